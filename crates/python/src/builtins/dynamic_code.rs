//! `compile`, `exec` and `eval`: text that becomes code while the program runs, in the same VM.
//!
//! A code object made here reads and writes the names of its module level in the frame's namespace
//! if it has one (the `locals` mapping), or else in the globals. A dict that is given as globals
//! becomes the names of a hidden module: the same object from then on is that module's live mapping.
//! Simplified: such a module, and the code, live as long as the VM.

use crate::code::{Code, CodeKind};
use crate::compile::tree::Tree;
use crate::compile::{TextKind, compile_text};
use crate::native::{Args, NativeDef, Outcome, Signature, Stop, function};
use crate::object::{CodeId, Object};
use crate::symbol::Sym;
use crate::syntax::{ProblemKind, SyntaxProblem, parse};
use crate::value::{Id, Value};
use crate::vm::load::SourceFile;
use crate::vm::{Then, Vm};
use std::rc::Rc;

/// `_ast`: what the modules `ast` and `doctest` need of the compiler.
pub static AST: &[NativeDef] = &[
    function("_ast", "literal_code", literal_code),
    function("_ast", "tree", tree),
    function("_ast", "example_code", example_code),
];

const FILE: &str = "<string>";

pub fn exec(vm: &mut Vm, args: &Args) -> Outcome {
    run(vm, args, "exec", TextKind::Statements)
}

pub fn eval(vm: &mut Vm, args: &Args) -> Outcome {
    run(vm, args, "eval", TextKind::Expression)
}

fn run(vm: &mut Vm, args: &Args, name: &'static str, kind: TextKind) -> Outcome {
    let old = vm.is_old();
    let signature = Signature {
        name,
        names: &["source", "globals", "locals", "closure"],
        required: 1,
        positional_only: if old { 3 } else { 1 },
        positional: 3,
    };
    let [source, globals, locals, _] = vm.bind::<4>(args, &signature)?;
    let (globals, locals) = (given(globals), given(locals));
    let (module, namespace) = places(vm, name, globals, locals)?;
    let code = match vm.object_of(source) {
        Some(Object::Code(code)) => *code,
        _ => {
            let Some(text) = text_of(vm, source) else {
                let words = format!("{name}() arg 1 must be a string, bytes or code object");
                return Err(vm.type_error(&words));
            };
            let text = match kind {
                TextKind::Expression => text.trim_start_matches([' ', '\t']).to_owned(),
                _ => text,
            };
            vm.code_of_text(&text, FILE, kind)?
        }
    };
    vm.run_code(name, code, module, namespace)
}

/// `None` is as good as nothing.
fn given(value: Value) -> Option<Value> {
    Some(value).filter(|value| !value.is_null() && !value.is_none())
}

fn text_of(vm: &Vm, source: Value) -> Option<String> {
    match vm.text_of(vm.payload(source)) {
        Some(text) => Some(text.to_owned()),
        None => vm
            .bytes_of(source)
            .map(|bytes| String::from_utf8_lossy(bytes).into_owned()),
    }
}

/// The module of the globals, and the namespace of the names: `Null` where the globals are meant.
fn places(
    vm: &mut Vm,
    name: &str,
    globals: Option<Value>,
    locals: Option<Value>,
) -> Result<(Id, Value), Stop> {
    if let Some(locals) = locals
        && vm.dict_entries(locals).is_none()
        && vm.lookup_special(locals, Sym::GETITEM).is_none()
    {
        let class = vm.class_name(locals);
        let words = match name {
            "exec" => format!("locals must be a mapping or None, not {class}"),
            _ => String::from("locals must be a mapping"),
        };
        return Err(vm.type_error(&words));
    }
    let Some(globals) = globals else {
        let module = vm.current_globals();
        let own = match locals {
            Some(locals) => locals,
            None => super::inspection::locals(vm, &Args::default())?,
        };
        let is_module = own.is(vm.globals_view(module));
        return Ok((module, if is_module { Value::Null } else { own }));
    };
    let module = vm.module_of_mapping(name, globals)?;
    vm.provide_builtins(module);
    Ok((
        module,
        locals.filter(|own| !own.is(globals)).unwrap_or(Value::Null),
    ))
}

