//! The fold: from records to waits, from waits to sites.

use super::site::{Completion, Control, Matrix, Order, Site, Told, Wait};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use trace::*;

/// Questions closer together than this leave no room for other work. Nanoseconds.
const ASKS_ONLY: u64 = 20_000;
/// A system call of Go's that is over sooner did not wait: sysmon would take the P only then.
const SYSCALL_WAITS: u64 = 20_000;

type Place = (u32, String);

/// A wait that has begun.
#[derive(Clone)]
struct Open {
    places: Vec<Place>,
    told: Told,
    strand: StrandId,
    thread: ThreadId,
    from: Time,
    /// What was done before it stopped, since it had asked.
    meanwhile: u64,
    /// The loop's work before, for awaits.
    worked: u64,
    holds_loop: bool,
    chan: Option<ObjectId>,
}

/// Questions in a row, at one line.
#[derive(Clone)]
struct Asking {
    call: String,
    thread: ThreadId,
    from: Time,
    tries: u32,
    asked: Vec<Time>,
}

/// How long somebody has run.
#[derive(Clone, Default)]
struct Clock {
    total: u64,
    since: Option<Time>,
}

impl Clock {
    fn start(&mut self, at: Time) {
        self.since.get_or_insert(at);
    }

    fn stop(&mut self, at: Time) {
        if let Some(since) = self.since.take() {
            self.total += at.0 - since.0;
        }
    }

    fn read(&self, at: Time) -> u64 {
        self.total + self.since.map_or(0, |since| at.0 - since.0)
    }
}

#[derive(Clone)]
struct Request {
    /// Who asked, and what it had worked by then.
    strand: StrandId,
    thread: ThreadId,
    worked: u64,
}

/// The fold, for callers that get a trace in chunks.
#[derive(Clone, Default)]
pub struct Fold {
    /// Threads of Python that are off their core.
    blocked: BTreeMap<ThreadId, Open>,
    /// Suspended tasks, parked goroutines, callbacks that are to come.
    suspended: BTreeMap<StrandId, Open>,
    callbacks: BTreeMap<HandleId, Open>,
    asking: BTreeMap<(StrandId, u32), Asking>,
    /// Lines at which a strand asks: its results there are not told.
    asks: BTreeSet<(StrandId, u32)>,
    done: Vec<(Vec<Place>, Told, Wait, bool, Vec<Time>)>,
    threads: BTreeMap<ThreadId, Clock>,
    goroutines: BTreeMap<StrandId, Clock>,
    /// What runs inside handles, by thread.
    loops: BTreeMap<ThreadId, Clock>,
    selecting: BTreeSet<ThreadId>,
    /// Who made each goroutine.
    made: BTreeMap<StrandId, Request>,
    jobs: BTreeMap<JobId, Request>,
    job_awaited: BTreeMap<ThreadId, JobId>,
    /// Who sent what lies in each channel's buffer.
    buffers: BTreeMap<ObjectId, VecDeque<StrandId>>,
    tasks: BTreeSet<FutureId>,
    groups: BTreeSet<FutureId>,
    systems: BTreeSet<StrandId>,
    main_goroutine: Option<StrandId>,
    finished: Vec<Completion>,
    end: Time,
}

