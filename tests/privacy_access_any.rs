//! Inzage of any two children, with parents of their own or shared, in homes together or apart: what is given of one never tells of the
//! other's people.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

#[path = "support/intake.rs"]
mod desk_work;
mod support;

use desk_work::*;
use driehoek::family::draft::CaregiverDraft;
use driehoek::family::store::family;
use driehoek::family::{CaregiverId, ChildId, Family, FamilyMember, Relation};
use driehoek::intake::draft::ApplicationDraft;
use driehoek::privacy::access::file;
use driehoek::privacy::{AccessFile, AccessSubject, LeftOutReason};
use proptest::prelude::*;
use proptest::sample::subsequence;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use support::Desk;

/// So many families are tried; each is a store of its own, and the one table of chances is the same each time.
const FAMILIES: u32 = 24;

/// The two children.
const NAMES: [&str; 2] = ["Sam", "Liv"];
const CHILDREN: &str = "Kinderman";

/// Four people, each with a name, a home and a number that no other has.
const PEOPLE: [Person; 4] = [
    Person { roepnaam: "Noor", achternaam: "Eikelboom", street: "Hoofdstraat 11", phone: "06-00001111" },
    Person { roepnaam: "Tom", achternaam: "Wilgenhof", street: "Molenweg 22", phone: "06-00002222" },
    Person { roepnaam: "Hanna", achternaam: "Berkenrode", street: "Veldweg 33", phone: "06-00003333" },
    Person { roepnaam: "Daan", achternaam: "Lindelaan", street: "Kerkpad 44", phone: "06-00004444" },
];

struct Person {
    roepnaam: &'static str,
    achternaam: &'static str,
    street: &'static str,
    phone: &'static str,
}

impl Person {
    fn email(&self) -> String {
        format!("{}@example.nl", self.roepnaam).to_lowercase()
    }

    /// How somebody may write the number down.
    fn spaced_phone(&self) -> String {
        self.phone.replace('-', " ")
    }
}

/// How one of the four lives.
#[derive(Clone, Debug)]
struct Home {
    is_secret: bool,
    /// With whom of the four, by number; themselves when they live alone.
    with: usize,
}

/// Two children: whose they are, how those live, where the children live, and what was typed about whom.
#[derive(Clone, Debug)]
struct Families {
    homes: Vec<Home>,
    children: [Vec<Parent>; 2],
    /// Whose telephone and address was typed in the remarks on each child.
    told_of: [usize; 2],
}

#[derive(Clone, Debug)]
struct Parent {
    who: usize,
    lives_there: bool,
    no_contact: bool,
}

fn parents() -> impl Strategy<Value = Vec<Parent>> {
    let parent = |who| {
        (any::<bool>(), any::<bool>()).prop_map(move |(lives_there, no_contact)| Parent {
            who,
            lives_there,
            no_contact,
        })
    };
    subsequence(vec![0_usize, 1, 2, 3], 1..=3).prop_flat_map(move |all| all.into_iter().map(parent).collect::<Vec<_>>())
}

fn families() -> impl Strategy<Value = Families> {
    let home = (any::<bool>(), 0..4_usize).prop_map(|(is_secret, with)| Home { is_secret, with });
    let homes = proptest::collection::vec(home, 4);
    (homes, [parents(), parents()], [0..4_usize, 0..4_usize]).prop_map(|(homes, children, told_of)| Families {
        homes,
        children,
        told_of,
    })
}

impl Families {
    /// Whose home it is that this one lives in: their own, or that of a lower number of the same child.
    fn host(&self, who: usize, together: &[Parent]) -> usize {
        let with = self.homes[who].with;
        if with < who && self.homes[with].with == with && together.iter().any(|one| one.who == with) {
            with
        } else {
            who
        }
    }

    fn draft(&self, of: usize, known: &[Option<CaregiverId>]) -> ApplicationDraft {
        let parents = &self.children[of];
        let caregivers = parents.iter().map(|parent| {
            let (person, host) = (&PEOPLE[parent.who], self.host(parent.who, parents));
            CaregiverDraft {
                caregiver_id: known[parent.who].clone(),
                relation: Relation::Mother,
                email: person.email(),
                street: PEOPLE[host].street.into(),
                postcode: format!("54{host}{host} AA"),
                city: "Wanroij".into(),
                secret_address: self.homes[host].is_secret,
                lives_there: parent.lives_there,
                no_contact_order: parent.no_contact,
                ..caregiver(person.roepnaam, "", person.achternaam, person.phone)
            }
        });
        let told = &PEOPLE[self.told_of[of]];
        ApplicationDraft {
            remarks: format!("Bel {}, {}, {}.", told.spaced_phone(), told.email(), told.street),
            ..application(child(NAMES[of], "", CHILDREN, "2023-01-12"), caregivers.collect())
        }
    }
}

