//! Native modules, and the plain state that they keep in a VM.
//!
//! A native module is made when it is first imported: `make` says which there are.

pub mod itertools;
pub mod prelude_natives;

use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;
use std::collections::{BTreeMap, BTreeSet};

/// What natives keep between calls.
#[derive(Clone)]
pub struct State {
    /// One object for equal str constants.
    pub interned: BTreeMap<Sym, Value>,
    /// One-character ASCII strings, by code.
    pub characters: Vec<Value>,
    /// `__build_class__`
    pub build_class: Value,
    /// Builtin classes by name: which instances a method accepts.
    pub owners: BTreeMap<&'static str, Id>,
    /// `sys.set_asyncgen_hooks`: first iteration, finalizer.
    pub async_gen_hooks: (Value, Value),
    /// Classes of itertools, by `Iter::Tool` kind.
    pub tool_classes: Vec<Id>,
    /// Objects whose finalizer has run.
    pub finalized: BTreeSet<Id>,
    /// Weak references to an object. Not counted.
    pub weak: BTreeMap<Id, Vec<Id>>,
    /// The current context of `contextvars` (of the running task or thread), or `Null`.
    pub context: Value,
    /// The last line of an uncaught exception's text, for the outcome.
    pub last_words: String,
    /// "Exception ignored in …", for the frame that ends now.
    pub ignored_in: String,
    /// What the compiler warned of: goes to stderr before the program runs.
    pub compiler_warnings: String,
}

impl Default for State {
    fn default() -> State {
        State {
            interned: BTreeMap::new(),
            characters: Vec::new(),
            build_class: Value::Null,
            owners: BTreeMap::new(),
            async_gen_hooks: (Value::None, Value::None),
            tool_classes: Vec::new(),
            finalized: BTreeSet::new(),
            weak: BTreeMap::new(),
            context: Value::Null,
            last_words: String::new(),
            ignored_in: String::new(),
            compiler_warnings: String::new(),
        }
    }
}

impl State {
    pub fn visit_roots(&self, visit: &mut dyn FnMut(Value)) {
        self.interned
            .values()
            .chain(&self.characters)
            .for_each(|value| visit(*value));
        [
            self.build_class,
            self.async_gen_hooks.0,
            self.async_gen_hooks.1,
            self.context,
        ]
        .into_iter()
        .for_each(&mut *visit);
        self.tool_classes
            .iter()
            .for_each(|id| visit(Value::Object(*id)));
    }
}

/// A fresh native module, if there is one of that name.
pub fn make(vm: &mut Vm, name: &str) -> Option<Id> {
    let table = TABLES.iter().find(|(known, _, _)| *known == name)?;
    let id = vm.new_module(name, true);
    for def in table.1 {
        let key = vm.symbols.intern(def.name);
        let function = vm.heap.make(crate::object::Object::Native(def));
        vm.heap.set_attribute(id, key, function);
    }
    (table.2)(vm, id);
    Some(id)
}

type Fill = fn(&mut Vm, Id);

/// Name, functions, and what else the module holds.
static TABLES: &[(&str, &[crate::native::NativeDef], Fill)] = &[
    (
        "_asyncio",
        crate::asyncio::module::FUNCTIONS,
        crate::asyncio::module::fill,
    ),
    ("_prelude_natives", prelude_natives::FUNCTIONS, nothing_more),
];

/// The module holds its functions only.
fn nothing_more(_vm: &mut Vm, _module: Id) {}

/// Is it a module that a program can import?
pub fn is_known(name: &str) -> bool {
    TABLES.iter().any(|(known, _, _)| *known == name) || crate::library::source(name).is_some()
}
