//! What each event changes. Whatever an event does not say is left as it was.

use super::processor::RING;
use super::{
    Channel, GoState, GoStatus, Goroutine, Handed, LockWaiter, Machine, Processor, SelectLook, Spot,
    Station, SyncObject, SysmonDeed, Theft, Waiting, Walk,
};
use std::sync::Arc;
use trace::*;

/// What the program says of a sleeping goroutine.
const SLEEP: &str = "sleep";
/// The name of the thread that watches.
const SYSMON: &str = "sysmon";

impl GoState {
    /// Takes the next record; whether it was an event of Go's.
    pub(crate) fn apply(&mut self, trace: &Trace, record: &Record) -> bool {
        if !self.is_go() && !matches!(record.event, Event::SchedStarted { .. }) {
            return false;
        }
        self.moved.clear();
        self.theft = None;
        self.handed = None;
        self.object = None;
        self.queued_next = None;
        self.kicked_by = None;
        self.woken_by_timer = false;
        self.apply_g(record)
            || self.apply_queue(record)
            || self.apply_machine(trace, record)
            || self.apply_syscall(record)
            || self.apply_timer(trace, record)
            || self.apply_chan(record)
            || self.apply_sync(record)
    }

    // ---- tables -----------------------------------------------------------

    fn p(&mut self, number: u32) -> &mut Processor {
        while self.ps.len() <= number as usize {
            let number = self.ps.len() as u32;
            self.ps.push(Arc::new(Processor {
                number,
                ..Processor::default()
            }));
        }
        Arc::make_mut(&mut self.ps[number as usize])
    }

    fn m(&mut self, thread: ThreadId) -> &mut Machine {
        self.ms.entry(thread.0 as usize).get_or_insert_with(Machine::default)
    }

    fn g(&mut self, id: StrandId) -> &mut Goroutine {
        self.goroutines.entry(id.0 as usize)
    }

    fn chan_mut(&mut self, id: ObjectId) -> Option<&mut Channel> {
        self.object = Some(id);
        self.chans.get_mut(id.0 as usize)?.as_mut().map(Arc::make_mut)
    }

    /// The lock that `id` is, or is a semaphore of.
    fn sync_mut(&mut self, id: ObjectId) -> Option<&mut SyncObject> {
        let owner = self.owners.get(id.0 as usize).copied().flatten().unwrap_or(id);
        self.object = Some(owner);
        self.syncs.get_mut(owner.0 as usize)?.as_mut().map(Arc::make_mut)
    }

    // ---- goroutines ---------------------------------------------------------

    fn apply_g(&mut self, record: &Record) -> bool {
        match &record.event {
            Event::GCreated { g, goid, function, system, .. } => {
                let parent = self.goroutine(record.strand).map(|parent| parent.id);
                self.order.push_back(*g);
                self.made += u32::from(!system);
                self.live += u32::from(!system);
                *self.g(*g) = Goroutine {
                    id: *g,
                    goid: *goid,
                    function: *function,
                    system: *system,
                    parent,
                    made_line: record.line,
                    since: record.at,
                    ..Goroutine::default()
                };
            }
            Event::GReadied { g, .. } => {
                if let Some(timer) = self.last_fired.take() {
                    self.woken_by_timer = true;
                    self.timers.entry(timer.0 as usize).g = Some(*g);
                }
                self.stand(*g, GoStatus::Runnable, record.at);
                let g = self.g(*g);
                g.waits.clear();
                g.until = None;
            }
            Event::GExecuted { g, p, inherit, tick, source } => {
                self.execute(record, *g, *p, *source);
                let at = record.at;
                let p = self.p(*p);
                p.running = Some(*g);
                p.tick = tick + u32::from(!inherit);
                p.preempt = false;
                p.syscall = false;
                if !inherit {
                    p.slice_since = at;
                }
            }
            Event::GParked { g, p, reason } => {
                self.leave_p(record, *g, *p, GoStatus::Waiting);
                self.g(*g).reason = *reason;
            }
            Event::GYielded { g, p, .. } => self.leave_p(record, *g, *p, GoStatus::Runnable),
            Event::GExited { g, p } => {
                self.live = self.live.saturating_sub(1);
                self.leave_p(record, *g, *p, GoStatus::Dead);
            }
            _ => return false,
        }
        true
    }

    fn stand(&mut self, g: StrandId, status: GoStatus, at: Time) {
        let g = self.g(g);
        g.status = status;
        g.since = at;
        g.spot = None;
    }

