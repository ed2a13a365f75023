//! asyncio's core in Rust: what CPython writes in C, and the loop's turn.

pub mod state;

use crate::value::{Id, Value};
use crate::vm::{Input, Vm};

/// asyncio's state that belongs to no single loop.
#[derive(Clone, Default)]
pub struct Shared {}

impl Shared {
    pub fn visit_roots(&self, _visit: &mut dyn FnMut(Value)) {}
}

/// A future or task died. True: it lives on while its message is written.
pub fn lost(_vm: &mut Vm, _id: Id) -> bool {
    false
}

impl Vm {
    /// `send(None)` on a future's iterator: yields the future, or gives its result.
    pub fn future_iter_send(&mut self, _id: Id) -> Result<Input, Value> {
        Ok(Input::Value(Value::None))
    }

    pub fn future_iter_throw(&mut self, _id: Id) {}
}
