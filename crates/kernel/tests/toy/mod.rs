//! A toy runtime: every thread runs a script of a few operations. It shows what
//! the kernel does without any language in the way.

#![allow(dead_code)]

use kernel::{
    FrameView, Kernel, Machine, Progress, Runtime, Settings, Slice, Stop, Until, WakeCause,
};
use std::hash::{Hash, Hasher};
use trace::{Event, Stream, TextId, ThreadId, WaitReason};

#[derive(Clone, Hash, Debug)]
pub enum Op {
    /// So many steps of 10 ns each.
    Work(u64),
    Say(&'static str),
    Sleep(u64),
    /// Starts a thread with this script.
    Spawn(usize),
    Wake(u32),
    /// Waits for a wake-up; with a deadline after so many nanoseconds, if any.
    Wait(Option<u64>),
    Yield,
    ReadLine,
    Limit,
}

#[derive(Clone, Hash, Debug)]
struct Toy {
    script: usize,
    next: usize,
    worked: u64,
}

#[derive(Clone, Hash, Debug)]
pub struct Toys {
    scripts: Vec<Vec<Op>>,
    threads: Vec<Toy>,
}

const STEP: u64 = 10;

impl Op {
    fn name(&self) -> &'static str {
        match self {
            Op::Work(_) => "WORK",
            Op::Say(_) => "SAY",
            _ => "OTHER",
        }
    }
}

impl Runtime for Toys {
    fn run(&mut self, kernel: &mut Kernel, thread: ThreadId) -> Stop {
        let mut slice = kernel.slice();
        loop {
            if kernel.attention() {
                slice = kernel.slice();
            }
            if slice.nanoseconds == 0 || slice.steps == 0 {
                return Stop::Slice;
            }
            let toy = &mut self.threads[thread.0 as usize];
            kernel.line = toy.next as u32 + 1;
            let Some(op) = self.scripts[toy.script].get(toy.next).cloned() else {
                return Stop::Exited;
            };
            if let Op::Work(steps) = op
                && toy.worked + 1 < steps
            {
                toy.worked += 1;
            } else {
                toy.worked = 0;
                toy.next += 1;
            }
            kernel.source_step(0, 0, op.name());
            kernel.charge(STEP, 1);
            spend(&mut slice);
            if let Some(stop) = self.perform(kernel, op) {
                return stop;
            }
        }
    }

    fn digest(&self, state: &mut impl Hasher) {
        self.hash(state);
    }

    fn inspect(&self, _: &Kernel, thread: ThreadId) -> Vec<FrameView> {
        let toy = &self.threads[thread.0 as usize];
        vec![FrameView {
            strand: trace::StrandId(thread.0),
            function: format!("script {}", toy.script),
            line: toy.next as u32 + 1,
            library: false,
            locals: vec![("worked".to_owned(), toy.worked.to_string())],
            parameters: 0,
        }]
    }

    fn clone_bytes(&self) -> u64 {
        self.threads.len() as u64 * 24
    }
}

fn spend(slice: &mut Slice) {
    slice.steps -= 1;
    slice.nanoseconds = slice.nanoseconds.saturating_sub(STEP);
}

impl Toys {
    fn perform(&mut self, kernel: &mut Kernel, op: Op) -> Option<Stop> {
        let what = TextId::default();
        match op {
            Op::Work(_) => {}
            Op::Say(text) => kernel.output(Stream::Stdout, text),
            Op::Sleep(nanoseconds) => {
                let until = Some(kernel.now().after(nanoseconds));
                return Some(Stop::Blocked {
                    reason: WaitReason::Sleep,
                    until,
                    what,
                });
            }
            Op::Spawn(script) => {
                let (child, _) = kernel.spawn("child", false);
                assert_eq!(child.0 as usize, self.threads.len());
                self.threads.push(Toy {
                    script,
                    next: 0,
                    worked: 0,
                });
            }
            Op::Wake(thread) => {
                kernel.wake(ThreadId(thread));
            }
            Op::Wait(nanoseconds) => {
                let until = nanoseconds.map(|nanoseconds| kernel.now().after(nanoseconds));
                return Some(Stop::Blocked {
                    reason: WaitReason::Lock,
                    until,
                    what,
                });
            }
            Op::Yield => return Some(Stop::Yielded),
            Op::ReadLine => match kernel.read_line() {
                kernel::Input::Line(text) => kernel.output(Stream::Stdout, &text),
                kernel::Input::End => kernel.output(Stream::Stdout, "<end>"),
                kernel::Input::Wait(until) => {
                    self.threads[kernel.thread().0 as usize].next -= 1;
                    return Some(Stop::Blocked {
                        reason: WaitReason::Input,
                        until,
                        what,
                    });
                }
            },
            Op::Limit => kernel.hit_limit(trace::Limit::Heap, 1),
        }
        None
    }
}

pub fn machine(settings: Settings, scripts: &[&[Op]]) -> Machine<Toys> {
    let runtime = Toys {
        scripts: scripts.iter().map(|script| script.to_vec()).collect(),
        threads: vec![Toy {
            script: 0,
            next: 0,
            worked: 0,
        }],
    };
    Machine::new(Kernel::new(settings), runtime)
}

/// Runs to the end; gives what was said, in order, and how it ended.
pub fn run(settings: Settings, scripts: &[&[Op]]) -> (String, Progress, Machine<Toys>) {
    let mut machine = machine(settings, scripts);
    let progress = machine.advance(Until::End);
    let violations =
        trace::validate::validate(&machine.kernel.trace, trace::validate::Expect::WHOLE);
    assert!(
        violations.is_empty(),
        "{}",
        trace::validate::explain(&machine.kernel.trace, &violations)
    );
    (said(&machine), progress, machine)
}

pub fn said(machine: &Machine<Toys>) -> String {
    let trace = &machine.kernel.trace;
    let texts = trace.records().filter_map(|record| match record.event {
        Event::Output { text, .. } => Some(trace.text(text).to_owned()),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" ")
}

/// Names of the thread events, with the thread and the time in nanoseconds.
pub fn thread_events(machine: &Machine<Toys>) -> Vec<String> {
    let records = machine.kernel.trace.records();
    let about_threads = records.filter(|record| record.event.name().starts_with("Thread"));
    about_threads
        .map(|record| {
            let name = record.event.name().trim_start_matches("Thread");
            let who = match record.event {
                Event::ThreadCreated { child, .. } => child,
                Event::ThreadWoken { woken, .. } => woken,
                _ => record.thread,
            };
            format!("{}:{name}@{}", who.0, record.at.0)
        })
        .collect()
}

pub fn woken(machine: &Machine<Toys>, thread: u32) -> WakeCause {
    machine.kernel.wake_cause(ThreadId(thread))
}
