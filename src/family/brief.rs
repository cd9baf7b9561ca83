//! The few facts of children that lists of other rooms show: a name, a birth date, whom to call.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::rules::{full_name, gets_post, is_address, search_words};
use super::store::{contains, has_words};
use super::{CaregiverId, ChildId, HouseholdId, Known};
use crate::Result;
use crate::school::GroupId;
use crate::store::{Cell, Db, marks, rows};

/// So many ids go into one question: far below the limits of both engines.
const BATCH: usize = 1000;

/// What another room adds to its own question when each of its rows has a `child_id`, so that a long list and its children come
/// in one answer: a row of its own for each child doubles the time. [`beside`] reads these columns.
pub const COLUMNS: &str = "child.roepnaam, child.voorvoegsel, child.achternaam, child.born_on, child.sort_key";

/// Where [`COLUMNS`] come from.
pub const JOIN: &str = "join child on child.id = child_id";

/// A child in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildBrief {
    /// The child.
    pub id: ChildId,
    /// Whole name.
    pub name: String,
    /// Date of birth.
    pub born_on: NaiveDate,
    /// Folded, achternaam first.
    pub sort_key: String,
}

/// The caregiver to call first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Whole name.
    pub name: String,
    /// First number to call.
    pub phone: Option<String>,
}

/// Somebody who may be called about a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callable {
    /// Whole name.
    pub name: String,
    /// First number to call.
    pub phone: Option<String>,
    /// Second number.
    pub other_phone: Option<String>,
    /// Called when something is wrong.
    pub emergency: bool,
}

/// A caregiver who gets post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// The caregiver.
    pub id: CaregiverId,
    /// Whole name.
    pub name: String,
    /// Where they live.
    pub household_id: Option<HouseholdId>,
    /// Whether street and town are known.
    pub has_address: bool,
    /// Gezag.
    pub custody: Known,
}

/// The children with these ids.
///
/// # Errors
/// The database's.
pub async fn briefs(db: &mut Db, ids: &[ChildId]) -> Result<HashMap<ChildId, ChildBrief>> {
    let mut found = HashMap::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select id, roepnaam, voorvoegsel, achternaam, born_on, sort_key from child where id in ({})",
            marks(1, batch.len())
        );
        for row in rows(db, &sql, batch.iter().map(|id| id.as_ref().into())).await? {
            let brief = brief(&row)?;
            found.insert(brief.id.clone(), brief);
        }
    }
    Ok(found)
}

/// Whom to call first about each of these children: who may be called at all, has a number, and lives with the child.
///
/// # Errors
/// The database's.
pub async fn contacts(db: &mut Db, ids: &[ChildId]) -> Result<HashMap<ChildId, Contact>> {
    let mut best: HashMap<ChildId, ((bool, bool, bool), Contact)> = HashMap::new();
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select l.child_id, l.custody, l.lives_there, c.roepnaam, c.voorvoegsel, c.achternaam, c.phone \
             from caregiver_link l join caregiver c on c.id = l.caregiver_id \
             where l.no_contact_order = 0 and l.child_id in ({}) order by l.id",
            marks(1, batch.len())
        );
        for row in rows(db, &sql, batch.iter().map(|id| id.as_ref().into())).await? {
            let phone: Option<String> = row.try_get("phone")?;
            let rank = (phone.is_some(), bool::read(&row, "lives_there")?, Known::read(&row, "custody")? == Known::Yes);
            let contact = Contact { name: name_of(&row)?, phone };
            let child = ChildId::read(&row, "child_id")?;
            if best.get(&child).is_none_or(|(other, _)| *other < rank) {
                best.insert(child, (rank, contact));
            }
        }
    }
    Ok(best.into_iter().map(|(child, (_, contact))| (child, contact)).collect())
}

/// Somebody to call, with what puts them later in the order.
type Ranked = ((bool, bool, bool), Callable);

/// Everyone who may be called about each of these children: whoever is called in an emergency first, then who lives with the child, then
/// who has custody; never somebody whom a judge forbade contact. Without an address: that may be secret.
///
/// # Errors
/// The database's.
pub async fn callable(db: &mut Db, ids: &[ChildId]) -> Result<HashMap<ChildId, Vec<Callable>>> {
    let mut found: HashMap<ChildId, Vec<Ranked>> = HashMap::new();
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select l.child_id, l.custody, l.lives_there, l.emergency_contact, c.roepnaam, c.voorvoegsel, c.achternaam, \
             c.phone, c.other_phone from caregiver_link l join caregiver c on c.id = l.caregiver_id \
             where l.no_contact_order = 0 and l.child_id in ({}) order by l.id",
            marks(1, batch.len())
        );
        for row in rows(db, &sql, batch.iter().map(Cell::to_value)).await? {
            let emergency = bool::read(&row, "emergency_contact")?;
            let has_custody = Known::read(&row, "custody")? == Known::Yes;
            let last = (!emergency, !bool::read(&row, "lives_there")?, !has_custody);
            let (phone, other_phone) = (row.try_get("phone")?, row.try_get("other_phone")?);
            let callable = Callable { name: name_of(&row)?, phone, other_phone, emergency };
            found.entry(Cell::read(&row, "child_id")?).or_default().push((last, callable));
        }
    }
    let in_order = |mut callable: Vec<Ranked>| {
        callable.sort_by_key(|(last, _)| *last);
        callable.into_iter().map(|(_, callable)| callable).collect()
    };
    Ok(found.into_iter().map(|(child, callable)| (child, in_order(callable))).collect())
}

