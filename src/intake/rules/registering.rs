//! What the typed fields of an aanmelding have to say, apart from the people in it.

use chrono::{Months, NaiveDate};

use super::day_findings;
use crate::finding::{Finding, FindingCode};
use crate::intake::Application;
use crate::intake::clock::LegalClock;
use crate::intake::draft::ApplicationDraft;
use crate::school::rules::SchoolCalendar;
use crate::typed::Typed;

/// Nobody starts here so many months after the fourth birthday: children leave primary school at 12 or 13.
const LATEST_START_MONTHS: u32 = 9 * 12;

/// The texts of a draft that are too long or hold what cannot be seen.
#[must_use]
pub fn draft_texts(draft: &ApplicationDraft) -> Vec<Finding> {
    let mut typed = Typed::default();
    typed.line("childcare", draft.childcare.as_str());
    typed.line("previous_school", draft.previous_school.as_str());
    typed.text("other_schools", draft.other_schools.as_str());
    typed.text("vve_programme", draft.vve_programme.as_str());
    typed.text("support_note", draft.support_note.as_str());
    typed.text("concerns", draft.concerns.as_str());
    typed.text("remarks", draft.remarks.as_str());
    typed.findings()
}

/// The same for an aanmelding that is edited.
#[must_use]
pub fn application_texts(application: &Application) -> Vec<Finding> {
    let mut typed = Typed::default();
    typed.line("childcare", application.childcare.as_deref());
    typed.line("previous_school", application.previous_school.as_deref());
    typed.text("other_schools", application.other_schools.as_deref());
    typed.text("vve_programme", application.vve_programme.as_deref());
    typed.text("support_note", application.support_note.as_deref());
    typed.text("concerns", application.concerns.as_deref());
    typed.text("remarks", application.remarks.as_deref());
    typed.text("questions", application.questions.as_deref());
    typed.findings()
}

/// What the day of receipt has to say; the clock is there as soon as the birth date is.
#[must_use]
pub fn receipt_findings(received_on: Option<NaiveDate>, clock: Option<&LegalClock>, today: NaiveDate) -> Vec<Finding> {
    let field = "received_on";
    let Some(received_on) = received_on else { return vec![Finding::refusal(field, FindingCode::Required)] };
    if received_on > today {
        return vec![Finding::refusal(field, FindingCode::ReceivedInFuture)];
    }
    let born_on = clock.and_then(|clock| clock.fourth_birthday_on.checked_sub_months(Months::new(48)));
    if born_on.is_some_and(|born_on| received_on < born_on) {
        return vec![Finding::refusal(field, FindingCode::WrongYear)];
    }
    let too_early = clock.filter(|clock| received_on < clock.earliest_application_on).map(|clock| {
        Finding::warning(field, FindingCode::BeforeThirdBirthday)
            .with("on", clock.earliest_application_on)
            .because("WPO art. 40 lid 2")
    });
    too_early.into_iter().collect()
}

/// What the wanted first day has to say.
#[must_use]
pub fn wanted_start_findings(
    wanted_start_on: Option<NaiveDate>,
    received_on: NaiveDate,
    first_school: bool,
    clock: Option<&LegalClock>,
    calendar: &SchoolCalendar,
) -> Vec<Finding> {
    let field = "wanted_start_on";
    let Some(wanted) = wanted_start_on else { return Vec::new() };
    let mut findings = Vec::new();
    if let Some(clock) = clock {
        let impossible = impossible_start(field, wanted, clock);
        findings.extend(impossible.or_else(|| after_compulsory(field, wanted, first_school, clock)));
    }
    if let Some(by) = clock.and_then(|clock| clock.advised_application_by).filter(|by| received_on > *by) {
        let finding = Finding::warning(field, FindingCode::ShortNotice);
        findings.push(finding.with("on", by).because("WPO art. 40 lid 2"));
    }
    findings.extend(day_findings(field, wanted, calendar));
    findings
}

/// Refuses a first day before the fourth birthday, when the law lets nobody in as a pupil, and one at an age at which children
/// leave primary school.
#[must_use]
pub fn impossible_start(field: &str, on: NaiveDate, clock: &LegalClock) -> Option<Finding> {
    if on < clock.fourth_birthday_on {
        let finding = Finding::refusal(field, FindingCode::StartBeforeFourthBirthday);
        return Some(finding.with("on", clock.fourth_birthday_on).because("WPO art. 39 lid 1"));
    }
    let latest = clock.fourth_birthday_on.checked_add_months(Months::new(LATEST_START_MONTHS));
    latest.is_some_and(|latest| on > latest).then(|| Finding::refusal(field, FindingCode::WrongYear))
}

/// Says that a child that is at no school yet would start after the day from which it has to be at school (Leerplichtwet art. 3
/// lid 1).
#[must_use]
pub fn after_compulsory(field: &str, on: NaiveDate, first_school: bool, clock: &LegalClock) -> Option<Finding> {
    let from = clock.compulsory_from.filter(|from| first_school && on > *from)?;
    let finding = Finding::warning(field, FindingCode::AfterCompulsory);
    Some(finding.with("on", from).because("Leerplichtwet art. 3 lid 1"))
}

/// Refuses a receipt after what followed from it: the notice of postponement, the decision, the withdrawal.
#[must_use]
pub fn receipt_after_deed(edited: &Application) -> Option<Finding> {
    let followed = [edited.postponed_on, edited.decided_on, edited.withdrawn_on].into_iter().flatten().min()?;
    (edited.received_on > followed)
        .then(|| Finding::refusal("received_on", FindingCode::ReceivedTooLate).with("on", followed))
}
