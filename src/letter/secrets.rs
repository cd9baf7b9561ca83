//! What one reader may not learn of another: the secret address, and the numbers and e-mail of who lives there.

use super::addressee::Addressee;
use super::paper::{Block, Fact, Paper, Promise};
use crate::family::rules::fold;
use crate::family::{Family, FamilyMember, Household};
use crate::finding::{Finding, FindingCode};

/// Shorter than this, letters and digits stand together by chance.
const SHORTEST_ADDRESS: usize = 3;
/// The same for a telephone number.
const SHORTEST_NUMBER: usize = 7;

/// Says of whom a finished paper tells what its reader may not know. Whoever wrote it down, it does not leave the school.
#[must_use]
pub fn secrets_in(paper: &Paper, family: &Family, reader: &Addressee) -> Vec<Finding> {
    let texts = texts_of(paper);
    let others = family.members.iter().filter(|member| is_hidden_from(member, family, reader));
    others.filter_map(|member| told_of(member, &texts)).collect()
}

/// Whether somebody lives at a secret address that is not the reader's own.
fn is_hidden_from(member: &FamilyMember, family: &Family, reader: &Addressee) -> bool {
    let Some(home) = member.household.as_ref().filter(|home| home.secret_address) else { return false };
    let mut readers = family.members.iter().filter(|one| reader.caregiver_ids.contains(&one.caregiver.id));
    !readers.any(|one| one.household.as_ref().is_some_and(|there| there.id == home.id))
}

fn told_of(member: &FamilyMember, texts: &[Text<'_>]) -> Option<Finding> {
    let secrets = secrets_of(member);
    let told = texts.iter().find(|text| secrets.iter().any(|secret| secret.is_in(text.words)))?;
    let finding = Finding::refusal(told.field, FindingCode::SecretInLetter).with("name", &member.name);
    Some(match told.place {
        Some(place) => finding.with("where", place),
        None => finding,
    })
}

/// A text of a paper, and where it stands.
struct Text<'p> {
    field: &'static str,
    /// The topic, if it is of one.
    place: Option<&'p str>,
    words: &'p str,
}

fn texts_of(paper: &Paper) -> Vec<Text<'_>> {
    let mut texts = vec![Text { field: "subject", place: None, words: &paper.subject }];
    for block in &paper.blocks {
        let (field, place) = match block {
            Block::Topic { title, .. } => ("note", Some(title.as_str())),
            Block::Agreements { .. } => ("agreements", None),
            Block::Heading { .. }
            | Block::Paragraph { .. }
            | Block::List { .. }
            | Block::Facts { .. }
            | Block::Signatures { .. } => ("body", None),
        };
        texts.extend(words_of(block).into_iter().map(|words| Text { field, place, words }));
    }
    texts
}

fn words_of(block: &Block) -> Vec<&str> {
    match block {
        Block::Heading { text } | Block::Paragraph { text } => vec![text],
        Block::List { items: lines } | Block::Signatures { names: lines } => lines.iter().map(String::as_str).collect(),
        Block::Facts { rows } => rows.iter().flat_map(|Fact { label, value }| [label.as_str(), value]).collect(),
        Block::Topic { title, prompts, said, .. } => {
            [title].into_iter().chain(prompts).chain(said).map(String::as_str).collect()
        }
        Block::Agreements { rows } => {
            rows.iter().flat_map(|Promise { what, who, due }| [what.as_str(), who, due]).collect()
        }
    }
}

/// Something that may not be read, as it is looked for.
enum Secret {
    /// Letters and digits; whatever stands between them does not matter.
    Signs(String),
    /// Whole words, without capitals and accents.
    Words(String),
    /// Digits; whatever stands between them does not matter.
    Number(String),
}

impl Secret {
    fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Signs(signs) => has_apart(&signs_of(text), signs, |sign| sign.is_ascii_digit()),
            Self::Words(words) => has_apart(&fold(text), words, char::is_alphanumeric),
            Self::Number(number) => digits_of(text).contains(number),
        }
    }
}

fn secrets_of(member: &FamilyMember) -> Vec<Secret> {
    let caregiver = &member.caregiver;
    let numbers = [&caregiver.phone, &caregiver.other_phone].into_iter().flatten().filter_map(|phone| number_of(phone));
    let email = caregiver.email.iter().map(|email| Secret::Signs(signs_of(email)));
    let home = member.household.as_ref();
    home.into_iter().flat_map(address_of).chain(numbers).chain(email).collect()
}

fn address_of(home: &Household) -> impl Iterator<Item = Secret> {
    let has_digit = |text: &str| text.contains(|sign: char| sign.is_ascii_digit());
    let street = home.street.as_ref().map(|street| match has_digit(street) {
        true => Secret::Signs(signs_of(street)),
        false => Secret::Words(fold(street)),
    });
    let postcode = home.postcode.as_ref().map(|postcode| {
        let is_number = !postcode.contains(|sign: char| sign.is_alphabetic());
        // Abroad it may look like a year, and only means something with its town.
        let town = home.city.as_deref().filter(|_| is_number).unwrap_or_default();
        Secret::Signs(signs_of(&format!("{postcode}{town}")))
    });
    let is_long = |secret: &Secret| match secret {
        Secret::Signs(text) | Secret::Words(text) | Secret::Number(text) => text.chars().count() >= SHORTEST_ADDRESS,
    };
    street.into_iter().chain(postcode).filter(is_long)
}

/// The number without the 0 that is only dialled inside the country, so that `+31 6` is found too.
fn number_of(phone: &str) -> Option<Secret> {
    let digits = digits_of(phone);
    let number = digits.trim_start_matches('0').to_owned();
    (number.len() >= SHORTEST_NUMBER).then_some(Secret::Number(number))
}

fn signs_of(text: &str) -> String {
    fold(text).chars().filter(|sign| sign.is_alphanumeric()).collect()
}

fn digits_of(text: &str) -> String {
    fold(text).chars().filter(char::is_ascii_digit).collect()
}

/// Whether `text` has `part` where it does not go on in the same kind of signs: "Kerkstraat 1" is not in "Kerkstraat 12".
fn has_apart(text: &str, part: &str, goes_on: impl Fn(char) -> bool) -> bool {
    let joined = |one: Option<char>, other: Option<char>| one.is_some_and(&goes_on) && other.is_some_and(&goes_on);
    text.match_indices(part).any(|(place, found)| {
        let (before, after) = (&text[..place], &text[place + found.len()..]);
        let (first, last) = (found.chars().next(), found.chars().next_back());
        !joined(before.chars().next_back(), first) && !joined(last, after.chars().next())
    })
}

#[cfg(test)]
mod tests;
