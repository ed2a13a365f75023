//! What the checker found out about each syntax node.

use super::{ObjectId, TypeId, Value};
use crate::syntax::ast::{Ident, NodeId};
use std::collections::BTreeMap;
use std::rc::Rc;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Its error is told.
    Invalid,
    /// A call without a result.
    NoValue,
    Builtin,
    /// A type.
    Type,
    Constant,
    /// Addressable.
    Variable,
    /// Assignable, not addressable; gives `value, ok` where two are wanted.
    MapIndex,
    Value,
    Nil,
    /// A value that gives `value, ok` where two are wanted (receive, assertion): see
    /// [`TypeAndValue::is_comma_ok`].
    CommaOk,
}

#[derive(Clone, Debug)]
pub struct TypeAndValue {
    pub mode: Mode,
    /// A call with several results: a `Type::Tuple`. Of `v, ok` forms where both are taken,
    /// still the type of `v`.
    pub typ: TypeId,
    pub value: Option<Value>,
    /// Map index, receive or assertion that stands where two values are wanted.
    pub is_comma_ok: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SelectionKind {
    Field,
    /// `x.m`, called or as a method value.
    Method,
    /// `T.m`: a function whose first parameter is the receiver.
    MethodExpr,
}

/// One field on the way: through `pointer` if what is there is a pointer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PathStep {
    /// What is dereferenced before the field is taken.
    pub through_pointer: bool,
    /// The field's number in its struct.
    pub index: u32,
    /// The field's type.
    pub typ: TypeId,
}

/// What is done with the operand, after the path, to get the receiver.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReceiverStep {
    AsIs,
    /// `(&x).m()`: a pointer method on something addressable.
    AddressOf,
    /// `(*p).m()`: a value method on a pointer.
    Deref,
}

#[derive(Clone, Debug)]
pub struct Selection {
    pub kind: SelectionKind,
    /// The type of `x` in `x.sel`.
    pub receiver: TypeId,
    /// The field or method; of an instantiated type the substituted one (`origin` leads
    /// to the declared one).
    pub object: ObjectId,
    /// For a field: all steps, itself last. For a method: the embedded fields only.
    pub path: Rc<[PathStep]>,
    /// For methods.
    pub step: ReceiverStep,
    /// Type of the whole expression.
    pub typ: TypeId,
}

#[derive(Clone, Debug)]
pub struct Instance {
    /// One for each type parameter.
    pub arguments: Rc<[TypeId]>,
    /// The instantiated signature or type.
    pub typ: TypeId,
}

/// Indexed by node; all maps are ordered, so that walking them is deterministic.
#[derive(Clone, Debug, Default)]
pub struct Info {
    pub(crate) types: Vec<Option<TypeAndValue>>,
    pub(crate) uses: BTreeMap<NodeId, ObjectId>,
    pub(crate) defs: BTreeMap<NodeId, ObjectId>,
    /// By selector expression.
    pub selections: BTreeMap<NodeId, Selection>,
    /// By the name that is instantiated.
    pub instances: BTreeMap<NodeId, Instance>,
    /// By case clause: the type switch's variable there.
    pub implicits: BTreeMap<NodeId, ObjectId>,
    /// By expression: the interface that its value is converted to where it stands.
    pub conversions: BTreeMap<NodeId, TypeId>,
    /// By function literal (the expression's id): variables from outside, in the order of
    /// their first use.
    pub captures: BTreeMap<NodeId, Vec<ObjectId>>,
}

impl Info {
    /// Of an expression that was checked; none for names on the left of `:=` and for statements.
    pub fn types(&self, node: NodeId) -> Option<&TypeAndValue> {
        self.types.get(node.0 as usize)?.as_ref()
    }

    /// The folded constant.
    pub fn constant(&self, node: NodeId) -> Option<&Value> {
        self.types(node)?.value.as_ref()
    }

    /// What a name declares here; none for `_`, and for what `:=` only assigns.
    pub fn def(&self, node: NodeId) -> Option<ObjectId> {
        self.defs.get(&node).copied()
    }

    /// What a name means here, where it is not declared here.
    pub fn use_of(&self, node: NodeId) -> Option<ObjectId> {
        self.uses.get(&node).copied()
    }

    /// What a name means, declared here or elsewhere.
    pub fn object(&self, ident: &Ident) -> Option<ObjectId> {
        self.object_of(ident.id)
    }

    pub fn object_of(&self, node: NodeId) -> Option<ObjectId> {
        self.def(node).or_else(|| self.use_of(node))
    }
}
