//! Declarations that lead back to themselves.

use super::{Checker, Source};
use crate::syntax::ast::ExprKind;
use crate::types::{ObjectId, ObjectKind, Type, TypeId};
use std::collections::BTreeMap;

/// Nested deeper, a type is taken for valid: the stack has an end.
const NESTING_MAX: usize = 200;

impl<'a> Checker<'a> {
    /// `type A B; type B A`: found before anything is resolved.
    pub fn direct_cycles(&mut self) {
        let mut done: BTreeMap<ObjectId, Option<usize>> = BTreeMap::new();
        let mut starts: Vec<(u32, ObjectId)> = Vec::new();
        for (object, info) in &self.decls {
            if matches!(info.source, Source::Type(_)) {
                starts.push((info.order, *object));
            }
        }
        starts.sort();
        for (_, start) in starts {
            let mut path: Vec<ObjectId> = Vec::new();
            let mut at = start;
            loop {
                match done.get(&at) {
                    Some(None) => break,
                    Some(Some(from)) => {
                        let cycle = path[*from..].to_vec();
                        self.types.object_mut(at).typ = TypeId::INVALID;
                        let first = self.first_in_source(&cycle);
                        self.cycle_error(&cycle, first);
                        break;
                    }
                    None => {}
                }
                done.insert(at, Some(path.len()));
                path.push(at);
                let Some(Source::Type(decl)) = self.decls.get(&at).map(|info| &info.source) else {
                    break;
                };
                let ExprKind::Name(name) = &decl.typ.kind else {
                    break;
                };
                let package = &self.packages[self.package.0 as usize];
                match package.scope.get(name) {
                    Some(next) if self.types.is_constant_type_name(*next) => at = *next,
                    _ => break,
                }
            }
            for object in path {
                done.insert(object, None);
            }
        }
    }

    fn first_in_source(&self, cycle: &[ObjectId]) -> usize {
        let start = |index: &usize| self.types.object(cycle[*index]).span.start;
        (0..cycle.len()).min_by_key(start).unwrap_or(0)
    }

    /// A thing that is being resolved is asked for: is that fine?
    pub fn valid_cycle(&mut self, object: ObjectId) -> bool {
        let Some(start) = self.path.iter().position(|it| *it == object) else {
            return true;
        };
        let cycle = self.path[start..].to_vec();
        let (mut values, mut definitions) = (0, 0);
        for member in &cycle {
            let found = self.types.object(*member);
            match found.kind {
                ObjectKind::Const(_) | ObjectKind::Var(_) => values += 1,
                ObjectKind::TypeName(is_alias) => {
                    let is_known = found.typ != TypeId::NONE;
                    if self.env.in_tparams && is_known && self.types.is_generic(found.typ) {
                        return true;
                    }
                    definitions += usize::from(!is_alias);
                }
                _ => {}
            }
        }
        if values == cycle.len() || values == 0 && definitions > 0 {
            return true;
        }
        let first = self.first_in_source(&cycle);
        self.cycle_error(&cycle, first);
        false
    }

    fn cycle_name(&self, object: ObjectId) -> String {
        let found = self.types.object(object);
        match found.package {
            Some(package) if package != self.package => {
                format!("{}.{}", self.packages[package.0 as usize].name, found.name)
            }
            _ => found.name.to_string(),
        }
    }

    pub fn cycle_error(&mut self, cycle: &[ObjectId], start: usize) {
        let first = cycle[start];
        let is_type = self.types.is_constant_type_name(first);
        let span = self.types.object(first).span;
        let name = self.cycle_name(first);
        if cycle.len() == 1 {
            let what = match is_type {
                true => "invalid recursive type",
                false => "invalid cycle in declaration",
            };
            return self.error(span, format!("{what}: {name} refers to itself"));
        }
        let mut message = match is_type {
            true => format!("invalid recursive type {name}"),
            false => format!("invalid cycle in declaration of {name}"),
        };
        let mut at = first;
        for step in 1..=cycle.len() {
            let next = cycle[(start + step) % cycle.len()];
            let (from, to) = (self.cycle_name(at), self.cycle_name(next));
            let pos = self.types.object(at).span.start;
            message += &self.also(pos, &format!("{from} refers to {to}"));
            at = next;
        }
        self.error(span, message);
    }

    /// Its declaration is complete; otherwise a cycle is told.
    pub fn is_complete(&mut self, typ: TypeId) -> bool {
        let mut typ = typ;
        for _ in 0..NESTING_MAX {
            let (object, next) = match self.types.get(typ) {
                Type::Alias(alias) => (alias.object, alias.target),
                Type::Named(named) => (named.object, named.underlying),
                _ => return true,
            };
            if let Some(start) = self.path.iter().position(|it| *it == object) {
                let cycle = self.path[start..].to_vec();
                let first = self.first_in_source(&cycle);
                self.cycle_error(&cycle, first);
                return false;
            }
            typ = next;
        }
        true
    }

    /// A defined type may not contain itself other than through pointers and their like.
    pub fn valid_type(&mut self, typ: TypeId) -> bool {
        self.valid_inside(typ, &mut Vec::new(), &mut Vec::new())
    }

    fn valid_inside(
        &mut self,
        typ: TypeId,
        nest: &mut Vec<TypeId>,
        path: &mut Vec<TypeId>,
    ) -> bool {
        let typ = self.types.unalias(typ);
        match self.types.get(typ).clone() {
            Type::Array { elem, .. } => self.valid_inside(elem, nest, path),
            Type::Struct(shape) => {
                let fields = shape.fields.iter();
                let types: Vec<TypeId> = fields.map(|field| self.types.type_of(*field)).collect();
                types
                    .into_iter()
                    .all(|typ| self.valid_inside(typ, nest, path))
            }
            Type::Union(terms) => terms
                .iter()
                .all(|term| self.valid_inside(term.typ, nest, path)),
            Type::Interface(interface) => {
                let mut embedded = interface.embedded.iter();
                embedded.all(|typ| self.valid_inside(*typ, nest, path))
            }
            Type::Named(named) => {
                if nest.len() > NESTING_MAX {
                    return true;
                }
                if nest.contains(&typ) {
                    let start = path.iter().position(|it| *it == typ).unwrap_or(0);
                    let mut cycle = Vec::new();
                    for member in &path[start..] {
                        if let Type::Named(named) = self.types.get(*member) {
                            cycle.push(named.object);
                        }
                    }
                    self.cycle_error(&cycle, 0);
                    let origin = named.origin.unwrap_or(typ);
                    self.types.set_underlying(origin, TypeId::INVALID);
                    self.types.object_mut(named.object).typ = TypeId::INVALID;
                    return false;
                }
                let origin = named.origin.unwrap_or(typ);
                let Type::Named(generic) = self.types.get(origin).clone() else {
                    return true;
                };
                nest.push(typ);
                path.push(typ);
                let is_valid = self.valid_inside(generic.underlying, nest, path);
                nest.pop();
                path.pop();
                is_valid
            }
            Type::TypeParam(_) => {
                let Some(instance) = nest.pop() else {
                    return true;
                };
                let mut is_valid = true;
                if let Type::Named(named) = self.types.get(instance).clone()
                    && let Some(origin) = named.origin
                    && let Type::Named(generic) = self.types.get(origin).clone()
                    && let Some(index) = generic.tparams.iter().position(|it| *it == typ)
                    && let Some(argument) = named.arguments.get(index)
                {
                    is_valid = self.valid_inside(*argument, nest, path);
                }
                nest.push(instance);
                is_valid
            }
            _ => true,
        }
    }
}
