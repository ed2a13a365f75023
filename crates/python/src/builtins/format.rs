//! `format`, and `str.format` for values that need no Python code.

use crate::native::{Args, Outcome, Stop};
use crate::pure::str_format::{self, Numbering, Piece, Root, Step};
use crate::pure::str_repr;
use crate::value::Value;
use crate::vm::Vm;

/// `format(value, format_spec='')`
pub fn format(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "format", 1, 2)?;
    let spec = match args.optional(1) {
        Value::Null => String::new(),
        value => match vm.text_of(value) {
            Some(text) => text.to_owned(),
            None => {
                let class = vm.class_name(value);
                return Err(vm.type_error(&format!("format() argument 2 must be str, not {class}")));
            }
        },
    };
    let text = vm.format_native(args.get(0), &spec)?;
    Ok(vm.heap.str(&text))
}

/// Where the fields' values come from.
struct Source<'a> {
    positional: &'a [Value],
    named: &'a Args,
    mapping: Option<Value>,
    numbering: Numbering,
}

/// `template.format(*positional, **named)`, or `format_map(mapping)`. Fallback as soon as a
/// field needs Python code.
pub fn format_text(
    vm: &mut Vm,
    template: &str,
    positional: &[Value],
    named: &Args,
    mapping: Option<Value>,
) -> Result<String, Stop> {
    let mut source = Source {
        positional,
        named,
        mapping,
        numbering: Numbering::default(),
    };
    render(vm, template, &mut source, str_format::DEPTH_MAX)
}

fn render(vm: &mut Vm, template: &str, source: &mut Source, depth: usize) -> Result<String, Stop> {
    let mut out = String::new();
    for piece in str_format::pieces(template) {
        let field = match vm.pure(piece)? {
            Piece::Literal(text) => {
                out.push_str(&text);
                continue;
            }
            Piece::Field(field) => field,
        };
        let value = field_value(vm, &field.name, source)?;
        let spec = if field.nested {
            if depth <= 1 {
                return Err(vm.raise_pure(str_format::too_deep()));
            }
            render(vm, &field.spec, source, depth - 1)?
        } else {
            field.spec.clone()
        };
        let text = match field.conversion {
            None => vm.format_native(value, &spec)?,
            Some(conversion) => {
                let text = match conversion {
                    's' => vm.str_native(value)?,
                    'r' => vm.repr_native(value)?,
                    'a' => str_repr::escape_non_ascii(&vm.repr_native(value)?),
                    other => return Err(vm.raise_pure(str_format::unknown_conversion(other))),
                };
                let text = vm.heap.str(&text);
                vm.format_native(text, &spec)?
            }
        };
        out.push_str(&text);
    }
    Ok(out)
}

fn field_value(vm: &mut Vm, name: &str, source: &mut Source) -> Result<Value, Stop> {
    let (root, steps) = vm.pure(str_format::path(name))?;
    let mut value = match root {
        Root::Automatic | Root::Position(_) if source.mapping.is_some() => {
            return Err(vm.value_error("Format string contains positional fields"));
        }
        Root::Automatic => {
            let at = source.numbering.automatic();
            let at = vm.pure(at)?;
            positional(vm, at, source)?
        }
        Root::Position(at) => {
            let noted = source.numbering.manual();
            vm.pure(noted)?;
            positional(vm, at, source)?
        }
        Root::Name(name) => named(vm, &name, source)?,
    };
    for step in steps {
        value = match step {
            Step::Attribute(name) => {
                let name = vm.symbols.intern(&name);
                let frames = vm.frames.len();
                match vm.load_attribute(value, name) {
                    Ok(value) => value,
                    Err(Stop::Frame) => {
                        // A getter of Python: forget its frame, the prelude asks again.
                        vm.forget_frames(frames);
                        return Err(Stop::Fallback);
                    }
                    Err(stop) => return Err(stop),
                }
            }
            Step::Index(at) => item(vm, value, Value::Int(at))?,
            Step::Key(key) => {
                let key = vm.heap.str(&key);
                item(vm, value, key)?
            }
        };
    }
    Ok(value)
}

fn positional(vm: &mut Vm, at: i64, source: &Source) -> Result<Value, Stop> {
    let found = usize::try_from(at)
        .ok()
        .and_then(|at| source.positional.get(at))
        .copied();
    found.ok_or_else(|| vm.raise_pure(str_format::out_of_range(at)))
}

fn named(vm: &mut Vm, name: &str, source: &Source) -> Result<Value, Stop> {
    if let Some(mapping) = source.mapping {
        let key = vm.heap.str(name);
        return item(vm, mapping, key);
    }
    let found = vm
        .symbols
        .find(name)
        .and_then(|name| source.named.keyword(name));
    match found {
        Some(value) => Ok(value),
        None => {
            let key = vm.heap.str(name);
            Err(vm.key_error(key))
        }
    }
}

