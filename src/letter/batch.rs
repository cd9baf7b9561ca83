//! A letter for many at once: for which aanmeldingen it makes sense now.

use chrono::NaiveDate;

use super::addressee::{is_usual, together};
use super::needs::no_talk;
use super::story::best_talk;
use super::words::listed;
use super::{BatchLine, LetterKind, store as sql};
use crate::Result;
use crate::family::brief::{Reader, readers};
use crate::family::{CaregiverId, ChildId};
use crate::finding::{Finding, FindingCode};
use crate::intake::draft::ApplicationSort;
use crate::intake::list::{self, Listed, order};
use crate::intake::{ApplicationId, Status};
use crate::school::store as school;
use crate::store::Db;

/// The aanmeldingen this letter could be made for now, by name. Each is checked whole when its letter is made.
///
/// # Errors
/// The database's.
pub async fn batch(db: &mut Db, kind: LetterKind, today: NaiveDate) -> Result<Vec<BatchLine>> {
    let calendar = school::calendar(db).await?;
    let mut open = list::open(db, &calendar, today).await?;
    open.retain(|listed| makes_sense(kind, listed));
    open.sort_by(|one, other| order(one, other, ApplicationSort::Name));
    let ids: Vec<ApplicationId> = open.iter().map(|listed| listed.row.id.clone()).collect();
    let children: Vec<ChildId> = open.iter().map(|listed| listed.row.child_id.clone()).collect();
    let made_on = sql::made_on(db, kind, &ids).await?;
    let readers = readers(db, &children).await?;
    let mut talks = list::open_interviews(db, today).await?;
    let line = |listed: Listed| {
        let talks = talks.remove(&listed.row.id).unwrap_or_default();
        let readers = readers.get(&listed.row.child_id).map(Vec::as_slice).unwrap_or_default();
        let comes = best_talk(kind, &talks, today).map(|talk| talk.caregiver_ids.as_slice());
        let recipients = households(readers, comes);
        let mut findings = missing(kind, &listed, comes);
        findings.extend(about_readers(readers, &recipients));
        BatchLine {
            recipients,
            made_on: made_on.get(&listed.row.id).copied(),
            application_id: listed.row.id,
            name: listed.row.name,
            findings,
        }
    };
    Ok(open.into_iter().map(line).collect())
}

/// Whether an open aanmelding is where this letter belongs. Nobody is refused in a batch.
fn makes_sense(kind: LetterKind, listed: &Listed) -> bool {
    let status = listed.row.status;
    match kind {
        LetterKind::Confirmation => {
            matches!(status, Status::Applied | Status::InterviewPlanned | Status::InterviewHeld)
        }
        LetterKind::Invitation => status == Status::InterviewPlanned,
        LetterKind::Report => status == Status::InterviewHeld,
        LetterKind::Admission | LetterKind::Welcome => matches!(status, Status::Admitted | Status::Settling),
        LetterKind::Postponement => listed.undecided_until.is_some() && listed.postponed_on.is_some(),
        LetterKind::WaitingList => status == Status::WaitingList,
        // Whether a child has mornings is known only of each by itself.
        LetterKind::WenInvitation => matches!(status, Status::Admitted | Status::Settling),
        LetterKind::Refusal => false,
    }
}

/// What an aanmelding still lacks for this letter.
fn missing(kind: LetterKind, listed: &Listed, comes: Option<&[CaregiverId]>) -> Vec<Finding> {
    let is_about_talk = matches!(kind, LetterKind::Invitation | LetterKind::Report);
    let is_about_start = matches!(kind, LetterKind::Admission | LetterKind::Welcome);
    let lacks_group = kind == LetterKind::Admission && listed.group_id.is_none();
    let found = [
        (is_about_talk && comes.is_none()).then(|| no_talk(kind)),
        (is_about_start && !listed.row.start_agreed).then(|| Finding::refusal("starts_on", FindingCode::Required)),
        lacks_group.then(|| Finding::refusal("group_id", FindingCode::Required)),
    ];
    found.into_iter().flatten().collect()
}

fn about_readers(readers: &[Reader], recipients: &[String]) -> Vec<Finding> {
    if readers.is_empty() {
        return vec![Finding::refusal("", FindingCode::NoAddressee)];
    }
    if recipients.is_empty() {
        return vec![Finding::refusal("recipients", FindingCode::NoneChosen)];
    }
    let without = readers.iter().filter(|reader| !reader.has_address);
    without.map(|reader| Finding::warning("address", FindingCode::AddressMissing).with("name", &reader.name)).collect()
}

/// The names of each household for which the letter is meant.
fn households(readers: &[Reader], comes: Option<&[CaregiverId]>) -> Vec<String> {
    let homes: Vec<_> = readers.iter().map(|reader| reader.household_id.clone()).collect();
    let of = |places: Vec<usize>| {
        let here: Vec<&Reader> = places.iter().filter_map(|&place| readers.get(place)).collect();
        let household: Vec<_> = here.iter().map(|reader| (&reader.id, reader.custody)).collect();
        is_usual(&household, comes).then(|| listed(&here.iter().map(|reader| reader.name.as_str()).collect::<Vec<_>>()))
    };
    together(&homes).into_iter().filter_map(of).collect()
}
