//! What the heap holds: one variant for each kind of object.
//!
//! Invariant: objects refer to each other by [`Id`] only, so that a heap is one
//! plain value that can be copied and digested. Every `Value` in an object is a
//! counted reference; `Object::references` visits each of them once.

use crate::asyncio::state::{EventLoop, FutureObject, HandleObject};
use crate::attributes::Attributes;
use crate::dict::Table;
use crate::native::NativeDef;
use crate::pure::mersenne::Mersenne;
use crate::set::SetTable;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use num_bigint::BigInt;
use std::collections::VecDeque;
use trace::{ObjectId, StrandId, ThreadId};

/// A loaded code object, see `vm::Vm::codes`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct CodeId(pub u32);

#[derive(Clone)]
pub enum Object {
    /// A free place of the heap.
    Free,
    Str(Text),
    Int(Box<BigInt>),
    Complex(f64, f64),
    Bytes(Box<[u8]>),
    ByteArray(Vec<u8>),
    List(Vec<Value>),
    Tuple(Box<[Value]>),
    Dict(Box<Table>),
    Set(Box<SetTable>),
    FrozenSet(Box<SetTable>),
    Deque(Box<Deque>),
    Range(Box<Range>),
    Slice(Box<[Value; 3]>),
    /// A variable shared by closures; `Null` when unbound.
    Cell(Value),
    Code(CodeId),
    Function(Box<Function>),
    Native(&'static NativeDef),
    /// `function` with its first argument.
    Method {
        function: Value,
        this: Value,
    },
    Partial(Box<Partial>),
    Type(Box<Type>),
    Instance(Box<Instance>),
    Module(Box<Module>),
    /// `__dict__` of an object, class or module, as a live mapping.
    NamesView(Id),
    /// keys, values or items of a dict.
    DictView {
        dict: Id,
        kind: ViewKind,
    },
    MappingProxy(Value),
    Property(Box<Property>),
    StaticMethod(Value),
    ClassMethod(Value),
    Super(Box<Super>),
    Exception(Box<Exception>),
    Generator(Box<Generator>),
    /// What `asend`, `athrow`, `aclose` and `__anext__` return.
    AsyncGenStep(Box<AsyncGenStep>),
    /// A value on its way out of an async generator's frame.
    AsyncGenWrapped(Value),
    /// What `coroutine.__await__()` returns.
    CoroutineWrapper(Value),
    Iterator(Box<Iter>),
    /// `list[int]` and the like.
    GenericAlias(Box<GenericAlias>),
    /// `int | str`
    Union(Box<[Value]>),
    /// A type parameter or other typing thing made natively: kind and name.
    TypeParam {
        kind: u32,
        name: Value,
    },
    Random(Box<Mersenne>),
    ContextVar(Box<ContextVar>),
    Context(Box<Table>),
    ContextToken(Box<ContextToken>),
    WeakRef(Box<WeakRef>),
    /// A standard stream: 0 stdin, 1 stdout, 2 stderr.
    Stream(u8),
    Traceback(Box<TracebackObject>),
    /// `_thread.lock` or `_thread.RLock`
    Lock(Box<Lock>),
    ThreadHandle(Box<ThreadHandle>),
    /// A sort in the middle of its work.
    Sort(Box<crate::pure::sort::SortMachine>),
    // asyncio's own structures
    Loop(Box<EventLoop>),
    Future(Box<FutureObject>),
    Handle(Box<HandleObject>),
    /// What `future.__await__()` returns.
    FutureIter {
        future: Value,
        stage: u8,
    },
}

/// A str: its text with its length in code points.
#[derive(Clone)]
pub struct Text {
    pub text: Box<str>,
    pub length: u32,
    /// Its hash once it was asked for; 0 before.
    pub hash: std::cell::Cell<i64>,
    /// The symbol that it had as a keyword the last time: only a hint, since copies of the machine
    /// that share the text give their symbols out themselves.
    pub symbol: std::cell::Cell<u32>,
}

impl Text {
    pub fn new(text: &str) -> Text {
        Text {
            text: text.into(),
            length: match text.is_ascii() {
                true => text.len(),
                false => text.chars().count(),
            } as u32,
            hash: std::cell::Cell::new(0),
            symbol: std::cell::Cell::new(0),
        }
    }

    /// Of a text that nobody else needs.
    pub fn from_owned(text: String) -> Text {
        Text {
            length: match text.is_ascii() {
                true => text.len(),
                false => text.chars().count(),
            } as u32,
            text: text.into_boxed_str(),
            hash: std::cell::Cell::new(0),
            symbol: std::cell::Cell::new(0),
        }
    }

