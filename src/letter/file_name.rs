//! Names of files that every system allows.

/// The name with only what every system allows in it, and its extension.
#[must_use]
pub fn safe(name: &str, extension: &str) -> String {
    let allowed = |sign: char| if sign.is_alphanumeric() || " -.,()'".contains(sign) { sign } else { '-' };
    let name: String = name.chars().map(allowed).take(120).collect();
    format!("{}.{extension}", name.trim_matches([' ', '.', '-']))
}
