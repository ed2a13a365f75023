//! Operators: builtin types at once, then the special methods of classes.
//!
//! Model: `Objects/abstract.c` (`binary_op1`): the right operand's method goes
//! first if its class is a proper subclass that overrides it; NotImplemented
//! passes on to the next candidate; at the end a TypeError.

use crate::code::{BinaryOperator, CompareOperator, Op};
use crate::native::{Args, Stop};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};

/// A bit of `FormatValue`'s operand: BUILD_STRING takes the result.
pub(crate) const JOINED: usize = 8;

impl Vm {
    /// Replaces the top `operands` by a value.
    fn settle(&mut self, operands: usize, value: Value) -> Result<bool, Value> {
        self.heap.retain(value);
        for _ in 0..operands {
            self.drop_top();
        }
        self.stack.push(value);
        Ok(true)
    }

    /// Replaces the top `operands` by the result of a call.
    pub(crate) fn call_replacing(
        &mut self,
        operands: usize,
        callable: Value,
        args: &[Value],
    ) -> Result<bool, Value> {
        let floor = self.stack.len() - operands;
        match self.invoke(callable, &Args::of(args), floor, Then::Push) {
            Ok(Some(value)) => self.settle(operands, value),
            Ok(None) => Ok(false),
            Err(stop) => Err(self.only_raise(stop)),
        }
    }

    /// The exception of a stop; waiting is not possible inside an operator.
    pub(crate) fn only_raise(&mut self, stop: Stop) -> Value {
        match stop {
            Stop::Raise(exception) => exception,
            _ => self.exception_with(
                self.classes.runtime_error,
                "this operation cannot wait here",
            ),
        }
    }

    /// May the operand's class define operators of its own?
    fn has_methods(&self, value: Value) -> bool {
        matches!(
            self.object_of(value),
            Some(Object::Instance(_) | Object::Type(_) | Object::Exception(_))
        )
    }

    // ---- binary ------------------------------------------------------------

    pub(crate) fn op_binary(&mut self, op: BinaryOperator, inplace: bool) -> Result<bool, Value> {
        let (a, b) = (self.peek(1), self.peek(0));
        if !self.has_methods(a) && !self.has_methods(b) {
            match self.binary_native(op, inplace, a, b) {
                Some(Ok(value)) => return self.settle(2, value),
                Some(Err(Stop::Raise(exception))) => return Err(exception),
                Some(Err(_)) => {
                    let symbol = self.heap.str(op.symbol());
                    let name = if inplace { "op_inplace" } else { "op_binary" };
                    self.prelude_then(name, &[a, b, symbol], 2, Then::Push);
                    return Ok(false);
                }
                None => {}
            }
        }
        self.next_binary(op, if inplace { 0 } else { 1 })
    }

    /// Tries the candidates from a stage on: 0 in place, 1 left or overriding right, 2 the other, 3 builtin, 4 error.
    fn next_binary(&mut self, op: BinaryOperator, from: u8) -> Result<bool, Value> {
        let (a, b) = (self.peek(1), self.peek(0));
        let [plain, right, in_place] = Sym::operator(op);
        for stage in from..4 {
            let candidate = match stage {
                0 => self
                    .operator_method(a, in_place)
                    .map(|method| (method, a, b)),
                1 | 2 => {
                    let right_first = self.right_goes_first(right, a, b);
                    if (stage == 1) == right_first {
                        let same = self.class_of(a) == self.class_of(b);
                        let method = self.operator_method(b, right);
                        method.filter(|_| !same).map(|method| (method, b, a))
                    } else {
                        self.operator_method(a, plain).map(|method| (method, a, b))
                    }
                }
                // A sequence's own `+` is the only one that there is.
                _ if self.declines_as_sequence(op, a) => None,
                _ => match self.binary_native(op, from == 0, a, b) {
                    Some(Ok(value)) => return self.settle(2, value),
                    Some(Err(Stop::Raise(exception))) => return Err(exception),
                    Some(Err(_)) => {
                        let symbol = self.heap.str(op.symbol());
                        let name = if from == 0 { "op_inplace" } else { "op_binary" };
                        self.prelude_then(name, &[a, b, symbol], 2, Then::Push);
                        return Ok(false);
                    }
                    None => None,
                },
            };
            let Some((method, this, other)) = candidate else {
                continue;
            };
            let then = Then::Binary {
                op: op as u8,
                stage,
            };
            match self.call_then(method, &Args::of(&[this, other]), then) {
                Ok(Some(Value::NotImplemented)) => {}
                Ok(Some(value)) => return self.settle(2, value),
                Ok(None) => return Ok(false),
                Err(stop) => return Err(self.only_raise(stop)),
            }
        }
        let stop = self.unsupported_operands(op, from == 0, a, b);
        Err(self.only_raise(stop))
    }

