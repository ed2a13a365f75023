//! Questions about types; of a type parameter: what holds for every type that it admits.

use super::{BasicKind, Type, TypeId, Types};

impl BasicKind {
    pub fn is_boolean(self) -> bool {
        matches!(self, BasicKind::Bool | BasicKind::UntypedBool)
    }

    pub fn is_integer(self) -> bool {
        (BasicKind::Int..=BasicKind::Uintptr).contains(&self)
            || matches!(self, BasicKind::UntypedInt | BasicKind::UntypedRune)
    }

    pub fn is_unsigned(self) -> bool {
        (BasicKind::Uint..=BasicKind::Uintptr).contains(&self)
    }

    pub fn is_float(self) -> bool {
        use BasicKind::*;
        matches!(self, Float32 | Float64 | UntypedFloat)
    }

    pub fn is_complex(self) -> bool {
        use BasicKind::*;
        matches!(self, Complex64 | Complex128 | UntypedComplex)
    }

    pub fn is_string(self) -> bool {
        matches!(self, BasicKind::String | BasicKind::UntypedString)
    }

    pub fn is_numeric(self) -> bool {
        self.is_integer() || self.is_float() || self.is_complex()
    }

    pub fn is_numeric_or_string(self) -> bool {
        self.is_numeric() || self.is_string()
    }

    pub fn is_ordered(self) -> bool {
        self.is_integer() || self.is_float() || self.is_string()
    }

    pub fn is_untyped(self) -> bool {
        self >= BasicKind::UntypedBool
    }

    /// Constants can have it.
    pub fn is_constant(self) -> bool {
        self.is_boolean() || self.is_numeric_or_string()
    }

    pub fn name(self) -> &'static str {
        use BasicKind::*;
        match self {
            Invalid => "invalid type",
            Bool => "bool",
            Int => "int",
            Int8 => "int8",
            Int16 => "int16",
            Int32 => "int32",
            Int64 => "int64",
            Uint => "uint",
            Uint8 => "uint8",
            Uint16 => "uint16",
            Uint32 => "uint32",
            Uint64 => "uint64",
            Uintptr => "uintptr",
            Float32 => "float32",
            Float64 => "float64",
            Complex64 => "complex64",
            Complex128 => "complex128",
            String => "string",
            UnsafePointer => "unsafe.Pointer",
            UntypedBool => "untyped bool",
            UntypedInt => "untyped int",
            UntypedRune => "untyped rune",
            UntypedFloat => "untyped float",
            UntypedComplex => "untyped complex",
            UntypedString => "untyped string",
            UntypedNil => "untyped nil",
        }
    }
}

impl Types {
    /// Of the type itself; false for type parameters.
    pub fn is_basic(&mut self, typ: TypeId, holds: fn(BasicKind) -> bool) -> bool {
        self.basic(typ).is_some_and(holds)
    }

    /// Of every type that it admits.
    pub fn all_basic(&mut self, typ: TypeId, holds: fn(BasicKind) -> bool) -> bool {
        if !self.is_type_param(typ) {
            return self.is_basic(typ, holds);
        }
        match self.terms_of(typ) {
            Some(terms) => {
                !terms.is_empty() && terms.iter().all(|term| self.is_basic(term.typ, holds))
            }
            None => false,
        }
    }

    pub fn is_untyped(&self, typ: TypeId) -> bool {
        (TypeId::UNTYPED_BOOL..=TypeId::UNTYPED_NIL).contains(&typ)
    }

    pub fn is_typed(&self, typ: TypeId) -> bool {
        !self.is_untyped(typ)
    }

    pub fn is_valid(&self, typ: TypeId) -> bool {
        self.unalias(typ) != TypeId::INVALID
    }

    /// Predeclared, defined or a type parameter.
    pub fn has_name(&self, typ: TypeId) -> bool {
        let typ = self.unalias(typ);
        matches!(
            self.get(typ),
            Type::Basic(_) | Type::Named(_) | Type::TypeParam(_)
        )
    }

    /// A generic type that is not instantiated.
    pub fn is_generic(&self, typ: TypeId) -> bool {
        match self.get(typ) {
            Type::Named(named) => named.origin.is_none() && !named.tparams.is_empty(),
            Type::Alias(alias) => alias.origin.is_none() && !alias.tparams.is_empty(),
            Type::Signature(signature) => !signature.tparams.is_empty(),
            _ => false,
        }
    }

    /// `nil` is a value of it.
    pub fn has_nil(&mut self, typ: TypeId) -> bool {
        if self.is_type_param(typ) {
            return match self.terms_of(typ) {
                Some(terms) => !terms.is_empty() && terms.iter().all(|term| self.has_nil(term.typ)),
                None => false,
            };
        }
        matches!(
            self.shape(typ),
            Type::Basic(BasicKind::UnsafePointer)
                | Type::Slice(_)
                | Type::Pointer(_)
                | Type::Signature(_)
                | Type::Map { .. }
                | Type::Chan { .. }
                | Type::Interface(_)
        )
    }

    /// `==` works on it; an interface's may panic.
    pub fn comparable(&mut self, typ: TypeId) -> bool {
        self.compares(typ, true)
    }

    /// `==` works on it and never panics.
    pub fn strictly_comparable(&mut self, typ: TypeId) -> bool {
        self.compares(typ, false)
    }

    fn compares(&mut self, typ: TypeId, is_dynamic: bool) -> bool {
        if self.is_type_param(typ) {
            let set = self.type_set(typ);
            return match &set.terms {
                None => set.is_comparable,
                Some(terms) => {
                    !terms.is_empty() && terms.iter().all(|term| self.compares(term.typ, false))
                }
            };
        }
        match self.shape(typ) {
            Type::Basic(kind) => kind != BasicKind::UntypedNil,
            Type::Pointer(_) | Type::Chan { .. } => true,
            Type::Interface(_) => {
                let set = self.type_set(typ);
                is_dynamic
                    || match &set.terms {
                        None => set.is_comparable,
                        Some(terms) => terms.iter().all(|term| self.compares(term.typ, false)),
                    }
            }
            Type::Struct(shape) => {
                let fields = shape.fields.iter();
                let types: Vec<TypeId> = fields.map(|field| self.type_of(*field)).collect();
                types.into_iter().all(|typ| self.compares(typ, is_dynamic))
            }
            Type::Array { elem, .. } => self.compares(elem, is_dynamic),
            _ => false,
        }
    }

    /// The type that an untyped constant gets where nothing else asks for one.
    pub fn default_type(&self, typ: TypeId) -> TypeId {
        match typ {
            TypeId::UNTYPED_BOOL => TypeId::BOOL,
            TypeId::UNTYPED_INT => TypeId::INT,
            TypeId::UNTYPED_RUNE => TypeId::RUNE,
            TypeId::UNTYPED_FLOAT => TypeId::FLOAT64,
            TypeId::UNTYPED_COMPLEX => TypeId::COMPLEX128,
            TypeId::UNTYPED_STRING => TypeId::STRING,
            _ => typ,
        }
    }

    /// The struct behind a type or a pointer to it.
    pub(crate) fn pointer_base(&mut self, typ: TypeId) -> Option<TypeId> {
        match self.shape(typ) {
            Type::Pointer(base) => Some(base),
            _ => None,
        }
    }

    /// `[]byte`'s and `[]rune`'s elements, and types that are defined by them.
    pub fn is_bytes_or_runes(&mut self, typ: TypeId) -> bool {
        let Type::Slice(elem) = self.shape(typ) else {
            return false;
        };
        matches!(self.basic(elem), Some(BasicKind::Uint8 | BasicKind::Int32))
    }
}
