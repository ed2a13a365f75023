//! Writing `repr` of builtin objects, and of what is inside of them.
//!
//! Reads the machine and changes nothing. `active` holds what is being written, so
//! that an object inside of itself is `...`; a class whose `__repr__` is Python
//! halts the whole text. Source of the forms: each type's `tp_repr` in CPython 3.14.

use crate::object::{GeneratorKind, Iter, Object, ViewKind};
use crate::pure::{float_text, int_text, str_repr};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;
use crate::vm::hash::{DEPTH_MAX, Halt};

impl Vm {
    /// `object.__repr__`
    pub(crate) fn plain_repr(&self, value: Value) -> String {
        let mut text = String::new();
        self.write_default(value, &mut text);
        text
    }

    /// `<module.Class object at 0x…>`
    pub(crate) fn write_default(&self, value: Value, out: &mut String) {
        let class = self.class_of(value);
        // Natives of which there is only one.
        match self.type_name(class) {
            "Token.MISSING" => return out.push_str("<Token.MISSING>"),
            "_PlaceholderType" => return out.push_str("Placeholder"),
            _ => {}
        }
        if self.state.module_classes.get("_tuplegetter") == Some(&class) {
            return self.write_getter(value, out);
        }
        out.push_str(&format!(
            "<{} object at {:#x}>",
            self.class_path(class),
            self.address_of(value)
        ));
    }

    /// The attribute for a place of a named tuple: its number and its documentation.
    fn write_getter(&self, value: Value, out: &mut String) {
        let names = value.id().and_then(|id| self.heap.attributes(id));
        let part = |name| {
            names
                .and_then(|names| names.get(name))
                .unwrap_or(Value::None)
        };
        out.push_str("_tuplegetter(");
        // A number and a str: neither runs Python code.
        let _ = self.write_repr(part(Sym::INDEX_FIELD), out, &mut Vec::new());
        out.push_str(", ");
        let _ = self.write_repr(part(Sym::DOC), out, &mut Vec::new());
        out.push(')');
    }

    /// A class with its module, as reprs show it.
    pub(crate) fn class_path(&self, class: Id) -> String {
        let Object::Type(object) = self.heap.get(class) else {
            return String::from("?");
        };
        // A metaclass written in Python stores it with the other attributes.
        let module = object.attributes.get(Sym::MODULE).unwrap_or(object.module);
        let module = self.text_of(module).unwrap_or("builtins");
        let qualname = self.text_of(object.qualname).unwrap_or(&object.name);
        if module == "builtins" {
            qualname.to_owned()
        } else {
            format!("{module}.{qualname}")
        }
    }

    fn write_items(
        &self,
        items: &[Value],
        out: &mut String,
        active: &mut Vec<Value>,
    ) -> Result<(), Halt> {
        for (n, item) in items.iter().enumerate() {
            if n > 0 {
                out.push_str(", ");
            }
            self.write_repr(*item, out, active)?;
        }
        Ok(())
    }

    /// Writes `repr(value)`; `active` holds the containers being written.
    pub(crate) fn write_repr(
        &self,
        value: Value,
        out: &mut String,
        active: &mut Vec<Value>,
    ) -> Result<(), Halt> {
        if self.overrides(value, Sym::REPR) {
            return Err(Halt::Python);
        }
        let id = match value {
            Value::Null | Value::None => return Ok(out.push_str("None")),
            Value::NotImplemented => return Ok(out.push_str("NotImplemented")),
            Value::Ellipsis => return Ok(out.push_str("Ellipsis")),
            Value::Bool(truth) => {
                return Ok(out.push_str(if truth.get() { "True" } else { "False" }));
            }
            Value::Int(number) => return Ok(out.push_str(&number.to_string())),
            Value::Float(number) => return Ok(out.push_str(&float_text::repr(number.get()))),
            Value::Object(id) => id,
        };
        if active.len() as u32 > DEPTH_MAX {
            return Err(Halt::Deep);
        }
        if active.iter().any(|other| other.is(value)) {
            out.push_str(match self.object_of(self.payload(value)) {
                Some(Object::List(_)) => "[...]",
                Some(Object::Deque(_)) => "[...]",
                Some(Object::Tuple(_)) => "(...)",
                Some(Object::Dict(_)) => "{...}",
                Some(Object::Set(_)) => "set(...)",
                _ => "...",
            });
            return Ok(());
        }
        active.push(value);
        let written = self.write_object(value, id, out, active);
        active.pop();
        written
    }

