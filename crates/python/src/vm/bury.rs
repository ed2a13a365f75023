//! The death of objects: finalizers, weak references, cycles.
//!
//! Model: CPython's reference counts (`_Py_Dealloc`) and `gc.collect`. A
//! finalizer runs as a frame of its own, pushed between two instructions, with
//! the dying object kept alive meanwhile.
//! Simplified: cycles are collected at the end of the program, on `gc.collect()`
//! and when the heap limit is near, not every few hundred allocations.

use crate::native::Args;
use crate::object::{GeneratorKind, GeneratorState, Object};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::generator::Resumption;
use crate::vm::{Flow, Frame, Input, Then, Vm};
use trace::{Event, FutureState};

const TRACEMALLOC_HINT: &str =
    "RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n";

impl Vm {
    /// Frees what died, until a finalizer's frame is pushed or nothing is left.
    pub(crate) fn bury_dead(&mut self) {
        while let Some(id) = self.heap.take_dead() {
            if self.state.weak.is_empty() && dies_silently(self.heap.get(id)) {
                self.heap.bury(id);
                continue;
            }
            if self.heap.has_dead() && self.may_have_last_words(id) {
                self.let_others_wait();
            }
            let frames = self.frames.len();
            if self.finalize(id) {
                if self.frames.len() != frames {
                    return;
                }
                continue;
            }
            let is_strand = match self.heap.get(id) {
                Object::Generator(_) => true,
                Object::Future(future) => future.task.is_some(),
                _ => false,
            };
            if is_strand {
                self.kernel.strand_gone();
            }
            self.clear_weak_references(id);
            self.state.finalized.remove(&id);
            self.forget_native_state(id);
            self.heap.bury(id);
            if self.frames.len() != frames {
                return;
            }
        }
    }

    /// May a frame be pushed for it?
    fn may_have_last_words(&mut self, id: Id) -> bool {
        if self.state.weak.contains_key(&id) {
            return true;
        }
        match self.heap.get(id) {
            Object::Generator(generator) => matches!(
                generator.state,
                GeneratorState::Created | GeneratorState::Suspended
            ),
            Object::Instance(instance) => {
                let class = instance.class;
                self.lookup_cached(class, Sym::DEL).is_some()
            }
            Object::AsyncGenStep(step) => step.stage == 0,
            Object::Future(future) => {
                future.log_traceback
                    || future
                        .task
                        .as_ref()
                        .is_some_and(|task| task.log_destroy_pending)
                        && future.state == FutureState::Pending
            }
            _ => false,
        }
    }

    /// What else is dead waits in a frame below: while the last words of an object run, more may die, and is gone
    /// before those that died earlier. A native frame that buries makes nothing of its next input.
    fn let_others_wait(&mut self) {
        let mut others = Vec::new();
        while let Some(id) = self.heap.take_dead() {
            others.push(Value::Object(id));
        }
        // The next one to go lies on top.
        others.reverse();
        self.enter_native("dead", dead_step, &others, Then::Finalizer);
    }

    /// The last words of an object. True: it lives on for now (it is freed when it dies again).
    fn finalize(&mut self, id: Id) -> bool {
        match self.heap.get(id) {
            Object::Generator(generator) => match (generator.kind, generator.state) {
                (GeneratorKind::Coroutine, GeneratorState::Created) => {
                    let name = self.text_of(generator.qualname).unwrap_or("?").to_owned();
                    let (strand, told) = (generator.strand, generator.told);
                    if let Object::Generator(generator) = self.heap.get_mut(id) {
                        generator.state = GeneratorState::Finished;
                    }
                    if told {
                        self.emit(Event::NeverAwaited { child: strand });
                    }
                    let origin = self.origin_text(id);
                    self.warn_never_awaited(format!("coroutine '{name}' was never awaited{origin}"));
                    false
                }
                (GeneratorKind::AsyncGenerator, GeneratorState::Suspended)
                    if !generator.finalizer.is_none() =>
                {
                    let finalizer = generator.finalizer;
                    if !self.state.finalized.insert(id) {
                        return false;
                    }
                    self.call_deliver(finalizer, &Args::of(&[Value::Object(id)]), Then::Finalizer);
                    true
                }
                (_, GeneratorState::Suspended) => self.close_dying(id),
                _ => false,
            },
            Object::Instance(instance) => {
                let class = instance.class;
                match self.lookup_cached(class, Sym::DEL) {
                    Some(method) if self.state.finalized.insert(id) => {
                        self.call_deliver(method, &Args::of(&[Value::Object(id)]), Then::Finalizer);
                        true
                    }
                    _ => false,
                }
            }
            Object::Future(_) => crate::asyncio::lost(self, id),
            Object::AsyncGenStep(step) if step.stage == 0 && !self.is_old() => {
                let (method, generator) = (step.call.method(), step.generator);
                if let Object::AsyncGenStep(step) = self.heap.get_mut(id) {
                    step.stage = 2;
                }
                let name = match self.object_of(generator) {
                    Some(Object::Generator(generator)) => self.text_of(generator.qualname),
                    _ => None,
                };
                let name = name.unwrap_or("?");
                self.warn_never_awaited(format!("coroutine method '{method}' of '{name}' was never awaited"));
                false
            }
            _ => false,
        }
    }

