//! The engine of Python, as a program of its own: it has no other language in it.

#[cfg(target_arch = "wasm32")]
fn main() {
    worker::serve::<worker::Python>();
}

/// Natively there is no page to serve.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
