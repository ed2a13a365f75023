//! What literals mean. They are well-formed: the lexer has told what is not.

use num_bigint::BigInt;

/// The bytes of a string literal.
pub fn string(literal: &str) -> Vec<u8> {
    if literal.starts_with('`') {
        let body = literal.trim_start_matches('`').trim_end_matches('`');
        return body.bytes().filter(|byte| *byte != b'\r').collect();
    }
    let body = literal.strip_prefix('"').unwrap_or(literal);
    let body = body.strip_suffix('"').unwrap_or(body);
    let mut bytes = Vec::new();
    let mut rest = body;
    while let Some(letter) = rest.chars().next() {
        if letter != '\\' {
            let length = letter.len_utf8();
            bytes.extend_from_slice(&rest.as_bytes()[..length]);
            rest = &rest[length..];
            continue;
        }
        let (value, length, is_byte) = escape(rest);
        if is_byte {
            bytes.push(value as u8);
        } else {
            let letter = char::from_u32(value).unwrap_or('\u{fffd}');
            bytes.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        }
        rest = &rest[length..];
    }
    bytes
}

/// The code point (or byte value) of a rune literal.
pub fn rune(literal: &str) -> u32 {
    let body = literal.strip_prefix('\'').unwrap_or(literal);
    match body.chars().next() {
        Some('\\') => escape(body).0,
        Some(letter) => letter as u32,
        None => 0,
    }
}

/// The value of the escape that `text` begins with, its length in bytes, and whether it is a
/// byte, not a code point.
fn escape(text: &str) -> (u32, usize, bool) {
    let bytes = text.as_bytes();
    let simple = |value: char| (value as u32, 2, false);
    let number = |start: usize, count: usize, base: u32| {
        let end = (start + count).min(text.len());
        let digits = text.get(start..end).unwrap_or("");
        (u32::from_str_radix(digits, base).unwrap_or(0xfffd), end)
    };
    match bytes.get(1) {
        Some(b'a') => simple('\u{7}'),
        Some(b'b') => simple('\u{8}'),
        Some(b'f') => simple('\u{c}'),
        Some(b'n') => simple('\n'),
        Some(b'r') => simple('\r'),
        Some(b't') => simple('\t'),
        Some(b'v') => simple('\u{b}'),
        Some(b'x') => {
            let (value, end) = number(2, 2, 16);
            (value, end, true)
        }
        Some(b'u') => {
            let (value, end) = number(2, 4, 16);
            (value, end, false)
        }
        Some(b'U') => {
            let (value, end) = number(2, 8, 16);
            (value, end, false)
        }
        Some(b'0'..=b'7') => {
            let (value, end) = number(1, 3, 8);
            (value, end, true)
        }
        Some(_) => match text[1..].chars().next() {
            Some(letter) => (letter as u32, 1 + letter.len_utf8(), false),
            None => (0, 1, true),
        },
        None => (0, 1, true),
    }
}

/// The value of an integer literal.
pub fn integer(literal: &str) -> BigInt {
    let digits: String = literal.chars().filter(|letter| *letter != '_').collect();
    let lower = digits.to_ascii_lowercase();
    let (body, base) = if let Some(body) = lower.strip_prefix("0x") {
        (body, 16)
    } else if let Some(body) = lower.strip_prefix("0b") {
        (body, 2)
    } else if let Some(body) = lower.strip_prefix("0o") {
        (body, 8)
    } else if lower.len() > 1 && lower.starts_with('0') {
        (&lower[1..], 8)
    } else {
        (&lower[..], 10)
    };
    BigInt::parse_bytes(body.as_bytes(), base).unwrap_or_default()
}
