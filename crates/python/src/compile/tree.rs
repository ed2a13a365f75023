//! The parser's tree as Python sees it, for `ast.parse`.
//!
//! A node is a tuple: the name of its class, its fields in the order of CPython's `Python.asdl`
//! (3.14), and its place (lines from 1, columns in bytes), or None; `lib/ast.py` makes objects of them.
//! Simplified: literals inside an f-string have the place of the whole string.

use ruff_python_ast::{
    self as ast, ConversionFlag, ExceptHandler, Expr, FStringPart, InterpolatedStringElement, Pattern, Singleton,
    Stmt, TypeParam,
};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::code::Constant;
use super::constant::constant_of;
use crate::value::Value;
use crate::vm::{SourceFile, Vm};
use std::rc::Rc;

/// Makes the values; `source` is the text of the tree.
pub struct Tree<'a> {
    pub vm: &'a mut Vm,
    pub source: &'a str,
    /// Where each line begins.
    pub lines: Vec<usize>,
    pub file: Rc<SourceFile>,
}

/// A node with a place.
macro_rules! node {
    ($tree:expr, $name:expr, $at:expr $(, $field:expr)*) => {{
        let at = $at;
        let fields = [$($field),*];
        $tree.node($name, &fields, Some(at))
    }};
}

impl Tree<'_> {
    fn place(&self, at: TextSize) -> (Value, Value) {
        let at = usize::from(at);
        let line = self.lines.partition_point(|start| *start <= at);
        let column = at - self.lines[line - 1];
        (Value::Int(line as i64), Value::Int(column as i64))
    }

    fn node(&mut self, name: &str, fields: &[Value], at: Option<TextRange>) -> Value {
        let mut items = vec![self.vm.heap.str(name)];
        items.extend_from_slice(fields);
        let place = match at {
            Some(range) => {
                let (from, to) = (self.place(range.start()), self.place(range.end()));
                self.vm.heap.tuple(vec![from.0, from.1, to.0, to.1])
            }
            None => Value::None,
        };
        items.push(place);
        self.vm.heap.tuple(items)
    }

    /// An operator or context: its name alone.
    fn bare(&mut self, name: &impl std::fmt::Debug) -> Value {
        self.node(&format!("{name:?}"), &[], None)
    }

    fn list<T>(&mut self, items: &[T], mut make: impl FnMut(&mut Self, &T) -> Value) -> Value {
        let items = items.iter().map(|item| make(self, item)).collect();
        self.vm.heap.list(items)
    }

    fn exprs(&mut self, items: &[Expr]) -> Value {
        self.list(items, Self::expr)
    }

    fn maybe(&mut self, expr: Option<&Expr>) -> Value {
        expr.map_or(Value::None, |expr| self.expr(expr))
    }

    fn text(&mut self, text: &str) -> Value {
        self.vm.heap.str(text)
    }

    fn name(&mut self, name: Option<&ast::Identifier>) -> Value {
        name.map_or(Value::None, |name| self.vm.heap.str(name.as_str()))
    }

    pub fn body(&mut self, body: &[Stmt]) -> Value {
        self.list(body, Self::stmt)
    }

    pub fn module(&mut self, body: &[Stmt]) -> Value {
        let body = self.body(body);
        let ignored = self.vm.heap.list(Vec::new());
        self.node("Module", &[body, ignored], None)
    }

    pub fn expression(&mut self, expr: &Expr) -> Value {
        let body = self.expr(expr);
        self.node("Expression", &[body], None)
    }

    fn stmt(&mut self, stmt: &Stmt) -> Value {
        let at = stmt.range();
        match stmt {
            Stmt::FunctionDef(n) => {
                let name = if n.is_async { "AsyncFunctionDef" } else { "FunctionDef" };
                let at = self.behind_decorators(at, &n.decorator_list);
                node!(self, name, at, self.text(&n.name), self.parameters(&n.parameters), self.body(&n.body),
                    self.decorators(&n.decorator_list), self.maybe(n.returns.as_deref()), Value::None,
                    self.type_params(n.type_params.as_deref()))
            }
            Stmt::ClassDef(n) => {
                let at = self.behind_decorators(at, &n.decorator_list);
                let arguments = n.arguments.as_deref();
                let (args, keywords) = arguments.map_or((&[][..], &[][..]), |given| (&given.args[..], &given.keywords[..]));
                node!(self, "ClassDef", at, self.text(&n.name), self.exprs(args), self.list(keywords, Self::keyword),
                    self.body(&n.body), self.decorators(&n.decorator_list), self.type_params(n.type_params.as_deref()))
            }
            Stmt::Return(n) => node!(self, "Return", at, self.maybe(n.value.as_deref())),
            Stmt::Delete(n) => node!(self, "Delete", at, self.exprs(&n.targets)),
            Stmt::TypeAlias(n) => {
                node!(self, "TypeAlias", at, self.expr(&n.name), self.type_params(n.type_params.as_deref()), self.expr(&n.value))
            }
            Stmt::Assign(n) => node!(self, "Assign", at, self.exprs(&n.targets), self.expr(&n.value), Value::None),
            Stmt::AugAssign(n) => {
                node!(self, "AugAssign", at, self.expr(&n.target), self.bare(&n.op), self.expr(&n.value))
            }
            Stmt::AnnAssign(n) => node!(self, "AnnAssign", at, self.expr(&n.target), self.expr(&n.annotation),
                self.maybe(n.value.as_deref()), Value::Int(i64::from(n.simple))),
            Stmt::For(n) => node!(self, if n.is_async { "AsyncFor" } else { "For" }, at, self.expr(&n.target),
                self.expr(&n.iter), self.body(&n.body), self.body(&n.orelse), Value::None),
            Stmt::While(n) => node!(self, "While", at, self.expr(&n.test), self.body(&n.body), self.body(&n.orelse)),
            Stmt::If(n) => {
                let orelse = self.clauses(&n.elif_else_clauses, at.end());
                node!(self, "If", at, self.expr(&n.test), self.body(&n.body), orelse)
            }
            Stmt::With(n) => {
                let items = self.list(&n.items, |tree, item| {
                    let fields = [tree.expr(&item.context_expr), tree.maybe(item.optional_vars.as_deref())];
                    tree.node("withitem", &fields, None)
                });
                node!(self, if n.is_async { "AsyncWith" } else { "With" }, at, items, self.body(&n.body), Value::None)
            }
            Stmt::Match(n) => {
                let cases = self.list(&n.cases, |tree, case| {
                    let fields = [tree.pattern(&case.pattern), tree.maybe(case.guard.as_deref()), tree.body(&case.body)];
                    tree.node("match_case", &fields, None)
                });
                node!(self, "Match", at, self.expr(&n.subject), cases)
            }
            Stmt::Raise(n) => node!(self, "Raise", at, self.maybe(n.exc.as_deref()), self.maybe(n.cause.as_deref())),
            Stmt::Try(n) => node!(self, if n.is_star { "TryStar" } else { "Try" }, at, self.body(&n.body),
                self.list(&n.handlers, Self::handler), self.body(&n.orelse), self.body(&n.finalbody)),
            Stmt::Assert(n) => node!(self, "Assert", at, self.expr(&n.test), self.maybe(n.msg.as_deref())),
            Stmt::Import(n) => node!(self, "Import", at, self.list(&n.names, Self::alias)),
            Stmt::ImportFrom(n) => node!(self, "ImportFrom", at, self.name(n.module.as_ref()),
                self.list(&n.names, Self::alias), Value::Int(i64::from(n.level))),
            Stmt::Global(n) => node!(self, "Global", at, self.list(&n.names, |tree, name| tree.text(name))),
            Stmt::Nonlocal(n) => node!(self, "Nonlocal", at, self.list(&n.names, |tree, name| tree.text(name))),
            Stmt::Expr(n) => node!(self, "Expr", at, self.expr(&n.value)),
            Stmt::Pass(_) | Stmt::IpyEscapeCommand(_) => self.node("Pass", &[], Some(at)),
            Stmt::Break(_) => self.node("Break", &[], Some(at)),
            Stmt::Continue(_) => self.node("Continue", &[], Some(at)),
        }
    }

    /// `elif` is an `if` in `else`.
    fn clauses(&mut self, clauses: &[ast::ElifElseClause], end: TextSize) -> Value {
        let Some((first, rest)) = clauses.split_first() else {
            return self.vm.heap.list(Vec::new());
        };
        let Some(test) = &first.test else {
            return self.body(&first.body);
        };
        let orelse = self.clauses(rest, end);
        let at = TextRange::new(first.range.start(), end);
        let inner = node!(self, "If", at, self.expr(test), self.body(&first.body), orelse);
        self.vm.heap.list(vec![inner])
    }

    /// A definition begins at its `def` or `class`.
    fn behind_decorators(&self, at: TextRange, decorators: &[ast::Decorator]) -> TextRange {
        let Some(last) = decorators.last() else { return at };
        let mut start = usize::from(last.range.end());
        loop {
            let rest = &self.source[start..];
            start += rest.len() - rest.trim_start().len();
            if !self.source[start..].starts_with('#') {
                break;
            }
            start += self.source[start..].find('\n').unwrap_or(0);
        }
        TextRange::new(TextSize::from(start as u32), at.end())
    }

    fn decorators(&mut self, decorators: &[ast::Decorator]) -> Value {
        self.list(decorators, |tree, decorator| tree.expr(&decorator.expression))
    }

    fn handler(&mut self, handler: &ExceptHandler) -> Value {
        let ExceptHandler::ExceptHandler(n) = handler;
        node!(self, "ExceptHandler", n.range, self.maybe(n.type_.as_deref()), self.name(n.name.as_ref()), self.body(&n.body))
    }

    fn alias(&mut self, n: &ast::Alias) -> Value {
        node!(self, "alias", n.range, self.text(&n.name), self.name(n.asname.as_ref()))
    }

    fn keyword(&mut self, n: &ast::Keyword) -> Value {
        node!(self, "keyword", n.range, self.name(n.arg.as_ref()), self.expr(&n.value))
    }

    fn parameter(&mut self, n: &ast::Parameter) -> Value {
        // Without its stars.
        let at = TextRange::new(n.name.range.start(), n.range.end());
        node!(self, "arg", at, self.text(&n.name), self.maybe(n.annotation.as_deref()), Value::None)
    }

    fn parameters(&mut self, n: &ast::Parameters) -> Value {
        let one = |tree: &mut Self, part: &ast::ParameterWithDefault| tree.parameter(&part.parameter);
        let positional = self.list(&n.posonlyargs, one);
        let args = self.list(&n.args, one);
        let star = n.vararg.as_deref().map_or(Value::None, |part| self.parameter(part));
        let named = self.list(&n.kwonlyargs, one);
        let named_defaults = self.list(&n.kwonlyargs, |tree, part| tree.maybe(part.default.as_deref()));
        let stars = n.kwarg.as_deref().map_or(Value::None, |part| self.parameter(part));
        let parts = n.posonlyargs.iter().chain(&n.args);
        let defaults: Vec<&Expr> = parts.filter_map(|part| part.default.as_deref()).collect();
        let defaults = self.list(&defaults, |tree, default| tree.expr(default));
        self.node("arguments", &[positional, args, star, named, named_defaults, stars, defaults], None)
    }

    fn type_params(&mut self, params: Option<&ast::TypeParams>) -> Value {
        let params = params.map_or(&[][..], |params| &params.type_params[..]);
        self.list(params, |tree, param| match param {
            TypeParam::TypeVar(n) => node!(tree, "TypeVar", n.range, tree.text(&n.name),
                tree.maybe(n.bound.as_deref()), tree.maybe(n.default.as_deref())),
            TypeParam::ParamSpec(n) => {
                node!(tree, "ParamSpec", n.range, tree.text(&n.name), tree.maybe(n.default.as_deref()))
            }
            TypeParam::TypeVarTuple(n) => {
                node!(tree, "TypeVarTuple", n.range, tree.text(&n.name), tree.maybe(n.default.as_deref()))
            }
        })
    }

    fn generators(&mut self, generators: &[ast::Comprehension]) -> Value {
        self.list(generators, |tree, n| {
            let is_async = Value::Int(i64::from(n.is_async));
            let fields = [tree.expr(&n.target), tree.expr(&n.iter), tree.exprs(&n.ifs), is_async];
            tree.node("comprehension", &fields, None)
        })
    }

    fn expr(&mut self, expr: &Expr) -> Value {
        let at = expr.range();
        match expr {
            Expr::BoolOp(n) => node!(self, "BoolOp", at, self.bare(&n.op), self.exprs(&n.values)),
            Expr::Named(n) => node!(self, "NamedExpr", at, self.expr(&n.target), self.expr(&n.value)),
            Expr::BinOp(n) => node!(self, "BinOp", at, self.expr(&n.left), self.bare(&n.op), self.expr(&n.right)),
            Expr::UnaryOp(n) => node!(self, "UnaryOp", at, self.bare(&n.op), self.expr(&n.operand)),
            Expr::Lambda(n) => {
                let none = ast::Parameters::default();
                let parameters = n.parameters.as_deref().unwrap_or(&none);
                node!(self, "Lambda", at, self.parameters(parameters), self.expr(&n.body))
            }
            Expr::If(n) => node!(self, "IfExp", at, self.expr(&n.test), self.expr(&n.body), self.expr(&n.orelse)),
            Expr::Dict(n) => node!(self, "Dict", at, self.list(&n.items, |tree, item| tree.maybe(item.key.as_ref())),
                self.list(&n.items, |tree, item| tree.expr(&item.value))),
            Expr::Set(n) => node!(self, "Set", at, self.exprs(&n.elts)),
            Expr::ListComp(n) => node!(self, "ListComp", at, self.expr(&n.elt), self.generators(&n.generators)),
            Expr::SetComp(n) => node!(self, "SetComp", at, self.expr(&n.elt), self.generators(&n.generators)),
            Expr::DictComp(n) => node!(self, "DictComp", at, self.maybe(n.key.as_deref()), self.expr(&n.value),
                self.generators(&n.generators)),
            Expr::Generator(n) => node!(self, "GeneratorExp", at, self.expr(&n.elt), self.generators(&n.generators)),
            Expr::Await(n) => node!(self, "Await", at, self.expr(&n.value)),
            Expr::Yield(n) => node!(self, "Yield", at, self.maybe(n.value.as_deref())),
            Expr::YieldFrom(n) => node!(self, "YieldFrom", at, self.expr(&n.value)),
            Expr::Compare(n) => node!(self, "Compare", at, self.expr(&n.left),
                self.list(&n.ops, |tree, op| tree.bare(op)), self.exprs(&n.comparators)),
            Expr::Call(n) => {
                let args = match &*n.arguments.args {
                    // The only argument: it has the call's parentheses.
                    [Expr::Generator(only)] if !only.parenthesized => {
                        let at = n.arguments.range;
                        let only = node!(self, "GeneratorExp", at, self.expr(&only.elt), self.generators(&only.generators));
                        self.vm.heap.list(vec![only])
                    }
                    args => self.exprs(args),
                };
                node!(self, "Call", at, self.expr(&n.func), args, self.list(&n.arguments.keywords, Self::keyword))
            }
            Expr::FString(n) => {
                let mut values = Pieces::default();
                for part in &n.value {
                    match part {
                        FStringPart::Literal(literal) => values.text.push_str(&literal.value),
                        FStringPart::FString(part) => self.pieces(part.elements.iter(), &mut values, at, false),
                    }
                }
                let values = self.joined(values, at);
                self.node("JoinedStr", &[values], Some(at))
            }
            Expr::TString(n) => {
                let mut values = Pieces::default();
                for part in n.value.as_slice() {
                    self.pieces(part.elements.iter(), &mut values, at, true);
                }
                let values = self.joined(values, at);
                self.node("TemplateStr", &[values], Some(at))
            }
            Expr::StringLiteral(n) => {
                let kind = match n.value.iter().next().is_some_and(|part| part.flags.prefix().is_unicode()) {
                    true => self.text("u"),
                    false => Value::None,
                };
                node!(self, "Constant", at, self.text(n.value.to_str()), kind)
            }
            Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_) => {
                let constant = constant_of(expr).unwrap_or(Constant::None);
                let value = self.vm.constant(&constant, &self.file, true);
                self.node("Constant", &[value, Value::None], Some(at))
            }
            Expr::Attribute(n) => node!(self, "Attribute", at, self.expr(&n.value), self.text(&n.attr), self.bare(&n.ctx)),
            Expr::Subscript(n) => node!(self, "Subscript", at, self.expr(&n.value), self.expr(&n.slice), self.bare(&n.ctx)),
            Expr::Starred(n) => node!(self, "Starred", at, self.expr(&n.value), self.bare(&n.ctx)),
            Expr::Name(n) => node!(self, "Name", at, self.text(&n.id), self.bare(&n.ctx)),
            Expr::List(n) => node!(self, "List", at, self.exprs(&n.elts), self.bare(&n.ctx)),
            Expr::Tuple(n) => node!(self, "Tuple", at, self.exprs(&n.elts), self.bare(&n.ctx)),
            Expr::Slice(n) => node!(self, "Slice", at, self.maybe(n.lower.as_deref()), self.maybe(n.upper.as_deref()),
                self.maybe(n.step.as_deref())),
            Expr::IpyEscapeCommand(_) => Value::None,
        }
    }

    fn pieces<'e>(
        &mut self,
        elements: impl Iterator<Item = &'e InterpolatedStringElement>,
        out: &mut Pieces,
        whole: TextRange,
        template: bool,
    ) {
        for element in elements {
            let n = match element {
                InterpolatedStringElement::Literal(literal) => {
                    out.text.push_str(&literal.value);
                    continue;
                }
                InterpolatedStringElement::Interpolation(n) => n,
            };
            let mut conversion = n.conversion.to_byte().map_or(-1, i64::from);
            if let Some(debug) = &n.debug_text {
                let shown = &self.source[n.expression.range()];
                out.text.push_str(&format!("{}{shown}{}", debug.leading(), debug.trailing()));
                if matches!(n.conversion, ConversionFlag::None) && n.format_spec.is_none() {
                    conversion = i64::from(b'r');
                }
            }
            let spec = match &n.format_spec {
                None => Value::None,
                Some(spec) => {
                    let mut inner = Pieces::default();
                    self.pieces(spec.elements.iter(), &mut inner, spec.range, false);
                    let values = self.joined(inner, spec.range);
                    self.node("JoinedStr", &[values], Some(spec.range))
                }
            };
            self.flush(out, whole);
            let (value, conversion) = (self.expr(&n.expression), Value::Int(conversion));
            let piece = match template {
                true => {
                    let shown = self.source[n.expression.range()].to_owned();
                    node!(self, "Interpolation", n.range, value, self.text(&shown), conversion, spec)
                }
                false => node!(self, "FormattedValue", n.range, value, conversion, spec),
            };
            out.values.push(piece);
        }
    }

    /// The text so far becomes a constant.
    fn flush(&mut self, out: &mut Pieces, at: TextRange) {
        if !out.text.is_empty() {
            let text = std::mem::take(&mut out.text);
            let text = node!(self, "Constant", at, self.text(&text), Value::None);
            out.values.push(text);
        }
    }

    fn joined(&mut self, mut out: Pieces, at: TextRange) -> Value {
        self.flush(&mut out, at);
        self.vm.heap.list(out.values)
    }

    fn pattern(&mut self, pattern: &Pattern) -> Value {
        let at = pattern.range();
        match pattern {
            Pattern::MatchValue(n) => node!(self, "MatchValue", at, self.expr(&n.value)),
            Pattern::MatchSingleton(n) => {
                let value = match n.value {
                    Singleton::None => Value::None,
                    Singleton::True => Value::bool(true),
                    Singleton::False => Value::bool(false),
                };
                self.node("MatchSingleton", &[value], Some(at))
            }
            Pattern::MatchSequence(n) => node!(self, "MatchSequence", at, self.list(&n.patterns, Self::pattern)),
            Pattern::MatchMapping(n) => node!(self, "MatchMapping", at, self.exprs(&n.keys),
                self.list(&n.patterns, Self::pattern), self.name(n.rest.as_ref())),
            Pattern::MatchClass(n) => {
                let keywords = &n.arguments.keywords;
                node!(self, "MatchClass", at, self.expr(&n.cls), self.list(&n.arguments.patterns, Self::pattern),
                    self.list(keywords, |tree, keyword| tree.text(&keyword.attr)),
                    self.list(keywords, |tree, keyword| tree.pattern(&keyword.pattern)))
            }
            Pattern::MatchStar(n) => node!(self, "MatchStar", at, self.name(n.name.as_ref())),
            Pattern::MatchAs(n) => {
                let inner = n.pattern.as_deref().map_or(Value::None, |pattern| self.pattern(pattern));
                node!(self, "MatchAs", at, inner, self.name(n.name.as_ref()))
            }
            Pattern::MatchOr(n) => node!(self, "MatchOr", at, self.list(&n.patterns, Self::pattern)),
        }
    }
}

/// The values of a formatted string, and the text behind the last of them.
#[derive(Default)]
struct Pieces {
    values: Vec<Value>,
    text: String,
}
