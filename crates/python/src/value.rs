//! Python values as the VM moves them: two words, `Copy`.
//!
//! Small things (None, bool, integers of 64 bits, floats) are in the value; all
//! else is an [`Id`] into the heap. Copying a `Value` does not count a
//! reference: counting is done where values are *stored*, see `heap`.
//! Whatever a value holds is a whole word of integers, so that it travels in two
//! registers: read as one block of sixteen bytes, it would have to wait for the
//! two words that were just written.
//! Rejected: reference-counted pointers (the machine must be one plain value
//! that can be copied) and NaN boxing (integers would lose thirteen bits).

/// A heap object, by its place.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Id(pub u64);

impl Id {
    pub const fn at(place: u32) -> Id {
        Id(place as u64)
    }

    #[inline(always)]
    pub fn place(self) -> u32 {
        self.0 as u32
    }
}

/// A heap object, or none, in half a word: for what is moved all the time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Held(u32);

impl Held {
    pub const NONE: Held = Held(u32::MAX);

    #[inline(always)]
    pub fn at(id: Id) -> Held {
        Held(id.place())
    }

    /// None for what is no object.
    #[inline(always)]
    pub fn of(value: Value) -> Held {
        match value {
            Value::Object(id) => Held::at(id),
            _ => Held::NONE,
        }
    }

    #[inline(always)]
    pub fn id(self) -> Option<Id> {
        (self != Held::NONE).then_some(Id::at(self.0))
    }

    #[inline(always)]
    pub fn is_some(self) -> bool {
        self != Held::NONE
    }

    /// The object, or `none`.
    #[inline(always)]
    pub fn or(self, none: Value) -> Value {
        self.id().map_or(none, Value::Object)
    }
}

/// A bool as a word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u64)]
pub enum Truth {
    False = 0,
    True = 1,
}

impl Truth {
    #[inline(always)]
    pub fn get(self) -> bool {
        self == Truth::True
    }
}

/// A float as the word of its bits.
#[derive(Clone, Copy, Debug)]
pub struct Real(u64);

impl Real {
    #[inline(always)]
    pub fn get(self) -> f64 {
        f64::from_bits(self.0)
    }
}

#[derive(Clone, Copy, Debug)]
#[repr(u64)]
pub enum Value {
    /// No value: an unbound local, "no self" under a call. Never seen by a program.
    Null,
    None,
    NotImplemented,
    Ellipsis,
    Bool(Truth),
    Int(i64),
    Float(Real),
    Object(Id),
}

impl Value {
    #[inline(always)]
    pub const fn bool(truth: bool) -> Value {
        Value::Bool(match truth {
            true => Truth::True,
            false => Truth::False,
        })
    }

    #[inline(always)]
    pub const fn float(number: f64) -> Value {
        Value::Float(Real(number.to_bits()))
    }

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
            (Value::Float(a), Value::Float(b)) => a.0 == b.0,
            (Value::Object(a), Value::Object(b)) => a == b,
            _ => false,
        }
    }
}

impl std::hash::Hash for Value {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self).hash(state);
        match self {
            Value::Bool(b) => b.get().hash(state),
            Value::Int(i) => i.hash(state),
            Value::Float(f) => f.0.hash(state),
            Value::Object(id) => id.hash(state),
            _ => {}
        }
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Value {
        Value::bool(b)
    }
}

impl From<i64> for Value {
    fn from(i: i64) -> Value {
        Value::Int(i)
    }
}

impl From<f64> for Value {
    fn from(f: f64) -> Value {
        Value::float(f)
    }
}

impl From<Id> for Value {
    fn from(id: Id) -> Value {
        Value::Object(id)
    }
}
