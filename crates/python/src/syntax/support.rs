//! What CPython would run and we cannot: found before the run, with a way round.
//!
//! An import inside `try: … except ImportError` is left alone: the program has
//! its own way round.

use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{self as ast, ExceptHandler, Expr, ExprContext, Stmt};
use ruff_text_size::{Ranged, TextRange};

use super::parse::parse;
use super::problem::{SyntaxProblem, Version};
use crate::vm::suggest::STANDARD_MODULES;

/// Ways round modules that course programs import. The rest gets a general hint.
const INSTEAD: &[(&str, &str)] = &[
    ("multiprocessing", "use concurrent.futures or threading"),
    ("nest_asyncio", "leave it out: asyncio.run works here"),
    ("numpy", "use lists, math and random"),
    ("pandas", "use lists and dicts"),
    ("pdb", "step through the program here instead"),
    (
        "profile",
        "use cProfile, which counts the same, or read the timeline here",
    ),
    ("psutil", "use os.cpu_count and os.getpid"),
    ("tqdm", "print the progress yourself"),
    ("trio", "use asyncio.TaskGroup"),
    (
        "websockets",
        "use asyncio.open_connection and asyncio.start_server",
    ),
    ("uvloop", "leave it out: the loop here is asyncio's own"),
];

/// Packages that learners install. A name that is none of these, nor of the standard library, is left
/// to the run: it is nowhere, and CPython says so too.
const PACKAGES: &str = "aiohttp aiofiles aiomysql aiopg aioredis aiosqlite aiostream aiozmq anyio arq \
asgiref asyncpg attr attrs boto3 botocore bs4 cachetools celery click colorama cryptography curio cv2 \
cython dask django dotenv dramatiq eventlet fastapi flask gevent greenlet grpc gunicorn httptools httpx \
hypercorn janus jax jinja2 joblib kafka keras kombu loguru lxml marshmallow matplotlib more_itertools \
motor mpi4py multidict networkx numba openai orjson pebble pika PIL plotly polars pathos pydantic pygame \
pymongo pymysql pyspark pytest pytest_asyncio pytz quart ray redis requests rich rq ruamel sanic scipy \
scrapy seaborn selenium setuptools simplejson simpy sklearn sortedcontainers sqlalchemy starlette sympy \
tabulate tenacity tensorflow tornado torch transformers twisted typer typing_extensions ujson urllib3 \
uvicorn websocket yaml yarl zmq";

/// Builtins that would need the compiler at run time.
const REFUSED: [(&str, &str); 1] = [("breakpoint", "step through the program here instead")];

/// How other programs are started instead.
const NO_PROGRAMS: &str = "use subprocess.run or asyncio.create_subprocess_exec";

/// Parts that modules of ours lack: module, attribute (`*`: all), and a way round.
const LACKING: [(&str, &str, &str); 9] = [
    (
        "tracemalloc",
        "take_snapshot",
        "get_traced_memory gives the sums; which line made what is not known here",
    ),
    ("os", "system", NO_PROGRAMS),
    ("os", "popen", NO_PROGRAMS),
    ("os", "execv", NO_PROGRAMS),
    ("os", "spawnl", NO_PROGRAMS),
    ("os", "symlink", "copy the file with shutil.copy"),
    ("os", "link", "copy the file with shutil.copy"),
    ("ctypes", "cdll", "there is no C here: write the function in Python"),
    ("ctypes", "CDLL", "there is no C here: write the function in Python"),
];

/// Everything that we refuse in a program; empty if it has syntax errors (those come from the compiler).
/// `known_module` is asked for full dotted names.
pub fn unsupported(
    source: &str,
    version: Version,
    known_module: &dyn Fn(&str) -> bool,
) -> Vec<SyntaxProblem> {
    match parse(source, version) {
        Ok(parsed) => unsupported_imports(&parsed.syntax().body, known_module),
        Err(_) => Vec::new(),
    }
}

/// [`unsupported`] for a tree.
pub fn unsupported_imports(
    body: &[Stmt],
    known_module: &dyn Fn(&str) -> bool,
) -> Vec<SyntaxProblem> {
    let mut bound = Bound::default();
    bound.visit_body(body);
    let mut finder = Finder {
        known_module,
        bound: bound.names,
        modules: Vec::new(),
        problems: Vec::new(),
    };
    finder.visit_body(body);
    finder.problems
}

/// Names that the program itself gives a meaning, among those that we refuse.
#[derive(Default)]
struct Bound {
    names: Vec<String>,
}

impl Bound {
    fn add(&mut self, name: &str) {
        if REFUSED.iter().any(|(refused, _)| *refused == name) {
            self.names.push(name.to_string());
        }
    }
}

