//! The kernel as a runtime sees it: time, work, records, ids, threads, choices.
//!
//! Who runs when is in `schedule`; the loop that drives both is in `machine`.

use crate::choice::{Choice, ChoicePoint, Chooser, Random, Schedule};
use crate::disk::Disk;
use crate::limits::Limits;
use crate::machine::Progress;
use crate::network::Network;
use crate::pipe::Pipe;
use crate::process::Process;
use crate::settings::{ClockMode, Settings};
use crate::shared::{Block, Semaphore};
use crate::thread::{Core, Deadline, Thread, ThreadState, WakeCause};
use crate::world::{Input, World};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use trace::{
    Event, FutureId, HandleId, JobId, Limit, LoopId, Moment, ObjectId, OutcomeKind, ProcessId,
    SourceStep, StrandId, Stream, TextHint, TextId, ThreadId, Time, Trace, WaitReason,
};

/// How far the running thread may go before it must return
/// [`Stop::Slice`](crate::Stop::Slice): when either is used up, at the next
/// boundary between two instructions. Zero: at once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slice {
    pub nanoseconds: u64,
    pub steps: u64,
}

/// Where the driver wants the machine to pause. No part of its state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Aim {
    pub steps: u64,
    pub time: Time,
    pub events: u64,
}

impl Aim {
    pub const NONE: Aim = Aim {
        steps: u64::MAX,
        time: Time(u64::MAX),
        events: u64::MAX,
    };
}

/// The core that runs now, and how far it may go before the others catch up.
#[derive(Clone, Copy, Hash, Debug)]
pub(crate) struct Turn {
    pub core: usize,
    pub until: Time,
    pub until_steps: u64,
}

/// The last number given out in each number space.
#[derive(Clone, Hash, Debug, Default)]
struct Counters {
    strand: u32,
    live_strands: u32,
    future: u32,
    handle: u32,
    event_loop: u32,
    object: u32,
    job: u32,
}

/// Under the frozen clock so many readings in a row see the same time; each further one moves it on, so that a
/// program that polls the clock comes to its deadline.
const STANDSTILL_READINGS: u32 = 2_000;
/// By so much. Nanoseconds.
const CREEP: u64 = 100_000;

/// So many tries in a row are each recorded; of more, each that is a multiple of it.
const POLLS_TOLD: u32 = 256;

#[derive(Clone, Debug)]
pub struct Kernel {
    pub trace: Trace,
    pub limits: Limits,
    pub world: World,
    pub network: Network,
    pub disk: Disk,
    pub clock: ClockMode,
    /// The running strand. Saved and restored when threads take turns.
    pub strand: StrandId,
    /// The line that is being executed, 1-based; 0 if none. Saved like `strand`.
    pub line: u32,
    pub(crate) cores: Vec<Core>,
    pub(crate) threads: Vec<Thread>,
    pub(crate) processes: Vec<Process>,
    pub(crate) pipes: Vec<Pipe>,
    pub(crate) semaphores: Vec<Semaphore>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) ready: VecDeque<ThreadId>,
    pub(crate) deadlines: BTreeSet<Deadline>,
    pub(crate) turn: Option<Turn>,
    pub(crate) turns: u64,
    pub(crate) waits: u64,
    /// The core and the thread that ran last.
    pub(crate) core: usize,
    pub(crate) thread: ThreadId,
    pub(crate) time_slice: u64,
    pub(crate) quantum: u64,
    pub(crate) quantum_steps: u64,
    pub(crate) steps: u64,
    pub(crate) aim: Aim,
    pub(crate) attention: bool,
    /// How often the clock was read since a thread blocked last.
    pub(crate) readings: u32,
    pub(crate) end: Option<Progress>,
    outcome: Option<OutcomeKind>,
    limit_hit: Option<Limit>,
    recorded_until: Time,
    output_bytes: u64,
    counters: Counters,
    chooser: Chooser,
    /// Shared between clones until one of them chooses.
    choices: Arc<Vec<Choice>>,
    random: Random,
    stdin_next: usize,
    /// How often in a row each strand was told "not yet" at a line.
    polls: Arc<BTreeMap<(StrandId, u32), u32>>,
    source_steps: Option<Vec<SourceStep>>,
    pub(crate) accesses: Option<Vec<crate::Access>>,
}

