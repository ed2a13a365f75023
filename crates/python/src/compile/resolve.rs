//! Decides for every symbol where its value lives: local, cell, free, global.
//!
//! Source: CPython 3.14 `symtable.c`, `analyze_block`. Ours differs in one
//! thing: a list, set or dict comprehension is no function at all here, so a
//! name that only it shares with its function needs no cell.

use std::collections::BTreeSet;

use super::scope::{Resolution, ScopeKind, Scopes};
use crate::syntax::SyntaxProblem;

type Names = BTreeSet<String>;

/// Names that a scope wants from outside.
#[derive(Default)]
struct Wanted {
    /// Read by an inlined comprehension itself: a plain use in the scope around it.
    direct: Names,
    /// Shared through a cell.
    captured: Names,
}

/// Fills in the resolutions and free lists of all scopes.
pub fn resolve(scopes: &mut Scopes, problems: &mut Vec<SyntaxProblem>) {
    resolve_scope(scopes, 0, &Names::new(), problems);
}

fn resolve_scope(
    scopes: &mut Scopes,
    id: usize,
    outer: &Names,
    problems: &mut Vec<SyntaxProblem>,
) -> Wanted {
    let mut visible = outer.clone();
    let (locals, own_free) = resolve_symbols(scopes, id, &mut visible, problems);
    let kind = scopes.all[id].kind;
    match kind {
        ScopeKind::Module => visible = Names::new(),
        ScopeKind::Class => {
            visible.insert("__class__".to_string());
            visible.insert("__classdict__".to_string());
        }
        _ => visible.extend(locals.iter().cloned()),
    }
    let mut wanted = Wanted::default();
    for child in scopes.all[id].children.clone() {
        let from_child = resolve_scope(scopes, child, &visible, problems);
        wanted.direct.extend(from_child.direct);
        wanted.captured.extend(from_child.captured);
    }
    let scope = &mut scopes.all[id];
    if kind == ScopeKind::Module {
        return Wanted::default();
    }
    if kind == ScopeKind::Class {
        let in_comprehension = wanted.direct.remove("__class__");
        scope.needs_class_cell = wanted.captured.remove("__class__") || in_comprehension;
        scope.needs_class_dict = wanted.captured.remove("__classdict__");
        wanted.direct.remove("__classdict__");
    } else {
        for name in &locals {
            if wanted.captured.remove(name) {
                scope.symbol_mut(name).resolution = Some(Resolution::Cell);
            }
            wanted.direct.remove(name);
        }
    }
    if scope.is_inlined() {
        wanted.direct.extend(own_free);
        return wanted;
    }
    let mut free = own_free;
    free.extend(wanted.captured);
    free.extend(wanted.direct);
    scope.free = free.iter().cloned().collect();
    if kind != ScopeKind::Class {
        for name in &free {
            let symbol = scope.symbol_mut(name);
            symbol.resolution.get_or_insert(Resolution::Free);
        }
    }
    Wanted {
        direct: Names::new(),
        captured: free,
    }
}

/// The scope's own symbols: returns its locals and the names free in it.
fn resolve_symbols(
    scopes: &mut Scopes,
    id: usize,
    visible: &mut Names,
    problems: &mut Vec<SyntaxProblem>,
) -> (Names, Names) {
    let mut locals = Names::new();
    let mut free = Names::new();
    for (name, symbol) in &mut scopes.all[id].symbols {
        let resolution = if symbol.global {
            visible.remove(name);
            Resolution::GlobalExplicit
        } else if symbol.nonlocal {
            if !visible.contains(name) {
                let (start, end) = symbol.declared_at;
                let message = format!("no binding for nonlocal '{name}' found");
                problems.push(SyntaxProblem::error(message, start, end));
            }
            free.insert(name.clone());
            Resolution::Free
        } else if symbol.bound {
            locals.insert(name.clone());
            Resolution::Local
        } else if visible.contains(name) {
            free.insert(name.clone());
            Resolution::Free
        } else {
            Resolution::GlobalImplicit
        };
        symbol.resolution = Some(resolution);
    }
    (locals, free)
}
