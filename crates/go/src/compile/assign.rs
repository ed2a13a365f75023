//! Assignments and definitions.

use super::place::Place;
use super::unit::Location;
use super::{Compiler, Reg};
use crate::code::{NONE, Op};
use crate::syntax::ast::*;
use crate::types::{ObjectId, Type, TypeId};

impl Compiler {
    pub fn assign(&mut self, assign: &Assign) {
        if assign.is_define {
            let is_new = |target: &Expr| self.info.def(target.id).is_some() || target.as_name().is_some_and(|name| &**name == "_");
            if assign.lhs.iter().all(is_new) {
                let objects: Vec<Option<ObjectId>> = assign.lhs.iter().map(|name| self.info.def(name.id)).collect();
                return self.define(&objects, &assign.rhs);
            }
            return self.define_some(assign);
        }
        let mark = self.mark();
        let values: Vec<(&Expr, TypeId)> = assign.rhs.iter().map(|value| (value, TypeId::INVALID)).collect();
        let hoisted = self.order_assignment(&assign.lhs, &values);
        self.in_order(|compiler| {
            if let ([target], [value]) = (&assign.lhs[..], &assign.rhs[..]) {
                compiler.assign_one(target, value);
            } else {
                compiler.assign_several(&assign.lhs, &assign.rhs);
            }
        });
        self.forget(hoisted);
        self.release(mark);
    }

    fn assign_one(&mut self, target: &Expr, value: &Expr) {
        if is_blank(target) {
            self.value(value);
            return;
        }
        let typ = self.type_of(target);
        let place = self.place(target);
        match place {
            Place::Register { register, offset: 0, packed: false } => {
                self.converted_in(value, typ, register);
            }
            // Large values go from memory to memory.
            Place::Memory { .. } if self.words(typ) > 16 && self.is_place(value) => {
                let to = self.address(place);
                let source = self.place(value);
                match source {
                    Place::Memory { .. } => {
                        let from = self.address(source);
                        let size = self.shape(typ).size;
                        self.op(Op::CopyMem, to, from, 0);
                        self.ext(0, size as u32);
                    }
                    _ => {
                        let from = self.load(source, typ);
                        self.store(place, from, typ);
                    }
                }
            }
            _ => {
                let from = self.converted(value, typ);
                self.store(place, from, typ);
            }
        }
    }

    /// The operands of index and pointer expressions on the left, then the right, then the
    /// assignments from left to right.
    fn assign_several(&mut self, lhs: &[Expr], rhs: &[Expr]) {
        let mut places = Vec::new();
        for target in lhs {
            let place = if is_blank(target) { Place::Blank } else { self.place(target) };
            places.push(self.steady(place));
        }
        let types: Vec<TypeId> = lhs.iter().map(|target| self.target_or_value_type(target)).collect();
        if rhs.len() == 1 {
            let sources = self.sources(&rhs[0], lhs.len());
            for ((place, typ), (from, source)) in places.into_iter().zip(types).zip(sources) {
                if place == Place::Blank {
                    continue;
                }
                let value = self.convert_implicitly(from, source, typ, None);
                self.store(place, value, typ);
            }
            return;
        }
        let mut values = Vec::new();
        for ((value, typ), target) in rhs.iter().zip(&types).zip(lhs) {
            let typ = if is_blank(target) { self.target_type(value) } else { *typ };
            let words = self.words(typ);
            let to = self.alloc(words);
            self.converted_in(value, typ, to);
            values.push(to);
        }
        for ((place, typ), value) in places.into_iter().zip(types).zip(values) {
            if place != Place::Blank {
                self.store(place, value, typ);
            }
        }
    }

    fn target_or_value_type(&mut self, target: &Expr) -> TypeId {
        if is_blank(target) { TypeId::INT } else { self.type_of(target) }
    }

    /// A place whose registers no later assignment of the same statement changes.
    fn steady(&mut self, place: Place) -> Place {
        match place {
            Place::Memory { register, offset } => {
                let copy = self.alloc(1);
                self.move_words(copy, register, 1);
                Place::Memory { register: copy, offset }
            }
            Place::Entry { map, key, rtype } => {
                let key_type = self.out.rtypes[rtype.0 as usize].key;
                let words = self.out.rtypes[key_type.0 as usize].words() as u16;
                let copy = self.alloc(1 + words);
                self.move_words(copy, map, 1);
                self.move_words(copy + 1, key, words);
                Place::Entry { map: copy, key: copy + 1, rtype }
            }
            other => other,
        }
    }

