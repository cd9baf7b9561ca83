//! A private screen (Xvfb), so that windows can be tested without anyone seeing them.

use std::io::{BufRead, BufReader};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::keeper::{Keeper, Kept};

/// A screen the size of a school laptop's, on a free display number. It goes when this value goes.
pub(crate) struct Display {
    name: String,
    _keeper: Keeper,
}

impl Display {
    /// Starts it.
    pub(crate) fn open() -> Result<Self> {
        let words = "Xvfb -displayfd 1 -screen 0 1366x768x24 -nolisten tcp -noreset";
        let mut keeper = Keeper::start(&Kept {
            command: words.split(' ').map(str::to_owned).collect(),
            signal: "TERM",
            folder: None,
            user: None,
        })?;
        let output = keeper.output().context("Xvfb has no output")?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number).context("reading the display number")?;
        let number = number.trim();
        ensure!(!number.is_empty(), "Xvfb did not start");
        Ok(Self { name: format!(":{number}"), _keeper: keeper })
    }

    /// Makes a command draw its windows here, the way it does on any other machine.
    pub(crate) fn lend_to(&self, command: &mut Command) {
        command.env("DISPLAY", &self.name).env("GDK_BACKEND", "x11").env_remove("WAYLAND_DISPLAY");
        // Without a graphics card this path leaves windows blank.
        command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
    }
}

/// Whether windows can be shown to the person at this machine.
pub(crate) fn is_at_hand() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
