//! Asking the user for a place or a file, in the system's own window.
//!
//! A path never comes from the page and never goes to it to come back: what was chosen stays here.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use driehoek::letter::make::PaperFile;
use driehoek::{Error, Result};
use tauri::{AppHandle, Manager as _};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

use crate::desk::Desk;
use crate::window::is_driven_by_tests;

/// The folder that answers for the user when tests drive the window: nobody can click in the system's own windows then.
const ANSWERS_VARIABLE: &str = "DRIEHOEK_ANSWERS";
/// What the answering folder has for who asks for a picture.
const ANSWERED_PICTURE: &str = "logo.png";
/// And for who asks for the second place of backups.
const ANSWERED_SECOND_PLACE: &str = "tweede plek";
/// And for who asks for a backup.
const ANSWERED_BACKUP: &str = "reservekopie";

/// What the user chose, for what follows on it.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    saved: Mutex<Option<PathBuf>>,
    folder: Mutex<Option<PathBuf>>,
}

impl Chosen {
    fn remember(place: &Mutex<Option<PathBuf>>, path: &Path) {
        *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(path.to_owned());
    }

    fn forget(&self) {
        for place in [&self.saved, &self.folder] {
            place.lock().unwrap_or_else(PoisonError::into_inner).take();
        }
    }

