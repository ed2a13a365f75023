//! A whole program: packages' variables, their `init`s, `main.main`.

use super::capture::Walk;
use super::{Compiler, Instance, Refusal, capture, escape};
use crate::check::Release;
use crate::code::{FuncId, NONE, Op, Program, RType};
use crate::native;
use crate::syntax::ast::{Decl, File};
use crate::types::{self, ObjectKind, Package};
use crate::vm::Native;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Code, and the natives that it calls by number.
pub struct Compiled {
    pub program: Program,
    pub natives: Vec<Native>,
}

/// Types of package runtime whose values the VM makes.
const RUNTIME_TYPES: [&str; 5] = ["errorString", "boundsError", "plainError", "assertionError", "nilPanic"];

/// Compiles a program that was checked without errors.
/// Errors: constructs that the compiler does not know, and functions without a body.
pub fn compile(checked: types::Program, release: Release) -> Result<Compiled, Vec<Refusal>> {
    let mut types = checked.types;
    let mut walk = Walk::new(&checked.info, &mut types, release);
    for tree in &checked.trees {
        walk.file(tree);
    }
    let captures: capture::Captures = walk.found;
    let paths = checked.packages.iter().map(|package| package.path.to_string()).collect();
    let stores = escape::stores(&checked.trees, &checked.info, &mut types, &captures, paths);
    let table = native::table();
    let natives = table.iter().enumerate().map(|(index, (name, _))| (*name, index as u32)).collect();
    let reflects = checked.packages.iter().any(|package| &*package.path == "reflect");
    let has_templates = checked.packages.iter().any(|package| &*package.path == "text/template");
    let calls = has_templates || imports_reflect(&checked.packages, &checked.trees);
    let mut compiler = Compiler {
        types,
        info: Rc::new(checked.info),
        trees: Rc::new(checked.trees),
        packages: Rc::new(checked.packages),
        files: Rc::new(checked.files),
        release,
        out: Program::default(),
        instances: BTreeMap::new(),
        queue: Default::default(),
        shapes: BTreeMap::new(),
        rtype_ids: BTreeMap::new(),
        open_rtypes: Default::default(),
        texts: BTreeMap::new(),
        globals: BTreeMap::new(),
        closures: BTreeMap::new(),
        symbols: BTreeMap::new(),
        captures,
        stores,
        natives,
        reflects,
        calls,
        refusals: Vec::new(),
        thunks: BTreeMap::new(),
        yield_results: Vec::new(),
        exits: Vec::new(),
        units: Vec::new(),
    };
    compiler.program();
    if !compiler.refusals.is_empty() {
        return Err(compiler.refusals);
    }
    super::lines::place(&mut compiler.out, &compiler.files);
    Ok(Compiled {
        program: compiler.out,
        natives: table.into_iter().map(|(_, native)| native).collect(),
    })
}

/// Whether the program's own files import it.
fn imports_reflect(packages: &[Package], trees: &[File]) -> bool {
    let own = packages.last().map_or(&[][..], |package| &package.files);
    let mut decls = own.iter().flat_map(|file| &trees[file.0 as usize].decls);
    decls.any(|decl| matches!(decl, Decl::Import(import) if *import.path == *"reflect"))
}

impl Compiler {
    fn program(&mut self) {
        // Type number 0 is no type, and address 0 of the data is no address of a variable.
        self.out.rtypes.push(RType::default());
        self.out.data.resize(16, 0);
        self.out.files = self.files.files().iter().map(|file| file.text.name().to_owned()).collect();
        self.place_globals();
        self.out.start = self.function(Instance::Start);
        let packages = Rc::clone(&self.packages);
        self.out.links_os = packages.iter().any(|package| &*package.path == "os");
        if let Some(runtime) = packages.iter().find(|package| &*package.path == "runtime") {
            for name in RUNTIME_TYPES {
                if let Some(object) = runtime.scope.get(name) {
                    let typ = self.types.type_of(*object);
                    let rtype = self.rtype(typ);
                    self.out.known_types.insert(format!("runtime.{name}"), rtype);
                }
            }
            if let Some(object) = runtime.scope.get("fatalpanic") {
                let func = self.function(Instance::Declared(*object, Vec::new()));
                self.out.fatal_panic = Some(func);
            }
        }
        if let Some(time) = packages.iter().find(|package| &*package.path == "time")
            && let Some(object) = time.scope.get("localLocation")
        {
            self.out.local_zone = self.globals.get(object).copied().unwrap_or(0);
        }
        self.run_queue();
        let known: Vec<_> = self.out.rtypes.iter().map(|rtype| rtype.name.clone()).collect();
        for (index, name) in known.into_iter().enumerate() {
            self.out.known_types.entry(name).or_insert(crate::code::RtypeId(index as u32));
        }
    }

