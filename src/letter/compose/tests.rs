mod privacy;

use super::*;
use crate::family::{FamilyMember, Household};
use crate::intake::AgreementRole;
use crate::letter::addressee::addressees;
use crate::letter::example::{reader, story};
use crate::letter::parse::parse;
use crate::letter::sample::{family, home, member, school};
use crate::letter::shipped::shipped;
use crate::letter::story::Comer;
use crate::letter::{LetterKind, Template};

fn day() -> chrono::NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn told(kind: LetterKind) -> Story {
    story(kind, &school(), day())
}

fn letter(kind: LetterKind, story: &Story) -> Composed {
    let Template { subject, body, .. } = shipped(kind);
    compose(&parse(kind, &subject, &body), story, &reader())
}

fn typed(kind: LetterKind, body: &str, story: &Story) -> Composed {
    compose(&parse(kind, "Over {kind}", body), story, &reader())
}

fn comer(member: &FamilyMember) -> Comer {
    Comer { id: member.caregiver.id.clone(), name: member.name.clone() }
}

fn whole(paper: &Paper) -> String {
    serde_json::to_string(paper).unwrap()
}

#[test]
fn the_shipped_letters_say_all_there_is_to_tell_without_a_gap() {
    for &kind in LetterKind::ALL {
        let Composed { paper, findings } = letter(kind, &told(kind));
        assert_eq!(findings, Vec::new(), "{kind:?}");
        assert!(
            paper.blocks.iter().all(|block| !matches!(block, Block::Paragraph { text } if text.contains("{"))),
            "{kind:?}"
        );
        assert_eq!(paper.addressee, ["Esra van den Berg en Tom Bakker", "Voorbeeldlaan 12", "5446 ZZ  Wanroij"]);
        assert_eq!(paper.place_and_date, "Wanroij, maandag 23 november 2026");
        assert_eq!(paper.sender.lines, ["Voorbeeldstraat 1", "5446 XX  Wanroij", "0485-000000", "info@example.nl"]);
        assert!(paper.subject.contains("Noor"), "{kind:?}: {}", paper.subject);
        let greeting = Block::Paragraph { text: "Beste Esra van den Berg en Tom Bakker,".into() };
        assert_eq!(paper.blocks.first(), Some(&greeting), "{kind:?}");
    }
}

#[test]
fn a_paragraph_of_empty_fields_is_left_out_and_said() {
    let mut story = told(LetterKind::Invitation);
    let talk = story.talk.as_mut().unwrap();
    (talk.child_comes, talk.with_tour, talk.teacher) = (false, false, None);
    let Composed { paper, findings } = letter(LetterKind::Invitation, &story);
    let text = whole(&paper);
    assert!(!text.contains("speelgoed") && !text.contains("laten we u en") && !text.contains("kennis met ."), "{text}");
    let said: Vec<_> = findings.iter().map(|one| (one.severity, one.values.get("name").unwrap().as_str())).collect();
    let hint = crate::Severity::Hint;
    assert_eq!(said, [(hint, "kind_welkom"), (hint, "rondleiding"), (hint, "leerkracht")]);
}

#[test]
fn a_child_that_does_not_come_is_not_shown_round() {
    let mut story = told(LetterKind::Invitation);
    story.talk.as_mut().unwrap().child_comes = false;
    let text = whole(&letter(LetterKind::Invitation, &story).paper);
    assert!(text.contains("laten we u graag de school zien"), "{text}");
}

#[test]
fn who_lives_at_a_secret_address_is_not_named_to_the_other() {
    let hers = home("Kerkstraat 1");
    let his = Household { secret_address: true, ..home("Molenweg 2") };
    let family = family(vec![member("Noor", "Vos", Some(&hers)), member("Tom", "Smit", Some(&his))]);
    let mut story = told(LetterKind::Report);
    story.talk.as_mut().unwrap().comes = family.members.iter().map(comer).collect();
    for (agreed, who) in story.agreements.iter_mut().zip(["Tom Smit", "meneer Smit"]) {
        (agreed.role, agreed.who) = (AgreementRole::Parents, Some(who.into()));
    }
    let Template { subject, body, .. } = shipped(LetterKind::Report);
    let form = parse(LetterKind::Report, &subject, &format!("{body}\n\n{{wie_komt}}"));
    let readers = addressees(&family, None);
    let texts: Vec<String> = readers.iter().map(|reader| whole(&compose(&form, &story, reader).paper)).collect();
    let [hers, his] = texts.as_slice() else { panic!("two households: {texts:?}") };
    assert!(!hers.contains("Smit") && hers.contains("Noor Vos en Noor"), "{hers}");
    assert!(his.contains("Noor Vos, Tom Smit en Noor") && his.contains("ouders: meneer Smit"), "{his}");
}

