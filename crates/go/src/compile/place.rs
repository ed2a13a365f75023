//! Places: what can be assigned to, and where values are taken from without a copy.

use super::shape::Class;
use super::unit::Location;
use super::{Compiler, Reg};
use crate::code::{NONE, Op, RtypeId};
use crate::syntax::ast::{Expr, ExprKind};
use crate::types::{ObjectId, ObjectKind, SelectionKind, Type, TypeId};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// `_`.
    Blank,
    /// Registers from `register` on, at byte `offset` in them: a variable, or a field of one.
    Register {
        register: Reg,
        offset: u64,
        /// Part of a struct or array, so that a narrow number is not extended there.
        packed: bool,
    },
    /// At the address in the register, plus an offset.
    Memory { register: Reg, offset: u64 },
    /// An entry of a map; the key's registers.
    Entry { map: Reg, key: Reg, rtype: RtypeId },
}

impl Compiler {
    /// Where a variable is, seen from the function that is being made.
    pub fn variable(&mut self, object: ObjectId) -> Place {
        if let Some(address) = self.globals.get(&object).copied() {
            let register = self.alloc(1);
            self.load_word(register, address);
            return Place::Memory { register, offset: 0 };
        }
        match self.unit().variables.get(&object) {
            Some(Location::Register(register)) => Place::Register {
                register: *register,
                offset: 0,
                packed: false,
            },
            Some(Location::Boxed(register)) => Place::Memory {
                register: *register,
                offset: 0,
            },
            None => {
                let object = self.types.object(object);
                let (span, name) = (object.span, object.name.clone());
                self.refuse(span, format!("the variable {name} cannot be reached here"));
                Place::Blank
            }
        }
    }

    /// Whether a value of this expression stands in a place of its own.
    pub fn is_place(&mut self, expr: &Expr) -> bool {
        let expr = expr.unparen();
        match &expr.kind {
            ExprKind::Name(_) => self.info.object_of(expr.id).is_some_and(|object| {
                matches!(self.types.object(object).kind, ObjectKind::Var(_))
            }),
            ExprKind::Selector(x, name) => match self.info.selections.get(&expr.id) {
                Some(selection) if selection.kind == SelectionKind::Field => {
                    let first = selection.path.first().copied();
                    let by_pointer = selection.path.iter().any(|step| step.through_pointer);
                    first.is_some() && (by_pointer || self.is_place(x))
                }
                Some(_) => false,
                None => self.info.use_of(name.id).is_some_and(|object| {
                    matches!(self.types.object(object).kind, ObjectKind::Var(_))
                }),
            },
            ExprKind::Index(x, _) => {
                let typ = self.type_of(x);
                match self.types.shape(typ) {
                    Type::Slice(_) | Type::Pointer(_) => true,
                    Type::Array { .. } => self.is_place(x),
                    _ => false,
                }
            }
            ExprKind::Star(_) => true,
            _ => false,
        }
    }

    pub fn place(&mut self, expr: &Expr) -> Place {
        let expr = expr.unparen();
        match &expr.kind {
            ExprKind::Name(name) if &**name == "_" => Place::Blank,
            ExprKind::Name(_) => match self.info.object_of(expr.id) {
                Some(object) => self.variable(object),
                None => Place::Blank,
            },
            ExprKind::Selector(..) => self.field_place(expr),
            ExprKind::Index(x, indices) => self.element_place(expr, x, &indices[0]),
            ExprKind::Star(x) => {
                let register = self.value(x);
                Place::Memory { register, offset: 0 }
            }
            _ => self.temporary(expr),
        }
    }

    /// A value without a place gets one in memory.
    pub fn temporary(&mut self, expr: &Expr) -> Place {
        let typ = self.type_of(expr);
        let value = self.value(expr);
        let register = self.new_block(typ);
        let place = Place::Memory { register, offset: 0 };
        self.store(place, value, typ);
        place
    }

    /// A new block of memory for a value of this type; its address.
    pub fn new_block(&mut self, typ: TypeId) -> Reg {
        let register = self.alloc(1);
        self.new_block_in(register, typ);
        register
    }

    pub fn new_block_in(&mut self, register: Reg, typ: TypeId) {
        let shape = self.shape(typ);
        let op = if shape.pointers { Op::New } else { Op::NewNoScan };
        self.wide(op, register, shape.size.min(u64::from(u32::MAX)) as u32);
    }

    fn field_place(&mut self, expr: &Expr) -> Place {
        let ExprKind::Selector(x, name) = &expr.kind else {
            unreachable!("called for selectors");
        };
        let Some(selection) = self.info.selections.get(&expr.id).cloned() else {
            return match self.info.use_of(name.id) {
                Some(object) => self.variable(object),
                None => Place::Blank,
            };
        };
        let typ = self.type_of(x);
        let starts_at_pointer = matches!(self.types.shape(typ), Type::Pointer(_));
        let start = if starts_at_pointer {
            let register = self.value(x);
            Place::Register { register, offset: 0, packed: false }
        } else if self.is_place(x) {
            self.place(x)
        } else {
            let register = self.value(x);
            Place::Register { register, offset: 0, packed: false }
        };
        self.walk(start, typ, &selection.path)
    }