impl Fold {
    pub fn push(&mut self, trace: &Trace, record: &Record) {
        self.end = record.at;
        let (at, thread, strand, line) = (record.at, record.thread, record.strand, record.line);
        match &record.event {
            Event::ThreadRunning { .. } => self.threads.entry(thread).or_default().start(at),
            Event::ThreadPreempted { .. } => self.threads.entry(thread).or_default().stop(at),
            Event::ThreadBlocked { reason, what, .. } => {
                self.threads.entry(thread).or_default().stop(at);
                self.thread_blocked(record, *reason, trace.text(*what));
            }
            Event::ThreadWoken { woken, .. } => {
                if let Some(open) = self.blocked.remove(woken) {
                    self.close(open, at, true);
                }
            }
            Event::ThreadExited { .. } => {
                self.threads.entry(thread).or_default().stop(at);
                if strand.0 != 0 {
                    self.finished.push(Completion { strand, at });
                }
            }
            Event::JobSubmitted { job, .. } => {
                let worked = self.threads.entry(thread).or_default().read(at);
                self.jobs.insert(*job, Request { strand, thread, worked });
            }
            Event::JobAwaited { job } => {
                self.job_awaited.insert(thread, *job);
            }
            Event::Polled { what, tries, ready } => {
                self.polled(record, trace.text(*what), *tries, *ready);
            }
            Event::SelectStarted { .. } => {
                self.selecting.insert(thread);
            }
            Event::SelectReturned { .. } => {
                self.selecting.remove(&thread);
            }
            Event::HandleStarted { handle, .. } => {
                self.loops.entry(thread).or_default().start(at);
                if let Some(open) = self.callbacks.remove(handle) {
                    self.close(open, at, true);
                }
            }
            Event::HandleFinished { .. } => self.loops.entry(thread).or_default().stop(at),
            Event::HandleQueued { handle, kind, label, task: None, future: None, .. }
            | Event::TimerScheduled { handle, kind, label, task: None, future: None, .. }
                if *kind == HandleKind::Callback && line > 0 =>
            {
                self.callback(record, *handle, trace.text(*label));
            }
            Event::TaskCreated { future, .. } => {
                self.tasks.insert(*future);
            }
            Event::FutureGroups { future, .. } => {
                self.groups.insert(*future);
            }
            Event::TaskSuspended { task, future, chain } => {
                self.task_suspended(trace, record, *task, *future, chain);
            }
            Event::TaskStepStarted { task, .. } => {
                if let Some(open) = self.suspended.remove(task) {
                    self.close(open, at, true);
                }
            }
            Event::TaskFinished { task, .. } => self.finished.push(Completion { strand: *task, at }),
            event => self.push_go(trace, record, event),
        }
    }

    fn push_go(&mut self, trace: &Trace, record: &Record, event: &Event) {
        let (at, thread, strand, line) = (record.at, record.thread, record.strand, record.line);
        match event {
            Event::GCreated { g, system, .. } => {
                if *system {
                    self.systems.insert(*g);
                } else {
                    self.main_goroutine.get_or_insert(*g);
                }
                let worked = self.goroutines.entry(strand).or_default().read(at);
                self.made.insert(*g, Request { strand, thread, worked });
            }
            Event::GExecuted { g, .. } => {
                self.goroutines.entry(*g).or_default().start(at);
                self.resume(*g, at);
            }
            Event::GYielded { g, .. } => self.goroutines.entry(*g).or_default().stop(at),
            Event::GExited { g, .. } => {
                self.goroutines.entry(*g).or_default().stop(at);
                if !self.systems.contains(g) {
                    self.finished.push(Completion { strand: *g, at });
                }
            }
            Event::GParked { g, reason, .. } => {
                self.goroutines.entry(*g).or_default().stop(at);
                let reason = trace.text(*reason);
                if line > 0 && !self.systems.contains(g) && reason != "coroutine" {
                    let (call, told) = go_call(reason);
                    self.open(record, *g, call.to_owned(), told);
                }
            }
            Event::GReadied { g, .. } => self.resume(*g, at),
            Event::SyscallEntered { g, .. } if line > 0 => {
                self.open(record, *g, "syscall".to_owned(), Told::Returns);
            }
            Event::SyscallExited { g, .. } => {
                let short = |open: &Open| at.0 - open.from.0 < SYSCALL_WAITS;
                if self.suspended.get(g).is_some_and(short) {
                    self.suspended.remove(g);
                }
                self.resume(*g, at);
            }
            Event::ChanWaiting { g, chan, receives: true, .. } => {
                // The park follows at once; remember what for.
                let meanwhile = 0;
                let place = (line, String::new());
                self.suspended.insert(
                    *g,
                    Open {
                        places: vec![place],
                        told: Told::Message,
                        strand: *g,
                        thread,
                        from: at,
                        meanwhile,
                        worked: 0,
                        holds_loop: false,
                        chan: Some(*chan),
                    },
                );
            }
            Event::ChanSent { chan, to, .. } => match to {
                Some(receiver) => self.handed(*receiver, strand, at),
                None => self.buffers.entry(*chan).or_default().push_back(strand),
            },
            Event::ChanReceived { chan, from, open: true, .. } => {
                let buffer = self.buffers.entry(*chan).or_default();
                let sender = buffer.pop_front().or(*from);
                if let (Some(from), Some(_)) = (from, sender) {
                    buffer.push_back(*from);
                }
                self.received(record, sender);
            }
            _ => {}
        }
    }

