//! Functions and lambdas: defaults, annotations, body.

use ruff_python_ast::{self as ast, Expr, Stmt};

use super::collect::{annotations_key, annotations_of, has_annotations, key};
use super::generator::{Generator, range};
use super::scope::ScopeKind;
use super::unit::{Label, Region};
use crate::code::{CodeKind, CompareOperator, Constant, Intrinsic, Op, Range, make_function};

impl<'a> Generator<'a> {
    pub fn function_def(&mut self, node: &'a ast::StmtFunctionDef) {
        let here = self.after_decorators(&node.decorator_list, node.range);
        for decorator in &node.decorator_list {
            self.expression(&decorator.expression);
            self.emit(Op::PushNull, 0, range(&decorator.expression));
        }
        match &node.type_params {
            Some(params) => self.generic_function(node, params, here),
            None => {
                let flags = self.defaults(&node.parameters, here);
                self.function(node, flags, here);
            }
        }
        for decorator in node.decorator_list.iter().rev() {
            self.emit(Op::Call, 1, range(&decorator.expression));
        }
        self.store_name(&node.name, here);
    }

    /// The function itself; the defaults (`flags`) are on the stack.
    pub fn function(&mut self, node: &'a ast::StmtFunctionDef, mut flags: u32, here: Range) {
        if has_annotations(node) {
            let scope = self.scopes.find(key(ScopeKind::Annotations, node.range));
            let annotations = annotations_of(node);
            self.annotate_function(scope, &annotations, here);
            flags |= make_function::ANNOTATE;
        }
        let scope = self.scopes.find(key(ScopeKind::Function, node.range));
        let kind = match (node.is_async, self.scopes.all[scope].is_generator) {
            (false, false) => CodeKind::Function,
            (false, true) => CodeKind::Generator,
            (true, false) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        };
        let first_line = self.line(node.range.start().into());
        self.enter(&node.name, kind, first_line, scope);
        self.parameters(&node.parameters);
        self.emit(Op::Resume, 0, here);
        self.make_cells();
        let guard = self.guard_generator();
        let body = self.docstring(&node.body, false);
        self.statements(body);
        let last = body.last().map_or(here, |stmt| self.last_range(stmt));
        if !matches!(body.last(), Some(Stmt::Return(_))) {
            self.load_constant(Constant::None, last);
            self.emit(Op::ReturnValue, 0, last);
        }
        self.end_guard(guard, here);
        self.unit().code.deferred = self.deferred.remove(&here.start).map(Box::new);
        let code = self.leave();
        self.make_function(code, scope, flags, here);
    }

    /// Where the implicit `return None` stands: at the last simple statement.
    fn last_range(&self, stmt: &Stmt) -> Range {
        range(stmt)
    }

    pub fn make_function(
        &mut self,
        code: std::rc::Rc<crate::code::Code>,
        scope: usize,
        mut flags: u32,
        here: Range,
    ) {
        let free = self.scopes.all[scope].free.clone();
        if self.closure(&free, here) {
            flags |= make_function::CLOSURE;
        }
        self.load_constant(Constant::Code(code), here);
        self.emit(Op::MakeFunction, flags, here);
    }

    /// Counts the parameters into the code object.
    pub fn parameters(&mut self, parameters: &'a ast::Parameters) {
        let code = &mut self.unit().code;
        code.positional_only = parameters.posonlyargs.len() as u32;
        code.positional = code.positional_only + parameters.args.len() as u32;
        code.keyword_only = parameters.kwonlyargs.len() as u32;
        code.star_args = parameters.vararg.is_some();
        code.star_kwargs = parameters.kwarg.is_some();
    }

