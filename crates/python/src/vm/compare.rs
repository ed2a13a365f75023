//! Comparison, hash, truth and membership of builtin values.
//!
//! Source of the rules: CPython 3.14, `Objects/object.c` (`do_richcompare`) and the
//! `tp_richcompare` of each type. Containers compare item by item; as soon as an
//! item's class answers in Python, the whole operation falls back to the prelude.

use crate::code::CompareOperator;
use crate::native::{Outcome, Stop};
use crate::object::{Object, ViewKind};
use crate::settings::Version;
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::hash::{Halt, compare_numbers, numbers_equal};
use std::cmp::Ordering;

impl CompareOperator {
    /// What the operator says of an order.
    pub(crate) fn holds(self, order: Ordering) -> bool {
        match self {
            CompareOperator::Less => order == Ordering::Less,
            CompareOperator::LessEqual => order != Ordering::Greater,
            CompareOperator::Equal => order == Ordering::Equal,
            CompareOperator::NotEqual => order != Ordering::Equal,
            CompareOperator::Greater => order == Ordering::Greater,
            CompareOperator::GreaterEqual => order != Ordering::Less,
        }
    }

    pub(crate) fn is_equality(self) -> bool {
        matches!(self, CompareOperator::Equal | CompareOperator::NotEqual)
    }
}

impl Vm {
    /// What a halt means outside: fall back, or an exception.
    pub(crate) fn halted(&mut self, halt: Halt) -> Stop {
        match halt {
            Halt::Python => Stop::Fallback,
            Halt::Deep => self.raise(
                self.classes.recursion_error,
                "maximum recursion depth exceeded in comparison",
            ),
            Halt::Unhashable(value) => {
                let name = self.class_name(value);
                self.type_error(&format!("unhashable type: '{name}'"))
            }
        }
    }

    /// Identical, or `==`, as containers and searches compare. Errors: Fallback where Python decides.
    pub fn equal(&mut self, a: Value, b: Value) -> Result<bool, Stop> {
        self.same(a, b, 0).map_err(|halt| self.halted(halt))
    }

    /// `hash(value)`. Errors: TypeError; Fallback where `__hash__` is Python.
    pub fn hash(&mut self, value: Value) -> Result<i64, Stop> {
        self.hash_of(value, 0).map_err(|halt| self.halted(halt))
    }

    /// The hash of a dict key or set element; `role` is for 3.14's text: `dict key`, `set element`.
    pub fn hash_for(&mut self, value: Value, role: &str) -> Result<i64, Stop> {
        match self.hash_of(value, 0) {
            Ok(hash) => Ok(hash),
            Err(Halt::Unhashable(inner)) if self.settings.version >= Version::Py314 => {
                let (outer, inner) = (self.class_full_name(value), self.class_name(inner));
                Err(self.type_error(&format!(
                    "cannot use '{outer}' as a {role} (unhashable type: '{inner}')"
                )))
            }
            Err(halt) => Err(self.halted(halt)),
        }
    }

    /// `a op b` of builtin types. `None`: not theirs (the dunder methods, identity or a TypeError follow).
    pub fn compare_native(&mut self, op: CompareOperator, a: Value, b: Value) -> Option<Outcome> {
        if op.is_equality() {
            let negated = op == CompareOperator::NotEqual;
            let own = if negated { Sym::NE } else { Sym::EQ };
            let python = [a, b]
                .iter()
                .any(|value| self.overrides(*value, own) || self.overrides(*value, Sym::EQ));
            if python {
                return None;
            }
            if let Some(answer) = self.compare_set_views(op, a, b) {
                return Some(answer);
            }
            return match self.equals(a, b, 0) {
                Ok(equal) => Some(Ok(Value::bool(equal != negated))),
                Err(halt) => Some(Err(self.halted(halt))),
            };
        }
        let (name, reflected) = (Sym::comparison(op), Sym::comparison(op.reflected()));
        if !self.is_ordered_natively(a) || !self.is_ordered_natively(b) {
            if self.overrides(a, name) || self.overrides(b, reflected) {
                return None;
            }
            if let Some(answer) = self.compare_set_views(op, a, b) {
                return Some(answer);
            }
        }
        match self.order(op, a, b, 0) {
            Ok(Some(answer)) => Some(Ok(Value::bool(answer))),
            Ok(None) => None,
            Err(halt) => Some(Err(self.halted(halt))),
        }
    }

