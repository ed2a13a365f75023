//! A package's names: collected file by file, then resolved.

use super::scopes::ScopeId;
use super::{Checker, DeclInfo, Source};
use crate::syntax::FileId;
use crate::syntax::ast::*;
use crate::types::{DeclRef, FuncObject, ObjectId, ObjectKind, PackageId, TypeId, Value, VarKind};
use source::Span;
use std::collections::BTreeSet;
use std::rc::Rc;

/// A method whose base type is looked for when all names are known.
struct FoundMethod {
    object: ObjectId,
    has_pointer: bool,
    base: Name,
}

/// The last constant line with a type or values, for those that repeat it.
#[derive(Clone, Copy, Default)]
pub(crate) struct LastConst<'a> {
    pub group: u32,
    pub typ: Option<&'a Expr>,
    pub values: &'a [Expr],
    pub is_there: bool,
}

impl<'a> LastConst<'a> {
    /// Takes the next line in; true if it repeats an earlier one.
    pub fn step(&mut self, decl: &'a ConstDecl) -> bool {
        if decl.group == 0 || decl.group != self.group {
            *self = LastConst {
                group: decl.group,
                ..LastConst::default()
            };
        }
        if decl.typ.is_some() || !decl.values.is_empty() {
            self.typ = decl.typ.as_ref();
            self.values = &decl.values;
            self.is_there = true;
            return false;
        }
        self.is_there
    }
}

impl<'a> Checker<'a> {
    pub fn collect_objects(&mut self, files: &[FileId], trees: &'a [File]) {
        let mut methods = Vec::new();
        let mut file_scopes = Vec::new();
        for file in files {
            let tree = &trees[file.0 as usize];
            let scope = self.add_scope(None);
            self.env.scope = scope;
            file_scopes.push(scope);
            self.collect_file(*file, tree, scope, &mut methods);
        }
        for scope in file_scopes {
            self.check_file_scope(scope);
        }
        for method in methods {
            if let Some((has_pointer, base)) = self.base_type_name(method.has_pointer, method.base)
            {
                if let ObjectKind::Func(func) = &mut self.types.object_mut(method.object).kind {
                    func.has_pointer_receiver = has_pointer;
                }
                self.methods.entry(base).or_default().push(method.object);
            }
        }
    }

    fn add_decl(&mut self, object: ObjectId, file: ScopeId, source: Source<'a>) {
        let order = self.decls.len() as u32;
        let info = DeclInfo {
            file,
            source,
            deps: BTreeSet::new(),
            order,
        };
        self.decls.insert(object, info);
    }

    fn collect_file(
        &mut self,
        file: FileId,
        tree: &'a File,
        scope: ScopeId,
        methods: &mut Vec<FoundMethod>,
    ) {
        let mut last = LastConst::default();
        for (index, decl) in tree.decls.iter().enumerate() {
            let at = DeclRef {
                file,
                decl: index as u32,
            };
            match decl {
                Decl::Import(decl) => self.collect_import(decl, scope),
                Decl::Const(decl) => {
                    let inherited = last.step(decl);
                    for (index, name) in decl.names.iter().enumerate() {
                        let kind = ObjectKind::Const(Value::int(decl.iota.into()));
                        let object =
                            self.new_object(name.name.clone(), name.span, TypeId::NONE, kind);
                        self.declare_global(name, object);
                        let source = Source::Const {
                            typ: last.typ,
                            value: last.values.get(index),
                            inherited,
                        };
                        self.add_decl(object, scope, source);
                    }
                    let pos = decl.span;
                    self.arity(pos, &decl.names, last.values, true, inherited);
                }
                Decl::Var(decl) => self.collect_var(decl, at, scope),
                Decl::Type(decl) => {
                    let name = &decl.name;
                    let kind = ObjectKind::TypeName(decl.is_alias);
                    let object = self.new_object(name.name.clone(), name.span, TypeId::NONE, kind);
                    self.declare_global(name, object);
                    self.add_decl(object, scope, Source::Type(decl));
                }
                Decl::Func(decl) => self.collect_func(decl, at, scope, methods),
            }
        }
    }

