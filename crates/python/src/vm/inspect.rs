//! Looking at a stopped machine: frames with their lines and variables, and the
//! record of lines. Changes nothing that a program can see.

use crate::value::Value;
use crate::vm::{Frame, LineStep, Loaded, Vm};

/// One Python frame, as a person reads it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FrameView {
    pub function: String,
    pub line: u32,
    /// Byte offsets of the instruction that runs next, into the program's text.
    pub range: (u32, u32),
    pub instruction: String,
    pub library: bool,
    /// Names and short reprs.
    pub locals: Vec<(String, String)>,
}

/// The running thread's call stack, innermost frame last.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StackView {
    pub frames: Vec<FrameView>,
}

const REPR_CHARS_MAX: usize = 60;

impl Vm {
    /// Notes that a new line of the program begins.
    pub(crate) fn note_line(&mut self, loaded: &Loaded, ip: usize) {
        if loaded.library {
            return;
        }
        let line = loaded.code.lines[ip];
        let here = (self.frames.len(), line);
        let op = loaded.code.instrs[ip].op;
        let again = self.last_line == here && op != crate::code::Op::Resume;
        if again || line == 0 {
            return;
        }
        self.last_line = here;
        let step = self.kernel.steps() + self.spent_steps;
        self.lines.push(LineStep { step, strand: self.strand, line, depth: here.0 as u32 });
    }

    /// The call stack of the running thread.
    pub fn stack_view(&mut self) -> StackView {
        let frames = self.frames.clone();
        let mut views = Vec::new();
        for (n, frame) in frames.iter().enumerate() {
            let Frame::Python(frame) = frame else { continue };
            let loaded = self.loaded(frame.code);
            let innermost = n + 1 == frames.len();
            let at = if innermost { frame.ip as usize } else { (frame.ip as usize).saturating_sub(1) };
            let at = at.min(loaded.code.instrs.len() - 1);
            let range = loaded.code.ranges[at];
            let mut locals = Vec::new();
            for (slot, name) in loaded.code.locals.iter().enumerate() {
                let mut value = self.stack.get(frame.base as usize + slot).copied().unwrap_or(Value::Null);
                if let Some(crate::object::Object::Cell(inner)) = self.object_of(value) {
                    value = *inner;
                }
                if !value.is_null() && !name.starts_with('.') {
                    locals.push((name.clone(), self.short_repr(value)));
                }
            }
            views.push(FrameView {
                function: loaded.code.qualname.clone(),
                line: loaded.code.lines[at],
                range: (range.start, range.end),
                instruction: loaded.code.instrs[at].op.name().to_owned(),
                library: loaded.library,
                locals,
            });
        }
        StackView { frames: views }
    }

    /// A repr for the trace: short, and without running Python code.
    pub fn short_repr(&mut self, value: Value) -> String {
        let text = match self.repr_native(value) {
            Ok(text) => text,
            Err(_) => format!("<{} object>", self.class_name(value)),
        };
        if text.chars().count() <= REPR_CHARS_MAX {
            return text;
        }
        let mut cut: String = text.chars().take(REPR_CHARS_MAX - 1).collect();
        cut.push('…');
        cut
    }

    /// The lines recorded so far; recording goes on with an empty list.
    pub fn take_lines(&mut self) -> Vec<LineStep> {
        std::mem::take(&mut self.lines)
    }
}
