//! Assertions that cannot hold (`ifaceassert`), and addresses made of numbers (`unsafeptr`).

use super::Vet;
use crate::syntax::ast::*;
use crate::types::{BasicKind, Type, TypeId};

impl Vet<'_> {
    pub(super) fn impossible_assertion(&mut self, x: &Expr, targets: &[&Expr]) {
        let Some(from) = self.type_of(x) else { return };
        for target in targets {
            let Some(to) = self.type_of(target) else { continue };
            if let Some(method) = self.conflict(from, to) {
                let (from, to) = (self.shown_type(from), self.shown_type(to));
                self.warn(
                    target.span,
                    format!("impossible type assertion: no type can implement both {from} and {to} (conflicting types for {method} method)"),
                );
            }
        }
    }

    /// A method that both interfaces have, with different types.
    fn conflict(&mut self, from: TypeId, to: TypeId) -> Option<String> {
        let is_plain = |vet: &mut Self, typ: TypeId| {
            matches!(vet.types.shape(typ), Type::Interface(_)) && !vet.types.is_type_param(typ)
        };
        if !is_plain(self, from) || !is_plain(self, to) {
            return None;
        }
        let mut methods: Vec<_> = self.types.method_set(to).into_iter().map(|(object, _)| object).collect();
        methods.sort_by_key(|object| self.types.object(*object).name.clone());
        for wanted in methods {
            let name = self.types.object(wanted).name.to_string();
            let here = self.types.method_set(from).into_iter();
            let mut here = here.map(|(object, _)| object);
            let Some(found) = here.find(|object| *self.types.object(*object).name == *name) else {
                continue;
            };
            let (a, b) = (self.types.type_of(found), self.types.type_of(wanted));
            if self.types.canonical(a) != self.types.canonical(b) {
                return Some(name);
            }
        }
        None
    }

    /// `unsafe.Pointer(n)` of a number that was no address just before.
    pub(super) fn number_as_pointer(&mut self, e: &Expr) {
        let ExprKind::Call(call) = &e.kind else { return };
        let [x] = &call.arguments[..] else { return };
        let is_conversion = self.has_kind(&call.func, BasicKind::UnsafePointer) && self.has_kind(x, BasicKind::Uintptr);
        if is_conversion && !self.is_reflected_address(x) && !self.is_safe_arithmetic(x) {
            self.warn(e.span, "possible misuse of unsafe.Pointer");
        }
    }

    fn has_kind(&mut self, e: &Expr, kind: BasicKind) -> bool {
        self.type_of(e).and_then(|typ| self.types.basic(typ)) == Some(kind)
    }

    /// `v.Pointer()` and `v.UnsafeAddr()` of a reflect.Value.
    fn is_reflected_address(&self, x: &Expr) -> bool {
        let ExprKind::Call(call) = &x.unparen().kind else {
            return false;
        };
        let callee = self.callee(call).map(|callee| self.full_name(callee));
        matches!(callee.as_deref(), Some("(reflect.Value).Pointer" | "(reflect.Value).UnsafeAddr"))
    }

    /// An address as a number, with something added, subtracted or cleared.
    fn is_safe_arithmetic(&mut self, x: &Expr) -> bool {
        match &x.unparen().kind {
            ExprKind::Call(call) => match &call.arguments[..] {
                [from] => {
                    self.has_kind(&call.func, BasicKind::Uintptr) && self.has_kind(from, BasicKind::UnsafePointer)
                }
                _ => false,
            },
            ExprKind::Binary(BinaryOp::Add | BinaryOp::Sub | BinaryOp::AndNot, left, right) => {
                self.is_safe_arithmetic(left) && !self.is_safe_arithmetic(right)
            }
            _ => false,
        }
    }
}
