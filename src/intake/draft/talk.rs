//! The protocol in its versions, and a talk that is held with it.

use serde::Serialize;

use super::{Dossier, InterviewView};
use crate::intake::{Agreement, InterviewNote, Protocol, Section, Topic, TopicPreparation};

/// A version of the protocol in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ProtocolSummary {
    /// The version.
    pub protocol: Protocol,
    /// How many topics it has.
    pub topics: i32,
    /// How many talks are held with it.
    pub talks: i32,
    /// Whether talks that begin today are held with it.
    pub is_current: bool,
}

/// A version of the protocol, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct ProtocolView {
    /// The version.
    pub protocol: Protocol,
    /// Its parts, in order.
    pub sections: Vec<SectionView>,
    /// How many talks are held with it.
    pub talks: i32,
}

/// A part of a protocol with its topics, in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct SectionView {
    /// The part.
    pub section: Section,
    /// Its topics.
    pub topics: Vec<Topic>,
}

/// The protocol as one talk, or the preparation of it, needs it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TalkProtocol {
    /// The version.
    pub protocol: Protocol,
    /// Its parts, in order.
    pub sections: Vec<TalkSection>,
}

/// A part of the protocol in a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TalkSection {
    /// The part.
    pub section: Section,
    /// Its topics, in order.
    pub topics: Vec<TalkTopic>,
}

/// A topic in a talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TalkTopic {
    /// The topic.
    pub topic: Topic,
    /// What the director wants of it.
    pub preparation: Option<TopicPreparation>,
    /// What was said; none before anything was, and none when only preparing.
    pub note: Option<InterviewNote>,
    /// Whether it is still to be talked about: not discussed, and not marked as not needed.
    pub is_left: bool,
}

/// A talk under way: the topics, with the facts beside them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct TalkView {
    /// The talk.
    pub interview: InterviewView,
    /// Child, family and all the rest.
    pub dossier: Dossier,
    /// Topics and notes.
    pub protocol: TalkProtocol,
    /// What was agreed in this talk.
    pub agreements: Vec<Agreement>,
    /// How long it has lasted so far, in seconds, before this sitting.
    pub elapsed_seconds: i32,
    /// How many topics are left.
    pub left: i32,
}

crate::text_enum! {
    /// What is ticked beside a talk.
    pub enum TalkTick {
        /// The family was shown round.
        Tour = "tour",
        /// The family met the teacher.
        Introduction = "introduction",
    }
}
