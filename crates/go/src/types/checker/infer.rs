//! Type inference: arguments against parameters, constraints, untyped arguments last.

use super::unify::{Mode as Exactness, Unifier};
use super::untyped::larger;
use super::{Checker, Operand};
use crate::types::{Object, Signature, Term, Type, TypeId, TypeParam};
use source::Span;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Why nothing was inferred; none if the reason is told already.
pub(crate) type InferError = Option<(Span, String)>;

impl<'a> Checker<'a> {
    /// One type for each of `tparams`. `targs`: those that are given. `is_reverse`: a function
    /// value's parameters are inferred from the type that is wanted.
    pub fn infer(
        &mut self,
        at: Span,
        tparams: &[TypeId],
        targs: Vec<Option<TypeId>>,
        params: &[TypeId],
        arguments: &[Operand<'a>],
        is_reverse: bool,
    ) -> Result<Vec<TypeId>, InferError> {
        let mut targs = targs;
        targs.resize(tparams.len(), None);
        if let Some(all) = targs.iter().copied().collect::<Option<Vec<TypeId>>>() {
            return Ok(all);
        }
        if arguments.iter().any(|x| !x.is_valid()) {
            return Err(None);
        }
        let (known_params, known): (Vec<TypeId>, Vec<TypeId>) = tparams
            .iter()
            .zip(&targs)
            .filter_map(|(tparam, targ)| targ.map(|targ| (*tparam, targ)))
            .unzip();
        let params = self.types.subst_list(params, &known_params, &known);
        let mut unifier = Unifier::new(tparams, &targs);
        let mut untyped = Vec::new();
        for (x, param) in arguments.iter().zip(&params) {
            let matters =
                self.is_parameterized(tparams, *param) || self.is_parameterized(tparams, x.typ);
            if !matters {
                continue;
            }
            if self.types.is_typed(x.typ) {
                if !self.unify(&mut unifier, *param, x.typ, Exactness::ASSIGN) {
                    return Err(Some(
                        self.mismatch(&unifier, tparams, *param, x, is_reverse),
                    ));
                }
            } else if tparams.contains(param) && !x.is_nil() {
                untyped.push((*param, x));
            }
        }
        self.infer_from_constraints(&mut unifier, tparams, at)?;
        self.infer_from_untyped(&mut unifier, tparams, &untyped)?;
        self.finish_inference(&unifier, tparams, &targs, at)
    }

    fn mismatch(
        &mut self,
        unifier: &Unifier,
        tparams: &[TypeId],
        param: TypeId,
        x: &Operand<'a>,
        is_reverse: bool,
    ) -> (Span, String) {
        let found: Vec<Option<TypeId>> = tparams.iter().map(|it| unifier.at(*it)).collect();
        let (typ, text, shown) = (self.ts(x.typ), x.text(), self.ts(param));
        if found.iter().all(Option::is_none) {
            let names = self.tparam_names(tparams);
            let message =
                format!("type {typ} of {text} does not match {shown} (cannot infer {names})");
            return (x.span(), message);
        }
        let (from, to): (Vec<TypeId>, Vec<TypeId>) = tparams
            .iter()
            .zip(found)
            .filter_map(|(tparam, found)| found.map(|found| (*tparam, found)))
            .unzip();
        let inferred = self.types.subst(param, &from, &to);
        let message = if inferred == param {
            format!("type {typ} of {text} does not match {shown}")
        } else {
            let inferred = self.ts(inferred);
            match is_reverse {
                true => format!(
                    "inferred type {inferred} for {shown} does not match type {typ} of {text}"
                ),
                false => {
                    format!(
                        "type {typ} of {text} does not match inferred type {inferred} for {shown}"
                    )
                }
            }
        };
        (x.span(), message)
    }

    fn tparam_names(&self, tparams: &[TypeId]) -> String {
        let names: Vec<String> = tparams.iter().map(|tparam| self.ts(*tparam)).collect();
        match &names[..] {
            [] => String::new(),
            [one] => one.clone(),
            [one, other] => format!("{one} and {other}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        }
    }

    fn infer_from_constraints(
        &mut self,
        unifier: &mut Unifier,
        tparams: &[TypeId],
        at: Span,
    ) -> Result<(), InferError> {
        loop {
            let before = unifier.unknowns();
            for tparam in tparams {
                let known = unifier.at(*tparam);
                let core = self.core_term(*tparam);
                let bound = match self.types.get(*tparam) {
                    Type::TypeParam(param) => param.bound,
                    _ => continue,
                };
                if let Some((core, is_single)) = core {
                    match known {
                        Some(known) => {
                            // `~string` takes what is made of a string, too.
                            let argument = match core.is_tilde && !self.types.is_type_param(known) {
                                true => self.types.underlying(known),
                                false => known,
                            };
                            if !self.unify(unifier, argument, core.typ, Exactness::INEXACT) {
                                let (name, typ) = (self.ts(*tparam), self.ts(known));
                                let bound = self.ts(bound);
                                let message =
                                    format!("{name} (type {typ}) does not satisfy {bound}");
                                return Err(Some((at, message)));
                            }
                        }
                        None if is_single && !core.is_tilde => unifier.set(*tparam, core.typ),
                        None => {}
                    }
                }
                if let Some(known) = known
                    && !self.is_parameterized(tparams, known)
                {
                    let interface = self.types.bound_interface(*tparam);
                    let missing = {
                        let unifier = &mut *unifier;
                        self.has_all_methods(known, interface, true, &mut |checker, a, b| {
                            checker.unify(unifier, a, b, Exactness::EXACT)
                        })
                    };
                    if let Err(cause) = missing {
                        let (name, typ) = (self.ts(*tparam), self.ts(known));
                        let bound = self.ts(bound);
                        let message =
                            format!("{name} (type {typ}) does not satisfy {bound} {cause}");
                        return Err(Some((at, message)));
                    }
                }
            }
            if unifier.unknowns() == before {
                return Ok(());
            }
        }
    }

    fn infer_from_untyped(
        &mut self,
        unifier: &mut Unifier,
        tparams: &[TypeId],
        untyped: &[(TypeId, &Operand<'a>)],
    ) -> Result<(), InferError> {
        let mut largest: BTreeMap<TypeId, TypeId> = BTreeMap::new();
        for (tparam, x) in untyped {
            if unifier.at(*tparam).is_some() {
                continue;
            }
            let known = largest.get(tparam).copied().unwrap_or(x.typ);
            let Some(both) = larger(known, x.typ) else {
                let (a, b) = (self.ts(known), self.ts(x.typ));
                let name = self.ts(*tparam);
                let message = format!("mismatched types {a} and {b} (cannot infer {name})");
                return Err(Some((x.span(), message)));
            };
            largest.insert(*tparam, both);
        }
        for tparam in tparams {
            if let Some(typ) = largest.get(tparam) {
                unifier.set(*tparam, self.types.default_type(*typ));
            }
        }
        Ok(())
    }

    /// Puts what was inferred into what was inferred, until nothing is left to put in.
    fn finish_inference(
        &mut self,
        unifier: &Unifier,
        tparams: &[TypeId],
        targs: &[Option<TypeId>],
        at: Span,
    ) -> Result<Vec<TypeId>, InferError> {
        let mut inferred: Vec<Option<TypeId>> = tparams.iter().map(|it| unifier.at(*it)).collect();
        // As often as there are parameters: a longer chain is a circle.
        for _ in 0..tparams.len() {
            let (from, to): (Vec<TypeId>, Vec<TypeId>) = tparams
                .iter()
                .zip(&inferred)
                .filter_map(|(tparam, found)| found.map(|found| (*tparam, found)))
                .unzip();
            for (index, slot) in inferred.iter_mut().enumerate() {
                if targs[index].is_none()
                    && let Some(typ) = *slot
                {
                    *slot = Some(self.types.subst(typ, &from, &to));
                }
            }
        }
        let mut result = Vec::new();
        for (tparam, found) in tparams.iter().zip(inferred) {
            match found {
                Some(typ) if !self.is_parameterized(tparams, typ) => result.push(typ),
                _ => {
                    let object = match self.types.get(*tparam) {
                        Type::TypeParam(param) => self.types.object(param.object),
                        _ => return Err(None),
                    };
                    let place = self.files.show(object.span.start);
                    let name = &object.name;
                    let message = format!("cannot infer {name} (declared at {place})");
                    return Err(Some((at, message)));
                }
            }
        }
        Ok(result)
    }

    /// The one type that a constraint is about, if there is one; true if it is its only term.
    fn core_term(&mut self, tparam: TypeId) -> Option<(Term, bool)> {
        let terms = self.types.terms_of(tparam)?;
        if let [one] = &terms[..] {
            return Some((*one, true));
        }
        let core = self.core(tparam)?;
        let is_tilde = terms.iter().any(|term| term.is_tilde);
        Some((
            Term {
                is_tilde,
                typ: core,
            },
            false,
        ))
    }

    /// Type parameters of their own for one use of a generic function, and the types with them.
    pub fn rename_tparams(
        &mut self,
        tparams: &[TypeId],
        types: &[TypeId],
    ) -> (Vec<TypeId>, Vec<TypeId>) {
        let mut fresh = Vec::new();
        for tparam in tparams {
            let Type::TypeParam(param) = self.types.get(*tparam).clone() else {
                continue;
            };
            let object: Object = self.types.object(param.object).clone();
            let object = self.types.add_object(object);
            let typ = self.types.add(Type::TypeParam(Rc::new(TypeParam {
                object,
                ..(*param).clone()
            })));
            self.types.object_mut(object).typ = typ;
            fresh.push(typ);
        }
        for (own, tparam) in fresh.iter().zip(tparams) {
            if let Type::TypeParam(param) = self.types.get(*tparam).clone() {
                let bound = self.types.subst(param.bound, tparams, &fresh);
                self.set_bound(*own, bound);
            }
        }
        let types = self.types.subst_list(types, tparams, &fresh);
        (fresh, types)
    }

    /// Does one of the type parameters occur in it?
    pub fn is_parameterized(&mut self, tparams: &[TypeId], typ: TypeId) -> bool {
        match self.types.get(typ).clone() {
            Type::Basic(_) => false,
            Type::TypeParam(_) => tparams.contains(&typ),
            Type::Alias(alias) => self.is_parameterized(tparams, alias.target),
            Type::Named(named) => {
                let mut arguments = named.arguments.iter();
                arguments.any(|it| self.is_parameterized(tparams, *it))
            }
            Type::Array { elem, .. } | Type::Slice(elem) | Type::Pointer(elem) => {
                self.is_parameterized(tparams, elem)
            }
            Type::Chan { elem, .. } => self.is_parameterized(tparams, elem),
            Type::Map { key, elem } => {
                self.is_parameterized(tparams, key) || self.is_parameterized(tparams, elem)
            }
            Type::Tuple(elems) => elems.iter().any(|it| self.is_parameterized(tparams, *it)),
            Type::Union(terms) => terms
                .iter()
                .any(|it| self.is_parameterized(tparams, it.typ)),
            Type::Struct(shape) => self.objects_parameterized(tparams, &shape.fields),
            Type::Signature(signature) => self.signature_parameterized(tparams, &signature),
            Type::Interface(interface) => {
                self.objects_parameterized(tparams, &interface.methods)
                    || interface
                        .embedded
                        .iter()
                        .any(|it| self.is_parameterized(tparams, *it))
            }
        }
    }

    fn signature_parameterized(&mut self, tparams: &[TypeId], signature: &Signature) -> bool {
        self.objects_parameterized(tparams, &signature.params)
            || self.objects_parameterized(tparams, &signature.results)
    }

    fn objects_parameterized(
        &mut self,
        tparams: &[TypeId],
        objects: &[crate::types::ObjectId],
    ) -> bool {
        objects.iter().any(|object| {
            let typ = self.types.type_of(*object);
            typ != TypeId::NONE && self.is_parameterized(tparams, typ)
        })
    }
}