    /// Every package-level variable gets a place in the static data.
    fn place_globals(&mut self) {
        let packages = Rc::clone(&self.packages);
        for package in packages.iter() {
            for object in &package.variables {
                let typ = self.types.type_of(*object);
                let size = self.shape(typ).size.max(1) as usize;
                let zeros = vec![0; size.next_multiple_of(8)];
                let address = self.add_data(&zeros);
                self.globals.insert(*object, address);
                if !package.is_library {
                    let name = self.types.object(*object).name.to_string();
                    let rtype = self.rtype(typ);
                    self.out.globals.push((name, address, rtype));
                }
            }
        }
    }

    pub fn start_func(&mut self, id: FuncId) {
        let packages = Rc::clone(&self.packages);
        self.begin_unit("runtime.main".to_owned(), packages.len() as u32 - 1, 0);
        let unit = self.unit();
        unit.func.library = true;
        unit.func.hidden = true;
        unit.func.registers = 4;
        unit.func.context = NONE;
        unit.next = 1;
        for (number, package) in packages.iter().enumerate() {
            let count = 1 + package.inits.len() as u32;
            for init in 0..count {
                if init == 0 && package.init_order.is_empty() {
                    continue;
                }
                let func = self.function(Instance::Init(number as u32, init));
                self.wide(Op::Call, 1, func.0);
            }
        }
        let main = packages.last().and_then(|package| package.scope.get("main")).copied();
        if let Some(main) = main {
            let func = self.function(Instance::Declared(main, Vec::new()));
            self.wide(Op::Call, 1, func.0);
        }
        self.op(Op::Exit, 0, 0, 0);
        self.end_unit(id);
    }

    /// Number 0: the package's variables in the order of their dependencies. Others: its `init`s.
    pub fn init_func(&mut self, id: FuncId, package: u32, number: u32) {
        let packages = Rc::clone(&self.packages);
        let trees = Rc::clone(&self.trees);
        let it = &packages[package as usize];
        let decl_at = |decl: types::DeclRef| &trees[decl.file.0 as usize].decls[decl.decl as usize];
        if number > 0 {
            let Decl::Func(decl) = decl_at(it.inits[number as usize - 1]) else {
                return;
            };
            let name = format!("{}.init.{}", it.path, number - 1);
            self.begin_unit(name, package, decl.name.span.start);
            if let Some(body) = &decl.body {
                self.function_body(&decl.typ, None, body);
            }
            return self.end_unit(id);
        }
        let first = it.init_order.first().map_or(0, |first| match decl_at(first.decl) {
            Decl::Var(var) => var.span.start,
            _ => 0,
        });
        self.begin_unit(format!("{}.init", it.path), package, first);
        for initializer in &it.init_order {
            let Decl::Var(var) = decl_at(initializer.decl) else {
                continue;
            };
            let value = &var.values[initializer.value as usize];
            self.at(value.span.start, value.span.end);
            let mark = self.mark();
            self.initialize(&initializer.lhs, value);
            self.release(mark);
        }
        self.op(Op::Ret, 0, 0, 0);
        self.end_unit(id);
    }

    fn initialize(&mut self, lhs: &[Option<types::ObjectId>], value: &crate::syntax::ast::Expr) {
        if let [Some(object)] = lhs {
            let typ = self.object_type(*object);
            debug_assert!(matches!(self.types.object(*object).kind, ObjectKind::Var(_)));
            let from = self.converted(value, typ);
            let place = self.variable(*object);
            if self.words(typ) > 0 {
                self.store(place, from, typ);
            }
            return;
        }
        if lhs.len() < 2 {
            self.value(value);
            return;
        }
        for ((from, source), object) in self.sources(value, lhs.len()).into_iter().zip(lhs) {
            let Some(object) = object else { continue };
            let typ = self.object_type(*object);
            let made = self.convert_implicitly(from, source, typ, None);
            let place = self.variable(*object);
            if self.words(typ) > 0 {
                self.store(place, made, typ);
            }
        }
    }
}
