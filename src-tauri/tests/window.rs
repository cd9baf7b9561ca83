//! The main paths in the real program, as a person walks them. `cargo xtask test window` runs them on a private screen.

#[path = "window/first_start.rs"]
mod first_start;


mod real_window;




