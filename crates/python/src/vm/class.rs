//! Classes: `__build_class__`, `type(...)`, MRO, and what calling a class does.
//!
//! Model: `Python/bltinmodule.c` (`__build_class__`), `Objects/typeobject.c`
//! (`type_new`, `type_call`, `mro_implementation`: C3), 3.14.

use crate::attributes::Attributes;
use crate::native::{Args, Outcome, Stop};
use crate::object::{Instance, Layout, Object, Type};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};
use smallvec::SmallVec;

impl Vm {
    // ---- calling a class --------------------------------------------------------

    /// `class(*args)`: the metaclass's `__call__`, or `__new__` and `__init__`.
    pub(crate) fn call_class(&mut self, class: Id, args: &Args) -> Outcome {
        let metaclass = self.class_of(Value::Object(class));
        if metaclass != self.classes.type_
            && let Some(method) = self.lookup(metaclass, Sym::CALL)
            && !matches!(self.object_of(method), Some(Object::Native(_)))
        {
            return self.tail_call(method, &args.with_first(Value::Object(class)));
        }
        self.type_call(class, args)
    }

    /// Calls as a native's last act: the result, or `Stop::Frame`.
    pub fn tail_call(&mut self, callable: Value, args: &Args) -> Outcome {
        match self.call_then(callable, args, Then::Push)? {
            Some(value) => Ok(value),
            None => Err(Stop::Frame),
        }
    }

    /// `type.__call__`.
    pub fn type_call(&mut self, class: Id, args: &Args) -> Outcome {
        if class == self.classes.type_ && args.len() == 1 && args.names.is_empty() {
            return Ok(Value::Object(self.class_of(args.get(0))));
        }
        let new = self.lookup_cached(class, Sym::NEW).unwrap_or(Value::None);
        let init = self.lookup_cached(class, Sym::INIT).unwrap_or(Value::None);
        let native_new = matches!(
            self.object_of(self.unwrap_static(new)),
            Some(Object::Native(_))
        );
        let object_new = native_new && self.is_object_method(new);
        let python_init = matches!(self.object_of(init), Some(Object::Function(_)));
        if let Some(record) = crate::modules::types::record(self, class, new, init, args) {
            return Ok(record);
        }
        if object_new && python_init {
            // The usual class: make the instance, run __init__ in place.
            let instance = self.object_new(class)?;
            if crate::modules::types::assigns(self, instance, init, args) {
                return Ok(instance);
            }
            self.enter_native("init", init_step, &[instance], Then::Push);
            return match self.enter_function_of(init, &args.with_first(instance)) {
                Ok(()) => Err(Stop::Frame),
                Err(stop) => {
                    self.frames.pop();
                    self.drop_top();
                    Err(stop)
                }
            };
        }
        if native_new && !object_new && (init.is_none() || self.is_object_method(init)) {
            return self.call_native_new(class, new, args);
        }
        let mut values: SmallVec<[Value; 8]> =
            SmallVec::from_slice(&[Value::Object(class), new, init]);
        values.extend(args.values.iter().copied());
        values.extend(args.names.iter().map(|name| Value::Int(i64::from(name.0))));
        self.enter_native("class call", class_call_step, &values, Then::Push);
        self.native_frame().numbers = [args.values.len() as i64, args.names.len() as i64];
        Err(Stop::Frame)
    }

    /// The plain `__init__` of a class whose instances `object.__new__` makes, if it may be called.
    pub(crate) fn find_plain_init(&mut self, class: Id) -> Option<Id> {
        let new = self.lookup_cached(class, Sym::NEW)?;
        let init = self.lookup_cached(class, Sym::INIT)?;
        let Object::Type(object) = self.heap.get(class) else {
            return None;
        };
        let plain = object.metaclass == self.classes.type_
            && object.layout == Layout::Plain
            && self.is_object_method(new)
            && self.abstract_names(class).is_none();
        match init {
            Value::Object(id) if plain && matches!(self.heap.get(id), Object::Function(_)) => {
                Some(id)
            }
            _ => None,
        }
    }

    /// The frame that looks at the end of `__init__`; the instance lies on top.
    pub(crate) fn enter_init(&mut self) {
        let base = self.stack.len() as u32 - 1;
        self.enter_native("init", init_step, &[], Then::Push);
        let frame = self.native_frame();
        (frame.base, frame.floor) = (base, base);
    }

