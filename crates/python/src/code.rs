//! What the compiler hands to the VM: code objects and their instructions.
//!
//! The instruction set follows CPython's names and stack discipline (dis docs,
//! 3.14), since learners see `LOAD`, `BINARY_OP`, `STORE` when they step inside
//! a line; it is our own set, not CPython's bytecode. Rejected: a register
//! machine (faster, but its steps are not the ones that texts speak of).
//!
//! Invariants: a `Code` is immutable and knows nothing of any heap; jump
//! targets and handler ranges are instruction indices; the stack depth before
//! an instruction is the same on every path to it.

use std::cell::OnceCell;
use std::rc::Rc;

/// One instruction: operation and operand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Instr {
    pub op: Op,
    pub arg: u32,
}

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident = $dis:literal),* $(,)?) => {
        /// Operations. In the docs the stack's top is on the right: `[a, b] -> [c]`.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[repr(u8)]
        pub enum Op { $($(#[$doc])* $name),* }

        impl Op {
            pub const ALL: &'static [Op] = &[$(Op::$name),*];

            /// The name as `dis` writes it.
            pub fn name(self) -> &'static str {
                match self { $(Op::$name => $dis),* }
            }
        }
    };
}

ops! {
    Nop = "NOP",
    /// `[a] -> []`
    PopTop = "POP_TOP",
    /// `[.. x ..] -> [.. x .., x]`: pushes the arg-th value from the top (1 = top).
    Copy = "COPY",
    /// Exchanges the top with the arg-th value from the top (2 = next).
    Swap = "SWAP",
    /// `[] -> [consts[arg]]`
    LoadConst = "LOAD_CONST",
    /// `[] -> [int]`: arg as i32.
    LoadSmallInt = "LOAD_SMALL_INT",
    /// Marks "no self" under a callable's arguments. `[] -> [null]`
    PushNull = "PUSH_NULL",

    /// Local slot arg; UnboundLocalError when empty.
    LoadFast = "LOAD_FAST",
    StoreFast = "STORE_FAST",
    DeleteFast = "DELETE_FAST",
    /// Slot arg holds a cell: reads, writes, empties its content. NameError/UnboundLocalError when empty.
    LoadDeref = "LOAD_DEREF",
    StoreDeref = "STORE_DEREF",
    DeleteDeref = "DELETE_DEREF",
    /// Replaces slot arg's value (maybe none) by a new cell that holds it. At function start, and
    /// again at the start of an inlined comprehension whose variable is captured.
    MakeCell = "MAKE_CELL",
    /// Pushes the cell of slot arg itself (for closures).
    LoadClosure = "LOAD_CLOSURE",
    /// Class bodies: names[arg] in the class namespace, then globals, then builtins.
    LoadName = "LOAD_NAME",
    StoreName = "STORE_NAME",
    DeleteName = "DELETE_NAME",
    /// Class bodies: names[arg >> 12] in the class namespace, else the cell of slot (arg & 0xfff).
    LoadClassDeref = "LOAD_FROM_DICT_OR_DEREF",
    /// Empties local slot arg, full or not: variables of an inlined comprehension, before and after it.
    ClearFast = "CLEAR_FAST",
    /// The class namespace itself: `[] -> [mapping]`. Only in class bodies, to fill the cell
    /// `__classdict__` through which annotation scopes look into the class.
    LoadLocals = "LOAD_LOCALS",
    /// `[mapping] -> [value]`: names[arg] in the mapping, then globals, then builtins.
    LoadFromDictOrGlobals = "LOAD_FROM_DICT_OR_GLOBALS",
    /// `[mapping] -> [value]`: names[arg >> 12] in the mapping, else the cell of slot (arg & 0xfff).
    LoadFromMappingOrDeref = "LOAD_FROM_MAPPING_OR_DEREF",
    /// Globals, then builtins. Module level uses the Global forms only.
    LoadGlobal = "LOAD_GLOBAL",
    StoreGlobal = "STORE_GLOBAL",
    DeleteGlobal = "DELETE_GLOBAL",

    /// `[object] -> [object.names[arg]]`
    LoadAttr = "LOAD_ATTR",
    /// For an immediate call: `[object] -> [callable, self-or-null]`.
    LoadMethod = "LOAD_METHOD",
    /// `[value, object] -> []`: object.names[arg] = value
    StoreAttr = "STORE_ATTR",
    /// `[object] -> []`
    DeleteAttr = "DELETE_ATTR",
    /// `[object, key] -> [value]`
    BinarySubscr = "BINARY_SUBSCR",
    /// `[value, object, key] -> []`
    StoreSubscr = "STORE_SUBSCR",
    /// `[object, key] -> []`
    DeleteSubscr = "DELETE_SUBSCR",
    /// arg 2 or 3. `[start, stop(, step)] -> [slice]`
    BuildSlice = "BUILD_SLICE",

    /// arg: [`BinaryOperator`] as u32. `[a, b] -> [a op b]`
    BinaryOp = "BINARY_OP",
    /// The augmented form (`+=`): tries `__iadd__` and so on first.
    InplaceOp = "BINARY_OP_INPLACE",
    UnaryNegative = "UNARY_NEGATIVE",
    UnaryPositive = "UNARY_POSITIVE",
    UnaryInvert = "UNARY_INVERT",
    UnaryNot = "UNARY_NOT",
    /// `[a] -> [bool]`
    ToBool = "TO_BOOL",
    /// arg: [`CompareOperator`]. `[a, b] -> [a op b]` (any object)
    CompareOp = "COMPARE_OP",
    /// arg 1: `is not`.
    IsOp = "IS_OP",
    /// `[item, container] -> [bool]`; arg 1: `not in`.
    ContainsOp = "CONTAINS_OP",

    BuildTuple = "BUILD_TUPLE",
    BuildList = "BUILD_LIST",
    BuildSet = "BUILD_SET",
    /// arg pairs. `[k1, v1, ..] -> [dict]`
    BuildMap = "BUILD_MAP",
    /// arg strings joined.
    BuildString = "BUILD_STRING",
    /// The container is the arg-th from the top after the value(s) are popped (1 = top).
    /// `[.. list .., value] -> [.. list ..]`
    ListAppend = "LIST_APPEND",
    SetAdd = "SET_ADD",
    /// `[.. dict .., key, value] -> [.. dict ..]`
    MapAdd = "MAP_ADD",
    /// Extends by an iterable (`*x` in a display or call).
    ListExtend = "LIST_EXTEND",
    SetUpdate = "SET_UPDATE",
    /// `**x` in a dict display.
    DictUpdate = "DICT_UPDATE",
    /// `**x` in a call: TypeError on duplicates or non-strings; the callable is
    /// below the (null,) args and dict: `[callable, null, args, dict, mapping]`.
    DictMerge = "DICT_MERGE",
    /// `[list] -> [tuple]`
    ListToTuple = "LIST_TO_TUPLE",
    /// arg bits: 0-1 conversion (0 none, 1 str, 2 repr, 3 ascii), 4: a format spec string is on top.
    /// `[value(, spec)] -> [str]`
    FormatValue = "FORMAT_VALUE",
    /// Template strings: arg = number of parts; reserved.
    BuildTemplate = "BUILD_TEMPLATE",

    /// Unconditional, forwards. arg = target.
    Jump = "JUMP_FORWARD",
    /// Backwards: a place where the interpreter may switch threads.
    JumpBackward = "JUMP_BACKWARD",
    /// `[v] -> []`, testing the truth.
    PopJumpIfFalse = "POP_JUMP_IF_FALSE",
    PopJumpIfTrue = "POP_JUMP_IF_TRUE",
    PopJumpIfNone = "POP_JUMP_IF_NONE",
    PopJumpIfNotNone = "POP_JUMP_IF_NOT_NONE",
    /// `and`/`or`: keeps the value when it jumps, pops it otherwise.
    JumpIfFalseOrPop = "JUMP_IF_FALSE_OR_POP",
    JumpIfTrueOrPop = "JUMP_IF_TRUE_OR_POP",
    /// `[iterable] -> [iterator]`
    GetIter = "GET_ITER",
    /// `[iterator] -> [iterator, next]`, or at the end `[iterator] -> []` and jump to arg.
    ForIter = "FOR_ITER",
    /// arg values, in such an order that stores follow left to right. `[iterable] -> [vn .. v1]` (v1 on top)
    UnpackSequence = "UNPACK_SEQUENCE",
    /// arg = before | after << 8. `[iterable] -> [.. after, list, before ..]`, first target on top.
    UnpackEx = "UNPACK_EX",

    /// `[callable, self-or-null, a1 .. an] -> [result]`; arg = n without self.
    Call = "CALL",
    /// `[callable, self-or-null, a1 .. an, names-tuple] -> [result]`; arg = n, the last len(names) are by keyword.
    CallKw = "CALL_KW",
    /// `[callable, null, args-tuple-or-list(, dict)] -> [result]`; arg 1: with dict.
    CallEx = "CALL_FUNCTION_EX",
    /// arg bits ([`make_function`]): what lies under the code constant, in this order from below:
    /// 1 defaults tuple, 2 keyword-defaults dict, 4 annotate function, 8 closure tuple.
    /// `[.., code] -> [function]`
    MakeFunction = "MAKE_FUNCTION",
    /// `[] -> [__build_class__]`; then called with (body function, name, *bases, **keywords).
    LoadBuildClass = "LOAD_BUILD_CLASS",
    /// `[value] -> ` leaves the frame.
    ReturnValue = "RETURN_VALUE",

    /// First instruction of every function body: a place where the interpreter may switch threads.
    Resume = "RESUME",
    /// `[value] -> [sent]`. arg 1: the value of a `yield from`/`await` delegation (never wrapped).
    YieldValue = "YIELD_VALUE",
    /// `[object] -> [awaitable iterator]`; arg 0 await, 1 `__aenter__`, 2 `__aexit__` (for the error text).
    GetAwaitable = "GET_AWAITABLE",
    /// `yield from`: `[iterable] -> [iterator]`; a coroutine is allowed only in a coroutine.
    GetYieldFromIter = "GET_YIELD_FROM_ITER",
    /// `[receiver, value] -> [receiver, yielded]`, or when the receiver ends
    /// `[receiver, value] -> [result]` (receiver removed) and jump to arg.
    /// The loop: `GetAwaitable; LoadConst None; L: Send E; YieldValue 1; JumpBackward L; E:`.
    /// An exception thrown in at that YieldValue is delegated by the VM to the receiver
    /// (`throw`, or `close` for GeneratorExit); its result continues like Send's.
    Send = "SEND",
    /// `[object] -> [async iterator]`
    GetAIter = "GET_AITER",
    /// `[aiter] -> [aiter, awaitable]` (already through get-awaitable)
    GetANext = "GET_ANEXT",
    /// In the handler of an `async for`: `[aiter, exc]`: StopAsyncIteration ends the loop
    /// (`-> []`, handled), anything else is raised again.
    EndAsyncFor = "END_ASYNC_FOR",

    /// arg 0: re-raise the handled one; 1: `[exc]`; 2: `[exc, cause]`.
    RaiseVarargs = "RAISE_VARARGS",
    /// Entry of a handler: `[exc] -> [previously handled, exc]` and exc becomes the handled one.
    PushExcInfo = "PUSH_EXC_INFO",
    /// `[previously handled] -> []`: it is the handled one again.
    PopExcept = "POP_EXCEPT",
    /// `[exc, type] -> [exc, bool]`
    CheckExcMatch = "CHECK_EXC_MATCH",
    /// `except*`: `[group, type] -> [rest, match]`, None where empty; a match becomes the handled one.
    CheckEgMatch = "CHECK_EG_MATCH",
    /// End of `except*`: `[original, list of raised/unhandled] -> [exception-or-None]`
    PrepReraiseStar = "PREP_RERAISE_STAR",
    /// `[exc] -> ` raises exc again, its traceback unchanged at this place.
    /// arg 1: a saved instruction index lies under it, `[lasti, exc]`.
    Reraise = "RERAISE",
    /// `[] -> [AssertionError]`
    LoadAssertionError = "LOAD_ASSERTION_ERROR",
    /// `[manager] -> [bound __exit__, result of __enter__()]`
    BeforeWith = "BEFORE_WITH",
    /// `[manager] -> [bound __aexit__, __aenter__() (to be awaited)]`
    BeforeAsyncWith = "BEFORE_ASYNC_WITH",
    /// `[exit, lasti, previously handled, exc] -> [.., exit(type, exc, tb)]` (pushed on top)
    WithExceptStart = "WITH_EXCEPT_START",

    /// `[level, fromlist] -> [module]`; names[arg] is the dotted name.
    ImportName = "IMPORT_NAME",
    /// `[module] -> [module, module.names[arg]]`
    ImportFrom = "IMPORT_FROM",
    /// `[module] -> []`
    ImportStar = "IMPORT_STAR",

    /// `[subject] -> [subject, bool]`
    MatchMapping = "MATCH_MAPPING",
    MatchSequence = "MATCH_SEQUENCE",
    /// `[subject, keys-tuple] -> [subject, keys-tuple, values-tuple-or-None]`
    MatchKeys = "MATCH_KEYS",
    /// `[subject, class, keyword-names-tuple] -> [tuple-or-None]`; arg = positional count.
    MatchClass = "MATCH_CLASS",
    /// `[x] -> [x, len(x)]`
    GetLen = "GET_LEN",

    /// `[class-namespace key] ..` marks `__annotations__` use in a class or module body; no stack effect.
    SetupAnnotations = "SETUP_ANNOTATIONS",
    /// arg: [`Intrinsic`]. One value in, one out, unless said otherwise there.
    CallIntrinsic = "CALL_INTRINSIC_1",
}

/// Rare operations that need no instruction of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum Intrinsic {
    /// In an async generator: `[value] -> [wrapped value]` before `YieldValue 0`.
    AsyncGenWrap,
    /// `[(name, bound or None, default or None, are they constraints)] -> [TypeVar]`; bound and
    /// default are functions.
    TypeVar,
    /// The same for a ParamSpec.
    ParamSpec,
    /// The same for a TypeVarTuple.
    TypeVarTuple,
    /// `[(name, type params, value thunk)] -> [TypeAliasType]`
    TypeAlias,
    /// `[type params tuple] -> [Generic[...]]`
    SubscriptGeneric,
    /// A StopIteration that leaves a generator, coroutine or async generator becomes
    /// a RuntimeError: `[exc] -> [exc]`
    StopIterationError,
    /// `[function, type params tuple] -> [function]`: sets `__type_params__`.
    SetFunctionTypeParams,
    /// `[value] -> [None]`: hands it to `sys.displayhook`, for an interactive statement.
    Print,
}

