//! Calls of natives: checking the receiver, settling how they stop, calling again.

use crate::native::{Args, Arity, NativeDef, NativeKind, OnWake, Outcome, Stop};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::frame::{ADDS, COLLECT, COLLECTS};
use crate::vm::{Flow, Input, NativeStep, Then, Vm};
use smallvec::SmallVec;

impl Vm {
    /// CALL of a native, in short.
    pub(crate) fn native_called(&mut self, count: usize) -> Option<Result<bool, Stop>> {
        let floor = self.stack.len() - count - 2;
        let callable = self.stack[floor];
        let Some(Object::Native(def)) = self.object_of(callable) else {
            return None;
        };
        let def = *def;
        let first = floor + 1 + usize::from(self.stack[floor + 1].is_null());
        let mut args = Args::default();
        args.add(&self.stack[first..]);
        let frames = self.frames.len();
        // A builtin container's own class has nothing but its own methods.
        let fits = matches!(
            self.object_of(self.stack[floor + 1]),
            Some(Object::List(_) | Object::Dict(_) | Object::Str(_) | Object::Set(_))
        );
        let checked = match fits {
            true => self.check_arity(def, &args),
            false => self.check_native(def, &args),
        };
        let outcome = match checked {
            Ok(()) => (def.call)(self, &args),
            Err(stop) => Err(stop),
        };
        if let Ok(value) = outcome {
            self.heap.retain(value);
            self.cut(floor);
            self.stack.push(value);
            return Some(Ok(true));
        }
        let settled = self.settle_native(outcome, callable, &args, frames, floor, Then::Push);
        Some(self.called(settled, floor))
    }

    /// A method called through its class must get an instance of that class, `__new__` a class
    /// that it can make; and the number of arguments must be right.
    pub(crate) fn check_native(
        &mut self,
        def: &'static NativeDef,
        args: &Args,
    ) -> Result<(), Stop> {
        match def.kind {
            NativeKind::Method => self.check_receiver(def, args)?,
            NativeKind::StaticMethod if def.name == "__new__" => self.check_made(def.owner, args)?,
            NativeKind::Getter => {
                return Err(self.type_error("'getset_descriptor' object is not callable"));
            }
            _ => {}
        }
        self.check_arity(def, args)
    }

    /// The number of arguments that a native declares.
    #[inline]
    fn check_arity(&mut self, def: &'static NativeDef, args: &Args) -> Result<(), Stop> {
        let (least, most) = match def.arity {
            Arity::Open => return Ok(()),
            Arity::Exactly(count) => (count, count),
            Arity::Between(least, most) | Arity::Slot(least, most) => (least, most),
        };
        let own = matches!(def.kind, NativeKind::Method | NativeKind::ClassMethod);
        let given = args.len() - usize::from(own);
        match given >= least && given <= most && args.names.is_empty() {
            true => Ok(()),
            false => Err(self.wrong_arity(def, given, !args.names.is_empty())),
        }
    }

    #[cold]
    fn wrong_arity(&mut self, def: &'static NativeDef, given: usize, keywords: bool) -> Stop {
        let name = match (def.arity, def.owner) {
            (Arity::Slot(..), _) => format!("wrapper {}", def.name),
            (_, "builtins") => String::from(def.name),
            (_, owner) => format!("{owner}.{}", def.name),
        };
        let text = match def.arity {
            _ if keywords => format!("{name}() takes no keyword arguments"),
            Arity::Exactly(0) => format!("{name}() takes no arguments ({given} given)"),
            Arity::Exactly(_) => format!("{name}() takes exactly one argument ({given} given)"),
            Arity::Slot(least, most) if least < most => {
                format!("expected {least} or {most} arguments, got {given}")
            }
            Arity::Slot(count, _) => {
                let plural = if count == 1 { "" } else { "s" };
                format!("expected {count} argument{plural}, got {given}")
            }
            Arity::Open => unreachable!("any number is right"),
            Arity::Between(least, most) => match self.check_count(given, false, def.name, least, most) {
                Err(stop) => return stop,
                Ok(()) => unreachable!("the number is wrong"),
            },
        };
        self.type_error(&text)
    }

