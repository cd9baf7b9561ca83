//! The room's SQL.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::brief::{ChildBrief, briefs, groups_on};
use super::rules::full_name;
use super::{
    Caregiver, CaregiverId, Child, ChildId, Family, FamilyMember, Household, HouseholdId, Known, Link, Placement,
    Sibling,
};
use crate::Result;
use crate::school::GroupId;
use crate::school::brief::group_names;
use crate::school::store::teacher_names;
use crate::store::{Cell, Db, Record, Value, all, get, marks, rows};

/// So many ids go into one question: far below the limits of both engines.
const BATCH: usize = 1000;

/// The child with this id.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn child(db: &mut Db, id: &ChildId) -> Result<Child> {
    get(db, id.as_ref()).await
}

/// The caregiver with this id.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn caregiver(db: &mut Db, id: &CaregiverId) -> Result<Caregiver> {
    get(db, id.as_ref()).await
}

/// A child with everyone around it, and in which group its brothers and sisters are on a day.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn family(db: &mut Db, id: &ChildId, on: NaiveDate) -> Result<Family> {
    let child = child(db, id).await?;
    let members = members(db, id).await?;
    let siblings = siblings(db, id, &members, on).await?;
    Ok(Family { name: child_name(&child), child, members, siblings })
}

/// The whole name of a child.
#[must_use]
pub fn child_name(child: &Child) -> String {
    full_name(&child.roepnaam, child.voorvoegsel.as_deref().unwrap_or_default(), &child.achternaam)
}

/// The whole name of a caregiver.
#[must_use]
pub fn caregiver_name(caregiver: &Caregiver) -> String {
    full_name(&caregiver.roepnaam, caregiver.voorvoegsel.as_deref().unwrap_or_default(), &caregiver.achternaam)
}

/// The caregivers of a child: those it lives with first, then those with custody, then as they were entered.
///
/// # Errors
/// The database's.
pub async fn members(db: &mut Db, child_id: &ChildId) -> Result<Vec<FamilyMember>> {
    let mut links = links(db, child_id).await?;
    links.sort_by_key(|link| (!link.lives_there, link.custody != Known::Yes));
    let mut caregivers: HashMap<CaregiverId, Caregiver> = all::<Caregiver>(
        db,
        "where id in (select caregiver_id from caregiver_link where child_id = $1)",
        [child_id.to_value()],
    )
    .await?
    .into_iter()
    .map(|caregiver| (caregiver.id.clone(), caregiver))
    .collect();
    let homes = households(db, caregivers.values()).await?;
    let member = |link: Link| {
        let caregiver = caregivers.remove(&link.caregiver_id)?;
        let household = caregiver.household_id.as_ref().and_then(|id| homes.get(id.as_ref())).cloned();
        Some(FamilyMember { name: caregiver_name(&caregiver), caregiver, link, household })
    };
    Ok(links.into_iter().filter_map(member).collect())
}

/// The links of a child, as they were entered.
pub(super) async fn links(db: &mut Db, child_id: &ChildId) -> Result<Vec<Link>> {
    all(db, "where child_id = $1 order by id", [child_id.to_value()]).await
}

/// The link as it stands now.
pub(super) async fn link(db: &mut Db, link: &Link) -> Result<Link> {
    get(db, Record::id(link)).await
}

/// Who lives at an address, by achternaam.
pub(super) async fn residents(db: &mut Db, id: &HouseholdId) -> Result<Vec<Caregiver>> {
    let mut residents: Vec<Caregiver> = all(db, "where household_id = $1", [id.to_value()]).await?;
    residents.sort_by(|one, other| one.sort_key.cmp(&other.sort_key));
    Ok(residents)
}

/// The households of these caregivers, by id.
pub(super) async fn households<'c>(
    db: &mut Db,
    caregivers: impl Iterator<Item = &'c Caregiver>,
) -> Result<HashMap<String, Household>> {
    let ids: Vec<Value> = caregivers.filter_map(|one| one.household_id.as_ref()).map(Cell::to_value).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let tail = format!("where id in ({})", marks(1, ids.len()));
    let homes: Vec<Household> = all(db, &tail, ids).await?;
    Ok(homes.into_iter().map(|home| (home.id.to_string(), home)).collect())
}

/// Other children of these caregivers, oldest first.
async fn siblings(db: &mut Db, id: &ChildId, members: &[FamilyMember], on: NaiveDate) -> Result<Vec<Sibling>> {
    if members.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "select distinct child_id from caregiver_link where child_id <> $1 and caregiver_id in ({})",
        marks(2, members.len())
    );
    let values = [id.to_value()].into_iter().chain(members.iter().map(|member| member.caregiver.id.to_value()));
    let found = rows(db, &sql, values).await?;
    let ids: Vec<ChildId> = found.iter().map(|row| Cell::read(row, "child_id")).collect::<sqlx::Result<_>>()?;
    let groups = groups_on(db, &ids, on).await?;
    let group_ids: Vec<GroupId> = groups.values().cloned().collect();
    let names = group_names(db, &group_ids).await?;
    let teachers = teacher_names(db, &group_ids).await?;
    let mut siblings: Vec<ChildBrief> = briefs(db, &ids).await?.into_values().collect();
    siblings.sort_by(|one, other| (one.born_on, &one.sort_key).cmp(&(other.born_on, &other.sort_key)));
    let sibling = |child: ChildBrief| {
        let group = groups.get(&child.id);
        Sibling {
            group: group.and_then(|id| names.get(id)).cloned(),
            teachers: group.and_then(|id| teachers.get(id)).cloned().unwrap_or_default(),
            child_id: child.id,
            name: child.name,
            born_on: child.born_on,
        }
    };
    Ok(siblings.into_iter().map(sibling).collect())
}

