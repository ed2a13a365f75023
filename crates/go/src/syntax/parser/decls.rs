//! Files and declarations.

use super::*;
use crate::syntax::token::Operator;

const TOP_LEVEL: [Token; 5] = [
    Token::Keyword(Keyword::Import),
    Token::Keyword(Keyword::Const),
    Token::Keyword(Keyword::Type),
    Token::Keyword(Keyword::Var),
    Token::Keyword(Keyword::Func),
];

impl Parser<'_> {
    pub(super) fn file(&mut self) -> Option<File> {
        let start = self.pos();
        if !self.got_keyword(Keyword::Package) {
            self.syntax_error("package statement must be first");
            return None;
        }
        let package = self.name();
        self.want(Token::Semi);
        if self.error_count > 0 {
            return None;
        }
        let mut decls: Vec<Decl> = Vec::new();
        let mut previous = Token::Keyword(Keyword::Import);
        while !self.is(Token::Eof) {
            let import = Token::Keyword(Keyword::Import);
            if self.is(import) && previous != import {
                self.syntax_error("imports must appear before other declarations");
            }
            previous = self.token();
            match self.token() {
                Token::Keyword(
                    keyword @ (Keyword::Import | Keyword::Const | Keyword::Type | Keyword::Var),
                ) => {
                    self.next();
                    self.decl_group(keyword, &mut decls);
                }
                Token::Keyword(Keyword::Func) if self.puts_off && self.put_off() => {}
                Token::Keyword(Keyword::Func) => {
                    let puts_off = std::mem::take(&mut self.puts_off);
                    let func = self.func_here();
                    decls.push(Decl::Func(Box::new(func)));
                    self.puts_off = puts_off;
                }
                _ => {
                    let is_body =
                        matches!(decls.last(), Some(Decl::Func(func)) if func.body.is_none());
                    if self.is(Token::Lbrace) && is_body {
                        self.syntax_error("unexpected semicolon or newline before {");
                    } else {
                        self.syntax_error("non-declaration statement outside function body");
                    }
                    self.advance(&TOP_LEVEL);
                    continue;
                }
            }
            if !self.is(Token::Eof) && !self.got(Token::Semi) {
                self.syntax_error("after top level declaration");
                self.advance(&TOP_LEVEL);
            }
        }
        let base = self.base;
        let directives = std::mem::take(&mut self.lexer.directives).into_iter();
        Some(File {
            package,
            decls,
            span: Span::new(start, self.pos()),
            directives: directives
                .map(|(at, text)| (Span::empty(base + at), text.into()))
                .collect(),
        })
    }

    /// One declaration, or several in parentheses.
    pub(super) fn decl_group(&mut self, keyword: Keyword, decls: &mut Vec<Decl>) {
        if !self.is(Token::Lparen) {
            let decl = self.one_decl(keyword, 0, 0);
            return decls.push(decl);
        }
        self.next();
        self.group += 1;
        let group = self.group;
        let mut iota = 0;
        self.list(
            "grouped declaration",
            Token::Semi,
            Token::Rparen,
            &mut |parser| {
                let decl = parser.one_decl(keyword, group, iota);
                decls.push(decl);
                iota += 1;
                false
            },
        );
    }

    fn one_decl(&mut self, keyword: Keyword, group: u32, iota: u32) -> Decl {
        match keyword {
            Keyword::Import => Decl::Import(self.import_decl()),
            Keyword::Const => Decl::Const(self.const_decl(group, iota)),
            Keyword::Type => Decl::Type(self.type_decl()),
            _ => Decl::Var(self.var_decl()),
        }
    }

    fn import_decl(&mut self) -> ImportDecl {
        let start = self.pos();
        let name = match self.token() {
            Token::Name => Some(self.name()),
            Token::Dot => {
                let ident = self.ident_here(".");
                self.next();
                Some(ident)
            }
            _ => None,
        };
        let path_start = self.pos();
        let mut path = Name::from("");
        match self.literal() {
            None => {
                self.syntax_error_at(path_start, "missing import path; require quoted string");
                self.advance(&[Token::Semi, Token::Rparen]);
            }
            Some(literal) if literal.is_bad => {}
            Some(literal) if literal.kind != LiteralKind::String => {
                self.syntax_error_at(path_start, "import path must be a string");
            }
            Some(literal) => {
                let bytes = crate::syntax::unquote::string(&literal.text);
                path = String::from_utf8_lossy(&bytes).into();
            }
        }
        ImportDecl {
            id: self.id(),
            span: self.span_from(start),
            name,
            path,
            path_span: self.span_from(path_start),
        }
    }

    fn const_decl(&mut self, group: u32, iota: u32) -> ConstDecl {
        let start = self.pos();
        let names = self.name_list();
        let (mut typ, mut values) = (None, Vec::new());
        if !matches!(self.token(), Token::Eof | Token::Semi | Token::Rparen) {
            typ = self.type_or_none();
            if self.got_assign() {
                values = self.expr_list();
            }
        }
        ConstDecl {
            span: self.span_from(start),
            names,
            typ,
            values,
            iota,
            group,
        }
    }

    fn var_decl(&mut self) -> VarDecl {
        let start = self.pos();
        let names = self.name_list();
        let (mut typ, mut values) = (None, Vec::new());
        if self.got_assign() {
            values = self.expr_list();
        } else {
            typ = Some(self.typ());
            if self.got_assign() {
                values = self.expr_list();
            }
        }
        VarDecl {
            id: self.id(),
            span: self.span_from(start),
            names,
            typ,
            values,
        }
    }

    fn type_decl(&mut self) -> TypeDecl {
        let start = self.pos();
        let name = self.name();
        let mut tparams = Vec::new();
        let mut is_alias = false;
        let typ = if self.is(Token::Lbrack) {
            let pos = self.pos();
            self.next();
            match self.token() {
                Token::Name => self.array_or_tparams(pos, &mut tparams, &mut is_alias),
                Token::Rbrack => {
                    self.next();
                    Some(self.slice_type(pos))
                }
                _ => Some(self.array_type(pos, None)),
            }
        } else {
            is_alias = self.got_assign();
            self.type_or_none()
        };
        let typ = typ.unwrap_or_else(|| {
            let bad = self.bad_expr();
            self.syntax_error("in type declaration");
            self.advance(&[Token::Semi, Token::Rparen]);
            bad
        });
        TypeDecl {
            span: self.span_from(start),
            name,
            tparams,
            is_alias,
            typ,
        }
    }

    /// Behind `type T [name`: an array's length, or the first type parameter.
    fn array_or_tparams(
        &mut self,
        pos: u32,
        tparams: &mut Vec<Field>,
        is_alias: &mut bool,
    ) -> Option<Expr> {
        let ident = self.name();
        let mut x = self.name_expr(ident);
        if !self.is(Token::Lbrack) {
            self.expression_level += 1;
            x = self.primary_from(x);
            x = self.binary_from(x, 0);
            self.expression_level -= 1;
        }
        match split_name(x, self.is(Token::Comma)) {
            Ok((name, bound)) if bound.is_some() || !self.is(Token::Rbrack) => {
                *tparams = self.param_list(Some((name, bound)), Token::Rbrack, true, false);
                *is_alias = self.got_assign();
                self.type_or_none()
            }
            Ok((name, _)) => {
                let length = self.name_expr(name);
                Some(self.array_type(pos, Some(length)))
            }
            Err(length) => Some(self.array_type(pos, Some(length))),
        }
    }

    fn func_decl(&mut self, start: u32) -> FuncDecl {
        let directives = std::mem::take(&mut self.lexer.directives).into_iter();
        let directives = directives.map(|(_, text)| text.into()).collect();
        let mut receiver = None;
        let has_receiver = self.is(Token::Lparen);
        if self.got(Token::Lparen) {
            let list = self.param_list(None, Token::Rparen, false, false);
            let count: usize = list.iter().map(|field| field.names.len().max(1)).sum();
            match count {
                0 => self.error_at(self.pos(), "method has no receiver"),
                1 => {}
                _ => self.error_at(self.pos(), "method has multiple receivers"),
            }
            receiver = list.into_iter().next();
        }
        let (name, tparams, typ);
        if self.is(Token::Name) {
            name = self.name();
            (tparams, typ) = self.func_type("");
        } else {
            name = self.ident_here("_");
            tparams = Vec::new();
            typ = FuncType {
                id: self.id(),
                span: Span::empty(self.pos()),
                parameters: Vec::new(),
                results: Vec::new(),
            };
            self.syntax_error(if has_receiver {
                "expected name"
            } else {
                "expected name or ("
            });
            self.advance(&[Token::Lbrace, Token::Semi]);
        }
        let (mut body, mut unread) = (None, None);
        if self.is(Token::Lbrace) && self.puts_off {
            unread = Some(self.pos());
        } else if self.is(Token::Lbrace) {
            body = Some(self.func_body());
        }
        FuncDecl {
            id: self.id(),
            span: self.span_from(start),
            receiver,
            name,
            tparams,
            typ,
            body,
            unread,
            directives,
        }
    }

    /// Passes over a function and notes where it stands; false: it is an `init`, which is read.
    fn put_off(&mut self) -> bool {
        let (at, rest) = (self.pos(), self.lexer.rest());
        let rest = rest.trim_start();
        let (receiver, rest) = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            Some((receiver, rest)) => (receiver, rest.trim_start()),
            None => ("", rest),
        };
        let name = rest.split(['(', '[']).next().unwrap_or_default();
        if name == "init" && receiver.is_empty() {
            return false;
        }
        let typ = receiver.split('[').next().unwrap_or_default();
        let typ = typ.rsplit([' ', '*']).next().unwrap_or_default();
        let put_off = PutOff {
            at,
            name: name.into(),
            of: (!typ.is_empty()).then(|| typ.into()),
        };
        self.put_off.push(put_off);
        self.lexer.directives.clear();
        self.lexer.pass_declaration();
        self.next();
        true
    }

    /// The function whose word `func` is the current token.
    pub(super) fn func_here(&mut self) -> FuncDecl {
        let start = self.pos();
        self.next();
        self.func_decl(start)
    }

    pub(super) fn func_body(&mut self) -> Block {
        self.function_depth += 1;
        let errors = self.error_count;
        let body = self.block("");
        self.function_depth -= 1;
        if errors == self.error_count {
            let found = branches::check(&body);
            // They do not count: the function around is checked all the same.
            for (span, message) in found {
                self.errors.push(SyntaxError { span, message });
            }
        }
        body
    }
}

