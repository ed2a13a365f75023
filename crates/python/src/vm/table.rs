//! Dicts and sets on the heap: every change of a table counts its references.
//!
//! Invariant: a native changes a table only after hash and equality are settled,
//! so that a fallback to Python finds everything as it was.

use crate::dict::Table;
use crate::native::Stop;
use crate::object::{Object, ViewKind};
use crate::set::SetTable;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;

/// An entry of a dict, about, in bytes.
const DICT_ENTRY: i64 = 56;
const SET_ENTRY: i64 = 48;

impl Vm {
    // ---- dict -----------------------------------------------------------------

    /// The table of a dict (or of an instance of a subclass).
    pub fn table_of(&self, dict: Value) -> Option<&Table> {
        match self.object_of(self.payload(dict))? {
            Object::Dict(table) => Some(table),
            _ => None,
        }
    }

    /// The object of a dict or set (or of an instance of a subclass).
    pub(crate) fn storage(&self, container: Value) -> Id {
        match self.payload(container) {
            Value::Object(id) => id,
            _ => unreachable!("the caller matched a container"),
        }
    }

    /// Where a dict holds a key. Errors: TypeError for an unhashable key; Fallback.
    pub fn dict_position(&mut self, dict: Value, key: Value) -> Result<Option<usize>, Stop> {
        let hash = self.hash_for(key, "dict key")?;
        let dict = self.storage(dict);
        self.dict_find(dict, hash, key)
    }

    /// A dict's value for a key. Errors: as [`dict_position`](Self::dict_position).
    pub fn dict_value(&mut self, dict: Value, key: Value) -> Result<Option<Value>, Stop> {
        let at = self.dict_position(dict, key)?;
        Ok(at
            .and_then(|at| self.table_of(dict)?.entry(at))
            .map(|entry| entry.value))
    }

    pub fn dict_clear(&mut self, dict: Value) {
        let id = self.storage(dict);
        let entries = match self.heap.get_mut(id) {
            Object::Dict(table) => table.clear(),
            _ => return,
        };
        self.heap.grew(entries.len() as i64 * -DICT_ENTRY);
        for entry in entries.into_iter().rev() {
            self.heap.release(entry.value);
            self.heap.release(entry.key);
        }
    }

    /// Keys and values of a dict, or of another builtin mapping.
    pub fn dict_entries(&mut self, mapping: Value) -> Option<Vec<(Value, Value)>> {
        match self.object_of(self.payload(mapping))? {
            Object::Dict(table) | Object::Context(table) => {
                Some(table.iter().map(|entry| (entry.key, entry.value)).collect())
            }
            Object::MappingProxy(inner) => {
                let inner = *inner;
                self.dict_entries(inner)
            }
            Object::NamesView(owner) => {
                let names: Vec<(Sym, Value)> = self.heap.attributes(*owner)?.iter().collect();
                Some(
                    names
                        .into_iter()
                        .map(|(name, value)| (self.name_value(name), value))
                        .collect(),
                )
            }
            _ => None,
        }
    }

    /// Copies all entries of a builtin mapping into a dict. False: it is no such mapping.
    pub fn dict_merge(&mut self, dict: Value, mapping: Value) -> Result<bool, Stop> {
        let names = self.payload(dict);
        if matches!(self.object_of(names), Some(Object::NamesView(_))) {
            let entries = self.dict_entries(mapping);
            for (key, value) in entries.iter().flatten() {
                if let Some(stored) = self.store_subscript_native(names, *key, *value) {
                    stored?;
                }
            }
            return Ok(entries.is_some());
        }
        if let Some(table) = self.table_of(mapping) {
            let entries: Vec<crate::dict::Entry> = table.iter().collect();
            let id = self.storage(dict);
            let mut places = Vec::with_capacity(entries.len());
            for entry in &entries {
                places.push(self.dict_find(id, entry.hash, entry.key)?);
            }
            for (entry, at) in entries.iter().zip(places) {
                self.dict_put(id, at, entry.hash, entry.key, entry.value);
            }
            return Ok(true);
        }
        let Some(entries) = self.dict_entries(mapping) else {
            return Ok(false);
        };
        for (key, value) in entries {
            let id = self.storage(dict);
            self.dict_set(id, key, value)?;
        }
        Ok(true)
    }

    /// A new dict with the same entries.
    pub fn dict_copy(&mut self, dict: Value) -> Value {
        if matches!(self.object_of(self.payload(dict)), Some(Object::NamesView(_))) {
            let copy = self.new_dict();
            for (key, value) in self.dict_entries(dict).unwrap_or_default() {
                self.dict_set_str(copy, key, value);
            }
            return copy;
        }
        let table = self.table_of(dict).cloned().unwrap_or_default();
        self.heap.make(Object::Dict(Box::new(table)))
    }

    // ---- set ------------------------------------------------------------------

    /// A set of a table whose keys are not counted yet.
    pub fn set_from(&mut self, table: SetTable, frozen: bool) -> Value {
        let table = Box::new(table);
        self.heap.make(if frozen {
            Object::FrozenSet(table)
        } else {
            Object::Set(table)
        })
    }

