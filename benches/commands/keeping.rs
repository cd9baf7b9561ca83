//! What keeping the data safe costs: a backup, one that nothing asks for, looking into one, and another key.

use std::sync::atomic::AtomicI32;
use std::time::{Duration, Instant};

use driehoek::keeping::{self, When};
use driehoek::store::backup::{Opening, here, leave_beside};
use driehoek::store::rotate;
use driehoek::{clock, demo};

use crate::desk::{BenchDesk, PASSPHRASE};
use crate::measure::{Row, summary};

/// How often each is tried: all of them write the whole store.
const TIMES: i64 = 5;

/// Rows without a budget: none of them is waited for at a key press.
pub async fn all(desk: &BenchDesk) -> Vec<Row> {
    let mut rows = vec![
        measured("backup", async |time| back_up(desk, When::Asked, time).await).await,
        measured("backup when nothing changed", async |time| back_up(desk, When::Changed, time).await).await,
        measured("open a backup to read, with its passphrase", async |_| look(desk).await).await,
        measured("restore a backup, all but the last renames", async |_| stage(desk).await).await,
        measured("encrypt all anew, all but the last renames", async |_| rotate(desk).await).await,
    ];
    rows.push(measured("check of the store", async |_| check(desk).await).await);
    rows
}

async fn measured(name: &str, run: impl AsyncFn(i64)) -> Row {
    let mut samples: Vec<Duration> = Vec::new();
    for time in 0..TIMES {
        let began = Instant::now();
        run(time).await;
        samples.push(began.elapsed());
    }
    summary(name, samples, None, None)
}

async fn back_up(desk: &BenchDesk, when: When, time: i64) {
    let now = clock::now() + chrono::Duration::seconds(time);
    keeping::back_up(&desk.store, desk.folder().into(), when, now).await.expect("a backup");
}

/// The newest backup, and who opens it.
fn opening(desk: &BenchDesk) -> Opening {
    let names = std::fs::read_dir(here(desk.folder())).expect("backups").map(|entry| entry.expect("a backup").path());
    Opening {
        backup: names.max().expect("one was made"),
        user_id: demo::people()[0].id.clone(),
        passphrase: PASSPHRASE.to_owned().into(),
    }
}

async fn look(desk: &BenchDesk) {
    let (beside, _) =
        keeping::open_beside(desk.folder().into(), opening(desk), clock::now()).await.expect("it opens beside");
    beside.store.close().await;
    leave_beside(desk.folder()).await.expect("it is left");
}

async fn stage(desk: &BenchDesk) {
    let staged = keeping::stage(desk.folder(), opening(desk), clock::now()).await.expect("it is ready");
    staged.leave().await.expect("it is left");
}

async fn rotate(desk: &BenchDesk) {
    let rotation = rotate::begin(desk.folder(), &desk.key, &AtomicI32::new(0)).await.expect("it is encrypted");
    rotation.leave().await.expect("it is left");
}

async fn check(desk: &BenchDesk) {
    let actor =
        driehoek::store::Actor { name: "Anja".into(), at: clock::now(), role: driehoek::rights::Role::Director };
    let check = keeping::check(&desk.store, &actor, desk.folder().into()).await.expect("a check");
    assert!(check.faults.is_empty(), "{:?}", check.faults);
}
