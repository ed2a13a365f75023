//! Keys and values of `log/slog`: a key is a string or an Attr, and has its value behind it.

use super::Vet;
use crate::syntax::ast::*;
use crate::types::{ObjectId, Type, TypeId};

/// Functions and methods that take keys and values, and what stands before these.
const FUNCTIONS: &[(&str, usize)] = &[
    ("log/slog.Debug", 1),
    ("log/slog.Info", 1),
    ("log/slog.Warn", 1),
    ("log/slog.Error", 1),
    ("log/slog.DebugContext", 2),
    ("log/slog.InfoContext", 2),
    ("log/slog.WarnContext", 2),
    ("log/slog.ErrorContext", 2),
    ("log/slog.Log", 3),
    ("log/slog.Group", 1),
    ("(*log/slog.Logger).Debug", 1),
    ("(*log/slog.Logger).Info", 1),
    ("(*log/slog.Logger).Warn", 1),
    ("(*log/slog.Logger).Error", 1),
    ("(*log/slog.Logger).DebugContext", 2),
    ("(*log/slog.Logger).InfoContext", 2),
    ("(*log/slog.Logger).WarnContext", 2),
    ("(*log/slog.Logger).ErrorContext", 2),
    ("(*log/slog.Logger).Log", 3),
    ("(*log/slog.Logger).With", 0),
    ("(*log/slog.Record).Add", 0),
];

/// What the next argument is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    Key,
    Value,
    Unknown,
}

impl Vet<'_> {
    pub(super) fn keys_and_values(&mut self, e: &Expr) {
        let ExprKind::Call(call) = &e.kind else {
            return;
        };
        let Some(callee) = self.callee(call).filter(|_| !call.has_dots) else {
            return;
        };
        let full = self.full_name(callee);
        let Some((_, before)) = FUNCTIONS.iter().find(|(name, _)| *name == full) else {
            return;
        };
        let name = self.name_of_slog(callee, &full);
        let mut turn = Turn::Key;
        let mut unknown: Option<&Expr> = None;
        for argument in call.arguments.get(*before..).unwrap_or_default() {
            let Some(typ) = self.type_of(argument) else {
                return;
            };
            let is_string = self.types.default_type(typ) == TypeId::STRING;
            let is_attr = self.is_named(typ, "log/slog", "Attr");
            turn = match turn {
                Turn::Key if is_string => Turn::Value,
                Turn::Key if is_attr => Turn::Key,
                Turn::Key if self.is_empty_interface(typ) => {
                    unknown = Some(argument);
                    Turn::Unknown
                }
                // An interface that Attr satisfies: it is taken for one.
                Turn::Key if self.is_stringer(typ) => Turn::Key,
                Turn::Key => {
                    let shown = self.source(argument);
                    let message = match unknown {
                        None => format!("{name} arg {shown:?} should be a string or a slog.Attr (possible missing key or value)"),
                        Some(other) => {
                            let other = self.source(other);
                            format!("{name} arg {shown:?} should probably be a string or a slog.Attr (previous arg {other:?} cannot be a key)")
                        }
                    };
                    return self.warn(argument.span, message);
                }
                Turn::Value => Turn::Key,
                Turn::Unknown => {
                    unknown = Some(argument);
                    // It is no key: the one before was, and the next is one.
                    match is_string || is_attr || self.types.is_interface(typ) {
                        true => Turn::Unknown,
                        false => Turn::Key,
                    }
                }
            };
        }
        if turn == Turn::Value {
            let what = match unknown {
                None => "missing a final value",
                Some(_) => "has a missing or misplaced value",
            };
            self.warn(e.span, format!("call to {name} {what}"));
        }
    }

    fn is_empty_interface(&mut self, typ: TypeId) -> bool {
        match self.types.shape(typ) {
            Type::Interface(shape) => shape.methods.is_empty() && shape.embedded.is_empty(),
            _ => false,
        }
    }

    /// An interface with the method `String` alone, which Attr has.
    fn is_stringer(&mut self, typ: TypeId) -> bool {
        let only = match self.types.shape(typ) {
            Type::Interface(shape) => shape.methods.len() == 1 && shape.embedded.is_empty(),
            _ => false,
        };
        only && self.method(typ, "String").is_some_and(|signature| self.gives_string(&signature))
    }

    /// `slog.Logger.Info`, `slog.Info`.
    fn name_of_slog(&self, callee: ObjectId, full: &str) -> String {
        let own = &self.types.object(callee).name;
        match full.strip_prefix("(*log/slog.").and_then(|rest| rest.split_once(')')) {
            Some((receiver, _)) => format!("slog.{receiver}.{own}"),
            None => format!("slog.{own}"),
        }
    }
}
