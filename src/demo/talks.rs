//! What the demo wrote down in talks: the protocol of the last two school years, notes, ticks, and what the director prepared.

use chrono::NaiveDate;

use super::cases::Told;
use super::dates::plus;
use super::deed::Rows;
use super::intake::Office;
use super::random::Random;
use crate::intake::draft::{ProtocolView, SectionView};
use crate::intake::protocol::parts;
use crate::intake::{
    Application, Interview, InterviewNote, NoteId, Protocol, ProtocolId, Topic, TopicKind, TopicMark, TopicPreparation,
    TopicPreparationId,
};
use crate::school::StaffId;
use crate::school::rules::school_year_start;

/// Talks of longer ago were held on paper.
const RECORDED_DAYS: i64 = 120;
/// About so many seconds go to one topic.
const SECONDS: std::ops::RangeInclusive<i64> = 8..=32;

/// What parents say on a topic.
const SAID: [(&str, &[&str]); 19] = [
    ("meeting.family", &["Oma past op woensdag op.", "De buren springen bij als het nodig is."]),
    ("meeting.language", &["Nederlands.", "Nederlands en thuis ook een andere taal; begrijpt allebei."]),
    ("meeting.choice", &["Dichtbij, en de buurkinderen gaan er ook.", "Familie zat hier zelf op school."]),
    ("child.strengths", &["Helpt graag en zorgt voor de konijnen.", "Kan lang met één ding bezig zijn."]),
    ("child.development", &["Liep vroeg; klimt overal op.", "Knippen is nog lastig, tekenen doet het graag."]),
    ("child.speech", &["Praat in hele zinnen.", "Is goed te verstaan voor wie het kent."]),
    ("child.play", &["Bouwt met blokken en treinen.", "Speelt het liefst buiten, met anderen."]),
    (
        "child.feelings",
        &["Trekt zich even terug en komt dan zelf terug.", "Wordt boos als iets niet lukt; een knuffel helpt."],
    ),
    ("child.sleep", &["Slaapt de nacht door.", "Slaapt op vrije dagen nog een uurtje."]),
    ("child.eating", &["Eet alles.", "Lust geen warme groente; fruit gaat goed."]),
    ("child.new_things", &["Kijkt eerst even toe.", "Zwaait en gaat spelen."]),
    ("child.worries", &["Geen zorgen.", "Ouders willen weten hoe school met drukte omgaat."]),
    ("self.toilet_help", &["Oefent thuis zonder luier; af en toe een ongelukje."]),
    ("health.senses", &["Alles in orde bij het consultatiebureau."]),
    ("childcare.where", &["Drie ochtenden peuteropvang, gaat met plezier.", "Twee dagen naar de opvang."]),
    ("group.teacher", &["Dat het even tijd nodig heeft om los te komen."]),
    ("ways.helping", &["Wil graag meerijden met uitjes.", "Opa kan klussen."]),
    ("wishes.wishes", &["Een vriendje uit de buurt in dezelfde groep."]),
    ("wishes.contact", &["Het liefst in Parro, na vier uur."]),
];

/// The protocol of a school year, as it was released when the year was prepared.
pub(super) fn released(start_year: i32, on: NaiveDate, by: &str) -> ProtocolView {
    let protocol = Protocol {
        id: ProtocolId::new(),
        version: 0,
        start_year,
        number: 1,
        released_on: Some(on),
        released_by: Some(by.to_owned()),
        begun: 1,
    };
    ProtocolView { sections: parts(&protocol.id), protocol, talks: 0 }
}

impl Rows {
    /// A version with all that is in it.
    pub(super) fn add_protocol(&mut self, view: &ProtocolView) {
        self.protocols.push(view.protocol.clone());
        for SectionView { section, topics } in &view.sections {
            self.sections.push(section.clone());
            self.topics.extend(topics.iter().cloned());
        }
    }
}

