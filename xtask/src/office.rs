//! What LibreOffice takes for a batch of letters, beside what ours takes: a text of its own format for each, all turned into PDF by one
//! call, as a mail merge ends.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::bench::{Row, summary};
use crate::project::{Project, step};
use crate::setup::{self, Need};
use crate::temporary::TemporaryFolder;

/// As many as the benchmarks of the core print.
const LETTERS: usize = 200;

const RUNS: usize = 3;

/// Turns the letters into PDF a few times.
pub(crate) fn measure(project: &Project) -> Result<Vec<Row>> {
    setup::prepare(project, &[Need::Office])?;
    let folder = TemporaryFolder::new("office")?;
    let letters = write_letters(folder.path())?;
    // The very first start makes LibreOffice's own folder; that is no letter.
    convert(folder.path(), letters.get(..1).unwrap_or_default())?;
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let began = Instant::now();
        convert(folder.path(), &letters)?;
        times.push(began.elapsed().as_secs_f64() * 1000.0);
    }
    Ok(vec![summary("200 ODT by LibreOffice", times)?])
}

/// Writes the letters, each with a name and an address of its own.
fn write_letters(folder: &Path) -> Result<Vec<PathBuf>> {
    let write = |number| {
        let file = folder.join(format!("brief-{number}.fodt"));
        fs::write(&file, letter(number)).with_context(|| format!("writing {}", file.display()))?;
        Ok(file)
    };
    (1..=LETTERS).map(write).collect()
}

/// Runs LibreOffice once, and makes sure that every letter came out.
fn convert(folder: &Path, letters: &[PathBuf]) -> Result<()> {
    let made = folder.join("pdf");
    if made.exists() {
        fs::remove_dir_all(&made)?;
    }
    let mut soffice = Command::new("soffice");
    // Nothing of the person's own LibreOffice, which may be open, may play a part.
    soffice.arg(format!("-env:UserInstallation=file://{}/profile", folder.display()));
    soffice.args(["--headless", "--convert-to", "pdf", "--outdir"]).arg(&made).args(letters);
    step(soffice.stdin(Stdio::null()).stdout(Stdio::null()), "soffice --convert-to pdf")?;
    let found = fs::read_dir(&made).context("soffice made nothing")?.count();
    ensure!(found == letters.len(), "soffice made {found} of {} letters", letters.len());
    Ok(())
}

/// One letter as a flat OpenDocument text: as long as ours, with the same parts.
fn letter(number: usize) -> String {
    let long = "Fijn dat u uw kind bij ons hebt aangemeld. Graag maken we kennis met u beiden en met uw kind. In het gesprek vertelt u \
                over uw kind, en wij vertellen hoe het bij ons op school gaat en wat we van elkaar mogen verwachten.";
    let lines = [
        "KC De Sprong",
        "Kerkstraat 12",
        "5446 AA Wanroij",
        "",
        &format!("Familie {number}"),
        &format!("Dorpsstraat {number}"),
        "5446 AB WANROIJ",
        "",
        "Wanroij, maandag 23 november 2026",
        "",
        "Uitnodiging voor het intakegesprek",
        "",
        "Beste ouders,",
        long,
        "Wanneer: donderdag 26 november 2026, 10.00 uur",
        "Waar: KC De Sprong, Kerkstraat 12",
        long,
        long,
        "Met vriendelijke groet,",
        "",
        "Marieke Bos, directeur",
    ];
    let paragraphs: String = lines.iter().map(|line| format!("<text:p>{line}</text:p>")).collect();
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
<office:body><office:text>{paragraphs}</office:text></office:body>
</office:document>
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_is_its_own() {
        let folder = TemporaryFolder::new("letters").unwrap();
        let letters = write_letters(folder.path()).unwrap();
        assert_eq!(letters.len(), LETTERS);
        let last = fs::read_to_string(letters.last().unwrap()).unwrap();
        assert!(last.contains("<text:p>Dorpsstraat 200</text:p>"), "{last}");
    }
}
