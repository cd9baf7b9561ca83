//! Whatever the days: no pupil below four, no inschrijfdatum after the first day, no step that goes back.

use chrono::Days;
use proptest::option;
use proptest::prelude::*;

use super::*;
use crate::intake::clock::{birthday, legal_clock};
use crate::intake::{ApplicationId, ChildStartId};
use crate::school::rules::{ClosedRange, school_year_bounds, school_year_start};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Two summers and a Christmas vacation; school opens on Monday 17 August 2026 and on Monday 30 August 2027.
fn calendar() -> SchoolCalendar {
    let closed =
        |from: &str, until: &str| ClosedRange { starts_on: day(from), ends_on: day(until), name: "Vrij".into() };
    let periods =
        [closed("2026-07-04", "2026-08-16"), closed("2026-12-19", "2027-01-03"), closed("2027-07-17", "2027-08-29")];
    SchoolCalendar::new(periods, Some(day("2028-07-31")))
}

/// Admitted, with a first day and a group; 4 on 12 January 2027.
fn facts() -> Facts {
    Facts {
        born_on: day("2023-01-12"),
        received_on: day("2026-04-01"),
        wanted_start_on: None,
        postponed_on: None,
        first_school: true,
        decision: Some(Decision::Admitted),
        decided_on: Some(day("2026-05-01")),
        starts_on: Some(day("2027-01-12")),
        group_agreed: true,
        withdrawn_on: None,
        first_morning_on: None,
        talks: Vec::new(),
    }
}

fn clock(facts: &Facts) -> LegalClock {
    legal_clock(&facts.for_clock(), &calendar())
}

fn draft(started_on: Option<NaiveDate>, look_back_on: Option<NaiveDate>) -> StartDraft {
    StartDraft {
        application_id: ApplicationId::from("a".to_owned()),
        version: 0,
        started_on,
        ticks: Vec::new(),
        look_back_on,
    }
}

fn written() -> ChildStart {
    ChildStart {
        id: ChildStartId::from("s".to_owned()),
        version: 1,
        application_id: ApplicationId::from("a".to_owned()),
        looked_on: Some(day("2026-12-15")),
        toilet: Known::Yes,
        self_reliance: Known::Yes,
        readiness_note: None,
        confirmed_on: Some(day("2027-01-04")),
        started_on: None,
        enrolled_on: None,
        look_back_on: None,
        looked_back_on: None,
        look_back_note: None,
    }
}

fn codes(findings: &[Finding]) -> Vec<(Severity, FindingCode)> {
    findings.iter().map(|finding| (finding.severity, finding.code)).collect()
}

fn judged(facts: &Facts, start: Option<&ChildStart>, draft: &StartDraft, today: &str) -> Vec<(Severity, FindingCode)> {
    codes(&start_findings(draft, facts, start, &clock(facts), &calendar(), day(today)))
}

#[test]
fn who_starts_with_the_year_is_enrolled_on_the_first_of_august_if_four_by_then() {
    let enrolled = |born_on: &str, on: &str| {
        let facts = Facts { born_on: day(born_on), ..facts() };
        enrolment(day(on), &clock(&facts), &calendar())
    };
    let first_of_august = (day("2026-08-01"), EnrolRule::FirstOfAugust);
    assert_eq!(enrolled("2022-08-01", "2026-08-17"), first_of_august, "4 on the day itself");
    assert_eq!(enrolled("2022-08-02", "2026-08-17"), (day("2026-08-17"), EnrolRule::FirstDay), "not yet 4");
    assert_eq!(enrolled("2022-05-01", "2026-08-18"), (day("2026-08-18"), EnrolRule::FirstDay), "a day later");
    assert_eq!(enrolled("2023-01-12", "2027-01-12"), (day("2027-01-12"), EnrolRule::FirstDay), "in the year");
}

#[test]
fn who_starts_before_november_fills_in_a_kindrapport() {
    for (on, fills_in) in [("2026-08-17", true), ("2026-10-31", true), ("2026-11-01", false), ("2027-01-12", false)] {
        assert_eq!(has_kindrapport(day(on)), fills_in, "{on}");
    }
    assert!(!has_kindrapport(day("2027-06-01")), "the kindrapport of this year was in October");
}

