//! Loading: a compiled code object gets its constants and names in this VM.

use crate::code::{Code, CodeKind, Constant, Instr, Op};
use crate::object::{CodeId, Object};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;
use crate::vm::hint::Hint;
use crate::vm::quick::{Quick, quicken};
use num_bigint::BigInt;
use std::collections::BTreeSet;
use std::rc::Rc;
use trace::TextHint;

/// A code object with its constants on the heap. Shared by copies of the VM.
pub struct Loaded {
    pub code: Rc<Code>,
    pub id: CodeId,
    pub instrs: Box<[crate::code::Instr]>,
    /// The same as the usual cases run them, see `vm::quick`.
    pub(crate) quick: Box<[Quick]>,
    /// How many arguments a plain call has: a function with positional parameters only, that begins
    /// with RESUME; `u32::MAX` for all others.
    pub(crate) plain_arguments: u32,
    /// The same for a function that makes a generator or coroutine.
    pub(crate) strand_arguments: u32,
    /// Slots that a call fills itself: all but the closure's cells.
    pub(crate) own_slots: u32,
    /// It has a closure.
    pub(crate) closed: bool,
    /// Where loops begin: instructions that others jump back to, ascending.
    loop_heads: Box<[u32]>,
    pub consts: Vec<Value>,
    pub names: Vec<Sym>,
    pub locals: Vec<Sym>,
    /// The file as tracebacks show it, and its text.
    pub file: Rc<SourceFile>,
    /// Part of the library: its frames are folded away.
    pub library: bool,
    /// For each instruction, where it found its name the last time. Only ever a
    /// hint, checked on use: not part of the machine's state.
    pub hints: Vec<Hint>,
    /// The names that the trace has for the function, and for what calls it.
    pub name_text: TextHint,
    pub strand_text: TextHint,
    pub label: TextHint,
    /// Its qualified name without `<locals>`.
    pub label_text: Box<str>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct SourceFile {
    pub path: String,
    pub text: String,
}

/// The name that an instruction looks for, if it keeps a hint about it.
fn name_of(instr: &Instr, names: &[Sym]) -> Sym {
    match instr.op {
        Op::LoadGlobal | Op::StoreGlobal | Op::LoadAttr | Op::LoadMethod | Op::StoreAttr => {
            names[instr.arg as usize]
        }
        _ => Sym::EMPTY,
    }
}

fn plain_arguments(code: &Code) -> u32 {
    let begins = code.instrs.first().map(|instr| instr.op);
    match begins == Some(Op::Resume) && code.kind == CodeKind::Function {
        true => positional_arguments(code),
        false => u32::MAX,
    }
}

fn loop_heads(code: &Code) -> Box<[u32]> {
    let back = code.instrs.iter().filter(|instr| instr.op == Op::JumpBackward);
    let heads: BTreeSet<u32> = back.map(|jump| jump.arg).collect();
    heads.into_iter().collect()
}

impl Loaded {
    /// The line where a frame stands before instruction `ip`: that of the one before it, which it is in
    /// or has done, but at the head of a loop that of the head, to which it has jumped back.
    pub(crate) fn line_before(&self, ip: u32) -> u32 {
        let at = match self.loop_heads.binary_search(&ip) {
            Ok(_) => ip,
            Err(_) => ip.saturating_sub(1),
        };
        self.code.lines[at as usize]
    }
}

fn strand_arguments(code: &Code) -> u32 {
    match code.kind {
        CodeKind::Generator | CodeKind::Coroutine => positional_arguments(code),
        _ => u32::MAX,
    }
}

fn positional_arguments(code: &Code) -> u32 {
    let plain =
        code.keyword_only == 0 && !code.star_args && !code.star_kwargs && code.deferred.is_none();
    match plain {
        true => code.positional,
        false => u32::MAX,
    }
}

impl Vm {
    /// Loads a code object and everything in it; its constants live as long as the VM.
    pub fn load(&mut self, code: &Rc<Code>, file: &Rc<SourceFile>, library: bool) -> CodeId {
        let consts: Vec<Value> = code
            .consts
            .iter()
            .map(|constant| {
                let value = self.constant(constant, file, library);
                self.heap.retain(value);
                value
            })
            .collect();
        let id = CodeId(self.codes.len() as u32);
        let names: Vec<Sym> = code
            .names
            .iter()
            .map(|name| self.symbols.intern(name))
            .collect();
        let locals = code
            .locals
            .iter()
            .map(|name| self.symbols.intern(name))
            .collect();
        let hints = code
            .instrs
            .iter()
            .map(|instr| Hint::new(name_of(instr, &names)))
            .collect();
        let loaded = Rc::new(Loaded {
            code: code.clone(),
            instrs: code.instrs.clone().into_boxed_slice(),
            quick: quicken(code),
            plain_arguments: plain_arguments(code),
            strand_arguments: strand_arguments(code),
            own_slots: code.locals.len() as u32 - code.free,
            closed: code.free > 0,
            loop_heads: loop_heads(code),
            id,
            consts,
            names,
            locals,
            file: file.clone(),
            library,
            hints,
            name_text: TextHint::default(),
            strand_text: TextHint::default(),
            label: TextHint::default(),
            label_text: code.qualname.replace(".<locals>", "").into(),
        });
        Rc::make_mut(&mut self.codes).push(loaded);
        id
    }

