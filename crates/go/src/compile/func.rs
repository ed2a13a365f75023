//! Functions: parameters, results, bodies, returns.

use super::place::Place;
use super::unit::{Exit, Location, Unit};
use super::{Compiler, Instance, Reg};
use crate::code::{FuncId, Instr, NONE, Op};
use crate::syntax::ast::*;
use crate::types::{ObjectId, TypeId};

impl Compiler {
    /// Makes what is in the queue, and what that needs.
    pub fn run_queue(&mut self) {
        loop {
            if let Some((id, instance)) = self.queue.pop_front() {
                self.make_func(id, instance);
            } else if let Some((rtype, typ)) = self.open_rtypes.pop_front() {
                self.method_table(rtype, typ);
            } else {
                return;
            }
        }
    }

    fn make_func(&mut self, id: FuncId, instance: Instance) {
        match instance {
            Instance::Declared(object, arguments) => self.declared(id, object, arguments),
            Instance::ThroughIface(typ, object) => self.through_iface(id, typ, object),
            Instance::MethodExpr(..) => {}
            Instance::Start => self.start_func(id),
            Instance::Init(package, number) => self.init_func(id, package, number),
        }
    }

    /// Begins a unit for a declared function.
    pub fn begin_unit(&mut self, name: String, package: u32, position: u32) {
        let file = self.files.file_of(position);
        let mut unit = Unit::default();
        unit.func.name = name;
        unit.func.file = file.map_or(0, |file| file.0 as u16);
        unit.func.library = match file {
            Some(file) => self.files.file(file).is_library,
            None => self.packages[package as usize].is_library,
        };
        unit.func.context = NONE;
        unit.package = package;
        unit.position = position;
        self.units.push(unit);
    }

    pub fn end_unit(&mut self, id: FuncId) {
        self.patch_jumps();
        let mut unit = self.units.pop().expect("it was begun");
        fuse(&mut unit.func.code);
        self.out.funcs[id.0 as usize] = unit.func;
    }

    fn declared(&mut self, id: FuncId, object: ObjectId, arguments: Vec<TypeId>) {
        let trees = std::rc::Rc::clone(&self.trees);
        let known = self.types.object(object).clone();
        let Some(decl) = self.decl_of(object) else {
            return self.refuse(known.span, format!("the function {} has no body", known.name));
        };
        let Decl::Func(decl) = &trees[decl.file.0 as usize].decls[decl.decl as usize] else {
            return;
        };
        let name = self.declared_name(object, &arguments);
        let package = known.package.map_or(0, |package| package.0);
        let signature = self.types.signature(known.typ);
        let parameters = signature.map_or(Vec::new(), |signature| {
            let receiver = signature.receiver_tparams.iter();
            receiver.chain(signature.tparams.iter()).copied().collect()
        });
        let Some(body) = &decl.body else {
            let (words, results) = self.signature_words(known.typ);
            let receiver = u16::from(decl.receiver.is_some());
            match self.native_of(object) {
                Some(native) => {
                    self.out.funcs[id.0 as usize] = self.native_func(native, words + receiver, results, &name);
                }
                None => self.refuse(known.span, format!("{name} is not available")),
            }
            return;
        };
        self.begin_unit(name, package, decl.name.span.start);
        let unit = self.unit();
        unit.from = parameters;
        unit.to = arguments;
        self.function_body(&decl.typ, decl.receiver.as_ref(), body);
        self.end_unit(id);
    }

    fn decl_of(&self, object: ObjectId) -> Option<crate::types::DeclRef> {
        let func = self.types.object(object).as_func()?;
        match (func.decl, func.origin) {
            (Some(decl), _) => Some(decl),
            (None, Some(origin)) => self.decl_of(origin),
            _ => None,
        }
    }

    /// Nothing reaches the function: see `load::reach`.
    pub fn is_unread(&self, object: ObjectId) -> bool {
        self.decl_of(object).is_some_and(|decl| {
            let decl = &self.trees[decl.file.0 as usize].decls[decl.decl as usize];
            matches!(decl, Decl::Func(func) if func.unread.is_some())
        })
    }

