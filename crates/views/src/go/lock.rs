//! Locks and the like of package sync.

use crate::line::Line;
use trace::*;

#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LockWaiter {
    pub g: StrandId,
    /// The semaphore that it stands at.
    pub part: ObjectId,
}

#[derive(Clone, PartialEq, Debug)]
pub struct SyncObject {
    pub id: ObjectId,
    pub kind: GoSync,
    pub name: Option<TextId>,
    /// Where it was used first.
    pub line: u32,
    /// Its semaphores: of an RWMutex those of readers, of the waiting writer, of other writers.
    pub parts: Vec<ObjectId>,
    /// In the order in which they are woken.
    pub waiting: Line<LockWaiter>,
    pub holder: Option<StrandId>,
    pub readers: Vec<StrandId>,
    /// As the lock itself counts them: without those that were woken and have not tried again.
    pub waiters: u32,
    pub woken: bool,
    pub starving: bool,
    pub counter: i32,
    pub done: bool,
}

impl SyncObject {
    pub(super) fn new(id: ObjectId, kind: GoSync, line: u32, parts: Vec<ObjectId>) -> SyncObject {
        SyncObject {
            id,
            kind,
            name: None,
            line,
            parts,
            waiting: Line::default(),
            holder: None,
            readers: Vec::new(),
            waiters: 0,
            woken: false,
            starving: false,
            counter: 0,
            done: false,
        }
    }

    /// Whether a waiter stands among the readers of an RWMutex.
    pub fn reads(&self, waiter: &LockWaiter) -> bool {
        self.kind == GoSync::RwMutex && self.parts.first() == Some(&waiter.part)
    }
}
