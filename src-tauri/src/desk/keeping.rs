//! Backups of the desk's store, a backup in its place or beside it, and another data key.

use std::path::PathBuf;
use std::sync::atomic::{AtomicI32, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use driehoek::keeping::{self, When};
use driehoek::store::backup::{self, BackupRef, BackupRow, Backups, Made, Opening, Places, Safety, StoreCheck};
use driehoek::store::{self, Changed, What, check_is_due, last_check, rotate};
use driehoek::users::store::users;
use driehoek::{Error, Result, clock};

use super::{Desk, DeskState, OpenDesk, held, read, write};

/// Nobody touched a key or the mouse for so long.
const PAUSE: Duration = Duration::from_secs(3 * 60);

/// No data is being encrypted anew.
const IDLE: i32 = -1;

/// What the desk knows of backups.
pub(super) struct Shelf {
    /// The folder of the backup that somebody chose.
    chosen: std::sync::Mutex<Option<PathBuf>>,
    /// After which last key or click the newest backup in a pause was made.
    kept_for: std::sync::Mutex<Option<Instant>>,
    /// One backup at a time.
    making: tokio::sync::Mutex<()>,
    /// How far an exchange of the key is, in percent.
    percent: AtomicI32,
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            chosen: std::sync::Mutex::default(),
            kept_for: std::sync::Mutex::default(),
            making: tokio::sync::Mutex::default(),
            percent: AtomicI32::new(IDLE),
        }
    }
}

impl Desk {
    /// What guards the store.
    ///
    /// # Errors
    /// `Locked`, or those of [`keeping::backups`].
    pub async fn backups(&self) -> Result<Backups> {
        keeping::backups(&self.open()?.store, self.store_folder()).await
    }

    /// When what else holds a copy of the data was made, in UTC. A server keeps its own backups, of which the program knows nothing.
    ///
    /// # Errors
    /// `Locked`, or those of [`keeping::backups`].
    pub async fn backup_moments(&self) -> Result<Vec<String>> {
        let rows = match self.backups().await {
            Ok(backups) => backups.rows,
            Err(Error::BackupMissing) => Vec::new(),
            Err(error) => return Err(error),
        };
        let data = self.store_folder();
        blocking(move || Ok(backup::moments(&data, &rows))).await
    }

    /// Makes a backup because somebody asks.
    ///
    /// # Errors
    /// `ReadOnly` while a backup is open, `SecondPlaceGone` and other troubles of the second place once the first is made, or those of
    /// [`keeping::back_up`].
    pub async fn make_backup(&self) -> Result<BackupRow> {
        let open = self.own()?;
        let made = self.back_up(&open, When::Asked).await?;
        made.second.unwrap_or(Ok(()))?;
        let places = Places { second: open.second().await?, ..self.places_here() };
        let at = BackupRef { place: backup::BackupPlace::Here, name: made.name };
        blocking(move || backup::row(&places, &at)).await
    }

    /// Makes one if something changed since the newest; on closing, and in a pause. The demo is not worth one.
    pub async fn back_up_if_changed(&self) {
        let Ok(open) = self.own() else { return };
        if self.is_demo() {
            return;
        }
        match self.back_up(&open, When::Changed).await {
            Ok(Made { second: Some(Err(error)), .. }) => log::warn!("second place: {error}"),
            Ok(_) => {}
            Err(error) => log::error!("backup: {error}"),
        }
    }

    /// Makes one when somebody has just gone away: the desk may lock before it is closed, and a locked one makes none.
    pub(crate) async fn back_up_in_pause(&self) {
        let active_at = self.active_at();
        let is_pause = active_at.elapsed() >= PAUSE && *held(&self.shelf.kept_for) != Some(active_at);
        if is_pause && self.is_open() {
            *held(&self.shelf.kept_for) = Some(active_at);
            self.back_up_if_changed().await;
        }
    }

