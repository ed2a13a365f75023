//! One line from close up: its instructions, where a thread stands among them, what it has
//! on its operand stack, and where the interpreter may hand the GIL over. For people to look
//! at; changes nothing.
//!
//! Model: `Python/ceval.c`. Up to 3.9 the eval breaker was looked at before every instruction
//! but for those that jumped to `fast_next_opcode`; since 3.10 only at a function's entry
//! (`RESUME`), on backward jumps and after calls (`CHECK_EVAL_BREAKER`, 3.14
//! `Python/bytecodes.c`).

use crate::code::{Code, Op};
use crate::compile::effect::is_jump;
use crate::compile::listing::operand;
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Frame, PyFrame, Vm};
use trace::{StrandId, ThreadId};

/// More instructions than this beside the current one are not listed.
const AROUND: usize = 9;
/// More values of the operand stack than this are not listed; the newest are.
const HELD_MAX: usize = 4;
/// More names of a module than this are not listed.
const NAMES_MAX: usize = 40;

/// Whether the interpreter may switch threads right after an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gate {
    /// In no release with the GIL.
    Never,
    /// Up to 3.9 only.
    Formerly,
    /// In every release.
    Always,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Close {
    pub name: &'static str,
    pub operand: String,
    /// What the variable that it reads or writes holds now.
    pub value: Option<String>,
    pub gate: Gate,
}

/// See the module's head.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CloseUp {
    pub strand: StrandId,
    pub function: String,
    /// 1-based.
    pub line: u32,
    pub instructions: Vec<Close>,
    /// The instruction that runs next; while a call runs above, that call.
    pub at: usize,
    /// A call of this line runs above.
    pub in_call: bool,
    /// The top of the frame's operand stack, newest last.
    pub held: Vec<String>,
}

/// A name of a module and what it holds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NameView {
    pub name: String,
    pub value: String,
    /// A function, a class or a module: code rather than data.
    pub is_code: bool,
}

impl Vm {
    /// The line of the program where a thread stands, from close up; none without such a line.
    pub fn close_up(&self, thread: ThreadId) -> Option<CloseUp> {
        self.clone().close_up_of(thread)
    }

    fn close_up_of(&mut self, thread: ThreadId) -> Option<CloseUp> {
        self.switch_to(thread);
        let frames = self.frames.clone();
        let own = |frame: &Frame| matches!(frame, Frame::Python(frame) if !self.loaded(frame.code).library);
        let place = frames.iter().rposition(own)?;
        let Frame::Python(frame) = &frames[place] else {
            return None;
        };
        let in_call = place + 1 < frames.len();
        let code = self.loaded(frame.code).code.clone();
        let ip = (frame.ip as usize).saturating_sub(usize::from(in_call));
        let ip = ip.min(code.instrs.len().checked_sub(1)?);
        let (first, last) = line_around(&code, ip);
        let listed = (first..last).map(|at| self.close(frame, &code, at));
        let instructions: Vec<Close> = listed.collect();
        let bottom = frame.base as usize + code.locals.len();
        let top = match frames.get(place + 1) {
            Some(Frame::Python(above)) => above.floor as usize,
            Some(Frame::Native(above)) => above.base as usize,
            None => self.stack.len(),
        };
        let held = self.stack.get(bottom..top.max(bottom)).unwrap_or_default();
        let held: Vec<Value> = held.iter().rev().take(HELD_MAX).rev().copied().collect();
        let shown = held.into_iter().filter(|value| !value.is_null());
        let shown: Vec<Value> = shown.collect();
        Some(CloseUp {
            strand: self.strand,
            function: code.qualname.clone(),
            line: code.lines[ip],
            at: ip - first,
            in_call,
            held: self.in_words(shown),
            instructions,
        })
    }

    /// Data only: iterators and the exits of `with` lie on the stack for the machine's own use.
    fn in_words(&mut self, values: Vec<Value>) -> Vec<String> {
        let texts = values.into_iter().map(|value| self.short_repr(value));
        texts.filter(|text| !text.starts_with('<')).collect()
    }