fn item(vm: &mut Vm, object: Value, key: Value) -> Result<Value, Stop> {
    if vm.overrides(object, crate::symbol::Sym::GETITEM) {
        return Err(Stop::Fallback);
    }
    vm.subscript_native(object, key)
        .unwrap_or(Err(Stop::Fallback))
}

// ---- for the prelude, which fills in what needs Python code ------------------------------

/// `(template)`: texts, and fields as `(root, steps, conversion, spec, nested)`; the root None
/// for the next positional one, the steps as `(is attribute, key)`.
pub fn pieces(vm: &mut Vm, args: &Args) -> Outcome {
    let template = vm.text_of(args.get(0)).unwrap_or("").to_owned();
    let mut out = Vec::new();
    let mut numbering = Numbering::default();
    for piece in str_format::pieces(&template) {
        let piece = vm.pure(piece)?;
        let value = match piece {
            Piece::Literal(text) => vm.heap.str(&text),
            Piece::Field(field) => field_parts(vm, field, &mut numbering)?,
        };
        out.push(value);
    }
    Ok(vm.heap.list(out))
}

fn field_parts(vm: &mut Vm, field: str_format::Field, numbering: &mut Numbering) -> Outcome {
    let (root, steps) = vm.pure(str_format::path(&field.name))?;
    let root = match root {
        Root::Automatic => {
            let noted = numbering.automatic();
            vm.pure(noted)?;
            Value::None
        }
        Root::Position(at) => {
            let noted = numbering.manual();
            vm.pure(noted)?;
            Value::Int(at)
        }
        Root::Name(name) => vm.heap.str(&name),
    };
    let mut parts = Vec::new();
    for step in steps {
        let (is_attribute, key) = match step {
            Step::Attribute(name) => (true, vm.heap.str(&name)),
            Step::Index(at) => (false, Value::Int(at)),
            Step::Key(key) => (false, vm.heap.str(&key)),
        };
        parts.push(vm.heap.tuple(vec![Value::bool(is_attribute), key]));
    }
    let steps = vm.heap.list(parts);
    let conversion = match field.conversion {
        None => Value::None,
        Some(letter @ ('s' | 'r' | 'a')) => vm.character(letter),
        Some(other) => return Err(vm.raise_pure(str_format::unknown_conversion(other))),
    };
    let spec = vm.heap.str(&field.spec);
    Ok(vm.heap.tuple(vec![
        root,
        steps,
        conversion,
        spec,
        Value::bool(field.nested),
    ]))
}

/// `(template)`: each conversion of `%` as `(key, conversion, number of stars)`.
pub fn percent_conversions(vm: &mut Vm, args: &Args) -> Outcome {
    use crate::pure::percent::{self, Count};
    let template = vm.text_of(args.get(0)).unwrap_or("").to_owned();
    let mut out = Vec::new();
    for piece in percent::pieces(&template) {
        if let percent::Piece::Field(field) = vm.pure(piece)? {
            let key = match &field.key {
                Some(key) => vm.heap.str(key),
                None => Value::None,
            };
            let stars =
                i64::from(field.width == Count::Star) + i64::from(field.precision == Count::Star);
            let conversion = vm.character(field.conversion);
            out.push(vm.heap.tuple(vec![key, conversion, Value::Int(stars)]));
        }
    }
    Ok(vm.heap.list(out))
}

/// `(template, values, texts)`: `template % values` with the texts of `%s`, `%r`, `%a` given.
pub fn percent_with(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "_percent_with", 3)?;
    let template = vm.text_of(args.get(0)).unwrap_or("").to_owned();
    let items = vm.items_of(args.get(2)).unwrap_or_default();
    let texts = items
        .iter()
        .map(|item| vm.text_of(*item).unwrap_or("").to_owned())
        .collect();
    let text = vm.percent_with(&template, args.get(1), &mut Some(texts))?;
    Ok(vm.heap.str(&text))
}

impl Vm {
    /// Drops frames that were pushed and shall not run after all.
    pub(crate) fn forget_frames(&mut self, keep: usize) {
        while self.frames.len() > keep {
            let floor = self.stack_floor_of(self.frames.len() - 1);
            let frame = self.frames.pop();
            self.cut(floor);
            if let Some(crate::vm::Frame::Python(frame)) = frame {
                self.heap.release(frame.function.or(Value::Null));
                self.heap.release(frame.namespace.or(Value::Null));
            }
        }
    }
}
