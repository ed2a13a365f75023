//! What an object holds besides references, fed to a digest: with
//! `Object::references` it is the whole object. One place, exhaustive over the
//! kinds of objects, so that a new kind cannot be left out of a machine's digest.
//!
//! Left out: caches (`Text::hash`, `Attributes::shape`), since they change
//! nothing that a program can see.

use crate::asyncio::state::{EventLoop, FutureObject, HandleObject};
use crate::attributes::Attributes;
use crate::object::{Exception, Generator, Iter, Lock, Object, Type};
use std::hash::{Hash, Hasher};

impl Object {
    /// Feeds everything but the references to `state`.
    pub fn contents(&self, state: &mut impl Hasher) {
        std::mem::discriminant(self).hash(state);
        match self {
            Object::Free
            | Object::List(_)
            | Object::Tuple(_)
            | Object::Slice(_)
            | Object::Cell(_)
            | Object::Method { .. }
            | Object::NamesView(_)
            | Object::MappingProxy(_)
            | Object::Property(_)
            | Object::StaticMethod(_)
            | Object::ClassMethod(_)
            | Object::Super(_)
            | Object::AsyncGenWrapped(_)
            | Object::CoroutineWrapper(_)
            | Object::GenericAlias(_)
            | Object::Union(_)
            | Object::ContextVar(_) => {}
            Object::Str(text) => text.text.hash(state),
            // Not its digits: they have 32 or 64 bits, as the host has it.
            Object::Int(number) => number.to_signed_bytes_le().hash(state),
            Object::Complex(real, imaginary) => {
                (real.to_bits(), imaginary.to_bits()).hash(state);
            }
            Object::Bytes(bytes) => bytes.hash(state),
            Object::ByteArray(bytes) => bytes.hash(state),
            Object::Dict(table) | Object::Context(table) => table.version.hash(state),
            Object::Set(table) | Object::FrozenSet(table) => {
                (table.version, table.finger()).hash(state)
            }
            Object::Deque(deque) => (deque.limit, deque.version).hash(state),
            Object::Range(range) => (range.start, range.stop, range.step).hash(state),
            Object::Code(code) => code.hash(state),
            Object::Function(function) => {
                function.code.hash(state);
                names(&function.attributes, state);
            }
            Object::Native(native) => (native.owner, native.name).hash(state),
            Object::Partial(partial) => names(&partial.attributes, state),
            Object::Type(class) => class_contents(class, state),
            Object::Instance(instance) => names(&instance.attributes, state),
            Object::Module(module) => {
                (&module.name, module.library).hash(state);
                names(&module.attributes, state);
            }
            Object::DictView { kind, .. } => kind.hash(state),
            Object::Exception(exception) => exception_contents(exception, state),
            Object::Generator(generator) => generator_contents(generator, state),
            Object::AsyncGenStep(step) => (step.call, step.stage, step.is_next).hash(state),
            Object::Iterator(iter) => iter_contents(iter, state),
            Object::TypeParam { kind, .. } => kind.hash(state),
            Object::Random(random) => random.hash(state),
            Object::ContextToken(token) => token.used.hash(state),
            Object::WeakRef(weak) => weak.target.hash(state),
            Object::Stream(number) => number.hash(state),
            Object::Traceback(traceback) => traceback.entries.hash(state),
            Object::Lock(lock) => lock_contents(lock, state),
            Object::ThreadHandle(handle) => {
                (handle.thread, handle.done, &handle.waiters).hash(state);
            }
            Object::Sort(sort) => sort.hash(state),
            Object::Loop(event_loop) => loop_contents(event_loop, state),
            Object::Future(future) => future_contents(future, state),
            Object::Handle(handle) => handle_contents(handle, state),
            Object::FutureIter { stage, .. } => stage.hash(state),
        }
    }
}

fn names(attributes: &Attributes, state: &mut impl Hasher) {
    attributes.iter().for_each(|(name, _)| name.hash(state));
}

fn class_contents(class: &Type, state: &mut impl Hasher) {
    (&class.name, class.layout, class.builtin, class.is_final).hash(state);
    (&class.slots, &class.subclasses).hash(state);
    names(&class.attributes, state);
}

fn exception_contents(exception: &Exception, state: &mut impl Hasher) {
    (exception.suppress_context, &exception.traceback).hash(state);
    names(&exception.attributes, state);
}

fn generator_contents(generator: &Generator, state: &mut impl Hasher) {
    (generator.kind, generator.state, generator.code).hash(state);
    (generator.ip, generator.strand, generator.told).hash(state);
    (generator.step_running, generator.hooked, generator.closed).hash(state);
}

fn lock_contents(lock: &Lock, state: &mut impl Hasher) {
    (lock.reentrant, lock.count, lock.holder).hash(state);
    (
        lock.signal,
        lock.object,
        lock.told,
        lock.recorded,
        lock.shown,
    )
        .hash(state);
    for waiter in &lock.waiters {
        (waiter.thread, waiter.since, waiter.woken, waiter.handed).hash(state);
    }
}

fn iter_contents(iter: &Iter, state: &mut impl Hasher) {
    std::mem::discriminant(iter).hash(state);
    match iter {
        Iter::Sentinel { .. } | Iter::Map { .. } | Iter::Done => {}
        Iter::List { at, .. }
        | Iter::Tuple { at, .. }
        | Iter::Str { at, .. }
        | Iter::Bytes { at, .. } => at.hash(state),
        Iter::Range { next, step, left } => (next, step, left).hash(state),
        Iter::Dict {
            at,
            version,
            kind,
            reverse,
            ..
        } => (at, version, kind, reverse).hash(state),
        Iter::Set { at, version, .. } => (at, version).hash(state),
        Iter::Deque {
            at,
            version,
            reverse,
            ..
        } => (at, version, reverse).hash(state),
        Iter::Reversed { at, .. } | Iter::Sequence { at, .. } => at.hash(state),
        Iter::Enumerate { count, .. } => count.hash(state),
        Iter::Zip { strict, .. } => strict.hash(state),
        Iter::Filter { keep, .. } => keep.hash(state),
        Iter::Tool { kind, numbers, .. } => (kind, numbers).hash(state),
    }
}

fn loop_contents(event_loop: &EventLoop, state: &mut impl Hasher) {
    (event_loop.id, event_loop.cancelled_timers, event_loop.turn).hash(state);
    (event_loop.stopping, event_loop.closed, event_loop.debug).hash(state);
    (event_loop.poked, event_loop.sleeper).hash(state);
    event_loop.slow_callback_duration.to_bits().hash(state);
}

fn future_contents(future: &FutureObject, state: &mut impl Hasher) {
    (future.id, future.kind, future.state).hash(state);
    (&future.exception_traceback, future.log_traceback).hash(state);
    (future.callbacks.len(), future.blocking).hash(state);
    names(&future.attributes, state);
    if let Some(task) = &future.task {
        (task.strand, task.must_cancel, task.cancel_requests).hash(state);
        task.log_destroy_pending.hash(state);
    }
}

fn handle_contents(handle: &HandleObject, state: &mut impl Hasher) {
    (handle.id, handle.kind, handle.cancelled, handle.due).hash(state);
    (handle.when.map(f64::to_bits), &handle.text).hash(state);
    (handle.scheduled, handle.queued).hash(state);
}
