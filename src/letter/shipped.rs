//! The templates that the program ships: the first line of a file is the subject, the rest the text.

use super::{LetterKind, Template, TemplateId};

/// The shipped template of a letter, with version 0 and an empty id.
#[must_use]
pub fn shipped(kind: LetterKind) -> Template {
    let text = match kind {
        LetterKind::Confirmation => include_str!("texts/confirmation.txt"),
        LetterKind::Invitation => include_str!("texts/invitation.txt"),
        LetterKind::Report => include_str!("texts/report.txt"),
        LetterKind::Admission => include_str!("texts/admission.txt"),
        LetterKind::Postponement => include_str!("texts/postponement.txt"),
        LetterKind::Refusal => include_str!("texts/refusal.txt"),
        LetterKind::WaitingList => include_str!("texts/waiting_list.txt"),
        LetterKind::Welcome => include_str!("texts/welcome.txt"),
        LetterKind::WenInvitation => include_str!("texts/wen_invitation.txt"),
    };
    // A checkout on Windows may have other line ends.
    let text = tidy(text);
    let (subject, body) = text.split_once('\n').unwrap_or((&text, ""));
    Template {
        id: TemplateId::from(String::new()),
        version: 0,
        kind,
        subject: subject.trim().to_owned(),
        body: body.trim().to_owned(),
    }
}

/// A text as it is kept: one way to end a line, no spaces at the end of one, and no blank lines around it.
#[must_use]
pub fn tidy(text: &str) -> String {
    text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_matches('\n').to_owned()
}
