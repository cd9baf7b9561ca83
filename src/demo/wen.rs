//! How the children of the demo got used to school, and became pupils.

use chrono::{Datelike, NaiveDate};

use super::dates::{plus, working};
use super::deed::Rows;
use super::intake::Office;
use super::open::Dossier;
use super::pupils::Pupil;
use super::random::Random;
use super::school::office;
use super::visits::{Ready, Settling, Visit, Went};
use crate::family::Known;
use crate::intake::clock::{birthday, enrolment_on};
use crate::intake::{Application, ChildStart};
use crate::school::{Group, GroupId};
use crate::wenochtend::rules::{Guest, skipped_week, window};
use crate::wenochtend::{Answer, Attendance, CancelReason, Morning};

/// So many weeks after the first day school and parents look back.
const LOOK_BACK_WEEKS: i64 = 6;
/// A look back of so many days ago was written down, as a rule.
const WRITTEN_DAYS: i64 = 10;

const ESCORTS: [&str; 5] =
    ["Moeder brengt en haalt.", "Vader brengt, moeder haalt.", "Oma brengt en haalt.", "Moeder; oma haalt op.", ""];
const PLAY: [&str; 5] = [
    "Begon in de bouwhoek en bleef daar lang spelen.",
    "Keek eerst toe en ging na tien minuten meedoen in de huishoek.",
    "Speelde buiten met de fietsen.",
    "Wisselde vaak van hoek; in de zandbak kwam rust.",
    "Maakte een puzzel af van 24 stukjes.",
];
const CONTACT: [&str; 4] = [
    "Zocht de juf op en liet zich makkelijk meenemen door een oudste kleuter.",
    "Speelde naast de anderen, nog niet samen.",
    "Had het afscheid moeilijk; na vijf minuten was het over.",
    "Maakte meteen contact met het maatje van de groep.",
];
const LANGUAGE: [&str; 3] =
    ["Vertelt in de kring over thuis.", "Praat nog weinig in de groep, begrijpt alles.", "Zingt mee met het weerlied."];
const SELF_RELIANCE: [&str; 3] =
    ["Doet de jas zelf aan, de rits nog niet.", "Eet en drinkt zelf.", "Ruimt op als het gevraagd wordt."];
const TOILET: [&str; 3] = ["Ging zelf.", "Vroeg om hulp met de knoop.", "Ongelukje; schone kleren uit de tas."];
const IMPRESSION: [&str; 3] = [
    "Ouders vonden het een fijne ontvangst.",
    "Vond het leuk en was moe, zegt moeder.",
    "Ouders willen graag weten wie het maatje is.",
];
const QUESTION: [&str; 3] =
    ["Lukt het afscheid korter?", "Hoe gaat het buiten spelen?", "Gaat het eten in de kring ook goed?"];
const READINESS: [&str; 3] =
    ["Zindelijk overdag; jas aan met hulp.", "Oefent thuis met zelf billen afvegen.", "Kan het allemaal al zelf."];
const LOOK_BACK: [&str; 3] = [
    "Heeft het naar de zin en speelt met vaste vriendjes.",
    "Is 's middags nog moe; ouders brengen op tijd naar bed.",
    "Went goed. Afspraak: over twee maanden kijken we naar de taal.",
];

fn morning(of: &Application, group: &GroupId, planned_on: NaiveDate) -> Morning {
    Morning::new(of.child_id.clone(), of.id.clone(), group.clone(), planned_on)
}

fn start(of: &Application) -> ChildStart {
    ChildStart::unwritten(of.id.clone())
}

/// What the parents said, and who comes along.
fn answer(morning: &mut Morning, went: Went, on: NaiveDate, random: &mut Random) {
    morning.answer = match went {
        Went::Unanswered => return,
        Went::CalledOff => Answer::Cannot,
        Went::Comes | Went::Present | Went::Ill | Went::Home => Answer::Comes,
    };
    morning.answered_on = Some(on);
    if went == Went::CalledOff {
        (morning.cancelled_on, morning.cancel_reason) = (Some(on), Some(CancelReason::Parents));
    } else {
        let escort = random.pick(&ESCORTS);
        morning.escort = (!escort.is_empty()).then(|| escort.to_owned());
    }
}

