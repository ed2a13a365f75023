//! Which values an object refers to: one place, for freeing, for the cycle
//! collector and for the audit of reference counts.

use crate::object::{Iter, Object};
use crate::value::{Id, Value};

fn all<'a>(values: impl IntoIterator<Item = &'a Value>, visit: &mut dyn FnMut(Value)) {
    values.into_iter().for_each(|value| visit(*value));
}

impl Object {
    /// Visits every counted reference once. `Type::subclasses` and weak references are not counted.
    pub fn references(&self, visit: &mut dyn FnMut(Value)) {
        match self {
            Object::Free
            | Object::Sort(_)
            | Object::Str(_)
            | Object::Int(_)
            | Object::Complex(..)
            | Object::Bytes(_)
            | Object::ByteArray(_)
            | Object::Range(_)
            | Object::Code(_)
            | Object::Native(_)
            | Object::Random(_)
            | Object::Stream(_)
            | Object::Lock(_)
            | Object::ThreadHandle(_) => {}
            Object::Traceback(traceback) => {
                traceback
                    .entries
                    .iter()
                    .for_each(|entry| visit(entry.locals));
            }
            Object::List(items) => all(items, visit),
            Object::Tuple(items) | Object::Union(items) => all(items.iter(), visit),
            Object::Dict(table) | Object::Context(table) => table.iter().for_each(|entry| {
                visit(entry.key);
                visit(entry.value);
            }),
            Object::Set(table) | Object::FrozenSet(table) => {
                table.iter().for_each(|(_, key)| visit(key))
            }
            Object::Deque(deque) => all(&deque.items, visit),
            Object::Slice(parts) => all(parts.iter(), visit),
            Object::Cell(value)
            | Object::MappingProxy(value)
            | Object::StaticMethod(value)
            | Object::ClassMethod(value)
            | Object::AsyncGenWrapped(value)
            | Object::CoroutineWrapper(value) => visit(*value),
            Object::NamesView(id) | Object::DictView { dict: id, .. } => visit(Value::Object(*id)),
            Object::Function(f) => {
                all(
                    [
                        &f.name,
                        &f.qualname,
                        &f.defaults,
                        &f.keyword_defaults,
                        &f.annotate,
                        &f.doc,
                        &f.module,
                    ],
                    visit,
                );
                visit(Value::Object(f.globals));
                all(f.closure.iter(), visit);
                f.attributes.iter().for_each(|(_, value)| visit(value));
            }
            Object::Method { function, this } => all([function, this], visit),
            Object::Partial(partial) => {
                all([&partial.function, &partial.keywords], visit);
                all(partial.args.iter(), visit);
                partial
                    .attributes
                    .iter()
                    .for_each(|(_, value)| visit(value));
            }
            Object::Type(class) => {
                all([&class.qualname, &class.module], visit);
                class
                    .bases
                    .iter()
                    .for_each(|base| visit(Value::Object(*base)));
                class
                    .mro
                    .iter()
                    .skip(1)
                    .for_each(|base| visit(Value::Object(*base)));
                visit(Value::Object(class.metaclass));
                class.attributes.iter().for_each(|(_, value)| visit(value));
            }
            Object::Instance(instance) => {
                visit(Value::Object(instance.class));
                visit(instance.payload);
                instance
                    .attributes
                    .iter()
                    .for_each(|(_, value)| visit(value));
            }
            Object::Module(module) => module.attributes.iter().for_each(|(_, value)| visit(value)),
            Object::Property(p) => all([&p.getter, &p.setter, &p.deleter, &p.doc, &p.name], visit),
            Object::Super(parts) => {
                visit(Value::Object(parts.class));
                visit(parts.this);
                visit(Value::Object(parts.this_class));
            }
            Object::Exception(exception) => {
                visit(Value::Object(exception.class));
                all(
                    [&exception.args, &exception.cause, &exception.context],
                    visit,
                );
                exception
                    .traceback
                    .iter()
                    .for_each(|entry| visit(entry.locals));
                exception
                    .attributes
                    .iter()
                    .for_each(|(_, value)| visit(value));
            }
            Object::Generator(g) => {
                all(
                    [
                        &g.function,
                        &g.name,
                        &g.qualname,
                        &g.handled,
                        &g.delegate,
                        &g.finalizer,
                    ],
                    visit,
                );
                visit(Value::Object(g.globals));
                all(&g.saved, visit);
            }
            Object::AsyncGenStep(step) => all([&step.generator, &step.argument], visit),
            Object::Iterator(iter) => iter.references(visit),
            Object::GenericAlias(alias) => all([&alias.origin, &alias.args], visit),
            Object::TypeParam { name, .. } => visit(*name),
            Object::ContextVar(var) => all([&var.name, &var.default], visit),
            Object::ContextToken(token) => all([&token.var, &token.old, &token.context], visit),
            Object::WeakRef(weak) => visit(weak.callback),
            Object::Loop(event_loop) => {
                all(&event_loop.ready, visit);
                event_loop
                    .scheduled
                    .iter()
                    .for_each(|timer| visit(timer.handle));
                all([&event_loop.current_handle, &event_loop.thread_id], visit);
                let watched = event_loop.watched.values();
                watched.for_each(|watch| watch.references(visit));
            }
            Object::Future(f) => {
                visit(Value::Object(f.class));
                all(
                    [
                        &f.event_loop,
                        &f.result,
                        &f.exception,
                        &f.cancel_message,
                        &f.cancelled_error,
                        &f.source,
                    ],
                    visit,
                );
                f.exception_traceback
                    .iter()
                    .for_each(|entry| visit(entry.locals));
                f.callbacks
                    .iter()
                    .for_each(|(callback, context)| all([callback, context], visit));
                f.attributes.iter().for_each(|(_, value)| visit(value));
                if let Some(task) = &f.task {
                    all([&task.coro, &task.name, &task.context, &task.waiter], visit);
                }
            }
            Object::Handle(handle) => {
                all(
                    [
                        &handle.event_loop,
                        &handle.callback,
                        &handle.context,
                        &handle.source,
                    ],
                    visit,
                );
                all(handle.args.iter(), visit);
            }
            Object::FutureIter { future, .. } => visit(*future),
        }
    }

