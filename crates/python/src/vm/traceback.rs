//! Tracebacks as text: what CPython writes to stderr for an exception.
//!
//! Nouns: a *drawing* is the text so far, with how deep in exception groups it
//! is; a *message* is `str(exception)`. A message that a class computes in
//! Python is asked for before anything is drawn: [`Vm::format_then`].
//! Source: `TracebackException` and `StackSummary` of `Lib/traceback.py`, 3.14.
//! Simplified: an exception keeps no frames, so locals die when it is raised
//! through them, not when it is gone.

use crate::code::Range;
use crate::heap::Heap;
use crate::object::{CodeId, Object, TraceEntry, TracebackObject};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::caret;
use crate::vm::{Flow, Input, Then, Vm};
use std::collections::BTreeMap;

const CAUSE: &str = "The above exception was the direct cause of the following exception:";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:";
/// Equal frames that are shown before they are counted.
const REPEATS_SHOWN: usize = 3;
const GROUP_WIDTH_MAX: usize = 15;
const GROUP_DEPTH_MAX: usize = 10;

/// `str(exception)` by exception, where Python had to be asked.
type Messages = BTreeMap<Id, String>;

#[derive(Default)]
struct Drawing {
    text: String,
    group_depth: usize,
    /// The innermost group draws the closing line.
    needs_close: bool,
    seen: Vec<Id>,
    messages: Messages,
    /// Nothing is added to what the exception says.
    plain: bool,
}

/// A line `File …, in …` of a traceback.
pub struct ShownFrame {
    pub name: String,
    pub line: u32,
    range: Range,
}

impl Drawing {
    fn indent(&self) -> String {
        " ".repeat(2 * self.group_depth)
    }

    /// Adds whole lines, inside the group's frame.
    fn emit(&mut self, lines: &str) {
        self.emit_beside(lines, '|');
    }

    fn emit_beside(&mut self, lines: &str, margin: char) {
        if self.group_depth == 0 {
            return self.text.push_str(lines);
        }
        let indent = self.indent();
        for line in lines.split_inclusive('\n') {
            self.text.push_str(&format!("{indent}{margin} {line}"));
        }
    }
}

/// Are the frames the same, with the same variables kept?
fn same_places(a: &[TraceEntry], b: &[TraceEntry]) -> bool {
    let same = |(a, b): (&TraceEntry, &TraceEntry)| {
        a.code == b.code && a.instr == b.instr && a.locals.is(b.locals)
    };
    a.len() == b.len() && a.iter().zip(b).all(same)
}

impl Vm {
    /// The traceback object of an exception, or None.
    pub fn traceback_of(&mut self, exception: Value) -> Value {
        let entries = match self.object_of(exception) {
            Some(Object::Exception(exception)) if !exception.traceback.is_empty() => {
                exception.traceback.clone()
            }
            _ => return Value::None,
        };
        let Value::Object(id) = exception else {
            return Value::None;
        };
        let shown = match self.heap.get(id) {
            Object::Exception(exception) => exception.shown,
            _ => None,
        };
        if let Some(shown) = shown
            && let Object::Traceback(traceback) = self.heap.get(shown)
            && same_places(&traceback.entries, &entries)
        {
            return Value::Object(shown);
        }
        let owner = Some(id);
        let made = Object::Traceback(Box::new(TracebackObject { entries, owner }));
        let made = self.heap.make(made);
        self.show_traceback(id, made);
        made
    }

    /// The traceback object is what the exception shows from here on.
    pub(crate) fn show_traceback(&mut self, exception: Id, traceback: Value) {
        let Value::Object(shown) = traceback else {
            return;
        };
        if let Object::Traceback(object) = self.heap.get_mut(shown) {
            object.owner = Some(exception);
        }
        if let Object::Exception(object) = self.heap.get_mut(exception) {
            object.shown = Some(shown);
        }
    }

    /// The whole text for an exception: chain, frames, message. Ends with a newline.
    /// Messages that Python code would have to compute are missing: see [`Vm::format_then`].
    pub fn format_exception(&mut self, exception: Value) -> String {
        self.format_with(exception, Messages::new(), false)
    }

