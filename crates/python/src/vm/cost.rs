//! What an instruction costs in virtual time, in nanoseconds.
//!
//! Calibrated against CPython 3.11: small loops were timed (`time.process_time`, the best of
//! many), the loop around them taken off, and the times scaled by 1.3, so that the
//! programs of a well-known GIL demonstration (ten million random floats, sorted) take the
//! 3.5 s each that its author saw, on a slower machine than ours. Nanoseconds per turn
//! then, measured times 1.3 and here: `for i in range(n): pass` 12, 12; `t += i` more 15, 10;
//! `while i < n: i += 1` 17, 15; `f()` of a function that returns 1: 16, 16; `o.m()` 18, 18;
//! `len(l)` 10, 10; `[i for i in …]` 15, 14; `[random.random() for …]` 39, 39.
//! Simplified: an operation costs the same whatever its operands are; an attribute costs
//! the same whether or not CPython's inline cache would find it.
//!
//! Work inside natives is charged on top of the call (`Vm::charge`): so much per
//! element. Sorting has its own estimate (`builtins::plain_sort`).

use crate::code::Op;

/// Nanoseconds for one instruction.
pub const fn cost(op: Op) -> u32 {
    match op {
        Op::Nop
        | Op::Resume
        | Op::PushNull
        | Op::PopTop
        | Op::Copy
        | Op::Swap
        | Op::LoadConst
        | Op::LoadSmallInt
        | Op::LoadFast
        | Op::StoreFast
        | Op::PopJumpIfFalse
        | Op::PopJumpIfTrue
        | Op::IsOp => 1,
        Op::Jump
        | Op::JumpBackward
        | Op::LoadDeref
        | Op::StoreDeref
        | Op::UnaryNot
        | Op::ToBool
        | Op::ListAppend => 2,
        Op::LoadGlobal
        | Op::LoadName
        | Op::StoreGlobal
        | Op::StoreName
        | Op::LoadAttr
        | Op::StoreAttr
        | Op::CompareOp
        | Op::StoreSubscr
        | Op::YieldValue
        | Op::Send
        | Op::ReturnValue => 3,
        Op::BinarySubscr => 4,
        Op::LoadMethod => 5,
        Op::Call | Op::CallKw | Op::CallEx => 6,
        Op::BinaryOp | Op::InplaceOp => 8,
        Op::ForIter | Op::ContainsOp => 9,
        Op::BuildTuple => 18,
        Op::BuildList | Op::BuildString => 25,
        Op::MakeFunction | Op::BuildMap | Op::BuildSet => 40,
        Op::FormatValue => 50,
        Op::ImportName => 1_000,
        _ => 5,
    }
}
