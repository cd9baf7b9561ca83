//! The school: itself, its staff, its years with vacations and closed days, its groups, and who teaches when.

pub mod brief;
pub mod groups;
pub mod people;
pub mod rules;
pub mod setup;
pub mod store;
pub mod vacations;
pub mod years;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{ids, record, text_enum};

ids! {
    /// The one school; always `school`.
    SchoolId,
    /// A member of staff.
    StaffId,
    /// A school year.
    SchoolYearId,
    /// A vacation or closed day.
    PeriodId,
    /// A group in one school year.
    GroupId,
    /// Who teaches a group on a weekday.
    TeachingId,
}

record! {
    /// The school. Times are `HH:MM`.
    pub struct School in "school" {
        /// Always `school`.
        pub id: SchoolId,
        /// See the change door.
        pub version: i32,
        /// Its name.
        pub name: String,
        /// Two digits, two capitals.
        pub brin: Option<String>,
        /// The board it belongs to.
        pub board: Option<String>,
        /// Street and number.
        pub street: Option<String>,
        /// As `1234 AB`.
        pub postcode: Option<String>,
        /// The town.
        pub city: Option<String>,
        /// The school's number.
        pub phone: Option<String>,
        /// The school's address.
        pub email: Option<String>,
        /// When children may walk in.
        pub doors_open_at: String,
        /// When lessons start.
        pub lessons_start_at: String,
        /// When the lunch break starts, and with it the end of a wenochtend.
        pub lunch_break_at: String,
        /// When lessons end.
        pub lessons_end_at: String,
        /// Rooms where talks are held.
        pub rooms: Vec<String>,
        /// The custom that no child starts in December.
        pub start_no_december: bool,
        /// The custom that who turns 4 in the last so many school weeks starts after the summer; 0 for none.
        pub start_summer_weeks: i32,
        /// How many wenochtenden a child usually has.
        pub wen_mornings: i32,
        /// Most wenkinderen in one group on one morning.
        pub wen_places: i32,
        /// Weekdays that suit for wenochtenden, 1 (Monday) to 5.
        pub wen_weekdays: Vec<i32>,
        /// First weeks of the year without wenkinderen, rather.
        pub wen_skip_first_weeks: i32,
        /// Last weeks before the summer without wenkinderen, rather.
        pub wen_skip_last_weeks: i32,
        /// No wenkinderen in the week of Sinterklaas, rather.
        pub wen_skip_sinterklaas: bool,
        /// What a child brings to its mornings.
        pub wen_bring: Option<String>,
        /// The moment at which the whole school moves up for a morning.
        pub moving_up_on: Option<NaiveDate>,
        /// How many weeks after the first day school and parents look back.
        pub look_back_weeks: i32,
    }
}

/// Customs of a school for the first day of a child, practised by many schools. They only propose, see `docs/decisions/006-first-day.md`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StartCustoms {
    /// No child starts in December.
    pub no_december: bool,
    /// Who turns 4 in the last so many school weeks before the summer vacation starts after it; 0 for no such custom.
    pub summer_weeks: i32,
}

impl StartCustoms {
    /// Those of a school.
    #[must_use]
    pub const fn of(school: &School) -> Self {
        Self { no_december: school.start_no_december, summer_weeks: school.start_summer_weeks }
    }
}

/// What a school, or one of its groups, prefers for wenochtenden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WenCustoms {
    /// How many mornings a child usually has.
    pub mornings: i32,
    /// Most wenkinderen in one group on one morning.
    pub places: i32,
    /// Weekdays that suit, 1 (Monday) to 5.
    pub weekdays: Vec<i32>,
    /// First weeks of the year to skip.
    pub skip_first_weeks: i32,
    /// Last weeks before the summer to skip.
    pub skip_last_weeks: i32,
    /// Whether the week of Sinterklaas is skipped.
    pub skip_sinterklaas: bool,
}

impl WenCustoms {
    /// Those of the school.
    #[must_use]
    pub fn of(school: &School) -> Self {
        Self {
            mornings: school.wen_mornings,
            places: school.wen_places,
            weekdays: school.wen_weekdays.clone(),
            skip_first_weeks: school.wen_skip_first_weeks,
            skip_last_weeks: school.wen_skip_last_weeks,
            skip_sinterklaas: school.wen_skip_sinterklaas,
        }
    }

    /// Those of a group of that school.
    #[must_use]
    pub fn in_group(&self, group: &Group) -> Self {
        let weekdays = if group.wen_weekdays.is_empty() { &self.weekdays } else { &group.wen_weekdays };
        Self { places: group.wen_places.unwrap_or(self.places), weekdays: weekdays.clone(), ..self.clone() }
    }
}

text_enum! {
    /// What somebody does at school. Never a ground for rights.
    pub enum StaffRole {
        /// Leads the school and holds the intake interviews.
        Director = "director",
        /// The school office.
        Office = "office",
        /// Teaches a group.
        Teacher = "teacher",
        /// Internal support coordinator (intern begeleider).
        Support = "support",
        /// Teaching assistant.
        Assistant = "assistant",
        /// Any other role.
        Other = "other",
    }
}

