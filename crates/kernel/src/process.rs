//! Processes: who made whom, which descriptors they have open, how they ended.
//!
//! A thread belongs to one process for ever. A process ends with a code and takes all its threads
//! with it; until its parent asks for that code (`reap`) it stays as a zombie. Its memory is
//! the runtime's; what is here is what the operating system knows of it.
//! Invariant: an ended process has no open descriptor and no thread that is not exited.

use crate::kernel::Kernel;
use crate::pipe::Descriptors;
use crate::thread::{ThreadState, WakeCause};
use std::collections::{BTreeMap, VecDeque};
use trace::{Event, Limit, ProcessId, StartMethod, StrandId, TextId, ThreadId};

/// The first process's number as programs see it; the others count up from there.
pub const FIRST_PID: u32 = 4711;
/// Processes that live at once: beyond that `fork` fails with `EAGAIN`, as under `ulimit -u`.
pub const PROCESSES_MAX: usize = 256;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Life {
    Running,
    /// Ended with this code (minus the signal, if killed); nobody has asked for it.
    Zombie(i32),
    Reaped(i32),
}

#[derive(Clone, Hash, Debug)]
pub(crate) struct Process {
    pid: u32,
    name: TextId,
    parent: ProcessId,
    life: Life,
    pub descriptors: Descriptors,
    /// Threads that wait for its end.
    watchers: Vec<ThreadId>,
    /// Connections that others made to it and it has not taken yet: numbers of descriptors.
    pub connections: VecDeque<u32>,
    /// Threads that wait for one.
    pub acceptors: Vec<ThreadId>,
    signals: Signals,
}

/// What a process does with signals: sets of numbers, and those that came and wait for it.
#[derive(Clone, Hash, Debug)]
struct Signals {
    handled: u64,
    ignored: u64,
    pending: VecDeque<u32>,
}

/// SIGINT, which a Python process handles from its beginning.
const HANDLED: u64 = 1 << 2;
const SIGCHLD: u32 = 17;
/// SIGPIPE, SIGXFSZ (Python's), SIGCHLD, SIGCONT, SIGURG, SIGWINCH (the default).
const IGNORED: u64 = 1 << 13 | 1 << 25 | 1 << SIGCHLD | 1 << 18 | 1 << 23 | 1 << 28;

impl Default for Signals {
    fn default() -> Signals {
        Signals {
            handled: HANDLED,
            ignored: IGNORED,
            pending: VecDeque::new(),
        }
    }
}

/// What a new process is to be.
#[derive(Clone, Copy, Debug)]
pub struct NewProcess<'a> {
    pub how: StartMethod,
    pub name: &'a str,
    pub main_thread: &'a str,
    /// The descriptors that it inherits under the same numbers; none: all of them.
    pub inherits: Option<&'a [u32]>,
}

/// A process's life as its parent can learn of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChildState {
    Running,
    Ended(i32),
    /// No child of the asker, or its code was taken already.
    NoChild,
}

impl Process {
    pub(crate) fn first() -> Process {
        Process {
            pid: FIRST_PID,
            name: TextId::default(),
            parent: ProcessId(0),
            life: Life::Running,
            descriptors: BTreeMap::new(),
            watchers: Vec::new(),
            connections: VecDeque::new(),
            acceptors: Vec::new(),
            signals: Signals::default(),
        }
    }
}

impl Kernel {
    pub(crate) fn process_entry(&self, process: ProcessId) -> &Process {
        &self.processes[process.0 as usize]
    }

    pub(crate) fn process_mut(&mut self, process: ProcessId) -> &mut Process {
        &mut self.processes[process.0 as usize]
    }

    /// The process of the running thread.
    pub fn process(&self) -> ProcessId {
        self.process_of(self.thread())
    }

    pub fn process_of(&self, thread: ThreadId) -> ProcessId {
        self.threads[thread.0 as usize].process
    }

    /// Every process ever made, in order.
    pub fn process_ids(&self) -> impl Iterator<Item = ProcessId> + use<> {
        (0..self.processes.len() as u32).map(ProcessId)
    }

    pub fn pid(&self, process: ProcessId) -> u32 {
        self.process_entry(process).pid
    }

    /// As whoever made it called it; the first one has no name.
    pub fn process_name(&self, process: ProcessId) -> TextId {
        self.process_entry(process).name
    }

