//! Writing the journal: one line per change, one per row it touched.

use std::mem;

use super::cell::{Image, TextCell, Value};
use super::change::{Actor, Touched, Tx};
use crate::error::Result;

/// Writes everything `tx` touched as one change and returns its id.
pub(super) async fn write(
    tx: &mut Tx<'_>,
    actor: &Actor,
    deed: &str,
    subject: &str,
    reverses: Option<&str>,
) -> Result<String> {
    let id = uuid::Uuid::now_v7().to_string();
    let sql = "insert into journal_change (id, seq, at, actor, deed, subject, reverses) \
               select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5, $6 from journal_change";
    let values =
        [&id, &actor.at.to_text(), &actor.name, deed, subject].map(|text: &str| Value::Text(Some(text.into())));
    let values = values.into_iter().chain([Value::Text(reverses.map(Into::into))]).collect();
    tx.execute(sql.into(), values).await?;
    for (seq, touched) in (1..).zip(mem::take(&mut tx.touched)) {
        write_row(tx, &id, seq, &touched).await?;
        tx.touched.push(touched);
    }
    Ok(id)
}

async fn write_row(tx: &mut Tx<'_>, change_id: &str, seq: i64, touched: &Touched) -> Result<()> {
    let sql = "insert into journal_row (change_id, seq, kind, row_id, before_image, after_image) \
               values ($1, $2, $3, $4, $5, $6)";
    let values = vec![
        Value::Text(Some(change_id.into())),
        Value::Int(Some(seq)),
        Value::Text(Some(touched.kind.clone())),
        Value::Text(Some(touched.row_id.clone())),
        Value::Text(touched.before.as_ref().map(text)),
        Value::Text(touched.after.as_ref().map(text)),
    ];
    tx.execute(sql.into(), values).await?;
    Ok(())
}

fn text(image: &Image) -> String {
    serde_json::Value::Object(image.clone()).to_string()
}
