//! Which values a format verb can show.

use super::Vet;
use crate::types::{BasicKind, Type, TypeId};
use std::collections::BTreeSet;

/// Kinds of arguments, as a set of bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Kinds(pub u16);

impl Kinds {
    pub const BOOL: Kinds = Kinds(1);
    pub const BYTE: Kinds = Kinds(2);
    pub const INT: Kinds = Kinds(4);
    pub const RUNE: Kinds = Kinds(8);
    pub const STRING: Kinds = Kinds(16);
    pub const FLOAT: Kinds = Kinds(32);
    pub const COMPLEX: Kinds = Kinds(64);
    pub const POINTER: Kinds = Kinds(128);
    pub const ERROR: Kinds = Kinds(256);
    pub const ANY: Kinds = Kinds(u16::MAX);

    pub const fn and(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    pub fn has(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }
}

impl Vet<'_> {
    /// Does a value of this type fit? If not, perhaps why.
    pub(super) fn fits(&mut self, kinds: Kinds, typ: TypeId) -> Result<(), String> {
        if kinds == Kinds::ANY {
            return Ok(());
        }
        let mut reason = String::new();
        match self.matches(kinds, typ, true, &mut BTreeSet::new(), &mut reason) {
            true => Ok(()),
            false => Err(reason),
        }
    }

    fn matches(
        &mut self,
        kinds: Kinds,
        typ: TypeId,
        is_top: bool,
        seen: &mut BTreeSet<TypeId>,
        reason: &mut String,
    ) -> bool {
        if kinds == Kinds::ERROR {
            return typ == TypeId::UNTYPED_NIL || self.is_error(typ);
        }
        if self.is_formatter(typ) || kinds.has(Kinds::STRING) && self.shows_as_string(typ) {
            return true;
        }
        if self.types.is_type_param(typ) {
            return self.params_match(kinds, typ, is_top, seen, reason);
        }
        let under = self.types.underlying(typ);
        if !seen.insert(under) {
            return true;
        }
        let is_byte = |vet: &mut Self, elem: TypeId| {
            vet.types.basic(elem) == Some(BasicKind::Uint8) && kinds.has(Kinds::STRING)
        };
        match self.types.get(under).clone() {
            Type::Signature(_) => kinds == Kinds::POINTER,
            Type::Map { key, elem } => {
                kinds == Kinds::POINTER
                    || self.matches(kinds, key, false, seen, reason)
                        && self.matches(kinds, elem, false, seen, reason)
            }
            Type::Chan { .. } => kinds.has(Kinds::POINTER),
            Type::Array { elem, .. } => {
                is_byte(self, elem) || self.matches(kinds, elem, false, seen, reason)
            }
            Type::Slice(elem) => {
                is_byte(self, elem)
                    || kinds == Kinds::POINTER
                    || self.matches(kinds, elem, false, seen, reason)
            }
            Type::Pointer(base) => self.pointer_matches(kinds, base, is_top, seen, reason),
            Type::Struct(shape) => shape.fields.iter().all(|field| {
                let object = self.types.object(*field).clone();
                self.matches(kinds, object.typ, false, seen, reason)
                    && !(kinds.has(Kinds::STRING)
                        && !object.is_exported()
                        && self.shows_as_string(object.typ))
            }),
            Type::Interface(_) => true,
            Type::Basic(kind) => kinds.has(kinds_of(kind)),
            _ => false,
        }
    }

    fn pointer_matches(
        &mut self,
        kinds: Kinds,
        base: TypeId,
        is_top: bool,
        seen: &mut BTreeSet<TypeId>,
        reason: &mut String,
    ) -> bool {
        if kinds == Kinds::POINTER || self.types.is_type_param(base) {
            return true;
        }
        let under = self.types.underlying(base);
        let is_shown = matches!(
            self.types.get(under),
            Type::Struct(_) | Type::Array { .. } | Type::Slice(_) | Type::Map { .. }
        );
        if !is_shown {
            return kinds.has(Kinds::POINTER);
        }
        is_top && self.matches(kinds, under, false, seen, reason)
    }

    fn params_match(
        &mut self,
        kinds: Kinds,
        typ: TypeId,
        is_top: bool,
        seen: &mut BTreeSet<TypeId>,
        reason: &mut String,
    ) -> bool {
        if !seen.insert(typ) {
            return true;
        }
        let is_outermost = seen.len() == 1;
        let Some(terms) = self.types.terms_of(typ) else {
            return false;
        };
        for term in &terms {
            if !self.matches(kinds, term.typ, is_top, seen, reason) {
                if is_outermost {
                    let tilde = if term.is_tilde { "~" } else { "" };
                    *reason = format!("contains {tilde}{}", self.shown_type(term.typ));
                }
                return false;
            }
        }
        !terms.is_empty()
    }

    pub(super) fn is_error(&mut self, typ: TypeId) -> bool {
        let method = self.method(typ, "Error");
        method.is_some_and(|signature| self.gives_string(&signature))
    }

    /// An interface's value may format itself; others by their method.
    pub(super) fn is_formatter(&mut self, typ: TypeId) -> bool {
        if self.types.is_interface(typ) {
            return true;
        }
        let Some(signature) = self.method(typ, "Format") else {
            return false;
        };
        let params: Vec<TypeId> = signature
            .params
            .iter()
            .map(|it| self.types.type_of(*it))
            .collect();
        signature.results.is_empty()
            && params.len() == 2
            && self.is_named(params[0], "fmt", "State")
            && self.types.basic(params[1]) == Some(BasicKind::Int32)
    }

    fn shows_as_string(&mut self, typ: TypeId) -> bool {
        if typ == TypeId::UNTYPED_NIL {
            return false;
        }
        if self.is_error(typ) {
            return true;
        }
        let method = self.method(typ, "String");
        method.is_some_and(|signature| self.gives_string(&signature))
    }

    /// A function is not a value to be shown.
    pub(super) fn is_function_value(&self, typ: TypeId) -> bool {
        matches!(self.types.get(typ), Type::Signature(_))
    }
}

fn kinds_of(kind: BasicKind) -> Kinds {
    use BasicKind::*;
    match kind {
        UntypedBool | Bool => Kinds::BOOL,
        Uint8 => Kinds::INT.and(Kinds::BYTE),
        Int32 | UntypedRune => Kinds::INT.and(Kinds::RUNE),
        UntypedFloat | Float32 | Float64 => Kinds::FLOAT,
        UntypedComplex | Complex64 | Complex128 => Kinds::COMPLEX,
        UntypedString | String => Kinds::STRING,
        UnsafePointer => Kinds::POINTER.and(Kinds::INT),
        UntypedNil => Kinds(0),
        Invalid => Kinds::ANY,
        _ => Kinds::INT,
    }
}
