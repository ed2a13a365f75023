//! Code as text, one instruction a line, for tests and for learners who look inside.

use std::fmt::Write;

use super::effect::is_jump;
use crate::code::{BinaryOperator, Code, CompareOperator, Constant, Op};

/// The code object and those in it, in the order of their text.
pub fn listing(code: &Code) -> String {
    let mut text = String::new();
    write_code(code, &mut text);
    text
}

fn write_code(code: &Code, text: &mut String) {
    let _ = writeln!(text, "{} ({:?}):", code.qualname, code.kind);
    let mut line = 0;
    for (at, instr) in code.instrs.iter().enumerate() {
        if code.lines[at] != line {
            line = code.lines[at];
            let _ = write!(text, "{line:>4}");
        } else {
            text.push_str("    ");
        }
        let _ = write!(text, " {at:>4} {}", instr.op.name());
        if let Some(operand) = operand(code, instr.op, instr.arg) {
            let _ = write!(text, " {operand}");
        }
        text.push('\n');
    }
    for handler in &code.handlers {
        let lasti = if handler.lasti { " lasti" } else { "" };
        let _ = writeln!(
            text,
            "     {} to {} -> {} [{}]{lasti}",
            handler.start, handler.end, handler.target, handler.depth
        );
    }
    for constant in &code.consts {
        if let Constant::Code(inner) = constant {
            write_code(inner, text);
        }
    }
}

/// The operand in words; none if it says nothing.
pub fn operand(code: &Code, op: Op, arg: u32) -> Option<String> {
    let local = |slot: u32| code.locals.get(slot as usize).cloned();
    let name = |at: u32| code.names.get(at as usize).cloned();
    match op {
        _ if is_jump(op) => Some(format!("to {arg}")),
        Op::LoadConst => code.consts.get(arg as usize).map(constant_text),
        Op::LoadFast
        | Op::StoreFast
        | Op::DeleteFast
        | Op::ClearFast
        | Op::LoadDeref
        | Op::StoreDeref
        | Op::DeleteDeref
        | Op::MakeCell
        | Op::LoadClosure => local(arg),
        Op::LoadName
        | Op::StoreName
        | Op::DeleteName
        | Op::LoadGlobal
        | Op::StoreGlobal
        | Op::DeleteGlobal
        | Op::LoadAttr
        | Op::LoadMethod
        | Op::StoreAttr
        | Op::DeleteAttr
        | Op::ImportName
        | Op::ImportFrom
        | Op::LoadFromDictOrGlobals => name(arg),
        Op::LoadClassDeref | Op::LoadFromMappingOrDeref => name(arg >> 12),
        Op::BinaryOp | Op::InplaceOp => BinaryOperator::ALL
            .get(arg as usize)
            .map(|op| op.symbol().to_string()),
        Op::CompareOp => CompareOperator::ALL
            .get(arg as usize)
            .map(|op| op.symbol().to_string()),
        Op::CallIntrinsic => crate::code::Intrinsic::ALL
            .get(arg as usize)
            .map(|intrinsic| format!("{intrinsic:?}")),
        Op::LoadSmallInt
        | Op::Copy
        | Op::Swap
        | Op::Call
        | Op::CallKw
        | Op::CallEx
        | Op::BuildTuple
        | Op::BuildList
        | Op::BuildSet
        | Op::BuildMap
        | Op::BuildString
        | Op::BuildSlice
        | Op::UnpackSequence
        | Op::UnpackEx
        | Op::ListAppend
        | Op::SetAdd
        | Op::MapAdd => Some(arg.to_string()),
        Op::ListExtend => Some((arg & 0xff).to_string()),
        _ if arg != 0 => Some(arg.to_string()),
        _ => None,
    }
}

fn constant_text(constant: &Constant) -> String {
    match constant {
        Constant::None => "None".to_string(),
        Constant::Ellipsis => "...".to_string(),
        Constant::Bool(true) => "True".to_string(),
        Constant::Bool(false) => "False".to_string(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(digits) => digits.clone(),
        Constant::Float(value) => format!("{value:?}"),
        Constant::Complex(value) => format!("{value:?}j"),
        Constant::Str(text) => format!("{text:?}"),
        Constant::Bytes(bytes) => format!("b{:?}", String::from_utf8_lossy(bytes)),
        Constant::Tuple(items) => {
            let items: Vec<String> = items.iter().map(constant_text).collect();
            format!("({})", items.join(", "))
        }
        Constant::FrozenSet(items) => {
            let items: Vec<String> = items.iter().map(constant_text).collect();
            format!("frozenset({})", items.join(", "))
        }
        Constant::Code(code) => format!("<code {}>", code.qualname),
    }
}
