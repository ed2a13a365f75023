//! A line of the program as the unit of time: for comparing switches with a tracer.
//!
//! With `Settings::line_cost` each line (and each call of a function) of the program takes so
//! much time and nothing else does, and a thread lets the GIL go only where a line begins. So
//! does a tracer of real CPython that counts lines (`sys.settrace`): the order of its
//! switches and of ours can be compared.
//! Model: `maybe_call_line_trace` of `Python/ceval.c`, 3.11.
//! Simplified: the bodies of comprehensions are no calls, and a `try:` or `while True:` is no
//! line of its own.

use crate::code::Op;
use crate::vm::{Loaded, Vm};
use kernel::Stop;

/// Where a thread stands with the line that it begins.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Lines {
    /// A line begins: its time has passed, and the others have had their say.
    charged: bool,
    /// For each frame, by depth, the instruction that it executed last.
    last: Vec<u32>,
}

/// The function was entered, and none of its lines has begun.
pub(super) const ENTERED: u32 = u32::MAX;

impl Vm {
    /// Before each instruction: if it begins a line, the line's time passes, and the thread may have
    /// to stop.
    pub(crate) fn begin_line(&mut self, loaded: &Loaded, ip: usize) -> Option<Stop> {
        let cost = self.settings.line_cost?;
        let depth = self.frames.len();
        if loaded.library || self.is_artificial(loaded, ip, depth) {
            return None;
        }
        if !self.lines.charged && self.is_line_start(loaded, ip, depth) {
            self.lines.charged = true;
            self.kernel.strand = self.strand;
            self.kernel.line = loaded.code.lines[ip];
            self.flush();
            self.kernel.charge(cost, 0);
            if self.end_of_slice() {
                return Some(Stop::Slice);
            }
        }
        if self.lines.charged && self.gil.drop_requested() {
            return Some(self.drop_gil());
        }
        self.lines.charged = false;
        self.lines.last.resize(depth + 1, ENTERED);
        self.lines.last[depth] = if loaded.instrs[ip].op == Op::Resume {
            ENTERED
        } else {
            ip as u32
        };
        None
    }

    /// A function is entered, or another line than before in this frame, or the same again by a jump back.
    fn is_line_start(&self, loaded: &Loaded, ip: usize, depth: usize) -> bool {
        let op = loaded.instrs[ip].op;
        if ip == 0 || op == Op::Resume || goes_on(loaded, ip) {
            return true;
        }
        match self.lines.last.get(depth) {
            None | Some(&ENTERED) => true,
            Some(&last) => {
                let back = (ip as u32) < last && op != Op::Send;
                back || loaded.code.lines[ip] != loaded.code.lines[last as usize]
            }
        }
    }

    /// Jumps that belong to no line: at the end of a loop (the loop's own line begins with the target),
    /// and at the end of a branch, over the others.
    fn is_artificial(&self, loaded: &Loaded, ip: usize, depth: usize) -> bool {
        let instr = loaded.instrs[ip];
        let line = |at: usize| loaded.code.lines[at];
        match instr.op {
            Op::JumpBackward => line(instr.arg as usize) == line(ip) && !goes_on(loaded, ip),
            Op::Jump => match self.lines.last.get(depth) {
                Some(&last) if last != ENTERED => line(ip) < line(last as usize),
                _ => false,
            },
            _ => false,
        }
    }
}

/// A generator or coroutine goes on after a yield: it is called again.
pub(super) fn goes_on(loaded: &Loaded, ip: usize) -> bool {
    ip > 0 && loaded.instrs[ip - 1].op == Op::YieldValue
}
