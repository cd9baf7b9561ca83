//! A store of an earlier program, filled: brought up to date whole, after a copy, or left as it was.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "support/rows.rs"]
mod rows;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use driehoek::Error;
use driehoek::intake::{ApplicationId, Decision, decide, dossier};
use driehoek::school::{self, Group, School, StaffMember, people};
use driehoek::store::setup::unlock;
use driehoek::store::{Db, Store, Target, all, open, place};
use rows::{add, teacher};
use sqlx::migrate::Migrator;
use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, Row as _};
use support::{ANJA, Database, PASSPHRASE, actor, make_store, now, today};

/// The first schema that holds people; the one before has only the journal.
const OLD: i64 = 2;

/// The last schema before the protocol, the admission and the letters.
const BEFORE_TALKS: i64 = 4;

/// What an earlier program wrote at schema 2, in the words of then: records of today may have other columns.
const FILLED: &str = "
    insert into school_year (id, version, start_year) values ('year', 1, 2026);
    insert into staff_member (id, version, roepnaam, voorvoegsel, achternaam, role, email, working_days, left_on, sort_key)
        values ('sanne', 3, 'Sanne', 'de', 'Wit', 'teacher', null, '[1,2]', null, 'wit sanne');
    insert into school_group (id, version, school_year_id, name, unit, jaargroepen, capacity, room)
        values ('group', 1, 'year', '1/2a', null, '[1,2]', 24, 'lokaal 3');
    insert into journal_change (id, seq, at, actor, deed, subject, subject_key, subject_salt, subject_digest, hash) values
        ('change', 1, '2026-08-20T07:00:00.000Z', 'Anja Peters', 'staff.save', 'Sanne de Wit', 'sanne de wit', 'aa', 'bb', 'cc');
    insert into journal_row (change_id, seq, kind, row_id, before_image, after_image, salt, digest)
        values ('change', 1, 'staff_member', 'sanne', null, '{\"id\":\"sanne\",\"version\":3}', 'dd', 'ee');
";

/// What an earlier program wrote at schema 4 besides: a school, and an aanmelding from receipt to decision.
const TALKED: &str = "
    insert into school (id, version, name, brin, board, street, postcode, city, phone, email, doors_open_at, lessons_start_at,
        lunch_break_at, lessons_end_at, rooms)
        values ('school', 2, 'KC De Sprong', null, null, null, null, 'Wanroij', null, null, '08:20', '08:30', '12:00', '14:00',
        '[\"Directiekamer\"]');
    insert into caregiver (id, version, household_id, roepnaam, voorvoegsel, achternaam, phone, other_phone, email, language,
        interpreter_needed, remarks, search_key, sort_key)
        values ('noor', 1, null, 'Noor', 'de', 'Vries', null, null, null, null, 0, null, 'noor de vries', 'vries noor');
    insert into child (id, version, roepnaam, voornamen, voorvoegsel, achternaam, born_on, sex, home_language, remarks, search_key,
        sort_key)
        values ('sam', 1, 'Sam', null, 'de', 'Vries', '2023-01-12', null, null, null, 'sam de vries', 'vries sam');
    insert into caregiver_link (id, version, child_id, caregiver_id, relation, custody, custody_seen_on, custody_seen_by,
        lives_there, gets_post, apart_talk, emergency_contact, no_contact_order)
        values ('link', 1, 'sam', 'noor', 'mother', 'yes', null, null, 1, 1, 0, 1, 0);
    insert into application (id, version, child_id, received_on, channel, vve, support_needed, support_note, contact_consent,
        decision, decided_on, decided_by, decision_reason, decide_by)
        values ('application', 4, 'sam', '2026-11-02', 'paper', 'unknown', 'yes', 'Epilepsie', 'unknown', 'not_admitted',
        '2026-11-20', 'Anja Peters', 'De groep zit vol.', '2026-12-14');
    insert into seen_document (id, version, application_id, kind, seen_on, seen_by)
        values ('identity', 1, 'application', 'identity', '2026-11-02', 'Anja Peters');
    insert into interview (id, version, application_id, planned_on, starts_at, minutes, room, director_id, teacher_id,
        caregiver_ids, child_comes, with_tour, held_on, cancelled_on)
        values ('talk', 2, 'application', '2026-11-12', '10:00', 40, 'Directiekamer', 'sanne', null, '[\"noor\"]', 1, 1,
        '2026-11-12', null);
    insert into agreement (id, version, application_id, what, role, who, due_on, done_on)
        values ('promise', 1, 'application', 'Formulier inleveren', 'parents', 'Noor', '2026-12-01', null);
