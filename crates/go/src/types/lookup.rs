//! Fields and methods by name, through embedded fields, at the shallowest depth.

use super::{ObjectId, ObjectKind, PackageId, PathStep, Type, TypeId, Types};
use std::collections::BTreeSet;

/// What `x.name` is.
#[derive(Clone, Debug)]
pub enum Lookup {
    NotFound,
    /// More than one at the same depth.
    Ambiguous,
    Found(Found),
}

#[derive(Clone, Debug)]
pub struct Found {
    /// A field, or a method as it is declared (see `owner`).
    pub object: ObjectId,
    /// For a method: the type that declares it, perhaps an instance of a generic type.
    pub owner: TypeId,
    /// Embedded fields on the way; for a field itself last.
    pub path: Vec<PathStep>,
    /// A pointer was followed, the operand's own included.
    pub is_indirect: bool,
}

/// Where the search stands.
struct Candidate {
    typ: TypeId,
    path: Vec<PathStep>,
    is_indirect: bool,
    /// Found several times at this depth.
    is_multiple: bool,
}

impl Types {
    /// Names that are not exported belong to their package.
    pub fn find(
        &mut self,
        typ: TypeId,
        name: &str,
        package: Option<PackageId>,
        fold: bool,
    ) -> Lookup {
        if name == "_" {
            return Lookup::NotFound;
        }
        let unaliased = self.unalias(typ);
        // A defined pointer type has no methods, only its base's fields.
        if matches!(self.get(unaliased), Type::Named(_)) {
            let under = self.underlying(unaliased);
            if matches!(self.get(under), Type::Pointer(_)) {
                return match self.search(under, name, package, fold) {
                    Lookup::Found(found) if self.is_func(found.object) => Lookup::NotFound,
                    other => other,
                };
            }
        }
        self.search(typ, name, package, fold)
    }

    fn is_func(&self, object: ObjectId) -> bool {
        matches!(self.object(object).kind, ObjectKind::Func(_))
    }

    fn is_named_so(
        &self,
        object: ObjectId,
        name: &str,
        package: Option<PackageId>,
        fold: bool,
    ) -> bool {
        let object = self.object(object);
        if fold && *object.name.to_lowercase() == name.to_lowercase() {
            return true;
        }
        *object.name == *name && (object.is_exported() || object.package == package)
    }

    fn search(
        &mut self,
        typ: TypeId,
        name: &str,
        package: Option<PackageId>,
        fold: bool,
    ) -> Lookup {
        let (start, is_pointer) = self.deref(typ);
        if is_pointer && self.is_interface(start) {
            return Lookup::NotFound;
        }
        let mut current = vec![Candidate {
            typ: start,
            path: Vec::new(),
            is_indirect: is_pointer,
            is_multiple: false,
        }];
        let mut seen: BTreeSet<TypeId> = BTreeSet::new();
        while !current.is_empty() {
            let mut next: Vec<Candidate> = Vec::new();
            let mut found: Option<Found> = None;
            for candidate in &current {
                let mut hits = Vec::new();
                let unaliased = self.unalias(candidate.typ);
                if matches!(self.get(unaliased), Type::Named(_)) {
                    if !seen.insert(unaliased) {
                        continue;
                    }
                    if let Some(object) = self.declared_method(unaliased, name, package, fold) {
                        hits.push(self.method_hit(candidate, object, unaliased));
                    }
                }
                if hits.is_empty() {
                    self.search_shape(candidate, name, package, fold, &mut hits, &mut next);
                }
                for hit in hits {
                    if found.is_some() || candidate.is_multiple {
                        return Lookup::Ambiguous;
                    }
                    found = Some(hit);
                }
            }
            if let Some(found) = found {
                return Lookup::Found(found);
            }
            current = self.consolidate(next);
        }
        Lookup::NotFound
    }

    fn method_hit(&self, candidate: &Candidate, object: ObjectId, owner: TypeId) -> Found {
        Found {
            object,
            owner,
            path: candidate.path.clone(),
            is_indirect: candidate.is_indirect,
        }
    }

    fn search_shape(
        &mut self,
        candidate: &Candidate,
        name: &str,
        package: Option<PackageId>,
        fold: bool,
        hits: &mut Vec<Found>,
        next: &mut Vec<Candidate>,
    ) {
        match self.shape(candidate.typ) {
            Type::Struct(shape) => {
                for (index, field) in shape.fields.iter().enumerate() {
                    let object = self.object(*field).clone();
                    let step = PathStep {
                        through_pointer: self.is_pointer_step(candidate),
                        index: index as u32,
                        typ: object.typ,
                    };
                    let mut path = candidate.path.clone();
                    path.push(step);
                    if self.is_named_so(*field, name, package, fold) {
                        hits.push(Found {
                            object: *field,
                            owner: candidate.typ,
                            path,
                            is_indirect: candidate.is_indirect,
                        });
                        continue;
                    }
                    let is_embedded = object.as_var().is_some_and(|var| var.is_embedded);
                    if !is_embedded || !hits.is_empty() {
                        continue;
                    }
                    let (base, is_pointer) = self.deref(object.typ);
                    if matches!(self.shape(base), Type::Struct(_) | Type::Interface(_))
                        || matches!(self.get(self.unalias(base)), Type::Named(_))
                    {
                        next.push(Candidate {
                            typ: base,
                            path,
                            is_indirect: candidate.is_indirect || is_pointer,
                            is_multiple: candidate.is_multiple,
                        });
                    }
                }
            }
            Type::Interface(_) => {
                let set = self.type_set(candidate.typ);
                let named = set.methods.iter();
                for method in named.copied() {
                    if self.is_named_so(method, name, package, fold) {
                        let mut hit = self.method_hit(candidate, method, candidate.typ);
                        hit.is_indirect = true;
                        hits.push(hit);
                        break;
                    }
                }
            }
            _ => {}
        }
    }

