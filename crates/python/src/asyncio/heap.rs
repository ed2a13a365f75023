//! The heap of timers: by due time alone, as CPython's `heapq` has it, so that equal times come in
//! heap order. Under the frozen clock by creation then, as the oracle's loop has it (policy P1):
//! there two calls do read the same time.

use crate::asyncio::state::{EventLoop, HandleObject, Timer};
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::Vm;
use kernel::ClockMode;

/// Which of two timers comes first.
type Before = fn(&Timer, &Timer) -> bool;

fn by_time(timer: &Timer, other: &Timer) -> bool {
    timer.when.total_cmp(&other.when).is_lt()
}

fn by_time_and_creation(timer: &Timer, other: &Timer) -> bool {
    let by_time = timer.when.total_cmp(&other.when);
    by_time.then(timer.id.cmp(&other.id)).is_lt()
}

/// Towards `top`, from `at` to where it belongs (`Lib/heapq.py`, `_siftdown`).
fn towards(timers: &mut [Timer], top: usize, mut at: usize, before: Before) {
    while at > top {
        let parent = (at - 1) / 2;
        if !before(&timers[at], &timers[parent]) {
            break;
        }
        timers.swap(at, parent);
        at = parent;
    }
}

/// Away from the head to a leaf by the lesser children, then back below `top` to where it belongs
/// (`_siftup`).
fn from_head(timers: &mut [Timer], top: usize, before: Before) {
    let mut at = top;
    while 2 * at + 1 < timers.len() {
        let (left, right) = (2 * at + 1, 2 * at + 2);
        let is_left = right >= timers.len() || before(&timers[left], &timers[right]);
        let child = if is_left { left } else { right };
        timers.swap(at, child);
        at = child;
    }
    towards(timers, top, at, before);
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
        let before = self.timer_order();
        let timers = &mut self.event_loop_mut(core).scheduled;
        timers.push(entry);
        let last = timers.len() - 1;
        towards(timers, 0, last, before);
    }

    fn timer_order(&self) -> Before {
        match self.kernel.clock {
            ClockMode::Costed => by_time,
            ClockMode::Frozen => by_time_and_creation,
        }
    }

    /// The timer that is due first.
    pub(crate) fn first_timer(&self, core: Id) -> Option<Value> {
        let first = self.event_loop(core).scheduled.first()?;
        Some(first.handle)
    }

    /// Takes the first timer out; its counted reference is handed over.
    pub(crate) fn pop_timer(&mut self, core: Id) -> Option<Value> {
        let before = self.timer_order();
        let timers = &mut self.event_loop_mut(core).scheduled;
        if timers.is_empty() {
            return None;
        }
        let first = timers.swap_remove(0);
        from_head(timers, 0, before);
        self.handle_mut(first.handle).scheduled = false;
        Some(first.handle)
    }

    /// Drops all cancelled timers; gives them, their references handed over.
    pub(crate) fn drop_cancelled_timers(&mut self, core: Id) -> Vec<Value> {
        let timers = std::mem::take(&mut self.event_loop_mut(core).scheduled);
        let (cancelled, kept): (Vec<Timer>, Vec<Timer>) = timers
            .into_iter()
            .partition(|timer| self.handle(timer.handle).cancelled);
        let mut heap = kept;
        for top in (0..heap.len() / 2).rev() {
            from_head(&mut heap, top, self.timer_order());
        }
        self.event_loop_mut(core).scheduled = heap;
        let cancelled: Vec<Value> = cancelled.into_iter().map(|timer| timer.handle).collect();
        for timer in &cancelled {
            self.handle_mut(*timer).scheduled = false;
        }
        cancelled
    }
}
