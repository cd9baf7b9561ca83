//! Walking the journal from its first line to its last, to see whether it is what was written.

use std::collections::HashMap;

use sqlx::Row;
use sqlx::any::AnyRow;

use super::super::backup::{FaultKind, StoreFault};
use super::super::check::Faults;
use super::super::read::{Db, rows};
use super::{Link, RowLink, digest, hash};
use crate::error::Result;
use crate::fold::fold;

/// So many lines are in memory at once.
const AT_ONCE: i64 = 500;

/// So many lines that do not fit are looked at to tell a moved one from a changed one. More are taken for changed.
const MOST_SUSPECTS: usize = 32;

/// What is wrong with the journal: nothing when every line stands as it was written. Words that were erased are no fault: their
/// digests are still in the chain.
///
/// # Errors
/// The database's.
pub async fn verify(db: &mut Db) -> Result<Vec<StoreFault>> {
    let mut walk = Walk { last: 0, previous: vec![String::new()], suspects: Vec::new(), faults: Faults::default() };
    let end = loop {
        let lines = page(db, walk.last).await?;
        if !lines.is_empty() {
            lines.into_iter().for_each(|line| walk.step(line));
            continue;
        }
        let end = end(db).await?;
        // Somebody may have written meanwhile.
        if end.last <= walk.last {
            break end;
        }
    };
    walk.settle_suspects();
    walk.compare_head(&end);
    for seq in wrongly_undone(db).await? {
        walk.faults.add(FaultKind::ChangedLine, seq);
    }
    Ok(walk.faults.told())
}

/// A line with its rows, as it stands there now.
struct Line {
    seq: i64,
    id: String,
    at: String,
    actor: String,
    deed: String,
    subject: String,
    subject_key: String,
    subject_salt: Option<String>,
    subject_digest: String,
    reverses: Option<String>,
    undoable: bool,
    hash: String,
    rows: Vec<LineRow>,
}

struct LineRow {
    change_id: String,
    kind: String,
    row_id: String,
    before: Option<String>,
    after: Option<String>,
    salt: Option<String>,
    digest: String,
}

impl Line {
    fn read(row: &AnyRow) -> sqlx::Result<Self> {
        Ok(Self {
            seq: row.try_get("seq")?,
            id: row.try_get("id")?,
            at: row.try_get("at")?,
            actor: row.try_get("actor")?,
            deed: row.try_get("deed")?,
            subject: row.try_get("subject")?,
            subject_key: row.try_get("subject_key")?,
            subject_salt: row.try_get("subject_salt")?,
            subject_digest: row.try_get("subject_digest")?,
            reverses: row.try_get("reverses")?,
            undoable: row.try_get::<i64, _>("undoable")? != 0,
            hash: row.try_get("hash")?,
            rows: Vec::new(),
        })
    }

    /// The hash it should have as number `seq` after a line with the hash `previous`. Erasure also takes away that a line can be
    /// undone, which was written into its hash.
    fn hash_as(&self, seq: i64, previous: &str) -> String {
        let hash = self.hash_if(self.undoable, seq, previous);
        let is_erased = self.subject_salt.is_none();
        if is_erased && hash != self.hash { self.hash_if(true, seq, previous) } else { hash }
    }

    fn hash_if(&self, undoable: bool, seq: i64, previous: &str) -> String {
        let link = Link {
            seq,
            id: &self.id,
            at: &self.at,
            actor: &self.actor,
            deed: &self.deed,
            subject_digest: &self.subject_digest,
            reverses: self.reverses.as_deref(),
            undoable,
        };
        hash(previous, &link, self.rows.iter().map(LineRow::link))
    }

    /// Whether its words are those of its digests, or were erased whole.
    fn says_what_was_written(&self) -> bool {
        let subject = match &self.subject_salt {
            Some(salt) => {
                digest(salt, &[Some(&self.subject)]) == self.subject_digest && fold(&self.subject) == self.subject_key
            }
            None => self.subject.is_empty() && self.subject_key.is_empty(),
        };
        subject && self.rows.iter().all(LineRow::says_what_was_written)
    }
}

impl LineRow {
    fn read(row: &AnyRow) -> sqlx::Result<Self> {
        Ok(Self {
            change_id: row.try_get("change_id")?,
            kind: row.try_get("kind")?,
            row_id: row.try_get("row_id")?,
            before: row.try_get("before_image")?,
            after: row.try_get("after_image")?,
            salt: row.try_get("salt")?,
            digest: row.try_get("digest")?,
        })
    }

    fn link(&self) -> RowLink<'_> {
        RowLink { kind: &self.kind, row_id: &self.row_id, digest: &self.digest }
    }

    fn says_what_was_written(&self) -> bool {
        match &self.salt {
            Some(salt) => digest(salt, &[self.before.as_deref(), self.after.as_deref()]) == self.digest,
            None => self.before.is_none() && self.after.is_none(),
        }
    }
}

