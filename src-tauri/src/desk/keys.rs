//! The keys of an open desk: one's own passphrase, the recovery code, and what this computer remembers.

use driehoek::letter::code_sheet;
use driehoek::letter::make::PaperFile;
use driehoek::school::store::school;
use driehoek::store::keys::{Cost, Locksmith, RecoveryCode};
use driehoek::users::{deeds, passphrase};
use driehoek::{Error, Result, clock};

use super::{Desk, DeskState, KeychainState, OpenDesk, held, read};
use crate::keychain::{self, Remembered};

/// What the desk knows of this computer's keychain.
#[derive(Clone, Default)]
pub(super) enum AtKeychain {
    /// It was not asked yet.
    #[default]
    Unasked,
    /// There is none, or it did not answer.
    Missing,
    /// For whom it remembers a key of this store. The key itself stays there: a locked desk holds none.
    Asked(Option<String>),
}

impl Desk {
    /// Who changes the key file of the open store.
    ///
    /// # Errors
    /// `Locked`.
    pub fn locksmith(&self) -> Result<Locksmith> {
        let OpenDesk { key, backup_of: None, .. } = self.open()? else { return Err(Error::ReadOnly) };
        Ok(Locksmith { folder: self.store_folder(), key, cost: self.cost() })
    }

    /// How much work guessing a passphrase of this store costs.
    pub(super) fn cost(&self) -> Cost {
        if read(&self.demo).is_some() { Cost::CHEAP } else { Cost::REAL }
    }

    /// Changes one's own passphrase.
    ///
    /// # Errors
    /// Those of [`passphrase::change`].
    pub async fn change_passphrase(&self, old: &str, fresh: &str) -> Result<()> {
        let open = self.open()?;
        passphrase::change(&open.store, &open.actor(), &self.locksmith()?, &open.user, (old, fresh)).await
    }

    /// A fresh recovery code for the paper, kept until it is confirmed.
    ///
    /// # Errors
    /// `File`, when the system has no randomness to give.
    pub fn new_recovery_code(&self) -> Result<Vec<String>> {
        let code = RecoveryCode::generate()?;
        let groups = code.groups();
        *held(&self.recovery_code) = Some(code);
        Ok(groups)
    }

    /// The code that is on the screen, if any.
    fn shown_code(&self) -> Option<RecoveryCode> {
        held(&self.recovery_code).clone()
    }

    /// The code on the screen, when this is its group with that number.
    pub(super) fn confirmed_code(&self, group: i32, typed: &str) -> Result<RecoveryCode> {
        let group = usize::try_from(group).unwrap_or(0);
        self.shown_code().filter(|code| code.confirms(group, typed)).ok_or(Error::RecoveryCodeNotConfirmed)
    }

    /// The sheet with the code that is on the screen. At the first start there is no school yet.
    ///
    /// # Errors
    /// `RecoveryCodeNotConfirmed` when no code is on the screen, or `File`.
    pub async fn recovery_sheet(&self) -> Result<PaperFile> {
        let code = self.shown_code().ok_or(Error::RecoveryCodeNotConfirmed)?;
        let school = match self.open() {
            Ok(open) => Some(school(&mut *open.store.read().await?).await?.name),
            Err(_) => None,
        };
        code_sheet::pdf(&code, school.as_deref(), clock::today()).await
    }

    /// Makes the fresh code the only one.
    ///
    /// # Errors
    /// `RecoveryCodeNotConfirmed`, or those of [`deeds::set_recovery_code`].
    pub async fn confirm_recovery_code(&self, group: i32, typed: &str) -> Result<()> {
        let open = self.open()?;
        let code = self.confirmed_code(group, typed)?;
        deeds::set_recovery_code(&open.store, &open.actor(), &self.locksmith()?, code).await?;
        *held(&self.recovery_code) = None;
        Ok(())
    }

    /// Has this computer remember the key for who sits here.
    ///
    /// # Errors
    /// `Locked`, `ReadOnly` while a backup is open, or `KeychainMissing`.
    pub async fn remember_key(&self) -> Result<DeskState> {
        let open = self.own()?;
        let remembered = Remembered { user_id: open.user.id.to_string(), key: open.key };
        keychain::remember(&self.keychain, self.name_at_keychain(), &remembered).await?;
        *held(&self.at_keychain) = AtKeychain::Asked(Some(remembered.user_id));
        Ok(self.state_now().await)
    }

    /// Has it remember the key that the store has now, for whom it remembered the one before.
    pub(super) async fn remember_again(&self) {
        let AtKeychain::Asked(Some(user_id)) = held(&self.at_keychain).clone() else { return };
        let is_you = self.open().is_ok_and(|open| open.user.id.as_ref() == user_id);
        if !is_you || self.remember_key().await.is_err() {
            self.forget_key_of(None).await;
        }
    }

    /// Has it forget the key.
    ///
    /// # Errors
    /// `KeychainMissing`, and then it may still be there.
    pub async fn forget_key(&self) -> Result<()> {
        keychain::forget(&self.keychain, self.name_at_keychain()).await?;
        *held(&self.at_keychain) = AtKeychain::Asked(None);
        Ok(())
    }

    /// Has it forget the key, when it remembers one for this person, or for anybody.
    pub(crate) async fn forget_key_of(&self, user_id: Option<&str>) {
        self.ask_keychain().await;
        let known = held(&self.at_keychain).clone();
        if let AtKeychain::Asked(Some(remembered)) = known
            && user_id.is_none_or(|id| id == remembered)
            && let Err(error) = self.forget_key().await
        {
            log::warn!("forget: {error}");
        }
    }

    /// The remembered key, as long as nobody sat here since the start of the program.
    pub(super) async fn key_at_start(&self) -> Option<Remembered> {
        if !self.is_fresh() {
            return None;
        }
        keychain::remembered(&self.keychain, self.name_at_keychain()).await.ok().flatten()
    }

    /// Asks the keychain once; it may ask somebody for a password, or not answer at all.
    pub(super) async fn ask_keychain(&self) {
        if !matches!(*held(&self.at_keychain), AtKeychain::Unasked) {
            return;
        }
        let answer = keychain::remembered(&self.keychain, self.name_at_keychain()).await;
        *held(&self.at_keychain) = answer.map_or(AtKeychain::Missing, |remembered| {
            AtKeychain::Asked(remembered.map(|remembered| remembered.user_id))
        });
    }

    /// After a lock the key is still remembered, but opens nothing until the program starts again: the passphrase is asked.
    pub(super) fn keychain_state(&self, is_open: bool) -> KeychainState {
        match &*held(&self.at_keychain) {
            AtKeychain::Unasked | AtKeychain::Missing => KeychainState { is_there: false, remembers: None },
            AtKeychain::Asked(remembered) => {
                let shown = remembered.as_ref().filter(|_| is_open || self.is_fresh());
                let person = shown.and_then(|one| self.people().into_iter().find(|person| person.id == *one));
                KeychainState { is_there: true, remembers: person }
            }
        }
    }

    fn name_at_keychain(&self) -> String {
        self.store_folder().display().to_string()
    }
}
