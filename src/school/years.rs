//! School years with their vacations and closed days.

use super::rules::{ClosedRange, SchoolCalendar, school_year_label, school_year_start};
use super::vacations::{SeedPeriod, choice_days, zuid};
use super::{ClosedPeriod, PeriodId, SchoolYear, SchoolYearId, store as sql};
use crate::Result;
use crate::finding::{Finding, FindingCode, refuse_if_any};
use crate::store::{Actor, Changed, Db, Store, Tx, What};
use crate::typed::Typed;

/// A school year before this one is a slip of the keyboard.
pub const FIRST_YEAR: i32 = 1990;
/// A school year after this one is a slip of the keyboard.
pub const LAST_YEAR: i32 = 2100;

/// Adds a school year, with the vacations of region Zuid when they are known and the days on which the school may choose.
///
/// # Errors
/// `Invalid` when it is entered already or no year of a school, or the database's.
pub async fn add_year(store: &Store, actor: &Actor, start_year: i32) -> Result<Changed<SchoolYear>> {
    let mut typed = Typed::default();
    typed.number("start_year", start_year, FIRST_YEAR, LAST_YEAR);
    typed.accept()?;
    let what = What::new("year.add", school_year_label(start_year));
    store.change(actor, what, move |tx| Box::pin(insert_year(tx, start_year))).await
}

/// Adds a year inside a change.
pub(super) async fn insert_year(tx: &mut Tx<'_>, start_year: i32) -> Result<SchoolYear> {
    if sql::find_year(tx.db(), start_year).await?.is_some() {
        refuse_if_any(vec![Finding::refusal("start_year", FindingCode::NameTaken)])?;
    }
    let year = tx.insert(&SchoolYear { id: SchoolYearId::new(), version: 0, start_year }).await?;
    for seed in seeds(start_year) {
        tx.insert(&period(&year, &seed)).await?;
    }
    Ok(year)
}

fn seeds(start_year: i32) -> Vec<SeedPeriod> {
    let vacations = zuid(start_year).unwrap_or_default();
    let closed = vacations.iter().map(|seed| ClosedRange {
        starts_on: seed.starts_on,
        ends_on: seed.ends_on,
        name: seed.name.into(),
    });
    let choices = choice_days(start_year, &SchoolCalendar::new(closed, None));
    vacations.into_iter().chain(choices).collect()
}

fn period(year: &SchoolYear, seed: &SeedPeriod) -> ClosedPeriod {
    ClosedPeriod {
        id: PeriodId::new(),
        version: 0,
        school_year_id: year.id.clone(),
        name: seed.name.into(),
        kind: seed.kind,
        status: seed.status,
        starts_on: seed.starts_on,
        ends_on: seed.ends_on,
        note: seed.note.map(Into::into),
    }
}

/// What the rules say of a period: refusals for what is impossible, warnings for what overlaps.
///
/// # Errors
/// The database's.
pub async fn check_period(db: &mut Db, period: &ClosedPeriod) -> Result<Vec<Finding>> {
    let mut typed = Typed::default();
    let period = read_period(&mut typed, period.clone());
    if sql::find_year(db, school_year_start(period.starts_on)).await?.is_none() {
        typed.refuse("starts_on", FindingCode::UnknownYear);
    }
    let mut findings = typed.findings();
    // Next to impossible days, what they overlap with says nothing.
    if !findings.iter().any(|finding| matches!(finding.field.as_str(), "starts_on" | "ends_on")) {
        let overlap =
            |other: ClosedPeriod| Finding::warning("starts_on", FindingCode::Overlaps).with("name", other.name);
        findings.extend(sql::overlapping(db, &period).await?.into_iter().map(overlap));
    }
    Ok(findings)
}

fn read_period(typed: &mut Typed, period: ClosedPeriod) -> ClosedPeriod {
    if period.ends_on < period.starts_on {
        typed.refuse("ends_on", FindingCode::EndsBeforeStart);
    } else if school_year_start(period.ends_on) > school_year_start(period.starts_on) + 1 {
        // A wrong year would close the school for good.
        typed.refuse("ends_on", FindingCode::UnknownYear);
    }
    ClosedPeriod { name: typed.label("name", &period.name), note: typed.text("note", period.note.as_deref()), ..period }
}

/// Adds a vacation or closed day (an empty id) or changes it. It goes with the school year it starts in.
///
/// # Errors
/// `Invalid` with findings on the record's fields, `Conflict`, `NotFound`, or the database's.
pub async fn save_period(store: &Store, actor: &Actor, period: ClosedPeriod) -> Result<Changed<ClosedPeriod>> {
    let is_new = period.id.as_ref().is_empty();
    let mut period = read_period(&mut Typed::default(), period);
    let what = What::new(if is_new { "period.add" } else { "period.save" }, &period.name);
    if is_new {
        period.id = PeriodId::new();
    }
    let period = &period;
    store.change(actor, what, move |tx| Box::pin(write_period(tx, period, is_new))).await
}

async fn write_period(tx: &mut Tx<'_>, period: &ClosedPeriod, is_new: bool) -> Result<ClosedPeriod> {
    refuse_if_any(check_period(tx.db(), period).await?)?;
    let year = sql::find_year(tx.db(), school_year_start(period.starts_on)).await?;
    let school_year_id = year.map_or_else(|| period.school_year_id.clone(), |year| year.id);
    let period = ClosedPeriod { school_year_id, ..period.clone() };
    if is_new { tx.insert(&period).await } else { tx.update(&period).await }
}

/// Removes a vacation or closed day.
///
/// # Errors
/// `Conflict`, `NotFound`, or the database's.
pub async fn remove_period(store: &Store, actor: &Actor, period: ClosedPeriod) -> Result<Changed<()>> {
    let period = &period;
    let what = What::new("period.remove", &period.name);
    store.change(actor, what, move |tx| Box::pin(async move { tx.delete(period).await })).await
}
