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
    use std::cell::Cell;
    use std::rc::Rc;
    use wasm_bindgen::JsCast;
    use wasm_bindgen::closure::Closure;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
    use worker::{Driver, Message, Reply, Request, decode, encode};

    pub fn serve() {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        std::panic::set_hook(Box::new(|panic| {
            let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
            let message = panic.to_string();
            post(&scope, 0, 0, Reply::Fault { message });
        }));
        let mut driver = Driver::default();
        let chunk = Rc::new(Cell::new(0));
        let listener = {
            let scope = scope.clone();
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
                let bytes = js_sys::Uint8Array::new(&event.data()).to_vec();
                // A message of another build is answered with our own Ready: the page then knows.
                let Ok(message) = decode::<Request>(&bytes) else {
                    return post(&scope, 0, 0, Reply::Ready);
                };
                let run = message.run;
                driver.handle(message.body, &mut |reply| {
                    chunk.set(chunk.get() + 1);
                    post(&scope, run, chunk.get(), reply);
                });
            })
        };
        scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        // The listener lives as long as the worker.
        listener.forget();
        post(&scope, 0, 0, Reply::Ready);
    }

    fn post(scope: &DedicatedWorkerGlobalScope, run: u32, chunk: u32, reply: Reply) {
        let bytes = encode(&Message::new(run, chunk, reply));
        let array = js_sys::Uint8Array::from(bytes.as_slice());
        let transfer = js_sys::Array::of1(&array.buffer());
        // It can only fail when the buffer is not transferable, which it is.
        let _ = scope.post_message_with_transfer(&array, &transfer);
    }
}
