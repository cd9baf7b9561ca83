//! Precedence and dates: for any order of facts, the status and what follows from it must agree with the law's reading.

use chrono::{Days, NaiveDate};
use proptest::option;
use proptest::prelude::*;

use super::deciding::postpone_findings;
use super::planning::{Occupied, clashes, proposal, time_of};
use super::timeline::timeline;
use super::*;
use crate::Severity;
use crate::intake::clock::legal_clock;
use crate::intake::draft::{InterviewDraft, PointKind, PointState};
use crate::intake::{ApplicationId, Decision, InterviewId};
use crate::school::rules::ClosedRange;
use crate::school::{StaffId, StaffMember, StaffRole};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A school with one vacation, known for years around it.
fn calendar() -> SchoolCalendar {
    let christmas =
        ClosedRange { starts_on: day("2026-12-19"), ends_on: day("2027-01-03"), name: "Kerstvakantie".into() };
    let summer = ClosedRange { starts_on: day("2025-07-05"), ends_on: day("2025-08-17"), name: "Zomervakantie".into() };
    SchoolCalendar::new([christmas, summer], Some(day("2032-07-31")))
}

/// A child that turns 4 on 12 January 2027, applied for on 1 November 2026.
fn facts() -> Facts {
    Facts {
        born_on: day("2023-01-12"),
        received_on: day("2026-11-01"),
        wanted_start_on: None,
        postponed_on: None,
        first_school: true,
        decision: None,
        decided_on: None,
        starts_on: None,
        group_agreed: false,
        withdrawn_on: None,
        first_morning_on: None,
        talks: Vec::new(),
    }
}

fn talk(planned_on: &str, held_on: Option<&str>) -> Talk {
    Talk { planned_on: day(planned_on), held_on: held_on.map(day) }
}

fn step_on(facts: &Facts, today: &str) -> NextStep {
    next_step(facts, &legal_clock(&facts.for_clock(), &calendar()), day(today))
}

#[test]
fn an_aanmelding_walks_the_chain_as_facts_come_in() {
    let today = day("2026-11-23");
    let mut facts = facts();
    assert_eq!(status(&facts, today), Status::Applied);
    facts.talks.push(talk("2026-11-26", None));
    assert_eq!(status(&facts, today), Status::InterviewPlanned);
    facts.talks = vec![talk("2026-11-20", Some("2026-11-20"))];
    assert_eq!(status(&facts, today), Status::InterviewHeld);
    facts.decision = Some(Decision::WaitingList);
    assert_eq!(status(&facts, today), Status::WaitingList, "the waiting list goes before the talk that led to it");
    facts.decision = Some(Decision::Admitted);
    assert_eq!(status(&facts, day("2026-12-01")), Status::Admitted, "no wenochtend is planned");
    facts.first_morning_on = Some(day("2026-12-01"));
    assert_eq!(status(&facts, day("2026-11-30")), Status::Admitted, "the day before its first wenochtend");
    assert_eq!(status(&facts, day("2026-12-01")), Status::Settling, "its first wenochtend");
    facts.starts_on = Some(day("2027-01-12"));
    assert_eq!(status(&facts, day("2027-01-11")), Status::Settling);
    assert_eq!(status(&facts, day("2027-01-12")), Status::Started);
    facts.withdrawn_on = Some(today);
    assert_eq!(status(&facts, day("2027-02-01")), Status::Withdrawn, "withdrawing goes before everything");
}

#[test]
fn who_decides_has_held_every_talk_that_is_planned() {
    let apart = Facts { talks: vec![talk("2026-11-20", Some("2026-11-20")), talk("2026-11-26", None)], ..facts() };
    assert_eq!(status(&apart, day("2026-11-23")), Status::InterviewPlanned, "the other parent is still to be heard");
    let step = step_on(&apart, "2026-11-23");
    assert_eq!((step.step, step.due_on), (Step::HoldInterview, Some(day("2026-11-26"))));
    assert_eq!(step_on(&apart, "2026-11-27").step, Step::RecordInterview);
    let both = Facts {
        talks: vec![talk("2026-11-20", Some("2026-11-20")), talk("2026-11-26", Some("2026-11-26"))],
        ..facts()
    };
    assert_eq!(step_on(&both, "2026-11-27").step, Step::Decide);
}

#[test]
fn a_planned_talk_that_passed_asks_whether_it_was_held() {
    let mut facts = facts();
    facts.talks.push(talk("2026-11-20", None));
    let step = step_on(&facts, "2026-11-23");
    assert_eq!((step.step, step.due_on), (Step::RecordInterview, Some(day("2026-11-20"))));
    assert_eq!((step.days_left, step.urgency), (Some(-3), Urgency::Late));
    assert_eq!(step_on(&facts, "2026-11-20").step, Step::HoldInterview, "the day itself is for holding it");
}

