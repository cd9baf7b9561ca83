//! Papers as they come off the press, read back by poppler's programs.

use std::io::Write as _;
use std::process::{Command, Stdio};

use super::*;
use crate::letter::LogoId;
use crate::letter::paper::{Block, Fact, Promise, Sender};

/// A letter with an address and these blocks.
fn letter(blocks: Vec<Block>) -> Paper {
    let lines = ["Kerkstraat 12", "5446 AA Wanroij", "0485-00 00 00"];
    Paper {
        title: "Uitnodiging voor Sam".into(),
        sender: Sender { name: "KC De Sprong".into(), lines: lines.map(Into::into).to_vec() },
        addressee: vec!["Noor de Vries".into(), "Dorpsstraat 1".into(), "5446 AB WANROIJ".into()],
        place_and_date: "Wanroij, maandag 23 november 2026".into(),
        subject: "Uitnodiging voor het intakegesprek".into(),
        blocks,
    }
}

/// The same, for what stays at school.
fn sheet(blocks: Vec<Block>) -> Paper {
    Paper { addressee: Vec::new(), ..letter(blocks) }
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph { text: text.into() }
}

fn heading(text: &str) -> Block {
    Block::Heading { text: text.into() }
}

fn topic(title: &str, said: &[&str], lines: u8) -> Block {
    let (prompts, said) = (vec!["Hoe gaat het?".into()], said.iter().map(|words| (*words).into()).collect());
    Block::Topic { title: title.into(), prompts, said, lines, is_marked: lines > 0 }
}

/// One of each kind, twice: empty and filled.
fn every_kind() -> Vec<Block> {
    let fact = Fact { label: "Geboren".into(), value: "12 januari 2023".into() };
    let promise = Promise { what: "Jas oefenen".into(), who: "Ouders: Noor".into(), due: String::new() };
    vec![
        heading(""),
        paragraph(""),
        Block::List { items: Vec::new() },
        Block::Facts { rows: Vec::new() },
        topic("", &[], 0),
        Block::Agreements { rows: Vec::new() },
        Block::Signatures { names: Vec::new() },
        topic("Nog zonder kop", &[], 2),
        heading("Kennismaking"),
        paragraph("Regel een\nRegel twee"),
        Block::List { items: vec!["punt een".into(), "punt twee".into()] },
        Block::Facts { rows: vec![fact] },
        topic("Taal", &["Thuis Pools."], 2),
        Block::Agreements { rows: vec![promise] },
        Block::Signatures { names: vec!["Noor de Vries".into()] },
    ]
}

fn logo(content: &[u8]) -> Logo {
    Logo {
        id: LogoId::from("logo".to_owned()),
        version: 1,
        file_name: "logo".into(),
        media_type: String::new(),
        content: STANDARD.encode(content),
    }
}

