//! The event table: everything that a trace can say, in one place.
//!
//! The enum, its binary form, its field names (for JSON and for the docs) and
//! its numbers derive from the table at the end. An event is about what a
//! *scheduler* did, or what a person would see: created, queued where, started,
//! stopped, waiting for what, woken by whom, time, output, outcome.
//! Numbers are for ever: a removed event's number is not given out again.
//!
//! Each event stands in a [`Record`](crate::Record), which says when, on which
//! thread and in which strand it happened; fields do not repeat that.

use crate::field::{Field, FieldValue, Reader, ShortRead};
use crate::ids::*;

/// One level of an await chain: a suspended function and its line.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct AwaitFrame {
    pub function: TextId,
    /// 1-based; 0 for a frame that has no line (a native awaitable).
    pub line: u32,
    /// A frame of the library, folded away until asked for.
    pub library: bool,
}

/// One thread of a deadlock: what it waits for, and who would have to act.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ThreadWait {
    pub thread: ThreadId,
    pub reason: WaitReason,
    /// The call that waits, in the program's words (`Lock.acquire`, `Queue.get`).
    pub what: TextId,
    /// The lock, if it is one that the trace knows.
    pub lock: Option<ObjectId>,
    /// Who holds the lock, or is joined; none: nobody in particular.
    pub holder: Option<ThreadId>,
    /// 1-based line of the program; 0 if there is none.
    pub line: u32,
}

/// One case of a Go `select` as it was found.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SelectArm {
    /// None: a nil channel, which is never ready.
    pub chan: Option<ObjectId>,
    pub receives: bool,
    /// It could go on at once.
    pub ready: bool,
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal),* $(,)? })*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$vdoc])* $variant),* }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word that JSON lines use.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl Field for $name {
            fn write(&self, out: &mut Vec<u8>) { out.push(*self as u8); }
            fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
                let number = reader.byte()?;
                Self::ALL.get(number as usize).copied().ok_or(ShortRead)
            }
            fn value(&self) -> FieldValue { FieldValue::Word(self.word()) }
        }
    )*};
}

