//! What the office and the director do in Instellingen: the school, its people, its years and its groups.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what fails here fails the test")]

#[path = "support/family.rs"]
mod family;
#[path = "support/school.rs"]
mod school;
mod support;

use std::collections::HashMap;

use driehoek::calendar::years::overview;
use driehoek::finding::FindingCode;
use driehoek::school::{
    ClosedPeriod, Group, GroupDraft, PeriodStatus, School, StaffMember, StaffRole, groups, people, setup, store, years,
};
use driehoek::{Error, Severity};
use school::{
    add_group, close, day, findings, group_draft, hire, open_school, refused, study_day, teacher, teaches, year,
};
use support::{Desk, actor};

const HOSTILE: [&str; 4] = ["😀", "<b>Jan</b>", "'); drop table staff_member; --", "Jan\u{202e}naJ"];

async fn save_group(desk: &Desk, draft: GroupDraft) -> Group {
    groups::save_group(&desk.store, &desk.actor, draft).await.unwrap().value
}

support::both! {
    async fn the_first_start_makes_a_school_with_two_years_and_its_director(desk: Desk) {
        let desk = Desk { actor: actor("Marieke van den Heuvel"), ..desk };
        let school = open_school(&desk).await;
        assert_eq!((school.name.as_str(), school.lessons_start_at.as_str()), ("KC De Sprong", "08:30"));
        let mut db = desk.db().await;
        let years: Vec<i32> = store::years(&mut db).await.unwrap().iter().map(|year| year.start_year).collect();
        assert_eq!(years, [2026, 2027], "this year and the next");
        let staff = store::staff(&mut db, true).await.unwrap();
        assert_eq!(staff.len(), 1);
        assert_eq!(staff[0].role, StaffRole::Director);
        let name = (staff[0].roepnaam.as_str(), staff[0].voorvoegsel.as_deref(), staff[0].achternaam.as_str());
        assert_eq!(name, ("Marieke", Some("van den"), "Heuvel"));
    }

    async fn a_school_is_never_made_over_another(desk: Desk) {
        open_school(&desk).await;
        let again = setup::first_school(&desk.store, &desk.actor, "De Ander", desk.today).await;
        assert_eq!(again, Err(Error::StoreExists));
        assert_eq!(store::school(&mut *desk.db().await).await.unwrap().name, "KC De Sprong");
    }

    async fn a_school_without_a_name_is_refused_and_leaves_nothing(desk: Desk) {
        let outcome = setup::first_school(&desk.store, &desk.actor, " \t ", desk.today).await;
        assert_eq!(refused(outcome), [("name".into(), FindingCode::Required)]);
        assert!(store::years(&mut *desk.db().await).await.unwrap().is_empty());
    }

    async fn the_director_fills_in_the_school(desk: Desk) {
        let school = open_school(&desk).await;
        let typed = School {
            brin: Some(" 12ab ".into()),
            postcode: Some("5446bc".into()),
            phone: Some("0485 000123".into()),
            email: Some("  ".into()),
            doors_open_at: "8:15".into(),
            rooms: vec![" Directiekamer ".into(), "directiekamer".into(), String::new(), "Teamkamer".into()],
            ..school
        };
        let saved = people::save_school(&desk.store, &desk.actor, typed).await.unwrap().value;
        assert_eq!(saved.brin.as_deref(), Some("12AB"));
        assert_eq!(saved.postcode.as_deref(), Some("5446 BC"));
        assert_eq!(saved.phone.as_deref(), Some("0485-000123"));
        assert_eq!(saved.email, None, "only spaces is nothing");
        assert_eq!(saved.doors_open_at, "08:15");
        assert_eq!(saved.rooms, ["Directiekamer", "Teamkamer"], "each room once, without empty ones");
        assert_eq!(store::school(&mut *desk.db().await).await.unwrap(), saved);
    }

    async fn what_cannot_be_a_school_is_refused_field_by_field(desk: Desk) {
        let school = open_school(&desk).await;
        let typed = School {
            name: "a".repeat(201),
            brin: Some("1234".into()),
            postcode: Some("54 46".to_owned() + "X"),
            phone: Some("bel maar".into()),
            email: Some("school@".into()),
            doors_open_at: "09:00".into(),
            lunch_break_at: "08:30".into(),
            lessons_end_at: "25:00".into(),
            ..school
        };
        let outcome = people::save_school(&desk.store, &desk.actor, typed).await;
        let found: HashMap<String, FindingCode> = refused(outcome).into_iter().collect();
        for (field, code) in [
            ("name", FindingCode::TooLong),
            ("brin", FindingCode::NotABrin),
            ("postcode", FindingCode::NotAPostcode),
            ("phone", FindingCode::NotAPhone),
            ("email", FindingCode::NotAnEmail),
            ("lessons_start_at", FindingCode::EndsBeforeStart),
            ("lunch_break_at", FindingCode::EndsBeforeStart),
            ("lessons_end_at", FindingCode::NotATime),
        ] {
            assert_eq!(found.get(field), Some(&code), "{field}");
        }
    }

    async fn two_people_change_the_school_and_the_second_hears_of_it(desk: Desk) {
        let school = open_school(&desk).await;
        let mine = School { city: Some("Wanroij".into()), ..school.clone() };
        let theirs = School { city: Some("Mill".into()), ..school };
        people::save_school(&desk.store, &desk.actor, theirs).await.unwrap();
        let Err(Error::Conflict { version, fields, .. }) =
            people::save_school(&desk.store, &desk.actor, mine).await
        else { panic!("a stale edit must conflict") };
        assert_eq!(version, 2);
        assert_eq!(fields.len(), 1);
        assert_eq!((fields[0].mine.as_deref(), fields[0].theirs.as_deref()), (Some("Wanroij"), Some("Mill")));
    }

    async fn staff_stand_by_family_name_without_voorvoegsel(desk: Desk) {
        for (roepnaam, voorvoegsel, achternaam) in
            [("Anne", "", "Zwart"), ("Bea", "de", "Vries"), ("Cor", "van", "Ánders"), ("Dirk", "", "Vries"), ("Eef", "", "Bos Jansen"), ("Fien", "", "Bosch"), ("Gijs", "", "Bos")]
        {
            hire(&desk, teacher(roepnaam, voorvoegsel, achternaam)).await;
        }
        let staff = store::staff(&mut *desk.db().await, false).await.unwrap();
        let names: Vec<&str> = staff.iter().map(|member| member.roepnaam.as_str()).collect();
        assert_eq!(names, ["Cor", "Gijs", "Eef", "Fien", "Dirk", "Bea", "Anne"]);
    }

    async fn who_left_is_no_longer_chosen_but_stays_known(desk: Desk) {
        let sanne = hire(&desk, teacher("Sanne", "de", "Wit")).await;
        let anke = hire(&desk, StaffMember { role: StaffRole::Director, ..teacher("Anke", "", "Zomer") }).await;
        let left = StaffMember { left_on: Some(day("2026-12-31")), ..sanne.clone() };
        people::save_staff(&desk.store, &desk.actor, left).await.unwrap();
        let mut db = desk.db().await;
        let on_last_day = store::staff_choices(&mut db, day("2026-12-31")).await.unwrap();
        let names: Vec<&str> = on_last_day.iter().map(|choice| choice.name.as_str()).collect();
        assert_eq!(names, ["Anke Zomer", "Sanne de Wit"], "directors first, and the last day counts");
        let after = store::staff_choices(&mut db, day("2027-01-01")).await.unwrap();
        assert_eq!(after.len(), 1);
        assert_eq!(after[0].id, anke.id);
        assert_eq!(store::staff(&mut db, false).await.unwrap().len(), 1);
        assert_eq!(store::staff(&mut db, true).await.unwrap().len(), 2);
        assert_eq!(store::staff_names(&mut db).await.unwrap()[&sanne.id], "Sanne de Wit");
    }

    async fn what_is_no_name_is_no_name_of_staff(desk: Desk) {
        for text in HOSTILE {
            let outcome = people::save_staff(&desk.store, &desk.actor, teacher(text, "", "Wit")).await;
            assert_eq!(refused(outcome)[0].0, "roepnaam", "{text}");
        }
        let typed = StaffMember { working_days: vec![5, 0, 5, 6], ..teacher("Sanne", "", "Wit") };
        let outcome = people::save_staff(&desk.store, &desk.actor, typed).await;
        let code = FindingCode::OutOfRange;
        assert_eq!(refused(outcome), [("working_days".into(), code), ("working_days".into(), code)]);
        assert!(store::staff(&mut *desk.db().await, true).await.unwrap().is_empty());
    }

    async fn hiring_someone_can_be_undone(desk: Desk) {
        let sanne = hire(&desk, StaffMember { working_days: vec![3, 1, 3], ..teacher("Sanne", "", "Wit") }).await;
        assert_eq!(sanne.working_days, [1, 3], "each day once, in order");
        desk.store.undo(&desk.actor).await.unwrap();
        assert!(store::staff(&mut *desk.db().await, true).await.unwrap().is_empty());
    }

    async fn a_new_year_comes_with_the_vacations_of_the_south(desk: Desk) {
        years::add_year(&desk.store, &desk.actor, 2027).await.unwrap();
        let year = store::year(&mut *desk.db().await, 2027).await.unwrap();
        assert_eq!(year.label, "2027-2028");
        let names: Vec<&str> = year.periods.iter().map(|period| period.name.as_str()).collect();
        assert_eq!(names[0], "Herfstvakantie");
        assert!(names.contains(&"Goede Vrijdag") && names.contains(&"Vrijdag na Hemelvaart"), "{names:?}");
        assert!(year.periods.is_sorted_by_key(|period| period.starts_on));
        let choice = year.periods.iter().find(|period| period.name == "Goede Vrijdag").unwrap();
        assert_eq!((choice.starts_on, choice.status), (day("2028-04-14"), PeriodStatus::Check));
        assert!(year.holidays.iter().all(|holiday| (year.starts_on..=year.ends_on).contains(&holiday.on)));
    }

    async fn a_day_off_inside_a_vacation_is_not_named_again(desk: Desk) {
        // In 2027 the Friday after Hemelvaart is 7 May, in the second week of the meivakantie.
        years::add_year(&desk.store, &desk.actor, 2026).await.unwrap();
        let year = store::year(&mut *desk.db().await, 2026).await.unwrap();
        assert!(year.periods.iter().all(|period| period.name != "Vrijdag na Hemelvaart"));
    }

    async fn a_year_is_entered_once(desk: Desk) {
        years::add_year(&desk.store, &desk.actor, 2026).await.unwrap();
        let again = years::add_year(&desk.store, &desk.actor, 2026).await;
        assert_eq!(refused(again), [("start_year".into(), FindingCode::NameTaken)]);
        let slip = years::add_year(&desk.store, &desk.actor, 20266).await;
        assert_eq!(refused(slip), [("start_year".into(), FindingCode::OutOfRange)]);
        let missing = store::year(&mut *desk.db().await, 2031).await;
        assert!(matches!(missing, Err(Error::NotFound { .. })));
    }

    async fn adding_a_year_is_undone_and_redone_with_all_its_vacations(desk: Desk) {
        years::add_year(&desk.store, &desk.actor, 2027).await.unwrap();
        let before = store::year(&mut *desk.db().await, 2027).await.unwrap().periods.len();
        desk.store.undo(&desk.actor).await.unwrap();
        assert!(store::year(&mut *desk.db().await, 2027).await.is_err());
        desk.store.redo(&desk.actor).await.unwrap();
        assert_eq!(store::year(&mut *desk.db().await, 2027).await.unwrap().periods.len(), before);
    }

    async fn a_study_day_closes_the_school_and_taking_it_away_opens_it(desk: Desk) {
        open_school(&desk).await;
        let on = day("2026-11-25");
        assert!(store::calendar(&mut *desk.db().await).await.unwrap().is_school_day(on));
        let period = close(&desk, study_day("2026-11-25")).await;
        assert_eq!(period.school_year_id, year(&desk, 2026).await.id, "it goes with the year it starts in");
        let calendar = store::calendar(&mut *desk.db().await).await.unwrap();
        assert!(!calendar.is_school_day(on));
        assert!(calendar.knows(day("2028-07-31")) && !calendar.knows(day("2028-08-01")));
        years::remove_period(&desk.store, &desk.actor, period).await.unwrap();
        assert!(store::calendar(&mut *desk.db().await).await.unwrap().is_school_day(on));
        desk.store.undo(&desk.actor).await.unwrap();
        assert!(!store::calendar(&mut *desk.db().await).await.unwrap().is_school_day(on), "undo closes it again");
    }

    async fn a_moved_day_moves_with_its_year(desk: Desk) {
        open_school(&desk).await;
        let period = close(&desk, study_day("2026-11-25")).await;
        let moved = ClosedPeriod { starts_on: day("2027-11-24"), ends_on: day("2027-11-24"), ..period.clone() };
        let saved = close(&desk, moved).await;
        assert_eq!(saved.school_year_id, year(&desk, 2027).await.id);
        let stale = years::save_period(&desk.store, &desk.actor, period).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })));
    }

    async fn overlap_is_said_and_allowed(desk: Desk) {
        open_school(&desk).await;
        let typed = ClosedPeriod { ends_on: day("2026-10-19"), ..study_day("2026-10-16") };
        let found = years::check_period(&mut *desk.db().await, &typed).await.unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].code, found[0].severity), (FindingCode::Overlaps, Severity::Warning));
        assert_eq!(found[0].values["name"], "Herfstvakantie");
        let saved = close(&desk, typed).await;
        let own = years::check_period(&mut *desk.db().await, &saved).await.unwrap();
        assert_eq!(own.len(), 1, "a period does not overlap with itself");
    }

    async fn impossible_days_are_refused(desk: Desk) {
        open_school(&desk).await;
        for (period, field, code) in [
            (ClosedPeriod { ends_on: day("2026-11-24"), ..study_day("2026-11-25") }, "ends_on", FindingCode::EndsBeforeStart),
            (ClosedPeriod { ends_on: day("2036-11-25"), ..study_day("2026-11-25") }, "ends_on", FindingCode::UnknownYear),
            (study_day("2031-11-25"), "starts_on", FindingCode::UnknownYear),
            (ClosedPeriod { name: " ".into(), ..study_day("2026-11-25") }, "name", FindingCode::Required),
            (ClosedPeriod { note: Some("\u{7}".into()), ..study_day("2026-11-25") }, "note", FindingCode::ControlCharacters),
        ] {
            let outcome = years::save_period(&desk.store, &desk.actor, period).await;
            assert_eq!(refused(outcome), [(field.to_owned(), code)]);
        }
    }

    async fn a_group_shows_who_teaches_when_in_the_order_of_their_days(desk: Desk) {
        open_school(&desk).await;
        let (sanne, piet) = (hire(&desk, teacher("Sanne", "de", "Wit")).await, hire(&desk, teacher("Piet", "", "Bos")).await);
        let mut draft = group_draft(&year(&desk, 2026).await, " 1/2A ");
        draft.group.jaargroepen = vec![2, 1, 2];
        draft.teachers = [teaches(&piet, &[5, 4]), teaches(&sanne, &[1, 3, 2, 2])].concat();
        let group = save_group(&desk, draft).await;
        assert_eq!((group.name.as_str(), group.jaargroepen.as_slice()), ("1/2A", [1, 2].as_slice()));
        let mut db = desk.db().await;
        let shown = store::groups(&mut db, 2026).await.unwrap();
        let days: Vec<_> = shown[0].teachers.iter().map(|one| (one.name.as_str(), one.weekdays.as_slice())).collect();
        assert_eq!(days, [("Sanne de Wit", [1, 2, 3].as_slice()), ("Piet Bos", [4, 5].as_slice())]);
        let names = store::teacher_names(&mut db, std::slice::from_ref(&group.id)).await.unwrap();
        assert_eq!(names[&group.id], ["Sanne de Wit", "Piet Bos"]);
        assert!(store::groups(&mut db, 2027).await.unwrap().is_empty(), "a group belongs to one year");
    }

    async fn groups_stand_from_young_to_old(desk: Desk) {
        open_school(&desk).await;
        let year = year(&desk, 2026).await;
        for (name, jaargroepen) in [("8", vec![8]), ("Vlinders", vec![1, 2]), ("3", vec![3]), ("Bijen", vec![1, 2])] {
            let draft = group_draft(&year, name);
            save_group(&desk, GroupDraft { group: Group { jaargroepen, ..draft.group }, ..draft }).await;
        }
        let shown = store::groups(&mut *desk.db().await, 2026).await.unwrap();
        let names: Vec<&str> = shown.iter().map(|one| one.group.name.as_str()).collect();
        assert_eq!(names, ["Bijen", "Vlinders", "3", "8"]);
    }

    async fn a_name_is_given_to_one_group_of_a_year(desk: Desk) {
        open_school(&desk).await;
        let first = add_group(&desk, 2026, "1/2A").await;
        let again = groups::save_group(&desk.store, &desk.actor, group_draft(&year(&desk, 2026).await, "1/2a")).await;
        assert_eq!(refused(again), [("name".into(), FindingCode::NameTaken)]);
        add_group(&desk, 2027, "1/2A").await;
        let same = GroupDraft { group: Group { capacity: 26, ..first }, teachers: Vec::new() };
        assert_eq!(save_group(&desk, same).await.capacity, 26, "a group does not take its own name");
    }

    async fn a_group_that_cannot_be_is_refused(desk: Desk) {
        open_school(&desk).await;
        let piet = hire(&desk, teacher("Piet", "", "Bos")).await;
        let draft = group_draft(&year(&desk, 2026).await, "");
        let group = Group { jaargroepen: vec![0, 9], capacity: 0, ..draft.group.clone() };
        let outcome =
            groups::save_group(&desk.store, &desk.actor, GroupDraft { group, teachers: teaches(&piet, &[6]) }).await;
        let fields: Vec<String> = findings(outcome).into_iter().map(|finding| finding.field).collect();
        assert_eq!(fields, ["jaargroepen", "jaargroepen", "capacity", "name", "teachers"]);
        let none = Group { jaargroepen: Vec::new(), name: "3".into(), ..draft.group };
        let outcome = groups::save_group(&desk.store, &desk.actor, GroupDraft { group: none, teachers: vec![] }).await;
        assert_eq!(refused(outcome), [("jaargroepen".into(), FindingCode::NoneChosen)]);
    }

    async fn two_people_give_a_group_other_teachers_and_the_second_hears_of_it(desk: Desk) {
        open_school(&desk).await;
        let (sanne, piet) = (hire(&desk, teacher("Sanne", "", "Wit")).await, hire(&desk, teacher("Piet", "", "Bos")).await);
        let group = add_group(&desk, 2026, "3").await;
        save_group(&desk, GroupDraft { group: group.clone(), teachers: teaches(&sanne, &[1, 2]) }).await;
        let stale = GroupDraft { group, teachers: teaches(&piet, &[1, 2]) };
        let outcome = groups::save_group(&desk.store, &desk.actor, stale).await;
        assert!(matches!(outcome, Err(Error::Conflict { .. })), "teachers count as a change of the group");
        desk.store.undo(&desk.actor).await.unwrap();
        assert!(store::groups(&mut *desk.db().await, 2026).await.unwrap()[0].teachers.is_empty(), "and can be undone");
    }

    async fn saving_a_group_as_it_is_changes_nothing(desk: Desk) {
        open_school(&desk).await;
        let piet = hire(&desk, teacher("Piet", "", "Bos")).await;
        let draft = group_draft(&year(&desk, 2026).await, "3");
        let group = save_group(&desk, GroupDraft { teachers: teaches(&piet, &[1]), ..draft }).await;
        let again = GroupDraft { group, teachers: teaches(&piet, &[1]) };
        assert_eq!(groups::save_group(&desk.store, &desk.actor, again).await.unwrap().change, None);
    }

    async fn a_group_with_children_stays(desk: Desk) {
        open_school(&desk).await;
        let piet = hire(&desk, teacher("Piet", "", "Bos")).await;
        let draft = group_draft(&year(&desk, 2026).await, "3");
        let group = save_group(&desk, GroupDraft { teachers: teaches(&piet, &[1]), ..draft }).await;
        let child = family::enter(&desk, &family::child("Noor", "", "Vos", "2022-03-01"), &[]).await;
        family::try_place(&desk, &child, &group, day("2026-11-02")).await.unwrap();
        let outcome = groups::remove_group(&desk.store, &desk.actor, group.clone()).await;
        assert_eq!(refused(outcome), [(String::new(), FindingCode::InUse)]);
        let shown = store::groups(&mut *desk.db().await, 2026).await.unwrap();
        assert_eq!(shown[0].teachings.len(), 1, "a refusal takes nothing away");
        family::take_out(&desk, &child, day("2026-11-02")).await;
        groups::remove_group(&desk.store, &desk.actor, group).await.unwrap();
        assert!(store::groups(&mut *desk.db().await, 2026).await.unwrap().is_empty());
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(store::groups(&mut *desk.db().await, 2026).await.unwrap()[0].teachings.len(), 1);
    }

    async fn undoing_a_group_that_is_in_use_by_now_is_blocked(desk: Desk) {
        open_school(&desk).await;
        let draft = group_draft(&year(&desk, 2026).await, "3");
        let made = groups::save_group(&desk.store, &desk.actor, draft).await.unwrap();
        let child = family::enter(&desk, &family::child("Noor", "", "Vos", "2022-03-01"), &[]).await;
        family::try_place(&desk, &child, &made.value, day("2026-11-02")).await.unwrap();
        let outcome = desk.store.undo_change(&desk.actor, &made.change.unwrap().id).await;
        assert!(matches!(outcome, Err(Error::UndoBlocked { .. })), "{outcome:?}");
    }

    async fn a_year_shows_how_full_its_groups_are_on_a_day_in_it(desk: Desk) {
        open_school(&desk).await;
        let (group, empty) = (add_group(&desk, 2026, "1/2A").await, add_group(&desk, 2026, "1/2B").await);
        for (name, from) in [("Noor", "2026-08-01"), ("Bram", "2027-01-04")] {
            let child = family::enter(&desk, &family::child(name, "", "Vos", "2022-03-01"), &[]).await;
            family::try_place(&desk, &child, &group, day(from)).await.unwrap();
        }
        let mut db = desk.db().await;
        for (on, children) in [("2026-11-23", 1), ("2027-01-03", 1), ("2027-01-04", 2), ("2029-01-01", 2), ("2020-01-01", 1)] {
            let year = overview(&mut db, 2026, day(on)).await.unwrap();
            let counts: HashMap<_, _> = year.groups.iter().map(|one| (&one.group.id, one.children)).collect();
            assert_eq!((counts[&group.id], counts[&empty.id]), (children, 0), "{on}");
        }
    }
}