    /// A thread of Python left its core to wait.
    fn thread_blocked(&mut self, record: &Record, reason: WaitReason, what: &str) {
        let job = self.job_awaited.remove(&record.thread);
        let inner = matches!(reason, WaitReason::Gil | WaitReason::Futex | WaitReason::Netpoll);
        let own = self.selecting.contains(&record.thread) || what == "Thread.start";
        if inner || own || record.line == 0 || self.main_goroutine.is_some() {
            return;
        }
        let call = match (what, reason) {
            ("", WaitReason::Sleep) => "time.sleep",
            ("", WaitReason::Join) => "Thread.join",
            ("", other) => other.word(),
            (what, _) => what,
        };
        let told = match reason {
            WaitReason::Select => Told::Message,
            WaitReason::Lock if job.is_some() || is_told(call) => Told::Message,
            _ => Told::Returns,
        };
        let mut open = self.begin(record, record.strand, call.to_owned(), told);
        open.holds_loop = self
            .loops
            .get(&record.thread)
            .is_some_and(|clock| clock.since.is_some());
        if let Some(request) = job.and_then(|job| self.jobs.get(&job))
            && request.thread == record.thread
        {
            let worked = self.threads.get(&record.thread).map_or(0, |clock| clock.read(record.at));
            open.meanwhile = worked - request.worked;
        }
        self.blocked.insert(record.thread, open);
    }

    fn begin(&self, record: &Record, strand: StrandId, call: String, told: Told) -> Open {
        Open {
            places: vec![(record.line, call)],
            told,
            strand,
            thread: record.thread,
            from: record.at,
            meanwhile: 0,
            worked: 0,
            holds_loop: false,
            chan: None,
        }
    }

    fn open(&mut self, record: &Record, g: StrandId, call: String, told: Told) {
        let before = self.suspended.remove(&g);
        let mut open = self.begin(record, g, call, told);
        open.chan = before.and_then(|before| before.chan);
        self.suspended.insert(g, open);
    }

    fn callback(&mut self, record: &Record, handle: HandleId, label: &str) {
        let inside = self.loops.get(&record.thread).is_some_and(|clock| clock.since.is_some());
        let by_task = inside && !self.selecting.contains(&record.thread);
        if !by_task {
            return;
        }
        let call = match record.event {
            Event::TimerScheduled { .. } => format!("call_later {label}"),
            _ => format!("call_soon {label}"),
        };
        let mut open = self.begin(record, record.strand, call, Told::Callback);
        open.worked = self.loops.get(&record.thread).map_or(0, |clock| clock.read(record.at));
        self.callbacks.insert(handle, open);
    }

    fn task_suspended(
        &mut self,
        trace: &Trace,
        record: &Record,
        task: StrandId,
        future: Option<FutureId>,
        chain: &[AwaitFrame],
    ) {
        let mut places = Vec::new();
        for (depth, frame) in chain.iter().enumerate() {
            if frame.library || frame.line == 0 {
                continue;
            }
            let inner = chain.get(depth + 1).map(|inner| trace.text(inner.function));
            let what = match (inner, future) {
                (Some(inner), _) if !inner.is_empty() => inner,
                (_, Some(future)) if self.groups.contains(&future) => "gather",
                (_, Some(future)) if self.tasks.contains(&future) => "task",
                _ => "future",
            };
            places.push((frame.line, format!("await {what}")));
        }
        if places.is_empty() {
            return;
        }
        // The innermost one is the one that waits; the others wait for it.
        places.reverse();
        let mut open = self.begin(record, task, String::new(), Told::Loop);
        open.places = places;
        open.worked = self.loops.get(&record.thread).map_or(0, |clock| clock.read(record.at));
        self.suspended.insert(task, open);
    }

    fn polled(&mut self, record: &Record, what: &str, tries: u32, ready: bool) {
        let place = (record.strand, record.line);
        self.asks.insert(place);
        if ready {
            if let Some(asking) = self.asking.remove(&place) {
                self.answered(place, asking, tries, record.at, true);
            }
            return;
        }
        let asking = self.asking.entry(place).or_insert_with(|| Asking {
            call: what.to_owned(),
            thread: record.thread,
            from: record.at,
            tries: 0,
            asked: Vec::new(),
        });
        asking.tries = tries;
        asking.asked.push(record.at);
    }