";

async fn migrations() -> Migrator {
    Migrator::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations")).await.unwrap()
}

async fn newest() -> i64 {
    migrations().await.iter().map(|migration| migration.version).max().unwrap()
}

async fn run(db: &mut Db, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql)).execute(db).await.unwrap();
}

/// Brings an empty database to an old schema and fills it.
async fn fill_old(db: &mut Db, schema: i64, besides: &str) {
    migrations().await.run_direct(Some(schema), db, false).await.unwrap();
    run(db, FILLED).await;
    run(db, besides).await;
}

/// A closed and encrypted store as the program of then left it.
async fn old_store(folder: &Path, besides: &str) {
    store_at(folder, OLD, besides).await;
}

async fn store_at(folder: &Path, schema: i64, besides: &str) {
    let store = make_store(folder).await;
    let mut db = store.read().await.unwrap();
    let tables = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'";
    let tables = driehoek::store::rows(&mut db, tables, []).await.unwrap();
    run(&mut db, "pragma foreign_keys = off").await;
    for table in tables {
        run(&mut db, &format!("drop table {}", table.get::<String, _>("name"))).await;
    }
    run(&mut db, "pragma foreign_keys = on").await;
    fill_old(&mut db, schema, besides).await;
    drop(db);
    store.close().await;
}

/// A database of the server as the program of then left it.
async fn old_database(besides: &str) -> Database {
    database_at(OLD, besides).await
}

async fn database_at(schema: i64, besides: &str) -> Database {
    let database = Database::make().await;
    sqlx::any::install_default_drivers();
    let mut db = AnyConnection::connect(&database.url()).await.unwrap();
    fill_old(&mut db, schema, besides).await;
    db.close().await.unwrap();
    database
}

async fn open_server(database: &Database) -> driehoek::Result<Store> {
    open(Target::Server { url: database.url() }, now()).await
}

async fn applied(db: &mut Db) -> Vec<i64> {
    let lines = driehoek::store::rows(db, "select version from _sqlx_migrations order by version", []).await.unwrap();
    lines.iter().map(|line| line.get("version")).collect()
}

/// All that was filled in is there, as the program of today reads it, and it can be worked with.
async fn assert_all_there(store: &Store) {
    let mut db = store.read().await.unwrap();
    let staff: Vec<StaffMember> = all(&mut db, "", []).await.unwrap();
    assert_eq!(staff.len(), 1);
    assert_eq!((staff[0].achternaam.as_str(), staff[0].version), ("Wit", 3));
    assert_eq!((staff[0].working_days.as_slice(), &staff[0].email), ([1, 2].as_slice(), &None));
    let groups: Vec<Group> = all(&mut db, "", []).await.unwrap();
    assert_eq!((groups[0].name.as_str(), groups[0].capacity), ("1/2a", 24));
    let told = driehoek::store::history(&mut db, &["sanne".into()], 10, 0).await.unwrap();
    assert_eq!(told.rows[0].subject, "Sanne de Wit");
    assert_eq!(applied(&mut db).await.last(), Some(&newest().await));
    drop(db);
    add(store, &actor("Anja Peters"), &teacher("Bakker")).await.unwrap();
}