#[test]
fn a_step_is_soon_a_week_ahead_and_late_the_day_after() {
    let facts = facts();
    let last_day = day("2026-12-13");
    for (today, urgency) in
        [("2026-12-05", Urgency::Later), ("2026-12-06", Urgency::Soon), ("2026-12-13", Urgency::Soon)]
    {
        let step = step_on(&facts, today);
        assert_eq!(
            (step.step, step.due_on, step.urgency),
            (Step::PlanInterview, Some(last_day), urgency),
            "on {today}"
        );
    }
    assert_eq!(step_on(&facts, "2026-12-14").urgency, Urgency::Late);
}

#[test]
fn an_admitted_child_waits_for_its_day_only_when_day_and_group_are_agreed() {
    let mut facts = Facts { decision: Some(Decision::Admitted), decided_on: Some(day("2026-11-20")), ..facts() };
    let step = step_on(&facts, "2026-11-23");
    assert_eq!((step.step, step.due_on), (Step::AgreeStart, Some(day("2027-01-12"))), "it can come from then on");
    facts.decided_on = Some(day("2026-11-11"));
    assert_eq!(step_on(&facts, "2026-11-23").due_on, Some(day("2026-11-12")), "decided before the window opened");
    facts.starts_on = Some(day("2027-01-12"));
    assert_eq!(step_on(&facts, "2026-11-23").step, Step::AgreeStart, "no group yet");
    facts.group_agreed = true;
    let step = step_on(&facts, "2026-11-23");
    assert_eq!((step.step, step.due_on), (Step::AwaitStart, Some(day("2027-01-12"))));
}

#[test]
fn the_likely_jaargroep_is_the_first_for_fours_and_follows_october_after_that() {
    let jaargroep = |born: &str, start: &str| likely_jaargroep(day(born), day(start));
    assert_eq!(jaargroep("2023-01-12", "2027-01-12"), 1);
    assert_eq!(jaargroep("2022-09-15", "2026-09-01"), 1, "3 on the first of September, and let in by mistake");
    assert_eq!(jaargroep("2021-10-01", "2026-11-02"), 2, "5 on the first of October");
    assert_eq!(jaargroep("2021-10-02", "2026-11-02"), 1, "5 a day later");
    assert_eq!(jaargroep("2015-10-01", "2026-11-02"), 8);
    assert_eq!(jaargroep("2013-12-01", "2026-11-02"), 8, "there is no groep 9");
}

#[test]
fn the_time_line_shows_what_is_next_and_what_is_late() {
    let facts = facts();
    let line = |today: &str| timeline(&facts, &legal_clock(&facts.for_clock(), &calendar()), day(today));
    let state = |today: &str, kind| line(today).iter().find(|point| point.kind == kind).map(|point| point.state);
    assert_eq!(state("2026-11-10", PointKind::WenFrom), Some(PointState::Next));
    assert_eq!(state("2026-11-23", PointKind::DecideBy), Some(PointState::Next));
    assert_eq!(state("2026-12-13", PointKind::DecideBy), Some(PointState::Next), "the last day is in time");
    assert_eq!(state("2026-12-14", PointKind::DecideBy), Some(PointState::Late));
    assert_eq!(state("2027-01-11", PointKind::TemporaryPlacement), Some(PointState::Next), "not before it is 4");
    assert_eq!(state("2027-01-12", PointKind::TemporaryPlacement), Some(PointState::Late));
}

#[test]
fn an_aanmelding_that_came_to_nothing_has_no_first_school_day() {
    let refused = Facts { decision: Some(Decision::NotAdmitted), decided_on: Some(day("2026-11-20")), ..facts() };
    let line = timeline(&refused, &legal_clock(&refused.for_clock(), &calendar()), day("2026-11-23"));
    let kinds: Vec<_> = line.iter().map(|point| point.kind).collect();
    assert!(!kinds.contains(&PointKind::FirstSchoolDay), "{kinds:?}");
    assert!(!kinds.contains(&PointKind::DecideBy), "the decision came in its place: {kinds:?}");
    assert!(kinds.contains(&PointKind::Decided));
}