    fn close_dying(&mut self, id: Id) -> bool {
        if !self.state.finalized.insert(id) {
            return false;
        }
        let exit = self.new_exception(self.classes.generator_exit, &[]);
        match self.resume(id, Resumption::Throw(exit), Then::DyingGenerator) {
            Ok(()) => true,
            Err(_) => false,
        }
    }

    /// What natives remember about an object by its place.
    fn forget_native_state(&mut self, id: Id) {
        match self.heap.get(id) {
            Object::WeakRef(weak) => {
                if let Some(target) = weak.target
                    && let Some(references) = self.state.weak.get_mut(&target)
                {
                    references.retain(|reference| *reference != id);
                    if references.is_empty() {
                        self.state.weak.remove(&target);
                    }
                }
            }
            Object::Generator(_) => self.forget_origin(id),
            Object::Context(_) => {
                self.state.entered.remove(&id);
            }
            _ => {}
        }
    }

    fn clear_weak_references(&mut self, id: Id) {
        let Some(references) = self.state.weak.remove(&id) else {
            return;
        };
        for reference in references {
            let Object::WeakRef(weak) = self.heap.get_mut(reference) else {
                continue;
            };
            weak.target = None;
            let callback = weak.callback;
            if !callback.is_none() {
                self.enter_weak_callback(callback, Value::Object(reference));
            }
        }
    }

    /// Every counted reference that lies outside the heap.
    pub fn visit_roots(&self, visit: &mut dyn FnMut(Value)) {
        self.visit_inner_roots(visit);
        self.modules
            .values()
            .for_each(|id| visit(Value::Object(*id)));
    }

    /// The same without the modules.
    pub(crate) fn visit_inner_roots(&self, visit: &mut dyn FnMut(Value)) {
        let thread =
            |stack: &[Value], frames: &[Frame], handled: Value, visit: &mut dyn FnMut(Value)| {
                stack.iter().for_each(|value| visit(*value));
                visit(handled);
                for frame in frames {
                    if let Frame::Python(frame) = frame {
                        visit(frame.namespace.or(Value::Null));
                        visit(frame.function.or(Value::Null));
                        visit(frame.outer_handled.or(Value::None));
                        if let Some(generator) = frame.generator.id() {
                            visit(Value::Object(generator));
                        }
                    }
                }
            };
        thread(&self.stack, &self.frames, self.handled, visit);
        let waking = self
            .threads
            .iter()
            .map(|parked| parked.on_wake)
            .chain([self.on_wake]);
        for resume in waking.flatten() {
            if let crate::native::OnWake::Value(value) = resume {
                visit(value);
            }
        }
        for parked in &self.threads {
            thread(&parked.stack, &parked.frames, parked.handled, visit);
            visit(parked.context);
        }
        for loaded in self.codes.iter() {
            loaded.consts.iter().for_each(|value| visit(*value));
        }
        self.state.visit_roots(visit);
        self.asyncio.visit_roots(visit);
        self.immortals
            .iter()
            .for_each(|id| visit(Value::Object(*id)));
    }

    /// What nothing refers to but itself.
    fn lost_objects(&self) -> Vec<Id> {
        let mut reached = vec![false; self.heap.places()];
        let mut open: Vec<Id> = Vec::new();
        let mut reach = |value: Value| {
            if let Value::Object(id) = value {
                open.push(id);
            }
        };
        self.visit_roots(&mut reach);
        if let Input::Value(value) | Input::Yielded(value) | Input::Raised(value) = self.input {
            reach(value);
        }
        while let Some(id) = open.pop() {
            if !std::mem::replace(&mut reached[id.0 as usize], true) {
                self.heap.get(id).referents(&mut |next| open.push(next));
            }
        }
        self.heap
            .ids()
            .filter(|id| !reached[id.0 as usize])
            .collect()
    }

