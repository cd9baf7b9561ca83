//! The school of the demo: KC De Sprong with invented people in it.

use chrono::NaiveDate;

use super::dates::{day, plus};
use crate::family::rules::{fold, sort_key};
use crate::school::rules::school_year_bounds;
use crate::school::store::staff_name;
use crate::school::{
    Group, GroupId, School, SchoolId, SchoolYearId, StaffId, StaffMember, StaffRole, Teaching, TeachingId,
};

/// Roepnaam, voorvoegsel, achternaam.
type Name = (&'static str, &'static str, &'static str);

const DIRECTOR: Name = ("Marjan", "van", "Berkel");
const EARLIER_DIRECTOR: Name = ("Harrie", "", "Toonen");
const OFFICE: [Name; 2] = [("Truus", "", "Ermers"), ("Anja", "de", "Groot")];
const SUPPORT: Name = ("Liesbeth", "", "Kusters");
const ASSISTANTS: [Name; 2] = [("Ramona", "", "Pijnenburg"), ("Ömer", "", "Doğan")];
const TEACHERS: [Name; 12] = [
    ("Sanne", "de", "Wit"),
    ("Iris", "van", "Haren"),
    ("Loes", "", "Hermsen"),
    ("Anouk", "", "Bardoel"),
    ("Wietske", "", "Algra"),
    ("Bas", "van den", "Elzen"),
    ("Myrthe", "", "Selten"),
    ("Agata", "", "Nowicka"),
    ("Joost", "", "Linders"),
    ("Carla", "in 't", "Zandt"),
    ("Nadia", "", "Benali"),
    ("Rens", "", "Jacobs-van Gemert"),
];
/// Each with the place of the teacher who came after, and how many school years ago that was.
const EARLIER_TEACHERS: [(Name, usize, i32); 2] = [(("Wilma", "", "Poels"), 4, 2), (("Cor", "van", "Bommel"), 8, 6)];
/// How many school years ago the director changed.
const DIRECTOR_CHANGED: i32 = 4;

/// A group of every year.
struct GroupPlan {
    name: &'static str,
    unit: &'static str,
    jaargroepen: &'static [i32],
    capacity: i32,
    /// Which teacher on which weekdays.
    teachers: &'static [(usize, &'static [i32])],
}

const YOUNGEST: &[i32] = &[1, 2];

const GROUPS: [GroupPlan; 9] = [
    group("1/2A", "Unit 1", YOUNGEST, 27, &[(0, &[1, 2, 3]), (1, &[4, 5])]),
    group("1/2B", "Unit 1", YOUNGEST, 27, &[(2, &[1, 2, 3, 4, 5])]),
    group("1/2C", "Unit 1", YOUNGEST, 27, &[(1, &[1, 2]), (3, &[3, 4, 5])]),
    group("3", "Unit 2", &[3], 30, &[(4, &[1, 2, 3, 4, 5])]),
    group("4", "Unit 2", &[4], 30, &[(5, &[1, 2, 3]), (6, &[4, 5])]),
    group("5", "Unit 2", &[5], 30, &[(6, &[1, 2]), (7, &[3, 4, 5])]),
    group("6", "Unit 3", &[6], 30, &[(8, &[1, 2, 3, 4, 5])]),
    group("7", "Unit 3", &[7], 30, &[(9, &[1, 2, 3]), (10, &[4, 5])]),
    group("8", "Unit 3", &[8], 30, &[(11, &[1, 2, 3, 5]), (9, &[4])]),
];

const fn group(
    name: &'static str,
    unit: &'static str,
    jaargroepen: &'static [i32],
    capacity: i32,
    teachers: &'static [(usize, &'static [i32])],
) -> GroupPlan {
    GroupPlan { name, unit, jaargroepen, capacity, teachers }
}

