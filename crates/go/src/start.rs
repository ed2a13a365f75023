//! From a program's text to a machine that can run it.

use crate::check::{Checked, Library, Release, check, check_with};
use crate::compile::{self, Refusal};
use crate::syntax::FileSet;
use crate::vm::{Settings, Vm};
use kernel::Machine;

/// Why a program is not started.
#[derive(Clone, Debug)]
pub enum Problem {
    /// What `go build` says, or what we do not support.
    Checked(Box<Checked>),
    /// Constructs that the compiler does not know; the files that they are in.
    Refused { refusals: Vec<Refusal>, files: FileSet },
}

/// A machine with the program loaded; nothing has run yet. Files: name as messages show it, text.
pub fn start(
    files: &[(&str, &str)],
    release: Release,
    settings: Settings,
    machine: kernel::Settings,
) -> Result<Machine<Vm>, Problem> {
    run(check(files, release), release, settings, machine)
}

/// The same with library packages from elsewhere.
pub fn start_with(
    files: &[(&str, &str)],
    library: Library,
    release: Release,
    settings: Settings,
    machine: kernel::Settings,
) -> Result<Machine<Vm>, Problem> {
    run(check_with(files, release, library), release, settings, machine)
}

fn run(
    checked: Checked,
    release: Release,
    settings: Settings,
    machine: kernel::Settings,
) -> Result<Machine<Vm>, Problem> {
    if !checked.is_runnable() {
        return Err(Problem::Checked(Box::new(checked)));
    }
    let files = checked.program.files.clone();
    match compile::compile(checked.program, release) {
        Ok(compiled) => Ok(Vm::machine(compiled.program, compiled.natives, settings, machine)),
        Err(refusals) => Err(Problem::Refused { refusals, files }),
    }
}