#[test]
fn a_notice_of_postponement_counts_only_within_the_first_term() {
    let findings = |on: &str, facts: &Facts| {
        let clock = legal_clock(&facts.for_clock(), &calendar());
        let codes = postpone_findings(day(on), facts, &clock, day("2027-06-01"));
        codes.into_iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    assert_eq!(findings("2026-11-01", &facts()), []);
    assert_eq!(findings("2026-12-13", &facts()), [], "the last of the 42 days");
    assert_eq!(findings("2026-12-14", &facts()), [FindingCode::PostponedTooLate]);
    assert_eq!(findings("2026-10-31", &facts()), [FindingCode::BeforeReceived]);
    let young = Facts { born_on: day("2024-01-12"), ..facts() };
    assert_eq!(findings("2026-12-01", &young), [FindingCode::BeforeThirdBirthday], "the term has not begun");
}

fn director(working_days: &[i32]) -> StaffMember {
    StaffMember {
        id: StaffId::from("directeur".to_owned()),
        version: 1,
        roepnaam: "Marieke".into(),
        voorvoegsel: None,
        achternaam: "Bos".into(),
        role: StaffRole::Director,
        email: None,
        working_days: working_days.to_vec(),
        left_on: None,
        sort_key: String::new(),
    }
}

fn taken(on: &str, starts_at: &str, minutes: i32, room: &str) -> Occupied {
    Occupied {
        on: day(on),
        starts_at: starts_at.into(),
        minutes,
        room: Some(room.into()),
        director_id: StaffId::from("directeur".to_owned()),
        teacher_id: None,
    }
}

#[test]
fn the_proposal_is_the_first_free_time_with_three_school_days_notice() {
    let propose = |days: &[i32], others: &[Occupied], decide_by: &str, today: &str| {
        proposal(&director(days), Some("Directiekamer"), others, &calendar(), day(decide_by), day(today))
            .map(|(on, time)| (on.to_string(), time))
    };
    let at = |on: &str, time| Some((on.to_owned(), time));
    let all_week = [1, 2, 3, 4, 5];
    assert_eq!(propose(&all_week, &[], "2027-01-15", "2026-11-23"), at("2026-11-26", "08:45"), "Monday to Thursday");
    assert_eq!(propose(&[1, 2], &[], "2027-01-15", "2026-11-23"), at("2026-11-30", "08:45"), "not a Thursday");
    assert_eq!(propose(&all_week, &[], "2026-11-24", "2026-11-23"), at("2026-11-24", "08:45"), "time presses");
    assert_eq!(propose(&all_week, &[], "2026-11-01", "2026-11-23"), at("2026-11-24", "08:45"), "too late already");
    let busy = [taken("2026-11-26", "08:30", 60, "Elders"), taken("2026-11-26", "09:50", 30, "Elders")];
    assert_eq!(propose(&all_week, &busy, "2027-01-15", "2026-11-23"), at("2026-11-26", "11:00"));
    assert_eq!(propose(&all_week, &[], "2027-02-15", "2026-12-17"), at("2027-01-05", "08:45"), "after the vacation");
    assert_eq!(propose(&[], &[], "2027-01-15", "2026-11-23"), None, "nobody who works");
}

fn draft(starts_at: &str, minutes: i32, room: &str) -> InterviewDraft {
    InterviewDraft {
        interview_id: None::<InterviewId>,
        version: 0,
        application_id: ApplicationId::new(),
        planned_on: Some(day("2026-11-26")),
        starts_at: starts_at.into(),
        minutes,
        room: room.into(),
        director_id: Some(StaffId::from("directeur".to_owned())),
        teacher_id: None,
        caregiver_ids: Vec::new(),
        child_comes: true,
        with_tour: false,
    }
}

#[test]
fn talks_clash_only_when_they_overlap() {
    let other = [taken("2026-11-26", "10:00", 40, "Directiekamer")];
    let codes = |draft: &InterviewDraft| {
        let found = clashes(draft, &other, &|_| "Marieke Bos".into());
        found.into_iter().map(|finding| (finding.code, finding.severity)).collect::<Vec<_>>()
    };
    let director_busy = (FindingCode::StaffBusy, Severity::Refusal);
    let room_busy = (FindingCode::RoomBusy, Severity::Warning);
    assert_eq!(codes(&draft("09:20", 40, "Directiekamer")), [], "ends when the other starts");
    assert_eq!(codes(&draft("10:40", 40, "Directiekamer")), [], "starts when the other ends");
    assert_eq!(codes(&draft("10:39", 40, " directiekamer")), [director_busy, room_busy]);
    assert_eq!(codes(&draft("09:00", 240, "Spreekkamer")), [director_busy], "around it, elsewhere");
}

#[test]
fn a_time_has_two_digits_a_colon_and_two_digits() {
    assert!(time_of("08:45").is_some());
    for wrong in ["8:45", "24:00", "12:60", "08.45", "08:4", "", "ab:cd", "+8:45", "８:45"] {
        assert!(time_of(wrong).is_none(), "{wrong:?} is no time");
    }
}

fn some_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..4000).prop_map(|days| day("2022-01-01") + Days::new(days))
}

