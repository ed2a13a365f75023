//! The page's side of the worker: spawn, handshake, stream, stop.
//!
//! Nothing in the worker has to co-operate with Stop: it is ended from outside
//! and a spare that has already loaded takes its place, so Stop answers at once
//! on `while True: pass`. What has arrived stays.
//!
//! Ladder: a module worker by URL; where that is refused (a sandboxed frame
//! without its origin), a classic worker from a blob that imports the module.

use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};
use worker::{
    Finding, Message, Progress, Reply, Request, SourceStep, StackFrame, Strangers, decode, encode,
};
use yew::Callback;

/// About so many events are recorded ahead of whoever looks.
pub const BUDGET_EVENTS: u64 = 4_000;

const LOADER: &str = "engine-worker_loader.js";

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
        over: bool,
        progress: Progress,
    },
    Steps {
        run: u32,
        steps: Vec<SourceStep>,
    },
    Stack {
        run: u32,
        step: u64,
        frames: Vec<StackFrame>,
    },
    Fault(String),
}

struct Live {
    worker: Worker,
    ready: bool,
    /// Requests made before the handshake.
    waiting: Vec<(u32, Request)>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

struct Inner {
    news: Callback<EngineNews>,
    live: Option<Live>,
    spare: Option<Live>,
    /// Numbers workers, so that late messages of an ended one are dropped.
    born: u32,
    live_born: u32,
    blob: bool,
    chunk: u32,
}

/// A handle on the worker; clones are the same worker.
#[derive(Clone)]
pub struct Engine(Rc<RefCell<Inner>>);

impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Engine {
    pub fn start(news: Callback<EngineNews>) -> Engine {
        let engine = Engine(Rc::new(RefCell::new(Inner {
            news,
            live: None,
            spare: None,
            born: 0,
            live_born: 0,
            blob: false,
            chunk: 0,
        })));
        engine.spawn_live();
        engine
    }

    pub fn run(&self, run: u32, scenario: String) {
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

    /// Asks for the instructions from `from` up to, not including, `to`.
    pub fn steps(&self, run: u32, from: u64, to: u64) {
        self.send(run, Request::Steps { from, to });
    }

    /// Asks for the call stack at a step.
    pub fn inspect(&self, run: u32, step: u64) {
        self.send(run, Request::Inspect { step });
    }

    pub fn check(&self, text: String) {
        self.send(0, Request::Check { text });
    }

    /// Ends the worker at once; the spare takes over.
    pub fn stop(&self) {
        {
            let mut inner = self.0.borrow_mut();
            if let Some(live) = inner.live.take() {
                live.worker.terminate();
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

    fn send(&self, run: u32, request: Request) {
        let mut inner = self.0.borrow_mut();
        inner.chunk += 1;
        let chunk = inner.chunk;
        if let Some(live) = &mut inner.live {
            if live.ready {
                post(&live.worker, run, chunk, request);
            } else {
                live.waiting.push((run, request));
            }
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
        if let Some((_, spare)) = self.spawn() {
            self.0.borrow_mut().spare = Some(spare);
        }
    }

    fn spawn(&self) -> Option<(u32, Live)> {
        let (born, blob) = {
            let mut inner = self.0.borrow_mut();
            inner.born += 1;
            (inner.born, inner.blob)
        };
        let made = if blob {
            blob_worker()
        } else {
            module_worker().or_else(|_| blob_worker())
        };
        let Ok(worker) = made else {
            self.0.borrow().news.emit(EngineNews::Missing);
            return None;
        };
        let engine = self.clone();
        let on_message = Closure::new(move |event: MessageEvent| engine.receive(born, &event));
        let engine = self.clone();
        let on_error = Closure::new(move |event: web_sys::Event| {
            event.prevent_default();
            engine.failed(born, &event);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some((
            born,
            Live {
                worker,
                ready: false,
                waiting: Vec::new(),
                _on_message: on_message,
                _on_error: on_error,
            },
        ))
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
        if born != self.0.borrow().live_born {
            return;
        }
        let run = message.run;
        self.tell(match message.body {
            Reply::Ready | Reply::Digested { .. } => return,
            Reply::Inspected { step, frames } => EngineNews::Stack { run, step, frames },
            Reply::Steps { steps, .. } => EngineNews::Steps { run, steps },
            Reply::Diagnostics { findings } => EngineNews::Findings(findings),
            Reply::Refused { findings, told } => EngineNews::Refused { findings, told },
            Reply::Chunk { piece, progress } => EngineNews::Piece {
                run,
                piece,
                progress,
            },
            Reply::Paused { progress, over } => EngineNews::Paused {
                run,
                over,
                progress,
            },
            Reply::Fault { message } => EngineNews::Fault(message),
        });
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
                for (run, request) in live.waiting.drain(..) {
                    chunk += 1;
                    post(&live.worker, run, chunk, request);
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

    fn failed(&self, born: u32, event: &web_sys::Event) {
        let was_ready = {
            let inner = self.0.borrow();
            if born != inner.live_born {
                return;
            }
            inner.live.as_ref().is_some_and(|live| live.ready)
        };
        if was_ready {
            let message = js_sys::Reflect::get(event, &"message".into()).ok();
            let message = message.and_then(|message| message.as_string());
            self.tell(EngineNews::Fault(message.unwrap_or_default()));
            self.stop();
            return;
        }
        let try_blob = !std::mem::replace(&mut self.0.borrow_mut().blob, true);
        if try_blob {
            self.stop();
        } else {
            self.tell(EngineNews::Missing);
        }
    }
}

fn post(worker: &Worker, run: u32, chunk: u32, request: Request) {
    let bytes = encode(&Message::new(run, chunk, request));
    let array = js_sys::Uint8Array::from(bytes.as_slice());
    let transfer = js_sys::Array::of1(&array.buffer());
    // It can only fail when the buffer is not transferable, which it is.
    let _ = worker.post_message_with_transfer(&array, &transfer);
}

fn module_worker() -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(LOADER, &options)
}

fn blob_worker() -> Result<Worker, JsValue> {
    let base = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.base_uri().ok().flatten())
        .unwrap_or_default();
    let url = web_sys::Url::new_with_base(LOADER, &base)?.href();
    let source = format!("import({url:?})");
    let parts = js_sys::Array::of1(&JsValue::from_str(&source));
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    Worker::new(&web_sys::Url::create_object_url_with_blob(&blob)?)
}