/// An aanmelding of before the talks is there whole, with nothing said of what nobody was asked then; and work goes on with it.
async fn assert_the_dossier_is_whole(store: &Store) {
    let id = ApplicationId::from("application".to_owned());
    let mut db = store.read().await.unwrap();
    let dossier = dossier::dossier(&mut db, &id, today()).await.unwrap();
    let application = &dossier.application;
    assert_eq!((application.version, application.decision), (4, Some(Decision::NotAdmitted)));
    assert_eq!(application.decision_reason.as_deref(), Some("De groep zit vol."));
    assert_eq!(
        (application.refusal_ground, &application.other_school, application.parents_heard_on),
        (None, &None, None)
    );
    let talk = &dossier.interviews[0].interview;
    assert_eq!((talk.version, talk.held_on.is_some(), talk.caregiver_ids.len()), (2, true, 1));
    assert_eq!((&talk.protocol_id, talk.toured_on, &talk.introduced_by), (&None, None, &None));
    let promise = &dossier.agreements[0];
    assert_eq!((promise.what.as_str(), &promise.interview_id), ("Formulier inleveren", &None));
    assert_eq!((dossier.documents.len(), dossier.objections.len()), (1, 0));
    let school = school::store::school(&mut db).await.unwrap();
    assert_eq!((school.version, school.rooms.len()), (2, 1));
    assert_eq!(
        (school.start_no_december, school.start_summer_weeks),
        (false, 0),
        "no customs until somebody sets them"
    );
    drop(db);
    let noor = dossier.family.members[0].caregiver.id.clone();
    decide::object(store, &actor("Anja Peters"), &id, &noor, Some(today()), "").await.unwrap();
    people::save_school(store, &actor("Anja Peters"), School { start_summer_weeks: 4, ..school }).await.unwrap();
}

/// Copies that were made before bringing a store up to date.
fn copies(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|file| file.file_name().unwrap().to_str().unwrap().starts_with("driehoek-voor")).collect()
}

#[tokio::test]
async fn an_older_file_is_brought_up_to_date_after_a_copy_of_it() {
    let folder = tempfile::tempdir().unwrap();
    old_store(folder.path(), "").await;
    let store = unlock(folder.path(), ANJA, PASSPHRASE, now()).await.unwrap().store;
    assert_all_there(&store).await;
    store.close().await;

    let copies = copies(folder.path());
    assert_eq!(copies, [folder.path().join("driehoek-voor-bijwerken-2026-11-23-081500.db")]);
    let bytes = fs::read(&copies[0]).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"), "the copy is encrypted too");
    assert!(!bytes.windows(9).any(|window| window == b"wit sanne"));

    // The copy put back beside the same keys is the old store: it is older again, and is brought up to date again.
    let again = tempfile::tempdir().unwrap();
    fs::copy(place::key_file(folder.path()), place::key_file(again.path())).unwrap();
    fs::copy(&copies[0], place::store_file(again.path())).unwrap();
    let store = unlock(again.path(), ANJA, PASSPHRASE, now()).await.unwrap().store;
    assert_all_there(&store).await;
    store.close().await;
    assert_eq!(self::copies(again.path()).len(), 1, "what was copied had the old schema");
}

#[tokio::test]
async fn a_file_of_before_the_talks_keeps_its_dossiers() {
    let folder = tempfile::tempdir().unwrap();
    store_at(folder.path(), BEFORE_TALKS, TALKED).await;
    let store = unlock(folder.path(), ANJA, PASSPHRASE, now()).await.unwrap().store;
    assert_the_dossier_is_whole(&store).await;
    assert_all_there(&store).await;
    store.close().await;
}

#[tokio::test]
async fn a_database_on_a_server_of_before_the_talks_keeps_its_dossiers() {
    let database = database_at(BEFORE_TALKS, TALKED).await;
    let store = open_server(&database).await.unwrap();
    assert_the_dossier_is_whole(&store).await;
    assert_all_there(&store).await;
    store.close().await;
    database.remove().await;
}

