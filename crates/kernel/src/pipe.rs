//! Pipes: bytes on their way from one process to another, and the descriptors that name their ends.
//!
//! A pipe holds at most `CAPACITY` bytes: a writer then waits for a reader, as on Linux. An end that
//! nobody has open any more is closed: reading gives the rest and then the end of file, writing
//! fails. A descriptor is a small number of one process; a socket pair's has both directions.
//! Messages (a length and so many bytes, as `multiprocessing.connection` sends them) are only
//! counted here, for the trace.
//! Invariant: a pipe's `readers` and `writers` count the descriptors of all processes.

use crate::kernel::Kernel;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;
use trace::{Event, ObjectId, PipeEnd, ProcessId, ThreadId};

/// Bytes that a pipe holds before a writer has to wait (Linux: 16 pages).
pub const CAPACITY: usize = 65_536;
/// 0, 1 and 2 are the standard streams.
const FIRST_DESCRIPTOR: u32 = 3;

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Descriptor {
    /// Indices of pipes.
    reads: Option<usize>,
    writes: Option<usize>,
}

/// By number.
pub(crate) type Descriptors = BTreeMap<u32, Descriptor>;

#[derive(Clone, Hash, Debug)]
pub(crate) struct Pipe {
    object: ObjectId,
    /// Shared between clones until one of them changes it.
    bytes: Arc<VecDeque<u8>>,
    readers: u32,
    writers: u32,
    waiting_readers: Vec<ThreadId>,
    waiting_writers: Vec<ThreadId>,
    messages_sent: u32,
    messages_received: u32,
}

/// The number names no open descriptor, or not one for this direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadDescriptor;

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Read {
    Bytes(Vec<u8>),
    /// Nothing there yet, and somebody may still write.
    Wait,
    End,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// So many bytes fitted in; 0: the writer has to wait.
    Bytes(usize),
    /// Nobody can read them.
    Broken,
}

impl Kernel {
    fn new_pipe(&mut self, label: &str) -> usize {
        let object = self.fresh_object();
        let label = self.text(label);
        self.emit(Event::PipeCreated {
            pipe: object,
            label,
        });
        self.pipes.push(Pipe {
            object,
            bytes: Arc::default(),
            readers: 0,
            writers: 0,
            waiting_readers: Vec::new(),
            waiting_writers: Vec::new(),
            messages_sent: 0,
            messages_received: 0,
        });
        self.pipes.len() - 1
    }

    /// A pipe: the numbers of its reading and its writing end. Emits `PipeCreated`.
    pub fn pipe(&mut self, label: &str) -> (u32, u32) {
        let pipe = self.new_pipe(label);
        let reading = Descriptor {
            reads: Some(pipe),
            writes: None,
        };
        let writing = Descriptor {
            reads: None,
            writes: Some(pipe),
        };
        let process = self.process();
        (
            self.install(process, reading),
            self.install(process, writing),
        )
    }

    /// Two pipes back to back, as one descriptor for each side. Emits `PipeCreated` twice.
    pub fn duplex_pipe(&mut self, there: &str, back: &str) -> (u32, u32) {
        let (there, back) = (self.new_pipe(there), self.new_pipe(back));
        let near = Descriptor {
            reads: Some(back),
            writes: Some(there),
        };
        let far = Descriptor {
            reads: Some(there),
            writes: Some(back),
        };
        let process = self.process();
        (self.install(process, near), self.install(process, far))
    }

    fn install(&mut self, process: ProcessId, descriptor: Descriptor) -> u32 {
        self.open_again(descriptor);
        let open = &self.process_entry(process).descriptors;
        // Sockets and files have numbers of the same kind.
        let is_free =
            |number: &u32| !open.contains_key(number) && !self.network.is_taken(process, *number);
        let free = (FIRST_DESCRIPTOR..).find(is_free);
        let number = free.expect("there are more numbers than descriptors");
        self.network.reserve_for_pipe(process, number);
        self.process_mut(process)
            .descriptors
            .insert(number, descriptor);
        number
    }

    pub(crate) fn open_again(&mut self, descriptor: Descriptor) {
        if let Some(pipe) = descriptor.reads {
            self.pipes[pipe].readers += 1;
        }
        if let Some(pipe) = descriptor.writes {
            self.pipes[pipe].writers += 1;
        }
    }

    fn descriptor(&self, number: u32) -> Result<Descriptor, BadDescriptor> {
        let open = &self.process_entry(self.process()).descriptors;
        open.get(&number).copied().ok_or(BadDescriptor)
    }