impl Office<'_> {
    /// A talk that was held, with everything that was written down in it.
    pub(super) fn write_down(&mut self, talk: &mut Interview, held_on: NaiveDate, rows: &mut Rows) {
        talk.held_on = Some(held_on);
        if talk.with_tour {
            (talk.toured_on, talk.toured_by) = (Some(held_on), Some(self.director(held_on)));
        }
        if let Some(teacher) = talk.teacher_id.as_ref().and_then(|id| self.name_of(id)) {
            (talk.introduced_on, talk.introduced_by) = (Some(held_on), Some(teacher));
        }
        self.begin(talk, rows, 1);
    }

    /// A talk that was stopped half-way, to go on later.
    pub(super) fn write_half(&mut self, talk: &mut Interview, rows: &mut Rows) {
        self.begin(talk, rows, 2);
    }

    /// Notes on the first topics: one in `part` of all of them.
    fn begin(&mut self, talk: &mut Interview, rows: &mut Rows, part: usize) {
        let Some(view) = self.protocol_on(talk.planned_on) else { return };
        let topics: Vec<Topic> = view.sections.iter().flat_map(|part| part.topics.clone()).collect();
        talk.protocol_id = Some(view.protocol.id.clone());
        let mut elapsed = 0;
        for topic in topics.iter().take(topics.len() / part) {
            elapsed += self.talks.within(SECONDS);
            rows.notes.push(note(&mut self.talks, talk, topic, i32::try_from(elapsed).unwrap_or(i32::MAX)));
        }
    }

    /// The version that was current then; none when talks were still held on paper.
    fn protocol_on(&self, day: NaiveDate) -> Option<&ProtocolView> {
        let start_year = school_year_start(day);
        let is_recorded = day > plus(self.today, -RECORDED_DAYS);
        self.protocols.iter().rfind(|view| is_recorded && view.protocol.start_year <= start_year)
    }

    pub(super) fn name_of(&self, id: &StaffId) -> Option<String> {
        self.staff.members.iter().find(|member| member.id == *id).map(crate::school::store::staff_name)
    }
}

fn note(random: &mut Random, talk: &Interview, topic: &Topic, elapsed_seconds: i32) -> InterviewNote {
    let texts = SAID.iter().find(|(key, _)| *key == topic.topic_key).map(|(_, texts)| *texts);
    let answer = match topic.kind {
        TopicKind::Discuss | TopicKind::Question => None,
        TopicKind::YesNo => Some(if random.chance(20) { "yes" } else { "no" }.to_owned()),
        TopicKind::Choice => topic.choices.get(usize::from(random.chance(25))).cloned(),
    };
    InterviewNote {
        id: NoteId::new(),
        version: 0,
        interview_id: talk.id.clone(),
        topic_id: topic.id.clone(),
        discussed: random.chance(96),
        answer,
        note: texts.map(|texts| random.pick(texts).to_owned()),
        elapsed_seconds,
    }
}

/// What the director marks after reading what the family told.
pub(super) fn prepared(application: &Application, told: &Told) -> Vec<TopicPreparation> {
    let row = |key: &str, mark: TopicMark, question: Option<&str>| TopicPreparation {
        id: TopicPreparationId::new(),
        version: 0,
        application_id: application.id.clone(),
        topic_key: key.to_owned(),
        mark: Some(mark),
        question: question.map(Into::into),
    };
    let mut rows = Vec::new();
    if !told.concerns.is_empty() {
        rows.push(row("child.worries", TopicMark::Must, told.questions.lines().next()));
    }
    if !told.support.is_empty() {
        rows.push(row("child.help", TopicMark::Must, told.questions.lines().nth(1)));
    }
    if !told.previous_school.is_empty() {
        let for_the_youngest =
            ["self.toilet_trained", "self.toilet", "self.toilet_help", "childcare.where", "childcare.vve"];
        rows.extend(for_the_youngest.map(|key| row(key, TopicMark::Skip, None)));
    }
    rows
}
