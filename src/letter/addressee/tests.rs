use super::*;
use crate::family::Link;
use crate::finding::Severity;
use crate::letter::sample::{family, home, member};

fn family_of(only: FamilyMember) -> Family {
    family(vec![only])
}

fn names(family: &Family) -> Vec<String> {
    addressees(family, None).iter().map(Addressee::name).collect()
}

#[test]
fn each_household_gets_one_letter_with_all_its_names() {
    let (hers, his) = (home("Kerkstraat 1"), home("Molenweg 2"));
    let members = vec![
        member("Noor", "Vos", Some(&hers)),
        member("Tom", "Smit", Some(&his)),
        member("Anna", "Bos", Some(&hers)),
        member("Ria", "Smit", Some(&his)),
        member("Jan", "Kok", Some(&hers)),
    ];
    let family = family(members);
    assert_eq!(names(&family), ["Noor Vos, Anna Bos en Jan Kok", "Tom Smit en Ria Smit"]);
    let found = addressees(&family, None);
    let first = found.first().unwrap();
    assert_eq!(first.salutation(), "Beste Noor Vos, Anna Bos en Jan Kok,");
    assert_eq!(first.address, ["Kerkstraat 1", "5446 AB  Wanroij"]);
    assert!(first.is_usual && first.findings.is_empty());
}

#[test]
fn who_lives_nowhere_yet_is_alone_and_has_no_address() {
    let family = family(vec![member("Noor", "Vos", None), member("Tom", "Smit", None)]);
    assert_eq!(names(&family), ["Noor Vos", "Tom Smit"]);
    let finding = addressees(&family, None).remove(0).findings.remove(0);
    assert_eq!((finding.code, finding.values.get("name").unwrap().as_str()), (FindingCode::AddressMissing, "Noor Vos"));
    let street_only = Household { city: None, ..home("Kerkstraat 1") };
    let half = addressees(&family_of(member("Noor", "Vos", Some(&street_only))), None).remove(0);
    assert_eq!(
        (half.address.as_slice(), half.findings.len()),
        (["Kerkstraat 1".to_owned(), "5446 AB".to_owned()].as_slice(), 1)
    );
}

#[test]
fn no_post_for_who_gets_none_and_never_for_whom_a_judge_forbade_contact() {
    let place = home("Kerkstraat 1");
    let mut unlisted = member("Tom", "Smit", Some(&place));
    unlisted.link.gets_post = false;
    let mut barred = member("Jan", "Kok", Some(&place));
    barred.link.no_contact_order = true;
    let family = family(vec![unlisted.clone(), barred.clone(), member("Noor", "Vos", Some(&place))]);
    assert_eq!(names(&family), ["Noor Vos"]);
    assert!(chosen(&family, &[barred.caregiver.id]).is_none());
    assert!(chosen(&family, &[unlisted.caregiver.id]).is_none());
}

#[test]
fn who_has_no_custody_and_gets_post_is_said() {
    let mut father = member("Tom", "Smit", Some(&home("Molenweg 2")));
    father.link.custody = Known::No;
    let found = addressees(&family_of(father), None).remove(0);
    assert_eq!(found.findings.first().unwrap().code, FindingCode::NoCustody);
}

#[test]
fn a_letter_about_a_talk_is_meant_for_the_households_that_came() {
    let (hers, his) = (home("Kerkstraat 1"), home("Molenweg 2"));
    let mother = member("Noor", "Vos", Some(&hers));
    let came = [mother.caregiver.id.clone()];
    let family = family(vec![mother, member("Anna", "Bos", Some(&hers)), member("Tom", "Smit", Some(&his))]);
    let usual: Vec<bool> = addressees(&family, Some(&came)).iter().map(|one| one.is_usual).collect();
    assert_eq!(usual, [true, false]);
}

#[test]
fn a_letter_is_not_meant_for_a_household_without_custody_unless_somebody_says_so() {
    let (hers, his) = (home("Kerkstraat 1"), home("Molenweg 2"));
    let without = |one: FamilyMember| FamilyMember { link: Link { custody: Known::No, ..one.link.clone() }, ..one };
    let (ria, tom) = (member("Ria", "Smit", Some(&his)), without(member("Tom", "Smit", Some(&his))));
    let usual = |members: Vec<FamilyMember>| {
        addressees(&family(members), None).iter().map(|one| one.is_usual).collect::<Vec<_>>()
    };
    let noor = member("Noor", "Vos", Some(&hers));
    assert_eq!(usual(vec![noor.clone(), tom.clone()]), [true, false]);
    assert_eq!(usual(vec![noor, ria, tom]), [true, true], "she has custody");
}

#[test]
fn who_was_not_asked_to_a_talk_reads_of_it_only_when_nobody_there_keeps_apart() {
    let (hers, his) = (home("Kerkstraat 1"), Household { secret_address: true, ..home("Molenweg 2") });
    let mut members = vec![member("Noor", "Vos", Some(&hers)), member("Tom", "Smit", Some(&his))];
    let ids: Vec<CaregiverId> = members.iter().map(|one| one.caregiver.id.clone()).collect();
    let minded = |members: &[FamilyMember], reader: usize, comes: usize| {
        let family = family(members.to_vec());
        let reader = addressees(&family, None).remove(reader);
        outsider(&reader, &family, &ids[comes..=comes]).map(|finding| finding.severity)
    };
    assert_eq!(minded(&members, 0, 0), None, "her own talk");
    assert_eq!(minded(&members, 0, 1), Some(Severity::Refusal), "his address is secret");
    assert_eq!(minded(&members, 1, 0), Some(Severity::Warning));
    members[0].link.apart_talk = true;
    assert_eq!(minded(&members, 1, 0), Some(Severity::Refusal), "she wants to talk apart");
}

#[test]
fn somebody_at_a_secret_address_is_hidden_from_all_but_who_lives_there() {
    let (hers, his) = (home("Kerkstraat 1"), Household { secret_address: true, ..home("Molenweg 2") });
    let members =
        vec![member("Noor", "Vos", Some(&hers)), member("Tom", "Smit", Some(&his)), member("Ria", "Smit", Some(&his))];
    let hidden = addressees(&family(members), None).into_iter().map(|one| one.hidden.len());
    assert_eq!(hidden.collect::<Vec<_>>(), [2, 0]);
}

#[test]
fn one_of_two_at_an_address_can_be_chosen_and_two_who_live_apart_cannot() {
    let (hers, his) = (home("Kerkstraat 1"), home("Molenweg 2"));
    let members =
        vec![member("Noor", "Vos", Some(&hers)), member("Anna", "Bos", Some(&hers)), member("Tom", "Smit", Some(&his))];
    let ids: Vec<CaregiverId> = members.iter().map(|one| one.caregiver.id.clone()).collect();
    let family = family(members);
    assert_eq!(chosen(&family, &ids[..1]).unwrap().name(), "Noor Vos");
    assert_eq!(chosen(&family, &ids[..2]).unwrap().name(), "Noor Vos en Anna Bos");
    assert!(chosen(&family, &ids[1..]).is_none());
    assert!(chosen(&family, &[]).is_none());
}
