//! Classes of values, their names and MROs, and lookups along them, remembered.

use crate::native::{NativeDef, NativeKind};
use crate::object::{GeneratorKind, Iter, Object, ViewKind};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;
use std::cell::Cell;

const CACHE: usize = 1024;
/// An entry of [`Cache`] that is no class's.
const NOTHING: (u32, u32, u32, Value) = (u32::MAX, 0, 0, Value::Null);

/// Remembers where classes found names. Not part of the state: a clone starts empty.
#[derive(Default)]
pub struct Cache {
    /// Class, name, epoch, and what was found.
    entries: Vec<Cell<(u32, u32, u32, Value)>>,
}

impl Cache {
    fn place(class: Id, name: Sym) -> usize {
        (class.place().wrapping_mul(31) ^ name.0.wrapping_mul(0x9e37)) as usize % CACHE
    }
}

impl Clone for Cache {
    fn clone(&self) -> Self {
        Cache::default()
    }
}

/// Remembers which native methods were found to fit which classes. Like [`Cache`], only a hint.
#[derive(Default)]
pub struct Fits {
    entries: Vec<(usize, u32)>,
}

impl Clone for Fits {
    fn clone(&self) -> Self {
        Fits::default()
    }
}

impl Fits {
    const SIZE: usize = 256;

    fn place(def: &'static NativeDef, class: Id) -> (usize, usize) {
        let key = std::ptr::from_ref(def).addr();
        (
            key,
            (key / size_of::<NativeDef>() ^ class.0 as usize) % Self::SIZE,
        )
    }

    pub fn known(&self, def: &'static NativeDef, class: Id) -> bool {
        let (key, at) = Self::place(def, class);
        self.entries
            .get(at)
            .is_some_and(|entry| *entry == (key, class.place()))
    }

    pub fn remember(&mut self, def: &'static NativeDef, class: Id) {
        if self.entries.is_empty() {
            self.entries = vec![(0, 0); Self::SIZE];
        }
        let (key, at) = Self::place(def, class);
        self.entries[at] = (key, class.place());
    }
}

impl Vm {
    pub fn class_of(&self, value: Value) -> Id {
        let c = &self.classes;
        match value {
            Value::Null | Value::None => c.none,
            Value::NotImplemented => c.not_implemented,
            Value::Ellipsis => c.ellipsis,
            Value::Bool(_) => c.bool,
            Value::Int(_) => c.int,
            Value::Float(_) => c.float,
            Value::Object(id) => self.class_of_object(id),
        }
    }

