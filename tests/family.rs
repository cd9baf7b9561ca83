//! What the office does with children, caregivers and addresses.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "what fails here fails the test")]

#[path = "support/family.rs"]
mod family;
#[path = "support/school.rs"]
mod school;
mod support;

use driehoek::Error;
use driehoek::family::draft::{CaregiverDraft, ChildDraft};
use driehoek::family::{
    Caregiver, CaregiverId, Child, Household, HouseholdId, Known, Link, Relation, check, save, store,
};
use driehoek::finding::FindingCode;
use family::{child, enter, family, father, known, living_at, mother, take_out, try_enter, try_place};
use school::{add_group, day, hire, open_school, refused, teacher, teaches};
use support::Desk;

async fn noor(desk: &Desk) -> driehoek::family::Family {
    let parents = [
        living_at("Dorpsstraat 1", mother("Eva", "de", "Vries", "06-00001111")),
        father("Tom", "", "Jansen", "06 0000 2222"),
    ];
    let id = enter(desk, &child("Noor", "de", "Vries", "2022-12-01"), &parents).await;
    family(desk, &id).await
}

fn fields(findings: &[driehoek::Finding]) -> Vec<(&str, FindingCode)> {
    findings.iter().map(|finding| (finding.field.as_str(), finding.code)).collect()
}

