//! Children who come to get used to their group: admitted ones, and what the office does about their mornings.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a deed that fails here is a failed test")]

use driehoek::finding::Finding;
use driehoek::intake::ApplicationId;
use driehoek::school::{
    ClosedPeriod, Group, GroupDraft, GroupId, PeriodId, PeriodKind, PeriodStatus, StaffId, TeachingDraft, groups,
    store as school_store, years,
};
use driehoek::store::{Changed, all};
use driehoek::wenochtend::draft::{MorningDraft, MorningMove, Repair};
use driehoek::wenochtend::{Morning, MorningId, plan, repair};
use driehoek::{Error, Result};

use crate::desk_work::{OpenSchool, admitted, application, caregiver, child, day, open_school, registered};
use crate::support::Desk;

/// The school of [`open_school`], in which Sanne has the Kikkers from Monday to Wednesday and Joost on Thursday; on Friday they have
/// no lessons. The Otters have nobody yet, and lessons on every day.
pub(crate) async fn open_groups(desk: &Desk) -> OpenSchool {
    let school = open_school(desk).await;
    let days = [(1, &school.teacher), (2, &school.teacher), (3, &school.teacher), (4, &school.support)];
    teach(desk, &school.kikkers.id, &days).await;
    school
}

/// Says who teaches a group on which weekday.
pub(crate) async fn teach(desk: &Desk, group_id: &GroupId, days: &[(i32, &StaffId)]) {
    let group = school_store::group(&mut *desk.db().await, group_id).await.unwrap();
    let teaching =
        |(weekday, staff_id): &(i32, &StaffId)| TeachingDraft { staff_id: (*staff_id).clone(), weekday: *weekday };
    let draft = GroupDraft { group, teachers: days.iter().map(teaching).collect() };
    groups::save_group(&desk.store, &desk.actor, draft).await.unwrap();
}

/// Says how many wenkinderen a group can have on one morning.
pub(crate) async fn with_places(desk: &Desk, group_id: &GroupId, places: i32) {
    let overview = school_store::groups(&mut *desk.db().await, 2026).await.unwrap();
    let overview = overview.into_iter().find(|one| one.group.id == *group_id).unwrap();
    let teachers = overview.teachings.into_iter();
    let teachers = teachers.map(|one| TeachingDraft { staff_id: one.staff_id, weekday: one.weekday }).collect();
    let draft = GroupDraft { group: Group { wen_places: Some(places), ..overview.group }, teachers };
    groups::save_group(&desk.store, &desk.actor, draft).await.unwrap();
}

/// Registers a child with this family name, and admits it from a day in a group.
pub(crate) async fn newcomer(
    desk: &Desk,
    achternaam: &str,
    born_on: &str,
    starts_on: &str,
    group: &Group,
) -> ApplicationId {
    let id = applied(desk, achternaam, born_on).await;
    admitted(desk, &id, starts_on, group).await;
    id
}

/// Registers a child with this family name.
pub(crate) async fn applied(desk: &Desk, achternaam: &str, born_on: &str) -> ApplicationId {
    let phone = format!("06-0000{:04}", achternaam.bytes().map(u32::from).sum::<u32>() % 10_000);
    let parent = caregiver("Noor", "", achternaam, &phone);
    registered(desk, &application(child("Sam", "", achternaam, born_on), vec![parent])).await
}

/// Sam Bos, who may come from 12 November until 11 January and starts on 12 January.
pub(crate) async fn sam_bos(desk: &Desk, group: &Group) -> ApplicationId {
    newcomer(desk, "Bos", "2023-01-12", "2027-01-12", group).await
}

/// A morning of half a day.
pub(crate) fn morning(id: &ApplicationId, on: &str) -> MorningDraft {
    MorningDraft { application_id: id.clone(), planned_on: day(on), half_days: 1, escort: String::new() }
}

/// Plans mornings on these days.
pub(crate) async fn try_plan(desk: &Desk, id: &ApplicationId, days: &[&str]) -> Result<Changed<Vec<MorningId>>> {
    let drafts: Vec<_> = days.iter().map(|on| morning(id, on)).collect();
    plan::plan(&desk.store, &desk.actor, &drafts, desk.today).await
}

/// The same, and they can be.
pub(crate) async fn comes_on(desk: &Desk, id: &ApplicationId, days: &[&str]) -> Vec<MorningId> {
    try_plan(desk, id, days).await.unwrap().value
}

/// The morning as it is now.
pub(crate) async fn read(desk: &Desk, id: &MorningId) -> Morning {
    driehoek::store::get(&mut *desk.db().await, id.as_ref()).await.unwrap()
}

/// All mornings of a child by day.
pub(crate) async fn mornings_of(desk: &Desk, id: &ApplicationId) -> Vec<Morning> {
    all(&mut *desk.db().await, "where application_id = $1 order by planned_on, id", [id.as_ref().into()]).await.unwrap()
}

/// The days of those that stand.
pub(crate) async fn days_of(desk: &Desk, id: &ApplicationId) -> Vec<String> {
    let mornings = mornings_of(desk, id).await;
    mornings.iter().filter(|one| one.stands()).map(|one| one.planned_on.to_string()).collect()
}

/// Moves a morning, as it was read, to a day.
pub(crate) async fn try_move(desk: &Desk, morning: &Morning, on: &str) -> Result<Changed<()>> {
    plan::move_to(&desk.store, &desk.actor, &[to(morning, on)], desk.today).await
}

/// A move, still to be made.
pub(crate) fn to(morning: &Morning, on: &str) -> MorningMove {
    MorningMove { id: morning.id.clone(), version: morning.version, planned_on: day(on) }
}

/// Adds days without lessons.
pub(crate) async fn close(desk: &Desk, from: &str, until: &str) {
    let year = school_store::find_year(&mut *desk.db().await, 2026).await.unwrap().unwrap();
    let period = ClosedPeriod {
        id: PeriodId::from(String::new()),
        version: 0,
        school_year_id: year.id,
        name: "Studiedagen".into(),
        kind: PeriodKind::ClosedDay,
        status: PeriodStatus::Own,
        starts_on: day(from),
        ends_on: day(until),
        note: None,
    };
    years::save_period(&desk.store, &desk.actor, period).await.unwrap();
}

/// The mornings that cannot stay as they are.
pub(crate) async fn repairs(desk: &Desk) -> Vec<Repair> {
    repair::repairs(&mut *desk.db().await, desk.today).await.unwrap()
}

/// The findings with which a deed was refused.
pub(crate) fn findings_of<T: std::fmt::Debug>(outcome: Result<T>) -> Vec<Finding> {
    match outcome {
        Err(Error::Invalid { findings }) => findings,
        other => panic!("should have been refused: {other:?}"),
    }
}
