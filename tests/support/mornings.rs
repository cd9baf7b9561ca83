//! Wenochtenden for tests of other rooms: written down as planned, without the rules of planning.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a morning that cannot be written is a failed test")]

use chrono::NaiveDate;
use driehoek::intake::{Application, ApplicationId, store::application};
use driehoek::store::What;
use driehoek::wenochtend::{Morning, stop};

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
    Morning::new(application.child_id, application.id, application.group_id.unwrap(), planned_on)
}

/// The days on which it still comes.
pub(crate) async fn standing(desk: &Desk, id: &ApplicationId) -> Vec<NaiveDate> {
    let mornings = stop::standing_from(&mut *desk.db().await, id, NaiveDate::MIN).await.unwrap();
    mornings.into_iter().map(|morning| morning.planned_on).collect()
}