    /// Goes from a place of type `typ` along a path of fields.
    pub fn walk(&mut self, start: Place, typ: TypeId, path: &[crate::types::PathStep]) -> Place {
        let (mut place, mut typ) = (start, typ);
        for step in path {
            if let Type::Pointer(base) = self.types.shape(typ) {
                let register = self.load(place, typ);
                place = Place::Memory { register, offset: 0 };
                typ = base;
            }
            let offset = self.shape(typ).offsets.get(step.index as usize).copied().unwrap_or(0);
            place = place.plus(offset);
            typ = match self.types.shape(typ) {
                Type::Struct(fields) => match fields.fields.get(step.index as usize) {
                    Some(field) => self.types.type_of(*field),
                    None => step.typ,
                },
                _ => step.typ,
            };
        }
        place
    }

    fn element_place(&mut self, expr: &Expr, x: &Expr, index: &Expr) -> Place {
        let typ = self.type_of(x);
        match self.types.shape(typ) {
            Type::Map { key, .. } => {
                let map = self.value(x);
                let map = self.keep(map, x, 1);
                let key = self.converted(index, key);
                let rtype = self.rtype(typ);
                Place::Entry { map, key, rtype }
            }
            Type::Slice(elem) => {
                let slice = self.value(x);
                let index = self.index(index);
                let size = self.shape(elem).size;
                let register = self.alloc(1);
                self.op(Op::SliceAddr, register, slice, index);
                self.ext(0, size as u32);
                Place::Memory { register, offset: 0 }
            }
            Type::Array { elem, len } => {
                let place = if self.is_place(x) { self.place(x) } else { Place::Blank };
                let constant = self.info.constant(index.id).and_then(|value| value.to_i64());
                let size = self.shape(elem).size;
                match (place, constant) {
                    (Place::Register { .. } | Place::Memory { .. }, Some(number)) => {
                        place.plus(number as u64 * size)
                    }
                    (Place::Memory { .. }, None) => {
                        let register = self.address(place);
                        self.array_element(register, index, size, len)
                    }
                    _ => {
                        let Place::Memory { register, .. } = self.temporary(x) else {
                            return Place::Blank;
                        };
                        self.array_element(register, index, size, len)
                    }
                }
            }
            Type::Pointer(base) => {
                let register = self.value(x);
                match self.types.shape(base) {
                    Type::Array { elem, len } => {
                        let size = self.shape(elem).size;
                        self.array_element(register, index, size, len)
                    }
                    _ => Place::Blank,
                }
            }
            _ => self.temporary(expr),
        }
    }

    fn array_element(&mut self, array: Reg, index: &Expr, size: u64, len: i64) -> Place {
        let index = self.index(index);
        let register = self.alloc(1);
        self.op(Op::ArrayAddr, register, array, index);
        self.ext(0, size as u32);
        self.ext(0, len as u32);
        Place::Memory { register, offset: 0 }
    }

    /// An index as a whole word.
    pub fn index(&mut self, index: &Expr) -> Reg {
        self.value(index)
    }

    /// The place's address in a register of its own; nothing is loaded from it.
    pub fn address(&mut self, place: Place) -> Reg {
        match place {
            Place::Memory { register, offset: 0 } => register,
            Place::Memory { register, offset } => {
                let to = self.alloc(1);
                self.offset_address(to, register, offset);
                to
            }
            _ => {
                let to = self.alloc(1);
                self.load_int(to, 0);
                to
            }
        }
    }

    fn offset_address(&mut self, to: Reg, register: Reg, offset: u64) {
        match u16::try_from(offset) {
            Ok(offset) => {
                self.op(Op::Lea, to, register, offset);
            }
            Err(_) => {
                self.op(Op::NilCheck, register, 0, 0);
                self.load_int(to, offset as i64);
                self.op(Op::Add, to, to, register);
            }
        }
    }

    /// A place with an offset that fits an instruction.
    fn near(&mut self, place: Place) -> (Reg, u16) {
        match place {
            Place::Memory { register, offset } => match u16::try_from(offset) {
                Ok(offset) => (register, offset),
                Err(_) => {
                    let to = self.alloc(1);
                    self.offset_address(to, register, offset);
                    (to, 0)
                }
            },
            _ => (0, 0),
        }
    }

    /// The value at a place; in the variable's own registers if it is one.
    pub fn load(&mut self, place: Place, typ: TypeId) -> Reg {
        let shape = self.shape(typ);
        if let Place::Register { register, offset, .. } = place
            && offset % 8 == 0
            && (shape.size % 8 == 0 || offset == 0 && !matches!(shape.class, Class::Scalar(_)))
        {
            return register + (offset / 8) as u16;
        }
        if let (Place::Register { register, packed: false, .. }, Class::Scalar(_)) = (place, shape.class) {
            return register;
        }
        let to = self.alloc(shape.words);
        self.load_into(to, place, typ);
        to
    }

