//! Messages: what the page asks, what the worker answers.
//!
//! Each travels as postcard bytes in a transferred buffer, in an envelope that
//! says protocol and build (a stale worker must not be believed), the run it
//! belongs to and its number in that run, so that answers of a run that has
//! been given up are dropped.

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Changes with every change of a message's form.
pub const PROTOCOL: u16 = 9;

/// What both sides were built from: `cargo xtask build` names the sources' digest.
pub fn build_id() -> &'static str {
    option_env!("INTERLEAVE_BUILD").unwrap_or(env!("CARGO_PKG_VERSION"))
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Message<Body> {
    pub protocol: u16,
    pub build: String,
    pub run: u32,
    /// Counts the messages of a run, from 0.
    pub chunk: u32,
    pub body: Body,
}

impl<Body> Message<Body> {
    pub fn new(run: u32, chunk: u32, body: Body) -> Self {
        Message {
            protocol: PROTOCOL,
            build: build_id().to_owned(),
            run,
            chunk,
            body,
        }
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Request {
    /// The page asks for the handshake; the answer is [`Reply::Ready`].
    Hello,
    /// Diagnostics of the scenario's program only; nothing runs.
    Check { scenario: String },
    /// A new run of the scenario document, until about so many events more are recorded.
    Run {
        scenario: String,
        budget_events: u64,
    },
    /// The run goes on, until about so many events more are recorded.
    More { budget_events: u64 },
    /// The source steps from `from` (inclusive) to `to` (exclusive).
    Steps { from: u64, to: u64 },
    /// Variables and stacks of all threads at a step.
    Inspect { step: u64 },
    /// What was chosen so far, for a link to this very run.
    Choices,
    /// The digest of the trace so far: what a test compares with a native run.
    Digest,
    /// The same run once more, in silence, up to so many steps and with the lines that
    /// were typed in it: for a worker that takes the place of an ended one. The answer
    /// is [`Reply::Paused`]; then it can be asked as the first one could.
    Rerun {
        scenario: String,
        steps: u64,
        typed: Vec<String>,
    },
    /// The nearest instruction that begins a visit of one of these lines: at or after
    /// step `from`, or (backwards) before it. The answer is [`Reply::Steps`], with one or none.
    Find {
        from: u64,
        lines: Vec<u32>,
        forward: bool,
    },
    /// Somebody types the line that the run waits for, and it goes on.
    TypeLine { text: String, budget_events: u64 },
    /// A file that the engine [wanted](Reply::Wants).
    Library { pack: u32, text: String },
    /// The instructions that begin visits of these lines, from the run's first on; at most
    /// `most`. The answer is [`Reply::Steps`].
    Visits { lines: Vec<u32>, most: u32 },
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Reply {
    Ready,
    Diagnostics {
        findings: Vec<Finding>,
    },
    /// The program was not run, since its text is wrong or not supported.
    /// `told`: what CPython, or the command line, prints instead of running it.
    Refused {
        findings: Vec<Finding>,
        told: String,
    },
    /// A piece of the trace (`Trace::encode_since`), to be appended in order.
    Chunk {
        piece: Vec<u8>,
        progress: Progress,
    },
    /// The run does not go on by itself.
    Paused {
        progress: Progress,
        pause: Pause,
    },
    Steps {
        from: u64,
        to: u64,
        steps: Vec<SourceStep>,
    },
    /// The stacks at a step, of threads or of goroutines; `thread` is the one that runs then.
    Inspected {
        step: u64,
        thread: u32,
        stacks: Vec<ThreadStack>,
    },
    /// The alternatives chosen, in order.
    Chosen {
        choices: Vec<u32>,
    },
    Digested {
        events: u64,
        digest: u64,
    },
    /// Our own fault; what it was doing, and how to replay it.
    Fault {
        message: String,
    },
    /// A file beside the page has to come first ([`Request::Library`]); what was asked is answered then.
    Wants {
        pack: u32,
        file: String,
    },
    /// What came is not of this build.
    Strange,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Progress {
    pub steps: u64,
    pub events: u64,
    /// Virtual nanoseconds.
    pub at: u64,
    /// About how many bytes the program's own objects took when they took most.
    pub memory_peak: u64,
}

/// Why a run does not go on by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Pause {
    /// What was asked for has been run; there is more.
    #[default]
    Budget,
    /// The program waits for a line of input ([`Request::TypeLine`]).
    Input,
    /// The program has ended, there is no more.
    Over,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Severity {
    Error,
    Warning,
}

/// A diagnostic as the editor shows it; lines and columns count from 1, columns in characters.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Finding {
    pub severity: Severity,
    pub from_line: u32,
    pub from_column: u32,
    pub to_line: u32,
    pub to_column: u32,
    pub message: String,
    /// A way round, Korean and English; may be empty.
    pub hint_ko: String,
    pub hint_en: String,
}

/// One instruction that the machine executed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SourceStep {
    pub step: u64,
    /// Virtual nanoseconds.
    pub at: u64,
    pub strand: u32,
    pub line: u32,
    pub from_column: u32,
    pub to_column: u32,
    pub instruction: String,
}

/// The frames of one thread or goroutine, outermost first.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ThreadStack {
    /// The thread that runs it; none: a goroutine that no M has now.
    pub thread: Option<u32>,
    /// Whose frames they are: the goroutine; of a Python thread, what it runs innermost.
    pub strand: u32,
    pub frames: Vec<StackFrame>,
    /// The program's line where it stands; none while it has no frame of the program.
    pub close_up: Option<CloseUp>,
    /// The names of the module that it runs.
    pub names: Vec<ModuleName>,
}

/// A line of the program from close up: its instructions, and what a thread has in hand.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CloseUp {
    pub function: String,
    pub line: u32,
    pub instructions: Vec<Close>,
    /// The instruction that runs next; while a call runs above, that call.
    pub at: u32,
    pub in_call: bool,
    /// The top of the operand stack, newest last.
    pub held: Vec<String>,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Close {
    pub name: String,
    pub operand: String,
    /// What the variable that it reads or writes holds now.
    pub value: Option<String>,
    pub gate: Gate,
}

/// Whether the interpreter may switch threads right after an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Gate {
    Never,
    /// Up to Python 3.9.
    Formerly,
    Always,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct ModuleName {
    pub name: String,
    pub value: String,
    /// A function, a class or a module: code rather than data.
    pub is_code: bool,
}

/// A frame of the call stack, and what its variables hold.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct StackFrame {
    pub function: String,
    /// 1-based; 0 if none.
    pub line: u32,
    pub library: bool,
    pub variables: Vec<Variable>,
    /// How many of the variables are parameters; they come first.
    pub parameters: u32,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Variable {
    pub name: String,
    pub value: String,
}

/// The other side speaks something else: which it was, for the message to the reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Strangers {
    Unreadable,
    OtherProtocol(u16),
    OtherBuild(String),
}

