//! The press: sets a [`Paper`] with Typst. What users wrote goes in as data, never as source.

mod printable;
#[cfg(test)]
mod tests;
mod workshop;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use typst::World;
use typst::comemo;
use typst::diag::{SourceDiagnostic, SourceResult};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};
use typst_svg::SvgOptions;

use self::workshop::{Form, Workshop};
use super::Logo;
use super::code_sheet::CodeSheet;
use super::paper::Paper;
use crate::{Error, Result};

/// How many papers a piece that was set stays at hand: a batch of letters is much the same from one to the next.
const REMEMBERED: usize = 8;

/// The paper as PDF/UA. The same paper gives the same bytes: no clock is read. It takes the processor for a while, so a
/// caller that must not wait hands it to a thread of its own.
///
/// # Errors
/// `File`, when the paper cannot be set; the log has the details.
pub fn pdf(paper: &Paper, logo: Option<&Logo>) -> Result<Vec<u8>> {
    print(paper, logo, |document| typst_pdf::pdf(document, &accessible()?))
}

/// The pages of the paper as SVG, for the screen. As slow as [`pdf`].
///
/// # Errors
/// `File`, when the paper cannot be set; the log has the details.
pub fn svg_pages(paper: &Paper, logo: Option<&Logo>) -> Result<Vec<String>> {
    let options = SvgOptions::default();
    print(paper, logo, |document| Ok(document.pages().iter().map(|page| typst_svg::svg(page, &options)).collect()))
}

/// The sheet with the recovery code as PDF/UA; nothing of it stays at hand.
pub(super) fn code_pdf(sheet: &CodeSheet) -> Result<Vec<u8>> {
    let workshop = Workshop::open()?;
    let mut data = serde_json::to_value(sheet).map_err(|_| Error::paper("the sheet is no JSON"))?;
    printable::clean(&mut data, &|character| workshop.has_letter(character));
    let world = workshop.with(Form::Code, data.to_string().into_bytes(), None);
    let printed = set(&world, |document| typst_pdf::pdf(document, &accessible()?));
    comemo::evict(0);
    printed.map_err(|faults| Error::paper(&words(&faults)))
}

/// Whether a picture can be printed: it is, on a little paper of its own.
pub(super) fn can_print(logo: &Logo) -> bool {
    let Ok(workshop) = Workshop::open() else { return false };
    let Some(picture) = picture(logo) else { return false };
    let set = set(&workshop.with(Form::Picture, b"{}".to_vec(), Some(picture)), |document| {
        // Only writing it out reads the whole picture.
        typst_pdf::pdf(document, &accessible()?)
    });
    set.is_ok()
}

fn print<T>(paper: &Paper, logo: Option<&Logo>, export: impl Fn(&PagedDocument) -> SourceResult<T>) -> Result<T> {
    let workshop = Workshop::open()?;
    let mut data = serde_json::to_value(paper).map_err(|_| Error::paper("the paper is no JSON"))?;
    printable::clean(&mut data, &|character| workshop.has_letter(character));
    let world = workshop.with(Form::Paper, data.to_string().into_bytes(), logo.and_then(picture));
    set(&world, export).map_err(|faults| Error::paper(&words(&faults)))
}

/// Sets what lies in the world, and clears away what was not needed for a while.
fn set<T>(
    world: &dyn World,
    export: impl Fn(&PagedDocument) -> SourceResult<T>,
) -> std::result::Result<T, Vec<SourceDiagnostic>> {
    let document: SourceResult<PagedDocument> = typst::compile(world).output;
    let exported = document.and_then(|document| export(&document));
    comemo::evict(REMEMBERED);
    exported.map_err(|faults| faults.into_iter().collect())
}

fn picture(logo: &Logo) -> Option<Vec<u8>> {
    STANDARD.decode(&logo.content).ok()
}

fn accessible() -> SourceResult<PdfOptions> {
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|fault| {
        let fault = SourceDiagnostic::error(typst::syntax::Span::detached(), fault.message().clone());
        typst::ecow::eco_vec![fault]
    })?;
    let creator = typst::foundations::Smart::Custom(Some("Driehoek".to_owned()));
    Ok(PdfOptions { standards, creator, ..PdfOptions::default() })
}

/// What Typst says is wrong, without what it quotes: that may be somebody's words.
fn words(faults: &[SourceDiagnostic]) -> String {
    let unquoted = |fault: &SourceDiagnostic| fault.message.split('`').step_by(2).collect::<Vec<_>>().join("…");
    faults.iter().map(unquoted).collect::<Vec<_>>().join("; ")
}
