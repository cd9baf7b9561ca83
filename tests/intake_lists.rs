//! Lists of aanmeldingen: filters, orders, pages and the columns of the chain.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::intake::draft::{ApplicationDraft, ApplicationFilter, ApplicationSort};
use driehoek::intake::sight::Sight;
use driehoek::intake::{ApplicationId, Decision, Status, decide, list};
use support::{Desk, both};

/// Five aanmeldingen: Sam has applied, Ömer has a talk, Pim is admitted for the Kikkers, Yara waits, Bo withdrew.
async fn five(desk: &Desk) -> Vec<ApplicationId> {
    let school = open_school(desk).await;
    let one = |roepnaam: &str, voorvoegsel: &str, achternaam: &str, born: &str, phone: &str, received: &str| {
        let mother = caregiver("Mama", voorvoegsel, achternaam, phone);
        let draft = application(child(roepnaam, voorvoegsel, achternaam, born), vec![mother]);
        ApplicationDraft { received_on: Some(day(received)), ..draft }
    };
    let sam = registered(desk, &one("Sam", "de", "Vries", "2023-01-12", "06-00001234", "2026-11-02")).await;
    let omer = registered(desk, &one("Ömer", "", "Şahin", "2023-02-12", "06-00002345", "2026-10-20")).await;
    let pim = registered(desk, &one("Pim", "van der", "Aa", "2022-12-05", "06-00003456", "2026-09-01")).await;
    let yara = registered(desk, &one("Yara", "", "Zijlstra", "2023-09-20", "06-00004567", "2026-11-10")).await;
    let bo = registered(desk, &one("Bo", "", "Maas", "2023-03-03", "06-00005678", "2026-11-12")).await;
    planned(desk, &omer, &school.director, "2026-11-25", "10:00").await;
    admitted(desk, &pim, "2026-12-07", &school.kikkers).await;
    let waits = decision(desk, &yara, Decision::WaitingList).await;
    decide::decide(&desk.store, &desk.actor, &waits, desk.today).await.unwrap();
    decide::withdraw(&desk.store, &desk.actor, &bo, 1, desk.today, "").await.unwrap();
    vec![sam, omer, pim, yara, bo]
}

async fn names(desk: &Desk, filter: ApplicationFilter) -> Vec<String> {
    let page = list::list(&mut *desk.db().await, &filter, &Sight::Everyone, desk.today).await.unwrap();
    page.rows.into_iter().map(|row| row.name.split(' ').next().unwrap().to_owned()).collect()
}

