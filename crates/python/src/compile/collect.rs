//! Walks the tree once and collects scopes and symbols.
//!
//! Source: CPython 3.14 `Python/symtable.c`, `symtable_visit_*`; the messages are its own.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, ExceptHandler, Expr, ExprContext, Pattern, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::scope::{Scope, ScopeKey, ScopeKind, Scopes, mangle};
use crate::syntax::SyntaxProblem;

/// The annotation scope of the module has no node of its own.
pub const MODULE_ANNOTATIONS: ScopeKey = (ScopeKind::Annotations, 0, u32::MAX);

pub fn key(kind: ScopeKind, range: TextRange) -> ScopeKey {
    (kind, range.start().into(), range.end().into())
}

/// Collects the scopes of a module; symbols are not yet resolved.
pub fn collect(body: &[Stmt], problems: &mut Vec<SyntaxProblem>) -> Scopes {
    let mut scopes = Scopes::default();
    scopes
        .all
        .push(Scope::new(ScopeKind::Module, "<module>", None));
    let mut collector = Collector {
        scopes,
        current: 0,
        problems,
        in_iterable: 0,
    };
    collector.visit_body(body);
    let mut scopes = collector.scopes;
    let wanting: Vec<usize> = (0..scopes.all.len())
        .filter(|&id| scopes.all[id].sees_class && wants_class_dict(&scopes, id))
        .collect();
    for id in wanting {
        scopes.all[id].symbol_mut("__classdict__").used = true;
    }
    scopes
}

/// An annotation names something that the class around it binds.
fn wants_class_dict(scopes: &Scopes, id: usize) -> bool {
    let Some(class) = class_of(scopes, id) else {
        return false;
    };
    let class = &scopes.all[class];
    scopes.all[id].symbols.iter().any(|(name, symbol)| {
        !symbol.bound && class.symbol(name).is_some_and(|in_class| in_class.bound)
    })
}

/// The class whose names an annotation scope sees.
pub fn class_of(scopes: &Scopes, id: usize) -> Option<usize> {
    let mut at = id;
    while scopes.all[at].sees_class {
        at = scopes.all[at].parent?;
    }
    (scopes.all[at].kind == ScopeKind::Class).then_some(at)
}

struct Collector<'p> {
    scopes: Scopes,
    current: usize,
    problems: &'p mut Vec<SyntaxProblem>,
    /// Depth of comprehension iterables that we are in: no `:=` there.
    in_iterable: u32,
}

