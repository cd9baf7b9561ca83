//! Letters: whom they go to, what stands in the way, keeping what was made, and the school's own templates.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::family::draft::CaregiverDraft;
use driehoek::family::{CaregiverId, Known, Relation};
use driehoek::intake::draft::{ApplicationDraft, DecisionDraft};
use driehoek::intake::{
    Agreement, AgreementId, AgreementRole, ApplicationId, Decision, DocumentKind, decide, dossier, plan, prepare,
    register,
};
use driehoek::letter::paper::Paper;
use driehoek::letter::{LetterKind, LetterOrder, LetterPlan, make, sheet, store};
use driehoek::{Error, Result};
use support::{Desk, actor, both};

/// Noor at the Kerkstraat, and Tom at a secret address; both get post.
fn apart() -> ApplicationDraft {
    let noor =
        CaregiverDraft { street: "Kerkstraat 1".into(), postcode: "5446aa".into(), city: "Wanroij".into(), ..noor() };
    let tom = CaregiverDraft {
        relation: Relation::Father,
        lives_there: false,
        email: "tom.smit@example.nl".into(),
        street: "Molenweg 2".into(),
        postcode: "5451hj".into(),
        city: "Mill".into(),
        secret_address: true,
        ..caregiver("Tom", "", "Smit", "06-00005555")
    };
    ApplicationDraft { caregivers: vec![noor, tom], ..sam() }
}

fn order(id: &ApplicationId, kind: LetterKind) -> LetterOrder {
    LetterOrder { application_id: id.clone(), kind, interview_id: None }
}

async fn plan_of(desk: &Desk, id: &ApplicationId, kind: LetterKind) -> LetterPlan {
    make::plan(&mut *desk.db().await, &order(id, kind), desk.today).await.unwrap()
}

async fn said_of(desk: &Desk, id: &ApplicationId, kind: LetterKind) -> Vec<String> {
    said(&plan_of(desk, id, kind).await.findings)
}

/// Makes a letter for everybody it is meant for.
async fn try_make(desk: &Desk, id: &ApplicationId, kind: LetterKind) -> Result<Vec<Paper>> {
    let usual = plan_of(desk, id, kind).await.recipients.into_iter().filter(|one| one.is_usual);
    let recipients: Vec<Vec<CaregiverId>> = usual.map(|one| one.caregiver_ids).collect();
    let made = make::make(&desk.store, &desk.actor, &order(id, kind), &recipients, desk.today).await?.value;
    let mut papers = Vec::new();
    for letter in made {
        papers.push(make::kept(&mut *desk.db().await, &letter).await?.1);
    }
    Ok(papers)
}

async fn made(desk: &Desk, id: &ApplicationId, kind: LetterKind) -> Vec<Paper> {
    try_make(desk, id, kind).await.unwrap()
}

fn whole(paper: &Paper) -> String {
    serde_json::to_string(paper).unwrap()
}

async fn decided(desk: &Desk, id: &ApplicationId, draft: DecisionDraft) {
    assert_eq!(&draft.application_id, id);
    decide::decide(&desk.store, &desk.actor, &draft, desk.today).await.unwrap();
}

async fn agree(desk: &Desk, id: &ApplicationId, what: &str, talk: Option<driehoek::intake::InterviewId>) {
    let agreement = Agreement {
        id: AgreementId::from(String::new()),
        version: 0,
        application_id: id.clone(),
        what: what.into(),
        role: AgreementRole::Parents,
        who: Some("Noor de Vries".into()),
        due_on: Some(day("2027-01-04")),
        done_on: None,
        interview_id: talk,
    };
    dossier::save_agreement(&desk.store, &desk.actor, agreement).await.unwrap();
}

async fn see(desk: &Desk, id: &ApplicationId, kind: DocumentKind) {
    register::see_document(&desk.store, &desk.actor, id, kind, Some(desk.today), "").await.unwrap();
}

