//! The desk: which store is open, in whose name, and the gate that refuses everything while it is locked.

mod keeping;
mod keys;
mod notices;
mod opening;
mod state;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::Instant;

use driehoek::fold::fold;
use driehoek::intake::sight::Sight;
use driehoek::rights::{self, Asks};
use driehoek::store::backup::Safety;
use driehoek::store::keys::{Attempts, DataKey, KeyFile, Keyholder, RecoveryCode};
use driehoek::store::place::{self, Contents};
use driehoek::store::{Actor, Db, Store, find};
use driehoek::users::{User, store as users};
use driehoek::{Error, Result, clock};
use tauri::ipc::Invoke;
use tauri::{Manager as _, Runtime};

use self::keys::AtKeychain;
use crate::keychain::{Keychain, NoKeychain};

pub use opening::NewSchool;
pub use state::{DeskStage, DeskState, DeskUser, KeychainState};

/// The demo's data is invented, so its passphrase may be known to all.
pub const DEMO_PASSPHRASE: &str = "drie hoeken, samen kijken";

/// As the program is shipped, and as a locked desk says.
const IDLE_MINUTES: i32 = 10;

/// An open store and in whose name.
#[derive(Clone)]
pub struct OpenDesk {
    /// The store.
    pub store: Store,
    /// Its key, for wraps that are made while it is open.
    pub key: DataKey,
    /// Who opened it.
    pub user: User,
    /// The moment of the backup that is open instead of the store, to be read only.
    pub backup_of: Option<String>,
}

impl OpenDesk {
    /// Who does it, now.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor { name: self.user.name.clone(), at: clock::now(), role: self.user.role }
    }

    /// After how many minutes without a key or a click it locks by itself.
    pub(crate) async fn idle_minutes(&self) -> i32 {
        match self.safety().await {
            Ok(Some(safety)) => safety.idle_minutes,
            Ok(None) | Err(_) => IDLE_MINUTES,
        }
    }

    async fn safety(&self) -> Result<Option<Safety>> {
        find(&mut *self.store.read().await?, "safety").await
    }

    /// Which children they see.
    ///
    /// # Errors
    /// The database's.
    pub async fn sight(&self, db: &mut Db) -> Result<Sight> {
        Sight::of(db, self.user.role, self.user.staff_id.as_ref(), clock::today()).await
    }
}

/// The one state of the shell.
pub struct Desk {
    folder: RwLock<PathBuf>,
    demo: RwLock<Option<u32>>,
    open: RwLock<Option<OpenDesk>>,
    /// The code that is on the screen, until it is confirmed.
    recovery_code: Mutex<Option<RecoveryCode>>,
    keychain: Arc<dyn Keychain>,
    at_keychain: Mutex<AtKeychain>,
    /// Whether nobody sat here since the program started.
    is_fresh: AtomicBool,
    /// Which time it is that somebody sits here.
    sitting: AtomicU64,
    /// When somebody last touched a key or the mouse.
    active_at: Mutex<Instant>,
    /// One opening at a time: two at once would make two stores.
    opening: tokio::sync::Mutex<()>,
    shelf: keeping::Shelf,
}

impl Desk {
    /// A locked desk at this folder, of a computer without a keychain; the demo's is filled when the window asks for it.
    #[must_use]
    pub fn at(folder: PathBuf, demo: Option<u32>) -> Self {
        Self::with(folder, demo, Arc::new(NoKeychain))
    }

    /// A locked desk at this folder, of a computer with this keychain.
    #[must_use]
    pub fn with(folder: PathBuf, demo: Option<u32>, keychain: Arc<dyn Keychain>) -> Self {
        Self {
            folder: RwLock::new(folder),
            demo: RwLock::new(demo),
            open: RwLock::new(None),
            recovery_code: Mutex::new(None),
            keychain,
            at_keychain: Mutex::default(),
            is_fresh: AtomicBool::new(true),
            sitting: AtomicU64::new(0),
            active_at: Mutex::new(Instant::now()),
            opening: tokio::sync::Mutex::new(()),
            shelf: keeping::Shelf::default(),
        }
    }

    /// The open store.
    ///
    /// # Errors
    /// `Locked`.
    pub fn open(&self) -> Result<OpenDesk> {
        read(&self.open).clone().ok_or(Error::Locked)
    }

    /// How the desk stands. A demo that was asked for on the command line opens by itself.
    ///
    /// # Errors
    /// Those of opening the demo.
    pub async fn state(&self) -> Result<DeskState> {
        let demo = *read(&self.demo);
        if let Some(years) = demo
            && !self.is_open()
            && place::contents(&self.store_folder()) == Contents::Nothing
        {
            self.open_demo(years).await?;
        }
        self.ask_keychain().await;
        Ok(self.state_now().await)
    }

