//! Where an instruction found its name the last time.
//!
//! Hints make the usual attribute and global quick. Every use checks them, so
//! they are no part of the machine's state: clones may share or lose them.

use crate::heap::ATTRIBUTE_BYTES;
use crate::native::NativeKind;
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Loaded, Vm};
use std::cell::Cell;

/// In a stamp: the place is that of a method, not one among attributes. (An instance's own attribute
/// may leave its place at the same instruction.)
const METHOD: u32 = 1 << 31;

/// A place among the attributes of `owner` (an instance's class, a module) while
/// `stamp` (the classes' epoch, the module's shape) has not changed.
#[derive(Clone, Debug)]
pub struct Hint {
    name: Sym,
    place: Cell<u32>,
    owner: Cell<u32>,
    stamp: Cell<u32>,
    /// Of a call of `super`: the class of the instance. Of a call of a class: `u32::MAX`.
    instance_class: Cell<u32>,
}

impl Hint {
    pub fn new(name: Sym) -> Hint {
        Hint {
            name,
            place: Cell::new(0),
            owner: Cell::new(u32::MAX),
            stamp: Cell::new(0),
            instance_class: Cell::new(u32::MAX),
        }
    }

    #[inline(always)]
    fn fits(&self, owner: Id, stamp: u32) -> bool {
        self.owner.get() == owner.place() && self.stamp.get() == stamp
    }

    #[inline(always)]
    fn place(&self) -> usize {
        self.place.get() as usize
    }

    fn set(&self, owner: Id, stamp: u32, place: usize) {
        self.owner.set(owner.place());
        self.stamp.set(stamp);
        self.place.set(place as u32);
    }
}

impl Vm {
    /// The quick way for plain instances: their own attribute, if the class has nothing of that name.
    #[inline(always)]
    pub(crate) fn instance_attribute(
        &mut self,
        loaded: &Loaded,
        at: usize,
        object: Value,
    ) -> Option<Value> {
        let Value::Object(id) = object else {
            return None;
        };
        let Object::Instance(instance) = self.heap.get(id) else {
            return None;
        };
        let hint = &loaded.hints[at];
        if hint.fits(instance.class, self.epoch)
            && let Some(value) = instance.attributes.at_hint(hint.place(), hint.name)
        {
            return Some(value);
        }
        self.find_instance_attribute(hint, id)
    }

    #[inline(never)]
    fn find_instance_attribute(&mut self, hint: &Hint, id: Id) -> Option<Value> {
        let Object::Instance(instance) = self.heap.get(id) else {
            return None;
        };
        let class = instance.class;
        let place = instance.attributes.position(hint.name)?;
        let value = instance.attributes.at_hint(place, hint.name)?;
        if self.lookup_cached(class, hint.name).is_some() || self.has_getattribute(class) {
            return None;
        }
        hint.set(class, self.epoch, place);
        Some(value)
    }

    /// A name that a module binds itself; plain data that a class has under a name, for the class or an instance.
    #[inline(never)]
    pub(crate) fn other_attribute(
        &mut self,
        loaded: &Loaded,
        at: usize,
        object: Value,
    ) -> Option<Value> {
        if let Some(value) = self.module_attribute(loaded, at, object) {
            return Some(value);
        }
        let id = object.id()?;
        let name = loaded.hints[at].name;
        let (class, metaclass) = match self.heap.get(id) {
            Object::Instance(instance) if instance.attributes.lacks(name) => {
                (instance.class, None)
            }
            Object::Type(class) => (id, Some(class.metaclass)),
            _ => return None,
        };
        let found = self.lookup_cached(class, name)?;
        let plain = self.is_plain_data(found)
            && match metaclass {
                Some(metaclass) => self.lookup_cached(metaclass, name).is_none(),
                None => !self.has_getattribute(class),
            };
        plain.then_some(found)
    }

    /// A name that a module binds itself, and that modules do not have in common.
    #[inline(never)]
    pub(crate) fn module_attribute(
        &mut self,
        loaded: &Loaded,
        at: usize,
        object: Value,
    ) -> Option<Value> {
        let Value::Object(id) = object else {
            return None;
        };
        let Object::Module(module) = self.heap.get(id) else {
            return None;
        };
        let hint = &loaded.hints[at];
        if hint.fits(id, module.attributes.shape()) {
            return module.attributes.at_hint(hint.place(), hint.name);
        }
        let place = module.attributes.position(hint.name)?;
        let (value, shape) = (
            module.attributes.at_hint(place, hint.name),
            module.attributes.shape(),
        );
        if self.lookup_cached(self.classes.module, hint.name).is_some() {
            return None;
        }
        hint.set(id, shape, place);
        value
    }

