//! From positions in the number space of all files to lines and columns: the last step.
//!
//! While a function is made, an instruction's line is its position, and its first column the
//! length of the source that it was made of.

use crate::code::Program;
use crate::syntax::FileSet;

pub(super) fn place(out: &mut Program, files: &FileSet) {
    let instructions = out.funcs.iter_mut().flat_map(|func| func.lines.iter_mut().zip(&mut func.columns));
    // Neighbours mostly stand at the same place.
    let mut last = None;
    for (line, columns) in instructions {
        let key = (*line, columns.0);
        let known = last.filter(|(other, _)| *other == key).map(|(_, found)| found);
        let found = known.unwrap_or_else(|| line_and_columns(files, key.0, u32::from(key.1)));
        last = Some((key, found));
        (*line, *columns) = found;
    }
}

/// The line, from 1 (0: none), and the columns from which and up to which its source goes, from 0.
fn line_and_columns(files: &FileSet, position: u32, length: u32) -> (u32, (u16, u16)) {
    let Some(file) = files.file_of(position) else {
        return (0, (0, 0));
    };
    let file = files.file(file);
    let start = position - file.base;
    let (from, to) = (file.text.line_column(start), file.text.line_column(start + length));
    let narrow = |column: u32| u16::try_from(column).unwrap_or(u16::MAX);
    // What goes on in further lines is marked at its beginning.
    let end = if to.line == from.line { to.column - 1 } else { from.column };
    (from.line, (narrow(from.column - 1), narrow(end)))
}
