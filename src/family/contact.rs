//! Postcode, telephone number and e-mail address: types that can only hold a readable value.

use std::fmt::{Display, Formatter, Result as FormatResult};

use serde::Serialize;
use specta::Type;

/// A Dutch postcode, always as `5446 AB`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(transparent)]
pub struct Postcode(String);

/// Why a text is no postcode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PostcodeProblem {
    /// Nothing typed.
    Empty,
    /// Not four digits, of which the first is not 0, and two letters.
    Form,
    /// SA, SD and SS are never given out.
    LettersNotUsed,
}

impl Postcode {
    /// Reads a postcode with or without spaces, in capitals or not.
    ///
    /// # Errors
    /// Says what keeps the text from being a Dutch postcode; one from abroad has another form.
    pub fn parse(text: &str) -> Result<Self, PostcodeProblem> {
        let joined: String = text.split_whitespace().collect::<String>().to_ascii_uppercase();
        if joined.is_empty() {
            return Err(PostcodeProblem::Empty);
        }
        let (digits, letters) = joined.split_at_checked(4).ok_or(PostcodeProblem::Form)?;
        let has_form = digits.bytes().all(|byte| byte.is_ascii_digit())
            && !digits.starts_with('0')
            && letters.len() == 2
            && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        if !has_form {
            Err(PostcodeProblem::Form)
        } else if matches!(letters, "SA" | "SD" | "SS") {
            Err(PostcodeProblem::LettersNotUsed)
        } else {
            Ok(Self(format!("{digits} {letters}")))
        }
    }

    /// The postcode as it is shown and kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A telephone number as people read it: `06-12345678`, `0485-451234`, `+49 282112345`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(transparent)]
pub struct Phone(String);

/// Why a text is no telephone number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum PhoneProblem {
    /// Nothing typed.
    Empty,
    /// Something else than digits, a plus in front, and the signs that people put between digits.
    UnexpectedCharacter,
    /// Begins with neither 0 nor + (a number without its area code, or a spreadsheet that ate the 0).
    NoPrefix,
    /// No country has a code like this.
    UnknownCountry,
    /// Digits are missing.
    TooShort,
    /// There are more digits than a number has.
    TooLong,
}

/// Dutch area and service codes of three digits; all other area codes have four, and mobile has `06`.
const THREE_DIGIT_CODES: [&str; 35] = [
    "010", "013", "015", "020", "023", "024", "026", "030", "033", "035", "036", "038", "040", "043", "045", "046",
    "050", "053", "055", "058", "070", "071", "072", "073", "074", "075", "076", "077", "078", "079", "084", "085",
    "087", "088", "091",
];
const SERVICE_CODES: [&str; 4] = ["0800", "0900", "0906", "0909"];
/// Country codes of two digits; 1 and 7 have one, all others three (ITU E.164).
const TWO_DIGIT_COUNTRIES: [&str; 44] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51",
    "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90",
    "91", "92", "93", "94", "95", "98",
];

impl Phone {
    /// Reads a Dutch number, or one from abroad that begins with + or 00.
    ///
    /// # Errors
    /// Says what keeps the text from being a telephone number.
    pub fn parse(text: &str) -> Result<Self, PhoneProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(PhoneProblem::Empty);
        }
        let after_plus = text.strip_prefix('+');
        let digits = digits_of(after_plus.unwrap_or(text))?;
        // "0 0" is "00" too, whatever stands between.
        if after_plus.is_none() && !digits.starts_with("00") {
            return national(&digits).map(Self);
        }
        // "+31 (0)6": the 0 between brackets is only dialled inside the country.
        let digits = digits_of(&after_plus.unwrap_or(text).replacen("(0)", "", 1))?;
        let digits = if after_plus.is_some() { digits.as_str() } else { digits.strip_prefix("00").unwrap_or(&digits) };
        match digits.strip_prefix("31") {
            Some(number) => national(&format!("0{}", number.strip_prefix('0').unwrap_or(number))),
            None => foreign(digits),
        }
        .map(Self)
    }

    /// The number as it is shown and kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn digits_of(text: &str) -> Result<String, PhoneProblem> {
    let is_between = |character: char| character.is_whitespace() || "-–./()".contains(character);
    let kept: String = text.chars().filter(|character| !is_between(*character)).collect();
    if kept.chars().all(|character| character.is_ascii_digit()) {
        Ok(kept)
    } else {
        Err(PhoneProblem::UnexpectedCharacter)
    }
}

