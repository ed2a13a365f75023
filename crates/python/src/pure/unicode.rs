//! Classes and case of one character, as CPython's `unicodectype.c` answers.
//!
//! Rust's std knows upper, lower and alphanumeric by Unicode's derived properties;
//! Python asks general categories and numeric types, which the tables hold
//! (Unicode 16.0, CPython 3.14's). Rejected: a crate with every category, which
//! costs more bytes of wasm than the few classes that Python asks about.

use super::unicode_tables::{DIGITS, FOLD, HIDDEN, LETTERS, NUMERIC, TITLE, TITLE_CASE, ZEROS};

fn inside(boundaries: &[u32], letter: char) -> bool {
    boundaries.partition_point(|boundary| *boundary <= letter as u32) % 2 == 1
}

/// Categories Lu, Ll, Lt, Lm, Lo.
pub fn is_alpha(letter: char) -> bool {
    if letter.is_ascii() {
        letter.is_ascii_alphabetic()
    } else {
        inside(LETTERS, letter)
    }
}

/// Shown by `repr` as itself.
pub fn is_printable(letter: char) -> bool {
    if letter.is_ascii() {
        (' '..='~').contains(&letter)
    } else {
        !inside(HIDDEN, letter)
    }
}

/// The value of a decimal digit of any script.
pub fn decimal_value(letter: char) -> Option<u32> {
    if letter.is_ascii() {
        return letter.to_digit(10);
    }
    let zero = ZEROS.get(
        ZEROS
            .partition_point(|zero| *zero <= letter as u32)
            .checked_sub(1)?,
    )?;
    Some(letter as u32 - zero).filter(|value| *value < 10)
}

/// `str.isdigit`'s digits: decimal ones, superscripts, circled ones.
pub fn is_digit(letter: char) -> bool {
    if letter.is_ascii() {
        return letter.is_ascii_digit();
    }
    decimal_value(letter).is_some() || inside(DIGITS, letter)
}

/// `str.isnumeric`'s: digits, fractions, roman and Chinese numerals.
pub fn is_numeric(letter: char) -> bool {
    is_digit(letter) || inside(NUMERIC, letter)
}

/// `str.isalnum`'s.
pub fn is_alphanumeric(letter: char) -> bool {
    is_alpha(letter) || is_numeric(letter)
}

/// What `strip()` strips and `split()` splits at: more than Rust's white space by `\x1c`–`\x1f`.
#[inline]
pub fn is_space(letter: char) -> bool {
    matches!(letter, ' ' | '\t'..='\r' | '\x1c'..='\x1f')
        || !letter.is_ascii() && letter.is_whitespace()
}

/// What ends a line for `splitlines`.
pub fn is_line_break(letter: char) -> bool {
    matches!(letter, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Category Lt: `ǅ` and its kind.
pub fn is_title(letter: char) -> bool {
    !letter.is_ascii() && inside(TITLE_CASE, letter)
}

/// Has a case at all.
pub fn is_cased(letter: char) -> bool {
    letter.is_uppercase() || letter.is_lowercase() || is_title(letter)
}

/// Appends the title case of a letter: its upper case, but for ligatures and digraphs.
pub fn push_title(text: &mut String, letter: char) {
    // Georgian letters have an upper case that is not used at the start of a word.
    if ('\u{10d0}'..='\u{10ff}').contains(&letter) {
        return text.push(letter);
    }
    match TITLE.binary_search_by_key(&letter, |entry| entry.0) {
        Ok(found) => text.push_str(TITLE[found].1),
        Err(_) => text.extend(letter.to_uppercase()),
    }
}

/// Appends the case-folded form of a letter: its lower case, but for a table's exceptions.
pub fn push_folded(text: &mut String, letter: char) {
    match letter {
        // Cherokee folds to its upper case, which is the older.
        '\u{13a0}'..='\u{13f5}' => text.push(letter),
        '\u{13f8}'..='\u{13fd}' | '\u{ab70}'..='\u{abbf}' => text.extend(letter.to_uppercase()),
        _ => match FOLD.binary_search_by_key(&letter, |entry| entry.0) {
            Ok(found) => text.push_str(FOLD[found].1),
            Err(_) => text.extend(letter.to_lowercase()),
        },
    }
}
