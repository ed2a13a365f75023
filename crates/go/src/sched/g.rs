//! Goroutines.

use super::{BubbleId, TimerId};
use crate::code::FuncId;
use trace::{StrandId, Time};

/// The number of a G's structure; a structure is used again after its G's end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct GId(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum GStatus {
    Runnable,
    Running,
    Syscall,
    Waiting,
    Dead,
}

/// Why a G waits: `runtime.waitReason`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum GoReason {
    None,
    ChanReceive,
    ChanSend,
    ChanReceiveNil,
    ChanSendNil,
    Select,
    SelectNoCases,
    Sleep,
    MutexLock,
    RWMutexRLock,
    RWMutexLock,
    WaitGroupWait,
    CondWait,
    Semacquire,
    IoWait,
    FinalizerWait,
    Updater,
    Coroutine,
    SynctestRun,
    Signal,
    SynctestWait,
    DurableReceive,
    DurableSend,
    DurableSelect,
    DurableWaitGroupWait,
}

impl GoReason {
    pub const ALL: [GoReason; 25] = [
        GoReason::None,
        GoReason::ChanReceive,
        GoReason::ChanSend,
        GoReason::ChanReceiveNil,
        GoReason::ChanSendNil,
        GoReason::Select,
        GoReason::SelectNoCases,
        GoReason::Sleep,
        GoReason::MutexLock,
        GoReason::RWMutexRLock,
        GoReason::RWMutexLock,
        GoReason::WaitGroupWait,
        GoReason::CondWait,
        GoReason::Semacquire,
        GoReason::IoWait,
        GoReason::FinalizerWait,
        GoReason::Updater,
        GoReason::Coroutine,
        GoReason::SynctestRun,
        GoReason::Signal,
        GoReason::SynctestWait,
        GoReason::DurableReceive,
        GoReason::DurableSend,
        GoReason::DurableSelect,
        GoReason::DurableWaitGroupWait,
    ];

    /// As a goroutine's dump says it.
    pub fn text(self) -> &'static str {
        match self {
            GoReason::None => "",
            GoReason::ChanReceive => "chan receive",
            GoReason::ChanSend => "chan send",
            GoReason::ChanReceiveNil => "chan receive (nil chan)",
            GoReason::ChanSendNil => "chan send (nil chan)",
            GoReason::Select => "select",
            GoReason::SelectNoCases => "select (no cases)",
            GoReason::Sleep => "sleep",
            GoReason::MutexLock => "sync.Mutex.Lock",
            GoReason::RWMutexRLock => "sync.RWMutex.RLock",
            GoReason::RWMutexLock => "sync.RWMutex.Lock",
            GoReason::WaitGroupWait => "sync.WaitGroup.Wait",
            GoReason::CondWait => "sync.Cond.Wait",
            GoReason::Semacquire => "semacquire",
            GoReason::IoWait => "IO wait",
            GoReason::FinalizerWait => "finalizer wait",
            GoReason::Updater => "GOMAXPROCS updater (idle)",
            GoReason::Coroutine => "coroutine",
            GoReason::SynctestRun => "synctest.Run",
            // A thread of the runtime waits for it.
            GoReason::Signal => "syscall",
            GoReason::SynctestWait => "synctest.Wait",
            GoReason::DurableReceive => "chan receive (durable)",
            GoReason::DurableSend => "chan send (durable)",
            GoReason::DurableSelect => "select (durable)",
            GoReason::DurableWaitGroupWait => "sync.WaitGroup.Wait (durable)",
        }
    }

    /// Whether only goroutines of the same bubble can end it (`isIdleInSynctest`).
    pub fn is_durable(self) -> bool {
        matches!(
            self,
            GoReason::ChanReceiveNil
                | GoReason::ChanSendNil
                | GoReason::SelectNoCases
                | GoReason::Sleep
                | GoReason::CondWait
                | GoReason::Coroutine
                | GoReason::SynctestRun
                | GoReason::SynctestWait
                | GoReason::DurableReceive
                | GoReason::DurableSend
                | GoReason::DurableSelect
                | GoReason::DurableWaitGroupWait
        )
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum FrameFlag {
    Call,
    /// A deferred call that a panic or Goexit runs: when it returns, unwinding goes on.
    Unwinding,
}

/// A call in progress.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Frame {
    pub func: FuncId,
    /// The next instruction.
    pub pc: u32,
    /// Where its registers begin in the stack.
    pub base: u32,
    pub flag: FrameFlag,
}

