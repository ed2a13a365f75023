//! A part of a trace on its way to the page: the new texts and the new records.
//!
//! Chunks are cut in order and appended in order; a gap is an error, so a page
//! never shows a trace that the worker did not make. Moments are written as
//! differences, since steps and time mostly grow by little.

use serde::{Deserialize, Serialize};
use trace::{Event, Moment, Reader, StrandId, ThreadId, Time, Trace, write_number};

/// A chunk is closed when it holds this many bytes.
pub const CHUNK_BYTES: usize = 64 * 1024;

#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Chunk {
    /// How many records and texts the page must have already.
    pub first_record: u32,
    pub first_text: u32,
    pub records: u32,
    pub texts: Vec<String>,
    pub bytes: Vec<u8>,
}

/// How much of a trace has been sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sent {
    pub records: usize,
    pub texts: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChunkError {
    /// The chunk does not continue what is there.
    Gap,
    Damaged,
}

/// The next chunk after `sent`, or none if everything has been sent.
pub fn cut(trace: &Trace, sent: &mut Sent) -> Option<Chunk> {
    if sent.records == trace.len() {
        return None;
    }
    let mut chunk = Chunk {
        first_record: sent.records as u32,
        first_text: sent.texts as u32,
        ..Chunk::default()
    };
    let mut last = moment_before(trace, sent.records);
    while sent.records < trace.len() && chunk.bytes.len() < CHUNK_BYTES {
        let record = trace.record(sent.records);
        let out = &mut chunk.bytes;
        write_number(record.at.0 - last.at.0, out);
        write_number(record.step - last.step, out);
        write_number(u64::from(record.thread.0), out);
        write_number(u64::from(record.strand.0), out);
        write_number(u64::from(record.line), out);
        record.event.write(out);
        last.at = record.at;
        last.step = record.step;
        sent.records += 1;
        chunk.records += 1;
    }
    // Texts are numbered in order of use; sending all that exist keeps the numbers equal.
    for text in sent.texts..trace.text_count() {
        chunk
            .texts
            .push(trace.text(trace::TextId(text as u32)).to_owned());
    }
    sent.texts = trace.text_count();
    Some(chunk)
}

/// Appends a chunk to the page's copy.
pub fn append(trace: &mut Trace, chunk: &Chunk) -> Result<(), ChunkError> {
    if trace.len() != chunk.first_record as usize || trace.text_count() != chunk.first_text as usize
    {
        return Err(ChunkError::Gap);
    }
    for text in &chunk.texts {
        trace.intern(text);
    }
    let mut moment = moment_before(trace, trace.len());
    let mut reader = Reader::new(&chunk.bytes);
    let damaged = |_| ChunkError::Damaged;
    for _ in 0..chunk.records {
        moment.at = Time(moment.at.0 + reader.number().map_err(damaged)?);
        moment.step += reader.number().map_err(damaged)?;
        moment.thread = ThreadId(reader.number().map_err(damaged)? as u32);
        moment.strand = StrandId(reader.number().map_err(damaged)? as u32);
        moment.line = reader.number().map_err(damaged)? as u32;
        let event = Event::read(&mut reader).map_err(damaged)?;
        trace.push(moment, &event);
    }
    Ok(())
}

fn moment_before(trace: &Trace, index: usize) -> Moment {
    match index.checked_sub(1) {
        Some(before) => Moment {
            at: trace.at(before),
            step: trace.step(before),
            ..Moment::default()
        },
        None => Moment::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use trace::Stream;

    #[test]
    fn a_trace_arrives_as_it_was_cut_while_it_grows() {
        let mut trace = Trace::new();
        let mut copy = Trace::new();
        let mut sent = Sent::default();
        let mut chunks = 0;
        for round in 0..3u64 {
            for index in 0..9_000u64 {
                let text = trace.intern(&format!("line {}\n", index % 700 + round));
                let moment = Moment {
                    at: Time(round * 1_000_000 + index),
                    step: round * 50_000 + index * 3,
                    thread: ThreadId(0),
                    strand: StrandId(2),
                    line: 7,
                };
                let stream = Stream::Stdout;
                trace.push(moment, &Event::Output { stream, text });
            }
            while let Some(chunk) = cut(&trace, &mut sent) {
                append(&mut copy, &chunk).expect("in order");
                chunks += 1;
            }
        }
        assert!(chunks > 3);
        assert_eq!(copy, trace);
        let again = Chunk::default();
        assert_eq!(append(&mut copy, &again), Err(ChunkError::Gap));
    }
}
