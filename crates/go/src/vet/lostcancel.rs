//! Cancel functions of contexts that are not called on every way out.
//!
//! Simplified: the ways are followed by the statements' structure, not by a control-flow
//! graph; a `goto` counts as going on.

use super::Vet;
use super::walk::{self, Node};
use crate::syntax::ast::*;
use crate::types::ObjectId;
use source::Span;

const MAKERS: [&str; 6] = [
    "WithCancel",
    "WithCancelCause",
    "WithTimeout",
    "WithTimeoutCause",
    "WithDeadline",
    "WithDeadlineCause",
];

/// What happens behind the declaration on some way.
#[derive(Clone, Copy, Default)]
struct Ways {
    /// A return that is reached without a use.
    lost_at: Option<Span>,
    /// The end is reached without a use.
    goes_on: bool,
}

impl Vet<'_> {
    pub(super) fn lost_cancel(&mut self, body: &Block, typ: &FuncType, is_main: bool) {
        let mut declared: Vec<(Span, ObjectId, NodeId)> = Vec::new();
        self.cancels(&body.stmts, &mut declared);
        if is_main {
            return;
        }
        let named = typ.results.iter().flat_map(|field| &field.names);
        let results: Vec<ObjectId> = named.filter_map(|it| self.info.object(it)).collect();
        for (span, object, stmt) in declared {
            let mut is_found = false;
            let ways = self.ways(&body.stmts, object, stmt, &mut is_found, &results);
            let end = Span::new(body.closing, body.closing + 1);
            let lost = ways.lost_at.or(ways.goes_on.then_some(end));
            let Some(lost) = lost.filter(|_| is_found) else {
                continue;
            };
            let name = self.types.object(object).name.clone();
            let line = self.files.place(span.start).map_or(0, |(_, it)| it.line);
            let message =
                format!("the {name} function is not used on all paths (possible context leak)");
            self.warn(span, message);
            let message = format!(
                "this return statement may be reached without using the {name} var defined on line {line}"
            );
            self.warn(lost, message);
        }
    }

    /// Declarations of cancel functions; those that are thrown away are told at once.
    fn cancels(&mut self, list: &[Stmt], declared: &mut Vec<(Span, ObjectId, NodeId)>) {
        let mut literals: Vec<Span> = Vec::new();
        let mut found: Vec<(Span, (Span, bool, NodeId), String)> = Vec::new();
        walk::stmts(list, &mut |node| match node {
            Node::Expr(e) if matches!(e.kind, ExprKind::Func(_)) => literals.push(e.span),
            Node::Stmt(stmt) => {
                if let StmtKind::Assign(assign) = &stmt.kind
                    && let [value] = &assign.rhs[..]
                    && let Some(maker) = self.cancel_maker(value)
                    && let Some(left) = assign.lhs.get(1)
                    && let Some(name) = left.as_name()
                {
                    let is_blank = **name == *"_";
                    found.push((stmt.span, (left.span, is_blank, left.id), maker));
                }
            }
            _ => {}
        });
        for (span, (left, is_blank, node), maker) in found {
            if literals.iter().any(|outer| outer.contains(span.start)) {
                continue;
            }
            if is_blank {
                self.warn(
                    left,
                    format!(
                        "the cancel function returned by context.{maker} should be called, not discarded, to avoid a context leak"
                    ),
                );
            } else if let Some(object) = self.info.object_of(node) {
                declared.push((span, object, node));
            }
        }
    }

    fn cancel_maker(&self, e: &Expr) -> Option<String> {
        let ExprKind::Call(call) = &e.kind else {
            return None;
        };
        let callee = self.callee(call)?;
        let is_maker = self.is_function_of(callee, "context", &MAKERS);
        is_maker.then(|| self.types.object(callee).name.to_string())
    }

    fn stmt_uses(&self, stmt: &Stmt, object: ObjectId) -> bool {
        let mut is_used = false;
        walk::stmt(stmt, &mut |node| {
            if let Node::Expr(e) = node
                && matches!(e.kind, ExprKind::Name(_))
            {
                is_used |= self.info.use_of(e.id) == Some(object);
            }
        });
        is_used
    }

    fn expr_uses(&self, e: &Expr, object: ObjectId) -> bool {
        let mut is_used = false;
        walk::expr(e, &mut |node| {
            if let Node::Expr(e) = node
                && matches!(e.kind, ExprKind::Name(_))
            {
                is_used |= self.info.use_of(e.id) == Some(object);
            }
        });
        is_used
    }

    /// From the declaration (or, once it is found, from the start) to the end of the list.
    fn ways(
        &self,
        list: &[Stmt],
        object: ObjectId,
        at: NodeId,
        is_found: &mut bool,
        results: &[ObjectId],
    ) -> Ways {
        let mut ways = Ways {
            lost_at: None,
            goes_on: true,
        };
        for stmt in list {
            let was_found = *is_found;
            let inner = self.stmt_ways(stmt, object, at, is_found, results);
            if !*is_found {
                continue;
            }
            ways.lost_at = ways.lost_at.or(inner.lost_at);
            ways.goes_on = inner.goes_on;
            if !ways.goes_on && was_found || !inner.goes_on {
                break;
            }
        }
        ways
    }

    fn stmt_ways(
        &self,
        stmt: &Stmt,
        object: ObjectId,
        at: NodeId,
        is_found: &mut bool,
        results: &[ObjectId],
    ) -> Ways {
        let on = Ways {
            lost_at: None,
            goes_on: true,
        };
        let used = Ways::default();
        if !*is_found {
            if let StmtKind::Assign(assign) = &stmt.kind
                && assign.lhs.iter().any(|left| left.id == at)
            {
                *is_found = true;
                return on;
            }
        } else if let Some(simple) = self.simple_ways(stmt, object, results) {
            return simple;
        }
        let inner =
            |list: &[Stmt], is_found: &mut bool| self.ways(list, object, at, is_found, results);
        let both = |a: Ways, b: Ways| Ways {
            lost_at: a.lost_at.or(b.lost_at),
            goes_on: a.goes_on || b.goes_on,
        };
        let before = *is_found;
        match &stmt.kind {
            StmtKind::Block(block) => inner(&block.stmts, is_found),
            StmtKind::Labeled(_, labeled) => self.stmt_ways(labeled, object, at, is_found, results),
            StmtKind::If(it) => {
                if let Some(init) = &it.init {
                    let ways = self.stmt_ways(init, object, at, is_found, results);
                    if *is_found && !ways.goes_on {
                        return ways;
                    }
                }
                if *is_found && self.expr_uses(&it.cond, object) {
                    return used;
                }
                let entered = *is_found;
                let then = inner(&it.then.stmts, is_found);
                let in_then = *is_found;
                let mut found = entered;
                let otherwise = match &it.otherwise {
                    Some(otherwise) => self.stmt_ways(otherwise, object, at, &mut found, results),
                    None => on,
                };
                *is_found = in_then || found;
                match (entered, in_then, found) {
                    (false, true, false) => then,
                    (false, false, true) => otherwise,
                    _ => both(then, otherwise),
                }
            }
            StmtKind::For(it) => {
                let ways = inner(&it.body.stmts, is_found);
                Ways {
                    goes_on: it.cond.is_some() || before != *is_found || ways.goes_on,
                    ..ways
                }
            }
            StmtKind::Range(it) => {
                let ways = inner(&it.body.stmts, is_found);
                Ways {
                    goes_on: true,
                    ..ways
                }
            }
            StmtKind::Switch(_) | StmtKind::TypeSwitch(_) | StmtKind::Select(_) => {
                self.clause_ways(stmt, object, at, is_found, results)
            }
            _ => on,
        }
    }

    fn clause_ways(
        &self,
        stmt: &Stmt,
        object: ObjectId,
        at: NodeId,
        is_found: &mut bool,
        results: &[ObjectId],
    ) -> Ways {
        let (bodies, has_default): (Vec<&[Stmt]>, bool) = match &stmt.kind {
            StmtKind::Switch(it) => (
                it.clauses.iter().map(|clause| &clause.body[..]).collect(),
                it.clauses.iter().any(|clause| clause.is_default),
            ),
            StmtKind::TypeSwitch(it) => (
                it.clauses.iter().map(|clause| &clause.body[..]).collect(),
                it.clauses.iter().any(|clause| clause.is_default),
            ),
            StmtKind::Select(clauses) => {
                let uses_in_comm = clauses.iter().any(|clause| {
                    let mut comms = clause.comm.iter();
                    comms.any(|comm| self.stmt_uses(comm, object))
                });
                if *is_found && uses_in_comm {
                    return Ways::default();
                }
                (
                    clauses.iter().map(|clause| &clause.body[..]).collect(),
                    true,
                )
            }
            _ => (Vec::new(), false),
        };
        let entered = *is_found;
        let mut all = Ways {
            lost_at: None,
            goes_on: entered && !has_default,
        };
        for body in bodies {
            let mut found = entered;
            let ways = self.ways(body, object, at, &mut found, results);
            if found {
                all.lost_at = all.lost_at.or(ways.lost_at);
                all.goes_on |= ways.goes_on;
                *is_found = true;
            }
        }
        all
    }

    /// Statements without inner ones.
    fn simple_ways(&self, stmt: &Stmt, object: ObjectId, results: &[ObjectId]) -> Option<Ways> {
        let is_compound = matches!(
            stmt.kind,
            StmtKind::Block(_)
                | StmtKind::Labeled(..)
                | StmtKind::If(_)
                | StmtKind::For(_)
                | StmtKind::Range(_)
                | StmtKind::Switch(_)
                | StmtKind::TypeSwitch(_)
                | StmtKind::Select(_)
        );
        if is_compound {
            return None;
        }
        if self.stmt_uses(stmt, object) {
            return Some(Ways::default());
        }
        Some(match &stmt.kind {
            StmtKind::Return(values) if values.is_empty() && results.contains(&object) => {
                Ways::default()
            }
            StmtKind::Return(_) => Ways {
                lost_at: Some(stmt.span),
                goes_on: false,
            },
            StmtKind::Expr(e) if self.never_returns(e) => Ways::default(),
            _ => Ways {
                lost_at: None,
                goes_on: true,
            },
        })
    }

    fn never_returns(&self, e: &Expr) -> bool {
        let ExprKind::Call(call) = &e.kind else {
            return false;
        };
        let Some(callee) = self.callee(call) else {
            return false;
        };
        self.is_function_of(callee, "os", &["Exit"])
            || self.is_function_of(callee, "log", &["Fatal", "Fatalf", "Fatalln"])
            || self.is_builtin(callee) && *self.types.object(callee).name == *"panic"
    }
}
