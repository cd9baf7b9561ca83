//! The aanmeldingen that are under way: one for every situation the office and the director meet. All days count from today.

use super::household::Shape;
use super::names::{BRABANT, FRISIAN, OTHER, Origin, POLISH, SYRIAN, TURKISH};
use super::visits::{DONE, FIRST, HALFWAY, MOVED, NEARLY_DONE, NOTHING, SECOND, Settling};
use crate::intake::{AgreementRole, Decision, DocumentKind, ReceivedBy, RefusalGround};

/// Who applies.
#[derive(Clone, Copy)]
pub(super) enum Who {
    /// A family that the school does not know yet.
    New(Shape, &'static Origin),
    /// A family with a child at school.
    Sibling,
    /// The twin of the case before.
    Twin,
}

/// How far it has come.
#[derive(Clone, Copy)]
pub(super) enum Stage {
    /// Nothing has happened since.
    Received,
    /// A talk is planned in so many days.
    Planned(i64),
    /// An earlier talk was called off; a new one is planned in so many days.
    Moved(i64),
    /// The day of the talk was so many days ago, and nobody wrote down whether it was held.
    Unrecorded(i64),
    /// The talk was held so many days ago.
    Held(i64),
    /// Held, and so many days ago the parents got notice that the decision takes longer.
    Postponed {
        /// Days since the talk.
        held: i64,
        /// Days since the notice.
        notice: i64,
    },
    /// Decided so many days ago, for this reason.
    Decided {
        /// Days since the talk.
        held: i64,
        /// Days since the decision.
        decided: i64,
        /// What.
        decision: Decision,
        /// Why, or nothing.
        reason: &'static str,
    },
    /// Not admitted.
    Refused {
        /// Days since the talk.
        held: i64,
        /// Days since the decision.
        decided: i64,
        /// On which ground.
        ground: RefusalGround,
        /// Why.
        reason: &'static str,
        /// The school that will take the child, found in the week before; empty text for none.
        other_school: &'static str,
    },
    /// Admitted, with an agreed first day.
    Agreed {
        /// Days since the talk.
        held: i64,
        /// Days since the decision.
        decided: i64,
        /// Days until the first day; none for the first school day after the fourth birthday.
        start: Option<i64>,
    },
    /// Withdrawn so many days ago, for this reason.
    Withdrawn(i64, &'static str),
}

/// What, whose part, due in so many days, and whether it is done.
pub(super) type Promise = (&'static str, AgreementRole, i64, bool);

/// What the family told; empty text for what it did not.
#[derive(Clone, Copy)]
pub(super) struct Told {
    pub(super) previous_school: &'static str,
    pub(super) other_schools: &'static str,
    pub(super) vve: &'static str,
    pub(super) support: &'static str,
    pub(super) concerns: &'static str,
    pub(super) questions: &'static str,
    pub(super) remarks: &'static str,
    /// Whether everyone with custody has signed.
    pub(super) signed: bool,
    /// Whether the papers were seen.
    pub(super) papers: bool,
    /// Whether the opvang or the earlier school may be asked.
    pub(super) consent: bool,
    pub(super) promises: &'static [Promise],
    /// What the caregiver who was called last says against it.
    pub(super) objection: &'static str,
    /// What was done for the enrolment.
    pub(super) enrolled: &'static [DocumentKind],
    /// How the child gets used to school.
    pub(super) settling: Settling,
}

/// An aanmelding under way.
#[derive(Clone, Copy)]
pub(super) struct Case {
    pub(super) who: Who,
    /// Days until the fourth birthday; negative for who is older.
    pub(super) four_in: i64,
    /// Days since receipt.
    pub(super) received: i64,
    pub(super) channel: ReceivedBy,
    pub(super) stage: Stage,
    pub(super) told: Told,
}

const PLAIN: Told = Told {
    previous_school: "",
    other_schools: "",
    vve: "",
    support: "",
    concerns: "",
    questions: "",
    remarks: "",
    signed: true,
    papers: true,
    consent: true,
    promises: &[],
    objection: "",
    enrolled: &[],
    settling: NOTHING,
};
/// Told by phone: the form and the papers still have to come.
const ON_THE_PHONE: Told = Told { signed: false, papers: false, consent: false, ..PLAIN };
const NO_PAPERS: Told = Told { papers: false, ..PLAIN };

const fn case(who: Who, four_in: i64, received: i64, channel: ReceivedBy, stage: Stage, told: Told) -> Case {
    Case { who, four_in, received, channel, stage, told }
}

const fn new(shape: Shape, origin: &'static Origin) -> Who {
    Who::New(shape, origin)
}

const fn decided(held: i64, decided: i64, decision: Decision, reason: &'static str) -> Stage {
    Stage::Decided { held, decided, decision, reason }
}

const fn agreed(held: i64, decided: i64, start: Option<i64>) -> Stage {
    Stage::Agreed { held, decided, start }
}

pub(super) static RECEIVED: [Case; 9] = [
    case(new(Shape::Together, &BRABANT), 331, 0, ReceivedBy::Phone, Stage::Received, ON_THE_PHONE),
    case(Who::Sibling, 302, 1, ReceivedBy::Parro, Stage::Received, NO_PAPERS),
    // Not yet 3: the six weeks have not begun.
    case(new(Shape::TwoFathers, &BRABANT), 386, 6, ReceivedBy::Paper, Stage::Received, PLAIN),
    case(
        new(Shape::Together, &POLISH),
        151,
        5,
        ReceivedBy::Visit,
        Stage::Received,
        Told { vve: "Uk & Puk, vier dagdelen per week sinds september.", consent: false, ..NO_PAPERS },
    ),
    case(
        new(Shape::Separated, &BRABANT),
        248,
        12,
        ReceivedBy::Email,
        Stage::Received,
        Told {
            signed: false,
            other_schools: "Ook aangemeld bij een school in Mill.",
            objection: "Vader wil dat het kind in Mill naar school gaat, dicht bij zijn huis.",
            ..PLAIN
        },
    ),
    case(new(Shape::Together, &FRISIAN), 203, 9, ReceivedBy::Paper, Stage::Received, PLAIN),
    case(Who::Twin, 203, 9, ReceivedBy::Paper, Stage::Received, PLAIN),
    // Almost six weeks, and no talk was planned.
    case(
        new(Shape::Single, &TURKISH),
        95,
        36,
        ReceivedBy::Phone,
        Stage::Received,
        Told { remarks: "Moeder is drie keer gebeld; werkt in wisseldienst.", ..ON_THE_PHONE },
    ),
    case(new(Shape::Together, &BRABANT), 271, 15, ReceivedBy::Visit, Stage::Received, PLAIN),
];

pub(super) static PLANNED: [Case; 8] = [
    case(
        new(Shape::Together, &BRABANT),
        121,
        16,
        ReceivedBy::Paper,
        Stage::Planned(0),
        Told {
            support: "Praat nog weinig; logopedie sinds de zomer bij de peuteropvang.",
            concerns: "Ouders zien dat hun kind boos wordt als het niet begrepen wordt.",
            questions: "Wat werkt thuis als het niet lukt om iets te zeggen?\nMag de logopedist op school komen?",
            ..PLAIN
        },
    ),
    case(new(Shape::Single, &BRABANT), 139, 13, ReceivedBy::Phone, Stage::Planned(0), NO_PAPERS),
    case(
        new(Shape::Separated, &BRABANT),
        160,
        20,
        ReceivedBy::Email,
        Stage::Planned(1),
        Told { signed: false, remarks: "Vader wil graag een eigen gesprek.", ..PLAIN },
    ),
    case(new(Shape::CustodyUnknown, &SYRIAN), 88, 18, ReceivedBy::Visit, Stage::Planned(3), NO_PAPERS),
    case(new(Shape::TwoMothers, &BRABANT), 212, 10, ReceivedBy::Parro, Stage::Planned(7), PLAIN),
    case(
        new(Shape::WithStepfather, &BRABANT),
        -1310,
        8,
        ReceivedBy::Phone,
        Stage::Planned(9),
        Told {
            previous_school: "Basisschool De Voorbeeldboom, Boxmeer",
            concerns: "Werd op de vorige school gepest.",
            ..NO_PAPERS
        },
    ),
    case(Who::Sibling, 233, 28, ReceivedBy::Paper, Stage::Moved(4), PLAIN),
    case(
        new(Shape::Grandmother, &OTHER),
        176,
        11,
        ReceivedBy::Visit,
        Stage::Planned(10),
        Told { concerns: "Oma maakt zich zorgen over het slapen.", ..PLAIN },
    ),
];

pub(super) static HELD: [Case; 7] = [
    case(new(Shape::Together, &BRABANT), 149, 25, ReceivedBy::Paper, Stage::Unrecorded(4), PLAIN),
    case(new(Shape::Foster, &BRABANT), 75, 22, ReceivedBy::Phone, Stage::Unrecorded(1), NO_PAPERS),
    // Three days left to decide.
    case(new(Shape::Together, &TURKISH), 130, 39, ReceivedBy::Paper, Stage::Held(6), PLAIN),
    case(
        new(Shape::Together, &BRABANT),
        110,
        24,
        ReceivedBy::Visit,
        Stage::Held(2),
        Told {
            concerns: "Nog niet zindelijk; ouders vragen hoe school daarmee omgaat.",
            promises: &[
                ("Informatie over zindelijkheid meegeven", AgreementRole::School, 1, false),
                ("Thuis oefenen en over drie weken bellen", AgreementRole::Parents, 5, false),
                ("Rondleiding door het gebouw gegeven", AgreementRole::School, -2, true),
            ],
            ..PLAIN
        },
    ),
    // Too late.
    case(new(Shape::Together, &POLISH), 98, 47, ReceivedBy::Paper, Stage::Held(14), NO_PAPERS),
    case(
        new(Shape::Single, &BRABANT),
        61,
        50,
        ReceivedBy::Email,
        Stage::Postponed { held: 20, notice: 12 },
        Told {
            support: "Diabetes type 1: prikken en insuline onder schooltijd.",
            questions: "Wie leert het team het prikken?\nWie neemt waar op donderdag en vrijdag?",
            promises: &[("Gesprek met de diabetesverpleegkundige", AgreementRole::School, 6, false)],
            ..PLAIN
        },
    ),
    // Ten weeks are nearly over: the law will place this child.
    case(
        new(Shape::Together, &SYRIAN),
        4,
        64,
        ReceivedBy::Visit,
        Stage::Postponed { held: 40, notice: 30 },
        Told { consent: false, ..NO_PAPERS },
    ),
];

pub(super) static DECIDED: [Case; 14] = [
    case(
        new(Shape::Together, &BRABANT),
        -1815,
        60,
        ReceivedBy::Phone,
        decided(41, 22, Decision::WaitingList, "Groep 6 zit vol; na de voorjaarsvakantie komt er een plaats vrij."),
        Told { previous_school: "De Proeftuin, Cuijk", ..PLAIN },
    ),
    case(
        new(Shape::Together, &OTHER),
        57,
        52,
        ReceivedBy::Paper,
        decided(33, 20, Decision::WaitingList, "De kleutergroepen zitten vol; na de zomer is er plaats."),
        PLAIN,
    ),
    case(new(Shape::Together, &BRABANT), 181, 71, ReceivedBy::Paper, decided(50, 35, Decision::Admitted, ""), PLAIN),
    case(new(Shape::Hidden, &BRABANT), 128, 63, ReceivedBy::Phone, agreed(45, 30, None), PLAIN),
    case(Who::Sibling, 255, 66, ReceivedBy::Parro, agreed(46, 40, None), NO_PAPERS),
    case(
        new(Shape::Together, &BRABANT),
        27,
        280,
        ReceivedBy::Paper,
        agreed(262, 250, None),
        Told {
            promises: &[
                ("Vijf wenochtenden afspreken", AgreementRole::School, 3, false),
                ("Jas en schoenen zelf aandoen", AgreementRole::Child, 20, false),
                ("Formulier medicijnen inleveren", AgreementRole::Parents, -4, false),
            ],
            ..PLAIN
        },
    ),
    case(
        Who::Sibling,
        44,
        240,
        ReceivedBy::Visit,
        agreed(222, 210, None),
        Told { vve: "Piramide, drie dagdelen per week sinds 2,5 jaar.", settling: HALFWAY, ..PLAIN },
    ),
    case(
        new(Shape::Grandmother, &BRABANT),
        11,
        190,
        ReceivedBy::Visit,
        agreed(170, 160, None),
        Told { settling: NEARLY_DONE, ..PLAIN },
    ),
    case(
        new(Shape::Together, &POLISH),
        -2,
        170,
        ReceivedBy::Paper,
        agreed(150, 141, Some(5)),
        Told {
            enrolled: &[DocumentKind::SchoolGuide, DocumentKind::Administration, DocumentKind::Parro],
            settling: DONE,
            ..PLAIN
        },
    ),
    case(
        new(Shape::Separated, &BRABANT),
        3,
        230,
        ReceivedBy::Paper,
        agreed(211, 200, Some(6)),
        Told {
            enrolled: &[
                DocumentKind::SchoolGuide,
                DocumentKind::Administration,
                DocumentKind::Parro,
                DocumentKind::ParticipationForm,
            ],
            settling: DONE,
            ..PLAIN
        },
    ),
    case(
        new(Shape::Together, &BRABANT),
        -720,
        55,
        ReceivedBy::Email,
        Stage::Refused {
            held: 35,
            decided: 10,
            ground: RefusalGround::Support,
            reason: "Heeft de begeleiding van een school voor speciaal basisonderwijs nodig; die heeft toegezegd.",
            other_school: "SBO De Oefenboom, Cuijk",
        },
        Told { support: "Ontwikkelingsachterstand en epilepsie.", previous_school: "Het Oefenveld, Mill", ..PLAIN },
    ),
    case(
        new(Shape::Single, &OTHER),
        -2215,
        48,
        ReceivedBy::Phone,
        Stage::Refused {
            held: 30,
            decided: 18,
            ground: RefusalGround::Full,
            reason: "Groep 7 zit vol.",
            other_school: "",
        },
        Told { previous_school: "IKC De Schets, Uden", ..ON_THE_PHONE },
    ),
    case(
        new(Shape::Together, &BRABANT),
        190,
        30,
        ReceivedBy::Paper,
        Stage::Withdrawn(15, "Verhuist toch niet naar Wanroij."),
        NO_PAPERS,
    ),
    case(
        new(Shape::Together, &BRABANT),
        215,
        21,
        ReceivedBy::Email,
        Stage::Withdrawn(3, "Kiest voor de school waar het neefje zit."),
        PLAIN,
    ),
];

/// Who gets used to school now, beside some of the others.
pub(super) static SETTLING: [Case; 4] = [
    case(
        new(Shape::Together, &BRABANT),
        38,
        250,
        ReceivedBy::Paper,
        agreed(231, 220, None),
        Told { settling: FIRST, ..PLAIN },
    ),
    case(
        new(Shape::TwoMothers, &BRABANT),
        33,
        205,
        ReceivedBy::Email,
        agreed(188, 181, None),
        Told { settling: SECOND, ..PLAIN },
    ),
    case(
        new(Shape::Together, &TURKISH),
        20,
        260,
        ReceivedBy::Visit,
        agreed(243, 232, None),
        Told { settling: MOVED, ..PLAIN },
    ),
    // The window opens soon, and nothing is planned.
    case(new(Shape::Separated, &BRABANT), 74, 196, ReceivedBy::Paper, agreed(179, 170, None), PLAIN),
];
