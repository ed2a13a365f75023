//! Declarations of packages: each is resolved when it is first asked for.

use super::resolve::LastConst;
use super::{Checker, Operand, Source};
use crate::syntax::ast::*;
use crate::types::{AliasType, Named, ObjectId, ObjectKind, Type, TypeId, TypeParam, Value};
use std::collections::BTreeMap;
use std::rc::Rc;

impl<'a> Checker<'a> {
    /// Makes sure that an object has its type.
    pub fn object_decl(&mut self, object: ObjectId) {
        if self.path.contains(&object) {
            let is_valid = self.valid_cycle(object);
            let found = self.types.object_mut(object);
            let is_unknown = found.typ == TypeId::NONE;
            let is_value = matches!(found.kind, ObjectKind::Const(_) | ObjectKind::Var(_));
            if is_value && (!is_valid || is_unknown)
                || matches!(found.kind, ObjectKind::TypeName(_)) && !is_valid
                || is_unknown
            {
                found.typ = TypeId::INVALID;
            }
            return;
        }
        if self.types.type_of(object) != TypeId::NONE {
            return;
        }
        let Some(info) = self.decls.get(&object).cloned() else {
            self.types.object_mut(object).typ = TypeId::INVALID;
            return;
        };
        self.path.push(object);
        let outside = self.env.clone();
        self.env = super::Env {
            decl: None,
            scope: info.file,
            iota: None,
            error_pos: None,
            in_tparams: false,
            signature: None,
            has_call_or_receive: false,
            outer: Rc::new([]),
        };
        match info.source {
            Source::Const {
                typ,
                value,
                inherited,
            } => {
                self.env.decl = Some(object);
                self.const_decl(object, typ, value, inherited);
            }
            Source::Var {
                lhs, typ, value, ..
            } => {
                self.env.decl = Some(object);
                self.var_decl(object, lhs.as_deref(), typ, value);
            }
            Source::Type(decl) => {
                self.type_decl(object, decl);
                self.collect_methods(object);
            }
            Source::Func(decl) => self.func_decl(object, decl),
        }
        self.env = outside;
        self.path.pop();
    }

    pub fn const_decl(
        &mut self,
        object: ObjectId,
        typ: Option<&'a Expr>,
        value: Option<&'a Expr>,
        inherited: bool,
    ) {
        let ObjectKind::Const(iota) = self.types.object(object).kind.clone() else {
            return;
        };
        let outside = (self.env.iota.take(), self.env.error_pos.take());
        self.env.iota = Some(iota);
        self.set_constant(object, Value::Unknown);
        let mut is_good = true;
        if let Some(e) = typ {
            let typ = self.typ(e);
            if !self.types.is_basic(typ, |kind| kind.is_constant()) {
                if self.types.underlying(typ) != TypeId::INVALID {
                    let shown = self.ts(typ);
                    self.error_at(e, format!("invalid constant type {shown}"));
                }
                self.types.object_mut(object).typ = TypeId::INVALID;
                is_good = false;
            } else {
                self.types.object_mut(object).typ = typ;
            }
        }
        if is_good {
            let mut x = Operand::invalid();
            if let Some(value) = value {
                if inherited {
                    self.env.error_pos = Some(self.types.object(object).span);
                }
                x = self.expr(None, value);
            }
            self.init_const(object, x);
        }
        (self.env.iota, self.env.error_pos) = outside;
    }

    pub fn set_constant(&mut self, object: ObjectId, value: Value) {
        self.types.object_mut(object).kind = ObjectKind::Const(value);
    }

    pub fn var_decl(
        &mut self,
        object: ObjectId,
        lhs: Option<&[ObjectId]>,
        typ: Option<&'a Expr>,
        value: Option<&'a Expr>,
    ) {
        if let Some(e) = typ {
            let typ = self.var_type(e);
            self.types.object_mut(object).typ = typ;
        }
        let Some(value) = value else {
            if typ.is_none() {
                self.types.object_mut(object).typ = TypeId::INVALID;
            }
            return;
        };
        match lhs {
            Some(lhs) if lhs.len() > 1 => {
                if typ.is_some() {
                    let typ = self.types.type_of(object);
                    for var in lhs {
                        self.types.object_mut(*var).typ = typ;
                    }
                }
                self.init_vars(lhs, std::slice::from_ref(value), None);
            }
            _ => {
                let known = self.types.object(object);
                let (typ, name) = (known.typ, known.name.clone());
                let target = self.target(typ, &name);
                let mut x = self.expr(target.as_ref(), value);
                self.init_var(object, &mut x, "variable declaration");
            }
        }
    }

