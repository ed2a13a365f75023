//! Binary and unary operators of builtin types.
//!
//! `binary_native` answers for pairs that builtin types know; what they do not
//! know goes to the dunder methods (`vm::dunder`) and ends in
//! `unsupported_operands`, whose words are CPython 3.14's (`Objects/abstract.c`).

use crate::code::{BinaryOperator, Op};
use crate::native::{Outcome, Stop};
use crate::object::{Deque, Object, ViewKind};
use crate::pure::{int_text, percent};
use crate::set::SetTable;
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::number::Number;
use std::collections::VecDeque;

/// What a repeated sequence may not exceed, in items.
const REPEAT_MAX: u64 = 1 << 27;

impl Vm {
    /// `a op b`, or `a op= b`; `None`: not a pair of builtin types that has it.
    pub fn binary_native(
        &mut self,
        op: BinaryOperator,
        inplace: bool,
        a: Value,
        b: Value,
    ) -> Option<Outcome> {
        if inplace && let Some(outcome) = self.inplace_native(op, a, b) {
            return Some(outcome);
        }
        let (left, right) = (self.payload(a), self.payload(b));
        if let (Value::Bool(x), Value::Bool(y)) = (left, right) {
            let (x, y) = (x.get(), y.get());
            match op {
                BinaryOperator::And => return Some(Ok(Value::bool(x & y))),
                BinaryOperator::Or => return Some(Ok(Value::bool(x | y))),
                BinaryOperator::Xor => return Some(Ok(Value::bool(x ^ y))),
                _ => {}
            }
        }
        if let (Some(x), Some(y)) = (self.number_of(left), self.number_of(right)) {
            return self.arithmetic(op, x, y);
        }
        match op {
            BinaryOperator::Add => self.concatenate(left, right),
            BinaryOperator::Multiply => self.repeat(left, right),
            BinaryOperator::Remainder => match self.object_of(left) {
                Some(Object::Str(_)) => Some(self.percent(left, b)),
                Some(Object::Bytes(_)) => Some(self.percent_bytes(left, b)),
                _ => None,
            },
            BinaryOperator::Or
            | BinaryOperator::And
            | BinaryOperator::Subtract
            | BinaryOperator::Xor => self.combine(op, a, b),
            _ => None,
        }
    }

    /// The whole operator of builtin types, with the TypeError; for natives such as `sum`.
    pub fn binary_op(&mut self, op: BinaryOperator, inplace: bool, a: Value, b: Value) -> Outcome {
        match self.binary_native(op, inplace, a, b) {
            Some(outcome) => outcome,
            None if self.user_class(a).is_some() || self.user_class(b).is_some() => {
                Err(Stop::Fallback)
            }
            None => Err(self.unsupported_operands(op, inplace, a, b)),
        }
    }

