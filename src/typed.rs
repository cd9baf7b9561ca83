//! What people type, on its way into a record: trimmed, empty text as nothing, and a finding for what cannot be kept.

use chrono::NaiveTime;

use crate::Result;
use crate::family::contact::{Email, Phone, Postcode};
use crate::family::rules::{FREE_TEXT_MAX, NAME_MAX, TextProblem, name_problem, text_problem};
use crate::finding::{Finding, FindingCode, refuse_if_any};

/// The longest voorvoegsel, in characters; the longest in use ("van de van der") is well below it.
const VOORVOEGSEL_MAX: u32 = 30;
/// The longest note of a talk, in characters: some eight pages.
const LONG_TEXT_MAX: u32 = 20_000;
/// A foreign postcode is not longer than this.
const FOREIGN_POSTCODE_MAX: usize = 10;

/// Reads typed fields one by one and gathers what is wrong with them.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    prefix: String,
    findings: Vec<Finding>,
}

impl Typed {
    /// Starts with fields that are called `prefix` and then their own name.
    #[must_use]
    pub fn under(prefix: impl Into<String>) -> Self {
        Self { prefix: prefix.into(), findings: Vec::new() }
    }

    /// The name of a person, which must be there.
    pub fn name(&mut self, field: &str, text: &str) -> String {
        self.part_of_name(field, text, NAME_MAX)
    }

