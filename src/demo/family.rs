//! Families of the demo: caregivers with their households, and the children that belong to them.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::household::{Adult, NameOf, Shape, Tie};
use super::names::{BAPTISMAL, BRABANT, FRISIAN, OTHER, Origin, POLISH, STREETS, SYRIAN, Surname, TURKISH, VILLAGES};
use super::random::Random;
use super::school::address;
use crate::family::rules::{caregiver_search_key, child_search_key, full_name, sort_key};
use crate::family::{
    Caregiver, CaregiverId, Child, ChildId, Household, HouseholdId, Known, Link, LinkId, Relation, Sex,
};

const REMARKS: [&str; 6] = [
    "Notenallergie: mag niets met noten eten. Medicijn ligt bij de leerkracht.",
    "Draagt een bril; afplakken alleen thuis.",
    "Is linkshandig.",
    "Heeft buisjes; zit graag vooraan.",
    "Astma: pufje in de tas.",
    "Eet halal.",
];

/// A family that children are born into.
pub(super) struct Family {
    pub(super) shape: Shape,
    pub(super) members: Vec<Member>,
    pub(super) households: Vec<Household>,
    /// When the youngest was born.
    pub(super) last_born_on: Option<NaiveDate>,
    /// How many children may still come.
    pub(super) room: i64,
    /// Whether its rows are in a deed already.
    pub(super) is_written: bool,
    origin: &'static Origin,
    name: FamilyName,
}

/// An adult with what they are to the children.
pub(super) struct Member {
    pub(super) caregiver: Caregiver,
    pub(super) tie: Tie,
}

struct FamilyName {
    voorvoegsel: String,
    boys: String,
    girls: String,
}

/// Makes families and children; no telephone number or address is given twice, and a name only when no other is left.
pub(super) struct Registry {
    pub(super) random: Random,
    numbers: i64,
    addresses: HashSet<String>,
    names: HashSet<String>,
}

impl Registry {
    pub(super) fn new(random: Random) -> Self {
        Self { random, numbers: 0, addresses: HashSet::new(), names: HashSet::new() }
    }

    /// A family as it comes.
    pub(super) fn any_family(&mut self) -> Family {
        let shape = Shape::any(&mut self.random);
        let origin = self.origin();
        // Many marry someone from here.
        let partner = if self.random.chance(25) { &BRABANT } else { origin };
        self.couple(shape, origin, partner)
    }

