//! What of the library a program can come to: only that is read, checked and compiled.
//!
//! Nouns: a *mention* is a name that stands in what is read: all of the program's own text, the library's
//! package-level variables, and every declaration that is come to. `strings.ToUpper` mentions a declaration
//! of that package, `x.ToUpper` a method of any type, a bare name a declaration of its own package, or, in
//! an interface, a method. A function, type or constant is *come to* when it is mentioned; a method when
//! both it and its type are. Then its own text mentions more. Of the other methods of a type the signatures
//! are read: messages speak of them.
//! A value of a type cannot be made without a mention of the type by what makes it, nor a method called
//! without one of its name, by an interface's declaration if not by the call. So more is read than is called,
//! never less; what is left out is neither checked nor compiled, and nothing of a run tells.
//! Reflection calls methods by texts: with it every exported method is mentioned.
//! Rejected: following what names mean, which is known only when the bodies have been checked.

use crate::syntax::ast::{Decl, File, Name};
use crate::syntax::{self, FileSet, Mention, PutOff};
use crate::types::Package;
use std::collections::{BTreeMap, BTreeSet};

/// What the VM calls or makes by itself, in package runtime.
const KNOWN_TO_THE_VM: [&str; 6] =
    ["fatalpanic", "errorString", "boundsError", "plainError", "assertionError", "nilPanic"];

/// What can be come to, in its file.
#[derive(Clone, Copy)]
enum Place {
    /// A declaration of the tree.
    Read(usize, usize),
    /// A function that was put off, by its number.
    PutOff(usize, usize),
    /// The body of a method whose signature was read.
    Body(usize, usize),
}

/// What is waited for in a package.
#[derive(Default)]
struct Waiting {
    /// Functions, types and constants by name.
    declared: BTreeMap<Name, Vec<Place>>,
    /// Methods by their type's name, until that is come to.
    of_types: BTreeMap<Name, Vec<Place>>,
    /// Methods of types that were come to, by name; the exported ones stand in `Reach`.
    methods: BTreeMap<Name, Vec<Place>>,
    /// Names of methods, not exported, that were mentioned.
    mentioned: BTreeSet<Name>,
}

pub(crate) struct Reach<'l> {
    packages: &'l [Package],
    files: &'l FileSet,
    /// By file: names outside of functions that were put off, and these.
    mentions: Vec<Vec<Mention>>,
    put_off: Vec<Vec<PutOff>>,
    package_of: Vec<usize>,
    /// By file: packages by the names that it has for them; those without one last.
    imports: Vec<(BTreeMap<Name, usize>, Vec<usize>)>,
    /// By file: which declarations were come to.
    kept: Vec<BTreeSet<usize>>,
    waiting: Vec<Waiting>,
    methods: BTreeMap<Name, Vec<Place>>,
    mentioned: BTreeSet<Name>,
    /// Come to, and not yet read.
    open: Vec<Place>,
    calls_by_text: bool,
}

