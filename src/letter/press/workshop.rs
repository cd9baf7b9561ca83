//! The press's workshop: forms, fonts and Typst's own library, made ready once; and what lies on the table for one paper.

use std::sync::OnceLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _, World};

use crate::{Error, Result};

/// The faces that the forms use. They come through npm, as the window's own do, because no crate holds Source Sans; so
/// `cargo xtask` installs the UI's packages before it builds the core.
const FACES: [&[u8]; 3] = [
    include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/ui/node_modules/@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf"
    )),
    include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/ui/node_modules/@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf"
    )),
    include_bytes!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/ui/node_modules/@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf"
    )),
];

/// The Typst sources, each by the path that the others know it by.
const SOURCES: [(&str, &str); 6] = [
    (Form::Paper.path(), include_str!("../layout/paper.typ")),
    (Form::Picture.path(), include_str!("../layout/picture.typ")),
    (Form::Code.path(), include_str!("../layout/code.typ")),
    ("/tones.typ", include_str!("../layout/tones.typ")),
    ("/head.typ", include_str!("../layout/head.typ")),
    ("/blocks.typ", include_str!("../layout/blocks.typ")),
];

/// Where a form finds the words.
const DATA: &str = "/paper.json";

/// Where a form finds the logo; without one, this holds nothing.
const LOGO: &str = "/logo";

/// What can be set.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form {
    /// A letter, a report or a sheet.
    Paper,
    /// The logo alone.
    Picture,
    /// The sheet with the recovery code.
    Code,
}

impl Form {
    const fn path(self) -> &'static str {
        match self {
            Self::Paper => "/paper.typ",
            Self::Picture => "/picture.typ",
            Self::Code => "/code.typ",
        }
    }
}

/// All that stays the same from paper to paper.
pub(super) struct Workshop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: Vec<Source>,
}

impl Workshop {
    /// The one workshop; made ready at the first paper.
    pub(super) fn open() -> Result<&'static Self> {
        static ONE: OnceLock<Option<Workshop>> = OnceLock::new();
        ONE.get_or_init(Self::make_ready).as_ref().ok_or_else(|| Error::paper("a form has no path"))
    }

    fn make_ready() -> Option<Self> {
        // Typst calls header cells that stand before a row by a name that may still change; its version here is fixed.
        let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
        let fonts: Vec<Font> = FACES.into_iter().flat_map(|face| Font::iter(Bytes::new(face))).collect();
        let sources = SOURCES.into_iter().map(|(path, text)| Some(Source::new(file_id(path)?, text.to_owned())));
        Some(Self {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            sources: sources.collect::<Option<_>>()?,
            fonts,
        })
    }

    /// Whether every face can show this character.
    pub(super) fn has_letter(&self, character: char) -> bool {
        !self.fonts.is_empty() && self.fonts.iter().all(|font| font.info().coverage.contains(character.into()))
    }

    /// Puts one form, the words for it and the logo on the table.
    pub(super) fn with(&'static self, form: Form, data: Vec<u8>, logo: Option<Vec<u8>>) -> Table {
        Table { workshop: self, form, data: Bytes::new(data), logo: Bytes::new(logo.unwrap_or_default()) }
    }
}

/// What one paper is set from. Nothing else can be reached from a form or a picture: no disk, no network, no clock.
pub(super) struct Table {
    workshop: &'static Workshop,
    form: Form,
    data: Bytes,
    logo: Bytes,
}

impl World for Table {
    fn library(&self) -> &LazyHash<Library> {
        &self.workshop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.workshop.book
    }

    fn main(&self) -> FileId {
        let path = self.form.path();
        let sources = self.workshop.sources.iter().map(Source::id);
        sources.into_iter().find(|id| is_at(*id, path)).unwrap_or_else(|| Source::detached("").id())
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = self.workshop.sources.iter().find(|source| source.id() == id);
        found.cloned().ok_or_else(|| not_here(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if is_at(id, DATA) {
            Ok(self.data.clone())
        } else if is_at(id, LOGO) {
            Ok(self.logo.clone())
        } else {
            Err(not_here(id))
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.workshop.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

fn is_at(id: FileId, path: &str) -> bool {
    *id.root() == VirtualRoot::Project && id.vpath().get_with_slash() == path
}

fn not_here(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_with_slash().into())
}
