//! Explicit conversions.

use super::consts::represent;
use super::{Checker, Operand};
use crate::types::{BasicKind, Mode, Type, TypeId, Value};

impl<'a> Checker<'a> {
    /// `T(x)`: `x` becomes the result.
    pub fn conversion(&mut self, x: &mut Operand<'a>, target: TypeId) {
        let is_constant = x.is_constant();
        let to_constant = self.types.is_basic(target, BasicKind::is_constant)
            && !self.types.is_type_param(target);
        let converted = if is_constant && to_constant {
            match self.constant_conversion(x, target) {
                Some(value) => {
                    x.value = value;
                    Ok(())
                }
                None => {
                    let both = self.types.is_basic(x.typ, BasicKind::is_integer)
                        && self.types.is_basic(target, BasicKind::is_integer);
                    if both {
                        let (value, typ) = (x.value.show(), self.ts(target));
                        self.error_on(x, format!("constant {value} overflows {typ}"));
                        x.mode = Mode::Invalid;
                        return;
                    }
                    Err(String::new())
                }
            }
        } else if is_constant && self.types.is_type_param(target) {
            let result = self.constant_to_params(x, target);
            x.mode = Mode::Value;
            result
        } else {
            let result = self.convertible(x, target);
            if result.is_ok() {
                x.mode = Mode::Value;
            }
            result
        };
        if let Err(cause) = converted {
            let mut shown = x.clone();
            if is_constant {
                shown.mode = Mode::Constant;
            }
            let (what, typ) = (self.describe(&shown), self.ts(target));
            let mut message = format!("cannot convert {what} to type {typ}");
            if !cause.is_empty() {
                message = format!("{message}: {cause}");
            }
            self.error_on(x, message);
            x.mode = Mode::Invalid;
            return;
        }
        self.finish_conversion(x, target, is_constant, to_constant);
    }

    fn finish_conversion(
        &mut self,
        x: &mut Operand<'a>,
        target: TypeId,
        is_constant: bool,
        to_constant: bool,
    ) {
        if self.types.is_untyped(x.typ) {
            let mut to = target;
            if x.typ == TypeId::UNTYPED_NIL {
                // `nil` takes the target's type.
            } else if self.types.is_interface(target) || is_constant && !to_constant {
                to = self.types.default_type(x.typ);
            } else if x.is_constant()
                && self.types.is_basic(x.typ, BasicKind::is_integer)
                && self.types.all_basic(target, BasicKind::is_string)
            {
                to = x.typ;
            }
            self.update_type_of(x, to, true);
        }
        let own = x.typ;
        if self.types.is_interface(target) && !x.is_nil() {
            let typed = self.types.default_type(own);
            let operand = Operand {
                typ: typed,
                ..x.clone()
            };
            self.note_conversion(&operand, target);
        }
        if x.mode == Mode::Nil {
            x.mode = Mode::Value;
        }
        x.typ = target;
    }

    fn constant_conversion(&mut self, x: &Operand<'a>, target: TypeId) -> Option<Value> {
        let kind = self.types.basic(target)?;
        if let Some(value) = represent(&x.value, kind) {
            return Some(value);
        }
        let from_integer = self.types.is_basic(x.typ, BasicKind::is_integer);
        (from_integer && kind.is_string()).then(|| x.value.rune_string())
    }

    fn constant_to_params(&mut self, x: &Operand<'a>, target: TypeId) -> Result<(), String> {
        for (_, under) in self.type_list_of(target) {
            let param = self.ts(target);
            let Some(under) = under else {
                return Err(format!("{param} does not contain specific types"));
            };
            let from_string = self.types.is_basic(x.typ, BasicKind::is_string);
            if from_string && self.types.is_bytes_or_runes(under) {
                continue;
            }
            if self.constant_conversion(x, under).is_none() {
                let typ = self.ts(under);
                let both = self.types.is_basic(x.typ, BasicKind::is_integer)
                    && self.types.is_basic(under, BasicKind::is_integer);
                return Err(if both {
                    format!("constant {} overflows {typ} (in {param})", x.value.show())
                } else {
                    let shown = self.describe(x);
                    format!("cannot convert {shown} to type {typ} (in {param})")
                });
            }
        }
        Ok(())
    }

    fn convertible(&mut self, x: &Operand<'a>, target: TypeId) -> Result<(), String> {
        let cause = match self.assignable(x, target) {
            Ok(()) => return Ok(()),
            Err(cause) => cause,
        };
        let (from, to) = (self.types.unalias(x.typ), self.types.unalias(target));
        let (from_param, to_param) = (self.types.is_type_param(from), self.types.is_type_param(to));
        if !from_param && !to_param && self.convertible_shapes(from, to) {
            return Ok(());
        }
        if !from_param && !to_param {
            return Err(cause);
        }
        self.params_convertible(x, from, to, target)
    }

