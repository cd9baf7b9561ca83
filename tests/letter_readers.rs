//! Who may read a letter: names and addresses that are kept from the other, talks of others, and letters kept from before.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::Result;
use driehoek::family::draft::CaregiverDraft;
use driehoek::family::{Household, Known, Link, Relation, save};
use driehoek::intake::draft::{ApplicationDraft, DecisionDraft, InterviewDraft};
use driehoek::intake::{ApplicationId, Decision, InterviewId, decide, plan};
use driehoek::letter::{LetterId, LetterKind, LetterOrder, Recipient, make};
use driehoek::store::Changed;
use support::{Desk, both};

/// Noor at the Kerkstraat and Tom at the Molenweg, which is secret or not.
fn apart(is_secret: bool) -> ApplicationDraft {
    let noor =
        CaregiverDraft { street: "Kerkstraat 1".into(), postcode: "5446aa".into(), city: "Wanroij".into(), ..noor() };
    let tom = CaregiverDraft {
        relation: Relation::Father,
        lives_there: false,
        street: "Molenweg 2".into(),
        postcode: "5451hj".into(),
        city: "Mill".into(),
        secret_address: is_secret,
        ..caregiver("Tom", "", "Smit", "06-00005555")
    };
    ApplicationDraft { caregivers: vec![noor, tom], ..sam() }
}

fn order(id: &ApplicationId, kind: LetterKind) -> LetterOrder {
    LetterOrder { application_id: id.clone(), kind, interview_id: None }
}

async fn recipients(desk: &Desk, id: &ApplicationId, kind: LetterKind) -> Vec<Recipient> {
    make::plan(&mut *desk.db().await, &order(id, kind), desk.today).await.unwrap().recipients
}

/// A letter for the household in that place of the family.
async fn try_one(desk: &Desk, id: &ApplicationId, kind: LetterKind, place: usize) -> Result<Changed<Vec<LetterId>>> {
    let ids = vec![recipients(desk, id, kind).await.remove(place).caregiver_ids];
    make::make(&desk.store, &desk.actor, &order(id, kind), &ids, desk.today).await
}

async fn one(desk: &Desk, id: &ApplicationId, kind: LetterKind, place: usize) -> LetterId {
    try_one(desk, id, kind, place).await.unwrap().value.remove(0)
}

/// A talk to which only the caregiver in that place comes.
async fn talk_with(desk: &Desk, id: &ApplicationId, school: &OpenSchool, place: usize) -> InterviewId {
    let draft = talk(desk, id, &school.director, "2026-11-26", "10:00").await;
    let only = vec![caregivers_of(desk, id).await.remove(place)];
    let draft = InterviewDraft { caregiver_ids: only, ..draft };
    plan::plan(&desk.store, &desk.actor, &draft, desk.today).await.unwrap().value
}

async fn change_link(desk: &Desk, id: &ApplicationId, place: usize, change: impl FnOnce(Link) -> Link) {
    let link = dossier_of(desk, id).await.family.members.remove(place).link;
    save::save_link(&desk.store, &desk.actor, change(link)).await.unwrap();
}