    pub(crate) fn class_of_object(&self, id: Id) -> Id {
        let c = &self.classes;
        match self.heap.get(id) {
            Object::Instance(instance) => instance.class,
            Object::Exception(exception) => exception.class,
            Object::Future(future) => future.class,
            Object::Type(class) => class.metaclass,
            Object::Str(_) => c.str,
            Object::Int(_) => c.int,
            Object::Complex(..) => c.complex,
            Object::Bytes(_) => c.bytes,
            Object::ByteArray(_) => c.bytearray,
            Object::List(_) => c.list,
            Object::Tuple(_) => c.tuple,
            Object::Dict(_) | Object::NamesView(_) => c.dict,
            Object::Set(_) => c.set,
            Object::FrozenSet(_) => c.frozenset,
            Object::Deque(_) => c.deque,
            Object::Range(_) => c.range,
            Object::Slice(_) => c.slice,
            Object::Cell(_) => c.cell,
            Object::Code(_) => c.code,
            Object::Function(_) => c.function,
            Object::Native(def) => match def.kind {
                NativeKind::Method => c.native_method,
                NativeKind::Getter => c.getset,
                _ => c.native,
            },
            Object::Method { function, .. } => match self.object_of(*function) {
                Some(Object::Native(_)) => c.native,
                _ => c.method,
            },
            Object::Partial(_) => c.partial,
            Object::Module(_) => c.module,
            Object::DictView {
                kind: ViewKind::Keys,
                ..
            } => c.dict_keys,
            Object::DictView {
                kind: ViewKind::Values,
                ..
            } => c.dict_values,
            Object::DictView {
                kind: ViewKind::Items,
                ..
            } => c.dict_items,
            Object::MappingProxy(_) => c.mapping_proxy,
            Object::Property(_) => c.property,
            Object::StaticMethod(_) => c.static_method,
            Object::ClassMethod(_) => c.class_method,
            Object::Super(_) => c.super_,
            Object::Generator(generator) => match generator.kind {
                GeneratorKind::Generator => c.generator,
                GeneratorKind::Coroutine => c.coroutine,
                GeneratorKind::AsyncGenerator => c.async_generator,
            },
            Object::AsyncGenStep(step) if step.call != crate::object::AsyncGenCall::Send => c.async_gen_athrow,
            Object::AsyncGenStep(_) => c.async_gen_step,
            Object::AsyncGenWrapped(_) => c.async_gen_wrapped,
            Object::CoroutineWrapper(_) => c.coroutine_wrapper,
            Object::Iterator(iter) => match &**iter {
                Iter::List { .. } => c.list_iterator,
                Iter::Tuple { .. } => c.tuple_iterator,
                Iter::Str { .. } => c.str_iterator,
                Iter::Bytes { .. } => c.bytes_iterator,
                Iter::Range { .. } => c.range_iterator,
                Iter::Dict {
                    kind: ViewKind::Keys,
                    ..
                } => c.dict_keyiterator,
                Iter::Dict {
                    kind: ViewKind::Values,
                    ..
                } => c.dict_valueiterator,
                Iter::Dict {
                    kind: ViewKind::Items,
                    ..
                } => c.dict_itemiterator,
                Iter::Set { .. } => c.set_iterator,
                Iter::Deque { .. } => c.deque_iterator,
                Iter::Reversed { sequence, .. }
                    if matches!(self.object_of(*sequence), Some(Object::List(_))) =>
                {
                    c.list_reverseiterator
                }
                Iter::Reversed { .. } => c.reversed,
                Iter::Sequence { .. } | Iter::Done => c.iterator,
                Iter::Sentinel { .. } => c.callable_iterator,
                Iter::Enumerate { .. } => c.enumerate,
                Iter::Zip { .. } => c.zip,
                Iter::Map { .. } => c.map,
                Iter::Filter { .. } => c.filter,
                Iter::Tool { kind, .. } => self
                    .state
                    .tool_classes
                    .get(*kind as usize)
                    .copied()
                    .unwrap_or(c.tool),
            },
            Object::GenericAlias(_) => c.generic_alias,
            Object::Union(_) => c.union,
            Object::TypeParam { .. } => c.type_param,
            Object::Random(_) => c.random,
            Object::ContextVar(_) => c.context_var,
            Object::Context(_) => c.context,
            Object::ContextToken(_) => c.context_token,
            Object::WeakRef(_) => c.weak_ref,
            Object::Stream(_) => c.stream,
            Object::Traceback(_) => c.traceback,
            Object::Lock(lock) if lock.reentrant => c.rlock,
            Object::Lock(_) => c.lock,
            Object::ThreadHandle(_) => c.thread_handle,
            Object::Loop(_) => c.loop_core,
            Object::Handle(handle) if handle.when.is_some() => c.timer_handle,
            Object::Handle(_) => c.handle,
            Object::FutureIter { .. } => c.future_iter,
            Object::Free | Object::Sort(_) => c.none,
        }
    }

    /// The name of a value's class in errors: see [`spoken_name`](Self::spoken_name).
    pub fn class_name(&self, value: Value) -> String {
        self.spoken_name(self.class_of(value))
    }

