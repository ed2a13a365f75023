//! A hand-made recording for tests: four tasks under one gather, as real
//! asyncio schedules them. It is compiled for tests and never shipped.

use std::collections::{BTreeSet, VecDeque};
use trace::*;

const LOOP: LoopId = LoopId(1);
const MAIN: StrandId = StrandId(1);
const GATHER: FutureId = FutureId(6);

#[derive(Clone, Copy)]
struct Power {
    name: &'static str,
    base: u32,
    times: u32,
    pause: u64,
    done: u32,
}

#[derive(Clone, Copy)]
enum Job {
    Step(StrandId),
    SetFuture(FutureId, StrandId),
    Wakeup(StrandId, FutureId),
    GatherDone(StrandId),
    Stop,
}

struct Recorder {
    trace: Trace,
    now: u64,
    step: u64,
    strand: StrandId,
    line: u32,
    handles: u32,
    futures: u32,
    ready: VecDeque<(HandleId, Job)>,
    timers: BTreeSet<(u64, u32)>,
    timer_jobs: Vec<(u32, Job)>,
    powers: Vec<Power>,
    gathered: u32,
    stopping: bool,
}

/// The recording of [`PROGRAM`].
pub fn gather_trace() -> Trace {
    let power = |name, base, times, pause| Power {
        name,
        base,
        times,
        pause,
        done: 0,
    };
    let second = 1_000_000_000;
    let mut recorder = Recorder {
        trace: Trace::new(),
        now: 0,
        step: 0,
        strand: StrandId(0),
        line: 0,
        handles: 0,
        futures: 6,
        ready: VecDeque::new(),
        timers: BTreeSet::new(),
        timer_jobs: Vec::new(),
        powers: vec![
            power("A", 2, 2, second / 2),
            power("B", 3, 3, second / 2),
            power("C", 5, 3, second / 2),
            power("D", 7, 2, second * 12 / 10),
        ],
        gathered: 0,
        stopping: false,
    };
    recorder.run();
    recorder.trace
}

impl Recorder {
    fn text(&mut self, text: &str) -> TextId {
        self.trace.intern(text)
    }

    fn push(&mut self, event: Event) {
        self.step += 3;
        let moment = Moment {
            at: Time(self.now),
            step: self.step,
            thread: ThreadId(0),
            strand: self.strand,
            line: self.line,
        };
        self.trace.push(moment, &event);
    }

    fn queue(&mut self, job: Job) {
        self.handles += 1;
        let handle = HandleId(self.handles);
        let (kind, label, task, future) = match job {
            Job::Step(task) => (HandleKind::Step, "Task.__step", Some(task), None),
            Job::Wakeup(task, by) => (HandleKind::Wakeup, "Task.__wakeup", Some(task), Some(by)),
            Job::GatherDone(task) => (
                HandleKind::Callback,
                "gather._done_callback",
                None,
                Some(FutureId(task.0)),
            ),
            Job::Stop => (
                HandleKind::Callback,
                "_run_until_complete_cb",
                None,
                Some(FutureId(1)),
            ),
            Job::SetFuture(..) => return,
        };
        let label = self.text(label);
        self.ready.push_back((handle, job));
        self.push(Event::HandleQueued {
            event_loop: LOOP,
            handle,
            kind,
            label,
            task,
            future,
            threadsafe: false,
        });
    }

    fn create_task(&mut self, task: StrandId, function: &str, line: u32) {
        let future = FutureId(task.0);
        let name = self.text(&format!("Task-{}", task.0));
        let function = self.text(function);
        self.push(Event::FutureCreated {
            future,
            kind: FutureKind::Task,
        });
        self.push(Event::TaskCreated {
            task,
            future,
            name,
            function,
            line,
            eager: false,
        });
        self.queue(Job::Step(task));
    }

    fn run(&mut self) {
        let program = self.text("power.py");
        self.push(Event::RunStarted { program });
        self.line = 20;
        self.push(Event::LoopCreated { event_loop: LOOP });
        self.create_task(MAIN, "main", 11);
        self.push(Event::LoopStarted { event_loop: LOOP });
        let mut turn = 0;
        while !self.stopping {
            turn += 1;
            self.turn(turn);
        }
        self.push(Event::LoopStopped { event_loop: LOOP });
        self.push(Event::LoopClosed { event_loop: LOOP });
        let message = self.text("");
        self.push(Event::OutcomeReached {
            outcome: OutcomeKind::Exited,
            code: 0,
            message,
        });
    }