    /// A builtin class whose native `__new__` does everything: it is called as if it were the class.
    fn call_native_new(&mut self, class: Id, new: Value, args: &Args) -> Outcome {
        let Some(Object::Native(def)) = self.object_of(self.unwrap_static(new)) else {
            unreachable!("the caller matched it")
        };
        let def = *def;
        let call = args.with_first(Value::Object(class));
        match (def.call)(self, &call) {
            Err(Stop::Collect(at)) => Err(Stop::Collect(at - 1)),
            Err(Stop::Fallback) => {
                match self.prelude_function(&format!("{}_{}", def.owner, def.name)) {
                    Some(function) => self.tail_call(function, &call),
                    None => Err(self.raise(
                        self.classes.system_error,
                        &format!("the prelude has no {}_{}", def.owner, def.name),
                    )),
                }
            }
            outcome => outcome,
        }
    }

    fn enter_function_of(&mut self, function: Value, args: &Args) -> Result<(), Stop> {
        match self.call_then(function, args, Then::Native)? {
            Some(value) => {
                self.input = Input::Value(value);
                Ok(())
            }
            None => Ok(()),
        }
    }

    pub(crate) fn unwrap_static(&self, value: Value) -> Value {
        match self.object_of(value) {
            Some(Object::StaticMethod(inner)) => *inner,
            _ => value,
        }
    }

    /// Is it `object`'s own `__new__` or `__init__`?
    fn is_object_method(&self, method: Value) -> bool {
        matches!(self.object_of(self.unwrap_static(method)), Some(Object::Native(def)) if def.owner == "object")
    }

    /// `object.__new__(class)`: a plain instance, an exception, or a payload-less one.
    pub fn object_new(&mut self, class: Id) -> Outcome {
        if let Some(names) = self.abstract_names(class) {
            let plural = if names.len() == 1 { "" } else { "s" };
            let (words, quote) = if self.is_old() {
                ("with", "")
            } else {
                ("without an implementation for", "'")
            };
            let list: Vec<_> = names
                .iter()
                .map(|name| format!("{quote}{name}{quote}"))
                .collect();
            let text = format!(
                "Can't instantiate abstract class {} {words} abstract method{plural} {}",
                self.type_name(class),
                list.join(", ")
            );
            return Err(self.type_error(&text));
        }
        let Object::Type(object) = self.heap.get(class) else {
            unreachable!("a class")
        };
        match object.layout {
            Layout::Exception => Ok(self.exception_instance(class, &[])),
            Layout::Plain => Ok(self.heap.make(Object::Instance(Box::new(Instance {
                class,
                attributes: Attributes::new(),
                payload: Value::Null,
            })))),
            Layout::Type | Layout::Payload(_) => {
                let name = self.type_name(class).to_owned();
                Err(self.type_error(&format!(
                    "object.__new__({name}) is not safe, use {name}.__new__()"
                )))
            }
        }
    }

    /// An instance of an exception class, without context.
    pub fn exception_instance(&mut self, class: Id, args: &[Value]) -> Value {
        let args = self.heap.tuple(args.to_vec());
        self.heap
            .make(Object::Exception(Box::new(crate::object::Exception {
                class,
                args,
                attributes: Attributes::new(),
                cause: Value::Null,
                context: Value::Null,
                suppress_context: false,
                traceback: Vec::new(),
                shown: None,
            })))
    }

    /// An instance of `class` (a subclass of the builtin `builtin`) around a payload.
    pub fn wrap_payload(&mut self, class: Id, builtin: Id, payload: Value) -> Value {
        if class == builtin {
            return payload;
        }
        self.heap.make(Object::Instance(Box::new(Instance {
            class,
            attributes: Attributes::new(),
            payload,
        })))
    }

    fn abstract_names(&mut self, class: Id) -> Option<Vec<String>> {
        let found = self.lookup_cached(class, Sym::ABSTRACTMETHODS)?;
        let mut names: Vec<String> = self
            .items_of(found)?
            .into_iter()
            .filter_map(|name| self.text_of(name).map(str::to_owned))
            .collect();
        names.sort();
        (!names.is_empty()).then_some(names)
    }

