//! `x.sel`: qualified names, fields, methods, method expressions.

use super::{Checker, Operand};
use crate::syntax::ast::*;
use crate::syntax::printer;
use crate::types::{
    Found, Lookup, Mode, ObjectId, ObjectKind, PackageId, ReceiverStep, Selection, SelectionKind,
    Signature, Type, TypeId, VarKind,
};
use std::rc::Rc;

impl<'a> Checker<'a> {
    pub fn selector(
        &mut self,
        e: &'a Expr,
        inner: &'a Expr,
        sel: &'a Ident,
        wants_type: bool,
    ) -> Operand<'a> {
        if let ExprKind::Name(name) = &inner.kind
            && let Some(object) = self.lookup(name)
            && let ObjectKind::PackageName(package) = self.types.object(object).kind
        {
            self.record_use(inner.id, object);
            self.used_imports.insert(object);
            return self.qualified(e, sel, package);
        }
        let x = self.expr_or_type(inner, false);
        match x.mode {
            Mode::Builtin => {
                let shown = self.describe(&x);
                let at = source::Span::new(e.pos, e.span.end);
                self.error(at, format!("invalid use of {shown} in selector expression"));
                return Operand::invalid();
            }
            Mode::Invalid => return Operand::invalid(),
            _ => {}
        }
        if !self.is_complete(x.typ) {
            return Operand::invalid();
        }
        if wants_type {
            let shown = printer::expr(e);
            self.error(sel.span, format!("{shown} is not a type"));
            return Operand::invalid();
        }
        match self.types.find(x.typ, &sel.name, self.here(), false) {
            Lookup::Found(found) => self.selected(e, inner, x, sel, found),
            Lookup::Ambiguous => {
                let (text, name) = (x.text(), &sel.name);
                self.error(sel.span, format!("ambiguous selector {text}.{name}"));
                Operand::invalid()
            }
            Lookup::NotFound => {
                self.not_found(&x, sel);
                Operand::invalid()
            }
        }
    }

    fn qualified(&mut self, e: &'a Expr, sel: &'a Ident, package: PackageId) -> Operand<'a> {
        let own = &self.packages[package.0 as usize];
        let (name, package_name) = (&sel.name, own.name.clone());
        let Some(object) = own.scope.get(name).copied() else {
            let shown = printer::expr(e);
            if own.is_library && crate::standard::lacks(&own.path, name) {
                let path = own.path.clone();
                self.lacking(sel.span, &path, shown);
                return Operand::invalid();
            }
            let folded = name.to_lowercase();
            let mut exported = own.scope.keys().filter(|it| {
                it.chars().next().is_some_and(char::is_uppercase) && it.to_lowercase() == folded
            });
            let message = match exported.next() {
                Some(other) => format!("undefined: {shown} (but have {other})"),
                None => format!("undefined: {shown}"),
            };
            self.error(sel.span, message);
            return Operand::invalid();
        };
        if !self.types.object(object).is_exported() {
            let message = format!("name {name} not exported by package {package_name}");
            self.error(sel.span, message);
        }
        self.record_use(sel.id, object);
        let found = self.types.object(object).clone();
        let mut x = Operand::new(Mode::Value, found.typ, e);
        match found.kind {
            ObjectKind::Const(value) => {
                x.mode = Mode::Constant;
                x.value = value;
            }
            ObjectKind::TypeName(_) => x.mode = Mode::Type,
            ObjectKind::Var(_) => x.mode = Mode::Variable,
            ObjectKind::Builtin(builtin) => {
                x.mode = Mode::Builtin;
                x.builtin = Some(builtin);
            }
            _ => {}
        }
        if found.typ == TypeId::INVALID && x.mode != Mode::Builtin {
            return Operand::invalid();
        }
        x
    }

    fn selected(
        &mut self,
        e: &'a Expr,
        inner: &'a Expr,
        x: Operand<'a>,
        sel: &'a Ident,
        found: Found,
    ) -> Operand<'a> {
        if !self.is_function(found.object) {
            if x.mode == Mode::Type {
                let (name, typ) = (&sel.name, self.ts(x.typ));
                let message =
                    format!("operand for field selector {name} must be value of type {typ}");
                self.error_at(inner, message);
                return Operand::invalid();
            }
            let typ = self.types.type_of(found.object);
            let mode = match x.mode == Mode::Variable || found.is_indirect {
                true => Mode::Variable,
                false => Mode::Value,
            };
            self.record_use(sel.id, found.object);
            self.info.selections.insert(
                e.id,
                Selection {
                    kind: SelectionKind::Field,
                    receiver: x.typ,
                    object: found.object,
                    path: found.path.into(),
                    step: ReceiverStep::AsIs,
                    typ,
                },
            );
            if typ == TypeId::INVALID || typ == TypeId::NONE {
                return Operand::invalid();
            }
            return Operand::new(mode, typ, e);
        }
        let method = self.resolved_method(found.owner, found.object);
        let func = self
            .types
            .object(method)
            .as_func()
            .cloned()
            .unwrap_or_default();
        let is_addressable = x.mode == Mode::Variable;
        if func.has_pointer_receiver && !found.is_indirect && !is_addressable {
            let (name, typ) = (&sel.name, self.ts(x.typ));
            let message = match x.mode {
                Mode::Type => format!(
                    "invalid method expression {typ}.{name} (needs pointer receiver (*{typ}).{name})"
                ),
                _ => format!("cannot call pointer method {name} on {typ}"),
            };
            self.error(sel.span, message);
            return Operand::invalid();
        }
        self.add_dependency(found.object);
        self.method_operand(e, inner, x, sel, found, method)
    }

    fn method_operand(
        &mut self,
        e: &'a Expr,
        inner: &'a Expr,
        x: Operand<'a>,
        sel: &'a Ident,
        found: Found,
        method: ObjectId,
    ) -> Operand<'a> {
        let Type::Signature(signature) = self.types.get(self.types.type_of(method)).clone() else {
            return Operand::invalid();
        };
        let func = self
            .types
            .object(method)
            .as_func()
            .cloned()
            .unwrap_or_default();
        let at = found.path.last().map_or(x.typ, |step| step.typ);
        let holds_pointer = self.types.pointer_base(at).is_some();
        let step = match (
            func.is_interface_method,
            func.has_pointer_receiver,
            holds_pointer,
        ) {
            (true, _, _) | (_, true, true) | (_, false, false) => ReceiverStep::AsIs,
            (_, true, false) => ReceiverStep::AddressOf,
            (_, false, true) => ReceiverStep::Deref,
        };
        let kind = match x.mode {
            Mode::Type => SelectionKind::MethodExpr,
            _ => SelectionKind::Method,
        };
        if kind == SelectionKind::Method && step == ReceiverStep::AddressOf {
            self.note_address(inner);
        }
        let mut plain = Signature {
            receiver: None,
            receiver_tparams: Vec::new(),
            ..(*signature).clone()
        };
        if kind == SelectionKind::MethodExpr {
            let is_named = signature
                .params
                .first()
                .is_some_and(|param| !self.types.object(*param).name.is_empty());
            let receiver = signature.receiver.map(|it| self.types.object(it).clone());
            let name: Name = match &receiver {
                Some(receiver) if is_named && !receiver.name.is_empty() => receiver.name.clone(),
                _ if is_named => "_".into(),
                _ => "".into(),
            };
            let span = receiver.map_or(sel.span, |it| it.span);
            let first = self.new_var(VarKind::Parameter, name, span, x.typ);
            plain.params.insert(0, first);
        }
        let typ = self.types.add(Type::Signature(Rc::new(plain)));
        self.record_use(sel.id, method);
        self.info.selections.insert(
            e.id,
            Selection {
                kind,
                receiver: x.typ,
                object: method,
                path: found.path.into(),
                step,
                typ,
            },
        );
        Operand::new(Mode::Value, typ, e)
    }

    fn not_found(&mut self, x: &Operand<'a>, sel: &Ident) {
        let under = self.types.underlying(x.typ);
        if under == TypeId::INVALID {
            return;
        }
        let name = &sel.name;
        if let Some((path, member)) = self.member_of_library(x.typ, name)
            && crate::standard::lacks(&path, &member)
        {
            return self.lacking(sel.span, &path, format!("{path}: {member}"));
        }
        let why = if self.is_interface_pointer(x.typ) {
            self.interface_pointer_words(x.typ)
        } else {
            let alternative = match self.types.find(x.typ, name, self.here(), true) {
                Lookup::Found(found) => Some(found.object),
                _ => None,
            };
            self.lookup_words(x.typ, name, alternative, false)
        };
        let text = x.text();
        self.error(sel.span, format!("{text}.{name} undefined ({why})"));
    }

    /// A member of a library's type or of a pointer to one: the package, and `Type.name`.
    fn member_of_library(&self, typ: TypeId, name: &str) -> Option<(String, String)> {
        let typ = match self.types.get(typ) {
            Type::Pointer(elem) => *elem,
            _ => typ,
        };
        let Type::Named(named) = self.types.get(typ) else {
            return None;
        };
        let object = self.types.object(named.object);
        let package = &self.packages[object.package?.0 as usize];
        let member = format!("{}.{name}", object.name);
        package.is_library.then(|| (package.path.to_string(), member))
    }

    /// Why a name is not there, with what is there instead.
    pub fn lookup_words(
        &mut self,
        typ: TypeId,
        name: &str,
        alternative: Option<ObjectId>,
        in_literal: bool,
    ) -> String {
        let typ = self.ts(typ);
        let plain = match in_literal {
            true => format!("unknown field {name} in struct literal of type {typ}"),
            false => format!("type {typ} has no field or method {name}"),
        };
        let Some(alternative) = alternative else {
            return plain;
        };
        let found = self.types.object(alternative).clone();
        let other = &found.name;
        let what = match (in_literal, &found.kind) {
            (true, _) => "",
            (_, ObjectKind::Var(_)) => "field ",
            (_, ObjectKind::Func(_)) => "method ",
            _ => "object ",
        };
        let is_exported = |name: &str| name.chars().next().is_some_and(char::is_uppercase);
        let tail = |name: &str| name.chars().skip(1).collect::<String>();
        let same_tail = tail(name) == tail(other);
        let misspelled = format!("{plain}, but does have {what}{other}");
        if found.package == Some(self.package) {
            return misspelled;
        }
        match (is_exported(name), is_exported(other)) {
            (true, true) => misspelled,
            (true, false) if same_tail => {
                format!("{plain}, but does have unexported {what}{other}")
            }
            (false, true) if same_tail => misspelled,
            (false, false) if name == &**other => match in_literal {
                true => {
                    format!(
                        "cannot refer to unexported field {other} in struct literal of type {typ}"
                    )
                }
                false => format!("cannot refer to unexported {what}{other}"),
            },
            _ => plain,
        }
    }
}
