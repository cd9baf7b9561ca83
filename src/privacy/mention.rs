//! Where the name of somebody who goes still stands in what is kept about others.

use std::collections::{HashMap, HashSet};

use super::Mention;
use super::store::{Told, told};
use crate::Result;
use crate::family::brief::briefs;
use crate::family::rules::fold;
use crate::family::{self, ChildId};
use crate::store::Db;
use crate::store::erase::{FreeText, RowRef};
use crate::{intake, letter, wenochtend};

/// So many rows of one kind are looked through for one name: enough to know that there is work to do.
const MOST_ROWS: i32 = 50;
/// So many places are told.
const MOST_MENTIONS: usize = 100;

/// The free text of every room.
pub(super) fn free_text() -> impl Iterator<Item = &'static FreeText> {
    let early = [family::owned::FREE_TEXT, intake::owned::FREE_TEXT, letter::owned::FREE_TEXT];
    early.into_iter().chain([wenochtend::owned::FREE_TEXT, super::FREE_TEXT]).flatten()
}

/// A name as people write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sought {
    /// With its voorvoegsel.
    pub(super) whole: String,
    /// Without it.
    pub(super) short: String,
}

impl Sought {
    fn is_in(&self, text: &str) -> bool {
        let text = fold(text);
        [&self.whole, &self.short].into_iter().any(|name| text.contains(&fold(name)))
    }
}

/// The places where one of these names stands in rows that stay.
pub(super) async fn mentions(db: &mut Db, names: &[Sought], going: &[RowRef]) -> Result<Vec<Mention>> {
    let going: HashSet<&str> = going.iter().map(|row| row.id.as_str()).collect();
    let mut found = Vec::new();
    for name in names {
        for of in free_text() {
            for told in told(db, of, &pattern(&name.short), MOST_ROWS).await? {
                if !going.contains(told.id.as_str()) {
                    found.extend(places(name, of, told));
                }
            }
        }
    }
    found.truncate(MOST_MENTIONS);
    with_names(db, found).await
}

fn places(name: &Sought, of: &FreeText, told: Told) -> Vec<(Option<ChildId>, Mention)> {
    let Told { child_id, texts, .. } = told;
    let says = |(_, text): &(&str, String)| name.is_in(text);
    let place = |(field, _): (&str, String)| {
        let mention =
            Mention { name: name.whole.clone(), kind: of.table.into(), field: field.into(), child_name: None };
        (child_id.clone(), mention)
    };
    texts.into_iter().filter(says).map(place).collect()
}

async fn with_names(db: &mut Db, found: Vec<(Option<ChildId>, Mention)>) -> Result<Vec<Mention>> {
    let ids: HashSet<ChildId> = found.iter().filter_map(|(id, _)| id.clone()).collect();
    let names: HashMap<ChildId, String> = briefs(db, &ids.into_iter().collect::<Vec<_>>())
        .await?
        .into_iter()
        .map(|(id, brief)| (id, brief.name))
        .collect();
    let named = |(id, mention): (Option<ChildId>, Mention)| Mention {
        child_name: id.and_then(|id| names.get(&id).cloned()),
        ..mention
    };
    Ok(found.into_iter().map(named).collect())
}

/// What `like` asks for a name anywhere, with anything between its words. The engines fold letters differently, so one with an accent
/// stands for any sign.
fn pattern(name: &str) -> String {
    let sign = |character: char| match character {
        '%' | '_' | '\\' => vec!['\\', character],
        ' ' => vec!['%'],
        _ if character.is_ascii() => vec![character.to_ascii_lowercase()],
        _ => vec!['_'],
    };
    format!("%{}%", name.chars().flat_map(sign).collect::<String>())
}
