//! Composing: a template, what there is to tell and a reader become a paper. What has nothing to say leaves no gap where that can be.

use super::addressee::Addressee;
use super::fields::Field;
use super::paper::{Block, Paper, Sender};
use super::parse::{Form, Line, Part, Piece};
use super::story::Story;
use super::values;
use super::words::weekday_and_date;
use crate::finding::{Finding, FindingCode};
use crate::school::School;

/// A paper, and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// The paper.
    pub paper: Paper,
    /// Fields that are empty: a hint where their paragraph is left out, a warning where there is a gap.
    pub findings: Vec<Finding>,
}

/// The letter for one reader.
#[must_use]
pub fn compose(form: &Form, story: &Story, reader: &Addressee) -> Composed {
    let mut composer = Composer { story, reader, findings: Vec::new() };
    let subject = composer.filled("subject", &form.subject).words;
    let mut blocks = Vec::new();
    for piece in &form.pieces {
        composer.add(piece, &mut blocks);
    }
    let addressee = [reader.name()].into_iter().chain(reader.address.iter().cloned()).collect();
    let paper = Paper {
        title: subject.clone(),
        sender: sender(&story.school),
        addressee,
        place_and_date: place_and_date(&story.school, story.today),
        subject,
        blocks: without_bare_headings(blocks),
    };
    Composed { paper, findings: once_each(composer.findings) }
}

/// The school on its letterhead.
#[must_use]
pub fn sender(school: &School) -> Sender {
    let town =
        [&school.postcode, &school.city].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("  ");
    let town = (!town.is_empty()).then_some(town);
    let lines = [school.street.clone(), town, school.phone.clone(), school.email.clone()];
    Sender { name: school.name.clone(), lines: lines.into_iter().flatten().collect() }
}

/// "Wanroij, maandag 23 november 2026"; without a town, the day alone.
#[must_use]
pub fn place_and_date(school: &School, today: chrono::NaiveDate) -> String {
    let day = weekday_and_date(today);
    school.city.as_ref().map_or_else(|| day.clone(), |city| format!("{city}, {day}"))
}

struct Composer<'c> {
    story: &'c Story,
    reader: &'c Addressee,
    findings: Vec<Finding>,
}

/// A line with its fields filled in.
struct Filled {
    words: String,
    /// Whether it has fields, and all of them are empty.
    says_nothing: bool,
}

impl Composer<'_> {
    fn add(&mut self, piece: &Piece, blocks: &mut Vec<Block>) {
        match piece {
            Piece::Heading(line) => {
                let text = self.told("body", line);
                blocks.extend(text.map(|text| Block::Heading { text }));
            }
            Piece::Paragraph(line) => {
                let text = self.told("body", line);
                blocks.extend(text.map(|text| Block::Paragraph { text }));
            }
            Piece::List(points) => {
                let items: Vec<String> = points.iter().filter_map(|point| self.told("body", point)).collect();
                blocks.extend((!items.is_empty()).then_some(Block::List { items }));
            }
            Piece::Block(field) => {
                let filled = values::blocks(*field, self.story, self.reader);
                if filled.is_empty() {
                    self.empty("body", *field, true);
                }
                blocks.extend(filled);
            }
        }
    }

    /// The words of a line; none when all its fields are empty, so that it would say nothing.
    fn told(&mut self, place: &str, line: &Line) -> Option<String> {
        let filled = self.filled(place, line);
        (!filled.says_nothing && !filled.words.is_empty()).then_some(filled.words)
    }

    fn filled(&mut self, place: &str, line: &Line) -> Filled {
        let mut words = String::new();
        let (mut fields, mut empty) = (0, Vec::new());
        for part in line {
            match part {
                Part::Text(text) => words.push_str(text),
                Part::Field(field) => {
                    fields += 1;
                    let text = values::words(*field, self.story, self.reader);
                    empty.extend(text.is_empty().then_some(*field));
                    words.push_str(&text);
                }
            }
        }
        let says_nothing = fields > 0 && empty.len() == fields;
        for field in empty {
            self.empty(place, field, says_nothing);
        }
        Filled { words: words.trim().to_owned(), says_nothing }
    }

    fn empty(&mut self, place: &str, field: Field, is_left_out: bool) {
        let finding = if is_left_out { Finding::hint } else { Finding::warning };
        self.findings.push(finding(place.to_owned(), FindingCode::EmptyField).with("name", field.name()));
    }
}

/// A heading that nothing stands under any more, because all of it was empty, goes too.
fn without_bare_headings(blocks: Vec<Block>) -> Vec<Block> {
    let is_heading = |block: Option<&Block>| matches!(block, Some(Block::Heading { .. }));
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        if is_heading(kept.last()) && is_heading(Some(&block)) {
            kept.pop();
        }
        kept.push(block);
    }
    if is_heading(kept.last()) {
        kept.pop();
    }
    kept
}

/// A field that is empty is said once, however often it is written.
fn once_each(findings: Vec<Finding>) -> Vec<Finding> {
    let mut told: Vec<Finding> = Vec::new();
    for finding in findings {
        if !told.contains(&finding) {
            told.push(finding);
        }
    }
    told
}

#[cfg(test)]
mod tests;