/// How many children are in each of these groups on a day; an empty group is left out.
///
/// # Errors
/// The database's.
pub async fn fill(db: &mut Db, group_ids: &[GroupId], on: NaiveDate) -> Result<HashMap<GroupId, i32>> {
    let mut fill = HashMap::with_capacity(group_ids.len());
    for batch in group_ids.chunks(BATCH) {
        let sql = format!(
            "select group_id, count(*) as children from placement \
             where starts_on <= $1 and ends_on >= $1 and group_id in ({}) group by group_id",
            marks(2, batch.len())
        );
        let values = [on.to_value()].into_iter().chain(batch.iter().map(Cell::to_value));
        for row in rows(db, &sql, values).await? {
            fill.insert(Cell::read(&row, "group_id")?, Cell::read(&row, "children")?);
        }
    }
    Ok(fill)
}

/// Where a child is placed on a day.
///
/// # Errors
/// The database's.
pub async fn placement_on(db: &mut Db, child_id: &ChildId, on: NaiveDate) -> Result<Option<Placement>> {
    let tail = "where child_id = $1 and starts_on <= $2 and ends_on >= $2 order by starts_on desc, id";
    Ok(all(db, tail, [child_id.to_value(), on.to_value()]).await?.into_iter().next())
}

/// The placements of a child that last until this day or longer.
pub(super) async fn placements_from(db: &mut Db, child_id: &ChildId, from: NaiveDate) -> Result<Vec<Placement>> {
    all(db, "where child_id = $1 and ends_on >= $2 order by starts_on, id", [child_id.to_value(), from.to_value()])
        .await
}

/// Children of whom every word stands in the search key, by achternaam.
pub(super) async fn children_like(db: &mut Db, words: &[String], limit: i32) -> Result<Vec<Child>> {
    let mut children: Vec<Child> = like(db, words, limit).await?;
    children.sort_by(|one, other| one.sort_key.cmp(&other.sort_key));
    Ok(children)
}

/// Caregivers of whom every word stands in the search key, by achternaam.
pub(super) async fn caregivers_like(db: &mut Db, words: &[String], limit: i32) -> Result<Vec<Caregiver>> {
    let mut caregivers: Vec<Caregiver> = like(db, words, limit).await?;
    caregivers.sort_by(|one, other| one.sort_key.cmp(&other.sort_key));
    Ok(caregivers)
}

async fn like<R: Record>(db: &mut Db, words: &[String], limit: i32) -> Result<Vec<R>> {
    let tail = format!("where {} order by sort_key, id limit ${}", has_words(words.len()), words.len() + 1);
    let values = words.iter().map(|word| Value::from(contains(word).as_str()));
    all(db, &tail, values.chain([Value::from(i64::from(limit.max(0)))])).await
}

/// That a search key has the words of `$1` to `$count`; each is bound as [`contains`] writes it.
pub(super) fn has_words(count: usize) -> String {
    (1..=count).map(|n| format!("search_key like ${n} escape '\\'")).collect::<Vec<_>>().join(" and ")
}

/// What `like` asks for a word anywhere.
pub(super) fn contains(word: &str) -> String {
    format!("%{}%", escaped(word))
}

/// The word with the signs that mean something to `like` taken as themselves.
fn escaped(word: &str) -> String {
    let is_sign = |character| matches!(character, '%' | '_' | '\\');
    word.chars().flat_map(|one| is_sign(one).then_some('\\').into_iter().chain([one])).collect()
}

/// Children born on a day.
pub(super) async fn born_on(db: &mut Db, born_on: NaiveDate) -> Result<Vec<Child>> {
    all(db, "where born_on = $1 order by id", [born_on.to_value()]).await
}

/// Caregivers who have one of these: this folded name at the front of their search key, a number, an e-mail address.
pub(super) async fn caregivers_with(
    db: &mut Db,
    name: &str,
    phones: &[String],
    email: Option<&str>,
) -> Result<Vec<Caregiver>> {
    let mut ways = Vec::new();
    let mut values = Vec::new();
    if !name.is_empty() {
        values.push(Value::from(format!("{}%", escaped(name)).as_str()));
        ways.push("search_key like $1 escape '\\'".to_owned());
    }
    for phone in phones {
        values.push(phone.to_value());
        ways.push(format!("phone = ${0} or other_phone = ${0}", values.len()));
    }
    if let Some(email) = email {
        values.push(Value::from(email));
        ways.push(format!("lower(email) = lower(${})", values.len()));
    }
    if ways.is_empty() {
        return Ok(Vec::new());
    }
    all(db, &format!("where {} order by sort_key, id limit 20", ways.join(" or ")), values).await
}

/// The children of these caregivers, oldest first, by caregiver.
pub(super) async fn children_names(db: &mut Db, ids: &[CaregiverId]) -> Result<HashMap<CaregiverId, Vec<String>>> {
    let theirs = super::brief::children_of(db, ids).await?;
    Ok(theirs.into_iter().map(|(id, children)| (id, children.into_iter().map(|child| child.name).collect())).collect())
}
