//! Names that are not local: class bodies, globals, cells.

use crate::object::{CodeId, Object};
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::{Loaded, Then, Vm};

impl Vm {
    fn namespace(&self) -> Value {
        match self.frames.last() {
            Some(crate::vm::Frame::Python(frame)) => frame.namespace.or(Value::Null),
            _ => Value::Null,
        }
    }

    pub(crate) fn op_load_name(&mut self, name: Sym) -> Result<bool, Value> {
        let namespace = self.namespace();
        self.load_from_mapping(namespace, name)
    }

    fn load_from_mapping(&mut self, namespace: Value, name: Sym) -> Result<bool, Value> {
        if !namespace.is_null()
            && (self.python_method(namespace, Sym::GETITEM).is_some()
                || self.python_method(namespace, Sym::MISSING).is_some())
        {
            return self.load_from_python_mapping(namespace, name);
        }
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
        if namespace.is_null() {
            let globals = self.current_globals();
            self.heap.set_attribute(globals, name, value);
            self.drop_top();
            return Ok(true);
        }
        let key = self.name_value(name);
        if let Some(method) = self.python_method(namespace, Sym::SETITEM) {
            return self.call_dropping(1, method, &[namespace, key, value]);
        }
        self.dict_set_str(self.payload(namespace), key, value);
        self.drop_top();
        Ok(true)
    }

    pub(crate) fn op_delete_name(&mut self, name: Sym) -> Result<bool, Value> {
        if self.namespace().is_null() {
            let globals = self.current_globals();
            return match self.heap.remove_attribute(globals, name) {
                true => Ok(true),
                false => Err(self.name_error(name)),
            };
        }
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
        let names = self.heap.attributes(globals);
        names.and_then(|names| names.get(name)).or_else(|| {
            let builtins = self.heap.attributes(self.builtins);
            let found = builtins.and_then(|names| names.get(name))?;
            self.allows_builtin(globals, name).then_some(found)
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

impl Vm {
    /// Do these globals see the builtin? `__builtins__` of a dict that `exec` was given may say less.
    fn allows_builtin(&self, globals: crate::value::Id, name: Sym) -> bool {
        let own = self.heap.attributes(globals);
        match own.and_then(|names| names.get(Sym::BUILTINS_OF)) {
            Some(restricted) => match self.object_of(self.payload(restricted)) {
                Some(Object::Dict(table)) => {
                    let text = self.symbols.text(name);
                    table
                        .iter()
                        .any(|entry| self.text_of(entry.key) == Some(text))
                }
                _ => true,
            },
            None => true,
        }
    }

    /// A namespace whose class has a `__getitem__` in Python; a KeyError: globals and builtins.
    fn load_from_python_mapping(&mut self, namespace: Value, name: Sym) -> Result<bool, Value> {
        let key = self.name_value(name);
        let outer = self.global(name);
        let fallback = outer.map_or(Value::None, |value| value);
        let known = Value::bool(outer.is_some());
        self.prelude_then(
            "load_name",
            &[namespace, key, fallback, known],
            0,
            Then::Push,
        );
        Ok(false)
    }
}
