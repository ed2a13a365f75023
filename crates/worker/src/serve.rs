//! The worker's program: messages in, the driver, messages out.
//!
//! A panic is told to the page before the worker dies, so that the reader learns
//! that it was our fault; the editor's text is the page's and stays.

use crate::inbox::Inbox;
use crate::{Driver, Language, Message, Reply, Request, decode, encode};
use js_sys::{Array, Date, Function, Object, Reflect, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// On the page's own thread: run for so long, then let the page live.
const TURN_MS: f64 = 8.0;
const SLICE_STEPS: u64 = 40_000;

/// Serves the engine of a language to the page, in whose worker or thread it runs.
pub fn serve<L: Language + 'static>() {
    std::panic::set_hook(Box::new(|panic| {
        let message = panic.to_string();
        post::<L>(0, 0, Reply::Fault { message });
    }));
    if on_page() {
        serve_page::<L>();
    } else {
        serve_worker::<L>();
    }
    post::<L>(0, 0, Reply::Ready);
}

/// A name on the window, shared with the page (`web/src/engine_host.rs`): `interleaveGoReply`.
fn shared_name<L: Language>(what: &str) -> JsValue {
    format!("interleave{}{what}", L::LANGUAGE.name()).into()
}

/// Whether this is no worker, but the page itself.
fn on_page() -> bool {
    Reflect::has(&js_sys::global(), &"document".into()).unwrap_or(false)
}

fn serve_worker<L: Language + 'static>() {
    let mut driver = Driver::<L>::default();
    let mut inbox = Inbox::<L>::default();
    let chunk = Rc::new(Cell::new(0));
    let listener = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let data = Reflect::get(&event, &"data".into()).unwrap_or_default();
        let bytes = Uint8Array::new(&data).to_vec();
        // A message of another build is answered with our own Ready: the page then knows.
        let Ok(message) = decode::<Request>(&bytes) else {
            return post::<L>(0, 0, Reply::Ready);
        };
        inbox.put(message, &mut |reply| post::<L>(0, 0, reply));
        while let Some(message) = inbox.next() {
            driver.handle(message.body, &mut |reply| {
                chunk.set(chunk.get() + 1);
                post::<L>(message.run, chunk.get(), reply);
            });
        }
    });
    // The worker's own scope: both can neither be missing nor be refused.
    let _ = Reflect::set(&js_sys::global(), &"onmessage".into(), listener.as_ref());
    // The listener lives as long as the worker.
    listener.forget();
}

/// The same without a worker: slices on the page's thread, with its turns between them.
fn serve_page<L: Language + 'static>() {
    let driver = Rc::new(RefCell::new(Driver::<L>::default()));
    let run = Rc::new(Cell::new(0));
    let turn = {
        let (driver, run) = (driver.clone(), run.clone());
        Closure::<dyn FnMut()>::new(move || {
            let began = Date::now();
            let mut send = |reply| post::<L>(run.get(), 0, reply);
            while driver.borrow_mut().go_on(SLICE_STEPS, &mut send) {
                if Date::now() - began > TURN_MS {
                    return next_turn::<L>();
                }
            }
        })
    };
    let accept = {
        let driver = driver.clone();
        let mut inbox = Inbox::<L>::default();
        Closure::<dyn FnMut(JsValue)>::new(move |bytes: JsValue| {
            let bytes = Uint8Array::new(&bytes).to_vec();
            let Ok(message) = decode::<Request>(&bytes) else {
                return post::<L>(0, 0, Reply::Ready);
            };
            inbox.put(message, &mut |reply| post::<L>(0, 0, reply));
            while let Some(message) = inbox.next() {
                if message.run != 0 {
                    run.set(message.run);
                }
                let mut send = |reply| post::<L>(message.run, 0, reply);
                driver.borrow_mut().begin(message.body, &mut send);
                next_turn::<L>();
            }
        })
    };
    let halt = Closure::<dyn FnMut()>::new(move || driver.borrow_mut().halt());
    let engine = Object::new();
    for (name, function) in [
        ("post", accept.as_ref()),
        ("halt", halt.as_ref()),
        ("turn", turn.as_ref()),
    ] {
        // A fresh plain object takes any property.
        let _ = Reflect::set(&engine, &name.into(), function);
    }
    let _ = Reflect::set(&js_sys::global(), &shared_name::<L>("Engine"), &engine);
    // They live as long as the page.
    accept.forget();
    halt.forget();
    turn.forget();
}

/// Asks the page for another turn of the engine.
fn next_turn<L: Language>() {
    let scope = js_sys::global();
    let turn = Reflect::get(&scope, &shared_name::<L>("Engine"));
    let turn = turn.and_then(|engine| Reflect::get(&engine, &"turn".into()));
    let later = Reflect::get(&scope, &"setTimeout".into()).ok();
    let later = later.and_then(|later| later.dyn_into::<Function>().ok());
    if let (Some(later), Ok(turn)) = (later, turn) {
        // A page always has setTimeout.
        let _ = later.call2(&scope, &turn, &0.into());
    }
}

fn post<L: Language>(run: u32, chunk: u32, reply: Reply) {
    let bytes = encode(&Message::new(run, chunk, reply));
    let array = Uint8Array::from(bytes.as_slice());
    let scope = js_sys::global();
    if on_page() {
        let event = Object::new();
        let _ = Reflect::set(&event, &"data".into(), &array);
        // Later: whoever asked may hold what the answer changes.
        let reply = Reflect::get(&scope, &shared_name::<L>("Reply"));
        let later = Reflect::get(&scope, &"setTimeout".into()).ok();
        let later = later.and_then(|later| later.dyn_into::<Function>().ok());
        if let (Some(later), Ok(reply)) = (later, reply) {
            let _ = later.call3(&scope, &reply, &0.into(), &event);
        }
        return;
    }
    let transfer = Array::of1(&array.buffer());
    let send = Reflect::get(&scope, &"postMessage".into()).ok();
    if let Some(send) = send.and_then(|send| send.dyn_into::<Function>().ok()) {
        // It can only fail when the buffer is not transferable, which it is.
        let _ = send.call2(&scope, &array, &transfer);
    }
}
