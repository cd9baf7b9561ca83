//! The main paths in the real program, as a person walks them. `cargo xtask test window` runs them on a private screen.

#![allow(clippy::expect_used, reason = "a test that cannot go on must stop and say why")]

#[path = "window/first_start.rs"]
mod first_start;
#[path = "window/interview.rs"]
mod interview;
#[path = "window/phone_call.rs"]
mod phone_call;
mod real_window;
#[path = "window/screens.rs"]
mod screens;
#[path = "window/talk.rs"]
mod talk;