/// The school's own row.
pub(super) fn school() -> School {
    let text = |text: &str| Some(text.to_owned());
    School {
        id: SchoolId::from("school".to_owned()),
        version: 0,
        name: "KC De Sprong".into(),
        brin: None,
        board: text("Stichting Optimus primair onderwijs"),
        street: text("Voorbeeldstraat 1"),
        postcode: text("5446 XX"),
        city: text("Wanroij"),
        phone: text("0485-000000"),
        email: text("info@example.nl"),
        doors_open_at: "08:20".into(),
        lessons_start_at: "08:30".into(),
        lunch_break_at: "12:00".into(),
        lessons_end_at: "14:00".into(),
        rooms: ["Directiekamer", "Spreekkamer", "Teamkamer"].map(Into::into).to_vec(),
        start_no_december: true,
        start_summer_weeks: 4,
        wen_mornings: 5,
        wen_places: 2,
        wen_weekdays: vec![1, 2, 3, 4, 5],
        wen_skip_first_weeks: 2,
        wen_skip_last_weeks: 4,
        wen_skip_sinterklaas: true,
        wen_bring: text("Gymschoenen, een beker en een gezonde hap voor tienen. Reservekleren in een tas met naam."),
        moving_up_on: None,
        look_back_weeks: 6,
    }
}

/// Everyone who works or worked at the school.
pub(super) struct Staff {
    pub(super) members: Vec<StaffMember>,
    this_year: i32,
    teachers: Vec<StaffId>,
    earlier_teachers: Vec<StaffId>,
    directors: [(StaffId, String); 2],
}

impl Staff {
    /// The staff as it is in the school year that starts in `this_year`.
    pub(super) fn new(this_year: i32) -> Self {
        let whole_week = vec![1, 2, 3, 4, 5];
        let director = member(DIRECTOR, StaffRole::Director, whole_week.clone(), None);
        let left_on = last_day(this_year - DIRECTOR_CHANGED - 1);
        let earlier = member(EARLIER_DIRECTOR, StaffRole::Director, whole_week, Some(left_on));
        let teachers: Vec<_> = TEACHERS
            .iter()
            .enumerate()
            .map(|(place, name)| member(*name, StaffRole::Teacher, days_of(place), None))
            .collect();
        let earlier_teachers: Vec<_> = EARLIER_TEACHERS
            .iter()
            .map(|(name, place, years)| {
                member(*name, StaffRole::Teacher, days_of(*place), Some(last_day(this_year - years - 1)))
            })
            .collect();
        let directors = [(director.id.clone(), shown(DIRECTOR)), (earlier.id.clone(), shown(EARLIER_DIRECTOR))];
        let ids = |members: &[StaffMember]| members.iter().map(|member| member.id.clone()).collect();
        let (teacher_ids, earlier_ids) = (ids(&teachers), ids(&earlier_teachers));
        let mut members = vec![director, earlier];
        members.extend(others());
        members.extend(teachers);
        members.extend(earlier_teachers);
        Self { members, this_year, teachers: teacher_ids, earlier_teachers: earlier_ids, directors }
    }

    /// Who led the school on a day, by id and name.
    pub(super) fn director_on(&self, day: NaiveDate) -> &(StaffId, String) {
        let [now, earlier] = &self.directors;
        if day > last_day(self.this_year - DIRECTOR_CHANGED - 1) { now } else { earlier }
    }

    /// Who has this name.
    pub(super) fn named(&self, name: &str) -> Option<StaffId> {
        self.members.iter().find(|member| staff_name(member) == name).map(|member| member.id.clone())
    }

    fn teacher_in(&self, start_year: i32, place: usize) -> StaffId {
        let earlier = EARLIER_TEACHERS
            .iter()
            .zip(&self.earlier_teachers)
            .find(|((_, of, years), _)| *of == place && start_year < self.this_year - years);
        earlier.map_or_else(|| self.teachers[place].clone(), |(_, id)| id.clone())
    }
}

/// The name of the office worker who does most of the writing.
pub(super) fn office() -> String {
    shown(OFFICE[0])
}

fn others() -> Vec<StaffMember> {
    let office = OFFICE.iter().zip([vec![1, 2, 3], vec![3, 4, 5]]);
    let office = office.map(|(name, days)| member(*name, StaffRole::Office, days, None));
    let assistants = ASSISTANTS.iter().zip([vec![1, 2, 4, 5], vec![2, 3, 4]]);
    let assistants = assistants.map(|(name, days)| member(*name, StaffRole::Assistant, days, None));
    let support = member(SUPPORT, StaffRole::Support, vec![1, 2, 4], None);
    office.chain(assistants).chain([support]).collect()
}

