//! The disk is full at any step of a backup, a restore, or an exchange of the key: nothing is half, and the store is as it was or as
//! it should become.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::AtomicI32;
use std::{env, path::Path};

use driehoek::Error;
use driehoek::keeping::{When, back_up};
use driehoek::privacy::{Erasure, ErasureId, ErasureKind};
use driehoek::store::erase::{Erased, Erasing, RowRef};
use driehoek::store::{Store, What, rotate};
use sqlx::Row as _;

use crate::keeping::{ANJA, School, TRUUS, director, everything, later, listed};
use crate::rows::{add, teacher};
use crate::support::{PASSPHRASE, now};

/// So many bytes more are left each time.
const STEP: u64 = 24 * 1024;

/// A small disk, in a mount namespace of its own; see the tests of [`crate::disk`].
#[cfg(target_os = "linux")]
#[test]
fn at_whatever_step_the_disk_is_full_nothing_is_half() {
    if !crate::disk::may_mount() {
        println!("not tried: this system gives no mount namespace to an ordinary user");
        return;
    }
    let disk = tempfile::tempdir().unwrap();
    let script = r#"mount -t tmpfs -o size=24m tmpfs "$1" && TMPDIR=$1 && export TMPDIR && shift && exec "$@""#;
    let mut shell = Command::new("unshare");
    shell.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]).arg(disk.path());
    shell.arg(env::current_exe().unwrap()).args(["full::on_a_small_disk", "--ignored", "--nocapture"]);
    let done = shell.output().unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
    assert!(said.contains("4 passed"), "{said}");
}

/// Takes all of the small disk but so many bytes, as long as it lives.
struct Ballast(PathBuf);

impl Ballast {
    fn leaving(room: u64) -> Self {
        let path = env::temp_dir().join(format!("ballast-{}", uuid::Uuid::now_v7().simple()));
        let mut file = File::create(&path).unwrap();
        while file.write_all(&[7; 4096]).is_ok() {}
        let taken = file.metadata().unwrap().len();
        file.set_len(taken.saturating_sub(room)).unwrap();
        Self(path)
    }
}

impl Drop for Ballast {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn rooms() -> impl Iterator<Item = u64> {
    assert!(env::temp_dir().starts_with("/tmp") && env::var_os("TMPDIR").is_some(), "only on a small disk");
    (0..200).map(|step| step * STEP)
}

fn passing(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(".new")).collect()
}

/// Not tests of their own: each runs in the process that has the small disk. They take turns, for they share it.
static ALONE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

#[tokio::test]
#[ignore = "runs in a process of its own, started by another test"]
async fn on_a_small_disk_a_backup_is_whole_or_none() {
    let _alone = ALONE.lock().await;
    let school = School::small().await;
    school.set_second().await;
    let mut steps = [0, 0];
    for room in rooms() {
        let full = Ballast::leaving(room);
        let outcome = back_up(&school.store, school.folder().into(), When::Asked, now()).await;
        drop(full);
        let places = school.places().await;
        let there = listed(&places).len();
        assert_eq!(passing(&school.folder().join("kopieen")), Vec::<String>::new(), "{room}");
        assert_eq!(passing(&school.second().join("Driehoek")), Vec::<String>::new(), "{room}");
        add(&school.store, &director(), &teacher("Bakker")).await.unwrap();
        match outcome {
            Err(error) => assert_eq!((error, there), (Error::DiskFull, 0), "{room}"),
            Ok(made) if made.second == Some(Ok(())) => {
                assert_eq!(there, 2);
                assert!(steps[0] > 5 && steps[1] > 2, "{steps:?}");
                school.restore(&school.made(&made), ANJA, PASSPHRASE).await.unwrap();
                return;
            }
            Ok(made) => {
                assert_eq!((made.second, there), (Some(Err(Error::DiskFull)), 1), "{room}");
                fs::remove_dir_all(school.folder().join("kopieen").join(&made.name)).unwrap();
                steps[1] += 1;
                continue;
            }
        }
        steps[0] += 1;
    }
    panic!("it never fitted");
}

