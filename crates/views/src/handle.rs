//! Handles and futures: what stands in the loop's queues, and what they concern.

use trace::*;

/// Where a handle is; it is in exactly one place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Place {
    /// Not in this picture: not made yet, or nobody's.
    #[default]
    Outside,
    Ready,
    Scheduled,
    Running,
    /// Ran, or was skipped or dropped.
    Gone,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Handle {
    pub id: HandleId,
    pub event_loop: LoopId,
    pub kind: Option<HandleKind>,
    pub label: TextId,
    pub task: Option<StrandId>,
    pub future: Option<FutureId>,
    /// The due time of a timer.
    pub when: Option<Time>,
    pub cancelled: bool,
    pub threadsafe: bool,
    pub place: Place,
    /// Who queued it, and the event that did.
    pub queued_by: StrandId,
    pub queued_at: u32,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Future {
    pub id: FutureId,
    pub kind: Option<FutureKind>,
    pub state: Option<FutureState>,
    /// `F7`: counted over plain and gathering futures; a task has its own name.
    pub number: u32,
    pub task: Option<StrandId>,
    /// The timer that will set it.
    pub timer: Option<HandleId>,
    pub object: Option<ObjectId>,
    /// The executor's job that it stands for.
    pub job: Option<JobId>,
    /// What it stands for, if it stands for several.
    pub children: Vec<FutureId>,
    pub label: Option<TextId>,
    pub value: TextId,
    /// The strand that awaits it, the last one if there are several.
    pub waiter: Option<StrandId>,
    pub creator: StrandId,
    pub event_loop: Option<LoopId>,
}

impl Future {
    pub fn is_pending(&self) -> bool {
        !self
            .state
            .is_some_and(|state| state != FutureState::Pending)
    }
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Object {
    pub kind: Option<ObjectKind>,
    pub label: TextId,
    pub state: TextId,
    pub waiters: u32,
}
