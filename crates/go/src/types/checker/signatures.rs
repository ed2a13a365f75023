//! Function types and receivers.

use super::resolve::unpack_receiver;
use super::scopes::ScopeId;
use super::{Checker, span_of};
use crate::syntax::ast::*;
use crate::types::{BasicKind, ObjectId, Signature, Type, TypeId, VarKind};
use source::Span;
use std::rc::Rc;

/// A name to be declared, and its object.
type Named<'a> = (Option<&'a Ident>, ObjectId);

impl<'a> Checker<'a> {
    /// The signature, and the scope with its parameters. If `id` is given, that type becomes it.
    pub fn func_type(
        &mut self,
        receiver: Option<&'a Field>,
        tparams: &'a [Field],
        typ: &'a FuncType,
        id: Option<TypeId>,
    ) -> (Rc<Signature>, ScopeId) {
        self.open_scope();
        let scope = self.env.scope;
        self.scope_mut(scope).is_function = true;
        let mut signature = Signature::default();
        let mut receiver_name = None;
        if let Some(field) = receiver {
            let (object, receiver_tparams) = self.receiver(field);
            signature.receiver = Some(object);
            signature.receiver_tparams = receiver_tparams;
            receiver_name = field.names.first().map(|name| (Some(name), object));
        }
        if !tparams.is_empty() {
            signature.tparams = self.type_params(tparams);
        }
        let (params, is_variadic) = self.params(VarKind::Parameter, &typ.parameters);
        let (results, _) = self.params(VarKind::Result, &typ.results);
        for (name, object) in receiver_name.iter().chain(&params).chain(&results) {
            if let Some(name) = name {
                self.declare(scope, Some(name), *object);
            }
        }
        self.close_scope();
        signature.params = params.iter().map(|(_, object)| *object).collect();
        signature.results = results.iter().map(|(_, object)| *object).collect();
        signature.is_variadic = is_variadic;
        let signature = Rc::new(signature);
        if let Some(id) = id {
            self.types.types[id.0 as usize] = Type::Signature(signature.clone());
        }
        (signature, scope)
    }

    fn params(&mut self, kind: VarKind, list: &'a [Field]) -> (Vec<Named<'a>>, bool) {
        let mut params = Vec::new();
        let mut is_variadic = false;
        for (index, field) in list.iter().enumerate() {
            let mut typ = match &field.typ.kind {
                ExprKind::DotsType(elem) => {
                    is_variadic = kind == VarKind::Parameter && index + 1 == list.len();
                    if !is_variadic {
                        self.error_at(&field.typ, "invalid use of ...");
                    }
                    self.var_type(elem)
                }
                _ => self.var_type(&field.typ),
            };
            if is_variadic {
                typ = self.types.add(Type::Slice(typ));
                self.record_type_expr(&field.typ, typ);
            }
            if field.names.is_empty() {
                let span = Span::empty(field.typ.span.start);
                params.push((None, self.new_var(kind, "".into(), span, typ)));
            }
            for name in &field.names {
                let object = self.new_var(kind, name.name.clone(), name.span, typ);
                params.push((Some(name), object));
            }
        }
        (params, is_variadic)
    }

    fn receiver(&mut self, field: &'a Field) -> (ObjectId, Vec<TypeId>) {
        let (has_pointer, base, arguments) = unpack_receiver(&field.typ);
        let mut tparams = Vec::new();
        let typ = if arguments.is_empty() {
            self.var_type(&field.typ)
        } else {
            self.generic_receiver(field, has_pointer, base, arguments, &mut tparams)
        };
        let (name, span) = match field.names.first() {
            Some(name) => (name.name.clone(), name.span),
            None => ("".into(), Span::empty(field.typ.span.start)),
        };
        let object = self.new_var(VarKind::Receiver, name, span, typ);
        self.later(move |checker| checker.valid_receiver(base, object));
        (object, tparams)
    }

    fn generic_receiver(
        &mut self,
        field: &'a Field,
        has_pointer: bool,
        base: &'a Expr,
        arguments: &'a [Expr],
        tparams: &mut Vec<TypeId>,
    ) -> TypeId {
        let generic = match self.generic_type(base) {
            Ok(generic) => Some(generic),
            Err(cause) => {
                if let Some(cause) = cause {
                    self.error_at(base, cause);
                }
                None
            }
        };
        for (index, argument) in arguments.iter().enumerate() {
            let name = match &argument.kind {
                ExprKind::Name(name) => name.clone(),
                _ => {
                    let shown = crate::syntax::printer::expr(argument);
                    let message = format!("receiver type parameter {shown} must be an identifier");
                    self.error_at(argument, message);
                    "_".into()
                }
            };
            let ident = Ident {
                id: argument.id,
                span: argument.span,
                name,
            };
            let tparam = self.declare_type_param(&ident, index as u32);
            self.record_type_expr(argument, tparam);
            tparams.push(tparam);
        }
        let Some(generic) = generic else {
            return TypeId::INVALID;
        };
        let declared = match self.types.get(generic).clone() {
            Type::Named(named) => named.tparams.clone(),
            _ => {
                let shown = self.ts(generic);
                let message = format!("cannot define new methods on generic alias type {shown}");
                self.error_at(base, message);
                return TypeId::INVALID;
            }
        };
        if declared.len() != tparams.len() {
            let got = measure(tparams.len(), "type parameter");
            let want = declared.len();
            let message =
                format!("receiver declares {got}, but receiver base type declares {want}");
            self.error_at(base, message);
            return TypeId::INVALID;
        }
        for (own, tparam) in tparams.iter().zip(declared.iter()) {
            if let Type::TypeParam(param) = self.types.get(*tparam).clone() {
                let bound = self.types.subst(param.bound, &declared, tparams);
                self.set_bound(*own, bound);
            }
        }
        let instance = self.types.instantiate(generic, tparams);
        self.record_type_expr(base, instance);
        let typ = match has_pointer {
            true => self.types.add(Type::Pointer(instance)),
            false => instance,
        };
        self.record_type_expr(&field.typ, typ);
        typ
    }

    fn valid_receiver(&mut self, base: &'a Expr, receiver: ObjectId) {
        let typ = self.types.type_of(receiver);
        let (own, _) = self.types.deref(typ);
        let unaliased = self.types.unalias(own);
        let shown = self.ts(own);
        let message = match self.types.get(unaliased).clone() {
            Type::Basic(BasicKind::Invalid) => return,
            Type::Named(named) => {
                if self.types.object(named.object).package != Some(self.package) {
                    format!("cannot define new methods on non-local type {shown}")
                } else {
                    let cause = match self.types.shape(unaliased) {
                        Type::Basic(BasicKind::UnsafePointer) => "unsafe.Pointer",
                        Type::Pointer(_) | Type::Interface(_) => "pointer or interface type",
                        _ => return,
                    };
                    format!("invalid receiver type {shown} ({cause})")
                }
            }
            Type::Basic(_) => format!("cannot define new methods on non-local type {shown}"),
            _ => format!("invalid receiver type {}", self.ts(typ)),
        };
        self.error(span_of(base), message);
    }
}

/// `1 variable`, `2 variables`.
pub(super) fn measure(count: usize, unit: &str) -> String {
    match count {
        1 => format!("1 {unit}"),
        count => format!("{count} {unit}s"),
    }
}
