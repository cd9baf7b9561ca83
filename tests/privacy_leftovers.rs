//! Erasing what is not tied to the child any more, and sparing what only looks like it.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
#[path = "support/privacy.rs"]
mod dossier;
mod support;

use std::slice::from_ref;

use chrono::{Months, NaiveDate};
use desk_work::*;
use dossier::*;
use driehoek::family::draft::CaregiverDraft;
use driehoek::family::{ChildId, save as family_save};
use driehoek::intake::{ApplicationId, Decision, decide};
use driehoek::privacy::ErasureKind;
use driehoek::privacy::erase::{erase, plan};
use driehoek::store::rows;
use sqlx::Row;
use support::{Desk, both};

const GROUND: &str = "Bewaartermijn verstreken";

/// The day on which what was refused today must go.
fn next_year(desk: &Desk) -> NaiveDate {
    desk.today.checked_add_months(Months::new(12)).unwrap()
}

async fn refused(desk: &Desk) -> (ApplicationId, ChildId) {
    let draft = application(child("Quirijn", "de", "Vriezekoop", "2023-01-12"), vec![noor()]);
    let id = registered(desk, &signed(draft)).await;
    let refusal = decision(desk, &id, Decision::NotAdmitted).await;
    decide::decide(&desk.store, &desk.actor, &refusal, desk.today).await.unwrap();
    let child = child_of(desk, &id).await;
    (id, child)
}

fn olga() -> CaregiverDraft {
    CaregiverDraft {
        street: "Papaverhof 9".into(),
        postcode: "5446 AB".into(),
        city: "Wanroij".into(),
        ..caregiver("Olga", "", "Wevershof", "06-00007654")
    }
}

const OLGAS: [&str; 4] = ["Wevershof", "wevershof", "Papaverhof", "00007654"];

async fn traces(desk: &Desk) -> Vec<(String, String)> {
    let texts = all_texts(desk).await;
    texts.into_iter().filter(|(_, text)| OLGAS.iter().any(|word| text.contains(word))).collect()
}

