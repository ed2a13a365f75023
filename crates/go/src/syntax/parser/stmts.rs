//! Statements.

use super::*;
use crate::syntax::printer;
use crate::syntax::token::Operator;

/// What a simple statement may be besides a statement, in the header of `for` and `switch`.
enum Simple {
    Stmt(Stmt),
    /// `lhs := range x`.
    Range(Vec<Expr>, bool, Expr),
    /// `name := x.(type)`; the whole of it.
    Guard(Ident, Expr, Span),
}

/// Where a simple statement stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Plain,
    If,
    For,
    Switch,
}

/// The parts between a keyword and its block.
#[derive(Default)]
struct Header {
    init: Option<Stmt>,
    cond: Option<Expr>,
    post: Option<Stmt>,
    range: Option<(Vec<Expr>, bool, Expr)>,
    guard: Option<(Ident, Expr, Span)>,
}

impl Parser<'_> {
    fn stmt_at(&mut self, start: u32, pos: u32, kind: StmtKind) -> Stmt {
        Stmt {
            id: self.id(),
            span: self.span_from(start),
            pos,
            kind,
        }
    }

    fn simple(&mut self, lhs: Option<Vec<Expr>>, context: Context) -> Simple {
        let start = lhs.as_ref().map_or(self.pos(), |lhs| lhs[0].span.start);
        if context == Context::For && self.is_keyword(Keyword::Range) {
            self.next();
            let x = self.expr();
            return Simple::Range(Vec::new(), false, x);
        }
        let mut lhs = match lhs {
            Some(lhs) => lhs,
            None => self.expr_list(),
        };
        let pos = self.pos();
        if let Token::Assign | Token::Define = self.token() {
            return self.assignment(lhs, start, context);
        }
        if lhs.len() > 1 {
            self.syntax_error("expected := or = or comma");
            self.advance(&[Token::Semi, Token::Rbrace]);
            let first = lhs.swap_remove(0);
            let pos = first.pos;
            return Simple::Stmt(self.stmt_at(start, pos, StmtKind::Expr(first)));
        }
        let x = lhs.pop().expect("one expression");
        let (pos, kind) = match self.token() {
            Token::AssignOp(op) => {
                self.next();
                let right = self.expr();
                (pos, StmtKind::OpAssign(op, x, right))
            }
            Token::IncOp(up) => {
                self.next();
                (pos, StmtKind::IncDec(x, up))
            }
            Token::Arrow => {
                self.next();
                let value = self.expr();
                (pos, StmtKind::Send(x, value))
            }
            _ => (x.pos, StmtKind::Expr(x)),
        };
        Simple::Stmt(self.stmt_at(start, pos, kind))
    }

    fn assignment(&mut self, mut lhs: Vec<Expr>, start: u32, context: Context) -> Simple {
        let pos = self.pos();
        let is_define = self.is(Token::Define);
        self.next();
        if context == Context::For && self.is_keyword(Keyword::Range) {
            self.next();
            let x = self.expr();
            return Simple::Range(lhs, is_define, x);
        }
        let mut rhs = self.expr_list();
        let is_guard = context == Context::Switch
            && is_define
            && rhs.len() == 1
            && lhs.len() == 1
            && matches!(rhs[0].kind, ExprKind::TypeGuard(_))
            && matches!(lhs[0].kind, ExprKind::Name(_));
        if is_guard
            && let (Some(left), Some(right)) = (lhs.pop(), rhs.pop())
            && let (ExprKind::Name(name), ExprKind::TypeGuard(x)) = (left.kind, right.kind)
        {
            let ident = Ident {
                id: left.id,
                span: left.span,
                name,
            };
            return Simple::Guard(ident, *x, self.span_from(start));
        }
        let assign = Assign {
            lhs,
            rhs,
            is_define,
        };
        Simple::Stmt(self.stmt_at(start, pos, StmtKind::Assign(assign)))
    }

    fn plain(&mut self, lhs: Option<Vec<Expr>>) -> Stmt {
        match self.simple(lhs, Context::Plain) {
            Simple::Stmt(stmt) => stmt,
            Simple::Range(..) | Simple::Guard(..) => {
                let pos = self.pos();
                self.stmt_at(pos, pos, StmtKind::Empty)
            }
        }
    }

    /// With a context, the brace may be missing, which is an error.
    pub(super) fn block(&mut self, context: &str) -> Block {
        let start = self.pos();
        if !self.got(Token::Lbrace) {
            self.syntax_error(&format!("expected {{ after {context}"));
            self.advance(&[Token::Name, Token::Rbrace]);
            let closing = self.pos();
            if self.got(Token::Rbrace) {
                return Block {
                    id: self.id(),
                    span: self.span_from(start),
                    stmts: Vec::new(),
                    closing,
                };
            }
        }
        let stmts = self.stmt_list();
        let closing = self.pos();
        self.want(Token::Rbrace);
        Block {
            id: self.id(),
            span: self.span_from(start),
            stmts,
            closing,
        }
    }

    fn stmt_list(&mut self) -> Vec<Stmt> {
        let mut stmts = Vec::new();
        loop {
            let ends = matches!(
                self.token(),
                Token::Eof | Token::Rbrace | Token::Keyword(Keyword::Case | Keyword::Default)
            );
            if ends {
                return stmts;
            }
            let Some(stmt) = self.stmt_or_none() else {
                return stmts;
            };
            stmts.push(stmt);
            if !self.got(Token::Semi) && !self.is(Token::Rbrace) {
                self.syntax_error("at end of statement");
                use Token::*;
                let (case, default) = (
                    Keyword(self::Keyword::Case),
                    Keyword(self::Keyword::Default),
                );
                self.advance(&[Semi, Rbrace, case, default]);
                self.got(Semi);
            }
        }
    }

    fn stmt_or_none(&mut self) -> Option<Stmt> {
        if !self.enter() {
            self.leave();
            return None;
        }
        let stmt = self.stmt_inside();
        self.leave();
        stmt
    }

    fn stmt_inside(&mut self) -> Option<Stmt> {
        let pos = self.pos();
        if self.is(Token::Name) {
            let mut lhs = self.expr_list();
            let is_label = lhs.len() == 1 && matches!(lhs[0].kind, ExprKind::Name(_));
            if is_label && self.is(Token::Colon) {
                let label = lhs.pop()?;
                return self.labeled(label);
            }
            return Some(self.plain(Some(lhs)));
        }
        let kind = match self.token() {
            Token::Lbrace => StmtKind::Block(self.block("")),
            Token::Operator(op, _) => match op {
                Operator::Binary(BinaryOp::Add | BinaryOp::Sub | BinaryOp::And | BinaryOp::Xor)
                | Operator::Not => return Some(self.plain(None)),
                _ => return None,
            },
            Token::Star | Token::Literal(_) | Token::Lparen | Token::Lbrack | Token::Arrow => {
                return Some(self.plain(None));
            }
            Token::Semi => StmtKind::Empty,
            Token::Keyword(keyword) => return self.keyword_stmt(keyword, pos),
            _ => return None,
        };
        Some(self.stmt_at(pos, pos, kind))
    }

    fn keyword_stmt(&mut self, keyword: Keyword, pos: u32) -> Option<Stmt> {
        let kind = match keyword {
            Keyword::Var | Keyword::Const | Keyword::Type => {
                self.next();
                let mut decls = Vec::new();
                self.decl_group(keyword, &mut decls);
                StmtKind::Decl(decls)
            }
            Keyword::Func | Keyword::Struct | Keyword::Map | Keyword::Chan | Keyword::Interface => {
                return Some(self.plain(None));
            }
            Keyword::For => self.for_stmt(),
            Keyword::Switch => self.switch_stmt(),
            Keyword::Select => self.select_stmt(),
            Keyword::If => StmtKind::If(Box::new(self.if_stmt())),
            Keyword::Fallthrough => {
                self.next();
                StmtKind::Branch(BranchKind::Fallthrough, None)
            }
            Keyword::Break | Keyword::Continue => {
                self.next();
                let label = self.is(Token::Name).then(|| self.name());
                let kind = match keyword {
                    Keyword::Break => BranchKind::Break,
                    _ => BranchKind::Continue,
                };
                StmtKind::Branch(kind, label)
            }
            Keyword::Goto => {
                self.next();
                let label = self.name();
                StmtKind::Branch(BranchKind::Goto, Some(label))
            }
            Keyword::Go | Keyword::Defer => self.call_stmt(keyword),
            Keyword::Return => {
                self.next();
                let is_bare = matches!(self.token(), Token::Semi | Token::Rbrace);
                StmtKind::Return(if is_bare {
                    Vec::new()
                } else {
                    self.expr_list()
                })
            }
            _ => return None,
        };
        Some(self.stmt_at(pos, pos, kind))
    }

    fn labeled(&mut self, label: Expr) -> Option<Stmt> {
        let (start, pos) = (label.span.start, self.pos());
        let ExprKind::Name(name) = label.kind else {
            return None;
        };
        let ident = Ident {
            id: label.id,
            span: label.span,
            name,
        };
        self.want(Token::Colon);
        let stmt = if self.is(Token::Rbrace) {
            let pos = self.pos();
            Some(self.stmt_at(pos, pos, StmtKind::Empty))
        } else {
            self.stmt_or_none()
        };
        match stmt {
            Some(stmt) => Some(self.stmt_at(start, pos, StmtKind::Labeled(ident, Box::new(stmt)))),
            None => {
                self.syntax_error_at(pos, "missing statement after label");
                None
            }
        }
    }

    fn call_stmt(&mut self, keyword: Keyword) -> StmtKind {
        self.next();
        let keep_parens = self.is(Token::Lparen);
        let mut x = self.primary(keep_parens);
        if let ExprKind::Paren(_) = x.kind {
            let word = keyword.text();
            self.error_at(
                x.pos,
                format!("expression in {word} must not be parenthesized"),
            );
            while let ExprKind::Paren(inner) = x.kind {
                x = *inner;
            }
        }
        match keyword {
            Keyword::Go => StmtKind::Go(x),
            _ => StmtKind::Defer(x),
        }
    }

    fn header(&mut self, keyword: Keyword, context: Context) -> Header {
        self.next();
        let mut header = Header::default();
        if self.is(Token::Lbrace) {
            if context == Context::If {
                self.syntax_error("missing condition in if statement");
                header.cond = Some(self.bad_expr());
            }
            return header;
        }
        let outer = std::mem::replace(&mut self.expression_level, -1);
        self.header_parts(keyword, context, &mut header);
        self.expression_level = outer;
        header
    }

    fn header_parts(&mut self, keyword: Keyword, context: Context, header: &mut Header) {
        let mut init = None;
        if !self.is(Token::Semi) {
            if self.got_keyword(Keyword::Var) {
                let word = keyword.text();
                self.syntax_error(&format!(
                    "var declaration not allowed in {word} initializer"
                ));
            }
            match self.simple(None, context) {
                Simple::Range(lhs, is_define, x) => {
                    header.range = Some((lhs, is_define, x));
                    return;
                }
                other => init = Some(other),
            }
        }
        let mut semicolon = None;
        let cond;
        if self.is(Token::Lbrace) {
            cond = init;
        } else {
            if self.is(Token::Semi) {
                semicolon = Some((self.pos(), self.lexer.semicolon));
                self.next();
            } else {
                self.want(Token::Lbrace);
                if !self.is(Token::Lbrace) {
                    self.advance(&[Token::Lbrace, Token::Rbrace]);
                }
            }
            header.init = match init {
                Some(Simple::Stmt(stmt)) => Some(stmt),
                Some(Simple::Guard(..)) => {
                    self.syntax_error("use of .(type) outside type switch");
                    None
                }
                _ => None,
            };
            cond = self.header_rest(context, header);
        }
        self.condition(cond, context, semicolon, header);
    }

    /// Behind the first semicolon.
    fn header_rest(&mut self, context: Context, header: &mut Header) -> Option<Simple> {
        if context != Context::For {
            return (!self.is(Token::Lbrace)).then(|| self.simple(None, context));
        }
        let mut cond = None;
        if !self.is(Token::Semi) {
            if self.is(Token::Lbrace) {
                self.syntax_error("expected for loop condition");
                return None;
            }
            cond = Some(self.simple(None, Context::Plain));
        }
        self.want(Token::Semi);
        if !self.is(Token::Lbrace) {
            let post = self.plain(None);
            if let StmtKind::Assign(assign) = &post.kind
                && assign.is_define
            {
                self.syntax_error_at(post.pos, "cannot declare in post statement of for loop");
            }
            header.post = Some(post);
        }
        cond
    }

    fn condition(
        &mut self,
        cond: Option<Simple>,
        context: Context,
        semicolon: Option<(u32, &'static str)>,
        header: &mut Header,
    ) {
        match cond {
            None => {
                if context == Context::If
                    && let Some((pos, word)) = semicolon
                {
                    let message = match word {
                        "semicolon" => "missing condition in if statement".to_owned(),
                        word => format!("unexpected {word}, expected {{ after if clause"),
                    };
                    self.syntax_error_at(pos, &message);
                }
            }
            Some(Simple::Guard(name, x, span)) => header.guard = Some((name, x, span)),
            Some(Simple::Stmt(stmt)) => match stmt.kind {
                StmtKind::Expr(x) => header.cond = Some(x),
                _ => {
                    let shown = printer::condition(&stmt);
                    self.syntax_error_at(stmt.pos, &format!("cannot use {shown} as value"));
                }
            },
            Some(Simple::Range(..)) => {}
        }
        if context == Context::If && header.cond.is_none() {
            header.cond = Some(self.bad_expr());
        }
    }

    fn if_stmt(&mut self) -> If {
        let header = self.header(Keyword::If, Context::If);
        let cond = match header.cond {
            Some(cond) => cond,
            None => self.bad_expr(),
        };
        let then = self.block("if clause");
        let mut otherwise = None;
        if self.got_keyword(Keyword::Else) {
            let pos = self.pos();
            if self.is_keyword(Keyword::If) && self.enter() {
                let kind = StmtKind::If(Box::new(self.if_stmt()));
                otherwise = Some(self.stmt_at(pos, pos, kind));
                self.leave();
            } else if self.is(Token::Lbrace) {
                let kind = StmtKind::Block(self.block(""));
                otherwise = Some(self.stmt_at(pos, pos, kind));
            } else {
                self.syntax_error("else must be followed by if or statement block");
                self.advance(&[Token::Name, Token::Rbrace]);
            }
        }
        If {
            init: header.init,
            cond,
            then,
            otherwise,
        }
    }

    fn for_stmt(&mut self) -> StmtKind {
        let header = self.header(Keyword::For, Context::For);
        let body = self.block("for clause");
        match header.range {
            Some((lhs, is_define, x)) => StmtKind::Range(Box::new(Range {
                lhs,
                is_define,
                x,
                body,
            })),
            None => StmtKind::For(Box::new(For {
                init: header.init,
                cond: header.cond,
                post: header.post,
                body,
            })),
        }
    }

    fn switch_stmt(&mut self) -> StmtKind {
        let header = self.header(Keyword::Switch, Context::Switch);
        if !self.got(Token::Lbrace) {
            self.syntax_error("missing { after switch clause");
            use self::Keyword::{Case, Default};
            self.advance(&[Token::Keyword(Case), Token::Keyword(Default), Token::Rbrace]);
        }
        let mut clauses = Vec::new();
        while !self.is(Token::Eof) && !self.is(Token::Rbrace) {
            clauses.push(self.case_clause());
        }
        let closing = self.pos();
        self.want(Token::Rbrace);
        let guard = match (header.guard, header.cond) {
            (Some((name, x, span)), _) => Ok((Some(name), x, span)),
            (None, Some(cond)) => match cond.kind {
                ExprKind::TypeGuard(x) => Ok((None, *x, cond.span)),
                _ => Err(Some(cond)),
            },
            (None, None) => Err(None),
        };
        match guard {
            Ok((name, x, guard)) => StmtKind::TypeSwitch(Box::new(TypeSwitch {
                init: header.init,
                name,
                x,
                guard,
                clauses,
                closing,
            })),
            Err(tag) => StmtKind::Switch(Box::new(Switch {
                init: header.init,
                tag,
                clauses,
                closing,
            })),
        }
    }

    /// `case` or `default` up to its colon is read by `inside`.
    fn clause_start(&mut self) -> Option<bool> {
        match self.token() {
            Token::Keyword(Keyword::Case) => {
                self.next();
                Some(true)
            }
            Token::Keyword(Keyword::Default) => {
                self.next();
                Some(false)
            }
            _ => {
                self.syntax_error("expected case or default or }");
                use self::Keyword::{Case, Default};
                self.advance(&[
                    Token::Colon,
                    Token::Keyword(Case),
                    Token::Keyword(Default),
                    Token::Rbrace,
                ]);
                None
            }
        }
    }

    fn case_clause(&mut self) -> CaseClause {
        let start = self.pos();
        let kind = self.clause_start();
        let cases = match kind {
            Some(true) => self.expr_list(),
            _ => Vec::new(),
        };
        let colon = self.pos();
        self.want(Token::Colon);
        let body = self.stmt_list();
        CaseClause {
            id: self.id(),
            span: self.span_from(start),
            cases,
            is_default: kind != Some(true),
            body,
            colon,
        }
    }

    fn select_stmt(&mut self) -> StmtKind {
        self.next();
        if !self.got(Token::Lbrace) {
            self.syntax_error("missing { after select clause");
            use self::Keyword::{Case, Default};
            self.advance(&[Token::Keyword(Case), Token::Keyword(Default), Token::Rbrace]);
        }
        let mut clauses = Vec::new();
        while !self.is(Token::Eof) && !self.is(Token::Rbrace) {
            let start = self.pos();
            let comm = match self.clause_start() {
                Some(true) => Some(self.plain(None)),
                _ => None,
            };
            let colon = self.pos();
            self.want(Token::Colon);
            let body = self.stmt_list();
            clauses.push(CommClause {
                id: self.id(),
                span: self.span_from(start),
                comm,
                body,
                colon,
            });
        }
        self.want(Token::Rbrace);
        StmtKind::Select(clauses)
    }
}