support::both! {
    async fn a_family_at_one_address_is_written_down(desk: Desk) {
        let family = noor(&desk).await;
        assert_eq!(family.name, "Noor de Vries");
        let names: Vec<&str> = family.members.iter().map(|member| member.name.as_str()).collect();
        assert_eq!(names, ["Eva de Vries", "Tom Jansen"]);
        let [eva, tom] = family.members.as_slice() else { panic!("two caregivers") };
        assert_eq!(eva.caregiver.phone.as_deref(), Some("06-00001111"));
        assert_eq!(tom.caregiver.phone.as_deref(), Some("06-00002222"));
        assert_eq!(eva.household.as_ref().unwrap().postcode.as_deref(), Some("5446 AA"));
        assert_eq!(eva.household, tom.household, "one household, not two of the same");
        assert_eq!(eva.link.relation, Relation::Mother);
    }

    async fn a_child_of_two_households_keeps_both(desk: Desk) {
        let elsewhere = CaregiverDraft { lives_there: false, custody: Known::Unknown, ..father("Tom", "", "Bos", "0600002222") };
        let parents = [
            CaregiverDraft { lives_there: false, ..living_at("Verweg 9", father("Jan", "", "Oud", "06-00003333")) },
            living_at("Dorpsstraat 1", mother("Eva", "", "Bos", "06-00001111")),
            living_at("Kerkstraat 2", elsewhere),
        ];
        let id = enter(&desk, &child("Noor", "", "Bos", "2022-12-01"), &parents).await;
        let family = family(&desk, &id).await;
        let streets: Vec<_> =
            family.members.iter().map(|member| member.household.as_ref().unwrap().street.as_deref().unwrap()).collect();
        assert_eq!(streets, ["Dorpsstraat 1", "Verweg 9", "Kerkstraat 2"], "where the child lives first, then who has custody");
    }

    async fn without_an_address_there_is_no_household(desk: Desk) {
        let parents = [mother("Eva", "", "Bos", "06-00001111"), father("Tom", "", "Bos", "")];
        let id = enter(&desk, &child("Noor", "", "Bos", "2022-12-01"), &parents).await;
        assert!(family(&desk, &id).await.members.iter().all(|member| member.household.is_none()));
    }

    async fn a_secret_address_is_kept_secret_even_before_it_is_known(desk: Desk) {
        let parent = CaregiverDraft { secret_address: true, ..mother("Eva", "", "Bos", "06-00001111") };
        let id = enter(&desk, &child("Noor", "", "Bos", "2022-12-01"), &[parent]).await;
        let member = family(&desk, &id).await.members.remove(0);
        let household = member.household.unwrap();
        assert!(household.secret_address);
        let typed = Household { street: Some("Schuilplaats 7".into()), ..household };
        let changed = save::save_household(&desk.store, &desk.actor, typed).await.unwrap();
        assert_eq!(changed.change.unwrap().subject, "Eva Bos", "the list of changes does not tell it");
    }

    async fn a_second_child_shares_its_parents_and_is_a_sibling(desk: Desk) {
        open_school(&desk).await;
        let noor = noor(&desk).await;
        let group = add_group(&desk, 2026, "1/2A").await;
        let sanne = hire(&desk, teacher("Sanne", "de", "Wit")).await;
        let draft = driehoek::school::GroupDraft { group: group.clone(), teachers: teaches(&sanne, &[1]) };
        driehoek::school::groups::save_group(&desk.store, &desk.actor, draft).await.unwrap();
        try_place(&desk, &noor.child.id, &group, day("2026-12-01")).await.unwrap();
        let eva = &noor.members[0].caregiver.id;
        let bram = enter(&desk, &child("Bram", "de", "Vries", "2024-02-29"), &[known(eva)]).await;
        let siblings = family(&desk, &bram).await.siblings;
        assert_eq!(siblings.len(), 1);
        assert_eq!((siblings[0].name.as_str(), siblings[0].group.as_deref()), ("Noor de Vries", None), "not here yet");
        let later = store::family(&mut *desk.db().await, &bram, day("2026-12-01")).await.unwrap();
        assert_eq!(later.siblings[0].group.as_deref(), Some("1/2A"));
        assert_eq!(later.siblings[0].teachers, ["Sanne de Wit"]);
        let other_way = family(&desk, &noor.child.id).await.siblings;
        assert_eq!(other_way[0].name, "Bram de Vries");
    }

    async fn twins_and_children_of_one_parent_stand_from_old_to_young(desk: Desk) {
        let noor = noor(&desk).await;
        let (eva, tom) = (&noor.members[0].caregiver.id, &noor.members[1].caregiver.id);
        enter(&desk, &child("Zoë", "", "Jansen", "2020-01-01"), &[known(tom)]).await;
        enter(&desk, &child("Bram", "de", "Vries", "2022-12-01"), &[known(eva), known(tom)]).await;
        let siblings = family(&desk, &noor.child.id).await.siblings;
        let names: Vec<&str> = siblings.iter().map(|sibling| sibling.name.as_str()).collect();
        assert_eq!(names, ["Zoë Jansen", "Bram de Vries"], "each once, also through two parents");
    }

    async fn one_caregiver_typed_twice_is_linked_once(desk: Desk) {
        let noor = noor(&desk).await;
        let eva = &noor.members[0].caregiver.id;
        let both = try_enter(&desk, &child("Bram", "", "Vos", "2024-01-01"), &[known(eva), known(eva)]).await.unwrap();
        let (id, caregivers) = both.value;
        assert_eq!(caregivers, [eva.clone(), eva.clone()]);
        assert_eq!(family(&desk, &id).await.members.len(), 1);
    }

    async fn a_known_child_gets_another_caregiver_and_keeps_what_it_has(desk: Desk) {
        let noor = noor(&desk).await;
        let draft = ChildDraft { child_id: Some(noor.child.id.clone()), ..ChildDraft::default() };
        let eva = CaregiverDraft { relation: Relation::Other, ..known(&noor.members[0].caregiver.id) };
        let opa = CaregiverDraft { relation: Relation::Grandparent, ..mother("Wim", "", "Bos", "0485-000111") };
        let id = enter(&desk, &draft, &[eva, opa]).await;
        let family = family(&desk, &id).await;
        assert_eq!(family.child, noor.child);
        assert_eq!(family.members.len(), 3);
        assert_eq!(family.members[0].link.relation, Relation::Mother, "an existing link is not typed over");
    }

    async fn a_family_is_written_down_whole_or_not_at_all(desk: Desk) {
        let parents = [mother("Eva", "", "Bos", "06-00001111"), father("Tom", "", "Bos", "12")];
        let outcome = try_enter(&desk, &child("Noor", "", "Bos", "2022-12-01"), &parents).await;
        assert_eq!(refused(outcome), [("phone".to_owned(), FindingCode::NotAPhone)]);
        let unknown = [known(&CaregiverId::new())];
        let outcome = try_enter(&desk, &child("Noor", "", "Bos", "2022-12-01"), &unknown).await;
        assert!(matches!(outcome, Err(Error::NotFound { .. })));
        let found = driehoek::family::search::search_children(&mut *desk.db().await, "noor", desk.today, 8).await.unwrap();
        assert!(found.is_empty());
    }

    async fn writing_a_family_down_can_be_undone_and_done_again(desk: Desk) {
        let noor = noor(&desk).await;
        desk.store.undo(&desk.actor).await.unwrap();
        assert!(store::child(&mut *desk.db().await, &noor.child.id).await.is_err());
        desk.store.redo(&desk.actor).await.unwrap();
        let again = family(&desk, &noor.child.id).await;
        assert_eq!(again.members.len(), 2);
        assert!(again.members[1].household.is_some());
    }

    async fn a_child_is_corrected(desk: Desk) {
        let noor = noor(&desk).await;
        let typed = Child {
            roepnaam: " Noortje ".into(),
            voornamen: Some("Eleonora Maria".into()),
            remarks: Some("<b>Hoest</b> '); drop table child; -- 😀".into()),
            home_language: Some(" ".into()),
            ..noor.child.clone()
        };
        let saved = save::save_child(&desk.store, &desk.actor, typed, desk.today).await.unwrap().value;
        assert_eq!((saved.roepnaam.as_str(), saved.home_language.as_deref()), ("Noortje", None));
        assert_eq!(saved.remarks.as_deref(), Some("<b>Hoest</b> '); drop table child; -- 😀"), "free text stays as typed");
        let found = driehoek::family::search::search_children(&mut *desk.db().await, "eleonora", desk.today, 8).await.unwrap();
        assert_eq!(found.len(), 1, "found by the new first names");
        let stale = save::save_child(&desk.store, &desk.actor, Child { roepnaam: "Nora".into(), ..noor.child.clone() }, desk.today);
        let Err(Error::Conflict { fields, .. }) = stale.await else { panic!("a stale edit must conflict") };
        assert!(fields.iter().any(|field| field.theirs.as_deref() == Some("Noortje")));
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(store::child(&mut *desk.db().await, &noor.child.id).await.unwrap().roepnaam, "Noor");
    }

    async fn what_cannot_be_a_child_is_refused(desk: Desk) {
        let noor = noor(&desk).await.child;
        for (typed, field, code) in [
            (Child { roepnaam: String::new(), ..noor.clone() }, "roepnaam", FindingCode::Required),
            (Child { achternaam: "x".repeat(201), ..noor.clone() }, "achternaam", FindingCode::TooLong),
            (Child { voornamen: Some("😀".into()), ..noor.clone() }, "voornamen", FindingCode::NotAName),
            (Child { voorvoegsel: Some("<i>".into()), ..noor.clone() }, "voorvoegsel", FindingCode::NotAName),
            (Child { born_on: day("2026-11-24"), ..noor.clone() }, "born_on", FindingCode::BornInFuture),
            (Child { born_on: day("2013-11-22"), ..noor.clone() }, "born_on", FindingCode::BornTooLongAgo),
            (Child { remarks: Some("x".repeat(4001)), ..noor.clone() }, "remarks", FindingCode::TooLong),
            (Child { remarks: Some("a\u{202e}b".into()), ..noor.clone() }, "remarks", FindingCode::ControlCharacters),
        ] {
            let outcome = save::save_child(&desk.store, &desk.actor, typed, desk.today).await;
            assert_eq!(refused(outcome), [(field.to_owned(), code)]);
        }
        let longest = Child { achternaam: "x".repeat(200), born_on: day("2013-11-23"), ..noor };
        save::save_child(&desk.store, &desk.actor, longest, desk.today).await.unwrap();
    }

    async fn someone_who_left_long_ago_can_still_be_corrected(desk: Desk) {
        let noor = noor(&desk).await.child;
        let years_later = day("2041-05-05");
        let typed = Child { remarks: Some("Vroeg haar dossier op.".into()), ..noor };
        save::save_child(&desk.store, &desk.actor, typed, years_later).await.unwrap();
    }

    async fn a_caregiver_is_corrected_and_found_by_the_new_number(desk: Desk) {
        let noor = noor(&desk).await;
        let eva = noor.members[0].caregiver.clone();
        let typed = Caregiver { phone: Some("+31 6 00009999".into()), email: Some("Eva@Example.NL".into()), ..eva.clone() };
        let saved = save::save_caregiver(&desk.store, &desk.actor, typed).await.unwrap().value;
        assert_eq!((saved.phone.as_deref(), saved.email.as_deref()), (Some("06-00009999"), Some("Eva@example.nl")));
        let mut db = desk.db().await;
        for text in ["0600009999", "06-0000 9999", "+31600009999", "eva@example", "vries 9999"] {
            let found = driehoek::family::search::search_caregivers(&mut db, text, 8).await.unwrap();
            assert_eq!(found.len(), 1, "{text}");
        }
        let old = driehoek::family::search::search_caregivers(&mut db, "00001111", 8).await.unwrap();
        assert!(old.is_empty(), "the old number is gone");
        drop(db);
        let stale = save::save_caregiver(&desk.store, &desk.actor, Caregiver { language: Some("Fries".into()), ..eva });
        assert!(matches!(stale.await, Err(Error::Conflict { .. })));
        let bad = Caregiver { phone: Some("06".into()), email: Some("eva".into()), achternaam: " ".into(), ..saved };
        let mut wrong = refused(save::save_caregiver(&desk.store, &desk.actor, bad).await);
        wrong.sort();
        let fields: Vec<&str> = wrong.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["achternaam", "email", "phone"]);
    }

    async fn a_father_moves_to_an_address_of_his_own(desk: Desk) {
        let noor = noor(&desk).await;
        let tom = noor.members[1].caregiver.clone();
        let typed = Household {
            id: HouseholdId::from(String::new()),
            version: 0,
            street: Some(" ".into()),
            postcode: None,
            city: None,
            secret_address: false,
        };
        let give = |home: Household| save::give_home(&desk.store, &desk.actor, &tom.id, tom.version, home);
        assert_eq!(refused(give(typed.clone()).await), [("street".to_owned(), FindingCode::Required)]);
        let own = Household { street: Some("Nieuwe weg 3".into()), postcode: Some("5446 zz".into()), ..typed };
        let moved = give(own.clone()).await.unwrap();
        assert_eq!(moved.change.unwrap().subject, "Tom Jansen");
        let members = family(&desk, &noor.child.id).await.members;
        assert_eq!(members[0].household.as_ref().unwrap().street.as_deref(), Some("Dorpsstraat 1"));
        assert_eq!(members[1].household.as_ref().unwrap().postcode.as_deref(), Some("5446 ZZ"));
        assert!(matches!(give(own).await, Err(Error::Conflict { .. })), "somebody moved him meanwhile");
        desk.store.undo(&desk.actor).await.unwrap();
        let members = family(&desk, &noor.child.id).await.members;
        assert_eq!(members[0].household, members[1].household, "undo brings him home");
    }

    async fn an_address_is_changed_for_all_who_live_there(desk: Desk) {
        let noor = noor(&desk).await;
        let home = noor.members[0].household.clone().unwrap();
        let typed = Household { street: Some("Kerkstraat 2".into()), ..home.clone() };
        let changed = save::save_household(&desk.store, &desk.actor, typed).await.unwrap();
        assert_eq!(changed.change.unwrap().subject, "Tom Jansen, Eva de Vries");
        let members = family(&desk, &noor.child.id).await.members;
        assert!(members.iter().all(|member| member.household.as_ref().unwrap().street.as_deref() == Some("Kerkstraat 2")));
        let stale = save::save_household(&desk.store, &desk.actor, Household { city: None, ..home }).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })));
        desk.store.undo(&desk.actor).await.unwrap();
        let members = family(&desk, &noor.child.id).await.members;
        assert_eq!(members[0].household.as_ref().unwrap().street.as_deref(), Some("Dorpsstraat 1"));
    }

    async fn proof_of_custody_was_seen_by_someone_on_a_day(desk: Desk) {
        let link = noor(&desk).await.members[0].link.clone();
        let seen = |on: Option<&str>, by: Option<&str>, custody| Link {
            custody_seen_on: on.map(day),
            custody_seen_by: by.map(Into::into),
            custody,
            ..link.clone()
        };
        for (typed, field, code) in [
            (seen(Some("2026-11-23"), Some(" "), Known::Yes), "custody_seen_by", FindingCode::Required),
            (seen(None, Some("Anja"), Known::Yes), "custody_seen_on", FindingCode::Required),
            (seen(Some("2026-11-23"), Some("Anja"), Known::Unknown), "custody", FindingCode::Required),
            (seen(Some("2026-12-23"), Some("Anja"), Known::No), "custody_seen_on", FindingCode::InTheFuture),
        ] {
            assert_eq!(refused(save::save_link(&desk.store, &desk.actor, typed).await), [(field.to_owned(), code)]);
        }
        let saved = save::save_link(&desk.store, &desk.actor, seen(Some("2026-11-23"), Some("Anja"), Known::No)).await.unwrap();
        assert_eq!(saved.value.custody_seen_by.as_deref(), Some("Anja"));
        assert_eq!(saved.change.unwrap().subject, "Eva de Vries");
        let stale = save::save_link(&desk.store, &desk.actor, Link { apart_talk: true, ..link }).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })));
    }

    async fn a_link_never_moves_to_another_child(desk: Desk) {
        let noor = noor(&desk).await;
        let bram = enter(&desk, &child("Bram", "", "Vos", "2024-01-01"), &[mother("An", "", "Vos", "0600003333")]).await;
        let typed = Link { child_id: bram.clone(), no_contact_order: true, ..noor.members[0].link.clone() };
        let saved = save::save_link(&desk.store, &desk.actor, typed).await.unwrap().value;
        assert_eq!(saved.child_id, noor.child.id);
        assert!(saved.no_contact_order);
        assert_eq!(family(&desk, &bram).await.members.len(), 1);
    }

    async fn a_grandmother_is_added_at_the_address_of_the_family(desk: Desk) {
        let noor = noor(&desk).await;
        let oma = CaregiverDraft { same_address: true, relation: Relation::Grandparent, ..mother("Riet", "", "Bos", "0485-000111") };
        let added = save::add_caregiver(&desk.store, &desk.actor, &noor.child.id, &oma).await.unwrap();
        let members = family(&desk, &noor.child.id).await.members;
        assert_eq!(members.len(), 3);
        assert_eq!(members[2].caregiver.id, added.value);
        assert_eq!(added.change.unwrap().subject, "Riet Bos");
        assert_eq!(members[2].household, members[0].household);
        let again = save::add_caregiver(&desk.store, &desk.actor, &noor.child.id, &known(&added.value)).await;
        assert_eq!(refused(again), [("caregiver_id".to_owned(), FindingCode::NameTaken)]);
        let wrong = CaregiverDraft { phone: "x".into(), roepnaam: "😀".into(), ..oma };
        let outcome = save::add_caregiver(&desk.store, &desk.actor, &noor.child.id, &wrong).await;
        assert_eq!(refused(outcome), [("roepnaam".to_owned(), FindingCode::NotAName), ("phone".to_owned(), FindingCode::NotAPhone)]);
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(family(&desk, &noor.child.id).await.members.len(), 2);
    }

    async fn the_last_caregiver_of_a_child_stays(desk: Desk) {
        let noor = noor(&desk).await;
        let [eva, tom] = noor.members.as_slice() else { panic!("two caregivers") };
        save::remove_link(&desk.store, &desk.actor, tom.link.clone()).await.unwrap();
        let last = save::remove_link(&desk.store, &desk.actor, eva.link.clone()).await;
        assert_eq!(refused(last), [(String::new(), FindingCode::NoneChosen)]);
        let gone = save::remove_link(&desk.store, &desk.actor, tom.link.clone()).await;
        assert!(matches!(gone, Err(Error::NotFound { .. })));
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(family(&desk, &noor.child.id).await.members.len(), 2, "undo links him again");
    }

    async fn a_place_lasts_until_the_end_of_the_school_year(desk: Desk) {
        open_school(&desk).await;
        let noor = noor(&desk).await.child.id;
        let (group, next) = (add_group(&desk, 2026, "1/2A").await, add_group(&desk, 2027, "1/2A").await);
        let place = try_place(&desk, &noor, &group, day("2026-12-01")).await.unwrap();
        assert_eq!(place.ends_on, day("2027-07-31"));
        try_place(&desk, &noor, &next, day("2027-08-01")).await.unwrap();
        let mut db = desk.db().await;
        for (on, here, there) in [
            ("2026-11-30", 0, 0), ("2026-12-01", 1, 0), ("2027-07-31", 1, 0), ("2027-08-01", 0, 1), ("2028-07-31", 0, 1), ("2028-08-01", 0, 0),
        ] {
            let fill = store::fill(&mut db, &[group.id.clone(), next.id.clone()], day(on)).await.unwrap();
            let count = |group: &driehoek::school::Group| fill.get(&group.id).copied().unwrap_or(0);
            assert_eq!((count(&group), count(&next)), (here, there), "{on}");
            let placed = store::placement_on(&mut db, &noor, day(on)).await.unwrap();
            assert_eq!(placed.is_some(), here + there == 1, "{on}");
        }
    }

    async fn a_child_is_in_one_group_at_a_time(desk: Desk) {
        open_school(&desk).await;
        let noor = noor(&desk).await.child.id;
        let (a, b) = (add_group(&desk, 2026, "1/2A").await, add_group(&desk, 2026, "1/2B").await);
        try_place(&desk, &noor, &a, day("2027-01-04")).await.unwrap();
        let earlier = try_place(&desk, &noor, &b, day("2026-12-01")).await;
        assert_eq!(refused(earlier), [("starts_on".to_owned(), FindingCode::Overlaps)], "it would run into the other");
        let outside = try_place(&desk, &noor, &b, day("2027-08-01")).await;
        assert_eq!(refused(outside), [("starts_on".to_owned(), FindingCode::NotInGroupYear)]);
        take_out(&desk, &noor, day("2027-03-01")).await;
        let moved = try_place(&desk, &noor, &b, day("2027-03-01")).await.unwrap();
        assert_eq!(moved.starts_on, day("2027-03-01"));
        let before = store::placement_on(&mut *desk.db().await, &noor, day("2027-02-28")).await.unwrap().unwrap();
        assert_eq!((before.group_id, before.ends_on), (a.id, day("2027-02-28")));
        take_out(&desk, &noor, day("2026-08-01")).await;
        assert_eq!(store::placement_on(&mut *desk.db().await, &noor, day("2027-02-01")).await.unwrap(), None);
        take_out(&desk, &noor, day("2026-08-01")).await;
    }
}