impl Intrinsic {
    pub const ALL: [Intrinsic; 9] = [
        Intrinsic::AsyncGenWrap,
        Intrinsic::TypeVar,
        Intrinsic::ParamSpec,
        Intrinsic::TypeVarTuple,
        Intrinsic::TypeAlias,
        Intrinsic::SubscriptGeneric,
        Intrinsic::StopIterationError,
        Intrinsic::SetFunctionTypeParams,
        Intrinsic::Print,
    ];
}

/// Operand of `BinaryOp` and `InplaceOp`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u32)]
pub enum BinaryOperator {
    Add,
    Subtract,
    Multiply,
    TrueDivide,
    FloorDivide,
    Remainder,
    Power,
    LeftShift,
    RightShift,
    And,
    Or,
    Xor,
    MatrixMultiply,
}

impl BinaryOperator {
    pub const ALL: [BinaryOperator; 13] = {
        use BinaryOperator::*;
        [
            Add,
            Subtract,
            Multiply,
            TrueDivide,
            FloorDivide,
            Remainder,
            Power,
            LeftShift,
            RightShift,
            And,
            Or,
            Xor,
            MatrixMultiply,
        ]
    };

    /// `+`, `//` …
    pub fn symbol(self) -> &'static str {
        [
            "+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "@",
        ][self as usize]
    }

    /// `add`, `floordiv` …: the stem of the three dunder methods.
    pub fn stem(self) -> &'static str {
        [
            "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and",
            "or", "xor", "matmul",
        ][self as usize]
    }
}

