//! Privacy: how long what is kept, what is erased when and by whom, and everything about one person for that person.

pub mod access;
pub mod erase;
pub mod hold;
mod mention;
pub mod retention;
pub mod rules;
mod store;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::family::{CaregiverId, ChildId};
use crate::store::erase::FreeText;
use crate::{ids, record, text_enum};

/// The free text of this room.
const FREE_TEXT: &[FreeText] = &[FreeText { table: "legal_hold", columns: &["reason"], child: Some("t.child_id") }];

ids! {
    /// A term of the board.
    RetentionTermId,
    /// A legal hold.
    HoldId,
    /// A line of what was erased.
    ErasureId,
}

text_enum! {
    /// A kind of data with a term of its own. The term runs from the day that what it is about ended.
    pub enum RetentionKind {
        /// A child that was not admitted, from the decision. The board sets the term.
        NotAdmitted = "not_admitted",
        /// An aanmelding that was withdrawn, from the withdrawal. The board sets the term.
        Withdrawn = "withdrawn",
        /// A pupil that left, from the last day in a group: two years for the pupil's file.
        Left = "left",
        /// An admitted child that never started, from the agreed first day. The board sets the term.
        NeverStarted = "never_started",
        /// An aanmelding that was taken back as a whole, from the day it was: only the history still tells of it. Kept as long as the bin
        /// keeps what was removed.
        TakenBack = "taken_back",
    }
}

record! {
    /// A term that the board chose instead of the one the program ships.
    pub struct RetentionTerm in "retention_term" {
        /// Its id.
        pub id: RetentionTermId,
        /// See the change door.
        pub version: i32,
        /// Of which kind of data.
        pub kind: RetentionKind,
        /// So many months.
        pub months: i32,
        /// Where the board wrote it down.
        pub source: Option<String>,
    }
}

record! {
    /// Keeps one child's data whatever the calendar says, as long as it is not lifted.
    pub struct Hold in "legal_hold" {
        /// Its id.
        pub id: HoldId,
        /// See the change door.
        pub version: i32,
        /// About whom.
        pub child_id: ChildId,
        /// Why: a complaint, a procedure, a request of the parents.
        pub reason: String,
        /// Since when.
        pub placed_on: NaiveDate,
        /// By whom.
        pub placed_by: String,
        /// Until when.
        pub lifted_on: Option<NaiveDate>,
        /// By whom.
        pub lifted_by: Option<String>,
    }
}

record! {
    /// What was erased, without a name: it outlives what it is about.
    pub struct Erasure in "erasure" {
        /// Its id.
        pub id: ErasureId,
        /// See the change door.
        pub version: i32,
        /// When, in UTC.
        pub erased_at: String,
        /// By whom.
        pub erased_by: String,
        /// Which kind of data, or `request` when the term had not passed.
        pub kind: ErasureKind,
        /// On which ground, as the director typed it.
        pub ground: String,
        /// So many children.
        pub children: i32,
        /// Caregivers who had no other child here.
        pub caregivers: i32,
        /// Homes where nobody else lives.
        pub households: i32,
        /// Rows in all.
        pub records: i32,
        /// Lines of the history that lost their words.
        pub journal_lines: i32,
    }
}

text_enum! {
    /// Why something was erased.
    pub enum ErasureKind {
        /// The term of one kind of data had passed.
        NotAdmitted = "not_admitted",
        /// As above.
        Withdrawn = "withdrawn",
        /// As above.
        Left = "left",
        /// As above.
        NeverStarted = "never_started",
        /// As above.
        TakenBack = "taken_back",
        /// More than one kind at once.
        Several = "several",
        /// Somebody asked for it before the term had passed.
        Request = "request",
    }
}

/// One row of the retention table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct RetentionRow {
    /// The kind of data.
    pub kind: RetentionKind,
    /// The term that holds.
    pub months: i32,
    /// The term the program ships.
    pub shipped_months: i32,
    /// Beside those months so many days.
    pub days: i32,
    /// Whether law, sector or the program fixed it; else it is the board's.
    pub fixed: bool,
    /// Where the board wrote its own term down.
    pub source: Option<String>,
    /// The board's own term, to write over; none when it has none.
    pub term: Option<RetentionTerm>,
    /// So many children are due now.
    pub due: i32,
}