    pub fn type_decl(&mut self, object: ObjectId, decl: &'a TypeDecl) {
        self.later(move |checker| {
            let typ = checker.types.type_of(object);
            if matches!(checker.types.get(typ), Type::Named(_)) {
                checker.valid_type(typ);
            }
        });
        if decl.is_alias {
            self.alias_decl(object, decl);
        } else {
            self.named_decl(object, decl);
        }
    }

    fn alias_decl(&mut self, object: ObjectId, decl: &'a TypeDecl) {
        let alias = AliasType {
            object,
            target: TypeId::INVALID,
            origin: None,
            arguments: Rc::new([]),
            tparams: Rc::new([]),
        };
        let typ = self.types.add(Type::Alias(Rc::new(alias.clone())));
        self.types.object_mut(object).typ = typ;
        let mut tparams = Vec::new();
        if !decl.tparams.is_empty() {
            self.open_scope();
            tparams = self.type_params(&decl.tparams);
        }
        let mut target = self.declared_type(&decl.typ, Some(object));
        if tparams.contains(&target) {
            let message = "cannot use type parameter declared in alias declaration as RHS";
            self.error_at(&decl.typ, message);
            target = TypeId::INVALID;
        }
        if !decl.tparams.is_empty() {
            self.close_scope();
        }
        if self.types.type_of(object) == TypeId::INVALID {
            target = TypeId::INVALID;
        }
        self.types.types[typ.0 as usize] = Type::Alias(Rc::new(AliasType {
            target,
            tparams: tparams.into(),
            ..alias
        }));
    }

    fn named_decl(&mut self, object: ObjectId, decl: &'a TypeDecl) {
        let named = Named {
            object,
            origin: None,
            arguments: Rc::new([]),
            tparams: Rc::new([]),
            underlying: TypeId::INVALID,
            methods: Vec::new(),
            outer: self.env.outer.clone(),
        };
        let typ = self.types.add(Type::Named(Rc::new(named)));
        self.types.object_mut(object).typ = typ;
        if !decl.tparams.is_empty() {
            self.open_scope();
            self.type_params_into(&decl.tparams, |checker, tparams| {
                if let Some(named) = checker.types.named_mut(typ) {
                    named.tparams = tparams.into();
                }
            });
        }
        let mut rhs = self.declared_type(&decl.typ, Some(object));
        if !decl.tparams.is_empty() {
            self.close_scope();
        }
        if self.types.is_type_param(rhs) {
            let message = "cannot use a type parameter as RHS in type declaration";
            self.error_at(&decl.typ, message);
            rhs = TypeId::INVALID;
        }
        self.types.set_underlying(typ, rhs);
    }

    pub fn type_params(&mut self, list: &'a [Field]) -> Vec<TypeId> {
        self.type_params_into(list, |_, _| {})
    }

    /// Declares type parameters; `bind` gets them before their bounds are looked at.
    pub fn type_params_into(
        &mut self,
        list: &'a [Field],
        bind: impl FnOnce(&mut Self, &[TypeId]),
    ) -> Vec<TypeId> {
        let mut all = Vec::new();
        let mut groups = Vec::new();
        for field in list {
            let start = all.len();
            for name in &field.names {
                let index = all.len() as u32;
                all.push(self.declare_type_param(name, index));
            }
            groups.push((start, all.len(), &field.typ));
        }
        bind(self, &all);
        let outside = std::mem::replace(&mut self.env.in_tparams, true);
        for (start, end, e) in groups {
            let mut bound = self.bound(e);
            if self.types.is_type_param(bound) {
                self.error_at(e, "cannot use a type parameter as constraint");
                bound = TypeId::INVALID;
            }
            for tparam in &all[start..end] {
                self.set_bound(*tparam, bound);
            }
        }
        self.env.in_tparams = outside;
        all
    }

    pub fn set_bound(&mut self, tparam: TypeId, bound: TypeId) {
        if let Type::TypeParam(param) = self.types.get(tparam).clone() {
            let changed = TypeParam {
                bound,
                ..(*param).clone()
            };
            self.types.types[tparam.0 as usize] = Type::TypeParam(Rc::new(changed));
        }
    }

