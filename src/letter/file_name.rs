//! Names for files that every system takes: Windows, macOS and Linux, and whatever disk they save on.

/// The longest name with its ending, in characters. Systems take 255 bytes; a folder above it and a `(2)` behind it must fit too.
const MAX: usize = 120;

/// What stands between a subject and whom it is for.
const BETWEEN: &str = " - ";

/// What Windows keeps for devices, whatever follows after a dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A safe file name made of `name`, with the ending `ext` (without its dot). What no system takes becomes a space; when
/// nothing is left, it is called `bestand`.
#[must_use]
pub fn safe(name: &str, ext: &str) -> String {
    let allowed = |character: char| if is_forbidden(character) { ' ' } else { character };
    let words: String = name.chars().map(allowed).collect();
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let room = MAX.saturating_sub(ending(ext));
    let cut: String = trim(&line).chars().take(room).collect();
    let stem = match trim(&cut) {
        "" => "bestand".to_owned(),
        stem if is_device(stem) => format!("{stem}_"),
        stem => stem.to_owned(),
    };
    format!("{stem}.{ext}")
}

/// The name of a letter: when it does not fit, its subject is cut and never whom it is for.
#[must_use]
pub fn of_letter(subject: &str, addressee: &str, ext: &str) -> String {
    let taken = ending(ext) + addressee.chars().count() + BETWEEN.chars().count();
    let subject: String = subject.chars().take(MAX.saturating_sub(taken)).collect();
    safe(&[trim(&subject), addressee].join(BETWEEN), ext)
}

/// How long a dot with the ending is.
fn ending(ext: &str) -> usize {
    ext.chars().count() + 1
}

/// Windows drops a dot or space at the end, and a dot in front hides a file elsewhere.
fn trim(stem: &str) -> &str {
    stem.trim_matches(|character: char| character == '.' || character.is_whitespace())
}

/// Signs of paths and shells, and what cannot be seen; among that are the marks that turn the direction of writing, by
/// which `fdp.exe` can look like `exe.pdf`.
fn is_forbidden(character: char) -> bool {
    matches!(character, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
        || character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let port = first.strip_prefix("com").or_else(|| first.strip_prefix("lpt"));
    let is_port =
        port.is_some_and(|number| matches!(number, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9"));
    is_port || DEVICES.contains(&first.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_name_stays_as_it_is() {
        assert_eq!(safe("Uitnodiging Sam de Vries", "pdf"), "Uitnodiging Sam de Vries.pdf");
        assert_eq!(safe("Verslag Zoë Ünal-Łęcka", "pdf"), "Verslag Zoë Ünal-Łęcka.pdf");
    }

    #[test]
    fn what_some_system_refuses_is_left_out() {
        assert_eq!(safe("Kind 1/2: \"wat\\nu\"?*<|>", "pdf"), "Kind 1 2 wat nu.pdf");
        assert_eq!(safe("../../etc/passwd", "ics"), "etc passwd.ics");
        assert_eq!(safe("Sam\r\n\tde\u{0}Vries", "pdf"), "Sam de Vries.pdf");
        assert_eq!(safe("brief\u{202e}fdp", "pdf"), "brief fdp.pdf", "no name reads backwards");
        assert_eq!(safe("Verslag. ", "pdf"), "Verslag.pdf");
        assert_eq!(safe(".verborgen", "pdf"), "verborgen.pdf");
    }

    #[test]
    fn there_is_always_a_name() {
        for nothing in ["", "  ", "...", "///", "\u{200b}"] {
            assert_eq!(safe(nothing, "pdf"), "bestand.pdf", "{nothing:?}");
        }
    }

    #[test]
    fn windows_keeps_its_devices() {
        for (name, file) in
            [("CON", "CON_.pdf"), ("nul", "nul_.pdf"), ("Com1", "Com1_.pdf"), ("aux.oud", "aux.oud_.pdf")]
        {
            assert_eq!(safe(name, "pdf"), file);
        }
        assert_eq!(safe("Constance", "pdf"), "Constance.pdf");
        assert_eq!(safe("COM10", "pdf"), "COM10.pdf");
    }

    #[test]
    fn a_long_subject_is_cut_and_never_whom_it_is_for() {
        let short = of_letter("Toelating van Sam", "Noor de Vries en Tom Smit", "pdf");
        assert_eq!(short, "Toelating van Sam - Noor de Vries en Tom Smit.pdf");
        let long = of_letter(&"Uitnodiging ".repeat(30), "Noor de Vries en Tom Smit", "pdf");
        assert!(long.starts_with("Uitnodiging ") && long.ends_with(" - Noor de Vries en Tom Smit.pdf"), "{long}");
        assert!(long.chars().count() <= MAX, "{long}");
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        let file = safe(&"é".repeat(500), "pdf");
        assert_eq!(file.chars().count(), MAX);
        assert!(file.ends_with("é.pdf"), "{file}");
        let at_the_cut = safe(&format!("{} .rest", "a".repeat(115)), "pdf");
        assert_eq!(at_the_cut, format!("{}.pdf", "a".repeat(115)), "no space or dot is left before the ending");
    }
}
