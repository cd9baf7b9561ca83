//! The desk: which store is open, in whose name, and the gate that refuses everything while it is locked.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError, RwLock};

use driehoek::intake::sight::Sight;
use driehoek::rights::{self, Asks, Right, Role};
use driehoek::store::keys::{Cost, DataKey, KeyFile, Keyholder, RecoveryCode};
use driehoek::store::place::{self, Contents};
use driehoek::store::setup::{self, NewStore, Opened, Recovery};
use driehoek::store::{Actor, Db, Store};
use driehoek::users::{self, User, UserId};
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
    /// Its key, for wraps that are made while it is open.
    pub key: DataKey,
    /// Who opened it.
    pub user: User,
}

impl OpenDesk {
    /// Who does it, now.
    #[must_use]
    pub fn actor(&self) -> Actor {
        Actor { name: self.user.name.clone(), at: clock::now(), role: self.user.role }
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
            id: open.user.id.to_string(),
            name: open.user.name.clone(),
            role: open.user.role,
            rights: open.user.role.rights(),
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
            people: KeyFile::load(&folder).map(|keys| keys.people()).unwrap_or_default(),
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
        let person = Keyholder { id: UserId::new().to_string(), name: new.person.clone() };
        let store = NewStore { person: &person, passphrase: &new.passphrase, recovery_code: &code, cost: Cost::REAL };
        let director = person.clone();
        // Undo goes back through one's own deeds, and must stop before the school itself.
        let actor = Actor { name: FOUNDER.into(), at: clock::now(), role: Role::Director };
        let school = new.school.clone();
        let furnish = async move |store: Store| {
            school::setup::first_school(&store, &actor, &school, clock::today()).await?;
            users::setup::first_user(&store, &actor, &director, clock::today()).await?;
            intake::protocol::first_protocol(&store, &actor, clock::today()).await
        };
        let opened = setup::create(&self.store_folder(), &store, clock::now(), furnish).await?;
        *self.recovery_code.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.take(opened).await
    }

    /// Opens the store with a passphrase.
    ///
    /// # Errors
    /// Those of [`setup::unlock`].
    pub async fn unlock(&self, user_id: &str, passphrase: &str) -> Result<DeskState> {
        let _one = self.opening.lock().await;
        let opened = setup::unlock(&self.store_folder(), user_id, passphrase, clock::now()).await?;
        self.take(opened).await
    }

    /// Opens the store with the recovery code and sets a new passphrase.
    ///
    /// # Errors
    /// Those of [`setup::recover`].
    pub async fn recover(&self, code: &str, user_id: &str, passphrase: &str) -> Result<DeskState> {
        let _one = self.opening.lock().await;
        let (code, passphrase) = (code.to_owned().into(), passphrase.to_owned().into());
        let recovery = Recovery { code, user_id: user_id.into(), passphrase, cost: Cost::REAL };
        let opened = setup::recover(&self.store_folder(), recovery, clock::now()).await?;
        self.take(opened).await
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
        let mut people = demo::people().into_iter();
        let director = people.next().ok_or(Error::UserEnded)?;
        let recovery_code = RecoveryCode::generate()?;
        let new = NewStore {
            person: &director,
            passphrase: DEMO_PASSPHRASE,
            recovery_code: &recovery_code,
            cost: Cost::CHEAP,
        };
        let fill = async move |store: Store| demo::fill(&store, years, clock::today(), clock::now()).await;
        let opened = setup::create(&folder, &new, clock::now(), fill).await?;
        let mut keys = KeyFile::load(&folder)?;
        for person in people {
            keys.give(&person, DEMO_PASSPHRASE, &opened.key, Cost::CHEAP)?;
        }
        keys.save(&folder)?;
        *write(&self.demo) = Some(years);
        self.take(opened).await
    }

    /// The row of the person decides who they are and whether they may still come in.
    async fn take(&self, opened: Opened) -> Result<DeskState> {
        let Opened { store, key, person } = opened;
        match signed_in(&store, &person.id).await {
            Ok(user) => {
                *write(&self.open) = Some(OpenDesk { store, key, user });
                Ok(self.state_now())
            }
            Err(error) => {
                store.close().await;
                Err(error)
            }
        }
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

async fn signed_in(store: &Store, id: &str) -> Result<User> {
    users::store::signed_in(&mut *store.read().await?, id).await
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
