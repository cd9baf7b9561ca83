//! Papers about wenochtenden: the list of a day, and the week sheet of a teacher.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::make::{PaperFile, pdf_of};
use super::paper::Block;
use super::words::{capital, date, listed, weekday_and_date};
use crate::intake::ApplicationId;
use crate::intake::sight::Sight;
use crate::school::{self, StaffId};
use crate::store::{Db, Store};
use crate::wenochtend::children;
use crate::wenochtend::days::days;
use crate::wenochtend::draft::{DayList, DayMorning, DaysQuery, MorningRow, PhoneLine};
use crate::{Error, Result};

/// Monday to Friday.
const DAYS_AFTER_MONDAY: u64 = 4;

/// The mornings of a child that stand and are still to come, by day.
///
/// # Errors
/// `NotFound`, or the database's.
pub(super) async fn coming_mornings(db: &mut Db, id: &ApplicationId, today: NaiveDate) -> Result<Vec<MorningRow>> {
    let mut rows = children::of_application(db, id, today).await?.mornings;
    rows.retain(|row| row.morning.comes_from(today));
    Ok(rows)
}

/// Everyone who comes on a day, with whom to call and what the teacher must know.
///
/// # Errors
/// The database's, or a paper that cannot be made.
pub async fn day_list(store: &Store, query: &DaysQuery, sight: &Sight, today: NaiveDate) -> Result<PaperFile> {
    let list = days(&mut *store.read().await?, query, sight, today).await?;
    let title = format!("Wenochtend {}", weekday_and_date(query.from));
    let blocks = list.iter().flat_map(|day| by_group(day, &TO_CALL)).collect();
    pdf_of(store, title, or_nobody(blocks), today).await
}

/// The wenkinderen of a teacher in the week of `monday`, with room to write down what was seen.
///
/// # Errors
/// `NotFound`, the database's, or a paper that cannot be made.
pub async fn week_sheet(
    store: &Store,
    staff_id: &StaffId,
    monday: NaiveDate,
    sight: &Sight,
    today: NaiveDate,
) -> Result<PaperFile> {
    let friday = monday.checked_add_days(Days::new(DAYS_AFTER_MONDAY)).unwrap_or(monday);
    let query = DaysQuery { from: monday, until: friday, group_id: None, staff_id: Some(staff_id.clone()) };
    let (teacher, list) = {
        let db = &mut *store.read().await?;
        let mut names = school::store::staff_names(db).await?;
        (names.remove(staff_id), days(db, &query, sight, today).await?)
    };
    let name = teacher.ok_or_else(|| Error::NotFound { kind: "staff_member".into(), id: staff_id.to_string() })?;
    let title = format!("Wenkinderen van {name}, week van {}", date(monday));
    let day = |day: &DayList| {
        let heading = Block::Heading { text: capital(&weekday_and_date(day.on)) };
        let rows = by_group(day, &TO_SEE);
        (!rows.is_empty()).then(|| [heading].into_iter().chain(rows))
    };
    pdf_of(store, title, or_nobody(list.iter().filter_map(day).flatten().collect()), today).await
}

/// What a column is called, and what stands in it for one child.
type Column = (&'static str, fn(&DayMorning) -> String);

const TO_CALL: [Column; 4] = [
    ("Kind", child),
    ("Bellen", |one| phones(&one.contacts)),
    ("Brengt en haalt", escort),
    ("Goed om te weten", known),
];

const TO_SEE: [Column; 4] =
    [("Kind", child), ("Brengt en haalt", escort), ("Goed om te weten", known), ("Gezien", |_| String::new())];

/// A heading and a table for each group.
fn by_group(day: &DayList, columns: &[Column]) -> Vec<Block> {
    let mut groups: BTreeMap<&str, Vec<&DayMorning>> = BTreeMap::new();
    for one in &day.mornings {
        groups.entry(&one.row.group).or_default().push(one);
    }
    let table = |(group, children): (&str, Vec<&DayMorning>)| {
        let teachers = children.first().map(|one| listed(&one.row.teachers)).filter(|names| !names.is_empty());
        let text = [Some(group.to_owned()), teachers].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let row = |one: &&DayMorning| columns.iter().map(|(_, cell)| cell(one)).collect();
        let header = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
        [Block::Heading { text }, Block::Table { header, rows: children.iter().map(row).collect() }]
    };
    groups.into_iter().flat_map(table).collect()
}

fn or_nobody(blocks: Vec<Block>) -> Vec<Block> {
    if blocks.is_empty() { vec![Block::Paragraph { text: "Er komen geen wenkinderen.".into() }] } else { blocks }
}

fn child(one: &DayMorning) -> String {
    let row = &one.row;
    let which = format!("{}e van {} keer", row.number, row.of);
    let whole = (row.morning.half_days > 1).then(|| "hele dag".to_owned());
    lines([Some(row.name.clone()), Some(format!("geboren {}", date(row.born_on))), Some(which), whole])
}

fn phones(contacts: &[PhoneLine]) -> String {
    let line = |contact: &PhoneLine| {
        let numbers = [contact.phone.as_deref(), contact.other_phone.as_deref()];
        let numbers = numbers.into_iter().flatten().collect::<Vec<_>>().join(" of ");
        (!numbers.is_empty()).then(|| format!("{}: {numbers}", contact.name))
    };
    contacts.iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

fn escort(one: &DayMorning) -> String {
    one.row.morning.escort.clone().unwrap_or_default()
}

/// Allergies and remarks, and the question that was left for this time.
fn known(one: &DayMorning) -> String {
    let question = one.last_question.as_ref().map(|question| format!("Vraag van de vorige keer: {question}"));
    one.allergies.iter().cloned().chain(question).collect::<Vec<_>>().join("\n")
}

fn lines<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join("\n")
}
