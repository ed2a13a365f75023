//! The instructions as the usual cases run them: some of them fused.
//!
//! A code object keeps its instructions as they are; beside them stands, for
//! each of them, a [`Quick`]: what `run::execute` does when it comes to this
//! place. It may stand for several instructions from there on (`a < b` with its
//! jump), with their number of steps and their cost together. The instructions
//! inside keep their own `Quick`, so jumps into the middle need no care.
//!
//! Invariant: a fused instruction either does all of its parts, or nothing: then
//! the first of them is done alone by `Vm::step`. Only the last part may give up
//! a reference or run other code. So a program cannot tell, nor can the trace.
//! Rejected: quickening in place as CPython 3.11 does (code objects are shared by
//! copies of the machine, and what was seen so far would be state).

use crate::code::{BinaryOperator, Code, CompareOperator, Instr, Op};
use crate::vm::cost::cost;
use crate::vm::plain_step::is_plain;

/// What to do. `Int`, `Fast` and `Top` say where operands come from: a small integer in the
/// instruction, a local slot, the operand stack; the left one first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Do {
    /// Nothing quick: `Vm::step`.
    Step,
    /// `Vm::step_plainly`.
    Plain,
    Resume,
    PopTop,
    Copy,
    Swap,
    /// `sub`: negated.
    Is,
    LoadConst,
    LoadInt,
    PushNull,
    LoadFast,
    /// Slots a and b.
    LoadFastFast,
    StoreFast,
    LoadGlobal,
    /// `LoadGlobal` and `PushNull`: a global that is called.
    LoadGlobalNull,
    StoreGlobal,
    LoadDeref,
    LoadAttr,
    /// Attribute of slot a.
    LoadFastAttr,
    LoadMethod,
    /// Method of slot a.
    LoadFastMethod,
    StoreAttr,
    /// On the object in slot a.
    StoreFastAttr,
    BinarySubscr,
    StoreSubscr,
    ListAppend,
    /// Operator in `sub`; to the stack.
    BinaryTopTop,
    BinaryTopFast,
    BinaryTopInt,
    BinaryFastFast,
    BinaryFastInt,
    /// The same into a slot.
    StoreTopTop,
    StoreTopFast,
    StoreTopInt,
    StoreFastFast,
    StoreFastInt,
    /// The same with the slot that it came from, and a jump backward.
    StoreFastIntBackward,
    /// An operator's result decides the jump; `sub`: on which truth in [`TRUE_BIT`], beside the operator.
    TruthTopInt,
    TruthFastInt,
    CompareTopTop,
    /// Comparison and conditional jump; `sub`: the orders in which it jumps.
    BranchTopTop,
    BranchTopFast,
    BranchTopInt,
    BranchFastFast,
    BranchFastInt,
    Jump,
    JumpBackward,
    /// To a `ForIter`.
    JumpForIter,
    /// `sub`: on which truth.
    Branch,
    ForIter,
    /// The item goes into slot a.
    ForIterFast,
    /// The item is unpacked into two.
    ForIterPair,
    Call,
    /// Its last argument is slot a.
    CallFast,
    /// Its last argument is an operator's result.
    CallFastInt,
    /// A call with two arguments and the method that is loaded from its result: `super().m`, with
    /// the arguments that the compiler gives.
    CallMethod,
    Return,
    /// Returns slot a.
    ReturnFast,
    /// Returns a constant.
    ReturnConst,
    /// Returns an operator's result.
    ReturnTopTop,
    Yield,
    /// Yields slot a.
    YieldFast,
    Send,
}

/// Sixteen bytes, so that an index is a shift.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Quick {
    /// The operand of the only, or last, instruction.
    pub arg: u32,
    /// What all of its instructions cost, as [`work`] has it.
    pub work: u32,
    pub a: u16,
    pub b: u16,
    pub sub: u8,
    pub what: Do,
}

impl Quick {
    /// How many instructions it stands for.
    #[inline(always)]
    pub fn steps(&self) -> usize {
        self.work as u16 as usize
    }

