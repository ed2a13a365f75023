//! What the program wrote, as an index into the trace: moments see a prefix of it.

use trace::*;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Written {
    /// The index of the `Output` event.
    pub event: u32,
    pub stream: Stream,
    pub text: TextId,
    pub writer: StrandId,
    pub at: Time,
    pub line: u32,
}

/// One line of the output panel: pieces of text up to a line feed.
#[derive(Clone, PartialEq, Debug)]
pub struct OutputLine {
    /// The event that began it, and the one that ended it.
    pub event: u32,
    pub event_last: u32,
    pub stream: Stream,
    pub writer: StrandId,
    pub at: Time,
    pub text: String,
}

#[derive(Clone, Default, Debug, PartialEq)]
pub struct Transcript {
    written: Vec<Written>,
    lines: Vec<OutputLine>,
    /// The last line has no line feed yet.
    open: bool,
}

impl Transcript {
    pub fn push(&mut self, trace: &Trace, index: usize, record: &Record) {
        let (stream, text) = match record.event {
            Event::Output { stream, text } => (stream, text),
            // A terminal shows what is typed, on the line where the cursor stands.
            Event::InputRead { text } => {
                let typed = trace.text(text).trim_end_matches('\n');
                return self.add(index, record, Stream::Stdout, &format!("{typed}\n"));
            }
            _ => return,
        };
        self.written.push(Written {
            event: index as u32,
            stream,
            text,
            writer: record.strand,
            at: record.at,
            line: record.line,
        });
        self.add(index, record, stream, trace.text(text));
    }

    fn add(&mut self, index: usize, record: &Record, stream: Stream, text: &str) {
        for piece in text.split_inclusive('\n') {
            let (body, ends) = match piece.strip_suffix('\n') {
                Some(body) => (body, true),
                None => (piece, false),
            };
            match self.lines.last_mut() {
                Some(line) if self.open && line.stream == stream => {
                    line.text.push_str(body);
                    line.event_last = index as u32;
                }
                _ => self.lines.push(OutputLine {
                    event: index as u32,
                    event_last: index as u32,
                    stream,
                    writer: record.strand,
                    at: record.at,
                    text: body.to_owned(),
                }),
            }
            self.open = !ends;
        }
    }

    pub fn written(&self) -> &[Written] {
        &self.written
    }

    /// The lines that had begun after `events` events.
    pub fn lines_before(&self, events: usize) -> &[OutputLine] {
        let count = self
            .lines
            .partition_point(|line| (line.event as usize) < events);
        &self.lines[..count]
    }

    pub fn lines(&self) -> &[OutputLine] {
        &self.lines
    }
}