    #[allow(clippy::too_many_lines)]
    pub(crate) fn write_object(
        &self,
        value: Value,
        id: Id,
        out: &mut String,
        active: &mut Vec<Value>,
    ) -> Result<(), Halt> {
        match self.heap.get(id) {
            Object::Str(text) => out.push_str(&str_repr::repr(&text.text)),
            Object::Int(number) => match int_text::str(&int_text::Integer::Big((**number).clone()))
            {
                Ok(text) => out.push_str(&text),
                Err(_) => return Err(Halt::Unhashable(value)),
            },
            Object::Complex(real, imaginary) => out.push_str(&complex_text(*real, *imaginary)),
            Object::Bytes(bytes) => out.push_str(&crate::pure::bytes_text::repr(bytes)),
            Object::ByteArray(bytes) => {
                out.push_str("bytearray(");
                out.push_str(&crate::pure::bytes_text::repr(bytes));
                out.push(')');
            }
            Object::List(items) => {
                out.push('[');
                self.write_items(items, out, active)?;
                out.push(']');
            }
            Object::Tuple(items) => {
                out.push('(');
                self.write_items(items, out, active)?;
                out.push_str(if items.len() == 1 { ",)" } else { ")" });
            }
            Object::Dict(table) => {
                let entries: Vec<(Value, Value)> =
                    table.iter().map(|entry| (entry.key, entry.value)).collect();
                self.write_mapping(&entries, out, active)?;
            }
            Object::NamesView(owner) => self.write_names(*owner, out, active)?,
            Object::MappingProxy(inner) => {
                out.push_str("mappingproxy(");
                self.write_repr(*inner, out, active)?;
                out.push(')');
            }
            Object::Set(table) | Object::FrozenSet(table) => {
                let frozen = matches!(self.heap.get(id), Object::FrozenSet(_));
                self.write_set(
                    if frozen { "frozenset" } else { "set" },
                    frozen,
                    table,
                    out,
                    active,
                )?;
            }
            Object::Deque(deque) => {
                out.push_str("deque([");
                let items: Vec<Value> = deque.items.iter().copied().collect();
                self.write_items(&items, out, active)?;
                out.push(']');
                if let Some(limit) = deque.limit {
                    out.push_str(&format!(", maxlen={limit}"));
                }
                out.push(')');
            }
            Object::Range(range) => {
                out.push_str(&format!("range({}, {}", range.start, range.stop));
                if range.step != 1 {
                    out.push_str(&format!(", {}", range.step));
                }
                out.push(')');
            }
            Object::Slice(parts) => {
                out.push_str("slice(");
                self.write_items(&parts[..], out, active)?;
                out.push(')');
            }
            Object::DictView { dict, kind } => self.write_view(*dict, *kind, out, active)?,
            Object::Exception(exception) => {
                out.push_str(self.type_name(exception.class));
                match self.object_of(exception.args) {
                    Some(Object::Tuple(items)) => {
                        out.push('(');
                        self.write_items(items, out, active)?;
                        out.push(')');
                    }
                    _ => out.push_str("()"),
                }
            }
            Object::Instance(instance) if !instance.payload.is_null() => {
                return self.write_payload(value, instance.class, instance.payload, out, active);
            }
            Object::Partial(partial) => {
                out.push_str("functools.partial(");
                self.write_repr(partial.function, out, active)?;
                for argument in partial.args.iter() {
                    out.push_str(", ");
                    self.write_repr(*argument, out, active)?;
                }
                if let Some(table) = self.table_of(partial.keywords) {
                    for entry in table.iter() {
                        out.push_str(&format!(", {}=", self.text_of(entry.key).unwrap_or("?")));
                        self.write_repr(entry.value, out, active)?;
                    }
                }
                out.push(')');
            }
            Object::GenericAlias(alias) => {
                self.write_type_argument(alias.origin, out, active)?;
                out.push('[');
                match self.object_of(alias.args) {
                    Some(Object::Tuple(items)) if items.is_empty() => out.push_str("()"),
                    Some(Object::Tuple(items)) => {
                        for (n, item) in items.iter().enumerate() {
                            if n > 0 {
                                out.push_str(", ");
                            }
                            self.write_type_argument(*item, out, active)?;
                        }
                    }
                    _ => self.write_type_argument(alias.args, out, active)?,
                }
                out.push(']');
            }
            Object::Union(items) => {
                for (n, item) in items.iter().enumerate() {
                    if n > 0 {
                        out.push_str(" | ");
                    }
                    self.write_type_argument(*item, out, active)?;
                }
            }
            Object::TypeParam { name, .. } => out.push_str(self.text_of(*name).unwrap_or("?")),
            Object::Iterator(iter) if matches!(**iter, Iter::Tool { .. }) => {
                match crate::modules::itertools::shown(self, id) {
                    Some((name, values)) => {
                        out.push_str(&format!("{name}("));
                        self.write_items(&values, out, active)?;
                        out.push(')');
                    }
                    None => self.write_default(value, out),
                }
            }
            Object::ContextVar(var) => {
                out.push_str(&format!(
                    "<ContextVar name={}",
                    str_repr::repr(self.text_of(var.name).unwrap_or("?"))
                ));
                if !var.default.is_null() {
                    out.push_str(" default=");
                    self.write_repr(var.default, out, active)?;
                }
                out.push_str(&format!(" at {:#x}>", self.address_of(value)));
            }
            Object::ContextToken(parts) => {
                let used = if parts.used { " used" } else { "" };
                out.push_str(&format!("<Token{used} var="));
                self.write_repr(parts.var, out, active)?;
                out.push_str(&format!(" at {:#x}>", self.address_of(value)));
            }
            Object::Super(super_object) => {
                out.push_str(&format!(
                    "<super: <class '{}'>, <{} object>>",
                    self.type_name(super_object.class),
                    self.type_name(super_object.this_class)
                ));
            }
            Object::Method { function, this } => {
                self.write_method(*function, *this, out, active)?
            }
            _ => self.write_plain(value, id, out),
        }
        Ok(())
    }

