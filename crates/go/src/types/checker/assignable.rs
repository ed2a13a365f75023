//! Assignability.

use super::{Checker, Operand};
use crate::syntax::ast::ChanDir;
use crate::types::{Type, TypeId};

impl<'a> Checker<'a> {
    /// Can `x` be assigned to a variable of type `target`? If not: why, perhaps without words.
    pub fn assignable(&mut self, x: &Operand<'a>, target: TypeId) -> Result<(), String> {
        if !x.is_valid() || !self.types.is_valid(target) || !self.types.is_valid(x.typ) {
            return Ok(());
        }
        let (value, wanted) = (self.types.unalias(x.typ), self.types.unalias(target));
        if self.types.identical(value, wanted) {
            return Ok(());
        }
        let value_under = self.types.underlying(value);
        let wanted_under = self.types.underlying(wanted);
        let is_param = self.types.is_type_param(wanted);
        if self.types.is_untyped(value) {
            return self.untyped_assignable(x, wanted, is_param);
        }
        let value_is_param = self.types.is_type_param(value);
        let one_unnamed = !self.types.has_name(value) || !self.types.has_name(wanted);
        if one_unnamed
            && !value_is_param
            && !is_param
            && self.types.identical(value_under, wanted_under)
        {
            return Ok(());
        }
        if self.types.is_interface(wanted) || self.is_interface_pointer(wanted_under) {
            match self.implements(value, wanted, false) {
                Ok(()) => return Ok(()),
                Err(cause) if !value_is_param => return Err(cause),
                Err(_) => {}
            }
        }
        if self.types.is_interface(value) && self.implements(wanted, value, false).is_ok() {
            return Err("need type assertion".to_owned());
        }
        let shapes = (
            self.types.get(value_under).clone(),
            self.types.get(wanted_under).clone(),
        );
        if let (
            Type::Chan {
                dir: ChanDir::Both,
                elem: a,
            },
            Type::Chan { elem: b, .. },
        ) = shapes
            && self.types.identical(a, b)
        {
            return if one_unnamed {
                Ok(())
            } else {
                Err(String::new())
            };
        }
        if !value_is_param && !is_param {
            return Err(String::new());
        }
        self.param_assignable(x, value, wanted, target)
    }

    fn untyped_assignable(
        &mut self,
        x: &Operand<'a>,
        wanted: TypeId,
        is_param: bool,
    ) -> Result<(), String> {
        if !is_param {
            return self
                .implicit_type(x, wanted)
                .map(|_| ())
                .map_err(|_| String::new());
        }
        let Some(terms) = self.types.terms_of(wanted) else {
            return Err(String::new());
        };
        for term in terms {
            if self.implicit_type(x, term.typ).is_err() {
                return Err(String::new());
            }
        }
        Ok(())
    }

    /// A type parameter on one side: every type that it admits must fit.
    fn param_assignable(
        &mut self,
        x: &Operand<'a>,
        value: TypeId,
        wanted: TypeId,
        target: TypeId,
    ) -> Result<(), String> {
        let with = |cause: String, message: String| match cause.is_empty() {
            true => message,
            false => format!("{message}\n\t{cause}"),
        };
        if !self.types.has_name(value) && self.types.is_type_param(wanted) {
            let Some(terms) = self.types.terms_of(wanted) else {
                return Err(String::new());
            };
            for term in terms {
                if let Err(cause) = self.assignable(x, term.typ) {
                    let (from, to) = (self.ts(x.typ), self.ts(term.typ));
                    let param = self.ts(wanted);
                    return Err(with(
                        cause,
                        format!("cannot assign {from} to {to} (in {param})"),
                    ));
                }
            }
            return Ok(());
        }
        if self.types.is_type_param(value) && !self.types.has_name(wanted) {
            let Some(terms) = self.types.terms_of(value) else {
                return Err(String::new());
            };
            for term in terms {
                let mut each = x.clone();
                each.typ = term.typ;
                if let Err(cause) = self.assignable(&each, wanted) {
                    let (from, to) = (self.ts(term.typ), self.ts(target));
                    let param = self.ts(value);
                    return Err(with(
                        cause,
                        format!("cannot assign {from} (in {param}) to {to}"),
                    ));
                }
            }
            return Ok(());
        }
        Err(String::new())
    }

    pub fn is_interface_pointer(&mut self, typ: TypeId) -> bool {
        match self.types.pointer_base(typ) {
            Some(base) => {
                let under = self.types.underlying(base);
                matches!(self.types.get(under), Type::Interface(_))
            }
            None => false,
        }
    }

    pub fn interface_pointer_words(&mut self, typ: TypeId) -> String {
        let base = self.types.pointer_base(typ);
        let is_param = base.is_some_and(|base| self.types.is_type_param(base));
        let shown = self.ts(typ);
        match is_param {
            true => format!("type {shown} is pointer to type parameter, not type parameter"),
            false => format!("type {shown} is pointer to interface, not interface"),
        }
    }

    /// The consumer must convert the operand's value to this interface.
    pub fn note_conversion(&mut self, x: &Operand<'a>, target: TypeId) {
        let is_own_interface = self.types.is_interface(x.typ);
        if let Some(e) = x.expr()
            && self.types.is_interface(target)
            && (!is_own_interface || !self.types.identical(x.typ, target))
        {
            self.info.conversions.insert(e.id, target);
        }
    }
}
