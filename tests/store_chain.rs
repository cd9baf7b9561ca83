//! The chain of the history: whatever is changed, taken away or moved behind the program's back, the check names it.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "support/long_history.rs"]
mod long_history;
#[path = "support/rows.rs"]
mod rows;
mod support;

use driehoek::Error;
use driehoek::rights::Role;
use driehoek::school::StaffMember;
use driehoek::store::backup::{FaultKind, StoreFault};
use driehoek::store::chain::{head, holds, verify};
use driehoek::store::{Actor, Db, Engine, What, last_check};
use rows::{add, remove, save, teacher};
use sqlx::any::Any;
use sqlx::{Connection as _, Row as _, Transaction};
use support::Desk;

/// Eight lines: a teacher added (1) and renamed (2, 3), the last taken back (4) and done again (5), a wrong passphrase (6), and a
/// teacher added (7) and removed (8).
async fn a_morning(desk: &Desk) {
    let mut sanne = add(&desk.store, &desk.actor, &teacher("een")).await.unwrap().value;
    for name in ["twee", "drie"] {
        sanne = save(&desk.store, &desk.actor, &StaffMember { achternaam: name.into(), ..sanne }).await.unwrap().value;
    }
    desk.store.undo(&desk.actor).await.unwrap();
    desk.store.redo(&desk.actor).await.unwrap();
    desk.store.note(&desk.actor, What::new("desk.wrong_passphrase", "Anja Peters")).await.unwrap();
    let joost = add(&desk.store, &desk.actor, &teacher("Bakker")).await.unwrap().value;
    remove(&desk.store, &desk.actor, &joost).await.unwrap();
}

/// Does something to the journal behind the program's back, looks, and takes it back.
async fn after(desk: &Desk, deeds: &[&str]) -> Vec<(FaultKind, i32, String)> {
    let mut db = desk.db().await;
    let mut tx = db.begin().await.unwrap();
    for deed in deeds {
        tamper(desk.store.engine(), &mut tx, deed).await;
    }
    let faults = verify(&mut tx).await.unwrap();
    tx.rollback().await.unwrap();
    told(faults)
}

async fn tamper(engine: Engine, tx: &mut Transaction<'_, Any>, deed: &str) {
    let unguarded = match engine {
        Engine::Sqlite => "pragma defer_foreign_keys = on",
        Engine::Postgres => "set local session_replication_role = replica",
    };
    for sql in [unguarded, deed] {
        driehoek::store::rows(tx, sql, []).await.unwrap();
    }
}

fn told(faults: Vec<StoreFault>) -> Vec<(FaultKind, i32, String)> {
    faults.into_iter().map(|fault| (fault.kind, fault.count, fault.place)).collect()
}

fn one(kind: FaultKind, count: i32, place: &str) -> Vec<(FaultKind, i32, String)> {
    vec![(kind, count, place.to_owned())]
}

/// The first line that was changed, whatever else follows from it.
fn first_changed(faults: &[(FaultKind, i32, String)]) -> Option<&str> {
    faults.iter().find(|(kind, ..)| *kind == FaultKind::ChangedLine).map(|(.., place)| place.as_str())
}

/// Takes the words of a line away, as erasure does.
const ERASED: [&str; 2] = [
    "update journal_row set before_image = null, after_image = null, salt = null \
     where change_id in (select id from journal_change where seq in (2, 8))",
    "update journal_change set subject = '', subject_key = '', subject_salt = null where seq in (2, 8)",
];

async fn number(db: &mut Db, sql: &str) -> i64 {
    driehoek::store::rows(db, sql, []).await.unwrap()[0].try_get("n").unwrap()
}

