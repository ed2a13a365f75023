//! Assignments and initializations.

use super::consts::Misfit;
use super::signatures::measure;
use super::{Checker, Operand, span_of};
use crate::syntax::ast::*;
use crate::syntax::printer;
use crate::types::{BasicKind, Mode, ObjectId, TypeId, Value, VarKind};
use source::Span;

impl<'a> Checker<'a> {
    /// Converts `x` to what it is assigned to, or tells why that cannot be. `NONE`: to whatever
    /// it is (`_ = x`).
    pub fn assignment(&mut self, x: &mut Operand<'a>, target: TypeId, context: &str) {
        self.single_value(x);
        if !x.is_valid() {
            return;
        }
        if matches!(x.mode, Mode::NoValue | Mode::Builtin | Mode::Type) {
            let shown = self.describe(x);
            let typ = self.ts(target);
            self.error_on(x, format!("cannot assign {shown} to {typ} in {context}"));
            x.mode = Mode::Invalid;
            return;
        }
        if self.types.is_untyped(x.typ) && !self.type_untyped(x, target, context) {
            x.mode = Mode::Invalid;
            return;
        }
        let wanted = match target {
            TypeId::NONE => None,
            _ => self.target(target, context),
        };
        self.non_generic(wanted.as_ref(), x);
        if !x.is_valid() || target == TypeId::NONE {
            return;
        }
        match self.assignable(x, target) {
            Ok(()) => self.note_conversion_unless_nil(x, target),
            Err(cause) => {
                let (shown, typ) = (self.describe(x), self.ts(target));
                let mut message = format!("cannot use {shown} as {typ} value in {context}");
                if !cause.is_empty() {
                    message = format!("{message}: {cause}");
                }
                self.error_on(x, message);
                x.mode = Mode::Invalid;
            }
        }
    }

    fn note_conversion_unless_nil(&mut self, x: &Operand<'a>, target: TypeId) {
        if !x.is_nil() {
            self.note_conversion(x, target);
        }
    }

    fn type_untyped(&mut self, x: &mut Operand<'a>, target: TypeId, context: &str) -> bool {
        let mut wanted = target;
        if x.is_nil() {
            if target == TypeId::NONE {
                self.error_on(x, format!("use of untyped nil in {context}"));
                return false;
            }
        } else if target == TypeId::NONE || self.types.is_interface(target) {
            wanted = self.types.default_type(x.typ);
        }
        match self.implicit_type(x, wanted) {
            Ok((typ, value)) => {
                self.take_type(x, typ, value);
                true
            }
            Err(misfit) => {
                let (shown, typ) = (self.describe(x), self.ts(wanted));
                let why = match misfit {
                    Misfit::Truncated => " (truncated)",
                    Misfit::Overflow => " (overflows)",
                    Misfit::Other => "",
                };
                let message = format!("cannot use {shown} as {typ} value in {context}{why}");
                self.error_on(x, message);
                false
            }
        }
    }

    pub fn init_const(&mut self, object: ObjectId, mut x: Operand<'a>) {
        let known = self.types.type_of(object);
        let is_bad = !x.is_valid() || !self.types.is_valid(x.typ) || known == TypeId::INVALID;
        if is_bad || !x.is_constant() {
            if !is_bad {
                let shown = self.describe(&x);
                self.error_on(&x, format!("{shown} is not constant"));
            }
            if known == TypeId::NONE {
                self.types.object_mut(object).typ = TypeId::INVALID;
            }
            return;
        }
        if known == TypeId::NONE {
            self.types.object_mut(object).typ = x.typ;
        }
        let typ = self.types.type_of(object);
        self.assignment(&mut x, typ, "constant declaration");
        if x.is_valid() {
            self.set_constant(object, x.value);
        }
    }

    pub fn init_var(&mut self, object: ObjectId, x: &mut Operand<'a>, context: &str) {
        let known = self.types.type_of(object);
        if !x.is_valid() || !self.types.is_valid(x.typ) || known == TypeId::INVALID {
            if known == TypeId::NONE {
                self.types.object_mut(object).typ = TypeId::INVALID;
            }
            x.mode = Mode::Invalid;
            return;
        }
        let mut typ = known;
        if known == TypeId::NONE {
            typ = x.typ;
            if self.types.is_untyped(typ) {
                if typ == TypeId::UNTYPED_NIL {
                    self.error_on(x, format!("use of untyped nil in {context}"));
                    self.types.object_mut(object).typ = TypeId::INVALID;
                    x.mode = Mode::Invalid;
                    return;
                }
                typ = self.types.default_type(typ);
            }
            self.types.object_mut(object).typ = typ;
        }
        self.assignment(x, typ, context);
    }

