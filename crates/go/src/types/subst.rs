//! Putting types in the place of type parameters, and instances of generic types.

use super::{
    AliasType, FuncObject, Interface, Named, ObjectId, ObjectKind, Signature, StructType, Term,
    Type, TypeId, TypeParam, Types,
};
use std::rc::Rc;

impl Types {
    /// `typ` with each of `from` (type parameters) replaced by the type of the same number in `to`.
    pub fn subst(&mut self, typ: TypeId, from: &[TypeId], to: &[TypeId]) -> TypeId {
        if from.is_empty() {
            return typ;
        }
        match self.get(typ).clone() {
            Type::Basic(_) => typ,
            Type::TypeParam(_) => match from.iter().position(|param| *param == typ) {
                Some(index) => to[index],
                None => typ,
            },
            Type::Named(named) => self.subst_named(typ, &named, from, to),
            Type::Alias(alias) => self.subst_alias(typ, &alias, from, to),
            Type::Array { elem, len } => {
                let new = self.subst(elem, from, to);
                self.changed(typ, new != elem, || Type::Array { elem: new, len })
            }
            Type::Slice(elem) => {
                let new = self.subst(elem, from, to);
                self.changed(typ, new != elem, || Type::Slice(new))
            }
            Type::Pointer(elem) => {
                let new = self.subst(elem, from, to);
                self.changed(typ, new != elem, || Type::Pointer(new))
            }
            Type::Map { key, elem } => {
                let (new_key, new) = (self.subst(key, from, to), self.subst(elem, from, to));
                self.changed(typ, new != elem || new_key != key, || Type::Map {
                    key: new_key,
                    elem: new,
                })
            }
            Type::Chan { dir, elem } => {
                let new = self.subst(elem, from, to);
                self.changed(typ, new != elem, || Type::Chan { dir, elem: new })
            }
            Type::Tuple(elems) => {
                let new = self.subst_list(&elems, from, to);
                self.changed(typ, new[..] != elems[..], || Type::Tuple(new.into()))
            }
            Type::Union(terms) => {
                let new: Vec<Term> = terms
                    .iter()
                    .map(|term| Term {
                        is_tilde: term.is_tilde,
                        typ: self.subst(term.typ, from, to),
                    })
                    .collect();
                self.changed(typ, new[..] != terms[..], || Type::Union(new.into()))
            }
            Type::Struct(shape) => {
                let fields = self.subst_objects(&shape.fields, from, to);
                self.changed(typ, fields != shape.fields, || {
                    Type::Struct(Rc::new(StructType {
                        fields,
                        tags: shape.tags.clone(),
                    }))
                })
            }
            Type::Signature(signature) => self.subst_signature(typ, &signature, from, to),
            Type::Interface(interface) => {
                let methods = self.subst_objects(&interface.methods, from, to);
                let embedded = self.subst_list(&interface.embedded, from, to);
                let is_new = methods != interface.methods || embedded != interface.embedded;
                self.changed(typ, is_new, || {
                    Type::Interface(Rc::new(Interface {
                        methods,
                        embedded,
                        is_implicit: interface.is_implicit,
                    }))
                })
            }
        }
    }

    pub fn subst_list(&mut self, types: &[TypeId], from: &[TypeId], to: &[TypeId]) -> Vec<TypeId> {
        types.iter().map(|typ| self.subst(*typ, from, to)).collect()
    }

    fn changed(&mut self, old: TypeId, is_new: bool, make: impl FnOnce() -> Type) -> TypeId {
        if is_new { self.add(make()) } else { old }
    }

    /// Fields, parameters and methods: those whose type changes are made anew.
    fn subst_objects(
        &mut self,
        objects: &[ObjectId],
        from: &[TypeId],
        to: &[TypeId],
    ) -> Vec<ObjectId> {
        let substituted = |object: &ObjectId| {
            let old = self.type_of(*object);
            let typ = self.subst(old, from, to);
            if typ == old {
                return *object;
            }
            let mut new = self.object(*object).clone();
            new.typ = typ;
            match &mut new.kind {
                ObjectKind::Var(var) => var.origin = Some(var.origin.unwrap_or(*object)),
                ObjectKind::Func(func) => func.origin = Some(func.origin.unwrap_or(*object)),
                _ => {}
            }
            self.add_object(new)
        };
        objects.iter().map(substituted).collect()
    }

    fn subst_signature(
        &mut self,
        typ: TypeId,
        signature: &Signature,
        from: &[TypeId],
        to: &[TypeId],
    ) -> TypeId {
        let (mut all_from, mut all_to) = (from.to_vec(), to.to_vec());
        let tparams = self.subst_tparams(&signature.tparams, &mut all_from, &mut all_to);
        let params = self.subst_objects(&signature.params, &all_from, &all_to);
        let results = self.subst_objects(&signature.results, &all_from, &all_to);
        let is_new = params != signature.params
            || results != signature.results
            || tparams != signature.tparams;
        self.changed(typ, is_new, || {
            Type::Signature(Rc::new(Signature {
                tparams,
                params,
                results,
                ..signature.clone()
            }))
        })
    }

