//! The plain data of asyncio: event loops, futures, tasks, handles.
//!
//! Model: `Lib/asyncio/{base_events,events}.py`, `Modules/_asynciomodule.c` of 3.14.
//! What runs them is in `asyncio::turn` (one turn of the loop) and
//! `asyncio::step` (one step of a task); nothing else does.

use crate::asyncio::readers::Watch;
use crate::attributes::Attributes;
use crate::object::TraceEntry;
use crate::value::{Id, Value};
use std::collections::{BTreeMap, VecDeque};
use trace::{FutureId, FutureKind, FutureState, HandleId, HandleKind, LoopId, StrandId, Time};

/// The native part of a loop (`_asyncio.LoopCore`).
#[derive(Clone)]
pub struct EventLoop {
    pub id: LoopId,
    /// Handles, the next one to run at the front.
    pub ready: VecDeque<Value>,
    /// Timers as a binary heap by (when, creation), in `heapq` layout.
    pub scheduled: Vec<Timer>,
    /// Cancelled timers that are still in the heap.
    pub cancelled_timers: u32,
    pub turn: u32,
    pub stopping: bool,
    pub closed: bool,
    pub debug: bool,
    /// The callback of the handle that runs is watched for its time (debug), or `None`.
    pub current_handle: Value,
    /// Wakes `select`: bytes in the self-pipe.
    pub poked: bool,
    /// The thread that sleeps in this loop's select.
    pub sleeper: Option<u32>,
    /// `_thread_id`: the identifier of the thread that runs it, or None.
    pub thread_id: Value,
    /// Seconds.
    pub slow_callback_duration: f64,
    /// What it watches: a descriptor, and whether for writing.
    pub watched: BTreeMap<(u32, bool), Watch>,
    /// Epoll's list: watched descriptors that were ready when somebody looked last.
    pub ready_list: Vec<u32>,
}

#[derive(Clone)]
pub struct FutureObject {
    pub class: Id,
    pub attributes: Attributes,
    pub id: FutureId,
    pub kind: FutureKind,
    pub event_loop: Value,
    pub state: FutureState,
    /// `Null` until it is finished.
    pub result: Value,
    /// `Null` if there is none.
    pub exception: Value,
    pub exception_traceback: Vec<TraceEntry>,
    /// Callback and context of each.
    pub callbacks: Vec<(Value, Value)>,
    /// An exception that nobody has asked for yet.
    pub log_traceback: bool,
    pub cancel_message: Value,
    /// The CancelledError that ended the task, until somebody raises it again; or `Null`.
    pub cancelled_error: Value,
    /// Debug mode: where it was made, a list of (file, line, function, source line), innermost
    /// last; else None.
    pub source: Value,
    /// It was yielded by an `await`, not by a stray `yield`.
    pub blocking: bool,
    pub task: Option<Box<TaskState>>,
}

/// What a task has beyond a future.
#[derive(Clone)]
pub struct TaskState {
    pub strand: StrandId,
    /// `None` once an eager start has ended it.
    pub coro: Value,
    pub name: Value,
    pub context: Value,
    /// The future that it awaits, or None.
    pub waiter: Value,
    pub must_cancel: bool,
    pub cancel_requests: u32,
    pub log_destroy_pending: bool,
    /// The turn of its loop in which it ended.
    pub ended_in: u32,
}

/// A timer in the heap: its handle, and beside it what the heap asks for all the time.
#[derive(Clone, Copy)]
pub struct Timer {
    /// Seconds on the loop's clock; what is not a number comes first: it is due at once.
    pub when: f64,
    pub id: HandleId,
    pub due: Time,
    pub handle: Value,
}

#[derive(Clone)]
pub struct HandleObject {
    pub id: HandleId,
    pub kind: HandleKind,
    pub event_loop: Value,
    /// None once cancelled.
    pub callback: Value,
    pub args: Box<[Value]>,
    pub context: Value,
    /// As a future's.
    pub source: Value,
    pub cancelled: bool,
    /// Seconds on the loop's clock; none for a plain handle.
    pub when: Option<f64>,
    /// The same on the computer's clock.
    pub due: Time,
    /// It is in the heap.
    pub scheduled: bool,
    /// It is in the heap or in `ready`.
    pub queued: bool,
    /// Its repr at the time when it was cancelled (debug).
    pub text: Option<Box<str>>,
}
