//! Parameter lists: names and types cannot be told apart before the list's end.

use super::*;
use crate::syntax::token::Operator;

/// A parameter as it is read.
struct Param {
    name: Option<Ident>,
    typ: Option<Expr>,
}

impl Parser<'_> {
    /// Behind the opening parenthesis or bracket. `first`: a name, perhaps with its type, that is
    /// read already. `dots`: `...` may stand before the last type.
    pub(super) fn param_list(
        &mut self,
        first: Option<(Ident, Option<Expr>)>,
        close: Token,
        requires_names: bool,
        dots: bool,
    ) -> Vec<Field> {
        if let Some((_, Some(_))) = &first
            && self.is(close)
        {
            self.next();
            let (name, typ) = first.expect("looked at");
            return vec![Field {
                names: vec![name],
                typ: typ.expect("looked at"),
                tag: None,
            }];
        }
        let mut first = first;
        let mut list: Vec<Param> = Vec::new();
        let end = self.list("parameter list", Token::Comma, close, &mut |parser| {
            let param = match first.take() {
                Some((name, Some(typ))) => Some(Param {
                    name: Some(name),
                    typ: Some(typ),
                }),
                Some((name, None)) => parser.param(Some(name), close),
                None => parser.param(None, close),
            };
            list.extend(param);
            false
        });
        if list.is_empty() {
            return Vec::new();
        }
        let named = list
            .iter()
            .filter(|it| it.name.is_some() && it.typ.is_some());
        let (named, typed) = (
            named.count(),
            list.iter().filter(|it| it.typ.is_some()).count(),
        );
        let mut fields = if named == 0 && !requires_names {
            self.all_types(list)
        } else {
            self.all_named(list, named == typed, end, requires_names)
        };
        self.check_dots(&mut fields, dots);
        fields
    }

    fn all_types(&mut self, list: Vec<Param>) -> Vec<Field> {
        let mut fields = Vec::new();
        for param in list {
            let typ = match (param.name, param.typ) {
                (Some(name), _) => self.name_expr(name),
                (None, Some(typ)) => typ,
                (None, None) => continue,
            };
            fields.push(Field {
                names: Vec::new(),
                typ,
                tag: None,
            });
        }
        fields
    }

    /// Names without a type have that of the next one that has.
    fn all_named(
        &mut self,
        list: Vec<Param>,
        lacks_types: bool,
        end: u32,
        requires_names: bool,
    ) -> Vec<Field> {
        let count = list.len();
        let mut wrong = None;
        let mut fields: Vec<Field> = Vec::new();
        let mut waiting: Vec<Ident> = Vec::new();
        for param in list {
            match (param.name, param.typ) {
                (Some(name), Some(typ)) => {
                    waiting.push(name);
                    fields.push(Field {
                        names: std::mem::take(&mut waiting),
                        typ,
                        tag: None,
                    });
                }
                (Some(name), None) => waiting.push(name),
                (None, Some(typ)) => {
                    let start = typ.start_pos();
                    wrong = wrong.or(Some(start));
                    waiting.push(Ident {
                        id: self.id(),
                        span: Span::empty(start),
                        name: "_".into(),
                    });
                    fields.push(Field {
                        names: std::mem::take(&mut waiting),
                        typ,
                        tag: None,
                    });
                }
                (None, None) => {}
            }
        }
        if !waiting.is_empty() {
            let start = waiting[0].span.start;
            wrong = wrong.or(Some(start));
            let bad = Expr {
                id: self.id(),
                span: Span::empty(start),
                pos: start,
                kind: ExprKind::Bad,
            };
            fields.push(Field {
                names: waiting,
                typ: bad,
                tag: None,
            });
        }
        if let Some(start) = wrong {
            let (pos, message) = match (lacks_types, requires_names) {
                (true, true) => (end, "missing type constraint"),
                (true, false) => (end, "missing parameter type"),
                (false, true) if count == 1 => {
                    (start, "missing type parameter name or invalid array length")
                }
                (false, true) => (start, "missing type parameter name"),
                (false, false) => (start, "missing parameter name"),
            };
            self.syntax_error_at(pos, message);
        }
        fields
    }

    fn check_dots(&mut self, fields: &mut [Field], allowed: bool) {
        let mut is_first = true;
        let count = fields.len();
        for (index, field) in fields.iter_mut().enumerate() {
            if !matches!(field.typ.kind, ExprKind::DotsType(_)) {
                continue;
            }
            if allowed && index + 1 == count && field.names.len() <= 1 {
                continue;
            }
            if std::mem::take(&mut is_first) {
                let message = match allowed {
                    true => "can only use ... with final parameter",
                    false => "invalid use of ...",
                };
                self.error_at(field.typ.pos, message);
            }
            if let ExprKind::DotsType(elem) = &field.typ.kind {
                field.typ = (**elem).clone();
            }
        }
    }

    /// One parameter; none, with an error, where none begins.
    fn param(&mut self, name: Option<Ident>, close: Token) -> Option<Param> {
        let type_sets = close == Token::Rbrack;
        let tilde = Operator::Tilde;
        let or = Operator::Binary(BinaryOp::Or);
        if name.is_none() && type_sets && self.is_operator(tilde) {
            let term = self.embedded_term();
            let typ = self.union_from(term);
            return Some(Param {
                name: None,
                typ: Some(typ),
            });
        }
        let mut own_name = None;
        if name.is_some() || self.is(Token::Name) {
            let name = match name {
                Some(name) => name,
                None => self.name(),
            };
            let (named, typ) = match self.token() {
                Token::Lbrack => {
                    let (named, typ) = self.array_or_arguments(name);
                    (named, Some(typ))
                }
                Token::Dot => (None, Some(self.qualified_name(Some(name)))),
                _ if type_sets && self.is_operator(or) => (None, Some(self.name_expr(name))),
                _ => (Some(name), None),
            };
            if let Some(mut typ) = typ {
                if type_sets {
                    typ = self.union_from(typ);
                }
                return Some(Param {
                    name: named,
                    typ: Some(typ),
                });
            }
            own_name = named;
        }
        if self.is(Token::DotDotDot) {
            let pos = self.pos();
            self.next();
            let typ = match self.type_or_none() {
                Some(elem) => self.expr_at(pos, pos, ExprKind::DotsType(Box::new(elem))),
                None => {
                    let bad = self.bad_expr();
                    self.syntax_error("... is missing type");
                    bad
                }
            };
            return Some(Param {
                name: own_name,
                typ: Some(typ),
            });
        }
        let mut typ = if type_sets && self.is_operator(tilde) {
            Some(self.embedded_term())
        } else {
            self.type_or_none()
        };
        if type_sets && let Some(first) = typ {
            typ = Some(self.union_from(first));
        }
        if own_name.is_some() || typ.is_some() {
            return Some(Param {
                name: own_name,
                typ,
            });
        }
        self.syntax_error(&format!("expected {}", expected_word(close)));
        self.advance(&[Token::Comma, close]);
        None
    }
}
