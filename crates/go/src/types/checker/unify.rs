//! Unification: two types are made the same by choosing types for type parameters.

use super::Checker;
use crate::types::{Lookup, ObjectId, Type, TypeId};

/// Deeper, types are taken not to match.
const DEPTH_MAX: u32 = 50;

/// How exactly two types must match.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Mode(u8);

impl Mode {
    /// Assignability is enough at the top, element types must match exactly.
    pub const ASSIGN: Mode = Mode(1);
    pub const EXACT: Mode = Mode(2);
    pub const INEXACT: Mode = Mode(0);

    fn is_exact(self) -> bool {
        self.0 & 2 != 0
    }

    /// For element types.
    fn inner(self) -> Mode {
        match self.0 & 1 {
            0 => self,
            _ => Mode(self.0 | 2),
        }
    }
}

/// The type parameters to choose for; joined ones share a slot.
pub(crate) struct Unifier {
    tparams: Vec<TypeId>,
    slot_of: Vec<usize>,
    slots: Vec<Option<TypeId>>,
    depth: u32,
}

impl Unifier {
    pub fn new(tparams: &[TypeId], targs: &[Option<TypeId>]) -> Unifier {
        Unifier {
            tparams: tparams.to_vec(),
            slot_of: (0..tparams.len()).collect(),
            slots: targs.to_vec(),
            depth: 0,
        }
    }

    fn index(&self, typ: TypeId) -> Option<usize> {
        self.tparams.iter().position(|tparam| *tparam == typ)
    }

    pub fn at(&self, tparam: TypeId) -> Option<TypeId> {
        self.slots[self.slot_of[self.index(tparam)?]]
    }

    pub fn set(&mut self, tparam: TypeId, typ: TypeId) {
        if let Some(index) = self.index(tparam) {
            self.slots[self.slot_of[index]] = Some(typ);
        }
    }

    pub fn unknowns(&self) -> usize {
        let slots = self.slot_of.iter();
        slots.filter(|slot| self.slots[**slot].is_none()).count()
    }

    /// False if both have types already.
    fn join(&mut self, x: TypeId, y: TypeId) -> bool {
        let (Some(x), Some(y)) = (self.index(x), self.index(y)) else {
            return false;
        };
        let (from, to) = (self.slot_of[x], self.slot_of[y]);
        if from == to {
            return true;
        }
        let (keep, drop) = match (self.slots[from], self.slots[to]) {
            (Some(_), Some(_)) => return false,
            (Some(_), None) => (from, to),
            _ => (to, from),
        };
        for slot in &mut self.slot_of {
            if *slot == drop {
                *slot = keep;
            }
        }
        true
    }
}

impl<'a> Checker<'a> {
    pub fn unify(&mut self, unifier: &mut Unifier, x: TypeId, y: TypeId, mode: Mode) -> bool {
        unifier.depth += 1;
        let result = unifier.depth <= DEPTH_MAX && self.unify_inside(unifier, x, y, mode);
        unifier.depth -= 1;
        result
    }

    fn is_named(&self, typ: TypeId) -> bool {
        matches!(self.types.get(self.types.unalias(typ)), Type::Named(_))
    }

    fn unify_inside(&mut self, unifier: &mut Unifier, x: TypeId, y: TypeId, mode: Mode) -> bool {
        let (mut x, mut y) = (self.types.unalias(x), self.types.unalias(y));
        if x == y {
            return true;
        }
        if self.is_named(x) || unifier.index(y).is_some() {
            (x, y) = (y, x);
        }
        let is_literal = !matches!(
            self.types.get(x),
            Type::Named(_) | Type::TypeParam(_) | Type::Basic(_)
        );
        if !mode.is_exact() && self.is_named(y) && is_literal && !self.types.is_interface(x) {
            y = self.types.underlying(y);
            if x == y {
                return true;
            }
        }
        match (unifier.index(x), unifier.index(y)) {
            (Some(_), Some(_)) => {
                if unifier.join(x, y) {
                    return true;
                }
                return match (unifier.at(x), unifier.at(y)) {
                    (Some(a), Some(b)) => self.unify(unifier, a, b, mode),
                    _ => false,
                };
            }
            (Some(_), None) => return self.unify_param(unifier, x, y, mode),
            _ => {}
        }
        if !mode.is_exact() {
            let (a, b) = (self.types.is_interface(x), self.types.is_interface(y));
            if a && b {
                return self.unify_interfaces(unifier, x, y);
            }
            if a || b {
                let (interface, other) = if a { (x, y) } else { (y, x) };
                return self.unify_methods(unifier, interface, other);
            }
        }
        if self.types.is_type_param(y) {
            (x, y) = (y, x);
        }
        self.unify_shapes(unifier, x, y, mode)
    }

    fn unify_param(&mut self, unifier: &mut Unifier, param: TypeId, y: TypeId, mode: Mode) -> bool {
        let Some(known) = unifier.at(param) else {
            unifier.set(param, y);
            return true;
        };
        if !self.unify(unifier, known, y, mode) {
            return false;
        }
        let (known_is_interface, y_is) =
            (self.types.is_interface(known), self.types.is_interface(y));
        let (known_named, y_named) = (self.is_named(known), self.is_named(y));
        if known_is_interface && y_is {
            if known_named && y_named {
                return self.types.identical(known, y);
            }
            let (a, b) = (self.types.type_set(known), self.types.type_set(y));
            if a.methods.len() != b.methods.len() {
                return false;
            }
        } else if known_is_interface || y_is {
            return false;
        }
        if !mode.is_exact() && !known_named {
            let is_directed = matches!(
                self.types.shape(y),
                Type::Chan { dir, .. } if dir != crate::syntax::ast::ChanDir::Both
            );
            if y_named || is_directed {
                unifier.set(param, y);
            }
        }
        true
    }

