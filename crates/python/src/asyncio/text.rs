//! What futures, tasks and handles look like (R44), and where a callback stands.
//!
//! Model: `asyncio.base_futures`, `asyncio.base_tasks`, `asyncio.format_helpers`, 3.14.
//! Simplified: objects with a `__repr__` of Python are shown by their class inside of these texts.

use crate::object::{GeneratorState, Object};
use crate::settings::Version;
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::{Frame, Vm};
use trace::FutureState;

/// `reprlib.Repr`: longest str and other text, most items of a container.
const STRING_MAX: usize = 30;
const ITEMS_MAX: usize = 6;
const DICT_MAX: usize = 4;
const INT_MAX: usize = 40;
const LEVELS_MAX: usize = 6;

impl Vm {
    /// A repr that needs no Python code; objects that do are shown by their class.
    pub(crate) fn short_text(&mut self, value: Value) -> String {
        match self.repr_native(value) {
            Ok(text) => text,
            Err(_) => self.plain_text(value),
        }
    }

    fn plain_text(&self, value: Value) -> String {
        format!(
            "<{} object at {:#x}>",
            self.class_path(self.class_of(value)),
            self.address_of(value)
        )
    }

    fn inner_text(&self, value: Value) -> String {
        self.repr_of(value)
            .unwrap_or_else(|| self.plain_text(value))
    }

    /// `repr(future)`, also of tasks and subclasses.
    pub(crate) fn future_repr(&self, value: Value) -> String {
        self.future_text(value, 0)
    }

    fn future_text(&self, value: Value, depth: usize) -> String {
        let Value::Object(id) = value else {
            return String::new();
        };
        if depth > LEVELS_MAX {
            return String::from("...");
        }
        let future = self.future(id);
        let cancelling = future
            .task
            .as_ref()
            .is_some_and(|task| task.cancel_requests > 0);
        let mut info = vec![String::from(match future.state {
            FutureState::Pending if cancelling => "cancelling",
            FutureState::Pending => "pending",
            FutureState::Cancelled => "cancelled",
            FutureState::Finished | FutureState::Failed => "finished",
        })];
        if let Some(task) = &future.task {
            info.push(format!("name={}", self.inner_text(task.name)));
            if !task.coro.is_none() {
                info.push(format!("coro=<{}>", self.coroutine_text(task.coro)));
            }
            if !task.waiter.is_none() {
                let waiter = match self.future_of(task.waiter) {
                    Some(_) => self.future_text(task.waiter, depth + 1),
                    None => self.inner_text(task.waiter),
                };
                info.push(format!("wait_for={waiter}"));
            }
        }
        match future.state {
            FutureState::Failed => {
                info.push(format!("exception={}", self.inner_text(future.exception)));
            }
            FutureState::Finished => {
                info.push(format!(
                    "result={}",
                    self.shortened(future.result, LEVELS_MAX)
                ));
            }
            _ => {}
        }
        if !future.callbacks.is_empty() {
            let mut texts: Vec<String> = future
                .callbacks
                .iter()
                .map(|(callback, _)| self.callback_source(*callback, &[], false))
                .collect();
            if texts.len() > 2 {
                let more = format!("<{} more>", texts.len() - 2);
                texts.splice(1..texts.len() - 1, [more]);
            }
            info.push(format!("cb=[{}]", texts.join(", ")));
        }
        info.extend(self.created_at(future.source));
        format!("<{} {}>", self.type_name(future.class), info.join(" "))
    }

    /// Debug mode: the innermost place of what `source_of_new` made.
    fn created_at(&self, source: Value) -> Option<String> {
        let Some(Object::List(entries)) = self.object_of(source) else {
            return None;
        };
        match self.object_of(*entries.last()?) {
            Some(Object::Tuple(parts)) => Some(format!(
                "created at {}:{}",
                self.text_of(parts[0]).unwrap_or("?"),
                self.inner_text(parts[1])
            )),
            _ => None,
        }
    }

