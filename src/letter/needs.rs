//! What a letter cannot do without: a talk to invite for, a decision to tell, somebody to tell it to.

use super::LetterKind;
use super::story::{RequestFacts, Story, TalkFacts};
use crate::finding::{Finding, FindingCode};
use crate::intake::Decision;

/// What a letter cannot do without.
#[must_use]
pub fn needs(kind: LetterKind, story: &Story) -> Vec<Finding> {
    let (request, decision) = (&story.request, &story.decision);
    let decided = |what| (decision.decision != Some(what)).then(|| nothing("decision", what_word(kind)));
    let agreed = || {
        let day = decision.starts_on.is_none().then(|| Finding::refusal("starts_on", FindingCode::Required));
        let group = decision.group.is_none().then(|| Finding::refusal("group_id", FindingCode::Required));
        [day, group.filter(|_| kind == LetterKind::Admission)].into_iter().flatten().collect()
    };
    match kind {
        LetterKind::Confirmation => Vec::new(),
        LetterKind::Invitation | LetterKind::Report => talk_needs(kind, story),
        LetterKind::Admission | LetterKind::Welcome => match closed(request).or_else(|| decided(Decision::Admitted)) {
            Some(finding) => vec![finding],
            None => agreed(),
        },
        LetterKind::Postponement => match closed(request) {
            Some(finding) => vec![finding],
            None => postponement_needs(request),
        },
        LetterKind::Refusal => closed(request).or_else(|| decided(Decision::NotAdmitted)).into_iter().collect(),
        LetterKind::WaitingList => closed(request).or_else(|| decided(Decision::WaitingList)).into_iter().collect(),
    }
}

fn closed(request: &RequestFacts) -> Option<Finding> {
    request.is_withdrawn.then(|| Finding::refusal("", FindingCode::ApplicationClosed))
}

fn talk_needs(kind: LetterKind, story: &Story) -> Vec<Finding> {
    // A talk that is under way and of which nothing was written down yet has nothing to report.
    let has_begun = |talk: &&TalkFacts| talk.is_held || !story.report.is_empty() || !story.agreements.is_empty();
    let talk = story.talk.as_ref().filter(|talk| kind != LetterKind::Report || has_begun(talk));
    let Some(talk) = talk else { return vec![no_talk(kind)] };
    let nobody = talk.comes.is_empty().then(|| Finding::refusal("caregiver_ids", FindingCode::NoneChosen));
    nobody.into_iter().collect()
}

fn postponement_needs(request: &RequestFacts) -> Vec<Finding> {
    if request.postponed_on.is_none() {
        return vec![nothing("postponed_on", what_word(LetterKind::Postponement))];
    }
    let late = Finding::warning("postponed_on", FindingCode::PostponedTooLate).with("on", request.postpone_by);
    (!request.extended).then(|| late.because("WPO art. 40 lid 6")).into_iter().collect()
}

/// That there is no talk to write about.
#[must_use]
pub fn no_talk(kind: LetterKind) -> Finding {
    nothing("interview_id", what_word(kind))
}

fn nothing(field: &str, what: &str) -> Finding {
    Finding::refusal(field, FindingCode::NothingToTell).with("what", what)
}

/// What is not there to write about, as the window knows it.
const fn what_word(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Confirmation => "application",
        LetterKind::Invitation => "planned_talk",
        LetterKind::Report => "held_talk",
        LetterKind::Admission | LetterKind::Welcome => "admission",
        LetterKind::Postponement => "postponement",
        LetterKind::Refusal => "refusal",
        LetterKind::WaitingList => "waiting_list",
    }
}