    fn write_mapping(
        &self,
        entries: &[(Value, Value)],
        out: &mut String,
        active: &mut Vec<Value>,
    ) -> Result<(), Halt> {
        out.push('{');
        for (n, (key, value)) in entries.iter().enumerate() {
            if n > 0 {
                out.push_str(", ");
            }
            self.write_repr(*key, out, active)?;
            out.push_str(": ");
            self.write_repr(*value, out, active)?;
        }
        out.push('}');
        Ok(())
    }

    fn write_names(
        &self,
        owner: Id,
        out: &mut String,
        active: &mut Vec<Value>,
    ) -> Result<(), Halt> {
        out.push('{');
        if let Some(names) = self.heap.attributes(owner) {
            for (n, (name, value)) in names.iter().enumerate() {
                if n > 0 {
                    out.push_str(", ");
                }
                out.push_str(&str_repr::repr(self.symbols.text(name)));
                out.push_str(": ");
                self.write_repr(value, out, active)?;
            }
        }
        out.push('}');
        Ok(())
    }

    fn write_set(
        &self,
        name: &str,
        named: bool,
        table: &crate::set::SetTable,
        out: &mut String,
        active: &mut Vec<Value>,
    ) -> Result<(), Halt> {
        if table.is_empty() {
            out.push_str(&format!("{name}()"));
            return Ok(());
        }
        let keys: Vec<Value> = table.iter().map(|(_, key)| key).collect();
        out.push_str(&if named {
            format!("{name}({{")
        } else {
            String::from("{")
        });
        self.write_items(&keys, out, active)?;
        out.push_str(if named { "})" } else { "}" });
        Ok(())
    }

    fn write_view(
        &self,
        dict: Id,
        kind: ViewKind,
        out: &mut String,
        active: &mut Vec<Value>,
    ) -> Result<(), Halt> {
        let entries: Vec<(Value, Value)> = match self.table_of(Value::Object(dict)) {
            Some(table) => table.iter().map(|entry| (entry.key, entry.value)).collect(),
            None => Vec::new(),
        };
        let name = match kind {
            ViewKind::Keys => "dict_keys",
            ViewKind::Values => "dict_values",
            ViewKind::Items => "dict_items",
        };
        out.push_str(name);
        out.push_str("([");
        for (n, (key, value)) in entries.iter().enumerate() {
            if n > 0 {
                out.push_str(", ");
            }
            match kind {
                ViewKind::Keys => self.write_repr(*key, out, active)?,
                ViewKind::Values => self.write_repr(*value, out, active)?,
                ViewKind::Items => {
                    out.push('(');
                    self.write_items(&[*key, *value], out, active)?;
                    out.push(')');
                }
            }
        }
        out.push_str("])");
        Ok(())
    }

