//! `select`: with no case, with one, with one and a default, with several (C11).

use super::{Compiler, Reg};
use crate::code::{NONE, Op};
use crate::sched::GoReason;
use crate::syntax::ast::*;
use crate::types::{Type, TypeId};

/// A case whose operands are in registers.
struct Case<'a> {
    clause: &'a CommClause,
    receives: bool,
    chan: Reg,
    value: Reg,
    elem: TypeId,
}

impl Compiler {
    pub fn select_stmt(&mut self, stmt: &Stmt, clauses: &[CommClause]) {
        let mark = self.mark();
        let (breaks, _) = self.enter(false);
        let default = clauses.iter().find(|clause| clause.comm.is_none());
        let ok = self.alloc(1);
        let mut cases = Vec::new();
        for clause in clauses.iter().filter(|clause| clause.comm.is_some()) {
            cases.extend(self.case(clause));
        }
        self.at(stmt.span.start, stmt.span.start + 6);
        match (&cases[..], default) {
            ([], None) => {
                self.op(Op::Block, GoReason::SelectNoCases as u16, 0, 0);
            }
            ([], Some(clause)) => self.stmts(&clause.body),
            ([case], None) => {
                self.plain_case(case, ok);
                self.case_body(case, ok);
            }
            ([case], Some(default)) => self.try_case(case, default, ok, breaks),
            _ => self.full_select(&cases, default, ok, breaks),
        }
        self.leave();
        self.place_label(breaks);
        self.end_locals(mark);
    }

    fn case<'a>(&mut self, clause: &'a CommClause) -> Option<Case<'a>> {
        let comm = clause.comm.as_ref()?;
        self.at(comm.span.start, comm.span.end);
        if let StmtKind::Send(channel, value) = &comm.kind {
            let typ = self.type_of(channel);
            let Type::Chan { elem, .. } = self.types.shape(typ) else {
                return None;
            };
            let chan = self.alloc(1);
            self.value_in(channel, chan);
            let words = self.words(elem);
            let register = self.alloc(words);
            self.converted_in(value, elem, register);
            return Some(Case {
                clause,
                receives: false,
                chan,
                value: register,
                elem,
            });
        }
        let receive = match &comm.kind {
            StmtKind::Expr(x) => x,
            StmtKind::Assign(assign) => &assign.rhs[0],
            _ => return None,
        };
        let ExprKind::Unary(UnaryOp::Receive, channel) = &receive.unparen().kind else {
            return None;
        };
        let typ = self.type_of(channel);
        let Type::Chan { elem, .. } = self.types.shape(typ) else {
            return None;
        };
        let chan = self.alloc(1);
        self.value_in(channel, chan);
        let words = self.words(elem);
        let value = self.alloc(words);
        Some(Case {
            clause,
            receives: true,
            chan,
            value,
            elem,
        })
    }

    fn plain_case(&mut self, case: &Case, ok: Reg) {
        if case.receives {
            self.op(Op::Recv, case.value, case.chan, ok);
        } else {
            self.op(Op::Send, case.chan, case.value, 0);
        }
    }

    fn try_case(&mut self, case: &Case, default: &CommClause, ok: Reg, breaks: usize) {
        let done = self.alloc(1);
        if case.receives {
            self.op(Op::TryRecv, case.value, case.chan, ok);
            self.ext(done, 0);
        } else {
            self.op(Op::TrySend, done, case.chan, case.value);
        }
        let other = self.new_label();
        self.jump(Op::JmpIfNot, done, other);
        self.case_body(case, ok);
        self.jump(Op::Jmp, 0, breaks);
        self.place_label(other);
        self.stmts(&default.body);
    }

    fn full_select(&mut self, cases: &[Case], default: Option<&CommClause>, ok: Reg, breaks: usize) {
        let chosen = self.alloc(1);
        self.op(Op::Select, chosen, ok, cases.len() as u16);
        self.ext3(u16::from(default.is_some()), 0, 0);
        for case in cases {
            self.ext3(u16::from(case.receives), case.chan, case.value);
        }
        let number = self.alloc(1);
        for (index, case) in cases.iter().enumerate() {
            let next = self.new_label();
            self.load_int(number, index as i64);
            self.near_jump(Op::JNe, chosen, number, next);
            self.case_body(case, ok);
            self.jump(Op::Jmp, 0, breaks);
            self.place_label(next);
        }
        if let Some(default) = default {
            self.stmts(&default.body);
        }
        let _ = NONE;
    }

    /// What was received goes to its targets; then the clause's statements.
    fn case_body(&mut self, case: &Case, ok: Reg) {
        let mark = self.mark();
        if let Some(comm) = &case.clause.comm
            && let StmtKind::Assign(assign) = &comm.kind
        {
            self.at(comm.span.start, comm.span.end);
            let values = [(case.value, case.elem), (ok, TypeId::BOOL)];
            for (target, (value, typ)) in assign.lhs.iter().zip(values) {
                if super::assign::is_blank(target) {
                    continue;
                }
                if assign.is_define {
                    let object = self.info.def(target.id);
                    let words = self.words(typ);
                    let home = self.alloc(words);
                    self.move_words(home, value, words);
                    self.settle(object, typ, home);
                } else {
                    let mark = self.mark();
                    let target_type = self.type_of(target);
                    let place = self.place(target);
                    let made = self.convert_implicitly(value, typ, target_type, None);
                    self.store(place, made, target_type);
                    self.release(mark);
                }
            }
        }
        self.stmts(&case.clause.body);
        self.end_locals(mark);
    }
}