    /// First names, if typed.
    pub fn name_if_any<'t>(&mut self, field: &str, text: impl Into<Option<&'t str>>) -> Option<String> {
        let text = text.into().filter(|text| !text.trim().is_empty())?;
        Some(self.part_of_name(field, text, NAME_MAX))
    }

    /// A voorvoegsel, if typed.
    pub fn voorvoegsel<'t>(&mut self, text: impl Into<Option<&'t str>>) -> Option<String> {
        let text = text.into().filter(|text| !text.trim().is_empty())?;
        Some(self.part_of_name("voorvoegsel", text, VOORVOEGSEL_MAX))
    }

    /// What something is called, on one line; it must be there.
    pub fn label(&mut self, field: &str, text: &str) -> String {
        let text = one_line(text);
        if text.is_empty() {
            self.refuse(field, FindingCode::Required);
        }
        self.judge(field, text_problem(&text, NAME_MAX));
        text
    }

    /// One line, if typed.
    pub fn line<'t>(&mut self, field: &str, text: impl Into<Option<&'t str>>) -> Option<String> {
        let text = one_line(text.into()?);
        self.judge(field, text_problem(&text, NAME_MAX));
        (!text.is_empty()).then_some(text)
    }

    /// Free text of several lines, if typed.
    pub fn text<'t>(&mut self, field: &str, text: impl Into<Option<&'t str>>) -> Option<String> {
        self.text_of(field, text.into()?, FREE_TEXT_MAX)
    }

    /// What is written down during a talk, if typed: free text that may be longer than elsewhere.
    pub fn long_text<'t>(&mut self, field: &str, text: impl Into<Option<&'t str>>) -> Option<String> {
        self.text_of(field, text.into()?, LONG_TEXT_MAX)
    }

    /// A text of at most `max` characters, which must be there.
    pub fn text_up_to(&mut self, field: &str, text: &str, max: u32) {
        if text.trim().is_empty() {
            self.refuse(field, FindingCode::Required);
        }
        self.judge(field, text_problem(text, max));
    }

    /// A telephone number as it is kept, if typed.
    pub fn phone<'t>(&mut self, field: &str, text: impl Into<Option<&'t str>>) -> Option<String> {
        let text = text.into().filter(|text| !text.trim().is_empty())?;
        match Phone::parse(text) {
            Ok(phone) => Some(phone.to_string()),
            Err(_) => {
                self.refuse(field, FindingCode::NotAPhone);
                None
            }
        }
    }

    /// An e-mail address as it is kept, if typed.
    pub fn email<'t>(&mut self, field: &str, text: impl Into<Option<&'t str>>) -> Option<String> {
        let text = text.into().filter(|text| !text.trim().is_empty())?;
        match Email::parse(text) {
            Ok(email) => Some(email.to_string()),
            Err(_) => {
                self.refuse(field, FindingCode::NotAnEmail);
                None
            }
        }
    }

    /// A postcode as it is kept, if typed. One from abroad is kept as typed, with a warning: a parent may live across the border.
    pub fn postcode<'t>(&mut self, field: &str, text: impl Into<Option<&'t str>>) -> Option<String> {
        let text = one_line(text.into().filter(|text| !text.trim().is_empty())?);
        match Postcode::parse(&text) {
            Ok(postcode) => Some(postcode.to_string()),
            Err(_) if looks_foreign(&text) => {
                self.say(field, Finding::warning, FindingCode::NotAPostcode);
                Some(text)
            }
            Err(_) => {
                self.refuse(field, FindingCode::NotAPostcode);
                None
            }
        }
    }

    /// A time of day as `HH:MM`; `8:30` is understood too.
    pub fn time(&mut self, field: &str, text: &str) -> String {
        match NaiveTime::parse_from_str(text.trim(), "%H:%M") {
            Ok(time) => time.format("%H:%M").to_string(),
            Err(_) => {
                self.refuse(field, FindingCode::NotATime);
                text.into()
            }
        }
    }

    /// A number from `min` to `max`.
    pub fn number(&mut self, field: &str, number: i32, min: i32, max: i32) {
        if !(min..=max).contains(&number) {
            let finding = Finding::refusal(self.field(field), FindingCode::OutOfRange);
            self.findings.push(finding.with("min", min).with("max", max));
        }
    }

    /// Refuses a field.
    pub fn refuse(&mut self, field: &str, code: FindingCode) {
        self.say(field, Finding::refusal, code);
    }

    /// The field as the input names it.
    #[must_use]
    pub fn field(&self, field: &str) -> String {
        format!("{}{field}", self.prefix)
    }

    /// Adds what another rule found.
    pub fn add(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.findings.extend(findings);
    }

    /// Everything found.
    #[must_use]
    pub fn findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Refuses the whole when one field was refused.
    ///
    /// # Errors
    /// `Invalid` with all findings.
    pub fn accept(self) -> Result<()> {
        refuse_if_any(self.findings).map(drop)
    }

    fn text_of(&mut self, field: &str, text: &str, max: u32) -> Option<String> {
        let text = text.trim();
        self.judge(field, text_problem(text, max));
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn part_of_name(&mut self, field: &str, text: &str, max: u32) -> String {
        // A tab or a line break is a slip of pasting; what else cannot be seen is refused.
        let text = one_line(text);
        self.judge(field, name_problem(&text, max));
        text
    }

    fn judge(&mut self, field: &str, problem: Option<TextProblem>) {
        let Some(problem) = problem else { return };
        let field = self.field(field);
        self.findings.push(match problem {
            TextProblem::Empty => Finding::refusal(field, FindingCode::Required),
            TextProblem::TooLong { max } => Finding::refusal(field, FindingCode::TooLong).with("max", max),
            TextProblem::ControlCharacters => Finding::refusal(field, FindingCode::ControlCharacters),
            TextProblem::NotAName => Finding::refusal(field, FindingCode::NotAName),
        });
    }

    fn say(&mut self, field: &str, finding: fn(String, FindingCode) -> Finding, code: FindingCode) {
        let field = self.field(field);
        self.findings.push(finding(field, code));
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Four or five digits (Belgium, Luxembourg, Germany, France), or letters, digits and signs with a country in front (`PL 00-950`).
fn looks_foreign(text: &str) -> bool {
    let is_number = matches!(text.len(), 4 | 5) && text.bytes().all(|byte| byte.is_ascii_digit());
    let (letters, digits) = text.split_at(text.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(0));
    let has_country = matches!(letters.len(), 1 | 2)
        && text.len() <= FOREIGN_POSTCODE_MAX
        && digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-'));
    is_number || has_country
}

#[cfg(test)]
mod tests;
