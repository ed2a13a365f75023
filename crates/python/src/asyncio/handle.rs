//! Handles: a callback with its arguments and context, in a loop's queue or heap.
//!
//! Model: `asyncio.events.Handle` and `TimerHandle`, 3.14. A cancelled handle
//! stays where it is and is skipped when its turn comes (R2).

use crate::asyncio::event_loop::READ_FROM_SELF;
use crate::asyncio::state::HandleObject;
use crate::native::{Args, NativeDef, Outcome, Signature, Stop, getter, method, static_method};
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::Vm;
use trace::{Event, FutureId, HandleKind, StrandId, TextId, Time};

pub static HANDLE: &[NativeDef] = &[
    static_method("Handle", "__new__", new),
    method("Handle", "__init__", init),
    method("Handle", "cancel", cancel),
    method("Handle", "cancelled", cancelled),
    method("Handle", "get_context", get_context),
    method("Handle", "_run", run),
    getter("Handle", "_callback", callback),
    getter("Handle", "_args", handle_args),
    getter("Handle", "_context", get_context),
    getter("Handle", "_loop", event_loop),
    getter("Handle", "_cancelled", cancelled),
    getter("Handle", "_source_traceback", source),
];

pub static TIMER_HANDLE: &[NativeDef] = &[
    static_method("TimerHandle", "__new__", new_timer),
    method("TimerHandle", "when", when),
    getter("TimerHandle", "_when", when),
    getter("TimerHandle", "_scheduled", scheduled),
];

static SIGNATURE: Signature = Signature {
    name: "Handle",
    names: &["callback", "args", "loop", "context"],
    required: 3,
    positional_only: 0,
    positional: 4,
};

static TIMER_SIGNATURE: Signature = Signature {
    name: "TimerHandle",
    names: &["when", "callback", "args", "loop", "context"],
    required: 4,
    positional_only: 0,
    positional: 5,
};

/// What a handle is made of.
pub(crate) struct Callback<'a> {
    pub callback: Value,
    pub args: &'a [Value],
    /// None or `Null`: a copy of the current context.
    pub context: Value,
}

/// What the trace says of a handle.
pub(crate) struct About {
    pub kind: HandleKind,
    pub label: TextId,
    pub task: Option<StrandId>,
    pub future: Option<FutureId>,
}

impl Vm {
    /// A handle that is in no queue yet.
    pub(crate) fn make_handle(
        &mut self,
        event_loop: Value,
        callback: &Callback,
        when: Option<f64>,
    ) -> Value {
        let context = match callback.context {
            Value::Null | Value::None => self.copy_of_context(),
            context => context,
        };
        let id = self.kernel.fresh_handle();
        let kind = self.handle_kind(callback.callback);
        let source = self.source_of_new(event_loop);
        self.heap.make(Object::Handle(Box::new(HandleObject {
            id,
            kind,
            event_loop,
            callback: callback.callback,
            args: callback.args.into(),
            context,
            source,
            cancelled: false,
            when,
            due: Time::ZERO,
            scheduled: false,
            queued: false,
            text: None,
        })))
    }

    /// `contextvars.copy_context()`
    pub(crate) fn copy_of_context(&mut self) -> Value {
        let table = match self.object_of(self.state.context) {
            Some(Object::Context(table)) => (**table).clone(),
            _ => crate::dict::Table::default(),
        };
        self.heap.make(Object::Context(Box::new(table)))
    }

    fn handle_kind(&self, callback: Value) -> HandleKind {
        match self.task_callback(callback) {
            Some((_, name)) if name == "task_step" => HandleKind::Step,
            Some((_, name)) if name == "task_wakeup" => HandleKind::Wakeup,
            _ => HandleKind::Callback,
        }
    }

    /// A bound native method of a task: the task and the method's name.
    fn task_callback(&self, callback: Value) -> Option<(Id, &'static str)> {
        let Some(Object::Method { function, this }) = self.object_of(callback) else {
            return None;
        };
        match (self.object_of(*function), this, self.object_of(*this)) {
            (Some(Object::Native(def)), Value::Object(task), Some(Object::Future(future)))
                if future.task.is_some() =>
            {
                Some((*task, def.name))
            }
            _ => None,
        }
    }

    /// The future among the arguments of a callback.
    fn future_id(&self, value: Value) -> Option<FutureId> {
        match self.object_of(value) {
            Some(Object::Future(future)) => Some(future.id),
            _ => None,
        }
    }

