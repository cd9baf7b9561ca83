//! The whole history: narrowed and paged, also when it is long; and the bin, from which what was removed comes back.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "support/intake.rs"]
mod intake;
#[path = "support/long_history.rs"]
mod long_history;
#[path = "support/rows.rs"]
mod rows;
mod support;

use chrono::{DateTime, TimeDelta, Utc};
use driehoek::family::save as family;
use driehoek::intake::{Agreement, AgreementId, AgreementRole, ApplicationId, dossier};
use driehoek::school::{store as school, years};
use driehoek::store::history::{self, Days};
use driehoek::store::{Actor, BinLine, HistoryLine, HistoryQuery, Page, What, bin};
use driehoek::{Error, clock};
use intake::{caregiver, child, dossier_of, open_school, registered};
use rows::{add, remove, save, teacher};
use support::{Desk, actor};

/// All of it, fifty at a time.
fn everything() -> HistoryQuery {
    HistoryQuery { limit: 50, ..HistoryQuery::default() }
}

async fn page(desk: &Desk, query: &HistoryQuery) -> Page<HistoryLine> {
    history::page(&mut *desk.db().await, query, Days::default()).await.unwrap()
}

/// What a query finds, as deed and subject.
async fn found(desk: &Desk, query: &HistoryQuery) -> Vec<(String, String)> {
    page(desk, query).await.rows.into_iter().map(|line| (line.deed, line.subject)).collect()
}

async fn note(desk: &Desk, name: &str, at: DateTime<Utc>, subject: &str) {
    let actor = Actor { at, ..actor(name) };
    desk.store.note(&actor, What::new("desk.wrong_passphrase", subject)).await.unwrap();
}

async fn bin_of(desk: &Desk) -> Vec<BinLine> {
    bin(&mut *desk.db().await, clock::day_of(desk.actor.at), 0).await.unwrap().rows
}

fn agreement(id: &ApplicationId) -> Agreement {
    Agreement {
        id: AgreementId::from(String::new()),
        version: 0,
        application_id: id.clone(),
        what: "Oefenen met de rits".into(),
        role: AgreementRole::Parents,
        who: None,
        due_on: None,
        done_on: None,
        interview_id: None,
    }
}

