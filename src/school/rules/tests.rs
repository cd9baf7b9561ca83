//! The school calendar against days that are known, and against its own promises on days that are not.

use proptest::prelude::*;

use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn closed(starts_on: NaiveDate, ends_on: NaiveDate, name: &str) -> ClosedRange {
    ClosedRange { starts_on, ends_on, name: name.into() }
}

/// The autumn, Christmas and summer of 2026-2027, and a study day inside nothing.
fn calendar() -> SchoolCalendar {
    SchoolCalendar::new(
        [
            closed(day(2027, 7, 24), day(2027, 9, 5), "Zomervakantie"),
            closed(day(2026, 10, 17), day(2026, 10, 25), "Herfstvakantie"),
            closed(day(2026, 12, 19), day(2027, 1, 3), "Kerstvakantie"),
            closed(day(2026, 11, 18), day(2026, 11, 18), "Studiedag"),
        ],
        Some(day(2027, 7, 31)),
    )
}

#[test]
fn easter_falls_on_the_days_of_the_almanac() {
    let known = [
        (1900, 4, 15),
        (1913, 3, 23),
        (1943, 4, 25),
        (1954, 4, 18),
        (1981, 4, 19),
        (2000, 4, 23),
        (2008, 3, 23),
        (2011, 4, 24),
        (2016, 3, 27),
        (2019, 4, 21),
        (2024, 3, 31),
        (2025, 4, 20),
        (2026, 4, 5),
        (2027, 3, 28),
        (2028, 4, 16),
        (2029, 4, 1),
        (2030, 4, 21),
        (2038, 4, 25),
        (2049, 4, 18),
        (2076, 4, 19),
        (2099, 4, 12),
        (2100, 3, 28),
        (2285, 3, 22),
    ];
    for (year, month, on) in known {
        assert_eq!(easter(year), day(year, month, on), "Easter of {year}");
    }
}

#[test]
fn holidays_are_those_on_the_school_sites() {
    use HolidayName::{
        AscensionDay, ChristmasDay, EasterMonday, KingsDay, LiberationDay, NewYear, SecondChristmasDay, WhitMonday,
    };
    let expected = [
        (2026, [(4, 6), (4, 27), (5, 5), (5, 14), (5, 25)]),
        (2027, [(3, 29), (4, 27), (5, 5), (5, 6), (5, 17)]),
        (2028, [(4, 17), (4, 27), (5, 5), (5, 25), (6, 5)]),
    ];
    for (year, moving) in expected {
        let names = [EasterMonday, KingsDay, LiberationDay, AscensionDay, WhitMonday];
        let mut wanted = vec![Holiday { on: day(year, 1, 1), name: NewYear }];
        wanted.extend(
            moving.into_iter().zip(names).map(|((month, on), name)| Holiday { on: day(year, month, on), name }),
        );
        wanted.push(Holiday { on: day(year, 12, 25), name: ChristmasDay });
        wanted.push(Holiday { on: day(year, 12, 26), name: SecondChristmasDay });
        assert_eq!(dutch_holidays(year), wanted, "holidays of {year}");
    }
}

#[test]
fn the_school_chooses_good_friday_and_the_day_after_ascension() {
    let days = |year| school_choice_days(year).into_iter().map(|holiday| holiday.on).collect::<Vec<_>>();
    assert_eq!(days(2026), [day(2026, 4, 3), day(2026, 5, 15)]);
    assert_eq!(days(2027), [day(2027, 3, 26), day(2027, 5, 7)]);
    assert_eq!(days(2028), [day(2028, 4, 14), day(2028, 5, 26)]);
    assert!(
        SchoolCalendar::default().is_school_day(day(2027, 3, 26)),
        "Goede Vrijdag is a school day until it is entered"
    );
}

#[test]
fn kings_day_gives_way_to_sunday() {
    let on = |year| dutch_holidays(year).into_iter().find(|holiday| holiday.name == HolidayName::KingsDay).unwrap().on;
    assert_eq!(on(2025), day(2025, 4, 26), "27 April 2025 is a Sunday");
    assert_eq!(on(2031), day(2031, 4, 26), "27 April 2031 is a Sunday");
    assert_eq!(on(2030), day(2030, 4, 27), "27 April 2030 is a Saturday, which stays");
}

