//! Measures the time from process start to the first usable screen, for `cargo xtask bench` only.

use std::path::PathBuf;
use std::time::Instant;

use tauri::http::Response;
use tauri::http::header::{CONTENT_TYPE, HeaderValue};
use tauri::{Builder, Manager, Runtime, WebviewUrl, WebviewWindowBuilder};

/// Tells by the title that a usable screen was painted: two frames after the page says it is ready.
const SCRIPT: &str = "(() => { const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => {\
    document.title = 'painted'; }));\
    const look = () => IS_READY ? painted() : setTimeout(look, 1);\
    document.readyState === 'loading' ? addEventListener('DOMContentLoaded', look) : look(); })();";

/// Where the empty page lives. WebKit runs no script of ours in `about:blank`.
const EMPTY_SCHEME: &str = "empty";

/// A page as any other, with nothing on it.
const EMPTY_PAGE: &[u8] = b"<!doctype html><title>empty</title>";

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

    /// Lets the system find the empty page.
    pub(crate) fn serve<R: Runtime>(&self, builder: Builder<R>) -> Builder<R> {
        builder.register_uri_scheme_protocol(EMPTY_SCHEME, |_, _| {
            let mut response = Response::new(EMPTY_PAGE);
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html"));
            response
        })
    }

    /// An empty page is the floor: what the system needs for any window.
    pub(crate) fn url(&self) -> WebviewUrl {
        match format!("{EMPTY_SCHEME}://localhost").parse() {
            Ok(empty) if self.empty => WebviewUrl::CustomProtocol(empty),
            Ok(_) | Err(_) => WebviewUrl::default(),
        }
    }

    fn script(&self) -> String {
        SCRIPT.replace("IS_READY", if self.empty { "true" } else { "document.querySelector('[data-ready]')" })
    }

    pub(crate) fn watch<'a, R: Runtime, M: Manager<R>>(
        self,
        builder: WebviewWindowBuilder<'a, R, M>,
    ) -> WebviewWindowBuilder<'a, R, M> {
        builder.initialization_script(self.script()).on_document_title_changed(move |window, title| {
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
