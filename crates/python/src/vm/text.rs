//! `repr`, `str` and `format` of values, without Python code.
//!
//! Where a class along the way has a Python-level `__repr__`, `__str__` or
//! `__format__`, these stop with `Fallback` and the prelude does it again in Python.

use crate::native::Stop;
use crate::object::Object;
use crate::pure::{format_spec, int_text};
use crate::settings::Version;
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::hash::Halt;
use std::borrow::Cow;

impl Vm {
    /// `repr(value)`. Errors: Fallback; ValueError for a huge int; RecursionError.
    pub fn repr_native(&mut self, value: Value) -> Result<String, Stop> {
        let mut text = String::new();
        let mut active = Vec::new();
        let written = self.write_repr(value, &mut text, &mut active);
        self.written(written, text)
    }

    fn written(&mut self, written: Result<(), Halt>, text: String) -> Result<String, Stop> {
        match written {
            Ok(()) => Ok(text),
            Err(Halt::Deep) => Err(self.raise(
                self.classes.recursion_error,
                "maximum recursion depth exceeded while getting the repr of an object",
            )),
            Err(Halt::Unhashable(number)) => {
                match self.integer_of(number).map(|number| int_text::str(&number)) {
                    Some(Err(error)) => Err(self.raise_pure(error)),
                    _ => Err(Stop::Fallback),
                }
            }
            Err(Halt::Python) => Err(Stop::Fallback),
        }
    }

    /// `repr(value)`, if it needs no Python code and is not too deep.
    pub(crate) fn repr_of(&self, value: Value) -> Option<String> {
        let mut text = String::new();
        self.write_repr(value, &mut text, &mut Vec::new()).ok()?;
        Some(text)
    }

    /// `str(value)`. Errors: as [`repr_native`](Self::repr_native).
    pub fn str_native(&mut self, value: Value) -> Result<String, Stop> {
        if self.overrides(value, Sym::STR) {
            return Err(Stop::Fallback);
        }
        if let Some(text) = self.text_of(value) {
            return Ok(text.to_owned());
        }
        match self.object_of(value) {
            Some(Object::Exception(_)) => return self.exception_text(value),
            Some(Object::MappingProxy(inner)) => {
                let inner = *inner;
                return self.str_native(inner);
            }
            _ => {}
        }
        if let Some(Object::MappingProxy(inner)) = self.object_of(value) {
            let inner = *inner;
            return self.str_native(inner);
        }
        self.repr_native(value)
    }

    /// `str(exception)`.
    pub(crate) fn exception_text(&mut self, value: Value) -> Result<String, Stop> {
        let Some(Object::Exception(exception)) = self.object_of(value) else {
            return self.repr_native(value);
        };
        let class = exception.class;
        let args = match self.object_of(exception.args) {
            Some(Object::Tuple(items)) => items.to_vec(),
            _ => Vec::new(),
        };
        let named = |vm: &Vm, name: &str| {
            let name = vm.symbols.find(name)?;
            vm.heap.attributes(value.id()?)?.get(name)
        };
        if self.is_subclass(class, self.classes.base_exception_group) && args.len() == 2 {
            let message = self.str_native(args[0])?;
            let count = self.length_of(args[1]).unwrap_or(0);
            let plural = if count == 1 { "" } else { "s" };
            return Ok(format!("{message} ({count} sub-exception{plural})"));
        }
        if self.is_subclass(class, self.classes.key_error) && args.len() == 1 {
            return self.repr_native(args[0]);
        }
        if self.is_subclass(class, self.classes.os_error) && args.len() >= 2 && args.len() <= 5 {
            let number = self.str_native(args[0])?;
            let message = self.str_native(args[1])?;
            let file = args.get(2).copied().or_else(|| named(self, "filename"));
            return Ok(match file {
                Some(file) if !file.is_none() => {
                    let second = named(self, "filename2").filter(|second| !second.is_none());
                    let file = self.repr_native(file)?;
                    let second = match second {
                        Some(second) => format!(" -> {}", self.repr_native(second)?),
                        None => String::new(),
                    };
                    format!("[Errno {number}] {message}: {file}{second}")
                }
                _ => format!("[Errno {number}] {message}"),
            });
        }
        if self.is_subclass(class, self.classes.syntax_error) && !args.is_empty() {
            let message = self.str_native(args[0])?;
            let line = named(self, "lineno").filter(|line| !line.is_none());
            let file = named(self, "filename").filter(|file| !file.is_none());
            return Ok(match (file, line) {
                (Some(file), Some(line)) => {
                    let (file, line) = (self.str_native(file)?, self.str_native(line)?);
                    let base = file.rsplit('/').next().unwrap_or("").to_owned();
                    format!("{message} ({base}, line {line})")
                }
                (None, Some(line)) => format!("{message} (line {})", self.str_native(line)?),
                _ => message,
            });
        }
        if let Some(text) = self.unicode_error_text(class, &args) {
            return Ok(text);
        }
        match args.len() {
            0 => Ok(String::new()),
            1 => self.str_native(args[0]),
            _ => {
                let tuple = self.heap.tuple(args);
                self.repr_native(tuple)
            }
        }
    }

