//! What the director does with users. Row and key change together, in such an order that what happens in between lets nobody in who
//! was ended, and never keeps the last director out:
//!
//! - who is added has a row before a key: without a key they open nothing yet, and may be given one;
//! - who is ended loses the key before the row says so: with a row and no key they open nothing either.

use chrono::NaiveDate;

use super::rules::{last_director, read_user};
use super::store::{names, users};
use super::{NewUser, User, UserId};
use crate::error::{Error, Result};
use crate::rights::{Right, Role};
use crate::store::keys::{Keyholder, Locksmith, RecoveryCode, strength};
use crate::store::{Actor, Changed, Store, Tx, What, get};
use crate::typed::Typed;

/// Keys are changed before the change door could ask.
fn may(actor: &Actor) -> Result<()> {
    if actor.role.may(Right::Users) { Ok(()) } else { Err(Error::NotAllowed) }
}

/// Adds a user with their first passphrase.
///
/// # Errors
/// `Invalid` with findings on the fields, `WeakPassphrase`, those of the key file, or the database's.
pub async fn add(
    store: &Store,
    actor: &Actor,
    locksmith: &Locksmith,
    draft: NewUser,
    today: NaiveDate,
) -> Result<Changed<User>> {
    if !strength(&draft.passphrase).enough {
        return Err(Error::WeakPassphrase);
    }
    let user = User {
        id: UserId::new(),
        version: 0,
        name: draft.name,
        role: draft.role,
        staff_id: draft.staff_id,
        confirmed_on: today,
        ended_on: None,
    };
    let mut typed = Typed::default();
    let user = &read_user(&mut typed, user, &names(&mut *store.read().await?).await?);
    typed.accept()?;
    let what = What::new("user.add", &user.name).for_good();
    let added = store.change(actor, what, move |tx| Box::pin(async move { tx.insert(user).await })).await?;
    locksmith.give(keyholder(user), &draft.passphrase).await?;
    Ok(added)
}

fn keyholder(user: &User) -> Keyholder {
    Keyholder { id: user.id.to_string(), name: user.name.clone() }
}

/// Changes a user's name, role or place in the team.
///
/// # Errors
/// `Invalid` with findings on the fields, `LastDirector`, `UserEnded`, `Conflict`, `NotFound`, or the database's.
pub async fn save(store: &Store, actor: &Actor, locksmith: &Locksmith, user: User) -> Result<Changed<User>> {
    let holders = &locksmith.people().await?;
    let mut typed = Typed::default();
    let user = &read_user(&mut typed, user, &names(&mut *store.read().await?).await?);
    typed.accept()?;
    let what = What::new("user.save", &user.name).for_good();
    let saved = store.change(actor, what, move |tx| Box::pin(write(tx, user, holders))).await?;
    // The door shows the old name until the next one comes in, when this fails.
    if let Err(error) = locksmith.rename(vec![keyholder(&saved.value)]).await {
        log::warn!("name: {error}");
    }
    Ok(saved)
}

async fn write(tx: &mut Tx<'_>, user: &User, holders: &[Keyholder]) -> Result<User> {
    let now = going_on(tx, &user.id).await?;
    if user.role != Role::Director {
        refuse_last(tx, &user.id, holders).await?;
    }
    let User { name, role, staff_id, version, .. } = user.clone();
    tx.update(&User { name, role, staff_id, version, ..now }).await
}

/// The user, as long as they were not ended: who was gets no other name, and comes back as somebody new.
async fn going_on(tx: &mut Tx<'_>, id: &UserId) -> Result<User> {
    let user: User = get(tx.db(), id.as_ref()).await?;
    if user.ended_on.is_some() { Err(Error::UserEnded) } else { Ok(user) }
}

async fn refuse_last(tx: &mut Tx<'_>, id: &UserId, holders: &[Keyholder]) -> Result<()> {
    let everyone = users(tx.db()).await?;
    if last_director(&everyone, holders) == Some(id) { Err(Error::LastDirector) } else { Ok(()) }
}

/// Ends a user: their passphrase opens nothing any more.
///
/// # Errors
/// `LastDirector`, `UserEnded`, `Conflict`, `NotFound`, those of the key file, or the database's.
pub async fn end(
    store: &Store,
    actor: &Actor,
    locksmith: &Locksmith,
    user: &User,
    today: NaiveDate,
) -> Result<Changed<User>> {
    may(actor)?;
    let holders = &locksmith.people().await?;
    let everyone = users(&mut *store.read().await?).await?;
    // Before the key is taken; within the change it is asked once more.
    if last_director(&everyone, holders) == Some(&user.id) {
        return Err(Error::LastDirector);
    }
    let before = locksmith.take(user.id.as_ref()).await?;
    let what = What::new("user.end", &user.name).for_good();
    let ended = store.change(actor, what, move |tx| Box::pin(write_end(tx, user, holders, today))).await;
    if ended.is_err() {
        locksmith.put_back(before, user.id.as_ref()).await?;
    }
    ended
}

async fn write_end(tx: &mut Tx<'_>, user: &User, holders: &[Keyholder], today: NaiveDate) -> Result<User> {
    let now = going_on(tx, &user.id).await?;
    refuse_last(tx, &user.id, holders).await?;
    tx.update(&User { version: user.version, ended_on: Some(today), ..now }).await
}

/// Says that every role still fits.
///
/// # Errors
/// `NotAllowed`, or the database's.
pub async fn confirm(store: &Store, actor: &Actor, today: NaiveDate) -> Result<Changed<()>> {
    let what = What::new("user.confirm", "").for_good();
    store.change(actor, what, move |tx| Box::pin(write_confirmed(tx, today))).await
}

async fn write_confirmed(tx: &mut Tx<'_>, today: NaiveDate) -> Result<()> {
    for user in users(tx.db()).await?.into_iter().filter(|user| user.ended_on.is_none()) {
        tx.update(&User { confirmed_on: today, ..user }).await?;
    }
    Ok(())
}

/// Gives a user who forgot theirs another passphrase.
///
/// # Errors
/// `WeakPassphrase`, `UserEnded`, `NotFound`, those of the key file, or the database's.
pub async fn set_passphrase(
    store: &Store,
    actor: &Actor,
    locksmith: &Locksmith,
    id: &UserId,
    passphrase: &str,
) -> Result<()> {
    may(actor)?;
    if !strength(passphrase).enough {
        return Err(Error::WeakPassphrase);
    }
    let user: User = get(&mut *store.read().await?, id.as_ref()).await?;
    if user.ended_on.is_some() {
        return Err(Error::UserEnded);
    }
    // In the history first: a key that changed without a word would be worse than a word too many.
    store.note(actor, What::new("user.passphrase", &user.name)).await?;
    locksmith.give(keyholder(&user), passphrase).await
}

/// Makes a fresh recovery code the only one.
///
/// # Errors
/// `NotAllowed`, those of the key file, or the database's.
pub async fn set_recovery_code(store: &Store, actor: &Actor, locksmith: &Locksmith, code: RecoveryCode) -> Result<()> {
    store.note(actor, What::new("user.recovery_code", "")).await?;
    locksmith.give_code(code).await
}
