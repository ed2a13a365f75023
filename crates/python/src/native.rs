//! Functions written in Rust: how they are declared, called and how they stop.
//!
//! A native never calls Python: it returns, and says what the VM shall do. So
//! every state of the machine lies in the VM's own stacks, and any moment can
//! be copied. Its ways to end:
//! - `Ok(value)`: the result;
//! - [`Stop::Raise`]: a Python exception;
//! - [`Stop::Collect`]: "drain my n-th argument, an iterable, into a list and call me again";
//! - [`Stop::Frame`]: "I pushed a frame (`Vm::enter…`); what that gives is my result";
//! - [`Stop::Fallback`]: "an operand has Python methods: run the function of the
//!   same name in the prelude (`lib/_prelude.py`), which is written in Python";
//! - [`Stop::Block`]: the thread waits; the result comes when it wakes.
//!
//! Invariant: before `Collect` and `Fallback` a native has changed nothing.

use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::Vm;
use smallvec::SmallVec;
use trace::{Time, WaitReason};

pub type Outcome = Result<Value, Stop>;

#[derive(Clone, Copy, Debug)]
pub enum Stop {
    Raise(Value),
    Collect(usize),
    Frame,
    Fallback,
    Block(Wait),
}

/// What a blocked thread waits for, and what the native's result is then.
#[derive(Clone, Copy, Debug)]
pub struct Wait {
    pub reason: WaitReason,
    pub until: Option<Time>,
    pub resume: OnWake,
}

#[derive(Clone, Copy, Debug)]
pub enum OnWake {
    /// The call's result is this value.
    Value(Value),
    /// The native is called again with the same arguments.
    Retry,
    /// Woken: True; deadline: False.
    Flag,
}

pub type NativeFn = fn(&mut Vm, &Args) -> Outcome;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NativeKind {
    Function,
    /// First argument: the instance (type-checked by the VM when called through the class).
    Method,
    ClassMethod,
    StaticMethod,
    /// A computed attribute: called with the instance.
    Getter,
}

/// A native's declaration; all of them are `static`.
#[derive(Debug)]
pub struct NativeDef {
    pub name: &'static str,
    /// The class that it belongs to, or the module.
    pub owner: &'static str,
    pub kind: NativeKind,
    pub call: NativeFn,
    /// Getters only: called with (instance, value); a `Null` value deletes.
    pub set: Option<NativeFn>,
    pub arity: Arity,
}

/// How many arguments the VM lets through to a native, beside the instance or class;
/// each with the words that CPython's calling convention has for any other number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arity {
    /// Any: the native looks itself.
    Open,
    /// `METH_NOARGS` and `METH_O`.
    Exactly(usize),
    /// Positional ones that are unpacked: at least, at most.
    Between(usize, usize),
    /// The method of a slot of the type.
    Slot(usize, usize),
}

impl NativeDef {
    /// With exactly `count` arguments, 0 or 1.
    pub const fn takes(mut self, count: usize) -> NativeDef {
        self.arity = Arity::Exactly(count);
        self
    }

    pub const fn between(mut self, least: usize, most: usize) -> NativeDef {
        self.arity = Arity::Between(least, most);
        self
    }

    pub const fn slot(mut self, least: usize, most: usize) -> NativeDef {
        self.arity = Arity::Slot(least, most);
        self
    }
}

pub const fn function(owner: &'static str, name: &'static str, call: NativeFn) -> NativeDef {
    NativeDef {
        name,
        owner,
        kind: NativeKind::Function,
        call,
        set: None,
        arity: Arity::Open,
    }
}

pub const fn method(owner: &'static str, name: &'static str, call: NativeFn) -> NativeDef {
    NativeDef {
        name,
        owner,
        kind: NativeKind::Method,
        call,
        set: None,
        arity: match is_unary(name) {
            true => Arity::Slot(0, 0),
            false => Arity::Open,
        },
    }
}

/// Special methods that have nothing but the instance, whatever the type.
const UNARY: [&str; 9] = [
    "__iter__", "__next__", "__len__", "__hash__", "__repr__", "__str__", "__await__", "__aiter__", "__anext__",
];

