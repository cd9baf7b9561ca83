//! What was read through, on paper.

use chrono::NaiveDate;

use super::super::{AccessPaper, AccessPaperLine, AccessPaperSection};
use crate::Result;
use crate::letter::make::{PaperFile, pdf_of};
use crate::letter::paper::{Block, Fact};
use crate::store::Store;

/// The paper as PDF/UA: a heading for each section, and its lines as label and value.
///
/// # Errors
/// `File`, when it cannot be set, or the database's.
pub async fn pdf(store: &Store, paper: AccessPaper, today: NaiveDate) -> Result<PaperFile> {
    let AccessPaper { title, intro, sections } = paper;
    let intro = intro.into_iter().map(|text| Block::Paragraph { text });
    let blocks = intro.chain(sections.into_iter().flat_map(blocks)).collect();
    pdf_of(store, title, blocks, today).await
}

fn blocks(section: AccessPaperSection) -> [Block; 2] {
    let fact = |AccessPaperLine { label, value }| Fact { label, value };
    let rows = section.lines.into_iter().map(fact).collect();
    [Block::Heading { text: section.heading }, Block::Facts { rows }]
}
