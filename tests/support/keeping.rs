//! A school whose backups are tested: in a data folder, with a second place beside it.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};
use driehoek::keeping::{self, When};
use driehoek::rights::Role;
use driehoek::store::backup::{self, BackupPlace, BackupRef, Made, Opening, Places, Safety};
use driehoek::store::keys::{Cost, DataKey, KeyFile, Keyholder, RecoveryCode};
use driehoek::store::{Actor, Store, What, setup};
use driehoek::users::{User, UserId};
use driehoek::{demo, school};
use sqlx::Row as _;

use crate::support::{self, PASSPHRASE, now, today};

/// The director.
pub(crate) const ANJA: &str = "anja";
/// The office.
pub(crate) const TRUUS: &str = "truus";

/// A data folder, a second place, and a store in it.
pub(crate) struct School {
    data: tempfile::TempDir,
    second: tempfile::TempDir,
    pub(crate) store: Store,
    pub(crate) key: DataKey,
    pub(crate) code: RecoveryCode,
}

impl School {
    /// A school with a director and an office, and nothing in it but its name.
    pub(crate) async fn small() -> Self {
        Self::made_with(async |store: Store| {
            school::setup::first_school(&store, &director(), "KC De Sprong", today()).await?;
            Ok(())
        })
        .await
    }

    /// A school with a year of children.
    pub(crate) async fn full() -> Self {
        Self::made_with(async |store: Store| demo::fill(&store, 1, today(), now()).await).await
    }

    async fn made_with<F, Filled>(fill: F) -> Self
    where
        F: FnOnce(Store) -> Filled,
        Filled: Future<Output = driehoek::Result<()>>,
    {
        let data = tempfile::tempdir().unwrap();
        let code = RecoveryCode::generate().unwrap();
        let anja = support::person(ANJA, "Anja Peters");
        let new = setup::NewStore { person: &anja, passphrase: PASSPHRASE, recovery_code: &code, cost: Cost::CHEAP };
        let opened = setup::create(data.path(), &new, now(), async |_| Ok(())).await.unwrap();
        fill(opened.store.clone()).await.unwrap();
        let school = Self { data, second: tempfile::tempdir().unwrap(), store: opened.store, key: opened.key, code };
        school.hire(ANJA, "Anja Peters", Role::Director).await;
        school.hire(TRUUS, "Truus Ermers 2", Role::Office).await;
        school.give(TRUUS, "Truus Ermers 2", PASSPHRASE);
        school
    }

    async fn hire(&self, id: &str, name: &str, role: Role) {
        let user = &User {
            id: UserId::from(id.to_owned()),
            version: 0,
            name: name.into(),
            role,
            staff_id: None,
            confirmed_on: today(),
            ended_on: None,
        };
        let what = What::new("user.add", name);
        self.store.change(&director(), what, |tx| Box::pin(async move { tx.insert(user).await })).await.unwrap();
    }

    /// Gives somebody a passphrase.
    pub(crate) fn give(&self, id: &str, name: &str, passphrase: &str) {
        let mut keys = KeyFile::load(self.folder()).unwrap();
        let person = Keyholder { id: id.into(), name: name.into() };
        keys.give(&person, passphrase, &self.key, Cost::CHEAP).unwrap();
        keys.save(self.folder()).unwrap();
    }

    pub(crate) fn folder(&self) -> &Path {
        self.data.path()
    }

    pub(crate) fn second(&self) -> &Path {
        self.second.path()
    }

    /// Sets the second place, and how many backups stay.
    pub(crate) async fn set(&self, change: impl FnOnce(&mut Safety)) {
        let mut safety = self.safety().await;
        change(&mut safety);
        keeping::save_safety(&self.store, &director(), self.folder().into(), safety).await.unwrap();
    }

    pub(crate) async fn safety(&self) -> Safety {
        keeping::safety(&mut self.store.read().await.unwrap()).await.unwrap()
    }

    pub(crate) async fn set_second(&self) {
        let second = self.second().display().to_string();
        self.set(|safety| safety.second_place = Some(second)).await;
    }

    /// Makes a backup because somebody asks.
    pub(crate) async fn back_up(&self) -> Made {
        self.back_up_at(now()).await
    }

    pub(crate) async fn back_up_at(&self, at: DateTime<Utc>) -> Made {
        keeping::back_up(&self.store, self.folder().into(), When::Asked, at).await.unwrap()
    }

    pub(crate) async fn places(&self) -> Places {
        self.places_of(&self.store).await
    }

    pub(crate) async fn places_of(&self, store: &Store) -> Places {
        keeping::places(self.folder().into(), &keeping::safety(&mut store.read().await.unwrap()).await.unwrap())
    }

    /// Something that happens at school after the backup.
    pub(crate) async fn work(&self) {
        crate::rows::add(&self.store, &director(), &crate::rows::teacher("Nakomer")).await.unwrap();
    }

    /// Puts a backup of here in the place of the closed store.
    pub(crate) async fn restore(&self, backup: &Path, user_id: &str, passphrase: &str) -> driehoek::Result<Keyholder> {
        self.store.clone().close().await;
        let staged = keeping::stage(self.folder(), opening(backup, user_id, passphrase), later()).await?;
        let person = staged.person.clone();
        staged.put_in_place(later()).await?;
        Ok(person)
    }

    pub(crate) fn made(&self, made: &Made) -> PathBuf {
        self.folder().join("kopieen").join(&made.name)
    }
}

pub(crate) fn opening(backup: &Path, user_id: &str, passphrase: &str) -> Opening {
    Opening { backup: backup.into(), user_id: user_id.into(), passphrase: passphrase.to_owned().into() }
}

pub(crate) fn director() -> Actor {
    support::actor("Anja Peters")
}

/// The next morning.
pub(crate) fn later() -> DateTime<Utc> {
    now() + Duration::days(1)
}

pub(crate) fn here(name: &str) -> BackupRef {
    BackupRef { place: BackupPlace::Here, name: name.into() }
}

pub(crate) fn listed(places: &Places) -> Vec<(BackupPlace, String)> {
    backup::list(places).into_iter().map(|row| (row.at.place, row.at.name)).collect()
}

/// Every row of every table, as text.
pub(crate) async fn everything(store: &Store) -> BTreeMap<String, Vec<String>> {
    let mut db = store.read().await.unwrap();
    let tables = "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name";
    let mut all = BTreeMap::new();
    for table in driehoek::store::rows(&mut db, tables, []).await.unwrap() {
        let table: String = table.get("name");
        let columns =
            driehoek::store::rows(&mut db, &format!("select name from pragma_table_info('{table}')"), []).await;
        let columns: Vec<String> =
            columns.unwrap().iter().map(|row| format!("quote({})", row.get::<String, _>("name"))).collect();
        let sql = format!("select {} as line from {table} order by 1", columns.join(" || '|' || "));
        let rows = driehoek::store::rows(&mut db, &sql, []).await.unwrap();
        all.insert(table, rows.iter().map(|row| row.get("line")).collect());
    }
    all
}

/// Every file beneath a folder with its bytes, to see that nothing was touched.
pub(crate) fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            all.extend(files(&entry));
        } else {
            all.insert(entry.clone(), fs::read(&entry).unwrap());
        }
    }
    all
}

/// Changes one byte in the middle of a file.
pub(crate) fn flip(file: &Path) {
    let mut bytes = fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).unwrap();
}