    /// Must what stands before the next step be dereferenced? The first: if the operand is
    /// a pointer; later ones: if the embedded field is.
    fn is_pointer_step(&mut self, candidate: &Candidate) -> bool {
        match candidate.path.last() {
            Some(step) => self.pointer_base(step.typ).is_some(),
            None => candidate.is_indirect,
        }
    }

    /// A type that is met twice at one depth hides what it has.
    fn consolidate(&mut self, found: Vec<Candidate>) -> Vec<Candidate> {
        let mut kept: Vec<Candidate> = Vec::new();
        for candidate in found {
            let same = kept.iter_mut().find(|known| {
                let same = self.canonical(known.typ) == self.canonical(candidate.typ);
                same
            });
            match same {
                Some(known) => known.is_multiple = true,
                None => kept.push(candidate),
            }
        }
        kept
    }

    /// The base of an unnamed pointer, or the type itself.
    pub(crate) fn deref(&self, typ: TypeId) -> (TypeId, bool) {
        match self.get(self.unalias(typ)) {
            Type::Pointer(base) => (*base, true),
            _ => (typ, false),
        }
    }

    /// A method that a defined type itself declares; of an instance: its origin's.
    pub(crate) fn declared_method(
        &self,
        typ: TypeId,
        name: &str,
        package: Option<PackageId>,
        fold: bool,
    ) -> Option<ObjectId> {
        let Type::Named(named) = self.get(typ) else {
            return None;
        };
        let methods = match named.origin {
            Some(origin) => match self.get(origin) {
                Type::Named(generic) => &generic.methods,
                _ => return None,
            },
            None => &named.methods,
        };
        let mut named_so = methods.iter();
        named_so
            .find(|method| self.is_named_so(**method, name, package, fold))
            .copied()
    }

    /// For consumers of a checked program: the method `name` of a concrete type or interface,
    /// of an instance with its arguments put in.
    pub fn method(
        &mut self,
        typ: TypeId,
        name: &str,
        package: Option<PackageId>,
    ) -> Option<(ObjectId, Found)> {
        match self.find(typ, name, package, false) {
            Lookup::Found(found) if self.is_func(found.object) => {
                let object = self.instance_method(found.owner, found.object);
                Some((object, found))
            }
            _ => None,
        }
    }

    /// For consumers: the names (with the package of those that are not exported) of all methods
    /// that can be called on a value of this type, promoted ones too, sorted.
    pub fn method_set(&mut self, typ: TypeId) -> Vec<(ObjectId, Found)> {
        let mut names: BTreeSet<(crate::syntax::ast::Name, Option<PackageId>)> = BTreeSet::new();
        let mut seen: BTreeSet<TypeId> = BTreeSet::new();
        let (base, is_pointer) = self.deref(typ);
        let mut open = vec![base];
        while let Some(typ) = open.pop() {
            let typ = self.unalias(typ);
            if !seen.insert(typ) {
                continue;
            }
            if let Type::Named(named) = self.get(typ).clone() {
                let declared = match named.origin.map(|origin| self.get(origin).clone()) {
                    Some(Type::Named(generic)) => generic.methods.clone(),
                    _ => named.methods.clone(),
                };
                for method in declared {
                    let object = self.object(method);
                    names.insert((object.name.clone(), object.package));
                }
            }
            match self.shape(typ) {
                Type::Struct(shape) => {
                    for field in &shape.fields {
                        let object = self.object(*field);
                        if object.as_var().is_some_and(|var| var.is_embedded) {
                            let typ = object.typ;
                            open.push(self.deref(typ).0);
                        }
                    }
                }
                Type::Interface(_) => {
                    for method in self.type_set(typ).methods.iter() {
                        let object = self.object(*method);
                        names.insert((object.name.clone(), object.package));
                    }
                }
                _ => {}
            }
        }
        let mut all = Vec::new();
        for (name, package) in names {
            if let Some((object, found)) = self.method(typ, &name, package) {
                let needs_pointer = self
                    .object(object)
                    .as_func()
                    .is_some_and(|func| func.has_pointer_receiver);
                if !needs_pointer || is_pointer || found.is_indirect {
                    all.push((object, found));
                }
            }
        }
        all
    }
}
