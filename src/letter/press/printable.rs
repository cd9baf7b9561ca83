//! Words on their way to the press: what no face can show becomes a box, and a word that no line can hold may break.
//!
//! PDF/UA refuses a paper with a character that its font lacks, so these must not reach it. The words in the store stay as they are.

use serde_json::Value;

/// Stands for a character that no face has, such as an emoji.
const BOX: char = '\u{25a1}';

/// A longer word than this may be broken anywhere: hyphens find no place in a web address or in `aaaa…`.
const LONGEST_WORD: usize = 40;

/// How far apart such a word may break.
const PIECE: usize = 8;

/// Where a line may break without a sign.
const BREAK: char = '\u{200b}';

/// Makes all text within the data printable.
pub(super) fn clean(data: &mut Value, has_letter: &impl Fn(char) -> bool) {
    match data {
        Value::String(text) => *text = breakable(&shown(text, has_letter)),
        Value::Array(items) => items.iter_mut().for_each(|item| clean(item, has_letter)),
        Value::Object(fields) => fields.values_mut().for_each(|field| clean(field, has_letter)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text in characters that can be shown.
fn shown(text: &str, has_letter: &impl Fn(char) -> bool) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => shown.push('\n'),
            '\t' => shown.push(' '),
            _ if is_unseen(character) => {}
            _ if character == ' ' || (has_letter(character) && !is_private(character)) => shown.push(character),
            _ => shown.push(BOX),
        }
    }
    shown
}

/// Control characters, and marks that steer others without being seen: joiners, directions, forms of an emoji.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(character, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// PDF/UA takes nothing whose meaning is agreed on in private.
fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

fn breakable(text: &str) -> String {
    if text.split_whitespace().all(|word| word.chars().count() <= LONGEST_WORD) {
        return text.to_owned();
    }
    text.split_inclusive(char::is_whitespace).map(breakable_word).collect()
}

fn breakable_word(word: &str) -> String {
    if word.chars().count() <= LONGEST_WORD {
        return word.to_owned();
    }
    let mut broken = String::with_capacity(word.len() * 2);
    for (number, character) in word.chars().enumerate() {
        if number > 0 && number % PIECE == 0 {
            broken.push(BREAK);
        }
        broken.push(character);
    }
    broken
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn cleaned(text: &str) -> String {
        let mut data = json!({ "blocks": [{ "text": text }] });
        clean(&mut data, &|character| character.is_ascii() || "ëÜł".contains(character));
        data.pointer("/blocks/0/text").and_then(Value::as_str).unwrap().to_owned()
    }

    #[test]
    fn what_no_face_has_becomes_a_box() {
        assert_eq!(cleaned("Zoë Ünal łata"), "Zoë Ünal łata");
        assert_eq!(cleaned("fijn \u{1f600}!"), "fijn \u{25a1}!");
        assert_eq!(cleaned("\u{1f468}\u{200d}\u{1f467}"), "\u{25a1}\u{25a1}", "a joiner itself is not seen");
        assert_eq!(cleaned("\u{e001}"), "\u{25a1}");
    }

    #[test]
    fn line_breaks_stay_and_control_characters_go() {
        assert_eq!(cleaned("een\r\ntwee\rdrie\u{2028}vier\u{0}\u{7}\tvijf"), "een\ntwee\ndrie\nvier vijf");
    }

    #[test]
    fn only_a_word_that_no_line_holds_may_break_anywhere() {
        let longest = "a".repeat(LONGEST_WORD);
        assert_eq!(cleaned(&longest), longest);
        let longer = cleaned(&format!("kort {}a", longest));
        assert!(longer.starts_with("kort aaaaaaaa\u{200b}a"), "{longer}");
        assert_eq!(longer.replace(BREAK, ""), format!("kort {longest}a"));
    }
}
