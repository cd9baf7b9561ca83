//! The school itself and its staff: what may be typed, and saving it.

use super::store::staff_name;
use super::{School, StaffId, StaffMember};
use crate::Result;
use crate::family::rules::{fold, sort_key};
use crate::finding::FindingCode;
use crate::store::{Actor, Changed, Store, What};
use crate::typed::Typed;

/// More school weeks than this before the summer are no custom that any school has.
const SUMMER_WEEKS_MAX: i32 = 8;
/// The law's most mornings (WPO art. 39 lid 3), and well above what fits in one group.
const MORNINGS_MAX: i32 = 10;
/// Half a year: later is no look back at the start.
const LOOK_BACK_WEEKS_MAX: i32 = 26;

/// Changes the school.
///
/// # Errors
/// `Invalid` with findings on the record's fields, `Conflict`, `NotFound` before set-up, or the database's.
pub async fn save_school(store: &Store, actor: &Actor, school: School) -> Result<Changed<School>> {
    let mut typed = Typed::default();
    let school = &read_school(&mut typed, school);
    typed.accept()?;
    let what = What::new("school.save", &school.name);
    store.change(actor, what, move |tx| Box::pin(async move { tx.update(school).await })).await
}

/// The school as it is kept.
pub(super) fn read_school(typed: &mut Typed, school: School) -> School {
    let school = School {
        name: typed.label("name", &school.name),
        brin: read_brin(typed, school.brin.as_deref()),
        board: typed.line("board", school.board.as_deref()),
        street: typed.line("street", school.street.as_deref()),
        postcode: typed.postcode("postcode", school.postcode.as_deref()),
        city: typed.line("city", school.city.as_deref()),
        phone: typed.phone("phone", school.phone.as_deref()),
        email: typed.email("email", school.email.as_deref()),
        doors_open_at: typed.time("doors_open_at", &school.doors_open_at),
        lessons_start_at: typed.time("lessons_start_at", &school.lessons_start_at),
        lunch_break_at: typed.time("lunch_break_at", &school.lunch_break_at),
        lessons_end_at: typed.time("lessons_end_at", &school.lessons_end_at),
        rooms: read_rooms(typed, &school.rooms),
        wen_weekdays: read_weekdays(typed, school.wen_weekdays),
        wen_bring: typed.text("wen_bring", school.wen_bring.as_deref()),
        ..school
    };
    check_order(typed, &school);
    for (field, number, min, max) in [
        ("start_summer_weeks", school.start_summer_weeks, 0, SUMMER_WEEKS_MAX),
        ("wen_mornings", school.wen_mornings, 0, MORNINGS_MAX),
        ("wen_places", school.wen_places, 1, MORNINGS_MAX),
        ("wen_skip_first_weeks", school.wen_skip_first_weeks, 0, SUMMER_WEEKS_MAX),
        ("wen_skip_last_weeks", school.wen_skip_last_weeks, 0, SUMMER_WEEKS_MAX),
        ("look_back_weeks", school.look_back_weeks, 1, LOOK_BACK_WEEKS_MAX),
    ] {
        typed.number(field, number, min, max);
    }
    school
}

/// Weekdays that suit for wenochtenden, each once; at least one.
fn read_weekdays(typed: &mut Typed, mut weekdays: Vec<i32>) -> Vec<i32> {
    weekdays.sort_unstable();
    weekdays.dedup();
    if weekdays.is_empty() {
        typed.refuse("wen_weekdays", FindingCode::NoneChosen);
    }
    for weekday in &weekdays {
        typed.number("wen_weekdays", *weekday, 1, 5);
    }
    weekdays
}

/// Two digits and two capitals, as EDEXML writes it.
fn read_brin(typed: &mut Typed, text: Option<&str>) -> Option<String> {
    let brin = text?.trim().to_uppercase();
    let is_brin = matches!(brin.as_bytes(), [a, b, c, d] if a.is_ascii_digit() && b.is_ascii_digit()
        && c.is_ascii_uppercase() && d.is_ascii_uppercase());
    if !is_brin && !brin.is_empty() {
        typed.refuse("brin", FindingCode::NotABrin);
    }
    (!brin.is_empty()).then_some(brin)
}

/// Rooms, each once, whatever the capitals.
fn read_rooms(typed: &mut Typed, rooms: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for room in rooms.iter().filter_map(|room| typed.line("rooms", room.as_str())) {
        if !kept.iter().any(|other| fold(other) == fold(&room)) {
            kept.push(room);
        }
    }
    kept
}

/// Doors open, lessons start, the lunch break comes, lessons end: in that order. A time that is none sorts where it may.
fn check_order(typed: &mut Typed, school: &School) {
    if school.doors_open_at > school.lessons_start_at {
        typed.refuse("lessons_start_at", FindingCode::EndsBeforeStart);
    }
    if school.lessons_start_at >= school.lunch_break_at {
        typed.refuse("lunch_break_at", FindingCode::EndsBeforeStart);
    }
    if school.lunch_break_at >= school.lessons_end_at {
        typed.refuse("lessons_end_at", FindingCode::EndsBeforeStart);
    }
}

/// Adds someone (an empty id) or changes them.
///
/// # Errors
/// `Invalid` with findings on the record's fields, `Conflict`, `NotFound`, or the database's.
pub async fn save_staff(store: &Store, actor: &Actor, member: StaffMember) -> Result<Changed<StaffMember>> {
    let is_new = member.id.as_ref().is_empty();
    let mut typed = Typed::default();
    let mut member = read_member(&mut typed, member);
    typed.accept()?;
    if is_new {
        member.id = StaffId::new();
    }
    let member = &member;
    let what = What::new(if is_new { "staff.add" } else { "staff.save" }, staff_name(member));
    store
        .change(actor, what, move |tx| {
            Box::pin(async move { if is_new { tx.insert(member).await } else { tx.update(member).await } })
        })
        .await
}

fn read_member(typed: &mut Typed, member: StaffMember) -> StaffMember {
    let mut working_days = member.working_days;
    working_days.sort_unstable();
    working_days.dedup();
    for day in &working_days {
        typed.number("working_days", *day, 1, 5);
    }
    let roepnaam = typed.name("roepnaam", &member.roepnaam);
    let voorvoegsel = typed.voorvoegsel(member.voorvoegsel.as_deref());
    let achternaam = typed.name("achternaam", &member.achternaam);
    StaffMember {
        email: typed.email("email", member.email.as_deref()),
        sort_key: sort_key(&achternaam, voorvoegsel.as_deref().unwrap_or_default(), &roepnaam),
        roepnaam,
        voorvoegsel,
        achternaam,
        working_days,
        ..member
    }
}
