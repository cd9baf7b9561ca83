//! What a rule says about input: which field, how serious, and why. The window makes the sentence.

use std::collections::BTreeMap;

use serde::Serialize;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know; nothing is wrong.
    Hint,
    /// The school's custom or advice is not followed; allowed.
    Warning,
    /// Not possible, or forbidden by law; refused.
    Refusal,
}

/// Every finding the rules can have. The window must have a sentence for each (the compiler checks).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// A required field is empty.
    Required,
    /// Longer than `max` characters.
    TooLong,
    /// Control characters, emoji or markup where a name stands.
    NotAName,
    /// Invisible control characters in free text.
    ControlCharacters,
    /// Not a Dutch postcode.
    NotAPostcode,
    /// Not a telephone number.
    NotAPhone,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a BRIN number.
    NotABrin,
    /// Not a time of day.
    NotATime,
    /// Born after today.
    BornInFuture,
    /// Over 13 years old.
    BornTooLongAgo,
    /// This child has an open aanmelding already; `application_id`, `name`.
    DoubleApplication,
    /// A child with this name and birth date is known already; `child_id`, `name`.
    KnownChild,
    /// A caregiver with the same name, phone or e-mail is known; `caregiver_id`, `name`.
    KnownCaregiver,
    /// Received before the third birthday: counts from `on` (WPO art. 40 lid 2).
    BeforeThirdBirthday,
    /// Received after today.
    ReceivedInFuture,
    /// Received after `on`, when a postponement, decision or withdrawal followed from it.
    ReceivedTooLate,
    /// Wanted start before the fourth birthday `on` (WPO art. 39 lid 1).
    StartBeforeFourthBirthday,
    /// Less than ten weeks between receipt and wanted start (WPO art. 40 lid 2).
    ShortNotice,
    /// The day is in a vacation or a holiday; `name`.
    ClosedDay,
    /// The day is a Saturday or Sunday.
    WeekendDay,
    /// The day lies outside the school years that are entered.
    UnknownYear,
    /// So far from this child's life that the year was typed wrong.
    WrongYear,
    /// The day lies before today.
    InThePast,
    /// Ends before it starts.
    EndsBeforeStart,
    /// Overlaps with `name`.
    Overlaps,
    /// `name` has another talk then, at `time`.
    StaffBusy,
    /// `name` does not work that day.
    StaffNotWorking,
    /// Room `name` is taken then, at `time`.
    RoomBusy,
    /// Outside the school's hours.
    OutsideSchoolHours,
    /// A caregiver with custody has not signed; `name`. `signed_by` names who with custody did.
    SignatureMissing,
    /// Custody of `name` is unknown or without proof.
    CustodyUnclear,
    /// `name` has a no-contact order and is asked to come.
    NoContactOrder,
    /// The postponement came after the first term ended on `on`, and does not extend it (WPO art. 40 lid 6).
    PostponedTooLate,
    /// The group is full on that day: `used` of `capacity`.
    GroupFull,
    /// The group is still in use and cannot be removed; `count`.
    InUse,
    /// This name is taken already.
    NameTaken,
    /// There is no one to say this of: choose at least one.
    NoneChosen,
    /// Not a number that fits here: `min` to `max`.
    OutOfRange,
    /// Refusing a child that needs support is only possible after another school is found (WPO art. 40 lid 4).
    DutyOfCare,
    /// A decision stands already; take it back first.
    AlreadyDecided,
    /// The parents withdrew this aanmelding, or the child has started: nothing can be planned or decided any more.
    ApplicationClosed,
    /// Lies after today, where only something that happened can stand.
    InTheFuture,
    /// Lies before the aanmelding came in, `on`.
    BeforeReceived,
    /// Lies after the last day for the decision, `on` (WPO art. 40 lid 6).
    AfterDecideBy,
    /// Not within the school year of group `name`: `from` to `until`.
    NotInGroupYear,
    /// Paper `kind` was not seen yet.
    DocumentMissing,
    /// Whether the school may ask `name` (opvang or previous school) is not known.
    ConsentMissing,
    /// Extra support is needed, but not which.
    SupportNoteMissing,
    /// `name` has no custody: gets facts about the child only when asking for them (BW 1:377c).
    NoCustody,
    /// `name` wants talks apart from the other caregiver.
    ApartTalk,
    /// `name` needs an interpreter, for `language` if known.
    InterpreterNeeded,
    /// This version of the protocol was released, and is frozen: make a new one.
    ProtocolReleased,
    /// A version without topics cannot be released, and a part without topics says nothing; `name` of the part.
    NoTopics,
    /// A choice needs at least two answers.
    TooFewChoices,
    /// Not one of the answers of this topic.
    NotAChoice,
    /// A draft of this year is there already.
    DraftExists,
    /// This talk was called off: plan a new one, or write down that it is held after all.
    TalkCancelled,
    /// `name` has custody and does not agree: the school may not enrol the child.
    CaregiverObjects,
    /// A refused child that needs support: which school is found willing must be said (WPO art. 40 lid 4).
    OtherSchoolMissing,
    /// A refused child that needs support: when the parents were heard must be said (WPO art. 40 lid 4).
    ParentsNotHeard,
    /// On which ground the child is refused must be said.
    GroundMissing,
    /// A child cannot be refused before the school judged whether it needs extra support (WPO art. 40 lid 3).
    SupportUnknown,
    /// Refused because the school is full, but group `name` has room: `used` of `capacity`.
    RoomLeft,
    /// A place on the waiting list is no admission: the law still asks for a decision by `on` (WPO art. 40 lid 6).
    WaitingIsNoDecision,
    /// First day after the child has to be at school, from `on` (Leerplichtwet art. 3 lid 1).
    AfterCompulsory,
    /// Lies after the decision of `on`, where only something that came before it can stand.
    AfterDecision,
    /// There is no field `name` in this letter; `nearest` may be meant; `line` says where in the text.
    UnknownField,
    /// A field begins with a brace and never ends; `line` says where.
    UnclosedField,
    /// The field `name` fills paragraphs of its own, and must stand alone on a line; `line` says where it does not.
    FieldNotAlone,
    /// The field `name` is empty for this child: the letter would have a gap.
    EmptyField,
    /// Nobody of this child gets post.
    NoAddressee,
    /// `name` has no address yet.
    AddressMissing,
    /// The text names the secret address or number of `name`, which this reader may not see.
    SecretInLetter,
    /// `name` does not come to the talk that the letter is about; refused when `other`, who does, keeps apart from them.
    NotInTalk,
    /// A kept letter was for `name`, to whom it may not go any more: the family has changed since.
    ReadersChanged,
    /// The file is larger than `max` MB.
    FileTooLarge,
    /// The picture is wider or higher than `max` pixels.
    PictureTooLarge,
    /// The file is no picture that a letter can show (PNG, JPEG or SVG).
    NotAPicture,
    /// There is nothing of this kind to write: `what`.
    NothingToTell,
    /// This folder lies within the store's own: what happens to the store happens to it.
    PlaceInStore,
    /// No file can be made in this folder, or it is not there.
    PlaceNotWritable,
    /// Before `from`: a child may come from 3 years and 10 months (WPO art. 39 lid 3).
    BeforeWenWindow,
    /// After `until`: a child may come until the day before the fourth birthday (WPO art. 39 lid 3).
    AfterWenWindow,
    /// On or after the first day as a pupil, `on`.
    AfterFirstDay,
    /// More than five days or `max` half days (WPO art. 39 lid 3).
    TooManyHalfDays,
    /// The child has a morning on that day already.
    MorningTwice,
    /// `used` of `places` wenkinderen come to group `name` that morning already.
    MorningFull,
    /// Group `name` has no lessons on that weekday.
    NoLessons,
    /// No group was agreed for the child: agree on it first.
    GroupMissing,
    /// Only an admitted child can come.
    NotAdmitted,
    /// The school would rather have no wenkinderen that week; `week` is `first`, `sinterklaas` or `last`.
    SkippedWeek,
    /// The school would rather have no wenkinderen on that weekday.
    WeekdayNotSuited,
    /// More than the school's usual number, `usual`.
    MoreThanUsual,
    /// A morning that was held, or whose day has passed, cannot be moved or called off.
    MorningOver,
    /// A morning that was called off cannot be marked.
    MorningCancelled,
    /// Only `found` of `wanted` mornings could be found.
    TooFewMornings,
    /// The morning is in another group than the one that waits for the child now, `name`.
    OtherGroup,
    /// Nobody looked whether the child is ready yet.
    ReadinessNotLooked,
    /// The first day was not confirmed yet.
    StartNotConfirmed,
    /// The child was made a pupil already, on `on`.
    AlreadyStarted,
    /// No first day was agreed: agree on it first.
    FirstDayMissing,
    /// Lies before the first day, `on`.
    BeforeFirstDay,
}

