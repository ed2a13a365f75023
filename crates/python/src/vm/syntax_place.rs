//! The place of a SyntaxError that `compile`, `exec` or `eval` raised, as tracebacks show it.
//!
//! Source: `TracebackException._format_syntax_error`, 3.14.

use crate::value::Value;
use crate::vm::Vm;

impl Vm {
    fn detail(&self, exception: Value, name: &str) -> Option<Value> {
        let name = self.symbols.find(name)?;
        let found = self.heap.attributes(exception.id()?)?.get(name)?;
        Some(found).filter(|found| !found.is_none())
    }

    /// `Type: message`, without the place that `str` adds.
    pub(crate) fn syntax_message_line(&mut self, exception: Value) -> String {
        let args = match self.object_of(exception) {
            Some(crate::object::Object::Exception(object)) => self.items_of(object.args),
            _ => None,
        };
        let first = args.and_then(|args| args.first().copied());
        let own = self.detail(exception, "_msg").or(first);
        let message = own.and_then(|message| self.str_native(message).ok());
        let name = self.class_name(exception);
        format!(
            "{name}: {}",
            message.unwrap_or_else(|| String::from("<no detail available>"))
        )
    }

    /// The lines with file, text and markers; None if it is no SyntaxError that has a place.
    pub(crate) fn syntax_place(&self, exception: Value) -> Option<String> {
        if !self.is_exception(exception, self.classes.syntax_error) {
            return None;
        }
        let line = self.as_int(self.detail(exception, "lineno")?)?;
        let file = self.detail(exception, "filename");
        let file = file
            .and_then(|file| self.text_of(file))
            .unwrap_or("<string>");
        let mut out = format!("  File \"{file}\", line {line}\n");
        let Some(text) = self
            .detail(exception, "text")
            .and_then(|text| self.text_of(text))
        else {
            return Some(out);
        };
        let number = |name: &str| self.as_int(self.detail(exception, name)?);
        let whole: Vec<char> = text.trim_end_matches('\n').chars().collect();
        let is_blank = |letter: &&char| matches!(**letter, ' ' | '\n' | '\u{c}');
        let blanks = whole.iter().take_while(is_blank).count();
        let shown: String = whole[blanks..].iter().collect();
        out.push_str(&format!("    {shown}\n"));
        let Some(mut offset) = number("offset") else {
            return Some(out);
        };
        let length = text.chars().count() as i64;
        let mut end = match number("end_lineno") {
            Some(last) if last != line => whole.len() as i64 + 1,
            _ => number("end_offset")
                .filter(|end| *end != 0)
                .unwrap_or(offset),
        };
        if length > 0 && offset > length {
            offset = length + 1;
        }
        if length > 0 && end > length {
            end = length + 1;
        }
        if offset >= end || end < 0 {
            end = offset + 1;
        }
        let from = offset - 1 - blanks as i64;
        if from < 0 {
            return Some(out);
        }
        let before = shown
            .chars()
            .chain(std::iter::repeat(' '))
            .take(from as usize);
        let before: String = before
            .map(|letter| if letter.is_whitespace() { letter } else { ' ' })
            .collect();
        let markers = "^".repeat((end - offset) as usize);
        out.push_str(&format!("    {before}{markers}\n"));
        Some(out)
    }
}
