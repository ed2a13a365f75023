//! The methods of builtin types, one file a type.

pub mod generator;
pub mod super_;
pub mod type_call;

use crate::native::NativeDef;

/// Methods by the class's field in `classes`.
pub static METHODS: &[(&str, &[NativeDef])] = &[
    ("generator", generator::GENERATOR),
    ("coroutine", generator::COROUTINE),
    ("async_generator", generator::ASYNC_GENERATOR),
    ("coroutine_wrapper", generator::WRAPPER),
    ("async_gen_step", generator::STEP),
    ("super_", super_::METHODS),
    ("type_", type_call::METHODS),
];