    fn collect_import(&mut self, decl: &'a ImportDecl, scope: ScopeId) {
        let path = &decl.path;
        let found = self
            .packages
            .iter()
            .position(|package| package.path == *path);
        let Some(found) = found else {
            // The loader has told why it is not there.
            return;
        };
        let imported = PackageId(found as u32);
        let name = match &decl.name {
            Some(name) => name.name.clone(),
            None => self.packages[found].name.clone(),
        };
        if *name == *"init" {
            let message = "cannot import package as init - init must be a func";
            return self.error(decl.span, message);
        }
        let package = &mut self.packages[self.package.0 as usize];
        if !package.imports.contains(&imported) {
            package.imports.push(imported);
        }
        let kind = ObjectKind::PackageName(imported);
        let object = self.new_object(name.clone(), decl.span, TypeId::INVALID, kind);
        match &decl.name {
            Some(ident) => self.record_def(ident.id, object),
            None => {
                self.info.implicits.insert(decl.id, object);
            }
        }
        self.imports.push(object);
        if *name != *"." {
            return self.declare(scope, None, object);
        }
        let globals = self.packages[found].scope.clone();
        for (name, global) in globals {
            if !self.types.object(global).is_exported() {
                continue;
            }
            if self.scope(scope).names.contains_key(&name) {
                self.error(decl.span, format!("{name} redeclared in this block"));
                continue;
            }
            self.scope_mut(scope).names.insert(name.clone(), global);
            self.dot_imports.insert((scope, name), object);
        }
    }

    fn collect_var(&mut self, decl: &'a VarDecl, at: DeclRef, scope: ScopeId) {
        let mut objects = Vec::new();
        for name in &decl.names {
            let object = self.new_var(VarKind::Global, name.name.clone(), name.span, TypeId::NONE);
            objects.push(object);
        }
        let is_shared = decl.values.len() == 1 && decl.names.len() > 1;
        let lhs: Option<Rc<[ObjectId]>> = is_shared.then(|| objects.clone().into());
        for (index, (name, object)) in decl.names.iter().zip(&objects).enumerate() {
            let value_index = if is_shared { 0 } else { index };
            let source = Source::Var {
                lhs: lhs.clone(),
                typ: decl.typ.as_ref(),
                value: decl.values.get(value_index),
                decl: at,
                value_index: value_index as u32,
            };
            self.declare_global(name, *object);
            self.add_decl(*object, scope, source);
        }
        self.packages[self.package.0 as usize]
            .variables
            .extend(&objects);
        if decl.typ.is_none() || !decl.values.is_empty() {
            self.arity(decl.span, &decl.names, &decl.values, false, false);
        }
    }

    fn collect_func(
        &mut self,
        decl: &'a FuncDecl,
        at: DeclRef,
        scope: ScopeId,
        methods: &mut Vec<FoundMethod>,
    ) {
        let name = &decl.name;
        let kind = ObjectKind::Func(FuncObject {
            decl: Some(at),
            ..FuncObject::default()
        });
        let object = self.new_object(name.name.clone(), name.span, TypeId::NONE, kind);
        let is_init = *name.name == *"init" && decl.receiver.is_none();
        match &decl.receiver {
            None => self.check_special(decl),
            Some(receiver) => {
                let (has_pointer, base, _) = unpack_receiver(&receiver.typ);
                if let ExprKind::Name(base) = &base.kind
                    && *name.name != *"_"
                {
                    methods.push(FoundMethod {
                        object,
                        has_pointer,
                        base: base.clone(),
                    });
                }
                self.record_def(name.id, object);
            }
        }
        if is_init {
            self.record_def(name.id, object);
            self.types.object_mut(object).is_global = true;
            if decl.body.is_none() {
                self.error(name.span, "func init must have a body");
            }
            self.packages[self.package.0 as usize].inits.push(at);
        } else {
            if decl.receiver.is_none() {
                self.declare_global(name, object);
            }
            self.packages[self.package.0 as usize]
                .functions
                .push(object);
        }
        self.add_decl(object, scope, Source::Func(decl));
    }

    /// `main` and `init` take nothing and give nothing.
    fn check_special(&mut self, decl: &'a FuncDecl) {
        let name = &decl.name.name;
        let in_main = *self.packages[self.package.0 as usize].name == *"main";
        if **name != *"init" && !(**name == *"main" && in_main) {
            return;
        }
        if let Some(tparam) = decl.tparams.first() {
            let span = tparam
                .names
                .first()
                .map_or(decl.name.span, |name| name.span);
            self.error(span, format!("func {name} must have no type parameters"));
        }
        if !decl.typ.parameters.is_empty() || !decl.typ.results.is_empty() {
            let message = format!("func {name} must have no arguments and no return values");
            self.error(decl.name.span, message);
        }
    }

