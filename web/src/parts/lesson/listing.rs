//! A program as text to read: numbered lines, keywords bold, the rest ink in three depths.

use scenario::Language;
use yew::prelude::*;

const PYTHON: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
    "return", "try", "while", "with", "yield",
];
const GO: &[&str] = &[
    "break", "case", "chan", "const", "continue", "default", "defer", "else", "fallthrough", "for", "func", "go", "goto", "if",
    "import", "interface", "map", "package", "range", "return", "select", "struct", "switch", "type", "var",
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Plain,
    Keyword,
    Text,
    Comment,
}

pub fn listing(text: &str, language: Language) -> Html {
    let piece = |(index, (kind, part)): (usize, &(Kind, &str))| match kind {
        Kind::Plain => html! { <span key={index}>{ *part }</span> },
        Kind::Keyword => html! { <b key={index}>{ *part }</b> },
        Kind::Text => html! { <span key={index} class="s">{ *part }</span> },
        Kind::Comment => html! { <span key={index} class="c">{ *part }</span> },
    };
    let lines = lines(text, language);
    let row = |(index, line): (usize, &Vec<(Kind, &str)>)| {
        html! { <span key={index} class="row"><span class="n" aria-hidden="true">{ index + 1 }</span><span>{ for line.iter().enumerate().map(piece) }{ "\n" }</span></span> }
    };
    html! { <pre class="listing" tabindex="0"><code>{ for lines.iter().enumerate().map(row) }</code></pre> }
}

/// The text's lines, each in its parts.
fn lines(text: &str, language: Language) -> Vec<Vec<(Kind, &str)>> {
    let mut lines = vec![Vec::new()];
    let mut rest = text.trim_end();
    while !rest.is_empty() {
        let (kind, length) = next(rest, language);
        for (index, part) in rest[..length].split('\n').enumerate() {
            if index > 0 {
                lines.push(Vec::new());
            }
            if let (false, Some(line)) = (part.is_empty(), lines.last_mut()) {
                line.push((kind, part));
            }
        }
        rest = &rest[length..];
    }
    lines
}

/// What the rest begins with, and its length in bytes, at least 1.
fn next(rest: &str, language: Language) -> (Kind, usize) {
    let (comment, keywords) = match language {
        Language::Python => ("#", PYTHON),
        Language::Go => ("//", GO),
    };
    let first = rest.chars().next().unwrap_or(' ');
    if rest.starts_with(comment) {
        return (Kind::Comment, rest.find('\n').unwrap_or(rest.len()));
    }
    if first == '"' || first == '\'' || (first == '`' && language == Language::Go) {
        return (Kind::Text, quoted(rest, first));
    }
    let is_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    if is_word(first) {
        let length = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
        let kind = if keywords.contains(&&rest[..length]) { Kind::Keyword } else { Kind::Plain };
        return (kind, length);
    }
    let stops = |letter: char| is_word(letter) || matches!(letter, '"' | '\'' | '`' | '#' | '/');
    let after = first.len_utf8();
    (Kind::Plain, rest[after..].find(stops).map_or(rest.len(), |more| after + more))
}

/// Bytes of the text in quotes that begins here; one without an end reaches to its line's end.
fn quoted(rest: &str, quote: char) -> usize {
    let three = quote.to_string().repeat(3);
    if rest.starts_with(&three) {
        return rest[3..].find(&three).map_or(rest.len(), |end| end + 6);
    }
    let mut escaped = false;
    for (at, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quote != '`' => escaped = true,
            '\n' if quote != '`' => return at,
            letter if letter == quote => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_stays_and_each_line_has_its_parts() {
        let text = "async def f():  # why\n    print('a # b', \"\"\"two\nlines\"\"\")\n";
        let lines = lines(text, Language::Python);
        let joined: Vec<String> = lines.iter().map(|line| line.iter().map(|(_, part)| *part).collect()).collect();
        assert_eq!(joined.join("\n"), text.trim_end());
        assert_eq!(lines[0][0], (Kind::Keyword, "async"));
        assert_eq!(lines[0].last(), Some(&(Kind::Comment, "# why")));
        assert!(lines[1].contains(&(Kind::Text, "'a # b'")));
        assert_eq!(lines[2][0], (Kind::Text, "lines\"\"\""));
    }

    #[test]
    fn a_quote_without_an_end_ends_with_its_line() {
        let lines = lines("x := `a\nb`\ny := 'c", Language::Go);
        assert_eq!(lines[1][0], (Kind::Text, "b`"));
        assert_eq!(lines[2].last(), Some(&(Kind::Text, "'c")));
    }
}
