//! The room's SQL, and the groups that receive children.

mod hosts;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

pub use hosts::{HostGroup, Hosts};

use super::{Morning, MorningId};
use crate::Result;
use crate::family::ChildId;
use crate::intake::ApplicationId;
use crate::intake::store::newcomers::{self, Newcomer};
use crate::store::{Cell, Db, all, get, marks, rows};

/// So many ids go into one question: far below the limits of both engines.
const BATCH: usize = 1000;

/// The morning with this id.
pub(super) async fn morning(db: &mut Db, id: &MorningId) -> Result<Morning> {
    get(db, id.as_ref()).await
}

/// The mornings that stand between two days, both included, by day.
pub(super) async fn between(db: &mut Db, from: NaiveDate, until: NaiveDate) -> Result<Vec<Morning>> {
    let tail = "where cancelled_on is null and planned_on >= $1 and planned_on <= $2 order by planned_on, id";
    all(db, tail, [from.to_value(), until.to_value()]).await
}

/// The mornings that stand, of today and later, by day.
pub(super) async fn to_come(db: &mut Db, today: NaiveDate) -> Result<Vec<Morning>> {
    all(db, "where cancelled_on is null and planned_on >= $1 order by planned_on, id", [today.to_value()]).await
}

/// All mornings of an aanmelding by day, those called off too.
pub(super) async fn of_application(db: &mut Db, id: &ApplicationId) -> Result<Vec<Morning>> {
    all(db, "where application_id = $1 order by planned_on, id", [id.to_value()]).await
}

/// All mornings of each of these children by day, under whatever aanmelding, those called off too: the law counts per child.
pub(super) async fn of_children(db: &mut Db, ids: &[ChildId]) -> Result<HashMap<ChildId, Vec<Morning>>> {
    let mut found: HashMap<ChildId, Vec<Morning>> = HashMap::new();
    for batch in ids.chunks(BATCH) {
        let tail = format!("where child_id in ({}) order by planned_on, id", marks(1, batch.len()));
        for morning in all::<Morning>(db, &tail, batch.iter().map(Cell::to_value)).await? {
            found.entry(morning.child_id.clone()).or_default().push(morning);
        }
    }
    Ok(found)
}

/// The mornings from a day on, before another, of which nobody wrote down what became of them, by day.
pub(super) async fn unmarked(db: &mut Db, from: NaiveDate, before: NaiveDate) -> Result<Vec<Morning>> {
    let tail = "where cancelled_on is null and attendance is null and planned_on >= $1 and planned_on < $2 \
         order by planned_on, id";
    all(db, tail, [from.to_value(), before.to_value()]).await
}

/// The first morning that stands of each of these aanmeldingen that has one.
pub(super) async fn first_mornings(db: &mut Db, ids: &[ApplicationId]) -> Result<HashMap<ApplicationId, NaiveDate>> {
    let mut found = HashMap::new();
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select application_id, min(planned_on) as first_on from wenochtend \
             where cancelled_on is null and application_id in ({}) group by application_id",
            marks(1, batch.len())
        );
        for row in rows(db, &sql, batch.iter().map(Cell::to_value)).await? {
            found.insert(Cell::read(&row, "application_id")?, Cell::read(&row, "first_on")?);
        }
    }
    Ok(found)
}

/// The admitted children of whom a morning stands between two days, both included, with the names of the groups they come to.
pub(super) async fn received(db: &mut Db, (from, until): (NaiveDate, NaiveDate)) -> Result<Vec<(ChildId, String)>> {
    let sql = "select distinct wenochtend.child_id, school_group.name from wenochtend \
         join school_group on school_group.id = wenochtend.group_id \
         join application on application.id = wenochtend.application_id \
         where cancelled_on is null and planned_on >= $1 and planned_on <= $2 \
         and decision = 'admitted' and withdrawn_on is null";
    let found = rows(db, sql, [from.to_value(), until.to_value()]).await?;
    found.iter().map(|row| Ok((Cell::read(row, "child_id")?, Cell::read(row, "name")?))).collect()
}

/// Everyone about whom something is to be planned or known: who is admitted and still to start, and whoever these mornings are of.
/// By name.
pub(super) async fn guests(db: &mut Db, mornings: &[Morning], today: NaiveDate) -> Result<Vec<Newcomer>> {
    let mut guests = newcomers::to_start(db, today).await?;
    let known: HashSet<&ApplicationId> = guests.iter().map(|guest| &guest.application_id).collect();
    let others: HashSet<&ApplicationId> =
        mornings.iter().map(|morning| &morning.application_id).filter(|id| !known.contains(id)).collect();
    let others: Vec<ApplicationId> = others.into_iter().cloned().collect();
    guests.extend(newcomers::newcomers(db, &others).await?);
    guests.sort_by(|one, other| {
        (&one.child.sort_key, &one.application_id).cmp(&(&other.child.sort_key, &other.application_id))
    });
    Ok(guests)
}
