//! The function that is being made: its instructions, registers, variables, loops.

use super::range::{DEFER_TOKEN, YIELD_BLOCK};
use super::{Compiler, Reg};
use crate::code::{Func, Instr, Local, NONE, Op};
use crate::syntax::ast::{Name, NodeId};
use crate::types::{ObjectId, TypeId};
use std::collections::BTreeMap;

/// Where a variable is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Location {
    /// In registers from here on.
    Register(Reg),
    /// In memory, at the address in this register.
    Boxed(Reg),
}

/// A jump that waits for its target; and where `break` and `continue` go.
#[derive(Clone, Debug, Default)]
pub(crate) struct Label {
    pub jumps: Vec<usize>,
    pub target: Option<usize>,
}

/// A statement that can be left or continued.
#[derive(Clone, Debug)]
pub(crate) struct Enclosing {
    pub label: Option<Name>,
    pub breaks: usize,
    /// None: a switch or select.
    pub continues: Option<usize>,
}

/// How the body of a `for` over a function, a unit of its own, tells what to do after the call.
#[derive(Clone, Debug)]
pub(crate) struct Yield {
    /// Ways to leave it that only the function around can take; the first has number 1.
    pub exits: Vec<Exit>,
    /// Label of the loop itself.
    pub label: Option<Name>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Exit {
    /// With values, or with the named results as they are.
    Return,
    ReturnNamed,
    Break(Option<Name>),
    Continue(Option<Name>),
    Goto(Name),
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Unit {
    pub func: Func,
    /// Type parameters and what stands for them.
    pub from: Vec<TypeId>,
    pub to: Vec<TypeId>,
    pub variables: BTreeMap<ObjectId, Location>,
    pub next: u32,
    pub labels: Vec<Label>,
    pub enclosing: Vec<Enclosing>,
    /// Labels of statements, for goto.
    pub gotos: BTreeMap<Name, usize>,
    /// The label of the statement that is compiled next.
    pub pending_label: Option<Name>,
    pub results: Vec<(Location, TypeId)>,
    pub has_defer: bool,
    /// By variable: the register that says whether its store in the frame is used.
    pub stores: BTreeMap<ObjectId, Reg>,
    /// Source position of what is being compiled.
    pub position: u32,
    pub end: u32,
    pub constants: BTreeMap<u64, u32>,
    /// Closures made inside so far, for their names.
    pub closures: u32,
    /// The body of a `for` over a function.
    pub yields: Option<Yield>,
    pub fallthrough: Option<usize>,
    /// The package, by number, whose names are meant.
    pub package: u32,
    /// Variables from outside: words in the closure, whether they are an address, type.
    pub captured: Vec<(ObjectId, u16, bool, TypeId)>,
    /// Expressions that were evaluated before the statement that they are part of, and where.
    pub hoisted: Vec<(NodeId, Reg)>,
    /// What is compiled is part of a root that is ordered (see `order`).
    pub is_ordered: bool,
    /// Where a return goes in a function with deferred calls.
    pub epilogue: Option<usize>,
}

impl Unit {
    pub fn emit(&mut self, instr: Instr) -> usize {
        self.func.code.push(instr);
        self.func.lines.push(self.position);
        let length = self.end.saturating_sub(self.position);
        self.func.columns.push((u16::try_from(length).unwrap_or(u16::MAX), 0));
        self.func.code.len() - 1
    }

    pub fn here(&self) -> usize {
        self.func.code.len()
    }
}

impl Compiler {
    pub fn unit(&mut self) -> &mut Unit {
        self.units.last_mut().expect("a function is being made")
    }

    pub fn op(&mut self, op: Op, a: Reg, b: Reg, c: Reg) -> usize {
        self.unit().emit(Instr::new(op, a, b, c))
    }

    pub fn wide(&mut self, op: Op, a: Reg, number: u32) -> usize {
        self.unit().emit(Instr::wide(op, a, number))
    }

    pub fn ext(&mut self, a: Reg, number: u32) {
        self.unit().emit(Instr::wide(Op::Ext, a, number));
    }

    pub fn ext3(&mut self, a: Reg, b: Reg, c: Reg) {
        self.unit().emit(Instr::new(Op::Ext, a, b, c));
    }

    /// Registers for a value of so many words, above everything in use.
    pub fn alloc(&mut self, words: u16) -> Reg {
        let unit = self.unit();
        let at = unit.next;
        unit.next += u32::from(words.max(1));
        if unit.next > unit.func.registers {
            unit.func.registers = unit.next;
        }
        if unit.next >= u32::from(NONE) {
            let span = source::Span::new(unit.position, unit.position);
            unit.next = 0;
            self.refuse(span, "values of this function are too large to be moved as a whole");
            return 0;
        }
        at as Reg
    }

    pub fn mark(&mut self) -> u32 {
        self.unit().next
    }

    /// Frees every register from the mark on.
    pub fn release(&mut self, mark: u32) {
        self.unit().next = mark;
    }

    pub fn load_int(&mut self, to: Reg, number: i64) {
        match i32::try_from(number) {
            Ok(small) => {
                self.wide(Op::LoadInt, to, small as u32);
            }
            Err(_) => self.load_word(to, number as u64),
        }
    }

    pub fn load_word(&mut self, to: Reg, word: u64) {
        if let Ok(small) = i32::try_from(word as i64) {
            self.wide(Op::LoadInt, to, small as u32);
            return;
        }
        let unit = self.unit();
        let index = match unit.constants.get(&word) {
            Some(index) => *index,
            None => {
                let index = unit.func.constants.len() as u32;
                unit.func.constants.push(word);
                unit.constants.insert(word, index);
                index
            }
        };
        self.wide(Op::LoadK, to, index);
    }

    pub fn move_words(&mut self, to: Reg, from: Reg, words: u16) {
        match words {
            0 => {}
            _ if to == from => {}
            1 => {
                self.op(Op::Mov, to, from, 0);
            }
            _ => {
                self.op(Op::MovN, to, from, words);
            }
        }
    }

    pub fn zero(&mut self, to: Reg, words: u16) {
        match words {
            0 => {}
            1 => {
                self.wide(Op::LoadInt, to, 0);
            }
            _ => {
                self.op(Op::Zero, to, words, 0);
            }
        }
    }

    // ---- jumps ------------------------------------------------------------

    pub fn new_label(&mut self) -> usize {
        let unit = self.unit();
        unit.labels.push(Label::default());
        unit.labels.len() - 1
    }

    pub fn place_label(&mut self, label: usize) {
        let unit = self.unit();
        let here = unit.here();
        unit.labels[label].target = Some(here);
    }

    /// A jump whose target is in the whole number: `Jmp`, `JmpIf`, `JmpIfNot`, or an `Ext`.
    pub fn jump(&mut self, op: Op, register: Reg, label: usize) {
        let at = self.wide(op, register, 0);
        self.unit().labels[label].jumps.push(at);
    }

    /// Fills in every jump's target.
    pub fn patch_jumps(&mut self) {
        let mut too_far = false;
        let unit = self.unit();
        for label in std::mem::take(&mut unit.labels) {
            let Some(target) = label.target else { continue };
            for at in label.jumps {
                let instr = unit.func.code[at];
                unit.func.code[at] = match instr.op {
                    op if op.is_near_jump() => {
                        let offset = target as i64 - (at as i64 + 1);
                        too_far |= i16::try_from(offset).is_err();
                        Instr::new(instr.op, instr.a, instr.b, offset as i16 as u16)
                    }
                    _ => Instr::wide(instr.op, instr.a, target as u32),
                };
            }
        }
        if too_far {
            let position = self.unit().position;
            let span = source::Span::new(position, position);
            self.refuse(span, "this function is too long");
        }
    }

    /// A compare-and-jump, whose target is near.
    pub fn near_jump(&mut self, op: Op, a: Reg, b: Reg, label: usize) {
        let at = self.op(op, a, b, 0);
        self.unit().labels[label].jumps.push(at);
    }

    /// Where the following instructions belong in the source.
    pub fn at(&mut self, position: u32, end: u32) {
        let unit = self.unit();
        if position != 0 {
            unit.position = position;
            unit.end = end;
        }
    }

    /// A variable that people may look at from here on.
    pub fn note_local(&mut self, object: ObjectId, location: Location, typ: TypeId, parameter: bool) {
        if object == YIELD_BLOCK || object == DEFER_TOKEN {
            return;
        }
        let name = self.types.object(object).name.to_string();
        if name == "_" || name.is_empty() {
            return;
        }
        let rtype = self.rtype(typ);
        let (register, boxed) = match location {
            Location::Register(register) => (register, false),
            Location::Boxed(register) => (register, true),
        };
        let unit = self.unit();
        let from = unit.here() as u32;
        unit.func.locals.push(Local {
            name,
            register,
            rtype,
            boxed,
            from,
            to: u32::MAX,
            parameter,
        });
    }

    /// Variables whose registers are given back are gone.
    pub fn end_locals(&mut self, mark: u32) {
        let unit = self.unit();
        let here = unit.here() as u32;
        for local in unit.func.locals.iter_mut().rev() {
            if local.to == u32::MAX && u32::from(local.register) >= mark {
                local.to = here;
            }
        }
        unit.next = mark;
    }
}
