//! `repr` and `ascii` of text.
//!
//! Source of the rule: CPython 3.14, `unicode_repr` (Objects/unicodeobject.c): single
//! quotes, unless the text has a single quote and no double one; what cannot be
//! printed is escaped by the shortest of `\x`, `\u`, `\U`.

use super::unicode::is_printable;

/// `repr(text)`.
pub fn repr(text: &str) -> String {
    quoted(text, is_printable)
}

/// `ascii(text)`: as `repr`, with everything beyond ASCII escaped.
pub fn ascii(text: &str) -> String {
    quoted(text, |letter| (' '..='~').contains(&letter))
}

/// What `ascii(object)` makes of the object's `repr`: only what is beyond ASCII is escaped.
pub fn escape_non_ascii(repr: &str) -> String {
    let mut escaped = String::with_capacity(repr.len());
    for letter in repr.chars() {
        if letter.is_ascii() {
            escaped.push(letter)
        } else {
            push_escape(&mut escaped, letter)
        }
    }
    escaped
}

fn quoted(text: &str, shown: impl Fn(char) -> bool) -> String {
    let quote = if text.contains('\'') && !text.contains('"') {
        '"'
    } else {
        '\''
    };
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push(quote);
    for letter in text.chars() {
        match letter {
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            _ if letter == quote => {
                quoted.push('\\');
                quoted.push(quote);
            }
            _ if shown(letter) => quoted.push(letter),
            _ => push_escape(&mut quoted, letter),
        }
    }
    quoted.push(quote);
    quoted
}

/// Appends `\xhh`, `\uhhhh` or `\Uhhhhhhhh`.
pub fn push_escape(text: &mut String, letter: char) {
    let code = letter as u32;
    text.push_str(&match code {
        0..=0xff => format!("\\x{code:02x}"),
        0x100..=0xffff => format!("\\u{code:04x}"),
        _ => format!("\\U{code:08x}"),
    });
}
