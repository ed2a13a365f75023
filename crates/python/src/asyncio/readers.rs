//! What a loop watches besides its timers: sockets with a reader or a writer.
//!
//! Model: `asyncio.selector_events.BaseSelectorEventLoop._add_reader` and its
//! siblings with `selectors.EpollSelector`, 3.14. A watched socket that is ready
//! gets its handle into `ready`, in the order of epoll's list: who became ready
//! first, and whoever stays ready keeps its place.
//! Invariant: a socket is watched by at most one reader and one writer of a loop.
//! `// Simplified:` a watch makes a new handle each time that it fires, since a
//! handle is queued once in a trace; CPython queues the same one again.

use crate::asyncio::handle::Callback;
use crate::native::{Args, Outcome};
use crate::value::{Id, Value};
use crate::vm::Vm;
use std::collections::BTreeSet;
use trace::{ThreadId, Time};

/// One watched side of a socket.
#[derive(Clone)]
pub struct Watch {
    pub callback: Value,
    pub args: Box<[Value]>,
    pub context: Value,
    /// When it began, in the kernel's count of what happens at sockets: a socket that was ready
    /// before is found in that order.
    pub since: u64,
    /// The handle that it queued last, or None.
    pub handle: Value,
}

impl Watch {
    pub fn references(&self, visit: &mut dyn FnMut(Value)) {
        visit(self.callback);
        self.args.iter().for_each(|value| visit(*value));
        visit(self.context);
        visit(self.handle);
    }
}

/// `_watch(fd, writes, callback, *args)`: replaces the one before.
pub(crate) fn watch(vm: &mut Vm, args: &Args) -> Outcome {
    let core = vm.core_of(args.get(0));
    vm.check_open(core)?;
    let descriptor = vm.as_int(args.get(1)).unwrap_or(0) as u32;
    let writes = vm.truth_native(args.get(2)).unwrap_or(false);
    if let Err(errno) = vm.kernel.socket_readiness(descriptor) {
        return Err(vm.os_error(errno));
    }
    drop_watch(vm, core, descriptor, writes);
    let context = vm.copy_of_context();
    let made = Watch {
        callback: args.get(3),
        args: args.values[4..].into(),
        context,
        since: vm.kernel.network.sequence(),
        handle: Value::None,
    };
    made.references(&mut |value| vm.heap.retain(value));
    vm.event_loop_mut(core)
        .watched
        .insert((descriptor, writes), made);
    // Another thread may sleep in this loop's select, and must look at it.
    wake_sleeper(vm, core);
    Ok(Value::None)
}

fn wake_sleeper(vm: &mut Vm, core: Id) {
    let Some(thread) = vm.event_loop(core).sleeper else {
        return;
    };
    if ThreadId(thread) != vm.kernel.thread() {
        vm.poke(core);
    }
}

/// `_unwatch(fd, writes)`: was it watched?
pub(crate) fn unwatch(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_unwatch", 3)?;
    let core = vm.core_of(args.get(0));
    let descriptor = vm.as_int(args.get(1)).unwrap_or(0) as u32;
    let writes = vm.truth_native(args.get(2)).unwrap_or(false);
    Ok(Value::bool(drop_watch(vm, core, descriptor, writes)))
}

/// `_watches(fd, writes)`
pub(crate) fn watches(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_watches", 3)?;
    let core = vm.core_of(args.get(0));
    let descriptor = vm.as_int(args.get(1)).unwrap_or(0) as u32;
    let writes = vm.truth_native(args.get(2)).unwrap_or(false);
    let watched = &vm.event_loop(core).watched;
    Ok(Value::bool(watched.contains_key(&(descriptor, writes))))
}

/// The watch ends; a handle of it that is queued is cancelled.
fn drop_watch(vm: &mut Vm, core: Id, descriptor: u32, writes: bool) -> bool {
    let watched = &mut vm.event_loop_mut(core).watched;
    let Some(dropped) = watched.remove(&(descriptor, writes)) else {
        return false;
    };
    if !dropped.handle.is_none() && vm.handle(dropped.handle).queued {
        vm.cancel_handle(dropped.handle);
    }
    let watched = &vm.event_loop(core).watched;
    if !watched.contains_key(&(descriptor, !writes)) {
        let list = &mut vm.event_loop_mut(core).ready_list;
        list.retain(|known| *known != descriptor);
    }
    dropped.references(&mut |value| vm.heap.release(value));
    true
}

