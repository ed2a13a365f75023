//! Classes of values, and attributes: lookup along the MRO, descriptors, binding.
//!
//! Model: `Objects/object.c` (`PyObject_GenericGetAttr`), `Objects/typeobject.c`
//! (`type_getattro`), 3.14: a data descriptor of the class wins over the
//! instance's own attribute, which wins over anything else of the class.

use crate::native::{Args, NativeKind, Outcome, Stop};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::deliver::Ending;
use crate::vm::{Loaded, Then, Vm};

impl Vm {
    /// The class has a `__getattribute__` of Python.
    pub(crate) fn has_getattribute(&mut self, class: Id) -> bool {
        if !self.any_getattribute {
            return false;
        }
        match self.lookup_cached(class, Sym::GETATTRIBUTE) {
            Some(found) => !matches!(self.object_of(found), Some(Object::Native(_))),
            None => false,
        }
    }

    /// An attribute found without running Python code; None if there is none or a getter must run.
    pub fn find_attribute(&mut self, object: Value, name: Sym) -> Option<Value> {
        let depth = self.frames.len();
        let found = self.load_attribute(object, name);
        // A getter in Python does not run.
        while self.frames.len() > depth {
            self.leave_frame(Ending::Value(Value::None));
        }
        found.ok()
    }

    /// `object.name`. `Stop::Frame`: a getter's frame was pushed; its result is the attribute.
    pub fn load_attribute(&mut self, object: Value, name: Sym) -> Outcome {
        if let Value::Object(id) = object {
            match self.heap.get(id) {
                Object::Type(_) => return self.load_type_attribute(id, name),
                Object::Module(_) => return self.load_module_attribute(id, name),
                Object::Super(_) => return self.load_super_attribute(id, name),
                // What a bound method lacks, its function may have.
                Object::Method { function, .. } => {
                    let function = *function;
                    let class = self.class_of(object);
                    if self.lookup_cached(class, name).is_none() {
                        return self.load_attribute(function, name);
                    }
                }
                Object::GenericAlias(alias) => {
                    let origin = alias.origin;
                    if self.lookup(self.classes.generic_alias, name).is_none() {
                        return self.load_attribute(origin, name);
                    }
                }
                _ => {}
            }
        }
        let class = self.class_of(object);
        if self.has_getattribute(class) {
            return self.call_getattribute(object, class, name);
        }
        self.generic_attribute(object, class, name)
    }

    /// Does the object carry named attributes that a program may add to?
    pub fn has_dict(&self, id: Id) -> bool {
        match self.heap.get(id) {
            Object::Instance(instance) => {
                !matches!(self.heap.get(instance.class), Object::Type(class) if class.slots.is_some())
            }
            _ => self.heap.attributes(id).is_some(),
        }
    }

    /// `object.__getattribute__(self, name)` as a call: `__getattr__` is not asked.
    pub fn plain_attribute(&mut self, object: Value, class: Id, name: Sym) -> Outcome {
        let own = match object {
            Value::Object(id) => self
                .heap
                .attributes(id)
                .is_some_and(|names| names.position(name).is_some()),
            _ => false,
        };
        if !own && self.lookup_cached(class, name).is_none() {
            let (class_name, text) = (self.spoken_name(class), self.symbols.text(name).to_owned());
            return Err(self.no_attribute(
                object,
                name,
                &format!("'{class_name}' object has no attribute '{text}'"),
            ));
        }
        self.generic_attribute(object, class, name)
    }

