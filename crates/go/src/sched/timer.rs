//! Timers, a heap for each P (S20 to S25), and one for each bubble of `testing/synctest`.
//!
//! Modelled after `runtime/time.go`, Go 1.27: a 4-ary heap ordered by `when`
//! with strict comparison and no sequence number, so that equal deadlines are
//! not first in, first out. A stopped timer, and one whose channel nobody waits
//! for, stays in the heap as a *zombie* until it is cleaned away.
//! A `when` of 0 means "not set"; times are `Vm::nanotime`, those of a bubble are its own clock's.
//! Of timers in a bubble that are due at the same moment, any may be the first; they are not told in
//! the trace, whose clock is another one.

use super::{BubbleId, GId};
use crate::vm::Vm;
use trace::Event;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TimerId(pub u32);

/// What a timer does when it fires.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TimerFire {
    /// `time.Sleep`.
    Ready(GId),
    /// `time.AfterFunc`: starts a goroutine that calls the closure.
    Call(u64),
    /// Sends the time to a channel.
    Send(u64),
    /// A deadline of a socket: wakes who waits for the descriptor, to read or to write.
    Deadline(u32, bool),
}

/// Whose heap of timers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Heap {
    P(usize),
    Bubble(BubbleId),
}

/// When a timer is due; of two in a bubble at the same moment, the lower number comes first.
pub type Due = (u64, u32);

#[derive(Clone, Debug)]
pub struct Timer {
    pub fire: TimerFire,
    pub when: u64,
    pub period: u64,
    /// Goroutines that wait for its channel.
    pub blocked: u32,
    /// In which heap it stands.
    pub place: Heap,
    /// The bubble whose clock it goes by.
    pub bubble: Option<BubbleId>,
    rank: u32,
    pub heaped: bool,
    /// `when` in the heap is no longer the right one.
    pub modified: bool,
    pub zombie: bool,
    pub free: bool,
    pub object: trace::ObjectId,
}

/// The heap of one P, or of a bubble.
#[derive(Clone, Debug, Default)]
pub struct Timers {
    pub heap: Vec<(Due, TimerId)>,
    pub zombies: usize,
    min_heap: u64,
    min_modified: u64,
}

impl Timers {
    /// When the next timer could be due; 0: never.
    pub fn wake_time(&self) -> u64 {
        let when = self.min_heap;
        if when == 0 || self.min_modified != 0 && self.min_modified < when {
            self.min_modified
        } else {
            when
        }
    }

    fn up(&mut self, mut at: usize) {
        let item = self.heap[at];
        while at > 0 && item.0 < self.heap[(at - 1) / 4].0 {
            self.heap[at] = self.heap[(at - 1) / 4];
            at = (at - 1) / 4;
        }
        self.heap[at] = item;
    }

    fn down(&mut self, mut at: usize) {
        let item = self.heap[at];
        loop {
            let (mut when, mut child) = (item.0, None);
            for next in 4 * at + 1..(4 * at + 5).min(self.heap.len()) {
                if self.heap[next].0 < when {
                    (when, child) = (self.heap[next].0, Some(next));
                }
            }
            let Some(next) = child else { break };
            self.heap[at] = self.heap[next];
            at = next;
        }
        self.heap[at] = item;
    }

    fn set_min(&mut self) {
        self.min_heap = self.heap.first().map_or(0, |item| item.0.0);
    }

    fn delete_min(&mut self) {
        let last = self.heap.pop().expect("a timer is at the top");
        if !self.heap.is_empty() {
            self.heap[0] = last;
            self.down(0);
        }
        self.set_min();
        if self.heap.is_empty() {
            self.min_modified = 0;
        }
    }
}

impl Vm {
    /// Nanoseconds since just before the start: never 0.
    pub fn nanotime(&mut self) -> u64 {
        self.flush();
        self.kernel.now().0 + 1
    }

