//! Library functions that are compiled when they are called are what they are in their whole module.

use python::code::{Code, Constant};
use python::compile::deferred::{compile_library, complete};
use python::syntax::Version;

fn codes(code: &Code) -> impl Iterator<Item = &Code> {
    code.consts.iter().filter_map(|constant| match constant {
        Constant::Code(code) => Some(&**code),
        _ => None,
    })
}

/// What a caller and a reader of a function see before it is compiled.
fn header(code: &Code) -> impl PartialEq {
    let parameters = code.positional + code.keyword_only;
    let parameters = parameters + u32::from(code.star_args) + u32::from(code.star_kwargs);
    let parameters = code.locals[..parameters as usize].to_vec();
    let free = code.locals[code.locals.len() - code.free as usize..].to_vec();
    let names = (code.name.clone(), code.qualname.clone());
    let counts = (code.positional, code.positional_only, code.keyword_only);
    let says = (code.docstring.clone(), code.first_line);
    (names, code.kind, counts, parameters, free, says)
}

/// A module that is compiled in parts, beside the whole.
struct Parts {
    source: &'static str,
    version: Version,
    /// Functions that waited.
    waited: usize,
    wrong: Vec<String>,
}

impl Parts {
    fn compare(&mut self, whole: &Code, part: &Code) {
        let same = if part.deferred.is_some() {
            self.waited += 1;
            header(whole) == header(part) && *complete(part, self.source, self.version) == *whole
        } else {
            whole.instrs.len() == part.instrs.len()
                && whole.lines == part.lines
                && codes(whole).count() == codes(part).count()
        };
        if !same {
            self.wrong.push(whole.qualname.clone());
        }
        if part.deferred.is_none() {
            for (whole, part) in codes(whole).zip(codes(part)) {
                self.compare(whole, part);
            }
        }
    }
}

#[test]
fn a_function_that_waits_is_the_one_of_its_module() {
    let mut waited = 0;
    let mut wrong = Vec::new();
    for version in [Version::Py314, Version::Py311] {
        for name in python::library::names() {
            let source = python::library::source(name).expect("a module of the library");
            let whole = match python::compile_source(source, name, version) {
                Ok(whole) => whole,
                Err(problems) => panic!("{name}: {problems:?}"),
            };
            let part = compile_library(source, version).expect("it compiles as a whole");
            let mut parts = Parts {
                source,
                version,
                waited: 0,
                wrong: Vec::new(),
            };
            parts.compare(&whole, &part);
            waited += parts.waited;
            wrong.extend(
                parts
                    .wrong
                    .iter()
                    .map(|function| format!("{name}: {function}")),
            );
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(waited > 4000, "{waited}");
}
