//! `hash` of builtin values, and whether two values are equal, without Python code.
//!
//! Everything here reads the machine and changes nothing. Where an operand's
//! class has `__eq__` or `__hash__` written in Python it says [`Halt::Python`],
//! and the caller falls back to the prelude.

use crate::object::{Object, ViewKind};
use crate::pure::hash as pure_hash;
use crate::set::SetTable;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;
use crate::vm::number::Number;

/// Why equality, hash or text of a value cannot be had here.
#[derive(Clone, Copy, Debug)]
pub enum Halt {
    /// Python code has to be asked.
    Python,
    /// Nested too deeply.
    Deep,
    /// This value (maybe inside of the one asked) has no hash.
    Unhashable(Value),
}

/// Containers inside of containers.
pub(crate) const DEPTH_MAX: u32 = 900;

impl Vm {
    /// The class of a value whose class may have been written in Python.
    pub(crate) fn user_class(&self, value: Value) -> Option<Id> {
        let class = match self.object_of(value)? {
            Object::Instance(instance) => instance.class,
            Object::Exception(exception) => exception.class,
            Object::Type(class) => class.metaclass,
            Object::Future(future) => future.class,
            _ => return None,
        };
        match self.heap.get(class) {
            Object::Type(class_object) if class_object.builtin => None,
            _ => Some(class),
        }
    }

    /// What the class of an instance of a Python class has under a name, by a class statement.
    pub(crate) fn override_of(&self, value: Value, name: Sym) -> Option<Value> {
        let class = self.user_class(value)?;
        let found = self.lookup(class, name)?;
        self.is_own_method(class, name, found).then_some(found)
    }

    /// Does the class have a special method of its own?
    pub fn overrides(&self, value: Value, name: Sym) -> bool {
        self.override_of(value, name).is_some()
    }

    /// Identical or equal, as containers compare their items.
    pub(crate) fn same(&self, a: Value, b: Value, depth: u32) -> Result<bool, Halt> {
        if a.is(b) {
            Ok(true)
        } else {
            self.equals(a, b, depth)
        }
    }

    /// `a == b` without Python code.
    pub(crate) fn equals(&self, a: Value, b: Value, depth: u32) -> Result<bool, Halt> {
        match (a, b) {
            (Value::Int(a), Value::Int(b)) => return Ok(a == b),
            (Value::Float(a), Value::Float(b)) => return Ok(a.get() == b.get()),
            (Value::Object(a), Value::Object(b)) => {
                if let (Object::Str(a), Object::Str(b)) = (self.heap.get(a), self.heap.get(b)) {
                    return Ok(a.text == b.text);
                }
            }
            (Value::None, _) | (_, Value::None)
                if self.user_class(a).is_none() && self.user_class(b).is_none() =>
            {
                return Ok(a.is(b));
            }
            _ => {}
        }
        if depth > DEPTH_MAX {
            return Err(Halt::Deep);
        }
        if self.overrides(a, Sym::EQ) || self.overrides(b, Sym::EQ) {
            return Err(Halt::Python);
        }
        let (a, b) = (self.payload(a), self.payload(b));
        if let (Some(a), Some(b)) = (self.object_of(a), self.object_of(b)) {
            return self.objects_equal(a, b, depth, a as *const Object == b as *const Object);
        }
        match (self.number_of(a), self.number_of(b)) {
            (Some(a), Some(b)) => Ok(numbers_equal(&a, &b)),
            _ => Ok(a.is(b)),
        }
    }

