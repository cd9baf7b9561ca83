//! What a letter cannot do without: a talk to invite for, a decision to tell, somebody to tell it to.

use chrono::NaiveDate;

use super::LetterKind;
use super::story::{RequestFacts, Story, TalkFacts};
use crate::finding::{Finding, FindingCode};
use crate::intake::Decision;

/// What a letter cannot do without.
#[must_use]
pub fn needs(kind: LetterKind, story: &Story) -> Vec<Finding> {
    match out_of_place(kind, story) {
        Some(finding) => vec![finding],
        None => lacking(kind, story),
    }
}

/// Why a letter does not fit where the aanmelding stands.
fn out_of_place(kind: LetterKind, story: &Story) -> Option<Finding> {
    let (request, decision) = (&story.request, story.decision.decision);
    let wants = |what| (decision != Some(what)).then(|| nothing("decision", what_word(kind)));
    if kind != LetterKind::Report && request.is_withdrawn {
        return Some(Finding::refusal("", FindingCode::ApplicationClosed));
    }
    match kind {
        LetterKind::Confirmation => settled(decision),
        LetterKind::Invitation => settled(decision.filter(|decision| *decision == Decision::NotAdmitted)),
        LetterKind::Report => None,
        LetterKind::Admission | LetterKind::Welcome | LetterKind::WenInvitation => wants(Decision::Admitted),
        LetterKind::Postponement => settled(decision).or_else(|| no_extension(request)),
        LetterKind::Refusal => wants(Decision::NotAdmitted),
        LetterKind::WaitingList => wants(Decision::WaitingList),
    }
}

fn lacking(kind: LetterKind, story: &Story) -> Vec<Finding> {
    match kind {
        LetterKind::Confirmation => too_late(&story.request, story.today).into_iter().collect(),
        LetterKind::Invitation | LetterKind::Report => talk_needs(kind, story),
        LetterKind::Admission | LetterKind::Welcome => start_needs(kind, story),
        LetterKind::WenInvitation if story.mornings.is_empty() => vec![nothing("mornings", what_word(kind))],
        LetterKind::Postponement | LetterKind::Refusal | LetterKind::WaitingList | LetterKind::WenInvitation => {
            Vec::new()
        }
    }
}

/// A decision stands, so there is nothing to wait for any more.
fn settled(decision: Option<Decision>) -> Option<Finding> {
    decision.map(|_| Finding::refusal("", FindingCode::AlreadyDecided))
}

/// A letter that says that there are four weeks more would not be true.
fn no_extension(request: &RequestFacts) -> Option<Finding> {
    if request.postponed_on.is_none() {
        return Some(nothing("postponed_on", what_word(LetterKind::Postponement)));
    }
    let late = Finding::refusal("postponed_on", FindingCode::PostponedTooLate).with("on", request.postpone_by);
    (!request.extended).then(|| late.because("WPO art. 40 lid 6"))
}

/// A confirmation names the last day for the decision.
fn too_late(request: &RequestFacts, today: NaiveDate) -> Option<Finding> {
    let late = Finding::warning("", FindingCode::AfterDecideBy).with("on", request.decide_by);
    (request.decide_by < today).then(|| late.because("WPO art. 40 lid 6"))
}

fn talk_needs(kind: LetterKind, story: &Story) -> Vec<Finding> {
    // A talk that is under way and of which nothing was written down yet has nothing to report.
    let has_begun = |talk: &&TalkFacts| talk.is_held || !story.report.is_empty() || !story.agreements.is_empty();
    let talk = story.talk.as_ref().filter(|talk| kind != LetterKind::Report || has_begun(talk));
    let Some(talk) = talk else { return vec![no_talk(kind)] };
    let nobody = talk.comes.is_empty().then(|| Finding::refusal("caregiver_ids", FindingCode::NoneChosen));
    nobody.into_iter().collect()
}