    /// Data descriptors, own attributes, the class's other attributes, `__getattr__`.
    pub fn generic_attribute(&mut self, object: Value, class: Id, name: Sym) -> Outcome {
        let found = self.lookup_cached(class, name);
        if let Some(found) = found
            && self.is_data_descriptor(found)
        {
            // Should the property raise AttributeError, `__getattr__` is asked.
            if let Some(Object::Property(property)) = self.object_of(found)
                && !property.getter.is_none()
            {
                let getter = property.getter;
                if self.lookup_cached(class, Sym::GETATTR).is_some() {
                    let key = self.name_value(name);
                    let values = [object, key, getter];
                    self.enter_native("property", property_step, &values, Then::Push);
                    return Err(Stop::Frame);
                }
            }
            return self.bind_attribute(found, object, class);
        }
        let own = match object {
            Value::Object(id) => self.heap.attributes(id).and_then(|names| names.get(name)),
            _ => None,
        };
        if let Some(value) = own {
            return Ok(value);
        }
        match found {
            Some(found) => self.bind_attribute(found, object, class),
            None => self.missing_attribute(object, class, name),
        }
    }

    fn call_getattribute(&mut self, object: Value, class: Id, name: Sym) -> Outcome {
        let method = self.lookup(class, Sym::GETATTRIBUTE).unwrap_or(Value::None);
        let key = self.name_value(name);
        if self.lookup(class, Sym::GETATTR).is_some() {
            self.enter_native(
                "getattribute",
                getattribute_step,
                &[object, key, method],
                Then::Push,
            );
            return Err(Stop::Frame);
        }
        match self.call_then(method, &Args::of(&[object, key]), Then::Push)? {
            Some(value) => Ok(value),
            None => Err(Stop::Frame),
        }
    }

    fn missing_attribute(&mut self, object: Value, class: Id, name: Sym) -> Outcome {
        if let Some(method) = self.lookup_cached(class, Sym::GETATTR) {
            return self.ask_getattr(object, name, method);
        }
        let (class_name, text) = (self.spoken_name(class), self.symbols.text(name).to_owned());
        Err(self.no_attribute(
            object,
            name,
            &format!("'{class_name}' object has no attribute '{text}'"),
        ))
    }

    /// What `__getattr__` gives; an AttributeError of it learns whose attribute was wanted.
    fn ask_getattr(&mut self, object: Value, name: Sym, method: Value) -> Outcome {
        let key = self.name_value(name);
        self.enter_native("getattr", getattr_step, &[object, key, method], Then::Push);
        Err(Stop::Frame)
    }

    /// An AttributeError that does not say so learns whose attribute was wanted.
    fn tell_wanted(&mut self, exception: Value, object: Value, key: Value) {
        let Value::Object(id) = exception else { return };
        let names = ["name", "obj"].map(|name| self.symbols.intern(name));
        let known = self.heap.attributes(id);
        let is_told = names.iter().any(|name| {
            let told = known.and_then(|known| known.get(*name));
            told.is_some_and(|told| !told.is_none())
        });
        if !is_told && self.is_exception(exception, self.classes.attribute_error) {
            self.heap.set_attribute(id, names[0], key);
            self.heap.set_attribute(id, names[1], object);
        }
    }

    /// AttributeError with `name` and `obj`, from which tracebacks make suggestions.
    pub fn no_attribute(&mut self, object: Value, name: Sym, message: &str) -> Stop {
        let exception = self.exception_with(self.classes.attribute_error, message);
        let (name_key, object_key) = (self.symbols.intern("name"), self.symbols.intern("obj"));
        let name = self.name_value(name);
        if let Value::Object(id) = exception {
            self.heap.set_attribute(id, name_key, name);
            self.heap.set_attribute(id, object_key, object);
        }
        Stop::Raise(exception)
    }

    fn is_data_descriptor(&self, found: Value) -> bool {
        match self.object_of(found) {
            Some(Object::Property(_)) => true,
            Some(Object::Native(def)) => def.kind == NativeKind::Getter,
            Some(Object::Instance(instance)) => {
                self.lookup(instance.class, Sym::SET).is_some()
                    || self.lookup(instance.class, Sym::DELETE).is_some()
            }
            _ => false,
        }
    }

