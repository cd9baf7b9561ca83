//! No letter to one tells where the other lives, or names them: whatever the family, the text, and wherever somebody wrote it down.

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::family::Family;
use crate::letter::paper::Block;
use crate::letter::parse::Form;
use crate::letter::secrets::secrets_in;
use crate::letter::story::AgreementFacts;

/// A household: a number for its street, and whether it is secret.
fn a_home(number: usize, is_secret: bool) -> Household {
    let street = ["Molenweg", "Kerkstraat", "Peelkant"][number % 3];
    Household {
        postcode: Some(format!("54{}{} H{}", 50 + number, number, char::from(b'J' + number as u8))),
        secret_address: is_secret,
        ..home(&format!("{street} {}", 11 + number))
    }
}

/// Names that are in no letter by themselves.
const NAMES: [(&str, &str); 4] = [("Wilhelmina", "Vos"), ("Tobias", "Smit"), ("Annelies", "Bos"), ("Jeroen", "Kok")];

fn a_family(places: &[usize], secret: &[bool], posts: &[bool]) -> Family {
    let homes: Vec<Household> =
        secret.iter().enumerate().map(|(number, is_secret)| a_home(number, *is_secret)).collect();
    let members = places.iter().zip(posts).enumerate().map(|(number, (place, post))| {
        let (first, last) = NAMES[number % 4];
        let mut one: FamilyMember = member(first, last, homes.get(*place));
        one.caregiver.phone = Some(format!("06-0000{number}{number}{number}{number}"));
        one.caregiver.other_phone = Some(format!("0485-00{number}9{number}9"));
        one.caregiver.email = Some(format!("{}.{}@example.nl", first.to_lowercase(), last.to_lowercase()));
        one.link.gets_post = *post;
        one
    });
    family(members.collect())
}

/// What a letter to somebody else may not have in it, as it was entered; the first two are the street with and without its number.
fn secrets_of(member: &FamilyMember) -> Vec<String> {
    let Some(home) = member.household.as_ref().filter(|home| home.secret_address) else { return Vec::new() };
    let caregiver = &member.caregiver;
    let street = home.street.clone().unwrap();
    let mailbox = caregiver.email.as_ref().unwrap().split('@').next().unwrap().to_owned();
    let name = street.split(' ').next().unwrap().to_owned();
    let rest = [&home.postcode, &caregiver.phone, &caregiver.other_phone, &caregiver.email];
    [street, name, mailbox].into_iter().chain(rest.into_iter().flatten().cloned()).collect()
}

/// Somebody's own way of writing it: capitals, and more or less room between.
fn spelled(secret: &str, loud: bool, room: &str) -> String {
    let text = secret.replace([' ', '-'], room);
    if loud { text.to_uppercase() } else { text }
}

/// Where somebody can have written it down.
#[derive(Clone, Copy, Debug)]
enum Place {
    Reason,
    Agreement,
    Note,
    Room,
    OwnText,
    OwnSubject,
}

const PLACES: [Place; 6] =
    [Place::Reason, Place::Agreement, Place::Note, Place::Room, Place::OwnText, Place::OwnSubject];

/// The school's own text that uses everything there is in this letter, with something typed into it.
fn own_form(kind: LetterKind, subject: &str, text: &str) -> Form {
    let fields: Vec<String> =
        crate::letter::fields::Field::all_of(kind).map(|field| format!("{{{}}}\n\n", field.name())).collect();
    let form = parse(kind, &format!("Over {{kind}} {subject}"), &format!("{}{text}", fields.concat()));
    assert_eq!(form.findings, Vec::new());
    form
}

/// A letter that uses everything, with `told` written down in one place.
fn written(kind: LetterKind, family: &Family, place: Place, told: &str) -> (Story, Form) {
    let mut story = super::told(kind);
    if let Some(talk) = &mut story.talk {
        talk.comes = family.members.iter().map(comer).collect();
    }
    let agreed = |member: &FamilyMember| AgreementFacts {
        what: "Thuis oefenen".into(),
        role: AgreementRole::Parents,
        who: Some(member.name.clone()),
        due_on: None,
    };
    story.agreements = family.members.iter().map(agreed).collect();
    let (mut subject, mut text) = ("", "");
    match place {
        Place::Reason => story.decision.reason = Some(format!("Let op: {told}.")),
        Place::Agreement => story.agreements[0].what = format!("Sturen naar {told}"),
        Place::Note => story.report.push(Block::Topic {
            title: "Thuis".into(),
            prompts: Vec::new(),
            said: vec!["Goed.".into(), format!("Woont nu: {told}")],
            lines: 0,
            is_marked: false,
        }),
        Place::Room => {
            if let Some(talk) = &mut story.talk {
                talk.room = Some(told.to_owned());
            }
        }
        Place::OwnText => text = told,
        Place::OwnSubject => subject = told,
    }
    (story, own_form(kind, subject, text))
}

/// Whether what was written down in that place comes into this letter at all.
fn is_printed(kind: LetterKind, place: Place) -> bool {
    match place {
        Place::Reason => matches!(kind, LetterKind::Refusal | LetterKind::WaitingList),
        Place::Agreement | Place::Note => kind == LetterKind::Report,
        Place::Room => matches!(kind, LetterKind::Invitation | LetterKind::Report),
        Place::OwnText | Place::OwnSubject => true,
    }
}

fn lives_with(family: &Family, reader: &Addressee, one: &FamilyMember) -> bool {
    family.members.iter().any(|other| {
        reader.caregiver_ids.contains(&other.caregiver.id) && other.caregiver.household_id == one.caregiver.household_id
    })
}

proptest! {
    #[test]
    fn no_letter_to_one_tells_where_the_other_lives(
        places in prop::collection::vec(0_usize..3, 2..=4),
        secret in prop::collection::vec(any::<bool>(), 3),
        posts in prop::collection::vec(any::<bool>(), 4),
        kind in prop::sample::select(LetterKind::ALL),
        place in prop::sample::select(PLACES.as_slice()),
        slip in any::<Option<Index>>(),
        loud in any::<bool>(),
        room in prop::sample::select([" ", "  ", "-", ""].as_slice()),
    ) {
        let family = a_family(&places, &secret, &posts);
        let all: Vec<(&FamilyMember, String)> = family
            .members
            .iter()
            .flat_map(|member| secrets_of(member).into_iter().map(move |secret| (member, secret)))
            .collect();
        let slipped = slip.filter(|_| !all.is_empty()).map(|slip| slip.get(&all));
        let told = slipped.map(|(_, secret)| spelled(secret, loud, room)).unwrap_or_default();
        let (story, form) = written(kind, &family, place, &told);
        for reader in addressees(&family, None) {
            let paper = compose(&form, &story, &reader).paper;
            let others = || family.members.iter().filter(|one| !lives_with(&family, &reader, one));
            let leaks = slipped.is_some_and(|(_, secret)| {
                is_printed(kind, place) && others().flat_map(secrets_of).any(|other| other == *secret)
            });
            let is_refused = !secrets_in(&paper, &family, &reader).is_empty();
            prop_assert_eq!(is_refused, leaks, "{} in {:?} of {:?}", told, place, kind);
            let text = whole(&paper);
            for hidden in others().filter(|one| one.household.as_ref().is_some_and(|home| home.secret_address)) {
                let named = [&hidden.caregiver.roepnaam, &hidden.name].into_iter().any(|name| text.contains(name.as_str()));
                prop_assert!(!named || leaks, "{} in {}", hidden.name, text);
            }
        }
    }
}