    /// The goroutine is on no P any longer; its M looks for another one.
    fn leave_p(&mut self, record: &Record, g: StrandId, p: u32, status: GoStatus) {
        self.stand(g, status, record.at);
        let entry = self.g(g);
        entry.p = None;
        entry.m = None;
        entry.preempt = false;
        if status != GoStatus::Waiting {
            entry.select = None;
        }
        let p_entry = self.p(p);
        p_entry.running = None;
        p_entry.preempt = false;
        let tick = p_entry.tick;
        let m = self.m(record.thread);
        m.g = None;
        m.walk = Some(Walk::new(p, tick));
        self.walker = Some(record.thread);
    }

    fn execute(&mut self, record: &Record, g: StrandId, p: u32, source: GoSource) {
        let spot = self.g(g).spot;
        if self.taken != Some(g) {
            match spot {
                Some(Spot::Runnext(at)) => self.p(at).runnext = None,
                Some(Spot::Local(at)) => {
                    let at = self.p(at);
                    if at.ring.front() == Some(&g) {
                        at.pop_head();
                    } else {
                        at.ring.retain(|other| *other != g);
                    }
                }
                _ => {}
            }
        }
        self.taken = None;
        self.stand(g, GoStatus::Running, record.at);
        let entry = self.g(g);
        entry.p = Some(p);
        entry.m = Some(record.thread);
        entry.preempt = false;
        let tick = self.p(p).tick;
        let m = self.m(record.thread);
        m.g = Some(g);
        m.idle = false;
        let walk = m.walk.get_or_insert_with(|| Walk::new(p, tick));
        walk.find(g, source);
        self.walker = Some(record.thread);
        self.moved.push(g);
    }

    // ---- queues ---------------------------------------------------------------

    fn apply_queue(&mut self, record: &Record) -> bool {
        match &record.event {
            Event::GQueued { g, p, place } => {
                let spot = match place {
                    GoQueue::Runnext => {
                        let made = self.g(*g).status == GoStatus::Made;
                        let before = self.p(*p).runnext.replace(*g);
                        self.kicked = before.map(|before| (before, *g));
                        self.queued_next = Some((made, before));
                        Spot::Runnext(*p)
                    }
                    GoQueue::Local => {
                        self.p(*p).ring.push_back(*g);
                        Spot::Local(*p)
                    }
                    GoQueue::Global => {
                        self.global.push_back(*g);
                        Spot::Global
                    }
                };
                if *place != GoQueue::Runnext {
                    let kicked = self.kicked.take().filter(|(kicked, _)| kicked == g);
                    self.kicked_by = kicked.map(|(_, by)| by);
                }
                self.unseat(*g);
                self.stand(*g, GoStatus::Runnable, record.at);
                self.g(*g).spot = Some(spot);
                self.moved.push(*g);
            }
            Event::QueueSpilled { p, count } => {
                for _ in 0..*count {
                    let Some(g) = self.p(*p).pop_head() else { break };
                    self.global.push_back(g);
                    self.g(g).spot = Some(Spot::Global);
                    self.moved.push(g);
                }
            }
            Event::GlobalTaken { p, count } => {
                self.taken = self.global.pop_front();
                self.moved.extend(self.taken);
                for _ in 1..*count {
                    let Some(g) = self.global.pop_front() else { break };
                    self.p(*p).ring.push_back(g);
                    self.g(g).spot = Some(Spot::Local(*p));
                    self.moved.push(g);
                }
                self.walk_to(record.thread, Station::Global);
            }
            Event::StealSearched { victims, .. } => {
                self.walk_to(record.thread, Station::Steal);
                if let Some(walk) = &mut self.m(record.thread).walk {
                    walk.victims = victims.clone();
                }
            }
            Event::WorkStolen { p, victim, count, runnext } => self.steal(*p, *victim, *count, *runnext),
            _ => return false,
        }
        true
    }

    /// A goroutine whose P went away while it ran.
    fn unseat(&mut self, g: StrandId) {
        let m = self.g(g).m.take();
        self.g(g).p = None;
        if let Some(m) = m.filter(|m| self.machine(*m).is_some_and(|m| m.g == Some(g))) {
            self.m(m).g = None;
        }
    }

