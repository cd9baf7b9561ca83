//! Whatever stands in a backup's `kopie.json`, it is read or refused.
#![no_main]

use driehoek::store::backup::Manifest;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(manifest) = Manifest::parse(bytes) {
        let again = serde_json::to_vec(&manifest).expect("what was read can be written");
        assert_eq!(Manifest::parse(&again), Some(manifest));
    }
});
