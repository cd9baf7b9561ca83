//! Making a child a pupil: one change that says all it does, before and after.

use chrono::NaiveDate;

use super::draft::{StartChange, StartCheck, StartDraft};
use super::write;
use crate::Result;
use crate::family::{save as family, store as family_store};
use crate::finding::{Finding, refuse_if_any};
use crate::intake::decide::{Known, known};
use crate::intake::draft::CheckItem;
use crate::intake::register::{last_day, subject_of};
use crate::intake::rules::deciding::group_year_finding;
use crate::intake::rules::first_day::{enrolment, start_findings, unticked};
use crate::intake::rules::missing::checklist;
use crate::intake::rules::objecting::objection_findings;
use crate::intake::rules::worst_first;
use crate::intake::store::{self as sql, starts};
use crate::intake::{Application, ChildStart, DocumentKind};
use crate::school::rules::{school_year_bounds, school_year_start};
use crate::school::{self, Group, GroupId};
use crate::store::{Actor, Changed, Db, Store, Tx, What};
use crate::wenochtend::{CancelReason, stop};

/// A start as it would be recorded.
struct Plan {
    known: Known,
    findings: Vec<Finding>,
    /// Empty when the rules refuse it.
    changes: Vec<StartChange>,
    /// The group in which the child sits from its first day, in the school year of that day.
    group: Option<Group>,
}

/// What the rules say of a start, and what it changes. Writes nothing.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn check(db: &mut Db, draft: &StartDraft, today: NaiveDate) -> Result<StartCheck> {
    let Plan { findings, changes, .. } = plan(db, draft, today).await?;
    Ok(StartCheck { findings: worst_first(findings), changes })
}

async fn plan(db: &mut Db, draft: &StartDraft, today: NaiveDate) -> Result<Plan> {
    let id = &draft.application_id;
    let known = known(db, id).await?;
    let start = starts::of(db, id).await?;
    let mut findings = start_findings(draft, &known.facts, start.as_ref(), &known.clock, &known.calendar, today);
    if let Err(crate::Error::Invalid { .. }) = refuse_if_any(findings.clone()) {
        return Ok(Plan { known, findings, changes: Vec::new(), group: None });
    }
    let family = family_store::family(db, &known.application.child_id, today).await?;
    let checklist = checklist(&known.application, &family, &sql::documents(db, id).await?);
    let objections = objection_findings(&family.members, &sql::objections(db, id).await?);
    findings.extend(objections.into_iter().map(|finding| Finding { field: String::new(), ..finding }));
    findings.extend(unticked(&checklist, &draft.ticks));
    let mut changes = Vec::new();
    let mut group = None;
    if let (Some(on), Some(group_id)) = (draft.started_on, &known.application.group_id) {
        match group_on(db, group_id, on).await? {
            Ok(found) => {
                changes = changes_of(db, draft, on, &found, &known, &checklist).await?;
                group = Some(found);
            }
            Err(finding) => findings.push(finding),
        }
    }
    Ok(Plan { known, findings, changes, group })
}

/// The agreed group, or the one of its name in the school year of the day; a finding when that year has none.
async fn group_on(db: &mut Db, agreed: &GroupId, on: NaiveDate) -> Result<std::result::Result<Group, Finding>> {
    let agreed = school::store::group(db, agreed).await?;
    let year = school::store::year_of(db, &agreed.school_year_id).await?;
    let Some(outside) = group_year_finding(on, year.start_year, &agreed.name) else { return Ok(Ok(agreed)) };
    let mut groups = school::store::groups(db, school_year_start(on)).await?.into_iter();
    let same = groups.find(|overview| overview.group.name == agreed.name);
    Ok(same.map(|overview| overview.group).ok_or(Finding { field: "started_on".into(), ..outside }))
}

/// All that a start on this day in this group changes, in the order in which it is told.
async fn changes_of(
    db: &mut Db,
    draft: &StartDraft,
    on: NaiveDate,
    group: &Group,
    known: &Known,
    checklist: &[CheckItem],
) -> Result<Vec<StartChange>> {
    let (_, until) = school_year_bounds(school_year_start(on));
    let (enrolled_on, rule) = enrolment(on, &known.clock, &known.calendar);
    let agreed = known.application.starts_on.filter(|agreed_on| *agreed_on != on);
    let mut changes = vec![StartChange::Placed { group: group.name.clone(), from: on, until }];
    changes.extend(agreed.map(|agreed_on| StartChange::Moved { agreed_on, starts_on: on }));
    changes.push(StartChange::Enrolled { on: enrolled_on, rule });
    changes.extend(new_ticks(&draft.ticks, checklist).map(|document| StartChange::Ticked { document }));
    changes.extend(draft.look_back_on.map(|on| StartChange::LookBack { on }));
    let mornings = stop::standing_from(db, &draft.application_id, on).await?.len();
    if mornings > 0 {
        changes.push(StartChange::MorningsCancelled { count: i32::try_from(mornings).unwrap_or(i32::MAX) });
    }
    Ok(changes)
}

/// What of the list is ticked now and was not done before; a tick of something else asks for nothing.
fn new_ticks(ticks: &[DocumentKind], checklist: &[CheckItem]) -> impl Iterator<Item = DocumentKind> {
    let is_new = |item: &&CheckItem| item.seen.is_none() && ticks.contains(&item.kind);
    checklist.iter().filter(is_new).map(|item| item.kind)
}

/// Makes the child a pupil, as one change; answers what it changed.
///
/// # Errors
/// `Invalid` when a rule refuses it, `Conflict`, or the database's.
pub async fn start(
    store: &Store,
    actor: &Actor,
    draft: &StartDraft,
    today: NaiveDate,
) -> Result<Changed<Vec<StartChange>>> {
    let what = What::new("start.child", subject_of(store, &draft.application_id).await?);
    store.change(actor, what, |tx| Box::pin(write_start(tx, draft, &actor.name, today))).await
}

async fn write_start(tx: &mut Tx<'_>, draft: &StartDraft, by: &str, today: NaiveDate) -> Result<Vec<StartChange>> {
    let Plan { known, findings, changes, group } = plan(tx.db(), draft, today).await?;
    refuse_if_any(worst_first(findings))?;
    // Without a day or a group the rules refused it.
    let (Some(on), Some(group)) = (draft.started_on, group) else { return Ok(changes) };
    let id = &draft.application_id;
    let (enrolled_on, _) = enrolment(on, &known.clock, &known.calendar);
    let said = |now| ChildStart {
        started_on: Some(on),
        enrolled_on: Some(enrolled_on),
        look_back_on: draft.look_back_on,
        ..now
    };
    write(tx, id, draft.version, said).await?;
    take_place(tx, &known, &group, on).await?;
    for change in &changes {
        if let StartChange::Ticked { document } = change {
            tx.insert(&sql::new_document(id, *document, today, by)).await?;
        }
    }
    stop::cancel_from(tx, id, on, CancelReason::School, today).await?;
    Ok(changes)
}

/// The place that waits for the child since it was admitted, from the day on which it really came.
async fn take_place(tx: &mut Tx<'_>, known: &Known, group: &Group, on: NaiveDate) -> Result<()> {
    let now = &known.application;
    family::place_anew(tx, &now.child_id, group, now.starts_on.unwrap_or(on), on).await?;
    let decide_by = last_day(&known.child, now.received_on, now.postponed_on);
    let (starts_on, group_id) = (Some(on), Some(group.id.clone()));
    tx.update(&Application { starts_on, group_id, decide_by, ..now.clone() }).await?;
    Ok(())
}