fn member(name: Name, role: StaffRole, working_days: Vec<i32>, left_on: Option<NaiveDate>) -> StaffMember {
    let (roepnaam, voorvoegsel, achternaam) = name;
    StaffMember {
        id: StaffId::new(),
        version: 0,
        roepnaam: roepnaam.into(),
        voorvoegsel: (!voorvoegsel.is_empty()).then(|| voorvoegsel.into()),
        achternaam: achternaam.into(),
        role,
        email: Some(address(&[roepnaam, voorvoegsel, achternaam])),
        working_days,
        left_on,
        sort_key: sort_key(achternaam, voorvoegsel, roepnaam),
    }
}

/// An e-mail address that no one can have: example.nl is kept free for examples.
pub(super) fn address(parts: &[&str]) -> String {
    let folded = parts.iter().map(|part| fold(part).replace(|letter: char| !letter.is_ascii_alphanumeric(), ""));
    format!("{}@example.nl", folded.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("."))
}

fn shown((roepnaam, voorvoegsel, achternaam): Name) -> String {
    crate::family::rules::full_name(roepnaam, voorvoegsel, achternaam)
}

fn days_of(teacher: usize) -> Vec<i32> {
    let plans = GROUPS.iter().flat_map(|group| group.teachers);
    let mut days: Vec<_> = plans.filter(|(place, _)| *place == teacher).flat_map(|(_, days)| days.to_vec()).collect();
    days.sort_unstable();
    days
}

fn last_day(start_year: i32) -> NaiveDate {
    school_year_bounds(start_year).1
}

/// The groups of one school year, with who teaches them.
pub(super) struct YearGroups {
    pub(super) start_year: i32,
    pub(super) groups: Vec<Group>,
    pub(super) teachings: Vec<Teaching>,
}

impl YearGroups {
    pub(super) fn new(start_year: i32, year: &SchoolYearId, staff: &Staff) -> Self {
        let groups: Vec<_> = GROUPS.iter().zip(1..).map(|(plan, room)| plan.row(year, room)).collect();
        let teachings = GROUPS.iter().zip(&groups).flat_map(|(plan, group)| plan.teachings(group, start_year, staff));
        let teachings = teachings.collect();
        Self { start_year, groups, teachings }
    }

    /// Where a child of this jaargroep goes; `turn` spreads the children over groups that share it.
    pub(super) fn group(&self, jaargroep: i32, turn: usize) -> Option<&Group> {
        let fitting: Vec<_> = self.groups.iter().filter(|group| group.jaargroepen.contains(&jaargroep)).collect();
        fitting.get(turn % fitting.len().max(1)).copied()
    }

    /// Who teaches the group of this name on a weekday.
    pub(super) fn teacher_on(&self, name: &str, weekday: i32) -> Option<StaffId> {
        let group = self.groups.iter().find(|group| group.name == name)?;
        let teaches = |teaching: &&Teaching| teaching.group_id == group.id && teaching.weekday == weekday;
        self.teachings.iter().find(teaches).map(|teaching| teaching.staff_id.clone())
    }

    /// Who teaches a group at the start of the week.
    pub(super) fn teacher(&self, group: &GroupId) -> Option<StaffId> {
        self.teachings.iter().find(|teaching| teaching.group_id == *group).map(|teaching| teaching.staff_id.clone())
    }
}

impl GroupPlan {
    fn row(&self, year: &SchoolYearId, room: i32) -> Group {
        Group {
            id: GroupId::new(),
            version: 0,
            school_year_id: year.clone(),
            name: self.name.into(),
            unit: Some(self.unit.into()),
            jaargroepen: self.jaargroepen.to_vec(),
            capacity: self.capacity,
            room: Some(format!("Lokaal {room}")),
            wen_places: None,
            wen_weekdays: Vec::new(),
        }
    }

    fn teachings(&self, group: &Group, start_year: i32, staff: &Staff) -> Vec<Teaching> {
        let days = self.teachers.iter().flat_map(|(place, days)| days.iter().map(|weekday| (*place, *weekday)));
        days.map(|(place, weekday)| Teaching {
            id: TeachingId::new(),
            version: 0,
            group_id: group.id.clone(),
            staff_id: staff.teacher_in(start_year, place),
            weekday,
        })
        .collect()
    }
}

/// When the office prepares a school year: the spring before it.
pub(super) fn prepared_on(start_year: i32) -> NaiveDate {
    plus(day(start_year, 5, 12), i64::from(start_year % 5))
}