words! {
    Stream { Stdout = "stdout", Stderr = "stderr" }

    /// What kind of strand. `Goroutine` is used by the Go runtime.
    StrandKind {
        Thread = "thread",
        Task = "task",
        Coroutine = "coroutine",
        Generator = "generator",
        AsyncGenerator = "async_generator",
        Goroutine = "goroutine",
    }

    /// How a strand or task ended.
    Finish {
        Returned = "returned",
        Raised = "raised",
        Cancelled = "cancelled",
        /// Closed or dropped before its end (`close()`, GeneratorExit).
        Closed = "closed",
    }

    /// Why an OS thread does not run although it has not ended.
    WaitReason {
        Sleep = "sleep",
        Select = "select",
        Lock = "lock",
        Gil = "gil",
        Join = "join",
        Io = "io",
        Input = "input",
        /// Go: an M without work, or one that waits for another M.
        Futex = "futex",
        /// Go: an M that waits for the network or for the earliest timer.
        Netpoll = "netpoll",
    }

    /// Go: where a runnable goroutine stands.
    GoQueue { Runnext = "runnext", Local = "local", Global = "global" }

    /// Go: how a goroutine gave up its turn.
    GoYield { Gosched = "gosched", Preempted = "preempted", Goyield = "goyield" }

    /// Go: where `findRunnable` found the goroutine.
    GoSource {
        Runnext = "runnext",
        Local = "local",
        Global = "global",
        /// The look into the global queue at each 61st tick.
        Tick61 = "tick61",
        Netpoll = "netpoll",
        Steal = "steal",
        /// Handed to the M that it is locked to.
        Locked = "locked",
    }

    /// Go: what of package sync.
    GoSync {
        Mutex = "mutex",
        RwMutex = "rwmutex",
        WaitGroup = "waitgroup",
        Once = "once",
        Cond = "cond",
    }

    /// Go: what a goroutine did with a lock.
    GoLockStep {
        /// It is going to wait; nothing changed hands.
        Waits = "waits",
        Locked = "locked",
        Unlocked = "unlocked",
        /// One more reader, or one less.
        RLocked = "rlocked",
        RUnlocked = "runlocked",
    }

    /// What a handle will do when it runs.
    HandleKind {
        /// The first or a continued step of a task (`call_soon(task.__step)`).
        Step = "step",
        /// A task continues because the future that it awaited is done.
        Wakeup = "wakeup",
        /// Any other callback.
        Callback = "cb",
        /// The loop's own reader of its self-pipe (`call_soon_threadsafe`).
        SelfPipe = "selfpipe",
    }

    FutureState { Pending = "pending", Finished = "finished", Failed = "failed", Cancelled = "cancelled" }

    FutureKind { Plain = "future", Gather = "gather", Task = "task" }

    /// The kinds of synchronisation objects.
    ObjectKind {
        Lock = "lock",
        Event = "event",
        Condition = "condition",
        Semaphore = "semaphore",
        Barrier = "barrier",
        Queue = "queue",
        RLock = "rlock",
        Pool = "pool",
    }

    /// Why a thread let the GIL go.
    GilRelease {
        /// A waiter had set the drop request; seen at a check of the eval breaker.
        DropRequest = "drop_request",
        Sleep = "sleep",
        Lock = "lock",
        Join = "join",
        Select = "select",
        Io = "io",
        Input = "input",
        /// The thread is over.
        Exit = "exit",
    }

    PoolKind { Thread = "thread", Process = "process", Interpreter = "interpreter" }

    /// How a process came into being.
    StartMethod {
        /// A copy of the whole process that called `fork`; only the calling thread goes on in it.
        Fork = "fork",
        /// A new interpreter with an empty memory, which imports the main module.
        Spawn = "spawn",
        /// A copy of the fork server, which is clean but has imported the main module once.
        Forkserver = "forkserver",
    }

    PipeEnd { Reading = "reading", Writing = "writing" }

    /// How the whole program ended.
    OutcomeKind {
        /// Ran to its end, or called `sys.exit`; `code` is the exit code.
        Exited = "exited",
        /// Ended by an exception that nobody caught; its text was written to stderr.
        Failed = "failed",
        /// Every thread waits and nothing can wake one.
        Deadlock = "deadlock",
        /// A named limit was reached; everything before it is in the trace.
        Limit = "limit",
        /// A construct that is not supported was met while running.
        Unsupported = "unsupported",
    }

    /// The named limits of a run.
    Limit {
        Steps = "steps",
        Time = "time",
        Events = "events",
        Output = "output",
        Heap = "heap",
        Strands = "strands",
        Threads = "threads",
        SourceBytes = "source-bytes",
        /// Switches to and from generators that the trace tells of.
        GeneratorSwitches = "generator-switches",
    }
}