    /// The native behind a function without a body.
    pub fn native_of(&self, object: ObjectId) -> Option<u32> {
        let decl = self.decl_of(object)?;
        let Decl::Func(func) = &self.trees[decl.file.0 as usize].decls[decl.decl as usize] else {
            return None;
        };
        if func.body.is_some() {
            return None;
        }
        let package = self.types.object(object).package?;
        let path = &self.packages[package.0 as usize].path;
        let name = match &func.receiver {
            Some(receiver) => format!("{path}.{}.{}", base_name(&receiver.typ), func.name.name),
            None => format!("{path}.{}", func.name.name),
        };
        self.natives.get(&*name).copied()
    }

    /// Parameters, results and statements of the unit that was begun.
    pub fn function_body(&mut self, typ: &FuncType, receiver: Option<&Field>, body: &Block) {
        let fields: Vec<&Field> = receiver.into_iter().chain(&typ.parameters).collect();
        let mut parameters: Vec<(Option<ObjectId>, Reg, TypeId)> = Vec::new();
        for field in fields {
            let field_type = self.field_type(field);
            let names: Vec<Option<&Ident>> = match field.names.is_empty() {
                true => vec![None],
                false => field.names.iter().map(Some).collect(),
            };
            for name in names {
                let words = self.words(field_type);
                let register = self.alloc_exact(words);
                let object = name.and_then(|name| self.info.def(name.id));
                parameters.push((object, register, field_type));
            }
        }
        let words = self.unit().next;
        self.unit().func.parameter_words = words;
        self.unpack_closure();
        for (object, register, typ) in parameters {
            let Some(object) = object else { continue };
            let location = if self.lives_in_memory(object, typ) {
                let block = self.new_block(typ);
                self.store(Place::Memory { register: block, offset: 0 }, register, typ);
                Location::Boxed(block)
            } else {
                Location::Register(register)
            };
            self.unit().variables.insert(object, location);
            self.note_local(object, location, typ, true);
        }
        self.declare_results(typ);
        for variable in self.stores.of_body.get(&body.closing).cloned().unwrap_or_default() {
            let used = self.alloc(1);
            self.load_int(used, 0);
            self.unit().stores.insert(variable, used);
        }
        self.unit().has_defer = has_defer(&body.stmts);
        if self.unit().has_defer {
            let label = self.new_label();
            self.unit().epilogue = Some(label);
        }
        self.block(body);
        self.at(body.closing, body.closing + 1);
        self.finish_body();
    }

    /// Registers without one to spare for a value of no size.
    fn alloc_exact(&mut self, words: u16) -> Reg {
        if words > 0 {
            return self.alloc(words);
        }
        self.unit().next as Reg
    }

    pub fn field_type(&mut self, field: &Field) -> TypeId {
        let written = match &field.typ.kind {
            ExprKind::DotsType(elem) => {
                let elem = self.type_of(elem);
                return self.types.slice_of(elem);
            }
            _ => field.names.first().and_then(|name| self.info.def(name.id)),
        };
        match written {
            Some(object) => self.object_type(object),
            None => self.type_of(&field.typ),
        }
    }

    fn declare_results(&mut self, typ: &FuncType) {
        let mut total = 0;
        for field in &typ.results {
            let field_type = self.field_type(field);
            let names: Vec<Option<&Ident>> = match field.names.is_empty() {
                true => vec![None],
                false => field.names.iter().map(Some).collect(),
            };
            for name in names {
                let words = self.words(field_type);
                total += words;
                let object = name.and_then(|name| self.info.def(name.id));
                let boxed = object.is_some_and(|object| self.lives_in_memory(object, field_type));
                let location = if boxed {
                    Location::Boxed(self.new_block(field_type))
                } else {
                    let register = self.alloc(words);
                    self.zero(register, words);
                    Location::Register(register)
                };
                if let Some(object) = object {
                    self.unit().variables.insert(object, location);
                    self.note_local(object, location, field_type, false);
                }
                self.unit().results.push((location, field_type));
            }
        }
        let unit = self.unit();
        unit.func.result_words = u32::from(total);
        unit.func.registers = unit.func.registers.max(u32::from(total)).max(1);
    }

    /// Whether something else than this function's own instructions sees the variable.
    pub fn lives_in_memory(&mut self, object: ObjectId, typ: TypeId) -> bool {
        let addressed = self.types.object(object).as_var().is_some_and(|var| var.is_addressed);
        let shared = self.captures.captured.contains(&object) && self.captures.reassigned.contains(&object);
        addressed || shared || self.shape(typ).has_array || self.words(typ) > 64
    }