    /// The small integer among the operands.
    #[inline(always)]
    pub fn int(&self) -> i64 {
        i64::from(self.b as i16)
    }
}

/// No `Quick` stands for more instructions than this, that which begins a called function included.
pub(crate) const STEPS_MAX: u16 = 5;

/// More steps than this are never done between two looks at the slice.
pub(crate) const STEPS_ONCE: u64 = 60_000;

/// Steps in the low sixteen bits, nanoseconds above.
pub(crate) const fn work(op: Op) -> u32 {
    cost(op) << 16 | 1
}

/// `sub` of a branch on a truth.
pub(crate) const WHEN_TRUE: u8 = 1;

/// In `sub` beside an operator: the jump is on a true result.
pub(crate) const TRUE_BIT: u8 = 0x80;

/// `sub` of a comparison: a bit for each order of its operands (less, equal, greater) in which it holds.
fn orders(operator: u32) -> u8 {
    match CompareOperator::ALL[operator as usize] {
        CompareOperator::Less => 0b001,
        CompareOperator::LessEqual => 0b011,
        CompareOperator::Equal => 0b010,
        CompareOperator::NotEqual => 0b101,
        CompareOperator::Greater => 0b100,
        CompareOperator::GreaterEqual => 0b110,
    }
}

/// One [`Quick`] for each instruction.
pub(crate) fn quicken(code: &Code) -> Box<[Quick]> {
    (0..code.instrs.len())
        .map(|at| match code.instrs[at] {
            jump if jump.op == Op::JumpBackward && begins_turn(code, jump.arg) => {
                quick(Do::JumpForIter, &[jump])
            }
            _ => fused(&code.instrs[at..]),
        })
        .collect()
}

/// Does a turn of a `for` loop begin there?
fn begins_turn(code: &Code, at: u32) -> bool {
    let target = code.instrs.get(at as usize);
    target.is_some_and(|instr| instr.op == Op::ForIter)
}

/// Where the right operand comes from.
#[derive(Clone, Copy)]
enum Right {
    Top,
    Fast(u16),
    Int(i16),
}

/// The best that can be done with the instructions from here on.
fn fused(instrs: &[Instr]) -> Quick {
    operation(instrs)
        .or_else(|| pair(instrs))
        .unwrap_or_else(|| single(instrs[0]))
}

fn quick(what: Do, parts: &[Instr]) -> Quick {
    Quick {
        arg: parts[parts.len() - 1].arg,
        work: parts.iter().map(|part| work(part.op)).sum(),
        a: 0,
        b: 0,
        sub: 0,
        what,
    }
}

fn slot(instr: &Instr) -> Option<u16> {
    match instr.op {
        Op::LoadFast => u16::try_from(instr.arg).ok(),
        _ => None,
    }
}

/// An operator with its operands, and what becomes of the result.
fn operation(instrs: &[Instr]) -> Option<Quick> {
    let (left, right, used) = match instrs {
        [one, two, ..] if slot(one).is_some() && right(two).is_some() => {
            (slot(one), right(two)?, 2)
        }
        [one, ..] if right(one).is_some() => (None, right(one)?, 1),
        _ => (None, Right::Top, 0),
    };
    operation_on(instrs, left, right, used)
}

fn right(instr: &Instr) -> Option<Right> {
    match instr.op {
        Op::LoadFast => slot(instr).map(Right::Fast),
        Op::LoadSmallInt => i16::try_from(instr.arg as i32).ok().map(Right::Int),
        _ => None,
    }
}