/// `compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)`
pub fn compile(vm: &mut Vm, args: &Args) -> Outcome {
    let signature = Signature {
        name: "compile",
        names: &[
            "source",
            "filename",
            "mode",
            "flags",
            "dont_inherit",
            "optimize",
            "_feature_version",
        ],
        required: 3,
        positional_only: 0,
        positional: 6,
    };
    let [source, file, mode, ..] = vm.bind::<7>(args, &signature)?;
    if matches!(vm.object_of(source), Some(Object::Code(_))) {
        return Ok(source);
    }
    let Some(text) = text_of(vm, source) else {
        if vm.modules.contains_key("ast") {
            return Err(Stop::Fallback);
        }
        return Err(vm.type_error("compile() arg 1 must be a string, bytes or AST object"));
    };
    let Some(file) = vm.text_of(file).map(str::to_owned) else {
        let class = vm.class_name(file);
        return Err(vm.type_error(&format!(
            "compile() argument 'filename' must be str, bytes or os.PathLike, not {class}"
        )));
    };
    let kind = match vm.text_of(mode) {
        Some("exec") => TextKind::Statements,
        Some("eval") => TextKind::Expression,
        Some("single") => TextKind::Interactive,
        Some(_) => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
        None => return Err(vm.type_error("compile() argument 'mode' must be str")),
    };
    let code = vm.code_of_text(&text, &file, kind)?;
    Ok(vm.code_object(code))
}

/// `tree(text, file, expression)`: what the parser makes of it, for `ast.parse`.
fn tree(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "tree", 3)?;
    let (Some(text), Some(path)) = (text_of(vm, args.get(0)), text_of(vm, args.get(1))) else {
        return Err(vm.type_error("compile() arg 1 must be a string, bytes or AST object"));
    };
    let text = text.replace("\r\n", "\n");
    let kind = match vm.truth_native(args.get(2)) {
        Some(true) => TextKind::Expression,
        _ => TextKind::Statements,
    };
    let text = match kind {
        TextKind::Expression => text.trim_start_matches([' ', '\t']),
        _ => &text,
    };
    let version = vm.settings.version;
    let problem = match kind {
        TextKind::Expression => crate::compile::text::no_expression(text, version),
        _ => None,
    };
    let parsed = match (problem, parse::parse(text, version)) {
        (Some(problem), _) => Err(vec![problem]),
        (None, parsed) => parsed,
    };
    let parsed = match parsed {
        Ok(parsed) => parsed,
        Err(problems) => return Err(Stop::Raise(vm.syntax_exception(&problems, text, &path, kind))),
    };
    let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    let lines = std::iter::once(0).chain(breaks).collect();
    let file = Rc::new(SourceFile {
        path,
        text: String::new(),
    });
    let body = &parsed.syntax().body;
    let mut tree = Tree { vm, source: text, lines, file };
    Ok(match (kind, body.first()) {
        (TextKind::Expression, Some(ruff_python_ast::Stmt::Expr(only))) => tree.expression(&only.value),
        _ => tree.module(body),
    })
}

/// `program_code(text, path)`: of a process's own program, whose lines tracebacks show.
pub(crate) fn program_code(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "program_code", 2)?;
    let [text, path] = [0, 1].map(|at| vm.text_of(args.get(at)).unwrap_or("").to_owned());
    let code = vm.code_of_shown_text(&text, &path, TextKind::Statements, &text)?;
    Ok(vm.code_object(code))
}

/// The code of an expression that is a literal; of anything else the name of its node's class.
fn literal_code(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "literal_code", 1)?;
    let text = vm.text_of(args.get(0)).unwrap_or("").to_owned();
    let code = vm.code_of_text(&text, "<unknown>", TextKind::Expression)?;
    match crate::compile::not_literal(&text, vm.settings.version) {
        None => Ok(vm.code_object(code)),
        Some(node) => Ok(vm.heap.str(&node)),
    }
}

