//! What the director must know before an interview, on one page; and the groups a child could go to.

use chrono::NaiveDate;

use super::dossier::{dossier_in, talks_of};
use super::draft::{GroupFill, InterviewView, Preparation, TalkProtocol};
use super::protocol::current_on;
use super::rules::missing::{custody, missing};
use super::rules::protocol::in_talk;
use super::rules::{Facts, likely_jaargroep, likely_start_on, worst_first};
use super::store::protocol as topics;
use super::{ApplicationId, InterviewId};
use crate::family::store as family_store;
use crate::school::rules::school_year_start;
use crate::school::{self, GroupId, GroupOverview, StaffId};
use crate::store::Db;
use crate::{Error, Result};

/// The page for the director before a talk, or before the next one when none is named.
///
/// # Errors
/// `NotFound`, also of a talk about another child, or the database's.
pub async fn preparation(
    db: &mut Db,
    id: &ApplicationId,
    interview: Option<&InterviewId>,
    today: NaiveDate,
) -> Result<Preparation> {
    let calendar = school::store::calendar(db).await?;
    let dossier = dossier_in(db, id, &calendar, today).await?;
    let born_on = dossier.family.child.born_on;
    let interviews: Vec<_> = dossier.interviews.iter().map(|view| view.interview.clone()).collect();
    let facts = Facts::of(&dossier.application, born_on, talks_of(&interviews));
    let customs = school::store::start_customs(db).await?;
    let likely_start_on = likely_start_on(&facts, &dossier.clock, &calendar, customs, today);
    let groups = match likely_start_on {
        Some(start_on) => likely_groups(db, born_on, start_on).await?,
        None => Vec::new(),
    };
    let interview = prepared(&dossier.interviews, interview)?.cloned();
    Ok(Preparation {
        protocol: protocol_for(db, id, interview.as_ref(), today).await?,
        interview,
        missing: worst_first(missing(&dossier.application, &dossier.family, &dossier.signatures, &dossier.documents)),
        custody: worst_first(custody(&dossier.family)),
        likely_start_on,
        groups,
        dossier,
    })
}

fn prepared<'v>(views: &'v [InterviewView], named: Option<&InterviewId>) -> Result<Option<&'v InterviewView>> {
    let Some(id) = named else {
        // Newest first, so the last one that is still to be held comes soonest.
        let waits = |view: &&InterviewView| view.interview.held_on.is_none() && view.interview.cancelled_on.is_none();
        return Ok(views.iter().rfind(waits));
    };
    let view = views.iter().find(|view| view.interview.id == *id);
    view.map(Some).ok_or_else(|| Error::NotFound { kind: "interview".into(), id: id.to_string() })
}

/// The protocol of the talk that is prepared: the one it has begun with, or else the one it would begin with.
async fn protocol_for(
    db: &mut Db,
    id: &ApplicationId,
    talk: Option<&InterviewView>,
    today: NaiveDate,
) -> Result<Option<TalkProtocol>> {
    let begun = talk.and_then(|talk| talk.interview.protocol_id.clone());
    let protocol_id = match begun {
        Some(protocol_id) => Some(protocol_id),
        None => {
            let day = talk.map_or(today, |talk| talk.interview.planned_on);
            current_on(db, day).await?.map(|protocol| protocol.id)
        }
    };
    let Some(protocol_id) = protocol_id else { return Ok(None) };
    let view = topics::whole(db, &protocol_id).await?;
    let preparations = topics::preparations(db, id).await?;
    Ok(Some(in_talk(view, &preparations, &[])))
}

/// The groups that hold the likely jaargroep on that day, with their fill; the one with most room first.
pub(super) async fn likely_groups(db: &mut Db, born_on: NaiveDate, start_on: NaiveDate) -> Result<Vec<GroupFill>> {
    Ok(fitting(db, born_on, start_on).await?.into_iter().map(|(fill, _)| fill).collect())
}

/// The first teacher of a group: of the one agreed, or else of the likely one.
pub(super) async fn likely_teacher(
    db: &mut Db,
    agreed: Option<&GroupId>,
    born_on: NaiveDate,
    start_on: NaiveDate,
) -> Result<Option<StaffId>> {
    let overview = match agreed {
        Some(id) => groups_of_year(db, start_on).await?.into_iter().find(|overview| overview.group.id == *id),
        None => fitting(db, born_on, start_on).await?.into_iter().next().map(|(_, overview)| overview),
    };
    Ok(overview.and_then(|overview| Some(overview.teachers.into_iter().next()?.staff_id)))
}

async fn fitting(db: &mut Db, born_on: NaiveDate, start_on: NaiveDate) -> Result<Vec<(GroupFill, GroupOverview)>> {
    let jaargroep = likely_jaargroep(born_on, start_on);
    let mut groups = groups_of_year(db, start_on).await?;
    groups.retain(|overview| overview.group.jaargroepen.contains(&jaargroep));
    let ids: Vec<GroupId> = groups.iter().map(|overview| overview.group.id.clone()).collect();
    let fill = family_store::fill(db, &ids, start_on).await?;
    let with_fill = |overview: GroupOverview| {
        let children = fill.get(&overview.group.id).copied().unwrap_or(0);
        (filled(&overview, children, start_on), overview)
    };
    let mut fitting: Vec<_> = groups.into_iter().map(with_fill).collect();
    fitting.sort_by_key(|(fill, _)| (fill.children - fill.capacity, fill.name.clone()));
    Ok(fitting)
}

async fn groups_of_year(db: &mut Db, day: NaiveDate) -> Result<Vec<GroupOverview>> {
    school::store::groups(db, school_year_start(day)).await
}

fn filled(overview: &GroupOverview, children: i32, on: NaiveDate) -> GroupFill {
    GroupFill {
        group_id: overview.group.id.clone(),
        name: overview.group.name.clone(),
        teachers: overview.teachers.iter().map(|teacher| teacher.name.clone()).collect(),
        children,
        capacity: overview.group.capacity,
        on,
    }
}

/// How full a group is on a day.
pub(super) async fn fill_of(db: &mut Db, id: &GroupId, on: NaiveDate) -> Result<GroupFill> {
    let group = school::store::group(db, id).await?;
    let ids = std::slice::from_ref(id);
    let children = family_store::fill(db, ids, on).await?.remove(id).unwrap_or(0);
    let teachers = school::store::teacher_names(db, ids).await?.remove(id).unwrap_or_default();
    Ok(GroupFill { group_id: group.id, name: group.name, teachers, children, capacity: group.capacity, on })
}
