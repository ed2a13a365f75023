//! Subscripts of builtin types: items, slices, keys.
//!
//! Source of the rules and words: CPython 3.14, `list_subscript`, `list_ass_subscript`,
//! `unicode_subscript`, `dict_subscript` and their like.

use crate::native::{Outcome, Stop};
use crate::object::{GenericAlias, Object, Range};
use crate::pure::slice::{self, SliceRange};
use crate::pure::str_text;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;

impl Vm {
    /// An item of a list or tuple.
    #[inline(always)]
    pub(crate) fn item_of(&self, id: Id, at: i64) -> Option<Value> {
        let items: &[Value] = match self.heap.get(id) {
            Object::List(items) => items,
            Object::Tuple(items) => items,
            _ => return None,
        };
        let at = match at < 0 {
            true => at.wrapping_add(items.len() as i64),
            false => at,
        };
        items.get(usize::try_from(at).ok()?).copied()
    }

    /// `object[key]`; `None`: no builtin type that has items, or a dict's missing key with `__missing__`.
    pub fn subscript_native(&mut self, object: Value, key: Value) -> Option<Outcome> {
        let inner = self.payload(object);
        let Value::Object(id) = inner else {
            return None;
        };
        match self.heap.get(id) {
            Object::Dict(_) => match self.dict_value(inner, key) {
                Ok(Some(value)) => Some(Ok(value)),
                Ok(None) if self.lookup_special(object, Sym::MISSING).is_some() => None,
                Ok(None) => Some(Err(self.key_error(key))),
                Err(stop) => Some(Err(stop)),
            },
            Object::List(_)
            | Object::Tuple(_)
            | Object::Str(_)
            | Object::Bytes(_)
            | Object::ByteArray(_)
            | Object::Range(_) => Some(self.sequence_item(inner, key)),
            Object::Deque(_) => Some(self.deque_item(id, key)),
            Object::MappingProxy(inner) => {
                let inner = *inner;
                self.subscript_native(inner, key)
            }
            Object::NamesView(owner) => {
                let owner = *owner;
                let name = self.text_of(key).and_then(|text| self.symbols.find(text));
                let found = name.and_then(|name| self.heap.attributes(owner)?.get(name));
                Some(found.ok_or_else(|| self.key_error(key)))
            }
            Object::Context(table) => {
                let table = table.clone();
                Some(self.context_item(&table, key))
            }
            Object::Type(_) => self.class_item(id, key),
            Object::GenericAlias(_) => Some(self.alias_item(id, key)),
            _ => None,
        }
    }

    fn context_item(&mut self, table: &crate::dict::Table, key: Value) -> Outcome {
        let hash = self.hash(key)?;
        match self.find_entry(table, hash, key) {
            Ok(Some(at)) => Ok(table.entry(at).map_or(Value::None, |entry| entry.value)),
            Ok(None) => Err(self.key_error(key)),
            Err(halt) => Err(self.halted(halt)),
        }
    }

    /// `list[int]` and such.
    fn class_item(&mut self, class: Id, key: Value) -> Option<Outcome> {
        let c = &self.classes;
        let generic = [
            c.list,
            c.tuple,
            c.dict,
            c.set,
            c.frozenset,
            c.type_,
            c.deque,
            c.defaultdict,
            c.future,
            c.task,
            c.weak_ref,
            c.context_var,
            c.context_token,
            c.partial,
            c.enumerate,
            c.generator,
            c.coroutine,
            c.async_generator,
            c.base_exception_group,
            c.exception_group,
            c.mapping_proxy,
            c.filter,
            c.map,
            c.zip,
            c.reversed,
            c.slice,
        ];
        let own = self.lookup(class, Sym::CLASS_GETITEM);
        if !generic.contains(&class)
            && !(own.is_none()
                && generic
                    .iter()
                    .skip(1)
                    .any(|base| *base != self.classes.type_ && self.is_subclass(class, *base)))
        {
            return None;
        }
        if own.is_some_and(|own| !matches!(self.object_of(own), Some(Object::Native(_)))) {
            return None;
        }
        Some(Ok(self.alias_of(Value::Object(class), key)))
    }