#[test]
fn a_look_back_in_a_vacation_comes_after_it() {
    let on = |first: &str, weeks| look_back_on(day(first), weeks, &calendar());
    assert_eq!(on("2026-11-09", 6), Some(day("2027-01-04")), "21 December lies in the vacation");
    assert_eq!(on("2027-01-12", 6), Some(day("2027-02-23")));
    assert_eq!(on("2027-01-12", i32::MAX), None, "never, and no panic");
}

#[test]
fn the_steps_follow_each_other_with_a_day_of_their_own() {
    let mut way = Way { starts_on: Some(day("2027-01-12")), ..Way::default() };
    let today = day("2026-12-01");
    assert_eq!(way.next(today), (StartStep::Readiness, Some(day("2026-12-15"))));
    way.looked = true;
    assert_eq!(way.next(today), (StartStep::Confirm, Some(day("2026-12-29"))));
    way.confirmed = true;
    assert_eq!(way.next(today), (StartStep::Start, Some(day("2027-01-12"))));
    let skipped = Way { looked: false, confirmed: false, ..way };
    assert_eq!(skipped.next(day("2027-01-12")).0, StartStep::Start, "its day is there, whatever was skipped");
    way.started_on = way.starts_on;
    way.look_back_on = Some(day("2027-02-23"));
    assert_eq!(way.next(today), (StartStep::LookBack, Some(day("2027-02-23"))));
    way.looked_back = true;
    assert_eq!(way.next(today), (StartStep::Done, None));
}

#[test]
fn what_stops_a_start_is_said_alone() {
    let on = draft(Some(day("2027-01-12")), None);
    let refused = |facts: &Facts, start: Option<&ChildStart>| judged(facts, start, &on, "2027-01-12");
    let only = |code| vec![(Severity::Refusal, code)];
    let withdrawn = Facts { withdrawn_on: Some(day("2026-12-01")), ..facts() };
    assert_eq!(refused(&withdrawn, None), only(FindingCode::ApplicationClosed));
    assert_eq!(refused(&Facts { decision: None, ..facts() }, None), only(FindingCode::NotAdmitted));
    assert_eq!(refused(&Facts { starts_on: None, ..facts() }, None), only(FindingCode::FirstDayMissing));
    assert_eq!(refused(&Facts { group_agreed: false, ..facts() }, None), only(FindingCode::GroupMissing));
    let started = ChildStart { started_on: Some(day("2027-01-11")), ..written() };
    assert_eq!(refused(&facts(), Some(&started)), only(FindingCode::AlreadyStarted));
    assert_eq!(refused(&facts(), Some(&written())), [], "looked at, confirmed, on its day");
    let skipped = [FindingCode::ReadinessNotLooked, FindingCode::StartNotConfirmed];
    assert_eq!(refused(&facts(), None), skipped.map(|code| (Severity::Warning, code)));
}

#[test]
fn a_first_day_is_a_school_day_that_was_there_and_not_before_the_fourth_birthday() {
    let said = |on: &str, today: &str| judged(&facts(), Some(&written()), &draft(Some(day(on)), None), today);
    let refused = |code| vec![(Severity::Refusal, code)];
    assert_eq!(said("2027-01-11", "2027-01-12"), refused(FindingCode::StartBeforeFourthBirthday));
    assert_eq!(said("2027-01-13", "2027-01-12"), refused(FindingCode::InTheFuture));
    assert_eq!(said("2027-01-16", "2027-01-18"), refused(FindingCode::WeekendDay));
    assert_eq!(said("2027-03-29", "2027-04-01"), refused(FindingCode::ClosedDay), "Easter Monday");
    let nothing = judged(&facts(), Some(&written()), &draft(None, None), "2027-01-12");
    assert_eq!(nothing, refused(FindingCode::Required));
    let early = draft(Some(day("2027-01-12")), Some(day("2027-01-11")));
    assert_eq!(judged(&facts(), Some(&written()), &early, "2027-01-12"), refused(FindingCode::BeforeFirstDay));
    let sunday = draft(Some(day("2027-01-12")), Some(day("2027-02-28")));
    let warned = vec![(Severity::Warning, FindingCode::WeekendDay)];
    assert_eq!(judged(&facts(), Some(&written()), &sunday, "2027-01-12"), warned, "a talk may be in a weekend");
}