    fn turn(&mut self, turn: u32) {
        self.push(Event::TurnStarted {
            event_loop: LOOP,
            turn,
        });
        let head = self.timers.first().map(|(when, _)| *when - self.now);
        let timeout = if self.ready.is_empty() { head } else { Some(0) };
        self.push(Event::SelectStarted {
            event_loop: LOOP,
            timeout,
        });
        self.now += timeout.unwrap_or(0);
        self.push(Event::SelectReturned {
            event_loop: LOOP,
            events: 0,
        });
        while let Some((when, handle)) = self.timers.first().copied()
            && when <= self.now
        {
            self.timers.pop_first();
            let due = self.timer_jobs.iter().find(|(id, _)| *id == handle);
            self.ready
                .extend(due.map(|(id, job)| (HandleId(*id), *job)));
            self.push(Event::TimerDue {
                event_loop: LOOP,
                handle: HandleId(handle),
            });
        }
        let count = self.ready.len() as u32;
        self.push(Event::ReadyCounted {
            event_loop: LOOP,
            count,
        });
        for _ in 0..count {
            let Some((handle, job)) = self.ready.pop_front() else {
                break;
            };
            self.push(Event::HandleStarted {
                event_loop: LOOP,
                handle,
            });
            self.job(job);
            self.push(Event::HandleFinished {
                event_loop: LOOP,
                handle,
            });
        }
        self.push(Event::TurnFinished {
            event_loop: LOOP,
            turn,
        });
    }

    fn job(&mut self, job: Job) {
        match job {
            Job::Step(MAIN) => self.main_begins(),
            Job::Wakeup(MAIN, _) => self.main_ends(),
            Job::Step(task) | Job::Wakeup(task, _) => self.power_step(task),
            Job::SetFuture(future, task) => {
                let value = self.text("None");
                self.push(Event::FutureResolved {
                    future,
                    state: FutureState::Finished,
                    value,
                });
                self.queue(Job::Wakeup(task, future));
            }
            Job::GatherDone(_) => {
                self.gathered += 1;
                if self.gathered == 4 {
                    let value = self.text("[4, 27, 125, 49]");
                    self.push(Event::FutureResolved {
                        future: GATHER,
                        state: FutureState::Finished,
                        value,
                    });
                    self.queue(Job::Wakeup(MAIN, GATHER));
                }
            }
            Job::Stop => {
                self.stopping = true;
                self.push(Event::LoopStopRequested { event_loop: LOOP });
            }
        }
    }

    fn begin_step(&mut self, task: StrandId) {
        self.strand = task;
        self.push(Event::TaskStepStarted {
            task,
            throwing: None,
        });
    }

    fn suspend(&mut self, task: StrandId, future: FutureId, frames: &[(&str, u32, bool)]) {
        let chain = frames
            .iter()
            .map(|(function, line, library)| AwaitFrame {
                function: self.trace.intern(function),
                line: *line,
                library: *library,
            })
            .collect();
        self.push(Event::TaskSuspended {
            task,
            future: Some(future),
            chain,
        });
        self.strand = StrandId(0);
        self.line = 20;
    }

    fn main_begins(&mut self) {
        self.begin_step(MAIN);
        self.line = 12;
        for task in 2..=5 {
            self.create_task(StrandId(task), "power", 3);
        }
        self.push(Event::FutureCreated {
            future: GATHER,
            kind: FutureKind::Gather,
        });
        self.push(Event::FutureGroups {
            future: GATHER,
            children: (2..=5).map(FutureId).collect(),
        });
        self.suspend(MAIN, GATHER, &[("main", 12, false)]);
    }

    fn main_ends(&mut self) {
        self.begin_step(MAIN);
        self.line = 18;
        let text = self.text("[4, 27, 125, 49]\n");
        self.push(Event::Output {
            stream: Stream::Stdout,
            text,
        });
        let value = self.text("None");
        self.finish(MAIN, value);
        self.queue(Job::Stop);
        self.strand = StrandId(0);
        self.line = 20;
    }

    fn finish(&mut self, task: StrandId, value: TextId) {
        self.push(Event::FutureResolved {
            future: FutureId(task.0),
            state: FutureState::Finished,
            value,
        });
        self.push(Event::TaskFinished {
            task,
            how: Finish::Returned,
            value,
        });
    }

    fn power_step(&mut self, task: StrandId) {
        self.begin_step(task);
        let index = task.0 as usize - 2;
        let power = self.powers[index];
        if power.done == power.times {
            self.line = 9;
            let value = self.text(&power.base.pow(power.times).to_string());
            self.finish(task, value);
            self.queue(Job::GatherDone(task));
            self.strand = StrandId(0);
            self.line = 20;
            return;
        }
        self.powers[index].done += 1;
        let times = power.done + 1;
        self.line = 7;
        let text = format!(
            "{}: {}^{times} = {}\n",
            power.name,
            power.base,
            power.base.pow(times)
        );
        let text = self.text(&text);
        self.push(Event::Output {
            stream: Stream::Stdout,
            text,
        });
        self.line = 8;
        self.futures += 1;
        self.handles += 1;
        let (future, handle) = (FutureId(self.futures), self.handles);
        self.push(Event::FutureCreated {
            future,
            kind: FutureKind::Plain,
        });
        let when = self.now + power.pause;
        self.timers.insert((when, handle));
        self.timer_jobs.push((handle, Job::SetFuture(future, task)));
        let label = self.text("_set_result_unless_cancelled");
        self.push(Event::TimerScheduled {
            event_loop: LOOP,
            handle: HandleId(handle),
            when: Time(when),
            kind: HandleKind::Callback,
            label,
            task: None,
            future: Some(future),
        });
        self.suspend(task, future, &[("power", 8, false), ("sleep", 0, true)]);
    }
}