impl<'l> Reach<'l> {
    pub fn new(
        packages: &'l [Package],
        files: &'l FileSet,
        mentions: Vec<Vec<Mention>>,
        put_off: Vec<Vec<PutOff>>,
    ) -> Reach<'l> {
        Reach {
            packages,
            files,
            package_of: vec![0; mentions.len()],
            imports: mentions.iter().map(|_| Default::default()).collect(),
            kept: mentions.iter().map(|_| Default::default()).collect(),
            mentions,
            put_off,
            waiting: packages.iter().map(|_| Waiting::default()).collect(),
            methods: BTreeMap::new(),
            mentioned: BTreeSet::new(),
            open: Vec::new(),
            calls_by_text: false,
        }
    }

    /// Reads what can be come to into the trees, and takes out of them what cannot.
    pub fn read(mut self, trees: &mut [File], next_id: &mut u32) {
        for (number, package) in self.packages.iter().enumerate() {
            self.calls_by_text |= &*package.path == "text/template";
            for file in &package.files {
                self.package_of[file.0 as usize] = number;
                self.collect(file.0 as usize, &trees[file.0 as usize], number);
            }
        }
        if let Some(runtime) = self.package("runtime") {
            KNOWN_TO_THE_VM.iter().for_each(|name| self.come_to(runtime, name));
        }
        while let Some(place) = self.open.pop() {
            match place {
                Place::Read(file, index) => self.declaration(file, index, trees, next_id),
                Place::PutOff(file, number) => {
                    let at = self.put_off[file][number].at;
                    self.function(file, at, trees, next_id, false);
                }
                Place::Body(file, index) => self.body(file, index, trees, next_id),
            }
        }
        for package in self.packages.iter().filter(|package| package.is_library) {
            for file in &package.files {
                let (kept, mut index) = (&self.kept[file.0 as usize], 0);
                trees[file.0 as usize].decls.retain(|decl| {
                    index += 1;
                    kept.contains(&(index - 1)) || matches!(decl, Decl::Import(_))
                });
            }
        }
    }

    fn package(&self, path: &str) -> Option<usize> {
        self.packages.iter().position(|package| &*package.path == path)
    }

    /// A file's declarations: what is read in any case, and what waits for a mention.
    fn collect(&mut self, file: usize, tree: &File, number: usize) {
        let is_library = self.packages[number].is_library;
        // A constant without a type and a value has those of a line above it.
        let mut last = Place::Read(file, 0);
        for (index, decl) in tree.decls.iter().enumerate() {
            let place = Place::Read(file, index);
            let declared = &mut self.waiting[number].declared;
            match decl {
                Decl::Import(import) => {
                    self.calls_by_text |= !is_library && &*import.path == "reflect";
                    let Some(package) = self.package(&import.path) else { continue };
                    let name = match &import.name {
                        Some(name) => name.name.clone(),
                        None => self.packages[package].name.clone(),
                    };
                    match &*name {
                        "." => self.imports[file].1.push(package),
                        _ => _ = self.imports[file].0.insert(name, package),
                    }
                }
                Decl::Type(it) if is_library => declared.entry(it.name.name.clone()).or_default().push(place),
                Decl::Const(it) if is_library => {
                    if it.typ.is_some() || !it.values.is_empty() {
                        last = place;
                    }
                    for name in &it.names {
                        declared.entry(name.name.clone()).or_default().extend([place, last]);
                    }
                }
                _ => self.open.push(place),
            }
        }
        let waiting = &mut self.waiting[number];
        for (index, func) in self.put_off[file].iter().enumerate() {
            let list = match &func.of {
                Some(typ) => waiting.of_types.entry(typ.clone()),
                None => waiting.declared.entry(func.name.clone()),
            };
            list.or_default().push(Place::PutOff(file, index));
        }
    }

    /// What a package declares by this name.
    fn come_to(&mut self, package: usize, name: &str) {
        let found = self.waiting[package].declared.remove(name);
        self.open.extend(found.into_iter().flatten());
    }

    fn declaration(&mut self, file: usize, index: usize, trees: &mut [File], next_id: &mut u32) {
        if !self.kept[file].insert(index) {
            return;
        }
        let span = match &trees[file].decls[index] {
            Decl::Func(it) => it.span,
            Decl::Type(it) => it.span,
            Decl::Const(it) => it.span,
            Decl::Var(it) => it.span,
            Decl::Import(_) => return,
        };
        let base = self.files.files()[file].base;
        let mentions = std::mem::take(&mut self.mentions[file]);
        let first = mentions.partition_point(|it| it.from < span.start - base);
        let last = mentions.partition_point(|it| it.from < span.end - base);
        self.note(&mentions[first..last], file);
        self.mentions[file] = mentions;
        if let Decl::Type(it) = &trees[file].decls[index] {
            let name = it.name.name.clone();
            self.methods_of(self.package_of[file], &name, trees, next_id);
        }
    }

    /// A type's methods: with their bodies if they are mentioned.
    fn methods_of(&mut self, package: usize, typ: &str, trees: &mut [File], next_id: &mut u32) {
        for place in self.waiting[package].of_types.remove(typ).into_iter().flatten() {
            let Place::PutOff(file, number) = place else { continue };
            let PutOff { at, name, .. } = self.put_off[file][number].clone();
            let is_exported = name.starts_with(char::is_uppercase);
            let mentioned = match is_exported {
                true => &self.mentioned,
                false => &self.waiting[package].mentioned,
            };
            let is_called = mentioned.contains(&name) || is_exported && self.calls_by_text;
            let index = self.function(file, at, trees, next_id, !is_called);
            if !is_called {
                let methods = match is_exported {
                    true => &mut self.methods,
                    false => &mut self.waiting[package].methods,
                };
                methods.entry(name).or_default().push(Place::Body(file, index));
            }
        }
    }

    /// Reads a function, or its signature alone; its number among the declarations.
    fn function(&mut self, file: usize, at: u32, trees: &mut [File], next_id: &mut u32, puts_off: bool) -> usize {
        let source = &self.files.files()[file];
        let parsed = syntax::parse_func(source.text.text(), source.base, at, next_id, puts_off);
        let index = trees[file].decls.len();
        let own = parsed.tree.name.span.start - source.base;
        trees[file].decls.push(Decl::Func(Box::new(parsed.tree)));
        self.kept[file].insert(index);
        let mentions: Vec<Mention> = parsed.mentions.into_iter().filter(|it| it.from != own).collect();
        match puts_off {
            true => mentions.iter().for_each(|mention| self.note_declared(*mention, file)),
            false => self.note(&mentions, file),
        }
        index
    }

    fn body(&mut self, file: usize, index: usize, trees: &mut [File], next_id: &mut u32) {
        let Decl::Func(func) = &mut trees[file].decls[index] else { return };
        let Some(at) = func.unread.take() else { return };
        let source = &self.files.files()[file];
        let parsed = syntax::parse_body(source.text.text(), source.base, at, next_id);
        func.body = Some(parsed.tree);
        self.note(&parsed.mentions, file);
    }

    /// A mention of what a package declares.
    fn note_declared(&mut self, mention: Mention, file: usize) {
        let files = self.files;
        let text = files.files()[file].text.text();
        let name = &text[mention.from as usize..mention.to as usize];
        match mention.of {
            None => {
                self.come_to(self.package_of[file], name);
                for package in self.imports[file].1.clone() {
                    self.come_to(package, name);
                }
            }
            Some((from, to)) => {
                let qualifier = &text[from as usize..to as usize];
                let Some(package) = self.imports[file].0.get(qualifier).copied() else {
                    return;
                };
                self.come_to(package, name);
                if !self.packages[self.package_of[file]].is_library {
                    // Messages propose what is spelt otherwise.
                    let declared = self.waiting[package].declared.keys();
                    let like: Vec<Name> = declared.filter(|it| it.eq_ignore_ascii_case(name)).cloned().collect();
                    like.iter().for_each(|name| self.come_to(package, name));
                }
            }
        }
    }

    fn note(&mut self, mentions: &[Mention], file: usize) {
        let files = self.files;
        let text = files.files()[file].text.text();
        let package = self.package_of[file];
        for mention in mentions {
            self.note_declared(*mention, file);
            let name = &text[mention.from as usize..mention.to as usize];
            let waiting = &mut self.waiting[package];
            let (mentioned, methods) = match name.starts_with(char::is_uppercase) {
                true => (&mut self.mentioned, &mut self.methods),
                false => (&mut waiting.mentioned, &mut waiting.methods),
            };
            if !mentioned.contains(name) {
                mentioned.insert(name.into());
                self.open.extend(methods.remove(name).into_iter().flatten());
            }
        }
    }
}
