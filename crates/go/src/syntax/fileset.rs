//! All files of a program, one behind the other in one number space.

use source::{SourceText, Span};

/// From here on, a message's own place is shown without its column.
const COLUMNS_MAX: u32 = 255;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

/// A file and where it begins in the number space.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// As messages name it: `./prog.go`.
    pub text: SourceText,
    pub base: u32,
    /// Part of our library: folded away until asked for.
    pub is_library: bool,
}

#[derive(Clone, Debug, Default)]
pub struct FileSet {
    files: Vec<SourceFile>,
    next: u32,
}

/// A place as Go's messages name it; both count from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    pub line: u32,
    /// In bytes, as Go counts.
    pub column: u32,
}

impl FileSet {
    /// Gives the file the next stretch of numbers. Position 0 belongs to no file.
    pub fn add(&mut self, name: &str, text: &str, is_library: bool) -> FileId {
        let base = self.next + 1;
        let file = FileId(self.files.len() as u32);
        self.next = base + text.len() as u32;
        let text = SourceText::new(name, text);
        self.files.push(SourceFile {
            text,
            base,
            is_library,
        });
        file
    }

    pub fn file(&self, file: FileId) -> &SourceFile {
        &self.files[file.0 as usize]
    }

    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file of a position; none for 0.
    pub fn file_of(&self, pos: u32) -> Option<FileId> {
        let after = self.files.partition_point(|file| file.base <= pos);
        Some(FileId(after.checked_sub(1)? as u32))
    }

    /// The span inside its own file.
    pub fn local(&self, span: Span) -> Option<(FileId, Span)> {
        let file = self.file_of(span.start)?;
        let base = self.file(file).base;
        Some((
            file,
            Span::new(span.start - base, span.end.max(span.start) - base),
        ))
    }

    /// Line and byte column.
    pub fn place(&self, pos: u32) -> Option<(FileId, Place)> {
        let file = self.file_of(pos)?;
        let source = self.file(file);
        let offset = pos - source.base;
        let lines = source.text.lines();
        let line = lines.line(offset);
        let start = lines.line_span(source.text.text(), line)?.start;
        let column = offset - start + 1;
        Some((file, Place { line, column }))
    }

    /// `./prog.go:7:2`, as messages begin: Go's compiler keeps columns in eight bits, and
    /// leaves out what does not fit.
    pub fn show_first(&self, pos: u32) -> String {
        match self.place(pos) {
            Some((file, place)) if place.column >= COLUMNS_MAX => {
                format!("{}:{}", self.file(file).text.name(), place.line)
            }
            _ => self.show(pos),
        }
    }

    /// `./prog.go:7:2`, as messages name other places.
    pub fn show(&self, pos: u32) -> String {
        match self.place(pos) {
            Some((file, place)) => {
                let name = self.file(file).text.name();
                format!("{name}:{}:{}", place.line, place.column)
            }
            None => "-".to_owned(),
        }
    }

    /// A message in which places stand as positions between two NULs.
    pub fn with_places(&self, message: &str) -> String {
        let mut parts = message.split('\0');
        let mut out = parts.next().unwrap_or("").to_owned();
        while let Some(pos) = parts.next() {
            out.push_str(&self.show(pos.parse().unwrap_or(0)));
            out.push_str(parts.next().unwrap_or(""));
        }
        out
    }
}
