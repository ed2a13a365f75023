//! Composite literals and function literals.

use super::place::Place;
use super::range::{DEFER_TOKEN, YIELD_BLOCK};
use super::shape::Class;
use super::unit::{Location, Unit};
use super::{Compiler, Reg};
use crate::code::{FuncId, NONE, Op};
use crate::syntax::ast::*;
use crate::types::{Type, TypeId};

/// Literals of more words than this are put together in memory.
const REGISTER_WORDS_MAX: u16 = 64;

impl Compiler {
    pub fn composite(&mut self, expr: &Expr, literal: &Composite, typ: TypeId, to: Option<Reg>) -> Reg {
        match self.types.shape(typ) {
            // Elided `&T`: `[]*T{{…}}`.
            Type::Pointer(base) => {
                let to = self.alloc_or(to, 1);
                let made = self.alloc(1);
                self.new_block_in(made, base);
                self.composite_in_memory(literal, base, made, 0, true);
                self.move_words(to, made, 1);
                to
            }
            Type::Struct(fields) => {
                let shape = self.shape(typ);
                let to = self.alloc_or(to, shape.words);
                if shape.has_array || shape.words > REGISTER_WORDS_MAX {
                    let block = self.new_block(typ);
                    self.composite_in_memory(literal, typ, block, 0, true);
                    self.load_into(to, Place::Memory { register: block, offset: 0 }, typ);
                    return to;
                }
                // The values may mention the variable that is assigned to.
                let made = self.alloc(shape.words);
                self.zero(made, shape.words);
                for (index, value) in self.field_values(literal, typ) {
                    let field = fields.fields[index];
                    let field_type = self.types.type_of(field);
                    let mark = self.mark();
                    let from = self.converted(value, field_type);
                    let place = Place::Register {
                        register: made,
                        offset: shape.offsets[index],
                        packed: true,
                    };
                    self.store(place, from, field_type);
                    self.release(mark);
                }
                self.move_words(to, made, shape.words);
                to
            }
            Type::Array { .. } => {
                let words = self.words(typ);
                let to = self.alloc_or(to, words);
                let block = self.new_block(typ);
                self.composite_in_memory(literal, typ, block, 0, true);
                self.load_into(to, Place::Memory { register: block, offset: 0 }, typ);
                to
            }
            Type::Slice(elem) => {
                let (count, items) = self.elements(literal);
                let to = self.alloc_or(to, 3);
                let block = self.array_block(elem, count);
                let size = self.shape(elem).size;
                for (index, value) in items {
                    self.element(value, elem, block, index * size);
                }
                self.move_words(to, block, 1);
                self.load_int(to + 1, count as i64);
                self.load_int(to + 2, count as i64);
                to
            }
            Type::Map { key, elem } => {
                let rtype = self.rtype(typ);
                let to = self.alloc_or(to, 1);
                let map = self.alloc(1);
                self.op(Op::MapMake, map, 0, 0);
                self.ext(0, rtype.0);
                for element in &literal.elements {
                    let ExprKind::KeyValue(k, v) = &element.kind else { continue };
                    let mark = self.mark();
                    let (key, value) = self.map_entry((k, key), (v, elem), typ);
                    self.op(Op::MapSet, map, key, value);
                    self.ext(0, rtype.0);
                    self.release(mark);
                }
                self.move_words(to, map, 1);
                to
            }
            _ => {
                self.refuse(expr.span, "this literal is not supported");
                self.alloc(1)
            }
        }
    }

    /// A key and its element are an assignment: `m[key] = element`.
    fn map_entry(&mut self, key: (&Expr, TypeId), value: (&Expr, TypeId), map: TypeId) -> (Reg, Reg) {
        let hoisted = self.order_entry(key, value, map);
        let made = self.in_order(|compiler| {
            let key = compiler.literal_value(key.0, key.1);
            (key, compiler.literal_value(value.0, value.1))
        });
        self.forget(hoisted);
        made
    }

    /// An element, which may be a literal whose type is left out.
    fn literal_value(&mut self, value: &Expr, typ: TypeId) -> Reg {
        if let Some(register) = self.hoisted(value.id) {
            let from = self.type_of(value);
            return self.convert_implicitly(register, from, typ, None);
        }
        match &value.kind {
            ExprKind::Composite(inner) if inner.typ.is_none() => {
                let words = self.words(typ);
                let to = self.alloc(words);
                self.composite(value, inner, typ, Some(to))
            }
            _ => self.converted(value, typ),
        }
    }

