//! The fields a template may hold: their names, in which letters they make sense, and which fill paragraphs of their own.

use super::LetterKind;
use crate::store::TextCell;
use crate::text_enum;

text_enum! {
    /// A field, named as the office writes it between braces.
    pub enum Field {
        /// "Beste Noor de Vries,".
        Salutation = "aanhef",
        /// The child's whole name.
        Child = "kind",
        /// The name in daily use.
        Roepnaam = "roepnaam",
        /// Birth date.
        Born = "geboren",
        /// The school's name.
        School = "school",
        /// The school's board.
        Board = "bestuur",
        /// Who leads the talk, or the school.
        Director = "directeur",
        /// Who signs: who decided, or the director.
        Signer = "ondertekenaar",
        /// The day of the letter.
        Today = "vandaag",
        /// When the aanmelding came in.
        Received = "ontvangen",
        /// What the school wrote down of the aanmelding.
        Details = "gegevens",
        /// Last day for the decision.
        DecideBy = "beslissen_voor",
        /// When the postponement was told.
        Postponed = "uitstel_gemeld",
        /// Last day for the decision after it.
        PostponedUntil = "uitstel_tot",
        /// Day, time and place of the talk, who leads it and who comes.
        Talk = "gesprek",
        /// Its day.
        TalkDay = "gesprek_dag",
        /// Its time.
        TalkTime = "gesprek_tijd",
        /// How long it takes.
        TalkLength = "gesprek_duur",
        /// Its room.
        TalkPlace = "gesprek_plek",
        /// Who comes, or came.
        Coming = "wie_komt",
        /// A sentence, when the child comes too.
        ChildWelcome = "kind_welkom",
        /// A sentence, when a rondleiding belongs to the talk.
        Tour = "rondleiding",
        /// The teacher: whom the family meets, or of the group.
        Teacher = "leerkracht",
        /// What was said, topic by topic.
        Report = "verslag",
        /// What was agreed in the talk.
        Agreements = "afspraken",
        /// Lines to sign on.
        Signatures = "handtekeningen",
        /// When was decided.
        Decided = "beslist_op",
        /// Why.
        Reason = "reden",
        /// On which ground a child is refused.
        Ground = "grond",
        /// The school that was found willing.
        OtherSchool = "andere_school",
        /// When it said so.
        OtherSchoolOn = "andere_school_op",
        /// When this was talked over with the parents.
        Heard = "besproken_op",
        /// The agreed first day.
        FirstDay = "eerste_schooldag",
        /// The agreed group.
        Group = "groep",
        /// A proof of who the child is, as long as none was seen.
        IdentityProof = "identiteitsbewijs",
        /// Which paper shows where the child was before, as long as it was not seen.
        SchoolProof = "schoolbewijs",
        /// First day on which the child may come to get used to school.
        SettleFrom = "wennen_vanaf",
        /// Last day of that.
        SettleUntil = "wennen_tot",
        /// What there is to know of the wenochtenden.
        Wenochtenden = "wenochtenden",
        /// The wenochtenden that are planned.
        Mornings = "ochtenden",
        /// What the child brings to them.
        Bring = "meenemen",
        /// The times of a school day.
        Times = "schooltijden",
        /// When the doors open.
        DoorsOpen = "deur_open",
        /// When lessons begin.
        LessonsStart = "les_begint",
        /// When the lunch break begins.
        LunchBreak = "lunchpauze",
        /// When lessons end.
        LessonsEnd = "les_eindigt",
    }
}

impl Field {
    /// As it is written between braces.
    #[must_use]
    pub fn name(self) -> String {
        self.to_text()
    }

    /// Whether it fills paragraphs of its own, and so must stand alone on a line.
    #[must_use]
    pub const fn is_block(self) -> bool {
        matches!(
            self,
            Self::Details
                | Self::Talk
                | Self::Report
                | Self::Agreements
                | Self::Signatures
                | Self::Wenochtenden
                | Self::Mornings
                | Self::Times
        )
    }

    /// Whether it makes sense in a letter.
    #[must_use]
    pub const fn is_of(self, kind: LetterKind) -> bool {
        use LetterKind as In;
        match self {
            Self::Salutation
            | Self::Child
            | Self::Roepnaam
            | Self::Born
            | Self::School
            | Self::Board
            | Self::Director
            | Self::Signer
            | Self::Today
            | Self::Received => true,
            Self::Details => matches!(kind, In::Confirmation),
            Self::DecideBy => matches!(kind, In::Confirmation | In::Invitation | In::Report),
            Self::Postponed | Self::PostponedUntil => matches!(kind, In::Postponement),
            Self::Talk | Self::TalkDay | Self::TalkTime | Self::TalkLength | Self::TalkPlace | Self::Coming => {
                matches!(kind, In::Invitation | In::Report)
            }
            Self::ChildWelcome | Self::Tour => matches!(kind, In::Invitation),
            Self::Teacher => {
                matches!(kind, In::Invitation | In::Report | In::Admission | In::Welcome | In::WenInvitation)
            }
            Self::Mornings | Self::Bring => matches!(kind, In::WenInvitation | In::Welcome),
            Self::Report | Self::Agreements | Self::Signatures => matches!(kind, In::Report),
            Self::Decided => matches!(kind, In::Admission | In::Refusal | In::WaitingList),
            Self::Reason => matches!(kind, In::Refusal | In::WaitingList),
            Self::Ground | Self::OtherSchool | Self::OtherSchoolOn | Self::Heard => matches!(kind, In::Refusal),
            Self::FirstDay
            | Self::Group
            | Self::IdentityProof
            | Self::SchoolProof
            | Self::SettleFrom
            | Self::SettleUntil
            | Self::Wenochtenden
            | Self::Times
            | Self::DoorsOpen
            | Self::LessonsStart
            | Self::LunchBreak
            | Self::LessonsEnd => matches!(kind, In::Admission | In::Welcome | In::WenInvitation),
        }
    }

    /// Every field of a letter, in the order of the declaration.
    pub fn all_of(kind: LetterKind) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |field| field.is_of(kind))
    }

    /// The field of this letter with that name; capitals and spaces around it do not matter.
    #[must_use]
    pub fn named(name: &str, kind: LetterKind) -> Option<Self> {
        Self::from_text(&name.trim().to_lowercase()).filter(|field| field.is_of(kind))
    }

    /// The field of this letter that is probably meant by a name that none has.
    #[must_use]
    pub fn nearest(name: &str, kind: LetterKind) -> Option<Self> {
        let typed = name.trim().to_lowercase().replace([' ', '-'], "_");
        let near = Self::all_of(kind).map(|field| (strsim::osa_distance(&typed, &field.name()), field));
        let (distance, field) = near.min_by_key(|(distance, _)| *distance)?;
        // Further off, the name looks like nothing at all.
        (distance * 2 <= typed.chars().count()).then_some(field)
    }
}
