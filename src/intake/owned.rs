//! Which rows of this room are whose: for erasing somebody, and for showing somebody all that is kept.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{
    Agreement, Application, ApplicationId, ChildStart, Decision, Interview, InterviewNote, Objection, SeenDocument,
    Signature, TopicPreparation,
};
use crate::Result;
use crate::family::{CaregiverId, ChildId};
use crate::store::erase::{FreeText, RowRef};
use crate::store::{Cell, Db, Record, all, marks, rows};

/// So many ids go into one question: far below the limits of both engines.
const BATCH: usize = 500;

const OF_APPLICATION: Option<&str> = Some("(select a.child_id from application a where a.id = t.application_id)");

/// The free text of this room.
pub const FREE_TEXT: &[FreeText] = &[
    FreeText {
        table: "application",
        columns: &[
            "other_schools",
            "childcare",
            "previous_school",
            "vve_programme",
            "support_note",
            "concerns",
            "remarks",
            "questions",
            "decision_reason",
            "other_school",
            "withdrawn_reason",
        ],
        child: Some("t.child_id"),
    },
    FreeText { table: "agreement", columns: &["what", "who"], child: OF_APPLICATION },
    FreeText { table: "objection", columns: &["note"], child: OF_APPLICATION },
    FreeText { table: "topic_preparation", columns: &["question"], child: OF_APPLICATION },
    FreeText {
        table: "interview_note",
        columns: &["note"],
        child: Some(
            "(select a.child_id from application a join interview i on i.application_id = a.id where i.id = t.interview_id)",
        ),
    },
    FreeText { table: "child_start", columns: &["readiness_note", "look_back_note"], child: OF_APPLICATION },
];

/// How an aanmelding stands, as far as it says what is kept how long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What was decided.
    pub decision: Option<Decision>,
    /// When.
    pub decided_on: Option<NaiveDate>,
    /// The agreed first day.
    pub starts_on: Option<NaiveDate>,
    /// When the parents withdrew.
    pub withdrawn_on: Option<NaiveDate>,
}

/// How each aanmelding stands, by child; of all children, or of these.
///
/// # Errors
/// The database's.
pub async fn outcomes(db: &mut Db, ids: Option<&[ChildId]>) -> Result<HashMap<ChildId, Vec<Outcome>>> {
    let mut outcomes = HashMap::new();
    match ids {
        None => read_outcomes(db, "", &[], &mut outcomes).await?,
        Some(ids) => {
            for batch in ids.chunks(BATCH) {
                let within = format!("where child_id in ({})", marks(1, batch.len()));
                read_outcomes(db, &within, batch, &mut outcomes).await?;
            }
        }
    }
    Ok(outcomes)
}

async fn read_outcomes(
    db: &mut Db,
    within: &str,
    ids: &[ChildId],
    into: &mut HashMap<ChildId, Vec<Outcome>>,
) -> Result<()> {
    let sql = format!("select child_id, decision, decided_on, starts_on, withdrawn_on from application {within}");
    for row in rows(db, &sql, ids.iter().map(Cell::to_value)).await? {
        into.entry(Cell::read(&row, "child_id")?).or_default().push(Outcome {
            decision: Cell::read(&row, "decision")?,
            decided_on: Cell::read(&row, "decided_on")?,
            starts_on: Cell::read(&row, "starts_on")?,
            withdrawn_on: Cell::read(&row, "withdrawn_on")?,
        });
    }
    Ok(())
}

/// All this room keeps about some children.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owned {
    /// Their aanmeldingen.
    pub applications: Vec<Application>,
    talks: Vec<Interview>,
    signatures: Vec<Signature>,
    objections: Vec<Objection>,
    documents: Vec<SeenDocument>,
    preparations: Vec<TopicPreparation>,
    notes: Vec<InterviewNote>,
    agreements: Vec<Agreement>,
    starts: Vec<ChildStart>,
}

impl Owned {
    /// The rows, each before those it refers to; what other rooms keep about a talk or an aanmelding goes before them.
    #[must_use]
    pub fn rows(&self) -> Vec<RowRef> {
        let of_talks = self.notes.iter().map(RowRef::of).chain(self.agreements.iter().map(RowRef::of));
        let said = self.signatures.iter().map(RowRef::of).chain(self.objections.iter().map(RowRef::of));
        let rest = self.documents.iter().map(RowRef::of).chain(self.preparations.iter().map(RowRef::of));
        let talks = self.talks.iter().map(RowRef::of);
        let starts = self.starts.iter().map(RowRef::of);
        let applications = self.applications.iter().map(RowRef::of);
        of_talks.chain(talks).chain(said).chain(rest).chain(starts).chain(applications).collect()
    }

