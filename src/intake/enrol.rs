//! What is still to be done for children who start at school now.

use chrono::{Days, NaiveDate};

use super::draft::ToEnrol;
use super::rules::missing::{TELL_DAYS, Wanted};
use super::store::{self as sql, Starter};
use super::{ApplicationId, DocumentKind};
use crate::Result;
use crate::family::{ChildId, brief};
use crate::store::Db;

/// A first day is said so many days before.
const AHEAD_DAYS: u64 = 14;

/// The children who start within two weeks, or started so lately that their previous school may still wait for word, of whom
/// something that enrolment asks for is not done; by first day.
///
/// # Errors
/// The database's.
pub async fn to_enrol(db: &mut Db, today: NaiveDate) -> Result<Vec<ToEnrol>> {
    let from = today.checked_sub_days(Days::new(TELL_DAYS)).unwrap_or(today);
    let until = today.checked_add_days(Days::new(AHEAD_DAYS)).unwrap_or(today);
    let mut starters = sql::starters(db, from, until).await?;
    starters.sort_by(|one, other| (one.starts_on, &one.child.sort_key).cmp(&(other.starts_on, &other.child.sort_key)));
    let applications: Vec<ApplicationId> = starters.iter().map(|starter| starter.id.clone()).collect();
    let mut seen = sql::seen_kinds(db, &applications).await?;
    let children: Vec<ChildId> = starters.iter().map(|starter| starter.child.id.clone()).collect();
    // Proof for parents of whom nobody doubts it can be asked in the dossier; here it would stand beside nearly every child.
    let in_doubt = brief::custody_unknown(db, &children).await?;
    let row = |starter: Starter| {
        let seen = seen.remove(&starter.id).unwrap_or_default();
        let custody_proof = in_doubt.contains(&starter.child.id);
        to_do(starter, custody_proof, &seen, today)
    };
    Ok(starters.into_iter().filter_map(row).collect())
}

/// None when everything is done. The previous school can only be told once the child has started.
fn to_do(starter: Starter, custody_proof: bool, seen: &[DocumentKind], today: NaiveDate) -> Option<ToEnrol> {
    let has_started = starter.starts_on <= today;
    let is_open =
        |kind: &DocumentKind| !seen.contains(kind) && (has_started || *kind != DocumentKind::PreviousSchoolTold);
    let wanted = Wanted { from_school: starter.from_school, custody_proof };
    let open: Vec<_> = wanted.items().into_iter().map(|(kind, _)| kind).filter(is_open).collect();
    let days_left = (starter.starts_on - today).num_days();
    (!open.is_empty()).then(|| ToEnrol {
        application_id: starter.id,
        name: starter.child.name,
        starts_on: starter.starts_on,
        days_left: i32::try_from(days_left).unwrap_or(i32::MAX),
        open,
    })
}
