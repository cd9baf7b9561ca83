use super::*;
use crate::finding::Severity;

fn refused(read: impl Fn(&mut Typed)) -> Vec<(Severity, FindingCode)> {
    let mut typed = Typed::default();
    read(&mut typed);
    typed.findings().into_iter().map(|finding| (finding.severity, finding.code)).collect()
}

#[test]
fn a_name_is_kept_with_single_spaces() {
    let mut typed = Typed::under("child.");
    assert_eq!(typed.name("achternaam", "  van\tden \n Heuvel "), "van den Heuvel");
    assert_eq!(typed.name_if_any("voornamen", "  "), None, "only spaces is nothing");
    assert!(typed.findings().is_empty());
}

#[test]
fn what_is_no_name_is_refused_under_its_own_field() {
    for (text, code) in [
        ("", FindingCode::Required),
        ("😀", FindingCode::NotAName),
        ("<b>Jan</b>", FindingCode::NotAName),
        ("'); drop table child; --", FindingCode::NotAName),
        ("Jan\u{202e}naJ", FindingCode::ControlCharacters),
        (&"a".repeat(201), FindingCode::TooLong),
    ] {
        let mut typed = Typed::under("child.");
        typed.name("roepnaam", text);
        let findings = typed.findings();
        assert_eq!(findings[0].code, code, "{text}");
        assert_eq!(findings[0].field, "child.roepnaam");
    }
}

#[test]
fn a_postcode_across_the_border_is_only_warned_for() {
    let mut typed = Typed::default();
    assert_eq!(typed.postcode("postcode", "5446ab").as_deref(), Some("5446 AB"));
    assert_eq!(typed.postcode("postcode", "47574").as_deref(), Some("47574"));
    assert_eq!(typed.postcode("postcode", "PL 00-950").as_deref(), Some("PL 00-950"));
    assert!(typed.findings.iter().all(|finding| finding.severity == Severity::Warning));
    for text in ["5446 A", "0446 AB", "abcd", "544", "é", "5446 SS"] {
        let refusal = vec![(Severity::Refusal, FindingCode::NotAPostcode)];
        assert_eq!(refused(|typed| drop(typed.postcode("postcode", text))), refusal, "{text}");
    }
}

#[test]
fn a_time_is_kept_with_four_digits() {
    let mut typed = Typed::default();
    assert_eq!(typed.time("lessons_start_at", " 8:30 "), "08:30");
    for text in ["", "24:00", "8.30", "half negen", "08:30:00", "-1:10"] {
        let refusal = vec![(Severity::Refusal, FindingCode::NotATime)];
        assert_eq!(refused(|typed| drop(typed.time("lessons_start_at", text))), refusal, "{text}");
    }
}

#[test]
fn free_text_is_kept_as_it_is() {
    let mut typed = Typed::default();
    let text = "<script>alert(1)</script>\n'); drop table child; -- 😀";
    assert_eq!(typed.text("remarks", text).as_deref(), Some(text));
    assert!(typed.findings().is_empty());
}