    /// What stands behind the last statement.
    pub fn finish_body(&mut self) {
        if self.unit().yields.is_some() {
            return self.next_yield();
        }
        match self.unit().epilogue {
            Some(label) => {
                self.place_label(label);
                let here = self.unit().here() as u32;
                self.unit().func.recover_at = here;
                self.op(Op::RunDefers, 0, 0, 0);
                self.ret();
            }
            None => self.ret(),
        }
    }

    /// Returns the result variables.
    fn ret(&mut self) {
        let results = self.unit().results.clone();
        let total = self.unit().func.result_words as u16;
        if let [(Location::Register(register), typ)] = results[..] {
            let words = self.words(typ);
            self.op(Op::Ret, register, words, 0);
            return;
        }
        let to = self.alloc(total.max(1));
        let mut at = to;
        for (location, typ) in results {
            self.load_into(at, location.place(), typ);
            at += self.words(typ);
        }
        self.op(Op::Ret, to, total, 0);
    }

    pub fn return_stmt(&mut self, values: &[Expr], position: (u32, u32)) {
        let mark = self.mark();
        if self.unit().yields.is_some() {
            return self.return_from_yield(values);
        }
        let results = self.unit().results.clone();
        let direct = self.unit().epilogue.is_none();
        if values.is_empty() {
            self.at(position.0, position.1);
            match self.unit().epilogue {
                Some(label) => self.jump(Op::Jmp, 0, label),
                None => self.ret(),
            }
            return self.release(mark);
        }
        let total = self.unit().func.result_words as u16;
        let types: Vec<TypeId> = results.iter().map(|(_, typ)| *typ).collect();
        if direct && values.len() == 1 && types.len() == 1 {
            let typ = types[0];
            let value = self.converted(&values[0], typ);
            self.at(position.0, position.1);
            self.op(Op::Ret, value, total, 0);
            return self.release(mark);
        }
        let from = self.alloc(total.max(1));
        self.ordered_values_into(values, &types, from);
        self.at(position.0, position.1);
        if direct {
            self.op(Op::Ret, from, total, 0);
        } else {
            let mut at = from;
            for (location, typ) in results {
                self.store(location.place(), at, typ);
                at += self.words(typ);
            }
            let label = self.unit().epilogue.expect("a function that defers has one");
            self.jump(Op::Jmp, 0, label);
        }
        self.release(mark);
    }

    /// The values of a return.
    fn ordered_values_into(&mut self, values: &[Expr], types: &[TypeId], to: Reg) {
        let mark = self.mark();
        let targets = types.iter().copied().chain(std::iter::repeat(TypeId::INVALID));
        let root: Vec<(&Expr, TypeId)> = values.iter().zip(targets).collect();
        let hoisted = self.order(&root);
        self.in_order(|compiler| compiler.values_into(values, types, to));
        self.forget(hoisted);
        self.release(mark);
    }

    /// Several values, or the results of one call, converted, one behind the other.
    pub fn values_into(&mut self, values: &[Expr], types: &[TypeId], to: Reg) {
        let mut at = to;
        if values.len() == 1 && types.len() > 1 {
            let tuple = self.type_of(&values[0]);
            let sources = self.tuple(tuple);
            let mut from = self.value(&values[0]);
            for (source, target) in sources.iter().zip(types) {
                let source = self.concrete(*source);
                let made = self.convert_implicitly(from, source, *target, None);
                let words = self.words(*target);
                self.move_words(at, made, words);
                at += words;
                from += self.words(source);
            }
            return;
        }
        for (value, typ) in values.iter().zip(types) {
            let mark = self.mark();
            self.converted_in(value, *typ, at);
            self.release(mark);
            at += self.words(*typ);
        }
    }

