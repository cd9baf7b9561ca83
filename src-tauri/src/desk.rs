//! The desk: which store is open, in whose name, and the gate that refuses everything while it is locked.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};

use driehoek::rights::{Right, Role};
use driehoek::store::keys::{Cost, Keyholder, RecoveryCode};
use driehoek::store::place::{self, Contents};
use driehoek::store::setup::{self, NewStore, Opened};
use driehoek::store::{Actor, Store};
use driehoek::{Error, Result, clock, demo, intake, school};
use serde::Serialize;
use tauri::ipc::Invoke;
use tauri::{Manager as _, Runtime};

/// The demo's data is invented, so its passphrase may be known to all.
pub const DEMO_PASSPHRASE: &str = "drie hoeken, samen kijken";

/// In whose name the history says that a store was made.
const FOUNDER: &str = "Driehoek";

/// What the window shows first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DeskStage {
    /// No store yet: the first start.
    New,
    /// A store that is locked.
    Locked,
    /// A store whose key file is gone.
    KeysMissing,
    /// Open.
    Open,
}

/// How the desk stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DeskState {
    /// What to show.
    pub stage: DeskStage,
    /// The folder of the store.
    pub folder: String,
    /// Who opened it, with what they may do.
    pub user: Option<DeskUser>,
    /// Who can open it with a passphrase; by name.
    pub people: Vec<Keyholder>,
    /// Seconds until another passphrase may be tried.
    pub wait_seconds: i32,
    /// What this computer's keychain can do.
    pub keychain: KeychainState,
    /// Locks by itself after so many minutes without a key or a click.
    pub idle_minutes: i32,
    /// The moment of the backup that is open, to be read only, instead of the store.
    pub backup_of: Option<String>,
    /// The demo's passphrase, when this is the demo.
    pub demo_passphrase: Option<String>,
    /// The program's version.
    pub version: String,
    /// The calendar day at this desk.
    pub today: chrono::NaiveDate,
}

/// Who opened the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct DeskUser {
    /// The user.
    pub id: String,
    /// As the history shows it.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// What they may do.
    pub rights: Vec<Right>,
}

/// What this computer's keychain can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct KeychainState {
    /// Whether there is one. Not asked while the store is open and nobody looks.
    pub is_there: bool,
    /// Whose key it remembers.
    pub remembers: Option<Keyholder>,
}

/// An open store and in whose name.
#[derive(Clone)]
pub struct OpenDesk {
    /// The store.
    pub store: Store,
    /// The person.
    pub person: String,
    /// Their role.
    pub role: Role,
}

impl OpenDesk {
    /// Who does it, now.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor { name: self.person.clone(), at: clock::now(), role: self.role }
    }
}

/// The one state of the shell.
pub struct Desk {
    folder: RwLock<PathBuf>,
    demo: RwLock<Option<u32>>,
    open: RwLock<Option<OpenDesk>>,
    /// The code that is on the screen during set-up, until it is confirmed.
    recovery_code: Mutex<Option<RecoveryCode>>,
    /// One opening at a time: two at once would make two stores.
    opening: tokio::sync::Mutex<()>,
}

