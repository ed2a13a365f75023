//! From a program's text to a machine that can run it.

use crate::code::Code;
use crate::settings::{Settings, Version};
use crate::syntax::SyntaxProblem;
use crate::vm::Vm;
use kernel::Machine;
use std::rc::Rc;

/// Compiles a program or library module.
pub fn compile_source(
    source: &str,
    file: &str,
    version: Version,
) -> Result<Rc<Code>, Vec<SyntaxProblem>> {
    crate::compile::parse_and_compile(source, file, version)
}

/// What is wrong with a program, or not supported, before anything runs.
pub fn check(source: &str, file: &str, version: Version) -> Vec<SyntaxProblem> {
    compile_source(source, file, version)
        .err()
        .unwrap_or_default()
}

/// A machine with the program loaded; nothing has run yet.
pub fn start(
    settings: Settings,
    machine: kernel::Settings,
) -> Result<Machine<Vm>, Vec<SyntaxProblem>> {
    let code = compile_source(&settings.source, &settings.file, settings.version)?;
    let kernel = kernel::Kernel::new(machine);
    Ok(Machine {
        kernel,
        runtime: Vm::new(settings, &code),
    })
}