fn some_talk() -> impl Strategy<Value = Talk> {
    (some_day(), option::of(some_day())).prop_map(|(planned_on, held_on)| Talk { planned_on, held_on })
}

prop_compose! {
    fn some_facts()(
        (born_on, received_on) in (some_day(), some_day()),
        (wanted_start_on, postponed_on, starts_on) in (option::of(some_day()), option::of(some_day()), option::of(some_day())),
        (decided_on, withdrawn_on, first_morning_on) in (some_day(), option::of(some_day()), option::of(some_day())),
        decision in option::of(prop::sample::select(Decision::ALL)),
        (first_school, group_agreed) in any::<(bool, bool)>(),
        talks in prop::collection::vec(some_talk(), 0..4),
    ) -> Facts {
        Facts {
            born_on, received_on, wanted_start_on, postponed_on, first_school, decision,
            decided_on: decision.map(|_| decided_on),
            starts_on: starts_on.filter(|_| decision == Some(Decision::Admitted)),
            group_agreed, withdrawn_on, first_morning_on, talks,
        }
    }
}

proptest! {
    #[test]
    fn closed_means_nothing_to_do_and_open_means_a_step(facts in some_facts(), today in some_day()) {
        let clock = legal_clock(&facts.for_clock(), &calendar());
        let step = next_step(&facts, &clock, today);
        prop_assert_eq!(is_closed(status(&facts, today)), step.step == Step::None);
        prop_assert_eq!(step.due_on.is_none(), step.urgency == Urgency::None);
        prop_assert_eq!(step.due_on.map(|on| on < today), step.days_left.map(|days| days < 0));
    }

    #[test]
    fn a_closed_aanmelding_never_opens_by_waiting(facts in some_facts(), today in some_day(), later in 0_u64..2000) {
        if is_closed(status(&facts, today)) {
            prop_assert!(is_closed(status(&facts, today + Days::new(later))));
        }
    }

    #[test]
    fn an_undecided_aanmelding_is_never_further_than_its_talk(facts in some_facts(), today in some_day()) {
        let undecided = matches!(status(&facts, today), Status::Applied | Status::InterviewPlanned | Status::InterviewHeld);
        prop_assert_eq!(facts.is_undecided(), undecided);
    }

    #[test]
    fn the_time_line_is_in_order_has_no_point_twice_and_one_next(facts in some_facts(), today in some_day()) {
        let line = timeline(&facts, &legal_clock(&facts.for_clock(), &calendar()), today);
        prop_assert!(line.is_sorted_by_key(|point| point.on));
        let mut keys: Vec<_> = line.iter().map(|point| (point.on, point.kind)).collect();
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), line.len());
        let ahead = line.iter().any(|point| matches!(point.state, PointState::Next | PointState::Future));
        prop_assert_eq!(line.iter().filter(|point| point.state == PointState::Next).count(), usize::from(ahead));
        for point in &line {
            match point.state {
                PointState::Late => prop_assert!(point.on <= today),
                PointState::Next | PointState::Future => prop_assert!(point.on >= today),
                PointState::Done => {}
            }
        }
    }

    #[test]
    fn nobody_is_proposed_on_a_closed_day_or_twice_at_once(
        today in (0_u64..400).prop_map(|days| day("2026-08-20") + Days::new(days)),
        starts in prop::collection::vec((0_u64..20, 8_u32..17, 10_i32..240), 0..12),
    ) {
        let others: Vec<_> = starts.into_iter().map(|(ahead, hour, minutes)| {
            taken(&(today + Days::new(ahead)).to_string(), &format!("{hour:02}:00"), minutes, "Directiekamer")
        }).collect();
        let director = director(&[1, 3, 4]);
        let decide_by = today + Days::new(42);
        if let Some((on, time)) = proposal(&director, None, &others, &calendar(), decide_by, today) {
            prop_assert!(on > today && calendar().is_school_day(on));
            let typed = InterviewDraft { planned_on: Some(on), ..draft(time, 40, "") };
            prop_assert_eq!(clashes(&typed, &others, &|_| String::new()), vec![]);
        }
    }

    #[test]
    fn the_likely_jaargroep_exists_and_never_falls(born_on in some_day(), start in some_day(), later in 0_u64..700) {
        let (first, then) = (likely_jaargroep(born_on, start), likely_jaargroep(born_on, start + Days::new(later)));
        prop_assert!((1..=8).contains(&first) && (1..=8).contains(&then));
        prop_assert!(first <= then, "{} then {}", first, then);
    }
}
