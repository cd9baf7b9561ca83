//! What the office takes in: a school that is open, a family on the phone, and what is done with an aanmelding.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a deed that fails here is a failed test")]

use chrono::NaiveDate;
use driehoek::family::draft::{CaregiverDraft, ChildDraft};
use driehoek::family::{CaregiverId, Known, Relation};
use driehoek::finding::{Finding, FindingCode, Severity};
use driehoek::intake::draft::{
    ApplicationDraft, ApplicationFilter, ApplicationSort, DecisionDraft, Dossier, InterviewDraft,
};
use driehoek::intake::{
    ApplicationId, Decision, InterviewId, ReceivedBy, RefusalGround, decide, dossier, plan, register,
};
use driehoek::school::{
    Group, GroupDraft, GroupId, SchoolYearId, StaffId, StaffMember, StaffRole, TeachingDraft, groups, people, setup,
    store as school_store,
};
use driehoek::store::TextCell;
use driehoek::{Error, Result};

use crate::support::Desk;

/// A day from its ISO text.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A school with two who can lead a talk, a teacher, and two groups for the youngest.
pub(crate) struct OpenSchool {
    /// Works every day.
    pub(crate) director: StaffId,
    /// Works on Monday and Thursday.
    pub(crate) support: StaffId,
    /// Teaches [`OpenSchool::kikkers`].
    pub(crate) teacher: StaffId,
    /// Groep 1/2 of 2026-2027, for 20 children.
    pub(crate) kikkers: Group,
    /// Groep 1/2 of 2026-2027, for a single child.
    pub(crate) otters: Group,
    /// Groep 1/2 of 2027-2028.
    pub(crate) next_year: Group,
}

/// Opens the school on an empty store.
pub(crate) async fn open_school(desk: &Desk) -> OpenSchool {
    setup::first_school(&desk.store, &desk.actor, "KC De Sprong", desk.today).await.unwrap();
    let staff = school_store::staff(&mut *desk.db().await, false).await.unwrap();
    let director = StaffMember { working_days: vec![1, 2, 3, 4, 5], ..staff.into_iter().next().unwrap() };
    let director = people::save_staff(&desk.store, &desk.actor, director).await.unwrap().value.id;
    let support = hire(desk, "Joost", StaffRole::Support, &[1, 4]).await;
    let teacher = hire(desk, "Sanne", StaffRole::Teacher, &[1, 2, 3, 4, 5]).await;
    let years = school_store::years(&mut *desk.db().await).await.unwrap();
    let year = |start: i32| years.iter().find(|year| year.start_year == start).unwrap().id.clone();
    let kikkers = group(desk, "Kikkers", 20, year(2026), Some(&teacher)).await;
    let otters = group(desk, "Otters", 1, year(2026), None).await;
    let next_year = group(desk, "Kikkers", 20, year(2027), None).await;
    OpenSchool { director, support, teacher, kikkers, otters, next_year }
}

async fn hire(desk: &Desk, roepnaam: &str, role: StaffRole, working_days: &[i32]) -> StaffId {
    let member = StaffMember {
        id: StaffId::from(String::new()),
        version: 0,
        roepnaam: roepnaam.into(),
        voorvoegsel: Some("de".into()),
        achternaam: "Wit".into(),
        role,
        email: None,
        working_days: working_days.to_vec(),
        left_on: None,
        sort_key: String::new(),
    };
    people::save_staff(&desk.store, &desk.actor, member).await.unwrap().value.id
}

async fn group(desk: &Desk, name: &str, capacity: i32, year: SchoolYearId, teacher: Option<&StaffId>) -> Group {
    let group = Group {
        id: GroupId::from(String::new()),
        version: 0,
        school_year_id: year,
        name: name.into(),
        unit: Some("Unit 1".into()),
        jaargroepen: vec![1, 2],
        capacity,
        room: None,
        wen_places: None,
        wen_weekdays: Vec::new(),
    };
    let teaching = |id: &StaffId| TeachingDraft { staff_id: id.clone(), weekday: 1 };
    let draft = GroupDraft { group, teachers: teacher.map(teaching).into_iter().collect() };
    groups::save_group(&desk.store, &desk.actor, draft).await.unwrap().value
}

