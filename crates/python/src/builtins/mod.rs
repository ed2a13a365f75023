//! The functions of the builtins module.

pub mod aggregate;
pub mod attribute;
pub mod dynamic_code;
pub mod format;
pub mod inspection;
pub mod iterate;
pub mod number;
mod plain_sort;
pub mod print;
pub mod sort;

use crate::native::{NativeDef, function};

pub static FUNCTIONS: &[NativeDef] = &[
    function("builtins", "print", print::print),
    function("builtins", "open", open),
    function("builtins", "exec", dynamic_code::exec),
    function("builtins", "eval", dynamic_code::eval),
    function("builtins", "compile", dynamic_code::compile),
    function("builtins", "len", inspection::len).takes(1),
    function("builtins", "repr", inspection::repr).takes(1),
    function("builtins", "ascii", inspection::ascii).takes(1),
    function("builtins", "hash", inspection::hash).takes(1),
    function("builtins", "id", inspection::id).takes(1),
    function("builtins", "callable", inspection::callable).takes(1),
    function("builtins", "isinstance", inspection::isinstance).between(2, 2),
    function("builtins", "issubclass", inspection::issubclass).between(2, 2),
    function("builtins", "vars", inspection::vars).between(0, 1),
    function("builtins", "dir", inspection::dir).between(0, 1),
    function("builtins", "globals", inspection::globals).takes(0),
    function("builtins", "locals", inspection::locals).takes(0),
    function("builtins", "input", inspection::input),
    function("builtins", "getattr", attribute::getattr).between(2, 3),
    function("builtins", "setattr", attribute::setattr).between(3, 3),
    function("builtins", "hasattr", attribute::hasattr).between(2, 2),
    function("builtins", "delattr", attribute::delattr).between(2, 2),
    function("builtins", "iter", iterate::iter).between(1, 2),
    function("builtins", "next", iterate::next).between(1, 2),
    function("builtins", "aiter", iterate::aiter).takes(1),
    function("builtins", "anext", iterate::anext).between(1, 2),
    function("builtins", "all", aggregate::all).takes(1),
    function("builtins", "any", aggregate::any).takes(1),
    function("builtins", "sum", aggregate::sum),
    function("builtins", "min", aggregate::min),
    function("builtins", "max", aggregate::max),
    function("builtins", "sorted", sort::sorted),
    function("builtins", "abs", number::abs).takes(1),
    function("builtins", "divmod", number::divmod).between(2, 2),
    function("builtins", "pow", number::pow),
    function("builtins", "round", number::round),
    function("builtins", "bin", number::bin).takes(1),
    function("builtins", "oct", number::oct).takes(1),
    function("builtins", "hex", number::hex).takes(1),
    function("builtins", "chr", number::chr).takes(1),
    function("builtins", "ord", number::ord).takes(1),
    function("builtins", "format", format::format).between(1, 2),
];

/// Files are Python: `lib/_files.py`.
fn open(_vm: &mut crate::vm::Vm, _args: &crate::native::Args) -> crate::native::Outcome {
    Err(crate::native::Stop::Fallback)
}
