//! Imports: native modules, modules of the library written in Python, and packages.
//!
//! A library module's body takes no virtual time: what it costs is ours, not CPython's, which reads
//! compiled files. A library module is compiled when it is first imported, most of its functions
//! when they are first called. Which modules there
//! are is fixed: `modules::native` and `library::names`.

use crate::attributes::Attributes;
use crate::compile::deferred::compile_library;
use crate::library;
use crate::object::{Module, Object};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::load::SourceFile;
use crate::vm::{Flow, Input, Then, Vm};
use std::rc::Rc;

impl Vm {
    pub fn new_module(&mut self, name: &str, library: bool) -> Id {
        let Value::Object(id) = self.heap.make(Object::Module(Box::new(Module {
            name: name.to_owned(),
            attributes: Attributes::new(),
            library,
        }))) else {
            unreachable!("just made")
        };
        let text = self.heap.str(name);
        self.heap.set_attribute(id, Sym::NAME, text);
        self.heap.set_attribute(id, Sym::DOC, Value::None);
        let package = self
            .heap
            .str(name.rsplit_once('.').map_or("", |(package, _)| package));
        self.heap.set_attribute(id, Sym::PACKAGE, package);
        self.heap.set_attribute(id, Sym::LOADER, Value::None);
        self.heap.set_attribute(id, Sym::SPEC, Value::None);
        id
    }

    /// Registers a module in `sys.modules`, where it stays.
    pub fn register_module(&mut self, name: &str, id: Id) {
        self.heap.retain(Value::Object(id));
        // One of that name that was here before stays too: its functions go on using it.
        self.modules.insert(name.to_owned(), id);
        let listed = self.state.modules_dict;
        if name != "_prelude" {
            self.dict_set_name(listed, name, Value::Object(id));
        }
        if let Some((package, child)) = name.rsplit_once('.')
            && let Some(parent) = self.modules.get(package).copied()
        {
            let child = self.symbols.intern(child);
            self.heap.set_attribute(parent, child, Value::Object(id));
        }
    }

    /// IMPORT_NAME: `[level, fromlist] -> [module]`.
    pub(crate) fn op_import_name(&mut self, name: Sym) -> Result<bool, Value> {
        let (level, fromlist) = (self.peek(1), self.peek(0));
        let mut full = self.symbols.text(name).to_owned();
        if let Value::Int(level) = level
            && level > 0
        {
            let main = self.modules.get("__main__");
            if main == Some(&self.current_globals()) {
                let message = "attempted relative import with no known parent package";
                let exception = self.exception_with(self.classes.import_error, message);
                for name in ["name", "path"] {
                    let name = self.symbols.intern(name);
                    if let Value::Object(id) = exception {
                        self.heap.set_attribute(id, name, Value::None);
                    }
                }
                return Err(exception);
            }
            full = self.absolute_name(&full, level as usize);
        }
        let whole = fromlist.is_none();
        let name_value = self.heap.str(&full);
        self.enter_native("import", import_step, &[name_value, fromlist], Then::Push);
        self.native_frame().numbers = [i64::from(whole), 0];
        let floor = self.stack.len() - 4;
        let at = self.frames.len() - 1;
        self.frames[at].place(floor, Then::Push);
        Ok(false)
    }

    /// Imports a module, as a native's last act; gives the module itself, not its package.
    pub(crate) fn import_by_name(&mut self, name: Value) -> crate::native::Outcome {
        self.enter_native("import", import_step, &[name, Value::None], Then::Push);
        Err(crate::native::Stop::Frame)
    }

    fn absolute_name(&self, name: &str, level: usize) -> String {
        let globals = self.current_globals();
        let own = match self.heap.get(globals) {
            Object::Module(module) => module.name.clone(),
            _ => String::new(),
        };
        let is_package = library::is_package(&own);
        let mut parts: Vec<&str> = own.split('.').collect();
        let up = if is_package { level - 1 } else { level };
        parts.truncate(parts.len().saturating_sub(up));
        if !name.is_empty() {
            parts.push(name);
        }
        parts.join(".")
    }

    /// What `sys.modules` has under the name, whoever put it there.
    pub(crate) fn listed_module(&mut self, name: &str) -> Option<Value> {
        if self.state.modules_dict.is_null() {
            return self.modules.get(name).map(|id| Value::Object(*id));
        }
        let name = self.symbols.intern(name);
        self.dict_get_sym(self.state.modules_dict, name)
    }

    fn unlist_module(&mut self, name: &str) {
        let key = self.heap.str(name);
        if let Value::Object(listed) = self.state.modules_dict {
            let _ = self.dict_remove(listed, key);
        }
    }

