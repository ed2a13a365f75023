//! Trace and profile functions of Python: `sys.settrace`, `sys.setprofile`.
//!
//! While a thread has one, each of its instructions goes through [`Vm::single`], which asks
//! [`Vm::trace_point`] first: what is to be told before the instruction is told in a native frame
//! above, one event after the other, and then the instruction is executed. An exception is told
//! in [`Vm::trace_raised`]. Nothing is told while such a function runs.
//! Model: `Python/legacy_tracing.c`, 3.14.
//! Simplified: only the program's own frames are told of, each time as a new frame object; the end
//! of an awaited coroutine is no `exception` event, a comprehension over several lines begins its lines in another order,
//! and `f_trace` is not looked at.

use crate::code::{CodeKind, Op};
use crate::native::{Args, Outcome, Stop};
use crate::object::Object;
use crate::value::Value;
use crate::vm::line::{self, ENTERED};
use crate::vm::{Flow, Frame, Input, Loaded, Then, Vm};

/// What a thread's functions were told, and are still to be told.
#[derive(Clone, Debug)]
pub struct Tracer {
    /// `Null`: none. Counted, as all values here.
    trace: Value,
    profile: Value,
    /// One of them is running.
    inside: bool,
    /// How many events of the next instruction have been told.
    told: usize,
    /// By depth.
    frames: Vec<Traced>,
    /// Natives that were called, with the depth of the frame that did.
    calls: Vec<(usize, Value)>,
    /// The frame that is left by an exception, and how much of that was told.
    raised: Option<(usize, Kind)>,
}

impl Default for Tracer {
    fn default() -> Tracer {
        Tracer {
            trace: Value::Null,
            profile: Value::Null,
            inside: false,
            told: 0,
            frames: Vec::new(),
            calls: Vec::new(),
            raised: None,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Traced {
    /// What the trace function gave for this frame; `Null`: it is not to be told more.
    local: Value,
    /// The instruction before; `ENTERED`: none.
    last: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Call,
    Line,
    Return,
    Exception,
    NativeCall,
    NativeReturn,
    NativeException,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Call => "call",
            Kind::Line => "line",
            Kind::Return => "return",
            Kind::Exception => "exception",
            Kind::NativeCall => "c_call",
            Kind::NativeReturn => "c_return",
            Kind::NativeException => "c_exception",
        }
    }
}

/// An event that is to be told.
#[derive(Clone, Copy, Debug)]
struct Telling {
    kind: Kind,
    function: Value,
    line: u32,
    about: Value,
}

impl Tracer {
    pub fn values(&self) -> impl Iterator<Item = Value> + '_ {
        let frames = self.frames.iter().map(|frame| frame.local);
        let calls = self.calls.iter().map(|(_, callable)| *callable);
        [self.trace, self.profile].into_iter().chain(frames).chain(calls)
    }
}

impl Vm {
    /// Does the running thread have a function that is to be told?
    #[inline]
    pub(crate) fn is_traced(&self) -> bool {
        self.state.traced && self.is_traced_here()
    }

    fn is_traced_here(&self) -> bool {
        if self.is_profiled() {
            return true;
        }
        let tracer = self.state.tracers.get(&self.running);
        tracer.is_some_and(|tracer| !tracer.inside)
    }

    fn tracer(&mut self) -> Option<&mut Tracer> {
        self.state.tracers.get_mut(&self.running)
    }

    /// Before instruction `at` of the frame on top. True: a frame was pushed that tells something;
    /// the instruction comes after it.
    pub(crate) fn trace_point(&mut self, loaded: &Loaded, at: usize) -> bool {
        let depth = self.frames.len();
        if is_hidden(loaded) {
            return false;
        }
        let told = self.state.tracers.get(&self.running).map_or(0, |tracer| tracer.told);
        if told == 0 && self.is_profiled() && let Some(Frame::Python(frame)) = self.frames.last() {
            let code = frame.code;
            self.count_calls(loaded, at, code);
        }
        if self.state.tracers.get(&self.running).is_none_or(|tracer| tracer.inside) {
            return false;
        }
        if let Some((callable, function)) = self.native_returned(depth) {
            let line = loaded.code.lines[at];
            let (kind, about) = (Kind::NativeReturn, callable);
            self.tell(at, Telling { kind, function, line, about });
            self.heap.release(callable);
            return true;
        }
        let tellings = self.tellings(loaded, at, depth);
        let Some(tracer) = self.tracer() else {
            return false;
        };
        if let Some(telling) = tellings.get(tracer.told).copied() {
            tracer.told += 1;
            self.tell(at, telling);
            return true;
        }
        tracer.told = 0;
        let last = tracer.frames[depth].last;
        tracer.frames[depth].last = match loaded.instrs[at].op {
            Op::Resume => ENTERED,
            _ if at != 0 && ends_class(loaded, at, last) => last,
            _ => at as u32,
        };
        false
    }