    fn reading(&self, number: u32) -> Result<usize, BadDescriptor> {
        self.descriptor(number)?.reads.ok_or(BadDescriptor)
    }

    fn writing(&self, number: u32) -> Result<usize, BadDescriptor> {
        self.descriptor(number)?.writes.ok_or(BadDescriptor)
    }

    pub(crate) fn descriptor_numbers(&self, process: ProcessId) -> Vec<u32> {
        let open = &self.process_entry(process).descriptors;
        open.keys().copied().collect()
    }

    pub fn is_open(&self, number: u32) -> bool {
        self.descriptor(number).is_ok()
    }

    /// What a poll finds at the descriptor.
    pub(crate) fn pipe_readiness(&self, number: u32) -> crate::socket::Readiness {
        let mut found = crate::socket::Readiness::default();
        let Ok(descriptor) = self.descriptor(number) else {
            return found;
        };
        if let Some(pipe) = descriptor.reads.map(|pipe| &self.pipes[pipe]) {
            found.readable = !pipe.bytes.is_empty();
            found.hung_up = pipe.writers == 0;
        }
        if let Some(pipe) = descriptor.writes.map(|pipe| &self.pipes[pipe]) {
            found.writable = pipe.bytes.len() < CAPACITY;
            found.failed = pipe.readers == 0;
        }
        found
    }

    /// The thread is woken when something changes at the pipe, or is not any more.
    pub(crate) fn wait_for_pipe(&mut self, number: u32, thread: ThreadId, waits: bool) {
        let Ok(descriptor) = self.descriptor(number) else {
            return;
        };
        let lists = [
            descriptor.reads.map(|pipe| (pipe, true)),
            descriptor.writes.map(|pipe| (pipe, false)),
        ];
        for (pipe, reads) in lists.into_iter().flatten() {
            let pipe = &mut self.pipes[pipe];
            let waiting = match reads {
                true => &mut pipe.waiting_readers,
                false => &mut pipe.waiting_writers,
            };
            waiting.retain(|known| *known != thread);
            if waits {
                waiting.push(thread);
            }
        }
    }

    /// Another number for the same descriptor.
    pub fn duplicate(&mut self, number: u32) -> Result<u32, BadDescriptor> {
        let descriptor = self.descriptor(number)?;
        Ok(self.install(self.process(), descriptor))
    }

    /// A number for the descriptor in another process, as `SCM_RIGHTS` makes one.
    pub fn hand_over(&mut self, number: u32, to: ProcessId) -> Result<u32, BadDescriptor> {
        let descriptor = self.descriptor(number)?;
        if !self.is_running(to) {
            return Err(BadDescriptor);
        }
        Ok(self.install(to, descriptor))
    }

    /// A connection to another process, which can take its end with [`Kernel::accept`]: the number
    /// of this end. None: that process has ended.
    pub fn connect(&mut self, to: ProcessId, label: &str) -> Option<u32> {
        if !self.is_running(to) {
            return None;
        }
        let (near, far) = self.duplex_pipe(label, label);
        let number = self.hand_over(far, to).ok()?;
        let _ = self.close(far);
        let server = self.process_mut(to);
        server.connections.push_back(number);
        for thread in std::mem::take(&mut server.acceptors) {
            self.wake(thread);
        }
        Some(near)
    }

    /// The oldest connection to the running process. None: there is none, and the running thread is
    /// woken when there is.
    pub fn accept(&mut self) -> Option<u32> {
        let thread = self.thread();
        let process = self.process();
        let server = self.process_mut(process);
        server.acceptors.retain(|waiting| *waiting != thread);
        let number = server.connections.pop_front();
        if number.is_none() {
            server.acceptors.push(thread);
        }
        number
    }

    /// Closes a descriptor of the running process. Emits `PipeClosed` for an end that nobody has
    /// open any more.
    pub fn close(&mut self, number: u32) -> Result<(), BadDescriptor> {
        self.descriptor(number)?;
        self.close_of(self.process(), number);
        Ok(())
    }

    pub(crate) fn close_of(&mut self, process: ProcessId, number: u32) {
        let Some(descriptor) = self.process_mut(process).descriptors.remove(&number) else {
            return;
        };
        self.network.release_pipe(process, number);
        if let Some(pipe) = descriptor.reads {
            self.pipes[pipe].readers -= 1;
            if self.pipes[pipe].readers == 0 {
                self.closed(pipe, PipeEnd::Reading);
            }
        }
        if let Some(pipe) = descriptor.writes {
            self.pipes[pipe].writers -= 1;
            if self.pipes[pipe].writers == 0 {
                self.closed(pipe, PipeEnd::Writing);
            }
        }
    }

