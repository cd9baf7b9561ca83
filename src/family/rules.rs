//! Pure rules of the family room: how names are shown, sorted, searched and judged.

use serde::Serialize;
use specta::Type;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory};

use super::{Caregiver, Child};
pub use crate::fold::fold;

/// The longest name, in characters; as EDEXML allows for an achternaam.
pub const NAME_MAX: u32 = 200;
/// The longest free text, in characters.
pub const FREE_TEXT_MAX: u32 = 4000;

/// What stands between the parts of a sort key. It sorts before everything that a folded name can contain, also before a single
/// space and a letter, so that "Bos" comes before "Bos Jansen" and "Bosch".
const PART_END: &str = "  ";

/// The key by which people are listed: achternaam without voorvoegsel, then voorvoegsel (which keeps families together), then
/// roepnaam. Compare it byte by byte. IJ stays i and j.
#[must_use]
pub fn sort_key(achternaam: &str, voorvoegsel: &str, roepnaam: &str) -> String {
    [fold(achternaam), fold(voorvoegsel), fold(roepnaam)].join(PART_END)
}

/// Everything a child is found by: roepnaam, the whole name, all first names.
#[must_use]
pub fn child_search_key(child: &Child) -> String {
    let name = full_name(&child.roepnaam, child.voorvoegsel.as_deref().unwrap_or_default(), &child.achternaam);
    fold(&[name.as_str(), child.voornamen.as_deref().unwrap_or_default()].join(" "))
}

/// Everything a caregiver is found by: the whole name, telephone numbers (as shown, and digits alone), e-mail.
#[must_use]
pub fn caregiver_search_key(caregiver: &Caregiver) -> String {
    let voorvoegsel = caregiver.voorvoegsel.as_deref().unwrap_or_default();
    let mut parts = vec![full_name(&caregiver.roepnaam, voorvoegsel, &caregiver.achternaam)];
    for phone in [&caregiver.phone, &caregiver.other_phone].into_iter().flatten() {
        parts.push(phone.clone());
        parts.push(phone.chars().filter(char::is_ascii_digit).collect());
    }
    parts.extend(caregiver.email.clone());
    fold(&parts.join(" "))
}

/// So many words of a question are looked for; more only make it slow.
const MOST_WORDS: usize = 8;

/// The words to look for in search keys, folded. What can only be a telephone number becomes digits, with the Dutch +31 as 0.
#[must_use]
pub fn search_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let word = |word: &str| if is_number(word) { local_digits(word) } else { word.to_owned() };
    folded.split(' ').map(word).filter(|word| !word.is_empty()).take(MOST_WORDS).collect()
}

fn is_number(word: &str) -> bool {
    let may_stand = |character: char| character.is_ascii_digit() || "+-/.()".contains(character);
    word.chars().all(may_stand) && word.contains(|character: char| character.is_ascii_digit())
}

fn local_digits(word: &str) -> String {
    let digits: String = word.replacen("(0)", "", 1).chars().filter(char::is_ascii_digit).collect();
    match word.strip_prefix('+').map_or_else(|| digits.strip_prefix("0031"), |_| digits.strip_prefix("31")) {
        Some(number) => format!("0{number}"),
        None => digits,
    }
}

/// The name as it is said: roepnaam, voorvoegsel, achternaam; parts that are empty leave no gap.
#[must_use]
pub fn full_name(roepnaam: &str, voorvoegsel: &str, achternaam: &str) -> String {
    let parts = [roepnaam, voorvoegsel, achternaam].map(str::trim);
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether letters go to a caregiver: one whom a judge forbade contact gets nothing, whatever else was entered.
#[must_use]
pub const fn gets_post(gets_post: bool, no_contact_order: bool) -> bool {
    gets_post && !no_contact_order
}

/// Whether post can go there: street and town are known.
#[must_use]
pub const fn is_address(street: Option<&str>, city: Option<&str>) -> bool {
    street.is_some() && city.is_some()
}

/// What is wrong with a typed text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TextProblem {
    /// Nothing but spaces.
    Empty,
    /// More characters than fit.
    TooLong {
        /// How many fit.
        max: u32,
    },
    /// Characters that cannot be seen and change how the rest is shown.
    ControlCharacters,
    /// Digits, emoji, markup or other signs that no name has, or no letter at all.
    NotAName,
}

/// What is wrong with a name of at most `max` characters, if anything. Letters of any script, with their marks, apostrophes,
/// hyphens, dots and spaces make a name.
#[must_use]
pub fn name_problem(text: &str, max: u32) -> Option<TextProblem> {
    if text.trim().is_empty() {
        Some(TextProblem::Empty)
    } else if text.chars().any(is_control) {
        Some(TextProblem::ControlCharacters)
    } else if is_longer(text, max) {
        Some(TextProblem::TooLong { max })
    } else if !text.chars().all(may_stand_in_name) || !text.chars().any(is_letter) {
        Some(TextProblem::NotAName)
    } else {
        None
    }
}

/// What is wrong with a free text of at most `max` characters, if anything. It may be empty, and have lines and tabs.
#[must_use]
pub fn text_problem(text: &str, max: u32) -> Option<TextProblem> {
    let is_layout = |character| matches!(character, '\n' | '\r' | '\t');
    if text.chars().any(|character| is_control(character) && !is_layout(character)) {
        Some(TextProblem::ControlCharacters)
    } else if is_longer(text, max) {
        Some(TextProblem::TooLong { max })
    } else {
        None
    }
}

fn is_longer(text: &str, max: u32) -> bool {
    u32::try_from(text.chars().count()).map_or(true, |length| length > max)
}

/// Control characters, and those that turn the direction of text around so that it reads as something else.
fn is_control(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn is_letter(character: char) -> bool {
    character.general_category_group() == GeneralCategoryGroup::Letter
}

fn may_stand_in_name(character: char) -> bool {
    // Variation selectors only turn signs into emoji; the joiners are spelling in Persian and in Indian scripts.
    let is_mark = character.general_category_group() == GeneralCategoryGroup::Mark;
    let is_emoji_part = matches!(character, '\u{20d0}'..='\u{20f0}' | '\u{fe00}'..='\u{fe0f}');
    is_letter(character)
        || (is_mark && !is_emoji_part)
        || matches!(character, ' ' | '\u{a0}' | '.' | '-' | '\u{2010}' | '\u{2011}' | '·' | '\u{200c}' | '\u{200d}')
        || matches!(character, '\'' | '’' | '‘' | '`' | '´')
}

#[cfg(test)]
mod tests;