    /// Two interfaces: the methods that they share.
    fn unify_interfaces(&mut self, unifier: &mut Unifier, x: TypeId, y: TypeId) -> bool {
        let (mut small, mut large) = (self.types.type_set(x), self.types.type_set(y));
        if small.is_comparable != large.is_comparable
            || small.terms.is_some() != large.terms.is_some()
        {
            return false;
        }
        if small.methods.len() > large.methods.len() {
            std::mem::swap(&mut small, &mut large);
        }
        small.methods.iter().all(|method| {
            let mut others = large.methods.iter();
            let other = others.find(|other| self.types.same_name(**other, *method));
            other.is_some_and(|other| {
                let (a, b) = (self.types.type_of(*method), self.types.type_of(*other));
                self.unify(unifier, a, b, Mode::EXACT)
            })
        })
    }

    /// An interface and another type: it must have the methods.
    fn unify_methods(&mut self, unifier: &mut Unifier, interface: TypeId, other: TypeId) -> bool {
        let set = self.types.type_set(interface);
        set.methods.iter().all(|method| {
            let object = self.types.object(*method);
            let (name, package, wanted) = (object.name.clone(), object.package, object.typ);
            match self.types.find(other, &name, package, false) {
                Lookup::Found(found) if self.is_function(found.object) => {
                    let own = self.resolved_method(found.owner, found.object);
                    let typ = self.types.type_of(own);
                    !self.types.is_generic(typ) && self.unify(unifier, wanted, typ, Mode::EXACT)
                }
                _ => false,
            }
        })
    }

    fn unify_shapes(&mut self, unifier: &mut Unifier, x: TypeId, y: TypeId, mode: Mode) -> bool {
        let inner = mode.inner();
        match (self.types.get(x).clone(), self.types.get(y).clone()) {
            (Type::Basic(a), Type::Basic(b)) => a == b,
            (Type::Array { elem: a, len: n }, Type::Array { elem: b, len: m }) => {
                (n < 0 || m < 0 || n == m) && self.unify(unifier, a, b, inner)
            }
            (Type::Slice(a), Type::Slice(b)) | (Type::Pointer(a), Type::Pointer(b)) => {
                self.unify(unifier, a, b, inner)
            }
            (Type::Map { key: k, elem: a }, Type::Map { key: l, elem: b }) => {
                self.unify(unifier, k, l, inner) && self.unify(unifier, a, b, inner)
            }
            (Type::Chan { dir: d, elem: a }, Type::Chan { dir: e, elem: b }) => {
                (!mode.is_exact() || d == e) && self.unify(unifier, a, b, inner)
            }
            (Type::Struct(a), Type::Struct(b)) => {
                a.fields.len() == b.fields.len()
                    && a.tags == b.tags
                    && a.fields.iter().zip(&b.fields).all(|(f, g)| {
                        let embedded = |it: ObjectId, checker: &Self| {
                            checker
                                .types
                                .object(it)
                                .as_var()
                                .is_some_and(|var| var.is_embedded)
                        };
                        embedded(*f, self) == embedded(*g, self)
                            && self.types.same_name(*f, *g)
                            && self.unify_objects(unifier, &[*f], &[*g], inner)
                    })
            }
            (Type::Signature(a), Type::Signature(b)) => {
                a.is_variadic == b.is_variadic
                    && self.unify_objects(unifier, &a.params, &b.params, inner)
                    && self.unify_objects(unifier, &a.results, &b.results, inner)
            }
            (Type::Tuple(a), Type::Tuple(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .zip(b.iter())
                        .all(|(a, b)| self.unify(unifier, *a, *b, mode))
            }
            (Type::Interface(_), Type::Interface(_)) => {
                let (a, b) = (self.types.type_set(x), self.types.type_set(y));
                a.methods.len() == b.methods.len() && self.unify_interfaces(unifier, x, y)
            }
            (Type::Named(a), Type::Named(b)) => {
                let (origin_a, origin_b) = (a.origin.unwrap_or(x), b.origin.unwrap_or(y));
                a.arguments.len() == b.arguments.len()
                    && a.arguments
                        .iter()
                        .zip(b.arguments.iter())
                        .all(|(a, b)| self.unify(unifier, *a, *b, mode))
                    && origin_a == origin_b
            }
            (Type::TypeParam(_), _) => match self.core(x) {
                Some(core) => self.unify(unifier, core, y, Mode::ASSIGN),
                None => false,
            },
            _ => false,
        }
    }

    fn unify_objects(
        &mut self,
        unifier: &mut Unifier,
        a: &[ObjectId],
        b: &[ObjectId],
        mode: Mode,
    ) -> bool {
        a.len() == b.len()
            && a.iter().zip(b).all(|(a, b)| {
                let (a, b) = (self.types.type_of(*a), self.types.type_of(*b));
                self.unify(unifier, a, b, mode)
            })
    }
}
