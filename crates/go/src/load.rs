//! From files to parsed packages, in the order in which they can be checked.

use crate::check::{Bodies, Finding, Library};
use crate::reach::Reach;
use crate::standard;
use crate::syntax::ast::{Decl, File, ImportDecl, Name};
use crate::syntax::{self, FileId, FileSet, Mention, PutOff};
use crate::test_main;
use crate::types::Package;
use source::{Severity, Span};
use std::collections::BTreeMap;

pub(crate) struct Loaded {
    pub files: FileSet,
    pub trees: Vec<File>,
    /// Each behind those that it imports; the program's own last.
    pub packages: Vec<Package>,
    pub problems: Vec<Finding>,
}

struct Loader<'l> {
    library: Library<'l>,
    files: FileSet,
    /// By file; none if it could not be read at all.
    trees: Vec<Option<File>>,
    next_id: u32,
    packages: Vec<Package>,
    /// Library packages by path; false while they are being loaded.
    known: BTreeMap<Name, bool>,
    problems: Vec<Finding>,
    bodies: Bodies,
    /// By file: what is mentioned outside of bodies that were put off.
    mentions: Vec<Vec<Mention>>,
    put_off: Vec<Vec<PutOff>>,
}

pub(crate) fn load(files: &[(&str, &str)], library: Library, bodies: Bodies) -> Loaded {
    let mut loader = Loader {
        library,
        files: FileSet::default(),
        trees: Vec::new(),
        next_id: 0,
        packages: Vec::new(),
        known: BTreeMap::new(),
        problems: Vec::new(),
        bodies,
        mentions: Vec::new(),
        put_off: Vec::new(),
    };
    loader.program(files);
    let trees = loader.trees.into_iter().map(Option::unwrap_or_default);
    let mut trees: Vec<File> = trees.collect();
    if bodies == Bodies::Reached {
        let reach = Reach::new(&loader.packages, &loader.files, loader.mentions, loader.put_off);
        reach.read(&mut trees, &mut loader.next_id);
        loader.packages.iter_mut().for_each(|package| package.is_partial = package.is_library);
    }
    Loaded {
        trees,
        files: loader.files,
        packages: loader.packages,
        problems: loader.problems,
    }
}

