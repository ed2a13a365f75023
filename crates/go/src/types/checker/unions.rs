//! Interfaces and unions of types.

use super::{Checker, span_of};
use crate::syntax::ast::*;
use crate::types::{
    FuncObject, Interface, ObjectId, ObjectKind, Signature, Term, Type, TypeId, VarKind,
};
use source::Span;
use std::rc::Rc;

/// More terms are refused, as by Go's compiler.
const TERMS_MAX: usize = 100;

impl<'a> Checker<'a> {
    /// `[T int | string]` is `[T interface{ int | string }]`.
    pub fn implicit_interface(&mut self, e: &'a Expr) -> TypeId {
        let union = self.union(e);
        let interface = Interface {
            embedded: vec![union],
            is_implicit: true,
            ..Interface::default()
        };
        self.types.add(Type::Interface(Rc::new(interface)))
    }

    pub fn interface_type(&mut self, elements: &'a [Element], of: Option<ObjectId>) -> TypeId {
        if elements.is_empty() {
            return self.types.add(Type::Interface(Rc::default()));
        }
        let own = self.types.add(Type::Interface(Rc::default()));
        let receiver_type = of.map(|object| self.types.type_of(object)).unwrap_or(own);
        let mut interface = Interface::default();
        let mut places = Vec::new();
        for element in elements {
            match element {
                Element::Embedded(e) => {
                    let typ = self.union(e);
                    interface.embedded.push(typ);
                    places.push(span_of(e));
                }
                Element::Method(name, typ) => {
                    if *name.name == *"_" {
                        self.error(name.span, "methods must have a unique non-blank name");
                        continue;
                    }
                    let method = self.interface_method(name, typ, receiver_type);
                    interface.methods.push(method);
                }
            }
        }
        // Messages and method tables show methods by name.
        interface
            .methods
            .sort_by(|a, b| self.types.object(*a).name.cmp(&self.types.object(*b).name));
        self.types.types[own.0 as usize] = Type::Interface(Rc::new(interface));
        self.later(move |checker| checker.duplicate_methods(own, &places));
        own
    }

    fn interface_method(&mut self, name: &Ident, typ: &'a FuncType, of: TypeId) -> ObjectId {
        let id = self.types.add(Type::Signature(Default::default()));
        let (signature, _) = self.func_type(None, &[], typ, Some(id));
        let receiver = self.new_var(VarKind::Receiver, "".into(), name.span, of);
        self.types.types[id.0 as usize] = Type::Signature(Rc::new(Signature {
            receiver: Some(receiver),
            ..(*signature).clone()
        }));
        let kind = ObjectKind::Func(FuncObject {
            is_interface_method: true,
            ..FuncObject::default()
        });
        let method = self.new_object(name.name.clone(), name.span, id, kind);
        self.record_def(name.id, method);
        method
    }

    fn duplicate_methods(&mut self, interface: TypeId, places: &[Span]) {
        let Type::Interface(shape) = self.types.get(interface).clone() else {
            return;
        };
        let mut seen: Vec<(ObjectId, Span)> = Vec::new();
        let mut explicit: Vec<(ObjectId, Span)> = Vec::new();
        for method in &shape.methods {
            explicit.push((*method, self.types.object(*method).span));
        }
        explicit.sort_by_key(|(_, span)| span.start);
        for (method, span) in explicit {
            self.one_method(&mut seen, method, span, true);
        }
        for (embedded, span) in shape.embedded.iter().zip(places) {
            if self.types.is_interface(*embedded) {
                for method in self.types.type_set(*embedded).methods.clone() {
                    self.one_method(&mut seen, method, *span, false);
                }
            }
        }
    }

    fn one_method(
        &mut self,
        seen: &mut Vec<(ObjectId, Span)>,
        method: ObjectId,
        span: Span,
        is_explicit: bool,
    ) {
        let same = |known: &&(ObjectId, Span)| self.types.same_name(known.0, method);
        let Some((other, place)) = seen.iter().find(same).copied() else {
            return seen.push((method, span));
        };
        let (a, b) = (self.types.type_of(method), self.types.type_of(other));
        if is_explicit || !self.types.identical(a, b) {
            let name = self.types.object(method).name.clone();
            let also = self.also(place.start, &format!("other declaration of method {name}"));
            self.error(span, format!("duplicate method {name}{also}"));
        }
    }