    /// Breaks cycles that nothing refers to; their objects die in the usual way. Gives their number.
    pub fn collect_cycles(&mut self) -> usize {
        let lost = self.lost_objects();
        // A weak reference that is lost itself calls nobody.
        for id in &lost {
            if let Object::WeakRef(weak) = self.heap.get_mut(*id) {
                let callback = std::mem::replace(&mut weak.callback, Value::None);
                self.heap.release(callback);
            }
        }
        for id in &lost {
            self.break_cycle(*id);
        }
        lost.len()
    }

    /// The same with last words first, as CPython's collector has it: strands, tasks and objects with
    /// `__del__` that only a cycle holds are finalized while they are whole, in order of creation. A native frame,
    /// whose result is the number of objects.
    pub fn enter_collect(&mut self, then: Then) {
        let lost = self.lost_objects();
        let mut last_words: Vec<(u32, u32, Id)> = lost
            .iter()
            .filter_map(|id| match self.heap.get(*id) {
                Object::Generator(generator) if generator.state == GeneratorState::Suspended => {
                    Some((generator.strand.0, 0, *id))
                }
                Object::Future(future) => {
                    let strand = future.task.as_ref().map_or(u32::MAX, |task| task.strand.0);
                    Some((strand, 0, *id))
                }
                Object::Instance(instance)
                    if !self.state.finalized.contains(id)
                        && self.lookup(instance.class, Sym::DEL).is_some() =>
                {
                    Some((u32::MAX, self.heap.allocated(*id), *id))
                }
                _ => None,
            })
            .collect();
        last_words.sort();
        let items = self.references_to(&lost);
        let items = items.into_iter().chain(last_words.into_iter().map(|(.., id)| id));
        let items = items.map(Value::Object).collect();
        let list = self.heap.list(items);
        self.enter_native("collect_cycles", collect_step, &[list], then);
        self.native_frame().numbers[0] = lost.len() as i64;
    }

    /// Weak references from outside to these: they are told before anything else.
    fn references_to(&self, lost: &[Id]) -> Vec<Id> {
        let mut by_age = lost.to_vec();
        by_age.sort_by_key(|id| match self.heap.get(*id) {
            Object::Instance(_) => (self.heap.allocated(*id), *id),
            _ => (0, *id),
        });
        let references = by_age.iter().filter_map(|id| self.state.weak.get(id)).flatten();
        let mut references: Vec<Id> = references.copied().collect();
        references.retain(|id| lost.binary_search(id).is_err());
        references
    }

    /// The target of the weak reference is gone.
    fn let_go(&mut self, reference: Id) {
        let Object::WeakRef(weak) = self.heap.get_mut(reference) else {
            return;
        };
        let (target, callback) = (weak.target.take(), weak.callback);
        if let Some(target) = target
            && let Some(references) = self.state.weak.get_mut(&target)
        {
            references.retain(|other| *other != reference);
        }
        if !callback.is_none() {
            self.enter_weak_callback(callback, Value::Object(reference));
        }
    }

    /// Empties a container that is part of a lost cycle.
    fn break_cycle(&mut self, id: Id) {
        let empty = match self.heap.get_mut(id) {
            Object::List(items) => Object::List(std::mem::take(items)),
            Object::Dict(table) => Object::Dict(std::mem::take(table)),
            Object::Set(table) => Object::Set(std::mem::take(table)),
            Object::Cell(value) => Object::Cell(std::mem::replace(value, Value::Null)),
            Object::Instance(instance) => {
                let names = instance.attributes.clear();
                return names
                    .iter()
                    .for_each(|(_, value)| self.heap.release(*value));
            }
            Object::Exception(exception) => {
                let context = std::mem::replace(&mut exception.context, Value::Null);
                let traceback = std::mem::take(&mut exception.traceback);
                let names = exception.attributes.clear();
                self.heap.release(context);
                for entry in traceback {
                    self.heap.release(entry.locals);
                }
                return names
                    .iter()
                    .for_each(|(_, value)| self.heap.release(*value));
            }
            Object::Future(future) => {
                let callbacks = std::mem::take(&mut future.callbacks);
                let names = future.attributes.clear();
                let exception = match future.log_traceback {
                    true => Value::Null,
                    false => std::mem::replace(&mut future.exception, Value::Null),
                };
                for (callback, context) in callbacks {
                    self.heap.release(callback);
                    self.heap.release(context);
                }
                self.heap.release(exception);
                return names
                    .iter()
                    .for_each(|(_, value)| self.heap.release(*value));
            }
            Object::Function(function) => {
                let closure = std::mem::take(&mut function.closure);
                return closure.iter().for_each(|value| self.heap.release(*value));
            }
            _ => return,
        };
        empty.references(&mut |value| self.heap.release(value));
    }

