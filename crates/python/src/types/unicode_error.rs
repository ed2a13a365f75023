//! What an error of encoding or decoding knows: codec, place and reason.
//!
//! Five arguments say it (`UnicodeDecodeError(codec, data, start, end, reason)`); an error that
//! the codecs raise has its text only, and the parts are read from that.
//! Simplified: such an error does not have the data, and `object` is None.

use super::exception::arg_list;
use crate::native::{Args, NativeDef, Outcome, getter};
use crate::value::{Id, Value};
use crate::vm::Vm;

macro_rules! parts {
    ($class:literal) => {
        &[
            getter($class, "encoding", encoding),
            getter($class, "object", object),
            getter($class, "start", start),
            getter($class, "end", end),
            getter($class, "reason", reason),
        ]
    };
}

pub static DECODE: &[NativeDef] = parts!("UnicodeDecodeError");
pub static ENCODE: &[NativeDef] = parts!("UnicodeEncodeError");

/// The given part, or the text of the error.
fn part(vm: &Vm, args: &Args, at: usize) -> Result<Value, String> {
    let values = arg_list(vm, args.get(0));
    match values.len() {
        5 => Ok(values[at]),
        _ => {
            let text = values.first().and_then(|text| vm.text_of(*text));
            Err(text.unwrap_or("").to_owned())
        }
    }
}

fn encoding(vm: &mut Vm, args: &Args) -> Outcome {
    match part(vm, args, 0) {
        Ok(value) => Ok(value),
        Err(text) => Ok(vm.heap.str(text.split('\'').nth(1).unwrap_or(""))),
    }
}

fn object(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(part(vm, args, 1).unwrap_or(Value::None))
}

/// The places in "… in position 3-5: …": the first, and the one behind the last.
fn places(text: &str) -> (i64, i64) {
    let rest = text.split(" in position ").nth(1).unwrap_or("");
    let rest = rest.split(':').next().unwrap_or("");
    let mut numbers = rest.split('-').filter_map(|number| number.parse().ok());
    let first = numbers.next().unwrap_or(0);
    (first, numbers.next().unwrap_or(first) + 1)
}

fn start(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(part(vm, args, 2).unwrap_or_else(|text| Value::Int(places(&text).0)))
}

fn end(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(part(vm, args, 3).unwrap_or_else(|text| Value::Int(places(&text).1)))
}

fn reason(vm: &mut Vm, args: &Args) -> Outcome {
    match part(vm, args, 4) {
        Ok(value) => Ok(value),
        Err(text) => {
            let behind = text.split(" in position ").nth(1).unwrap_or("");
            Ok(vm
                .heap
                .str(behind.split_once(": ").map_or("", |(_, words)| words)))
        }
    }
}

impl Vm {
    /// `str` of a UnicodeDecodeError or UnicodeEncodeError that was made of its five parts.
    pub(crate) fn unicode_error_text(&self, class: Id, args: &[Value]) -> Option<String> {
        let decodes = self.is_subclass(class, self.classes.unicode_decode_error);
        if !decodes && !self.is_subclass(class, self.classes.unicode_encode_error) {
            return None;
        }
        let [codec, object, start, end, reason] = args else {
            return None;
        };
        let (codec, reason) = (self.text_of(*codec)?, self.text_of(*reason)?);
        let (start, end) = (self.as_int(*start)?, self.as_int(*end)?);
        let first = usize::try_from(start).ok().filter(|_| end == start + 1);
        let what = match (decodes, first) {
            (true, Some(at)) => {
                let byte = self.bytes_of(*object)?.get(at).copied()?;
                format!("decode byte {byte:#04x} in position {start}")
            }
            (true, None) => format!("decode bytes in position {start}-{}", end - 1),
            (false, Some(at)) => {
                let letter = self.text_of(*object)?.chars().nth(at)?;
                let code = u32::from(letter);
                let escape = match code {
                    0..=0xff => format!("\\x{code:02x}"),
                    0x100..=0xffff => format!("\\u{code:04x}"),
                    _ => format!("\\U{code:08x}"),
                };
                format!("encode character '{escape}' in position {start}")
            }
            (false, None) => format!("encode characters in position {start}-{}", end - 1),
        };
        Some(format!("'{codec}' codec can't {what}: {reason}"))
    }
}
