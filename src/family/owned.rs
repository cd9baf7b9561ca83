//! Which rows of this room are whose: for erasing somebody, and for showing somebody all that is kept.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::store::{caregiver_name, child_name};
use super::taken_back::{self, TakenBackCaregiver, TakenBackChild};
use super::{Caregiver, CaregiverId, Child, ChildId, Household, HouseholdId, Link, Placement};
use crate::error::{Error, Result};
use crate::store::erase::{FreeText, RowRef, once_held, once_tied};
use crate::store::{Cell, Db, Record, all, find, get, marks, rows};

/// So many ids go into one question: far below the limits of both engines.
const BATCH: usize = 500;

/// The free text of this room.
pub const FREE_TEXT: &[FreeText] = &[
    FreeText { table: "child", columns: &["remarks"], child: Some("t.id") },
    FreeText { table: "caregiver", columns: &["remarks"], child: None },
];

/// Children, and who and what has no reason to stay without them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Going {
    /// The children.
    pub children: Vec<Child>,
    /// What ties them to caregivers, also to those who stay.
    pub links: Vec<Link>,
    /// Their places in groups.
    pub placements: Vec<Placement>,
    /// Caregivers who have no other child here.
    pub caregivers: Vec<Caregiver>,
    /// Homes where nobody else lives.
    pub households: Vec<Household>,
    /// Children who were taken back as a whole: only the history still tells of them.
    pub children_back: Vec<TakenBackChild>,
    /// Caregivers of whom only the history still tells, with no other child, here or taken back.
    pub caregivers_back: Vec<TakenBackCaregiver>,
    /// Homes of which only the history still tells.
    pub homes_back: Vec<RowRef>,
    /// Names of those who were taken back and do not go now.
    pub others_back: HashSet<String>,
}

impl Going {
    /// Their rows, each before those it refers to.
    #[must_use]
    pub fn rows(&self) -> Vec<RowRef> {
        let links = self.links.iter().map(RowRef::of);
        let people = self.children.iter().map(RowRef::of).chain(self.caregivers.iter().map(RowRef::of));
        let homes = self.households.iter().map(RowRef::of);
        links.chain(self.placements.iter().map(RowRef::of)).chain(people).chain(homes).collect()
    }

    /// What goes from the history alone.
    pub fn taken_back(&self) -> impl Iterator<Item = RowRef> {
        let children =
            self.children_back.iter().map(|one| RowRef { table: Child::TABLE, id: one.brief.id.to_string() });
        let caregivers =
            self.caregivers_back.iter().map(|one| RowRef { table: Caregiver::TABLE, id: one.id.to_string() });
        children.chain(caregivers).chain(self.homes_back.iter().cloned())
    }
}

/// The children with all that goes with them. A caregiver goes along when no child that stays is tied to them: not by a link, not
/// because a room says so in `needed`, and not one that was taken back and can still come again. `named` are caregivers whom a room
/// names in rows of these children.
///
/// # Errors
/// `NotFound` for a child that is neither here nor taken back, or the database's.
pub async fn going(
    db: &mut Db,
    ids: &[ChildId],
    named: &HashSet<CaregiverId>,
    needed: &HashSet<CaregiverId>,
) -> Result<Going> {
    let (mut going, waiting) = children(db, ids).await?;
    let back = taken_back::caregivers(db).await?;
    let spared: BTreeSet<CaregiverId> = once_linked(db, &waiting).await?.into_iter().collect();
    // Whoever was taken away from one of them may be nobody's now.
    let once = once_linked(db, ids).await?;
    let linked = going.links.iter().map(|link| &link.caregiver_id).chain(&once);
    let asked = linked.chain(named).filter(|id| !needed.contains(*id) && !spared.contains(*id));
    for id in asked.cloned().collect::<BTreeSet<_>>() {
        let links: Vec<Link> = all(db, "where caregiver_id = $1", [id.to_value()]).await?;
        if links.iter().any(|link| !ids.contains(&link.child_id)) {
            continue;
        }
        going.caregivers.extend(find::<Caregiver>(db, id.as_ref()).await?);
        going.caregivers_back.extend(back.iter().find(|one| one.id == id).cloned());
    }
    let spared: Vec<TakenBackCaregiver> = back.into_iter().filter(|one| spared.contains(&one.id)).collect();
    homes(db, &mut going, &spared).await?;
    going.others_back.extend(spared.into_iter().map(|one| one.name));
    Ok(going)
}

/// The children themselves, and who else was taken back.
async fn children(db: &mut Db, ids: &[ChildId]) -> Result<(Going, Vec<ChildId>)> {
    let mut going = Going::default();
    let (back, others): (Vec<_>, Vec<_>) =
        taken_back::children(db).await?.into_iter().partition(|one| ids.contains(&one.brief.id));
    for id in ids {
        match find::<Child>(db, id.as_ref()).await? {
            Some(child) => going.children.push(child),
            None if back.iter().any(|one| one.brief.id == *id) => {}
            None => return Err(Error::NotFound { kind: Child::TABLE.into(), id: id.to_string() }),
        }
        going.links.extend(all::<Link>(db, "where child_id = $1 order by id", [id.to_value()]).await?);
        going.placements.extend(all::<Placement>(db, "where child_id = $1 order by id", [id.to_value()]).await?);
    }
    going.children_back = back;
    going.others_back = others.iter().map(|one| one.brief.name.clone()).collect();
    Ok((going, others.into_iter().map(|one| one.brief.id).collect()))
}

