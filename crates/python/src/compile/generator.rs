//! The code generator's state: a stack of units, and what all its parts use.

use ruff_python_ast::{self as ast, Expr, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::scope::{ScopeKind, Scopes, mangle};
use super::unit::{Label, Unit};
use super::{Compiled, TextKind};
use crate::code::{Code, CodeKind, Constant, Deferred, Op, Range};
use crate::syntax::{ProblemKind, SyntaxProblem, Version};
use std::collections::BTreeMap;
use std::rc::Rc;

pub struct Generator<'a> {
    pub source: &'a str,
    pub version: Version,
    pub kind: TextKind,
    pub scopes: Scopes,
    /// The code objects being written, the innermost last.
    pub units: Vec<Unit<'a>>,
    pub problems: Vec<SyntaxProblem>,
    pub warnings: Vec<SyntaxProblem>,
    /// `from __future__ import annotations`.
    pub annotations_are_text: bool,
    /// Where the `__future__` imports are that stand at the beginning.
    pub futures: Vec<u32>,
    /// Functions whose bodies are left out, by where their `def` or `async` begins.
    pub deferred: BTreeMap<u32, Deferred>,
    /// How many lines less the text has in front than its file.
    pub lines_before: u32,
    line_starts: Vec<u32>,
}

pub fn range_of(text: TextRange) -> Range {
    Range {
        start: text.start().into(),
        end: text.end().into(),
    }
}

/// The range that an expression's instruction marks.
pub fn range(node: &impl Ranged) -> Range {
    range_of(node.range())
}

