//! The link that opens a program as it was when something went wrong in us.
//!
//! It carries the text alone: the run has the default settings, and is
//! deterministic, so whoever opens it and presses Run sees the same.

const PREFIX: &str = "#program=";

/// The slug under which such a program is open; the catalogue has none of that name.
pub const SLUG: &str = "linked";

/// An address relative to the page.
pub fn of(text: &str) -> String {
    format!("{PREFIX}{}", js_sys::encode_uri_component(text))
}

/// The program's text, if the page was opened by such a link.
pub fn opened() -> Option<String> {
    let hash = web_sys::window()?.location().hash().ok()?;
    let coded = hash.strip_prefix(PREFIX)?;
    js_sys::decode_uri_component(coded).ok().map(String::from)
}