    /// The values of a call with several results, or of a `v, ok` form, with their types.
    pub fn sources(&mut self, value: &Expr, count: usize) -> Vec<(Reg, TypeId)> {
        let inner = value.unparen();
        let typ = self.type_of(inner);
        if let Type::Tuple(types) = self.types.get(typ).clone() {
            let mut from = self.value(inner);
            let mut sources = Vec::new();
            for typ in types.iter() {
                let typ = self.concrete(*typ);
                sources.push((from, typ));
                from += self.words(typ);
            }
            return sources;
        }
        if count == 1 {
            let typ = self.target_type(value);
            return vec![(self.value(value), typ)];
        }
        let words = self.words(typ);
        let (to, ok) = (self.alloc(words), self.alloc(1));
        match &inner.kind {
            ExprKind::Index(x, indices) => {
                let container = self.type_of(x);
                if let Type::Map { key, .. } = self.types.shape(container) {
                    let map = self.value(x);
                    let key = self.converted(&indices[0], key);
                    let rtype = self.rtype(container);
                    self.map_get(to, map, key, ok, rtype);
                }
            }
            ExprKind::Assert(x, _) => self.assert(x, typ, to, ok),
            ExprKind::Unary(UnaryOp::Receive, x) => {
                let chan = self.value(x);
                self.op(Op::Recv, to, chan, ok);
            }
            _ => self.refuse(value.span, "this does not give two values"),
        }
        let _ = NONE;
        vec![(to, typ), (ok, TypeId::BOOL)]
    }

    /// `a, b := …` where every name is new. Values are evaluated before the names exist.
    pub fn define(&mut self, objects: &[Option<ObjectId>], values: &[Expr]) {
        if let ([object], [value]) = (objects, values) {
            return self.define_one(*object, value);
        }
        let mut types = Vec::new();
        for (index, object) in objects.iter().enumerate() {
            let typ = match object {
                Some(object) => self.object_type(*object),
                None => match values.get(index) {
                    Some(value) if values.len() == objects.len() => self.target_type(value),
                    _ => TypeId::INVALID,
                },
            };
            types.push(typ);
        }
        if values.len() == objects.len() {
            // Registers of the variables come first, so that what is above can be released.
            let first = self.mark();
            let mut homes = Vec::new();
            for typ in &types {
                let words = self.words(*typ);
                homes.push(self.alloc(words));
            }
            self.values_home(values, &types, &homes);
            let _ = first;
            for ((object, typ), home) in objects.iter().zip(types).zip(homes) {
                self.settle(*object, typ, home);
            }
            return;
        }
        let mut homes = Vec::new();
        for typ in &types {
            let words = if *typ == TypeId::INVALID { 1 } else { self.words(*typ) };
            homes.push(self.alloc(words));
        }
        let mark = self.mark();
        let sources = self.sources(&values[0], objects.len());
        for (index, (from, source)) in sources.into_iter().enumerate() {
            if objects[index].is_none() {
                continue;
            }
            let typ = types[index];
            let made = self.convert_implicitly(from, source, typ, None);
            let words = self.words(typ);
            self.move_words(homes[index], made, words);
        }
        self.release(mark);
        for ((object, typ), home) in objects.iter().zip(types).zip(homes) {
            self.settle(*object, typ, home);
        }
    }

    /// Each value into the registers that become its variable's.
    fn values_home(&mut self, values: &[Expr], types: &[TypeId], homes: &[Reg]) {
        let mark = self.mark();
        let root: Vec<(&Expr, TypeId)> = values.iter().zip(types.iter().copied()).collect();
        let hoisted = self.order(&root);
        self.in_order(|compiler| {
            for ((value, typ), home) in values.iter().zip(types).zip(homes) {
                let mark = compiler.mark();
                compiler.converted_in(value, *typ, *home);
                compiler.release(mark);
            }
        });
        self.forget(hoisted);
        self.release(mark);
    }

    fn define_one(&mut self, object: Option<ObjectId>, value: &Expr) {
        let Some(object) = object else {
            let mark = self.mark();
            self.value(value);
            return self.release(mark);
        };
        let typ = self.object_type(object);
        let words = self.words(typ);
        if self.lives_in_memory(object, typ) {
            let home = self.alloc(1);
            let mark = self.mark();
            if words > 16 && self.is_place(value) {
                let source = self.place(value);
                if let Place::Memory { .. } = source {
                    let from = self.address(source);
                    let size = self.shape(typ).size;
                    let block = self.new_block(typ);
                    self.op(Op::CopyMem, block, from, 0);
                    self.ext(0, size as u32);
                    self.move_words(home, block, 1);
                    self.release(mark);
                    self.unit().variables.insert(object, Location::Boxed(home));
                    return self.note(object);
                }
            }
            if let ExprKind::Composite(literal) = &value.unparen().kind
                && matches!(self.class(typ), super::shape::Class::Struct | super::shape::Class::Array)
            {
                let block = self.new_block(typ);
                self.composite_in_memory(literal, typ, block, 0, true);
                self.move_words(home, block, 1);
                self.release(mark);
                self.unit().variables.insert(object, Location::Boxed(home));
                return self.note(object);
            }
            let from = self.converted(value, typ);
            let block = self.new_block(typ);
            if words > 0 {
                self.store(Place::Memory { register: block, offset: 0 }, from, typ);
            }
            self.move_words(home, block, 1);
            self.release(mark);
            self.unit().variables.insert(object, Location::Boxed(home));
        } else {
            let home = self.alloc(words);
            let mark = self.mark();
            self.converted_in(value, typ, home);
            self.release(mark);
            self.unit().variables.insert(object, Location::Register(home));
        }
        self.note(object);
    }

