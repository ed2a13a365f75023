//! The `class` statement (`__build_class__`) and `type.__new__`, as native frames:
//! both call Python in several places (`__prepare__`, the body, the metaclass,
//! `__set_name__`, `__init_subclass__`).

use crate::native::{Args, Outcome, Stop};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Flow, Input, Then, Vm};

/// `__build_class__(body, name, *bases, metaclass=None, **keywords)`
pub fn build_class(vm: &mut Vm, args: &Args) -> Outcome {
    let original = vm.heap.tuple(args.positional()[2..].to_vec());
    vm.build_class_resolved(args, original)
}

fn build(vm: &mut Vm, args: &Args, original: Value) -> Outcome {
    let positional = args.positional();
    let (body, name) = (positional[0], positional[1]);
    let mut bases = Vec::new();
    for base in &positional[2..] {
        match vm.object_of(*base) {
            Some(Object::GenericAlias(alias)) => bases.push(alias.origin),
            _ => bases.push(*base),
        }
    }
    // Typing's own forms (Generic[T], Protocol[T], NamedTuple …) say what they stand for.
    for at in (0..bases.len()).rev() {
        let base = bases[at];
        if !matches!(vm.object_of(base), Some(Object::Type(_)))
            && vm.lookup_special(base, Sym::MRO_ENTRIES).is_some()
        {
            return vm.build_with_entries(args, original);
        }
    }
    let bases = vm.heap.tuple(bases);
    let keywords = vm.new_dict();
    let mut metaclass = Value::Null;
    for (key, value) in args.keywords() {
        if key == Sym::METACLASS {
            metaclass = value;
        } else {
            let key = vm.name_value(key);
            vm.dict_set_str(keywords, key, value);
        }
    }
    let base_values = vm.items_of(bases).unwrap_or_default();
    let wanted = match metaclass {
        Value::Null => vm.classes.type_,
        Value::Object(id) if matches!(vm.heap.get(id), Object::Type(_)) => id,
        _ => {
            vm.enter_build(&[body, name, bases, keywords, metaclass, original]);
            return Err(Stop::Frame);
        }
    };
    let metaclass = vm.metaclass_of(wanted, &base_values)?;
    vm.enter_build(&[
        body,
        name,
        bases,
        keywords,
        Value::Object(metaclass),
        original,
    ]);
    Err(Stop::Frame)
}

impl Vm {
    /// `__build_class__` whose bases stand for `original`, as `__orig_bases__` tells.
    pub fn build_class_resolved(&mut self, args: &Args, original: Value) -> Outcome {
        build(self, args, original)
    }

    fn enter_build(&mut self, values: &[Value]) {
        self.enter_native("__build_class__", build_step, values, Then::Push);
    }

    /// Some base has `__mro_entries__` of Python: the prelude resolves them, then the class is built.
    fn build_with_entries(&mut self, args: &Args, original: Value) -> Outcome {
        let Some(function) = self.prelude_function("build_class_entries") else {
            return Err(self.runtime_error("the prelude has no build_class_entries"));
        };
        let mut call = Args::of(&[args.get(0), args.get(1), original]);
        for (key, value) in args.keywords() {
            call.values.push(value);
            call.names.push(key);
        }
        self.tail_call(function, &call)
    }

    fn slots<const N: usize>(&mut self) -> [Value; N] {
        let base = self.native_frame().base as usize;
        std::array::from_fn(|n| self.stack[base + n])
    }

    fn keyword_args(&mut self, positional: &[Value], keywords: Value) -> Args {
        let mut args = Args::of(positional);
        if let Some(Object::Dict(table)) = self.object_of(keywords) {
            let entries: Vec<(Value, Value)> =
                table.iter().map(|entry| (entry.key, entry.value)).collect();
            for (key, value) in entries {
                let text = self.text_of(key).unwrap_or("").to_owned();
                args.names.push(self.symbols.intern(&text));
                args.values.push(value);
            }
        }
        args
    }
}

/// `[body, name, bases, keywords, metaclass, original bases]`, then the namespace.
fn build_step(vm: &mut Vm, input: Input) -> Flow {
    let [body, name, bases, keywords, metaclass, original] = vm.slots::<6>();
    match (vm.native_frame().pc, input) {
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        (0, Input::Start) => {
            vm.native_frame().pc = 1;
            let prepare = match metaclass {
                Value::Object(id) if id == vm.classes.type_ => None,
                Value::Object(id) if matches!(vm.heap.get(id), Object::Type(_)) => vm
                    .lookup(id, Sym::PREPARE)
                    .filter(|found| !matches!(vm.object_of(*found), Some(Object::Native(_)))),
                _ => None,
            };
            match prepare {
                Some(_) => match vm.load_attribute(metaclass, Sym::PREPARE) {
                    Ok(prepare) => {
                        let args = vm.keyword_args(&[name, bases], keywords);
                        vm.native_call_args(prepare, &args)
                    }
                    Err(stop) => Flow::Raise(vm.only_raise(stop)),
                },
                None => {
                    let namespace = vm.new_dict();
                    vm.answer(Input::Value(namespace))
                }
            }
        }
        (1, Input::Value(namespace)) => {
            vm.push(namespace);
            vm.native_frame().pc = 2;
            let Some(Object::Function(function)) = vm.object_of(body) else {
                unreachable!("compiled so")
            };
            let (code, globals, closure) =
                (function.code, function.globals, function.closure.clone());
            vm.enter_body(code, globals, namespace, &closure, Then::Native);
            Flow::Continue
        }
        (2, Input::Value(_)) => {
            let namespace = vm.slot(6);
            let differs = match (vm.object_of(original), vm.object_of(bases)) {
                (Some(Object::Tuple(a)), Some(Object::Tuple(b))) => {
                    a.len() != b.len() || a.iter().zip(b.iter()).any(|(a, b)| !a.is(*b))
                }
                _ => false,
            };
            if differs {
                let namespace = vm.payload(namespace);
                vm.dict_set_name(namespace, "__orig_bases__", original);
            }
            vm.native_frame().pc = 3;
            let args = vm.keyword_args(&[name, bases, namespace], keywords);
            vm.native_call_args(metaclass, &args)
        }
        (_, Input::Value(class)) => Flow::Return(class),
        _ => Flow::Return(Value::None),
    }
}

