//! Erasing children for good: what goes, what stays, and that nothing of it is left anywhere in the store.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
#[path = "support/privacy.rs"]
mod dossier;
#[path = "support/protocol.rs"]
mod protocol;
mod support;

use std::collections::BTreeSet;
use std::slice::from_ref;

use chrono::{Months, NaiveDate};
use desk_work::*;
use dossier::*;
use driehoek::Error;
use driehoek::family::draft::CaregiverDraft;
use driehoek::family::{CaregiverId, save as family_save, store as family_store};
use driehoek::intake::draft::ApplicationDraft;
use driehoek::intake::{ApplicationId, Decision, decide};
use driehoek::privacy::erase::{erase, erasures, plan};
use driehoek::privacy::retention::calendar;
use driehoek::privacy::{ErasureKind, hold};
use driehoek::store::{UndoState, rows};
use sqlx::Row;
use support::{Desk, both};

const GROUND: &str = "Bewaartermijn verstreken";

/// The day on which what was refused or withdrawn today must go.
fn next_year(desk: &Desk) -> NaiveDate {
    desk.today.checked_add_months(Months::new(12)).unwrap()
}

fn noor_at_home() -> CaregiverDraft {
    CaregiverDraft {
        street: "Zonnebloemlaan 8".into(),
        postcode: "5446 AB".into(),
        city: "Wanroij".into(),
        email: "noor.zonnebloem@example.nl".into(),
        ..caregiver("Noor", "de", "Vriezekoop", "06-00007654")
    }
}

fn quirijn() -> ApplicationDraft {
    let draft = application(child("Quirijn", "de", "Vriezekoop", "2023-01-12"), vec![noor_at_home()]);
    ApplicationDraft { remarks: TOLD.into(), ..signed(draft) }
}

/// Words that only Quirijn, his mother and their home have.
const TRACES: [&str; 8] =
    ["Quirijn", "Vriezekoop", "quirijn", "vriezekoop", "0000 7654", "00007654", "noor.zonnebloem", "Zonnebloemlaan"];

async fn refuse(desk: &Desk, id: &ApplicationId) {
    let refusal = decision(desk, id, Decision::NotAdmitted).await;
    decide::decide(&desk.store, &desk.actor, &refusal, desk.today).await.unwrap();
}

/// Quirijn, of whom everything is kept, and who was not admitted.
async fn refused_quirijn(desk: &Desk) -> ApplicationId {
    let school = open_school(desk).await;
    protocol::shipped(desk).await;
    let id = registered(desk, &quirijn()).await;
    fill_dossier(desk, &id, &school).await;
    refuse(desk, &id).await;
    id
}

async fn traces(desk: &Desk, words: &[&str]) -> Vec<(String, String)> {
    let texts = all_texts(desk).await;
    texts.into_iter().filter(|(_, text)| words.iter().any(|word| text.contains(word))).collect()
}

/// The schema itself says what refers to a child or a caregiver.
const ROOTS: [&str; 3] = ["child", "caregiver", "household"];

