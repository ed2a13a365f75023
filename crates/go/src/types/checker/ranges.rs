//! `for range`.

use super::{Checker, Operand, span_of};
use crate::syntax::ast::*;
use crate::types::{BasicKind, Mode, Type, TypeId, Value, VarKind};

/// What a range gives: key and value; none where there is no such variable.
type KeyValue = (Option<TypeId>, Option<TypeId>);

impl<'a> Checker<'a> {
    pub fn range_stmt(&mut self, range: &'a Range, stmt: &'a Stmt) {
        self.env.has_call_or_receive = false;
        let mut x = self.expr(None, &range.x);
        let (key, value) = (range.lhs.first(), range.lhs.get(1));
        let mut types: KeyValue = (None, None);
        let mut is_bad = !x.is_valid();
        if x.is_valid() {
            match self.range_types(x.typ) {
                Err(cause) => {
                    is_bad = true;
                    let shown = self.describe(&x);
                    let message = match cause.is_empty() {
                        true => format!("cannot range over {shown}"),
                        false => format!("cannot range over {shown}: {cause}"),
                    };
                    self.error_on(&x, message);
                }
                Ok(found) => {
                    types = found;
                    self.too_many_variables(&x, found, range);
                }
            }
        }
        self.open_scope();
        let over_integer = x.is_valid() && self.types.is_basic(x.typ, BasicKind::is_integer);
        let sides = [(key, types.0), (value, types.1)];
        if range.is_define {
            self.declare_range(sides, &mut x, over_integer, is_bad, stmt);
        } else if key.is_some() {
            for (lhs, typ) in sides {
                let (Some(lhs), Some(typ)) = (lhs, typ) else {
                    continue;
                };
                if over_integer {
                    self.assign_var(lhs, None, Some(x.clone()), "range clause");
                    self.settle_range_operand(&mut x, lhs);
                } else {
                    let y = Operand::new(Mode::Value, typ, lhs);
                    self.assign_range(lhs, y);
                }
            }
        } else if over_integer {
            self.assignment(&mut x, TypeId::NONE, "range clause");
        }
        self.block(&range.body);
        self.close_scope();
    }

    /// The value is not the left side's own expression: it must not record its type.
    fn assign_range(&mut self, lhs: &'a Expr, y: Operand<'a>) {
        let text = y.text();
        let y = Operand {
            shown: super::operand::Shown::Words(text, span_of(lhs)),
            ..y
        };
        self.assign_var(lhs, None, Some(y), "assignment");
    }

    /// `for i = range 3`: the untyped 3 has `i`'s type.
    fn settle_range_operand(&mut self, x: &mut Operand<'a>, lhs: &'a Expr) {
        if !self.types.is_untyped(x.typ) {
            return;
        }
        let typ = self.info.types(lhs.id).map_or(TypeId::INT, |it| it.typ);
        self.update_type_of(x, typ, true);
    }

    fn too_many_variables(&mut self, x: &Operand<'a>, types: KeyValue, range: &'a Range) {
        let (key, value) = (range.lhs.first(), range.lhs.get(1));
        let shown = self.describe(x);
        match (types, key, value, range.lhs.get(2)) {
            ((None, _), Some(key), _, _) => {
                let message = format!("range over {shown} permits no iteration variables");
                self.error_at(key, message);
            }
            ((_, None), _, Some(value), _) => {
                let message = format!("range over {shown} permits only one iteration variable");
                self.error_at(value, message);
            }
            (_, _, _, Some(extra)) => {
                self.error_at(
                    extra,
                    "range clause permits at most two iteration variables",
                );
            }
            _ => {}
        }
    }

    fn declare_range(
        &mut self,
        sides: [(Option<&'a Expr>, Option<TypeId>); 2],
        x: &mut Operand<'a>,
        over_integer: bool,
        is_bad: bool,
        stmt: &'a Stmt,
    ) {
        let mut vars = Vec::new();
        for (lhs, typ) in sides {
            let Some(lhs) = lhs else {
                continue;
            };
            let ExprKind::Name(name) = &lhs.kind else {
                let shown = crate::syntax::printer::expr(lhs);
                self.error_at(lhs, format!("invalid syntax tree: cannot declare {shown}"));
                continue;
            };
            let object = self.new_var(VarKind::Local, name.clone(), lhs.span, TypeId::NONE);
            self.record_def(lhs.id, object);
            if **name != *"_" {
                vars.push(object);
            }
            let Some(typ) = typ.filter(|_| !is_bad) else {
                self.types.object_mut(object).typ = TypeId::INVALID;
                self.set_used(object, true);
                continue;
            };
            if over_integer {
                self.init_var(object, x, "range clause");
            } else {
                let text = name.to_string();
                let mut y = Operand {
                    mode: Mode::Value,
                    typ,
                    value: Value::Unknown,
                    shown: super::operand::Shown::Words(text, lhs.span),
                    builtin: None,
                };
                self.init_var(object, &mut y, "assignment");
            }
        }
        if vars.is_empty() {
            return self.error(stmt.span, "no new variables on left side of :=");
        }
        for object in vars {
            self.declare(self.env.scope, None, object);
        }
    }

    /// Key and value of a range over this type, or why there is none (perhaps without words).
    fn range_types(&mut self, typ: TypeId) -> Result<KeyValue, String> {
        let under = self.common_under(typ, &mut |checker, typ, under| match under
            .map(|under| checker.types.get(under).clone())
        {
            Some(Type::Chan {
                dir: ChanDir::Send, ..
            }) => {
                let shown = checker.ts(typ);
                Err(format!("receive from send-only channel {shown}"))
            }
            _ => Ok(()),
        })?;
        let under = self.array_pointer_deref(under);
        match self.types.get(under).clone() {
            Type::Basic(kind) if kind.is_string() => Ok((Some(TypeId::INT), Some(TypeId::RUNE))),
            Type::Basic(kind) if kind.is_integer() => Ok((Some(typ), None)),
            Type::Array { elem, .. } | Type::Slice(elem) => Ok((Some(TypeId::INT), Some(elem))),
            Type::Map { key, elem } => Ok((Some(key), Some(elem))),
            Type::Chan { elem, .. } => Ok((Some(elem), None)),
            Type::Signature(signature) => self.range_function(&signature),
            _ => Err(String::new()),
        }
    }

    fn range_function(&mut self, signature: &crate::types::Signature) -> Result<KeyValue, String> {
        let bad = |why: &str| Err(format!("func must be func(yield func(...) bool): {why}"));
        if signature.params.len() != 1 {
            return bad("wrong argument count");
        }
        if !signature.results.is_empty() {
            return bad("unexpected results");
        }
        let argument = self.types.type_of(signature.params[0]);
        let Some(core) = self.core(argument) else {
            return bad("argument is not func");
        };
        let Type::Signature(yields) = self.types.get(core).clone() else {
            return bad("argument is not func");
        };
        if yields.params.len() > 2 {
            return bad("yield func has too many parameters");
        }
        let result = match yields.results[..] {
            [one] => self.types.type_of(one),
            _ => TypeId::INVALID,
        };
        if !self.types.identical(result, TypeId::BOOL) {
            return match self.types.is_basic(result, BasicKind::is_boolean) {
                true => bad("yield func returns user-defined boolean, not bool"),
                false => bad("yield func does not return bool"),
            };
        }
        if yields.is_variadic {
            let shown = self.ts(core);
            return Err(format!("yield func of type {shown} cannot be variadic"));
        }
        let mut params = yields.params.iter();
        let mut next = || params.next().map(|param| self.types.type_of(*param));
        Ok((next(), next()))
    }
}
