use super::*;
use crate::letter::shipped::shipped;

fn body(text: &str) -> Form {
    parse(LetterKind::Invitation, "Uitnodiging", text)
}

fn text(words: &str) -> Part {
    Part::Text(words.into())
}

/// Each finding as its code and values.
fn said(form: &Form) -> Vec<String> {
    let one = |finding: &Finding| {
        let values: Vec<_> = finding.values.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{}: {:?} {}", finding.field, finding.code, values.join(" "))
    };
    form.findings.iter().map(one).collect()
}

#[test]
fn blank_lines_points_and_headings_make_pieces() {
    let form = body("Beste ouder,\n\n# Wat neemt u mee?\n- een pen\n- papier\n\n- nog iets\nGroet,\n{school}\n");
    let point = |words: &str| vec![text(words)];
    let expected = [
        Piece::Paragraph(vec![text("Beste ouder,")]),
        Piece::Heading(vec![text("Wat neemt u mee?")]),
        Piece::List(vec![point("een pen"), point("papier")]),
        Piece::List(vec![point("nog iets")]),
        Piece::Paragraph(vec![text("Groet,"), text("\n"), Part::Field(Field::School)]),
    ];
    assert_eq!(form.pieces, expected);
    assert_eq!(said(&form), Vec::<String>::new());
}

#[test]
fn a_field_is_known_however_it_is_typed() {
    let form = body("Dag { Roepnaam }, tot {gesprek_dag}.");
    let parts =
        vec![text("Dag "), Part::Field(Field::Roepnaam), text(", tot "), Part::Field(Field::TalkDay), text(".")];
    assert_eq!(form.pieces, [Piece::Paragraph(parts)]);
}

#[test]
fn a_mistyped_field_is_named_with_the_one_that_is_meant() {
    let form = body("Dag {roepnam},\n\ntot {gesprek dag} bij {zzz}.");
    let expected = [
        "body: UnknownField line=1 name=roepnam nearest=roepnaam",
        "body: UnknownField line=3 name=gesprek dag nearest=gesprek_dag",
        "body: UnknownField line=3 name=zzz",
    ];
    assert_eq!(said(&form), expected);
}

#[test]
fn a_field_of_another_letter_is_unknown_here() {
    assert_eq!(said(&body("In {groep}.")).len(), 1);
    assert_eq!(said(&parse(LetterKind::Welcome, "In {groep}", "")), Vec::<String>::new());
}

#[test]
fn a_brace_that_never_ends_is_said_with_its_line() {
    assert_eq!(said(&body("Goed.\nDag {roepnaam, tot ziens")), ["body: UnclosedField line=2"]);
    assert_eq!(said(&body("Dag {roepnaam {kind}")), ["body: UnclosedField line=1"], "the second one is fine");
    assert_eq!(said(&parse(LetterKind::Report, "Verslag {kind", "")), ["subject: UnclosedField "]);
    assert_eq!(said(&body("{}")), ["body: UnknownField line=1 name="]);
}

#[test]
fn a_block_field_stands_alone_on_its_line() {
    assert_eq!(body("Dit is het:\n{gesprek}\nTot dan.").pieces.get(1), Some(&Piece::Block(Field::Talk)));
    assert_eq!(said(&body("Dit is het: {gesprek}")), ["body: FieldNotAlone line=1 name=gesprek"]);
    assert_eq!(said(&parse(LetterKind::Invitation, "{gesprek}", "")), ["subject: FieldNotAlone name=gesprek"]);
}

#[test]
fn doubled_braces_are_braces() {
    assert_eq!(body("{{roepnaam}} en } los").pieces, [Piece::Paragraph(vec![text("{roepnaam} en } los")])]);
}

#[test]
fn every_shipped_text_is_right() {
    for &kind in LetterKind::ALL {
        let template = shipped(kind);
        let form = parse(kind, &template.subject, &template.body);
        assert_eq!(said(&form), Vec::<String>::new(), "{kind:?}");
        assert!(!form.subject.is_empty() && form.pieces.len() > 4, "{kind:?}");
        assert!(form.pieces.contains(&Piece::Paragraph(vec![Part::Field(Field::Salutation)])), "{kind:?} greets");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_can_be_read(subject in ".{0,60}", body in "[a-z{}#\\- \n]{0,200}") {
        for &kind in LetterKind::ALL {
            let form = parse(kind, &subject, &body);
            proptest::prop_assert!(form.findings.iter().all(|finding| finding.severity == crate::Severity::Refusal));
        }
    }
}
