//! Runs ruff's parser and hands its errors on in CPython's words.

use ruff_python_ast::{Mod, ModModule, PythonVersion};
use ruff_python_parser::{Mode, ParseOptions, Parsed, parse_unchecked};

use super::problem::{SyntaxProblem, Version};

/// The module's tree and tokens, or its errors in CPython's words, the one that CPython reports first.
pub fn parse(source: &str, version: Version) -> Result<Parsed<ModModule>, Vec<SyntaxProblem>> {
    let target = match version {
        Version::Py311 => PythonVersion::PY311,
        Version::Py314 => PythonVersion::PY314,
    };
    let options = ParseOptions::from(Mode::Module).with_target_version(target);
    let parsed: Parsed<Mod> = parse_unchecked(source, options);
    let parsed = parsed
        .try_into_module()
        .expect("module mode parses into a module");
    if parsed.errors().is_empty() && parsed.unsupported_syntax_errors().is_empty() {
        return Ok(parsed);
    }
    let mut problems: Vec<SyntaxProblem> = parsed
        .errors()
        .iter()
        .map(|error| {
            SyntaxProblem::error(
                error.error.to_string(),
                error.location.start().into(),
                error.location.end().into(),
            )
        })
        .collect();
    problems.extend(parsed.unsupported_syntax_errors().iter().map(|error| {
        SyntaxProblem::error(
            "invalid syntax",
            error.range.start().into(),
            error.range.end().into(),
        )
    }));
    problems.sort_by_key(|problem| problem.start);
    Err(problems)
}
