//! Counting tests from what the runners print.

use std::fmt;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Tally {
    pub(crate) passed: u64,
    pub(crate) failed: u64,
}

impl Tally {
    /// One check that failed, or a runner that broke before it could count.
    pub(crate) const FAILURE: Self = Self { passed: 0, failed: 1 };
    /// One check that passed.
    pub(crate) const SUCCESS: Self = Self { passed: 1, failed: 0 };

    /// Adds another count to this one.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }

    /// Weighs how the runner ended: one that broke without naming a failed test counts as a failure,
    /// and so does one that ran nothing, or a suite that got lost would look like a green one.
    pub(crate) fn settled(self, ended_well: bool) -> Self {
        let ran_nothing = self == Self::default();
        if self.failed == 0 && (!ended_well || ran_nothing) {
            return Self { passed: self.passed, failed: 1 };
        }
        self
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// The count in a closing line of `cargo test`, of which there is one per test binary.
pub(crate) fn from_cargo(line: &str) -> Option<Tally> {
    let plain = without_colours(line);
    let (_verdict, counts) = plain.strip_prefix("test result: ")?.split_once(". ")?;
    Some(Tally { passed: count_of(counts, ';', "passed"), failed: count_of(counts, ';', "failed") })
}

/// The count in the closing line `Tests  3 failed | 10 passed (13)` of vitest.
pub(crate) fn from_vitest(line: &str) -> Option<Tally> {
    let plain = without_colours(line);
    let counts = plain.trim_start().strip_prefix("Tests  ")?;
    let counts = counts.split('(').next()?;
    Some(Tally { passed: count_of(counts, '|', "passed"), failed: count_of(counts, '|', "failed") })
}

/// The number before a word, in parts such as `3 failed | 10 passed`; 0 when the word is not there.
fn count_of(counts: &str, separator: char, word: &str) -> u64 {
    let parts = counts.split(separator).map(str::trim);
    let number = parts.filter_map(|part| part.strip_suffix(word)).next();
    number.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

/// The text without terminal escapes (`ESC [ … letter`).
fn without_colours(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        if letter == '\u{1b}' {
            letters.by_ref().skip(1).find(char::is_ascii_alphabetic);
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(passed: u64, failed: u64) -> Tally {
        Tally { passed, failed }
    }

    /// As printed by cargo 1.95.
    #[test]
    fn closing_lines_of_cargo() {
        let line = "test result: ok. 31 passed; 0 failed; 2 ignored; 0 measured; 4 filtered out; finished in 0.53s";
        assert_eq!(from_cargo(line), Some(tally(31, 0)));
        let line = "test result: FAILED. 1 passed; 12 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(from_cargo(line), Some(tally(1, 12)));
        let line = "test result: \u{1b}[31mFAILED\u{1b}[m. 0 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(from_cargo(line), Some(tally(0, 1)));
    }

    #[test]
    fn other_lines_of_cargo_count_nothing() {
        for line in
            ["running 3 tests", "test tally::tests::x ... ok", "  left: \"test result: ok. 1 passed; 0 failed\"", ""]
        {
            assert_eq!(from_cargo(line), None, "{line}");
        }
    }

    /// As printed by vitest 4.1, without and with colours.
    #[test]
    fn closing_lines_of_vitest() {
        assert_eq!(from_vitest("      Tests  1 failed | 2 passed | 1 skipped | 1 todo (5)"), Some(tally(2, 1)));
        assert_eq!(from_vitest("      Tests  10 passed (10)"), Some(tally(10, 0)));
        assert_eq!(from_vitest("      Tests  3 failed (3)"), Some(tally(0, 3)));
        assert_eq!(from_vitest("      Tests  no tests"), Some(tally(0, 0)));
        let coloured = "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[31m1 failed\u{1b}[39m\u{1b}[22m\u{1b}[2m | \u{1b}[22m\u{1b}[1m\u{1b}[32m2 passed\u{1b}[39m\u{1b}[22m\u{1b}[90m (3)\u{1b}[39m";
        assert_eq!(from_vitest(coloured), Some(tally(2, 1)));
    }

    #[test]
    fn other_lines_of_vitest_count_nothing() {
        let files = " Test Files  1 failed | 2 passed (3)";
        for line in [files, "   Duration  297ms (transform 29ms, setup 0ms, tests 8ms)", " Failed Tests 1 ", ""] {
            assert_eq!(from_vitest(line), None, "{line}");
        }
    }

    #[test]
    fn a_broken_runner_is_a_failure() {
        assert_eq!(tally(5, 0).settled(false), tally(5, 1), "it broke after five");
        assert_eq!(tally(0, 0).settled(false), tally(0, 1), "it did not build");
        assert_eq!(tally(0, 0).settled(true), tally(0, 1), "it ran nothing at all");
        assert_eq!(tally(5, 2).settled(false), tally(5, 2), "its failures were counted already");
        assert_eq!(tally(5, 0).settled(true), tally(5, 0));
    }

    #[test]
    fn the_closing_line() {
        let mut total = Tally::SUCCESS;
        total.add(tally(40, 2));
        assert_eq!(total.to_string(), "41 passed, 2 failed");
    }
}