fn operation_on(instrs: &[Instr], left: Option<u16>, right: Right, used: usize) -> Option<Quick> {
    let operator = instrs.get(used)?;
    let next = instrs.get(used + 1);
    let (what, parts, sub) = match operator.op {
        Op::BinaryOp | Op::InplaceOp => match next.map(|next| next.op) {
            Some(Op::StoreFast) if goes_round(left, right, &instrs[used + 1..]) => {
                (Do::StoreFastIntBackward, used + 3, operator.arg as u8)
            }
            Some(Op::Call) if left.is_some() && matches!(right, Right::Int(_)) => {
                (Do::CallFastInt, used + 2, operator.arg as u8)
            }
            Some(Op::ReturnValue) if matches!((left, right), (None, Right::Top)) => {
                (Do::ReturnTopTop, used + 2, operator.arg as u8)
            }
            Some(Op::PopJumpIfFalse) if matches!(right, Right::Int(_)) => {
                (truth_of(left), used + 2, operator.arg as u8)
            }
            Some(Op::PopJumpIfTrue) if matches!(right, Right::Int(_)) => {
                (truth_of(left), used + 2, operator.arg as u8 | TRUE_BIT)
            }
            Some(Op::StoreFast) => (
                match (left, right) {
                    (None, Right::Top) => Do::StoreTopTop,
                    (None, Right::Fast(_)) => Do::StoreTopFast,
                    (None, Right::Int(_)) => Do::StoreTopInt,
                    (Some(_), Right::Fast(_)) => Do::StoreFastFast,
                    (Some(_), Right::Int(_)) => Do::StoreFastInt,
                    (Some(_), Right::Top) => return None,
                },
                used + 2,
                operator.arg as u8,
            ),
            _ => (
                match (left, right) {
                    (None, Right::Top) => Do::BinaryTopTop,
                    (None, Right::Fast(_)) => Do::BinaryTopFast,
                    (None, Right::Int(_)) => Do::BinaryTopInt,
                    (Some(_), Right::Fast(_)) => Do::BinaryFastFast,
                    (Some(_), Right::Int(_)) => Do::BinaryFastInt,
                    (Some(_), Right::Top) => return None,
                },
                used + 1,
                operator.arg as u8,
            ),
        },
        Op::CompareOp => {
            let jumps = match next.map(|next| next.op) {
                Some(Op::PopJumpIfTrue) => orders(operator.arg),
                Some(Op::PopJumpIfFalse) => orders(operator.arg) ^ 0b111,
                _ => return None,
            };
            (
                match (left, right) {
                    (None, Right::Top) => Do::BranchTopTop,
                    (None, Right::Fast(_)) => Do::BranchTopFast,
                    (None, Right::Int(_)) => Do::BranchTopInt,
                    (Some(_), Right::Fast(_)) => Do::BranchFastFast,
                    (Some(_), Right::Int(_)) => Do::BranchFastInt,
                    (Some(_), Right::Top) => return None,
                },
                used + 2,
                jumps,
            )
        }
        _ => return None,
    };
    // Subtracting a small integer is adding another (not zero: -0.0 - 0 is -0.0).
    let (right, sub) = match right {
        Right::Int(int)
            if operator.op != Op::CompareOp
                && sub & !TRUE_BIT == BinaryOperator::Subtract as u8
                && !matches!(int, 0 | i16::MIN) =>
        {
            let add = BinaryOperator::Add as u8;
            (Right::Int(-int), sub & TRUE_BIT | add)
        }
        _ => (right, sub),
    };
    let mut quick = quick(what, &instrs[..parts]);
    quick.sub = sub;
    quick.a = left.unwrap_or(0);
    match right {
        Right::Top => {}
        Right::Fast(slot) => quick.b = slot,
        Right::Int(int) => quick.b = int as u16,
    }
    Some(quick)
}

/// A jump on the truth of an operator's result, whose right operand is a small integer.
fn truth_of(left: Option<u16>) -> Do {
    match left {
        Some(_) => Do::TruthFastInt,
        None => Do::TruthTopInt,
    }
}

/// A call with the arguments of `super`, and the method that is loaded from its result.
fn calls_super(instrs: &[Instr]) -> bool {
    matches!(instrs, [call, method, ..] if call.op == Op::Call && call.arg == 2 && method.op == Op::LoadMethod)
}

/// `[STORE_FAST, JUMP_BACKWARD]` after an operator with a slot and a small integer, into the same slot.
fn goes_round(left: Option<u16>, right: Right, then: &[Instr]) -> bool {
    match (left, right, then) {
        (Some(slot), Right::Int(_), [store, jump, ..]) => {
            store.arg == u32::from(slot) && jump.op == Op::JumpBackward
        }
        _ => false,
    }
}

