//! Iteration: making iterators and asking them for the next item.
//!
//! `next_then` is the one door. Builtin iterators answer at once; those that
//! run Python code (generators, `__next__`, `map` over a function …) push a frame.

use crate::native::{Args, Outcome, Stop};
use crate::object::{GeneratorKind, Iter, Object, ViewKind};
use crate::symbol::Sym;
use crate::value::{Id, Truth, Value};
use crate::vm::generator::{Quiet, Resumption};
use crate::vm::{Flow, Input, Then, Vm};
use smallvec::SmallVec;

/// One item of each iterator that `map` and `zip` ask.
type Items = SmallVec<[Value; 4]>;

/// What a builtin iterator says.
#[derive(Clone, Copy, Debug)]
pub enum Next {
    Item(Value),
    End,
    /// It needs Python code: `next_then` pushes a frame.
    Python,
}

impl Vm {
    pub fn make_iterator(&mut self, iter: Iter) -> Value {
        self.heap.make(Object::Iterator(Box::new(iter)))
    }

    /// `iter(value)` for builtin types; `Stop::Fallback` when `__iter__` of Python is to be called.
    pub fn iterator_of(&mut self, value: Value) -> Outcome {
        if self.python_method(value, Sym::ITER).is_some() {
            return Err(Stop::Fallback);
        }
        let inner = self.payload(value);
        let Value::Object(id) = inner else {
            return Err(self.not_iterable(value));
        };
        let iter = match self.heap.get(id) {
            Object::List(_) => Iter::List { list: inner, at: 0 },
            Object::Tuple(_) => Iter::Tuple {
                tuple: inner,
                at: 0,
            },
            Object::Str(_) => Iter::Str { text: inner, at: 0 },
            Object::Bytes(_) | Object::ByteArray(_) => Iter::Bytes {
                bytes: inner,
                at: 0,
            },
            Object::Range(range) => Iter::Range {
                next: range.start,
                step: range.step,
                left: range.len() as u64,
            },
            Object::Dict(table) => Iter::Dict {
                dict: inner,
                at: 0,
                version: table.version,
                kind: ViewKind::Keys,
                reverse: false,
            },
            Object::DictView { dict, kind } => {
                let version = match self.heap.get(*dict) {
                    Object::Dict(table) => table.version,
                    _ => 0,
                };
                Iter::Dict {
                    dict: Value::Object(*dict),
                    at: 0,
                    version,
                    kind: *kind,
                    reverse: false,
                }
            }
            Object::Set(table) | Object::FrozenSet(table) => Iter::Set {
                set: inner,
                at: 0,
                version: table.version,
            },
            Object::Deque(deque) => Iter::Deque {
                deque: inner,
                at: 0,
                version: deque.version,
                reverse: false,
            },
            Object::Iterator(_) => return Ok(value),
            Object::Generator(generator) if generator.kind == GeneratorKind::Generator => {
                return Ok(value);
            }
            Object::FutureIter { .. } | Object::CoroutineWrapper(_) => return Ok(value),
            Object::Future(_) => {
                return Ok(self.heap.make(Object::FutureIter {
                    future: value,
                    stage: 0,
                }));
            }
            Object::MappingProxy(inner) => {
                let inner = *inner;
                return self.iterator_of(inner);
            }
            Object::NamesView(owner) => {
                let owner = *owner;
                let keys = self.names_of(owner);
                let list = self.heap.list(keys);
                Iter::List { list, at: 0 }
            }
            _ if self.lookup_special(value, Sym::ITER).is_some() => return Err(Stop::Fallback),
            _ if self.lookup_special(value, Sym::GETITEM).is_some()
                && !matches!(self.heap.get(id), Object::Type(_)) =>
            {
                Iter::Sequence {
                    object: value,
                    at: 0,
                }
            }
            _ => return Err(self.not_iterable(value)),
        };
        Ok(self.make_iterator(iter))
    }

