//! What Go brings along: predeclared types, constants, functions.

use super::store::{BASIC_KINDS, TypeSet};
use super::{
    AliasType, BasicKind, Builtin, FuncObject, Interface, Named, Object, ObjectId, ObjectKind,
    Signature, Type, TypeId, Types, Value, VarKind, VarObject,
};
use crate::syntax::ast::Name;
use source::Span;
use std::collections::BTreeMap;
use std::rc::Rc;

impl TypeId {
    pub const ANY: TypeId = TypeId(BASIC_KINDS.len() as u32 + 4);
    pub const ERROR: TypeId = TypeId(BASIC_KINDS.len() as u32 + 5);
    pub const COMPARABLE: TypeId = TypeId(BASIC_KINDS.len() as u32 + 6);
}

/// Predeclared functions with their least number of arguments, whether more may follow, and
/// whether a call may stand as a statement.
pub(crate) const BUILTINS: &[(&str, Builtin, usize, bool, bool)] = &[
    ("append", Builtin::Append, 1, true, false),
    ("cap", Builtin::Cap, 1, false, false),
    ("clear", Builtin::Clear, 1, false, true),
    ("close", Builtin::Close, 1, false, true),
    ("complex", Builtin::Complex, 2, false, false),
    ("copy", Builtin::Copy, 2, false, true),
    ("delete", Builtin::Delete, 2, false, true),
    ("imag", Builtin::Imag, 1, false, false),
    ("len", Builtin::Len, 1, false, false),
    ("make", Builtin::Make, 1, true, false),
    ("max", Builtin::Max, 1, true, false),
    ("min", Builtin::Min, 1, true, false),
    ("new", Builtin::New, 1, false, false),
    ("panic", Builtin::Panic, 1, false, true),
    ("print", Builtin::Print, 0, true, true),
    ("println", Builtin::Println, 0, true, true),
    ("real", Builtin::Real, 1, false, false),
    ("recover", Builtin::Recover, 0, false, true),
];

/// Those of package unsafe.
pub(crate) const UNSAFE_BUILTINS: &[(&str, Builtin, usize, bool, bool)] = &[
    ("Add", Builtin::Add, 2, false, false),
    ("Alignof", Builtin::Alignof, 1, false, false),
    ("Offsetof", Builtin::Offsetof, 1, false, false),
    ("Sizeof", Builtin::Sizeof, 1, false, false),
    ("Slice", Builtin::Slice, 2, false, false),
    ("SliceData", Builtin::SliceData, 1, false, false),
    ("String", Builtin::String, 2, false, false),
    ("StringData", Builtin::StringData, 1, false, false),
];

impl Default for Types {
    fn default() -> Self {
        Types::new()
    }
}

impl Types {
    /// The arena with what Go brings along.
    pub fn new() -> Types {
        let mut types = Types {
            types: Vec::new(),
            objects: Vec::new(),
            canonical: Vec::new(),
            keys: BTreeMap::new(),
            instances: BTreeMap::new(),
            instance_methods: BTreeMap::new(),
            type_sets: BTreeMap::new(),
            packages: Vec::new(),
            results: BTreeMap::new(),
        };
        for kind in BASIC_KINDS {
            types.add(Type::Basic(*kind));
        }
        types.add(Type::Basic(BasicKind::Uint8));
        types.add(Type::Basic(BasicKind::Int32));
        types.add(Type::Interface(Rc::new(Interface::default())));
        types.add(Type::Tuple(Rc::new([])));
        types.add_any();
        types.add_error();
        types.add_comparable();
        types
    }

    fn universe_object(&mut self, name: &str, typ: TypeId, kind: ObjectKind) -> ObjectId {
        self.add_object(Object {
            name: name.into(),
            span: Span::empty(0),
            package: None,
            typ,
            kind,
            is_global: true,
        })
    }

