//! SQL of how children become pupils.

use chrono::NaiveDate;
use sqlx::any::AnyRow;

use crate::Result;
use crate::family::brief::{self, ChildBrief};
use crate::intake::rules::first_day::Way;
use crate::intake::{ApplicationId, ChildStart};
use crate::store::{Cell, Db, all, rows};

/// What is written down of the start of this child, if anything is.
pub(in crate::intake) async fn of(db: &mut Db, id: &ApplicationId) -> Result<Option<ChildStart>> {
    Ok(all(db, "where application_id = $1", [id.to_value()]).await?.pop())
}

/// An admitted child that has not looked back on its start yet.
pub(in crate::intake) struct OnTheWay {
    pub(in crate::intake) id: ApplicationId,
    pub(in crate::intake) child: ChildBrief,
    pub(in crate::intake) way: Way,
}

impl OnTheWay {
    fn read(row: &AnyRow) -> Result<Self> {
        let day = |name| <Option<NaiveDate> as Cell>::read(row, name);
        let way = Way {
            starts_on: day("starts_on")?,
            looked: day("looked_on")?.is_some(),
            confirmed: day("confirmed_on")?.is_some(),
            started_on: day("started_on")?,
            look_back_on: day("look_back_on")?,
            looked_back: false,
        };
        Ok(Self { id: Cell::read(row, "id")?, child: brief::beside(row)?, way })
    }
}

/// Between which days a start is looked for.
pub(in crate::intake) struct Span {
    /// A first day of which nothing is written down is not earlier.
    pub(in crate::intake) unwritten_from: NaiveDate,
    /// No agreed first day is later.
    pub(in crate::intake) until: NaiveDate,
    /// No look back is later.
    pub(in crate::intake) look_back_until: NaiveDate,
    /// Who started without an agreed day for the look back did so no earlier.
    pub(in crate::intake) started_from: NaiveDate,
}

/// The children on the way to their first day, and those who started and still have to look back.
pub(in crate::intake) async fn on_the_way(db: &mut Db, span: &Span) -> Result<Vec<OnTheWay>> {
    let sql = format!(
        "select application.id, child_id, starts_on, looked_on, confirmed_on, started_on, look_back_on, {} \
         from application {} left join child_start on child_start.application_id = application.id \
         where withdrawn_on is null and decision = 'admitted' and looked_back_on is null \
         and ((started_on is null and starts_on <= $1 and (starts_on >= $2 or child_start.id is not null)) \
         or (started_on is not null and (look_back_on <= $3 or (look_back_on is null and started_on >= $4))))",
        brief::COLUMNS,
        brief::JOIN
    );
    let days = [span.until, span.unwritten_from, span.look_back_until, span.started_from];
    let found = rows(db, &sql, days.map(|day| day.to_value())).await?;
    found.iter().map(OnTheWay::read).collect()
}
