//! The arena of types and objects.
//!
//! Rejected: hash-consing every type. Messages show types as they were written (parameter
//! names, aliases), so two ids may be one type; [`Types::canonical`] gives the id that
//! identical types share.

use super::{Object, ObjectId, ObjectKind, PackageId};
use crate::syntax::ast::{ChanDir, Name};
use std::collections::BTreeMap;
use std::rc::Rc;

/// `type A B; type B C; …` is followed so far.
const DEFINITIONS_MAX: usize = 100;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TypeId(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
pub enum BasicKind {
    Invalid,
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
}

#[derive(Clone, Debug)]
pub enum Type {
    Basic(BasicKind),
    Named(Rc<Named>),
    Alias(Rc<AliasType>),
    TypeParam(Rc<TypeParam>),
    /// A negative length: an error that is told.
    Array {
        elem: TypeId,
        len: i64,
    },
    Slice(TypeId),
    Pointer(TypeId),
    Map {
        key: TypeId,
        elem: TypeId,
    },
    Chan {
        dir: ChanDir,
        elem: TypeId,
    },
    Struct(Rc<StructType>),
    Signature(Rc<Signature>),
    Interface(Rc<Interface>),
    /// Several results, or none.
    Tuple(Rc<[TypeId]>),
    /// Only in constraints.
    Union(Rc<[Term]>),
}

/// A defined type, or an instance of a generic one.
#[derive(Clone, Debug)]
pub struct Named {
    pub object: ObjectId,
    /// For an instance: the generic type.
    pub origin: Option<TypeId>,
    /// For an instance.
    pub arguments: Rc<[TypeId]>,
    /// Of a generic type that is not an instance.
    pub tparams: Rc<[TypeId]>,
    /// `INVALID` until it is known: ask [`Types::underlying`].
    pub underlying: TypeId,
    /// Declared methods in source order; of an instance: none, ask its origin.
    pub methods: Vec<ObjectId>,
    /// Declared inside a generic function: that function's type parameters, or what
    /// [`Types::subst`] put in their place.
    pub outer: Rc<[TypeId]>,
}

#[derive(Clone, Debug)]
pub struct AliasType {
    pub object: ObjectId,
    /// What it stands for; `INVALID` while it is being declared.
    pub target: TypeId,
    pub origin: Option<TypeId>,
    pub arguments: Rc<[TypeId]>,
    pub tparams: Rc<[TypeId]>,
}

#[derive(Clone, Debug)]
pub struct TypeParam {
    pub object: ObjectId,
    /// Its number in its list.
    pub index: u32,
    /// An interface, or what is to be wrapped into one.
    pub bound: TypeId,
}

#[derive(Clone, Debug, Default)]
pub struct StructType {
    pub fields: Vec<ObjectId>,
    /// One for each field; empty without.
    pub tags: Vec<Name>,
}

#[derive(Clone, Debug, Default)]
pub struct Signature {
    pub tparams: Vec<TypeId>,
    /// Of a method of a generic type: the type parameters as the method names them.
    pub receiver_tparams: Vec<TypeId>,
    pub receiver: Option<ObjectId>,
    pub params: Vec<ObjectId>,
    pub results: Vec<ObjectId>,
    /// The last parameter is `...T`; its type here is `[]T`.
    pub is_variadic: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Interface {
    /// Those that it declares itself.
    pub methods: Vec<ObjectId>,
    pub embedded: Vec<TypeId>,
    /// Made of a constraint that is not written as an interface: `[T int|string]`.
    pub is_implicit: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Term {
    /// `~T`.
    pub is_tilde: bool,
    pub typ: TypeId,
}

/// What types satisfy an interface.
#[derive(Clone, Debug, Default)]
pub struct TypeSet {
    /// All methods, embedded ones too, by name.
    pub methods: Vec<ObjectId>,
    /// None: no restriction. Empty: no type at all.
    pub terms: Option<Vec<Term>>,
    /// `comparable` is embedded somewhere.
    pub is_comparable: bool,
}

/// A package as messages name it.
#[derive(Clone, Debug)]
pub struct PackageName {
    pub name: Name,
    pub path: Name,
    /// Another package in sight has the same name: messages show the path, in quotes.
    pub is_ambiguous: bool,
}

#[derive(Clone, Debug)]
pub struct Types {
    pub(crate) types: Vec<Type>,
    pub(crate) objects: Vec<Object>,
    /// By type: the canonical id; `INVALID` where it is not known yet.
    pub(crate) canonical: Vec<TypeId>,
    pub(crate) keys: BTreeMap<super::canonical::Key, TypeId>,
    /// Instances by origin and canonical arguments.
    pub(crate) instances: BTreeMap<(TypeId, Vec<TypeId>), TypeId>,
    /// Methods of instances.
    pub(crate) instance_methods: BTreeMap<(TypeId, ObjectId), ObjectId>,
    pub(crate) type_sets: BTreeMap<TypeId, Rc<TypeSet>>,
    pub(crate) packages: Vec<PackageName>,
    /// What a call's tuple is written with: the results as the function names them.
    pub(crate) results: BTreeMap<TypeId, Vec<ObjectId>>,
}

macro_rules! predeclared {
    ($($name:ident = $kind:ident),* $(,)?) => {
        impl TypeId { $(pub const $name: TypeId = TypeId(BasicKind::$kind as u32);)* }
        pub(crate) const BASIC_KINDS: &[BasicKind] = &[$(BasicKind::$kind),*];
    };
}

predeclared! {
    INVALID = Invalid, BOOL = Bool, INT = Int, INT8 = Int8, INT16 = Int16, INT32 = Int32,
    INT64 = Int64, UINT = Uint, UINT8 = Uint8, UINT16 = Uint16, UINT32 = Uint32,
    UINT64 = Uint64, UINTPTR = Uintptr, FLOAT32 = Float32, FLOAT64 = Float64,
    COMPLEX64 = Complex64, COMPLEX128 = Complex128, STRING = String,
    UNSAFE_POINTER = UnsafePointer, UNTYPED_BOOL = UntypedBool, UNTYPED_INT = UntypedInt,
    UNTYPED_RUNE = UntypedRune, UNTYPED_FLOAT = UntypedFloat,
    UNTYPED_COMPLEX = UntypedComplex, UNTYPED_STRING = UntypedString, UNTYPED_NIL = UntypedNil,
}

impl TypeId {
    /// `byte` and `rune`: the same types as `uint8` and `int32`, shown by these names.
    pub const BYTE: TypeId = TypeId(BASIC_KINDS.len() as u32);
    pub const RUNE: TypeId = TypeId(BASIC_KINDS.len() as u32 + 1);
    /// `interface {}` as it is written.
    pub const EMPTY_INTERFACE: TypeId = TypeId(BASIC_KINDS.len() as u32 + 2);
    /// No results.
    pub const EMPTY_TUPLE: TypeId = TypeId(BASIC_KINDS.len() as u32 + 3);
}

impl Types {
    pub fn get(&self, typ: TypeId) -> &Type {
        &self.types[typ.0 as usize]
    }

    pub fn object(&self, object: ObjectId) -> &Object {
        &self.objects[object.0 as usize]
    }

    pub(crate) fn object_mut(&mut self, object: ObjectId) -> &mut Object {
        &mut self.objects[object.0 as usize]
    }

    pub fn type_of(&self, object: ObjectId) -> TypeId {
        self.object(object).typ
    }

    pub fn type_count(&self) -> usize {
        self.types.len()
    }

    pub fn object_count(&self) -> usize {
        self.objects.len()
    }

    pub(crate) fn add(&mut self, typ: Type) -> TypeId {
        let id = TypeId(self.types.len() as u32);
        self.types.push(typ);
        self.canonical.push(TypeId::INVALID);
        id
    }

    pub(crate) fn add_object(&mut self, object: Object) -> ObjectId {
        let id = ObjectId(self.objects.len() as u32);
        self.objects.push(object);
        id
    }

    pub(crate) fn named_mut(&mut self, typ: TypeId) -> Option<&mut Named> {
        match &mut self.types[typ.0 as usize] {
            Type::Named(named) => Some(Rc::make_mut(named)),
            _ => None,
        }
    }

    pub fn slice_of(&mut self, elem: TypeId) -> TypeId {
        self.add(Type::Slice(elem))
    }

    pub fn pointer_to(&mut self, elem: TypeId) -> TypeId {
        self.add(Type::Pointer(elem))
    }

    /// Results of a call: none, the one, or a tuple.
    pub fn tuple_of(&mut self, elems: &[TypeId]) -> TypeId {
        match elems {
            [] => TypeId::EMPTY_TUPLE,
            [one] => *one,
            _ => self.add(Type::Tuple(elems.into())),
        }
    }

    /// What an alias stands for; other types as they are.
    pub fn unalias(&self, mut typ: TypeId) -> TypeId {
        for _ in 0..DEFINITIONS_MAX {
            match self.get(typ) {
                Type::Alias(alias) => typ = alias.target,
                _ => return typ,
            }
        }
        TypeId::INVALID
    }

    /// Never an alias or a defined type; a type parameter's is its constraint's interface.
    /// `INVALID` while it is being declared.
    pub fn underlying(&mut self, typ: TypeId) -> TypeId {
        let mut typ = self.unalias(typ);
        // A chain of definitions; a circle is an error that is told elsewhere.
        for _ in 0..DEFINITIONS_MAX {
            match self.get(typ) {
                Type::Named(named) => {
                    let mut next = named.underlying;
                    if next == TypeId::INVALID && named.origin.is_some() {
                        next = self.expand(typ);
                    }
                    typ = self.unalias(next);
                }
                Type::TypeParam(_) => return self.bound_interface(typ),
                _ => return typ,
            }
        }
        TypeId::INVALID
    }

    /// The type behind [`Types::underlying`], cheap to keep.
    pub fn shape(&mut self, typ: TypeId) -> Type {
        let under = self.underlying(typ);
        self.get(under).clone()
    }

    pub fn basic(&mut self, typ: TypeId) -> Option<BasicKind> {
        let under = self.underlying(typ);
        match self.get(under) {
            Type::Basic(kind) => Some(*kind),
            _ => None,
        }
    }

    pub fn signature(&mut self, typ: TypeId) -> Option<Rc<Signature>> {
        match self.shape(typ) {
            Type::Signature(signature) => Some(signature),
            _ => None,
        }
    }

    /// An instance's shape: its origin's with the arguments put in.
    fn expand(&mut self, typ: TypeId) -> TypeId {
        let Type::Named(named) = self.get(typ).clone() else {
            return typ;
        };
        let Some(origin) = named.origin else {
            return named.underlying;
        };
        let Type::Named(generic) = self.get(origin).clone() else {
            return TypeId::INVALID;
        };
        let shape = self.underlying(origin);
        if shape == TypeId::INVALID {
            return TypeId::INVALID;
        }
        let from: Vec<TypeId> = generic
            .tparams
            .iter()
            .chain(generic.outer.iter())
            .copied()
            .collect();
        let to: Vec<TypeId> = named
            .arguments
            .iter()
            .chain(named.outer.iter())
            .copied()
            .collect();
        if from.len() != to.len() {
            return TypeId::INVALID;
        }
        let under = self.subst(shape, &from, &to);
        if let Some(named) = self.named_mut(typ) {
            named.underlying = under;
        }
        under
    }

    /// A type parameter's constraint as an interface.
    pub(crate) fn bound_interface(&mut self, typ: TypeId) -> TypeId {
        let Type::TypeParam(param) = self.get(typ).clone() else {
            return typ;
        };
        let bound = param.bound;
        let unaliased = self.unalias(bound);
        if matches!(self.get(unaliased), Type::TypeParam(_)) {
            return TypeId::EMPTY_INTERFACE;
        }
        let under = self.underlying(bound);
        if matches!(self.get(under), Type::Interface(_)) {
            return under;
        }
        if under == TypeId::INVALID {
            return TypeId::EMPTY_INTERFACE;
        }
        let wrapped = self.add(Type::Interface(Rc::new(Interface {
            methods: Vec::new(),
            embedded: vec![bound],
            is_implicit: true,
        })));
        let changed = TypeParam {
            bound: wrapped,
            ..(*param).clone()
        };
        self.types[typ.0 as usize] = Type::TypeParam(Rc::new(changed));
        wrapped
    }

    pub fn is_type_param(&self, typ: TypeId) -> bool {
        matches!(self.get(self.unalias(typ)), Type::TypeParam(_))
    }

    /// An interface that is not a type parameter.
    pub fn is_interface(&mut self, typ: TypeId) -> bool {
        let under = self.underlying(typ);
        matches!(self.get(under), Type::Interface(_)) && !self.is_type_param(typ)
    }

    pub(crate) fn is_constant_type_name(&self, object: ObjectId) -> bool {
        matches!(self.object(object).kind, ObjectKind::TypeName(_))
    }

    pub(crate) fn package_name(&self, package: PackageId) -> &PackageName {
        &self.packages[package.0 as usize]
    }
}