/// Operand of `CompareOp`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[repr(u8)]
pub enum CompareOperator {
    Less,
    LessEqual,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
}

impl CompareOperator {
    pub const ALL: [CompareOperator; 6] = {
        use CompareOperator::*;
        [Less, LessEqual, Equal, NotEqual, Greater, GreaterEqual]
    };

    pub fn symbol(self) -> &'static str {
        ["<", "<=", "==", "!=", ">", ">="][self as usize]
    }

    /// The dunder method's name.
    pub fn method(self) -> &'static str {
        ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"][self as usize]
    }

    /// The operator for exchanged operands: `<` becomes `>`.
    pub fn reflected(self) -> CompareOperator {
        use CompareOperator::*;
        [Greater, GreaterEqual, Equal, NotEqual, Less, LessEqual][self as usize]
    }
}

/// Bits of `MakeFunction`'s operand.
pub mod make_function {
    pub const DEFAULTS: u32 = 1;
    pub const KEYWORD_DEFAULTS: u32 = 2;
    pub const ANNOTATE: u32 = 4;
    pub const CLOSURE: u32 = 8;
}

/// A literal, or a nested code object.
#[derive(Clone, PartialEq, Debug)]
pub enum Constant {
    None,
    Ellipsis,
    Bool(bool),
    Int(i64),
    /// Decimal digits of an integer beyond i64, with sign.
    BigInt(String),
    Float(f64),
    /// The imaginary part.
    Complex(f64),
    Str(String),
    Bytes(Vec<u8>),
    Tuple(Vec<Constant>),
    FrozenSet(Vec<Constant>),
    Code(Rc<Code>),
}

