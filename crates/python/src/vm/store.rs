//! Setting and deleting attributes: descriptors, `__setattr__`, slots.

use crate::native::{Args, NativeKind, Stop};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Then, Vm};

impl Vm {
    /// STORE_ATTR: `[value, object] -> []`.
    pub(crate) fn op_store_attr(&mut self, name: Sym) -> Result<bool, Value> {
        let (value, object) = (self.peek(1), self.peek(0));
        let frames = self.frames.len();
        match self.store_attribute(object, name, value) {
            Ok(()) => {
                if self.frames.len() != frames {
                    return Ok(false);
                }
                self.drop_top();
                self.drop_top();
                Ok(true)
            }
            Err(Stop::Raise(exception)) => Err(exception),
            Err(_) => Err(self.exception_with(
                self.classes.runtime_error,
                "setting an attribute cannot wait",
            )),
        }
    }

    /// DELETE_ATTR: `[object] -> []`.
    pub(crate) fn op_delete_attr(&mut self, name: Sym) -> Result<bool, Value> {
        let object = self.peek(0);
        let frames = self.frames.len();
        match self.delete_attribute(object, name) {
            Ok(()) => {
                if self.frames.len() != frames {
                    return Ok(false);
                }
                self.drop_top();
                Ok(true)
            }
            Err(Stop::Raise(exception)) => Err(exception),
            Err(_) => Err(self.exception_with(
                self.classes.runtime_error,
                "deleting an attribute cannot wait",
            )),
        }
    }

    /// `__setattr__` or `__delattr__` of a class that has its own.
    pub(crate) fn store_hook(&mut self, class: Id, name: Sym) -> Option<Value> {
        self.lookup_cached(class, name)
            .filter(|found| self.is_own_method(class, name, *found))
    }

    /// `object.name = value` as the statement does it; a setter's frame may be pushed, which drops
    /// the statement's two operands.
    pub(crate) fn store_attribute(
        &mut self,
        object: Value,
        name: Sym,
        value: Value,
    ) -> Result<(), Stop> {
        let class = self.class_of(object);
        if let Some(method) = self.store_hook(class, Sym::SETATTR) {
            let key = self.name_value(name);
            return self.call_operands(method, &[object, key, value], 2);
        }
        self.generic_store(object, name, value, 2)
    }

    pub(crate) fn delete_attribute(&mut self, object: Value, name: Sym) -> Result<(), Stop> {
        let class = self.class_of(object);
        if let Some(method) = self.store_hook(class, Sym::DELATTR) {
            let key = self.name_value(name);
            return self.call_operands(method, &[object, key], 1);
        }
        self.generic_store(object, name, Value::Null, 1)
    }

    /// Calls a setter; a pushed frame drops `operands` and its result.
    fn call_operands(
        &mut self,
        method: Value,
        args: &[Value],
        operands: usize,
    ) -> Result<(), Stop> {
        let frames = self.frames.len();
        if self
            .call_then(method, &Args::of(args), Then::Discard)?
            .is_none()
        {
            let floor = self.stack_floor_of(frames) - operands;
            self.frames[frames].place(floor, Then::Discard);
        }
        Ok(())
    }

    pub(crate) fn stack_floor_of(&self, frame: usize) -> usize {
        match &self.frames[frame] {
            crate::vm::Frame::Python(frame) => frame.floor as usize,
            crate::vm::Frame::Native(frame) => frame.floor as usize,
        }
    }