impl Kernel {
    /// A computer with one ready thread, the main thread, whose strand is 0.
    /// Emits `RunStarted` and the main thread's `ThreadCreated`.
    pub fn new(settings: Settings) -> Kernel {
        let mut kernel = Kernel {
            trace: Trace::new(),
            limits: settings.limits,
            disk: Disk::new(&settings.world.files),
            world: settings.world,
            network: Network::default(),
            clock: settings.clock,
            strand: StrandId(0),
            line: 0,
            cores: vec![Core::default(); settings.cores.max(1) as usize],
            threads: Vec::new(),
            processes: vec![Process::first()],
            pipes: Vec::new(),
            semaphores: Vec::new(),
            blocks: Vec::new(),
            ready: VecDeque::new(),
            deadlines: BTreeSet::new(),
            turn: None,
            turns: 0,
            waits: 0,
            core: 0,
            thread: ThreadId(0),
            time_slice: settings.time_slice.max(1),
            quantum: settings.quantum.max(1),
            quantum_steps: settings.quantum_steps.max(1),
            steps: 0,
            aim: Aim::NONE,
            attention: false,
            readings: 0,
            end: None,
            outcome: None,
            limit_hit: None,
            recorded_until: Time::ZERO,
            output_bytes: 0,
            counters: Counters::default(),
            chooser: Chooser::new(settings.schedule),
            choices: Arc::default(),
            random: Random::new(settings.seed),
            stdin_next: 0,
            polls: Arc::default(),
            source_steps: None,
            accesses: None,
        };
        // Text 0 is the empty one, so that a default TextId says nothing.
        kernel.text("");
        let program = kernel.text(&settings.program);
        kernel.emit(Event::RunStarted { program });
        kernel.add_thread(&settings.main_thread, false, StrandId(0), ProcessId(0));
        kernel
    }

    // ---- time and work -----------------------------------------------------

    /// The clock of the running thread's core.
    pub fn now(&self) -> Time {
        self.cores[self.core].clock
    }

    /// The same, read by the program.
    pub fn read_clock(&mut self) -> Time {
        if self.clock == ClockMode::Frozen {
            self.readings = self.readings.saturating_add(1);
            if self.readings > STANDSTILL_READINGS {
                let core = &mut self.cores[self.core];
                core.clock = core.clock.after(CREEP);
                self.attention = true;
            }
        }
        self.now()
    }

    /// The running thread.
    pub fn thread(&self) -> ThreadId {
        self.thread
    }

    pub fn core_count(&self) -> u32 {
        self.cores.len() as u32
    }

    /// Instructions executed so far, over all threads.
    pub fn steps(&self) -> u64 {
        self.steps
    }

    /// Work that the running thread did. Under the frozen clock it takes no time.
    /// Steps must be charged before the events they lead to are emitted.
    pub fn charge(&mut self, nanoseconds: u64, steps: u64) {
        self.steps += steps;
        if self.clock == ClockMode::Costed {
            let core = &mut self.cores[self.core];
            core.clock = core.clock.after(nanoseconds);
        }
    }

    /// Whether a [`Slice`] given out earlier may be too long by now. A runtime
    /// looks after every instruction that called the kernel, and if so asks for
    /// the slice again before it goes on.
    pub fn attention(&self) -> bool {
        self.attention
    }

    // ---- records -------------------------------------------------------------

    /// Records an event here and now. After a limit was reached nothing more is
    /// recorded but the outcome.
    pub fn emit(&mut self, event: Event) {
        let (at, thread, strand, line) = (self.now(), self.thread, self.strand, self.line);
        self.emit_for(at, thread, strand, line, event);
    }

    /// The running strand asked, at its line, whether something is there, and did not wait.
    /// Emits `Polled`, but for a first try that ends well and for most of very many.
    pub fn polled(&mut self, what: &str, ready: bool) {
        let place = (self.strand, self.line);
        let before = self.polls.get(&place).copied().unwrap_or(0);
        if ready && before == 0 {
            return;
        }
        let polls = Arc::make_mut(&mut self.polls);
        let tries = if ready { before } else { before.saturating_add(1) };
        match ready {
            true => polls.remove(&place),
            false => polls.insert(place, tries),
        };
        if ready || tries <= POLLS_TOLD || tries.is_multiple_of(POLLS_TOLD) {
            let what = self.text(what);
            self.emit(Event::Polled { what, tries, ready });
        }
    }

