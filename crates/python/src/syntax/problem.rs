//! What is wrong with a program's text, found before it runs.

/// The CPython whose rules and words apply.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Version {
    Py311,
    #[default]
    Py314,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ProblemKind {
    SyntaxError,
    IndentationError,
    TabError,
    /// Right for CPython, refused by us.
    Unsupported,
    SyntaxWarning,
}

impl ProblemKind {
    /// The exception's name in CPython; `unsupported` for ours.
    pub fn name(self) -> &'static str {
        match self {
            ProblemKind::SyntaxError => "SyntaxError",
            ProblemKind::IndentationError => "IndentationError",
            ProblemKind::TabError => "TabError",
            ProblemKind::Unsupported => "unsupported",
            ProblemKind::SyntaxWarning => "SyntaxWarning",
        }
    }

    /// CPython refuses the text.
    pub fn is_error(self) -> bool {
        matches!(
            self,
            ProblemKind::SyntaxError | ProblemKind::IndentationError | ProblemKind::TabError
        )
    }
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxProblem {
    pub kind: ProblemKind,
    /// CPython's message; our own for `Unsupported`.
    pub message: String,
    /// Byte offsets; `end` is exclusive and may equal `start`.
    pub start: u32,
    pub end: u32,
    /// For `Unsupported`: what to write instead.
    pub rewrite: Option<String>,
    /// What the exception says of a keyword's typo, which only a traceback puts right.
    pub uncorrected: Option<Box<SyntaxProblem>>,
}

impl SyntaxProblem {
    pub fn error(message: impl Into<String>, start: u32, end: u32) -> SyntaxProblem {
        SyntaxProblem {
            kind: ProblemKind::SyntaxError,
            message: message.into(),
            start,
            end,
            rewrite: None,
            uncorrected: None,
        }
    }

    pub fn unsupported(
        message: impl Into<String>,
        rewrite: impl Into<String>,
        start: u32,
        end: u32,
    ) -> SyntaxProblem {
        SyntaxProblem {
            kind: ProblemKind::Unsupported,
            message: message.into(),
            start,
            end,
            rewrite: Some(rewrite.into()),
            uncorrected: None,
        }
    }
}