    fn answered(&mut self, place: (StrandId, u32), asking: Asking, tries: u32, at: Time, finished: bool) {
        let span = at.0 - asking.from.0;
        // Waits are in the order in which they ended.
        let recent = self.done.iter().rev().take_while(|(_, _, wait, ..)| wait.to >= asking.from);
        let between = recent.map(|(_, told, wait, ..)| {
            let inside = wait.strand == place.0 && wait.from >= asking.from && wait.to <= at;
            if inside && *told != Told::Asks { wait.waited } else { 0 }
        });
        let mut waited = between.sum::<u64>().min(span);
        if span / u64::from(tries.max(1)) < ASKS_ONLY {
            waited = span;
        }
        let wait = Wait {
            strand: place.0,
            thread: asking.thread,
            from: asking.from,
            to: at,
            waited,
            meanwhile: span - waited,
            polls: tries,
            finished,
        };
        let places = vec![(place.1, asking.call)];
        self.done.push((places, Told::Asks, wait, false, asking.asked));
    }

    /// A sender hands its value to a goroutine that waits for it.
    fn handed(&mut self, receiver: StrandId, sender: StrandId, at: Time) {
        let worked = self.goroutines.get(&receiver).map_or(0, |clock| clock.read(at));
        let asked = self.made.get(&sender).filter(|request| request.strand == receiver);
        let meanwhile = asked.map_or(0, |request| worked - request.worked);
        if let Some(open) = self.suspended.get_mut(&receiver) {
            open.meanwhile = meanwhile;
        }
        // Its next value was not asked for by making it.
        self.made.remove(&sender);
    }

    /// A value that was there already.
    fn received(&mut self, record: &Record, sender: Option<StrandId>) {
        let (strand, at) = (record.strand, record.at);
        let Some(sender) = sender.filter(|sender| *sender != strand) else {
            return;
        };
        if record.line == 0 || self.asks.contains(&(strand, record.line)) {
            return;
        }
        let worked = self.goroutines.get(&strand).map_or(0, |clock| clock.read(at));
        let asked = self.made.get(&sender).filter(|request| request.strand == strand);
        let meanwhile = asked.map_or(0, |request| worked - request.worked);
        self.made.remove(&sender);
        let mut open = self.begin(record, strand, "<-chan".to_owned(), Told::Message);
        open.meanwhile = meanwhile;
        self.close(open, at, true);
    }

    fn resume(&mut self, g: StrandId, at: Time) {
        if let Some(open) = self.suspended.remove(&g) {
            self.close(open, at, true);
        }
    }

    fn close(&mut self, open: Open, at: Time, finished: bool) {
        let mut meanwhile = open.meanwhile;
        if matches!(open.told, Told::Loop | Told::Callback) {
            let worked = self.loops.get(&open.thread).map_or(0, |clock| clock.read(at));
            meanwhile = worked.saturating_sub(open.worked);
        }
        let waited = match open.told {
            Told::Callback => 0,
            _ => at.0 - open.from.0,
        };
        let wait = Wait {
            strand: open.strand,
            thread: open.thread,
            from: open.from,
            to: at,
            waited,
            meanwhile,
            polls: 0,
            finished,
        };
        self.done.push((open.places, open.told, wait, open.holds_loop, Vec::new()));
    }

    /// The sites so far; the fold can go on.
    pub fn so_far(&self) -> Matrix {
        self.clone().matrix()
    }

