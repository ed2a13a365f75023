//! Looking at a stopped machine, and at types: frames with their variables, methods, creators.

use super::{Thrown, Vm};
use crate::chan::{Hchan, Sudog};
use crate::code::{FuncId, Kind, RtypeId};
use crate::sched::{Defer, Frame, G, GId, GStatus, M, Panic};
use kernel::FrameView;
use trace::{StrandId, ThreadId};

/// A goroutine's stack, for people to look at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GStack {
    pub strand: StrandId,
    /// The M's thread, if an M has it.
    pub thread: Option<ThreadId>,
    /// Outermost first.
    pub frames: Vec<FrameView>,
}

impl Vm {
    /// Reports the instruction that runs next, if it is the program's own.
    pub(super) fn note_instruction(&mut self) {
        let Some(frame) = self.frames.last().copied() else {
            return;
        };
        let program = std::rc::Rc::clone(&self.program);
        let func = program.func(frame.func);
        if func.library {
            return;
        }
        let at = frame.pc as usize;
        let (from, to) = func.columns.get(at).copied().unwrap_or((0, 0));
        self.kernel.line = func.lines.get(at).copied().unwrap_or(0);
        let name = func.code[at].op.alone().name();
        self.kernel.source_step(u32::from(from), u32::from(to), name);
    }

    /// What all goroutines take: their structures, stacks and places in queues. Bytes.
    pub fn goroutine_bytes(&self) -> u64 {
        let of_g = |g: &G| {
            let stack = g.stack.capacity() * 8 + g.frames.capacity() * size_of::<Frame>();
            let calls = g.defers.capacity() * size_of::<Defer>() + g.panics.capacity() * size_of::<Panic>();
            // Two counts of references, and the pointer to it.
            size_of::<G>() + 24 + stack + calls
        };
        let gs: usize = self.sched.gs.iter().map(|g| of_g(g)).sum();
        let places = |chan: &Hchan| (chan.recvq.capacity() + chan.sendq.capacity()) * size_of::<Sudog>();
        let queues: usize = self.chans.chans.iter().map(|chan| places(chan)).sum();
        (gs + queues) as u64
    }

    /// The stacks of goroutines, at most so many: first the one that `running` (a thread of the
    /// kernel) has, then those that other Ms have, then the rest.
    pub fn stacks(&self, running: ThreadId, count_max: usize) -> Vec<GStack> {
        let of_m = |m: &M| Some((m.g?, Some(m.thread)));
        let first = self.sched.m_of_thread.get(&running);
        let first = first.map(|m| &self.sched.ms[*m]);
        let others = self.sched.ms.iter().filter(|m| m.thread != running);
        let on_m = first.into_iter().chain(others).filter_map(of_m);
        let ids = (0..self.sched.gs.len() as u32).map(GId);
        let off_m = ids.filter(|id| self.sched.g(*id).m.is_none()).map(|id| (id, None));
        let all = on_m.chain(off_m).filter(|(id, _)| {
            let g = self.sched.g(*id);
            g.status != GStatus::Dead && g.system.is_none()
        });
        let stack = |(id, thread)| GStack {
            strand: self.sched.g(id).strand,
            thread,
            frames: self.goroutine_views(id),
        };
        let seen = all.map(stack).filter(|stack| !stack.frames.is_empty());
        seen.take(count_max).collect()
    }

    /// The stack of the goroutine that an M runs, outermost frame first.
    pub(super) fn frame_views(&self, m: usize) -> Vec<FrameView> {
        let running = self.sched.ms[m].g;
        running.map_or_else(Vec::new, |id| self.goroutine_views(id))
    }

