//! The methods of `str` that search, split, strip, pad and slice.
//!
//! Positions count code points. A `start`, `end` range is Python's: optional, from
//! either end, clipped. Pieces are given as borrowed text where the answer is part
//! of the argument.
//!
//! Source of the rules: CPython 3.14, Objects/unicodeobject.c and Objects/stringlib.

use super::slice::{SliceRange, search_range};
use super::{PureError, PureResult, unicode};

/// `len(text)`.
pub fn length(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.chars().count()
    }
}

/// The byte where the code point at `position` starts; the end of the text when there are fewer.
fn byte_at(text: &str, position: usize) -> usize {
    if text.is_ascii() {
        return position.min(text.len());
    }
    text.len() - after(text, position).len()
}

/// The text without its first `count` code points. (`Chars` skips many at a time, `CharIndices` does not.)
pub fn after(text: &str, count: usize) -> &str {
    let mut letters = text.chars();
    if count > 0 {
        letters.nth(count - 1);
    }
    letters.as_str()
}

/// `text[position]`, a position from 0 on.
pub fn at(text: &str, position: usize) -> Option<char> {
    if text.is_ascii() {
        text.as_bytes().get(position).map(|byte| *byte as char)
    } else {
        text.chars().nth(position)
    }
}

/// `text[slice]`, the slice fitted to the text's length.
pub fn slice(text: &str, range: SliceRange) -> String {
    if range.length == 0 {
        return String::new();
    }
    if range.step == 1 {
        let (start, end) = (
            byte_at(text, range.start as usize),
            byte_at(text, range.stop as usize),
        );
        return text[start..end].to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    range
        .positions()
        .map(|position| letters[position])
        .collect()
}

/// The part of the text that a search looks at, and the position it starts at.
fn window(text: &str, start: Option<i64>, end: Option<i64>) -> Option<(&str, usize)> {
    if start.is_none() && end.is_none() {
        return Some((text, 0));
    }
    window_of(text, length(text), start, end)
}

/// The same for a text whose length is known: then only what lies before the part is read.
pub fn window_of(
    text: &str,
    length: usize,
    start: Option<i64>,
    end: Option<i64>,
) -> Option<(&str, usize)> {
    let (start, end) = search_range(start, end, length);
    if start > end {
        return None;
    }
    if length == text.len() {
        return Some((&text[start..end], start));
    }
    let rest = after(text, start);
    let behind = match end == length {
        true => 0,
        false => after(rest, end - start).len(),
    };
    Some((&rest[..rest.len() - behind], start))
}

/// `text.find(sub, start, end)`.
pub fn find(text: &str, sub: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    find_in(window(text, start, end)?, sub)
}

/// Below so many bytes a text is searched place by place: a searcher takes longer to prepare.
const SHORT_MAX: usize = 256;

/// The only character of a text of one byte: searched for faster than a text.
fn single(text: &str) -> Option<char> {
    match text.as_bytes() {
        [byte] => Some(*byte as char),
        _ => None,
    }
}

/// The byte at which `sub` begins in `part`.
fn find_byte(part: &str, sub: &str) -> Option<usize> {
    match (single(sub), sub.as_bytes().first()) {
        (Some(letter), _) => part.find(letter),
        (None, Some(first)) if part.len() <= SHORT_MAX => {
            let mut windows = part.as_bytes().windows(sub.len());
            windows.position(|window| window[0] == *first && window == sub.as_bytes())
        }
        _ => part.find(sub),
    }
}

/// The place of `sub` in a part of a text that begins at `offset`.
pub fn find_in((part, offset): (&str, usize), sub: &str) -> Option<usize> {
    find_byte(part, sub).map(|byte| offset + length(&part[..byte]))
}

/// The same for the last place.
pub fn rfind_in((part, offset): (&str, usize), sub: &str) -> Option<usize> {
    part.rfind(sub).map(|byte| offset + length(&part[..byte]))
}

/// `text.rfind(sub, start, end)`.
pub fn rfind(text: &str, sub: &str, start: Option<i64>, end: Option<i64>) -> Option<usize> {
    rfind_in(window(text, start, end)?, sub)
}

/// What `index` and `rindex` raise where `find` gives -1.
pub fn not_found() -> PureError {
    PureError::value("substring not found")
}

/// `text.count(sub, start, end)`: without overlaps.
pub fn count(text: &str, sub: &str, start: Option<i64>, end: Option<i64>) -> usize {
    match window(text, start, end) {
        None => 0,
        Some((part, _)) if sub.is_empty() => length(part) + 1,
        Some((part, _)) => match single(sub) {
            Some(letter) => part.bytes().filter(|byte| *byte == letter as u8).count(),
            None => part.matches(sub).count(),
        },
    }
}

/// `text.startswith(prefix, start, end)` for one prefix.
pub fn starts_with(text: &str, prefix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    window(text, start, end).is_some_and(|(part, _)| part.starts_with(prefix))
}

/// `text.endswith(suffix, start, end)` for one suffix.
pub fn ends_with(text: &str, suffix: &str, start: Option<i64>, end: Option<i64>) -> bool {
    window(text, start, end).is_some_and(|(part, _)| part.ends_with(suffix))
}

/// `text.replace(old, new, count)`; a negative count is no limit.
pub fn replace(text: &str, old: &str, new: &str, count: i64) -> String {
    let limit = usize::try_from(count).unwrap_or(usize::MAX);
    // With an empty `old`, std too puts `new` before each character and at the end.
    match single(old) {
        Some(letter) => text.replacen(letter, new, limit),
        None => text.replacen(old, new, limit),
    }
}

/// Which ends `strip` strips.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    Left,
    Right,
    Both,
}

