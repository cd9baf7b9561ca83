//! What parents say on the telephone, and how it is written down.

use proptest::prelude::*;

use super::*;

#[test]
fn postcodes_are_written_one_way() {
    for text in ["5446AB", "5446 ab", "  5446  Ab ", "5 4 4 6 a b", "5446\u{a0}AB"] {
        assert_eq!(Postcode::parse(text).unwrap().as_str(), "5446 AB", "{text:?}");
    }
    for (text, problem) in [
        ("", PostcodeProblem::Empty),
        ("  ", PostcodeProblem::Empty),
        ("0446 AB", PostcodeProblem::Form),
        ("5446", PostcodeProblem::Form),
        ("544 ABC", PostcodeProblem::Form),
        ("5446 ABC", PostcodeProblem::Form),
        ("5446 A1", PostcodeProblem::Form),
        ("54461 AB", PostcodeProblem::Form),
        ("47533", PostcodeProblem::Form),
        ("5446 ÉÉ", PostcodeProblem::Form),
        ("544é AB", PostcodeProblem::Form),
        ("ééé", PostcodeProblem::Form),
        ("५४४६ AB", PostcodeProblem::Form),
        ("5446 SS", PostcodeProblem::LettersNotUsed),
        ("5446sa", PostcodeProblem::LettersNotUsed),
        ("5446 Sd", PostcodeProblem::LettersNotUsed),
    ] {
        assert_eq!(Postcode::parse(text), Err(problem), "{text:?}");
    }
    assert!(Postcode::parse("1000 SB").is_ok(), "only SA, SD and SS are left out");
}

#[test]
fn dutch_numbers_show_their_area_code() {
    for (text, shown) in [
        ("06 12345678", "06-12345678"),
        ("0612345678", "06-12345678"),
        ("06-12 34 56 78", "06-12345678"),
        ("06.12.34.56.78", "06-12345678"),
        ("+31 6 12345678", "06-12345678"),
        ("+31 (0)6 12345678", "06-12345678"),
        ("+31 06 12345678", "06-12345678"),
        ("0031612345678", "06-12345678"),
        ("00 31 6 1234 5678", "06-12345678"),
        ("0485-451234", "0485-451234"),
        ("(0485) 45 12 34", "0485-451234"),
        ("+31485451234", "0485-451234"),
        ("024 3601234", "024-3601234"),
        ("0732345678", "073-2345678"),
        ("088-1234567", "088-1234567"),
        ("0800-1234", "0800-1234"),
        ("0900 1234567", "0900-1234567"),
        ("06\u{2013}12345678", "06-12345678"),
    ] {
        assert_eq!(Phone::parse(text).as_ref().map(Phone::as_str), Ok(shown), "{text:?}");
    }
}

#[test]
fn foreign_numbers_keep_their_country() {
    for (text, shown) in [
        ("+49 2821 12345", "+49 282112345"),
        ("+49 (0)2821 12345", "+49 282112345"),
        ("0049282112345", "+49 282112345"),
        ("+32 475 12 34 56", "+32 475123456"),
        ("+48 601 234 567", "+48 601234567"),
        ("+352 621 123 456", "+352 621123456"),
        ("+1 (212) 555-0100", "+1 2125550100"),
        ("+90 532 123 45 67", "+90 5321234567"),
        ("+380 67 123 4567", "+380 671234567"),
    ] {
        assert_eq!(Phone::parse(text).as_ref().map(Phone::as_str), Ok(shown), "{text:?}");
    }
}