    fn inplace_native(&mut self, op: BinaryOperator, a: Value, b: Value) -> Option<Outcome> {
        let Value::Object(id) = self.payload(a) else {
            return None;
        };
        match (self.heap.get(id), op) {
            (Object::List(_), BinaryOperator::Add) => {
                let Some(items) = self.items_of(b) else {
                    return Some(Err(match self.iterator_of(b) {
                        Err(Stop::Raise(exception)) => Stop::Raise(exception),
                        _ => Stop::Fallback,
                    }));
                };
                self.charge(items.len() as u64 * 2);
                for item in items {
                    self.heap.list_push(id, item);
                }
                Some(Ok(a))
            }
            (Object::List(items), BinaryOperator::Multiply) => {
                let items = items.clone();
                let count = self.as_int(b)?;
                match self.repeated(&items, count) {
                    Ok(items) => self.heap.list_replace(id, items),
                    Err(stop) => return Some(Err(stop)),
                }
                Some(Ok(a))
            }
            (Object::Deque(_), BinaryOperator::Add) => {
                let Some(items) = self.items_of(b) else {
                    return Some(Err(Stop::Fallback));
                };
                for item in items {
                    self.deque_push(id, item, false);
                }
                Some(Ok(a))
            }
            (Object::ByteArray(_), BinaryOperator::Add) => {
                let bytes = self.bytes_of(b)?.to_vec();
                if let Object::ByteArray(place) = self.heap.get_mut(id) {
                    place.extend_from_slice(&bytes);
                }
                Some(Ok(a))
            }
            (Object::Dict(_) | Object::NamesView(_), BinaryOperator::Or) => match self.dict_merge(a, b) {
                Ok(true) => Some(Ok(a)),
                Ok(false) => match self.object_of(self.payload(b)) {
                    Some(
                        Object::List(_)
                        | Object::Tuple(_)
                        | Object::Instance(_)
                        | Object::Generator(_),
                    ) => Some(Err(Stop::Fallback)),
                    _ => {
                        let class = self.class_name(b);
                        let text = format!("'{class}' object is not iterable");
                        Some(Err(self.type_error(&text)))
                    }
                },
                Err(stop) => Some(Err(stop)),
            },
            (Object::Set(_), BinaryOperator::Or) if self.set_table(b).is_some() => {
                Some(self.set_update(a, b).map(|()| a))
            }
            (Object::Set(_), _) if self.set_table(b).is_some() => {
                match self.combined_tables(op, a, b)? {
                    Ok(table) => {
                        self.set_replace(a, table);
                        Some(Ok(a))
                    }
                    Err(stop) => Some(Err(stop)),
                }
            }
            _ => None,
        }
    }

    fn concatenate(&mut self, a: Value, b: Value) -> Option<Outcome> {
        let joined = match (self.object_of(a)?, self.object_of(b)?) {
            (Object::Str(x), Object::Str(y)) => {
                let mut text = String::with_capacity(x.text.len() + y.text.len());
                text.push_str(&x.text);
                text.push_str(&y.text);
                self.charge(text.len() as u64 / 16);
                return Some(Ok(self.heap.str(&text)));
            }
            (Object::List(x), Object::List(y)) => {
                Object::List([x.as_slice(), y.as_slice()].concat())
            }
            (Object::Tuple(x), Object::Tuple(y)) => {
                Object::Tuple([&x[..], &y[..]].concat().into_boxed_slice())
            }
            (Object::Bytes(x), Object::Bytes(y)) => {
                Object::Bytes([&x[..], &y[..]].concat().into_boxed_slice())
            }
            (Object::Bytes(x), Object::ByteArray(y)) => {
                Object::Bytes([&x[..], &y[..]].concat().into_boxed_slice())
            }
            (Object::ByteArray(x), Object::Bytes(y)) => {
                Object::ByteArray([&x[..], &y[..]].concat())
            }
            (Object::ByteArray(x), Object::ByteArray(y)) => {
                Object::ByteArray([&x[..], &y[..]].concat())
            }
            (Object::Deque(x), Object::Deque(y)) => {
                let limit = x.limit;
                let mut items: VecDeque<Value> = x.items.iter().chain(&y.items).copied().collect();
                while limit.is_some_and(|limit| items.len() > limit) {
                    items.pop_front();
                }
                Object::Deque(Box::new(Deque {
                    items,
                    limit,
                    version: 0,
                }))
            }
            _ => return None,
        };
        let joined = self.heap.make(joined);
        self.charge(self.length_of(joined).unwrap_or(0) as u64);
        Some(Ok(joined))
    }

    fn repeat(&mut self, a: Value, b: Value) -> Option<Outcome> {
        let is_sequence = |vm: &Vm, value| {
            matches!(
                vm.object_of(value),
                Some(
                    Object::Str(_)
                        | Object::List(_)
                        | Object::Tuple(_)
                        | Object::Bytes(_)
                        | Object::ByteArray(_)
                        | Object::Deque(_)
                )
            )
        };
        let (sequence, count) = match (is_sequence(self, a), is_sequence(self, b)) {
            (true, false) => (a, b),
            (false, true) => (b, a),
            _ => return None,
        };
        if self.overrides(count, crate::symbol::Sym::INDEX) && self.integer_of(count).is_none() {
            return Some(Err(Stop::Fallback));
        }
        let count = match self.integer_of(count)? {
            int_text::Integer::Small(count) => count,
            big if big.is_negative() => 0,
            _ => {
                return Some(Err(
                    self.overflow_error("cannot fit 'int' into an index-sized integer")
                ));
            }
        };
        Some(self.repeat_sequence(sequence, count))
    }

