//! A small random generator (splitmix64): the same seed gives the same school on every machine and in every version.

use std::ops::RangeInclusive;

/// A stream of numbers that follows from its seed alone.
#[derive(Clone, Debug)]
pub(super) struct Random(u64);

impl Random {
    /// A stream of its own per subject, so that more data in one room does not change another's.
    pub(super) const fn new(seed: u64, subject: u64) -> Self {
        Self(mixed(seed) ^ mixed(!subject))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(self.0)
    }

    /// A number in the range. The bias of the remainder is far below what anyone sees in a few thousand draws.
    pub(super) fn within(&mut self, range: RangeInclusive<i64>) -> i64 {
        let width = range.end().saturating_sub(*range.start()).max(0).unsigned_abs() + 1;
        range.start() + (self.next() % width).cast_signed()
    }

    /// True so many times in a hundred.
    pub(super) fn chance(&mut self, percent: i64) -> bool {
        self.within(1..=100) <= percent
    }

    /// One of the choices. Give it twice to make it twice as likely; there must be at least one.
    pub(super) fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        let last = i64::try_from(choices.len()).unwrap_or(i64::MAX) - 1;
        choices[usize::try_from(self.within(0..=last)).unwrap_or(0)]
    }
}

const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::Random;

    #[test]
    fn the_same_seed_gives_the_same_numbers_and_another_subject_others() {
        let draw = |seed, subject| {
            let mut random = Random::new(seed, subject);
            (0..20).map(|_| random.within(0..=1_000_000)).collect::<Vec<_>>()
        };
        assert_eq!(draw(2, 1), draw(2, 1), "nothing but the seed decides");
        assert_ne!(draw(2, 1), draw(2, 2), "each subject has a stream of its own");
        assert_ne!(draw(2, 1), draw(3, 1), "another seed makes another school");
    }

    #[test]
    fn both_ends_of_a_range_are_drawn_and_nothing_outside_it() {
        let mut random = Random::new(2, 1);
        let drawn: Vec<_> = (0..500).map(|_| random.within(-2..=2)).collect();
        assert!((-2..=2).all(|number| drawn.contains(&number)), "every number of a small range comes by");
        assert!(drawn.iter().all(|number| (-2..=2).contains(number)), "no number outside the range");
        assert_eq!(random.within(5..=5), 5, "a range of one has no choice");
    }
}
