//! The front end's door: from files to a checked program, or to what is wrong with them.
//!
//! ```text
//! let checked = go::check::check(&[("./prog.go", text)], Release::Go127);
//! if checked.is_runnable() { compile(&checked.program) }
//! ```
//! Library packages that the program imports (`crates/go/lib`) are parsed and checked with
//! it, only those, and are part of the program that comes out.
//!
//! As with `go build`, one stage hides the next: what cannot be imported, what cannot be read,
//! what has wrong types; `go vet`'s warnings come only for what builds.

use crate::library;
use crate::load::{self, Loaded};
use crate::syntax::FileSet;
use crate::types::{self, Program};
use crate::vet;
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
    /// In the program's file set; at 0: of the program as a whole.
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
    /// In the order of their places; all of them.
    pub findings: Vec<Finding>,
    /// The findings' numbers in the order in which they were met: Go stops after ten.
    met: Vec<usize>,
}

/// `go build` stops after so many errors.
pub const ERRORS_SHOWN_MAX: usize = 10;

/// Checks a program that consists of these files (name as messages show it, text), all of one
/// package, and of what they import from our library.
pub fn check(files: &[(&str, &str)], release: Release) -> Checked {
    check_with(files, release, &|path| {
        let files = library::files(path).into_iter();
        files
            .map(|(name, text)| (name.to_owned(), text.to_owned()))
            .collect()
    })
}

/// Where library packages come from: the files of a path, name and text; none if it is not there.
pub type Library<'a> = &'a dyn Fn(&str) -> Vec<(String, String)>;

/// The same with another library.
pub fn check_with(files: &[(&str, &str)], release: Release, library: Library) -> Checked {
    check_bodies(files, release, library, Bodies::Reached)
}

/// Which functions of the library are read, checked and compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bodies {
    /// Those that the program can come to.
    Reached,
    All,
}

/// The same with a say in what is read of the library.
pub fn check_bodies(files: &[(&str, &str)], release: Release, library: Library, bodies: Bodies) -> Checked {
    let Loaded {
        files,
        trees,
        packages,
        problems,
    } = load::load(files, library, bodies);
    let mut met = problems;
    let is_readable = |finding: &Finding| {
        finding.severity == Severity::Error
            && !finding.message.starts_with("syntax error")
            && packages.last().is_some_and(|it| !it.is_library)
    };
    let mut program = Program {
        files,
        trees,
        release,
        ..Program::default()
    };
    // An unknown escape or an unused label does not keep the compiler from the types.
    if met.iter().all(is_readable) {
        let has_problems = !met.is_empty();
        met.extend(types::check_packages(&mut program, packages, has_problems));
    }
    if met.is_empty() {
        met = vet::check(&mut program);
    }
    Checked::new(program, met)
}

impl Checked {
    fn new(program: Program, found: Vec<Finding>) -> Checked {
        let mut order: Vec<usize> = (0..found.len()).collect();
        order.sort_by_key(|index| found[*index].span.start);
        // Errors that are told twice are shown once.
        let mut findings: Vec<Finding> = Vec::new();
        let mut place = vec![0; found.len()];
        for index in order {
            if findings.last() != Some(&found[index]) {
                findings.push(found[index].clone());
            }
            place[index] = findings.len() - 1;
        }
        let mut met: Vec<usize> = Vec::new();
        for index in place {
            if !met.contains(&index) {
                met.push(index);
            }
        }
        Checked {
            program,
            findings,
            met,
        }
    }

    /// Nothing but warnings, and a main package.
    pub fn is_runnable(&self) -> bool {
        let mut findings = self.findings.iter();
        findings.all(|finding| finding.severity == Severity::Warning)
            && self
                .program
                .packages
                .last()
                .is_some_and(|package| *package.name == *"main")
    }

    pub fn files(&self) -> &FileSet {
        &self.program.files
    }

    /// `./prog.go:7:2: declared and not used: x`; its further lines behind it.
    pub fn render(&self, finding: &Finding) -> String {
        if finding.span.start == 0 {
            return finding.message.clone();
        }
        let place = match finding.severity {
            Severity::Warning => self.files().show(finding.span.start),
            _ => self.files().show_first(finding.span.start),
        };
        let severity = match finding.severity {
            Severity::Unsupported => "unsupported: ",
            _ => "",
        };
        let hint = match &finding.hint {
            Some(hint) => format!(" ({hint})"),
            None => String::new(),
        };
        format!("{place}: {severity}{}{hint}", finding.message)
    }

    /// The lines that `go build` (or, without errors, `go vet`) shows: the first ten errors
    /// that it meets, by place.
    pub fn shown(&self) -> Vec<String> {
        let mut first: Vec<usize> = Vec::new();
        let mut last_syntax_line = None;
        let mut last_other = None;
        let mut stopped_at = None;
        for index in &self.met {
            let finding = &self.findings[*index];
            let line = self
                .files()
                .place(finding.span.start)
                .map(|(file, it)| (file, it.line));
            if finding.message.starts_with("syntax error") {
                // One for each line.
                if line.is_some() && last_syntax_line == line {
                    continue;
                }
                last_syntax_line = line;
            } else if finding.severity == Severity::Error {
                let other = Some((line, &finding.message));
                if last_other == other {
                    continue;
                }
                last_other = other;
            }
            first.push(*index);
            if first.len() == ERRORS_SHOWN_MAX && finding.severity == Severity::Error {
                stopped_at = Some(finding.span.start);
                break;
            }
        }
        // Vet tells one analyzer's warnings after the other's.
        let is_warning = |index: &usize| self.findings[*index].severity == Severity::Warning;
        if !first.iter().all(is_warning) {
            first.sort_unstable();
        }
        let shown = first
            .iter()
            .map(|index| self.render(&self.findings[*index]));
        let mut lines: Vec<String> = shown.collect();
        if let Some(at) = stopped_at {
            lines.push(format!("{}: too many errors", self.files().show_first(at)));
        }
        lines
    }
}