fn some_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..1100).prop_map(|days| day("2026-01-01") + Days::new(days))
}

prop_compose! {
    fn some_way()(
        (starts_on, started_on, look_back_on) in (option::of(some_day()), option::of(some_day()), option::of(some_day())),
        (looked, confirmed, looked_back) in any::<(bool, bool, bool)>(),
    ) -> Way {
        Way { starts_on, looked, confirmed, started_on, look_back_on, looked_back }
    }
}

proptest! {
    #[test]
    fn an_inschrijfdatum_is_the_first_day_or_the_first_of_august_before_it(born in 0_u64..1500, on in some_day()) {
        let facts = Facts { born_on: day("2021-06-01") + Days::new(born), ..facts() };
        let four = birthday(facts.born_on, 4);
        prop_assume!(on >= four);
        let (enrolled_on, rule) = enrolment(on, &clock(&facts), &calendar());
        let (first_of_august, _) = school_year_bounds(school_year_start(on));
        prop_assert!(enrolled_on >= four, "nobody is enrolled below four");
        match rule {
            EnrolRule::FirstDay => prop_assert_eq!(enrolled_on, on),
            EnrolRule::FirstOfAugust => {
                prop_assert_eq!(enrolled_on, first_of_august);
                let mut summer = first_of_august.iter_days().take_while(|day| *day < on);
                prop_assert!(summer.all(|day| !calendar().is_school_day(day)), "nobody had school before it");
            }
        }
    }

    #[test]
    fn a_later_start_in_the_year_never_gives_a_kindrapport_back(on in some_day(), later in 0_u64..300) {
        let then = on + Days::new(later);
        if school_year_start(on) == school_year_start(then) && has_kindrapport(then) {
            prop_assert!(has_kindrapport(on));
        }
    }

    #[test]
    fn a_look_back_is_the_first_school_day_after_its_weeks(on in some_day(), weeks in 1_i32..27) {
        let earliest = on + Days::new(u64::from(weeks.unsigned_abs()) * 7);
        let proposed = look_back_on(on, weeks, &calendar()).unwrap();
        prop_assert!(proposed >= earliest && calendar().is_school_day(proposed));
        prop_assert!(earliest.iter_days().take_while(|day| *day < proposed).all(|day| !calendar().is_school_day(day)));
    }

    #[test]
    fn no_step_goes_back_as_days_pass_or_more_is_done(way in some_way(), today in some_day(), later in 0_u64..400) {
        let step = way.next(today).0;
        prop_assert!(way.next(today + Days::new(later)).0 >= step);
        let done = [
            Way { looked: true, ..way },
            Way { looked: true, confirmed: true, ..way },
            Way { started_on: Some(today), ..way },
            Way { started_on: Some(today), looked_back: true, ..way },
        ];
        prop_assert!(done.iter().all(|more| more.next(today).0 >= step));
    }

    #[test]
    fn whatever_is_not_refused_is_lawful(born in 0_u64..1500, on in some_day(), today in some_day(), back in option::of(some_day())) {
        let facts = Facts { born_on: day("2021-06-01") + Days::new(born), ..facts() };
        let found = start_findings(&draft(Some(on), back), &facts, None, &clock(&facts), &calendar(), today);
        let refused = found.iter().any(|finding| finding.severity == Severity::Refusal);
        let lawful = on >= birthday(facts.born_on, 4) && on <= today && calendar().is_school_day(on)
            && on >= facts.received_on && back.is_none_or(|back| back >= on);
        prop_assert_eq!(refused, !lawful);
    }
}