both! {
    async fn every_table_that_refers_to_a_child_is_emptied_of_it(desk: Desk) {
        let id = refused_quirijn(&desk).await;
        let child = child_of(&desk, &id).await;
        let school = driehoek::school::store::years(&mut *desk.db().await).await.unwrap();
        assert!(!school.is_empty());
        let tables = tables_of(&desk, &ROOTS).await;
        assert!(tables.contains("interview_note") && tables.contains("letter"), "{tables:?}");
        let placed = placement_of(&desk, &child).await;
        let before = counts(&desk, &tables).await;
        let empty: Vec<_> = before.iter().filter(|(_, rows)| **rows == 0).map(|(table, _)| table).collect();
        assert!(empty.is_empty(), "fill_dossier must write a row into {empty:?}, and a room's owned.rs must name it");
        let later = placed.checked_add_months(Months::new(30)).unwrap();
        let planned = plan(&mut *desk.db().await, from_ref(&child), later).await.unwrap();
        let kinds: BTreeSet<String> = planned.records.iter().map(|kind| kind.kind.clone()).collect();
        assert_eq!(kinds, tables);
        let erased = erase(&desk.store, &desk.actor, &[child], GROUND, later).await.unwrap();
        let after = counts(&desk, &tables).await;
        assert!(after.values().all(|rows| *rows == 0), "{after:?}");
        let in_all: i64 = before.values().sum();
        assert_eq!((i64::from(erased.records), erased.children, erased.caregivers, erased.households), (in_all, 1, 1, 1));
    }

    async fn no_trace_of_a_name_or_word_is_left_and_the_history_still_holds_together(desk: Desk) {
        let id = refused_quirijn(&desk).await;
        let child = child_of(&desk, &id).await;
        assert!(!traces(&desk, &TRACES).await.is_empty() && !traces(&desk, &[TOLD]).await.is_empty());
        let planned = plan(&mut *desk.db().await, from_ref(&child), next_year(&desk)).await.unwrap();
        assert_eq!(planned.mentions, vec![], "everything that names him goes");
        let erased = erase(&desk.store, &desk.actor, &[child], GROUND, next_year(&desk)).await.unwrap();
        assert_eq!(traces(&desk, &TRACES).await, vec![]);
        assert_eq!(traces(&desk, &[TOLD]).await, vec![], "also of the agreement that was removed before");
        assert_eq!(erased.journal_lines, planned.journal_lines);
        assert!(erased.journal_lines > erased.records, "each row has a line of its own, each change a subject");
        let check = desk.store.check(&desk.actor, &[]).await.unwrap();
        assert_eq!(check.faults, vec![], "the chain of the history is whole");
    }

    async fn a_sister_who_stays_is_whole_and_so_is_their_mother(desk: Desk) {
        let id = refused_quirijn(&desk).await;
        let noor = caregivers_of(&desk, &id).await.remove(0);
        let known = CaregiverDraft { caregiver_id: Some(noor.clone()), ..noor_at_home() };
        let lotte = application(child("Lotte", "de", "Vriezekoop", "2023-06-01"), vec![known]);
        let told = ApplicationDraft { remarks: "Zusje van Quirijn de Vriezekoop.".into(), ..lotte };
        let lotte = registered(&desk, &told).await;
        let before = dossier_of(&desk, &lotte).await;
        let child = child_of(&desk, &id).await;
        let planned = plan(&mut *desk.db().await, from_ref(&child), next_year(&desk)).await.unwrap();
        assert_eq!((planned.caregivers.len(), planned.households), (0, 0));
        let mention = planned.mentions.first().unwrap();
        let place = (mention.name.as_str(), mention.kind.as_str(), mention.field.as_str(), mention.child_name.as_deref());
        assert_eq!(place, ("Quirijn de Vriezekoop", "application", "remarks", Some("Lotte de Vriezekoop")));
        erase(&desk.store, &desk.actor, &[child], GROUND, next_year(&desk)).await.unwrap();
        let after = dossier_of(&desk, &lotte).await;
        assert_eq!(after.application, before.application);
        assert_eq!(after.family.members, before.family.members);
        let mother = family_store::caregiver(&mut *desk.db().await, &noor).await.unwrap();
        assert_eq!(mother.email.as_deref(), Some("noor.zonnebloem@example.nl"));
        let left = traces(&desk, &["Quirijn"]).await;
        assert!(left.iter().all(|(_, text)| text.contains("Zusje van")), "only what the director was told of: {left:?}");
    }

    async fn a_mother_who_moved_leaves_no_earlier_address(desk: Desk) {
        let id = refused_quirijn(&desk).await;
        let noor = dossier_of(&desk, &id).await.family.members.remove(0);
        let home = driehoek::family::Household { street: Some("Vuurdoornpad 3".into()), ..noor.household.unwrap() };
        let moved = driehoek::family::Household { id: String::new().into(), version: 0, ..home };
        let (store, actor) = (&desk.store, &desk.actor);
        family_save::give_home(store, actor, &noor.caregiver.id, noor.caregiver.version, moved).await.unwrap();
        let child = child_of(&desk, &id).await;
        let erased = erase(store, actor, &[child], GROUND, next_year(&desk)).await.unwrap();
        assert_eq!(erased.households, 2);
        assert_eq!(traces(&desk, &["Zonnebloemlaan", "Vuurdoornpad"]).await, vec![]);
    }

    async fn who_is_here_or_held_is_kept_and_a_ground_is_asked(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &quirijn()).await;
        let child = &child_of(&desk, &id).await;
        let (store, actor) = (&desk.store, &desk.actor);
        let open = erase(store, actor, from_ref(child), GROUND, desk.today).await;
        assert_eq!(open, Err(Error::KeptFromErasure));
        refuse(&desk, &id).await;
        let held = hold::place(store, actor, child, "Bezwaar bij de commissie", desk.today).await.unwrap().value;
        let planned = plan(&mut *desk.db().await, from_ref(child), desk.today).await.unwrap();
        assert_eq!(planned.children[0].hold.as_ref(), Some(&held));
        assert_eq!(erase(store, actor, from_ref(child), GROUND, next_year(&desk)).await, Err(Error::KeptFromErasure));
        hold::lift(store, actor, &held, desk.today).await.unwrap();
        assert_eq!(refusals(erase(store, actor, from_ref(child), "  ", desk.today).await), ["ground: required!"]);
        assert_eq!(refusals(erase(store, actor, &[], GROUND, desk.today).await), ["children: none_chosen!"]);
        let office = driehoek::store::Actor { role: driehoek::rights::Role::Office, ..actor.clone() };
        assert_eq!(erase(store, &office, from_ref(child), GROUND, next_year(&desk)).await, Err(Error::NotAllowed));
        assert_eq!(dossier_of(&desk, &id).await.family.name, "Quirijn de Vriezekoop", "nothing went");
        let early = erase(store, actor, from_ref(child), "Verzoek van de moeder", desk.today).await.unwrap();
        assert_eq!(early.kind, ErasureKind::Request, "its term has not passed");
    }

    async fn what_was_erased_is_told_without_a_name_and_with_the_backups_that_hold_it(desk: Desk) {
        let id = refused_quirijn(&desk).await;
        let child = child_of(&desk, &id).await;
        erase(&desk.store, &desk.actor, &[child], GROUND, next_year(&desk)).await.unwrap();
        let moments = ["2026-11-23T08:15:01.000Z", "2026-11-20T16:00:00.000Z", "2025-01-01T16:00:00.000Z"].map(Into::into);
        let told = erasures(&mut *desk.db().await, 0, &moments).await.unwrap();
        let row = told.rows.first().unwrap();
        assert_eq!((told.total, row.erasure.kind, row.erasure.ground.as_str()), (1, ErasureKind::NotAdmitted, GROUND));
        assert_eq!(row.held_by, ["2025-01-01T16:00:00.000Z", "2026-11-20T16:00:00.000Z"]);
        let sql = "select subject, undoable from journal_change where deed = 'privacy.erase'";
        let line = rows(&mut *desk.db().await, sql, []).await.unwrap().remove(0);
        assert_eq!((line.get::<String, _>("subject"), line.get::<i64, _>("undoable")), (String::new(), 0));
    }

    async fn undo_does_not_bring_back_what_was_erased(desk: Desk) {
        let id = refused_quirijn(&desk).await;
        let child = child_of(&desk, &id).await;
        erase(&desk.store, &desk.actor, &[child], GROUND, next_year(&desk)).await.unwrap();
        let UndoState { undo, redo } = desk.store.undo_state(&desk.actor.name).await.unwrap();
        let of_child = |deed: &str| deed.starts_with("application") || deed.starts_with("privacy") || deed == "demo.fill";
        assert!(undo.is_none_or(|change| !of_child(&change.deed)));
        assert!(redo.is_none());
        let sql = "select id from journal_change where deed = 'application.register'";
        let change: String = rows(&mut *desk.db().await, sql, []).await.unwrap().remove(0).get("id");
        assert!(desk.store.undo_change(&desk.actor, &change).await.is_err());
    }

    async fn a_caregiver_named_in_the_papers_of_another_child_stays(desk: Desk) {
        let id = refused_quirijn(&desk).await;
        let noor: CaregiverId = caregivers_of(&desk, &id).await.remove(0);
        let friend = registered(&desk, &application(child("Bo", "", "Vos", "2023-02-02"), vec![caregiver("Els", "", "Vos", "06-00001111")])).await;
        let school = driehoek::school::store::staff(&mut *desk.db().await, false).await.unwrap();
        let mut talk = talk(&desk, &friend, &school[0].id, "2026-12-01", "09:00").await;
        talk.caregiver_ids.push(noor.clone());
        let other = dossier_talk(&friend, &talk);
        add(&desk, other).await;
        let child = child_of(&desk, &id).await;
        let planned = plan(&mut *desk.db().await, &[child], next_year(&desk)).await.unwrap();
        assert_eq!(planned.caregivers, Vec::<String>::new(), "a talk about Bo names her");
    }

    async fn a_namesake_keeps_the_words_of_the_own_history(desk: Desk) {
        let id = refused_quirijn(&desk).await;
        let namesake = application(child("Quirijn", "de", "Vriezekoop", "2023-03-03"), vec![caregiver("Els", "", "Vos", "06-00001111")]);
        registered(&desk, &namesake).await;
        let child = child_of(&desk, &id).await;
        erase(&desk.store, &desk.actor, &[child], GROUND, next_year(&desk)).await.unwrap();
        let sql = "select count(*) as n from journal_change where deed = 'application.register' and subject = 'Quirijn de Vriezekoop'";
        assert_eq!(rows(&mut *desk.db().await, sql, []).await.unwrap().remove(0).get::<i64, _>("n"), 1);
    }
}

