//! The calendar, the children and the days of wenochtenden, what is left to do, and writing down how a morning went.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;
#[path = "support/wen.rs"]
mod wen;

use desk_work::*;
use driehoek::Error;
use driehoek::calendar::today::today;
use driehoek::family::draft::CaregiverDraft;
use driehoek::intake::sight::Sight;
use driehoek::intake::{ApplicationId, Status};
use driehoek::rights::Role;
use driehoek::school::rules::ClosureName;
use driehoek::school::{GroupId, StaffId};
use driehoek::store::{Changed, Page};
use driehoek::wenochtend::draft::{
    ChildMornings, DayList, DaysQuery, MarkDraft, SkippedWeek, WenCalendar, WenChildRow, WenFilter, WenState, WenTodo,
};
use driehoek::wenochtend::{
    Answer, Attendance, CancelReason, Morning, MorningId, brief, calendar, children, days, mark, plan,
};
use support::{Desk, both};
use wen::*;

/// A form in which nothing was typed, of a morning as it is now.
async fn form(desk: &Desk, id: &MorningId) -> MarkDraft {
    MarkDraft {
        id: id.clone(),
        version: read(desk, id).await.version,
        attendance: None,
        left_at: String::new(),
        play: String::new(),
        contact: String::new(),
        language: String::new(),
        self_reliance: String::new(),
        toilet: String::new(),
        parents_impression: String::new(),
        next_question: String::new(),
    }
}

async fn present(desk: &Desk, id: &MorningId) -> MarkDraft {
    MarkDraft { attendance: Some(Attendance::Present), ..form(desk, id).await }
}

async fn marked(desk: &Desk, draft: &MarkDraft, on: &str) -> driehoek::Result<Changed<Morning>> {
    mark::mark(&desk.store, &desk.actor, draft, day(on)).await
}

async fn week(desk: &Desk, group_id: Option<&GroupId>, sight: &Sight) -> WenCalendar {
    let (from, until) = (day("2026-11-23"), day("2026-12-04"));
    calendar::calendar(&mut *desk.db().await, group_id, from, until, sight, desk.today).await.unwrap()
}

async fn listed(desk: &Desk, filter: &WenFilter, sight: &Sight) -> Page<WenChildRow> {
    children::list(&mut *desk.db().await, filter, 0, sight, desk.today).await.unwrap()
}

async fn mornings(desk: &Desk, id: &ApplicationId) -> ChildMornings {
    children::of_application(&mut *desk.db().await, id, desk.today).await.unwrap()
}

fn asked(from: &str, until: &str) -> DaysQuery {
    DaysQuery { from: day(from), until: day(until), group_id: None, staff_id: None }
}

async fn days_for(desk: &Desk, query: &DaysQuery, sight: &Sight) -> Vec<DayList> {
    days::days(&mut *desk.db().await, query, sight, desk.today).await.unwrap()
}

async fn todo(desk: &Desk, sight: &Sight) -> WenTodo {
    brief::todo(&mut *desk.db().await, sight, desk.today).await.unwrap()
}

async fn teacher(desk: &Desk, staff_id: &StaffId) -> Sight {
    Sight::of(&mut *desk.db().await, Role::Teacher, Some(staff_id), desk.today).await.unwrap()
}

fn names(list: &DayList) -> Vec<&str> {
    list.mornings.iter().map(|one| one.row.name.as_str()).collect()
}