/// What kind of frame a code object makes when it is called.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum CodeKind {
    Module,
    Class,
    Function,
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// What the compiler emits around handlers (`d` is the depth at the `try`):
///
/// - `try/except`: handler at depth d, `[exc]`: `PushExcInfo` makes it `[prev, exc]`; each clause is
///   `<type>; CheckExcMatch; PopJumpIfFalse next`, then stores or pops exc, body, `PopExcept`. No clause
///   matched: `Reraise 0`. All this lies in a cleanup range of depth d + 1, whose handler is
///   `[prev, exc2]`: `Copy 2; PopExcept; Reraise 0`.
/// - `finally`: the body is there twice; the exceptional copy ends with `Reraise 0` in such a cleanup range.
/// - `with`: the range's depth counts `exit`, and it is the only one with `lasti`:
///   `[exit, lasti, exc]`; `PushExcInfo; WithExceptStart; PopJumpIfTrue suppressed; Reraise 0`.
///   Nothing ever reads lasti (`Reraise 1` is not emitted).
/// - `async for`: `[aiter, exc]`: `EndAsyncFor`, without `PushExcInfo`.
/// - generators, coroutines: the whole body lies in a range of depth 0, `[exc]`:
///   `CallIntrinsic StopIterationError; Reraise 0`.
///
/// While an instruction in `start..end` runs, an exception cuts the operand stack
/// to `depth` values (counted above the locals), pushes the index of the raising
/// instruction if `lasti`, then the exception, and continues at `target`.
/// The first entry that covers the instruction counts (inner ones stand first).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    pub depth: u32,
    pub lasti: bool,
}

