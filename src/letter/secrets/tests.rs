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
        "Vader woont in de Molenweg.",
        "Molenweg nr. 2, huisnummer 2",
        "Molenweg2",
        "Molen-weg 2",
        "hij mailt als tom.smit",
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
    for text in ["Molenwegje", "Tom Smit woont in Mill.", "op 5 4 5 1", "bel 06-00009999", "Kerkstraat 1"] {
        assert!(!is_told(text), "{text}");
    }
}

#[test]
fn who_lives_there_reads_it_and_an_address_that_is_not_secret_may_be_named() {
    let family = apart();
    assert!(found(&family, 1, &saying("Tom woont op Molenweg 2, Noor op Kerkstraat 1")).is_empty());
}

#[test]
fn the_street_of_the_reader_or_of_the_school_tells_nothing_without_its_number() {
    let mut family = apart();
    family.members[0].household.as_mut().unwrap().street = Some("Molenweg 30".into());
    assert!(found(&family, 0, &saying("U woont in de Molenweg.")).is_empty());
    assert_eq!(found(&family, 0, &saying("Vader woont op Molenweg 2.")).len(), 1);
    let at_school = Sender { name: "De Molen".into(), lines: vec!["Molenweg 9".into()] };
    assert!(found(&apart(), 0, &Paper { sender: at_school, ..saying("Onze ingang is in de Molenweg.") }).is_empty());
}

#[test]
fn a_street_too_short_to_stand_out_is_found_with_its_number_only() {
    let mut family = apart();
    family.members[1].household.as_mut().unwrap().street = Some("Aa 12".into());
    assert!(found(&family, 0, &saying("langs de Aa")).is_empty());
    assert_eq!(found(&family, 0, &saying("woont op Aa 12")).len(), 1);
    family.members[1].household.as_mut().unwrap().street = Some("1e Kruisweg 4".into());
    assert_eq!(found(&family, 0, &saying("aan de 1e kruisweg")).len(), 1);
}

#[test]
fn a_mailbox_that_is_a_name_of_the_family_is_no_secret_by_itself() {
    let mut family = apart();
    family.members[1].caregiver.email = Some("vries@example.nl".into());
    assert!(found(&family, 0, &saying("Sam de Vries")).is_empty());
    assert_eq!(found(&family, 0, &saying("mail vries@example.nl")).len(), 1);
    family.members[1].caregiver.email = Some("zeiler72@example.nl".into());
    assert_eq!(found(&family, 0, &saying("op de app heet hij Zeiler72")).len(), 1);
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
