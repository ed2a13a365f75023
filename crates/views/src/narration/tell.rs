//! From a record and the state after it to the messages that tell it.

use super::message::{What, Why};
use super::piece::{Piece, PieceKind};
use super::{Story, tell_go, tell_loop, tell_process, tell_task, tell_threads, tell_world};
use super::Language;
use crate::hue::Hue;
use crate::limit::limit_word;
use crate::machine::EventLoopState;
use crate::standstill::Standstill;
use crate::strand::Label;
use trace::*;

/// Tells `record`; `state` is the state after it.
pub fn story(trace: &Trace, record: &Record, state: &EventLoopState) -> Story {
    let teller = Teller {
        trace,
        record,
        state,
    };
    teller
        .tell_run()
        .or_else(|| teller.tell_thread())
        .or_else(|| teller.tell_strand())
        .or_else(|| tell_loop::tell(&teller))
        .or_else(|| tell_task::tell(&teller))
        .or_else(|| tell_threads::tell(&teller))
        .or_else(|| tell_process::tell(&teller))
        .or_else(|| tell_world::tell(&teller))
        .or_else(|| tell_go::tell(&teller))
        .unwrap_or_else(|| {
            debug_assert!(false, "no words for {}", record.event.name());
            Story {
                what: What::TurnBegan {
                    turn: Piece::text(record.event.name()),
                },
                why: None,
                call: "",
            }
        })
}

pub(super) struct Teller<'a> {
    pub trace: &'a Trace,
    pub record: &'a Record,
    pub state: &'a EventLoopState,
}

pub(super) fn told(what: What, why: impl Into<Option<Why>>, call: &'static str) -> Option<Story> {
    Some(Story {
        what,
        why: why.into(),
        call,
    })
}

/// Seconds with milliseconds, as the clock shows them; below one, microseconds.
/// Templates write the unit.
pub(super) fn seconds(time: Time) -> Piece {
    Piece::text(format!("{}", Seconds(time.0)))
}

struct Seconds(u64);

impl std::fmt::Display for Seconds {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let micros = (self.0 + 500) / 1000;
        if micros < 1000 && micros > 0 {
            return write!(out, "{}.{:06}", micros / 1_000_000, micros % 1_000_000);
        }
        let millis = (self.0 + 500_000) / 1_000_000;
        write!(out, "{}.{:03}", millis / 1000, millis % 1000)
    }
}

pub(super) fn number(count: impl std::fmt::Display) -> Piece {
    Piece::text(count.to_string())
}

/// Texts longer than this are cut in a sentence; the output panel has them whole.
const TEXT_CHARS_MAX: usize = 48;