    /// `return` inside the body of a `for` over a function.
    fn return_from_yield(&mut self, values: &[Expr]) {
        let types = self.yield_results.last().cloned().unwrap_or_default();
        let mut total = 0;
        for typ in &types {
            total += self.words(*typ);
        }
        let block = self.yield_block();
        if !values.is_empty() {
            let from = self.alloc(total.max(1));
            self.ordered_values_into(values, &types, from);
            let mut at = from;
            let mut offset = 16;
            for typ in &types {
                let words = self.words(*typ);
                let place = Place::Memory { register: block, offset };
                if words > 0 {
                    self.store_words_at(place, at, words);
                }
                at += words;
                offset += u64::from(words) * 8;
            }
            self.leave_yield(Exit::Return);
        } else {
            self.leave_yield(Exit::ReturnNamed);
        }
    }

    pub fn store_words_at(&mut self, place: Place, from: Reg, words: u16) {
        let Place::Memory { register, offset } = place else {
            return;
        };
        self.op(Op::StoreN, register, from, offset as u16);
        self.ext(0, u32::from(words) * 8);
    }

    // ---- names ---------------------------------------------------------------

    /// As goroutine traces write it.
    fn declared_name(&mut self, object: ObjectId, arguments: &[TypeId]) -> String {
        let known = self.types.object(object).clone();
        let path = match known.package {
            Some(package) => self.packages[package.0 as usize].path.to_string(),
            None => "runtime".to_owned(),
        };
        let generic = if arguments.is_empty() { "" } else { "[...]" };
        let receiver = self.decl_of(object).and_then(|decl| {
            match &self.trees[decl.file.0 as usize].decls[decl.decl as usize] {
                Decl::Func(func) => func.receiver.as_ref().map(|receiver| receiver.typ.clone()),
                _ => None,
            }
        });
        match receiver {
            Some(typ) => {
                let base = base_name(&typ);
                match typ.unparen().kind {
                    ExprKind::Star(_) => format!("{path}.(*{base}{generic}).{}", known.name),
                    _ => format!("{path}.{base}{generic}.{}", known.name),
                }
            }
            None => format!("{path}.{}{generic}", known.name),
        }
    }

    pub fn method_name(&mut self, typ: TypeId, object: ObjectId) -> String {
        let name = self.types.object(object).name.clone();
        let typ = self.type_name(typ);
        match typ.strip_prefix('*') {
            Some(base) => match base.rsplit_once('.') {
                Some((path, base)) => format!("{path}.(*{base}).{name}"),
                None => format!("(*{base}).{name}"),
            },
            None => format!("{typ}.{name}"),
        }
    }
}

impl Location {
    pub fn place(self) -> Place {
        match self {
            Location::Register(register) => Place::Register {
                register,
                offset: 0,
                packed: false,
            },
            Location::Boxed(register) => Place::Memory { register, offset: 0 },
        }
    }
}

/// `T` of a receiver written `T`, `*T`, `T[K]`, `*T[K]`.
fn base_name(typ: &Expr) -> String {
    match &typ.unparen().kind {
        ExprKind::Star(inner) => base_name(inner),
        ExprKind::Index(inner, _) => base_name(inner),
        ExprKind::Name(name) => name.to_string(),
        _ => String::new(),
    }
}

/// Whether the statements defer something, closures left out.
pub(super) fn has_defer(stmts: &[Stmt]) -> bool {
    stmts.iter().any(defers)
}

fn defers(stmt: &Stmt) -> bool {
    match &stmt.kind {
        StmtKind::Defer(_) => true,
        StmtKind::Labeled(_, inner) => defers(inner),
        StmtKind::Block(block) => has_defer(&block.stmts),
        StmtKind::If(it) => has_defer(&it.then.stmts) || it.otherwise.as_ref().is_some_and(defers),
        StmtKind::For(it) => has_defer(&it.body.stmts),
        StmtKind::Range(it) => has_defer(&it.body.stmts),
        StmtKind::Switch(it) => it.clauses.iter().any(|clause| has_defer(&clause.body)),
        StmtKind::TypeSwitch(it) => it.clauses.iter().any(|clause| has_defer(&clause.body)),
        StmtKind::Select(clauses) => clauses.iter().any(|clause| has_defer(&clause.body)),
        _ => false,
    }
}

/// Pairs of instructions that the VM does at once.
fn fuse(code: &mut [Instr]) {
    let mut at = 0;
    while let Some([first, second]) = code.get(at..at + 2) {
        at += 1;
        if let Some(both) = first.op.fused(second.op) {
            code[at - 1].op = both;
            at += 1;
        }
    }
}