fn pair(instrs: &[Instr]) -> Option<Quick> {
    let [one, two, ..] = instrs else { return None };
    let small = |part: &Instr| u16::try_from(part.arg).ok();
    let (what, arg, a, b) = match (one.op, two.op) {
        (Op::LoadFast, Op::LoadFast) => {
            // The second may begin something better.
            if operation(&instrs[1..]).is_some_and(|quick| quick.steps() > 2) {
                return None;
            }
            (Do::LoadFastFast, 0, small(one)?, small(two)?)
        }
        (Op::LoadFast, Op::LoadAttr) => (Do::LoadFastAttr, two.arg, small(one)?, 0),
        (Op::LoadFast, Op::LoadMethod) => (Do::LoadFastMethod, two.arg, small(one)?, 0),
        (Op::LoadFast, Op::StoreAttr) => (Do::StoreFastAttr, two.arg, small(one)?, 0),
        (Op::LoadFast, Op::Call) if !calls_super(&instrs[1..]) => {
            (Do::CallFast, two.arg, small(one)?, 0)
        }
        (Op::LoadFast, Op::YieldValue) => (Do::YieldFast, two.arg, small(one)?, 0),
        (Op::LoadFast, Op::ReturnValue) => (Do::ReturnFast, 0, small(one)?, 0),
        (Op::LoadConst, Op::ReturnValue) => (Do::ReturnConst, one.arg, 0, 0),
        (Op::LoadGlobal, Op::PushNull) => (Do::LoadGlobalNull, one.arg, 0, 0),
        (Op::Call, Op::LoadMethod) if calls_super(instrs) => (Do::CallMethod, one.arg, 0, 0),
        (Op::ForIter, Op::StoreFast) => (Do::ForIterFast, one.arg, small(two)?, 0),
        (Op::ForIter, Op::UnpackSequence) if two.arg == 2 => (Do::ForIterPair, one.arg, 0, 0),
        _ => return None,
    };
    let mut quick = quick(what, &instrs[..2]);
    (quick.arg, quick.a, quick.b) = (arg, a, b);
    Some(quick)
}

fn single(instr: Instr) -> Quick {
    let what = match instr.op {
        Op::Resume => Do::Resume,
        Op::PopTop => Do::PopTop,
        Op::Copy => Do::Copy,
        Op::Swap => Do::Swap,
        Op::IsOp => Do::Is,
        Op::LoadConst => Do::LoadConst,
        Op::LoadSmallInt => Do::LoadInt,
        Op::PushNull => Do::PushNull,
        Op::LoadFast => Do::LoadFast,
        Op::StoreFast => Do::StoreFast,
        Op::LoadGlobal => Do::LoadGlobal,
        Op::StoreGlobal => Do::StoreGlobal,
        Op::LoadDeref => Do::LoadDeref,
        Op::LoadAttr => Do::LoadAttr,
        Op::LoadMethod => Do::LoadMethod,
        Op::StoreAttr => Do::StoreAttr,
        Op::BinarySubscr => Do::BinarySubscr,
        Op::StoreSubscr => Do::StoreSubscr,
        Op::ListAppend => Do::ListAppend,
        Op::CompareOp => Do::CompareTopTop,
        Op::Jump => Do::Jump,
        Op::JumpBackward => Do::JumpBackward,
        Op::PopJumpIfFalse | Op::PopJumpIfTrue => Do::Branch,
        Op::ForIter => Do::ForIter,
        Op::Call => Do::Call,
        Op::ReturnValue => Do::Return,
        Op::YieldValue => Do::Yield,
        Op::Send => Do::Send,
        op if is_plain(op) => Do::Plain,
        _ => Do::Step,
    };
    let mut quick = quick(what, &[instr]);
    quick.sub = match instr.op {
        Op::PopJumpIfTrue => WHEN_TRUE,
        Op::CompareOp => orders(instr.arg),
        Op::IsOp => instr.arg as u8,
        _ => 0,
    };
    quick
}
