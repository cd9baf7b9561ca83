//! What becomes of a morning before its day: called off, answered, and who brings the child.

use chrono::NaiveDate;

use super::moving::over;
use crate::Result;
use crate::finding::refuse_if_any;
use crate::intake::register::subject_of;
use crate::store::{Actor, Changed, Store, Tx, What};
use crate::typed::Typed;
use crate::wenochtend::draft::MorningCancel;
use crate::wenochtend::{Answer, CancelReason, Morning, MorningId, store as sql};

/// Calls a morning off.
///
/// # Errors
/// `Invalid` for one that was held, `Conflict`, or the database's.
pub async fn cancel(
    store: &Store,
    actor: &Actor,
    cancel: &MorningCancel,
    today: NaiveDate,
) -> Result<Changed<Morning>> {
    let reason = cancel.reason;
    let called_off = move |now: Morning| called_off(now, reason, today);
    settle(store, actor, "wenochtend.cancel", &cancel.id, cancel.version, Some(today), called_off).await
}

/// When the parents cannot come that is their answer too.
fn called_off(now: Morning, reason: CancelReason, today: NaiveDate) -> Morning {
    let (answer, answered_on) = match reason {
        CancelReason::Parents => (Answer::Cannot, Some(today)),
        CancelReason::School | CancelReason::Mistake => (now.answer, now.answered_on),
    };
    Morning { answer, answered_on, cancelled_on: Some(today), cancel_reason: Some(reason), ..now }
}

/// Writes down what the parents said; who cannot come is called off.
///
/// # Errors
/// `Invalid` for one that was held or called off, `Conflict`, or the database's.
pub async fn answer(
    store: &Store,
    actor: &Actor,
    id: &MorningId,
    version: i32,
    answer: Answer,
    today: NaiveDate,
) -> Result<Changed<Morning>> {
    let answered = move |now: Morning| match answer {
        Answer::Open => Morning { answer, answered_on: None, ..now },
        Answer::Comes => Morning { answer, answered_on: Some(today), ..now },
        Answer::Cannot => called_off(now, CancelReason::Parents, today),
    };
    settle(store, actor, "wenochtend.answer", id, version, Some(today), answered).await
}

/// Writes down who brings and collects the child.
///
/// # Errors
/// `Invalid`, `Conflict`, or the database's.
pub async fn save_escort(
    store: &Store,
    actor: &Actor,
    id: &MorningId,
    version: i32,
    escort: &str,
) -> Result<Changed<Morning>> {
    let mut typed = Typed::default();
    let escort = &typed.line("escort", escort);
    typed.accept()?;
    let brought = move |now: Morning| Morning { escort: escort.clone(), ..now };
    settle(store, actor, "wenochtend.escort", id, version, None, brought).await
}

/// Writes one morning as `outcome` makes it; with a day only when it is not over by then.
async fn settle(
    store: &Store,
    actor: &Actor,
    deed: &'static str,
    id: &MorningId,
    version: i32,
    before: Option<NaiveDate>,
    outcome: impl Fn(Morning) -> Morning + Send + Sync,
) -> Result<Changed<Morning>> {
    let application_id = sql::morning(&mut *store.read().await?, id).await?.application_id;
    let what = What::new(deed, subject_of(store, &application_id).await?);
    let outcome = &outcome;
    store.change(actor, what, |tx| Box::pin(write(tx, id, version, before, outcome))).await
}

async fn write(
    tx: &mut Tx<'_>,
    id: &MorningId,
    version: i32,
    before: Option<NaiveDate>,
    outcome: &(impl Fn(Morning) -> Morning + Send + Sync),
) -> Result<Morning> {
    let now = sql::morning(tx.db(), id).await?;
    // Who read an older one hears of that, and not that it is over by now.
    if now.version == version {
        refuse_if_any(before.and_then(|today| over("", &now, today)).into_iter().collect())?;
    }
    tx.update(&Morning { version, ..outcome(now) }).await
}
