//! Whom and what the commands are asked about.

use chrono::{Days, NaiveDate};
use driehoek::family::ChildId;
use driehoek::intake::draft::{ApplicationDraft, ApplicationFilter, ApplicationSort, DecisionDraft, InterviewDraft};
use driehoek::intake::sight::Sight;
use driehoek::intake::{ApplicationId, Decision, InterviewId, ProtocolId, Status, list, plan, prepare, protocol};
use driehoek::school::{ClosedPeriod, rules, store as school};
use driehoek::store::{Db, rows};
use driehoek::wenochtend::children;
use driehoek::wenochtend::draft::WenFilter;
use serde_json::json;
use sqlx::Row as _;

use crate::desk::BenchDesk;
use crate::reads::filter;

/// One of each kind, as the demo has them.
pub struct Subjects {
    pub application: ApplicationId,
    pub child: ChildId,
    pub start_year: i32,
    pub talk: InterviewDraft,
    /// A talk with notes.
    pub held: InterviewId,
    pub protocol: ProtocolId,
    pub decision: DecisionDraft,
    pub period: ClosedPeriod,
    /// The person with the longest history.
    pub busiest: String,
}

impl Subjects {
    pub async fn of(desk: &BenchDesk) -> Self {
        let mut db = desk.store.read().await.expect("a connection");
        let planned = ApplicationFilter { status: Some(Status::InterviewPlanned), ..filter(ApplicationSort::Name) };
        let page = list::list(&mut db, &planned, &Sight::Everyone, desk.today).await.expect("the list");
        let row = page.rows.into_iter().next().expect("the demo has a planned interview");
        let start_year = rules::school_year_start(desk.today);
        let year = school::year(&mut db, start_year).await.expect("the year");
        Self {
            talk: plan::options(&mut db, &row.id, &plan::Planning::Next, desk.today).await.expect("the options").draft,
            held: written_down(&mut db).await,
            protocol: protocol::protocols(&mut db, desk.today).await.expect("the versions").remove(0).protocol.id,
            decision: admission(&mut db, &row.id, desk.today).await,
            period: year.periods.into_iter().next().expect("the demo has vacations"),
            busiest: busiest(&mut db).await,
            application: row.id,
            child: row.child_id,
            start_year,
        }
    }
}

/// A child with the most mornings of those that are still to start.
pub async fn settling(desk: &BenchDesk) -> ApplicationId {
    let mut db = desk.store.read().await.expect("a connection");
    let page =
        children::list(&mut db, &WenFilter::default(), 0, &Sight::Everyone, desk.today).await.expect("the children");
    let most = page.rows.into_iter().max_by_key(|row| row.planned).expect("the demo has a child that comes");
    most.application_id
}

/// So many days from today, the first and the last.
pub fn span_of_days(today: NaiveDate, days: u64) -> (NaiveDate, NaiveDate) {
    (today, today.checked_add_days(Days::new(days - 1)).expect("a day"))
}

async fn admission(db: &mut Db, id: &ApplicationId, today: NaiveDate) -> DecisionDraft {
    let page = prepare::preparation(db, id, None, today).await.expect("the page for the director");
    DecisionDraft {
        application_id: id.clone(),
        version: page.dossier.application.version,
        decision: Decision::Admitted,
        decided_on: Some(today),
        decided_by: "Marieke".into(),
        reason: String::new(),
        starts_on: page.likely_start_on,
        group_id: page.groups.into_iter().next().map(|group| group.group_id),
        refusal_ground: None,
        other_school: String::new(),
        other_school_on: None,
        parents_heard_on: None,
    }
}

async fn written_down(db: &mut Db) -> InterviewId {
    let sql = "select interview_id from interview_note group by interview_id order by count(*) desc limit 1";
    let found = rows(db, sql, []).await.expect("the notes");
    let id: String = found.first().expect("the demo has notes").try_get("interview_id").expect("an id");
    InterviewId::from(id)
}

async fn busiest(db: &mut Db) -> String {
    let sql = "select actor from journal_change group by actor order by count(*) desc limit 1";
    let found = rows(db, sql, []).await.expect("the journal");
    found.first().expect("the demo has a history").try_get("actor").expect("a name")
}

/// A whole aanmelding as typed, with two parents of whom one is probably here already.
pub fn draft(today: NaiveDate) -> ApplicationDraft {
    let born_on = today.checked_sub_days(Days::new(1300)).expect("a day");
    let draft = json!({
        "child": {
            "child_id": null, "roepnaam": "Saar", "voornamen": "Sara Johanna", "voorvoegsel": "de",
            "achternaam": "Vries", "born_on": born_on, "sex": null, "home_language": "Nederlands", "remarks": "",
        },
        "caregivers": [caregiver("Jan", "06-00001234"), caregiver("Noor", "06-00005678")],
        "received_on": today, "channel": "phone", "wanted_start_on": null, "other_schools": "Een andere school",
        "childcare": "De Kikker", "previous_school": "", "vve": "no", "vve_programme": "", "support_needed": "no",
        "support_note": "", "concerns": "Slaapt slecht.", "contact_consent": "yes", "documents": [], "remarks": "",
    });
    serde_json::from_value(draft).expect("a draft as the window sends it")
}

fn caregiver(roepnaam: &str, phone: &str) -> serde_json::Value {
    json!({
        "caregiver_id": null, "roepnaam": roepnaam, "voorvoegsel": "de", "achternaam": "Vries", "phone": phone,
        "other_phone": "", "email": format!("{roepnaam}.de.vries@example.nl"), "language": "Nederlands",
        "interpreter_needed": false, "relation": "other", "custody": "yes", "lives_there": true, "gets_post": true,
        "apart_talk": false, "emergency_contact": true, "no_contact_order": false, "signed": true,
        "same_address": false, "street": "Dorpsstraat 1", "postcode": "5431 AA", "city": "Cuijk",
        "secret_address": false,
    })
}
