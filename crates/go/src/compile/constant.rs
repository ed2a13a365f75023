//! Constants.

use super::shape::{Class, Scalar};
use super::{Compiler, Reg};
use crate::types::{TypeId, Value};

impl Compiler {
    pub fn constant(&mut self, value: &Value, typ: TypeId, to: Reg) {
        match self.class(typ) {
            Class::Scalar(scalar) => {
                let word = scalar_word(value, scalar);
                self.load_word(to, word);
            }
            Class::String => {
                let bytes = value.as_bytes().unwrap_or_default().to_vec();
                let (address, length) = self.text(&bytes);
                self.load_word(to, address);
                self.load_int(to + 1, length as i64);
            }
            Class::Complex128 => {
                if let Some((real, imaginary)) = value.to_complex() {
                    self.load_word(to, real.to_f64().to_bits());
                    self.load_word(to + 1, imaginary.to_f64().to_bits());
                }
            }
            Class::Complex64 => {
                if let Some((real, imaginary)) = value.to_complex() {
                    let low = u64::from(real.to_f32().to_bits());
                    let high = u64::from(imaginary.to_f32().to_bits());
                    self.load_word(to, low | high << 32);
                }
            }
            // A constant whose type is an interface: of its default type inside.
            Class::Interface => {
                let default = default_type(value);
                let words = self.words(default);
                let inner = self.alloc(words);
                self.constant(value, default, inner);
                let made = self.convert_implicitly(inner, default, typ, Some(to));
                self.move_words(to, made, 2);
            }
            _ => {}
        }
    }
}

fn default_type(value: &Value) -> TypeId {
    match value {
        Value::Bool(_) => TypeId::BOOL,
        Value::String(_) => TypeId::STRING,
        Value::Float(_) => TypeId::FLOAT64,
        Value::Complex(..) => TypeId::COMPLEX128,
        _ => TypeId::INT,
    }
}

/// A constant as one word.
pub(crate) fn scalar_word(value: &Value, scalar: Scalar) -> u64 {
    match scalar {
        Scalar::Bool => u64::from(value.as_bool().unwrap_or(false)),
        Scalar::F64 => value.to_f64().unwrap_or(0.0).to_bits(),
        Scalar::F32 => u64::from(value.to_f32().unwrap_or(0.0).to_bits()),
        _ => value.to_bits().unwrap_or(0),
    }
}