    fn repeat_sequence(&mut self, sequence: Value, count: i64) -> Outcome {
        let times = count.max(0) as usize;
        let length = self.length_of(sequence).unwrap_or(0) as u64;
        if length.saturating_mul(times as u64) > REPEAT_MAX {
            return Err(self.raise(self.classes.memory_error, ""));
        }
        self.charge(length * times as u64);
        Ok(match self.object_of(sequence) {
            Some(Object::Str(text)) => {
                let text = text.text.repeat(times);
                self.heap.str(&text)
            }
            Some(Object::Bytes(bytes)) => {
                let bytes = bytes.repeat(times);
                self.heap.bytes_object(bytes)
            }
            Some(Object::ByteArray(bytes)) => {
                let bytes = bytes.repeat(times);
                self.heap.make(Object::ByteArray(bytes))
            }
            Some(Object::Tuple(_)) if times == 1 => sequence,
            Some(Object::Tuple(items)) => {
                let items = items.repeat(times);
                self.heap.tuple(items)
            }
            Some(Object::List(items)) => {
                let items = items.repeat(times);
                self.heap.list(items)
            }
            Some(Object::Deque(deque)) => {
                let limit = deque.limit;
                let mut items = VecDeque::new();
                for _ in 0..times {
                    items.extend(deque.items.iter().copied());
                }
                while limit.is_some_and(|limit| items.len() > limit) {
                    items.pop_front();
                }
                self.heap.make(Object::Deque(Box::new(Deque {
                    items,
                    limit,
                    version: 0,
                })))
            }
            _ => Value::NotImplemented,
        })
    }

    fn repeated(&mut self, items: &[Value], count: i64) -> Result<Vec<Value>, Stop> {
        let times = count.max(0) as usize;
        if (items.len() as u64).saturating_mul(times as u64) > REPEAT_MAX {
            return Err(self.raise(self.classes.memory_error, ""));
        }
        Ok(items.repeat(times))
    }

    /// Appends to a deque (on the left); beyond its limit the other end falls out.
    pub(crate) fn deque_push(&mut self, id: crate::value::Id, value: Value, left: bool) {
        self.heap.retain(value);
        let Object::Deque(deque) = self.heap.get_mut(id) else {
            return;
        };
        deque.version = deque.version.wrapping_add(1);
        if left {
            deque.items.push_front(value);
        } else {
            deque.items.push_back(value);
        }
        let fallen = match deque.limit {
            Some(limit) if deque.items.len() > limit => {
                if left {
                    deque.items.pop_back()
                } else {
                    deque.items.pop_front()
                }
            }
            _ => None,
        };
        if let Some(fallen) = fallen {
            self.heap.release(fallen);
        }
        self.heap.grew(16);
    }

    // ---- sets, dicts, types -----------------------------------------------------

    fn combine(&mut self, op: BinaryOperator, a: Value, b: Value) -> Option<Outcome> {
        let is_view = |vm: &Vm, value: Value| {
            matches!(
                vm.object_of(value),
                Some(Object::DictView {
                    kind: ViewKind::Keys | ViewKind::Items,
                    ..
                })
            )
        };
        let is_set = |vm: &Vm, value: Value| vm.set_table(value).is_some();
        if (is_set(self, a) && is_set(self, b))
            || is_view(self, a)
            || (is_view(self, b) && is_set(self, a))
        {
            let frozen = !is_view(self, a)
                && matches!(self.object_of(self.payload(a)), Some(Object::FrozenSet(_)));
            return match self.combined_tables(op, a, b)? {
                Ok(table) => Some(Ok(self.set_from(table, frozen))),
                Err(stop) => Some(Err(stop)),
            };
        }
        if op != BinaryOperator::Or {
            return None;
        }
        let is_dict = |vm: &Vm, value: Value| {
            let names = matches!(vm.object_of(vm.payload(value)), Some(Object::NamesView(_)));
            names || vm.table_of(value).is_some()
        };
        if is_dict(self, a) && is_dict(self, b) {
            let dict = self.dict_copy(a);
            if let Err(stop) = self.dict_merge(dict, b) {
                return Some(Err(stop));
            }
            if self.is_instance(a, self.classes.defaultdict) {
                let class = self.class_of(a);
                let merged = self.wrap_payload(class, self.classes.dict, dict);
                self.copy_default_factory(a, merged);
                return Some(Ok(merged));
            }
            return Some(Ok(dict));
        }
        self.type_union(a, b)
    }

