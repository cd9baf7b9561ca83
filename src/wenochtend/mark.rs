//! What became of a morning, and what was seen.

use chrono::NaiveDate;

use super::draft::MarkDraft;
use super::{Attendance, Morning, MorningId};
use crate::Result;
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::intake::register::subject_of;
use crate::intake::sight::Sight;
use crate::store::{Actor, Changed, Db, Store, Tx, What, get};
use crate::typed::Typed;

/// Writes down whether the child came and what was seen; on the day itself or later. Whoever takes back that the child came keeps what
/// was seen.
///
/// # Errors
/// `Invalid` for a morning that has yet to come or was called off, `Conflict`, or the database's.
pub async fn mark(store: &Store, actor: &Actor, draft: &MarkDraft, today: NaiveDate) -> Result<Changed<Morning>> {
    let marked = &read(draft)?;
    let morning: Morning = get(&mut *store.read().await?, draft.id.as_ref()).await?;
    let what = What::new("wenochtend.mark", subject_of(store, &morning.application_id).await?);
    store.change(actor, what, |tx| Box::pin(write(tx, draft, marked, &actor.name, today))).await
}

/// What was typed, as it is kept.
struct Marked {
    attendance: Option<Attendance>,
    left_at: Option<String>,
    play: Option<String>,
    contact: Option<String>,
    language: Option<String>,
    self_reliance: Option<String>,
    toilet: Option<String>,
    parents_impression: Option<String>,
    next_question: Option<String>,
}

fn read(draft: &MarkDraft) -> Result<Marked> {
    let mut typed = Typed::default();
    // Of a child that stayed, a time that is left in the form says nothing.
    let went_home = draft.attendance == Some(Attendance::WentHome);
    let marked = Marked {
        attendance: draft.attendance,
        left_at: went_home.then(|| typed.time("left_at", &draft.left_at)),
        play: typed.text("play", draft.play.as_str()),
        contact: typed.text("contact", draft.contact.as_str()),
        language: typed.text("language", draft.language.as_str()),
        self_reliance: typed.text("self_reliance", draft.self_reliance.as_str()),
        toilet: typed.text("toilet", draft.toilet.as_str()),
        parents_impression: typed.text("parents_impression", draft.parents_impression.as_str()),
        next_question: typed.text("next_question", draft.next_question.as_str()),
    };
    typed.accept()?;
    Ok(marked)
}

async fn write(tx: &mut Tx<'_>, draft: &MarkDraft, marked: &Marked, by: &str, today: NaiveDate) -> Result<Morning> {
    let now: Morning = get(tx.db(), draft.id.as_ref()).await?;
    // Who read another version hears of that first.
    if now.version == draft.version {
        refuse_if_any(problems(&now, today))?;
    }
    let morning = marked.over(&now);
    if morning == now {
        return tx.update(&Morning { version: draft.version, ..now }).await;
    }
    let marked_by = marked.says_something().then(|| by.to_owned());
    tx.update(&Morning { version: draft.version, marked_by, ..morning }).await
}

fn problems(morning: &Morning, today: NaiveDate) -> Vec<Finding> {
    let called_off = (!morning.stands()).then(|| Finding::refusal("attendance", FindingCode::MorningCancelled));
    let to_come = (morning.planned_on > today).then(|| Finding::refusal("planned_on", FindingCode::InTheFuture));
    called_off.into_iter().chain(to_come).collect()
}

impl Marked {
    fn over(&self, morning: &Morning) -> Morning {
        Morning {
            attendance: self.attendance,
            left_at: self.left_at.clone(),
            play: self.play.clone(),
            contact: self.contact.clone(),
            language: self.language.clone(),
            self_reliance: self.self_reliance.clone(),
            toilet: self.toilet.clone(),
            parents_impression: self.parents_impression.clone(),
            next_question: self.next_question.clone(),
            ..morning.clone()
        }
    }

    fn says_something(&self) -> bool {
        let seen = [&self.play, &self.contact, &self.language, &self.self_reliance, &self.toilet];
        let rest = [&self.parents_impression, &self.next_question];
        self.attendance.is_some() || seen.into_iter().chain(rest).any(Option::is_some)
    }
}

/// Refuses a morning of a child that is not seen.
///
/// # Errors
/// `NotAllowed`, `NotFound`, or the database's.
pub async fn refuse_unseen(db: &mut Db, id: &MorningId, sight: &Sight) -> Result<()> {
    let morning: Morning = get(db, id.as_ref()).await?;
    sight.refuse_unseen(&morning.child_id)
}
