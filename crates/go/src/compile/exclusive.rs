//! Slices that one variable alone refers to until they are handed on: their `append`s use the
//! frame's store though they are kept in the end.
//!
//! What Go's compiler does in `cmd/compile/internal/slice` (1.27), whose head has the reasons: a local
//! slice is followed through a function; if all its uses keep it *exclusive* (`s[i]`, `len`, `cap`,
//! `s = append(s, …)`, `s = s[i:j]`, an argument that is not kept) but one, the *transition* (`return s`,
//! `t = s`, `range s`), and more than one `append` can run, the store is in the frame, and is moved to
//! the heap before the transition. If the capacity can be seen the store grows by one size class at a
//! time (1, 2, 3, 4, 8 for `[]int`), else it is taken whole and the block that it is moved to is as
//! long as the slice. A call that the compiler inlines assigns its arguments: a transition.
//! `// Simplified:` which functions are inlined is estimated by counting nodes.

use crate::syntax::ast::*;
use crate::types::{Builtin, Info, Mode, ObjectId, ObjectKind, SelectionKind, Types};
use std::collections::{BTreeMap, BTreeSet};

/// What a function may cost to be inlined (`inlineMaxBudget`), and what a call in it costs.
const INLINE_BUDGET: u32 = 80;
const CALL_COST: u32 = 57;
/// Functions of other packages that are inlined.
const INLINED: &[(&str, &[&str])] = &[("slices", &["Sort", "Reverse", "Contains", "Index", "Max", "Min"])];

/// How a variable that passed the test grows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Growth {
    /// A size class at a time.
    ByClass,
    /// At once; the slice is cut to its length at the transition, a statement.
    AtOnce(NodeId),
}

/// What is known of the program around.
pub(crate) struct Around<'a> {
    pub info: &'a Info,
    pub types: &'a Types,
    pub packages: &'a [String],
    /// Local slices that live in registers.
    pub tracked: &'a BTreeSet<ObjectId>,
    /// Parameters that are kept by somebody.
    pub away: &'a BTreeSet<ObjectId>,
    /// By function: its parameters, the receiver first.
    pub parameters: &'a BTreeMap<ObjectId, (Vec<Option<ObjectId>>, bool)>,
    pub inlined: &'a BTreeSet<ObjectId>,
}

#[derive(Clone, Debug, Default)]
struct Followed {
    ok: u32,
    all: u32,
    transition: Option<NodeId>,
    given_up: bool,
    appends: Vec<NodeId>,
    weight: u32,
    depth: u32,
    sees_capacity: bool,
}

struct Walk<'a> {
    around: &'a Around<'a>,
    followed: BTreeMap<ObjectId, Followed>,
    /// Named results that are slices.
    results: Vec<ObjectId>,
    depth: u32,
}

/// The variables of one function that pass, with their `append`s.
pub(crate) fn follow(around: &Around, typ: &FuncType, body: &Block) -> Vec<(ObjectId, Growth, Vec<NodeId>)> {
    let names = typ.results.iter().flat_map(|field| &field.names);
    let results = names.filter_map(|name| around.info.def(name.id)).collect();
    let mut walk = Walk {
        around,
        followed: BTreeMap::new(),
        results,
        depth: 0,
    };
    walk.stmts(&body.stmts);
    let mut found = Vec::new();
    for (variable, it) in walk.followed {
        let Some(transition) = it.transition else { continue };
        if it.given_up || it.ok != it.all || it.weight < 2 {
            continue;
        }
        let growth = match it.sees_capacity {
            true => Growth::ByClass,
            false => Growth::AtOnce(transition),
        };
        found.push((variable, growth, it.appends));
    }
    found
}

