//! How values of a type lie in registers and memory.

use super::Compiler;
use crate::code::Op;
use crate::types::{BasicKind, Type, TypeId};
use std::rc::Rc;

/// A number in one word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scalar {
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F32,
    F64,
    Bool,
    /// Pointers, maps, channels, functions.
    Address,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    /// No value: a call without results.
    Nothing,
    Scalar(Scalar),
    Complex64,
    Complex128,
    String,
    Slice,
    Interface,
    Struct,
    Array,
}

#[derive(Clone, Debug)]
pub(crate) struct Shape {
    pub class: Class,
    pub size: u64,
    pub words: u16,
    /// May hold addresses.
    pub pointers: bool,
    /// Of a struct's fields.
    pub offsets: Vec<u64>,
    /// Holds an array that is not empty: such variables live in memory.
    pub has_array: bool,
}

impl Scalar {
    pub fn is_signed(self) -> bool {
        use Scalar::*;
        matches!(self, I8 | I16 | I32 | I64)
    }

    pub fn is_float(self) -> bool {
        matches!(self, Scalar::F32 | Scalar::F64)
    }

    /// The number of the `Narrow` that keeps the word extended; none for whole words.
    pub fn narrow(self) -> Option<u16> {
        use Scalar::*;
        match self {
            I8 => Some(0),
            I16 => Some(1),
            I32 => Some(2),
            U8 => Some(3),
            U16 => Some(4),
            U32 => Some(5),
            _ => None,
        }
    }

    pub fn load(self) -> Op {
        use Scalar::*;
        match self {
            I8 => Op::LoadS8,
            I16 => Op::LoadS16,
            I32 => Op::LoadS32,
            U8 | Bool => Op::LoadU8,
            U16 => Op::LoadU16,
            U32 | F32 => Op::LoadU32,
            I64 | U64 | F64 | Address => Op::Load64,
        }
    }

    pub fn store(self) -> Op {
        match self.bits() {
            8 => Op::Store8,
            16 => Op::Store16,
            32 => Op::Store32,
            _ => Op::Store64,
        }
    }

    pub fn bits(self) -> u16 {
        use Scalar::*;
        match self {
            I8 | U8 | Bool => 8,
            I16 | U16 => 16,
            I32 | U32 | F32 => 32,
            _ => 64,
        }
    }

    /// The kind of an `Extract`.
    pub fn extract(self) -> u16 {
        use Scalar::*;
        match self {
            U8 | Bool => 0,
            U16 => 1,
            U32 | F32 => 2,
            I8 => 3,
            I16 => 4,
            I32 => 5,
            _ => 6,
        }
    }
}

pub(crate) fn scalar_of(kind: BasicKind) -> Option<Scalar> {
    use BasicKind::*;
    Some(match kind {
        Bool | UntypedBool => Scalar::Bool,
        Int | Int64 | UntypedInt => Scalar::I64,
        Int8 => Scalar::I8,
        Int16 => Scalar::I16,
        Int32 | UntypedRune => Scalar::I32,
        Uint | Uint64 | Uintptr => Scalar::U64,
        Uint8 => Scalar::U8,
        Uint16 => Scalar::U16,
        Uint32 => Scalar::U32,
        Float32 => Scalar::F32,
        Float64 | UntypedFloat => Scalar::F64,
        UnsafePointer | UntypedNil => Scalar::Address,
        _ => return None,
    })
}

impl Compiler {
    pub fn shape(&mut self, typ: TypeId) -> Rc<Shape> {
        if let Some(shape) = self.shapes.get(&typ) {
            return Rc::clone(shape);
        }
        let shape = Rc::new(self.make_shape(typ));
        self.shapes.insert(typ, Rc::clone(&shape));
        shape
    }

    fn make_shape(&mut self, typ: TypeId) -> Shape {
        let plain = |class, size: u64, pointers| Shape {
            class,
            size,
            words: size.div_ceil(8) as u16,
            pointers,
            offsets: Vec::new(),
            has_array: false,
        };
        match self.types.shape(typ) {
            Type::Basic(kind) => match (scalar_of(kind), kind) {
                (Some(scalar), _) => {
                    let pointers = scalar == Scalar::Address;
                    plain(Class::Scalar(scalar), u64::from(scalar.bits()) / 8, pointers)
                }
                (None, BasicKind::Complex64) => plain(Class::Complex64, 8, false),
                (None, BasicKind::Complex128 | BasicKind::UntypedComplex) => {
                    plain(Class::Complex128, 16, false)
                }
                (None, BasicKind::String | BasicKind::UntypedString) => {
                    plain(Class::String, 16, true)
                }
                (None, _) => plain(Class::Nothing, 0, false),
            },
            Type::Slice(_) => plain(Class::Slice, 24, true),
            Type::Interface(_) => plain(Class::Interface, 16, true),
            Type::Struct(fields) => {
                let (offsets, size) = self.types.layout(&fields.fields);
                let mut shape = plain(Class::Struct, size, false);
                shape.offsets = offsets;
                for field in &fields.fields {
                    let typ = self.types.type_of(*field);
                    let inner = self.shape(typ);
                    shape.pointers |= inner.pointers;
                    shape.has_array |= inner.has_array;
                }
                shape
            }
            Type::Array { elem, len } => {
                let inner = self.shape(elem);
                let size = inner.size.saturating_mul(len.max(0) as u64);
                let mut shape = plain(Class::Array, size, inner.pointers);
                shape.words = size.div_ceil(8).min(u64::from(u16::MAX)) as u16;
                shape.has_array = size > 0;
                shape
            }
            Type::Tuple(types) if types.is_empty() => plain(Class::Nothing, 0, false),
            Type::Tuple(types) => {
                let words: u64 = types.iter().map(|typ| u64::from(self.shape(*typ).words)).sum();
                plain(Class::Struct, words * 8, true)
            }
            Type::Union(_) => plain(Class::Nothing, 0, false),
            _ => plain(Class::Scalar(Scalar::Address), 8, true),
        }
    }

    pub fn words(&mut self, typ: TypeId) -> u16 {
        self.shape(typ).words
    }

    pub fn class(&mut self, typ: TypeId) -> Class {
        self.shape(typ).class
    }

    pub fn scalar(&mut self, typ: TypeId) -> Option<Scalar> {
        match self.class(typ) {
            Class::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The types of a call's results.
    pub fn tuple(&mut self, typ: TypeId) -> Vec<TypeId> {
        match self.types.get(self.types.unalias(typ)) {
            Type::Tuple(types) => types.to_vec(),
            _ => vec![typ],
        }
    }
}
