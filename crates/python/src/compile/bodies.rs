//! Functions of a library module whose bodies may wait until they are called for the first time.
//!
//! They are those of the module itself and of its classes. The build marks each by spaces after
//! the colon that ends its header, where no program sees them: one, another one if it has a
//! `yield`, another two if it uses the cell of its class. A reader of
//! the marked text needs to look at nothing but the beginnings and ends of lines.

#[path = "../../build/headers.rs"]
mod headers;

use headers::{class_name, indent_of, is_def};

/// One function.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    /// Where its first line begins, after the decorators.
    pub from: usize,
    /// The spaces before `def` or `async def`: 1 in a class, otherwise 0.
    pub indent: usize,
    /// The class that it stands in.
    pub class: Option<String>,
    /// Where the first line of its body begins.
    pub body: usize,
    /// Behind its last line.
    pub to: usize,
    /// It has a `yield` of its own.
    pub yields: bool,
    /// It uses the cell of its class: `super` or `__class__`.
    pub uses_class: bool,
}

/// The marked functions of a text, in its order.
pub fn functions(text: &str) -> Vec<Function> {
    let mut found: Vec<Function> = Vec::new();
    let mut class = None;
    let mut def = None;
    let mut in_body = false;
    let mut at = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end_matches('\n');
        let indent = indent_of(line);
        let from = at;
        at += whole.len();
        if line.is_empty() {
            continue;
        }
        if let Some(function) = found.last_mut()
            && in_body
        {
            if indent > function.indent {
                function.to = at;
                continue;
            }
            in_body = false;
        }
        if indent == 0 {
            class = class_name(line).map(str::to_owned);
        }
        if is_def(line) {
            def = Some((from, indent));
        }
        let code = line.trim_end_matches(' ');
        let spaces = line.len() - code.len();
        if spaces > 0
            && code.ends_with(':')
            && let Some((from, indent)) = def.take()
        {
            found.push(Function {
                from,
                indent,
                class: if indent == 0 { None } else { class.clone() },
                body: at,
                to: at,
                yields: (spaces - 1) & 1 != 0,
                uses_class: (spaces - 1) & 2 != 0,
            });
            in_body = true;
        }
    }
    found
}