    fn close(&mut self, frame: &PyFrame, code: &Code, at: usize) -> Close {
        let instr = code.instrs[at];
        let value = self.variable(frame, instr.op, instr.arg);
        Close {
            name: instr.op.name(),
            operand: match is_jump(instr.op) {
                true => format!(":{}", code.lines.get(instr.arg as usize).unwrap_or(&0)),
                false => operand(code, instr.op, instr.arg).unwrap_or_default(),
            },
            value: value.map(|value| self.short_repr(value)),
            gate: gate_after(instr.op),
        }
    }

    /// What the variable of a reading or writing instruction holds now.
    fn variable(&self, frame: &PyFrame, op: Op, arg: u32) -> Option<Value> {
        let value = match op {
            Op::LoadFast | Op::StoreFast => *self.stack.get(frame.base as usize + arg as usize)?,
            Op::LoadDeref | Op::StoreDeref => {
                self.cell_value(*self.stack.get(frame.base as usize + arg as usize)?)
            }
            Op::LoadGlobal | Op::StoreGlobal => {
                let name = self.loaded(frame.code).names[arg as usize];
                self.heap.attributes(frame.globals)?.get(name)?
            }
            _ => return None,
        };
        let is_data = !value.is_null() && !self.is_code(value);
        is_data.then_some(value)
    }

    fn is_code(&self, value: Value) -> bool {
        matches!(
            self.object_of(value),
            Some(
                Object::Function(_)
                    | Object::Native(_)
                    | Object::Type(_)
                    | Object::Module(_)
                    | Object::Method { .. }
            )
        )
    }

    /// The names of the program's module that a thread runs, in the order in which they were made.
    pub fn module_view(&self, thread: ThreadId) -> Vec<NameView> {
        self.clone().names_in(thread)
    }

    fn names_in(&mut self, thread: ThreadId) -> Vec<NameView> {
        self.switch_to(thread);
        let own = self.frames.iter().find_map(|frame| match frame {
            Frame::Python(frame) if !self.loaded(frame.code).library => Some(frame.globals),
            _ => None,
        });
        // In a child process most of the stack is the library's: the program is a module all the same.
        let main = || {
            ["__mp_main__", "__main__"]
                .iter()
                .find_map(|name| self.modules.get(*name))
        };
        let Some(globals) = own.or_else(|| main().copied()) else {
            return Vec::new();
        };
        let names = self.module_names(globals);
        let mut views = Vec::new();
        for (name, value) in names {
            let text = self.heap_name(name);
            if text.starts_with("__") || views.len() == NAMES_MAX {
                continue;
            }
            let is_code = self.is_code(value);
            let value = self.short_repr(value);
            views.push(NameView {
                name: text,
                value,
                is_code,
            });
        }
        views
    }

    fn module_names(&self, globals: Id) -> Vec<(Sym, Value)> {
        let names = self.heap.attributes(globals);
        names.map_or_else(Vec::new, |names| names.iter().collect())
    }

    fn heap_name(&self, name: Sym) -> String {
        self.symbols.text(name).to_owned()
    }
}

/// The instructions of the line around `at`, and the backward jump that follows them.
fn line_around(code: &Code, at: usize) -> (usize, usize) {
    let line = code.lines[at];
    let same = |other: usize| code.lines[other] == line;
    let mut first = at;
    while first > 0 && same(first - 1) && at - first < AROUND {
        first -= 1;
    }
    let mut last = at + 1;
    while last < code.instrs.len() && same(last) && last - at < AROUND {
        last += 1;
    }
    let jumps = |at: usize| {
        code.instrs
            .get(at)
            .is_some_and(|i| i.op == Op::JumpBackward)
    };
    if !jumps(last - 1) && jumps(last) {
        last += 1;
    }
    (first, last)
}

fn gate_after(op: Op) -> Gate {
    match op {
        Op::Resume | Op::JumpBackward | Op::Call | Op::CallKw | Op::CallEx => Gate::Always,
        // 3.9: LOAD_FAST, LOAD_CONST, STORE_FAST, POP_TOP and their like went on without a look.
        Op::LoadFast
        | Op::LoadConst
        | Op::LoadSmallInt
        | Op::StoreFast
        | Op::PopTop
        | Op::PushNull
        | Op::Copy
        | Op::Swap
        | Op::Nop => Gate::Never,
        _ => Gate::Formerly,
    }
}
