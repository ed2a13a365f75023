//! `__doc__` of builtins and of the library.
//!
//! The texts that programs print are CPython's own, in `lib/_docs.py`. It travels with the last
//! pack, which a program that names `__doc__` has.
//! Simplified: what is not in it is refused where the program itself reads it; a part of the
//! library that copies docstrings finds None.

use crate::library;
use crate::native::{NativeDef, NativeKind, Outcome};
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::{Frame, Vm};

/// The name under which the texts are imported.
const MODULE: &str = "_docs";

/// A text of the module: `name|text`, `\n` for a new line; `*` before the name: since 3.14 only.
fn text_of(name: &str, is_old: bool) -> Option<String> {
    let source = library::arrived(MODULE)?;
    let line = source.lines().find_map(|line| {
        let line = match line.strip_prefix('*') {
            Some(_) if is_old => return None,
            Some(line) => line,
            None => line,
        };
        line.strip_prefix(name)?.strip_prefix('|')
    })?;
    Some(line.replace("\\n", "\n"))
}

impl Vm {
    pub(crate) fn docstring(&mut self, name: &str) -> Outcome {
        if let Some(text) = text_of(name, self.is_old()) {
            return Ok(self.heap.str(&text));
        }
        let by_library = match self.frames.last() {
            Some(Frame::Python(frame)) => self.loaded(frame.code).library,
            _ => true,
        };
        match by_library {
            true => Ok(Value::None),
            false => Err(self.attribute_error(&format!("Interleave does not know the docstring of {name}"))),
        }
    }

    pub(crate) fn native_docstring(&mut self, def: &'static NativeDef) -> Outcome {
        match (def.kind, def.owner) {
            (NativeKind::Function, "builtins") => self.docstring(def.name),
            (_, owner) => self.docstring(&format!("{owner}.{}", def.name)),
        }
    }

    /// A builtin class, or one of the library's.
    pub(crate) fn is_of_library(&self, class: Value) -> bool {
        let Some(Object::Type(class)) = self.object_of(class) else {
            return false;
        };
        class.builtin || self.text_of(class.module).is_some_and(library::has)
    }

    /// Of a class without one of its own, or of its instances.
    pub(crate) fn class_docstring(&mut self, class: Id) -> Outcome {
        let (name, module) = match self.heap.get(class) {
            Object::Type(class) => (class.name.clone(), class.module),
            _ => return Ok(Value::None),
        };
        match self.text_of(module) {
            Some("builtins") | None => self.docstring(&name),
            Some(module) => {
                let name = format!("{module}.{name}");
                self.docstring(&name)
            }
        }
    }
}
