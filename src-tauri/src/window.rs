//! The window itself, the log, and what the system needs before it opens.

use driehoek::clock;
use tauri::plugin::TauriPlugin;
use tauri::{App, Manager as _, Runtime, WebviewUrl, WebviewWindowBuilder, Wry};

use crate::probe::Probe;

/// Some Linux machines show a blank window with WebKit's newest way of drawing.
pub(crate) fn prepare_system() {
    #[cfg(target_os = "linux")]
    if std::env::var_os("WEBKIT_DISABLE_DMABUF_RENDERER").is_none() {
        relaunch_with_renderer_off();
    }
}

/// Setting a variable of a running process is unsafe with threads; starting over with it set is not.
#[cfg(target_os = "linux")]
fn relaunch_with_renderer_off() {
    use std::os::unix::process::CommandExt as _;
    if let Ok(program) = std::env::current_exe() {
        let error = std::process::Command::new(program)
            .args(std::env::args_os().skip(1))
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .exec();
        // exec only returns when it failed; the window may still draw well.
        log::warn!("relaunch: {:?}", error.kind());
    }
}

/// The log: on this computer only, without statements, and so without personal data.
pub(crate) fn log_plugin<R: Runtime>() -> TauriPlugin<R> {
    use tauri_plugin_log::{Builder, Target, TargetKind};
    Builder::new()
        .targets([Target::new(TargetKind::LogDir { file_name: Some("driehoek".into()) })])
        .level(log::LevelFilter::Info)
        .level_for("sqlx", log::LevelFilter::Off)
        .max_file_size(1_000_000)
        .build()
}

/// A second start brings the first window to the front.
pub(crate) fn single_instance_plugin() -> TauriPlugin<Wry> {
    tauri_plugin_single_instance::init(|app, _, _| {
        if let Some(window) = app.get_webview_window("main") {
            // A window that cannot come forward is still open.
            let _ = window.unminimize();
            let _ = window.set_focus();
        }
    })
}

/// WebKit cannot be driven in a private window: only then is it an ordinary one. Autofill stays off.
pub(crate) fn is_driven_by_tests() -> bool {
    std::env::var("TAURI_WEBVIEW_AUTOMATION").as_deref() == Ok("true")
}

/// Opens the main window. Nothing that is typed is kept by the webview: no autofill, no storage.
pub(crate) fn open(app: &App, probe: Option<Probe>) -> tauri::Result<()> {
    let url = probe.as_ref().map_or_else(WebviewUrl::default, Probe::url);
    let builder = WebviewWindowBuilder::new(app, "main", url)
        .title("Driehoek")
        .inner_size(1366.0, 768.0)
        .min_inner_size(1024.0, 700.0)
        .general_autofill_enabled(false)
        .incognito(!is_driven_by_tests());
    let builder = match probe {
        Some(probe) => probe.watch(builder),
        None => builder,
    };
    builder.build()?;
    log::info!("started on {}", clock::today());
    Ok(())
}