impl Collector<'_> {
    fn scope(&mut self) -> &mut Scope {
        &mut self.scopes.all[self.current]
    }

    fn problem(&mut self, message: String, range: TextRange) {
        self.problems.push(SyntaxProblem::error(
            message,
            range.start().into(),
            range.end().into(),
        ));
    }

    fn mangled(&self, name: &str) -> String {
        mangle(self.scopes.all[self.current].private.as_deref(), name)
    }

    fn bind(&mut self, name: &str) {
        let name = self.mangled(name);
        self.scope().symbol_mut(&name).bound = true;
    }

    /// Nothing but the compiler gives `__debug__` its value; `at` is what would.
    fn forbid_debug(&mut self, name: &str, verb: &str, at: TextRange) {
        if name == "__debug__" {
            self.problem(format!("cannot {verb} __debug__"), at);
        }
    }

    /// [`bind`](Self::bind) of a name that the program writes.
    fn assign(&mut self, name: &str, at: TextRange) {
        self.forbid_debug(name, "assign to", at);
        self.bind(name);
    }

    fn use_name(&mut self, name: &str) {
        let name = self.mangled(name);
        self.scope().symbol_mut(&name).used = true;
        if name == "super" && self.in_function() {
            self.scope().symbol_mut("__class__").used = true;
        }
    }

    fn in_function(&self) -> bool {
        let mut at = self.current;
        while self.scopes.all[at].is_inlined() {
            at = self.scopes.all[at].parent.unwrap_or(0);
        }
        self.scopes.all[at].is_function_like()
    }

    /// Opens a scope, runs `inside` in it, and goes back.
    fn within(&mut self, key: ScopeKey, name: &str, inside: impl FnOnce(&mut Self)) {
        let outer = self.current;
        let mut scope = Scope::new(key.0, name, Some(outer));
        scope.private = self.scopes.all[outer].private.clone();
        scope.sees_class = matches!(
            key.0,
            ScopeKind::Annotations | ScopeKind::TypeParams | ScopeKind::TypeAlias
        ) && (self.scopes.all[outer].kind == ScopeKind::Class
            || self.scopes.all[outer].sees_class);
        let id = self.scopes.all.len();
        self.scopes.all.push(scope);
        self.scopes.all[outer].children.push(id);
        self.scopes.by_key.insert(key, id);
        self.current = id;
        inside(self);
        self.current = outer;
    }

    fn parameter(&mut self, name: &str, range: TextRange) {
        self.forbid_debug(name, "assign to", range);
        let name = self.mangled(name);
        if self.scope().symbol_mut(&name).parameter {
            let message = format!("duplicate argument '{name}' in function definition");
            self.problem(message, range);
            return;
        }
        let symbol = self.scope().symbol_mut(&name);
        symbol.parameter = true;
        symbol.bound = true;
        self.scope().parameters.push(name);
    }

    fn parameters(&mut self, parameters: &ast::Parameters) {
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        for parameter in positional.chain(&parameters.kwonlyargs) {
            self.parameter(&parameter.parameter.name, parameter.parameter.range);
        }
        for parameter in [&parameters.vararg, &parameters.kwarg]
            .into_iter()
            .flatten()
        {
            let named = TextRange::new(parameter.name.start(), parameter.end());
            self.parameter(&parameter.name, named);
        }
    }

    fn defaults(&mut self, parameters: &ast::Parameters) {
        for parameter in parameters.iter_non_variadic_params() {
            if let Some(default) = &parameter.default {
                self.visit_expr(default);
            }
        }
    }

    fn function(&mut self, def: &ast::StmtFunctionDef) {
        self.assign(&def.name, def.range);
        for decorator in &def.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        self.defaults(&def.parameters);
        match &def.type_params {
            Some(params) => self.type_params(params, def.range, &def.name, |this| {
                this.function_scopes(def);
            }),
            None => self.function_scopes(def),
        }
    }

    fn function_scopes(&mut self, def: &ast::StmtFunctionDef) {
        if has_annotations(def) {
            let annotations = key(ScopeKind::Annotations, def.range);
            self.within(annotations, "__annotate__", |this| {
                this.annotation_format();
                for annotation in annotations_of(def) {
                    this.visit_expr(annotation.1);
                }
            });
        }
        self.within(key(ScopeKind::Function, def.range), &def.name, |this| {
            this.scope().is_async = def.is_async;
            this.parameters(&def.parameters);
            this.visit_body(&def.body);
        });
    }

    fn annotation_format(&mut self) {
        let symbol = self.scope().symbol_mut("format");
        symbol.parameter = true;
        symbol.bound = true;
        self.scope().parameters.push("format".to_string());
    }

    /// The hidden function of a type parameter list, and in it whatever has the parameters.
    fn type_params(
        &mut self,
        params: &ast::TypeParams,
        range: TextRange,
        name: &str,
        inside: impl FnOnce(&mut Self),
    ) {
        let title = format!("<generic parameters of {name}>");
        self.within(key(ScopeKind::TypeParams, range), &title, |this| {
            for hidden in [".type_params", ".generic_base"] {
                this.bind(hidden);
            }
            for param in &params.type_params {
                let name = this.mangled(param.name());
                if this.scope().symbol_mut(&name).bound {
                    let message = format!("duplicate type parameter '{}'", param.name());
                    this.problem(message, param.range());
                }
                this.assign(param.name(), param.range());
                for lazy in lazy_parts(param).into_iter().flatten() {
                    this.within(
                        key(ScopeKind::TypeAlias, lazy.range()),
                        param.name(),
                        |this| {
                            this.visit_expr(lazy);
                        },
                    );
                }
            }
            inside(this);
        });
    }

    fn class(&mut self, def: &ast::StmtClassDef) {
        self.assign(&def.name, def.range);
        for decorator in &def.decorator_list {
            self.visit_expr(&decorator.expression);
        }
        match &def.type_params {
            Some(params) => self.type_params(params, def.range, &def.name, |this| {
                this.class_scope(def);
            }),
            None => self.class_scope(def),
        }
    }

    fn class_scope(&mut self, def: &ast::StmtClassDef) {
        if let Some(arguments) = &def.arguments {
            self.visit_arguments(arguments);
        }
        if def.type_params.is_some() {
            self.scope().symbol_mut(".type_params").used = true;
        }
        self.within(key(ScopeKind::Class, def.range), &def.name, |this| {
            this.scope().private = Some(def.name.to_string());
            for name in ["__module__", "__qualname__"] {
                this.scope().symbol_mut(name).bound = true;
            }
            if def.type_params.is_some() {
                this.scope().symbol_mut("__type_params__").bound = true;
                this.scope().symbol_mut(".type_params").used = true;
            }
            this.visit_body(&def.body);
        });
    }

    fn annotated(&mut self, statement: &ast::StmtAnnAssign) {
        match &*statement.target {
            Expr::Name(name) => {
                self.forbid_debug(&name.id, "assign to", name.range);
                let mangled = self.mangled(&name.id);
                let symbol = self.scope().symbol_mut(&mangled);
                let declared = match (symbol.global, symbol.nonlocal) {
                    (true, _) => Some("global"),
                    (_, true) => Some("nonlocal"),
                    _ => None,
                };
                symbol.annotated = true;
                if statement.simple || statement.value.is_some() {
                    symbol.bound = true;
                }
                if let Some(declared) = declared.filter(|_| self.current != 0 && statement.simple) {
                    let message = format!("annotated name '{mangled}' can't be {declared}");
                    self.problem(message, statement.range);
                }
            }
            target => self.visit_expr(target),
        }
        if let Some(value) = &statement.value {
            self.visit_expr(value);
        }
        let kind = self.scope().kind;
        if !statement.simple || !matches!(kind, ScopeKind::Module | ScopeKind::Class) {
            return;
        }
        // The annotations of a class or module share one scope, opened by the first of them.
        if let Some(id) = self.scope().annotations {
            let outer = std::mem::replace(&mut self.current, id);
            self.visit_expr(&statement.annotation);
            self.current = outer;
            return;
        }
        let owner = self.current;
        let annotations = annotations_key(&self.scopes, owner);
        self.within(annotations, "__annotate__", |this| {
            this.scopes.all[owner].annotations = Some(this.current);
            this.annotation_format();
            this.visit_expr(&statement.annotation);
        });
    }

    fn declaration(&mut self, names: &[ast::Identifier], range: TextRange, word: &str) {
        if word == "nonlocal" && self.scope().kind == ScopeKind::Module {
            let message = "nonlocal declaration not allowed at module level".to_string();
            return self.problem(message, range);
        }
        for name in names {
            let name = self.mangled(name);
            let symbol = self.scope().symbol_mut(&name).clone();
            let other = if word == "global" {
                symbol.nonlocal
            } else {
                symbol.global
            };
            let message = if symbol.parameter {
                Some(format!("name '{name}' is parameter and {word}"))
            } else if symbol.used {
                Some(format!("name '{name}' is used prior to {word} declaration"))
            } else if symbol.annotated {
                Some(format!("annotated name '{name}' can't be {word}"))
            } else if symbol.bound {
                Some(format!(
                    "name '{name}' is assigned to before {word} declaration"
                ))
            } else if other {
                Some(format!("name '{name}' is nonlocal and global"))
            } else {
                None
            };
            if let Some(message) = message {
                self.problem(message, range);
            }
            let symbol = self.scope().symbol_mut(&name);
            symbol.global |= word == "global";
            symbol.nonlocal |= word == "nonlocal";
            symbol.declared_at = (range.start().into(), range.end().into());
        }
    }

    fn comprehension(
        &mut self,
        kind: ScopeKind,
        range: TextRange,
        title: &str,
        elements: &[&Expr],
        generators: &[ast::Comprehension],
    ) {
        self.in_iterable += 1;
        self.visit_expr(&generators[0].iter);
        self.in_iterable -= 1;
        let in_iterable = std::mem::take(&mut self.in_iterable);
        let mut is_async = false;
        self.within(key(kind, range), title, |this| {
            if kind == ScopeKind::Generator {
                let symbol = this.scope().symbol_mut(".0");
                symbol.parameter = true;
                symbol.bound = true;
                this.scope().parameters.push(".0".to_string());
                this.scope().is_generator = true;
            }
            for (at, generator) in generators.iter().enumerate() {
                this.scope().is_async |= generator.is_async;
                this.visit_expr(&generator.target);
                if at > 0 {
                    this.in_iterable += 1;
                    this.visit_expr(&generator.iter);
                    this.in_iterable -= 1;
                }
                for test in &generator.ifs {
                    this.visit_expr(test);
                }
            }
            for element in elements {
                this.visit_expr(element);
            }
            is_async = this.scope().is_async && kind == ScopeKind::Comprehension;
        });
        self.in_iterable = in_iterable;
        if is_async
            && matches!(
                self.scope().kind,
                ScopeKind::Comprehension | ScopeKind::Generator
            )
        {
            self.scope().is_async = true;
        }
    }

    /// `:=` binds in the function around all comprehensions.
    fn walrus(&mut self, named: &ast::ExprNamed) {
        self.visit_expr(&named.value);
        let Expr::Name(target) = &*named.target else {
            return self.visit_expr(&named.target);
        };
        self.forbid_debug(&target.id, "assign to", target.range);
        if self.in_iterable > 0 {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            self.problem(message.to_string(), named.range);
        }
        let name = self.mangled(&target.id);
        let mut through = Vec::new();
        let mut at = self.current;
        while matches!(
            self.scopes.all[at].kind,
            ScopeKind::Comprehension | ScopeKind::Generator
        ) {
            if self.scopes.all[at].symbol(&name).is_some_and(|s| s.bound) {
                let message = format!(
                    "assignment expression cannot rebind comprehension iteration variable '{name}'"
                );
                return self.problem(message, named.range);
            }
            through.push(at);
            at = self.scopes.all[at].parent.unwrap_or(0);
        }
        if through.is_empty() {
            return self.bind(&target.id);
        }
        let owner = self.scopes.all[at].kind;
        if owner == ScopeKind::Class {
            let message =
                "assignment expression within a comprehension cannot be used in a class body";
            return self.problem(message.to_string(), named.range);
        }
        let global = owner == ScopeKind::Module
            || self.scopes.all[at].symbol(&name).is_some_and(|s| s.global);
        for id in through {
            let symbol = self.scopes.all[id].symbol_mut(&name);
            symbol.global = global;
            symbol.nonlocal = !global;
            symbol.declared_at = (named.range.start().into(), named.range.end().into());
        }
        let symbol = self.scopes.all[at].symbol_mut(&name);
        if owner == ScopeKind::Module {
            symbol.global = true;
        } else {
            symbol.bound = true;
        }
    }

    fn yields(&mut self, range: TextRange) {
        let inside = match self.scope().kind {
            ScopeKind::Generator => Some("generator expression"),
            ScopeKind::Comprehension => Some(match self.scope().name.as_str() {
                "<listcomp>" => "list comprehension",
                "<setcomp>" => "set comprehension",
                _ => "dict comprehension",
            }),
            _ => None,
        };
        if let Some(inside) = inside {
            return self.problem(format!("'yield' inside {inside}"), range);
        }
        self.scope().is_generator = true;
    }

    fn import_alias(&mut self, alias: &ast::Alias, dotted: bool) {
        match &alias.asname {
            Some(name) => self.assign(name, alias.range),
            None if dotted => {
                let first = alias.name.split('.').next().unwrap_or_default();
                self.assign(first, alias.range);
            }
            None => self.assign(&alias.name, alias.range),
        }
    }
}

