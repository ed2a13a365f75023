//! `print`.

use crate::native::{Args, Outcome, Stop};
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::Vm;

/// `print(*objects, sep=' ', end='\n', file=None, flush=False)`; objects with a `__str__` of
/// Python, and files that are not the standard ones, are the prelude's.
pub fn print(vm: &mut Vm, args: &Args) -> Outcome {
    for (name, _) in args.keywords() {
        if ![Sym::SEP, Sym::END, Sym::FILE_KW, Sym::FLUSH].contains(&name) {
            let text = vm.symbols.text(name).to_owned();
            let known = ["sep", "end", "file", "flush"];
            return Err(vm.unexpected_keyword("print", &text, &known));
        }
    }
    let separator = text_option(vm, args, Sym::SEP, "sep", " ")?;
    let end = text_option(vm, args, Sym::END, "end", "\n")?;
    let file = args.keyword(Sym::FILE_KW).filter(|file| !file.is_none());
    let file = file.or_else(|| vm.stdout_replaced());
    let stderr = match file.map(|file| vm.object_of(file)) {
        None | Some(Some(crate::object::Object::Stream(1))) => false,
        Some(Some(crate::object::Object::Stream(2))) => true,
        _ => return Err(Stop::Fallback),
    };
    let mut text = String::new();
    for (n, value) in args.positional().iter().enumerate() {
        if n > 0 {
            text.push_str(&separator);
        }
        text.push_str(&vm.str_native(*value)?);
    }
    text.push_str(&end);
    vm.charge(200 + 10 * text.len() as u64);
    if stderr {
        vm.write_stderr(&text);
    } else {
        vm.write_stdout(&text);
        let flush = args.keyword(Sym::FLUSH);
        if flush.is_some_and(|flush| vm.truth_native(flush).unwrap_or(true)) {
            vm.flush_stdout();
        }
    }
    Ok(Value::None)
}

fn text_option(
    vm: &mut Vm,
    args: &Args,
    name: Sym,
    word: &str,
    default: &str,
) -> Result<String, Stop> {
    match args.keyword(name) {
        None | Some(Value::None) => Ok(default.to_owned()),
        Some(value) => match vm.text_of(value) {
            Some(text) => Ok(text.to_owned()),
            None => {
                let class = vm.class_name(value);
                Err(vm.type_error(&format!("{word} must be None or a string, not {class}")))
            }
        },
    }
}

impl Vm {
    /// What a program put in the place of `sys.stdout`, if it did.
    pub fn stdout_replaced(&mut self) -> Option<Value> {
        self.replaced("stdout", 1)
    }

    /// What a program put in the place of `sys.stdin`, if it did.
    pub fn stdin_replaced(&mut self) -> Option<Value> {
        self.replaced("stdin", 0)
    }

    /// What a program put in the place of `sys.stderr`, if it did.
    pub fn stderr_replaced(&mut self) -> Option<Value> {
        self.replaced("stderr", 2)
    }

    fn replaced(&mut self, name: &str, descriptor: u8) -> Option<Value> {
        let stream = self.module_function("sys", name)?;
        match self.object_of(stream) {
            Some(crate::object::Object::Stream(number)) if *number == descriptor => None,
            _ => Some(stream),
        }
    }
}