/// Sam de Vries, 4 on 12 January 2027, applied for on 2 November 2026 by his mother Noor. The decision is due by 14 December.
pub(crate) fn sam() -> ApplicationDraft {
    application(child("Sam", "de", "Vries", "2023-01-12"), vec![noor()])
}

/// Noor de Vries, who lives with her child and has custody.
pub(crate) fn noor() -> CaregiverDraft {
    caregiver("Noor", "de", "Vries", "06-00001234")
}

/// An aanmelding of 2 November 2026, on paper, of a child that needs no extra support; nothing else is said.
pub(crate) fn application(child: ChildDraft, caregivers: Vec<CaregiverDraft>) -> ApplicationDraft {
    ApplicationDraft {
        child,
        caregivers,
        received_on: Some(day("2026-11-02")),
        channel: ReceivedBy::Paper,
        wanted_start_on: None,
        other_schools: String::new(),
        childcare: String::new(),
        previous_school: String::new(),
        vve: Known::Unknown,
        vve_programme: String::new(),
        support_needed: Known::No,
        support_note: String::new(),
        concerns: String::new(),
        contact_consent: Known::Unknown,
        documents: Vec::new(),
        remarks: String::new(),
    }
}

/// The same aanmelding, signed by all its caregivers.
pub(crate) fn signed(draft: ApplicationDraft) -> ApplicationDraft {
    let sign = |caregiver| CaregiverDraft { signed: true, ..caregiver };
    ApplicationDraft { caregivers: draft.caregivers.into_iter().map(sign).collect(), ..draft }
}

/// A child of which only the name and the birth date are typed.
pub(crate) fn child(roepnaam: &str, voorvoegsel: &str, achternaam: &str, born_on: &str) -> ChildDraft {
    ChildDraft {
        roepnaam: roepnaam.into(),
        voorvoegsel: voorvoegsel.into(),
        achternaam: achternaam.into(),
        born_on: Some(day(born_on)),
        ..ChildDraft::default()
    }
}

/// A mother with custody, with whom the child lives.
pub(crate) fn caregiver(roepnaam: &str, voorvoegsel: &str, achternaam: &str, phone: &str) -> CaregiverDraft {
    CaregiverDraft {
        caregiver_id: None,
        roepnaam: roepnaam.into(),
        voorvoegsel: voorvoegsel.into(),
        achternaam: achternaam.into(),
        phone: phone.into(),
        other_phone: String::new(),
        email: String::new(),
        language: String::new(),
        interpreter_needed: false,
        relation: Relation::Mother,
        custody: Known::Yes,
        lives_there: true,
        gets_post: true,
        apart_talk: false,
        emergency_contact: false,
        no_contact_order: false,
        signed: false,
        same_address: false,
        street: String::new(),
        postcode: String::new(),
        city: String::new(),
        secret_address: false,
    }
}

/// Registers it, and answers its id.
pub(crate) async fn registered(desk: &Desk, draft: &ApplicationDraft) -> ApplicationId {
    register::register(&desk.store, &desk.actor, draft, desk.today).await.unwrap().value
}

/// The dossier as it is now.
pub(crate) async fn dossier_of(desk: &Desk, id: &ApplicationId) -> Dossier {
    dossier::dossier(&mut *desk.db().await, id, desk.today).await.unwrap()
}

/// The caregivers of an aanmelding, as the dossier lists them.
pub(crate) async fn caregivers_of(desk: &Desk, id: &ApplicationId) -> Vec<CaregiverId> {
    dossier_of(desk, id).await.family.members.into_iter().map(|member| member.caregiver.id).collect()
}