    /// What an attribute of a class is for an instance: methods are bound, properties called.
    fn bind_attribute(&mut self, found: Value, object: Value, class: Id) -> Outcome {
        let Value::Object(id) = found else {
            return Ok(found);
        };
        match self.heap.get(id) {
            Object::Function(_) => Ok(self.heap.make(Object::Method {
                function: found,
                this: object,
            })),
            Object::Native(def) => match def.kind {
                NativeKind::Method => Ok(self.heap.make(Object::Method {
                    function: found,
                    this: object,
                })),
                NativeKind::ClassMethod => Ok(self.heap.make(Object::Method {
                    function: found,
                    this: Value::Object(class),
                })),
                NativeKind::Getter => (def.call)(self, &Args::of(&[object])),
                NativeKind::Function | NativeKind::StaticMethod => Ok(found),
            },
            Object::StaticMethod(inner) => Ok(*inner),
            Object::ClassMethod(inner) => {
                let inner = *inner;
                self.bind_class_method(inner, class)
            }
            Object::Property(property) => {
                let getter = property.getter;
                if getter.is_none() {
                    return Err(self.property_text(id, object, "getter"));
                }
                match self.call_then(getter, &Args::of(&[object]), Then::Push)? {
                    Some(value) => Ok(value),
                    None => Err(Stop::Frame),
                }
            }
            Object::Instance(instance) => {
                let descriptor = instance.class;
                match self.lookup(descriptor, Sym::GET) {
                    Some(method) => {
                        match self.call_then(
                            method,
                            &Args::of(&[found, object, Value::Object(class)]),
                            Then::Push,
                        )? {
                            Some(value) => Ok(value),
                            None => Err(Stop::Frame),
                        }
                    }
                    None => Ok(found),
                }
            }
            _ => Ok(found),
        }
    }

    fn bind_class_method(&mut self, inner: Value, class: Id) -> Outcome {
        match self.object_of(inner) {
            Some(
                Object::Function(_) | Object::Native(_) | Object::Partial(_) | Object::Instance(_),
            ) => Ok(self.heap.make(Object::Method {
                function: inner,
                this: Value::Object(class),
            })),
            _ => Ok(inner),
        }
    }

    pub(crate) fn property_text(&mut self, property: Id, object: Value, what: &str) -> Stop {
        let class = self.class_qualname(object);
        let name = match self.heap.get(property) {
            Object::Property(property) => {
                self.text_of(property.name).map(|name| format!(" '{name}'"))
            }
            _ => None,
        }
        .unwrap_or_default();
        self.attribute_error(&format!("property{name} of '{class}' object has no {what}"))
    }

    fn load_type_attribute(&mut self, id: Id, name: Sym) -> Outcome {
        let metaclass = self.class_of_object(id);
        let meta = self.lookup_cached(metaclass, name);
        if let Some(found) = meta
            && self.is_data_descriptor(found)
        {
            return self.bind_attribute(found, Value::Object(id), metaclass);
        }
        if let Some(found) = self.lookup_cached(id, name) {
            return match self.object_of(found) {
                Some(Object::StaticMethod(inner)) => Ok(*inner),
                Some(Object::ClassMethod(inner)) => {
                    let inner = *inner;
                    self.bind_class_method(inner, id)
                }
                Some(Object::Native(def)) if def.kind == NativeKind::ClassMethod => {
                    Ok(self.heap.make(Object::Method {
                        function: found,
                        this: Value::Object(id),
                    }))
                }
                Some(Object::Instance(instance)) => {
                    let descriptor = instance.class;
                    match self.lookup(descriptor, Sym::GET) {
                        Some(method) => {
                            let args = Args::of(&[found, Value::None, Value::Object(id)]);
                            match self.call_then(method, &args, Then::Push)? {
                                Some(value) => Ok(value),
                                None => Err(Stop::Frame),
                            }
                        }
                        None => Ok(found),
                    }
                }
                _ => Ok(found),
            };
        }
        if let Some(found) = meta {
            return self.bind_attribute(found, Value::Object(id), metaclass);
        }
        if let Some(method) = self.lookup_cached(metaclass, Sym::GETATTR) {
            return self.ask_getattr(Value::Object(id), name, method);
        }
        let (class_name, text) = (self.spoken_name(id), self.symbols.text(name).to_owned());
        Err(self.no_attribute(
            Value::Object(id),
            name,
            &format!("type object '{class_name}' has no attribute '{text}'"),
        ))
    }

