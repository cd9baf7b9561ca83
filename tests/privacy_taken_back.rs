//! An aanmelding that was taken back as a whole: kept as long as the bin keeps, then erased like the others.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
#[path = "support/privacy.rs"]
mod dossier;
mod support;

use std::slice::from_ref;

use chrono::{DateTime, NaiveDate, Utc};
use desk_work::*;
use dossier::*;
use driehoek::Error;
use driehoek::family::draft::CaregiverDraft;
use driehoek::family::{ChildId, save as family_save};
use driehoek::intake::{ApplicationId, decide};
use driehoek::privacy::erase::{erase, plan};
use driehoek::privacy::retention::{calendar, save, table};
use driehoek::privacy::{DueRow, ErasureKind, RetentionKind, RetentionRow, hold};
use driehoek::store::Actor;
use support::{Desk, both};

const GROUND: &str = "Teruggedraaid, en de tijd van de prullenbak is voorbij";

/// The last day on which what was removed today would lie in the bin.
fn last_day() -> NaiveDate {
    day("2026-12-23")
}

/// The day after it.
fn due_day() -> NaiveDate {
    day("2026-12-24")
}

fn olga() -> CaregiverDraft {
    CaregiverDraft {
        street: "Papaverhof 9".into(),
        postcode: "5446 AB".into(),
        city: "Wanroij".into(),
        ..caregiver("Olga", "", "Wevershof", "06-00007654")
    }
}

/// Words that only Olga and her children have.
const WORDS: [&str; 5] = ["Wevershof", "wevershof", "Papaverhof", "00007654", "0000 7654"];

async fn traces(desk: &Desk, words: &[&str]) -> Vec<(String, String)> {
    let texts = all_texts(desk).await;
    texts.into_iter().filter(|(_, text)| words.iter().any(|word| text.contains(word))).collect()
}

async fn apply(desk: &Desk, roepnaam: &str, caregivers: Vec<CaregiverDraft>) -> (ApplicationId, ChildId) {
    let id = registered(desk, &application(child(roepnaam, "", "Wevershof", "2023-02-02"), caregivers)).await;
    let child = child_of(desk, &id).await;
    (id, child)
}

/// Bo, child of Olga, whose aanmelding was entered and taken back.
async fn bo_taken_back(desk: &Desk) -> ChildId {
    open_school(desk).await;
    let (_, bo) = apply(desk, "Bo", vec![olga()]).await;
    desk.store.undo(&desk.actor).await.unwrap();
    bo
}

async fn due_rows(desk: &Desk, today: NaiveDate) -> Vec<DueRow> {
    calendar(&mut *desk.db().await, 0, today).await.unwrap().rows
}

async fn row(desk: &Desk, today: NaiveDate) -> RetentionRow {
    let rows = table(&mut *desk.db().await, today).await.unwrap();
    rows.into_iter().find(|row| row.kind == RetentionKind::TakenBack).unwrap()
}

async fn change_of(desk: &Desk) -> String {
    use sqlx::Row as _;
    let sql = "select id from journal_change where deed = 'application.register' order by seq desc limit 1";
    driehoek::store::rows(&mut *desk.db().await, sql, []).await.unwrap().remove(0).get("id")
}

fn on(desk: &Desk, moment: &str) -> Actor {
    Actor { at: moment.parse::<DateTime<Utc>>().unwrap(), ..desk.actor.clone() }
}

