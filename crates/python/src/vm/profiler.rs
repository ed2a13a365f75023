//! Counting calls for `cProfile`: who called what how often, and how long that took.
//!
//! It sees the instructions that [`Vm::trace_point`] sees, and takes no time of its own.
//! Model: `Modules/_lsprof.c`, 3.14.
//! Simplified: the library's functions are not counted: what they take is their caller's.

use crate::code::Op;
use crate::native::{Args, NativeDef, NativeKind, Outcome, Stop, function};
use crate::object::{CodeId, Object};
use crate::value::Value;
use crate::vm::{Flow, Loaded, Then, Vm, line};
use std::collections::BTreeMap;

pub static FUNCTIONS: &[NativeDef] = &[
    function("_profiler", "start", start).takes(0),
    function("_profiler", "stop", stop).takes(0),
];

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Key {
    Code(u32),
    /// Its owner and name; whether it is a method.
    Native(&'static str, &'static str, bool),
}

/// A call that has not ended.
#[derive(Clone, Debug)]
struct Call {
    /// Of the frame: of the function called, or of the one that called a native.
    depth: usize,
    key: Key,
    began: u64,
    /// Nanoseconds in the calls that it made.
    inside: u64,
}

#[derive(Clone, Copy, Default, Debug)]
struct Counts {
    /// Those that were not made by the function itself, further out.
    primitive: i64,
    calls: i64,
    own: u64,
    all: u64,
}

#[derive(Clone, Default, Debug)]
struct Row {
    counts: Counts,
    callers: BTreeMap<Key, Counts>,
}

/// Of one thread.
#[derive(Clone, Default, Debug)]
pub struct Profiler {
    calls: Vec<Call>,
    rows: BTreeMap<Key, Row>,
}

impl Profiler {
    fn begin(&mut self, depth: usize, key: Key, now: u64) {
        let (began, inside) = (now, 0);
        self.calls.push(Call { depth, key, began, inside });
    }

    /// The newest call ends.
    fn end(&mut self, now: u64) {
        let Some(call) = self.calls.pop() else { return };
        let all = now.saturating_sub(call.began);
        let own = all.saturating_sub(call.inside);
        let primitive = !self.calls.iter().any(|other| other.key == call.key);
        let row = self.rows.entry(call.key).or_default();
        row.counts.add(primitive, own, all);
        if let Some(caller) = self.calls.last_mut() {
            caller.inside += all;
            let key = caller.key;
            let nested = self.calls.windows(2).any(|two| two[0].key == key && two[1].key == call.key);
            let row = self.rows.entry(call.key).or_default();
            row.callers.entry(key).or_default().add(!nested, own, all);
        }
    }

    /// Ends the calls of deeper frames, which were left in some other way.
    fn leave(&mut self, depth: usize, now: u64) {
        while self.calls.last().is_some_and(|call| call.depth > depth) {
            self.end(now);
        }
    }

    /// Ends the native that the frame called.
    fn native_ended(&mut self, depth: usize, now: u64) {
        let native = |call: &&Call| call.depth == depth && matches!(call.key, Key::Native(..));
        if self.calls.last().filter(native).is_some() {
            self.end(now);
        }
    }

    fn function_ended(&mut self, depth: usize, now: u64) {
        if self.calls.last().is_some_and(|call| call.depth == depth) {
            self.end(now);
        }
    }
}

impl Counts {
    fn add(&mut self, primitive: bool, own: u64, all: u64) {
        self.calls += 1;
        self.own += own;
        if primitive {
            self.primitive += 1;
            self.all += all;
        }
    }
}

impl Vm {
    pub(crate) fn is_profiled(&self) -> bool {
        self.state.profilers.contains_key(&self.running)
    }

    fn profile_now(&mut self) -> u64 {
        self.flush();
        self.kernel.now().0
    }

