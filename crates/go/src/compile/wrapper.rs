//! Functions around other functions: bound methods, method expressions, methods for calls
//! through interfaces, calls that `go` and `defer` put off.

use super::place::Place;
use super::selector::Method;
use super::unit::Unit;
use super::{Compiler, Instance, Reg};
use crate::code::{FuncId, Instr, NONE, Op};
use crate::syntax::ast::{Expr, NodeId};
use crate::types::{ObjectId, TypeId};

/// What a put-off call will call.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Callee {
    Static(FuncId),
    Native(u32),
    /// The first captured word is the closure.
    Closure,
    /// The first two captured words are the interface, then comes the receiver's place.
    Method(u16),
}

impl Compiler {
    /// Words of a signature's parameters and results.
    pub fn signature_words(&mut self, signature: TypeId) -> (u16, u16) {
        let Some(signature) = self.types.signature(signature) else {
            return (0, 0);
        };
        let mut words = |objects: &[ObjectId]| {
            let types: Vec<TypeId> = objects.iter().map(|object| self.types.type_of(*object)).collect();
            types.into_iter().map(|typ| self.words(typ)).sum::<u16>()
        };
        (words(&signature.params), words(&signature.results))
    }

    fn begin_wrapper(&mut self, name: &str, parameters: u16, results: u16, context: bool) -> Reg {
        let mut unit = Unit::default();
        unit.func.name = name.to_owned();
        unit.func.wrapper = true;
        unit.func.library = true;
        unit.func.parameter_words = u32::from(parameters);
        unit.func.result_words = u32::from(results);
        unit.func.context = NONE;
        unit.next = u32::from(parameters.max(results));
        unit.func.registers = unit.next.max(1);
        self.units.push(unit);
        if !context {
            return NONE;
        }
        let register = self.alloc(1);
        self.unit().func.context = register;
        register
    }

    fn end_wrapper(&mut self, id: FuncId) {
        self.patch_jumps();
        let unit = self.units.pop().expect("it was begun");
        self.out.funcs[id.0 as usize] = unit.func;
    }

    /// A closure's function that holds a receiver of `words` and calls a method with its own parameters.
    /// Without `func`: the method of an interface, by its symbol.
    pub fn bound_method(
        &mut self,
        name: &str,
        func: Option<FuncId>,
        symbol: u16,
        words: u16,
        signature: TypeId,
    ) -> FuncId {
        let (parameters, results) = self.signature_words(signature);
        let id = self.new_func();
        let context = self.begin_wrapper(name, parameters, results, true);
        let receiver = if func.is_some() { words } else { 1 };
        let iface = self.alloc(2);
        let window = self.alloc((receiver + parameters).max(results));
        let to = if func.is_some() { window } else { iface };
        if words > 0 {
            self.op(Op::LoadN, to, context, 8);
            self.ext(0, u32::from(words) * 8);
        }
        self.move_words(window + receiver, 0, parameters);
        match func {
            Some(func) => self.wide(Op::Call, window, func.0),
            None => self.op(Op::CallMethod, window, iface, symbol),
        };
        self.op(Op::Ret, window, results, 0);
        self.end_wrapper(id);
        id
    }

    /// A method whose receiver is an interface's data word.
    pub fn through_iface(&mut self, id: FuncId, typ: TypeId, object: ObjectId) {
        let object_type = self.types.type_of(object);
        let (parameters, results) = self.signature_words(object_type);
        let name = self.method_name(typ, object);
        self.begin_wrapper(&name, 1 + parameters, results, false);
        let shape = self.shape(typ);
        // The receiver as it is: in the word itself, or behind it.
        let place = if shape.words == 1 {
            Place::Register { register: 0, offset: 0, packed: false }
        } else {
            Place::Memory { register: 0, offset: 0 }
        };
        let place = if shape.words == 0 {
            let register = self.alloc(1);
            Place::Register { register, offset: 0, packed: false }
        } else {
            place
        };
        match self.method_at(place, typ, object, None) {
            Method::Declared(func, receiver, words) => {
                let window = self.alloc((words + parameters).max(results));
                self.move_words(window, receiver, words);
                self.move_words(window + words, 1, parameters);
                self.wide(Op::Call, window, func.0);
                self.op(Op::Ret, window, results, 0);
            }
            Method::Dynamic(iface, symbol) => {
                let window = self.alloc((1 + parameters).max(results));
                self.move_words(window + 1, 1, parameters);
                self.op(Op::CallMethod, window, iface, symbol);
                self.op(Op::Ret, window, results, 0);
            }
        }
        self.end_wrapper(id);
    }