    fn load_module_attribute(&mut self, id: Id, name: Sym) -> Outcome {
        let Object::Module(module) = self.heap.get(id) else {
            unreachable!("the caller matched it")
        };
        if let Some(value) = module.attributes.get(name) {
            if name == Sym::DOC && module.library && value.is_none() {
                let name = module.name.clone();
                return self.docstring(&name);
            }
            return Ok(value);
        }
        if name == Sym::DICT {
            return Ok(self.heap.make(Object::NamesView(id)));
        }
        let module_name = module.name.clone();
        if let Some(getattr) = module.attributes.get(Sym::GETATTR) {
            return self.ask_getattr(Value::Object(id), name, getattr);
        }
        let class = self.classes.module;
        if let Some(found) = self.lookup_cached(class, name) {
            return self.bind_attribute(found, Value::Object(id), class);
        }
        let text = self.symbols.text(name).to_owned();
        Err(self.no_attribute(
            Value::Object(id),
            name,
            &format!("module '{module_name}' has no attribute '{text}'"),
        ))
    }

    /// `super().name` for an immediate call: a plain function of a class further on, and the instance.
    fn super_function(&self, object: Value, name: Sym) -> Option<(Value, Value)> {
        let Some(Object::Super(parts)) = self.object_of(object) else {
            return None;
        };
        if matches!(parts.this, Value::Object(own) if own == parts.this_class) {
            return None;
        }
        let mro = self.mro(parts.this_class);
        let after = mro.iter().position(|base| *base == parts.class)? + 1;
        let found = mro[after..]
            .iter()
            .find_map(|base| match self.heap.get(*base) {
                Object::Type(class) => class.attributes.get(name),
                _ => None,
            })?;
        matches!(self.object_of(found), Some(Object::Function(_))).then_some((found, parts.this))
    }

    fn load_super_attribute(&mut self, id: Id, name: Sym) -> Outcome {
        let Object::Super(parts) = self.heap.get(id) else {
            unreachable!("the caller matched it")
        };
        let (class, this, this_class) = (parts.class, parts.this, parts.this_class);
        let mro = self.mro(this_class);
        let after = mro
            .iter()
            .position(|base| *base == class)
            .map_or(mro.len(), |at| at + 1);
        let found = mro[after..]
            .iter()
            .find_map(|base| match self.heap.get(*base) {
                Object::Type(class) => class.attributes.get(name),
                _ => None,
            });
        match found {
            Some(found) if matches!(this, Value::Object(own) if own == this_class) => {
                match self.object_of(found) {
                    Some(Object::ClassMethod(inner)) => {
                        let inner = *inner;
                        self.bind_class_method(inner, this_class)
                    }
                    Some(Object::Native(def)) if def.kind == NativeKind::ClassMethod => {
                        Ok(self.heap.make(Object::Method {
                            function: found,
                            this,
                        }))
                    }
                    Some(Object::StaticMethod(inner)) => Ok(*inner),
                    _ => Ok(found),
                }
            }
            Some(found) => self.bind_attribute(found, this, this_class),
            None if name == Sym::CLASS => Ok(Value::Object(self.classes.super_)),
            None => {
                let text = self.symbols.text(name).to_owned();
                Err(self.no_attribute(
                    Value::Object(id),
                    name,
                    &format!("'super' object has no attribute '{text}'"),
                ))
            }
        }
    }