    fn steal(&mut self, thief: u32, victim: u32, count: u32, runnext: bool) {
        let from = self.p(victim);
        let (of, from_slot) = (from.ring.len() as u32, from.head);
        let mut gs = Vec::new();
        if runnext {
            gs.extend(from.runnext.take());
        } else {
            for _ in 0..count {
                gs.extend(from.pop_head());
            }
        }
        self.taken = gs.last().copied();
        for g in &gs[..gs.len().saturating_sub(1)] {
            self.p(thief).ring.push_back(*g);
            self.g(*g).spot = Some(Spot::Local(thief));
        }
        self.moved.extend(&gs);
        self.theft = Some(Theft {
            thief,
            victim,
            runnext,
            gs,
            of,
            from_slot: from_slot % RING,
        });
    }

    fn walk_to(&mut self, thread: ThreadId, station: Station) {
        self.walker = Some(thread);
        if let Some(walk) = &mut self.m(thread).walk {
            walk.at = station;
            walk.gave_up = false;
        }
    }

    // ---- Ms and Ps ------------------------------------------------------------

    fn apply_machine(&mut self, trace: &Trace, record: &Record) -> bool {
        let thread = record.thread;
        match &record.event {
            Event::SchedStarted { procs } => self.resize(*procs),
            Event::MStarted { m, p, spinning } => {
                self.idle_ms.retain(|idle| idle != m);
                self.give(*p, Some(*m));
                let machine = self.m(*m);
                machine.idle = false;
                machine.spinning = *spinning;
            }
            Event::MIdled {} => {
                self.idle_ms.retain(|idle| *idle != thread);
                self.idle_ms.push(thread);
                let m = self.m(thread);
                m.idle = true;
                m.spinning = false;
                m.syscall = false;
                m.g = None;
            }
            Event::PIdled { p } => {
                self.give(*p, None);
                self.idle_ps.push(*p);
                let m = self.m(thread);
                m.spinning = false;
                if let Some(walk) = m.walk.as_mut().filter(|walk| walk.p == *p && walk.found.is_none()) {
                    walk.gave_up = true;
                    walk.at = Station::Steal;
                }
            }
            Event::PAcquired { p } => {
                self.give(*p, Some(thread));
                let tick = self.p(*p).tick;
                let m = self.m(thread);
                m.idle = false;
                m.syscall = false;
                if m.g.is_none() {
                    m.walk = Some(Walk::new(*p, tick));
                    self.walker = Some(thread);
                }
            }
            Event::MSpinning { spinning } => {
                self.m(thread).spinning = *spinning;
                if *spinning {
                    self.walk_to(thread, Station::Steal);
                }
            }
            Event::PRetaken { p } => {
                let from = self.holder(*p);
                self.sysmon_deed = Some((SysmonDeed::Retook { p: *p, from }, record.at));
                self.give(*p, None);
            }
            Event::PreemptRequested { g, p } => {
                self.sysmon_deed = Some((SysmonDeed::AskedToYield { g: *g, p: *p }, record.at));
                self.g(*g).preempt = true;
                self.p(*p).preempt = true;
            }
            Event::ThreadCreated { child, name, .. } => {
                self.m(*child);
                if trace.text(*name) == SYSMON {
                    self.sysmon = Some(*child);
                }
                return false;
            }
            _ => return false,
        }
        true
    }

    /// The P changes hands; whoever had it has none now.
    fn give(&mut self, p: u32, to: Option<ThreadId>) {
        if let Some(before) = self.p(p).held.filter(|before| Some(*before) != to) {
            self.m(before).p = None;
        }
        self.idle_ps.retain(|idle| *idle != p);
        let entry = self.p(p);
        entry.held = to;
        entry.syscall = false;
        if to.is_none() {
            entry.running = None;
        }
        if let Some(to) = to {
            let running = self.machine(to).and_then(|m| m.g).filter(|g| {
                self.goroutine(*g).is_some_and(|g| g.status == GoStatus::Running)
            });
            self.p(p).running = running;
            self.m(to).p = Some(p);
        }
    }

    fn resize(&mut self, procs: u32) {
        let before = self.ps.len() as u32;
        for p in procs..before {
            if let Some(m) = self.p(p).held {
                self.m(m).p = None;
            }
        }
        self.ps.truncate(procs as usize);
        self.idle_ps.retain(|p| *p < procs);
        if procs > before {
            self.p(procs - 1);
            let first = before.max(1);
            for p in (first..procs).rev() {
                self.idle_ps.insert(0, p);
            }
            if before == 0 {
                // The first ones lie in the order in which they are taken, the lowest on top.
                self.idle_ps.sort_by_key(|p| std::cmp::Reverse(*p));
            }
        }
    }

