//! The page's side of the engine: start, handshake, stream, stop.
//!
//! Nothing in the worker has to co-operate with Stop: it is ended from outside
//! and a spare that has already loaded takes its place, so Stop answers at once
//! on `while True: pass`. What has arrived stays; the spare runs the same scenario
//! to the same step in silence, so that steps inside events, variables and running
//! on are there again.

use crate::engine_host::{Host, Rung};
use crate::engine_library::{Library, fetched};
use scenario::Language;
use std::cell::RefCell;
use std::rc::Rc;
use web_sys::MessageEvent;
use worker::{
    Finding, Message, Pause, Progress, Reply, Request, SourceStep, Strangers, ThreadStack, decode,
    encode,
};
use yew::Callback;

/// About so many events are recorded ahead of whoever looks.
pub const BUDGET_EVENTS: u64 = 4_000;

#[derive(Clone, Debug, PartialEq)]
pub enum EngineNews {
    Ready,
    Missing,
    Stale,
    Findings(Vec<Finding>),
    /// The run did not begin.
    Refused {
        findings: Vec<Finding>,
        told: String,
    },
    Piece {
        run: u32,
        piece: Vec<u8>,
        progress: Progress,
    },
    Paused {
        run: u32,
        pause: Pause,
        progress: Progress,
    },
    Choices {
        run: u32,
        choices: Vec<u32>,
    },
    Steps {
        run: u32,
        steps: Vec<SourceStep>,
    },
    Stacks {
        run: u32,
        step: u64,
        thread: u32,
        stacks: Vec<ThreadStack>,
    },
    Fault(String),
    /// The rest of the engine, which a call wanted, did not come.
    Incomplete,
}

/// In the name of the file that an engine's rest is in, which an error about it has.
const REST: &str = "-worker-rest-";

struct Live {
    host: Host,
    ready: bool,
    /// Requests made before the handshake.
    waiting: Vec<(u32, Request)>,
}

/// The run that the live worker has, as far as another one needs it to take over.
#[derive(Clone, Default)]
struct Present {
    run: u32,
    scenario: String,
    typed: Vec<String>,
    steps: u64,
    /// Another worker is on the way to where an ended one stood.
    catching_up: bool,
}

struct Inner {
    /// What the workers are the engine of.
    language: Language,
    news: Callback<EngineNews>,
    live: Option<Live>,
    spare: Option<Live>,
    /// Numbers workers, so that late messages of an ended one are dropped.
    born: u32,
    live_born: u32,
    rung: Rung,
    chunk: u32,
    present: Present,
    /// Whether a second worker is kept ready.
    keeps_spare: bool,
    library: Library,
}

/// A handle on the engine; clones are the same engine.
#[derive(Clone)]
pub struct Engine(Rc<RefCell<Inner>>);

impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Engine {
    pub fn start(language: Language, news: Callback<EngineNews>) -> Engine {
        Engine::with_spare(language, news, true)
    }

    /// An engine for a run or two beside the reader's: without a spare. It has to be ended.
    pub fn start_alone(language: Language, news: Callback<EngineNews>) -> Engine {
        Engine::with_spare(language, news, false)
    }

    fn with_spare(language: Language, news: Callback<EngineNews>, keeps_spare: bool) -> Engine {
        let engine = Engine(Rc::new(RefCell::new(Inner {
            language,
            news,
            live: None,
            spare: None,
            born: 0,
            live_born: 0,
            rung: Rung::first(),
            chunk: 0,
            present: Present::default(),
            keeps_spare,
            library: Library::default(),
        })));
        engine.spawn_live();
        engine
    }

    /// Makes it the engine of a language; the workers of another one end.
    pub fn speak(&self, language: Language) {
        {
            let mut inner = self.0.borrow_mut();
            if inner.language == language {
                return;
            }
            inner.language = language;
            inner.present = Present::default();
            let (live, spare) = (inner.live.take(), inner.spare.take());
            for side in live.into_iter().chain(spare) {
                side.host.end();
            }
        }
        self.spawn_live();
    }

    pub fn run(&self, run: u32, scenario: String) {
        if self.0.borrow().present.catching_up {
            self.replace();
        }
        self.0.borrow_mut().present = Present {
            run,
            scenario: scenario.clone(),
            ..Present::default()
        };
        let budget_events = BUDGET_EVENTS;
        self.send(
            run,
            Request::Run {
                scenario,
                budget_events,
            },
        );
    }

    pub fn more(&self, run: u32) {
        let budget_events = BUDGET_EVENTS;
        self.send(run, Request::More { budget_events });
    }

    /// A line that the program waits for.
    pub fn type_line(&self, run: u32, text: String) {
        self.0.borrow_mut().present.typed.push(text.clone());
        let budget_events = BUDGET_EVENTS;
        self.send(
            run,
            Request::TypeLine {
                text,
                budget_events,
            },
        );
    }

    /// Asks for the instructions from `from` up to, not including, `to`.
    pub fn steps(&self, run: u32, from: u64, to: u64) {
        self.send(run, Request::Steps { from, to });
    }

    /// Asks for the nearest visit of one of these lines.
    pub fn find(&self, run: u32, from: u64, lines: Vec<u32>, forward: bool) {
        self.send(
            run,
            Request::Find {
                from,
                lines,
                forward,
            },
        );
    }

    /// Asks for the first visits of these lines; the answer is [`EngineNews::Steps`].
    pub fn visits(&self, run: u32, lines: Vec<u32>, most: u32) {
        self.send(run, Request::Visits { lines, most });
    }

    /// Asks for what was chosen so far.
    pub fn choices(&self, run: u32) {
        self.send(run, Request::Choices);
    }

    /// Asks for the call stacks at a step.
    pub fn inspect(&self, run: u32, step: u64) {
        self.send(run, Request::Inspect { step });
    }

    /// Asks for diagnostics; of the spare while the live one is busy catching up.
    pub fn check(&self, scenario: String) {
        let request = Request::Check { scenario };
        let mut inner = self.0.borrow_mut();
        let by_spare = inner.present.catching_up && inner.spare.is_some();
        inner.chunk += 1;
        let chunk = inner.chunk;
        let side = match by_spare {
            true => &mut inner.spare,
            false => &mut inner.live,
        };
        if let Some(side) = side {
            ask(side, 0, chunk, request);
        }
    }

    /// Stops the run at once. Another worker is brought to where it stood.
    pub fn stop(&self) {
        let present = self.0.borrow().present.clone();
        let on_page = {
            let mut inner = self.0.borrow_mut();
            inner.live.as_mut().is_some_and(|live| live.host.halt())
        };
        if on_page {
            // It stands where it stopped, and can be asked.
            let (run, pause, steps) = (present.run, Pause::Budget, present.steps);
            let progress = Progress {
                steps,
                ..Progress::default()
            };
            return self.tell(EngineNews::Paused {
                run,
                pause,
                progress,
            });
        }
        self.replace();
        if present.steps > 0 {
            self.0.borrow_mut().present = Present {
                catching_up: true,
                ..present.clone()
            };
            let (scenario, steps, typed) = (present.scenario, present.steps, present.typed);
            self.send(
                present.run,
                Request::Rerun {
                    scenario,
                    steps,
                    typed,
                },
            );
        }
    }

    /// Ends the worker; the spare takes over, with nothing run in it.
    fn replace(&self) {
        {
            let mut inner = self.0.borrow_mut();
            inner.present = Present::default();
            if let Some(live) = inner.live.take() {
                live.host.end();
            }
            if let Some(spare) = inner.spare.take() {
                inner.live_born = inner.born;
                inner.live = Some(spare);
            }
        }
        if self.0.borrow().live.is_none() {
            self.spawn_live();
        } else {
            self.spawn_spare();
        }
    }

    /// Ends the workers for good.
    pub fn end(&self) {
        let mut inner = self.0.borrow_mut();
        inner.keeps_spare = false;
        let (live, spare) = (inner.live.take(), inner.spare.take());
        for side in live.into_iter().chain(spare) {
            side.host.end();
        }
    }

    fn send(&self, run: u32, request: Request) {
        let mut inner = self.0.borrow_mut();
        inner.chunk += 1;
        let chunk = inner.chunk;
        if let Some(live) = &mut inner.live {
            ask(live, run, chunk, request);
        }
    }

    fn spawn_live(&self) {
        if let Some((born, live)) = self.spawn() {
            let mut inner = self.0.borrow_mut();
            inner.live_born = born;
            inner.live = Some(live);
        }
    }

    fn spawn_spare(&self) {
        // The page's own thread has room for one engine only.
        let wanted = {
            let inner = self.0.borrow();
            inner.keeps_spare && inner.rung != Rung::Page
        };
        if !wanted {
            return;
        }
        if let Some((_, spare)) = self.spawn() {
            self.0.borrow_mut().spare = Some(spare);
        }
    }

    fn spawn(&self) -> Option<(u32, Live)> {
        let born = {
            let mut inner = self.0.borrow_mut();
            inner.born += 1;
            inner.born
        };
        loop {
            let (language, rung) = {
                let inner = self.0.borrow();
                (inner.language, inner.rung)
            };
            let (message, failure) = (self.clone(), self.clone());
            let made = Host::start(
                language,
                rung,
                move |event: MessageEvent| message.receive(born, &event),
                move |told: String| failure.failed(born, told),
            );
            if let Some(host) = made {
                let live = Live {
                    host,
                    ready: false,
                    waiting: Vec::new(),
                };
                return Some((born, live));
            }
            let Some(next) = rung.next() else {
                self.tell(EngineNews::Missing);
                return None;
            };
            self.0.borrow_mut().rung = next;
        }
    }

    fn receive(&self, born: u32, event: &MessageEvent) {
        let bytes = js_sys::Uint8Array::new(&event.data()).to_vec();
        let message = match decode::<Reply>(&bytes) {
            Ok(message) => message,
            Err(strangers) => {
                let news = match strangers {
                    Strangers::Unreadable => EngineNews::Missing,
                    Strangers::OtherProtocol(_) | Strangers::OtherBuild(_) => EngineNews::Stale,
                };
                return self.tell(news);
            }
        };
        if matches!(message.body, Reply::Ready) {
            return self.became_ready(born);
        }
        if let Reply::Diagnostics { findings } = message.body {
            return self.tell(EngineNews::Findings(findings));
        }
        if let Reply::Wants { pack, file } = message.body {
            return self.want(pack, file);
        }
        if born != self.0.borrow().live_born {
            return;
        }
        let run = message.run;
        self.remember(run, &message.body);
        self.tell(match message.body {
            Reply::Ready
            | Reply::Wants { .. }
            | Reply::Digested { .. }
            | Reply::Diagnostics { .. } => return,
            Reply::Strange => EngineNews::Stale,
            Reply::Inspected {
                step,
                thread,
                stacks,
            } => EngineNews::Stacks {
                run,
                step,
                thread,
                stacks,
            },
            Reply::Steps { steps, .. } => EngineNews::Steps { run, steps },
            Reply::Chosen { choices } => EngineNews::Choices { run, choices },
            Reply::Refused { findings, told } => EngineNews::Refused { findings, told },
            Reply::Chunk { piece, progress } => EngineNews::Piece {
                run,
                piece,
                progress,
            },
            Reply::Paused { progress, pause } => EngineNews::Paused {
                run,
                pause,
                progress,
            },
            Reply::Fault { message } => EngineNews::Fault(message),
        });
    }

    /// A worker waits for a file of the library.
    fn want(&self, pack: u32, file: String) {
        let there = self.0.borrow().library.text(&file);
        if let Some(text) = there {
            return self.bring(pack, &text);
        }
        if !self.0.borrow_mut().library.begin(&file) {
            return;
        }
        let engine = self.clone();
        let language = self.0.borrow().language;
        wasm_bindgen_futures::spawn_local(async move {
            let text = fetched(&file).await;
            engine.0.borrow_mut().library.end(&file, text.as_deref());
            // Another language has no use for it; who comes back asks again.
            if engine.0.borrow().language != language {
                return;
            }
            match text {
                Some(text) => {
                    engine.bring(pack, &text);
                    // It may have been missing before.
                    engine.tell(EngineNews::Ready);
                }
                None => engine.tell(EngineNews::Missing),
            }
        });
    }

    /// Gives a file to the workers that are there.
    fn bring(&self, pack: u32, text: &str) {
        let mut inner = self.0.borrow_mut();
        inner.chunk += 1;
        let chunk = inner.chunk;
        let Inner { live, spare, .. } = &mut *inner;
        for side in live.iter_mut().chain(spare).filter(|side| side.ready) {
            let text = text.to_owned();
            ask(side, 0, chunk, Request::Library { pack, text });
        }
    }

    /// How far the present run is, for whoever has to take over.
    fn remember(&self, run: u32, reply: &Reply) {
        let mut inner = self.0.borrow_mut();
        let present = &mut inner.present;
        if run != present.run {
            return;
        }
        match reply {
            Reply::Chunk { progress, .. } => present.steps = progress.steps,
            Reply::Paused { progress, .. } => {
                present.steps = progress.steps;
                present.catching_up = false;
            }
            _ => {}
        }
    }

    fn tell(&self, news: EngineNews) {
        let callback = self.0.borrow().news.clone();
        callback.emit(news);
    }

    fn became_ready(&self, born: u32) {
        let is_live = {
            let mut inner = self.0.borrow_mut();
            let is_live = born == inner.live_born;
            let mut chunk = inner.chunk;
            let side = if is_live {
                &mut inner.live
            } else {
                &mut inner.spare
            };
            if let Some(live) = side {
                live.ready = true;
                for (run, request) in std::mem::take(&mut live.waiting) {
                    chunk += 1;
                    ask(live, run, chunk, request);
                }
            }
            inner.chunk = chunk;
            is_live
        };
        if is_live {
            self.tell(EngineNews::Ready);
            if self.0.borrow().spare.is_none() {
                self.spawn_spare();
            }
        }
    }

    fn failed(&self, born: u32, told: String) {
        let was_ready = {
            let inner = self.0.borrow();
            if born != inner.live_born {
                return;
            }
            inner.live.as_ref().is_some_and(|live| live.ready)
        };
        if was_ready {
            self.tell(match told.contains(REST) {
                true => EngineNews::Incomplete,
                false => EngineNews::Fault(told),
            });
            return self.replace();
        }
        let next = self.0.borrow().rung.next();
        match next {
            Some(next) => {
                let waiting = {
                    let mut inner = self.0.borrow_mut();
                    inner.rung = next;
                    let live = inner.live.take();
                    live.map(|live| live.waiting).unwrap_or_default()
                };
                self.spawn_live();
                if let Some(live) = &mut self.0.borrow_mut().live {
                    live.waiting = waiting;
                }
            }
            None => self.tell(EngineNews::Missing),
        }
    }
}

fn ask(live: &mut Live, run: u32, chunk: u32, request: Request) {
    if live.ready {
        live.host.post(&encode(&Message::new(run, chunk, request)));
    } else {
        live.waiting.push((run, request));
    }
}
