//! Expressions: one door (`raw_expr`), and what each kind gives.

use super::{Checker, Operand, Target};
use crate::syntax::ast::*;
use crate::syntax::printer;
use crate::types::{BasicKind, Mode, Type, TypeId, Value};
use source::Span;

/// What an expression may be used for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Use {
    Conversion,
    Expression,
    /// It may stand as a statement.
    Statement,
}

/// Longer number literals are refused, as by Go's compiler.
const LITERAL_LETTERS_MAX: usize = 10_000;

impl<'a> Checker<'a> {
    /// `hint`: the element type for a literal without one. A generic function may come out
    /// uninstantiated only if allowed.
    pub fn raw_expr(
        &mut self,
        target: Option<&Target>,
        e: &'a Expr,
        hint: Option<TypeId>,
        allow_generic: bool,
    ) -> (Operand<'a>, Use) {
        let (mut x, mut kind) = self.expr_inside(target, e, hint);
        x.shown = super::operand::Shown::Expr(x.expr().unwrap_or(e));
        if !x.is_valid() && kind != Use::Conversion {
            kind = Use::Statement;
        }
        if !allow_generic {
            self.non_generic(target, &mut x);
        }
        self.record(&x);
        (x, kind)
    }

    /// A single value.
    pub fn expr(&mut self, target: Option<&Target>, e: &'a Expr) -> Operand<'a> {
        let (mut x, _) = self.raw_expr(target, e, None, false);
        self.only_value(&mut x);
        self.single_value(&mut x);
        x
    }

    /// A single value, perhaps a generic function.
    pub fn generic_expr(&mut self, e: &'a Expr, hint: Option<TypeId>) -> Operand<'a> {
        let (mut x, _) = self.raw_expr(None, e, hint, true);
        self.only_value(&mut x);
        self.single_value(&mut x);
        x
    }

    pub fn expr_or_type(&mut self, e: &'a Expr, allow_generic: bool) -> Operand<'a> {
        let (mut x, _) = self.raw_expr(None, e, None, allow_generic);
        if x.mode == Mode::NoValue {
            let shown = self.describe(&x);
            self.error_on(&x, format!("{shown} used as value or type"));
            x.mode = Mode::Invalid;
        }
        self.single_value(&mut x);
        x
    }

    /// One or several values; with `allow_ok`, a `v, ok` form gives two (and true).
    pub fn multi_expr(&mut self, e: &'a Expr, allow_ok: bool) -> (Vec<Operand<'a>>, bool) {
        let (mut x, _) = self.raw_expr(None, e, None, false);
        self.only_value(&mut x);
        if x.is_valid()
            && let Type::Tuple(elems) = self.types.get(x.typ).clone()
        {
            let start = Span::empty(e.start_pos());
            let part = |(index, typ): (usize, &TypeId)| Operand {
                mode: Mode::Value,
                typ: *typ,
                value: Value::Unknown,
                shown: super::operand::Shown::Words(nth(index + 1), start),
                builtin: None,
            };
            return (elems.iter().enumerate().map(part).collect(), false);
        }
        if allow_ok && matches!(x.mode, Mode::MapIndex | Mode::CommaOk) {
            let words = "ok value of (comma, ok) expression".to_owned();
            let second = Operand {
                mode: Mode::Value,
                typ: TypeId::UNTYPED_BOOL,
                value: Value::Unknown,
                shown: super::operand::Shown::Words(words, Span::empty(e.start_pos())),
                builtin: None,
            };
            return (vec![x, second], true);
        }
        (vec![x], false)
    }

    /// Refuses what is no value.
    pub fn only_value(&mut self, x: &mut Operand<'a>) {
        let words = match x.mode {
            Mode::NoValue => "used as value",
            Mode::Builtin => "must be called",
            Mode::Type => "is not an expression",
            _ => return,
        };
        let shown = self.describe(x);
        self.error_on(x, format!("{shown} {words}"));
        x.mode = Mode::Invalid;
    }

    pub fn single_value(&mut self, x: &mut Operand<'a>) {
        if x.mode == Mode::Value && matches!(self.types.get(x.typ), Type::Tuple(_)) {
            let shown = self.describe(x);
            let message = format!("multiple-value {shown} in single-value context");
            self.error_on(x, message);
            x.mode = Mode::Invalid;
        }
    }

    /// A generic function or type that is not instantiated is no value.
    pub fn non_generic(&mut self, target: Option<&Target>, x: &mut Operand<'a>) {
        if !x.is_valid() || x.mode == Mode::NoValue || !self.types.is_generic(x.typ) {
            return;
        }
        let what = match self.types.get(x.typ) {
            Type::Signature(_) => {
                if let Some(target) = target {
                    let e = x.expr();
                    return match e {
                        Some(e) => self.instantiate_for(target, x, e),
                        None => {}
                    };
                }
                "function"
            }
            _ => "type",
        };
        let text = x.text();
        let message = format!("cannot use generic {what} {text} without instantiation");
        self.error_on(x, message);
        x.mode = Mode::Invalid;
        x.typ = TypeId::INVALID;
    }

    /// Evaluates for the sake of errors and of the marks on variables only; true if valid.
    pub fn use_exprs(&mut self, list: &'a [Expr]) -> bool {
        let mut is_good = true;
        for e in list {
            is_good &= self.use_expr(e, false);
        }
        is_good
    }

    pub fn use_lhs(&mut self, list: &'a [Expr]) -> bool {
        let mut is_good = true;
        for e in list {
            is_good &= self.use_expr(e, true);
        }
        is_good
    }

    fn use_expr(&mut self, e: &'a Expr, is_lhs: bool) -> bool {
        let inner = e.unparen();
        match &inner.kind {
            ExprKind::Name(name) if **name == *"_" => true,
            ExprKind::Name(name) => {
                let variable = if is_lhs {
                    self.variable_here(name)
                } else {
                    None
                };
                let x = self.expr_or_type(inner, true);
                if let Some((object, is_used)) = variable {
                    self.set_used(object, is_used);
                }
                x.is_valid()
            }
            ExprKind::List(list) => match is_lhs {
                true => self.use_lhs(list),
                false => self.use_exprs(list),
            },
            ExprKind::KeyValue(_, value) => self.use_expr(value, false),
            _ => self.raw_expr(None, e, None, true).0.is_valid(),
        }
    }

    fn expr_inside(
        &mut self,
        target: Option<&Target>,
        e: &'a Expr,
        hint: Option<TypeId>,
    ) -> (Operand<'a>, Use) {
        let x = match &e.kind {
            ExprKind::Bad => Operand::invalid(),
            ExprKind::Name(name) => self.ident(e, name, false),
            ExprKind::Literal(literal) => self.basic_literal(e, literal),
            ExprKind::Func(literal) => self.func_literal(e, literal),
            ExprKind::Composite(literal) => self.composite_literal(e, literal, hint),
            ExprKind::Paren(inner) => {
                let (mut x, kind) = self.raw_expr(None, inner, None, false);
                x.shown = super::operand::Shown::Expr(e);
                return (x, kind);
            }
            ExprKind::Selector(inner, sel) => self.selector(e, inner, sel, false),
            ExprKind::Index(inner, indices) => {
                let (mut x, is_function) = self.index_expr(e, inner, indices);
                if is_function {
                    self.instantiate_explicitly(target, &mut x, e, indices);
                }
                x
            }
            ExprKind::Slice(slice) => self.slice_expr(e, slice),
            ExprKind::Assert(inner, typ) => self.assertion(e, inner, typ),
            ExprKind::TypeGuard(inner) => {
                self.error_at(e, "invalid syntax tree: use of .(type) outside type switch");
                self.use_exprs(std::slice::from_ref(inner));
                Operand::invalid()
            }
            ExprKind::Call(call) => return self.call_expr(e, call),
            ExprKind::Star(inner) => self.star(e, inner),
            ExprKind::Unary(op, inner) => {
                let x = self.unary(e, *op, inner);
                if *op == UnaryOp::Receive && x.is_valid() {
                    let x = Operand {
                        shown: super::operand::Shown::Expr(e),
                        ..x
                    };
                    return (x, Use::Statement);
                }
                x
            }
            ExprKind::Binary(op, left, right) => self.binary(Some(e), left, right, *op),
            ExprKind::KeyValue(..) => {
                self.error_at(e, "invalid syntax tree: no key:value expected");
                Operand::invalid()
            }
            ExprKind::List(_) => {
                self.error_at(e, "invalid syntax tree: unexpected list of expressions");
                Operand::invalid()
            }
            ExprKind::DotsType(_) => {
                self.error_at(e, "invalid syntax tree: invalid use of ...");
                Operand::invalid()
            }
            _ => {
                let typ = self.typ(e);
                Operand::new(Mode::Type, typ, e)
            }
        };
        let x = Operand {
            shown: super::operand::Shown::Expr(e),
            ..x
        };
        (x, Use::Expression)
    }

    fn basic_literal(&mut self, e: &'a Expr, literal: &Literal) -> Operand<'a> {
        if literal.is_bad {
            return Operand::invalid();
        }
        let is_number = !matches!(literal.kind, LiteralKind::Rune | LiteralKind::String);
        if is_number && literal.text.len() > LITERAL_LETTERS_MAX {
            let (start, length) = (&literal.text[..10], literal.text.len());
            let message = format!("excessively long constant: {start}... ({length} chars)");
            self.error_at(e, message);
            return Operand::invalid();
        }
        let value = Value::from_literal(literal.kind, &literal.text);
        if value.is_unknown() {
            let text = &literal.text;
            self.error_at(e, format!("malformed constant: {text}"));
            return Operand::invalid();
        }
        let typ = match literal.kind {
            LiteralKind::Int => TypeId::UNTYPED_INT,
            LiteralKind::Float => TypeId::UNTYPED_FLOAT,
            LiteralKind::Imaginary => TypeId::UNTYPED_COMPLEX,
            LiteralKind::Rune => TypeId::UNTYPED_RUNE,
            LiteralKind::String => TypeId::UNTYPED_STRING,
        };
        let mut x = Operand::new(Mode::Constant, typ, e);
        x.value = value;
        self.overflow(&mut x, Some(e));
        x
    }

    fn func_literal(&mut self, e: &'a Expr, literal: &'a FuncLit) -> Operand<'a> {
        let id = self.types.add(Type::Signature(Default::default()));
        let (signature, scope) = self.func_type(None, &[], &literal.typ, Some(id));
        self.scope_mut(scope).literal = Some(e.id);
        let (env, iota) = (self.env.clone(), self.env.iota.clone());
        let body = &literal.body;
        self.later(move |checker| checker.func_body(env, signature, scope, body, iota));
        Operand::new(Mode::Value, id, e)
    }

    fn assertion(&mut self, e: &'a Expr, inner: &'a Expr, typ: &'a Expr) -> Operand<'a> {
        let x = self.expr(None, inner);
        if !x.is_valid() {
            return Operand::invalid();
        }
        if self.types.is_type_param(x.typ) {
            let shown = self.describe(&x);
            let message = format!(
                "invalid operation: cannot use type assertion on type parameter value {shown}"
            );
            self.error_on(&x, message);
            return Operand::invalid();
        }
        if !self.types.is_interface(x.typ) {
            let shown = self.describe(&x);
            self.error_on(
                &x,
                format!("invalid operation: {shown} is not an interface"),
            );
            return Operand::invalid();
        }
        let wanted = self.var_type(typ);
        if !self.types.is_valid(wanted) || !self.is_complete(wanted) {
            return Operand::invalid();
        }
        self.type_assertion(e, &x, wanted, false);
        Operand::new(Mode::CommaOk, wanted, e)
    }

    /// Can a value of `x`'s interface have the type `wanted`?
    pub fn type_assertion(
        &mut self,
        e: &'a Expr,
        x: &Operand<'a>,
        wanted: TypeId,
        in_switch: bool,
    ) {
        let Err(cause) = self.assertable_to(x.typ, wanted) else {
            return;
        };
        let (text, typ) = (printer::expr(e), self.ts(wanted));
        let message = if in_switch {
            let shown = self.describe(x);
            format!(
                "impossible type switch case: {text}\n\t{shown} cannot have dynamic type {typ} {cause}"
            )
        } else {
            let interface = self.ts(x.typ);
            format!(
                "impossible type assertion: {text}\n\t{typ} does not implement {interface} {cause}"
            )
        };
        self.error_at(e, message);
    }

    fn star(&mut self, e: &'a Expr, inner: &'a Expr) -> Operand<'a> {
        let x = self.expr_or_type(inner, false);
        match x.mode {
            Mode::Invalid => return Operand::invalid(),
            Mode::Type => {
                self.valid_var_type(inner, x.typ);
                let typ = self.types.add(Type::Pointer(x.typ));
                return Operand::new(Mode::Type, typ, e);
            }
            _ => {}
        }
        let mut base = None;
        for (_, under) in self.type_list_of(x.typ) {
            let pointed = under.and_then(|under| match self.types.get(under) {
                Type::Pointer(base) => Some(*base),
                _ => None,
            });
            let Some(pointed) = pointed else {
                let shown = self.describe(&x);
                self.error_on(&x, format!("invalid operation: cannot indirect {shown}"));
                return Operand::invalid();
            };
            if let Some(base) = base
                && !self.types.identical(base, pointed)
            {
                let shown = self.describe(&x);
                let message = format!(
                    "invalid operation: pointers of {shown} must have identical base types"
                );
                self.error_on(&x, message);
                return Operand::invalid();
            }
            base = Some(pointed);
        }
        match base {
            Some(base) if self.is_complete(base) => Operand::new(Mode::Variable, base, e),
            _ => Operand::invalid(),
        }
    }

    fn unary(&mut self, e: &'a Expr, op: UnaryOp, inner: &'a Expr) -> Operand<'a> {
        let mut x = self.expr(None, inner);
        if !x.is_valid() {
            return x;
        }
        let mut op = op;
        match op {
            UnaryOp::Address => {
                let is_literal = matches!(inner.unparen().kind, ExprKind::Composite(_));
                if !is_literal && x.mode != Mode::Variable {
                    let shown = self.describe(&x);
                    let message = format!("invalid operation: cannot take address of {shown}");
                    self.error_on(&x, message);
                    return Operand::invalid();
                }
                self.note_address(inner);
                let typ = self.types.add(Type::Pointer(x.typ));
                return Operand::new(Mode::Value, typ, e);
            }
            UnaryOp::Receive => {
                let span = x.span();
                return match self.channel_element(span, &x, true) {
                    Some(elem) if self.is_complete(elem) => {
                        self.env.has_call_or_receive = true;
                        Operand::new(Mode::CommaOk, elem, e)
                    }
                    _ => Operand::invalid(),
                };
            }
            UnaryOp::Tilde => {
                let message = "cannot use ~ outside of interface or type constraint";
                if !self.types.all_basic(x.typ, BasicKind::is_integer) {
                    self.error_at(e, message);
                    return Operand::invalid();
                }
                self.error_at(e, format!("{message} (use ^ for bitwise complement)"));
                op = UnaryOp::Complement;
            }
            _ => {}
        }
        let fits: fn(BasicKind) -> bool = match op {
            UnaryOp::Complement => BasicKind::is_integer,
            UnaryOp::Not => BasicKind::is_boolean,
            _ => BasicKind::is_numeric,
        };
        if !self.types.all_basic(x.typ, fits) {
            let (shown, op) = (self.describe(&x), op.text());
            let message = format!("invalid operation: operator {op} not defined on {shown}");
            self.error_on(&x, message);
            return Operand::invalid();
        }
        if x.is_constant() {
            if x.value.is_unknown() {
                return x;
            }
            let kind = self.types.basic(x.typ);
            let bits = kind
                .filter(|kind| kind.is_unsigned())
                .map(|kind| kind.size() * 8);
            x.value = x.value.unary(op, bits);
            x.shown = super::operand::Shown::Expr(e);
            self.overflow(&mut x, Some(e));
            return x;
        }
        x.mode = Mode::Value;
        x
    }

    /// The variable whose address is taken lives longer than its block.
    pub fn note_address(&mut self, e: &Expr) {
        let mut e = e.unparen();
        loop {
            match &e.kind {
                ExprKind::Name(_) => {
                    if let Some(object) = self.info.use_of(e.id)
                        && let crate::types::ObjectKind::Var(var) =
                            &mut self.types.object_mut(object).kind
                    {
                        var.is_addressed = true;
                    }
                    return;
                }
                // A field or element of a variable; behind a pointer or slice it is another's.
                ExprKind::Selector(inner, _) | ExprKind::Index(inner, _) => {
                    let typ = self.info.types(inner.id).map(|it| it.typ);
                    let is_own = typ.is_some_and(|typ| {
                        matches!(self.types.shape(typ), Type::Struct(_) | Type::Array { .. })
                    });
                    if !is_own {
                        return;
                    }
                    e = inner.unparen();
                }
                _ => return,
            }
        }
    }

    /// What a channel carries, or an error why nothing can be received (or sent).
    pub fn channel_element(&mut self, at: Span, x: &Operand<'a>, receives: bool) -> Option<TypeId> {
        let found = self.common_under(x.typ, &mut |checker, typ, under| {
            let Some(under) = under else {
                return Err("no specific channel type".to_owned());
            };
            let shown = checker.ts(typ);
            match checker.types.get(under) {
                Type::Chan {
                    dir: ChanDir::Send, ..
                } if receives => Err(format!("send-only channel {shown}")),
                Type::Chan {
                    dir: ChanDir::Receive,
                    ..
                } if !receives => Err(format!("receive-only channel {shown}")),
                Type::Chan { .. } => Ok(()),
                _ => Err(format!("non-channel {shown}")),
            }
        });
        let cause = match found {
            Ok(under) => match self.types.get(under) {
                Type::Chan { elem, .. } => return Some(*elem),
                _ => "no channel".to_owned(),
            },
            Err(cause) => cause,
        };
        let shown = self.describe(x);
        let verb = if receives { "receive from" } else { "send to" };
        let message = if self.types.is_type_param(x.typ) {
            format!("invalid operation: cannot {verb} {shown}: {cause}")
        } else {
            format!("invalid operation: cannot {verb} {cause} {shown}")
        };
        self.error(at, message);
        None
    }
}

fn nth(number: usize) -> String {
    let ending = match number {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    };
    format!("{number}{ending} function result")
}
