//! Processes, and what lies between them: pipes with the messages in them, and shared memory.
//!
//! A process owns its memory; nothing that it stores is seen by another one. What goes over goes
//! as a copy, through a pipe, or stands in a block of shared memory, which belongs to none of them.

use crate::machine::EventLoopState;
use crate::strand::Standing;
use std::collections::{BTreeMap, VecDeque};
use trace::*;

#[derive(Clone, PartialEq, Debug, Default)]
pub struct ProcessState {
    pub id: ProcessId,
    pub parent: Option<ProcessId>,
    /// None: the program's first process.
    pub how: Option<StartMethod>,
    pub pid: u32,
    pub name: TextId,
    pub main_thread: ThreadId,
    /// The exit code, or minus the signal that ended it; none while it lives.
    pub exit: Option<i32>,
    /// The parent took the exit code; before that an ended process is a zombie.
    pub is_reaped: bool,
}

/// A message that is in a pipe.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Message {
    /// From 1, for each pipe.
    pub number: u32,
    pub bytes: u32,
    pub label: TextId,
    /// Who sent it.
    pub sender: ProcessId,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct PipeState {
    pub label: TextId,
    /// The process that made it.
    pub maker: ProcessId,
    /// Sent and not yet received, oldest first.
    pub messages: VecDeque<Message>,
    pub sent: u32,
    pub received: u32,
    /// Who sent and who received the last message.
    pub last_sender: Option<ProcessId>,
    pub last_receiver: Option<ProcessId>,
    /// What was received last.
    pub last_received: Option<Message>,
    pub is_reading_closed: bool,
    pub is_writing_closed: bool,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct SharedMemory {
    pub label: TextId,
    pub bytes: u32,
    pub maker: ProcessId,
    /// The last value written at each offset, and by whom.
    pub values: BTreeMap<u32, (TextId, ProcessId)>,
}

/// The part of the state that several processes need.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Processes {
    /// Empty while there is only the program's first one.
    pub processes: BTreeMap<ProcessId, ProcessState>,
    pub pipes: BTreeMap<ObjectId, PipeState>,
    pub memory: BTreeMap<ObjectId, SharedMemory>,
    /// The main thread of the process that was made last, not yet created.
    awaited_thread: Option<(ThreadId, ProcessId)>,
}

impl Processes {
    /// The process whose main thread this is, if it is not the program's first one.
    pub fn led_by(&self, thread: ThreadId) -> Option<&ProcessState> {
        let mut children = self.processes.values().filter(|process| process.how.is_some());
        children.find(|process| process.main_thread == thread)
    }
}

impl EventLoopState {
    /// The process that a thread belongs to.
    pub fn process_of(&self, thread: ThreadId) -> ProcessId {
        self.threads
            .get(&thread)
            .map(|thread| thread.process)
            .unwrap_or_default()
    }

    /// The process of a thread that is being created by `creator`.
    pub(crate) fn process_of_new(&mut self, child: ThreadId, creator: ThreadId) -> ProcessId {
        match self.shared.awaited_thread.take() {
            Some((thread, process)) if thread == child => process,
            _ => self.process_of(creator),
        }
    }

    pub(crate) fn apply_process(&mut self, record: &Record, event: &Event) -> bool {
        let here = self.process_of(record.thread);
        match event {
            Event::ProcessCreated {
                process,
                parent,
                how,
                pid,
                thread,
                name,
            } => {
                let first = self.shared.processes.entry(ProcessId(0)).or_default();
                first.main_thread = ThreadId(0);
                let made = ProcessState {
                    id: *process,
                    parent: Some(*parent),
                    how: Some(*how),
                    pid: *pid,
                    name: *name,
                    main_thread: *thread,
                    exit: None,
                    is_reaped: false,
                };
                self.shared.processes.insert(*process, made);
                self.shared.awaited_thread = Some((*thread, *process));
            }
            Event::ProcessExited { process, code } => self.end_process(*process, *code),
            Event::ProcessReaped { process } => {
                let ended = self.shared.processes.entry(*process).or_default();
                ended.is_reaped = true;
            }
            Event::SignalSent { .. } | Event::StdoutFlushed {} => {}
            event => return self.apply_pipe(here, event) || self.apply_memory(here, event),
        }
        true
    }

    fn end_process(&mut self, process: ProcessId, code: i32) {
        let ended = self.shared.processes.entry(process).or_default();
        ended.exit = Some(code);
        let of_it = |thread: &&crate::machine::ThreadState| thread.process == process;
        let threads: Vec<ThreadId> = self
            .threads
            .values()
            .filter(of_it)
            .filter(|thread| thread.standing != Standing::Done)
            .map(|thread| thread.id)
            .collect();
        for thread in threads {
            self.stand_thread(thread, Standing::Done);
        }
    }

    fn apply_pipe(&mut self, here: ProcessId, event: &Event) -> bool {
        match event {
            Event::PipeCreated { pipe, label } => {
                let made = self.shared.pipes.entry(*pipe).or_default();
                (made.label, made.maker) = (*label, here);
            }
            Event::MessageSent {
                pipe,
                message,
                bytes,
                label,
            } => {
                let pipe = self.shared.pipes.entry(*pipe).or_default();
                pipe.sent += 1;
                pipe.last_sender = Some(here);
                pipe.messages.push_back(Message {
                    number: *message,
                    bytes: *bytes,
                    label: *label,
                    sender: here,
                });
            }
            Event::MessageReceived { pipe, message, .. } => {
                let pipe = self.shared.pipes.entry(*pipe).or_default();
                pipe.received += 1;
                pipe.last_receiver = Some(here);
                let is_it = |sent: &Message| sent.number == *message;
                if let Some(place) = pipe.messages.iter().position(is_it) {
                    pipe.last_received = pipe.messages.remove(place);
                }
            }
            Event::PipeClosed { pipe, end } => {
                let pipe = self.shared.pipes.entry(*pipe).or_default();
                match end {
                    PipeEnd::Reading => pipe.is_reading_closed = true,
                    PipeEnd::Writing => pipe.is_writing_closed = true,
                }
            }
            _ => return false,
        }
        true
    }

    fn apply_memory(&mut self, here: ProcessId, event: &Event) -> bool {
        match event {
            Event::MemoryShared {
                memory,
                bytes,
                label,
            } => {
                let made = self.shared.memory.entry(*memory).or_default();
                (made.label, made.bytes, made.maker) = (*label, *bytes, here);
            }
            Event::MemoryWritten {
                memory,
                offset,
                value,
            } => {
                let memory = self.shared.memory.entry(*memory).or_default();
                memory.values.insert(*offset, (*value, here));
            }
            _ => return false,
        }
        true
    }
}
