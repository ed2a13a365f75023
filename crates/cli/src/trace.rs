//! `interleave trace FILE --view …`: what happened, as JSON lines.

use crate::failure::Failure;
use crate::files;
use crate::options::{Options, View};
use crate::run::{conclude, drive};
use std::io::Write;
use trace::{Event, Trace, write_json_text};

/// The program's own output is in the rows only; the exit code is that of `run`.
pub fn trace(options: &Options, out: &mut dyn Write, err: &mut dyn Write) -> Result<i32, Failure> {
    let scenario = files::scenario(options)?;
    let view = options.view.unwrap_or(View::Events);
    let mut shown = 0;
    let driven = drive(&options.file, &scenario, &mut |trace| {
        while shown < trace.len() {
            if let Some(row) = row(view, trace, shown) {
                let _ = writeln!(out, "{row}");
            }
            shown += 1;
        }
    })?;
    if view == View::EventLoop {
        for row in views::turns::rows(&driven.trace) {
            let _ = writeln!(out, "{row}");
        }
    }
    if view == View::Threads {
        for row in views::switches::rows(&driven.trace) {
            let _ = writeln!(out, "{row}");
        }
    }
    if view == View::GoSched {
        for row in views::go_sched::rows(&driven.trace) {
            let _ = writeln!(out, "{row}");
        }
    }
    if view == View::Matrix {
        for row in views::matrix::rows(&driven.trace) {
            let _ = writeln!(out, "{row}");
        }
    }
    if view == View::Digest {
        let trace = &driven.trace;
        let (events, digest) = (trace.len(), trace.digest());
        let _ = writeln!(out, "{{\"events\":{events},\"digest\":\"{digest:016x}\"}}");
    }
    let _ = out.flush();
    Ok(conclude(&driven, err))
}

/// A record's line in a view that has one for each record.
fn row(view: View, trace: &Trace, index: usize) -> Option<String> {
    match view {
        View::Events => Some(trace.json_line(index)),
        View::Output => output_row(trace, index),
        View::EventLoop | View::Threads | View::GoSched | View::Matrix | View::Digest => None,
    }
}

/// `{"at","stream","text","strand"}`; `at` in nanoseconds.
fn output_row(trace: &Trace, index: usize) -> Option<String> {
    let record = trace.record(index);
    let Event::Output { stream, text } = record.event else {
        return None;
    };
    let mut row = format!(
        "{{\"at\":{},\"stream\":\"{}\",\"text\":",
        record.at.0,
        stream.word()
    );
    write_json_text(trace.text(text), &mut row);
    row.push_str(&format!(",\"strand\":{}}}", record.strand.0));
    Some(row)
}