fn svg_logo(inner: &str) -> Logo {
    logo(format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 80">{inner}</svg>"#).as_bytes())
}

/// What one of poppler's programs says about a PDF.
fn poppler(program: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut command = Command::new(program);
    command.args(arguments).arg("-").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    if program == "pdftotext" {
        command.arg("-");
    }
    let mut child = command.spawn().expect("poppler-utils is here: cargo xtask test installs it, or says how");
    child.stdin.take().unwrap().write_all(pdf).unwrap();
    String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
}

fn text_of(paper: &Paper) -> String {
    poppler("pdftotext", &["-layout", "-enc", "UTF-8"], &pdf(paper, None).unwrap())
}

/// The text in one line, so that it does not matter where lines break.
fn running_text_of(paper: &Paper) -> String {
    let raw = poppler("pdftotext", &["-raw", "-enc", "UTF-8"], &pdf(paper, None).unwrap());
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has(pdf: &[u8], bytes: &str) -> bool {
    pdf.windows(bytes.len()).any(|window| window == bytes.as_bytes())
}

#[test]
fn a_letter_says_that_it_is_accessible() {
    let pdf = pdf(&letter(every_kind()), Some(&svg_logo("<path d='M0 0h60v80z'/>"))).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    for sign in
        ["/StructTreeRoot", "/Lang(nl", "/MarkInfo<</Marked true", "<pdfuaid:part>1<", "/Alt(Logo van KC De Sprong)"]
    {
        assert!(has(&pdf, sign), "{sign} is missing");
    }
    assert!(has(&pdf, "Uitnodiging voor Sam"), "a reader shows the title, not the name of the file");
    assert!(!has(&pdf, "CreationDate"), "no clock was read");
}

#[test]
fn every_kind_of_block_has_its_place_in_the_structure() {
    let pdf = pdf(&letter(every_kind()), None).unwrap();
    let structure = poppler("pdfinfo", &["-struct"], &pdf);
    for element in
        ["H1 \"Uitnodiging", "H2 \"Nog zonder kop", "H2 \"Kennismaking", "H3 \"Taal", "L (block)", "LI (block)"]
    {
        assert!(structure.contains(element), "{element} is missing in\n{structure}");
    }
    let is_header = |line: &&str| line.split_whitespace().next().is_some_and(|word| word.trim_end_matches(':') == "TH");
    let headers = structure.lines().filter(is_header).count();
    assert_eq!(headers, 1 + 3, "the fact's name, and the columns of the agreements:\n{structure}");
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let paper = letter(every_kind());
    assert_eq!(pdf(&paper, None).unwrap(), pdf(&paper, None).unwrap());
}

#[test]
fn all_that_was_written_is_printed() {
    let text = text_of(&letter(every_kind()));
    for words in [
        "KC De Sprong",
        "Kerkstraat 12",
        "Noor de Vries",
        "5446 AB WANROIJ",
        "Wanroij, maandag 23 november 2026",
        "Regel een\n",
        "punt twee",
        "Geboren",
        "12 januari 2023",
        "Zeker bespreken",
        "Thuis Pools.",
        "Jas oefenen",
        "Wanneer",
        "Datum",
    ] {
        assert!(text.contains(words), "{words:?} is missing in\n{text}");
    }
    assert!(!text.contains("pagina"), "one page needs no number");
}

#[test]
fn signs_of_typst_print_as_they_are() {
    let words = r##"#set text(red) $x^2$ *vet* _schuin_ \ <label> @ref `code` // weg /* weg */ -- --- ... ~ ' " [a] {b} #panic("x")"##;
    assert!(running_text_of(&letter(vec![paragraph(words)])).contains(words));
    let everywhere = Paper { title: words.into(), subject: words.into(), ..letter(vec![heading(words)]) };
    assert!(running_text_of(&everywhere).contains(words));
    let start_of_line = "= kop\n- punt\n+ tel\n/ term: uitleg";
    let text = text_of(&letter(vec![paragraph(start_of_line)]));
    for line in start_of_line.lines() {
        assert!(text.contains(line), "{line:?} is missing in\n{text}");
    }
}

#[test]
fn letters_of_many_languages_print_and_others_become_boxes() {
    let text =
        running_text_of(&letter(vec![paragraph("Zoë Łęcka Şahin ğıİ Þór ŵ Ελένη Привет"), paragraph("😀 مرحبا")]));
    assert!(text.contains("Zoë Łęcka Şahin ğıİ Þór ŵ Ελένη Привет"), "{text}");
    assert!(text.contains("□ □□□□□"), "what the face lacks is seen to be missing: {text}");
}

#[test]
fn a_word_longer_than_the_paper_is_broken_and_whole() {
    let text = running_text_of(&letter(vec![paragraph("w".repeat(2000))]));
    assert_eq!(text.chars().filter(|character| *character == 'w').count(), 2000);
}

#[test]
fn a_hundred_thousand_characters_are_pages_with_numbers() {
    let text = text_of(&letter(vec![paragraph("Dit is een lange tekst over een kind. ".repeat(2_632))]));
    let pages = text.matches('\u{c}').count();
    assert!(pages > 10, "{pages} pages");
    assert!(text.contains("pagina 1 van "), "{}", &text[..2000]);
    assert!(text.contains(&format!("pagina {pages} van {pages}")));
}

#[test]
fn a_sheet_of_forty_topics_keeps_each_with_its_lines() {
    let topics: Vec<Block> = (1..=40).map(|number| topic(&format!("Onderwerp {number}."), &[], 4)).collect();
    let text = text_of(&sheet(topics));
    assert_eq!(text.matches("Zeker bespreken").count(), 40);
    for page in text.split('\u{c}').filter(|page| !page.trim().is_empty()) {
        let content: Vec<&str> = page.lines().filter(|line| !line.trim().is_empty()).collect();
        let last = content.iter().rev().find(|line| !line.contains("pagina")).unwrap();
        assert!(last.contains("Hoe gaat het?"), "no page ends with a title alone: {page}");
    }
}

#[test]
fn pages_are_pictures_for_the_screen() {
    let pages = svg_pages(&letter(every_kind()), None).unwrap();
    assert_eq!(pages.len(), 1);
    for sign in
        ["<svg", "viewBox=\"0 0 595.2", "width=\"595.2", "height=\"841.8", "xmlns=\"http://www.w3.org/2000/svg\""]
    {
        assert!(pages[0].contains(sign), "{sign} is missing in {}", &pages[0][..300]);
    }
    assert_eq!(svg_pages(&sheet(vec![paragraph("a\n".repeat(200))]), None).unwrap().len(), 4);
}

#[test]
fn only_a_whole_picture_can_be_printed() {
    assert!(can_print(&svg_logo("<circle r='9'/>")));
    assert!(!can_print(&logo(b"<svg xmlns='http://www.w3.org/2000/svg'><circle")), "it stops half-way");
    assert!(!can_print(&logo(b"\x89PNG\r\n\x1a\n")), "a beginning is no picture");
    assert!(!can_print(&logo(b"")));
}

#[test]
fn a_picture_reaches_nothing_outside_itself() {
    let outside = svg_logo(
        "<image href='/etc/hostname' width='9' height='9'/><image href='http://example.nl/a.png' width='9' height='9'/>",
    );
    if let Ok(pdf) = pdf(&letter(Vec::new()), Some(&outside)) {
        assert!(!has(&pdf, "example.nl"), "nothing of it goes on into the letter");
    }
    let script = svg_logo("<script>alert(1)</script><circle r='9' onclick='alert(2)'/>");
    let pages = svg_pages(&letter(Vec::new()), Some(&script)).unwrap();
    assert!(!pages[0].contains("alert"), "a script would come into the window: {}", pages[0]);
}
