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

impl Vm {
    /// A native frame that lets the objects that only the module's namespace holds have their last words.
    /// False: the namespace is not garbage, or nobody has anything to say.
    pub(crate) fn enter_last_words(&mut self, module: Id, then: Then) -> bool {
        let Some(order) = self.collectors_order(module) else {
            return false;
        };
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
        if speakers.is_empty() {
            return false;
        }
        let list = self.heap.list(speakers);
        self.enter_native("collect_cycles", super::bury::collect_step, &[list], then);
        true
    }

    /// What only the module's namespace holds; none if something else leads to the namespace.
    fn collectors_order(&self, module: Id) -> Option<Vec<Id>> {
        let mut seen = vec![false; self.heap.places()];
        let mut open: Vec<Id> = Vec::new();
        self.visit_roots(&mut |value| {
            if let Value::Object(id) = value
                && id != module
            {
                open.push(id);
            }
        });
        while let Some(id) = open.pop() {
            if id == module {
                return None;
            }
            if std::mem::replace(&mut seen[id.0 as usize], true) {
                continue;
            }
            // `sys.modules` is empty by then.
            let is_dict = matches!(self.heap.get(id), Object::Dict(_));
            self.heap.get(id).referents(&mut |next| {
                if !(is_dict && next == module) {
                    open.push(next);
                }
            });
        }
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
                None => return Some(order),
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
