//! Type identity: identical types share one canonical id.

use super::{PackageId, Term, Type, TypeId, Types};
use crate::syntax::ast::{ChanDir, Name};

/// What makes an unnamed type identical to another; all ids in it are canonical.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Key {
    Array(TypeId, i64),
    Slice(TypeId),
    Pointer(TypeId),
    Map(TypeId, TypeId),
    Chan(u8, TypeId),
    Struct(Vec<FieldKey>),
    Signature(bool, Vec<TypeId>, Vec<TypeId>),
    Interface(
        Vec<(Name, Option<PackageId>, TypeId)>,
        Option<Vec<Term>>,
        bool,
    ),
    Tuple(Vec<TypeId>),
    Union(Vec<Term>),
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct FieldKey {
    name: Name,
    /// Of a name that is not exported.
    package: Option<PackageId>,
    typ: TypeId,
    is_embedded: bool,
    tag: Name,
}

impl Types {
    /// The id that all types identical to this one share.
    pub fn canonical(&mut self, typ: TypeId) -> TypeId {
        let known = self.canonical[typ.0 as usize];
        if known != TypeId::INVALID {
            return known;
        }
        let found = self.find_canonical(typ);
        if found != TypeId::INVALID {
            self.canonical[typ.0 as usize] = found;
        }
        found
    }

    pub fn identical(&mut self, a: TypeId, b: TypeId) -> bool {
        if a == b {
            return true;
        }
        let (left, right) = (self.canonical(a), self.canonical(b));
        left == right || self.generic_signatures_identical(left, right)
    }

    fn find_canonical(&mut self, typ: TypeId) -> TypeId {
        let key = match self.get(typ).clone() {
            Type::Basic(kind) => return TypeId(kind as u32),
            Type::Named(_) | Type::TypeParam(_) => return typ,
            Type::Alias(alias) => return self.canonical(alias.target),
            Type::Array { elem, len } => Key::Array(self.canonical(elem), len),
            Type::Slice(elem) => Key::Slice(self.canonical(elem)),
            Type::Pointer(elem) => Key::Pointer(self.canonical(elem)),
            Type::Map { key, elem } => Key::Map(self.canonical(key), self.canonical(elem)),
            Type::Chan { dir, elem } => Key::Chan(
                match dir {
                    ChanDir::Both => 0,
                    ChanDir::Send => 1,
                    ChanDir::Receive => 2,
                },
                self.canonical(elem),
            ),
            Type::Tuple(elems) => {
                Key::Tuple(elems.iter().map(|elem| self.canonical(*elem)).collect())
            }
            Type::Union(terms) => {
                let mut terms = self.canonical_terms(&terms);
                terms.sort();
                Key::Union(terms)
            }
            Type::Signature(signature) => {
                if !signature.tparams.is_empty() {
                    return typ;
                }
                let params = self.canonical_objects(&signature.params);
                let results = self.canonical_objects(&signature.results);
                Key::Signature(signature.is_variadic, params, results)
            }
            Type::Struct(shape) => Key::Struct(self.field_keys(&shape)),
            Type::Interface(_) => self.interface_key(typ),
        };
        *self.keys.entry(key).or_insert(typ)
    }

    fn canonical_objects(&mut self, objects: &[super::ObjectId]) -> Vec<TypeId> {
        let types = objects.iter();
        types
            .map(|object| self.canonical(self.type_of(*object)))
            .collect()
    }

    fn canonical_terms(&mut self, terms: &[Term]) -> Vec<Term> {
        let canonical = |term: &Term| Term {
            is_tilde: term.is_tilde,
            typ: self.canonical(term.typ),
        };
        terms.iter().map(canonical).collect()
    }

    fn field_keys(&mut self, shape: &super::StructType) -> Vec<FieldKey> {
        let mut keys = Vec::new();
        for (index, field) in shape.fields.iter().enumerate() {
            let object = self.object(*field).clone();
            keys.push(FieldKey {
                package: if object.is_exported() {
                    None
                } else {
                    object.package
                },
                typ: self.canonical(object.typ),
                is_embedded: object.as_var().is_some_and(|var| var.is_embedded),
                tag: shape.tags.get(index).cloned().unwrap_or_else(|| "".into()),
                name: object.name,
            });
        }
        keys
    }

    fn interface_key(&mut self, typ: TypeId) -> Key {
        let set = self.type_set(typ);
        let mut methods = Vec::new();
        for method in &set.methods {
            let object = self.object(*method).clone();
            let package = if object.is_exported() {
                None
            } else {
                object.package
            };
            methods.push((object.name.clone(), package, self.canonical(object.typ)));
        }
        methods.sort();
        let terms = set.terms.as_ref().map(|terms| {
            let mut terms = self.canonical_terms(terms);
            terms.sort();
            terms
        });
        Key::Interface(methods, terms, set.is_comparable)
    }

    /// Signatures with type parameters are compared with one's parameters put into the other.
    fn generic_signatures_identical(&mut self, a: TypeId, b: TypeId) -> bool {
        let (Type::Signature(left), Type::Signature(right)) =
            (self.get(a).clone(), self.get(b).clone())
        else {
            return false;
        };
        if left.tparams.is_empty() || left.tparams.len() != right.tparams.len() {
            return false;
        }
        for (x, y) in left.tparams.iter().zip(&right.tparams) {
            let bound_x = self.bound_interface(*x);
            let bound_y = self.bound_interface(*y);
            let bound_y = self.subst(bound_y, &right.tparams, &left.tparams);
            if !self.identical(bound_x, bound_y) {
                return false;
            }
        }
        let plain = |it: &super::Signature| super::Signature {
            tparams: Vec::new(),
            receiver: None,
            ..it.clone()
        };
        let x = self.add(Type::Signature(plain(&left).into()));
        let y = self.add(Type::Signature(plain(&right).into()));
        let y = self.subst(y, &right.tparams, &left.tparams);
        self.identical(x, y)
    }
}