    fn origin(&mut self) -> &'static Origin {
        match self.random.within(1..=100) {
            1..=7 => &POLISH,
            8..=12 => &TURKISH,
            13..=17 => &SYRIAN,
            18..=20 => &FRISIAN,
            21..=23 => &OTHER,
            _ => &BRABANT,
        }
    }

    /// A family of this shape and origin.
    pub(super) fn family(&mut self, shape: Shape, origin: &'static Origin) -> Family {
        self.couple(shape, origin, origin)
    }

    fn couple(&mut self, shape: Shape, origin: &'static Origin, partner: &'static Origin) -> Family {
        let family_name = self.random.pick(origin.surnames);
        let adults = shape.adults();
        let homes = adults.iter().map(|adult| adult.home + 1).max().unwrap_or(1);
        let households: Vec<_> = (0..homes).map(|home| self.household(home == 0 && shape.is_secret())).collect();
        let members = adults
            .iter()
            .map(|adult| (adult, if adult.name == NameOf::Family { origin } else { partner }))
            .map(|(adult, origin)| self.member(adult, family_name, origin, &households))
            .collect();
        let own = self.random.pick(origin.surnames);
        Family {
            shape,
            members,
            households,
            last_born_on: None,
            room: self.random.pick(&[1, 1, 2, 2, 2, 2, 3, 3, 4]),
            is_written: false,
            origin,
            name: self.children_name(family_name, own),
        }
    }

    fn household(&mut self, secret_address: bool) -> Household {
        let (city, code) = self.random.pick(&VILLAGES);
        let street = self.random.pick(&STREETS);
        let letter = STREETS.iter().zip('A'..='T').find(|(name, _)| **name == street).map_or('A', |(_, letter)| letter);
        Household {
            id: HouseholdId::new(),
            version: 0,
            street: Some(format!("{street} {}", self.random.within(601..=998))),
            postcode: Some(format!("{code} X{letter}")),
            city: Some(city.into()),
            secret_address,
        }
    }

    /// The father's name, the mother's, or since 2024 both.
    fn children_name(&mut self, family: Surname, own: Surname) -> FamilyName {
        let (voorvoegsel, boys, girls) = family;
        let girls = if girls.is_empty() { boys } else { girls };
        let second = if self.random.chance(12) { format!(" {}", joined(own)) } else { String::new() };
        FamilyName {
            voorvoegsel: voorvoegsel.into(),
            boys: format!("{boys}{second}"),
            girls: format!("{girls}{second}"),
        }
    }

    fn member(&mut self, adult: &Adult, family: Surname, origin: &'static Origin, homes: &[Household]) -> Member {
        let roepnaam = self.random.pick(if adult.woman { origin.women } else { origin.men });
        let own = self.random.pick(origin.surnames);
        let writes_both = adult.name == NameOf::Both && family.2.is_empty() && self.random.chance(35);
        let (voorvoegsel, achternaam) = match adult.name {
            NameOf::Family => name_of(family, adult.woman),
            NameOf::Both if writes_both => (family.0.to_owned(), format!("{}-{}", family.1, joined(own))),
            NameOf::Both | NameOf::Own => name_of(own, adult.woman),
        };
        let home = homes.get(adult.home);
        let caregiver = self.caregiver(roepnaam, &voorvoegsel, &achternaam, origin, home);
        Member { caregiver, tie: adult.tie }
    }

    fn caregiver(
        &mut self,
        roepnaam: &str,
        voorvoegsel: &str,
        achternaam: &str,
        origin: &Origin,
        home: Option<&Household>,
    ) -> Caregiver {
        let phone = format!("06-0000{:04}", self.number());
        let other_phone = self.random.chance(15).then(|| format!("0485-00{:04}", self.number()));
        let email = self.random.chance(92).then(|| self.email(&[roepnaam, voorvoegsel, achternaam]));
        let caregiver = Caregiver {
            id: CaregiverId::new(),
            version: 0,
            household_id: home.map(|home| home.id.clone()),
            roepnaam: roepnaam.into(),
            voorvoegsel: some(voorvoegsel),
            achternaam: achternaam.into(),
            search_key: String::new(),
            sort_key: sort_key(achternaam, voorvoegsel, roepnaam),
            phone: Some(phone),
            other_phone,
            email,
            language: origin.language.map(Into::into),
            interpreter_needed: self.random.chance(origin.interpreter),
            remarks: self.random.chance(4).then(|| "Liefst na 15.00 uur bellen.".into()),
        };
        Caregiver { search_key: caregiver_search_key(&caregiver), ..caregiver }
    }

    /// Four digits; the prime makes them jump about and come back only after ten thousand.
    fn number(&mut self) -> i64 {
        self.numbers += 1;
        (self.numbers * 7919) % 10_000
    }

    fn email(&mut self, name: &[&str]) -> String {
        let mut found = address(name);
        let mut count = 1;
        while !self.addresses.insert(found.clone()) {
            count += 1;
            found = address(name).replacen('@', &format!("{count}@"), 1);
        }
        found
    }

    /// A new child of the family.
    pub(super) fn child(&mut self, family: &mut Family, born_on: NaiveDate) -> Child {
        let is_girl = self.random.chance(50);
        let choices = if is_girl { family.origin.girls } else { family.origin.boys };
        let achternaam = if is_girl { &family.name.girls } else { &family.name.boys };
        let is_free = |name: &&str| !self.names.contains(&format!("{name} {achternaam}"));
        let free: Vec<_> = choices.iter().copied().filter(is_free).collect();
        let roepnaam = self.random.pick(if free.is_empty() { choices } else { &free });
        self.names.insert(format!("{roepnaam} {achternaam}"));
        family.last_born_on = Some(born_on);
        family.room -= 1;
        let voorvoegsel = &family.name.voorvoegsel;
        let child = Child {
            id: ChildId::new(),
            version: 0,
            roepnaam: roepnaam.into(),
            voornamen: self.voornamen(roepnaam, family.origin),
            voorvoegsel: some(voorvoegsel),
            achternaam: achternaam.clone(),
            born_on,
            sex: self.sex(is_girl),
            home_language: Some(family.origin.language.unwrap_or("Nederlands").into()),
            remarks: self.random.chance(8).then(|| self.random.pick(&REMARKS).into()),
            search_key: String::new(),
            sort_key: sort_key(achternaam, voorvoegsel, roepnaam),
        };
        Child { search_key: child_search_key(&child), ..child }
    }

    fn voornamen(&mut self, roepnaam: &str, origin: &Origin) -> Option<String> {
        let more = if origin.language.is_none() { self.random.within(0..=2) } else { 0 };
        let names = (0..more).map(|_| self.random.pick(&BAPTISMAL)).collect::<Vec<_>>();
        self.random.chance(80).then(|| [&[roepnaam], names.as_slice()].concat().join(" "))
    }

    fn sex(&mut self, is_girl: bool) -> Option<Sex> {
        match self.random.within(1..=100) {
            1 => None,
            2 => Some(Sex::Other),
            _ => Some(if is_girl { Sex::Girl } else { Sex::Boy }),
        }
    }
}

