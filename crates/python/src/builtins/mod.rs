//! The functions of the builtins module.

use crate::native::NativeDef;

pub static FUNCTIONS: &[NativeDef] = &[];
