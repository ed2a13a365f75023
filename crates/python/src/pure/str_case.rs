//! The methods of `str` about case, and those that ask what its characters are.
//!
//! Source of the rules: CPython 3.14, `do_capitalize`, `do_title`, `lower_ucs4` and
//! the `unicode_is…` functions (Objects/unicodeobject.c).

use super::unicode::{self, is_cased, is_title, push_folded, push_title};

/// `text.lower()`.
pub fn lower(text: &str) -> String {
    // std knows the one rule that looks around: a final sigma.
    text.to_lowercase()
}

/// `text.upper()`.
pub fn upper(text: &str) -> String {
    text.to_uppercase()
}

/// `text.casefold()`.
pub fn casefold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    text.chars()
        .for_each(|letter| push_folded(&mut folded, letter));
    folded
}

/// Each character with its lower case inside of this text.
fn with_lower(text: &str) -> impl Iterator<Item = (char, String)> {
    let lower = lower(text);
    let mut at = 0;
    text.chars().map(move |letter| {
        let count = letter.to_lowercase().count();
        let own: String = lower[at..].chars().take(count).collect();
        at += own.len();
        (letter, own)
    })
}

/// `text.capitalize()`.
pub fn capitalize(text: &str) -> String {
    if text.is_ascii() {
        let mut capitalized = text.to_ascii_lowercase();
        if let Some(first) = capitalized.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        return capitalized;
    }
    let mut capitalized = String::with_capacity(text.len());
    for (index, (letter, lower)) in with_lower(text).enumerate() {
        if index == 0 {
            push_title(&mut capitalized, letter)
        } else {
            capitalized.push_str(&lower)
        }
    }
    capitalized
}

/// `text.title()`.
pub fn title(text: &str) -> String {
    let mut titled = String::with_capacity(text.len());
    let mut inside_word = false;
    if text.is_ascii() {
        for letter in text.chars() {
            titled.push(match inside_word {
                true => letter.to_ascii_lowercase(),
                false => letter.to_ascii_uppercase(),
            });
            inside_word = letter.is_ascii_alphabetic();
        }
        return titled;
    }
    for (letter, lower) in with_lower(text) {
        if inside_word {
            titled.push_str(&lower)
        } else {
            push_title(&mut titled, letter)
        }
        inside_word = is_cased(letter);
    }
    titled
}

/// `text.swapcase()`.
pub fn swapcase(text: &str) -> String {
    let mut swapped = String::with_capacity(text.len());
    if text.is_ascii() {
        swapped.extend(text.chars().map(|letter| match letter.is_ascii_lowercase() {
            true => letter.to_ascii_uppercase(),
            false => letter.to_ascii_lowercase(),
        }));
        return swapped;
    }
    for (letter, lower) in with_lower(text) {
        match letter {
            _ if letter.is_uppercase() => swapped.push_str(&lower),
            _ if letter.is_lowercase() => swapped.extend(letter.to_uppercase()),
            _ => swapped.push(letter),
        }
    }
    swapped
}

fn all(text: &str, wanted: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(wanted)
}

/// `text.isalnum()`.
pub fn is_alphanumeric(text: &str) -> bool {
    all(text, unicode::is_alphanumeric)
}

/// `text.isalpha()`.
pub fn is_alpha(text: &str) -> bool {
    all(text, unicode::is_alpha)
}

/// `text.isdecimal()`.
pub fn is_decimal(text: &str) -> bool {
    all(text, |letter| unicode::decimal_value(letter).is_some())
}

/// `text.isdigit()`.
pub fn is_digit(text: &str) -> bool {
    all(text, unicode::is_digit)
}

/// `text.isnumeric()`.
pub fn is_numeric(text: &str) -> bool {
    all(text, unicode::is_numeric)
}

/// `text.isspace()`.
pub fn is_space(text: &str) -> bool {
    all(text, unicode::is_space)
}

/// `text.isprintable()`; the empty text is.
pub fn is_printable(text: &str) -> bool {
    text.chars().all(unicode::is_printable)
}

/// `text.isidentifier()`; a keyword is one too.
pub fn is_identifier(text: &str) -> bool {
    let mut letters = text.chars();
    letters
        .next()
        .is_some_and(|first| first == '_' || unicode_ident::is_xid_start(first))
        && letters.all(unicode_ident::is_xid_continue)
}

/// `text.islower()`: some letter has a case, and none another one.
pub fn is_lower(text: &str) -> bool {
    !text
        .chars()
        .any(|letter| letter.is_uppercase() || is_title(letter))
        && text.chars().any(char::is_lowercase)
}

/// `text.isupper()`.
pub fn is_upper(text: &str) -> bool {
    !text
        .chars()
        .any(|letter| letter.is_lowercase() || is_title(letter))
        && text.chars().any(char::is_uppercase)
}

/// `text.istitle()`: words begin with an upper case letter, and have no other one.
pub fn is_title_text(text: &str) -> bool {
    let (mut inside_word, mut any) = (false, false);
    for letter in text.chars() {
        if letter.is_uppercase() || is_title(letter) {
            if inside_word {
                return false;
            }
            any = true;
        } else if letter.is_lowercase() && !inside_word {
            return false;
        }
        inside_word = is_cased(letter);
    }
    any
}
