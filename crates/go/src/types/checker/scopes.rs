//! Scopes of a package: its files, functions, blocks.

use super::Checker;
use crate::syntax::ast::{Ident, Name, NodeId};
use crate::types::{Object, ObjectId, ObjectKind, TypeId, VarKind, VarObject};
use source::Span;
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct ScopeId(pub u32);

#[derive(Clone, Debug, Default)]
pub(crate) struct Scope {
    /// None: a file's scope; the package's names are around it.
    pub parent: Option<ScopeId>,
    pub names: BTreeMap<Name, ObjectId>,
    pub children: Vec<ScopeId>,
    /// A function's; of a literal, with its expression.
    pub is_function: bool,
    pub literal: Option<NodeId>,
}

impl TypeId {
    /// Of an object that is not resolved yet.
    pub(crate) const NONE: TypeId = TypeId(u32::MAX);
}

impl<'a> Checker<'a> {
    pub fn add_scope(&mut self, parent: Option<ScopeId>) -> ScopeId {
        let id = ScopeId(self.scopes.len() as u32);
        self.scopes.push(Scope {
            parent,
            ..Scope::default()
        });
        if let Some(parent) = parent {
            self.scopes[parent.0 as usize].children.push(id);
        }
        id
    }

    pub fn scope(&self, scope: ScopeId) -> &Scope {
        &self.scopes[scope.0 as usize]
    }

    pub fn scope_mut(&mut self, scope: ScopeId) -> &mut Scope {
        &mut self.scopes[scope.0 as usize]
    }

    pub fn open_scope(&mut self) {
        self.env.scope = self.add_scope(Some(self.env.scope));
    }

    pub fn close_scope(&mut self) {
        if let Some(parent) = self.scope(self.env.scope).parent {
            self.env.scope = parent;
        }
    }

    /// What a name means here, and the scope that says so (none: package or universe).
    pub fn lookup_scope(&self, name: &str) -> Option<(Option<ScopeId>, ObjectId)> {
        let mut at = Some(self.env.scope);
        while let Some(scope) = at {
            if let Some(object) = self.scope(scope).names.get(name) {
                return Some((Some(scope), *object));
            }
            at = self.scope(scope).parent;
        }
        let package = &self.packages[self.package.0 as usize];
        let global = package.scope.get(name).or_else(|| self.universe.get(name));
        global.map(|object| (None, *object))
    }

    pub fn lookup(&self, name: &str) -> Option<ObjectId> {
        self.lookup_scope(name).map(|(_, object)| object)
    }

    pub fn new_object(
        &mut self,
        name: Name,
        span: Span,
        typ: TypeId,
        kind: ObjectKind,
    ) -> ObjectId {
        self.types.add_object(Object {
            name,
            span,
            package: Some(self.package),
            typ,
            kind,
            is_global: false,
        })
    }

    pub fn new_var(&mut self, kind: VarKind, name: Name, span: Span, typ: TypeId) -> ObjectId {
        let kind = ObjectKind::Var(VarObject::new(kind));
        self.new_object(name, span, typ, kind)
    }

    /// Puts an object into a scope, or tells that the name is taken there.
    pub fn declare(&mut self, scope: ScopeId, ident: Option<&Ident>, object: ObjectId) {
        let name = self.types.object(object).name.clone();
        if *name != *"_" {
            if let Some(other) = self.scope(scope).names.get(&name) {
                let other = *other;
                return self.redeclared(object, other);
            }
            self.scope_mut(scope).names.insert(name, object);
        }
        if let Some(ident) = ident {
            self.record_def(ident.id, object);
        }
    }

    /// At package level.
    pub fn declare_global(&mut self, ident: &Ident, object: ObjectId) {
        self.types.object_mut(object).is_global = true;
        let name = self.types.object(object).name.clone();
        let is_function = self.is_function(object);
        let is_main = *name == *"main" && *self.packages[self.package.0 as usize].name == *"main";
        if !is_function && (is_main || *name == *"init") {
            return self.error(ident.span, format!("cannot declare {name} - must be func"));
        }
        if *name != *"_" {
            let package = &mut self.packages[self.package.0 as usize];
            if let Some(other) = package.scope.get(&name) {
                let other = *other;
                return self.redeclared(object, other);
            }
            package.scope.insert(name, object);
        }
        self.record_def(ident.id, object);
    }

    pub fn redeclared(&mut self, object: ObjectId, other: ObjectId) {
        let (name, span) = {
            let object = self.types.object(object);
            (object.name.clone(), object.span)
        };
        let also = self.other_declaration(other);
        self.error(span, format!("{name} redeclared in this block{also}"));
    }

    pub fn other_declaration(&self, other: ObjectId) -> String {
        let other = self.types.object(other);
        if other.span.start == 0 {
            return String::new();
        }
        let text = format!("other declaration of {}", other.name);
        self.also(other.span.start, &text)
    }

    /// Marks a variable as read; false restores.
    pub fn set_used(&mut self, object: ObjectId, is_used: bool) {
        if let ObjectKind::Var(var) = &mut self.types.object_mut(object).kind {
            var.is_used = is_used;
        }
    }

    /// The variable of this package that a name means, with its mark.
    pub fn variable_here(&self, name: &str) -> Option<(ObjectId, bool)> {
        let object = self.lookup(name)?;
        let found = self.types.object(object);
        let var = found.as_var()?;
        (found.package == Some(self.package)).then_some((object, var.is_used))
    }

    /// Local variables of a function that nobody reads.
    pub fn usage(&mut self, scope: ScopeId) {
        let mut unused = Vec::new();
        for object in self.scope(scope).names.values() {
            let found = self.types.object(*object);
            if let Some(var) = found.as_var()
                && var.kind == VarKind::Local
                && !var.is_used
            {
                unused.push((found.span, found.name.clone()));
            }
        }
        unused.sort_by_key(|(span, _)| span.start);
        for (span, name) in unused {
            self.error(span, format!("declared and not used: {name}"));
        }
        for child in self.scope(scope).children.clone() {
            if !self.scope(child).is_function {
                self.usage(child);
            }
        }
    }

    /// A closure uses a variable of a function around it: both are told.
    pub fn note_capture(&mut self, object: ObjectId, found_in: Option<ScopeId>) {
        let Some(found_in) = found_in else {
            return;
        };
        let mut at = Some(self.env.scope);
        let mut literals = Vec::new();
        while let Some(scope) = at {
            if scope == found_in {
                break;
            }
            let scope = self.scope(scope);
            literals.extend(scope.literal);
            at = scope.parent;
        }
        // A parameter stands in the literal's own scope.
        if let Some(literal) = self.scope(found_in).literal {
            literals.retain(|it| *it != literal);
        }
        if literals.is_empty() {
            return;
        }
        if let ObjectKind::Var(var) = &mut self.types.object_mut(object).kind {
            var.is_captured = true;
        }
        for literal in literals {
            let captures = self.info.captures.entry(literal).or_default();
            if !captures.contains(&object) {
                captures.push(object);
            }
        }
    }
}
