//! A program of tests: without `main`, with functions as `go test` looks for them.
//!
//! It gets a file that starts them as `go test -v` does, which people do not see (`go/load/test.go`
//! makes such a one).
//! Simplified: benchmarks of such a program are checked, but not run, as without `-bench`.

use crate::example_output;
use crate::syntax::ast::{Decl, ExprKind, File, FuncDecl};
use std::fmt::Write;

pub(crate) const FILE: &str = "_testmain.go";

/// The file's text; none for a program that is not one of tests. The files come with their texts and
/// where those begin.
pub(crate) fn text(files: &[(&File, &str, u32)]) -> Option<String> {
    let functions = || files.iter().flat_map(|(file, ..)| &file.decls).filter_map(plain_function);
    if functions().any(|func| *func.name.name == *"main") {
        return None;
    }
    let tests: Vec<&FuncDecl> = functions().filter(|func| is_test(func, "Test", "T")).collect();
    let fuzzed: Vec<&FuncDecl> = functions().filter(|func| is_test(func, "Fuzz", "F")).collect();
    let examples = examples(files);
    if tests.is_empty() && fuzzed.is_empty() && examples.is_empty() {
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
    out.push_str("\t}, []_testing.InternalExample{\n");
    out.push_str(&examples);
    out.push_str("\t})\n");
    out.push_str(match has_main {
        true => "\tTestMain(m)\n\t_os.Exit(int(_reflect.ValueOf(m).Elem().FieldByName(\"exitCode\").Int()))\n}\n",
        false => "\t_os.Exit(m.Run())\n}\n",
    });
    Some(out)
}

/// What `go test` refuses first: a function with a test's name and other parameters. Where it is declared,
/// and the message (`go/load/test.go`, `checkTestFunc`).
pub(crate) fn wrong_signature(files: &[(&File, &str, u32)]) -> Option<(source::Span, String)> {
    let mut functions = files.iter().flat_map(|(file, ..)| &file.decls).filter_map(plain_function);
    let wrong = |func: &FuncDecl| {
        let name = &*func.name.name;
        let kinds = [("Test", "T"), ("Benchmark", "B"), ("Fuzz", "F")];
        let is_of = |prefix: &str| name.strip_prefix(prefix).is_some_and(|rest| !rest.starts_with(char::is_lowercase));
        let (_, letter) = kinds.into_iter().find(|(prefix, _)| is_of(prefix))?;
        let is_main = name == "TestMain";
        let fits = |letter: &str| func.typ.results.is_empty() && takes(func, letter);
        let letter = if is_main { "M" } else { letter };
        let why = match (fits(letter) || is_main && fits("T"), func.tparams.is_empty()) {
            (_, false) => "test functions cannot have type parameters".to_owned(),
            (true, true) => return None,
            (false, true) => {
                let small = letter.to_lowercase();
                format!("must be: func {name}({small} *testing.{letter})")
            }
        };
        Some((func.span, format!("wrong signature for {name}, {why}")))
    };
    functions.find_map(wrong)
}

/// The examples that say what they print, by file and in the files' order.
fn examples(files: &[(&File, &str, u32)]) -> String {
    let mut out = String::new();
    for (file, text, base) in files {
        for func in file.decls.iter().filter_map(plain_function) {
            let name = &func.name.name;
            let is_example = name.strip_prefix("Example").is_some_and(|rest| !rest.starts_with(char::is_lowercase))
                && func.typ.parameters.is_empty()
                && func.typ.results.is_empty();
            let (true, Some(body)) = (is_example, &func.body) else {
                continue;
            };
            let range = (body.span.start - base) as usize..(body.closing - base) as usize;
            if let Some(wanted) = text.get(range).and_then(example_output::wanted) {
                let (text, unordered) = (quoted(&wanted.text), wanted.is_unordered);
                let _ = writeln!(out, "\t\t{{\"{name}\", {name}, {text}, {unordered}}},");
            }
        }
    }
    out
}

/// The text as a literal of Go.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for byte in text.bytes() {
        match byte {
            b' '..=b'~' if byte != b'"' && byte != b'\\' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "\\x{byte:02x}");
            }
        }
    }
    out.push('"');
    out
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
    let is_main = prefix == "Test" && rest == "Main" && takes(func, "M");
    (is_main || takes(func, parameter_type)) && !rest.starts_with(char::is_lowercase)
}

/// Whether the only parameter is a `*testing.T`, for the letter T.
fn takes(func: &FuncDecl, letter: &str) -> bool {
    let [parameter] = &func.typ.parameters[..] else {
        return false;
    };
    let ExprKind::Star(typ) = &parameter.typ.kind else {
        return false;
    };
    let typ = match &typ.kind {
        ExprKind::Selector(_, name) => Some(&name.name),
        _ => typ.as_name(),
    };
    parameter.names.len() < 2 && typ.is_some_and(|name| **name == *letter)
}
