//! Papers from the press: from the words of one to its bytes, and a batch.

use std::hint::black_box;
use std::time::Instant;

use driehoek::letter::paper::{Block, Fact, Paper, Promise, Sender};
use driehoek::letter::press;

use crate::measure::{Row, summary};

/// From the click to the bytes.
const REPORT_BUDGET_MS: f64 = 50.0;

const REPORTS: usize = 60;

/// As many as `cargo xtask bench` gives LibreOffice.
const LETTERS: usize = 200;

const BATCHES: usize = 5;

/// A report of a talk, and a batch of letters. Each paper is another child's: what was set before may help as far as it does at a desk.
pub fn all() -> Vec<Row> {
    print(&report(0));
    let reports = (1..=REPORTS).map(|number| {
        let began = Instant::now();
        print(&report(number));
        began.elapsed()
    });
    let reports = reports.collect();
    let batches = (0..BATCHES).map(|batch| {
        let began = Instant::now();
        for number in 0..LETTERS {
            print(&letter(batch * LETTERS + number));
        }
        began.elapsed()
    });
    let batches = batches.collect();
    vec![
        summary("report as PDF", reports, None, Some(REPORT_BUDGET_MS)),
        summary("200 letters as PDF", batches, None, None),
    ]
}

fn print(paper: &Paper) {
    black_box(press::pdf(paper, None).expect("a paper"));
}

fn letter(number: usize) -> Paper {
    let sender = Sender { name: "KC De Sprong".into(), lines: vec!["Kerkstraat 12".into(), "5446 AA Wanroij".into()] };
    Paper {
        title: format!("Uitnodiging voor kind {number}"),
        sender,
        addressee: vec![format!("Familie {number}"), format!("Dorpsstraat {number}"), "5446 AB WANROIJ".into()],
        place_and_date: "Wanroij, maandag 23 november 2026".into(),
        subject: format!("Uitnodiging voor het intakegesprek van kind {number}"),
        blocks: vec![
            paragraph("Beste ouders,".into()),
            paragraph(told(number)),
            facts(number),
            paragraph(told(number + 1)),
            Block::List { items: vec!["een identiteitsbewijs".into(), "het overdrachtsformulier".into()] },
            paragraph("Met vriendelijke groet,\n\nMarieke Bos, directeur".into()),
        ],
    }
}

fn report(number: usize) -> Paper {
    let topics = (1..=30).map(|topic| Block::Topic {
        title: format!("Onderwerp {topic}"),
        prompts: vec!["Hoe gaat het thuis met eten, slapen en spelen?".into()],
        said: vec![told(number), told(topic)],
        lines: 0,
        is_marked: topic % 7 == 0,
    });
    let promise =
        |line| Promise { what: told(line), who: "School: Marieke Bos".into(), due: "15 december 2026".into() };
    let mut blocks = vec![facts(number), Block::Heading { text: "Wat is besproken".into() }];
    blocks.extend(topics);
    blocks.push(Block::Agreements { rows: (0..5).map(promise).collect() });
    blocks.push(Block::Signatures { names: vec![format!("Ouder van kind {number}"), "Marieke Bos".into()] });
    Paper { blocks, ..letter(number) }
}

fn facts(number: usize) -> Block {
    let fact = |label: &str, value: String| Fact { label: label.into(), value };
    let rows = vec![fact("Kind", format!("Kind {number}")), fact("Gesprek", "Donderdag 26 november 2026".into())];
    Block::Facts { rows }
}

fn paragraph(text: String) -> Block {
    Block::Paragraph { text }
}

fn told(number: usize) -> String {
    let text = "speelt graag buiten, bouwt lang met blokken en vertelt thuis veel over de opvang. De ouders maken zich geen zorgen; \
                wel vragen ze aandacht voor de verantwoordelijkheid die het kind zelf al neemt.";
    format!("Kind {number} {text}")
}
