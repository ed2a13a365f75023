//! Work and time: what the VM tells the kernel, and how a thread waits and wakes.

use crate::native::{OnWake, Wait};
use crate::value::Value;
use crate::vm::{Frame, Input, Vm};
use kernel::Stop as ThreadStop;

/// From here on a native's work is owed, and paid in slices. Nanoseconds.
const DEBT_MIN: u64 = 100_000;

/// About the most that one instruction costs, calls of long natives aside. Nanoseconds.
const INSTRUCTION_NS_MAX: u64 = 60;

impl Vm {
    /// Reports the work done to the kernel.
    pub fn flush(&mut self) {
        if self.spent_steps > 0 || self.spent_ns > 0 {
            if self.state.importing > 0 || self.settings.line_cost.is_some() {
                self.spent_ns = 0;
            }
            self.kernel.charge(self.spent_ns, self.spent_steps);
            self.state.worked_ns += self.spent_ns;
            self.slice_steps = self.slice_steps.saturating_sub(self.spent_steps);
            self.slice_ns = self.slice_ns.saturating_sub(self.spent_ns);
            self.spent_steps = 0;
            self.spent_ns = 0;
        }
    }

    /// Work inside a native: virtual nanoseconds on top of its call. Of long work the time
    /// passes after the native, so that others can be seen waiting meanwhile.
    pub fn charge(&mut self, nanoseconds: u64) {
        if nanoseconds < DEBT_MIN {
            self.spent_ns += nanoseconds;
        } else if self.state.importing == 0 && self.settings.line_cost.is_none() {
            self.debt += nanoseconds;
            self.slice_steps = 0;
        }
    }

    /// Lets the time pass that a native still owes. True: the slice is used up first.
    fn pay_debt(&mut self) -> bool {
        while self.debt > 0 {
            let slice = self.kernel.slice();
            let paid = self.debt.min(slice.nanoseconds);
            if paid == 0 || slice.steps == 0 {
                return true;
            }
            self.kernel.charge(paid, 0);
            self.state.worked_ns += paid;
            self.debt -= paid;
        }
        false
    }

    /// Takes note of how far the thread may go.
    pub(crate) fn ask_for_slice(&mut self) -> bool {
        let slice = self.kernel.slice();
        let over = slice.steps == 0 || slice.nanoseconds == 0;
        self.slice_steps = slice.steps;
        self.slice_ns = slice.nanoseconds;
        if self.debt > 0 {
            self.slice_steps = 0;
        } else if self.gil.drop_requested() {
            self.slice_ns = 0;
        } else if !self.gil.is_enabled() && self.threads.len() > 1 {
            // Nothing but the clock keeps threads apart: it is looked at between any two instructions.
            let steps = slice.nanoseconds / INSTRUCTION_NS_MAX + 1;
            self.slice_steps = slice.steps.min(steps);
        }
        over
    }

    /// Is the slice over? Asks the kernel again, since it may have given more.
    pub(crate) fn end_of_slice(&mut self) -> bool {
        self.kernel.strand = self.strand;
        self.kernel.line = self.program_line();
        self.flush();
        if self.heap.bytes() > self.kernel.limits.heap_bytes {
            self.collect_cycles();
            if self.heap.bytes() > self.kernel.limits.heap_bytes {
                self.kernel.line = self.program_line();
                self.kernel.hit_limit(trace::Limit::Heap, self.heap.bytes());
            }
        }
        self.pay_debt() || self.ask_for_slice()
    }

    /// The thread waits: remembers what the call's result will be.
    pub(crate) fn block(&mut self, wait: Wait) -> ThreadStop {
        self.kernel.strand = self.strand;
        self.kernel.line = self.program_line();
        self.flush();
        if let OnWake::Value(value) = wait.resume {
            self.heap.retain(value);
        }
        self.on_wake = Some(wait.resume);
        if self.kernel.thread() == self.main_thread {
            self.sleeps_until = wait.until;
        }
        let what = self.note_wait(wait.reason);
        let what = self.kernel.text(&what);
        ThreadStop::Blocked {
            reason: wait.reason,
            until: wait.until,
            what,
        }
    }

    /// The thread runs again after a wait: the waiting call gets its result.
    pub(crate) fn after_wake(&mut self) {
        let Some(resume) = self.on_wake.take() else {
            return;
        };
        self.waiting.remove(&self.kernel.thread());
        let value = match resume {
            OnWake::Value(value) => value,
            OnWake::Flag => Value::bool(
                self.kernel.wake_cause(self.kernel.thread()) == kernel::WakeCause::Woken,
            ),
            OnWake::Retry => Value::None,
        };
        match self.frames.last() {
            Some(Frame::Native(_)) => self.input = Input::Value(value),
            _ => self.push(value),
        }
        if let OnWake::Value(value) = resume {
            self.heap.release(value);
        }
    }
}
