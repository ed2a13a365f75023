//! What a name can stand for.

use super::{DeclRef, PackageId, TypeId, Value};
use crate::syntax::ast::Name;
use source::Span;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ObjectId(pub u32);

#[derive(Clone, Debug)]
pub struct Object {
    pub name: Name,
    /// Where it is declared; empty at 0 for what Go brings along.
    pub span: Span,
    /// None for what Go brings along (`len`, `error`).
    pub package: Option<PackageId>,
    /// `TypeId::INVALID` until it is known.
    pub typ: TypeId,
    pub kind: ObjectKind,
    /// Declared at package level.
    pub is_global: bool,
}

#[derive(Clone, Debug)]
pub enum ObjectKind {
    /// An import's name in a file.
    PackageName(PackageId),
    Const(Value),
    /// True: an alias.
    TypeName(bool),
    Var(VarObject),
    Func(FuncObject),
    Label,
    Builtin(Builtin),
    Nil,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VarKind {
    Global,
    Local,
    Parameter,
    Result,
    Receiver,
    Field,
}

#[derive(Clone, Debug)]
pub struct VarObject {
    pub kind: VarKind,
    /// An embedded field.
    pub is_embedded: bool,
    /// Its value is read somewhere.
    pub is_used: bool,
    /// A closure uses it that does not declare it.
    pub is_captured: bool,
    /// `&x`, a slice of an array variable, or a pointer method called on it.
    pub is_addressed: bool,
    /// For a field of an instantiated struct: the field as it is declared.
    pub origin: Option<ObjectId>,
}

#[derive(Clone, Debug, Default)]
pub struct FuncObject {
    /// Its tree; none for interface methods.
    pub decl: Option<DeclRef>,
    /// The method has a pointer receiver.
    pub has_pointer_receiver: bool,
    /// A method that an interface declares.
    pub is_interface_method: bool,
    /// For a method of an instantiated type: the method as it is declared.
    pub origin: Option<ObjectId>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Builtin {
    Append,
    Cap,
    Clear,
    Close,
    Complex,
    Copy,
    Delete,
    Imag,
    Len,
    Make,
    Max,
    Min,
    New,
    Panic,
    Print,
    Println,
    Real,
    Recover,
    // Package unsafe.
    Add,
    Alignof,
    Offsetof,
    Sizeof,
    Slice,
    SliceData,
    String,
    StringData,
}

impl Object {
    pub fn is_exported(&self) -> bool {
        self.name.chars().next().is_some_and(char::is_uppercase)
    }

    pub fn as_var(&self) -> Option<&VarObject> {
        match &self.kind {
            ObjectKind::Var(var) => Some(var),
            _ => None,
        }
    }

    pub fn as_func(&self) -> Option<&FuncObject> {
        match &self.kind {
            ObjectKind::Func(func) => Some(func),
            _ => None,
        }
    }
}

impl VarObject {
    pub fn new(kind: VarKind) -> VarObject {
        VarObject {
            kind,
            is_embedded: false,
            is_used: false,
            is_captured: false,
            is_addressed: false,
            origin: None,
        }
    }
}