#[tokio::test]
#[ignore = "runs in a process of its own, started by another test"]
async fn on_a_small_disk_a_restore_leaves_the_old_store_or_the_new_one() {
    let _alone = ALONE.lock().await;
    for (refused, room) in rooms().enumerate() {
        let school = School::small().await;
        let backup = school.made(&school.back_up().await);
        school.work().await;
        school.store.clone().close().await;
        let full = Ballast::leaving(room);
        let outcome = school.restore(&backup, ANJA, PASSPHRASE).await;
        drop(full);
        let store = crate::open(school.folder()).await.unwrap();
        let is_old = everything(&store).await["staff_member"].join("").contains("Nakomer");
        store.close().await;
        assert_eq!(passing(school.folder()), Vec::<String>::new(), "{room}");
        if outcome.is_ok() {
            assert!(!is_old && refused > 5, "{refused}");
            return;
        }
        assert_eq!((outcome.unwrap_err(), is_old), (Error::DiskFull, true), "{room}");
    }
    panic!("it never fitted");
}

#[tokio::test]
#[ignore = "runs in a process of its own, started by another test"]
async fn on_a_small_disk_another_key_comes_or_the_old_one_stays() {
    let _alone = ALONE.lock().await;
    let school = School::small().await;
    let mut store = school.store.clone();
    for (refused, room) in rooms().enumerate() {
        let full = Ballast::leaving(room);
        let begun = rotate::begin(school.folder(), &school.key, &AtomicI32::new(0)).await;
        let outcome = match begun {
            Ok(rotation) => rotation.finish(store.clone(), vec![ANJA.into(), TRUUS.into()], later()).await.map(Some),
            Err(error) => {
                assert_eq!(error, Error::DiskFull, "{room}");
                Ok(None)
            }
        };
        drop(full);
        assert_eq!(passing(school.folder()), Vec::<String>::new(), "{room}");
        match outcome {
            Ok(Some((fresh, key))) => {
                assert!(key != school.key && refused > 5, "{refused}");
                add(&fresh, &director(), &teacher("Bakker")).await.unwrap();
                fresh.close().await;
                return;
            }
            Ok(None) => drop(add(&store, &director(), &teacher("Bakker")).await.unwrap()),
            Err(error) => {
                assert_eq!(error, Error::DiskFull, "{room}");
                store = crate::open(school.folder()).await.unwrap();
            }
        }
    }
    panic!("it never fitted");
}

#[tokio::test]
#[ignore = "runs in a process of its own, started by another test"]
async fn on_a_small_disk_what_was_erased_is_swept_out_when_there_is_room_again() {
    let _alone = ALONE.lock().await;
    let (mut swept_later, mut refused) = (0, 0);
    for room in rooms() {
        let school = School::small().await;
        let mut gone = teacher("Vriezekoop");
        gone.email = Some(format!("{}@example.nl", "vriezekoop".repeat(20_000)));
        let gone = add(&school.store, &director(), &gone).await.unwrap().value;
        let full = Ballast::leaving(room);
        let outcome = erase(&school.store, &RowRef::of(&gone)).await;
        drop(full);
        let is_there = everything(&school.store).await["staff_member"].join("").contains("Vriezekoop");
        match outcome {
            Ok(_) => {
                assert_swept(&school).await;
                assert!(swept_later > 1 && refused > 1, "{swept_later}, {refused}");
                return;
            }
            Err(error) => assert_eq!(error, Error::DiskFull, "{room}"),
        }
        if is_there {
            refused += 1;
        } else {
            swept_later += 1;
            school.store.sweep_left().await.unwrap();
            assert_swept(&school).await;
        }
        school.store.clone().close().await;
    }
    panic!("it never fitted");
}

async fn erase(store: &Store, row: &RowRef) -> driehoek::Result<Erasure> {
    let line = |(): &(), erased: Erased| Erasure {
        id: ErasureId::new(),
        version: 0,
        erased_at: String::new(),
        erased_by: String::new(),
        kind: ErasureKind::Request,
        ground: String::new(),
        children: 0,
        caregivers: 0,
        households: 0,
        records: erased.records,
        journal_lines: erased.journal_lines,
    };
    let what = What::new("privacy.erase", "");
    let going = Erasing { rows: vec![row.clone()], gone: Vec::new(), names: Vec::new(), value: () };
    let going = &going;
    store.erase(&director(), what, |_| Box::pin(async move { Ok(going.clone()) }), line).await
}

/// No free page, no log, and no mark that there is still something to do.
async fn assert_swept(school: &School) {
    let mut db = school.store.read().await.unwrap();
    for number in ["freelist_count", "user_version"] {
        let row = driehoek::store::rows(&mut db, &format!("pragma {number}"), []).await.unwrap().remove(0);
        assert_eq!(row.get::<i64, _>(0), 0, "{number}");
    }
    let log = fs::metadata(school.folder().join("driehoek.db-wal")).map_or(0, |log| log.len());
    assert_eq!(log, 0, "the log was emptied");
}
