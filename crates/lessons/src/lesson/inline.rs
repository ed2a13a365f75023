//! Text inside a paragraph: `code`, *emphasis*, **strong**, links to words of the glossary and to lessons.

use super::block::Problem;
use crate::glossary;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Inline {
    Text(String),
    Code(String),
    Emphasis(String),
    Strong(String),
    /// A word that the glossary explains: `[ready queue](term:ready)`.
    Term {
        slug: String,
        text: String,
    },
    /// Another lesson: `[the GIL](lesson:gil-cpu)`.
    Lesson {
        id: String,
        text: String,
    },
    Link {
        address: String,
        text: String,
    },
}

/// The text without its marks.
pub fn plain(inlines: &[Inline]) -> String {
    let texts = inlines.iter().map(|inline| match inline {
        Inline::Text(text) | Inline::Code(text) | Inline::Emphasis(text) | Inline::Strong(text) => {
            text.as_str()
        }
        Inline::Term { text, .. } | Inline::Lesson { text, .. } | Inline::Link { text, .. } => text,
    });
    texts.collect()
}

/// Reads one paragraph. A mark without its end stays text, and is a problem.
pub(super) fn inlines(text: &str, line: u32, problems: &mut Vec<Problem>) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let (inline, after) = match letter {
            '`' => match rest[1..].split_once('`') {
                Some((code, after)) => (Some(Inline::Code(code.to_owned())), after),
                None => wrong(rest, line, "` without its end", problems),
            },
            '*' if rest.starts_with("**") => match rest[2..].split_once("**") {
                Some((strong, after)) => (Some(Inline::Strong(strong.to_owned())), after),
                None => wrong(rest, line, "** without its end", problems),
            },
            '*' => match emphasis(rest) {
                Some((words, after)) => (Some(Inline::Emphasis(words.to_owned())), after),
                None => (None, &rest[1..]),
            },
            '[' => match link(rest) {
                Some((text, address, after)) => {
                    (Some(reference(text, address, line, problems)), after)
                }
                None => (None, &rest[1..]),
            },
            _ => (None, &rest[letter.len_utf8()..]),
        };
        match inline {
            Some(inline) => {
                if !plain.is_empty() {
                    found.push(Inline::Text(std::mem::take(&mut plain)));
                }
                found.push(inline);
            }
            None => plain.push_str(&rest[..rest.len() - after.len()]),
        }
        rest = after;
    }
    if !plain.is_empty() {
        found.push(Inline::Text(plain));
    }
    found
}

fn wrong<'a>(
    rest: &'a str,
    line: u32,
    words: &str,
    problems: &mut Vec<Problem>,
) -> (Option<Inline>, &'a str) {
    problems.push(Problem {
        line,
        words: words.to_owned(),
    });
    (None, &rest[1..])
}

/// `*words*` at the beginning: the words, what follows. A lone `*`, as between numbers, is text.
fn emphasis(rest: &str) -> Option<(&str, &str)> {
    let (words, after) = rest[1..].split_once('*')?;
    let touches = !words.is_empty() && !words.starts_with(' ') && !words.ends_with(' ');
    touches.then_some((words, after))
}

/// `[text](address)` at the beginning: text, address, what follows.
fn link(rest: &str) -> Option<(&str, &str, &str)> {
    let (text, after) = rest[1..].split_once("](")?;
    let (address, after) = after.split_once(')')?;
    let is_short = !text.contains(['[', ']', '\n']) && !address.contains([' ', '\n']);
    is_short.then_some((text, address, after))
}

fn reference(text: &str, address: &str, line: u32, problems: &mut Vec<Problem>) -> Inline {
    let text = text.to_owned();
    match address.split_once(':') {
        Some(("term", slug)) => {
            if glossary::slug(slug).is_none() {
                problems.push(Problem {
                    line,
                    words: format!("the glossary has no term {slug}"),
                });
            }
            Inline::Term {
                slug: slug.to_owned(),
                text,
            }
        }
        Some(("lesson", id)) => Inline::Lesson {
            id: id.to_owned(),
            text,
        },
        Some(("https", _)) => Inline::Link {
            address: address.to_owned(),
            text,
        },
        _ => {
            problems.push(Problem {
                line,
                words: format!("a link goes to term:, lesson: or https:, not {address}"),
            });
            Inline::Text(text)
        }
    }
}
