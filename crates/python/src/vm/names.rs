//! Names that are not local: class bodies, globals, cells.

use crate::object::{CodeId, Object};
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::{Loaded, Vm};

impl Vm {
    fn namespace(&self) -> Value {
        match self.frames.last() {
            Some(crate::vm::Frame::Python(frame)) => frame.namespace,
            _ => Value::Null,
        }
    }

    pub(crate) fn op_load_name(&mut self, name: Sym) -> Result<bool, Value> {
        let namespace = self.namespace();
        self.load_from_mapping(namespace, name)
    }

    fn load_from_mapping(&mut self, namespace: Value, name: Sym) -> Result<bool, Value> {
        let found = self
            .dict_get_sym(self.payload(namespace), name)
            .or_else(|| self.global(name));
        match found {
            Some(value) => {
                self.push(value);
                Ok(true)
            }
            None => Err(self.name_error(name)),
        }
    }

    pub(crate) fn op_store_name(&mut self, name: Sym) -> Result<bool, Value> {
        let (namespace, value) = (self.namespace(), self.peek(0));
        let key = self.name_value(name);
        if let Some(method) = self.python_method(namespace, Sym::SETITEM) {
            return self.call_dropping(1, method, &[namespace, key, value]);
        }
        self.dict_set_str(self.payload(namespace), key, value);
        self.drop_top();
        Ok(true)
    }

    pub(crate) fn op_delete_name(&mut self, name: Sym) -> Result<bool, Value> {
        let namespace = self.payload(self.namespace());
        let key = self.name_value(name);
        match self.delete_subscript_native(namespace, key) {
            Some(Ok(())) => Ok(true),
            _ => Err(self.name_error(name)),
        }
    }

    pub(crate) fn op_load_class_deref(
        &mut self,
        loaded: &Loaded,
        name: Sym,
        cell: Value,
        slot: usize,
        mapping: Value,
    ) -> Result<bool, Value> {
        let mapping = self.payload(mapping);
        let value = self
            .dict_get_sym(mapping, name)
            .unwrap_or_else(|| self.cell_value(cell));
        if value.is_null() {
            return Err(self.unbound_cell(loaded, slot));
        }
        self.push(value);
        Ok(true)
    }

    /// LOAD_LOCALS: the class namespace.
    pub(crate) fn op_load_locals(&mut self) {
        let namespace = self.namespace();
        self.push(namespace);
    }

    /// `[mapping] -> [value]`, then globals and builtins.
    pub(crate) fn op_load_from_mapping(&mut self, name: Sym) -> Result<bool, Value> {
        let mapping = self.pop();
        let loaded = self.load_from_mapping(mapping, name);
        self.heap.release(mapping);
        loaded
    }

    // ---- globals, cells ------------------------------------------------------------------

    /// A name of the running module, or a builtin.
    pub(crate) fn global(&self, name: Sym) -> Option<Value> {
        let globals = self.current_globals();
        self.heap
            .attributes(globals)
            .and_then(|names| names.get(name))
            .or_else(|| {
                self.heap
                    .attributes(self.builtins)
                    .and_then(|names| names.get(name))
            })
    }

    pub(crate) fn cell_value(&self, cell: Value) -> Value {
        match self.object_of(cell) {
            Some(Object::Cell(value)) => *value,
            _ => Value::Null,
        }
    }

    pub(crate) fn set_cell(&mut self, cell: Value, value: Value) {
        if let Value::Object(id) = cell {
            self.heap.store(id, value, |object| match object {
                Object::Cell(value) => value,
                _ => unreachable!("MAKE_CELL made it"),
            });
        }
    }

    /// The line of an instruction.
    pub(crate) fn line_of(&self, code: CodeId, at: u32) -> u32 {
        self.codes[code.0 as usize]
            .code
            .lines
            .get(at as usize)
            .copied()
            .unwrap_or(0)
    }
}
