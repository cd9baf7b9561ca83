//! A paper as it is kept and printed: letterhead, address, and blocks of text. Only data: how it looks is the business of [`super::press`].

use serde::{Deserialize, Serialize};

/// A letter, a report or a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// What a screen reader and the window of a PDF call it.
    pub title: String,
    /// The school, as its letterhead says.
    pub sender: Sender,
    /// Names and address, line by line; empty for what stays at school.
    pub addressee: Vec<String>,
    /// "Wanroij, maandag 23 november 2026".
    pub place_and_date: String,
    /// The line under the address.
    pub subject: String,
    /// What it says, in order.
    pub blocks: Vec<Block>,
}

/// The school on its letterhead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// Its name.
    pub name: String,
    /// Address, phone and e-mail, as far as they are entered, a line each.
    pub lines: Vec<String>,
}

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A heading within the paper.
    Heading {
        /// Its words.
        text: String,
    },
    /// A paragraph; line breaks in it stay.
    Paragraph {
        /// Its words.
        text: String,
    },
    /// Points, one under the other.
    List {
        /// A point each.
        items: Vec<String>,
    },
    /// Names of facts with what they are.
    Facts {
        /// A fact each.
        rows: Vec<Fact>,
    },
    /// A topic of the talk.
    Topic {
        /// What it is called.
        title: String,
        /// What to ask, or what the director wants to know; a paragraph each.
        prompts: Vec<String>,
        /// What was answered or said; a paragraph each.
        said: Vec<String>,
        /// Empty lines to write on.
        lines: u8,
        /// Whether it has to be discussed for sure.
        is_marked: bool,
    },
    /// Agreements: what, who, by when.
    Agreements {
        /// An agreement each.
        rows: Vec<Promise>,
    },
    /// A table: words above each column, and a cell under each of them.
    Table {
        /// Above the columns.
        header: Vec<String>,
        /// As many cells as there are columns; an empty one is there to write in.
        rows: Vec<Vec<String>>,
    },
    /// Lines to sign on.
    Signatures {
        /// Whose, a line each.
        names: Vec<String>,
    },
}

/// A fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is called.
    pub label: String,
    /// What it is.
    pub value: String,
}

/// An agreement as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// What.
    pub what: String,
    /// Who: role and name.
    pub who: String,
    /// By when, in words; empty for no day.
    pub due: String,
}