    /// The sites so far. Waits that have not ended last until now.
    pub fn matrix(mut self) -> Matrix {
        let end = self.end;
        let blocked = std::mem::take(&mut self.blocked).into_values();
        let suspended = std::mem::take(&mut self.suspended).into_values();
        let callbacks = std::mem::take(&mut self.callbacks).into_values();
        for open in blocked.chain(suspended).chain(callbacks).collect::<Vec<_>>() {
            if open.places.iter().all(|(_, call)| !call.is_empty()) {
                self.close(open, end, false);
            }
        }
        for (place, asking) in std::mem::take(&mut self.asking) {
            let tries = asking.tries;
            self.answered(place, asking, tries, end, false);
        }
        let mut sites: BTreeMap<Place, Site> = BTreeMap::new();
        let asked = self.done.iter().filter(|(_, told, ..)| *told == Told::Asks);
        let questions = Questions::of(asked.map(|(_, _, wait, ..)| *wait));
        for (places, told, wait, holds_loop, asked) in std::mem::take(&mut self.done) {
            let between = told != Told::Asks && questions.cover(&wait);
            let is_main = match self.main_goroutine {
                Some(main) => wait.strand == main,
                None => wait.thread == ThreadId(0),
            };
            let weight = if between { 0 } else { wait.to.0 - wait.from.0 };
            for (depth, (line, call)) in places.into_iter().enumerate() {
                let site = sites.entry((line, call.clone())).or_insert_with(|| Site {
                    line,
                    call,
                    told,
                    order: Order::Sync,
                    control: Control::Blocking,
                    is_main: false,
                    holds_loop: false,
                    weight: 0,
                    waits: Vec::new(),
                    asked: Vec::new(),
                });
                site.is_main |= is_main;
                site.holds_loop |= holds_loop;
                // An outer await waits for the inner one: it comes after it.
                site.weight += weight.saturating_sub(depth as u64);
                site.waits.push(wait);
                site.asked.extend(asked.iter().copied());
            }
        }
        let mut sites: Vec<Site> = sites.into_values().collect();
        for site in &mut sites {
            (site.order, site.control) = cell(site);
        }
        sites.sort_by_key(|site| {
            let weight = std::cmp::Reverse(site.weight);
            (!site.is_main, weight, std::cmp::Reverse(site.count()), site.line)
        });
        Matrix {
            sites,
            finished: self.finished,
            end,
        }
    }
}

/// Each strand's questions by their beginning, with the latest end among those so far.
struct Questions {
    by_strand: BTreeMap<StrandId, Vec<(Time, Time)>>,
}

impl Questions {
    fn of(waits: impl Iterator<Item = Wait>) -> Questions {
        let mut by_strand: BTreeMap<StrandId, Vec<(Time, Time)>> = BTreeMap::new();
        for wait in waits {
            by_strand.entry(wait.strand).or_default().push((wait.from, wait.to));
        }
        for questions in by_strand.values_mut() {
            questions.sort();
            let mut latest = Time::ZERO;
            for (_, to) in questions {
                latest = latest.max(*to);
                *to = latest;
            }
        }
        Questions { by_strand }
    }

    /// Whether the strand waited between two of its questions.
    fn cover(&self, wait: &Wait) -> bool {
        let Some(questions) = self.by_strand.get(&wait.strand) else {
            return false;
        };
        let begun = questions.partition_point(|(from, _)| *from <= wait.from);
        begun > 0 && questions[begun - 1].1 >= wait.to
    }
}

fn cell(site: &Site) -> (Order, Control) {
    let went_on = site.waited() == 0 || site.meanwhile() >= site.waited();
    match site.told {
        Told::Returns => (Order::Sync, Control::Blocking),
        Told::Asks => (Order::Sync, Control::NonBlocking),
        Told::Loop | Told::Callback => (Order::Async, Control::NonBlocking),
        Told::Message if went_on => (Order::Async, Control::NonBlocking),
        Told::Message => (Order::Async, Control::Blocking),
    }
}

/// Whether somebody else tells the one that waits in this call of Python's.
fn is_told(call: &str) -> bool {
    let told = ["Future", "Queue.get", "Event.wait", "Condition.wait", "wait_for", "Barrier.wait"];
    told.iter().any(|word| call.contains(word))
}

/// Go's reason for a park, as the call that waits, and how it will be told.
fn go_call(reason: &str) -> (&str, Told) {
    match reason {
        "sleep" => ("time.Sleep", Told::Returns),
        "chan receive" | "chan receive (nil chan)" => ("<-chan", Told::Message),
        "chan send" | "chan send (nil chan)" => ("chan<-", Told::Returns),
        "select" | "select (no cases)" => ("select", Told::Message),
        "sync.Cond.Wait" => ("sync.Cond.Wait", Told::Message),
        reason => (reason, Told::Returns),
    }
}
