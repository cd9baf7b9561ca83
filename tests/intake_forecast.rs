//! The intake forecast: who is there, who comes and who may come, per group and month.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::demo;
use driehoek::family::{ChildId, save};
use driehoek::intake::draft::{ApplicationDraft, DecisionDraft, Forecast, ForecastCell};
use driehoek::intake::{ApplicationId, Decision, Status, decide, forecast};
use driehoek::school::{Group, groups, store as school_store};
use driehoek::store::What;
use support::{Desk, both, now};

async fn year(desk: &Desk, start_year: i32) -> Forecast {
    forecast::forecast(&mut *desk.db().await, start_year, desk.today).await.unwrap()
}

/// One number of a group in November, December, January and July.
fn row(year: &Forecast, name: &str, number: fn(&ForecastCell) -> i32) -> [i32; 4] {
    let cells = &year.groups.iter().find(|group| group.name == name).unwrap().cells;
    [3, 4, 5, 11].map(|month| cells.get(month).map(number).unwrap())
}

/// A child with a mother of its own.
async fn applied(desk: &Desk, roepnaam: &str, born_on: &str) -> ApplicationId {
    let mother = caregiver("Eva", "", roepnaam, "06-00001234");
    let draft = application(child(roepnaam, "", "Bos", born_on), vec![mother]);
    registered(desk, &ApplicationDraft { received_on: Some(day("2026-09-01")), ..draft }).await
}

/// Takes a child out of its group and into another one from a day on.
async fn moved(desk: &Desk, child_id: &ChildId, group: &Group, on: &str) {
    let on = day(on);
    let move_it = desk.store.change(&desk.actor, What::new("child.place", ""), |tx| {
        Box::pin(async move {
            save::unplace(tx, child_id, on).await?;
            save::place(tx, child_id, group, on).await
        })
    });
    move_it.await.unwrap();
}