    pub(crate) fn about(&mut self, callback: Value, args: &[Value]) -> About {
        let future = args.iter().find_map(|value| self.future_id(*value));
        let told =
            self.task_callback(callback)
                .and_then(|(task, name)| match self.heap.get(task) {
                    Object::Future(future) => Some((future.task.as_ref()?.strand, name)),
                    _ => None,
                });
        let (kind, label) = match told {
            Some((_, "task_step")) => {
                let hint = &self.asyncio.step_label;
                let label = self.kernel.text_hinted("Task.task_step", hint);
                (HandleKind::Step, label)
            }
            Some((_, "task_wakeup")) => {
                let hint = &self.asyncio.wakeup_label;
                let label = self.kernel.text_hinted("Task.task_wakeup", hint);
                (HandleKind::Wakeup, label)
            }
            _ => self.callback_text(callback),
        };
        About {
            kind,
            label,
            task: told.map(|(strand, _)| strand),
            future,
        }
    }

    /// Kind and label of a callback that is no task's.
    fn callback_text(&mut self, callback: Value) -> (HandleKind, TextId) {
        if let Some(Object::Function(function)) = self.object_of(callback)
            && let Value::Object(name) = function.qualname
            && let Object::Str(name) = self.heap.get(name)
            && let loaded = &self.codes[function.code.0 as usize]
            && *name.text == *loaded.code.qualname
        {
            let label = self.kernel.text_hinted(&loaded.label_text, &loaded.label);
            return (HandleKind::Callback, label);
        }
        let label = self.callback_label(callback);
        let kind = match label.ends_with(READ_FROM_SELF) {
            true => HandleKind::SelfPipe,
            false => HandleKind::Callback,
        };
        (kind, self.kernel.text(&label))
    }

    /// The name of a callback: its qualified name without `<locals>`.
    pub(crate) fn callback_label(&self, callback: Value) -> String {
        let name = match self.object_of(callback) {
            Some(Object::Partial(partial)) => {
                format!("partial:{}", self.callback_name(partial.function))
            }
            _ => self.callback_name(callback),
        };
        match name.contains('<') {
            true => name.replace(".<locals>", ""),
            false => name,
        }
    }

    pub(crate) fn cancel_handle(&mut self, handle: Value) {
        if self.handle(handle).cancelled {
            return;
        }
        let id = self.handle(handle).id;
        let core = self.loop_core(self.handle(handle).event_loop);
        let debug = core.is_some_and(|core| self.event_loop(core).debug);
        let text = match debug {
            true => self.repr_native(handle).ok().map(String::into_boxed_str),
            false => None,
        };
        let object = self.handle_mut(handle);
        object.cancelled = true;
        object.text = text;
        let (scheduled, queued) = (object.scheduled, object.queued);
        let callback = std::mem::replace(&mut object.callback, Value::None);
        let args = std::mem::take(&mut object.args);
        self.heap.release(callback);
        args.iter().for_each(|value| self.heap.release(*value));
        if scheduled && let Some(core) = core {
            self.event_loop_mut(core).cancelled_timers += 1;
        }
        if queued {
            self.emit(Event::HandleCancelled { handle: id });
        }
    }
}

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let mut rest = args.clone();
    rest.values.remove(0);
    let [callback, arguments, event_loop, context] = vm.bind::<4>(&rest, &SIGNATURE)?;
    make(vm, callback, arguments, event_loop, context, None)
}

fn new_timer(vm: &mut Vm, args: &Args) -> Outcome {
    let mut rest = args.clone();
    rest.values.remove(0);
    let [when, callback, arguments, event_loop, context] = vm.bind::<5>(&rest, &TIMER_SIGNATURE)?;
    let when = vm.real(when)?;
    make(vm, callback, arguments, event_loop, context, Some(when))
}

fn make(
    vm: &mut Vm,
    callback: Value,
    arguments: Value,
    event_loop: Value,
    context: Value,
    when: Option<f64>,
) -> Outcome {
    let args = vm.items_of(arguments).unwrap_or_default();
    let callback = Callback {
        callback,
        args: &args,
        context,
    };
    Ok(vm.make_handle(event_loop, &callback, when))
}

fn init(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::None)
}

fn source(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.handle(args.get(0)).source)
}

fn cancel(vm: &mut Vm, args: &Args) -> Outcome {
    vm.cancel_handle(args.get(0));
    Ok(Value::None)
}

fn cancelled(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(vm.handle(args.get(0)).cancelled))
}

fn get_context(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.handle(args.get(0)).context)
}

fn callback(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.handle(args.get(0)).callback)
}

fn handle_args(vm: &mut Vm, args: &Args) -> Outcome {
    let handle = vm.handle(args.get(0));
    if handle.cancelled {
        return Ok(Value::None);
    }
    let items = handle.args.to_vec();
    Ok(vm.heap.tuple(items))
}

fn event_loop(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.handle(args.get(0)).event_loop)
}

fn when(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::float(vm.handle(args.get(0)).when.unwrap_or(0.0)))
}

fn scheduled(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(vm.handle(args.get(0)).scheduled))
}

/// Runs the callback now, as a loop's turn does.
fn run(vm: &mut Vm, args: &Args) -> Outcome {
    vm.enter_handle(args.get(0), crate::vm::Then::Push);
    Err(Stop::Frame)
}