    fn not_iterable(&mut self, value: Value) -> Stop {
        let name = self.class_name(value);
        self.type_error(&format!("'{name}' object is not iterable"))
    }

    /// GET_ITER: `[iterable] -> [iterator]`.
    pub(crate) fn op_get_iter(&mut self) -> Result<bool, Value> {
        let value = self.peek(0);
        match self.iterator_of(value) {
            Ok(iterator) => {
                self.heap.retain(iterator);
                self.drop_top();
                self.stack.push(iterator);
                Ok(true)
            }
            Err(Stop::Raise(exception)) => Err(exception),
            Err(_) => {
                let method = self.lookup_special(value, Sym::ITER).unwrap_or(Value::None);
                if method.is_none() {
                    let Stop::Raise(exception) = self.not_iterable(value) else {
                        unreachable!("it raises")
                    };
                    return Err(exception);
                }
                let floor = self.stack.len() - 1;
                self.enter_native("iter", ask_iter_step, &[value, method], Then::Push);
                let top = self.frames.len() - 1;
                self.frames[top].place(floor, Then::Push);
                Ok(false)
            }
        }
    }

    /// From a native step: the iterator of any iterable is the next input.
    pub fn native_iter(&mut self, iterable: Value) -> Flow {
        match self.iterator_of(iterable) {
            Ok(iterator) => self.answer(Input::Value(iterator)),
            Err(Stop::Raise(exception)) => self.answer(Input::Raised(exception)),
            Err(_) => {
                let method = self
                    .lookup_special(iterable, Sym::ITER)
                    .unwrap_or(Value::None);
                self.enter_native("iter", ask_iter_step, &[iterable, method], Then::Native);
                Flow::Continue
            }
        }
    }

    /// Asks any iterator. `Some(Value)`: the item; `Some(End)`; `None`: a frame was pushed that
    /// delivers to `then`.
    pub fn next_then(&mut self, iterator: Value, then: Then) -> Result<Option<Input>, Value> {
        let Value::Object(id) = iterator else {
            let name = self.class_name(iterator);
            return Err(self.exception_with(
                self.classes.type_error,
                &format!("'{name}' object is not an iterator"),
            ));
        };
        match self.heap.get(id) {
            Object::Iterator(_) => match self.next_builtin(id)? {
                Next::Item(value) => Ok(Some(Input::Value(value))),
                Next::End => Ok(Some(Input::End)),
                Next::Python => {
                    self.enter_iterator(id, then);
                    Ok(None)
                }
            },
            Object::Generator(generator) if generator.kind == GeneratorKind::Generator => {
                if self.resume_quietly(id, then, 0, false) == Quiet::Done {
                    return Ok(None);
                }
                match self.resume(id, Resumption::Send(Value::None), then) {
                    Ok(()) => Ok(None),
                    Err(exception) if self.is_exception(exception, self.classes.stop_iteration) => {
                        Ok(Some(Input::End))
                    }
                    Err(exception) => Err(exception),
                }
            }
            Object::FutureIter { .. } => match self.future_iter_send(id)? {
                Input::Yielded(value) => Ok(Some(Input::Value(value))),
                _ => Ok(Some(Input::End)),
            },
            Object::CoroutineWrapper(inner) => match *inner {
                Value::Object(inner) => self
                    .resume(inner, Resumption::Send(Value::None), then)
                    .map(|()| None),
                _ => Ok(Some(Input::End)),
            },
            _ => match self.lookup_special(iterator, Sym::NEXT) {
                Some(method) => match self.call_then(method, &Args::of(&[iterator]), then) {
                    Ok(Some(value)) => Ok(Some(Input::Value(value))),
                    Ok(None) => Ok(None),
                    Err(Stop::Raise(exception))
                        if self.is_exception(exception, self.classes.stop_iteration) =>
                    {
                        Ok(Some(Input::End))
                    }
                    Err(Stop::Raise(exception)) => Err(exception),
                    Err(_) => Err(self.exception_with(
                        self.classes.runtime_error,
                        "an iterator cannot wait here",
                    )),
                },
                None => {
                    let name = self.class_name(iterator);
                    Err(self.exception_with(
                        self.classes.type_error,
                        &format!("'{name}' object is not an iterator"),
                    ))
                }
            },
        }
    }