/// What became of the morning, and what was seen.
fn mark(morning: &mut Morning, went: Went, by: String, random: &mut Random) {
    morning.attendance = match went {
        Went::Unanswered | Went::Comes | Went::CalledOff => return,
        Went::Present => Some(Attendance::Present),
        Went::Ill => Some(Attendance::Ill),
        Went::Home => Some(Attendance::WentHome),
    };
    morning.marked_by = Some(by);
    if went == Went::Ill {
        return;
    }
    let mut seen = |percent, texts: &[&'static str]| random.chance(percent).then(|| random.pick(texts).to_owned());
    morning.left_at = (went == Went::Home).then(|| "10:45".to_owned());
    morning.play = seen(75, &PLAY);
    morning.contact = seen(70, &CONTACT);
    morning.language = seen(40, &LANGUAGE);
    morning.self_reliance = seen(40, &SELF_RELIANCE);
    morning.toilet = seen(35, &TOILET);
    morning.parents_impression = seen(30, &IMPRESSION);
    morning.next_question = seen(25, &QUESTION);
}

impl Office<'_> {
    /// How a child that is or was at school got used to it and became a pupil.
    pub(super) fn settled(&mut self, pupil: &Pupil, application: &Application, rows: &mut Rows) {
        let born_on = pupil.child.born_on;
        if pupil.previous_school.is_none() {
            rows.mornings.extend(self.held_mornings(application, born_on));
        }
        rows.starts.extend(self.started(application, born_on));
    }

    fn held_mornings(&mut self, application: &Application, born_on: NaiveDate) -> Vec<Morning> {
        let Some(group) = application.group_id.as_ref().and_then(|id| self.group(id)).cloned() else {
            return Vec::new();
        };
        let days = self.days_for(application, born_on);
        let usual = usize::try_from(self.customs.mornings).unwrap_or(0);
        let wanted = (usual - usize::from(self.wen.chance(12))).min(days.len());
        let mut mornings = Vec::new();
        for part in 0..wanted {
            let (first, last) = (part * days.len() / wanted, (part + 1) * days.len() / wanted);
            let turn = usize::try_from(self.wen.within(0..=30)).unwrap_or(0) % (last - first);
            let mut around = (first..last).cycle().skip(turn).take(last - first).map(|place| days[place]);
            if let Some(on) = around.find(|on| self.seat(&group.name, *on)) {
                mornings.push(self.held_morning(application, &group, on));
            }
        }
        mornings
    }

    fn held_morning(&mut self, application: &Application, group: &Group, on: NaiveDate) -> Morning {
        let went = match self.wen.within(1..=100) {
            1..=5 => Went::Ill,
            6..=8 => Went::Home,
            _ => Went::Present,
        };
        let mut held = morning(application, &group.id, on);
        answer(&mut held, went, working(plus(on, -9)), &mut self.wen);
        mark(&mut held, went, self.teacher_on(&group.name, on), &mut self.wen);
        held
    }

    fn started(&mut self, application: &Application, born_on: NaiveDate) -> Option<ChildStart> {
        let (starts_on, decided_on) = (application.starts_on?, application.decided_on?);
        let looked_on = working(plus(starts_on, -28 + self.wen.within(-3..=3))).max(decided_on);
        let look_back_on = self.calendar.first_school_day_on_or_after(plus(starts_on, 7 * LOOK_BACK_WEEKS));
        let is_written = self.wen.chance(50);
        let looked_back = |on: &NaiveDate| plus(*on, WRITTEN_DAYS) < self.today || (*on < self.today && is_written);
        let looked_back_on = look_back_on.filter(looked_back);
        let mut known = |percent| if self.wen.chance(percent) { Known::Yes } else { Known::No };
        let (toilet, self_reliance) = (known(94), known(88));
        let note = self.wen.chance(40).then(|| self.wen.pick(&READINESS).to_owned());
        let said = self.wen.pick(&LOOK_BACK).to_owned();
        Some(ChildStart {
            looked_on: Some(looked_on),
            toilet,
            self_reliance,
            readiness_note: note,
            confirmed_on: Some(working(plus(starts_on, -14)).max(looked_on)),
            started_on: Some(starts_on),
            enrolled_on: Some(enrolment_on(starts_on, birthday(born_on, 4), self.calendar)),
            look_back_on,
            looked_back_on,
            look_back_note: looked_back_on.map(|_| said),
            ..start(application)
        })
    }

    /// The days on which a child may come and the school likes it; nobody comes before the school said yes.
    fn days_for(&self, of: &Application, born_on: NaiveDate) -> Vec<NaiveDate> {
        let guest = Guest { born_on, starts_on: of.starts_on, admitted: true };
        let (from, until) = window(&guest);
        let from = of.decided_on.map_or(from, |on| from.max(on));
        from.iter_days().take_while(|day| *day <= until).filter(|day| self.suits(*day)).collect()
    }

    fn suits(&self, day: NaiveDate) -> bool {
        let has_school = self.calendar.knows(day) && self.calendar.is_school_day(day);
        has_school && skipped_week(day, &self.customs, self.calendar).is_none()
    }

    /// The day so many suitable days from today; 0 is today, or the first after it.
    fn suitable(&self, days: i64) -> Option<NaiveDate> {
        let step = if days < 0 { -1 } else { 1 };
        let from = if days < 0 { plus(self.today, -1) } else { self.today };
        let places = usize::try_from(if days < 0 { -days - 1 } else { days }).ok()?;
        // Half a year reaches over any vacation.
        (0..180).map(|on| plus(from, step * on)).filter(|day| self.suits(*day)).nth(places)
    }

    /// Whether the group has a place that day; it is taken then.
    fn seat(&mut self, group: &str, on: NaiveDate) -> bool {
        let taken = self.guests.entry((group.to_owned(), on)).or_default();
        let has_place = *taken < self.customs.places;
        *taken += i32::from(has_place);
        has_place
    }

    fn group(&self, id: &GroupId) -> Option<&Group> {
        self.years.iter().flat_map(|year| &year.groups).find(|group| group.id == *id)
    }

    fn teacher_on(&self, group: &str, on: NaiveDate) -> String {
        let weekday = on.weekday().number_from_monday().cast_signed();
        let teacher = self.year_of(on).and_then(|year| year.teacher_on(group, weekday));
        teacher.and_then(|id| self.name_of(&id)).unwrap_or_else(office)
    }
}

