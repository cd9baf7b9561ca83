//! The window of Driehoek: commands that hand what the screen asks to the core, and nothing of the field itself.

mod arguments;
mod ask;
pub mod bridge;
pub mod commands;
pub mod desk;
mod keeping;
pub mod keychain;
mod probe;
mod table;
mod watch;
mod window;

use std::sync::Arc;
use std::time::Instant;

use tauri::Manager as _;

/// Opens the window and stays until it closes.
///
/// # Errors
/// When the system cannot give a window.
pub fn run() -> tauri::Result<()> {
    let started = Instant::now();
    window::prepare_system();
    let arguments = arguments::Arguments::of_process();
    let probe = probe::Probe::of_environment(started);
    let bridge = bridge::builder();
    let invoke = bridge.invoke_handler();
    let own_folder = arguments.data.is_some() || arguments.demo.is_some();
    let builder = tauri::Builder::default()
        .plugin(window::log_plugin())
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(move |invocation| desk::guard(invocation, &invoke));
    // A school has one store, so one window; who names a folder or the demo means another store.
    let builder = if own_folder {
        builder
    } else {
        builder.plugin(window::single_instance_plugin()).plugin(tauri_plugin_window_state::Builder::default().build())
    };
    let builder = match &probe {
        Some(probe) => probe.serve(builder),
        None => builder,
    };
    builder
        .setup(move |app| {
            let folder = arguments.data.clone().map_or_else(|| app.path().app_local_data_dir(), Ok)?;
            let desk = desk::Desk::with(folder, arguments.demo, Arc::new(keychain::SystemKeychain));
            desk.tidy();
            app.manage(desk);
            app.manage(ask::Chosen::default());
            window::open(app, probe)?;
            watch::start(app.handle().clone());
            keeping::start(app.handle().clone());
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|app, event| {
            if matches!(event, tauri::RunEvent::Exit) {
                keeping::close(app);
            }
        });
    Ok(())
}
