//! One package after the other: names are collected, declared things resolved as they are
//! needed, function bodies last.
//!
//! Modelled after `cmd/compile/internal/types2` of Go 1.27: the order in which things are
//! looked at decides which errors are told, and in which order.
//!
//! Invariant: every expression that is looked at gets a record in [`Info`], or an error is told.

mod assign;
mod assignable;
mod binary;
mod builtins;
mod calls;
mod compare;
mod consts;
mod conversions;
mod cycles;
mod decls;
mod exprs;
mod implements;
mod index;
mod infer;
mod init_order;
mod literals;
mod locals;
mod operand;
mod ranges;
mod resolve;
mod scopes;
mod selectors;
mod signatures;
mod stmts;
mod structs;
mod switches;
mod terminating;
mod typexprs;
mod under;
mod unify;
mod unions;
mod unsafes;
mod untyped;

use super::{
    Info, Mode, ObjectId, Package, PackageId, Signature, TypeAndValue, TypeId, Types, Value,
};
use crate::syntax::FileSet;
use crate::syntax::ast::{Expr, File, Name, NodeId};
use operand::Operand;
use scopes::{Scope, ScopeId};
use source::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// An error, in the order of its telling.
#[derive(Clone, Debug)]
pub(crate) struct TypeError {
    pub span: Span,
    pub message: String,
    /// A part of Go's library that ours lacks, of this package: Go would not complain.
    pub lacks: Option<String>,
}

/// What is known of a package-level name before it is resolved.
#[derive(Clone)]
pub(crate) struct DeclInfo<'a> {
    pub file: ScopeId,
    pub source: Source<'a>,
    /// What its value or body mentions.
    pub deps: BTreeSet<ObjectId>,
    pub order: u32,
}

#[derive(Clone)]
pub(crate) enum Source<'a> {
    Const {
        typ: Option<&'a Expr>,
        value: Option<&'a Expr>,
        inherited: bool,
    },
    Var {
        /// All names, if one value with several results is for them.
        lhs: Option<Rc<[ObjectId]>>,
        typ: Option<&'a Expr>,
        value: Option<&'a Expr>,
        decl: super::DeclRef,
        value_index: u32,
    },
    Type(&'a crate::syntax::ast::TypeDecl),
    Func(&'a crate::syntax::ast::FuncDecl),
}

/// An untyped expression whose type may still change.
#[derive(Clone)]
pub(crate) struct Untyped<'a> {
    pub expr: &'a Expr,
    pub is_shift_operand: bool,
    pub mode: Mode,
    pub typ: TypeId,
    pub value: Value,
}

/// Where the checker stands; saved and restored around declarations and bodies.
#[derive(Clone)]
pub(crate) struct Env {
    /// The package-level declaration whose dependencies are collected.
    pub decl: Option<ObjectId>,
    pub scope: ScopeId,
    pub iota: Option<Value>,
    /// Where errors of an inherited constant are told.
    pub error_pos: Option<Span>,
    pub in_tparams: bool,
    pub signature: Option<Rc<Signature>>,
    pub has_call_or_receive: bool,
    /// Type parameters of the function (and its receiver) around.
    pub outer: Rc<[TypeId]>,
}

/// Packages that share their names with packages which real Go's library uses inside.
const DOUBLED: [&str; 3] = ["sync", "strconv", "encoding/json"];

type Action<'a> = Box<dyn FnOnce(&mut Checker<'a>) + 'a>;

/// A function type that generic function values are matched with.
#[derive(Clone)]
pub(crate) struct Target {
    pub signature: TypeId,
    pub description: String,
}

pub(crate) struct Checker<'a> {
    pub files: &'a FileSet,
    pub types: Types,
    pub info: Info,
    pub packages: Vec<Package>,
    pub errors: Vec<TypeError>,
    pub universe: BTreeMap<Name, ObjectId>,
    pub package: PackageId,
    scopes: Vec<Scope>,
    decls: BTreeMap<ObjectId, DeclInfo<'a>>,
    /// Methods by their type's name, until it is resolved.
    methods: BTreeMap<ObjectId, Vec<ObjectId>>,
    delayed: Vec<Action<'a>>,
    /// What is being resolved, outermost first.
    path: Vec<ObjectId>,
    untyped: BTreeMap<NodeId, Untyped<'a>>,
    /// Imports of the package: name object, where an error is told, used.
    imports: Vec<ObjectId>,
    used_imports: BTreeSet<ObjectId>,
    /// Names that a dot import brought into a file, with its import.
    dot_imports: BTreeMap<(ScopeId, Name), ObjectId>,
    /// Calls of the predeclared panic.
    panics: BTreeSet<NodeId>,
    env: Env,
    /// Errors of this package so far.
    has_errors: bool,
}