    /// An operator method that is defined in Python (natives are covered by `binary_native`).
    fn operator_method(&mut self, value: Value, name: Sym) -> Option<Value> {
        if !self.has_methods(value) {
            return None;
        }
        let class = self.class_of(value);
        self.lookup_cached(class, name)
            .filter(|found| !found.is_none() && self.is_own_method(class, name, *found))
    }

    /// Is the right operand of a subclass that has the operator's method of its own?
    fn right_goes_first(&mut self, name: Sym, a: Value, b: Value) -> bool {
        let (left, right) = (self.class_of(a), self.class_of(b));
        if left == right || !self.is_subclass(right, left) {
            return false;
        }
        match (self.lookup(right, name), self.lookup(left, name)) {
            (Some(own), Some(inherited)) => !own.is(inherited),
            (Some(_), None) => true,
            _ => false,
        }
    }

    /// A binary method returned; `[a, b]` are on the stack.
    pub(crate) fn after_binary(&mut self, op: u8, stage: u8, value: Value) {
        if !matches!(value, Value::NotImplemented) {
            self.drop_top();
            self.drop_top();
            return self.stack.push(value);
        }
        if let Err(exception) = self.next_binary(BinaryOperator::ALL[op as usize], stage + 1) {
            self.unwind(exception);
        }
    }

    pub(crate) fn op_unary(&mut self, op: Op) -> Result<bool, Value> {
        let value = self.peek(0);
        let name = match op {
            Op::UnaryNegative => Sym::NEG,
            Op::UnaryPositive => Sym::POS,
            _ => Sym::INVERT,
        };
        if let Some(method) = self.python_method(value, name) {
            return self.call_replacing(1, method, &[value]);
        }
        match self.unary_native(op, value) {
            Some(Ok(value)) => self.settle(1, value),
            Some(Err(stop)) => Err(self.only_raise(stop)),
            None => {
                let symbol = match op {
                    Op::UnaryNegative => "-",
                    Op::UnaryPositive => "+",
                    _ => "~",
                };
                let class = self.class_name(value);
                Err(self.exception_with(
                    self.classes.type_error,
                    &format!("bad operand type for unary {symbol}: '{class}'"),
                ))
            }
        }
    }

    // ---- comparison ----------------------------------------------------------

    pub(crate) fn op_compare(&mut self, op: CompareOperator) -> Result<bool, Value> {
        let (a, b) = (self.peek(1), self.peek(0));
        if !self.has_methods(a) && !self.has_methods(b) {
            match self.compare_native(op, a, b) {
                Some(Ok(value)) => return self.settle(2, value),
                Some(Err(Stop::Raise(exception))) => return Err(exception),
                Some(Err(_)) => {
                    let symbol = self.heap.str(op.symbol());
                    self.prelude_then("op_compare", &[a, b, symbol], 2, Then::Push);
                    return Ok(false);
                }
                None => {}
            }
        }
        self.next_compare(op, 0)
    }