impl Teller<'_> {
    pub fn text(&self, id: TextId) -> &str {
        self.trace.text(id)
    }

    pub fn code(&self, id: TextId) -> Piece {
        Piece::code(shorten(self.text(id)))
    }

    /// A function as it is called in code: `power()`.
    pub fn function(&self, id: TextId) -> Piece {
        let name = self.text(id);
        let name = name.rsplit('.').next().unwrap_or(name);
        Piece::code(format!("{name}()"))
    }

    /// A strand with its full name and hue.
    pub fn strand(&self, id: StrandId) -> Piece {
        let Some(strand) = self.state.strand(id) else {
            return Piece::text("?");
        };
        let text = match (&strand.label, strand.kind) {
            (Label::Main, _) => "main".to_owned(),
            (label, Some(StrandKind::Goroutine)) => label.to_string(),
            // Go's threads.
            (Label::Numbered('M', number), Some(StrandKind::Thread)) => format!("M{number}"),
            (_, Some(StrandKind::Task)) => self.text(strand.name).to_owned(),
            // Go's main thread, before the scheduler is there.
            (Label::Thread(0), _) if self.text(strand.name) == "m0" => "M0".to_owned(),
            (Label::Thread(0), _) => "MainThread".to_owned(),
            // `Thread-1 (work)`: the sentence needs the name only.
            (_, Some(StrandKind::Thread)) => {
                // Each process has a MainThread: the process says which one.
                let led = self.state.shared.led_by(strand.thread);
                let led = led.map(|process| self.text(process.name));
                let name = led.filter(|name| !name.is_empty());
                let name = name.unwrap_or(self.text(strand.name));
                name.split(" (").next().unwrap_or(name).to_owned()
            }
            (label, _) if strand.hue == Hue::None => {
                let name = self.text(strand.name);
                if name.is_empty() {
                    label.to_string()
                } else {
                    return self.function(strand.name);
                }
            }
            (label, _) => label.to_string(),
        };
        Piece {
            kind: PieceKind::Strand {
                id,
                hue: strand.hue,
                standing: strand.standing,
            },
            text,
            tail: "",
        }
    }

    /// Who acted: the running callback of the loop, if no task runs; else the record's strand.
    pub fn who(&self) -> Piece {
        let task = self.state.strand(self.record.strand);
        if task.is_some_and(|strand| strand.is_task()) {
            return self.strand(self.record.strand);
        }
        let running = self
            .state
            .current()
            .filter(|state| state.is_running)
            .and_then(|state| self.state.handle(state.running?));
        match running {
            Some(handle) => self.callback(handle.label),
            None => {
                let inner = self.state.running().map(|strand| strand.id);
                self.strand(inner.unwrap_or(self.record.strand))
            }
        }
    }

    pub fn callback(&self, label: TextId) -> Piece {
        Piece::code(self.text(label))
    }

    pub fn future(&self, id: FutureId) -> Piece {
        match self.state.future(id) {
            Some(future) => match future.task {
                Some(task) => self.strand(task),
                None => Piece::text(format!("F{}", future.number)),
            },
            None => Piece::text("future"),
        }
    }

    pub fn is_task(&self, id: FutureId) -> bool {
        let future = self.state.future(id);
        future.is_some_and(|future| future.task.is_some())
    }

    pub fn object(&self, id: ObjectId) -> Piece {
        match self.state.object(id) {
            Some(object) if !self.text(object.label).is_empty() => self.code(object.label),
            Some(object) => Piece::code(object.kind.map_or("", ObjectKind::word)),
            None => Piece::text("?"),
        }
    }

    /// Whether the coroutine that just returned was the task's own: the next record then ends the task.
    fn task_ends_next(&self) -> bool {
        let next = self.state.events;
        next < self.trace.len()
            && matches!(self.trace.record(next).event,
                Event::TaskFinished { task, .. } if task == self.record.strand)
    }

    fn tell_run(&self) -> Option<Story> {
        match &self.record.event {
            Event::RunStarted { program } => told(
                What::Began {
                    program: Piece::code(base_name(self.text(*program))),
                },
                match self.text(*program).ends_with(".go") {
                    true => Why::GoMainFirst {},
                    false => Why::ProgramFromTop {},
                },
                "run",
            ),
            Event::Output { stream, text } => {
                let who = self.who();
                let text = Piece::text(quote(self.text(*text)));
                let why = match self.state.go.is_go() {
                    true => Why::GoWritesOn { who: who.clone() },
                    false => Why::PrintKeepsControl { who: who.clone() },
                };
                match stream {
                    Stream::Stdout => told(What::Printed { who, text }, why, "print"),
                    Stream::Stderr => told(What::PrintedError { who, text }, None, "stderr"),
                }
            }
            Event::InputRead { text } => told(
                What::Read {
                    who: self.who(),
                    text: Piece::text(quote(self.text(*text))),
                },
                None,
                "input",
            ),
            Event::OutcomeReached {
                outcome,
                code,
                message,
            } => {
                let message = Piece::text(shorten(self.text(*message)));
                match outcome {
                    OutcomeKind::Exited if *code == 0 => told(What::Exited {}, None, "exit"),
                    OutcomeKind::Exited => {
                        told(What::ExitedWith { code: number(code) }, None, "exit")
                    }
                    OutcomeKind::Failed => {
                        told(What::Uncaught { message }, Why::NotCaught {}, "exit")
                    }
                    OutcomeKind::Deadlock
                        if self.state.standstill() == Some(Standstill::Network) =>
                    {
                        told(What::NetworkSilent {}, Why::ServerWouldWait {}, "exit")
                    }
                    OutcomeKind::Deadlock => {
                        told(What::Deadlocked {}, Why::NobodyCanRun {}, "deadlock")
                    }
                    OutcomeKind::Limit => {
                        let limit = self.state.ending.limit;
                        let named = |language| limit.map_or("", |(limit, _, _)| limit_word(limit, language));
                        told(
                            What::LimitEnded {
                                limit: Piece::text(named(Language::Korean)),
                                limit_en: Piece::text(named(Language::English)),
                            },
                            Why::LimitKeeps {},
                            "limit",
                        )
                    }
                    OutcomeKind::Unsupported => {
                        told(What::UnsupportedMet { message }, None, "unsupported")
                    }
                }
            }
            Event::TellingEnded { limit, value } => told(
                What::TellingEnded {
                    limit: Piece::text(limit_word(*limit, Language::Korean)),
                    limit_en: Piece::text(limit_word(*limit, Language::English)),
                    value: number(value),
                },
                Why::TellingLimit {},
                "limit",
            ),
            Event::LimitReached { limit, value, .. } => told(
                What::LimitReached {
                    limit: Piece::text(limit_word(*limit, Language::Korean)),
                    limit_en: Piece::text(limit_word(*limit, Language::English)),
                    value: number(value),
                },
                Why::LimitKeeps {},
                "limit",
            ),
            _ => None,
        }
    }

    fn tell_thread(&self) -> Option<Story> {
        let thread = |id: ThreadId| match self.state.threads.get(&id) {
            Some(thread) => self.strand(thread.strand),
            None => Piece::text(format!("Thread {}", id.0)),
        };
        let here = thread(self.record.thread);
        match &self.record.event {
            Event::ThreadCreated { child, strand, .. } if child.0 == 0 => told(
                What::MainThreadMade {
                    thread: self.strand(*strand),
                },
                Why::ProgramHasOneThread {},
                "start",
            ),
            Event::ThreadCreated { strand, .. } => told(
                What::ThreadMade {
                    who: self.who(),
                    thread: self.strand(*strand),
                },
                Why::ThreadStartsReady {},
                "Thread.start",
            ),
            Event::ThreadRunning { core } => told(
                What::ThreadRuns {
                    thread: here,
                    core: number(core.0),
                },
                Why::CoreWasFree {},
                "run",
            ),
            Event::ThreadPreempted { .. } => told(
                What::ThreadPushedOff { thread: here },
                Why::CoreTaken {},
                "preempt",
            ),
            Event::ThreadBlocked {
                reason,
                until,
                what,
                ..
            } => match (reason, until) {
                // An M in a system call, or sysmon between two looks.
                (WaitReason::Sleep, Some(until)) if self.state.go.is_go() => {
                    told(What::ThreadSleeps { thread: here, until: seconds(*until) }, None, "usleep")
                }
                (WaitReason::Sleep, Some(until)) => told(
                    What::ThreadSleeps {
                        thread: here.clone(),
                        until: seconds(*until),
                    },
                    Why::SleepHoldsThread { thread: here },
                    "time.sleep",
                ),
                (WaitReason::Futex, None) => {
                    told(What::GoMSleepsFutex { m: here }, Why::GoUntilWoken {}, "futex")
                }
                (WaitReason::Futex, Some(_)) => told(What::GoMSleepsFutex { m: here }, Why::GoNaps {}, "usleep"),
                (WaitReason::Netpoll, _) => {
                    told(What::GoMNetpoll { m: here }, Why::GoUntilTimer {}, "netpoll")
                }
                (WaitReason::Gil, _) => told(
                    What::ThreadLeavesForGil { thread: here },
                    Why::OnlyHolderRuns {},
                    "take_gil",
                ),
                _ if self.state.rests(self.record.thread, *reason) => told(
                    What::WorkerWaits { thread: here },
                    Why::NoJobForIt {},
                    reason.word(),
                ),
                (WaitReason::Select, _) => told(
                    What::ThreadSelects { thread: here },
                    Why::SelectWaitsForAll {},
                    "select",
                ),
                _ => {
                    let named = self.text(*what);
                    let word = if named.is_empty() {
                        reason.word()
                    } else {
                        named
                    };
                    let what = Piece::code(shorten(word));
                    told(
                        What::ThreadWaits {
                            thread: here,
                            what: what.clone(),
                        },
                        Why::WaitsForOther { what },
                        reason.word(),
                    )
                }
            },
            Event::ThreadWoken { woken, timed_out } => {
                let thread = thread(*woken);
                if *timed_out {
                    let time = seconds(self.record.at);
                    told(
                        What::ThreadTimedOut { thread },
                        Why::DeadlineReached { time },
                        "wake",
                    )
                } else {
                    told(
                        What::ThreadWoke { thread },
                        Why::WokenBy { who: self.who() },
                        "wake",
                    )
                }
            }
            Event::ThreadExited { .. } => told(
                What::ThreadEnded { thread: here },
                Why::ThreadFunctionEnded {},
                "exit",
            ),
            _ => None,
        }
    }

    fn tell_strand(&self) -> Option<Story> {
        let folded = |id: StrandId| {
            let strand = self.state.strand(id);
            strand.is_some_and(|s| s.kind == Some(StrandKind::Coroutine) && s.hue == Hue::None)
        };
        let name = |id: StrandId| {
            let strand = self.state.strand(id);
            strand.map_or(Piece::text("?"), |s| self.function(s.name))
        };
        match &self.record.event {
            Event::StrandCreated {
                child,
                kind,
                name: function,
                ..
            } => {
                let name = self.function(*function);
                let who = self.who();
                match kind {
                    StrandKind::Generator | StrandKind::AsyncGenerator => told(
                        What::GeneratorMade {
                            who,
                            name,
                            strand: self.strand(*child),
                        },
                        Why::GeneratorCallRunsNothing {},
                        "yield",
                    ),
                    _ => told(
                        What::CoroutineMade {
                            who,
                            name: name.clone(),
                        },
                        Why::CallRunsNothing { name },
                        "async def",
                    ),
                }
            }
            Event::StrandResumed { child, sent } => {
                let strand = self.state.strand(*child)?;
                let who = match strand.resumer {
                    Some(resumer) if !folded(resumer) => self.strand(resumer),
                    _ => self.strand(self.record.strand),
                };
                if folded(*child) {
                    return told(
                        What::CoroutineEntered {
                            who,
                            name: name(*child),
                        },
                        Why::AwaitEntersAtOnce {},
                        "await",
                    );
                }
                let strand_piece = self.strand(*child);
                let sent = self.text(*sent);
                if sent == "GeneratorExit()" {
                    return told(
                        What::StrandClosing {
                            who,
                            strand: strand_piece,
                        },
                        Why::CloseThrows {},
                        "close",
                    );
                }
                let runs = match strand.kind {
                    Some(StrandKind::Coroutine) => Why::SendRunsToPause {},
                    _ => Why::NextRunsToYield {},
                };
                let call = match strand.kind {
                    Some(StrandKind::Coroutine) => "send(None)",
                    _ => "next",
                };
                if strand.resumed_count <= 1 {
                    return told(
                        What::StrandBegan {
                            who,
                            strand: strand_piece,
                        },
                        runs,
                        call,
                    );
                }
                if sent.is_empty() || sent == "None" {
                    return told(
                        What::StrandResumed {
                            who,
                            strand: strand_piece,
                        },
                        runs,
                        call,
                    );
                }
                told(
                    What::StrandSent {
                        who,
                        strand: strand_piece,
                        value: Piece::code(shorten(sent)),
                    },
                    Why::SendGivesValue {},
                    "send",
                )
            }
            Event::StrandSuspended {
                child,
                line,
                yielded,
            } => {
                if folded(*child) {
                    return told(
                        What::CoroutineSuspended {
                            name: name(*child),
                            line: number(line),
                        },
                        Why::AwaitPassesUp {},
                        "await",
                    );
                }
                told(
                    What::StrandYielded {
                        strand: self.strand(*child),
                        line: number(line),
                        value: self.code(*yielded),
                    },
                    Why::YieldKeepsFrame {},
                    "yield",
                )
            }
            Event::StrandFinished { child, how, value } => match how {
                Finish::Returned if folded(*child) => told(
                    What::CoroutineReturned { name: name(*child) },
                    if self.task_ends_next() {
                        Why::ReturnIsTaskResult {}
                    } else {
                        Why::ReturnStops {}
                    },
                    "return",
                ),
                Finish::Returned => told(
                    What::StrandReturned {
                        strand: self.strand(*child),
                    },
                    Why::ReturnEndsIt {},
                    "StopIteration",
                ),
                Finish::Raised => told(
                    What::StrandRaised {
                        strand: self.strand(*child),
                        value: self.code(*value),
                    },
                    Why::ExceptionLeaves {},
                    "raise",
                ),
                Finish::Cancelled | Finish::Closed => told(
                    What::StrandClosed {
                        strand: self.strand(*child),
                    },
                    Why::ClosedFromOutside {},
                    "close",
                ),
            },
            Event::NeverAwaited { child } => told(
                What::NeverAwaited { name: name(*child) },
                Why::DroppedUnrun {},
                "never awaited",
            ),
            _ => None,
        }
    }
}

fn base_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

pub(super) fn shorten(text: &str) -> String {
    if text.chars().count() <= TEXT_CHARS_MAX {
        return text.to_owned();
    }
    let head: String = text.chars().take(TEXT_CHARS_MAX - 1).collect();
    format!("{head}…")
}

fn quote(text: &str) -> String {
    let body = text.strip_suffix('\n').unwrap_or(text);
    format!("“{}”", shorten(&body.replace('\n', " ⏎ ")))
}