    fn goroutine_views(&self, id: GId) -> Vec<FrameView> {
        let g = self.sched.g(id);
        let (stack, frames): (&[u64], &[Frame]) = if self.loaded == Some(id) {
            (&self.stack, &self.frames)
        } else {
            (&g.stack, &g.frames)
        };
        // Who runs stands before its next instruction; who waits, in the call that it waits in.
        let last = frames.len().wrapping_sub(1);
        let stands_before = |n: usize| n == last && g.status == GStatus::Running;
        frames
            .iter()
            .enumerate()
            .map(|(n, frame)| self.frame_view(frame, stands_before(n), stack, g.strand))
            .collect()
    }

    fn frame_view(
        &self,
        frame: &Frame,
        stands_before: bool,
        stack: &[u64],
        strand: trace::StrandId,
    ) -> FrameView {
        let func = self.program.func(frame.func);
        let at = if stands_before {
            frame.pc as usize
        } else {
            (frame.pc as usize).saturating_sub(1)
        };
        let at = at.min(func.lines.len().saturating_sub(1));
        let mut locals = Vec::new();
        let mut parameters = 0;
        for local in &func.locals {
            if !(local.from..local.to).contains(&(at as u32)) {
                continue;
            }
            let register = frame.base as usize + local.register as usize;
            let rtype = self.program.rtype(local.rtype);
            let words = if local.boxed {
                match stack.get(register) {
                    Some(address) if self.memory.is_mapped(*address) => {
                        self.load_value(*address, local.rtype)
                    }
                    _ => continue,
                }
            } else {
                match stack.get(register..register + rtype.words()) {
                    Some(words) => words.to_vec(),
                    None => continue,
                }
            };
            parameters += u32::from(local.parameter);
            locals.push((local.name.clone(), self.value_text(local.rtype, &words)));
        }
        FrameView {
            strand,
            function: func.name.clone(),
            line: func.lines.get(at).copied().unwrap_or(0),
            library: func.library,
            locals,
            parameters,
        }
    }

    /// Who executes a `go` statement: goroutine, function, line. The timer's own function if nobody.
    pub(crate) fn creator(&self) -> (u32, FuncId, u32) {
        let Some(id) = self.sched.ms[self.m].g else {
            return (0, FuncId(0), 0);
        };
        let goid = self.sched.g(id).goid;
        let Some(frame) = self.frames.last() else {
            return (goid, FuncId(0), 0);
        };
        let func = self.program.func(frame.func);
        let at = (frame.pc as usize).saturating_sub(1);
        (goid, frame.func, func.lines.get(at).copied().unwrap_or(0))
    }

    /// The first method of interface type `wanted` that `held` lacks.
    pub(crate) fn missing_method(&self, held: RtypeId, wanted: RtypeId) -> Option<&str> {
        let held = self.program.rtype(held);
        for method in &self.program.rtype(wanted).methods {
            let found = held.method(method.symbol);
            if found.is_none_or(|found| found.signature != method.signature) {
                return Some(&self.program.symbols[method.symbol as usize]);
            }
        }
        None
    }

    /// The text of a failed assertion (`runtime.TypeAssertionError`, Go 1.27).
    pub(super) fn assertion(&self, held: u64, wanted: RtypeId, from: RtypeId) -> Thrown {
        let target = self.program.rtype(wanted);
        let is_iface = target.kind == Kind::Interface;
        let text = if held == 0 {
            let inter = if is_iface {
                "interface"
            } else {
                &self.program.rtype(from).name
            };
            format!("{inter} is nil, not {}", target.name)
        } else {
            let held = RtypeId(held as u32);
            let name = &self.program.rtype(held).name;
            if is_iface {
                let missing = self.missing_method(held, wanted).unwrap_or("");
                let missing = missing.rsplit('.').next().unwrap_or("");
                format!("{name} is not {}: missing method {missing}", target.name)
            } else {
                let inter = &self.program.rtype(from).name;
                let same = if *name == target.name {
                    " (types from different scopes)"
                } else {
                    ""
                };
                format!("{inter} is {name}, not {}{same}", target.name)
            }
        };
        Thrown::Assertion(format!("interface conversion: {text}"))
    }
}