/// Places the child in a group for a while, and tells until when.
async fn placement_of(desk: &Desk, child: &driehoek::family::ChildId) -> NaiveDate {
    let groups = driehoek::school::store::groups(&mut *desk.db().await, 2026).await.unwrap();
    let placement = driehoek::family::Placement {
        id: driehoek::family::PlacementId::new(),
        version: 0,
        child_id: child.clone(),
        group_id: groups[0].group.id.clone(),
        starts_on: day("2026-08-24"),
        ends_on: day("2026-11-20"),
    };
    add(desk, placement).await;
    day("2026-11-20")
}

#[tokio::test]
async fn neither_the_file_nor_its_log_holds_a_trace_once_decrypted() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::with(support::make_store(folder.path()).await);
    let id = refused_quirijn(&desk).await;
    let child = child_of(&desk, &id).await;
    let before = decrypted(&desk.store, folder.path(), "voor.db").await;
    assert!(TRACES.iter().any(|word| holds(&before, word)), "the search finds what is there");
    erase(&desk.store, &desk.actor, &[child], GROUND, next_year(&desk)).await.unwrap();
    let log = folder.path().join("driehoek.db-wal");
    assert_eq!(std::fs::metadata(log).map_or(0, |log| log.len()), 0, "the log was emptied");
    let mut db = desk.db().await;
    let free: i64 = rows(&mut db, "pragma freelist_count", []).await.unwrap().remove(0).get(0);
    assert_eq!(free, 0, "no page is left in which a deleted row could stand");
    drop(db);
    let after = decrypted(&desk.store, folder.path(), "na.db").await;
    for word in TRACES.into_iter().chain([TOLD]) {
        assert!(!holds(&after, word), "{word} is still in the file");
    }
    desk.store.close().await;
}

#[tokio::test]
async fn a_whole_cohort_goes_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::with(support::make_store(folder.path()).await);
    driehoek::demo::fill(&desk.store, 4, desk.today, support::now()).await.unwrap();
    let ids = due_now(&desk).await;
    assert!(!ids.is_empty(), "the demo has children whose term passed");
    let erased = erase(&desk.store, &desk.actor, &ids, GROUND, desk.today).await.unwrap();
    assert_eq!(usize::try_from(erased.children).unwrap(), ids.len());
    assert_eq!(desk.store.check(&desk.actor, &[]).await.unwrap().faults, vec![]);
    desk.store.close().await;
}

/// The children on all pages of the calendar whose term passed.
async fn due_now(desk: &Desk) -> Vec<driehoek::family::ChildId> {
    let mut ids = Vec::new();
    for offset in (0..).step_by(20) {
        let page = calendar(&mut *desk.db().await, offset, desk.today).await.unwrap();
        if page.rows.is_empty() {
            break;
        }
        ids.extend(page.rows.iter().filter(|row| row.is_due && row.hold.is_none()).map(|row| row.child_id.clone()));
    }
    ids
}
