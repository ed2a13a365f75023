//! Where the engine runs, a ladder of three rungs.
//!
//! 1. A module worker by URL. 2. Where that is refused (a sandboxed frame without its
//! origin), a classic worker from a blob that imports the module. 3. Where there are no
//! workers at all, the same program on the page's own thread, in slices of a few
//! milliseconds (`crates/worker/src/serve.rs` gives control back between them): the page
//! stays alive, and Stop is obeyed between two slices.
//!
//! Each language has a program of its own; one that is not run is not loaded.

use js_sys::{Array, Function, Reflect, Uint8Array};
use scenario::Language;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions, WorkerType};
use worker::{Message, Request, encode};

/// The script that loads a language's engine.
fn loader(language: Language) -> &'static str {
    match language {
        Language::Python => "python-worker_loader.js",
        Language::Go => "go-worker_loader.js",
    }
}

/// A name on the window, shared with the engine's program: `interleaveGoReply`.
fn shared_name(language: Language, what: &str) -> JsValue {
    format!("interleave{}{what}", language.name()).into()
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rung {
    Module,
    Blob,
    Page,
}

impl Rung {
    pub fn first() -> Rung {
        Rung::Module
    }

    pub fn next(self) -> Option<Rung> {
        match self {
            Rung::Module => Some(Rung::Blob),
            Rung::Blob => Some(Rung::Page),
            Rung::Page => None,
        }
    }
}

enum Place {
    Worker(Worker),
    /// The page's own thread.
    Page(Language),
}

/// A started engine. Its listeners live as long as it does.
pub struct Host {
    place: Place,
    on_message: Closure<dyn FnMut(MessageEvent)>,
    on_error: Closure<dyn FnMut(Event)>,
}

impl Host {
    /// None: this rung is refused at once; it may also fail later.
    pub fn start(
        language: Language,
        rung: Rung,
        message: impl FnMut(MessageEvent) + 'static,
        mut failure: impl FnMut(String) + 'static,
    ) -> Option<Host> {
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(message);
        let on_error = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            event.prevent_default();
            let told = Reflect::get(&event, &"message".into()).ok();
            failure(told.and_then(|told| told.as_string()).unwrap_or_default());
        });
        let place = match rung {
            Rung::Module | Rung::Blob => {
                let worker = match rung {
                    Rung::Module => module_worker(language),
                    _ => blob_worker(language),
                };
                let worker = worker.ok()?;
                worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
                worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
                Place::Worker(worker)
            }
            Rung::Page => {
                on_page(language, on_message.as_ref(), on_error.as_ref().unchecked_ref())?;
                Place::Page(language)
            }
        };
        Some(Host {
            place,
            on_message,
            on_error,
        })
    }

    pub fn post(&self, bytes: &[u8]) {
        let array = Uint8Array::from(bytes);
        match &self.place {
            Place::Worker(worker) => {
                let transfer = Array::of1(&array.buffer());
                // It can only fail when the buffer is not transferable, which it is.
                let _ = worker.post_message_with_transfer(&array, &transfer);
            }
            Place::Page(language) => call_engine(*language, "post", &array),
        }
    }

    /// Stops the run without an end of the engine; false where only an end stops it.
    pub fn halt(&self) -> bool {
        if let Place::Page(language) = self.place {
            call_engine(language, "halt", &JsValue::UNDEFINED);
            return true;
        }
        false
    }

    pub fn end(self) {
        self.halt();
        match self.place {
            Place::Worker(worker) => {
                // What it has said already may still be on its way, and nobody listens any more.
                worker.set_onmessage(None);
                worker.set_onerror(None);
                worker.terminate();
            }
            Place::Page(language) => {
                // The program stays in the page, and rests until somebody wants it again.
                let name = shared_name(language, REPLY);
                let _ = Reflect::delete_property(&js_sys::global(), &name);
                // An answer may be on its way to them.
                self.on_message.forget();
                self.on_error.forget();
            }
        }
    }
}

const REPLY: &str = "Reply";
const ENGINE: &str = "Engine";

fn call_engine(language: Language, name: &str, argument: &JsValue) {
    let engine = Reflect::get(&js_sys::global(), &shared_name(language, ENGINE)).ok();
    let method = engine.and_then(|engine| Reflect::get(&engine, &name.into()).ok());
    if let Some(method) = method.and_then(|method| method.dyn_into::<Function>().ok()) {
        // An engine that has failed has told so itself.
        let _ = method.call1(&JsValue::NULL, argument);
    }
}

/// Loads the engine's program into the page, or wakes the one that is there.
fn on_page(language: Language, on_message: &JsValue, on_error: &Function) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let (scope, reply) = (js_sys::global(), shared_name(language, REPLY));
    // There is room for one only.
    if Reflect::has(&scope, &reply).unwrap_or(true) {
        return None;
    }
    Reflect::set(&scope, &reply, on_message).ok()?;
    if Reflect::has(&scope, &shared_name(language, ENGINE)).unwrap_or(false) {
        let hello = encode(&Message::new(0, 0, Request::Hello));
        call_engine(language, "post", &Uint8Array::from(hello.as_slice()));
        return Some(());
    }
    let script = document.create_element("script").ok()?;
    script.set_attribute("type", "module").ok()?;
    script.set_attribute("src", loader(language)).ok()?;
    script
        .add_event_listener_with_callback("error", on_error)
        .ok()?;
    let head = document.query_selector("head").ok().flatten()?;
    head.append_child(&script).ok()?;
    Some(())
}

fn module_worker(language: Language) -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(loader(language), &options)
}

fn blob_worker(language: Language) -> Result<Worker, JsValue> {
    let base = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.base_uri().ok().flatten())
        .unwrap_or_default();
    let url = web_sys::Url::new_with_base(loader(language), &base)?.href();
    // A failed import is nobody's error inside the worker; thrown again it is one, and is heard here.
    let source = format!("import({url:?}).catch((error) => setTimeout(() => {{ throw error; }}))");
    let parts = js_sys::Array::of1(&JsValue::from_str(&source));
    let kind = web_sys::BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&parts, &kind)?;
    Worker::new(&web_sys::Url::create_object_url_with_blob(&blob)?)
}
