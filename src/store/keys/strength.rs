//! How hard a passphrase is to guess.

use serde::Serialize;
use zeroize::Zeroizing;

/// How hard a passphrase is to guess.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct Strength {
    /// 0 (guessed at once) to 4 (out of reach).
    pub score: i32,
    /// Whether the program accepts it.
    pub enough: bool,
    /// Characters still wanted.
    pub missing_characters: i32,
}

/// A shorter one may be strong by measure, and is still typed over somebody's shoulder.
const SHORTEST: usize = 12;

/// What whoever knows the school tries first; it adds nothing to a passphrase.
const EXPECTED: [&str; 3] = ["driehoek", "sprong", "wanroij"];

/// Measures a passphrase: at least 12 characters, and not guessable (zxcvbn 3 of 4), also without the words everyone
/// expects here.
#[must_use]
pub fn strength(passphrase: &str) -> Strength {
    let length = passphrase.chars().count();
    // Longer input makes the measuring slow and cannot make it weaker.
    let measured: Zeroizing<String> = Zeroizing::new(passphrase.chars().take(72).collect());
    let mut rest = Zeroizing::new(measured.to_lowercase());
    for word in EXPECTED {
        rest = Zeroizing::new(rest.replace(word, ""));
    }
    let score = score(&measured).min(score(&rest));
    Strength {
        score,
        enough: length >= SHORTEST && score >= 3,
        missing_characters: i32::try_from(SHORTEST.saturating_sub(length)).unwrap_or(0),
    }
}

fn score(text: &str) -> i32 {
    if text.is_empty() { 0 } else { i32::from(u8::from(zxcvbn::zxcvbn(text, &[]).score())) }
}
