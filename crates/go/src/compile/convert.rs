//! Conversions `T(x)`.

use super::shape::{Class, Scalar};
use super::{Compiler, Reg};
use crate::code::Op;
use crate::syntax::ast::Expr;
use crate::types::{Type, TypeId};

impl Compiler {
    pub fn conversion(&mut self, x: &Expr, target: TypeId, to: Option<Reg>) -> Reg {
        if self.is_nil(x) {
            let words = self.words(target);
            let to = self.alloc_or(to, words);
            self.zero(to, words);
            return to;
        }
        let typ = self.target_type(x);
        if self.class(target) == Class::Interface {
            let from = self.value(x);
            return self.convert_implicitly(from, typ, target, to);
        }
        match (self.class(typ), self.class(target)) {
            (Class::Scalar(from), Class::Scalar(into)) => {
                if from == into {
                    return self.same(x, target, to);
                }
                let value = self.value(x);
                let to = self.alloc_or(to, 1);
                self.convert_number(value, from, into, to);
                to
            }
            (Class::Complex64 | Class::Complex128, Class::Complex64 | Class::Complex128) => {
                let value = self.value(x);
                let (real, imaginary) = self.complex_parts(value, typ);
                self.make_complex(real, imaginary, target, to)
            }
            (Class::Scalar(_), Class::String) => {
                let window = self.alloc(3);
                self.value_in(x, window);
                self.native("string.fromRune", window);
                self.result(window, 2, to)
            }
            (Class::Slice, Class::String) => {
                let name = match self.slice_elem(typ) {
                    Some(Scalar::I32) => "string.fromRunes",
                    _ => "string.fromBytes",
                };
                let window = self.alloc(3);
                self.value_in(x, window);
                self.native(name, window);
                self.result(window, 2, to)
            }
            (Class::String, Class::Slice) => {
                let name = match self.slice_elem(target) {
                    Some(Scalar::I32) => "string.toRunes",
                    _ => "string.toBytes",
                };
                let window = self.alloc(3);
                self.rooted(&[(x, TypeId::INVALID)], |compiler| compiler.value_in(x, window));
                self.native(name, window);
                self.result(window, 3, to)
            }
            (Class::Slice, Class::Array) => {
                let address = self.slice_to_array(x, target);
                let words = self.words(target);
                let to = self.alloc_or(to, words);
                let place = super::place::Place::Memory { register: address, offset: 0 };
                if self.shape(target).size > 0 {
                    self.load_into(to, place, target);
                }
                to
            }
            (Class::Slice, Class::Scalar(_)) => {
                let Type::Pointer(base) = self.types.shape(target) else {
                    return self.same(x, target, to);
                };
                let address = self.slice_to_array(x, base);
                self.result(address, 1, to)
            }
            _ => self.same(x, target, to),
        }
    }

    fn slice_to_array(&mut self, x: &Expr, array: TypeId) -> Reg {
        let slice = self.value(x);
        let length = match self.types.shape(array) {
            Type::Array { len, .. } => len,
            _ => 0,
        };
        let to = self.alloc(1);
        self.op(Op::SliceToArray, to, slice, 0);
        self.ext(0, length as u32);
        to
    }

    fn slice_elem(&mut self, typ: TypeId) -> Option<Scalar> {
        match self.types.shape(typ) {
            Type::Slice(elem) => self.scalar(elem),
            _ => None,
        }
    }

    /// The same words under another type.
    fn same(&mut self, x: &Expr, target: TypeId, to: Option<Reg>) -> Reg {
        match to {
            Some(to) => {
                let words = self.words(target);
                let from = self.value(x);
                self.move_words(to, from, words);
                to
            }
            None => self.value(x),
        }
    }

    fn result(&mut self, from: Reg, words: u16, to: Option<Reg>) -> Reg {
        match to {
            Some(to) => {
                self.move_words(to, from, words);
                to
            }
            None => from,
        }
    }

    pub fn convert_number(&mut self, value: Reg, from: Scalar, into: Scalar, to: Reg) {
        match (from, into) {
            (Scalar::F64, Scalar::F32) => {
                self.op(Op::FToF32, to, value, 0);
            }
            (Scalar::F32, Scalar::F64) => {
                self.op(Op::F32ToF, to, value, 0);
            }
            (Scalar::F64 | Scalar::F32, _) => {
                let mut wide = value;
                if from == Scalar::F32 {
                    wide = self.alloc(1);
                    self.op(Op::F32ToF, wide, value, 0);
                }
                let op = if into == Scalar::U64 { Op::FToUint } else { Op::FToInt };
                self.op(op, to, wide, 0);
                self.cut(to, into);
            }
            (_, Scalar::F64 | Scalar::F32) => {
                let op = match (from == Scalar::U64, into) {
                    (true, Scalar::F64) => Op::UintToF,
                    (false, Scalar::F64) => Op::IntToF,
                    (true, _) => Op::UintToF32,
                    (false, _) => Op::IntToF32,
                };
                self.op(op, to, value, 0);
            }
            _ => {
                self.move_words(to, value, 1);
                self.cut(to, into);
            }
        }
    }
}
