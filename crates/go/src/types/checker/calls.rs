//! Calls, and instances of generic functions.

use super::exprs::Use;
use super::{Checker, Operand, Target, span_of};
use crate::syntax::ast::*;
use crate::syntax::printer;
use crate::types::{Instance, Mode, ObjectId, Signature, Type, TypeId, VarKind};
use source::Span;
use std::rc::Rc;

/// The arguments of a call, with type arguments that were given to generic ones.
struct Arguments<'a> {
    list: Vec<Operand<'a>>,
    given: Vec<Vec<TypeId>>,
}

impl<'a> Checker<'a> {
    pub fn call_expr(&mut self, e: &'a Expr, call: &'a Call) -> (Operand<'a>, Use) {
        // Type arguments that are written, if it is a generic function.
        let mut written: Option<&'a [Expr]> = None;
        let func = &*call.func;
        let mut x = match &func.kind {
            ExprKind::Index(inner, indices) => {
                let (mut x, is_function) = self.index_expr(func, inner, indices);
                if is_function {
                    written = Some(indices);
                }
                x.shown = super::operand::Shown::Expr(func);
                self.record(&x);
                x
            }
            _ => self.expr_or_type(func, true),
        };
        match x.mode {
            Mode::Invalid => {
                self.use_exprs(&call.arguments);
                return (at(Operand::invalid(), e), Use::Statement);
            }
            Mode::Type => return (self.convert_call(e, call, x), Use::Conversion),
            Mode::Builtin => return self.builtin_call(e, call, x),
            _ => {}
        }
        let under = self.common_under(x.typ, &mut |checker, typ, under| match under {
            Some(under) if !matches!(checker.types.get(under), Type::Signature(_)) => {
                Err(format!("{} is not a function", checker.ts(typ)))
            }
            _ => Ok(()),
        });
        let signature = match under {
            Ok(under) => under,
            Err(cause) => {
                let shown = self.describe(&x);
                self.error_on(
                    &x,
                    format!("invalid operation: cannot call {shown}: {cause}"),
                );
                self.use_exprs(&call.arguments);
                return (at(Operand::invalid(), e), Use::Statement);
            }
        };
        let Type::Signature(shape) = self.types.get(signature).clone() else {
            return (at(Operand::invalid(), e), Use::Statement);
        };
        let was_generic = !shape.tparams.is_empty();
        let Some((signature, targs)) = self.written_arguments(call, signature, &shape, written)
        else {
            return (at(Operand::invalid(), e), Use::Statement);
        };
        let arguments = self.call_arguments(&call.arguments);
        let signature = self.arguments(e, call, signature, targs, written, arguments);
        let Type::Signature(shape) = self.types.get(signature).clone() else {
            return (at(Operand::invalid(), e), Use::Statement);
        };
        if was_generic && shape.tparams.is_empty() {
            self.record_type(func.id, Mode::Value, signature, None);
        }
        let results: Vec<TypeId> = shape
            .results
            .iter()
            .map(|it| self.types.type_of(*it))
            .collect();
        x = match &results[..] {
            [] => Operand::new(Mode::NoValue, TypeId::EMPTY_TUPLE, e),
            [one] => match self.is_complete(*one) {
                true => Operand::new(Mode::Value, *one, e),
                false => at(Operand::invalid(), e),
            },
            _ => {
                let typ = self.types.tuple_of(&results);
                self.types.results.insert(typ, shape.results.clone());
                Operand::new(Mode::Value, typ, e)
            }
        };
        self.env.has_call_or_receive = true;
        if x.mode == Mode::Value
            && !shape.tparams.is_empty()
            && self.is_parameterized(&shape.tparams, x.typ)
        {
            x.mode = Mode::Invalid;
        }
        (x, Use::Statement)
    }