impl Walk<'_> {
    fn name(&self, expr: &Expr) -> Option<ObjectId> {
        expr.as_name()?;
        let object = self.around.info.object_of(expr.unparen().id)?;
        self.around.tracked.contains(&object).then_some(object)
    }

    fn entry(&mut self, object: ObjectId) -> &mut Followed {
        self.followed.entry(object).or_default()
    }

    fn transition(&mut self, object: ObjectId, stmt: NodeId) {
        let depth = self.depth;
        let it = self.entry(object);
        it.given_up |= it.transition.is_some() || depth > it.depth;
        it.transition = Some(stmt);
    }

    fn builtin(&self, call: &Call) -> Option<Builtin> {
        let func = call.func.unparen();
        if self.around.info.types(func.id)?.mode != Mode::Builtin {
            return None;
        }
        match self.around.types.object(self.around.info.object_of(func.id)?).kind {
            ObjectKind::Builtin(builtin) => Some(builtin),
            _ => None,
        }
    }

    /// `target = value`, or a declaration; no value: it becomes nil.
    fn assign(&mut self, target: Option<ObjectId>, value: Option<&Expr>, stmt: NodeId, declares: bool) {
        if let Some(object) = target {
            let depth = self.depth;
            if declares {
                self.entry(object).depth = depth;
            }
            let it = self.entry(object);
            it.all += 1;
            self.assigned(object, value);
        }
        let Some(value) = value else { return };
        if let Some(object) = self.name(value) {
            self.entry(object).ok += 1;
            self.transition(object, stmt);
        }
        self.expr(value, stmt);
    }

    fn assigned(&mut self, object: ObjectId, value: Option<&Expr>) {
        let Some(value) = value.map(Expr::unparen) else {
            self.entry(object).ok += 1;
            return;
        };
        let is_nil = self.around.info.types(value.id).is_some_and(|known| known.mode == Mode::Nil);
        match &value.kind {
            _ if is_nil => self.entry(object).ok += 1,
            ExprKind::Composite(_) => {
                let it = self.entry(object);
                it.ok += 1;
                it.sees_capacity = true;
            }
            ExprKind::Slice(slice) if self.name(&slice.x) == Some(object) => {
                let it = self.entry(object);
                it.ok += 2;
                it.sees_capacity = true;
            }
            ExprKind::Call(call) if self.builtin(call) == Some(Builtin::Append) => {
                if call.arguments.first().and_then(|slice| self.name(slice)) == Some(object) {
                    let depth = self.depth;
                    let it = self.entry(object);
                    it.ok += 2;
                    it.weight += 1 + depth.saturating_sub(it.depth);
                    if !call.has_dots {
                        it.appends.push(value.id);
                    }
                }
            }
            _ => {}
        }
    }

    fn stmts(&mut self, stmts: &[Stmt]) {
        stmts.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn optional(&mut self, stmt: &Option<Stmt>) {
        if let Some(stmt) = stmt {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let id = stmt.id;
        match &stmt.kind {
            StmtKind::Empty | StmtKind::Branch(..) => {}
            StmtKind::Expr(x) | StmtKind::IncDec(x, _) | StmtKind::Go(x) | StmtKind::Defer(x) => self.expr(x, id),
            StmtKind::Send(x, y) | StmtKind::OpAssign(_, x, y) => {
                self.expr(x, id);
                self.expr(y, id);
            }
            StmtKind::Decl(decls) => {
                for decl in decls {
                    if let Decl::Var(var) = decl {
                        self.var(var, id);
                    }
                }
            }
            StmtKind::Assign(assign) => self.assignment(assign, id),
            StmtKind::Return(values) => {
                for value in values {
                    if let Some(object) = self.name(value) {
                        self.entry(object).ok += 1;
                        self.transition(object, id);
                    }
                    self.expr(value, id);
                }
                if values.is_empty() {
                    for object in self.results.clone() {
                        if self.around.tracked.contains(&object) {
                            self.transition(object, id);
                        }
                    }
                }
            }
            StmtKind::Labeled(_, inner) => self.stmt(inner),
            StmtKind::Block(block) => self.stmts(&block.stmts),
            StmtKind::If(it) => {
                self.optional(&it.init);
                self.expr(&it.cond, id);
                self.stmts(&it.then.stmts);
                self.optional(&it.otherwise);
            }
            StmtKind::For(it) => {
                self.depth += 1;
                self.optional(&it.init);
                it.cond.iter().for_each(|cond| self.expr(cond, id));
                self.optional(&it.post);
                self.stmts(&it.body.stmts);
                self.depth -= 1;
            }
            StmtKind::Range(it) => {
                if let Some(object) = self.name(&it.x) {
                    self.entry(object).ok += 1;
                    self.transition(object, id);
                }
                self.depth += 1;
                self.expr(&it.x, id);
                it.lhs.iter().for_each(|target| self.expr(target, id));
                self.stmts(&it.body.stmts);
                self.depth -= 1;
            }
            StmtKind::Switch(it) => {
                self.optional(&it.init);
                it.tag.iter().for_each(|tag| self.expr(tag, id));
                for clause in &it.clauses {
                    clause.cases.iter().for_each(|case| self.expr(case, id));
                    self.stmts(&clause.body);
                }
            }
            StmtKind::TypeSwitch(it) => {
                self.optional(&it.init);
                self.expr(&it.x, id);
                it.clauses.iter().for_each(|clause| self.stmts(&clause.body));
            }
            StmtKind::Select(clauses) => {
                for clause in clauses {
                    self.optional(&clause.comm);
                    self.stmts(&clause.body);
                }
            }
        }
    }

    fn var(&mut self, var: &VarDecl, id: NodeId) {
        for (index, name) in var.names.iter().enumerate() {
            let object = self.around.info.def(name.id).filter(|object| self.around.tracked.contains(object));
            match var.values.len() == var.names.len() {
                true => self.assign(object, Some(&var.values[index]), id, true),
                false if var.values.is_empty() => self.assign(object, None, id, true),
                false => self.give_up(object),
            }
        }
        if var.values.len() != var.names.len() {
            var.values.iter().for_each(|value| self.expr(value, id));
        }
    }

    fn give_up(&mut self, object: Option<ObjectId>) {
        if let Some(object) = object {
            self.entry(object).given_up = true;
        }
    }

    fn assignment(&mut self, assign: &Assign, id: NodeId) {
        let paired = assign.lhs.len() == assign.rhs.len();
        for (index, target) in assign.lhs.iter().enumerate() {
            let object = self.name(target);
            let declares = assign.is_define && self.around.info.def(target.unparen().id).is_some();
            if object.is_none() {
                self.expr(target, id);
            }
            match paired {
                true => self.assign(object, Some(&assign.rhs[index]), id, declares),
                false => self.give_up(object),
            }
        }
        if !paired {
            assign.rhs.iter().for_each(|value| self.expr(value, id));
        }
    }

    // ---- expressions: every mention counts ------------------------------------------

    fn expr(&mut self, expr: &Expr, stmt: NodeId) {
        match &expr.kind {
            ExprKind::Name(_) => {
                if let Some(object) = self.name(expr) {
                    self.entry(object).all += 1;
                }
            }
            ExprKind::Index(x, indices) => {
                if let Some(object) = self.name(x) {
                    self.entry(object).ok += 1;
                }
                self.expr(x, stmt);
                indices.iter().for_each(|index| self.expr(index, stmt));
            }
            ExprKind::Call(call) => self.call(call, stmt),
            ExprKind::Unary(op, x) => {
                if *op == UnaryOp::Address
                    && let ExprKind::Index(slice, _) = &path_root(x).kind
                {
                    let object = self.name(slice);
                    self.give_up(object);
                }
                self.expr(x, stmt);
            }
            ExprKind::Paren(x)
            | ExprKind::Selector(x, _)
            | ExprKind::Assert(x, _)
            | ExprKind::TypeGuard(x)
            | ExprKind::Star(x) => self.expr(x, stmt),
            ExprKind::Slice(it) => {
                self.expr(&it.x, stmt);
                for index in [&it.low, &it.high, &it.max].into_iter().flatten() {
                    self.expr(index, stmt);
                }
            }
            ExprKind::Binary(_, x, y) | ExprKind::KeyValue(x, y) => {
                self.expr(x, stmt);
                self.expr(y, stmt);
            }
            ExprKind::Composite(it) => it.elements.iter().for_each(|element| self.expr(element, stmt)),
            ExprKind::List(list) => list.iter().for_each(|x| self.expr(x, stmt)),
            _ => {}
        }
    }

    fn call(&mut self, call: &Call, stmt: NodeId) {
        match self.builtin(call) {
            Some(builtin @ (Builtin::Len | Builtin::Cap)) => {
                if let Some(object) = call.arguments.first().and_then(|x| self.name(x)) {
                    let it = self.entry(object);
                    it.ok += 1;
                    it.sees_capacity |= builtin == Builtin::Cap;
                }
            }
            Some(_) => {}
            None => self.arguments(call, stmt),
        }
        self.expr(&call.func, stmt);
        call.arguments.iter().for_each(|argument| self.expr(argument, stmt));
    }

    /// Arguments that are not kept are in order; those of an inlined call are assigned.
    fn arguments(&mut self, call: &Call, stmt: NodeId) {
        let func = call.func.unparen();
        let Some(callee) = callee(self.around.info, call) else { return };
        let callee = origin(self.around.types, callee);
        let own = self.around.parameters.get(&callee).cloned();
        let inlined = self.around.inlined.contains(&callee) || listed(self.around, callee, INLINED);
        let quiet = inlined || listed(self.around, callee, super::escape::KEEPS_NOTHING);
        let receiver = match &func.kind {
            ExprKind::Selector(x, _) if self.around.info.selections.contains_key(&func.id) => Some(&**x),
            _ => None,
        };
        for (index, argument) in receiver.into_iter().chain(&call.arguments).enumerate() {
            let Some(object) = self.name(argument) else { continue };
            let parameter = own.as_ref().and_then(|(parameters, _)| parameters.get(index).copied().flatten());
            let kept = match parameter {
                Some(parameter) => self.around.away.contains(&parameter),
                None => !quiet,
            };
            if inlined {
                self.entry(object).ok += 1;
                self.transition(object, stmt);
            } else if !kept {
                let it = self.entry(object);
                it.ok += 1;
                it.sees_capacity = true;
            }
        }
    }
}

/// The function or method that is called, where that is known before the run.
pub(crate) fn callee(info: &Info, call: &Call) -> Option<ObjectId> {
    let func = call.func.unparen();
    match info.selections.get(&func.id) {
        Some(selection) if selection.kind == SelectionKind::Method => Some(selection.object),
        Some(_) => None,
        None => match &func.kind {
            ExprKind::Selector(_, name) => info.object(name),
            ExprKind::Index(x, _) => match &x.unparen().kind {
                ExprKind::Selector(_, name) => info.object(name),
                _ => info.object_of(x.unparen().id),
            },
            _ => info.object_of(func.id),
        },
    }
}

pub(crate) fn origin(types: &Types, callee: ObjectId) -> ObjectId {
    let func = types.object(callee).as_func();
    func.and_then(|func| func.origin).unwrap_or(callee)
}

fn listed(around: &Around, callee: ObjectId, table: &[(&str, &[&str])]) -> bool {
    let known = around.types.object(callee);
    let path = known.package.and_then(|package| around.packages.get(package.0 as usize));
    path.is_some_and(|path| table.iter().any(|(package, names)| package == path && names.contains(&&*known.name)))
}

/// What `&x.f[i].g` is a part of: the innermost element or variable.
fn path_root(expr: &Expr) -> &Expr {
    match &expr.unparen().kind {
        ExprKind::Selector(x, _) => path_root(x),
        _ => expr.unparen(),
    }
}

// ---- which functions are inlined --------------------------------------------------------

/// What a body would cost; none: it cannot be inlined.
pub(crate) fn inline_cost(info: &Info, func: &FuncDecl) -> Option<u32> {
    if func.directives.iter().any(|directive| directive.starts_with("go:noinline")) {
        return None;
    }
    let mut cost = Cost { info, total: 0, fits: true };
    cost.stmts(&func.body.as_ref()?.stmts);
    (cost.fits && cost.total <= INLINE_BUDGET).then_some(cost.total)
}

struct Cost<'a> {
    info: &'a Info,
    total: u32,
    fits: bool,
}