    pub(crate) fn emit_for(
        &mut self,
        at: Time,
        thread: ThreadId,
        strand: StrandId,
        line: u32,
        event: Event,
    ) {
        if let Event::OutcomeReached { outcome, .. } = event {
            self.outcome.get_or_insert(outcome);
        } else {
            if self.limit_hit.is_none() && self.trace.len() as u64 >= self.limits.events {
                self.hit_limit(Limit::Events, self.limits.events);
            }
            if self.limit_hit.is_some() {
                return;
            }
        }
        self.record(at, thread, strand, line, &event);
    }

    /// Cores may be up to a quantum apart, a trace is in order of time: what a
    /// core that lags behind does is recorded at the time of the record before it.
    fn record(&mut self, at: Time, thread: ThreadId, strand: StrandId, line: u32, event: &Event) {
        self.recorded_until = self.recorded_until.max(at);
        let moment = Moment {
            at: self.recorded_until,
            step: self.steps,
            thread,
            strand,
            line,
        };
        self.trace.push(moment, event);
        self.attention |= self.trace.len() as u64 >= self.aim.events;
    }

    /// The id of a text in the trace's table. Text 0 is the empty one.
    pub fn text(&mut self, text: &str) -> TextId {
        self.trace.intern(text)
    }

    /// The same, quick if it is mostly the same text that is asked for with this hint.
    pub fn text_hinted(&mut self, text: &str, hint: &TextHint) -> TextId {
        self.trace.intern_hinted(text, hint)
    }

    /// Text that the program writes. Emits `Output`; beyond the limit the text is cut.
    pub fn output(&mut self, stream: Stream, text: &str) {
        let room = self.limits.output_bytes.saturating_sub(self.output_bytes);
        let kept = if text.len() as u64 > room {
            let mut end = room as usize;
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            &text[..end]
        } else {
            text
        };
        if !kept.is_empty() {
            self.output_bytes += kept.len() as u64;
            let text = self.text(kept);
            self.emit(Event::Output { stream, text });
        }
        if kept.len() < text.len() {
            self.hit_limit(Limit::Output, self.limits.output_bytes);
        }
    }

    /// Whether a runtime is to report every instruction with
    /// [`Kernel::source_step`]. Not a part of the machine's state: it changes
    /// nothing in what happens.
    pub fn is_watching(&self) -> bool {
        self.source_steps.is_some()
    }

    /// Begins to collect source steps, or (false) stops and drops them.
    pub fn watch(&mut self, watching: bool) {
        self.source_steps = watching.then(Vec::new);
    }

    /// The instruction that is executed next, by the running strand, at
    /// `self.line`; columns are 0-based code points, both 0 if unknown. Everything
    /// before it must have been charged. Does nothing unless watching.
    pub fn source_step(&mut self, from_column: u32, to_column: u32, instruction: &'static str) {
        let (at, step, thread, strand, line) =
            (self.now(), self.steps, self.thread, self.strand, self.line);
        if let Some(steps) = &mut self.source_steps {
            steps.push(SourceStep {
                at,
                step,
                thread,
                strand,
                line,
                from_column,
                to_column,
                instruction,
            });
        }
    }

    /// The source steps since watching began.
    pub fn source_steps(&self) -> &[SourceStep] {
        self.source_steps.as_deref().unwrap_or_default()
    }

    /// The outcome, once a runtime or the machine has emitted it.
    pub fn outcome(&self) -> Option<OutcomeKind> {
        self.outcome
    }

    // ---- limits ------------------------------------------------------------------

    /// The limit that ends this run, if one was reached.
    pub fn limit_hit(&self) -> Option<Limit> {
        self.limit_hit
    }