#[test]
fn what_is_no_number_is_said() {
    for (text, problem) in [
        ("", PhoneProblem::Empty),
        (" ", PhoneProblem::Empty),
        ("06-12345678 (oma)", PhoneProblem::UnexpectedCharacter),
        ("06 1234567x", PhoneProblem::UnexpectedCharacter),
        ("06+12345678", PhoneProblem::UnexpectedCharacter),
        ("++31612345678", PhoneProblem::UnexpectedCharacter),
        ("٠٦١٢٣٤٥٦٧٨", PhoneProblem::UnexpectedCharacter),
        ("451234", PhoneProblem::NoPrefix),
        ("612345678", PhoneProblem::NoPrefix),
        ("-", PhoneProblem::NoPrefix),
        ("06 1234567", PhoneProblem::TooShort),
        ("06 123456789", PhoneProblem::TooLong),
        ("0485-45123", PhoneProblem::TooShort),
        ("0900-12345", PhoneProblem::TooShort),
        ("+31", PhoneProblem::TooShort),
        ("+31 6 1234567", PhoneProblem::TooShort),
        ("+", PhoneProblem::TooShort),
        ("+49 123", PhoneProblem::TooShort),
        ("+49 12345678901234", PhoneProblem::TooLong),
        ("+0 12345678", PhoneProblem::UnknownCountry),
        ("0000000000", PhoneProblem::UnknownCountry),
        ("0 000000000", PhoneProblem::UnknownCountry),
    ] {
        assert_eq!(Phone::parse(text), Err(problem), "{text:?}");
    }
}

#[test]
fn addresses_are_modestly_checked() {
    for (text, kept) in [
        (" anna@Example.NL ", "anna@example.nl"),
        ("Anna.de.Vries+school@mail.example.nl", "Anna.de.Vries+school@mail.example.nl"),
        ("o'brien@example.nl", "o'brien@example.nl"),
        ("zoë@bücher.example", "zoë@bücher.example"),
    ] {
        assert_eq!(Email::parse(text).as_ref().map(Email::as_str), Ok(kept), "{text:?}");
    }
    let long_local = format!("{}@example.nl", "a".repeat(65));
    let long_address = format!("a@{}nl", format!("{}.", "b".repeat(60)).repeat(5));
    for (text, problem) in [
        ("", EmailProblem::Empty),
        ("anna", EmailProblem::NotOneAt),
        ("anna@@example.nl", EmailProblem::NotOneAt),
        ("a@b@example.nl", EmailProblem::NotOneAt),
        ("@example.nl", EmailProblem::LocalPart),
        (".anna@example.nl", EmailProblem::LocalPart),
        ("an..na@example.nl", EmailProblem::LocalPart),
        ("anna.@example.nl", EmailProblem::LocalPart),
        ("anna@", EmailProblem::Domain),
        ("anna@example", EmailProblem::Domain),
        ("anna@.nl", EmailProblem::Domain),
        ("anna@example.", EmailProblem::Domain),
        ("anna@-example.nl", EmailProblem::Domain),
        ("anna@exam_ple.nl", EmailProblem::Domain),
        ("an na@example.nl", EmailProblem::UnexpectedCharacter),
        ("anna@example.nl, jan@example.nl", EmailProblem::UnexpectedCharacter),
        ("Anna <anna@example.nl>", EmailProblem::UnexpectedCharacter),
        ("anna@example.nl\nbcc", EmailProblem::UnexpectedCharacter),
        ("anna🙂@example.nl", EmailProblem::UnexpectedCharacter),
        (long_local.as_str(), EmailProblem::TooLong),
        (long_address.as_str(), EmailProblem::TooLong),
    ] {
        assert_eq!(Email::parse(text), Err(problem), "{text:?}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_them_panic(text in any::<String>()) {
        let _ = (Postcode::parse(&text), Phone::parse(&text), Email::parse(&text));
    }

    #[test]
    fn what_is_shown_reads_back_the_same(number in "(\\+|00|0)[0-9 -]{6,16}", postcode in "[1-9][0-9]{3} ?[a-zA-Z]{2}") {
        if let Ok(phone) = Phone::parse(&number) {
            prop_assert_eq!(Phone::parse(phone.as_str()), Ok(phone));
        }
        if let Ok(postcode) = Postcode::parse(&postcode) {
            prop_assert_eq!(Postcode::parse(postcode.as_str()), Ok(postcode));
        }
    }

    #[test]
    fn every_ten_digit_number_is_dutch(digits in "0[1-7][0-9]{8}") {
        let shown = Phone::parse(&digits).unwrap();
        prop_assert_eq!(shown.as_str().replace('-', ""), digits.clone());
        prop_assert_eq!(Phone::parse(&format!("+31 {}", &digits[1..])), Ok(shown), "with the country code it is the same number");
    }
}
