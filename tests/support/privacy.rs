//! A child of which every kind of data is kept, and what is left of it.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a dossier that cannot be made is a failed test")]

use std::collections::{BTreeMap, BTreeSet};

use driehoek::family::{CaregiverId, ChildId, Known};
use driehoek::intake::{
    Agreement, AgreementId, AgreementRole, Application, ApplicationId, ChildStart, ChildStartId, DocumentId,
    DocumentKind, Interview, InterviewId, InterviewNote, NoteId, Objection, ObjectionId, SeenDocument, Topic,
    TopicPreparation, TopicPreparationId,
};
use driehoek::letter::{Letter, LetterId, LetterKind};
use driehoek::store::{Db, Record, Store, What, rows};
use driehoek::wenochtend::{Answer, Attendance, Morning, MorningId};
use sqlx::Row;

use crate::desk_work::{OpenSchool, day, dossier_of};
use crate::support::Desk;

/// Words that stand nowhere but in what was told of this child.
pub(crate) const TOLD: &str = "Krokodilmuziek";

/// Writes one row as a change of its own.
pub(crate) async fn add<R: Record>(desk: &Desk, record: R) {
    let record = &record;
    let what = What::new("demo.fill", "een regel");
    desk.store.change(&desk.actor, what, |tx| Box::pin(async move { tx.insert(record).await })).await.unwrap();
}

/// Takes one row away as a change of its own.
pub(crate) async fn take_away<R: Record>(desk: &Desk, record: R) {
    let record = &record;
    let what = What::new("demo.fill", "een regel");
    desk.store.change(&desk.actor, what, |tx| Box::pin(async move { tx.delete(record).await })).await.unwrap();
}

/// Adds a talk with a note, an agreement, a paper, a preparation, an objection, a morning in which the child's name was typed, a start,
/// a hold that was lifted and a letter; and an agreement that was removed again.
pub(crate) async fn fill_dossier(desk: &Desk, id: &ApplicationId, school: &OpenSchool) {
    let dossier = dossier_of(desk, id).await;
    let caregivers: Vec<CaregiverId> =
        dossier.family.members.iter().map(|member| member.caregiver.id.clone()).collect();
    let topic = topic(desk).await;
    let talk = talk(id, school, &caregivers);
    add(desk, talk.clone()).await;
    add(desk, note(&talk, &topic)).await;
    add(desk, agreement(id, Some(&talk.id), TOLD)).await;
    let removed = agreement(id, None, &format!("Toch niet: {TOLD}"));
    add(desk, removed.clone()).await;
    take_away(desk, Agreement { version: 1, ..removed }).await;
    add(desk, document(id)).await;
    add(desk, preparation(id)).await;
    add(desk, objection(id, caregivers.first().unwrap())).await;
    add(desk, letter(id, &talk.id, &caregivers)).await;
    add(desk, morning(&dossier.application, school, &dossier.family.child.roepnaam)).await;
    add(desk, start(id)).await;
    let child = &dossier.application.child_id;
    let hold = driehoek::privacy::hold::place(&desk.store, &desk.actor, child, TOLD, desk.today).await.unwrap().value;
    driehoek::privacy::hold::lift(&desk.store, &desk.actor, &hold, desk.today).await.unwrap();
}

async fn topic(desk: &Desk) -> Topic {
    let mut db = desk.db().await;
    driehoek::store::all::<Topic>(&mut db, "order by id", []).await.unwrap().into_iter().next().unwrap()
}

fn talk(id: &ApplicationId, school: &OpenSchool, caregivers: &[CaregiverId]) -> Interview {
    Interview {
        id: InterviewId::new(),
        version: 0,
        application_id: id.clone(),
        planned_on: day("2026-11-16"),
        starts_at: "09:00".into(),
        minutes: 40,
        room: None,
        director_id: school.director.clone(),
        teacher_id: None,
        caregiver_ids: caregivers.to_vec(),
        child_comes: true,
        with_tour: true,
        held_on: Some(day("2026-11-16")),
        cancelled_on: None,
        protocol_id: None,
        toured_on: None,
        toured_by: None,
        introduced_on: None,
        introduced_by: None,
    }
}

fn note(talk: &Interview, topic: &Topic) -> InterviewNote {
    InterviewNote {
        id: NoteId::new(),
        version: 0,
        interview_id: talk.id.clone(),
        topic_id: topic.id.clone(),
        discussed: true,
        answer: None,
        note: Some(TOLD.into()),
        elapsed_seconds: 60,
    }
}