    fn format_with(&mut self, exception: Value, messages: Messages, plain: bool) -> String {
        let mut drawing = Drawing {
            messages,
            plain,
            ..Drawing::default()
        };
        self.draw_chain(exception, &mut drawing);
        drawing.text
    }

    /// The text at once if no Python code is needed for it; else a frame is pushed whose result is the text.
    pub fn format_then(&mut self, exception: Value, then: Then) -> Option<String> {
        self.format_as(exception, false, then)
    }

    /// The same as the module `traceback` makes it: before 3.12 without "Did you mean".
    pub fn format_by_library_then(&mut self, exception: Value, then: Then) -> Option<String> {
        self.format_as(exception, self.is_old(), then)
    }

    fn format_as(&mut self, exception: Value, plain: bool, then: Then) -> Option<String> {
        let mut asked = Vec::new();
        self.collect_python_messages(exception, &mut Vec::new(), &mut asked);
        if asked.is_empty() {
            return Some(self.format_with(exception, Messages::new(), plain));
        }
        let asked = self.heap.list(asked);
        let answers = self.heap.list(Vec::new());
        self.enter_native("format", format_step, &[exception, asked, answers, Value::bool(plain)], then);
        None
    }

    /// Exceptions of the whole drawing whose class has a `__str__` in Python.
    fn collect_python_messages(
        &self,
        exception: Value,
        seen: &mut Vec<Id>,
        asked: &mut Vec<Value>,
    ) {
        let Value::Object(id) = exception else { return };
        let Object::Exception(object) = self.heap.get(id) else {
            return;
        };
        if seen.contains(&id) {
            return;
        }
        seen.push(id);
        if self.overrides(exception, Sym::STR) {
            asked.push(exception);
        }
        for other in [object.cause, object.context] {
            self.collect_python_messages(other, seen, asked);
        }
        for member in self.group_members(exception).unwrap_or_default() {
            self.collect_python_messages(member, seen, asked);
        }
    }

    /// The exceptions of a group; none if it is no group.
    fn group_members(&self, exception: Value) -> Option<Vec<Value>> {
        if !self.is_exception(exception, self.classes.base_exception_group) {
            return None;
        }
        let Value::Object(id) = exception else {
            return None;
        };
        let named = |name: &str| self.heap.attributes(id)?.get(self.symbols.find(name)?);
        let stored = named("_exceptions").or_else(|| match self.heap.get(id) {
            Object::Exception(object) => match self.object_of(object.args) {
                Some(Object::Tuple(items)) => items.get(1).copied(),
                _ => None,
            },
            _ => None,
        })?;
        match self.object_of(stored) {
            Some(Object::Tuple(items)) => Some(items.to_vec()),
            Some(Object::List(items)) => Some(items.to_vec()),
            _ => None,
        }
    }

    fn draw_chain(&mut self, exception: Value, drawing: &mut Drawing) {
        let mut chain: Vec<(Value, Option<&str>)> = Vec::new();
        let mut next = Some((exception, None));
        while let Some((exception, words)) = next.take() {
            chain.push((exception, words));
            let Value::Object(id) = exception else { break };
            let Object::Exception(object) = self.heap.get(id) else {
                break;
            };
            drawing.seen.push(id);
            next = match (object.cause, object.context) {
                (Value::Object(cause), _) if !drawing.seen.contains(&cause) => {
                    Some((Value::Object(cause), Some(CAUSE)))
                }
                (_, Value::Object(context))
                    if !object.suppress_context && !drawing.seen.contains(&context) =>
                {
                    Some((Value::Object(context), Some(CONTEXT)))
                }
                _ => None,
            };
        }
        // The words say how an exception led to the one before it in the list.
        for at in (0..chain.len()).rev() {
            self.draw_one(chain[at].0, drawing);
            if let Some(words) = chain[at].1 {
                drawing.emit(&format!("\n{words}\n\n"));
            }
        }
    }