    /// A class's name as errors give it (C's `tp_name`): with the module, where CPython has the class in C
    /// and not in `builtins`.
    pub fn spoken_name(&self, class: Id) -> String {
        let Object::Type(class) = self.heap.get(class) else {
            return String::from("?");
        };
        let name = &class.name;
        match self.text_of(class.module) {
            Some("builtins" | "__main__") | None => name.clone(),
            Some(module) => match c_module(module, name) {
                Some(module) => format!("{module}.{name}"),
                None => name.clone(),
            },
        }
    }

    /// `__qualname__` of a value's class.
    pub(crate) fn class_qualname(&self, value: Value) -> String {
        match self.heap.get(self.class_of(value)) {
            Object::Type(class) => self.text_of(class.qualname).unwrap_or("?").to_owned(),
            _ => "?".to_owned(),
        }
    }

    /// The name as C's `%T` gives it: with the module, unless that is `builtins` or `__main__`.
    pub(crate) fn class_full_name(&self, value: Value) -> String {
        let name = self.class_qualname(value);
        match self.heap.get(self.class_of(value)) {
            Object::Type(class) => match self.text_of(class.module) {
                Some("builtins" | "__main__") | None => name,
                Some(module) => format!("{module}.{name}"),
            },
            _ => name,
        }
    }

    /// The plain name of a class.
    pub fn type_name(&self, class: Id) -> &str {
        match self.heap.get(class) {
            Object::Type(class) => &class.name,
            _ => "?",
        }
    }

    pub fn mro(&self, class: Id) -> &[Id] {
        match self.heap.get(class) {
            Object::Type(class) => &class.mro,
            _ => &[],
        }
    }

    pub fn is_subclass(&self, class: Id, base: Id) -> bool {
        class == base || self.mro(class).contains(&base)
    }

    pub fn is_instance(&self, value: Value, class: Id) -> bool {
        self.is_subclass(self.class_of(value), class)
    }

    pub(crate) fn is_bool_class(&self, value: Value) -> bool {
        matches!(value, Value::Object(id) if id == self.classes.bool)
    }

    /// A class changed: remembered lookups are void.
    pub(crate) fn class_changed(&mut self) {
        self.epoch += 1;
    }

    /// A class's own attribute `name` gets another value, where neither the old one nor the new one is anything
    /// that a lookup treats in a way of its own: only what was remembered of this name is void.
    pub(crate) fn class_data_changed(&mut self, class: Id, name: Sym) {
        if let Some(entry) = self.cache.entries.get(Cache::place(class, name)) {
            entry.set(NOTHING);
        }
        for at in 0.. {
            let Object::Type(object) = self.heap.get(class) else {
                return;
            };
            let Some(subclass) = object.subclasses.get(at) else {
                return;
            };
            self.class_data_changed(*subclass, name);
        }
    }

    /// Is it a value that a class's attribute just is, for whoever asks for it?
    pub(crate) fn is_plain_data(&self, value: Value) -> bool {
        matches!(
            self.object_of(value),
            None | Some(
                Object::Str(_)
                    | Object::Tuple(_)
                    | Object::Int(_)
                    | Object::List(_)
                    | Object::Dict(_)
                    | Object::Set(_)
            )
        )
    }

    /// The attribute of a class, along its MRO, unbound. Remembered.
    pub fn lookup(&self, class: Id, name: Sym) -> Option<Value> {
        let Some(entry) = self.cache.entries.get(Cache::place(class, name)) else {
            return self.look_along(class, name);
        };
        let (known_class, known_name, epoch, found) = entry.get();
        if (known_class, known_name, epoch) == (class.place(), name.0, self.epoch) {
            return found.bound();
        }
        let found = self.look_along(class, name);
        let kept = found.unwrap_or(Value::Null);
        entry.set((class.place(), name.0, self.epoch, kept));
        found
    }

    fn look_along(&self, class: Id, name: Sym) -> Option<Value> {
        self.mro(class)
            .iter()
            .find_map(|base| match self.heap.get(*base) {
                Object::Type(class) => class.attributes.get(name),
                _ => None,
            })
    }