/// The caregivers who were tied to one of these children by a link that is gone.
async fn once_linked(db: &mut Db, ids: &[ChildId]) -> Result<Vec<CaregiverId>> {
    let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let once = once_tied(db, Link::TABLE, ("child_id", &ids), "caregiver_id").await?;
    Ok(once.into_iter().map(Into::into).collect())
}

/// Adds the homes where these caregivers live or lived and nobody else lives now, but for those to which one who is spared would come
/// back.
async fn homes(db: &mut Db, going: &mut Going, spared: &[TakenBackCaregiver]) -> Result<()> {
    let caregivers = &going.caregivers;
    let back = going.caregivers_back.iter().map(|one| one.id.to_string());
    let ids: Vec<String> = caregivers.iter().map(|one| one.id.to_string()).chain(back).collect();
    let spared: Vec<String> = spared.iter().map(|one| one.id.to_string()).collect();
    let kept = once_held(db, &spared, "household_id").await?;
    let now = caregivers.iter().filter_map(|one| one.household_id.as_ref()).map(ToString::to_string);
    let mut ever: BTreeSet<String> = once_held(db, &ids, "household_id").await?.into_iter().chain(now).collect();
    ever.retain(|home| !kept.contains(home));
    for home in ever {
        let residents: Vec<Caregiver> = all(db, "where household_id = $1", [home.as_str().into()]).await?;
        if residents.iter().all(|one| going.caregivers.iter().any(|going| going.id == one.id)) {
            match find::<Household>(db, &home).await? {
                Some(household) => going.households.push(household),
                None => going.homes_back.push(RowRef { table: Household::TABLE, id: home }),
            }
        }
    }
    Ok(())
}

/// The last day in a group of each child that was ever in one; of all children, or of these.
///
/// # Errors
/// The database's.
pub async fn placed_until(db: &mut Db, ids: Option<&[ChildId]>) -> Result<HashMap<ChildId, NaiveDate>> {
    let Some(ids) = ids else {
        return read_placed(db, "", &[]).await;
    };
    let mut placed = HashMap::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        placed.extend(read_placed(db, &format!("where child_id in ({})", marks(1, batch.len())), batch).await?);
    }
    Ok(placed)
}

async fn read_placed(db: &mut Db, within: &str, ids: &[ChildId]) -> Result<HashMap<ChildId, NaiveDate>> {
    let sql = format!("select child_id, max(ends_on) as ends_on from placement {within} group by child_id");
    let found = rows(db, &sql, ids.iter().map(Cell::to_value)).await?;
    found.iter().map(|row| Ok((Cell::read(row, "child_id")?, Cell::read(row, "ends_on")?))).collect()
}

/// The child, its links and its places in groups.
///
/// # Errors
/// The database's.
pub async fn of_child(db: &mut Db, id: &ChildId) -> Result<Vec<RowRef>> {
    let child: Child = get(db, id.as_ref()).await?;
    let links: Vec<Link> = all(db, "where child_id = $1 order by id", [id.to_value()]).await?;
    let placements: Vec<Placement> = all(db, "where child_id = $1 order by starts_on, id", [id.to_value()]).await?;
    let rest = links.iter().map(RowRef::of).chain(placements.iter().map(RowRef::of));
    Ok([RowRef::of(&child)].into_iter().chain(rest).collect())
}

/// The caregiver, the own home and the own links.
///
/// # Errors
/// The database's.
pub async fn of_caregiver(db: &mut Db, id: &CaregiverId) -> Result<Vec<RowRef>> {
    let caregiver: Caregiver = get(db, id.as_ref()).await?;
    let own_home = caregiver.household_id.as_ref().map(home);
    let links: Vec<Link> = all(db, "where caregiver_id = $1 order by id", [id.to_value()]).await?;
    Ok([RowRef::of(&caregiver)].into_iter().chain(own_home).chain(links.iter().map(RowRef::of)).collect())
}

/// The children a caregiver is tied to.
///
/// # Errors
/// The database's.
pub async fn children_of(db: &mut Db, id: &CaregiverId) -> Result<Vec<ChildId>> {
    let links: Vec<Link> = all(db, "where caregiver_id = $1 order by id", [id.to_value()]).await?;
    Ok(links.into_iter().map(|link| link.child_id).collect())
}

/// The row of a home.
#[must_use]
pub fn home(id: &HouseholdId) -> RowRef {
    RowRef { table: Household::TABLE, id: id.to_string() }
}

/// The ids of all children and caregivers with this whole name.
///
/// # Errors
/// The database's.
pub async fn called(db: &mut Db, name: &str) -> Result<Vec<String>> {
    let children: Vec<Child> = like(db, name).await?;
    let caregivers: Vec<Caregiver> = like(db, name).await?;
    let children = children.into_iter().filter(|one| child_name(one) == name).map(|one| one.id.to_string());
    let caregivers = caregivers.into_iter().filter(|one| caregiver_name(one) == name).map(|one| one.id.to_string());
    Ok(children.chain(caregivers).collect())
}

async fn like<R: Record>(db: &mut Db, name: &str) -> Result<Vec<R>> {
    // The roepnaam is the whole of it up to some space; the names themselves are compared above.
    let first = name.split(' ').next().unwrap_or_default();
    let begins = format!("{}%", first.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_"));
    all(db, "where roepnaam like $1 escape '\\'", [begins.as_str().into()]).await
}
