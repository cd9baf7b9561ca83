//! What the window types and sees of wenochtenden.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Answer, Attendance, CancelReason, Morning, MorningId};
use crate::family::ChildId;
use crate::finding::Finding;
use crate::intake::ApplicationId;
use crate::school::rules::Closure;
use crate::school::{GroupId, StaffId, TeacherDays};
use crate::text_enum;

text_enum! {
    /// Weeks in which the school would rather have no wenkinderen.
    pub enum SkippedWeek {
        /// The first weeks after the summer.
        First = "first",
        /// The week of Sinterklaas.
        Sinterklaas = "sinterklaas",
        /// The last weeks before the summer.
        Last = "last",
    }
}

text_enum! {
    /// Where a child stands with its mornings.
    pub enum WenState {
        /// No group was agreed yet: nothing can be planned.
        NoGroup = "no_group",
        /// The window opens later than people plan ahead.
        TooEarly = "too_early",
        /// Fewer mornings than usual, and days are left.
        ToPlan = "to_plan",
        /// All are planned; none was held.
        Planned = "planned",
        /// Some were held, others come.
        UnderWay = "under_way",
        /// None is left to come.
        Done = "done",
    }
}

/// A group as the calendar of mornings shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct WenGroup {
    /// The group.
    pub group_id: GroupId,
    /// Its name.
    pub name: String,
    /// Most wenkinderen on one morning.
    pub places: i32,
    /// Weekdays that suit, 1 (Monday) to 5.
    pub weekdays: Vec<i32>,
    /// Weekdays with lessons.
    pub lesson_weekdays: Vec<i32>,
    /// Who teaches when.
    pub teachers: Vec<TeacherDays>,
}

/// A day of the calendar, Monday to Friday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct WenDay {
    /// The day.
    pub on: NaiveDate,
    /// Why there are no lessons, if so.
    pub closed: Option<Closure>,
    /// Why the school would rather not, if so.
    pub skipped: Option<SkippedWeek>,
}

/// How many come to one group on one day; days on which nobody comes are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct WenFill {
    /// The group.
    pub group_id: GroupId,
    /// The day.
    pub on: NaiveDate,
    /// How many come.
    pub used: i32,
    /// Most.
    pub places: i32,
}

/// A morning that stands, in the calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct CalendarMorning {
    /// The morning.
    pub id: MorningId,
    /// See the change door.
    pub version: i32,
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// The child's whole name.
    pub name: String,
    /// The group.
    pub group_id: GroupId,
    /// The day.
    pub planned_on: NaiveDate,
    /// 1, or 2 for a whole day.
    pub half_days: i32,
    /// What the parents said.
    pub answer: Answer,
    /// What became of it.
    pub attendance: Option<Attendance>,
    /// Which morning of the child it is, from 1.
    pub number: i32,
    /// Of how many; those that the child missed are left out.
    pub of: i32,
    /// Whether something changed that stands in its way now.
    pub needs_repair: bool,
}

/// Days, groups and mornings between two days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct WenCalendar {
    /// Groups of the school year of the first day that is shown; for somebody who sees only the own groups those.
    pub groups: Vec<WenGroup>,
    /// Monday to Friday.
    pub days: Vec<WenDay>,
    /// How full, also with children who are not seen.
    pub fills: Vec<WenFill>,
    /// Mornings of children who are seen, by day and name.
    pub mornings: Vec<CalendarMorning>,
}

/// Which children the list of mornings shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Type)]
pub struct WenFilter {
    /// Only of this group.
    pub group_id: Option<GroupId>,
    /// Only those who stand there.
    pub state: Option<WenState>,
}