/// `strip`, `lstrip`, `rstrip`; without `chars`, white space.
pub fn strip<'a>(text: &'a str, chars: Option<&str>, ends: Ends) -> &'a str {
    let unwanted = |letter: char| {
        chars.map_or_else(|| unicode::is_space(letter), |chars| chars.contains(letter))
    };
    match ends {
        Ends::Left => text.trim_start_matches(unwanted),
        Ends::Right => text.trim_end_matches(unwanted),
        Ends::Both => text.trim_matches(unwanted),
    }
}

/// `text.removeprefix(prefix)`.
pub fn remove_prefix<'a>(text: &'a str, prefix: &str) -> &'a str {
    text.strip_prefix(prefix).unwrap_or(text)
}

/// `text.removesuffix(suffix)`.
pub fn remove_suffix<'a>(text: &'a str, suffix: &str) -> &'a str {
    text.strip_suffix(suffix).unwrap_or(text)
}

fn not_empty(separator: &str) -> PureResult<()> {
    if separator.is_empty() {
        Err(PureError::value("empty separator"))
    } else {
        Ok(())
    }
}

/// `text.partition(separator)`. Errors: ValueError for an empty one.
pub fn partition<'a>(text: &'a str, separator: &'a str) -> PureResult<[&'a str; 3]> {
    not_empty(separator)?;
    Ok(text
        .split_once(separator)
        .map_or([text, "", ""], |(before, after)| [before, separator, after]))
}

/// `text.rpartition(separator)`. Errors: ValueError for an empty one.
pub fn rpartition<'a>(text: &'a str, separator: &'a str) -> PureResult<[&'a str; 3]> {
    not_empty(separator)?;
    Ok(text
        .rsplit_once(separator)
        .map_or(["", "", text], |(before, after)| [before, separator, after]))
}

/// `text.split(separator, maxsplit)`: at runs of white space without a separator.
///
/// Errors: ValueError for an empty separator.
pub fn split<'a>(
    text: &'a str,
    separator: Option<&str>,
    maxsplit: i64,
) -> PureResult<Vec<&'a str>> {
    let limit = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    if let Some(separator) = separator {
        not_empty(separator)?;
        let limit = limit.saturating_add(1);
        return Ok(match single(separator) {
            Some(letter) => text.splitn(limit, letter).collect(),
            None => text.splitn(limit, separator).collect(),
        });
    }
    let mut pieces = Vec::new();
    let mut rest = text.trim_start_matches(unicode::is_space);
    while !rest.is_empty() {
        if pieces.len() == limit {
            pieces.push(rest);
            break;
        }
        let (piece, after) = rest.split_at(rest.find(unicode::is_space).unwrap_or(rest.len()));
        pieces.push(piece);
        rest = after.trim_start_matches(unicode::is_space);
    }
    Ok(pieces)
}

