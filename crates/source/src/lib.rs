//! Program text: positions, line index, diagnostics.