    fn iter_mut(&mut self, id: Id) -> &mut Iter {
        match self.heap.get_mut(id) {
            Object::Iterator(iter) => iter,
            _ => unreachable!("the caller matched it"),
        }
    }

    /// The iterator is exhausted: it lets go of what it iterated.
    pub(crate) fn exhaust(&mut self, id: Id) {
        let old = Object::Iterator(Box::new(std::mem::replace(self.iter_mut(id), Iter::Done)));
        old.references(&mut |value| self.heap.release(value));
    }

    /// The next item of a list's iterator; `None`: it is at the end, or another one.
    #[inline]
    pub(crate) fn next_of_list(&mut self, id: Id) -> Option<Value> {
        let Object::Iterator(iter) = self.heap.get(id) else {
            return None;
        };
        let Iter::List {
            list: Value::Object(list),
            at,
        } = **iter
        else {
            return None;
        };
        let Object::List(items) = self.heap.get(list) else {
            return None;
        };
        let item = *items.get(at)?;
        if let Object::Iterator(iter) = self.heap.get_mut(id)
            && let Iter::List { at, .. } = &mut **iter
        {
            *at += 1;
        }
        Some(item)
    }

    /// Steps a builtin iterator.
    pub(crate) fn next_builtin(&mut self, id: Id) -> Result<Next, Value> {
        let Object::Iterator(iter) = self.heap.get(id) else {
            unreachable!("the caller matched it")
        };
        let next = match &**iter {
            Iter::Done => return Ok(Next::End),
            Iter::List { list, at } => match self.object_of(*list) {
                Some(Object::List(items)) => items.get(*at).copied(),
                _ => None,
            },
            Iter::Tuple { tuple, at } => match self.object_of(*tuple) {
                Some(Object::Tuple(items)) => items.get(*at).copied(),
                _ => None,
            },
            Iter::Str { text, at } => {
                let at = *at;
                let next = self
                    .text_of(*text)
                    .and_then(|text| text[at..].chars().next());
                let Some(character) = next else {
                    self.exhaust(id);
                    return Ok(Next::End);
                };
                if let Iter::Str { at, .. } = self.iter_mut(id) {
                    *at += character.len_utf8();
                }
                return Ok(Next::Item(self.character(character)));
            }
            Iter::Bytes { bytes, at } => match self.object_of(*bytes) {
                Some(Object::Bytes(bytes)) => {
                    bytes.get(*at).map(|byte| Value::Int(i64::from(*byte)))
                }
                Some(Object::ByteArray(bytes)) => {
                    bytes.get(*at).map(|byte| Value::Int(i64::from(*byte)))
                }
                _ => None,
            },
            Iter::Range { next, left, .. } => (*left > 0).then_some(Value::Int(*next)),
            Iter::Dict { .. } => return self.next_of_dict(id),
            Iter::Set { set, at, version } => {
                let (at, version) = (*at, *version);
                let (Some(Object::Set(table)) | Some(Object::FrozenSet(table))) =
                    self.object_of(*set)
                else {
                    return Ok(Next::End);
                };
                if table.version != version {
                    return Err(self.exception_with(
                        self.classes.runtime_error,
                        "Set changed size during iteration",
                    ));
                }
                let found = table.next_from(at);
                let Some((place, _, key)) = found else {
                    self.exhaust(id);
                    return Ok(Next::End);
                };
                if let Iter::Set { at, .. } = self.iter_mut(id) {
                    *at = place + 1;
                }
                return Ok(Next::Item(key));
            }
            Iter::Deque {
                deque,
                at,
                version,
                reverse,
            } => {
                let (at, version, reverse) = (*at, *version, *reverse);
                let Some(Object::Deque(deque)) = self.object_of(*deque) else {
                    return Ok(Next::End);
                };
                if deque.version != version {
                    return Err(self.exception_with(
                        self.classes.runtime_error,
                        "deque mutated during iteration",
                    ));
                }
                if reverse {
                    deque.items.iter().rev().nth(at).copied()
                } else {
                    deque.items.get(at).copied()
                }
            }
            Iter::Reversed { sequence, at } => {
                let (sequence, at) = (*sequence, *at);
                if at < 0 {
                    self.exhaust(id);
                    return Ok(Next::End);
                }
                if let Iter::Reversed { at, .. } = self.iter_mut(id) {
                    *at -= 1;
                }
                return match self.subscript_native(sequence, Value::Int(at)) {
                    Some(Ok(value)) => Ok(Next::Item(value)),
                    _ => {
                        self.exhaust(id);
                        Ok(Next::End)
                    }
                };
            }
            Iter::Enumerate { inner, count } => {
                let (inner, count) = (*inner, *count);
                return match self.next_inner(inner)? {
                    Next::Item(value) => {
                        if let Iter::Enumerate { count, .. } = self.iter_mut(id) {
                            *count += 1;
                        }
                        Ok(Next::Item(self.heap.tuple(vec![Value::Int(count), value])))
                    }
                    other => Ok(other),
                };
            }
            Iter::Zip { inners, .. }
                if inners.iter().all(|inner| self.is_builtin_iterator(*inner)) =>
            {
                return self.next_of_zip(id);
            }
            Iter::Tool { .. } => return crate::modules::itertools::next(self, id),
            Iter::Zip { .. }
            | Iter::Sequence { .. }
            | Iter::Sentinel { .. }
            | Iter::Map { .. }
            | Iter::Filter { .. } => {
                return Ok(Next::Python);
            }
        };
        match next {
            Some(value) => {
                match self.iter_mut(id) {
                    Iter::List { at, .. }
                    | Iter::Tuple { at, .. }
                    | Iter::Bytes { at, .. }
                    | Iter::Deque { at, .. } => *at += 1,
                    Iter::Range { next, step, left } => {
                        *left -= 1;
                        *next = next.wrapping_add(*step);
                    }
                    _ => {}
                }
                Ok(Next::Item(value))
            }
            None => {
                self.exhaust(id);
                Ok(Next::End)
            }
        }
    }

