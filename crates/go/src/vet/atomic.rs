//! `x = atomic.AddInt32(&x, 1)`.

use super::Vet;
use crate::syntax::ast::*;
use crate::syntax::printer;

const ADDS: [&str; 5] = [
    "AddInt32",
    "AddInt64",
    "AddUint32",
    "AddUint64",
    "AddUintptr",
];

impl Vet<'_> {
    pub(super) fn atomic_assignment(&mut self, stmt: &Stmt) {
        let StmtKind::Assign(assign) = &stmt.kind else {
            return;
        };
        let is_one = assign.lhs.len() == 1 && assign.is_define;
        if assign.lhs.len() != assign.rhs.len() || is_one {
            return;
        }
        for (left, right) in assign.lhs.iter().zip(&assign.rhs) {
            let ExprKind::Call(call) = &right.kind else {
                continue;
            };
            let callee = self.callee(call);
            let adds = callee.is_some_and(|it| self.is_function_of(it, "sync/atomic", &ADDS));
            if !adds || call.arguments.len() != 2 {
                continue;
            }
            let target = &call.arguments[0];
            let shown = printer::expr(left);
            let is_same = match (&target.kind, &left.kind) {
                (ExprKind::Unary(UnaryOp::Address, inner), _) => printer::expr(inner) == shown,
                (_, ExprKind::Star(inner)) => printer::expr(inner) == printer::expr(target),
                _ => false,
            };
            if is_same {
                self.warn(left.span, "direct assignment to atomic value");
            }
        }
    }
}
