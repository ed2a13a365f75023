//! A goroutine: who made it where, its status, where it stands.

use super::SelectLook;
use std::sync::Arc;
use trace::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum GoStatus {
    /// Made, in no queue yet.
    #[default]
    Made,
    Runnable,
    Running,
    Syscall,
    Waiting,
    Dead,
}

/// The queue that a runnable goroutine stands in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spot {
    Runnext(u32),
    Local(u32),
    Global,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Goroutine {
    pub id: StrandId,
    /// 0: not known yet.
    pub goid: u32,
    pub function: TextId,
    /// Of the runtime itself.
    pub system: bool,
    /// The goroutine that executed the `go` statement, and its line.
    pub parent: Option<StrandId>,
    pub made_line: u32,
    pub status: GoStatus,
    /// Why it waits, as Go says it in dumps.
    pub reason: TextId,
    pub since: Time,
    pub spot: Option<Spot>,
    pub p: Option<u32>,
    pub m: Option<ThreadId>,
    /// Channels and locks that it waits for.
    pub waits: Vec<ObjectId>,
    /// When its `time.Sleep` is over.
    pub until: Option<Time>,
    pub preempt: bool,
    pub select: Option<Arc<SelectLook>>,
}
