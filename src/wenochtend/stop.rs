//! The mornings of one aanmelding as the intake room needs them: which still stand, and calling those off when the child starts or
//! does not come.

use chrono::NaiveDate;

use super::{CancelReason, Morning, store as sql};
use crate::Result;
use crate::intake::ApplicationId;
use crate::store::{Db, Tx};

/// The mornings from a day on that stand and of which nobody said what became of them, by day.
///
/// # Errors
/// The database's.
pub async fn standing_from(db: &mut Db, id: &ApplicationId, from: NaiveDate) -> Result<Vec<Morning>> {
    let mut mornings = sql::of_application(db, id).await?;
    mornings.retain(|morning| morning.comes_from(from));
    Ok(mornings)
}

/// Calls those off, within the change that makes them pointless.
///
/// # Errors
/// The database's.
pub async fn cancel_from(
    tx: &mut Tx<'_>,
    id: &ApplicationId,
    from: NaiveDate,
    reason: CancelReason,
    today: NaiveDate,
) -> Result<()> {
    for morning in standing_from(tx.db(), id, from).await? {
        let (cancelled_on, cancel_reason) = (Some(today), Some(reason));
        tx.update(&Morning { cancelled_on, cancel_reason, ..morning }).await?;
    }
    Ok(())
}

/// The ids of all its mornings, for the history of its dossier.
///
/// # Errors
/// The database's.
pub async fn record_ids(db: &mut Db, id: &ApplicationId) -> Result<Vec<String>> {
    let mornings = sql::of_application(db, id).await?;
    Ok(mornings.into_iter().map(|morning| morning.id.to_string()).collect())
}
