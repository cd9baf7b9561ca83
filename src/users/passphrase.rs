//! One's own passphrase.

use super::User;
use super::enter::wait;
use crate::error::{Error, Result};
use crate::store::keys::{Attempts, Keyholder, Locksmith, strength};
use crate::store::{Actor, Store, What};

/// Changes one's own passphrase. The old one is asked: a desk that stands open is not yet its owner's consent.
///
/// # Errors
/// `WeakPassphrase`, `Wait`, `WrongPassphrase`, those of the key file, or the database's.
pub async fn change(
    store: &Store,
    actor: &Actor,
    locksmith: &Locksmith,
    user: &User,
    (old, fresh): (&str, &str),
) -> Result<()> {
    if !strength(fresh).enough {
        return Err(Error::WeakPassphrase);
    }
    let (folder, id) = (&locksmith.folder, user.id.as_ref());
    wait(folder, actor.at)?;
    if let Err(error) = locksmith.try_passphrase(id, old).await {
        if error == Error::WrongPassphrase {
            Attempts::record(folder, id, actor.at);
        }
        return Err(error);
    }
    store.note(actor, What::new("desk.passphrase", &user.name)).await?;
    locksmith.give(Keyholder { id: id.into(), name: user.name.clone() }, fresh).await
}
