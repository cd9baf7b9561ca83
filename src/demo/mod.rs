//! A believable school, made from a seed number: for showing, testing and measuring. No person, number or address in it is real.
//!
//! Everything is made in memory first and follows from the seed, the years asked for and `today` alone; only the ids differ from
//! one time to the next. Each room has its own file and its own stream of random numbers, so that a room that comes later
//! leaves the data of the others as it is.

mod cases;
mod dates;
mod deed;
mod family;
mod household;
mod intake;
mod letters;
mod names;
mod open;
mod past;
mod pupils;
mod random;
mod school;
mod talks;
mod users;
mod visits;
mod wen;
mod years;

use chrono::{DateTime, NaiveDate, Utc};

use crate::Result;
use crate::intake::Protocol;
use crate::intake::draft::ProtocolView;
use crate::school::WenCustoms;
use crate::school::rules::{school_year_bounds, school_year_label, school_year_start};
use crate::store::Store;
use dates::moment;
use deed::{Deed, Rows};
use family::Registry;
use intake::Office;
use pupils::Roll;
use random::Random;
use school::{Staff, YearGroups};
pub use users::people;
use years::Year;

const SEED: u64 = 5446;
const FAMILY: u64 = 1;
const INTAKE: u64 = 2;
const TALKS: u64 = 3;
const ADMISSION: u64 = 4;
const WEN: u64 = 5;

/// The deed in the history under which the years before the aanmeldingen under way were written.
const FILL: &str = "demo.fill";

/// Fills an empty store with a school: this school year and the `years` before it, the groups of the next one, and aanmeldingen in
/// every state around `today`.
///
/// # Errors
/// The database's; also when the store holds a school already.
pub async fn fill(store: &Store, years: u32, today: NaiveDate, now: DateTime<Utc>) -> Result<()> {
    for deed in deeds(years, today, now) {
        deed.write(store).await?;
    }
    letters::write(store, today, now).await
}

/// Everything the demo writes, in order.
fn deeds(years: u32, today: NaiveDate, now: DateTime<Utc>) -> Vec<Deed> {
    let this_year = school_year_start(today);
    // More than a century would outrun the calendar's years and anyone's patience.
    let first_year = this_year - years.min(100).cast_signed();
    let staff = Staff::new(this_year);
    let years: Vec<_> = (first_year..=this_year + 1).map(Year::new).collect();
    let groups: Vec<_> = years.iter().map(|year| YearGroups::new(year.row.start_year, &year.row.id, &staff)).collect();
    let calendar = years::calendar(&years);
    let mut registry = Registry::new(Random::new(SEED, FAMILY));
    let mut roll = Roll::new(&mut registry, first_year, today, &calendar);
    let protocols = protocols(this_year, &staff);
    let mut office = Office {
        today,
        now,
        staff: &staff,
        years: &groups,
        calendar: &calendar,
        protocols: &protocols,
        random: Random::new(SEED, INTAKE),
        talks: Random::new(SEED, TALKS),
        admission: Random::new(SEED, ADMISSION),
        wen: Random::new(SEED, WEN),
        customs: WenCustoms::of(&school::school()),
        guests: Default::default(),
        diary: Default::default(),
    };
    let mut deeds = school_deeds(&years, &groups, &staff, now);
    if let Some(first) = deeds.first_mut() {
        first.rows.users = users::users(&staff, today);
    }
    deeds.extend(protocols.iter().map(|view| protocol_deed(view, now)));
    deeds.extend(pupil_deeds(&mut office, &mut registry, &mut roll));
    deeds.extend(open::deeds(&mut office, &mut registry, &mut roll));
    deeds
}

fn school_deeds(years: &[Year], groups: &[YearGroups], staff: &Staff, now: DateTime<Utc>) -> Vec<Deed> {
    let mut deeds: Vec<_> = years.iter().zip(groups).map(|(year, groups)| year_deed(year, groups, now)).collect();
    if let Some(first) = deeds.first_mut() {
        first.rows.schools.push(school::school());
        first.rows.staff.clone_from(&staff.members);
    }
    deeds
}

/// Of the last school year and of this one, the newest last.
fn protocols(this_year: i32, staff: &Staff) -> Vec<ProtocolView> {
    let released = |start_year| {
        let on = school::prepared_on(start_year);
        talks::released(start_year, on, &staff.director_on(on).1)
    };
    [this_year - 1, this_year].map(released).to_vec()
}

fn protocol_deed(view: &ProtocolView, now: DateTime<Utc>) -> Deed {
    let Protocol { start_year, released_on, released_by, .. } = &view.protocol;
    let on = released_on.unwrap_or_else(|| school::prepared_on(*start_year));
    let mut rows = Rows::default();
    rows.add_protocol(view);
    let by = released_by.clone().unwrap_or_else(school::office);
    Deed { at: moment(on, 90, now), by, key: "protocol.release", subject: school_year_label(*start_year), rows }
}

fn year_deed(year: &Year, groups: &YearGroups, now: DateTime<Utc>) -> Deed {
    let rows = Rows {
        years: vec![year.row.clone()],
        periods: year.periods.clone(),
        groups: groups.groups.clone(),
        teachings: groups.teachings.clone(),
        ..Rows::default()
    };
    filled(moment(school::prepared_on(groups.start_year), 0, now), groups.start_year, rows)
}

fn filled(at: DateTime<Utc>, start_year: i32, rows: Rows) -> Deed {
    Deed { at, by: school::office(), key: FILL, subject: school_year_label(start_year), rows }
}

/// One deed a school year: who came, how, and in which group everyone was.
fn pupil_deeds(office: &mut Office<'_>, registry: &mut Registry, roll: &mut Roll) -> Vec<Deed> {
    let this_year = school_year_start(office.today);
    let years: Vec<_> = office.years.iter().filter(|year| year.start_year <= this_year).collect();
    let mut deeds = Vec::new();
    for (place, groups) in years.into_iter().enumerate() {
        let (opening, closing) = school_year_bounds(groups.start_year);
        let mut rows = Rows::default();
        for pupil in roll.pupils.iter().filter(|pupil| pupil.starts_on <= closing) {
            let is_new = pupil.starts_on >= opening;
            let family = &mut roll.families[pupil.family];
            if is_new || place == 0 {
                rows.add_family(family);
                let seen_by = school::office();
                rows.add_child(family, pupil.child.clone(), Some((pupil.starts_on, &seen_by)));
            }
            if is_new {
                office.history(pupil, family, &mut rows);
            }
            rows.placements.extend(pupil.placement(groups));
        }
        office.ended_otherwise(registry, groups.start_year, &mut rows);
        deeds.push(filled(moment(closing, 0, office.now), groups.start_year, rows));
    }
    deeds
}

#[cfg(test)]
mod tests;
