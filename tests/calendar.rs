//! Vandaag and search, which read all rooms.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::calendar::search::{HitKind, search};
use driehoek::calendar::today::{Today, today};
use driehoek::intake::draft::{ApplicationDraft, ApplicationRow};
use driehoek::intake::sight::Sight;
use driehoek::intake::{Agreement, AgreementId, AgreementRole, Decision, Step, Urgency, decide, dossier, plan};
use support::{Desk, both};

async fn today_of(desk: &Desk) -> Today {
    today(&mut *desk.db().await, &Sight::Everyone, desk.today).await.unwrap()
}

fn names(rows: &[ApplicationRow]) -> Vec<&str> {
    rows.iter().map(|row| row.name.as_str()).collect()
}

/// An aanmelding of one child with a mother of the same name.
fn of(roepnaam: &str, achternaam: &str, born_on: &str, received_on: &str) -> ApplicationDraft {
    let mother = caregiver("Eva", "", achternaam, "06-00001234");
    let draft = application(child(roepnaam, "", achternaam, born_on), vec![mother]);
    ApplicationDraft { received_on: Some(day(received_on)), ..draft }
}

both! {
    async fn an_empty_school_has_nothing_to_do_but_to_look_up_its_vacations(desk: Desk) {
        open_school(&desk).await;
        let today = today_of(&desk).await;
        assert_eq!((today.on, today.closed), (desk.today, None));
        assert!(today.deadlines.is_empty() && today.waiting.is_empty() && today.agreements.is_empty());
        assert!(today.to_check.iter().any(|period| period.name == "Voorjaarsvakantie"), "{:?}", today.to_check);
        assert!(today.to_check.is_sorted_by_key(|period| period.starts_on));
    }

    async fn a_last_day_is_said_two_weeks_ahead_and_stays_when_it_passed(desk: Desk) {
        open_school(&desk).await;
        let edge = registered(&desk, &of("Edge", "Aa", "2023-01-12", "2026-10-26")).await;
        registered(&desk, &of("Later", "Bos", "2023-01-12", "2026-10-27")).await;
        registered(&desk, &of("Past", "Cox", "2023-01-12", "2026-10-11")).await;
        registered(&desk, &of("Long", "Dam", "2022-08-01", "2026-08-01")).await;
        let today = today_of(&desk).await;
        assert_eq!(names(&today.deadlines), ["Long Dam", "Past Cox", "Edge Aa"], "the latest first");
        assert_eq!(names(&today.waiting), ["Later Bos"], "fifteen days ahead is no deadline yet");
        let last = today.deadlines.last().unwrap();
        assert_eq!((last.next.due_on, last.next.days_left), (Some(day("2026-12-07")), Some(14)));
        assert_eq!(today.deadlines.first().unwrap().next.urgency, Urgency::Late);

        decide::postpone(&desk.store, &desk.actor, &edge, 1, desk.today).await.unwrap();
        let today = today_of(&desk).await;
        assert_eq!(names(&today.deadlines), ["Long Dam", "Past Cox"], "four weeks more");
        assert_eq!(names(&today.waiting), ["Later Bos", "Edge Aa"]);
    }

    async fn a_deadline_shows_its_own_day_also_when_a_talk_comes_first(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &of("Sam", "Bos", "2023-01-12", "2026-10-20")).await;
        planned(&desk, &id, &school.director, "2026-11-25", "10:00").await;
        let today = today_of(&desk).await;
        let row = today.deadlines.first().unwrap();
        assert_eq!((row.next.step, row.next.due_on), (Step::HoldInterview, Some(day("2026-12-01"))));
    }

    async fn talks_are_split_in_today_and_the_rest_of_this_week(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        for (on, time) in [("2026-11-23", "11:00"), ("2026-11-23", "08:45"), ("2026-11-27", "10:00"), ("2026-11-30", "10:00")] {
            planned(&desk, &id, &school.director, on, time).await;
        }
        let off = planned(&desk, &id, &school.director, "2026-11-24", "10:00").await;
        plan::cancel(&desk.store, &desk.actor, &off, 1, desk.today).await.unwrap();
        let today = today_of(&desk).await;
        let times: Vec<_> = today.talks_today.iter().map(|talk| talk.starts_at.as_str()).collect();
        assert_eq!(times, ["08:45", "11:00"], "by time");
        let days: Vec<_> = today.talks_this_week.iter().map(|talk| talk.planned_on).collect();
        assert_eq!(days, [day("2026-11-27")], "next week is not this week, and called off is off");
    }

    async fn what_only_has_to_come_does_not_wait_for_anybody(desk: Desk) {
        let school = open_school(&desk).await;
        let planned_one = registered(&desk, &sam()).await;
        planned(&desk, &planned_one, &school.director, "2026-11-25", "10:00").await;
        let admitted_one = registered(&desk, &of("Pim", "Aa", "2022-12-05", "2026-09-01")).await;
        admitted(&desk, &admitted_one, "2026-12-07", &school.kikkers).await;
        let half = registered(&desk, &of("Ton", "Dam", "2023-01-20", "2026-09-01")).await;
        let admission = decision(&desk, &half, Decision::Admitted).await;
        decide::decide(&desk.store, &desk.actor, &admission, desk.today).await.unwrap();
        let today = today_of(&desk).await;
        assert_eq!(names(&today.waiting), ["Ton Dam"], "only he waits for a day and a group");
        assert_eq!((today.waiting_total, today.waiting.first().unwrap().next.step), (1, Step::AgreeStart));
    }

    async fn an_agreement_is_said_a_week_ahead_until_it_is_done(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let agree = async |what: &str, due_on: &str| {
            let agreement = Agreement {
                id: AgreementId::from(String::new()),
                version: 0,
                application_id: id.clone(),
                what: what.into(),
                role: AgreementRole::School,
                who: None,
                due_on: Some(day(due_on)),
                done_on: None,
                interview_id: None,
            };
            dossier::save_agreement(&desk.store, &desk.actor, agreement).await.unwrap().value
        };
        agree("Te ver", "2026-12-01").await;
        agree("Op tijd", "2026-11-30").await;
        let late = agree("Te laat", "2026-11-20").await;
        let due = today_of(&desk).await.agreements;
        let shown: Vec<_> = due.iter().map(|one| (one.agreement.what.as_str(), one.days_left, one.name.as_str())).collect();
        assert_eq!(shown, [("Te laat", -3, "Sam de Vries"), ("Op tijd", 7, "Sam de Vries")]);
        let done = Agreement { done_on: Some(desk.today), ..late };
        dossier::save_agreement(&desk.store, &desk.actor, done).await.unwrap();
        assert_eq!(today_of(&desk).await.agreements.len(), 1);
        decide::withdraw(&desk.store, &desk.actor, &id, 1, desk.today, "").await.unwrap();
        assert!(today_of(&desk).await.agreements.is_empty(), "who withdrew owes nothing");
    }

    async fn a_closed_day_says_why(desk: Desk) {
        open_school(&desk).await;
        let closed = today(&mut *desk.db().await, &Sight::Everyone, day("2026-12-22")).await.unwrap().closed.unwrap();
        assert_eq!((closed.starts_on, closed.ends_on), (day("2026-12-19"), day("2027-01-03")));
    }

    async fn anybody_is_found_by_name_or_number_and_leads_to_the_newest_aanmelding(desk: Desk) {
        open_school(&desk).await;
        let mut draft = application(child("Zoë", "van den", "Hoek", "2023-01-12"), vec![caregiver("Łukasz", "", "Wójcik", "06-00007777")]);
        let id = registered(&desk, &draft).await;
        let find = async |text: &str| search(&mut *desk.db().await, text, &Sight::Everyone, desk.today).await.unwrap();
        let hits = find("hoek zoe").await;
        let hit = hits.first().unwrap();
        assert_eq!((hit.kind, hit.name.as_str(), hit.application_id.as_ref()), (HitKind::Child, "Zoë van den Hoek", Some(&id)));
        let hits = find("wojcik").await;
        let hit = hits.first().unwrap();
        assert_eq!((hit.kind, hit.name.as_str(), hit.child_name.as_str()), (HitKind::Caregiver, "Łukasz Wójcik", "Zoë van den Hoek"));
        assert_eq!(hit.application_id.as_ref(), Some(&id));
        assert_eq!(find("00007777").await.len(), 1, "by the number on the display");
        for nothing in ["", "  ", "%", "_", "niemand", "'); drop table child; --"] {
            assert_eq!(find(nothing).await, vec![], "{nothing:?}");
        }

        decide::withdraw(&desk.store, &desk.actor, &id, 1, desk.today, "").await.unwrap();
        draft.child.child_id = Some(hits.first().unwrap().child_id.clone());
        draft.caregivers.first_mut().unwrap().caregiver_id = caregivers_of(&desk, &id).await.into_iter().next();
        draft.received_on = Some(desk.today);
        let newer = registered(&desk, &draft).await;
        assert_eq!(find("zoe").await.first().unwrap().application_id.as_ref(), Some(&newer));
    }

    async fn a_caregiver_leads_to_the_youngest_child_and_says_its_group(desk: Desk) {
        let school = open_school(&desk).await;
        let first = registered(&desk, &ApplicationDraft { received_on: Some(day("2026-08-20")), ..application(child("Bram", "de", "Vries", "2022-10-01"), vec![noor()]) }).await;
        admitted(&desk, &first, "2026-10-01", &school.kikkers).await;
        let hit = search(&mut *desk.db().await, "noor", &Sight::Everyone, desk.today).await.unwrap().into_iter().next().unwrap();
        assert_eq!((hit.child_name.as_str(), hit.group.as_deref()), ("Bram de Vries", Some("Kikkers")));
    }
}