    pub(crate) fn copy_default_factory(&mut self, from: Value, to: Value) {
        let name = self.sym("default_factory");
        if let (Value::Object(from), Value::Object(to)) = (from, to) {
            let factory = self
                .heap
                .attributes(from)
                .and_then(|names| names.get(name))
                .unwrap_or(Value::None);
            self.heap.set_attribute(to, name, factory);
        }
    }

    /// `a op b` of sets as a table that nobody counts yet, in CPython's order of insertion.
    pub(crate) fn combined_tables(
        &mut self,
        op: BinaryOperator,
        a: Value,
        b: Value,
    ) -> Option<Result<SetTable, Stop>> {
        Some(match op {
            BinaryOperator::Or => self.union_table(a, b),
            BinaryOperator::And => self.intersection_table(a, b),
            BinaryOperator::Subtract => self.difference_table(a, b),
            BinaryOperator::Xor => self.symmetric_table(a, b),
            _ => return None,
        })
    }

    pub(crate) fn union_table(&mut self, a: Value, b: Value) -> Result<SetTable, Stop> {
        let mut table = self.set_of(a)?;
        self.table_update(&mut table, b)?;
        Ok(table)
    }

    fn contains_member(&mut self, table: &SetTable, hash: i64, key: Value) -> Result<bool, Stop> {
        self.find_member(table, hash, key)
            .map(|at| at.is_some())
            .map_err(|halt| self.halted(halt))
    }

    pub(crate) fn intersection_table(&mut self, a: Value, b: Value) -> Result<SetTable, Stop> {
        let (mut x, mut y) = (self.set_of(a)?, self.set_of(b)?);
        let both_sets = self.set_table(a).is_some() && self.set_table(b).is_some();
        if both_sets && y.len() > x.len() {
            std::mem::swap(&mut x, &mut y);
        }
        let members: Vec<(i64, Value)> = match self.items_of(b) {
            // Other iterables give their items in their own order.
            Some(items) if !both_sets => {
                let mut members = Vec::with_capacity(items.len());
                for item in items {
                    members.push((self.hash_for(item, "set element")?, item));
                }
                members
            }
            _ => y.iter().collect(),
        };
        let mut table = SetTable::new();
        for (hash, key) in members {
            if self.contains_member(&x, hash, key)? {
                self.table_add(&mut table, hash, key)?;
            }
        }
        Ok(table)
    }

    pub(crate) fn difference_table(&mut self, a: Value, b: Value) -> Result<SetTable, Stop> {
        let (x, y) = (self.set_of(a)?, self.set_of(b)?);
        if x.len() >> 2 > y.len() {
            let mut table = x;
            for (hash, key) in y.iter() {
                if let Some(at) = self
                    .find_member(&table, hash, key)
                    .map_err(|halt| self.halted(halt))?
                {
                    table.remove_at(at);
                }
            }
            return Ok(table);
        }
        let mut table = SetTable::new();
        for (hash, key) in x.iter() {
            if !self.contains_member(&y, hash, key)? {
                self.table_add(&mut table, hash, key)?;
            }
        }
        Ok(table)
    }

    pub(crate) fn symmetric_table(&mut self, a: Value, b: Value) -> Result<SetTable, Stop> {
        let (x, y) = (self.set_of(a)?, self.set_of(b)?);
        let mut table = y;
        for (hash, key) in x.iter() {
            match self
                .find_member(&table, hash, key)
                .map_err(|halt| self.halted(halt))?
            {
                Some(at) => {
                    table.remove_at(at);
                }
                None => table.insert_new(hash, key),
            }
        }
        Ok(table)
    }

