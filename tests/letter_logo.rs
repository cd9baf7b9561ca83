//! The school's logo: taking a picture, refusing what is none, replacing, taking away, and bringing back.

#![allow(clippy::unwrap_used, reason = "a step that fails here is a failed test")]

mod support;

use driehoek::finding::FindingCode;
use driehoek::letter::logo::{self, LogoView};
use driehoek::{Error, Result};
use support::{Desk, actor, both};

/// A triangle, as a school might draw it.
const TRIANGLE: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 80"><path d="M30 5 55 75H5Z"/></svg>"#;
const CIRCLE: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><circle cx="30" cy="30" r="9"/></svg>"#;

/// A PNG of one teal pixel.
const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x02, 0x00, 0x00, 0x00, 0x90, 0x77, 0x53, 0xde, 0x00, 0x00, 0x00, 0x0c, 0x49,
    0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x60, 0x48, 0xcd, 0x03, 0x00, 0x01, 0x3c, 0x00, 0xd4, 0x18, 0x11, 0x74, 0xa0,
    0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];

async fn chosen(desk: &Desk, name: &str, content: &[u8]) {
    let version = shown(desk).await.map(|logo| logo.version);
    logo::save(&desk.store, &desk.actor, name, content.to_vec(), version).await.unwrap();
}

async fn shown(desk: &Desk) -> Option<LogoView> {
    logo::logo(&mut *desk.db().await).await.unwrap()
}

async fn name_shown(desk: &Desk) -> Option<String> {
    shown(desk).await.map(|logo| logo.file_name)
}

/// Why a file was not taken, and how many MB it may have if that was it.
async fn refusal_of(desk: &Desk, name: &str, content: &[u8]) -> (FindingCode, Option<String>) {
    let outcome: Result<_> = logo::save(&desk.store, &desk.actor, name, content.to_vec(), None).await;
    let Err(Error::Invalid { findings }) = outcome else { panic!("should have been refused: {outcome:?}") };
    let finding = findings.first().unwrap();
    (finding.code, finding.values.get("max").cloned())
}

both! {
    async fn a_picture_is_taken_replaced_removed_and_brought_back(desk: Desk) {
        assert_eq!(shown(&desk).await, None);
        chosen(&desk, r"C:\Users\anja\Driehoek.svg", TRIANGLE.as_bytes()).await;
        let first = shown(&desk).await.unwrap();
        assert_eq!((first.file_name.as_str(), first.media_type.as_str(), first.version), ("Driehoek.svg", "image/svg+xml", 1));
        chosen(&desk, "rond.svg", CIRCLE.as_bytes()).await;
        let second = shown(&desk).await.unwrap();
        assert_eq!((second.file_name.as_str(), second.version), ("rond.svg", 2));

        let stale = logo::remove(&desk.store, &actor("Bea Smit"), first.version).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "Bea saw another picture: {stale:?}");
        let removed = logo::remove(&desk.store, &desk.actor, second.version).await.unwrap().change.unwrap();
        assert_eq!((removed.deed.as_str(), removed.subject.as_str()), ("logo.remove", "rond.svg"));
        assert_eq!(removed.kinds, ["school_logo"]);
        assert_eq!(shown(&desk).await, None);
        let nothing = logo::remove(&desk.store, &desk.actor, 2).await;
        assert!(matches!(nothing, Err(Error::NotFound { .. })), "{nothing:?}");

        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(name_shown(&desk).await.as_deref(), Some("rond.svg"));
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(name_shown(&desk).await.as_deref(), Some("Driehoek.svg"));
        desk.store.undo(&desk.actor).await.unwrap();
        assert_eq!(name_shown(&desk).await, None);
    }

    async fn the_same_picture_again_changes_nothing(desk: Desk) {
        chosen(&desk, "logo.svg", TRIANGLE.as_bytes()).await;
        let again = logo::save(&desk.store, &desk.actor, "logo.svg", TRIANGLE.into(), Some(1)).await.unwrap();
        assert_eq!(again.change, None);
    }

    async fn nobody_replaces_a_picture_they_did_not_see(desk: Desk) {
        chosen(&desk, "eerst.svg", TRIANGLE.as_bytes()).await;
        let bea = actor("Bea Smit");
        let blind = logo::save(&desk.store, &bea, "blind.svg", CIRCLE.into(), None).await;
        assert!(matches!(blind, Err(Error::Conflict { .. })), "Bea saw no picture: {blind:?}");
        chosen(&desk, "tweede.svg", CIRCLE.as_bytes()).await;
        let stale = logo::save(&desk.store, &bea, "oud.svg", TRIANGLE.into(), Some(1)).await;
        assert!(matches!(stale, Err(Error::Conflict { .. })), "Bea saw another picture: {stale:?}");
        assert_eq!(name_shown(&desk).await.as_deref(), Some("tweede.svg"));
        logo::remove(&desk.store, &desk.actor, 2).await.unwrap();
        logo::save(&desk.store, &bea, "nieuw.svg", TRIANGLE.into(), Some(2)).await.unwrap();
        assert_eq!(name_shown(&desk).await.as_deref(), Some("nieuw.svg"), "nobody's picture is lost by it");
    }

    async fn a_small_file_that_unfolds_into_a_huge_picture_is_not_opened(desk: Desk) {
        let mut huge = PIXEL.to_vec();
        huge[16..20].copy_from_slice(&40_000_u32.to_be_bytes());
        assert_eq!(refusal_of(&desk, "bom.png", &huge).await, (FindingCode::PictureTooLarge, Some("4000".into())));
    }

    async fn a_picture_is_taken_for_what_it_is(desk: Desk) {
        chosen(&desk, "logo.svg", PIXEL).await;
        assert_eq!(shown(&desk).await.unwrap().media_type, "image/png");
    }

    async fn what_no_letter_can_show_is_refused_and_the_old_logo_stays(desk: Desk) {
        chosen(&desk, "logo.svg", TRIANGLE.as_bytes()).await;
        let large = vec![0; 40_000_000];
        assert_eq!(refusal_of(&desk, "groot.png", &large).await, (FindingCode::FileTooLarge, Some("2".into())));
        let no_picture = (FindingCode::NotAPicture, None);
        assert_eq!(refusal_of(&desk, "brief.png", b"Geachte ouders,").await, no_picture);
        assert_eq!(refusal_of(&desk, "leeg.png", b"").await, no_picture);
        assert_eq!(refusal_of(&desk, "half.png", &PIXEL[..50]).await, no_picture, "the end is missing");
        assert_eq!(refusal_of(&desk, "half.svg", &TRIANGLE.as_bytes()[..80]).await, no_picture);
        assert_eq!(refusal_of(&desk, "foto.jpg", &[0xff, 0xd8, 0xff, 0xe0, 0, 0]).await, no_picture);
        assert_eq!(name_shown(&desk).await.as_deref(), Some("logo.svg"));
    }
}