    /// Stages: 0 first method, 1 the other, 2 and 3 `!=` from `__eq__`, 4 builtin, then identity or error.
    fn next_compare(&mut self, op: CompareOperator, from: u8) -> Result<bool, Value> {
        let (a, b) = (self.peek(1), self.peek(0));
        let (left, right) = (self.class_of(a), self.class_of(b));
        for stage in from..5 {
            let candidate = match stage {
                0 | 1 => {
                    let right_first = left != right && self.is_subclass(right, left);
                    if (stage == 0) == right_first {
                        self.operator_method(b, Sym::comparison(op.reflected()))
                            .map(|method| (method, b, a))
                    } else {
                        self.operator_method(a, Sym::comparison(op))
                            .map(|method| (method, a, b))
                    }
                }
                2 if op == CompareOperator::NotEqual => {
                    self.negated_method(a).map(|method| (method, a, b))
                }
                3 if op == CompareOperator::NotEqual => {
                    self.negated_method(b).map(|method| (method, b, a))
                }
                2 | 3 => None,
                _ => {
                    let (a, b) = self.builtin_operands(op, a, b);
                    match self.compare_native(op, a, b) {
                        Some(Ok(value)) => return self.settle(2, value),
                        Some(Err(Stop::Raise(exception))) => return Err(exception),
                        Some(Err(_)) => {
                            let symbol = self.heap.str(op.symbol());
                            self.prelude_then("op_compare", &[a, b, symbol], 2, Then::Push);
                            return Ok(false);
                        }
                        None => {}
                    }
                    break;
                }
            };
            let Some((method, this, other)) = candidate else {
                continue;
            };
            match self.call_then(
                method,
                &Args::of(&[this, other]),
                Then::Compare { op, stage },
            ) {
                Ok(Some(value)) => {
                    self.heap.retain(value);
                    self.after_compare(op, stage, value);
                    return Ok(false);
                }
                Ok(None) => return Ok(false),
                Err(stop) => return Err(self.only_raise(stop)),
            }
        }
        match op {
            CompareOperator::Equal => self.settle(2, Value::bool(a.is(b))),
            CompareOperator::NotEqual => self.settle(2, Value::bool(!a.is(b))),
            _ => {
                let (left, right) = (self.class_name(a), self.class_name(b));
                Err(self.exception_with(
                    self.classes.type_error,
                    &format!(
                        "'{}' not supported between instances of '{left}' and '{right}'",
                        op.symbol()
                    ),
                ))
            }
        }
    }

    /// The `__eq__` of a class whose `!=` is its opposite: not that of a str's or a dict's subclass,
    /// which has an `__ne__` from there.
    fn negated_method(&mut self, value: Value) -> Option<Value> {
        let method = self.operator_method(value, Sym::EQ)?;
        self.negates(value).then_some(method)
    }

    fn negates(&self, value: Value) -> bool {
        self.payload(value).is(value)
    }

    /// What is left to compare when the one operand's own method has declined: the other's builtin one
    /// takes it for what it is underneath.
    fn builtin_operands(&self, op: CompareOperator, a: Value, b: Value) -> (Value, Value) {
        let is_unequal = op == CompareOperator::NotEqual;
        let declines = |value: Value, op: CompareOperator| {
            self.overrides(value, Sym::comparison(op))
                || is_unequal && self.negates(value) && self.overrides(value, Sym::EQ)
        };
        let underneath = |value: Value, does: bool| match does {
            true => self.payload(value),
            false => value,
        };
        let (left, right) = (declines(a, op), declines(b, op.reflected()));
        (underneath(a, !right && (left || is_unequal)), underneath(b, !left && (right || is_unequal)))
    }

    /// A comparison method returned; `[a, b]` are on the stack. Takes the reference over.
    pub(crate) fn after_compare(&mut self, op: CompareOperator, stage: u8, value: Value) {
        if !matches!(value, Value::NotImplemented) {
            self.drop_top();
            self.drop_top();
            if stage < 2 {
                return self.stack.push(value);
            }
            // `!=` made from `__eq__`: its opposite.
            return match self.truth_native(value) {
                Some(truth) => {
                    self.heap.release(value);
                    self.stack.push(Value::bool(!truth));
                }
                None => self.truth_then(value, true),
            };
        }
        if let Err(exception) = self.next_compare(op, stage + 1) {
            self.unwind(exception);
        }
    }

    // ---- truth, membership -----------------------------------------------------

    /// Asks `__bool__` or `__len__` of Python; the truth (negated) is pushed. Takes the reference over.
    pub(crate) fn truth_then(&mut self, value: Value, negate: bool) {
        let own = self.lookup_special(value, Sym::BOOL);
        let method = own.or_else(|| self.lookup_special(value, Sym::LEN));
        match method {
            None if matches!(value, Value::NotImplemented) => {
                self.enter_native("bool", no_truth_step, &[], Then::Truth { negate });
            }
            Some(method) => {
                let step = if own.is_some() {
                    bool_step
                } else {
                    crate::builtins::inspection::len_step
                };
                self.enter_native("bool", step, &[value, method], Then::Truth { negate });
                self.heap.release(value);
            }
            None => {
                self.heap.release(value);
                self.stack.push(Value::bool(!negate));
            }
        }
    }

    /// From a native step: the truth of any value is the next input, a bool.
    pub fn native_truth(&mut self, value: Value) -> Flow {
        match self.truth_native(value) {
            Some(truth) => self.answer(Input::Value(Value::bool(truth))),
            None => self.native_prelude("op_truth", &[value]),
        }
    }