impl Frame {
    /// Of a function that was just called.
    pub fn called(func: FuncId, base: usize) -> Frame {
        Frame {
            func,
            pc: 0,
            base: base as u32,
            flag: FrameFlag::Call,
        }
    }
}

/// A deferred call.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Defer {
    /// The frame, by its number in the stack of frames, that deferred it.
    pub frame: u32,
    pub closure: u64,
}

/// A panic, or a Goexit, that unwinds the stack.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Panic {
    /// An interface: type and data.
    pub value: [u64; 2],
    /// Number of frames when it began.
    pub frames: u32,
    /// The deferred call that runs now, and the frame that deferred it.
    pub call: u32,
    pub target: u32,
    pub recovered: bool,
    pub goexit: bool,
    /// Raised by the runtime for a nil dereference.
    pub is_fault: bool,
}

/// What a woken G has to do before its next instruction.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub enum Resume {
    #[default]
    Nothing,
    /// A send: panics if the channel was closed meanwhile.
    Send,
    /// A receive from a timer's channel.
    Receive { timer: TimerId },
    /// Leave the queues of the other cases; `chosen`: register for the case's number, absolute.
    Select { cases: Vec<(u64, bool, u16)>, chosen: u32 },
    /// A semaphore: whether the ticket was handed over goes to this absolute register.
    Semaphore { result: u32 },
    /// A line of input was waited for: the native is called again.
    Again,
}

#[derive(Clone, Debug)]
pub struct G {
    pub goid: u32,
    pub strand: StrandId,
    pub status: GStatus,
    pub reason: GoReason,
    pub since: Time,
    pub stack: Vec<u64>,
    pub frames: Vec<Frame>,
    pub defers: Vec<Defer>,
    pub panics: Vec<Panic>,
    pub m: Option<usize>,
    pub locked_m: Option<usize>,
    pub lock_count: u32,
    /// Of the runtime itself: parks at once for this reason.
    pub system: Option<GoReason>,
    /// Set by the one who wakes it: the operation took place (not: the channel was closed).
    pub success: bool,
    /// The case that a select was woken for, and the select's number; 0: in no select.
    pub case: u16,
    pub select: u64,
    pub ticket: bool,
    pub resume: Resume,
    /// Its own timer for `time.Sleep`.
    pub timer: Option<TimerId>,
    pub preempt: bool,
    pub bubble: Option<BubbleId>,
    /// Operations so far that order it against other goroutines.
    pub syncs: u64,
    /// The coroutine that it runs for; 0: none.
    pub coroutine: u64,
    /// Who started it, and where.
    pub parent: u32,
    pub created_by: FuncId,
    pub created_line: u32,
    pub entry: FuncId,
    /// Extra nanoseconds that the last native used.
    pub pending: u64,
}

impl G {
    pub fn new(goid: u32, strand: StrandId) -> G {
        G {
            goid,
            strand,
            status: GStatus::Runnable,
            reason: GoReason::None,
            since: Time::ZERO,
            stack: Vec::new(),
            frames: Vec::new(),
            defers: Vec::new(),
            panics: Vec::new(),
            m: None,
            locked_m: None,
            lock_count: 0,
            system: None,
            success: false,
            case: 0,
            select: 0,
            ticket: false,
            resume: Resume::Nothing,
            timer: None,
            preempt: false,
            bubble: None,
            syncs: 0,
            coroutine: 0,
            parent: 0,
            created_by: FuncId(0),
            created_line: 0,
            entry: FuncId(0),
            pending: 0,
        }
    }
}
