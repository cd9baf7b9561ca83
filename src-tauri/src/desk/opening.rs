//! Every way to open the store, and to close it.

use std::sync::atomic::Ordering;

use driehoek::rights::Role;
use driehoek::store::backup::leave_beside;
use driehoek::store::keys::{Cost, KeyFile, Keyholder, RecoveryCode};
use driehoek::store::setup::{self, NewStore};
use driehoek::store::{Actor, Store};
use driehoek::users::enter::{self, Entered, Recovery};
use driehoek::users::{self, UserId};
use driehoek::{Error, Result, clock, demo, intake, school};

use super::{DEMO_PASSPHRASE, Desk, DeskState, OpenDesk, demo_folder, held, read, write};

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

impl Desk {
    /// Makes the store and opens it.
    ///
    /// # Errors
    /// `RecoveryCodeNotConfirmed`, or those of [`setup::create`].
    pub async fn create(&self, new: &NewSchool) -> Result<DeskState> {
        let _one = self.opening.lock().await;
        let code = self.confirmed_code(new.confirmed_group, &new.confirmed_text)?;
        let person = Keyholder { id: UserId::new().to_string(), name: new.person.clone() };
        let store = NewStore { person: &person, passphrase: &new.passphrase, recovery_code: &code, cost: Cost::REAL };
        let (director, school) = (person.clone(), new.school.clone());
        let actor = Actor { name: new.person.clone(), at: clock::now(), role: Role::Director };
        let furnish = async move |store: Store| {
            school::setup::first_school(&store, &actor, &school, clock::today()).await?;
            users::setup::first_user(&store, &actor, &director, clock::today()).await?;
            intake::protocol::first_protocol(&store, &actor, clock::today()).await
        };
        let folder = self.store_folder();
        let opened = setup::create(&folder, &store, clock::now(), furnish).await?;
        *held(&self.recovery_code) = None;
        Ok(self.take(enter::enter(&folder, opened, clock::now()).await?).await)
    }

    /// Opens the store with the passphrase of this person.
    ///
    /// # Errors
    /// Those of [`enter::unlock`].
    pub async fn unlock(&self, user_id: &str, passphrase: &str) -> Result<DeskState> {
        let _one = self.opening.lock().await;
        Ok(self.take(enter::unlock(&self.store_folder(), user_id, passphrase, clock::now()).await?).await)
    }

    /// Opens the store with the recovery code and gives this person a new passphrase.
    ///
    /// # Errors
    /// Those of [`enter::recover`].
    pub async fn recover(&self, code: &str, user_id: &str, passphrase: &str) -> Result<DeskState> {
        let _one = self.opening.lock().await;
        let (code, passphrase) = (code.to_owned().into(), passphrase.to_owned().into());
        let recovery = Recovery { code, user_id: user_id.into(), passphrase, cost: self.cost() };
        Ok(self.take(enter::recover(&self.store_folder(), recovery, clock::now()).await?).await)
    }

    /// Opens the store with the key that this computer remembers; only once, at the start of the program. A key that opens nothing
    /// any more is forgotten, and the desk stays locked.
    ///
    /// # Errors
    /// Those of opening a store.
    pub async fn unlock_remembered(&self) -> Result<DeskState> {
        let _one = self.opening.lock().await;
        let Some(remembered) = self.key_at_start().await else { return Ok(self.state_now().await) };
        let opened = enter::remembered(&self.store_folder(), &remembered.user_id, remembered.key, clock::now()).await;
        match opened {
            Ok(entered) => Ok(self.take(entered).await),
            Err(Error::WrongPassphrase | Error::UserEnded) => {
                self.forget_key_of(None).await;
                Ok(self.state_now().await)
            }
            Err(error) => Err(error),
        }
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
        let people = demo::people();
        let (director, others) = people.split_first().ok_or(Error::UserEnded)?;
        let code = RecoveryCode::generate()?;
        let new = NewStore { person: director, passphrase: DEMO_PASSPHRASE, recovery_code: &code, cost: Cost::CHEAP };
        let fill = async move |store: Store| demo::fill(&store, years, clock::today(), clock::now()).await;
        let opened = setup::create(&folder, &new, clock::now(), fill).await?;
        let mut keys = KeyFile::load(&folder)?;
        for person in others {
            keys.give(person, DEMO_PASSPHRASE, &opened.key, Cost::CHEAP)?;
        }
        keys.save(&folder)?;
        *write(&self.demo) = Some(years);
        Ok(self.take(enter::enter(&folder, opened, clock::now()).await?).await)
    }

    /// Sits somebody at the desk. Who sat there goes.
    async fn take(&self, entered: Entered) -> DeskState {
        let Entered { store, key, user } = entered;
        self.sit(OpenDesk { store, key, user, backup_of: None }).await
    }

    pub(super) async fn sit(&self, open: OpenDesk) -> DeskState {
        self.stay_open();
        self.forget_start();
        self.sitting.fetch_add(1, Ordering::Relaxed);
        let before = write(&self.open).replace(open);
        if let Some(before) = before {
            before.store.close().await;
        }
        self.state_now().await
    }

    /// Closes the store; the key leaves the memory with it.
    pub async fn lock(&self) -> DeskState {
        *held(&self.recovery_code) = None;
        self.forget_start();
        let open = write(&self.open).take();
        if let Some(open) = open {
            open.store.close().await;
            if open.backup_of.is_some()
                && let Err(error) = leave_beside(&self.store_folder()).await
            {
                log::warn!("leave: {error}");
            }
        }
        self.state_now().await
    }
}