/// Registers both; who is known by the first comes back by the second.
async fn registered_both(desk: &Desk, families: &Families) -> [ChildId; 2] {
    let mut known = vec![None; PEOPLE.len()];
    let mut ids = Vec::new();
    for of in 0..2 {
        let id = registered(desk, &families.draft(of, &known)).await;
        let dossier = dossier_of(desk, &id).await;
        for member in &dossier.family.members {
            let who = PEOPLE.iter().position(|one| one.roepnaam == member.caregiver.roepnaam).unwrap();
            known[who] = Some(member.caregiver.id.clone());
        }
        ids.push(dossier.application.child_id);
    }
    ids.try_into().unwrap()
}

/// An address, as the family of a child has it.
struct Address {
    street: String,
    is_secret: bool,
    /// Whether the child lives there, with whomever.
    is_childs: bool,
}

/// The addresses of a family as the store has them: who was known already stayed where they lived.
fn addresses(family: &Family) -> Vec<Address> {
    let street = |member: &FamilyMember| member.household.as_ref().and_then(|home| home.street.clone()).unwrap();
    let lives_at = |at: &str| family.members.iter().any(|member| member.link.lives_there && street(member) == at);
    let address = |member: &FamilyMember| Address {
        street: street(member),
        is_secret: member.household.as_ref().unwrap().secret_address,
        is_childs: lives_at(&street(member)),
    };
    family.members.iter().map(address).collect()
}

/// What the file of a child may not say, with why. What somebody typed about a stranger is found by who reads it through, and by no program:
/// of the one whom the remarks tell of only what the family has is looked for.
fn forbidden(families: &Families, of: usize, addresses: &[Address]) -> Vec<(String, &'static str)> {
    let told = &PEOPLE[families.told_of[of]];
    let mut words = Vec::new();
    for (who, person) in PEOPLE.iter().enumerate() {
        let is_own = families.children[of].iter().any(|parent| parent.who == who);
        if !is_own {
            words.push((person.achternaam.to_owned(), "the name of a stranger"));
        }
        if is_own || person.phone != told.phone {
            let ways = [person.phone.to_owned(), person.spaced_phone(), person.email()];
            words.extend(ways.map(|word| (word, "a way to reach them")));
        }
        if person.street != told.street && addresses.iter().all(|one| one.street != person.street) {
            words.push((person.street.to_owned(), "the home of a stranger"));
        }
    }
    for Address { street, is_secret, is_childs } in addresses {
        if *is_secret {
            words.push((street.clone(), "a secret address"));
        } else if !is_childs && *street != told.street {
            words.push((street.clone(), "where the child does not live"));
        }
    }
    words
}

/// The files that were given.
async fn try_one(desk: &Desk, families: &Families) -> Vec<AccessFile> {
    open_school(desk).await;
    let children = registered_both(desk, families).await;
    let mut given = Vec::new();
    for (of, id) in children.into_iter().enumerate() {
        let mut db = desk.db().await;
        let family = family(&mut db, &id, desk.today).await.unwrap();
        let told = file(&mut db, &AccessSubject::Child { id }, support::now(), desk.today).await.unwrap();
        let whole = serde_json::to_string(&told).unwrap().to_lowercase();
        let mut words = forbidden(families, of, &addresses(&family));
        words.push((format!("{} {CHILDREN}", NAMES[1 - of]), "the other child"));
        for (word, why) in words {
            assert!(!whole.contains(&word.to_lowercase()), "{why}: {word} of {families:?} is in {told:#?}");
        }
        given.push(told);
    }
    given
}

#[tokio::test]
async fn what_is_given_of_a_child_never_tells_of_the_people_of_another() {
    let mut runner = TestRunner::deterministic();
    let mut given = Vec::new();
    for _ in 0..FAMILIES {
        let families = families().new_tree(&mut runner).unwrap().current();
        support::on_sqlite(async |desk: Desk| given.extend(try_one(&desk, &families).await)).await;
    }
    let many = |is_so: fn(&AccessFile) -> bool| given.iter().filter(|told| is_so(told)).count();
    let leaves = |told: &AccessFile, kind, why| told.left_out.iter().any(|one| one.kind == kind && one.reason == why);
    assert!(many(|told| told.sections.iter().any(|one| one.kind == "household")) > 10, "homes are told");
    assert!(given.iter().any(|told| leaves(told, "household", LeftOutReason::SecretAddress)), "and kept secret");
    assert!(given.iter().any(|told| leaves(told, "application", LeftOutReason::SecretAddress)), "also where typed");
    assert!(given.iter().any(|told| leaves(told, "application", LeftOutReason::OfAnother)), "as numbers are");
}
