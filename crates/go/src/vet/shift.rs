//! Shifts by more than the operand has bits.

use super::Vet;
use crate::syntax::ast::*;
use crate::syntax::printer;

impl Vet<'_> {
    pub(super) fn too_far_shift(&mut self, e: &Expr) {
        let ExprKind::Binary(op, left, right) = &e.kind else {
            return;
        };
        if !op.is_shift() || self.info.constant(e.id).is_some() {
            return;
        }
        let Some(count) = self.info.constant(right.id).and_then(|it| it.to_u64()) else {
            return;
        };
        let Some(kind) = self.type_of(left).and_then(|typ| self.types.basic(typ)) else {
            return;
        };
        let bits = kind.size() * 8;
        if kind.is_integer() && bits > 0 && count >= bits {
            let shown = printer::expr(left);
            self.warn(
                e.span,
                format!("{shown} ({bits} bits) too small for shift of {count}"),
            );
        }
    }
}