    /// From a native step: `a == b` as a bool is the next input.
    pub fn native_equal(&mut self, a: Value, b: Value) -> Flow {
        match self.equal(a, b) {
            Ok(answer) => self.answer(Input::Value(Value::bool(answer))),
            Err(Stop::Raise(exception)) => self.answer(Input::Raised(exception)),
            Err(_) => self.native_prelude("op_equal", &[a, b]),
        }
    }

    /// From a native step: calls a function of the prelude.
    pub fn native_prelude(&mut self, name: &str, args: &[Value]) -> Flow {
        match self.prelude_function(name) {
            Some(function) => self.native_call(function, args),
            None => {
                let class = self.classes.system_error;
                let exception = self.exception_with(class, &format!("the prelude has no {name}"));
                self.answer(Input::Raised(exception))
            }
        }
    }

    /// JUMP_IF_..._OR_POP on a value whose truth needs Python code.
    pub(crate) fn truth_or_pop(&mut self, wanted: bool, target: u32) {
        let value = self.peek(0);
        self.enter_native("truth", truth_or_pop_step, &[value], Then::Discard);
        self.native_frame().numbers = [i64::from(wanted), i64::from(target)];
    }

    pub(crate) fn op_contains(&mut self, negate: bool) -> Result<bool, Value> {
        let (item, container) = (self.peek(1), self.peek(0));
        if let Some(method) = self.python_method(container, Sym::CONTAINS) {
            let floor = self.stack.len() - 2;
            return match self.invoke(
                method,
                &Args::of(&[container, item]),
                floor,
                Then::Contains { negate },
            ) {
                Ok(Some(value)) => {
                    self.heap.retain(value);
                    self.cut(floor);
                    self.deliver(
                        Then::Contains { negate },
                        crate::vm::deliver::Ending::Value(value),
                    );
                    Ok(false)
                }
                Ok(None) => Ok(false),
                Err(stop) => Err(self.only_raise(stop)),
            };
        }
        match self.contains_native(container, item) {
            Ok(answer) => self.settle(2, Value::bool(answer != negate)),
            Err(Stop::Raise(exception)) => Err(exception),
            Err(_) => {
                let name = if negate {
                    "op_not_contains"
                } else {
                    "op_contains"
                };
                self.prelude_then(name, &[container, item], 2, Then::Push);
                Ok(false)
            }
        }
    }

    // ---- subscripts --------------------------------------------------------------

    pub(crate) fn op_subscript(&mut self) -> Result<bool, Value> {
        let (object, key) = (self.peek(1), self.peek(0));
        if let Some(method) = self.python_method(object, Sym::GETITEM) {
            return self.call_replacing(2, method, &[object, key]);
        }
        match self.subscript_native(object, key) {
            Some(Ok(value)) => self.settle(2, value),
            Some(Err(Stop::Raise(exception))) => Err(exception),
            Some(Err(_)) => {
                self.prelude_then("op_getitem", &[object, key], 2, Then::Push);
                Ok(false)
            }
            None => self.subscript_by_method(object, key),
        }
    }

    fn subscript_by_method(&mut self, object: Value, key: Value) -> Result<bool, Value> {
        if let Some(method) = self.lookup_special(object, Sym::MISSING)
            && matches!(self.object_of(self.payload(object)), Some(Object::Dict(_)))
        {
            return self.call_replacing(2, method, &[object, key]);
        }
        if let Value::Object(id) = object
            && let Object::Type(_) = self.heap.get(id)
        {
            if let Some(method) = self.lookup(id, Sym::CLASS_GETITEM) {
                let callable = match self.object_of(method) {
                    Some(Object::ClassMethod(inner)) => *inner,
                    _ => method,
                };
                return self.call_replacing(2, callable, &[object, key]);
            }
            let name = self.spoken_name(id);
            return Err(self.exception_with(
                self.classes.type_error,
                &format!("type '{name}' is not subscriptable"),
            ));
        }
        let name = self.class_name(object);
        Err(self.exception_with(
            self.classes.type_error,
            &format!("'{name}' object is not subscriptable"),
        ))
    }

