//! Work and time: what the VM tells the kernel, and how a thread waits and wakes.

use crate::native::{OnWake, Wait};
use crate::value::Value;
use crate::vm::{Frame, Input, Vm};
use kernel::Stop as ThreadStop;

impl Vm {
    /// Reports the work done to the kernel.
    pub fn flush(&mut self) {
        if self.spent_steps > 0 || self.spent_ns > 0 {
            if self.state.importing > 0 {
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

    /// Work inside a native: virtual nanoseconds on top of its call.
    pub fn charge(&mut self, nanoseconds: u64) {
        self.spent_ns += nanoseconds;
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
        let slice = self.kernel.slice();
        self.slice_steps = slice.steps;
        self.slice_ns = slice.nanoseconds;
        slice.steps == 0 || slice.nanoseconds == 0
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
        let what = self.kernel.text("");
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
        let value = match resume {
            OnWake::Value(value) => value,
            OnWake::Flag => Value::Bool(
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