    fn draw_one(&mut self, exception: Value, drawing: &mut Drawing) {
        let entries = match self.object_of(exception) {
            Some(Object::Exception(object)) => object.traceback.clone(),
            _ => return,
        };
        let stack = self.stack_text(&entries, true);
        let last = self.last_lines(exception, drawing);
        let Some(members) = self.group_members(exception) else {
            if !stack.is_empty() {
                drawing.emit("Traceback (most recent call last):\n");
                drawing.emit(&stack);
            }
            return drawing.emit(&last);
        };
        if drawing.group_depth > GROUP_DEPTH_MAX {
            return drawing.emit(&format!("... (max_group_depth is {GROUP_DEPTH_MAX})\n"));
        }
        let is_outermost = drawing.group_depth == 0;
        if is_outermost {
            drawing.group_depth = 1;
        }
        if !stack.is_empty() {
            let margin = if is_outermost { '+' } else { '|' };
            drawing.emit_beside(
                "Exception Group Traceback (most recent call last):\n",
                margin,
            );
            drawing.emit(&stack);
        }
        drawing.emit(&last);
        self.draw_members(&members, drawing);
        if is_outermost {
            drawing.group_depth = 0;
        }
    }

    fn draw_members(&mut self, members: &[Value], drawing: &mut Drawing) {
        let shown = members.len().min(GROUP_WIDTH_MAX + 1);
        drawing.needs_close = false;
        for at in 0..shown {
            let is_last = at + 1 == shown;
            let is_cut = at >= GROUP_WIDTH_MAX;
            drawing.needs_close |= is_last;
            let joint = if at == 0 { "+-" } else { "  " };
            let title = if is_cut {
                "...".to_owned()
            } else {
                (at + 1).to_string()
            };
            let line = format!(
                "{}{joint}+---------------- {title} ----------------\n",
                drawing.indent()
            );
            drawing.text.push_str(&line);
            drawing.group_depth += 1;
            if is_cut {
                let left = members.len() - GROUP_WIDTH_MAX;
                let plural = if left > 1 { "s" } else { "" };
                drawing.emit(&format!("and {left} more exception{plural}\n"));
            } else {
                self.draw_chain(members[at], drawing);
            }
            if is_last && drawing.needs_close {
                let line = format!(
                    "{}+------------------------------------\n",
                    drawing.indent()
                );
                drawing.text.push_str(&line);
                drawing.needs_close = false;
            }
            drawing.group_depth -= 1;
        }
    }

    /// The frames, outermost first. Entries come innermost first.
    /// Without `markers` the first line of each place is shown alone.
    pub fn stack_text(&self, entries: &[TraceEntry], markers: bool) -> String {
        let mut text = String::new();
        let mut last: Option<(u32, u32, String)> = None;
        let mut count = 0;
        for entry in entries.iter().rev() {
            for shown in self.shown_frames(*entry) {
                let place = (entry.code.0, shown.line, shown.name.clone());
                if last.as_ref() != Some(&place) {
                    text.push_str(&repeated(count));
                    (last, count) = (Some(place), 0);
                }
                count += 1;
                if count <= REPEATS_SHOWN {
                    text.push_str(&self.frame_text(entry.code, &shown, markers));
                }
            }
        }
        text + &repeated(count)
    }

    /// What is shown of an entry: nothing of the innermost library; up to 3.11 the comprehensions that it
    /// stands in are frames of their own.
    pub fn shown_frames(&self, entry: TraceEntry) -> Vec<ShownFrame> {
        let loaded = self.loaded(entry.code);
        if loaded.library && crate::library::is_internal(&loaded.file.path) {
            return Vec::new();
        }
        let mut name = loaded.code.name.clone();
        let mut shown = Vec::new();
        let inlined = loaded.code.inlined.iter().rev();
        for one in inlined.filter(|one| (one.start..one.end).contains(&entry.instr)) {
            let line = self.line_of(entry.code, one.start);
            let name = std::mem::replace(&mut name, one.name.to_owned());
            let range = one.range;
            shown.push(ShownFrame { name, line, range });
        }
        let line = self.line_of(entry.code, entry.instr);
        let range = loaded.code.ranges.get(entry.instr as usize);
        let range = range.copied().unwrap_or_default();
        shown.push(ShownFrame { name, line, range });
        shown
    }

