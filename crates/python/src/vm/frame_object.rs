//! Frames as programs see them: of a traceback, of a suspended generator, of who called.
//!
//! The object is a Python instance (`frame` of `lib/_prelude.py`) made when somebody asks.
//! An exception that leaves a frame takes the frame's variables along, as CPython's traceback
//! keeps the frame alive: what they hold dies with the exception, not while it goes up.
//! Simplified: `f_locals` is a copy; frames of the library keep nothing, but for those of `asyncio.run`.

use crate::code::CodeKind;
use crate::native::{Args, Outcome, Stop};
use crate::object::{CodeId, Object, TraceEntry};
use crate::value::{Id, Value};
use crate::vm::{Frame, Vm};

impl Vm {
    /// The running frame is left by the exception: its variables go to the traceback's newest entry.
    pub(crate) fn keep_locals(&mut self, exception: Value) {
        let Some(Frame::Python(frame)) = self.frames.last() else {
            return;
        };
        let loaded = &self.codes[frame.code.0 as usize];
        let (code, base, count) = (frame.code, frame.base as usize, loaded.code.locals.len());
        // Only these hold what programs see die: the coroutine that was not run.
        let keeps = [
            "asyncio/runners.py",
            "asyncio/base_events.py",
            "asyncio/tasks.py",
            "asyncio/taskgroups.py",
        ];
        let keeps = !loaded.library || keeps.iter().any(|end| loaded.file.path.ends_with(end));
        if !keeps || count == 0 {
            return;
        }
        let Value::Object(id) = exception else { return };
        let Object::Exception(object) = self.heap.get(id) else {
            return;
        };
        let is_own = |entry: &TraceEntry| entry.code == code && entry.locals.is_null();
        if !object.traceback.last().is_some_and(is_own) {
            return;
        }
        // The references move from the stack into the tuple: none is counted anew.
        let slots = self.stack[base..base + count].iter_mut();
        let items = slots.map(|slot| std::mem::replace(slot, Value::Null));
        let items = Object::Tuple(items.collect());
        let locals = Value::Object(self.heap.alloc(items));
        self.heap.retain(locals);
        if let Object::Exception(object) = self.heap.get_mut(id)
            && let Some(entry) = object.traceback.last_mut()
        {
            entry.locals = locals;
        }
    }

    /// Gives an exception other traceback entries (the innermost first).
    pub(crate) fn set_traceback(&mut self, exception: Value, entries: Vec<TraceEntry>) {
        let Value::Object(id) = exception else { return };
        entries
            .iter()
            .for_each(|entry| self.heap.retain(entry.locals));
        if let Object::Exception(object) = self.heap.get_mut(id) {
            let old = std::mem::replace(&mut object.traceback, entries);
            old.iter().for_each(|entry| self.heap.release(entry.locals));
        }
    }

    /// A dict of the variables in these slots.
    pub(crate) fn locals_of(&mut self, code: CodeId, slots: &[Value]) -> Value {
        let loaded = self.codes[code.0 as usize].clone();
        let dict = self.new_dict();
        for (at, (name, slot)) in loaded.locals.iter().zip(slots).enumerate() {
            let captured = loaded.code.cells.contains(&(at as u32))
                || at >= loaded.locals.len() - loaded.code.free as usize;
            let value = if captured && matches!(self.object_of(*slot), Some(Object::Cell(_))) {
                self.cell_value(*slot)
            } else {
                *slot
            };
            let hidden = self.symbols.text(*name).starts_with('.');
            if !value.is_null() && !hidden {
                let key = self.name_value(*name);
                self.dict_set_str(dict, key, value);
            }
        }
        dict
    }

    /// The mapping of a module's globals: always the same object.
    pub(crate) fn globals_view(&mut self, module: Id) -> Value {
        if let Some(view) = self.state.views.get(&module) {
            return *view;
        }
        let view = self.heap.make(Object::NamesView(module));
        self.heap.retain(view);
        self.state.views.insert(module, view);
        view
    }

    /// The object for loaded code: always the same one.
    pub(crate) fn code_object(&mut self, code: CodeId) -> Value {
        if let Some(object) = self.state.code_objects.get(&code.0) {
            return *object;
        }
        let object = self.heap.make(Object::Code(code));
        self.heap.retain(object);
        self.state.code_objects.insert(code.0, object);
        object
    }

    /// The parts of a `frame`, in the order of its parameters.
    fn frame_parts(
        &mut self,
        code: CodeId,
        line: u32,
        lasti: i64,
        locals: Value,
        globals: Id,
    ) -> [Value; 5] {
        let view = self.globals_view(globals);
        let locals = if self.loaded(code).code.kind == CodeKind::Module {
            view
        } else {
            locals
        };
        let code = self.code_object(code);
        [
            code,
            Value::Int(i64::from(line)),
            Value::Int(lasti),
            locals,
            view,
        ]
    }

    pub(crate) fn frame_of(
        &mut self,
        code: CodeId,
        line: u32,
        lasti: i64,
        locals: Value,
        globals: Id,
    ) -> Outcome {
        let parts = self.frame_parts(code, line, lasti, locals, globals);
        let Some(function) = self.prelude_function("frame_of") else {
            return Ok(Value::None);
        };
        self.tail_call(function, &Args::of(&parts))
    }