    fn next_inner(&mut self, inner: Value) -> Result<Next, Value> {
        match inner {
            Value::Object(id) if matches!(self.heap.get(id), Object::Iterator(_)) => {
                self.next_builtin(id)
            }
            _ => Ok(Next::Python),
        }
    }

    /// An iterator that never runs Python code.
    pub(crate) fn is_builtin_iterator(&self, value: Value) -> bool {
        match self.object_of(value) {
            Some(Object::Iterator(iter)) => match &**iter {
                Iter::Enumerate { inner, .. } => self.is_builtin_iterator(*inner),
                Iter::Zip { inners, .. } => {
                    inners.iter().all(|inner| self.is_builtin_iterator(*inner))
                }
                Iter::Tool { .. }
                | Iter::Sequence { .. }
                | Iter::Sentinel { .. }
                | Iter::Map { .. }
                | Iter::Filter { .. } => false,
                _ => true,
            },
            _ => false,
        }
    }

    /// Draining this builtin iterator may raise: its container has changed, or it is a strict `zip`.
    fn may_raise(&self, value: Value) -> bool {
        let Some(Object::Iterator(iter)) = self.object_of(value) else {
            return false;
        };
        match &**iter {
            Iter::Zip { strict: true, .. } => true,
            Iter::Zip { inners, .. } => inners.iter().any(|inner| self.may_raise(*inner)),
            Iter::Enumerate { inner, .. } => self.may_raise(*inner),
            Iter::Dict { dict, version, .. } => self
                .table_of(*dict)
                .is_some_and(|table| table.version != *version),
            Iter::Set { set, version, .. } => self
                .set_table(*set)
                .is_some_and(|table| table.version != *version),
            Iter::Deque { deque, version, .. } => {
                matches!(self.object_of(*deque), Some(Object::Deque(deque)) if deque.version != *version)
            }
            _ => false,
        }
    }

