//! The children who come to get used to school: in a list, and one with all its mornings.

use chrono::NaiveDate;

use super::agenda::Agenda;
use super::days::allergies;
use super::draft::{ChildMornings, WenChildRow, WenFilter};
use super::rules::MOST_HALF_DAYS;
use crate::intake::ApplicationId;
use crate::intake::sight::Sight;
use crate::intake::store::newcomers::{Newcomer, newcomers, to_start};
use crate::store::{Db, Page};
use crate::{Error, Result};

/// So many on a page.
const PAGE: usize = 50;

/// Admitted children who have not started and are not yet four: soonest window first; 50 on a page.
///
/// # Errors
/// The database's.
pub async fn list(
    db: &mut Db,
    filter: &WenFilter,
    offset: i32,
    sight: &Sight,
    today: NaiveDate,
) -> Result<Page<WenChildRow>> {
    let mut guests = to_start(db, today).await?;
    guests.retain(|guest| sight.sees(&guest.child.id));
    let agenda = Agenda::load(db, guests, (today, today)).await?;
    let lane = filter.group_id.as_ref().map(|id| agenda.hosts.lane_of(id));
    let in_group = |guest: &&Newcomer| lane.is_none_or(|lane| lane.is_some() && agenda.lane_of(guest) == lane);
    let rows = agenda.guests.iter().filter(in_group).map(|guest| agenda.child_row(guest, today));
    let mut rows: Vec<_> = rows.filter(|row| filter.state.is_none_or(|state| row.state == state)).collect();
    // The guests come by name, and children of the same day stay so.
    rows.sort_by_key(|row| row.from);
    let total = i32::try_from(rows.len()).unwrap_or(i32::MAX);
    let offset = usize::try_from(offset).unwrap_or(0);
    Ok(Page { rows: rows.into_iter().skip(offset).take(PAGE).collect(), total })
}

/// One child with all its mornings, under whatever aanmelding.
///
/// # Errors
/// `NotFound`, or the database's.
pub async fn of_application(db: &mut Db, id: &ApplicationId, today: NaiveDate) -> Result<ChildMornings> {
    let unknown = || Error::NotFound { kind: "application".into(), id: id.to_string() };
    let newcomer = newcomers(db, std::slice::from_ref(id)).await?.pop().ok_or_else(unknown)?;
    let mut allergies = allergies(db, std::slice::from_ref(&newcomer)).await?;
    let (from, until) = super::agenda::window_of(&newcomer);
    let agenda = Agenda::load(db, vec![newcomer.clone()], (from.min(today), until.max(today))).await?;
    let mornings = agenda.mornings_of(&newcomer.child.id).to_vec();
    let waits = newcomer.admitted && until >= today && newcomer.starts_on.is_none_or(|on| on > today);
    let counting = mornings.iter().filter(|morning| morning.counts());
    Ok(ChildMornings {
        child: (waits || !mornings.is_empty()).then(|| agenda.child_row(&newcomer, today)),
        half_days: counting.map(|morning| morning.half_days).sum(),
        most_half_days: MOST_HALF_DAYS,
        bring: agenda.hosts.school.as_ref().and_then(|school| school.wen_bring.clone()),
        allergies: allergies.remove(id).unwrap_or_default(),
        summer: agenda.summer_of(&newcomer).filter(|_| waits),
        mornings: mornings.into_iter().map(|morning| agenda.morning_row(morning, &newcomer, today)).collect(),
    })
}
