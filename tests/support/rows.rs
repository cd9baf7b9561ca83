//! Bare rows for the tests of the store, which knows no rules, and the shortest way to write one.

#![allow(dead_code, reason = "each test file uses its own part")]

use driehoek::Result;
use driehoek::school::{
    Group, GroupId, SchoolYear, SchoolYearId, StaffId, StaffMember, StaffRole, Teaching, TeachingId,
};
use driehoek::store::{Actor, Changed, Record, Store, What};

/// A teacher with only a name.
pub(crate) fn teacher(achternaam: &str) -> StaffMember {
    StaffMember {
        id: StaffId::new(),
        version: 0,
        roepnaam: "Sanne".into(),
        voorvoegsel: None,
        achternaam: achternaam.into(),
        role: StaffRole::Teacher,
        email: None,
        working_days: vec![1, 2],
        left_on: None,
        sort_key: achternaam.to_lowercase(),
    }
}

/// A school year.
pub(crate) fn year(start_year: i32) -> SchoolYear {
    SchoolYear { id: SchoolYearId::new(), version: 0, start_year }
}

/// A group of a year with room for 24 children.
pub(crate) fn group(year: &SchoolYear, name: &str) -> Group {
    Group {
        id: GroupId::new(),
        version: 0,
        school_year_id: year.id.clone(),
        name: name.into(),
        unit: None,
        jaargroepen: vec![1, 2],
        capacity: 24,
        room: None,
        wen_places: None,
        wen_weekdays: Vec::new(),
    }
}

/// A teacher in front of a group on Mondays.
pub(crate) fn teaching(group: &Group, teacher: &StaffMember) -> Teaching {
    Teaching { id: TeachingId::new(), version: 0, group_id: group.id.clone(), staff_id: teacher.id.clone(), weekday: 1 }
}

/// Adds one record as one change.
pub(crate) async fn add<R: Record>(store: &Store, actor: &Actor, record: &R) -> Result<Changed<R>> {
    store
        .change(actor, What::new("staff.add", "een regel"), |tx| Box::pin(async move { tx.insert(record).await }))
        .await
}

/// Writes one record over what stands there, as one change.
pub(crate) async fn save<R: Record>(store: &Store, actor: &Actor, record: &R) -> Result<Changed<R>> {
    store
        .change(actor, What::new("staff.save", "een regel"), |tx| Box::pin(async move { tx.update(record).await }))
        .await
}

/// Removes one record as one change.
pub(crate) async fn remove<R: Record>(store: &Store, actor: &Actor, record: &R) -> Result<Changed<()>> {
    let what = What::new("staff.remove", "een regel");
    store.change(actor, what, |tx| Box::pin(async move { tx.delete(record).await })).await
}