/// One thing a rule has to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Finding {
    /// The field it is about, as the input names it (`child.born_on`); empty for the whole.
    pub field: String,
    /// How serious.
    pub severity: Severity,
    /// What.
    pub code: FindingCode,
    /// Names, dates (ISO) and numbers for the sentence.
    pub values: BTreeMap<String, String>,
    /// The law or rule behind it, as the school may quote it.
    pub source: Option<String>,
}

impl Finding {
    /// A finding that stops the deed.
    #[must_use]
    pub fn refusal(field: impl Into<String>, code: FindingCode) -> Self {
        Self::new(field, Severity::Refusal, code)
    }

    /// A finding that is said, and allowed.
    #[must_use]
    pub fn warning(field: impl Into<String>, code: FindingCode) -> Self {
        Self::new(field, Severity::Warning, code)
    }

    /// A finding that only informs.
    #[must_use]
    pub fn hint(field: impl Into<String>, code: FindingCode) -> Self {
        Self::new(field, Severity::Hint, code)
    }

    fn new(field: impl Into<String>, severity: Severity, code: FindingCode) -> Self {
        Self { field: field.into(), severity, code, values: BTreeMap::new(), source: None }
    }

    /// Adds a value for the sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.values.insert(name.into(), value.to_string());
        self
    }

    /// Names the law or rule behind it.
    #[must_use]
    pub fn because(mut self, source: &str) -> Self {
        self.source = Some(source.into());
        self
    }
}

/// Refuses with [`crate::Error::Invalid`] when any finding is a refusal.
///
/// # Errors
/// `Invalid` with all findings, so that the window can show warnings too.
pub fn refuse_if_any(findings: Vec<Finding>) -> crate::Result<Vec<Finding>> {
    if findings.iter().any(|finding| finding.severity == Severity::Refusal) {
        return Err(crate::Error::Invalid { findings });
    }
    Ok(findings)
}
