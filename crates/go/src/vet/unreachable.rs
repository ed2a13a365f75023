//! Code behind a statement that never goes on.

use super::Vet;
use crate::syntax::ast::*;
use crate::types::{Builtin, ObjectKind};
use std::collections::BTreeSet;

/// Walks one function body.
struct Reach<'v, 'p> {
    vet: &'v mut Vet<'p>,
    /// Labels that a `goto` names, and statements that a `break` leaves.
    gotos: BTreeSet<Name>,
    broken: BTreeSet<NodeId>,
    is_reachable: bool,
}

impl Vet<'_> {
    pub(super) fn dead_code(&mut self, body: &Block) {
        let mut gotos = BTreeSet::new();
        let mut broken = BTreeSet::new();
        targets(&body.stmts, &mut Vec::new(), None, &mut gotos, &mut broken);
        let mut reach = Reach {
            vet: self,
            gotos,
            broken,
            is_reachable: true,
        };
        reach.stmts(&body.stmts);
    }
}

type Around = Vec<(Option<Name>, NodeId, bool)>;

/// What branches lead to; function literals are bodies of their own.
fn targets(
    list: &[Stmt],
    around: &mut Around,
    label: Option<&Name>,
    gotos: &mut BTreeSet<Name>,
    broken: &mut BTreeSet<NodeId>,
) {
    for stmt in list {
        target(stmt, around, label, gotos, broken);
    }
}

fn target(
    stmt: &Stmt,
    around: &mut Around,
    label: Option<&Name>,
    gotos: &mut BTreeSet<Name>,
    broken: &mut BTreeSet<NodeId>,
) {
    let entry = (label.cloned(), stmt.id, true);
    match &stmt.kind {
        StmtKind::Branch(BranchKind::Goto, Some(to)) => {
            gotos.insert(to.name.clone());
        }
        StmtKind::Branch(BranchKind::Break, to) => {
            let mut enclosing = around.iter().rev();
            let found = match to {
                Some(to) => enclosing.find(|it| it.0.as_ref() == Some(&to.name)),
                None => enclosing.next(),
            };
            broken.extend(found.map(|it| it.1));
        }
        StmtKind::Labeled(ident, inner) => {
            target(inner, around, Some(&ident.name), gotos, broken);
        }
        StmtKind::Block(block) => targets(&block.stmts, around, None, gotos, broken),
        StmtKind::If(inner) => {
            targets(&inner.then.stmts, around, None, gotos, broken);
            if let Some(otherwise) = &inner.otherwise {
                target(otherwise, around, None, gotos, broken);
            }
        }
        StmtKind::For(inner) => {
            around.push(entry);
            targets(&inner.body.stmts, around, None, gotos, broken);
            around.pop();
        }
        StmtKind::Range(inner) => {
            around.push(entry);
            targets(&inner.body.stmts, around, None, gotos, broken);
            around.pop();
        }
        StmtKind::Switch(_) | StmtKind::TypeSwitch(_) | StmtKind::Select(_) => {
            around.push(entry);
            for body in bodies(stmt) {
                targets(body, around, None, gotos, broken);
            }
            around.pop();
        }
        _ => {}
    }
}

fn bodies(stmt: &Stmt) -> Vec<&[Stmt]> {
    match &stmt.kind {
        StmtKind::Switch(inner) => inner.clauses.iter().map(|it| &it.body[..]).collect(),
        StmtKind::TypeSwitch(inner) => inner.clauses.iter().map(|it| &it.body[..]).collect(),
        StmtKind::Select(clauses) => clauses.iter().map(|it| &it.body[..]).collect(),
        _ => Vec::new(),
    }
}

impl Reach<'_, '_> {
    fn stmts(&mut self, list: &[Stmt]) {
        for stmt in list {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let mut inner = stmt;
        while let StmtKind::Labeled(ident, next) = &inner.kind {
            if self.gotos.contains(&ident.name) {
                self.is_reachable = true;
            }
            inner = next;
        }
        if !self.is_reachable {
            // A panic or an empty return behind dead ends is there to please compilers.
            let is_fine = matches!(stmt.kind, StmtKind::Empty);
            if !is_fine {
                self.vet.warn(stmt.span, "unreachable code");
                self.is_reachable = true;
            }
        }
        self.inside(inner);
    }

    fn inside(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Return(_) | StmtKind::Branch(..) => self.is_reachable = false,
            StmtKind::Expr(e) => {
                if self.is_panic(e) {
                    self.is_reachable = false;
                }
            }
            StmtKind::Block(block) => self.stmts(&block.stmts),
            StmtKind::If(inner) => {
                self.stmts(&inner.then.stmts);
                match &inner.otherwise {
                    Some(otherwise) => {
                        let after_then = std::mem::replace(&mut self.is_reachable, true);
                        self.stmt(otherwise);
                        self.is_reachable |= after_then;
                    }
                    None => self.is_reachable = true,
                }
            }
            StmtKind::For(inner) => {
                self.stmts(&inner.body.stmts);
                self.is_reachable = inner.cond.is_some() || self.broken.contains(&stmt.id);
            }
            StmtKind::Range(inner) => {
                self.stmts(&inner.body.stmts);
                self.is_reachable = true;
            }
            StmtKind::Switch(_) | StmtKind::TypeSwitch(_) | StmtKind::Select(_) => {
                self.choices(stmt);
            }
            _ => {}
        }
    }

    fn choices(&mut self, stmt: &Stmt) {
        let has_default = match &stmt.kind {
            StmtKind::Switch(inner) => inner.clauses.iter().any(|it| it.is_default),
            StmtKind::TypeSwitch(inner) => inner.clauses.iter().any(|it| it.is_default),
            _ => true,
        };
        let mut goes_on = false;
        for body in bodies(stmt) {
            self.is_reachable = true;
            self.stmts(body);
            let falls = matches!(
                body.last().map(|it| &it.kind),
                Some(StmtKind::Branch(BranchKind::Fallthrough, _))
            );
            goes_on |= self.is_reachable && !falls;
        }
        self.is_reachable = goes_on || !has_default || self.broken.contains(&stmt.id);
    }

    fn is_panic(&self, e: &Expr) -> bool {
        let ExprKind::Call(call) = &e.unparen().kind else {
            return false;
        };
        let callee = self.vet.callee(call);
        callee.is_some_and(|it| {
            matches!(
                self.vet.types.object(it).kind,
                ObjectKind::Builtin(Builtin::Panic)
            )
        })
    }
}
