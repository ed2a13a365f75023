//! Indexing and slicing.

use super::{Checker, Operand};
use crate::syntax::ast::*;
use crate::types::{BasicKind, Mode, Type, TypeId};
use source::Span;

impl<'a> Checker<'a> {
    /// True: a generic function with type arguments, to be instantiated by the caller.
    pub fn index_expr(
        &mut self,
        e: &'a Expr,
        inner: &'a Expr,
        indices: &'a [Expr],
    ) -> (Operand<'a>, bool) {
        let mut x = self.expr_or_type(inner, true);
        match x.mode {
            Mode::Invalid => {
                self.use_exprs(indices);
                return (x, false);
            }
            Mode::Type => {
                let typ = self.var_type(e);
                let mode = match self.types.is_valid(typ) {
                    true => Mode::Type,
                    false => Mode::Invalid,
                };
                return (Operand::new(mode, typ, e), false);
            }
            Mode::Value if self.types.is_generic(x.typ) => return (x, true),
            _ => {}
        }
        self.non_generic(None, &mut x);
        if !x.is_valid() || !self.is_complete(x.typ) {
            return (Operand::invalid(), false);
        }
        (self.index_value(e, x, indices), false)
    }

    fn index_value(&mut self, e: &'a Expr, x: Operand<'a>, indices: &'a [Expr]) -> Operand<'a> {
        let mut found = None;
        // Mode, element, length (below 0: not known), key of a map.
        for (_, under) in self.type_list_of(x.typ) {
            let one = under.and_then(|under| self.indexed(&x, under));
            let Some(one) = one else {
                found = None;
                break;
            };
            found = match found {
                None => Some(one),
                Some(before) => {
                    let same = self.types.identical(before.1, one.1)
                        && match (before.3, one.3) {
                            (None, None) => true,
                            (Some(a), Some(b)) => self.types.identical(a, b),
                            _ => false,
                        };
                    if !same {
                        found = None;
                        break;
                    }
                    let mode = if before.0 == Mode::Value {
                        before.0
                    } else {
                        one.0
                    };
                    let len = match (before.2, one.2) {
                        (a, b) if a < 0 => b,
                        (a, b) if b < 0 => a,
                        (a, b) => a.min(b),
                    };
                    Some((mode, before.1, len, before.3))
                }
            };
        }
        let Some((mode, elem, length, key)) = found else {
            let shown = self.describe(&x);
            self.error(
                Span::new(e.pos, e.span.end),
                format!("cannot index {shown}"),
            );
            self.use_exprs(indices);
            return Operand::invalid();
        };
        if indices.len() > 1 {
            self.error_at(&indices[1], "invalid operation: more than one index");
        }
        let index = &indices[0];
        if let Some(key) = key {
            let mut index = self.generic_expr(index, None);
            self.assignment(&mut index, key, "map index");
            return Operand::new(Mode::MapIndex, elem, e);
        }
        self.index(index, length);
        Operand::new(mode, elem, e)
    }

    fn indexed(
        &mut self,
        x: &Operand<'a>,
        under: TypeId,
    ) -> Option<(Mode, TypeId, i64, Option<TypeId>)> {
        match self.types.get(under).clone() {
            Type::Basic(kind) if kind.is_string() => {
                let length = match x.is_constant() {
                    true => x.value.as_bytes().map_or(-1, |bytes| bytes.len() as i64),
                    false => -1,
                };
                Some((Mode::Value, TypeId::BYTE, length, None))
            }
            Type::Array { elem, len } => {
                let mode = match x.mode {
                    Mode::Variable => Mode::Variable,
                    _ => Mode::Value,
                };
                Some((mode, elem, len, None))
            }
            Type::Pointer(base) => match self.types.shape(base) {
                Type::Array { elem, len } => Some((Mode::Variable, elem, len, None)),
                _ => None,
            },
            Type::Slice(elem) => Some((Mode::Variable, elem, -1, None)),
            Type::Map { key, elem } => Some((Mode::MapIndex, elem, -1, Some(key))),
            _ => None,
        }
    }

    pub fn slice_expr(&mut self, e: &'a Expr, slice: &'a SliceExpr) -> Operand<'a> {
        let x = self.expr(None, &slice.x);
        let parts = [&slice.low, &slice.high, &slice.max];
        if !x.is_valid() {
            for part in parts.into_iter().flatten() {
                self.use_exprs(std::slice::from_ref(part));
            }
            return x;
        }
        let Some(common) = self.sliceable(&x) else {
            return Operand::invalid();
        };
        let Some((typ, length)) = self.sliced(&x, common, slice) else {
            return Operand::invalid();
        };
        let mut values = [-1i64; 3];
        for (index, part) in parts.into_iter().enumerate() {
            values[index] = match part {
                Some(part) => {
                    let limit = if length >= 0 { length + 1 } else { -1 };
                    self.index(part, limit).unwrap_or(-1)
                }
                None if index == 0 => 0,
                None => length,
            };
        }
        'outer: for left in 0..2 {
            for right in left + 1..3 {
                let (low, high) = (values[left], values[right]);
                if low > 0
                    && high >= 0
                    && high < low
                    && let Some(part) = parts[right]
                {
                    self.error_at(part, format!("invalid slice indices: {high} < {low}"));
                    break 'outer;
                }
            }
        }
        Operand::new(Mode::Value, typ, e)
    }

    /// The underlying type that all of them share; strings count as byte slices.
    fn sliceable(&mut self, x: &Operand<'a>) -> Option<TypeId> {
        let mut common: Option<(TypeId, TypeId)> = None;
        let mut has_string = false;
        for (typ, under) in self.type_list_of(x.typ) {
            let Some(mut under) = under else {
                let (shown, typ) = (self.describe(x), self.ts(x.typ));
                self.error_on(
                    x,
                    format!("cannot slice {shown}: no specific type in {typ}"),
                );
                return None;
            };
            if self.types.is_basic(under, BasicKind::is_string) {
                under = self.types.slice_of(TypeId::BYTE);
                has_string = true;
            }
            match common {
                None => common = Some((typ, under)),
                Some((first, known)) if !self.types.identical(known, under) => {
                    let shown = self.describe(x);
                    let (one, other) = (self.ts(first), self.ts(typ));
                    let message = format!(
                        "cannot slice {shown}: {one} and {other} have different underlying types"
                    );
                    self.error_on(x, message);
                    return None;
                }
                Some(_) => {}
            }
        }
        if has_string {
            return Some(match self.types.is_type_param(x.typ) {
                true => TypeId::STRING,
                false => self.types.underlying(x.typ),
            });
        }
        common.map(|(_, under)| under)
    }

    /// The result's type and the operand's length (below 0: not known).
    fn sliced(
        &mut self,
        x: &Operand<'a>,
        under: TypeId,
        slice: &'a SliceExpr,
    ) -> Option<(TypeId, i64)> {
        match self.types.get(under).clone() {
            Type::Basic(kind) if kind.is_string() => {
                if slice.is_full {
                    let at = slice.max.as_ref().unwrap_or(&slice.x);
                    self.error_at(at, "invalid operation: 3-index slice of string");
                    return None;
                }
                let length = match x.is_constant() {
                    true => x.value.as_bytes().map_or(-1, |bytes| bytes.len() as i64),
                    false => -1,
                };
                let typ = match self.types.is_untyped(x.typ) {
                    true => TypeId::STRING,
                    false => x.typ,
                };
                self.update_type_of(x, typ, true);
                return Some((typ, length));
            }
            Type::Array { elem, len } => {
                if x.mode != Mode::Variable {
                    let shown = self.describe(x);
                    self.error_on(x, format!("cannot slice unaddressable value {shown}"));
                    return None;
                }
                if let Some(e) = x.expr() {
                    self.note_address(e);
                }
                return Some((self.types.slice_of(elem), len));
            }
            Type::Pointer(base) => {
                if let Type::Array { elem, len } = self.types.shape(base) {
                    return Some((self.types.slice_of(elem), len));
                }
            }
            Type::Slice(_) => return Some((x.typ, -1)),
            _ => {}
        }
        let shown = self.describe(x);
        self.error_on(x, format!("cannot slice {shown}"));
        None
    }

    /// Checks an index; its value if it is a constant. `limit` below 0: none.
    pub fn index(&mut self, e: &'a Expr, limit: i64) -> Option<i64> {
        self.index_typed(e, limit).1
    }

    /// Also whether the index is valid at all.
    pub fn index_typed(&mut self, e: &'a Expr, limit: i64) -> (bool, Option<i64>) {
        let mut x = self.expr(None, e);
        if !self.valid_index(&mut x, "index", false) {
            return (false, None);
        }
        if !x.is_constant() || x.value.is_unknown() {
            return (!x.is_constant(), None);
        }
        let value = x.value.to_i64().unwrap_or(-1);
        if limit >= 0 && value >= limit {
            let shown = x.value.show();
            let message = format!("invalid argument: index {shown} out of bounds [0:{limit}]");
            self.error_on(&x, message);
            return (false, None);
        }
        (true, Some(value))
    }

    pub fn valid_index(&mut self, x: &mut Operand<'a>, what: &str, allow_negative: bool) -> bool {
        if !x.is_valid() {
            return false;
        }
        self.convert_untyped(x, TypeId::INT);
        if !x.is_valid() {
            return false;
        }
        let shown = self.describe(x);
        if !self.types.all_basic(x.typ, BasicKind::is_integer) {
            let message = format!("invalid argument: {what} {shown} must be integer");
            self.error_on(x, message);
            return false;
        }
        if x.is_constant() && !x.value.is_unknown() {
            if !allow_negative && x.value.sign() < 0 {
                let message = format!("invalid argument: {what} {shown} must not be negative");
                self.error_on(x, message);
                return false;
            }
            if x.value.to_i64().is_none() {
                let message = format!("invalid argument: {what} {shown} overflows int");
                self.error_on(x, message);
                return false;
            }
        }
        true
    }
}