    fn next_of_zip(&mut self, id: Id) -> Result<Next, Value> {
        let Iter::Zip { inners, strict } = self.iter_mut(id) else {
            unreachable!("the caller matched it")
        };
        let (inners, strict) = (inners.clone(), *strict);
        if inners.is_empty() {
            return Ok(Next::End);
        }
        let mut items = Vec::with_capacity(inners.len());
        for (n, inner) in inners.iter().enumerate() {
            match self.next_inner(*inner)? {
                Next::Item(value) => items.push(value),
                _ if !strict => return Ok(Next::End),
                _ => {
                    if n > 0 {
                        return Err(self.zip_length_error(n, "shorter"));
                    }
                    for (m, other) in inners.iter().enumerate().skip(1) {
                        if let Next::Item(_) = self.next_inner(*other)? {
                            return Err(self.zip_length_error(m, "longer"));
                        }
                    }
                    return Ok(Next::End);
                }
            }
        }
        Ok(Next::Item(self.heap.tuple(items)))
    }

    /// `zip(strict=True)`: argument `n` (from 0) is shorter or longer than those before it.
    pub fn zip_length_error(&mut self, n: usize, word: &str) -> Value {
        let before = if n == 1 {
            String::from("argument 1")
        } else {
            format!("arguments 1-{n}")
        };
        self.exception_with(
            self.classes.value_error,
            &format!("zip() argument {} is {word} than {before}", n + 1),
        )
    }

    fn next_of_dict(&mut self, id: Id) -> Result<Next, Value> {
        let Iter::Dict {
            dict,
            at,
            version,
            kind,
            reverse,
        } = *self.iter_mut(id)
        else {
            unreachable!("matched")
        };
        let Some(Object::Dict(table)) = self.object_of(dict) else {
            return Ok(Next::End);
        };
        if table.version != version {
            return Err(self.exception_with(
                self.classes.runtime_error,
                "dictionary changed size during iteration",
            ));
        }
        let found = if reverse {
            (0..table.end().saturating_sub(at))
                .rev()
                .find_map(|place| table.entry(place).map(|entry| (table.end() - place, entry)))
        } else {
            table.next_from(at).map(|(place, entry)| (place + 1, entry))
        };
        let Some((place, entry)) = found else {
            self.exhaust(id);
            return Ok(Next::End);
        };
        if let Iter::Dict { at, .. } = self.iter_mut(id) {
            *at = place;
        }
        Ok(Next::Item(match kind {
            ViewKind::Keys => entry.key,
            ViewKind::Values => entry.value,
            ViewKind::Items => self.heap.tuple(vec![entry.key, entry.value]),
        }))
    }

    /// A frame for the next item of a builtin iterator that runs Python code.
    fn enter_iterator(&mut self, id: Id, then: Then) {
        let step = match self.heap.get(id) {
            Object::Iterator(iter) if matches!(**iter, Iter::Tool { .. }) => {
                crate::modules::itertools::step
            }
            _ => iterator_step,
        };
        self.enter_native("next", step, &[Value::Object(id)], then);
    }

