//! The school's logo on its letters.

mod pixels;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use self::pixels::pixels;
use super::make::pressed;
use super::{Logo, LogoId, press, store as sql};
use crate::finding::{Finding, FindingCode};
use crate::store::{Actor, Changed, Db, Store, Tx, What, get};
use crate::{Error, Result};

/// The id of the one logo.
const LOGO: &str = "logo";

/// The largest file, in MB. A good logo has a tenth of it; the history keeps each that was ever chosen.
const MAX_MB: usize = 2;

/// The most pixels from side to side; what paper shows of a logo has a tenth of it.
const MAX_PIXELS: u32 = 4000;

/// The longest file name that is kept, in characters.
const NAME_MAX: usize = 120;

/// How far into an SVG its first element may stand: there can be a whole licence before it.
const SVG_START: usize = 4096;

/// The logo as Instellingen shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, specta::Type)]
pub struct LogoView {
    /// What the file was called.
    pub file_name: String,
    /// `image/png`, `image/jpeg` or `image/svg+xml`.
    pub media_type: String,
    /// Base64.
    pub content: String,
    /// See the change door.
    pub version: i32,
}

/// The logo, if there is one.
///
/// # Errors
/// The database's.
pub async fn logo(db: &mut Db) -> Result<Option<LogoView>> {
    let view = |logo: Logo| LogoView {
        file_name: logo.file_name,
        media_type: logo.media_type,
        content: logo.content,
        version: logo.version,
    };
    Ok(sql::logo(db).await?.map(view))
}

/// Takes a picture as the logo, in place of the one whose `version` was shown, if one was.
///
/// # Errors
/// `Invalid` when it is too large or no picture, `Conflict` when another picture stands there by now, or the database's.
pub async fn save(
    store: &Store,
    actor: &Actor,
    file_name: &str,
    content: Vec<u8>,
    version: Option<i32>,
) -> Result<Changed<()>> {
    let name = clean_name(file_name);
    let picture = pressed(move || read_picture(name, &content)).await?;
    let picture = &Logo { version: version.unwrap_or_default(), ..picture };
    let what = What::new("logo.save", &picture.file_name);
    store.change(actor, what, move |tx| Box::pin(async move { put(tx, picture).await })).await
}

async fn put(tx: &mut Tx<'_>, picture: &Logo) -> Result<()> {
    match sql::logo(tx.db()).await? {
        Some(_) => tx.update(picture).await?,
        // Also when somebody took away what was shown: this one is wanted now.
        None => tx.insert(&Logo { version: 0, ..picture.clone() }).await?,
    };
    Ok(())
}

/// Takes the logo away; undo brings it back.
///
/// # Errors
/// `NotFound`, `Conflict`, or the database's.
pub async fn remove(store: &Store, actor: &Actor, version: i32) -> Result<Changed<()>> {
    let there: Logo = get(&mut *store.read().await?, LOGO).await?;
    let seen = &Logo { version, ..there };
    let what = What::new("logo.remove", &seen.file_name);
    store.change(actor, what, move |tx| Box::pin(async move { tx.delete(seen).await })).await
}

/// The file as it is kept: small enough, and a picture that was printed once to be sure.
///
/// # Errors
/// `Invalid` when it is too large or no picture.
pub fn read_picture(file_name: String, content: &[u8]) -> Result<Logo> {
    if content.len() > MAX_MB * 1_000_000 {
        return Err(refusal(Finding::refusal("content", FindingCode::FileTooLarge).with("max", MAX_MB)));
    }
    let is_large = |(width, height)| width > MAX_PIXELS || height > MAX_PIXELS;
    if pixels(content).is_some_and(is_large) {
        return Err(refusal(Finding::refusal("content", FindingCode::PictureTooLarge).with("max", MAX_PIXELS)));
    }
    let picture = media_type(content).map(|media_type| Logo {
        id: LogoId::from(LOGO.to_owned()),
        version: 0,
        file_name,
        media_type: media_type.into(),
        content: STANDARD.encode(content),
    });
    let printed = picture.filter(press::can_print);
    printed.ok_or_else(|| refusal(Finding::refusal("content", FindingCode::NotAPicture)))
}

fn refusal(finding: Finding) -> Error {
    Error::Invalid { findings: vec![finding] }
}

/// What the file is by its first bytes, whatever it is called.
fn media_type(content: &[u8]) -> Option<&'static str> {
    if content.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if content.starts_with(&[0xff, 0xd8, 0xff]) {
        Some("image/jpeg")
    } else {
        looks_like_svg(content).then_some("image/svg+xml")
    }
}

fn looks_like_svg(content: &[u8]) -> bool {
    let start = String::from_utf8_lossy(content.get(..SVG_START).unwrap_or(content));
    start.trim_start_matches('\u{feff}').trim_start().starts_with('<') && start.contains("<svg")
}

/// The name alone, without the folders of somebody's computer.
fn clean_name(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen = name.chars().filter(|character| !character.is_control()).take(NAME_MAX);
    let name = seen.collect::<String>().trim().to_owned();
    if name.is_empty() { LOGO.to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_known_by_its_bytes() {
        assert_eq!(media_type(b"\x89PNG\r\n\x1a\n\0\0"), Some("image/png"));
        assert_eq!(media_type(b"\xff\xd8\xff\xe0"), Some("image/jpeg"));
        assert_eq!(media_type(b"<?xml version=\"1.0\"?>\n<!-- me -->\n<svg/>"), Some("image/svg+xml"));
        assert_eq!(media_type("\u{feff}  <svg/>".as_bytes()), Some("image/svg+xml"));
        for other in [&b"GIF89a"[..], b"", b"%PDF-1.7", b"Beste <svg>", b"MZ"] {
            assert_eq!(media_type(other), None, "{other:?}");
        }
    }

    #[test]
    fn the_name_tells_no_folder() {
        assert_eq!(clean_name("C:\\Users\\anja\\logo.png"), "logo.png");
        assert_eq!(clean_name("/home/anja/Mijn logo.svg"), "Mijn logo.svg");
        assert_eq!(clean_name("\u{0}\u{7}"), "logo");
        assert_eq!(clean_name(&"a".repeat(500)).len(), NAME_MAX);
    }
}