    /// The native that the frame called before this instruction.
    fn native_returned(&mut self, depth: usize) -> Option<(Value, Value)> {
        let tracer = self.tracer()?;
        let blank = Traced { local: Value::Null, last: ENTERED };
        tracer.frames.resize(tracer.frames.len().max(depth + 1), blank);
        let function = tracer.profile;
        match tracer.calls.last() {
            Some((known, _)) if *known == depth && tracer.told == 0 => {
                let (_, callable) = tracer.calls.pop()?;
                Some((callable, function))
            }
            _ => None,
        }
    }

    /// All that is to be told before the instruction.
    fn tellings(&mut self, loaded: &Loaded, at: usize, depth: usize) -> Vec<Telling> {
        let mut tellings = Vec::new();
        let Some(tracer) = self.state.tracers.get(&self.running) else {
            return tellings;
        };
        let (trace, profile, frame) = (tracer.trace, tracer.profile, tracer.frames[depth]);
        let goes_on = line::goes_on(loaded, at);
        let last = match at {
            0 => ENTERED,
            _ if goes_on => at as u32 - 1,
            _ => frame.last,
        };
        let place = match ends_class(loaded, at, last) {
            true => last as usize,
            false => at,
        };
        let (op, line) = (loaded.instrs[at].op, loaded.code.lines[place]);
        let mut tell = |kind, function: Value, line, about| {
            if !function.is_null() {
                tellings.push(Telling { kind, function, line, about });
            }
        };
        if at == 0 || goes_on {
            let line = if at == 0 { loaded.code.first_line } else { line };
            tell(Kind::Call, trace, line, Value::None);
            tell(Kind::Call, profile, line, Value::None);
        }
        let marks = loaded.code.marks.iter().filter(|(place, _)| *place as usize == at);
        for (_, mark) in marks {
            tell(Kind::Line, frame.local, *mark, Value::None);
        }
        if begins_line(loaded, at, last) {
            tell(Kind::Line, frame.local, line, Value::None);
        }
        match op {
            Op::ReturnValue | Op::YieldValue => {
                let value = self.peek(0);
                tell(Kind::Return, frame.local, line, value);
                tell(Kind::Return, profile, line, value);
            }
            Op::Call | Op::CallKw if !profile.is_null() => {
                let count = loaded.instrs[at].arg as usize + usize::from(op == Op::CallKw);
                let callable = self.stack[self.stack.len() - count - 2];
                if self.is_native(callable) {
                    tell(Kind::NativeCall, profile, line, callable);
                }
            }
            _ => {}
        }
        tellings
    }

    fn is_native(&self, callable: Value) -> bool {
        match self.object_of(callable) {
            Some(Object::Native(_)) => true,
            Some(Object::Method { function, .. }) => {
                matches!(self.object_of(*function), Some(Object::Native(_)))
            }
            _ => false,
        }
    }

    /// Pushes the frame that tells it; the frame on top stands behind its instruction meanwhile.
    fn tell(&mut self, at: usize, telling: Telling) {
        if let Some(Frame::Python(frame)) = self.frames.last_mut() {
            frame.ip = at as u32 + 1;
        }
        let depth = self.frames.len() as i64;
        let frames = self.frames_shown_here();
        let name = self.heap.str(telling.kind.name());
        let line = Value::Int(i64::from(telling.line));
        let values = [telling.function, frames, name, telling.about, line];
        if let Some(tracer) = self.tracer() {
            tracer.inside = true;
        }
        self.enter_native("trace", trace_step, &values, Then::Discard);
        self.native_frame().numbers = [telling.kind as i64, depth];
        if telling.kind == Kind::NativeCall {
            self.heap.retain(telling.about);
            if let Some(tracer) = self.tracer() {
                tracer.calls.push((depth as usize, telling.about));
            }
        }
    }

