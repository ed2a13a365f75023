//! From byte offsets to lines and columns, and back.

use crate::span::Span;

/// A place as a person names it; both count from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LineColumn {
    pub line: u32,
    /// In code points.
    pub column: u32,
}

/// Where each line of a text begins. A line ends with `\n`, `\r\n` or a lone
/// `\r`, as in Python. A text that ends with a line end has an empty last line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineIndex {
    /// Byte offset of each line's start; the first is 0.
    starts: Vec<u32>,
    length: u32,
}

impl LineIndex {
    /// Texts are at most 4 GiB; the source limit is far below.
    pub fn new(text: &str) -> LineIndex {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (index, byte) in bytes.iter().enumerate() {
            let ends = match byte {
                b'\n' => true,
                b'\r' => bytes.get(index + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends {
                starts.push(index as u32 + 1);
            }
        }
        LineIndex {
            starts,
            length: bytes.len() as u32,
        }
    }

    pub fn line_count(&self) -> u32 {
        self.starts.len() as u32
    }

    /// The 1-based line of an offset; beyond the end: the last line.
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|start| *start <= offset) as u32
    }

    /// `text` is the one that the index was made of. An offset inside a code point
    /// counts as that code point's start; one beyond the end as the end.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let offset = offset.min(self.length);
        let line = self.line(offset);
        let start = self.starts[line as usize - 1] as usize;
        let before = text[start..].char_indices();
        let count = before
            .take_while(|(index, letter)| start + index + letter.len_utf8() <= offset as usize);
        LineColumn {
            line,
            column: count.count() as u32 + 1,
        }
    }

    /// The offset of a place; a column beyond its line is the line's end, a line
    /// beyond the text the text's end.
    pub fn offset(&self, text: &str, place: LineColumn) -> u32 {
        let Some(span) = self.line_span(text, place.line) else {
            return if place.line == 0 { 0 } else { self.length };
        };
        let line = &text[span.range()];
        let letters = line.char_indices().nth(place.column.max(1) as usize - 1);
        span.start + letters.map_or(span.len(), |(index, _)| index as u32)
    }

    /// A line without its line end; none for a line that is not there.
    pub fn line_span(&self, text: &str, line: u32) -> Option<Span> {
        let start = *self.starts.get((line as usize).checked_sub(1)?)?;
        let end = self
            .starts
            .get(line as usize)
            .copied()
            .unwrap_or(self.length);
        let body = text[start as usize..end as usize].trim_end_matches(['\n', '\r']);
        Some(Span::new(start, start + body.len() as u32))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: u32, column: u32) -> LineColumn {
        LineColumn { line, column }
    }

    #[test]
    fn offsets_are_lines_and_columns_and_back() {
        let text = "a = '안녕'\nb\r\n\rlast";
        let index = LineIndex::new(text);
        assert_eq!(index.line_count(), 4);
        for (offset, letter) in text.char_indices() {
            let place = index.line_column(text, offset as u32);
            if letter != '\n' && letter != '\r' {
                assert_eq!(index.offset(text, place), offset as u32, "{place:?}");
            }
        }
        assert_eq!(index.line_column(text, 5), place(1, 6));
        assert_eq!(index.line_column(text, 8), place(1, 7));
        assert_eq!(index.line_column(text, 12), place(1, 9));
        assert_eq!(index.line_column(text, 13), place(2, 1));
        assert_eq!(index.line_column(text, 999), place(4, 5));
    }

    #[test]
    fn an_offset_inside_a_letter_is_the_letter() {
        let text = "é";
        let index = LineIndex::new(text);
        assert_eq!(index.line_column(text, 1), place(1, 1));
        assert_eq!(index.line_column(text, 2), place(1, 2));
    }

    #[test]
    fn places_outside_are_held_in() {
        let text = "ab\ncd\n";
        let index = LineIndex::new(text);
        assert_eq!(index.offset(text, place(1, 99)), 2);
        assert_eq!(index.offset(text, place(9, 1)), 6);
        assert_eq!(index.offset(text, place(0, 0)), 0);
        assert_eq!(index.line_span(text, 2), Some(Span::new(3, 5)));
        assert_eq!(index.line_span(text, 3), Some(Span::empty(6)));
        assert_eq!(index.line_span(text, 4), None);
        assert_eq!(index.line_span(text, 0), None);
    }

    #[test]
    fn an_empty_text_has_one_line() {
        let index = LineIndex::new("");
        assert_eq!(
            (index.line_count(), index.line_column("", 0)),
            (1, place(1, 1))
        );
    }
}
