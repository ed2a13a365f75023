//! Statements.

use super::Compiler;
use super::place::Place;
use super::unit::{Enclosing, Exit, Location};
use crate::code::{FRAME_STORE_BYTES, Op};
use crate::syntax::ast::*;
use crate::types::{ObjectId, TypeId};

impl Compiler {
    pub fn block(&mut self, block: &Block) {
        self.stmts(&block.stmts);
    }

    /// Statements with a scope of their own.
    pub fn stmts(&mut self, stmts: &[Stmt]) {
        let mark = self.mark();
        for stmt in stmts {
            self.stmt(stmt);
        }
        self.end_locals(mark);
    }

    /// Before a statement that hands a slice on: it leaves the function's frame.
    fn cut_store(&mut self, stmt: NodeId) {
        let Some(variable) = self.stores.cuts.get(&stmt).copied() else {
            return;
        };
        let used = self.unit().stores.get(&variable).copied();
        let home = self.unit().variables.get(&variable).copied();
        let (Some(used), Some(Location::Register(slice))) = (used, home) else {
            return;
        };
        let typ = self.object_type(variable);
        let size = self.elem_size(typ);
        if (1..=FRAME_STORE_BYTES as u32).contains(&size) {
            self.op(Op::CutStore, slice, used, 0);
            self.ext(0, size);
        }
    }

    pub fn stmt(&mut self, stmt: &Stmt) {
        self.at(stmt.span.start, stmt.span.end);
        let mark = self.mark();
        self.cut_store(stmt.id);
        match &stmt.kind {
            StmtKind::Empty => {}
            StmtKind::Expr(x) => {
                self.value(x);
                self.release(mark);
            }
            StmtKind::Send(channel, value) => {
                let typ = self.type_of(channel);
                let crate::types::Type::Chan { elem, .. } = self.types.shape(typ) else {
                    return;
                };
                let hoisted = self.order(&[(channel, TypeId::INVALID), (value, elem)]);
                self.in_order(|compiler| {
                    let channel = compiler.value(channel);
                    let value = compiler.converted(value, elem);
                    compiler.at(stmt.span.start, stmt.span.end);
                    compiler.op(Op::Send, channel, value, 0);
                });
                self.forget(hoisted);
                self.release(mark);
            }
            StmtKind::Decl(decls) => {
                for decl in decls {
                    if let Decl::Var(var) = decl {
                        self.var_decl(var);
                    }
                }
            }
            StmtKind::Assign(assign) => self.assign(assign),
            StmtKind::OpAssign(op, target, value) => {
                self.op_assign(*op, target, value);
                self.release(mark);
            }
            StmtKind::IncDec(target, up) => {
                self.inc_dec(target, *up);
                self.release(mark);
            }
            StmtKind::Go(x) => self.put_off_call(x, Op::Go),
            StmtKind::Defer(x) => self.put_off_call(x, Op::Defer),
            StmtKind::Return(values) => {
                self.return_stmt(values, (stmt.span.start, stmt.span.end));
            }
            StmtKind::Branch(kind, label) => self.branch_stmt(*kind, label.as_ref()),
            StmtKind::Labeled(label, inner) => self.labeled(label, inner),
            StmtKind::Block(block) => self.block(block),
            StmtKind::If(it) => self.if_stmt(it),
            StmtKind::For(it) => self.for_stmt(it),
            StmtKind::Range(it) => self.range_stmt(stmt.id, it),
            StmtKind::Switch(it) => self.switch_stmt(it),
            StmtKind::TypeSwitch(it) => self.type_switch(it),
            StmtKind::Select(clauses) => self.select_stmt(stmt, clauses),
        }
    }

    /// A new variable; its value is still to be stored.
    pub fn declare(&mut self, object: ObjectId, typ: TypeId) -> Location {
        let location = if self.lives_in_memory(object, typ) {
            let register = self.alloc(1);
            self.new_block_in(register, typ);
            Location::Boxed(register)
        } else {
            let words = self.words(typ);
            Location::Register(self.alloc(words))
        };
        self.unit().variables.insert(object, location);
        location
    }

    pub fn declare_zero(&mut self, object: ObjectId, typ: TypeId) {
        if let Location::Register(register) = self.declare(object, typ) {
            let words = self.words(typ);
            self.zero(register, words);
        }
        self.note(object);
    }

    pub fn note(&mut self, object: ObjectId) {
        let typ = self.object_type(object);
        if let Some(location) = self.unit().variables.get(&object).copied() {
            self.note_local(object, location, typ, false);
        }
    }

    pub fn var_decl(&mut self, var: &VarDecl) {
        let objects: Vec<Option<ObjectId>> = var.names.iter().map(|name| self.info.def(name.id)).collect();
        if var.values.is_empty() {
            for object in objects.into_iter().flatten() {
                let typ = self.object_type(object);
                self.declare_zero(object, typ);
            }
            return;
        }
        self.define(&objects, &var.values);
    }

