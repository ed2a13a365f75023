//! `interleave mdbook`: a preprocessor of mdBook, by its protocol.
//!
//! mdBook starts the program with `supports RENDERER` to ask whether it is wanted there, then
//! without, and gives it a pair as JSON: its context (with `book.toml`'s settings) and the book.
//! The book comes back on standard output, each fenced block that says so (see [`Fence`]) replaced
//! by an embed. For other renderers than HTML the blocks stay what they are.
//!
//! The blocks are found by pulldown-cmark, mdBook's own parser, so that a block in a list or a
//! quotation is one here when it is one there.

use crate::embed;
use crate::failure::Failure;
use crate::fence::Fence;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;
use std::io::{Read, Write};
use std::ops::Range;

/// Errors: what mdBook said cannot be read; no playground is named; a block's first line is wrong.
pub fn mdbook(arguments: &[String], out: &mut dyn Write) -> Result<i32, Failure> {
    match arguments {
        [] => {}
        [word, renderer] if word == "supports" => return Ok(i32::from(renderer != "html")),
        _ => return Err(Failure::Usage("mdbook is started by mdBook (docs/course-kit.md)".to_owned())),
    }
    let mut given = String::new();
    let read = std::io::stdin().read_to_string(&mut given);
    read.map_err(|error| refused(format!("what mdBook sends cannot be read: {error}")))?;
    let _ = writeln!(out, "{}", preprocessed(&given)?);
    Ok(0)
}

/// The book of a context and a book.
fn preprocessed(given: &str) -> Result<String, Failure> {
    let pair: Value = serde_json::from_str(given)
        .map_err(|error| refused(format!("what mdBook sends is not JSON: {error}")))?;
    let [context, mut book] = serde_json::from_value::<[Value; 2]>(pair)
        .map_err(|_| refused("mdBook sends no pair of a context and a book".to_owned()))?;
    let playground = context.pointer("/config/preprocessor/interleave/playground").and_then(Value::as_str);
    let Some(playground) = playground.filter(|address| !address.is_empty()) else {
        let words = "book.toml: [preprocessor.interleave] needs `playground`, the address of a playground's folder";
        return Err(refused(words.to_owned()));
    };
    let script = lessons::embed::script(playground);
    // Version 0.4 calls them sections.
    for name in ["items", "sections"] {
        if let Some(items) = book.get_mut(name) {
            walk(items, &script)?;
        }
    }
    Ok(book.to_string())
}

fn walk(items: &mut Value, script: &str) -> Result<(), Failure> {
    for chapter in items.as_array_mut().into_iter().flatten().filter_map(|item| item.get_mut("Chapter")) {
        let path = chapter.get("path").and_then(Value::as_str).unwrap_or("a chapter").to_owned();
        if let Some(Value::String(content)) = chapter.get_mut("content") {
            *content = with_embeds(content, &path, script)?;
        }
        if let Some(items) = chapter.get_mut("sub_items") {
            walk(items, script)?;
        }
    }
    Ok(())
}

/// A chapter's text with its embeds; the first brings the script.
fn with_embeds(content: &str, path: &str, script: &str) -> Result<String, Failure> {
    let mut text = String::new();
    let (mut written, mut first) = (0, true);
    for block in blocks(content) {
        let line = content[..block.range.start].matches('\n').count() + 1;
        let told = |words: String| refused(format!("{path}:{line}: {words}"));
        let Some(fence) = Fence::parse(&block.info).map_err(told)? else {
            continue;
        };
        let html = embed::block(&fence, &block.text, first.then_some(script))
            .map_err(|failure| told(failure.text().lines().next().unwrap_or_default().to_owned()))?;
        text += &content[written..block.range.start];
        text += &html;
        text += &parted(content, &block.range);
        written = block.range.end;
        first = false;
    }
    text += &content[written..];
    Ok(text)
}

/// A fenced block of a chapter.
struct Block {
    /// From its opening fence to after its closing one, the line's end not included.
    range: Range<usize>,
    info: String,
    text: String,
}

fn blocks(content: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut open = false;
    for (event, range) in Parser::new_ext(content, Options::all()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let end = range.start + content[range.clone()].trim_end().len();
                let (info, text) = (info.into_string(), String::new());
                found.push(Block { range: range.start..end, info, text });
                open = true;
            }
            Event::End(TagEnd::CodeBlock) => open = false,
            Event::Text(text) if open => {
                if let Some(block) = found.last_mut() {
                    block.text += &text;
                }
            }
            _ => {}
        }
    }
    found
}

/// A block of HTML ends at an empty line: one is put in if there is none. In a quotation it bears
/// the quotation's marks, so that it does not end it.
fn parted(content: &str, block: &Range<usize>) -> String {
    let is_mark = |letter: char| letter == '>' || letter.is_whitespace();
    let next = content[block.end..].split('\n').nth(1).unwrap_or_default();
    if next.chars().all(is_mark) {
        return String::new();
    }
    let line = content[..block.start].rfind('\n').map_or(0, |end| end + 1);
    let marks = content[line..block.start].chars().map(|letter| if letter == '>' { '>' } else { ' ' });
    format!("\n{}", marks.collect::<String>().trim_end())
}