    pub(crate) fn op_store_subscript(&mut self) -> Result<bool, Value> {
        let (value, object, key) = (self.peek(2), self.peek(1), self.peek(0));
        if let Some(method) = self.python_method(object, Sym::SETITEM) {
            return self.call_dropping(3, method, &[object, key, value]);
        }
        match self.store_subscript_native(object, key, value) {
            Some(Ok(())) => {
                self.cut(self.stack.len() - 3);
                Ok(true)
            }
            Some(Err(Stop::Raise(exception))) => Err(exception),
            Some(Err(_)) => {
                self.prelude_then("op_setitem", &[object, key, value], 3, Then::Discard);
                Ok(false)
            }
            None => {
                let name = self.class_name(object);
                Err(self.exception_with(
                    self.classes.type_error,
                    &format!("'{name}' object does not support item assignment"),
                ))
            }
        }
    }

    pub(crate) fn op_delete_subscript(&mut self) -> Result<bool, Value> {
        let (object, key) = (self.peek(1), self.peek(0));
        if let Some(method) = self.python_method(object, Sym::DELITEM) {
            return self.call_dropping(2, method, &[object, key]);
        }
        match self.delete_subscript_native(object, key) {
            Some(Ok(())) => {
                self.cut(self.stack.len() - 2);
                Ok(true)
            }
            Some(Err(Stop::Raise(exception))) => Err(exception),
            Some(Err(_)) => {
                self.prelude_then("op_delitem", &[object, key], 2, Then::Discard);
                Ok(false)
            }
            None => {
                let name = self.class_name(object);
                Err(self.exception_with(
                    self.classes.type_error,
                    &format!("'{name}' object doesn't support item deletion"),
                ))
            }
        }
    }

    /// Calls a method for its effect; the top `operands` are dropped.
    pub(crate) fn call_dropping(
        &mut self,
        operands: usize,
        method: Value,
        args: &[Value],
    ) -> Result<bool, Value> {
        let floor = self.stack.len() - operands;
        match self.invoke(method, &Args::of(args), floor, Then::Discard) {
            Ok(Some(_)) => {
                self.cut(floor);
                Ok(true)
            }
            Ok(None) => Ok(false),
            Err(stop) => Err(self.only_raise(stop)),
        }
    }

    /// FORMAT_VALUE: `[value(, spec)] -> [str]`.
    pub(crate) fn op_format_value(&mut self, arg: usize) -> Result<bool, Value> {
        let with_spec = arg & 4 != 0;
        let operands = 1 + usize::from(with_spec);
        let value = self.peek(operands - 1);
        let conversion = arg & 3;
        if self.format_plainly(arg) {
            return Ok(true);
        }
        let spec = if with_spec {
            self.peek(0)
        } else {
            self.heap.str("")
        };
        let text = match (conversion, self.text_of(spec) == Some("")) {
            (0 | 1, true) if self.python_method(value, Sym::FORMAT).is_none() => {
                self.str_native(value)
            }
            (2, true) => self.repr_native(value),
            (0, false) => {
                let spec = self.text_of(spec).unwrap_or("").to_owned();
                self.format_native(value, &spec)
            }
            _ => Err(Stop::Fallback),
        };
        match text {
            Ok(text) => {
                let text = self.heap.str(&text);
                self.settle(operands, text)
            }
            Err(Stop::Raise(exception)) => Err(exception),
            Err(_) => {
                self.prelude_then(
                    "op_format",
                    &[value, Value::Int(conversion as i64), spec],
                    operands,
                    Then::Push,
                );
                Ok(false)
            }
        }
    }

    /// FORMAT_VALUE of a str or an integer without a specification. False: nothing was done.
    pub(crate) fn format_plainly(&mut self, arg: usize) -> bool {
        let (value, conversion, with_spec) = (self.peek(0), arg & 3, arg & 4 != 0);
        match value {
            Value::Object(id) if conversion == 0 && !with_spec => {
                matches!(self.heap.get(id), Object::Str(_))
            }
            Value::Int(number) if conversion < 2 && !with_spec => {
                // BUILD_STRING writes the digits itself.
                if arg & JOINED == 0 {
                    let text = self.heap.str_of_int(number);
                    self.heap.retain(text);
                    self.stack.pop();
                    self.stack.push(text);
                }
                true
            }
            _ => false,
        }
    }

    pub(crate) fn op_get_len(&mut self) -> Result<bool, Value> {
        let value = self.peek(0);
        self.prelude_then("op_len", &[value], 0, Then::Push);
        Ok(false)
    }

    // ---- with ----------------------------------------------------------------------

    /// BEFORE_WITH: `[manager] -> [bound __exit__, result of __enter__()]`.
    pub(crate) fn op_before_with(&mut self) -> Result<bool, Value> {
        self.before_with(Sym::ENTER, Sym::EXIT, false)
    }