    pub fn set_table(&self, set: Value) -> Option<&SetTable> {
        match self.object_of(self.payload(set))? {
            Object::Set(table) | Object::FrozenSet(table) => Some(table),
            _ => None,
        }
    }

    /// Adds to a table that is not on the heap yet (nothing is counted).
    pub fn table_add(&mut self, table: &mut SetTable, hash: i64, key: Value) -> Result<(), Stop> {
        if self
            .find_member(table, hash, key)
            .map_err(|halt| self.halted(halt))?
            .is_none()
        {
            table.insert_new(hash, key);
        }
        Ok(())
    }

    /// A set of any builtin collection's items: a copy of the table for sets. Not counted.
    pub fn set_of(&mut self, value: Value) -> Result<SetTable, Stop> {
        let mut table = SetTable::new();
        self.table_update(&mut table, value)?;
        Ok(table)
    }

    /// The members of a set, the keys of a dict or of its view, with their hashes.
    fn hashed_members(&self, value: Value) -> Option<Vec<(i64, Value)>> {
        match self.object_of(self.payload(value)) {
            _ if self.overrides(value, Sym::ITER) => None,
            Some(Object::Set(other) | Object::FrozenSet(other)) => Some(other.iter().collect()),
            Some(Object::Dict(other)) => {
                Some(other.iter().map(|entry| (entry.hash, entry.key)).collect())
            }
            Some(Object::DictView {
                dict,
                kind: ViewKind::Keys,
            }) => match self.heap.get(*dict) {
                Object::Dict(other) => {
                    Some(other.iter().map(|entry| (entry.hash, entry.key)).collect())
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// `set.update(value)`, the set's own table included. Errors: Fallback when it runs Python code:
    /// what was added by then would be added again.
    pub(crate) fn set_update(&mut self, set: Value, value: Value) -> Result<(), Stop> {
        let id = self.storage(set);
        let itself = self.payload(value).id() == Some(id);
        if itself || self.set_table(set).is_none_or(SetTable::is_empty) {
            let mut table = self.set_table(set).cloned().unwrap_or_default();
            self.table_update(&mut table, value)?;
            self.set_replace(set, table);
            return Ok(());
        }
        let Some(members) = self.hashed_members(value) else {
            let Some(items) = self.items_of(value) else {
                return Err(Stop::Fallback);
            };
            for item in items {
                self.set_add(id, item)?;
            }
            return Ok(());
        };
        let is_view = matches!(
            self.object_of(self.payload(value)),
            Some(Object::DictView { .. })
        );
        if let Object::Set(table) = self.heap.get_mut(id)
            && !is_view
        {
            table.reserve(members.len());
        }
        for (hash, key) in members {
            if self.set_find(id, hash, key)?.is_none() {
                self.set_put(id, hash, key);
            }
        }
        Ok(())
    }

    /// `update`: adds all items of a builtin iterable. Errors: Fallback when it runs Python code.
    pub fn table_update(&mut self, table: &mut SetTable, value: Value) -> Result<(), Stop> {
        let members = self.hashed_members(value);
        if let Some(Object::Set(other) | Object::FrozenSet(other)) =
            self.object_of(self.payload(value))
            && members.is_some()
            && table.copies(other)
        {
            *table = other.copied();
            return Ok(());
        }
        if let Some(members) = members {
            if !matches!(
                self.object_of(self.payload(value)),
                Some(Object::DictView { .. })
            ) {
                table.reserve(members.len());
            }
            // Into an empty table: the members are known to be different.
            let fresh = table.is_empty();
            for (hash, key) in members {
                if fresh {
                    table.insert_new(hash, key);
                } else {
                    self.table_add(table, hash, key)?;
                }
            }
            return Ok(());
        }
        let Some(items) = self.items_of(value) else {
            return Err(Stop::Fallback);
        };
        for item in items {
            let hash = self.hash_for(item, "set element")?;
            self.table_add(table, hash, item)?;
        }
        Ok(())
    }

    /// Replaces a set's content by a table whose keys are not counted yet.
    pub fn set_replace(&mut self, set: Value, table: SetTable) {
        let Value::Object(id) = self.payload(set) else {
            return;
        };
        for (_, key) in table.iter() {
            self.heap.retain(key);
        }
        self.heap.grew(table.len() as i64 * SET_ENTRY);
        let old = match self.heap.get_mut(id) {
            Object::Set(place) => place.replace_content(table),
            _ => return,
        };
        self.heap.grew(old.len() as i64 * -SET_ENTRY);
        for (_, key) in old.iter().rev() {
            self.heap.release(key);
        }
    }

    /// keys, values or items of a dict, as a live view.
    pub(crate) fn view_of(&mut self, dict: Value, kind: ViewKind) -> Value {
        let dict = self.storage(dict);
        self.heap.make(Object::DictView { dict, kind })
    }
}