fn agreement(id: &ApplicationId, talk: Option<&InterviewId>, what: &str) -> Agreement {
    Agreement {
        id: AgreementId::new(),
        version: 0,
        application_id: id.clone(),
        what: what.into(),
        role: AgreementRole::Parents,
        who: None,
        due_on: None,
        done_on: None,
        interview_id: talk.cloned(),
    }
}

fn document(id: &ApplicationId) -> SeenDocument {
    SeenDocument {
        id: DocumentId::new(),
        version: 0,
        application_id: id.clone(),
        kind: DocumentKind::Handover,
        seen_on: day("2026-11-16"),
        seen_by: "Marieke Bos".into(),
    }
}

fn preparation(id: &ApplicationId) -> TopicPreparation {
    TopicPreparation {
        id: TopicPreparationId::new(),
        version: 0,
        application_id: id.clone(),
        topic_key: "slapen".into(),
        mark: None,
        question: Some(TOLD.into()),
    }
}

fn objection(id: &ApplicationId, caregiver: &CaregiverId) -> Objection {
    Objection {
        id: ObjectionId::new(),
        version: 0,
        application_id: id.clone(),
        caregiver_id: caregiver.clone(),
        said_on: day("2026-11-16"),
        note: Some(TOLD.into()),
        taken_back_on: Some(day("2026-11-17")),
    }
}

fn letter(id: &ApplicationId, talk: &InterviewId, caregivers: &[CaregiverId]) -> Letter {
    Letter {
        id: LetterId::new(),
        version: 0,
        application_id: id.clone(),
        interview_id: Some(talk.clone()),
        kind: LetterKind::Invitation,
        made_on: day("2026-11-10"),
        made_by: "Anja Peters".into(),
        addressee: "Noor de Vries".into(),
        caregiver_ids: caregivers.to_vec(),
        subject: TOLD.into(),
        paper: paper_saying(TOLD),
    }
}

fn morning(application: &Application, school: &OpenSchool, roepnaam: &str) -> Morning {
    let told = || Some(TOLD.to_owned());
    Morning {
        id: MorningId::new(),
        version: 0,
        child_id: application.child_id.clone(),
        application_id: application.id.clone(),
        group_id: school.kikkers.id.clone(),
        planned_on: day("2026-11-19"),
        half_days: 1,
        answer: Answer::Comes,
        answered_on: Some(day("2026-11-12")),
        escort: told(),
        cancelled_on: None,
        cancel_reason: None,
        attendance: Some(Attendance::Present),
        left_at: None,
        play: Some(format!("{roepnaam} bouwde een toren.")),
        contact: told(),
        language: told(),
        self_reliance: told(),
        toilet: told(),
        parents_impression: told(),
        next_question: told(),
        marked_by: Some("Sanne de Wit".into()),
    }
}

fn start(id: &ApplicationId) -> ChildStart {
    ChildStart {
        id: ChildStartId::new(),
        version: 0,
        application_id: id.clone(),
        looked_on: Some(day("2026-11-20")),
        toilet: Known::Yes,
        self_reliance: Known::No,
        readiness_note: Some(TOLD.into()),
        confirmed_on: None,
        started_on: None,
        enrolled_on: None,
        look_back_on: None,
        looked_back_on: None,
        look_back_note: Some(TOLD.into()),
    }
}

/// The paper of a letter that says so.
pub(crate) fn paper_saying(text: &str) -> String {
    serde_json::json!({
        "title": "Brief",
        "sender": { "name": "KC De Sprong", "lines": [] },
        "addressee": ["Noor de Vries", "Hoofdstraat 1"],
        "place_and_date": "Wanroij, dinsdag 10 november 2026",
        "subject": "Brief",
        "blocks": [{ "kind": "paragraph", "text": text }],
    })
    .to_string()
}

/// Every table that refers to one of `roots`, or to one that does, with the roots themselves.
pub(crate) async fn tables_of(desk: &Desk, roots: &[&str]) -> BTreeSet<String> {
    let mut db = desk.db().await;
    let references = references(&mut db, desk.store.engine()).await;
    let mut found: BTreeSet<String> = roots.iter().map(|root| (*root).to_owned()).collect();
    loop {
        let more: Vec<String> = references
            .iter()
            .filter(|(from, to)| found.contains(to) && !found.contains(from))
            .map(|(from, _)| from.clone())
            .collect();
        if more.is_empty() {
            return found;
        }
        found.extend(more);
    }
}

