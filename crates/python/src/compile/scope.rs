//! Scopes and what a name means in each.
//!
//! Nouns: a *scope* is a block of text in which names are looked up alike; a
//! *symbol* is a name in a scope; its *resolution* says where its value lives.
//! Source: CPython 3.14 `Python/symtable.c`.
//!
//! Invariants: a scope is found again by its key (kind and text range), so the
//! code generator may visit a block twice (a `finally` body is compiled twice);
//! nothing depends on the order of a hash table.

use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    /// A list, set or dict comprehension: no code object of its own, its variables are hidden slots.
    Comprehension,
    /// A generator expression: a function with the parameter `.0`.
    Generator,
    /// The `__annotate__` function of a function, class or module.
    Annotations,
    /// The hidden function that holds the type parameters of a `def`, `class` or `type`.
    TypeParams,
    /// The lazily evaluated value of a `type` statement.
    TypeAlias,
}

/// Kind, first and last byte offset.
pub type ScopeKey = (ScopeKind, u32, u32);

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Resolution {
    Local,
    /// A local that inner functions share.
    Cell,
    /// Of an enclosing function.
    Free,
    GlobalExplicit,
    GlobalImplicit,
}

#[derive(Clone, Default, Debug)]
pub struct Symbol {
    pub bound: bool,
    pub parameter: bool,
    pub global: bool,
    pub nonlocal: bool,
    pub used: bool,
    pub annotated: bool,
    /// Where `nonlocal` names it, for the error.
    pub declared_at: (u32, u32),
    pub resolution: Option<Resolution>,
}

#[derive(Clone, Debug)]
pub struct Scope {
    pub kind: ScopeKind,
    pub name: String,
    pub parent: Option<usize>,
    pub children: Vec<usize>,
    /// In order of first appearance.
    pub symbols: Vec<(String, Symbol)>,
    index: BTreeMap<String, usize>,
    /// Slot order: positional, keyword-only, `*args`, `**kwargs`.
    pub parameters: Vec<String>,
    pub is_async: bool,
    pub is_generator: bool,
    /// The class whose name mangles `__private` names here.
    pub private: Option<String>,
    /// An annotation or type parameter scope directly in a class: sees the class's names.
    pub sees_class: bool,
    /// Names whose cells come from outside, in slot order.
    pub free: Vec<String>,
    pub needs_class_cell: bool,
    pub needs_class_dict: bool,
    /// The annotation scope of this class or module, once one annotation was met.
    pub annotations: Option<usize>,
}

impl Scope {
    pub fn new(kind: ScopeKind, name: &str, parent: Option<usize>) -> Scope {
        Scope {
            kind,
            name: name.to_string(),
            parent,
            children: Vec::new(),
            symbols: Vec::new(),
            index: BTreeMap::new(),
            parameters: Vec::new(),
            is_async: false,
            is_generator: false,
            private: None,
            sees_class: false,
            free: Vec::new(),
            needs_class_cell: false,
            needs_class_dict: false,
            annotations: None,
        }
    }

    pub fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|&at| &self.symbols[at].1)
    }

    /// The symbol, made if it is not there yet.
    pub fn symbol_mut(&mut self, name: &str) -> &mut Symbol {
        let at = match self.index.get(name) {
            Some(&at) => at,
            None => {
                self.index.insert(name.to_string(), self.symbols.len());
                self.symbols.push((name.to_string(), Symbol::default()));
                self.symbols.len() - 1
            }
        };
        &mut self.symbols[at].1
    }

    pub fn resolution(&self, name: &str) -> Option<Resolution> {
        self.symbol(name).and_then(|symbol| symbol.resolution)
    }

    /// Its names live in slots, and inner functions see them.
    pub fn is_function_like(&self) -> bool {
        !matches!(self.kind, ScopeKind::Module | ScopeKind::Class)
    }

    pub fn is_inlined(&self) -> bool {
        self.kind == ScopeKind::Comprehension
    }
}

/// All scopes of a module; 0 is the module itself.
#[derive(Debug, Default)]
pub struct Scopes {
    pub all: Vec<Scope>,
    pub by_key: BTreeMap<ScopeKey, usize>,
}

impl Scopes {
    pub fn find(&self, key: ScopeKey) -> usize {
        *self
            .by_key
            .get(&key)
            .unwrap_or_else(|| panic!("no scope was collected for {key:?}"))
    }
}

/// `__x` inside class `C` is `_C__x`.
pub fn mangle(private: Option<&str>, name: &str) -> String {
    let Some(class) = private else {
        return name.to_string();
    };
    let class = class.trim_start_matches('_');
    if !name.starts_with("__") || name.ends_with("__") || name.contains('.') || class.is_empty() {
        return name.to_string();
    }
    format!("_{class}{name}")
}
