//! Finding people while a parent is on the phone.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what fails here fails the test")]

#[path = "support/family.rs"]
mod family;
#[path = "support/school.rs"]
mod school;
mod support;

use driehoek::family::draft::CaregiverDraft;
use driehoek::family::search::{same_caregivers, same_child, search_caregivers, search_children};
use family::{child, enter, living_at, mother, try_place};
use school::{add_group, day, open_school};
use support::Desk;

async fn children(desk: &Desk, text: &str) -> Vec<String> {
    let found = search_children(&mut *desk.db().await, text, desk.today, 8).await.unwrap();
    found.into_iter().map(|child| child.name).collect()
}

async fn caregivers(desk: &Desk, text: &str) -> Vec<String> {
    let found = search_caregivers(&mut *desk.db().await, text, 8).await.unwrap();
    found.into_iter().map(|caregiver| caregiver.name).collect()
}

async fn alike(desk: &Desk, typed: &CaregiverDraft) -> Vec<String> {
    let found = same_caregivers(&mut *desk.db().await, typed).await.unwrap();
    found.into_iter().map(|caregiver| caregiver.name).collect()
}

support::both! {
    async fn a_child_is_found_without_accents_and_in_any_order(desk: Desk) {
        for (roepnaam, voorvoegsel, achternaam) in
            [("Noor", "de", "Vries"), ("Zoë", "", "Yılmaz"), ("Łukasz", "", "Çelik-Nowak"), ("Noor", "", "Bakker")]
        {
            enter(&desk, &child(roepnaam, voorvoegsel, achternaam, "2022-12-01"), &[]).await;
        }
        for (text, names) in [
            ("vries noor", vec!["Noor de Vries"]),
            ("NOOR", vec!["Noor Bakker", "Noor de Vries"]),
            ("zoe yilmaz", vec!["Zoë Yılmaz"]),
            ("Zoë", vec!["Zoë Yılmaz"]),
            ("lukasz celik", vec!["Łukasz Çelik-Nowak"]),
            ("nowak", vec!["Łukasz Çelik-Nowak"]),
            ("noor smit", vec![]),
            ("", vec![]),
            ("   ", vec![]),
            ("%", vec![]),
            ("n_or", vec![]),
            ("\\", vec![]),
            ("'); drop table child; --", vec![]),
            ("😀", vec![]),
        ] {
            assert_eq!(children(&desk, text).await, names, "{text:?}");
        }
        assert!(children(&desk, &"noor ".repeat(500)).await.len() == 2, "a long text is no trouble");
    }

    async fn a_found_child_shows_its_group_of_today(desk: Desk) {
        open_school(&desk).await;
        let group = add_group(&desk, 2026, "1/2A").await;
        let noor = enter(&desk, &child("Noor", "", "Bos", "2022-03-01"), &[]).await;
        enter(&desk, &child("Noor", "", "Vos", "2022-12-01"), &[]).await;
        try_place(&desk, &noor, &group, day("2026-11-23")).await.unwrap();
        let found = search_children(&mut *desk.db().await, "noor", desk.today, 8).await.unwrap();
        let groups: Vec<_> = found.iter().map(|child| child.group.as_deref()).collect();
        assert_eq!(groups, [Some("1/2A"), None]);
        let limited = search_children(&mut *desk.db().await, "noor", desk.today, 1).await.unwrap();
        assert_eq!(limited.len(), 1);
        assert!(search_children(&mut *desk.db().await, "noor", desk.today, -1).await.unwrap().is_empty());
    }

    async fn a_caregiver_is_found_with_address_and_children(desk: Desk) {
        let eva = living_at("Dorpsstraat 1", mother("Eva", "van der", "Meer", "06-00001111"));
        enter(&desk, &child("Noor", "", "Bos", "2022-03-01"), &[CaregiverDraft { email: "eva@example.nl".into(), ..eva }]).await;
        for text in ["eva", "meer", "van der meer", "0600001111", "00001111", "06-0000", "eva@example.nl", "meer 1111"] {
            assert_eq!(caregivers(&desk, text).await, ["Eva van der Meer"], "{text}");
        }
        assert!(caregivers(&desk, "0600002222").await.is_empty());
        let found = search_caregivers(&mut *desk.db().await, "eva", 8).await.unwrap();
        assert_eq!(found[0].household.as_ref().unwrap().street.as_deref(), Some("Dorpsstraat 1"));
        assert_eq!(found[0].children, ["Noor Bos"]);
    }

    async fn the_same_child_is_known_again_however_it_is_typed(desk: Desk) {
        let noor = enter(&desk, &child("Noë", "de", "Vries", "2022-12-01"), &[]).await;
        let mut db = desk.db().await;
        for (roepnaam, achternaam) in [("noe", "VRIES"), (" Noë ", "de Vries"), ("NOË", "vries ")] {
            let found = same_child(&mut db, roepnaam, achternaam, day("2022-12-01")).await.unwrap();
            assert_eq!(found.map(|child| child.id), Some(noor.clone()), "{roepnaam} {achternaam}");
        }
        for (roepnaam, achternaam, born_on) in
            [("Noë", "Vries", "2022-12-02"), ("Bram", "Vries", "2022-12-01"), ("Noë", "Vriesman", "2022-12-01"), ("", "Vries", "2022-12-01")]
        {
            assert_eq!(same_child(&mut db, roepnaam, achternaam, day(born_on)).await.unwrap(), None);
        }
    }

    async fn a_caregiver_is_known_again_by_name_number_or_mail(desk: Desk) {
        let eva = CaregiverDraft {
            email: "Eva@example.nl".into(),
            other_phone: "0485-000111".into(),
            ..mother("Eva", "de", "Vries", "06-00001111")
        };
        enter(&desk, &child("Noor", "", "Bos", "2022-03-01"), &[eva]).await;
        enter(&desk, &child("Bram", "", "Bos", "2022-03-01"), &[mother("Eva", "de", "Vriesema", "06-00002222")]).await;
        let nobody = mother("Ria", "", "Kok", "");
        for typed in [
            mother("ÉVA", "De", "vries", ""),
            mother("Ria", "", "Kok", "+31 6 0000 1111"),
            mother("Ria", "", "Kok", "0485 000 111"),
            CaregiverDraft { email: "eva@EXAMPLE.nl".into(), ..nobody.clone() },
        ] {
            assert_eq!(alike(&desk, &typed).await, ["Eva de Vries"], "{typed:?}");
        }
        for typed in [nobody, mother("Eva", "", "", ""), mother("", "", "", ""), mother("%", "", "%", "06")] {
            assert!(alike(&desk, &typed).await.is_empty(), "{typed:?}");
        }
    }
}
