//! Telling of processes, pipes and shared memory.

use super::Story;
use super::message::{What, Why};
use super::piece::Piece;
use super::tell::{Teller, number, told};
use trace::*;

pub(super) fn tell(teller: &Teller) -> Option<Story> {
    tell_life(teller)
        .or_else(|| tell_message(teller))
        .or_else(|| tell_memory(teller))
}

impl Teller<'_> {
    fn process(&self, id: ProcessId) -> Piece {
        match self.state.shared.processes.get(&id) {
            Some(process) if id.0 > 0 => self.code(process.name),
            _ => Piece::code("MainProcess"),
        }
    }

    fn pipe(&self, id: ObjectId) -> Piece {
        match self.state.shared.pipes.get(&id) {
            Some(pipe) => self.code(pipe.label),
            None => Piece::text("?"),
        }
    }

    fn memory(&self, id: ObjectId) -> Piece {
        match self.state.shared.memory.get(&id) {
            Some(memory) => self.code(memory.label),
            None => Piece::text("?"),
        }
    }

    fn here(&self) -> Piece {
        self.process(self.state.process_of(self.record.thread))
    }
}

fn tell_life(teller: &Teller) -> Option<Story> {
    match &teller.record.event {
        Event::ProcessCreated {
            process, how, pid, ..
        } => {
            let why = match how {
                StartMethod::Fork => Why::ForkCopies {},
                StartMethod::Spawn => Why::SpawnBeginsEmpty {},
                StartMethod::Forkserver => Why::ServerCopies {},
            };
            let what = What::ProcessMade {
                who: teller.here(),
                process: teller.process(*process),
                pid: number(pid),
            };
            told(what, why, how.word())
        }
        Event::ProcessExited { process, code } if *code < 0 => told(
            What::ProcessKilled {
                process: teller.process(*process),
                signal: number(-code),
            },
            Why::ThreadsEndWithProcess {},
            "exit",
        ),
        Event::ProcessExited { process, code } => told(
            What::ProcessEnded {
                process: teller.process(*process),
                code: number(code),
            },
            Why::ThreadsEndWithProcess {},
            "exit",
        ),
        Event::ProcessReaped { process } => told(
            What::ProcessReaped {
                who: teller.here(),
                process: teller.process(*process),
            },
            Why::ZombieUntilWaited {},
            "waitpid",
        ),
        Event::SignalSent { process, signal } => told(
            What::SignalSent {
                who: teller.here(),
                process: teller.process(*process),
                signal: number(signal),
            },
            None,
            "kill",
        ),
        Event::StdoutFlushed {} => told(
            What::OutputFlushed {
                process: teller.here(),
            },
            Why::BufferPerProcess {},
            "flush",
        ),
        _ => None,
    }
}

fn tell_message(teller: &Teller) -> Option<Story> {
    match &teller.record.event {
        Event::PipeCreated { pipe, .. } => told(
            What::PipeMade {
                who: teller.here(),
                pipe: teller.pipe(*pipe),
            },
            Why::PipeIsOutside {},
            "pipe",
        ),
        Event::MessageSent {
            pipe, bytes, label, ..
        } => told(
            What::MessageSent {
                who: teller.here(),
                message: teller.code(*label),
                pipe: teller.pipe(*pipe),
                bytes: number(bytes),
            },
            Why::MessageIsCopy {},
            "send",
        ),
        Event::MessageReceived { pipe, bytes, .. } => {
            let state = teller.state.shared.pipes.get(pipe);
            let message = state.and_then(|pipe| pipe.last_received);
            told(
                What::MessageReceived {
                    who: teller.here(),
                    message: message.map_or(Piece::text("?"), |sent| teller.code(sent.label)),
                    pipe: teller.pipe(*pipe),
                    bytes: number(bytes),
                },
                Why::ReceivedIsNew {},
                "recv",
            )
        }
        Event::PipeClosed { pipe, end } => {
            let pipe = teller.pipe(*pipe);
            match end {
                PipeEnd::Reading => told(What::PipeUnread { pipe }, Why::WritingBreaks {}, "close"),
                PipeEnd::Writing => told(What::PipeEnded { pipe }, Why::ReadingEnds {}, "close"),
            }
        }
        _ => None,
    }
}

fn tell_memory(teller: &Teller) -> Option<Story> {
    match &teller.record.event {
        Event::MemoryShared { memory, bytes, .. } => told(
            What::MemoryShared {
                who: teller.here(),
                memory: teller.memory(*memory),
                bytes: number(bytes),
            },
            Why::SeenByAll {},
            "shared memory",
        ),
        Event::MemoryWritten { memory, value, .. } => told(
            What::MemoryWritten {
                who: teller.here(),
                memory: teller.memory(*memory),
                value: teller.code(*value),
            },
            Why::SeenByAll {},
            "shared memory",
        ),
        _ => None,
    }
}
