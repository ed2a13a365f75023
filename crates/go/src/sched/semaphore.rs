//! Semaphores and notify lists (Y6, Y11): `runtime/sema.go`, Go 1.27.
//!
//! Real Go keeps waiters in treaps by address; what can be told from outside is
//! one list for each address.

use super::{GId, GoReason, Resume};
use crate::vm::Vm;
use std::collections::{BTreeMap, VecDeque};
use trace::{Event, GoYield};

#[derive(Clone, Debug, Default)]
pub struct Semaphores {
    /// Waiters by the address of the count.
    pub waiting: BTreeMap<u64, VecDeque<GId>>,
    /// Waiters of condition variables with their tickets, by the list's address.
    pub notified: BTreeMap<u64, VecDeque<(u32, GId)>>,
}

impl Vm {
    /// One turn of `semacquire1`: true if the count could be taken; else the G waits, and the
    /// answer when it wakes goes to the absolute register `result`.
    pub(crate) fn sema_acquire(
        &mut self,
        address: u64,
        lifo: bool,
        reason: GoReason,
        result: u32,
    ) -> bool {
        if self.take_count(address) {
            return true;
        }
        let id = self.current_g();
        let queue = self.sched.semaphores.waiting.entry(address).or_default();
        if lifo {
            queue.push_front(id);
        } else {
            queue.push_back(id);
        }
        let waiters = queue.len() as u32;
        let g = self.sched.g_mut(id);
        g.ticket = false;
        g.resume = Resume::Semaphore { result };
        let object = self.object_at(address);
        let strand = self.sched.g(id).strand;
        self.emit(Event::SemaWaiting {
            g: strand,
            object,
            lifo,
            waiters,
        });
        self.park(reason);
        false
    }

    fn take_count(&mut self, address: u64) -> bool {
        match self.memory.load_u32(address) {
            Ok(count) if count > 0 => {
                let _ = self.memory.store_u32(address, count - 1);
                true
            }
            _ => false,
        }
    }

    /// `semrelease1`. With `handoff` the waiter gets the count at once, and the caller gives way.
    pub(crate) fn sema_release(&mut self, address: u64, handoff: bool) {
        self.synced();
        let count = self.memory.load_u32(address).unwrap_or(0);
        let _ = self.memory.store_u32(address, count + 1);
        let Some(queue) = self.sched.semaphores.waiting.get_mut(&address) else {
            return;
        };
        let Some(id) = queue.pop_front() else { return };
        let waiters = queue.len() as u32;
        if queue.is_empty() {
            self.sched.semaphores.waiting.remove(&address);
        }
        let ticket = handoff && self.take_count(address);
        self.sched.g_mut(id).ticket = ticket;
        let object = self.object_at(address);
        let strand = self.sched.g(id).strand;
        self.emit(Event::SemaWoken {
            g: strand,
            object,
            ticket,
            waiters,
        });
        let p = self.current_p();
        self.ready(id, p);
        if ticket {
            self.yield_g(GoYield::Goyield);
        }
    }

    /// `notifyListWait`: waits with a ticket that was taken before.
    pub(crate) fn notify_wait(&mut self, list: u64, ticket: u32) {
        let notify = self.memory.load_u32(list + 4).unwrap_or(0);
        // Someone has notified this ticket already.
        if (ticket.wrapping_sub(notify) as i32) < 0 {
            return;
        }
        let id = self.current_g();
        let queue = self.sched.semaphores.notified.entry(list).or_default();
        queue.push_back((ticket, id));
        let waiters = queue.len() as u32;
        let object = self.object_at(list);
        let strand = self.sched.g(id).strand;
        self.emit(Event::SemaWaiting {
            g: strand,
            object,
            lifo: false,
            waiters,
        });
        self.park(GoReason::CondWait);
    }

    /// `notifyListNotifyOne`.
    pub(crate) fn notify_one(&mut self, list: u64) {
        let wait = self.memory.load_u32(list).unwrap_or(0);
        let notify = self.memory.load_u32(list + 4).unwrap_or(0);
        if wait == notify {
            return;
        }
        let _ = self.memory.store_u32(list + 4, notify.wrapping_add(1));
        let Some(queue) = self.sched.semaphores.notified.get_mut(&list) else {
            return;
        };
        if let Some(at) = queue.iter().position(|(ticket, _)| *ticket == notify) {
            let (_, id) = queue.remove(at).expect("it was found there");
            self.wake_notified(list, id);
        }
    }

    /// `notifyListNotifyAll`: in the order of the tickets.
    pub(crate) fn notify_all(&mut self, list: u64) {
        let wait = self.memory.load_u32(list).unwrap_or(0);
        let _ = self.memory.store_u32(list + 4, wait);
        let queue = self.sched.semaphores.notified.remove(&list);
        for (_, id) in queue.unwrap_or_default() {
            self.wake_notified(list, id);
        }
    }

    fn wake_notified(&mut self, list: u64, id: GId) {
        let waiters = self.sched.semaphores.notified.get(&list).map_or(0, VecDeque::len);
        let object = self.object_at(list);
        let strand = self.sched.g(id).strand;
        self.emit(Event::SemaWoken {
            g: strand,
            object,
            ticket: false,
            waiters: waiters as u32,
        });
        let p = self.current_p();
        self.ready(id, p);
    }
}