    fn recall(place: &Mutex<Option<PathBuf>>) -> Option<PathBuf> {
        place.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Forgets what was chosen: who unlocks next may be somebody else.
pub(crate) fn forget(app: &AppHandle) {
    app.state::<Chosen>().forget();
}

/// Saves a file where the user says; answers where, or none when the user thought better of it.
pub(crate) async fn save(app: &AppHandle, file: PaperFile) -> Result<Option<String>> {
    let path = match answers() {
        Some(folder) => Some(folder.join(&file.name)),
        None => asked(app, |dialog, answer| dialog.set_file_name(&file.name).save_file(answer)).await?,
    };
    let Some(path) = path else { return Ok(None) };
    write(&path, &file.content).await?;
    Chosen::remember(&app.state::<Chosen>().saved, &path);
    Ok(Some(path.display().to_string()))
}

/// Opens what was saved last.
pub(crate) fn open_saved(app: &AppHandle) -> Result<()> {
    let Some(path) = Chosen::recall(&app.state::<Chosen>().saved) else { return Ok(()) };
    tauri_plugin_opener::open_path(path, None::<&str>).map_err(|error| Error::file(&std::io::Error::other(error)))
}

/// Asks for a folder, and keeps it for [`save_in_folder`].
pub(crate) async fn folder(app: &AppHandle) -> Result<Option<String>> {
    let folder = match answers() {
        Some(folder) => Some(folder),
        None => asked(app, FileDialogBuilder::pick_folder).await?,
    };
    let Some(folder) = folder else { return Ok(None) };
    Chosen::remember(&app.state::<Chosen>().folder, &folder);
    Ok(Some(folder.display().to_string()))
}

/// Saves a file in the folder that was chosen, beside what is there already; answers its name.
pub(crate) async fn save_in_folder(app: &AppHandle, file: PaperFile) -> Result<String> {
    let folder = Chosen::recall(&app.state::<Chosen>().folder);
    let folder = folder.ok_or_else(|| Error::file(&std::io::Error::from(std::io::ErrorKind::NotFound)))?;
    let path = free_name(&folder, &file.name);
    write(&path, &file.content).await?;
    Ok(path.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

/// Asks for the folder of the second place; keeps nothing.
pub(crate) async fn second_place(app: &AppHandle) -> Result<Option<String>> {
    let folder = match answers() {
        Some(folder) => Some(folder.join(ANSWERED_SECOND_PLACE)),
        None => asked(app, FileDialogBuilder::pick_folder).await?,
    };
    Ok(folder.map(|folder| folder.display().to_string()))
}

/// Asks for a folder with a backup.
pub(crate) async fn backup(app: &AppHandle) -> Result<Option<PathBuf>> {
    match answers() {
        Some(folder) => Ok(Some(folder.join(ANSWERED_BACKUP))),
        None => asked(app, FileDialogBuilder::pick_folder).await,
    }
}

/// Asks for a picture; answers its name and bytes. A file that is too large to be one is not read whole.
pub(crate) async fn picture(app: &AppHandle) -> Result<Option<(String, Vec<u8>)>> {
    use tokio::io::AsyncReadExt as _;
    let path = match answers() {
        Some(folder) => Some(folder.join(ANSWERED_PICTURE)),
        None => asked(app, |dialog, answer| dialog.add_filter("PNG, JPEG, SVG", &PICTURES).pick_file(answer)).await?,
    };
    let Some(path) = path else { return Ok(None) };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut content = Vec::new();
    tokio::fs::File::open(&path).await?.take(MOST_BYTES).read_to_end(&mut content).await?;
    Ok(Some((name, content)))
}

const PICTURES: [&str; 4] = ["png", "jpg", "jpeg", "svg"];
/// Well above what the core takes for a logo, so that the core says what is wrong.
const MOST_BYTES: u64 = 8_000_000;

fn answers() -> Option<PathBuf> {
    let folder = std::env::var_os(ANSWERS_VARIABLE)?;
    is_driven_by_tests().then(|| folder.into())
}

type Answer = Box<dyn FnOnce(Option<FilePath>) + Send>;

/// Shows one of the system's windows and waits; waiting on the main thread would hang macOS. The window stays when the desk locks: an
/// answer after that is nobody's who may have it.
async fn asked(app: &AppHandle, show: impl FnOnce(FileDialogBuilder<tauri::Wry>, Answer)) -> Result<Option<PathBuf>> {
    let desk = app.state::<Desk>();
    let seat = desk.seat();
    let (sender, receiver) = oneshot::channel();
    let mut dialog = app.dialog().file();
    if let Some(window) = app.get_webview_window("main") {
        dialog = dialog.set_parent(&window);
    }
    // Nobody waits any more when the program ends meanwhile.
    show(dialog, Box::new(move |path| drop(sender.send(path))));
    let path = receiver.await.ok().flatten().and_then(|path| path.into_path().ok());
    desk.still_has(seat)?;
    Ok(path)
}

/// Writes all of a file or nothing: half a letter is none, and what stood there stays until the new one is whole.
async fn write(path: &Path, content: &[u8]) -> Result<()> {
    let mut passing = path.to_owned().into_os_string();
    passing.push(".deel");
    let written = match tokio::fs::write(&passing, content).await {
        Ok(()) => tokio::fs::rename(&passing, path).await,
        Err(error) => Err(error),
    };
    if written.is_err() {
        // It may never have been made.
        let _ = tokio::fs::remove_file(&passing).await;
    }
    Ok(written?)
}

/// The name, or the name with the first number that is free: what is there already stays.
fn free_name(folder: &Path, name: &str) -> PathBuf {
    let wanted = folder.join(name);
    if !wanted.exists() {
        return wanted;
    }
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let numbered = |number: u32| folder.join(format!("{stem} ({number}).{extension}"));
    (2..).map(numbered).find(|path| !path.exists()).unwrap_or(wanted)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that cannot go on must stop and say why")]
mod tests {
    use super::*;

    #[test]
    fn a_locked_desk_has_forgotten_what_was_chosen() {
        let chosen = Chosen::default();
        for place in [&chosen.saved, &chosen.folder] {
            Chosen::remember(place, Path::new("brieven"));
            assert!(Chosen::recall(place).is_some());
        }
        chosen.forget();
        assert_eq!((Chosen::recall(&chosen.saved), Chosen::recall(&chosen.folder)), (None, None));
    }

    #[tokio::test]
    async fn a_second_letter_of_the_same_name_stands_beside_the_first() {
        let folder = tempfile::tempdir().unwrap();
        for _ in 0..3 {
            write(&free_name(folder.path(), "Toelating Noor.pdf"), b"%PDF").await.unwrap();
        }
        let mut names: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["Toelating Noor (2).pdf", "Toelating Noor (3).pdf", "Toelating Noor.pdf"]);
    }

    #[tokio::test]
    async fn a_file_that_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("weg").join("brief.pdf");
        assert!(write(&gone, b"%PDF").await.is_err());
        assert!(!gone.exists());
        let taken = folder.path().join("map.pdf");
        std::fs::create_dir(&taken).unwrap();
        assert!(write(&taken, b"%PDF").await.is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "only the folder that was there");
    }
}