/// `text.rsplit(separator, maxsplit)`: as [`split`], from the right.
pub fn rsplit<'a>(
    text: &'a str,
    separator: Option<&str>,
    maxsplit: i64,
) -> PureResult<Vec<&'a str>> {
    let limit = usize::try_from(maxsplit).unwrap_or(usize::MAX);
    let mut pieces = Vec::new();
    if let Some(separator) = separator {
        not_empty(separator)?;
        pieces.extend(text.rsplitn(limit.saturating_add(1), separator));
    } else {
        let mut rest = text.trim_end_matches(unicode::is_space);
        while !rest.is_empty() {
            if pieces.len() == limit {
                pieces.push(rest);
                break;
            }
            let space = rest
                .char_indices()
                .rev()
                .find(|(_, letter)| unicode::is_space(*letter));
            let start = space.map_or(0, |(byte, letter)| byte + letter.len_utf8());
            pieces.push(&rest[start..]);
            rest = rest[..start].trim_end_matches(unicode::is_space);
        }
    }
    pieces.reverse();
    Ok(pieces)
}

/// `text.splitlines(keepends)`.
pub fn split_lines(text: &str, keep_ends: bool) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some((at, end)) = rest
        .char_indices()
        .find(|(_, letter)| unicode::is_line_break(*letter))
    {
        let pair = end == '\r' && rest[at + 1..].starts_with('\n');
        let next = at + end.len_utf8() + usize::from(pair);
        lines.push(&rest[..if keep_ends { next } else { at }]);
        rest = &rest[next..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

/// `text.expandtabs(size)`.
pub fn expand_tabs(text: &str, size: i64) -> String {
    let size = size.max(0) as usize;
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for letter in text.chars() {
        match letter {
            '\t' if size > 0 => {
                let spaces = size - column % size;
                expanded.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            '\t' => {}
            _ => {
                expanded.push(letter);
                column = if matches!(letter, '\n' | '\r') {
                    0
                } else {
                    column + 1
                };
            }
        }
    }
    expanded
}

/// The fill character argument. Errors: TypeError unless it is one character.
pub fn fill_character(text: &str) -> PureResult<char> {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Ok(letter),
        _ => Err(PureError::type_error(
            "The fill character must be exactly one character long",
        )),
    }
}

fn padded(text: &str, left: usize, right: usize, fill: char) -> String {
    let run = |count: usize| std::iter::repeat_n(fill, count);
    run(left).chain(text.chars()).chain(run(right)).collect()
}

fn missing(text: &str, width: i64) -> usize {
    (width.max(0) as usize).saturating_sub(length(text))
}

/// `text.ljust(width, fill)`.
pub fn left_justified(text: &str, width: i64, fill: char) -> String {
    padded(text, 0, missing(text, width), fill)
}

/// `text.rjust(width, fill)`.
pub fn right_justified(text: &str, width: i64, fill: char) -> String {
    padded(text, missing(text, width), 0, fill)
}

/// `text.center(width, fill)`: of an odd margin, the greater half goes left only when the width is odd.
pub fn centered(text: &str, width: i64, fill: char) -> String {
    let margin = missing(text, width);
    let left = margin / 2 + (margin & width.max(0) as usize & 1);
    padded(text, left, margin - left, fill)
}

/// `text.zfill(width)`: the zeros go behind a sign.
pub fn zero_filled(text: &str, width: i64) -> String {
    let zeros = "0".repeat(missing(text, width));
    let (sign, digits) = text.split_at(usize::from(text.starts_with(['+', '-'])));
    format!("{sign}{zeros}{digits}")
}
