//! Undo and redo: what they bring back, when they refuse, and whose they are.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "support/rows.rs"]
mod rows;
mod support;

use driehoek::Error;
use driehoek::rights::Role;
use driehoek::school::{Group, SchoolYear, StaffMember, Teaching};
use driehoek::store::history::{UndoBlock, history};
use driehoek::store::{Actor, Changed, Record, What, all, find, get};
use rows::{add, group, remove, save, teacher, teaching, year};
use support::{Desk, actor};

async fn name_of(desk: &Desk, id: &str) -> Option<String> {
    find::<StaffMember>(&mut *desk.db().await, id).await.unwrap().map(|member| member.achternaam)
}

/// A teacher who was renamed twice: three changes.
async fn renamed_twice(desk: &Desk) -> StaffMember {
    let mut member = add(&desk.store, &desk.actor, &teacher("een")).await.unwrap().value;
    for name in ["twee", "drie"] {
        member.achternaam = name.into();
        member = save(&desk.store, &desk.actor, &member).await.unwrap().value;
    }
    member
}

/// A year with a group and who teaches it, made in one change.
async fn a_group_with_its_year(desk: &Desk) -> Changed<(SchoolYear, Group, StaffMember, Teaching)> {
    let (year, sanne) = (year(2026), teacher("Bakker"));
    let group = group(&year, "1/2a");
    let day = teaching(&group, &sanne);
    let changed = desk.store.change(&desk.actor, What::new("staff.group", "1/2a"), |tx| {
        let (year, group, sanne, day) = (&year, &group, &sanne, &day);
        Box::pin(async move {
            Ok((tx.insert(year).await?, tx.insert(group).await?, tx.insert(sanne).await?, tx.insert(day).await?))
        })
    });
    changed.await.unwrap()
}

async fn count<R: Record>(desk: &Desk) -> usize {
    all::<R>(&mut *desk.db().await, "", []).await.unwrap().len()
}

async fn counts(desk: &Desk) -> [usize; 4] {
    [
        count::<SchoolYear>(desk).await,
        count::<Group>(desk).await,
        count::<StaffMember>(desk).await,
        count::<Teaching>(desk).await,
    ]
}