impl<'a> Visitor<'a> for Bound {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(def) => self.add(&def.name),
            Stmt::ClassDef(def) => self.add(&def.name),
            _ => {}
        }
        visitor::walk_stmt(self, stmt);
    }

    fn visit_parameter(&mut self, parameter: &'a ast::Parameter) {
        self.add(&parameter.name);
    }

    fn visit_alias(&mut self, alias: &'a ast::Alias) {
        self.add(alias.asname.as_ref().unwrap_or(&alias.name));
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Name(name) = expr
            && name.ctx == ExprContext::Store
        {
            self.add(&name.id);
        }
        visitor::walk_expr(self, expr);
    }
}

struct Finder<'k> {
    known_module: &'k dyn Fn(&str) -> bool,
    bound: Vec<String>,
    /// Modules that were imported under their own names so far.
    modules: Vec<String>,
    problems: Vec<SyntaxProblem>,
}

impl Finder<'_> {
    fn refuse(&mut self, message: String, rewrite: &str, range: TextRange) {
        self.problems.push(SyntaxProblem::unsupported(
            message,
            rewrite,
            range.start().into(),
            range.end().into(),
        ));
    }

    fn lacking(&mut self, module: &str, attribute: &str, range: TextRange) {
        let lacks = |(known, part, _): &&(&str, &str, &str)| *known == module && *part == attribute;
        if let Some((_, _, rewrite)) = LACKING.iter().find(lacks) {
            let message = format!("{module}.{attribute} is not available");
            self.refuse(message, rewrite, range);
        }
    }

    fn module(&mut self, name: &str, range: TextRange) {
        if name == "__future__" || (self.known_module)(name) {
            return;
        }
        let top = name.split('.').next().unwrap_or(name);
        let is_in = |list: &str| list.split_ascii_whitespace().any(|known| known == top);
        let known = is_in(STANDARD_MODULES) || is_in(PACKAGES);
        if !known && !INSTEAD.iter().any(|(module, _)| *module == top) {
            return;
        }
        let of = |wanted: &str| INSTEAD.iter().find(|(module, _)| *module == wanted);
        let instead = of(name).or_else(|| of(top));
        let rewrite = instead.map_or("leave the import out, or write what you need of it", |i| {
            i.1
        });
        self.refuse(format!("module '{name}' is not available"), rewrite, range);
    }
}

impl<'a> Visitor<'a> for Finder<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Import(import) => {
                for alias in &import.names {
                    self.module(&alias.name, alias.range);
                    if alias.asname.is_none() {
                        self.modules.push(alias.name.to_string());
                    }
                }
            }
            Stmt::ImportFrom(import) if import.level > 0 => self.refuse(
                "relative imports are not supported: a program is one file".to_string(),
                "write the definitions into this file",
                import.range,
            ),
            Stmt::ImportFrom(import) => {
                let module = import.module.as_deref().unwrap_or_default();
                self.module(module, import.range);
                for alias in &import.names {
                    self.lacking(module, &alias.name, alias.range);
                }
            }
            Stmt::Try(node) if node.handlers.iter().any(catches_import_error) => {
                // The body is the program's own attempt.
                for handler in &node.handlers {
                    self.visit_except_handler(handler);
                }
                self.visit_body(&node.finalbody);
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Expr::Call(call) = expr
            && let Expr::Name(name) = &*call.func
            && !self.bound.iter().any(|bound| *bound == name.id.as_str())
            && let Some((refused, rewrite)) = REFUSED
                .iter()
                .find(|(refused, _)| *refused == name.id.as_str())
        {
            self.refuse(
                format!("{refused}() is not supported"),
                rewrite,
                call.range(),
            );
        }
        if let Expr::Attribute(attribute) = expr
            && let Expr::Name(module) = &*attribute.value
            && self
                .modules
                .iter()
                .any(|known| *known == module.id.as_str())
        {
            self.lacking(
                module.id.as_str(),
                attribute.attr.as_str(),
                attribute.range(),
            );
        }
        visitor::walk_expr(self, expr);
    }
}

fn catches_import_error(handler: &ExceptHandler) -> bool {
    let ExceptHandler::ExceptHandler(clause) = handler;
    let is_import_error = |expr: &Expr| {
        matches!(expr, Expr::Name(name)
            if matches!(name.id.as_str(), "ImportError" | "ModuleNotFoundError" | "Exception"))
    };
    match clause.type_.as_deref() {
        None => true,
        Some(Expr::Tuple(tuple)) => tuple.elts.iter().any(is_import_error),
        Some(expr) => is_import_error(expr),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::hint_in_korean;

    #[test]
    fn every_way_round_has_its_korean() {
        for (what, hint) in INSTEAD.iter().chain(&REFUSED) {
            assert!(hint_in_korean(hint).is_some(), "{what}: {hint}");
        }
    }
}
