//! Expressions: a value in registers.

use super::shape::{Class, Scalar};
use super::{Compiler, Reg};
use crate::code::{NONE, Op};
use crate::syntax::ast::*;
use crate::types::{Mode, ObjectKind, Type, TypeId};

impl Compiler {
    /// The expression's value, converted to the interface that is wanted where it stands. It may
    /// be in a variable's own registers: they hold good until the next assignment.
    pub fn value(&mut self, expr: &Expr) -> Reg {
        self.value_to(expr, None)
    }

    /// The value in these registers.
    pub fn value_in(&mut self, expr: &Expr, to: Reg) {
        let typ = self.target_type(expr);
        let words = self.words(typ);
        let from = self.value_to(expr, Some(to));
        self.move_words(to, from, words);
    }

    /// The value in new registers right above those in use, where a call leaves its result anyway.
    pub fn value_on_top(&mut self, expr: &Expr) {
        let typ = self.target_type(expr);
        let words = self.words(typ);
        let top = self.mark();
        if let ExprKind::Call(_) = expr.unparen().kind {
            let from = self.value(expr);
            self.release(top);
            let to = self.alloc(words);
            self.move_words(to, from, words);
        } else {
            let to = self.alloc(words);
            let mark = self.mark();
            self.value_in(expr, to);
            self.release(mark);
        }
    }

    /// The type that [`Compiler::value`] gives: after the conversion.
    pub fn target_type(&mut self, expr: &Expr) -> TypeId {
        match self.info.conversions.get(&expr.id).copied() {
            Some(target) => self.concrete(target),
            None => self.type_of(expr),
        }
    }

    fn value_to(&mut self, expr: &Expr, to: Option<Reg>) -> Reg {
        if self.unit().is_ordered {
            return self.part_to(expr, to);
        }
        let hoisted = self.order(&[(expr, TypeId::INVALID)]);
        let made = self.in_order(|compiler| compiler.part_to(expr, to));
        self.forget(hoisted);
        made
    }

    fn part_to(&mut self, expr: &Expr, to: Option<Reg>) -> Reg {
        let Some(target) = self.info.conversions.get(&expr.id).copied() else {
            return self.plain(expr, to);
        };
        let target = self.concrete(target);
        let typ = self.type_of(expr);
        // Several results are converted one by one where they go.
        if matches!(self.types.get(typ), Type::Tuple(_)) {
            return self.plain(expr, to);
        }
        let from = self.plain(expr, None);
        self.convert_implicitly(from, typ, target, to)
    }

    /// A value of type `typ` where `target` is wanted: the same, or an interface around it.
    pub fn convert_implicitly(&mut self, from: Reg, typ: TypeId, target: TypeId, to: Option<Reg>) -> Reg {
        if self.class(target) != Class::Interface || self.class(typ) == Class::Interface {
            return from;
        }
        if matches!(self.types.basic(typ), Some(crate::types::BasicKind::UntypedNil)) {
            let to = to.unwrap_or_else(|| self.alloc(2));
            self.zero(to, 2);
            return to;
        }
        let to = to.unwrap_or_else(|| self.alloc(2));
        let rtype = self.rtype(typ);
        self.op(Op::MakeIface, to, from, 0);
        self.ext(0, rtype.0);
        to
    }

    /// The value of an expression that is assigned to something of type `target`.
    pub fn converted(&mut self, expr: &Expr, target: TypeId) -> Reg {
        let typ = self.target_type(expr);
        let from = self.value(expr);
        if self.is_nil(expr) {
            let words = self.words(target);
            let to = self.alloc(words);
            self.zero(to, words);
            return to;
        }
        self.convert_implicitly(from, typ, target, None)
    }

    pub fn converted_in(&mut self, expr: &Expr, target: TypeId, to: Reg) {
        let typ = self.target_type(expr);
        let words = self.words(target);
        if self.is_nil(expr) {
            return self.zero(to, words);
        }
        if self.class(target) == Class::Interface && self.class(typ) != Class::Interface {
            let from = self.value(expr);
            let made = self.convert_implicitly(from, typ, target, Some(to));
            return self.move_words(to, made, words);
        }
        self.value_in(expr, to);
    }

