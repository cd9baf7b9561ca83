//! The intake room, as the office and the director use it: taking in an aanmelding, editing it, deciding, withdrawing.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::family::draft::CaregiverDraft;
use driehoek::family::{Known, save as family_save};
use driehoek::finding::FindingCode;
use driehoek::intake::draft::ApplicationDraft;
use driehoek::intake::sight::Sight;
use driehoek::intake::{
    Agreement, AgreementId, AgreementRole, Application, Decision, DocumentKind, Status, Step, decide, dossier, register,
};
use driehoek::store::history;
use driehoek::{Error, Severity};
use support::{actor, both};

both! {
    async fn every_date_is_there_as_soon_as_the_birth_date_is(desk: Desk) {
        open_school(&desk).await;
        let nothing = application(child("", "", "", "2023-01-12"), vec![]);
        let draft = ApplicationDraft { received_on: None, ..nothing };
        let check = register::check(&mut *desk.db().await, &draft, desk.today).await.unwrap();
        let clock = check.clock.unwrap();
        assert_eq!(clock.fourth_birthday_on, day("2027-01-12"));
        assert_eq!(clock.decide_by, day("2027-01-04"), "counted from today, as long as no other day is typed");
        assert_eq!(check.age.map(|age| (age.years, age.months)), Some((3, 10)));
        let said = said(&check.findings);
        for field in ["child.roepnaam: required!", "child.achternaam: required!", "received_on: required!"] {
            assert!(said.contains(&field.to_owned()), "{field} is not in {said:?}");
        }
    }

    async fn impossible_days_are_said_beside_their_field(desk: Desk) {
        open_school(&desk).await;
        let wanted = |on: &str| ApplicationDraft { wanted_start_on: Some(day(on)), ..sam() };
        let received = |on: &str| ApplicationDraft { received_on: Some(day(on)), ..sam() };
        let cases = [
            (wanted("2027-01-11"), "wanted_start_on: start_before_fourth_birthday!"),
            (ApplicationDraft { received_on: Some(day("2026-11-04")), ..wanted("2027-01-12") }, "wanted_start_on: short_notice"),
            (wanted("2027-01-16"), "wanted_start_on: weekend_day"),
            (wanted("2027-12-27"), "wanted_start_on: closed_day"),
            (wanted("2035-03-05"), "wanted_start_on: unknown_year"),
            (received("2026-11-24"), "received_on: received_in_future!"),
            (received("2026-01-11"), "received_on: before_third_birthday"),
            (application(child("Sam", "", "Vries", "2026-11-24"), vec![noor()]), "child.born_on: born_in_future!"),
            (application(child("Sam", "", "Vries", "2013-11-22"), vec![noor()]), "child.born_on: born_too_long_ago!"),
        ];
        for (draft, expected) in cases {
            let check = register::check(&mut *desk.db().await, &draft, desk.today).await.unwrap();
            let said = said(&check.findings);
            assert!(said.contains(&expected.to_owned()), "{expected} is not in {said:?}");
            assert!(check.findings.is_sorted_by_key(|one| std::cmp::Reverse(one.severity)), "worst first: {said:?}");
        }
        let ten_weeks = ApplicationDraft { received_on: Some(day("2026-11-03")), ..wanted("2027-01-12") };
        let check = register::check(&mut *desk.db().await, &ten_weeks, desk.today).await.unwrap();
        assert_eq!(said(&check.findings), Vec::<String>::new(), "ten weeks to the day are in time");
        let on_the_birthday = received("2026-01-12");
        let check = register::check(&mut *desk.db().await, &on_the_birthday, desk.today).await.unwrap();
        assert_eq!(said(&check.findings), Vec::<String>::new(), "the third birthday itself is in time");
    }

    async fn what_is_no_name_is_refused_and_free_text_is_kept_as_typed(desk: Desk) {
        open_school(&desk).await;
        let before = rows_in_all(&desk).await;
        for wrong in ["<b>Sam</b>", "Sam 🙂", "'); drop table child; --", &"S".repeat(201)] {
            let draft = application(child(wrong, "", "Vries", "2023-01-12"), vec![noor()]);
            let refused = refusals(register::register(&desk.store, &desk.actor, &draft, desk.today).await);
            assert!(refused.iter().all(|one| one.starts_with("child.roepnaam")), "{wrong}: {refused:?}");
        }
        let long = ApplicationDraft { concerns: "z".repeat(4001), ..sam() };
        let refused = refusals(register::register(&desk.store, &desk.actor, &long, desk.today).await);
        assert_eq!(refused, ["concerns: too_long!"]);
        assert_eq!(rows_in_all(&desk).await, before, "nothing of a refused aanmelding is written");

        let text = "Zegt <b>niets</b> 🙂; '); drop table child; --";
        let id = registered(&desk, &ApplicationDraft { concerns: format!("  {text}\n"), ..sam() }).await;
        assert_eq!(dossier_of(&desk, &id).await.application.concerns.as_deref(), Some(text));
    }

    async fn an_office_worker_takes_in_an_aanmelding_over_the_phone(desk: Desk) {
        open_school(&desk).await;
        let draft = ApplicationDraft {
            childcare: " Peuterspeelzaal De Vlinder ".into(),
            contact_consent: Known::Yes,
            documents: vec![DocumentKind::Identity, DocumentKind::Identity],
            caregivers: vec![CaregiverDraft { signed: true, ..noor() }],
            ..sam()
        };
        let made = register::register(&desk.store, &desk.actor, &draft, desk.today).await.unwrap();
        let change = made.change.unwrap();
        assert_eq!((change.deed.as_str(), change.subject.as_str()), ("application.register", "Sam de Vries"));
        assert!(change.kinds.contains(&"application".to_owned()) && change.kinds.contains(&"child".to_owned()));

        let dossier = dossier_of(&desk, &made.value).await;
        assert_eq!(dossier.family.name, "Sam de Vries");
        assert_eq!(dossier.status, Status::Applied);
        assert_eq!((dossier.next.step, dossier.next.due_on), (Step::PlanInterview, Some(day("2026-12-14"))));
        assert_eq!(dossier.application.decide_by, day("2026-12-14"));
        assert_eq!(dossier.application.childcare.as_deref(), Some("Peuterspeelzaal De Vlinder"));
        assert_eq!(dossier.application.contact_consent_on, Some(day("2026-11-02")));
        assert_eq!(dossier.signatures.len(), 1, "she signed");
        assert_eq!(dossier.documents.len(), 1, "seen once, however often it was ticked");
        assert_eq!(dossier.documents.first().unwrap().seen_by, "Anja Peters");
        let missing = said(&dossier.findings);
        assert!(missing.contains(&"documents: document_missing".to_owned()), "the declaration of six months: {missing:?}");
        assert!(!missing.contains(&"signatures: signature_missing".to_owned()), "{missing:?}");
    }

    async fn the_same_child_is_not_taken_in_twice(desk: Desk) {
        open_school(&desk).await;
        let first = registered(&desk, &sam()).await;
        let again = application(child("  sám ", "", "VRIES", "2023-01-12"), vec![noor()]);
        let outcome = register::register(&desk.store, &desk.actor, &again, desk.today).await;
        let Err(Error::Invalid { findings }) = outcome else { panic!("taken in twice: {outcome:?}") };
        let double = findings.iter().find(|one| one.code == FindingCode::DoubleApplication).unwrap();
        assert_eq!(double.values.get("application_id").map(String::as_str), Some(first.as_ref()));
        assert_eq!(double.values.get("name").map(String::as_str), Some("Sam de Vries"));

        let twin = application(child("Saar", "de", "Vries", "2023-01-12"), vec![noor()]);
        registered(&desk, &twin).await;
    }

    async fn a_child_that_withdrew_can_apply_again_and_is_recognised(desk: Desk) {
        open_school(&desk).await;
        let first = registered(&desk, &sam()).await;
        let version = dossier_of(&desk, &first).await.application.version;
        decide::withdraw(&desk.store, &desk.actor, &first, version, desk.today, "Verhuizing").await.unwrap();

        let check = register::check(&mut *desk.db().await, &sam(), desk.today).await.unwrap();
        let known = check.findings.iter().find(|one| one.code == FindingCode::KnownChild).unwrap();
        assert_eq!(known.severity, Severity::Hint);
        let child_id = driehoek::family::ChildId::from(known.values.get("child_id").unwrap().clone());
        let caregivers = caregivers_of(&desk, &first).await;
        let mut again = sam();
        again.child.child_id = Some(child_id.clone());
        again.caregivers = vec![CaregiverDraft { caregiver_id: caregivers.first().cloned(), ..noor() }];
        let second = registered(&desk, &again).await;
        assert_eq!(dossier_of(&desk, &second).await.family.child.id, child_id, "one child, two aanmeldingen");
        let all = dossier::applications_of(&mut *desk.db().await, &child_id).await.unwrap();
        assert_eq!(all.len(), 2);
        assert_eq!(rows_in_all(&desk).await.iter().find(|(table, _)| *table == "child").unwrap().1, 1);
    }

    async fn what_a_second_aanmelding_tells_of_a_known_caregiver_is_kept(desk: Desk) {
        open_school(&desk).await;
        let unsure = ApplicationDraft { caregivers: vec![CaregiverDraft { custody: Known::Unknown, ..noor() }], ..sam() };
        let first = registered(&desk, &unsure).await;
        let before = dossier_of(&desk, &first).await;
        let version = before.application.version;
        decide::withdraw(&desk.store, &desk.actor, &first, version, desk.today, "Verhuizing").await.unwrap();
        let again = async |custody: Known, no_contact_order: bool| {
            let mut draft = sam();
            draft.child.child_id = Some(before.family.child.id.clone());
            let caregiver_id = caregivers_of(&desk, &first).await.into_iter().next();
            draft.caregivers = vec![CaregiverDraft { caregiver_id, custody, no_contact_order, ..noor() }];
            let id = registered(&desk, &draft).await;
            let dossier = dossier_of(&desk, &id).await;
            let version = dossier.application.version;
            decide::withdraw(&desk.store, &desk.actor, &id, version, desk.today, "Verhuizing").await.unwrap();
            let link = dossier.family.members.into_iter().next().unwrap().link;
            (link.custody, link.no_contact_order)
        };
        assert_eq!(again(Known::Yes, false).await, (Known::Yes, false), "what was not known is filled in");
        assert_eq!(again(Known::No, true).await, (Known::Yes, true), "what is known stays, and a ban is never lost");
    }

    async fn a_caregiver_who_is_known_is_offered_and_linked_instead_of_doubled(desk: Desk) {
        open_school(&desk).await;
        let first = registered(&desk, &sam()).await;
        let brother = application(child("Bram", "de", "Vries", "2024-03-01"), vec![noor()]);
        let check = register::check(&mut *desk.db().await, &brother, desk.today).await.unwrap();
        let known = check.findings.iter().find(|one| one.code == FindingCode::KnownCaregiver).unwrap();
        assert_eq!((known.field.as_str(), known.severity), ("caregivers.0", Severity::Hint));
        let noor_id = driehoek::family::CaregiverId::from(known.values.get("caregiver_id").unwrap().clone());
        let linked = CaregiverDraft { caregiver_id: Some(noor_id), ..noor() };
        let second = registered(&desk, &ApplicationDraft { caregivers: vec![linked], ..brother }).await;
        let siblings = dossier_of(&desk, &second).await.family.siblings;
        assert_eq!(siblings.first().map(|sibling| sibling.name.as_str()), Some("Sam de Vries"));
        assert_eq!(caregivers_of(&desk, &first).await, caregivers_of(&desk, &second).await);
    }

    async fn two_people_take_in_the_same_child_at_once_and_one_hears_of_it(desk: Desk) {
        open_school(&desk).await;
        let (draft, other) = (sam(), actor("Bea Smit"));
        let (one, two) = tokio::join!(
            register::register(&desk.store, &desk.actor, &draft, desk.today),
            register::register(&desk.store, &other, &draft, desk.today),
        );
        assert!(one.is_ok() != two.is_ok(), "exactly one gets through: {one:?} {two:?}");
        let refused = refusals(if one.is_ok() { two } else { one });
        assert_eq!(refused, ["child: double_application!"]);
    }

    async fn two_office_workers_edit_the_same_aanmelding_and_the_second_sees_both(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let read = dossier_of(&desk, &id).await.application;
        let anja = Application { remarks: Some("Belt na vieren.".into()), ..read.clone() };
        let bea = Application { remarks: Some("Mailt liever.".into()), concerns: Some("Slaapt slecht.".into()), ..read };
        register::save(&desk.store, &desk.actor, anja, desk.today).await.unwrap();
        let outcome = register::save(&desk.store, &actor("Bea Smit"), bea, desk.today).await;
        let Err(Error::Conflict { kind, version, fields, .. }) = outcome else { panic!("overwritten: {outcome:?}") };
        assert_eq!((kind.as_str(), version), ("application", 2));
        let remarks = fields.iter().find(|field| field.field == "remarks").unwrap();
        assert_eq!(remarks.mine.as_deref(), Some("Mailt liever."));
        assert_eq!(remarks.theirs.as_deref(), Some("Belt na vieren."));
        let kept = dossier_of(&desk, &id).await.application;
        assert_eq!((kept.remarks.as_deref(), kept.concerns), (Some("Belt na vieren."), None));
    }

    async fn editing_touches_what_was_said_and_not_what_was_decided(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let read = dossier_of(&desk, &id).await.application;
        let typed = Application {
            received_on: day("2026-11-09"),
            contact_consent: Known::No,
            questions: Some("  ".into()),
            decision: Some(Decision::NotAdmitted),
            decided_on: Some(desk.today),
            withdrawn_on: Some(desk.today),
            decide_by: day("2030-01-01"),
            ..read
        };
        let saved = register::save(&desk.store, &desk.actor, typed, desk.today).await.unwrap().value;
        assert_eq!((saved.decision, saved.decided_on, saved.withdrawn_on), (None, None, None));
        assert_eq!(saved.decide_by, day("2026-12-21"), "a week later in, a week later due");
        assert_eq!((saved.contact_consent, saved.contact_consent_on), (Known::No, Some(desk.today)));
        assert_eq!(saved.questions, None, "spaces are nothing");

        let early = Application { wanted_start_on: Some(day("2027-01-11")), ..saved.clone() };
        let refused = refusals(register::save(&desk.store, &desk.actor, early, desk.today).await);
        assert_eq!(refused, ["wanted_start_on: start_before_fourth_birthday!"]);
        let same = register::save(&desk.store, &desk.actor, saved, desk.today).await.unwrap();
        assert_eq!(same.change, None, "saving what stands there changes nothing");
    }

    async fn a_corrected_birth_date_moves_every_date(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let child = dossier_of(&desk, &id).await.family.child;
        let younger = driehoek::family::Child { born_on: day("2024-01-12"), ..child };
        family_save::save_child(&desk.store, &desk.actor, younger, desk.today).await.unwrap();
        let dossier = dossier_of(&desk, &id).await;
        let due = day("2027-02-23");
        assert_eq!(dossier.clock.decide_by, due, "six weeks from the third birthday");
        assert_eq!(dossier.application.decide_by, due, "the dossier never shows the date of the wrong birthday");
        assert_eq!(dossier.next.due_on, Some(due));
        let page = driehoek::intake::list::list(&mut *desk.db().await, &everything_open(), &Sight::Everyone, desk.today).await.unwrap();
        assert_eq!(page.rows.first().unwrap().next.due_on, Some(due), "nor does the list");
    }

    async fn undo_of_an_aanmelding_leaves_nothing_and_redo_brings_all_of_it_back(desk: Desk) {
        open_school(&desk).await;
        let empty = rows_in_all(&desk).await;
        let full = ApplicationDraft {
            documents: vec![DocumentKind::Identity],
            caregivers: vec![CaregiverDraft {
                signed: true,
                street: "Dorpsstraat 1".into(),
                postcode: "5446 AA".into(),
                city: "Wanroij".into(),
                ..noor()
            }],
            ..sam()
        };
        let id = registered(&desk, &full).await;
        let before = dossier_of(&desk, &id).await;
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(rows_in_all(&desk).await, empty, "child, caregiver, address, signature and paper went along");
        desk.store.redo(&desk.actor).await.unwrap();
        let after = dossier_of(&desk, &id).await;
        assert_eq!(after.family.name, before.family.name);
        assert_eq!(after.family.members.len(), 1);
        assert_eq!((after.signatures.len(), after.documents.len()), (1, 1));
    }

    async fn a_signature_and_a_paper_are_written_down_and_taken_back(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let caregiver = caregivers_of(&desk, &id).await.into_iter().next().unwrap();
        register::sign(&desk.store, &desk.actor, &id, &caregiver, Some(desk.today)).await.unwrap();
        register::see_document(&desk.store, &desk.actor, &id, DocumentKind::Identity, Some(desk.today), " ").await.unwrap();
        let dossier = dossier_of(&desk, &id).await;
        assert_eq!(dossier.signatures.first().unwrap().signed_on, desk.today);
        assert_eq!(dossier.documents.first().unwrap().seen_by, "Anja Peters", "who was at the keyboard");
        let tomorrow = desk.today.succ_opt().unwrap();
        let refused = refusals(register::sign(&desk.store, &desk.actor, &id, &caregiver, Some(tomorrow)).await);
        assert_eq!(refused, ["signed_on: in_the_future!"]);
        register::sign(&desk.store, &desk.actor, &id, &caregiver, None).await.unwrap();
        register::see_document(&desk.store, &desk.actor, &id, DocumentKind::Identity, None, "").await.unwrap();
        let dossier = dossier_of(&desk, &id).await;
        assert!(dossier.signatures.is_empty() && dossier.documents.is_empty());
    }

    async fn nobody_outside_the_family_signs(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let neighbour = application(child("Pim", "", "Bos", "2023-05-05"), vec![caregiver("An", "", "Bos", "06-00009876")]);
        let other = registered(&desk, &neighbour).await;
        let stranger = caregivers_of(&desk, &other).await.into_iter().next().unwrap();
        let outcome = register::sign(&desk.store, &desk.actor, &id, &stranger, Some(desk.today)).await;
        assert!(matches!(outcome, Err(Error::NotFound { .. })), "{outcome:?}");
    }

    async fn agreements_are_made_done_and_taken_away(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let agreement = |what: &str, due_on: Option<&str>| Agreement {
            id: AgreementId::from(String::new()),
            version: 0,
            application_id: id.clone(),
            what: what.into(),
            role: AgreementRole::Parents,
            who: Some(" ".into()),
            due_on: due_on.map(day),
            done_on: None,
            interview_id: None,
        };
        let save = async |agreement| dossier::save_agreement(&desk.store, &desk.actor, agreement).await;
        assert_eq!(refusals(save(agreement("  ", None)).await), ["what: required!"]);
        let later = save(agreement("Oefenen met de rits", None)).await.unwrap().value;
        let first = save(agreement(" Formulier inleveren ", Some("2026-12-01"))).await.unwrap().value;
        assert_eq!((first.what.as_str(), first.who.as_deref()), ("Formulier inleveren", None));
        let names = async || {
            let agreements = dossier_of(&desk, &id).await.agreements;
            agreements.into_iter().map(|agreement| agreement.what).collect::<Vec<_>>()
        };
        assert_eq!(names().await, ["Formulier inleveren", "Oefenen met de rits"], "what has a day comes first");
        let done = save(Agreement { done_on: Some(desk.today), ..first }).await.unwrap().value;
        assert_eq!(names().await, ["Oefenen met de rits", "Formulier inleveren"], "what is done comes last");
        dossier::remove_agreement(&desk.store, &desk.actor, later).await.unwrap();
        assert_eq!(names().await, ["Formulier inleveren"]);
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(names().await.len(), 2);
        assert_eq!(done.version, 2);
    }

    async fn the_history_of_a_dossier_has_every_deed(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        let caregiver = caregivers_of(&desk, &id).await.into_iter().next().unwrap();
        register::sign(&desk.store, &desk.actor, &id, &caregiver, Some(desk.today)).await.unwrap();
        admitted(&desk, &id, "2027-01-12", &school.kikkers).await;
        let mut db = desk.db().await;
        let records = dossier::record_ids(&mut db, &id).await.unwrap();
        let lines = history(&mut db, &records, 50, 0).await.unwrap();
        let deeds: Vec<_> = lines.rows.iter().map(|line| line.deed.as_str()).collect();
        assert_eq!(deeds, ["application.decide", "application.sign", "interview.plan", "application.register"]);
    }
}
