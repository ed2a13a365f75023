//! Interned names: attribute, variable and keyword names are compared as numbers.
//!
//! The well-known ones have constants, so that the VM never spells a dunder
//! method twice. Numbers are given out in order of first use: deterministic.

use crate::code::{BinaryOperator, CompareOperator};
use hashbrown::HashTable;

/// An interned name of one VM.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Sym(pub u32);

macro_rules! well_known {
    ($($name:ident = $text:literal),* $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u32)]
        enum Number { $($name),* }

        impl Sym { $(pub const $name: Sym = Sym(Number::$name as u32);)* }

        const WELL_KNOWN: &[&str] = &[$($text),*];
    };
}

well_known! {
    EMPTY = "", INIT = "__init__", NEW = "__new__", CALL = "__call__", REPR = "__repr__", STR = "__str__",
    FORMAT = "__format__", HASH = "__hash__", BOOL = "__bool__", LEN = "__len__", LENGTH_HINT = "__length_hint__",
    ITER = "__iter__", NEXT = "__next__", CONTAINS = "__contains__", REVERSED = "__reversed__",
    GETITEM = "__getitem__", SETITEM = "__setitem__", DELITEM = "__delitem__", MISSING = "__missing__",
    GETATTR = "__getattr__", GETATTRIBUTE = "__getattribute__", SETATTR = "__setattr__", DELATTR = "__delattr__",
    GET = "__get__", SET = "__set__", DELETE = "__delete__", SET_NAME = "__set_name__",
    INIT_SUBCLASS = "__init_subclass__", CLASS_GETITEM = "__class_getitem__", SUBCLASSHOOK = "__subclasshook__",
    INSTANCECHECK = "__instancecheck__", SUBCLASSCHECK = "__subclasscheck__", PREPARE = "__prepare__",
    MRO_ENTRIES = "__mro_entries__", ENTER = "__enter__", EXIT = "__exit__", AENTER = "__aenter__", AEXIT = "__aexit__",
    AITER = "__aiter__", ANEXT = "__anext__", AWAIT = "__await__", DEL = "__del__",
    EQ = "__eq__", NE = "__ne__", LT = "__lt__", LE = "__le__", GT = "__gt__", GE = "__ge__",
    INT = "__int__", FLOAT = "__float__", INDEX = "__index__", COMPLEX = "__complex__", ROUND = "__round__",
    TRUNC = "__trunc__", FLOOR = "__floor__", CEIL = "__ceil__", ABS = "__abs__", NEG = "__neg__", POS = "__pos__",
    INVERT = "__invert__", BYTES = "__bytes__", DIVMOD = "__divmod__", RDIVMOD = "__rdivmod__", DIR = "__dir__",
    CLASS = "__class__", DICT = "__dict__", NAME = "__name__", QUALNAME = "__qualname__", MODULE = "__module__",
    DOC = "__doc__", BASES = "__bases__", BASE = "__base__", MRO = "__mro__", MRO_METHOD = "mro", SLOTS = "__slots__",
    ANNOTATIONS = "__annotations__", ANNOTATE = "__annotate__", ANNOTATE_FUNC = "__annotate_func__",
    DEFAULTS = "__defaults__", KWDEFAULTS = "__kwdefaults__", CODE = "__code__", GLOBALS = "__globals__",
    CLOSURE = "__closure__", WRAPPED = "__wrapped__", SELF_ATTR = "__self__", FUNC = "__func__",
    TYPE_PARAMS = "__type_params__", CLASSCELL = "__classcell__", ABSTRACTMETHODS = "__abstractmethods__",
    ISABSTRACT = "__isabstractmethod__", MATCH_ARGS = "__match_args__", SUBCLASSES = "__subclasses__",
    FILE = "__file__", ALL = "__all__", PATH = "__path__", PACKAGE = "__package__", LOADER = "__loader__",
    SPEC = "__spec__", MAIN = "__main__", BUILTINS = "builtins", FIRST_LINE = "__firstlineno__",
    STATIC_ATTRIBUTES = "__static_attributes__", ORIG_BASES = "__orig_bases__",
    ARGS = "args", CAUSE = "__cause__", CONTEXT = "__context__", SUPPRESS_CONTEXT = "__suppress_context__",
    TRACEBACK = "__traceback__", NOTES = "__notes__", MESSAGE = "message", EXCEPTIONS = "exceptions", VALUE = "value",
    SEND = "send", THROW = "throw", CLOSE = "close", METACLASS = "metaclass", KEYS = "keys", WEAKREF = "__weakref__",
    KEY = "key", REVERSE = "reverse", DEFAULT = "default", SEP = "sep", END = "end", FILE_KW = "file", FLUSH = "flush",
    STRICT = "strict", START = "start", PREPEND_UNDERSCORE = "_",
    CALL_SOON = "call_soon", CALL_AT = "call_at", CANCEL = "cancel", TASK_STEP = "task_step", TASK_WAKEUP = "task_wakeup",
    BUILTINS_OF = "__builtins__",
    // In the order of `BinaryOperator`: see `Sym::operator`.
    ADD = "__add__", RADD = "__radd__", IADD = "__iadd__",
    SUB = "__sub__", RSUB = "__rsub__", ISUB = "__isub__",
    MUL = "__mul__", RMUL = "__rmul__", IMUL = "__imul__",
    TRUEDIV = "__truediv__", RTRUEDIV = "__rtruediv__", ITRUEDIV = "__itruediv__",
    FLOORDIV = "__floordiv__", RFLOORDIV = "__rfloordiv__", IFLOORDIV = "__ifloordiv__",
    MOD = "__mod__", RMOD = "__rmod__", IMOD = "__imod__",
    POW = "__pow__", RPOW = "__rpow__", IPOW = "__ipow__",
    LSHIFT = "__lshift__", RLSHIFT = "__rlshift__", ILSHIFT = "__ilshift__",
    RSHIFT = "__rshift__", RRSHIFT = "__rrshift__", IRSHIFT = "__irshift__",
    AND = "__and__", RAND = "__rand__", IAND = "__iand__",
    OR = "__or__", ROR = "__ror__", IOR = "__ior__",
    XOR = "__xor__", RXOR = "__rxor__", IXOR = "__ixor__",
    MATMUL = "__matmul__", RMATMUL = "__rmatmul__", IMATMUL = "__imatmul__",
    ASSIGNS = "_assigns", RECORD = "_record", INDEX_FIELD = "_index",
    PARTS = "_parts", AT = "_at", SIZE = "_size", CLOSED = "closed",
}

