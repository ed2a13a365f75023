//! `from module import names`: what a module has, and what its `__getattr__` makes.
//!
//! Source: `import_from` and `import_all_from` of `Python/ceval.c`, 3.14; PEP 562.

use crate::native::Stop;
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};

impl Vm {
    /// IMPORT_FROM: `[module] -> [module, attribute]`.
    pub(crate) fn op_import_from(&mut self, name: Sym) -> Result<bool, Value> {
        let module = self.peek(0);
        if let Some(value) = self.find_attribute(module, name) {
            self.push(value);
            return Ok(true);
        }
        if let Some(value) = self.submodule(module, name) {
            self.push(value);
            return Ok(true);
        }
        if self.module_getattr(module).is_none() {
            return Err(self.cannot_import(module, name));
        }
        let key = self.name_value(name);
        self.enter_native("import_from", import_from_step, &[module, key], Then::Push);
        Ok(false)
    }

    /// IMPORT_STAR: `[module] -> []`.
    pub(crate) fn op_import_star(&mut self) -> Result<bool, Value> {
        let module = self.peek(0);
        let Value::Object(id) = module else {
            self.drop_top();
            return Ok(true);
        };
        let names = self.starred_names(id);
        let names = self.heap.list(names);
        let globals = Value::Object(self.current_globals());
        let floor = self.stack.len() - 1;
        self.enter_native(
            "import_star",
            import_star_step,
            &[module, names, globals],
            Then::Discard,
        );
        // The module under the frame goes with it.
        if let Some(frame) = self.frames.last_mut() {
            frame.place(floor, Then::Discard);
        }
        Ok(false)
    }

    /// `__all__`, or every name without an underscore.
    fn starred_names(&mut self, module: Id) -> Vec<Value> {
        let attributes = self.heap.attributes(module);
        if let Some(all) = attributes.and_then(|names| names.get(Sym::ALL)) {
            return self.items_of(all).unwrap_or_default();
        }
        let names: Vec<Sym> = attributes
            .map(|names| names.iter().map(|(name, _)| name).collect())
            .unwrap_or_default();
        let public = |name: &Sym| !self.symbols.text(*name).starts_with('_');
        let names: Vec<Sym> = names.into_iter().filter(public).collect();
        names
            .into_iter()
            .map(|name| self.name_value(name))
            .collect()
    }

    fn module_getattr(&self, module: Value) -> Option<Value> {
        match self.object_of(module)? {
            Object::Module(object) => object.attributes.get(Sym::GETATTR),
            _ => None,
        }
    }

    /// A submodule that is imported but not yet bound in its package.
    fn submodule(&mut self, module: Value, name: Sym) -> Option<Value> {
        let Some(Object::Module(object)) = self.object_of(module) else {
            return None;
        };
        let full = format!("{}.{}", object.name, self.symbols.text(name));
        self.listed_module(&full)
    }

    fn cannot_import(&mut self, module: Value, name: Sym) -> Value {
        let (module_name, file) = match self.object_of(module) {
            Some(Object::Module(object)) => {
                let file = object.attributes.get(Sym::FILE);
                let file = file.and_then(|file| self.text_of(file));
                (object.name.clone(), file.map(str::to_owned))
            }
            _ => (String::from("<unknown module name>"), None),
        };
        let text = self.symbols.text(name).to_owned();
        let path = self.symbols.intern("path");
        let place_of_file = file
            .as_ref()
            .map_or(Value::None, |file| self.heap.str(file));
        let place = file.unwrap_or_else(|| String::from("unknown location"));
        let message = format!("cannot import name '{text}' from '{module_name}' ({place})");
        let exception = self.exception_with(self.classes.import_error, &message);
        if let Value::Object(id) = exception {
            self.heap.set_attribute(id, path, place_of_file);
        }
        for (key, value) in [("name", &module_name), ("name_from", &text)] {
            let key = self.symbols.intern(key);
            let value = self.heap.str(value);
            if let Value::Object(id) = exception {
                self.heap.set_attribute(id, key, value);
            }
        }
        exception
    }
}

/// `[module, name]`: asks the module's `__getattr__`; an AttributeError of it means that there is no such name.
fn import_from_step(vm: &mut Vm, input: Input) -> Flow {
    let (module, key) = (vm.slot(0), vm.slot(1));
    match input {
        Input::Value(value) => Flow::Return(value),
        Input::Raised(exception) if vm.is_exception(exception, vm.classes.attribute_error) => {
            let name = vm.text_of(key).unwrap_or_default().to_owned();
            let name = vm.symbols.intern(&name);
            Flow::Raise(vm.cannot_import(module, name))
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => match vm.module_getattr(module) {
            Some(getattr) => vm.native_call(getattr, &[key]),
            None => Flow::Return(Value::None),
        },
    }
}

/// `[module, names, globals]`: `pc` names are bound.
fn import_star_step(vm: &mut Vm, input: Input) -> Flow {
    let (module, names, globals) = (vm.slot(0), vm.slot(1), vm.slot(2));
    let names = vm.items_of(names).unwrap_or_default();
    let mut found = match input {
        Input::Raised(exception) => return Flow::Raise(exception),
        Input::Value(value) => Some(value),
        _ => None,
    };
    loop {
        let at = vm.native_frame().pc as usize;
        let Some(key) = names.get(at).copied() else {
            return Flow::Return(Value::None);
        };
        let text = vm.text_of(key).unwrap_or_default().to_owned();
        let name = vm.symbols.intern(&text);
        let value = match found.take() {
            Some(value) => value,
            None => match (vm.find_attribute(module, name), vm.module_getattr(module)) {
                (Some(value), _) => value,
                (None, Some(getattr)) => return vm.native_call(getattr, &[key]),
                (None, None) => match vm.load_attribute(module, name) {
                    Err(Stop::Raise(exception)) => return Flow::Raise(exception),
                    _ => Value::None,
                },
            },
        };
        if let Value::Object(globals) = globals {
            vm.heap.set_attribute(globals, name, value);
        }
        vm.native_frame().pc += 1;
    }
}
