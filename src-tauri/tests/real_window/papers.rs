//! What the program left on the disk: papers where the user said, and its own folders.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::{PATIENCE, Window, answers_in};

impl Window {
    /// What was saved where the user said, by name. What is still being written is no paper yet.
    pub(crate) fn papers(&self) -> Vec<PathBuf> {
        let whole = |path: &PathBuf| path.extension().is_some_and(|extension| extension != "deel");
        entries(&answers_in(self.folder.path())).into_iter().filter(whole).collect()
    }

    /// Waits until so many papers were saved.
    pub(crate) async fn has_saved(&self, papers: usize) {
        let began = Instant::now();
        while self.papers().len() < papers {
            assert!(began.elapsed() < PATIENCE, "no {papers} papers but {:?}", self.papers());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The one paper with this ending, once it is there.
    pub(crate) async fn paper(&self, ending: &str) -> PathBuf {
        let began = Instant::now();
        loop {
            let found = self.papers().into_iter().find(|paper| paper.to_string_lossy().ends_with(ending));
            if let Some(paper) = found {
                return paper;
            }
            assert!(began.elapsed() < PATIENCE, "no paper …{ending} among {:?}", self.papers());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// The folder that is answered to who asks for the second place of backups: a stick that may be pulled out.
    pub(crate) fn stick(&self) -> PathBuf {
        answers_in(self.folder.path()).join("tweede plek")
    }

    /// What lies in a folder of the program's data; nothing when it is not there.
    pub(crate) fn kept_in(&self, folder: &str) -> Vec<PathBuf> {
        entries(&self.data().join(folder))
    }
}

/// The words of a PDF, as a reader finds them.
pub(crate) fn words_of(paper: &Path) -> String {
    let text = Command::new("pdftotext").arg(paper).arg("-").output().expect("pdftotext is installed");
    String::from_utf8_lossy(&text.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What lies in a folder, by name; nothing when it is not there.
pub(crate) fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(files) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    found.sort();
    found
}