both! {
    async fn each_household_gets_its_own_letter_and_it_is_kept(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &apart()).await;
        let plan = plan_of(&desk, &id, LetterKind::Confirmation).await;
        let names: Vec<_> = plan.recipients.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Noor de Vries", "Tom Smit"]);
        assert!(plan.recipients.iter().all(|one| one.is_usual && one.findings.is_empty()), "{plan:?}");
        let papers = made(&desk, &id, LetterKind::Confirmation).await;
        let [hers, his] = papers.as_slice() else { panic!("two letters: {papers:?}") };
        assert_eq!(hers.addressee, ["Noor de Vries", "Kerkstraat 1", "5446 AA  Wanroij"]);
        assert_eq!(his.addressee, ["Tom Smit", "Molenweg 2", "5451 HJ  Mill"]);
        assert!(whole(hers).contains("Beste Noor de Vries,") && whole(hers).contains("maandag 14 december 2026"), "{hers:?}");
        for secret in ["Molenweg", "5451", "Mill", "06-00005555", "tom.smit"] {
            assert!(!whole(hers).contains(secret), "{secret} in {hers:?}");
        }
        let rows = store::letters(&mut *desk.db().await, &id).await.unwrap();
        assert_eq!(rows.len(), 2);
        assert!(rows.iter().all(|row| row.made_on == desk.today && row.made_by == "Anja Peters"), "{rows:?}");
        assert!(rows.iter().any(|row| row.addressee == "Tom Smit"), "{rows:?}");
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(store::letters(&mut *desk.db().await, &id).await.unwrap(), vec![], "both are one change");
    }

    async fn a_letter_stays_as_it_was_made(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let before = made(&desk, &id, LetterKind::Confirmation).await;
        let family = dossier_of(&desk, &id).await.family;
        let child = driehoek::family::Child { roepnaam: "Samuel".into(), ..family.child };
        driehoek::family::save::save_child(&desk.store, &desk.actor, child, desk.today).await.unwrap();
        let letter = store::letters(&mut *desk.db().await, &id).await.unwrap().remove(0);
        let (_, paper) = make::kept(&mut *desk.db().await, &letter.id).await.unwrap();
        assert_eq!(vec![paper], before);
    }

    async fn what_somebody_wrote_down_of_a_secret_address_does_not_leave_the_school(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &apart()).await;
        let talk = planned(&desk, &id, &school.director, "2026-11-20", "10:00").await;
        plan::hold(&desk.store, &desk.actor, &talk, 1, day("2026-11-20")).await.unwrap();
        agree(&desk, &id, "Het verslag sturen naar molenweg 2", Some(talk)).await;
        let plan = plan_of(&desk, &id, LetterKind::Report).await;
        let secrets: Vec<_> = plan.recipients.iter().map(|one| said(&one.findings)).collect();
        assert_eq!(secrets, [vec!["agreements: secret_in_letter!".to_owned()], vec![]], "his own he may read");
        assert_eq!(refusals(try_make(&desk, &id, LetterKind::Report).await), ["agreements: secret_in_letter!"]);
        let his = plan.recipients.get(1).unwrap().caregiver_ids.clone();
        make::make(&desk.store, &desk.actor, &order(&id, LetterKind::Report), &[his], desk.today).await.unwrap();
    }

    async fn somebody_with_a_no_contact_order_gets_nothing_and_is_not_named(desk: Desk) {
        let school = open_school(&desk).await;
        let barred = CaregiverDraft { no_contact_order: true, ..caregiver("Jan", "", "Kok", "06-00006666") };
        let id = registered(&desk, &ApplicationDraft { caregivers: vec![noor(), barred], ..sam() }).await;
        planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        let ids = caregivers_of(&desk, &id).await;
        for &kind in LetterKind::ALL {
            let recipients = plan_of(&desk, &id, kind).await.recipients;
            assert_eq!(recipients.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Noor de Vries"], "{kind:?}");
        }
        let papers = made(&desk, &id, LetterKind::Invitation).await;
        assert!(!papers.iter().any(|paper| whole(paper).contains("Jan Kok")), "{papers:?}");
        let to_him = make::make(&desk.store, &desk.actor, &order(&id, LetterKind::Confirmation), &[ids], desk.today).await;
        assert!(matches!(to_him, Err(Error::NotFound { .. })), "{to_him:?}");
    }

    async fn a_letter_needs_somebody_who_gets_post(desk: Desk) {
        open_school(&desk).await;
        let silent = CaregiverDraft { gets_post: false, ..noor() };
        let id = registered(&desk, &ApplicationDraft { caregivers: vec![silent], ..sam() }).await;
        assert_eq!(said_of(&desk, &id, LetterKind::Confirmation).await, [": no_addressee!"]);
        assert_eq!(refusals(try_make(&desk, &id, LetterKind::Confirmation).await), ["recipients: none_chosen!"]);
        let other = registered(&desk, &application(child("Pim", "", "Bos", "2023-02-05"), vec![noor()])).await;
        let warned = plan_of(&desk, &other, LetterKind::Confirmation).await.recipients.remove(0).findings;
        assert_eq!(said(&warned), ["address: address_missing"], "it can be handed over");
        made(&desk, &other, LetterKind::Confirmation).await;
    }

    async fn an_invitation_is_for_the_next_talk_and_those_who_come(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &apart()).await;
        assert_eq!(said_of(&desk, &id, LetterKind::Invitation).await, ["interview_id: nothing_to_tell!"]);
        let draft = talk(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        let draft = driehoek::intake::draft::InterviewDraft {
            room: "Directiekamer".into(),
            teacher_id: Some(school.teacher.clone()),
            caregiver_ids: draft.caregiver_ids[..1].to_vec(),
            ..draft
        };
        let talk_id = plan::plan(&desk.store, &desk.actor, &draft, desk.today).await.unwrap().value;
        let plan = plan_of(&desk, &id, LetterKind::Invitation).await;
        assert_eq!(plan.interview_id.as_ref(), Some(&talk_id));
        assert_eq!(plan.recipients.iter().map(|one| one.is_usual).collect::<Vec<_>>(), [true, false], "he does not come");
        let letter = whole(&made(&desk, &id, LetterKind::Invitation).await.remove(0));
        for told in ["donderdag 26 november 2026", "10.00 uur (40 minuten)", "Directiekamer", "Noor de Vries en Sam", "Sanne de Wit"] {
            assert!(letter.contains(told), "{told} in {letter}");
        }
        assert!(!letter.contains("Tom Smit"), "{letter}");
        let held = plan::hold(&desk.store, &desk.actor, &talk_id, 1, desk.today).await.unwrap().value;
        assert!(held.held_on.is_some());
        assert_eq!(said_of(&desk, &id, LetterKind::Invitation).await, ["interview_id: nothing_to_tell!"]);
    }

    async fn a_talk_of_another_child_is_not_found(desk: Desk) {
        let school = open_school(&desk).await;
        let (one, two) = (registered(&desk, &sam()).await, registered(&desk, &application(child("Pim", "", "Bos", "2023-02-05"), vec![noor()])).await);
        let talk_id = planned(&desk, &two, &school.director, "2026-11-26", "10:00").await;
        let order = LetterOrder { interview_id: Some(talk_id), ..order(&one, LetterKind::Invitation) };
        let plan = make::plan(&mut *desk.db().await, &order, desk.today).await;
        assert!(matches!(plan, Err(Error::NotFound { .. })), "{plan:?}");
    }

    async fn a_report_tells_what_was_agreed_in_its_talk(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &apart()).await;
        assert_eq!(said_of(&desk, &id, LetterKind::Report).await, ["interview_id: nothing_to_tell!"]);
        let talk = planned(&desk, &id, &school.director, "2026-11-20", "10:00").await;
        assert_eq!(said_of(&desk, &id, LetterKind::Report).await, ["interview_id: nothing_to_tell!"], "nobody knows whether it was held");
        plan::hold(&desk.store, &desk.actor, &talk, 1, day("2026-11-20")).await.unwrap();
        agree(&desk, &id, "Thuis oefenen met de jas", Some(talk)).await;
        agree(&desk, &id, "Iets van later", None).await;
        assert_eq!(said_of(&desk, &id, LetterKind::Report).await, ["body: empty_field"], "no notes were made");
        let papers = made(&desk, &id, LetterKind::Report).await;
        let [hers, his] = papers.as_slice() else { panic!("both came: {papers:?}") };
        let told = whole(hers);
        for text in ["Thuis oefenen met de jas", "ouders: Noor de Vries", "maandag 4 januari 2027", "vrijdag 20 november 2026"] {
            assert!(told.contains(text), "{text} in {told}");
        }
        assert!(!told.contains("Iets van later"), "{told}");
        let signs = |paper: &Paper| serde_json::to_value(paper.blocks.last().unwrap()).unwrap()["names"].to_string();
        assert_eq!(signs(hers), r#"["Noor de Vries","Anja Peters, KC De Sprong"]"#);
        assert_eq!(signs(his), r#"["Tom Smit","Anja Peters, KC De Sprong"]"#);
    }

    async fn letters_about_a_decision_wait_for_it(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &apart()).await;
        for kind in [LetterKind::Admission, LetterKind::Welcome, LetterKind::Refusal, LetterKind::WaitingList] {
            assert_eq!(said_of(&desk, &id, kind).await, ["decision: nothing_to_tell!"], "{kind:?}");
        }
        assert_eq!(said_of(&desk, &id, LetterKind::Postponement).await, ["postponed_on: nothing_to_tell!"]);
        let open = decision(&desk, &id, Decision::Admitted).await;
        decided(&desk, &id, open).await;
        assert_eq!(said_of(&desk, &id, LetterKind::Admission).await, ["starts_on: required!", "group_id: required!"]);
        assert_eq!(said_of(&desk, &id, LetterKind::Welcome).await, ["starts_on: required!"]);
        admitted(&desk, &id, "2027-01-12", &school.kikkers).await;
        let letter = whole(&made(&desk, &id, LetterKind::Admission).await.remove(0));
        for told in ["dinsdag 12 januari 2027", "Groep: Kikkers", "Sanne de Wit", "zes maanden op geen andere school", "vrijwillig"] {
            assert!(letter.contains(told), "{told} in {letter}");
        }
        let welcome = whole(&made(&desk, &id, LetterKind::Welcome).await.remove(0));
        for told in ["maandag 23 november 2026 tot en met maandag 11 januari 2027", "8.20 uur", "lunchpauze", "Parro"] {
            assert!(welcome.contains(told), "{told} in {welcome}");
        }
    }

    async fn a_postponement_names_the_new_last_day(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &apart()).await;
        let version = dossier_of(&desk, &id).await.application.version;
        decide::postpone(&desk.store, &desk.actor, &id, version, desk.today).await.unwrap();
        let letter = whole(&made(&desk, &id, LetterKind::Postponement).await.remove(0));
        assert!(letter.contains("uiterlijk op maandag 11 januari 2027"), "{letter}");
    }

    async fn a_waiting_list_and_a_refusal_say_why(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &apart()).await;
        let waits = decision(&desk, &id, Decision::WaitingList).await;
        decided(&desk, &id, waits).await;
        let letter = whole(&made(&desk, &id, LetterKind::WaitingList).await.remove(0));
        assert!(letter.contains("Waarom: De groep zit vol."), "{letter}");
        assert_eq!(said_of(&desk, &id, LetterKind::Admission).await, ["decision: nothing_to_tell!"]);
    }

    async fn a_withdrawn_aanmelding_gets_no_decision_by_letter(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &apart()).await;
        let version = dossier_of(&desk, &id).await.application.version;
        decide::withdraw(&desk.store, &desk.actor, &id, version, desk.today, "Verhuist.").await.unwrap();
        for kind in [LetterKind::Admission, LetterKind::Postponement, LetterKind::Refusal, LetterKind::WaitingList] {
            assert_eq!(said_of(&desk, &id, kind).await, [": application_closed!"], "{kind:?}");
        }
    }

    async fn a_parent_without_custody_who_gets_post_is_said(desk: Desk) {
        open_school(&desk).await;
        let father = CaregiverDraft { custody: Known::No, ..apart().caregivers.remove(1) };
        let id = registered(&desk, &ApplicationDraft { caregivers: vec![noor(), father], ..sam() }).await;
        let recipients = plan_of(&desk, &id, LetterKind::Confirmation).await.recipients;
        assert_eq!(said(&recipients.get(1).unwrap().findings), ["custody: no_custody"]);
    }

    async fn a_letter_asks_only_for_papers_that_were_not_seen(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &apart()).await;
        admitted(&desk, &id, "2027-01-12", &school.kikkers).await;
        see(&desk, &id, DocumentKind::Identity).await;
        let letter = whole(&made(&desk, &id, LetterKind::Admission).await.remove(0));
        assert!(!letter.contains("identiteitsbewijs") && letter.contains("zes maanden"), "{letter}");
        see(&desk, &id, DocumentKind::SixMonthDeclaration).await;
        let letter = whole(&made(&desk, &id, LetterKind::Admission).await.remove(0));
        assert!(!letter.contains("zes maanden") && !letter.contains("Wat hebben wij nog"), "{letter}");
    }

    async fn a_batch_names_for_whom_a_letter_makes_sense_and_who_had_it(desk: Desk) {
        let school = open_school(&desk).await;
        let sam = registered(&desk, &apart()).await;
        let pim = application(child("Pim", "", "Bos", "2023-02-05"), vec![CaregiverDraft { gets_post: false, ..noor() }]);
        let pim = registered(&desk, &pim).await;
        made(&desk, &sam, LetterKind::Confirmation).await;
        let batch = async |kind| make::batch(&mut *desk.db().await, kind, desk.today).await.unwrap();
        let lines = batch(LetterKind::Confirmation).await;
        let told: Vec<_> = lines.iter().map(|line| (line.name.as_str(), line.recipients.join("; "), line.made_on)).collect();
        assert_eq!(told, [("Pim Bos", String::new(), None), ("Sam de Vries", "Noor de Vries; Tom Smit".into(), Some(desk.today))]);
        assert_eq!(said(&lines.first().unwrap().findings), [": no_addressee!"]);
        assert!(batch(LetterKind::Invitation).await.is_empty());
        planned(&desk, &pim, &school.director, "2026-11-26", "10:00").await;
        assert_eq!(batch(LetterKind::Invitation).await.iter().map(|line| &line.application_id).collect::<Vec<_>>(), [&pim]);
        admitted(&desk, &sam, "2027-01-12", &school.kikkers).await;
        let lines = batch(LetterKind::Welcome).await;
        assert_eq!((lines.len(), lines.first().unwrap().made_on), (1, None), "another letter was made");
        assert!(batch(LetterKind::Refusal).await.is_empty(), "nobody is refused in a batch");
    }

    async fn the_preparation_sheet_says_what_to_know_and_names_no_address(desk: Desk) {
        let school = open_school(&desk).await;
        let draft = ApplicationDraft { concerns: "Slaapt slecht.".into(), childcare: "De Vlinder".into(), ..apart() };
        let id = registered(&desk, &draft).await;
        planned(&desk, &id, &school.director, "2026-11-26", "10:00").await;
        let page = prepare::preparation(&mut *desk.db().await, &id, None, desk.today).await.unwrap();
        let school = driehoek::school::store::school(&mut *desk.db().await).await.unwrap();
        let paper = sheet::sheet(&page, &school, desk.today);
        assert_eq!((paper.title.as_str(), paper.addressee.len()), ("Voorbereiding intakegesprek Sam de Vries", 0));
        let told = whole(&paper);
        for text in [
            "donderdag 26 november 2026, 10.00 uur (40 minuten)",
            "12 januari 2023 (3 jaar en 10 maanden)",
            "Slaapt slecht.",
            "De Vlinder",
            "Noor de Vries, moeder, gezag: ja",
            "Tom Smit, vader, gezag: ja, kind woont daar niet, geheim adres",
            "Kikkers (0 van 20 plaatsen bezet)",
            "Nog niet gezien: identiteitsbewijs",
            "De handtekening van Noor de Vries ontbreekt.",
        ] {
            assert!(told.contains(text), "{text} in {told}");
        }
        assert!(!told.contains("Molenweg") && !told.contains("06-00005555"), "{told}");
    }

    async fn two_people_make_the_same_letter_and_both_are_kept(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam()).await;
        let ids = vec![caregivers_of(&desk, &id).await];
        let order = order(&id, LetterKind::Confirmation);
        let bea = actor("Bea Smit");
        let (one, two) = tokio::join!(
            make::make(&desk.store, &desk.actor, &order, &ids, desk.today),
            make::make(&desk.store, &bea, &order, &ids, desk.today),
        );
        assert_eq!(one.unwrap().change.unwrap().kinds, ["letter"]);
        two.unwrap();
        assert_eq!(store::letters(&mut *desk.db().await, &id).await.unwrap().len(), 2);
    }
}