    /// Ends the run because of a limit: the running thread must return soon.
    /// The first limit counts. Emits `LimitReached`.
    pub fn hit_limit(&mut self, limit: Limit, value: u64) {
        if self.limit_hit.is_none() {
            self.limit_hit = Some(limit);
            self.attention = true;
            let line = self.line;
            let event = Event::LimitReached { limit, value, line };
            self.record(self.now(), self.thread, self.strand, line, &event);
        }
    }

    // ---- ids -----------------------------------------------------------------------

    pub fn fresh_strand(&mut self) -> StrandId {
        if self.counters.live_strands >= self.limits.strands {
            self.hit_limit(Limit::Strands, u64::from(self.limits.strands));
        }
        self.counters.live_strands += 1;
        self.counters.strand += 1;
        StrandId(self.counters.strand)
    }

    /// A strand's object is no more: the limit counts those that are there at once.
    pub fn strand_gone(&mut self) {
        self.counters.live_strands = self.counters.live_strands.saturating_sub(1);
    }

    pub fn fresh_future(&mut self) -> FutureId {
        self.counters.future += 1;
        FutureId(self.counters.future)
    }

    pub fn fresh_handle(&mut self) -> HandleId {
        self.counters.handle += 1;
        HandleId(self.counters.handle)
    }

    pub fn fresh_loop(&mut self) -> LoopId {
        self.counters.event_loop += 1;
        LoopId(self.counters.event_loop)
    }

    pub fn fresh_job(&mut self) -> JobId {
        self.counters.job += 1;
        JobId(self.counters.job)
    }

    pub fn fresh_object(&mut self) -> ObjectId {
        self.counters.object += 1;
        ObjectId(self.counters.object)
    }

    // ---- threads ---------------------------------------------------------------------

    /// A new thread of the spawner's process, at the end of the ready queue; the spawner goes on. Who runs
    /// first is the runtime's to decide, by blocking or yielding. Emits `ThreadCreated`.
    pub fn spawn(&mut self, name: &str, daemon: bool) -> (ThreadId, StrandId) {
        if self.threads.len() as u64 >= u64::from(self.limits.threads) {
            self.hit_limit(Limit::Threads, u64::from(self.limits.threads));
        }
        let strand = self.fresh_strand();
        let process = self.process();
        (self.add_thread(name, daemon, strand, process), strand)
    }

    pub(crate) fn add_thread(
        &mut self,
        name: &str,
        daemon: bool,
        strand: StrandId,
        process: ProcessId,
    ) -> ThreadId {
        let child = ThreadId(self.threads.len() as u32);
        let name = self.text(name);
        self.emit(Event::ThreadCreated {
            child,
            strand,
            name,
            daemon,
        });
        self.threads.push(Thread {
            process,
            state: ThreadState::Ready,
            ready_at: self.now(),
            interruptions: 0,
            wake_cause: WakeCause::Woken,
            last_core: 0,
            strand,
            line: 0,
        });
        self.make_ready(child, self.now());
        child
    }

    /// Makes a blocked thread ready, at the end of the ready queue; the caller
    /// goes on. False if it was not blocked. Emits `ThreadWoken`.
    pub fn wake(&mut self, thread: ThreadId) -> bool {
        let Some(Thread {
            state: ThreadState::Blocked { deadline, .. },
            ..
        }) = self.threads.get(thread.0 as usize)
        else {
            return false;
        };
        if let Some(deadline) = *deadline {
            self.deadlines.remove(&deadline);
        }
        self.emit(Event::ThreadWoken {
            woken: thread,
            timed_out: false,
        });
        self.threads[thread.0 as usize].wake_cause = WakeCause::Woken;
        self.make_ready(thread, self.now());
        true
    }

    /// The same, and if no core is idle one gives way to it, as to a thread whose deadline
    /// came. For threads that only look at something and wait again.
    pub fn wake_promptly(&mut self, thread: ThreadId) -> bool {
        let woken = self.wake(thread);
        if woken {
            self.make_way();
        }
        woken
    }

    /// What a thread waits for; none if it runs, is ready, or is over.
    pub fn wait_reason(&self, thread: ThreadId) -> Option<WaitReason> {
        match self.threads.get(thread.0 as usize)?.state {
            ThreadState::Blocked { reason, .. } => Some(reason),
            _ => None,
        }
    }

