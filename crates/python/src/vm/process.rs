//! Making processes: a VM that copies itself (`fork`), and one that boots afresh (`spawn`).
//!
//! A fork is a clone of the VM in which only the calling thread goes on. A fresh VM is a clone of the
//! image that every VM keeps: the interpreter before the program was loaded.
//! `// Simplified:` generators that were made before a fork are not traced in the child, since
//! their strands are the parent's.

use crate::object::Object;
use crate::settings::Settings;
use crate::value::{Id, Value};
use crate::vm::load::SourceFile;
use crate::vm::{PyThread, Vm};
use kernel::{NewProcess, ProcessView};
use std::collections::BTreeMap;
use std::rc::Rc;
use trace::{Event, OutcomeKind, ProcessId, StartMethod, StrandId, TextId, ThreadId};

/// What `fork` takes the caller, and how long the child needs until it runs: page tables of a small
/// interpreter on Linux.
const FORK_NS: u64 = 600_000;
const FORKED_NS: u64 = 300_000;
/// Starting an interpreter and importing what `multiprocessing` needs.
const BOOT_NS: u64 = 35_000_000;

/// How a process ends.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Departure {
    pub outcome: OutcomeKind,
    pub code: i32,
    pub message: TextId,
}

impl Default for Departure {
    fn default() -> Departure {
        Departure {
            outcome: OutcomeKind::Exited,
            code: 0,
            message: TextId::default(),
        }
    }
}

impl Vm {
    /// Where an event is recorded: the strand and line that run.
    pub(crate) fn stand_here(&mut self) {
        self.flush();
        self.kernel.strand = self.strand;
        self.kernel.line = self.program_line();
    }

    /// Copies this process, and gives the copy's number; in the copy the running native frame continues with `pc` 1. None: there
    /// are too many processes.
    pub(crate) fn fork(&mut self, name: &str, how: StartMethod) -> Option<u32> {
        self.charge(FORK_NS);
        self.stand_here();
        self.tell_flushed();
        let (process, thread, strand) = self.kernel.create_process(NewProcess {
            how,
            name,
            main_thread: "MainThread",
            inherits: None,
        })?;
        self.notice();
        let kernel = std::mem::take(&mut self.kernel);
        let mut child = self.clone();
        self.kernel = kernel;
        child.native_frame().pc = 1;
        child.becomes(self.kernel.thread(), thread, strand);
        child.boot_ns = FORKED_NS;
        self.births.push((process, child));
        Some(self.kernel.pid(process))
    }

    /// This VM is a copy: the thread `old` is `new` here, and the only one.
    fn becomes(&mut self, old: ThreadId, new: ThreadId, strand: StrandId) {
        self.threads.clear();
        self.threads.resize(new.0 as usize + 1, PyThread::default());
        self.running = new.0 as usize;
        self.strand = strand;
        self.thread_strand = strand;
        self.main_thread = new;
        // The calling thread's ident stays what it was.
        self.ident_shift += i64::from(new.0) - i64::from(old.0);
        self.state.worked_ns = 0;
        self.births = Vec::new();
        self.on_wake = None;
        self.renew_gil();
        self.waiting.clear();
        self.debt = 0;
        let ids: Vec<Id> = self.heap.ids().collect();
        for id in ids {
            match self.heap.get(id) {
                Object::Lock(lock) if lock.holder == Some(old) || !lock.waiters.is_empty() => {
                    let Object::Lock(lock) = self.heap.get_mut(id) else {
                        continue;
                    };
                    lock.waiters.clear();
                    if lock.holder == Some(old) {
                        lock.holder = Some(new);
                    }
                }
                Object::Generator(generator) if generator.told => {
                    let Object::Generator(generator) = self.heap.get_mut(id) else {
                        continue;
                    };
                    generator.told = false;
                }
                _ => {}
            }
        }
    }

    /// A new interpreter that runs `source` as its main module and inherits only these descriptors;
    /// its number. None: there are too many processes.
    pub(crate) fn spawn(&mut self, name: &str, source: &str, inherits: &[u32]) -> Option<u32> {
        self.charge(FORK_NS);
        self.stand_here();
        self.tell_flushed();
        let (process, thread, strand) = self.kernel.create_process(NewProcess {
            how: StartMethod::Spawn,
            name,
            main_thread: "MainThread",
            inherits: Some(inherits),
        })?;
        self.notice();
        let image = self.image.clone()?;
        let mut child = (*image).clone();
        child.image = Some(image);
        child.threads = vec![PyThread::default(); thread.0 as usize + 1];
        child.running = thread.0 as usize;
        child.strand = strand;
        child.thread_strand = strand;
        child.main_thread = thread;
        child.ident_shift = i64::from(thread.0);
        child.boot_ns = BOOT_NS;
        let code = crate::compile_source(source, "<string>", self.settings.version);
        let code = code.expect("the library's own starting line compiles");
        child.load_main("<string>", source, &code, true);
        self.births.push((process, child));
        Some(self.kernel.pid(process))
    }

