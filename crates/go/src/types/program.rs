//! A checked program: its packages and everything that is known about them.

use super::{Info, ObjectId, ObjectKind, Types};
use crate::syntax::ast::{Decl, Expr, File, FuncDecl, Name, VarDecl};
use crate::syntax::{FileId, FileSet};
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PackageId(pub u32);

/// A declaration: the `decl`th of its file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct DeclRef {
    pub file: FileId,
    pub decl: u32,
}

/// `lhs = value` of a package-level variable declaration. Several on the left: the value is
/// a call with several results, or a `v, ok` form. No name: `_`.
#[derive(Clone, Debug)]
pub struct Initializer {
    pub lhs: Vec<Option<ObjectId>>,
    pub decl: DeclRef,
    /// Which of the declaration's values.
    pub value: u32,
}

#[derive(Clone, Debug)]
pub struct Package {
    /// `main`, `container/list`.
    pub path: Name,
    pub name: Name,
    pub files: Vec<FileId>,
    /// Written in our library.
    pub is_library: bool,
    /// Only what the program can come to was read.
    pub is_partial: bool,
    /// Declared at package level, by name.
    pub scope: BTreeMap<Name, ObjectId>,
    pub imports: Vec<PackageId>,
    /// Package-level variables with values, in the order of their initialization.
    pub init_order: Vec<Initializer>,
    /// The `init` functions in the order of their running.
    pub inits: Vec<DeclRef>,
    /// Every declared function and method, `init`s left out, in source order.
    pub functions: Vec<ObjectId>,
    /// Package-level variables, in source order.
    pub variables: Vec<ObjectId>,
}

#[derive(Clone, Debug, Default)]
pub struct Program {
    /// What a `for` loop's variable is: the compiler asks.
    pub release: crate::check::Release,
    pub files: FileSet,
    /// By `FileId`.
    pub trees: Vec<File>,
    /// By `PackageId`; a package comes after those that it imports, the main one last.
    pub packages: Vec<Package>,
    pub types: Types,
    pub info: Info,
}

impl Program {
    pub fn package(&self, package: PackageId) -> &Package {
        &self.packages[package.0 as usize]
    }

    /// The package that is run.
    pub fn main(&self) -> &Package {
        self.packages.last().expect("a program has a package")
    }

    pub fn package_by_path(&self, path: &str) -> Option<PackageId> {
        let found = self.packages.iter().position(|it| &*it.path == path)?;
        Some(PackageId(found as u32))
    }

    /// A package-level object: `program.lookup("sync", "Mutex")`.
    pub fn lookup(&self, path: &str, name: &str) -> Option<ObjectId> {
        let package = self.package(self.package_by_path(path)?);
        package.scope.get(name).copied()
    }

    pub fn decl(&self, decl: DeclRef) -> &Decl {
        &self.trees[decl.file.0 as usize].decls[decl.decl as usize]
    }

    /// The tree of a declared function or method; for one of an instantiated type, of the
    /// declared one. None for interface methods.
    pub fn func_decl(&self, object: ObjectId) -> Option<&FuncDecl> {
        let ObjectKind::Func(func) = &self.types.object(object).kind else {
            return None;
        };
        match (func.decl, func.origin) {
            (Some(decl), _) => Some(self.func_decl_at(decl)),
            (None, Some(origin)) => self.func_decl(origin),
            (None, None) => None,
        }
    }

    /// The tree of `package.inits`' functions.
    pub fn func_decl_at(&self, decl: DeclRef) -> &FuncDecl {
        match self.decl(decl) {
            Decl::Func(func) => func,
            _ => unreachable!("a function's reference leads to a function"),
        }
    }

    pub fn var_decl(&self, decl: DeclRef) -> &VarDecl {
        match self.decl(decl) {
            Decl::Var(var) => var,
            _ => unreachable!("an initializer's reference leads to variables"),
        }
    }

    pub fn initializer_value(&self, initializer: &Initializer) -> &Expr {
        &self.var_decl(initializer.decl).values[initializer.value as usize]
    }
}
