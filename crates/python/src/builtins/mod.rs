//! The functions of the builtins module.

pub mod print;

use crate::native::{NativeDef, function};

pub static FUNCTIONS: &[NativeDef] = &[function("builtins", "print", print::print)];
