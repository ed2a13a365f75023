//! The heap of timers: by due time, then creation (policy P1).

use crate::asyncio::state::{EventLoop, HandleObject};
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::Vm;

/// Before which timer another one comes: seconds, then number.
type Rank = (f64, u32);

fn before(a: Rank, b: Rank) -> bool {
    a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)).is_lt()
}

impl Vm {
    pub(crate) fn event_loop(&self, core: Id) -> &EventLoop {
        match self.heap.get(core) {
            Object::Loop(event_loop) => event_loop,
            _ => unreachable!("the caller matched it"),
        }
    }

    pub(crate) fn event_loop_mut(&mut self, core: Id) -> &mut EventLoop {
        match self.heap.get_mut(core) {
            Object::Loop(event_loop) => event_loop,
            _ => unreachable!("the caller matched it"),
        }
    }

    pub(crate) fn handle(&self, handle: Value) -> &HandleObject {
        match self.object_of(handle) {
            Some(Object::Handle(handle)) => handle,
            _ => unreachable!("queues hold handles"),
        }
    }

    pub(crate) fn handle_mut(&mut self, handle: Value) -> &mut HandleObject {
        match handle {
            Value::Object(id) => match self.heap.get_mut(id) {
                Object::Handle(handle) => handle,
                _ => unreachable!("queues hold handles"),
            },
            _ => unreachable!("queues hold handles"),
        }
    }

    /// NaN comes first: it is due at once.
    fn rank(&self, timer: Value) -> Rank {
        let handle = self.handle(timer);
        let when = handle.when.unwrap_or(0.0);
        (
            if when.is_nan() {
                f64::NEG_INFINITY
            } else {
                when
            },
            handle.id.0,
        )
    }

    /// Pushes a timer onto the loop's heap, which counts the reference.
    pub(crate) fn push_timer(&mut self, core: Id, timer: Value) {
        self.heap.retain(timer);
        let mut timers = std::mem::take(&mut self.event_loop_mut(core).scheduled);
        timers.push(timer);
        self.sift_up(&mut timers);
        self.event_loop_mut(core).scheduled = timers;
        self.handle_mut(timer).scheduled = true;
    }

    fn sift_up(&self, timers: &mut [Value]) {
        let mut at = timers.len() - 1;
        while at > 0 {
            let parent = (at - 1) / 2;
            if !before(self.rank(timers[at]), self.rank(timers[parent])) {
                break;
            }
            timers.swap(at, parent);
            at = parent;
        }
    }

    /// The timer that is due first.
    pub(crate) fn first_timer(&self, core: Id) -> Option<Value> {
        self.event_loop(core).scheduled.first().copied()
    }

    /// Takes the first timer out; its counted reference is handed over.
    pub(crate) fn pop_timer(&mut self, core: Id) -> Option<Value> {
        let mut timers = std::mem::take(&mut self.event_loop_mut(core).scheduled);
        if timers.is_empty() {
            return None;
        }
        let first = timers.swap_remove(0);
        let mut at = 0;
        loop {
            let mut least = at;
            for child in [2 * at + 1, 2 * at + 2] {
                if child < timers.len()
                    && before(self.rank(timers[child]), self.rank(timers[least]))
                {
                    least = child;
                }
            }
            if least == at {
                break;
            }
            timers.swap(at, least);
            at = least;
        }
        self.event_loop_mut(core).scheduled = timers;
        self.handle_mut(first).scheduled = false;
        Some(first)
    }

    /// Drops all cancelled timers; gives them, their references handed over.
    pub(crate) fn drop_cancelled_timers(&mut self, core: Id) -> Vec<Value> {
        let timers = std::mem::take(&mut self.event_loop_mut(core).scheduled);
        let (cancelled, kept): (Vec<Value>, Vec<Value>) = timers
            .into_iter()
            .partition(|timer| self.handle(*timer).cancelled);
        let mut heap = Vec::with_capacity(kept.len());
        for timer in kept {
            heap.push(timer);
            self.sift_up(&mut heap);
        }
        self.event_loop_mut(core).scheduled = heap;
        for timer in &cancelled {
            self.handle_mut(*timer).scheduled = false;
        }
        cancelled
    }
}