    /// The parent's number; 1 once the parent has ended, as orphans have it.
    pub fn parent_pid(&self, process: ProcessId) -> u32 {
        if process.0 == 0 {
            return FIRST_PID - 1;
        }
        let parent = self.process_entry(process).parent;
        if self.is_running(parent) {
            self.pid(parent)
        } else {
            1
        }
    }

    /// The process with that number, unless it is gone for good.
    pub fn process_with_pid(&self, pid: u32) -> Option<ProcessId> {
        let index = pid.checked_sub(FIRST_PID)? as usize;
        let process = self.processes.get(index)?;
        (!matches!(process.life, Life::Reaped(_))).then_some(ProcessId(index as u32))
    }

    pub fn is_running(&self, process: ProcessId) -> bool {
        self.process_entry(process).life == Life::Running
    }

    /// The code that a process ended with.
    pub fn exit_code(&self, process: ProcessId) -> Option<i32> {
        match self.process_entry(process).life {
            Life::Running => None,
            Life::Zombie(code) | Life::Reaped(code) => Some(code),
        }
    }

    pub fn running_processes(&self) -> usize {
        let running = |process: &&Process| process.life == Life::Running;
        self.processes.iter().filter(running).count()
    }

    /// Whether there ever was another process than the first one.
    pub fn has_processes(&self) -> bool {
        self.processes.len() > 1
    }

    /// The threads of a process that have not ended, in order of creation.
    pub fn live_threads(&self, process: ProcessId) -> Vec<ThreadId> {
        let threads = self.threads.iter().enumerate();
        threads
            .filter(|(_, thread)| thread.process == process && thread.state != ThreadState::Exited)
            .map(|(index, _)| ThreadId(index as u32))
            .collect()
    }

    /// A child of the running thread's process, with one ready thread. Emits `ProcessCreated` and
    /// `ThreadCreated`. None: there are too many processes.
    pub fn create_process(&mut self, new: NewProcess) -> Option<(ProcessId, ThreadId, StrandId)> {
        if self.running_processes() >= PROCESSES_MAX {
            return None;
        }
        if self.threads.len() as u64 >= u64::from(self.limits.threads) {
            self.hit_limit(Limit::Threads, u64::from(self.limits.threads));
        }
        let parent = self.process();
        let process = ProcessId(self.processes.len() as u32);
        let pid = FIRST_PID + process.0;
        let thread = ThreadId(self.threads.len() as u32);
        let name = self.text(new.name);
        self.emit(Event::ProcessCreated {
            process,
            parent,
            how: new.how,
            pid,
            thread,
            name,
        });
        let mut descriptors = self.process_entry(parent).descriptors.clone();
        if let Some(kept) = new.inherits {
            descriptors.retain(|number, _| kept.contains(number));
        }
        for descriptor in descriptors.values() {
            self.open_again(*descriptor);
        }
        self.network.inherit(parent, process, new.inherits);
        // A copy goes on with its parent's handlers, a fresh interpreter with none.
        let signals = match new.inherits {
            None => Signals {
                pending: VecDeque::new(),
                ..self.process_entry(parent).signals.clone()
            },
            Some(_) => Signals::default(),
        };
        self.processes.push(Process {
            pid,
            name,
            parent,
            life: Life::Running,
            descriptors,
            watchers: Vec::new(),
            connections: VecDeque::new(),
            acceptors: Vec::new(),
            signals,
        });
        let strand = self.fresh_strand();
        let thread = self.add_thread(new.main_thread, false, strand, process);
        Some((process, thread, strand))
    }

    /// Ends a process: its threads leave their cores, its descriptors are closed, whoever waits
    /// for it is woken. Emits `ProcessExited`, but for the first process only if others live on.
    pub fn end_process(&mut self, process: ProcessId, code: i32) {
        if !self.is_running(process) {
            return;
        }
        for number in self.descriptor_numbers(process) {
            self.close_of(process, number);
        }
        let asker = std::mem::replace(&mut self.network.process, process);
        for number in self.network.numbers_of(process) {
            let _ = self.close_descriptor(number);
        }
        self.network.process = asker;
        for watcher in std::mem::take(&mut self.process_mut(process).watchers) {
            self.wake(watcher);
        }
        // Its last event: after it no thread of it does anything.
        self.process_mut(process).life = Life::Zombie(code);
        if process.0 > 0 || self.running_processes() > 0 {
            self.emit(Event::ProcessExited { process, code });
        }
        for thread in self.live_threads(process) {
            self.remove_thread(thread);
        }
        let parent = self.process_entry(process).parent;
        if self.is_running(parent) && self.process_entry(parent).signals.handled & 1 << SIGCHLD != 0 {
            self.kill(parent, SIGCHLD);
        }
    }

