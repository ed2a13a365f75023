//! The front end's door: from files to a checked program, or to what is wrong with them.
//!
//! ```text
//! let checked = go::check::check(&[("./prog.go", text)], Release::Go127);
//! if checked.is_runnable() { compile(&checked.program) }
//! ```
//! Library packages that the program imports (`crates/go/lib`) are parsed and checked with
//! it, only those, and are part of the program that comes out.

use crate::syntax::FileSet;
use crate::types::Program;
use source::{Severity, Span};

/// Which Go: they differ in what a `for` loop's variable is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Release {
    /// One variable for the whole loop.
    Go121,
    /// A new one for each turn.
    #[default]
    Go127,
}

/// Something that is wrong with a program's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// In the program's file set.
    pub span: Span,
    /// Error: `go build` refuses it. Unsupported: we do. Warning: `go vet` says so.
    pub severity: Severity,
    /// In the real tool's words; further lines are indented.
    pub message: String,
    /// A way round, for what is not supported.
    pub hint: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Checked {
    pub program: Program,
    /// In the order in which `go build` shows them; all of them.
    pub findings: Vec<Finding>,
}

/// `go build` stops after so many errors.
pub const ERRORS_SHOWN_MAX: usize = 10;

impl Checked {
    /// Nothing but warnings.
    pub fn is_runnable(&self) -> bool {
        let mut findings = self.findings.iter();
        findings.all(|finding| finding.severity == Severity::Warning)
    }

    pub fn files(&self) -> &FileSet {
        &self.program.files
    }

    /// `./prog.go:7:2: declared and not used: x`; its further lines behind it.
    pub fn render(&self, finding: &Finding) -> String {
        format!(
            "{}: {}",
            self.files().show(finding.span.start),
            finding.message
        )
    }
}
