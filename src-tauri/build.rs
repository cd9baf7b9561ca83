//! Tells Tauri which commands exist, so that the capability file governs them too.

fn main() {
    println!("cargo:rerun-if-changed=src/bridge.rs");
    let commands = commands_of(include_str!("src/bridge.rs"));
    let commands: &'static [&'static str] = Box::leak(commands.into_boxed_slice());
    let manifest = tauri_build::AppManifest::new().commands(commands);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}

/// The bridge is the one list; this reads the names out of it.
fn commands_of(bridge: &'static str) -> Vec<&'static str> {
    let list = bridge.split("collect_commands![").nth(1).and_then(|rest| rest.split(']').next()).unwrap_or_default();
    list.split(',').filter_map(|path| path.trim().split("::").nth(1)).collect()
}
