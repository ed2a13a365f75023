//! The worker's program: messages in, the driver, messages out.
//!
//! A panic is told to the page before the worker dies, so that the reader learns
//! that it was our fault; the editor's text is the page's and stays.

#[cfg(target_arch = "wasm32")]
fn main() {
    page::serve();
}

/// Natively there is no page to serve.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}

#[cfg(target_arch = "wasm32")]
mod page {
    use js_sys::{Array, Function, Reflect, Uint8Array};
    use std::cell::Cell;
    use std::rc::Rc;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use worker::{Driver, Message, Reply, Request, decode, encode};

    pub fn serve() {
        std::panic::set_hook(Box::new(|panic| {
            let message = panic.to_string();
            post(0, 0, Reply::Fault { message });
        }));
        let mut driver = Driver::default();
        let chunk = Rc::new(Cell::new(0));
        let listener = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
            let data = Reflect::get(&event, &"data".into()).unwrap_or_default();
            let bytes = Uint8Array::new(&data).to_vec();
            // A message of another build is answered with our own Ready: the page then knows.
            let Ok(message) = decode::<Request>(&bytes) else {
                return post(0, 0, Reply::Ready);
            };
            let run = message.run;
            driver.handle(message.body, &mut |reply| {
                chunk.set(chunk.get() + 1);
                post(run, chunk.get(), reply);
            });
        });
        // The worker's own scope: both can neither be missing nor be refused.
        let _ = Reflect::set(&js_sys::global(), &"onmessage".into(), listener.as_ref());
        // The listener lives as long as the worker.
        listener.forget();
        post(0, 0, Reply::Ready);
    }

    fn post(run: u32, chunk: u32, reply: Reply) {
        let bytes = encode(&Message::new(run, chunk, reply));
        let array = Uint8Array::from(bytes.as_slice());
        let transfer = Array::of1(&array.buffer());
        let scope = js_sys::global();
        let send = Reflect::get(&scope, &"postMessage".into()).ok();
        if let Some(send) = send.and_then(|send| send.dyn_into::<Function>().ok()) {
            // It can only fail when the buffer is not transferable, which it is.
            let _ = send.call2(&scope, &array, &transfer);
        }
    }
}
