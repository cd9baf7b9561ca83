//! One's own passphrase.

use super::User;
use super::enter::guessing;
use crate::error::{Error, Result};
use crate::store::keys::{Keyholder, Locksmith, strength};
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
    let id = user.id.as_ref();
    guessing(&locksmith.folder, id, actor.at, locksmith.try_passphrase(id, old)).await?;
    store.note(actor, What::new("desk.passphrase", &user.name)).await?;
    locksmith.give(Keyholder { id: id.into(), name: user.name.clone() }, fresh).await
}