    /// `tb_frame`.
    pub(crate) fn frame_of_entry(&mut self, entry: TraceEntry) -> Outcome {
        let line = self.line_of(entry.code, entry.instr);
        let slots = match self.object_of(entry.locals) {
            Some(Object::Tuple(items)) => items.to_vec(),
            // Not left: it handles the exception, and runs.
            _ => self.running_slots(entry.code),
        };
        let locals = self.locals_of(entry.code, &slots);
        let globals = self.globals_of(entry.code);
        self.frame_of(entry.code, line, i64::from(entry.instr), locals, globals)
    }

    fn running_slots(&self, code: CodeId) -> Vec<Value> {
        let count = self.loaded(code).code.locals.len();
        let running = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Python(frame) if frame.code == code => Some(frame.base as usize),
            _ => None,
        });
        running.map_or(Vec::new(), |base| self.stack[base..base + count].to_vec())
    }

    /// The module in whose file the code stands.
    fn globals_of(&self, code: CodeId) -> Id {
        let running = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Python(frame) if frame.code == code => Some(frame.globals),
            _ => None,
        });
        running
            .or_else(|| self.modules.get("__main__").copied())
            .unwrap_or_else(|| self.current_globals())
    }
}

/// What is to be known of a running frame.
enum Running {
    Python {
        code: CodeId,
        at: u32,
        slots: Vec<Value>,
        namespace: Value,
        globals: Id,
    },
    /// A native one, of that name.
    Native(&'static str),
}

/// The frames of a thread, the innermost first.
fn running_frames(frames: &[Frame], stack: &[Value], locals: impl Fn(CodeId) -> usize) -> Vec<Running> {
    let running = frames.iter().rev().map(|frame| match frame {
        Frame::Python(frame) => {
            let base = frame.base as usize;
            Running::Python {
                code: frame.code,
                at: frame.ip.saturating_sub(1),
                slots: stack[base..base + locals(frame.code)].to_vec(),
                namespace: frame.namespace.or(Value::Null),
                globals: frame.globals,
            }
        }
        Frame::Native(frame) => Running::Native(frame.name),
    });
    running.collect()
}

impl Vm {
    /// The parts of each frame that programs see, as tuples.
    fn shown_parts(&mut self, running: Vec<Running>) -> Vec<Value> {
        let mut shown = Vec::new();
        for frame in running {
            let parts = match frame {
                Running::Native(name) => {
                    let Some(entry) = self.loop_entry(name) else {
                        continue;
                    };
                    let line = self.line_of(entry.code, entry.instr);
                    let (locals, globals) = (self.new_dict(), self.current_globals());
                    let lasti = i64::from(entry.instr);
                    self.frame_parts(entry.code, line, lasti, locals, globals)
                }
                Running::Python {
                    code,
                    at,
                    slots,
                    namespace,
                    globals,
                } => {
                    let loaded = self.codes[code.0 as usize].clone();
                    if loaded.library && crate::library::is_internal(&loaded.file.path) {
                        continue;
                    }
                    let locals = match namespace {
                        Value::Null => self.locals_of(code, &slots),
                        namespace => namespace,
                    };
                    let line = self.line_of(code, at);
                    self.frame_parts(code, line, i64::from(at), locals, globals)
                }
            };
            shown.push(self.heap.tuple(parts.to_vec()));
        }
        shown
    }

    fn local_count(&self, code: CodeId) -> usize {
        self.codes[code.0 as usize].locals.len()
    }
}

impl Vm {
    /// The parts of the running thread's frames, a list.
    pub(crate) fn frames_shown_here(&mut self) -> Value {
        let running = running_frames(&self.frames, &self.stack, |code| self.local_count(code));
        let shown = self.shown_parts(running);
        self.heap.list(shown)
    }
}

/// `sys._getframe(depth=0)`
pub fn current(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "_getframe", 0, 1)?;
    let depth = match args.positional().first() {
        Some(depth) => vm.as_index(*depth)?.max(0) as usize,
        None => 0,
    };
    let running = running_frames(&vm.frames, &vm.stack, |code| vm.local_count(code));
    let mut shown = vm.shown_parts(running);
    if depth >= shown.len() {
        return Err(vm.value_error("call stack is not deep enough"));
    }
    let shown = vm.heap.list(shown.split_off(depth));
    match vm.prelude_function("frames_of") {
        Some(function) => vm.tail_call(function, &Args::of(&[shown])),
        None => Err(Stop::Raise(shown)),
    }
}

/// `sys._current_frames()`: the newest thread first.
pub fn of_threads(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_current_frames", 0)?;
    let mut rows = Vec::new();
    for at in (0..vm.threads.len().max(vm.running + 1)).rev() {
        let count = |code| vm.local_count(code);
        let running = match vm.threads.get(at) {
            _ if at == vm.running => running_frames(&vm.frames, &vm.stack, count),
            Some(parked) => running_frames(&parked.frames, &parked.stack, count),
            None => continue,
        };
        let shown = vm.shown_parts(running);
        if !shown.is_empty() {
            let shown = vm.heap.list(shown);
            let ident = crate::modules::thread::ident(vm, trace::ThreadId(at as u32));
            rows.push(vm.heap.tuple(vec![Value::Int(ident), shown]));
        }
    }
    let rows = vm.heap.list(rows);
    match vm.prelude_function("frames_of_threads") {
        Some(function) => vm.tail_call(function, &Args::of(&[rows])),
        None => Err(Stop::Raise(rows)),
    }
}
