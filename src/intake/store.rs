//! The room's SQL.

pub mod newcomers;
pub(super) mod protocol;
pub mod said;
pub(super) mod starts;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use sqlx::Row;
use sqlx::any::AnyRow;

use super::rules::{Facts, Talk};
use super::{
    Agreement, Application, ApplicationId, DocumentId, DocumentKind, Interview, InterviewId, Objection, ObjectionId,
    SeenDocument, Signature, SignatureId,
};
use crate::Result;
use crate::family::brief::{self, ChildBrief};
use crate::family::{CaregiverId, ChildId};
use crate::school::{GroupId, StaffId};
use crate::store::{Cell, Db, all, get, marks, rows};

/// Which aanmeldingen a list reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// Those that still ask for something.
    Open,
    /// Every one there ever was.
    All,
}

/// Not withdrawn, not refused, not started by `$1`: what [`super::rules::is_closed`] says, so that years of closed
/// aanmeldingen are never read for a list of open ones.
const OPEN: &str = "withdrawn_on is null and (decision is null or decision = 'waiting_list' \
     or (decision = 'admitted' and (starts_on is null or starts_on > $1)))";

/// An aanmelding as lists need it, with its child.
pub(super) struct Lean {
    pub(super) id: ApplicationId,
    pub(super) child: ChildBrief,
    pub(super) group_id: Option<GroupId>,
    received_on: NaiveDate,
    wanted_start_on: Option<NaiveDate>,
    postponed_on: Option<NaiveDate>,
    first_school: bool,
    decision: Option<super::Decision>,
    decided_on: Option<NaiveDate>,
    starts_on: Option<NaiveDate>,
    withdrawn_on: Option<NaiveDate>,
}

impl Lean {
    fn read(row: &AnyRow) -> Result<Self> {
        Ok(Self {
            id: Cell::read(row, "id")?,
            child: brief::beside(row)?,
            group_id: Cell::read(row, "group_id")?,
            received_on: Cell::read(row, "received_on")?,
            wanted_start_on: Cell::read(row, "wanted_start_on")?,
            postponed_on: Cell::read(row, "postponed_on")?,
            first_school: bool::read(row, "first_school")?,
            decision: Cell::read(row, "decision")?,
            decided_on: Cell::read(row, "decided_on")?,
            starts_on: Cell::read(row, "starts_on")?,
            withdrawn_on: Cell::read(row, "withdrawn_on")?,
        })
    }

    /// Whether its wenochtenden say where it stands: those of an admitted child that has not started.
    pub(super) fn may_settle(&self, today: NaiveDate) -> bool {
        let admitted = self.decision == Some(super::Decision::Admitted) && self.withdrawn_on.is_none();
        admitted && self.starts_on.is_none_or(|on| on > today)
    }

    /// The facts, now that the talks and the first wenochtend are known.
    pub(super) fn facts(&self, talks: Vec<Talk>, first_morning_on: Option<NaiveDate>) -> Facts {
        Facts {
            born_on: self.child.born_on,
            received_on: self.received_on,
            wanted_start_on: self.wanted_start_on,
            postponed_on: self.postponed_on,
            first_school: self.first_school,
            decision: self.decision,
            decided_on: self.decided_on,
            starts_on: self.starts_on,
            group_agreed: self.group_id.is_some(),
            withdrawn_on: self.withdrawn_on,
            first_morning_on,
            talks,
        }
    }
}

pub(super) async fn lean(db: &mut Db, scope: Scope, today: NaiveDate) -> Result<Vec<Lean>> {
    let sql = format!(
        "select application.id, child_id, group_id, received_on, wanted_start_on, postponed_on, \
         case when previous_school is null then 1 else 0 end as first_school, decision, decided_on, starts_on, \
         withdrawn_on, {} from application {}",
        brief::COLUMNS,
        brief::JOIN
    );
    let found = match scope {
        Scope::Open => rows(db, &format!("{sql} where {OPEN}"), [today.to_value()]).await?,
        Scope::All => rows(db, &sql, []).await?,
    };
    found.iter().map(Lean::read).collect()
}

