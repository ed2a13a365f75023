//! asyncio's core in Rust: what CPython writes in C, and the loop's turn.
//!
//! Nouns: a *loop* (`event_loop`) has handles, ready ones and timers; a *turn*
//! (`turn`) runs the ready ones; a *future* (`future`) queues its callbacks when
//! it is done; a *task* (`task`) is a future whose *step* (`step`) resumes a
//! coroutine. What is built on top of these is Python (`lib/asyncio`), and
//! `lib/asyncio/README.md` is the contract between the two.
//! Invariants: callbacks run in `turn` only; a task waits for a future or has a
//! step queued, never both.

pub mod event_loop;
pub mod future;
pub mod future_iter;
pub mod handle;
mod heap;
pub mod module;
pub mod readers;
pub mod state;
mod step;
pub mod task;
mod text;
mod turn;
mod wake;

use crate::native::Args;
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::{Then, Vm};
use std::collections::BTreeMap;
use trace::{Event, FutureState, StrandId, TextHint, Time};

/// asyncio's state that belongs to no single loop.
#[derive(Clone, Default)]
pub struct Shared {
    /// The running loop of each thread.
    pub running: BTreeMap<u32, Value>,
    /// What `set_event_loop` stored for each thread.
    pub current: BTreeMap<u32, Value>,
    /// Loop and the task whose step runs in it.
    pub stepping: Vec<(Value, Value)>,
    /// Registered tasks in order of creation; not counted.
    pub tasks: BTreeMap<StrandId, Id>,
    /// Names given out: `Task-N`.
    pub names: u64,
    /// A time of the computer that is a timer's, and the timer's own number for it: so that sums
    /// of delays round as they do on a clock of floats.
    pub exact: Option<(Time, f64)>,
    /// What the trace calls the handles of tasks.
    pub step_label: TextHint,
    pub wakeup_label: TextHint,
    /// The code of `_run_once` and of `Handle._run`, for tracebacks.
    pub loop_codes: [Option<crate::object::CodeId>; 2],
}

impl Shared {
    pub fn visit_roots(&self, visit: &mut dyn FnMut(Value)) {
        self.running
            .values()
            .chain(self.current.values())
            .for_each(|value| visit(*value));
        for (event_loop, task) in &self.stepping {
            visit(*event_loop);
            visit(*task);
        }
    }
}

/// A future or task died. True: it lives on while its message is written.
pub fn lost(vm: &mut Vm, id: Id) -> bool {
    let Object::Future(future) = vm.heap.get_mut(id) else {
        return false;
    };
    let event_loop = future.event_loop;
    let pending = future.state == FutureState::Pending;
    let strand = future.task.as_ref().map(|task| task.strand);
    let ended_in = future.task.as_ref().map(|task| task.ended_in);
    let destroyed = match &mut future.task {
        Some(task) if pending => std::mem::take(&mut task.log_destroy_pending),
        _ => false,
    };
    let source = future.source;
    let unread = std::mem::take(&mut future.log_traceback);
    let exception = future.exception;
    if let Some(strand) = strand
        && !destroyed
        && !unread
    {
        vm.asyncio.tasks.remove(&strand);
        let core = vm.loop_core(event_loop);
        if core.map(|core| vm.event_loop(core).turn) == ended_in && !pending {
            vm.emit(Event::TaskFreed { task: strand });
        }
    }
    if !destroyed && !unread || event_loop.is_null() || event_loop.is_none() {
        return false;
    }
    let class = vm.type_name(vm.class_of(Value::Object(id))).to_owned();
    let message = if destroyed {
        format!("{class} was destroyed but it is pending!")
    } else {
        format!("{class} exception was never retrieved")
    };
    if let Some(task) = strand {
        let text = vm.kernel.text(&message);
        vm.emit(Event::TaskLost { task, text });
    }
    let context = vm.new_dict();
    if destroyed {
        vm.dict_set_name(context, "task", Value::Object(id));
        let message = vm.heap.str(&message);
        vm.dict_set_name(context, "message", message);
    } else {
        let message = vm.heap.str(&message);
        vm.dict_set_name(context, "message", message);
        vm.dict_set_name(context, "exception", exception);
        vm.dict_set_name(context, "future", Value::Object(id));
    }
    if !source.is_none() {
        vm.dict_set_name(context, "source_traceback", source);
    }
    let name = vm.sym("call_exception_handler");
    match vm.find_attribute(event_loop, name) {
        Some(handler) => {
            vm.call_deliver(handler, &Args::of(&[context]), Then::Finalizer);
            true
        }
        None => false,
    }
}
