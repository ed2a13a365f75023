//! How each instruction changes the depth of the operand stack, and the check
//! that a finished code object has one depth at each instruction.

use crate::code::{Code, Handler, Instr, Intrinsic, Op};

/// Does arg name an instruction?
pub fn is_jump(op: Op) -> bool {
    matches!(
        op,
        Op::Jump
            | Op::JumpBackward
            | Op::PopJumpIfFalse
            | Op::PopJumpIfTrue
            | Op::PopJumpIfNone
            | Op::PopJumpIfNotNone
            | Op::JumpIfFalseOrPop
            | Op::JumpIfTrueOrPop
            | Op::ForIter
            | Op::Send
    )
}

/// Never goes on to the next instruction.
pub fn ends_flow(op: Op) -> bool {
    matches!(
        op,
        Op::Jump | Op::JumpBackward | Op::ReturnValue | Op::RaiseVarargs | Op::Reraise
    )
}

/// Values pushed less values popped; `jumps`: on the way to the jump's target.
pub fn effect(op: Op, arg: u32, jumps: bool) -> i32 {
    let n = arg as i32;
    match op {
        Op::Nop
        | Op::Swap
        | Op::DeleteFast
        | Op::DeleteDeref
        | Op::MakeCell
        | Op::DeleteName
        | Op::ClearFast
        | Op::DeleteGlobal
        | Op::LoadAttr
        | Op::UnaryNegative
        | Op::UnaryPositive
        | Op::UnaryInvert
        | Op::UnaryNot
        | Op::ToBool
        | Op::ListToTuple
        | Op::Jump
        | Op::JumpBackward
        | Op::GetIter
        | Op::Resume
        | Op::YieldValue
        | Op::GetAwaitable
        | Op::GetYieldFromIter
        | Op::GetAIter
        | Op::CheckExcMatch
        | Op::CheckEgMatch
        | Op::SetupAnnotations
        | Op::LoadFromDictOrGlobals
        | Op::LoadFromMappingOrDeref => 0,
        Op::Copy
        | Op::LoadConst
        | Op::LoadSmallInt
        | Op::PushNull
        | Op::LoadFast
        | Op::LoadDeref
        | Op::LoadClosure
        | Op::LoadName
        | Op::LoadClassDeref
        | Op::LoadLocals
        | Op::LoadGlobal
        | Op::LoadMethod
        | Op::LoadBuildClass
        | Op::LoadAssertionError
        | Op::GetANext
        | Op::PushExcInfo
        | Op::BeforeWith
        | Op::BeforeAsyncWith
        | Op::WithExceptStart
        | Op::ImportFrom
        | Op::MatchMapping
        | Op::MatchSequence
        | Op::MatchKeys
        | Op::GetLen => 1,
        Op::PopTop
        | Op::StoreFast
        | Op::StoreDeref
        | Op::StoreName
        | Op::StoreGlobal
        | Op::DeleteAttr
        | Op::BinarySubscr
        | Op::BinaryOp
        | Op::InplaceOp
        | Op::CompareOp
        | Op::IsOp
        | Op::ContainsOp
        | Op::ListAppend
        | Op::SetAdd
        | Op::ListExtend
        | Op::SetUpdate
        | Op::DictUpdate
        | Op::DictMerge
        | Op::PopJumpIfFalse
        | Op::PopJumpIfTrue
        | Op::PopJumpIfNone
        | Op::PopJumpIfNotNone
        | Op::ReturnValue
        | Op::PopExcept
        | Op::PrepReraiseStar
        | Op::ImportName
        | Op::ImportStar => -1,
        Op::StoreAttr | Op::DeleteSubscr | Op::MapAdd | Op::EndAsyncFor | Op::MatchClass => -2,
        Op::StoreSubscr => -3,
        Op::BuildSlice
        | Op::BuildTuple
        | Op::BuildList
        | Op::BuildSet
        | Op::BuildString
        | Op::BuildTemplate => 1 - n,
        Op::BuildMap => 1 - 2 * n,
        Op::FormatValue => -((n >> 2) & 1),
        Op::JumpIfFalseOrPop | Op::JumpIfTrueOrPop => {
            if jumps {
                0
            } else {
                -1
            }
        }
        Op::ForIter => {
            if jumps {
                -1
            } else {
                1
            }
        }
        Op::Send => {
            if jumps {
                -1
            } else {
                0
            }
        }
        Op::UnpackSequence => n - 1,
        Op::UnpackEx => (n & 0xff) + (n >> 8),
        Op::Call => -1 - n,
        Op::CallKw => -2 - n,
        Op::CallEx => -2 - (n & 1),
        Op::MakeFunction => -(n.count_ones() as i32),
        Op::RaiseVarargs => -n,
        Op::Reraise => -1 - n,
        Op::CallIntrinsic if arg == Intrinsic::SetFunctionTypeParams as u32 => -1,
        Op::CallIntrinsic => 0,
    }
}

/// The greatest depth, or what is inconsistent: an instruction reached with two
/// depths, a negative depth, a jump out of the code.
pub fn check_depths(instrs: &[Instr], handlers: &[Handler]) -> Result<u32, String> {
    let mut depth_at: Vec<Option<i32>> = vec![None; instrs.len()];
    let mut todo = vec![(0usize, 0i32)];
    let mut max = 0;
    while let Some((at, depth)) = todo.pop() {
        let Some(known) = depth_at.get_mut(at) else {
            return Err(format!("instruction {at} does not exist"));
        };
        match known {
            Some(known) if *known == depth => continue,
            Some(known) => return Err(format!("instruction {at}: depth {known} and {depth}")),
            None => *known = Some(depth),
        }
        max = max.max(depth);
        for handler in handlers {
            if (handler.start..handler.end).contains(&(at as u32)) {
                if depth < handler.depth as i32 {
                    return Err(format!(
                        "instruction {at}: depth {depth} under its handler's"
                    ));
                }
                let pushed = 1 + i32::from(handler.lasti);
                todo.push((handler.target as usize, handler.depth as i32 + pushed));
            }
        }
        let Instr { op, arg } = instrs[at];
        let next = depth + effect(op, arg, false);
        if next < 0 {
            return Err(format!("instruction {at} ({}): depth {next}", op.name()));
        }
        max = max.max(next);
        if is_jump(op) {
            todo.push((arg as usize, depth + effect(op, arg, true)));
        }
        if !ends_flow(op) {
            todo.push((at + 1, next));
        }
    }
    Ok(max as u32)
}

/// [`check_depths`] of a code object and of those in it; names the one that is wrong.
pub fn check_code(code: &Code) -> Result<(), String> {
    let depth = check_depths(&code.instrs, &code.handlers)
        .map_err(|error| format!("{}: {error}", code.qualname))?;
    if depth != code.stack_max {
        return Err(format!("{}: stack_max {}", code.qualname, code.stack_max));
    }
    code.consts.iter().try_for_each(|constant| match constant {
        crate::code::Constant::Code(inner) => check_code(inner),
        _ => Ok(()),
    })
}
