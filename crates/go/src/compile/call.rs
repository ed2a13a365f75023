//! Calls, `go` and `defer`.

use super::selector::Method;
use super::wrapper::Callee;
use super::{Compiler, Reg};
use crate::code::{NONE, Op};
use crate::syntax::ast::{Call, Expr, ExprKind};
use crate::types::{Mode, ObjectKind, SelectionKind, Type, TypeId};

/// A call whose function is evaluated, and not yet its arguments.
pub(crate) struct Prepared {
    pub callee: Callee,
    /// The closure, or the interface.
    pub register: Reg,
    /// Words of a receiver that is passed first, and where they are.
    pub receiver: Option<(Reg, u16)>,
    pub parameters: Vec<TypeId>,
    pub results: Vec<TypeId>,
    pub is_variadic: bool,
}

impl Compiler {
    pub fn call(&mut self, expr: &Expr, call: &Call, to: Option<Reg>) -> Reg {
        let func = call.func.unparen();
        match self.info.types(func.id).map(|known| known.mode) {
            Some(Mode::Type) => {
                let typ = self.type_of(expr);
                return self.conversion(&call.arguments[0], typ, to);
            }
            Some(Mode::Builtin) => return self.builtin(expr, call, to),
            _ => {}
        }
        let hoisted = self.order_call(func, call);
        let (prepared, window) = self.in_order(|compiler| {
            let prepared = compiler.prepare(func);
            let window = compiler.window(&prepared);
            compiler.arguments(&prepared, call, window);
            (prepared, window)
        });
        self.forget(hoisted);
        self.at(expr.pos.max(expr.span.start), expr.span.end);
        self.perform(&prepared, window);
        match (to, prepared.results.len()) {
            (Some(to), 1) => {
                let words = self.words(prepared.results[0]);
                self.move_words(to, window, words);
                to
            }
            _ => window,
        }
    }

    /// What a call's function and arguments are made of, in Go's order.
    fn order_call(&mut self, func: &Expr, call: &Call) -> usize {
        if call.arguments.is_empty() {
            return 0;
        }
        let signature = self.signature_of(func);
        let Some(signature) = self.types.signature(signature) else {
            return 0;
        };
        let (is_variadic, count) = (signature.is_variadic && !call.has_dots, signature.params.len());
        let mut targets: Vec<TypeId> = signature.params.iter().map(|object| self.types.type_of(*object)).collect();
        if let (true, Some(last)) = (is_variadic, targets.last_mut()) {
            let known = *last;
            if let Type::Slice(elem) = self.types.shape(known) {
                *last = elem;
            }
        }
        let func = self.selected_method(func).unwrap_or(func);
        let mut root = match &func.kind {
            ExprKind::Selector(x, _) if self.info.selections.contains_key(&func.id) => vec![(&**x, TypeId::INVALID)],
            ExprKind::Selector(..) | ExprKind::Index(..) => Vec::new(),
            _ => vec![(func, TypeId::INVALID)],
        };
        for (n, argument) in call.arguments.iter().enumerate() {
            let target = targets.get(n.min(count.max(1) - 1)).copied();
            root.push((argument, target.unwrap_or(TypeId::INVALID)));
        }
        self.order(&root)
    }

    /// Calls a native whose parameters are in the window already.
    pub fn native(&mut self, name: &str, window: Reg) {
        match self.natives.get(name) {
            Some(native) => {
                let native = *native;
                self.wide(Op::CallNative, window, native);
            }
            None => {
                let position = self.unit().position;
                let span = source::Span::new(position, position);
                self.refuse(span, format!("{name} is not available"));
            }
        }
    }

    pub fn perform(&mut self, prepared: &Prepared, window: Reg) {
        match prepared.callee {
            Callee::Static(func) => self.wide(Op::Call, window, func.0),
            Callee::Native(native) => self.wide(Op::CallNative, window, native),
            Callee::Closure => self.op(Op::CallClosure, window, prepared.register, 0),
            Callee::Method(symbol) => self.op(Op::CallMethod, window, prepared.register, symbol),
        };
    }

    /// Registers for parameters and results, above everything in use.
    pub fn window(&mut self, prepared: &Prepared) -> Reg {
        let mut words = prepared.receiver_words();
        for typ in &prepared.parameters {
            words += self.words(*typ);
        }
        let mut results = 0;
        for typ in &prepared.results {
            results += self.words(*typ);
        }
        let window = self.alloc(words.max(results).max(1));
        if let Some((from, words)) = prepared.receiver {
            self.move_words(window, from, words);
        }
        window
    }

