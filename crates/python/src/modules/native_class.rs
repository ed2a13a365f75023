//! Classes that native modules make when they are imported, and their named tuples.
//!
//! Nouns: a *named tuple* is CPython's `structseq` (`sys.version_info`,
//! `time.struct_time`): a tuple whose places also have names. Here it is an
//! instance with a tuple as payload and the names as attributes.

use crate::attributes::Attributes;
use crate::native::NativeDef;
use crate::object::{Instance, Layout, Object, Type};
use crate::value::{Id, Value};
use crate::vm::Vm;

/// How instances of a native class are made up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A structure of its own: subclasses carry it as their payload.
    Own,
    /// Attributes only.
    Plain,
    /// What the base's instances have.
    Inherited,
}

impl Vm {
    /// The class of that name, made on first use; it lives as long as the VM.
    pub fn native_class(
        &mut self,
        name: &'static str,
        module: &str,
        base: Id,
        shape: Shape,
        methods: &[&'static [NativeDef]],
    ) -> Id {
        if let Some(known) = self.state.module_classes.get(name) {
            return *known;
        }
        let (qualname, module) = (self.heap.str(name), self.heap.str(module));
        let inherited = match self.heap.get(base) {
            Object::Type(class) => class.layout,
            _ => Layout::Plain,
        };
        let tail = self.mro(base).to_vec();
        let class = Type {
            name: name.to_owned(),
            qualname,
            module,
            bases: vec![base],
            mro: Vec::new(),
            attributes: Attributes::new(),
            metaclass: self.classes.type_,
            layout: if shape == Shape::Inherited {
                inherited
            } else {
                Layout::Plain
            },
            builtin: true,
            is_final: false,
            slots: None,
            subclasses: Vec::new(),
        };
        let Value::Object(id) = self.heap.make(Object::Type(Box::new(class))) else {
            unreachable!("just made")
        };
        for class in &tail {
            self.heap.retain(Value::Object(*class));
        }
        if let Object::Type(class) = self.heap.get_mut(id) {
            class.mro = std::iter::once(id).chain(tail).collect();
            if shape == Shape::Own {
                class.layout = Layout::Payload(id);
            }
        }
        if let Object::Type(class) = self.heap.get_mut(base) {
            class.subclasses.push(id);
        }
        for def in methods.iter().copied().flatten() {
            let key = self.symbols.intern(def.name);
            let native = self.heap.make(Object::Native(def));
            self.heap.set_attribute(id, key, native);
        }
        self.heap
            .set_attribute(id, crate::symbol::Sym::DOC, Value::None);
        self.heap.retain(Value::Object(id));
        self.state.module_classes.insert(name, id);
        self.state.owners.insert(name, id);
        self.class_changed();
        id
    }

    /// A named tuple: `names` may be more than `shown` places; the others are attributes only.
    pub fn named_tuple(
        &mut self,
        class: Id,
        names: &[&str],
        values: &[Value],
        shown: usize,
    ) -> Value {
        let payload = self.heap.tuple(values[..shown].to_vec());
        let made = self.heap.make(Object::Instance(Box::new(Instance {
            class,
            attributes: Attributes::new(),
            payload,
        })));
        if let Value::Object(id) = made {
            for (name, value) in names.iter().zip(values) {
                let key = self.symbols.intern(name);
                self.heap.set_attribute(id, key, *value);
            }
        }
        made
    }

    /// A plain object with these attributes.
    pub fn record(&mut self, class: Id, fields: &[(&str, Value)]) -> Value {
        let made = self.heap.make(Object::Instance(Box::new(Instance {
            class,
            attributes: Attributes::new(),
            payload: Value::Null,
        })));
        if let Value::Object(id) = made {
            for (name, value) in fields {
                let key = self.symbols.intern(name);
                self.heap.set_attribute(id, key, *value);
            }
        }
        made
    }
}
