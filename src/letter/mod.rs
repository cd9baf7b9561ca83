//! Letters, the preparation sheet and the report of a talk: from a template the school can change to a PDF, and what was made for whom.

pub mod addressee;
mod batch;
pub mod code_sheet;
pub mod compose;
pub mod example;
pub mod fields;
pub mod file_name;
mod gather;
pub mod ics;
pub mod logo;
pub mod make;
pub mod mornings;
pub mod needs;
pub mod owned;
pub mod paper;
pub mod parse;
pub mod press;
pub mod report;
#[cfg(test)]
mod sample;
pub mod secrets;
pub mod sheet;
pub mod shipped;
pub mod store;
pub mod story;
pub mod template;
pub mod values;
pub mod words;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::family::CaregiverId;
use crate::finding::Finding;
use crate::intake::{ApplicationId, InterviewId};
use crate::{ids, record, text_enum};

ids! {
    /// A template that the school changed.
    TemplateId,
    /// The school's logo; always `logo`.
    LogoId,
    /// A letter that was made.
    LetterId,
}

text_enum! {
    /// The papers of the intake.
    pub enum LetterKind {
        /// Bevestiging van de aanmelding.
        Confirmation = "confirmation",
        /// Uitnodiging voor het intakegesprek.
        Invitation = "invitation",
        /// Gespreksverslag, with agreements and lines for signatures.
        Report = "report",
        /// Toelating.
        Admission = "admission",
        /// Bericht van uitstel (WPO art. 40 lid 6).
        Postponement = "postponement",
        /// Niet toegelaten.
        Refusal = "refusal",
        /// Wachtlijst.
        WaitingList = "waiting_list",
        /// Welkomstbrief: dates, wenochtenden, what to bring, times.
        Welcome = "welcome",
        /// Uitnodiging voor de wenochtenden.
        WenInvitation = "wen_invitation",
    }
}

record! {
    /// A template in the school's own words. Those the school never changed have no row.
    pub struct Template in "letter_template" {
        /// Its id.
        pub id: TemplateId,
        /// See the change door.
        pub version: i32,
        /// Of which letter.
        pub kind: LetterKind,
        /// The line under the address; may hold fields.
        pub subject: String,
        /// The text; see [`template`] for its form.
        pub body: String,
    }
}

record! {
    /// The school's logo.
    pub struct Logo in "school_logo" {
        /// Always `logo`.
        pub id: LogoId,
        /// See the change door.
        pub version: i32,
        /// What the file was called.
        pub file_name: String,
        /// `image/png`, `image/jpeg` or `image/svg+xml`.
        pub media_type: String,
        /// Base64.
        pub content: String,
    }
}

record! {
    /// A letter that was made: the text, not a loose file.
    pub struct Letter in "letter" {
        /// Its id.
        pub id: LetterId,
        /// See the change door.
        pub version: i32,
        /// About which aanmelding.
        pub application_id: ApplicationId,
        /// About which talk.
        pub interview_id: Option<InterviewId>,
        /// Which letter.
        pub kind: LetterKind,
        /// When.
        pub made_on: NaiveDate,
        /// By whom.
        pub made_by: String,
        /// Whom it is for, as the address says.
        pub addressee: String,
        /// The caregivers it is for.
        pub caregiver_ids: Vec<CaregiverId>,
        /// The line under the address.
        pub subject: String,
        /// JSON of [`paper::Paper`].
        pub paper: String,
    }
}

/// A template in the list of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TemplateRow {
    /// Of which letter.
    pub kind: LetterKind,
    /// Whether the school wrote its own.
    pub is_own: bool,
}

/// A template as it is edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TemplateView {
    /// As it stands: the school's own, or the shipped one with version 0 and an empty id.
    pub template: Template,
    /// Whether the school wrote its own.
    pub is_own: bool,
    /// The fields that may be used in it.
    pub fields: Vec<TemplateField>,
}

/// A field of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TemplateField {
    /// As it is written between braces.
    pub name: String,
    /// What it becomes for the child of the example.
    pub example: String,
    /// Whether it fills paragraphs of its own, and so must stand alone on a line.
    pub is_block: bool,
}

/// A template as typed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, specta::Type)]
pub struct TemplateDraft {
    /// Of which letter.
    pub kind: LetterKind,
    /// The version it was read at; 0 when the school had none of its own.
    pub version: i32,
    /// The line under the address.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// What a typed template looks like, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TemplateCheck {
    /// Fields `subject` and `body`.
    pub findings: Vec<Finding>,
    /// The pages for an invented child, as SVG; the last good ones are shown by the window when there are none.
    pub pages: Vec<String>,
}

/// Somebody, or some people at one address, whom a letter can go to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Recipient {
    /// The caregivers.
    pub caregiver_ids: Vec<CaregiverId>,
    /// Their names, as the address says.
    pub name: String,
    /// The address, as far as it is known.
    pub address: Vec<String>,
    /// Whether the letter is meant for them unless somebody says otherwise.
    pub is_usual: bool,
    /// What is missing, and what may not be in it.
    pub findings: Vec<Finding>,
}

/// What is asked when a letter is made.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct LetterOrder {
    /// About which aanmelding.
    pub application_id: ApplicationId,
    /// Which letter.
    pub kind: LetterKind,
    /// About which talk: invitation and report; none for the one that fits best.
    pub interview_id: Option<InterviewId>,
}

/// A letter before it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LetterPlan {
    /// Whom it can go to.
    pub recipients: Vec<Recipient>,
    /// What stands in the way of making it at all.
    pub findings: Vec<Finding>,
    /// The talk it is about, if it is about one.
    pub interview_id: Option<InterviewId>,
}

/// A letter in the dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LetterRow {
    /// The letter.
    pub id: LetterId,
    /// Which.
    pub kind: LetterKind,
    /// When.
    pub made_on: NaiveDate,
    /// By whom.
    pub made_by: String,
    /// For whom.
    pub addressee: String,
    /// Its subject.
    pub subject: String,
}

/// An aanmelding in a batch of letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct BatchLine {
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// The child's name.
    pub name: String,
    /// Whom the letters are for, by name.
    pub recipients: Vec<String>,
    /// When this letter was made for it last, if it was.
    pub made_on: Option<NaiveDate>,
    /// Why there will be no letter, if so.
    pub findings: Vec<Finding>,
}