pub fn encode<Body: Serialize>(message: &Message<Body>) -> Vec<u8> {
    postcard::to_allocvec(message).expect("messages have no unserializable parts")
}

/// Reads a message; refuses those of another protocol or build.
pub fn decode<Body: DeserializeOwned>(bytes: &[u8]) -> Result<Message<Body>, Strangers> {
    let (protocol, _) =
        postcard::take_from_bytes::<u16>(bytes).map_err(|_| Strangers::Unreadable)?;
    if protocol != PROTOCOL {
        return Err(Strangers::OtherProtocol(protocol));
    }
    let message: Message<Body> = postcard::from_bytes(bytes).map_err(|_| Strangers::Unreadable)?;
    if message.build != build_id() {
        return Err(Strangers::OtherBuild(message.build));
    }
    Ok(message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_back_and_a_strange_one_is_refused() {
        let message = Message::new(3, 1, Request::Steps { from: 5, to: 900 });
        let bytes = encode(&message);
        assert_eq!(decode::<Request>(&bytes), Ok(message.clone()));
        let stale = Message {
            build: "0.0.0".to_owned(),
            ..message.clone()
        };
        assert_eq!(
            decode::<Request>(&encode(&stale)),
            Err(Strangers::OtherBuild("0.0.0".to_owned()))
        );
        let other = Message {
            protocol: PROTOCOL + 1,
            ..message
        };
        assert_eq!(
            decode::<Request>(&encode(&other)),
            Err(Strangers::OtherProtocol(PROTOCOL + 1))
        );
        assert_eq!(decode::<Request>(&[]), Err(Strangers::Unreadable));
    }
}