    /// The caregivers whom these rows name.
    pub fn caregivers(&self) -> impl Iterator<Item = &CaregiverId> {
        let talks = self.talks.iter().flat_map(|talk| &talk.caregiver_ids);
        let said = self.signatures.iter().map(|one| &one.caregiver_id);
        talks.chain(said).chain(self.objections.iter().map(|one| &one.caregiver_id))
    }

    /// The ids of the aanmeldingen.
    #[must_use]
    pub fn application_ids(&self) -> Vec<ApplicationId> {
        self.applications.iter().map(|one| one.id.clone()).collect()
    }
}

/// All this room keeps about these children.
///
/// # Errors
/// The database's.
pub async fn of_children(db: &mut Db, ids: &[ChildId]) -> Result<Owned> {
    let mut owned = Owned::default();
    for id in ids {
        let applications: Vec<Application> =
            all(db, "where child_id = $1 order by received_on, id", [id.to_value()]).await?;
        for application in applications {
            let of = || [application.id.to_value()];
            let talks: Vec<Interview> = all(db, "where application_id = $1 order by planned_on, id", of()).await?;
            for talk in &talks {
                let notes: Vec<InterviewNote> =
                    all(db, "where interview_id = $1 order by id", [talk.id.to_value()]).await?;
                owned.notes.extend(notes);
            }
            owned.talks.extend(talks);
            owned.signatures.extend(of_application::<Signature>(db, &application.id).await?);
            owned.objections.extend(of_application::<Objection>(db, &application.id).await?);
            owned.documents.extend(of_application::<SeenDocument>(db, &application.id).await?);
            owned.preparations.extend(of_application::<TopicPreparation>(db, &application.id).await?);
            owned.agreements.extend(of_application::<Agreement>(db, &application.id).await?);
            owned.starts.extend(of_application::<ChildStart>(db, &application.id).await?);
            owned.applications.push(application);
        }
    }
    Ok(owned)
}

async fn of_application<R: Record>(db: &mut Db, id: &ApplicationId) -> Result<Vec<R>> {
    all(db, "where application_id = $1 order by id", [id.to_value()]).await
}

/// Those of these caregivers whom a talk, a signature or an objection about another child names: they stay with it.
///
/// # Errors
/// The database's.
pub async fn needed_elsewhere(
    db: &mut Db,
    caregivers: &[CaregiverId],
    going: &[ApplicationId],
) -> Result<HashSet<CaregiverId>> {
    let mut needed = HashSet::new();
    for id in caregivers {
        let named = of_caregiver(db, id).await?;
        if named.iter().any(|(application, _)| !going.contains(application)) {
            needed.insert(id.clone());
        }
    }
    Ok(needed)
}

/// The signatures, objections and talks of a caregiver, with the aanmelding that each belongs to.
///
/// # Errors
/// The database's.
pub async fn of_caregiver(db: &mut Db, id: &CaregiverId) -> Result<Vec<(ApplicationId, RowRef)>> {
    let signatures: Vec<Signature> = all(db, "where caregiver_id = $1 order by id", [id.to_value()]).await?;
    let objections: Vec<Objection> = all(db, "where caregiver_id = $1 order by id", [id.to_value()]).await?;
    let named = format!("%\"{id}\"%");
    let talks: Vec<Interview> =
        all(db, "where caregiver_ids like $1 order by planned_on, id", [named.as_str().into()]).await?;
    let said = signatures.iter().map(|one| (one.application_id.clone(), RowRef::of(one)));
    let objected = objections.iter().map(|one| (one.application_id.clone(), RowRef::of(one)));
    let talked = talks.iter().map(|one| (one.application_id.clone(), RowRef::of(one)));
    Ok(said.chain(objected).chain(talked).collect())
}

/// The children that these aanmeldingen are about.
///
/// # Errors
/// The database's.
pub async fn children_of(db: &mut Db, ids: impl IntoIterator<Item = ApplicationId>) -> Result<Vec<ChildId>> {
    let mut children = Vec::new();
    for id in ids {
        let applications: Vec<Application> = all(db, "where id = $1", [id.to_value()]).await?;
        children.extend(applications.into_iter().map(|application| application.child_id));
    }
    Ok(children)
}

/// What the topics are called, by their id and by their key.
///
/// # Errors
/// The database's.
pub async fn topic_titles(db: &mut Db) -> Result<HashMap<String, String>> {
    let topics: Vec<super::Topic> = all(db, "order by id", []).await?;
    Ok(topics
        .into_iter()
        .flat_map(|topic| [(topic.id.to_string(), topic.title.clone()), (topic.topic_key, topic.title)])
        .collect())
}