#[test]
fn ascension_on_liberation_day_keeps_both() {
    let names: Vec<_> = dutch_holidays(2016)
        .into_iter()
        .filter(|holiday| holiday.on == day(2016, 5, 5))
        .map(|holiday| holiday.name)
        .collect();
    assert_eq!(names, [HolidayName::LiberationDay, HolidayName::AscensionDay]);
}

#[test]
fn the_school_year_turns_on_the_first_of_august() {
    assert_eq!(school_year_start(day(2027, 7, 31)), 2026);
    assert_eq!(school_year_start(day(2027, 8, 1)), 2027);
    assert_eq!(school_year_bounds(2026), (day(2026, 8, 1), day(2027, 7, 31)));
}

#[test]
fn a_school_year_is_written_with_both_years() {
    assert_eq!(school_year_label(2026), "2026-2027");
    assert_eq!(parse_school_year("2026-2027"), Some(2026));
    assert_eq!(parse_school_year(" 1999-2000 "), Some(1999));
    for wrong in
        ["2026-2028", "2026-2026", "2026", "26-27", "2026/2027", "2026-2027-2028", "+026-0027", "२०२६-२०२७", "", "-"]
    {
        assert_eq!(parse_school_year(wrong), None, "{wrong:?} is no school year");
    }
}

#[test]
fn a_closure_says_what_closes_the_school() {
    let calendar = calendar();
    let name = |on| calendar.closure_on(on).map(|closure| closure.name);
    assert_eq!(name(day(2026, 11, 17)), None, "a Tuesday in November");
    assert_eq!(name(day(2026, 11, 18)), Some(ClosureName::Period("Studiedag".into())));
    assert_eq!(name(day(2026, 12, 25)), Some(ClosureName::Period("Kerstvakantie".into())), "the vacation goes first");
    assert_eq!(name(day(2027, 5, 5)), Some(ClosureName::Holiday(HolidayName::LiberationDay)));
    for sunday_or_saturday in [day(2026, 11, 14), day(2026, 11, 15)] {
        let weekend = Closure { starts_on: day(2026, 11, 14), ends_on: day(2026, 11, 15), name: ClosureName::Weekend };
        assert_eq!(calendar.closure_on(sunday_or_saturday), Some(weekend));
    }
    let autumn = calendar.closure_on(day(2026, 10, 21)).unwrap();
    assert_eq!((autumn.starts_on, autumn.ends_on), (day(2026, 10, 17), day(2026, 10, 25)), "the whole vacation");
}

#[test]
fn of_overlapping_periods_the_longest_is_named() {
    let calendar = SchoolCalendar::new(
        [
            closed(day(2026, 4, 18), day(2026, 4, 26), "extra week"),
            closed(day(2026, 4, 20), day(2026, 4, 20), "Studiedag"),
            closed(day(2026, 4, 25), day(2026, 5, 3), "Meivakantie"),
        ],
        None,
    );
    assert_eq!(calendar.closure_on(day(2026, 4, 20)).unwrap().name, ClosureName::Period("extra week".into()));
    assert_eq!(calendar.closure_on(day(2026, 5, 1)).unwrap().name, ClosureName::Period("Meivakantie".into()));
    assert_eq!(calendar.first_school_day_on_or_after(day(2026, 4, 18)), Some(day(2026, 5, 4)));
    assert_eq!(calendar.last_school_day_on_or_before(day(2026, 5, 3)), Some(day(2026, 4, 17)));
}

#[test]
fn a_period_inside_another_does_not_shorten_it() {
    let calendar = SchoolCalendar::new(
        [closed(day(2026, 10, 12), day(2026, 10, 23), "long"), closed(day(2026, 10, 13), day(2026, 10, 13), "short")],
        None,
    );
    assert!(!calendar.is_school_day(day(2026, 10, 22)));
}

#[test]
fn periods_that_share_one_day_count_as_overlapping() {
    let calendar = SchoolCalendar::new(
        [closed(day(2026, 10, 12), day(2026, 10, 23), "lang"), closed(day(2026, 10, 23), day(2026, 10, 26), "kort")],
        None,
    );
    assert_eq!(calendar.closure_on(day(2026, 10, 23)).unwrap().name, ClosureName::Period("lang".into()));
}

