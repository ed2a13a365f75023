//! `x.sel`: fields, methods, qualified names; and which function a method is.

use super::place::Place;
use super::shape::Class;
use super::{Compiler, Instance, Reg};
use crate::code::{FuncId, Op};
use crate::syntax::ast::{Expr, ExprKind, NodeId};
use crate::types::{ObjectId, ObjectKind, SelectionKind, Type, TypeId};

/// A method with its receiver's words evaluated.
pub(crate) enum Method {
    /// A declared one; the receiver as it is passed, and how many words it has.
    Declared(FuncId, Reg, u16),
    /// Of an interface value.
    Dynamic(Reg, u16),
}

impl Compiler {
    pub fn selector(&mut self, expr: &Expr, to: Option<Reg>) -> Reg {
        let ExprKind::Selector(_, name) = &expr.kind else {
            unreachable!("called for selectors");
        };
        let typ = self.type_of(expr);
        let Some(selection) = self.info.selections.get(&expr.id).cloned() else {
            let Some(object) = self.info.use_of(name.id) else {
                return self.alloc(1);
            };
            return match &self.types.object(object).kind {
                ObjectKind::Func(_) => {
                    let func = self.function_of(object, name.id);
                    self.function_value(func, to)
                }
                _ => {
                    let place = self.variable(object);
                    self.load_to(place, typ, to)
                }
            };
        };
        match selection.kind {
            SelectionKind::Field => {
                let place = self.place(expr);
                self.load_to(place, typ, to)
            }
            SelectionKind::Method => self.method_value(expr, to),
            SelectionKind::MethodExpr => {
                let targs = self.unit().to.clone();
                let func = self.function(Instance::MethodExpr(expr.id, targs));
                self.method_exprs(expr, name.id, selection.receiver, selection.object);
                self.function_value(func, to)
            }
        }
    }

    /// The type of a selected method, with the type arguments found for its own parameters.
    pub fn method_type(&mut self, expr: &Expr, name: NodeId) -> TypeId {
        match self.info.instances.get(&name).map(|instance| instance.typ) {
            Some(typ) => self.concrete(typ),
            None => self.type_of(expr),
        }
    }

