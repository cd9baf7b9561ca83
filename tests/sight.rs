//! What a leerkracht sees: the children of the own groups, and no others by whatever way.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::Error;
use driehoek::calendar::search::search;
use driehoek::calendar::today::today;
use driehoek::family::draft::CaregiverDraft;
use driehoek::intake::sight::Sight;
use driehoek::intake::{ApplicationId, list};
use driehoek::rights::Role;
use driehoek::school::StaffId;
use support::{Desk, both};

/// Sam is expected with the Kikkers, whom Sanne teaches; Mees with the Otters, whom nobody of these teaches.
struct Expected {
    sanne: StaffId,
    joost: StaffId,
    sam: ApplicationId,
    mees: ApplicationId,
}

async fn two_children_expected(desk: &Desk) -> Expected {
    let school = open_school(desk).await;
    let sam = registered(desk, &signed(sam())).await;
    admitted(desk, &sam, "2027-01-12", &school.kikkers).await;
    let mees =
        application(child("Mees", "", "Bakker", "2023-01-20"), vec![caregiver("Eva", "", "Bakker", "06-00004321")]);
    let mees = registered(desk, &signed(mees)).await;
    admitted(desk, &mees, "2027-01-20", &school.otters).await;
    Expected { sanne: school.teacher, joost: school.support, sam, mees }
}

async fn sight(desk: &Desk, role: Role, staff: Option<&StaffId>) -> Sight {
    Sight::of(&mut *desk.db().await, role, staff, desk.today).await.unwrap()
}

async fn listed(desk: &Desk, sight: &Sight) -> Vec<ApplicationId> {
    let page = list::list(&mut *desk.db().await, &everything_open(), sight, desk.today).await.unwrap();
    assert_eq!(usize::try_from(page.total).unwrap(), page.rows.len(), "the total tells of no others either");
    page.rows.into_iter().map(|row| row.id).collect()
}

both! {
    async fn a_teacher_lists_and_finds_only_the_children_of_the_own_groups(desk: Desk) {
        let expected = two_children_expected(&desk).await;
        let hers = sight(&desk, Role::Teacher, Some(&expected.sanne)).await;
        assert_eq!(listed(&desk, &hers).await, std::slice::from_ref(&expected.sam));
        let columns = list::board(&mut *desk.db().await, &everything_open(), &hers, desk.today).await.unwrap();
        assert_eq!(columns.iter().map(|column| column.total).sum::<i32>(), 1);
        let found = async |text: &str| search(&mut *desk.db().await, text, &hers, desk.today).await.unwrap().len();
        assert_eq!([found("sam").await, found("noor").await], [1, 1], "her child and its mother");
        assert_eq!([found("mees").await, found("eva").await, found("06-00004321").await], [0, 0, 0]);
        assert_eq!(hers.refuse_unseen_application(&expected.sam), Ok(()));
        assert_eq!(hers.refuse_unseen_application(&expected.mees), Err(Error::NotAllowed));
        let vandaag = today(&mut *desk.db().await, &hers, desk.today).await.unwrap();
        assert!(vandaag.to_enrol.iter().all(|one| one.application_id == expected.sam));
        assert!(vandaag.waiting.iter().chain(&vandaag.deadlines).all(|row| row.id == expected.sam));
    }

    async fn who_teaches_no_group_sees_nobody_and_who_is_no_teacher_everyone(desk: Desk) {
        let expected = two_children_expected(&desk).await;
        for staff in [Some(&expected.joost), None] {
            let nobody = sight(&desk, Role::Teacher, staff).await;
            assert_eq!(listed(&desk, &nobody).await, []);
        }
        for role in [Role::Director, Role::Office, Role::Reader] {
            assert_eq!(sight(&desk, role, None).await, Sight::Everyone);
        }
        assert_eq!(listed(&desk, &Sight::Everyone).await.len(), 2);
    }

    async fn a_brother_in_another_group_is_not_told_of_in_a_childs_family(desk: Desk) {
        let expected = two_children_expected(&desk).await;
        let mother = caregivers_of(&desk, &expected.sam).await.remove(0);
        let known = CaregiverDraft { caregiver_id: Some(mother), ..noor() };
        let finn = application(child("Finn", "", "Bakker", "2023-02-20"), vec![known]);
        registered(&desk, &finn).await;
        let hers = sight(&desk, Role::Teacher, Some(&expected.sanne)).await;
        let names = async |sight: &Sight| {
            let dossier = dossier_of(&desk, &expected.sam).await;
            sight.family(dossier.family).siblings.into_iter().map(|one| one.name).collect::<Vec<_>>()
        };
        assert_eq!(names(&Sight::Everyone).await, ["Finn Bakker"]);
        assert_eq!(names(&hers).await, Vec::<String>::new());
    }
}