record! {
    /// Someone who works at the school.
    pub struct StaffMember in "staff_member" {
        /// Its id.
        pub id: StaffId,
        /// See the change door.
        pub version: i32,
        /// First name in daily use.
        pub roepnaam: String,
        /// `van`, `de`, …
        pub voorvoegsel: Option<String>,
        /// Family name without voorvoegsel.
        pub achternaam: String,
        /// What they do.
        pub role: StaffRole,
        /// School address.
        pub email: Option<String>,
        /// Weekdays, 1 (Monday) to 5.
        pub working_days: Vec<i32>,
        /// Last day at this school.
        pub left_on: Option<NaiveDate>,
        /// Folded, achternaam first; made by the core.
        pub sort_key: String,
    }
}

record! {
    /// A school year, 1 August to 31 July (WPO art. 1).
    pub struct SchoolYear in "school_year" {
        /// Its id.
        pub id: SchoolYearId,
        /// See the change door.
        pub version: i32,
        /// 2026 for 2026-2027.
        pub start_year: i32,
    }
}

text_enum! {
    /// What kind of days without lessons.
    pub enum PeriodKind {
        /// A vacation.
        Vacation = "vacation",
        /// A study day, a day off, a local feast.
        ClosedDay = "closed_day",
    }
}

text_enum! {
    /// How sure the dates are.
    pub enum PeriodStatus {
        /// Fixed by ministerial rule (WPO art. 15 lid 2).
        Official = "official",
        /// Advised by the ministry; the school may choose otherwise.
        Advice = "advice",
        /// The school's own choice.
        Own = "own",
        /// Sources disagree: somebody must check.
        Check = "check",
    }
}

record! {
    /// Days without lessons, both ends included.
    pub struct ClosedPeriod in "closed_period" {
        /// Its id.
        pub id: PeriodId,
        /// See the change door.
        pub version: i32,
        /// The year it starts in.
        pub school_year_id: SchoolYearId,
        /// As the school calls it.
        pub name: String,
        /// What kind.
        pub kind: PeriodKind,
        /// How sure.
        pub status: PeriodStatus,
        /// First day.
        pub starts_on: NaiveDate,
        /// Last day.
        pub ends_on: NaiveDate,
        /// What must be checked, and against what.
        pub note: Option<String>,
    }
}

record! {
    /// A group in one school year.
    pub struct Group in "school_group" {
        /// Its id.
        pub id: GroupId,
        /// See the change door.
        pub version: i32,
        /// The year.
        pub school_year_id: SchoolYearId,
        /// Unique within the year.
        pub name: String,
        /// The school's unit.
        pub unit: Option<String>,
        /// One or more, 1 to 8.
        pub jaargroepen: Vec<i32>,
        /// How many children fit.
        pub capacity: i32,
        /// Its room.
        pub room: Option<String>,
        /// Most wenkinderen on one morning; none for the school's number.
        pub wen_places: Option<i32>,
        /// Weekdays that suit for wenochtenden; empty for those of the school.
        pub wen_weekdays: Vec<i32>,
    }
}

record! {
    /// One teacher in front of one group on one weekday.
    pub struct Teaching in "group_teaching" {
        /// Its id.
        pub id: TeachingId,
        /// See the change door.
        pub version: i32,
        /// The group.
        pub group_id: GroupId,
        /// The teacher.
        pub staff_id: StaffId,
        /// 1 (Monday) to 5.
        pub weekday: i32,
    }
}

/// A person in a choice list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct StaffChoice {
    /// Its id.
    pub id: StaffId,
    /// Whole name.
    pub name: String,
    /// What they do.
    pub role: StaffRole,
}

/// A school year with all that belongs to it, as Instellingen shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct YearOverview {
    /// The year.
    pub year: SchoolYear,
    /// `2026-2027`.
    pub label: String,
    /// 1 August.
    pub starts_on: NaiveDate,
    /// 31 July.
    pub ends_on: NaiveDate,
    /// Vacations and closed days, by date.
    pub periods: Vec<ClosedPeriod>,
    /// Computed holidays, by date.
    pub holidays: Vec<rules::Holiday>,
    /// Groups, by name, with teachers and fill.
    pub groups: Vec<GroupOverview>,
}

/// A group with who teaches it and how full it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct GroupOverview {
    /// The group.
    pub group: Group,
    /// Who teaches when.
    pub teachings: Vec<Teaching>,
    /// Teachers by name, in the order of their days: `Sanne de Wit (ma, di, wo)` is for the window to write.
    pub teachers: Vec<TeacherDays>,
    /// Children in it on the day asked for.
    pub children: i32,
}

/// A teacher and their weekdays in one group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TeacherDays {
    /// The teacher.
    pub staff_id: StaffId,
    /// Whole name.
    pub name: String,
    /// 1 (Monday) to 5.
    pub weekdays: Vec<i32>,
}

/// A group as it is typed: with the teachers per weekday.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct GroupDraft {
    /// The group; an empty id for a new one.
    pub group: Group,
    /// Who teaches on which weekday.
    pub teachers: Vec<TeachingDraft>,
}

/// A teacher on a weekday, as typed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, specta::Type)]
pub struct TeachingDraft {
    /// The teacher.
    pub staff_id: StaffId,
    /// 1 (Monday) to 5.
    pub weekday: i32,
}
