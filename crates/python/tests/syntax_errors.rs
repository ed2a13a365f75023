//! CPython's words and places for what learners get wrong.
//!
//! A caret line under the last line of the program would hide tabs and newlines;
//! the place is the marked text instead.

use python::compile::compile;
use python::syntax::support::unsupported;
use python::syntax::{ProblemKind, SyntaxProblem, Version};

fn first(source: &str) -> SyntaxProblem {
    match compile(source, Version::Py314) {
        Ok(_) => panic!("compiles: {source:?}"),
        Err(problems) => problems.into_iter().next().expect("an error"),
    }
}

/// The first error's message, and the text that it marks.
fn check(source: &str, message: &str, marked: &str) {
    let problem = first(source);
    let found = &source[problem.start as usize..problem.end as usize];
    assert_eq!(
        (problem.message.as_str(), found),
        (message, marked),
        "{source:?}"
    );
}

#[test]
fn brackets_and_strings() {
    check("print('a'\nx = 1\n", "'(' was never closed", "(");
    check("x = 1)\n", "unmatched ')'", ")");
    let message = "closing parenthesis ']' does not match opening parenthesis '('";
    check("x = (1, 2]\n", message, "]");
    check("x = {\n 1: 2\n)\n", &message_on_line(1), ")");
    check(
        "x = 'abc\n",
        "unterminated string literal (detected at line 1)",
        "'",
    );
    let message = "unterminated triple-quoted string literal (detected at line 2)";
    check("x = \"\"\"abc\ny\n", message, "\"");
    check(
        "print('it's')\n",
        "unterminated string literal (detected at line 1)",
        "'",
    );
    check("x = “abc”\n", "invalid character '“' (U+201C)", "“");
    check("3x = 4\n", "invalid decimal literal", "3");
}

fn message_on_line(line: u32) -> String {
    format!("closing parenthesis ')' does not match opening parenthesis '{{' on line {line}")
}

#[test]
fn missing_pieces() {
    check("if x\n    pass\n", "expected ':'", "");
    check("if x:\n  pass\nelse if y:\n  pass\n", "expected ':'", "if");
    let message = "invalid syntax. Perhaps you forgot a comma?";
    check("foo(a, b c)\n", message, "b c");
    check("d = {'a': 1 'b': 2}\n", message, "1 'b'");
    check(
        "a = 1 if 2\n",
        "expected 'else' after 'if' expression",
        "1 if 2",
    );
    check("{1: 2, 3}\n", "':' expected after dictionary key", "3");
    check(
        "try:\n    pass\nx = 1\n",
        "expected 'except' or 'finally' block",
        "x",
    );
    let message = "Missing parentheses in call to 'print'. Did you mean print(...)?";
    check("print x\n", message, "print x");
    check(
        "f'{}'\n",
        "f-string: valid expression required before '}'",
        "}",
    );
    check("x = 5 +\n", "invalid syntax", "");
}

#[test]
fn keyword_typos() {
    check(
        "whlie True:\n    pass\n",
        "invalid syntax. Did you mean 'while'?",
        "whlie",
    );
    check(
        "fro i in range(3):\n    pass\n",
        "invalid syntax. Did you mean 'for'?",
        "fro",
    );
    check("a b\n", "invalid syntax", "b");
}

#[test]
fn indentation() {
    let kind = |source: &str| first(source).kind;
    let after_if = "expected an indented block after 'if' statement on line 1";
    check("if x:\npass\n", after_if, "pass");
    let after_def = "expected an indented block after function definition on line 2";
    check("class A:\n    def f(self):\n", after_def, "");
    check("x = 1\n    y = 2\n", "unexpected indent", "");
    let unindent = "unindent does not match any outer indentation level";
    check("if x:\n        a\n    b\n", unindent, "");
    let tabs = "if x:\n\ta\n        b\n";
    check(
        tabs,
        "inconsistent use of tabs and spaces in indentation",
        "",
    );
    assert_eq!(kind(tabs), ProblemKind::TabError);
    assert_eq!(kind("if x:\npass\n"), ProblemKind::IndentationError);
}

