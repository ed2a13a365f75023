//! The compiler: from a checked program to code.
//!
//! Nouns: a [`Compiler`] makes functions on demand, beginning with the one that
//! initializes the packages and calls `main.main`; a [`Unit`](unit::Unit) is the
//! function being made; an [`Instance`] names what is to be made: a declared
//! function with its type arguments, or a wrapper around one.
//! Generic functions are compiled once for each list of type arguments: types are
//! then known, and an instruction knows what it works on.
//! A variable is in registers, or, if something else can see it, in memory.

mod assign;
mod binary;
mod builtin;
mod call;
mod capture;
mod constant;
mod convert;
mod escape;
mod exclusive;
mod expr;
mod func;
mod lines;
mod literal;
mod order;
mod place;
mod range;
mod rtypes;
mod select;
mod selector;
mod shape;
mod start;
mod stmt;
mod switch;
mod unit;
mod wrapper;

pub use start::{Compiled, compile};

use crate::check::Release;
use crate::code::{Func, FuncId, Program, RtypeId};
use crate::syntax::FileSet;
use crate::syntax::ast::{Expr, File, NodeId};
use crate::types::{Info, ObjectId, Package, TypeId, Types};
use source::Span;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

/// A register of the function that is being compiled.
pub(crate) type Reg = u16;

/// What a function is made from.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Instance {
    /// A declared function or method with the type arguments of all its type parameters.
    Declared(ObjectId, Vec<TypeId>),
    /// A method for calls through an interface: the receiver is the data word.
    ThroughIface(TypeId, ObjectId),
    /// `T.m`.
    MethodExpr(NodeId, Vec<TypeId>),
    /// The `init`s and `main`.
    Start,
    /// The n-th `init` function of a package, or its variables' initialization.
    Init(u32, u32),
}

/// Why a program that was checked cannot be compiled.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
    pub span: Span,
    pub message: String,
}

pub(crate) struct Compiler {
    pub types: Types,
    pub info: Rc<Info>,
    pub trees: Rc<Vec<File>>,
    pub packages: Rc<Vec<Package>>,
    pub files: Rc<FileSet>,
    pub release: Release,
    pub out: Program,
    pub instances: BTreeMap<Instance, FuncId>,
    pub queue: VecDeque<(FuncId, Instance)>,
    pub shapes: BTreeMap<TypeId, Rc<shape::Shape>>,
    pub rtype_ids: BTreeMap<TypeId, RtypeId>,
    /// Types whose method tables are still to be made.
    pub open_rtypes: VecDeque<(RtypeId, TypeId)>,
    pub texts: BTreeMap<Vec<u8>, u64>,
    pub globals: BTreeMap<ObjectId, u64>,
    /// The static closure of each function that is used as a value.
    pub closures: BTreeMap<FuncId, u64>,
    pub symbols: BTreeMap<String, u16>,
    pub captures: capture::Captures,
    pub stores: escape::Stores,
    pub natives: BTreeMap<&'static str, u32>,
    /// Package reflect is part of the program: a type's pointer may be asked for.
    pub reflects: bool,
    pub refusals: Vec<Refusal>,
    /// Closures' functions for put-off calls, by what they call and how many words they hold.
    pub thunks: BTreeMap<(wrapper::Callee, u16), FuncId>,
    /// Result types of the function around the loops over functions that are being compiled.
    pub yield_results: Vec<Vec<TypeId>>,
    /// How the loop body that was compiled last can be left.
    pub exits: Vec<unit::Exit>,
    /// Functions being made, the innermost last.
    pub units: Vec<unit::Unit>,
}

impl Compiler {
    /// The function of an instance; it is made later.
    pub fn function(&mut self, instance: Instance) -> FuncId {
        if let Some(id) = self.instances.get(&instance) {
            return *id;
        }
        let id = self.new_func();
        self.instances.insert(instance.clone(), id);
        self.queue.push_back((id, instance));
        id
    }

    pub fn new_func(&mut self) -> FuncId {
        self.out.funcs.push(Func::default());
        FuncId(self.out.funcs.len() as u32 - 1)
    }

    pub fn refuse(&mut self, span: Span, message: impl Into<String>) {
        let message = message.into();
        self.refusals.push(Refusal { span, message });
    }

    /// The type of an expression in the instance that is being compiled.
    pub fn type_of(&mut self, expr: &Expr) -> TypeId {
        self.type_of_node(expr.id)
    }

    pub fn type_of_node(&mut self, node: NodeId) -> TypeId {
        let Some(typ) = self.info.types(node).map(|known| known.typ) else {
            return TypeId::INVALID;
        };
        self.concrete(typ)
    }

    /// A type with the type arguments of the function that is being compiled.
    pub fn concrete(&mut self, typ: TypeId) -> TypeId {
        let Some(unit) = self.units.last() else {
            return typ;
        };
        if unit.from.is_empty() {
            return typ;
        }
        let (from, to) = (unit.from.clone(), unit.to.clone());
        self.types.subst(typ, &from, &to)
    }

    pub fn object_type(&mut self, object: ObjectId) -> TypeId {
        let typ = self.types.type_of(object);
        self.concrete(typ)
    }

    /// Static data, aligned; its address.
    pub fn add_data(&mut self, bytes: &[u8]) -> u64 {
        let at = self.out.data.len().next_multiple_of(8);
        self.out.data.resize(at, 0);
        self.out.data.extend_from_slice(bytes);
        crate::memory::BASE + at as u64
    }

    pub fn text(&mut self, text: &[u8]) -> (u64, u64) {
        if text.is_empty() {
            return (0, 0);
        }
        if let Some(address) = self.texts.get(text) {
            return (*address, text.len() as u64);
        }
        let address = self.add_data(text);
        self.texts.insert(text.to_vec(), address);
        (address, text.len() as u64)
    }

    /// The address of the closure that stands for a plain function.
    pub fn static_closure(&mut self, func: FuncId) -> u64 {
        if let Some(address) = self.closures.get(&func) {
            return *address;
        }
        let address = self.add_data(&u64::from(func.0).to_le_bytes());
        self.closures.insert(func, address);
        address
    }

    /// A method's number: names that are not exported belong to their package.
    pub fn symbol(&mut self, method: ObjectId) -> u16 {
        let object = self.types.object(method);
        let name = match (object.is_exported(), object.package) {
            (false, Some(package)) => {
                let path = &self.packages[package.0 as usize].path;
                format!("{path}.{}", object.name)
            }
            _ => object.name.to_string(),
        };
        if let Some(symbol) = self.symbols.get(&name) {
            return *symbol;
        }
        let symbol = self.out.symbols.len() as u16;
        self.out.symbols.push(name.clone());
        self.symbols.insert(name, symbol);
        symbol
    }
}
