//! `bytes` and `bytearray`: `repr`, `hex`, and the methods that treat bytes as ASCII.
//!
//! Decoding is [`super::codec`]'s. The answers are bytes; which of the two types
//! holds them is the VM's.
//!
//! Source of the rules: CPython 3.14, Objects/bytesobject.c, Objects/bytes_methods.c
//! and Objects/stringlib.

use super::slice::search_range;
use super::str_text::Ends;
use super::{PureError, PureResult};

/// `repr(bytes)`: `b'…'`.
pub fn repr(data: &[u8]) -> String {
    quoted(data, false)
}

fn quoted(data: &[u8], escape_single: bool) -> String {
    let quote = if data.contains(&b'\'') && !data.contains(&b'"') {
        '"'
    } else {
        '\''
    };
    let mut text = format!("b{quote}");
    for byte in data {
        match byte {
            b'\\' => text.push_str("\\\\"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'\t' => text.push_str("\\t"),
            _ if *byte as char == quote || (*byte == b'\'' && escape_single) => {
                text.push('\\');
                text.push(*byte as char);
            }
            b' '..=b'~' => text.push(*byte as char),
            _ => text.push_str(&format!("\\x{byte:02x}")),
        }
    }
    text.push(quote);
    text
}

/// `repr(bytearray)`: `bytearray(b'…')`, where a single quote is escaped in any case.
pub fn bytearray_repr(data: &[u8]) -> String {
    format!("bytearray({})", quoted(data, true))
}

/// `data.hex(separator, group)`: groups count from the right, or from the left when negative.
///
/// Errors: ValueError for a separator that is not one ASCII character.
pub fn hex(data: &[u8], separator: Option<&str>, group: i64) -> PureResult<String> {
    let digits: Vec<String> = data.iter().map(|byte| format!("{byte:02x}")).collect();
    let Some(separator) = separator else {
        return Ok(digits.concat());
    };
    if separator.chars().count() != 1 {
        return Err(PureError::value("sep must be length 1."));
    }
    if !separator.is_ascii() {
        return Err(PureError::value("sep must be ASCII."));
    }
    let size = group.unsigned_abs() as usize;
    if size == 0 {
        return Ok(digits.concat());
    }
    let mut text = String::new();
    for (index, pair) in digits.iter().enumerate() {
        let at_border = if group > 0 {
            (digits.len() - index).is_multiple_of(size)
        } else {
            index.is_multiple_of(size)
        };
        if index > 0 && at_border {
            text.push_str(separator);
        }
        text.push_str(pair);
    }
    Ok(text)
}

/// `bytes.fromhex(text)`: white space may stand between the pairs. Errors: ValueError.
pub fn from_hex(text: &str) -> PureResult<Vec<u8>> {
    let letters: Vec<char> = text.chars().collect();
    let mut data = Vec::with_capacity(letters.len() / 2);
    let mut at = 0;
    while at < letters.len() {
        if matches!(letters[at], ' ' | '\t'..='\r') {
            at += 1;
            continue;
        }
        let digit = |at: usize| match letters.get(at) {
            Some(letter) => letter.to_digit(16).ok_or_else(|| {
                PureError::value(format!(
                    "non-hexadecimal number found in fromhex() arg at position {at}"
                ))
            }),
            None => Err(PureError::value(
                "fromhex() arg must contain an even number of hexadecimal digits",
            )),
        };
        data.push((digit(at)? * 16 + digit(at + 1)?) as u8);
        at += 2;
    }
    Ok(data)
}

fn window(data: &[u8], start: Option<i64>, end: Option<i64>) -> Option<(&[u8], usize)> {
    let (start, end) = search_range(start, end, data.len());
    (start <= end).then(|| (&data[start..end], start))
}

fn first(data: &[u8], sub: &[u8]) -> Option<usize> {
    if sub.is_empty() {
        Some(0)
    } else {
        data.windows(sub.len()).position(|part| part == sub)
    }
}

fn last(data: &[u8], sub: &[u8]) -> Option<usize> {
    if sub.is_empty() {
        Some(data.len())
    } else {
        data.windows(sub.len()).rposition(|part| part == sub)
    }
}

/// `data.find(sub, start, end)`.
pub fn find(data: &[u8], sub: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, offset) = window(data, start, end)?;
    first(part, sub).map(|at| offset + at)
}

/// `data.rfind(sub, start, end)`.
pub fn rfind(data: &[u8], sub: &[u8], start: Option<i64>, end: Option<i64>) -> Option<usize> {
    let (part, offset) = window(data, start, end)?;
    last(part, sub).map(|at| offset + at)
}

/// What `index` and `rindex` raise where `find` gives -1.
pub fn not_found() -> PureError {
    PureError::value("subsection not found")
}

/// `data.count(sub, start, end)`: without overlaps.
pub fn count(data: &[u8], sub: &[u8], start: Option<i64>, end: Option<i64>) -> usize {
    match window(data, start, end) {
        None => 0,
        Some((part, _)) if sub.is_empty() => part.len() + 1,
        Some((part, _)) => pieces(part, sub, usize::MAX).len() - 1,
    }
}

