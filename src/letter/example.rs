//! The child of the examples in Instellingen: nobody real, and nobody whom the demo invents.

use chrono::{Days, Months, NaiveDate};

use super::LetterKind;
use super::addressee::Addressee;
use super::fields::Field;
use super::paper::Block;
use super::story::{AgreementFacts, ChildFacts, Comer, DecisionFacts, MorningFacts, RequestFacts, Story, TalkFacts};
use crate::family::CaregiverId;
use crate::intake::clock::wen_window;
use crate::intake::{AgreementRole, Decision, RefusalGround};
use crate::school::School;

/// Said as long as the school says nothing itself.
const BRING: &str = "Een beker en een gezonde hap voor tienen.";

/// Two parents at one address.
#[must_use]
pub fn reader() -> Addressee {
    Addressee {
        caregiver_ids: Vec::new(),
        names: vec!["Esra van den Berg".into(), "Tom Bakker".into()],
        address: vec!["Voorbeeldlaan 12".into(), "5446 ZZ  Wanroij".into()],
        is_usual: true,
        findings: Vec::new(),
        hidden: Vec::new(),
    }
}

/// What there is to tell of Noor van den Berg: all that a letter of this kind can say.
#[must_use]
pub fn story(kind: LetterKind, school: &School, today: NaiveDate) -> Story {
    let director = "Mila Jacobs".to_owned();
    let is_talk = matches!(kind, LetterKind::Invitation | LetterKind::Report);
    let start_on = after(today, 84);
    Story {
        today,
        school: School { wen_bring: school.wen_bring.clone().or_else(|| Some(BRING.into())), ..school.clone() },
        director: Some(director.clone()),
        child: child(start_on),
        request: RequestFacts {
            received_on: before(today, 21),
            wanted_start_on: Some(start_on),
            previous_school: None,
            decide_by: after(today, if kind == LetterKind::Postponement { 49 } else { 21 }),
            postpone_by: after(today, 21),
            postponed_on: Some(today),
            extended: kind == LetterKind::Postponement,
            is_withdrawn: false,
            seen: Vec::new(),
        },
        decision: decision(kind, start_on, today),
        talk: is_talk.then(|| talk(kind, &director, today)),
        report: report(),
        agreements: vec![
            agreed("Thuis oefenen met jas en schoenen", AgreementRole::Parents, "Tom Bakker", after(today, 28)),
            agreed("De opvang bellen over de overdracht", AgreementRole::School, &director, after(today, 7)),
        ],
        mornings: if Field::Mornings.is_of(kind) { mornings(today) } else { Vec::new() },
    }
}

fn mornings(today: NaiveDate) -> Vec<MorningFacts> {
    let morning = |days| MorningFacts { on: after(today, days), whole_day: false, teachers: vec!["Femke Arts".into()] };
    [35, 42, 50, 57, 64].map(morning).to_vec()
}

fn child(start_on: NaiveDate) -> ChildFacts {
    let born_on = before(start_on, 2).checked_sub_months(Months::new(48)).unwrap_or(start_on);
    let (from, until) = wen_window(born_on);
    ChildFacts { name: "Noor van den Berg".into(), roepnaam: "Noor".into(), born_on, settling: Some((from, until)) }
}

fn decision(kind: LetterKind, start_on: NaiveDate, today: NaiveDate) -> DecisionFacts {
    let (decision, reason) = match kind {
        LetterKind::Admission | LetterKind::Welcome | LetterKind::WenInvitation => (Some(Decision::Admitted), None),
        LetterKind::WaitingList => (Some(Decision::WaitingList), Some("De kleutergroepen zitten vol.")),
        LetterKind::Refusal => (
            Some(Decision::NotAdmitted),
            Some("Noor heeft elke dag verzorging nodig waarvoor wij geen ruimte en geen mensen hebben."),
        ),
        LetterKind::Confirmation | LetterKind::Invitation | LetterKind::Report | LetterKind::Postponement => {
            (None, None)
        }
    };
    let is_refused = kind == LetterKind::Refusal;
    DecisionFacts {
        decision,
        on: decision.map(|_| today),
        by: None,
        reason: reason.map(str::to_owned),
        ground: is_refused.then_some(RefusalGround::Support),
        other_school: is_refused.then(|| "De Proefhof, Uden".into()),
        other_school_on: is_refused.then(|| before(today, 4)),
        heard_on: is_refused.then(|| before(today, 8)),
        starts_on: Some(start_on),
        group: Some("Groep 1/2 A".into()),
        teachers: vec!["Femke Arts".into(), "Sem Verhoeven".into()],
    }
}

fn talk(kind: LetterKind, director: &str, today: NaiveDate) -> TalkFacts {
    let is_held = kind == LetterKind::Report;
    let on = if is_held { today } else { after(today, 9) };
    TalkFacts {
        on,
        starts_at: "08:45".into(),
        minutes: 40,
        room: Some("Directiekamer".into()),
        is_held,
        director: director.to_owned(),
        teacher: Some("Femke Arts".into()),
        comes: reader().names.into_iter().map(comer).collect(),
        child_comes: true,
        with_tour: true,
        toured_on: is_held.then_some(on),
        introduced: is_held.then(|| (on, "Femke Arts".into())),
    }
}

fn comer(name: String) -> Comer {
    Comer { id: CaregiverId::new(), name }
}

fn report() -> Vec<Block> {
    let topic = |title: &str, said: &[&str]| Block::Topic {
        title: title.into(),
        prompts: Vec::new(),
        said: said.iter().map(|text| (*text).to_owned()).collect(),
        lines: 0,
        is_marked: false,
    };
    vec![
        Block::Heading { text: "Het kind".into() },
        topic("Wat gaat goed?", &["Noor speelt graag buiten en kan lang met blokken bezig zijn."]),
        topic("Zindelijk", &["Ja.", "Alleen bij het slapen nog niet."]),
    ]
}

fn agreed(what: &str, role: AgreementRole, who: &str, due_on: NaiveDate) -> AgreementFacts {
    AgreementFacts { what: what.into(), role, who: Some(who.into()), due_on: Some(due_on) }
}

fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}