    fn remove_thread(&mut self, thread: ThreadId) {
        let index = thread.0 as usize;
        match self.threads[index].state {
            ThreadState::Ready => self.ready.retain(|ready| *ready != thread),
            ThreadState::Running { core } => self.leave(core),
            ThreadState::Blocked { deadline, .. } => {
                if let Some(deadline) = deadline {
                    self.deadlines.remove(&deadline);
                }
            }
            ThreadState::Exited => {}
        }
        self.threads[index].state = ThreadState::Exited;
        self.threads[index].wake_cause = WakeCause::Woken;
        self.attention = true;
    }

    /// Takes the exit code of a child, if it has ended. Emits `ProcessReaped`.
    pub fn reap(&mut self, process: ProcessId) -> ChildState {
        let asker = self.process();
        let child = self.process_entry(process);
        if child.parent != asker || process.0 == 0 {
            return ChildState::NoChild;
        }
        match child.life {
            Life::Running => ChildState::Running,
            Life::Reaped(_) => ChildState::NoChild,
            Life::Zombie(code) => {
                self.process_mut(process).life = Life::Reaped(code);
                self.emit(Event::ProcessReaped { process });
                ChildState::Ended(code)
            }
        }
    }

    /// The children of the running thread's process whose code was not taken yet.
    pub fn children(&self) -> Vec<ProcessId> {
        let asker = self.process();
        let is_child = |process: &ProcessId| {
            let entry = self.process_entry(*process);
            process.0 > 0 && entry.parent == asker && !matches!(entry.life, Life::Reaped(_))
        };
        self.process_ids().filter(is_child).collect()
    }

    /// The running thread is woken when the process ends.
    pub fn watch_process(&mut self, process: ProcessId) {
        let watcher = self.thread();
        let watchers = &mut self.process_mut(process).watchers;
        if !watchers.contains(&watcher) {
            watchers.push(watcher);
        }
    }

    /// The running thread no longer waits for that.
    pub fn forget_process(&mut self, process: ProcessId) {
        let watcher = self.thread();
        let watchers = &mut self.process_mut(process).watchers;
        watchers.retain(|thread| *thread != watcher);
    }

    /// Sends a signal. One that is handled waits for the process's main thread, which is woken; one
    /// that is ignored is lost; for any other the process ends at once, with minus its number. Emits
    /// `SignalSent`. Numbers are below 64.
    pub fn kill(&mut self, process: ProcessId, signal: u32) {
        self.emit(Event::SignalSent { process, signal });
        let bit = 1u64 << signal.min(63);
        let signals = &mut self.process_mut(process).signals;
        if signals.handled & bit != 0 {
            if !signals.pending.contains(&signal) {
                signals.pending.push_back(signal);
            }
            if let Some(main) = self.live_threads(process).first() {
                self.wake_promptly(*main);
            }
        } else if signals.ignored & bit == 0 {
            self.end_process(process, -(signal as i32));
        }
    }

    /// What the running thread's process does with a signal from now on.
    pub fn set_signal_action(&mut self, signal: u32, handled: bool, ignored: bool) {
        let process = self.process();
        let bit = 1u64 << signal.min(63);
        let signals = &mut self.process_mut(process).signals;
        let set = |mask: &mut u64, on: bool| match on {
            true => *mask |= bit,
            false => *mask &= !bit,
        };
        set(&mut signals.handled, handled);
        set(&mut signals.ignored, ignored);
    }

    /// Takes back a signal that waits for the running thread's process; whether there was one.
    pub fn forget_signal(&mut self, signal: u32) -> bool {
        let process = self.process();
        let pending = &mut self.process_mut(process).signals.pending;
        let count = pending.len();
        pending.retain(|waiting| *waiting != signal);
        pending.len() != count
    }

    /// Whether a signal waits for the running thread's process.
    pub fn has_signals(&self) -> bool {
        !self
            .process_entry(self.process())
            .signals
            .pending
            .is_empty()
    }

    /// The next signal that waits for the running thread's process.
    pub fn take_signal(&mut self) -> Option<u32> {
        let process = self.process();
        self.process_mut(process).signals.pending.pop_front()
    }
}
