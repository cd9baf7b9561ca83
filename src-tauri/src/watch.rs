//! Locking by itself: when nobody is at work, when the computer has slept, and when who sits here was ended at another window.

use std::time::{Duration, Instant};

use chrono::TimeDelta;
use driehoek::clock;
use tauri::{AppHandle, Manager as _};

use crate::desk::Desk;
use crate::{ask, window};

/// Asks the page to save what was typed and then to lock; `App.svelte` listens.
const LOCKING: &str = "window.dispatchEvent(new Event('driehoek:locking'))";
/// Tells the page that it was locked.
const LOCKED: &str = "window.dispatchEvent(new Event('driehoek:locked'))";

/// The page may take so long to save what was typed.
const LONGEST_GOODBYE: Duration = Duration::from_secs(5);
/// How often it looks.
const ROUND: Duration = Duration::from_secs(5);
/// The two clocks may differ by so much before it counts as sleep: a computer under load, or a clock that is set right.
const LONGEST_NAP: TimeDelta = TimeDelta::seconds(60);

/// Watches over the desk as long as the program runs.
pub(crate) fn start(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        let mut last = (clock::now(), Instant::now());
        loop {
            tokio::time::sleep(ROUND).await;
            let now = (clock::now(), Instant::now());
            let has_slept = slept(now.0 - last.0, now.1 - last.1);
            last = now;
            if must_lock(&app, has_slept).await {
                lock_soon(&app).await;
                last = (clock::now(), Instant::now());
            }
        }
    });
}

async fn must_lock(app: &AppHandle, has_slept: bool) -> bool {
    let desk = app.state::<Desk>();
    let Ok(open) = desk.open() else { return false };
    has_slept || !desk.may_go_on().await || is_idle(desk.active_at().elapsed(), open.idle_minutes().await)
}

/// Whether the computer slept in between. One clock stands still then, on systems where the other goes on; where both go on, the
/// round took far too long.
fn slept(by_the_wall: TimeDelta, by_the_watch: Duration) -> bool {
    let by_the_watch = TimeDelta::from_std(by_the_watch).unwrap_or(TimeDelta::MAX);
    let round = TimeDelta::from_std(ROUND).unwrap_or_default();
    by_the_wall.checked_sub(&by_the_watch).is_some_and(|apart| apart > LONGEST_NAP)
        || by_the_watch > round + LONGEST_NAP
}

fn is_idle(since: Duration, minutes: i32) -> bool {
    since >= Duration::from_secs(60 * u64::from(minutes.max(1).unsigned_abs()))
}

/// Lets the page save what was typed and lock; a page that hangs does not keep the desk open.
async fn lock_soon(app: &AppHandle) {
    let desk = app.state::<Desk>();
    let sitting = desk.sitting();
    if tell(app, LOCKING) {
        let began = Instant::now();
        while began.elapsed() < LONGEST_GOODBYE && desk.is_open() && desk.sitting() == sitting {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }
    // Who came in meanwhile did so with a passphrase, and stays.
    if desk.is_open() && desk.sitting() == sitting {
        lock_now(app).await;
    }
}

/// Locks at once and shows it.
pub(crate) async fn lock_now(app: &AppHandle) {
    ask::forget(app);
    app.state::<Desk>().lock().await;
    tell(app, LOCKED);
}

fn tell(app: &AppHandle, event: &str) -> bool {
    app.get_webview_window(window::MAIN).is_some_and(|window| window.eval(event).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: TimeDelta = TimeDelta::hours(1);

    #[test]
    fn a_computer_that_slept_shows_it_by_clocks_that_differ_or_by_a_round_that_took_too_long() {
        assert!(slept(HOUR, ROUND), "the watch stood still");
        assert!(slept(HOUR, Duration::from_secs(3600)), "both went on");
        assert!(slept(TimeDelta::seconds(66), ROUND));
    }

    #[test]
    fn an_ordinary_round_a_busy_computer_and_a_clock_set_back_are_no_sleep() {
        assert!(!slept(TimeDelta::seconds(5), ROUND));
        assert!(!slept(TimeDelta::seconds(50), Duration::from_secs(50)), "busy");
        assert!(!slept(TimeDelta::seconds(65), ROUND), "a minute is not more than a minute");
        assert!(!slept(-HOUR, ROUND), "winter time, or a clock set right");
        assert!(!slept(TimeDelta::MIN, ROUND));
    }

    #[test]
    fn nobody_at_work_for_so_many_minutes_is_idle() {
        assert!(!is_idle(Duration::from_secs(599), 10));
        assert!(is_idle(Duration::from_secs(600), 10));
        assert!(!is_idle(Duration::from_secs(59), 0), "never at once");
    }
}