fn national(digits: &str) -> Result<String, PhoneProblem> {
    if !digits.starts_with('0') {
        return Err(PhoneProblem::NoPrefix);
    }
    let is_service = SERVICE_CODES.iter().any(|code| digits.starts_with(code));
    let is_short_service = is_service && digits.len() <= 8;
    let wanted = match (is_service, is_short_service) {
        (true, true) => 8,
        (true, false) => 11,
        (false, true | false) => 10,
    };
    check_length(digits, wanted, wanted)?;
    let (code, number) = digits.split_at(area_code_length(digits));
    Ok(format!("{code}-{number}"))
}

fn area_code_length(digits: &str) -> usize {
    if digits.starts_with("06") {
        2
    } else if THREE_DIGIT_CODES.iter().any(|code| digits.starts_with(code)) {
        3
    } else {
        4
    }
}

/// A number from abroad has 8 to 15 digits with its country code (ITU E.164 sets the 15).
fn foreign(digits: &str) -> Result<String, PhoneProblem> {
    let code_length = match digits.as_bytes() {
        [] => return Err(PhoneProblem::TooShort),
        [b'0', ..] => return Err(PhoneProblem::UnknownCountry),
        [b'1' | b'7', ..] => 1,
        [..] if TWO_DIGIT_COUNTRIES.iter().any(|code| digits.starts_with(code)) => 2,
        [..] => 3,
    };
    check_length(digits, 8, 15)?;
    let (country, number) = digits.split_at(code_length);
    Ok(format!("+{country} {number}"))
}

fn check_length(digits: &str, shortest: usize, longest: usize) -> Result<(), PhoneProblem> {
    if digits.len() < shortest {
        Err(PhoneProblem::TooShort)
    } else if digits.len() > longest {
        Err(PhoneProblem::TooLong)
    } else {
        Ok(())
    }
}

/// An e-mail address that could exist; only mail itself can tell whether it does. The part after the @ is in small letters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(transparent)]
pub struct Email(String);

/// Why a text is no e-mail address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum EmailProblem {
    /// Nothing typed.
    Empty,
    /// A space, control character or bracket, comma, semicolon or the like inside it.
    UnexpectedCharacter,
    /// No @, or more than one.
    NotOneAt,
    /// Nothing before the @, or a dot at its edge or two together.
    LocalPart,
    /// After the @ there is no name with a dot, like `example.nl`.
    Domain,
    /// Over 254 characters, or over 64 before the @ (RFC 5321).
    TooLong,
}

impl Email {
    /// Reads an address; spaces around it do not count.
    ///
    /// # Errors
    /// Says what keeps the text from being an e-mail address.
    pub fn parse(text: &str) -> Result<Self, EmailProblem> {
        let text = text.trim();
        if text.is_empty() {
            return Err(EmailProblem::Empty);
        }
        if text.chars().any(|character| !may_stand_in_email(character)) {
            return Err(EmailProblem::UnexpectedCharacter);
        }
        let (local, domain) = text.split_once('@').ok_or(EmailProblem::NotOneAt)?;
        if domain.contains('@') {
            return Err(EmailProblem::NotOneAt);
        }
        if local.split('.').any(str::is_empty) {
            return Err(EmailProblem::LocalPart);
        }
        if !is_domain(domain) {
            return Err(EmailProblem::Domain);
        }
        let address = format!("{local}@{}", domain.to_lowercase());
        if address.len() > 254 || local.len() > 64 { Err(EmailProblem::TooLong) } else { Ok(Self(address)) }
    }

    /// The address as it is shown and kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn may_stand_in_email(character: char) -> bool {
    if character.is_ascii() {
        character.is_ascii_graphic() && !"()<>[],;:\\\"".contains(character)
    } else {
        character.is_alphanumeric()
    }
}

fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        let is_text = label.chars().all(|character| character.is_alphanumeric() || character == '-');
        !label.is_empty() && label.len() <= 63 && is_text && !label.starts_with('-') && !label.ends_with('-')
    };
    domain.contains('.') && domain.split('.').all(is_label)
}

impl Display for Postcode {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> FormatResult {
        formatter.write_str(&self.0)
    }
}

impl Display for Phone {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> FormatResult {
        formatter.write_str(&self.0)
    }
}

impl Display for Email {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> FormatResult {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests;
