//! Functions written in Rust: what Go's own library has below Go.
//!
//! A native has a name: the package's path and the function's, `time.Sleep`, or
//! `path.Type.Method`. In the library's Go source it is a function without a
//! body. Its parameters stand in registers from `base` on, word by word, and its
//! results go to the same place. A native never calls Go.

mod atomic;
mod big;
mod boxed;
mod category;
mod convert;
mod coroutine;
mod elementary;
mod erf;
mod format;
mod hash;
mod math;
mod net;
mod os;
mod print;
mod reflect;
mod runtime;
mod strconv;
mod strings;
mod sync;
mod synctest;
mod time;

pub(crate) use convert::{RANGE_DONE, RANGE_EXHAUSTED, RANGE_MISSING_PANIC, RANGE_PANIC};

use crate::vm::{Flow, Native, Thrown, Vm};

type Part = &'static [(&'static str, Native)];

/// These call neither kernel nor scheduler, but by way of `flush`.
const QUIET: [Part; 9] = [
    big::NATIVES,
    boxed::NATIVES,
    convert::NATIVES,
    format::NATIVES,
    hash::NATIVES,
    math::NATIVES,
    reflect::NATIVES,
    strconv::NATIVES,
    strings::NATIVES,
];
const OTHERS: [Part; 9] = [
    atomic::NATIVES,
    coroutine::NATIVES,
    net::NATIVES,
    os::NATIVES,
    print::NATIVES,
    runtime::NATIVES,
    sync::NATIVES,
    synctest::NATIVES,
    time::NATIVES,
];

/// Every native by name, the quiet ones first.
pub fn table() -> Vec<(&'static str, Native)> {
    [QUIET.concat(), OTHERS.concat()].concat()
}

/// How many of them are quiet.
pub fn quiet() -> usize {
    QUIET.iter().map(|part| part.len()).sum()
}

impl Vm {
    pub(crate) fn arg(&self, base: usize, index: usize) -> u64 {
        self.stack[base + index]
    }

    pub(crate) fn set(&mut self, base: usize, index: usize, word: u64) {
        self.stack[base + index] = word;
    }

    /// The bytes of a string or byte slice at two registers.
    pub(crate) fn arg_bytes(&self, base: usize, index: usize) -> Vec<u8> {
        self.memory.bytes(self.stack[base + index], self.stack[base + index + 1])
    }

    pub(crate) fn arg_text(&self, base: usize, index: usize) -> String {
        String::from_utf8_lossy(&self.arg_bytes(base, index)).into_owned()
    }

    pub(crate) fn arg_float(&self, base: usize, index: usize) -> f64 {
        f64::from_bits(self.stack[base + index])
    }

    pub(crate) fn arg_iface(&self, base: usize, index: usize) -> [u64; 2] {
        [self.stack[base + index], self.stack[base + index + 1]]
    }

    /// A string as a result.
    pub(crate) fn set_text(&mut self, base: usize, index: usize, text: &[u8]) {
        let (address, length) = self.memory.text(text);
        self.charge(text.len() as u64 / 8);
        self.set(base, index, address);
        self.set(base, index + 1, length);
    }

    /// A native panics.
    pub(crate) fn panic(&mut self, thrown: Thrown) -> Flow {
        match self.throw(thrown) {
            crate::vm::Unwound::Reload => Flow::Reload,
            crate::vm::Unwound::Ended => self.ended(),
            crate::vm::Unwound::Finished => Flow::Finished,
        }
    }

    /// The goroutine is over inside of a native.
    pub(crate) fn ended(&mut self) -> Flow {
        self.finish_g();
        Flow::Left
    }
}
