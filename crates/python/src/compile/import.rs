//! Imports.

use ruff_python_ast::{self as ast, Stmt};

use super::generator::{Generator, range};
use crate::code::{Constant, Op};

impl<'a> Generator<'a> {
    pub fn import(&mut self, node: &'a ast::StmtImport) {
        let whole = range(node);
        for alias in &node.names {
            self.load_constant(Constant::Int(0), whole);
            self.load_constant(Constant::None, whole);
            self.emit_name(Op::ImportName, &alias.name, whole);
            let mut parts = alias.name.split('.');
            let first = parts.next().unwrap_or_default();
            let Some(name) = &alias.asname else {
                self.store_name(first, whole);
                continue;
            };
            // `import a.b as c` binds `a.b`, but ImportName gives `a`.
            for part in parts {
                self.emit_name(Op::ImportFrom, part, whole);
                self.emit(Op::Swap, 2, whole);
                self.emit(Op::PopTop, 0, whole);
            }
            self.store_name(name, whole);
        }
    }

    pub fn import_from(&mut self, node: &'a ast::StmtImportFrom) {
        let whole = range(node);
        let module = node.module.as_deref().unwrap_or("");
        if module == "__future__" {
            return self.future(node);
        }
        self.load_constant(Constant::Int(i64::from(node.level)), whole);
        let names = node.names.iter();
        let names = names.map(|alias| Constant::Str(alias.name.to_string()));
        self.load_constant(Constant::Tuple(names.collect()), whole);
        self.emit_name(Op::ImportName, module, whole);
        if node.names.iter().any(|alias| &alias.name == "*") {
            return self.emit(Op::ImportStar, 0, whole);
        }
        for alias in &node.names {
            self.emit_name(Op::ImportFrom, &alias.name, whole);
            let name = alias.asname.as_ref().unwrap_or(&alias.name);
            self.store_name(name, whole);
        }
        self.emit(Op::PopTop, 0, whole);
    }

    /// Simplified: a directive to the compiler, and no names.
    fn future(&mut self, node: &'a ast::StmtImportFrom) {
        let whole = range(node);
        if !self.futures.contains(&whole.start) {
            let message = "from __future__ imports must occur at the beginning of the file";
            self.error(message, whole);
        }
        for alias in &node.names {
            if !FEATURES.contains(&alias.name.as_str()) {
                let message = match alias.name.as_str() {
                    "braces" => String::from("not a chance"),
                    name => format!("future feature {name} is not defined"),
                };
                self.error(message, range(alias));
            }
        }
        self.emit(Op::Nop, 0, whole);
    }

    /// Notes the `__future__` imports that stand where they may: before everything but the docstring.
    pub fn find_futures(&mut self, body: &'a [Stmt]) {
        for (at, stmt) in body.iter().enumerate() {
            match stmt {
                Stmt::ImportFrom(import) if import.module.as_deref() == Some("__future__") => {
                    self.futures.push(range(import).start);
                }
                Stmt::Expr(first) if at == 0 && first.value.is_string_literal_expr() => {}
                _ => return,
            }
        }
    }
}

/// `__future__.all_feature_names`.
const FEATURES: [&str; 10] = [
    "nested_scopes",
    "generators",
    "division",
    "absolute_import",
    "with_statement",
    "print_function",
    "unicode_literals",
    "barry_as_FLUFL",
    "generator_stop",
    "annotations",
];
