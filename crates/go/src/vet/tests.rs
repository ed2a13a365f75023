//! Tests: names that go test does not take for tests' (`tests`), and what only a test's own goroutine
//! may call (`testinggoroutine`).
//! Simplified: what examples' names refer to is not looked up.

use super::Vet;
use super::walk::Node;
use crate::syntax::ast::*;
use crate::types::SelectionKind;

const FORBIDDEN: [&str; 6] = ["FailNow", "Fatal", "Fatalf", "Skip", "SkipNow", "Skipf"];

impl Vet<'_> {
    /// `func Testname(t *testing.T)`.
    pub(super) fn malformed_test(&mut self, func: &FuncDecl) {
        let file = self.files.place(func.span.start).map(|(file, _)| self.files.file(file).text.name());
        let is_of_tests = file.is_some_and(|name| name.ends_with("_test.go"));
        if !is_of_tests || func.receiver.is_some() || !func.typ.results.is_empty() {
            return;
        }
        let name = func.name.name.to_string();
        for (prefix, letter) in [("Test", "T"), ("Benchmark", "B"), ("Fuzz", "F")] {
            let rest = name.strip_prefix(prefix);
            if rest.is_some_and(|rest| rest.starts_with(char::is_lowercase)) && is_test_parameter(func, &[letter]) {
                self.warn(
                    func.name.span,
                    format!("{name} has malformed name: first letter after '{prefix}' must not be lowercase"),
                );
            }
        }
    }

    /// `go func() { t.Fatal() }()` and `go helper(t)`, in a function that is given a test.
    pub(super) fn fatal_in_goroutine(&mut self, func: &FuncDecl, files: &[&File]) {
        let Some(body) = func.body.as_ref().filter(|_| is_test_parameter(func, &["T", "B"])) else {
            return;
        };
        let mut started = Vec::new();
        // What is looked at by itself: what other goroutines and subtests run.
        let mut inner = Vec::new();
        super::walk::stmts(&body.stmts, &mut |node| match node {
            Node::Stmt(stmt) => {
                if let StmtKind::Go(Expr { kind: ExprKind::Call(call), .. }) = &stmt.kind {
                    started.push((stmt, call));
                    inner.push(stmt.span);
                }
            }
            Node::Expr(Expr { kind: ExprKind::Call(call), .. }) => {
                if let (ExprKind::Selector(_, name), [_, part]) = (&call.func.kind, &call.arguments[..])
                    && *name.name == *"Run"
                {
                    inner.push(part.span);
                }
            }
            _ => {}
        });
        for (stmt, call) in &started {
            let callee = call.func.unparen();
            let region = match &callee.kind {
                ExprKind::Func(literal) => Some((&literal.body, true)),
                ExprKind::Name(_) => self.declared(callee, files).map(|body| (body, false)),
                _ => None,
            };
            let Some((region, is_literal)) = region else { continue };
            for (call, method) in self.forbidden_calls(region) {
                if inner.iter().any(|span| span.contains(call.start) && region.span.contains(span.start)) {
                    continue;
                }
                match is_literal {
                    true => self.warn(call, format!("call to {method} from a non-test goroutine")),
                    false => {
                        let name = self.source(callee);
                        let message = format!("call to {method} from a non-test goroutine ({name} calls {method})");
                        self.warn(stmt.span, message);
                    }
                }
            }
        }
    }

    fn declared<'t>(&self, name: &Expr, files: &[&'t File]) -> Option<&'t Block> {
        let object = self.info.object_of(name.id)?;
        let mut decls = files.iter().flat_map(|file| &file.decls);
        decls.find_map(|decl| match decl {
            Decl::Func(func) if self.info.object(&func.name) == Some(object) => func.body.as_ref(),
            _ => None,
        })
    }

    /// Calls that end a test, with the method.
    fn forbidden_calls(&self, body: &Block) -> Vec<(source::Span, String)> {
        let mut found = Vec::new();
        super::walk::stmts(&body.stmts, &mut |node| {
            let Node::Expr(e) = node else { return };
            let ExprKind::Call(call) = &e.kind else { return };
            let func = call.func.unparen();
            let ExprKind::Selector(x, name) = &func.kind else { return };
            let is_method = self.info.selections.get(&func.id).is_some_and(|it| it.kind == SelectionKind::Method);
            let (true, true, Some(typ)) = (is_method, FORBIDDEN.contains(&&*name.name), self.type_of(x)) else {
                return;
            };
            let typ = self.shown_type(typ);
            if matches!(typ.as_str(), "*testing.T" | "*testing.B" | "*testing.F" | "testing.TB") {
                let method = format!("({typ}).{}", name.name);
                found.push((e.span, method));
            }
        });
        found
    }
}

fn is_test_parameter(func: &FuncDecl, letters: &[&str]) -> bool {
    func.typ.parameters.iter().any(|parameter| {
        let ExprKind::Star(typ) = &parameter.typ.kind else {
            return false;
        };
        let ExprKind::Selector(package, name) = &typ.kind else {
            return false;
        };
        package.as_name().is_some_and(|name| **name == *"testing") && letters.contains(&&*name.name)
    })
}