    /// A number, str or tuple, whose class cannot have a method of its own.
    #[inline]
    fn is_ordered_natively(&self, value: Value) -> bool {
        match value {
            Value::Int(_) | Value::Float(_) => true,
            Value::Object(id) => matches!(self.heap.get(id), Object::Str(_) | Object::Tuple(_)),
            _ => false,
        }
    }

    /// The order of two plain integers, floats or strs.
    #[inline]
    fn plain_order(&self, a: Value, b: Value) -> Option<Ordering> {
        match (a, b) {
            (Value::Int(a), Value::Int(b)) => Some(a.cmp(&b)),
            (Value::Float(a), Value::Float(b)) => a.get().partial_cmp(&b.get()),
            (Value::Object(a), Value::Object(b)) => match (self.heap.get(a), self.heap.get(b)) {
                (Object::Str(a), Object::Str(b)) => Some(a.text.cmp(&b.text)),
                _ => None,
            },
            _ => None,
        }
    }

    /// The comparison of two strs on top of the stack, which go; see `plain::compare`. `None`: nothing was done.
    #[inline(never)]
    pub(crate) fn compare_texts(&mut self, orders: u8) -> Option<bool> {
        let operands = (self.object_of(self.peek(1))?, self.object_of(self.peek(0))?);
        let (Object::Str(a), Object::Str(b)) = operands else {
            return None;
        };
        let order = a.text.cmp(&b.text) as i8 + 1;
        self.drop_top();
        self.drop_top();
        Some(orders >> order & 1 != 0)
    }

    /// `a op b` for an ordering operator; `None`: these types have no order.
    fn order(
        &self,
        op: CompareOperator,
        a: Value,
        b: Value,
        depth: u32,
    ) -> Result<Option<bool>, Halt> {
        if let Some(order) = self.plain_order(a, b) {
            return Ok(Some(op.holds(order)));
        }
        let (a, b) = (self.payload(a), self.payload(b));
        if let (Some(x), Some(y)) = (self.number_of(a), self.number_of(b)) {
            if matches!(x, crate::vm::number::Number::Complex(..))
                || matches!(y, crate::vm::number::Number::Complex(..))
            {
                return Ok(if op.is_equality() {
                    Some(numbers_equal(&x, &y))
                } else {
                    None
                });
            }
            return Ok(Some(
                compare_numbers(&x, &y).is_some_and(|order| op.holds(order)),
            ));
        }
        let (Some(x), Some(y)) = (self.object_of(a), self.object_of(b)) else {
            return Ok(None);
        };
        match (x, y) {
            (Object::Str(x), Object::Str(y)) => Ok(Some(op.holds(x.text.cmp(&y.text)))),
            (Object::List(x), Object::List(y)) => self.order_items(op, x, y, depth),
            (Object::Tuple(x), Object::Tuple(y)) => self.order_items(op, x, y, depth),
            (Object::Deque(x), Object::Deque(y)) => {
                let (x, y): (Vec<Value>, Vec<Value>) = (
                    x.items.iter().copied().collect(),
                    y.items.iter().copied().collect(),
                );
                self.order_items(op, &x, &y, depth)
            }
            (Object::Bytes(_) | Object::ByteArray(_), Object::Bytes(_) | Object::ByteArray(_)) => {
                let order = self
                    .bytes_of(a)
                    .unwrap_or(&[])
                    .cmp(self.bytes_of(b).unwrap_or(&[]));
                Ok(Some(op.holds(order)))
            }
            (Object::Set(x) | Object::FrozenSet(x), Object::Set(y) | Object::FrozenSet(y)) => {
                Ok(Some(match op {
                    CompareOperator::LessEqual => x.len() <= y.len() && self.is_subset(x, y)?,
                    CompareOperator::Less => x.len() < y.len() && self.is_subset(x, y)?,
                    CompareOperator::GreaterEqual => x.len() >= y.len() && self.is_subset(y, x)?,
                    _ => x.len() > y.len() && self.is_subset(y, x)?,
                }))
            }
            _ => Ok(None),
        }
    }