    fn convertible_shapes(&mut self, from: TypeId, to: TypeId) -> bool {
        let (from_under, to_under) = (self.types.underlying(from), self.types.underlying(to));
        if self.identical_but_tags(from_under, to_under) {
            return true;
        }
        let shapes = (
            self.types.get(from_under).clone(),
            self.types.get(to_under).clone(),
        );
        if let (Type::Pointer(a), Type::Pointer(b)) =
            (self.types.get(from).clone(), self.types.get(to).clone())
        {
            let (x, y) = (self.types.underlying(a), self.types.underlying(b));
            let has_param = self.types.is_type_param(a) || self.types.is_type_param(b);
            if !has_param && self.identical_but_tags(x, y) {
                return true;
            }
        }
        let is_real = |kind: BasicKind| kind.is_integer() || kind.is_float();
        let is_address =
            |shape: &Type| matches!(shape, Type::Pointer(_) | Type::Basic(BasicKind::Uintptr));
        match &shapes {
            (Type::Basic(a), Type::Basic(b)) if is_real(*a) && is_real(*b) => true,
            (Type::Basic(a), Type::Basic(b)) if a.is_complex() && b.is_complex() => true,
            (Type::Basic(a), Type::Basic(b)) if a.is_integer() && b.is_string() => true,
            (_, Type::Basic(BasicKind::UnsafePointer)) if is_address(&shapes.0) => true,
            (Type::Basic(BasicKind::UnsafePointer), _) if is_address(&shapes.1) => true,
            (_, Type::Basic(b)) if b.is_string() => self.types.is_bytes_or_runes(from_under),
            (Type::Basic(a), _) if a.is_string() => self.types.is_bytes_or_runes(to_under),
            (Type::Slice(a), Type::Array { elem: b, .. }) => self.types.identical(*a, *b),
            (Type::Slice(a), Type::Pointer(base)) => match self.types.shape(*base) {
                Type::Array { elem: b, .. } => self.types.identical(*a, b),
                _ => false,
            },
            _ => false,
        }
    }

    fn identical_but_tags(&mut self, a: TypeId, b: TypeId) -> bool {
        if self.types.identical(a, b) {
            return true;
        }
        let shapes = (self.types.get(a).clone(), self.types.get(b).clone());
        match shapes {
            (Type::Struct(x), Type::Struct(y)) => {
                x.fields.len() == y.fields.len()
                    && x.fields.iter().zip(&y.fields).all(|(x, y)| {
                        let (left, right) = (self.types.object(*x), self.types.object(*y));
                        let embedded = |it: &crate::types::Object| {
                            it.as_var().is_some_and(|var| var.is_embedded)
                        };
                        let (a, b) = (left.typ, right.typ);
                        embedded(left) == embedded(right)
                            && self.types.same_name(*x, *y)
                            && self.identical_but_tags(a, b)
                    })
            }
            (Type::Slice(x), Type::Slice(y)) | (Type::Pointer(x), Type::Pointer(y)) => {
                self.identical_but_tags(x, y)
            }
            (Type::Array { elem: x, len: n }, Type::Array { elem: y, len: m }) => {
                n == m && self.identical_but_tags(x, y)
            }
            (Type::Map { key: k, elem: x }, Type::Map { key: l, elem: y }) => {
                self.identical_but_tags(k, l) && self.identical_but_tags(x, y)
            }
            _ => false,
        }
    }

    fn params_convertible(
        &mut self,
        x: &Operand<'a>,
        from: TypeId,
        to: TypeId,
        target: TypeId,
    ) -> Result<(), String> {
        let with = |cause: String, message: String| match cause.is_empty() {
            true => message,
            false => format!("{message}\n\t{cause}"),
        };
        let from_param = self.types.is_type_param(from);
        let to_param = self.types.is_type_param(to);
        let sources = match from_param {
            true => self.types.terms_of(from).ok_or_else(String::new)?,
            false => Vec::new(),
        };
        let targets = match to_param {
            true => self.types.terms_of(to).ok_or_else(String::new)?,
            false => Vec::new(),
        };
        let sources: Vec<TypeId> = match from_param {
            true => sources.iter().map(|term| term.typ).collect(),
            false => vec![x.typ],
        };
        let targets: Vec<TypeId> = match to_param {
            true => targets.iter().map(|term| term.typ).collect(),
            false => vec![to],
        };
        for source in &sources {
            for wanted in &targets {
                let mut each = x.clone();
                each.typ = *source;
                if let Err(cause) = self.convertible(&each, *wanted) {
                    let mut left = self.ts(*source);
                    if from_param {
                        left = format!("{left} (in {})", self.ts(from));
                    }
                    let right = match to_param {
                        true => format!("{} (in {})", self.ts(*wanted), self.ts(to)),
                        false => self.ts(target),
                    };
                    return Err(with(
                        cause,
                        format!("cannot convert {left} to type {right}"),
                    ));
                }
            }
        }
        Ok(())
    }
}