    /// Visits the same in the order in which they are to be put on the list of the dead when the object is gone.
    /// That list is taken from its end: what CPython lets go first comes last.
    pub fn releases(&self, visit: &mut dyn FnMut(Value)) {
        match self {
            Object::Dict(table) => table.iter().rev().for_each(|entry| {
                visit(entry.value);
                visit(entry.key);
            }),
            Object::Set(table) | Object::FrozenSet(table) => {
                table.iter().rev().for_each(|(_, key)| visit(key))
            }
            Object::Deque(deque) => deque.items.iter().rev().for_each(|item| visit(*item)),
            Object::Instance(instance) => {
                visit(Value::Object(instance.class));
                visit(instance.payload);
                instance
                    .attributes
                    .iter()
                    .rev()
                    .for_each(|(_, value)| visit(value));
            }
            // Their traceback's locals are let go like a frame's.
            Object::Exception(exception) => {
                visit(Value::Object(exception.class));
                all(
                    [&exception.args, &exception.cause, &exception.context],
                    visit,
                );
                exception
                    .attributes
                    .iter()
                    .for_each(|(_, value)| visit(value));
            }
            Object::Traceback(_) => {}
            // Lists and tuples: the last item goes first, as in CPython.
            _ => self.references(visit),
        }
    }

    /// The ids among [`references`](Self::references).
    pub fn referents(&self, visit: &mut dyn FnMut(Id)) {
        self.references(&mut |value| {
            if let Value::Object(id) = value {
                visit(id);
            }
        });
    }
}

impl Iter {
    fn references(&self, visit: &mut dyn FnMut(Value)) {
        match self {
            Iter::Range { .. } | Iter::Done => {}
            Iter::List { list: one, .. }
            | Iter::Tuple { tuple: one, .. }
            | Iter::Str { text: one, .. }
            | Iter::Bytes { bytes: one, .. }
            | Iter::Dict { dict: one, .. }
            | Iter::Set { set: one, .. }
            | Iter::Deque { deque: one, .. }
            | Iter::Reversed { sequence: one, .. }
            | Iter::Sequence { object: one, .. }
            | Iter::Enumerate { inner: one, .. } => visit(*one),
            Iter::Sentinel {
                callable: one,
                sentinel: two,
            }
            | Iter::Filter {
                function: one,
                inner: two,
                ..
            } => all([one, two], visit),
            Iter::Zip { inners, .. } | Iter::Tool { inners, .. } => all(inners, visit),
            Iter::Map { function, inners } => {
                visit(*function);
                all(inners, visit);
            }
        }
    }
}
