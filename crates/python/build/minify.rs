//! A library module's text without what no program sees: comments, docstrings, wide indentation.
//!
//! Every line stays on its line, and what is left of it reads as it did, so that tracebacks,
//! which show lines of the library by number and without their indentation, say the same.

/// An indentation of so many spaces becomes one.
const INDENT: usize = 4;

/// One physical line, as far as it matters here.
pub struct Line<'a> {
    /// Without its comment and the spaces at its end.
    pub text: &'a str,
    /// It begins inside a string: its spaces are the string's.
    in_string: bool,
    /// A logical line begins here.
    pub begins: bool,
}

/// The text with as many lines, each of which says the same.
pub fn minified(text: &str) -> String {
    let mut lines = split(text);
    blank_docstrings(&mut lines);
    let mut short = String::with_capacity(text.len());
    for line in &lines {
        let bare = line.text.trim_start_matches(' ');
        if line.in_string {
            short.push_str(line.text);
        } else if !bare.is_empty() {
            let indent = line.text.len() - bare.len();
            short.extend(std::iter::repeat_n(' ', indent / INDENT));
            short.push_str(bare);
        }
        short.push('\n');
    }
    short.truncate(short.trim_end().len());
    short.push('\n');
    short
}

/// Where a scan stands between two lines.
#[derive(Default)]
struct Scan {
    /// The quotes that end the string which the scan is in.
    quotes: Option<&'static str>,
    /// Open brackets.
    depth: usize,
    /// The line before ended in a backslash.
    joined: bool,
}

pub fn split(text: &str) -> Vec<Line<'_>> {
    let mut scan = Scan::default();
    text.lines()
        .map(|line| {
            let in_string = scan.quotes.is_some();
            let begins = !in_string && scan.depth == 0 && !scan.joined;
            let end = scan.line(line);
            let text = &line[..end];
            let text = if scan.quotes.is_some() {
                text
            } else {
                text.trim_end()
            };
            scan.joined = scan.quotes.is_none() && text.ends_with('\\');
            Line {
                text,
                in_string,
                begins: begins && !text.trim().is_empty(),
            }
        })
        .collect()
}

impl Scan {
    /// Reads a line; where its code ends and a comment begins, if one does.
    fn line(&mut self, line: &str) -> usize {
        let bytes = line.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            if let Some(quotes) = self.quotes {
                if bytes[at] == b'\\' {
                    at += 2;
                } else if line[at..].starts_with(quotes) {
                    at += quotes.len();
                    self.quotes = None;
                } else {
                    at += next(line, at);
                }
                continue;
            }
            match bytes[at] {
                b'#' => return at,
                b'(' | b'[' | b'{' => self.depth += 1,
                b')' | b']' | b'}' => self.depth = self.depth.saturating_sub(1),
                b'"' | b'\'' => {
                    let quotes = opening(&line[at..]);
                    self.quotes = Some(quotes);
                    at += quotes.len();
                    continue;
                }
                _ => {}
            }
            at += next(line, at);
        }
        // A string in single quotes does not go over the line's end, unless a backslash says so.
        if self.quotes.is_some_and(|quotes| quotes.len() == 1) && !line.ends_with('\\') {
            self.quotes = None;
        }
        bytes.len()
    }
}

fn next(line: &str, at: usize) -> usize {
    line[at..].chars().next().map_or(1, char::len_utf8)
}

fn opening(text: &str) -> &'static str {
    let kinds = ["\"\"\"", "'''", "\"", "'"];
    kinds
        .into_iter()
        .find(|quotes| text.starts_with(quotes))
        .unwrap_or("\"")
}

/// Empties the docstrings of modules, classes and functions that have something else in them.
fn blank_docstrings(lines: &mut [Line]) {
    let starts: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].begins).collect();
    let end_of = |index: usize| starts.get(index + 1).copied().unwrap_or(lines.len());
    let mut docs = Vec::new();
    for (index, &from) in starts.iter().enumerate() {
        let to = end_of(index);
        if !is_string_alone(&lines[from..to]) {
            continue;
        }
        let first_in = match index.checked_sub(1) {
            None => true,
            Some(before) => opens_body(&lines[starts[before]..from]),
        };
        let goes_on = index == 0
            || (starts.get(index + 1))
                .is_some_and(|after| indent(lines[*after].text) == indent(lines[from].text));
        if first_in && goes_on {
            docs.push(from..to);
        }
    }
    for line in docs.into_iter().flatten() {
        lines[line].text = "";
        lines[line].in_string = false;
    }
}

fn indent(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

/// One plain string and nothing else.
fn is_string_alone(lines: &[Line]) -> bool {
    let first = lines[0].text.trim_start();
    let first = first.strip_prefix('r').unwrap_or(first);
    let quotes = opening(first);
    let whole = lines
        .iter()
        .map(|line| line.text)
        .collect::<Vec<_>>()
        .join("\n");
    let whole = whole.trim();
    let whole = whole.strip_prefix('r').unwrap_or(whole);
    first.starts_with(quotes)
        && whole.len() >= 2 * quotes.len()
        && whole.ends_with(quotes)
        && !whole[quotes.len()..whole.len() - quotes.len()].contains(quotes)
}

/// The header of a class or a function, whose body begins on the next line.
fn opens_body(lines: &[Line]) -> bool {
    let first = lines[0].text.trim_start();
    let last = lines.iter().rev().find(|line| !line.text.trim().is_empty());
    let opens = ["def ", "class ", "async def "]
        .iter()
        .any(|word| first.starts_with(word));
    opens && last.is_some_and(|line| line.text.ends_with(':'))
}