    /// Makes the backup and the check that are due while the store is open, and sweeps what an erasure could not.
    ///
    /// # Errors
    /// Those of [`store::Store::sweep_left`], [`keeping::back_up`] and [`keeping::check`].
    pub(crate) async fn keep(&self, now: DateTime<Utc>) -> Result<()> {
        let Ok(open) = self.own() else { return Ok(()) };
        if self.is_demo() {
            return Ok(());
        }
        open.store.sweep_left().await?;
        let data = self.store_folder();
        let newest = blocking(move || Ok(backup::newest_at(&data, now))).await?;
        if keeping::is_due(newest.as_deref().and_then(moment), now) {
            self.back_up(&open, When::Changed).await?.second.unwrap_or(Ok(()))?;
        }
        let last = last_check(&mut *open.store.read().await?).await?;
        if check_is_due(last.and_then(|check| moment(&check.at)), now) {
            keeping::check(&open.store, &open.program(), self.store_folder()).await?;
        }
        Ok(())
    }

    async fn back_up(&self, open: &OpenDesk, when: When) -> Result<Made> {
        let _one = self.shelf.making.lock().await;
        keeping::back_up(&open.store, self.store_folder(), when, clock::now()).await
    }

    /// Checks the store now.
    ///
    /// # Errors
    /// Those of [`keeping::check`].
    pub async fn check_store(&self) -> Result<StoreCheck> {
        let open = self.open()?;
        keeping::check(&open.store, &open.actor(), self.store_folder()).await
    }

    /// How the store guards itself.
    ///
    /// # Errors
    /// `Locked`, or the database's.
    pub async fn safety(&self) -> Result<Safety> {
        keeping::safety(&mut *self.open()?.store.read().await?).await
    }

    /// Changes that.
    ///
    /// # Errors
    /// Those of [`keeping::save_safety`].
    pub async fn save_safety(&self, safety: Safety) -> Result<Changed<Safety>> {
        let open = self.open()?;
        keeping::save_safety(&open.store, &open.actor(), self.store_folder(), safety).await
    }

    /// The backups in the data folder, whatever state the store is in.
    ///
    /// # Errors
    /// `File`.
    pub async fn backups_to_restore(&self) -> Result<Vec<BackupRow>> {
        let places = self.places_here();
        blocking(move || Ok(backup::list(&places))).await
    }

    /// Remembers the folder that somebody chose, and tells what it holds.
    ///
    /// # Errors
    /// `BackupMissing`.
    pub async fn choose_backup(&self, folder: PathBuf) -> Result<BackupRow> {
        let found = blocking(move || backup::chosen(&folder)).await?;
        *held(&self.shelf.chosen) = Some(found.clone());
        let name = found.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (places, at) = (self.places_here(), BackupRef { place: backup::BackupPlace::Chosen, name });
        blocking(move || backup::row(&places, &at)).await
    }

    /// Puts a backup in the place of the store, and locks the desk.
    ///
    /// # Errors
    /// Those of [`keeping::restore`].
    pub async fn restore_backup(&self, at: BackupRef, user_id: String, passphrase: String) -> Result<DeskState> {
        let _one = self.opening.lock().await;
        let _making = self.shelf.making.lock().await;
        let (data, now) = (self.store_folder(), clock::now());
        let opening = self.opening_of(at, user_id, passphrase).await?;
        // The passphrase is tried first: a wrong one locks nobody's desk.
        let staged = keeping::stage(&data, opening, now).await?;
        self.lock().await;
        staged.put_in_place(clock::now()).await?;
        self.forget_key_of(None).await;
        Ok(self.state_now().await)
    }

    /// Opens a backup beside the store, to be read only.
    ///
    /// # Errors
    /// Those of [`keeping::open_beside`].
    pub async fn open_backup(&self, at: BackupRef, user_id: String, passphrase: String) -> Result<DeskState> {
        let _one = self.opening.lock().await;
        let (data, now) = (self.store_folder(), clock::now());
        let opening = self.opening_of(at, user_id, passphrase).await?;
        let was_beside = read(&self.open).as_ref().is_some_and(|open| open.backup_of.is_some());
        if was_beside {
            self.lock().await;
        }
        let (beside, user) = keeping::open_beside(data, opening, now).await?;
        let backup_of = Some(beside.made_at.unwrap_or_default());
        Ok(self.sit(OpenDesk { store: beside.store, key: beside.key, user, backup_of }).await)
    }

