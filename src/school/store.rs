//! The room's SQL.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::Row;

use super::rules::{self, ClosedRange, SchoolCalendar, known_until, school_year_bounds, school_year_label};
use super::{
    ClosedPeriod, Group, GroupId, GroupOverview, School, SchoolYear, SchoolYearId, StaffChoice, StaffId, StaffMember,
    StaffRole, StartCustoms, TeacherDays, Teaching, YearOverview,
};
use crate::error::{Error, Result};
use crate::family::rules::full_name;
use crate::store::{Cell, Db, Record, Value, all, find, get, marks, rows};

/// The id of the one school.
pub(super) const SCHOOL: &str = "school";

/// The school.
///
/// # Errors
/// `NotFound` before the first set-up, or the database's.
pub async fn school(db: &mut Db) -> Result<School> {
    get(db, SCHOOL).await
}

/// The customs of the school for a first day; none before the first set-up.
///
/// # Errors
/// The database's.
pub async fn start_customs(db: &mut Db) -> Result<StartCustoms> {
    Ok(find::<School>(db, SCHOOL).await?.as_ref().map(StartCustoms::of).unwrap_or_default())
}

/// Whether the school was set up.
pub(super) async fn has_school(db: &mut Db) -> Result<bool> {
    Ok(find::<School>(db, SCHOOL).await?.is_some())
}

/// Everyone who works here, by achternaam; with those who left when asked.
///
/// # Errors
/// The database's.
pub async fn staff(db: &mut Db, with_left: bool) -> Result<Vec<StaffMember>> {
    let tail = if with_left { "" } else { "where left_on is null" };
    let mut staff: Vec<StaffMember> = all(db, tail, []).await?;
    // Here and not in SQL: PostgreSQL orders text by the language of the server.
    staff.sort_by(|one, other| one.sort_key.cmp(&other.sort_key));
    Ok(staff)
}

/// Who can be chosen on a day: directors first, then by achternaam, without those who left before it.
///
/// # Errors
/// The database's.
pub async fn staff_choices(db: &mut Db, on: NaiveDate) -> Result<Vec<StaffChoice>> {
    let mut staff: Vec<StaffMember> = all(db, "where left_on is null or left_on >= $1", [on.to_value()]).await?;
    staff.sort_by(|one, other| {
        let order = |member: &StaffMember| member.role != StaffRole::Director;
        (order(one), &one.sort_key).cmp(&(order(other), &other.sort_key))
    });
    Ok(staff.iter().map(|one| StaffChoice { id: one.id.clone(), name: staff_name(one), role: one.role }).collect())
}

/// The whole names of all who work or worked here.
///
/// # Errors
/// The database's.
pub async fn staff_names(db: &mut Db) -> Result<HashMap<StaffId, String>> {
    let staff: Vec<StaffMember> = all(db, "", []).await?;
    Ok(staff.into_iter().map(|member| (member.id.clone(), staff_name(&member))).collect())
}

/// The whole name of a member of staff.
#[must_use]
pub fn staff_name(member: &StaffMember) -> String {
    full_name(&member.roepnaam, member.voorvoegsel.as_deref().unwrap_or_default(), &member.achternaam)
}

/// The school years that are entered, first one first.
///
/// # Errors
/// The database's.
pub async fn years(db: &mut Db) -> Result<Vec<SchoolYear>> {
    all(db, "order by start_year", []).await
}

/// The school year that starts in `start_year`, if it is entered.
///
/// # Errors
/// The database's.
pub async fn find_year(db: &mut Db, start_year: i32) -> Result<Option<SchoolYear>> {
    Ok(all(db, "where start_year = $1", [start_year.to_value()]).await?.pop())
}

/// The school year with this id.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn year_of(db: &mut Db, id: &SchoolYearId) -> Result<SchoolYear> {
    get(db, id.as_ref()).await
}

/// A year with its periods, holidays and groups. The groups' fill is 0: the family room counts children.
///
/// # Errors
/// `NotFound` when the year is not entered, or the database's.
pub async fn year(db: &mut Db, start_year: i32) -> Result<YearOverview> {
    let not_entered = || Error::NotFound { kind: SchoolYear::TABLE.into(), id: start_year.to_string() };
    let year = find_year(db, start_year).await?.ok_or_else(not_entered)?;
    let periods = all(db, "where school_year_id = $1 order by starts_on, ends_on, id", [year.id.to_value()]).await?;
    let groups = groups(db, start_year).await?;
    let (starts_on, ends_on) = school_year_bounds(start_year);
    let holidays = [start_year, start_year.saturating_add(1)].into_iter().flat_map(rules::dutch_holidays);
    Ok(YearOverview {
        label: school_year_label(start_year),
        starts_on,
        ends_on,
        periods,
        holidays: holidays.filter(|holiday| (starts_on..=ends_on).contains(&holiday.on)).collect(),
        groups,
        year,
    })
}

/// The groups of a year with their teachers, youngest jaargroep first, then by name; none when the year is not entered.
/// Their fill is 0: the family room counts children.
///
/// # Errors
/// The database's.
pub async fn groups(db: &mut Db, start_year: i32) -> Result<Vec<GroupOverview>> {
    groups_of_years(db, start_year, start_year).await
}

