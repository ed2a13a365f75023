//! Statements.

use super::exprs::Use;
use super::{Checker, Operand, span_of};
use crate::syntax::ast::*;
use crate::types::{BasicKind, Mode, ObjectId};

impl<'a> Checker<'a> {
    pub fn stmts(&mut self, stmts: &'a [Stmt]) {
        for stmt in stmts {
            self.stmt(stmt);
        }
    }

    pub fn stmt(&mut self, stmt: &'a Stmt) {
        let top = self.delayed.len();
        self.stmt_inside(stmt);
        // Function literals see the scope as it was before what comes next.
        self.process_delayed(top);
    }

    fn stmt_inside(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Empty | StmtKind::Branch(..) => {}
            StmtKind::Decl(decls) => self.local_decls(decls),
            StmtKind::Labeled(_, inner) => self.stmt(inner),
            StmtKind::Expr(e) => self.expr_stmt(e),
            StmtKind::Send(channel, value) => {
                let channel = self.expr(None, channel);
                let mut value = self.generic_expr(value, None);
                if channel.is_valid() && value.is_valid() {
                    let span = channel.span();
                    if let Some(elem) = self.channel_element(span, &channel, false) {
                        self.assignment(&mut value, elem, "send");
                    }
                }
            }
            StmtKind::IncDec(e, up) => self.inc_dec(e, *up),
            StmtKind::Assign(assign) if assign.is_define => {
                self.short_var_decl(stmt.pos, &assign.lhs, &assign.rhs);
            }
            StmtKind::Assign(assign) => self.assign_vars(&assign.lhs, &assign.rhs),
            StmtKind::OpAssign(op, left, right) => {
                let x = self.binary(None, left, right, *op);
                self.op_assign(left, x);
            }
            StmtKind::Go(call) => self.suspended_call("go", call),
            StmtKind::Defer(call) => self.suspended_call("defer", call),
            StmtKind::Return(results) => self.return_stmt(stmt, results),
            StmtKind::Block(block) => {
                self.open_scope();
                self.stmts(&block.stmts);
                self.close_scope();
            }
            StmtKind::If(inner) => {
                self.open_scope();
                if let Some(init) = &inner.init {
                    self.stmt(init);
                }
                self.condition(&inner.cond, "if");
                self.block(&inner.then);
                if let Some(otherwise) = &inner.otherwise {
                    self.stmt(otherwise);
                }
                self.close_scope();
            }
            StmtKind::For(inner) => {
                self.open_scope();
                if let Some(init) = &inner.init {
                    self.stmt(init);
                }
                if let Some(cond) = &inner.cond {
                    self.condition(cond, "for");
                }
                if let Some(post) = &inner.post {
                    self.stmt(post);
                }
                self.block(&inner.body);
                self.close_scope();
            }
            StmtKind::Range(inner) => self.range_stmt(inner, stmt),
            StmtKind::Switch(inner) => self.switch_stmt(inner),
            StmtKind::TypeSwitch(inner) => self.type_switch_stmt(inner),
            StmtKind::Select(clauses) => self.select_stmt(clauses),
        }
    }

    pub fn block(&mut self, block: &'a Block) {
        let top = self.delayed.len();
        self.open_scope();
        self.stmts(&block.stmts);
        self.close_scope();
        self.process_delayed(top);
    }

    fn op_assign(&mut self, left: &'a Expr, x: Operand<'a>) {
        if x.is_valid() {
            self.assign_var(left, None, Some(x), "assignment");
        } else {
            self.use_lhs(std::slice::from_ref(left));
        }
    }

    fn expr_stmt(&mut self, e: &'a Expr) {
        let (x, kind) = self.raw_expr(None, e, None, false);
        let words = match x.mode {
            Mode::Builtin => "must be called",
            Mode::Type => "is not an expression",
            _ if kind == Use::Statement => return,
            _ => "is not used",
        };
        if !x.is_valid() {
            return;
        }
        let shown = self.describe(&x);
        self.error_on(&x, format!("{shown} {words}"));
    }

    fn condition(&mut self, e: &'a Expr, what: &str) {
        let x = self.expr(None, e);
        if x.is_valid() && !self.types.all_basic(x.typ, BasicKind::is_boolean) {
            self.error_at(e, format!("non-boolean condition in {what} statement"));
        }
    }

    fn suspended_call(&mut self, keyword: &str, e: &'a Expr) {
        if !matches!(e.kind, ExprKind::Call(_)) {
            if !matches!(e.kind, ExprKind::Bad) {
                self.error_at(e, format!("expression in {keyword} must be function call"));
            }
            self.use_exprs(std::slice::from_ref(e));
            return;
        }
        let (x, kind) = self.raw_expr(None, e, None, false);
        let words = match kind {
            Use::Statement => return,
            Use::Conversion => "requires function call, not conversion",
            Use::Expression => "discards result of",
        };
        let shown = self.describe(&x);
        self.error_on(&x, format!("{keyword} {words} {shown}"));
    }

    fn return_stmt(&mut self, stmt: &'a Stmt, results: &'a [Expr]) {
        let Some(signature) = self.env.signature.clone() else {
            return;
        };
        let lhs = &signature.results;
        let is_named = lhs
            .first()
            .is_some_and(|first| !self.types.object(*first).name.is_empty());
        if !results.is_empty() || !is_named {
            return match (results.is_empty(), lhs.is_empty()) {
                (true, true) => {}
                (true, false) => self.empty_return(stmt, lhs),
                _ => self.init_vars(lhs, results, Some(stmt.span)),
            };
        }
        for var in lhs {
            let name = self.types.object(*var).name.clone();
            let Some(other) = self.lookup(&name).filter(|other| other != var) else {
                continue;
            };
            let found = self.types.object(other).clone();
            let shown = self.object_string(other);
            let also = self.also(found.span.start, &format!("inner declaration of {shown}"));
            let message = format!("result parameter {name} not in scope at return{also}");
            self.error(stmt.span, message);
        }
    }

    fn empty_return(&mut self, stmt: &Stmt, lhs: &[ObjectId]) {
        let want: Vec<_> = lhs.iter().map(|var| self.types.type_of(*var)).collect();
        let want = self.types_summary(&want, false, false);
        let message = format!("not enough return values\n\thave ()\n\twant {want}");
        self.error(stmt.span, message);
    }

    /// `var err error`.
    fn object_string(&self, object: ObjectId) -> String {
        use crate::types::ObjectKind;
        let found = self.types.object(object);
        let word = match found.kind {
            ObjectKind::Var(_) => "var",
            ObjectKind::Const(_) => "const",
            ObjectKind::TypeName(_) => "type",
            _ => "func",
        };
        format!("{word} {} {}", found.name, self.ts(found.typ))
    }

    fn select_stmt(&mut self, clauses: &'a [CommClause]) {
        let mut first = None;
        for clause in clauses.iter().filter(|clause| clause.comm.is_none()) {
            self.second_default(&mut first, clause.span);
        }
        for clause in clauses {
            let is_receive =
                |e: &Expr| matches!(e.unparen().kind, ExprKind::Unary(UnaryOp::Receive, _));
            let is_valid = match clause.comm.as_ref().map(|comm| &comm.kind) {
                None | Some(StmtKind::Send(..)) => true,
                Some(StmtKind::Assign(assign)) => {
                    assign.rhs.len() == 1 && is_receive(&assign.rhs[0])
                }
                Some(StmtKind::Expr(e)) => is_receive(e),
                Some(_) => false,
            };
            if !is_valid {
                if let Some(comm) = &clause.comm {
                    let span = comm_span(comm);
                    let message = "select case must be send or receive (possibly with assignment)";
                    self.error(span, message);
                }
                continue;
            }
            self.open_scope();
            if let Some(comm) = &clause.comm {
                self.stmt(comm);
            }
            self.stmts(&clause.body);
            self.close_scope();
        }
    }

    /// Tells a second `default`.
    pub fn second_default(&mut self, first: &mut Option<u32>, span: source::Span) {
        match first {
            Some(first) => {
                let place = self.files.show(*first);
                self.error(span, format!("multiple defaults (first at {place})"));
            }
            None => *first = Some(span.start),
        }
    }
}

/// Where a communication's error stands.
fn comm_span(stmt: &Stmt) -> source::Span {
    match &stmt.kind {
        StmtKind::Assign(assign) => assign.lhs.first().map_or(stmt.span, span_of),
        StmtKind::OpAssign(_, left, _) | StmtKind::IncDec(left, _) => span_of(left),
        StmtKind::Expr(e) => source::Span::new(e.pos, e.span.end.max(e.pos)),
        _ => stmt.span,
    }
}