/// A talk of forty minutes with all caregivers, led by somebody, on a day at a time.
pub(crate) async fn talk(
    desk: &Desk,
    id: &ApplicationId,
    leads: &StaffId,
    on: &str,
    starts_at: &str,
) -> InterviewDraft {
    InterviewDraft {
        interview_id: None,
        version: 0,
        application_id: id.clone(),
        planned_on: Some(day(on)),
        starts_at: starts_at.into(),
        minutes: 40,
        room: String::new(),
        director_id: Some(leads.clone()),
        teacher_id: None,
        caregiver_ids: caregivers_of(desk, id).await,
        child_comes: true,
        with_tour: true,
    }
}

/// Plans that talk, and answers its id.
pub(crate) async fn planned(
    desk: &Desk,
    id: &ApplicationId,
    leads: &StaffId,
    on: &str,
    starts_at: &str,
) -> InterviewId {
    let draft = talk(desk, id, leads, on, starts_at).await;
    plan::plan(&desk.store, &desk.actor, &draft, desk.today).await.unwrap().value
}

/// A decision of today by the director, on the aanmelding as it is now.
pub(crate) async fn decision(desk: &Desk, id: &ApplicationId, decision: Decision) -> DecisionDraft {
    DecisionDraft {
        application_id: id.clone(),
        version: dossier_of(desk, id).await.application.version,
        decision,
        decided_on: Some(desk.today),
        decided_by: "Marieke Bos".into(),
        reason: if decision == Decision::Admitted { String::new() } else { "De groep zit vol.".into() },
        starts_on: None,
        group_id: None,
        refusal_ground: (decision == Decision::NotAdmitted).then_some(RefusalGround::Full),
        other_school: String::new(),
        other_school_on: None,
        parents_heard_on: None,
    }
}

/// Admits the child from a day in a group.
pub(crate) async fn admitted(desk: &Desk, id: &ApplicationId, starts_on: &str, group: &Group) {
    let admission = DecisionDraft {
        starts_on: Some(day(starts_on)),
        group_id: Some(group.id.clone()),
        ..decision(desk, id, Decision::Admitted).await
    };
    decide::decide(&desk.store, &desk.actor, &admission, desk.today).await.unwrap();
}

/// The first page of all open aanmeldingen, most pressing first.
pub(crate) fn everything_open() -> ApplicationFilter {
    ApplicationFilter {
        text: String::new(),
        status: None,
        with_closed: false,
        start_year: None,
        group_id: None,
        sort: ApplicationSort::Urgency,
        descending: false,
        offset: 0,
        limit: 100,
    }
}

/// Each finding as `field: code`, refusals with a `!`.
pub(crate) fn said(findings: &[Finding]) -> Vec<String> {
    let code = |code: FindingCode| serde_json::to_value(code).unwrap().as_str().unwrap().to_owned();
    let mark = |severity: Severity| if severity == Severity::Refusal { "!" } else { "" };
    findings.iter().map(|one| format!("{}: {}{}", one.field, code(one.code), mark(one.severity))).collect()
}

/// What a refused deed said; panics when it was not refused.
pub(crate) fn refusals<T: std::fmt::Debug>(outcome: Result<T>) -> Vec<String> {
    match outcome {
        Err(Error::Invalid { findings }) => said(&findings).into_iter().filter(|one| one.ends_with('!')).collect(),
        other => panic!("should have been refused: {other:?}"),
    }
}

/// How many rows each table of family and intake holds.
pub(crate) async fn rows_in_all(desk: &Desk) -> Vec<(&'static str, i64)> {
    use sqlx::Row;
    let mut db = desk.db().await;
    let mut counts = Vec::new();
    for table in [
        "application",
        "signature",
        "seen_document",
        "interview",
        "child",
        "caregiver",
        "caregiver_link",
        "household",
        "placement",
    ] {
        let found = driehoek::store::rows(&mut db, &format!("select count(*) as n from {table}"), []).await.unwrap();
        counts.push((table, found.first().unwrap().try_get::<i64, _>("n").unwrap()));
    }
    counts
}

/// The text by which a paper is named in a finding.
pub(crate) fn paper(kind: driehoek::intake::DocumentKind) -> String {
    kind.to_text()
}