    /// Every code point is one byte: an index is an offset.
    pub fn is_ascii(&self) -> bool {
        self.length as usize == self.text.len()
    }
}

#[derive(Clone)]
pub struct Deque {
    pub items: VecDeque<Value>,
    pub limit: Option<usize>,
    pub version: u32,
}

#[derive(Clone)]
pub struct Range {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
}

impl Range {
    pub fn len(&self) -> i64 {
        let (span, step) = if self.step > 0 {
            (
                i128::from(self.stop) - i128::from(self.start),
                i128::from(self.step),
            )
        } else {
            (
                i128::from(self.start) - i128::from(self.stop),
                -i128::from(self.step),
            )
        };
        if span <= 0 {
            0
        } else {
            ((span + step - 1) / step) as i64
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

#[derive(Clone)]
pub struct Function {
    pub code: CodeId,
    pub globals: Id,
    pub name: Value,
    pub qualname: Value,
    /// A tuple, or None.
    pub defaults: Value,
    /// A dict, or None.
    pub keyword_defaults: Value,
    pub closure: Box<[Value]>,
    /// The function that computes `__annotations__`, or None.
    pub annotate: Value,
    pub doc: Value,
    pub module: Value,
    pub attributes: Attributes,
}

#[derive(Clone)]
pub struct Partial {
    pub function: Value,
    pub args: Box<[Value]>,
    /// A dict.
    pub keywords: Value,
    pub attributes: Attributes,
}

/// Which native structure the instances of a class carry: an `Instance` without
/// payload, an exception, or a payload of the builtin type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Layout {
    Plain,
    Exception,
    Type,
    /// The builtin type with this id makes the payload.
    Payload(Id),
}

#[derive(Clone)]
pub struct Type {
    pub name: String,
    pub qualname: Value,
    pub module: Value,
    pub bases: Vec<Id>,
    /// The class itself first, `object` last.
    pub mro: Vec<Id>,
    pub attributes: Attributes,
    pub metaclass: Id,
    pub layout: Layout,
    /// Builtin: its attributes cannot be set.
    pub builtin: bool,
    /// May not be subclassed (`bool`, `NoneType` …).
    pub is_final: bool,
    /// Instances have no `__dict__` (`__slots__` all along); the names that may be set.
    pub slots: Option<Vec<Sym>>,
    /// Direct subclasses, not counted.
    pub subclasses: Vec<Id>,
}

#[derive(Clone)]
pub struct Instance {
    pub class: Id,
    pub attributes: Attributes,
    /// The builtin part of an instance of a subclass of list, dict, int …; else `Null`.
    pub payload: Value,
}

#[derive(Clone)]
pub struct Module {
    pub name: String,
    pub attributes: Attributes,
    /// A module of the library: its frames are folded away.
    pub library: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ViewKind {
    Keys,
    Values,
    Items,
}

#[derive(Clone)]
pub struct Property {
    pub getter: Value,
    pub setter: Value,
    pub deleter: Value,
    pub doc: Value,
    pub name: Value,
}

#[derive(Clone)]
pub struct Super {
    pub class: Id,
    pub this: Value,
    /// The class of `this`, or `this` itself in a class method.
    pub this_class: Id,
}

/// One frame of a traceback.
#[derive(Clone, Copy, Debug)]
pub struct TraceEntry {
    pub code: CodeId,
    pub instr: u32,
    /// The variables of the frame, a tuple in the order of its slots, once it was left by the
    /// exception; `Null` before, and for the library's frames. Counted.
    pub locals: Value,
}

/// What the entry holds of its own; its variables are visited with the references.
impl std::hash::Hash for TraceEntry {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.code, self.instr).hash(state);
    }
}

#[derive(Clone)]
pub struct Exception {
    pub class: Id,
    /// A tuple.
    pub args: Value,
    pub attributes: Attributes,
    /// `Null` where there is none.
    pub cause: Value,
    pub context: Value,
    pub suppress_context: bool,
    /// The innermost frame first, as they are added while it goes up.
    pub traceback: Vec<TraceEntry>,
    /// The object that `__traceback__` gave, while it lives: it gives it again. Not counted.
    pub shown: Option<Id>,
}

#[derive(Clone)]
pub struct TracebackObject {
    pub entries: Vec<TraceEntry>,
    /// The exception that shows it as its own, whose `shown` ends with it. Not counted.
    pub owner: Option<Id>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum GeneratorKind {
    Generator,
    Coroutine,
    AsyncGenerator,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum GeneratorState {
    Created,
    Suspended,
    Running,
    Finished,
}

/// A suspended frame: generator, coroutine or async generator.
#[derive(Clone)]
pub struct Generator {
    pub kind: GeneratorKind,
    pub state: GeneratorState,
    pub function: Value,
    pub code: CodeId,
    pub globals: Id,
    pub name: Value,
    pub qualname: Value,
    /// The next instruction.
    pub ip: u32,
    /// Locals and operands while suspended.
    pub saved: Vec<Value>,
    /// What `sys.exception()` is inside, `None` outside a handler.
    pub handled: Value,
    /// What it waits for in `yield from` or `await`, while suspended there; else `Null`.
    pub delegate: Value,
    pub strand: StrandId,
    /// The trace knows the strand: it is the program's own code.
    pub told: bool,
    /// Async generators: an `asend`… is running; hooks were called; it was closed.
    pub step_running: bool,
    pub hooked: bool,
    pub closed: bool,
    /// Async generators: the finalizer hook that was there at the first iteration.
    pub finalizer: Value,
    /// It stands before a POP_TOP, known when it was suspended without being told: only a hint.
    pub discards: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum AsyncGenCall {
    Send,
    Throw,
    Close,
}

impl AsyncGenCall {
    /// The method that it is a call of.
    pub fn method(self) -> &'static str {
        match self {
            AsyncGenCall::Send => "asend",
            AsyncGenCall::Throw => "athrow",
            AsyncGenCall::Close => "aclose",
        }
    }
}

#[derive(Clone)]
pub struct AsyncGenStep {
    pub generator: Value,
    pub call: AsyncGenCall,
    /// The value sent or the exception thrown.
    pub argument: Value,
    /// 0 fresh, 1 running, 2 finished.
    pub stage: u8,
    /// It is `__anext__`, for the error text.
    pub is_next: bool,
}

/// Native iterators. Each holds counted references to what it iterates.
#[derive(Clone)]
pub enum Iter {
    List {
        list: Value,
        at: usize,
    },
    Tuple {
        tuple: Value,
        at: usize,
    },
    /// Byte offset into the text.
    Str {
        text: Value,
        at: usize,
    },
    Bytes {
        bytes: Value,
        at: usize,
    },
    Range {
        next: i64,
        step: i64,
        left: u64,
    },
    Dict {
        dict: Value,
        at: usize,
        version: u32,
        kind: ViewKind,
        reverse: bool,
    },
    Set {
        set: Value,
        at: usize,
        version: u32,
    },
    Deque {
        deque: Value,
        at: usize,
        version: u32,
        reverse: bool,
    },
    /// `reversed(list/tuple/str/range …)`: by index from the end.
    Reversed {
        sequence: Value,
        at: i64,
    },
    /// `__getitem__` with 0, 1, 2 …
    Sequence {
        object: Value,
        at: i64,
    },
    /// `iter(callable, sentinel)`
    Sentinel {
        callable: Value,
        sentinel: Value,
    },
    Enumerate {
        inner: Value,
        count: i64,
    },
    Zip {
        inners: Vec<Value>,
        strict: bool,
    },
    Map {
        function: Value,
        inners: Vec<Value>,
    },
    /// `None` as function: by truth; `keep`: the answer that keeps an item (`filterfalse`: false).
    Filter {
        function: Value,
        inner: Value,
        keep: bool,
    },
    /// itertools; see `modules::itertools`.
    Tool {
        kind: u16,
        inners: Vec<Value>,
        numbers: Vec<i64>,
    },
    /// It was exhausted.
    Done,
}

#[derive(Clone)]
pub struct GenericAlias {
    pub origin: Value,
    pub args: Value,
}

#[derive(Clone)]
pub struct ContextVar {
    pub name: Value,
    pub default: Value,
}

/// What `ContextVar.set` returns.
#[derive(Clone)]
pub struct ContextToken {
    pub var: Value,
    pub old: Value,
    pub context: Value,
    pub used: bool,
}

/// See `types::lock`.
#[derive(Clone)]
pub struct Lock {
    pub reentrant: bool,
    /// 0: nobody has it; more than 1 for re-entrant ones only.
    pub count: u32,
    pub holder: Option<ThreadId>,
    /// The one that waits longest first.
    pub waiters: Vec<LockWaiter>,
    /// Made to be waited on by its own holder until somebody else lets it go (`Condition.wait`).
    pub signal: bool,
    /// Its id in the trace, once it has one.
    pub object: Option<ObjectId>,
    /// The trace tells of it: the program made it, not the library for itself.
    pub told: bool,
    /// How many times taking it was recorded although nobody waited.
    pub recorded: u32,
    /// The trace knows that it is held.
    pub shown: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct LockWaiter {
    pub thread: ThreadId,
    /// Nanoseconds of virtual time.
    pub since: u64,
    /// A release has woken it, and it has not run since.
    pub woken: bool,
    /// … and the lock is its already.
    pub handed: bool,
}

/// What joins a thread.
#[derive(Clone)]
pub struct ThreadHandle {
    pub thread: ThreadId,
    pub done: bool,
    pub waiters: Vec<ThreadId>,
}

#[derive(Clone)]
pub struct WeakRef {
    /// Not counted; `None` once it died.
    pub target: Option<Id>,
    pub callback: Value,
    pub hash: Option<i64>,
}
