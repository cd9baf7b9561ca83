//! What the typed fields of an aanmelding have to say, apart from the people in it.

use chrono::NaiveDate;

use super::{day_findings, text_finding};
use crate::family::rules::{FREE_TEXT_MAX, NAME_MAX};
use crate::finding::{Finding, FindingCode};
use crate::intake::Application;
use crate::intake::clock::LegalClock;
use crate::intake::draft::ApplicationDraft;
use crate::school::rules::SchoolCalendar;

/// The texts of a draft that are too long or hold what cannot be seen.
#[must_use]
pub fn draft_texts(draft: &ApplicationDraft) -> Vec<Finding> {
    text_findings([
        ("other_schools", Some(&draft.other_schools), FREE_TEXT_MAX),
        ("childcare", Some(&draft.childcare), NAME_MAX),
        ("previous_school", Some(&draft.previous_school), NAME_MAX),
        ("vve_programme", Some(&draft.vve_programme), FREE_TEXT_MAX),
        ("support_note", Some(&draft.support_note), FREE_TEXT_MAX),
        ("concerns", Some(&draft.concerns), FREE_TEXT_MAX),
        ("remarks", Some(&draft.remarks), FREE_TEXT_MAX),
    ])
}

/// The same for an aanmelding that is edited.
#[must_use]
pub fn application_texts(application: &Application) -> Vec<Finding> {
    text_findings([
        ("other_schools", application.other_schools.as_ref(), FREE_TEXT_MAX),
        ("childcare", application.childcare.as_ref(), NAME_MAX),
        ("previous_school", application.previous_school.as_ref(), NAME_MAX),
        ("vve_programme", application.vve_programme.as_ref(), FREE_TEXT_MAX),
        ("support_note", application.support_note.as_ref(), FREE_TEXT_MAX),
        ("concerns", application.concerns.as_ref(), FREE_TEXT_MAX),
        ("remarks", application.remarks.as_ref(), FREE_TEXT_MAX),
        ("questions", application.questions.as_ref(), FREE_TEXT_MAX),
    ])
}

fn text_findings<const N: usize>(fields: [(&str, Option<&String>, u32); N]) -> Vec<Finding> {
    fields.into_iter().filter_map(|(field, text, max)| text_finding(field, text?, max)).collect()
}

/// What the day of receipt has to say; the clock is there as soon as the birth date is.
#[must_use]
pub fn receipt_findings(received_on: Option<NaiveDate>, clock: Option<&LegalClock>, today: NaiveDate) -> Vec<Finding> {
    let field = "received_on";
    let Some(received_on) = received_on else { return vec![Finding::refusal(field, FindingCode::Required)] };
    if received_on > today {
        return vec![Finding::refusal(field, FindingCode::ReceivedInFuture)];
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
    clock: Option<&LegalClock>,
    calendar: &SchoolCalendar,
) -> Vec<Finding> {
    let field = "wanted_start_on";
    let Some(wanted) = wanted_start_on else { return Vec::new() };
    let mut findings = Vec::new();
    if let Some(clock) = clock.filter(|clock| wanted < clock.fourth_birthday_on) {
        findings.push(before_fourth_birthday(field, clock));
    }
    if let Some(by) = clock.and_then(|clock| clock.advised_application_by).filter(|by| received_on > *by) {
        let finding = Finding::warning(field, FindingCode::ShortNotice);
        findings.push(finding.with("on", by).because("WPO art. 40 lid 2"));
    }
    findings.extend(day_findings(field, wanted, calendar));
    findings
}

/// The law lets nobody in as a pupil before the fourth birthday.
#[must_use]
pub fn before_fourth_birthday(field: &str, clock: &LegalClock) -> Finding {
    Finding::refusal(field, FindingCode::StartBeforeFourthBirthday)
        .with("on", clock.fourth_birthday_on)
        .because("WPO art. 39 lid 1")
}
