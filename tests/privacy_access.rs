//! Inzage: everything about one person, and nothing that is another's.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
#[path = "support/privacy.rs"]
mod dossier;
#[path = "support/protocol.rs"]
mod protocol;
mod support;

use desk_work::*;
use dossier::*;
use driehoek::family::draft::CaregiverDraft;
use driehoek::family::{CaregiverId, Relation};
use driehoek::intake::ApplicationId;
use driehoek::intake::draft::ApplicationDraft;
use driehoek::letter::{Letter, LetterId};
use driehoek::privacy::access::{data, file, pdf};
use driehoek::privacy::{
    AccessFile, AccessPaper, AccessPaperLine, AccessPaperSection, AccessSection, AccessSubject, LeftOutReason,
};
use driehoek::store::all;
use support::{Desk, both};

/// What only Tom, who lives at a secret address, may see of himself.
const TOMS: [&str; 5] = ["Molenweg", "5451", "06-00005555", "00005555", "tom.smit"];
/// What only Noor may see of herself.
const NOORS: [&str; 3] = ["06-00001234", "00001234", "noor.devries"];

fn noor_here() -> CaregiverDraft {
    CaregiverDraft {
        email: "noor.devries@example.nl".into(),
        street: "Hoofdstraat 1".into(),
        postcode: "5446 AA".into(),
        city: "Wanroij".into(),
        ..noor()
    }
}

fn tom() -> CaregiverDraft {
    CaregiverDraft {
        relation: Relation::Father,
        email: "tom.smit@example.nl".into(),
        street: "Molenweg 2".into(),
        postcode: "5451 HJ".into(),
        city: "Mill".into(),
        secret_address: true,
        lives_there: false,
        no_contact_order: true,
        ..caregiver("Tom", "", "Smit", "06-00005555")
    }
}

fn child_called(roepnaam: &str) -> driehoek::family::draft::ChildDraft {
    child(roepnaam, "de", "Vries", "2023-03-12")
}

/// Sam, of whom everything is kept, with parents who live apart. Somebody typed Tom's secrets where they do not belong.
async fn sam_with_parents_apart(desk: &Desk) -> (ApplicationId, CaregiverId, CaregiverId) {
    let school = open_school(desk).await;
    protocol::shipped(desk).await;
    let draft = ApplicationDraft {
        remarks: "Vader is bereikbaar op 06 0000 5555.".into(),
        concerns: "Slaapt slecht sinds de verhuizing.".into(),
        ..application(child("Sam", "de", "Vries", "2023-01-12"), vec![noor_here(), tom()])
    };
    let id = registered(desk, &signed(draft)).await;
    fill_dossier(desk, &id, &school).await;
    let members = dossier_of(desk, &id).await.family.members;
    let called = |name: &str| members.iter().find(|one| one.name == name).unwrap().caregiver.id.clone();
    (id, called("Noor de Vries"), called("Tom Smit"))
}

async fn asked(desk: &Desk, subject: AccessSubject) -> AccessFile {
    file(&mut *desk.db().await, &subject, support::now(), desk.today).await.unwrap()
}

fn words(file: &AccessFile) -> String {
    serde_json::to_string(file).unwrap()
}

fn section<'f>(file: &'f AccessFile, kind: &str) -> &'f AccessSection {
    file.sections.iter().find(|section| section.kind == kind).unwrap_or_else(|| panic!("no {kind}"))
}

fn value<'f>(section: &'f AccessSection, field: &str) -> Option<&'f str> {
    section.fields.iter().find(|one| one.field == field).map(|one| one.value.as_str())
}

/// A letter to one of them alone.
async fn letter_to(desk: &Desk, id: &ApplicationId, to: &CaregiverId, text: &str) {
    let first: Letter = all(&mut *desk.db().await, "order by id", []).await.unwrap().remove(0);
    let letter = Letter {
        id: LetterId::new(),
        version: 0,
        application_id: id.clone(),
        caregiver_ids: vec![to.clone()],
        paper: paper_saying(text),
        ..first
    };
    add(desk, letter).await;
}

