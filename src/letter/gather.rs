//! Gathering what a letter can tell from the other rooms, and setting it for a reader.

use chrono::NaiveDate;

use super::addressee::{Addressee, addressees, chosen, outsider};
use super::compose::{Composed, compose};
use super::mornings::coming_mornings;
use super::needs::needs;
use super::parse::{Form, parse};
use super::report::said_in;
use super::secrets::secrets_in;
use super::shipped::shipped;
use super::story::{AgreementFacts, MorningFacts, Story, TalkFacts, best_talk, comes_to, fits};
use super::{LetterKind, LetterOrder, store as sql};
use crate::family::{CaregiverId, Family};
use crate::finding::{Finding, FindingCode, Severity};
use crate::intake::draft::{Dossier, InterviewView};
use crate::intake::{Interview, dossier, talk};
use crate::school::{StaffRole, store as school};
use crate::store::Db;
use crate::{Error, Result};

/// A letter of which only the reader is still to be chosen.
pub(super) struct Ready {
    /// The child with everyone around it.
    pub(super) family: Family,
    /// The talk it is about.
    pub(super) interview: Option<Interview>,
    story: Story,
    form: Form,
    kind: LetterKind,
}

/// Gathers a letter.
///
/// # Errors
/// `NotFound`, or the database's.
pub(super) async fn ready(db: &mut Db, order: &LetterOrder, today: NaiveDate) -> Result<Ready> {
    let dossier = dossier::dossier(db, &order.application_id, today).await?;
    let template = match sql::own_template(db, order.kind).await? {
        Some(own) => own,
        None => shipped(order.kind),
    };
    let form = parse(order.kind, &template.subject, &template.body);
    let mut story = Story::of(&dossier, school::school(db).await?, director(db, today).await?, today);
    let view = view_of(&dossier, order, today)?;
    if let Some(view) = view {
        story.talk = Some(TalkFacts::of(view, &dossier.family));
        if order.kind == LetterKind::Report {
            tell_talk(db, &mut story, &dossier, &view.interview).await?;
        }
    }
    if matches!(order.kind, LetterKind::WenInvitation | LetterKind::Admission | LetterKind::Welcome) {
        let coming = coming_mornings(db, &order.application_id, today).await?;
        story.mornings = coming.iter().map(MorningFacts::from).collect();
    }
    let interview = view.map(|view| view.interview.clone());
    Ok(Ready { interview, story, form, kind: order.kind, family: dossier.family })
}

/// Who leads the school; none when nobody is entered as its director.
async fn director(db: &mut Db, today: NaiveDate) -> Result<Option<String>> {
    let staff = school::staff_choices(db, today).await?;
    Ok(staff.into_iter().find(|choice| choice.role == StaffRole::Director).map(|choice| choice.name))
}

/// The talk that was asked for, or the one that fits best; none when there is none that fits.
fn view_of<'d>(dossier: &'d Dossier, order: &LetterOrder, today: NaiveDate) -> Result<Option<&'d InterviewView>> {
    let talks: Vec<Interview> = dossier.interviews.iter().map(|view| view.interview.clone()).collect();
    let id = match &order.interview_id {
        Some(id) => {
            let asked = talks.iter().find(|talk| talk.id == *id);
            let not_found = || Error::NotFound { kind: "interview".into(), id: id.to_string() };
            Some(asked.ok_or_else(not_found)?).filter(|talk| fits(order.kind, talk, today)).map(|talk| &talk.id)
        }
        None => best_talk(order.kind, &talks, today).map(|talk| &talk.id),
    };
    Ok(dossier.interviews.iter().find(|view| Some(&view.interview.id) == id))
}

async fn tell_talk(db: &mut Db, story: &mut Story, dossier: &Dossier, interview: &Interview) -> Result<()> {
    let agreed = dossier.agreements.iter().filter(|agreed| agreed.interview_id.as_ref() == Some(&interview.id));
    story.agreements = agreed.map(AgreementFacts::from).collect();
    // A talk that was never begun here was held without the protocol, and has no notes.
    if interview.protocol_id.is_some() {
        story.report = said_in(&talk::talk(db, &interview.id, story.today).await?.protocol);
    }
    Ok(())
}

impl Ready {
    /// Whom it can go to.
    pub(super) fn addressees(&self) -> Vec<Addressee> {
        addressees(&self.family, self.comes().as_deref())
    }

    /// Who comes to the talk it is about, if it is about one.
    fn comes(&self) -> Option<Vec<CaregiverId>> {
        self.interview.as_ref().map(|talk| comes_to(talk, &self.family))
    }

    /// Those caregivers, as one reader.
    ///
    /// # Errors
    /// `NotFound` for somebody who gets no post, or who lives apart from the others.
    pub(super) fn addressee(&self, ids: &[CaregiverId]) -> Result<Addressee> {
        let id = || ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        chosen(&self.family, ids).ok_or_else(|| Error::NotFound { kind: "caregiver".into(), id: id() })
    }

    /// What stands in the way of the letter, whoever reads it.
    pub(super) fn findings(&self) -> Vec<Finding> {
        let nobody = self.addressees().is_empty().then(|| Finding::refusal("", FindingCode::NoAddressee));
        needs(self.kind, &self.story).into_iter().chain(self.form.findings.clone()).chain(nobody).collect()
    }

    /// The letter for one reader.
    pub(super) fn letter_to(&self, reader: &Addressee) -> Composed {
        compose(&self.form, &self.story, reader)
    }

    /// What this reader is not to know: what the letter tells of another, or of a talk they were not at.
    pub(super) fn minded_for(&self, reader: &Addressee, letter: &Composed) -> Vec<Finding> {
        let outsider = self.comes().and_then(|comes| outsider(reader, &self.family, &comes));
        outsider.into_iter().chain(secrets_in(&letter.paper, &self.family, reader)).collect()
    }
}

/// Whether nothing was refused.
pub(super) fn is_fine(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.severity != Severity::Refusal)
}