/// `data.startswith(prefix, start, end)` for one prefix.
pub fn starts_with(data: &[u8], prefix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    window(data, start, end).is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `data.endswith(suffix, start, end)` for one suffix.
pub fn ends_with(data: &[u8], suffix: &[u8], start: Option<i64>, end: Option<i64>) -> bool {
    window(data, start, end).is_some_and(|(part, _)| part.ends_with(suffix))
}

/// `data.replace(old, new, count)`; a negative count is no limit.
pub fn replace(data: &[u8], old: &[u8], new: &[u8], count: i64) -> Vec<u8> {
    let limit = usize::try_from(count).unwrap_or(usize::MAX);
    if !old.is_empty() {
        return pieces(data, old, limit).join(new);
    }
    let mut replaced = Vec::new();
    for index in 0..=data.len() {
        if index < limit {
            replaced.extend_from_slice(new);
        }
        replaced.extend(data.get(index));
    }
    replaced
}

/// Splits at a separator that is not empty, at most `limit` times.
fn pieces<'a>(data: &'a [u8], separator: &[u8], limit: usize) -> Vec<&'a [u8]> {
    let mut pieces = Vec::new();
    let mut rest = data;
    while pieces.len() < limit
        && let Some(at) = first(rest, separator)
    {
        pieces.push(&rest[..at]);
        rest = &rest[at + separator.len()..];
    }
    pieces.push(rest);
    pieces
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

fn not_empty(separator: &[u8]) -> PureResult<()> {
    if separator.is_empty() {
        Err(PureError::value("empty separator"))
    } else {
        Ok(())
    }
}

fn trim(data: &[u8], unwanted: impl Fn(u8) -> bool, ends: Ends) -> &[u8] {
    let mut part = data;
    while ends != Ends::Right
        && let [one, rest @ ..] = part
        && unwanted(*one)
    {
        part = rest;
    }
    while ends != Ends::Left
        && let [rest @ .., one] = part
        && unwanted(*one)
    {
        part = rest;
    }
    part
}

/// `strip`, `lstrip`, `rstrip`; without `bytes`, ASCII white space.
pub fn strip<'a>(data: &'a [u8], bytes: Option<&[u8]>, ends: Ends) -> &'a [u8] {
    trim(
        data,
        |byte| bytes.map_or_else(|| is_space(byte), |bytes| bytes.contains(&byte)),
        ends,
    )
}

/// `data.split(separator, maxsplit)`. Errors: ValueError for an empty separator.
pub fn split<'a>(
    data: &'a [u8],
    separator: Option<&[u8]>,
    maxsplit: i64,
) -> PureResult<Vec<&'a [u8]>> {
    let limit = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    if let Some(separator) = separator {
        not_empty(separator)?;
        return Ok(pieces(data, separator, limit));
    }
    let mut words = Vec::new();
    let mut rest = trim(data, is_space, Ends::Left);
    while !rest.is_empty() {
        if words.len() == limit {
            words.push(rest);
            break;
        }
        let end = rest
            .iter()
            .position(|byte| is_space(*byte))
            .unwrap_or(rest.len());
        words.push(&rest[..end]);
        rest = trim(&rest[end..], is_space, Ends::Left);
    }
    Ok(words)
}

/// `data.rsplit(separator, maxsplit)`: as [`split`], from the right.
pub fn rsplit<'a>(
    data: &'a [u8],
    separator: Option<&[u8]>,
    maxsplit: i64,
) -> PureResult<Vec<&'a [u8]>> {
    let limit = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    let mut words = Vec::new();
    if let Some(separator) = separator {
        not_empty(separator)?;
        let mut rest = data;
        while words.len() < limit
            && let Some(at) = last(rest, separator)
        {
            words.push(&rest[at + separator.len()..]);
            rest = &rest[..at];
        }
        words.push(rest);
    } else {
        let mut rest = trim(data, is_space, Ends::Right);
        while !rest.is_empty() {
            if words.len() == limit {
                words.push(rest);
                break;
            }
            let start = rest
                .iter()
                .rposition(|byte| is_space(*byte))
                .map_or(0, |at| at + 1);
            words.push(&rest[start..]);
            rest = trim(&rest[..start], is_space, Ends::Right);
        }
    }
    words.reverse();
    Ok(words)
}

/// `data.splitlines(keepends)`: at `\n`, `\r` and `\r\n` only.
pub fn split_lines(data: &[u8], keep_ends: bool) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = data;
    while let Some(at) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
        let next = at
            + if rest[at..].starts_with(b"\r\n") {
                2
            } else {
                1
            };
        lines.push(&rest[..if keep_ends { next } else { at }]);
        rest = &rest[next..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

/// `data.partition(separator)`. Errors: ValueError for an empty one.
pub fn partition<'a>(data: &'a [u8], separator: &'a [u8]) -> PureResult<[&'a [u8]; 3]> {
    not_empty(separator)?;
    Ok(first(data, separator).map_or([data, b"", b""], |at| {
        [&data[..at], separator, &data[at + separator.len()..]]
    }))
}

