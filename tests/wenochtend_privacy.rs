//! What is kept of mornings and of the start: shown to who asks, found when somebody is erased, and told in the history.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
#[path = "support/privacy.rs"]
mod dossier;
#[path = "support/protocol.rs"]
mod protocol;
mod support;

use std::slice::from_ref;

use desk_work::*;
use dossier::*;
use driehoek::intake::{ApplicationId, Interview, InterviewId, InterviewNote, NoteId, Topic};
use driehoek::privacy::access::file;
use driehoek::privacy::erase::plan;
use driehoek::privacy::{AccessFile, AccessSubject};
use driehoek::store::all;
use driehoek::wenochtend::{Morning, children};
use support::{Desk, both, now};

/// Sam, of whom everything is kept.
async fn sam_of_whom_all_is_kept(desk: &Desk) -> ApplicationId {
    let school = open_school(desk).await;
    protocol::shipped(desk).await;
    let id = registered(desk, &signed(sam())).await;
    fill_dossier(desk, &id, &school).await;
    id
}

async fn asked(desk: &Desk, subject: AccessSubject) -> AccessFile {
    file(&mut *desk.db().await, &subject, now(), desk.today).await.unwrap()
}

fn told(file: &AccessFile, kind: &str) -> Vec<(String, String, bool)> {
    let sections = file.sections.iter().filter(|section| section.kind == kind);
    let fields = sections.flat_map(|section| &section.fields);
    fields.map(|field| (field.field.clone(), field.value.clone(), field.is_free_text)).collect()
}

both! {
    async fn the_file_of_a_child_tells_its_mornings_and_its_start_and_that_of_its_mother_does_not(desk: Desk) {
        let id = sam_of_whom_all_is_kept(&desk).await;
        let child = asked(&desk, AccessSubject::Child { id: child_of(&desk, &id).await }).await;
        let mornings = told(&child, "wenochtend");
        let has = |field: &str, value: &str, is_free: bool| mornings.contains(&(field.into(), value.into(), is_free));
        assert!(has("planned_on", "2026-11-19", false) && has("attendance", "present", false), "{mornings:?}");
        assert!(has("group_id", "Kikkers", false), "the group by its name: {mornings:?}");
        assert!(has("play", "Sam bouwde een toren.", true) && has("next_question", TOLD, true));
        assert!(has("escort", TOLD, true) && has("marked_by", "Sanne de Wit", false));
        assert!(mornings.iter().all(|(field, ..)| field != "child_id" && field != "application_id"));
        let start = told(&child, "child_start");
        assert!(start.contains(&("readiness_note".into(), TOLD.into(), true)), "{start:?}");
        let mother = caregivers_of(&desk, &id).await.remove(0);
        let mother = asked(&desk, AccessSubject::Caregiver { id: mother }).await;
        assert_eq!((told(&mother, "wenochtend"), told(&mother, "child_start")), (vec![], vec![]));
    }

    async fn who_is_erased_is_found_in_what_was_seen_of_another_child(desk: Desk) {
        let id = sam_of_whom_all_is_kept(&desk).await;
        let lotte = registered(&desk, &application(child("Lotte", "", "Vos", "2023-01-20"), vec![caregiver("Els", "", "Vos", "06-00001111")])).await;
        let school = driehoek::store::all::<Morning>(&mut *desk.db().await, "order by id", []).await.unwrap().remove(0);
        let beside = Morning {
            id: driehoek::wenochtend::MorningId::new(),
            version: 0,
            child_id: child_of(&desk, &lotte).await,
            application_id: lotte,
            contact: Some("Speelde de hele morgen met SAM DE VRIES.".into()),
            play: None,
            ..school
        };
        add(&desk, beside).await;
        let planned = plan(&mut *desk.db().await, from_ref(&child_of(&desk, &id).await), desk.today).await.unwrap();
        let places: Vec<_> = planned.mentions.iter().map(|one| (one.kind.as_str(), one.field.as_str(), one.child_name.as_deref())).collect();
        assert_eq!(places, [("wenochtend", "contact", Some("Lotte Vos"))]);
    }

    async fn the_history_of_the_dossier_tells_of_the_mornings_and_the_start(desk: Desk) {
        let id = sam_of_whom_all_is_kept(&desk).await;
        let page = driehoek::intake::dossier::history(&mut *desk.db().await, &id, 50, 0).await.unwrap();
        let kinds: Vec<&str> = page.rows.iter().flat_map(|line| &line.fields).map(|field| field.kind.as_str()).collect();
        assert!(kinds.contains(&"wenochtend") && kinds.contains(&"child_start"), "{kinds:?}");
    }

    async fn the_dossier_shows_what_was_said_of_allergies_in_a_talk_that_was_held(desk: Desk) {
        let id = sam_of_whom_all_is_kept(&desk).await;
        let topic = all::<Topic>(&mut *desk.db().await, "where topic_key = 'health.allergies'", []).await.unwrap().remove(0);
        let held = all::<Interview>(&mut *desk.db().await, "order by id", []).await.unwrap().remove(0);
        let note = |interview_id: &InterviewId, answer: &str, note: Option<&str>| InterviewNote {
            id: NoteId::new(),
            version: 0,
            interview_id: interview_id.clone(),
            topic_id: topic.id.clone(),
            discussed: true,
            answer: Some(answer.into()),
            note: note.map(Into::into),
            elapsed_seconds: 0,
        };
        add(&desk, note(&held.id, "yes", Some("Koemelk: krijgt eigen drinken mee."))).await;
        let second = Interview { id: InterviewId::new(), version: 0, ..held.clone() };
        add(&desk, second.clone()).await;
        add(&desk, note(&second.id, "yes", None)).await;
        let planned = Interview { id: InterviewId::new(), version: 0, held_on: None, ..held };
        add(&desk, planned.clone()).await;
        add(&desk, note(&planned.id, "yes", Some("Nog niet gezegd."))).await;
        let whole = children::of_application(&mut *desk.db().await, &id, desk.today).await.unwrap();
        assert_eq!(whole.allergies, ["Koemelk: krijgt eigen drinken mee.", "Allergieën"]);
    }
}
