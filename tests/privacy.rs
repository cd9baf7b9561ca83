//! How long what is kept, the destruction calendar, and what a hold does to it.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use chrono::NaiveDate;
use desk_work::*;
use driehoek::family::ChildId;
use driehoek::intake::{ApplicationId, Decision, decide};
use driehoek::privacy::retention::{calendar, save, table};
use driehoek::privacy::{DueRow, RetentionKind, RetentionRow, hold};
use driehoek::rights::Role;
use driehoek::store::Actor;
use driehoek::{Error, demo};
use support::{Desk, both};

async fn row(desk: &Desk, kind: RetentionKind, today: NaiveDate) -> RetentionRow {
    let rows = table(&mut *desk.db().await, today).await.unwrap();
    rows.into_iter().find(|row| row.kind == kind).unwrap()
}

async fn rows(desk: &Desk, today: NaiveDate) -> Vec<DueRow> {
    calendar(&mut *desk.db().await, 0, today).await.unwrap().rows
}

async fn withdrawn(desk: &Desk) -> (ApplicationId, ChildId) {
    open_school(desk).await;
    let id = registered(desk, &sam()).await;
    let application = dossier_of(desk, &id).await.application;
    decide::withdraw(&desk.store, &desk.actor, &id, application.version, desk.today, "Verhuisd").await.unwrap();
    (id, application.child_id)
}

both! {
    async fn the_board_chooses_its_own_term_and_goes_back_to_the_shipped_one(desk: Desk) {
        let (store, actor) = (&desk.store, &desk.actor);
        let shipped = row(&desk, RetentionKind::Withdrawn, desk.today).await;
        assert_eq!((shipped.months, shipped.shipped_months, shipped.fixed, shipped.term), (12, 12, false, None));
        let source = Some("Bestuursbesluit 12 mei".to_owned());
        save(store, actor, RetentionKind::Withdrawn, Some(6), source, 0).await.unwrap();
        let own = row(&desk, RetentionKind::Withdrawn, desk.today).await;
        assert_eq!((own.months, own.source.as_deref()), (6, Some("Bestuursbesluit 12 mei")));
        save(store, actor, RetentionKind::Withdrawn, Some(9), None, 1).await.unwrap();
        let stale = save(store, actor, RetentionKind::Withdrawn, Some(3), None, 1).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "{stale:?}");
        save(store, actor, RetentionKind::Withdrawn, None, None, 2).await.unwrap();
        assert_eq!(row(&desk, RetentionKind::Withdrawn, desk.today).await.months, 12);
        store.undo(actor).await.unwrap();
        assert_eq!(row(&desk, RetentionKind::Withdrawn, desk.today).await.months, 9, "it can be taken back");
    }

    async fn the_term_of_a_pupils_file_is_fixed_and_others_have_bounds(desk: Desk) {
        let (store, actor) = (&desk.store, &desk.actor);
        let left = row(&desk, RetentionKind::Left, desk.today).await;
        assert_eq!((left.months, left.fixed), (24, true));
        let fixed = save(store, actor, RetentionKind::Left, Some(6), None, 0).await;
        assert_eq!(refusals(fixed), ["months: out_of_range!"]);
        for months in [0, 121, -1] {
            let refused = save(store, actor, RetentionKind::NotAdmitted, Some(months), None, 0).await;
            assert_eq!(refusals(refused), ["months: out_of_range!"], "{months}");
        }
        let office = Actor { role: Role::Office, ..actor.clone() };
        assert_eq!(save(store, &office, RetentionKind::NotAdmitted, Some(6), None, 0).await, Err(Error::NotAllowed));
    }

    async fn who_withdrew_stands_in_the_calendar_from_a_year_before_until_it_goes(desk: Desk) {
        let (_, child) = withdrawn(&desk).await;
        let now = rows(&desk, desk.today).await;
        let told = now.first().unwrap();
        assert_eq!((&told.child_id, told.kind, told.ended_on), (&child, RetentionKind::Withdrawn, desk.today));
        assert_eq!((told.name.as_str(), told.due_on, told.is_due), ("Sam de Vries", day("2027-11-23"), false));
        assert_eq!(row(&desk, RetentionKind::Withdrawn, desk.today).await.due, 0);
        let later = rows(&desk, day("2027-11-23")).await;
        assert!(later[0].is_due);
        assert_eq!(row(&desk, RetentionKind::Withdrawn, day("2027-11-23")).await.due, 1);
        save(&desk.store, &desk.actor, RetentionKind::Withdrawn, Some(30), None, 0).await.unwrap();
        assert_eq!(rows(&desk, desk.today).await, vec![], "more than a year ahead");
    }

    async fn who_is_refused_and_applies_anew_is_in_the_calendar_no_more(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        assert_eq!(rows(&desk, desk.today).await, vec![], "an open aanmelding");
        let refusal = decision(&desk, &id, Decision::NotAdmitted).await;
        decide::decide(&desk.store, &desk.actor, &refusal, desk.today).await.unwrap();
        assert_eq!(rows(&desk, desk.today).await[0].kind, RetentionKind::NotAdmitted);
    }

    async fn a_hold_is_placed_shown_renewed_lifted_and_taken_back(desk: Desk) {
        let (_, child) = withdrawn(&desk).await;
        let (store, actor) = (&desk.store, &desk.actor);
        assert_eq!(refusals(hold::place(store, actor, &child, " ", desk.today).await), ["reason: required!"]);
        let placed = hold::place(store, actor, &child, "Klacht loopt", desk.today).await.unwrap().value;
        let again = hold::place(store, actor, &child, "Klacht loopt nog", desk.today).await.unwrap().value;
        assert_eq!(again.id, placed.id, "one hold at a time");
        let due = day("2027-11-23");
        assert_eq!(rows(&desk, due).await[0].hold.as_ref(), Some(&again));
        assert_eq!(row(&desk, RetentionKind::Withdrawn, due).await.due, 0, "what is held is not due");
        assert!(matches!(hold::lift(store, actor, &placed, due).await, Err(Error::Conflict { .. })));
        let lifted = hold::lift(store, actor, &again, due).await.unwrap().value;
        assert_eq!((lifted.lifted_on, lifted.lifted_by.as_deref()), (Some(due), Some("Anja Peters")));
        assert_eq!(rows(&desk, due).await[0].hold, None);
        store.undo(actor).await.unwrap();
        assert!(rows(&desk, due).await[0].hold.is_some());
    }
}

#[tokio::test]
async fn the_calendar_of_the_demo_is_paged_in_order_and_holds_only_who_is_gone() {
    support::on_sqlite(|desk| async move {
        demo::fill(&desk.store, 6, desk.today, support::now()).await.unwrap();
        let mut all = Vec::new();
        for offset in (0..).step_by(20) {
            let page = calendar(&mut *desk.db().await, offset, desk.today).await.unwrap();
            assert!(page.rows.len() <= 20);
            if page.rows.is_empty() {
                assert_eq!(i32::try_from(all.len()).unwrap(), page.total);
                break;
            }
            all.extend(page.rows);
        }
        assert!(all.len() > 40 && all.is_sorted_by_key(|row| row.due_on), "{}", all.len());
        assert!(all.iter().all(|row| row.ended_on < desk.today && row.is_due == (row.due_on <= desk.today)));
        assert!(all.iter().any(|row| row.hold.is_some()), "one of them is held");
    })
    .await;
}