    /// A type, or several behind `|`.
    fn union(&mut self, e: &'a Expr) -> TypeId {
        let mut list = Vec::new();
        flatten(e, &mut list);
        let mut terms: Vec<Term> = Vec::new();
        let mut is_good = true;
        for part in &list {
            let term = self.term(part);
            if list.len() == 1 && !term.is_tilde {
                return term.typ;
            }
            if terms.len() >= TERMS_MAX {
                if is_good {
                    let message = format!(
                        "cannot handle more than {TERMS_MAX} union terms (implementation limitation)"
                    );
                    self.error_at(part, message);
                }
                is_good = false;
            } else {
                terms.push(term);
            }
        }
        if !is_good {
            return TypeId::INVALID;
        }
        let checked = terms.clone();
        self.later(move |checker| checker.valid_terms(&checked, &list));
        let union = self.types.add(Type::Union(terms.into()));
        self.record_type_expr(e, union);
        union
    }

    fn term(&mut self, e: &'a Expr) -> Term {
        let (inner, is_tilde) = match &e.kind {
            ExprKind::Unary(UnaryOp::Tilde, inner) => (&**inner, true),
            _ => (e, false),
        };
        let mut typ = self.typ(inner);
        if self.types.is_type_param(typ) {
            let message = match is_tilde {
                true => {
                    let shown = crate::syntax::printer::expr(e);
                    format!("type in term {shown} cannot be a type parameter")
                }
                false => "term cannot be a type parameter".to_owned(),
            };
            self.error_at(inner, message);
            typ = TypeId::INVALID;
        }
        Term { is_tilde, typ }
    }

    fn term_string(&self, term: Term) -> String {
        let tilde = if term.is_tilde { "~" } else { "" };
        format!("{tilde}{}", self.ts(term.typ))
    }

    fn valid_terms(&mut self, terms: &[Term], places: &[&'a Expr]) {
        for (index, term) in terms.iter().enumerate() {
            let under = self.types.underlying(term.typ);
            if under == TypeId::INVALID {
                continue;
            }
            let is_interface = matches!(self.types.get(under), Type::Interface(_));
            let (typ, shown) = (self.ts(term.typ), self.term_string(*term));
            let place = places[index];
            if term.is_tilde && is_interface {
                let message = format!("invalid use of ~ ({typ} is an interface)");
                self.error_at(place, message);
                continue;
            }
            if term.is_tilde && !self.types.identical(under, term.typ) {
                let shape = self.ts(under);
                let message = format!("invalid use of ~ (underlying type of {typ} is {shape})");
                self.error_at(place, message);
                continue;
            }
            if is_interface {
                let set = self.types.type_set(under);
                if !set.methods.is_empty() {
                    let message = format!("cannot use {shown} in union ({shown} contains methods)");
                    self.error_at(place, message);
                } else if term.typ == TypeId::COMPARABLE {
                    self.error_at(place, "cannot use comparable in union");
                } else if set.is_comparable {
                    let message =
                        format!("cannot use {shown} in union ({shown} embeds comparable)");
                    self.error_at(place, message);
                }
                continue;
            }
            for earlier in &terms[..index] {
                let overlaps = !self.types.is_interface(earlier.typ)
                    && (self.types.term_includes(*earlier, *term)
                        || self.types.term_includes(*term, *earlier));
                if overlaps {
                    let other = self.term_string(*earlier);
                    self.error_at(place, format!("overlapping terms {shown} and {other}"));
                    break;
                }
            }
        }
    }
}

fn flatten<'a>(e: &'a Expr, list: &mut Vec<&'a Expr>) {
    match &e.kind {
        ExprKind::Binary(BinaryOp::Or, left, right) => {
            flatten(left, list);
            list.push(right);
        }
        _ => list.push(e),
    }
}
