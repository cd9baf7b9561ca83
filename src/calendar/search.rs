//! Search everywhere: a child or a caregiver, by name, number or e-mail.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::Result;
use crate::family::brief::{ChildBrief, children_of, groups_on};
use crate::family::search::{search_caregivers, search_children};
use crate::family::{CaregiverId, CaregiverMatch, ChildId};
use crate::intake::sight::Sight;
use crate::intake::{ApplicationId, dossier};
use crate::school::brief::group_names;
use crate::store::Db;

/// So many hits in all.
const MOST_HITS: usize = 20;
/// So many of each kind are looked for.
const MOST_OF_A_KIND: i32 = 20;
/// With children found, so many places at most go to them when caregivers are found too.
const CHILDREN_FIRST: usize = 12;

crate::text_enum! {
    /// What was found.
    pub enum HitKind {
        /// A child.
        Child = "child",
        /// A caregiver.
        Caregiver = "caregiver",
    }
}

/// One person found, and where to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SearchHit {
    /// What.
    pub kind: HitKind,
    /// The child, or one of the caregiver's children.
    pub child_id: ChildId,
    /// The child's newest aanmelding, if it has one.
    pub application_id: Option<ApplicationId>,
    /// Whole name of the person.
    pub name: String,
    /// The child's name when the person is a caregiver.
    pub child_name: String,
    /// The child's birth date.
    pub born_on: NaiveDate,
    /// The child's group.
    pub group: Option<String>,
}

/// People who are seen, whose name, number or e-mail holds every word of the text; children before caregivers, at most twenty. A caregiver
/// comes with the youngest of their children, who is the one they call about.
///
/// # Errors
/// The database's.
pub async fn search(db: &mut Db, text: &str, sight: &Sight, today: NaiveDate) -> Result<Vec<SearchHit>> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    // Who sees few looks through all that is found for those.
    let most = if *sight == Sight::Everyone { MOST_OF_A_KIND } else { i32::MAX };
    let mut children = search_children(db, text, today, most).await?;
    children.retain(|found| sight.sees(&found.child_id));
    let caregivers = search_caregivers(db, text, most).await?;
    let caregiver_ids: Vec<CaregiverId> = caregivers.iter().map(|found| found.caregiver.id.clone()).collect();
    let mut theirs = children_of(db, &caregiver_ids).await?;
    let mut hits: Vec<SearchHit> = children.into_iter().map(child_hit).collect();
    let about = caregivers.into_iter().filter_map(|found| {
        let youngest = theirs.remove(&found.caregiver.id)?.into_iter().rfind(|child| sight.sees(&child.id))?;
        Some(caregiver_hit(found, youngest))
    });
    let about: Vec<SearchHit> = about.collect();
    hits.truncate(CHILDREN_FIRST.max(MOST_HITS.saturating_sub(about.len())));
    hits.extend(about);
    hits.truncate(MOST_HITS);
    complete(db, &mut hits, today).await?;
    Ok(hits)
}

fn child_hit(found: crate::family::search::ChildMatch) -> SearchHit {
    SearchHit {
        kind: HitKind::Child,
        child_id: found.child_id,
        application_id: None,
        child_name: found.name.clone(),
        name: found.name,
        born_on: found.born_on,
        group: found.group,
    }
}

fn caregiver_hit(found: CaregiverMatch, child: ChildBrief) -> SearchHit {
    SearchHit {
        kind: HitKind::Caregiver,
        child_id: child.id,
        application_id: None,
        name: found.name,
        child_name: child.name,
        born_on: child.born_on,
        group: None,
    }
}

/// Adds the newest aanmelding of each child, and the group of the caregivers' children.
async fn complete(db: &mut Db, hits: &mut [SearchHit], today: NaiveDate) -> Result<()> {
    let children: Vec<ChildId> = hits.iter().map(|hit| hit.child_id.clone()).collect();
    let applications = dossier::newest_of(db, &children).await?;
    let groups = groups_of(db, hits, today).await?;
    for hit in hits {
        hit.application_id = applications.get(&hit.child_id).cloned();
        if hit.kind == HitKind::Caregiver {
            hit.group = groups.get(&hit.child_id).cloned();
        }
    }
    Ok(())
}

async fn groups_of(db: &mut Db, hits: &[SearchHit], today: NaiveDate) -> Result<HashMap<ChildId, String>> {
    let caregivers = hits.iter().filter(|hit| hit.kind == HitKind::Caregiver);
    let children: Vec<ChildId> = caregivers.map(|hit| hit.child_id.clone()).collect();
    let placed = groups_on(db, &children, today).await?;
    let ids: Vec<_> = placed.values().cloned().collect();
    let names = group_names(db, &ids).await?;
    Ok(placed.into_iter().filter_map(|(child, group)| Some((child, names.get(&group)?.clone()))).collect())
}
