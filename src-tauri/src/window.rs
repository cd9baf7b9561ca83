//! The window itself, the log, and what the system needs before it opens.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use driehoek::clock;
use tauri::plugin::TauriPlugin;
use tauri::{App, AppHandle, Manager as _, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry};

use crate::desk::Desk;
use crate::probe::Probe;

/// The one window.
pub(crate) const MAIN: &str = "main";

/// Tells the page that the window is about to close; `App.svelte` listens.
const CLOSING: &str = "window.dispatchEvent(new Event('driehoek:closing'))";

/// The page may take so long to save what was typed. After it the window closes all the same.
const LONGEST_GOODBYE: Duration = Duration::from_secs(5);

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
        if let Some(window) = app.get_webview_window(MAIN) {
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
    let builder = WebviewWindowBuilder::new(app, MAIN, url)
        .title("Driehoek")
        .inner_size(1366.0, 768.0)
        .min_inner_size(1024.0, 700.0)
        .general_autofill_enabled(false)
        .incognito(!is_driven_by_tests());
    let builder = match probe {
        Some(probe) => probe.watch(builder),
        None => builder,
    };
    save_before_closing(&builder.build()?);
    log::info!("started on {}", clock::today());
    Ok(())
}

/// Closing waits for the page, which saves what was typed and then asks for [`close`]. While no store is open there is
/// nothing to save, nor perhaps a page.
fn save_before_closing(window: &WebviewWindow) {
    let asked = AtomicBool::new(false);
    let closing = window.clone();
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else { return };
        if !closing.state::<Desk>().is_open() {
            return;
        }
        if asked.swap(true, Ordering::Relaxed) {
            // The goodbye is under way: a second press must not cut it short.
            api.prevent_close();
        } else if closing.eval(CLOSING).is_ok() {
            api.prevent_close();
            close_at_last(closing.app_handle().clone());
        }
    });
}

/// A page that hangs does not keep its window.
fn close_at_last(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(LONGEST_GOODBYE).await;
        close(&app);
    });
}

/// Closes the window at once.
pub(crate) fn close(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN)
        && let Err(error) = window.destroy()
    {
        log::error!("close: {error}");
    }
}
