//! Does a function body end with a terminating statement?

use super::Checker;
use crate::syntax::ast::*;

impl<'a> Checker<'a> {
    pub fn block_terminates(&self, stmts: &[Stmt]) -> bool {
        let mut solid = stmts.iter().rev();
        let last = solid.find(|stmt| !matches!(stmt.kind, StmtKind::Empty));
        last.is_some_and(|stmt| self.terminates(stmt, None))
    }

    fn terminates(&self, stmt: &Stmt, label: Option<&Name>) -> bool {
        match &stmt.kind {
            StmtKind::Return(_) => true,
            StmtKind::Branch(BranchKind::Goto | BranchKind::Fallthrough, _) => true,
            StmtKind::Labeled(ident, inner) => self.terminates(inner, Some(&ident.name)),
            StmtKind::Expr(e) => self.panics.contains(&e.unparen().id),
            StmtKind::Block(block) => self.block_terminates(&block.stmts),
            StmtKind::If(inner) => inner.otherwise.as_ref().is_some_and(|otherwise| {
                self.block_terminates(&inner.then.stmts) && self.terminates(otherwise, None)
            }),
            StmtKind::For(inner) => {
                inner.cond.is_none() && !any_breaks(&inner.body.stmts, label, true)
            }
            StmtKind::Switch(inner) => self.clauses_terminate(&inner.clauses, label),
            StmtKind::TypeSwitch(inner) => self.clauses_terminate(&inner.clauses, label),
            StmtKind::Select(clauses) => clauses.iter().all(|clause| {
                self.block_terminates(&clause.body) && !any_breaks(&clause.body, label, true)
            }),
            _ => false,
        }
    }

    fn clauses_terminate(&self, clauses: &[CaseClause], label: Option<&Name>) -> bool {
        clauses.iter().any(|clause| clause.is_default)
            && clauses.iter().all(|clause| {
                self.block_terminates(&clause.body) && !any_breaks(&clause.body, label, true)
            })
    }
}

fn any_breaks(stmts: &[Stmt], label: Option<&Name>, is_implicit: bool) -> bool {
    stmts.iter().any(|stmt| breaks(stmt, label, is_implicit))
}

/// Is there a break out of the statement with this label (`is_implicit`: or of the one around)?
fn breaks(stmt: &Stmt, label: Option<&Name>, is_implicit: bool) -> bool {
    let has_label = label.is_some();
    match &stmt.kind {
        StmtKind::Labeled(_, inner) => breaks(inner, label, is_implicit),
        StmtKind::Branch(BranchKind::Break, None) => is_implicit,
        StmtKind::Branch(BranchKind::Break, Some(to)) => Some(&to.name) == label,
        StmtKind::Block(block) => any_breaks(&block.stmts, label, is_implicit),
        StmtKind::If(inner) => {
            let mut otherwise = inner.otherwise.iter();
            any_breaks(&inner.then.stmts, label, is_implicit)
                || otherwise.any(|stmt| breaks(stmt, label, is_implicit))
        }
        StmtKind::Switch(inner) => {
            let mut clauses = inner.clauses.iter();
            has_label && clauses.any(|clause| any_breaks(&clause.body, label, false))
        }
        StmtKind::TypeSwitch(inner) => {
            let mut clauses = inner.clauses.iter();
            has_label && clauses.any(|clause| any_breaks(&clause.body, label, false))
        }
        StmtKind::Select(clauses) => {
            let mut clauses = clauses.iter();
            has_label && clauses.any(|clause| any_breaks(&clause.body, label, false))
        }
        StmtKind::For(inner) => has_label && any_breaks(&inner.body.stmts, label, false),
        StmtKind::Range(inner) => has_label && any_breaks(&inner.body.stmts, label, false),
        _ => false,
    }
}