both! {
    async fn who_was_taken_away_from_the_child_and_has_no_other_goes_with_it(desk: Desk) {
        open_school(&desk).await;
        let (id, child) = refused(&desk).await;
        let (store, actor) = (&desk.store, &desk.actor);
        let olga = family_save::add_caregiver(store, actor, &child, &olga()).await.unwrap().value;
        let members = dossier_of(&desk, &id).await.family.members;
        let link = members.into_iter().find(|member| member.caregiver.id == olga).unwrap().link;
        family_save::remove_link(store, actor, link).await.unwrap();
        let planned = plan(&mut *desk.db().await, from_ref(&child), next_year(&desk)).await.unwrap();
        assert!(planned.caregivers.contains(&"Olga Wevershof".to_owned()), "{:?}", planned.caregivers);
        erase(store, actor, &[child], GROUND, next_year(&desk)).await.unwrap();
        assert_eq!(traces(&desk).await, vec![]);
        assert_eq!(store.check(actor, &[]).await.unwrap().faults, vec![]);
    }

    async fn who_was_taken_away_from_the_child_and_has_another_stays(desk: Desk) {
        open_school(&desk).await;
        let (id, child) = refused(&desk).await;
        let (store, actor) = (&desk.store, &desk.actor);
        let olga_here = family_save::add_caregiver(store, actor, &child, &olga()).await.unwrap().value;
        let members = dossier_of(&desk, &id).await.family.members;
        let link = members.into_iter().find(|member| member.caregiver.id == olga_here).unwrap().link;
        family_save::remove_link(store, actor, link).await.unwrap();
        let known = CaregiverDraft { caregiver_id: Some(olga_here), ..olga() };
        let other = application(desk_work::child("Bo", "", "Wevershof", "2023-02-02"), vec![known]);
        registered(&desk, &other).await;
        let planned = plan(&mut *desk.db().await, from_ref(&child), next_year(&desk)).await.unwrap();
        assert_eq!(planned.caregivers, ["Noor de Vries"]);
        erase(store, actor, &[child], GROUND, next_year(&desk)).await.unwrap();
        assert!(!traces(&desk).await.is_empty());
    }

    async fn who_was_added_and_taken_back_leaves_no_trace_in_the_history(desk: Desk) {
        open_school(&desk).await;
        let (_, child) = refused(&desk).await;
        let (store, actor) = (&desk.store, &desk.actor);
        family_save::add_caregiver(store, actor, &child, &olga()).await.unwrap();
        store.undo(actor).await.unwrap();
        assert!(!traces(&desk).await.is_empty(), "the history holds what was taken back");
        let planned = plan(&mut *desk.db().await, from_ref(&child), next_year(&desk)).await.unwrap();
        let erased = erase(store, actor, &[child], GROUND, next_year(&desk)).await.unwrap();
        assert_eq!(traces(&desk).await, vec![]);
        assert_eq!(erased.journal_lines, planned.journal_lines);
        assert_eq!(store.check(actor, &[]).await.unwrap().faults, vec![]);
    }

    async fn an_aanmelding_that_was_taken_back_as_a_whole_goes_when_it_is_done_again_and_withdrawn(desk: Desk) {
        open_school(&desk).await;
        let (store, actor) = (&desk.store, &desk.actor);
        let draft = application(child("Bo", "", "Wevershof", "2023-02-02"), vec![olga()]);
        let id = registered(&desk, &draft).await;
        store.undo(actor).await.unwrap();
        assert!(!traces(&desk).await.is_empty(), "the history holds what was taken back");
        store.redo(actor).await.unwrap();
        let version = dossier_of(&desk, &id).await.application.version;
        decide::withdraw(store, actor, &id, version, desk.today, "Vergissing").await.unwrap();
        let child = child_of(&desk, &id).await;
        let planned = plan(&mut *desk.db().await, from_ref(&child), desk.today).await.unwrap();
        let erased = erase(store, actor, &[child], "Op verzoek van de ouders", desk.today).await.unwrap();
        assert_eq!(traces(&desk).await, vec![]);
        assert_eq!((erased.kind, erased.journal_lines), (ErasureKind::Request, planned.journal_lines));
        assert_eq!(store.check(actor, &[]).await.unwrap().faults, vec![]);
    }

    async fn a_member_of_staff_with_the_name_of_a_parent_keeps_the_words_of_the_own_history(desk: Desk) {
        open_school(&desk).await;
        let (_, child) = refused(&desk).await;
        let noor = driehoek::school::StaffMember {
            id: driehoek::school::StaffId::new(),
            version: 0,
            roepnaam: "Noor".into(),
            voorvoegsel: Some("de".into()),
            achternaam: "Vries".into(),
            role: driehoek::school::StaffRole::Teacher,
            email: None,
            working_days: vec![1],
            left_on: None,
            sort_key: "vries noor".into(),
        };
        let (store, actor, record) = (&desk.store, &desk.actor, &noor);
        let what = driehoek::store::What::new("staff.add", "Noor de Vries");
        store.change(actor, what, |tx| Box::pin(async move { tx.insert(record).await })).await.unwrap();
        erase(store, actor, &[child], GROUND, next_year(&desk)).await.unwrap();
        let sql = "select subject from journal_change where deed = 'staff.add' order by seq desc limit 1";
        let line = rows(&mut *desk.db().await, sql, []).await.unwrap().remove(0);
        assert_eq!(line.get::<String, _>("subject"), "Noor de Vries", "who was hired is still told");
    }

    async fn a_user_with_the_name_of_a_parent_keeps_the_words_of_the_own_history(desk: Desk) {
        open_school(&desk).await;
        let (_, child) = refused(&desk).await;
        let user = &driehoek::users::User {
            id: driehoek::users::UserId::from("noor".to_owned()),
            version: 0,
            name: "Noor de Vries".into(),
            role: driehoek::rights::Role::Office,
            staff_id: None,
            confirmed_on: desk.today,
            ended_on: Some(desk.today),
        };
        let (store, actor) = (&desk.store, &desk.actor);
        let what = driehoek::store::What::new("user.add", "Noor de Vries");
        store.change(actor, what, |tx| Box::pin(async move { tx.insert(user).await })).await.unwrap();
        erase(store, actor, &[child], GROUND, next_year(&desk)).await.unwrap();
        let sql = "select subject from journal_change where deed = 'user.add' order by seq desc limit 1";
        let line = rows(&mut *desk.db().await, sql, []).await.unwrap().remove(0);
        assert_eq!(line.get::<String, _>("subject"), "Noor de Vries", "who got a key is still told");
    }
}
