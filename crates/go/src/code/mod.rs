//! What the compiler makes and the VM runs: functions of instructions, and the
//! runtime's descriptions of types.
//!
//! A function's values stand in *registers*, words of its frame. A value of `n`
//! bytes takes `n / 8` registers, rounded up, and lies there exactly as it does
//! in memory: a string two, a slice three, a struct its fields in place. A
//! number that is narrower than a word and stands alone is kept extended.

mod func;
mod instr;
mod listing;
mod rtype;

pub use func::{Func, FuncId, Local, Program, RtypeId};
pub use instr::{COST_MAX, FRAME_STORE_BYTES, Instr, NONE, Narrow, Op, QUARTERS, STEP, STEPS};
pub use rtype::{Kind, Method, RField, RType};