    /// An instance of a subclass of a builtin type: sets and such show the subclass's name.
    fn write_payload(
        &self,
        value: Value,
        class: Id,
        payload: Value,
        out: &mut String,
        active: &mut Vec<Value>,
    ) -> Result<(), Halt> {
        let name = self.type_name(class);
        match self.object_of(payload) {
            Some(Object::Tuple(items)) if matches!(self.heap.get(class), Object::Type(class) if class.builtin) =>
            {
                // A named tuple of a native module: the names are its attributes.
                let names: Vec<Sym> = value
                    .id()
                    .and_then(|id| self.heap.attributes(id))
                    .map(|names| names.iter().map(|(name, _)| name).collect())
                    .unwrap_or_default();
                out.push_str(&format!("{}(", self.class_path(class)));
                for (n, (name, item)) in names.iter().zip(items.iter()).enumerate() {
                    if n > 0 {
                        out.push_str(", ");
                    }
                    out.push_str(&format!("{}=", self.symbols.text(*name)));
                    self.write_repr(*item, out, active)?;
                }
                out.push(')');
                Ok(())
            }
            Some(Object::Set(table) | Object::FrozenSet(table)) => {
                self.write_set(name, true, table, out, active)
            }
            Some(Object::Dict(_)) if self.is_subclass(class, self.classes.defaultdict) => {
                let factory = self
                    .symbols
                    .find("default_factory")
                    .and_then(|key| self.heap.attributes(value.id()?)?.get(key));
                out.push_str(&format!("{name}("));
                self.write_repr(factory.unwrap_or(Value::None), out, active)?;
                out.push_str(", ");
                self.write_repr(payload, out, active)?;
                out.push(')');
                Ok(())
            }
            Some(Object::Deque(_) | Object::ByteArray(_)) => {
                let mut text = String::new();
                self.write_repr(payload, &mut text, active)?;
                let rest = text.find('(').map_or("", |at| &text[at..]);
                out.push_str(name);
                out.push_str(rest);
                Ok(())
            }
            _ => self.write_repr(payload, out, active),
        }
    }

    fn write_method(
        &self,
        function: Value,
        this: Value,
        out: &mut String,
        active: &mut Vec<Value>,
    ) -> Result<(), Halt> {
        match self.object_of(function) {
            Some(Object::Native(def)) => {
                if let Some(Object::Type(class)) = self.object_of(this) {
                    out.push_str(&format!(
                        "<built-in method {} of type object at {:#x}>",
                        def.name,
                        self.address_of(this)
                    ));
                    let _ = class;
                } else {
                    let class = self.class_name(this);
                    let kind = if def.name.starts_with("__") {
                        "method-wrapper"
                    } else {
                        "built-in method"
                    };
                    if kind == "method-wrapper" {
                        out.push_str(&format!(
                            "<method-wrapper '{}' of {class} object at {:#x}>",
                            def.name,
                            self.address_of(this)
                        ));
                    } else {
                        out.push_str(&format!(
                            "<built-in method {} of {class} object at {:#x}>",
                            def.name,
                            self.address_of(this)
                        ));
                    }
                }
            }
            Some(Object::Function(function)) => {
                out.push_str(&format!(
                    "<bound method {} of ",
                    self.text_of(function.qualname).unwrap_or("?")
                ));
                self.write_repr(this, out, active)?;
                out.push('>');
            }
            _ => {
                out.push_str("<bound method ");
                self.write_repr(function, out, active)?;
                out.push_str(" of ");
                self.write_repr(this, out, active)?;
                out.push('>');
            }
        }
        Ok(())
    }

    /// A type inside of `list[…]` or a union: builtin classes by their bare name.
    fn write_type_argument(
        &self,
        value: Value,
        out: &mut String,
        active: &mut Vec<Value>,
    ) -> Result<(), Halt> {
        match (value, self.object_of(value)) {
            (Value::Ellipsis, _) => out.push_str("..."),
            (Value::None, _) => out.push_str("None"),
            (_, Some(Object::Type(class))) if Value::Object(self.classes.none).is(value) => {
                let _ = class;
                out.push_str("None");
            }
            (Value::Object(id), Some(Object::Type(_))) => out.push_str(&self.class_path(id)),
            (_, Some(Object::List(items))) => {
                out.push('[');
                for (n, item) in items.iter().enumerate() {
                    if n > 0 {
                        out.push_str(", ");
                    }
                    self.write_type_argument(*item, out, active)?;
                }
                out.push(']');
            }
            _ => return self.write_repr(value, out, active),
        }
        Ok(())
    }

