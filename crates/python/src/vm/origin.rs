//! Where something was made: `cr_origin` of coroutines, and what debug mode keeps of futures and handles.
//!
//! Model: `compute_cr_origin` of `Objects/genobject.c` and `asyncio.format_helpers.extract_stack`, 3.14.
//! Invariant: `state.origins` has an entry for a living coroutine only, and counts its tuple.

use crate::native::{Args, Outcome, Signature};
use crate::object::{CodeId, GeneratorKind, Object, TraceEntry};
use crate::value::{Id, Value};
use crate::vm::{Frame, Vm};

impl Vm {
    /// The instructions that run now, the innermost first, at most so many; the loop's own among them.
    pub(crate) fn running_places(&mut self, max: usize) -> Vec<(CodeId, u32)> {
        let mut places = Vec::new();
        for at in (0..self.frames.len()).rev() {
            let (frame, name) = match &self.frames[at] {
                Frame::Python(frame) => (Some((frame.code, frame.ip.saturating_sub(1))), ""),
                Frame::Native(frame) => (None, frame.name),
            };
            let entry = |entry: TraceEntry| (entry.code, entry.instr);
            places.extend(frame.or_else(|| self.loop_entry(name).map(entry)));
            if places.len() >= max {
                break;
            }
        }
        places
    }

    /// The same object; if it is a coroutine and that is asked for, where it was made is kept.
    pub(crate) fn with_origin(&mut self, made: Value) -> Value {
        let depth = self.state.origin_depth;
        if depth > 0
            && let Value::Object(id) = made
            && matches!(self.heap.get(id), Object::Generator(made) if made.kind == GeneratorKind::Coroutine)
        {
            self.note_origin(id, depth);
        }
        made
    }

    fn note_origin(&mut self, id: Id, depth: usize) {
        let mut entries = Vec::new();
        let places = self.running_places(depth);
        for (code, at) in places.iter().copied() {
            let loaded = self.loaded(code);
            let line = self.line_of(code, at);
            let items = vec![
                self.heap.str(&loaded.file.path),
                Value::Int(i64::from(line)),
                self.heap.str(&loaded.code.name),
            ];
            entries.push(self.heap.tuple(items));
        }
        let origin = self.heap.tuple(entries);
        self.heap.retain(origin);
        self.state.origins.insert(id, (origin, places));
    }

    pub(crate) fn forget_origin(&mut self, id: Id) {
        if let Some((origin, _)) = self.state.origins.remove(&id) {
            self.heap.release(origin);
        }
    }

    /// What the warning about a coroutine that nobody awaited says of its making.
    pub(crate) fn origin_text(&self, id: Id) -> String {
        let Some((_, places)) = self.state.origins.get(&id) else {
            return String::new();
        };
        let entries = places.iter().map(|(code, instr)| TraceEntry {
            code: *code,
            instr: *instr,
            locals: Value::Null,
        });
        let stack = self.stack_text(&entries.collect::<Vec<_>>(), false);
        format!("\nCoroutine created at (most recent call last)\n{}", stack.trim_end())
    }
}

/// `coroutine.cr_origin`
pub fn cr_origin(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Object(id) = args.get(0) else {
        return Ok(Value::None);
    };
    Ok(vm.state.origins.get(&id).map_or(Value::None, |(origin, _)| *origin))
}

/// `sys.get_coroutine_origin_tracking_depth()`
pub fn tracking_depth(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "get_coroutine_origin_tracking_depth", 0)?;
    Ok(Value::Int(vm.state.origin_depth as i64))
}

/// `sys.set_coroutine_origin_tracking_depth(depth)`
pub fn set_tracking_depth(vm: &mut Vm, args: &Args) -> Outcome {
    const DEPTH: Signature = Signature {
        name: "set_coroutine_origin_tracking_depth",
        names: &["depth"],
        required: 1,
        positional_only: 0,
        positional: 1,
    };
    let [depth] = vm.bind::<1>(args, &DEPTH)?;
    let depth = vm.as_index(depth)?;
    if depth < 0 {
        return Err(vm.value_error("depth must be >= 0"));
    }
    vm.state.origin_depth = depth as usize;
    Ok(Value::None)
}
