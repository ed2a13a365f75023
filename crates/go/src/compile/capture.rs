//! Which variables are seen from more than one function, and which change.
//!
//! A variable that a function literal uses and that never changes after its
//! declaration is copied into the closure; one that does lives in memory. The
//! body of a `for` over a function counts as a function of its own.

use crate::check::Release;
use crate::syntax::ast::*;
use crate::types::{Info, ObjectId, ObjectKind, Type, Types, VarKind};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Default)]
pub(crate) struct Captures {
    /// Used by a function that does not declare it.
    pub captured: BTreeSet<ObjectId>,
    /// Assigned after its declaration.
    pub reassigned: BTreeSet<ObjectId>,
    /// By function literal, or by statement that ranges over a function: variables from
    /// outside, in the order of their first use.
    pub lists: BTreeMap<NodeId, Vec<ObjectId>>,
    /// Statements that range over a function.
    pub over_functions: BTreeSet<NodeId>,
}

pub(crate) struct Walk<'a> {
    pub info: &'a Info,
    pub types: &'a mut Types,
    pub release: Release,
    pub found: Captures,
    owner: BTreeMap<ObjectId, usize>,
    regions: Vec<NodeId>,
}

impl<'a> Walk<'a> {
    pub fn new(info: &'a Info, types: &'a mut Types, release: Release) -> Walk<'a> {
        Walk {
            info,
            types,
            release,
            found: Captures::default(),
            owner: BTreeMap::new(),
            regions: Vec::new(),
        }
    }

    pub fn file(&mut self, file: &File) {
        for decl in &file.decls {
            self.decl(decl);
        }
    }

    fn decl(&mut self, decl: &Decl) {
        match decl {
            Decl::Func(func) => {
                if let Some(receiver) = &func.receiver {
                    self.fields(std::slice::from_ref(receiver));
                }
                self.signature(&func.typ);
                if let Some(body) = &func.body {
                    self.block(body);
                }
            }
            Decl::Var(var) => {
                for value in &var.values {
                    self.expr(value);
                }
                for name in &var.names {
                    self.define(name.id);
                }
            }
            _ => {}
        }
    }

    fn signature(&mut self, typ: &FuncType) {
        self.fields(&typ.parameters);
        self.fields(&typ.results);
        // Every return assigns them, and deferred calls see what it assigned.
        for name in typ.results.iter().flat_map(|field| &field.names) {
            if let Some(object) = self.info.def(name.id) {
                self.found.reassigned.insert(object);
            }
        }
    }

    fn fields(&mut self, fields: &[Field]) {
        for name in fields.iter().flat_map(|field| &field.names) {
            self.define(name.id);
        }
    }

    fn define(&mut self, node: NodeId) {
        if let Some(object) = self.info.def(node) {
            self.owner.insert(object, self.regions.len());
        }
    }

    fn is_local(&self, object: ObjectId) -> bool {
        let object = self.types.object(object);
        match &object.kind {
            ObjectKind::Var(var) => {
                !object.is_global && !matches!(var.kind, VarKind::Field | VarKind::Global)
            }
            _ => false,
        }
    }

    fn use_name(&mut self, node: NodeId) {
        let Some(object) = self.info.object_of(node) else {
            return;
        };
        if !self.is_local(object) {
            return;
        }
        let owner = self.owner.get(&object).copied().unwrap_or(self.regions.len());
        if owner >= self.regions.len() {
            return;
        }
        self.found.captured.insert(object);
        for region in &self.regions[owner..] {
            let list = self.found.lists.entry(*region).or_default();
            if !list.contains(&object) {
                list.push(object);
            }
        }
    }

    /// Whether a change of a part of it changes it: not if it only refers to what has the part.
    fn is_held_whole(&mut self, expr: &Expr) -> bool {
        let known = self.info.types(expr.id).map(|known| known.typ);
        let shape = known.map(|typ| self.types.shape(typ));
        !matches!(shape, Some(Type::Map { .. } | Type::Slice(_) | Type::Pointer(_)))
    }

    /// The variable that an assignment to `expr` changes, if it is one.
    fn assign(&mut self, expr: &Expr) {
        self.expr(expr);
        let mut root = expr.unparen();
        loop {
            root = match &root.kind {
                ExprKind::Selector(inner, _) | ExprKind::Index(inner, _) if self.is_held_whole(inner) => {
                    inner.unparen()
                }
                ExprKind::Name(_) => break,
                _ => return,
            };
        }
        if let Some(object) = self.info.object_of(root.id) {
            self.found.reassigned.insert(object);
        }
    }

    fn block(&mut self, block: &Block) {
        self.stmts(&block.stmts);
    }

    fn stmts(&mut self, stmts: &[Stmt]) {
        for stmt in stmts {
            self.stmt(stmt);
        }
    }

    fn optional(&mut self, stmt: &Option<Stmt>) {
        if let Some(stmt) = stmt {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        match &stmt.kind {
            StmtKind::Empty | StmtKind::Branch(..) => {}
            StmtKind::Expr(x) | StmtKind::Go(x) | StmtKind::Defer(x) => self.expr(x),
            StmtKind::Send(channel, value) => {
                self.expr(channel);
                self.expr(value);
            }
            StmtKind::Decl(decls) => decls.iter().for_each(|decl| self.decl(decl)),
            StmtKind::Assign(assign) => {
                assign.rhs.iter().for_each(|value| self.expr(value));
                for target in &assign.lhs {
                    if assign.is_define && self.info.def(target.id).is_some() {
                        self.define(target.id);
                    } else {
                        self.assign(target);
                    }
                }
            }
            StmtKind::OpAssign(_, target, value) => {
                self.expr(value);
                self.assign(target);
            }
            StmtKind::IncDec(target, _) => self.assign(target),
            StmtKind::Return(values) => values.iter().for_each(|value| self.expr(value)),
            StmtKind::Labeled(_, inner) => self.stmt(inner),
            StmtKind::Block(block) => self.block(block),
            StmtKind::If(it) => {
                self.optional(&it.init);
                self.expr(&it.cond);
                self.block(&it.then);
                self.optional(&it.otherwise);
            }
            StmtKind::For(it) => {
                self.optional(&it.init);
                if let Some(cond) = &it.cond {
                    self.expr(cond);
                }
                self.optional(&it.post);
                self.block(&it.body);
            }
            StmtKind::Range(it) => self.range(stmt.id, it),
            StmtKind::Switch(it) => {
                self.optional(&it.init);
                if let Some(tag) = &it.tag {
                    self.expr(tag);
                }
                for clause in &it.clauses {
                    clause.cases.iter().for_each(|case| self.expr(case));
                    self.stmts(&clause.body);
                }
            }
            StmtKind::TypeSwitch(it) => {
                self.optional(&it.init);
                self.expr(&it.x);
                for clause in &it.clauses {
                    if let Some(object) = self.info.implicits.get(&clause.id) {
                        self.owner.insert(*object, self.regions.len());
                    }
                    self.stmts(&clause.body);
                }
            }
            StmtKind::Select(clauses) => {
                for clause in clauses {
                    self.optional(&clause.comm);
                    self.stmts(&clause.body);
                }
            }
        }
    }

    fn range(&mut self, id: NodeId, it: &Range) {
        self.expr(&it.x);
        let over_function = self.info.types(it.x.id).is_some_and(|known| {
            let typ = known.typ;
            matches!(self.types.shape(typ), Type::Signature(_))
        });
        if over_function {
            self.found.over_functions.insert(id);
            self.regions.push(id);
        }
        for target in &it.lhs {
            if it.is_define {
                self.define(target.id);
                if self.release == Release::Go121
                    && let Some(object) = self.info.def(target.id)
                {
                    self.found.reassigned.insert(object);
                }
            } else {
                self.assign(target);
            }
        }
        self.block(&it.body);
        if over_function {
            // A return inside sets the results of the function around.
            self.regions.pop();
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Name(_) => self.use_name(expr.id),
            ExprKind::Composite(it) => it.elements.iter().for_each(|element| self.expr(element)),
            ExprKind::KeyValue(key, value) => {
                self.expr(key);
                self.expr(value);
            }
            ExprKind::Func(it) => {
                self.regions.push(expr.id);
                self.found.lists.entry(expr.id).or_default();
                self.signature(&it.typ);
                self.block(&it.body);
                self.regions.pop();
            }
            ExprKind::Paren(x)
            | ExprKind::Selector(x, _)
            | ExprKind::Assert(x, _)
            | ExprKind::TypeGuard(x)
            | ExprKind::Unary(_, x)
            | ExprKind::Star(x) => self.expr(x),
            ExprKind::Index(x, indices) => {
                self.expr(x);
                indices.iter().for_each(|index| self.expr(index));
            }
            ExprKind::Slice(it) => {
                self.expr(&it.x);
                for index in [&it.low, &it.high, &it.max].into_iter().flatten() {
                    self.expr(index);
                }
            }
            ExprKind::Call(call) => {
                self.expr(&call.func);
                call.arguments.iter().for_each(|argument| self.expr(argument));
            }
            ExprKind::Binary(_, x, y) => {
                self.expr(x);
                self.expr(y);
            }
            ExprKind::List(list) => list.iter().for_each(|x| self.expr(x)),
            _ => {}
        }
    }
}