    /// Pushes the default values; says which ([`make_function`]'s bits).
    pub fn defaults(&mut self, parameters: &'a ast::Parameters, here: Range) -> u32 {
        let mut flags = 0;
        let positional = parameters.posonlyargs.iter().chain(&parameters.args);
        let defaults: Vec<&'a Expr> = positional.filter_map(|p| p.default.as_deref()).collect();
        if !defaults.is_empty() {
            for default in &defaults {
                self.expression(default);
            }
            self.emit(Op::BuildTuple, defaults.len() as u32, here);
            flags |= make_function::DEFAULTS;
        }
        let mut count = 0;
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = &parameter.default {
                let name = self.mangled(&parameter.parameter.name);
                self.load_constant(Constant::Str(name), range(&**default));
                self.expression(default);
                count += 1;
            }
        }
        if count > 0 {
            self.emit(Op::BuildMap, count, here);
            flags |= make_function::KEYWORD_DEFAULTS;
        }
        flags
    }

    pub fn lambda(&mut self, node: &'a ast::ExprLambda) {
        let whole = range(node);
        let mut flags = 0;
        if let Some(parameters) = &node.parameters {
            flags = self.defaults(parameters, whole);
        }
        let scope = self.scopes.find(key(ScopeKind::Lambda, node.range));
        let kind = if self.scopes.all[scope].is_generator {
            CodeKind::Generator
        } else {
            CodeKind::Function
        };
        self.enter("<lambda>", kind, self.line(whole.start), scope);
        if let Some(parameters) = &node.parameters {
            self.parameters(parameters);
        }
        self.emit(Op::Resume, 0, whole);
        self.make_cells();
        let guard = self.guard_generator();
        self.expression(&node.body);
        self.emit(Op::ReturnValue, 0, range(&*node.body));
        self.end_guard(guard, whole);
        let code = self.leave();
        self.make_function(code, scope, flags, whole);
    }

    /// Around the body of a generator or coroutine: a StopIteration that would leave it is an error.
    pub fn guard_generator(&mut self) -> Option<(Label, Region)> {
        let kind = self.unit().code.kind;
        if matches!(
            kind,
            CodeKind::Function | CodeKind::Module | CodeKind::Class
        ) {
            return None;
        }
        let handler = self.label();
        Some((handler, self.unit().open(handler, 0, false)))
    }

    pub fn end_guard(&mut self, guard: Option<(Label, Region)>, here: Range) {
        let Some((handler, region)) = guard else {
            return;
        };
        self.unit().close(region);
        self.unit().place_handler(handler, 0, false);
        let convert = Intrinsic::StopIterationError as u32;
        self.emit(Op::CallIntrinsic, convert, here);
        self.emit(Op::Reraise, 0, here);
    }

    /// Pushes an `__annotate__` function (PEP 649), which returns the dict of annotations.
    ///
    /// Under format 4 (STRING) it gives the annotations' own text; FORWARDREF is made from that
    /// by `annotationlib`.
    pub fn annotate_function(
        &mut self,
        scope: usize,
        annotations: &[(&'a str, &'a Expr)],
        here: Range,
    ) {
        self.enter(
            "__annotate__",
            CodeKind::Function,
            self.line(here.start),
            scope,
        );
        self.unit().code.positional = 1;
        self.unit().code.positional_only = 1;
        self.emit(Op::Resume, 0, here);
        self.make_cells();
        self.annotation_texts(annotations, here);
        for (name, annotation) in annotations {
            let name = self.mangled(name);
            self.load_constant(Constant::Str(name), range(*annotation));
            self.annotation(annotation);
        }
        self.emit(Op::BuildMap, annotations.len() as u32, here);
        self.emit(Op::ReturnValue, 0, here);
        let code = self.leave();
        self.make_function(code, scope, 0, here);
    }

    /// `if format == 4: return {name: text}`
    fn annotation_texts(&mut self, annotations: &[(&'a str, &'a Expr)], here: Range) {
        const STRING: i64 = 4;
        let values = self.label();
        self.emit(Op::LoadFast, 0, here);
        self.load_constant(Constant::Int(STRING), here);
        self.emit(Op::CompareOp, CompareOperator::Equal as u32, here);
        self.jump(Op::PopJumpIfFalse, values, here);
        for (name, annotation) in annotations {
            let name = self.mangled(name);
            self.load_constant(Constant::Str(name), here);
            match annotation {
                Expr::StringLiteral(text) => {
                    let text = text.value.to_str().to_string();
                    self.load_constant(Constant::Str(text), range(annotation));
                }
                _ => self.annotation_text(annotation),
            }
        }
        self.emit(Op::BuildMap, annotations.len() as u32, here);
        self.emit(Op::ReturnValue, 0, here);
        self.place(values);
    }

    fn annotation_text(&mut self, annotation: &'a Expr) {
        let text = &self.source[usize::from(ruff_text_size::Ranged::start(annotation))
            ..usize::from(ruff_text_size::Ranged::end(annotation))];
        self.load_constant(Constant::Str(text.to_string()), range(annotation));
    }

    fn annotation(&mut self, annotation: &'a Expr) {
        if self.annotations_are_text {
            return self.annotation_text(annotation);
        }
        match annotation {
            // `*args: *Ts`
            Expr::Starred(starred) => {
                self.expression(&starred.value);
                self.emit(Op::UnpackSequence, 1, range(starred));
            }
            annotation => self.expression(annotation),
        }
    }

    /// The annotations of a class or module become its annotate function, made before the body runs.
    ///
    /// Simplified: an annotation in a branch that is not taken counts as well.
    pub fn owner_annotations(&mut self, body: &'a [Stmt], owner: usize) {
        self.annotations_are_text |= owner == 0 && body.iter().any(is_future_annotations);
        if self.scopes.all[owner].annotations.is_none() {
            return;
        }
        let mut annotations = Vec::new();
        simple_annotations(body, &mut annotations);
        let scope = self.scopes.find(annotations_key(&self.scopes, owner));
        let here = annotations.first().map_or(Range::default(), |a| range(a.1));
        self.annotate_function(scope, &annotations, here);
        let name = if owner == 0 {
            "__annotate__"
        } else {
            "__annotate_func__"
        };
        self.store_name(name, here);
    }
}