support::both! {
    async fn three_changes_go_back_and_come_again(desk: Desk) {
        let id = renamed_twice(&desk).await.id.to_string();
        for before in [Some("twee"), Some("een"), None] {
            desk.store.undo(&desk.actor).await.unwrap();
            assert_eq!(name_of(&desk, &id).await.as_deref(), before);
        }
        assert_eq!(desk.store.undo(&desk.actor).await, Err(Error::NothingToUndo));
        for after in ["een", "twee", "drie"] {
            desk.store.redo(&desk.actor).await.unwrap();
            assert_eq!(name_of(&desk, &id).await.as_deref(), Some(after));
        }
        assert_eq!(desk.store.redo(&desk.actor).await, Err(Error::NothingToUndo));
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(name_of(&desk, &id).await.as_deref(), Some("twee"), "and back once more");
    }

    async fn back_and_again_may_be_mixed(desk: Desk) {
        let id = renamed_twice(&desk).await.id.to_string();
        for (back, expected) in
            [(true, "twee"), (true, "een"), (false, "twee"), (true, "een"), (false, "twee"), (false, "drie"), (true, "twee")]
        {
            let step = if back { desk.store.undo(&desk.actor).await } else { desk.store.redo(&desk.actor).await };
            step.unwrap();
            assert_eq!(name_of(&desk, &id).await.as_deref(), Some(expected));
        }
    }

    async fn something_new_ends_redo(desk: Desk) {
        let id = renamed_twice(&desk).await.id.to_string();
        desk.store.undo(&desk.actor).await.unwrap();
        assert!(desk.store.undo_state(&desk.actor.name).await.unwrap().redo.is_some());
        add(&desk.store, &desk.actor, &teacher("nieuw")).await.unwrap();
        assert_eq!(desk.store.undo_state(&desk.actor.name).await.unwrap().redo, None);
        assert_eq!(desk.store.redo(&desk.actor).await, Err(Error::NothingToUndo));
        assert_eq!(name_of(&desk, &id).await.as_deref(), Some("twee"));
    }

    async fn the_buttons_name_what_they_would_do(desk: Desk) {
        let nothing = desk.store.undo_state(&desk.actor.name).await.unwrap();
        assert_eq!((nothing.undo, nothing.redo), (None, None));
        let made = a_group_with_its_year(&desk).await.change.unwrap();
        assert_eq!(desk.store.undo_state(&desk.actor.name).await.unwrap().undo, Some(made.clone()));
        let back = desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!((back.deed.as_str(), back.subject.as_str()), ("undo:staff.group", "1/2a"));
        assert_eq!(back.kinds, made.kinds, "the window reloads the same kinds");
        let state = desk.store.undo_state(&desk.actor.name).await.unwrap();
        assert_eq!((state.undo, state.redo), (None, Some(made)));
    }

    async fn several_tables_go_back_in_the_order_their_references_want(desk: Desk) {
        a_group_with_its_year(&desk).await;
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(counts(&desk).await, [0; 4]);
        desk.store.redo(&desk.actor).await.unwrap();
        assert_eq!(counts(&desk).await, [1; 4]);
    }

    async fn what_was_removed_comes_back_whole(desk: Desk) {
        let (_, group, sanne, day) = a_group_with_its_year(&desk).await.value;
        let full = StaffMember { email: Some("s@example.nl".into()), left_on: Some(desk.today), ..sanne };
        let full = save(&desk.store, &desk.actor, &full).await.unwrap().value;
        let removed = desk.store.change(&desk.actor, What::new("staff.remove", "alles"), |tx| {
            let (group, full, day) = (&group, &full, &day);
            Box::pin(async move {
                tx.delete(day).await?;
                tx.delete(full).await?;
                tx.delete(group).await
            })
        });
        removed.await.unwrap();
        assert_eq!(counts(&desk).await, [1, 0, 0, 0]);
        desk.store.undo(&desk.actor).await.unwrap();
        let back: StaffMember = get(&mut *desk.db().await, full.id.as_ref()).await.unwrap();
        assert!(back.version > full.version, "a version never comes twice");
        assert_eq!(StaffMember { version: full.version, ..back }, full);
        let back: Group = get(&mut *desk.db().await, group.id.as_ref()).await.unwrap();
        assert_eq!(Group { version: group.version, ..back }, group, "empty fields come back empty");
        assert_eq!(counts(&desk).await, [1; 4]);
    }

    async fn a_row_touched_twice_in_one_change_goes_all_the_way_back(desk: Desk) {
        let member = add(&desk.store, &desk.actor, &teacher("een")).await.unwrap().value;
        let passing = teacher("even");
        let changed = desk.store.change(&desk.actor, What::new("staff.twice", "een"), |tx| {
            let (mut member, passing) = (member.clone(), &passing);
            Box::pin(async move {
                let passing = tx.insert(passing).await?;
                for name in ["twee", "drie"] {
                    member.achternaam = name.into();
                    member = tx.update(&member).await?;
                }
                tx.delete(&passing).await
            })
        });
        changed.await.unwrap();
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(name_of(&desk, member.id.as_ref()).await.as_deref(), Some("een"));
        desk.store.redo(&desk.actor).await.unwrap();
        assert_eq!(name_of(&desk, member.id.as_ref()).await.as_deref(), Some("drie"));
        assert_eq!(name_of(&desk, passing.id.as_ref()).await, None);
    }

    async fn a_later_change_of_the_record_is_not_undone_with_it(desk: Desk) {
        let member = renamed_twice(&desk).await;
        let theirs = StaffMember { achternaam: "vier".into(), ..member.clone() };
        save(&desk.store, &actor("Piet"), &theirs).await.unwrap();
        let blocked = Error::UndoBlocked { kind: "staff_member".into(), id: member.id.to_string() };
        assert_eq!(desk.store.undo(&desk.actor).await, Err(blocked));
        assert_eq!(name_of(&desk, member.id.as_ref()).await.as_deref(), Some("vier"));
        assert!(desk.store.undo_state(&desk.actor.name).await.unwrap().undo.is_some(), "nothing was marked as undone");
        desk.store.undo(&actor("Piet")).await.unwrap();
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(name_of(&desk, member.id.as_ref()).await.as_deref(), Some("twee"), "after theirs went back, mine can");
    }

    async fn a_record_that_others_refer_to_by_now_stays(desk: Desk) {
        let (year, ..) = a_group_with_its_year(&desk).await.value;
        add(&desk.store, &actor("Piet"), &group(&year, "3")).await.unwrap();
        let blocked = Error::UndoBlocked { kind: "school_year".into(), id: year.id.to_string() };
        assert_eq!(desk.store.undo(&desk.actor).await, Err(blocked));
        assert_eq!(counts(&desk).await, [1, 2, 1, 1], "half an undo is none");
    }

    async fn a_place_that_is_taken_by_now_is_not_taken_back(desk: Desk) {
        let first = add(&desk.store, &desk.actor, &year(2026)).await.unwrap().value;
        remove(&desk.store, &desk.actor, &first).await.unwrap();
        let second = add(&desk.store, &actor("Piet"), &year(2026)).await.unwrap().value;
        let blocked = Error::UndoBlocked { kind: "school_year".into(), id: first.id.to_string() };
        assert_eq!(desk.store.undo(&desk.actor).await, Err(blocked));
        assert_eq!(all::<SchoolYear>(&mut *desk.db().await, "", []).await.unwrap(), [second]);
    }

    async fn everyone_undoes_their_own(desk: Desk) {
        let mine = add(&desk.store, &desk.actor, &teacher("mijn")).await.unwrap().value;
        let theirs = add(&desk.store, &actor("Piet"), &teacher("zijn")).await.unwrap().value;
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(name_of(&desk, mine.id.as_ref()).await, None);
        assert_eq!(name_of(&desk, theirs.id.as_ref()).await.as_deref(), Some("zijn"));
        assert_eq!(desk.store.undo(&desk.actor).await, Err(Error::NothingToUndo));
        assert_eq!(desk.store.redo(&actor("Piet")).await, Err(Error::NothingToUndo), "my undo is not theirs to redo");
    }

    async fn the_button_in_a_toast_undoes_its_own_change_once(desk: Desk) {
        let first = add(&desk.store, &desk.actor, &teacher("een")).await.unwrap();
        let second = add(&desk.store, &desk.actor, &teacher("twee")).await.unwrap();
        let change = first.change.unwrap().id;
        desk.store.undo_change(&desk.actor, &change).await.unwrap();
        assert_eq!(name_of(&desk, first.value.id.as_ref()).await, None);
        assert_eq!(name_of(&desk, second.value.id.as_ref()).await.as_deref(), Some("twee"));
        assert_eq!(desk.store.undo_change(&desk.actor, &change).await, Err(Error::NothingToUndo));
        assert_eq!(desk.store.undo_change(&desk.actor, "no such change").await, Err(Error::NothingToUndo));
    }

    async fn an_undo_that_two_people_press_at_once_happens_once(desk: Desk) {
        let made = add(&desk.store, &desk.actor, &teacher("een")).await.unwrap();
        let change = made.change.unwrap().id;
        let presses = (0..4).map(|_| {
            let (store, actor, change) = (desk.store.clone(), desk.actor.clone(), change.clone());
            tokio::spawn(async move { store.undo_change(&actor, &change).await.map(drop) })
        });
        let mut done = 0;
        for press in presses.collect::<Vec<_>>() {
            match press.await.unwrap() {
                Ok(()) => done += 1,
                Err(error) => assert_eq!(error, Error::NothingToUndo),
            }
        }
        assert_eq!(done, 1);
    }

    async fn undo_is_in_the_history_and_its_change_is_marked(desk: Desk) {
        let member = renamed_twice(&desk).await;
        desk.store.undo(&desk.actor).await.unwrap();
        let page = history(&mut *desk.db().await, &[member.id.to_string()], 10, 0).await.unwrap();
        let told = page.rows.iter().map(|line| (line.deed.as_str(), line.undone)).collect::<Vec<_>>();
        assert_eq!(told, [("undo:staff.save", false), ("staff.save", true), ("staff.save", false), ("staff.add", false)]);
    }

    async fn who_read_a_record_before_an_undo_hears_of_it(desk: Desk) {
        let member = renamed_twice(&desk).await;
        desk.store.undo(&desk.actor).await.unwrap();
        let mine = StaffMember { achternaam: "vijf".into(), ..member.clone() };
        assert!(matches!(save(&desk.store, &desk.actor, &mine).await, Err(Error::Conflict { .. })));
        desk.store.redo(&desk.actor).await.unwrap();
        assert!(
            matches!(save(&desk.store, &desk.actor, &mine).await, Err(Error::Conflict { .. })),
            "the words are the same again, and yet the record changed twice"
        );
    }

    async fn what_happened_without_a_record_is_passed_over(desk: Desk) {
        let id = renamed_twice(&desk).await.id.to_string();
        let noted = desk.store.note(&desk.actor, What::new("desk.wrong_passphrase", "Anja Peters")).await.unwrap();
        assert_eq!(noted.kinds, Vec::<String>::new(), "no list has to be read again");
        assert_eq!(desk.store.undo_change(&desk.actor, &noted.id).await, Err(Error::NothingToUndo));
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(name_of(&desk, &id).await.as_deref(), Some("twee"), "the rename before it is what undo takes back");
        desk.store.note(&desk.actor, What::new("desk.wrong_passphrase", "Anja Peters")).await.unwrap();
        desk.store.redo(&desk.actor).await.unwrap();
        assert_eq!(name_of(&desk, &id).await.as_deref(), Some("drie"), "an event takes no future away");
    }

    async fn what_is_done_for_good_stays(desk: Desk) {
        let (first, second) = (teacher("een"), teacher("twee"));
        add(&desk.store, &desk.actor, &first).await.unwrap();
        let what = What::new("user.add", "twee").for_good();
        let for_good =
            desk.store.change(&desk.actor, what, |tx| {
                let second = &second;
                Box::pin(async move { tx.insert(second).await })
            });
        let change = for_good.await.unwrap().change.unwrap();
        assert_eq!(desk.store.undo_change(&desk.actor, &change.id).await, Err(Error::NothingToUndo));
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(name_of(&desk, first.id.as_ref()).await, None);
        assert_eq!(name_of(&desk, second.id.as_ref()).await.as_deref(), Some("twee"));
    }

    async fn the_office_takes_no_decision_of_the_director_back(desk: Desk) {
        let decided = desk.store.change(&desk.actor, What::new("application.decide", "Sam de Vries"), |tx| {
            let member = teacher("beslist");
            Box::pin(async move { tx.insert(&member).await })
        });
        let change = decided.await.unwrap().change.unwrap().id;
        let office = Actor { role: Role::Office, ..desk.actor.clone() };
        assert_eq!(desk.store.undo_change(&office, &change).await, Err(Error::NotAllowed));
        assert_eq!(desk.store.undo(&office).await, Err(Error::NotAllowed), "not even under the same name");
        assert_eq!(count::<StaffMember>(&desk).await, 1);
        let state = desk.store.undo_state(&desk.actor.name).await.unwrap();
        assert!(state.clone().of(Role::Director).undo.is_some());
        assert_eq!(state.of(Role::Office).undo, None, "nor does the button name whom it was about");
        desk.store.undo_change(&desk.actor, &change).await.unwrap();
        assert_eq!(desk.store.redo_change(&office, &change).await, Err(Error::NotAllowed));
        desk.store.redo_change(&desk.actor, &change).await.unwrap();
        assert_eq!(count::<StaffMember>(&desk).await, 1);
        assert_eq!(desk.store.redo_change(&desk.actor, &change).await, Err(Error::NothingToUndo));
    }

    async fn what_was_erased_is_not_put_back(desk: Desk) {
        let kept = add(&desk.store, &desk.actor, &teacher("blijft")).await.unwrap().value;
        let gone = add(&desk.store, &desk.actor, &teacher("gaat")).await.unwrap();
        remove(&desk.store, &desk.actor, &gone.value).await.unwrap();
        let erase = "update journal_row set before_image = null, after_image = null, salt = null where row_id = $1";
        driehoek::store::rows(&mut *desk.db().await, erase, [gone.value.id.as_ref().into()]).await.unwrap();
        assert_eq!(desk.store.undo_change(&desk.actor, &gone.change.unwrap().id).await, Err(Error::NothingToUndo));
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(name_of(&desk, kept.id.as_ref()).await, None, "undo went on to what is still known");
    }

    async fn a_preview_says_what_would_come_and_changes_nothing(desk: Desk) {
        let member = renamed_twice(&desk).await;
        let change = desk.store.undo_state(&desk.actor.name).await.unwrap().undo.unwrap().id;
        let preview = desk.store.undo_preview(Role::Director, &change).await.unwrap();
        assert_eq!((preview.again, preview.blocked), (false, None));
        let told: Vec<_> = preview.line.fields.iter().map(|told| (told.field.as_str(), told.before.as_deref(), told.after.as_deref())).collect();
        assert_eq!(told, [("achternaam", Some("drie"), Some("twee"))], "from what stands there to what would come");
        assert_eq!(name_of(&desk, member.id.as_ref()).await.as_deref(), Some("drie"));
        desk.store.undo_change(&desk.actor, &change).await.unwrap();
        let again = desk.store.undo_preview(Role::Director, &change).await.unwrap();
        assert!(again.again && again.blocked.is_none());
        assert_eq!(again.line.fields[0].after.as_deref(), Some("drie"));
    }

    async fn a_preview_says_what_is_in_the_way(desk: Desk) {
        let member = renamed_twice(&desk).await;
        let change = desk.store.undo_state(&desk.actor.name).await.unwrap().undo.unwrap().id;
        let theirs = StaffMember { achternaam: "vier".into(), ..member };
        let later = save(&desk.store, &actor("Piet"), &theirs).await.unwrap().change.unwrap();
        let preview = desk.store.undo_preview(Role::Director, &change).await.unwrap();
        let Some(UndoBlock::Later { line: Some(line) }) = preview.blocked else { panic!("not blocked: {preview:?}") };
        assert_eq!((line.change_id, line.actor.as_str()), (later.id, "Piet"));

        let (year, ..) = a_group_with_its_year(&desk).await.value;
        let made = desk.store.undo_state(&desk.actor.name).await.unwrap().undo.unwrap().id;
        let refers = add(&desk.store, &actor("Piet"), &group(&year, "3")).await.unwrap().change.unwrap();
        let preview = desk.store.undo_preview(Role::Director, &made).await.unwrap();
        let Some(UndoBlock::Later { line: Some(line) }) = preview.blocked else { panic!("not blocked: {preview:?}") };
        assert_eq!(line.change_id, refers.id, "a later record refers to it");
        assert_eq!(counts(&desk).await, [1, 2, 2, 1]);

        let reader = desk.store.undo_preview(Role::Reader, &made).await.unwrap();
        assert_eq!(reader.blocked, Some(UndoBlock::NotAllowed));
        let event = desk.store.note(&desk.actor, What::new("desk.wrong_passphrase", "")).await.unwrap();
        let event = desk.store.undo_preview(Role::Director, &event.id).await.unwrap();
        assert_eq!(event.blocked, Some(UndoBlock::NotUndoable));
        let unheard = desk.store.undo_preview(Role::Director, "no such change").await;
        assert!(matches!(unheard, Err(Error::NotFound { .. })));
    }
}