    /// `int | str`, `X | None`.
    fn type_union(&mut self, a: Value, b: Value) -> Option<Outcome> {
        let is_type = |vm: &Vm, value: Value| {
            matches!(
                vm.object_of(value),
                Some(
                    Object::Type(_)
                        | Object::GenericAlias(_)
                        | Object::Union(_)
                        | Object::TypeParam { .. }
                )
            )
        };
        let ok = (is_type(self, a) && (is_type(self, b) || b.is_none()))
            || (a.is_none() && is_type(self, b));
        if !ok {
            return None;
        }
        Some(self.union_of(&[a, b]))
    }

    /// The union of types, flattened and without repetitions; of one type, that type.
    pub fn union_of(&mut self, types: &[Value]) -> Outcome {
        let mut members: Vec<Value> = Vec::new();
        for item in types {
            let parts = match self.object_of(*item) {
                Some(Object::Union(parts)) => parts.to_vec(),
                _ if item.is_none() => vec![Value::Object(self.classes.none)],
                _ => vec![*item],
            };
            for part in parts {
                let mut known = false;
                for member in &members {
                    known = known || self.same(*member, part, 0).unwrap_or(false);
                }
                if !known {
                    members.push(part);
                }
            }
        }
        if members.len() == 1 {
            return Ok(members[0]);
        }
        Ok(self.heap.make(Object::Union(members.into_boxed_slice())))
    }

    // ---- % -----------------------------------------------------------------------

    /// `template % values`. Errors: TypeError, ValueError; Fallback for Python-level `__str__` and such.
    pub(crate) fn percent(&mut self, template: Value, values: Value) -> Outcome {
        let text = self.text_of(template).unwrap_or("").to_owned();
        let rendered = self.percent_with(&text, values, &mut None)?;
        Ok(self.heap.str(&rendered))
    }

    /// The same with the texts of `%s`, `%r`, `%a` made beforehand (by the prelude), in order.
    pub(crate) fn percent_with(
        &mut self,
        template: &str,
        values: Value,
        texts: &mut Option<VecDeque<String>>,
    ) -> Result<String, Stop> {
        let inner = self.payload(values);
        let (items, mapping) = match self.object_of(inner) {
            Some(Object::Tuple(items)) => (items.to_vec(), Value::Null),
            Some(
                Object::Dict(_)
                | Object::MappingProxy(_)
                | Object::NamesView(_)
                | Object::List(_)
                | Object::Bytes(_)
                | Object::ByteArray(_)
                | Object::Range(_),
            ) => (vec![values], values),
            Some(Object::Instance(_)) if self.overrides(values, crate::symbol::Sym::GETITEM) => {
                (vec![values], values)
            }
            _ => (vec![values], Value::Null),
        };
        let mut next = 0;
        let mut used_keys = false;
        let mut out = String::new();
        for piece in percent::pieces(template) {
            let mut field = match self.pure(piece)? {
                percent::Piece::Literal(text) => {
                    out.push_str(&text);
                    continue;
                }
                percent::Piece::Field(field) => field,
            };
            let value = if let Some(key) = field.key.clone() {
                if mapping.is_null() {
                    return Err(self.raise_pure(percent::mapping_required()));
                }
                used_keys = true;
                let key = self.heap.str(&key);
                match self.subscript_native(mapping, key) {
                    Some(found) => found?,
                    None => return Err(Stop::Fallback),
                }
            } else {
                if field.width == percent::Count::Star {
                    let width = self.percent_star(&items, &mut next)?;
                    field.set_width(width);
                }
                if field.precision == percent::Count::Star {
                    let precision = self.percent_star(&items, &mut next)?;
                    field.set_precision(precision);
                }
                let Some(value) = items.get(next).copied() else {
                    return Err(self.raise_pure(percent::not_enough()));
                };
                next += 1;
                value
            };
            let text = self.percent_field(&field, value, texts)?;
            out.push_str(&text);
        }
        if next < items.len() && !used_keys && mapping.is_null() {
            return Err(self.raise_pure(percent::not_all_converted()));
        }
        Ok(out)
    }

