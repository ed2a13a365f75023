//! What checking an expression gives: its mode, type and value.

use super::{Checker, span_of};
use crate::syntax::ast::Expr;
use crate::syntax::printer;
use crate::types::{Builtin, Mode, Type, TypeId, Value};
use source::Span;

#[derive(Clone)]
pub(crate) struct Operand<'a> {
    pub mode: Mode,
    pub typ: TypeId,
    /// Of a constant.
    pub value: Value,
    pub shown: Shown<'a>,
    pub builtin: Option<Builtin>,
}

/// What stands in the text for an operand.
#[derive(Clone)]
pub(crate) enum Shown<'a> {
    None,
    Expr(&'a Expr),
    /// Words in place of an expression, at a place.
    Words(String, Span),
}

impl<'a> Operand<'a> {
    pub fn invalid() -> Operand<'a> {
        Operand {
            mode: Mode::Invalid,
            typ: TypeId::INVALID,
            value: Value::Unknown,
            shown: Shown::None,
            builtin: None,
        }
    }

    pub fn new(mode: Mode, typ: TypeId, e: &'a Expr) -> Operand<'a> {
        Operand {
            mode,
            typ,
            value: Value::Unknown,
            shown: Shown::Expr(e),
            builtin: None,
        }
    }

    pub fn is_valid(&self) -> bool {
        self.mode != Mode::Invalid
    }

    pub fn is_nil(&self) -> bool {
        self.mode == Mode::Nil
    }

    pub fn is_constant(&self) -> bool {
        self.mode == Mode::Constant
    }

    pub fn expr(&self) -> Option<&'a Expr> {
        match self.shown {
            Shown::Expr(e) => Some(e),
            _ => None,
        }
    }

    pub fn span(&self) -> Span {
        match &self.shown {
            Shown::Expr(e) => span_of(e),
            Shown::Words(_, span) => *span,
            Shown::None => Span::empty(0),
        }
    }

    pub fn text(&self) -> String {
        match &self.shown {
            Shown::Expr(e) => printer::expr(e),
            Shown::Words(words, _) => words.clone(),
            Shown::None => String::new(),
        }
    }
}

impl<'a> Checker<'a> {
    /// `x (variable of type int)`.
    pub fn describe(&mut self, x: &Operand<'a>) -> String {
        if x.mode == Mode::Nil {
            return match x.typ {
                TypeId::UNTYPED_NIL => "nil".to_owned(),
                TypeId::INVALID => "nil (with invalid type)".to_owned(),
                typ => format!("nil (of type {})", self.ts(typ)),
            };
        }
        let mut text = x.text();
        if text.is_empty() {
            text = match x.mode {
                Mode::Type => self.ts(x.typ),
                Mode::Constant => x.value.show(),
                _ => String::new(),
            };
        }
        let mut inner = String::new();
        let has_type = !matches!(
            x.mode,
            Mode::Invalid | Mode::NoValue | Mode::Builtin | Mode::Type
        );
        let is_untyped = has_type && self.types.is_untyped(x.typ);
        if is_untyped {
            inner.push_str(&self.ts(x.typ));
            inner.push(' ');
        }
        inner.push_str(mode_words(x.mode));
        if x.is_constant() {
            let shown = x.value.show();
            if shown != text {
                inner.push(' ');
                inner.push_str(&shown);
            }
        }
        if has_type && !is_untyped {
            inner.push_str(&self.typed_words(x.typ));
        }
        if text.is_empty() {
            return inner;
        }
        format!("{text} ({inner})")
    }

    fn typed_words(&mut self, typ: TypeId) -> String {
        if !self.types.is_valid(typ) {
            return " with invalid type".to_owned();
        }
        let mut description = String::new();
        if self.types.is_generic(typ) {
            description.push_str("generic ");
        }
        let unaliased = self.types.unalias(typ);
        let tparam = match self.types.get(unaliased) {
            Type::TypeParam(param) => Some(param.clone()),
            _ => None,
        };
        let is_defined = matches!(self.types.get(typ), Type::Alias(_) | Type::Named(_));
        if tparam.is_none() && is_defined {
            let kind = match self.composite_kind(typ) {
                "" => self.types.basic(typ).map_or("", |kind| kind.name()),
                kind => kind,
            };
            description.push_str(kind);
            description.push(' ');
        }
        let mut words = format!(" of {description}type {}", self.ts(typ));
        if let Some(param) = tparam {
            words.push_str(" constrained by ");
            words.push_str(&self.ts(param.bound));
            if self
                .types
                .terms_of(unaliased)
                .is_some_and(|terms| terms.is_empty())
            {
                words.push_str(" with empty type set");
            }
        }
        words
    }

    /// `slice`, `struct` …; empty for basic types.
    pub fn composite_kind(&mut self, typ: TypeId) -> &'static str {
        match self.types.shape(typ) {
            Type::Array { .. } => "array",
            Type::Slice(_) => "slice",
            Type::Struct(_) => "struct",
            Type::Pointer(_) => "pointer",
            Type::Signature(_) => "func",
            Type::Interface(_) => "interface",
            Type::Map { .. } => "map",
            Type::Chan { .. } => "chan",
            Type::Tuple(_) => "tuple",
            Type::Union(_) => "union",
            _ => "",
        }
    }
}

fn mode_words(mode: Mode) -> &'static str {
    match mode {
        Mode::Invalid => "invalid operand",
        Mode::NoValue => "no value",
        Mode::Builtin => "built-in",
        Mode::Type => "type",
        Mode::Constant => "constant",
        Mode::Variable => "variable",
        Mode::MapIndex => "map index expression",
        Mode::Value => "value",
        Mode::Nil => "nil",
        Mode::CommaOk => "comma, ok expression",
    }
}