    pub fn is_nil(&mut self, expr: &Expr) -> bool {
        self.info.types(expr.unparen().id).is_some_and(|known| known.mode == Mode::Nil)
    }

    /// A value that stays what it is while other operands are evaluated: copied out of a
    /// variable if `other` could change it.
    pub fn keep(&mut self, value: Reg, _other: &Expr, _words: u16) -> Reg {
        // Variables that a call could change are in memory: their values were loaded already.
        value
    }

    fn target(&mut self, to: Option<Reg>, words: u16) -> Reg {
        match to {
            Some(to) => to,
            None => self.alloc(words),
        }
    }

    pub fn plain(&mut self, expr: &Expr, to: Option<Reg>) -> Reg {
        if let Some(register) = self.hoisted(expr.id) {
            return register;
        }
        if let Some(known) = self.info.types(expr.id)
            && let Some(value) = known.value.clone()
        {
            let typ = self.type_of(expr);
            let words = self.words(typ);
            let to = self.target(to, words);
            self.constant(&value, typ, to);
            return to;
        }
        if self.is_nil(expr) {
            let typ = self.type_of(expr);
            let words = self.words(typ).max(2);
            let to = match to {
                Some(to) => {
                    let words = self.words(typ);
                    self.zero(to, words);
                    return to;
                }
                None => self.alloc(words.max(3)),
            };
            self.zero(to, words.max(3));
            return to;
        }
        match &expr.kind {
            ExprKind::Paren(inner) => self.value_to(inner, to),
            ExprKind::Name(_) => self.name(expr, to),
            ExprKind::Selector(..) => self.selector(expr, to),
            ExprKind::Index(x, indices) => self.index_value(expr, x, indices, to),
            ExprKind::Star(_) => {
                let typ = self.type_of(expr);
                let place = self.place(expr);
                self.load_to(place, typ, to)
            }
            ExprKind::Call(call) => self.call(expr, call, to),
            ExprKind::Unary(op, x) => self.unary(expr, *op, x, to),
            ExprKind::Binary(op, x, y) => self.binary(expr, *op, x, y, to),
            ExprKind::Func(literal) => self.func_literal(expr, literal, to),
            ExprKind::Composite(literal) => {
                let typ = self.type_of(expr);
                self.composite(expr, literal, typ, to)
            }
            ExprKind::Slice(slice) => {
                let bounds = [&slice.low, &slice.high, &slice.max];
                let mut root = vec![(&slice.x, TypeId::INVALID)];
                root.extend(bounds.into_iter().flatten().map(|bound| (bound, TypeId::INVALID)));
                self.rooted(&root, |compiler| compiler.slice_value(slice, to))
            }
            ExprKind::Assert(x, _) => {
                let typ = self.type_of(expr);
                let words = self.words(typ);
                let to = self.target(to, words);
                self.assert(x, typ, to, NONE);
                to
            }
            _ => {
                self.refuse(expr.span, "this expression is not supported");
                self.alloc(1)
            }
        }
    }

    pub fn load_to(&mut self, place: super::place::Place, typ: TypeId, to: Option<Reg>) -> Reg {
        match to {
            Some(to) => {
                self.load_into(to, place, typ);
                to
            }
            None => self.load(place, typ),
        }
    }

    fn name(&mut self, expr: &Expr, to: Option<Reg>) -> Reg {
        let typ = self.type_of(expr);
        let Some(object) = self.info.object_of(expr.id) else {
            return self.alloc(1);
        };
        match &self.types.object(object).kind {
            ObjectKind::Var(_) => {
                let place = self.variable(object);
                self.load_to(place, typ, to)
            }
            ObjectKind::Func(_) => {
                let func = self.function_of(object, expr.id);
                self.function_value(func, to)
            }
            _ => {
                self.refuse(expr.span, "this name has no value");
                self.alloc(1)
            }
        }
    }