/// `example_code(source, filename)`: one statement of a prompt, whose lines tracebacks show.
fn example_code(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "example_code", 2)?;
    let [text, file] = [0, 1].map(|at| vm.text_of(args.get(at)).unwrap_or("").to_owned());
    let code = vm.code_of_shown_text(&text, &file, TextKind::Interactive, &text)?;
    Ok(vm.heap.make(Object::Code(code)))
}

impl Vm {
    /// Errors: SyntaxError, and what derives from it.
    fn code_of_text(&mut self, text: &str, file: &str, kind: TextKind) -> Result<CodeId, Stop> {
        // As for CPython, whose linecache finds no such file.
        self.code_of_shown_text(text, file, kind, "")
    }

    /// Code whose tracebacks show the lines of `shown`.
    fn code_of_shown_text(
        &mut self,
        text: &str,
        file: &str,
        kind: TextKind,
        shown: &str,
    ) -> Result<CodeId, Stop> {
        let unix = text.replace("\r\n", "\n");
        let text = if text.contains('\r') { &unix } else { text };
        let key = (kind, file.to_owned(), text.to_owned());
        if let Some(code) = self.state.texts.get(&key) {
            return Ok(*code);
        }
        if text.contains('\0') {
            let class = self.classes.syntax_error;
            return Err(self.raise(class, "source code string cannot contain null bytes"));
        }
        match compile_text(text, self.settings.version, kind) {
            Ok(compiled) => {
                for warning in &compiled.warnings {
                    let line = Place::of(warning, text, kind).line;
                    let words = &warning.message;
                    self.write_stderr(&format!("{file}:{line}: SyntaxWarning: {words}\n"));
                }
                let code = compiled.code;
                let file = Rc::new(SourceFile {
                    path: file.to_owned(),
                    text: shown.to_owned(),
                });
                let code = self.load(&code, &file, true);
                self.state.texts.insert(key, code);
                Ok(code)
            }
            Err(problems) => Err(Stop::Raise(
                self.syntax_exception(&problems, text, file, kind),
            )),
        }
    }

    fn run_code(&mut self, name: &str, code: CodeId, module: Id, namespace: Value) -> Outcome {
        let loaded: Rc<Code> = self.loaded(code).code.clone();
        if loaded.free > 0 {
            let words = format!("code object passed to {name}() may not contain free variables");
            return Err(self.type_error(&words));
        }
        if !matches!(loaded.kind, CodeKind::Module | CodeKind::Function) || loaded.positional > 0 {
            let words = format!("{name}() runs code without parameters only here");
            return Err(self.type_error(&words));
        }
        if self.is_too_deep() {
            let class = self.classes.recursion_error;
            return Err(self.raise(class, "maximum recursion depth exceeded"));
        }
        self.enter_body(code, module, namespace, &[], Then::Push);
        Err(Stop::Frame)
    }

    /// `__builtins__` among the names of a dict that is used as globals.
    pub(crate) fn provide_builtins(&mut self, module: Id) {
        let is_hidden = matches!(self.heap.get(module), Object::Module(m) if m.name == "builtins");
        let names = self.heap.attributes(module);
        if is_hidden && names.is_some_and(|names| names.get(Sym::BUILTINS_OF).is_none()) {
            let view = self.globals_view(self.builtins);
            self.heap.set_attribute(module, Sym::BUILTINS_OF, view);
        }
    }