    fn order_items(
        &self,
        op: CompareOperator,
        a: &[Value],
        b: &[Value],
        depth: u32,
    ) -> Result<Option<bool>, Halt> {
        if depth > crate::vm::hash::DEPTH_MAX {
            return Err(Halt::Deep);
        }
        for (x, y) in a.iter().zip(b) {
            match self.plain_order(*x, *y) {
                Some(Ordering::Equal) => continue,
                Some(order) => return Ok(Some(op.holds(order))),
                None => {}
            }
            if self.same(*x, *y, depth + 1)? {
                continue;
            }
            let (name, reflected) = (Sym::comparison(op), Sym::comparison(op.reflected()));
            if self.overrides(*x, name) || self.overrides(*y, reflected) {
                return Err(Halt::Python);
            }
            // The Python version raises the TypeError that speaks of the items.
            return match self.order(op, *x, *y, depth + 1)? {
                Some(answer) => Ok(Some(answer)),
                None => Err(Halt::Python),
            };
        }
        Ok(Some(op.holds(a.len().cmp(&b.len()))))
    }

    /// dict views compare as sets.
    fn compare_set_views(&mut self, op: CompareOperator, a: Value, b: Value) -> Option<Outcome> {
        let is_view = |vm: &Vm, value| {
            matches!(
                vm.object_of(value),
                Some(Object::DictView {
                    kind: ViewKind::Keys | ViewKind::Items,
                    ..
                })
            )
        };
        let is_set = |vm: &Vm, value| {
            matches!(
                vm.object_of(vm.payload(value)),
                Some(Object::Set(_) | Object::FrozenSet(_))
            )
        };
        if !(is_view(self, a) && (is_view(self, b) || is_set(self, b))
            || is_set(self, a) && is_view(self, b))
        {
            return None;
        }
        let is_items = |vm: &Vm, value| {
            matches!(
                vm.object_of(value),
                Some(Object::DictView {
                    kind: ViewKind::Items,
                    ..
                })
            )
        };
        // A value need not be hashable: each pair is looked up.
        if is_items(self, a) || is_items(self, b) {
            let (Some(x), Some(y)) = (self.items_of(a), self.items_of(b)) else {
                return None;
            };
            let sizes = x.len().cmp(&y.len());
            let (within, items) = match op {
                CompareOperator::GreaterEqual | CompareOperator::Greater => (a, y),
                _ => (b, x),
            };
            let mut answer = match op {
                CompareOperator::Equal | CompareOperator::NotEqual => sizes.is_eq(),
                _ => op.holds(sizes),
            };
            for item in items {
                if !answer {
                    break;
                }
                answer = match self.contains_native(within, item) {
                    Ok(found) => found,
                    Err(stop) => return Some(Err(stop)),
                };
            }
            return Some(Ok(Value::bool(answer != (op == CompareOperator::NotEqual))));
        }
        let (x, y) = match (self.set_of(a), self.set_of(b)) {
            (Ok(x), Ok(y)) => (x, y),
            (Err(stop), _) | (_, Err(stop)) => return Some(Err(stop)),
        };
        let (forward, backward) = match (self.is_subset(&x, &y), self.is_subset(&y, &x)) {
            (Ok(forward), Ok(backward)) => (forward, backward),
            (Err(halt), _) | (_, Err(halt)) => return Some(Err(self.halted(halt))),
        };
        Some(Ok(Value::bool(match op {
            CompareOperator::Equal => forward && backward,
            CompareOperator::NotEqual => !(forward && backward),
            CompareOperator::LessEqual => forward,
            CompareOperator::Less => forward && !backward,
            CompareOperator::GreaterEqual => backward,
            CompareOperator::Greater => backward && !forward,
        })))
    }

