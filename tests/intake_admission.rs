//! Admitting by the law: caregivers who do not agree, the first day, and what enrolment asks for.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use chrono::NaiveDate;
use desk_work::*;
use driehoek::calendar::today::today;
use driehoek::family::draft::CaregiverDraft;
use driehoek::family::{Known, Relation, save as family_save};
use driehoek::finding::{Finding, FindingCode};
use driehoek::intake::draft::{ApplicationDraft, DecisionDraft, DecisionOptions, StartCustom};
use driehoek::intake::sight::Sight;
use driehoek::intake::{ApplicationId, Decision, DocumentKind, decide, dossier, prepare, register};
use driehoek::school::{School, people, store as school_store};
use driehoek::store::Record;
use driehoek::{Error, Severity};
use support::{Desk, both};

/// Mark de Vries, who lives elsewhere and has custody or not.
fn mark(custody: Known) -> CaregiverDraft {
    let mark = caregiver("Mark", "de", "Vries", "06-00005678");
    CaregiverDraft { relation: Relation::Father, custody, lives_there: false, ..mark }
}

/// Sam, applied for by Noor alone; Mark is his father.
fn sam_of_two(custody: Known) -> ApplicationDraft {
    let caregivers = vec![CaregiverDraft { signed: true, ..noor() }, mark(custody)];
    ApplicationDraft { caregivers, ..sam() }
}

async fn checked(desk: &Desk, draft: &DecisionDraft) -> Vec<Finding> {
    decide::check(&mut *desk.db().await, draft, desk.today).await.unwrap()
}

async fn options_of(desk: &Desk, id: &ApplicationId) -> DecisionOptions {
    decide::options(&mut *desk.db().await, id, desk.today).await.unwrap()
}

async fn object(desk: &Desk, id: &ApplicationId, who: usize, on: Option<NaiveDate>, note: &str) {
    let caregiver = caregivers_of(desk, id).await.into_iter().nth(who).unwrap();
    decide::object(&desk.store, &desk.actor, id, &caregiver, on, note).await.unwrap();
}

async fn see(desk: &Desk, id: &ApplicationId, kind: DocumentKind) {
    register::see_document(&desk.store, &desk.actor, id, kind, Some(desk.today), "").await.unwrap();
}

async fn set_customs(desk: &Desk, start_no_december: bool, start_summer_weeks: i32) -> driehoek::Result<()> {
    let school = school_store::school(&mut *desk.db().await).await?;
    let school = School { start_no_december, start_summer_weeks, ..school };
    people::save_school(&desk.store, &desk.actor, school).await.map(drop)
}

/// The papers that a list of findings misses.
fn papers(findings: &[Finding]) -> Vec<String> {
    let missing = findings.iter().filter(|one| one.code == FindingCode::DocumentMissing);
    missing.filter_map(|one| one.values.get("kind").cloned()).collect()
}

