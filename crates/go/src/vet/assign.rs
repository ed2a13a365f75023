//! `x = x`.

use super::Vet;
use crate::syntax::ast::*;
use crate::syntax::printer;
use crate::types::Type;

impl Vet<'_> {
    pub(super) fn self_assignment(&mut self, stmt: &Stmt) {
        let StmtKind::Assign(assign) = &stmt.kind else {
            return;
        };
        if assign.is_define || assign.lhs.len() != assign.rhs.len() {
            return;
        }
        let mut same = Vec::new();
        for (left, right) in assign.lhs.iter().zip(&assign.rhs) {
            if self.has_effects(left) || self.has_effects(right) || self.is_map_index(left) {
                continue;
            }
            let shown = printer::expr(left);
            if shown == printer::expr(right) {
                same.push(shown);
            }
        }
        if !same.is_empty() {
            let message = format!("self-assignment of {}", same.join(", "));
            self.warn(stmt.span, message);
        }
    }

    fn is_map_index(&mut self, e: &Expr) -> bool {
        let ExprKind::Index(inner, _) = &e.unparen().kind else {
            return false;
        };
        let typ = self.type_of(inner);
        typ.is_some_and(|typ| matches!(self.types.shape(typ), Type::Map { .. }))
    }
}