    async fn opening_of(&self, at: BackupRef, user_id: String, passphrase: String) -> Result<Opening> {
        let second = match self.open() {
            Ok(open) => open.second().await?,
            Err(_) => None,
        };
        let places = Places { second, ..self.places_here() };
        let backup = blocking(move || places.find(&at)).await?;
        Ok(Opening { backup, user_id, passphrase: passphrase.into() })
    }

    /// The data folder and what somebody chose. The second place stands in the store.
    fn places_here(&self) -> Places {
        Places { data: self.store_folder(), second: None, chosen: held(&self.shelf.chosen).clone() }
    }

    /// Finishes what a crash interrupted, and sweeps away what it left; before the window asks how the desk stands.
    pub(crate) fn tidy(&self) {
        let folder = self.store_folder();
        if let Err(error) = store::settle(&folder).and_then(|()| backup::sweep_beside(&folder)) {
            log::error!("tidy: {error}");
        }
    }

    /// Encrypts the whole store anew, for those who may open it now.
    ///
    /// # Errors
    /// `Busy` when somebody else is at it, `ReadOnly` while a backup is open, or those of [`rotate::begin`] and
    /// [`rotate::Rotation::finish`]; after the latter the desk is locked.
    pub async fn rotate_key(&self) -> Result<()> {
        let _one = self.opening.try_lock().map_err(|_| Error::Busy)?;
        let open = self.own()?;
        let keep = users(&mut *open.store.read().await?).await?;
        let keep = keep.into_iter().filter(|user| user.ended_on.is_none()).map(|user| user.id.to_string());
        let begun = rotate::begin(&self.store_folder(), &open.key, &self.shelf.percent).await;
        let finished = match begun {
            Ok(rotation) => rotation.finish(open.store.clone(), keep.collect(), clock::now()).await,
            Err(error) => {
                self.shelf.percent.store(IDLE, Ordering::Relaxed);
                return Err(error);
            }
        };
        self.shelf.percent.store(IDLE, Ordering::Relaxed);
        match finished {
            Ok((store, key)) => self.go_on(OpenDesk { store, key, ..open }).await,
            Err(error) => {
                self.lock().await;
                Err(error)
            }
        }
    }

    /// The same person goes on with the store under its new key; unless the desk was locked meanwhile, and then it stays so.
    async fn go_on(&self, open: OpenDesk) -> Result<()> {
        let noted = open.store.note(&open.actor(), What::new("user.rotate", "")).await;
        // Asked and written in one hold: a lock in between would be undone.
        let left = {
            let mut seat = write(&self.open);
            if seat.is_none() { Some(open) } else { seat.replace(open).and(None) }
        };
        match left {
            None => self.remember_again().await,
            Some(open) => {
                open.store.close().await;
                self.forget_key_of(None).await;
            }
        }
        noted.map(drop)
    }

    /// How far that is, in percent; none when nothing is being encrypted.
    #[must_use]
    pub fn rotation_progress(&self) -> Option<i32> {
        Some(self.shelf.percent.load(Ordering::Relaxed)).filter(|percent| *percent != IDLE)
    }

    /// The open store, when it is no backup.
    pub(super) fn own(&self) -> Result<OpenDesk> {
        let open = self.open()?;
        if open.backup_of.is_some() { Err(Error::ReadOnly) } else { Ok(open) }
    }

    fn is_demo(&self) -> bool {
        read(&self.demo).is_some()
    }
}

impl OpenDesk {
    async fn second(&self) -> Result<Option<PathBuf>> {
        Ok(keeping::safety(&mut *self.store.read().await?).await?.second_place.map(Into::into))
    }

    /// What the program does by itself it does in its own name.
    fn program(&self) -> store::Actor {
        store::Actor { name: "Driehoek".into(), role: driehoek::rights::Role::Director, ..self.actor() }
    }
}

fn moment(text: &str) -> Option<DateTime<Utc>> {
    text.parse().ok()
}

/// Waits for a disk without holding up what else the program does.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tauri::async_runtime::spawn_blocking(work).await.map_err(|_| Error::Busy)?
}