    // ---- making a class -----------------------------------------------------------

    /// `type(name, bases, namespace)` with an already chosen metaclass.
    pub fn make_class(
        &mut self,
        metaclass: Id,
        name: &str,
        bases: &[Value],
        namespace: Value,
    ) -> Result<Id, Stop> {
        let mut base_ids = Vec::new();
        for base in bases {
            match base {
                Value::Object(id) if matches!(self.heap.get(*id), Object::Type(_)) => {
                    base_ids.push(*id)
                }
                _ => return Err(self.type_error("bases must be types")),
            }
        }
        if base_ids.is_empty() {
            base_ids.push(self.classes.object);
        }
        for base in &base_ids {
            if matches!(self.heap.get(*base), Object::Type(class) if class.is_final) {
                let text = format!(
                    "type '{}' is not an acceptable base type",
                    self.type_name(*base)
                );
                return Err(self.type_error(&text));
            }
        }
        let mro_tail = self.merge_mros(&base_ids)?;
        let layout = self.layout_of(&base_ids)?;
        let namespace = self.payload(namespace);
        let entries: Vec<(Value, Value)> = match self.object_of(namespace) {
            Some(Object::Dict(table)) => {
                table.iter().map(|entry| (entry.key, entry.value)).collect()
            }
            _ => Vec::new(),
        };
        let mut attributes = Attributes::new();
        self.any_getattribute |= entries
            .iter()
            .any(|(key, _)| self.text_of(*key) == Some("__getattribute__"));
        for (key, value) in entries {
            let Some(text) = self.text_of(key).map(str::to_owned) else {
                continue;
            };
            let key = self.symbols.intern(&text);
            let value = match (key, self.object_of(value)) {
                (Sym::NEW, Some(Object::Function(_))) => {
                    self.heap.make(Object::StaticMethod(value))
                }
                (Sym::INIT_SUBCLASS | Sym::CLASS_GETITEM, Some(Object::Function(_))) => {
                    self.heap.make(Object::ClassMethod(value))
                }
                _ => value,
            };
            attributes.set(key, value);
        }
        let class_cell = attributes.remove(Sym::CLASSCELL);
        let qualname = match attributes.remove(Sym::QUALNAME) {
            Some(qualname) => qualname,
            None => self.heap.str(name),
        };
        let module = match attributes.get(Sym::MODULE) {
            Some(module) => module,
            None => {
                let globals = self.current_globals();
                self.heap
                    .attributes(globals)
                    .and_then(|names| names.get(Sym::NAME))
                    .unwrap_or(Value::None)
            }
        };
        if attributes.get(Sym::MODULE).is_none() && !module.is_none() {
            attributes.set(Sym::MODULE, module);
        }
        // So that an instance may have one of its own.
        if attributes.get(Sym::DOC).is_none() {
            attributes.set(Sym::DOC, Value::None);
        }
        if attributes.get(Sym::EQ).is_some() && attributes.get(Sym::HASH).is_none() {
            attributes.set(Sym::HASH, Value::None);
        }
        let slots = self.slots_of(name, &base_ids, attributes.get(Sym::SLOTS))?;
        let class = Type {
            name: name.to_owned(),
            qualname,
            module,
            bases: base_ids.clone(),
            mro: Vec::new(),
            attributes,
            metaclass,
            layout,
            builtin: false,
            is_final: false,
            slots,
            subclasses: Vec::new(),
        };
        let Value::Object(id) = self.heap.make(Object::Type(Box::new(class))) else {
            unreachable!("just made")
        };
        mro_tail
            .iter()
            .for_each(|base| self.heap.retain(Value::Object(*base)));
        if let Object::Type(class) = self.heap.get_mut(id) {
            class.mro = std::iter::once(id).chain(mro_tail).collect();
        }
        for base in base_ids {
            if let Object::Type(class) = self.heap.get_mut(base) {
                class.subclasses.push(id);
            }
        }
        if let Some(cell) = class_cell {
            self.set_cell(cell, Value::Object(id));
        }
        self.class_changed();
        Ok(id)
    }