    pub(crate) fn add_timer(&mut self, fire: TimerFire) -> TimerId {
        let timer = Timer {
            fire,
            when: 0,
            period: 0,
            blocked: 0,
            place: Heap::P(0),
            bubble: match fire {
                TimerFire::Deadline(..) => None,
                _ => self.bubble(),
            },
            rank: 0,
            heaped: false,
            modified: false,
            zombie: false,
            free: false,
            object: self.kernel.fresh_object(),
        };
        match self.sched.free_timers.pop() {
            Some(id) => {
                self.sched.timers[id.0 as usize] = timer;
                id
            }
            None => {
                self.sched.timers.push(timer);
                TimerId(self.sched.timers.len() as u32 - 1)
            }
        }
    }

    pub(crate) fn timer(&mut self, id: TimerId) -> &mut Timer {
        &mut self.sched.timers[id.0 as usize]
    }

    fn heap_of(&mut self, place: Heap) -> &mut Timers {
        match place {
            Heap::P(p) => &mut self.sched.ps[p].timers,
            Heap::Bubble(bubble) => &mut self.sched.bubbles.get_mut(bubble).timers,
        }
    }

    /// Whether the trace tells of the timer.
    fn is_told(&mut self, id: TimerId) -> bool {
        self.timer(id).bubble.is_none()
    }

    fn forget(&mut self, id: TimerId) {
        let timer = self.timer(id);
        (timer.heaped, timer.zombie, timer.modified) = (false, false, false);
    }

    /// `updateHeap`, of the timer at the top. Whether something changed.
    fn update_top(&mut self, place: Heap, id: TimerId) -> bool {
        let timer = self.timer(id).clone();
        if timer.zombie {
            self.forget(id);
            let heap = self.heap_of(place);
            heap.zombies -= 1;
            heap.delete_min();
            return true;
        }
        if timer.modified {
            self.timer(id).modified = false;
            let heap = self.heap_of(place);
            heap.heap[0] = ((timer.when, timer.rank), id);
            heap.down(0);
            heap.set_min();
            return true;
        }
        false
    }

    /// `cleanHead`: zombies at the end and at the top go.
    fn clean_head(&mut self, place: Heap) {
        loop {
            let heap = &self.heap_of(place).heap;
            let (Some(last), Some(first)) = (heap.last(), heap.first()) else {
                return;
            };
            let (last, first) = (last.1, first.1);
            if self.timer(last).zombie {
                self.forget(last);
                let heap = self.heap_of(place);
                heap.zombies -= 1;
                heap.heap.pop();
                continue;
            }
            if !self.update_top(place, first) {
                return;
            }
        }
    }

    fn needs_add(&mut self, id: TimerId) -> bool {
        let timer = self.timer(id);
        let is_chan = matches!(timer.fire, TimerFire::Send(_));
        !timer.heaped && timer.when > 0 && (!is_chan || timer.blocked > 0)
    }

    fn maybe_add(&mut self, id: TimerId) {
        let place = match self.timer(id).bubble {
            Some(bubble) => Heap::Bubble(bubble),
            None => Heap::P(self.current_p()),
        };
        self.clean_head(place);
        if self.needs_add(id) {
            if self.timer(id).bubble.is_some() {
                self.timer(id).rank = self.kernel.random() as u32;
            }
            let timer = self.timer(id);
            (timer.heaped, timer.place) = (true, place);
            let item = ((timer.when, timer.rank), id);
            let heap = self.heap_of(place);
            heap.heap.push(item);
            heap.up(heap.heap.len() - 1);
            if heap.heap[0].1 == id {
                heap.set_min();
            }
            self.tell_armed(id);
        }
    }

    /// A timer has another time: the trace tells it, and a poller that sleeps for too long wakes.
    fn tell_armed(&mut self, id: TimerId) {
        let when = self.timer(id).when;
        if self.is_told(id) {
            self.emit_armed(id);
            self.wake_poller_before(when);
        }
    }