    /// The module whose names a dict is, from now on at the latest.
    pub(crate) fn module_of_mapping(&mut self, name: &str, mapping: Value) -> Result<Id, Stop> {
        let inner = self.payload(mapping);
        let class = self.class_name(mapping);
        let is_exec = name == "exec";
        match (inner, self.object_of(inner)) {
            (_, Some(Object::NamesView(owner))) => return Ok(*owner),
            (Value::Object(_), Some(Object::Dict(_))) => {}
            _ if is_exec => {
                return Err(self.type_error(&format!("exec() globals must be a dict, not {class}")));
            }
            _ if self.lookup_special(mapping, Sym::GETITEM).is_some() => {
                let words = "globals must be a real dict; try eval(expr, {}, mapping)";
                return Err(self.type_error(words));
            }
            _ => return Err(self.type_error("globals must be a dict")),
        }
        let entries = self.dict_entries(inner).unwrap_or_default();
        let mut names = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            let Some(text) = self.text_of(key).map(str::to_owned) else {
                let words =
                    format!("{name}() globals with a key that is no str are not supported here");
                return Err(self.type_error(&words));
            };
            names.push((self.symbols.intern(&text), value));
        }
        let id = self.new_module("builtins", true);
        for (old, _) in self
            .heap
            .attributes(id)
            .map(|a| a.iter().collect::<Vec<_>>())
            .unwrap_or_default()
        {
            self.heap.remove_attribute(id, old);
        }
        for (key, value) in names {
            self.heap.set_attribute(id, key, value);
        }
        let place = self.storage(inner);
        self.heap.become_names(place, id);
        self.heap.retain(inner);
        self.state.views.insert(id, inner);
        Ok(id)
    }

    fn syntax_exception(
        &mut self,
        problems: &[SyntaxProblem],
        source: &str,
        file: &str,
        kind: TextKind,
    ) -> Value {
        let Some(problem) = problems.first() else {
            unreachable!("a text that does not compile has a problem")
        };
        let problem = problem.uncorrected.as_deref().unwrap_or(problem);
        let class = match problem.kind {
            ProblemKind::IndentationError => self.classes.indentation_error,
            ProblemKind::TabError => self.classes.tab_error,
            _ => self.classes.syntax_error,
        };
        let is_parsed = parse::parse(source, self.settings.version).is_ok();
        let place = Place::of(problem, source, kind);
        let shown = match is_parsed && kind == TextKind::Statements {
            true => Value::None,
            false => self.heap.str(&place.text),
        };
        let file = self.heap.str(file);
        let details = [
            file,
            Value::Int(place.line),
            Value::Int(place.offset),
            shown,
            Value::Int(place.end_line),
            Value::Int(place.end_offset),
        ];
        let message = self.heap.str(&problem.message);
        let details = self.heap.tuple(details.to_vec());
        let exception = self.new_exception(class, &[message, details]);
        crate::types::exception::keep_syntax_details(self, exception);
        exception
    }
}

/// Where a syntax error is, as the exception's attributes have it.
struct Place {
    line: i64,
    /// 1-based, in code points; 0: at the end of an expression.
    offset: i64,
    text: String,
    end_line: i64,
    end_offset: i64,
}

impl Place {
    fn of(problem: &SyntaxProblem, source: &str, kind: TextKind) -> Place {
        let is_expression = kind == TextKind::Expression;
        let start = (problem.start as usize).min(source.len());
        let end = (problem.end as usize).clamp(start, source.len());
        let line_of = |at: usize| source[..at].matches('\n').count() as i64 + 1;
        let column = |at: usize| {
            let from = source[..at].rfind('\n').map_or(0, |newline| newline + 1);
            source[from..at].chars().count() as i64 + 1
        };
        let from = source[..start].rfind('\n').map_or(0, |newline| newline + 1);
        let mut text = source[from..].split('\n').next().unwrap_or("").to_owned();
        if source.is_empty() {
            return Place {
                line: 0,
                offset: 0,
                text,
                end_line: 0,
                end_offset: 0,
            };
        }
        if !is_expression || source[from..].contains('\n') {
            text.push('\n');
        }
        let at_end = is_expression && start >= source.trim_end().len();
        let at_newline = source[start..end] == *"\n";
        let (offset, end_offset) = match problem.message.as_str() {
            "unexpected indent" => (column(start) - 1, -1),
            _ if at_end => (0, 0),
            _ if end == 0 && kind == TextKind::Interactive => (0, 0),
            // The newline itself is what is marked.
            _ if at_newline => (column(start), column(start) + 1),
            _ => (column(start), column(end)),
        };
        Place {
            line: line_of(start),
            offset,
            text,
            end_line: line_of(if at_newline { start } else { end }),
            end_offset,
        }
    }
}
