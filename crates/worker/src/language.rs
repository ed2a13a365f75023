//! What the driver has to know of a language.
//!
//! A program of the worker is built for one language: what it does not name is not in it.

use crate::protocol::{Finding, StackFrame, ThreadStack, Variable};
use engine::Session;
use kernel::{Machine, Runtime};
use scenario::Scenario;

pub trait Language {
    const LANGUAGE: scenario::Language;
    type Runtime: Runtime;

    /// Everything that is to be said about a program's text, warnings included.
    fn check(scenario: &Scenario) -> Vec<Finding>;

    /// Files, by number, that have to be [brought](Language::bring) before a scenario can run.
    fn wanted(_scenario: &Scenario) -> Vec<(u32, String)> {
        Vec::new()
    }

    /// The text of a wanted file; false: it is not of this build.
    fn bring(_number: u32, _text: String) -> bool {
        true
    }

    /// A session at the program's beginning.
    fn start(scenario: &Scenario) -> Result<Session<Self::Runtime>, Refused>;

    /// The stacks of a stopped machine: the running thread's first, then the others'.
    fn stacks(machine: &Machine<Self::Runtime>) -> Vec<ThreadStack>;
}

/// A program that is not run.
pub struct Refused {
    pub findings: Vec<Finding>,
    /// What the real tool, or the command line, prints instead of running it.
    pub told: String,
}

pub(crate) fn stack_frame(frame: kernel::FrameView) -> StackFrame {
    let variables = frame.locals.into_iter();
    StackFrame {
        function: frame.function,
        line: frame.line,
        library: frame.library,
        variables: variables
            .map(|(name, value)| Variable { name, value })
            .collect(),
        parameters: frame.parameters,
    }
}
