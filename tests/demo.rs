//! The demo in a real store, on both engines. What must hold of its data on any day is tested beside it, in `src/demo/tests.rs`.

#![allow(clippy::unwrap_used, reason = "a step that fails is a failed test")]

mod support;

use std::collections::HashSet;

use driehoek::Error;
use driehoek::calendar::today::today;
use driehoek::demo;
use driehoek::family::{Caregiver, Child, Link, Placement};
use driehoek::intake::draft::{ApplicationFilter, ApplicationSort};
use driehoek::intake::sight::Sight;
use driehoek::intake::{Application, Decision, Interview, Objection, RefusalGround, Status, list};
use driehoek::school::{Group, School, SchoolYear, StaffMember};
use driehoek::store::{Record, all};
use support::{Desk, both, now};

const YEARS: u32 = 1;

async fn fill(desk: &Desk) {
    demo::fill(&desk.store, YEARS, desk.today, now()).await.unwrap();
}

async fn every<R: Record>(desk: &Desk) -> Vec<R> {
    all(&mut *desk.db().await, "order by id", []).await.unwrap()
}

both! {
    async fn the_store_holds_a_school_with_its_people_years_and_groups(desk: Desk) {
        fill(&desk).await;
        let schools = every::<School>(&desk).await;
        assert_eq!(schools.iter().map(|school| school.name.as_str()).collect::<Vec<_>>(), ["KC De Sprong"]);
        let staff = every::<StaffMember>(&desk).await;
        assert_eq!(staff.iter().filter(|member| member.left_on.is_none()).count(), 18, "who works there now");
        let years = every::<SchoolYear>(&desk).await;
        let years: Vec<_> = years.iter().map(|year| year.start_year).collect();
        assert_eq!(years, [2025, 2026, 2027], "the year before, this one and the next");
        assert_eq!(every::<Group>(&desk).await.len(), 27, "nine groups a year");
    }

    async fn the_store_holds_children_with_caregivers_groups_and_aanmeldingen(desk: Desk) {
        fill(&desk).await;
        let today = desk.today;
        let places = every::<Placement>(&desk).await;
        let at_school = places.iter().filter(|place| (place.starts_on..=place.ends_on).contains(&today));
        let at_school: Vec<_> = at_school.map(|place| &place.child_id).collect();
        assert!((190..=230).contains(&at_school.len()), "{} children at school", at_school.len());
        assert_eq!(at_school.iter().collect::<HashSet<_>>().len(), at_school.len(), "each in one group");
        let linked: HashSet<_> = every::<Link>(&desk).await.into_iter().map(|link| link.child_id).collect();
        assert_eq!(linked.len(), every::<Child>(&desk).await.len(), "each child has a caregiver");
        assert!(every::<Caregiver>(&desk).await.len() > 200, "and they are not all the same");
        let open = every::<Application>(&desk).await;
        let open = open.iter().filter(|one| one.decision.is_none() && one.withdrawn_on.is_none()).count();
        assert!((20..=40).contains(&open), "{open} aanmeldingen to decide on");
        let talks = every::<Interview>(&desk).await;
        assert!(talks.iter().any(|talk| talk.planned_on == today && talk.held_on.is_none()), "a talk today");
    }

    async fn the_board_shows_aanmeldingen_in_every_state(desk: Desk) {
        fill(&desk).await;
        let filter = ApplicationFilter {
            text: String::new(),
            status: None,
            with_closed: true,
            start_year: None,
            group_id: None,
            sort: ApplicationSort::Urgency,
            descending: false,
            offset: 0,
            limit: 100,
        };
        let columns = list::board(&mut *desk.db().await, &filter, &Sight::Everyone, desk.today).await.unwrap();
        for status in Status::ALL {
            let column = columns.iter().find(|column| column.status == *status);
            assert!(column.is_some_and(|column| column.total > 0), "no aanmelding is {status:?}");
        }
    }

    async fn the_demo_shows_a_refusal_an_objection_and_an_enrolment_that_is_half_done(desk: Desk) {
        fill(&desk).await;
        let refused = every::<Application>(&desk).await.into_iter().filter(|one| one.decision == Some(Decision::NotAdmitted));
        let refused: Vec<_> = refused.collect();
        assert!(refused.iter().all(|one| one.refusal_ground.is_some()), "nobody is refused without a ground");
        let helped = refused.iter().filter(|one| one.refusal_ground == Some(RefusalGround::Support));
        let facts = helped.map(|one| (one.other_school.is_some(), one.other_school_on <= one.parents_heard_on, one.parents_heard_on <= one.decided_on));
        assert_eq!(facts.collect::<Vec<_>>(), [(true, true, true)], "another school first, then the parents, then the decision");
        assert_eq!(every::<Objection>(&desk).await.len(), 1);
        let vandaag = today(&mut *desk.db().await, &Sight::Everyone, desk.today).await.unwrap();
        let left: Vec<_> = vandaag.to_enrol.iter().map(|row| row.open.len()).collect();
        assert!(left.contains(&1) && left.iter().any(|open| *open >= 3), "{left:?}");
    }

    async fn a_store_that_holds_a_school_is_not_filled_again(desk: Desk) {
        fill(&desk).await;
        let before = every::<Child>(&desk).await.len();
        let again = demo::fill(&desk.store, YEARS, desk.today, now()).await;
        assert!(matches!(again, Err(Error::InTheWay)), "the one school stands in the way: {again:?}");
        assert_eq!(every::<Child>(&desk).await.len(), before, "and nothing was added");
    }
}