/// The talks that were not called off, per aanmelding that still asks for something. Of a closed one, neither the status nor the
/// next step follows from its talks.
pub(super) async fn open_talks(db: &mut Db, today: NaiveDate) -> Result<HashMap<ApplicationId, Vec<Talk>>> {
    let sql = format!(
        "select application_id, planned_on, held_on from interview \
         where cancelled_on is null and application_id in (select id from application where {OPEN})"
    );
    let found = rows(db, &sql, [today.to_value()]).await?;
    let mut talks: HashMap<_, Vec<_>> = HashMap::new();
    for row in &found {
        let talk = Talk { planned_on: Cell::read(row, "planned_on")?, held_on: Cell::read(row, "held_on")? };
        talks.entry(Cell::read(row, "application_id")?).or_default().push(talk);
    }
    Ok(talks)
}

/// The same talks, whole.
pub(super) async fn open_interviews(db: &mut Db, today: NaiveDate) -> Result<Vec<Interview>> {
    let tail = format!(
        "where cancelled_on is null and application_id in (select id from application where {OPEN}) order by id"
    );
    all(db, &tail, [today.to_value()]).await
}

/// The aanmelding with this id.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn application(db: &mut Db, id: &ApplicationId) -> Result<Application> {
    get(db, id.as_ref()).await
}

/// The aanmeldingen of a child, newest first.
pub(super) async fn of_child(db: &mut Db, child_id: &ChildId) -> Result<Vec<Application>> {
    all(db, "where child_id = $1 order by received_on desc, id desc", [child_id.as_ref().into()]).await
}

/// The newest aanmelding of each of these children.
pub(super) async fn newest_of(db: &mut Db, child_ids: &[ChildId]) -> Result<HashMap<ChildId, ApplicationId>> {
    if child_ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "select child_id, id from application where child_id in ({}) order by received_on, id",
        marks(1, child_ids.len())
    );
    let found = rows(db, &sql, child_ids.iter().map(|id| id.as_ref().into())).await?;
    found.iter().map(|row| Ok((Cell::read(row, "child_id")?, Cell::read(row, "id")?))).collect()
}

/// The children with an aanmelding that is not withdrawn, who are expected in one of these groups.
pub(super) async fn expected_in(db: &mut Db, groups: &[GroupId]) -> Result<HashSet<ChildId>> {
    if groups.is_empty() {
        return Ok(HashSet::new());
    }
    let sql = format!(
        "select child_id from application where withdrawn_on is null and decision = 'admitted' and group_id in ({})",
        marks(1, groups.len())
    );
    let found = rows(db, &sql, groups.iter().map(|id| id.as_ref().into())).await?;
    found.iter().map(|row| Ok(Cell::read(row, "child_id")?)).collect()
}

/// All aanmeldingen of these children.
pub(super) async fn applications_of(db: &mut Db, children: &HashSet<ChildId>) -> Result<HashSet<ApplicationId>> {
    if children.is_empty() {
        return Ok(HashSet::new());
    }
    let sql = format!("select id from application where child_id in ({})", marks(1, children.len()));
    let found = rows(db, &sql, children.iter().map(|id| id.as_ref().into())).await?;
    found.iter().map(|row| Ok(Cell::read(row, "id")?)).collect()
}

pub(super) async fn signatures(db: &mut Db, id: &ApplicationId) -> Result<Vec<Signature>> {
    all(db, "where application_id = $1 order by signed_on, id", [id.as_ref().into()]).await
}

pub(super) async fn signature_of(
    db: &mut Db,
    id: &ApplicationId,
    caregiver_id: &CaregiverId,
) -> Result<Option<Signature>> {
    let tail = "where application_id = $1 and caregiver_id = $2";
    Ok(all(db, tail, [id.as_ref().into(), caregiver_id.as_ref().into()]).await?.pop())
}

/// A signature that is not written yet.
pub(super) fn new_signature(id: &ApplicationId, caregiver_id: &CaregiverId, signed_on: NaiveDate) -> Signature {
    Signature {
        id: SignatureId::new(),
        version: 0,
        application_id: id.clone(),
        caregiver_id: caregiver_id.clone(),
        signed_on,
    }
}

pub(super) async fn documents(db: &mut Db, id: &ApplicationId) -> Result<Vec<SeenDocument>> {
    all(db, "where application_id = $1 order by seen_on, id", [id.as_ref().into()]).await
}

