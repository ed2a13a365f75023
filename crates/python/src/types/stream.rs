//! The standard streams as text files: `sys.stdin`, `sys.stdout`, `sys.stderr`.
//!
//! What is written goes to the trace at once; what is read comes from the
//! scenario's lines, and a read waits until a line arrives.

use crate::native::{Args, NativeDef, OnWake, Outcome, Stop, Wait, getter, method};
use crate::object::Object;
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};
use trace::WaitReason;

pub static METHODS: &[NativeDef] = &[
    method("TextIOWrapper", "write", write),
    method("TextIOWrapper", "writelines", writelines),
    method("TextIOWrapper", "flush", flush),
    method("TextIOWrapper", "close", nothing),
    method("TextIOWrapper", "reconfigure", reconfigure),
    method("TextIOWrapper", "isatty", is_false),
    method("TextIOWrapper", "seekable", is_false),
    method("TextIOWrapper", "readable", is_readable),
    method("TextIOWrapper", "writable", is_writable),
    method("TextIOWrapper", "fileno", fileno),
    method("TextIOWrapper", "readline", readline),
    method("TextIOWrapper", "read", read),
    method("TextIOWrapper", "readlines", readlines),
    method("TextIOWrapper", "__iter__", itself),
    method("TextIOWrapper", "__next__", next),
    method("TextIOWrapper", "__enter__", itself),
    method("TextIOWrapper", "__exit__", nothing),
    getter("TextIOWrapper", "buffer", buffer),
    getter("TextIOWrapper", "encoding", encoding),
    getter("TextIOWrapper", "errors", errors),
    getter("TextIOWrapper", "newlines", nothing),
    getter("TextIOWrapper", "line_buffering", is_true),
    getter("TextIOWrapper", "closed", is_false),
    getter("TextIOWrapper", "name", name),
    getter("TextIOWrapper", "mode", mode),
];

fn number(vm: &Vm, args: &Args) -> u8 {
    match vm.object_of(args.get(0)) {
        Some(Object::Stream(number)) => *number,
        _ => 1,
    }
}

fn itself(_vm: &mut Vm, args: &Args) -> Outcome {
    Ok(args.get(0))
}

fn nothing(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::None)
}

/// Only when standard output is flushed can be told.
fn reconfigure(vm: &mut Vm, args: &Args) -> Outcome {
    for name in ["line_buffering", "write_through"] {
        let asked = args.keyword(vm.sym(name)).filter(|asked| !asked.is_none());
        if let Some(asked) = asked
            && number(vm, args) == 1
        {
            vm.stdout_by_line = vm.truth_native(asked).unwrap_or(true);
            vm.flush_stdout();
        }
    }
    Ok(Value::None)
}

fn flush(vm: &mut Vm, args: &Args) -> Outcome {
    if number(vm, args) == 1 {
        vm.flush_stdout();
    }
    Ok(Value::None)
}

fn is_false(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::bool(false))
}

fn is_true(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::bool(true))
}

fn is_readable(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(number(vm, args) == 0))
}

fn is_writable(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(number(vm, args) != 0))
}

fn fileno(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(i64::from(number(vm, args))))
}

/// The bytes below, which are written in Python.
fn buffer(vm: &mut Vm, args: &Args) -> Outcome {
    let make = vm.module_function("_prelude", "_stream_buffer");
    vm.tail_call(make.unwrap_or(Value::None), &Args::of(&[args.get(0)]))
}

fn encoding(vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(vm.heap.str("utf-8"))
}

fn errors(vm: &mut Vm, args: &Args) -> Outcome {
    let text = if number(vm, args) == 2 {
        "backslashreplace"
    } else {
        "strict"
    };
    Ok(vm.heap.str(text))
}

fn name(vm: &mut Vm, args: &Args) -> Outcome {
    let text = ["<stdin>", "<stdout>", "<stderr>"][usize::from(number(vm, args).min(2))];
    Ok(vm.heap.str(text))
}