#[test]
fn the_first_school_day_skips_vacation_weekend_and_holiday() {
    let calendar = calendar();
    assert_eq!(calendar.first_school_day_on_or_after(day(2027, 8, 1)), Some(day(2027, 9, 6)));
    assert_eq!(calendar.first_school_day_on_or_after(day(2026, 12, 19)), Some(day(2027, 1, 4)));
    assert_eq!(
        calendar.first_school_day_on_or_after(day(2027, 5, 5)),
        Some(day(2027, 5, 7)),
        "5 and 6 May are holidays"
    );
    assert_eq!(calendar.last_school_day_on_or_before(day(2027, 1, 3)), Some(day(2026, 12, 18)));
}

#[test]
fn a_school_that_never_opens_has_no_first_day() {
    let calendar = SchoolCalendar::new([closed(day(2026, 1, 1), day(2030, 1, 1), "gesloten")], None);
    assert_eq!(calendar.first_school_day_on_or_after(day(2026, 1, 1)), None);
    assert_eq!(calendar.last_school_day_on_or_before(day(2030, 1, 1)), None);
    let to_the_end = SchoolCalendar::new([closed(day(2026, 1, 1), NaiveDate::MAX, "voorgoed")], None);
    assert_eq!(to_the_end.first_school_day_on_or_after(NaiveDate::MAX), None, "no day comes after the last");
    let from_the_start = SchoolCalendar::new([closed(NaiveDate::MIN, day(2026, 1, 1), "nog nooit")], None);
    assert_eq!(from_the_start.last_school_day_on_or_before(NaiveDate::MIN), None, "no day comes before the first");
    assert!(from_the_start.previous_working_day(NaiveDate::MIN) <= NaiveDate::MIN);
}

#[test]
fn a_period_that_ends_before_it_starts_closes_nothing() {
    let calendar = SchoolCalendar::new([closed(day(2026, 11, 20), day(2026, 11, 10), "omgekeerd")], None);
    assert!(calendar.is_school_day(day(2026, 11, 16)));
}

#[test]
fn the_safe_day_is_worked_on() {
    let calendar = calendar();
    assert_eq!(calendar.previous_working_day(day(2026, 11, 17)), day(2026, 11, 17), "a Tuesday is safe itself");
    assert_eq!(calendar.previous_working_day(day(2026, 11, 22)), day(2026, 11, 20), "Sunday goes back to Friday");
    assert_eq!(
        calendar.previous_working_day(day(2027, 3, 29)),
        day(2027, 3, 25),
        "Easter goes back to Maundy Thursday"
    );
    assert_eq!(calendar.previous_working_day(day(2027, 1, 1)), day(2026, 12, 31), "a vacation day is worked on");
}

#[test]
fn only_entered_years_are_known() {
    let calendar = calendar();
    assert!(!calendar.knows(day(2026, 10, 16)), "the summer before the first period may be missing");
    assert!(calendar.knows(day(2026, 10, 17)));
    assert!(calendar.knows(day(2027, 7, 31)));
    assert!(!calendar.knows(day(2027, 8, 1)));
    assert!(
        !SchoolCalendar::new([], Some(day(2027, 7, 31))).knows(day(2027, 1, 1)),
        "a year without vacations is not entered"
    );
}

#[test]
fn years_at_the_edge_of_time_do_not_panic() {
    for year in [i32::MIN, -262_143, -1, 0, 262_142, i32::MAX] {
        let _ = (dutch_holidays(year), school_choice_days(year), school_year_bounds(year), school_year_label(year));
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..73_413).prop_map(|days| day(1900, 1, 1) + Days::new(days))
}

/// Up to twelve periods of up to two months, that overlap as they like.
fn any_calendar() -> impl Strategy<Value = (SchoolCalendar, Vec<ClosedRange>)> {
    let period = (0_u64..2_000, 0_u64..60).prop_map(|(start, length)| {
        let starts_on = day(2024, 1, 1) + Days::new(start);
        closed(starts_on, starts_on + Days::new(length), &format!("{start}+{length}"))
    });
    proptest::collection::vec(period, 0..12).prop_map(|periods| (SchoolCalendar::new(periods.clone(), None), periods))
}

fn near_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..2_200).prop_map(|days| day(2023, 12, 1) + Days::new(days))
}

