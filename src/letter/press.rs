//! The press: sets a [`Paper`] with Typst. What users wrote goes in as data, never as source.

use super::Logo;
use super::paper::Paper;
use crate::Result;

/// The paper as PDF/UA.
///
/// # Errors
/// `File`, when the paper cannot be set; the log has the details.
pub fn pdf(_paper: &Paper, _logo: Option<&Logo>) -> Result<Vec<u8>> {
    todo!()
}

/// The pages of the paper as SVG, for the screen.
///
/// # Errors
/// `File`, when the paper cannot be set; the log has the details.
pub fn svg_pages(_paper: &Paper, _logo: Option<&Logo>) -> Result<Vec<String>> {
    todo!()
}