fn start_needs(kind: LetterKind, story: &Story) -> Vec<Finding> {
    let decision = &story.decision;
    let day = match decision.starts_on {
        None => Some(Finding::refusal("starts_on", FindingCode::Required)),
        Some(on) if kind == LetterKind::Welcome && on < story.today => Some(nothing("starts_on", "first_day")),
        Some(_) => None,
    };
    let group = decision.group.is_none().then(|| Finding::refusal("group_id", FindingCode::Required));
    day.into_iter().chain(group.filter(|_| kind == LetterKind::Admission)).collect()
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
        LetterKind::WenInvitation => "mornings",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::example::story;
    use crate::letter::sample::school;

    fn told(kind: LetterKind) -> Story {
        story(kind, &school(), "2026-11-23".parse().unwrap())
    }

    fn codes(kind: LetterKind, story: &Story) -> Vec<(FindingCode, bool)> {
        let is_refusal = |finding: &Finding| finding.severity == crate::Severity::Refusal;
        needs(kind, story).iter().map(|finding| (finding.code, is_refusal(finding))).collect()
    }

    #[test]
    fn the_child_of_the_examples_can_have_every_letter() {
        for &kind in LetterKind::ALL {
            assert_eq!(codes(kind, &told(kind)), [], "{kind:?}");
        }
    }

    #[test]
    fn nobody_is_told_to_wait_longer_when_there_is_no_more_time_or_a_decision() {
        let mut story = told(LetterKind::Postponement);
        story.request.extended = false;
        assert_eq!(codes(LetterKind::Postponement, &story), [(FindingCode::PostponedTooLate, true)]);
        for &decision in Decision::ALL {
            let mut story = told(LetterKind::Postponement);
            story.decision.decision = Some(decision);
            assert_eq!(codes(LetterKind::Postponement, &story), [(FindingCode::AlreadyDecided, true)]);
        }
    }

    #[test]
    fn an_aanmelding_is_confirmed_while_it_waits_for_its_decision() {
        let mut story = told(LetterKind::Confirmation);
        story.request.decide_by = "2026-11-22".parse().unwrap();
        assert_eq!(codes(LetterKind::Confirmation, &story), [(FindingCode::AfterDecideBy, false)]);
        story.decision.decision = Some(Decision::WaitingList);
        assert_eq!(codes(LetterKind::Confirmation, &story), [(FindingCode::AlreadyDecided, true)]);
        story.request.is_withdrawn = true;
        assert_eq!(codes(LetterKind::Confirmation, &story), [(FindingCode::ApplicationClosed, true)]);
    }

    #[test]
    fn nobody_is_invited_who_was_refused_or_withdrew() {
        let mut story = told(LetterKind::Invitation);
        story.decision.decision = Some(Decision::NotAdmitted);
        assert_eq!(codes(LetterKind::Invitation, &story), [(FindingCode::AlreadyDecided, true)]);
        story.decision.decision = Some(Decision::WaitingList);
        assert_eq!(codes(LetterKind::Invitation, &story), []);
        story.request.is_withdrawn = true;
        assert_eq!(codes(LetterKind::Invitation, &story), [(FindingCode::ApplicationClosed, true)]);
    }

    #[test]
    fn nobody_is_invited_for_mornings_that_are_not_planned() {
        let mut story = told(LetterKind::WenInvitation);
        story.mornings.clear();
        assert_eq!(codes(LetterKind::WenInvitation, &story), [(FindingCode::NothingToTell, true)]);
        story.decision.decision = Some(Decision::WaitingList);
        assert_eq!(codes(LetterKind::WenInvitation, &story), [(FindingCode::NothingToTell, true)]);
    }

    #[test]
    fn nobody_is_welcomed_after_the_first_day() {
        let mut story = told(LetterKind::Welcome);
        story.decision.starts_on = Some(story.today);
        assert_eq!(codes(LetterKind::Welcome, &story), []);
        story.decision.starts_on = story.today.pred_opt();
        assert_eq!(codes(LetterKind::Welcome, &story), [(FindingCode::NothingToTell, true)]);
        assert_eq!(codes(LetterKind::Admission, &story), [], "that can be said later too");
    }
}