    pub fn declare_type_param(&mut self, name: &Ident, index: u32) -> TypeId {
        let kind = ObjectKind::TypeName(false);
        let object = self.new_object(name.name.clone(), name.span, TypeId::NONE, kind);
        let typ = self.types.add(Type::TypeParam(Rc::new(TypeParam {
            object,
            index,
            bound: TypeId::INVALID,
        })));
        self.types.object_mut(object).typ = typ;
        self.declare(self.env.scope, Some(name), object);
        typ
    }

    fn bound(&mut self, e: &'a Expr) -> TypeId {
        let is_terms = matches!(
            e.kind,
            ExprKind::Unary(UnaryOp::Tilde, _) | ExprKind::Binary(BinaryOp::Or, _, _)
        );
        if is_terms {
            return self.implicit_interface(e);
        }
        self.typ(e)
    }

    /// Gives a type its methods; tells those that are there twice.
    fn collect_methods(&mut self, object: ObjectId) {
        let Some(methods) = self.methods.remove(&object) else {
            return;
        };
        let typ = self.types.type_of(object);
        let is_named = matches!(self.types.get(typ), Type::Named(_));
        if is_named {
            self.later(move |checker| checker.field_uniqueness(typ));
        }
        let mut seen: BTreeMap<Name, ObjectId> = BTreeMap::new();
        for method in methods {
            let found = self.types.object(method).clone();
            if let Some(other) = seen.get(&found.name) {
                let base = self.types.object(object).name.clone();
                let place = self.files.show(self.types.object(*other).span.start);
                let name = &found.name;
                let message = format!("method {base}.{name} already declared at {place}");
                self.error(found.span, message);
                continue;
            }
            seen.insert(found.name, method);
            if let Some(named) = self.types.named_mut(typ) {
                named.methods.push(method);
            }
        }
    }

    fn field_uniqueness(&mut self, typ: TypeId) {
        let Type::Named(named) = self.types.get(typ).clone() else {
            return;
        };
        let Type::Struct(shape) = self.types.shape(typ) else {
            return;
        };
        for field in &shape.fields {
            let name = self.types.object(*field).name.clone();
            let same = |method: &&ObjectId| self.types.object(**method).name == name;
            if let Some(method) = named.methods.iter().find(same) {
                let span = self.types.object(*method).span;
                let also = self.other_declaration(*field);
                let message = format!("field and method with the same name {name}{also}");
                self.error(span, message);
            }
        }
    }

    fn func_decl(&mut self, object: ObjectId, decl: &'a FuncDecl) {
        let placeholder = self.types.add(Type::Signature(Rc::default()));
        self.types.object_mut(object).typ = placeholder;
        let (signature, scope) = self.func_type(
            decl.receiver.as_ref(),
            &decl.tparams,
            &decl.typ,
            Some(placeholder),
        );
        if !decl.tparams.is_empty() && decl.body.is_none() && decl.unread.is_none() {
            self.error(decl.name.span, "generic function is missing function body");
        }
        let Some(body) = &decl.body else {
            return;
        };
        self.later(move |checker| {
            let outer: Vec<TypeId> = signature
                .tparams
                .iter()
                .chain(&signature.receiver_tparams)
                .copied()
                .collect();
            let env = super::Env {
                decl: Some(object),
                outer: outer.into(),
                ..checker.env.clone()
            };
            checker.func_body(env, signature, scope, body, None);
        });
    }

    /// Declarations inside a function.
    pub fn local_decls(&mut self, decls: &'a [Decl]) {
        let mut last = LastConst::default();
        for decl in decls {
            match decl {
                Decl::Const(decl) => self.local_consts(decl, &mut last),
                Decl::Var(decl) => self.local_vars(decl),
                Decl::Type(decl) => {
                    let kind = ObjectKind::TypeName(decl.is_alias);
                    let name = &decl.name;
                    let object = self.new_object(name.name.clone(), name.span, TypeId::NONE, kind);
                    self.declare(self.env.scope, Some(name), object);
                    self.path.push(object);
                    self.type_decl(object, decl);
                    self.path.pop();
                }
                Decl::Import(_) | Decl::Func(_) => {}
            }
        }
    }
}