    /// `origin[args]`: a single argument stands for a tuple of one.
    pub fn alias_of(&mut self, origin: Value, key: Value) -> Value {
        let args = match self.object_of(key) {
            Some(Object::Tuple(_)) => key,
            _ => self.heap.tuple(vec![key]),
        };
        self.heap.make(Object::GenericAlias(Box::new(GenericAlias {
            origin,
            args,
        })))
    }

    /// `list[T][int]`: type parameters are replaced.
    fn alias_item(&mut self, alias: Id, key: Value) -> Outcome {
        let Object::GenericAlias(object) = self.heap.get(alias) else {
            return Ok(Value::NotImplemented);
        };
        let (origin, args) = (object.origin, object.args);
        let replacements = match self.object_of(key) {
            Some(Object::Tuple(items)) => items.to_vec(),
            _ => vec![key],
        };
        let items = match self.object_of(args) {
            Some(Object::Tuple(items)) => items.to_vec(),
            _ => vec![args],
        };
        let mut parameters: Vec<Value> = Vec::new();
        for item in &items {
            if self.is_type_parameter(*item) && !parameters.iter().any(|known| known.is(*item)) {
                parameters.push(*item);
            }
        }
        if parameters.is_empty() {
            let text = self.repr_native(Value::Object(alias)).unwrap_or_default();
            return Err(self.type_error(&format!("{text} is not a generic class")));
        }
        let replaced = items
            .iter()
            .map(
                |item| match parameters.iter().position(|parameter| parameter.is(*item)) {
                    Some(at) => replacements.get(at).copied().unwrap_or(*item),
                    None => *item,
                },
            )
            .collect();
        let args = self.heap.tuple(replaced);
        Ok(self.heap.make(Object::GenericAlias(Box::new(GenericAlias {
            origin,
            args,
        }))))
    }

    pub(crate) fn is_type_parameter(&self, value: Value) -> bool {
        match self.object_of(value) {
            Some(Object::TypeParam { .. }) => true,
            Some(Object::Instance(instance)) => {
                matches!(
                    self.type_name(instance.class),
                    "TypeVar" | "ParamSpec" | "TypeVarTuple"
                )
            }
            _ => false,
        }
    }

