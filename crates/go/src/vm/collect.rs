//! Garbage: what the roots are, and the heap's limit.

use super::Vm;
use crate::memory::{Handle, Kind};
use crate::sched::{GStatus, TimerFire};
use trace::Limit;

impl Vm {
    /// Collects; if what is left is beyond the limit, the run ends.
    pub(crate) fn collect(&mut self) {
        self.heap_peak = self.heap_peak.max(self.heap_bytes());
        self.maps.forget();
        self.memory.begin_collection();
        let mut handles = Vec::new();
        let roots = self.roots();
        self.memory.mark(&roots, &mut handles);
        while let Some(handle) = handles.pop() {
            let words = self.handle_roots(handle);
            self.memory.mark(&words, &mut handles);
        }
        for handle in self.memory.sweep() {
            match handle.kind {
                Kind::Map => self.maps.drop_map(handle.number),
                Kind::Chan => self.chans.drop_chan(handle.number),
                Kind::Timer => self.drop_timer(handle.number),
                Kind::Plain | Kind::NoScan => {}
            }
        }
        let memory = &self.memory;
        self.objects.retain(|address, _| memory.is_live(*address));
        self.syncs.retain(|address, _| memory.is_live(*address));
        self.sched.bubbles.groups.retain(|address, _| memory.is_live(*address));
        if self.heap_bytes() > self.kernel.limits.heap_bytes {
            self.flush();
            let limit = self.kernel.limits.heap_bytes;
            self.kernel.hit_limit(Limit::Heap, limit);
        }
    }

    /// Everything that is there, garbage included.
    pub(crate) fn heap_bytes(&self) -> u64 {
        let maps = self.maps.maps.iter().map(|map| map.words.len() as u64 * 8);
        self.memory.live_bytes() + maps.sum::<u64>()
    }

    fn roots(&self) -> Vec<u64> {
        // Static data is the first block.
        let mut roots = vec![crate::memory::BASE];
        roots.extend(&self.stack[..self.stack_end(&self.frames)]);
        roots.extend(self.defers.iter().map(|deferred| deferred.closure));
        roots.extend(self.panics.iter().flat_map(|panic| panic.value));
        for g in self.sched.gs.iter().filter(|g| g.status != GStatus::Dead) {
            roots.extend(&g.stack);
            roots.extend(g.defers.iter().map(|deferred| deferred.closure));
            roots.extend(g.panics.iter().flat_map(|panic| panic.value));
        }
        for timer in self.sched.timers.iter().filter(|timer| timer.heaped) {
            match timer.fire {
                TimerFire::Call(closure) => roots.push(closure),
                TimerFire::Send(chan) => roots.push(chan),
                TimerFire::Ready(_) | TimerFire::Deadline(..) => {}
            }
        }
        roots
    }

    fn handle_roots(&self, handle: Handle) -> Vec<u64> {
        match handle.kind {
            Kind::Map => self.maps.get(handle.number).words.clone(),
            Kind::Chan => self.chans.get(handle.number).roots(),
            Kind::Timer => match self.sched.timers[handle.number as usize].fire {
                TimerFire::Call(closure) => vec![closure],
                TimerFire::Send(chan) => vec![chan],
                TimerFire::Ready(_) | TimerFire::Deadline(..) => Vec::new(),
            },
            Kind::Plain | Kind::NoScan => Vec::new(),
        }
    }

    fn drop_timer(&mut self, number: u64) {
        let timer = &mut self.sched.timers[number as usize];
        if !timer.heaped && !timer.free {
            timer.free = true;
            self.sched.free_timers.push(crate::sched::TimerId(number as u32));
        }
    }
}