    /// A plain function as a value.
    pub fn function_value(&mut self, func: crate::code::FuncId, to: Option<Reg>) -> Reg {
        let to = self.target(to, 1);
        let address = self.static_closure(func);
        self.load_word(to, address);
        to
    }

    fn index_value(&mut self, expr: &Expr, x: &Expr, indices: &[Expr], to: Option<Reg>) -> Reg {
        // `f[int]`: an instance of a generic function.
        if self.selected_method(expr).is_none()
            && matches!(self.info.types(x.id).map(|known| known.mode), Some(Mode::Value | Mode::Type) | None)
            && let Some(func) = self.instantiated(x)
        {
            return self.function_value(func, to);
        }
        if let Some(method) = self.selected_method(expr) {
            return self.selector(method, to);
        }
        let typ = self.type_of(expr);
        let container = self.type_of(x);
        let index = &indices[0];
        match self.types.shape(container) {
            Type::Map { key, elem } => {
                let map = self.value(x);
                let words = self.words(elem);
                let key = self.converted(index, key);
                let to = self.target(to, words);
                let rtype = self.rtype(container);
                self.map_get(to, map, key, NONE, rtype);
                to
            }
            Type::Basic(_) => {
                let text = self.value(x);
                let index = self.index(index);
                let to = self.target(to, 1);
                self.op(Op::SliceLoad8, to, text, index);
                to
            }
            Type::Slice(elem) => {
                let shape = self.shape(elem);
                let fast = match shape.class {
                    Class::Scalar(scalar) if scalar.bits() == 64 => Some(Op::SliceLoad64),
                    Class::Scalar(Scalar::U8 | Scalar::Bool) => Some(Op::SliceLoad8),
                    _ => None,
                };
                match fast {
                    Some(op) => {
                        let slice = self.value(x);
                        let index = self.index(index);
                        let to = self.target(to, 1);
                        self.op(op, to, slice, index);
                        to
                    }
                    None => {
                        let place = self.place(expr);
                        self.load_to(place, typ, to)
                    }
                }
            }
            _ => {
                let place = self.place(expr);
                self.load_to(place, typ, to)
            }
        }
    }

    /// `MapGet`: a register of "is there" needs an `Ext` of its own beside the type.
    pub fn map_get(&mut self, to: Reg, map: Reg, key: Reg, ok: Reg, rtype: crate::code::RtypeId) {
        self.op(Op::MapGet, to, map, key);
        self.ext(ok, rtype.0);
    }

    fn slice_value(&mut self, slice: &SliceExpr, to: Option<Reg>) -> Reg {
        let typ = self.type_of(&slice.x);
        let bound = |compiler: &mut Compiler, index: &Option<Expr>| match index {
            Some(index) => compiler.index(index),
            None => NONE,
        };
        match self.types.shape(typ) {
            Type::Basic(_) => {
                let text = self.value(&slice.x);
                let (low, high) = (bound(self, &slice.low), bound(self, &slice.high));
                let to = self.target(to, 2);
                self.op(Op::SliceStr, to, text, 0);
                self.ext3(low, high, NONE);
                to
            }
            Type::Slice(elem) => {
                let from = self.value(&slice.x);
                let (low, high) = (bound(self, &slice.low), bound(self, &slice.high));
                let max = bound(self, &slice.max);
                let to = self.target(to, 3);
                let size = self.shape(elem).size;
                self.op(Op::SliceOf, to, from, 0);
                self.ext3(low, high, max);
                self.ext(0, size as u32);
                to
            }
            shape => {
                let (array, base) = match shape {
                    Type::Pointer(base) => (self.value(&slice.x), base),
                    _ => {
                        let place = self.place(&slice.x);
                        (self.address(place), typ)
                    }
                };
                let Type::Array { elem, len } = self.types.shape(base) else {
                    self.refuse(slice.x.span, "this cannot be sliced");
                    return self.alloc(3);
                };
                let (low, high) = (bound(self, &slice.low), bound(self, &slice.high));
                let max = bound(self, &slice.max);
                let to = self.target(to, 3);
                let size = self.shape(elem).size;
                self.op(Op::SliceArray, to, array, 0);
                self.ext3(low, high, max);
                self.ext(0, size as u32);
                self.ext(0, len as u32);
                to
            }
        }
    }

