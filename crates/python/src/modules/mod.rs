//! Native modules, and the plain state that they keep in a VM.
//!
//! A native module is made when it is first imported: `make` says which there are.

pub mod coerce;
pub mod collections;
pub mod contextvars;
pub mod disk;
mod executor;
pub mod functools;
pub mod gc;
pub mod hash;
mod heapq;
pub mod imports;
pub mod itertools;
mod json;
pub mod lru_cache;
pub mod math;
mod math_numbers;
pub mod native_class;
pub mod net;
pub mod pickle;
pub mod prelude_natives;
pub mod processes;
pub mod random;
pub mod shared;
mod sizes;
pub mod sre;
pub mod sys;
mod sys_facts;
pub mod thread;
pub mod time;
pub mod traceback;
pub mod types;
pub mod weakref;
pub mod world;

use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;
use std::collections::{BTreeMap, BTreeSet};
use trace::{ObjectId, ThreadId};

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
    /// Code of generator functions that `types.coroutine` decorated.
    pub iterable_coroutines: BTreeSet<u32>,
    /// Objects whose finalizer has run.
    pub finalized: BTreeSet<Id>,
    /// Weak references to an object. Not counted.
    pub weak: BTreeMap<Id, Vec<Id>>,
    /// The current context of `contextvars` (of the running task or thread), or `Null`.
    pub context: Value,
    /// `sys.modules` once `sys` is imported, or `Null`.
    pub modules_dict: Value,
    /// Contexts that some `Context.run` is in the middle of.
    pub entered: BTreeSet<Id>,
    /// `functools.Placeholder`, or `Null` before `_functools` is imported.
    pub placeholder: Value,
    /// The names of threads and locks, as a deadlock's report has them.
    pub thread_names: BTreeMap<ThreadId, String>,
    pub lock_names: BTreeMap<ObjectId, String>,
    /// Executors, as far as the trace needs numbers.
    pub pools: BTreeMap<ObjectId, executor::Pool>,
    /// Virtual nanoseconds that instructions and natives took, of all threads.
    pub worked_ns: u64,
    /// `sys.setrecursionlimit`
    pub recursion_limit: usize,
    /// Bodies of library modules that are running.
    pub importing: u32,
    /// The heap when the outermost of them began.
    pub heap_before: [u64; 2],
    /// `gc.isenabled()`
    pub gc_enabled: bool,
    /// Classes of native modules that `classes` has no field for, by name.
    pub module_classes: BTreeMap<&'static str, Id>,
    /// The last line of an uncaught exception's text, for the outcome.
    pub last_words: String,
    /// `sys.set_coroutine_origin_tracking_depth`, and the `cr_origin` of coroutines made meanwhile.
    pub origin_depth: usize,
    pub origins: BTreeMap<Id, (Value, Vec<(crate::object::CodeId, u32)>)>,
    /// What the next exception that nobody can catch is ignored in.
    pub ignored_in: crate::vm::unraisable::Ignored,
    /// The one live mapping of a module's globals, by module.
    pub views: BTreeMap<Id, Value>,
    /// The one object of loaded code that was asked for, by its number.
    pub code_objects: BTreeMap<u32, Value>,
    /// Somebody has a trace function, or counts calls.
    pub traced: bool,
    /// Threads whose calls are counted, by their index.
    pub profilers: BTreeMap<usize, crate::vm::profiler::Profiler>,
    /// Threads with a trace or profile function.
    pub tracers: BTreeMap<usize, crate::vm::tracer::Tracer>,
    /// Code of the texts that `exec`, `eval` and `compile` were given.
    pub texts: BTreeMap<(crate::compile::TextKind, String, String), crate::object::CodeId>,
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
            iterable_coroutines: BTreeSet::new(),
            finalized: BTreeSet::new(),
            weak: BTreeMap::new(),
            context: Value::Null,
            modules_dict: Value::Null,
            entered: BTreeSet::new(),
            placeholder: Value::Null,
            thread_names: BTreeMap::new(),
            lock_names: BTreeMap::new(),
            pools: BTreeMap::new(),
            worked_ns: 0,
            importing: 0,
            heap_before: [0; 2],
            recursion_limit: crate::vm::RECURSION_MAX,
            gc_enabled: true,
            module_classes: BTreeMap::new(),
            last_words: String::new(),
            origin_depth: 0,
            origins: BTreeMap::new(),
            ignored_in: Default::default(),
            views: BTreeMap::new(),
            code_objects: BTreeMap::new(),
            traced: false,
            profilers: BTreeMap::new(),
            tracers: BTreeMap::new(),
            texts: BTreeMap::new(),
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
            self.placeholder,
            self.modules_dict,
        ]
        .into_iter()
        .for_each(&mut *visit);
        let told = self.tracers.values().flat_map(crate::vm::tracer::Tracer::values);
        told.for_each(&mut *visit);
        let kept = self.views.values().chain(self.code_objects.values());
        kept.for_each(|value| visit(*value));
        self.origins.values().for_each(|(origin, _)| visit(*origin));
        self.tool_classes
            .iter()
            .chain(self.module_classes.values())
            .for_each(|id| visit(Value::Object(*id)));
    }
}

