//! The words of a letter: days, times and people, as one writes them in Dutch.

use chrono::{Datelike, NaiveDate};

use super::LetterKind;
use crate::family::{Known, Relation};
use crate::intake::{AgreementRole, RefusalGround};

const WEEKDAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// `maandag 4 januari 2027`.
#[must_use]
pub fn weekday_and_date(day: NaiveDate) -> String {
    let weekday = usize::try_from(day.weekday().num_days_from_monday()).ok().and_then(|n| WEEKDAYS.get(n));
    [weekday.copied().unwrap_or_default(), &date(day)].join(" ")
}

/// `4 januari 2027`.
#[must_use]
pub fn date(day: NaiveDate) -> String {
    let month = usize::try_from(day.month0()).ok().and_then(|n| MONTHS.get(n)).copied().unwrap_or_default();
    format!("{} {month} {}", day.day(), day.year())
}

/// `8.20 uur` for `08:20`.
#[must_use]
pub fn time(time: &str) -> String {
    let time = time.strip_prefix('0').unwrap_or(time);
    format!("{} uur", time.replace(':', "."))
}

/// `A`, `A en B`, `A, B en C`.
#[must_use]
pub fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} en {last}", first.join(", ")),
    }
}

/// A word at the beginning of a line.
#[must_use]
pub fn capital(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// What a caregiver is to the child; nothing for a tie that has no word.
#[must_use]
pub const fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Mother => "moeder",
        Relation::Father => "vader",
        Relation::StepParent => "stiefouder",
        Relation::FosterParent => "pleegouder",
        Relation::Guardian => "voogd",
        Relation::Grandparent => "opa of oma",
        Relation::Other => "",
    }
}

/// Whose part in the triangle.
#[must_use]
pub const fn role(role: AgreementRole) -> &'static str {
    match role {
        AgreementRole::School => "school",
        AgreementRole::Parents => "ouders",
        AgreementRole::Child => "kind",
    }
}

/// `ja`, `nee`, or that nobody asked.
#[must_use]
pub const fn known(known: Known) -> &'static str {
    match known {
        Known::Yes => "ja",
        Known::No => "nee",
        Known::Unknown => "nog niet gevraagd",
    }
}

/// What goes on after "omdat": why a child is not admitted.
#[must_use]
pub const fn ground(ground: RefusalGround) -> &'static str {
    match ground {
        RefusalGround::Support => "uw kind ondersteuning nodig heeft die onze school niet kan geven",
        RefusalGround::Full => "er op onze school geen plaats is",
        RefusalGround::Foundation => "de grondslag van onze school niet wordt gerespecteerd",
        RefusalGround::Other => "er een andere reden is, die u hieronder leest",
    }
}

/// What a letter is called, for the history.
#[must_use]
pub const fn letter(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Confirmation => "Bevestiging van de aanmelding",
        LetterKind::Invitation => "Uitnodiging voor het intakegesprek",
        LetterKind::Report => "Gespreksverslag",
        LetterKind::Admission => "Toelating",
        LetterKind::Postponement => "Bericht van uitstel",
        LetterKind::Refusal => "Niet toegelaten",
        LetterKind::WaitingList => "Wachtlijst",
        LetterKind::Welcome => "Welkomstbrief",
        LetterKind::WenInvitation => "Uitnodiging voor de wenochtenden",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_written_out() {
        assert_eq!(weekday_and_date(day("2027-01-04")), "maandag 4 januari 2027");
        assert_eq!(weekday_and_date(day("2026-02-28")), "zaterdag 28 februari 2026");
        assert_eq!(weekday_and_date(day("2026-08-30")), "zondag 30 augustus 2026");
        assert_eq!(date(day("2028-12-01")), "1 december 2028");
        assert_eq!(date(NaiveDate::MAX), "31 december 262142", "no day is too far");
    }

    #[test]
    fn a_time_has_a_point_and_no_zero_in_front() {
        assert_eq!(time("08:20"), "8.20 uur");
        assert_eq!(time("14:00"), "14.00 uur");
        assert_eq!(time("00:05"), "0.05 uur");
    }

    #[test]
    fn people_are_listed_as_one_says_them() {
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(listed(&["Noor de Vries"]), "Noor de Vries");
        assert_eq!(listed(&["Noor de Vries", "Tom Smit"]), "Noor de Vries en Tom Smit");
        assert_eq!(listed(&["A", "B", "C"]), "A, B en C");
    }

    #[test]
    fn a_line_begins_with_a_capital() {
        assert_eq!(
            (capital("ouders"), capital("émile"), capital("")),
            ("Ouders".into(), "Émile".into(), String::new())
        );
    }
}