    /// `maker.__new__(class)`: an instance of `class` must have the parts that `maker` makes.
    fn check_made(&mut self, maker: &'static str, args: &Args) -> Result<(), Stop> {
        let class = self.class_argument(args, maker)?;
        let Some(owner) = self.state.owners.get(maker).copied() else {
            return Ok(());
        };
        if class == owner {
            return Ok(());
        }
        let name = self.type_name(class).to_owned();
        if !self.is_subclass(class, owner) {
            return Err(self.type_error(&format!(
                "{maker}.__new__({name}): {name} is not a subtype of {maker}"
            )));
        }
        let native = |base: &Id| {
            let Object::Type(known) = self.heap.get(*base) else {
                return None;
            };
            let found = self.unwrap_static(known.attributes.get(Sym::NEW)?);
            match self.object_of(found) {
                Some(Object::Native(def)) => Some(def.owner),
                _ => None,
            }
        };
        let nearest = match self.mro(class).iter().find_map(native) {
            Some(nearest) if nearest != maker => nearest,
            _ => return Ok(()),
        };
        let inherits = self.lookup(class, Sym::NEW).is_some_and(|found| {
            matches!(self.object_of(self.unwrap_static(found)), Some(Object::Native(_)))
        });
        let instead = if inherits { &name } else { nearest };
        Err(self.type_error(&format!(
            "{maker}.__new__({name}) is not safe, use {instead}.__new__()"
        )))
    }

    fn check_receiver(
        &mut self,
        def: &'static NativeDef,
        args: &Args,
    ) -> Result<(), Stop> {
        let Some(this) = args.positional().first().copied() else {
            return Err(self.type_error(&format!(
                "unbound method {}.{}() needs an argument",
                def.owner, def.name
            )));
        };
        let own = self.class_of(this);
        if self.fits.known(def, own) {
            return Ok(());
        }
        let Some(class) = self.state.owners.get(def.owner).copied() else {
            return Ok(());
        };
        if self.is_subclass(own, class) {
            self.fits.remember(def, own);
            return Ok(());
        }
        let name = self.class_name(this);
        Err(self.type_error(&format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{name}' object",
            def.name, def.owner
        )))
    }

    /// Settles how a native stopped.
    pub(crate) fn settle_native(
        &mut self,
        outcome: Outcome,
        callable: Value,
        args: &Args,
        frames: usize,
        floor: usize,
        then: Then,
    ) -> Result<Option<Value>, Stop> {
        match outcome {
            Ok(value) => Ok(Some(value)),
            Err(Stop::Frame) => {
                match self.frames.get_mut(frames) {
                    Some(frame) => frame.place(floor, then),
                    None => unreachable!("Stop::Frame means that a frame was pushed"),
                }
                Ok(None)
            }
            Err(Stop::Collect(at)) => {
                self.enter_again(COLLECT, collect_step, callable, args, at as i64);
                self.frames[frames].place(floor, then);
                Ok(None)
            }
            Err(Stop::Fallback) => {
                let name = self.fallback_name(callable);
                let shared = match self.object_of(callable) {
                    Some(Object::Native(def)) => format!("any_{}", def.name),
                    _ => String::from("any___new__"),
                };
                let function = self
                    .prelude_function(&name)
                    .or_else(|| self.prelude_function(&shared));
                let Some(function) = function else {
                    return Err(self.raise(
                        self.classes.system_error,
                        &format!("the prelude has no {name}"),
                    ));
                };
                self.invoke(function, args, floor, then)
            }
            Err(Stop::Block(wait)) if matches!(wait.resume, OnWake::Retry) => {
                self.enter_again("retry", retry_step, callable, args, 0);
                self.frames[frames].place(floor, then);
                self.input = Input::Start;
                Err(Stop::Block(wait))
            }
            Err(stop) => Err(stop),
        }
    }

    fn fallback_name(&self, callable: Value) -> String {
        match self.object_of(callable) {
            Some(Object::Native(def)) => format!("{}_{}", def.owner, def.name),
            Some(Object::Type(class)) => format!("{}___new__", class.name),
            _ => String::from("op_call"),
        }
    }

    /// A native frame that will call `callable` again: its values are the callable, the
    /// arguments, and the names as numbers.
    fn enter_again(
        &mut self,
        name: &'static str,
        step: NativeStep,
        callable: Value,
        args: &Args,
        number: i64,
    ) {
        let mut values = vec![callable];
        values.extend(args.values.iter().copied());
        values.extend(args.names.iter().map(|name| Value::Int(i64::from(name.0))));
        self.enter_native(name, step, &values, Then::Push);
        self.native_frame().numbers = [args.values.len() as i64, number];
    }

    /// The call that `enter_again` stored.
    fn stored_call(&mut self) -> (Value, Args) {
        let frame = self.native_frame();
        let (base, count) = (frame.base as usize, frame.numbers[0] as usize);
        let values = SmallVec::from_slice(&self.stack[base + 1..=base + count]);
        let names = self.stack[base + 1 + count..]
            .iter()
            .map_while(|value| match value {
                Value::Int(number) => Some(Sym(*number as u32)),
                _ => None,
            })
            .collect();
        (self.stack[base], Args { values, names })
    }
}

