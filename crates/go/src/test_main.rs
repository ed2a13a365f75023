//! A program of tests: without `main`, with functions as `go test` looks for them.
//!
//! It gets a file that starts them as `go test -v` does, which people do not see (`go/load/test.go`
//! makes such a one).
//! Simplified: benchmarks and examples of such a program are checked, but not run.

use crate::syntax::ast::{Decl, ExprKind, File, FuncDecl};
use std::fmt::Write;

pub(crate) const FILE: &str = "_testmain.go";

/// The file's text; none for a program that is not one of tests.
pub(crate) fn text(files: &[&File]) -> Option<String> {
    let functions = || files.iter().flat_map(|file| &file.decls).filter_map(plain_function);
    if functions().any(|func| *func.name.name == *"main") {
        return None;
    }
    let tests: Vec<&FuncDecl> = functions().filter(|func| is_test(func, "Test", "T")).collect();
    let fuzzed: Vec<&FuncDecl> = functions().filter(|func| is_test(func, "Fuzz", "F")).collect();
    if tests.is_empty() && fuzzed.is_empty() {
        return None;
    }
    let has_main = tests.iter().any(|func| *func.name.name == *"TestMain");
    let mut out = String::from("package main\n\nimport (\n\t_os \"os\"\n\t_testing \"testing\"\n");
    // A fuzz target is called by reflection: its arguments' types have to be known.
    if has_main || !fuzzed.is_empty() {
        out.push_str("\t_reflect \"reflect\"\n");
    }
    out.push_str(")\n\n");
    if !fuzzed.is_empty() {
        out.push_str("var _ = _reflect.ValueOf\n\n");
    }
    out.push_str("func main() {\n\tm := _testing.MainStart(nil, []_testing.InternalTest{\n");
    for test in tests.iter().filter(|func| *func.name.name != *"TestMain") {
        let _ = writeln!(out, "\t\t{{\"{0}\", {0}}},", test.name.name);
    }
    out.push_str("\t}, nil, []_testing.InternalFuzzTarget{\n");
    for target in fuzzed {
        let _ = writeln!(out, "\t\t{{\"{0}\", {0}}},", target.name.name);
    }
    out.push_str("\t}, nil)\n");
    out.push_str(match has_main {
        true => "\tTestMain(m)\n\t_os.Exit(int(_reflect.ValueOf(m).Elem().FieldByName(\"exitCode\").Int()))\n}\n",
        false => "\t_os.Exit(m.Run())\n}\n",
    });
    Some(out)
}

fn plain_function(decl: &Decl) -> Option<&FuncDecl> {
    match decl {
        Decl::Func(func) if func.receiver.is_none() => Some(func),
        _ => None,
    }
}

/// `TestName(t *testing.T)`, `FuzzName(f *testing.F)`, or `TestMain(m *testing.M)`; `Testname` is none.
fn is_test(func: &FuncDecl, prefix: &str, parameter_type: &str) -> bool {
    let Some(rest) = func.name.name.strip_prefix(prefix) else {
        return false;
    };
    let [parameter] = &func.typ.parameters[..] else {
        return false;
    };
    let ExprKind::Star(typ) = &parameter.typ.kind else {
        return false;
    };
    let ExprKind::Selector(_, typ) = &typ.kind else {
        return false;
    };
    let wanted = if prefix == "Test" && rest == "Main" && *typ.name == *"M" { "M" } else { parameter_type };
    *typ.name == *wanted && !rest.starts_with(char::is_lowercase)
}