    /// The values of a struct literal with their fields' numbers.
    fn field_values<'a>(&mut self, literal: &'a Composite, typ: TypeId) -> Vec<(usize, &'a Expr)> {
        let Type::Struct(fields) = self.types.shape(typ) else {
            return Vec::new();
        };
        let mut values = Vec::new();
        for (n, element) in literal.elements.iter().enumerate() {
            match &element.kind {
                ExprKind::KeyValue(key, value) => {
                    let name = key.as_name();
                    let index = fields
                        .fields
                        .iter()
                        .position(|field| Some(&self.types.object(*field).name) == name);
                    values.extend(index.map(|index| (index, &**value)));
                }
                _ => values.push((n, element)),
            }
        }
        values
    }

    /// How many elements an array or slice literal has, and each with its index.
    fn elements<'a>(&mut self, literal: &'a Composite) -> (u64, Vec<(u64, &'a Expr)>) {
        let (mut next, mut count) = (0, 0);
        let mut items = Vec::new();
        for element in &literal.elements {
            let value = match &element.kind {
                ExprKind::KeyValue(key, value) => {
                    let index = self.info.constant(key.id).and_then(|index| index.to_u64());
                    next = index.unwrap_or(next);
                    &**value
                }
                _ => element,
            };
            items.push((next, value));
            next += 1;
            count = count.max(next);
        }
        (count, items)
    }

    fn element(&mut self, value: &Expr, typ: TypeId, block: Reg, offset: u64) {
        let mark = self.mark();
        match &value.kind {
            ExprKind::Composite(inner)
                if inner.typ.is_none() && self.is_flat(typ) && self.hoisted(value.id).is_none() =>
            {
                self.composite_in_memory(inner, typ, block, offset, true);
            }
            _ => {
                let from = self.literal_value(value, typ);
                let place = Place::Memory { register: block, offset };
                if self.shape(typ).size > 0 {
                    self.store(place, from, typ);
                }
            }
        }
        self.release(mark);
    }

    /// A struct or array, which a literal can fill in its place.
    fn is_flat(&mut self, typ: TypeId) -> bool {
        matches!(self.class(typ), Class::Struct | Class::Array)
    }

    /// Fills memory that is still zero.
    pub fn composite_in_memory(&mut self, literal: &Composite, typ: TypeId, block: Reg, offset: u64, _fresh: bool) {
        match self.types.shape(typ) {
            Type::Struct(fields) => {
                let offsets = self.shape(typ).offsets.clone();
                for (index, value) in self.field_values(literal, typ) {
                    let field_type = self.types.type_of(fields.fields[index]);
                    self.element(value, field_type, block, offset + offsets[index]);
                }
            }
            Type::Array { elem, .. } => {
                let size = self.shape(elem).size;
                let (_, items) = self.elements(literal);
                for (index, value) in items {
                    self.element(value, elem, block, offset + index * size);
                }
            }
            _ => {
                let words = self.words(typ);
                let to = self.alloc(words);
                let span = source::Span::new(literal.closing, literal.closing);
                let expr = Expr {
                    id: NodeId(u32::MAX),
                    span,
                    pos: literal.closing,
                    kind: ExprKind::Bad,
                };
                let value = self.composite(&expr, literal, typ, Some(to));
                self.store(Place::Memory { register: block, offset }, value, typ);
            }
        }
    }

    pub fn func_literal(&mut self, expr: &Expr, literal: &FuncLit, to: Option<Reg>) -> Reg {
        let captures = self.captures.lists.get(&expr.id).cloned().unwrap_or_default();
        let (func, held) = self.closure_func(&captures, |compiler| {
            compiler.function_body(&literal.typ, None, &literal.body);
        });
        if held.is_empty() {
            return self.function_value(func, to);
        }
        self.make_closure(func, &held, to)
    }

    /// A closure over words that are in registers.
    pub fn make_closure(&mut self, func: FuncId, held: &[(Reg, u16)], to: Option<Reg>) -> Reg {
        let to = self.alloc_or(to, 1);
        let words: u16 = held.iter().map(|(_, words)| words).sum();
        let from = self.alloc(words.max(1));
        let mut at = from;
        for (register, words) in held {
            self.move_words(at, *register, *words);
            at += words;
        }
        self.op(Op::MakeClosure, to, from, words);
        self.ext(0, func.0);
        to
    }

    /// Makes a function inside of the one being made; gives it and what its closure has to hold.
    pub fn closure_func(
        &mut self,
        captures: &[crate::types::ObjectId],
        body: impl FnOnce(&mut Compiler),
    ) -> (FuncId, Vec<(Reg, u16)>) {
        let id = self.new_func();
        let outer = self.unit();
        outer.closures += 1;
        let number = outer.closures;
        let name = format!("{}.func{number}", outer.func.name);
        let mut unit = Unit {
            from: outer.from.clone(),
            to: outer.to.clone(),
            position: outer.position,
            ..Unit::default()
        };
        unit.func.name = name;
        unit.func.file = outer.func.file;
        unit.func.library = outer.func.library;
        unit.func.context = NONE;
        unit.package = outer.package;
        // What each captured variable is outside: its address, or its words.
        let mut held = Vec::new();
        let mut inner = Vec::new();
        for object in captures {
            let Some(location) = self.unit().variables.get(object).copied() else {
                continue;
            };
            let typ = match *object {
                YIELD_BLOCK => TypeId::UNSAFE_POINTER,
                DEFER_TOKEN => TypeId::INT,
                _ => self.object_type(*object),
            };
            let words = self.words(typ);
            let (register, words, boxed) = match location {
                Location::Boxed(register) => (register, 1, true),
                Location::Register(register) => (register, words, false),
            };
            held.push((register, words));
            inner.push((*object, words, boxed, typ));
        }
        unit.captured = inner;
        self.units.push(unit);
        body(self);
        self.patch_jumps();
        let unit = self.units.pop().expect("it was begun");
        self.out.funcs[id.0 as usize] = unit.func;
        (id, held)
    }

    /// In a closure's beginning: what it holds goes to registers. The context's register is
    /// the next one.
    pub fn unpack_closure(&mut self) {
        let captured = std::mem::take(&mut self.unit().captured);
        if captured.is_empty() {
            return;
        }
        let context = self.alloc(1);
        self.unit().func.context = context;
        let words: u16 = captured.iter().map(|(_, words, _, _)| words).sum();
        let mut at = self.alloc(words.max(1));
        if words == 1 {
            self.op(Op::Load64, at, context, 8);
        } else if words > 0 {
            self.op(Op::LoadN, at, context, 8);
            self.ext(0, u32::from(words) * 8);
        }
        for (object, words, boxed, typ) in captured {
            let location = if boxed { Location::Boxed(at) } else { Location::Register(at) };
            self.unit().variables.insert(object, location);
            self.note_local(object, location, typ, false);
            at += words;
        }
    }
}