/// Drains argument `numbers[1]` into a list, then calls again with the list.
fn collect_step(vm: &mut Vm, input: Input) -> Flow {
    let at = vm.native_frame().numbers[1] as usize;
    match (vm.native_frame().pc, input) {
        (0, _) => {
            let iterable = vm.slot(1 + at);
            let list = vm.heap.list(Vec::new());
            vm.push(list);
            vm.native_frame().pc = 1;
            vm.native_iter(iterable)
        }
        (1, Input::Value(iterator)) => {
            let adds = crate::builtins::aggregate::begin_adding(vm);
            vm.push(iterator);
            vm.native_frame().pc = match adds {
                true => ADDS,
                false => COLLECTS,
            };
            vm.native_next(iterator)
        }
        (ADDS, Input::Value(item)) => {
            if let Value::Object(list) = vm.peek(1)
                && !vm.add_collected(item, 3)
            {
                vm.native_frame().pc = COLLECTS;
                vm.heap.list_push(list, item);
            }
            let iterator = vm.peek(0);
            vm.native_next(iterator)
        }
        (COLLECTS, Input::Value(item)) => {
            if let Value::Object(list) = vm.peek(1) {
                vm.heap.list_push(list, item);
            }
            let iterator = vm.peek(0);
            vm.native_next(iterator)
        }
        (COLLECTS | ADDS, Input::End) => {
            vm.drop_top();
            let list = vm.peek(0);
            vm.set_slot(1 + at, list);
            vm.drop_top();
            vm.native_frame().pc = 3;
            let (callable, args) = vm.stored_call();
            vm.native_call_args(callable, &args)
        }
        (3, Input::Value(value)) => Flow::Return(value),
        (_, Input::Raised(exception)) => Flow::Raise(exception),
        _ => unreachable!("collect asks for nothing else"),
    }
}

/// Calls a native again after a wait, until it does not wait.
fn retry_step(vm: &mut Vm, _input: Input) -> Flow {
    let (callable, args) = vm.stored_call();
    let Some(Object::Native(def)) = vm.object_of(callable) else {
        unreachable!("only natives wait")
    };
    let def = *def;
    match (def.call)(vm, &args) {
        Ok(value) => Flow::Return(value),
        Err(Stop::Raise(exception)) => Flow::Raise(exception),
        Err(Stop::Block(wait)) => Flow::Block(wait),
        Err(_) => unreachable!("a native that waited asks for nothing else"),
    }
}