impl Family {
    /// What each adult is to this child; with the day on which proof of custody was seen, and by whom.
    pub(super) fn links(&self, child: &ChildId, seen: Option<(NaiveDate, &str)>) -> Vec<Link> {
        let seen = seen.filter(|_| self.shape.needs_proof());
        self.members.iter().map(|member| member.link(child, seen)).collect()
    }

    /// Who has to sign, and comes to a talk.
    pub(super) fn deciding(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.tie.custody == Known::Yes && !member.tie.no_contact_order)
    }

    /// The adults of an interview: who decides, and who the child lives with.
    pub(super) fn guests(&self) -> Vec<CaregiverId> {
        let come = |member: &&Member| {
            let decides = member.tie.custody == Known::Yes || member.tie.relation == Relation::FosterParent;
            decides && !member.tie.no_contact_order
        };
        self.members.iter().filter(come).map(|member| member.caregiver.id.clone()).collect()
    }
}

impl Member {
    fn link(&self, child: &ChildId, seen: Option<(NaiveDate, &str)>) -> Link {
        let seen = seen.filter(|_| self.tie.custody == Known::Yes);
        Link {
            id: LinkId::new(),
            version: 0,
            child_id: child.clone(),
            caregiver_id: self.caregiver.id.clone(),
            relation: self.tie.relation,
            custody: self.tie.custody,
            custody_seen_on: seen.map(|(on, _)| on),
            custody_seen_by: seen.map(|(_, by)| by.to_owned()),
            lives_there: self.tie.lives_there,
            gets_post: self.tie.gets_post,
            apart_talk: self.tie.apart_talk,
            emergency_contact: self.tie.emergency_contact,
            no_contact_order: self.tie.no_contact_order,
        }
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn joined((voorvoegsel, achternaam, _): Surname) -> String {
    full_name("", voorvoegsel, achternaam)
}

fn name_of((voorvoegsel, man, woman): Surname, is_woman: bool) -> (String, String) {
    let achternaam = if is_woman && !woman.is_empty() { woman } else { man };
    (voorvoegsel.into(), achternaam.into())
}
