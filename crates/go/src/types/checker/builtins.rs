//! Predeclared functions.

use super::exprs::Use;
use super::{Checker, Operand};
use crate::syntax::ast::*;
use crate::syntax::printer;
use crate::types::{BasicKind, Builtin, Mode, Type, TypeId, Value};

/// A call of a predeclared function.
pub(super) struct BuiltinCall<'a> {
    pub e: &'a Expr,
    pub call: &'a Call,
    pub name: &'static str,
}

impl<'a> Checker<'a> {
    pub fn builtin_call(
        &mut self,
        e: &'a Expr,
        call: &'a Call,
        x: Operand<'a>,
    ) -> (Operand<'a>, Use) {
        use crate::types::universe::{BUILTINS, UNSAFE_BUILTINS};
        let builtin = x.builtin.expect("it is one");
        let mut known = BUILTINS.iter().chain(UNSAFE_BUILTINS);
        let Some((name, _, least, is_variadic, is_statement)) = known.find(|it| it.1 == builtin)
        else {
            return (Operand::invalid(), Use::Statement);
        };
        let kind = match is_statement {
            true => Use::Statement,
            false => Use::Expression,
        };
        let call = BuiltinCall { e, call, name };
        let mut result = self
            .builtin(&call, builtin, *least, *is_variadic)
            .unwrap_or_else(Operand::invalid);
        result.shown = super::operand::Shown::Expr(e);
        if result.is_valid() && !result.is_constant() {
            self.env.has_call_or_receive = true;
        }
        (result, kind)
    }