support::both! {
    async fn everything_is_there_newest_first_with_what_changed(desk: Desk) {
        let member = add(&desk.store, &desk.actor, &teacher("Bakker")).await.unwrap().value;
        let renamed = driehoek::school::StaffMember { achternaam: "Smit".into(), ..member };
        save(&desk.store, &actor("Piet"), &renamed).await.unwrap();
        desk.store.undo(&actor("Piet")).await.unwrap();
        note(&desk, "Marieke", desk.actor.at, "Marieke").await;
        let all = page(&desk, &everything()).await;
        assert_eq!(all.total, 4);
        let told: Vec<_> = all.rows.iter().map(|line| (line.deed.as_str(), line.undone, line.undoable)).collect();
        let expected = [
            ("desk.wrong_passphrase", false, false),
            ("undo:staff.save", false, false),
            ("staff.save", true, true),
            ("staff.add", false, true),
        ];
        assert_eq!(told, expected);
        assert!(all.rows[0].fields.is_empty());
        let change = all.rows[2].fields.iter().find(|told| told.field == "achternaam").unwrap();
        assert_eq!((change.before.as_deref(), change.after.as_deref()), (Some("Bakker"), Some("Smit")));
        let people = history::people(&mut *desk.db().await).await.unwrap();
        assert_eq!(people, ["Anja Peters", "Marieke", "Piet"]);
    }

    async fn the_history_is_narrowed_by_who_what_and_about_whom(desk: Desk) {
        let at = desk.actor.at;
        for (name, subject) in [("Piet", "Zoë Yıldız"), ("Anja Peters", "Łukasz 100% Nowak"), ("Piet", "Sam de Vries")] {
            note(&desk, name, at, subject).await;
        }
        let made = add(&desk.store, &desk.actor, &teacher("Bakker")).await.unwrap();
        desk.store.undo_change(&desk.actor, &made.change.unwrap().id).await.unwrap();
        let by = HistoryQuery { actor: Some("Piet".into()), ..everything() };
        assert_eq!(found(&desk, &by).await.len(), 2);
        let about = async |text: &str| {
            let query = HistoryQuery { text: text.into(), ..everything() };
            found(&desk, &query).await.into_iter().map(|(_, subject)| subject).collect::<Vec<_>>()
        };
        assert_eq!(about("zoe yildiz").await, ["Zoë Yıldız"]);
        assert_eq!(about(" VRIES  sam ").await, ["Sam de Vries"], "words in any order");
        assert_eq!(about("100%").await, ["Łukasz 100% Nowak"], "a sign is a sign");
        assert_eq!(about("%").await.len(), 1);
        assert_eq!(about("_").await.len(), 0);
        let deed = async |deed: &str| {
            let query = HistoryQuery { deed: Some(deed.into()), ..everything() };
            found(&desk, &query).await.into_iter().map(|(deed, _)| deed).collect::<Vec<_>>()
        };
        assert_eq!(deed("staff").await, ["undo:staff.add", "staff.add"]);
        assert_eq!(deed("staff.,desk.").await.len(), 5, "one of several");
        assert_eq!(deed("staff.save").await, Vec::<String>::new());
        assert_eq!(deed("staff.save,staff.a").await, ["undo:staff.add", "staff.add"], "one of several");
        assert_eq!(deed("desk.wrong_passphrase").await.len(), 3);
        let both = HistoryQuery { actor: Some("Piet".into()), text: "sam".into(), deed: Some("desk".into()), ..everything() };
        assert_eq!(found(&desk, &both).await.len(), 1);
    }

    async fn the_history_is_narrowed_by_days_and_comes_in_pages(desk: Desk) {
        for days in 0..7 {
            note(&desk, "Piet", desk.actor.at + TimeDelta::days(days), &format!("dag {days}")).await;
        }
        let day = |days| clock::day_of(desk.actor.at + TimeDelta::days(days));
        let days = Days { begin: Some(clock::begin_of(day(2))), end: Some(clock::begin_of(day(5))) };
        let some = history::page(&mut *desk.db().await, &everything(), days).await.unwrap();
        assert_eq!(some.rows.iter().map(|line| line.subject.as_str()).collect::<Vec<_>>(), ["dag 4", "dag 3", "dag 2"]);
        let mut seen = Vec::new();
        for offset in [0, 3, 6, 9] {
            let page = page(&desk, &HistoryQuery { limit: 3, offset, ..everything() }).await;
            assert_eq!(page.total, 7);
            seen.extend(page.rows.into_iter().map(|line| line.subject));
        }
        assert_eq!(seen, ["dag 6", "dag 5", "dag 4", "dag 3", "dag 2", "dag 1", "dag 0"]);
    }

    async fn a_page_of_fifty_thousand_lines_is_found_by_each_filter(desk: Desk) {
        long_history::write(&mut *desk.db().await, 50_000, desk.actor.at).await;
        let queries = [
            ("everything", everything(), 50_000),
            ("far back", HistoryQuery { offset: 49_950, ..everything() }, 50_000),
            ("one person", HistoryQuery { actor: Some("Piet Vos".into()), ..everything() }, 12_500),
            ("one deed", HistoryQuery { deed: Some("letter".into()), ..everything() }, 8_334),
            ("one name", HistoryQuery { text: "yildiz 99".into(), ..everything() }, 0),
            ("nobody", HistoryQuery { text: "qqqq".into(), ..everything() }, 0),
        ];
        for (name, query, total) in queries {
            let found = page(&desk, &query).await;
            if name == "one name" {
                assert!(found.total > 0 && found.rows.iter().all(|line| ["Çelik", "99"].iter().all(|word| line.subject.contains(word))), "{name}");
            } else {
                assert_eq!(found.total, total, "{name}");
            }
            assert_eq!(found.rows.len(), 50.min(usize::try_from(found.total).unwrap()), "{name}");
        }
    }

    async fn what_was_removed_lies_in_the_bin_and_comes_back(desk: Desk) {
        open_school(&desk).await;
        let sam = child("Sam", "de", "Vries", "2023-01-12");
        let two = vec![caregiver("Noor", "de", "Vries", "06-00001234"), caregiver("Tom", "", "Bakker", "06-00005678")];
        let id = registered(&desk, &intake::application(sam, two)).await;
        let promise = dossier::save_agreement(&desk.store, &desk.actor, agreement(&id)).await.unwrap().value;
        let before = dossier_of(&desk, &id).await;
        let vacation = school::year(&mut *desk.db().await, 2026).await.unwrap().periods[0].clone();
        assert_eq!(bin_of(&desk).await, [], "nothing was removed yet");

        dossier::remove_agreement(&desk.store, &desk.actor, promise).await.unwrap();
        years::remove_period(&desk.store, &desk.actor, vacation.clone()).await.unwrap();
        family::remove_link(&desk.store, &desk.actor, before.family.members[1].link.clone()).await.unwrap();
        let lines = bin_of(&desk).await;
        let kinds: Vec<_> = lines.iter().map(|line| line.kinds.join(" ")).collect();
        assert_eq!(kinds, ["caregiver_link", "closed_period", "agreement"], "newest first");
        assert!(lines.iter().all(|line| line.until.to_string() == "2026-12-23"), "thirty days");
        assert_eq!(lines[1].line.subject, vacation.name);
        let what = lines[2].line.fields.iter().find(|told| told.field == "what").unwrap();
        assert_eq!((what.before.as_deref(), what.after.as_deref()), (Some("Oefenen met de rits"), None));

        for line in &lines {
            desk.store.undo_change(&desk.actor, &line.line.change_id).await.unwrap();
        }
        assert_eq!(bin_of(&desk).await, [], "what came back lies there no more");
        let after = dossier_of(&desk, &id).await;
        assert_eq!(after.agreements.len(), 1);
        assert_eq!(after.family.members.len(), 2);
        let periods = school::year(&mut *desk.db().await, 2026).await.unwrap().periods;
        assert!(periods.iter().any(|period| period.id == vacation.id));
    }

    async fn after_thirty_days_the_bin_is_emptied(desk: Desk) {
        let member = add(&desk.store, &desk.actor, &teacher("Bakker")).await.unwrap().value;
        remove(&desk.store, &desk.actor, &member).await.unwrap();
        let on = async |days| {
            let today = clock::day_of(desk.actor.at + TimeDelta::days(days));
            bin(&mut *desk.db().await, today, 0).await.unwrap().total
        };
        assert_eq!((on(0).await, on(30).await, on(31).await), (1, 1, 0));
    }

    async fn the_bin_holds_no_passing_rows_and_comes_in_pages(desk: Desk) {
        let passing = teacher("even");
        let change = desk.store.change(&desk.actor, What::new("staff.save", "even"), |tx| {
            let passing = &passing;
            Box::pin(async move {
                let passing = tx.insert(passing).await?;
                tx.delete(&passing).await
            })
        });
        change.await.unwrap();
        for n in 0..23 {
            let member = add(&desk.store, &desk.actor, &teacher(&format!("naam {n}"))).await.unwrap().value;
            remove(&desk.store, &desk.actor, &member).await.unwrap();
        }
        let today = clock::day_of(desk.actor.at);
        let first = bin(&mut *desk.db().await, today, 0).await.unwrap();
        assert_eq!((first.rows.len(), first.total), (20, 23));
        let rest = bin(&mut *desk.db().await, today, 20).await.unwrap();
        assert_eq!((rest.rows.len(), rest.total), (3, 23));
        let erase = "update journal_row set before_image = null, after_image = null, salt = null where change_id = $1";
        let erased = first.rows[0].line.change_id.as_str();
        driehoek::store::rows(&mut *desk.db().await, erase, [erased.into()]).await.unwrap();
        assert_eq!(bin(&mut *desk.db().await, today, 0).await.unwrap().total, 22, "what was erased is in no bin");
        assert_eq!(desk.store.undo_change(&desk.actor, erased).await, Err(Error::NothingToUndo));
    }
}