/// Byte offsets into the source: the range that a traceback marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Range {
    pub start: u32,
    pub end: u32,
}

#[derive(Clone, PartialEq, Debug)]
pub struct Code {
    pub name: String,
    pub qualname: String,
    pub kind: CodeKind,
    /// 1-based line of `def`/`class`/lambda (the first decorator's line, as CPython's co_firstlineno).
    pub first_line: u32,
    /// Positional parameters, the positional-only ones first.
    pub positional: u32,
    pub positional_only: u32,
    pub keyword_only: u32,
    /// `*args` / `**kwargs` are there; their slots follow the keyword-only ones, in this order.
    pub star_args: bool,
    pub star_kwargs: bool,
    /// All fast slots by name: parameters first, then other locals and own cells, then free variables.
    pub locals: Vec<String>,
    /// The last `free` slots receive the closure's cells.
    pub free: u32,
    /// Slots of comprehensions' variables, where 3.11 does not count them as the function's own.
    pub hidden: Vec<u32>,
    /// Slots that `MakeCell` turns into cells at the start (for `locals()` and inspection).
    pub cells: Vec<u32>,
    /// The operand stack never is deeper than this.
    pub stack_max: u32,
    pub instrs: Vec<Instr>,
    /// One for each instruction.
    pub ranges: Vec<Range>,
    /// 1-based line of each instruction.
    pub lines: Vec<u32>,
    pub handlers: Vec<Handler>,
    /// Lines without instructions that begin before one (`try:`, `while True:`): its index, the line.
    pub marks: Vec<(u32, u32)>,
    /// Comprehensions that 3.11 has in frames of their own; empty from 3.12 on. The inner ones first.
    pub inlined: Vec<Inlined>,
    pub consts: Vec<Constant>,
    pub names: Vec<String>,
    pub docstring: Option<String>,
    /// It stands for the code of a library function that was not called yet.
    pub deferred: Option<Box<Deferred>>,
}

/// Instructions of a comprehension, which tracebacks show as a frame.
#[derive(Clone, PartialEq, Debug)]
pub struct Inlined {
    pub start: u32,
    pub end: u32,
    /// Such as `<listcomp>`.
    pub name: &'static str,
    /// The comprehension, where the function around calls it.
    pub range: Range,
}

/// A function of the library whose body is compiled when it is called, see `compile::deferred`.
#[derive(Clone, PartialEq, Debug)]
pub struct Deferred {
    /// Bytes of the module's text: its definition without decorators.
    pub from: u32,
    pub to: u32,
    /// The class that it stands in.
    pub class: Option<String>,
    /// What was compiled: a function of the text alone, kept for copies of the machine.
    pub whole: OnceCell<Rc<Code>>,
}
