//! What is typed while a parent is on the phone, and what the screens ask and show of an aanmelding.

mod decision;
mod dossier;
mod forecast;
mod plan;
mod request;
mod talk;

pub use decision::{DecisionDraft, DecisionOptions, StartCustom, StartProposal};
pub use dossier::{
    CheckItem, Dossier, GroupFill, InterviewView, PointKind, PointState, Preparation, TimelinePoint, ToEnrol,
};
pub use forecast::{Forecast, ForecastCell, ForecastGroup, ForecastStart};
pub use plan::{CaregiverChoice, InterviewCheck, InterviewDraft, InterviewRow, PlanOptions};
pub use request::{
    ApplicationCheck, ApplicationDraft, ApplicationFilter, ApplicationRow, ApplicationSort, BoardColumn, NextStep,
};
pub use talk::{ProtocolSummary, ProtocolView, SectionView, TalkProtocol, TalkSection, TalkTick, TalkTopic, TalkView};
