//! Tracebacks as text: what CPython writes to stderr for an exception.

use crate::object::{Object, TraceEntry, TracebackObject};
use crate::value::Value;
use crate::vm::Vm;

impl Vm {
    /// The traceback object of an exception, or None.
    pub fn traceback_of(&mut self, exception: Value) -> Value {
        let entries = match self.object_of(exception) {
            Some(Object::Exception(exception)) if !exception.traceback.is_empty() => {
                exception.traceback.clone()
            }
            _ => return Value::None,
        };
        self.heap
            .make(Object::Traceback(Box::new(TracebackObject { entries })))
    }

    /// The whole text for an exception: chain, frames, message. Ends with a newline.
    pub fn format_exception(&mut self, exception: Value) -> String {
        let mut text = String::new();
        self.format_chain(exception, &mut text, &mut Vec::new());
        text
    }

    fn format_chain(
        &mut self,
        exception: Value,
        text: &mut String,
        seen: &mut Vec<crate::value::Id>,
    ) {
        let Value::Object(id) = exception else { return };
        let Object::Exception(object) = self.heap.get(id) else {
            return;
        };
        let (cause, context, suppressed) = (object.cause, object.context, object.suppress_context);
        let entries = object.traceback.clone();
        seen.push(id);
        let before = match (cause, context) {
            (Value::Object(cause), _) if !seen.contains(&cause) => Some((
                Value::Object(cause),
                "The above exception was the direct cause of the following exception:",
            )),
            (_, Value::Object(context)) if !suppressed && !seen.contains(&context) => Some((
                Value::Object(context),
                "During handling of the above exception, another exception occurred:",
            )),
            _ => None,
        };
        if let Some((other, words)) = before {
            self.format_chain(other, text, seen);
            text.push_str(&format!("\n{words}\n\n"));
        }
        if !entries.is_empty() {
            text.push_str("Traceback (most recent call last):\n");
            entries
                .iter()
                .rev()
                .for_each(|entry| self.format_entry(*entry, text));
        }
        text.push_str(&self.exception_line(exception));
        text.push('\n');
    }

    fn format_entry(&self, entry: TraceEntry, text: &mut String) {
        let loaded = self.loaded(entry.code);
        let line = self.line_of(entry.code, entry.instr);
        text.push_str(&format!(
            "  File \"{}\", line {line}, in {}\n",
            loaded.file.path, loaded.code.name
        ));
        if let Some(source) = loaded
            .file
            .text
            .lines()
            .nth((line as usize).saturating_sub(1))
        {
            text.push_str(&format!("    {}\n", source.trim()));
        }
    }

    /// `Type: message`.
    pub fn exception_line(&mut self, exception: Value) -> String {
        let class = self.class_of(exception);
        let Object::Type(object) = self.heap.get(class) else {
            return String::new();
        };
        let (qualname, module) = (object.qualname, object.module);
        let name = self.text_of(qualname).unwrap_or("?").to_owned();
        let name = match self.text_of(module) {
            Some("builtins" | "__main__") | None => name,
            Some(module) => format!("{module}.{name}"),
        };
        match self.str_native(exception) {
            Ok(message) if message.is_empty() => name,
            Ok(message) => format!("{name}: {message}"),
            Err(_) => format!("{name}: <exception str() failed>"),
        }
    }
}
