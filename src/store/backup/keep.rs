//! Which backups stay: the newest of each of the last days, months and years that have one.

use std::collections::BTreeSet;

use chrono::{Datelike as _, NaiveDateTime};

/// How many of each stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keep {
    /// The newest of so many days.
    pub daily: usize,
    /// Of so many months.
    pub monthly: usize,
    /// Of so many years.
    pub yearly: usize,
}

/// What a rotation does with backups of these moments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rotation {
    /// These have served.
    pub remove: Vec<NaiveDateTime>,
    /// Dated after now: the clock is wrong, or was. They stay, and count for nothing.
    pub ahead: Vec<NaiveDateTime>,
}

/// Sorts the backups of these moments into those that stay and those that have served.
///
/// Days without a backup do not count: whoever comes back from the summer finds fourteen days of June. The newest always
/// stays.
#[must_use]
pub fn rotation(moments: &[NaiveDateTime], keep: Keep, now: NaiveDateTime) -> Rotation {
    let (ahead, past): (BTreeSet<_>, BTreeSet<_>) = moments.iter().copied().partition(|moment| *moment > now);
    let newest_first: Vec<_> = past.iter().rev().copied().collect();
    let mut kept: BTreeSet<_> = newest_first.first().copied().into_iter().collect();
    kept.extend(newest_of_each(&newest_first, keep.daily, NaiveDateTime::date));
    kept.extend(newest_of_each(&newest_first, keep.monthly, |moment| (moment.year(), moment.month())));
    kept.extend(newest_of_each(&newest_first, keep.yearly, NaiveDateTime::year));
    Rotation { remove: past.difference(&kept).copied().collect(), ahead: ahead.into_iter().collect() }
}

/// The newest of each of the first `count` days, months or years.
fn newest_of_each<Span: PartialEq>(
    newest_first: &[NaiveDateTime],
    count: usize,
    span: impl Fn(&NaiveDateTime) -> Span,
) -> Vec<NaiveDateTime> {
    let mut kept = newest_first.to_vec();
    kept.dedup_by_key(|moment| span(moment));
    kept.truncate(count);
    kept
}

#[cfg(test)]
mod tests;
