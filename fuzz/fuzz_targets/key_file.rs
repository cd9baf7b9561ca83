//! Whatever stands in a key file, it is read or refused, and opens with no passphrase but a right one.
#![no_main]

use driehoek::store::keys::KeyFile;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(file) = KeyFile::parse(bytes) {
        for person in file.people() {
            assert!(file.open_with_passphrase(&person.id, "niet de wachtwoordzin").is_err());
        }
    }
});