    /// The plain method of an object's class, to be called with the object first.
    #[inline(always)]
    pub(crate) fn plain_method(
        &mut self,
        loaded: &Loaded,
        at: usize,
        object: Value,
    ) -> Option<Value> {
        let Value::Object(id) = object else {
            return None;
        };
        let hint = &loaded.hints[at];
        let class = match self.heap.get(id) {
            Object::Instance(instance) => {
                if !instance.attributes.lacks(hint.name) {
                    return None;
                }
                instance.class
            }
            Object::Str(_) => self.classes.str,
            Object::List(_) => self.classes.list,
            Object::Dict(_) => self.classes.dict,
            Object::Set(_) => self.classes.set,
            Object::Deque(_) => self.classes.deque,
            _ => return None,
        };
        if hint.fits(class, self.epoch | METHOD) {
            return Some(Value::Object(Id::at(hint.place.get())));
        }
        self.find_plain_method(hint, class)
    }

    #[inline(never)]
    fn find_plain_method(&mut self, hint: &Hint, class: Id) -> Option<Value> {
        let found = self.lookup_cached(class, hint.name)?;
        let Value::Object(method) = found else {
            return None;
        };
        let callable = match self.heap.get(method) {
            Object::Function(_) => true,
            Object::Native(def) => def.kind == NativeKind::Method,
            _ => false,
        };
        if !callable || self.has_getattribute(class) {
            return None;
        }
        hint.set(class, self.epoch | METHOD, method.0 as usize);
        Some(found)
    }

    /// `[super, null, class, instance] -> [function, instance]`: the call at `at` and the method that
    /// the instruction after it loads from its result, in one. False: nothing was done.
    #[inline(never)]
    pub(crate) fn load_super_method(&mut self, loaded: &Loaded, at: usize) -> bool {
        let [.., callable, Value::Null, class, instance] = self.stack[..] else {
            return false;
        };
        let (Value::Object(callable), Value::Object(class), Value::Object(id)) =
            (callable, class, instance)
        else {
            return false;
        };
        // The place that the `super` object would have had in between is not taken from a new page.
        if callable != self.classes.super_ || !self.heap.has_room() {
            return false;
        }
        let Object::Instance(object) = self.heap.get(id) else {
            return false;
        };
        let instance_class = object.class;
        let hint = &loaded.hints[at];
        let known =
            hint.fits(class, self.epoch) && hint.instance_class.get() == instance_class.place();
        if !known {
            let name = loaded.hints[at + 1].name;
            let Some(method) = self.super_method_of(class, instance_class, name) else {
                return false;
            };
            hint.set(class, self.epoch, method.0 as usize);
            hint.instance_class.set(instance_class.place());
        }
        let method = Value::Object(Id::at(hint.place.get()));
        self.heap.retain(method);
        let floor = self.stack.len() - 4;
        self.stack.truncate(floor);
        self.stack.push(method);
        self.stack.push(instance);
        self.heap.release(Value::Object(class));
        self.heap.release(Value::Object(callable));
        true
    }

    /// The plain `__init__` of a class whose instances `object` makes, for the call at `at`.
    pub(crate) fn plain_init(&mut self, loaded: &Loaded, at: usize, class: Id) -> Option<Id> {
        let hint = &loaded.hints[at];
        let known = hint.fits(class, self.epoch) && hint.instance_class.get() == u32::MAX;
        if !known {
            let init = self.find_plain_init(class)?;
            hint.set(class, self.epoch, init.0 as usize);
            hint.instance_class.set(u32::MAX);
        }
        Some(Id::at(hint.place.get()))
    }

    /// The plain function that `name` is in the classes after `class` in an instance's MRO.
    fn super_method_of(&self, class: Id, instance_class: Id, name: Sym) -> Option<Id> {
        let mro = self.mro(instance_class);
        let after = mro.iter().position(|base| *base == class)? + 1;
        let found = mro[after..]
            .iter()
            .find_map(|base| match self.heap.get(*base) {
                Object::Type(class) => class.attributes.get(name),
                _ => None,
            })?;
        match found {
            Value::Object(id) if matches!(self.heap.get(id), Object::Function(_)) => Some(id),
            _ => None,
        }
    }