    fn add_any(&mut self) {
        let object = self.universe_object("any", TypeId::ANY, ObjectKind::TypeName(true));
        self.add(Type::Alias(Rc::new(AliasType {
            object,
            target: TypeId::EMPTY_INTERFACE,
            origin: None,
            arguments: Rc::new([]),
            tparams: Rc::new([]),
        })));
    }

    fn add_named(&mut self, name: &str, id: TypeId) {
        let object = self.universe_object(name, id, ObjectKind::TypeName(false));
        let added = self.add(Type::Named(Rc::new(Named {
            object,
            origin: None,
            arguments: Rc::new([]),
            tparams: Rc::new([]),
            underlying: TypeId::INVALID,
            methods: Vec::new(),
            outer: Rc::new([]),
        })));
        debug_assert_eq!(added, id);
    }

    fn add_error(&mut self) {
        self.add_named("error", TypeId::ERROR);
        // Its interface comes after `comparable`, so that the fixed ids stay dense.
    }

    fn add_comparable(&mut self) {
        self.add_named("comparable", TypeId::COMPARABLE);
        let result = self.universe_object(
            "",
            TypeId::STRING,
            ObjectKind::Var(VarObject::new(VarKind::Result)),
        );
        let signature = self.add(Type::Signature(Rc::new(Signature {
            results: vec![result],
            ..Signature::default()
        })));
        let method = self.universe_object(
            "Error",
            signature,
            ObjectKind::Func(FuncObject {
                is_interface_method: true,
                ..FuncObject::default()
            }),
        );
        let interface = self.add(Type::Interface(Rc::new(Interface {
            methods: vec![method],
            ..Interface::default()
        })));
        self.set_underlying(TypeId::ERROR, interface);
        let interface = self.add(Type::Interface(Rc::new(Interface::default())));
        self.type_sets.insert(
            interface,
            Rc::new(TypeSet {
                is_comparable: true,
                ..TypeSet::default()
            }),
        );
        self.set_underlying(TypeId::COMPARABLE, interface);
    }

    pub(crate) fn set_underlying(&mut self, typ: TypeId, underlying: TypeId) {
        if let Some(named) = self.named_mut(typ) {
            named.underlying = underlying;
        }
    }

    /// The scope around all packages.
    pub(crate) fn universe(&mut self) -> BTreeMap<Name, ObjectId> {
        let mut scope = BTreeMap::new();
        let mut add = |name: &str, object: ObjectId| {
            scope.insert(Name::from(name), object);
        };
        for kind in &BASIC_KINDS[1..=BasicKind::String as usize] {
            let typ = TypeId(*kind as u32);
            let object = self.universe_object(kind.name(), typ, ObjectKind::TypeName(false));
            add(kind.name(), object);
        }
        for (name, typ) in [("byte", TypeId::BYTE), ("rune", TypeId::RUNE)] {
            add(
                name,
                self.universe_object(name, typ, ObjectKind::TypeName(true)),
            );
        }
        for (name, typ) in [
            ("any", TypeId::ANY),
            ("error", TypeId::ERROR),
            ("comparable", TypeId::COMPARABLE),
        ] {
            let object = match self.get(typ) {
                Type::Alias(alias) => alias.object,
                Type::Named(named) => named.object,
                _ => continue,
            };
            add(name, object);
        }
        for (name, value) in [("true", true), ("false", false)] {
            let kind = ObjectKind::Const(Value::Bool(value));
            add(name, self.universe_object(name, TypeId::UNTYPED_BOOL, kind));
        }
        let iota = ObjectKind::Const(Value::int(0));
        add(
            "iota",
            self.universe_object("iota", TypeId::UNTYPED_INT, iota),
        );
        add(
            "nil",
            self.universe_object("nil", TypeId::UNTYPED_NIL, ObjectKind::Nil),
        );
        for (name, builtin, ..) in BUILTINS {
            let kind = ObjectKind::Builtin(*builtin);
            add(name, self.universe_object(name, TypeId::INVALID, kind));
        }
        scope
    }
}
