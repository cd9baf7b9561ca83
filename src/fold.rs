//! How a text is searched: the store folds what it keeps for searching as the rooms do.

use deunicode::deunicode_with_tofu;

/// The text as it is searched: without accents and capitals, with single spaces.
#[must_use]
pub fn fold(text: &str) -> String {
    let plain = deunicode_with_tofu(text, "").to_lowercase();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