both! {
    async fn an_admitted_child_is_present_and_an_undecided_one_is_expected(desk: Desk) {
        let school = open_school(&desk).await;
        let bram = applied(&desk, "Bram", "2022-11-02").await;
        admitted(&desk, &bram, "2026-11-02", &school.kikkers).await;
        let pim = applied(&desk, "Pim", "2022-12-07").await;
        admitted(&desk, &pim, "2026-12-07", &school.kikkers).await;
        applied(&desk, "Sam", "2023-01-12").await;

        let year = year(&desk, 2026).await;
        assert_eq!((year.start_year, year.months.first(), year.months.last()), (2026, Some(&day("2026-08-01")), Some(&day("2027-07-01"))));
        let names: Vec<_> = year.groups.iter().map(|group| (group.name.as_str(), group.capacity)).collect();
        assert_eq!(names, [("Kikkers", Some(20)), ("Otters", Some(1))]);
        assert_eq!(row(&year, "Kikkers", |cell| cell.present), [1, 2, 2, 2]);
        assert_eq!(row(&year, "Kikkers", |cell| cell.starting), [1, 1, 0, 0]);
        assert_eq!(row(&year, "Kikkers", |cell| cell.expected), [0, 0, 1, 1], "most room");
        let starts: Vec<_> = year.starts.iter().map(|start| (start.name.as_str(), start.on, start.is_agreed, start.status)).collect();
        assert_eq!(starts, [
            ("Bram Bos", day("2026-11-02"), true, Status::Started),
            ("Pim Bos", day("2026-12-07"), true, Status::Admitted),
            ("Sam Bos", day("2027-01-12"), false, Status::Applied),
        ]);
        assert!(year.starts.iter().all(|start| start.group_id.as_ref() == Some(&school.kikkers.id)));
    }

    async fn a_child_that_moves_within_its_first_month_starts_where_it_stays(desk: Desk) {
        let school = open_school(&desk).await;
        let bram = applied(&desk, "Bram", "2022-11-02").await;
        admitted(&desk, &bram, "2026-11-02", &school.kikkers).await;
        let child_id = dossier_of(&desk, &bram).await.family.child.id;
        moved(&desk, &child_id, &school.otters, "2026-11-16").await;
        let year = year(&desk, 2026).await;
        let cell = |name| (row(&year, name, |cell| cell.present), row(&year, name, |cell| cell.starting));
        assert_eq!(cell("Kikkers"), ([0, 0, 0, 0], [0, 0, 0, 0]), "never fewer there than start");
        assert_eq!(cell("Otters"), ([1, 1, 1, 1], [1, 0, 0, 0]));
        assert_eq!(year.starts.first().and_then(|start| start.group_id.clone()), Some(school.otters.id));
    }

    async fn who_will_not_come_is_not_expected(desk: Desk) {
        open_school(&desk).await;
        let gone = applied(&desk, "Gone", "2023-01-12").await;
        decide::withdraw(&desk.store, &desk.actor, &gone, 1, desk.today, "").await.unwrap();
        let refused = applied(&desk, "Refused", "2023-01-12").await;
        let draft = decision(&desk, &refused, Decision::NotAdmitted).await;
        decide::decide(&desk.store, &desk.actor, &draft, desk.today).await.unwrap();
        assert_eq!(year(&desk, 2026).await.starts, vec![]);
    }

    async fn who_waits_or_has_no_group_yet_is_expected(desk: Desk) {
        open_school(&desk).await;
        let waits = applied(&desk, "Waits", "2023-01-12").await;
        let draft = decision(&desk, &waits, Decision::WaitingList).await;
        decide::decide(&desk.store, &desk.actor, &draft, desk.today).await.unwrap();
        let half = applied(&desk, "Half", "2023-01-12").await;
        let draft = decision(&desk, &half, Decision::Admitted).await;
        let draft = DecisionDraft { starts_on: Some(day("2027-02-01")), ..draft };
        decide::decide(&desk.store, &desk.actor, &draft, desk.today).await.unwrap();
        let year = year(&desk, 2026).await;
        assert_eq!(row(&year, "Kikkers", |cell| cell.expected), [0, 0, 1, 2]);
        assert_eq!(year.starts.iter().filter(|start| start.is_agreed).count(), 0);
    }

    async fn a_child_starts_in_one_year_only(desk: Desk) {
        open_school(&desk).await;
        applied(&desk, "Sam", "2023-01-12").await;
        applied(&desk, "Summer", "2023-08-10").await;
        let names = async |start_year| year(&desk, start_year).await.starts.into_iter().map(|start| start.name).collect::<Vec<_>>();
        assert_eq!(names(2026).await, ["Sam Bos"]);
        assert_eq!(names(2027).await, ["Summer Bos"], "4 in the summer vacation: after it");
        assert_eq!(names(2025).await, Vec::<String>::new());
    }

    async fn a_year_without_groups_shows_who_comes(desk: Desk) {
        let school = open_school(&desk).await;
        applied(&desk, "Summer", "2023-08-10").await;
        applied(&desk, "Autumn", "2023-11-10").await;
        groups::remove_group(&desk.store, &desk.actor, school.next_year).await.unwrap();
        let next = year(&desk, 2027).await;
        assert_eq!(next.groups.len(), 1);
        let last = next.groups.first().unwrap();
        assert_eq!((&last.group_id, last.name.as_str(), last.capacity), (&None, "", None));
        let expected: Vec<_> = last.cells.iter().map(|cell| cell.expected).collect();
        assert_eq!(expected, [0, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2]);
        assert_eq!(year(&desk, 2040).await.groups, vec![], "a year that is far away has nobody");
    }

    async fn the_demo_has_a_forecast_that_agrees_with_its_groups(desk: Desk) {
        demo::fill(&desk.store, 1, desk.today, now()).await.unwrap();
        let this_year = year(&desk, 2026).await;
        assert!(this_year.is_filled);
        assert_eq!(this_year.groups.iter().filter(|group| group.group_id.is_some()).count(), 9);
        let mut db = desk.db().await;
        for group in &this_year.groups {
            let Some(id) = &group.group_id else { continue };
            let fill = driehoek::family::store::fill(&mut db, std::slice::from_ref(id), day("2026-11-30")).await.unwrap();
            assert_eq!(group.cells.get(3).map(|cell| cell.present), fill.get(id).copied(), "{}", group.name);
        }
        assert!(this_year.starts.iter().any(|start| start.is_agreed) && this_year.starts.iter().any(|start| !start.is_agreed));
        assert_eq!(school_store::groups(&mut db, 2027).await.unwrap().len(), 9);
        drop(db);
        assert!(!year(&desk, 2027).await.starts.is_empty(), "the next year is under way");
    }
}
