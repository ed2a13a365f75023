//! Types as the runtime knows them.

use super::{FuncId, RtypeId};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[repr(u8)]
pub enum Kind {
    #[default]
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
    Array,
    Chan,
    Func,
    Interface,
    Map,
    Pointer,
    Slice,
    String,
    Struct,
    UnsafePointer,
}

impl Kind {
    pub fn is_signed(self) -> bool {
        (Kind::Int..=Kind::Int64).contains(&self)
    }

    pub fn is_unsigned(self) -> bool {
        (Kind::Uint..=Kind::Uintptr).contains(&self)
    }
}

#[derive(Clone, Debug, Default)]
pub struct RField {
    pub name: String,
    pub rtype: RtypeId,
    pub offset: u64,
    pub embedded: bool,
    pub exported: bool,
    pub tag: String,
}

/// A method of a type's method set, ready to be called through an interface.
#[derive(Clone, Debug)]
pub struct Method {
    pub symbol: u16,
    /// Takes the interface's data word as its receiver. For an interface type: none.
    pub func: Option<FuncId>,
    /// Its type, in words, without `func`: to tell a method of another type from a missing one.
    pub signature: String,
    /// Its type, where a program can call methods by name: see `Compiler::calls`.
    pub typ: RtypeId,
    /// The same with the receiver as first parameter, of a type that is no interface.
    pub unbound: RtypeId,
}

#[derive(Clone, Debug, Default)]
pub struct RType {
    pub kind: Kind,
    /// As `%T` and `%v` print it: `main.Point`, `[]int`.
    pub name: String,
    /// Declared with a name of its own.
    pub named: bool,
    pub size: u64,
    pub align: u64,
    pub elem: RtypeId,
    pub key: RtypeId,
    /// The pointer to it, where package reflect is part of the program.
    pub pointer: RtypeId,
    /// Of an array. Of a channel: 1 if one can receive from it, 2 if one can send, 3 both. Of a function whose types are known: how many parameters, and bit 32: the last is variadic.
    pub length: u64,
    /// Of a function: its parameters and its results, where a program can call it by reflection.
    pub fields: Vec<RField>,
    /// By symbol.
    pub methods: Vec<Method>,
    pub comparable: bool,
    /// Equal values have equal words: no text, float or interface in it, and no gap.
    pub plain: bool,
    /// May hold addresses.
    pub pointers: bool,
}

impl RType {
    /// Registers that a value takes.
    pub fn words(&self) -> usize {
        self.size.div_ceil(8) as usize
    }

    /// Whether a value stands in an interface's data word itself.
    pub fn is_direct(&self) -> bool {
        self.size <= 8
    }

    pub fn method(&self, symbol: u16) -> Option<&Method> {
        let index = self.methods.binary_search_by_key(&symbol, |method| method.symbol);
        index.ok().map(|index| &self.methods[index])
    }
}
