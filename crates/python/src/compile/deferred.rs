//! Library modules, whose functions are compiled when they are first called.
//!
//! A program calls a small part of what it imports. So a module of the library is compiled
//! without the bodies of its functions and of its classes' methods, as far as the build has
//! marked them (`build/defer.rs`, [`bodies`]): in their place stands what makes the function of the same
//! kind, with the same parameters and the same cells. [`complete`] gives what compiling the
//! whole module would have given for the function, to the last place in the text; a test of
//! every function says so.

use crate::code::{Code, CodeKind, Constant, Deferred, Range};
use crate::compile::bodies::{self, Function};
use crate::compile::generator::Generator;
use crate::compile::{Compiled, TextKind, collect, resolve};
use crate::syntax::{SyntaxProblem, Version, parse};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Compiles a module of the library.
pub fn compile_library(source: &str, version: Version) -> Result<Rc<Code>, Vec<SyntaxProblem>> {
    let functions = bodies::functions(source);
    let mut text = source.as_bytes().to_vec();
    let mut deferred = BTreeMap::new();
    for function in &functions {
        leave_out(&mut text, function);
        let begin = (function.from + function.indent) as u32;
        deferred.insert(begin, deferred_code(function));
    }
    let text = String::from_utf8(text).expect("whole bodies became spaces");
    compile_own(source, &text, deferred, 0, version)
}

/// Writes over a function's body what keeps its kind and its cells.
fn leave_out(text: &mut [u8], function: &Function) {
    let body = &mut text[function.body..function.to - 1];
    body.fill(b' ');
    let stub: &[u8] = match (function.yields, function.uses_class) {
        (false, false) => b"0",
        (true, false) => b"yield",
        (false, true) => b"__class__",
        (true, true) => b"yield __class__",
    };
    let at = function.indent + 1;
    body[at..at + stub.len()].copy_from_slice(stub);
}

fn deferred_code(function: &Function) -> Deferred {
    Deferred {
        from: function.from as u32,
        to: function.to as u32,
        class: function.class.clone(),
        whole: OnceCell::new(),
    }
}

/// Compiles `text`, whose places are those of `source`, which begins behind so many lines.
fn compile_own(
    source: &str,
    text: &str,
    deferred: BTreeMap<u32, Deferred>,
    lines_before: u32,
    version: Version,
) -> Result<Rc<Code>, Vec<SyntaxProblem>> {
    let parsed = parse::parse_own(text, version)?;
    let body = &parsed.syntax().body;
    let mut problems = Vec::new();
    let mut scopes = collect::collect(body, &mut problems);
    resolve::resolve(&mut scopes, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut generator = Generator::new(source, version, scopes, TextKind::Module);
    generator.deferred = deferred;
    generator.lines_before = lines_before;
    let Compiled { code, .. } = generator.module(body)?;
    Ok(code)
}

/// The code that stands for `stub`, whose [`Code::deferred`] is there; `source` is its module's text.
///
/// # Panics
/// If the function does not compile, which a test rules out.
pub fn complete(stub: &Code, source: &str, version: Version) -> Rc<Code> {
    let deferred = stub.deferred.as_deref().expect("the caller looked");
    let whole = deferred.whole.get_or_init(|| {
        let text = &source[deferred.from as usize..deferred.to as usize];
        let head = match &deferred.class {
            Some(class) => format!("class {class}:\n"),
            None => String::new(),
        };
        let alone = format!("{head}{text}");
        let lines = source[..deferred.from as usize].matches('\n').count() as u32;
        let lines = lines.wrapping_sub(u32::from(!head.is_empty()));
        let module = match compile_own(&alone, &alone, BTreeMap::new(), lines, version) {
            Ok(module) => module,
            Err(problems) => panic!("{} does not compile: {problems:?}", stub.qualname),
        };
        let around = match &deferred.class {
            Some(class) => code_in(&module, class),
            None => module,
        };
        let mut code = code_in(&around, &stub.name);
        drop(around);
        move_places(&mut code, deferred.from.wrapping_sub(head.len() as u32));
        // The decorators' line.
        Rc::make_mut(&mut code).first_line = stub.first_line;
        code
    });
    whole.clone()
}

/// The code object of this name among a code object's constants.
fn code_in(around: &Code, name: &str) -> Rc<Code> {
    let codes = around.consts.iter().filter_map(|constant| match constant {
        Constant::Code(code) => Some(code),
        _ => None,
    });
    let named = codes.filter(|code| code.name == name && code.kind != CodeKind::Module);
    named.last().expect("it was compiled").clone()
}

/// Moves places in a text by so many bytes, wrapping.
fn move_places(code: &mut Rc<Code>, bytes: u32) {
    let code = Rc::make_mut(code);
    let inlined = code.inlined.iter_mut().map(|one| &mut one.range);
    for Range { start, end } in code.ranges.iter_mut().chain(inlined) {
        *start = start.wrapping_add(bytes);
        *end = end.wrapping_add(bytes);
    }
    for constant in &mut code.consts {
        if let Constant::Code(inner) = constant {
            move_places(inner, bytes);
        }
    }
}