pub(super) async fn document_of(db: &mut Db, id: &ApplicationId, kind: DocumentKind) -> Result<Option<SeenDocument>> {
    let tail = "where application_id = $1 and kind = $2";
    Ok(all(db, tail, [id.as_ref().into(), kind.to_value()]).await?.pop())
}

/// A seen paper that is not written yet.
pub(super) fn new_document(id: &ApplicationId, kind: DocumentKind, seen_on: NaiveDate, seen_by: &str) -> SeenDocument {
    SeenDocument {
        id: DocumentId::new(),
        version: 0,
        application_id: id.clone(),
        kind,
        seen_on,
        seen_by: seen_by.to_owned(),
    }
}

/// A child that starts, as its enrolment asks.
pub(super) struct Starter {
    pub(super) id: ApplicationId,
    pub(super) child: ChildBrief,
    pub(super) starts_on: NaiveDate,
    pub(super) from_school: bool,
}

/// Who is admitted and starts between two days, both included, or later while somebody does not agree.
pub(super) async fn starters(db: &mut Db, from: NaiveDate, until: NaiveDate) -> Result<Vec<Starter>> {
    let sql = format!(
        "select application.id, child_id, starts_on, case when previous_school is null then 0 else 1 end as from_school, \
         {} from application {} where withdrawn_on is null and decision = 'admitted' \
         and starts_on >= $1 and (starts_on <= $2 \
         or application.id in (select application_id from objection where taken_back_on is null))",
        brief::COLUMNS,
        brief::JOIN
    );
    let found = rows(db, &sql, [from.to_value(), until.to_value()]).await?;
    let starter = |row: &AnyRow| {
        Ok(Starter {
            id: Cell::read(row, "id")?,
            child: brief::beside(row)?,
            starts_on: Cell::read(row, "starts_on")?,
            from_school: bool::read(row, "from_school")?,
        })
    };
    found.iter().map(starter).collect()
}

/// Which papers were seen, for each of these few aanmeldingen.
pub(super) async fn seen_kinds(
    db: &mut Db,
    ids: &[ApplicationId],
) -> Result<HashMap<ApplicationId, Vec<DocumentKind>>> {
    let mut kinds: HashMap<ApplicationId, Vec<DocumentKind>> = HashMap::new();
    if ids.is_empty() {
        return Ok(kinds);
    }
    let sql =
        format!("select application_id, kind from seen_document where application_id in ({})", marks(1, ids.len()));
    for row in rows(db, &sql, ids.iter().map(Cell::to_value)).await? {
        kinds.entry(Cell::read(&row, "application_id")?).or_default().push(Cell::read(&row, "kind")?);
    }
    Ok(kinds)
}

/// Caregivers who do not agree, in the order in which they said so.
pub(super) async fn objections(db: &mut Db, id: &ApplicationId) -> Result<Vec<Objection>> {
    let tail = "where application_id = $1 and taken_back_on is null order by said_on, id";
    all(db, tail, [id.as_ref().into()]).await
}

/// The objections of an aanmelding, also those that were taken back.
pub(super) async fn all_objections(db: &mut Db, id: &ApplicationId) -> Result<Vec<Objection>> {
    all(db, "where application_id = $1 order by said_on, id", [id.as_ref().into()]).await
}

/// Who does not agree, for each of these few aanmeldingen.
pub(super) async fn objectors(db: &mut Db, ids: &[ApplicationId]) -> Result<HashMap<ApplicationId, Vec<CaregiverId>>> {
    let mut objectors: HashMap<ApplicationId, Vec<CaregiverId>> = HashMap::new();
    if ids.is_empty() {
        return Ok(objectors);
    }
    let sql = format!(
        "select application_id, caregiver_id from objection where taken_back_on is null and application_id in ({})",
        marks(1, ids.len())
    );
    for row in rows(db, &sql, ids.iter().map(Cell::to_value)).await? {
        objectors.entry(Cell::read(&row, "application_id")?).or_default().push(Cell::read(&row, "caregiver_id")?);
    }
    Ok(objectors)
}