    fn percent_star(&mut self, items: &[Value], next: &mut usize) -> Result<i64, Stop> {
        let Some(value) = items.get(*next).copied() else {
            return Err(self.raise_pure(percent::not_enough()));
        };
        *next += 1;
        match self.as_int(value) {
            Some(number) => Ok(number),
            None => Err(self.raise_pure(percent::star_wants_int())),
        }
    }

    fn percent_field(
        &mut self,
        field: &percent::Field,
        value: Value,
        texts: &mut Option<VecDeque<String>>,
    ) -> Result<String, Stop> {
        let rendered = match field.conversion {
            's' | 'r' | 'a' => {
                let text = match texts {
                    Some(texts) => texts.pop_front().unwrap_or_default(),
                    None if field.conversion == 's' => self.str_native(value)?,
                    None if field.conversion == 'r' => self.repr_native(value)?,
                    None => crate::pure::str_repr::escape_non_ascii(&self.repr_native(value)?),
                };
                field.render_text(&text)
            }
            'c' => match (self.text_of(value), self.integer_of(value)) {
                (Some(text), _) => {
                    let mut letters = text.chars();
                    match (letters.next(), letters.next()) {
                        (Some(letter), None) => field.render_char(letter),
                        _ if self.is_old() => {
                            return Err(self.type_error("%c requires int or char"));
                        }
                        _ => Err(field.wrong_length(text.chars().count())),
                    }
                }
                (None, Some(code)) => field.render_code(&code),
                _ if self.is_old() => return Err(self.type_error("%c requires int or char")),
                _ => Err(field.wrong_type(&self.class_name(value))),
            },
            'd' | 'i' | 'u' | 'x' | 'X' | 'o' => match self.number_of(value) {
                Some(Number::Int(number)) => field.render_int(&number.into()),
                Some(Number::Big(number)) => field.render_int(&number.into()),
                Some(Number::Float(number)) if matches!(field.conversion, 'd' | 'i' | 'u') => {
                    let whole = self.pure(crate::pure::float_text::truncate(number))?;
                    field.render_int(&whole.into())
                }
                _ if self.overrides(value, crate::symbol::Sym::INT)
                    || self.overrides(value, crate::symbol::Sym::INDEX) =>
                {
                    return Err(Stop::Fallback);
                }
                _ => Err(field.wrong_type(&self.class_name(value))),
            },
            'e' | 'E' | 'f' | 'F' | 'g' | 'G' => match self.number_of(value) {
                Some(Number::Complex(..)) | None
                    if self.overrides(value, crate::symbol::Sym::FLOAT) =>
                {
                    return Err(Stop::Fallback);
                }
                Some(Number::Complex(..)) | None => Err(field.wrong_type(&self.class_name(value))),
                Some(_) => {
                    let number = self.real(value)?;
                    field.render_float(number)
                }
            },
            _ => Err(field.unsupported()),
        };
        self.pure(rendered)
    }

    /// `bytes % values`, for ASCII text conversions.
    fn percent_bytes(&mut self, template: Value, values: Value) -> Outcome {
        let text: String = self
            .bytes_of(template)
            .unwrap_or(&[])
            .iter()
            .map(|byte| *byte as char)
            .collect();
        let items = match self.object_of(self.payload(values)) {
            Some(Object::Tuple(items)) => items.to_vec(),
            _ => vec![values],
        };
        // Bytes are shown as the characters of the same numbers.
        let mut shown = Vec::with_capacity(items.len());
        for item in items {
            let characters: Option<String> = self
                .bytes_of(item)
                .map(|bytes| bytes.iter().map(|byte| *byte as char).collect());
            shown.push(match characters {
                Some(text) => self.heap.str(&text),
                None if self.text_of(item).is_some() => {
                    return Err(self.type_error(
                        "%b requires a bytes-like object, or an object that implements __bytes__, not 'str'",
                    ));
                }
                None => item,
            });
        }
        let values = self.heap.tuple(shown);
        let rendered = self.percent_with(&text.replace("%b", "%s"), values, &mut None)?;
        let bytes = rendered.chars().map(|letter| letter as u32 as u8).collect();
        Ok(self.heap.bytes_object(bytes))
    }

