//! Dict and set storage through the heap, and the instructions that fill containers.
//!
//! Keys are compared by `Vm::hash` and `Vm::equal`; `Stop::Fallback` from those
//! (a key with Python-level `__hash__` or `__eq__`) comes before any change.

use crate::dict::{Entry, Table};
use crate::native::Stop;
use crate::object::Object;
use crate::set::SetTable;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Then, Vm};
use smallvec::SmallVec;

impl Vm {
    /// The hash of a plain str or small integer, whose equality needs no method.
    #[inline]
    pub(crate) fn plain_hash(&self, key: Value) -> Option<i64> {
        match key {
            Value::Int(number) => Some(crate::pure::hash::small_integer(number)),
            Value::Object(id) => match self.heap.get(id) {
                Object::Str(text) => match text.hash.get() {
                    0 => {
                        let hash = crate::pure::hash::text(&text.text);
                        text.hash.set(hash);
                        Some(hash)
                    }
                    known => Some(known),
                },
                _ => None,
            },
            _ => None,
        }
    }

    /// The hash of a plain str or small integer, and where a table has it. `None`: a key must be asked whether
    /// it is equal.
    #[inline]
    pub(crate) fn plain_place(&self, table: &Table, key: Value) -> Option<(i64, Option<usize>)> {
        let hash = self.plain_hash(key)?;
        let mut unsure = false;
        let found = table.find(hash, |other| {
            let equal = self.quick_equal(other, key);
            unsure |= !equal;
            equal
        });
        (found.is_some() || !unsure).then_some((hash, found))
    }

    /// [`plain_place`](Self::plain_place) of a set's table.
    #[inline]
    pub(crate) fn plain_member(
        &self,
        table: &SetTable,
        key: Value,
    ) -> Option<(i64, Option<usize>)> {
        let hash = self.plain_hash(key)?;
        let mut unsure = false;
        let found = table.find(hash, |other| {
            let equal = self.quick_equal(other, key);
            unsure |= !equal;
            equal
        });
        (found.is_some() || !unsure).then_some((hash, found))
    }

    /// What a plain dict has under a plain str or small integer, or `Null`. `None`: it must be asked in full.
    #[inline]
    pub(crate) fn plain_item(&self, dict: Value, key: Value) -> Option<Value> {
        let Value::Object(dict) = dict else {
            return None;
        };
        let Object::Dict(table) = self.heap.get(dict) else {
            return None;
        };
        match self.plain_place(table, key)? {
            (_, Some(at)) => table.entry(at).map(|entry| entry.value),
            (_, None) => Some(Value::Null),
        }
    }

    /// BINARY_SUBSCR of a dict that has a plain key. False: nothing was done.
    #[inline(never)]
    pub(crate) fn dict_item_quickly(&mut self) -> bool {
        let (dict, key) = (self.peek(1), self.peek(0));
        let Some(value) = self.plain_item(dict, key).and_then(Value::bound) else {
            return false;
        };
        self.heap.retain(value);
        self.drop_top();
        self.drop_top();
        self.stack.push(value);
        true
    }

    /// STORE_SUBSCR into a plain list at a small index, or into a plain dict under a plain key.
    /// False: nothing was done.
    #[inline(never)]
    pub(crate) fn store_subscript_quickly(&mut self) -> bool {
        let (value, object, key) = (self.peek(2), self.peek(1), self.peek(0));
        let Value::Object(id) = object else {
            return false;
        };
        let old = match (self.heap.get(id), key) {
            (Object::List(items), Value::Int(at))
                if usize::try_from(at).is_ok_and(|at| at < items.len()) =>
            {
                let Object::List(items) = self.heap.get_mut(id) else {
                    return false;
                };
                std::mem::replace(&mut items[at as usize], value)
            }
            (Object::Dict(table), _) => {
                let Some((hash, found)) = self.plain_place(table, key) else {
                    return false;
                };
                self.dict_put(id, found, hash, key, value);
                self.cut(self.stack.len() - 3);
                return true;
            }
            _ => return false,
        };
        self.heap.retain(value);
        self.heap.release(old);
        self.cut(self.stack.len() - 3);
        true
    }