    /// `object.__setattr__`; a `Null` value deletes. A pushed setter's frame drops `operands`.
    pub fn generic_store(
        &mut self,
        object: Value,
        name: Sym,
        value: Value,
        operands: usize,
    ) -> Result<(), Stop> {
        let class = self.class_of(object);
        let found = self.lookup_cached(class, name);
        if let Some(Value::Object(descriptor)) = found {
            match self.heap.get(descriptor) {
                Object::Property(property) => {
                    let (setter, what) = if value.is_null() {
                        (property.deleter, "deleter")
                    } else {
                        (property.setter, "setter")
                    };
                    if setter.is_none() {
                        return Err(self.property_text(descriptor, object, what));
                    }
                    let args = [object, value];
                    return self.call_operands(
                        setter,
                        &args[..if value.is_null() { 1 } else { 2 }],
                        operands,
                    );
                }
                Object::Native(def) if def.kind == NativeKind::Getter => {
                    return match def.set {
                        Some(set) => (set)(self, &Args::of(&[object, value])).map(|_| ()),
                        None => {
                            let (owner, text) =
                                (self.spoken_name(class), self.symbols.text(name).to_owned());
                            Err(self.attribute_error(&format!(
                                "attribute '{text}' of '{owner}' objects is not writable"
                            )))
                        }
                    };
                }
                Object::Instance(instance) => {
                    let method = if value.is_null() {
                        Sym::DELETE
                    } else {
                        Sym::SET
                    };
                    if let Some(method) = self.lookup(instance.class, method) {
                        let args = [Value::Object(descriptor), object, value];
                        return self.call_operands(
                            method,
                            &args[..if value.is_null() { 2 } else { 3 }],
                            operands,
                        );
                    }
                }
                _ => {}
            }
        }
        let Value::Object(id) = object else {
            return Err(self.no_dict(object, name, found.is_some()));
        };
        if let Object::Type(class) = self.heap.get(id) {
            if class.builtin {
                let (class_name, text) = (class.name.clone(), self.symbols.text(name).to_owned());
                return Err(self.type_error(&format!(
                    "cannot set '{text}' attribute of immutable type '{class_name}'"
                )));
            }
            let old = class.attributes.get(name);
            let is_data = !value.is_null()
                && self.is_plain_data(value)
                && old.is_some_and(|old| self.is_plain_data(old));
            match is_data && !self.symbols.text(name).starts_with("__") {
                true => self.class_data_changed(id, name),
                false => self.class_changed(),
            }
            self.any_getattribute |= name == Sym::GETATTRIBUTE;
        }
        if let Object::Instance(instance) = self.heap.get(id)
            && let Object::Type(class) = self.heap.get(instance.class)
            && (instance.class == self.classes.object
                || class
                    .slots
                    .as_ref()
                    .is_some_and(|slots| !slots.contains(&name)))
        {
            return Err(self.no_dict(object, name, found.is_some()));
        }
        if value.is_null() {
            if self.heap.remove_attribute(id, name) {
                return Ok(());
            }
            let (class_name, text) = (self.class_name(object), self.symbols.text(name).to_owned());
            if found.is_some() && self.heap.attributes(id).is_none() {
                return Err(self.no_dict(object, name, true));
            }
            return Err(self.no_attribute(
                object,
                name,
                &format!("'{class_name}' object has no attribute '{text}'"),
            ));
        }
        if self.heap.set_attribute(id, name, value) {
            return Ok(());
        }
        Err(self.no_dict(object, name, found.is_some()))
    }

    fn no_dict(&mut self, object: Value, name: Sym, in_class: bool) -> Stop {
        let (class, text) = (self.class_name(object), self.symbols.text(name).to_owned());
        if in_class {
            return self
                .attribute_error(&format!("'{class}' object attribute '{text}' is read-only"));
        }
        let more = if self.is_old() {
            ""
        } else {
            " and no __dict__ for setting new attributes"
        };
        self.no_attribute(
            object,
            name,
            &format!("'{class}' object has no attribute '{text}'{more}"),
        )
    }

    /// The names that an object carries itself, as str values.
    pub(crate) fn names_of(&mut self, id: Id) -> Vec<Value> {
        let names: Vec<Sym> = self
            .heap
            .attributes(id)
            .map(|names| names.iter().map(|(name, _)| name).collect())
            .unwrap_or_default();
        names
            .into_iter()
            .map(|name| self.name_value(name))
            .collect()
    }
}