impl Desk {
    /// A locked desk at this folder; the demo's is filled when the window asks for it.
    #[must_use]
    pub fn at(folder: PathBuf, demo: Option<u32>) -> Self {
        Self {
            folder: RwLock::new(folder),
            demo: RwLock::new(demo),
            open: RwLock::new(None),
            recovery_code: Mutex::new(None),
            opening: tokio::sync::Mutex::new(()),
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
        Ok(self.state_now())
    }

    fn state_now(&self) -> DeskState {
        let folder = self.store_folder();
        let user = read(&self.open).as_ref().map(|open| DeskUser {
            id: open.person.clone(),
            name: open.person.clone(),
            role: open.role,
            rights: open.role.rights(),
        });
        let stage = match (&user, place::contents(&folder)) {
            (Some(_), _) => DeskStage::Open,
            (None, Contents::Nothing) => DeskStage::New,
            (None, Contents::Store) => DeskStage::Locked,
            (None, Contents::StoreWithoutKeys) => DeskStage::KeysMissing,
        };
        DeskState {
            stage,
            folder: folder.display().to_string(),
            user,
            people: Vec::new(),
            wait_seconds: 0,
            keychain: KeychainState { is_there: false, remembers: None },
            idle_minutes: 10,
            backup_of: None,
            demo_passphrase: read(&self.demo).map(|_| DEMO_PASSPHRASE.into()),
            version: env!("CARGO_PKG_VERSION").into(),
            today: clock::today(),
        }
    }

    /// A fresh recovery code for the paper, kept until the set-up confirms it.
    ///
    /// # Errors
    /// `File`, when the system has no randomness to give.
    pub fn new_recovery_code(&self) -> Result<Vec<String>> {
        let code = RecoveryCode::generate()?;
        let groups = code.groups();
        *self.recovery_code.lock().unwrap_or_else(PoisonError::into_inner) = Some(code);
        Ok(groups)
    }

    /// Makes the store and opens it.
    ///
    /// # Errors
    /// `RecoveryCodeNotConfirmed`, or those of [`setup::create`].
    pub async fn create(&self, new: &NewSchool) -> Result<DeskState> {
        let _one = self.opening.lock().await;
        let code = self.recovery_code.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let code = code.ok_or(Error::RecoveryCodeNotConfirmed)?;
        let group = usize::try_from(new.confirmed_group).unwrap_or(0);
        if !code.confirms(group, &new.confirmed_text) {
            return Err(Error::RecoveryCodeNotConfirmed);
        }
        let store =
            NewStore { person: &new.person, passphrase: &new.passphrase, recovery_code: &code, cost: Cost::REAL };
        // Undo goes back through one's own deeds, and must stop before the school itself.
        let actor = Actor { name: FOUNDER.into(), at: clock::now(), role: Role::Director };
        let school = new.school.clone();
        let furnish = async move |store: Store| {
            school::setup::first_school(&store, &actor, &school, clock::today()).await?;
            intake::protocol::first_protocol(&store, &actor, clock::today()).await
        };
        let opened = setup::create(&self.store_folder(), &store, clock::now(), furnish).await?;
        *self.recovery_code.lock().unwrap_or_else(PoisonError::into_inner) = None;
        Ok(self.take(opened))
    }

    /// Opens the store with a passphrase.
    ///
    /// # Errors
    /// Those of [`setup::unlock`].
    pub async fn unlock(&self, _user_id: &str, passphrase: &str) -> Result<DeskState> {
        let _one = self.opening.lock().await;
        let opened = setup::unlock(&self.store_folder(), passphrase, clock::now()).await?;
        Ok(self.take(opened))
    }

    /// Opens the store with the recovery code and sets a new passphrase.
    ///
    /// # Errors
    /// Those of [`setup::recover`].
    pub async fn recover(&self, code: &str, _user_id: &str, passphrase: &str) -> Result<DeskState> {
        let _one = self.opening.lock().await;
        let opened = setup::recover(&self.store_folder(), code, passphrase, Cost::REAL, clock::now()).await?;
        Ok(self.take(opened))
    }

    /// Closes the store; the key leaves the memory with it.
    pub async fn lock(&self) -> DeskState {
        let open = write(&self.open).take();
        if let Some(open) = open {
            open.store.close().await;
        }
        self.state_now()
    }

    /// Fills a store of its own with invented data and opens it. Always anew: a demo keeps nothing.
    ///
    /// # Errors
    /// Those of [`setup::create`].
    pub async fn open_demo(&self, years: u32) -> Result<DeskState> {
        let _one = self.opening.lock().await;
        let folder = demo_folder(&read(&self.folder));
        if folder.exists() {
            std::fs::remove_dir_all(&folder)?;
        }
        let recovery_code = RecoveryCode::generate()?;
        let new = NewStore {
            person: "Anja de Groot",
            passphrase: DEMO_PASSPHRASE,
            recovery_code: &recovery_code,
            cost: Cost::CHEAP,
        };
        let fill = async move |store: Store| demo::fill(&store, years, clock::today(), clock::now()).await;
        let opened = setup::create(&folder, &new, clock::now(), fill).await?;
        *write(&self.demo) = Some(years);
        Ok(self.take(opened))
    }

    fn take(&self, opened: Opened) -> DeskState {
        *write(&self.open) = Some(OpenDesk { store: opened.store, person: opened.person, role: Role::Director });
        self.state_now()
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

/// What the first start asks.
#[derive(Clone, Debug, serde::Deserialize, specta::Type)]
pub struct NewSchool {
    /// The school's name.
    pub school: String,
    /// Who opens it.
    pub person: String,
    /// Their passphrase.
    pub passphrase: String,
    /// Which group of the recovery code was typed over, counted from 1.
    pub confirmed_group: i32,
    /// That group as typed.
    pub confirmed_text: String,
}

/// Commands that a locked desk still answers.
pub const ALLOWED_WHILE_LOCKED: &[&str] = &[
    "desk_state",
    "begin_setup",
    "passphrase_strength",
    "create_store",
    "unlock",
    "recover",
    "open_demo",
    "lock",
    "close_window",
];

/// The gate before every command: a locked desk answers none but those that open it, or that close the window.
pub fn guard<R: Runtime>(invocation: Invoke<R>, handler: &dyn Fn(Invoke<R>) -> bool) -> bool {
    let command = invocation.message.command();
    let open = invocation.message.webview_ref().state::<Desk>().is_open();
    if !open && !ALLOWED_WHILE_LOCKED.contains(&command) {
        invocation.resolver.reject(Error::Locked);
        return true;
    }
    handler(invocation)
}

fn read<T>(lock: &RwLock<T>) -> std::sync::RwLockReadGuard<'_, T> {
    lock.read().unwrap_or_else(PoisonError::into_inner)
}

fn write<T>(lock: &RwLock<T>) -> std::sync::RwLockWriteGuard<'_, T> {
    lock.write().unwrap_or_else(PoisonError::into_inner)
}
