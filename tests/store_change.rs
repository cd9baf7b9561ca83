//! The change door: what it writes, what it refuses, and how changes at the same moment stay apart.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "support/rows.rs"]
mod rows;
mod support;

use driehoek::school::{Group, StaffId, StaffMember};
use driehoek::store::{Engine, HistoryLine, Store, What, all, find, get, history};
use driehoek::{Error, Result};
use rows::{add, group, remove, save, teacher, teaching, year};
use sqlx::Row as _;
use support::{Desk, actor};

/// The numbers of all changes in the journal.
async fn changes(desk: &Desk) -> Vec<i64> {
    let sql = "select seq from journal_change order by seq";
    let lines = driehoek::store::rows(&mut *desk.db().await, sql, []).await.unwrap();
    lines.iter().map(|line| line.get("seq")).collect()
}

async fn history_of(desk: &Desk, ids: &[&str]) -> Vec<HistoryLine> {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    history(&mut *desk.db().await, &ids, 50, 0).await.unwrap().rows
}

/// Field, before and after, of those fields that say something in these tests.
fn told(line: &HistoryLine, field: &str) -> (Option<String>, Option<String>) {
    let found = line.fields.iter().find(|told| told.field == field);
    found.map_or((None, None), |told| (told.before.clone(), told.after.clone()))
}

fn some(before: &str, after: &str) -> (Option<String>, Option<String>) {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    (text(before), text(after))
}