    /// All items of a builtin container, without running Python code.
    pub fn items_of(&mut self, value: Value) -> Option<Vec<Value>> {
        if self.python_method(value, Sym::ITER).is_some() {
            return None;
        }
        let inner = self.payload(value);
        match self.object_of(inner)? {
            Object::List(items) => return Some(items.clone()),
            Object::Tuple(items) => return Some(items.to_vec()),
            Object::Set(table) | Object::FrozenSet(table) => {
                return Some(table.iter().map(|(_, key)| key).collect());
            }
            Object::Dict(table) => return Some(table.iter().map(|entry| entry.key).collect()),
            Object::Deque(deque) => return Some(deque.items.iter().copied().collect()),
            Object::Str(_)
            | Object::Bytes(_)
            | Object::ByteArray(_)
            | Object::Range(_)
            | Object::DictView { .. }
            | Object::NamesView(_)
            | Object::MappingProxy(_) => {}
            Object::Iterator(_) if self.is_builtin_iterator(inner) && !self.may_raise(inner) => {}
            _ => return None,
        }
        let Ok(Value::Object(iterator)) = self.iterator_of(inner) else {
            return None;
        };
        let mut items = Vec::new();
        while let Ok(Next::Item(item)) = self.next_builtin(iterator) {
            items.push(item);
        }
        Some(items)
    }

    /// A one-character str.
    pub fn character(&mut self, character: char) -> Value {
        let mut buffer = [0; 4];
        if character.is_ascii() {
            let at = character as usize;
            if let Some(value) = self.state.characters.get(at) {
                return *value;
            }
        }
        self.heap.str(character.encode_utf8(&mut buffer))
    }
}

/// Calls an `__iter__` of Python (`[iterable, method]`) and checks what it gives.
fn ask_iter_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let (iterable, method) = (vm.slot(0), vm.slot(1));
            vm.native_call(method, &[iterable])
        }
        Input::Value(iterator) => {
            let ok = match vm.object_of(iterator) {
                Some(Object::Iterator(_) | Object::Generator(_)) => true,
                _ => vm.lookup_special(iterator, Sym::NEXT).is_some(),
            };
            if ok {
                return Flow::Return(iterator);
            }
            let name = vm.class_name(iterator);
            let class = vm.classes.type_error;
            Flow::Raise(vm.exception_with(
                class,
                &format!("iter() returned non-iterator of type '{name}'"),
            ))
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}

/// The next item of `map`, `filter`, `zip`, `enumerate`, `iter(f, sentinel)` and `__getitem__` iteration.
fn iterator_step(vm: &mut Vm, input: Input) -> Flow {
    let Value::Object(id) = vm.slot(0) else {
        unreachable!("entered so")
    };
    let Object::Iterator(iter) = vm.heap.get(id) else {
        unreachable!("entered so")
    };
    let gathers = match &**iter {
        Iter::Map { function, inners } => Some((inners, Some(*function), false)),
        Iter::Zip { inners, strict } => Some((inners, None, *strict)),
        _ => None,
    };
    if let Some((inners, function, strict)) = gathers {
        let inners: Items = SmallVec::from_slice(inners);
        return gather_step(vm, id, &inners, function, strict, input);
    }
    let iter = (**iter).clone();
    if let Input::Raised(exception) = input {
        let ends = matches!(iter, Iter::Sequence { .. })
            && (vm.is_exception(exception, vm.classes.index_error)
                || vm.is_exception(exception, vm.classes.stop_iteration));
        if ends {
            vm.exhaust(id);
            return Flow::End;
        }
        return Flow::Raise(exception);
    }
    match iter {
        Iter::Enumerate { inner, count } => match input {
            Input::Start => vm.native_next(inner),
            Input::Value(value) => {
                if let Iter::Enumerate { count, .. } = vm.iter_mut(id) {
                    *count += 1;
                }
                let pair = vm.heap.tuple(vec![Value::Int(count), value]);
                Flow::Return(pair)
            }
            _ => Flow::End,
        },
        Iter::Sequence { object, at } => match input {
            Input::Start => {
                let Some(method) = vm.lookup_special(object, Sym::GETITEM) else {
                    return Flow::End;
                };
                if let Iter::Sequence { at, .. } = vm.iter_mut(id) {
                    *at += 1;
                }
                vm.native_call(method, &[object, Value::Int(at)])
            }
            Input::Value(value) => Flow::Return(value),
            _ => Flow::End,
        },
        Iter::Sentinel { callable, sentinel } => match (vm.native_frame().pc, input) {
            (0, Input::Start) => vm.native_call(callable, &[]),
            (0, Input::Value(value)) => {
                vm.push(value);
                vm.native_frame().pc = 1;
                vm.native_equal(value, sentinel)
            }
            (_, Input::Value(Value::Bool(Truth::True))) => {
                vm.exhaust(id);
                Flow::End
            }
            _ => Flow::Return(vm.peek(0)),
        },
        Iter::Filter {
            function,
            inner,
            keep,
        } => filter_step(vm, inner, function, keep, input),
        _ => Flow::End,
    }
}