    /// Before instruction `at` of a frame of the program.
    pub(crate) fn count_calls(&mut self, loaded: &Loaded, at: usize, code: CodeId) {
        let depth = self.frames.len();
        let op = loaded.instrs[at].op;
        let enters = at == 0 || line::goes_on(loaded, at);
        let called = match op {
            Op::Call | Op::CallKw => {
                let count = loaded.instrs[at].arg as usize + usize::from(op == Op::CallKw);
                self.native_key(self.stack[self.stack.len() - count - 2])
            }
            _ => None,
        };
        let ends = matches!(op, Op::ReturnValue | Op::YieldValue);
        let idle = !enters && !ends && called.is_none();
        let newest = self.state.profilers.get(&self.running).and_then(|profiler| profiler.calls.last());
        if idle && newest.is_none_or(|call| call.depth < depth || call.depth == depth && matches!(call.key, Key::Code(_))) {
            return;
        }
        let now = self.profile_now();
        let running = self.running;
        let Some(profiler) = self.state.profilers.get_mut(&running) else {
            return;
        };
        profiler.leave(depth - usize::from(enters), now);
        profiler.native_ended(depth, now);
        if enters {
            profiler.begin(depth, Key::Code(code.0), now);
        }
        if let Some(key) = called {
            profiler.begin(depth, key, now);
        }
        if ends {
            profiler.function_ended(depth, now);
        }
    }

    /// An exception reaches the frame on top, and leaves it or not.
    pub(crate) fn count_raised(&mut self, leaves: bool) {
        if !self.is_profiled() {
            return;
        }
        let (depth, running) = (self.frames.len(), self.running);
        let now = self.profile_now();
        if let Some(profiler) = self.state.profilers.get_mut(&running) {
            profiler.leave(depth, now);
            profiler.native_ended(depth, now);
            if leaves {
                profiler.function_ended(depth, now);
            }
        }
    }

    fn native_key(&self, callable: Value) -> Option<Key> {
        let native = match self.object_of(callable) {
            Some(Object::Method { function, .. }) => *function,
            _ => callable,
        };
        match self.object_of(native) {
            Some(Object::Native(def)) => {
                let is_method = def.kind == NativeKind::Method;
                Some(Key::Native(def.owner, def.name, is_method))
            }
            _ => None,
        }
    }

    /// As `cProfile` shows it: a text, or the code.
    fn profile_key(&mut self, key: Key) -> Value {
        match key {
            Key::Code(code) => self.code_object(CodeId(code)),
            Key::Native(owner, name, true) => self.heap.str(&format!("<method '{name}' of '{owner}' objects>")),
            Key::Native(owner, name, false) => self.heap.str(&format!("<built-in method {owner}.{name}>")),
        }
    }

    fn profile_counts(&mut self, key: Key, counts: Counts) -> Vec<Value> {
        let key = self.profile_key(key);
        let seconds = |nanoseconds: u64| Value::float(nanoseconds as f64 / 1e9);
        let Counts { primitive, calls, own, all } = counts;
        vec![key, Value::Int(primitive), Value::Int(calls), seconds(own), seconds(all)]
    }
}

/// From here on calls of the running thread are counted.
fn start(vm: &mut Vm, _args: &Args) -> Outcome {
    let running = vm.running;
    vm.state.profilers.entry(running).or_default();
    vm.note_traced();
    vm.enter_native("profile", |_, _| Flow::Return(Value::None), &[], Then::Push);
    Err(Stop::Frame)
}

/// What was counted: for each function its key, numbers and seconds, and the same of its callers.
fn stop(vm: &mut Vm, _args: &Args) -> Outcome {
    let now = vm.profile_now();
    let running = vm.running;
    let Some(mut profiler) = vm.state.profilers.remove(&running) else {
        return Ok(vm.heap.list(Vec::new()));
    };
    vm.note_traced();
    profiler.leave(0, now);
    let mut rows = Vec::new();
    for (key, row) in profiler.rows {
        let mut callers = Vec::new();
        for (caller, counts) in row.callers {
            let parts = vm.profile_counts(caller, counts);
            callers.push(vm.heap.tuple(parts));
        }
        let mut parts = vm.profile_counts(key, row.counts);
        parts.push(vm.heap.list(callers));
        rows.push(vm.heap.tuple(parts));
    }
    Ok(vm.heap.list(rows))
}
