//! What `go vet` says about programs that build.
//!
//! Modelled after the analyzers of `golang.org/x/tools/go/analysis/passes` that Go 1.27's vet
//! runs; the modules have their names. Those about assembler, cgo and build tags are
//! left out: such programs do not come here.

mod assertion;
mod assign;
mod atomic;
mod bools;
mod calls;
mod composites;
mod contracts;
mod copylocks;
mod formats;
mod lostcancel;
mod notify;
mod printf;
mod printf_types;
mod shift;
mod slog;
mod structtag;
mod tests;
mod unreachable;
mod walk;

use crate::check::Finding;
use crate::syntax::FileSet;
use crate::syntax::ast::*;
use crate::types::{
    Info, Lookup, ObjectId, ObjectKind, Package, PackageId, Program, Signature, Type, TypeId,
    Types, Value,
};
use source::{Severity, Span};
use std::rc::Rc;
use walk::Node;

/// What the analyzers look at, and what they found.
pub(crate) struct Vet<'p> {
    pub files: &'p FileSet,
    pub info: &'p Info,
    pub packages: &'p [Package],
    pub types: &'p mut Types,
    pub main: PackageId,
    /// With the analyzer's name: vet tells one analyzer after the other.
    pub found: Vec<(&'static str, Finding)>,
    /// The analyzer that is at work.
    analyzer: &'static str,
}

/// All warnings about the program's own package.
pub(crate) fn check(program: &mut Program) -> Vec<Finding> {
    let Some(main) = program.packages.last() else {
        return Vec::new();
    };
    let own: Vec<&File> = main
        .files
        .iter()
        .map(|file| &program.trees[file.0 as usize])
        .collect();
    let mut vet = Vet {
        files: &program.files,
        info: &program.info,
        main: PackageId(program.packages.len() as u32 - 1),
        packages: &program.packages,
        types: &mut program.types,
        found: Vec::new(),
        analyzer: "",
    };
    let wrappers = printf::wrappers(&mut vet, &own);
    let initial = notify::initial_values(&vet, &own);
    for file in &own {
        walk::file(file, &mut |node| vet.node(node, &wrappers, &initial));
        for decl in &file.decls {
            if let Decl::Func(func) = decl {
                vet.run("tests", |vet| vet.malformed_test(func));
                vet.run("testinggoroutine", |vet| vet.fatal_in_goroutine(func, &own));
            }
        }
    }
    let mut found = vet.found;
    found.sort_by_key(|(analyzer, _)| *analyzer);
    found.into_iter().map(|(_, finding)| finding).collect()
}

