//! The binary form of a trace: what the worker streams to the page, what a file holds.
//!
//! `ILTR`, the version, then pieces. A piece holds the texts and records since a
//! [`Mark`]: their positions, so that a lost or repeated piece is noticed, the
//! number of bytes that follow, texts, records. Numbers are LEB128; time and step
//! are written as differences from the record before, since most are small.
//! Equal traces have equal bytes, however they were cut into pieces on the way.

use crate::event::Event;
use crate::field::{Reader, ShortRead, write_number};
use crate::ids::*;
use crate::record::{Moment, Trace};
use std::fmt;

const MAGIC: &[u8; 4] = b"ILTR";
/// Goes up whenever the form of an event or of a piece changes.
const VERSION: u8 = 1;

/// How much of a trace somebody has.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Mark {
    pub records: usize,
    pub texts: usize,
}

/// Why bytes are no trace, or no continuation of this one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DecodeError {
    NotATrace,
    /// Written by another version of Interleave.
    Version(u8),
    /// The input ends too early, or says something that no trace says.
    Damaged,
    /// A piece that does not follow on what is there already.
    Gap {
        have: Mark,
        piece: Mark,
    },
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            DecodeError::NotATrace => write!(f, "not a trace"),
            DecodeError::Version(version) => {
                write!(
                    f,
                    "a trace of version {version}; this program reads version {VERSION}"
                )
            }
            DecodeError::Damaged => write!(f, "the trace is damaged or cut off"),
            DecodeError::Gap { have, piece } => {
                write!(
                    f,
                    "a piece from record {} on, after {} records",
                    piece.records, have.records
                )
            }
        }
    }
}

impl std::error::Error for DecodeError {}

impl From<ShortRead> for DecodeError {
    fn from(_: ShortRead) -> Self {
        DecodeError::Damaged
    }
}

impl Trace {
    pub fn mark(&self) -> Mark {
        Mark {
            records: self.len(),
            texts: self.text_count(),
        }
    }

    /// The whole trace.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.push(VERSION);
        out.extend(self.encode_since(Mark::default()));
        out
    }

    /// FNV-1a over the binary form, 64 bits: equal traces have equal digests,
    /// on every machine.
    pub fn digest(&self) -> u64 {
        let bytes = self.encode();
        bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }

    /// The piece from `mark` to the end; then [`Trace::mark`] says how far it goes.
    pub fn encode_since(&self, mark: Mark) -> Vec<u8> {
        let mut body = Vec::new();
        write_number((self.text_count() - mark.texts) as u64, &mut body);
        for index in mark.texts..self.text_count() {
            let text = self.text(TextId(index as u32));
            write_number(text.len() as u64, &mut body);
            body.extend_from_slice(text.as_bytes());
        }
        write_number((self.len() - mark.records) as u64, &mut body);
        let mut before = Moment::default();
        for index in mark.records..self.len() {
            let moment = self.moment(index);
            write_number(moment.at.0.wrapping_sub(before.at.0), &mut body);
            write_number(moment.step.wrapping_sub(before.step), &mut body);
            write_number(u64::from(moment.thread.0), &mut body);
            write_number(u64::from(moment.strand.0), &mut body);
            write_number(u64::from(moment.line), &mut body);
            body.extend_from_slice(self.event_bytes(index));
            before = moment;
        }
        let mut out = Vec::with_capacity(body.len() + 16);
        write_number(mark.records as u64, &mut out);
        write_number(mark.texts as u64, &mut out);
        write_number(body.len() as u64, &mut out);
        out.extend(body);
        out
    }

    /// Reads what [`Trace::encode`] wrote, and any pieces that were appended to it.
    pub fn decode(bytes: &[u8]) -> Result<Trace, DecodeError> {
        let mut reader = Reader::new(bytes);
        if reader.bytes(MAGIC.len()) != Ok(MAGIC) {
            return Err(DecodeError::NotATrace);
        }
        match reader.byte()? {
            VERSION => {}
            version => return Err(DecodeError::Version(version)),
        }
        let mut trace = Trace::new();
        while !reader.rest.is_empty() {
            trace.read_piece(&mut reader)?;
        }
        Ok(trace)
    }

    /// Appends one piece. On an error the trace may hold a part of it.
    pub fn append(&mut self, piece: &[u8]) -> Result<(), DecodeError> {
        let mut reader = Reader::new(piece);
        self.read_piece(&mut reader)?;
        if reader.rest.is_empty() {
            Ok(())
        } else {
            Err(DecodeError::Damaged)
        }
    }

    fn read_piece(&mut self, reader: &mut Reader) -> Result<(), DecodeError> {
        let piece = Mark {
            records: count(reader)?,
            texts: count(reader)?,
        };
        if piece != self.mark() {
            return Err(DecodeError::Gap {
                have: self.mark(),
                piece,
            });
        }
        let length = count(reader)?;
        let mut body = Reader::new(reader.bytes(length)?);
        for _ in 0..count(&mut body)? {
            let length = count(&mut body)?;
            let text = std::str::from_utf8(body.bytes(length)?);
            let before = self.text_count();
            self.intern(text.map_err(|_| DecodeError::Damaged)?);
            if self.text_count() == before {
                return Err(DecodeError::Damaged);
            }
        }
        let mut moment = Moment::default();
        for _ in 0..count(&mut body)? {
            moment = Moment {
                at: Time(moment.at.0.wrapping_add(body.number()?)),
                step: moment.step.wrapping_add(body.number()?),
                thread: ThreadId(small(&mut body)?),
                strand: StrandId(small(&mut body)?),
                line: small(&mut body)?,
            };
            let event = Event::read(&mut body)?;
            self.push(moment, &event);
        }
        if body.rest.is_empty() {
            Ok(())
        } else {
            Err(DecodeError::Damaged)
        }
    }
}