    fn closed(&mut self, pipe: usize, end: PipeEnd) {
        let object = self.pipes[pipe].object;
        self.emit(Event::PipeClosed { pipe: object, end });
        let pipe = &mut self.pipes[pipe];
        let waiting = match end {
            PipeEnd::Reading => std::mem::take(&mut pipe.waiting_writers),
            PipeEnd::Writing => std::mem::take(&mut pipe.waiting_readers),
        };
        for thread in waiting {
            self.wake(thread);
        }
    }

    /// Takes at most `most` bytes out.
    pub fn read(&mut self, number: u32, most: usize) -> Result<Read, BadDescriptor> {
        let index = self.reading(number)?;
        let pipe = &mut self.pipes[index];
        if pipe.bytes.is_empty() {
            return Ok(if pipe.writers == 0 {
                Read::End
            } else {
                Read::Wait
            });
        }
        let count = pipe.bytes.len().min(most);
        let bytes = Arc::make_mut(&mut pipe.bytes).drain(..count).collect();
        for thread in std::mem::take(&mut pipe.waiting_writers) {
            self.wake(thread);
        }
        Ok(Read::Bytes(bytes))
    }

    /// Puts in as many bytes as there is room for.
    pub fn write(&mut self, number: u32, bytes: &[u8]) -> Result<Written, BadDescriptor> {
        let index = self.writing(number)?;
        let pipe = &mut self.pipes[index];
        if pipe.readers == 0 {
            return Ok(Written::Broken);
        }
        let count = bytes.len().min(CAPACITY - pipe.bytes.len());
        if count > 0 {
            Arc::make_mut(&mut pipe.bytes).extend(&bytes[..count]);
            for thread in std::mem::take(&mut pipe.waiting_readers) {
                self.wake(thread);
            }
        }
        Ok(Written::Bytes(count))
    }

    /// Whether reading would give something at once: bytes, or the end.
    pub fn is_readable(&self, number: u32) -> Result<bool, BadDescriptor> {
        let pipe = &self.pipes[self.reading(number)?];
        Ok(!pipe.bytes.is_empty() || pipe.writers == 0)
    }

    /// The running thread is woken when something can be read (or written).
    pub fn watch_pipe(&mut self, number: u32, end: PipeEnd) -> Result<(), BadDescriptor> {
        let thread = self.thread();
        let waiting = self.waiting(number, end)?;
        if !waiting.contains(&thread) {
            waiting.push(thread);
        }
        Ok(())
    }

    /// The running thread no longer waits for that.
    pub fn forget_pipe(&mut self, number: u32, end: PipeEnd) {
        let thread = self.thread();
        if let Ok(waiting) = self.waiting(number, end) {
            waiting.retain(|waiter| *waiter != thread);
        }
    }

    fn waiting(&mut self, number: u32, end: PipeEnd) -> Result<&mut Vec<ThreadId>, BadDescriptor> {
        Ok(match end {
            PipeEnd::Reading => {
                let pipe = self.reading(number)?;
                &mut self.pipes[pipe].waiting_readers
            }
            PipeEnd::Writing => {
                let pipe = self.writing(number)?;
                &mut self.pipes[pipe].waiting_writers
            }
        })
    }

    /// A whole message was written. Emits `MessageSent`.
    pub fn message_sent(&mut self, number: u32, bytes: u32, label: &str) {
        let Ok(index) = self.writing(number) else {
            return;
        };
        let pipe = &mut self.pipes[index];
        pipe.messages_sent += 1;
        let (object, message) = (pipe.object, pipe.messages_sent);
        let label = self.text(label);
        self.emit(Event::MessageSent {
            pipe: object,
            message,
            bytes,
            label,
        });
    }

    /// A whole message was read. Emits `MessageReceived`.
    pub fn message_received(&mut self, number: u32, bytes: u32) {
        let Ok(index) = self.reading(number) else {
            return;
        };
        let pipe = &mut self.pipes[index];
        pipe.messages_received += 1;
        let (object, message) = (pipe.object, pipe.messages_received);
        self.emit(Event::MessageReceived {
            pipe: object,
            message,
            bytes,
        });
    }
}