impl<'p> Vet<'p> {
    fn node(&mut self, node: Node<'_>, wrappers: &printf::Wrappers, initial: &notify::Initial) {
        match node {
            Node::Stmt(stmt) => {
                self.run("assign", |vet| vet.self_assignment(stmt));
                self.run("atomic", |vet| vet.atomic_assignment(stmt));
                self.run("unusedresult", |vet| vet.unused_result(stmt));
                self.run("copylocks", |vet| vet.copied_locks_of_stmt(stmt));
                self.run("waitgroup", |vet| vet.goroutine_start(stmt));
                self.run("defers", |vet| vet.deferred_since(stmt));
                self.run("httpresponse", |vet| vet.unchecked_response(stmt));
                if let StmtKind::TypeSwitch(switch) = &stmt.kind {
                    let targets: Vec<&Expr> = switch.clauses.iter().flat_map(|clause| &clause.cases).collect();
                    self.run("ifaceassert", |vet| vet.impossible_assertion(&switch.x, &targets));
                }
            }
            Node::Expr(e) => {
                self.run("copylocks", |vet| vet.copied_locks_of_expr(e));
                self.run("printf", |vet| vet.print_call(e, wrappers));
                self.run("appends", |vet| vet.empty_append(e));
                self.run("stringintconv", |vet| vet.integer_to_string(e));
                self.run("slog", |vet| vet.keys_and_values(e));
                self.run("bools", |vet| vet.boolean_chain(e));
                self.run("nilfunc", |vet| vet.compared_function(e));
                self.run("composites", |vet| vet.unkeyed_literal(e));
                self.run("shift", |vet| vet.too_far_shift(e));
                self.run("structtag", |vet| vet.struct_tags(e));
                self.run("errorsas", |vet| vet.errors_as(e));
                self.run("unmarshal", |vet| vet.unmarshal(e));
                self.run("timeformat", |vet| vet.time_format(e));
                self.run("sigchanyzer", |vet| vet.unbuffered_signals(e, initial));
                self.run("hostport", |vet| vet.address_format(e, initial));
                self.run("unsafeptr", |vet| vet.number_as_pointer(e));
                if let ExprKind::Assert(x, typ) = &e.kind {
                    self.run("ifaceassert", |vet| vet.impossible_assertion(x, &[typ]));
                }
                if let ExprKind::InterfaceType(elements) = &e.kind {
                    for element in elements {
                        if let Element::Method(name, _) = element {
                            self.run("stdmethods", |vet| vet.standard_method(name));
                        }
                    }
                }
                if let ExprKind::Func(literal) = &e.kind {
                    self.run("httpresponse", |vet| vet.unchecked_in(&literal.body.stmts));
                    self.run("unreachable", |vet| vet.dead_code(&literal.body));
                    self.run("lostcancel", |vet| {
                        vet.lost_cancel(&literal.body, &literal.typ, false);
                    });
                    self.run("copylocks", |vet| {
                        vet.copied_locks_of_params("func", None, &literal.typ);
                    });
                }
            }
            Node::Decl(decl) => {
                self.run("copylocks", |vet| vet.copied_locks_of_decl(decl));
                if let Decl::Func(func) = decl {
                    self.function(func);
                }
            }
        }
    }

    fn function(&mut self, func: &FuncDecl) {
        let name = &func.name.name;
        if func.receiver.is_some() {
            self.run("stdmethods", |vet| vet.standard_method(&func.name));
        }
        self.run("copylocks", |vet| {
            vet.copied_locks_of_params(name, func.receiver.as_ref(), &func.typ);
        });
        if let Some(body) = &func.body {
            let is_main = **name == *"main" && func.receiver.is_none();
            self.run("httpresponse", |vet| vet.unchecked_in(&body.stmts));
            self.run("unreachable", |vet| vet.dead_code(body));
            self.run("lostcancel", |vet| {
                vet.lost_cancel(body, &func.typ, is_main)
            });
        }
    }

    fn run(&mut self, analyzer: &'static str, work: impl FnOnce(&mut Self)) {
        self.analyzer = analyzer;
        work(self);
    }

    /// An expression as it is written; its further lines are indented as if it stood alone.
    pub fn source(&self, e: &Expr) -> String {
        let Some((file, span)) = self.files.local(e.span) else {
            return String::new();
        };
        let text = &self.files.file(file).text;
        let before = text.slice(Span::new(0, span.start));
        let line = before.rsplit('\n').next().unwrap_or_default();
        let indent = &line[..line.len() - line.trim_start_matches('\t').len()];
        text.slice(span).replace(&format!("\n{indent}"), "\n")
    }

    pub fn warn(&mut self, span: Span, message: impl Into<String>) {
        let finding = Finding {
            span,
            severity: Severity::Warning,
            message: message.into(),
            hint: None,
        };
        self.found.push((self.analyzer, finding));
    }

    /// The type of an expression; `nil` has none of its own.
    pub fn type_of(&self, e: &Expr) -> Option<TypeId> {
        let record = self.info.types(e.id)?;
        Some(match record.mode {
            crate::types::Mode::Nil => TypeId::UNTYPED_NIL,
            _ => record.typ,
        })
    }