    pub fn frame_text(&self, code: CodeId, shown: &ShownFrame, markers: bool) -> String {
        let file = &self.loaded(code).file;
        let range = if markers { shown.range } else { Range::default() };
        let range = self.shown_range(&file.text, range, shown.line);
        format!(
            "  File \"{}\", line {}, in {}\n{}",
            file.path,
            shown.line,
            shown.name,
            caret::marked(&file.text, range, self.settings.version)
        )
    }

    /// An instruction without a range of its own: its line.
    fn shown_range(&self, text: &str, range: Range, line: u32) -> Range {
        if range.start != range.end {
            return range;
        }
        let mut starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1));
        let start = starts.nth((line as usize).saturating_sub(1)).unwrap_or(0) as u32;
        Range { start, end: start }
    }

    /// `Type: message`, a suggestion, and the notes.
    fn last_lines(&mut self, exception: Value, drawing: &Drawing) -> String {
        let known = exception.id().and_then(|id| drawing.messages.get(&id));
        let line = match known {
            Some(message) => self.worded(exception, message.clone()),
            None => self.exception_line(exception),
        };
        let line = match self.syntax_place(exception) {
            Some(place) => place + &self.syntax_message_line(exception),
            None => line,
        };
        let mut text = line;
        if !drawing.plain {
            text.push_str(&self.suggestion(exception));
        }
        text.push('\n');
        let notes = exception
            .id()
            .and_then(|id| self.heap.attributes(id)?.get(Sym::NOTES));
        for note in notes
            .and_then(|notes| self.items_of(notes))
            .unwrap_or_default()
        {
            let note = self.str_native(note);
            let note = note.unwrap_or_else(|_| "<note str() failed>".to_owned());
            note.split('\n')
                .for_each(|line| text.push_str(&format!("{line}\n")));
        }
        text
    }

    /// `Type: message`.
    pub fn exception_line(&mut self, exception: Value) -> String {
        let message = self
            .str_native(exception)
            .unwrap_or_else(|_| "<exception str() failed>".to_owned());
        self.worded(exception, message)
    }

    fn worded(&self, exception: Value, message: String) -> String {
        let class = self.class_of(exception);
        let Object::Type(object) = self.heap.get(class) else {
            return message;
        };
        let name = self.text_of(object.qualname).unwrap_or("?");
        let name = match self.text_of(object.module) {
            Some("builtins" | "__main__") | None => name.to_owned(),
            Some(module) => format!("{module}.{name}"),
        };
        match message.as_str() {
            "" => name,
            message => format!("{name}: {message}"),
        }
    }
}

fn repeated(count: usize) -> String {
    match count.saturating_sub(REPEATS_SHOWN) {
        0 => String::new(),
        1 => "  [Previous line repeated 1 more time]\n".to_owned(),
        more => format!("  [Previous line repeated {more} more times]\n"),
    }
}

/// `[exception, asked, answers, plain]`: asks for one message after another, then draws.
fn format_step(vm: &mut Vm, input: Input) -> Flow {
    let answer = match input {
        Input::Value(value) => Some(value),
        Input::Raised(_) => Some(vm.heap.str("<exception str() failed>")),
        _ => None,
    };
    let (exception, asked, answers) = (vm.slot(0), vm.slot(1), vm.slot(2));
    if let (Some(answer), Value::Object(answers)) = (answer, answers) {
        push_item(&mut vm.heap, answers, answer);
    }
    let asked = vm.items_of(asked).unwrap_or_default();
    let answers = vm.items_of(answers).unwrap_or_default();
    if let Some(next) = asked.get(answers.len()) {
        let class = Value::Object(vm.classes.str);
        return vm.native_call(class, &[*next]);
    }
    let messages = asked.iter().zip(&answers);
    let messages = messages
        .filter_map(|(asked, answer)| Some((asked.id()?, vm.text_of(*answer)?.to_owned())))
        .collect();
    let plain = vm.slot(3);
    let plain = vm.truth_native(plain) == Some(true);
    let text = vm.format_with(exception, messages, plain);
    Flow::Return(vm.heap.str(&text))
}

fn push_item(heap: &mut Heap, list: Id, item: Value) {
    heap.retain(item);
    if let Object::List(items) = heap.get_mut(list) {
        items.push(item);
    }
}