/// Binds a name in a module that is being made.
pub(crate) fn put(vm: &mut Vm, module: Id, name: &str, value: Value) {
    let key = vm.symbols.intern(name);
    vm.heap.set_attribute(module, key, value);
}

/// The declaration of a module's function.
pub(crate) fn declaration(module: &str, name: &str) -> Option<&'static crate::native::NativeDef> {
    let table = TABLES.iter().find(|(known, _, _)| *known == module)?;
    table.1.iter().find(|def| def.name == name)
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
    ("_ast", crate::builtins::dynamic_code::AST, nothing_more),
    (
        "_asyncio",
        crate::asyncio::module::FUNCTIONS,
        crate::asyncio::module::fill,
    ),
    ("_collections", collections::FUNCTIONS, collections::fill),
    ("_contextvars", contextvars::FUNCTIONS, contextvars::fill),
    ("_executor", executor::FUNCTIONS, nothing_more),
    ("_functools", functools::FUNCTIONS, functools::fill),
    ("_disk", disk::FUNCTIONS, nothing_more),
    ("_hash", hash::FUNCTIONS, nothing_more),
    ("_heapq", heapq::FUNCTIONS, nothing_more),
    ("_json", json::FUNCTIONS, nothing_more),
    ("_net", net::FUNCTIONS, nothing_more),
    ("_os", world::OS, nothing_more),
    ("_pickle", pickle::FUNCTIONS, nothing_more),
    ("_prelude_natives", prelude_natives::FUNCTIONS, nothing_more),
    ("_processes", processes::FUNCTIONS, nothing_more),
    ("_profiler", crate::vm::profiler::FUNCTIONS, nothing_more),
    ("_random", &[], random::fill),
    ("_shared", shared::FUNCTIONS, nothing_more),
    ("_imports", imports::FUNCTIONS, nothing_more),
    ("_sizes", sizes::FUNCTIONS, nothing_more),
    ("_sre", sre::FUNCTIONS, nothing_more),
    ("_strptime", time::PARSING, nothing_more),
    ("_thread", thread::FUNCTIONS, thread::fill),
    ("_traceback", traceback::FUNCTIONS, nothing_more),
    ("_types", types::FUNCTIONS, nothing_more),
    ("_weakref", weakref::FUNCTIONS, weakref::fill),
    ("gc", gc::FUNCTIONS, gc::fill),
    ("itertools", itertools::FUNCTIONS, itertools::fill),
    ("math", math::FUNCTIONS, math::fill),
    ("sys", sys::FUNCTIONS, sys::fill),
    ("time", time::FUNCTIONS, time::fill),
];

/// The names of the native modules.
pub fn names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(name, _, _)| *name)
}
/// The module holds its functions only.
fn nothing_more(_vm: &mut Vm, _module: Id) {}

/// Is it a module that a program can import?
pub fn is_known(name: &str) -> bool {
    matches!(name, "builtins" | "__main__")
        || TABLES.iter().any(|(known, _, _)| *known == name)
        || crate::library::has(name)
}