    /// A file's imports must not have names of the package.
    fn check_file_scope(&mut self, scope: ScopeId) {
        for (name, object) in self.scope(scope).names.clone() {
            let package = &self.packages[self.package.0 as usize];
            let Some(global) = package.scope.get(&name).copied() else {
                continue;
            };
            let span = self.types.object(global).span;
            let also = self.other_declaration(object);
            let message = match self.types.object(object).kind {
                ObjectKind::PackageName(imported) => {
                    let path = &self.packages[imported.0 as usize];
                    let shown = format!("package {} ({:?})", path.name, path.path);
                    format!("{name} already declared through import of {shown}{also}")
                }
                _ => format!("{name} already declared through dot-import{also}"),
            };
            self.error(span, message);
        }
    }

    /// The defined type that a method's receiver names, through aliases; with whether a pointer is
    /// on the way.
    fn base_type_name(&self, mut has_pointer: bool, mut name: Name) -> Option<(bool, ObjectId)> {
        let mut seen = BTreeSet::new();
        loop {
            let package = &self.packages[self.package.0 as usize];
            let object = *package.scope.get(&name)?;
            let Source::Type(decl) = &self.decls.get(&object)?.source else {
                return None;
            };
            if !decl.is_alias {
                return Some((has_pointer, object));
            }
            if !decl.tparams.is_empty() || !seen.insert(object) {
                return None;
            }
            let mut typ = decl.typ.unparen();
            if let ExprKind::Star(inner) = &typ.kind {
                if has_pointer {
                    return None;
                }
                has_pointer = true;
                typ = inner.unparen();
            }
            name = typ.as_name()?.clone();
        }
    }

    /// As many values as names?
    pub fn arity(
        &mut self,
        pos: Span,
        names: &[Ident],
        values: &[Expr],
        is_const: bool,
        inherited: bool,
    ) {
        let (left, right) = (names.len(), values.len());
        if left < right {
            let extra = &values[left];
            if inherited {
                let place = self.files.show(extra.pos);
                return self.error(pos, format!("extra init expr at {place}"));
            }
            let shown = crate::syntax::printer::expr(extra);
            self.error_at(extra, format!("extra init expr {shown}"));
        } else if left > right && (is_const || right != 1) {
            let name = &names[right];
            self.error(name.span, format!("missing init expr for {}", name.name));
        }
    }

    /// Types first, aliases behind them, then everything else.
    pub fn resolve_objects(&mut self) {
        let mut objects: Vec<(u32, ObjectId)> = Vec::new();
        for (object, info) in &self.decls {
            objects.push((info.order, *object));
        }
        objects.sort();
        let rank = |object: ObjectId| match &self.decls[&object].source {
            Source::Type(decl) if !decl.is_alias => 0,
            Source::Type(_) => 1,
            _ => 2,
        };
        let mut ranked: Vec<(u8, u32, ObjectId)> = objects
            .into_iter()
            .map(|(order, object)| (rank(object), order, object))
            .collect();
        ranked.sort();
        for (_, _, object) in ranked {
            self.object_decl(object);
        }
    }

    pub fn unused_imports(&mut self) {
        // What was not read may use them.
        if self.packages[self.package.0 as usize].is_partial {
            return;
        }
        for object in self.imports.clone() {
            let found = self.types.object(object).clone();
            if *found.name == *"_" || self.used_imports.contains(&object) {
                continue;
            }
            let ObjectKind::PackageName(imported) = found.kind else {
                continue;
            };
            let path = self.packages[imported.0 as usize].path.clone();
            let last = path.rsplit('/').next().unwrap_or(&path);
            let message = if *found.name == *"." || *found.name == *last {
                format!("{path:?} imported and not used")
            } else {
                format!("{path:?} imported as {} and not used", found.name)
            };
            self.error(found.span, message);
        }
    }
}

/// A receiver's type without its pointer and its type arguments.
pub(super) fn unpack_receiver(typ: &Expr) -> (bool, &Expr, &[Expr]) {
    let mut base = typ.unparen();
    let mut has_pointer = false;
    if let ExprKind::Star(inner) = &base.kind {
        has_pointer = true;
        base = inner.unparen();
    }
    if let ExprKind::Index(inner, arguments) = &base.kind {
        return (has_pointer, inner, arguments);
    }
    (has_pointer, base, &[])
}
