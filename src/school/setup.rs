//! A new school, as the first start makes it.

use chrono::NaiveDate;

use super::people::read_school;
use super::rules::school_year_start;
use super::store::{SCHOOL, has_school};
use super::years::insert_year;
use super::{School, SchoolId, StaffId, StaffMember, StaffRole};
use crate::error::{Error, Result};
use crate::family::rules::sort_key;
use crate::store::{Actor, Store, Tx, What};
use crate::typed::Typed;

/// Makes the school, this school year and the next, and the person at the desk as its director.
///
/// # Errors
/// `Invalid` when the name cannot be one, `StoreExists` when there is a school already, or the database's.
pub async fn first_school(store: &Store, actor: &Actor, name: &str, today: NaiveDate) -> Result<()> {
    let mut typed = Typed::default();
    let school = &read_school(&mut typed, new_school(name));
    typed.accept()?;
    let director = &director(&actor.name);
    let what = What::new("school.setup", &school.name).for_good();
    store.change(actor, what, move |tx| Box::pin(write(tx, school, director, today))).await.map(drop)
}

async fn write(tx: &mut Tx<'_>, school: &School, director: &StaffMember, today: NaiveDate) -> Result<()> {
    if has_school(tx.db()).await? {
        return Err(Error::StoreExists);
    }
    tx.insert(school).await?;
    tx.insert(director).await?;
    let this_year = school_year_start(today);
    insert_year(tx, this_year).await?;
    insert_year(tx, this_year + 1).await?;
    Ok(())
}

/// Doors and lessons as KC De Sprong has them; the lunch break and the end are a start that the school sets right.
fn new_school(name: &str) -> School {
    School {
        id: SchoolId::from(SCHOOL.to_owned()),
        version: 0,
        name: name.into(),
        brin: None,
        board: None,
        street: None,
        postcode: None,
        city: None,
        phone: None,
        email: None,
        doors_open_at: "08:20".into(),
        lessons_start_at: "08:30".into(),
        lunch_break_at: "12:00".into(),
        lessons_end_at: "14:00".into(),
        rooms: vec!["Directiekamer".into()],
        start_no_december: false,
        start_summer_weeks: 0,
        wen_mornings: 5,
        wen_places: 2,
        wen_weekdays: vec![1, 2, 3, 4, 5],
        wen_skip_first_weeks: 2,
        wen_skip_last_weeks: 4,
        wen_skip_sinterklaas: true,
        wen_bring: None,
        moving_up_on: None,
        look_back_weeks: 6,
    }
}

fn director(name: &str) -> StaffMember {
    let (roepnaam, voorvoegsel, achternaam) = split_name(name);
    StaffMember {
        id: StaffId::new(),
        version: 0,
        role: StaffRole::Director,
        email: None,
        working_days: vec![1, 2, 3, 4, 5],
        left_on: None,
        sort_key: sort_key(&achternaam, &voorvoegsel, &roepnaam),
        voorvoegsel: (!voorvoegsel.is_empty()).then_some(voorvoegsel),
        roepnaam,
        achternaam,
    }
}

/// Roepnaam, voorvoegsel and achternaam of a name on one line: the words after the first that have no capital are the voorvoegsel.
/// A single word is a roepnaam.
fn split_name(name: &str) -> (String, String, String) {
    let words: Vec<&str> = name.split_whitespace().collect();
    let (first, rest) = words.split_at(words.len().min(1));
    let is_small = |word: &&&str| word.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_lowercase);
    let count = rest.iter().take_while(is_small).count().min(rest.len().saturating_sub(1));
    let (voorvoegsel, achternaam) = rest.split_at(count);
    (first.concat(), voorvoegsel.join(" "), achternaam.join(" "))
}