    pub fn prepare(&mut self, func: &Expr) -> Prepared {
        let signature_type = self.signature_of(func);
        let (parameters, results, is_variadic) = match self.types.signature(signature_type) {
            Some(signature) => {
                let types = |objects: &[crate::types::ObjectId]| -> Vec<TypeId> {
                    objects.iter().map(|object| self.types.type_of(*object)).collect()
                };
                let (parameters, results) = (types(&signature.params), types(&signature.results));
                (parameters, results, signature.is_variadic)
            }
            None => (Vec::new(), Vec::new(), false),
        };
        let mut prepared = Prepared {
            callee: Callee::Closure,
            register: NONE,
            receiver: None,
            parameters,
            results,
            is_variadic,
        };
        if let Some(object) = self.static_function(func) {
            let node = name_node(func);
            prepared.callee = match self.native_of(object) {
                Some(native) => Callee::Native(native),
                None => Callee::Static(self.function_of(object, node)),
            };
            return prepared;
        }
        let selected = self.selected_method(func).unwrap_or(func);
        if let ExprKind::Selector(x, name) = &selected.kind
            && let Some(selection) = self.info.selections.get(&selected.id).cloned()
            && selection.kind == SelectionKind::Method
        {
            match self.method(x, selection.object, name.id) {
                Method::Declared(id, register, words) => {
                    prepared.callee = Callee::Static(id);
                    prepared.receiver = Some((register, words));
                }
                Method::Dynamic(iface, symbol) => {
                    prepared.callee = Callee::Method(symbol);
                    prepared.register = iface;
                }
            }
            return prepared;
        }
        prepared.register = self.value(func);
        prepared
    }

    fn signature_of(&mut self, func: &Expr) -> TypeId {
        let node = name_node(func);
        if let Some(instance) = self.info.instances.get(&node) {
            let typ = instance.typ;
            return self.concrete(typ);
        }
        let typ = self.type_of(func);
        // A value whose type is a type parameter's function.
        match self.types.shape(typ) {
            Type::Signature(_) => typ,
            _ => typ,
        }
    }

    /// The declared function that an expression names, if it does.
    fn static_function(&mut self, func: &Expr) -> Option<crate::types::ObjectId> {
        let func = match &func.kind {
            ExprKind::Index(x, _) => x.unparen(),
            _ => func,
        };
        let node = match &func.kind {
            ExprKind::Name(_) => func.id,
            ExprKind::Selector(_, name) if !self.info.selections.contains_key(&func.id) => name.id,
            _ => return None,
        };
        let object = self.info.object_of(node)?;
        matches!(self.types.object(object).kind, ObjectKind::Func(_)).then_some(object)
    }

    /// Evaluates the arguments into the window.
    pub fn arguments(&mut self, prepared: &Prepared, call: &Call, window: Reg) {
        let mut at = window + prepared.receiver_words();
        let count = prepared.parameters.len();
        // f(g()): the results of one call are the arguments.
        if call.arguments.len() == 1 && (count != 1 || prepared.is_variadic) {
            let typ = self.type_of(&call.arguments[0]);
            if let Type::Tuple(types) = self.types.get(typ).clone() {
                return self.spread(prepared, &call.arguments[0], &types, at);
            }
        }
        let fixed = if prepared.is_variadic { count - 1 } else { count };
        for (argument, typ) in call.arguments.iter().zip(&prepared.parameters).take(fixed) {
            let mark = self.mark();
            self.converted_in(argument, *typ, at);
            self.release(mark);
            at += self.words(*typ);
        }
        if !prepared.is_variadic {
            return;
        }
        let slice = prepared.parameters[count - 1];
        let rest = &call.arguments[fixed.min(call.arguments.len())..];
        let mark = self.mark();
        if call.has_dots {
            self.converted_in(&rest[0], slice, at);
        } else {
            self.variadic(rest, slice, at);
        }
        self.release(mark);
    }

    /// The rest of the arguments as a new slice.
    fn variadic(&mut self, rest: &[Expr], slice: TypeId, at: Reg) {
        if rest.is_empty() {
            return self.zero(at, 3);
        }
        let Type::Slice(elem) = self.types.shape(slice) else {
            return;
        };
        self.array_block_in(at, elem, rest.len() as u64);
        let size = self.shape(elem).size;
        for (n, argument) in rest.iter().enumerate() {
            let mark = self.mark();
            let value = self.converted(argument, elem);
            let place = super::place::Place::Memory {
                register: at,
                offset: n as u64 * size,
            };
            self.store(place, value, elem);
            self.release(mark);
        }
        self.load_int(at + 1, rest.len() as i64);
        self.load_int(at + 2, rest.len() as i64);
    }

    /// Memory for an array; its address.
    pub fn array_block(&mut self, elem: TypeId, count: u64) -> Reg {
        let register = self.alloc(1);
        self.array_block_in(register, elem, count);
        register
    }

