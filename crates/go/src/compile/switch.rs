//! `switch`, by value and by type.

use super::shape::Class;
use super::Compiler;
use crate::code::Op;
use crate::syntax::ast::*;
use crate::types::TypeId;

impl Compiler {
    pub fn switch_stmt(&mut self, it: &Switch) {
        let mark = self.mark();
        let label = self.unit().pending_label.take();
        if let Some(init) = &it.init {
            self.stmt(init);
        }
        self.unit().pending_label = label;
        let (breaks, _) = self.enter(false);
        let tag = it.tag.as_ref().map(|tag| {
            let typ = self.target_type(tag);
            let words = self.words(typ);
            let register = self.alloc(words);
            self.value_in(tag, register);
            (register, typ)
        });
        let bodies: Vec<usize> = it.clauses.iter().map(|_| self.new_label()).collect();
        let mut default = breaks;
        for (clause, body) in it.clauses.iter().zip(&bodies) {
            if clause.is_default {
                default = *body;
            }
            for case in &clause.cases {
                self.at(case.span.start, case.span.end);
                let mark = self.mark();
                let next = self.new_label();
                match tag {
                    None => self.condition(case, *body, next, next),
                    Some((register, typ)) => {
                        let test = self.alloc(1);
                        self.case_test(register, typ, case, test);
                        self.jump(Op::JmpIf, test, *body);
                    }
                }
                self.place_label(next);
                self.release(mark);
            }
        }
        self.jump(Op::Jmp, 0, default);
        let outer = self.unit().fallthrough.take();
        for (index, clause) in it.clauses.iter().enumerate() {
            self.place_label(bodies[index]);
            self.unit().fallthrough = bodies.get(index + 1).copied();
            self.stmts(&clause.body);
            self.jump(Op::Jmp, 0, breaks);
        }
        self.unit().fallthrough = outer;
        self.leave();
        self.place_label(breaks);
        self.end_locals(mark);
    }

    fn case_test(&mut self, tag: super::Reg, typ: TypeId, case: &Expr, test: super::Reg) {
        let case_type = self.target_type(case);
        let to_iface = self.class(case_type) == Class::Interface && self.class(typ) != Class::Interface;
        if to_iface && !self.is_nil(case) {
            let left = self.convert_implicitly(tag, typ, case_type, None);
            let right = self.value(case);
            return self.compare(BinaryOp::Eq, left, right, case_type, test);
        }
        let right = self.converted(case, typ);
        self.compare(BinaryOp::Eq, tag, right, typ, test);
    }

    pub fn type_switch(&mut self, it: &TypeSwitch) {
        let mark = self.mark();
        let label = self.unit().pending_label.take();
        if let Some(init) = &it.init {
            self.stmt(init);
        }
        self.unit().pending_label = label;
        let (breaks, _) = self.enter(false);
        let from_type = self.type_of(&it.x);
        let iface = self.alloc(2);
        self.value_in(&it.x, iface);
        let bodies: Vec<usize> = it.clauses.iter().map(|_| self.new_label()).collect();
        let mut default = breaks;
        for (clause, body) in it.clauses.iter().zip(&bodies) {
            if clause.is_default {
                default = *body;
            }
            for case in &clause.cases {
                self.at(case.span.start, case.span.end);
                let mark = self.mark();
                let test = self.alloc(1);
                if self.is_nil(case) {
                    self.op(Op::IsType, test, iface, 0);
                    self.ext(0, 0);
                } else {
                    let typ = self.type_of(case);
                    let wanted = self.rtype(typ);
                    let op = match self.class(typ) {
                        Class::Interface => Op::Implements,
                        _ => Op::IsType,
                    };
                    self.op(op, test, iface, 0);
                    self.ext(0, wanted.0);
                }
                self.jump(Op::JmpIf, test, *body);
                self.release(mark);
            }
        }
        self.jump(Op::Jmp, 0, default);
        for (index, clause) in it.clauses.iter().enumerate() {
            self.place_label(bodies[index]);
            let mark = self.mark();
            if let Some(object) = self.info.implicits.get(&clause.id).copied() {
                self.at(clause.span.start, clause.colon);
                let typ = self.object_type(object);
                let words = self.words(typ);
                let home = self.alloc(words);
                if self.class(typ) == Class::Interface {
                    self.move_words(home, iface, 2);
                } else {
                    let rtype = self.rtype(typ);
                    self.op(Op::Unbox, home, iface, 0);
                    self.ext(0, rtype.0);
                }
                self.settle(Some(object), typ, home);
            }
            self.stmts(&clause.body);
            self.end_locals(mark);
            self.jump(Op::Jmp, 0, breaks);
        }
        let _ = from_type;
        self.leave();
        self.place_label(breaks);
        self.end_locals(mark);
    }
}
