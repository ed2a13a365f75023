//! Composite literals.

use super::{Checker, Operand};
use crate::syntax::ast::*;
use crate::syntax::printer;
use crate::types::{
    Lookup, Mode, ObjectId, ReceiverStep, Selection, SelectionKind, Type, TypeId, Value,
};
use source::Span;
use std::collections::{BTreeMap, BTreeSet};

impl<'a> Checker<'a> {
    pub fn composite_literal(
        &mut self,
        e: &'a Expr,
        literal: &'a Composite,
        hint: Option<TypeId>,
    ) -> Operand<'a> {
        let (typ, base, is_element) = match (&literal.typ, hint) {
            (Some(written), _) => {
                if let ExprKind::ArrayType(None, elem) = &written.kind {
                    return self.open_array(e, literal, written, elem);
                }
                let typ = self.typ(written);
                (typ, typ, false)
            }
            (None, Some(hint)) => {
                let core = self.core(hint);
                let base = match core.map(|core| self.types.deref(core)) {
                    Some((base, true)) => base,
                    _ => hint,
                };
                (hint, base, true)
            }
            (None, None) => {
                self.error_at(e, "missing type in composite literal");
                (TypeId::INVALID, TypeId::INVALID, false)
            }
        };
        if !self.is_complete(base) {
            return Operand::invalid();
        }
        let core = self.core(base);
        let elements = &literal.elements[..];
        match core.map(|core| self.types.get(core).clone()) {
            Some(Type::Struct(shape)) => {
                let fields = &shape.fields;
                if matches!(
                    elements.first().map(|it| &it.kind),
                    Some(ExprKind::KeyValue(..))
                ) {
                    self.keyed_fields(core.unwrap_or(base), base, elements);
                } else if !elements.is_empty() {
                    self.positional_fields(literal, base, fields);
                }
            }
            Some(Type::Array { elem, len }) => {
                self.indexed_elements(elements, elem, len);
            }
            Some(Type::Slice(elem)) => {
                self.indexed_elements(elements, elem, -1);
            }
            Some(Type::Map { key, elem }) => self.map_elements(elements, key, elem),
            other => {
                self.use_exprs(elements);
                if !matches!(other, Some(Type::Basic(crate::types::BasicKind::Invalid))) {
                    let what = if is_element { " element" } else { "" };
                    let cause = match other {
                        None => " (no common underlying type)",
                        Some(_) => "",
                    };
                    let shown = self.ts(typ);
                    let message = format!("invalid composite literal{what} type {shown}{cause}");
                    self.error_at(e, message);
                    return Operand::invalid();
                }
            }
        }
        Operand::new(Mode::Value, typ, e)
    }

    /// `[...]T{...}`: as long as its elements reach.
    fn open_array(
        &mut self,
        e: &'a Expr,
        literal: &'a Composite,
        written: &'a Expr,
        elem: &'a Expr,
    ) -> Operand<'a> {
        let elem = self.var_type(elem);
        let len = self.indexed_elements(&literal.elements, elem, -1);
        let typ = self.types.add(Type::Array { elem, len });
        self.record_type_expr(written, typ);
        Operand::new(Mode::Value, typ, e)
    }

    fn keyed_fields(&mut self, shape: TypeId, base: TypeId, elements: &'a [Expr]) {
        let mut seen: Vec<(Vec<u32>, ObjectId)> = Vec::new();
        for element in elements {
            let ExprKind::KeyValue(key, value) = &element.kind else {
                let message = "mixture of field:value and value elements in struct literal";
                self.error_at(element, message);
                continue;
            };
            let name = key.as_name();
            let mut x = self.generic_expr(value, None);
            let Some(name) = name else {
                let shown = printer::expr(key);
                let message = format!("invalid field name {shown} in struct literal");
                self.error_at(element, message);
                continue;
            };
            let Some((field, path)) = self.literal_field(shape, base, key, name) else {
                continue;
            };
            let typ = self.types.type_of(field);
            self.assignment(&mut x, typ, "struct literal");
            for (other_path, other) in &seen {
                let (mine, theirs) = (
                    self.types.object(field).name.clone(),
                    self.types.object(*other).name.clone(),
                );
                let message = if *other_path == path {
                    format!("duplicate field name {mine} in struct literal")
                } else if path.starts_with(other_path) {
                    format!(
                        "cannot specify promoted field {mine} and enclosing embedded field {theirs}"
                    )
                } else if other_path.starts_with(&path) {
                    format!(
                        "cannot specify embedded field {mine} and enclosed promoted field {theirs}"
                    )
                } else {
                    continue;
                };
                self.error_at(element, message);
                break;
            }
            seen.push((path, field));
        }
    }

    /// The field that a key names, promoted ones too, with the numbers on the way.
    fn literal_field(
        &mut self,
        shape: TypeId,
        base: TypeId,
        key: &'a Expr,
        name: &Name,
    ) -> Option<(ObjectId, Vec<u32>)> {
        let found = match self.types.find(shape, name, self.here(), false) {
            Lookup::Found(found) => found,
            _ => {
                let alternative = match self.types.find(shape, name, self.here(), true) {
                    Lookup::Found(found) => Some(found.object),
                    _ => None,
                };
                let message = self.lookup_words(base, name, alternative, true);
                self.error_at(key, message);
                return None;
            }
        };
        if self.is_function(found.object) {
            self.error_at(key, format!("{name} is not a field"));
            return None;
        }
        if found.path.iter().any(|step| step.through_pointer) {
            let message = format!("invalid implicit pointer indirection to reach {name}");
            self.error_at(key, message);
            return None;
        }
        self.record_use(key.id, found.object);
        let path: Vec<u32> = found.path.iter().map(|step| step.index).collect();
        if path.len() > 1 {
            self.info.selections.insert(
                key.id,
                Selection {
                    kind: SelectionKind::Field,
                    receiver: base,
                    object: found.object,
                    path: found.path.into(),
                    step: ReceiverStep::AsIs,
                    typ: self.types.type_of(found.object),
                },
            );
        }
        Some((found.object, path))
    }

    fn positional_fields(&mut self, literal: &'a Composite, base: TypeId, fields: &[ObjectId]) {
        let shown = self.ts(base);
        for (index, element) in literal.elements.iter().enumerate() {
            if let ExprKind::KeyValue(..) = element.kind {
                let message = "mixture of field:value and value elements in struct literal";
                self.error_at(element, message);
                continue;
            }
            let mut x = self.generic_expr(element, None);
            let Some(field) = fields.get(index) else {
                let message = format!("too many values in struct literal of type {shown}");
                self.error_on(&x, message);
                break;
            };
            let field = self.types.object(*field).clone();
            if !field.is_exported() && field.package != Some(self.package) {
                let name = field.name;
                let message = format!(
                    "implicit assignment to unexported field {name} in struct literal of type {shown}"
                );
                self.error_on(&x, message);
                continue;
            }
            self.assignment(&mut x, field.typ, "struct literal");
        }
        if literal.elements.len() < fields.len() {
            let hidden = fields.iter().any(|field| {
                let field = self.types.object(*field);
                !field.is_exported() && field.package != Some(self.package)
            });
            let hint = match hidden {
                true => " (type has unexported fields - use key:value pairs)",
                false => "",
            };
            let at = Span::new(literal.closing, literal.closing + 1);
            let message = format!("too few values in struct literal of type {shown}{hint}");
            self.error(at, message);
        }
    }

    /// Elements of an array or slice; how far they reach. `length` below 0: no limit.
    fn indexed_elements(&mut self, elements: &'a [Expr], typ: TypeId, length: i64) -> i64 {
        let mut seen = BTreeSet::new();
        let (mut index, mut reach) = (0i64, 0i64);
        for element in elements {
            let mut is_valid = false;
            let mut value = element;
            if let ExprKind::KeyValue(key, inner) = &element.kind {
                value = inner;
                match self.index_typed(key, length) {
                    (true, Some(at)) => {
                        index = at;
                        is_valid = true;
                    }
                    (true, None) => {
                        let shown = printer::expr(key);
                        let message = format!("index {shown} must be integer constant");
                        self.error_at(element, message);
                    }
                    (false, _) => {}
                }
            } else if length >= 0 && index >= length {
                let message = format!("index {index} is out of bounds (>= {length})");
                self.error_at(element, message);
            } else {
                is_valid = true;
            }
            if is_valid && !seen.insert(index) {
                let message = format!("duplicate index {index} in array or slice literal");
                self.error_at(element, message);
            }
            index = index.saturating_add(1);
            reach = reach.max(index);
            let mut x = self.generic_expr(value, Some(typ));
            self.assignment(&mut x, typ, "array or slice literal");
        }
        reach
    }

    fn map_elements(&mut self, elements: &'a [Expr], key_type: TypeId, elem: TypeId) {
        let is_interface = self.types.is_interface(key_type);
        let mut seen: BTreeMap<Value, Vec<TypeId>> = BTreeMap::new();
        for element in elements {
            let ExprKind::KeyValue(key, value) = &element.kind else {
                self.error_at(element, "missing key in map literal");
                continue;
            };
            let mut x = self.generic_expr(key, Some(key_type));
            self.assignment(&mut x, key_type, "map literal");
            if !x.is_valid() {
                continue;
            }
            if x.is_constant() {
                let value = match x.value.as_int() {
                    Value::Unknown => x.value.clone(),
                    integer => integer,
                };
                let typ = if is_interface { x.typ } else { key_type };
                let known = seen.entry(value).or_default();
                let types = known.clone();
                known.push(typ);
                if types.into_iter().any(|it| self.types.identical(it, typ)) {
                    let shown = x.value.show();
                    self.error_on(&x, format!("duplicate key {shown} in map literal"));
                    continue;
                }
            }
            let mut x = self.generic_expr(value, Some(elem));
            self.assignment(&mut x, elem, "map literal");
        }
    }
}