#[tokio::test]
async fn a_file_of_this_program_is_not_copied_again() {
    let folder = tempfile::tempdir().unwrap();
    make_store(folder.path()).await.close().await;
    unlock(folder.path(), ANJA, PASSPHRASE, now()).await.unwrap().store.close().await;
    assert_eq!(copies(folder.path()), Vec::<PathBuf>::new());
}

/// A table that stands where a later migration wants one: that migration fails, and some before it do not.
const OBSTACLE: &str = "create table agreement (id text not null)";

#[tokio::test]
async fn a_migration_that_fails_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    old_store(folder.path(), OBSTACLE).await;
    let before = fs::read(place::store_file(folder.path())).unwrap();
    for attempt in 1..=2 {
        let outcome = unlock(folder.path(), ANJA, PASSPHRASE, now()).await.map(|opened| opened.person);
        assert!(matches!(outcome, Err(Error::Database { .. })), "attempt {attempt}: {outcome:?}");
        let after = fs::read(place::store_file(folder.path())).unwrap();
        assert!(after == before, "attempt {attempt} changed the file: the older program may not open it any more");
    }
    assert_eq!(copies(folder.path()).len(), 1, "a second try in the same second finds its copy made");
}

#[tokio::test]
async fn an_older_database_on_a_server_is_brought_up_to_date() {
    let database = old_database("").await;
    let store = open_server(&database).await.unwrap();
    assert_all_there(&store).await;
    store.close().await;
    let store = open_server(&database).await.unwrap();
    assert_eq!(all::<StaffMember>(&mut store.read().await.unwrap(), "", []).await.unwrap().len(), 2);
    store.close().await;
    database.remove().await;
}

#[tokio::test]
async fn a_migration_that_fails_leaves_the_database_on_a_server_as_it_was() {
    let database = old_database(OBSTACLE).await;
    let outcome = open_server(&database).await.map(drop);
    assert!(matches!(outcome, Err(Error::Database { .. })), "{outcome:?}");
    let mut db = AnyConnection::connect(&database.url()).await.unwrap();
    assert_eq!(applied(&mut db).await, (1..=OLD).collect::<Vec<_>>());
    let child = "select count(*) as n from information_schema.tables where table_name = 'child'";
    let child = driehoek::store::rows(&mut db, child, []).await.unwrap();
    assert_eq!(child[0].get::<i64, _>("n"), 0, "half of the migrations stayed");
    run(&mut db, "drop table agreement").await;
    db.close().await.unwrap();
    let store = open_server(&database).await.unwrap();
    assert_all_there(&store).await;
    store.close().await;
    database.remove().await;
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_not_touched() {
    let database = Database::make().await;
    let store = open_server(&database).await.unwrap();
    run(
        &mut store.read().await.unwrap(),
        "insert into _sqlx_migrations (version, description, success, checksum, execution_time) \
         values (9000, 'from the future', true, '\\x00', 0)",
    )
    .await;
    store.close().await;
    let outcome = open_server(&database).await.map(drop);
    assert_eq!(outcome, Err(Error::NewerSchema { found: 9000, known: newest().await.try_into().unwrap() }));
    database.remove().await;
}

#[tokio::test]
async fn two_programs_that_start_at_once_bring_a_store_up_to_date_once() {
    let folder = tempfile::tempdir().unwrap();
    old_store(folder.path(), "").await;
    let opened =
        tokio::join!(unlock(folder.path(), ANJA, PASSPHRASE, now()), unlock(folder.path(), ANJA, PASSPHRASE, now()));
    let (first, second) = (opened.0.unwrap().store, opened.1.unwrap().store);
    assert_all_there(&first).await;
    first.close().await;
    assert_eq!(all::<StaffMember>(&mut second.read().await.unwrap(), "", []).await.unwrap().len(), 2);
    second.close().await;

    let database = old_database("").await;
    let opened = tokio::join!(open_server(&database), open_server(&database));
    for store in [opened.0.unwrap(), opened.1.unwrap()] {
        store.close().await;
    }
    assert_all_there(&open_server(&database).await.unwrap()).await;
    database.remove().await;
}