    /// The quick way to set an attribute of a plain instance. False: nothing was done.
    #[inline(never)]
    pub(crate) fn store_instance_attribute(
        &mut self,
        loaded: &Loaded,
        at: usize,
        object: Value,
        value: Value,
    ) -> bool {
        let Value::Object(id) = object else {
            return false;
        };
        let hint = &loaded.hints[at];
        let epoch = self.epoch;
        let Object::Instance(instance) = self.heap.get_mut(id) else {
            return false;
        };
        if hint.fits(instance.class, epoch)
            && let Some(old) = instance
                .attributes
                .replace_hinted(hint.place(), hint.name, value)
        {
            self.heap.retain(value);
            self.heap.release(old);
            return true;
        }
        if hint.fits(instance.class, epoch)
            && instance
                .attributes
                .append_hinted(hint.place(), hint.name, value)
        {
            self.heap.retain(value);
            self.heap.grew(ATTRIBUTE_BYTES);
            return true;
        }
        self.set_instance_attribute(hint, id, value)
    }

    #[inline(never)]
    fn set_instance_attribute(&mut self, hint: &Hint, id: Id, value: Value) -> bool {
        let Object::Instance(instance) = self.heap.get(id) else {
            return false;
        };
        let class = instance.class;
        let place = instance.attributes.position(hint.name);
        let next = instance.attributes.len();
        if instance.attributes.elsewhere().is_some() {
            return false;
        }
        let plain = self.lookup_cached(class, hint.name).is_none()
            && self.store_hook(class, Sym::SETATTR).is_none();
        if !plain || place.is_none() && !self.takes_attribute(class, hint.name) {
            return false;
        }
        hint.set(class, self.epoch, place.unwrap_or(next));
        self.heap.set_attribute(id, hint.name, value)
    }

    /// Does setting an attribute of a plain instance just put it there? `raw`: a `__setattr__` of the class
    /// is not asked.
    pub(crate) fn sets_plainly(&mut self, class: Id, name: Sym, raw: bool) -> bool {
        let hooked = !raw && self.store_hook(class, Sym::SETATTR).is_some();
        // A default value: none of these is a descriptor.
        let shadows = match self.lookup_cached(class, name) {
            None => false,
            Some(found) => !matches!(
                self.object_of(found),
                None | Some(Object::Str(_) | Object::Tuple(_) | Object::Int(_))
            ),
        };
        !hooked && !shadows && self.takes_attribute(class, name)
    }

    /// May instances of the class have an attribute of that name?
    fn takes_attribute(&self, class: Id, name: Sym) -> bool {
        let Object::Type(object) = self.heap.get(class) else {
            return false;
        };
        let slots = object.slots.as_ref();
        class != self.classes.object && slots.is_none_or(|slots| slots.contains(&name))
    }

    /// A global of the running module, or a builtin.
    #[inline(always)]
    pub(crate) fn load_global(&self, loaded: &Loaded, at: usize, globals: Id) -> Option<Value> {
        let hint = &loaded.hints[at];
        if let Object::Module(module) = self.heap.get(globals)
            && let Some(value) = module.attributes.at_hint(hint.place(), hint.name)
        {
            return Some(value);
        }
        self.find_global(hint, globals)
    }

    /// Binds a global of the running module that is bound already. False: nothing was done.
    #[inline(never)]
    pub(crate) fn store_global(
        &mut self,
        loaded: &Loaded,
        at: usize,
        globals: Id,
        value: Value,
    ) -> bool {
        let hint = &loaded.hints[at];
        let Object::Module(module) = self.heap.get_mut(globals) else {
            return false;
        };
        let replaced = match module
            .attributes
            .replace_hinted(hint.place(), hint.name, value)
        {
            None => match module.attributes.position(hint.name) {
                Some(place) => {
                    hint.set(globals, module.attributes.shape(), place);
                    module.attributes.replace_hinted(place, hint.name, value)
                }
                None => None,
            },
            old => old,
        };
        let Some(old) = replaced else {
            return false;
        };
        self.heap.retain(value);
        self.heap.release(old);
        true
    }

    #[inline(never)]
    fn find_global(&self, hint: &Hint, globals: Id) -> Option<Value> {
        let Object::Module(module) = self.heap.get(globals) else {
            return None;
        };
        let builtins = self.heap.attributes(self.builtins)?;
        if hint.fits(globals, module.attributes.shape())
            && let Some(value) = builtins.at_hint(hint.place(), hint.name)
        {
            return Some(value);
        }
        if let Some(place) = module.attributes.position(hint.name) {
            hint.set(globals, module.attributes.shape(), place);
            return module.attributes.at_hint(place, hint.name);
        }
        let place = builtins.position(hint.name)?;
        hint.set(globals, module.attributes.shape(), place);
        builtins.at_hint(place, hint.name)
    }
}