proptest! {
    #[test]
    fn easter_is_a_sunday_in_its_five_weeks(year in 1583_i32..4000) {
        let easter = easter(year);
        prop_assert_eq!(easter.weekday(), Weekday::Sun);
        prop_assert!(easter >= day(year, 3, 22) && easter <= day(year, 4, 25), "{}", easter);
    }

    #[test]
    fn a_school_year_holds_its_days(date in any_day()) {
        let start = school_year_start(date);
        let (first, last) = school_year_bounds(start);
        prop_assert!(first <= date && date <= last);
        prop_assert_eq!(parse_school_year(&school_year_label(start)), Some(start));
        prop_assert_eq!(first.pred_opt(), Some(school_year_bounds(start - 1).1), "years follow each other without a gap");
    }

    #[test]
    fn merging_loses_and_adds_no_day((calendar, periods) in any_calendar(), date in near_day()) {
        let in_period = periods.iter().any(|period| period.starts_on <= date && date <= period.ends_on);
        let is_holiday = dutch_holidays(date.year()).iter().any(|holiday| holiday.on == date);
        let is_weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        prop_assert_eq!(calendar.is_school_day(date), !in_period && !is_holiday && !is_weekend);
        let closure = calendar.closure_on(date);
        prop_assert_eq!(closure.is_none(), calendar.is_school_day(date), "a closure is what a school day has not");
        if let Some(closure) = closure {
            prop_assert!(closure.starts_on <= date && date <= closure.ends_on);
            prop_assert_eq!(in_period, matches!(closure.name, ClosureName::Period(_)));
            let longest = periods.iter().filter(|period| period.starts_on <= date && date <= period.ends_on);
            let longest = longest.map(|period| period.ends_on - period.starts_on).max();
            prop_assert!(longest.is_none_or(|longest| closure.ends_on - closure.starts_on == longest), "the longest is named");
        }
    }

    #[test]
    fn the_nearest_school_days_are_the_nearest((calendar, _) in any_calendar(), date in near_day()) {
        let by_hand = |step: fn(NaiveDate) -> NaiveDate| {
            std::iter::successors(Some(date), |on| Some(step(*on))).take(401).find(|on| calendar.is_school_day(*on))
        };
        prop_assert_eq!(calendar.first_school_day_on_or_after(date), by_hand(|on| on + Days::new(1)));
        prop_assert_eq!(calendar.last_school_day_on_or_before(date), by_hand(|on| on - Days::new(1)));
    }

    #[test]
    fn the_safe_day_is_never_later_and_close(date in any_day()) {
        let calendar = SchoolCalendar::default();
        let safe = calendar.previous_working_day(date);
        prop_assert!(safe <= date);
        prop_assert!(calendar.is_school_day(safe), "Monday to Friday and no holiday");
        prop_assert!((date - safe).num_days() <= 5, "Goede Vrijdag to a Koningsdag after Easter Monday is the longest stretch");
        prop_assert_eq!(calendar.previous_working_day(safe), safe);
    }
}

#[test]
fn a_koningsdag_after_easter_makes_the_longest_stretch() {
    // Easter falls on its last day, 25 April.
    assert_eq!(SchoolCalendar::default().previous_working_day(day(2038, 4, 27)), day(2038, 4, 22));
}

#[test]
fn what_is_entered_ends_at_the_first_year_without_a_summer() {
    let dates = |from, until| closed(from, until, "");
    let (of_2025, of_2026, of_2028) = (
        dates(day(2026, 7, 11), day(2026, 8, 23)),
        dates(day(2027, 7, 24), day(2027, 9, 5)),
        dates(day(2029, 7, 14), day(2029, 8, 26)),
    );
    let autumn = dates(day(2027, 10, 23), day(2027, 10, 31));
    let all = [of_2028, of_2026, autumn, of_2025];
    assert_eq!(known_until(&[2026, 2025], &all), Some(day(2027, 7, 31)));
    assert_eq!(known_until(&[2025, 2026, 2027, 2028], &all), Some(day(2027, 7, 31)), "2027 has an autumn, no summer");
    assert_eq!(known_until(&[2025, 2026, 2028], &all), Some(day(2027, 7, 31)), "2027 is not there at all");
    assert_eq!(
        known_until(&[2023, 2024, 2025], &all),
        Some(day(2026, 7, 31)),
        "years before the first summer do not count"
    );
    assert_eq!(known_until(&[2027], &all), None);
    assert_eq!(known_until(&[], &all), None);
}
