//! What an example function says that it prints: its last comment, if that begins with `Output:`
//! (`go/doc/example.go`, `exampleOutput`).

/// An example's wanted output; unordered: its lines may stand in any order.
pub(crate) struct Wanted {
    pub text: String,
    pub is_unordered: bool,
}

/// From the text of a function's body.
pub(crate) fn wanted(body: &str) -> Option<Wanted> {
    let comment = last_comment(body)?;
    let text = comment.trim_start_matches([' ', '\t', '\r', '\n']);
    let (is_unordered, text) = match after_word(text, "unordered ") {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let text = after_word(text, "output:")?.trim_start_matches(' ');
    let text = text.strip_prefix('\n').unwrap_or(text).to_owned();
    Some(Wanted { text, is_unordered })
}

fn after_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let head = text.get(..word.len())?;
    head.eq_ignore_ascii_case(word).then(|| &text[word.len()..])
}

/// The text of the last group of comments: those with no empty line between them.
fn last_comment(body: &str) -> Option<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut rest = body;
    // Line ends since the last comment, with nothing else between.
    let mut ends = 0;
    while let Some(first) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix("//") {
            let end = after.find('\n').unwrap_or(after.len());
            if ends > 1 {
                lines.clear();
            }
            let line = after[..end].trim_end();
            lines.push(line.strip_prefix(' ').unwrap_or(line).to_owned());
            (rest, ends) = (&after[end..], 0);
        } else if let Some(after) = rest.strip_prefix("/*") {
            let end = after.find("*/").unwrap_or(after.len());
            if ends > 1 {
                lines.clear();
            }
            lines.extend(after[..end].lines().map(|line| line.trim_end().to_owned()));
            (rest, ends) = (after.get(end + 2..).unwrap_or(""), 0);
        } else {
            ends = match first {
                '\n' => ends + 1,
                ' ' | '\t' | '\r' => ends,
                _ => 2,
            };
            rest = &rest[quoted(rest, first).max(first.len_utf8())..];
        }
    }
    (!lines.is_empty()).then(|| tidied(&lines))
}

/// How long the text or character is that begins here; 0: none does.
fn quoted(text: &str, quote: char) -> usize {
    if !matches!(quote, '"' | '\'' | '`') {
        return 0;
    }
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = quote != '`',
            _ if c == quote => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// Without empty lines at both ends, and with one where there are several.
fn tidied(lines: &[String]) -> String {
    let mut text = String::new();
    let mut is_empty = true;
    for line in lines {
        if !line.is_empty() || !is_empty {
            text.push_str(line);
            text.push('\n');
        }
        is_empty = line.is_empty();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::wanted;

    fn check(body: &str, expected: Option<(&str, bool)>) {
        let found = wanted(body).map(|wanted| (wanted.text, wanted.is_unordered));
        let found = found.as_ref().map(|(text, unordered)| (text.trim(), *unordered));
        assert_eq!(found, expected, "{body}");
    }

    #[test]
    fn only_the_last_comment_counts() {
        check("{\n\tf()\n\t// Output: 1\n}", Some(("1", false)));
        check("{\n\t// Output: 1\n\tf()\n\t// more\n}", None);
        check("{\n\tf() // no\n\t// output:\n\t// a\n\t//\n\t//\n\t// b\n}", None);
        check("{\n\tf()\n\t// output:\n\t// a\n\t//\n\t//\n\t//   b\n}", Some(("a\n\n  b", false)));
        check("{\n\tf(\"// Output: no\")\n}", None);
        check("{\n\tf('\"')\n\t/* Unordered output:\nx\ny */\n}", Some(("x\ny", true)));
        check("{\n\tf()\n\t// Output:\n}", Some(("", false)));
        check("{\n\t// before\n\n\t// Output: 2\n}", Some(("2", false)));
        check("{}", None);
    }
}