impl<'a> Visitor<'a> for Collector<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::AnnAssign(statement) => self.annotated(statement),
            Stmt::Global(global) => self.declaration(&global.names, global.range, "global"),
            Stmt::Nonlocal(nonlocal) => {
                self.declaration(&nonlocal.names, nonlocal.range, "nonlocal");
            }
            Stmt::Import(import) => {
                for alias in &import.names {
                    self.import_alias(alias, true);
                }
            }
            Stmt::ImportFrom(import) => {
                for alias in &import.names {
                    if alias.name.as_str() != "*" {
                        self.import_alias(alias, false);
                    } else if self.current != 0 {
                        let message = "import * only allowed at module level".to_string();
                        self.problem(message, import.range);
                    }
                }
            }
            Stmt::TypeAlias(alias) => {
                self.visit_expr(&alias.name);
                let name = match &*alias.name {
                    Expr::Name(name) => name.id.to_string(),
                    _ => String::new(),
                };
                let range = alias.range;
                let value = |this: &mut Self| {
                    this.within(key(ScopeKind::TypeAlias, range), &name, |this| {
                        this.visit_expr(&alias.value);
                    });
                };
                match &alias.type_params {
                    Some(params) => self.type_params(params, range, &name, value),
                    None => value(self),
                }
            }
            Stmt::AugAssign(statement) => {
                self.visit_expr(&statement.target);
                if let Expr::Name(name) = &*statement.target {
                    self.bind(&name.id);
                }
                self.visit_expr(&statement.value);
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ExceptHandler) {
        let ExceptHandler::ExceptHandler(clause) = handler;
        if let Some(name) = &clause.name {
            self.assign(name, clause.range);
        }
        visitor::walk_except_handler(self, handler);
    }

    fn visit_pattern(&mut self, pattern: &'a Pattern) {
        match pattern {
            Pattern::MatchAs(ast::PatternMatchAs {
                name: Some(name), ..
            })
            | Pattern::MatchStar(ast::PatternMatchStar {
                name: Some(name), ..
            })
            | Pattern::MatchMapping(ast::PatternMatchMapping {
                rest: Some(name), ..
            }) => self.assign(name, pattern.range()),
            Pattern::MatchClass(class) => {
                for keyword in &class.arguments.keywords {
                    self.forbid_debug(&keyword.attr, "assign to", keyword.pattern.range());
                }
            }
            _ => {}
        }
        visitor::walk_pattern(self, pattern);
    }

    fn visit_keyword(&mut self, keyword: &'a ast::Keyword) {
        if let Some(name) = &keyword.arg {
            self.forbid_debug(name, "assign to", keyword.range);
        }
        visitor::walk_keyword(self, keyword);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => match name.ctx {
                ExprContext::Store => self.assign(&name.id, name.range),
                ExprContext::Del => {
                    self.forbid_debug(&name.id, "delete", name.range);
                    self.bind(&name.id);
                }
                _ => self.use_name(&name.id),
            },
            Expr::Attribute(attribute) => {
                match attribute.ctx {
                    ExprContext::Store => {
                        self.forbid_debug(&attribute.attr, "assign to", attribute.range);
                    }
                    ExprContext::Del => {
                        self.forbid_debug(&attribute.attr, "delete", attribute.range);
                    }
                    _ => {}
                }
                visitor::walk_expr(self, expr);
            }
            Expr::Named(named) => self.walrus(named),
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.defaults(parameters);
                }
                self.within(key(ScopeKind::Lambda, lambda.range), "<lambda>", |this| {
                    if let Some(parameters) = &lambda.parameters {
                        this.parameters(parameters);
                    }
                    this.visit_expr(&lambda.body);
                });
            }
            Expr::ListComp(comp) => self.comprehension(
                ScopeKind::Comprehension,
                comp.range,
                "<listcomp>",
                &[&comp.elt],
                &comp.generators,
            ),
            Expr::SetComp(comp) => self.comprehension(
                ScopeKind::Comprehension,
                comp.range,
                "<setcomp>",
                &[&comp.elt],
                &comp.generators,
            ),
            Expr::DictComp(comp) => {
                let mut elements: Vec<&Expr> = comp.key.as_deref().into_iter().collect();
                elements.push(&comp.value);
                self.comprehension(
                    ScopeKind::Comprehension,
                    comp.range,
                    "<dictcomp>",
                    &elements,
                    &comp.generators,
                );
            }
            Expr::Generator(generator) => self.comprehension(
                ScopeKind::Generator,
                generator.range,
                "<genexpr>",
                &[&generator.elt],
                &generator.generators,
            ),
            Expr::Yield(node) => {
                self.yields(node.range);
                visitor::walk_expr(self, expr);
            }
            Expr::YieldFrom(node) => {
                self.yields(node.range);
                visitor::walk_expr(self, expr);
            }
            Expr::Await(_) => {
                if matches!(
                    self.scope().kind,
                    ScopeKind::Comprehension | ScopeKind::Generator
                ) {
                    self.scope().is_async = true;
                }
                visitor::walk_expr(self, expr);
            }
            _ => visitor::walk_expr(self, expr),
        }
    }
}

