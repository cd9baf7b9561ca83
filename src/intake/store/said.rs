//! What was said on a topic in the talks about some children, as other rooms ask for it.

use std::collections::HashMap;

use sqlx::Row;

use crate::Result;
use crate::intake::ApplicationId;
use crate::store::{Cell, Db, marks, rows};

/// So many ids go into one question: far below the limits of both engines.
const BATCH: usize = 1000;

/// What was said on the topic with this key in a talk that was held, oldest talk first, for each of these aanmeldingen; of a "yes" without
/// more words the title of the topic.
///
/// # Errors
/// The database's.
pub async fn said_on(
    db: &mut Db,
    ids: &[ApplicationId],
    topic_key: &str,
) -> Result<HashMap<ApplicationId, Vec<String>>> {
    let mut said: HashMap<ApplicationId, Vec<String>> = HashMap::new();
    for batch in ids.chunks(BATCH) {
        let sql = format!(
            "select i.application_id, n.answer, n.note, t.title from interview_note n \
             join protocol_topic t on t.id = n.topic_id join interview i on i.id = n.interview_id \
             where i.held_on is not null and t.topic_key = $1 and i.application_id in ({}) order by i.held_on, n.id",
            marks(2, batch.len())
        );
        let values = [topic_key.into()].into_iter().chain(batch.iter().map(Cell::to_value));
        for row in rows(db, &sql, values).await? {
            let (answer, note): (Option<String>, Option<String>) = (row.try_get("answer")?, row.try_get("note")?);
            let title = || row.try_get::<String, _>("title");
            let words = match (note, answer.as_deref()) {
                (Some(note), _) => Some(note),
                (None, Some("yes")) => Some(title()?),
                (None, _) => None,
            };
            said.entry(Cell::read(&row, "application_id")?).or_default().extend(words);
        }
    }
    Ok(said)
}