/// `data.rpartition(separator)`. Errors: ValueError for an empty one.
pub fn rpartition<'a>(data: &'a [u8], separator: &'a [u8]) -> PureResult<[&'a [u8]; 3]> {
    not_empty(separator)?;
    Ok(last(data, separator).map_or([b"", b"", data], |at| {
        [&data[..at], separator, &data[at + separator.len()..]]
    }))
}

/// `data.removeprefix(prefix)`.
pub fn remove_prefix<'a>(data: &'a [u8], prefix: &[u8]) -> &'a [u8] {
    data.strip_prefix(prefix).unwrap_or(data)
}

/// `data.removesuffix(suffix)`.
pub fn remove_suffix<'a>(data: &'a [u8], suffix: &[u8]) -> &'a [u8] {
    data.strip_suffix(suffix).unwrap_or(data)
}

/// `data.lower()`.
pub fn lower(data: &[u8]) -> Vec<u8> {
    data.to_ascii_lowercase()
}

/// `data.upper()`.
pub fn upper(data: &[u8]) -> Vec<u8> {
    data.to_ascii_uppercase()
}

/// `data.swapcase()`.
pub fn swapcase(data: &[u8]) -> Vec<u8> {
    data.iter()
        .map(|byte| {
            if byte.is_ascii_alphabetic() {
                byte ^ 0x20
            } else {
                *byte
            }
        })
        .collect()
}

/// `data.capitalize()`.
pub fn capitalize(data: &[u8]) -> Vec<u8> {
    let mut capitalized = data.to_ascii_lowercase();
    if let Some(byte) = capitalized.first_mut() {
        byte.make_ascii_uppercase();
    }
    capitalized
}

/// `data.title()`.
pub fn title(data: &[u8]) -> Vec<u8> {
    let mut inside_word = false;
    let mut titled = |byte: &u8| {
        let cased = if inside_word {
            byte.to_ascii_lowercase()
        } else {
            byte.to_ascii_uppercase()
        };
        inside_word = byte.is_ascii_alphabetic();
        cased
    };
    data.iter().map(&mut titled).collect()
}

/// One of `isalnum`, `isalpha`, `isdigit`, `isspace`: all bytes are of a kind, and there is one.
pub fn all(data: &[u8], wanted: impl Fn(&u8) -> bool) -> bool {
    !data.is_empty() && data.iter().all(wanted)
}

/// `data.isspace()`.
pub fn is_space_text(data: &[u8]) -> bool {
    all(data, |byte| is_space(*byte))
}

/// `data.islower()`.
pub fn is_lower(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_lowercase) && !data.iter().any(u8::is_ascii_uppercase)
}

/// `data.isupper()`.
pub fn is_upper(data: &[u8]) -> bool {
    data.iter().any(u8::is_ascii_uppercase) && !data.iter().any(u8::is_ascii_lowercase)
}

fn padded(data: &[u8], left: usize, right: usize, fill: u8) -> Vec<u8> {
    [vec![fill; left], data.to_vec(), vec![fill; right]].concat()
}

fn missing(data: &[u8], width: i64) -> usize {
    (width.max(0) as usize).saturating_sub(data.len())
}

/// `data.ljust(width, fill)`.
pub fn left_justified(data: &[u8], width: i64, fill: u8) -> Vec<u8> {
    padded(data, 0, missing(data, width), fill)
}

/// `data.rjust(width, fill)`.
pub fn right_justified(data: &[u8], width: i64, fill: u8) -> Vec<u8> {
    padded(data, missing(data, width), 0, fill)
}

/// `data.center(width, fill)`.
pub fn centered(data: &[u8], width: i64, fill: u8) -> Vec<u8> {
    let margin = missing(data, width);
    let left = margin / 2 + (margin & width.max(0) as usize & 1);
    padded(data, left, margin - left, fill)
}

/// `data.zfill(width)`.
pub fn zero_filled(data: &[u8], width: i64) -> Vec<u8> {
    let (sign, digits) = data.split_at(usize::from(matches!(data.first(), Some(b'+' | b'-'))));
    [sign, &vec![b'0'; missing(data, width)], digits].concat()
}

/// `data.expandtabs(size)`.
pub fn expand_tabs(data: &[u8], size: i64) -> Vec<u8> {
    // A byte is a column here, as a character is in text, so Latin-1 carries it over and back.
    let text: String = data.iter().map(|byte| *byte as char).collect();
    super::str_text::expand_tabs(&text, size)
        .chars()
        .map(|letter| letter as u32 as u8)
        .collect()
}

/// An int to be put into bytes. Errors: ValueError outside of a byte.
pub fn byte(value: i64) -> PureResult<u8> {
    u8::try_from(value).map_err(|_| PureError::value("bytes must be in range(0, 256)"))
}
