//! From a program's text to a machine that can run it.

use crate::code::Code;
use crate::compile::compile;
use crate::modules::is_known;
use crate::processes::Processes;
use crate::settings::{Settings, Version};
use crate::syntax::SyntaxProblem;
use crate::syntax::display::syntax_warning;
use crate::syntax::support::unsupported;
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

/// What is wrong with a program, or not supported, before anything runs; warnings too.
pub fn check(source: &str, _file: &str, version: Version) -> Vec<SyntaxProblem> {
    match compile(source, version) {
        Err(problems) => problems,
        Ok(compiled) => {
            let mut found = unsupported(source, version, &is_known);
            found.extend(compiled.warnings);
            found
        }
    }
}

/// A machine with the program loaded; nothing has run yet.
/// Errors: syntax errors, or else everything that is not supported.
pub fn start(
    settings: Settings,
    machine: kernel::Settings,
) -> Result<Machine<Processes>, Vec<SyntaxProblem>> {
    let compiled = compile(&settings.source, settings.version)?;
    let refused = unsupported(&settings.source, settings.version, &is_known);
    if !refused.is_empty() {
        return Err(refused);
    }
    let warnings = compiled
        .warnings
        .iter()
        .map(|warning| syntax_warning(warning, &settings.file, &settings.source))
        .collect();
    let mut kernel = kernel::Kernel::new(machine);
    kernel.disk.add_program(&settings.file, &settings.source);
    let mut vm = Vm::new(settings, &compiled.code);
    vm.state.compiler_warnings = warnings;
    Ok(Machine::new(kernel, Processes::new(vm)))
}