/// A child that is admitted and not yet four, with its mornings in numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct WenChildRow {
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// The child.
    pub child_id: ChildId,
    /// Whole name.
    pub name: String,
    /// Date of birth.
    pub born_on: NaiveDate,
    /// The group that waits, if agreed.
    pub group_id: Option<GroupId>,
    /// Its name; empty without one.
    pub group: String,
    /// First day on which it may come (WPO art. 39 lid 3).
    pub from: NaiveDate,
    /// Last day: before the fourth birthday, and before the first day as a pupil.
    pub until: NaiveDate,
    /// The agreed first day as a pupil.
    pub starts_on: Option<NaiveDate>,
    /// Mornings that count, held ones too; see [`Morning::counts`].
    pub planned: i32,
    /// Mornings on which the child was there.
    pub held: i32,
    /// The school's usual number.
    pub usual: i32,
    /// Coming mornings to which the parents said nothing yet.
    pub unanswered: i32,
    /// The first that comes.
    pub next_on: Option<NaiveDate>,
    /// Where it stands.
    pub state: WenState,
}

/// A morning with all that is shown of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct MorningRow {
    /// The morning.
    pub morning: Morning,
    /// The child's whole name.
    pub name: String,
    /// Date of birth.
    pub born_on: NaiveDate,
    /// The group's name.
    pub group: String,
    /// Who teaches that group that day.
    pub teachers: Vec<String>,
    /// Which morning of the child it is, from 1; 0 for one that was called off.
    pub number: i32,
    /// Of how many; others that the child missed are left out.
    pub of: i32,
    /// What stands in its way now, or is not the school's custom; nothing for what was held.
    pub findings: Vec<Finding>,
}

/// What can be done for a child whose window falls in the summer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct SummerAdvice {
    /// School days within the window before the summer vacation.
    pub before: i32,
    /// And after it.
    pub after: i32,
    /// The first school day after the vacation, as a later start.
    pub later_start_on: Option<NaiveDate>,
    /// The moment at which the whole school moves up, when it lies in the window.
    pub moving_up_on: Option<NaiveDate>,
}

/// A child with all its mornings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ChildMornings {
    /// The child, in numbers; none when it is not admitted or has started and never had a morning.
    pub child: Option<WenChildRow>,
    /// All mornings by day, those called off too.
    pub mornings: Vec<MorningRow>,
    /// Half days that count.
    pub half_days: i32,
    /// The law's most (WPO art. 39 lid 3: five days, or ten half days).
    pub most_half_days: i32,
    /// What the child brings, as the school says it.
    pub bring: Option<String>,
    /// What was said of allergies in the intake interview, and remarks on the child.
    pub allergies: Vec<String>,
    /// What to do when the window falls in the summer.
    pub summer: Option<SummerAdvice>,
}

/// A day to which a morning can be moved, or on which a new one can be planned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct MorningTarget {
    /// The day.
    pub on: NaiveDate,
    /// How many come already, the morning itself left out.
    pub used: i32,
    /// Most.
    pub places: i32,
    /// Who teaches the group that day.
    pub teachers: Vec<String>,
    /// What stands in the way; a refusal means that it cannot be.
    pub findings: Vec<Finding>,
}

/// A proposed morning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ProposedMorning {
    /// The day.
    pub on: NaiveDate,
    /// Who teaches that day.
    pub teachers: Vec<String>,
    /// Customs it does not keep to; never a refusal.
    pub findings: Vec<Finding>,
}

/// What is proposed for one child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ProposedChild {
    /// The child, in numbers.
    pub child: WenChildRow,
    /// How many mornings are looked for: the usual number less those that count, as far as the law leaves half days.
    pub wanted: i32,
    /// Those found, by day.
    pub mornings: Vec<ProposedMorning>,
    /// Why fewer, if so.
    pub findings: Vec<Finding>,
    /// What to do when the window falls in the summer.
    pub summer: Option<SummerAdvice>,
}

/// How full a morning is and becomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct ProposedFill {
    /// The group.
    pub group_id: GroupId,
    /// The day.
    pub on: NaiveDate,
    /// Who come already.
    pub used: i32,
    /// Who are proposed.
    pub proposed: i32,
    /// Most.
    pub places: i32,
}