impl Vm {
    fn watched_descriptors(&self, core: Id) -> Vec<u32> {
        let keys = self.event_loop(core).watched.keys();
        let mut found: Vec<u32> = keys.map(|(descriptor, _)| *descriptor).collect();
        found.dedup();
        found
    }

    /// Which sides of a watched socket are ready: (reads, writes), as epoll reports a socket with
    /// an error or a hang-up to whoever watches it.
    fn ready_sides(&self, core: Id, descriptor: u32) -> (bool, bool, u64, Option<Time>) {
        let Ok(ready) = self.kernel.socket_readiness(descriptor) else {
            return (false, false, 0, None);
        };
        let both = ready.failed || ready.hung_up;
        let since = |writes: bool| {
            let watched = &self.event_loop(core).watched;
            watched.get(&(descriptor, writes)).map(|watch| watch.since)
        };
        let reads = since(false).filter(|_| ready.readable || both);
        let writes = since(true).filter(|_| ready.writable || both);
        let found = reads.map(|since| since.max(ready.sequence));
        let sequence = found.into_iter().chain(writes).min().unwrap_or(0);
        (reads.is_some(), writes.is_some(), sequence, ready.next)
    }

    /// Before a select: is a watched socket ready; if not, when will one be by itself?
    pub(crate) fn watched_ready(&self, core: Id) -> Result<(), Option<Time>> {
        let mut next: Option<Time> = None;
        for descriptor in self.watched_descriptors(core) {
            let (reads, writes, _, later) = self.ready_sides(core, descriptor);
            if reads || writes {
                return Ok(());
            }
            next = match (next, later) {
                (Some(next), Some(later)) => Some(next.min(later)),
                (next, later) => next.or(later),
            };
        }
        Err(next)
    }

    /// The thread is woken by whatever happens at a watched socket, or is not any more.
    pub(crate) fn wait_for_watched(&mut self, core: Id, waits: bool) {
        let me = self.kernel.thread();
        for descriptor in self.watched_descriptors(core) {
            if waits {
                self.kernel.wait_for_socket(descriptor, me, false);
            } else {
                self.kernel.stop_waiting(descriptor, me);
            }
        }
    }

    /// After a select: the sockets that are ready, in epoll's order.
    pub(crate) fn ready_watched(&mut self, core: Id) -> Vec<(u32, bool, bool)> {
        let mut fresh = Vec::new();
        let listed: BTreeSet<u32> = self.event_loop(core).ready_list.iter().copied().collect();
        for descriptor in self.watched_descriptors(core) {
            let (reads, writes, sequence, _) = self.ready_sides(core, descriptor);
            if (reads || writes) && !listed.contains(&descriptor) {
                fresh.push((sequence, descriptor));
            }
        }
        fresh.sort();
        let mut list = std::mem::take(&mut self.event_loop_mut(core).ready_list);
        list.extend(fresh.into_iter().map(|(_, descriptor)| descriptor));
        let mut found = Vec::new();
        list.retain(|descriptor| {
            let (reads, writes, _, _) = self.ready_sides(core, *descriptor);
            if reads || writes {
                found.push((*descriptor, reads, writes));
            }
            reads || writes
        });
        self.event_loop_mut(core).ready_list = list;
        found
    }

    /// Queues the handles of ready sockets: a socket's reader before its writer.
    pub(crate) fn queue_watched(
        &mut self,
        event_loop: Value,
        core: Id,
        found: &[(u32, bool, bool)],
    ) {
        for (descriptor, reads, writes) in found {
            self.kernel.strand = self.strand;
            self.kernel.socket_found_ready(*descriptor, *reads, *writes);
            for (side, ready) in [(false, *reads), (true, *writes)] {
                let key = (*descriptor, side);
                let watch = self.event_loop(core).watched.get(&key);
                let Some(watch) = watch.filter(|_| ready) else {
                    continue;
                };
                let (callback, args, context) = (watch.callback, watch.args.clone(), watch.context);
                let callback = Callback {
                    callback,
                    args: &args,
                    context,
                };
                let handle = self.queue(event_loop, core, &callback, false);
                self.heap.retain(handle);
                let watch = self.event_loop_mut(core).watched.get_mut(&key);
                let place = &mut watch.expect("looked up above").handle;
                let before = std::mem::replace(place, handle);
                self.heap.release(before);
            }
        }
        self.notice();
    }
}