impl Dossier<'_, '_> {
    /// The mornings as they were planned, answered and marked, and how ready the child is.
    pub(super) fn settle(&mut self) {
        let Settling { visits, ready, .. } = self.case.told.settling;
        if let (Some(group), Some(decided_on)) = (self.receiving(), self.application.decided_on) {
            self.mornings(visits, &group, decided_on);
            self.look(ready, decided_on);
        }
    }

    /// The group in which the mornings are planned: the agreed one, or another when the child was moved since.
    fn receiving(&self) -> Option<Group> {
        let id = self.application.group_id.as_ref()?;
        let year = self.desk.years.iter().find(|year| year.groups.iter().any(|group| group.id == *id))?;
        let agreed = year.groups.iter().find(|group| group.id == *id)?;
        let mut others = year.groups.iter().filter(|group| group.id != *id && group.jaargroepen == agreed.jaargroepen);
        let moved = self.case.told.settling.regrouped;
        others.next().filter(|_| moved).or(Some(agreed)).cloned()
    }

    fn mornings(&mut self, visits: &[Visit], group: &Group, decided_on: NaiveDate) {
        let possible = self.desk.days_for(&self.application, self.child.born_on);
        let mut planned = Vec::new();
        for (days, went) in visits {
            let Some(on) = self.desk.suitable(*days).filter(|on| possible.contains(on)) else { continue };
            if *went == Went::CalledOff || self.desk.seat(&group.name, on) {
                planned.push((morning(&self.application, &group.id, on), *went));
            }
        }
        let Some((first, _)) = planned.first() else { return };
        let day = working(plus(first.planned_on, -12)).max(decided_on).min(self.desk.today);
        let rows = Rows { mornings: planned.iter().map(|(morning, _)| morning.clone()).collect(), ..Rows::default() };
        self.wen_deed(day, office(), "wenochtend.plan", rows);
        self.answered(&mut planned, working(plus(day, 3)).min(self.desk.today));
        for (morning, went) in planned {
            self.marked(morning, went, &group.name);
        }
    }

    fn answered(&mut self, planned: &mut [(Morning, Went)], on: NaiveDate) {
        let mut rows = Rows::default();
        for (morning, went) in planned {
            morning.version = 1;
            if *went != Went::Unanswered {
                answer(morning, *went, on, &mut self.desk.wen);
                rows.changed_mornings.push(morning.clone());
                morning.version = 2;
            }
        }
        self.wen_deed(on, office(), "wenochtend.answer", rows);
    }

    fn marked(&mut self, mut morning: Morning, went: Went, group: &str) {
        let on = morning.planned_on;
        let teacher = self.desk.teacher_on(group, on);
        mark(&mut morning, went, teacher.clone(), &mut self.desk.wen);
        if morning.attendance.is_some() {
            self.wen_deed(on, teacher, "wenochtend.mark", Rows { changed_mornings: vec![morning], ..Rows::default() });
        }
    }

    fn look(&mut self, ready: Ready, decided_on: NaiveDate) {
        let Some(starts_on) = self.application.starts_on.filter(|_| ready != Ready::No) else { return };
        let on = |days: i64| working(plus(starts_on, -days)).max(decided_on).min(self.desk.today);
        let (looked_on, confirmed_on) = (on(28), on(14));
        let note = Some(self.desk.wen.pick(&READINESS).to_owned());
        let (toilet, self_reliance) = (Known::Yes, Known::No);
        let looked = ChildStart {
            looked_on: Some(looked_on),
            toilet,
            self_reliance,
            readiness_note: note,
            ..start(&self.application)
        };
        let rows = Rows { starts: vec![looked.clone()], ..Rows::default() };
        self.wen_deed(looked_on, office(), "start.readiness", rows);
        if ready == Ready::Confirmed {
            let confirmed = ChildStart { version: 1, confirmed_on: Some(confirmed_on), ..looked };
            let rows = Rows { changed_starts: vec![confirmed], ..Rows::default() };
            self.wen_deed(confirmed_on, office(), "start.confirm", rows);
        }
    }

    /// A deed of which the minute is drawn apart.
    fn wen_deed(&mut self, on: NaiveDate, by: String, key: &'static str, rows: Rows) {
        let minutes = self.desk.wen.within(0..=14);
        self.deed_within(on, by, key, rows, minutes);
    }
}