    /// A variable whose value is in registers that become its own.
    pub fn settle(&mut self, object: Option<ObjectId>, typ: TypeId, home: Reg) {
        let Some(object) = object else { return };
        if self.lives_in_memory(object, typ) {
            let block = self.alloc(1);
            self.new_block_in(block, typ);
            if self.words(typ) > 0 {
                self.store(Place::Memory { register: block, offset: 0 }, home, typ);
            }
            self.unit().variables.insert(object, Location::Boxed(block));
        } else {
            self.unit().variables.insert(object, Location::Register(home));
        }
        self.note(object);
    }

    /// `:=` with names of which some exist already.
    fn define_some(&mut self, assign: &Assign) {
        let mut types = Vec::new();
        let mut homes = Vec::new();
        for (index, target) in assign.lhs.iter().enumerate() {
            let object = self.info.object_of(target.id);
            let typ = match object {
                Some(object) if !is_blank(target) => self.object_type(object),
                _ if assign.rhs.len() == assign.lhs.len() => self.target_type(&assign.rhs[index]),
                _ => TypeId::INVALID,
            };
            let words = if typ == TypeId::INVALID { 1 } else { self.words(typ) };
            types.push(typ);
            homes.push(self.alloc(words));
        }
        let mark = self.mark();
        if assign.rhs.len() == assign.lhs.len() {
            self.values_home(&assign.rhs, &types, &homes);
        } else {
            let sources = self.sources(&assign.rhs[0], assign.lhs.len());
            for (index, (from, source)) in sources.into_iter().enumerate() {
                if is_blank(&assign.lhs[index]) {
                    continue;
                }
                let made = self.convert_implicitly(from, source, types[index], None);
                let words = self.words(types[index]);
                self.move_words(homes[index], made, words);
            }
        }
        self.release(mark);
        for ((target, typ), home) in assign.lhs.iter().zip(types).zip(homes) {
            if is_blank(target) {
                continue;
            }
            match self.info.def(target.id) {
                Some(object) => self.settle(Some(object), typ, home),
                None => {
                    let mark = self.mark();
                    let place = self.place(target);
                    self.store(place, home, typ);
                    self.release(mark);
                }
            }
        }
    }

    pub fn op_assign(&mut self, op: BinaryOp, target: &Expr, value: &Expr) {
        let hoisted = self.order(&[(target, TypeId::INVALID), (value, TypeId::INVALID)]);
        self.in_order(|compiler| compiler.op_assign_ordered(op, target, value));
        self.forget(hoisted);
    }

    fn op_assign_ordered(&mut self, op: BinaryOp, target: &Expr, value: &Expr) {
        let typ = self.type_of(target);
        let place = self.place(target);
        let to = match place {
            Place::Register { register, offset: 0, packed: false } => Some(register),
            _ => None,
        };
        let left = self.load(place, typ);
        let result = if op.is_shift() {
            self.shift(op, left, value, typ, to)
        } else if let Some(made) = self.with_number(op, left, value, typ, to) {
            made
        } else {
            let right = self.converted(value, typ);
            self.arithmetic(op, left, right, typ, to)
        };
        if to.is_none() {
            self.store(place, result, typ);
        }
    }

    pub fn inc_dec(&mut self, target: &Expr, up: bool) {
        let typ = self.type_of(target);
        let place = self.place(target);
        let left = self.load(place, typ);
        let Some(scalar) = self.scalar(typ) else {
            // A complex number.
            let one = self.alloc(2);
            self.constant(&crate::types::Value::int(1), typ, one);
            let op = if up { BinaryOp::Add } else { BinaryOp::Sub };
            let result = self.arithmetic(op, left, one, typ, None);
            return self.store(place, result, typ);
        };
        if scalar.is_float() {
            let one = self.alloc(1);
            self.constant(&crate::types::Value::int(1), typ, one);
            let op = if up { BinaryOp::Add } else { BinaryOp::Sub };
            let result = self.arithmetic(op, left, one, typ, None);
            return self.store(place, result, typ);
        }
        let step = if up { 1u16 } else { u16::MAX };
        let to = match place {
            Place::Register { register, offset: 0, packed: false } => register,
            _ => self.alloc(1),
        };
        self.op(Op::AddI, to, left, step);
        self.cut(to, scalar);
        if !matches!(place, Place::Register { offset: 0, packed: false, .. }) {
            self.store(place, to, typ);
        }
    }
}

pub(crate) fn is_blank(target: &Expr) -> bool {
    target.as_name().is_some_and(|name| &**name == "_")
}