    /// `x.m`, if `func` is it or `x.m[int]`.
    pub fn selected_method<'e>(&self, func: &'e Expr) -> Option<&'e Expr> {
        let selector = match &func.kind {
            ExprKind::Index(x, _) => x.unparen(),
            _ => func,
        };
        let kind = self.info.selections.get(&selector.id).map(|selection| selection.kind);
        let is_method = matches!(kind, Some(SelectionKind::Method | SelectionKind::MethodExpr));
        is_method.then_some(selector)
    }

    /// The function that a name means, with the type arguments found for it.
    pub fn function_of(&mut self, object: ObjectId, node: NodeId) -> FuncId {
        let arguments = self.type_arguments(node);
        self.function(Instance::Declared(object, arguments))
    }

    /// The type arguments found for a name.
    fn type_arguments(&mut self, node: NodeId) -> Vec<TypeId> {
        match self.info.instances.get(&node) {
            Some(instance) => {
                let arguments = instance.arguments.clone();
                arguments.iter().map(|argument| self.canonical(*argument)).collect()
            }
            None => Vec::new(),
        }
    }

    /// The one id of a type in the instance that is being compiled.
    pub fn canonical(&mut self, typ: TypeId) -> TypeId {
        let typ = self.concrete(typ);
        self.types.canonical(typ)
    }

    /// The function behind `f[int]`, if `x` names a generic function.
    pub fn instantiated(&mut self, x: &Expr) -> Option<FuncId> {
        let node = match &x.unparen().kind {
            ExprKind::Name(_) => x.unparen().id,
            ExprKind::Selector(_, name) => name.id,
            _ => return None,
        };
        self.info.instances.get(&node)?;
        let object = self.info.object_of(node)?;
        match self.types.object(object).kind {
            ObjectKind::Func(_) => Some(self.function_of(object, node)),
            _ => None,
        }
    }

    /// A declared method of `owner`, which may be an instance of a generic type. `own`: the
    /// arguments of the method's own type parameters.
    fn method_func(&mut self, object: ObjectId, owner: TypeId, own: Vec<TypeId>) -> FuncId {
        let origin = match &self.types.object(object).kind {
            ObjectKind::Func(func) => func.origin.unwrap_or(object),
            _ => object,
        };
        let owner = self.concrete(owner);
        let owner = match self.types.shape(owner) {
            Type::Pointer(base) if !matches!(self.types.get(self.types.unalias(owner)), Type::Named(_)) => base,
            _ => owner,
        };
        let arguments = match self.types.get(self.types.unalias(owner)).clone() {
            Type::Named(named) => {
                named.arguments.iter().chain(named.outer.iter()).copied().collect()
            }
            _ => Vec::new(),
        };
        let mut arguments: Vec<TypeId> = arguments.iter().map(|argument: &TypeId| self.canonical(*argument)).collect();
        arguments.extend(own);
        self.function(Instance::Declared(origin, arguments))
    }

    pub fn has_pointer_receiver(&self, object: ObjectId) -> bool {
        self.types.object(object).as_func().is_some_and(|func| func.has_pointer_receiver)
    }

    /// Looks a method up on the concrete type and evaluates its receiver. `name`: of the selector.
    pub fn method(&mut self, x: &Expr, selected: ObjectId, name: NodeId) -> Method {
        let typ = self.type_of(x);
        let start = if matches!(self.types.shape(typ), Type::Pointer(_)) || !self.is_place(x) {
            let register = self.value(x);
            Place::Register { register, offset: 0, packed: false }
        } else {
            self.place(x)
        };
        self.method_at(start, typ, selected, Some(name))
    }

    /// The same for a receiver that stands at a place.
    pub fn method_at(&mut self, start: Place, typ: TypeId, selected: ObjectId, node: Option<NodeId>) -> Method {
        let object = self.types.object(selected);
        let (name, package, span) = (object.name.clone(), object.package, object.span);
        let Some((object, found)) = self.types.method(typ, &name, package) else {
            self.refuse(span, format!("the method {name} is not found"));
            return Method::Dynamic(0, 0);
        };
        let place = self.walk(start, typ, &found.path);
        let at = self.walked_type(typ, &found.path);
        if self.class(found.owner) == Class::Interface {
            let iface = self.load(place, at);
            let symbol = self.symbol(object);
            return Method::Dynamic(iface, symbol);
        }
        let own = node.map_or(Vec::new(), |node| self.type_arguments(node));
        let func = self.method_func(object, found.owner, own);
        let is_pointer = matches!(self.types.shape(at), Type::Pointer(_))
            && !self.types.identical(at, found.owner);
        let register = match (self.has_pointer_receiver(object), is_pointer) {
            (true, true) => self.load(place, at),
            (true, false) => match place {
                Place::Memory { .. } => self.address(place),
                _ => {
                    // Not addressable: a value that a wrapper holds.
                    let value = self.load(place, at);
                    let block = self.new_block(at);
                    let memory = Place::Memory { register: block, offset: 0 };
                    self.store(memory, value, at);
                    block
                }
            },
            (false, true) => {
                let pointer = self.load(place, at);
                let memory = Place::Memory { register: pointer, offset: 0 };
                self.load(memory, found.owner)
            }
            (false, false) => self.load(place, at),
        };
        let words = match self.has_pointer_receiver(object) {
            true => 1,
            false => self.words(found.owner),
        };
        Method::Declared(func, register, words)
    }

    /// The type at the end of a path of fields.
    pub fn walked_type(&mut self, typ: TypeId, path: &[crate::types::PathStep]) -> TypeId {
        let mut typ = typ;
        for step in path {
            if let Type::Pointer(base) = self.types.shape(typ) {
                typ = base;
            }
            typ = match self.types.shape(typ) {
                Type::Struct(fields) => match fields.fields.get(step.index as usize) {
                    Some(field) => self.types.type_of(*field),
                    None => step.typ,
                },
                _ => step.typ,
            };
        }
        typ
    }

    /// `x.m` that is not called: a closure that holds the receiver.
    fn method_value(&mut self, expr: &Expr, to: Option<Reg>) -> Reg {
        let ExprKind::Selector(x, sel) = &expr.kind else {
            unreachable!("called for selectors");
        };
        let selection = self.info.selections[&expr.id].clone();
        let signature = self.method_type(expr, sel.id);
        let receiver = self.type_of(x);
        let name = format!("{}-fm", self.method_name(receiver, selection.object));
        let mark_method = self.method(x, selection.object, sel.id);
        let to_register = self.alloc_or(to, 1);
        match mark_method {
            Method::Declared(func, receiver, words) => {
                let thunk = self.bound_method(&name, Some(func), 0, words, signature);
                self.op(Op::MakeClosure, to_register, receiver, words);
                self.ext(0, thunk.0);
            }
            Method::Dynamic(iface, symbol) => {
                self.op(Op::NilCheckIface, iface, 0, 0);
                let thunk = self.bound_method(&name, None, symbol, 2, signature);
                self.op(Op::MakeClosure, to_register, iface, 2);
                self.ext(0, thunk.0);
            }
        }
        to_register
    }
}