/// The key of a class's or module's annotation scope.
pub fn annotations_key(scopes: &Scopes, owner: usize) -> ScopeKey {
    if owner == 0 {
        return MODULE_ANNOTATIONS;
    }
    let class = scopes.by_key.iter().find(|(_, id)| **id == owner);
    let (_, start, end) = *class.expect("a class scope has a key").0;
    (ScopeKind::Annotations, start, end)
}

/// The annotated parameters and the result (`return`), in CPython's order.
pub fn annotations_of(def: &ast::StmtFunctionDef) -> Vec<(&str, &Expr)> {
    let parameters = &def.parameters;
    let mut found: Vec<(&str, &Expr)> = Vec::new();
    let positional = parameters.posonlyargs.iter().chain(&parameters.args);
    let all = positional
        .map(|p| &p.parameter)
        .chain(parameters.vararg.as_deref())
        .chain(parameters.kwonlyargs.iter().map(|p| &p.parameter))
        .chain(parameters.kwarg.as_deref());
    for parameter in all {
        if let Some(annotation) = &parameter.annotation {
            found.push((parameter.name.as_str(), annotation));
        }
    }
    if let Some(returns) = &def.returns {
        found.push(("return", returns));
    }
    found
}

pub fn has_annotations(def: &ast::StmtFunctionDef) -> bool {
    !annotations_of(def).is_empty()
}

/// What a type parameter computes when it is asked for: its bound or constraints, its default.
pub(super) fn lazy_parts(param: &ast::TypeParam) -> [Option<&Expr>; 2] {
    match param {
        ast::TypeParam::TypeVar(node) => [node.bound.as_deref(), node.default.as_deref()],
        ast::TypeParam::ParamSpec(node) => [None, node.default.as_deref()],
        ast::TypeParam::TypeVarTuple(node) => [None, node.default.as_deref()],
    }
}
