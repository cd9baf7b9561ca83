//! Wenochtenden for tests of other rooms: written down as planned, without the rules of planning.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a morning that cannot be written is a failed test")]

use chrono::NaiveDate;
use driehoek::intake::{Application, ApplicationId, store::application};
use driehoek::store::What;
use driehoek::wenochtend::{Answer, Morning, MorningId, stop};

use crate::support::Desk;

/// The child of this aanmelding comes to its group on a day.
pub(crate) async fn comes(desk: &Desk, id: &ApplicationId, on: &str) -> Morning {
    let morning = morning(application(&mut *desk.db().await, id).await.unwrap(), on.parse().unwrap());
    let what = What::new("wenochtend.plan", on);
    let deed = desk.store.change(&desk.actor, what, |tx| {
        let morning = morning.clone();
        Box::pin(async move { tx.insert(&morning).await })
    });
    deed.await.unwrap().value
}

fn morning(application: Application, planned_on: NaiveDate) -> Morning {
    Morning {
        id: MorningId::new(),
        version: 0,
        child_id: application.child_id,
        application_id: application.id,
        group_id: application.group_id.unwrap(),
        planned_on,
        half_days: 1,
        answer: Answer::Open,
        answered_on: None,
        escort: None,
        cancelled_on: None,
        cancel_reason: None,
        attendance: None,
        left_at: None,
        play: None,
        contact: None,
        language: None,
        self_reliance: None,
        toilet: None,
        parents_impression: None,
        next_question: None,
        marked_by: None,
    }
}

/// The days on which it still comes.
pub(crate) async fn standing(desk: &Desk, id: &ApplicationId) -> Vec<NaiveDate> {
    let mornings = stop::standing_from(&mut *desk.db().await, id, NaiveDate::MIN).await.unwrap();
    mornings.into_iter().map(|morning| morning.planned_on).collect()
}
