//! Whatever the school makes of a letter's text, it is read as pieces or with findings.
#![no_main]

use driehoek::letter::LetterKind;
use driehoek::letter::parse::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u8, &str, &str)| {
    let (kind, subject, body) = input;
    let kind = LetterKind::ALL[usize::from(kind) % LetterKind::ALL.len()];
    let form = parse(kind, subject, body);
    assert_eq!(form, parse(kind, subject, body));
});
