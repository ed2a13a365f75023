//! A new VM: builtin classes, the builtins module, the prelude, the program.

use crate::attributes::Attributes;
use crate::classes::{Classes, TABLE};
use crate::compile::deferred::compile_library;
use crate::heap::Heap;
use crate::native::function;
use crate::object::{Layout, Object, Type};
use crate::settings::Settings;
use crate::symbol::{Sym, Symbols};
use crate::value::{Id, Value};
use crate::vm::load::SourceFile;
use crate::vm::{Input, Vm};
use kernel::Kernel;
use std::collections::BTreeMap;
use std::rc::Rc;
use trace::{StrandId, ThreadId};

static BUILD_CLASS: crate::native::NativeDef = function(
    "builtins",
    "__build_class__",
    super::build_class::build_class,
);

/// Classes whose instances are plain, so that subclasses carry no payload.
const PLAIN: &[&str] = &["object"];

/// Classes that may not be subclassed.
const FINAL: &[&str] = &[
    "bool",
    "none",
    "not_implemented",
    "ellipsis",
    "function",
    "generator",
    "coroutine",
    "range",
    "slice",
    "method",
    "native",
];

impl Vm {
    /// A VM with the builtins; `code` is the program's module.
    pub fn new(settings: Settings, code: &Rc<crate::code::Code>) -> Vm {
        let settings = Rc::new(settings);
        let mut vm = Vm {
            kernel: Kernel::default(),
            settings: settings.clone(),
            heap: Heap::new(settings.version == crate::settings::Version::Py311),
            symbols: Symbols::default(),
            classes: Classes::empty(),
            codes: std::rc::Rc::default(),
            modules: BTreeMap::new(),
            builtins: Id(0),
            prelude: None,
            stack: Vec::new(),
            frames: Vec::new(),
            handled: Value::None,
            input: Input::Start,
            strand: StrandId(0),
            thread_strand: StrandId(0),
            threads: Vec::new(),
            running: 0,
            immortals: Vec::new(),
            asyncio: crate::asyncio::Shared::default(),
            warned: Vec::new(),
            state: crate::modules::State::default(),
            cache: super::class_of::Cache::default(),
            fits: super::class_of::Fits::default(),
            jumped: None,
            any_getattribute: false,
            epoch: 0,
            spent_steps: 0,
            spent_ns: 0,
            slice_steps: 0,
            slice_ns: 0,
            made_generator: None,
            on_wake: None,
            sleeps_until: None,
            generator_switches: 0,
            departure: None,
            births: Vec::new(),
            image: None,
            main_thread: ThreadId(0),
            ident_shift: 0,
            boot_ns: 0,
            stdout_pending: false,
            stdout_by_line: false,
            flush_untold: false,
            gil: super::gil::Gil::new(!settings.free_threaded, settings.line_cost.is_some()),
            waits_on: super::WaitsOn::Nothing,
            waiting: BTreeMap::new(),
            debt: 0,
            joined: String::new(),
            lines: super::line::Lines::default(),
        };
        vm.make_classes();
        vm.make_builtins();
        vm.load_prelude();
        vm.keep_all();
        vm.image = Some(Rc::new(vm.clone()));
        vm.load_main(&settings.file, &settings.source, code, false);
        vm
    }

    fn make_classes(&mut self) {
        for (field, name, module, base) in TABLE {
            let qualname = self.heap.str(name);
            let module = self.heap.str(module);
            let exception = *field != "object"
                && (*field == "base_exception" || self.descends_from_exception(base));
            let class = Type {
                name: (*name).to_owned(),
                qualname,
                module,
                bases: Vec::new(),
                mro: Vec::new(),
                attributes: Attributes::new(),
                metaclass: Id(0),
                layout: if exception {
                    Layout::Exception
                } else {
                    Layout::Plain
                },
                builtin: true,
                is_final: FINAL.contains(field),
                slots: None,
                subclasses: Vec::new(),
            };
            let id = self.heap.alloc(Object::Type(Box::new(class)));
            self.heap.retain(qualname);
            self.heap.retain(module);
            self.heap.retain(Value::Object(id));
            self.immortals.push(id);
            self.classes.set(field, id);
        }
        for (field, name, _, base) in TABLE {
            let id = self.classes.by_field(field);
            let mut bases = if *field == "object" {
                Vec::new()
            } else {
                vec![self.classes.by_field(base)]
            };
            if *field == "exception_group" {
                bases.push(self.classes.exception);
            }
            let mut mro = vec![id];
            match *field {
                "object" => {}
                "exception_group" => mro.extend([
                    self.classes.base_exception_group,
                    self.classes.exception,
                    self.classes.base_exception,
                    self.classes.object,
                ]),
                _ => mro.extend_from_slice(self.mro(bases[0])),
            }
            for other in bases.iter().chain(&mro[1..]) {
                self.heap.retain(Value::Object(*other));
            }
            let metaclass = self.classes.type_;
            self.heap.retain(Value::Object(metaclass));
            for base in &bases {
                if let Object::Type(class) = self.heap.get_mut(*base) {
                    class.subclasses.push(id);
                }
            }
            let payload = match *field {
                "type_" => Some(Layout::Type),
                _ if PLAIN.contains(field) => None,
                _ => Some(Layout::Payload(id)),
            };
            if let Object::Type(class) = self.heap.get_mut(id) {
                class.bases = bases;
                class.mro = mro;
                class.metaclass = metaclass;
                if let (Layout::Plain, Some(payload)) = (class.layout, payload) {
                    class.layout = payload;
                }
            }
            self.state.owners.insert(name, id);
        }
        for (field, methods) in crate::types::METHODS {
            let id = self.classes.by_field(field);
            for def in *methods {
                let name = self.symbols.intern(def.name);
                let native = self.heap.make(Object::Native(def));
                self.heap.set_attribute(id, name, native);
            }
            if methods.iter().any(|def| def.name == "__eq__")
                && !methods.iter().any(|def| def.name == "__hash__")
            {
                self.heap.set_attribute(id, Sym::HASH, Value::None);
            }
        }
    }

