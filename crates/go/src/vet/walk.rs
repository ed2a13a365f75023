//! Every statement and expression of a function, outermost first.

use crate::syntax::ast::*;

/// What a visitor is shown.
#[derive(Clone, Copy)]
pub(crate) enum Node<'t> {
    Stmt(&'t Stmt),
    Expr(&'t Expr),
    /// A declaration inside a function, or of variables outside.
    Decl(&'t Decl),
}

pub(crate) type Visit<'v, 't> = &'v mut dyn FnMut(Node<'t>);

pub(crate) fn file<'t>(file: &'t File, visit: Visit<'_, 't>) {
    for it in &file.decls {
        decl(it, visit);
    }
}

pub(crate) fn decl<'t>(it: &'t Decl, visit: Visit<'_, 't>) {
    visit(Node::Decl(it));
    match it {
        Decl::Func(func) => {
            let receiver = func.receiver.iter();
            fields(
                receiver
                    .chain(&func.typ.parameters)
                    .chain(&func.typ.results),
                visit,
            );
            if let Some(body) = &func.body {
                stmts(&body.stmts, visit);
            }
        }
        Decl::Var(var) => {
            exprs(var.typ.iter().chain(&var.values), visit);
        }
        Decl::Const(decl) => exprs(decl.typ.iter().chain(&decl.values), visit),
        Decl::Type(decl) => expr(&decl.typ, visit),
        Decl::Import(_) => {}
    }
}

fn fields<'t>(fields: impl Iterator<Item = &'t Field>, visit: Visit<'_, 't>) {
    for field in fields {
        expr(&field.typ, visit);
    }
}

fn exprs<'t>(list: impl Iterator<Item = &'t Expr>, visit: Visit<'_, 't>) {
    for it in list {
        expr(it, visit);
    }
}

pub(crate) fn stmts<'t>(list: &'t [Stmt], visit: Visit<'_, 't>) {
    for it in list {
        stmt(it, visit);
    }
}

pub(crate) fn stmt<'t>(it: &'t Stmt, visit: Visit<'_, 't>) {
    visit(Node::Stmt(it));
    match &it.kind {
        StmtKind::Empty | StmtKind::Branch(..) => {}
        StmtKind::Expr(x) | StmtKind::IncDec(x, _) | StmtKind::Go(x) | StmtKind::Defer(x) => {
            expr(x, visit);
        }
        StmtKind::Send(x, y) | StmtKind::OpAssign(_, x, y) => {
            expr(x, visit);
            expr(y, visit);
        }
        StmtKind::Decl(decls) => {
            for it in decls {
                decl(it, visit);
            }
        }
        StmtKind::Assign(assign) => exprs(assign.lhs.iter().chain(&assign.rhs), visit),
        StmtKind::Return(results) => exprs(results.iter(), visit),
        StmtKind::Labeled(_, inner) => stmt(inner, visit),
        StmtKind::Block(block) => stmts(&block.stmts, visit),
        StmtKind::If(inner) => {
            inner.init.iter().for_each(|it| stmt(it, visit));
            expr(&inner.cond, visit);
            stmts(&inner.then.stmts, visit);
            inner.otherwise.iter().for_each(|it| stmt(it, visit));
        }
        StmtKind::For(inner) => {
            inner.init.iter().for_each(|it| stmt(it, visit));
            exprs(inner.cond.iter(), visit);
            inner.post.iter().for_each(|it| stmt(it, visit));
            stmts(&inner.body.stmts, visit);
        }
        StmtKind::Range(inner) => {
            exprs(inner.lhs.iter(), visit);
            expr(&inner.x, visit);
            stmts(&inner.body.stmts, visit);
        }
        StmtKind::Switch(inner) => {
            inner.init.iter().for_each(|it| stmt(it, visit));
            exprs(inner.tag.iter(), visit);
            clauses(&inner.clauses, visit);
        }
        StmtKind::TypeSwitch(inner) => {
            inner.init.iter().for_each(|it| stmt(it, visit));
            expr(&inner.x, visit);
            clauses(&inner.clauses, visit);
        }
        StmtKind::Select(list) => {
            for clause in list {
                clause.comm.iter().for_each(|it| stmt(it, visit));
                stmts(&clause.body, visit);
            }
        }
    }
}

fn clauses<'t>(list: &'t [CaseClause], visit: Visit<'_, 't>) {
    for clause in list {
        exprs(clause.cases.iter(), visit);
        stmts(&clause.body, visit);
    }
}

pub(crate) fn expr<'t>(it: &'t Expr, visit: Visit<'_, 't>) {
    visit(Node::Expr(it));
    match &it.kind {
        ExprKind::Bad | ExprKind::Name(_) | ExprKind::Literal(_) => {}
        ExprKind::Composite(literal) => {
            exprs(
                literal.typ.as_deref().into_iter().chain(&literal.elements),
                visit,
            );
        }
        ExprKind::Func(literal) => {
            fields(
                literal.typ.parameters.iter().chain(&literal.typ.results),
                visit,
            );
            stmts(&literal.body.stmts, visit);
        }
        ExprKind::Paren(x)
        | ExprKind::Selector(x, _)
        | ExprKind::TypeGuard(x)
        | ExprKind::Unary(_, x)
        | ExprKind::Star(x)
        | ExprKind::SliceType(x)
        | ExprKind::DotsType(x)
        | ExprKind::ChanType(_, x) => expr(x, visit),
        ExprKind::KeyValue(x, y)
        | ExprKind::Assert(x, y)
        | ExprKind::Binary(_, x, y)
        | ExprKind::MapType(x, y) => {
            expr(x, visit);
            expr(y, visit);
        }
        ExprKind::Index(x, list) => {
            expr(x, visit);
            exprs(list.iter(), visit);
        }
        ExprKind::Slice(slice) => {
            expr(&slice.x, visit);
            let parts = slice.low.iter().chain(&slice.high).chain(&slice.max);
            exprs(parts, visit);
        }
        ExprKind::Call(call) => {
            expr(&call.func, visit);
            exprs(call.arguments.iter(), visit);
        }
        ExprKind::List(list) => exprs(list.iter(), visit),
        ExprKind::ArrayType(length, elem) => {
            exprs(length.as_deref().into_iter(), visit);
            expr(elem, visit);
        }
        ExprKind::StructType(list) => fields(list.iter(), visit),
        ExprKind::FuncType(typ) => fields(typ.parameters.iter().chain(&typ.results), visit),
        ExprKind::InterfaceType(list) => {
            for element in list {
                if let Element::Embedded(x) = element {
                    expr(x, visit);
                }
            }
        }
    }
}
