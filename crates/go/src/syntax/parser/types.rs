//! Types.

use super::*;
use crate::syntax::token::Operator;

impl Parser<'_> {
    pub(super) fn typ(&mut self) -> Expr {
        if let Some(typ) = self.type_or_none() {
            return typ;
        }
        let bad = self.bad_expr();
        self.syntax_error("expected type");
        use Token::*;
        self.advance(&[Comma, Colon, Semi, Rparen, Rbrack, Rbrace]);
        bad
    }

    /// None, without an error, where no type begins.
    pub(super) fn type_or_none(&mut self) -> Option<Expr> {
        if !self.enter() {
            self.leave();
            return None;
        }
        let typ = self.type_inside();
        self.leave();
        typ
    }

    fn type_inside(&mut self) -> Option<Expr> {
        let pos = self.pos();
        Some(match self.token() {
            Token::Star => {
                self.next();
                let elem = self.typ();
                self.expr_at(pos, pos, ExprKind::Star(Box::new(elem)))
            }
            Token::Arrow => {
                self.next();
                self.want(Token::Keyword(Keyword::Chan));
                let elem = self.channel_element();
                let kind = ExprKind::ChanType(ChanDir::Receive, Box::new(elem));
                self.expr_at(pos, pos, kind)
            }
            Token::Keyword(Keyword::Func) => {
                self.next();
                let (_, typ) = self.func_type("function type");
                let own = typ.span.start;
                self.expr_at(pos, own, ExprKind::FuncType(Box::new(typ)))
            }
            Token::Lbrack => {
                self.next();
                if self.got(Token::Rbrack) {
                    self.slice_type(pos)
                } else {
                    self.array_type(pos, None)
                }
            }
            Token::Keyword(Keyword::Chan) => {
                self.next();
                let dir = match self.got(Token::Arrow) {
                    true => ChanDir::Send,
                    false => ChanDir::Both,
                };
                let elem = self.channel_element();
                self.expr_at(pos, pos, ExprKind::ChanType(dir, Box::new(elem)))
            }
            Token::Keyword(Keyword::Map) => {
                self.next();
                self.want(Token::Lbrack);
                let key = self.typ();
                self.want(Token::Rbrack);
                let elem = self.typ();
                self.expr_at(pos, pos, ExprKind::MapType(Box::new(key), Box::new(elem)))
            }
            Token::Keyword(Keyword::Struct) => self.struct_type(),
            Token::Keyword(Keyword::Interface) => self.interface_type(),
            Token::Name => self.qualified_name(None),
            Token::Lparen => {
                self.next();
                let typ = self.typ();
                self.want(Token::Rparen);
                typ
            }
            _ => return None,
        })
    }

    /// The brackets are read.
    pub(super) fn slice_type(&mut self, pos: u32) -> Expr {
        let elem = self.typ();
        self.expr_at(pos, pos, ExprKind::SliceType(Box::new(elem)))
    }

    /// The opening bracket, and perhaps the length, are read.
    pub(super) fn array_type(&mut self, pos: u32, mut length: Option<Expr>) -> Expr {
        if length.is_none() && !self.got(Token::DotDotDot) {
            self.expression_level += 1;
            length = Some(self.expr());
            self.expression_level -= 1;
        }
        if self.is(Token::Comma) {
            self.syntax_error("unexpected comma; expected ]");
            self.next();
        }
        self.want(Token::Rbrack);
        let elem = self.typ();
        let kind = ExprKind::ArrayType(length.map(Box::new), Box::new(elem));
        self.expr_at(pos, pos, kind)
    }

    fn channel_element(&mut self) -> Expr {
        if let Some(typ) = self.type_or_none() {
            return typ;
        }
        let bad = self.bad_expr();
        self.syntax_error("missing channel element type");
        bad
    }

    /// `T`, `pkg.T`, with type arguments perhaps. The first name may be read already.
    pub(super) fn qualified_name(&mut self, name: Option<Ident>) -> Expr {
        let ident = match name {
            Some(name) => name,
            None if self.is(Token::Name) => self.name(),
            None => {
                let ident = self.ident_here("_");
                self.syntax_error("expected name");
                self.advance(&[Token::Dot, Token::Semi, Token::Rbrace]);
                ident
            }
        };
        let mut x = self.name_expr(ident);
        if self.is(Token::Dot) {
            let pos = self.pos();
            self.next();
            let sel = self.name();
            let start = x.span.start;
            x = self.expr_at(start, pos, ExprKind::Selector(Box::new(x), sel));
        }
        if self.is(Token::Lbrack) {
            x = self.type_instance(x);
        }
        x
    }

    fn type_instance(&mut self, typ: Expr) -> Expr {
        let (start, pos) = (typ.span.start, self.pos());
        self.want(Token::Lbrack);
        let mut arguments = Vec::new();
        if self.is(Token::Rbrack) {
            self.syntax_error("expected type argument list");
            arguments.push(self.bad_expr());
        } else {
            self.type_list(true, &mut arguments);
        }
        self.want(Token::Rbrack);
        self.expr_at(start, pos, ExprKind::Index(Box::new(typ), arguments))
    }

    /// Behind `func`: type parameters, parameters, results. With a context, type parameters
    /// are an error.
    pub(super) fn func_type(&mut self, context: &str) -> (Vec<Field>, FuncType) {
        let start = self.pos();
        let mut tparams = Vec::new();
        if self.got(Token::Lbrack) {
            if !context.is_empty() {
                self.syntax_error_at(start, &format!("{context} must have no type parameters"));
            }
            if self.is(Token::Rbrack) {
                self.syntax_error("empty type parameter list");
                self.next();
            } else {
                tparams = self.param_list(None, Token::Rbrack, true, false);
            }
        }
        self.want(Token::Lparen);
        let parameters = self.param_list(None, Token::Rparen, false, true);
        let results = self.results();
        let typ = FuncType {
            id: self.id(),
            span: self.span_from(start),
            parameters,
            results,
        };
        (tparams, typ)
    }

    fn results(&mut self) -> Vec<Field> {
        if self.got(Token::Lparen) {
            return self.param_list(None, Token::Rparen, false, false);
        }
        match self.type_or_none() {
            Some(typ) => vec![Field {
                names: Vec::new(),
                typ,
                tag: None,
            }],
            None => Vec::new(),
        }
    }

    fn struct_type(&mut self) -> Expr {
        let pos = self.pos();
        self.next();
        self.want(Token::Lbrace);
        let mut fields = Vec::new();
        self.list("struct type", Token::Semi, Token::Rbrace, &mut |parser| {
            parser.field_decl(&mut fields);
            false
        });
        self.expr_at(pos, pos, ExprKind::StructType(fields))
    }

    fn tag(&mut self) -> Option<(Literal, Span)> {
        let start = self.pos();
        let literal = self.literal()?;
        Some((literal, self.span_from(start)))
    }

    fn embedded_field(&mut self, fields: &mut Vec<Field>, typ: Expr) {
        let tag = self.tag();
        fields.push(Field {
            names: Vec::new(),
            typ,
            tag,
        });
    }

    fn field_decl(&mut self, fields: &mut Vec<Field>) {
        let pos = self.pos();
        match self.token() {
            Token::Name => {
                let name = self.name();
                let is_embedded = matches!(
                    self.token(),
                    Token::Dot | Token::Literal(_) | Token::Semi | Token::Rbrace
                );
                if is_embedded {
                    let typ = self.qualified_name(Some(name));
                    return self.embedded_field(fields, typ);
                }
                let mut names = vec![name];
                while self.got(Token::Comma) {
                    names.push(self.name());
                }
                let typ = if names.len() == 1 && self.is(Token::Lbrack) {
                    let name = names.pop().expect("one name");
                    let (named, typ) = self.array_or_arguments(name);
                    match named {
                        Some(name) => names.push(name),
                        None => return self.embedded_field(fields, typ),
                    }
                    typ
                } else {
                    self.typ()
                };
                let tag = self.tag();
                fields.push(Field { names, typ, tag });
            }
            Token::Star => {
                self.next();
                let typ = if self.is(Token::Lparen) {
                    self.syntax_error("cannot parenthesize embedded type");
                    self.next();
                    let typ = self.qualified_name(None);
                    self.got(Token::Rparen);
                    typ
                } else {
                    self.qualified_name(None)
                };
                let typ = self.expr_at(pos, pos, ExprKind::Star(Box::new(typ)));
                self.embedded_field(fields, typ);
            }
            Token::Lparen => {
                self.syntax_error("cannot parenthesize embedded type");
                self.next();
                let pos = self.pos();
                let mut typ;
                if self.got(Token::Star) {
                    typ = self.qualified_name(None);
                    typ = self.expr_at(pos, pos, ExprKind::Star(Box::new(typ)));
                } else {
                    typ = self.qualified_name(None);
                }
                self.got(Token::Rparen);
                self.embedded_field(fields, typ);
            }
            _ => {
                self.syntax_error("expected field name or embedded type");
                self.advance(&[Token::Semi, Token::Rbrace]);
            }
        }
    }

    /// Behind a name stands `[`: an array or slice type of something with this name (the name
    /// comes back), or an instantiated type.
    pub(super) fn array_or_arguments(&mut self, name: Ident) -> (Option<Ident>, Expr) {
        let pos = self.pos();
        self.want(Token::Lbrack);
        if self.got(Token::Rbrack) {
            return (Some(name), self.slice_type(pos));
        }
        let mut list = Vec::new();
        let has_comma = if self.is(Token::DotDotDot) {
            // `[...]T` is no type here; reading it as a length tells so.
            list.push(self.expr());
            false
        } else {
            self.type_list(false, &mut list)
        };
        self.want(Token::Rbrack);
        if !has_comma && let Some(elem) = self.type_or_none() {
            let length = list.pop().map(Box::new);
            let kind = ExprKind::ArrayType(length, Box::new(elem));
            return (Some(name), self.expr_at(pos, pos, kind));
        }
        let x = self.name_expr(name);
        let start = x.span.start;
        let typ = self.expr_at(start, pos, ExprKind::Index(Box::new(x), list));
        (None, typ)
    }

    fn interface_type(&mut self) -> Expr {
        let pos = self.pos();
        self.next();
        self.want(Token::Lbrace);
        let mut elements = Vec::new();
        self.list(
            "interface type",
            Token::Semi,
            Token::Rbrace,
            &mut |parser| {
                let element = match parser.token() {
                    Token::Name => match parser.method_or_embedded() {
                        Element::Embedded(typ) => Element::Embedded(parser.union_from(typ)),
                        method => method,
                    },
                    _ => {
                        let term = parser.embedded_term();
                        Element::Embedded(parser.union_from(term))
                    }
                };
                elements.push(element);
                false
            },
        );
        self.expr_at(pos, pos, ExprKind::InterfaceType(elements))
    }

    fn method_or_embedded(&mut self) -> Element {
        let name = self.name();
        const CONTEXT: &str = "interface method";
        match self.token() {
            Token::Lparen => {
                let (_, typ) = self.func_type(CONTEXT);
                Element::Method(name, typ)
            }
            Token::Lbrack => {
                let pos = self.pos();
                self.next();
                if self.is(Token::Rbrack) {
                    let pos = self.pos();
                    self.next();
                    if self.is(Token::Lparen) {
                        self.error_at(pos, "empty type parameter list");
                        let (_, typ) = self.func_type(CONTEXT);
                        return Element::Method(name, typ);
                    }
                    self.error_at(pos, "empty type argument list");
                    return Element::Embedded(self.name_expr(name));
                }
                let list = self.param_list(None, Token::Rbrack, false, false);
                if list.is_empty() {
                    if self.is(Token::Lparen) {
                        let (_, typ) = self.func_type(CONTEXT);
                        return Element::Method(name, typ);
                    }
                    return Element::Embedded(self.name_expr(name));
                }
                if !list[0].names.is_empty() {
                    let (_, typ) = self.func_type(CONTEXT);
                    self.error_at(pos, "interface method must have no type parameters");
                    return Element::Method(name, typ);
                }
                let arguments = list.into_iter().map(|field| field.typ).collect();
                let x = self.name_expr(name);
                let start = x.span.start;
                let kind = ExprKind::Index(Box::new(x), arguments);
                Element::Embedded(self.expr_at(start, pos, kind))
            }
            _ => Element::Embedded(self.qualified_name(Some(name))),
        }
    }

    /// `term | term | ...`, the first of which is read.
    pub(super) fn union_from(&mut self, mut x: Expr) -> Expr {
        while self.is_operator(Operator::Binary(BinaryOp::Or)) {
            let pos = self.pos();
            self.next();
            let right = self.embedded_term();
            let start = x.span.start;
            let kind = ExprKind::Binary(BinaryOp::Or, Box::new(x), Box::new(right));
            x = self.expr_at(start, pos, kind);
        }
        x
    }

    /// `~T` or `T`.
    pub(super) fn embedded_term(&mut self) -> Expr {
        let pos = self.pos();
        if self.is_operator(Operator::Tilde) {
            self.next();
            let typ = self.typ();
            return self.expr_at(pos, pos, ExprKind::Unary(UnaryOp::Tilde, Box::new(typ)));
        }
        if let Some(typ) = self.type_or_none() {
            return typ;
        }
        let bad = self.bad_expr();
        self.syntax_error("expected ~ term or type");
        let any = Token::Operator(Operator::Not, 0);
        self.advance(&[
            any,
            Token::Semi,
            Token::Rparen,
            Token::Rbrack,
            Token::Rbrace,
        ]);
        bad
    }
}
