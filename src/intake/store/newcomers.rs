//! Children that are admitted and still to start, as other rooms ask for them.

use chrono::{Months, NaiveDate};
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::Result;
use crate::family::brief::{self, ChildBrief};
use crate::intake::ApplicationId;
use crate::intake::clock::wen_window;
use crate::school::GroupId;
use crate::store::{Cell, Db, marks, rows};

/// So many ids go into one question: far below the limits of both engines.
const BATCH: usize = 1000;

/// An aanmelding with its child, as who plans ahead for the child needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newcomer {
    /// The aanmelding.
    pub application_id: ApplicationId,
    /// The child.
    pub child: ChildBrief,
    /// The group that waits, if agreed.
    pub group_id: Option<GroupId>,
    /// The agreed first day as a pupil.
    pub starts_on: Option<NaiveDate>,
    /// Whether the child is admitted, and the parents did not withdraw.
    pub admitted: bool,
}

impl Newcomer {
    fn read(row: &AnyRow) -> Result<Self> {
        Ok(Self {
            application_id: Cell::read(row, "id")?,
            child: brief::beside(row)?,
            group_id: Cell::read(row, "group_id")?,
            starts_on: Cell::read(row, "starts_on")?,
            admitted: row.try_get::<i64, _>("admitted")? != 0,
        })
    }
}

fn select() -> String {
    format!(
        "select application.id, child_id, group_id, starts_on, \
         case when decision = 'admitted' and withdrawn_on is null then 1 else 0 end as admitted, {} from application {}",
        brief::COLUMNS,
        brief::JOIN
    )
}

/// Who is admitted, not withdrawn, not started and not yet four today, by name.
///
/// # Errors
/// The database's.
pub async fn to_start(db: &mut Db, today: NaiveDate) -> Result<Vec<Newcomer>> {
    let sql = format!(
        "{} where withdrawn_on is null and decision = 'admitted' and (starts_on is null or starts_on > $1) \
         and child.born_on >= $2",
        select()
    );
    // A little wide, for who was born on a 29 February; the window itself decides.
    let born_from = today.checked_sub_months(Months::new(4 * 12)).and_then(|day| day.pred_opt()).unwrap_or(today);
    let found = rows(db, &sql, [today.to_value(), born_from.to_value()]).await?;
    let mut newcomers: Vec<_> = found.iter().map(Newcomer::read).collect::<Result<_>>()?;
    newcomers.retain(|one| wen_window(one.child.born_on).1 >= today);
    sort_by_name(&mut newcomers);
    Ok(newcomers)
}

/// These, in whatever state, by name; an id that is not known is left out.
///
/// # Errors
/// The database's.
pub async fn newcomers(db: &mut Db, ids: &[ApplicationId]) -> Result<Vec<Newcomer>> {
    let mut newcomers = Vec::with_capacity(ids.len());
    for batch in ids.chunks(BATCH) {
        let sql = format!("{} where application.id in ({})", select(), marks(1, batch.len()));
        for row in &rows(db, &sql, batch.iter().map(Cell::to_value)).await? {
            newcomers.push(Newcomer::read(row)?);
        }
    }
    sort_by_name(&mut newcomers);
    Ok(newcomers)
}

// Here and not in SQL: PostgreSQL orders text by the language of the server.
fn sort_by_name(newcomers: &mut [Newcomer]) {
    newcomers.sort_by(|one, other| {
        (&one.child.sort_key, &one.application_id).cmp(&(&other.child.sort_key, &other.application_id))
    });
}
