//! Struct types.

use super::{Checker, span_of};
use crate::syntax::ast::*;
use crate::syntax::unquote;
use crate::types::{BasicKind, ObjectId, ObjectKind, StructType, Type, TypeId, VarKind, VarObject};
use source::Span;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Collects the fields of one struct.
#[derive(Default)]
struct Fields {
    shape: StructType,
    names: BTreeMap<Name, ObjectId>,
    has_tags: bool,
}

impl<'a> Checker<'a> {
    pub fn struct_type(&mut self, list: &'a [Field]) -> TypeId {
        let mut fields = Fields::default();
        for field in list {
            let typ = self.var_type(&field.typ);
            let tag: Name = match &field.tag {
                Some((literal, _)) if !literal.is_bad && literal.kind == LiteralKind::String => {
                    let bytes = unquote::string(&literal.text);
                    String::from_utf8_lossy(&bytes).into()
                }
                _ => "".into(),
            };
            for name in &field.names {
                let (span, text) = (name.span, name.name.clone());
                self.add_field(&mut fields, Some(name.id), span, text, (typ, &tag, false));
            }
            if field.names.is_empty() {
                self.add_embedded(&mut fields, field, typ, &tag);
            }
        }
        if !fields.has_tags {
            fields.shape.tags.clear();
        }
        self.types.add(Type::Struct(Rc::new(fields.shape)))
    }

    fn add_field(
        &mut self,
        fields: &mut Fields,
        node: Option<NodeId>,
        span: Span,
        name: Name,
        (typ, tag, is_embedded): (TypeId, &Name, bool),
    ) {
        let kind = ObjectKind::Var(VarObject {
            is_embedded,
            ..VarObject::new(VarKind::Field)
        });
        let object = self.new_object(name.clone(), span, typ, kind);
        if *name != *"_"
            && let Some(other) = fields.names.get(&name)
        {
            let also = self.other_declaration(*other);
            return self.error(span, format!("{name} redeclared{also}"));
        }
        fields.names.insert(name, object);
        fields.shape.fields.push(object);
        fields.shape.tags.push(tag.clone());
        fields.has_tags |= !tag.is_empty();
        if let Some(node) = node {
            self.record_def(node, object);
        }
    }

    fn add_embedded(&mut self, fields: &mut Fields, field: &'a Field, typ: TypeId, tag: &Name) {
        let span = span_of(&field.typ);
        let Some((name_span, name)) = embedded_name(&field.typ) else {
            let shown = crate::syntax::printer::expr(&field.typ);
            return self.error(span, format!("invalid embedded field type {shown}"));
        };
        self.add_field(fields, None, name_span, name, (typ, tag, true));
        self.later(move |checker| checker.valid_embedded(typ, span));
    }

    fn valid_embedded(&mut self, typ: TypeId, span: Span) {
        let (base, is_pointer) = self.types.deref(typ);
        let message = match self.types.shape(base) {
            Type::Basic(BasicKind::UnsafePointer) => "embedded field type cannot be unsafe.Pointer",
            Type::Pointer(_) => "embedded field type cannot be a pointer",
            Type::Interface(_) if self.types.is_type_param(base) => {
                "embedded field type cannot be a (pointer to a) type parameter"
            }
            Type::Interface(_) if is_pointer => {
                "embedded field type cannot be a pointer to an interface"
            }
            _ => return,
        };
        self.error(span, message);
    }
}

/// The name that an embedded field gets from its type.
fn embedded_name(typ: &Expr) -> Option<(Span, Name)> {
    match &typ.kind {
        ExprKind::Name(name) => Some((typ.span, name.clone())),
        ExprKind::Star(inner) if !matches!(inner.kind, ExprKind::Star(_)) => embedded_name(inner),
        ExprKind::Selector(_, sel) => Some((sel.span, sel.name.clone())),
        ExprKind::Index(inner, _) => embedded_name(inner),
        _ => None,
    }
}