support::both! {
    async fn a_life_of_a_record_is_in_the_history(desk: Desk) {
        let added = add(&desk.store, &desk.actor, &teacher("Bakker")).await.unwrap();
        assert_eq!(added.value.version, 1, "a new record has version 1");
        let mut married = added.value.clone();
        married.achternaam = "Bakker-Smit".into();
        married.email = Some("sanne@example.nl".into());
        let saved = save(&desk.store, &actor("Piet"), &married).await.unwrap();
        assert_eq!(saved.value.version, 2);
        remove(&desk.store, &desk.actor, &saved.value).await.unwrap();
        assert_eq!(find::<StaffMember>(&mut *desk.db().await, married.id.as_ref()).await.unwrap(), None);

        let lines = history_of(&desk, &[married.id.as_ref()]).await;
        let told_by = lines.iter().map(|line| (line.deed.as_str(), line.actor.as_str())).collect::<Vec<_>>();
        let expected = [("staff.remove", "Anja Peters"), ("staff.save", "Piet"), ("staff.add", "Anja Peters")];
        assert_eq!(told_by, expected, "newest first, each with who did it");
        assert!(lines.iter().all(|line| line.at == "2026-11-23T08:15:00.000Z" && line.subject == "een regel" && !line.undone));
        assert_eq!(told(&lines[2], "achternaam"), some("", "Bakker"));
        assert_eq!(told(&lines[1], "achternaam"), some("Bakker", "Bakker-Smit"));
        assert_eq!(told(&lines[1], "email"), some("", "sanne@example.nl"));
        assert_eq!(told(&lines[1], "roepnaam"), (None, None), "what stayed the same is no news");
        assert_eq!(told(&lines[0], "achternaam"), some("Bakker-Smit", ""));
        assert!(lines.iter().flat_map(|line| &line.fields).all(|told| told.field != "version" && told.field != "id"));
    }

    async fn every_value_comes_back_as_it_went_in(desk: Desk) {
        let mut odd = teacher("Ünlü-Żółć 'drop table staff_member; --");
        odd.voorvoegsel = Some("in 't".into());
        odd.email = Some("\"{}\\u0000\"@example.nl\n\t🎈".into());
        odd.working_days = vec![];
        odd.left_on = Some(desk.today);
        let added = add(&desk.store, &desk.actor, &odd).await.unwrap().value;
        assert_eq!(get::<StaffMember>(&mut *desk.db().await, odd.id.as_ref()).await.unwrap(), added);
        odd.version = 1;
        assert_eq!(added, odd);
    }

    async fn a_stale_write_shows_both_versions_and_writes_nothing(desk: Desk) {
        let read = add(&desk.store, &desk.actor, &teacher("Bakker")).await.unwrap().value;
        let mut theirs = read.clone();
        theirs.achternaam = "Smit".into();
        save(&desk.store, &actor("Piet"), &theirs).await.unwrap();
        let mut mine = read.clone();
        mine.achternaam = "Visser".into();
        let refused = save(&desk.store, &desk.actor, &mine).await;
        let Err(Error::Conflict { kind, id, version, fields }) = refused else { panic!("no conflict: {refused:?}") };
        assert_eq!((kind.as_str(), id.as_str(), version), ("staff_member", read.id.as_ref(), 2));
        assert_eq!(fields.len(), 1, "only what differs: {fields:?}");
        assert_eq!(fields[0].field, "achternaam");
        assert_eq!((fields[0].mine.as_deref(), fields[0].theirs.as_deref()), (Some("Visser"), Some("Smit")));
        let stale = remove(&desk.store, &desk.actor, &read).await;
        assert!(matches!(stale, Err(Error::Conflict { version: 2, .. })), "removing what changed is stale too: {stale:?}");
        let now: StaffMember = get(&mut *desk.db().await, read.id.as_ref()).await.unwrap();
        assert_eq!(now.achternaam, "Smit");
        assert_eq!(changes(&desk).await, [1, 2]);
    }

    async fn writing_what_stands_there_is_no_change(desk: Desk) {
        let read = add(&desk.store, &desk.actor, &teacher("Bakker")).await.unwrap().value;
        let again = save(&desk.store, &desk.actor, &read).await.unwrap();
        assert_eq!(again.change, None, "there is nothing to undo");
        assert_eq!(again.value, read, "the version stays, so that nobody is in conflict with nothing");
        assert_eq!(changes(&desk).await, [1]);
    }

    async fn a_record_that_is_gone_cannot_be_written(desk: Desk) {
        let mut never = teacher("Bakker");
        never.version = 1;
        for refused in [
            save(&desk.store, &desk.actor, &never).await.map(drop),
            remove(&desk.store, &desk.actor, &never).await.map(drop),
        ] {
            let expected = Error::NotFound { kind: "staff_member".into(), id: never.id.to_string() };
            assert_eq!(refused, Err(expected));
        }
    }

    async fn a_deed_that_fails_leaves_nothing(desk: Desk) {
        let kept = add(&desk.store, &desk.actor, &teacher("Bakker")).await.unwrap().value;
        let (first, renamed) = (teacher("Visser"), StaffMember { achternaam: "Smit".into(), ..kept.clone() });
        let failed: Result<driehoek::store::Changed<()>> = desk
            .store
            .change(&desk.actor, What::new("staff.fail", "half"), |tx| {
                let (first, renamed) = (&first, &renamed);
                Box::pin(async move {
                    tx.insert(first).await?;
                    tx.update(renamed).await?;
                    Err(Error::NothingToUndo)
                })
            })
            .await;
        assert_eq!(failed, Err(Error::NothingToUndo));
        let staff: Vec<StaffMember> = all(&mut *desk.db().await, "order by id", []).await.unwrap();
        assert_eq!(staff, [kept]);
        assert_eq!(changes(&desk).await, [1], "the journal tells nothing that did not happen");
        add(&desk.store, &desk.actor, &teacher("Jansen")).await.unwrap();
    }

    async fn a_change_tells_which_kinds_it_touched_once_each(desk: Desk) {
        let (year, sanne) = (year(2026), teacher("Bakker"));
        let (first, second) = (group(&year, "1/2a"), group(&year, "1/2b"));
        let day = teaching(&first, &sanne);
        let changed = desk.store.change(&desk.actor, What::new("staff.many", "alles"), |tx| {
            let (year, sanne, first, second, day) = (&year, &sanne, &first, &second, &day);
            Box::pin(async move {
                tx.insert(year).await?;
                tx.insert(sanne).await?;
                tx.insert(first).await?;
                tx.insert(second).await?;
                tx.insert(day).await
            })
        });
        let change = changed.await.unwrap().change.unwrap();
        assert_eq!(change.kinds, ["group_teaching", "school_group", "school_year", "staff_member"]);
        assert_eq!((change.deed.as_str(), change.subject.as_str()), ("staff.many", "alles"));
        let lines = history_of(&desk, &[first.id.as_ref(), sanne.id.as_ref()]).await;
        assert_eq!(lines.len(), 1, "one change is one line, however many of its records are asked for");
        let kinds = lines[0].fields.iter().map(|told| told.kind.as_str()).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["school_group", "staff_member"]);
    }

    async fn what_is_in_use_or_taken_is_in_the_way(desk: Desk) {
        let year = add(&desk.store, &desk.actor, &year(2026)).await.unwrap().value;
        add(&desk.store, &desk.actor, &group(&year, "1/2a")).await.unwrap();
        assert_eq!(remove(&desk.store, &desk.actor, &year).await, Err(Error::InTheWay));
        assert_eq!(add(&desk.store, &desk.actor, &group(&year, "1/2a")).await, Err(Error::InTheWay));
        assert_eq!(changes(&desk).await, [1, 2]);
        let groups: Vec<Group> = all(&mut *desk.db().await, "", []).await.unwrap();
        assert_eq!(groups.len(), 1);
    }

    async fn history_comes_in_pages(desk: Desk) {
        let mut member = add(&desk.store, &desk.actor, &teacher("naam 0")).await.unwrap().value;
        for n in 1..7 {
            member.achternaam = format!("naam {n}");
            member = save(&desk.store, &desk.actor, &member).await.unwrap().value;
        }
        add(&desk.store, &desk.actor, &teacher("een ander")).await.unwrap();
        let ids = [member.id.to_string()];
        let mut names = Vec::new();
        for offset in [0, 3, 6, 9] {
            let page = history(&mut *desk.db().await, &ids, 3, offset).await.unwrap();
            assert_eq!(page.total, 7, "the total is that of all pages");
            names.extend(page.rows.iter().map(|line| told(line, "achternaam").1.unwrap()));
        }
        assert_eq!(names, ["naam 6", "naam 5", "naam 4", "naam 3", "naam 2", "naam 1", "naam 0"]);
        let nobody = history(&mut *desk.db().await, &[StaffId::new().to_string()], 3, 0).await.unwrap();
        assert_eq!((nobody.rows.len(), nobody.total), (0, 0));
        assert_eq!(history(&mut *desk.db().await, &[], 3, 0).await.unwrap().total, 0);
    }

    async fn changes_at_once_that_read_the_same_row_lose_nothing(desk: Desk) {
        let year = add(&desk.store, &desk.actor, &year(2026)).await.unwrap().value;
        let group = add(&desk.store, &desk.actor, &group(&year, "1/2a")).await.unwrap().value;
        let seats = (0..8).map(|_| {
            let (store, id) = (desk.store.clone(), group.id.to_string());
            tokio::spawn(async move { one_seat_more(&store, &id).await })
        });
        let mut made = 0;
        for seat in seats.collect::<Vec<_>>() {
            match seat.await.unwrap() {
                Ok(()) => made += 1,
                Err(error) => assert_eq!(error, Error::Busy, "who could not write is told to try again"),
            }
        }
        let now: Group = get(&mut *desk.db().await, group.id.as_ref()).await.unwrap();
        assert_eq!(now.capacity, group.capacity + made, "each confirmed change is in the outcome");
        assert_eq!(i64::from(now.version), 1 + i64::from(made));
        assert!(made >= 1, "they do not all keep each other out");
        if desk.store.engine() == Engine::Sqlite {
            assert_eq!(made, 8, "on one file everyone waits for their turn");
        }
        assert_eq!(changes(&desk).await, (1..=2 + i64::from(made)).collect::<Vec<_>>());
    }

    async fn a_reader_is_not_kept_waiting_by_a_writer(desk: Desk) {
        let member = add(&desk.store, &desk.actor, &teacher("Bakker")).await.unwrap().value;
        let renamed = StaffMember { achternaam: "Smit".into(), ..member.clone() };
        let seen = desk.store.change(&desk.actor, What::new("staff.slow", "traag"), |tx| {
            let (renamed, store) = (&renamed, desk.store.clone());
            Box::pin(async move {
                tx.update(renamed).await?;
                get::<StaffMember>(&mut *store.read().await?, renamed.id.as_ref()).await
            })
        });
        assert_eq!(seen.await.unwrap().value, member, "the reader sees what was confirmed, at once");
    }

    async fn changes_at_once_of_different_rows_all_succeed(desk: Desk) {
        let work = (0..24).map(|n| {
            let (store, actor) = (desk.store.clone(), desk.actor.clone());
            tokio::spawn(async move { add(&store, &actor, &teacher(&format!("naam {n}"))).await.map(drop) })
        });
        for done in work.collect::<Vec<_>>() {
            done.await.unwrap().unwrap();
        }
        assert_eq!(changes(&desk).await, (1..=24).collect::<Vec<_>>(), "numbered without gap or tie");
        assert_eq!(all::<StaffMember>(&mut *desk.db().await, "", []).await.unwrap().len(), 24);
    }
}

/// Reads and writes in one change; the version it read would catch a lost update only if the store let one happen.
async fn one_seat_more(store: &Store, id: &str) -> Result<()> {
    let anja = actor("Anja Peters");
    let changed = store.change(&anja, What::new("staff.seat", "een stoel"), |tx| {
        Box::pin(async move {
            let mut group: Group = get(tx.db(), id).await?;
            group.capacity += 1;
            tx.update(&group).await
        })
    });
    changed.await.map(drop)
}
