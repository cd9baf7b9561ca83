//! What becomes of the wenochtenden of the aanmeldingen under way, as [`super::cases`] tells it.

/// What is known of a morning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Went {
    /// The parents said nothing yet.
    Unanswered,
    /// They said that the child comes; when the day has passed, nobody wrote down whether it did.
    Comes,
    /// The child was there.
    Present,
    /// It was ill.
    Ill,
    /// It went home before the end.
    Home,
    /// The parents could not come: it was called off.
    CalledOff,
}

/// So many days from today that suit for a wenochtend (0 is today, or the first after it), and what became of it.
pub(super) type Visit = (i64, Went);

/// How far a child is on the way to its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ready {
    /// Nobody looked.
    No,
    /// Somebody looked four weeks before.
    Looked,
    /// And the first day is confirmed.
    Confirmed,
}

/// How a child gets used to school.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settling {
    /// Its mornings, by day.
    pub(super) visits: &'static [Visit],
    /// Whether the child was moved to another group after its mornings were planned.
    pub(super) regrouped: bool,
    /// How far it is.
    pub(super) ready: Ready,
    /// Which of the groups that share its jaargroep; any when nothing is said.
    pub(super) turn: Option<usize>,
    /// What must be known of the child; empty text for nothing.
    pub(super) remark: &'static str,
}

/// Nothing is planned yet.
pub(super) const NOTHING: Settling =
    Settling { visits: &[], regrouped: false, ready: Ready::No, turn: None, remark: "" };

/// Some mornings lie behind the child, and some before it.
pub(super) const HALFWAY: Settling = Settling {
    visits: &[(-8, Went::Present), (-5, Went::Ill), (-2, Went::Present), (0, Went::Comes), (5, Went::Unanswered)],
    ..NOTHING
};

/// The last morning comes; of one it went home early.
pub(super) const NEARLY_DONE: Settling = Settling {
    visits: &[(-14, Went::Present), (-11, Went::Present), (-8, Went::Home), (-4, Went::Present), (2, Went::Comes)],
    ready: Ready::Looked,
    ..NOTHING
};

/// All mornings were held.
pub(super) const DONE: Settling = Settling {
    visits: &[
        (-20, Went::Present),
        (-16, Went::Present),
        (-13, Went::Present),
        (-10, Went::Ill),
        (-9, Went::Present),
        (-6, Went::Present),
    ],
    ready: Ready::Confirmed,
    ..NOTHING
};

/// Comes today, and fills a morning with [`SECOND`].
pub(super) const FIRST: Settling = Settling {
    visits: &[(-3, Went::Present), (0, Went::Comes), (3, Went::Comes), (7, Went::Unanswered), (10, Went::Unanswered)],
    turn: Some(1),
    remark: "Koemelkallergie: krijgt eigen drinken mee.",
    ..NOTHING
};

/// Of one morning nobody wrote down how it went; another was called off.
pub(super) const SECOND: Settling = Settling {
    visits: &[
        (-6, Went::Present),
        (-1, Went::Comes),
        (1, Went::CalledOff),
        (3, Went::Comes),
        (6, Went::Comes),
        (9, Went::Unanswered),
    ],
    turn: Some(1),
    ..NOTHING
};

/// Goes to another group than the one in which its mornings were planned.
pub(super) const MOVED: Settling = Settling {
    visits: &[(-9, Went::Present), (-4, Went::Present), (1, Went::Comes), (4, Went::Comes)],
    regrouped: true,
    turn: Some(2),
    ..NOTHING
};