impl Sym {
    /// A binary operator's method; of the right operand's class; and in place.
    pub(crate) fn operator(operator: BinaryOperator) -> [Sym; 3] {
        let first = Sym::ADD.0 + operator as u32 * 3;
        [Sym(first), Sym(first + 1), Sym(first + 2)]
    }

    /// A comparison's method.
    pub(crate) fn comparison(operator: CompareOperator) -> Sym {
        [Sym::LT, Sym::LE, Sym::EQ, Sym::NE, Sym::GT, Sym::GE][operator as usize]
    }
}

#[derive(Clone)]
pub struct Symbols {
    texts: Vec<Box<str>>,
    index: HashTable<u32>,
}

/// FNV-1a: small, fast on short names, and the same on every host.
pub fn hash_text(text: &[u8]) -> u64 {
    text.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

impl Default for Symbols {
    fn default() -> Self {
        let mut symbols = Symbols {
            texts: Vec::new(),
            index: HashTable::new(),
        };
        for text in WELL_KNOWN {
            symbols.intern(text);
        }
        symbols
    }
}

impl Symbols {
    /// The symbol of a text, made on first use.
    pub fn intern(&mut self, text: &str) -> Sym {
        let hash = hash_text(text.as_bytes());
        let texts = &self.texts;
        if let Some(number) = self
            .index
            .find(hash, |number| &*texts[*number as usize] == text)
        {
            return Sym(*number);
        }
        let number = self.texts.len() as u32;
        self.texts.push(text.into());
        let texts = &self.texts;
        self.index.insert_unique(hash, number, |number| {
            hash_text(texts[*number as usize].as_bytes())
        });
        Sym(number)
    }

    /// The symbol of a text if it has one: a name that was never interned is nobody's attribute.
    pub fn find(&self, text: &str) -> Option<Sym> {
        self.index
            .find(hash_text(text.as_bytes()), |number| {
                &*self.texts[*number as usize] == text
            })
            .map(|number| Sym(*number))
    }

    /// Is it the symbol of this text?
    pub fn is(&self, sym: Sym, text: &str) -> bool {
        self.texts
            .get(sym.0 as usize)
            .is_some_and(|known| **known == *text)
    }

    /// All of them, in the order of their numbers.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(|text| &**text)
    }

    pub fn text(&self, sym: Sym) -> &str {
        &self.texts[sym.0 as usize]
    }
}