impl<'a> Generator<'a> {
    pub fn new(source: &'a str, version: Version, scopes: Scopes, kind: TextKind) -> Self {
        let bytes = source.as_bytes();
        let mut line_starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            let carriage_return = byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
            if byte == b'\n' || carriage_return {
                line_starts.push(at as u32 + 1);
            }
        }
        Generator {
            source,
            version,
            kind,
            scopes,
            units: Vec::new(),
            problems: Vec::new(),
            warnings: Vec::new(),
            annotations_are_text: false,
            futures: Vec::new(),
            deferred: BTreeMap::new(),
            lines_before: 0,
            line_starts,
        }
    }

    /// 1-based.
    pub fn line(&self, offset: u32) -> u32 {
        let line = self.line_starts.partition_point(|&start| start <= offset) as u32;
        line.wrapping_add(self.lines_before)
    }

    pub fn module(mut self, body: &'a [Stmt]) -> Result<Compiled, Vec<SyntaxProblem>> {
        self.enter("<module>", CodeKind::Module, 1, 0);
        self.emit(Op::Resume, 0, Range::default());
        self.make_cells();
        self.find_futures(body);
        self.owner_annotations(body, 0);
        if let (TextKind::Expression, [Stmt::Expr(only)]) = (self.kind, body) {
            self.expression(&only.value);
            self.emit(Op::ReturnValue, 0, range(only));
        }
        let body = match self.kind {
            TextKind::Expression => &[],
            TextKind::Interactive => body,
            _ => self.docstring(body, true),
        };
        self.statements(body);
        let end = Range {
            start: self.source.trim_end().len() as u32,
            end: self.source.trim_end().len() as u32,
        };
        let last = body.last().map_or(end, range);
        self.load_constant(Constant::None, last);
        self.emit(Op::ReturnValue, 0, last);
        let code = self.leave();
        self.problems.sort_by_key(|problem| problem.start);
        if self.problems.is_empty() {
            return Ok(Compiled {
                code,
                warnings: self.warnings,
            });
        }
        Err(self.problems)
    }

    pub fn unit(&mut self) -> &mut Unit<'a> {
        self.units.last_mut().expect("a unit is open")
    }

    pub fn emit(&mut self, op: Op, arg: u32, range: Range) {
        self.unit().emit(op, arg, range);
    }

    pub fn jump(&mut self, op: Op, label: Label, range: Range) {
        self.unit().jump(op, label, range);
    }

    pub fn label(&mut self) -> Label {
        self.unit().label()
    }

    pub fn place(&mut self, label: Label) {
        self.unit().place(label);
    }

    pub fn depth(&mut self) -> i32 {
        self.unit().depth
    }

    pub fn load_constant(&mut self, constant: Constant, range: Range) {
        match constant {
            // CPython's LOAD_SMALL_INT has one byte.
            Constant::Int(value @ 0..=255) => self.emit(Op::LoadSmallInt, value as u32, range),
            constant => {
                let at = self.unit().constant(constant);
                self.emit(Op::LoadConst, at, range);
            }
        }
    }

    /// An instruction with a name as its operand.
    pub fn emit_name(&mut self, op: Op, name: &str, range: Range) {
        let at = self.unit().name(name);
        self.emit(op, at, range);
    }

    pub fn error(&mut self, message: impl Into<String>, range: Range) {
        self.discard();
        self.problems
            .push(SyntaxProblem::error(message, range.start, range.end));
    }

    fn discard(&mut self) {
        self.units.iter_mut().for_each(|unit| unit.discarded = true);
    }

    pub fn warn(&mut self, message: impl Into<String>, range: Range) {
        self.warnings.push(SyntaxProblem {
            kind: ProblemKind::SyntaxWarning,
            message: message.into(),
            start: range.start,
            end: range.end,
            rewrite: None,
            uncorrected: None,
        });
    }

    pub fn mangled(&mut self, name: &str) -> String {
        let scope = self.unit().scope;
        mangle(self.scopes.all[scope].private.as_deref(), name)
    }

    /// Opens a code object for a scope and lays out its slots.
    pub fn enter(&mut self, name: &str, kind: CodeKind, first_line: u32, scope: usize) {
        let qualname = self.qualname(name, scope);
        let mut unit = Unit::new(name, qualname, kind, first_line, scope);
        unit.discarded = !self.problems.is_empty();
        let mut locals: Vec<String> = Vec::new();
        let this = &self.scopes.all[scope];
        locals.extend(this.parameters.iter().cloned());
        if this.is_function_like() {
            for (name, symbol) in &this.symbols {
                use super::scope::Resolution::{Cell, Local};
                if matches!(symbol.resolution, Some(Local | Cell)) && !symbol.parameter {
                    locals.push(name.clone());
                }
            }
        }
        if this.needs_class_cell {
            locals.push("__class__".to_string());
        }
        if this.needs_class_dict {
            locals.push("__classdict__".to_string());
        }
        for (at, name) in locals.iter().enumerate() {
            unit.slots.insert(name.clone(), at as u32);
        }
        self.hide_comprehensions(scope, &mut unit, &mut locals);
        for name in &this.free {
            unit.slots.insert(name.clone(), locals.len() as u32);
            locals.push(name.clone());
        }
        unit.code.free = this.free.len() as u32;
        unit.code.locals = locals;
        self.units.push(unit);
    }

    /// Gives every variable of the comprehensions inlined into `scope` a slot of its own.
    fn hide_comprehensions(&self, scope: usize, unit: &mut Unit<'a>, locals: &mut Vec<String>) {
        use super::scope::Resolution::{Cell, Local};
        for &child in &self.scopes.all[scope].children {
            let comprehension = &self.scopes.all[child];
            if !comprehension.is_inlined() {
                continue;
            }
            for (name, symbol) in &comprehension.symbols {
                if matches!(symbol.resolution, Some(Local | Cell)) {
                    unit.hidden
                        .insert((child, name.clone()), locals.len() as u32);
                    if self.version == Version::Py311 {
                        unit.code.hidden.push(locals.len() as u32);
                    }
                    locals.push(name.clone());
                }
            }
            self.hide_comprehensions(child, unit, locals);
        }
    }

    /// Makes the cells that the code object begins with.
    pub fn make_cells(&mut self) {
        // At the place of `Resume`, which comes first.
        let here = self.unit().code.ranges[0];
        use super::scope::Resolution::Cell;
        let scope = self.unit().scope;
        let this = &self.scopes.all[scope];
        let mut names: Vec<String> = Vec::new();
        if this.is_function_like() {
            let cells = this
                .symbols
                .iter()
                .filter(|(_, symbol)| symbol.resolution == Some(Cell));
            names.extend(cells.map(|(name, _)| name.clone()));
        }
        if this.needs_class_cell {
            names.push("__class__".to_string());
        }
        let class_dict = this.needs_class_dict;
        if class_dict {
            names.push("__classdict__".to_string());
        }
        for name in names {
            let slot = self.unit().slots[&name];
            self.unit().code.cells.push(slot);
            self.emit(Op::MakeCell, slot, here);
        }
        if class_dict {
            let slot = self.unit().slots["__classdict__"];
            self.emit(Op::LoadLocals, 0, here);
            self.emit(Op::StoreDeref, slot, here);
        }
    }

    /// Ends the innermost code object.
    pub fn leave(&mut self) -> Rc<Code> {
        let unit = self.units.pop().expect("a unit is open");
        let (code, problem) = unit.finish(&|offset| self.line(offset));
        self.problems.extend(problem);
        code
    }

    /// CPython's `compiler_set_qualname`.
    fn qualname(&mut self, name: &str, scope: usize) -> String {
        let mut parents = self.units.iter().rev();
        let Some(mut parent) = parents.next() else {
            return name.to_string();
        };
        // Type parameter scopes do not show in names.
        if self.scopes.all[parent.scope].kind == ScopeKind::TypeParams {
            match parents.next() {
                Some(outer) => parent = outer,
                None => return name.to_string(),
            }
        }
        let parent_scope = &self.scopes.all[parent.scope];
        let declared_global = matches!(
            self.scopes.all[scope].kind,
            ScopeKind::Function | ScopeKind::Class
        ) && parent_scope.symbol(name).is_some_and(|s| s.global);
        match parent_scope.kind {
            ScopeKind::Module => name.to_string(),
            _ if declared_global => name.to_string(),
            ScopeKind::Class => format!("{}.{name}", parent.code.qualname),
            _ => format!("{}.<locals>.{name}", parent.code.qualname),
        }
    }

    /// Takes a docstring off a body; a module or class also stores it as `__doc__`.
    pub fn docstring(&mut self, body: &'a [Stmt], store: bool) -> &'a [Stmt] {
        let Some(Stmt::Expr(first)) = body.first() else {
            return body;
        };
        let Expr::StringLiteral(text) = &*first.value else {
            return body;
        };
        let mut text = text.value.to_str().to_string();
        if self.version >= Version::Py314 {
            text = clean_docstring(&text);
        }
        self.unit().code.docstring = Some(text.clone());
        if store {
            let range = range(first);
            self.load_constant(Constant::Str(text), range);
            self.store_name("__doc__", range);
        }
        &body[1..]
    }

    /// Where the keyword of a decorated statement begins.
    pub fn after_decorators(&self, decorators: &[ast::Decorator], whole: TextRange) -> Range {
        let mut range = range_of(whole);
        let Some(last) = decorators.last() else {
            return range;
        };
        let mut at = usize::from(last.range.end());
        let bytes = self.source.as_bytes();
        while at < bytes.len() {
            match bytes[at] {
                b'#' => {
                    while at < bytes.len() && !matches!(bytes[at], b'\n' | b'\r') {
                        at += 1;
                    }
                }
                b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b')' => at += 1,
                _ => break,
            }
        }
        range.start = at as u32;
        range
    }
}

/// Since 3.13 a docstring loses the indentation that all its lines but the first share.
fn clean_docstring(text: &str) -> String {
    let expanded = text.replace('\t', "        ");
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let margin = expanded
        .split('\n')
        .skip(1)
        .filter(|line| !line.trim_start_matches(' ').is_empty())
        .map(indent)
        .min()
        .unwrap_or(0);
    let mut lines = expanded.split('\n');
    let first = lines.next().unwrap_or_default();
    let mut cleaned = first.trim_start_matches(' ').to_string();
    for line in lines {
        cleaned.push('\n');
        cleaned.push_str(line.get(margin..).unwrap_or(""));
    }
    cleaned
}