/// Can `x` be read as a name and a type parameter's bound behind it (`P *T`)? With `force` even
/// where it could be an ordinary expression. The expression itself, if not.
fn split_name(x: Expr, force: bool) -> Result<(Ident, Option<Expr>), Expr> {
    let Expr {
        id,
        span,
        pos,
        kind,
    } = x;
    let back = |kind| Expr {
        id,
        span,
        pos,
        kind,
    };
    match kind {
        ExprKind::Name(name) => Ok((Ident { id, span, name }, None)),
        ExprKind::Binary(BinaryOp::Mul, left, right) => {
            if !matches!(left.kind, ExprKind::Name(_)) || !force && !is_type_element(&right) {
                return Err(back(ExprKind::Binary(BinaryOp::Mul, left, right)));
            }
            let ExprKind::Name(name) = left.kind else {
                unreachable!("it was looked at");
            };
            let ident = Ident {
                id: left.id,
                span: left.span,
                name,
            };
            let bound = Expr {
                id,
                span: Span::new(pos, span.end),
                pos,
                kind: ExprKind::Star(right),
            };
            Ok((ident, Some(bound)))
        }
        ExprKind::Binary(BinaryOp::Or, left, right) => {
            let force = force || is_type_element(&right);
            match split_name(*left, force) {
                Ok((ident, Some(bound))) => {
                    let span = bound.span.cover(right.span);
                    let kind = ExprKind::Binary(BinaryOp::Or, Box::new(bound), right);
                    let bound = Expr {
                        id,
                        span,
                        pos,
                        kind,
                    };
                    Ok((ident, Some(bound)))
                }
                Ok((ident, None)) => {
                    let left = Expr {
                        id: ident.id,
                        span: ident.span,
                        pos: ident.span.start,
                        kind: ExprKind::Name(ident.name),
                    };
                    Err(back(ExprKind::Binary(BinaryOp::Or, Box::new(left), right)))
                }
                Err(left) => Err(back(ExprKind::Binary(BinaryOp::Or, Box::new(left), right))),
            }
        }
        ExprKind::Call(mut call) => {
            let is_name = matches!(call.func.kind, ExprKind::Name(_));
            let fits = is_name
                && call.arguments.len() == 1
                && !call.has_dots
                && (force || is_type_element(&call.arguments[0]));
            if !fits {
                return Err(back(ExprKind::Call(call)));
            }
            let ExprKind::Name(name) = call.func.kind else {
                unreachable!("it was looked at");
            };
            let ident = Ident {
                id: call.func.id,
                span: call.func.span,
                name,
            };
            let mut bound = call.arguments.remove(0);
            while let ExprKind::Paren(inner) = bound.kind {
                bound = *inner;
            }
            Ok((ident, Some(bound)))
        }
        other => Err(back(other)),
    }
}

/// Can only be an element of a type set, not a value.
fn is_type_element(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::ArrayType(..)
        | ExprKind::SliceType(_)
        | ExprKind::StructType(_)
        | ExprKind::FuncType(_)
        | ExprKind::InterfaceType(_)
        | ExprKind::MapType(..)
        | ExprKind::ChanType(..)
        | ExprKind::Unary(UnaryOp::Tilde, _) => true,
        ExprKind::Unary(_, inner) | ExprKind::Star(inner) | ExprKind::Paren(inner) => {
            is_type_element(inner)
        }
        ExprKind::Binary(_, left, right) => is_type_element(left) || is_type_element(right),
        _ => false,
    }
}

impl Parser<'_> {
    pub(super) fn literal(&mut self) -> Option<Literal> {
        let Token::Literal(kind) = self.token() else {
            return None;
        };
        let literal = Literal {
            kind,
            text: self.lexer.lexeme().into(),
            is_bad: self.lexer.is_bad,
        };
        self.next();
        Some(literal)
    }

    pub(super) fn is_operator(&self, op: Operator) -> bool {
        matches!(self.token(), Token::Operator(met, _) if met == op)
    }
}
