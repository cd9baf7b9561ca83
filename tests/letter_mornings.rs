//! Papers about wenochtenden: the invitation with its days, the file for a calendar, the list of a day and the week of a teacher.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;
#[path = "support/wen.rs"]
mod wen;

use std::io::Write as _;
use std::process::{Command, Stdio};

use desk_work::*;
use driehoek::family::{Link, store as family_store};
use driehoek::intake::ApplicationId;
use driehoek::intake::sight::Sight;
use driehoek::letter::{LetterKind, LetterOrder, ics, make, mornings, store as letters};
use driehoek::school::{School, people, store as school_store};
use driehoek::store::all;
use driehoek::wenochtend::draft::{DaysQuery, MorningCancel};
use driehoek::wenochtend::{CancelReason, plan};
use driehoek::{Error, family};
use support::{Desk, both, now};
use wen::{morning, open_groups, sam_bos, try_plan};

const KIKKERS_BRING: &str = "Een beker en een tussendoortje";

async fn school_says_what_to_bring(desk: &Desk) {
    let school = school_store::school(&mut *desk.db().await).await.unwrap();
    let says = School { wen_bring: Some(KIKKERS_BRING.into()), ..school };
    people::save_school(&desk.store, &desk.actor, says).await.unwrap();
}

/// The words of the letter to the first household.
async fn letter(desk: &Desk, id: &ApplicationId, kind: LetterKind) -> Result<String, Error> {
    let order = LetterOrder { application_id: id.clone(), kind, interview_id: None };
    let plan = make::plan(&mut *desk.db().await, &order, desk.today).await?;
    let readers: Vec<_> = plan.recipients.into_iter().map(|one| one.caregiver_ids).collect();
    let made = make::make(&desk.store, &desk.actor, &order, &readers, desk.today).await?;
    let (_, paper) = make::kept(&mut *desk.db().await, &made.value[0]).await?;
    Ok(serde_json::to_string(&paper).unwrap())
}

async fn lines_of(desk: &Desk, id: &ApplicationId) -> Vec<String> {
    let file = ics::mornings(&mut *desk.db().await, id, now()).await.unwrap();
    let text = String::from_utf8(file.content).unwrap();
    text.replace("\r\n ", "").lines().map(str::to_owned).collect()
}

fn values(lines: &[String], name: &str) -> Vec<String> {
    lines.iter().filter_map(|line| line.strip_prefix(&format!("{name}:"))).map(str::to_owned).collect()
}