    fn builtin(
        &mut self,
        call: &BuiltinCall<'a>,
        builtin: Builtin,
        least: usize,
        is_variadic: bool,
    ) -> Option<Operand<'a>> {
        let arguments = &call.call.arguments[..];
        if call.call.has_dots && builtin != Builtin::Append {
            let name = call.name;
            let message = format!("invalid operation: invalid use of ... with built-in {name}");
            self.error_at(call.e, message);
            self.use_exprs(arguments);
            return None;
        }
        let measures = matches!(builtin, Builtin::Len | Builtin::Cap);
        let outside = self.env.has_call_or_receive;
        if measures {
            self.env.has_call_or_receive = false;
        }
        let is_lazy = matches!(builtin, Builtin::Make | Builtin::New | Builtin::Offsetof);
        let mut list = Vec::new();
        if !is_lazy {
            list = self.argument_list(arguments);
            if list.iter().any(|x| !x.is_valid()) {
                return None;
            }
        }
        let count = if is_lazy { arguments.len() } else { list.len() };
        let quality = if count < least {
            "not enough"
        } else if !is_variadic && count > least {
            "too many"
        } else {
            ""
        };
        if !quality.is_empty() {
            let shown = printer::expr(call.e);
            let message = format!(
                "invalid operation: {quality} arguments for {shown} (expected {least}, found {count})"
            );
            self.error_at(call.e, message);
            return None;
        }
        let result = self.builtin_kind(call, builtin, list);
        if measures {
            self.env.has_call_or_receive = outside;
        }
        result
    }

    fn argument_list(&mut self, arguments: &'a [Expr]) -> Vec<Operand<'a>> {
        match arguments {
            [one] => self.multi_expr(one, false).0,
            _ => arguments.iter().map(|e| self.expr(None, e)).collect(),
        }
    }

    fn builtin_kind(
        &mut self,
        call: &BuiltinCall<'a>,
        builtin: Builtin,
        list: Vec<Operand<'a>>,
    ) -> Option<Operand<'a>> {
        match builtin {
            Builtin::Append => self.append(call, list),
            Builtin::Len | Builtin::Cap => self.length(call, builtin, list),
            Builtin::Clear => self.clear(call, list),
            Builtin::Close => self.close(call, list),
            Builtin::Complex => self.complex(call, list),
            Builtin::Real | Builtin::Imag => self.complex_part(call, builtin, list),
            Builtin::Copy => self.copy(call, list),
            Builtin::Delete => self.delete(call, list),
            Builtin::Make => self.make(call),
            Builtin::New => self.new_call(call),
            Builtin::Max | Builtin::Min => self.extreme(call, builtin, list),
            Builtin::Panic => {
                let mut x = list.into_iter().next()?;
                self.panics.insert(call.e.id);
                self.assignment(&mut x, TypeId::EMPTY_INTERFACE, "argument to panic");
                x.is_valid().then(|| no_value(call.e))
            }
            Builtin::Print | Builtin::Println => {
                for mut x in list {
                    let context = format!("argument to built-in {}", call.name);
                    self.assignment(&mut x, TypeId::NONE, &context);
                    if !x.is_valid() {
                        return None;
                    }
                }
                Some(no_value(call.e))
            }
            Builtin::Recover => Some(Operand::new(Mode::Value, TypeId::EMPTY_INTERFACE, call.e)),
            _ => self.unsafe_builtin(call, builtin, list),
        }
    }

    /// The element type that all slices behind `x` share.
    fn slice_elem(&mut self, x: &Operand<'a>) -> Result<TypeId, String> {
        let mut common = None;
        for (_, under) in self.type_list_of(x.typ) {
            let elem = match under.map(|under| self.types.get(under).clone()) {
                Some(Type::Slice(elem)) => elem,
                _ if x.is_nil() => {
                    return Err("argument must be a slice; have untyped nil".to_owned());
                }
                _ => {
                    let shown = self.describe(x);
                    return Err(format!("argument must be a slice; have {shown}"));
                }
            };
            match common {
                Some(known) if !self.types.identical(known, elem) => {
                    let (a, b, shown) = (self.ts(known), self.ts(elem), self.describe(x));
                    return Err(format!(
                        "mismatched slice element types {a} and {b} in {shown}"
                    ));
                }
                _ => common = Some(elem),
            }
        }
        common.ok_or_else(|| "argument must be a slice".to_owned())
    }

    fn is_byte_slice(&mut self, x: &Operand<'a>) -> bool {
        let bytes = self.types.slice_of(TypeId::BYTE);
        self.assignable(x, bytes).is_ok()
    }

    /// All types behind it are strings or byte slices; whether a string is among them.
    fn bytes_or_string(&mut self, typ: TypeId) -> Option<bool> {
        let mut has_string = false;
        for (_, under) in self.type_list_of(typ) {
            let under = under?;
            match self.types.get(under).clone() {
                Type::Slice(elem) if self.types.identical(elem, TypeId::BYTE) => {}
                Type::Basic(kind) if kind.is_string() => has_string = true,
                _ => return None,
            }
        }
        Some(has_string)
    }

    fn append(
        &mut self,
        call: &BuiltinCall<'a>,
        mut list: Vec<Operand<'a>>,
    ) -> Option<Operand<'a>> {
        let first = list[0].clone();
        let elem = match self.slice_elem(&first) {
            Ok(elem) => elem,
            Err(cause) => {
                self.error_on(&first, format!("invalid append: {cause}"));
                return None;
            }
        };
        let is_string = list.len() == 2
            && call.call.has_dots
            && self.is_byte_slice(&first)
            && self.bytes_or_string(list[1].typ) == Some(true);
        if is_string {
            if self.types.is_untyped(list[1].typ) {
                self.convert_untyped(&mut list[1], TypeId::STRING);
            }
        } else {
            let rest = self.types.slice_of(elem);
            self.pass_arguments(call.e, call.call, &[first.typ, rest], list);
        }
        Some(Operand::new(Mode::Value, first.typ, call.e))
    }

    fn length(
        &mut self,
        call: &BuiltinCall<'a>,
        builtin: Builtin,
        list: Vec<Operand<'a>>,
    ) -> Option<Operand<'a>> {
        let x = &list[0];
        let is_len = builtin == Builtin::Len;
        let mut mode = Mode::Value;
        let mut value = Value::Unknown;
        let has_length = |checker: &mut Self, under: TypeId| {
            let under = checker.array_pointer_deref(under);
            match checker.types.get(under) {
                Type::Basic(kind) => kind.is_string() && is_len,
                Type::Map { .. } => is_len,
                Type::Array { .. } | Type::Slice(_) | Type::Chan { .. } => true,
                _ => false,
            }
        };
        let mut fits = true;
        for (_, under) in self.type_list_of(x.typ) {
            fits &= under.is_some_and(|under| has_length(self, under));
        }
        if !fits {
            if self.types.underlying(x.typ) != TypeId::INVALID {
                let (shown, name) = (self.describe(x), call.name);
                let message = format!("invalid argument: {shown} for built-in {name}");
                self.error_on(x, message);
            }
            return None;
        }
        if !self.types.is_type_param(x.typ) {
            let under = self.types.underlying(x.typ);
            let under = self.array_pointer_deref(under);
            match self.types.get(under) {
                Type::Basic(_) if x.is_constant() => {
                    mode = Mode::Constant;
                    value = Value::int(x.value.as_bytes().map_or(0, |it| it.len() as i64));
                }
                Type::Array { len, .. } if !self.env.has_call_or_receive => {
                    mode = Mode::Constant;
                    value = Value::int(*len);
                }
                _ => {}
            }
        }
        if x.is_constant() {
            let typ = self.types.default_type(x.typ);
            self.update_type_of(x, typ, true);
        }
        let mut result = Operand::new(mode, TypeId::INT, call.e);
        result.value = value;
        Some(result)
    }

    fn clear(&mut self, call: &BuiltinCall<'a>, list: Vec<Operand<'a>>) -> Option<Operand<'a>> {
        let x = &list[0];
        let fits = self.all_under(x.typ, &mut |checker, under| {
            under.is_some_and(|it| {
                matches!(checker.types.get(it), Type::Map { .. } | Type::Slice(_))
            })
        });
        if !fits {
            let shown = self.describe(x);
            let message = format!(
                "invalid argument: cannot clear {shown}: argument must be (or constrained by) map or slice"
            );
            self.error_on(x, message);
            return None;
        }
        Some(no_value(call.e))
    }

    fn close(&mut self, call: &BuiltinCall<'a>, list: Vec<Operand<'a>>) -> Option<Operand<'a>> {
        let x = &list[0];
        for (_, under) in self.type_list_of(x.typ) {
            let what = match under.map(|under| self.types.get(under).clone()) {
                Some(Type::Chan {
                    dir: ChanDir::Receive,
                    ..
                }) => "receive-only channel",
                Some(Type::Chan { .. }) => continue,
                _ => "non-channel",
            };
            let shown = self.describe(x);
            self.error_on(x, format!("invalid operation: cannot close {what} {shown}"));
            return None;
        }
        Some(no_value(call.e))
    }

    /// The complex (or, back, float) type that belongs to each type behind `typ`.
    fn counterpart(&mut self, typ: TypeId, of: fn(BasicKind) -> Option<TypeId>) -> Option<TypeId> {
        let kind = self.types.basic(typ)?;
        of(kind)
    }

    fn complex(&mut self, call: &BuiltinCall<'a>, list: Vec<Operand<'a>>) -> Option<Operand<'a>> {
        let (mut x, mut y) = (list[0].clone(), list[1].clone());
        match (self.types.is_untyped(x.typ), self.types.is_untyped(y.typ)) {
            (false, false) => {}
            (true, false) => self.convert_untyped(&mut x, y.typ),
            (false, true) => self.convert_untyped(&mut y, x.typ),
            (true, true) if x.is_constant() && y.is_constant() => {
                for operand in [&mut x, &mut y] {
                    if operand.value.to_rational().is_some() {
                        operand.typ = TypeId::UNTYPED_FLOAT;
                    }
                }
            }
            (true, true) => {
                self.convert_untyped(&mut x, TypeId::FLOAT64);
                self.convert_untyped(&mut y, TypeId::FLOAT64);
            }
        }
        if !x.is_valid() || !y.is_valid() {
            return None;
        }
        let (a, b) = (self.ts(x.typ), self.ts(y.typ));
        if !self.types.identical(x.typ, y.typ) {
            let shown = printer::expr(call.e);
            let message = format!("invalid operation: {shown} (mismatched types {a} and {b})");
            self.error_on(&x, message);
            return None;
        }
        let of = |kind| match kind {
            BasicKind::Float32 => Some(TypeId::COMPLEX64),
            BasicKind::Float64 => Some(TypeId::COMPLEX128),
            BasicKind::UntypedFloat => Some(TypeId::UNTYPED_COMPLEX),
            _ => None,
        };
        let Some(typ) = self.counterpart(x.typ, of) else {
            let message =
                format!("invalid argument: arguments have type {a}, expected floating-point");
            self.error_on(&x, message);
            return None;
        };
        let mut result = Operand::new(Mode::Value, typ, call.e);
        if x.is_constant()
            && y.is_constant()
            && let (Some(real), Some(imaginary)) = (x.value.to_rational(), y.value.to_rational())
        {
            result.mode = Mode::Constant;
            result.value = Value::Complex(real, imaginary);
        }
        Some(result)
    }

    fn complex_part(
        &mut self,
        call: &BuiltinCall<'a>,
        builtin: Builtin,
        list: Vec<Operand<'a>>,
    ) -> Option<Operand<'a>> {
        let mut x = list[0].clone();
        if self.types.is_untyped(x.typ) {
            if !x.is_constant() {
                self.convert_untyped(&mut x, TypeId::COMPLEX128);
                if !x.is_valid() {
                    return None;
                }
            } else if self.types.is_basic(x.typ, BasicKind::is_numeric) {
                x.typ = TypeId::UNTYPED_COMPLEX;
            }
        }
        let of = |kind| match kind {
            BasicKind::Complex64 => Some(TypeId::FLOAT32),
            BasicKind::Complex128 => Some(TypeId::FLOAT64),
            BasicKind::UntypedComplex => Some(TypeId::UNTYPED_FLOAT),
            _ => None,
        };
        let Some(typ) = self.counterpart(x.typ, of) else {
            let shown = self.ts(x.typ);
            let message =
                format!("invalid argument: argument has type {shown}, expected complex type");
            self.error_on(&x, message);
            return None;
        };
        let mut result = Operand::new(Mode::Value, typ, call.e);
        if x.is_constant() {
            result.mode = Mode::Constant;
            result.value = match builtin {
                Builtin::Real => x.value.real(),
                _ => x.value.imaginary(),
            };
        }
        Some(result)
    }

    fn copy(&mut self, call: &BuiltinCall<'a>, list: Vec<Operand<'a>>) -> Option<Operand<'a>> {
        let (x, y) = (list[0].clone(), list[1].clone());
        let elem = match self.slice_elem(&x) {
            Ok(elem) => elem,
            Err(cause) => {
                self.error_on(&x, format!("invalid copy: {cause}"));
                return None;
            }
        };
        let is_special = self.is_byte_slice(&x) && self.bytes_or_string(y.typ).is_some();
        if !is_special {
            let source = match self.slice_elem(&y) {
                Ok(source) => source,
                Err(_) if self.types.all_basic(y.typ, BasicKind::is_string) => TypeId::BYTE,
                Err(cause) => {
                    self.error_on(&y, format!("invalid copy: {cause}"));
                    return None;
                }
            };
            if !self.types.identical(elem, source) {
                let (a, b) = (self.describe(&x), self.describe(&y));
                let (c, d) = (self.ts(elem), self.ts(source));
                let message = format!(
                    "invalid copy: arguments {a} and {b} have different element types {c} and {d}"
                );
                self.error_on(&x, message);
                return None;
            }
        }
        if self.types.is_untyped(y.typ) {
            self.update_type_of(&y, TypeId::STRING, true);
        }
        Some(Operand::new(Mode::Value, TypeId::INT, call.e))
    }

    fn delete(&mut self, call: &BuiltinCall<'a>, list: Vec<Operand<'a>>) -> Option<Operand<'a>> {
        let x = list[0].clone();
        let mut common = None;
        for (_, under) in self.type_list_of(x.typ) {
            let key = match under.map(|under| self.types.get(under).clone()) {
                Some(Type::Map { key, .. }) => key,
                _ => {
                    let shown = self.describe(&x);
                    self.error_on(&x, format!("invalid argument: {shown} is not a map"));
                    return None;
                }
            };
            if let Some(known) = common
                && !self.types.identical(known, key)
            {
                let shown = self.describe(&x);
                let message =
                    format!("invalid argument: maps of {shown} must have identical key types");
                self.error_on(&x, message);
                return None;
            }
            common = Some(key);
        }
        let mut key = list[1].clone();
        self.assignment(&mut key, common?, "argument to delete");
        key.is_valid().then(|| no_value(call.e))
    }

    fn make(&mut self, call: &BuiltinCall<'a>) -> Option<Operand<'a>> {
        let arguments = &call.call.arguments[..];
        let first = &arguments[0];
        let typ = self.var_type(first);
        if !self.types.is_valid(typ) {
            self.use_exprs(&arguments[1..]);
            return None;
        }
        let under = self.common_under(typ, &mut |checker, _, under| match under
            .map(|under| checker.types.get(under).clone())
        {
            Some(Type::Slice(_) | Type::Map { .. } | Type::Chan { .. }) => Ok(()),
            None => Err("no specific type".to_owned()),
            Some(_) => Err("type must be slice, map, or channel".to_owned()),
        });
        let under = match under {
            Ok(under) => under,
            Err(cause) => {
                let shown = printer::expr(first);
                let message = format!("invalid argument: cannot make {shown}: {cause}");
                self.error_at(first, message);
                return None;
            }
        };
        let least = match self.types.get(under) {
            Type::Slice(_) => 2,
            _ => 1,
        };
        let count = arguments.len();
        if count < least || count > least + 1 {
            let shown = printer::expr(call.e);
            let most = least + 1;
            let message = format!(
                "invalid operation: {shown} expects {least} or {most} arguments; found {count}"
            );
            self.error_at(call.e, message);
            return None;
        }
        let sizes: Vec<Option<i64>> = arguments[1..].iter().map(|e| self.index(e, -1)).collect();
        if let [Some(length), Some(capacity)] = sizes[..]
            && length > capacity
        {
            self.error_at(
                &arguments[1],
                "invalid argument: length and capacity swapped",
            );
        }
        Some(Operand::new(Mode::Value, typ, call.e))
    }

    /// `new(T)`, and since Go 1.26 `new(value)`.
    fn new_call(&mut self, call: &BuiltinCall<'a>) -> Option<Operand<'a>> {
        let argument = &call.call.arguments[0];
        let mut x = self.expr_or_type(argument, false);
        if x.mode == Mode::Builtin {
            self.only_value(&mut x);
        }
        match x.mode {
            Mode::Invalid => return None,
            Mode::Type => self.valid_var_type(argument, x.typ),
            _ if self.types.is_untyped(x.typ) => {
                self.assignment(&mut x, TypeId::NONE, "argument to new");
                if !x.is_valid() {
                    return None;
                }
            }
            _ => {}
        }
        let typ = self.types.pointer_to(x.typ);
        Some(Operand::new(Mode::Value, typ, call.e))
    }

    fn extreme(
        &mut self,
        call: &BuiltinCall<'a>,
        builtin: Builtin,
        mut list: Vec<Operand<'a>>,
    ) -> Option<Operand<'a>> {
        let op = match builtin {
            Builtin::Max => BinaryOp::Gt,
            _ => BinaryOp::Lt,
        };
        let mut x = list[0].clone();
        for index in 0..list.len() {
            let each = &mut list[index];
            if !self.types.all_basic(each.typ, BasicKind::is_ordered) {
                let shown = self.describe(each);
                let message = format!("invalid argument: {shown} cannot be ordered");
                self.error_on(each, message);
                return None;
            }
            if index == 0 {
                continue;
            }
            self.match_types(&mut x, each);
            if !x.is_valid() {
                return None;
            }
            if !self.types.identical(x.typ, each.typ) {
                let (a, b, text) = (self.ts(x.typ), self.ts(each.typ), each.text());
                let message = format!(
                    "invalid argument: mismatched types {a} (previous argument) and {b} (type of {text})"
                );
                self.error_on(each, message);
                return None;
            }
            if x.is_constant() && each.is_constant() {
                if each.value.compare(op, &x.value) {
                    x = each.clone();
                }
            } else {
                x.mode = Mode::Value;
            }
        }
        if !x.is_constant() {
            x.mode = Mode::Value;
            let context = format!("argument to built-in {}", call.name);
            if self.types.is_untyped(x.typ) {
                self.assignment(&mut x, TypeId::EMPTY_INTERFACE, &context);
                if !x.is_valid() {
                    return None;
                }
            }
        }
        for each in &list {
            self.update_type_of(each, x.typ, true);
        }
        Some(x)
    }
}

pub(super) fn no_value<'a>(e: &'a Expr) -> Operand<'a> {
    Operand::new(Mode::NoValue, TypeId::EMPTY_TUPLE, e)
}
