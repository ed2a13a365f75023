//! From a compiled program to a machine that can run it.

use super::{Native, Vm};
use crate::chan::Chans;
use crate::code::Program;
use crate::map::Maps;
use crate::memory::{BASE, Kind, Memory};
use crate::sched::Sched;
use kernel::{Kernel, Machine, Slice};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What a Go run is started with, beside the kernel's settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Settings {
    /// How many Ps; 0: as many as cores.
    pub gomaxprocs: u32,
    /// The scenario's name of the program.
    pub file: String,
}

impl Vm {
    /// A machine with the program loaded; nothing has run yet.
    pub fn machine(
        program: Program,
        natives: Vec<Native>,
        settings: Settings,
        machine: kernel::Settings,
    ) -> Machine<Vm> {
        let mut program = program;
        // Messages name a program's files from its folder; traces name them in full.
        if let Some((folder, _)) = settings.file.rsplit_once('/') {
            for file in &mut program.files {
                if let Some(base) = file.strip_prefix("./") {
                    *file = format!("{folder}/{base}");
                }
            }
        }
        let kernel = Kernel::new(machine);
        let mut memory = Memory::default();
        let data = memory.alloc(program.data.len().max(40_000) as u64, Kind::Plain);
        debug_assert_eq!(data, BASE);
        let _ = memory.write(data, &program.data);
        let procs = match settings.gomaxprocs {
            0 => kernel.core_count() as usize,
            procs => procs as usize,
        };
        let mut vm = Vm {
            kernel,
            program: Rc::new(program),
            natives: Rc::new(natives),
            memory,
            heap_peak: 0,
            heap_before: 0,
            maps: Maps::default(),
            chans: Chans::default(),
            sched: Sched::default(),
            m: 0,
            stack: Default::default(),
            frames: Vec::new(),
            defers: Vec::new(),
            panics: Vec::new(),
            loaded: None,
            poller_until: None,
            objects: BTreeMap::new(),
            syncs: BTreeMap::new(),
            last_words: String::new(),
            spare: Vec::new(),
            stdin_rest: Vec::new(),
            settings: Rc::new(settings),
            spent_steps: 0,
            spent_quarters: 0,
            owed_steps: 0,
            owed_quarters: 0,
            slice: Slice { nanoseconds: 0, steps: 0 },
            quiet_natives: crate::native::quiet() as u32,
        };
        vm.boot(procs);
        vm.heap_before = vm.heap_bytes();
        let kernel = std::mem::take(&mut vm.kernel);
        Machine::new(kernel, vm)
    }
}