    /// `format(value, spec)`. Errors: Fallback; ValueError; TypeError.
    pub fn format_native(&mut self, value: Value, spec: &str) -> Result<String, Stop> {
        if self.overrides(value, Sym::FORMAT) {
            return Err(Stop::Fallback);
        }
        if spec.is_empty() {
            return self.str_native(value);
        }
        // The usual case: so many digits after the point.
        if let (Value::Float(number), [b'.', digit @ b'0'..=b'9', b'f']) = (value, spec.as_bytes())
            && number.get().is_finite()
        {
            return Ok(format!("{:.*}", usize::from(digit - b'0'), number.get()));
        }
        let inner = self.payload(value);
        let name = match value {
            Value::Int(_) => Cow::Borrowed("int"),
            Value::Float(_) => Cow::Borrowed("float"),
            _ => Cow::Owned(self.class_name(value)),
        };
        if let Some(text) = self.text_of(inner) {
            let result = format_spec::format_str(text, spec, &name);
            return self.pure(result);
        }
        if let Value::Float(number) = inner {
            return self.pure(format_spec::format_float(number.get(), spec, &name));
        }
        if let Some(number) = self.integer_of(inner) {
            return self.pure(format_spec::format_int(&number, spec, &name));
        }
        if let Some(Object::Complex(real, imaginary)) = self.object_of(inner) {
            let (real, imaginary) = (*real, *imaginary);
            return self.format_complex(real, imaginary, spec);
        }
        Err(self.type_error(&format!(
            "unsupported format string passed to {name}.__format__"
        )))
    }

    /// Real and imaginary part with the same precision and type; width over the whole.
    fn format_complex(&mut self, real: f64, imaginary: f64, spec: &str) -> Result<String, Stop> {
        let precision_at = spec.find('.').unwrap_or_else(|| {
            spec.rfind(|letter: char| letter.is_ascii_digit())
                .map_or(0, |at| at + 1)
        });
        let (layout, number) = spec.split_at(precision_at);
        let number = if number.is_empty() {
            String::from(".6g")
        } else {
            number.to_owned()
        };
        let left = self.pure(format_spec::format_float(real, &number, "complex"))?;
        let right = self.pure(format_spec::format_float(
            imaginary,
            &format!("+{number}"),
            "complex",
        ))?;
        let text = format!("{left}{right}j");
        if layout.is_empty() {
            return Ok(text);
        }
        let layout = if layout.starts_with(|letter: char| letter.is_ascii_digit()) {
            format!(">{layout}")
        } else {
            layout.to_owned()
        };
        self.pure(format_spec::format_str(&text, &layout, "complex"))
    }

    /// `object.__repr__(value)`.
    pub fn default_repr(&self, value: Value) -> String {
        let mut text = String::new();
        self.write_default(value, &mut text);
        text
    }

    /// `T.__repr__(value)` of the builtin type `T` behind a value, whatever its class overrides.
    pub fn repr_as_builtin(&mut self, value: Value) -> Result<String, Stop> {
        let mut text = String::new();
        let mut active = vec![value];
        let written = match value {
            Value::Object(id) => self.write_object(value, id, &mut text, &mut active),
            _ => self.write_repr(value, &mut text, &mut active),
        };
        self.written(written, text)
    }

    /// Is the run to behave as 3.11?
    pub fn is_old(&self) -> bool {
        self.settings.version == Version::Py311
    }
}
