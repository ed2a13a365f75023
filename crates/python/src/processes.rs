//! The runtime of a Python run: one VM for each process.
//!
//! A process is a whole interpreter: heap, modules, threads and GIL are its VM's own, and no VM can
//! see another's. What goes between them (pipes, semaphores, shared memory, exit codes) is the
//! kernel's. A VM that makes a process leaves the new VM in `Vm::births`; it is
//! taken from there before any thread of it can run.
//! Invariant: a VM is here if and only if its process is running; but the first process's stays, if
//! it was the last one, to be looked at. The run is over when no process is
//! left; how it ended is how the first one ended.
//! Rejected: one VM with several heaps (every object id would need a process beside it).

use crate::vm::{Departure, Vm};
use kernel::{FrameView, Kernel, ProcessView, Runtime, Stop};
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use trace::{Event, OutcomeKind, ProcessId, TextId, ThreadId};

const FIRST: ProcessId = ProcessId(0);

#[derive(Clone)]
pub struct Processes {
    vms: BTreeMap<ProcessId, Vm>,
    /// How the first process ended, once it did.
    departure: Option<Departure>,
    /// The largest that the processes of one moment were together, looked at when one of them ended.
    memory_peak: u64,
}

impl Processes {
    /// The program's first process.
    pub fn new(vm: Vm) -> Processes {
        Processes {
            vms: BTreeMap::from([(FIRST, vm)]),
            departure: None,
            memory_peak: 0,
        }
    }

    /// Each process's own objects when they took most, together.
    fn memory_now(&self) -> u64 {
        self.vms.values().map(Runtime::memory_peak).sum()
    }

    /// The VM of a process that has not ended.
    pub fn vm(&self, process: ProcessId) -> Option<&Vm> {
        self.vms.get(&process)
    }

    /// The VMs of all processes that have not ended.
    pub fn vms(&self) -> impl Iterator<Item = &Vm> {
        self.vms.values()
    }

    /// The thread's process is over, and with it the run if it was the last one.
    fn end(&mut self, kernel: &mut Kernel, process: ProcessId, departure: Departure) -> Stop {
        if process == FIRST {
            self.departure = Some(departure);
        }
        self.memory_peak = self.memory_peak.max(self.memory_now());
        let is_last = kernel.running_processes() == 1;
        if !is_last || process != FIRST {
            kernel.end_process(process, departure.code);
            self.vms.remove(&process);
        }
        if is_last {
            self.tell_outcome(kernel);
            return Stop::Finished;
        }
        Stop::Gone
    }

    fn tell_outcome(&self, kernel: &mut Kernel) {
        if let Some(Departure {
            outcome,
            code,
            message,
        }) = self.departure
        {
            kernel.emit(Event::OutcomeReached {
                outcome,
                code,
                message,
            });
        }
    }

    /// Processes that were killed by another one.
    fn drop_killed(&mut self, kernel: &Kernel) {
        if let Some(code) = kernel.exit_code(FIRST)
            && self.departure.is_none()
        {
            self.departure = Some(Departure {
                outcome: OutcomeKind::Failed,
                // As a shell tells of a signal.
                code: 128 - code,
                message: TextId::default(),
            });
        }
        if self.vms.keys().all(|process| kernel.is_running(*process)) {
            return;
        }
        self.memory_peak = self.memory_peak.max(self.memory_now());
        self.vms.retain(|process, _| kernel.is_running(*process));
    }
}

impl Runtime for Processes {
    fn run(&mut self, kernel: &mut Kernel, thread: ThreadId) -> Stop {
        let process = kernel.process_of(thread);
        let Some(vm) = self.vms.get_mut(&process) else {
            return Stop::Exited;
        };
        let stop = vm.run(kernel, thread);
        let births = std::mem::take(&mut vm.births);
        let departure = vm.departure;
        self.vms.extend(births);
        self.drop_killed(kernel);
        if !kernel.is_running(process) {
            if kernel.running_processes() == 0 {
                self.tell_outcome(kernel);
                return Stop::Finished;
            }
            return Stop::Gone;
        }
        match (stop, departure) {
            (Stop::Finished, Some(departure)) => self.end(kernel, process, departure),
            // A forked thread that was not the main one: its process ends with it, quietly.
            (Stop::Exited, _) if kernel.live_threads(process) == [thread] && process != FIRST => {
                self.end(kernel, process, Departure::default())
            }
            (stop, _) => stop,
        }
    }

    fn deadlock(&mut self, kernel: &mut Kernel) {
        if self.departure.is_some() {
            // Orphans that wait for ever: the program itself has ended.
            return self.tell_outcome(kernel);
        }
        let Some(mut first) = self.vms.remove(&FIRST) else {
            return;
        };
        for (process, vm) in &self.vms {
            let name = kernel.trace.text(kernel.process_name(*process));
            first.adopt_waits(name, &kernel.live_threads(*process), vm);
        }
        first.deadlock(kernel);
        self.vms.insert(FIRST, first);
    }

    fn inspect(&self, kernel: &Kernel, thread: ThreadId) -> Vec<FrameView> {
        let vm = self.vms.get(&kernel.process_of(thread));
        vm.map(|vm| vm.inspect(kernel, thread)).unwrap_or_default()
    }

    fn processes(&self, kernel: &Kernel) -> Vec<ProcessView> {
        let views = self.vms.iter();
        views
            .map(|(process, vm)| vm.process_view(*process, kernel.live_threads(*process)))
            .collect()
    }

    fn memory_peak(&self) -> u64 {
        self.memory_peak.max(self.memory_now())
    }

    fn clone_bytes(&self) -> u64 {
        self.vms.values().map(Runtime::clone_bytes).sum()
    }

    fn digest(&self, state: &mut impl Hasher) {
        for (process, vm) in &self.vms {
            process.hash(state);
            vm.digest(state);
        }
        self.departure.hash(state);
    }
}
