//! Reads, writes and deletes names, wherever their values live.

use super::collect::class_of;
use super::generator::Generator;
use super::scope::{Resolution, ScopeKind};
use crate::code::{Op, Range};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Fast(u32),
    Deref(u32),
    Global,
    /// In a class body: its namespace, then globals.
    Name,
    /// In a class body: its namespace, then the cell.
    ClassDeref(u32),
    /// In an annotation of a class: the cell `__classdict__`, then globals.
    ClassDictGlobal(u32),
    /// The cell `__classdict__`, then another cell.
    ClassDictDeref(u32, u32),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Load,
    Store,
    Delete,
}

impl Generator<'_> {
    pub fn load_name(&mut self, name: &str, range: Range) {
        if name == "__debug__" {
            return self.load_constant(crate::code::Constant::Bool(true), range);
        }
        self.access(name, Access::Load, range);
    }

    pub fn store_name(&mut self, name: &str, range: Range) {
        self.access(name, Access::Store, range);
    }

    pub fn delete_name(&mut self, name: &str, range: Range) {
        self.access(name, Access::Delete, range);
    }

    fn access(&mut self, name: &str, access: Access, range: Range) {
        let name = self.mangled(name);
        let ops = |load, store, delete| match access {
            Access::Load => load,
            Access::Store => store,
            Access::Delete => delete,
        };
        let fast = ops(Op::LoadFast, Op::StoreFast, Op::DeleteFast);
        let deref = ops(Op::LoadDeref, Op::StoreDeref, Op::DeleteDeref);
        let loads = access == Access::Load;
        match self.find(&name) {
            Place::Fast(slot) => self.emit(fast, slot, range),
            Place::Deref(slot) => self.emit(deref, slot, range),
            Place::Name => {
                let op = ops(Op::LoadName, Op::StoreName, Op::DeleteName);
                self.emit_name(op, &name, range);
            }
            Place::ClassDeref(slot) if loads => {
                let at = self.unit().name(&name);
                self.emit(Op::LoadClassDeref, at << 12 | slot, range);
            }
            Place::ClassDictDeref(class, slot) if loads => {
                self.emit(Op::LoadDeref, class, range);
                let at = self.unit().name(&name);
                self.emit(Op::LoadFromMappingOrDeref, at << 12 | slot, range);
            }
            Place::ClassDictGlobal(class) if loads => {
                self.emit(Op::LoadDeref, class, range);
                self.emit_name(Op::LoadFromDictOrGlobals, &name, range);
            }
            Place::ClassDeref(slot) | Place::ClassDictDeref(_, slot) => {
                self.emit(deref, slot, range);
            }
            Place::Global | Place::ClassDictGlobal(_) => {
                let op = ops(Op::LoadGlobal, Op::StoreGlobal, Op::DeleteGlobal);
                self.emit_name(op, &name, range);
            }
        }
    }

    /// Is the name a global here? (Asked for `super`.)
    pub fn is_global(&mut self, name: &str) -> bool {
        self.find(name) == Place::Global
    }

    /// The slot through which `name` is read as a cell, if it is one.
    pub fn deref_slot(&mut self, name: &str) -> Option<u32> {
        match self.find(name) {
            Place::Deref(slot) => Some(slot),
            _ => None,
        }
    }

    fn find(&mut self, name: &str) -> Place {
        let comprehensions = self.unit().comprehensions.clone();
        for &scope in comprehensions.iter().rev() {
            let slot = |this: &mut Self| this.unit().hidden[&(scope, name.to_string())];
            match self.scopes.all[scope].resolution(name) {
                Some(Resolution::Local) => return Place::Fast(slot(self)),
                Some(Resolution::Cell) => return Place::Deref(slot(self)),
                Some(Resolution::GlobalExplicit | Resolution::GlobalImplicit) => {
                    return Place::Global;
                }
                Some(Resolution::Free) | None => {}
            }
        }
        let base = self.unit().scope;
        let slot = self.unit().slots.get(name).copied();
        let scope = &self.scopes.all[base];
        match scope.kind {
            ScopeKind::Module => match scope.resolution(name) {
                Some(Resolution::GlobalExplicit) => Place::Global,
                _ if self.kind == super::TextKind::Module => Place::Global,
                _ => Place::Name,
            },
            // A comprehension in a class body sees past the class.
            ScopeKind::Class if !comprehensions.is_empty() => {
                slot.map_or(Place::Global, Place::Deref)
            }
            ScopeKind::Class => match scope.resolution(name) {
                Some(Resolution::GlobalExplicit) => Place::Global,
                Some(Resolution::Free) => match slot {
                    Some(slot) => Place::ClassDeref(slot),
                    None => Place::Name,
                },
                _ => Place::Name,
            },
            _ => self.find_in_function(base, name, slot),
        }
    }

    fn find_in_function(&mut self, base: usize, name: &str, slot: Option<u32>) -> Place {
        let resolution = self.scopes.all[base].resolution(name);
        let class_dict = self.class_dict_slot(base, name);
        match (resolution, slot) {
            (Some(Resolution::Local), Some(slot)) => Place::Fast(slot),
            (Some(Resolution::Cell), Some(slot)) => Place::Deref(slot),
            (Some(Resolution::Free), Some(slot)) => match class_dict {
                Some(class) => Place::ClassDictDeref(class, slot),
                None => Place::Deref(slot),
            },
            _ => class_dict.map_or(Place::Global, Place::ClassDictGlobal),
        }
    }

    /// For an annotation in a class that names something of the class: the cell of the namespace.
    fn class_dict_slot(&mut self, base: usize, name: &str) -> Option<u32> {
        if !self.scopes.all[base].sees_class || name == "__classdict__" {
            return None;
        }
        let class = class_of(&self.scopes, base)?;
        let bound = self.scopes.all[class].symbol(name)?.bound;
        bound.then(|| self.unit().slots.get("__classdict__").copied())?
    }

    /// Pushes the cells that a new function's code wants, as a tuple; says whether there are any.
    pub fn closure(&mut self, free: &[String], range: Range) -> bool {
        for name in free {
            let slot = self.cell_slot(name);
            self.emit(Op::LoadClosure, slot, range);
        }
        if !free.is_empty() {
            self.emit(Op::BuildTuple, free.len() as u32, range);
        }
        !free.is_empty()
    }

    fn cell_slot(&mut self, name: &str) -> u32 {
        let comprehensions = self.unit().comprehensions.clone();
        for &scope in comprehensions.iter().rev() {
            if self.scopes.all[scope].resolution(name) == Some(Resolution::Cell) {
                return self.unit().hidden[&(scope, name.to_string())];
            }
        }
        *self
            .unit()
            .slots
            .get(name)
            .unwrap_or_else(|| panic!("no cell for {name}"))
    }
}
