//! Switches over values and over types.

use super::{Checker, Operand, span_of};
use crate::syntax::ast::*;
use crate::types::{Mode, ObjectKind, TypeId, Value, VarKind};
use source::Span;
use std::collections::BTreeMap;

/// Constant case values with their types and places.
type Seen = BTreeMap<Value, Vec<(TypeId, u32)>>;

impl<'a> Checker<'a> {
    pub fn switch_stmt(&mut self, switch: &'a Switch) {
        self.open_scope();
        if let Some(init) = &switch.init {
            self.stmt(init);
        }
        let mut x = self.switch_tag(switch);
        let mut first = None;
        for clause in switch.clauses.iter().filter(|clause| clause.is_default) {
            self.second_default(&mut first, clause.span);
        }
        let mut seen = Seen::new();
        for clause in &switch.clauses {
            self.case_values(&mut x, &clause.cases, &mut seen);
            self.open_scope();
            self.stmts(&clause.body);
            self.close_scope();
        }
        self.close_scope();
    }

    fn switch_tag(&mut self, switch: &'a Switch) -> Operand<'a> {
        let Some(tag) = &switch.tag else {
            let pos = match switch.clauses.first() {
                Some(clause) => clause.span.start,
                None => switch.closing,
            };
            return Operand {
                mode: Mode::Constant,
                typ: TypeId::BOOL,
                value: Value::Bool(true),
                shown: super::operand::Shown::Words("true".to_owned(), Span::empty(pos)),
                builtin: None,
            };
        };
        let mut x = self.expr(None, tag);
        self.assignment(&mut x, TypeId::NONE, "switch expression");
        if x.is_valid() && !self.types.comparable(x.typ) && !self.types.has_nil(x.typ) {
            let (shown, typ) = (self.describe(&x), self.ts(x.typ));
            self.error_on(
                &x,
                format!("cannot switch on {shown} ({typ} is not comparable)"),
            );
            x.mode = Mode::Invalid;
        }
        x
    }

    fn case_values(&mut self, x: &mut Operand<'a>, cases: &'a [Expr], seen: &mut Seen) {
        for e in cases {
            let mut value = self.expr(None, e);
            if !x.is_valid() || !value.is_valid() {
                continue;
            }
            self.convert_untyped(&mut value, x.typ);
            if !value.is_valid() {
                continue;
            }
            let mut result = value.clone();
            self.comparison(&mut result, x, BinaryOp::Eq, true);
            if !result.is_valid() || !value.is_constant() {
                continue;
            }
            let key = match &value.value {
                Value::Int(_) | Value::Float(_) | Value::String(_) => value.value.clone(),
                _ => continue,
            };
            let known = seen.entry(key).or_default().clone();
            let same = known
                .iter()
                .find(|(typ, _)| self.types.identical(*typ, value.typ));
            if let Some((_, pos)) = same.copied() {
                let shown = self.describe(&value);
                let also = self.also(pos, "previous case");
                let message = format!("duplicate case {shown} in expression switch{also}");
                self.error_on(&value, message);
                continue;
            }
            if let Some(list) = seen.get_mut(&value.value) {
                list.push((value.typ, e.pos));
            }
        }
    }

    pub fn type_switch_stmt(&mut self, switch: &'a TypeSwitch) {
        self.open_scope();
        if let Some(init) = &switch.init {
            self.stmt(init);
        }
        let mut name = switch.name.as_ref();
        if let Some(ident) = name
            && *ident.name == *"_"
        {
            self.error(ident.span, "no new variable on left side of :=");
            name = None;
        }
        let x = self.type_switch_operand(&switch.x);
        let mut first = None;
        for clause in switch.clauses.iter().filter(|clause| clause.is_default) {
            self.second_default(&mut first, clause.span);
        }
        let mut vars = Vec::new();
        let mut seen: Vec<(Option<TypeId>, &'a Expr)> = Vec::new();
        for clause in &switch.clauses {
            let typ = self.case_types(x.as_ref(), &clause.cases, &mut seen);
            self.open_scope();
            if let Some(ident) = name {
                let object = self.new_var(VarKind::Local, ident.name.clone(), ident.span, typ);
                self.declare(self.env.scope, None, object);
                self.info.implicits.insert(clause.id, object);
                vars.push(object);
            }
            self.stmts(&clause.body);
            self.close_scope();
        }
        if let Some(ident) = name {
            let is_used = |object: &_| {
                let found = self.types.object(*object);
                found.as_var().is_some_and(|var| var.is_used)
            };
            let any_used = vars.iter().any(is_used);
            for object in vars {
                self.set_used(object, true);
            }
            if !any_used {
                self.error(ident.span, format!("{} declared and not used", ident.name));
            }
        }
        self.close_scope();
    }

    fn type_switch_operand(&mut self, e: &'a Expr) -> Option<Operand<'a>> {
        let x = self.expr(None, e);
        if !x.is_valid() {
            return None;
        }
        let shown = self.describe(&x);
        if self.types.is_type_param(x.typ) {
            let message = format!("cannot use type switch on type parameter value {shown}");
            self.error_on(&x, message);
            return None;
        }
        if !self.types.is_interface(x.typ) {
            self.error_on(&x, format!("{shown} is not an interface"));
            return None;
        }
        Some(x)
    }

    fn is_nil_name(&self, e: &Expr) -> bool {
        let object = e.unparen().as_name().and_then(|name| self.lookup(name));
        object.is_some_and(|object| matches!(self.types.object(object).kind, ObjectKind::Nil))
    }

    /// The type that the switch's variable has in this clause.
    fn case_types(
        &mut self,
        x: Option<&Operand<'a>>,
        cases: &'a [Expr],
        seen: &mut Vec<(Option<TypeId>, &'a Expr)>,
    ) -> TypeId {
        let mut last = None;
        for e in cases {
            let mut typ = None;
            if self.is_nil_name(e) {
                self.expr(None, e);
            } else {
                let found = self.var_type(e);
                last = Some(found);
                if !self.types.is_valid(found) {
                    continue;
                }
                typ = Some(found);
            }
            last = typ;
            let mut other = None;
            for (known, place) in seen.iter() {
                let same = match (typ, known) {
                    (None, None) => true,
                    (Some(a), Some(b)) => self.types.identical(a, *b),
                    _ => false,
                };
                if same {
                    other = Some(*place);
                    break;
                }
            }
            if let Some(place) = other {
                let shown = typ.map_or("nil".to_owned(), |typ| self.ts(typ));
                let also = self.also(span_of(place).start, "previous case");
                self.error_at(e, format!("duplicate case {shown} in type switch{also}"));
                continue;
            }
            seen.push((typ, e));
            if let (Some(x), Some(typ)) = (x, typ) {
                self.type_assertion(e, x, typ, true);
            }
        }
        match (cases.len(), last) {
            (1, Some(typ)) => typ,
            _ => x.map_or(TypeId::INVALID, |x| x.typ),
        }
    }
}