async fn page(db: &mut Db, after: i64) -> Result<Vec<Line>> {
    let sql = "select * from journal_change where seq > $1 order by seq limit $2";
    let found = rows(db, sql, [after.into(), AT_ONCE.into()]).await?;
    let mut lines = found.iter().map(Line::read).collect::<sqlx::Result<Vec<_>>>()?;
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Ok(lines) };
    let sql = "select r.* from journal_row r join journal_change c on c.id = r.change_id \
               where c.seq between $1 and $2 order by c.seq, r.seq";
    let mut touched: HashMap<String, Vec<LineRow>> = HashMap::new();
    for row in rows(db, sql, [first.seq.into(), last.seq.into()]).await? {
        let row = LineRow::read(&row)?;
        touched.entry(row.change_id.clone()).or_default().push(row);
    }
    for line in &mut lines {
        line.rows = touched.remove(&line.id).unwrap_or_default();
    }
    Ok(lines)
}

/// A line that does not fit after the one before it.
struct Suspect {
    /// The hash that stands before it.
    after: String,
    line: Line,
}

struct Walk {
    last: i64,
    /// The hash of the last line: as it stands there, and as it should be. Empty after a gap, where nothing can be said.
    previous: Vec<String>,
    suspects: Vec<Suspect>,
    faults: Faults,
}

impl Walk {
    fn step(&mut self, line: Line) {
        let gap = line.seq - self.last - 1;
        if gap > 0 {
            self.faults.add_many(FaultKind::MissingLine, gap, self.last + 1);
            self.previous.clear();
        }
        self.last = line.seq;
        let should_be: Vec<String> = self.previous.iter().map(|previous| line.hash_as(line.seq, previous)).collect();
        let fits = gap > 0 || should_be.contains(&line.hash);
        let after = self.previous.first().cloned().unwrap_or_default();
        self.previous = [line.hash.clone()].into_iter().chain(should_be.into_iter().take(1)).collect();
        if !line.says_what_was_written() || (!fits && self.suspects.len() == MOST_SUSPECTS) {
            self.faults.add(FaultKind::ChangedLine, line.seq);
        } else if !fits {
            self.suspects.push(Suspect { after, line });
        }
    }

    /// A line that fits elsewhere was moved; one that only stands after the wrong line is itself whole; what fits nowhere was
    /// changed.
    fn settle_suspects(&mut self) {
        let hashes: Vec<&str> =
            self.suspects.iter().flat_map(|suspect| [suspect.after.as_str(), suspect.line.hash.as_str()]).collect();
        let fits = |line: &Line, seq| hashes.iter().any(|previous| line.hash_as(seq, previous) == line.hash);
        let lines = || self.suspects.iter().map(|suspect| &suspect.line);
        // Each stands after the wrong line, and none is to blame: then all are.
        let all_are_whole = lines().all(|line| fits(line, line.seq));
        for line in lines().filter(|line| all_are_whole || !fits(line, line.seq)) {
            let fits_elsewhere = lines().any(|other| fits(line, other.seq));
            let kind = if fits_elsewhere { FaultKind::MovedLine } else { FaultKind::ChangedLine };
            self.faults.add(kind, line.seq);
        }
    }

    fn compare_head(&mut self, end: &End) {
        match &end.head {
            None if self.last == 0 => {}
            None => self.faults.add(FaultKind::MissingLine, "journal_head"),
            Some((seq, _)) if *seq > self.last => {
                self.faults.add_many(FaultKind::MissingLine, seq - self.last, self.last + 1);
            }
            Some((seq, hash)) if *seq < self.last || self.previous.first() != Some(hash) => {
                self.faults.add(FaultKind::ChangedLine, "journal_head");
            }
            Some(_) => {}
        }
    }
}

/// The last line and the head, of the same moment.
struct End {
    last: i64,
    head: Option<(i64, String)>,
}

async fn end(db: &mut Db) -> Result<End> {
    let sql = "select coalesce((select max(seq) from journal_change), 0) as last, \
               (select seq from journal_head) as seq, (select hash from journal_head) as hash";
    let Some(row) = rows(db, sql, []).await?.pop() else { return Ok(End { last: 0, head: None }) };
    let (seq, hash): (Option<i64>, Option<String>) = (row.try_get("seq")?, row.try_get("hash")?);
    Ok(End { last: row.try_get("last")?, head: seq.zip(hash) })
}

/// Lines whose flag is not what the lines say that took them back and did them again, in turns. In one statement, so that an undo
/// of this moment is seen whole or not at all.
async fn wrongly_undone(db: &mut Db) -> Result<Vec<i64>> {
    let sql = "select c.seq from journal_change c left join \
               (select reverses, count(*) as times from journal_change where reverses is not null group by reverses) r \
               on r.reverses = c.id where c.undone <> coalesce(r.times, 0) % 2 order by c.seq";
    let found = rows(db, sql, []).await?;
    Ok(found.iter().map(|row| row.try_get("seq")).collect::<sqlx::Result<_>>()?)
}
