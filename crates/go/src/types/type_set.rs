//! Type sets of interfaces: their methods, and which types they restrict to.

use super::store::TypeSet;
use super::{ObjectId, Term, Type, TypeId, Types};
use std::rc::Rc;

impl Types {
    /// All methods and terms of an interface. Not kept while something in it is still
    /// being declared.
    pub fn type_set(&mut self, typ: TypeId) -> Rc<TypeSet> {
        let under = self.underlying(typ);
        if let Some(known) = self.type_sets.get(&under) {
            return known.clone();
        }
        let Type::Interface(interface) = self.get(under).clone() else {
            return Rc::new(TypeSet::default());
        };
        // An interface that embeds itself (an error told elsewhere) finds this.
        self.type_sets.insert(under, Rc::new(TypeSet::default()));
        let mut set = TypeSet {
            methods: interface.methods.clone(),
            ..TypeSet::default()
        };
        let mut is_complete = true;
        for embedded in &interface.embedded {
            let shape = self.underlying(*embedded);
            match self.get(shape).clone() {
                Type::Basic(super::BasicKind::Invalid) => {
                    is_complete = false;
                    continue;
                }
                Type::Interface(_) => {
                    let inner = self.type_set(shape);
                    for method in &inner.methods {
                        self.add_method(&mut set.methods, *method);
                    }
                    set.is_comparable |= inner.is_comparable;
                    if let Some(terms) = &inner.terms {
                        set.terms = Some(self.intersect(set.terms.as_deref(), terms));
                    }
                }
                Type::Union(terms) => {
                    if let Some(terms) = self.union_terms(&terms) {
                        set.terms = Some(self.intersect(set.terms.as_deref(), &terms));
                    }
                }
                _ => {
                    let term = Term {
                        is_tilde: false,
                        typ: *embedded,
                    };
                    set.terms = Some(self.intersect(set.terms.as_deref(), &[term]));
                }
            }
        }
        if set.is_comparable
            && let Some(terms) = set.terms.take()
        {
            set.terms = Some(
                terms
                    .into_iter()
                    .filter(|term| self.comparable(term.typ))
                    .collect(),
            );
            set.is_comparable = false;
        }
        set.methods
            .sort_by(|a, b| self.object(*a).name.cmp(&self.object(*b).name));
        let set = Rc::new(set);
        if is_complete {
            self.type_sets.insert(under, set.clone());
        } else {
            self.type_sets.remove(&under);
        }
        set
    }

    fn add_method(&self, methods: &mut Vec<ObjectId>, method: ObjectId) {
        if !methods.iter().any(|known| self.same_name(*known, method)) {
            methods.push(method);
        }
    }

    /// Equal names; those that are not exported of one package, too.
    pub fn same_name(&self, a: ObjectId, b: ObjectId) -> bool {
        let (a, b) = (self.object(a), self.object(b));
        a.name == b.name && (a.is_exported() || a.package == b.package)
    }

    /// None: every type.
    fn union_terms(&mut self, terms: &[Term]) -> Option<Vec<Term>> {
        let mut all: Vec<Term> = Vec::new();
        for term in terms {
            let under = self.underlying(term.typ);
            if matches!(self.get(under), Type::Interface(_)) && !self.is_type_param(term.typ) {
                match &self.type_set(under).terms {
                    Some(inner) => all.extend(inner),
                    None => return None,
                }
            } else if under != TypeId::INVALID {
                all.push(*term);
            }
        }
        let mut kept: Vec<Term> = Vec::new();
        for term in all {
            if !kept.iter().any(|known| self.term_includes(*known, term)) {
                kept.retain(|known| !self.term_includes(term, *known));
                kept.push(term);
            }
        }
        Some(kept)
    }

    fn intersect(&mut self, left: Option<&[Term]>, right: &[Term]) -> Vec<Term> {
        let Some(left) = left else {
            return right.to_vec();
        };
        let mut both = Vec::new();
        for x in left {
            for y in right {
                if self.term_includes(*x, *y) {
                    both.push(*y);
                } else if self.term_includes(*y, *x) {
                    both.push(*x);
                }
            }
        }
        both
    }

    /// Every type of `inner` is one of `outer`.
    pub(crate) fn term_includes(&mut self, outer: Term, inner: Term) -> bool {
        if inner.is_tilde && !outer.is_tilde {
            return false;
        }
        if outer.is_tilde {
            let (x, y) = (self.underlying(outer.typ), self.underlying(inner.typ));
            self.identical(x, y)
        } else {
            self.identical(outer.typ, inner.typ)
        }
    }

    /// The types that a type parameter (or constraint) admits; none: no restriction.
    pub fn terms_of(&mut self, typ: TypeId) -> Option<Vec<Term>> {
        self.type_set(typ).terms.clone()
    }

    /// An interface that only a constraint may be.
    pub fn is_constraint_only(&mut self, typ: TypeId) -> bool {
        if !self.is_interface(typ) {
            return false;
        }
        let set = self.type_set(typ);
        set.terms.is_some() || set.is_comparable
    }
}