    /// C3: the linearisation of the bases' MROs.
    fn merge_mros(&mut self, bases: &[Id]) -> Result<Vec<Id>, Stop> {
        let mut sequences: Vec<Vec<Id>> =
            bases.iter().map(|base| self.mro(*base).to_vec()).collect();
        sequences.push(bases.to_vec());
        let mut merged = Vec::new();
        loop {
            sequences.retain(|sequence| !sequence.is_empty());
            if sequences.is_empty() {
                return Ok(merged);
            }
            let next = sequences.iter().map(|sequence| sequence[0]).find(|head| {
                !sequences
                    .iter()
                    .any(|sequence| sequence[1..].contains(head))
            });
            let Some(next) = next else {
                let twice = bases.iter().enumerate().find(|(at, base)| bases[..*at].contains(base));
                if let Some((_, base)) = twice {
                    let words = format!("duplicate base class {}", self.type_name(*base));
                    return Err(self.type_error(&words));
                }
                let names: Vec<String> = bases
                    .iter()
                    .map(|base| self.type_name(*base).to_owned())
                    .collect();
                let space = if self.is_old() { '\n' } else { ' ' };
                return Err(self.type_error(&format!(
                    "Cannot create a consistent method resolution{space}order (MRO) for bases {}",
                    names.join(", ")
                )));
            };
            merged.push(next);
            for sequence in &mut sequences {
                sequence.retain(|id| *id != next);
            }
        }
    }

    /// The builtin structure that instances carry: the one that some base asks for.
    fn layout_of(&mut self, bases: &[Id]) -> Result<Layout, Stop> {
        let mut layout = Layout::Plain;
        for base in bases {
            let Object::Type(class) = self.heap.get(*base) else {
                continue;
            };
            match (layout, class.layout) {
                (_, Layout::Plain) => {}
                (Layout::Plain, other) => layout = other,
                (one, other) if one == other => {}
                (Layout::Payload(one), Layout::Payload(other)) if self.is_subclass(one, other) => {}
                (Layout::Payload(one), Layout::Payload(other)) if self.is_subclass(other, one) => {
                    layout = Layout::Payload(other);
                }
                _ => return Err(self.type_error("multiple bases have instance lay-out conflict")),
            }
        }
        Ok(layout)
    }

    /// The names that instances may have, if all classes say `__slots__`.
    fn slots_of(&mut self, class: &str, bases: &[Id], own: Option<Value>) -> Result<Option<Vec<Sym>>, Stop> {
        let Some(own) = own else { return Ok(None) };
        let mut slots: Vec<Sym> = Vec::new();
        let mut has_names = false;
        for base in bases {
            let Object::Type(class) = self.heap.get(*base) else {
                continue;
            };
            match &class.slots {
                Some(names) => slots.extend(names),
                None if *base == self.classes.object => {}
                None => has_names = true,
            }
        }
        let mut refuses = has_names && bases.iter().any(|base| !self.object_is_builtin(*base));
        let inherited = slots.len();
        for name in self.slot_names(own) {
            let Some(text) = self.text_of(name).map(str::to_owned) else {
                let kind = self.class_name(name);
                return Err(self.type_error(&format!("__slots__ items must be strings, not '{kind}'")));
            };
            if !crate::pure::str_case::is_identifier(&text) {
                return Err(self.type_error("__slots__ must be identifiers"));
            }
            if text == "__dict__" {
                if refuses {
                    return Err(self.type_error("__dict__ slot disallowed: we already got one"));
                }
                (has_names, refuses) = (true, true);
                continue;
            }
            let name = self.symbols.intern(&crate::compile::scope::mangle(Some(class), &text));
            if name == Sym::WEAKREF && (refuses && !slots[inherited..].is_empty() || slots.contains(&name)) {
                return Err(self.type_error("__weakref__ slot disallowed: we already got one"));
            }
            slots.push(name);
        }
        Ok(if has_names { None } else { Some(slots) })
    }

    fn object_is_builtin(&self, class: Id) -> bool {
        matches!(self.heap.get(class), Object::Type(object) if object.builtin)
    }

    /// The items of a class's `__slots__`.
    fn slot_names(&mut self, slots: Value) -> Vec<Value> {
        match self.text_of(slots) {
            Some(_) => vec![slots],
            None => self.items_of(slots).unwrap_or_default(),
        }
    }