    // ---- system calls ------------------------------------------------------------

    fn apply_syscall(&mut self, record: &Record) -> bool {
        match &record.event {
            Event::SyscallEntered { g, p } => {
                self.stand(*g, GoStatus::Syscall, record.at);
                self.p(*p).syscall = true;
                self.m(record.thread).syscall = true;
            }
            Event::SyscallExited { g, p } => {
                self.stand(*g, GoStatus::Running, record.at);
                self.g(*g).p = *p;
                self.m(record.thread).syscall = false;
                if let Some(p) = p {
                    let entry = self.p(*p);
                    entry.syscall = false;
                    entry.running = Some(*g);
                } else {
                    self.m(record.thread).g = None;
                }
                self.moved.push(*g);
            }
            _ => return false,
        }
        true
    }

    // ---- timers ---------------------------------------------------------------------

    fn apply_timer(&mut self, trace: &Trace, record: &Record) -> bool {
        match &record.event {
            Event::TimerArmed { timer, p, when } => {
                self.disarm(*timer);
                let entry = self.timers.entry(timer.0 as usize);
                (entry.p, entry.when, entry.armed) = (*p, *when, true);
                let chan = entry.chan;
                self.p(*p).timers += 1;
                let sleeper = self.goroutine(record.strand).filter(|g| {
                    g.status == GoStatus::Waiting && trace.text(g.reason) == SLEEP && g.until.is_none()
                });
                if let Some(g) = sleeper.map(|g| g.id) {
                    self.timers.entry(timer.0 as usize).g = Some(g);
                    self.g(g).until = Some(*when);
                }
                // A value that nobody took is gone when its timer is set anew.
                if self.last_fired != Some(*timer) && let Some(chan) = chan.and_then(|chan| self.chan_mut(chan)) {
                    chan.buffer.clear();
                }
            }
            Event::TimerFired { timer, .. } => {
                self.disarm(*timer);
                self.last_fired = Some(*timer);
            }
            Event::TimerStopped { timer } => {
                self.disarm(*timer);
                let chan = self.timers.entry(timer.0 as usize).chan;
                if let Some(chan) = chan.and_then(|chan| self.chan_mut(chan)) {
                    chan.buffer.clear();
                }
            }
            _ => return false,
        }
        true
    }

    fn disarm(&mut self, timer: ObjectId) {
        let entry = self.timers.entry(timer.0 as usize);
        if std::mem::take(&mut entry.armed) {
            let p = entry.p;
            if (p as usize) < self.ps.len() {
                let p = self.p(p);
                p.timers = p.timers.saturating_sub(1);
            }
        }
    }

    // ---- channels ---------------------------------------------------------------------

    fn apply_chan(&mut self, record: &Record) -> bool {
        match &record.event {
            Event::ChanMade { chan, capacity, elem } => {
                self.objects.push_back(*chan);
                let made = Channel {
                    id: *chan,
                    capacity: *capacity,
                    elem: *elem,
                    maker: record.strand,
                    line: record.line,
                    ..Channel::default()
                };
                *self.chans.entry(chan.0 as usize) = Some(Arc::new(made));
                self.object = Some(*chan);
            }
            Event::ChanSent { chan, value, to } => {
                let from = self.goroutine(record.strand).map(|g| g.id);
                if let (None, Some(timer)) = (from, self.last_fired.take()) {
                    self.timers.entry(timer.0 as usize).chan = Some(*chan);
                }
                self.went_on(record.strand);
                let Some(entry) = self.chan_mut(*chan) else { return true };
                entry.sent += 1;
                match to {
                    Some(to) => {
                        entry.received += 1;
                        entry.recvq.take_through(|waiter| waiter.g == *to);
                        self.handed = Some(Handed {
                            chan: *chan,
                            value: *value,
                            from,
                            to: *to,
                            direct: true,
                        });
                    }
                    None => entry.buffer.push_back(*value),
                }
            }
            Event::ChanReceived { chan, value, from, open } => {
                self.went_on(record.strand);
                let Some(entry) = self.chan_mut(*chan) else { return true };
                if !open {
                    return true;
                }
                entry.received += 1;
                let sender = from.and_then(|from| entry.sendq.take_through(|waiter| waiter.g == from));
                let buffered = entry.capacity > 0;
                if buffered {
                    entry.buffer.pop_front();
                }
                if let Some(sender) = sender {
                    entry.sent += 1;
                    if buffered {
                        entry.buffer.push_back(sender.value);
                    }
                    self.handed = Some(Handed {
                        chan: *chan,
                        value: *value,
                        from: Some(sender.g),
                        to: record.strand,
                        direct: !buffered,
                    });
                }
            }
            Event::ChanWaiting { g, chan, receives, value, select } => {
                self.g(*g).waits.push(*chan);
                let Some(entry) = self.chan_mut(*chan) else { return true };
                let queue = if *receives { &mut entry.recvq } else { &mut entry.sendq };
                queue.push_back(Waiting {
                    g: *g,
                    value: *value,
                    select: *select,
                });
            }
            Event::ChanLeft { g, chan, receives } => {
                let Some(entry) = self.chan_mut(*chan) else { return true };
                let queue = if *receives { &mut entry.recvq } else { &mut entry.sendq };
                while queue.take(|waiter| waiter.g == *g).is_some() {}
            }
            Event::ChanClosed { chan } => {
                let Some(entry) = self.chan_mut(*chan) else { return true };
                entry.closed = true;
                entry.recvq.clear();
                entry.sendq.clear();
            }
            Event::SelectLooked { cases, default } => {
                let look = SelectLook {
                    cases: cases.clone(),
                    default: *default,
                    chosen: None,
                };
                self.g(record.strand).select = Some(Arc::new(look));
            }
            Event::SelectChose { case, .. } => {
                if let Some(look) = &mut self.g(record.strand).select {
                    Arc::make_mut(look).chosen = Some(*case);
                }
            }
            _ => return false,
        }
        true
    }

