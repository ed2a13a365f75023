//! The program's end, in Go's words: deadlocks, fatal errors, panics (F1 to F10).

use super::Vm;
use crate::sched::{Frame, G, GId, GStatus};
use std::fmt::Write;
use trace::{Event, OutcomeKind, Stream};

const MINUTE: u64 = 60_000_000_000;
/// Frames that a trace shows before it leaves some out.
const FRAMES_MAX: usize = 100;

impl Vm {
    /// Exit code and outcome; nothing runs afterwards.
    pub(crate) fn finish(&mut self, outcome: OutcomeKind, code: i32, message: &str) {
        self.flush();
        let message = self.kernel.text(message);
        self.emit(Event::OutcomeReached {
            outcome,
            code,
            message,
        });
    }

    pub(crate) fn write_stderr(&mut self, text: &str) {
        self.write_out(Stream::Stderr, text.as_bytes());
    }

    /// `fatal error: …`, with the trace of the running goroutine.
    pub(crate) fn fatal(&mut self, text: &str) {
        let mut out = format!("fatal error: {text}\n");
        if self.sched.ms[self.m].g.is_some() {
            out.push('\n');
            let g = self.current_g();
            let frames = self.frames.clone();
            self.goroutine_text(g, &frames, "running", &mut out);
        }
        self.write_stderr(&out);
        self.finish(OutcomeKind::Failed, 2, &format!("fatal error: {text}"));
    }

    pub(crate) fn report_deadlock(&mut self) {
        let waiting: Vec<GId> = (0..self.sched.gs.len() as u32)
            .map(GId)
            .filter(|id| {
                let g = self.sched.g(*id);
                g.status != GStatus::Dead && g.system.is_none()
            })
            .collect();
        let text = if waiting.is_empty() {
            "no goroutines (main called runtime.Goexit) - deadlock!"
        } else {
            "all goroutines are asleep - deadlock!"
        };
        let mut out = format!("fatal error: {text}\n");
        for id in waiting {
            out.push('\n');
            let g: G = self.sched.g(id).clone();
            self.goroutine_text(id, &g.frames, g.reason.text(), &mut out);
        }
        self.write_stderr(&out);
        self.finish(OutcomeKind::Deadlock, 2, text);
    }

    /// A panic that nobody recovered; `last_words` are the lines of its chain.
    pub(crate) fn report_panic(&mut self) {
        let mut out = std::mem::take(&mut self.last_words);
        let message = out.lines().next().unwrap_or("panic").to_owned();
        if self.panics.iter().any(|panic| panic.is_fault) {
            out.push_str("[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]\n");
        }
        out.push('\n');
        let g = self.current_g();
        // The topmost frame is the one that tells this.
        let mut frames = self.frames.clone();
        frames.pop();
        self.goroutine_text(g, &frames, "running", &mut out);
        if let Some(bubble) = self.sched.bubbles.stuck {
            for id in (0..self.sched.gs.len() as u32).map(GId) {
                let other: G = self.sched.g(id).clone();
                if id != g && other.bubble == Some(bubble) && other.status != GStatus::Dead {
                    out.push('\n');
                    self.goroutine_text(id, &other.frames, other.reason.text(), &mut out);
                }
            }
        }
        self.write_stderr(&out);
        self.finish(OutcomeKind::Failed, 2, &message);
    }

    /// One goroutine's block of a dump.
    pub(crate) fn goroutine_text(&self, id: GId, frames: &[Frame], state: &str, out: &mut String) {
        let g = self.sched.g(id);
        let waited = self.kernel.now().0.saturating_sub(g.since.0) / MINUTE;
        let minutes = match (g.status, waited) {
            (GStatus::Waiting, 1..) => format!(", {waited} minutes"),
            _ => String::new(),
        };
        let locked = if g.locked_m.is_some() {
            ", locked to thread"
        } else {
            ""
        };
        let (durable, bubble) = match g.bubble {
            Some(id) => {
                let is_durable = g.status == GStatus::Waiting && g.reason.is_durable();
                let durable = if is_durable && !state.ends_with("(durable)") { " (durable)" } else { "" };
                (durable, format!(", synctest bubble {}", id.0 + 1))
            }
            None => ("", String::new()),
        };
        let _ = writeln!(out, "goroutine {} [{state}{durable}{minutes}{locked}{bubble}]:", g.goid);
        let shown = frames.iter().rev().enumerate();
        for (n, frame) in shown {
            if n >= FRAMES_MAX / 2 && n < frames.len().saturating_sub(FRAMES_MAX / 2) {
                if n == FRAMES_MAX / 2 {
                    let left = frames.len() - FRAMES_MAX;
                    let _ = writeln!(out, "...{left} frames elided...");
                }
                continue;
            }
            self.frame_text(frame, out);
        }
        if g.parent != 0 {
            let creator = &self.program.func(g.created_by);
            let _ = writeln!(out, "created by {} in goroutine {}", creator.name, g.parent);
            let file = &self.program.files[creator.file as usize];
            let _ = writeln!(out, "\t{file}:{} +0x1d", g.created_line);
        }
    }

    fn frame_text(&self, frame: &Frame, out: &mut String) {
        let func = self.program.func(frame.func);
        if func.hidden {
            return;
        }
        let at = (frame.pc as usize).saturating_sub(1);
        let line = func.lines.get(at).copied().unwrap_or(0);
        let arguments = if func.parameter_words == 0 { "" } else { "..." };
        let _ = writeln!(out, "{}({arguments})", func.name);
        let file = &self.program.files[func.file as usize];
        let _ = writeln!(out, "\t{file}:{line} +0x1d");
    }
}
