//! Whatever file is chosen as a logo, it is taken as a picture or refused.
#![no_main]

use driehoek::letter::logo::read_picture;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|content: &[u8]| {
    let _ = read_picture("logo.png".into(), content);
});