    /// `T.m` as a function whose first parameter is the receiver.
    pub fn method_exprs(&mut self, expr: &Expr, name: NodeId, receiver: TypeId, object: ObjectId) {
        let (node, receiver) = (expr.id, self.concrete(receiver));
        let signature = self.method_type(expr, name);
        let targs = self.unit().to.clone();
        let id = self.function(Instance::MethodExpr(node, targs));
        if !self.out.funcs[id.0 as usize].code.is_empty() {
            return;
        }
        let (parameters, results) = self.signature_words(signature);
        let words = self.words(receiver);
        let shown = self.method_name(receiver, object);
        self.begin_wrapper(&shown, parameters, results, false);
        let place = Place::Register { register: 0, offset: 0, packed: false };
        let rest = parameters - words;
        match self.method_at(place, receiver, object, Some(name)) {
            Method::Declared(func, from, from_words) => {
                let window = self.alloc((from_words + rest).max(results));
                self.move_words(window, from, from_words);
                self.move_words(window + from_words, words, rest);
                self.wide(Op::Call, window, func.0);
                self.op(Op::Ret, window, results, 0);
            }
            Method::Dynamic(iface, symbol) => {
                let window = self.alloc((1 + rest).max(results));
                self.move_words(window + 1, words, rest);
                self.op(Op::CallMethod, window, iface, symbol);
                self.op(Op::Ret, window, results, 0);
            }
        }
        self.end_wrapper(id);
    }

    /// A closure's function that calls `callee` with the words that it holds.
    pub fn put_off(&mut self, callee: Callee, words: u16, results: u16) -> FuncId {
        if let Some(id) = self.thunks.get(&(callee, words)) {
            return *id;
        }
        let id = self.new_func();
        let context = self.begin_wrapper("deferred call", 0, 0, true);
        let held = self.alloc(words.max(results + 3));
        if words > 0 {
            self.op(Op::LoadN, held, context, 8);
            self.ext(0, u32::from(words) * 8);
        }
        match callee {
            Callee::Static(func) => self.wide(Op::Call, held, func.0),
            Callee::Native(native) => self.wide(Op::CallNative, held, native),
            Callee::Closure => self.op(Op::CallClosure, held + 1, held, 0),
            Callee::Method(symbol) => self.op(Op::CallMethod, held + 2, held, symbol),
        };
        self.op(Op::Ret, 0, 0, 0);
        self.end_wrapper(id);
        self.thunks.insert((callee, words), id);
        id
    }

    /// A put-off builtin: `body` works on the words it holds.
    pub fn put_off_builtin(&mut self, words: u16, body: impl FnOnce(&mut Compiler, Reg)) -> FuncId {
        let id = self.new_func();
        let context = self.begin_wrapper("deferred call", 0, 0, true);
        let held = self.alloc(words.max(1));
        if words > 0 {
            self.op(Op::LoadN, held, context, 8);
            self.ext(0, u32::from(words) * 8);
        }
        body(self, held);
        self.op(Op::Ret, 0, 0, 0);
        self.end_wrapper(id);
        id
    }

    /// A native as a function of its own.
    pub fn native_func(&mut self, native: u32, parameters: u16, results: u16, name: &str) -> crate::code::Func {
        let mut unit = Unit::default();
        unit.func.name = name.to_owned();
        unit.func.library = true;
        unit.func.parameter_words = u32::from(parameters);
        unit.func.result_words = u32::from(results);
        unit.func.context = NONE;
        unit.func.registers = u32::from(parameters.max(results)).max(1) + 8;
        unit.emit(Instr::wide(Op::CallNative, 0, native));
        unit.emit(Instr::new(Op::Ret, 0, results, 0));
        unit.func
    }
}
