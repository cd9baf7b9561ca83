//! Schools, staff, years and groups for tests, made by the same deeds as a person does them.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a school that cannot be made is a failed test")]

use chrono::NaiveDate;
use driehoek::Error;
use driehoek::finding::{Finding, FindingCode};
use driehoek::school::{
    ClosedPeriod, Group, GroupDraft, GroupId, PeriodId, PeriodKind, PeriodStatus, School, SchoolYear, SchoolYearId,
    StaffId, StaffMember, StaffRole, TeachingDraft, groups, people, setup, store, years,
};

use crate::support::Desk;

/// A day, as in `day("2026-11-23")`.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The school as the first start makes it, with 2026-2027 and 2027-2028.
pub(crate) async fn open_school(desk: &Desk) -> School {
    setup::first_school(&desk.store, &desk.actor, "KC De Sprong", desk.today).await.unwrap();
    store::school(&mut *desk.db().await).await.unwrap()
}

/// A teacher as typed in an empty form.
pub(crate) fn teacher(roepnaam: &str, voorvoegsel: &str, achternaam: &str) -> StaffMember {
    StaffMember {
        id: StaffId::from(String::new()),
        version: 0,
        roepnaam: roepnaam.into(),
        voorvoegsel: Some(voorvoegsel.into()),
        achternaam: achternaam.into(),
        role: StaffRole::Teacher,
        email: None,
        working_days: vec![1, 2, 3],
        left_on: None,
        sort_key: String::new(),
    }
}

/// Adds a member of staff.
pub(crate) async fn hire(desk: &Desk, member: StaffMember) -> StaffMember {
    people::save_staff(&desk.store, &desk.actor, member).await.unwrap().value
}

/// The year of this number, which must be entered.
pub(crate) async fn year(desk: &Desk, start_year: i32) -> SchoolYear {
    store::find_year(&mut *desk.db().await, start_year).await.unwrap().unwrap()
}

/// A group of a year as typed in an empty form: jaargroep 1 and 2, room for 24.
pub(crate) fn group_draft(year: &SchoolYear, name: &str) -> GroupDraft {
    let group = Group {
        id: GroupId::from(String::new()),
        version: 0,
        school_year_id: year.id.clone(),
        name: name.into(),
        unit: Some("Unit 1".into()),
        jaargroepen: vec![1, 2],
        capacity: 24,
        room: None,
        wen_places: None,
        wen_weekdays: Vec::new(),
    };
    GroupDraft { group, teachers: Vec::new() }
}

/// Who teaches on which days.
pub(crate) fn teaches(teacher: &StaffMember, weekdays: &[i32]) -> Vec<TeachingDraft> {
    weekdays.iter().map(|weekday| TeachingDraft { staff_id: teacher.id.clone(), weekday: *weekday }).collect()
}

/// Adds a group to a year.
pub(crate) async fn add_group(desk: &Desk, start_year: i32, name: &str) -> Group {
    let draft = group_draft(&year(desk, start_year).await, name);
    groups::save_group(&desk.store, &desk.actor, draft).await.unwrap().value
}

/// A study day as typed in an empty form.
pub(crate) fn study_day(on: &str) -> ClosedPeriod {
    ClosedPeriod {
        id: PeriodId::from(String::new()),
        version: 0,
        school_year_id: SchoolYearId::from(String::new()),
        name: "Studiedag".into(),
        kind: PeriodKind::ClosedDay,
        status: PeriodStatus::Own,
        starts_on: day(on),
        ends_on: day(on),
        note: None,
    }
}

/// Adds a vacation or closed day.
pub(crate) async fn close(desk: &Desk, period: ClosedPeriod) -> ClosedPeriod {
    years::save_period(&desk.store, &desk.actor, period).await.unwrap().value
}

/// The findings of a refusal; anything else fails the test.
pub(crate) fn findings<T: std::fmt::Debug>(outcome: driehoek::Result<T>) -> Vec<Finding> {
    match outcome {
        Err(Error::Invalid { findings }) => findings,
        other => panic!("expected a refusal, got {other:?}"),
    }
}

/// Which fields were refused, and why.
pub(crate) fn refused<T: std::fmt::Debug>(outcome: driehoek::Result<T>) -> Vec<(String, FindingCode)> {
    findings(outcome).into_iter().map(|finding| (finding.field, finding.code)).collect()
}
