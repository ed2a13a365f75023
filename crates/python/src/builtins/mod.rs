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
    function("builtins", "len", inspection::len),
    function("builtins", "repr", inspection::repr),
    function("builtins", "ascii", inspection::ascii),
    function("builtins", "hash", inspection::hash),
    function("builtins", "id", inspection::id),
    function("builtins", "callable", inspection::callable),
    function("builtins", "isinstance", inspection::isinstance),
    function("builtins", "issubclass", inspection::issubclass),
    function("builtins", "vars", inspection::vars),
    function("builtins", "dir", inspection::dir),
    function("builtins", "globals", inspection::globals),
    function("builtins", "locals", inspection::locals),
    function("builtins", "input", inspection::input),
    function("builtins", "getattr", attribute::getattr),
    function("builtins", "setattr", attribute::setattr),
    function("builtins", "hasattr", attribute::hasattr),
    function("builtins", "delattr", attribute::delattr),
    function("builtins", "iter", iterate::iter),
    function("builtins", "next", iterate::next),
    function("builtins", "aiter", iterate::aiter),
    function("builtins", "anext", iterate::anext),
    function("builtins", "all", aggregate::all),
    function("builtins", "any", aggregate::any),
    function("builtins", "sum", aggregate::sum),
    function("builtins", "min", aggregate::min),
    function("builtins", "max", aggregate::max),
    function("builtins", "sorted", sort::sorted),
    function("builtins", "abs", number::abs),
    function("builtins", "divmod", number::divmod),
    function("builtins", "pow", number::pow),
    function("builtins", "round", number::round),
    function("builtins", "bin", number::bin),
    function("builtins", "oct", number::oct),
    function("builtins", "hex", number::hex),
    function("builtins", "chr", number::chr),
    function("builtins", "ord", number::ord),
    function("builtins", "format", format::format),
];

/// Files are Python: `lib/_files.py`.
fn open(_vm: &mut crate::vm::Vm, _args: &crate::native::Args) -> crate::native::Outcome {
    Err(crate::native::Stop::Fallback)
}
