//! The main paths in the real program, as a person walks them. `cargo xtask test window` runs them on a private screen.

#![allow(clippy::expect_used, reason = "a test that cannot go on must stop and say why")]

#[path = "window/backups.rs"]
mod backups;
#[path = "window/first_day.rs"]
mod first_day;
#[path = "window/first_start.rs"]
mod first_start;
#[path = "window/history.rs"]
mod history;
#[path = "window/interview.rs"]
mod interview;
#[path = "window/phone_call.rs"]
mod phone_call;
#[path = "window/privacy.rs"]
mod privacy;
mod real_window;
#[path = "window/restoring.rs"]
mod restoring;
#[path = "window/safety.rs"]
mod safety;
#[path = "window/screens.rs"]
mod screens;
#[path = "window/second_place.rs"]
mod second_place;
#[path = "window/talk.rs"]
mod talk;
#[path = "window/terms.rs"]
mod terms;
#[path = "window/users.rs"]
mod users;
#[path = "window/wenochtend.rs"]
mod wenochtend;
