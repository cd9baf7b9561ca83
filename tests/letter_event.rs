//! The ICS of an intake interview, as a calendar reads it.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::finding::FindingCode;
use driehoek::intake::draft::{ApplicationDraft, InterviewDraft};
use driehoek::intake::{InterviewId, plan};
use driehoek::letter::ics;
use driehoek::school::{School, people, store as school_store};
use driehoek::{Error, family::draft::CaregiverDraft};
use support::{Desk, both, now};

/// The lines of the file, unfolded as RFC 5545 says.
async fn lines_of(desk: &Desk, id: &InterviewId) -> Vec<String> {
    let file = ics::invitation(&mut *desk.db().await, id, now()).await.unwrap();
    let text = String::from_utf8(file.content).unwrap();
    for line in text.split("\r\n") {
        assert!(line.len() <= 75 && !line.contains('\n'), "a line is at most 75 bytes and ends with CRLF: {line:?}");
    }
    text.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

fn value(lines: &[String], name: &str) -> String {
    let found = lines.iter().find_map(|line| line.strip_prefix(&format!("{name}:")));
    found.unwrap_or_else(|| panic!("no {name} in {lines:#?}")).to_owned()
}

/// KC De Sprong with an address of its own.
async fn school_with_address(desk: &Desk) -> OpenSchool {
    let open = open_school(desk).await;
    let school = school_store::school(&mut *desk.db().await).await.unwrap();
    let address = School {
        street: Some("Kerkstraat 12".into()),
        postcode: Some("5446 AA".into()),
        city: Some("Wanroij".into()),
        ..school
    };
    people::save_school(&desk.store, &desk.actor, address).await.unwrap();
    open
}

both! {
    async fn a_calendar_gets_child_school_and_time(desk: Desk) {
        let school = school_with_address(&desk).await;
        let id = registered(&desk, &sam()).await;
        let talk = planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        let file = ics::invitation(&mut *desk.db().await, &talk, now()).await.unwrap();
        assert_eq!(file.name, "Intakegesprek Sam.ics");
        let lines = lines_of(&desk, &talk).await;
        assert_eq!(lines.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
        assert_eq!(value(&lines, "METHOD"), "PUBLISH");
        assert_eq!(value(&lines, "UID"), format!("{talk}@driehoek.invalid"));
        assert_eq!(value(&lines, "SUMMARY"), "Intakegesprek Sam");
        assert_eq!(value(&lines, "DTSTART"), "20261126T090000Z", "winter time");
        assert_eq!(value(&lines, "DTEND"), "20261126T094000Z");
        assert_eq!(value(&lines, "DTSTAMP"), now().format("%Y%m%dT%H%M%SZ").to_string());
        assert_eq!(value(&lines, "LOCATION"), r"KC De Sprong\, Kerkstraat 12\, 5446 AA Wanroij");
        assert_eq!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count(), 1);
    }

    async fn in_summer_the_same_hour_is_another_moment(desk: Desk) {
        let school = school_with_address(&desk).await;
        let id = registered(&desk, &sam()).await;
        let talk = planned(&desk, &id, &school.director, "2027-06-15", "10:00").await;
        assert_eq!(value(&lines_of(&desk, &talk).await, "DTSTART"), "20270615T080000Z");
    }

    async fn a_talk_that_moved_is_the_same_event_and_counts_on(desk: Desk) {
        let school = school_with_address(&desk).await;
        let id = registered(&desk, &sam()).await;
        let talk = planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        let before = lines_of(&desk, &talk).await;
        let draft = plan::options(&mut *desk.db().await, &id, &plan::Planning::Next, desk.today).await.unwrap().draft;
        let moved = InterviewDraft { planned_on: Some(day("2026-11-27")), ..draft };
        plan::plan(&desk.store, &desk.actor, &moved, desk.today).await.unwrap();
        let after = lines_of(&desk, &talk).await;
        assert_eq!(value(&before, "UID"), value(&after, "UID"));
        let count = |lines: &[String]| value(lines, "SEQUENCE").parse::<i32>().unwrap();
        assert!(count(&before) < count(&after), "a calendar takes the newer one");
    }

    async fn it_holds_nothing_of_where_the_family_lives(desk: Desk) {
        let school = school_with_address(&desk).await;
        let hidden = CaregiverDraft {
            street: "Geheimpad 7".into(),
            postcode: "5443 ZZ".into(),
            city: "Haps".into(),
            email: "noor@example.nl".into(),
            secret_address: true,
            ..noor()
        };
        let id = registered(&desk, &ApplicationDraft { caregivers: vec![hidden], ..sam() }).await;
        let talk = planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        let text = lines_of(&desk, &talk).await.join("\n");
        for secret in ["Geheimpad", "5443", "Haps", "00001234", "noor@", "Noor", "Vries"] {
            assert!(!text.contains(secret), "{secret} does not belong in a calendar:\n{text}");
        }
    }

    async fn a_talk_that_was_held_is_nothing_to_come_to(desk: Desk) {
        let school = school_with_address(&desk).await;
        let id = registered(&desk, &sam()).await;
        let talk = planned(&desk, &id, &school.director, "2026-11-20", "10:00").await;
        plan::hold(&desk.store, &desk.actor, &talk, 1, day("2026-11-20")).await.unwrap();
        let refused = ics::invitation(&mut *desk.db().await, &talk, now()).await;
        assert_eq!(refusals(refused), ["interview_id: nothing_to_tell!"]);
    }

    async fn a_talk_that_was_called_off_has_no_event(desk: Desk) {
        let school = school_with_address(&desk).await;
        let id = registered(&desk, &sam()).await;
        let talk = planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        plan::cancel(&desk.store, &desk.actor, &talk, 1, desk.today).await.unwrap();
        let refused = ics::invitation(&mut *desk.db().await, &talk, now()).await;
        let Err(Error::Invalid { findings }) = refused else { panic!("should have been refused: {refused:?}") };
        let finding = findings.first().unwrap();
        let what = finding.values.get("what").map(String::as_str);
        assert_eq!((finding.code, what), (FindingCode::NothingToTell, Some("planned_talk")));
        let unknown = ics::invitation(&mut *desk.db().await, &InterviewId::new(), now()).await;
        assert!(matches!(unknown, Err(Error::NotFound { .. })), "{unknown:?}");
    }
}