    /// The type of a left side; `NONE` for `_`, `INVALID` after an error.
    fn lhs_var(&mut self, lhs: &'a Expr) -> TypeId {
        let inner = lhs.unparen();
        let name = inner.as_name();
        if name.is_some_and(|name| **name == *"_") {
            return TypeId::NONE;
        }
        let variable = name.and_then(|name| self.variable_here(name));
        let x = self.expr(None, lhs);
        if let Some((object, is_used)) = variable {
            self.set_used(object, is_used);
        }
        if !x.is_valid() || !self.types.is_valid(x.typ) {
            return TypeId::INVALID;
        }
        if matches!(x.mode, Mode::Variable | Mode::MapIndex) {
            return x.typ;
        }
        let text = x.text();
        if let Some(e) = x.expr()
            && let ExprKind::Selector(inner, _) = &e.kind
        {
            let base = self.expr(None, inner);
            if base.mode == Mode::MapIndex {
                let message = format!("cannot assign to struct field {text} in map");
                self.error_on(&x, message);
                return TypeId::INVALID;
            }
        }
        let message =
            format!("cannot assign to {text} (neither addressable nor a map index expression)");
        self.error_on(&x, message);
        TypeId::INVALID
    }

    /// `lhs = rhs`, or `lhs` gets the value `x`.
    pub fn assign_var(
        &mut self,
        lhs: &'a Expr,
        rhs: Option<&'a Expr>,
        x: Option<Operand<'a>>,
        context: &str,
    ) {
        let typ = self.lhs_var(lhs);
        if typ == TypeId::INVALID {
            if let (None, Some(rhs)) = (&x, rhs) {
                self.use_exprs(std::slice::from_ref(rhs));
            }
            return;
        }
        let mut x = match (x, rhs) {
            (Some(x), _) => x,
            (None, Some(rhs)) => {
                let target = self.target(typ, &printer::expr(lhs));
                self.expr(target.as_ref(), rhs)
            }
            (None, None) => return,
        };
        let context = match (typ, context) {
            (TypeId::NONE, "assignment") => "assignment to _ identifier",
            _ => context,
        };
        self.assignment(&mut x, typ, context);
    }

    fn assign_error(&mut self, rhs: &'a [Expr], left: usize, right: usize) {
        let (vars, values) = (measure(left, "variable"), measure(right, "value"));
        let first = &rhs[0];
        if let [one] = rhs
            && let ExprKind::Call(call) = &one.unparen().kind
        {
            let func = printer::expr(&call.func);
            let message = format!("assignment mismatch: {vars} but {func} returns {values}");
            return self.error_at(first, message);
        }
        self.error_at(first, format!("assignment mismatch: {vars} but {values}"));
    }

