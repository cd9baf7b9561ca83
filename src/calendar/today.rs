//! Vandaag: what to do now.
#![allow(missing_docs, clippy::todo, unused_variables, clippy::unused_async)]
use crate::intake::draft::{ApplicationRow, InterviewRow};
use crate::intake::{Agreement, ApplicationId};
use crate::school::ClosedPeriod;
use crate::school::rules::Closure;
use crate::{Result, store::Db};
use chrono::NaiveDate;
use serde::Serialize;

/// An agreement that is due, with the child it is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DueAgreement {
    /// The agreement.
    pub agreement: Agreement,
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// The child's name.
    pub name: String,
    /// Days until then; negative when it has passed.
    pub days_left: i32,
}

/// What each person has to do now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Today {
    /// The day it is about.
    pub on: NaiveDate,
    /// Why there are no lessons today, if so.
    pub closed: Option<Closure>,
    /// Legal last days that passed or come within two weeks, most pressing first.
    pub deadlines: Vec<ApplicationRow>,
    /// Talks today, by time.
    pub talks_today: Vec<InterviewRow>,
    /// Talks in the rest of this week, by day and time.
    pub talks_this_week: Vec<InterviewRow>,
    /// Other aanmeldingen that wait for a step, most pressing first; at most 50.
    pub waiting: Vec<ApplicationRow>,
    /// How many wait in all.
    pub waiting_total: i32,
    /// Agreements due within a week.
    pub agreements: Vec<DueAgreement>,
    /// Vacations of this and the next school year that somebody must check.
    pub to_check: Vec<ClosedPeriod>,
}
pub async fn today(db: &mut Db, today: NaiveDate) -> Result<Today> {
    todo!()
}