    /// Whether a thread waits and only somebody else can end that.
    pub fn waits_without_deadline(&self, thread: ThreadId) -> bool {
        let thread = self.threads.get(thread.0 as usize);
        thread.is_some_and(|thread| {
            matches!(thread.state, ThreadState::Blocked { deadline: None, .. })
        })
    }

    /// Every thread ever made, in order of creation.
    pub fn thread_ids(&self) -> impl Iterator<Item = ThreadId> + use<> {
        (0..self.threads.len() as u32).map(ThreadId)
    }

    /// How the thread's last wait ended.
    pub fn wake_cause(&self, thread: ThreadId) -> WakeCause {
        self.threads[thread.0 as usize].wake_cause
    }

    // ---- choices ---------------------------------------------------------------------

    /// Decides among `count` alternatives (at least one); 0 is the policy.
    pub fn choose(&mut self, point: ChoicePoint, count: u32) -> u32 {
        if count <= 1 {
            return 0;
        }
        let chosen = self.chooser.choose(count);
        let choice = Choice {
            point,
            count,
            chosen,
            step: self.steps,
        };
        Arc::make_mut(&mut self.choices).push(choice);
        chosen
    }

    /// An order of `items`, chosen one after another; the policy is theirs.
    pub fn arrange<T>(&mut self, point: ChoicePoint, items: Vec<T>) -> Vec<T> {
        let mut left = VecDeque::from(items);
        let mut arranged = Vec::with_capacity(left.len());
        while !left.is_empty() {
            let chosen = self.choose(point, left.len() as u32);
            arranged.extend(left.remove(chosen as usize));
        }
        arranged
    }

    /// Decides among `count` equal alternatives where the real runtime draws lots: the policy is
    /// the scenario's seed.
    pub fn draw(&mut self, point: ChoicePoint, count: u32) -> u32 {
        if count <= 1 {
            return 0;
        }
        let by_seed = (self.random.next() % u64::from(count)) as u32;
        let chosen = self.chooser.choose_or(count, by_seed);
        let choice = Choice {
            point,
            count,
            chosen,
            step: self.steps,
        };
        Arc::make_mut(&mut self.choices).push(choice);
        chosen
    }

    /// Every choice made so far, in order: a recorded schedule.
    pub fn choices(&self) -> &[Choice] {
        &self.choices
    }

    /// Another maker of the choices from here on.
    pub fn reschedule(&mut self, schedule: Schedule) {
        self.chooser = Chooser::new(schedule);
    }

    /// The next random number for the program itself, from the scenario's seed.
    pub fn random(&mut self) -> u64 {
        self.random.next()
    }

    // ---- the world -------------------------------------------------------------------

    /// Reads the next line of standard input, if it has arrived. Emits `InputRead`.
    pub fn read_line(&mut self) -> Input {
        let Some(line) = self.world.stdin.get(self.stdin_next) else {
            return if self.world.interactive {
                Input::Wait(None)
            } else {
                Input::End
            };
        };
        if line.at > self.now() {
            return Input::Wait(Some(line.at));
        }
        let text = line.text.clone();
        self.stdin_next += 1;
        let id = self.text(&text);
        self.emit(Event::InputRead { text: id });
        Input::Line(text)
    }

    /// Feeds the kernel's state to a digest: what decides how the run goes on,
    /// not how it came here (no trace, no steps, no choices).
    pub fn digest(&self, state: &mut impl Hasher) {
        (
            &self.cores,
            &self.threads,
            &self.ready,
            &self.deadlines,
            &self.turn,
        )
            .hash(state);
        (
            self.clock,
            self.strand,
            self.line,
            self.core,
            self.thread,
            &self.end,
        )
            .hash(state);
        (
            &self.counters,
            &self.chooser,
            &self.random,
            self.stdin_next,
            self.readings,
            self.limit_hit,
        )
            .hash(state);
        (&self.processes, &self.pipes, &self.semaphores, &self.blocks).hash(state);
        (&self.world, &self.network, &self.disk).hash(state);
    }
}

impl Default for Kernel {
    /// A kernel of default settings: what a runtime holds while its own one is lent out.
    fn default() -> Kernel {
        Kernel::new(crate::settings::Settings::default())
    }
}
