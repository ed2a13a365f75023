//! Numbers as natives see them: what a value is as an int, an index, a float.
//!
//! Invariant: an int that fits in 64 bits is always `Value::Int`; `Object::Int`
//! holds only larger ones. So equal ints of either size never differ in form.

use crate::native::{Outcome, Stop};
use crate::object::Object;
use crate::pure::int_text::Integer;
use crate::pure::{PureResult, float_text};
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::Vm;
use num_bigint::BigInt;
use num_traits::ToPrimitive;

/// A builtin number (or the payload of an instance of a subclass).
#[derive(Clone, Debug)]
pub enum Number {
    Int(i64),
    Big(BigInt),
    Float(f64),
    Complex(f64, f64),
}

impl Vm {
    /// The int object for a number of any size.
    pub fn int_from(&mut self, number: BigInt) -> Value {
        match number.to_i64() {
            Some(small) => Value::Int(small),
            None => Value::Object(self.heap.alloc(Object::Int(Box::new(number)))),
        }
    }

    pub fn int_value(&mut self, number: Integer) -> Value {
        match number {
            Integer::Small(small) => Value::Int(small),
            Integer::Big(big) => self.int_from(big),
        }
    }

    pub fn complex(&mut self, real: f64, imaginary: f64) -> Value {
        Value::Object(self.heap.alloc(Object::Complex(real, imaginary)))
    }

    /// The builtin number behind a value; a bool counts as an int.
    pub fn number_of(&self, value: Value) -> Option<Number> {
        match self.payload(value) {
            Value::Int(number) => Some(Number::Int(number)),
            Value::Bool(truth) => Some(Number::Int(i64::from(truth.get()))),
            Value::Float(number) => Some(Number::Float(number.get())),
            Value::Object(id) => match self.heap.get(id) {
                Object::Int(number) => Some(Number::Big((**number).clone())),
                Object::Complex(real, imaginary) => Some(Number::Complex(*real, *imaginary)),
                _ => None,
            },
            _ => None,
        }
    }

    /// An int of any size (a bool too), else `None`.
    pub fn integer_of(&self, value: Value) -> Option<Integer> {
        match self.number_of(value)? {
            Number::Int(small) => Some(Integer::Small(small)),
            Number::Big(big) => Some(Integer::Big(big)),
            _ => None,
        }
    }

    /// An int or bool of 64 bits, else `None`.
    pub fn as_int(&self, value: Value) -> Option<i64> {
        match self.payload(value) {
            Value::Int(number) => Some(number),
            Value::Bool(truth) => Some(i64::from(truth.get())),
            _ => None,
        }
    }

    pub fn is_int(&self, value: Value) -> bool {
        self.integer_of(value).is_some()
    }

    /// What `operator.index` gives. Errors: TypeError; Fallback when `__index__` is Python.
    pub fn integer(&mut self, value: Value) -> Result<Integer, Stop> {
        if let Some(number) = self.integer_of(value) {
            return Ok(number);
        }
        if self.overrides(value, Sym::INDEX) {
            return Err(Stop::Fallback);
        }
        let name = self.class_name(value);
        Err(self.type_error(&format!(
            "'{name}' object cannot be interpreted as an integer"
        )))
    }

    /// An int as 64 bits. Errors: as [`integer`](Self::integer); OverflowError.
    pub fn as_index(&mut self, value: Value) -> Result<i64, Stop> {
        match self.integer(value)? {
            Integer::Small(number) => Ok(number),
            Integer::Big(_) => {
                Err(self.overflow_error("Python int too large to convert to C ssize_t"))
            }
        }
    }

    /// An int as a position: too large ones are clipped. `None` stays `None`.
    pub fn clipped(&mut self, value: Value) -> Result<Option<i64>, Stop> {
        if value.is_none() || value.is_null() {
            return Ok(None);
        }
        if self.integer_of(value).is_none() && !self.overrides(value, Sym::INDEX) {
            return Err(self
                .type_error("slice indices must be integers or None or have an __index__ method"));
        }
        Ok(Some(match self.integer(value)? {
            Integer::Small(number) => number,
            big if big.is_negative() => i64::MIN,
            Integer::Big(_) => i64::MAX,
        }))
    }

    /// A float, or an int as a float when it fits; else `None`.
    pub fn as_float(&self, value: Value) -> Option<f64> {
        match self.number_of(value)? {
            Number::Int(small) => Some(small as f64),
            Number::Big(big) => float_text::from_integer(&big).ok(),
            Number::Float(number) => Some(number),
            Number::Complex(..) => None,
        }
    }

    /// A real number as C functions take it. Errors: TypeError, OverflowError; Fallback.
    pub fn real(&mut self, value: Value) -> Result<f64, Stop> {
        match self.number_of(value) {
            Some(Number::Int(small)) => Ok(small as f64),
            Some(Number::Float(number)) => Ok(number),
            Some(Number::Big(big)) => self.pure(float_text::from_integer(&big)),
            _ if self.overrides(value, Sym::FLOAT) || self.overrides(value, Sym::INDEX) => {
                Err(Stop::Fallback)
            }
            _ => {
                let name = self.class_name(value);
                Err(self.type_error(&format!("must be real number, not {name}")))
            }
        }
    }

    /// A pure function's answer, its error as a Python exception.
    pub fn pure<T>(&mut self, result: PureResult<T>) -> Result<T, Stop> {
        result.map_err(|error| self.raise_pure(error))
    }

    /// A pure function's text as a str object.
    pub fn pure_str(&mut self, result: PureResult<String>) -> Outcome {
        let text = self.pure(result)?;
        Ok(self.heap.str(&text))
    }
}
