//! Python values as the VM moves them: sixteen bytes, `Copy`.
//!
//! Small things (None, bool, integers of 64 bits, floats) are in the value; all
//! else is an [`Id`] into the heap. Copying a `Value` does not count a
//! reference: counting is done where values are *stored*, see `heap`.
//! Rejected: reference-counted pointers (the machine must be one plain value
//! that can be copied) and NaN boxing (integers would lose thirteen bits).

/// A heap object.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Id(pub u32);

///
/// The tag takes a whole word: a value is copied as two words, not as a byte and its padding.
#[derive(Clone, Copy, Debug)]
#[repr(u64)]
pub enum Value {
    /// No value: an unbound local, "no self" under a call. Never seen by a program.
    Null,
    None,
    NotImplemented,
    Ellipsis,
    Bool(bool),
    Int(i64),
    Float(f64),
    Object(Id),
}

impl Value {
    #[inline]
    pub fn is_null(self) -> bool {
        matches!(self, Value::Null)
    }

    #[inline]
    pub fn is_none(self) -> bool {
        matches!(self, Value::None)
    }

    #[inline]
    pub fn id(self) -> Option<Id> {
        match self {
            Value::Object(id) => Some(id),
            _ => None,
        }
    }

    /// `None` for [`Value::Null`], the value otherwise.
    #[inline]
    pub fn bound(self) -> Option<Value> {
        (!self.is_null()).then_some(self)
    }

    /// Python's `is`. Small values are identical when they are equal, as CPython's
    /// small integers and constants are; floats by bits.
    #[inline]
    pub fn is(self, other: Value) -> bool {
        match (self, other) {
            (Value::Null, Value::Null)
            | (Value::None, Value::None)
            | (Value::NotImplemented, Value::NotImplemented)
            | (Value::Ellipsis, Value::Ellipsis) => true,
            (Value::Bool(a), Value::Bool(b)) => a == b,
            (Value::Int(a), Value::Int(b)) => a == b,
            (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
            (Value::Object(a), Value::Object(b)) => a == b,
            _ => false,
        }
    }
}

impl std::hash::Hash for Value {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Value::Bool(b) => b.hash(state),
            Value::Int(i) => i.hash(state),
            Value::Float(f) => f.to_bits().hash(state),
            Value::Object(id) => id.hash(state),
            _ => {}
        }
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Value {
        Value::Bool(b)
    }
}

impl From<i64> for Value {
    fn from(i: i64) -> Value {
        Value::Int(i)
    }
}

impl From<f64> for Value {
    fn from(f: f64) -> Value {
        Value::Float(f)
    }
}

impl From<Id> for Value {
    fn from(id: Id) -> Value {
        Value::Object(id)
    }
}