    fn objects_equal(
        &self,
        a: &Object,
        b: &Object,
        depth: u32,
        identical: bool,
    ) -> Result<bool, Halt> {
        match (a, b) {
            (Object::Str(a), Object::Str(b)) => Ok(a.text == b.text),
            (Object::Int(a), Object::Int(b)) => Ok(a == b),
            (Object::Complex(a, c), Object::Complex(b, d)) => Ok(a == b && c == d),
            (Object::Int(_), Object::Complex(..)) | (Object::Complex(..), Object::Int(_)) => {
                Ok(false)
            }
            (Object::Bytes(a), Object::Bytes(b)) => Ok(a == b),
            (Object::ByteArray(a), Object::ByteArray(b)) => Ok(a == b),
            (Object::Bytes(a), Object::ByteArray(b)) | (Object::ByteArray(b), Object::Bytes(a)) => {
                Ok(**a == b[..])
            }
            (Object::List(a), Object::List(b)) => self.all_same(a, b, depth),
            (Object::Tuple(a), Object::Tuple(b)) => self.all_same(a, b, depth),
            (Object::Union(a), Object::Union(b)) => {
                if a.len() != b.len() {
                    return Ok(false);
                }
                for x in a.iter() {
                    let mut found = false;
                    for y in b.iter() {
                        found = found || self.same(*x, *y, depth + 1)?;
                    }
                    if !found {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Object::Slice(a), Object::Slice(b)) => self.all_same(&a[..], &b[..], depth),
            (Object::Deque(a), Object::Deque(b)) => {
                if a.items.len() != b.items.len() {
                    return Ok(false);
                }
                for (x, y) in a.items.iter().zip(&b.items) {
                    if !self.same(*x, *y, depth + 1)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Object::Range(a), Object::Range(b)) => {
                let length = a.len();
                Ok(length == b.len()
                    && (length == 0 || (a.start == b.start && (length == 1 || a.step == b.step))))
            }
            (Object::Dict(a), Object::Dict(b)) => {
                if a.len() != b.len() {
                    return Ok(false);
                }
                for entry in a.iter() {
                    let Some(at) = self.find_entry(b, entry.hash, entry.key)? else {
                        return Ok(false);
                    };
                    let other = b.entry(at).expect("a found position is filled").value;
                    if !self.same(entry.value, other, depth + 1)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            (Object::Set(a) | Object::FrozenSet(a), Object::Set(b) | Object::FrozenSet(b)) => {
                Ok(a.len() == b.len() && self.is_subset(a, b)?)
            }
            (
                Object::DictView {
                    kind: ViewKind::Keys | ViewKind::Items,
                    ..
                }
                | Object::Set(_)
                | Object::FrozenSet(_),
                Object::DictView {
                    kind: ViewKind::Keys | ViewKind::Items,
                    ..
                }
                | Object::Set(_)
                | Object::FrozenSet(_),
            ) => Err(Halt::Python),
            (Object::MappingProxy(a), Object::MappingProxy(b)) => self.same(*a, *b, depth + 1),
            (Object::MappingProxy(a), Object::Dict(_)) if !identical => match self.object_of(*a) {
                Some(inner) => self.objects_equal(inner, b, depth + 1, false),
                None => Ok(false),
            },
            (Object::Dict(_), Object::MappingProxy(b)) => match self.object_of(*b) {
                Some(inner) => self.objects_equal(a, inner, depth + 1, false),
                None => Ok(false),
            },
            (Object::NamesView(owner), Object::Dict(table))
            | (Object::Dict(table), Object::NamesView(owner)) => {
                self.names_equal(*owner, table, depth)
            }
            (Object::NamesView(a), Object::NamesView(b)) => {
                let (Some(a), Some(b)) = (self.heap.attributes(*a), self.heap.attributes(*b))
                else {
                    return Ok(false);
                };
                if a.len() != b.len() {
                    return Ok(false);
                }
                for (name, value) in a.iter() {
                    match b.get(name) {
                        Some(other) if self.same(value, other, depth + 1)? => {}
                        _ => return Ok(false),
                    }
                }
                Ok(true)
            }
            (
                Object::Method { function, this },
                Object::Method {
                    function: f,
                    this: t,
                },
            ) => Ok(function.is(*f) && this.is(*t)),
            (Object::GenericAlias(a), Object::GenericAlias(b)) => {
                Ok(self.same(a.origin, b.origin, depth + 1)?
                    && self.same(a.args, b.args, depth + 1)?)
            }
            (Object::WeakRef(a), Object::WeakRef(b)) => match (a.target, b.target) {
                (Some(a), Some(b)) => self.same(Value::Object(a), Value::Object(b), depth + 1),
                _ => Ok(identical),
            },
            _ => Ok(identical),
        }
    }

    fn names_equal(&self, owner: Id, table: &crate::dict::Table, depth: u32) -> Result<bool, Halt> {
        let Some(names) = self.heap.attributes(owner) else {
            return Ok(false);
        };
        if names.len() != table.len() {
            return Ok(false);
        }
        for entry in table.iter() {
            let found = self
                .text_of(entry.key)
                .and_then(|text| self.symbols.find(text))
                .and_then(|name| names.get(name));
            match found {
                Some(value) if self.same(value, entry.value, depth + 1)? => {}
                _ => return Ok(false),
            }
        }
        Ok(true)
    }

    fn all_same(&self, a: &[Value], b: &[Value], depth: u32) -> Result<bool, Halt> {
        if a.len() != b.len() {
            return Ok(false);
        }
        for (x, y) in a.iter().zip(b) {
            if !self.same(*x, *y, depth + 1)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The position of a key in a dict's table.
    pub(crate) fn find_entry(
        &self,
        table: &crate::dict::Table,
        hash: i64,
        key: Value,
    ) -> Result<Option<usize>, Halt> {
        let mut halt = None;
        let found = table.find(hash, |other| match self.same(other, key, 0) {
            Ok(equal) => equal,
            Err(why) => {
                halt = Some(why);
                false
            }
        });
        match (found, halt) {
            (None, Some(halt)) => Err(halt),
            (found, _) => Ok(found),
        }
    }

    /// The slot of a key in a set's table.
    pub(crate) fn find_member(
        &self,
        table: &SetTable,
        hash: i64,
        key: Value,
    ) -> Result<Option<usize>, Halt> {
        let mut halt = None;
        let found = table.find(hash, |other| match self.same(other, key, 0) {
            Ok(equal) => equal,
            Err(why) => {
                halt = Some(why);
                false
            }
        });
        match (found, halt) {
            (None, Some(halt)) => Err(halt),
            (found, _) => Ok(found),
        }
    }

    pub(crate) fn is_subset(&self, a: &SetTable, b: &SetTable) -> Result<bool, Halt> {
        for (hash, key) in a.iter() {
            if self.find_member(b, hash, key)?.is_none() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The address that `id`, reprs and identity hashes show: made from the object's place.
    pub fn address_of(&self, value: Value) -> u64 {
        const HEAP: u64 = 0x7f5b_1c20_0000;
        const STATIC: u64 = 0x0000_00a4_5e80;
        match value {
            Value::Object(id) => HEAP + u64::from(id.0) * 48,
            Value::Null | Value::None => STATIC,
            Value::NotImplemented => STATIC + 0x20,
            Value::Ellipsis => STATIC + 0x40,
            Value::Bool(truth) => STATIC + 0x60 + u64::from(truth.get()) * 0x20,
            Value::Int(number) if (-5..=256).contains(&number) => {
                STATIC + 0x1000 + ((number + 5) as u64) * 32
            }
            Value::Int(number) => {
                HEAP - 0x1000_0000
                    + ((number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) * 16
            }
            Value::Float(number) => {
                HEAP - 0x2000_0000
                    + (number.get().to_bits().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) * 16
            }
        }
    }

    /// `hash(value)` without Python code.
    pub(crate) fn hash_of(&self, value: Value, depth: u32) -> Result<i64, Halt> {
        if depth > DEPTH_MAX {
            return Err(Halt::Deep);
        }
        Ok(match value {
            Value::Int(number) => pure_hash::small_integer(number),
            Value::Bool(truth) => i64::from(truth.get()),
            Value::Float(number) if number.get().is_nan() => self.identity_hash(value),
            Value::Float(number) => pure_hash::float(number.get()),
            Value::None => pure_hash::NONE,
            Value::Null | Value::NotImplemented | Value::Ellipsis => self.identity_hash(value),
            Value::Object(id) => return self.hash_of_object(value, id, depth),
        })
    }

    fn identity_hash(&self, value: Value) -> i64 {
        self.address_of(value).rotate_right(4) as i64
    }

    fn hash_of_object(&self, value: Value, id: Id, depth: u32) -> Result<i64, Halt> {
        if let Object::Str(text) = self.heap.get(id)
            && text.hash.get() != 0
        {
            return Ok(text.hash.get());
        }
        if let Some(found) = self.override_of(value, Sym::HASH) {
            return Err(if found.is_none() {
                Halt::Unhashable(value)
            } else {
                Halt::Python
            });
        }
        let inner = self.payload(value);
        if !inner.is(value) {
            return match self.hash_of(inner, depth) {
                Err(Halt::Unhashable(_)) => Err(Halt::Unhashable(value)),
                other => other,
            };
        }
        let list_hash = |items: &[Value]| -> Result<i64, Halt> {
            let mut hashes = Vec::with_capacity(items.len());
            for item in items {
                hashes.push(self.hash_of(*item, depth + 1)?);
            }
            Ok(pure_hash::tuple(hashes.into_iter()))
        };
        Ok(match self.heap.get(id) {
            Object::Str(text) => match text.hash.get() {
                0 => {
                    let hash = pure_hash::text(&text.text);
                    text.hash.set(hash);
                    hash
                }
                known => known,
            },
            Object::Int(number) => pure_hash::big_integer(number),
            Object::Complex(real, imaginary) => {
                let hash = pure_hash::float(*real)
                    .wrapping_add(pure_hash::float(*imaginary).wrapping_mul(1_000_003));
                if hash == -1 { -2 } else { hash }
            }
            Object::Bytes(bytes) => pure_hash::bytes(bytes),
            Object::Tuple(items) => list_hash(items)?,
            Object::Slice(items) => list_hash(&items[..])?,
            Object::FrozenSet(table) => {
                let hashes: Vec<i64> = table.iter().map(|(hash, _)| hash).collect();
                pure_hash::frozenset(hashes.into_iter())
            }
            Object::Union(items) => {
                let mut hashes = Vec::new();
                for item in items.iter() {
                    hashes.push(self.hash_of(*item, depth + 1)?);
                }
                pure_hash::frozenset(hashes.into_iter())
            }
            Object::Range(range) => {
                let length = range.len();
                let start = if length == 0 {
                    Value::None
                } else {
                    Value::Int(range.start)
                };
                let step = if length <= 1 {
                    Value::None
                } else {
                    Value::Int(range.step)
                };
                list_hash(&[Value::Int(length), start, step])?
            }
            Object::GenericAlias(alias) => {
                self.hash_of(alias.origin, depth + 1)? ^ self.hash_of(alias.args, depth + 1)?
            }
            Object::Method { function, this } => {
                self.identity_hash(*this) ^ self.identity_hash(*function)
            }
            Object::WeakRef(weak) => match (weak.hash, weak.target) {
                (Some(hash), _) => hash,
                (None, Some(target)) => self.hash_of(Value::Object(target), depth + 1)?,
                (None, None) => return Err(Halt::Unhashable(value)),
            },
            Object::MappingProxy(inner) => self.hash_of(*inner, depth + 1)?,
            Object::List(_)
            | Object::Dict(_)
            | Object::Set(_)
            | Object::ByteArray(_)
            | Object::Deque(_)
            | Object::NamesView(_)
            | Object::DictView {
                kind: ViewKind::Keys | ViewKind::Items,
                ..
            } => return Err(Halt::Unhashable(value)),
            _ => self.identity_hash(value),
        })
    }
}

/// Exact comparison of numbers of different kinds.
pub(crate) fn numbers_equal(a: &Number, b: &Number) -> bool {
    match (a, b) {
        (Number::Complex(real, imaginary), Number::Complex(r, i)) => real == r && imaginary == i,
        (Number::Complex(real, imaginary), other) | (other, Number::Complex(real, imaginary)) => {
            *imaginary == 0.0 && numbers_equal(&Number::Float(*real), other)
        }
        _ => compare_numbers(a, b) == Some(std::cmp::Ordering::Equal),
    }
}

/// The order of two real numbers, exactly; `None` with a nan.
pub(crate) fn compare_numbers(a: &Number, b: &Number) -> Option<std::cmp::Ordering> {
    use num_bigint::BigInt;
    let big = |number: &Number| match number {
        Number::Int(small) => Some(BigInt::from(*small)),
        Number::Big(big) => Some(big.clone()),
        _ => None,
    };
    match (a, b) {
        (Number::Int(a), Number::Int(b)) => Some(a.cmp(b)),
        (Number::Float(a), Number::Float(b)) => a.partial_cmp(b),
        (Number::Float(a), b) => compare_float(*a, &big(b)?),
        (a, Number::Float(b)) => compare_float(*b, &big(a)?).map(std::cmp::Ordering::reverse),
        (a, b) => Some(big(a)?.cmp(&big(b)?)),
    }
}

fn compare_float(a: f64, b: &num_bigint::BigInt) -> Option<std::cmp::Ordering> {
    use std::cmp::Ordering;
    if a.is_nan() {
        return None;
    }
    if a.is_infinite() {
        return Some(if a > 0.0 {
            Ordering::Greater
        } else {
            Ordering::Less
        });
    }
    let whole = crate::pure::float_text::truncate(a).ok()?;
    Some(
        whole
            .cmp(b)
            .then_with(|| a.fract().partial_cmp(&0.0).unwrap_or(Ordering::Equal)),
    )
}
