//! A program's file: its name, its text, its lines.

use crate::lines::{LineColumn, LineIndex};
use crate::span::Span;

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourceText {
    name: String,
    text: String,
    lines: LineIndex,
}

impl SourceText {
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> SourceText {
        let text = text.into();
        let lines = LineIndex::new(&text);
        SourceText {
            name: name.into(),
            text,
            lines,
        }
    }

    /// The file's name as messages show it.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    pub fn line_column(&self, offset: u32) -> LineColumn {
        self.lines.line_column(&self.text, offset)
    }

    /// The text of a 1-based line without its line end; none if there is no such line.
    pub fn line_text(&self, line: u32) -> Option<&str> {
        Some(&self.text[self.lines.line_span(&self.text, line)?.range()])
    }

    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }
}