    fn array_block_in(&mut self, register: Reg, elem: TypeId, count: u64) {
        let shape = self.shape(elem);
        let op = if shape.pointers { Op::New } else { Op::NewNoScan };
        let bytes = (shape.size * count).min(u64::from(u32::MAX)) as u32;
        self.wide(op, register, bytes);
    }

    fn spread(&mut self, prepared: &Prepared, argument: &Expr, types: &[TypeId], at: Reg) {
        let values = self.value(argument);
        let (mut from, mut at) = (values, at);
        let count = prepared.parameters.len();
        let fixed = if prepared.is_variadic { count - 1 } else { count };
        for (typ, target) in types.iter().zip(&prepared.parameters).take(fixed) {
            let typ = self.concrete(*typ);
            let made = self.convert_implicitly(from, typ, *target, Some(at));
            let words = self.words(*target);
            self.move_words(at, made, words);
            at += words;
            from += self.words(typ);
        }
        if !prepared.is_variadic {
            return;
        }
        let Type::Slice(elem) = self.types.shape(prepared.parameters[count - 1]) else {
            return;
        };
        let rest = &types[fixed.min(types.len())..];
        if rest.is_empty() {
            return self.zero(at, 3);
        }
        let size = self.shape(elem).size;
        let block = self.array_block(elem, rest.len() as u64);
        for (n, typ) in rest.iter().enumerate() {
            let typ = self.concrete(*typ);
            let value = self.convert_implicitly(from, typ, elem, None);
            let offset = n as u64 * size;
            let place = super::place::Place::Memory { register: block, offset };
            self.store(place, value, elem);
            from += self.words(typ);
        }
        self.move_words(at, block, 1);
        self.load_int(at + 1, rest.len() as i64);
        self.load_int(at + 2, rest.len() as i64);
    }

    /// `go` and `defer`: the call is evaluated now, and made later by a closure without parameters.
    pub fn put_off_call(&mut self, expr: &Expr, op: Op) {
        let mark = self.mark();
        let expr = expr.unparen();
        let ExprKind::Call(call) = &expr.kind else {
            return self.refuse(expr.span, "this is not a call");
        };
        let closure = match self.info.types(call.func.unparen().id).map(|known| known.mode) {
            Some(Mode::Builtin) => self.put_off_builtin_call(expr, call),
            Some(Mode::Type) => {
                let typ = self.type_of(expr);
                self.conversion(&call.arguments[0], typ, None);
                return self.release(mark);
            }
            _ => self.put_off_function(call),
        };
        self.at(expr.span.start, expr.span.end);
        match self.defer_token() {
            Some(token) if op == Op::Defer => self.op(Op::DeferFor, closure, token, 0),
            _ => self.op(op, closure, 0, 0),
        };
        self.release(mark);
    }

    fn put_off_function(&mut self, call: &Call) -> Reg {
        let hoisted = self.order_call(call.func.unparen(), call);
        let made = self.in_order(|compiler| compiler.put_off_ordered(call));
        self.forget(hoisted);
        made
    }

    fn put_off_ordered(&mut self, call: &Call) -> Reg {
        let prepared = self.prepare(call.func.unparen());
        let mut results = 0;
        for typ in &prepared.results {
            results += self.words(*typ);
        }
        let extra = match prepared.callee {
            Callee::Static(_) | Callee::Native(_) => 0,
            Callee::Closure => 1,
            Callee::Method(_) => 2,
        };
        let mut words = extra + prepared.receiver_words();
        for typ in &prepared.parameters {
            words += self.words(*typ);
        }
        if prepared.parameters.is_empty() && prepared.receiver_words() == 0 {
            match prepared.callee {
                Callee::Static(func) => return self.function_value(func, None),
                Callee::Closure => return prepared.register,
                _ => {}
            }
        }
        let held = self.alloc(words.max(1));
        self.move_words(held, prepared.register, extra);
        if let Some((from, words)) = prepared.receiver {
            self.move_words(held + extra, from, words);
        }
        self.arguments(&prepared, call, held + extra);
        let thunk = self.put_off(prepared.callee, words, results);
        let closure = self.alloc(1);
        self.op(Op::MakeClosure, closure, held, words);
        self.ext(0, thunk.0);
        closure
    }
}

impl Prepared {
    /// Words before the parameters: the receiver, or a place for it.
    pub fn receiver_words(&self) -> u16 {
        match (self.receiver, self.callee) {
            (Some((_, words)), _) => words,
            (None, Callee::Method(_)) => 1,
            _ => 0,
        }
    }
}

fn name_node(func: &Expr) -> crate::syntax::ast::NodeId {
    let func = match &func.kind {
        ExprKind::Index(x, _) => x.unparen(),
        _ => func,
    };
    match &func.kind {
        ExprKind::Selector(_, name) => name.id,
        _ => func.id,
    }
}
