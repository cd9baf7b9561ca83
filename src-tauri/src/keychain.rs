//! This computer's keychain: it can remember the key of the store for somebody, so that the next start asks no passphrase.

use std::sync::Arc;
use std::time::Duration;

use driehoek::store::keys::DataKey;
use driehoek::{Error, Result};
use tokio::sync::oneshot;
use zeroize::Zeroizing;

/// A key that is remembered for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Whose.
    pub user_id: String,
    /// The key.
    pub key: DataKey,
}

impl Remembered {
    fn to_text(&self) -> Zeroizing<String> {
        let digits = self.key.to_hex();
        let mut text = Zeroizing::new(String::with_capacity(digits.len() + self.user_id.len() + 1));
        for part in [digits.as_str(), " ", &self.user_id] {
            text.push_str(part);
        }
        text
    }

    fn of_text(text: &str) -> Option<Self> {
        let (digits, user_id) = text.split_once(' ')?;
        Some(Self { user_id: user_id.into(), key: DataKey::from_hex(digits)? })
    }
}

/// A keychain, with at most one key for each store; a store is named by its folder.
pub trait Keychain: Send + Sync {
    /// What it remembers of this store.
    ///
    /// # Errors
    /// `KeychainMissing`.
    fn read(&self, store: &str) -> Result<Option<Zeroizing<String>>>;

    /// Remembers this, in the place of what it had.
    ///
    /// # Errors
    /// `KeychainMissing`.
    fn write(&self, store: &str, secret: &str) -> Result<()>;

    /// Forgets it.
    ///
    /// # Errors
    /// `KeychainMissing`.
    fn remove(&self, store: &str) -> Result<()>;
}

/// The one of the system: Credential Manager, Keychain, or a Secret Service.
pub struct SystemKeychain;

/// How the system's own list of passwords calls it.
const SERVICE: &str = "Driehoek";

impl SystemKeychain {
    fn entry(store: &str) -> Result<keyring::v1::Entry> {
        keyring::v1::Entry::new(SERVICE, store).map_err(|error| silent(&error))
    }
}

/// Which kind of failure is all that is logged: the rest could hold what was asked.
fn silent(error: &keyring::v1::Error) -> Error {
    let kind = format!("{error:?}");
    log::info!("keychain: {}", kind.split(['(', ' ', '{']).next().unwrap_or_default());
    Error::KeychainMissing
}

impl Keychain for SystemKeychain {
    fn read(&self, store: &str) -> Result<Option<Zeroizing<String>>> {
        match Self::entry(store)?.get_password() {
            Ok(secret) => Ok(Some(Zeroizing::new(secret))),
            Err(keyring::v1::Error::NoEntry) => Ok(None),
            Err(error) => Err(silent(&error)),
        }
    }

    fn write(&self, store: &str, secret: &str) -> Result<()> {
        Self::entry(store)?.set_password(secret).map_err(|error| silent(&error))
    }

    fn remove(&self, store: &str) -> Result<()> {
        match Self::entry(store)?.delete_credential() {
            Ok(()) | Err(keyring::v1::Error::NoEntry) => Ok(()),
            Err(error) => Err(silent(&error)),
        }
    }
}

/// A computer without one.
pub struct NoKeychain;

impl Keychain for NoKeychain {
    fn read(&self, _: &str) -> Result<Option<Zeroizing<String>>> {
        Err(Error::KeychainMissing)
    }

    fn write(&self, _: &str, _: &str) -> Result<()> {
        Err(Error::KeychainMissing)
    }

    fn remove(&self, _: &str) -> Result<()> {
        Err(Error::KeychainMissing)
    }
}

/// A start waits no longer for a keychain that does not answer.
const LONGEST: Duration = Duration::from_secs(2);
/// The system may first ask somebody for its own password.
const LONGEST_TO_ALLOW: Duration = Duration::from_secs(60);

/// What the keychain remembers of this store. What is no key of ours counts as nothing.
pub(crate) async fn remembered(keychain: &Arc<dyn Keychain>, store: String) -> Result<Option<Remembered>> {
    let secret = within(LONGEST, keychain, move |keychain| keychain.read(&store)).await?;
    Ok(secret.and_then(|secret| Remembered::of_text(&secret)))
}

/// Has the keychain remember this.
pub(crate) async fn remember(keychain: &Arc<dyn Keychain>, store: String, remembered: &Remembered) -> Result<()> {
    let secret = remembered.to_text();
    within(LONGEST_TO_ALLOW, keychain, move |keychain| keychain.write(&store, &secret)).await
}

/// Has the keychain forget what it remembers of this store.
pub(crate) async fn forget(keychain: &Arc<dyn Keychain>, store: String) -> Result<()> {
    within(LONGEST_TO_ALLOW, keychain, move |keychain| keychain.remove(&store)).await
}

/// Asks on a thread of its own, which nobody waits for when the program ends.
async fn within<T: Send + 'static>(
    limit: Duration,
    keychain: &Arc<dyn Keychain>,
    ask: impl FnOnce(&dyn Keychain) -> Result<T> + Send + 'static,
) -> Result<T> {
    let (sender, answer) = oneshot::channel();
    let keychain = Arc::clone(keychain);
    // Nobody listens any more when it took too long.
    std::thread::spawn(move || drop(sender.send(ask(&*keychain))));
    match tokio::time::timeout(limit, answer).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(_)) | Err(_) => Err(Error::KeychainMissing),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "what fails here fails the test")]
mod tests {
    use super::*;

    #[test]
    fn what_is_remembered_reads_back_and_anything_else_is_nothing() {
        let remembered = Remembered { user_id: "0199-anja".into(), key: DataKey::generate().unwrap() };
        assert_eq!(Remembered::of_text(&remembered.to_text()), Some(remembered));
        for text in ["", "geheim", "00ff anja", &"zz".repeat(32)] {
            assert_eq!(Remembered::of_text(text), None, "{text}");
        }
    }

    struct Asleep;

    impl Keychain for Asleep {
        fn read(&self, _: &str) -> Result<Option<Zeroizing<String>>> {
            std::thread::sleep(Duration::from_secs(3600));
            Ok(None)
        }

        fn write(&self, _: &str, _: &str) -> Result<()> {
            Ok(())
        }

        fn remove(&self, _: &str) -> Result<()> {
            Ok(())
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_keychain_that_does_not_answer_counts_as_none_after_two_seconds() {
        let keychain: Arc<dyn Keychain> = Arc::new(Asleep);
        let asked = tokio::time::Instant::now();
        assert_eq!(remembered(&keychain, "hier".into()).await, Err(Error::KeychainMissing));
        assert_eq!(asked.elapsed(), LONGEST);
    }
}
