//! What is still to be done for children who start at school now, and who does not agree that they do.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::draft::ToEnrol;
use super::rules::missing::Wanted;
use super::store::{self as sql, Starter};
use super::{ApplicationId, DocumentKind};
use crate::Result;
use crate::family::{ChildId, brief};
use crate::store::Db;

/// A first day is said so many days before.
const AHEAD_DAYS: u64 = 14;
/// What is still open is said until so many days after the first day; the dossier tells it longer.
const AFTER_DAYS: u64 = 28;

/// The children who start within two weeks or started within four, of whom something that enrolment asks for is not done, and the
/// admitted children, also who start later, with whose admission a caregiver with custody does not agree; by first day.
///
/// # Errors
/// The database's.
pub async fn to_enrol(db: &mut Db, today: NaiveDate) -> Result<Vec<ToEnrol>> {
    let from = today.checked_sub_days(Days::new(AFTER_DAYS)).unwrap_or(today);
    let until = today.checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(today);
    let mut starters = sql::starters(db, from, until).await?;
    starters.sort_by(|one, other| (one.starts_on, &one.child.sort_key).cmp(&(other.starts_on, &other.child.sort_key)));
    let applications: Vec<ApplicationId> = starters.iter().map(|starter| starter.id.clone()).collect();
    let mut seen = sql::seen_kinds(db, &applications).await?;
    let children: Vec<ChildId> = starters.iter().map(|starter| starter.child.id.clone()).collect();
    // Proof for parents of whom nobody doubts it can be asked in the dossier; here it would stand beside nearly every child.
    let in_doubt = brief::custody_unknown(db, &children).await?;
    let objected = objected(db, &starters).await?;
    let row = |starter: Starter| {
        let seen = seen.remove(&starter.id).unwrap_or_default();
        let custody_proof = in_doubt.contains(&starter.child.id);
        let is_near = starter.starts_on <= until;
        let open = if is_near { open(&starter, custody_proof, &seen, today) } else { Vec::new() };
        let objects = objected.contains(&starter.id);
        (objects || !open.is_empty()).then(|| to_do(starter, open, objects, today))
    };
    Ok(starters.into_iter().filter_map(row).collect())
}

/// Those with whose admission somebody with custody does not agree.
async fn objected(db: &mut Db, starters: &[Starter]) -> Result<HashSet<ApplicationId>> {
    let applications: Vec<ApplicationId> = starters.iter().map(|starter| starter.id.clone()).collect();
    let objectors = sql::objectors(db, &applications).await?;
    let of_child = |starter: &&Starter| objectors.contains_key(&starter.id);
    let children: Vec<ChildId> = starters.iter().filter(of_child).map(|starter| starter.child.id.clone()).collect();
    let with_custody = brief::with_custody(db, &children).await?;
    let has_say = |starter: &&Starter| {
        let mut objectors = objectors.get(&starter.id).into_iter().flatten();
        objectors.any(|who| with_custody.contains(&(starter.child.id.clone(), who.clone())))
    };
    Ok(starters.iter().filter(has_say).map(|starter| starter.id.clone()).collect())
}

/// What is not seen or done. The previous school can only be told once the child has started.
fn open(starter: &Starter, custody_proof: bool, seen: &[DocumentKind], today: NaiveDate) -> Vec<DocumentKind> {
    let has_started = starter.starts_on <= today;
    let is_open =
        |kind: &DocumentKind| !seen.contains(kind) && (has_started || *kind != DocumentKind::PreviousSchoolTold);
    let wanted = Wanted { from_school: starter.from_school, custody_proof };
    wanted.items().into_iter().map(|(kind, _)| kind).filter(is_open).collect()
}

fn to_do(starter: Starter, open: Vec<DocumentKind>, objects: bool, today: NaiveDate) -> ToEnrol {
    let days_left = (starter.starts_on - today).num_days();
    ToEnrol {
        application_id: starter.id,
        name: starter.child.name,
        starts_on: starter.starts_on,
        days_left: i32::try_from(days_left).unwrap_or(i32::MAX),
        open,
        objects,
    }
}
