//! The error of a pure function: which exception CPython raises, and its words.

/// The exception class that the VM raises for a [`PureError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    ValueError,
    TypeError,
    OverflowError,
    ZeroDivisionError,
    IndexError,
    KeyError,
    LookupError,
    MemoryError,
    UnicodeDecodeError,
    UnicodeEncodeError,
}

impl ErrorKind {
    /// The class name as Python spells it.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::ValueError => "ValueError",
            ErrorKind::TypeError => "TypeError",
            ErrorKind::OverflowError => "OverflowError",
            ErrorKind::ZeroDivisionError => "ZeroDivisionError",
            ErrorKind::IndexError => "IndexError",
            ErrorKind::KeyError => "KeyError",
            ErrorKind::LookupError => "LookupError",
            ErrorKind::MemoryError => "MemoryError",
            ErrorKind::UnicodeDecodeError => "UnicodeDecodeError",
            ErrorKind::UnicodeEncodeError => "UnicodeEncodeError",
        }
    }
}

/// What a builtin would raise: the class, and `str()` of the exception.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PureError {
    pub kind: ErrorKind,
    pub message: String,
}

/// The answer of a pure function that can fail as its builtin does.
pub type PureResult<T> = Result<T, PureError>;

impl PureError {
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> PureError {
        PureError {
            kind,
            message: message.into(),
        }
    }

    pub fn value(message: impl Into<String>) -> PureError {
        PureError::new(ErrorKind::ValueError, message)
    }

    pub fn type_error(message: impl Into<String>) -> PureError {
        PureError::new(ErrorKind::TypeError, message)
    }

    pub fn overflow(message: impl Into<String>) -> PureError {
        PureError::new(ErrorKind::OverflowError, message)
    }
}

impl std::fmt::Display for PureError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}: {}", self.kind.name(), self.message)
    }
}

impl std::error::Error for PureError {}
