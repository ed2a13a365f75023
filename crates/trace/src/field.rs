//! How one field of an event is written, read and shown.
//!
//! Numbers are LEB128: most ids are below 128, and a trace has many of them.

use crate::event::{AwaitFrame, SelectArm, ThreadWait};
use crate::ids::*;

/// The input ended in the middle of a value, or holds a number nobody wrote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ShortRead;

/// A field as JSON and the docs show it; texts are still ids.
#[derive(Clone, PartialEq, Debug)]
pub enum FieldValue {
    None,
    Bool(bool),
    Number(i128),
    Word(&'static str),
    Text(TextId),
    Time(Time),
    List(Vec<FieldValue>),
    Frame(AwaitFrame),
    Wait(ThreadWait),
    Arm(SelectArm),
}

/// Reads the binary form from the front.
pub struct Reader<'a> {
    pub rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes }
    }

    pub fn byte(&mut self) -> Result<u8, ShortRead> {
        let (first, rest) = self.rest.split_first().ok_or(ShortRead)?;
        self.rest = rest;
        Ok(*first)
    }

    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], ShortRead> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ShortRead)?;
        self.rest = rest;
        Ok(taken)
    }

    pub fn number(&mut self) -> Result<u64, ShortRead> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(ShortRead)
    }
}

/// Appends a number in LEB128.
pub fn write_number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

pub trait Field: Sized {
    fn write(&self, out: &mut Vec<u8>);
    fn read(reader: &mut Reader) -> Result<Self, ShortRead>;
    fn value(&self) -> FieldValue;
}

macro_rules! number_fields {
    ($($name:ident),*) => {$(
        impl Field for $name {
            fn write(&self, out: &mut Vec<u8>) { write_number(u64::from(self.0), out); }
            fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
                u32::try_from(reader.number()?).map($name).map_err(|_| ShortRead)
            }
            fn value(&self) -> FieldValue { FieldValue::Number(i128::from(self.0)) }
        }
    )*};
}

number_fields!(
    CoreId, ThreadId, ProcessId, StrandId, LoopId, HandleId, FutureId, ObjectId, JobId, SocketId,
    FileId
);

impl Field for TextId {
    fn write(&self, out: &mut Vec<u8>) {
        write_number(u64::from(self.0), out);
    }
    fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
        u32::try_from(reader.number()?)
            .map(TextId)
            .map_err(|_| ShortRead)
    }
    fn value(&self) -> FieldValue {
        FieldValue::Text(*self)
    }
}

impl Field for Time {
    fn write(&self, out: &mut Vec<u8>) {
        write_number(self.0, out);
    }
    fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
        reader.number().map(Time)
    }
    fn value(&self) -> FieldValue {
        FieldValue::Time(*self)
    }
}

impl Field for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        write_number(u64::from(*self), out);
    }
    fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
        u32::try_from(reader.number()?).map_err(|_| ShortRead)
    }
    fn value(&self) -> FieldValue {
        FieldValue::Number(i128::from(*self))
    }
}

impl Field for u64 {
    fn write(&self, out: &mut Vec<u8>) {
        write_number(*self, out);
    }
    fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
        reader.number()
    }
    fn value(&self) -> FieldValue {
        FieldValue::Number(i128::from(*self))
    }
}

impl Field for i32 {
    fn write(&self, out: &mut Vec<u8>) {
        write_number(u64::from((self << 1 ^ self >> 31) as u32), out);
    }
    fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
        let folded = u32::try_from(reader.number()?).map_err(|_| ShortRead)?;
        Ok((folded >> 1) as i32 ^ -((folded & 1) as i32))
    }
    fn value(&self) -> FieldValue {
        FieldValue::Number(i128::from(*self))
    }
}

impl Field for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
        match reader.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(ShortRead),
        }
    }
    fn value(&self) -> FieldValue {
        FieldValue::Bool(*self)
    }
}

impl<T: Field> Field for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
        if let Some(inner) = self {
            inner.write(out);
        }
    }
    fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
        Ok(if bool::read(reader)? {
            Some(T::read(reader)?)
        } else {
            None
        })
    }
    fn value(&self) -> FieldValue {
        self.as_ref().map_or(FieldValue::None, Field::value)
    }
}

impl<T: Field> Field for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        write_number(self.len() as u64, out);
        self.iter().for_each(|item| item.write(out));
    }
    fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
        let count = reader.number()?;
        if count > reader.rest.len() as u64 {
            return Err(ShortRead);
        }
        (0..count).map(|_| T::read(reader)).collect()
    }
    fn value(&self) -> FieldValue {
        FieldValue::List(self.iter().map(Field::value).collect())
    }
}

impl Field for AwaitFrame {
    fn write(&self, out: &mut Vec<u8>) {
        self.function.write(out);
        self.line.write(out);
        self.library.write(out);
    }
    fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
        Ok(AwaitFrame {
            function: Field::read(reader)?,
            line: Field::read(reader)?,
            library: Field::read(reader)?,
        })
    }
    fn value(&self) -> FieldValue {
        FieldValue::Frame(*self)
    }
}

impl Field for ThreadWait {
    fn write(&self, out: &mut Vec<u8>) {
        self.thread.write(out);
        self.reason.write(out);
        self.what.write(out);
        self.lock.write(out);
        self.holder.write(out);
        self.line.write(out);
    }
    fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
        Ok(ThreadWait {
            thread: Field::read(reader)?,
            reason: Field::read(reader)?,
            what: Field::read(reader)?,
            lock: Field::read(reader)?,
            holder: Field::read(reader)?,
            line: Field::read(reader)?,
        })
    }
    fn value(&self) -> FieldValue {
        FieldValue::Wait(*self)
    }
}

impl Field for SelectArm {
    fn write(&self, out: &mut Vec<u8>) {
        self.chan.write(out);
        self.receives.write(out);
        self.ready.write(out);
    }
    fn read(reader: &mut Reader) -> Result<Self, ShortRead> {
        Ok(SelectArm {
            chan: Field::read(reader)?,
            receives: Field::read(reader)?,
            ready: Field::read(reader)?,
        })
    }
    fn value(&self) -> FieldValue {
        FieldValue::Arm(*self)
    }
}
