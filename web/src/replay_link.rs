//! The link that opens a program as it was when something went wrong in us.
//!
//! It carries the text alone: the run has the default settings, and is
//! deterministic, so whoever opens it and presses Run sees the same.

use scenario::Language;

const PREFIXES: [(Language, &str); 2] =
    [(Language::Python, "#program="), (Language::Go, "#program.go=")];

/// The slug under which such a program is open; the catalogue has none of that name.
pub const SLUG: &str = "linked";

/// An address relative to the page.
pub fn of(language: Language, text: &str) -> String {
    let mut prefixes = PREFIXES.iter();
    let prefix = prefixes.find(|(other, _)| *other == language);
    let prefix = prefix.map_or("", |(_, prefix)| prefix);
    format!("{prefix}{}", js_sys::encode_uri_component(text))
}

/// The program's file and text, if the page was opened by such a link.
pub fn opened() -> Option<(&'static str, String)> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let mut prefixes = PREFIXES.iter();
    let (language, coded) =
        prefixes.find_map(|(language, prefix)| Some((language, hash.strip_prefix(prefix)?)))?;
    let file = match language {
        Language::Python => "program.py",
        Language::Go => "program.go",
    };
    let text = js_sys::decode_uri_component(coded).ok()?;
    Some((file, String::from(text)))
}