    /// Of a class whose instances have a `__dict__`: the names that are slots all the same, of
    /// whatever base; most classes have none.
    pub(crate) fn slots_beside_names(&mut self, class: Id) -> Vec<Sym> {
        let mut found = Vec::new();
        for base in self.mro(class).to_vec() {
            let Object::Type(object) = self.heap.get(base) else {
                continue;
            };
            let (name, slots) = (object.name.clone(), object.attributes.get(Sym::SLOTS));
            let Some(slots) = slots.filter(|_| !object.builtin) else {
                continue;
            };
            for slot in self.slot_names(slots) {
                let text = self.text_of(slot).unwrap_or("").to_owned();
                found.push(self.symbols.intern(&crate::compile::scope::mangle(Some(&name), &text)));
            }
        }
        found
    }

    /// The most derived metaclass of the bases.
    pub fn metaclass_of(&mut self, wanted: Id, bases: &[Value]) -> Result<Id, Stop> {
        let mut winner = wanted;
        for base in bases {
            let other = self.class_of(*base);
            if self.is_subclass(winner, other) {
                continue;
            }
            if !self.is_subclass(other, winner) {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                ));
            }
            winner = other;
        }
        Ok(winner)
    }
}

/// `[instance]` while `__init__` runs.
fn init_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Value(value) if value.is_none() => Flow::Return(vm.slot(0)),
        Input::Value(value) => {
            let name = vm.class_name(value);
            let class = vm.classes.type_error;
            Flow::Raise(vm.exception_with(
                class,
                &format!("__init__() should return None, not '{name}'"),
            ))
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(vm.slot(0)),
    }
}

/// `[class, __new__, __init__, args.., names..]`, later with the instance on top.
fn class_call_step(vm: &mut Vm, input: Input) -> Flow {
    let (class_value, new, init) = (vm.slot(0), vm.slot(1), vm.slot(2));
    let Value::Object(class) = class_value else {
        unreachable!("entered so")
    };
    let (base, count) = (
        vm.native_frame().base as usize,
        vm.native_frame().numbers[0] as usize,
    );
    let named = vm.native_frame().numbers[1] as usize;
    let args = |vm: &Vm, first: Value| {
        let mut args = Args::of(&vm.stack[base + 3..base + 3 + count]);
        args.names = vm.stack[base + 3 + count..base + 3 + count + named]
            .iter()
            .map_while(|value| match value {
                Value::Int(number) => Some(Sym(*number as u32)),
                _ => None,
            })
            .collect();
        args.with_first(first)
    };
    match (vm.native_frame().pc, input) {
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        (0, Input::Start) => {
            if vm.is_object_method(new) {
                if count > 0 && vm.is_object_method(init) {
                    let name = vm.type_name(class).to_owned();
                    let error = vm.classes.type_error;
                    return Flow::Raise(
                        vm.exception_with(error, &format!("{name}() takes no arguments")),
                    );
                }
                return match vm.object_new(class) {
                    Ok(instance) => vm.answer(Input::Value(instance)),
                    Err(stop) => Flow::Raise(vm.only_raise(stop)),
                };
            }
            let new = vm.unwrap_static(new);
            let args = args(vm, class_value);
            vm.native_call_args(new, &args)
        }
        (0, Input::Value(instance)) => {
            vm.push(instance);
            let skip =
                !vm.is_instance(instance, class) || vm.is_object_method(init) || init.is_none();
            if skip {
                return Flow::Return(instance);
            }
            vm.native_frame().pc = 1;
            // Payload and exception classes initialise in `__new__`; their native `__init__` does no more.
            let class_now = vm.class_of(instance);
            let init = vm.lookup_cached(class_now, Sym::INIT).unwrap_or(init);
            let mut call = args(vm, instance);
            if let Some(found) = call.names.iter().position(|name| *name == Sym::METACLASS) {
                let at = call.values.len() - call.names.len() + found;
                call.values.remove(at);
                call.names.remove(found);
            }
            vm.native_call_args(init, &call)
        }
        (_, Input::Value(value)) if value.is_none() => Flow::Return(vm.peek(0)),
        (_, Input::Value(value)) => {
            let name = vm.class_name(value);
            let error = vm.classes.type_error;
            Flow::Raise(vm.exception_with(
                error,
                &format!("__init__() should return None, not '{name}'"),
            ))
        }
        _ => Flow::Return(Value::None),
    }
}