    fn if_stmt(&mut self, it: &If) {
        let mark = self.mark();
        if let Some(init) = &it.init {
            self.stmt(init);
        }
        let (yes, no, end) = (self.new_label(), self.new_label(), self.new_label());
        self.at(it.cond.span.start, it.cond.span.end);
        self.condition(&it.cond, yes, no, yes);
        self.place_label(yes);
        self.block(&it.then);
        match &it.otherwise {
            Some(otherwise) => {
                self.jump(Op::Jmp, 0, end);
                self.place_label(no);
                self.stmt(otherwise);
            }
            None => self.place_label(no),
        }
        self.place_label(end);
        self.end_locals(mark);
    }

    fn labeled(&mut self, label: &Ident, inner: &Stmt) {
        let at = self.goto_label(&label.name);
        self.place_label(at);
        self.unit().pending_label = Some(label.name.clone());
        let is_block = matches!(inner.kind, StmtKind::Block(_));
        if is_block {
            // `break L` out of a labelled block is not Go; only goto uses the label.
            self.unit().pending_label = None;
        }
        self.stmt(inner);
        self.unit().pending_label = None;
    }

    pub fn goto_label(&mut self, name: &Name) -> usize {
        if let Some(label) = self.unit().gotos.get(name) {
            return *label;
        }
        let label = self.new_label();
        self.unit().gotos.insert(name.clone(), label);
        label
    }

    /// Enters a statement that `break` (and `continue`) can name; gives their labels.
    pub fn enter(&mut self, is_loop: bool) -> (usize, usize) {
        let (breaks, continues) = (self.new_label(), self.new_label());
        let unit = self.unit();
        let label = unit.pending_label.take();
        unit.enclosing.push(Enclosing {
            label,
            breaks,
            continues: is_loop.then_some(continues),
        });
        (breaks, continues)
    }

    pub fn leave(&mut self) {
        self.unit().enclosing.pop();
    }

    fn branch_stmt(&mut self, kind: BranchKind, label: Option<&Ident>) {
        let name = label.map(|label| label.name.clone());
        match kind {
            BranchKind::Goto => {
                let Some(name) = name else { return };
                if self.unit().yields.is_some() && !self.unit().gotos.contains_key(&name) {
                    return self.leave_yield(Exit::Goto(name));
                }
                let label = self.goto_label(&name);
                self.jump(Op::Jmp, 0, label);
            }
            BranchKind::Fallthrough => {
                if let Some(next) = self.unit().fallthrough {
                    self.jump(Op::Jmp, 0, next);
                }
            }
            BranchKind::Break => self.break_to(name),
            BranchKind::Continue => self.continue_to(name),
        }
    }

    pub fn break_to(&mut self, name: Option<Name>) {
        let found = self.unit().enclosing.iter().rev().find(|it| name.is_none() || it.label == name);
        match found.map(|it| it.breaks) {
            Some(label) => self.jump(Op::Jmp, 0, label),
            None => self.leave_yield(Exit::Break(name)),
        }
    }

    pub fn continue_to(&mut self, name: Option<Name>) {
        let mut enclosing = self.unit().enclosing.iter().rev();
        let found = enclosing.find(|it| it.continues.is_some() && (name.is_none() || it.label == name));
        match found.and_then(|it| it.continues) {
            Some(label) => self.jump(Op::Jmp, 0, label),
            None => self.leave_yield(Exit::Continue(name)),
        }
    }

    fn for_stmt(&mut self, it: &For) {
        let mark = self.mark();
        let label = self.unit().pending_label.take();
        let mut variables = Vec::new();
        if let Some(init) = &it.init {
            self.stmt(init);
            if let StmtKind::Assign(assign) = &init.kind
                && assign.is_define
                && self.release == crate::check::Release::Go127
            {
                variables = assign.lhs.iter().filter_map(|name| self.info.def(name.id)).collect();
            }
        }
        self.unit().pending_label = label;
        let (breaks, continues) = self.enter(true);
        let (top, test) = (self.new_label(), self.new_label());
        if it.cond.is_some() {
            self.jump(Op::Jmp, 0, test);
        }
        self.place_label(top);
        self.block(&it.body);
        self.place_label(continues);
        for object in variables {
            self.renew_variable(object);
        }
        if let Some(post) = &it.post {
            self.stmt(post);
        }
        self.place_label(test);
        match &it.cond {
            Some(cond) => {
                self.at(cond.span.start, cond.span.end);
                self.condition(cond, top, breaks, breaks);
            }
            None => self.jump(Op::Jmp, 0, top),
        }
        self.leave();
        self.place_label(breaks);
        self.end_locals(mark);
    }

    /// Since Go 1.22 each turn of a loop has variables of its own: a copy before the post statement.
    fn renew_variable(&mut self, object: ObjectId) {
        let Some(Location::Boxed(register)) = self.unit().variables.get(&object).copied() else {
            return;
        };
        let typ = self.object_type(object);
        let mark = self.mark();
        let value = self.load(Place::Memory { register, offset: 0 }, typ);
        self.new_block_in(register, typ);
        self.store(Place::Memory { register, offset: 0 }, value, typ);
        self.release(mark);
    }
}