    fn sequence_word(&self, sequence: Value) -> &'static str {
        match self.object_of(sequence) {
            Some(Object::List(_)) => "list",
            Some(Object::Tuple(_)) => "tuple",
            Some(Object::Str(_)) => "string",
            Some(Object::Bytes(_)) => "byte",
            Some(Object::ByteArray(_)) => "bytearray",
            _ => "range",
        }
    }

    fn out_of_range(&mut self, sequence: Value) -> Stop {
        let text = match self.sequence_word(sequence) {
            "byte" => String::from("index out of range"),
            "range" => String::from("range object index out of range"),
            word => format!("{word} index out of range"),
        };
        self.index_error(&text)
    }

    /// The key as a position inside. `Ok(None)`: it is a slice.
    fn index_in(
        &mut self,
        sequence: Value,
        key: Value,
        length: usize,
    ) -> Result<Option<usize>, Stop> {
        if let Some(Object::Slice(_)) = self.object_of(key) {
            return Ok(None);
        }
        if self.integer_of(key).is_none() {
            if self.overrides(key, Sym::INDEX) {
                return Err(Stop::Fallback);
            }
            let (word, class) = (self.sequence_word(sequence), self.class_name(key));
            return Err(self.type_error(&if word == "string" {
                format!("string indices must be integers, not '{class}'")
            } else {
                format!("{word} indices must be integers or slices, not {class}")
            }));
        }
        let Some(index) = self.as_int(key) else {
            return Err(self.index_error("cannot fit 'int' into an index-sized integer"));
        };
        match slice::position(index, length) {
            Some(at) => Ok(Some(at)),
            None => Err(self.out_of_range(sequence)),
        }
    }

    /// A slice object fitted to a length.
    pub(crate) fn slice_range(&mut self, key: Value, length: usize) -> Result<SliceRange, Stop> {
        let Some(Object::Slice(parts)) = self.object_of(key) else {
            unreachable!("the caller matched it")
        };
        let parts = **parts;
        let step = self.clipped(parts[2])?;
        let start = self.clipped(parts[0])?;
        let stop = self.clipped(parts[1])?;
        self.pure(slice::adjust(start, stop, step, length))
    }

    fn sequence_item(&mut self, sequence: Value, key: Value) -> Outcome {
        let length = self.length_of(sequence).unwrap_or(0);
        let Some(at) = self.index_in(sequence, key, length)? else {
            let range = self.slice_range(key, length)?;
            self.charge(range.length as u64 * 2);
            return Ok(self.slice_of(sequence, range));
        };
        Ok(match self.object_of(sequence) {
            Some(Object::List(items)) => items[at],
            Some(Object::Tuple(items)) => items[at],
            Some(Object::Bytes(bytes)) => Value::Int(i64::from(bytes[at])),
            Some(Object::ByteArray(bytes)) => Value::Int(i64::from(bytes[at])),
            Some(Object::Range(range)) => Value::Int(range.at(at as i64)),
            Some(Object::Str(text)) => {
                let letter = if text.is_ascii() {
                    text.text.as_bytes()[at] as char
                } else {
                    text.text.chars().nth(at).unwrap_or('\0')
                };
                self.character(letter)
            }
            _ => Value::NotImplemented,
        })
    }

    fn slice_of(&mut self, sequence: Value, range: SliceRange) -> Value {
        let whole = range.step == 1 && range.length == self.length_of(sequence).unwrap_or(0);
        match self.object_of(sequence) {
            Some(Object::List(items)) => {
                let items = range.of(items);
                self.heap.list(items)
            }
            Some(Object::Tuple(_) | Object::Str(_) | Object::Bytes(_)) if whole => sequence,
            Some(Object::Tuple(items)) => {
                let items = range.of(items);
                self.heap.tuple(items)
            }
            Some(Object::Bytes(bytes)) => {
                let bytes = range.of(bytes);
                self.heap.bytes_object(bytes)
            }
            Some(Object::ByteArray(bytes)) => {
                let bytes = range.of(bytes);
                self.heap.make(Object::ByteArray(bytes))
            }
            Some(Object::Range(object)) => {
                let sliced = Range {
                    start: object.at(range.start),
                    stop: object.at(range.stop),
                    step: object.step.wrapping_mul(range.step),
                };
                self.heap.make(Object::Range(Box::new(sliced)))
            }
            Some(Object::Str(text)) => {
                let part: String = if text.is_ascii() {
                    let bytes = text.text.as_bytes();
                    if range.step == 1 {
                        text.text[range.start as usize..range.start as usize + range.length]
                            .to_owned()
                    } else {
                        range.positions().map(|at| bytes[at] as char).collect()
                    }
                } else if range.step == 1 {
                    let rest = str_text::after(&text.text, range.start as usize);
                    let end = rest.len() - str_text::after(rest, range.length).len();
                    rest[..end].to_owned()
                } else {
                    let letters: Vec<char> = text.text.chars().collect();
                    range.positions().map(|at| letters[at]).collect()
                };
                self.heap.str(&part)
            }
            _ => Value::NotImplemented,
        }
    }

    fn deque_index(&mut self, id: Id, key: Value) -> Result<usize, Stop> {
        let Object::Deque(deque) = self.heap.get(id) else {
            unreachable!("the caller matched it")
        };
        let length = deque.items.len();
        if self.integer_of(key).is_none() {
            if self.overrides(key, Sym::INDEX) {
                return Err(Stop::Fallback);
            }
            let class = self.class_name(key);
            return Err(self.type_error(&format!("sequence index must be integer, not '{class}'")));
        }
        let at = self
            .as_int(key)
            .and_then(|index| slice::position(index, length));
        at.ok_or_else(|| self.index_error("deque index out of range"))
    }

    fn deque_item(&mut self, id: Id, key: Value) -> Outcome {
        let at = self.deque_index(id, key)?;
        match self.heap.get(id) {
            Object::Deque(deque) => Ok(deque.items[at]),
            _ => unreachable!("the caller matched it"),
        }
    }

    /// `object[key] = value`; `None`: no builtin type whose items can be set.
    pub fn store_subscript_native(
        &mut self,
        object: Value,
        key: Value,
        value: Value,
    ) -> Option<Result<(), Stop>> {
        let inner = self.payload(object);
        let Value::Object(id) = inner else {
            return None;
        };
        match self.heap.get(id) {
            Object::Dict(_) => Some(self.dict_set(id, key, value)),
            Object::List(_) => Some(self.store_list_item(id, key, value)),
            Object::ByteArray(_) => Some(self.store_byte(id, key, value)),
            Object::Deque(_) => Some(self.deque_index(id, key).map(|at| {
                self.heap.store(id, value, |object| match object {
                    Object::Deque(deque) => &mut deque.items[at],
                    _ => unreachable!("just matched"),
                });
            })),
            Object::NamesView(owner) => {
                let owner = *owner;
                let Some(text) = self.text_of(key).map(str::to_owned) else {
                    return Some(Err(self.type_error("attribute names must be strings")));
                };
                let name = self.symbols.intern(&text);
                self.heap.set_attribute(owner, name, value);
                Some(Ok(()))
            }
            _ => None,
        }
    }

    fn store_list_item(&mut self, id: Id, key: Value, value: Value) -> Result<(), Stop> {
        let list = Value::Object(id);
        let length = self.length_of(list).unwrap_or(0);
        if let Some(Object::Slice(_)) = self.object_of(key) {
            return self.store_slice(id, key, value, length);
        }
        let at = match self.index_in(list, key, length) {
            Ok(Some(at)) => at,
            Ok(None) => unreachable!("a slice was handled"),
            Err(Stop::Raise(exception))
                if self.is_exception(exception, self.classes.index_error) =>
            {
                return Err(self.index_error("list assignment index out of range"));
            }
            Err(stop) => return Err(stop),
        };
        self.heap.store(id, value, |object| match object {
            Object::List(items) => &mut items[at],
            _ => unreachable!("the caller matched it"),
        });
        Ok(())
    }

    fn store_slice(&mut self, id: Id, key: Value, value: Value, length: usize) -> Result<(), Stop> {
        let range = self.slice_range(key, length)?;
        let Some(new) = self.items_of(value) else {
            return Err(match self.iterator_of(value) {
                Err(Stop::Raise(_)) if range.step == 1 && self.is_old() => {
                    self.type_error("can only assign an iterable")
                }
                Err(Stop::Raise(_)) => self.type_error("must assign iterable to extended slice"),
                _ => Stop::Fallback,
            });
        };
        if range.step == 1 {
            let start = range.start as usize;
            self.heap.list_splice(id, start..start + range.length, new);
        } else {
            if new.len() != range.length {
                return Err(self.value_error(&format!(
                    "attempt to assign sequence of size {} to extended slice of size {}",
                    new.len(),
                    range.length
                )));
            }
            for (at, item) in range.positions().zip(new) {
                self.heap.store(id, item, |object| match object {
                    Object::List(items) => &mut items[at],
                    _ => unreachable!("the caller matched it"),
                });
            }
        }
        Ok(())
    }

    fn store_byte(&mut self, id: Id, key: Value, value: Value) -> Result<(), Stop> {
        let length = self.length_of(Value::Object(id)).unwrap_or(0);
        if let Some(Object::Slice(_)) = self.object_of(key) {
            let range = self.slice_range(key, length)?;
            let new = match self.bytes_of(value).map(<[u8]>::to_vec) {
                Some(bytes) => bytes,
                None if self.text_of(value).is_none() && self.as_int(value).is_none() => {
                    return Err(Stop::Fallback);
                }
                None => {
                    return Err(self.type_error(
                        "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
                    ));
                }
            };
            if range.step != 1 && new.len() != range.length {
                return Err(self.value_error(&format!(
                    "attempt to assign bytes of size {} to extended slice of size {}",
                    new.len(),
                    range.length
                )));
            }
            if let Object::ByteArray(bytes) = self.heap.get_mut(id) {
                if range.step == 1 {
                    let start = range.start as usize;
                    bytes.splice(start..start + range.length, new);
                } else {
                    for (at, byte) in range.positions().zip(new) {
                        bytes[at] = byte;
                    }
                }
            }
            return Ok(());
        }
        let at = self.index_in(Value::Object(id), key, length)?.unwrap_or(0);
        let byte = match self.as_int(value) {
            Some(byte @ 0..=255) => byte as u8,
            Some(_) => return Err(self.value_error("byte must be in range(0, 256)")),
            None => {
                let name = self.class_name(value);
                return Err(self.type_error(&format!(
                    "'{name}' object cannot be interpreted as an integer"
                )));
            }
        };
        if let Object::ByteArray(bytes) = self.heap.get_mut(id) {
            bytes[at] = byte;
        }
        Ok(())
    }

    /// `del object[key]`; `None`: no builtin type whose items can be deleted.
    pub fn delete_subscript_native(
        &mut self,
        object: Value,
        key: Value,
    ) -> Option<Result<(), Stop>> {
        let inner = self.payload(object);
        let Value::Object(id) = inner else {
            return None;
        };
        match self.heap.get(id) {
            Object::Dict(_) => Some(match self.dict_position(inner, key) {
                Ok(Some(at)) => {
                    self.dict_remove_at(id, at);
                    Ok(())
                }
                Ok(None) => Err(self.key_error(key)),
                Err(stop) => Err(stop),
            }),
            Object::List(_) => Some(self.delete_list_item(id, key)),
            Object::ByteArray(bytes) => {
                let length = bytes.len();
                let deleted =
                    self.deleted_positions(inner, key, length, "bytearray index out of range");
                Some(deleted.map(|places| {
                    if let Object::ByteArray(bytes) = self.heap.get_mut(id) {
                        places.take_from(bytes);
                    }
                }))
            }
            Object::Deque(_) => Some(self.deque_index(id, key).map(|at| {
                let removed = match self.heap.get_mut(id) {
                    Object::Deque(deque) => {
                        deque.version = deque.version.wrapping_add(1);
                        deque.items.remove(at)
                    }
                    _ => None,
                };
                self.heap.release(removed.unwrap_or(Value::Null));
            })),
            Object::NamesView(owner) => {
                let owner = *owner;
                let name = self.text_of(key).and_then(|text| self.symbols.find(text));
                let removed = name.is_some_and(|name| self.heap.remove_attribute(owner, name));
                Some(if removed {
                    Ok(())
                } else {
                    Err(self.key_error(key))
                })
            }
            _ => None,
        }
    }

    fn deleted_positions(
        &mut self,
        object: Value,
        key: Value,
        length: usize,
        outside: &str,
    ) -> Result<Places, Stop> {
        if let Some(Object::Slice(_)) = self.object_of(key) {
            let range = self.slice_range(key, length)?;
            if range.step == 1 {
                let start = range.start as usize;
                return Ok(Places::Range(start..start + range.length));
            }
            let mut places: Vec<usize> = range.positions().collect();
            places.sort_unstable();
            return Ok(Places::Some(places));
        }
        match self.index_in(object, key, length) {
            Ok(Some(at)) => Ok(Places::Range(at..at + 1)),
            Ok(None) => Ok(Places::Some(Vec::new())),
            Err(Stop::Raise(exception))
                if self.is_exception(exception, self.classes.index_error) =>
            {
                Err(self.index_error(outside))
            }
            Err(stop) => Err(stop),
        }
    }

    fn delete_list_item(&mut self, id: Id, key: Value) -> Result<(), Stop> {
        let length = self.length_of(Value::Object(id)).unwrap_or(0);
        let places = self.deleted_positions(
            Value::Object(id),
            key,
            length,
            "list assignment index out of range",
        )?;
        let (taken, count) = match self.heap.get_mut(id) {
            Object::List(items) => {
                let taken = places.take_from(items);
                let count = taken.len() as i64;
                (taken, count)
            }
            _ => return Ok(()),
        };
        self.heap.grew(count * -16);
        for item in taken {
            self.heap.release(item);
        }
        Ok(())
    }
}

/// Which items are deleted: in a row, or here and there, in order.
enum Places {
    Range(std::ops::Range<usize>),
    Some(Vec<usize>),
}

impl Places {
    /// Takes the items out; gives them in their order.
    fn take_from<T: Copy>(self, items: &mut Vec<T>) -> Vec<T> {
        match self {
            Places::Range(range) => items.drain(range).collect(),
            Places::Some(places) => {
                let taken = places.iter().map(|at| items[*at]).collect();
                let mut next = places.into_iter().peekable();
                let mut at = 0;
                items.retain(|_| {
                    let deleted = next.next_if_eq(&at).is_some();
                    at += 1;
                    !deleted
                });
                taken
            }
        }
    }
}
