//! Work, time, records: what the VM tells the kernel.

use super::Vm;
use super::turn::chunk;
use crate::code::{QUARTERS, STEP};
use kernel::ChoicePoint;
use trace::{Event, ObjectId, Stream};

impl Vm {
    /// Virtual time beside that of instructions.
    pub(crate) fn charge(&mut self, nanoseconds: u64) {
        self.spent_quarters += nanoseconds * QUARTERS;
    }

    /// What may be done without asking the kernel, which was not called since it said how far this
    /// thread may go: as much as `renew` would find. 0: it has to be asked.
    ///
    /// The kernel is told by `settle` or `flush` what was spent up to here.
    #[inline]
    pub(super) fn still_granted(&mut self) -> i64 {
        let steps = self.slice.steps.saturating_sub(self.spent_steps);
        let nanoseconds = self.slice.nanoseconds.saturating_sub(self.spent_quarters / QUARTERS);
        if steps == 0 || nanoseconds == 0 || self.kernel.attention() || self.memory.wants_collection() {
            return 0;
        }
        (self.owed_steps, self.owed_quarters) = (self.spent_steps, self.spent_quarters);
        (chunk(steps, nanoseconds) * STEP) as i64
    }

    /// Charges what `still_granted` left to be charged, so that the kernel's clock is where `renew` would
    /// have brought it.
    #[inline]
    pub(super) fn settle(&mut self) {
        if self.owed_steps != 0 {
            self.settle_now();
        }
    }

    #[cold]
    fn settle_now(&mut self) {
        let nanoseconds = self.owed_quarters / QUARTERS;
        self.kernel.charge(nanoseconds, self.owed_steps);
        self.slice.nanoseconds -= nanoseconds;
        self.slice.steps -= self.owed_steps;
        self.spent_steps -= self.owed_steps;
        self.spent_quarters -= nanoseconds * QUARTERS;
        self.owed_steps = 0;
    }

    /// Everything done so far is charged.
    pub(crate) fn flush(&mut self) {
        // Who calls this is about to call the kernel.
        (self.slice.steps, self.owed_steps) = (0, 0);
        let nanoseconds = self.spent_quarters / QUARTERS;
        if self.spent_steps != 0 || nanoseconds != 0 {
            self.kernel.charge(nanoseconds, self.spent_steps);
            self.spent_steps = 0;
            self.spent_quarters %= QUARTERS;
        }
    }

    /// After a call to the kernel: the run loop asks for its slice after every such instruction.
    pub(crate) fn notice(&mut self) {}

    /// Records an event at the line where the running goroutine stands.
    pub(crate) fn emit(&mut self, event: Event) {
        self.flush();
        self.kernel.line = self.program_line();
        self.kernel.emit(event);
    }

    /// The running goroutine asked without waiting. Emits `Polled`, see there.
    pub(crate) fn tell_poll(&mut self, what: &str, ready: bool) {
        if self.frames.last().is_some_and(|frame| self.program.func(frame.func).library) {
            return;
        }
        self.flush();
        self.kernel.line = self.program_line();
        self.kernel.polled(what, ready);
    }

    /// The line of the innermost frame of the program's own, 0 if there is none.
    pub(crate) fn program_line(&self) -> u32 {
        if self.sched.ms.get(self.m).is_none_or(|m| m.g.is_none()) {
            return 0;
        }
        for frame in self.frames.iter().rev() {
            let func = self.program.func(frame.func);
            if !func.library {
                let at = (frame.pc as usize).saturating_sub(1);
                return func.lines.get(at).copied().unwrap_or(0);
            }
        }
        0
    }

    /// A decision that the real runtime makes at random, all alternatives being equal.
    pub(crate) fn draw(&mut self, point: ChoicePoint, count: u32) -> u32 {
        self.flush();
        self.kernel.draw(point, count)
    }

    /// The id of a mutex, wait group … in the trace.
    pub(crate) fn object_at(&mut self, address: u64) -> ObjectId {
        if let Some(object) = self.objects.get(&address) {
            return *object;
        }
        let object = self.kernel.fresh_object();
        self.objects.insert(address, object);
        object
    }

    pub(crate) fn write_out(&mut self, stream: Stream, bytes: &[u8]) {
        self.flush();
        self.kernel.line = self.program_line();
        let text = String::from_utf8_lossy(bytes);
        self.kernel.output(stream, &text);
    }
}