/// A proposal for one child, some, or a whole term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct WenProposal {
    /// By name.
    pub children: Vec<ProposedChild>,
    /// Groups that take part.
    pub groups: Vec<WenGroup>,
    /// Every morning of those groups that suits the school within the term, empty ones too, by group and day.
    pub fills: Vec<ProposedFill>,
}

/// A morning to plan.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct MorningDraft {
    /// For which aanmelding; its group is the one.
    pub application_id: ApplicationId,
    /// The day.
    pub planned_on: NaiveDate,
    /// 1, or 2 for a whole day.
    pub half_days: i32,
    /// Who brings and collects; empty when nobody said.
    pub escort: String,
}

/// A morning to move.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct MorningMove {
    /// The morning.
    pub id: MorningId,
    /// As it was read.
    pub version: i32,
    /// The new day.
    pub planned_on: NaiveDate,
}

/// A morning to call off.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct MorningCancel {
    /// The morning.
    pub id: MorningId,
    /// As it was read.
    pub version: i32,
    /// Why.
    pub reason: CancelReason,
}

/// A morning that cannot stay as it is: a group, vacation or birthday changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct Repair {
    /// The morning, with what stands in its way.
    pub row: MorningRow,
    /// The nearest day that can be; none when there is none.
    pub proposed: Option<ProposedMorning>,
}

/// What is written down of a morning.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct MarkDraft {
    /// The morning.
    pub id: MorningId,
    /// As it was read.
    pub version: i32,
    /// What became of it; none to take that back.
    pub attendance: Option<Attendance>,
    /// `HH:MM` for a child that went home early.
    pub left_at: String,
    /// What was seen; see [`Morning`].
    pub play: String,
    /// See [`Morning`].
    pub contact: String,
    /// See [`Morning`].
    pub language: String,
    /// See [`Morning`].
    pub self_reliance: String,
    /// See [`Morning`].
    pub toilet: String,
    /// See [`Morning`].
    pub parents_impression: String,
    /// See [`Morning`].
    pub next_question: String,
}

/// Somebody to call about a child.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct PhoneLine {
    /// Whole name.
    pub name: String,
    /// The first number to call.
    pub phone: Option<String>,
    /// Another.
    pub other_phone: Option<String>,
    /// To be called in an emergency.
    pub emergency: bool,
}

/// A morning in the list of a day: with whom to call, and what the teacher must know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DayMorning {
    /// The morning.
    pub row: MorningRow,
    /// Whom to call, whoever may have no contact left out.
    pub contacts: Vec<PhoneLine>,
    /// What was said of allergies in the intake interview, and remarks on the child.
    pub allergies: Vec<String>,
    /// The question that was left for this time.
    pub last_question: Option<String>,
}

/// Everyone who comes on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Type)]
pub struct DayList {
    /// The day.
    pub on: NaiveDate,
    /// Why there are no lessons, if so.
    pub closed: Option<Closure>,
    /// By group and name.
    pub mornings: Vec<DayMorning>,
}

/// Which days a list of mornings is about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Type)]
pub struct DaysQuery {
    /// First day.
    pub from: NaiveDate,
    /// Last day, at most 31 later.
    pub until: NaiveDate,
    /// Only of this group.
    pub group_id: Option<GroupId>,
    /// Only of the groups this teacher has, on the days they have them.
    pub staff_id: Option<StaffId>,
}

/// What is left to do about mornings, for Vandaag.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Type)]
pub struct WenTodo {
    /// Who come today, by group and name.
    pub today: Vec<MorningRow>,
    /// Mornings that passed without a word on whether the child came, oldest first; at most 20.
    pub to_mark: Vec<MorningRow>,
    /// Children whose window opens within so many weeks or is open, with too few mornings; soonest first; at most 20.
    pub to_plan: Vec<WenChildRow>,
    /// How many in all.
    pub to_plan_total: i32,
    /// Coming mornings without an answer, within two weeks.
    pub unanswered: i32,
    /// Mornings that cannot stay as they are.
    pub repairs: i32,
}
