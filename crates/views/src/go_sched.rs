//! Go's scheduler decisions as JSON lines, one for each: state *before* the operation.
//!
//! The field names and words are those of a log that real Go's runtime can be made
//! to write (`t`, `op`, `flag`, `tick`, `p`, `m`, `g`, `by`, `runnext`, `runq`,
//! `globq`, `why`), so that both can be compared line by line. Goroutines of the
//! program are `G1` (main), `G2` … in the order of their creation, those of the
//! runtime `g` and their number. Queues show their first twelve.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write;
use trace::*;

const SHOWN_MAX: usize = 12;

#[derive(Default)]
struct Proc {
    tick: u32,
    runnext: Option<StrandId>,
    ring: VecDeque<StrandId>,
}

#[derive(Default)]
struct Fold {
    names: BTreeMap<StrandId, String>,
    procs: Vec<Proc>,
    global: VecDeque<StrandId>,
    /// The P of each thread.
    holds: BTreeMap<ThreadId, u32>,
    made: u32,
    /// A goroutine that the next `GQueued` puts somewhere, and whether its own line was told.
    taken: Option<StrandId>,
    started: bool,
    rows: Vec<String>,
}

/// The lines of a whole trace, from the main goroutine's start on.
pub fn rows(trace: &Trace) -> Vec<String> {
    let mut fold = Fold::default();
    for record in trace.records() {
        fold.apply(trace, &record);
    }
    fold.rows
}

impl Fold {
    fn proc(&mut self, p: u32) -> &mut Proc {
        while self.procs.len() <= p as usize {
            self.procs.push(Proc::default());
        }
        &mut self.procs[p as usize]
    }

    fn name(&self, g: Option<StrandId>) -> &str {
        g.and_then(|g| self.names.get(&g)).map_or("-", |name| name)
    }

    fn list(&self, queue: &VecDeque<StrandId>) -> String {
        let names = queue.iter().take(SHOWN_MAX).map(|g| format!("\"{}\"", self.name(Some(*g))));
        names.collect::<Vec<_>>().join(", ")
    }

    fn tell(&mut self, record: &Record, p: u32, op: &str, g: StrandId, flag: bool, why: &str) {
        if !self.started {
            return;
        }
        self.proc(p);
        let proc = &self.procs[p as usize];
        let by = self.names.contains_key(&record.strand).then_some(record.strand);
        let mut row = String::new();
        let _ = write!(
            row,
            "{{\"t\": {}, \"op\": \"{op}\", \"flag\": {flag}, \"tick\": {}, \"p\": {p}, \"m\": {}, \"g\": \"{}\", \"by\": \"{}\", ",
            record.at.0,
            proc.tick,
            record.thread.0,
            self.name(Some(g)),
            self.name(by),
        );
        let _ = write!(
            row,
            "\"runnext\": \"{}\", \"runq\": [{}], \"globq\": [{}], \"why\": \"{why}\"}}",
            self.name(proc.runnext),
            self.list(&proc.ring),
            self.list(&self.global),
        );
        self.rows.push(row);
    }

    fn apply(&mut self, trace: &Trace, record: &Record) {
        match &record.event {
            Event::GCreated { g, goid, system, p, .. } => {
                let name = if *system {
                    format!("g{goid}")
                } else {
                    self.made += 1;
                    format!("G{}", self.made)
                };
                self.names.insert(*g, name);
                if !system {
                    self.tell(record, *p, "go", *g, true, "");
                }
            }
            Event::GReadied { g, p } => self.tell(record, *p, "ready", *g, true, ""),
            Event::GQueued { g, p, place } => match place {
                GoQueue::Runnext => self.proc(*p).runnext = Some(*g),
                GoQueue::Local => self.proc(*p).ring.push_back(*g),
                GoQueue::Global => self.global.push_back(*g),
            },
            Event::QueueSpilled { p, count } => {
                let moved: Vec<StrandId> = self.proc(*p).ring.drain(..*count as usize).collect();
                self.global.extend(moved);
            }
            Event::GlobalTaken { p, count } => {
                self.taken = self.global.pop_front();
                for _ in 1..*count {
                    if let Some(g) = self.global.pop_front() {
                        self.proc(*p).ring.push_back(g);
                    }
                }
            }
            Event::WorkStolen { p, victim, count, runnext } => {
                if *runnext {
                    self.taken = self.proc(*victim).runnext.take();
                } else {
                    let victim = self.proc(*victim);
                    let count = (*count as usize).min(victim.ring.len());
                    let mut stolen: Vec<StrandId> = victim.ring.drain(..count).collect();
                    self.taken = stolen.pop();
                    self.proc(*p).ring.extend(stolen);
                }
            }
            Event::GExecuted { g, p, inherit, tick, source } => {
                match source {
                    GoSource::Runnext => self.proc(*p).runnext = None,
                    GoSource::Local if self.started => {
                        self.proc(*p).ring.pop_front();
                    }
                    GoSource::Steal if self.taken != Some(*g) => {
                        let proc = self.proc(*p);
                        match proc.runnext == Some(*g) {
                            true => proc.runnext = None,
                            false => proc.ring.retain(|other| other != g),
                        }
                    }
                    GoSource::Locked => {
                        for proc in &mut self.procs {
                            proc.ring.retain(|other| other != g);
                            if proc.runnext == Some(*g) {
                                proc.runnext = None;
                            }
                        }
                    }
                    _ => {}
                }
                self.taken = None;
                self.proc(*p).tick = *tick;
                self.tell(record, *p, "execute", *g, *inherit, "");
                self.proc(*p).tick += u32::from(!inherit);
                self.started = true;
            }
            Event::GParked { g, p, reason } => {
                self.tell(record, *p, "park", *g, false, trace.text(*reason));
            }
            Event::GYielded { g, p, how } => match how {
                GoYield::Goyield => self.tell(record, *p, "goyield", *g, false, ""),
                _ => self.tell(record, *p, "gosched", *g, *how == GoYield::Preempted, ""),
            },
            Event::GExited { g, p } => self.tell(record, *p, "exit", *g, false, ""),
            Event::PAcquired { p } => {
                self.holds.insert(record.thread, *p);
            }
            _ => {}
        }
    }
}