pub(super) async fn objection_of(
    db: &mut Db,
    id: &ApplicationId,
    caregiver_id: &CaregiverId,
) -> Result<Option<Objection>> {
    let tail = "where application_id = $1 and caregiver_id = $2";
    Ok(all(db, tail, [id.as_ref().into(), caregiver_id.as_ref().into()]).await?.pop())
}

/// An objection that is not written yet.
pub(super) fn new_objection(
    id: &ApplicationId,
    caregiver_id: &CaregiverId,
    said_on: NaiveDate,
    note: Option<String>,
) -> Objection {
    Objection {
        id: ObjectionId::new(),
        version: 0,
        application_id: id.clone(),
        caregiver_id: caregiver_id.clone(),
        said_on,
        note,
        taken_back_on: None,
    }
}

/// Open ones first, by their last day; then those that are done.
pub(super) async fn agreements(db: &mut Db, id: &ApplicationId) -> Result<Vec<Agreement>> {
    let tail = "where application_id = $1 order by coalesce(done_on, ''), coalesce(due_on, '9999'), id";
    all(db, tail, [id.as_ref().into()]).await
}

/// Agreements that are not done and due by a day, with the child they are about, by that day. Those of an aanmelding that was
/// withdrawn or refused bind nobody any more.
pub(super) async fn due_agreements(db: &mut Db, by: NaiveDate) -> Result<Vec<(Agreement, ChildId)>> {
    let columns = <Agreement as crate::store::Record>::COLUMNS.iter().map(|name| format!("g.{name}"));
    let sql = format!(
        "select {}, a.child_id from agreement g join application a on a.id = g.application_id \
         where g.done_on is null and g.due_on <= $1 and a.withdrawn_on is null \
         and coalesce(a.decision, '') <> 'not_admitted' order by g.due_on, g.id",
        columns.collect::<Vec<_>>().join(", ")
    );
    let found = rows(db, &sql, [by.to_value()]).await?;
    found
        .iter()
        .map(|row| Ok((<Agreement as crate::store::Record>::read(row)?, Cell::read(row, "child_id")?)))
        .collect()
}

/// The talk with this id.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn interview(db: &mut Db, id: &InterviewId) -> Result<Interview> {
    get(db, id.as_ref()).await
}

/// The interviews of an aanmelding, newest first.
pub(super) async fn interviews(db: &mut Db, id: &ApplicationId) -> Result<Vec<Interview>> {
    all(db, "where application_id = $1 order by planned_on desc, starts_at desc, id", [id.as_ref().into()]).await
}

/// An interview on somebody's day, as planning and Vandaag need it.
pub(super) struct Booking {
    pub(super) id: InterviewId,
    pub(super) application_id: ApplicationId,
    pub(super) child_id: ChildId,
    pub(super) planned_on: NaiveDate,
    pub(super) starts_at: String,
    pub(super) minutes: i32,
    pub(super) room: Option<String>,
    pub(super) director_id: StaffId,
    pub(super) teacher_id: Option<StaffId>,
    pub(super) held: bool,
}

/// What is planned or held between two days, both included, by day and time; what was called off is left out.
pub(super) async fn bookings(db: &mut Db, from: NaiveDate, until: NaiveDate) -> Result<Vec<Booking>> {
    let sql = "select i.id, i.application_id, a.child_id, i.planned_on, i.starts_at, i.minutes, i.room, i.director_id, \
         i.teacher_id, i.held_on from interview i join application a on a.id = i.application_id \
         where i.cancelled_on is null and i.planned_on >= $1 and i.planned_on <= $2 \
         order by i.planned_on, i.starts_at, i.id";
    let found = rows(db, sql, [from.to_value(), until.to_value()]).await?;
    found.iter().map(booking).collect()
}

fn booking(row: &AnyRow) -> Result<Booking> {
    Ok(Booking {
        id: Cell::read(row, "id")?,
        application_id: Cell::read(row, "application_id")?,
        child_id: Cell::read(row, "child_id")?,
        planned_on: Cell::read(row, "planned_on")?,
        starts_at: Cell::read(row, "starts_at")?,
        minutes: Cell::read(row, "minutes")?,
        room: Cell::read(row, "room")?,
        director_id: Cell::read(row, "director_id")?,
        teacher_id: Cell::read(row, "teacher_id")?,
        held: row.try_get::<Option<String>, _>("held_on")?.is_some(),
    })
}
