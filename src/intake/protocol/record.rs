//! The records of the protocol, of what is prepared on its topics, and of what is said on them.

use chrono::NaiveDate;

use crate::intake::{ApplicationId, InterviewId, NoteId, ProtocolId, SectionId, TopicId, TopicPreparationId};
use crate::{record, text_enum};

text_enum! {
    /// What a part of a protocol is about.
    pub enum SectionKind {
        /// Topics to talk about.
        Talk = "talk",
        /// What parents may expect of the school.
        SchoolExpectation = "school_expectation",
        /// What the school expects of parents.
        ParentExpectation = "parent_expectation",
    }
}

text_enum! {
    /// How a topic is answered.
    pub enum TopicKind {
        /// Talk about it; a remark is possible.
        Discuss = "discuss",
        /// A question with an answer in words.
        Question = "question",
        /// Yes or no, with a note.
        YesNo = "yes_no",
        /// One of some answers, with a note.
        Choice = "choice",
    }
}

text_enum! {
    /// What the director wants of a topic.
    pub enum TopicMark {
        /// Zeker bespreken.
        Must = "must",
        /// Niet nodig.
        Skip = "skip",
    }
}

record! {
    /// A version of the topics for the intake interview. A draft until it is released; frozen from then on.
    pub struct Protocol in "protocol" {
        /// Its id.
        pub id: ProtocolId,
        /// See the change door.
        pub version: i32,
        /// The school year it was made for: 2026 for 2026-2027.
        pub start_year: i32,
        /// Counts the versions of that year, from 1.
        pub number: i32,
        /// When it was released.
        pub released_on: Option<NaiveDate>,
        /// By whom.
        pub released_by: Option<String>,
        /// How often a talk began with it.
        pub begun: i32,
    }
}

record! {
    /// A part of a protocol.
    pub struct Section in "protocol_section" {
        /// Its id.
        pub id: SectionId,
        /// See the change door.
        pub version: i32,
        /// Of which protocol.
        pub protocol_id: ProtocolId,
        /// Its place, from 1.
        pub position: i32,
        /// What it is called.
        pub title: String,
        /// What it is about.
        pub kind: SectionKind,
    }
}

record! {
    /// A topic of a protocol.
    pub struct Topic in "protocol_topic" {
        /// Its id.
        pub id: TopicId,
        /// See the change door.
        pub version: i32,
        /// In which part.
        pub section_id: SectionId,
        /// The same in every version of the protocol.
        pub topic_key: String,
        /// Its place in the part, from 1.
        pub position: i32,
        /// What it is called.
        pub title: String,
        /// What to ask or to tell.
        pub prompt: Option<String>,
        /// How it is answered.
        pub kind: TopicKind,
        /// What to choose from, for [`TopicKind::Choice`].
        pub choices: Vec<String>,
    }
}

record! {
    /// What the director wants of a topic in the talks about one child.
    pub struct TopicPreparation in "topic_preparation" {
        /// Its id.
        pub id: TopicPreparationId,
        /// See the change door.
        pub version: i32,
        /// For which aanmelding.
        pub application_id: ApplicationId,
        /// Which topic, whatever the version of the protocol.
        pub topic_key: String,
        /// To discuss for sure, or not needed.
        pub mark: Option<TopicMark>,
        /// The director's own question.
        pub question: Option<String>,
    }
}

record! {
    /// What was said on a topic in a talk.
    pub struct InterviewNote in "interview_note" {
        /// Its id.
        pub id: NoteId,
        /// See the change door.
        pub version: i32,
        /// In which talk.
        pub interview_id: InterviewId,
        /// On which topic.
        pub topic_id: TopicId,
        /// Whether it was talked about.
        pub discussed: bool,
        /// `yes`, `no`, or one of the topic's choices.
        pub answer: Option<String>,
        /// In words.
        pub note: Option<String>,
        /// How long the talk had lasted, in seconds.
        pub elapsed_seconds: i32,
    }
}
