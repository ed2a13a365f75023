//! The heap of timers: by due time, then creation (policy P1).

use crate::asyncio::state::{EventLoop, HandleObject, Timer};
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::Vm;

impl Timer {
    fn is_before(&self, other: &Timer) -> bool {
        let by_time = self.when.total_cmp(&other.when);
        by_time.then(self.id.cmp(&other.id)).is_lt()
    }
}

fn sift_up(timers: &mut [Timer]) {
    let mut at = timers.len() - 1;
    while at > 0 {
        let parent = (at - 1) / 2;
        if !timers[at].is_before(&timers[parent]) {
            break;
        }
        timers.swap(at, parent);
        at = parent;
    }
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

    /// Pushes a timer onto the loop's heap, which counts the reference.
    pub(crate) fn push_timer(&mut self, core: Id, timer: Value) {
        self.heap.retain(timer);
        let handle = self.handle_mut(timer);
        handle.scheduled = true;
        let when = handle.when.unwrap_or(0.0);
        let entry = Timer {
            when: match when.is_nan() {
                true => f64::NEG_INFINITY,
                false => when,
            },
            id: handle.id,
            due: handle.due,
            handle: timer,
        };
        let timers = &mut self.event_loop_mut(core).scheduled;
        timers.push(entry);
        sift_up(timers);
    }

    /// The timer that is due first.
    pub(crate) fn first_timer(&self, core: Id) -> Option<Value> {
        let first = self.event_loop(core).scheduled.first()?;
        Some(first.handle)
    }

    /// Takes the first timer out; its counted reference is handed over.
    pub(crate) fn pop_timer(&mut self, core: Id) -> Option<Value> {
        let timers = &mut self.event_loop_mut(core).scheduled;
        if timers.is_empty() {
            return None;
        }
        let first = timers.swap_remove(0);
        let mut at = 0;
        loop {
            let mut least = at;
            for child in [2 * at + 1, 2 * at + 2] {
                if child < timers.len() && timers[child].is_before(&timers[least]) {
                    least = child;
                }
            }
            if least == at {
                break;
            }
            timers.swap(at, least);
            at = least;
        }
        self.handle_mut(first.handle).scheduled = false;
        Some(first.handle)
    }

    /// Drops all cancelled timers; gives them, their references handed over.
    pub(crate) fn drop_cancelled_timers(&mut self, core: Id) -> Vec<Value> {
        let timers = std::mem::take(&mut self.event_loop_mut(core).scheduled);
        let (cancelled, kept): (Vec<Timer>, Vec<Timer>) = timers
            .into_iter()
            .partition(|timer| self.handle(timer.handle).cancelled);
        let mut heap = Vec::with_capacity(kept.len());
        for timer in kept {
            heap.push(timer);
            sift_up(&mut heap);
        }
        self.event_loop_mut(core).scheduled = heap;
        let cancelled: Vec<Value> = cancelled.into_iter().map(|timer| timer.handle).collect();
        for timer in &cancelled {
            self.handle_mut(*timer).scheduled = false;
        }
        cancelled
    }
}