/// `map` and `zip`: one item of each inner iterator, then the call or the tuple.
fn gather_step(
    vm: &mut Vm,
    id: Id,
    inners: &[Value],
    function: Option<Value>,
    strict: bool,
    input: Input,
) -> Flow {
    let got = vm.native_frame().pc as usize;
    match input {
        Input::Raised(exception) => Flow::Raise(exception),
        Input::Start if inners.is_empty() => Flow::End,
        Input::Start => vm.native_next(inners[0]),
        Input::Value(value) if got == inners.len() => Flow::Return(value),
        Input::Value(value) if vm.native_frame().numbers[0] == 0 => {
            vm.push(value);
            vm.native_frame().pc += 1;
            if got + 1 < inners.len() {
                return vm.native_next(inners[got + 1]);
            }
            let at = vm.native_frame().base as usize + 1;
            let items: Items = SmallVec::from_slice(&vm.stack[at..]);
            match function {
                Some(function) => vm.native_call(function, &items),
                None => {
                    let tuple = vm.heap.tuple(items.to_vec());
                    Flow::Return(tuple)
                }
            }
        }
        Input::Value(_) => {
            let longer = vm.native_frame().numbers[0] as usize;
            Flow::Raise(vm.zip_length_error(longer, "longer"))
        }
        Input::End if strict && got > 0 => Flow::Raise(vm.zip_length_error(got, "shorter")),
        Input::End if strict && (vm.native_frame().numbers[0] as usize) + 1 < inners.len() => {
            // The first one ended: none of the others may have another item.
            let check = vm.native_frame().numbers[0] as usize + 1;
            vm.native_frame().numbers[0] = check as i64;
            vm.native_next(inners[check])
        }
        _ => {
            vm.exhaust(id);
            Flow::End
        }
    }
}

/// `filter`: the next item whose truth, or whose answer's truth, is `keep`.
fn filter_step(vm: &mut Vm, inner: Value, function: Value, keep: bool, input: Input) -> Flow {
    match (vm.native_frame().pc, input) {
        (0, Input::Start) => {
            vm.native_frame().pc = 1;
            vm.native_next(inner)
        }
        (1, Input::Value(value)) => {
            vm.push(value);
            if function.is_none() || vm.is_bool_class(function) {
                vm.native_frame().pc = 3;
                return vm.native_truth(value);
            }
            vm.native_frame().pc = 2;
            vm.native_call(function, &[value])
        }
        (2, Input::Value(answer)) => {
            vm.native_frame().pc = 3;
            vm.native_truth(answer)
        }
        (3, Input::Value(Value::Bool(truth))) => {
            if truth.get() == keep {
                return Flow::Return(vm.peek(0));
            }
            vm.drop_top();
            vm.native_frame().pc = 1;
            vm.native_next(inner)
        }
        _ => Flow::End,
    }
}
