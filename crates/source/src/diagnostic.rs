//! What is wrong with a program's text, found without running it.

use crate::span::Span;
use crate::text::SourceText;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// The program cannot be run, here or anywhere.
    Error,
    /// The real language runs it, the playground does not.
    Unsupported,
    /// It runs, but probably not as meant.
    Warning,
}

/// A finding. One terse message in the real tool's words, a place, and perhaps
/// a way round.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Diagnostic {
    /// Stable, for tests and for the page's own words: `python.syntax`, `python.module`.
    pub id: &'static str,
    pub severity: Severity,
    pub span: Span,
    /// Of the real tool where it has one, in English.
    pub message: String,
    pub hint: Option<Hint>,
}

/// A way round.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Hint {
    pub message: String,
    /// Replaces the diagnostic's span, if one replacement does it.
    pub rewrite: Option<String>,
}

impl Severity {
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Unsupported => "unsupported",
            Severity::Warning => "warning",
        }
    }
}

impl Diagnostic {
    pub fn new(
        id: &'static str,
        severity: Severity,
        span: Span,
        message: impl Into<String>,
    ) -> Self {
        Diagnostic {
            id,
            severity,
            span,
            message: message.into(),
            hint: None,
        }
    }

    pub fn with_hint(mut self, message: impl Into<String>) -> Self {
        self.hint = Some(Hint {
            message: message.into(),
            rewrite: None,
        });
        self
    }

    pub fn with_rewrite(mut self, message: impl Into<String>, rewrite: impl Into<String>) -> Self {
        self.hint = Some(Hint {
            message: message.into(),
            rewrite: Some(rewrite.into()),
        });
        self
    }

    /// Does it keep the program from being run?
    pub fn is_fatal(&self) -> bool {
        self.severity != Severity::Warning
    }

    /// `FILE:LINE:COLUMN: SEVERITY: MESSAGE`, then ` (HINT)`; an error's severity
    /// is not written. One line, without a line end.
    pub fn render(&self, source: &SourceText) -> String {
        let place = source.line_column(self.span.start);
        let severity = match self.severity {
            Severity::Error => String::new(),
            other => format!("{}: ", other.word()),
        };
        let hint = self
            .hint
            .as_ref()
            .map_or(String::new(), |hint| match &hint.rewrite {
                Some(rewrite) => format!(" ({}: {rewrite})", hint.message),
                None => format!(" ({})", hint.message),
            });
        let (line, column) = (place.line, place.column);
        format!(
            "{}:{line}:{column}: {severity}{}{hint}",
            source.name(),
            self.message
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_names_its_place() {
        let source = SourceText::new("prog.py", "x = 1\n한 = exec('y')\n");
        let start = source.text().find("exec").unwrap() as u32;
        let span = Span::new(start, start + 9);
        let finding = Diagnostic::new("python.builtin", Severity::Unsupported, span, "exec()");
        assert_eq!(finding.render(&source), "prog.py:2:5: unsupported: exec()");
        assert!(finding.is_fatal());
        let hinted = finding.with_rewrite("write it out", "y");
        assert_eq!(
            hinted.render(&source),
            "prog.py:2:5: unsupported: exec() (write it out: y)"
        );
        let error = Diagnostic::new("python.syntax", Severity::Error, span, "SyntaxError: no");
        assert_eq!(error.render(&source), "prog.py:2:5: SyntaxError: no");
    }
}
