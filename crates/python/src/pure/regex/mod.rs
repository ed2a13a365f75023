//! The matcher of regular expressions: a backtracking machine over the words that
//! `lib/re/_compiler.py` writes, with Python's leftmost, first-alternative semantics.
//!
//! A program is a list of words; the operations are in [`op`]. Every change that a failed way
//! must take back (a group's end, a loop's count) is written on the same stack as the ways that
//! are still open, so that nothing here recurses but lookarounds and atomic groups, whose nesting
//! is the pattern's own. Source: CPython 3.14, `Modules/_sre/sre_lib.h`.
//!
//! Rejected: the crates `regex` (neither lookaround nor backreferences, and leftmost-first only
//! for what it has) and `fancy-regex` (stands on it: 300 KB of wasm).

mod op;
mod run;

pub use op::fold;

/// What is searched: the code points of a str, or the bytes of a bytes.
#[derive(Clone, Copy, Debug)]
pub enum Subject<'a> {
    Bytes(&'a [u8]),
    Letters(&'a [char]),
}

impl Subject<'_> {
    pub fn len(self) -> usize {
        match self {
            Subject::Bytes(bytes) => bytes.len(),
            Subject::Letters(letters) => letters.len(),
        }
    }

    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    fn at(self, place: usize) -> u32 {
        match self {
            Subject::Bytes(bytes) => u32::from(bytes[place]),
            Subject::Letters(letters) => letters[place] as u32,
        }
    }
}

/// Where a match may begin and end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    Search,
    Match,
    FullMatch,
}

/// The ends of one match and of its groups.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// Start and end of the whole, then of each group; -1 where a group took no part.
    pub spans: Vec<i64>,
    /// The group that was closed last; 0 for none.
    pub last_group: u32,
}

/// One search: `start..end` are places in the subject; `advance` refuses the empty match at `start`.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    pub program: &'a [u32],
    pub groups: usize,
    pub loops: usize,
    pub subject: Subject<'a>,
    pub start: usize,
    pub end: usize,
    pub mode: Mode,
    pub advance: bool,
}

/// More steps than this, and the pattern backtracks without end for all that a learner can see.
pub const STEPS_MAX: u64 = 40_000_000;

/// The search was given up after [`STEPS_MAX`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TooManySteps;

/// The first match, and the number of steps that it took.
pub fn search(search: Search) -> Result<(Option<Found>, u64), TooManySteps> {
    run::Matcher::new(search).first()
}
