//! Package unsafe.

use super::builtins::BuiltinCall;
use super::{Checker, Operand};
use crate::syntax::ast::*;
use crate::syntax::printer;
use crate::types::universe::UNSAFE_BUILTINS;
use crate::types::{
    Builtin, Lookup, Mode, Object, ObjectKind, Package, PackageId, Type, TypeId, Value,
};
use source::Span;

impl<'a> Checker<'a> {
    /// Package unsafe is always there, as the first.
    pub fn add_unsafe(&mut self) {
        let package = PackageId(0);
        self.types.packages.push(crate::types::store::PackageName {
            name: "unsafe".into(),
            path: "unsafe".into(),
            is_ambiguous: false,
        });
        let mut scope = std::collections::BTreeMap::new();
        let mut add = |name: &str, typ, kind| {
            let object = self.types.add_object(Object {
                name: name.into(),
                span: Span::empty(0),
                package: Some(package),
                typ,
                kind,
                is_global: true,
            });
            scope.insert(Name::from(name), object);
        };
        add(
            "Pointer",
            TypeId::UNSAFE_POINTER,
            ObjectKind::TypeName(false),
        );
        for (name, builtin, ..) in UNSAFE_BUILTINS {
            add(name, TypeId::INVALID, ObjectKind::Builtin(*builtin));
        }
        self.packages.push(Package {
            path: "unsafe".into(),
            name: "unsafe".into(),
            files: Vec::new(),
            is_library: true,
            is_partial: false,
            scope,
            imports: Vec::new(),
            init_order: Vec::new(),
            inits: Vec::new(),
            functions: Vec::new(),
            variables: Vec::new(),
        });
    }

    pub(super) fn unsafe_builtin(
        &mut self,
        call: &BuiltinCall<'a>,
        builtin: Builtin,
        list: Vec<Operand<'a>>,
    ) -> Option<Operand<'a>> {
        let context = format!("argument to unsafe.{}", call.name);
        let mut list = list.into_iter();
        let mut size = Operand::new(Mode::Constant, TypeId::UINTPTR, call.e);
        match builtin {
            Builtin::Sizeof | Builtin::Alignof => {
                let mut x = list.next()?;
                self.assignment(&mut x, TypeId::NONE, &context);
                if !x.is_valid() {
                    return None;
                }
                if self.types.is_type_param(x.typ) {
                    size.mode = Mode::Value;
                    return Some(size);
                }
                let bytes = match builtin {
                    Builtin::Sizeof => self.types.size_of(x.typ),
                    _ => self.types.align_of(x.typ),
                };
                size.value = Value::Int(bytes.into());
                Some(size)
            }
            Builtin::Offsetof => {
                size.value = Value::Int(self.offset_of(call)?.into());
                Some(size)
            }
            Builtin::Add => {
                let mut x = list.next()?;
                self.assignment(&mut x, TypeId::UNSAFE_POINTER, &context);
                let mut y = list.next()?;
                let fits = x.is_valid() && self.valid_index(&mut y, "length", true);
                fits.then(|| Operand::new(Mode::Value, TypeId::UNSAFE_POINTER, call.e))
            }
            Builtin::Slice | Builtin::SliceData => {
                let x = list.next()?;
                let core = self.core(x.typ).map(|core| self.types.get(core).clone());
                let (wants, typ) = match (builtin, core) {
                    (Builtin::Slice, Some(Type::Pointer(base))) => {
                        ("pointer", Some(self.types.slice_of(base)))
                    }
                    (Builtin::SliceData, Some(Type::Slice(elem))) => {
                        ("slice", Some(self.types.pointer_to(elem)))
                    }
                    (Builtin::Slice, _) => ("pointer", None),
                    _ => ("slice", None),
                };
                let Some(typ) = typ else {
                    let shown = self.describe(&x);
                    self.error_on(&x, format!("invalid argument: {shown} is not a {wants}"));
                    return None;
                };
                if builtin == Builtin::Slice {
                    let mut y = list.next()?;
                    if !self.valid_index(&mut y, "length", false) {
                        return None;
                    }
                }
                Some(Operand::new(Mode::Value, typ, call.e))
            }
            Builtin::String => {
                let mut x = list.next()?;
                let bytes = self.types.pointer_to(TypeId::BYTE);
                self.assignment(&mut x, bytes, &context);
                let mut y = list.next()?;
                let fits = x.is_valid() && self.valid_index(&mut y, "length", false);
                fits.then(|| Operand::new(Mode::Value, TypeId::STRING, call.e))
            }
            _ => {
                let mut x = list.next()?;
                self.assignment(&mut x, TypeId::STRING, &context);
                let typ = self.types.pointer_to(TypeId::BYTE);
                x.is_valid().then(|| Operand::new(Mode::Value, typ, call.e))
            }
        }
    }

    fn offset_of(&mut self, call: &BuiltinCall<'a>) -> Option<u64> {
        let argument = &call.call.arguments[0];
        let ExprKind::Selector(inner, sel) = &argument.unparen().kind else {
            let shown = printer::expr(argument);
            let message = format!("invalid argument: {shown} is not a selector expression");
            self.error_at(argument, message);
            self.use_exprs(&call.call.arguments);
            return None;
        };
        let x = self.expr(None, inner);
        if !x.is_valid() {
            return None;
        }
        let base = self.types.pointer_base(x.typ).unwrap_or(x.typ);
        let found = match self.types.find(base, &sel.name, Some(self.package), false) {
            Lookup::Found(found) if !self.is_function(found.object) => found,
            _ => {
                let (typ, name) = (self.ts(base), &sel.name);
                let message = format!("invalid argument: {typ} has no single field {name}");
                self.error_on(&x, message);
                return None;
            }
        };
        let (mut at, mut total) = (base, 0);
        for step in &found.path {
            let Type::Struct(shape) = self.types.shape(at) else {
                return None;
            };
            total += self.types.layout(&shape.fields).0[step.index as usize];
            at = step.typ;
        }
        Some(total)
    }
}
