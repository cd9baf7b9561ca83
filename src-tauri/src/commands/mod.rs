//! Thin adapters, a file a room: take what the screen sends, call the core, answer. No rule, no SQL.

pub mod backup;
pub mod calendar;
pub mod desk;
pub mod family;
pub mod intake;
pub mod journal;
pub mod letter;
pub mod privacy;
pub mod protocol;
pub mod school;
pub mod start;
pub mod users;
pub mod wenochtend;
