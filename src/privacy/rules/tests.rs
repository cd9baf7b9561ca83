use proptest::prelude::*;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

fn refused(on: &str) -> Outcome {
    Outcome { decision: Some(Decision::NotAdmitted), decided_on: Some(day(on)), ..Outcome::default() }
}

fn admitted(starts_on: Option<&str>) -> Outcome {
    Outcome {
        decision: Some(Decision::Admitted),
        decided_on: Some(day("2020-01-06")),
        starts_on: starts_on.map(day),
        ..Outcome::default()
    }
}

fn withdrawn(on: &str) -> Outcome {
    Outcome { withdrawn_on: Some(day(on)), ..admitted(Some("2030-01-07")) }
}

fn told(applications: Vec<Outcome>, placed_until: Option<&str>) -> Option<(RetentionKind, String, String)> {
    let facts = Facts { applications, placed_until: placed_until.map(day) };
    let due = due(&facts, &Terms::default(), today())?;
    Some((due.kind, due.ended_on.to_string(), due.due_on.to_string()))
}

fn said(kind: RetentionKind, ended_on: &str, due_on: &str) -> Option<(RetentionKind, String, String)> {
    Some((kind, ended_on.into(), due_on.into()))
}

#[test]
fn a_pupil_that_left_goes_two_years_after_its_last_day() {
    let pupil = told(vec![admitted(Some("2016-08-22"))], Some("2024-07-31"));
    assert_eq!(pupil, said(RetentionKind::Left, "2024-07-31", "2026-07-31"));
    assert_eq!(told(vec![], Some("2024-07-31")), pupil, "also when nobody wrote its aanmelding down");
}

#[test]
fn who_never_came_goes_a_year_after_it_was_clear() {
    assert_eq!(told(vec![refused("2025-03-03")], None), said(RetentionKind::NotAdmitted, "2025-03-03", "2026-03-03"));
    assert_eq!(told(vec![withdrawn("2025-03-04")], None), said(RetentionKind::Withdrawn, "2025-03-04", "2026-03-04"));
    let never = told(vec![admitted(Some("2025-08-18"))], None);
    assert_eq!(never, said(RetentionKind::NeverStarted, "2025-08-18", "2026-08-18"));
    let before = told(vec![admitted(Some("2025-08-18"))], Some("2020-07-31"));
    assert_eq!(
        before,
        said(RetentionKind::NeverStarted, "2025-08-18", "2026-08-18"),
        "it was here long before, and not after"
    );
}

#[test]
fn a_child_that_is_here_or_may_come_is_never_due() {
    for (what, applications, placed_until) in [
        ("a pupil", vec![admitted(Some("2016-08-22"))], Some("2027-07-31")),
        ("its last day", vec![], Some("2026-11-23")),
        ("an aanmelding without a decision", vec![Outcome::default()], None),
        ("admitted without a day", vec![admitted(None)], None),
        ("starts tomorrow", vec![admitted(Some("2026-11-24"))], None),
        ("came back", vec![withdrawn("2020-01-06"), Outcome::default()], Some("2019-07-31")),
    ] {
        assert_eq!(told(applications, placed_until), None, "{what}");
    }
    let waiting = Outcome { decision: Some(Decision::WaitingList), ..Outcome::default() };
    assert_eq!(told(vec![waiting], None), None);
}

#[test]
fn what_must_be_kept_longest_decides() {
    let both = told(vec![withdrawn("2025-03-04"), refused("2025-03-05")], Some("2022-07-31"));
    assert_eq!(both, said(RetentionKind::NotAdmitted, "2025-03-05", "2026-03-05"));
    let came_back = told(vec![withdrawn("2025-09-04")], Some("2025-07-31"));
    assert_eq!(
        came_back,
        said(RetentionKind::Left, "2025-07-31", "2027-07-31"),
        "a later aanmelding cuts no term short"
    );
    assert_eq!(told(vec![], None), None, "nothing is known of it");
}

#[test]
fn the_board_chooses_terms_but_not_that_of_the_pupils_file() {
    let terms = Terms::of([(RetentionKind::Withdrawn, 3), (RetentionKind::Left, 1)]);
    assert_eq!((terms.months(RetentionKind::Withdrawn), terms.months(RetentionKind::Left)), (3, 24));
    assert_eq!(terms.months(RetentionKind::NotAdmitted), 12);
}

#[test]
fn a_short_month_has_to_pass_first() {
    for (ended, months, due) in [
        ("2024-02-29", 24, "2026-03-01"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-08-31", 6, "2027-03-01"),
        ("2026-03-31", 1, "2026-05-01"),
        ("2026-03-30", 1, "2026-04-30"),
        ("2026-03-30", 0, "2026-03-30"),
    ] {
        assert_eq!(after(day(ended), months).to_string(), due, "{ended} and {months} months");
    }
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (0..12_000_u64).prop_map(|days| day("2004-01-01") + Days::new(days))
}

fn applications() -> impl Strategy<Value = Outcome> {
    let decision = prop_oneof![
        Just(None),
        Just(Some(Decision::Admitted)),
        Just(Some(Decision::NotAdmitted)),
        Just(Some(Decision::WaitingList))
    ];
    let maybe = || proptest::option::of(days());
    (decision, maybe(), maybe(), maybe()).prop_map(|(decision, decided_on, starts_on, withdrawn_on)| Outcome {
        decision,
        decided_on,
        starts_on,
        withdrawn_on,
    })
}

fn facts() -> impl Strategy<Value = Facts> {
    (proptest::collection::vec(applications(), 0..4), proptest::option::of(days()))
        .prop_map(|(applications, placed_until)| Facts { applications, placed_until })
}

fn terms() -> impl Strategy<Value = Terms> {
    (0..=MAX_MONTHS, 0..=MAX_MONTHS).prop_map(|(refused, withdrawn)| {
        Terms::of([(RetentionKind::NotAdmitted, refused), (RetentionKind::Withdrawn, withdrawn)])
    })
}

proptest! {
    #[test]
    fn who_is_here_is_never_due(facts in facts(), terms in terms(), today in days()) {
        prop_assert!(!(is_here(&facts, today) && due(&facts, &terms, today).is_some()));
    }

    #[test]
    fn nothing_is_due_before_each_of_its_terms_has_passed(facts in facts(), terms in terms(), today in days()) {
        let Some(due) = due(&facts, &terms, today) else { return Ok(()) };
        prop_assert!(due.ended_on <= due.due_on);
        let kept_until = |kind, on| after(on, terms.months(kind)) <= due.due_on;
        prop_assert!(facts.placed_until.is_none_or(|until| kept_until(RetentionKind::Left, until)));
        for one in &facts.applications {
            prop_assert!(one.withdrawn_on.is_none_or(|on| kept_until(RetentionKind::Withdrawn, on)));
        }
    }

    #[test]
    fn a_longer_term_is_never_due_sooner(day in days(), months in 0..MAX_MONTHS) {
        prop_assert!(after(day, months) < after(day, months + 1));
    }

    #[test]
    fn a_term_has_whole_months_behind_it(day in days(), months in 0..=MAX_MONTHS) {
        let due = after(day, months);
        let whole = Months::new(u32::try_from(months).unwrap());
        prop_assert!(due.checked_sub_months(whole).unwrap() >= day);
        prop_assert!((due - day.checked_add_months(whole).unwrap()).num_days() <= 1);
    }
}