/// `type.__new__(metaclass, name, bases, namespace, **keywords)`
pub fn type_new(vm: &mut Vm, args: &Args) -> Outcome {
    let positional = args.positional().to_vec();
    if positional.len() == 2 {
        if !args.names.is_empty() {
            return Err(vm.type_error("type() takes no keyword arguments"));
        }
        return Ok(Value::Object(vm.class_of(positional[1])));
    }
    if positional.len() != 4 {
        return Err(vm.type_error("type() takes 1 or 3 arguments"));
    }
    let Value::Object(metaclass) = positional[0] else {
        return Err(vm.type_error("type.__new__(X): X is not a type object"));
    };
    let Some(name) = vm.text_of(positional[1]).map(str::to_owned) else {
        let class = vm.class_name(positional[1]);
        return Err(vm.type_error(&format!(
            "type.__new__() argument 1 must be str, not {class}"
        )));
    };
    for (at, kind, wanted) in [(2, vm.classes.tuple, "tuple"), (3, vm.classes.dict, "dict")] {
        if !vm.is_subclass(vm.class_of(positional[at]), kind) {
            let class = vm.class_name(positional[at]);
            return Err(vm.type_error(&format!(
                "type.__new__() argument {at} must be {wanted}, not {class}"
            )));
        }
    }
    let bases = vm.items_of(positional[2]).unwrap_or_default();
    let metaclass = vm.metaclass_of(metaclass, &bases)?;
    let class = vm.make_class(metaclass, &name, &bases, positional[3])?;
    let keywords = vm.new_dict();
    for (key, value) in args.keywords() {
        let key = vm.name_value(key);
        vm.dict_set_str(keywords, key, value);
    }
    let descriptors = vm.descriptors_to_name(class);
    let init_subclass = vm.inherited_init_subclass(class);
    if descriptors.is_empty() && init_subclass.is_none() {
        if let Some((name, _)) = args.keywords().next() {
            let text = format!(
                "{}.__init_subclass__() takes no keyword arguments",
                vm.type_name(class)
            );
            let _ = name;
            return Err(vm.type_error(&text));
        }
        return Ok(Value::Object(class));
    }
    let names = vm.heap.list(descriptors);
    vm.enter_native(
        "type.__new__",
        type_new_step,
        &[Value::Object(class), names, keywords],
        Then::Push,
    );
    Err(Stop::Frame)
}

impl Vm {
    /// Name and value, in turn, of the attributes with `__set_name__`.
    fn descriptors_to_name(&mut self, class: Id) -> Vec<Value> {
        let Object::Type(object) = self.heap.get(class) else {
            return Vec::new();
        };
        let entries: Vec<(Sym, Value)> = object.attributes.iter().collect();
        let mut found = Vec::new();
        for (name, value) in entries {
            if let Some(Object::Property(_)) = self.object_of(value) {
                let text = self.name_value(name);
                self.name_property(value, text);
                continue;
            }
            if matches!(self.object_of(value), Some(Object::Instance(_)))
                && self.lookup_special(value, Sym::SET_NAME).is_some()
            {
                found.push(self.name_value(name));
                found.push(value);
            }
        }
        found
    }

    fn name_property(&mut self, property: Value, name: Value) {
        if let Value::Object(id) = property
            && matches!(self.heap.get(id), Object::Property(property) if property.name.is_none())
        {
            self.heap.store(id, name, |object| match object {
                Object::Property(property) => &mut property.name,
                _ => unreachable!("just matched"),
            });
        }
    }

    /// `super().__init_subclass__` if it is not `object`'s.
    fn inherited_init_subclass(&mut self, class: Id) -> Option<Value> {
        let mro = self.mro(class)[1..].to_vec();
        let found = mro.iter().find_map(|base| match self.heap.get(*base) {
            Object::Type(class) => class.attributes.get(Sym::INIT_SUBCLASS),
            _ => None,
        })?;
        match self.object_of(found) {
            Some(Object::ClassMethod(inner)) => Some(*inner),
            Some(Object::Native(_)) => None,
            _ => Some(found),
        }
    }
}

/// `[class, names and descriptors, keywords]`
fn type_new_step(vm: &mut Vm, input: Input) -> Flow {
    let [class, names, keywords] = vm.slots::<3>();
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    let at = vm.native_frame().pc as usize;
    let pair = match vm.object_of(names) {
        Some(Object::List(items)) => items.get(at).copied().zip(items.get(at + 1).copied()),
        _ => None,
    };
    if let Some((name, descriptor)) = pair {
        vm.native_frame().pc += 2;
        let Some(method) = vm.lookup_special(descriptor, Sym::SET_NAME) else {
            return vm.answer(Input::Start);
        };
        return vm.native_call(method, &[descriptor, class, name]);
    }
    if vm.native_frame().numbers[0] == 0 {
        vm.native_frame().numbers[0] = 1;
        let Value::Object(id) = class else {
            unreachable!("entered so")
        };
        if let Some(method) = vm.inherited_init_subclass(id) {
            let args = vm.keyword_args(&[class], keywords);
            return vm.native_call_args(method, &args);
        }
    }
    Flow::Return(class)
}
