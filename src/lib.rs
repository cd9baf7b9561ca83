//! Driehoek's core: the rooms of a primary school's work with parents, their rules, and the store they share.
//!
//! No window lives here, and no text for the user but that of letters. Rooms read each other's public functions, never each other's tables;
//! every write goes through [`store::Store::change`].

pub mod calendar;
pub mod clock;
pub mod demo;
pub mod error;
pub mod family;
pub mod finding;
pub mod fold;
pub mod intake;
pub mod keeping;
pub mod letter;
pub mod privacy;
pub mod rights;
pub mod school;
pub mod store;
pub mod typed;
pub mod users;
pub mod wenochtend;

pub use error::{Error, Result};
pub use finding::{Finding, FindingCode, Severity};
