//! Names as Dutch classrooms have them, and what is not a name.

use proptest::prelude::*;

use super::*;

#[test]
fn folding_takes_accents_capitals_and_double_spaces() {
    for (text, folded) in [
        ("  Zoë   van den  BERG ", "zoe van den berg"),
        ("Łukasz Żółć", "lukasz zolc"),
        ("Şükran Yıldız", "sukran yildiz"),
        ("Zoe\u{308}", "zoe"),
        ("d’Arc", "d'arc"),
        ("Ĳsbrand", "ijsbrand"),
        ("Großmann", "grossmann"),
        ("Søren Ångström", "soren angstrom"),
        ("Sjoerdtsje Hûs", "sjoerdtsje hus"),
        ("Анна", "anna"),
        ("Jan\u{a0}Piet", "jan piet"),
        ("", ""),
    ] {
        assert_eq!(fold(text), folded, "{text:?}");
    }
}

#[test]
fn people_are_listed_by_surname_without_its_prefix() {
    let mut people = [
        ("Bosch", "", "Anna"),
        ("Bos", "van den", "Anna"),
        ("Bos Jansen", "", "Anna"),
        ("Bos", "", "Zoë"),
        ("Åkerman", "", "Per"),
        ("Bos", "", "Bram"),
        ("Zandt", "van 't", "Ivo"),
        ("Bos-Aker", "", "Eef"),
    ];
    people.sort_by_key(|(achternaam, voorvoegsel, roepnaam)| sort_key(achternaam, voorvoegsel, roepnaam));
    let said = people.map(|(achternaam, voorvoegsel, roepnaam)| full_name(roepnaam, voorvoegsel, achternaam));
    assert_eq!(
        said,
        [
            "Per Åkerman",
            "Bram Bos",
            "Zoë Bos",
            "Anna van den Bos",
            "Anna Bos Jansen",
            "Eef Bos-Aker",
            "Anna Bosch",
            "Ivo van 't Zandt",
        ]
    );
}

#[test]
fn a_full_name_leaves_no_gap() {
    assert_eq!(full_name("Anna", "", "Bos"), "Anna Bos");
    assert_eq!(full_name("", "van", " Dijk "), "van Dijk");
    assert_eq!(full_name("", "", ""), "");
}

#[test]
fn real_names_are_names() {
    for name in [
        "Zoë",
        "van 't Hart",
        "d’Arc",
        "Jean-Pierre",
        "J. P.",
        "Łukasz",
        "Yıldız",
        "Sjoerdtsje",
        "Anne\u{301}",
        "Nguyễn Thị Ánh",
        "محمد",
        "علی\u{200c}رضا",
        "李小龙",
        "Анна",
        "प्रिया",
        "Gal·la",
        "X",
    ] {
        assert_eq!(name_problem(name, NAME_MAX), None, "{name:?} is a name");
    }
}

#[test]
fn what_is_no_name_is_said() {
    for (text, problem) in [
        ("", TextProblem::Empty),
        (" \t\u{a0} ", TextProblem::Empty),
        ("Jan 2", TextProblem::NotAName),
        ("Jan 🙂", TextProblem::NotAName),
        ("🅰nna", TextProblem::NotAName),
        ("Jan❤\u{fe0f}", TextProblem::NotAName),
        ("<b>Jan</b>", TextProblem::NotAName),
        ("a > b", TextProblem::NotAName),
        ("Jan & Piet", TextProblem::NotAName),
        ("?", TextProblem::NotAName),
        ("-", TextProblem::NotAName),
        ("Jan\u{200b}", TextProblem::NotAName),
        ("Jan\nPiet", TextProblem::ControlCharacters),
        ("Jan\u{0}", TextProblem::ControlCharacters),
        ("\u{202e}naJ", TextProblem::ControlCharacters),
        ("Jan\u{2066}", TextProblem::ControlCharacters),
    ] {
        assert_eq!(name_problem(text, NAME_MAX), Some(problem), "{text:?}");
    }
}

#[test]
fn length_counts_characters_not_bytes() {
    let longest = "ë".repeat(200);
    assert_eq!(name_problem(&longest, NAME_MAX), None);
    assert_eq!(name_problem(&format!("{longest}a"), NAME_MAX), Some(TextProblem::TooLong { max: 200 }));
    assert_eq!(text_problem(&"ë".repeat(4000), FREE_TEXT_MAX), None);
    assert_eq!(text_problem(&"a".repeat(4001), FREE_TEXT_MAX), Some(TextProblem::TooLong { max: 4000 }));
}

#[test]
fn free_text_holds_all_that_can_be_seen() {
    assert_eq!(text_problem("", FREE_TEXT_MAX), None);
    assert_eq!(text_problem("Regel 1\r\n\tregel 2 <b> & 🙂 'x'; drop table --", FREE_TEXT_MAX), None);
    for hidden in ["a\u{0}b", "a\u{1b}[31m", "\u{202e}txt.exe", "a\u{7f}"] {
        assert_eq!(text_problem(hidden, FREE_TEXT_MAX), Some(TextProblem::ControlCharacters), "{hidden:?}");
    }
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        let folded = fold(&text);
        prop_assert_eq!(fold(&folded), folded.clone());
        prop_assert!(!folded.contains("  ") && folded.trim() == folded);
    }

    #[test]
    fn markup_and_digits_never_pass_for_a_name(before in "\\p{L}{0,5}", sign in "[<>0-9&\"/=@{}]", after in "\\p{L}{0,5}") {
        prop_assert_eq!(name_problem(&format!("{before}{sign}{after}"), NAME_MAX), Some(TextProblem::NotAName));
    }

    #[test]
    fn letters_of_any_script_are_a_name(text in "\\p{L}{1,30}") {
        prop_assert_eq!(name_problem(&text, NAME_MAX), None);
    }

    #[test]
    fn the_surname_decides_before_the_rest(one in "[A-Za-z]{1,8}", other in "[A-Za-z]{1,8}", rest in "[a-z ]{0,8}") {
        let by_surname = fold(&one).cmp(&fold(&other));
        if by_surname.is_ne() {
            prop_assert_eq!(sort_key(&one, &rest, "Zz").cmp(&sort_key(&other, "", "Aa")), by_surname);
        }
    }
}

#[test]
fn numbers_are_searched_by_their_digits_and_names_by_their_words() {
    assert_eq!(search_words("Vries  Noor"), ["vries", "noor"]);
    assert_eq!(search_words("06-00001234"), ["0600001234"]);
    assert_eq!(search_words("+31(0)6-00001234"), ["0600001234"]);
    assert_eq!(search_words("0031600001234"), ["0600001234"]);
    assert_eq!(search_words("+49282112345"), ["49282112345"]);
    assert_eq!(search_words("Çelik-Yılmaz"), ["celik-yilmaz"]);
    assert_eq!(search_words(" - "), ["-"], "a sign is no number");
    assert_eq!(search_words("  "), Vec::<String>::new());
    assert_eq!(search_words(&"a ".repeat(50)).len(), MOST_WORDS);
}