both! {

    async fn a_caregiver_with_custody_who_disagrees_stops_the_admission(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam_of_two(Known::Yes)).await;
        let admission = decision(&desk, &id, Decision::Admitted).await;
        let found = checked(&desk, &admission).await;
        assert_eq!(said(&found), ["signatures: signature_missing"], "one signature is enough in good faith");
        let second = found.first().unwrap();
        assert_eq!((second.severity, second.source.as_deref()), (Severity::Warning, Some("BW 1:253a")), "he lives elsewhere: ask him");
        assert_eq!(second.values.get("signed_by").map(String::as_str), Some("Noor de Vries"));
        object(&desk, &id, 1, Some(day("2026-11-20")), " Wil een school in Mill. ").await;
        let found = checked(&desk, &admission).await;
        assert_eq!(said(&found), ["decision: caregiver_objects!", "signatures: signature_missing"]);
        let objects = found.first().unwrap();
        assert_eq!((objects.values.get("name").map(String::as_str), objects.source.as_deref()), (Some("Mark de Vries"), Some("BW 1:253a")));
        let refused = refusals(decide::decide(&desk.store, &desk.actor, &admission, desk.today).await);
        assert_eq!(refused, ["decision: caregiver_objects!"]);
        assert_eq!(said(&options_of(&desk, &id).await.custody), said(&found), "said before anything is typed");
        let waits = decision(&desk, &id, Decision::WaitingList).await;
        assert_eq!(said(&checked(&desk, &waits).await), ["decision: waiting_is_no_decision"], "other decisions are free");

        let dossier = dossier_of(&desk, &id).await;
        let objection = dossier.objections.first().unwrap();
        assert_eq!((objection.said_on, objection.note.as_deref()), (day("2026-11-20"), Some("Wil een school in Mill.")));
        let shown = dossier.findings.iter().find(|one| one.code == FindingCode::CaregiverObjects).unwrap();
        assert_eq!(shown.severity, Severity::Warning);

        object(&desk, &id, 1, None, "").await;
        assert_eq!(dossier_of(&desk, &id).await.objections, vec![]);
        let lines = dossier::history(&mut *desk.db().await, &id, 50, 0).await.unwrap().rows;
        let objected: Vec<_> = lines.iter().filter(|line| line.deed == "application.object").collect();
        assert_eq!(objected.len(), 2, "the history tells of both");
        let back = objected.first().and_then(|line| line.fields.iter().find(|field| field.field == "taken_back_on")).unwrap();
        assert_eq!((back.before.as_deref(), back.after.as_deref()), (None, Some("2026-11-23")));
        decide::decide(&desk.store, &desk.actor, &admission, desk.today).await.unwrap();
    }

    async fn a_second_signature_is_a_hint_only_in_good_faith(desk: Desk) {
        open_school(&desk).await;
        let tom = CaregiverDraft { relation: Relation::Father, ..caregiver("Tom", "", "Smit", "06-00005555") };
        let noor_signed = CaregiverDraft { signed: true, ..noor() };
        let together = registered(&desk, &ApplicationDraft { caregivers: vec![noor_signed.clone(), tom.clone()], ..sam() }).await;
        let missing = async |id: &ApplicationId| {
            let found = dossier_of(&desk, id).await.findings.into_iter().filter(|one| one.code == FindingCode::SignatureMissing);
            found.map(|one| (one.values.get("name").cloned().unwrap(), one.severity, one.source.unwrap())).collect::<Vec<_>>()
        };
        let second = |severity| vec![("Tom Smit".to_owned(), severity, "BW 1:253a".to_owned())];
        assert_eq!(missing(&together).await, second(Severity::Hint), "they live together with the child");
        let elsewhere = CaregiverDraft { lives_there: false, ..tom };
        let pim = child("Pim", "", "Bos", "2023-02-05");
        let apart = registered(&desk, &application(pim, vec![noor_signed, elsewhere])).await;
        assert_eq!(missing(&apart).await, second(Severity::Warning));
        let aunt = CaregiverDraft { custody: Known::Unknown, signed: true, ..caregiver("Els", "", "Kok", "06-00007777") };
        let guess = registered(&desk, &application(child("Bo", "", "Maas", "2023-03-03"), vec![noor(), aunt])).await;
        let nobody = [("Noor de Vries".to_owned(), Severity::Warning, "WPO art. 40 lid 2".to_owned())];
        assert_eq!(missing(&guess).await, nobody, "nobody who is known to have custody signed");
    }

    async fn an_objection_weighs_by_custody(desk: Desk) {
        open_school(&desk).await;
        let unknown = registered(&desk, &sam_of_two(Known::Unknown)).await;
        let admission = decision(&desk, &unknown, Decision::Admitted).await;
        let in_doubt = ["custody: custody_unclear", "signatures: signature_missing"];
        assert_eq!(said(&checked(&desk, &admission).await), in_doubt, "whether he has custody is to be found out");
        object(&desk, &unknown, 1, Some(desk.today), "").await;
        let found = checked(&desk, &admission).await;
        assert_eq!(said(&found).first().map(String::as_str), Some("decision: caregiver_objects"), "said, and allowed");
        assert_eq!(found.first().unwrap().severity, Severity::Warning);

        let family = dossier_of(&desk, &unknown).await.family;
        let link = family.members.iter().find(|member| member.name.starts_with("Mark")).unwrap().link.clone();
        let without = driehoek::family::Link { custody: Known::No, ..link };
        family_save::save_link(&desk.store, &desk.actor, without).await.unwrap();
        let found = checked(&desk, &admission).await;
        assert_eq!(said(&found), ["decision: caregiver_objects"]);
        assert_eq!(found.first().unwrap().severity, Severity::Hint, "who has no custody has no say in it");
        assert_eq!(found.first().unwrap().source, None, "so there is no law to name");
    }

    async fn an_objection_is_written_once_and_taken_back(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &sam_of_two(Known::Yes)).await;
        let (noor, mark) = match <[_; 2]>::try_from(caregivers_of(&desk, &id).await) {
            Ok([noor, mark]) => (noor, mark),
            Err(others) => panic!("two caregivers: {others:?}"),
        };
        let object = async |who: &driehoek::family::CaregiverId, on: Option<NaiveDate>, note: &str| {
            decide::object(&desk.store, &desk.actor, &id, who, on, note).await
        };
        assert_eq!(object(&mark, None, "").await.unwrap().change, None, "nothing to take back");
        let made = object(&mark, Some(day("2026-11-20")), "Nee").await.unwrap().change.unwrap();
        assert_eq!((made.deed.as_str(), made.subject.as_str()), ("application.object", "Sam de Vries"));
        assert_eq!(object(&mark, Some(day("2026-11-20")), "Nee").await.unwrap().change, None, "said already");
        object(&mark, Some(desk.today), "Nog steeds niet").await.unwrap();
        object(&noor, Some(day("2026-11-19")), "").await.unwrap();
        let objections = dossier_of(&desk, &id).await.objections;
        let said: Vec<_> = objections.iter().map(|one| (&one.caregiver_id, one.said_on, one.note.as_deref())).collect();
        assert_eq!(said, [(&noor, day("2026-11-19"), None), (&mark, desk.today, Some("Nog steeds niet"))], "by day");
        let records = dossier::record_ids(&mut *desk.db().await, &id).await.unwrap();
        assert!(objections.iter().all(|one| records.contains(&Record::id(one).to_owned())), "they are in the history");

        let ahead = object(&mark, desk.today.succ_opt(), "").await;
        assert_eq!(refusals(ahead), ["said_on: in_the_future!"]);
        let long = object(&mark, Some(desk.today), &"n".repeat(4001)).await;
        assert_eq!(refusals(long), ["note: too_long!"]);
        let neighbour = application(child("Pim", "", "Bos", "2023-05-05"), vec![caregiver("An", "", "Bos", "06-00009876")]);
        let stranger = caregivers_of(&desk, &registered(&desk, &neighbour).await).await.into_iter().next().unwrap();
        let outcome = object(&stranger, Some(desk.today), "").await;
        assert!(matches!(outcome, Err(Error::NotFound { .. })), "{outcome:?}");
        object(&noor, None, "").await.unwrap();
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(dossier_of(&desk, &id).await.objections.len(), 2, "undo brings it back");

        object(&mark, None, "").await.unwrap();
        assert_eq!(object(&mark, None, "").await.unwrap().change, None, "taken back already");
        assert_eq!(dossier_of(&desk, &id).await.objections.len(), 1);
        object(&mark, Some(desk.today), "Toch niet").await.unwrap();
        let again = dossier_of(&desk, &id).await.objections.into_iter().find(|one| one.caregiver_id == mark).unwrap();
        assert_eq!((again.note.as_deref(), again.taken_back_on), (Some("Toch niet"), None), "it is said again");
    }

    async fn the_first_day_is_proposed_by_law_custom_and_wish(desk: Desk) {
        let school = open_school(&desk).await;
        let pim = application(child("Pim", "", "Bos", "2022-12-05"), vec![caregiver("An", "", "Bos", "06-00009876")]);
        let id = registered(&desk, &pim).await;
        let start = options_of(&desk, &id).await.start;
        assert_eq!((start.lawful_on, start.proposed_on, start.custom), (Some(day("2026-12-07")), Some(day("2026-12-07")), None));

        set_customs(&desk, true, 4).await.unwrap();
        let options = options_of(&desk, &id).await;
        assert_eq!(options.start.lawful_on, Some(day("2026-12-07")), "the law's day stays beside it");
        assert_eq!((options.start.proposed_on, options.start.custom), (Some(day("2027-01-04")), Some(StartCustom::NoDecember)));
        let groups: Vec<_> = options.groups.iter().map(|group| (group.name.as_str(), group.on)).collect();
        assert_eq!(groups, [("Kikkers", day("2027-01-04")), ("Otters", day("2027-01-04"))], "most room first");
        assert_eq!(options.decide_by, day("2026-12-14"));
        let page = prepare::preparation(&mut *desk.db().await, &id, None, desk.today).await.unwrap();
        assert_eq!(page.likely_start_on, options.start.proposed_on, "two pages name one day");
        assert_eq!(page.dossier.group.unwrap().on, day("2027-01-04"));

        let wanted = driehoek::intake::Application { wanted_start_on: Some(day("2026-12-14")), ..page.dossier.application };
        register::save(&desk.store, &desk.actor, wanted, desk.today).await.unwrap();
        let start = options_of(&desk, &id).await.start;
        assert_eq!((start.proposed_on, start.custom), (Some(day("2026-12-14")), Some(StartCustom::Wanted)));
        admitted(&desk, &id, "2026-12-07", &school.kikkers).await;
        assert_eq!(options_of(&desk, &id).await.groups.first().unwrap().on, day("2026-12-07"), "customs never refuse a day");
    }

    async fn a_wish_after_the_child_has_to_be_at_school_is_said(desk: Desk) {
        open_school(&desk).await;
        let late = ApplicationDraft { wanted_start_on: Some(day("2028-02-02")), ..signed(sam()) };
        let check = register::check(&mut *desk.db().await, &late, desk.today).await.unwrap();
        assert_eq!(said(&check.findings), ["wanted_start_on: after_compulsory"]);
        let finding = check.findings.first().unwrap();
        assert_eq!((finding.values.get("on").map(String::as_str), finding.source.as_deref()), (Some("2028-02-01"), Some("Leerplichtwet art. 3 lid 1")));
        let moves = ApplicationDraft { previous_school: "De Regenboog".into(), ..late.clone() };
        let check = register::check(&mut *desk.db().await, &moves, desk.today).await.unwrap();
        assert_eq!(said(&check.findings), Vec::<String>::new(), "it is at another school until then");
        let id = registered(&desk, &late).await;
        let start = options_of(&desk, &id).await.start;
        assert_eq!((start.proposed_on, start.custom), (Some(day("2027-01-12")), None), "and it is not proposed");
    }

    async fn customs_are_settings_of_the_school(desk: Desk) {
        open_school(&desk).await;
        for weeks in [-1, 9] {
            assert_eq!(refusals(set_customs(&desk, false, weeks).await), ["start_summer_weeks: out_of_range!"]);
        }
        for weeks in [0, 8] {
            set_customs(&desk, true, weeks).await.unwrap();
        }
        let school = school_store::school(&mut *desk.db().await).await.unwrap();
        assert_eq!((school.start_no_december, school.start_summer_weeks), (true, 8));
    }

    async fn enrolment_asks_for_more_once_a_child_is_admitted(desk: Desk) {
        let school = open_school(&desk).await;
        let draft = ApplicationDraft { previous_school: "De Regenboog".into(), documents: vec![DocumentKind::Identity], ..signed(sam()) };
        let id = registered(&desk, &draft).await;
        let dossier = dossier_of(&desk, &id).await;
        let order = [
            DocumentKind::Identity,
            DocumentKind::Deregistration,
            DocumentKind::Custody,
            DocumentKind::SchoolGuide,
            DocumentKind::Administration,
            DocumentKind::Parro,
            DocumentKind::PreviousSchoolTold,
            DocumentKind::ParticipationForm,
        ];
        assert_eq!(dossier.checklist.iter().map(|item| item.kind).collect::<Vec<_>>(), order);
        assert_eq!(dossier.checklist.first().unwrap().seen.as_ref().unwrap().seen_by, "Anja Peters");
        assert_eq!(papers(&dossier.findings), [paper(DocumentKind::Deregistration)], "the rest comes after admission");

        admitted(&desk, &id, "2027-01-12", &school.kikkers).await;
        see(&desk, &id, DocumentKind::SchoolGuide).await;
        let dossier = dossier_of(&desk, &id).await;
        let told = dossier.checklist.iter().find(|item| item.kind == DocumentKind::PreviousSchoolTold).unwrap();
        assert_eq!((told.due_on, told.source.as_deref()), (Some(day("2027-01-19")), Some("Besluit bekostiging WPO art. 7 lid 3")));
        let open = [DocumentKind::Deregistration, DocumentKind::Administration, DocumentKind::Parro, DocumentKind::PreviousSchoolTold, DocumentKind::ParticipationForm];
        assert_eq!(papers(&dossier.findings), open.map(paper));
        for kind in open {
            see(&desk, &id, kind).await;
        }
        see(&desk, &id, DocumentKind::Custody).await;
        let dossier = dossier_of(&desk, &id).await;
        assert_eq!(papers(&dossier.findings), Vec::<String>::new());
        assert!(dossier.checklist.iter().all(|item| item.seen.is_some()), "custody stays in the list once it is seen");
    }

    async fn a_first_school_asks_no_word_to_another_and_proved_custody_no_proof(desk: Desk) {
        open_school(&desk).await;
        let id = registered(&desk, &signed(sam())).await;
        let link = dossier_of(&desk, &id).await.family.members.into_iter().next().unwrap().link;
        let proved = driehoek::family::Link { custody_seen_on: Some(desk.today), custody_seen_by: Some("Anja".into()), ..link };
        family_save::save_link(&desk.store, &desk.actor, proved).await.unwrap();
        let kinds: Vec<_> = dossier_of(&desk, &id).await.checklist.into_iter().map(|item| item.kind).collect();
        assert_eq!(kinds, [
            DocumentKind::Identity,
            DocumentKind::SixMonthDeclaration,
            DocumentKind::SchoolGuide,
            DocumentKind::Administration,
            DocumentKind::Parro,
            DocumentKind::ParticipationForm,
        ]);
    }

    async fn vandaag_tells_who_starts_with_something_left_to_do(desk: Desk) {
        let school = open_school(&desk).await;
        let one = |roepnaam: &str, born_on: &str, previous_school: &str| ApplicationDraft {
            received_on: Some(day("2026-09-01")),
            previous_school: previous_school.into(),
            ..signed(application(child(roepnaam, "", "Bos", born_on), vec![caregiver("An", "", "Bos", "06-00009876")]))
        };
        let starts = async |roepnaam: &str, born_on: &str, previous_school: &str, on: &str| {
            let id = registered(&desk, &one(roepnaam, born_on, previous_school)).await;
            admitted(&desk, &id, on, &school.kikkers).await;
            id
        };
        let near = starts("Near", "2022-12-01", "", "2026-12-07").await;
        starts("Far", "2022-12-01", "", "2026-12-08").await;
        let moved = starts("Moved", "2021-10-01", "De Regenboog", "2026-11-16").await;
        let late = starts("Late", "2021-10-01", "De Regenboog", "2026-10-26").await;
        starts("Gone", "2021-10-01", "De Regenboog", "2026-10-23").await;
        let soon = starts("Soon", "2021-10-01", "De Regenboog", "2026-11-24").await;
        for kind in [DocumentKind::Identity, DocumentKind::Deregistration, DocumentKind::Custody, DocumentKind::SchoolGuide, DocumentKind::Administration, DocumentKind::Parro, DocumentKind::ParticipationForm] {
            see(&desk, &moved, kind).await;
            see(&desk, &soon, kind).await;
            if kind != DocumentKind::SchoolGuide {
                see(&desk, &late, kind).await;
            }
        }
        see(&desk, &late, DocumentKind::PreviousSchoolTold).await;
        let rows = async || today(&mut *desk.db().await, &Sight::Everyone, desk.today).await.unwrap().to_enrol;
        let shown: Vec<_> = rows().await.into_iter().map(|row| (row.name, row.days_left, row.open.len())).collect();
        let expected = [("Late Bos".to_owned(), -28, 1), ("Moved Bos".to_owned(), -7, 1), ("Near Bos".to_owned(), 14, 6)];
        assert_eq!(shown, expected, "four weeks long; Soon only has to tell his school, and has not started");
        see(&desk, &late, DocumentKind::SchoolGuide).await;
        assert_eq!(rows().await.first().unwrap().open, [DocumentKind::PreviousSchoolTold]);
        see(&desk, &moved, DocumentKind::PreviousSchoolTold).await;
        let link = dossier_of(&desk, &near).await.family.members.into_iter().next().unwrap().link;
        let in_doubt = driehoek::family::Link { custody: Known::Unknown, ..link };
        family_save::save_link(&desk.store, &desk.actor, in_doubt).await.unwrap();
        assert!(rows().await.first().unwrap().open.contains(&DocumentKind::Custody), "asked where it is in doubt");
        let version = dossier_of(&desk, &near).await.application.version;
        decide::withdraw(&desk.store, &desk.actor, &near, version, desk.today, "").await.unwrap();
        assert_eq!(rows().await, vec![], "what is done, or comes to nothing, is not said");
    }

    async fn vandaag_tells_of_an_admitted_child_with_whose_admission_a_parent_does_not_agree(desk: Desk) {
        let school = open_school(&desk).await;
        let id = registered(&desk, &sam_of_two(Known::Yes)).await;
        admitted(&desk, &id, "2027-01-12", &school.kikkers).await;
        let rows = async || {
            let rows = today(&mut *desk.db().await, &Sight::Everyone, desk.today).await.unwrap().to_enrol;
            rows.into_iter().map(|row| (row.name, row.days_left, row.open.len(), row.objects)).collect::<Vec<_>>()
        };
        assert_eq!(rows().await, [], "the first day is seven weeks away");
        object(&desk, &id, 1, Some(desk.today), "").await;
        assert_eq!(rows().await, [("Sam de Vries".to_owned(), 50, 0, true)]);
        object(&desk, &id, 1, None, "").await;
        assert_eq!(rows().await, []);
        let other = child("Pim", "", "Bos", "2023-01-05");
        let without = registered(&desk, &ApplicationDraft { child: other, ..sam_of_two(Known::No) }).await;
        admitted(&desk, &without, "2027-01-12", &school.kikkers).await;
        object(&desk, &without, 1, Some(desk.today), "").await;
        assert_eq!(rows().await, [], "who has no custody has no say in it");
    }
}