    // ---- errors, unary -------------------------------------------------------------

    fn builtin_sequence(&self, value: Value) -> Option<&'static str> {
        match self.object_of(self.payload(value))? {
            Object::Str(_) => Some("str"),
            Object::List(_) => Some("list"),
            Object::Tuple(_) => Some("tuple"),
            Object::Bytes(_) => Some("bytes"),
            Object::ByteArray(_) => Some("bytearray"),
            Object::Deque(_) => Some("deque"),
            _ => None,
        }
    }

    /// Has its class a method of its own for the operator, so that a sequence's is gone?
    fn has_own(&self, op: BinaryOperator, value: Value) -> bool {
        self.overrides(value, Sym::operator(op)[0])
    }

    pub(crate) fn declines_as_sequence(&self, op: BinaryOperator, value: Value) -> bool {
        self.has_own(op, value) && self.builtin_sequence(value).is_some()
    }

    /// The TypeError of an operator that neither operand supports.
    pub fn unsupported_operands(
        &mut self,
        op: BinaryOperator,
        inplace: bool,
        a: Value,
        b: Value,
    ) -> Stop {
        let (left, right) = (self.class_name(a), self.class_name(b));
        let sequence = |value: Value| self.builtin_sequence(value).filter(|_| !self.has_own(op, value));
        match (op, sequence(a), sequence(b)) {
            (BinaryOperator::Add, Some(kind @ ("bytes" | "bytearray")), _) => {
                let _ = kind;
                self.type_error(&format!("can't concat {right} to {left}"))
            }
            (BinaryOperator::Add, Some(kind), _) => self.type_error(&format!(
                "can only concatenate {kind} (not \"{right}\") to {kind}"
            )),
            (BinaryOperator::Multiply, Some(_), _) => self.type_error(&format!(
                "can't multiply sequence by non-int of type '{right}'"
            )),
            (BinaryOperator::Multiply, None, Some(_)) => self.type_error(&format!(
                "can't multiply sequence by non-int of type '{left}'"
            )),
            _ => {
                let symbol = match (op, inplace) {
                    (BinaryOperator::Power, true) => String::from("**="),
                    (BinaryOperator::Power, false) => String::from("** or pow()"),
                    (op, true) => format!("{}=", op.symbol()),
                    (op, false) => op.symbol().to_owned(),
                };
                let mut text =
                    format!("unsupported operand type(s) for {symbol}: '{left}' and '{right}'");
                if op == BinaryOperator::RightShift
                    && !inplace
                    && matches!(self.object_of(a), Some(Object::Native(def)) if def.name == "print")
                {
                    text.push_str(". Did you mean \"print(<message>, file=<output_stream>)\"?");
                }
                self.type_error(&text)
            }
        }
    }

    /// `-a`, `+a`, `~a` of builtin numbers; `None`: not one.
    pub fn unary_native(&mut self, op: Op, value: Value) -> Option<Outcome> {
        let number = self.number_of(value)?;
        Some(Ok(match (op, number) {
            (Op::UnaryNegative, Number::Int(number)) => match number.checked_neg() {
                Some(number) => Value::Int(number),
                None => self.int_from(-num_bigint::BigInt::from(number)),
            },
            (Op::UnaryNegative, Number::Big(number)) => self.int_from(-number),
            (Op::UnaryNegative, Number::Float(number)) => Value::float(-number),
            (Op::UnaryNegative, Number::Complex(real, imaginary)) => {
                self.complex(-real, -imaginary)
            }
            (Op::UnaryPositive, Number::Int(number)) => Value::Int(number),
            (Op::UnaryPositive, _) => self.payload(value),
            (Op::UnaryInvert, Number::Int(number)) => Value::Int(!number),
            (Op::UnaryInvert, Number::Big(number)) => self.int_from(-number - 1),
            _ => return None,
        }))
    }
}