    pub(crate) fn op_before_async_with(&mut self) -> Result<bool, Value> {
        self.before_with(Sym::AENTER, Sym::AEXIT, true)
    }

    fn before_with(&mut self, enter: Sym, exit: Sym, is_async: bool) -> Result<bool, Value> {
        let manager = self.peek(0);
        let (Some(enter_method), Some(exit_method)) = (
            self.lookup_special(manager, enter),
            self.lookup_special(manager, exit),
        ) else {
            return Err(self.not_a_manager(manager, enter, exit, is_async));
        };
        let bound = self.heap.make(Object::Method {
            function: exit_method,
            this: manager,
        });
        self.push(bound);
        let top = self.stack.len() - 1;
        self.stack.swap(top, top - 1);
        self.call_replacing(1, enter_method, &[manager])
    }

    fn not_a_manager(&mut self, manager: Value, enter: Sym, exit: Sym, is_async: bool) -> Value {
        let is_old = self.is_old();
        let class = if is_old {
            self.class_name(manager)
        } else {
            self.class_full_name(manager)
        };
        let has_enter = self.lookup_special(manager, enter).is_some();
        let missed = if self.lookup_special(manager, exit).is_none() {
            exit
        } else {
            enter
        };
        let missed = self.symbols.text(missed).to_owned();
        let (kind, other, other_enter, other_exit, hint) = if is_async {
            (
                "asynchronous context manager",
                "context manager",
                Sym::ENTER,
                Sym::EXIT,
                "with",
            )
        } else {
            (
                "context manager",
                "asynchronous context manager",
                Sym::AENTER,
                Sym::AEXIT,
                "async with",
            )
        };
        let mut text = format!("'{class}' object does not support the {kind} protocol");
        // 3.11 looks for the way in first, and says nothing more if there is none.
        if !is_old || has_enter {
            text.push_str(&format!(" (missed {missed} method)"));
        }
        if self.settings.version == crate::settings::Version::Py314
            && self.lookup_special(manager, other_enter).is_some()
            && self.lookup_special(manager, other_exit).is_some()
        {
            text.push_str(&format!(
                " but it supports the {other} protocol. Did you mean to use '{hint}'?"
            ));
        }
        self.exception_with(self.classes.type_error, &text)
    }

    /// WITH_EXCEPT_START: `[exit, lasti, prev, exc] -> [.., exit(type, exc, tb)]`.
    pub(crate) fn op_with_except_start(&mut self) -> Result<bool, Value> {
        let (exit, exception) = (self.peek(3), self.peek(0));
        let class = Value::Object(self.class_of(exception));
        let traceback = self.traceback_of(exception);
        self.call_replacing(0, exit, &[class, exception, traceback])
    }
}

/// Calls `__bool__` (`[value, method]`) and checks that it gives a bool.
fn bool_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let (value, method) = (vm.slot(0), vm.slot(1));
            vm.native_call(method, &[value])
        }
        Input::Value(Value::Bool(truth)) => Flow::Return(Value::Bool(truth)),
        Input::Value(other) => {
            let name = vm.class_name(other);
            let class = vm.classes.type_error;
            let text = format!("__bool__ should return bool, returned {name}");
            Flow::Raise(vm.exception_with(class, &text))
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::bool(false)),
    }
}

/// `x and y` on a value whose truth needs Python code: keeps it and jumps, or drops it.
/// NotImplemented has no truth, since 3.14.
fn no_truth_step(vm: &mut Vm, _input: Input) -> Flow {
    let message = "NotImplemented should not be used in a boolean context";
    Flow::Raise(vm.exception_with(vm.classes.type_error, message))
}

fn truth_or_pop_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let value = vm.slot(0);
            vm.native_truth(value)
        }
        Input::Value(Value::Bool(truth)) => {
            let [wanted, target] = vm.native_frame().numbers;
            let below = vm.frames.len() - 2;
            if truth.get() == (wanted == 1) {
                if let Some(crate::vm::Frame::Python(frame)) = vm.frames.get_mut(below) {
                    frame.ip = target as u32;
                }
            } else {
                // The operand lies right under this frame's values.
                let place = vm.native_frame().base as usize - 1;
                let old = vm.stack.remove(place);
                vm.heap.release(old);
                let frame = vm.native_frame();
                frame.base -= 1;
                frame.floor -= 1;
            }
            Flow::Return(Value::None)
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}
