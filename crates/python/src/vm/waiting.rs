//! Who waits for what: noted when a thread blocks, told when nobody can go on.
//!
//! Every thread blocked and no deadline to come: CPython would hang. We say who
//! holds what and who waits for whom, and if they wait in a circle, the circle.

use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::{Frame, Vm};
use std::fmt::Write;
use trace::{Event, ObjectId, OutcomeKind, Stream, ThreadId, ThreadWait, WaitReason};

const NOTHING_WAKES: &str = "every thread waits, and nothing can wake one";
/// A server without clients: no deadlock of the program's own.
const NOBODY_COMES: &str = "everyone waits for the network, and nobody will come: the server runs, but no client is left (let the program start one, or end the server)";

/// What a thread waits for, if it is something that a thread holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum WaitsOn {
    #[default]
    Nothing,
    Lock(Id),
    Thread(ThreadId),
}

#[derive(Clone, Debug)]
pub(crate) struct Waiting {
    on: WaitsOn,
    reason: WaitReason,
    /// The call in the program's words; empty if the program made it itself.
    what: String,
    /// Of the program, 1-based; 0 if there is none.
    line: u32,
}

impl Vm {
    /// The thread is about to wait: remembers for what, and names the call.
    pub(crate) fn note_wait(&mut self, reason: WaitReason) -> String {
        let on = std::mem::take(&mut self.waits_on);
        if matches!(reason, WaitReason::Sleep | WaitReason::Select) {
            return String::new();
        }
        let what = self.waiting_call();
        let line = self.kernel.line;
        let waiting = Waiting {
            on,
            reason,
            what: what.clone(),
            line,
        };
        self.waiting.insert(self.kernel.thread(), waiting);
        what
    }

    /// The library function that the program called and that waits now: `Queue.get`, `Lock.acquire`.
    fn waiting_call(&self) -> String {
        let program = self.frames.iter().rposition(|frame| match frame {
            Frame::Python(frame) => !self.codes[frame.code.0 as usize].library,
            Frame::Native(_) => false,
        });
        let callee = match program {
            Some(at) => self.frames.get(at + 1),
            None => self.frames.last(),
        };
        match callee {
            Some(Frame::Python(frame)) => {
                let name = &self.codes[frame.code.0 as usize].code.qualname;
                name.replace(".<locals>", "")
            }
            Some(Frame::Native(frame)) => match self.waiting_receiver(frame.base) {
                Some(class) => format!("{class}.{}", frame.name),
                None => frame.name.to_owned(),
            },
            None => String::new(),
        }
    }

