//! From Go text to a syntax tree, in Go's own words where it cannot be read.
//!
//! Modelled after the language specification and the behaviour of
//! `cmd/compile/internal/syntax` of Go 1.27: its positions, its messages, and how it
//! goes on after an error. Invariant: parsing never fails; it gives a tree and findings.

pub mod ast;
mod fileset;
pub(crate) mod header;
mod lexer;
mod number;
mod parser;
pub mod printer;
mod token;
pub mod unquote;

pub use fileset::{FileId, FileSet, Place, SourceFile};
pub use parser::{DEPTH_MAX, Mention, Parsed, PutOff, SyntaxError, parse, parse_body, parse_func};