fn count(reader: &mut Reader) -> Result<usize, DecodeError> {
    usize::try_from(reader.number()?).map_err(|_| DecodeError::Damaged)
}

fn small(reader: &mut Reader) -> Result<u32, DecodeError> {
    u32::try_from(reader.number()?).map_err(|_| DecodeError::Damaged)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{OutcomeKind, Stream};

    fn trace(records: u64) -> Trace {
        let mut trace = Trace::new();
        for index in 0..records {
            let moment = Moment {
                at: Time(index * 1_000),
                step: index * 3,
                thread: ThreadId((index % 3) as u32),
                strand: StrandId(index as u32),
                line: 7,
            };
            let text = trace.intern(&format!("text {}", index / 2));
            trace.push(
                moment,
                &Event::Output {
                    stream: Stream::Stdout,
                    text,
                },
            );
        }
        let message = trace.intern("");
        let outcome = OutcomeKind::Exited;
        trace.push(
            Moment::default(),
            &Event::OutcomeReached {
                outcome,
                code: -1,
                message,
            },
        );
        trace
    }

    #[test]
    fn what_was_written_is_read_back() {
        for records in [0, 1, 511, 512, 1500] {
            let trace = trace(records);
            assert_eq!(Trace::decode(&trace.encode()), Ok(trace));
        }
    }

    #[test]
    fn pieces_add_up_to_the_whole() {
        let whole = trace(1500);
        let (mut here, mut there) = (Trace::new(), Trace::new());
        for index in 0..whole.len() {
            // Ids stay equal only if texts come in the same order.
            while here.text_count() < whole.text_count() && here.text_count() <= index {
                let next = whole.text(TextId(here.text_count() as u32)).to_owned();
                here.intern(&next);
            }
            here.push(whole.moment(index), &whole.record(index).event);
            if index % 97 == 0 || index + 1 == whole.len() {
                there.append(&here.encode_since(there.mark())).unwrap();
            }
        }
        assert_eq!(there, here);
        assert_eq!(there.encode(), here.encode());
    }

    #[test]
    fn a_repeated_piece_is_noticed() {
        let trace = trace(3);
        let piece = trace.encode_since(Mark::default());
        let mut other = Trace::new();
        other.append(&piece).unwrap();
        assert!(matches!(other.append(&piece), Err(DecodeError::Gap { .. })));
    }

    #[test]
    fn damage_is_an_error_and_never_a_panic() {
        let bytes = trace(40).encode();
        assert_eq!(Trace::decode(b"text"), Err(DecodeError::NotATrace));
        assert_eq!(Trace::decode(b"ILTR\x63"), Err(DecodeError::Version(0x63)));
        for end in 6..bytes.len() {
            assert!(Trace::decode(&bytes[..end]).is_err(), "cut at {end}");
        }
        for index in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[index] ^= 0x55;
            let _ = Trace::decode(&damaged);
        }
    }

    #[test]
    fn clones_go_their_own_ways() {
        let mut first = trace(1000);
        let mut second = first.clone();
        let here = first.intern("only here");
        let there = second.intern("only there");
        assert_eq!(
            (first.text(here), second.text(there)),
            ("only here", "only there")
        );
        first.push(Moment::default(), &Event::RunStarted { program: here });
        assert_eq!(first.len(), second.len() + 1);
        assert_ne!(first, second);
    }
}
