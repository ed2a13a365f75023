//! Looking at a stopped machine: frames with their lines and variables, and the
//! report of each instruction while somebody watches. Changes nothing that a
//! program can see.

use crate::object::Object;
use crate::value::Value;
use crate::vm::{Frame, Loaded, Vm};
use kernel::FrameView;
use trace::ThreadId;

const REPR_CHARS_MAX: usize = 60;

impl Vm {
    /// Reports the instruction that runs next, if it is the program's own.
    pub(crate) fn note_instruction(&mut self, loaded: &Loaded, at: usize) {
        if loaded.library {
            return;
        }
        self.flush();
        let range = loaded.code.ranges[at];
        let (from, to) = columns(&loaded.file.text, range.start as usize, range.end as usize);
        self.kernel.strand = self.strand;
        self.kernel.line = loaded.code.lines[at];
        self.kernel
            .source_step(from, to, loaded.code.instrs[at].op.name());
    }

    /// The call stack of a thread, outermost frame first.
    pub(crate) fn frame_views(&mut self, thread: ThreadId) -> Vec<FrameView> {
        self.switch_to(thread);
        let frames = self.frames.clone();
        let mut views = Vec::new();
        for (n, frame) in frames.iter().enumerate() {
            let Frame::Python(frame) = frame else {
                continue;
            };
            let loaded = self.loaded(frame.code);
            let innermost = n + 1 == frames.len();
            let at = if innermost {
                frame.ip as usize
            } else {
                (frame.ip as usize).saturating_sub(1)
            };
            let at = at.min(loaded.code.instrs.len() - 1);
            let mut locals = Vec::new();
            let declared = loaded.code.positional
                + loaded.code.keyword_only
                + u32::from(loaded.code.star_args)
                + u32::from(loaded.code.star_kwargs);
            let mut parameters = 0;
            for (slot, name) in loaded.code.locals.iter().enumerate() {
                let mut value = self
                    .stack
                    .get(frame.base as usize + slot)
                    .copied()
                    .unwrap_or(Value::Null);
                if let Some(Object::Cell(inner)) = self.object_of(value) {
                    value = *inner;
                }
                if !value.is_null() && !name.starts_with('.') {
                    parameters += u32::from((slot as u32) < declared);
                    locals.push((name.clone(), self.short_repr(value)));
                }
            }
            views.push(FrameView {
                strand: self.strand,
                function: loaded.code.qualname.clone(),
                line: loaded.code.lines[at],
                library: loaded.library,
                locals,
                parameters,
            });
        }
        views
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
}

/// Columns, in code points, of a range; to the end of its first line at most.
fn columns(text: &str, start: usize, end: usize) -> (u32, u32) {
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let from = text[line_start..start].chars().count();
    let first_line = text[start..end].lines().next().unwrap_or("");
    (from as u32, (from + first_line.chars().count()) as u32)
}