    /// Begins one module: Ok(true) it is there; Ok(false) its body's frame was pushed, result dropped into Native.
    fn import_one(&mut self, name: &str) -> Result<bool, Value> {
        match self.listed_module(name) {
            Some(Value::None) => {
                let text = format!("import of {name} halted; None in sys.modules");
                return Err(self.no_module(name, &text));
            }
            Some(_) => return Ok(true),
            // The library's own parts are not listed.
            None if name.starts_with("_prelude") && self.modules.contains_key(name) => return Ok(true),
            None => {}
        }
        if let Some((package, _)) = name.rsplit_once('.')
            && let Some(parent) = self.listed_module(package)
            && !self.is_own_module(package, parent)
        {
            let path = self.symbols.intern("__path__");
            let text = match self.find_attribute(parent, path) {
                Some(_) => format!("No module named '{name}'"),
                None => format!("No module named '{name}'; '{package}' is not a package"),
            };
            return Err(self.no_module(name, &text));
        }
        let before = self.heap.begin_library();
        if let Some(id) = crate::modules::make(self, name) {
            self.register_module(name, id);
            if self.state.importing == 0 {
                self.heap.end_library(before);
            }
            return Ok(true);
        }
        let Some(source) = library::source(name) else {
            let text = match name.split_once('.') {
                Some((package, _))
                    if self.modules.contains_key(package)
                        && (package == "os" || !library::is_package(package)) =>
                {
                    format!("No module named '{name}'; '{package}' is not a package")
                }
                _ => format!("No module named '{name}'"),
            };
            return Err(self.no_module(name, &text));
        };
        let path = library::path(name, self.settings.version);
        let code = match compile_library(source, self.settings.version) {
            Ok(code) => code,
            Err(problems) => {
                let text = format!("the library module {name} does not compile: {problems:?}");
                return Err(self.exception_with(self.classes.system_error, &text));
            }
        };
        let id = self.new_module(name, true);
        let file = self.heap.str(&path);
        self.heap.set_attribute(id, Sym::FILE, file);
        if library::is_package(name) {
            let package = self.heap.str(name);
            self.heap.set_attribute(id, Sym::PACKAGE, package);
            let list = self.heap.list(Vec::new());
            self.heap.set_attribute(id, Sym::PATH, list);
        }
        self.register_module(name, id);
        let file = Rc::new(SourceFile {
            path,
            text: source.to_owned(),
        });
        let code_id = self.load(&code, &file, true);
        self.flush();
        if self.state.importing == 0 {
            self.state.heap_before = self.heap.begin_library();
        }
        self.state.importing += 1;
        self.enter_body(code_id, id, Value::Null, &[], Then::Native);
        Ok(false)
    }

    /// Is this the module of that name that was imported, not one that the program put there?
    fn is_own_module(&self, name: &str, module: Value) -> bool {
        self.modules.get(name).is_some_and(|id| Value::Object(*id).is(module))
    }

    fn no_module(&mut self, name: &str, text: &str) -> Value {
        let exception = self.exception_with(self.classes.module_not_found_error, text);
        let key = self.symbols.intern("name");
        let value = self.heap.str(name);
        if let Value::Object(id) = exception {
            self.heap.set_attribute(id, key, value);
            let path = self.symbols.intern("path");
            self.heap.set_attribute(id, path, Value::None);
        }
        exception
    }
}

/// `[name, fromlist]`: imports each package on the way, then the submodules that the fromlist names.
/// `numbers[0]`: 1 gives the top package; `pc` counts what is done.
fn import_step(vm: &mut Vm, input: Input) -> Flow {
    let name_value = vm.slot(0);
    let name = vm.text_of(name_value).unwrap_or("").to_owned();
    if !matches!(input, Input::Start) {
        vm.flush();
        vm.state.importing -= 1;
        if vm.state.importing == 0 {
            vm.heap.end_library(vm.state.heap_before);
        }
    }
    if let Input::Raised(exception) = input {
        // The module whose body failed is not there.
        let failed = vm.native_frame().numbers[1] as usize;
        let part = prefix(&name, failed);
        // (Its functions, if somebody has got one, go on using it: it is not released.)
        if vm.modules.remove(&part).is_some() {
            vm.unlist_module(&part);
        }
        return Flow::Raise(exception);
    }
    let parts = name.split('.').count();
    loop {
        let done = vm.native_frame().pc as usize;
        if done < parts {
            vm.native_frame().pc += 1;
            vm.native_frame().numbers[1] = done as i64 + 1;
            match vm.import_one(&prefix(&name, done + 1)) {
                Ok(true) => continue,
                Ok(false) => return Flow::Continue,
                Err(exception) => return Flow::Raise(exception),
            }
        }
        let fromlist = vm.slot(1);
        let wanted = match vm.object_of(fromlist) {
            Some(Object::Tuple(items)) => items.get(done - parts).copied(),
            _ => None,
        };
        let Some(wanted) = wanted else { break };
        vm.native_frame().pc += 1;
        let child = format!("{name}.{}", vm.text_of(wanted).unwrap_or(""));
        let known = vm.listed_module(&child).is_some();
        let own = vm.listed_module(&name).is_some_and(|module| vm.is_own_module(&name, module));
        if !known && own && library::is_package(&name) && library::has(&child) {
            vm.native_frame().numbers[1] = i64::from(u32::MAX);
            match vm.import_one(&child) {
                Ok(true) => {}
                Ok(false) => return Flow::Continue,
                Err(exception) => return Flow::Raise(exception),
            }
        }
    }
    let shown = if vm.native_frame().numbers[0] == 1 {
        prefix(&name, 1)
    } else {
        name
    };
    let unlisted = vm.modules.get(&shown).map(|id| Value::Object(*id));
    let module = vm.listed_module(&shown).or(unlisted);
    Flow::Return(module.unwrap_or(Value::None))
}

fn prefix(name: &str, parts: usize) -> String {
    name.split('.').take(parts).collect::<Vec<_>>().join(".")
}
