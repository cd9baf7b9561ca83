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
/// The same for the letters of a street without its number.
const SHORTEST_STREET: usize = 4;
/// The same for the letters of an e-mail address before its @.
const SHORTEST_MAILBOX: usize = 5;

/// Says of whom a finished paper tells what its reader may not know, wherever it was typed. It knows an address, a number and an
/// e-mail by their signs; what is told in other words ("boven de bakker") only people can see.
#[must_use]
pub fn secrets_in(paper: &Paper, family: &Family, reader: &Addressee) -> Vec<Finding> {
    let texts = texts_of(paper);
    let known = Known { paper, family, reader };
    let others = family.members.iter().filter(|member| reader.may_not_know(&member.caregiver.id));
    others.filter_map(|member| told_of(member, &known, &texts)).collect()
}

/// What is no secret, though it may look like one.
struct Known<'k> {
    paper: &'k Paper,
    family: &'k Family,
    reader: &'k Addressee,
}

impl Known<'_> {
    /// Whether the reader lives in a street of that name, or the school stands there.
    fn is_own_street(&self, name: &str) -> bool {
        let sender = &self.paper.sender;
        [&sender.name].into_iter().chain(&sender.lines).chain(&self.reader.address).any(|line| has_words(line, name))
    }

    /// Whether that is what somebody of the family is called.
    fn is_name(&self, word: &str) -> bool {
        let names = self.family.members.iter().map(|member| &member.name).chain([&self.family.name]);
        names.into_iter().any(|name| has_words(name, word))
    }
}

fn told_of(member: &FamilyMember, known: &Known<'_>, texts: &[Text<'_>]) -> Option<Finding> {
    let secrets = secrets_of(member, known);
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
            | Block::Table { .. }
            | Block::Signatures { .. } => ("body", None),
        };
        texts.extend(lines_of(block).into_iter().map(|words| Text { field, place, words }));
    }
    texts
}

fn lines_of(block: &Block) -> Vec<&str> {
    match block {
        Block::Heading { text } | Block::Paragraph { text } => vec![text],
        Block::List { items: lines } | Block::Signatures { names: lines } => lines.iter().map(String::as_str).collect(),
        Block::Facts { rows } => rows.iter().flat_map(|Fact { label, value }| [label.as_str(), value]).collect(),
        Block::Topic { title, prompts, said, .. } => {
            [title].into_iter().chain(prompts).chain(said).map(String::as_str).collect()
        }
        Block::Table { header, rows } => header.iter().chain(rows.iter().flatten()).map(String::as_str).collect(),
        Block::Agreements { rows } => {
            rows.iter().flat_map(|Promise { what, who, due }| [what.as_str(), who, due]).collect()
        }
    }
}

/// Something that may not be read, as it is looked for.
enum Secret {
    /// Letters and digits; whatever stands between them does not matter.
    Signs(String),
    /// Whole words; capitals, accents and what stands between them do not matter.
    Words(String),
    /// Exactly these signs, without capitals and accents.
    Exactly(String),
    /// Digits; whatever stands between them does not matter.
    Number(String),
}

impl Secret {
    fn is_in(&self, text: &str) -> bool {
        match self {
            Self::Signs(signs) => has_apart(&signs_of(text), signs, |sign| sign.is_ascii_digit()),
            Self::Words(words) => has_words(text, words),
            Self::Exactly(signs) => has_apart(&fold(text), signs, char::is_alphanumeric),
            Self::Number(number) => digits_of(text).contains(number),
        }
    }
}

fn secrets_of(member: &FamilyMember, known: &Known<'_>) -> Vec<Secret> {
    let caregiver = &member.caregiver;
    let numbers = [&caregiver.phone, &caregiver.other_phone].into_iter().flatten().filter_map(|phone| number_of(phone));
    let email = caregiver.email.iter().flat_map(|email| email_of(email, known));
    let home = member.household.as_ref();
    home.into_iter().flat_map(|home| address_of(home, known)).chain(numbers).chain(email).collect()
}

fn address_of(home: &Household, known: &Known<'_>) -> Vec<Secret> {
    let postcode = home.postcode.as_ref().map(|postcode| {
        let is_number = !postcode.contains(|sign: char| sign.is_alphabetic());
        // Abroad it may look like a year, and only means something with its town.
        let town = home.city.as_deref().filter(|_| is_number).unwrap_or_default();
        format!("{postcode}{town}")
    });
    // Without a number it is all name, which is looked for as words.
    let numbered = home.street.clone().filter(|street| street.contains(|sign: char| sign.is_ascii_digit()));
    let whole = numbered.into_iter().chain(postcode).map(|text| signs_of(&text));
    let whole = whole.filter(|signs| signs.chars().count() >= SHORTEST_ADDRESS).map(Secret::Signs);
    let street = home.street.as_deref().map(street_name).filter(|name| {
        name.chars().filter(|sign| sign.is_alphabetic()).count() >= SHORTEST_STREET && !known.is_own_street(name)
    });
    whole.chain(street.map(Secret::Words)).collect()
}

/// The street without the number and what follows it.
fn street_name(street: &str) -> String {
    let is_number = |word: &&str| word.starts_with(|sign: char| sign.is_ascii_digit());
    let words: Vec<&str> = street.split_whitespace().collect();
    // A street may begin with a number itself: "1e Kruisweg".
    let number = words.iter().skip(1).position(is_number).map_or(words.len(), |place| place + 1);
    words.into_iter().take(number).collect::<Vec<_>>().join(" ")
}

/// The whole address, and what stands before its @ when that is no name of the family.
fn email_of(email: &str, known: &Known<'_>) -> Vec<Secret> {
    let is_name = |mailbox: &str| mailbox.chars().all(char::is_alphabetic) && known.is_name(mailbox);
    let mailbox = email.split_once('@').map(|(mailbox, _)| fold(mailbox)).filter(|mailbox| {
        mailbox.chars().filter(|sign| sign.is_alphabetic()).count() >= SHORTEST_MAILBOX && !is_name(mailbox)
    });
    [Secret::Signs(signs_of(email))].into_iter().chain(mailbox.map(Secret::Exactly)).collect()
}

/// The number without the 0 that is only dialled inside the country, so that `+31 6` is found too.
fn number_of(phone: &str) -> Option<Secret> {
    let digits = digits_of(phone);
    let number = digits.trim_start_matches('0').to_owned();
    (number.len() >= SHORTEST_NUMBER).then_some(Secret::Number(number))
}

/// Whether those words stand in a text, one after the other; capitals, accents and what stands between them do not matter.
pub(super) fn has_words(text: &str, words: &str) -> bool {
    let words = words_of(words);
    !words.is_empty() && has_apart(&words_of(text), &words, char::is_alphabetic)
}

fn words_of(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
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