both! {
    async fn how_a_morning_went_is_kept_with_who_wrote_it_down(desk: Desk) {
        let school = open_groups(&desk).await;
        let id = sam_bos(&desk, &school.kikkers).await;
        let morning = comes_on(&desk, &id, &["2026-11-24"]).await.remove(0);
        let draft = MarkDraft {
            attendance: Some(Attendance::WentHome),
            left_at: "9:45".into(),
            play: "  Bouwde een toren. ".into(),
            next_question: "Lukt het afscheid korter?".into(),
            ..form(&desk, &morning).await
        };
        let kept = marked(&desk, &draft, "2026-11-24").await.unwrap();
        assert_eq!((kept.value.left_at.as_deref(), kept.value.play.as_deref()), (Some("09:45"), Some("Bouwde een toren.")));
        assert_eq!(kept.value.marked_by.as_deref(), Some("Anja Peters"));
        let change = kept.change.unwrap();
        assert_eq!((change.deed.as_str(), change.subject.as_str()), ("wenochtend.mark", "Sam Bos"));
        let again = MarkDraft { version: kept.value.version, ..draft };
        let truus = driehoek::store::Actor { name: "Truus Ermers".into(), ..desk.actor.clone() };
        let same = mark::mark(&desk.store, &truus, &again, day("2026-11-25")).await.unwrap();
        assert!(same.change.is_none(), "who changes nothing wrote nothing");
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(read(&desk, &morning).await.attendance, None);
    }

    async fn whoever_takes_back_that_the_child_came_keeps_what_was_seen(desk: Desk) {
        let school = open_groups(&desk).await;
        let id = sam_bos(&desk, &school.kikkers).await;
        let morning = comes_on(&desk, &id, &["2026-11-24"]).await.remove(0);
        let seen = MarkDraft { play: "Speelde buiten.".into(), left_at: "10:00".into(), ..present(&desk, &morning).await };
        let kept = marked(&desk, &seen, "2026-11-24").await.unwrap().value;
        assert_eq!(kept.left_at, None, "who stayed did not leave");
        let back = MarkDraft { attendance: None, version: kept.version, ..seen };
        let kept = marked(&desk, &back, "2026-11-25").await.unwrap().value;
        assert_eq!((kept.attendance, kept.play.as_deref()), (None, Some("Speelde buiten.")));
        let nothing = marked(&desk, &form(&desk, &morning).await, "2026-11-25").await.unwrap().value;
        assert_eq!((nothing.play, nothing.marked_by), (None, None));
    }

    async fn a_morning_to_come_or_called_off_is_not_marked_and_a_time_must_be_one(desk: Desk) {
        let school = open_groups(&desk).await;
        let id = sam_bos(&desk, &school.kikkers).await;
        let planned = comes_on(&desk, &id, &["2026-11-24", "2026-11-25"]).await;
        let early = marked(&desk, &present(&desk, &planned[0]).await, "2026-11-23").await;
        assert_eq!(refusals(early), ["planned_on: in_the_future!"]);
        let home = MarkDraft { attendance: Some(Attendance::WentHome), ..form(&desk, &planned[0]).await };
        assert_eq!(refusals(marked(&desk, &home, "2026-11-24").await), ["left_at: not_a_time!"]);
        let long = MarkDraft { contact: "a".repeat(5001), ..present(&desk, &planned[0]).await };
        assert_eq!(refusals(marked(&desk, &long, "2026-11-24").await), ["contact: too_long!"]);
        let old = present(&desk, &planned[1]).await;
        let version = old.version;
        plan::answer(&desk.store, &desk.actor, &planned[1], version, Answer::Cannot, desk.today).await.unwrap();
        assert!(matches!(marked(&desk, &old, "2026-11-25").await, Err(Error::Conflict { .. })), "first what changed");
        let off = marked(&desk, &present(&desk, &planned[1]).await, "2026-11-25").await;
        assert_eq!(refusals(off), ["attendance: morning_cancelled!"]);
        assert_eq!(read(&desk, &planned[0]).await.attendance, None, "nothing was written");
    }

    async fn a_teacher_marks_only_the_own_children(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let bo = newcomer(&desk, "Vos", "2023-01-12", "2027-01-12", &school.otters).await;
        let hers = comes_on(&desk, &sam, &["2026-11-24"]).await.remove(0);
        let other = comes_on(&desk, &bo, &["2026-11-24"]).await.remove(0);
        let sanne = teacher(&desk, &school.teacher).await;
        assert_eq!(mark::refuse_unseen(&mut *desk.db().await, &hers, &sanne).await, Ok(()));
        assert_eq!(mark::refuse_unseen(&mut *desk.db().await, &other, &sanne).await, Err(Error::NotAllowed));
    }

    async fn the_calendar_shows_groups_days_and_who_comes(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let bo = newcomer(&desk, "Vos", "2023-01-12", "2027-01-12", &school.otters).await;
        comes_on(&desk, &sam, &["2026-11-24", "2026-12-08"]).await;
        comes_on(&desk, &bo, &["2026-11-24"]).await;
        close(&desk, "2026-11-26", "2026-11-26").await;
        let shown = week(&desk, None, &Sight::Everyone).await;
        assert_eq!(shown.days.len(), 10, "two weeks without weekends");
        assert!(matches!(shown.days[3].closed.as_ref().map(|one| &one.name), Some(ClosureName::Period(_))));
        assert_eq!(shown.days[5].skipped, Some(SkippedWeek::Sinterklaas));
        let groups: Vec<_> = shown.groups.iter().map(|one| (one.name.as_str(), one.lesson_weekdays.len())).collect();
        assert_eq!(groups, [("Kikkers", 4), ("Otters", 5)]);
        let who: Vec<_> = shown.mornings.iter().map(|one| (one.name.as_str(), one.number, one.of)).collect();
        assert_eq!(who, [("Sam Bos", 1, 2), ("Sam Vos", 1, 1)]);
        assert!(shown.fills.iter().all(|fill| (fill.used, fill.places) == (1, 2)) && shown.fills.len() == 2);
        let only = week(&desk, Some(&school.otters.id), &Sight::Everyone).await;
        assert_eq!((only.groups.len(), only.mornings.len(), only.fills.len()), (1, 1, 1));
    }

    async fn a_teacher_sees_the_own_groups_and_how_full_they_are_without_the_names_of_others(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let bo = newcomer(&desk, "Vos", "2023-01-12", "2027-01-12", &school.otters).await;
        comes_on(&desk, &sam, &["2026-11-24"]).await;
        comes_on(&desk, &bo, &["2026-11-24"]).await;
        let sanne = teacher(&desk, &school.teacher).await;
        let shown = week(&desk, None, &sanne).await;
        assert_eq!(shown.groups.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Kikkers"]);
        assert_eq!(shown.mornings.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Sam Bos"]);
        assert_eq!(listed(&desk, &WenFilter::default(), &sanne).await.total, 1);
        let lists = days_for(&desk, &asked("2026-11-24", "2026-11-24"), &sanne).await;
        assert_eq!(names(&lists[0]), ["Sam Bos"]);
        let full = Sight::Only { children: Default::default(), applications: Default::default() };
        let nobody = week(&desk, None, &full).await;
        assert_eq!((nobody.groups.len(), nobody.fills.len(), nobody.mornings.len()), (0, 0, 0));
        // Of a child in her group whom she may not see, only the place is told.
        let Sight::Only { children, applications } = sanne else { panic!("a teacher sees some") };
        let eva = newcomer(&desk, "Eik", "2023-01-13", "2027-01-13", &school.kikkers).await;
        comes_on(&desk, &eva, &["2026-11-24"]).await;
        let shown = week(&desk, None, &Sight::Only { children, applications }).await;
        assert_eq!((shown.fills[0].used, shown.mornings.len()), (2, 1));
    }

    async fn a_year_is_shown_and_not_more(desk: Desk) {
        open_groups(&desk).await;
        let asked = async |from, until| {
            calendar::calendar(&mut *desk.db().await, None, day(from), day(until), &Sight::Everyone, desk.today).await
        };
        assert_eq!(asked("2026-08-01", "2027-07-31").await.unwrap().days.len(), 260);
        assert_eq!(refusals(asked("2026-08-01", "2027-08-06").await), ["until: out_of_range!"]);
        assert_eq!(refusals(asked("2026-08-02", "2026-08-01").await), ["until: ends_before_start!"]);
        let days = DaysQuery { from: day("2026-11-01"), until: day("2026-12-03"), group_id: None, staff_id: None };
        let long = days::days(&mut *desk.db().await, &days, &Sight::Everyone, desk.today).await;
        assert_eq!(refusals(long), ["until: out_of_range!"]);
    }

    async fn children_are_listed_by_window_with_where_they_stand(desk: Desk) {
        let school = open_groups(&desk).await;
        let later = newcomer(&desk, "Aal", "2023-01-30", "2027-02-01", &school.otters).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        newcomer(&desk, "Zee", "2023-09-01", "2027-09-02", &school.next_year).await;
        applied(&desk, "Open", "2023-01-02").await;
        comes_on(&desk, &sam, &["2026-11-24", "2026-11-25"]).await;
        let all = listed(&desk, &WenFilter::default(), &Sight::Everyone).await;
        let rows: Vec<_> = all.rows.iter().map(|row| (row.name.as_str(), row.planned, row.unanswered, row.state)).collect();
        let (to_plan, early) = (WenState::ToPlan, WenState::TooEarly);
        assert_eq!(rows, [("Sam Bos", 2, 2, to_plan), ("Sam Aal", 0, 0, to_plan), ("Sam Zee", 0, 0, early)]);
        assert_eq!(all.rows[0].next_on, Some(day("2026-11-24")));
        let early = listed(&desk, &WenFilter { state: Some(early), group_id: None }, &Sight::Everyone).await;
        assert_eq!((early.total, early.rows[0].name.as_str()), (1, "Sam Zee"));
        let otters = WenFilter { state: None, group_id: Some(school.otters.id.clone()) };
        assert_eq!(listed(&desk, &otters, &Sight::Everyone).await.rows[0].application_id, later);
        let next = WenFilter { state: None, group_id: Some(school.kikkers.id.clone()) };
        assert_eq!(listed(&desk, &next, &Sight::Everyone).await.total, 2, "a group goes on under its name");
    }

    async fn numbers_count_the_mornings_that_stand_by_day(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let planned = comes_on(&desk, &sam, &["2026-12-09", "2026-11-24", "2026-11-25"]).await;
        plan::answer(&desk.store, &desk.actor, &planned[1], 1, Answer::Cannot, desk.today).await.unwrap();
        let whole = mornings(&desk, &sam).await;
        let numbers: Vec<_> = whole.mornings.iter().map(|row| (row.morning.planned_on, row.number, row.of)).collect();
        assert_eq!(numbers, [(day("2026-11-24"), 0, 2), (day("2026-11-25"), 1, 2), (day("2026-12-09"), 2, 2)]);
        assert_eq!(whole.mornings[0].morning.cancel_reason, Some(CancelReason::Parents));
        assert_eq!(whole.mornings[1].teachers, ["Sanne de Wit"]);
        assert_eq!((whole.half_days, whole.most_half_days), (2, 10), "what was called off does not count");
        assert_eq!(whole.child.unwrap().planned, 2);
    }

    async fn a_child_that_is_not_admitted_has_no_numbers_and_one_that_came_keeps_its_mornings(desk: Desk) {
        let school = open_groups(&desk).await;
        let open = applied(&desk, "Open", "2023-01-02").await;
        assert_eq!(mornings(&desk, &open).await.child, None);
        let sam = sam_bos(&desk, &school.kikkers).await;
        comes_on(&desk, &sam, &["2026-11-24"]).await;
        let after = Desk { today: day("2027-02-01"), ..desk.clone() };
        let whole = mornings(&after, &sam).await;
        assert_eq!((whole.mornings.len(), whole.child.is_some(), whole.summer), (1, true, None));
        assert_eq!(listed(&after, &WenFilter::default(), &Sight::Everyone).await.total, 0, "it is a pupil by then");
    }

    async fn the_list_of_a_day_says_whom_to_call_and_what_to_know(desk: Desk) {
        let school = open_groups(&desk).await;
        let emergency = CaregiverDraft { emergency_contact: true, lives_there: false, ..caregiver("Oma", "", "Riet", "06-00001111") };
        let father = CaregiverDraft { no_contact_order: true, ..caregiver("Tom", "", "Smit", "06-00005555") };
        let mother = CaregiverDraft {
            street: "Molenweg 2".into(),
            postcode: "5451 HJ".into(),
            city: "Mill".into(),
            secret_address: true,
            ..noor()
        };
        let mut draft = application(child("Sam", "de", "Vries", "2023-01-12"), vec![mother, father, emergency]);
        draft.child.remarks = "Notenallergie.".into();
        let id = registered(&desk, &draft).await;
        admitted(&desk, &id, "2027-01-12", &school.kikkers).await;
        let planned = comes_on(&desk, &id, &["2026-11-24", "2026-11-25"]).await;
        let question = MarkDraft { next_question: "Lukt het afscheid?".into(), ..present(&desk, &planned[0]).await };
        marked(&desk, &question, "2026-11-24").await.unwrap();
        let lists = days_for(&desk, &asked("2026-11-24", "2026-11-30"), &Sight::Everyone).await;
        assert_eq!(lists.iter().map(|list| list.mornings.len()).collect::<Vec<_>>(), [1, 1, 0, 0, 0], "and no weekend");
        let second = &lists[1].mornings[0];
        let called: Vec<_> = second.contacts.iter().map(|one| (one.name.as_str(), one.phone.as_deref(), one.emergency)).collect();
        assert_eq!(called, [("Oma Riet", Some("06-00001111"), true), ("Noor de Vries", Some("06-00001234"), false)]);
        assert_eq!((second.allergies.as_slice(), second.last_question.as_deref()), (&["Notenallergie.".to_owned()][..], Some("Lukt het afscheid?")));
        assert_eq!(lists[0].mornings[0].last_question, None);
        assert!(!format!("{lists:?}").contains("Molenweg"), "a secret address is told nowhere");
    }

    async fn a_teacher_is_asked_for_the_own_days_only(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        comes_on(&desk, &sam, &["2026-11-25", "2026-11-26"]).await;
        let of_staff = |id: &StaffId| DaysQuery { staff_id: Some(id.clone()), ..asked("2026-11-23", "2026-11-27") };
        let sanne = days_for(&desk, &of_staff(&school.teacher), &Sight::Everyone).await;
        assert_eq!(sanne.iter().map(|list| list.mornings.len()).collect::<Vec<_>>(), [0, 0, 1, 0, 0]);
        let joost = days_for(&desk, &of_staff(&school.support), &Sight::Everyone).await;
        assert_eq!(joost.iter().map(|list| list.mornings.len()).collect::<Vec<_>>(), [0, 0, 0, 1, 0]);
        let otters = DaysQuery { group_id: Some(school.otters.id.clone()), ..asked("2026-11-23", "2026-11-27") };
        assert!(days_for(&desk, &otters, &Sight::Everyone).await.iter().all(|list| list.mornings.is_empty()));
    }

    async fn vandaag_says_who_comes_and_what_is_left_to_do(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let bo = newcomer(&desk, "Vos", "2023-01-12", "2027-01-12", &school.otters).await;
        comes_on(&desk, &sam, &["2026-11-23", "2026-11-24", "2026-12-09"]).await;
        let open = comes_on(&desk, &bo, &["2026-11-24"]).await.remove(0);
        close(&desk, "2026-12-09", "2026-12-09").await;
        let left = todo(&desk, &Sight::Everyone).await;
        assert_eq!(left.today.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Sam Bos"]);
        assert_eq!((left.to_mark.len(), left.unanswered, left.repairs), (0, 3, 1), "the last one is more than two weeks away");
        assert_eq!(left.to_plan.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Sam Bos", "Sam Vos"]);
        let later = Desk { today: day("2026-11-25"), ..desk.clone() };
        let left = todo(&later, &Sight::Everyone).await;
        let to_mark: Vec<_> = left.to_mark.iter().map(|row| (row.name.as_str(), row.morning.planned_on)).collect();
        assert_eq!(to_mark.first(), Some(&("Sam Bos", day("2026-11-23"))), "oldest first");
        assert_eq!(to_mark.len(), 3);
        marked(&later, &present(&later, &open).await, "2026-11-25").await.unwrap();
        assert_eq!(todo(&later, &Sight::Everyone).await.to_mark.len(), 2);
        let sanne = teacher(&desk, &school.teacher).await;
        let hers = todo(&desk, &sanne).await;
        assert_eq!((hers.to_plan_total, hers.unanswered, hers.today.len()), (1, 2, 1));
        let vandaag = today(&mut *desk.db().await, &sanne, desk.today).await.unwrap();
        assert_eq!(vandaag.wen, hers, "Vandaag says the same");
    }

    async fn a_child_settles_from_its_first_morning_that_stands(desk: Desk) {
        let school = open_groups(&desk).await;
        let sam = sam_bos(&desk, &school.kikkers).await;
        let planned = comes_on(&desk, &sam, &["2026-11-24", "2026-11-25"]).await;
        plan::answer(&desk.store, &desk.actor, &planned[0], 1, Answer::Cannot, desk.today).await.unwrap();
        let first = brief::first_mornings(&mut *desk.db().await, std::slice::from_ref(&sam)).await.unwrap();
        assert_eq!(first.get(&sam), Some(&day("2026-11-25")));
        let status = async |on: &str| {
            driehoek::intake::dossier::dossier(&mut *desk.db().await, &sam, day(on)).await.unwrap().status
        };
        assert_eq!((status("2026-11-24").await, status("2026-11-25").await), (Status::Admitted, Status::Settling));
    }
}