    /// Objects that show no other objects.
    fn write_plain(&self, value: Value, id: Id, out: &mut String) {
        let address = self.address_of(value);
        match self.heap.get(id) {
            Object::Type(_) => out.push_str(&format!("<class '{}'>", self.class_path(id))),
            Object::Function(function) => {
                let name = self.text_of(function.qualname).unwrap_or("?");
                out.push_str(&format!("<function {name} at {address:#x}>"));
            }
            Object::Native(def) => match def.kind {
                crate::native::NativeKind::Method => {
                    let kind = if def.name.starts_with("__") {
                        "slot wrapper"
                    } else {
                        "method"
                    };
                    out.push_str(&format!(
                        "<{kind} '{}' of '{}' objects>",
                        def.name, def.owner
                    ));
                }
                crate::native::NativeKind::Getter => {
                    out.push_str(&format!(
                        "<attribute '{}' of '{}' objects>",
                        def.name, def.owner
                    ));
                }
                _ => out.push_str(&format!("<built-in function {}>", def.name)),
            },
            Object::Module(module) => out.push_str(&self.module_text(module)),
            Object::Generator(generator) => {
                let kind = match generator.kind {
                    GeneratorKind::Generator => "generator",
                    GeneratorKind::Coroutine => "coroutine",
                    GeneratorKind::AsyncGenerator => "async_generator",
                };
                let name = self.text_of(generator.qualname).unwrap_or("?");
                out.push_str(&format!("<{kind} object {name} at {address:#x}>"));
            }
            Object::Code(code) => {
                let loaded = &self.codes[code.0 as usize];
                out.push_str(&format!(
                    "<code object {} at {address:#x}, file \"{}\", line {}>",
                    loaded.code.name, loaded.file.path, loaded.code.first_line
                ));
            }
            Object::Cell(content) => {
                let content = match content {
                    Value::Null => String::from("empty"),
                    value => format!(
                        "{} object at {:#x}",
                        self.class_name(*value),
                        self.address_of(*value)
                    ),
                };
                out.push_str(&format!("<cell at {address:#x}: {content}>"));
            }
            Object::Iterator(iter) if matches!(**iter, Iter::Done) => {
                out.push_str(&format!("<iterator object at {address:#x}>"));
            }
            Object::Stream(number) => {
                let (name, mode) = match number {
                    0 => ("<stdin>", "r"),
                    1 => ("<stdout>", "w"),
                    _ => ("<stderr>", "w"),
                };
                out.push_str(&format!(
                    "<_io.TextIOWrapper name='{name}' mode='{mode}' encoding='utf-8'>"
                ));
            }
            Object::Lock(lock) => {
                let state = if lock.count > 0 { "locked" } else { "unlocked" };
                let class = self.class_path(self.class_of(value));
                out.push_str(&format!("<{state} {class} object "));
                if lock.reentrant {
                    let owner = lock
                        .holder
                        .map_or(0, |holder| crate::modules::thread::ident(self, holder));
                    out.push_str(&format!("owner={owner} count={} ", lock.count));
                }
                out.push_str(&format!("at {address:#x}>"));
            }
            Object::Future(_) => out.push_str(&self.future_repr(value)),
            Object::Handle(_) => out.push_str(&self.handle_repr(value)),
            Object::WeakRef(weak) => match weak.target {
                Some(target) => {
                    let target = Value::Object(target);
                    out.push_str(&format!(
                        "<weakref at {address:#x}; to '{}' at {:#x}>",
                        self.class_name(target),
                        self.address_of(target)
                    ));
                }
                None => out.push_str(&format!("<weakref at {address:#x}; dead>")),
            },
            _ => self.write_default(value, out),
        }
    }

    fn module_text(&self, module: &crate::object::Module) -> String {
        let file = module
            .attributes
            .get(Sym::FILE)
            .and_then(|file| self.text_of(file));
        match file {
            Some(file) => format!("<module '{}' from '{file}'>", module.name),
            None if self.symbols.find("__spec__").is_some_and(|spec| {
                module
                    .attributes
                    .get(spec)
                    .is_some_and(|spec| spec.is_none())
            }) =>
            {
                format!("<module '{}'>", module.name)
            }
            None => format!("<module '{}' (built-in)>", module.name),
        }
    }
}

/// `repr` of a complex number.
pub(crate) fn complex_text(real: f64, imaginary: f64) -> String {
    let part = |number: f64| {
        let text = float_text::repr(number);
        text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
    };
    if real == 0.0 && real.is_sign_positive() {
        return format!("{}j", part(imaginary));
    }
    let sign = if imaginary.is_sign_negative() && !imaginary.is_nan() {
        ""
    } else {
        "+"
    };
    format!("({}{sign}{}j)", part(real), part(imaginary))
}