    pub fn constant_text(&self, e: &Expr) -> Option<String> {
        match self.info.constant(e.id)? {
            Value::String(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
            _ => None,
        }
    }

    /// The function or variable that is called; none for conversions and computed functions.
    pub fn callee(&self, call: &Call) -> Option<ObjectId> {
        let mut func = call.func.unparen();
        if let ExprKind::Index(inner, _) = &func.kind {
            func = inner.unparen();
        }
        match &func.kind {
            ExprKind::Name(_) => self.info.object_of(func.id),
            ExprKind::Selector(_, sel) => self.info.object_of(sel.id),
            _ => None,
        }
    }

    fn path(&self, package: PackageId) -> &str {
        match package == self.main {
            true => "prog",
            false => &self.packages[package.0 as usize].path,
        }
    }

    /// `fmt.Printf`, `(*log.Logger).Printf`.
    pub fn full_name(&self, object: ObjectId) -> String {
        let found = self.types.object(object);
        let Some(package) = found.package else {
            return found.name.to_string();
        };
        let path = self.path(package);
        let receiver = match self.types.get(found.typ) {
            Type::Signature(signature) if found.as_func().is_some() => signature.receiver,
            _ => None,
        };
        match receiver {
            Some(receiver) => {
                let typ = self.shown_type(self.types.type_of(receiver));
                format!("({typ}).{}", found.name)
            }
            None if found.is_global => format!("{path}.{}", found.name),
            None => found.name.to_string(),
        }
    }

    /// With the packages' paths.
    pub fn shown_type(&self, typ: TypeId) -> String {
        self.types.type_string_by_path(typ, self.main)
    }

    /// Is it this function of that package?
    pub fn is_function_of(&self, object: ObjectId, path: &str, names: &[&str]) -> bool {
        let found = self.types.object(object);
        let is_there = found.package.is_some_and(|it| self.path(it) == path);
        is_there && found.is_global && names.contains(&&*found.name)
    }

    /// The signature of a method that can be called on a value of this type.
    pub fn method(&mut self, typ: TypeId, name: &str) -> Option<Rc<Signature>> {
        let Lookup::Found(found) = self.types.find(typ, name, Some(self.main), false) else {
            return None;
        };
        let func = self.types.object(found.object).as_func()?.clone();
        if func.has_pointer_receiver && !found.is_indirect {
            return None;
        }
        let method = self.types.instance_method(found.owner, found.object);
        match self.types.get(self.types.type_of(method)) {
            Type::Signature(signature) => Some(signature.clone()),
            _ => None,
        }
    }

    /// `func() string`.
    pub fn gives_string(&self, signature: &Signature) -> bool {
        let results = &signature.results;
        let is_string = |object: &ObjectId| self.types.type_of(*object) == TypeId::STRING;
        signature.params.is_empty() && results.len() == 1 && results.iter().all(is_string)
    }

    /// A defined type of a package, behind no pointer.
    pub fn is_named(&self, typ: TypeId, path: &str, name: &str) -> bool {
        let Type::Named(named) = self.types.get(self.types.unalias(typ)) else {
            return false;
        };
        let object = self.types.object(named.object);
        object.package.is_some_and(|it| self.path(it) == path) && *object.name == *name
    }

    /// Evaluating it twice is the same as once: no call, no receive.
    pub fn has_effects(&self, e: &Expr) -> bool {
        let mut has = false;
        walk::expr(e, &mut |node| {
            if let Node::Expr(e) = node {
                match &e.kind {
                    ExprKind::Call(call) => {
                        let is_type = self
                            .info
                            .types(call.func.id)
                            .is_some_and(|it| it.mode == crate::types::Mode::Type);
                        has |= !is_type;
                    }
                    ExprKind::Unary(UnaryOp::Receive, _) | ExprKind::Func(_) => has = true,
                    _ => {}
                }
            }
        });
        has
    }

    pub fn is_builtin(&self, object: ObjectId) -> bool {
        matches!(self.types.object(object).kind, ObjectKind::Builtin(_))
    }
}