    fn emit_armed(&mut self, id: TimerId) {
        let timer = self.timer(id);
        let (object, when) = (timer.object, timer.when);
        if let Heap::P(p) = timer.place {
            self.emit(Event::TimerArmed {
                timer: object,
                p: p as u32,
                when: trace::Time(when - 1),
            });
        }
    }

    /// `wakeNetPoller`: the poller sleeps for too long now.
    fn wake_poller_before(&mut self, when: u64) {
        if let Some((m, until)) = self.poller_until
            && until > when
            && self.sched.poller == Some(m)
        {
            self.wake_m(m);
        }
    }

    /// `modify`. Whether it was pending.
    pub(crate) fn modify_timer(&mut self, id: TimerId, when: u64, period: u64) -> bool {
        let timer = self.timer(id);
        let mut pending = timer.when > 0;
        timer.when = when;
        timer.period = period;
        if timer.heaped {
            timer.modified = true;
            let was_zombie = std::mem::take(&mut timer.zombie);
            let place = timer.place;
            let heap = self.heap_of(place);
            heap.zombies -= usize::from(was_zombie);
            if heap.min_modified == 0 || when < heap.min_modified {
                heap.min_modified = when;
            }
            self.tell_armed(id);
        }
        if let Some(bubble) = self.timer(id).bubble
            && self.needs_add(id)
            && when <= self.sched.bubbles.get(bubble).now
        {
            let (now, runner) = (self.sched.bubbles.get(bubble).now, self.current_p());
            self.fire_timer(id, now, runner);
            return pending;
        }
        pending |= self.drop_stale_value(id);
        if self.needs_add(id) {
            self.maybe_add(id);
        }
        pending
    }

    pub(crate) fn stop_timer(&mut self, id: TimerId) -> bool {
        let timer = self.timer(id);
        let mut pending = timer.when > 0;
        timer.when = 0;
        if timer.heaped {
            timer.modified = true;
            if !timer.zombie {
                timer.zombie = true;
                let place = timer.place;
                self.heap_of(place).zombies += 1;
            }
        }
        if self.is_told(id) {
            let timer = self.timer(id).object;
            self.emit(Event::TimerStopped { timer });
        }
        pending |= self.drop_stale_value(id);
        pending
    }

    /// A value that a timer's channel holds but nobody took: as if it had never been sent.
    fn drop_stale_value(&mut self, id: TimerId) -> bool {
        match self.timer(id).fire {
            TimerFire::Send(chan) => self.chan_drain(chan),
            _ => false,
        }
    }

    /// `adjust`: every modified timer to its place, every zombie out.
    fn adjust_timers(&mut self, place: Heap, now: u64, force: bool) {
        let heap = self.heap_of(place);
        if !force && (heap.min_modified == 0 || heap.min_modified > now) {
            return;
        }
        heap.min_heap = heap.wake_time();
        heap.min_modified = 0;
        let (mut at, mut changed) = (0, false);
        while at < self.heap_of(place).heap.len() {
            let id = self.heap_of(place).heap[at].1;
            let timer = self.timer(id).clone();
            if timer.zombie {
                self.forget(id);
                let heap = self.heap_of(place);
                heap.zombies -= 1;
                heap.heap.swap_remove(at);
                changed = true;
                continue;
            }
            if timer.modified {
                self.timer(id).modified = false;
                self.heap_of(place).heap[at].0 = (timer.when, timer.rank);
                changed = true;
            }
            at += 1;
        }
        let heap = self.heap_of(place);
        if changed && heap.heap.len() > 1 {
            for at in (0..=(heap.heap.len() - 2) / 4).rev() {
                heap.down(at);
            }
        }
        heap.set_min();
    }

