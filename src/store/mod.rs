//! The store: opening and keys, the change door with its journal, undo and history. It knows no room.

pub mod backup;
mod bin;
mod cell;
pub mod chain;
mod change;
mod check;
pub mod erase;
pub mod gone;
pub mod history;
mod journal;
pub mod keys;
mod migrate;
mod open;
pub mod place;
mod read;
mod record;
pub mod rotate;
pub mod setup;
mod swap;
mod undo;

pub use bin::{DAYS_IN_BIN, bin, last_day_in_bin};
pub use cell::{Cell, TextCell, Value};
pub use change::{Actor, ChangeSummary, Changed, Deed, Tx, What};
pub use check::{check_is_due, last_check};
pub use history::{BinLine, HistoryField, HistoryLine, HistoryQuery, UndoPreview, first_change_at, history};
pub(crate) use open::apart;
pub use open::{Engine, Store, Target, open};
pub use read::{Asked, Db, Page, all, find, get, marks, recorded, rows};
pub use record::Record;
pub use swap::settle;
pub use undo::UndoState;
