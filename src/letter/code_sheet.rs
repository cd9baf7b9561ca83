//! The sheet with the recovery code, for the safe.

use chrono::NaiveDate;
use serde::Serialize;

use super::make::{PaperFile, pressed};
use super::words::date;
use super::{file_name, press};
use crate::Result;
use crate::store::keys::RecoveryCode;

/// What the sheet says.
#[derive(Clone, Serialize)]
pub(super) struct CodeSheet {
    title: &'static str,
    /// Empty as long as there is no school yet.
    school: String,
    below: String,
    groups: Vec<String>,
    parts: [Part; 2],
}

#[derive(Clone, Serialize)]
struct Part {
    title: &'static str,
    points: &'static [&'static str],
}

const TITLE: &str = "Herstelcode van Driehoek";

const WHAT_FOR: Part = Part {
    title: "Waarvoor",
    points: &[
        "Met deze code opent u Driehoek als de wachtzinnen vergeten zijn. Kies bij het openen voor de herstelcode, typ de zes groepen over \
         en kies een nieuwe wachtzin.",
        "Zonder wachtzin en zonder deze code kan niemand de gegevens nog lezen, ook de maker van het programma niet.",
    ],
};

const KEEPING: Part = Part {
    title: "Bewaren",
    points: &[
        "Bewaar dit blad in de kluis of in een afgesloten kast op school, niet bij de computer.",
        "Wie deze code heeft, kan alle gegevens lezen. Maak er geen foto van en verstuur hem niet.",
        "Verwijder het bestand als u het blad hebt afgedrukt.",
        "Maakt u een nieuwe herstelcode, vernietig dan dit blad. Deze code opent dan alleen nog reservekopieën van daarvoor.",
    ],
};

impl CodeSheet {
    fn new(code: &RecoveryCode, school: Option<&str>, today: NaiveDate) -> Self {
        let made = format!("gemaakt op {}", date(today));
        let below = match school {
            Some(school) => format!("{school}, {made}"),
            None => super::words::capital(&made),
        };
        let school = school.unwrap_or_default().to_owned();
        Self { title: TITLE, school, below, groups: code.groups(), parts: [WHAT_FOR, KEEPING] }
    }
}

/// The sheet as a PDF.
///
/// # Errors
/// `File`, when it cannot be set.
pub async fn pdf(code: &RecoveryCode, school: Option<&str>, today: NaiveDate) -> Result<PaperFile> {
    let sheet = CodeSheet::new(code, school, today);
    let content = pressed(move || press::code_pdf(&sheet)).await?;
    Ok(PaperFile { name: file_name::safe(TITLE, "pdf"), content })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a sheet that cannot be set is a failed test")]
mod tests {
    use std::io::Write as _;
    use std::process::{Command, Stdio};

    use super::*;

    fn read_back(pdf: &[u8]) -> String {
        let program =
            Command::new("pdftotext").args(["-layout", "-", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut program = program.unwrap();
        program.stdin.take().unwrap().write_all(pdf).unwrap();
        String::from_utf8(program.wait_with_output().unwrap().stdout).unwrap()
    }

    #[tokio::test]
    async fn the_sheet_shows_each_group_on_one_page_with_the_school_and_the_day() {
        let code = RecoveryCode::generate().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let file = pdf(&code, Some("KC De Sprong \u{1f600}"), today).await.unwrap();
        assert_eq!(file.name, "Herstelcode van Driehoek.pdf");
        let text = read_back(&file.content);
        for words in ["KC De Sprong", "23 november 2026", "Groep 6", "Waarvoor", "Bewaren", "afgesloten kast"] {
            assert!(text.contains(words), "{words} in {text}");
        }
        let letters: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
        for group in code.groups() {
            assert!(letters.contains(&group), "{group} in {text}");
        }
        assert_eq!(text.matches('\u{c}').count(), 1, "one page");
        let marks = String::from_utf8_lossy(&file.content).into_owned();
        assert!(marks.contains("pdfuaid"), "it is PDF/UA");
    }

    #[tokio::test]
    async fn before_there_is_a_school_the_sheet_does_without_its_name() {
        let code = RecoveryCode::generate().unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let text = read_back(&pdf(&code, None, today).await.unwrap().content);
        assert!(text.contains("Gemaakt op"), "{text}");
    }
}