const fn is_unary(name: &str) -> bool {
    let mut at = 0;
    while at < UNARY.len() {
        if same(UNARY[at].as_bytes(), name.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    let mut at = 0;
    while at < a.len() && at < b.len() && a[at] == b[at] {
        at += 1;
    }
    at == a.len() && at == b.len()
}

pub const fn class_method(owner: &'static str, name: &'static str, call: NativeFn) -> NativeDef {
    NativeDef {
        name,
        owner,
        kind: NativeKind::ClassMethod,
        call,
        set: None,
        arity: Arity::Open,
    }
}

pub const fn static_method(owner: &'static str, name: &'static str, call: NativeFn) -> NativeDef {
    NativeDef {
        name,
        owner,
        kind: NativeKind::StaticMethod,
        call,
        set: None,
        arity: Arity::Open,
    }
}

pub const fn getter(owner: &'static str, name: &'static str, call: NativeFn) -> NativeDef {
    NativeDef {
        name,
        owner,
        kind: NativeKind::Getter,
        call,
        set: None,
        arity: Arity::Open,
    }
}

pub const fn attribute(
    owner: &'static str,
    name: &'static str,
    call: NativeFn,
    set: NativeFn,
) -> NativeDef {
    NativeDef {
        name,
        owner,
        kind: NativeKind::Getter,
        call,
        set: Some(set),
        arity: Arity::Open,
    }
}

/// The arguments of one call: positional ones first, then those by keyword.
#[derive(Debug, Default)]
pub struct Args {
    pub values: SmallVec<[Value; 6]>,
    pub names: SmallVec<[Sym; 2]>,
}

impl Clone for Args {
    /// In one piece: every call of a bound method comes by here.
    fn clone(&self) -> Args {
        Args {
            values: SmallVec::from_slice(&self.values),
            names: SmallVec::from_slice(&self.names),
        }
    }
}

impl Args {
    #[inline]
    pub fn of(values: &[Value]) -> Args {
        let mut args = Args::default();
        args.add(values);
        args
    }

    /// More positional arguments. Word by word: those just written are not at hand as one block yet.
    #[inline]
    pub(crate) fn add(&mut self, values: &[Value]) {
        for value in values {
            self.values.push(*value);
        }
    }

    pub fn positional(&self) -> &[Value] {
        &self.values[..self.values.len() - self.names.len()]
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The n-th value; panics beyond the end (check counts first with `Vm::exactly` or `Vm::bind`).
    pub fn get(&self, n: usize) -> Value {
        self.values[n]
    }

    /// The n-th positional argument, or `Null`.
    pub fn optional(&self, n: usize) -> Value {
        self.positional().get(n).copied().unwrap_or(Value::Null)
    }

    pub fn keywords(&self) -> impl Iterator<Item = (Sym, Value)> + '_ {
        let first = self.values.len() - self.names.len();
        self.names
            .iter()
            .copied()
            .zip(self.values[first..].iter().copied())
    }

    pub fn keyword(&self, name: Sym) -> Option<Value> {
        self.keywords()
            .find(|(given, _)| *given == name)
            .map(|(_, value)| value)
    }

    /// The same call with one more argument in front.
    pub fn with_first(&self, first: Value) -> Args {
        let mut args = Args::default();
        args.values.push(first);
        args.add(&self.values);
        args.names.extend_from_slice(&self.names);
        args
    }
}

/// Parameters of a native for [`Vm::bind`].
#[derive(Debug)]
pub struct Signature {
    /// As error texts name it, without parentheses.
    pub name: &'static str,
    pub names: &'static [&'static str],
    /// How many of them must be given.
    pub required: usize,
    /// The first ones that cannot be given by keyword.
    pub positional_only: usize,
    /// The first ones that can be given by position.
    pub positional: usize,
}

impl Vm {
    /// Checks for exactly `count` positional arguments and none by keyword; a method's `count` includes self.
    pub fn exactly(&mut self, args: &Args, name: &str, count: usize) -> Result<(), Stop> {
        self.between(args, name, count, count)
    }

    /// Checks the number of positional arguments (a function's own count); no keywords.
    pub fn between(
        &mut self,
        args: &Args,
        name: &str,
        least: usize,
        most: usize,
    ) -> Result<(), Stop> {
        self.check_count(args.values.len(), !args.names.is_empty(), name, least, most)
    }

    /// [`between`](Self::between) of a number of arguments; `keywords`: some are given by keyword.
    pub(crate) fn check_count(
        &mut self,
        given: usize,
        keywords: bool,
        name: &str,
        least: usize,
        most: usize,
    ) -> Result<(), Stop> {
        if keywords {
            return Err(self.type_error(&format!("{name}() takes no keyword arguments")));
        }
        if given >= least && given <= most {
            return Ok(());
        }
        let (bound, word) = if least == most {
            (least, "")
        } else if given < least {
            (least, "at least ")
        } else {
            (most, "at most ")
        };
        let plural = if bound == 1 { "" } else { "s" };
        Err(self.type_error(&format!(
            "{name} expected {word}{bound} argument{plural}, got {given}"
        )))
    }

    /// The TypeError of a builtin for a keyword that it does not know; `known`: those that it does.
    pub fn unexpected_keyword(&mut self, function: &str, keyword: &str, known: &[&str]) -> Stop {
        let text = if self.is_old() {
            format!("'{keyword}' is an invalid keyword argument for {function}()")
        } else {
            let meant = self.keyword_suggestion(keyword, known.iter().copied());
            format!("{function}() got an unexpected keyword argument '{keyword}'{meant}")
        };
        self.type_error(&text)
    }

    /// The arguments in the order of the signature's names; `Null` where none was given.
    pub fn bind<const N: usize>(
        &mut self,
        args: &Args,
        signature: &Signature,
    ) -> Result<[Value; N], Stop> {
        self.bind_values(&args.values, &args.names, signature)
    }

    /// The same for bare values, the last of them by keyword.
    pub(crate) fn bind_values<const N: usize>(
        &mut self,
        values: &[Value],
        names: &[Sym],
        signature: &Signature,
    ) -> Result<[Value; N], Stop> {
        let mut bound = [Value::Null; N];
        let (positional, named) = values.split_at(values.len() - names.len());
        if values.len() > signature.names.len() && !names.is_empty() {
            let (most, given) = (signature.names.len(), values.len());
            let plural = if most == 1 { "" } else { "s" };
            let name = signature.name;
            return Err(self.type_error(&format!(
                "{name}() takes at most {most} argument{plural} ({given} given)"
            )));
        }
        if positional.len() > signature.positional {
            let (most, plural) = (
                signature.positional,
                if signature.positional == 1 { "" } else { "s" },
            );
            let word = match signature.positional == signature.names.len() {
                true => "",
                false => "positional ",
            };
            return Err(self.type_error(&format!(
                "{}() takes at most {most} {word}argument{plural} ({} given)",
                signature.name,
                positional.len()
            )));
        }
        bound[..positional.len()].copy_from_slice(positional);
        for (name, value) in names.iter().zip(named) {
            let text = self.symbols.text(*name).to_owned();
            let found = signature
                .names
                .iter()
                .position(|known| *known == text)
                .filter(|at| *at >= signature.positional_only);
            let Some(at) = found else {
                let by_name = &signature.names[signature.positional_only..];
                return Err(self.unexpected_keyword(signature.name, &text, by_name));
            };
            if !bound[at].is_null() {
                return Err(self.type_error(&format!(
                    "argument for {}() given by name ('{text}') and position ({})",
                    signature.name,
                    at + 1
                )));
            }
            bound[at] = *value;
        }
        if let Some(at) = bound[..signature.required]
            .iter()
            .position(|value| value.is_null())
        {
            return Err(self.type_error(&format!(
                "{}() missing required argument '{}' (pos {})",
                signature.name,
                signature.names[at],
                at + 1
            )));
        }
        Ok(bound)
    }
}