impl Cost<'_> {
    fn stmts(&mut self, stmts: &[Stmt]) {
        stmts.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn stmt(&mut self, stmt: &Stmt) {
        self.total += 1;
        match &stmt.kind {
            StmtKind::Go(_) | StmtKind::Defer(_) | StmtKind::Select(_) => self.fits = false,
            StmtKind::Expr(x) | StmtKind::IncDec(x, _) => self.expr(x),
            StmtKind::Send(x, y) | StmtKind::OpAssign(_, x, y) => {
                self.expr(x);
                self.expr(y);
            }
            StmtKind::Decl(decls) => {
                for decl in decls {
                    if let Decl::Var(var) = decl {
                        var.values.iter().for_each(|value| self.expr(value));
                    }
                }
            }
            StmtKind::Assign(assign) => assign.lhs.iter().chain(&assign.rhs).for_each(|x| self.expr(x)),
            StmtKind::Return(values) => values.iter().for_each(|value| self.expr(value)),
            StmtKind::Labeled(_, inner) => self.stmt(inner),
            StmtKind::Block(block) => self.stmts(&block.stmts),
            StmtKind::If(it) => {
                it.init.iter().for_each(|init| self.stmt(init));
                self.expr(&it.cond);
                self.stmts(&it.then.stmts);
                it.otherwise.iter().for_each(|other| self.stmt(other));
            }
            StmtKind::For(it) => {
                it.init.iter().chain(&it.post).for_each(|part| self.stmt(part));
                it.cond.iter().for_each(|cond| self.expr(cond));
                self.stmts(&it.body.stmts);
            }
            StmtKind::Range(it) => {
                self.expr(&it.x);
                it.lhs.iter().for_each(|target| self.expr(target));
                self.stmts(&it.body.stmts);
            }
            StmtKind::Switch(it) => {
                it.init.iter().for_each(|init| self.stmt(init));
                it.tag.iter().for_each(|tag| self.expr(tag));
                for clause in &it.clauses {
                    clause.cases.iter().for_each(|case| self.expr(case));
                    self.stmts(&clause.body);
                }
            }
            StmtKind::TypeSwitch(it) => {
                self.expr(&it.x);
                it.clauses.iter().for_each(|clause| self.stmts(&clause.body));
            }
            StmtKind::Empty | StmtKind::Branch(..) => {}
        }
    }

    fn expr(&mut self, expr: &Expr) {
        self.total += 1;
        match &expr.kind {
            ExprKind::Func(_) => self.fits = false,
            ExprKind::Call(call) => {
                let mode = self.info.types(call.func.unparen().id).map(|known| known.mode);
                if !matches!(mode, Some(Mode::Builtin | Mode::Type)) {
                    // Its own functions are inlined, and leave nothing of the budget.
                    self.total += if is_fmt(call) { INLINE_BUDGET } else { CALL_COST };
                    self.expr(&call.func);
                }
                call.arguments.iter().for_each(|argument| self.expr(argument));
                // Each that becomes an interface, and the slice that holds them.
                let boxed = call.arguments.iter().filter(|it| self.info.conversions.contains_key(&it.id));
                self.total += 2 * boxed.count() as u32;
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
            ExprKind::Binary(_, x, y) | ExprKind::KeyValue(x, y) => {
                self.expr(x);
                self.expr(y);
            }
            ExprKind::Composite(it) => it.elements.iter().for_each(|element| self.expr(element)),
            ExprKind::List(list) => list.iter().for_each(|x| self.expr(x)),
            _ => {}
        }
    }
}

fn is_fmt(call: &Call) -> bool {
    match &call.func.unparen().kind {
        ExprKind::Selector(package, _) => package.as_name().is_some_and(|name| &**name == "fmt"),
        _ => false,
    }
}
