//! Signals: a handler of Python runs in the main thread, between two instructions or in the middle of
//! a wait.
//!
//! Source: `Modules/signalmodule.c` (`PyErr_CheckSignals`), and PEP 475: a call that a signal
//! interrupted goes on waiting after the handler, unless that raised.
//! A signal waits in the kernel until the main thread runs. If the thread was waiting in a native
//! frame, that frame is woken for nothing afterwards and looks again; a call that waited without a
//! frame (`time.sleep`) is waited for here.
//! `// Simplified:` in the middle of a native function a signal waits until the thread's next slice.

use crate::native::{OnWake, Wait};
use crate::value::Value;
use crate::vm::{Flow, Frame, Input, Then, Vm};
use trace::{Time, WaitReason};

const NO_WAIT: i64 = -2;
const NO_DEADLINE: i64 = -1;

impl Vm {
    /// At the beginning of a slice of the main thread: the handler of a signal that waits is called.
    pub(crate) fn heed_signals(&mut self) {
        if self.kernel.thread() != self.main_thread || !self.kernel.has_signals() {
            return;
        }
        let below_is_native = matches!(self.frames.last(), Some(Frame::Native(_)));
        match self.on_wake {
            None if below_is_native || self.frames.is_empty() => {}
            None => self.enter_signal(NO_WAIT, Then::Discard),
            Some(_) if below_is_native => {
                self.drop_wake();
                self.enter_signal(NO_WAIT, Then::Native);
            }
            Some(OnWake::Value(value)) if value.is_none() => {
                self.drop_wake();
                let until = self
                    .sleeps_until
                    .map_or(NO_DEADLINE, |until| until.0 as i64);
                self.enter_signal(until, Then::Push);
            }
            Some(_) => {}
        }
    }

    fn drop_wake(&mut self) {
        if let Some(OnWake::Value(value)) = self.on_wake.take() {
            self.heap.release(value);
        }
        self.waiting.remove(&self.kernel.thread());
    }

    fn enter_signal(&mut self, until: i64, then: Then) {
        self.enter_native("signal", signal_step, &[], then);
        self.native_frame().numbers = [until, 0];
    }
}

/// `numbers[0]`: until when the interrupted sleep lasts. Comes back after each handler, and after the
/// rest of the sleep, which another signal may interrupt in its turn.
fn signal_step(vm: &mut Vm, input: Input) -> Flow {
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    if let Some(number) = vm.kernel.take_signal() {
        if let Some(deliver) = vm.module_function("_signal", "_deliver") {
            return vm.native_call(deliver, &[Value::Int(i64::from(number))]);
        }
        // Only SIGINT is handled by a program that never imported `signal`.
        let class = vm.classes.keyboard_interrupt;
        return Flow::Raise(vm.new_exception(class, &[]));
    }
    let until = vm.native_frame().numbers[0];
    vm.flush();
    if until == NO_WAIT || until >= 0 && vm.kernel.now().0 as i64 >= until {
        return Flow::Return(Value::None);
    }
    let until = u64::try_from(until).ok().map(Time);
    vm.sleeps_until = until;
    Flow::Block(Wait {
        reason: WaitReason::Sleep,
        until,
        resume: OnWake::Value(Value::None),
    })
}
