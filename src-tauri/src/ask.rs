//! Asking the user for a place or a file, in the system's own window.
//!
//! A path never comes from the page and never goes to it to come back: what was chosen stays here.

use driehoek::Result;
use driehoek::letter::make::PaperFile;
use tauri::AppHandle;

/// Saves a file where the user says; answers where, or none when the user thought better of it.
pub(crate) async fn save(_app: &AppHandle, _file: PaperFile) -> Result<Option<String>> {
    todo!()
}

/// Opens what was saved last.
pub(crate) fn open_saved(_app: &AppHandle) -> Result<()> {
    todo!()
}

/// Asks for a folder, and keeps it for [`save_in_folder`].
pub(crate) async fn folder(_app: &AppHandle) -> Result<Option<String>> {
    todo!()
}

/// Saves a file in the folder that was chosen; answers its name there.
pub(crate) async fn save_in_folder(_app: &AppHandle, _file: PaperFile) -> Result<String> {
    todo!()
}

/// Asks for a picture; answers its name and bytes.
pub(crate) async fn picture(_app: &AppHandle) -> Result<Option<(String, Vec<u8>)>> {
    todo!()
}