both! {
    async fn the_file_of_a_child_tells_all_that_is_kept_of_it_with_names_for_ids(desk: Desk) {
        let (id, ..) = sam_with_parents_apart(&desk).await;
        let child = child_of(&desk, &id).await;
        let told = asked(&desk, AccessSubject::Child { id: child }).await;
        assert_eq!(told.name, "Sam de Vries");
        for kind in [
            "child", "caregiver_link", "household", "application", "signature", "objection", "seen_document", "interview",
            "interview_note", "topic_preparation", "agreement", "letter", "legal_hold", "journal_change",
        ] {
            section(&told, kind);
        }
        let note = section(&told, "interview_note");
        assert!(note.fields.iter().any(|field| field.value == TOLD && field.is_free_text), "{note:?}");
        assert!(!note.title.is_empty(), "called after its topic");
        assert_eq!(value(section(&told, "interview"), "caregiver_ids"), Some("Noor de Vries, Tom Smit"));
        assert_eq!(value(section(&told, "letter"), "paper"), Some(TOLD), "the words, without letterhead and address");
        assert_eq!(value(section(&told, "application"), "concerns"), Some("Slaapt slecht sinds de verhuizing."));
        let whole = words(&told);
        assert!(!whole.contains(id.as_ref()), "no id is left");
        assert!(!whole.contains("search_key") && !whole.contains("version"));
    }

    async fn what_was_done_is_told_with_the_names_that_the_reader_knows(desk: Desk) {
        let (id, noor, tom) = sam_with_parents_apart(&desk).await;
        let child = child_of(&desk, &id).await;
        let deed = |file: &AccessFile, deed: &str| value(section(file, "journal_change"), deed).unwrap().to_owned();
        let told = asked(&desk, AccessSubject::Child { id: child.clone() }).await;
        assert_eq!(deed(&told, "application.register"), "2026-11-23T08:15:00.000Z · Anja Peters · Sam de Vries");
        // A sister comes in Noor's home, and Tom's name changes: neither is for the file of the other.
        let sister = CaregiverDraft { caregiver_id: Some(noor.clone()), ..noor_here() };
        registered(&desk, &application(child_called("Liv"), vec![sister])).await;
        let members = dossier_of(&desk, &id).await.family.members;
        let home = members.into_iter().find(|one| one.caregiver.id == noor).unwrap().household.unwrap();
        let moved = driehoek::family::Household { street: Some("Hoofdstraat 3".into()), ..home };
        driehoek::family::save::save_household(&desk.store, &desk.actor, moved).await.unwrap();
        let told = asked(&desk, AccessSubject::Child { id: child }).await;
        assert!(!words(&told).contains("Liv"), "a sister has a file of her own");
        assert!(deed(&told, "household.save").ends_with(" · Noor de Vries"));
        let his = asked(&desk, AccessSubject::Caregiver { id: tom }).await;
        let deeds = section(&his, "journal_change");
        assert!(deeds.fields.iter().all(|one| !one.value.contains("Noor de Vries")), "{deeds:?}");
        assert!(deed(&his, "application.register").ends_with(" · Sam de Vries"));
    }

    async fn the_file_of_a_child_keeps_what_is_its_parents(desk: Desk) {
        let (id, ..) = sam_with_parents_apart(&desk).await;
        let child = child_of(&desk, &id).await;
        let told = asked(&desk, AccessSubject::Child { id: child }).await;
        let whole = words(&told);
        for word in TOMS.into_iter().chain(NOORS) {
            assert!(!whole.contains(word), "{word} is in it");
        }
        assert!(!whole.contains("06 0000 5555"), "also where it was typed in a remark");
        assert!(whole.contains("Hoofdstraat 1"), "where it lives itself");
        assert!(!whole.contains("no_contact_order") && !whole.contains("apart_talk"));
        assert_eq!(value(section(&told, "objection"), "note"), None);
        let left = |kind: &str, reason| told.left_out.iter().any(|one| one.kind == kind && one.reason == reason);
        assert!(left("caregiver", LeftOutReason::OfAnother));
        assert!(left("application", LeftOutReason::SecretAddress), "{:?}", told.left_out);
    }

    async fn the_file_of_a_caregiver_holds_their_own_and_nothing_of_the_other(desk: Desk) {
        let (id, noor, tom) = sam_with_parents_apart(&desk).await;
        letter_to(&desk, &id, &tom, "Alleen voor Tom: Molenweg 2.").await;
        letter_to(&desk, &id, &noor, "Alleen voor Noor.").await;
        let hers = asked(&desk, AccessSubject::Caregiver { id: noor }).await;
        let his = asked(&desk, AccessSubject::Caregiver { id: tom }).await;
        assert_eq!((hers.name.as_str(), his.name.as_str()), ("Noor de Vries", "Tom Smit"));
        let (her_words, his_words) = (words(&hers), words(&his));
        for word in TOMS.into_iter().chain(["Alleen voor Tom", "Tom Smit"]) {
            assert!(!her_words.contains(word), "{word} is in hers");
        }
        for word in NOORS.into_iter().chain(["Alleen voor Noor", "Hoofdstraat"]) {
            assert!(!his_words.contains(word), "{word} is in his");
        }
        assert_eq!(value(section(&his, "household"), "street"), Some("Molenweg 2"), "his own address is his");
        assert_eq!(value(section(&hers, "caregiver"), "email"), Some("noor.devries@example.nl"));
        assert_eq!(value(section(&hers, "caregiver_link"), "child_id"), Some("Sam de Vries"));
        assert_eq!(hers.sections.iter().filter(|one| one.kind == "caregiver_link").count(), 1, "custody of the other is not hers");
        assert!(his_words.contains("Alleen voor Tom"));
    }

    async fn a_caregiver_who_was_taken_away_from_the_child_learns_no_more_of_the_other_than_before(desk: Desk) {
        let (id, noor, _) = sam_with_parents_apart(&desk).await;
        letter_to(&desk, &id, &noor, "De andere ouder woont op de Molenweg 2 en heeft 06-00005555.").await;
        let members = dossier_of(&desk, &id).await.family.members;
        let link = members.into_iter().find(|member| member.caregiver.id == noor).unwrap().link;
        driehoek::family::save::remove_link(&desk.store, &desk.actor, link).await.unwrap();
        let hers = asked(&desk, AccessSubject::Caregiver { id: noor }).await;
        let her_words = words(&hers);
        for word in TOMS {
            assert!(!her_words.contains(word), "{word} is in hers");
        }
        assert_eq!(value(section(&hers, "interview"), "application_id"), Some("Sam de Vries"));
    }

    async fn what_the_director_left_out_is_not_in_the_data(desk: Desk) {
        let (id, ..) = sam_with_parents_apart(&desk).await;
        let child = child_of(&desk, &id).await;
        let told = asked(&desk, AccessSubject::Child { id: child }).await;
        let place = told.sections.iter().position(|one| one.kind == "application").unwrap();
        let field = told.sections[place].fields.iter().position(|one| one.field == "concerns").unwrap();
        let whole = told.sections.iter().position(|one| one.kind == "letter").unwrap();
        let number = |place: usize| i32::try_from(place).unwrap();
        let saved = data(told, &[(number(place), number(field)), (number(whole), -1)]).unwrap();
        assert_eq!(saved.name, "Inzage Sam de Vries.json");
        let json: serde_json::Value = serde_json::from_slice(&saved.content).unwrap();
        let text = json.to_string();
        assert!(!text.contains("Slaapt slecht") && !text.contains("\"letter\""));
        assert!(text.contains("\"application\"") && text.contains("\"agreement\""));
    }

    async fn what_was_read_through_becomes_an_accessible_paper(desk: Desk) {
        open_school(&desk).await;
        let line = |label: &str, value: String| AccessPaperLine { label: label.into(), value };
        let section = |number: usize| AccessPaperSection {
            heading: format!("Gesprek {number}"),
            lines: vec![line("Dag", "16 november 2026".into()), line("Gezegd", "Slaapt slecht. ".repeat(400))],
        };
        let read_through = AccessPaper {
            title: "Inzage Sam de Vries".into(),
            intro: vec!["Dit is alles wat de school over Sam bewaart.".into()],
            sections: (1..=12).map(section).collect(),
        };
        let saved = pdf(&desk.store, read_through, desk.today).await.unwrap();
        assert_eq!(saved.name, "Inzage Sam de Vries.pdf");
        assert!(saved.content.starts_with(b"%PDF") && saved.content.len() > 20_000, "{}", saved.content.len());
        let marks = String::from_utf8_lossy(&saved.content).contains("pdfuaid");
        assert!(marks, "it says that it is PDF/UA");
    }
}
