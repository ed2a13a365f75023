//! Expressions.

use super::*;
use crate::syntax::printer;
use crate::syntax::token::Operator;

impl Parser<'_> {
    pub(super) fn expr(&mut self) -> Expr {
        if !self.enter() {
            self.leave();
            return self.bad_expr();
        }
        let x = self.unary();
        let x = self.binary_from(x, 0);
        self.leave();
        x
    }

    pub(super) fn expr_list(&mut self) -> Vec<Expr> {
        let mut list = vec![self.expr()];
        while self.got(Token::Comma) {
            list.push(self.expr());
        }
        list
    }

    /// The rest of a binary expression whose operators bind stronger than `least`.
    pub(super) fn binary_from(&mut self, mut x: Expr, least: u8) -> Expr {
        loop {
            let (op, precedence) = match self.token() {
                Token::Operator(Operator::Binary(op), precedence) => (op, precedence),
                Token::Star => (BinaryOp::Mul, 5),
                _ => return x,
            };
            if precedence <= least {
                return x;
            }
            let pos = self.pos();
            self.next();
            let right = self.unary();
            let right = self.binary_from(right, precedence);
            let start = x.span.start;
            let kind = ExprKind::Binary(op, Box::new(x), Box::new(right));
            x = self.expr_at(start, pos, kind);
        }
    }

    fn unary(&mut self) -> Expr {
        let pos = self.pos();
        let op = match self.token() {
            Token::Star => None,
            Token::Operator(Operator::Binary(BinaryOp::Add), _) => Some(UnaryOp::Plus),
            Token::Operator(Operator::Binary(BinaryOp::Sub), _) => Some(UnaryOp::Minus),
            Token::Operator(Operator::Binary(BinaryOp::Xor), _) => Some(UnaryOp::Complement),
            Token::Operator(Operator::Binary(BinaryOp::And), _) => Some(UnaryOp::Address),
            Token::Operator(Operator::Not, _) => Some(UnaryOp::Not),
            Token::Operator(Operator::Tilde, _) => Some(UnaryOp::Tilde),
            Token::Arrow => return self.receive(),
            _ => return self.primary(true),
        };
        if !self.enter() {
            self.leave();
            return self.bad_expr();
        }
        self.next();
        let mut x = self.unary();
        self.leave();
        if op == Some(UnaryOp::Address) {
            while let ExprKind::Paren(inner) = x.kind {
                x = *inner;
            }
        }
        let kind = match op {
            None => ExprKind::Star(Box::new(x)),
            Some(op) => ExprKind::Unary(op, Box::new(x)),
        };
        self.expr_at(pos, pos, kind)
    }

    /// `<-x`, or a type that begins with `<-chan`.
    fn receive(&mut self) -> Expr {
        let pos = self.pos();
        self.next();
        if !self.enter() {
            self.leave();
            return self.bad_expr();
        }
        let mut x = self.unary();
        self.leave();
        if !matches!(x.kind, ExprKind::ChanType(..)) {
            return self.expr_at(pos, pos, ExprKind::Unary(UnaryOp::Receive, Box::new(x)));
        }
        // The arrow belongs to the channel type: `<-(chan<- T)` is `<-chan (<-T)`.
        let mut problem = None;
        let mut dir = ChanDir::Send;
        let mut inner = &mut x;
        while dir == ChanDir::Send {
            let shown = printer::expr(inner);
            let ExprKind::ChanType(own, elem) = &mut inner.kind else {
                problem = Some(format!("unexpected {shown}, expected chan"));
                break;
            };
            dir = *own;
            if dir == ChanDir::Receive {
                problem = Some("unexpected <-, expected chan".to_owned());
            }
            *own = ChanDir::Receive;
            inner = elem;
        }
        if let Some(problem) = problem {
            self.syntax_error(&problem);
        }
        x.span.start = pos;
        x.pos = pos;
        x
    }

    /// An operand with what follows it. Parentheses are kept if asked for.
    pub(super) fn primary(&mut self, keep_parens: bool) -> Expr {
        let x = self.operand(keep_parens);
        self.primary_from(x)
    }

    fn operand(&mut self, keep_parens: bool) -> Expr {
        let pos = self.pos();
        match self.token() {
            Token::Name => {
                let ident = self.name();
                self.name_expr(ident)
            }
            Token::Literal(_) => {
                let literal = self.literal().expect("it is there");
                self.expr_at(pos, pos, ExprKind::Literal(literal))
            }
            Token::Lparen => {
                self.next();
                self.expression_level += 1;
                let x = self.expr();
                self.expression_level -= 1;
                self.want(Token::Rparen);
                if keep_parens || self.is(Token::Lbrace) {
                    return self.expr_at(pos, pos, ExprKind::Paren(Box::new(x)));
                }
                x
            }
            Token::Keyword(Keyword::Func) => {
                self.next();
                let (_, typ) = self.func_type("function type");
                if self.is(Token::Lbrace) {
                    self.expression_level += 1;
                    let body = self.func_body();
                    self.expression_level -= 1;
                    let literal = Box::new(FuncLit { typ, body });
                    return self.expr_at(pos, pos, ExprKind::Func(literal));
                }
                let own = typ.span.start;
                self.expr_at(pos, own, ExprKind::FuncType(Box::new(typ)))
            }
            Token::Lbrack
            | Token::Keyword(Keyword::Chan | Keyword::Map | Keyword::Struct | Keyword::Interface) => {
                self.typ()
            }
            _ => {
                let bad = self.bad_expr();
                self.syntax_error("expected expression");
                self.advance(&[Token::Rparen, Token::Rbrack, Token::Rbrace]);
                bad
            }
        }
    }

    /// Selectors, indices, calls and literal values behind an operand.
    pub(super) fn primary_from(&mut self, mut x: Expr) -> Expr {
        loop {
            let (start, pos) = (x.span.start, self.pos());
            match self.token() {
                Token::Dot => x = self.after_dot(x),
                Token::Lbrack => x = self.index_or_slice(x),
                Token::Lparen => {
                    self.next();
                    let (arguments, has_dots, closing) = self.arguments();
                    let call = Call {
                        func: Box::new(x),
                        arguments,
                        has_dots,
                        opening: pos,
                        closing,
                    };
                    x = self.expr_at(start, pos, ExprKind::Call(call));
                }
                Token::Lbrace => {
                    let inner = x.unparen();
                    let is_literal = match &inner.kind {
                        ExprKind::Name(_) | ExprKind::Selector(..) => self.expression_level >= 0,
                        ExprKind::Index(..) => self.expression_level >= 0 && !is_value(inner),
                        ExprKind::ArrayType(..)
                        | ExprKind::SliceType(_)
                        | ExprKind::StructType(_)
                        | ExprKind::MapType(..) => true,
                        _ => false,
                    };
                    if !is_literal {
                        return x;
                    }
                    if !std::ptr::eq(inner, &x) {
                        self.syntax_error("cannot parenthesize type in composite literal");
                    }
                    x = self.composite(Some(x));
                }
                _ => return x,
            }
        }
    }

    fn after_dot(&mut self, x: Expr) -> Expr {
        let (start, pos) = (x.span.start, self.pos());
        self.next();
        match self.token() {
            Token::Name => {
                let sel = self.name();
                self.expr_at(start, pos, ExprKind::Selector(Box::new(x), sel))
            }
            Token::Lparen => {
                self.next();
                if self.got_keyword(Keyword::Type) {
                    self.want(Token::Rparen);
                    return self.expr_at(start, pos, ExprKind::TypeGuard(Box::new(x)));
                }
                let typ = self.typ();
                self.want(Token::Rparen);
                self.expr_at(start, pos, ExprKind::Assert(Box::new(x), Box::new(typ)))
            }
            _ => {
                self.syntax_error("expected name or (");
                self.advance(&[Token::Semi, Token::Rparen]);
                x
            }
        }
    }

    fn index_or_slice(&mut self, x: Expr) -> Expr {
        let (start, pos) = (x.span.start, self.pos());
        self.next();
        let mut low = None;
        if !self.is(Token::Colon) {
            let (mut indices, mut has_comma) = (Vec::new(), false);
            if self.is(Token::Rbrack) {
                self.syntax_error("expected operand");
                indices.push(self.bad_expr());
            } else {
                has_comma = self.type_list(false, &mut indices);
            }
            if has_comma || self.is(Token::Rbrack) {
                self.want(Token::Rbrack);
                return self.expr_at(start, pos, ExprKind::Index(Box::new(x), indices));
            }
            low = indices.pop();
        }
        if !self.got(Token::Colon) {
            self.syntax_error("expected comma, : or ]");
            self.advance(&[Token::Comma, Token::Colon, Token::Rbrack]);
        }
        self.expression_level += 1;
        let mut slice = SliceExpr {
            x,
            low,
            high: None,
            max: None,
            is_full: false,
        };
        if !self.is(Token::Colon) && !self.is(Token::Rbrack) {
            slice.high = Some(self.expr());
        }
        if self.is(Token::Colon) {
            slice.is_full = true;
            if slice.high.is_none() {
                self.error_at(self.pos(), "middle index required in 3-index slice");
                slice.high = Some(self.bad_expr());
            }
            self.next();
            if self.is(Token::Rbrack) {
                self.error_at(self.pos(), "final index required in 3-index slice");
                slice.max = Some(self.bad_expr());
            } else {
                slice.max = Some(self.expr());
            }
        }
        self.expression_level -= 1;
        self.want(Token::Rbrack);
        self.expr_at(start, pos, ExprKind::Slice(Box::new(slice)))
    }

    fn arguments(&mut self) -> (Vec<Expr>, bool, u32) {
        self.expression_level += 1;
        let mut arguments = Vec::new();
        let mut has_dots = false;
        let closing = self.list(
            "argument list",
            Token::Comma,
            Token::Rparen,
            &mut |parser| {
                arguments.push(parser.expr());
                has_dots = parser.got(Token::DotDotDot);
                has_dots
            },
        );
        self.expression_level -= 1;
        (arguments, has_dots, closing)
    }

    fn composite(&mut self, typ: Option<Expr>) -> Expr {
        let pos = self.pos();
        let start = typ.as_ref().map_or(pos, |typ| typ.span.start);
        if !self.enter() {
            self.leave();
            return self.bad_expr();
        }
        self.expression_level += 1;
        self.want(Token::Lbrace);
        let mut elements = Vec::new();
        let closing = self.list(
            "composite literal",
            Token::Comma,
            Token::Rbrace,
            &mut |parser| {
                let mut element = parser.bare_composite();
                if parser.is(Token::Colon) {
                    let (start, pos) = (element.span.start, parser.pos());
                    parser.next();
                    let value = parser.bare_composite();
                    let kind = ExprKind::KeyValue(Box::new(element), Box::new(value));
                    element = parser.expr_at(start, pos, kind);
                }
                elements.push(element);
                false
            },
        );
        self.expression_level -= 1;
        self.leave();
        let composite = Composite {
            typ: typ.map(Box::new),
            elements,
            closing,
        };
        self.expr_at(start, pos, ExprKind::Composite(composite))
    }

    fn bare_composite(&mut self) -> Expr {
        if self.is(Token::Lbrace) {
            return self.composite(None);
        }
        self.expr()
    }

    /// Types, or first an expression if not `strict`; true if there was a comma.
    pub(super) fn type_list(&mut self, strict: bool, list: &mut Vec<Expr>) -> bool {
        self.expression_level += 1;
        let first = if strict { self.typ() } else { self.expr() };
        list.push(first);
        let mut has_comma = false;
        while self.got(Token::Comma) {
            has_comma = true;
            match self.type_or_none() {
                Some(typ) => list.push(typ),
                None => break,
            }
        }
        self.expression_level -= 1;
        has_comma
    }
}

/// Cannot be a type.
fn is_value(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::Literal(_)
        | ExprKind::Composite(_)
        | ExprKind::Func(_)
        | ExprKind::Slice(_)
        | ExprKind::Assert(..)
        | ExprKind::TypeGuard(_)
        | ExprKind::Call(_)
        | ExprKind::Unary(..)
        | ExprKind::Binary(..) => true,
        ExprKind::Paren(inner) => is_value(inner),
        ExprKind::Index(inner, indices) => is_value(inner) || indices.iter().any(is_value),
        _ => false,
    }
}
