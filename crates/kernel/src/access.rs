//! Reads and writes of memory that several strands can reach, for whoever looks for data races.
//!
//! Nouns: an [`Access`] is one read or write of so many bytes by a strand. A *listener* is a
//! driver that has called [`Kernel::listen`]; without one a runtime tells nothing.
//! Invariant: listening is no part of the machine's state. It changes nothing in what happens,
//! is not in the digest, and costs nothing while nobody listens: runtimes look at
//! [`Kernel::is_listening`] where they ask for their slice, never at an instruction.
//! What orders accesses (channels, locks, starts and ends of strands) is in the trace.

use crate::Kernel;
use trace::{StrandId, ThreadId};

/// One read or write, by the instruction that was about to be executed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Access {
    /// Instructions executed before it.
    pub step: u64,
    /// Records in the trace before it: what is later in the trace happened later.
    pub event: u32,
    pub thread: ThreadId,
    pub strand: StrandId,
    /// 1-based; 0: none of the program's own lines.
    pub line: u32,
    pub address: u64,
    pub bytes: u64,
    pub is_write: bool,
}

impl Kernel {
    /// Whether a runtime is to report accesses with [`Kernel::access`].
    pub fn is_listening(&self) -> bool {
        self.accesses.is_some()
    }

    /// Begins to collect accesses, or (false) stops and drops them.
    pub fn listen(&mut self, listening: bool) {
        self.accesses = listening.then(Vec::new);
    }

    /// The running strand, at `self.line`, is about to read or write `bytes` bytes from `address`
    /// on. Everything before it must have been charged. Does nothing unless somebody listens.
    pub fn access(&mut self, address: u64, bytes: u64, is_write: bool) {
        let (step, event) = (self.steps, self.trace.len() as u32);
        let (thread, strand, line) = (self.thread, self.strand, self.line);
        if let Some(accesses) = &mut self.accesses {
            accesses.push(Access {
                step,
                event,
                thread,
                strand,
                line,
                address,
                bytes,
                is_write,
            });
        }
    }

    /// The accesses since listening began, or since they were last taken.
    pub fn take_accesses(&mut self) -> Vec<Access> {
        self.accesses.as_mut().map(std::mem::take).unwrap_or_default()
    }
}
