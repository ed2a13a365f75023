//! `_traceback`: the text of exceptions, and who called.

use crate::native::{Args, NativeDef, Outcome, Stop, function};
use crate::object::Object;
use crate::value::Value;
use crate::vm::{Frame, Then, Vm};

pub static FUNCTIONS: &[NativeDef] = &[
    function("_traceback", "format", format),
    function("_traceback", "format_by_library", format_by_library),
    function("_traceback", "caller", caller),
    function("_traceback", "entries", entries),
    function("_traceback", "source", source),
    function("_traceback", "instructions", instructions),
    function("_traceback", "caller_outside", caller_outside),
];

/// What an uncaught exception prints, with its causes and notes.
fn format(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "format", 1)?;
    let text = vm.format_then(args.get(0), Then::Push);
    text_or_frame(vm, text)
}

/// A frame was pushed if there is no text yet.
fn text_or_frame(vm: &mut Vm, text: Option<String>) -> Outcome {
    match text {
        Some(text) => Ok(vm.heap.str(&text)),
        None => Err(Stop::Frame),
    }
}

/// What the module `traceback` makes of it: since 3.12 the same, before without "Did you mean".
fn format_by_library(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "format_by_library", 1)?;
    let text = vm.format_by_library_then(args.get(0), Then::Push);
    text_or_frame(vm, text)
}

/// The text of the file at a path, or None.
fn source(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "source", 1)?;
    let path = vm.text_of(args.get(0)).unwrap_or("");
    let file = vm.codes.iter().find(|code| code.file.path == path);
    match file.map(|code| code.file.clone()) {
        Some(file) => Ok(vm.heap.str(&file.text)),
        None => Ok(Value::None),
    }
}

/// The instructions of a code object: name, operand, line, and the constant or name that is meant.
fn instructions(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "instructions", 1)?;
    let Some(Object::Code(id)) = vm.object_of(args.get(0)) else {
        return Err(vm.type_error("a code object is needed"));
    };
    let loaded = vm.codes[id.0 as usize].clone();
    let mut shown = Vec::new();
    for (at, instr) in loaded.instrs.iter().enumerate() {
        let meant = match instr.op {
            crate::code::Op::LoadConst => loaded.consts[instr.arg as usize],
            op => match crate::compile::listing::operand(&loaded.code, op, instr.arg) {
                Some(text) => vm.heap.str(&text),
                None => Value::None,
            },
        };
        let name = vm.heap.str(instr.op.name());
        let (operand, line) = (i64::from(instr.arg), i64::from(loaded.code.lines[at]));
        shown.push(
            vm.heap
                .tuple(vec![name, Value::Int(operand), Value::Int(line), meant]),
        );
    }
    Ok(vm.heap.list(shown))
}

/// The frames of a traceback, outermost first: file, line, function, and the text with markers.
fn entries(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "entries", 1)?;
    let entries = match vm.object_of(args.get(0)) {
        Some(Object::Traceback(traceback)) => traceback.entries.clone(),
        _ => Vec::new(),
    };
    let mut shown = Vec::new();
    for entry in entries.iter().rev() {
        let file = vm.loaded(entry.code).file.path.clone();
        for frame in vm.shown_frames(*entry) {
            let text = vm.frame_text(entry.code, &frame, true);
            let texts = [&file, &frame.name, &text].map(|text| vm.heap.str(text));
            let line = Value::Int(i64::from(frame.line));
            shown.push(vm.heap.tuple(vec![texts[0], line, texts[1], texts[2]]));
        }
    }
    Ok(vm.heap.list(shown))
}

/// Where a Python frame stands.
struct Place {
    file: String,
    line: u32,
    function: String,
    module: String,
}

/// The Python frames, innermost first.
fn places(vm: &Vm) -> Vec<Place> {
    vm.frames
        .iter()
        .rev()
        .filter_map(|frame| match frame {
            Frame::Python(frame) => {
                let loaded = &vm.codes[frame.code.0 as usize];
                let module = match vm.object(frame.globals) {
                    crate::object::Object::Module(module) => module.name.clone(),
                    _ => String::from("__main__"),
                };
                Some(Place {
                    file: loaded.file.path.clone(),
                    line: vm.line_of(frame.code, frame.ip.saturating_sub(1)),
                    function: loaded.code.name.clone(),
                    module,
                })
            }
            Frame::Native(_) => None,
        })
        .collect()
}

/// `caller(level)`: file, line and module of a caller; level 1 is who calls this.
fn caller(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "caller", 0, 1)?;
    let level = if args.is_empty() {
        1
    } else {
        vm.as_index(args.get(0))?.max(1) as usize
    };
    match places(vm).into_iter().nth(level - 1) {
        Some(place) => tuple(vm, &place.file, place.line, &place.module),
        None => tuple(vm, "<sys>", 0, "sys"),
    }
}

/// `caller_outside(file, level)`: file, line and function of the innermost frame that is in
/// another file; higher levels are further out.
fn caller_outside(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "caller_outside", 1, 2)?;
    let inside = vm.text_of(args.get(0)).unwrap_or("").to_owned();
    let level = match args.positional().get(1) {
        Some(level) => vm.as_index(*level)?.max(1) as usize,
        None => 1,
    };
    let all = places(vm);
    let outside = all.iter().position(|place| place.file != inside);
    match outside.and_then(|first| all.get(first + level - 1).or(all.last())) {
        Some(place) => tuple(vm, &place.file, place.line, &place.function),
        None => tuple(vm, "(unknown file)", 0, "(unknown function)"),
    }
}

fn tuple(vm: &mut Vm, file: &str, line: u32, name: &str) -> Outcome {
    let (file, name) = (vm.heap.str(file), vm.heap.str(name));
    Ok(vm.heap.tuple(vec![file, Value::Int(i64::from(line)), name]))
}
