//! Runs ruff's parser and hands its errors on in CPython's words.

use ruff_python_ast::token::TokenKind;
use ruff_python_ast::{Mod, ModModule, PythonVersion};
use ruff_python_parser::{
    LexicalErrorType, Mode, ParseErrorType, ParseOptions, Parsed, UnsupportedSyntaxErrorKind,
    parse_unchecked,
};
use ruff_text_size::{Ranged, TextSize};

use super::layout::Layout;
use super::problem::{SyntaxProblem, Version};
use super::wording::word;

/// The module's tree and tokens, or its errors in CPython's words. The first is the one that
/// CPython reports; the others come from the parser's recovery and may be consequences of it.
pub fn parse(source: &str, version: Version) -> Result<Parsed<ModModule>, Vec<SyntaxProblem>> {
    if let Some(problem) = super::depth::too_deep(source) {
        return Err(vec![problem]);
    }
    let parsed = tree(source, version);
    let problems = problems(source, &parsed, version);
    if problems.is_empty() {
        return Ok(parsed);
    }
    match version {
        Version::Py311 => Err(super::old_f_strings::reworded(source, problems)),
        Version::Py314 => Err(problems),
    }
}

/// What is wrong with a text; empty if nothing.
pub(super) fn problems_of(source: &str, version: Version) -> Vec<SyntaxProblem> {
    parse(source, version).err().unwrap_or_default()
}

/// The same for a text of ours, which is known to be right as far as the parser does not say.
pub fn parse_own(source: &str, version: Version) -> Result<Parsed<ModModule>, Vec<SyntaxProblem>> {
    let parsed = tree(source, version);
    match parsed.errors().is_empty() && parsed.unsupported_syntax_errors().is_empty() {
        true => Ok(parsed),
        false => Err(problems(source, &parsed, version)),
    }
}

fn tree(source: &str, version: Version) -> Parsed<ModModule> {
    let target = match version {
        Version::Py311 => PythonVersion::PY311,
        Version::Py314 => PythonVersion::PY314,
    };
    let options = ParseOptions::from(Mode::Module).with_target_version(target);
    let parsed: Parsed<Mod> = parse_unchecked(source, options);
    parsed
        .try_into_module()
        .expect("module mode parses into a module")
}

fn problems(source: &str, parsed: &Parsed<ModModule>, version: Version) -> Vec<SyntaxProblem> {
    let tokens = parsed
        .tokens()
        .iter()
        .filter(|token| {
            !matches!(
                token.kind(),
                TokenKind::Comment | TokenKind::NonLogicalNewline
            )
        })
        .map(|token| (token.kind(), token.start().into(), token.end().into()));
    let layout = Layout::new(source, tokens);
    let mut hard = layout.errors.clone();
    hard.extend(parsed.errors().iter().filter_map(|e| layout.lexical(e)));
    hard.sort_by_key(|problem| problem.start);
    if parsed
        .errors()
        .first()
        .is_some_and(|e| !is_lexical(&e.error))
    {
        // A brace that only the parser's trouble left over.
        hard.retain(|problem| !problem.message.starts_with("f-string: single"));
    }

    let mut soft: Vec<SyntaxProblem> = parsed
        .errors()
        .iter()
        .filter(|error| !is_lexical(&error.error))
        .map(|error| word(&layout, error, version))
        .collect();
    soft.extend(parsed.unsupported_syntax_errors().iter().map(|error| {
        let message = match error.kind {
            UnsupportedSyntaxErrorKind::UnparenthesizedExceptionTypes => {
                "multiple exception types must be parenthesized"
            }
            UnsupportedSyntaxErrorKind::UnpackingInComprehension(kind) => {
                match format!("{kind:?}").as_str() {
                    "DictInDict" => "dict unpacking cannot be used in dict comprehension",
                    _ => "iterable unpacking cannot be used in comprehension",
                }
            }
            _ => "invalid syntax",
        };
        SyntaxProblem::error(
            message,
            error.range.start().into(),
            error.range.end().into(),
        )
    }));

    if let (Some(unclosed), true) = (&layout.unclosed, hard.is_empty()) {
        let line = layout.line(unclosed.start);
        let first = parsed
            .errors()
            .iter()
            .filter(|e| !is_lexical(&e.error))
            .map(|e| e.start())
            .min();
        // An expression before the bracket: CPython reads on for what may follow.
        let is_plain = soft.first().is_some_and(|problem| problem.message == "invalid syntax");
        let is_header = layout.keyword_before(unclosed.start).is_some_and(|keyword| {
            matches!(
                keyword,
                TokenKind::Class | TokenKind::Def | TokenKind::Try | TokenKind::Else | TokenKind::Finally
            )
        });
        let is_at = |start: TextSize| u32::from(start) <= unclosed.start && is_plain && !is_header;
        // CPython reads on to the next token: inside a bracket a line's end is none.
        let read = |start: TextSize| {
            let next = layout.tokens.iter().find(|token| {
                let is_layout = matches!(
                    token.kind,
                    TokenKind::Newline | TokenKind::Indent | TokenKind::Dedent
                );
                token.end > u32::from(start) && !is_layout
            });
            next.map_or(source.len() as u32, |token| token.start.max(start.into()))
        };
        // After two expressions in a row too.
        let comma = soft.first().filter(|problem| problem.message.ends_with("forgot a comma?"));
        let first = comma.map_or(first, |problem| Some(problem.end.into()));
        if first.is_none_or(|start| layout.line(read(start)) > line || is_at(start)) {
            hard.push(SyntaxProblem::error(
                format!("'{}' was never closed", unclosed.bracket),
                unclosed.start,
                unclosed.start + 1,
            ));
        }
    }
    hard.extend(soft);
    hard
}

/// Left to [`Layout`], apart from `$`, `?` and `!`, at which CPython's parser stops.
fn is_lexical(error: &ParseErrorType) -> bool {
    match error {
        ParseErrorType::Lexical(LexicalErrorType::UnrecognizedToken { tok }) => !tok.is_ascii(),
        ParseErrorType::Lexical(_) => true,
        _ => false,
    }
}