    /// LOAD_METHOD: `[object] -> [callable, self-or-null]`.
    pub(crate) fn op_load_method(
        &mut self,
        loaded: &Loaded,
        at: usize,
        name: Sym,
    ) -> Result<bool, Value> {
        let object = self.peek(0);
        if let Some((function, this)) = self.super_function(object, name) {
            self.push(function);
            self.push(this);
            let operand = self.stack.remove(self.stack.len() - 3);
            self.heap.release(operand);
            return Ok(true);
        }
        let class = self.class_of(object);
        let special = matches!(
            self.object_of(object),
            Some(Object::Type(_) | Object::Module(_) | Object::Super(_) | Object::GenericAlias(_))
        );
        if !special && let Some(found) = self.lookup_cached(class, name) {
            let callable = match self.object_of(found) {
                Some(Object::Function(_)) => true,
                Some(Object::Native(def)) => def.kind == NativeKind::Method,
                _ => false,
            };
            let own = match object {
                Value::Object(id) => self
                    .heap
                    .attributes(id)
                    .is_some_and(|names| names.position(name).is_some()),
                _ => false,
            };
            if callable && !own && !self.has_getattribute(class) {
                let top = self.stack.len() - 1;
                self.heap.retain(found);
                self.stack[top] = found;
                self.stack.push(object);
                return Ok(true);
            }
        }
        if let Some(value) = self.instance_attribute(loaded, at, object) {
            self.heap.retain(value);
            self.drop_top();
            self.stack.push(value);
            self.stack.push(Value::Null);
            return Ok(true);
        }
        let frames = self.frames.len();
        match self.load_attribute(object, name) {
            Ok(value) => {
                self.heap.retain(value);
                self.drop_top();
                self.stack.push(value);
                self.stack.push(Value::Null);
                Ok(true)
            }
            Err(Stop::Raise(exception)) => Err(exception),
            Err(_) => {
                let floor = self.stack_floor_of(frames);
                self.frames[frames].place(floor, Then::MethodOf);
                Ok(false)
            }
        }
    }
}

/// `[object, name, __getattr__]`
fn getattr_step(vm: &mut Vm, input: crate::vm::Input) -> crate::vm::Flow {
    use crate::vm::{Flow, Input};
    let (object, key, method) = (vm.slot(0), vm.slot(1), vm.slot(2));
    match input {
        Input::Start => match vm.object_of(object) {
            Some(Object::Module(_)) => vm.native_call(method, &[key]),
            _ => vm.native_call(method, &[object, key]),
        },
        Input::Raised(exception) => {
            vm.tell_wanted(exception, object, key);
            Flow::Raise(exception)
        }
        Input::Value(value) => Flow::Return(value),
        _ => Flow::Return(Value::None),
    }
}

/// A property in a class that also has `__getattr__`: `[object, name, getter]`.
fn property_step(vm: &mut Vm, input: crate::vm::Input) -> crate::vm::Flow {
    use crate::vm::{Flow, Input};
    let (object, key, getter) = (vm.slot(0), vm.slot(1), vm.slot(2));
    match (vm.native_frame().pc, input) {
        (0, Input::Start) => vm.native_call(getter, &[object]),
        (0, Input::Raised(exception)) if vm.is_exception(exception, vm.classes.attribute_error) => {
            vm.native_frame().pc = 1;
            let class = vm.class_of(object);
            let method = vm.lookup(class, Sym::GETATTR).unwrap_or(Value::None);
            vm.native_call(method, &[object, key])
        }
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        (_, Input::Value(value)) => Flow::Return(value),
        _ => Flow::Return(Value::None),
    }
}

/// A `__getattribute__` of Python in a class that also has `__getattr__`.
fn getattribute_step(vm: &mut Vm, input: crate::vm::Input) -> crate::vm::Flow {
    use crate::vm::{Flow, Input};
    let (object, key, method) = (vm.slot(0), vm.slot(1), vm.slot(2));
    match (vm.native_frame().pc, input) {
        (0, Input::Start) => vm.native_call(method, &[object, key]),
        (0, Input::Raised(exception)) if vm.is_exception(exception, vm.classes.attribute_error) => {
            vm.native_frame().pc = 1;
            let class = vm.class_of(object);
            let method = vm.lookup(class, Sym::GETATTR).unwrap_or(Value::None);
            vm.native_call(method, &[object, key])
        }
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        (_, Input::Value(value)) => Flow::Return(value),
        _ => Flow::Return(Value::None),
    }
}
