//! A goroutine's turn on its M: its stacks are taken, its slice is counted, and put back.

use super::panic::Thrown;
use super::{Leave, Vm};
use crate::code::{COST_MAX, Program};
use crate::sched::{Frame, GId, Resume};
use std::rc::Rc;
use trace::OutcomeKind;

/// Instructions between two looks at the clock, at most.
const CHUNK_MAX: u64 = 1 << 16;

/// How many instructions may be executed before the next look, of what the slice has.
#[inline]
pub(super) fn chunk(steps: u64, nanoseconds: u64) -> u64 {
    steps.min(nanoseconds / COST_MAX).clamp(1, CHUNK_MAX)
}

impl Vm {
    pub(super) fn load_g(&mut self, id: GId) {
        let program = Rc::clone(&self.program);
        let g = self.sched.g_mut(id);
        let end = g.frames.iter().map(|frame| frame_end(&program, frame)).max();
        self.stack.load(&mut g.stack, end.unwrap_or(0));
        let frames = std::mem::take(&mut g.frames);
        let (defers, panics) = (std::mem::take(&mut g.defers), std::mem::take(&mut g.panics));
        self.kernel.strand = g.strand;
        (self.frames, self.defers, self.panics) = (frames, defers, panics);
        self.loaded = Some(id);
    }

    pub(super) fn unload_g(&mut self) {
        let Some(id) = self.loaded.take() else { return };
        let frames = std::mem::take(&mut self.frames);
        let (defers, panics) = (std::mem::take(&mut self.defers), std::mem::take(&mut self.panics));
        if self.sched.g(id).status == crate::sched::GStatus::Dead {
            return;
        }
        let end = self.stack_end(&frames);
        let g = self.sched.g_mut(id);
        self.stack.unload(&mut g.stack, end);
        (g.frames, g.defers, g.panics) = (frames, defers, panics);
    }

    /// Where the topmost frame ends: what lies above it is of calls that have returned.
    pub(super) fn stack_end(&self, frames: &[Frame]) -> usize {
        frames.last().map_or(0, |frame| frame_end(&self.program, frame))
    }

    /// How many instructions may be executed before the next look; none: the slice is used up.
    #[cold]
    #[inline(never)]
    pub(super) fn renew(&mut self) -> Option<u64> {
        self.flush();
        if self.memory.wants_collection() {
            self.collect();
        }
        let slice = self.kernel.slice();
        if slice.steps == 0 || slice.nanoseconds == 0 {
            return None;
        }
        if self.kernel.is_watching() {
            self.note_instruction();
        }
        if self.kernel.is_listening() {
            self.note_accesses();
        }
        if self.kernel.is_watching() || self.kernel.is_listening() {
            return Some(1);
        }
        self.slice = slice;
        Some(chunk(slice.steps, slice.nanoseconds))
    }

    /// What the goroutine has to do first, having been woken.
    pub(super) fn resume(&mut self) -> Result<(), Thrown> {
        let id = self.current_g();
        if self.sched.g(id).resume == Resume::Nothing {
            return Ok(());
        }
        let resume = std::mem::take(&mut self.sched.g_mut(id).resume);
        match resume {
            Resume::Nothing | Resume::Again => Ok(()),
            Resume::Send if self.sched.g(id).success => Ok(()),
            Resume::Send => Err(Thrown::Plain("send on closed channel".to_owned())),
            Resume::Receive { timer } => {
                self.unblock_timer(timer);
                Ok(())
            }
            Resume::Select { cases, chosen } => self.finish_select(&cases, chosen),
            Resume::Semaphore { result } => {
                self.stack[result as usize] = u64::from(self.sched.g(id).ticket);
                Ok(())
            }
        }
    }

    /// The goroutine's last frame returned.
    #[cold]
    pub(super) fn end_g(&mut self) -> Leave {
        self.finish_g();
        Leave::Switch
    }

    pub(crate) fn finish_g(&mut self) {
        if self.current_g() == GId(0) {
            self.sched.main_exited = true;
        }
        self.exit_g();
    }

    #[cold]
    pub(super) fn stack_overflow(&mut self) {
        self.write_stderr(
            "runtime: goroutine stack exceeds 1000000000-byte limit\nfatal error: stack overflow\n\n",
        );
        let mut out = String::new();
        let (g, frames) = (self.current_g(), self.frames.clone());
        self.goroutine_text(g, &frames, "running", &mut out);
        self.write_stderr(&out);
        self.finish(OutcomeKind::Failed, 2, "fatal error: stack overflow");
    }
}

fn frame_end(program: &Program, frame: &Frame) -> usize {
    (frame.base + program.func(frame.func).registers) as usize
}