/// The remarks on each of these children that has some.
///
/// # Errors
/// The database's.
pub async fn remarks(db: &mut Db, ids: &[ChildId]) -> Result<HashMap<ChildId, String>> {
    let mut found = HashMap::new();
    for batch in ids.chunks(BATCH) {
        let sql =
            format!("select id, remarks from child where remarks is not null and id in ({})", marks(1, batch.len()));
        for row in rows(db, &sql, batch.iter().map(Cell::to_value)).await? {
            found.insert(Cell::read(&row, "id")?, row.try_get("remarks")?);
        }
    }
    Ok(found)
}

/// The caregivers who get post about each of these children, as [`super::store::members`] orders them; never somebody whom a judge
/// forbade contact.
///
/// # Errors
/// The database's.
pub async fn readers(db: &mut Db, ids: &[ChildId]) -> Result<HashMap<ChildId, Vec<Reader>>> {
    let mut found: HashMap<ChildId, Vec<(bool, bool, Reader)>> = HashMap::new();
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select l.child_id, l.custody, l.lives_there, c.id, c.roepnaam, c.voorvoegsel, c.achternaam, c.household_id, \
             l.gets_post, l.no_contact_order, h.street, h.city \
             from caregiver_link l join caregiver c on c.id = l.caregiver_id left join household h on h.id = c.household_id \
             where l.child_id in ({}) order by l.id",
            marks(1, batch.len())
        );
        for row in rows(db, &sql, batch.iter().map(|id| id.as_ref().into())).await? {
            if !gets_post(bool::read(&row, "gets_post")?, bool::read(&row, "no_contact_order")?) {
                continue;
            }
            let reader = reader(&row)?;
            let lives_there = bool::read(&row, "lives_there")?;
            let has_custody = reader.custody == Known::Yes;
            let of_child = found.entry(ChildId::read(&row, "child_id")?).or_default();
            of_child.push((!lives_there, !has_custody, reader));
        }
    }
    let in_order = |mut readers: Vec<(bool, bool, Reader)>| {
        readers.sort_by_key(|(away, without_custody, _)| (*away, *without_custody));
        readers.into_iter().map(|(_, _, reader)| reader).collect()
    };
    Ok(found.into_iter().map(|(child, readers)| (child, in_order(readers))).collect())
}

fn reader(row: &AnyRow) -> Result<Reader> {
    let (street, city): (Option<&str>, Option<&str>) = (row.try_get("street")?, row.try_get("city")?);
    Ok(Reader {
        id: Cell::read(row, "id")?,
        name: name_of(row)?,
        household_id: Cell::read(row, "household_id")?,
        has_address: is_address(street, city),
        custody: Cell::read(row, "custody")?,
    })
}

/// The children that have every word in their own names, or in the names, numbers and e-mail of one caregiver.
///
/// # Errors
/// The database's.
pub async fn named_like(db: &mut Db, text: &str) -> Result<HashSet<ChildId>> {
    let words = search_words(text);
    if words.is_empty() {
        return Ok(HashSet::new());
    }
    let has_words = has_words(words.len());
    let sql = format!(
        "select id from child where {has_words} union select l.child_id from caregiver_link l where l.caregiver_id in \
         (select id from caregiver where {has_words})"
    );
    let found = rows(db, &sql, words.iter().map(|word| contains(word).as_str().into())).await?;
    found.iter().map(|row| Ok(ChildId::read(row, "id")?)).collect()
}

/// The children of these caregivers, oldest first.
///
/// # Errors
/// The database's.
pub async fn children_of(db: &mut Db, ids: &[CaregiverId]) -> Result<HashMap<CaregiverId, Vec<ChildBrief>>> {
    let mut found: HashMap<CaregiverId, Vec<ChildBrief>> = HashMap::new();
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select l.caregiver_id, c.id, c.roepnaam, c.voorvoegsel, c.achternaam, c.born_on, c.sort_key \
             from caregiver_link l join child c on c.id = l.child_id where l.caregiver_id in ({}) order by c.born_on, c.id",
            marks(1, batch.len())
        );
        for row in rows(db, &sql, batch.iter().map(|id| id.as_ref().into())).await? {
            found.entry(CaregiverId::read(&row, "caregiver_id")?).or_default().push(brief(&row)?);
        }
    }
    Ok(found)
}