fn read_back(pdf: &[u8]) -> String {
    let mut program = Command::new("pdftotext");
    let mut program = program.args(["-layout", "-", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    program.stdin.take().unwrap().write_all(pdf).unwrap();
    let text = String::from_utf8(program.wait_with_output().unwrap().stdout).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

both! {
    async fn parents_read_on_which_mornings_their_child_is_welcome(desk: Desk) {
        let school = open_groups(&desk).await;
        school_says_what_to_bring(&desk).await;
        let id = sam_bos(&desk, &school.kikkers).await;
        try_plan(&desk, &id, &["2026-12-08", "2026-12-16"]).await.unwrap();
        let said = letter(&desk, &id, LetterKind::WenInvitation).await.unwrap();
        for words in ["Wenochtenden voor Sam", "Dinsdag 8 december 2026", "Woensdag 16 december 2026", "van 8.20 uur tot 12.00 uur",
            KIKKERS_BRING, "Groep: "] {
            assert!(said.contains(words), "{words} in {said}");
        }
        assert!(!said.contains('{') || !said.contains("{ochtenden}"), "no field is left");
        let welcome = letter(&desk, &id, LetterKind::Welcome).await.unwrap();
        assert!(welcome.contains("Dinsdag 8 december 2026"), "the welcome letter knows them too: {welcome}");
    }

    async fn without_mornings_there_is_nobody_to_invite(desk: Desk) {
        let school = open_groups(&desk).await;
        let id = sam_bos(&desk, &school.kikkers).await;
        let order = LetterOrder { application_id: id.clone(), kind: LetterKind::WenInvitation, interview_id: None };
        let refused = make::make(&desk.store, &desk.actor, &order, &[Vec::new()], desk.today).await;
        assert!(matches!(refused, Err(Error::Invalid { .. } | Error::NotFound { .. })), "{refused:?}");
        assert!(letters::letters(&mut *desk.db().await, &id).await.unwrap().is_empty(), "nothing was kept");
        let no_file = ics::mornings(&mut *desk.db().await, &id, now()).await;
        assert_eq!(refusals(no_file), ["mornings: nothing_to_tell!"]);
    }

    async fn a_calendar_gets_each_morning_that_comes_and_the_same_event_when_it_moves(desk: Desk) {
        let school = open_groups(&desk).await;
        school_says_what_to_bring(&desk).await;
        let id = sam_bos(&desk, &school.kikkers).await;
        let ids = try_plan(&desk, &id, &["2026-12-08", "2026-12-16"]).await.unwrap().value;
        let lines = lines_of(&desk, &id).await;
        assert_eq!(values(&lines, "DTSTART"), ["20261208T072000Z", "20261216T072000Z"], "winter time");
        assert_eq!(values(&lines, "DTEND"), ["20261208T110000Z", "20261216T110000Z"], "until the lunch break");
        assert_eq!(values(&lines, "UID"), ids.iter().map(|id| format!("{id}@driehoek.invalid")).collect::<Vec<_>>());
        assert_eq!(values(&lines, "SUMMARY"), ["Wenochtend Sam", "Wenochtend Sam"]);
        assert!(values(&lines, "DESCRIPTION").iter().all(|words| words.contains("tussendoortje")), "{lines:?}");
        let cancel = MorningCancel { id: ids[0].clone(), version: 1, reason: CancelReason::School };
        plan::cancel(&desk.store, &desk.actor, &cancel, desk.today).await.unwrap();
        let left = lines_of(&desk, &id).await;
        assert_eq!(values(&left, "DTSTART"), ["20261216T072000Z"], "what was called off is not in it");
    }

    async fn a_whole_day_lasts_until_the_lessons_end(desk: Desk) {
        let school = open_groups(&desk).await;
        let id = sam_bos(&desk, &school.kikkers).await;
        let whole = driehoek::wenochtend::draft::MorningDraft { half_days: 2, ..morning(&id, "2026-12-08") };
        plan::plan(&desk.store, &desk.actor, &[whole], desk.today).await.unwrap();
        assert_eq!(values(&lines_of(&desk, &id).await, "DTEND"), ["20261208T130000Z"]);
        assert!(letter(&desk, &id, LetterKind::WenInvitation).await.unwrap().contains("tot 14.00 uur"));
    }

    async fn the_list_of_a_day_says_whom_to_call_and_hides_who_may_have_no_contact(desk: Desk) {
        let school = open_groups(&desk).await;
        let id = sam_bos(&desk, &school.kikkers).await;
        try_plan(&desk, &id, &["2026-12-08"]).await.unwrap();
        let query = DaysQuery { from: day("2026-12-08"), until: day("2026-12-08"), group_id: None, staff_id: None };
        let list = || async {
            let file = mornings::day_list(&desk.store, &query, &Sight::Everyone, desk.today).await.unwrap();
            assert_eq!(file.name, "Wenochtend dinsdag 8 december 2026.pdf");
            read_back(&file.content)
        };
        let said = list().await;
        for words in ["Sam Bos", "1e van 1 keer", "Noor Bos", "06-0000"] {
            assert!(said.contains(words), "{words} in {said}");
        }
        let application = driehoek::intake::store::application(&mut *desk.db().await, &id).await.unwrap();
        let links: Vec<Link> = all(&mut *desk.db().await, "where child_id = $1", [application.child_id.as_ref().into()]).await.unwrap();
        let barred = Link { no_contact_order: true, ..links[0].clone() };
        family::save::save_link(&desk.store, &desk.actor, barred).await.unwrap();
        assert!(!list().await.contains("Noor Bos"), "whoever may have no contact is not called");
        assert!(family_store::child(&mut *desk.db().await, &application.child_id).await.is_ok());
    }

    async fn a_teacher_gets_the_own_days_of_a_week_and_nobody_elses(desk: Desk) {
        let school = open_groups(&desk).await;
        let id = sam_bos(&desk, &school.kikkers).await;
        // Sanne has the Kikkers on Tuesday, Joost on Thursday.
        try_plan(&desk, &id, &["2026-12-08", "2026-12-10"]).await.unwrap();
        let week = |staff: driehoek::school::StaffId| {
            let desk = &desk;
            async move {
                let monday = day("2026-12-07");
                let file = mornings::week_sheet(&desk.store, &staff, monday, &Sight::Everyone, desk.today).await.unwrap();
                read_back(&file.content)
            }
        };
        let sanne = week(school.teacher.clone()).await;
        assert!(sanne.contains("Dinsdag 8 december") && !sanne.contains("10 december"), "{sanne}");
        let joost = week(school.support.clone()).await;
        assert!(joost.contains("Donderdag 10 december") && !joost.contains("8 december"), "{joost}");
        let nobody = week(school.director.clone()).await;
        assert!(nobody.contains("Er komen geen wenkinderen"), "{nobody}");
    }
}