both! {
    async fn it_stands_in_the_calendar_after_thirty_days_and_not_before(desk: Desk) {
        let bo = bo_taken_back(&desk).await;
        for early in [desk.today, last_day()] {
            assert_eq!(due_rows(&desk, early).await, vec![], "{early}");
            assert_eq!(row(&desk, early).await.due, 0, "{early}");
        }
        let told = due_rows(&desk, due_day()).await.remove(0);
        assert_eq!((told.child_id, told.name.as_str(), told.born_on), (bo, "Bo Wevershof", day("2023-02-02")));
        assert_eq!((told.kind, told.ended_on, told.due_on), (RetentionKind::TakenBack, desk.today, due_day()));
        assert!(told.is_due && told.hold.is_none());
        assert_eq!(row(&desk, due_day()).await.due, 1);
    }

    async fn its_term_is_that_of_the_bin_and_nobody_chooses_another(desk: Desk) {
        let fixed = row(&desk, desk.today).await;
        assert_eq!((fixed.months, fixed.days, fixed.fixed), (0, 30, true));
        for months in [Some(0), Some(12), None] {
            let refused = save(&desk.store, &desk.actor, RetentionKind::TakenBack, months, None, 0).await;
            assert_eq!(refusals(refused), ["months: out_of_range!"], "{months:?}");
        }
    }

    async fn erasing_it_leaves_no_trace_and_the_history_holds_together(desk: Desk) {
        let bo = bo_taken_back(&desk).await;
        let (store, actor) = (&desk.store, &desk.actor);
        assert!(!traces(&desk, &WORDS).await.is_empty(), "the history holds what was taken back");
        let planned = plan(&mut *desk.db().await, from_ref(&bo), due_day()).await.unwrap();
        assert_eq!((planned.children[0].kind, planned.children[0].is_here), (Some(RetentionKind::TakenBack), false));
        assert_eq!((planned.caregivers.as_slice(), planned.households), (&["Olga Wevershof".to_owned()][..], 1));
        let erased = erase(store, actor, from_ref(&bo), GROUND, due_day()).await.unwrap();
        assert_eq!(traces(&desk, &WORDS).await, vec![]);
        assert_eq!((erased.kind, erased.children, erased.caregivers, erased.households), (ErasureKind::TakenBack, 1, 1, 1));
        assert_eq!((erased.records, erased.journal_lines), (0, planned.journal_lines));
        assert_eq!(store.check(actor, &[]).await.unwrap().faults, vec![]);
        assert_eq!(due_rows(&desk, due_day()).await, vec![]);
        let again = erase(store, actor, &[bo], GROUND, due_day()).await;
        assert!(matches!(again, Err(Error::NotFound { .. })), "{again:?}");
    }

    async fn parts_that_were_taken_back_one_by_one_go_with_it(desk: Desk) {
        open_school(&desk).await;
        let (id, bo) = apply(&desk, "Bo", vec![noor()]).await;
        let (store, actor) = (&desk.store, &desk.actor);
        family_save::add_caregiver(store, actor, &bo, &olga()).await.unwrap();
        let family = dossier_of(&desk, &id).await.family.child;
        let renamed = driehoek::family::Child { roepnaam: "Bobbert".into(), ..family };
        family_save::save_child(store, actor, renamed, desk.today).await.unwrap();
        for _ in 0..3 {
            store.undo(actor).await.unwrap();
        }
        erase(store, actor, &[bo], GROUND, due_day()).await.unwrap();
        assert_eq!(traces(&desk, &WORDS).await, vec![]);
        assert_eq!(traces(&desk, &["Bobbert", "Noor", "00001234"]).await, vec![]);
        assert_eq!(store.check(actor, &[]).await.unwrap().faults, vec![]);
    }

    async fn the_mother_of_a_sister_who_is_here_stays(desk: Desk) {
        open_school(&desk).await;
        let (lotte, _) = apply(&desk, "Lotte", vec![olga()]).await;
        let mother = caregivers_of(&desk, &lotte).await.remove(0);
        let known = CaregiverDraft { caregiver_id: Some(mother), ..olga() };
        let (_, bo) = apply(&desk, "Bo", vec![known]).await;
        let (store, actor) = (&desk.store, &desk.actor);
        store.undo(actor).await.unwrap();
        let before = dossier_of(&desk, &lotte).await;
        let erased = erase(store, actor, &[bo], GROUND, due_day()).await.unwrap();
        assert_eq!((erased.children, erased.caregivers, erased.households, erased.records), (1, 0, 0, 0));
        assert_eq!(dossier_of(&desk, &lotte).await, before, "Lotte, her mother and their home are as they were");
        assert!(traces(&desk, &["Bo Wevershof", "\"Bo\""]).await.is_empty());
        assert_eq!(store.check(actor, &[]).await.unwrap().faults, vec![]);
    }

    async fn a_brother_who_was_taken_back_later_can_still_come_again_with_their_mother(desk: Desk) {
        open_school(&desk).await;
        let (store, actor) = (&desk.store, &desk.actor);
        let (pim_id, pim) = apply(&desk, "Pim", vec![olga()]).await;
        let pims = change_of(&desk).await;
        let before = dossier_of(&desk, &pim_id).await.family.members.remove(0);
        let known = CaregiverDraft { caregiver_id: Some(before.caregiver.id.clone()), ..olga() };
        let (_, bo) = apply(&desk, "Bo", vec![known]).await;
        store.undo(actor).await.unwrap();
        let later = on(&desk, "2026-12-10T09:00:00Z");
        store.undo_change(&later, &pims).await.unwrap();
        let due: Vec<_> = due_rows(&desk, due_day()).await.into_iter().map(|row| row.child_id).collect();
        assert_eq!(due, from_ref(&bo), "Pim's time has not come");
        let erased = erase(store, actor, &[bo], GROUND, due_day()).await.unwrap();
        assert_eq!((erased.children, erased.caregivers, erased.households), (1, 0, 0));
        assert!(traces(&desk, &["Bo Wevershof", "\"Bo\""]).await.is_empty());
        store.redo_change(actor, &pims).await.unwrap();
        let after = dossier_of(&desk, &pim_id).await.family.members.remove(0);
        assert_eq!((&after.caregiver.id, after.caregiver.phone), (&before.caregiver.id, before.caregiver.phone));
        assert_eq!(after.household.unwrap().street.as_deref(), Some("Papaverhof 9"));
        store.undo_change(&later, &pims).await.unwrap();
        let erased = erase(store, actor, &[pim], GROUND, day("2027-01-20")).await.unwrap();
        assert_eq!((erased.children, erased.caregivers, erased.households), (1, 1, 1));
        assert_eq!(traces(&desk, &WORDS).await, vec![]);
        assert_eq!(store.check(actor, &[]).await.unwrap().faults, vec![]);
    }

    async fn done_again_before_the_erasure_it_is_in_the_calendar_no_more(desk: Desk) {
        let bo = bo_taken_back(&desk).await;
        let (store, actor) = (&desk.store, &desk.actor);
        assert_eq!(due_rows(&desk, due_day()).await.len(), 1);
        store.redo(actor).await.unwrap();
        assert_eq!(due_rows(&desk, due_day()).await, vec![]);
        assert_eq!(row(&desk, due_day()).await.due, 0);
        let refused = erase(store, actor, from_ref(&bo), GROUND, due_day()).await;
        assert_eq!(refused, Err(Error::KeptFromErasure), "its aanmelding is open again");
        let later = on(&desk, "2027-01-04T09:00:00Z");
        store.undo(&later).await.unwrap();
        assert_eq!(due_rows(&desk, day("2027-02-03")).await, vec![], "its time runs anew");
        assert_eq!(due_rows(&desk, day("2027-02-04")).await[0].child_id, bo);
    }

    async fn after_the_erasure_it_cannot_be_done_again(desk: Desk) {
        let bo = bo_taken_back(&desk).await;
        let (store, actor) = (&desk.store, &desk.actor);
        let change = change_of(&desk).await;
        erase(store, actor, &[bo], GROUND, due_day()).await.unwrap();
        assert_eq!(store.undo_state(&actor.name).await.unwrap().redo, None);
        assert_eq!(store.redo(actor).await, Err(Error::NothingToUndo));
        assert_eq!(store.redo_change(actor, &change).await, Err(Error::NothingToUndo));
        assert_eq!(store.undo_change(actor, &change).await, Err(Error::NothingToUndo));
        let preview = store.undo_preview(actor.role, &change).await.unwrap();
        assert_eq!(preview.blocked, Some(driehoek::store::history::UndoBlock::NotUndoable));
    }

    async fn no_hold_can_stand_on_it(desk: Desk) {
        let bo = bo_taken_back(&desk).await;
        let refused = hold::place(&desk.store, &desk.actor, &bo, "Klacht loopt", desk.today).await;
        assert!(matches!(refused, Err(Error::NotFound { .. })), "{refused:?}");
    }

    async fn what_was_ever_held_cannot_be_taken_back(desk: Desk) {
        open_school(&desk).await;
        let (store, actor) = (&desk.store, &desk.actor);
        let (_, bo) = apply(&desk, "Bo", vec![olga()]).await;
        let change = change_of(&desk).await;
        let held = hold::place(store, actor, &bo, "Klacht loopt", desk.today).await.unwrap().value;
        hold::lift(store, actor, &held, desk.today).await.unwrap();
        let blocked = store.undo_change(actor, &change).await;
        assert!(matches!(blocked, Err(Error::UndoBlocked { .. })), "{blocked:?}");
    }

    async fn it_goes_together_with_a_child_that_withdrew(desk: Desk) {
        let bo = bo_taken_back(&desk).await;
        let (store, actor) = (&desk.store, &desk.actor);
        let id = registered(&desk, &sam()).await;
        let sam = child_of(&desk, &id).await;
        let version = dossier_of(&desk, &id).await.application.version;
        decide::withdraw(store, actor, &id, version, desk.today, "Verhuisd").await.unwrap();
        let next_year = day("2027-11-23");
        let kinds: Vec<_> = due_rows(&desk, next_year).await.into_iter().map(|row| row.kind).collect();
        assert_eq!(kinds, [RetentionKind::TakenBack, RetentionKind::Withdrawn]);
        let erased = erase(store, actor, &[bo, sam], GROUND, next_year).await.unwrap();
        assert_eq!((erased.kind, erased.children, erased.caregivers), (ErasureKind::Several, 2, 2));
        assert_eq!(traces(&desk, &WORDS).await, vec![]);
        assert_eq!(store.check(actor, &[]).await.unwrap().faults, vec![]);
    }

    async fn who_was_typed_anew_keeps_the_words_of_the_own_history(desk: Desk) {
        let bo = bo_taken_back(&desk).await;
        let (store, actor) = (&desk.store, &desk.actor);
        let (again, _) = apply(&desk, "Bo", vec![olga()]).await;
        erase(store, actor, &[bo], GROUND, due_day()).await.unwrap();
        assert_eq!(dossier_of(&desk, &again).await.family.name, "Bo Wevershof");
        let told = traces(&desk, &["Bo Wevershof"]).await;
        assert!(told.iter().any(|(table, text)| table == "journal_change" && text.contains("application.register")));
        assert_eq!(store.check(actor, &[]).await.unwrap().faults, vec![]);
    }
}

