//! `x == 1 || x == 1` and `x != 1 || x != 2`.

use super::Vet;
use crate::syntax::ast::*;
use crate::syntax::printer;
use std::collections::BTreeMap;

impl Vet<'_> {
    pub(super) fn boolean_chain(&mut self, e: &Expr) {
        let ExprKind::Binary(op @ (BinaryOp::OrOr | BinaryOp::AndAnd), ..) = &e.kind else {
            return;
        };
        let mut parts = Vec::new();
        split(e, *op, &mut parts);
        // Only the outermost of a chain is looked at; an inner one is part of it.
        let is_inner = |(analyzer, it): &(&str, crate::check::Finding)| {
            *analyzer == "bools" && it.span.contains(e.span.start)
        };
        if self.found.iter().any(is_inner) {
            return;
        }
        parts.reverse();
        let mut group: Vec<&Expr> = Vec::new();
        let mut groups = Vec::new();
        for part in parts {
            if self.has_effects(part) {
                groups.push(std::mem::take(&mut group));
            } else {
                group.push(part);
            }
        }
        groups.push(group);
        for group in groups {
            self.redundant(&group, *op);
            self.suspect(&group, *op);
        }
    }

    fn redundant(&mut self, group: &[&Expr], op: BinaryOp) {
        let mut seen: Vec<String> = Vec::new();
        for part in group {
            let shown = printer::expr(part.unparen());
            if seen.contains(&shown) {
                let (name, op) = (name_of(op), op.text());
                self.warn(part.span, format!("redundant {name}: {shown} {op} {shown}"));
            } else {
                seen.push(shown);
            }
        }
    }

    fn suspect(&mut self, group: &[&Expr], op: BinaryOp) {
        let bad = match op {
            BinaryOp::OrOr => BinaryOp::Ne,
            _ => BinaryOp::Eq,
        };
        let mut seen: BTreeMap<String, (String, String)> = BTreeMap::new();
        for part in group {
            let ExprKind::Binary(own, left, right) = &part.unparen().kind else {
                continue;
            };
            if *own != bad {
                continue;
            }
            let is_constant = |e: &Expr| self.info.constant(e.id).is_some();
            let (x, constant) = match (is_constant(left), is_constant(right)) {
                (false, true) => (left, right),
                (true, false) => (right, left),
                _ => continue,
            };
            let (x, constant) = (printer::expr(x), printer::expr(constant));
            let shown = printer::expr(part.unparen());
            match seen.get(&x) {
                Some((other, before)) if *other != constant => {
                    let (name, op) = (name_of(op), op.text());
                    let message = format!("suspect {name}: {shown} {op} {before}");
                    self.warn(part.span, message);
                }
                _ => {
                    seen.insert(x, (constant, shown));
                }
            }
        }
    }
}

fn name_of(op: BinaryOp) -> &'static str {
    match op {
        BinaryOp::OrOr => "or",
        _ => "and",
    }
}

fn split<'t>(e: &'t Expr, op: BinaryOp, parts: &mut Vec<&'t Expr>) {
    match &e.unparen().kind {
        ExprKind::Binary(own, left, right) if *own == op => {
            split(left, op, parts);
            split(right, op, parts);
        }
        _ => parts.push(e),
    }
}