support::both! {
    async fn an_untouched_history_is_whole(desk: Desk) {
        assert_eq!(verify(&mut *desk.db().await).await.unwrap(), []);
        assert_eq!(head(&mut *desk.db().await).await.unwrap(), None, "an empty store has nothing to miss");
        a_morning(&desk).await;
        assert_eq!(verify(&mut *desk.db().await).await.unwrap(), []);
        assert_eq!(head(&mut *desk.db().await).await.unwrap().unwrap().seq, 8);
    }

    async fn whatever_column_of_whatever_line_is_changed_it_is_named(desk: Desk) {
        a_morning(&desk).await;
        for column in
            ["id", "at", "actor", "deed", "subject", "subject_key", "subject_salt", "subject_digest", "reverses", "hash"]
        {
            for seq in 1..=8 {
                let deed = format!("update journal_change set {column} = coalesce({column}, '') || 'x' where seq = {seq}");
                let faults = after(&desk, &[&deed]).await;
                // Line 3 was taken back and done again, and now seems not to be.
                let first = if column == "reverses" && matches!(seq, 4 | 5) { 3 } else { seq };
                assert_eq!(first_changed(&faults), Some(first.to_string().as_str()), "{column} of line {seq}: {faults:?}");
            }
        }
        for column in ["undone", "undoable"] {
            for seq in 1..=8 {
                let faults = after(&desk, &[&format!("update journal_change set {column} = 1 - {column} where seq = {seq}")]).await;
                assert_eq!(faults, one(FaultKind::ChangedLine, 1, &seq.to_string()), "{column} of line {seq}");
            }
        }
    }

    async fn whatever_a_line_touched_that_is_changed_names_the_line(desk: Desk) {
        a_morning(&desk).await;
        for seq in [1, 2, 3, 4, 5, 7, 8] {
            let rows = format!("change_id = (select id from journal_change where seq = {seq})");
            for column in ["kind", "row_id", "before_image", "after_image", "salt", "digest"] {
                let deed = format!("update journal_row set {column} = coalesce({column}, '') || 'x' where {rows}");
                let faults = after(&desk, &[&deed]).await;
                assert_eq!(faults, one(FaultKind::ChangedLine, 1, &seq.to_string()), "{column} of line {seq}");
            }
            let gone = after(&desk, &[&format!("delete from journal_row where {rows}")]).await;
            assert_eq!(gone, one(FaultKind::ChangedLine, 1, &seq.to_string()), "a row of line {seq} that is gone");
            let more = format!(
                "insert into journal_row (change_id, seq, kind, row_id, salt, digest) \
                 select id, 9, 'child', 'x', null, '' from journal_change where seq = {seq}"
            );
            assert_eq!(after(&desk, &[&more]).await, one(FaultKind::ChangedLine, 1, &seq.to_string()), "one row too many");
        }
    }

    async fn a_line_that_is_gone_is_missed_also_the_last(desk: Desk) {
        a_morning(&desk).await;
        let gone = async |seqs: &str| {
            let rows = format!("delete from journal_row where change_id in (select id from journal_change where seq in ({seqs}))");
            after(&desk, &[&rows, &format!("delete from journal_change where seq in ({seqs})")]).await
        };
        assert_eq!(gone("1").await, one(FaultKind::MissingLine, 1, "1"));
        assert_eq!(gone("2").await, one(FaultKind::MissingLine, 1, "2"));
        assert_eq!(gone("6, 7").await, one(FaultKind::MissingLine, 2, "6"));
        assert_eq!(gone("2, 7").await, one(FaultKind::MissingLine, 2, "2"));
        assert_eq!(gone("8").await, one(FaultKind::MissingLine, 1, "8"), "the head knows how many there were");
        assert_eq!(gone("6, 7, 8").await, one(FaultKind::MissingLine, 3, "6"));
        assert_eq!(gone("1, 2, 3, 4, 5, 6, 7, 8").await, one(FaultKind::MissingLine, 8, "1"));
    }

    async fn work_after_a_line_was_taken_away_does_not_cover_it_up(desk: Desk) {
        a_morning(&desk).await;
        let mut db = desk.db().await;
        let mut tx = db.begin().await.unwrap();
        for deed in [
            "delete from journal_row where change_id in (select id from journal_change where seq = 8)",
            "delete from journal_change where seq = 8",
        ] {
            tamper(desk.store.engine(), &mut tx, deed).await;
        }
        tx.commit().await.unwrap();
        drop(db);
        add(&desk.store, &desk.actor, &teacher("nieuw")).await.unwrap();
        let faults = verify(&mut *desk.db().await).await.unwrap();
        assert_eq!(told(faults), one(FaultKind::MissingLine, 1, "8"));
    }

    async fn lines_that_changed_places_are_named(desk: Desk) {
        a_morning(&desk).await;
        for (one_seq, other) in [(1, 2), (2, 3), (1, 7), (2, 8), (6, 7), (7, 8)] {
            let faults = after(&desk, &[
                &format!("update journal_change set seq = -1 where seq = {one_seq}"),
                &format!("update journal_change set seq = {one_seq} where seq = {other}"),
                &format!("update journal_change set seq = {other} where seq = -1"),
            ]).await;
            let moved = faults.iter().find(|(kind, ..)| *kind == FaultKind::MovedLine);
            let expected = (FaultKind::MovedLine, 2, one_seq.to_string());
            assert_eq!(moved, Some(&expected), "{one_seq} and {other}: {faults:?}");
            let head = (other == 8).then(|| (FaultKind::ChangedLine, 1, "journal_head".to_owned()));
            assert_eq!(faults.iter().find(|(kind, ..)| *kind != FaultKind::MovedLine), head.as_ref(), "and nothing else");
        }
    }

    async fn a_line_put_in_by_hand_and_a_head_that_was_touched_are_found(desk: Desk) {
        a_morning(&desk).await;
        let copied = "insert into journal_change (id, seq, at, actor, deed, subject, subject_key, subject_salt, subject_digest, hash) \
                      select 'x', 9, at, actor, deed, subject, subject_key, subject_salt, subject_digest, hash \
                      from journal_change where seq = 7";
        assert_eq!(first_changed(&after(&desk, &[copied]).await), Some("9"));
        assert_eq!(after(&desk, &["update journal_head set hash = 'x'"]).await, one(FaultKind::ChangedLine, 1, "journal_head"));
        assert_eq!(after(&desk, &["update journal_head set seq = 7"]).await, one(FaultKind::ChangedLine, 1, "journal_head"));
        assert_eq!(after(&desk, &["delete from journal_head"]).await, one(FaultKind::MissingLine, 1, "journal_head"));
    }

    async fn erased_words_leave_the_chain_whole(desk: Desk) {
        a_morning(&desk).await;
        assert_eq!(after(&desk, &ERASED).await, []);
        let half = "update journal_row set after_image = null where change_id in (select id from journal_change where seq = 2)";
        assert_eq!(after(&desk, &[half]).await, one(FaultKind::ChangedLine, 1, "2"), "who keeps the salt did not erase");
        let written = "update journal_change set subject = 'een ander' where seq = 2";
        assert_eq!(after(&desk, &[ERASED[0], ERASED[1], written]).await, one(FaultKind::ChangedLine, 1, "2"));
        let digest = "update journal_row set digest = 'x' where change_id in (select id from journal_change where seq = 8)";
        assert_eq!(after(&desk, &[ERASED[0], ERASED[1], digest]).await, one(FaultKind::ChangedLine, 1, "8"));
    }

    async fn a_change_that_touched_hundreds_of_rows_is_one_whole_line(desk: Desk) {
        let teachers: Vec<StaffMember> = (0..450).map(|n| teacher(&format!("naam {n}"))).collect();
        let many = desk.store.change(&desk.actor, What::new("staff.add", "allen"), |tx| {
            let teachers = &teachers;
            Box::pin(async move {
                for teacher in teachers {
                    tx.insert(teacher).await?;
                }
                Ok(())
            })
        });
        many.await.unwrap();
        assert_eq!(number(&mut *desk.db().await, "select count(*) as n from journal_row").await, 450);
        assert_eq!(number(&mut *desk.db().await, "select max(seq) as n from journal_row").await, 450);
        assert_eq!(verify(&mut *desk.db().await).await.unwrap(), []);
        let swapped = after(&desk, &[
            "update journal_row set seq = 999 where seq = 1",
            "update journal_row set seq = 1 where seq = 450",
            "update journal_row set seq = 450 where seq = 999",
        ]).await;
        assert_eq!(swapped, one(FaultKind::ChangedLine, 1, "1"), "their order is in the chain too");
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(number(&mut *desk.db().await, "select count(*) as n from staff_member").await, 0);
        assert_eq!(verify(&mut *desk.db().await).await.unwrap(), []);
    }

    async fn a_check_is_in_the_history_with_what_it_found(desk: Desk) {
        a_morning(&desk).await;
        assert_eq!(last_check(&mut *desk.db().await).await.unwrap(), None);
        let end = head(&mut *desk.db().await).await.unwrap().unwrap();
        let anchor = (i32::try_from(end.seq).unwrap(), end.hash);
        let well = desk.store.check(&desk.actor, std::slice::from_ref(&anchor)).await.unwrap();
        assert_eq!((well.at.as_str(), well.faults.len()), ("2026-11-23T08:15:00.000Z", 0));
        assert_eq!(last_check(&mut *desk.db().await).await.unwrap(), Some(well));
        assert!(holds(&mut *desk.db().await, 8, &anchor.1).await.unwrap(), "the check itself adds a line and changes none");

        let other = [anchor, (3, "another hash".to_owned()), (700, "of later".to_owned())];
        let rewritten = desk.store.check(&desk.actor, &other).await.unwrap();
        assert_eq!(told(rewritten.faults.clone()), one(FaultKind::Rewritten, 2, "3"));
        assert_eq!(last_check(&mut *desk.db().await).await.unwrap(), Some(rewritten));

        let sql = "update journal_change set actor = 'Piet' where seq = 2";
        driehoek::store::rows(&mut *desk.db().await, sql, []).await.unwrap();
        let changed = desk.store.check(&desk.actor, &[]).await.unwrap();
        assert_eq!(told(changed.faults), one(FaultKind::ChangedLine, 1, "2"));
        let reader = Actor { role: Role::Reader, ..desk.actor.clone() };
        assert_eq!(desk.store.check(&reader, &[]).await, Err(Error::NotAllowed));
    }

    async fn fifty_thousand_lines_are_walked_and_a_single_change_is_found(desk: Desk) {
        long_history::write(&mut *desk.db().await, 50_000, desk.actor.at).await;
        assert_eq!(verify(&mut *desk.db().await).await.unwrap(), [], "the program's chain is the described one");
        let sql = "update journal_row set after_image = replace(after_image, 'Smit', 'Vos') where change_id = 'change-00031415'";
        assert_eq!(after(&desk, &[sql]).await, one(FaultKind::ChangedLine, 1, "31415"));
        let all = "update journal_change set actor = 'Piet Vos'";
        assert_eq!(after(&desk, &[all]).await, one(FaultKind::ChangedLine, 50_000 - 12_500, "1"));
    }
}

#[tokio::test]
async fn a_row_that_refers_to_nothing_is_found_in_the_file() {
    support::on_sqlite(async |desk| {
        let mut db = desk.db().await;
        for sql in [
            "pragma foreign_keys = off",
            "insert into group_teaching (id, version, group_id, staff_id, weekday) values ('x', 1, 'no group', 'nobody', 1)",
            "pragma foreign_keys = on",
        ] {
            driehoek::store::rows(&mut db, sql, []).await.unwrap();
        }
        drop(db);
        let check = desk.store.check(&desk.actor, &[]).await.unwrap();
        assert_eq!(told(check.faults), one(FaultKind::ForeignKey, 2, "group_teaching"));
    })
    .await;
}