    /// Where a coroutine stands: path, line, function, source line; none once it is over.
    pub(crate) fn coroutine_line(&self, coro: Value) -> Option<(String, u32, String, String)> {
        let Some(Object::Generator(generator)) = self.object_of(coro) else {
            return None;
        };
        if generator.state == GeneratorState::Finished {
            return None;
        }
        let loaded = self.loaded(generator.code);
        let line = match generator.state {
            GeneratorState::Created => loaded.code.first_line,
            GeneratorState::Running => self.running_line(coro)?,
            _ => loaded.code.lines[(generator.ip as usize).saturating_sub(1)],
        };
        let source = loaded
            .file
            .text
            .lines()
            .nth((line as usize).saturating_sub(1))
            .unwrap_or("")
            .trim()
            .to_owned();
        Some((
            loaded.file.path.clone(),
            line,
            loaded.code.name.clone(),
            source,
        ))
    }

    fn running_line(&self, coro: Value) -> Option<u32> {
        let Value::Object(id) = coro else { return None };
        self.frames
            .iter()
            .chain(self.threads.iter().flat_map(|thread| &thread.frames))
            .find_map(|frame| match frame {
                Frame::Python(frame) if frame.generator.id() == Some(id) => {
                    let loaded = self.loaded(frame.code);
                    Some(loaded.code.lines[(frame.ip as usize).saturating_sub(1)])
                }
                _ => None,
            })
    }

    fn coroutine_text(&self, coro: Value) -> String {
        let Some(Object::Generator(generator)) = self.object_of(coro) else {
            return format!("<{} without __name__>()", self.type_name(self.class_of(coro)));
        };
        let name = self.text_of(generator.qualname).unwrap_or("?");
        let loaded = self.loaded(generator.code);
        match self.coroutine_line(coro) {
            Some((path, line, _, _)) => format!("{name}() running at {path}:{line}"),
            None => format!(
                "{name}() done, defined at {}:{}",
                loaded.file.path, loaded.code.first_line
            ),
        }
    }

    /// `repr(handle)`
    pub(crate) fn handle_repr(&self, value: Value) -> String {
        let handle = self.handle(value);
        if let Some(text) = &handle.text {
            return text.to_string();
        }
        let mut info = vec![String::from(match handle.when {
            Some(_) => "TimerHandle",
            None => "Handle",
        })];
        if handle.cancelled {
            info.push(String::from("cancelled"));
        }
        if let Some(when) = handle.when {
            info.push(format!("when={}", self.inner_text(Value::float(when))));
        }
        if !handle.callback.is_none() {
            let debug = self
                .loop_core(handle.event_loop)
                .is_some_and(|core| self.event_loop(core).debug);
            info.push(self.callback_source(handle.callback, &handle.args, debug));
        }
        info.extend(self.created_at(handle.source));
        format!("<{}>", info.join(" "))
    }

    // ---- callbacks -------------------------------------------------------------------

    /// The qualified name of a callable.
    pub(crate) fn callback_name(&self, callback: Value) -> String {
        match self.object_of(callback) {
            Some(Object::Function(function)) => {
                self.text_of(function.qualname).unwrap_or("?").to_owned()
            }
            Some(Object::Method { function, .. }) => self.callback_name(*function),
            Some(Object::Native(def)) if def.kind == crate::native::NativeKind::Function => {
                def.name.to_owned()
            }
            Some(Object::Native(def)) => format!("{}.{}", def.owner, def.name),
            Some(Object::Type(class)) => self.text_of(class.qualname).unwrap_or("?").to_owned(),
            _ => self.type_name(self.class_of(callback)).to_owned(),
        }
    }

    /// `name() at FILE:LINE`; the place only of plain functions and partials of them.
    pub(crate) fn callback_source(&self, callback: Value, args: &[Value], debug: bool) -> String {
        let debug = debug || self.settings.version == Version::Py311;
        let mut text = self.call_text(callback, args, Value::None, debug, "");
        if let Some((path, line)) = self.source_of(callback) {
            text.push_str(&format!(" at {path}:{line}"));
        }
        text
    }