impl Loader<'_> {
    fn program(&mut self, files: &[(&str, &str)]) {
        let mut own = Vec::new();
        let mut syntax = Vec::new();
        for (name, text) in files {
            own.push(self.parse(name, text, false, &mut syntax));
        }
        self.problems = self.broken_heads(&own);
        if !self.problems.is_empty() {
            return;
        }
        let name = self.package_name(&own);
        self.start_tests(&mut own, &mut syntax);
        // The runtime is part of every program, with the errors that it throws; a library
        // without one (of a test of the checker) has nothing that runs.
        let runtime = runtime_import();
        if !(self.library)(&runtime.path).is_empty() {
            self.import(&runtime);
        }
        // What cannot be imported is told alone, before the compiler runs.
        for file in &own {
            self.imports_of(*file);
        }
        if !self.problems.is_empty() {
            return;
        }
        self.problems = syntax;
        if self.problems.is_empty() {
            self.mismatched_names(&own);
        }
        let path = if *name == *"main" {
            "main".into()
        } else {
            name.clone()
        };
        self.packages.push(package(path, name, own, false));
    }

    /// Tests without `main` get one.
    fn start_tests(&mut self, own: &mut Vec<FileId>, syntax: &mut Vec<Finding>) {
        if !syntax.is_empty() || *self.package_name(own) != *"main" {
            return;
        }
        let with_text = |file: &FileId| {
            let source = self.files.file(*file);
            Some((self.trees[file.0 as usize].as_ref()?, source.text.text(), source.base))
        };
        let trees: Vec<(&File, &str, u32)> = own.iter().filter_map(with_text).collect();
        let text = test_main::text(&trees);
        let wrong = match text {
            Some(_) => test_main::wrong_signature(&trees),
            None => None,
        };
        if let Some((span, message)) = wrong {
            self.problem(span, Severity::Error, message, None);
        }
        if let Some(text) = text {
            own.push(self.parse(test_main::FILE, &text, true, syntax));
        }
    }

    fn parse(
        &mut self,
        name: &str,
        text: &str,
        is_library: bool,
        problems: &mut Vec<Finding>,
    ) -> FileId {
        let file = self.files.add(name, text, is_library);
        let base = self.files.file(file).base;
        let puts_off = is_library && self.bodies == Bodies::Reached && name != test_main::FILE;
        let parsed = syntax::parse(text, base, &mut self.next_id, puts_off);
        self.mentions.push(parsed.mentions);
        self.put_off.push(parsed.put_off);
        for error in parsed.errors {
            problems.push(Finding {
                span: error.span,
                severity: Severity::Error,
                message: self.files.with_places(&error.message),
                hint: None,
            });
        }
        self.trees.push(parsed.tree);
        file
    }

    /// What `go` itself refuses in the heads of these files, before the compiler runs.
    fn broken_heads(&self, own: &[FileId]) -> Vec<Finding> {
        let head = |file: &FileId| {
            let file = self.files.file(*file);
            let (at, message) = syntax::header::first_error(file.text.text())?;
            Some(Finding {
                span: Span::empty(file.base + at),
                severity: Severity::Error,
                message,
                hint: None,
            })
        };
        own.iter().filter_map(head).collect()
    }

    fn package_name(&self, files: &[FileId]) -> Name {
        let mut trees = files
            .iter()
            .filter_map(|file| self.trees[file.0 as usize].as_ref());
        let first = trees.next();
        first.map_or_else(|| "main".into(), |tree| tree.package.name.clone())
    }

    fn mismatched_names(&mut self, files: &[FileId]) {
        let name = self.package_name(files);
        for file in files {
            let Some(tree) = &self.trees[file.0 as usize] else {
                continue;
            };
            let other = &tree.package;
            if other.name != name {
                let message = format!("package {}; expected package {name}", other.name);
                self.problems.push(Finding {
                    span: other.span,
                    severity: Severity::Error,
                    message,
                    hint: None,
                });
            }
        }
    }

    fn imports_of(&mut self, file: FileId) {
        let Some(tree) = &self.trees[file.0 as usize] else {
            return;
        };
        let imports: Vec<ImportDecl> = tree
            .decls
            .iter()
            .filter_map(|decl| match decl {
                Decl::Import(import) => Some(import.clone()),
                _ => None,
            })
            .collect();
        for import in imports {
            if !import.path.is_empty() && *import.path != *"unsafe" {
                self.import(&import);
            }
        }
    }

    fn import(&mut self, import: &ImportDecl) {
        let path = &import.path;
        match self.known.get(path) {
            Some(true) => return,
            Some(false) => {
                let message = format!("import cycle not allowed: {path}");
                return self.problem(import.path_span, Severity::Error, message, None);
            }
            None => {}
        }
        let sources = (self.library)(path);
        if sources.is_empty() {
            return self.missing(import);
        }
        self.known.insert(path.clone(), false);
        let mut files = Vec::new();
        let mut problems = Vec::new();
        for (name, text) in &sources {
            let name = format!("$GOROOT/src/{path}/{name}");
            files.push(self.parse(&name, text, true, &mut problems));
        }
        self.problems.extend(problems);
        for file in &files {
            self.imports_of(*file);
        }
        let name = self.package_name(&files);
        self.packages.push(package(path.clone(), name, files, true));
        self.known.insert(path.clone(), true);
    }

    fn problem(&mut self, span: Span, severity: Severity, message: String, hint: Option<String>) {
        self.problems.push(Finding {
            span,
            severity,
            message,
            hint,
        });
    }

    /// Is it a package of Go's that we do not have, of others, or of nobody?
    fn missing(&mut self, import: &ImportDecl) {
        let (path, span) = (&import.path, import.path_span);
        if standard::is_standard(path) {
            let message = format!("package {path}");
            let hint = Some(standard::way_round(path).to_owned());
            return self.problem(span, Severity::Unsupported, message, hint);
        }
        let first = path.split('/').next().unwrap_or("");
        if first.contains('.') {
            let message = format!(
                "cannot find module providing package {path}: module lookup disabled by GOPROXY=off"
            );
            return self.problem(span, Severity::Error, message, None);
        }
        let message = format!("package {path} is not in std (/usr/local/go/src/{path})");
        self.problem(span, Severity::Error, message, None);
    }
}

fn package(path: Name, name: Name, files: Vec<FileId>, is_library: bool) -> Package {
    Package {
        path,
        name,
        files,
        is_library,
        is_partial: false,
        scope: BTreeMap::new(),
        imports: Vec::new(),
        init_order: Vec::new(),
        inits: Vec::new(),
        functions: Vec::new(),
        variables: Vec::new(),
    }
}

/// What no program has to write.
fn runtime_import() -> ImportDecl {
    ImportDecl {
        id: crate::syntax::ast::NodeId(0),
        span: Span::new(0, 0),
        name: None,
        path: "runtime".into(),
        path_span: Span::new(0, 0),
    }
}