    /// The frame on top is reached by an exception, `leaves`: which it does not handle. True: a frame
    /// was pushed that tells something and raises it again.
    pub(crate) fn trace_raised(&mut self, exception: Value, loaded: &Loaded, at: usize, leaves: bool) -> bool {
        if !self.is_traced() || is_hidden(loaded) {
            return false;
        }
        if !self.was_traced() {
            self.count_raised(leaves);
        }
        if self.state.tracers.get(&self.running).is_none_or(|tracer| tracer.inside) {
            return false;
        }
        let depth = self.frames.len();
        let line = loaded.code.lines[at];
        let Some(tracer) = self.tracer() else {
            return false;
        };
        let Some(frame) = tracer.frames.get(depth).copied() else {
            return false;
        };
        tracer.told = 0;
        let told = tracer.raised.filter(|(known, _)| *known == depth).map(|(_, kind)| kind);
        let profile = tracer.profile;
        if let Some((known, callable)) = tracer.calls.last().copied()
            && known == depth
        {
            tracer.calls.pop();
            tracer.raised = Some((depth, Kind::NativeException));
            let telling = Telling { kind: Kind::NativeException, function: profile, line, about: callable };
            self.tell_raised(exception, at, telling);
            self.heap.release(callable);
            return true;
        }
        let is_told = matches!(told, Some(Kind::Exception | Kind::Return));
        let raises = !is_told && loaded.instrs[at].op != Op::Reraise && !frame.local.is_null();
        let returns = leaves && told != Some(Kind::Return) && !(frame.local.is_null() && profile.is_null());
        let telling = match (raises, returns) {
            (true, _) => Telling { kind: Kind::Exception, function: frame.local, line, about: exception },
            (false, true) => {
                let function = if frame.local.is_null() { profile } else { frame.local };
                Telling { kind: Kind::Return, function, line, about: Value::None }
            }
            (false, false) => {
                tracer.raised = None;
                tracer.frames[depth].last = at as u32;
                return false;
            }
        };
        tracer.raised = Some((depth, telling.kind));
        self.tell_raised(exception, at, telling);
        true
    }

    fn tell_raised(&mut self, exception: Value, at: usize, telling: Telling) {
        self.tell(at, telling);
        self.push(exception);
    }

    /// Was the frame on top told of this exception already?
    pub(crate) fn was_traced(&self) -> bool {
        if !self.state.traced {
            return false;
        }
        let tracer = self.state.tracers.get(&self.running);
        let raised = tracer.and_then(|tracer| tracer.raised);
        raised.is_some_and(|(depth, _)| depth == self.frames.len())
    }
}

/// The library's own; code of texts that a program has executed is not.
fn is_hidden(loaded: &Loaded) -> bool {
    loaded.library && loaded.file.path.starts_with("/usr/lib/python")
}

/// Another line than before in this frame, or the same again by a jump back.
fn begins_line(loaded: &Loaded, at: usize, last: u32) -> bool {
    let instr = loaded.instrs[at];
    // A generator that is thrown into may find another function's instruction before.
    let line = |at: usize| loaded.code.lines.get(at).copied().unwrap_or(0);
    match instr.op {
        Op::Resume | Op::MakeCell => return false,
        Op::JumpBackward if line(instr.arg as usize) == line(at) => return false,
        Op::JumpBackward if loaded.code.marks.contains(&(instr.arg, line(at))) => return false,
        Op::Jump if last != ENTERED && line(at) < line(last as usize) => return false,
        _ => {}
    }
    if last == ENTERED {
        return true;
    }
    if ends_class(loaded, at, last) {
        return false;
    }
    let back = (at as u32) < last && instr.op != Op::Send;
    back || line(at) != line(last as usize)
}

/// What a class's body does behind its last statement belongs to that statement's line.
fn ends_class(loaded: &Loaded, at: usize, last: u32) -> bool {
    // A generator that is thrown into may find another function's instruction before.
    let line = |at: usize| loaded.code.lines.get(at).copied().unwrap_or(0);
    let is_class = loaded.code.kind == CodeKind::Class && last != ENTERED;
    is_class && line(at) == line(0) && line(last as usize) > line(at)
}