fn refused(words: String) -> Failure {
    Failure::Refused {
        text: format!("interleave: {words}\n"),
        code: 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(content: &str) -> String {
        let content = with_embeds(content, "a.md", "p/embed.js").expect("blocks that are right");
        let mut html = String::new();
        for event in Parser::new_ext(&content, Options::all()) {
            match event {
                Event::Html(text) | Event::InlineHtml(text) => html += &text,
                Event::Text(text) => html += &format!("[{text}]"),
                Event::Code(text) => html += &format!("`{text}`"),
                Event::Start(Tag::Item) => html += "(",
                Event::End(TagEnd::Item) => html += ")",
                Event::Start(Tag::CodeBlock(_)) => html += "{",
                Event::End(TagEnd::CodeBlock) => html += "}",
                Event::Start(Tag::BlockQuote(_)) => html += "«",
                Event::End(TagEnd::BlockQuote(_)) => html += "»",
                _ => {}
            }
        }
        html
    }

    fn program(html: &str) -> String {
        let (_, rest) = html.split_once("language-python\">").expect("a program");
        let (text, _) = rest.split_once("</code>").expect("its end");
        text.replace("&#10;", "\n").replace("&lt;", "<").replace("&quot;", "\"").replace("&amp;", "&")
    }

    #[test]
    fn a_block_keeps_its_program_wherever_it_stands() {
        let text = "if a < b & c:\n\n    print(\"x\")\n  \n# end\n";
        for prefix in ["", "   ", "> ", "- ", "1. ", "> - "] {
            let next: String = prefix.chars().map(|letter| if letter == '>' { '>' } else { ' ' }).collect();
            let lines = text.lines().map(|line| format!("{next}{line}\n"));
            let chapter = format!("words\n\n{prefix}```python interleave cores=2\n{}{next}```\n\nmore\n", lines.collect::<String>());
            let shown = html(&chapter);
            assert_eq!(program(&shown), text, "{prefix:?}: {shown}");
            assert!(shown.contains("[words]") && shown.contains("[more]"), "{shown}");
            assert!(!shown.contains('{'), "{shown}");
        }
        // A paragraph may follow directly, in a quotation too.
        let quoted = html("> ```py interleave\n> x\n> ```\n> more\n");
        assert!(quoted.starts_with("«<div") && quoted.ends_with("[more]»"), "{quoted}");
        // It may follow a paragraph directly, and be the chapter's end.
        let html = html("words\n```py interleave\n\nx\n```");
        assert!(html.starts_with("[words]<div class=\"interleave\"><script async src=\"p/embed.js\">"), "{html}");
        assert_eq!(program(&html), "\nx\n");
    }

    #[test]
    fn other_blocks_stay_and_the_script_comes_once() {
        let chapter = "````md\n```python interleave\nx\n```\n````\n\n    ```python interleave\n\n```go\ny\n```\n";
        assert_eq!(with_embeds(chapter, "a.md", "s").expect("ordinary"), chapter);
        let two = "```go interleave\na\n```\n\n```go interleave readonly title=\"a > b\"\nb\n```\n";
        let text = with_embeds(two, "a.md", "s").expect("two");
        assert_eq!(text.matches("<script").count(), 1);
        assert!(text.contains(" readonly=\"\" title=\"a &gt; b\"><pre>"), "{text}");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (info, words) in [
            ("rust interleave", "interleave runs python and go, not rust"),
            ("go interleave speed=2", "interleave has no option speed; it has autoplay, "),
            ("go interleave cores=0", "cores: 1 to 64"),
            ("go interleave title=\"x", "title: a quote is not closed"),
            ("python interleave gil=0 release=3.11", "gil 0: there is no Python 3.11 without the GIL"),
            ("go interleave title", "title needs a value"),
        ] {
            let chapter = format!("# A\n\n```{info}\nx\n```\n");
            let failure = with_embeds(&chapter, "one/a.md", "s").expect_err(info);
            assert!(failure.text().starts_with(&format!("interleave: one/a.md:3: {words}")), "{}", failure.text());
        }
    }

    #[test]
    fn a_book_of_either_version_is_walked_to_its_leaves() {
        for name in ["items", "sections"] {
            let leaf = serde_json::json!({ "Chapter": { "name": "b", "path": "b.md", "content": "```go interleave\nx\n```\n", "sub_items": [] } });
            let book = serde_json::json!({ name: ["Separator", { "Chapter": { "name": "a", "path": "a.md", "content": "a", "sub_items": [leaf] } }] });
            let context = serde_json::json!({ "config": { "preprocessor": { "interleave": { "playground": "https://p.org/x/" } } } });
            let text = preprocessed(&serde_json::json!([context, book]).to_string()).expect("a book");
            let found: Value = serde_json::from_str(&text).expect("JSON");
            let content = &found[name][1]["Chapter"]["sub_items"][0]["Chapter"]["content"];
            assert!(content.as_str().is_some_and(|text| text.contains("https://p.org/x/embed.js")), "{text}");
        }
        let failure = preprocessed("[{}, {}]").expect_err("no playground");
        assert!(failure.text().contains("needs `playground`"));
        assert!(preprocessed("").is_err() && preprocessed("{}").is_err());
    }
}
