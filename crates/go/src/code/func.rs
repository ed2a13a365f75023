//! Functions, and a whole program.

use super::{Instr, RType};
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct FuncId(pub u32);

/// A type as the runtime knows it. Number 0 is no type: the type word of a nil interface.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct RtypeId(pub u32);

/// A variable that people may look at.
#[derive(Clone, Debug)]
pub struct Local {
    pub name: String,
    pub register: u16,
    pub rtype: RtypeId,
    /// The register holds the variable's address.
    pub boxed: bool,
    /// Instructions in which it is there.
    pub from: u32,
    pub to: u32,
    pub parameter: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Func {
    /// As in Go's goroutine traces: `main.worker`, `main.(*T).M`, `main.main.func1`.
    pub name: String,
    pub file: u16,
    pub code: Vec<Instr>,
    pub constants: Vec<u64>,
    /// 1-based line of each instruction; 0: none.
    pub lines: Vec<u32>,
    /// Columns of each instruction, 0-based code points, from and to.
    pub columns: Vec<(u16, u16)>,
    pub registers: u32,
    pub parameter_words: u32,
    pub result_words: u32,
    /// The register that gets the closure's address; `NONE` if none.
    pub context: u16,
    /// Where a recovered panic goes on; 0: it returns zero values.
    pub recover_at: u32,
    /// Made by the compiler around another function: `recover` looks through it.
    pub wrapper: bool,
    /// Not shown in traces: the function around `main.main`.
    pub hidden: bool,
    /// Of a package that is not the program's own.
    pub library: bool,
    pub locals: Vec<Local>,
}

/// A compiled program.
#[derive(Clone, Debug, Default)]
pub struct Program {
    pub funcs: Vec<Func>,
    pub rtypes: Vec<RType>,
    /// Names of files, by number; their texts' lines are in the functions.
    pub files: Vec<String>,
    /// The function that initializes packages and calls `main.main`.
    pub start: FuncId,
    /// `runtime.fatalpanic`, which tells a panic that nobody recovered.
    pub fatal_panic: Option<FuncId>,
    /// Address of `time.localLocation`; 0 without package time.
    pub local_zone: u64,
    /// Whether package os is part of it: then a finalizer goroutine is there from the start.
    pub links_os: bool,
    /// Static data: texts, closures of plain functions, package variables. The first block of memory.
    pub data: Vec<u8>,
    /// Method names by symbol number.
    pub symbols: Vec<String>,
    /// `time.Time` and other types that natives make, by qualified name.
    pub known_types: BTreeMap<String, RtypeId>,
    /// Where package variables stand, for people to look at: name, address, type.
    pub globals: Vec<(String, u64, RtypeId)>,
}

impl Program {
    pub fn func(&self, id: FuncId) -> &Func {
        &self.funcs[id.0 as usize]
    }

    pub fn rtype(&self, id: RtypeId) -> &RType {
        &self.rtypes[id.0 as usize]
    }
}