    /// The same; from here on there is a memory.
    pub(crate) fn lookup_cached(&mut self, class: Id, name: Sym) -> Option<Value> {
        if self.cache.entries.is_empty() {
            self.cache.entries = vec![Cell::new(NOTHING); CACHE];
        }
        self.lookup(class, name)
    }

    /// The special method of a value's class, unbound: call it with the value first.
    pub fn lookup_special(&self, value: Value, name: Sym) -> Option<Value> {
        let found = self.lookup(self.class_of(value), name)?;
        (!found.is_none()).then_some(found)
    }

    /// The special method if it is not a builtin type's own native.
    pub fn python_method(&self, value: Value, name: Sym) -> Option<Value> {
        match value {
            Value::Object(id) => match self.heap.get(id) {
                Object::Instance(_)
                | Object::Exception(_)
                | Object::Type(_)
                | Object::Future(_) => {
                    let found = self.lookup_special(value, name)?;
                    self.is_own_method(self.class_of(value), name, found).then_some(found)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Was the special method that a class has given by a class statement (a native one too, as in
    /// `__setattr__ = dict.__setitem__`)?
    pub(crate) fn is_own_method(&self, class: Id, name: Sym, found: Value) -> bool {
        if !self.is_native_method(found) {
            return true;
        }
        for base in self.mro(class) {
            match self.heap.get(*base) {
                Object::Type(base) if base.builtin => return false,
                Object::Type(base) if base.attributes.get(name).is_some() => return true,
                _ => {}
            }
        }
        false
    }

    /// Is it written in Rust, as a static or class method too?
    fn is_native_method(&self, found: Value) -> bool {
        match self.object_of(found) {
            Some(Object::Native(_)) => true,
            Some(Object::StaticMethod(inner) | Object::ClassMethod(inner)) => {
                matches!(self.object_of(*inner), Some(Object::Native(_)))
            }
            _ => false,
        }
    }
}

/// The module of a class that CPython has in C; none: it is written in Python there.
fn c_module(module: &str, name: &str) -> Option<&'static str> {
    Some(match (module, name) {
        ("datetime", "date" | "datetime" | "time" | "timedelta" | "timezone" | "tzinfo") => {
            "datetime"
        }
        ("collections", "OrderedDict" | "defaultdict" | "deque") => "collections",
        ("decimal", "Decimal" | "Context") => "decimal",
        ("_asyncio", "Future" | "Task") => "_asyncio",
        ("_contextvars", "Context" | "ContextVar" | "Token") => "_contextvars",
        ("functools", "partial" | "_lru_cache_wrapper" | "KeyWrapper") => "functools",
        ("itertools", _) => "itertools",
        ("operator", "attrgetter" | "itemgetter" | "methodcaller") => "operator",
        ("re", "Match" | "Pattern") => "re",
        (
            "_io",
            "BufferedRandom" | "BufferedReader" | "BufferedWriter" | "BytesIO" | "FileIO"
            | "StringIO" | "TextIOWrapper",
        ) => "_io",
        ("_thread", "RLock" | "_local" | "lock") => "_thread",
        ("array", "array") => "array",
        ("_queue", "SimpleQueue") => "_queue",
        ("_struct", "Struct") => "_struct",
        ("_csv", "reader" | "writer") => "_csv",
        ("types", "GenericAlias" | "SimpleNamespace" | "UnionType") => "types",
        ("typing", "Union") => "typing",
        ("time", "struct_time") => "time",
        ("weakref", "ReferenceType" | "ProxyType" | "CallableProxyType") => "weakref",
        ("zoneinfo", "ZoneInfo") => "zoneinfo",
        ("os", "stat_result" | "terminal_size") => "os",
        ("sys", "flags" | "float_info" | "hash_info" | "int_info" | "version_info") => "sys",
        ("_hashlib", "HASH") => "_hashlib",
        _ => return None,
    })
}
