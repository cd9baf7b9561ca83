//! Mornings that cannot stay as they are since a group, vacation or birthday changed, with a day that can be.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::agenda::{Agenda, days_ahead, guest_of};
use super::draft::{MorningRow, Repair};
use super::rows::is_refused;
use super::rules::planner::{Board, Stuck, repair};
use super::{Morning, MorningId, store as sql};
use crate::Result;
use crate::intake::ApplicationId;
use crate::intake::store::newcomers::newcomers;
use crate::store::Db;

/// All of them, by day.
///
/// # Errors
/// The database's.
pub async fn repairs(db: &mut Db, today: NaiveDate) -> Result<Vec<Repair>> {
    let coming = sql::to_come(db, today).await?;
    let mut agenda = agenda_of(db, &coming, today).await?;
    let rows = stuck_rows(&agenda, coming, today);
    // All of them leave their days and places before others are looked for.
    for row in &rows {
        agenda.lift(&row.morning);
    }
    let mut days = keep_days(&mut agenda, &rows);
    let others: Vec<_> = rows.iter().map(|row| &row.morning).filter(|one| !days.contains_key(&one.id)).collect();
    days.extend(nearest(&agenda, &others, today));
    let repair = |row: MorningRow| {
        let (guest, on) = (agenda.guest(&row.morning.application_id), days.get(&row.morning.id));
        let (half_days, moving) = (row.morning.half_days, Some(&row.morning.id));
        let proposed = guest.zip(on).map(|(guest, on)| agenda.proposed(guest, (*on, half_days), moving));
        Repair { row, proposed }
    };
    Ok(rows.into_iter().map(repair).collect())
}

/// The agenda of the children of these mornings, as far as they go.
async fn agenda_of(db: &mut Db, coming: &[Morning], today: NaiveDate) -> Result<Agenda> {
    let ids: HashSet<&ApplicationId> = coming.iter().map(|morning| &morning.application_id).collect();
    let guests = newcomers(db, &ids.into_iter().cloned().collect::<Vec<_>>()).await?;
    let last = coming.iter().map(|morning| morning.planned_on).max().unwrap_or(today);
    let until = days_ahead(&guests, today).1.max(last);
    Agenda::load(db, guests, (today, until)).await
}

/// Those that meet a refusal now.
fn stuck_rows(agenda: &Agenda, coming: Vec<Morning>, today: NaiveDate) -> Vec<MorningRow> {
    let row = |morning: Morning| {
        let guest = agenda.guest(&morning.application_id)?;
        let findings = agenda.standing_findings(&morning, guest, today);
        is_refused(&findings).then(|| agenda.morning_row(morning, guest, today))
    };
    coming.into_iter().filter_map(row).collect()
}

/// Whoever can come on the same day in the group that waits now stays on that day, and is put back into the agenda.
fn keep_days(agenda: &mut Agenda, rows: &[MorningRow]) -> HashMap<MorningId, NaiveDate> {
    let mut kept = HashMap::new();
    for morning in rows.iter().map(|row| &row.morning) {
        let Some(guest) = agenda.guest(&morning.application_id) else { continue };
        let (on, group_id) = (morning.planned_on, guest.group_id.clone());
        if is_refused(&agenda.findings("", guest, (on, morning.half_days), None)) {
            continue;
        }
        kept.insert(morning.id.clone(), on);
        agenda.put(Morning { group_id: group_id.unwrap_or_else(|| morning.group_id.clone()), ..morning.clone() });
    }
    kept
}

/// The nearest day for each of the others that has one.
fn nearest(agenda: &Agenda, others: &[&Morning], today: NaiveDate) -> HashMap<MorningId, NaiveDate> {
    let mut of_child: BTreeMap<&ApplicationId, Vec<&Morning>> = BTreeMap::new();
    for morning in others {
        of_child.entry(&morning.application_id).or_default().push(morning);
    }
    let children = of_child.iter().filter_map(|(id, mornings)| Some((mornings, stuck(agenda, id, mornings)?)));
    let (mornings, children): (Vec<_>, Vec<_>) = children.unzip();
    let (taken, host_on) = (agenda.fills(), |lane, day| agenda.hosts.on(lane, day).map(|group| &group.host));
    let span = days_ahead(&agenda.guests, today.succ_opt().unwrap_or(today));
    let board = Board { host_on: &host_on, taken: &taken, span, calendar: &agenda.hosts.calendar };
    let found = mornings.into_iter().zip(repair(&children, &board));
    let pairs = found.flat_map(|(mornings, days)| mornings.iter().zip(days));
    pairs.filter_map(|(morning, day)| Some((morning.id.clone(), day?))).collect()
}

fn stuck(agenda: &Agenda, id: &ApplicationId, mornings: &[&Morning]) -> Option<Stuck> {
    let guest = agenda.guest(id)?;
    let day = |morning: &Morning| (morning.planned_on, morning.half_days);
    // Those that are stuck were taken out of the agenda.
    let others = agenda.mornings_of(&guest.child.id).iter().filter(|other| other.counts());
    Some(Stuck {
        guest: guest_of(guest),
        host: agenda.lane_of(guest)?,
        mornings: mornings.iter().map(|morning| day(morning)).collect(),
        days: others.map(day).chain(agenda.unsuited_days(guest)).collect(),
    })
}