fn is_future_annotations(stmt: &Stmt) -> bool {
    let Stmt::ImportFrom(import) = stmt else {
        return false;
    };
    import.module.as_deref() == Some("__future__")
        && import
            .names
            .iter()
            .any(|alias| &alias.name == "annotations")
}

/// `name: annotation` in a body, also inside its branches and loops.
fn simple_annotations<'a>(body: &'a [Stmt], found: &mut Vec<(&'a str, &'a Expr)>) {
    for stmt in body {
        match stmt {
            Stmt::AnnAssign(node) if node.simple => {
                if let Expr::Name(name) = &*node.target {
                    found.push((name.id.as_str(), &node.annotation));
                }
            }
            Stmt::If(node) => {
                simple_annotations(&node.body, found);
                for clause in &node.elif_else_clauses {
                    simple_annotations(&clause.body, found);
                }
            }
            Stmt::For(node) => {
                simple_annotations(&node.body, found);
                simple_annotations(&node.orelse, found);
            }
            Stmt::While(node) => {
                simple_annotations(&node.body, found);
                simple_annotations(&node.orelse, found);
            }
            Stmt::With(node) => simple_annotations(&node.body, found),
            Stmt::Try(node) => {
                simple_annotations(&node.body, found);
                for clause in &node.handlers {
                    let ast::ExceptHandler::ExceptHandler(clause) = clause;
                    simple_annotations(&clause.body, found);
                }
                simple_annotations(&node.orelse, found);
                simple_annotations(&node.finalbody, found);
            }
            Stmt::Match(node) => {
                for case in &node.cases {
                    simple_annotations(&case.body, found);
                }
            }
            _ => {}
        }
    }
}