    fn call_text(
        &self,
        callback: Value,
        args: &[Value],
        keywords: Value,
        debug: bool,
        suffix: &str,
    ) -> String {
        let shown = self.arguments_text(args, keywords, debug);
        if let Some(Object::Partial(partial)) = self.object_of(callback) {
            return self.call_text(
                partial.function,
                &partial.args,
                partial.keywords,
                debug,
                &format!("{shown}{suffix}"),
            );
        }
        let name = match self.object_of(callback) {
            Some(Object::Instance(_)) => self.inner_text(callback),
            _ => self.callback_name(callback),
        };
        format!("{name}{shown}{suffix}")
    }

    fn arguments_text(&self, args: &[Value], keywords: Value, debug: bool) -> String {
        if !debug {
            return String::from("()");
        }
        let mut parts: Vec<String> = args
            .iter()
            .map(|value| self.shortened(*value, LEVELS_MAX))
            .collect();
        if let Some(table) = self.table_of(keywords) {
            for entry in table.iter() {
                parts.push(format!(
                    "{}={}",
                    self.text_of(entry.key).unwrap_or("?"),
                    self.shortened(entry.value, LEVELS_MAX)
                ));
            }
        }
        format!("({})", parts.join(", "))
    }

    fn source_of(&self, callback: Value) -> Option<(String, u32)> {
        match self.object_of(callback)? {
            Object::Function(function) => {
                if let Some(wrapped) = function.attributes.get(Sym::WRAPPED) {
                    return self.source_of(wrapped);
                }
                let loaded = self.loaded(function.code);
                Some((loaded.file.path.clone(), loaded.code.first_line))
            }
            Object::Partial(partial) => self.source_of(partial.function),
            _ => None,
        }
    }

    // ---- `reprlib.repr` ------------------------------------------------------------------

    /// `reprlib.repr(value)`: long values are cut in the middle.
    fn shortened(&self, value: Value, level: usize) -> String {
        let cut = |text: String, most: usize| {
            let length = text.chars().count();
            if length <= most {
                return text;
            }
            let head = (most - 3) / 2;
            let tail = most - 3 - head;
            let start: String = text.chars().take(head).collect();
            let end: String = text.chars().skip(length - tail).collect();
            format!("{start}...{end}")
        };
        let items = |items: &[Value], most: usize| {
            let mut texts: Vec<String> = items
                .iter()
                .take(most)
                .map(|item| self.shortened(*item, level - 1))
                .collect();
            if items.len() > most {
                texts.push(String::from("..."));
            }
            texts.join(", ")
        };
        match self.object_of(value) {
            Some(Object::List(list)) if level > 0 => format!("[{}]", items(list, ITEMS_MAX)),
            Some(Object::Tuple(list)) if level > 0 => {
                let comma = if list.len() == 1 { "," } else { "" };
                format!("({}{comma})", items(list, ITEMS_MAX))
            }
            Some(Object::Dict(table)) if level > 0 => {
                let mut texts: Vec<String> = table
                    .iter()
                    .take(DICT_MAX)
                    .map(|entry| {
                        format!(
                            "{}: {}",
                            self.shortened(entry.key, level - 1),
                            self.shortened(entry.value, level - 1)
                        )
                    })
                    .collect();
                if table.len() > DICT_MAX {
                    texts.push(String::from("..."));
                }
                format!("{{{}}}", texts.join(", "))
            }
            Some(Object::List(_) | Object::Tuple(_) | Object::Dict(_)) => String::from("..."),
            Some(Object::Str(text)) => {
                // The text itself is cut before it is quoted.
                let head: String = text.text.chars().take(STRING_MAX).collect();
                let quoted = crate::pure::str_repr::repr(&head);
                if quoted.chars().count() <= STRING_MAX && text.length as usize <= STRING_MAX {
                    return quoted;
                }
                let quoted = crate::pure::str_repr::repr(&text.text);
                cut(quoted, STRING_MAX)
            }
            Some(Object::Int(_)) | None => cut(self.inner_text(value), INT_MAX),
            Some(Object::Instance(_)) => cut(self.inner_text(value), STRING_MAX),
            _ => {
                let text = self.inner_text(value);
                // Exceptions and other builtin things: reprlib's `maxother`.
                cut(text, STRING_MAX)
            }
        }
    }
}