    /// The content of a bytes or bytearray.
    pub fn bytes_of(&self, value: Value) -> Option<&[u8]> {
        match self.object_of(self.payload(value))? {
            Object::Bytes(bytes) => Some(bytes),
            Object::ByteArray(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The truth of a value; `None` when `__bool__` or `__len__` of Python must be asked, and where it has none.
    pub fn truth_native(&self, value: Value) -> Option<bool> {
        Some(match value {
            Value::Bool(truth) => truth.get(),
            Value::None | Value::Null => false,
            Value::Int(number) => number != 0,
            Value::Float(number) => number.get() != 0.0,
            Value::NotImplemented if !self.is_old() => return None,
            Value::NotImplemented | Value::Ellipsis => true,
            Value::Object(id) => {
                match self.heap.get(id) {
                    Object::Str(text) => return Some(text.length != 0),
                    Object::List(items) => return Some(!items.is_empty()),
                    Object::Tuple(items) => return Some(!items.is_empty()),
                    Object::Dict(table) => return Some(!table.is_empty()),
                    _ => {}
                }
                if self.overrides(value, Sym::BOOL) || self.overrides(value, Sym::LEN) {
                    return None;
                }
                let inner = self.payload(value);
                if !matches!(inner, Value::Object(_)) {
                    return self.truth_native(inner);
                }
                match self.object_of(inner)? {
                    Object::Complex(real, imaginary) => *real != 0.0 || *imaginary != 0.0,
                    _ => self.length_of(inner).is_none_or(|length| length != 0),
                }
            }
        })
    }

    /// `len` of builtin containers; `None`: it has none.
    pub fn length_of(&self, value: Value) -> Option<usize> {
        Some(match self.object_of(self.payload(value))? {
            Object::Str(text) => text.length as usize,
            Object::Bytes(bytes) => bytes.len(),
            Object::ByteArray(bytes) => bytes.len(),
            Object::List(items) => items.len(),
            Object::Tuple(items) => items.len(),
            Object::Dict(table) => table.len(),
            Object::Set(table) | Object::FrozenSet(table) => table.len(),
            Object::Deque(deque) => deque.items.len(),
            Object::Range(range) => range.len() as usize,
            Object::DictView { dict, .. } => return self.length_of(Value::Object(*dict)),
            Object::MappingProxy(inner) => return self.length_of(*inner),
            Object::NamesView(owner) => self.heap.attributes(*owner)?.len(),
            Object::Context(table) => table.len(),
            _ => return None,
        })
    }

    /// `item in container`. Errors: TypeError; Fallback when Python code is needed.
    pub fn contains_native(&mut self, container: Value, item: Value) -> Result<bool, Stop> {
        let inner = self.payload(container);
        match self.object_of(inner) {
            Some(Object::Str(text)) => {
                if let Some(part) = self.text_of(item) {
                    return Ok(text.text.contains(part));
                }
                let name = self.class_name(item);
                Err(self.type_error(&format!(
                    "'in <string>' requires string as left operand, not {name}"
                )))
            }
            Some(Object::Bytes(_) | Object::ByteArray(_)) => self.contains_byte(inner, item),
            Some(Object::List(_) | Object::Tuple(_) | Object::Deque(_)) => {
                let items = self.items_of(inner).unwrap_or_default();
                for candidate in items {
                    if self.equal(candidate, item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Some(Object::Dict(_)) => Ok(self.dict_position(inner, item)?.is_some()),
            Some(Object::Set(_) | Object::FrozenSet(_)) => {
                // A set is looked for as the frozenset that it equals.
                let hash = match self.hash_of(item, 0) {
                    Err(Halt::Unhashable(_))
                        if matches!(self.object_of(self.payload(item)), Some(Object::Set(_))) =>
                    {
                        let table = self.set_of(item)?;
                        let hashes: Vec<i64> = table.iter().map(|(hash, _)| hash).collect();
                        crate::pure::hash::frozenset(hashes.into_iter())
                    }
                    _ => self.hash_for(item, "set element")?,
                };
                {
                    let set = self.storage(inner);
                    Ok(self.set_find(set, hash, item)?.is_some())
                }
            }
            Some(Object::Range(range)) => {
                let range = range.clone();
                match self.number_of(item) {
                    Some(crate::vm::number::Number::Int(number)) => Ok(range.contains(number)),
                    Some(crate::vm::number::Number::Float(number)) => Ok(number.fract() == 0.0
                        && number.abs() < 9e18
                        && range.contains(number as i64)),
                    Some(_) => Ok(false),
                    None if self.overrides(item, Sym::EQ) => Err(Stop::Fallback),
                    None => Ok(false),
                }
            }
            Some(Object::DictView { dict, kind }) => {
                let (dict, kind) = (Value::Object(*dict), *kind);
                self.view_contains(dict, kind, item)
            }
            Some(Object::MappingProxy(inner)) => {
                let inner = *inner;
                self.contains_native(inner, item)
            }
            Some(Object::NamesView(owner)) => {
                let owner = *owner;
                let name = self.text_of(item).and_then(|text| self.symbols.find(text));
                Ok(name.is_some_and(|name| {
                    self.heap
                        .attributes(owner)
                        .is_some_and(|names| names.get(name).is_some())
                }))
            }
            Some(Object::Context(table)) => {
                let table = table.clone();
                let hash = self.hash(item)?;
                self.find_entry(&table, hash, item)
                    .map(|at| at.is_some())
                    .map_err(|halt| self.halted(halt))
            }
            _ => self.contains_by_iteration(container, item),
        }
    }

    fn contains_by_iteration(&mut self, container: Value, item: Value) -> Result<bool, Stop> {
        if self.overrides(container, Sym::ITER) {
            return Err(Stop::Fallback);
        }
        let iterable = self.lookup_special(container, Sym::ITER).is_some()
            || self.lookup_special(container, Sym::GETITEM).is_some()
            || matches!(
                self.object_of(container),
                Some(Object::Generator(_) | Object::Iterator(_))
            );
        if iterable {
            // Of an iterator no more is taken than is looked at.
            if matches!(self.object_of(container), Some(Object::Iterator(_))) {
                return Err(Stop::Fallback);
            }
            return match self.items_of(container) {
                Some(items) => {
                    for candidate in items {
                        if self.equal(candidate, item)? {
                            return Ok(true);
                        }
                    }
                    Ok(false)
                }
                _ => Err(Stop::Fallback),
            };
        }
        let name = self.class_name(container);
        let text = if self.settings.version == Version::Py311 {
            format!("argument of type '{name}' is not iterable")
        } else {
            format!("argument of type '{name}' is not a container or iterable")
        };
        Err(self.type_error(&text))
    }

    fn contains_byte(&mut self, bytes: Value, item: Value) -> Result<bool, Stop> {
        if let Some(part) = self.bytes_of(item) {
            let whole = self.bytes_of(bytes).unwrap_or(&[]);
            return Ok(part.is_empty() || whole.windows(part.len()).any(|window| window == part));
        }
        match self.as_int(item) {
            Some(byte @ 0..=255) => Ok(self.bytes_of(bytes).unwrap_or(&[]).contains(&(byte as u8))),
            Some(_) => Err(self.value_error("byte must be in range(0, 256)")),
            None => {
                let name = self.class_name(item);
                Err(self.type_error(&format!("a bytes-like object is required, not '{name}'")))
            }
        }
    }

    fn view_contains(&mut self, dict: Value, kind: ViewKind, item: Value) -> Result<bool, Stop> {
        match kind {
            ViewKind::Keys => Ok(self.dict_position(dict, item)?.is_some()),
            ViewKind::Values => {
                let values: Vec<Value> = match self.object_of(dict) {
                    Some(Object::Dict(table)) => table.iter().map(|entry| entry.value).collect(),
                    _ => Vec::new(),
                };
                for value in values {
                    if self.equal(value, item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            ViewKind::Items => {
                let (key, value) = match self.object_of(self.payload(item)) {
                    Some(Object::Tuple(pair)) if pair.len() == 2 => (pair[0], pair[1]),
                    _ => return Ok(false),
                };
                match self.dict_value(dict, key)? {
                    Some(found) => self.equal(found, value),
                    None => Ok(false),
                }
            }
        }
    }
}

impl crate::object::Range {
    pub fn contains(&self, number: i64) -> bool {
        let inside = if self.step > 0 {
            self.start <= number && number < self.stop
        } else {
            self.stop < number && number <= self.start
        };
        inside && (i128::from(number) - i128::from(self.start)) % i128::from(self.step) == 0
    }

    /// The item at a position inside.
    pub fn at(&self, position: i64) -> i64 {
        self.start.wrapping_add(self.step.wrapping_mul(position))
    }
}
