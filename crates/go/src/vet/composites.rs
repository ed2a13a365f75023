//! Literals of other packages' structs without field names.

use super::Vet;
use crate::syntax::ast::*;
use crate::types::Type;

/// Structs whose fields will not change.
const SETTLED: [&str; 5] = [
    "image.Point",
    "image.Rectangle",
    "image.Uniform",
    "unicode.Range16",
    "unicode.Range32",
];

impl Vet<'_> {
    pub(super) fn unkeyed_literal(&mut self, e: &Expr) {
        let ExprKind::Composite(literal) = &e.kind else {
            return;
        };
        let (Some(_), Some(typ)) = (&literal.typ, self.type_of(e)) else {
            return;
        };
        let unaliased = self.types.unalias(typ);
        let Type::Named(named) = self.types.get(unaliased).clone() else {
            return;
        };
        let package = self.types.object(named.object).package;
        if package.is_none() || package == Some(self.main) {
            return;
        }
        let is_struct = matches!(self.types.shape(typ), Type::Struct(_));
        let is_unkeyed = |element: &Expr| !matches!(element.kind, ExprKind::KeyValue(..));
        let elements = &literal.elements;
        if is_struct && !elements.is_empty() && elements.iter().all(is_unkeyed) {
            let path = self.shown_type(unaliased);
            if SETTLED.contains(&&*path) {
                return;
            }
            self.warn(e.span, format!("{path} struct literal uses unkeyed fields"));
        }
    }
}