    /// `unlockAndRun`: one timer fires, on behalf of P `runner`.
    fn fire_timer(&mut self, id: TimerId, now: u64, runner: usize) {
        let timer = self.timer(id);
        let late = now - timer.when;
        timer.when = match timer.period {
            0 => 0,
            period => timer.when + period * (1 + late / period),
        };
        let done = timer.when == 0;
        let fire = timer.fire;
        let object = timer.object;
        if timer.heaped {
            timer.modified = true;
            let place = timer.place;
            if done {
                timer.zombie = true;
                self.heap_of(place).zombies += 1;
            }
            self.update_top(place, id);
        }
        if self.is_told(id) {
            self.emit(Event::TimerFired {
                timer: object,
                p: runner as u32,
            });
            if !done && self.timer(id).heaped {
                self.emit_armed(id);
            }
        }
        match fire {
            TimerFire::Ready(g) => self.ready(g, runner),
            TimerFire::Call(closure) => {
                self.go_from_timer(closure, runner);
            }
            TimerFire::Send(chan) => self.chan_send_time(chan, now - late, runner),
            TimerFire::Deadline(descriptor, writes) => {
                self.poll_evict(descriptor, !writes, writes, runner);
            }
        }
    }

    /// `timers.check`: runs every due timer of P `owner`; what they wake goes to `runner`.
    pub(crate) fn run_timers(&mut self, owner: usize, runner: usize) {
        let next = self.sched.ps[owner].timers.wake_time();
        if next == 0 {
            return;
        }
        let now = self.nanotime();
        let heap = &self.sched.ps[owner].timers;
        if now < next && heap.zombies <= heap.heap.len() / 4 {
            return;
        }
        self.run_due(Heap::P(owner), now, runner);
        let heap = &self.sched.ps[owner].timers;
        if heap.zombies > heap.heap.len() / 4 {
            self.adjust_timers(Heap::P(owner), now, true);
        }
    }

    /// Runs what is due in a heap.
    pub(crate) fn run_due(&mut self, place: Heap, now: u64, runner: usize) {
        if self.heap_of(place).heap.is_empty() {
            return;
        }
        self.adjust_timers(place, now, false);
        while let Some((due, id)) = self.heap_of(place).heap.first().copied() {
            let timer = self.timer(id);
            if !(timer.modified || timer.zombie) && due.0 > now {
                break;
            }
            if self.update_top(place, id) {
                continue;
            }
            if self.timer(id).when > now {
                break;
            }
            self.fire_timer(id, now, runner);
        }
    }

    /// `maybeRunChan`: a timer that nobody watched fires when somebody looks at its channel.
    pub(crate) fn look_at_timer(&mut self, id: TimerId) {
        let now = match self.timer(id).bubble {
            Some(bubble) => self.sched.bubbles.get(bubble).now,
            None => self.nanotime(),
        };
        let timer = self.timer(id);
        if !timer.heaped && timer.when > 0 && timer.when <= now {
            let runner = self.current_p();
            self.fire_timer(id, now, runner);
        }
    }

    /// `blockTimerChan`: one more goroutine waits for the timer's channel.
    pub(crate) fn block_timer(&mut self, id: TimerId) {
        let timer = self.timer(id);
        timer.blocked += 1;
        if timer.heaped && timer.zombie && timer.when > 0 {
            timer.zombie = false;
            let place = timer.place;
            self.heap_of(place).zombies -= 1;
            if self.is_told(id) {
                self.emit_armed(id);
            }
        }
        if self.needs_add(id) {
            self.maybe_add(id);
        }
    }

    pub(crate) fn unblock_timer(&mut self, id: TimerId) {
        let timer = self.timer(id);
        timer.blocked -= 1;
        if timer.blocked == 0 && timer.heaped && !timer.zombie {
            timer.zombie = true;
            let place = timer.place;
            self.heap_of(place).zombies += 1;
        }
    }

    /// The earliest time at which any P's timer could be due; 0: never.
    pub(crate) fn earliest_timer(&self) -> u64 {
        let times = self.sched.ps.iter().map(|p| p.timers.wake_time());
        times.filter(|when| *when != 0).min().unwrap_or(0)
    }
}