impl<'a> Checker<'a> {
    pub fn new(files: &'a FileSet) -> Checker<'a> {
        let mut types = Types::new();
        let universe = types.universe();
        let mut checker = Checker {
            files,
            types,
            info: Info::default(),
            packages: Vec::new(),
            errors: Vec::new(),
            universe,
            package: PackageId(0),
            scopes: Vec::new(),
            decls: BTreeMap::new(),
            methods: BTreeMap::new(),
            delayed: Vec::new(),
            path: Vec::new(),
            untyped: BTreeMap::new(),
            imports: Vec::new(),
            used_imports: BTreeSet::new(),
            dot_imports: BTreeMap::new(),
            panics: BTreeSet::new(),
            env: Env {
                decl: None,
                scope: ScopeId(0),
                iota: None,
                error_pos: None,
                in_tparams: false,
                signature: None,
                has_call_or_receive: false,
                outer: Rc::new([]),
            },
            has_errors: false,
        };
        checker.add_unsafe();
        checker
    }

    /// Checks one more package; those that it imports are checked already.
    pub fn package(&mut self, package: Package, trees: &'a [File]) {
        self.package = PackageId(self.packages.len() as u32);
        let name = super::store::PackageName {
            name: package.name.clone(),
            path: package.path.clone(),
            is_ambiguous: DOUBLED.contains(&&*package.path),
        };
        self.types.packages.push(name);
        let files = package.files.clone();
        self.packages.push(package);
        self.has_errors = false;
        self.collect_objects(&files, trees);
        self.doubled_names();
        self.direct_cycles();
        self.resolve_objects();
        self.process_delayed(0);
        self.init_order();
        self.unused_imports();
        self.record_untyped();
        self.decls.clear();
        self.methods.clear();
        self.imports.clear();
        self.used_imports.clear();
        self.dot_imports.clear();
        self.scopes.clear();
    }

    /// Which names several packages in sight have: the program's imports, with what real Go's
    /// packages import below them.
    fn doubled_names(&mut self) {
        let imports = &self.packages[self.package.0 as usize].imports;
        let paths: Vec<&str> = imports.iter().map(|id| &*self.types.packages[id.0 as usize].path).collect();
        let any = |starts: &[&str]| paths.iter().any(|path| starts.iter().any(|start| path.starts_with(start)));
        // The runtime's own package `atomic` is in sight as soon as anything else is imported.
        let atomic = paths.len() > 1;
        // FIPS 140 has a package `time`, and the cryptography above it one named `rand`.
        let time = any(&["crypto/", "net/http", "mime/multipart", "database/sql", "uuid"]);
        let crypto_rand = any(&["crypto/rand", "net/http", "mime/multipart", "database/sql", "uuid"]);
        let old_rand = paths.iter().any(|path| ["math/rand", "math/big", "testing"].contains(path));
        let new_rand = paths.contains(&"math/rand/v2");
        let rand = crypto_rand || old_rand && new_rand;
        for package in &mut self.types.packages {
            match &*package.path {
                "sync/atomic" => package.is_ambiguous = atomic,
                "time" => package.is_ambiguous = time,
                "math/rand" | "math/rand/v2" => package.is_ambiguous = rand,
                _ => {}
            }
        }
    }

    fn here(&self) -> Option<PackageId> {
        Some(self.package)
    }

    // Errors.

    fn error(&mut self, span: Span, message: impl Into<String>) {
        let message = message.into();
        // What follows from an error that is told already says so by these words.
        let follows = |words: &str| message.find(words).is_some_and(|at| at > 0);
        if self.has_errors && (follows("invalid operand") || follows("invalid type")) {
            return;
        }
        self.has_errors = true;
        let message = self.files.with_places(&message);
        let span = self.env.error_pos.unwrap_or(span);
        let lacks = None;
        self.errors.push(TypeError { span, message, lacks });
    }

    /// Something that Go's package has and ours does not.
    fn lacking(&mut self, span: Span, path: &str, message: String) {
        self.has_errors = true;
        let lacks = Some(path.to_owned());
        self.errors.push(TypeError { span, message, lacks });
    }

    fn error_at(&mut self, e: &Expr, message: impl Into<String>) {
        self.error(span_of(e), message);
    }

    /// At an operand's expression.
    fn error_on(&mut self, x: &Operand<'a>, message: impl Into<String>) {
        self.error(x.span(), message);
    }

    /// A further line of a message, with its own place.
    fn also(&self, pos: u32, message: &str) -> String {
        format!("\n\t{}: {message}", self.files.show(pos))
    }

    fn ts(&self, typ: TypeId) -> String {
        self.types.type_string(typ, self.here())
    }

    // Delayed work.

    fn later(&mut self, action: impl FnOnce(&mut Checker<'a>) + 'a) {
        self.delayed.push(Box::new(action));
    }

    /// Does what was put off since there were `top` things; what they put off, too.
    fn process_delayed(&mut self, top: usize) {
        let mut index = top;
        while index < self.delayed.len() {
            let action = std::mem::replace(&mut self.delayed[index], Box::new(|_| {}));
            action(self);
            index += 1;
        }
        self.delayed.truncate(top);
    }

    // Records.

    fn record_type(&mut self, node: NodeId, mode: Mode, typ: TypeId, value: Option<Value>) {
        let index = node.0 as usize;
        if index >= self.info.types.len() {
            self.info.types.resize(index + 1, None);
        }
        let is_comma_ok = self.info.types[index]
            .as_ref()
            .is_some_and(|it| it.is_comma_ok);
        self.info.types[index] = Some(TypeAndValue {
            mode,
            typ,
            value,
            is_comma_ok,
        });
    }

    /// The type of a type expression.
    fn record_type_expr(&mut self, e: &Expr, typ: TypeId) {
        self.record_type(e.id, Mode::Type, typ, None);
    }

    fn record_use(&mut self, node: NodeId, object: ObjectId) {
        self.info.uses.insert(node, object);
    }

    fn record_def(&mut self, node: NodeId, object: ObjectId) {
        self.info.defs.insert(node, object);
    }

    fn add_dependency(&mut self, on: ObjectId) {
        if !self.decls.contains_key(&on) {
            return;
        }
        if let Some(decl) = self.env.decl
            && let Some(info) = self.decls.get_mut(&decl)
        {
            info.deps.insert(on);
        }
    }
}

/// Where an expression's errors are shown.
pub(crate) fn span_of(e: &Expr) -> Span {
    let start = e.start_pos();
    Span::new(start, e.span.end.max(start))
}