#[test]
fn a_gap_in_a_sentence_is_a_warning() {
    let mut story = told(LetterKind::Invitation);
    story.talk.as_mut().unwrap().teacher = None;
    let Composed { paper, findings } =
        typed(LetterKind::Invitation, "{roepnaam} ziet {leerkracht} {leerkracht}.", &story);
    assert_eq!(paper.blocks, [Block::Paragraph { text: "Noor ziet  .".into() }]);
    assert_eq!(findings.len(), 1, "said once");
    assert_eq!(findings.first().unwrap().severity, crate::Severity::Warning);
}

#[test]
fn a_heading_with_nothing_under_it_goes_too() {
    let mut story = told(LetterKind::Report);
    story.agreements.clear();
    let body = "# Afspraken\n{afspraken}\n\n# Verslag\nGoed.\n\n# Leeg\n{afspraken}";
    let kept = [Block::Heading { text: "Verslag".into() }, Block::Paragraph { text: "Goed.".into() }];
    assert_eq!(typed(LetterKind::Report, body, &story).paper.blocks, kept);
}

#[test]
fn the_point_of_an_empty_field_is_left_out_of_its_list() {
    let mut story = told(LetterKind::Admission);
    story.decision.group = None;
    let list = typed(LetterKind::Admission, "- Groep: {groep}\n- Kind: {roepnaam}", &story).paper.blocks;
    assert_eq!(list, [Block::List { items: vec!["Kind: Noor".into()] }]);
}

#[test]
fn each_household_signs_its_own_report_with_the_school() {
    let report = letter(LetterKind::Report, &told(LetterKind::Report)).paper;
    let names = ["Esra van den Berg", "Tom Bakker", "Mila Jacobs, KC De Sprong"].map(str::to_owned).to_vec();
    assert_eq!(report.blocks.last(), Some(&Block::Signatures { names }));
}

#[test]
fn a_child_from_another_school_brings_another_proof_and_gets_no_wenochtenden() {
    let mut story = told(LetterKind::Welcome);
    story.request.previous_school = Some("De Regenboog".into());
    story.child.settling = None;
    let welcome = whole(&letter(LetterKind::Welcome, &story).paper);
    assert!(!welcome.contains("Wenochtenden") && !welcome.contains("Wennen kan"), "{welcome}");
    let admission = whole(&letter(LetterKind::Admission, &story).paper);
    assert!(admission.contains("bewijs van uitschrijving van De Regenboog"), "{admission}");
}

#[test]
fn a_refusal_of_a_full_school_says_nothing_of_another_school() {
    let mut story = told(LetterKind::Refusal);
    (story.decision.other_school, story.decision.other_school_on, story.decision.heard_on) = (None, None, None);
    story.decision.ground = Some(crate::intake::RefusalGround::Full);
    let text = whole(&letter(LetterKind::Refusal, &story).paper);
    assert!(text.contains("omdat er op onze school geen plaats is"), "{text}");
    assert!(!text.contains("Wat is er gedaan") && !text.contains("Die school heeft"), "{text}");
    assert!(text.contains("Geschillencommissie passend onderwijs"), "{text}");
}

#[test]
fn who_is_refused_or_waits_reads_where_to_turn_and_until_when() {
    for kind in [LetterKind::Refusal, LetterKind::WaitingList] {
        let text = whole(&letter(kind, &told(kind)).paper);
        let ways =
            ["Praat met de directeur", "binnen zes weken na de dag van deze brief", "Geschillencommissie", "Optimus"];
        for way in ways {
            assert!(text.contains(way), "{way} in {kind:?}: {text}");
        }
        assert!(!text.contains("liefst"), "a term is no wish: {text}");
    }
}

#[test]
fn a_confirmation_promises_nothing_that_depends_on_how_the_talk_is_planned() {
    let text = whole(&letter(LetterKind::Confirmation, &told(LetterKind::Confirmation)).paper);
    for may_be in ["leerkracht", "directeur", "Noor uit voor", "ziet dan ook"] {
        assert!(!text.contains(may_be), "{may_be} in {text}");
    }
}

#[test]
fn one_letter_brings_the_opgaveformulier() {
    let brings = |kind: &LetterKind| whole(&letter(*kind, &told(*kind)).paper).contains("opgaveformulier");
    let kinds: Vec<_> = LetterKind::ALL.iter().copied().filter(brings).collect();
    assert_eq!(kinds, [LetterKind::Admission]);
}

#[test]
fn what_somebody_typed_is_never_taken_for_a_field() {
    let mut story = told(LetterKind::WaitingList);
    story.decision.reason = Some("{kind} past niet".into());
    let text = whole(&letter(LetterKind::WaitingList, &story).paper);
    assert!(text.contains("Waarom: {kind} past niet"), "{text}");
}