#[test]
fn assignments() {
    let equality = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    check("if x = 3:\n    pass\n", equality, "x = 3");
    let literal = "cannot assign to literal here. Maybe you meant '==' instead of '='?";
    check("1 = x\n", literal, "1");
    let call = "cannot assign to function call here. Maybe you meant '==' instead of '='?";
    check("f() = 3\n", call, "f()");
    check("None = 1\n", "cannot assign to None", "None");
    check("(a, 1) = 3\n", "cannot assign to literal", "1");
    check("del f()\n", "cannot delete function call", "f()");
    let augmented = "'tuple' is an illegal expression for augmented assignment";
    check("a, b += 1\n", augmented, "a, b");
    check("x = *a\n", "can't use starred expression here", "*a");
}

#[test]
fn calls_and_parameters() {
    check(
        "f(a=1, 2)\n",
        "positional argument follows keyword argument",
        ")",
    );
    check("f(a=1, a=2)\n", "keyword argument repeated: a", "a=2");
    let duplicate = "duplicate argument 'a' in function definition";
    check("def f(a, a): pass\n", duplicate, "a");
    let default = "parameter without a default follows parameter with a default";
    check("def f(a=1, b): pass\n", default, "b");
}

#[test]
fn statements_out_of_place() {
    check("return 1\n", "'return' outside function", "return 1");
    check("yield 1\n", "'yield' outside function", "yield 1");
    check("await x\n", "'await' outside function", "await x");
    check(
        "def f():\n    await x\n",
        "'await' outside async function",
        "await x",
    );
    check("break\n", "'break' outside loop", "break");
    check("continue\n", "'continue' not properly in loop", "continue");
    let last = "default 'except:' must be last";
    check("try: a\nexcept: b\nexcept E: c\n", last, "except");
    let value = "'return' with value in async generator";
    check("async def f():\n  return 1\n  yield 2\n", value, "return 1");
    let comprehension = "asynchronous comprehension outside of an asynchronous function";
    check(
        "def f():\n    [x async for x in y]\n",
        comprehension,
        "[x async for x in y]",
    );
}

#[test]
fn names() {
    let assigned = "name 'x' is assigned to before global declaration";
    check("def f():\n    x = 1\n    global x\n", assigned, "global x");
    let unbound = "no binding for nonlocal 'x' found";
    check("def f():\n    nonlocal x\n", unbound, "nonlocal x");
    let module = "nonlocal declaration not allowed at module level";
    check("nonlocal x\n", module, "nonlocal x");
}

#[test]
fn unsupported_before_the_run() {
    let known = |module: &str| module == "asyncio";
    let find = |source: &str| -> Vec<String> {
        unsupported(source, Version::Py314, &known)
            .into_iter()
            .map(|problem| problem.message)
            .collect()
    };
    assert_eq!(
        find("import asyncio, numpy\ndef f():\n    from os import path\n"),
        [
            "module 'numpy' is not available",
            "module 'os' is not available"
        ]
    );
    let fallback = "try:\n    import uvloop\nexcept ImportError:\n    uvloop = None\n";
    assert!(find(fallback).is_empty());
    assert_eq!(find("breakpoint()\n"), ["breakpoint() is not supported"]);
    assert!(find("def breakpoint(x): return x\nbreakpoint(1)\n").is_empty());
    let found = unsupported("breakpoint()\n", Version::Py314, &known);
    assert_eq!(found[0].kind, ProblemKind::Unsupported);
    assert!(found[0].rewrite.is_some());
}

#[test]
fn nesting_has_a_limit() {
    let deep = |text: String| first(&text).kind;
    let brackets = format!("x = {}1{}\n", "(".repeat(5000), ")".repeat(5000));
    assert_eq!(deep(brackets), ProblemKind::Unsupported);
    for operator in ["1 + ", "not ", "lambda: ", "1 if a else ", "2 ** "] {
        let text = format!("x = {}1\n", operator.repeat(3000));
        assert_eq!(deep(text), ProblemKind::Unsupported, "{operator}");
    }
    let wide = format!("x = [{}]\n", "-1, ".repeat(5000));
    assert!(compile(&wide, Version::Py314).is_ok());
}
