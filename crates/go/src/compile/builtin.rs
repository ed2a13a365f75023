//! Builtin functions.

use super::place::Place;
use super::shape::{Class, Scalar};
use super::{Compiler, Reg};
use crate::code::{FRAME_STORE_BYTES, NONE, Op};
use crate::syntax::ast::{BinaryOp, Call, Expr, ExprKind};
use crate::types::{Builtin, ObjectKind, Type, TypeId};

impl Compiler {
    pub fn builtin_of(&mut self, call: &Call) -> Option<Builtin> {
        let func = call.func.unparen();
        let node = match &func.kind {
            ExprKind::Selector(_, name) => name.id,
            _ => func.id,
        };
        let object = self.info.object_of(node)?;
        match self.types.object(object).kind {
            ObjectKind::Builtin(builtin) => Some(builtin),
            _ => None,
        }
    }

    pub fn builtin(&mut self, expr: &Expr, call: &Call, to: Option<Reg>) -> Reg {
        let Some(builtin) = self.builtin_of(call) else {
            return self.alloc(1);
        };
        let root = self.builtin_root(expr, call, builtin);
        self.rooted(&root, |compiler| compiler.builtin_ordered(expr, call, builtin, to))
    }

    /// The arguments, with the types of which they are wanted.
    fn builtin_root<'c>(&mut self, expr: &Expr, call: &'c Call, builtin: Builtin) -> Vec<(&'c Expr, TypeId)> {
        let target = match builtin {
            Builtin::Append if !call.has_dots => {
                let typ = self.type_of(expr);
                match self.types.shape(typ) {
                    Type::Slice(elem) => elem,
                    _ => TypeId::INVALID,
                }
            }
            Builtin::Panic => TypeId::EMPTY_INTERFACE,
            _ => TypeId::INVALID,
        };
        call.arguments.iter().map(|argument| (argument, target)).collect()
    }

    fn builtin_ordered(&mut self, expr: &Expr, call: &Call, builtin: Builtin, to: Option<Reg>) -> Reg {
        let arguments = &call.arguments;
        self.at(expr.span.start, expr.span.end);
        match builtin {
            Builtin::Len | Builtin::Cap => self.length(builtin, &arguments[0], to),
            Builtin::Append => self.append(expr, call, to),
            Builtin::Copy => {
                let typ = self.type_of(&arguments[0]);
                let (target, source) = (self.value(&arguments[0]), self.value(&arguments[1]));
                let size = self.elem_size(typ);
                let to = self.alloc_or(to, 1);
                self.op(Op::CopySlice, to, target, source);
                self.ext(0, size);
                to
            }
            Builtin::Make => self.make(expr, arguments, to),
            Builtin::New => {
                let to = self.alloc_or(to, 1);
                let made = self.alloc(1);
                let typ = self.type_of(expr);
                let Type::Pointer(base) = self.types.shape(typ) else {
                    return to;
                };
                self.new_block_in(made, base);
                let is_type = self.info.types(arguments[0].id).is_some_and(|known| known.mode == crate::types::Mode::Type);
                if !is_type {
                    let value = self.converted(&arguments[0], base);
                    self.store(Place::Memory { register: made, offset: 0 }, value, base);
                }
                self.move_words(to, made, 1);
                to
            }
            Builtin::Panic => {
                let iface = self.converted(&arguments[0], TypeId::EMPTY_INTERFACE);
                self.at(expr.span.start, expr.span.end);
                self.op(Op::Panic, iface, 0, 0);
                iface
            }
            Builtin::Recover => {
                let to = self.alloc_or(to, 2);
                self.op(Op::Recover, to, 0, 0);
                to
            }
            Builtin::Print | Builtin::Println => {
                self.print(builtin, arguments);
                self.alloc(1)
            }
            Builtin::Close => {
                let chan = self.value(&arguments[0]);
                self.op(Op::Close, chan, 0, 0);
                chan
            }
            Builtin::Delete => {
                let typ = self.type_of(&arguments[0]);
                let map = self.value(&arguments[0]);
                let Type::Map { key, .. } = self.types.shape(typ) else {
                    return map;
                };
                let key = self.converted(&arguments[1], key);
                let rtype = self.rtype(typ);
                self.op(Op::MapDelete, map, key, 0);
                self.ext(0, rtype.0);
                map
            }
            Builtin::Clear => self.clear(&arguments[0]),
            Builtin::Min | Builtin::Max => self.extreme(expr, builtin, arguments, to),
            Builtin::Complex => {
                let typ = self.type_of(expr);
                let part = if self.class(typ) == Class::Complex64 { TypeId::FLOAT32 } else { TypeId::FLOAT64 };
                let parts = self.alloc(2);
                for (n, argument) in arguments.iter().enumerate() {
                    let value = self.value(argument);
                    let op = if part == TypeId::FLOAT32 { Op::F32ToF } else { Op::Mov };
                    self.op(op, parts + n as u16, value, 0);
                }
                self.make_complex(parts, parts + 1, typ, to)
            }
            Builtin::Real | Builtin::Imag => {
                let typ = self.type_of(&arguments[0]);
                let value = self.value(&arguments[0]);
                let (real, imaginary) = self.complex_parts(value, typ);
                let part = if builtin == Builtin::Real { real } else { imaginary };
                let to = self.alloc_or(to, 1);
                let op = if self.class(typ) == Class::Complex64 { Op::FToF32 } else { Op::Mov };
                self.op(op, to, part, 0);
                to
            }
            _ => {
                self.refuse(expr.span, "package unsafe is not supported here");
                self.alloc(3)
            }
        }
    }

    pub fn elem_size(&mut self, typ: TypeId) -> u32 {
        match self.types.shape(typ) {
            Type::Slice(elem) => self.shape(elem).size as u32,
            _ => 1,
        }
    }

    /// 1: no addresses in it.
    pub fn block_kind(&mut self, elem: TypeId) -> u16 {
        u16::from(!self.shape(elem).pointers)
    }

    fn length(&mut self, builtin: Builtin, x: &Expr, to: Option<Reg>) -> Reg {
        let typ = self.type_of(x);
        match self.types.shape(typ) {
            Type::Map { .. } => {
                let map = self.value(x);
                let to = self.alloc_or(to, 1);
                self.op(Op::MapLen, to, map, 0);
                to
            }
            Type::Chan { .. } => {
                let chan = self.value(x);
                let to = self.alloc_or(to, 1);
                let op = if builtin == Builtin::Len { Op::ChanLen } else { Op::ChanCap };
                self.op(op, to, chan, 0);
                to
            }
            Type::Array { len, .. } => {
                let to = self.alloc_or(to, 1);
                self.load_int(to, len);
                to
            }
            Type::Pointer(base) => {
                let to = self.alloc_or(to, 1);
                if let Type::Array { len, .. } = self.types.shape(base) {
                    self.load_int(to, len);
                }
                to
            }
            _ => {
                let part = if builtin == Builtin::Len { 1 } else { 2 };
                let value = match self.is_place(x) {
                    true => match self.place(x) {
                        // Only the word that is wanted.
                        Place::Memory { register, offset } => {
                            let to = self.alloc_or(to, 1);
                            let place = Place::Memory { register, offset: offset + 8 * part };
                            self.load_into(to, place, TypeId::INT);
                            return to;
                        }
                        place => self.load(place, typ),
                    },
                    false => self.value(x),
                };
                let from = value + part as u16;
                match to {
                    Some(to) => {
                        self.move_words(to, from, 1);
                        to
                    }
                    None => from,
                }
            }
        }
    }

    fn append(&mut self, expr: &Expr, call: &Call, to: Option<Reg>) -> Reg {
        let typ = self.type_of(expr);
        let Type::Slice(elem) = self.types.shape(typ) else {
            return self.alloc(3);
        };
        let size = self.shape(elem).size as u32;
        let kind = self.block_kind(elem);
        let slice = self.converted(&call.arguments[0], typ);
        let rest = &call.arguments[1..];
        if call.has_dots {
            let more = self.value(&rest[0]);
            let to = self.alloc_or(to, 3);
            self.op(Op::AppendSlice, to, slice, more);
            self.ext(kind, size);
            return to;
        }
        if rest.is_empty() {
            return slice;
        }
        let words = self.words(elem).max(1);
        let real_words = self.words(elem);
        let first = self.alloc(words * rest.len() as u16);
        for (n, argument) in rest.iter().enumerate() {
            let mark = self.mark();
            self.converted_in(argument, elem, first + real_words * n as u16);
            self.release(mark);
        }
        let to = self.alloc_or(to, 3);
        self.op(Op::Append, to, slice, first);
        self.ext(rest.len() as u16, size);
        let store = self.stores.once.get(&expr.id).copied();
        let store = store.and_then(|variable| self.unit().stores.get(&variable).copied());
        let by_class = self.stores.by_class.contains(&expr.id);
        let fits = (1..=FRAME_STORE_BYTES as u32).contains(&size);
        let used = store.filter(|_| fits).unwrap_or(NONE);
        self.ext3(kind, used, u16::from(by_class && fits));
        to
    }

    fn make(&mut self, expr: &Expr, arguments: &[Expr], to: Option<Reg>) -> Reg {
        let typ = self.type_of(expr);
        match self.types.shape(typ) {
            Type::Slice(elem) => {
                let length = self.value(&arguments[1]);
                let capacity = match arguments.get(2) {
                    Some(capacity) => self.value(capacity),
                    None => length,
                };
                let size = self.shape(elem).size as u32;
                let kind = self.block_kind(elem);
                let to = self.alloc_or(to, 3);
                self.op(Op::MakeSlice, to, length, capacity);
                self.ext(kind, size);
                to
            }
            Type::Map { .. } => {
                if let Some(hint) = arguments.get(1) {
                    self.value(hint);
                }
                let rtype = self.rtype(typ);
                let to = self.alloc_or(to, 1);
                self.op(Op::MapMake, to, 0, 0);
                self.ext(0, rtype.0);
                to
            }
            Type::Chan { elem, .. } => {
                let size = match arguments.get(1) {
                    Some(size) => self.value(size),
                    None => {
                        let size = self.alloc(1);
                        self.load_int(size, 0);
                        size
                    }
                };
                let rtype = self.rtype(elem);
                let to = self.alloc_or(to, 1);
                self.op(Op::MakeChan, to, size, 0);
                self.ext(0, rtype.0);
                to
            }
            _ => self.alloc(3),
        }
    }

    fn clear(&mut self, x: &Expr) -> Reg {
        let typ = self.type_of(x);
        let value = self.value(x);
        self.clear_value(value, typ);
        value
    }

    fn clear_value(&mut self, value: Reg, typ: TypeId) {
        match self.types.shape(typ) {
            Type::Map { .. } => {
                let rtype = self.rtype(typ);
                self.op(Op::MapClear, value, 0, 0);
                self.ext(0, rtype.0);
            }
            Type::Slice(elem) => {
                let size = self.shape(elem).size;
                let window = self.alloc(4);
                self.move_words(window, value, 2);
                self.load_int(window + 2, size as i64);
                self.native("slice.clear", window);
            }
            _ => {}
        }
    }

    fn extreme(&mut self, expr: &Expr, builtin: Builtin, arguments: &[Expr], to: Option<Reg>) -> Reg {
        let typ = self.type_of(expr);
        let words = self.words(typ);
        let best = self.alloc(words);
        self.converted_in(&arguments[0], typ, best);
        for argument in &arguments[1..] {
            let mark = self.mark();
            let next = self.converted(argument, typ);
            if self.scalar(typ).is_some_and(Scalar::is_float) {
                self.float_extreme(builtin, best, next, typ);
            } else {
                let test = self.alloc(1);
                let op = if builtin == Builtin::Min { BinaryOp::Lt } else { BinaryOp::Gt };
                self.compare(op, next, best, typ, test);
                let skip = self.new_label();
                self.jump(Op::JmpIfNot, test, skip);
                self.move_words(best, next, words);
                self.place_label(skip);
            }
            self.release(mark);
        }
        match to {
            Some(to) => {
                self.move_words(to, best, words);
                to
            }
            None => best,
        }
    }

    /// NaN wins, and -0 is below 0.
    fn float_extreme(&mut self, builtin: Builtin, best: Reg, next: Reg, typ: TypeId) {
        let window = self.alloc(3);
        let is_wide = self.scalar(typ) == Some(Scalar::F64);
        let op = if is_wide { Op::Mov } else { Op::F32ToF };
        self.op(op, window, best, 0);
        self.op(op, window + 1, next, 0);
        self.load_int(window + 2, i64::from(builtin == Builtin::Max));
        self.native("float.extreme", window);
        let op = if is_wide { Op::Mov } else { Op::FToF32 };
        self.op(op, best, window, 0);
    }

    fn print(&mut self, builtin: Builtin, arguments: &[Expr]) {
        let line = builtin == Builtin::Println;
        let mut values = Vec::new();
        for argument in arguments {
            let typ = self.type_of(argument);
            values.push((self.converted(argument, typ), typ));
        }
        for (n, (value, typ)) in values.into_iter().enumerate() {
            let mark = self.mark();
            if line && n > 0 {
                self.print_text(b" ");
            }
            self.print_value(value, typ);
            self.release(mark);
        }
        if line {
            self.print_text(b"\n");
        }
    }

    fn print_value(&mut self, value: Reg, typ: TypeId) {
        let window = self.alloc(4);
        if self.class(typ) == Class::Interface {
            self.move_words(window, value, 2);
        } else {
            let made = self.convert_implicitly(value, typ, TypeId::EMPTY_INTERFACE, Some(window));
            self.move_words(window, made, 2);
        }
        let dynamic = i64::from(self.class(typ) == Class::Interface);
        self.load_int(window + 2, dynamic);
        self.native("print.value", window);
    }

    fn print_text(&mut self, text: &[u8]) {
        let mark = self.mark();
        let window = self.alloc(3);
        let (address, length) = self.text(text);
        self.load_word(window, address);
        self.load_int(window + 1, length as i64);
        self.native("print.text", window);
        self.release(mark);
    }

    /// `go` or `defer` of a builtin.
    pub fn put_off_builtin_call(&mut self, expr: &Expr, call: &Call) -> Reg {
        let Some(builtin) = self.builtin_of(call) else {
            return self.alloc(1);
        };
        let types: Vec<TypeId> = call
            .arguments
            .iter()
            .map(|argument| match builtin {
                Builtin::Panic => TypeId::EMPTY_INTERFACE,
                _ => self.type_of(argument),
            })
            .collect();
        let types = match (builtin, types.first().copied()) {
            (Builtin::Delete, Some(map)) => match self.types.shape(map) {
                Type::Map { key, .. } => vec![map, key],
                _ => types,
            },
            _ => types,
        };
        let mut words = 0;
        for typ in &types {
            words += self.words(*typ);
        }
        let held = self.alloc(words.max(1));
        let mut at = held;
        for (argument, typ) in call.arguments.iter().zip(&types) {
            self.converted_in(argument, *typ, at);
            at += self.words(*typ);
        }
        let span = expr.span;
        let thunk = self.put_off_builtin(words, |compiler, held| match builtin {
            Builtin::Close => {
                compiler.op(Op::Close, held, 0, 0);
            }
            Builtin::Panic => {
                compiler.op(Op::Panic, held, 0, 0);
            }
            Builtin::Recover => {
                let to = compiler.alloc(2);
                compiler.op(Op::Recover, to, 0, 0);
            }
            Builtin::Delete => {
                let rtype = compiler.rtype(types[0]);
                compiler.op(Op::MapDelete, held, held + 1, 0);
                compiler.ext(0, rtype.0);
            }
            Builtin::Print | Builtin::Println => {
                let mut at = held;
                for (n, typ) in types.iter().enumerate() {
                    if n > 0 && builtin == Builtin::Println {
                        compiler.print_text(b" ");
                    }
                    compiler.print_value(at, *typ);
                    at += compiler.words(*typ);
                }
                if builtin == Builtin::Println {
                    compiler.print_text(b"\n");
                }
            }
            Builtin::Copy => {
                let (to, source) = (compiler.alloc(1), held + compiler.words(types[0]));
                let size = compiler.elem_size(types[0]);
                compiler.op(Op::CopySlice, to, held, source);
                compiler.ext(0, size);
            }
            Builtin::Clear => compiler.clear_value(held, types[0]),
            _ => compiler.refuse(span, "this builtin cannot be put off"),
        });
        let closure = self.alloc(1);
        self.op(Op::MakeClosure, closure, held, words);
        self.ext(0, thunk.0);
        let _ = NONE;
        closure
    }
}
