//! Expressions that denote types.

use super::{Checker, Operand, span_of};
use crate::syntax::ast::*;
use crate::syntax::printer;
use crate::types::{BasicKind, Mode, ObjectId, ObjectKind, Type, TypeId};

impl<'a> Checker<'a> {
    /// A name, as an expression or (if `wants_type`) as a type.
    pub fn ident(&mut self, e: &'a Expr, name: &Name, wants_type: bool) -> Operand<'a> {
        let mut x = Operand::new(Mode::Invalid, TypeId::INVALID, e);
        let Some((scope, object)) = self.lookup_scope(name) else {
            if **name == *"_" {
                self.error_at(e, "cannot use _ as value or type");
            } else if is_name(name) {
                self.error_at(e, format!("undefined: {name}"));
            }
            return x;
        };
        self.record_use(e.id, object);
        let is_type = matches!(self.types.object(object).kind, ObjectKind::TypeName(_));
        if !is_type && wants_type {
            let kind = self.types.object_kind(object);
            self.error_at(e, format!("{name} ({kind}) is not a type"));
            self.set_used(object, true);
            return x;
        }
        let is_ours = self.types.object(object).package == Some(self.package);
        if self.types.type_of(object) == TypeId::NONE || is_type && wants_type && is_ours {
            self.object_decl(object);
        }
        if let Some(scope) = scope
            && let Some(import) = self.dot_imports.get(&(scope, name.clone()))
        {
            self.used_imports.insert(*import);
        }
        let found = self.types.object(object).clone();
        match found.kind {
            ObjectKind::PackageName(_) => {
                self.error_at(e, format!("use of package {name} not in selector"));
                return x;
            }
            ObjectKind::Const(value) => {
                self.add_dependency(object);
                if found.typ == TypeId::INVALID {
                    return x;
                }
                x.value = value;
                if found.package.is_none() && *found.name == *"iota" {
                    match &self.env.iota {
                        Some(iota) => x.value = iota.clone(),
                        None => {
                            self.error_at(e, "cannot use iota outside constant declaration");
                            return x;
                        }
                    }
                }
                x.mode = Mode::Constant;
            }
            ObjectKind::TypeName(_) => x.mode = Mode::Type,
            ObjectKind::Var(_) => {
                if is_ours {
                    self.set_used(object, true);
                }
                self.add_dependency(object);
                if !found.is_global {
                    self.note_capture(object, scope);
                }
                if found.typ == TypeId::INVALID {
                    return x;
                }
                x.mode = Mode::Variable;
            }
            ObjectKind::Func(_) => {
                self.add_dependency(object);
                x.mode = Mode::Value;
            }
            ObjectKind::Builtin(builtin) => {
                x.builtin = Some(builtin);
                x.mode = Mode::Builtin;
            }
            ObjectKind::Nil => x.mode = Mode::Nil,
            ObjectKind::Label => {}
        }
        x.typ = found.typ;
        x
    }

    pub fn typ(&mut self, e: &'a Expr) -> TypeId {
        self.declared_type(e, None)
    }

    /// A type that variables can have.
    pub fn var_type(&mut self, e: &'a Expr) -> TypeId {
        let typ = self.declared_type(e, None);
        self.valid_var_type(e, typ);
        typ
    }

    pub fn valid_var_type(&mut self, e: &'a Expr, typ: TypeId) {
        if self.types.is_type_param(typ) {
            return;
        }
        self.later(move |checker| {
            if !checker.types.is_constraint_only(typ) {
                return;
            }
            let set = checker.types.type_set(typ);
            let why = match set.is_comparable {
                true => "interface is (or embeds) comparable",
                false => "interface contains type constraints",
            };
            let shown = checker.ts(typ);
            let message = format!("cannot use type {shown} outside a type constraint: {why}");
            checker.error_at(e, message);
        });
    }

    /// The type of a declaration's right side; `of` is the declared name.
    pub fn declared_type(&mut self, e: &'a Expr, of: Option<ObjectId>) -> TypeId {
        let mut typ = self.type_inside(e, of);
        if self.types.is_generic(typ) {
            let shown = self.ts(typ);
            let message = format!("cannot use generic type {shown} without instantiation");
            self.error_at(e, message);
            typ = TypeId::INVALID;
        }
        self.record_type_expr(e, typ);
        typ
    }

    /// A generic type that is not instantiated; the words why it is none.
    pub fn generic_type(&mut self, e: &'a Expr) -> Result<TypeId, Option<String>> {
        let typ = self.type_inside(e, None);
        if self.types.is_valid(typ) && !self.types.is_generic(typ) {
            let shown = self.ts(typ);
            return Err(Some(format!("{shown} is not a generic type")));
        }
        self.record_type_expr(e, typ);
        match self.types.is_valid(typ) || self.types.is_generic(typ) {
            true => Ok(typ),
            false => Err(None),
        }
    }

    fn named_type(&mut self, x: Operand<'a>) -> TypeId {
        match x.mode {
            Mode::Type => return x.typ,
            Mode::Invalid => {}
            Mode::NoValue => {
                let shown = self.describe(&x);
                self.error_on(&x, format!("{shown} used as type"));
            }
            _ => {
                let shown = self.describe(&x);
                self.error_on(&x, format!("{shown} is not a type"));
            }
        }
        TypeId::INVALID
    }

    fn type_inside(&mut self, e: &'a Expr, of: Option<ObjectId>) -> TypeId {
        match &e.kind {
            ExprKind::Bad => TypeId::INVALID,
            ExprKind::Name(name) => {
                let x = self.ident(e, name, true);
                self.named_type(x)
            }
            ExprKind::Selector(inner, sel) => {
                let x = self.selector(e, inner, sel, true);
                self.named_type(x)
            }
            ExprKind::Index(inner, arguments) => self.instantiated_type(inner, arguments),
            ExprKind::Paren(inner) => self.declared_type(inner, of),
            ExprKind::ArrayType(length, elem) => {
                let len = match length {
                    Some(length) => self.array_length(length),
                    None => {
                        let message = "invalid use of [...] array (outside a composite literal)";
                        self.error_at(e, message);
                        -1
                    }
                };
                let elem = self.var_type(elem);
                match len >= 0 {
                    true => self.types.add(Type::Array { elem, len }),
                    false => TypeId::INVALID,
                }
            }
            ExprKind::SliceType(elem) => {
                let elem = self.var_type(elem);
                self.types.add(Type::Slice(elem))
            }
            ExprKind::StructType(fields) => self.struct_type(fields),
            ExprKind::Star(base) => {
                let base = self.var_type(base);
                match self.types.is_valid(base) || self.is_alias_in_progress(base) {
                    true => self.types.add(Type::Pointer(base)),
                    false => TypeId::INVALID,
                }
            }
            ExprKind::FuncType(typ) => {
                let id = self.types.add(Type::Signature(Default::default()));
                self.func_type(None, &[], typ, Some(id));
                id
            }
            ExprKind::InterfaceType(elements) => self.interface_type(elements, of),
            ExprKind::MapType(key, elem) => {
                let (key_expr, key, elem) = (&**key, self.var_type(key), self.var_type(elem));
                self.later(move |checker| {
                    if !checker.types.is_valid(key) || checker.types.comparable(key) {
                        return;
                    }
                    let why = match checker.types.is_type_param(key) {
                        true => " (missing comparable constraint)",
                        false => "",
                    };
                    let shown = checker.ts(key);
                    checker.error_at(key_expr, format!("invalid map key type {shown}{why}"));
                });
                self.types.add(Type::Map { key, elem })
            }
            ExprKind::ChanType(dir, elem) => {
                let elem = self.var_type(elem);
                self.types.add(Type::Chan { dir: *dir, elem })
            }
            ExprKind::DotsType(_) => {
                self.error_at(e, "invalid use of ...");
                TypeId::INVALID
            }
            _ => {
                let shown = printer::expr(e);
                self.error_at(e, format!("{shown} is not a type"));
                self.use_exprs(std::slice::from_ref(e));
                TypeId::INVALID
            }
        }
    }

    fn is_alias_in_progress(&self, typ: TypeId) -> bool {
        match self.types.get(typ) {
            Type::Alias(alias) => self.path.contains(&alias.object),
            _ => false,
        }
    }

    fn instantiated_type(&mut self, inner: &'a Expr, arguments: &'a [Expr]) -> TypeId {
        let generic = match self.generic_type(inner) {
            Ok(generic) => generic,
            Err(cause) => {
                if let Some(cause) = cause {
                    let shown = printer::expr(inner);
                    let list = printer::expr_list(arguments);
                    let message = format!("invalid operation: {shown}[{list}] ({cause})");
                    self.error_at(inner, message);
                }
                return TypeId::INVALID;
            }
        };
        let Some(targs) = self.type_list(arguments) else {
            return TypeId::INVALID;
        };
        let (tparams, object) = match self.types.get(generic) {
            Type::Named(named) => (named.tparams.clone(), named.object),
            Type::Alias(alias) => (alias.tparams.clone(), alias.object),
            _ => return TypeId::INVALID,
        };
        if tparams.len() != targs.len() {
            let name = self.types.object(object).name.clone();
            let quality = if targs.len() < tparams.len() {
                "not enough"
            } else {
                "too many"
            };
            let (got, want) = (targs.len(), tparams.len());
            let message =
                format!("{quality} type arguments for type {name}: have {got}, want {want}");
            self.error_at(inner, message);
            return TypeId::INVALID;
        }
        let instance = self.types.instantiate(generic, &targs);
        let node = match &inner.kind {
            ExprKind::Selector(_, sel) => sel.id,
            _ => inner.id,
        };
        self.info.instances.insert(
            node,
            crate::types::Instance {
                arguments: targs.clone().into(),
                typ: instance,
            },
        );
        self.later(move |checker| {
            // An instance of an alias was made of what was not known yet.
            if matches!(checker.types.get(instance), Type::Alias(_)) {
                checker.refresh_alias(instance);
            }
            let tparams = match checker.types.get(generic) {
                Type::Named(named) => named.tparams.clone(),
                Type::Alias(alias) => alias.tparams.clone(),
                _ => return,
            };
            if let Err((index, cause)) = checker.verify(&tparams, &targs) {
                let span = arguments.get(index).map_or(span_of(inner), span_of);
                checker.error(span, cause);
            }
        });
        instance
    }

    fn refresh_alias(&mut self, instance: TypeId) {
        let Type::Alias(alias) = self.types.get(instance).clone() else {
            return;
        };
        let Some(origin) = alias.origin else {
            return;
        };
        if let Type::Alias(generic) = self.types.get(origin).clone() {
            let target = self
                .types
                .subst(generic.target, &generic.tparams, &alias.arguments);
            let changed = crate::types::AliasType {
                target,
                ..(*alias).clone()
            };
            self.types.types[instance.0 as usize] = Type::Alias(changed.into());
        }
    }

    fn array_length(&mut self, e: &'a Expr) -> i64 {
        if let ExprKind::Name(name) = &e.kind {
            match self.lookup(name) {
                None => {
                    let message =
                        format!("undefined array length {name} or missing type constraint");
                    self.error_at(e, message);
                    return -1;
                }
                Some(object) => {
                    if !matches!(self.types.object(object).kind, ObjectKind::Const(_)) {
                        self.error_at(e, format!("invalid array length {name}"));
                        self.set_used(object, true);
                        return -1;
                    }
                }
            }
        }
        let x = self.expr(None, e);
        if !x.is_constant() {
            if x.is_valid() {
                let shown = self.describe(&x);
                self.error_on(&x, format!("array length {shown} must be constant"));
            }
            return -1;
        }
        let is_integer = self.types.is_basic(x.typ, BasicKind::is_integer);
        if (self.types.is_untyped(x.typ) || is_integer)
            && let Some(length) = x.value.to_i64()
            && length >= 0
        {
            return length;
        }
        let shown = self.describe(&x);
        let message = match is_integer {
            true => format!("invalid array length {shown}"),
            false => format!("array length {shown} must be integer"),
        };
        self.error_on(&x, message);
        -1
    }

    /// None if one of them is invalid.
    pub fn type_list(&mut self, list: &'a [Expr]) -> Option<Vec<TypeId>> {
        let mut types = Vec::new();
        let mut is_good = true;
        for e in list {
            let typ = self.var_type(e);
            is_good &= self.types.is_valid(typ);
            types.push(typ);
        }
        is_good.then_some(types)
    }
}

/// Whether the letters are those of an identifier; if not, that was told already.
fn is_name(name: &str) -> bool {
    name.chars().all(|letter| letter == '_' || letter.is_alphanumeric())
}
