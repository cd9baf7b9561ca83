//! What backups say the history held, for the check that it was not rewritten from end to end.

use sqlx::Row as _;

use super::folder;
use super::make::names;
use super::manifest::{Label, inside};
use crate::error::Result;
use crate::store::backup::Places;
use crate::store::open::apart;
use crate::store::read::{Db, rows};

/// The deed under which the history keeps that a backup was put in place.
pub const RESTORED: &str = "backup.restore";

/// The number and the hash of the last line in each backup of this store. A backup made before one of an earlier day was put back
/// holds lines that are gone with the store that was kept aside: it says nothing of the lines that came instead.
///
/// # Errors
/// The database's.
pub async fn anchors(db: &mut Db, places: &Places) -> Result<Vec<(i32, String)>> {
    let store = inside(db, "main", &[]).await?.store;
    let restored = rows(db, "select seq, at from journal_change where deed = $1", [RESTORED.into()]).await?;
    let restored = restored.iter().map(|row| Ok((row.try_get("seq")?, row.try_get("at")?)));
    let restored: Vec<(i64, String)> = restored.collect::<Result<_>>()?;
    let places = places.clone();
    let labels = apart(move || Ok(labels(&places))).await?;
    let of_this_history = |label: &&Label| {
        let manifest = &label.manifest;
        let is_gone = |(seq, at): &(i64, String)| manifest.made_at < *at && i64::from(manifest.last_seq) >= *seq;
        label.store == store && manifest.last_seq > 0 && !restored.iter().any(is_gone)
    };
    let held = labels.iter().filter(of_this_history);
    Ok(held.map(|label| (label.manifest.last_seq, label.manifest.last_hash.clone())).collect())
}

fn labels(places: &Places) -> Vec<Label> {
    let within = [Some(folder::here(&places.data)), places.second.as_deref().map(folder::second)];
    let all =
        within.into_iter().flatten().flat_map(|place| names(&place).into_iter().map(move |name| place.join(name)));
    all.filter_map(|backup| Label::read(&backup)).collect()
}
