//! A history of any length, written past the change door: the chain is made here a second time, from its description in
//! `docs/architecture.md`, and so the program's own is checked against it.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, reason = "a history that cannot be written is a failed test")]

use chrono::{DateTime, TimeDelta, Utc};
use driehoek::store::{Db, TextCell as _, Value, rows};
use sha2::{Digest as _, Sha256};
use sqlx::Connection as _;

/// Lines in one statement.
const AT_ONCE: i64 = 500;

/// Who does what in a long history, in turns.
pub(crate) const PEOPLE: [&str; 4] = ["Anja Peters", "Marieke Bos", "Piet Vos", "Sanne de Wit"];

const DEEDS: [&str; 6] =
    ["child.save", "application.save", "letter.make", "interview.note", "desk.unlock", "application.register"];

const NAMES: [&str; 8] = [
    "Zoë",
    "Sam de Vries",
    "Łukasz Nowak",
    "Fleur van den Heuvel-Jansen",
    "Yıldız Çelik",
    "Bo",
    "Jelte Hoekstra",
    "Noor",
];

/// Writes so many lines, a minute apart, the last one at `until`. The store must have an empty history.
pub(crate) async fn write(db: &mut Db, count: i64, until: DateTime<Utc>) {
    let mut tx = db.begin().await.unwrap();
    let mut previous = String::new();
    let mut seq = 0;
    while seq < count {
        let (mut lines, mut touched) = (Batch::of(9), Batch::of(6));
        for _ in 0..AT_ONCE.min(count - seq) {
            seq += 1;
            let at = (until - TimeDelta::minutes(count - seq)).to_text();
            previous = add_line(&mut lines, &mut touched, seq, &at, &previous);
        }
        let into = "journal_change (id, seq, at, actor, deed, subject, subject_key, subject_digest, hash, subject_salt, undoable)";
        lines.write(&mut tx, into, ", 'aa', 1").await;
        let into = "journal_row (change_id, row_id, before_image, after_image, digest, kind, salt, seq)";
        touched.write(&mut tx, into, ", 'bb', 1").await;
    }
    let sql = "insert into journal_head (id, seq, hash) values ('head', $1, $2)";
    rows(&mut tx, sql, [count.into(), previous.as_str().into()]).await.unwrap();
    tx.commit().await.unwrap();
}

fn add_line(lines: &mut Batch, touched: &mut Batch, seq: i64, at: &str, previous: &str) -> String {
    let (id, row_id) = (format!("change-{seq:08}"), format!("child-{:05}", seq % 4000));
    let turn = |count: usize| usize::try_from(seq).unwrap() % count;
    let (actor, deed) = (PEOPLE[turn(PEOPLE.len())], DEEDS[turn(DEEDS.len())]);
    let subject = format!("{} {}", NAMES[turn(NAMES.len())], seq % 997);
    let (before, after) = (image(&row_id, seq, "Bakker"), image(&row_id, seq + 1, "Bakker-Smit"));
    let digest = hashed(&[Some("bb"), Some(&before), Some(&after)]);
    let subject_digest = hashed(&[Some("aa"), Some(&subject)]);
    let number = seq.to_string();
    let said = [previous, &number, &id, at, actor, deed, &subject_digest].map(Some);
    let rest = [None, Some("1"), Some("child"), Some(&row_id), Some(&digest)];
    let hash = hashed(&said.into_iter().chain(rest).collect::<Vec<_>>());
    let key = driehoek::fold::fold(&subject);
    lines.add([
        id.as_str().into(),
        seq.into(),
        at.into(),
        actor.into(),
        deed.into(),
        subject.as_str().into(),
        key.as_str().into(),
        subject_digest.as_str().into(),
        hash.as_str().into(),
    ]);
    touched.add([id, row_id, before, after, digest, "child".into()].map(|text| text.as_str().into()));
    hash
}

/// The row of a child, about as long as a real one.
fn image(id: &str, version: i64, achternaam: &str) -> String {
    serde_json::json!({
        "id": id, "version": version, "roepnaam": "Sam", "voornamen": "Samuel Johannes", "voorvoegsel": "de",
        "achternaam": achternaam, "born_on": "2023-01-12", "sex": null, "language": "Nederlands", "doctor": "Huisarts Wanroij",
        "medical": null, "remarks": "Gaat op maandag en dinsdag naar de opvang.", "search_key": "sam de bakker samuel johannes",
    })
    .to_string()
}

/// SHA-256 over the parts: a byte that says whether there is one, its length in eight bytes, and its text.
fn hashed(parts: &[Option<&str>]) -> String {
    let mut bytes = Vec::new();
    for part in parts {
        bytes.push(u8::from(part.is_some()));
        if let Some(text) = part {
            bytes.extend(u64::try_from(text.len()).unwrap().to_le_bytes());
            bytes.extend(text.as_bytes());
        }
    }
    hex::encode(Sha256::digest(bytes))
}

/// Rows for one statement.
struct Batch {
    width: usize,
    values: Vec<Value>,
}

impl Batch {
    fn of(width: usize) -> Self {
        Self { width, values: Vec::new() }
    }

    fn add<const WIDTH: usize>(&mut self, values: [Value; WIDTH]) {
        assert_eq!(WIDTH, self.width);
        self.values.extend(values);
    }

    async fn write(self, db: &mut Db, into: &str, rest: &str) {
        let row = |n: usize| format!("({}{rest})", driehoek::store::marks(1 + n * self.width, self.width));
        let marks = (0..self.values.len() / self.width).map(row).collect::<Vec<_>>().join(", ");
        rows(db, &format!("insert into {into} values {marks}"), self.values).await.unwrap();
    }
}