/// The group each of these children is in on a day; those in none are left out.
///
/// # Errors
/// The database's.
pub async fn groups_on(db: &mut Db, ids: &[ChildId], on: NaiveDate) -> Result<HashMap<ChildId, GroupId>> {
    let mut found = HashMap::new();
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select child_id, group_id from placement where starts_on <= $1 and ends_on >= $1 and child_id in ({})",
            marks(2, batch.len())
        );
        let values = [on.to_value()].into_iter().chain(batch.iter().map(|id| id.as_ref().into()));
        for row in rows(db, &sql, values).await? {
            found.insert(ChildId::read(&row, "child_id")?, GroupId::read(&row, "group_id")?);
        }
    }
    Ok(found)
}

/// The children who are in one of these groups on a day or later.
///
/// # Errors
/// The database's.
pub async fn placed_in(db: &mut Db, groups: &[GroupId], from: NaiveDate) -> Result<HashSet<ChildId>> {
    if groups.is_empty() {
        return Ok(HashSet::new());
    }
    let sql =
        format!("select child_id from placement where ends_on >= $1 and group_id in ({})", marks(2, groups.len()));
    let values = [from.to_value()].into_iter().chain(groups.iter().map(|id| id.as_ref().into()));
    rows(db, &sql, values).await?.iter().map(|row| Ok(ChildId::read(row, "child_id")?)).collect()
}

/// Children who are in a group from and until the same days, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stay {
    /// The group.
    pub group_id: GroupId,
    /// First day.
    pub starts_on: NaiveDate,
    /// Last day.
    pub ends_on: NaiveDate,
    /// How many they are.
    pub children: i32,
}

/// How many children are in these groups, and from when until when.
///
/// # Errors
/// The database's.
pub async fn stays(db: &mut Db, group_ids: &[GroupId]) -> Result<Vec<Stay>> {
    let mut found = Vec::new();
    for batch in group_ids.chunks(BATCH) {
        let sql = format!(
            "select group_id, starts_on, ends_on, count(*) as children from placement where group_id in ({}) \
             group by group_id, starts_on, ends_on",
            marks(1, batch.len())
        );
        for row in rows(db, &sql, batch.iter().map(Cell::to_value)).await? {
            found.push(Stay {
                group_id: Cell::read(&row, "group_id")?,
                starts_on: Cell::read(&row, "starts_on")?,
                ends_on: Cell::read(&row, "ends_on")?,
                children: Cell::read(&row, "children")?,
            });
        }
    }
    Ok(found)
}

/// The children of whom it is unknown whether somebody has custody.
///
/// # Errors
/// The database's.
pub async fn custody_unknown(db: &mut Db, ids: &[ChildId]) -> Result<HashSet<ChildId>> {
    let mut found = HashSet::new();
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select distinct child_id from caregiver_link where child_id in ({}) and custody = 'unknown'",
            marks(1, batch.len())
        );
        for row in rows(db, &sql, batch.iter().map(Cell::to_value)).await? {
            found.insert(Cell::read(&row, "child_id")?);
        }
    }
    Ok(found)
}

/// Who has custody of each of these children.
///
/// # Errors
/// The database's.
pub async fn with_custody(db: &mut Db, ids: &[ChildId]) -> Result<HashSet<(ChildId, CaregiverId)>> {
    let mut found = HashSet::new();
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select child_id, caregiver_id from caregiver_link where child_id in ({}) and custody = 'yes'",
            marks(1, batch.len())
        );
        for row in rows(db, &sql, batch.iter().map(Cell::to_value)).await? {
            found.insert((Cell::read(&row, "child_id")?, Cell::read(&row, "caregiver_id")?));
        }
    }
    Ok(found)
}

/// The child beside a row of another room.
///
/// # Errors
/// A column that is missing or holds something else.
pub fn beside(row: &AnyRow) -> Result<ChildBrief> {
    brief_of(row, "child_id")
}

fn brief(row: &AnyRow) -> Result<ChildBrief> {
    brief_of(row, "id")
}

fn brief_of(row: &AnyRow, id: &str) -> Result<ChildBrief> {
    Ok(ChildBrief {
        id: Cell::read(row, id)?,
        name: name_of(row)?,
        born_on: Cell::read(row, "born_on")?,
        sort_key: row.try_get("sort_key")?,
    })
}

fn name_of(row: &AnyRow) -> Result<String> {
    let (roepnaam, achternaam): (String, String) = (row.try_get("roepnaam")?, row.try_get("achternaam")?);
    let voorvoegsel: Option<String> = row.try_get("voorvoegsel")?;
    Ok(full_name(&roepnaam, voorvoegsel.as_deref().unwrap_or_default(), &achternaam))
}
