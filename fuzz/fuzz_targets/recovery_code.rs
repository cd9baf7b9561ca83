//! Whatever is typed over from paper is a code or none; a code is read again from how it is printed.
#![no_main]

use driehoek::store::keys::RecoveryCode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|typed: &str| {
    if let Some(code) = RecoveryCode::parse(typed) {
        assert!(RecoveryCode::parse(&code.groups().join("-")) == Some(code));
    }
});
