//! Why a command could not do what it was asked to.

use crate::usage;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// The command line is wrong.
    Usage(String),
    /// A file that it names cannot be read.
    File { path: String, words: String },
    /// The program was not started: what is to be said, and the exit code.
    Refused { text: String, code: i32 },
}

impl Failure {
    pub fn code(&self) -> i32 {
        match self {
            Failure::Usage(_) | Failure::File { .. } => 2,
            Failure::Refused { code, .. } => *code,
        }
    }

    /// For stderr, with its line end.
    pub fn text(&self) -> String {
        match self {
            Failure::Usage(words) => format!("interleave: {words}\n{}", usage::SHORT),
            Failure::File { path, words } => format!("interleave: {path}: {words}\n"),
            Failure::Refused { text, .. } => text.clone(),
        }
    }
}
