//! The virtual machine: runs goroutines, one instruction after another.
//!
//! Nouns: a [`Vm`] has the program, its memory, maps and channels, and the
//! scheduler's structures. The stack of the goroutine that runs is in the `Vm`
//! itself, the others are in their G. A thread of the kernel is an M.
//! Invariants: all state lies in these structures, so that a `Vm` can be copied
//! between any two instructions; nothing recurses on the host's stack for a call
//! of Go's; the VM never decides who runs next (`sched::find` does).
//! One place executes instructions: `run::run_g`, with the plain ones in `plain`.

mod access;
mod account;
mod aside;
mod collect;
mod inspect;
mod machine;
mod memory_ops;
mod names;
mod number;
mod panic;
mod plain;
mod report;
mod run;
mod stack;
mod start;
mod text;
mod turn;

pub use inspect::GStack;
pub(crate) use memory_ops::decode;
pub use panic::Thrown;
pub(crate) use panic::Unwound;
use stack::Stack;
pub use start::Settings;
pub(crate) use names::SyncTold;

use crate::chan::Chans;
use crate::code::Program;
use crate::map::Maps;
use crate::memory::Memory;
use crate::sched::{Defer, Frame, GId, Panic, Sched};
use kernel::{Kernel, Slice};
use std::collections::BTreeMap;
use std::rc::Rc;
use trace::ObjectId;

/// Why a goroutine's run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Leave {
    /// The slice is used up; it goes on later.
    Slice,
    /// It is parked, over, or gave up its turn: the M looks for another one.
    Switch,
    /// The M stops in the kernel: a system call.
    Stop(kernel::Stop),
    /// The program is over.
    Finished,
}

/// What a native did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flow {
    /// Results are in place.
    Next,
    /// The goroutine is parked, or gave up its turn; it goes on behind the call.
    Left,
    /// Frames have changed: a panic began.
    Reload,
    /// The M is blocked by the kernel; the native is called again afterwards.
    Block(kernel::Stop),
    Finished,
}

/// A function written in Rust. Its parameters stand in the stack from the given register on;
/// its results go to the same place.
pub type Native = fn(&mut Vm, usize) -> Flow;

#[derive(Clone)]
pub struct Vm {
    /// Lent by the machine while the VM runs.
    pub kernel: Kernel,
    pub program: Rc<Program>,
    pub natives: Rc<Vec<Native>>,
    pub memory: Memory,
    /// The largest that the heap was before a collection, and what of it was there from the start.
    pub heap_peak: u64,
    pub heap_before: u64,
    pub maps: Maps,
    pub chans: Chans,
    pub sched: Sched,
    /// The M that runs now.
    pub m: usize,

    // the running goroutine
    pub stack: Stack,
    pub frames: Vec<Frame>,
    pub defers: Vec<Defer>,
    pub panics: Vec<Panic>,
    loaded: Option<GId>,

    /// The M that waits for the earliest timer, and until when.
    pub(crate) poller_until: Option<(usize, u64)>,
    /// Ids in the trace of mutexes, wait groups … by their address.
    objects: BTreeMap<u64, ObjectId>,
    /// Locks, wait groups … that the trace knows, by the address of their variable.
    pub(crate) syncs: BTreeMap<u64, SyncTold>,
    /// Text of an uncaught panic as it is put together.
    pub(crate) last_words: String,
    /// Empty, with room for a text.
    pub(crate) spare: Vec<u8>,
    /// A line that was read and is not used up.
    pub(crate) stdin_rest: Vec<u8>,
    pub settings: Rc<Settings>,
    /// Work since the last `flush`.
    spent_steps: u64,
    /// Quarters of a nanosecond; what is left over stays.
    spent_quarters: u64,
    /// Of these, what the kernel would know by now if it had been asked: see `still_granted`.
    owed_steps: u64,
    owed_quarters: u64,
    /// How far this turn may go, as the kernel said; no steps: it has to be asked again.
    slice: Slice,
    /// So many natives, the first ones, call neither kernel nor scheduler.
    quiet_natives: u32,
}