fn mode(vm: &mut Vm, args: &Args) -> Outcome {
    let text = if number(vm, args) == 0 { "r" } else { "w" };
    Ok(vm.heap.str(text))
}

// ---- writing --------------------------------------------------------------------------

fn unsupported(vm: &mut Vm, what: &str) -> Stop {
    let class = vm.classes.os_error;
    vm.raise(class, what)
}

fn put(vm: &mut Vm, args: &Args, text: &str) -> Result<(), Stop> {
    match number(vm, args) {
        0 => return Err(unsupported(vm, "not writable")),
        1 => vm.write_stdout(text),
        _ => vm.write_stderr(text),
    }
    vm.charge(200 + 10 * text.len() as u64);
    Ok(())
}

fn write(vm: &mut Vm, args: &Args) -> Outcome {
    if args.len() != 2 {
        return Err(vm.type_error(&format!(
            "TextIOWrapper.write() takes exactly one argument ({} given)",
            args.len() - 1
        )));
    }
    let Some(text) = vm.text_of(args.get(1)).map(str::to_owned) else {
        let class = vm.class_name(args.get(1));
        return Err(vm.type_error(&format!("write() argument must be str, not {class}")));
    };
    put(vm, args, &text)?;
    Ok(Value::Int(text.chars().count() as i64))
}

fn writelines(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "writelines", 2)?;
    let Some(items) = vm.items_of(args.get(1)) else {
        return Err(Stop::Collect(1));
    };
    for item in items {
        write(vm, &Args::of(&[args.get(0), item]))?;
    }
    Ok(Value::None)
}

// ---- reading --------------------------------------------------------------------------

/// How much is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Read {
    /// A line, "" at the end.
    Line = 0,
    /// A line; the end is a StopIteration.
    Next = 1,
    All = 2,
    Lines = 3,
}

fn start(vm: &mut Vm, args: &Args, what: Read) -> Outcome {
    if number(vm, args) != 0 {
        return Err(unsupported(vm, "not readable"));
    }
    let lines = vm.heap.list(Vec::new());
    vm.enter_native("read", read_step, &[lines], Then::Push);
    vm.native_frame().numbers[0] = what as i64;
    Err(Stop::Frame)
}

fn readline(vm: &mut Vm, args: &Args) -> Outcome {
    start(vm, args, Read::Line)
}

fn next(vm: &mut Vm, args: &Args) -> Outcome {
    start(vm, args, Read::Next)
}

fn read(vm: &mut Vm, args: &Args) -> Outcome {
    start(vm, args, Read::All)
}

fn readlines(vm: &mut Vm, args: &Args) -> Outcome {
    start(vm, args, Read::Lines)
}

/// `[lines so far]`
fn read_step(vm: &mut Vm, input: Input) -> Flow {
    if let Input::Raised(exception) = input {
        return Flow::Raise(exception);
    }
    let what = vm.native_frame().numbers[0];
    let lines = vm.slot(0);
    loop {
        vm.flush();
        vm.kernel.strand = vm.strand;
        vm.kernel.line = vm.program_line();
        let found = vm.kernel.read_line();
        vm.notice();
        match found {
            kernel::Input::Line(text) => {
                let line = vm.heap.str(&text);
                if what == Read::Line as i64 || what == Read::Next as i64 {
                    return Flow::Return(line);
                }
                if let Value::Object(id) = lines {
                    vm.heap.list_push(id, line);
                }
            }
            kernel::Input::Wait(until) => {
                return Flow::Block(Wait {
                    reason: WaitReason::Input,
                    until,
                    resume: OnWake::Value(Value::None),
                });
            }
            kernel::Input::End => break,
        }
    }
    match what {
        0 => Flow::Return(vm.heap.str("")),
        1 => Flow::Raise(vm.stop_iteration(Value::None)),
        2 => {
            let items = vm.items_of(lines).unwrap_or_default();
            let text: String = items.iter().filter_map(|line| vm.text_of(*line)).collect();
            Flow::Return(vm.heap.str(&text))
        }
        _ => Flow::Return(lines),
    }
}