#[tokio::test]
async fn the_decrypted_file_holds_no_trace_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::with(support::make_store(folder.path()).await);
    let bo = bo_taken_back(&desk).await;
    let before = decrypted(&desk.store, folder.path(), "voor.db").await;
    assert!(WORDS.iter().any(|word| holds(&before, word)), "the search finds what is there");
    erase(&desk.store, &desk.actor, &[bo], GROUND, due_day()).await.unwrap();
    let after = decrypted(&desk.store, folder.path(), "na.db").await;
    for word in WORDS {
        assert!(!holds(&after, word), "{word} is still in the file");
    }
    desk.store.close().await;
}

/// A whole history has to be looked through for these few: not line by line.
#[tokio::test]
async fn who_was_taken_back_is_found_by_an_index() {
    support::on_sqlite(|desk| async move {
        bo_taken_back(&desk).await;
        let asked = driehoek::store::recorded(async { calendar(&mut *desk.db().await, 0, due_day()).await.unwrap() });
        let (_, asked) = asked.await;
        let of_history = asked.into_iter().find(|asked| asked.sql.contains("journal_row")).unwrap();
        let explain = format!("explain query plan {}", of_history.sql);
        let steps = driehoek::store::rows(&mut *desk.db().await, &explain, of_history.values).await.unwrap();
        let steps: Vec<String> = steps.iter().map(|step| sqlx::Row::get(step, "detail")).collect();
        assert!(steps.iter().any(|step| step.contains("journal_row_gone")), "{steps:?}");
        assert!(steps.iter().all(|step| !step.starts_with("SCAN")), "{steps:?}");
    })
    .await;
}