    /// Where a key stands in a dict.
    pub fn dict_find(&mut self, dict: Id, hash: i64, key: Value) -> Result<Option<usize>, Stop> {
        let Object::Dict(table) = self.heap.get(dict) else {
            return Ok(None);
        };
        // The usual case: one candidate, identical or a simple key.
        if let Some(at) = table.find(hash, |other| self.quick_equal(other, key)) {
            return Ok(Some(at));
        }
        let Object::Dict(table) = self.heap.get(dict) else {
            return Ok(None);
        };
        let candidates: Vec<(usize, Value)> = table
            .candidates(hash)
            .into_iter()
            .filter_map(|at| table.entry(at).map(|entry| (at, entry.key)))
            .collect();
        for (at, other) in candidates {
            if self.equal(other, key)? {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    /// Surely equal, seen without any method: identical, or equal strings or integers.
    #[inline]
    pub(crate) fn quick_equal(&self, a: Value, b: Value) -> bool {
        if a.is(b) {
            return true;
        }
        match (self.object_of(a), self.object_of(b)) {
            (Some(Object::Str(a)), Some(Object::Str(b))) => a.text == b.text,
            _ => false,
        }
    }

    pub fn dict_get(&mut self, dict: Id, key: Value) -> Result<Option<Value>, Stop> {
        let hash = self.hash_for(key, "dict key")?;
        let found = self.dict_find(dict, hash, key)?;
        Ok(found.and_then(|at| match self.heap.get(dict) {
            Object::Dict(table) => table.entry(at).map(|entry| entry.value),
            _ => None,
        }))
    }

    pub fn dict_set(&mut self, dict: Id, key: Value, value: Value) -> Result<(), Stop> {
        let hash = self.hash_for(key, "dict key")?;
        let found = self.dict_find(dict, hash, key)?;
        self.dict_put(dict, found, hash, key, value);
        Ok(())
    }

    /// Stores at a found position, or as a new entry.
    pub fn dict_put(
        &mut self,
        dict: Id,
        found: Option<usize>,
        hash: i64,
        key: Value,
        value: Value,
    ) {
        self.heap.retain(value);
        if found.is_none() {
            self.heap.retain(key);
            self.heap.grew(56);
        }
        let Object::Dict(table) = self.heap.get_mut(dict) else {
            unreachable!("the caller matched it")
        };
        match found {
            Some(at) => {
                let old = table.replace_value(at, value);
                self.heap.release(old);
            }
            None => table.insert_new(hash, key, value),
        }
    }

    /// Removes a key; its value, released by the heap but still whole until the instruction ends.
    pub fn dict_remove(&mut self, dict: Id, key: Value) -> Result<Option<Value>, Stop> {
        let hash = self.hash_for(key, "dict key")?;
        let Some(at) = self.dict_find(dict, hash, key)? else {
            return Ok(None);
        };
        Ok(Some(self.dict_remove_at(dict, at).1))
    }

    pub fn dict_remove_at(&mut self, dict: Id, at: usize) -> (Value, Value) {
        let Object::Dict(table) = self.heap.get_mut(dict) else {
            unreachable!("the caller matched it")
        };
        let entry = table.remove_at(at);
        self.heap.release(entry.key);
        self.heap.release(entry.value);
        self.heap.grew(-56);
        (entry.key, entry.value)
    }

    pub fn new_dict(&mut self) -> Value {
        self.heap.make(Object::Dict(Box::default()))
    }

    /// A dict's value for a name; None if `dict` is no dict.
    pub fn dict_get_sym(&mut self, dict: Value, name: Sym) -> Option<Value> {
        let Value::Object(id) = dict else { return None };
        match self.heap.get(id) {
            Object::Dict(_) => {}
            Object::NamesView(owner) => return self.heap.attributes(*owner)?.get(name),
            _ => return None,
        }
        let hash = crate::pure::hash::text(self.symbols.text(name));
        let Object::Dict(table) = self.heap.get(id) else {
            return None;
        };
        let text = self.symbols.text(name);
        let at = table.find(hash, |key| self.text_of(key) == Some(text))?;
        table.entry(at).map(|entry| entry.value)
    }

    /// Stores under a str key.
    pub fn dict_set_str(&mut self, dict: Value, key: Value, value: Value) {
        let Value::Object(id) = dict else { return };
        let stored = self.dict_set(id, key, value);
        debug_assert!(stored.is_ok(), "a str can be hashed and compared");
    }

    pub fn dict_set_name(&mut self, dict: Value, name: &str, value: Value) {
        let key = self.heap.str(name);
        self.dict_set_str(dict, key, value);
    }

    // ---- sets ------------------------------------------------------------------

    /// Where a key stands in a set or frozenset.
    pub fn set_find(&mut self, set: Id, hash: i64, key: Value) -> Result<Option<usize>, Stop> {
        let (Object::Set(table) | Object::FrozenSet(table)) = self.heap.get(set) else {
            return Ok(None);
        };
        if let Some(at) = table.find(hash, |other| self.quick_equal(other, key)) {
            return Ok(Some(at));
        }
        let candidates: Vec<(usize, Value)> = table
            .candidates(hash)
            .into_iter()
            .filter_map(|at| table.key(at).map(|key| (at, key)))
            .collect();
        for (at, other) in candidates {
            if self.equal(other, key)? {
                return Ok(Some(at));
            }
        }
        Ok(None)
    }

    /// Adds a key; true if it was new.
    pub fn set_add(&mut self, set: Id, key: Value) -> Result<bool, Stop> {
        let hash = self.hash_for(key, "set element")?;
        if self.set_find(set, hash, key)?.is_some() {
            return Ok(false);
        }
        self.set_put(set, hash, key);
        Ok(true)
    }

    /// Adds a key that is not there.
    pub fn set_put(&mut self, set: Id, hash: i64, key: Value) {
        self.heap.retain(key);
        self.heap.grew(48);
        if let Object::Set(table) | Object::FrozenSet(table) = self.heap.get_mut(set) {
            table.insert_new(hash, key);
        }
    }

    pub fn set_remove(&mut self, set: Id, key: Value) -> Result<bool, Stop> {
        let hash = self.hash_for(key, "set element")?;
        let Some(at) = self.set_find(set, hash, key)? else {
            return Ok(false);
        };
        self.set_remove_at(set, at);
        Ok(true)
    }

    pub fn set_remove_at(&mut self, set: Id, at: usize) -> Value {
        let (Object::Set(table) | Object::FrozenSet(table)) = self.heap.get_mut(set) else {
            unreachable!("the caller matched it")
        };
        let key = table.remove_at(at);
        self.heap.release(key);
        self.heap.grew(-48);
        key
    }

    pub fn new_set(&mut self) -> Value {
        self.heap.make(Object::Set(Box::default()))
    }

    pub(crate) fn frozenset_of_constants(&mut self, items: &[Value]) -> Value {
        let set = self.heap.make(Object::FrozenSet(Box::default()));
        if let Value::Object(id) = set {
            for item in items {
                let added = self.set_add(id, *item);
                debug_assert!(added.is_ok(), "constants can be hashed and compared");
            }
        }
        set
    }

    // ---- instructions ------------------------------------------------------------

    /// The container that an instruction fills: an object on the stack.
    fn container(&self, depth: usize) -> Id {
        match self.peek(depth) {
            Value::Object(id) => id,
            _ => unreachable!("the compiler put a container there"),
        }
    }

    /// Settles an operation whose fallback runs in the prelude with `args`, dropping `operands`.
    fn settled(
        &mut self,
        result: Result<(), Stop>,
        name: &str,
        args: &[Value],
        operands: usize,
    ) -> Result<bool, Value> {
        match result {
            Ok(()) => {
                self.cut(self.stack.len() - operands);
                Ok(true)
            }
            Err(Stop::Fallback | Stop::Collect(_)) => {
                self.prelude_then(name, args, operands, Then::Discard);
                Ok(false)
            }
            Err(stop) => Err(self.only_raise(stop)),
        }
    }

    pub(crate) fn op_build_set(&mut self, count: usize) -> Result<bool, Value> {
        let at = self.stack.len() - count;
        let items = self.stack[at..].to_vec();
        let set = self.new_set();
        let Value::Object(id) = set else {
            unreachable!("just made")
        };
        for item in &items {
            match self.set_add(id, *item) {
                Ok(_) => {}
                Err(Stop::Fallback) => {
                    let list = self.heap.list(items);
                    self.prelude_then("op_build_set", &[list], count, Then::Push);
                    return Ok(false);
                }
                Err(stop) => return Err(self.only_raise(stop)),
            }
        }
        self.heap.retain(set);
        self.cut(at);
        self.stack.push(set);
        Ok(true)
    }

    pub(crate) fn op_build_map(&mut self, pairs: usize) -> Result<bool, Value> {
        let at = self.stack.len() - pairs * 2;
        let items: SmallVec<[Value; 8]> = SmallVec::from_slice(&self.stack[at..]);
        let dict = self.new_dict();
        let Value::Object(id) = dict else {
            unreachable!("just made")
        };
        for pair in items.chunks(2) {
            match self.dict_set(id, pair[0], pair[1]) {
                Ok(()) => {}
                Err(Stop::Fallback) => {
                    let list = self.heap.list(items.into_vec());
                    self.prelude_then("op_build_map", &[list], pairs * 2, Then::Push);
                    return Ok(false);
                }
                Err(stop) => return Err(self.only_raise(stop)),
            }
        }
        self.heap.retain(dict);
        self.cut(at);
        self.stack.push(dict);
        Ok(true)
    }

    pub(crate) fn op_set_add(&mut self, depth: usize) -> Result<bool, Value> {
        let value = self.peek(0);
        let set = self.container(depth);
        let added = self.set_add(set, value).map(|_| ());
        self.settled(added, "set_add", &[Value::Object(set), value], 1)
    }

    pub(crate) fn op_map_add(&mut self, depth: usize) -> Result<bool, Value> {
        let (key, value) = (self.peek(1), self.peek(0));
        let dict = self.container(depth + 1);
        let stored = self.dict_set(dict, key, value);
        self.settled(
            stored,
            "dict___setitem__",
            &[Value::Object(dict), key, value],
            2,
        )
    }

    pub(crate) fn op_list_extend(&mut self, operand: usize) -> Result<bool, Value> {
        let flags = crate::compile::LIST_OF_LATE_CALL as usize;
        let is_call = operand & crate::compile::LIST_OF_CALL as usize != 0;
        let depth = operand & !flags;
        let iterable = self.peek(0);
        let list = self.container(depth);
        match self.items_of(iterable) {
            Some(items) => {
                items
                    .iter()
                    .for_each(|item| self.heap.list_push(list, *item));
                self.drop_top();
                Ok(true)
            }
            None => {
                let function = if is_call {
                    let is_late = operand & flags == flags;
                    let name = self.function_display(self.peek(3 + usize::from(is_late)));
                    self.heap.str(&name)
                } else {
                    Value::None
                };
                self.prelude_then(
                    "op_list_extend",
                    &[Value::Object(list), iterable, function],
                    1,
                    Then::Discard,
                );
                Ok(false)
            }
        }
    }

    pub(crate) fn op_set_update(&mut self, depth: usize) -> Result<bool, Value> {
        let iterable = self.peek(0);
        let set = self.container(depth);
        let Some(items) = self.items_of(iterable) else {
            self.prelude_then(
                "op_set_update",
                &[Value::Object(set), iterable],
                1,
                Then::Discard,
            );
            return Ok(false);
        };
        let added = items
            .iter()
            .try_for_each(|item| self.set_add(set, *item).map(|_| ()));
        self.settled(added, "op_set_update", &[Value::Object(set), iterable], 1)
    }

    pub(crate) fn op_dict_update(&mut self, depth: usize) -> Result<bool, Value> {
        let mapping = self.peek(0);
        let dict = self.container(depth);
        let Some(Object::Dict(table)) = self.object_of(self.payload(mapping)) else {
            self.prelude_then(
                "op_dict_update",
                &[Value::Object(dict), mapping],
                1,
                Then::Discard,
            );
            return Ok(false);
        };
        let entries: Vec<_> = table.iter().collect();
        let stored = entries
            .iter()
            .try_for_each(|entry| self.dict_set(dict, entry.key, entry.value));
        self.settled(stored, "op_dict_update", &[Value::Object(dict), mapping], 1)
    }

    /// `[callable, null, args, dict, mapping]`, the dict `depth` below the mapping.
    pub(crate) fn op_dict_merge(&mut self, depth: usize) -> Result<bool, Value> {
        let mapping = self.peek(0);
        let dict = self.container(depth);
        let callable = self.peek(depth + 3);
        let Some(Object::Dict(table)) = self.object_of(self.payload(mapping)) else {
            let name = self.function_display(callable);
            let name = self.heap.str(&name);
            self.prelude_then(
                "op_dict_merge",
                &[Value::Object(dict), mapping, name],
                1,
                Then::Discard,
            );
            return Ok(false);
        };
        let entries: SmallVec<[Entry; 4]> = table.iter().collect();
        for entry in entries {
            if self.text_of(entry.key).is_none() {
                return Err(
                    self.exception_with(self.classes.type_error, "keywords must be strings")
                );
            }
            match self.dict_find(dict, entry.hash, entry.key) {
                Ok(None) => self.dict_put(dict, None, entry.hash, entry.key, entry.value),
                Ok(Some(_)) => {
                    let name = self.function_display(callable);
                    let text = self.text_of(entry.key).unwrap_or("");
                    let text = format!("{name} got multiple values for keyword argument '{text}'");
                    return Err(self.exception_with(self.classes.type_error, &text));
                }
                Err(stop) => return Err(self.only_raise(stop)),
            }
        }
        self.drop_top();
        Ok(true)
    }
}
