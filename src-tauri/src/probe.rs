//! Measures the time from process start to the first usable screen, for `cargo xtask bench` only.

use std::path::PathBuf;
use std::time::Instant;

use tauri::{Manager, Runtime, WebviewUrl, WebviewWindowBuilder};

/// Tells by the title that a usable screen was painted: two frames after the page says it is ready.
const SCRIPT: &str = "(() => { const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => {\
    document.title = 'painted'; }));\
    const look = () => (location.href === 'about:blank' || document.querySelector('[data-ready]'))\
      ? painted() : setTimeout(look, 1);\
    document.readyState === 'loading' ? addEventListener('DOMContentLoaded', look) : look(); })();";

/// A measurement that was asked for.
pub(crate) struct Probe {
    started: Instant,
    report: PathBuf,
    empty: bool,
}

impl Probe {
    pub(crate) fn of_environment(started: Instant) -> Option<Self> {
        let report = std::env::var_os("DRIEHOEK_STARTUP_PROBE")?.into();
        Some(Self { started, report, empty: std::env::var_os("DRIEHOEK_EMPTY_WINDOW").is_some() })
    }

    /// An empty page is the floor: what the system needs for any window.
    pub(crate) fn url(&self) -> WebviewUrl {
        match "about:blank".parse() {
            Ok(blank) if self.empty => WebviewUrl::External(blank),
            _ => WebviewUrl::default(),
        }
    }

    pub(crate) fn watch<'a, R: Runtime, M: Manager<R>>(
        self,
        builder: WebviewWindowBuilder<'a, R, M>,
    ) -> WebviewWindowBuilder<'a, R, M> {
        builder.initialization_script(SCRIPT).on_document_title_changed(move |window, title| {
            if title == "painted" {
                let milliseconds = self.started.elapsed().as_secs_f64() * 1000.0;
                let report = serde_json::json!({ "first_paint_ms": milliseconds });
                if let Err(error) = std::fs::write(&self.report, report.to_string()) {
                    log::error!("probe: {error}");
                }
                window.app_handle().exit(0);
            }
        })
    }
}