/// The same, of these two years and those between, whatever year each is of.
///
/// # Errors
/// The database's.
pub async fn groups_of_years(db: &mut Db, first_year: i32, last_year: i32) -> Result<Vec<GroupOverview>> {
    let of_years = "school_year_id in (select id from school_year where start_year >= $1 and start_year <= $2)";
    let years = || [first_year.to_value(), last_year.to_value()];
    let mut groups: Vec<Group> = all(db, &format!("where {of_years}"), years()).await?;
    groups.sort_by(|one, other| (&one.jaargroepen, &one.name).cmp(&(&other.jaargroepen, &other.name)));
    let of_groups = format!("where group_id in (select id from school_group where {of_years}) order by weekday, id");
    let mut teachings: HashMap<GroupId, Vec<Teaching>> = HashMap::new();
    for teaching in all::<Teaching>(db, &of_groups, years()).await? {
        teachings.entry(teaching.group_id.clone()).or_default().push(teaching);
    }
    let names = staff_names(db).await?;
    let overview = |group: Group| {
        let teachings = teachings.remove(&group.id).unwrap_or_default();
        GroupOverview { teachers: teachers(&teachings, &names), teachings, group, children: 0 }
    };
    Ok(groups.into_iter().map(overview).collect())
}

/// Teachings by weekday, gathered per teacher in the order of their first day.
fn teachers(teachings: &[Teaching], names: &HashMap<StaffId, String>) -> Vec<TeacherDays> {
    let mut teachers: Vec<TeacherDays> = Vec::new();
    for Teaching { staff_id, weekday, .. } in teachings {
        match teachers.iter_mut().find(|teacher| teacher.staff_id == *staff_id) {
            Some(teacher) => teacher.weekdays.push(*weekday),
            None => teachers.push(TeacherDays {
                staff_id: staff_id.clone(),
                name: names.get(staff_id).cloned().unwrap_or_default(),
                weekdays: vec![*weekday],
            }),
        }
    }
    teachers
}

/// Which days are school days, from the vacations and closed days of all years.
///
/// # Errors
/// The database's.
pub async fn calendar(db: &mut Db) -> Result<SchoolCalendar> {
    let start_years: Vec<i32> = years(db).await?.iter().map(|year| year.start_year).collect();
    let periods: Vec<ClosedRange> = rows(db, "select name, starts_on, ends_on from closed_period", [])
        .await?
        .iter()
        .map(|row| {
            Ok(ClosedRange {
                starts_on: Cell::read(row, "starts_on")?,
                ends_on: Cell::read(row, "ends_on")?,
                name: row.try_get("name")?,
            })
        })
        .collect::<sqlx::Result<_>>()?;
    let known_until = known_until(&start_years, &periods);
    Ok(SchoolCalendar::new(periods, known_until))
}

/// The periods, other than this one, that share a day with it.
pub(super) async fn overlapping(db: &mut Db, period: &ClosedPeriod) -> Result<Vec<ClosedPeriod>> {
    let tail = "where starts_on <= $1 and ends_on >= $2 and id <> $3 order by starts_on, id";
    all(db, tail, [period.ends_on.to_value(), period.starts_on.to_value(), period.id.to_value()]).await
}

/// The group with this id.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn group(db: &mut Db, id: &GroupId) -> Result<Group> {
    get(db, id.as_ref()).await
}

/// The other groups of a year, for comparing names.
pub(super) async fn other_groups(db: &mut Db, group: &Group) -> Result<Vec<Group>> {
    all(db, "where school_year_id = $1 and id <> $2", [group.school_year_id.to_value(), group.id.to_value()]).await
}

/// Who teaches a group, and when.
pub(super) async fn teachings(db: &mut Db, group_id: &GroupId) -> Result<Vec<Teaching>> {
    all(db, "where group_id = $1 order by weekday, id", [group_id.to_value()]).await
}

/// The whole names of the teachers of these groups, each in the order of their first day.
///
/// # Errors
/// The database's.
pub async fn teacher_names(db: &mut Db, group_ids: &[GroupId]) -> Result<HashMap<GroupId, Vec<String>>> {
    let mut names: HashMap<GroupId, Vec<String>> = HashMap::new();
    if group_ids.is_empty() {
        return Ok(names);
    }
    let sql = format!(
        "select t.group_id, s.id, s.roepnaam, s.voorvoegsel, s.achternaam \
         from group_teaching t join staff_member s on s.id = t.staff_id \
         where t.group_id in ({}) group by t.group_id, s.id, s.roepnaam, s.voorvoegsel, s.achternaam \
         order by min(t.weekday), min(t.id)",
        marks(1, group_ids.len())
    );
    for row in rows(db, &sql, group_ids.iter().map(|id| Value::from(id.as_ref()))).await? {
        let voorvoegsel: Option<String> = row.try_get("voorvoegsel")?;
        let (roepnaam, achternaam): (String, String) = (row.try_get("roepnaam")?, row.try_get("achternaam")?);
        let name = full_name(&roepnaam, voorvoegsel.as_deref().unwrap_or_default(), &achternaam);
        names.entry(GroupId::read(&row, "group_id")?).or_default().push(name);
    }
    Ok(names)
}