both! {
    async fn a_kept_letter_goes_to_nobody_whom_a_judge_forbade_contact_since(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &apart(false)).await;
        let letter = one(&desk, &id, LetterKind::Confirmation, 1).await;
        let file = make::pdf(&desk.store, &letter).await.unwrap();
        assert!(file.name.ends_with(" - Tom Smit.pdf") && file.content.starts_with(b"%PDF"), "{}", file.name);
        change_link(&desk, &id, 1, |link| Link { no_contact_order: true, ..link }).await;
        assert_eq!(refusals(make::pdf(&desk.store, &letter).await.map(|file| file.name)), ["recipients: readers_changed!"]);
        assert!(!make::pages(&desk.store, &letter).await.unwrap().is_empty(), "it may be read at school");
    }

    async fn a_kept_letter_goes_to_nobody_who_left_the_family(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &apart(false)).await;
        let letter = one(&desk, &id, LetterKind::Confirmation, 1).await;
        let link = dossier_of(&desk, &id).await.family.members.remove(1).link;
        save::remove_link(&desk.store, &desk.actor, link).await.unwrap();
        assert_eq!(refusals(make::pdf(&desk.store, &letter).await.map(|file| file.name)), ["recipients: readers_changed!"]);
    }

    async fn a_kept_letter_does_not_tell_an_address_that_became_secret(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &apart(false)).await;
        let waits = decision(&desk, &id, Decision::WaitingList).await;
        let waits = DecisionDraft { reason: "Eerst verhuist Sam naar de Molenweg 2.".into(), ..waits };
        decide::decide(&desk.store, &desk.actor, &waits, desk.today).await.unwrap();
        let letter = one(&desk, &id, LetterKind::WaitingList, 0).await;
        make::pdf(&desk.store, &letter).await.unwrap();
        let home = dossier_of(&desk, &id).await.family.members.remove(1).household.unwrap();
        save::save_household(&desk.store, &desk.actor, Household { secret_address: true, ..home }).await.unwrap();
        assert_eq!(refusals(make::pdf(&desk.store, &letter).await.map(|file| file.name)), ["body: secret_in_letter!"]);
    }

    async fn a_letter_keeps_for_whom_it_is_once_each(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &apart(false)).await;
        let tom = caregivers_of(&desk, &id).await.remove(1);
        let twice = [vec![tom.clone(), tom.clone()]];
        let order = order(&id, LetterKind::Confirmation);
        let letter = make::make(&desk.store, &desk.actor, &order, &twice, desk.today).await.unwrap().value.remove(0);
        let (letter, _) = make::kept(&mut *desk.db().await, &letter).await.unwrap();
        assert_eq!((letter.addressee.as_str(), letter.caregiver_ids), ("Tom Smit", vec![tom]));
    }

    async fn the_talk_of_one_is_not_told_to_the_other_who_keeps_apart(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &apart(true)).await;
        let talk = talk_with(&desk, &id, &school, 1).await;
        let found = recipients(&desk, &id, LetterKind::Invitation).await;
        let noor = found.first().unwrap();
        assert_eq!((noor.is_usual, said(&noor.findings)), (false, vec!["recipients: not_in_talk!".into()]));
        assert_eq!(refusals(try_one(&desk, &id, LetterKind::Invitation, 0).await), ["recipients: not_in_talk!"]);
        one(&desk, &id, LetterKind::Invitation, 1).await;
        plan::cancel(&desk.store, &desk.actor, &talk, 1, desk.today).await.unwrap();
        talk_with(&desk, &id, &school, 0).await;
        let found = recipients(&desk, &id, LetterKind::Invitation).await;
        assert_eq!(said(&found.get(1).unwrap().findings), ["recipients: not_in_talk"], "only a warning");
        change_link(&desk, &id, 0, |link| Link { apart_talk: true, ..link }).await;
        assert_eq!(refusals(try_one(&desk, &id, LetterKind::Invitation, 1).await), ["recipients: not_in_talk!"]);
    }

    async fn who_comes_too_is_not_named_when_the_address_is_secret(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &apart(true)).await;
        planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        for (place, is_told) in [(0, false), (1, true)] {
            let letter = one(&desk, &id, LetterKind::Invitation, place).await;
            let (_, paper) = make::kept(&mut *desk.db().await, &letter).await.unwrap();
            let text = serde_json::to_string(&paper).unwrap();
            assert_eq!((text.contains("Tom Smit"), text.contains("Noor de Vries")), (is_told, true), "{text}");
        }
    }

    async fn without_custody_a_letter_is_not_meant_for_them_one_by_one_or_in_a_batch(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &apart(false)).await;
        change_link(&desk, &id, 1, |link| Link { custody: Known::No, ..link }).await;
        let found = recipients(&desk, &id, LetterKind::Confirmation).await;
        assert_eq!(found.iter().map(|one| one.is_usual).collect::<Vec<_>>(), [true, false]);
        let batch = async || make::batch(&mut *desk.db().await, LetterKind::Confirmation, desk.today).await.unwrap().remove(0);
        assert_eq!(batch().await.recipients, ["Noor de Vries"]);
        change_link(&desk, &id, 0, |link| Link { custody: Known::No, ..link }).await;
        let line = batch().await;
        assert_eq!((line.recipients.len(), said(&line.findings)), (0, vec!["recipients: none_chosen!".into()]));
    }
}