both! {
    async fn the_list_is_filtered_by_what_is_asked(desk: Desk) {
        five(&desk).await;
        let all = everything_open;
        assert_eq!(names(&desk, all()).await, ["Ömer", "Pim", "Sam", "Yara"], "most pressing first, without who withdrew");
        let with = |text: &str| ApplicationFilter { text: text.into(), ..all() };
        assert_eq!(names(&desk, with("omer sahin")).await, ["Ömer"], "without accents");
        assert_eq!(names(&desk, with("AA pim")).await, ["Pim"], "words in any order");
        assert_eq!(names(&desk, with("00004567")).await, ["Yara"], "by the number that calls");
        assert_eq!(names(&desk, with("%")).await, Vec::<String>::new(), "a sign is a sign");
        assert_eq!(names(&desk, ApplicationFilter { status: Some(Status::WaitingList), ..all() }).await, ["Yara"]);
        assert_eq!(names(&desk, ApplicationFilter { status: Some(Status::Withdrawn), ..all() }).await, ["Bo"]);
        assert_eq!(names(&desk, ApplicationFilter { with_closed: true, ..all() }).await.len(), 5);
        assert_eq!(names(&desk, ApplicationFilter { start_year: Some(2027), ..all() }).await, ["Yara"]);
        let group_id = driehoek::school::store::groups(&mut *desk.db().await, 2026).await.unwrap();
        let kikkers = group_id.into_iter().find(|one| one.group.name == "Kikkers").unwrap().group.id;
        assert_eq!(names(&desk, ApplicationFilter { group_id: Some(kikkers), ..all() }).await, ["Pim"]);
    }

    async fn the_list_is_sorted_and_cut_in_pages(desk: Desk) {
        five(&desk).await;
        let by = |sort| ApplicationFilter { sort, ..everything_open() };
        assert_eq!(names(&desk, by(ApplicationSort::Name)).await, ["Pim", "Ömer", "Sam", "Yara"], "van der Aa under A, de Vries under V");
        assert_eq!(names(&desk, by(ApplicationSort::BornOn)).await, ["Pim", "Sam", "Ömer", "Yara"]);
        assert_eq!(names(&desk, by(ApplicationSort::ReceivedOn)).await, ["Pim", "Ömer", "Sam", "Yara"]);
        assert_eq!(names(&desk, by(ApplicationSort::StartsOn)).await, ["Pim", "Sam", "Ömer", "Yara"]);
        let down = ApplicationFilter { descending: true, ..by(ApplicationSort::Name) };
        assert_eq!(names(&desk, down.clone()).await, ["Yara", "Sam", "Ömer", "Pim"]);
        assert_eq!(names(&desk, ApplicationFilter { offset: 1, limit: 2, ..down.clone() }).await, ["Sam", "Ömer"]);
        let beyond = ApplicationFilter { offset: 40, limit: 1_000_000, ..down };
        let page = list::list(&mut *desk.db().await, &beyond, &Sight::Everyone, desk.today).await.unwrap();
        assert_eq!((page.rows.len(), page.total), (0, 4));
    }

    async fn a_row_says_who_to_call_and_where_it_stands(desk: Desk) {
        let ids = five(&desk).await;
        let page = list::list(&mut *desk.db().await, &everything_open(), &Sight::Everyone, desk.today).await.unwrap();
        let row = page.rows.iter().find(|row| Some(&row.id) == ids.get(2)).unwrap();
        assert_eq!((row.name.as_str(), row.contact.as_deref()), ("Pim van der Aa", Some("Mama van der Aa")));
        assert!(row.contact_phone.is_some());
        assert_eq!((row.status, row.group.as_deref()), (Status::Admitted, Some("Kikkers")));
        assert_eq!((row.starts_on, row.start_agreed), (day("2026-12-07"), true));
        assert_eq!((row.age.years, row.age.months), (3, 11));
    }

    async fn the_chain_shows_every_open_status_also_when_it_is_empty(desk: Desk) {
        five(&desk).await;
        let columns = list::board(&mut *desk.db().await, &everything_open(), &Sight::Everyone, desk.today).await.unwrap();
        let shown: Vec<_> = columns.iter().map(|column| (column.status, column.total)).collect();
        let expected = [
            (Status::Applied, 1),
            (Status::InterviewPlanned, 1),
            (Status::InterviewHeld, 0),
            (Status::WaitingList, 1),
            (Status::Admitted, 1),
            (Status::Settling, 0),
        ];
        assert_eq!(shown, expected);
        assert!(columns.iter().all(|column| column.rows.len() == usize::try_from(column.total).unwrap()));
        let with_closed = ApplicationFilter { with_closed: true, ..everything_open() };
        let columns = list::board(&mut *desk.db().await, &with_closed, &Sight::Everyone, desk.today).await.unwrap();
        assert_eq!(columns.len(), 9);
        assert_eq!(columns.last().map(|column| (column.status, column.total)), Some((Status::Withdrawn, 1)));
    }

    async fn a_child_that_has_started_leaves_the_open_list_by_itself(desk: Desk) {
        five(&desk).await;
        let first_day = day("2026-12-07");
        let page = list::list(&mut *desk.db().await, &everything_open(), &Sight::Everyone, first_day.pred_opt().unwrap()).await.unwrap();
        assert_eq!(page.total, 4);
        let page = list::list(&mut *desk.db().await, &everything_open(), &Sight::Everyone, first_day).await.unwrap();
        assert_eq!(page.total, 3);
        let started = ApplicationFilter { status: Some(Status::Started), ..everything_open() };
        let page = list::list(&mut *desk.db().await, &started, &Sight::Everyone, first_day).await.unwrap();
        assert_eq!(page.rows.first().map(|row| row.name.as_str()), Some("Pim van der Aa"));
    }

    async fn a_long_column_shows_thirty_and_says_how_many(desk: Desk) {
        open_school(&desk).await;
        for letter in ('a'..='z').chain('A'..='F') {
            let name = format!("Kind{letter}").replace(|sign: char| sign.is_ascii_digit(), "");
            let family = format!("Bos{}", if letter.is_ascii_uppercase() { "ch" } else { "" });
            registered(&desk, &application(child(&name, "", &family, "2023-05-05"), vec![noor()])).await;
        }
        let columns = list::board(&mut *desk.db().await, &everything_open(), &Sight::Everyone, desk.today).await.unwrap();
        let applied = columns.first().unwrap();
        assert_eq!((applied.total, applied.rows.len()), (32, 30));
    }
}
