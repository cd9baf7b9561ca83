//! Backups and the check of the store, by themselves while the program runs.

use std::time::Duration;

use driehoek::clock;
use tauri::{AppHandle, Manager as _};

use crate::desk::Desk;

/// How often it looks whether somebody pauses.
const ROUND: Duration = Duration::from_secs(60);
/// And in how many rounds once whether something is due.
const ROUNDS: u32 = 5;

/// Keeps the store as long as the program runs. What fails is tried again next time; the page about backups and Vandaag tell when it
/// goes on failing.
pub(crate) fn start(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        for round in (1..=ROUNDS).cycle() {
            tokio::time::sleep(ROUND).await;
            let desk = app.state::<Desk>();
            desk.back_up_in_pause().await;
            if round == ROUNDS
                && let Err(error) = desk.keep(clock::now()).await
            {
                log::warn!("keep: {error}");
            }
        }
    });
}

/// Makes a last backup and closes the store: closing writes the last changes from the log into the store file, so that a copy of
/// it is whole.
pub(crate) fn close(app: &AppHandle) {
    let desk = app.state::<Desk>();
    tauri::async_runtime::block_on(async {
        desk.back_up_if_changed().await;
        desk.lock().await;
    });
}