    /// A generic method's own type parameters, made anew where their bounds change.
    fn subst_tparams(
        &mut self,
        tparams: &[TypeId],
        from: &mut Vec<TypeId>,
        to: &mut Vec<TypeId>,
    ) -> Vec<TypeId> {
        let mut is_new = false;
        for tparam in tparams {
            let bound = self.bound_interface(*tparam);
            is_new |= self.subst(bound, from, to) != bound;
        }
        if !is_new {
            return tparams.to_vec();
        }
        let mut fresh = Vec::new();
        for tparam in tparams {
            if let Type::TypeParam(param) = self.get(*tparam).clone() {
                fresh.push(self.add(Type::TypeParam(param)));
            }
        }
        from.extend(tparams);
        to.extend(&fresh);
        for (old, new) in tparams.iter().zip(&fresh) {
            if let Type::TypeParam(param) = self.get(*old).clone() {
                let bound = self.subst(param.bound, from, to);
                let changed = TypeParam {
                    bound,
                    ..(*param).clone()
                };
                self.types[new.0 as usize] = Type::TypeParam(Rc::new(changed));
            }
        }
        fresh
    }

    fn subst_named(
        &mut self,
        typ: TypeId,
        named: &Named,
        from: &[TypeId],
        to: &[TypeId],
    ) -> TypeId {
        if named.arguments.is_empty() && named.outer.is_empty() {
            return typ;
        }
        let arguments = self.subst_list(&named.arguments, from, to);
        let outer = self.subst_list(&named.outer, from, to);
        if arguments[..] == named.arguments[..] && outer[..] == named.outer[..] {
            return typ;
        }
        self.instance(named.origin.unwrap_or(typ), &arguments, &outer)
    }

    fn subst_alias(
        &mut self,
        typ: TypeId,
        alias: &AliasType,
        from: &[TypeId],
        to: &[TypeId],
    ) -> TypeId {
        let target = self.subst(alias.target, from, to);
        if target == alias.target {
            return typ;
        }
        let arguments = self.subst_list(&alias.arguments, from, to);
        self.add(Type::Alias(Rc::new(AliasType {
            target,
            arguments: arguments.into(),
            ..alias.clone()
        })))
    }

    /// The instance of a generic type; no bounds are checked.
    pub fn instantiate(&mut self, generic: TypeId, arguments: &[TypeId]) -> TypeId {
        match self.get(generic).clone() {
            Type::Named(named) => self.instance(generic, arguments, &named.outer.clone()),
            Type::Alias(alias) => {
                let target = self.subst(alias.target, &alias.tparams, arguments);
                self.add(Type::Alias(Rc::new(AliasType {
                    object: alias.object,
                    target,
                    origin: Some(generic),
                    arguments: arguments.into(),
                    tparams: Rc::new([]),
                })))
            }
            Type::Signature(signature) => {
                let plain = Signature {
                    tparams: Vec::new(),
                    ..(*signature).clone()
                };
                let plain = self.add(Type::Signature(Rc::new(plain)));
                self.subst(plain, &signature.tparams, arguments)
            }
            _ => generic,
        }
    }

    fn instance(&mut self, origin: TypeId, arguments: &[TypeId], outer: &[TypeId]) -> TypeId {
        let key: Vec<TypeId> = arguments
            .iter()
            .chain(outer)
            .map(|argument| self.canonical(*argument))
            .collect();
        if let Some(known) = self.instances.get(&(origin, key.clone())) {
            return *known;
        }
        let Type::Named(generic) = self.get(origin).clone() else {
            return origin;
        };
        let same = key.len() == generic.tparams.len() + generic.outer.len()
            && arguments.is_empty()
            && outer == &generic.outer[..];
        if same {
            return origin;
        }
        let typ = self.add(Type::Named(Rc::new(Named {
            object: generic.object,
            origin: Some(origin),
            arguments: arguments.into(),
            tparams: Rc::new([]),
            underlying: TypeId::INVALID,
            methods: Vec::new(),
            outer: outer.into(),
        })));
        if !key.contains(&TypeId::INVALID) {
            self.instances.insert((origin, key), typ);
        }
        typ
    }

    /// A declared method as one of an instance. The method's type must be known.
    pub fn instance_method(&mut self, typ: TypeId, method: ObjectId) -> ObjectId {
        let Type::Named(named) = self.get(typ).clone() else {
            return method;
        };
        if named.origin.is_none() {
            return method;
        }
        if let Some(known) = self.instance_methods.get(&(typ, method)) {
            return *known;
        }
        let declared = self.object(method).clone();
        let Type::Signature(signature) = self.get(declared.typ).clone() else {
            return method;
        };
        let arguments = named.arguments.to_vec();
        let plain = self.add(Type::Signature(Rc::new(Signature {
            receiver_tparams: Vec::new(),
            ..(*signature).clone()
        })));
        let new_type = if signature.receiver_tparams.len() == arguments.len() {
            self.subst(plain, &signature.receiver_tparams, &arguments)
        } else {
            plain
        };
        let mut object = declared;
        object.typ = new_type;
        if let ObjectKind::Func(func) = &mut object.kind {
            *func = FuncObject {
                origin: Some(method),
                ..func.clone()
            };
        }
        let new = self.add_object(object);
        self.instance_methods.insert((typ, method), new);
        new
    }
}
