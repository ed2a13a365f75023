//! The `match` statement's tests.
//!
//! Source of the rules: CPython 3.14, `Python/ceval.c` (`_PyEval_MatchKeys`,
//! `_PyEval_MatchClass`) and the MATCH_* instructions.

use crate::native::Stop;
use crate::object::{Object, ViewKind};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};

impl Vm {
    /// MATCH_MAPPING: does it count as a mapping?
    pub(crate) fn match_mapping(&self, value: Value) -> bool {
        match self.object_of(self.payload(value)) {
            Some(Object::Dict(_) | Object::MappingProxy(_) | Object::NamesView(_)) => true,
            Some(Object::Instance(instance)) => self.inherits_from(instance.class, &["Mapping", "MutableMapping"]),
            _ => false,
        }
    }

    /// MATCH_SEQUENCE: does it count as a sequence? Text and bytes do not.
    pub(crate) fn match_sequence(&self, value: Value) -> bool {
        match self.object_of(self.payload(value)) {
            Some(Object::List(_) | Object::Tuple(_) | Object::Range(_) | Object::Deque(_)) => true,
            Some(Object::Instance(instance)) => self.inherits_from(instance.class, &["Sequence", "MutableSequence"]),
            _ => false,
        }
    }

    /// A class of `collections.abc` with such a name among the bases.
    fn inherits_from(&self, class: Id, names: &[&str]) -> bool {
        self.mro(class).iter().any(|base| match self.heap.get(*base) {
            Object::Type(object) => {
                names.contains(&object.name.as_str())
                    && matches!(self.text_of(object.module), Some("collections.abc" | "_collections_abc"))
            }
            _ => false,
        })
    }

    /// MATCH_KEYS: `[subject, keys] -> [subject, keys, values-or-None]`.
    pub(crate) fn op_match_keys(&mut self) -> Result<bool, Value> {
        let (subject, keys) = (self.peek(1), self.peek(0));
        let items = self.items_of(keys).unwrap_or_default();
        for (at, key) in items.iter().enumerate() {
            for earlier in &items[..at] {
                if self.equal(*earlier, *key).unwrap_or(false) {
                    let text = self.repr_native(*key).unwrap_or_default();
                    let class = self.classes.value_error;
                    return Err(self.exception_with(class, &format!("mapping pattern checks duplicate key ({text})")));
                }
            }
        }
        if self.table_of(subject).is_none() && self.dict_entries(subject).is_none() {
            self.prelude_then("op_match_keys", &[subject, keys], 0, Then::Push);
            return Ok(false);
        }
        let mut values = Vec::with_capacity(items.len());
        for key in items {
            match self.plain_item(subject, key) {
                Ok(Some(value)) => values.push(value),
                Ok(None) => {
                    self.push(Value::None);
                    return Ok(true);
                }
                Err(Stop::Raise(exception)) => return Err(exception),
                Err(_) => {
                    self.prelude_then("op_match_keys", &[subject, keys], 0, Then::Push);
                    return Ok(false);
                }
            }
        }
        let values = self.heap.tuple(values);
        self.push(values);
        Ok(true)
    }