/// A child whose data's term passed or passes soon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DueRow {
    /// The child.
    pub child_id: ChildId,
    /// Its name.
    pub name: String,
    /// Its birth date.
    pub born_on: NaiveDate,
    /// Which kind of data it is.
    pub kind: RetentionKind,
    /// When what it is about ended.
    pub ended_on: NaiveDate,
    /// The first day on which it must go.
    pub due_on: NaiveDate,
    /// Whether that day has come.
    pub is_due: bool,
    /// What keeps it; nothing keeps a child that was taken back, of which only the history still tells.
    pub hold: Option<Hold>,
}

/// What an erasure would take away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ErasurePlan {
    /// The children, by name.
    pub children: Vec<DueChild>,
    /// Names of caregivers who go with them.
    pub caregivers: Vec<String>,
    /// So many homes go with them.
    pub households: i32,
    /// Rows per kind of data (table name), most first.
    pub records: Vec<KindCount>,
    /// Other children in whose free text one of the names stands: to be read before erasing.
    pub mentions: Vec<Mention>,
    /// Lines of the history that lose their words.
    pub journal_lines: i32,
}

/// A child that would be erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DueChild {
    /// The child.
    pub child_id: ChildId,
    /// Its name.
    pub name: String,
    /// The kind whose term passed; none when it has not.
    pub kind: Option<RetentionKind>,
    /// The first day on which it must go; none for a child that is here.
    pub due_on: Option<NaiveDate>,
    /// What keeps it, so that it cannot be erased.
    pub hold: Option<Hold>,
    /// Whether it is a pupil, or has an open aanmelding: it cannot be erased.
    pub is_here: bool,
}

/// So many rows of a kind of data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct KindCount {
    /// The kind of data, as the history names it.
    pub kind: String,
    /// How many.
    pub count: i32,
}

/// A place where a name still stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Mention {
    /// The name that was found.
    pub name: String,
    /// The kind of data it stands in.
    pub kind: String,
    /// The field.
    pub field: String,
    /// The child it is about, if one can be told.
    pub child_name: Option<String>,
}

/// An erasure, and which backups still hold what it took away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ErasureRow {
    /// What was erased.
    pub erasure: Erasure,
    /// Moments of the backups made before it, oldest first.
    pub held_by: Vec<String>,
}

/// Whose data is asked for.
#[derive(Clone, Debug, Serialize, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AccessSubject {
    /// A child.
    Child {
        /// Its id.
        id: ChildId,
    },
    /// A caregiver.
    Caregiver {
        /// Their id.
        id: CaregiverId,
    },
}

/// Everything that is kept about one person, minus what is another's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AccessFile {
    /// Whose data it is.
    pub name: String,
    /// When it was gathered, in UTC.
    pub at: String,
    /// A section per record.
    pub sections: Vec<AccessSection>,
    /// What was left out, and why.
    pub left_out: Vec<LeftOut>,
}

/// One record about the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AccessSection {
    /// The kind of data, as the history names it.
    pub kind: String,
    /// What tells it from others of its kind: a name, a subject, a day.
    pub title: String,
    /// Its fields, in the order of the table.
    pub fields: Vec<AccessField>,
}

/// One field of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct AccessField {
    /// The field.
    pub field: String,
    /// Its value, as stored; a reference to a record of another is shown by name.
    pub value: String,
    /// Whether it is free text, in which others may be named: to be read before it is handed over.
    pub is_free_text: bool,
}

text_enum! {
    /// Why something is not in the file.
    pub enum LeftOutReason {
        /// It is about another caregiver.
        OfAnother = "of_another",
        /// It shows an address that is secret.
        SecretAddress = "secret_address",
    }
}

/// Something that is not in the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LeftOut {
    /// The kind of data.
    pub kind: String,
    /// So many.
    pub count: i32,
    /// Why.
    pub reason: LeftOutReason,
}

/// What the director read through, in Dutch words, to be put on paper.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct AccessPaper {
    /// The heading.
    pub title: String,
    /// What stands below it.
    pub intro: Vec<String>,
    /// The sections.
    pub sections: Vec<AccessPaperSection>,
}

/// A section of that paper.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct AccessPaperSection {
    /// Its heading.
    pub heading: String,
    /// Its lines.
    pub lines: Vec<AccessPaperLine>,
}

/// A line of that paper.
#[derive(Clone, Debug, Deserialize, specta::Type)]
pub struct AccessPaperLine {
    /// What it is.
    pub label: String,
    /// Its value.
    pub value: String,
}
