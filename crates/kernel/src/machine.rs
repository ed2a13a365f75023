//! The machine: a kernel, a runtime, and the loop that drives both.

use crate::digest::Digest;
use crate::kernel::{Aim, Kernel};
use crate::schedule::Next;
use std::hash::{Hash, Hasher};
use trace::{Event, Limit, OutcomeKind, ProcessId, StrandId, TextId, ThreadId, Time, WaitReason};

/// A language's virtual machine.
pub trait Runtime: Clone {
    /// Runs `thread` until its slice ends or it cannot go on. Invariants: it
    /// looks at nothing but itself and the kernel; it returns `Slice` at the
    /// first instruction boundary where the slice is used up; it asks for the
    /// slice again at the boundary after a kernel call that raised
    /// [`Kernel::attention`].
    fn run(&mut self, kernel: &mut Kernel, thread: ThreadId) -> Stop;

    /// Every thread waits and no deadline will come. A runtime that tells it in
    /// its language's words emits the outcome itself; another outcome than `Deadlock` means that
    /// the program is over all the same.
    fn deadlock(&mut self, kernel: &mut Kernel) {
        let message = kernel.text("deadlock");
        kernel.emit(Event::OutcomeReached {
            outcome: OutcomeKind::Deadlock,
            code: 1,
            message,
        });
    }

    /// Feeds its state to a digest.
    fn digest(&self, state: &mut impl Hasher);

    /// The stack of `thread`, outermost frame first, for people to look at. A
    /// runtime without frames has none.
    fn inspect(&self, kernel: &Kernel, thread: ThreadId) -> Vec<FrameView> {
        let _ = (kernel, thread);
        Vec::new()
    }

    /// What each living process has in its memory. A runtime without processes says nothing.
    fn processes(&self, kernel: &Kernel) -> Vec<ProcessView> {
        let _ = kernel;
        Vec::new()
    }

    /// About how many bytes the program's own objects took when they took most: what the runtime
    /// and its library have of their own is left out.
    fn memory_peak(&self) -> u64 {
        0
    }

    /// About how many bytes a clone takes that it does not share: decides how many
    /// checkpoints are kept.
    fn clone_bytes(&self) -> u64;
}

/// One frame of a stack, as text.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct FrameView {
    pub strand: StrandId,
    pub function: String,
    /// 1-based; 0 if none.
    pub line: u32,
    /// Of the library, folded away until asked for.
    pub library: bool,
    /// Names and values, parameters first.
    pub locals: Vec<(String, String)>,
    /// How many of the locals are parameters.
    pub parameters: u32,
}

/// The memory of a process, as text. What it shares with others is not in it: that is in the
/// trace (pipes and shared memory), and belongs to the operating system.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct ProcessView {
    pub process: ProcessId,
    /// Its threads that have not ended; each has a stack, see [`Runtime::inspect`].
    pub threads: Vec<ThreadId>,
    /// Code: functions and classes of the main module, with the line where each begins (0: unknown).
    pub code: Vec<(String, u32)>,
    /// Bytes of all loaded code, the library's included.
    pub code_bytes: u64,
    /// Data: the other global names of the main module, with their values.
    pub globals: Vec<(String, String)>,
    /// Heap: how many objects there are, and about how many bytes they take.
    pub objects: u64,
    pub heap_bytes: u64,
    /// The most frequent kinds of objects that were made since the interpreter was ready, most first.
    pub kinds: Vec<(String, u64)>,
}

/// Why a thread stopped running.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stop {
    /// Its slice is used up; it could go on.
    Slice,
    /// It lets the other ready threads go first.
    Yielded,
    /// It waits until somebody wakes it, or until a time.
    Blocked {
        reason: WaitReason,
        until: Option<Time>,
        what: TextId,
    },
    /// The thread is over.
    Exited,
    /// The thread's process is over, and the runtime has said so ([`Kernel::end_process`]).
    Gone,
    /// The process is over: the runtime has emitted `OutcomeReached`.
    Finished,
}