    /// `x.(typ)`; with `ok` nothing panics.
    pub fn assert(&mut self, x: &Expr, typ: TypeId, to: Reg, ok: Reg) {
        let from_type = self.type_of(x);
        let iface = self.rooted(&[(x, TypeId::INVALID)], |compiler| compiler.value(x));
        self.assert_value(iface, from_type, typ, to, ok);
    }

    pub fn assert_value(&mut self, iface: Reg, from_type: TypeId, typ: TypeId, to: Reg, ok: Reg) {
        let wanted = self.rtype(typ);
        let words = self.words(typ);
        let is_iface = self.class(typ) == Class::Interface;
        let test = if ok == NONE { self.alloc(1) } else { ok };
        // The target may be the operand itself.
        let source = self.alloc(2);
        self.move_words(source, iface, 2);
        let op = if is_iface { Op::Implements } else { Op::IsType };
        self.op(op, test, source, 0);
        self.ext(0, wanted.0);
        let (good, end) = (self.new_label(), self.new_label());
        self.jump(Op::JmpIf, test, good);
        if ok == NONE {
            let from = self.rtype(from_type);
            self.op(Op::AssertFailed, source, 0, 0);
            self.ext(0, wanted.0);
            self.ext(0, from.0);
        } else {
            self.zero(to, words);
            self.jump(Op::Jmp, 0, end);
        }
        self.place_label(good);
        if is_iface {
            self.move_words(to, source, 2);
        } else {
            self.op(Op::Unbox, to, source, 0);
            self.ext(0, wanted.0);
        }
        self.place_label(end);
    }

    fn unary(&mut self, expr: &Expr, op: UnaryOp, x: &Expr, to: Option<Reg>) -> Reg {
        let typ = self.type_of(expr);
        match op {
            UnaryOp::Plus => self.value_to(x, to),
            UnaryOp::Address => self.address_of(x, to),
            UnaryOp::Receive => {
                let chan = self.value(x);
                let words = self.words(typ);
                let to = self.target(to, words);
                self.op(Op::Recv, to, chan, NONE);
                to
            }
            UnaryOp::Not => {
                let from = self.value(x);
                let to = self.target(to, 1);
                self.op(Op::Not, to, from, 0);
                to
            }
            UnaryOp::Minus | UnaryOp::Complement => {
                let from = self.value(x);
                match self.class(typ) {
                    Class::Complex64 | Class::Complex128 => self.negate_complex(from, typ, to),
                    Class::Scalar(scalar) => {
                        let to = self.target(to, 1);
                        let op = match (op, scalar) {
                            (UnaryOp::Complement, _) => Op::Com,
                            (_, Scalar::F64) => Op::NegF,
                            (_, Scalar::F32) => Op::NegF32,
                            _ => Op::Neg,
                        };
                        self.op(op, to, from, 0);
                        self.cut(to, scalar);
                        to
                    }
                    _ => from,
                }
            }
            UnaryOp::Tilde => self.alloc(1),
        }
    }

    /// Keeps a narrow number extended.
    pub fn cut(&mut self, register: Reg, scalar: Scalar) {
        if let Some(narrow) = scalar.narrow() {
            self.op(Op::Cut, register, register, narrow);
        }
    }

    /// `&x`.
    fn address_of(&mut self, x: &Expr, to: Option<Reg>) -> Reg {
        let x = x.unparen();
        if let ExprKind::Composite(literal) = &x.kind {
            let typ = self.type_of(x);
            let block = self.target(to, 1);
            // The literal may mention the variable that it is assigned to.
            let made = self.alloc(1);
            self.new_block_in(made, typ);
            self.composite_in_memory(literal, typ, made, 0, true);
            self.move_words(block, made, 1);
            return block;
        }
        let place = self.place(x);
        let address = self.address(place);
        match to {
            Some(to) => {
                self.move_words(to, address, 1);
                to
            }
            None => address,
        }
    }
}