    /// The code of a function that is called; a library function that is called for the first time is
    /// compiled here, and has another code object from then on.
    pub(crate) fn code_of_function(&mut self, id: Id) -> Rc<Loaded> {
        let Object::Function(function) = self.heap.get(id) else {
            unreachable!("the caller matched it")
        };
        let loaded = self.loaded(function.code);
        if loaded.code.deferred.is_none() {
            return loaded;
        }
        let version = self.settings.version;
        let code = crate::compile::deferred::complete(&loaded.code, &loaded.file.text, version);
        let code = self.load(&code, &loaded.file, loaded.library);
        if let Object::Function(function) = self.heap.get_mut(id) {
            function.code = code;
        }
        self.loaded(code)
    }

    pub(crate) fn constant(&mut self, constant: &Constant, file: &Rc<SourceFile>, library: bool) -> Value {
        match constant {
            Constant::None => Value::None,
            Constant::Ellipsis => Value::Ellipsis,
            Constant::Bool(b) => Value::bool(*b),
            Constant::Int(i) => Value::Int(*i),
            Constant::BigInt(digits) => {
                let number: BigInt = digits.parse().expect("the compiler writes decimal digits");
                self.int_from(number)
            }
            Constant::Float(f) => Value::float(*f),
            Constant::Complex(imaginary) => self.heap.make(Object::Complex(0.0, *imaginary)),
            Constant::Str(text) => self.intern_str(text),
            Constant::Bytes(bytes) => self.heap.bytes_object(bytes.clone()),
            Constant::Tuple(items) => {
                let items = items
                    .iter()
                    .map(|item| self.constant(item, file, library))
                    .collect();
                self.heap.tuple(items)
            }
            Constant::FrozenSet(items) => {
                let items: Vec<Value> = items
                    .iter()
                    .map(|item| self.constant(item, file, library))
                    .collect();
                self.frozenset_of_constants(&items)
            }
            Constant::Code(code) => {
                let id = self.load(code, file, library);
                self.code_object(id)
            }
        }
    }

    /// One str object for equal constants, so that `is` on literals behaves as in CPython.
    fn intern_str(&mut self, text: &str) -> Value {
        let name = self.symbols.intern(text);
        if let Some(value) = self.state.interned.get(&name) {
            return *value;
        }
        let value = self.heap.str(text);
        self.heap.retain(value);
        self.state.interned.insert(name, value);
        value
    }
}