/// Where a driver wants the machine to pause.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Until {
    /// This many instructions in all.
    Steps(u64),
    /// Nothing later than this has happened.
    Time(Time),
    /// This many records in the trace; the instruction that made the last one is finished.
    Events(u64),
    End,
}

/// How [`Machine::advance`] ended.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Progress {
    /// The driver's stopping point. The only one, with `Input`, after which the machine can go on.
    Reached,
    /// Nothing can happen before somebody types: see [`Machine::type_line`].
    Input,
    Finished,
    Limit(Limit),
    Deadlock,
}

/// A simulated computer with a program on it. Cloning it is a checkpoint: the
/// trace shares its sealed chunks between clones, so that the price is that of
/// the runtime's heap.
#[derive(Clone, Debug)]
pub struct Machine<R> {
    pub kernel: Kernel,
    pub runtime: R,
}

/// The exit code of a run that a limit ended, as `timeout` of GNU coreutils has it.
const LIMIT_EXIT_CODE: i32 = 124;

impl<R: Runtime> Machine<R> {
    pub fn new(kernel: Kernel, runtime: R) -> Machine<R> {
        Machine { kernel, runtime }
    }

    /// Runs until the stopping point or the end. Once ended, says so again.
    pub fn advance(&mut self, until: Until) -> Progress {
        self.advance_within(until, u64::MAX)
    }

    /// The same, but only while fewer than `steps` instructions in all were executed.
    pub fn advance_within(&mut self, until: Until, steps: u64) -> Progress {
        let mut aim = Aim { steps, ..Aim::NONE };
        match until {
            Until::Steps(until) => aim.steps = until.min(steps),
            Until::Time(time) => aim.time = time,
            Until::Events(events) => aim.events = events,
            Until::End => {}
        }
        self.kernel.aim = aim;
        loop {
            if let Some(end) = self.kernel.end {
                return end;
            }
            match self.kernel.next() {
                Next::Run(thread) => {
                    let stop = self.runtime.run(&mut self.kernel, thread);
                    self.kernel.stopped(stop);
                }
                Next::Reached => return Progress::Reached,
                Next::Limit(limit) => self.end_by_limit(limit),
                Next::Stuck if self.kernel.waits_for_input() => return Progress::Input,
                Next::Stuck => self.end_stuck(),
            }
        }
    }

    fn end_by_limit(&mut self, limit: Limit) {
        self.kernel.end = Some(Progress::Limit(limit));
        let message = self.kernel.text(limit.word());
        let (outcome, code) = (OutcomeKind::Limit, LIMIT_EXIT_CODE);
        self.kernel.emit(Event::OutcomeReached {
            outcome,
            code,
            message,
        });
    }

    fn end_stuck(&mut self) {
        if self.kernel.all_exited() {
            self.kernel.end = Some(Progress::Finished);
            if self.kernel.outcome().is_none() {
                let (outcome, code) = (OutcomeKind::Exited, 0);
                let message = TextId::default();
                self.kernel.emit(Event::OutcomeReached {
                    outcome,
                    code,
                    message,
                });
            }
        } else {
            self.kernel.end = Some(Progress::Deadlock);
            self.runtime.deadlock(&mut self.kernel);
            if self
                .kernel
                .outcome()
                .is_some_and(|outcome| outcome != OutcomeKind::Deadlock)
            {
                self.kernel.end = Some(Progress::Finished);
            }
        }
    }

    /// How the run ended, if it has.
    pub fn end(&self) -> Option<Progress> {
        self.kernel.end
    }

    /// Somebody types a line (with its line end) while the machine waits for input.
    pub fn type_line(&mut self, text: &str) {
        self.kernel.type_line(text);
    }

    /// Names the state of the machine: equal states go on equally, however they
    /// were reached.
    pub fn digest(&self) -> u64 {
        let mut digest = Digest::new();
        self.kernel.digest(&mut digest);
        0xffu8.hash(&mut digest);
        self.runtime.digest(&mut digest);
        digest.finish()
    }
}
