//! Reading a template: plain text in which a blank line begins a paragraph, `- ` a point of a list, `# ` a heading, and braces hold
//! fields. `{{` and `}}` are braces themselves.

use super::LetterKind;
use super::fields::Field;
use crate::finding::{Finding, FindingCode};

/// The field of a finding about the text.
const BODY: &str = "body";

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words.
    Text(String),
    /// What a letter fills in.
    Field(Field),
}

/// Words and fields, one after the other.
pub type Line = Vec<Part>;

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A heading.
    Heading(Line),
    /// A paragraph; line breaks in it stay.
    Paragraph(Line),
    /// Points, one under the other.
    List(Vec<Line>),
    /// A field that fills paragraphs of its own.
    Block(Field),
}

/// A template as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The line under the address.
    pub subject: Line,
    /// The text.
    pub pieces: Vec<Piece>,
    /// What is wrong with it, fields `subject` and `body`.
    pub findings: Vec<Finding>,
}

/// Reads the template of a letter.
#[must_use]
pub fn parse(kind: LetterKind, subject: &str, body: &str) -> Form {
    let mut findings = Vec::new();
    let mut reader = Reader { kind, field: "subject", line: 1, findings: &mut findings };
    let subject = reader.line(subject);
    reader.field = BODY;
    let pieces = reader.body(body);
    Form { subject, pieces, findings }
}

struct Reader<'f> {
    kind: LetterKind,
    field: &'static str,
    line: usize,
    findings: &'f mut Vec<Finding>,
}

impl Reader<'_> {
    fn body(&mut self, text: &str) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        // A blank line, or anything that is no paragraph, ends one.
        let mut goes_on = false;
        for (number, text) in text.lines().enumerate() {
            self.line = number + 1;
            let text = text.trim();
            if text.is_empty() {
                goes_on = false;
            } else if let Some(field) = self.alone(text) {
                pieces.push(Piece::Block(field));
                goes_on = false;
            } else if let Some(text) = text.strip_prefix("# ") {
                let line = self.line(text);
                pieces.push(Piece::Heading(line));
                goes_on = false;
            } else if let Some(text) = text.strip_prefix("- ") {
                let point = self.line(text);
                match pieces.last_mut() {
                    Some(Piece::List(points)) if goes_on => points.push(point),
                    _ => pieces.push(Piece::List(vec![point])),
                }
                goes_on = true;
            } else {
                let line = self.line(text);
                match pieces.last_mut() {
                    Some(Piece::Paragraph(words)) if goes_on => {
                        words.push(Part::Text("\n".into()));
                        words.extend(line);
                    }
                    _ => pieces.push(Piece::Paragraph(line)),
                }
                goes_on = true;
            }
        }
        pieces
    }

    /// The block field that is all there is on a line.
    fn alone(&self, text: &str) -> Option<Field> {
        let name = text.strip_prefix('{')?.strip_suffix('}')?;
        Field::named(name, self.kind).filter(|field| field.is_block())
    }

    fn line(&mut self, text: &str) -> Line {
        let mut parts = Vec::new();
        let mut words = String::new();
        let mut rest = text;
        while let Some(place) = rest.find(['{', '}']) {
            let (before, brace) = rest.split_at(place);
            words.push_str(before);
            rest = if let Some(after) = brace.strip_prefix("{{") {
                words.push('{');
                after
            } else if let Some(after) = brace.strip_prefix("}}").or_else(|| brace.strip_prefix('}')) {
                words.push('}');
                after
            } else {
                let opened = brace.strip_prefix('{').unwrap_or_default();
                self.opened(opened, &mut words, &mut parts)
            };
        }
        words.push_str(rest);
        parts.extend((!words.is_empty()).then_some(Part::Text(words)));
        parts
    }

    /// Reads what follows an opening brace, and answers what comes after it.
    fn opened<'t>(&mut self, text: &'t str, words: &mut String, parts: &mut Line) -> &'t str {
        let Some((name, after)) = closed(text) else {
            self.say(FindingCode::UnclosedField, |finding| finding);
            words.push('{');
            return text;
        };
        if let Some(field) = self.field_named(name) {
            parts.extend((!words.is_empty()).then(|| Part::Text(std::mem::take(words))));
            parts.push(Part::Field(field));
        }
        after
    }

    fn field_named(&mut self, name: &str) -> Option<Field> {
        match Field::named(name, self.kind) {
            Some(field) if field.is_block() => {
                self.say(FindingCode::FieldNotAlone, |finding| finding.with("name", field.name()));
                None
            }
            Some(field) => Some(field),
            None => {
                let nearest = Field::nearest(name, self.kind);
                self.say(FindingCode::UnknownField, |finding| {
                    let finding = finding.with("name", name.trim());
                    match nearest {
                        Some(nearest) => finding.with("nearest", nearest.name()),
                        None => finding,
                    }
                });
                None
            }
        }
    }

    fn say(&mut self, code: FindingCode, with: impl FnOnce(Finding) -> Finding) {
        let finding = with(Finding::refusal(self.field, code));
        // The subject is one line.
        self.findings.push(if self.field == BODY { finding.with("line", self.line) } else { finding });
    }
}

/// The name up to the brace that ends it, and what follows; none when another field begins before that.
fn closed(text: &str) -> Option<(&str, &str)> {
    let (name, after) = text.split_once('}')?;
    (!name.contains('{')).then_some((name, after))
}

#[cfg(test)]
mod tests;