    pub fn load_into(&mut self, to: Reg, place: Place, typ: TypeId) {
        let shape = self.shape(typ);
        match place {
            Place::Blank => self.zero(to, shape.words),
            Place::Register { register, offset, packed } => {
                let from = register + (offset / 8) as u16;
                match shape.class {
                    Class::Scalar(scalar) if scalar.bits() < 64 => {
                        if !packed {
                            return self.move_words(to, from, 1);
                        }
                        self.op(Op::Extract, to, from, 0);
                        self.ext3((offset % 8 * 8) as u16, scalar.extract(), 0);
                    }
                    _ if offset % 8 == 0 && shape.size % 8 == 0 => {
                        self.move_words(to, from, shape.words);
                    }
                    _ => self.extract_packed(to, from, offset % 8, shape.size),
                }
            }
            Place::Memory { .. } => {
                let (register, offset) = self.near(place);
                match shape.class {
                    Class::Scalar(scalar) => {
                        self.op(scalar.load(), to, register, offset);
                    }
                    _ if shape.size == 8 => {
                        self.op(Op::Load64, to, register, offset);
                    }
                    _ => {
                        self.op(Op::LoadN, to, register, offset);
                        self.ext(0, shape.size as u32);
                    }
                }
            }
            Place::Entry { map, key, rtype } => {
                self.op(Op::MapGet, to, map, key);
                self.ext(NONE, 0);
                self.last_ext(NONE, rtype);
            }
        }
    }

    /// `Ext` with a register in `a` and a type: the number has sixteen bits less to spare.
    pub fn last_ext(&mut self, a: Reg, rtype: RtypeId) {
        let unit = self.unit();
        let last = unit.func.code.last_mut().expect("an Ext was emitted");
        *last = crate::code::Instr::wide(Op::Ext, a, rtype.0);
    }

    /// A small struct or array inside packed registers that does not begin at a word.
    fn extract_packed(&mut self, to: Reg, from: Reg, offset: u64, size: u64) {
        // Through memory: rare, and simple.
        let block = self.alloc(1);
        self.wide(Op::New, block, 24 + size as u32);
        self.op(Op::StoreN, block, from, 0);
        self.ext(0, (offset + size).div_ceil(8) as u32 * 8);
        self.op(Op::LoadN, to, block, offset as u16);
        self.ext(0, size as u32);
    }

    fn insert_packed(&mut self, to: Reg, value: Reg, offset: u64, size: u64) {
        let block = self.alloc(1);
        let whole = (offset + size).div_ceil(8) * 8;
        self.wide(Op::New, block, whole as u32);
        self.op(Op::StoreN, block, to, 0);
        self.ext(0, whole as u32);
        self.op(Op::StoreN, block, value, offset as u16);
        self.ext(0, size as u32);
        self.op(Op::LoadN, to, block, 0);
        self.ext(0, whole as u32);
    }

    pub fn store(&mut self, place: Place, value: Reg, typ: TypeId) {
        let shape = self.shape(typ);
        match place {
            Place::Blank => {}
            Place::Register { register, offset, packed } => {
                let to = register + (offset / 8) as u16;
                match shape.class {
                    Class::Scalar(scalar) if scalar.bits() < 64 => {
                        if !packed {
                            return self.move_words(to, value, 1);
                        }
                        self.op(Op::Insert, to, value, 0);
                        self.ext3((offset % 8 * 8) as u16, scalar.bits(), 0);
                    }
                    _ if offset % 8 == 0 && (shape.size % 8 == 0 || offset == 0) => {
                        self.move_words(to, value, shape.words);
                    }
                    _ => self.insert_packed(to, value, offset % 8, shape.size),
                }
            }
            Place::Memory { .. } => {
                let (register, offset) = self.near(place);
                match shape.class {
                    Class::Scalar(scalar) => {
                        self.op(scalar.store(), register, value, offset);
                    }
                    _ if shape.size == 8 => {
                        self.op(Op::Store64, register, value, offset);
                    }
                    _ => {
                        self.op(Op::StoreN, register, value, offset);
                        self.ext(0, shape.size as u32);
                    }
                }
            }
            Place::Entry { map, key, rtype } => {
                self.op(Op::MapSet, map, key, value);
                self.ext(0, rtype.0);
            }
        }
    }
}

impl Place {
    pub fn plus(self, more: u64) -> Place {
        match self {
            Place::Register { register, offset, .. } => Place::Register {
                register,
                offset: offset + more,
                packed: true,
            },
            Place::Memory { register, offset } => Place::Memory {
                register,
                offset: offset + more,
            },
            other => other,
        }
    }
}
