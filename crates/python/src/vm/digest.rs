//! What names the VM's state: everything that decides how the program goes on.
//!
//! Left out: caches and hints, which change nothing that a program can see, and
//! the kernel, which feeds itself (`kernel::Machine::digest`).

use crate::modules::State;
use crate::native::OnWake;
use crate::value::Value;
use crate::vm::{Frame, Input, PyThread, Vm};
use std::hash::{Hash, Hasher};

impl Vm {
    pub(super) fn feed(&self, state: &mut impl Hasher) {
        for id in self.heap.ids() {
            (id, self.heap.count(id)).hash(state);
            let object = self.heap.get(id);
            object.contents(state);
            object.references(&mut |value| value.hash(state));
        }
        self.symbols.texts().for_each(|text| text.hash(state));
        (&self.modules, self.codes.len(), self.departure).hash(state);
        (self.strand, self.thread_strand, self.handled).hash(state);
        feed_stacks(&self.stack, &self.frames, state);
        feed_input(self.input, state);
        feed_on_wake(self.on_wake, state);
        for thread in &self.threads {
            feed_thread(thread, state);
        }
        let asyncio = &self.asyncio;
        (&asyncio.running, &asyncio.current, &asyncio.stepping).hash(state);
        (&asyncio.tasks, asyncio.names).hash(state);
        asyncio
            .exact
            .map(|(at, seconds)| (at, seconds.to_bits()))
            .hash(state);
        self.warned.hash(state);
        (&self.gil, self.debt, &self.lines).hash(state);
        self.sleeps_until.hash(state);
        feed_modules(&self.state, state);
    }
}

fn feed_thread(thread: &PyThread, state: &mut impl Hasher) {
    feed_stacks(&thread.stack, &thread.frames, state);
    feed_input(thread.input, state);
    (thread.handled, thread.strand, thread.thread_strand).hash(state);
    feed_on_wake(thread.on_wake, state);
    (thread.context, thread.debt, &thread.lines).hash(state);
}

fn feed_stacks(stack: &[Value], frames: &[Frame], state: &mut impl Hasher) {
    stack.hash(state);
    for frame in frames {
        match frame {
            Frame::Python(frame) => {
                (frame.code, frame.ip, frame.base, frame.floor).hash(state);
                (frame.globals, frame.namespace.or(Value::Null), frame.generator.id()).hash(state);
                (frame.function.or(Value::Null), frame.outer_handled.or(Value::None), frame.then).hash(state);
            }
            Frame::Native(frame) => {
                (frame.name, frame.pc, frame.base, frame.floor).hash(state);
                (frame.numbers, frame.then).hash(state);
            }
        }
    }
}

fn feed_input(input: Input, state: &mut impl Hasher) {
    std::mem::discriminant(&input).hash(state);
    match input {
        Input::Start | Input::End => {}
        Input::Value(value) | Input::Yielded(value) | Input::Raised(value) => value.hash(state),
    }
}

fn feed_on_wake(on_wake: Option<OnWake>, state: &mut impl Hasher) {
    on_wake.map(|how| std::mem::discriminant(&how)).hash(state);
    if let Some(OnWake::Value(value)) = on_wake {
        value.hash(state);
    }
}

fn feed_modules(modules: &State, state: &mut impl Hasher) {
    (&modules.async_gen_hooks, &modules.context).hash(state);
    (&modules.iterable_coroutines, &modules.finalized).hash(state);
    (&modules.weak, &modules.entered).hash(state);
    (modules.recursion_limit, &modules.pools).hash(state);
    (modules.importing, modules.gc_enabled).hash(state);
    (&modules.last_words, &modules.ignored_in).hash(state);
    (modules.origin_depth, &modules.origins).hash(state);
}
