//! Legal holds: what keeps a child's data whatever the calendar says.

use chrono::NaiveDate;

use super::{Hold, HoldId, store as sql};
use crate::Result;
use crate::family::store::{child, child_name};
use crate::family::{Child, ChildId};
use crate::finding::FindingCode;
use crate::store::{Actor, Changed, Store, What, get};
use crate::typed::Typed;

/// Keeps a child's data until somebody lifts it. A child that is held already keeps the hold it has, with the new reason.
///
/// # Errors
/// `Invalid` without a reason, `NotFound`, or the database's.
pub async fn place(
    store: &Store,
    actor: &Actor,
    child_id: &ChildId,
    reason: &str,
    today: NaiveDate,
) -> Result<Changed<Hold>> {
    let mut typed = Typed::default();
    let reason = &typed.text("reason", reason);
    if reason.is_none() {
        typed.refuse("reason", FindingCode::Required);
    }
    typed.accept()?;
    let subject = name_of(store, child_id).await?;
    store
        .change(actor, What::new("privacy.hold", subject), move |tx| {
            Box::pin(async move {
                let reason = reason.clone().unwrap_or_default();
                if let Some(held) = sql::hold_of(tx.db(), child_id).await? {
                    return tx.update(&Hold { reason, ..held }).await;
                }
                tx.insert(&Hold {
                    id: HoldId::new(),
                    version: 0,
                    child_id: child_id.clone(),
                    reason,
                    placed_on: today,
                    placed_by: actor.name.clone(),
                    lifted_on: None,
                    lifted_by: None,
                })
                .await
            })
        })
        .await
}

/// Ends a hold; the line of it stays.
///
/// # Errors
/// `NotFound`, `Conflict`, or the database's.
pub async fn lift(store: &Store, actor: &Actor, hold: &Hold, today: NaiveDate) -> Result<Changed<Hold>> {
    let subject = name_of(store, &hold.child_id).await?;
    store
        .change(actor, What::new("privacy.lift", subject), move |tx| {
            Box::pin(async move {
                let now: Hold = get(tx.db(), hold.id.as_ref()).await?;
                if now.lifted_on.is_some() {
                    return Ok(now);
                }
                let lifted_by = Some(actor.name.clone());
                tx.update(&Hold { version: hold.version, lifted_on: Some(today), lifted_by, ..now }).await
            })
        })
        .await
}

async fn name_of(store: &Store, id: &ChildId) -> Result<String> {
    let child: Child = child(&mut *store.read().await?, id).await?;
    Ok(child_name(&child))
}