    async fn state_now(&self) -> DeskState {
        let folder = self.store_folder();
        let open = read(&self.open).clone();
        let stage = match (&open, place::contents(&folder)) {
            (Some(_), _) => DeskStage::Open,
            (None, Contents::Nothing) => DeskStage::New,
            (None, Contents::Store) => DeskStage::Locked,
            (None, Contents::StoreWithoutKeys) => DeskStage::KeysMissing,
        };
        DeskState {
            stage,
            people: self.people(),
            wait_seconds: Attempts::load(&folder, clock::now()).wait_seconds(clock::now()),
            keychain: self.keychain_state(open.is_some()),
            idle_minutes: match &open {
                Some(open) => open.idle_minutes().await,
                None => IDLE_MINUTES,
            },
            backup_of: open.as_ref().and_then(|open| open.backup_of.clone()),
            user: open.map(|open| DeskUser::from(&open.user)),
            demo_passphrase: read(&self.demo).map(|_| DEMO_PASSPHRASE.into()),
            version: env!("CARGO_PKG_VERSION").into(),
            today: clock::today(),
            folder: folder.display().to_string(),
        }
    }

    /// Who can open the store with a passphrase, by name. A key file that cannot be read names nobody: opening tells why.
    #[must_use]
    pub fn people(&self) -> Vec<Keyholder> {
        let mut people = KeyFile::load(&self.store_folder()).map(|keys| keys.people()).unwrap_or_default();
        people.sort_by_cached_key(|person| fold(&person.name));
        people
    }

    /// Says that somebody is at work.
    pub fn stay_open(&self) {
        *held(&self.active_at) = Instant::now();
    }

    /// When somebody last was.
    pub(crate) fn active_at(&self) -> Instant {
        *held(&self.active_at)
    }

    /// Which time it is that somebody sits here.
    pub(crate) fn sitting(&self) -> u64 {
        self.sitting.load(Ordering::Relaxed)
    }

    fn is_fresh(&self) -> bool {
        self.is_fresh.load(Ordering::Relaxed)
    }

    /// From now on the passphrase is asked.
    fn forget_start(&self) {
        self.is_fresh.store(false, Ordering::Relaxed);
    }

    /// Reads anew who sits here: their name or role may be another one since they came in.
    ///
    /// # Errors
    /// `Locked`, `UserEnded`, or the database's.
    pub async fn look_again(&self) -> Result<()> {
        let open = self.open()?;
        let user = users::signed_in(&mut *open.store.read().await?, open.user.id.as_ref()).await?;
        // Somebody else may have come in meanwhile.
        if let Some(open) = write(&self.open).as_mut().filter(|open| open.user.id == user.id) {
            open.user = user;
        }
        Ok(())
    }

    /// Whether who sits here may go on. Somebody at another window of this store may have ended them, or given them another role, which
    /// counts here from now on.
    pub async fn may_go_on(&self) -> bool {
        !matches!(self.look_again().await, Err(Error::UserEnded))
    }

    /// The seat of who sits here, if anybody does: another one each time.
    pub fn seat(&self) -> Option<u64> {
        self.is_open().then(|| self.sitting())
    }

    /// Refuses what was asked from a seat that somebody left meanwhile.
    ///
    /// # Errors
    /// `Locked`.
    pub fn still_has(&self, seat: Option<u64>) -> Result<()> {
        if self.seat() == seat { Ok(()) } else { Err(Error::Locked) }
    }

    /// Refuses a command that this desk may not be asked now.
    fn may(&self, command: &str) -> Result<()> {
        let asks = rights::of_command(command).ok_or(Error::NotAllowed)?;
        match (asks, &*read(&self.open)) {
            (Asks::Nothing, _) | (Asks::Anyone, Some(_)) => Ok(()),
            (Asks::Right(right), Some(open)) if open.user.role.may(right) => Ok(()),
            (Asks::Right(_), Some(_)) => Err(Error::NotAllowed),
            (Asks::Anyone | Asks::Right(_), None) => Err(Error::Locked),
        }
    }

    /// Whether a store is open, and so something may be typed that is not saved yet.
    pub(crate) fn is_open(&self) -> bool {
        read(&self.open).is_some()
    }

    fn store_folder(&self) -> PathBuf {
        let folder = read(&self.folder);
        if read(&self.demo).is_some() { demo_folder(&folder) } else { folder.clone() }
    }
}

/// The demo lies apart, so that it never touches a school's own store.
fn demo_folder(folder: &Path) -> PathBuf {
    folder.join("demo")
}

/// The gate before every command: it asks the one table of rights. A locked desk answers none but those that open it, or that close
/// the window.
pub fn guard<R: Runtime>(invocation: Invoke<R>, handler: &dyn Fn(Invoke<R>) -> bool) -> bool {
    let command = invocation.message.command();
    let allowed = invocation.message.webview_ref().state::<Desk>().may(command);
    match allowed {
        Ok(()) => handler(invocation),
        Err(refusal) => {
            invocation.resolver.reject(refusal);
            true
        }
    }
}

fn read<T>(lock: &RwLock<T>) -> std::sync::RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

fn write<T>(lock: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