    fn descends_from_exception(&self, base: &str) -> bool {
        matches!(
            self.heap.get(self.classes.by_field(base)),
            Object::Type(class) if class.layout == Layout::Exception
        )
    }

    fn make_builtins(&mut self) {
        self.builtins = self.new_module("builtins", true);
        let builtins = self.builtins;
        self.register_module("builtins", builtins);
        for (field, name, module, _) in TABLE {
            if *module == "builtins" && BUILTIN_NAMES.contains(name)
                || self.is_exception_class(self.classes.by_field(field)) && *module == "builtins"
            {
                let key = self.symbols.intern(name);
                let class = Value::Object(self.classes.by_field(field));
                self.heap.set_attribute(builtins, key, class);
            }
        }
        for (name, field) in [("EnvironmentError", "os_error"), ("IOError", "os_error")] {
            let key = self.symbols.intern(name);
            let class = Value::Object(self.classes.by_field(field));
            self.heap.set_attribute(builtins, key, class);
        }
        for (name, value) in [
            ("NotImplemented", Value::NotImplemented),
            ("Ellipsis", Value::Ellipsis),
            ("__debug__", Value::bool(true)),
        ] {
            let key = self.symbols.intern(name);
            self.heap.set_attribute(builtins, key, value);
        }
        for def in crate::builtins::FUNCTIONS {
            let key = self.symbols.intern(def.name);
            let native = self.heap.make(Object::Native(def));
            self.heap.set_attribute(builtins, key, native);
        }
        let build_class = self.heap.make(Object::Native(&BUILD_CLASS));
        self.heap.retain(build_class);
        self.state.build_class = build_class;
        let key = self.symbols.intern("__build_class__");
        self.heap.set_attribute(builtins, key, build_class);
        for code in 0..128u8 {
            let text = self.heap.str(&char::from(code).to_string());
            self.heap.retain(text);
            self.state.characters.push(text);
        }
    }

    /// The prelude is a module of functions only: its body runs here, before the program, at no cost in time.
    fn load_prelude(&mut self) {
        let source = crate::library::source("_prelude").expect("the library has a prelude");
        let path = crate::library::path("_prelude", self.settings.version);
        let code = match compile_library(source, self.settings.version) {
            Ok(code) => code,
            Err(problems) => panic!("the prelude does not compile: {problems:?}"),
        };
        let module = self.new_module("_prelude", true);
        self.register_module("_prelude", module);
        self.prelude = Some(module);
        let file = Rc::new(SourceFile {
            path,
            text: source.to_owned(),
        });
        let code = self.load(&code, &file, true);
        self.enter_body(code, module, Value::Null, &[], crate::vm::Then::Thread);
        self.slice_steps = u64::MAX;
        self.slice_ns = u64::MAX;
        let stop = self.run_thread();
        assert!(
            matches!(stop, kernel::Stop::Exited),
            "the prelude's body ends"
        );
        self.slice_steps = 0;
        self.slice_ns = 0;
        self.spent_steps = 0;
        self.spent_ns = 0;
    }

    /// Whatever there is now lives as long as the VM.
    fn keep_all(&mut self) {
        let ids: Vec<Id> = self.heap.ids().collect();
        for id in ids {
            self.heap.retain(Value::Object(id));
            self.immortals.push(id);
        }
        self.bury_dead();
    }
}

/// Builtin classes that have a name in `builtins`.
const BUILTIN_NAMES: &[&str] = &[
    "object",
    "type",
    "int",
    "bool",
    "float",
    "complex",
    "str",
    "bytes",
    "bytearray",
    "list",
    "tuple",
    "dict",
    "set",
    "frozenset",
    "range",
    "slice",
    "property",
    "staticmethod",
    "classmethod",
    "super",
    "reversed",
    "enumerate",
    "zip",
    "map",
    "filter",
];