    fn waiting_receiver(&self, base: u32) -> Option<&'static str> {
        match self.object_of(*self.stack.get(base as usize)?)? {
            Object::Lock(lock) if lock.reentrant => Some("RLock"),
            Object::Lock(_) => Some("Lock"),
            Object::ThreadHandle(_) => Some("Thread"),
            _ => None,
        }
    }

    /// Nobody can run any more. Emits `ThreadsDeadlocked` and the outcome, and says it on stderr.
    pub(crate) fn tell_deadlock(&mut self) {
        let mut waits = self.thread_waits();
        let cycle = order_cycle(&mut waits);
        let words = self.deadlock_words(&waits, cycle);
        let text = self.deadlock_text(&waits, words);
        self.kernel.output(Stream::Stderr, &text);
        let cycle = cycle as u32;
        self.kernel.emit(Event::ThreadsDeadlocked { waits, cycle });
        let message = match cycle {
            0 => words,
            _ => NOTHING_WAKES,
        };
        let message = self.kernel.text(message);
        self.kernel.emit(Event::OutcomeReached {
            outcome: OutcomeKind::Deadlock,
            code: 1,
            message,
        });
    }

    /// Another process's threads wait too: this VM is to tell of them.
    pub(crate) fn adopt_waits(&mut self, process: &str, threads: &[ThreadId], other: &Vm) {
        for thread in threads {
            let name = other.state.thread_names.get(thread);
            let title = match name {
                Some(name) => format!("{process}, {name}"),
                None => process.to_owned(),
            };
            self.state.thread_names.insert(*thread, title);
            if let Some(waiting) = other.waiting.get(thread) {
                let mut waiting = waiting.clone();
                // Its locks are in a heap that this VM cannot see.
                if matches!(waiting.on, WaitsOn::Lock(_)) {
                    waiting.on = WaitsOn::Nothing;
                }
                self.waiting.insert(*thread, waiting);
            }
        }
    }

    fn thread_waits(&mut self) -> Vec<ThreadWait> {
        let threads = self.kernel.thread_ids();
        let mut waits = Vec::new();
        for thread in threads {
            let Some(reason) = self.kernel.wait_reason(thread) else {
                continue;
            };
            let waiting = self.waiting.get(&thread).cloned();
            let waiting = waiting.filter(|waiting| waiting.reason == reason);
            let (lock, holder) = match waiting.as_ref().map(|waiting| waiting.on) {
                Some(WaitsOn::Lock(id)) => self.lock_and_holder(id),
                Some(WaitsOn::Thread(joined)) => (None, Some(joined)),
                _ => (None, None),
            };
            let what = waiting.as_ref().map_or("", |waiting| &waiting.what);
            let what = self
                .kernel
                .text(if what.is_empty() { reason.word() } else { what });
            let line = waiting.map_or(0, |waiting| waiting.line);
            waits.push(ThreadWait {
                thread,
                reason,
                what,
                lock,
                holder,
                line,
            });
        }
        waits
    }

    fn lock_and_holder(&self, id: Id) -> (Option<ObjectId>, Option<ThreadId>) {
        match self.object(id) {
            Object::Lock(lock) if !lock.signal => (lock.object, lock.holder),
            _ => (None, None),
        }
    }

    fn deadlock_words(&self, waits: &[ThreadWait], cycle: usize) -> &'static str {
        let on_network =
            |wait: &ThreadWait| matches!(wait.reason, WaitReason::Select | WaitReason::Io);
        match cycle {
            0 if self.kernel.has_listeners() && waits.iter().any(on_network) => NOBODY_COMES,
            0 => NOTHING_WAKES,
            1 => "a thread waits for itself",
            _ => "threads wait for each other in a circle",
        }
    }

    fn deadlock_text(&self, waits: &[ThreadWait], words: &str) -> String {
        let mut text = match words {
            NOBODY_COMES => format!("interleave: {words}\n"),
            _ => format!("interleave: deadlock: {words}\n"),
        };
        for wait in waits {
            let name = self.thread_title(wait.thread);
            write!(
                text,
                "  {name} waits in {}",
                self.kernel.trace.text(wait.what)
            )
            .expect("a String grows");
            if let Some(lock) = wait.lock {
                write!(text, " for {}", self.lock_title(lock)).expect("a String grows");
            }
            match (wait.reason, wait.holder) {
                (WaitReason::Join, Some(holder)) => {
                    write!(text, " for {}", self.thread_title(holder)).expect("a String grows");
                }
                (_, Some(holder)) => {
                    write!(text, ", held by {}", self.thread_title(holder))
                        .expect("a String grows");
                }
                _ => {}
            }
            if wait.line > 0 {
                write!(text, " (line {})", wait.line).expect("a String grows");
            }
            text.push('\n');
        }
        text
    }

    fn thread_title(&self, thread: ThreadId) -> &str {
        let title = self.state.thread_names.get(&thread);
        title.map_or("MainThread", String::as_str)
    }

    fn lock_title(&self, lock: ObjectId) -> &str {
        let title = self.state.lock_names.get(&lock);
        title.map_or("a lock", String::as_str)
    }

    /// How the program calls a lock: a global, a local, an attribute of a local; else nothing.
    pub(crate) fn program_name_of(&mut self, wanted: Value) -> Option<String> {
        let main = *self.modules.get("__main__")?;
        if let Some(name) = self.name_among(main, wanted) {
            return Some(name);
        }
        let frames: Vec<(usize, u32)> = self
            .frames
            .iter()
            .rev()
            .filter_map(|frame| match frame {
                Frame::Python(frame) => Some((frame.base as usize, frame.code.0)),
                Frame::Native(_) => None,
            })
            .collect();
        for (base, code) in frames {
            let loaded = self.codes[code as usize].clone();
            if loaded.library {
                continue;
            }
            for (slot, name) in loaded.code.locals.iter().enumerate() {
                let value = self.stack.get(base + slot).copied().unwrap_or(Value::Null);
                let value = match self.object_of(value) {
                    Some(Object::Cell(inner)) => *inner,
                    _ => value,
                };
                if value.is(wanted) {
                    return Some(name.clone());
                }
                if let Value::Object(id) = value
                    && matches!(self.object(id), Object::Instance(_))
                    && let Some(attribute) = self.name_among(id, wanted)
                {
                    return Some(format!("{name}.{attribute}"));
                }
            }
        }
        None
    }

    fn name_among(&self, owner: Id, wanted: Value) -> Option<String> {
        let names = self.heap.attributes(owner)?;
        let found = names.iter().find(|(_, value)| value.is(wanted));
        found.map(|(name, _)| self.symbols.text(name).to_owned())
    }
}

/// Puts the threads that wait in a circle first, in its order; how many they are.
fn order_cycle(waits: &mut Vec<ThreadWait>) -> usize {
    let place = |waits: &[ThreadWait], thread: ThreadId| {
        waits.iter().position(|wait| wait.thread == thread)
    };
    for start in 0..waits.len() {
        let mut path = vec![start];
        while let Some(next) = waits[path[path.len() - 1]]
            .holder
            .and_then(|holder| place(waits, holder))
        {
            if next == start {
                let circle: Vec<ThreadWait> = path.iter().map(|at| waits[*at]).collect();
                waits.retain(|wait| !circle.iter().any(|of| of.thread == wait.thread));
                waits.splice(0..0, circle.iter().copied());
                return path.len();
            }
            if path.contains(&next) {
                break;
            }
            path.push(next);
        }
    }
    0
}