    fn return_error(&mut self, at: Span, lhs: &[ObjectId], rhs: &[Operand<'a>]) {
        let (span, quality) = if rhs.len() > lhs.len() {
            (rhs[lhs.len()].span(), "too many")
        } else {
            (rhs.last().map_or(at, |last| last.span()), "not enough")
        };
        let have: Vec<TypeId> = rhs.iter().map(|x| x.typ).collect();
        let want: Vec<TypeId> = lhs.iter().map(|var| self.types.type_of(*var)).collect();
        let have = self.types_summary(&have, false, false);
        let want = self.types_summary(&want, false, false);
        self.error(
            span,
            format!("{quality} return values\n\thave {have}\n\twant {want}"),
        );
    }

    fn settle(&mut self, lhs: &[ObjectId]) {
        for var in lhs {
            if self.types.type_of(*var) == TypeId::NONE {
                self.types.object_mut(*var).typ = TypeId::INVALID;
            }
        }
    }

    /// Variables get values; with `at`, results of a return statement.
    pub fn init_vars(&mut self, lhs: &[ObjectId], rhs: &'a [Expr], at: Option<Span>) {
        let is_return = at.is_some();
        let context = match (is_return, lhs.len()) {
            (true, _) => "return statement",
            (_, 0 | 1) => "assignment",
            _ => "multiple assignment",
        };
        let is_call = rhs.len() == 1 && matches!(rhs[0].unparen().kind, ExprKind::Call(_));
        if lhs.len() == rhs.len() && !is_call {
            for (var, e) in lhs.iter().zip(rhs) {
                let object = self.types.object(*var);
                let (typ, mut name) = (object.typ, object.name.to_string());
                if is_return && name.is_empty() {
                    name = "result variable".to_owned();
                }
                let target = self.target(typ, &name);
                let mut x = self.expr(target.as_ref(), e);
                self.init_var(*var, &mut x, context);
            }
            return;
        }
        if rhs.len() != 1 {
            if self.use_exprs(rhs) {
                match at {
                    Some(at) => {
                        let list: Vec<Operand<'a>> =
                            rhs.iter().map(|e| self.expr(None, e)).collect();
                        self.return_error(at, lhs, &list);
                    }
                    None => self.assign_error(rhs, lhs.len(), rhs.len()),
                }
            }
            return self.settle(lhs);
        }
        let (mut list, is_ok) = self.multi_expr(&rhs[0], lhs.len() == 2 && !is_return);
        if list.len() == lhs.len() {
            for (var, x) in lhs.iter().zip(&mut list) {
                self.init_var(*var, x, context);
            }
            if is_ok && list.iter().all(|x| x.is_valid()) {
                self.note_comma_ok(&rhs[0]);
            }
            return;
        }
        if list[0].is_valid() {
            match at {
                Some(at) => self.return_error(at, lhs, &list),
                None => self.assign_error(rhs, lhs.len(), list.len()),
            }
        }
        self.settle(lhs);
    }

    /// The expression gives two values here.
    fn note_comma_ok(&mut self, e: &Expr) {
        let mut e = e;
        loop {
            if let Some(Some(record)) = self.info.types.get_mut(e.id.0 as usize) {
                record.is_comma_ok = true;
            }
            match &e.kind {
                ExprKind::Paren(inner) => e = inner,
                _ => return,
            }
        }
    }

    pub fn assign_vars(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        let context = match lhs.len() {
            1 => "assignment",
            _ => "multiple assignment",
        };
        let is_call = rhs.len() == 1 && matches!(rhs[0].unparen().kind, ExprKind::Call(_));
        if lhs.len() == rhs.len() && !is_call {
            for (left, right) in lhs.iter().zip(rhs) {
                self.assign_var(left, Some(right), None, context);
            }
            return;
        }
        if rhs.len() != 1 {
            let is_good = self.use_lhs(lhs);
            if self.use_exprs(rhs) && is_good {
                self.assign_error(rhs, lhs.len(), rhs.len());
            }
            return;
        }
        let (list, is_ok) = self.multi_expr(&rhs[0], lhs.len() == 2);
        if list.len() == lhs.len() {
            let is_good = list.iter().all(|x| x.is_valid());
            for (left, x) in lhs.iter().zip(list) {
                self.assign_var(left, None, Some(x), context);
            }
            if is_ok && is_good {
                self.note_comma_ok(&rhs[0]);
            }
            return;
        }
        if list[0].is_valid() {
            self.assign_error(rhs, lhs.len(), list.len());
        }
        self.use_lhs(lhs);
    }

    /// `lhs := rhs`; `pos` is the operator's.
    pub fn short_var_decl(&mut self, pos: u32, lhs: &'a [Expr], rhs: &'a [Expr]) {
        let top = self.delayed.len();
        let scope = self.env.scope;
        let mut vars = Vec::new();
        let mut fresh = Vec::new();
        let mut seen: Vec<&Name> = Vec::new();
        let mut has_error = false;
        for e in lhs {
            let mut object = None;
            match &e.kind {
                ExprKind::Name(name) => {
                    if **name != *"_" && seen.contains(&name) {
                        self.error_at(e, format!("{name} repeated on left side of :="));
                        has_error = true;
                    } else if let Some(known) = self.scope(scope).names.get(name).copied() {
                        seen.push(name);
                        self.record_use(e.id, known);
                        if self.types.object(known).as_var().is_some() {
                            object = Some(known);
                        } else {
                            self.error_at(e, format!("cannot assign to {name}"));
                            has_error = true;
                        }
                    } else {
                        seen.push(name);
                        let new = self.new_var(VarKind::Local, name.clone(), e.span, TypeId::NONE);
                        object = Some(new);
                        if **name != *"_" {
                            fresh.push(new);
                        }
                        self.record_def(e.id, new);
                    }
                }
                _ => {
                    self.use_lhs(std::slice::from_ref(e));
                    let shown = printer::expr(e);
                    self.error_at(e, format!("non-name {shown} on left side of :="));
                    has_error = true;
                }
            }
            let object = match object {
                Some(object) => object,
                None => self.new_var(VarKind::Local, "_".into(), span_of(e), TypeId::NONE),
            };
            vars.push(object);
        }
        self.init_vars(&vars, rhs, None);
        self.process_delayed(top);
        if fresh.is_empty() && !has_error {
            let at = Span::new(pos, pos + 2);
            return self.error(at, "no new variables on left side of :=");
        }
        for object in fresh {
            self.declare(scope, None, object);
        }
    }

    /// `x++` and `x--`.
    pub fn inc_dec(&mut self, e: &'a Expr, up: bool) {
        let mut x = self.expr(None, e);
        if !x.is_valid() {
            return;
        }
        if !self.types.all_basic(x.typ, BasicKind::is_numeric) {
            let (text, typ) = (printer::expr(e), self.ts(x.typ));
            let op = if up { "++" } else { "--" };
            let message = format!("invalid operation: {text}{op} (non-numeric type {typ})");
            return self.error_at(e, message);
        }
        x.value = Value::Unknown;
        self.assign_var(e, None, Some(x), "assignment");
    }
}