    /// Makes the module `__main__` and lets the main thread begin with it.
    pub(crate) fn load_main(
        &mut self,
        path: &str,
        source: &str,
        code: &Rc<crate::code::Code>,
        library: bool,
    ) {
        let file = Rc::new(SourceFile {
            path: path.to_owned(),
            text: source.to_owned(),
        });
        let module = self.new_module("__main__", library);
        let path = self.heap.str(path);
        self.heap
            .set_attribute(module, crate::symbol::Sym::FILE, path);
        self.register_module("__main__", module);
        let code = self.load(code, &file, library);
        self.enter_main(module, code);
    }

    /// The learner's program once more, as a module of that name: its body's frame is pushed.
    pub(crate) fn enter_program(&mut self, name: &str) -> Id {
        let settings: Rc<Settings> = self.settings.clone();
        let code = crate::compile_source(&settings.source, &settings.file, settings.version);
        let code = code.expect("the program was compiled before");
        let file = Rc::new(SourceFile {
            path: settings.file.clone(),
            text: settings.source.clone(),
        });
        let module = self.new_module(name, false);
        let path = self.heap.str(&settings.file);
        self.heap
            .set_attribute(module, crate::symbol::Sym::FILE, path);
        let code = self.load(&code, &file, false);
        self.enter_body(code, module, Value::Null, &[], crate::vm::Then::Native);
        module
    }

    // ---- standard output ------------------------------------------------------

    /// The process's own buffer was emptied.
    pub(crate) fn flush_stdout(&mut self) {
        if !std::mem::take(&mut self.stdout_pending) {
            return;
        }
        self.flush_untold = true;
        if self.kernel.has_processes() {
            self.stand_here();
            self.tell_flushed();
        }
    }

    /// Tells of a flush that was not told yet, unless more was printed since.
    fn tell_flushed(&mut self) {
        if std::mem::take(&mut self.flush_untold) && !self.stdout_pending {
            self.kernel.emit(Event::StdoutFlushed {});
            self.notice();
        }
    }

    // ---- for people to look at ---------------------------------------------------

    /// What is in this process's memory.
    pub(crate) fn process_view(&self, process: ProcessId, threads: Vec<ThreadId>) -> ProcessView {
        const KINDS_MAX: usize = 8;
        const NAMES_MAX: usize = 200;
        let mut looked = self.clone();
        let main = looked.modules.get("__main__").copied();
        let names: Vec<(String, Value)> = main
            .and_then(|main| looked.heap.attributes(main))
            .map(|names| {
                let named = names.iter().take(NAMES_MAX);
                named
                    .map(|(name, value)| (looked.symbols.text(name).to_owned(), value))
                    .collect()
            })
            .unwrap_or_default();
        let (mut code, mut globals) = (Vec::new(), Vec::new());
        for (name, value) in names {
            match looked.object_of(value) {
                _ if name.starts_with("__") => {}
                Some(Object::Function(function)) => {
                    let loaded = &looked.codes[function.code.0 as usize];
                    code.push((name, loaded.code.lines.first().copied().unwrap_or(0)));
                }
                Some(Object::Type(_)) => code.push((name, 0)),
                _ => {
                    let shown = looked.short_repr(value);
                    globals.push((name, shown));
                }
            }
        }
        let mut kinds: BTreeMap<String, u64> = BTreeMap::new();
        let immortal = self.immortals.len();
        for id in self.heap.ids().skip(immortal) {
            let name = looked
                .type_name(looked.class_of(Value::Object(id)))
                .to_owned();
            *kinds.entry(name).or_default() += 1;
        }
        let mut kinds: Vec<(String, u64)> = kinds.into_iter().collect();
        kinds.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        kinds.truncate(KINDS_MAX);
        let instruction_bytes = size_of::<u32>() as u64;
        let instructions = self.codes.iter().map(|loaded| loaded.instrs.len() as u64);
        ProcessView {
            process,
            threads,
            code,
            code_bytes: instructions.sum::<u64>() * instruction_bytes,
            globals,
            objects: u64::from(self.heap.live()),
            heap_bytes: self.heap.bytes(),
            kinds,
        }
    }
}
