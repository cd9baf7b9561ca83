//! Who a child lives with: the shapes that families have, and what each means for custody, post and talks.

use super::random::Random;
use crate::family::{Known, Relation};

/// The shape of a family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Together,
    Single,
    Separated,
    WithStepfather,
    TwoMothers,
    TwoFathers,
    Foster,
    Grandmother,
    /// A secret address, and a parent who may not come near.
    Hidden,
    /// Nobody at school knows yet whether the father has custody.
    CustodyUnknown,
}

/// How many of a hundred families have each shape.
const SHAPES: [(i64, Shape); 10] = [
    (58, Shape::Together),
    (7, Shape::Single),
    (13, Shape::Separated),
    (5, Shape::WithStepfather),
    (3, Shape::TwoMothers),
    (3, Shape::TwoFathers),
    (3, Shape::Foster),
    (3, Shape::Grandmother),
    (2, Shape::Hidden),
    (3, Shape::CustodyUnknown),
];

/// What an adult is to every child of the family.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tie {
    pub(super) relation: Relation,
    pub(super) custody: Known,
    pub(super) lives_there: bool,
    pub(super) gets_post: bool,
    pub(super) apart_talk: bool,
    pub(super) emergency_contact: bool,
    pub(super) no_contact_order: bool,
}

/// Whose family name an adult has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameOf {
    /// The one the children have too.
    Family,
    /// One of their own.
    Own,
    /// Partner's and own, as many married women write it.
    Both,
}

/// An adult of a family.
#[derive(Clone, Copy, Debug)]
pub(super) struct Adult {
    pub(super) woman: bool,
    pub(super) name: NameOf,
    pub(super) tie: Tie,
    /// The first or the second household.
    pub(super) home: usize,
}

impl Shape {
    /// One as it comes.
    pub(super) fn any(random: &mut Random) -> Self {
        let mut left = random.within(1..=SHAPES.iter().map(|(weight, _)| weight).sum());
        let reached = SHAPES.iter().find(|(weight, _)| {
            left -= weight;
            left <= 0
        });
        reached.map_or(Self::Together, |(_, shape)| *shape)
    }

    /// The adults, who is called first in front.
    pub(super) fn adults(self) -> Vec<Adult> {
        let (mother, father) = (parent(true), parent(false));
        match self {
            Self::Together => vec![Adult { name: NameOf::Both, ..mother }, father],
            Self::Single => vec![Adult { name: NameOf::Family, ..mother }, helper(Relation::Grandparent)],
            Self::Separated => vec![apart(mother), elsewhere(apart(father))],
            Self::WithStepfather => vec![apart(mother), elsewhere(apart(father)), stepfather()],
            Self::TwoMothers => vec![Adult { name: NameOf::Family, ..mother }, mother],
            Self::TwoFathers => vec![father, Adult { name: NameOf::Own, ..father }],
            Self::Foster => vec![foster(true), foster(false), helper(Relation::Guardian)],
            Self::Grandmother => vec![grandmother()],
            Self::Hidden => vec![mother, kept_away(father)],
            Self::CustodyUnknown => vec![mother, with_custody(father, Known::Unknown)],
        }
    }

    /// Whether letters must never show where they live.
    pub(super) fn is_secret(self) -> bool {
        self == Self::Hidden
    }

    /// Whether there is something about custody to see a paper for.
    pub(super) fn needs_proof(self) -> bool {
        match self {
            Self::Together | Self::TwoMothers | Self::TwoFathers | Self::CustodyUnknown => false,
            Self::Single | Self::Separated | Self::WithStepfather | Self::Foster | Self::Grandmother | Self::Hidden => {
                true
            }
        }
    }
}

fn parent(woman: bool) -> Adult {
    let relation = if woman { Relation::Mother } else { Relation::Father };
    let tie = Tie {
        relation,
        custody: Known::Yes,
        lives_there: true,
        gets_post: true,
        apart_talk: false,
        emergency_contact: true,
        no_contact_order: false,
    };
    Adult { woman, name: if woman { NameOf::Own } else { NameOf::Family }, tie, home: 0 }
}

fn with_custody(adult: Adult, custody: Known) -> Adult {
    Adult { tie: Tie { custody, ..adult.tie }, ..adult }
}

fn apart(adult: Adult) -> Adult {
    Adult { tie: Tie { apart_talk: true, ..adult.tie }, ..adult }
}

/// In the second household, where the children also live.
fn elsewhere(adult: Adult) -> Adult {
    Adult { home: 1, ..adult }
}

fn kept_away(adult: Adult) -> Adult {
    let tie = Tie {
        custody: Known::No,
        lives_there: false,
        gets_post: false,
        emergency_contact: false,
        no_contact_order: true,
        ..adult.tie
    };
    elsewhere(Adult { tie, ..adult })
}

fn stepfather() -> Adult {
    let adult = with_custody(parent(false), Known::No);
    let tie = Tie { relation: Relation::StepParent, gets_post: false, emergency_contact: false, ..adult.tie };
    Adult { tie, name: NameOf::Own, ..adult }
}

fn foster(woman: bool) -> Adult {
    let adult = with_custody(parent(woman), Known::No);
    Adult { tie: Tie { relation: Relation::FosterParent, ..adult.tie }, name: NameOf::Own, ..adult }
}

/// A woman elsewhere who is called when needed: a grandmother without custody, or a guardian who has it.
fn helper(relation: Relation) -> Adult {
    let is_guardian = relation == Relation::Guardian;
    let adult = with_custody(parent(true), if is_guardian { Known::Yes } else { Known::No });
    let tie =
        Tie { relation, lives_there: false, gets_post: is_guardian, emergency_contact: !is_guardian, ..adult.tie };
    elsewhere(Adult { tie, ..adult })
}

fn grandmother() -> Adult {
    let adult = parent(true);
    Adult { tie: Tie { relation: Relation::Grandparent, ..adult.tie }, name: NameOf::Family, ..adult }
}