async fn references(db: &mut Db, engine: driehoek::store::Engine) -> Vec<(String, String)> {
    let sql = match engine {
        driehoek::store::Engine::Sqlite => {
            "select m.name as child, f.\"table\" as parent from sqlite_master m, pragma_foreign_key_list(m.name) f \
             where m.type = 'table'"
        }
        driehoek::store::Engine::Postgres => {
            "select cast(c.relname as text) as child, cast(p.relname as text) as parent from pg_constraint k \
             join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid where k.contype = 'f'"
        }
    };
    let found = rows(db, sql, []).await.unwrap();
    found.iter().map(|row| (row.try_get("child").unwrap(), row.try_get("parent").unwrap())).collect()
}

/// How many rows each of these tables has.
pub(crate) async fn counts(desk: &Desk, tables: &BTreeSet<String>) -> BTreeMap<String, i64> {
    let mut db = desk.db().await;
    let mut counts = BTreeMap::new();
    for table in tables {
        let found = rows(&mut db, &format!("select count(*) as n from {table}"), []).await.unwrap();
        counts.insert(table.clone(), found.first().unwrap().try_get("n").unwrap());
    }
    counts
}

/// Every text in every table, with where it stands.
pub(crate) async fn all_texts(desk: &Desk) -> Vec<(String, String)> {
    let mut db = desk.db().await;
    let sql = match desk.store.engine() {
        driehoek::store::Engine::Sqlite => {
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_sqlx%' escape '\\'"
        }
        driehoek::store::Engine::Postgres => {
            "select cast(table_name as text) as name from information_schema.tables \
             where table_schema = 'public' and table_name not like '\\_sqlx%'"
        }
    };
    let mut texts = Vec::new();
    for table in rows(&mut db, sql, []).await.unwrap() {
        let table: String = table.try_get("name").unwrap();
        for row in rows(&mut db, &format!("select * from {table}"), []).await.unwrap() {
            texts.push((table.clone(), row_text(&row)));
        }
    }
    texts
}

fn row_text(row: &sqlx::any::AnyRow) -> String {
    let text = |place: usize| row.try_get::<Option<String>, _>(place).ok().flatten().unwrap_or_default();
    (0..row.len()).map(text).collect::<Vec<_>>().join(" | ")
}

/// The child of an aanmelding.
pub(crate) async fn child_of(desk: &Desk, id: &ApplicationId) -> ChildId {
    dossier_of(desk, id).await.application.child_id
}

/// A talk with everyone whom the draft names.
pub(crate) fn dossier_talk(id: &ApplicationId, draft: &driehoek::intake::draft::InterviewDraft) -> Interview {
    Interview {
        id: InterviewId::new(),
        version: 0,
        application_id: id.clone(),
        planned_on: draft.planned_on.unwrap(),
        starts_at: draft.starts_at.clone(),
        minutes: draft.minutes,
        room: None,
        director_id: draft.director_id.clone().unwrap(),
        teacher_id: None,
        caregiver_ids: draft.caregiver_ids.clone(),
        child_comes: false,
        with_tour: false,
        held_on: None,
        cancelled_on: None,
        protocol_id: None,
        toured_on: None,
        toured_by: None,
        introduced_on: None,
        introduced_by: None,
    }
}

/// The bytes of the store without its encryption.
pub(crate) async fn decrypted(store: &Store, folder: &std::path::Path, name: &str) -> Vec<u8> {
    let file = folder.join(name);
    // Attaching may not make a file, no more than opening may.
    std::fs::write(&file, b"").unwrap();
    let mut db = store.read().await.unwrap();
    let attach = format!("attach database '{}' as plain key ''", file.display());
    rows(&mut db, &attach, []).await.unwrap();
    let tables = rows(&mut db, "select name from main.sqlite_master where type = 'table'", []).await.unwrap();
    for table in tables {
        let table: String = table.get("name");
        rows(&mut db, &format!("create table plain.\"{table}\" as select * from main.\"{table}\""), []).await.unwrap();
    }
    rows(&mut db, "detach database plain", []).await.unwrap();
    std::fs::read(file).unwrap()
}

/// Whether a word stands in these bytes.
pub(crate) fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}
