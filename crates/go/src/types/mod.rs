//! The type checker: what every expression is, or what is wrong, as `go build` says it.
//!
//! Modelled after the language specification and the behaviour of
//! `cmd/compile/internal/types2` of Go 1.27 (messages, positions, their order); the
//! findings of `go vet` come from the `vet` modules.
//!
//! Nouns. A [`Program`] is the packages that a main package needs, in the order in which
//! they are initialized, with one [`FileSet`](crate::syntax::FileSet), one [`Info`] and
//! one [`Types`] for all of them. [`Types`] is the arena of types ([`TypeId`] →
//! [`Type`]) and of [`Object`]s ([`ObjectId`]): variables, constants, functions, type
//! names. [`Info`] says for each syntax node what it is.
//!
//! # How a consumer walks it
//! - `program.packages` in order: run `package.init_order`, then its `init` functions
//!   (`package.inits`), in this order.
//! - `package.functions` lists functions and methods that are declared; their tree is
//!   `program.func_decl(object)`, whose body is missing for natives.
//! - An expression: `info.types(expr.id)` gives mode, type, and the folded constant if it
//!   has one (then nothing below needs to be compiled). For an untyped constant the type
//!   is the one that it has in its context (`var x int8 = 1` records `int8` for `1`).
//! - A name: `info.object(ident)`; `defs` where it is declared, `uses` elsewhere. In
//!   `x.sel`, look at `info.selections` with the selector expression's id; if there is
//!   none, it is a qualified name `pkg.Name` and `uses` of `sel` tells the object.
//! - A generic function that is used: `info.instances` with the id of its name (the `sel`
//!   of a qualified one) gives the type arguments, inferred ones too. The body is checked
//!   once, with type parameters; a compiler makes an instance of it with
//!   [`Types::subst`]. Methods of generic types have their receiver's type parameters
//!   (`Signature::receiver_tparams`).
//! - Implicit conversions to interfaces: `info.conversions` has the target type for
//!   each expression whose value is assigned, passed, returned, sent, compared or put into a
//!   literal where an interface is wanted and which has another type. A call with
//!   several results has no entry: compare its tuple with the targets.
//! - A key in a struct literal: `uses` has the field. Since Go 1.27 it may be a promoted one;
//!   then `info.selections` with the key's id has the path to it.
//! - Methods can have type parameters of their own (Go 1.27): `instances` with the id of `sel`
//!   has their arguments; those of the receiver's type come from the receiver.
//! - `program.release` says what a `for` loop's variable is.
//! - A type switch's variable: `info.implicits` with the clause's id gives the variable of
//!   that clause.
//! - Closures: `info.captures` with the function literal's id lists the variables from outside
//!   that it uses; a captured variable and one whose address is taken has
//!   `is_captured` / `is_addressed` set and must live in the heap.
//! - `identical` types have one [`Types::canonical`] id: use it as the run-time type.

mod canonical;
mod checker;
mod constant;
mod info;
mod lookup;
mod object;
mod predicates;
mod program;
mod sizes;
mod store;
mod subst;
mod type_set;
mod typestring;
mod universe;
mod value;

pub use info::{
    Info, Instance, Mode, PathStep, ReceiverStep, Selection, SelectionKind, TypeAndValue,
};
pub use lookup::{Found, Lookup};
pub use object::{Builtin, FuncObject, Object, ObjectId, ObjectKind, VarKind, VarObject};
pub use program::{DeclRef, Initializer, Package, PackageId, Program};
pub use store::{
    AliasType, BasicKind, Interface, Named, Signature, StructType, Term, Type, TypeId, TypeParam,
    TypeSet, Types,
};
pub use value::{Rational, Value};

use crate::check::Finding;
use source::{Severity, Span};

/// Checks packages in their order and fills the program; the errors as they are met.
pub(crate) fn check_packages(
    program: &mut Program,
    packages: Vec<Package>,
    has_problems: bool,
) -> Vec<Finding> {
    let mut checker = checker::Checker::new(&program.files);
    for package in packages {
        checker.package(package, &program.trees);
    }
    let errors = std::mem::take(&mut checker.errors);
    let (types, info, packages) = (checker.types, checker.info, checker.packages);
    program.types = types;
    program.info = info;
    program.packages = packages;
    let mut found: Vec<Finding> = errors
        .into_iter()
        .map(|error| match error.lacks {
            None => finding(error.span, error.message),
            Some(path) => Finding {
                span: error.span,
                severity: Severity::Unsupported,
                message: error.message,
                hint: Some(crate::standard::way_round(&path).to_owned()),
            },
        })
        .collect();
    if found.is_empty() && !has_problems {
        found = after_types(program);
    }
    found
}

/// What the compiler and the linker refuse when all types are right.
fn after_types(program: &Program) -> Vec<Finding> {
    let mut found = Vec::new();
    let Some(main) = program.packages.last() else {
        return found;
    };
    for function in &main.functions {
        let Some(decl) = program.func_decl(*function) else {
            continue;
        };
        if decl.body.is_none() {
            found.push(finding(decl.name.span, "missing function body".to_owned()));
        }
    }
    if found.is_empty() && *main.name == *"main" && !main.scope.contains_key("main") {
        let message = "runtime.main_main·f: function main is undeclared in the main package";
        found.push(finding(Span::empty(0), message.to_owned()));
    }
    found
}

fn finding(span: Span, message: String) -> Finding {
    Finding {
        span,
        severity: Severity::Error,
        message,
        hint: None,
    }
}