    fn convert_call(&mut self, e: &'a Expr, call: &'a Call, x: Operand<'a>) -> Operand<'a> {
        let mut x = x;
        self.non_generic(None, &mut x);
        if !x.is_valid() {
            self.use_exprs(&call.arguments);
            return at(Operand::invalid(), e);
        }
        let target = x.typ;
        if !self.is_complete(target) {
            return at(Operand::invalid(), e);
        }
        let shown = self.ts(target);
        let mut x = Operand::invalid();
        match &call.arguments[..] {
            [] => {
                self.error_at(e, format!("missing argument in conversion to {shown}"));
            }
            [one] => {
                let wanted = self.target(target, "conversion");
                x = self.expr(wanted.as_ref(), one);
                if x.is_valid() {
                    if self.types.is_constraint_only(target) {
                        let message = format!(
                            "cannot use interface {shown} in conversion (contains specific type constraints or is comparable)"
                        );
                        self.error_at(e, message);
                        x.mode = Mode::Invalid;
                    } else if call.has_dots {
                        let message = format!("invalid use of ... in conversion to {shown}");
                        self.error_at(one, message);
                        x.mode = Mode::Invalid;
                    } else {
                        self.conversion(&mut x, target);
                    }
                }
            }
            [.., last] => {
                self.use_exprs(&call.arguments);
                self.error_at(last, format!("too many arguments in conversion to {shown}"));
            }
        }
        at(x, e)
    }

    /// The signature with the type arguments that are written; the arguments themselves if they
    /// are too few. None: an error is told.
    fn written_arguments(
        &mut self,
        call: &'a Call,
        signature: TypeId,
        shape: &Signature,
        written: Option<&'a [Expr]>,
    ) -> Option<(TypeId, Vec<TypeId>)> {
        let Some(list) = written else {
            return Some((signature, Vec::new()));
        };
        let Some(targs) = self.type_list(list) else {
            self.use_exprs(&call.arguments);
            return None;
        };
        let (got, want) = (targs.len(), shape.tparams.len());
        if got > want {
            let message = format!("got {got} type arguments but want {want}");
            self.error_at(&list[want], message);
            self.use_exprs(&call.arguments);
            return None;
        }
        if got < want {
            return Some((signature, targs));
        }
        let at = Span::empty(call.func.pos);
        let instance = self.instantiate_signature(at, &call.func, signature, &targs, list);
        Some((instance, Vec::new()))
    }

    fn call_arguments(&mut self, list: &'a [Expr]) -> Arguments<'a> {
        let mut arguments = Arguments {
            list: Vec::new(),
            given: Vec::new(),
        };
        for e in list {
            if let ExprKind::Index(inner, indices) = &e.kind {
                let (mut x, is_function) = self.index_expr(e, inner, indices);
                x.shown = super::operand::Shown::Expr(e);
                let mut given = Vec::new();
                if is_function {
                    given = self.partly_instantiate(&mut x, e, indices);
                }
                if given.is_empty() {
                    self.only_value(&mut x);
                    self.record(&x);
                }
                arguments.list.push(x);
                arguments.given.push(given);
                continue;
            }
            if list.len() > 1 {
                let x = self.generic_expr(e, None);
                arguments.list.push(x);
                arguments.given.push(Vec::new());
                continue;
            }
            let (mut x, _) = self.raw_expr(None, e, None, true);
            self.only_value(&mut x);
            match self.types.get(x.typ).clone() {
                Type::Tuple(elems) if x.is_valid() => {
                    for typ in elems.iter() {
                        arguments.list.push(Operand::new(Mode::Value, *typ, e));
                        arguments.given.push(Vec::new());
                    }
                }
                _ => {
                    arguments.list.push(x);
                    arguments.given.push(Vec::new());
                }
            }
        }
        arguments
    }

    /// Type arguments of a generic function that is an argument itself; none if they were all there.
    fn partly_instantiate(
        &mut self,
        x: &mut Operand<'a>,
        e: &'a Expr,
        indices: &'a [Expr],
    ) -> Vec<TypeId> {
        let Type::Signature(shape) = self.types.get(x.typ).clone() else {
            return Vec::new();
        };
        let Some(targs) = self.type_list(indices) else {
            x.mode = Mode::Invalid;
            return Vec::new();
        };
        if targs.len() < shape.tparams.len() {
            return targs;
        }
        self.instantiate_written(x, e, indices, targs);
        Vec::new()
    }

    fn instantiate_written(
        &mut self,
        x: &mut Operand<'a>,
        e: &'a Expr,
        indices: &'a [Expr],
        targs: Vec<TypeId>,
    ) {
        let Type::Signature(shape) = self.types.get(x.typ).clone() else {
            return;
        };
        let (got, want) = (targs.len(), shape.tparams.len());
        if got > want {
            let message = format!("got {got} type arguments but want {want}");
            self.error_at(&indices[got - 1], message);
            x.mode = Mode::Invalid;
            return;
        }
        let at = Span::empty(e.pos);
        x.typ = self.instantiate_signature(at, e, x.typ, &targs, indices);
        x.mode = Mode::Value;
    }

    /// `f[T]` as a value; what is missing is inferred from the target.
    pub fn instantiate_explicitly(
        &mut self,
        target: Option<&Target>,
        x: &mut Operand<'a>,
        e: &'a Expr,
        indices: &'a [Expr],
    ) {
        let Type::Signature(shape) = self.types.get(x.typ).clone() else {
            return;
        };
        let Some(targs) = self.type_list(indices) else {
            x.mode = Mode::Invalid;
            return;
        };
        if targs.len() >= shape.tparams.len() {
            return self.instantiate_written(x, e, indices, targs);
        }
        self.infer_for_value(target, x, e, targs, indices);
    }

    /// A generic function's name where a function of a certain type is wanted.
    pub fn instantiate_for(&mut self, target: &Target, x: &mut Operand<'a>, e: &'a Expr) {
        self.infer_for_value(Some(target), x, e, Vec::new(), &[]);
    }

    fn infer_for_value(
        &mut self,
        target: Option<&Target>,
        x: &mut Operand<'a>,
        e: &'a Expr,
        targs: Vec<TypeId>,
        indices: &'a [Expr],
    ) {
        let Type::Signature(shape) = self.types.get(x.typ).clone() else {
            return;
        };
        let (mut params, mut arguments) = (Vec::new(), Vec::new());
        if let Some(target) = target {
            let plain = Signature {
                tparams: Vec::new(),
                receiver: None,
                ..(*shape).clone()
            };
            params.push(self.types.add(Type::Signature(Rc::new(plain))));
            arguments.push(Operand {
                mode: Mode::Value,
                typ: target.signature,
                value: crate::types::Value::Unknown,
                shown: super::operand::Shown::Words(target.description.clone(), span_of(e)),
                builtin: None,
            });
        }
        let (fresh, params) = self.rename_tparams(&shape.tparams, &params);
        let wanted: Vec<Option<TypeId>> = targs.into_iter().map(Some).collect();
        let at = Span::new(e.pos, e.span.end.max(e.pos));
        match self.infer(at, &fresh, wanted, &params, &arguments, true) {
            Ok(targs) => {
                let at = Span::empty(e.pos);
                x.typ = self.instantiate_signature(at, e, x.typ, &targs, indices);
                x.mode = Mode::Value;
            }
            Err(error) => {
                if let Some((span, message)) = error {
                    self.error(span, message);
                }
                x.mode = Mode::Invalid;
            }
        }
    }

    /// Records the instance; its bounds are checked later.
    fn instantiate_signature(
        &mut self,
        at: Span,
        func: &'a Expr,
        generic: TypeId,
        targs: &[TypeId],
        written: &'a [Expr],
    ) -> TypeId {
        let instance = self.types.instantiate(generic, targs);
        if let Some(node) = instantiated_name(func) {
            let record = Instance {
                arguments: targs.into(),
                typ: instance,
            };
            self.info.instances.insert(node, record);
        }
        let Type::Signature(shape) = self.types.get(generic).clone() else {
            return instance;
        };
        let targs = targs.to_vec();
        self.later(move |checker| {
            if let Err((index, cause)) = checker.verify(&shape.tparams, &targs) {
                let span = written.get(index).map_or(at, span_of);
                checker.error(span, cause);
            }
        });
        instance
    }

    /// Passes the arguments; the signature, instantiated if it was generic.
    fn arguments(
        &mut self,
        e: &'a Expr,
        call: &'a Call,
        signature: TypeId,
        targs: Vec<TypeId>,
        written: Option<&'a [Expr]>,
        arguments: Arguments<'a>,
    ) -> TypeId {
        let Type::Signature(shape) = self.types.get(signature).clone() else {
            return signature;
        };
        let Some(mut params) = self.adjusted_params(e, call, &shape, &arguments.list) else {
            return signature;
        };
        let mut list = arguments.list;
        let own_count = shape.tparams.len();
        let mut tparams = Vec::new();
        let mut wanted: Vec<Option<TypeId>> = Vec::new();
        if own_count > 0 {
            (tparams, params) = self.rename_tparams(&shape.tparams, &params);
            wanted = targs.into_iter().map(Some).collect();
            wanted.resize(own_count, None);
        }
        let mut generic_arguments = Vec::new();
        for (index, x) in list.iter_mut().enumerate() {
            let Type::Signature(own) = self.types.get(x.typ).clone() else {
                continue;
            };
            if own.tparams.is_empty() || !x.is_valid() {
                continue;
            }
            let plain = Signature {
                tparams: Vec::new(),
                ..(*own).clone()
            };
            let plain = self.types.add(Type::Signature(Rc::new(plain)));
            let (fresh, renamed) = self.rename_tparams(&own.tparams, &[plain]);
            if let Type::Signature(renamed) = self.types.get(renamed[0]).clone() {
                let generic = Signature {
                    tparams: fresh.clone(),
                    ..(*renamed).clone()
                };
                x.typ = self.types.add(Type::Signature(Rc::new(generic)));
            }
            let given = &arguments.given[index];
            wanted.extend(given.iter().copied().map(Some));
            tparams.extend(&fresh);
            wanted.resize(tparams.len(), None);
            generic_arguments.push((index, fresh.len()));
        }
        let mut result = signature;
        if !tparams.is_empty() {
            let at = Span::new(e.pos, e.span.end.max(e.pos));
            let inferred = match self.infer(at, &tparams, wanted, &params, &list, false) {
                Ok(inferred) => inferred,
                Err(error) => {
                    if let Some((span, message)) = error {
                        let func = printer::expr(&call.func);
                        self.error(span, format!("in call to {func}, {message}"));
                    }
                    return signature;
                }
            };
            if own_count > 0 {
                let own = &inferred[..own_count];
                let at = Span::empty(e.pos);
                let written = written.unwrap_or(&[]);
                result = self.instantiate_signature(at, &call.func, signature, own, written);
                params = self.types.subst_list(&params, &tparams[..own_count], own);
            }
            let mut next = own_count;
            for (index, count) in generic_arguments {
                let x = &mut list[index];
                let own = inferred[next..next + count].to_vec();
                next += count;
                if let Some(e) = x.expr() {
                    let at = Span::empty(e.pos);
                    x.typ = self.instantiate_signature(at, e, x.typ, &own, &[]);
                    self.record(x);
                }
            }
        }
        let context = format!("argument to {}", printer::expr(&call.func));
        for (x, param) in list.iter_mut().zip(params) {
            self.assignment(x, param, &context);
        }
        result
    }

    /// One parameter type for each argument; none if their numbers do not match.
    fn adjusted_params(
        &mut self,
        e: &'a Expr,
        call: &'a Call,
        shape: &Signature,
        list: &[Operand<'a>],
    ) -> Option<Vec<TypeId>> {
        let types: Vec<TypeId> = shape
            .params
            .iter()
            .map(|it| self.types.type_of(*it))
            .collect();
        let mut params = types.clone();
        let mut wanted = params.len();
        if shape.is_variadic {
            if call.has_dots {
                if call.arguments.len() == 1 && list.len() > 1 {
                    let shown = printer::expr(&call.arguments[0]);
                    let count = list.len();
                    self.error_at(e, format!("cannot use ... with {count}-valued {shown}"));
                    return None;
                }
            } else if list.len() + 1 >= params.len() {
                let last = params.pop()?;
                let elem = match self.types.shape(last) {
                    Type::Slice(elem) => elem,
                    _ => last,
                };
                while params.len() < list.len() {
                    params.push(elem);
                }
                wanted = list.len();
            } else {
                wanted -= 1;
            }
        } else if call.has_dots {
            let shown = printer::expr(&call.func);
            self.error_at(e, format!("cannot use ... in call to non-variadic {shown}"));
            return None;
        }
        if list.len() == wanted {
            return Some(params);
        }
        let (span, quality) = if list.len() > wanted {
            (list[wanted].span(), "too many")
        } else {
            match list.last() {
                Some(last) => (last.span(), "not enough"),
                None => (span_of(e), "not enough"),
            }
        };
        let func = printer::expr(&call.func);
        let have: Vec<TypeId> = list.iter().map(|x| x.typ).collect();
        let have = self.types_summary(&have, false, call.has_dots);
        let want = self.types_summary(&types, shape.is_variadic, false);
        let message =
            format!("{quality} arguments in call to {func}\n\thave {have}\n\twant {want}");
        self.error(span, message);
        None
    }

    /// `(int, number, string)`.
    pub fn types_summary(&mut self, types: &[TypeId], is_variadic: bool, has_dots: bool) -> String {
        let mut parts = Vec::new();
        for (index, typ) in types.iter().enumerate() {
            let is_last = index + 1 == types.len();
            let mut text = if *typ == TypeId::NONE || !self.types.is_valid(*typ) {
                "unknown type".to_owned()
            } else if self.types.is_untyped(*typ) {
                match self.types.is_basic(*typ, |kind| kind.is_numeric()) {
                    true => "number".to_owned(),
                    false => self.ts(*typ).replace("untyped ", ""),
                }
            } else {
                self.ts(*typ)
            };
            if is_last && is_variadic {
                if let Type::Slice(elem) = self.types.get(*typ) {
                    text = self.ts(*elem);
                }
                text = format!("...{text}");
            } else if is_last && has_dots {
                text.push_str("...");
            }
            parts.push(text);
        }
        format!("({})", parts.join(", "))
    }

    /// A signature made up for a predeclared function.
    pub fn pass_arguments(
        &mut self,
        e: &'a Expr,
        call: &'a Call,
        params: &[TypeId],
        list: Vec<Operand<'a>>,
    ) {
        let objects: Vec<ObjectId> = params
            .iter()
            .map(|typ| self.new_var(VarKind::Parameter, "".into(), Span::empty(0), *typ))
            .collect();
        let signature = Signature {
            params: objects,
            is_variadic: true,
            ..Signature::default()
        };
        let signature = self.types.add(Type::Signature(Rc::new(signature)));
        let given = vec![Vec::new(); list.len()];
        self.arguments(
            e,
            call,
            signature,
            Vec::new(),
            None,
            Arguments { list, given },
        );
    }
}

fn at<'a>(x: Operand<'a>, e: &'a Expr) -> Operand<'a> {
    Operand {
        shown: super::operand::Shown::Expr(e),
        ..x
    }
}

/// The name that an instance is recorded with.
fn instantiated_name(func: &Expr) -> Option<NodeId> {
    match &func.unparen().kind {
        ExprKind::Name(_) => Some(func.unparen().id),
        ExprKind::Selector(_, sel) => Some(sel.id),
        ExprKind::Index(inner, _) => instantiated_name(inner),
        _ => None,
    }
}