/// `[function, frames, event, about, line]`, and the exception that goes on, if it is one's event.
fn trace_step(vm: &mut Vm, input: Input) -> Flow {
    let [kind, depth] = vm.native_frame().numbers;
    let depth = depth as usize;
    let exception = match vm.native_frame().base as usize + 5 < vm.stack.len() {
        true => Some(vm.slot(5)),
        false => None,
    };
    match input {
        Input::Start => {
            let values = [vm.slot(0), vm.slot(1), vm.slot(2), vm.slot(3), vm.slot(4)];
            vm.native_prelude("trace_event", &values)
        }
        Input::Raised(raised) => {
            vm.set_tracer(|tracer| std::mem::replace(&mut tracer.trace, Value::Null));
            vm.set_tracer(|tracer| std::mem::replace(&mut tracer.profile, Value::Null));
            if let Some(tracer) = vm.tracer() {
                (tracer.inside, tracer.raised) = (false, None);
            }
            Flow::Raise(raised)
        }
        Input::Value(result) => {
            let calls = kind == Kind::Call as i64;
            let keeps = calls || kind == Kind::Line as i64 || kind == Kind::Exception as i64;
            let is_trace = vm.tracer().is_some_and(|tracer| tracer.profile.is_null() || !tracer.trace.is_null());
            vm.heap.retain(result);
            let mut old = result;
            if let Some(tracer) = vm.tracer() {
                tracer.inside = false;
                if keeps && is_trace && let Some(frame) = tracer.frames.get_mut(depth) {
                    let new = if result.is_none() { Value::Null } else { result };
                    if calls || !new.is_null() {
                        old = std::mem::replace(&mut frame.local, new);
                    }
                }
            }
            vm.heap.release(old);
            if let Some(exception) = exception {
                return Flow::Raise(exception);
            }
            // The instruction is still to come.
            let below = vm.frames.len() - 2;
            if let Some(Frame::Python(frame)) = vm.frames.get_mut(below) {
                frame.ip -= 1;
            }
            Flow::Return(Value::None)
        }
        _ => Flow::Return(Value::None),
    }
}

impl Vm {
    pub(crate) fn note_traced(&mut self) {
        self.state.traced = !self.state.tracers.is_empty() || !self.state.profilers.is_empty();
    }

    /// Changes the running thread's functions; without any it has no tracer.
    fn set_tracer(&mut self, change: impl FnOnce(&mut Tracer) -> Value) {
        let running = self.running;
        let tracer = self.state.tracers.entry(running).or_default();
        let old = change(tracer);
        let gone = match tracer.trace.is_null() && tracer.profile.is_null() {
            true => self.state.tracers.remove(&running),
            false => None,
        };
        self.note_traced();
        self.heap.release(old);
        let values: Vec<Value> = gone.iter().flat_map(Tracer::values).collect();
        values.into_iter().for_each(|value| self.heap.release(value));
    }
}

fn given(vm: &mut Vm, args: &Args) -> Value {
    let function = args.get(0);
    if function.is_none() {
        return Value::Null;
    }
    vm.heap.retain(function);
    function
}

/// The thread's next instruction is the first that is told of, or not any more.
fn begin(vm: &mut Vm) -> Outcome {
    vm.enter_native("settrace", |_, _| Flow::Return(Value::None), &[], Then::Push);
    Err(Stop::Frame)
}

/// `sys.settrace(function)`
pub fn set_trace(vm: &mut Vm, args: &Args) -> Outcome {
    let function = given(vm, args);
    vm.set_tracer(|tracer| std::mem::replace(&mut tracer.trace, function));
    begin(vm)
}

/// `sys.setprofile(function)`
pub fn set_profile(vm: &mut Vm, args: &Args) -> Outcome {
    let function = given(vm, args);
    vm.set_tracer(|tracer| std::mem::replace(&mut tracer.profile, function));
    begin(vm)
}

fn known(vm: &Vm, part: fn(&Tracer) -> Value) -> Outcome {
    let tracer = vm.state.tracers.get(&vm.running);
    Ok(tracer.and_then(|tracer| part(tracer).bound()).unwrap_or(Value::None))
}

/// `sys.gettrace()`
pub fn trace(vm: &mut Vm, _args: &Args) -> Outcome {
    known(vm, |tracer| tracer.trace)
}

/// `sys.getprofile()`
pub fn profile(vm: &mut Vm, _args: &Args) -> Outcome {
    known(vm, |tracer| tracer.profile)
}