macro_rules! events {
    ($($(#[$doc:meta])* $name:ident = $number:literal { $($(#[$fdoc:meta])* $field:ident : $type:ty),* $(,)? })*) => {
        /// One thing that happened. See the module's head.
        #[derive(Clone, PartialEq, Eq, Hash, Debug)]
        pub enum Event { $($(#[$doc])* $name { $($(#[$fdoc])* $field: $type),* }),* }

        impl Event {
            /// The number in the binary form.
            pub fn number(&self) -> u8 {
                match self { $(Event::$name { .. } => $number),* }
            }

            /// The name in JSON lines and in the docs.
            pub fn name(&self) -> &'static str {
                match self { $(Event::$name { .. } => stringify!($name)),* }
            }

            /// Names and values of the fields, in the table's order.
            pub fn fields(&self) -> Vec<(&'static str, FieldValue)> {
                match self {
                    $(Event::$name { $($field),* } => vec![$((stringify!($field), $field.value())),*]),*
                }
            }

            /// Appends the binary form.
            pub fn write(&self, out: &mut Vec<u8>) {
                out.push(self.number());
                match self { $(Event::$name { $($field),* } => { $($field.write(out);)* }),* }
            }

            /// Reads one event; an unknown number or a short input is an error.
            pub fn read(reader: &mut Reader) -> Result<Event, ShortRead> {
                Ok(match reader.byte()? {
                    $($number => Event::$name { $($field: Field::read(reader)?),* },)*
                    _ => return Err(ShortRead),
                })
            }

            /// Every event's name and its field names, for docs and tests.
            pub const TABLE: &'static [(u8, &'static str, &'static [&'static str])] =
                &[$(($number, stringify!($name), &[$(stringify!($field)),*])),*];
        }

        /// The numbers of the events, by their names.
        pub struct EventNumber;

        #[allow(non_upper_case_globals)]
        impl EventNumber { $(pub const $name: u8 = $number;)* }
    };
}

events! {
    // ---- the run --------------------------------------------------------
    /// The program begins; always the first event.
    RunStarted = 1 { program: TextId }
    /// Text that the program wrote.
    Output = 2 { stream: Stream, text: TextId }
    /// The program ended; always the last event of a run that was not cut off.
    OutcomeReached = 3 { outcome: OutcomeKind, code: i32, message: TextId }
    /// A named limit was reached at this line.
    LimitReached = 4 { limit: Limit, value: u64, line: u32 }
    /// A line of the scenario's standard input was read.
    InputRead = 5 { text: TextId }
    /// From here on the events that `limit` counts are not recorded; the run goes on. Once for a limit.
    TellingEnded = 6 { limit: Limit, value: u64 }

    // ---- OS threads and cores -------------------------------------------
    /// A thread came into being, and is ready.
    ThreadCreated = 10 { child: ThreadId, strand: StrandId, name: TextId, daemon: bool }
    /// The record's thread was put on a core and runs.
    ThreadRunning = 11 { core: CoreId }
    /// The record's thread was taken off its core, and is ready.
    ThreadPreempted = 12 { core: CoreId }
    /// The record's thread left its core to wait; `until` is its deadline.
    ThreadBlocked = 13 { core: CoreId, reason: WaitReason, until: Option<Time>, what: TextId }
    /// A waiting thread became ready; `timed_out`: by its deadline, not by anybody.
    ThreadWoken = 14 { woken: ThreadId, timed_out: bool }
    /// The record's thread ended.
    ThreadExited = 15 { core: CoreId }

    // ---- strands that are not scheduled by a loop --------------------------
    /// A coroutine, generator or async generator object was made; nothing runs yet.
    StrandCreated = 20 { child: StrandId, kind: StrandKind, name: TextId, line: u32 }
    /// `child` runs (`next`, `send`, `throw`, `await`), inside the record's strand.
    StrandResumed = 21 { child: StrandId, sent: TextId }
    /// `child` gave a value out and stands at `line`.
    StrandSuspended = 22 { child: StrandId, line: u32, yielded: TextId }
    StrandFinished = 23 { child: StrandId, how: Finish, value: TextId }
    /// A coroutine object died without ever having run ("was never awaited").
    NeverAwaited = 24 { child: StrandId }

    // ---- the event loop ----------------------------------------------------
    LoopCreated = 40 { event_loop: LoopId }
    /// `run_forever` began.
    LoopStarted = 41 { event_loop: LoopId }
    /// `run_forever` returns.
    LoopStopped = 42 { event_loop: LoopId }
    LoopClosed = 43 { event_loop: LoopId }
    /// `stop()` was called: this turn is the last one.
    LoopStopRequested = 44 { event_loop: LoopId }
    /// One turn (`_run_once`) begins; `turn` counts from 1 for each loop.
    TurnStarted = 45 { event_loop: LoopId, turn: u32 }
    /// Cancelled timers were dropped from the heap before the turn's select.
    TimersPurged = 46 { event_loop: LoopId, handles: Vec<HandleId> }
    /// `select(timeout)`; none: for ever. Nanoseconds.
    SelectStarted = 47 { event_loop: LoopId, timeout: Option<u64> }
    /// `select` returned with this many I/O events.
    SelectReturned = 48 { event_loop: LoopId, events: u32 }
    /// A due timer left the heap for the end of `ready`.
    TimerDue = 49 { event_loop: LoopId, handle: HandleId }
    /// The snapshot: exactly `count` handles of `ready` run in this turn.
    ReadyCounted = 50 { event_loop: LoopId, count: u32 }
    /// A handle was appended to `ready` (`call_soon`). `label` is the callback's name;
    /// `task` the one that it steps or wakes; `future` the one that it concerns.
    HandleQueued = 51 {
        event_loop: LoopId, handle: HandleId, kind: HandleKind, label: TextId,
        task: Option<StrandId>, future: Option<FutureId>, threadsafe: bool,
    }
    /// A timer was pushed onto the heap (`call_at`, `call_later`).
    TimerScheduled = 52 {
        event_loop: LoopId, handle: HandleId, when: Time, kind: HandleKind, label: TextId,
        task: Option<StrandId>, future: Option<FutureId>,
    }
    /// `Handle.cancel()`; it stays in its queue and is skipped when its turn comes.
    HandleCancelled = 53 { handle: HandleId }
    /// The handle was popped from the left of `ready` and runs.
    HandleStarted = 54 { event_loop: LoopId, handle: HandleId }
    /// The handle was popped and skipped, since it had been cancelled.
    HandleSkipped = 55 { event_loop: LoopId, handle: HandleId }
    HandleFinished = 56 { event_loop: LoopId, handle: HandleId }
    TurnFinished = 57 { event_loop: LoopId, turn: u32 }

    // ---- futures and tasks ---------------------------------------------------
    FutureCreated = 70 { future: FutureId, kind: FutureKind }
    /// A future is no longer pending; its callbacks are queued after this event.
    FutureResolved = 71 { future: FutureId, state: FutureState, value: TextId }
    /// `task` is the task's strand, `future` the future that it also is.
    TaskCreated = 72 { task: StrandId, future: FutureId, name: TextId, function: TextId, line: u32, eager: bool }
    TaskRenamed = 73 { task: StrandId, name: TextId }
    /// The task's coroutine runs now; `throwing` names the exception thrown in, if any.
    TaskStepStarted = 74 { task: StrandId, throwing: Option<TextId> }
    /// The step ended in an await: for `future`, or (none) for the next turn only.
    /// `chain` goes from the task's own coroutine to the innermost one.
    TaskSuspended = 75 { task: StrandId, future: Option<FutureId>, chain: Vec<AwaitFrame> }
    TaskFinished = 76 { task: StrandId, how: Finish, value: TextId }
    /// `cancel()` was called on a task that is not done. `requests` counts the ones not taken back;
    /// `delegated`: the awaited future was cancelled; otherwise the next step throws.
    CancelRequested = 77 { task: StrandId, requests: u32, delegated: bool }
    CancelTakenBack = 78 { task: StrandId, requests: u32 }
    /// The task object died before it was done, or with an exception nobody read: the text says which.
    TaskLost = 79 { task: StrandId, text: TextId }
    /// `gather` (and whoever waits for several) says what a future stands for.
    FutureGroups = 80 { future: FutureId, children: Vec<FutureId> }
    /// The loop's timer or job that will set this future, in words ("sleep 0.5").
    FutureLabelled = 81 { future: FutureId, label: TextId }
    /// The task object died in the turn in which it ended: nobody had kept it.
    TaskFreed = 82 { task: StrandId }
    /// A cancel request reached what the task awaits. `accepted`: that was cancelled, and the task gets the
    /// exception from it; otherwise it was done already, and the task's own next step throws.
    CancelForwarded = 83 { task: StrandId, accepted: bool }

    // ---- synchronisation objects -------------------------------------------
    ObjectCreated = 90 { object: ObjectId, kind: ObjectKind, label: TextId }
    /// The object's new state in words of its repr ("locked", "value 1", "2 of 3"), and how many wait.
    ObjectChanged = 91 { object: ObjectId, state: TextId, waiters: u32 }
    /// The record's strand waits for the object through `future`.
    ObjectAwaited = 92 { object: ObjectId, future: FutureId }

    // ---- the GIL (a free-threaded build has none of these) --------------------
    /// The program has a second thread: from here on the GIL is recorded. The record's thread
    /// holds it. `interval`: the switch interval in nanoseconds.
    GilShared = 100 { interval: u64 }
    /// The record's thread wants the GIL, and `holder` has it (or was signalled to take it).
    /// It waits until `until`, and asks then. Said again when a wait is renewed. `waiters`: with this one.
    GilAwaited = 101 { holder: ThreadId, until: Time, waiters: u32 }
    /// The record's thread holds the GIL now. `waited`: nanoseconds since it asked for it.
    GilTaken = 102 { waited: u64 }
    /// The record's thread waited for a whole interval (nanoseconds) without a switch: `holder` shall drop the GIL.
    GilDropRequested = 103 { holder: ThreadId, interval: u64 }
    /// The record's thread let the GIL go, and signalled `next`, the first waiter.
    GilReleased = 104 { why: GilRelease, next: Option<ThreadId> }
    /// `sys.setswitchinterval`, in nanoseconds.
    SwitchIntervalSet = 105 { interval: u64 }

    // ---- locks of threads ------------------------------------------------------
    // A lock gets its `ObjectCreated` before its first event here. Of a lock that is taken again and
    // again without anybody waiting, only the first 256 pairs of acquire and release are recorded.
    /// The record's thread holds the lock; `levels`: how often, if it is an RLock.
    LockAcquired = 106 { lock: ObjectId, levels: u32 }
    /// The record's thread waits for a lock that `holder` holds. `waiters`: with this one.
    LockAwaited = 107 { lock: ObjectId, holder: Option<ThreadId>, until: Option<Time>, waiters: u32 }
    /// The lock was let go, and `next` woken; `handed`: that one holds it already.
    LockReleased = 108 { lock: ObjectId, next: Option<ThreadId>, handed: bool }
    /// The record's thread gives up waiting, its timeout is over.
    LockTimedOut = 109 { lock: ObjectId }
    /// Every thread waits and nothing can wake one. The first `cycle` of them wait for each
    /// other, each for the next and the last for the first; 0 if there is no cycle.
    ThreadsDeadlocked = 110 { waits: Vec<ThreadWait>, cycle: u32 }
    /// The record's thread waits for the end of `joined`.
    JoinAwaited = 111 { joined: ThreadId, until: Option<Time> }
    /// The record's strand asked whether something is there, without waiting for it (`what`: a
    /// non-blocking `recv`, `Future.done`, a `select` with a default …). `tries`: how often in a row
    /// this line was told "not yet", this time included; recorded for the first 256, and then for
    /// each 256th. `ready`: the asking ended well after that many tries; a first one that does is
    /// not recorded.
    Polled = 112 { what: TextId, tries: u32, ready: bool }

    // ---- executors -----------------------------------------------------------------
    /// A pool was made; it has no workers yet. `workers_max`: how many it may have.
    PoolCreated = 120 { pool: ObjectId, kind: PoolKind, name: TextId, workers_max: u32 }
    /// A call was put at the end of the pool's queue; `queued` is the queue's length then.
    /// `idle` workers waited for work, of `workers`.
    JobSubmitted = 121 { pool: ObjectId, job: JobId, label: TextId, queued: u32, idle: u32, workers: u32 }
    /// `worker` begins to work for the pool: no worker was idle when a job came, and the pool may
    /// have more. `workers`: with this one.
    WorkerStarted = 122 { pool: ObjectId, worker: ThreadId, workers: u32 }
    /// The record's thread, a worker, found the queue empty and waits for work.
    WorkerIdle = 123 { pool: ObjectId, idle: u32 }
    /// The record's thread, a worker, took the job from the head of the queue; its future is running.
    JobStarted = 124 { pool: ObjectId, job: JobId, queued: u32 }
    /// The job's future is finished or failed; its callbacks run after this event.
    JobFinished = 125 { pool: ObjectId, job: JobId, state: FutureState, value: TextId }
    /// The job's future was cancelled while it was pending; it stays in the queue.
    JobCancelled = 126 { pool: ObjectId, job: JobId }
    /// The record's thread, a worker, took a cancelled job from the queue and dropped it.
    JobSkipped = 127 { pool: ObjectId, job: JobId, queued: u32 }
    /// `shutdown(wait, cancel_futures)`: no more jobs; queued ones still run. `cancelled`: jobs dropped.
    PoolShutdown = 128 { pool: ObjectId, wait: bool, cancelled: u32 }
    /// The record's thread is no longer a worker of the pool.
    WorkerStopped = 129 { pool: ObjectId, workers: u32 }
    /// The record's strand asked for the result of a job that is not done, and waits.
    JobAwaited = 130 { job: JobId }
    /// A future of asyncio stands for the job (`run_in_executor`).
    JobBridged = 131 { job: JobId, future: FutureId }

    // ---- processes, and what goes from one to another ---------------------------
    /// A process came into being; its main thread is `thread`, which the next record creates. `parent`
    /// is the one that the operating system calls so: the caller's, and for a fork server's child
    /// the server. Every other thread belongs to the process of the thread that created it.
    ProcessCreated = 140 {
        process: ProcessId, parent: ProcessId, how: StartMethod, pid: u32, thread: ThreadId, name: TextId,
    }
    /// A process ended, and all its threads with it. `code`: its exit code, or minus the signal
    /// that killed it. The first process's end is told only if others outlive it.
    ProcessExited = 141 { process: ProcessId, code: i32 }
    /// The record's process took note of the exit code (`waitpid`): the ended process is gone for good.
    ProcessReaped = 142 { process: ProcessId }
    SignalSent = 143 { process: ProcessId, signal: u32 }
    /// A pipe was made. It lies in the operating system, not in a process's memory.
    PipeCreated = 144 { pipe: ObjectId, label: TextId }
    /// A whole message is in the pipe: `bytes` of pickled data, a copy of what `label` shows.
    /// `message` counts the pipe's messages from 1.
    MessageSent = 145 { pipe: ObjectId, message: u32, bytes: u32, label: TextId }
    /// The message was read whole, into the memory of the record's process.
    MessageReceived = 146 { pipe: ObjectId, message: u32, bytes: u32 }
    /// Nobody has that end of the pipe open any more.
    PipeClosed = 147 { pipe: ObjectId, end: PipeEnd }
    /// A block of memory that several processes can see was made.
    MemoryShared = 148 { memory: ObjectId, bytes: u32, label: TextId }
    /// A place in shared memory got a value.
    MemoryWritten = 149 { memory: ObjectId, offset: u32, value: TextId }
    /// What the record's process has printed so far left its own buffer. Told once there are
    /// several processes: at a terminal each line appears at once, in a file only now.
    StdoutFlushed = 150 {}

    // ---- Go: goroutines, Ms and Ps ------------------------------------------------
    /// The scheduler was set up with so many Ps; all but P0 are idle, the lowest on top.
    SchedStarted = 200 { procs: u32 }
    /// A goroutine was made on P `p`, in no queue yet. `system`: the runtime's own.
    GCreated = 201 { g: StrandId, goid: u32, function: TextId, system: bool, p: u32 }
    /// A runnable goroutine was put into a queue: `runnext` or the tail of P `p`'s ring, or the
    /// tail of the global queue.
    GQueued = 202 { g: StrandId, p: u32, place: GoQueue }
    /// P `p`'s ring was full: its oldest `count` went to the tail of the global queue, in order.
    QueueSpilled = 203 { p: u32, count: u32 }
    /// A waiting goroutine became runnable, by work done on P `p`; its `GQueued` follows.
    GReadied = 204 { g: StrandId, p: u32 }
    /// A goroutine was taken from where `source` says and runs. `inherit`: in the time slice of
    /// the one before; else the P's tick, here as it was before, goes up by one.
    GExecuted = 205 { g: StrandId, p: u32, inherit: bool, tick: u32, source: GoSource }
    /// The goroutine waits, and has left P `p`.
    GParked = 206 { g: StrandId, p: u32, reason: TextId }
    /// The goroutine gave up its turn; its `GQueued` follows.
    GYielded = 207 { g: StrandId, p: u32, how: GoYield }
    GExited = 208 { g: StrandId, p: u32 }
    /// `count` goroutines left the head of the global queue: the first runs next on P `p`, the others
    /// went to the tail of its ring.
    GlobalTaken = 209 { p: u32, count: u32 }
    /// P `p` took `count` from the head of P `victim`'s ring (the last of them runs, the others
    /// go to its own ring), or its `runnext`.
    WorkStolen = 210 { p: u32, victim: u32, count: u32, runnext: bool }
    /// A P without an M went onto the idle list.
    PIdled = 211 { p: u32 }
    /// The record's thread holds P `p` now.
    PAcquired = 212 { p: u32 }
    /// The record's thread began or ended to look for work elsewhere.
    MSpinning = 213 { spinning: bool }
    /// The goroutine is in a system call; its P stays with its M until it is taken.
    SyscallEntered = 214 { g: StrandId, p: u32 }
    /// It came back, with P `p`; without one it goes to the global queue.
    SyscallExited = 215 { g: StrandId, p: Option<u32> }
    /// sysmon took P `p` from an M that is in a system call.
    PRetaken = 216 { p: u32 }
    /// sysmon asked the goroutine on P `p` to end its slice.
    PreemptRequested = 217 { g: StrandId, p: u32 }
    /// A timer stands in P `p`'s heap.
    TimerArmed = 218 { timer: ObjectId, p: u32, when: Time }
    TimerFired = 219 { timer: ObjectId, p: u32 }
    TimerStopped = 220 { timer: ObjectId }

    // ---- Go: channels, select, semaphores --------------------------------------------
    ChanMade = 225 { chan: ObjectId, capacity: u32, elem: TextId }
    /// A value went into the buffer, or past it to the waiting receiver `to`.
    ChanSent = 226 { chan: ObjectId, value: TextId, to: Option<StrandId> }
    /// A value was received; `from` was waiting to send (in a buffered channel its own value
    /// went to the buffer's tail). Not `open`: the channel is closed, the value is zero.
    ChanReceived = 227 { chan: ObjectId, value: TextId, from: Option<StrandId>, open: bool }
    /// The goroutine joined the channel's queue of receivers or senders.
    ChanWaiting = 228 { g: StrandId, chan: ObjectId, receives: bool, value: TextId, select: bool }
    /// It left the queue again, since its select went on with another case.
    ChanLeft = 229 { g: StrandId, chan: ObjectId, receives: bool }
    ChanClosed = 230 { chan: ObjectId }
    /// A select took case `case`, one of `ready` that could go on at once.
    SelectChose = 231 { case: u32, ready: u32 }
    /// The goroutine waits for a mutex, wait group … `lifo`: at the head of the queue.
    SemaWaiting = 235 { g: StrandId, object: ObjectId, lifo: bool, waiters: u32 }
    /// It is woken; `ticket`: what it waited for was handed over to it.
    SemaWoken = 236 { g: StrandId, object: ObjectId, ticket: bool, waiters: u32 }

    // ---- Go: what else the pictures need ----------------------------------------------
    /// `startm`: M `m`, the idle one that came last or a new one, wakes and gets P `p`.
    MStarted = 240 { m: ThreadId, p: u32, spinning: bool }
    /// The record's thread has neither a P nor work: it is on the list of idle Ms, on top.
    MIdled = 241 {}
    /// A thief with P `p` looked at the rings of these Ps, in this order, the last of up to four
    /// times; it stole from the last one if `WorkStolen` follows.
    StealSearched = 242 { p: u32, victims: Vec<u32> }
    /// A select looked at its cases, in the order of the program. Of selects that go on with
    /// their default only the first 256 are recorded.
    SelectLooked = 243 { cases: Vec<SelectArm>, default: bool }
    /// Something of package sync is used for the first time. `parts`: its semaphores, by which
    /// `SemaWaiting` names it.
    SyncUsed = 244 { object: ObjectId, kind: GoSync, parts: Vec<ObjectId> }
    /// What the program calls a channel or lock.
    ObjectNamed = 245 { object: ObjectId, name: TextId }
    /// A Mutex, RWMutex or Once after a step of the record's strand. `holder`: who holds it for
    /// writing; `waiters`: as the lock counts them, without those that were woken. Of steps
    /// that nobody waits for only the first 256 pairs of a lock are recorded.
    LockStepped = 246 {
        object: ObjectId, step: GoLockStep, holder: Option<StrandId>, readers: u32, waiters: u32,
        woken: bool, starving: bool,
    }
    /// A WaitGroup's counter, and how many wait for it to be 0.
    CounterChanged = 247 { object: ObjectId, counter: i32, waiters: u32 }
    /// The function of a Once has returned; it never runs again.
    OnceDone = 248 { object: ObjectId }

    // ---- the world: network and files ------------------------------------------
    /// The record's strand has a connection now; bytes may be sent on `socket`.
    ConnectionOpened = 160 { socket: SocketId, address: TextId }
    /// `socket` is the other end of `peer`, which a program of this computer opened.
    ConnectionAccepted = 161 { socket: SocketId, peer: SocketId, address: TextId }
    /// Bytes left for the other end; it need not have them yet.
    BytesSent = 162 { socket: SocketId, bytes: u64 }
    /// Bytes were taken out of the socket's buffer; 0: the other end is closed, or has shut down.
    BytesReceived = 163 { socket: SocketId, bytes: u64 }
    /// A select, poll or epoll found that the socket can be read (or accepted from) or written.
    SocketReady = 164 { socket: SocketId, readable: bool, writable: bool }
    /// A whole HTTP request has arrived at a simulated host. The text is method and address.
    RequestSent = 165 { socket: SocketId, request: TextId }
    /// The first bytes of the answer to the oldest open request were read.
    ReplyCame = 166 { socket: SocketId, status: u32, address: TextId }
    /// `socket` takes connections at this address from now on.
    SocketListens = 167 { socket: SocketId, address: TextId }
    SocketClosed = 168 { socket: SocketId }
    FileOpened = 169 { file: FileId, name: TextId, mode: TextId }
    /// 0 bytes: the end of the file.
    FileRead = 170 { file: FileId, bytes: u64 }
    FileWritten = 171 { file: FileId, bytes: u64 }
    FileClosed = 172 { file: FileId }
}