    fn warn_never_awaited(&mut self, text: String) {
        let place = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Python(frame) => Some(match self.jumped {
                Some((code, target, at)) if (code, target) == (frame.code, frame.ip) => (code, at),
                _ => (frame.code, frame.ip.saturating_sub(1)),
            }),
            Frame::Native(frame) if frame.name == "run_once" => None,
            Frame::Native(_) => None,
        });
        let in_loop = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Native(frame) if frame.name == "run_once" => Some(true),
            Frame::Python(_) => Some(false),
            Frame::Native(_) => None,
        });
        let (path, line, source) = match (in_loop, place) {
            (Some(true), _) => (
                crate::library::path("asyncio.events", self.settings.version),
                self.handle_run_line() as u32,
                Some(String::from(
                    "self._context.run(self._callback, *self._args)",
                )),
            ),
            (_, Some((code, at))) => {
                let loaded = self.loaded(code);
                let line = self.line_of(code, at);
                let text = loaded
                    .file
                    .text
                    .lines()
                    .nth(line as usize - 1)
                    .map(|line| line.trim().to_owned());
                (loaded.file.path.clone(), line, text)
            }
            (_, None) => {
                let place = if self.settings.version == crate::settings::Version::Py311 {
                    "sys:1"
                } else {
                    "<sys>:0"
                };
                let hint = match self.library_is_gone() {
                    true => "",
                    false => TRACEMALLOC_HINT,
                };
                return self.write_stderr(&format!("{place}: RuntimeWarning: {text}\n{hint}"));
            }
        };
        if let Some(warn) = self.module_function("warnings", "_never_awaited") {
            let (text, path) = (self.heap.str(&text), self.heap.str(&path));
            let source = self.heap.str(&source.unwrap_or_default());
            let args = [text, path, Value::Int(i64::from(line)), source];
            return self.call_deliver(warn, &Args::of(&args), Then::Finalizer);
        }
        if self.warned.contains(&(text.clone(), line)) {
            return;
        }
        self.warned.push((text.clone(), line));
        let mut message = format!("{path}:{line}: RuntimeWarning: {text}\n");
        if let Some(source) = source {
            message.push_str(&format!("  {source}\n"));
        }
        message.push_str(TRACEMALLOC_HINT);
        self.write_stderr(&message);
    }
}

/// Has it neither last words nor state outside the heap, apart from weak references to it?
fn dies_silently(object: &Object) -> bool {
    matches!(
        object,
        Object::Str(_)
            | Object::Int(_)
            | Object::Tuple(_)
            | Object::List(_)
            | Object::Iterator(_)
            | Object::Method { .. }
            | Object::Super(_)
            | Object::Cell(_)
            | Object::Bytes(_)
            | Object::Slice(_)
            | Object::Dict(_)
            | Object::Set(_)
            | Object::Handle(_)
            | Object::FutureIter { .. }
    )
}

/// `[the dead]`: one after the other is let go, from the top, and the last of them with the frame. While one
/// of them has its last words, the others stay here.
fn dead_step(vm: &mut Vm, _input: Input) -> Flow {
    let frames = vm.frames.len();
    let base = vm.native_frame().base as usize;
    vm.bury_dead();
    while vm.frames.len() == frames {
        if vm.stack.len() <= base + 1 {
            return Flow::Return(Value::None);
        }
        vm.drop_top();
        vm.bury_dead();
    }
    Flow::Continue
}

/// `[objects with last words]`: one after the other, then the cycles are broken.
pub(super) fn collect_step(vm: &mut Vm, _input: Input) -> Flow {
    let list = vm.slot(0);
    loop {
        let at = vm.native_frame().pc as usize;
        let next = match vm.object_of(list) {
            Some(Object::List(items)) => items.get(at).copied(),
            _ => None,
        };
        let Some(Value::Object(id)) = next else {
            break;
        };
        vm.native_frame().pc += 1;
        let frames = vm.frames.len();
        match vm.heap.get(id) {
            Object::WeakRef(_) => vm.let_go(id),
            _ => drop(vm.finalize(id)),
        }
        if vm.frames.len() != frames {
            return Flow::Continue;
        }
    }
    let found = vm.native_frame().numbers[0];
    vm.set_slot(0, Value::None);
    vm.collect_cycles();
    Flow::Return(Value::Int(found))
}
