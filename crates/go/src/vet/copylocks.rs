//! Locks that are copied.

use super::Vet;
use crate::syntax::ast::*;
use crate::types::{Builtin, Mode, ObjectKind, Type, TypeId};
use source::Span;

impl Vet<'_> {
    pub(super) fn copied_locks_of_stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Assign(assign) => {
                for (index, value) in assign.rhs.iter().enumerate() {
                    if let Some(path) = self.copied(value)
                        && let Some(left) = assign.lhs.get(index)
                    {
                        let shown = self.source(left);
                        let message = format!("assignment copies lock value to {shown}: {path}");
                        self.warn(value.span, message);
                    }
                }
            }
            StmtKind::Return(results) => {
                for value in results {
                    if let Some(path) = self.copied(value) {
                        self.warn(value.span, format!("return copies lock value: {path}"));
                    }
                }
            }
            StmtKind::For(inner) => self.loop_variable_copies(inner),
            StmtKind::Range(range) => {
                for e in &range.lhs {
                    self.range_copies(e, range.is_define);
                }
            }
            _ => {}
        }
    }

    fn loop_variable_copies(&mut self, inner: &For) {
        let Some(StmtKind::Assign(assign)) = inner.init.as_ref().map(|init| &init.kind) else {
            return;
        };
        if !assign.is_define || assign.rhs.iter().any(|value| self.copied(value).is_some()) {
            return;
        }
        for left in &assign.lhs {
            let Some(object) = self.info.def(left.id) else {
                continue;
            };
            if let Some(path) = self.lock_path(self.types.type_of(object), 0) {
                let shown = self.source(left);
                let message = format!("for loop iteration copies lock value to {shown}: {path}");
                self.warn(left.span, message);
            }
        }
    }

    fn range_copies(&mut self, e: &Expr, is_define: bool) {
        if e.as_name().is_some_and(|name| **name == *"_") {
            return;
        }
        let typ = match is_define {
            true => self.info.def(e.id).map(|object| self.types.type_of(object)),
            false => self.type_of(e),
        };
        if let Some(path) = typ.and_then(|typ| self.lock_path(typ, 0)) {
            let shown = self.source(e);
            self.warn(e.span, format!("range var {shown} copies lock: {path}"));
        }
    }

    pub(super) fn copied_locks_of_expr(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Composite(literal) => {
                for element in &literal.elements {
                    let value = match &element.kind {
                        ExprKind::KeyValue(_, value) => value,
                        _ => element,
                    };
                    if let Some(path) = self.copied(value) {
                        let shown = self.source(value);
                        let message = format!("literal copies lock value from {shown}: {path}");
                        self.warn(value.span, message);
                    }
                }
            }
            ExprKind::Call(call) => {
                let callee = self
                    .callee(call)
                    .map(|it| self.types.object(it).kind.clone());
                let only_measures = matches!(
                    callee,
                    Some(ObjectKind::Builtin(
                        Builtin::Len
                            | Builtin::Cap
                            | Builtin::Sizeof
                            | Builtin::Offsetof
                            | Builtin::Alignof
                    ))
                );
                if only_measures {
                    return;
                }
                for value in &call.arguments {
                    if let Some(path) = self.copied(value) {
                        let shown = self.source(&call.func);
                        let message = format!("call of {shown} copies lock value: {path}");
                        self.warn(value.span, message);
                    }
                }
            }
            _ => {}
        }
    }

    pub(super) fn copied_locks_of_decl(&mut self, decl: &Decl) {
        let Decl::Var(var) = decl else {
            return;
        };
        for (index, value) in var.values.iter().enumerate() {
            if let Some(path) = self.copied(value)
                && let Some(name) = var.names.get(index)
            {
                let name = &name.name;
                let message = format!("variable declaration copies lock value to {name}: {path}");
                self.warn(value.span, message);
            }
        }
    }

    pub(super) fn copied_locks_of_params(
        &mut self,
        name: &str,
        receiver: Option<&Field>,
        typ: &FuncType,
    ) {
        let fields: Vec<(Span, Option<TypeId>)> = receiver
            .into_iter()
            .chain(&typ.parameters)
            .map(|field| (field.typ.span, self.type_of(&field.typ)))
            .collect();
        for (span, typ) in fields {
            if let Some(path) = typ.and_then(|typ| self.lock_path(typ, 0)) {
                self.warn(span, format!("{name} passes lock by value: {path}"));
            }
        }
    }

    /// What lock a value brings along when it is copied.
    fn copied(&mut self, e: &Expr) -> Option<String> {
        let e = e.unparen();
        match &e.kind {
            ExprKind::Composite(_) | ExprKind::Call(_) => return None,
            ExprKind::Star(inner) if matches!(inner.unparen().kind, ExprKind::Call(_)) => {
                return None;
            }
            _ => {}
        }
        let record = self.info.types(e.id)?;
        if matches!(record.mode, Mode::Type | Mode::Builtin | Mode::NoValue) {
            return None;
        }
        self.lock_path(record.typ, 0)
    }

    /// `T contains sync.Mutex`.
    fn lock_path(&mut self, typ: TypeId, depth: u32) -> Option<String> {
        if depth > 20 || self.types.is_type_param(typ) {
            return None;
        }
        let mut typ = typ;
        while let Type::Array { elem, .. } = self.types.shape(typ) {
            typ = elem;
        }
        if let Type::Tuple(elems) = self.types.get(typ).clone() {
            let found = elems
                .iter()
                .find_map(|elem| self.lock_path(*elem, depth + 1))?;
            return Some(format!("{} contains {found}", self.shown_type(typ)));
        }
        let Type::Struct(shape) = self.types.shape(typ) else {
            return None;
        };
        let pointer = self.types.pointer_to(typ);
        if self.is_locker(pointer) && !self.is_locker(typ) || self.is_named(typ, "sync", "noCopy") {
            return Some(self.shown_type(typ));
        }
        for field in &shape.fields {
            let inner = self.types.type_of(*field);
            if let Some(found) = self.lock_path(inner, depth + 1) {
                return Some(format!("{} contains {found}", self.shown_type(typ)));
            }
        }
        None
    }

    fn is_locker(&mut self, typ: TypeId) -> bool {
        ["Lock", "Unlock"].into_iter().all(|name| {
            let method = self.method(typ, name);
            method.is_some_and(|it| it.params.is_empty() && it.results.is_empty())
        })
    }
}
