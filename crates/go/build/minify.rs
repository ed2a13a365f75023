//! A library file's text without what no program sees: comments, indentation, wide spaces.
//!
//! Every line stays on its line, so that positions, which name lines only, say the same.

/// The text with as many lines, each of which says the same.
pub fn minified(text: &str) -> String {
    let mut short = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let piece = &rest[..end_of_piece(rest, first)];
        rest = &rest[piece.len()..];
        match first {
            '\n' => {
                short.truncate(short.trim_end_matches(' ').len());
                short.push('\n');
            }
            ' ' | '\t' => space(&mut short),
            '/' if piece.starts_with("/*") && !piece.contains('\n') => space(&mut short),
            '/' if piece.starts_with("/*") => short.extend(piece.chars().filter(|letter| *letter == '\n')),
            // A directive is for the compiler.
            '/' if piece.starts_with("//") && !piece.starts_with("//go:") => {}
            _ => short.push_str(piece),
        }
    }
    short
}

/// One space, if there is something on the line to be kept apart.
fn space(short: &mut String) {
    if !short.ends_with([' ', '\n']) && !short.is_empty() {
        short.push(' ');
    }
}

/// Where a literal, a comment, or a run of spaces ends that begins here; any other letter is a piece.
fn end_of_piece(rest: &str, first: char) -> usize {
    let ends_with = |end: &str| {
        let inside = end.len();
        rest[inside..].find(end).map_or(rest.len(), |at| inside + at + end.len())
    };
    match first {
        '`' => ends_with("`"),
        '"' | '\'' => quoted(rest, first),
        ' ' | '\t' => rest.find(|letter| !matches!(letter, ' ' | '\t')).unwrap_or(rest.len()),
        '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
        '/' if rest.starts_with("/*") => ends_with("*/"),
        _ => first.len_utf8(),
    }
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut is_escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        if letter == quote && !is_escaped {
            return at + 1;
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    rest.len()
}