#[test]
fn a_typed_child_is_judged_under_its_own_name() {
    let today = day("2026-11-23");
    let typed = ChildDraft { roepnaam: "😀".into(), ..ChildDraft::default() };
    let found = check::check_child_draft(&typed, today);
    assert_eq!(
        fields(&found),
        [
            ("child.born_on", FindingCode::Required),
            ("child.roepnaam", FindingCode::NotAName),
            ("child.achternaam", FindingCode::Required),
        ]
    );
    assert_eq!(check::check_child_draft(&child("Noor", "de", "Vries", "2013-11-23"), today), [], "thirteen today");
    let older = check::check_child_draft(&child("Noor", "de", "Vries", "2013-11-22"), today);
    assert_eq!(fields(&older), [("child.born_on", FindingCode::BornTooLongAgo)]);
}

#[test]
fn typed_caregivers_are_judged_by_their_place_and_one_can_be_reached() {
    assert_eq!(fields(&check::check_caregiver_drafts(&[])), [("caregivers", FindingCode::NoneChosen)]);
    let unreachable = [mother("Eva", "", "Bos", " "), father("Tom", "", "Bos", "")];
    assert_eq!(fields(&check::check_caregiver_drafts(&unreachable)), [("caregivers.0.phone", FindingCode::Required)]);
    let by_mail = CaregiverDraft { email: "eva@example.nl".into(), ..mother("Eva", "", "Bos", "") };
    assert_eq!(check::check_caregiver_drafts(&[by_mail]), []);
    let wrong = CaregiverDraft { postcode: "54".into(), ..mother("Tom", "", "", "06-1") };
    let found = check::check_caregiver_drafts(&[known(&CaregiverId::new()), wrong]);
    assert_eq!(
        fields(&found),
        [
            ("caregivers.1.achternaam", FindingCode::Required),
            ("caregivers.1.phone", FindingCode::NotAPhone),
            ("caregivers.1.postcode", FindingCode::NotAPostcode),
        ]
    );
}
