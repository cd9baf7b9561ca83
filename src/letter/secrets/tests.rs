use super::*;
use crate::letter::addressee::chosen;
use crate::letter::paper::Sender;
use crate::letter::sample::{family, home, member};

/// Noor, and Tom at a secret address.
fn apart() -> Family {
    let hers = home("Kerkstraat 1");
    let his = Household {
        postcode: Some("5451 HJ".into()),
        city: Some("Mill".into()),
        secret_address: true,
        ..home("Molenweg 2")
    };
    let mut tom = member("Tom", "Smit", Some(&his));
    tom.caregiver.phone = Some("06-00001234".into());
    tom.caregiver.email = Some("tom.smit@example.nl".into());
    family(vec![member("Noor", "Vos", Some(&hers)), tom])
}

fn saying(text: &str) -> Paper {
    Paper {
        title: String::new(),
        sender: Sender { name: String::new(), lines: Vec::new() },
        addressee: Vec::new(),
        place_and_date: String::new(),
        subject: String::new(),
        blocks: vec![Block::Paragraph { text: text.into() }],
    }
}

/// What a paper may not tell the member in this place.
fn found(family: &Family, place: usize, paper: &Paper) -> Vec<Finding> {
    let id = family.members[place].caregiver.id.clone();
    secrets_in(paper, family, &chosen(family, &[id]).unwrap())
}

fn is_told(text: &str) -> bool {
    !found(&apart(), 0, &saying(text)).is_empty()
}

#[test]
fn a_secret_address_or_number_is_found_however_it_is_written() {
    for text in [
        "Vader woont op Molenweg 2.",
        "Vader woont op MOLENWEG  2 in Mill",
        "molenweg 2a",
        "post naar 5451hj",
        "5451 HJ",
        "bel 0600001234",
        "bel 06 0000 12 34",
        "bel +31 (0)6-0000.1234",
        "mail Tom.Smit@Example.nl",
    ] {
        assert!(is_told(text), "{text}");
    }
}

#[test]
fn what_only_looks_like_it_is_no_secret() {
    for text in ["Molenweg 21", "Molenweg", "Tom Smit woont in Mill.", "op 5 4 5 1", "bel 06-00009999", "Kerkstraat 1"]
    {
        assert!(!is_told(text), "{text}");
    }
}

#[test]
fn who_lives_there_reads_it_and_an_address_that_is_not_secret_may_be_named() {
    let family = apart();
    assert!(found(&family, 1, &saying("Tom woont op Molenweg 2, Noor op Kerkstraat 1")).is_empty());
}

#[test]
fn a_postcode_from_abroad_is_no_year() {
    let mut family = apart();
    let home = family.members[1].household.as_mut().unwrap();
    (home.postcode, home.city) = (Some("2027".into()), Some("Turnhout".into()));
    assert!(found(&family, 0, &saying("maandag 4 januari 2027")).is_empty());
    assert_eq!(found(&family, 0, &saying("in 2027 Turnhout")).len(), 1);
}

#[test]
fn a_street_without_a_number_is_found_as_whole_words() {
    let mut family = apart();
    family.members[1].household.as_mut().unwrap().street = Some("De Hoeve".into());
    assert!(found(&family, 0, &saying("De hoeveelheid")).is_empty());
    assert_eq!(found(&family, 0, &saying("Woont op boerderij dé hoeve.")).len(), 1);
}

#[test]
fn it_is_said_whose_it_is_and_where_it_stands() {
    let family = apart();
    let topic = Block::Topic {
        title: "Gezin".into(),
        prompts: vec![],
        said: vec!["Vader: 06-00001234".into()],
        lines: 0,
        is_marked: false,
    };
    let finding = found(&family, 0, &Paper { blocks: vec![topic], ..saying("") }).remove(0);
    let value = |name: &str| finding.values.get(name).map(String::as_str);
    assert_eq!((finding.field.as_str(), value("name"), value("where")), ("note", Some("Tom Smit"), Some("Gezin")));
    let subject = Paper { subject: "Molenweg 2".into(), ..saying("") };
    assert_eq!(found(&family, 0, &subject).remove(0).field, "subject");
    let rows = vec![Promise { what: "Sturen".into(), who: "naar Molenweg 2".into(), due: String::new() }];
    let agreed = Paper { blocks: vec![Block::Agreements { rows }], ..saying("") };
    assert_eq!(found(&family, 0, &agreed).remove(0).field, "agreements");
}