    /// `mapping.get(key)` of a builtin mapping (`__missing__` is not asked).
    fn plain_item(&mut self, mapping: Value, key: Value) -> Result<Option<Value>, Stop> {
        if self.table_of(mapping).is_some() {
            return self.dict_value(mapping, key);
        }
        for (other, value) in self.dict_entries(mapping).unwrap_or_default() {
            if self.equal(other, key)? {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }

    /// MATCH_CLASS: `[subject, class, names] -> [tuple-or-None]`.
    pub(crate) fn op_match_class(&mut self, positional: usize) -> Result<bool, Value> {
        let (subject, class, names) = (self.peek(2), self.peek(1), self.peek(0));
        let Some(Object::Type(object)) = self.object_of(class) else {
            let class = self.classes.type_error;
            return Err(self.exception_with(class, "called match pattern must be a class"));
        };
        let (metaclass, class_id) = (object.metaclass, self.storage(class));
        let asks_python = self
            .lookup(metaclass, Sym::INSTANCECHECK)
            .is_some_and(|method| !matches!(self.object_of(method), Some(Object::Native(_))));
        if asks_python {
            let count = Value::Int(positional as i64);
            self.prelude_then("op_match_class", &[subject, class, count, names], 3, Then::Push);
            return Ok(false);
        }
        if !self.is_instance(subject, class_id) {
            return Ok(self.settle_match(Value::None));
        }
        let mut found: Vec<Value> = Vec::new();
        let mut attributes: Vec<Value> = Vec::new();
        if positional > 0 {
            if let Some(own) = self.lookup(class_id, Sym::MATCH_ARGS) {
                let allowed = match self.object_of(own) {
                    Some(Object::Tuple(items)) => items.to_vec(),
                    _ => {
                        let (name, kind) = (self.type_name(class_id).to_owned(), self.class_name(own));
                        let text = format!("{name}.__match_args__ must be a tuple (got {kind})");
                        return Err(self.exception_with(self.classes.type_error, &text));
                    }
                };
                self.check_positional(class_id, positional, allowed.len())?;
                attributes.extend_from_slice(&allowed[..positional]);
            } else if self.matches_itself(class_id) {
                self.check_positional(class_id, positional, 1)?;
                found.push(subject);
            } else {
                self.check_positional(class_id, positional, 0)?;
            }
        }
        attributes.extend(self.items_of(names).unwrap_or_default());
        for (at, name) in attributes.iter().enumerate() {
            let text = self.text_of(*name).unwrap_or("").to_owned();
            if attributes[..at].iter().any(|earlier| self.text_of(*earlier) == Some(&text)) {
                let class = self.type_name(class_id).to_owned();
                let text = format!("{class}() got multiple sub-patterns for attribute '{text}'");
                return Err(self.exception_with(self.classes.type_error, &text));
            }
        }
        let mut values = vec![subject];
        values.extend(attributes.iter().copied());
        // `[subject, names.., values so far ..]`
        let names = attributes.len();
        self.enter_native("match class", match_class_step, &values, Then::Push);
        self.native_frame().numbers = [names as i64, 0];
        for value in found {
            self.push(value);
        }
        let (at, floor) = (self.frames.len() - 1, self.native_frame().base as usize - 3);
        self.frames[at].place(floor, Then::Push);
        Ok(false)
    }

    fn settle_match(&mut self, value: Value) -> bool {
        self.heap.retain(value);
        for _ in 0..3 {
            self.drop_top();
        }
        self.stack.push(value);
        true
    }

    fn check_positional(&mut self, class: Id, given: usize, allowed: usize) -> Result<(), Value> {
        if given <= allowed {
            return Ok(());
        }
        let name = self.type_name(class).to_owned();
        let plural = if allowed == 1 { "" } else { "s" };
        let text = format!("{name}() accepts {allowed} positional sub-pattern{plural} ({given} given)");
        Err(self.exception_with(self.classes.type_error, &text))
    }

    /// Builtin classes whose only positional sub-pattern is the subject itself.
    fn matches_itself(&self, class: Id) -> bool {
        let c = &self.classes;
        [c.bool, c.bytearray, c.bytes, c.dict, c.float, c.frozenset, c.int, c.list, c.set, c.str, c.tuple]
            .iter()
            .any(|base| self.is_subclass(class, *base))
    }

    /// What a dict view shows, for the pattern `{**rest}` and natives.
    pub(crate) fn view_of(&mut self, dict: Value, kind: ViewKind) -> Value {
        let dict = self.storage(dict);
        self.heap.make(Object::DictView { dict, kind })
    }
}

/// Fetches the attributes one by one: an AttributeError means no match.
fn match_class_step(vm: &mut Vm, input: Input) -> Flow {
    let [names, mut at] = vm.native_frame().numbers;
    match input {
        Input::Value(value) => {
            vm.push(value);
            at += 1;
            vm.native_frame().numbers[1] = at;
        }
        Input::Raised(exception) if vm.is_exception(exception, vm.classes.attribute_error) => {
            return Flow::Return(Value::None);
        }
        Input::Raised(exception) => return Flow::Raise(exception),
        _ => {}
    }
    if at == names {
        let first = vm.native_frame().base as usize + 1 + names as usize;
        let values = vm.stack[first..].to_vec();
        let tuple = vm.heap.tuple(values);
        return Flow::Return(tuple);
    }
    let (subject, name) = (vm.slot(0), vm.slot(1 + at as usize));
    vm.native_getattr(subject, name)
}

impl Vm {
    /// From a native step: `getattr(object, name)`; the answer is the next input.
    pub fn native_getattr(&mut self, object: Value, name: Value) -> Flow {
        let text = self.text_of(name).unwrap_or("").to_owned();
        let name = self.symbols.intern(&text);
        let frames = self.frames.len();
        match self.load_attribute(object, name) {
            Ok(value) => self.answer(Input::Value(value)),
            Err(Stop::Frame) => {
                let floor = self.stack_floor_of(frames);
                self.frames[frames].place(floor, Then::Native);
                Flow::Continue
            }
            Err(stop) => {
                let exception = self.only_raise(stop);
                self.answer(Input::Raised(exception))
            }
        }
    }
}
