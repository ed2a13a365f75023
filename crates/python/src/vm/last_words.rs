//! What the program's own objects say when it is over.
//!
//! Model: `_PyGC_CollectNoFail` in `finalize_modules`: the program's namespace is a cycle by now (its functions
//! have it), so the collector finalizes what only it holds while it is whole. The order is that of the
//! collector's list after `move_unreachable` of the collection before, where what a namespace or an instance holds is
//! taken to be younger than it.
//! Source: `Python/pylifecycle.c`, `Modules/gcmodule.c`, 3.11.

use crate::object::{GeneratorState, Object};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Then, Vm};
use std::collections::VecDeque;

/// What keeps the program's namespace when the library is gone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holder {
    /// Nothing but itself.
    Itself,
    /// A function, say, that somebody else has: what is in the namespace does not die.
    Function,
    /// Somebody has the module: its names are cleared.
    Module,
}

/// Modules that stay: those that are told of a fork, and those of which the interpreter itself has functions.
const KEPT: [&str; 6] = ["ast", "asyncio", "codecs", "logging", "random", "threading"];
/// Modules whose memory of the program's functions is gone by then.
const FORGETFUL: [&str; 4] = ["_signal", "atexit", "builtins", "signal"];
/// What `sys` has no longer.
const FORGOTTEN: [&str; 7] =
    ["argv", "last_exc", "last_traceback", "last_type", "last_value", "path", "path_importer_cache"];

impl Vm {
    /// `finalize_modules_delete_special`: `sys` forgets the program's errors.
    pub(crate) fn forget_specials(&mut self) {
        let Some(sys) = self.modules.get("sys").copied() else {
            return;
        };
        for name in FORGOTTEN {
            let name = self.symbols.intern(name);
            if self.heap.attributes(sys).is_some_and(|names| names.get(name).is_some()) {
                self.heap.set_attribute(sys, name, Value::None);
            }
        }
    }

    /// The rest of it: `sys` has its own streams again.
    pub(crate) fn restore_streams(&mut self) {
        let Some(sys) = self.modules.get("sys").copied() else {
            return;
        };
        for name in ["stdin", "stdout", "stderr"] {
            if let Some(stream) = self.module_function("sys", &format!("__{name}__")) {
                let name = self.symbols.intern(name);
                self.heap.set_attribute(sys, name, stream);
            }
        }
    }

    /// A native frame that lets the objects that only the module's namespace holds have their last words;
    /// none if nobody has anything to say.
    pub(crate) fn enter_last_words(&mut self, module: Id, then: Then) -> Holder {
        let (holder, seen) = self.holder_of(module);
        if holder != Holder::Itself {
            return holder;
        }
        let order = self.collectors_order(module, seen);
        for id in &order {
            if let Object::WeakRef(weak) = self.heap.get_mut(*id) {
                let callback = std::mem::replace(&mut weak.callback, Value::None);
                self.heap.release(callback);
            }
        }
        let speaks = |id: &Id| match self.heap.get(*id) {
            Object::Generator(generator) => matches!(
                generator.state,
                GeneratorState::Created | GeneratorState::Suspended
            ),
            Object::Future(_) => true,
            Object::Instance(instance) => {
                !self.state.finalized.contains(id)
                    && self.lookup(instance.class, Sym::DEL).is_some()
            }
            _ => false,
        };
        let speakers: Vec<Value> = order
            .into_iter()
            .filter(speaks)
            .map(Value::Object)
            .collect();
        if !speakers.is_empty() {
            let list = self.heap.list(speakers);
            self.enter_native("collect_cycles", super::bury::collect_step, &[list], then);
        }
        holder
    }

    /// Who has the module's namespace, and what everybody else than it has.
    fn holder_of(&self, module: Id) -> (Holder, Vec<bool>) {
        let mut seen = vec![false; self.heap.places()];
        let mut open: Vec<Id> = Vec::new();
        let mut pass_over = |id: Option<Id>| {
            if let Some(id) = id {
                seen[id.0 as usize] = true;
            }
        };
        FORGETFUL.iter().for_each(|name| pass_over(self.modules.get(*name).copied()));
        // `sys.modules` is empty by then.
        pass_over(self.state.modules_dict.id());
        pass_over(self.state.views.get(&module).and_then(|view| view.id()));
        let mut holder = Holder::Itself;
        let mut roots = |value: Value| open.extend(value.id().filter(|id| *id != module));
        self.visit_inner_roots(&mut roots);
        for name in ["sys"].iter().chain(&KEPT) {
            if let Some(kept) = self.modules.get(*name) {
                roots(Value::Object(*kept));
            }
        }
        while let Some(id) = open.pop() {
            if std::mem::replace(&mut seen[id.0 as usize], true) {
                continue;
            }
            let object = self.heap.get(id);
            object.referents(&mut |next| {
                if next != module {
                    open.push(next);
                } else if matches!(object, Object::Function(_) | Object::Generator(_)) {
                    if holder == Holder::Itself {
                        holder = Holder::Function;
                    }
                } else {
                    holder = Holder::Module;
                }
            });
        }
        (holder, seen)
    }

    /// What only the module's namespace holds.
    fn collectors_order(&self, module: Id, mut seen: Vec<bool>) -> Vec<Id> {
        seen[module.0 as usize] = true;
        let mut late = VecDeque::new();
        let mut order = Vec::new();
        let mut names = Vec::new();
        self.heap.get(module).referents(&mut |id| names.push(id));
        names.reverse();
        loop {
            self.take(&mut names, &mut seen, &mut order, &mut late);
            match late.pop_front() {
                Some(id) => names.push(id),
                None => return order,
            }
        }
    }

    /// What was made before its holder comes late, the rest with it.
    fn take(&self, open: &mut Vec<Id>, seen: &mut [bool], order: &mut Vec<Id>, late: &mut VecDeque<Id>) {
        while let Some(id) = open.pop() {
            if std::mem::replace(&mut seen[id.0 as usize], true) {
                continue;
            }
            order.push(id);
            let object = self.heap.get(id);
            let mut next = Vec::new();
            object.referents(&mut |id| next.push(id));
            match object {
                Object::Instance(_) => open.extend(next.iter().rev()),
                Object::List(_) if self.heap.allocated(id) == 0 => open.extend(next.iter().rev()),
                // The collector goes through these from the end.
                Object::List(_) | Object::Tuple(_) => late.extend(next.iter().rev()),
                _ => late.extend(next),
            }
        }
    }
}
