//! The links that the page gave before scenarios had any: a program's text in the fragment, for the
//! default computer. They open for ever; new ones are [`crate::shared`]'s.

use scenario::Language;

const PREFIXES: [(Language, &str); 2] =
    [(Language::Python, "#program="), (Language::Go, "#program.go=")];

/// The slug under which such a program is open; the catalogue has none of that name.
pub const SLUG: &str = "linked";

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