    /// A goroutine's next operation after a select has been chosen: the select is over.
    fn went_on(&mut self, g: StrandId) {
        let chosen = self.goroutine(g).and_then(|g| g.select.as_ref()?.chosen);
        if chosen.is_none() && self.goroutine(g).is_some_and(|g| g.select.is_some()) {
            self.g(g).select = None;
        }
    }

    // ---- locks --------------------------------------------------------------------------

    fn apply_sync(&mut self, record: &Record) -> bool {
        match &record.event {
            Event::SyncUsed { object, kind, parts } => {
                self.objects.push_back(*object);
                let used = SyncObject::new(*object, *kind, record.line, parts.clone());
                *self.syncs.entry(object.0 as usize) = Some(Arc::new(used));
                for part in parts {
                    *self.owners.entry(part.0 as usize) = Some(*object);
                }
                self.object = Some(*object);
            }
            Event::ObjectNamed { object, name } => {
                self.object = Some(*object);
                if let Some(chan) = self.chan_mut(*object) {
                    chan.name = Some(*name);
                }
                if let Some(sync) = self.sync_mut(*object) {
                    sync.name = Some(*name);
                }
            }
            Event::LockStepped { object, step, holder, readers, waiters, woken, starving } => {
                let by = record.strand;
                let Some(lock) = self.sync_mut(*object) else { return true };
                lock.holder = *holder;
                lock.waiters = *waiters;
                lock.woken = *woken;
                lock.starving = *starving;
                match step {
                    GoLockStep::RLocked => lock.readers.push(by),
                    GoLockStep::RUnlocked => {
                        let at = lock.readers.iter().position(|reader| *reader == by);
                        if let Some(at) = at.or(lock.readers.len().checked_sub(1)) {
                            lock.readers.remove(at);
                        }
                    }
                    _ => {}
                }
                // Steps that nobody waited for may have been left out.
                lock.readers.truncate(*readers as usize);
            }
            Event::CounterChanged { object, counter, waiters } => {
                let Some(group) = self.sync_mut(*object) else { return true };
                group.counter = *counter;
                group.waiters = *waiters;
            }
            Event::OnceDone { object } => {
                if let Some(once) = self.sync_mut(*object) {
                    once.done = true;
                }
            }
            Event::SemaWaiting { g, object, lifo, .. } => {
                let waiter = LockWaiter {
                    g: *g,
                    part: *object,
                };
                let Some(lock) = self.sync_mut(*object) else { return true };
                match lifo {
                    true => lock.waiting.push_front(waiter),
                    false => lock.waiting.push_back(waiter),
                }
                let owner = lock.id;
                self.g(*g).waits.push(owner);
            }
            Event::SemaWoken { g, object, .. } => {
                let Some(lock) = self.sync_mut(*object) else { return true };
                lock.waiting.take(|waiter| waiter.g == *g);
            }
            _ => return false,
        }
        true
    }
}
