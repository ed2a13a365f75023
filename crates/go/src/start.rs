//! From a program's text to a machine that can run it.

use crate::check::{Checked, Release, check};
use crate::compile::{self, Refusal};
use crate::vm::{Settings, Vm};
use kernel::Machine;

/// Why a program is not started.
#[derive(Clone, Debug)]
pub enum Problem {
    /// What `go build` says, or what we do not support.
    Checked(Box<Checked>),
    /// Constructs that the compiler does not know, with the places of their files.
    Refused(Vec<(String, Refusal)>),
}

/// A machine with the program loaded; nothing has run yet. Files: name as messages show it, text.
pub fn start(
    files: &[(&str, &str)],
    release: Release,
    settings: Settings,
    machine: kernel::Settings,
) -> Result<Machine<Vm>, Problem> {
    let checked = check(files, release);
    if !checked.is_runnable() {
        return Err(Problem::Checked(Box::new(checked)));
    }
    let files = checked.program.files.clone();
    match compile::compile(checked.program, release) {
        Ok(compiled) => Ok(Vm::machine(compiled.program, compiled.natives, settings, machine)),
        Err(refusals) => {
            let placed = refusals.into_iter().map(|refusal| (files.show(refusal.span.start), refusal));
            Err(Problem::Refused(placed.collect()))
        }
    }
}
