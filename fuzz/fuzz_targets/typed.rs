//! Whatever is typed in a field gives a value or a finding, and a value that was accepted is accepted again as it is.
#![no_main]

use driehoek::typed::Typed;
use libfuzzer_sys::fuzz_target;

type Field = fn(&mut Typed, &str) -> Option<String>;

const FIELDS: [Field; 7] = [
    |typed, text| typed.name_if_any("field", text),
    |typed, text| typed.voorvoegsel(text),
    |typed, text| typed.line("field", text),
    |typed, text| typed.long_text("field", text),
    |typed, text| typed.phone("field", text),
    |typed, text| typed.email("field", text),
    |typed, text| typed.postcode("field", text),
];

fuzz_target!(|text: &str| {
    for field in FIELDS {
        let mut typed = Typed::default();
        let value = field(&mut typed, text);
        if typed.findings().is_empty() {
            let mut again = Typed::default();
            let kept = value.as_deref().and_then(|value| field(&mut again, value));
            assert_eq!(kept, value);
            assert!(again.findings().is_empty());
        }
    }
    Typed::default().time("field", text);
});
