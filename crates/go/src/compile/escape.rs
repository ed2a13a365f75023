//! Which `append`s may put what they make on the stack: those whose slice nobody outside keeps.
//!
//! Go 1.27 gives such a slice, when its first elements are appended, a backing store of 32 bytes in
//! the function's frame (`cmd/compile/internal/ssagen`, `state.append`): `cap` is 4 for `[]int` at once,
//! where a slice on the heap would have 1, 2, 4. Programs see it through `cap` alone.
//! Nouns: a *tracked* variable is a local slice that lives in registers: no closure shares it, nobody
//! takes its address. A *sink* is where an expression's value goes: to another tracked variable, away
//! (kept by somebody: an interface, a result, a field, a channel, a closure), or nowhere (only looked at).
//! A slice escapes when its value goes away, or to a variable whose value does. Parameters are tracked
//! like locals, so that a function that only looks at a slice does not make its argument escape.
//! The store is used once in each call of the function, by the first `append` to the variable in the
//! source, if the slice is empty then.
//! Slices that are kept in the end may use a store as well: see `exclusive`.
//! `// Simplified:` of functions in other packages a few are known to keep nothing; what is returned
//! always goes away, though Go's compiler can inline the function; a struct's field is no variable.

use super::capture::Captures;
use super::exclusive::{Around, Growth, callee, follow, inline_cost, origin};
use crate::syntax::ast::*;
use crate::types::{Builtin, Info, Mode, ObjectId, ObjectKind, SelectionKind, Type, TypeId, Types, VarKind};
use std::collections::{BTreeMap, BTreeSet};

/// Packages and functions that keep nothing of their slices.
pub(super) const KEEPS_NOTHING: &[(&str, &[&str])] = &[
    (
        "slices",
        &[
            "Sort", "SortFunc", "SortStableFunc", "Contains", "ContainsFunc", "Index", "IndexFunc", "Max",
            "Min", "MaxFunc", "MinFunc", "Reverse", "BinarySearch", "Equal", "IsSorted", "Compare",
        ],
    ),
    ("sort", &["Ints", "Strings", "Float64s", "IntsAreSorted", "StringsAreSorted", "SearchInts", "SearchStrings"]),
    ("strings", &["Join"]),
];

/// Calls of `append` that may use a store in the frame, by expression.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stores {
    /// That take it whole, once: for which variable.
    pub once: BTreeMap<NodeId, ObjectId>,
    /// That take so much of it as they need.
    pub by_class: BTreeSet<NodeId>,
    /// Statements before which a variable's slice is moved to the heap, and is cut to its length.
    pub cuts: BTreeMap<NodeId, ObjectId>,
    /// By the closing brace of the function's body: the variables that have one.
    pub of_body: BTreeMap<u32, Vec<ObjectId>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Sink {
    Nowhere,
    Variable(ObjectId),
    Away,
}

struct Site {
    call: NodeId,
    variable: ObjectId,
    sink: Sink,
    /// The body that it stands in; none: a loop's body over a function.
    body: Option<u32>,
}

struct Walk<'a> {
    info: &'a Info,
    types: &'a mut Types,
    captures: &'a Captures,
    /// By function: its parameters, the receiver first, and whether the last takes the rest.
    parameters: BTreeMap<ObjectId, (Vec<Option<ObjectId>>, bool)>,
    packages: Vec<String>,
    flows: Vec<(ObjectId, ObjectId)>,
    away: BTreeSet<ObjectId>,
    sites: Vec<Site>,
    bodies: Vec<Option<u32>>,
    functions: Vec<(&'a FuncType, &'a Block)>,
    tracked: BTreeSet<ObjectId>,
}

/// `packages`: their paths, by number.
pub(crate) fn stores<'a>(
    files: &'a [File],
    info: &'a Info,
    types: &'a mut Types,
    captures: &'a Captures,
    packages: Vec<String>,
) -> Stores {
    let mut walk = Walk {
        info,
        types,
        captures,
        parameters: BTreeMap::new(),
        packages,
        flows: Vec::new(),
        away: BTreeSet::new(),
        sites: Vec::new(),
        bodies: Vec::new(),
        functions: Vec::new(),
        tracked: BTreeSet::new(),
    };
    let mut inlined = BTreeSet::new();
    for decl in files.iter().flat_map(|file| &file.decls) {
        if let Decl::Func(func) = decl {
            walk.note_parameters(func);
            let object = info.def(func.name.id).filter(|object| walk.is_own(*object));
            if inline_cost(info, func).is_some() {
                inlined.extend(object);
            }
        }
    }
    for decl in files.iter().flat_map(|file| &file.decls) {
        walk.decl(decl);
    }
    walk.found(&inlined)
}

impl<'a> Walk<'a> {
    fn found(mut self, inlined: &BTreeSet<ObjectId>) -> Stores {
        loop {
            let before = self.away.len();
            for (from, to) in &self.flows {
                if self.away.contains(to) {
                    self.away.insert(*from);
                }
            }
            if self.away.len() == before {
                break;
            }
        }
        let mut found = Stores::default();
        let mut taken = BTreeSet::new();
        let around = Around {
            info: self.info,
            types: &*self.types,
            packages: &self.packages,
            tracked: &self.tracked,
            away: &self.away,
            parameters: &self.parameters,
            inlined,
        };
        for (typ, body) in &self.functions {
            for (variable, growth, appends) in follow(&around, typ, body) {
                taken.insert(variable);
                match growth {
                    Growth::ByClass => found.by_class.extend(appends),
                    Growth::AtOnce(transition) => {
                        let Some(first) = appends.first() else { continue };
                        found.once.insert(*first, variable);
                        found.cuts.insert(transition, variable);
                        found.of_body.entry(body.closing).or_default().push(variable);
                    }
                }
            }
        }
        for site in self.sites {
            let stays = match site.sink {
                Sink::Nowhere => true,
                Sink::Variable(variable) => !self.away.contains(&variable),
                Sink::Away => false,
            };
            let Some(body) = site.body.filter(|_| stays) else { continue };
            if taken.insert(site.variable) {
                found.once.insert(site.call, site.variable);
                found.of_body.entry(body).or_default().push(site.variable);
            }
        }
        found
    }

    /// Of the program itself, which is the last package.
    fn is_own(&self, object: ObjectId) -> bool {
        let package = self.types.object(object).package;
        package.is_some_and(|package| package.0 as usize + 1 == self.packages.len())
    }

    fn note_parameters(&mut self, func: &'a FuncDecl) {
        let Some(object) = self.info.def(func.name.id) else { return };
        let fields = func.receiver.iter().chain(&func.typ.parameters);
        let mut parameters = Vec::new();
        let mut takes_rest = false;
        for field in fields {
            takes_rest = matches!(field.typ.kind, ExprKind::DotsType(_));
            match field.names.is_empty() {
                true => parameters.push(None),
                false => parameters.extend(field.names.iter().map(|name| self.info.def(name.id))),
            }
        }
        self.parameters.insert(object, (parameters, takes_rest));
    }

    // ---- variables ----------------------------------------------------------------

    fn is_slice(&mut self, typ: TypeId) -> bool {
        matches!(self.types.shape(typ), Type::Slice(_))
    }

    /// The local slice that an expression names.
    fn tracked(&mut self, expr: &'a Expr) -> Option<ObjectId> {
        expr.as_name()?;
        let object = self.info.object_of(expr.unparen().id)?;
        self.is_tracked(object).then_some(object)
    }

    fn is_tracked(&mut self, object: ObjectId) -> bool {
        let known = self.types.object(object);
        let (typ, is_global) = (known.typ, known.is_global);
        let is_own = known.as_var().is_some_and(|var| {
            !matches!(var.kind, VarKind::Field | VarKind::Global) && !var.is_addressed
        });
        let found = is_own && !is_global && !self.captures.captured.contains(&object) && self.is_slice(typ);
        if found {
            self.tracked.insert(object);
        }
        found
    }

    /// Where a value goes that is assigned to `target`.
    fn sink_of(&mut self, target: &'a Expr) -> Sink {
        if target.as_name().is_some_and(|name| &**name == "_") {
            return Sink::Nowhere;
        }
        match self.tracked(target) {
            Some(object) => Sink::Variable(object),
            None => Sink::Away,
        }
    }

    // ---- declarations and statements ---------------------------------------------------

    fn decl(&mut self, decl: &'a Decl) {
        match decl {
            Decl::Func(func) => {
                if let Some(body) = &func.body {
                    self.function(&func.typ, body);
                }
            }
            Decl::Var(var) => {
                for (index, value) in var.values.iter().enumerate() {
                    let target = var.names.get(index).and_then(|name| self.info.def(name.id));
                    let sink = match target {
                        Some(object) if self.is_tracked(object) => Sink::Variable(object),
                        _ => Sink::Away,
                    };
                    self.expr(value, sink);
                }
            }
            _ => {}
        }
    }

    fn function(&mut self, typ: &'a FuncType, body: &'a Block) {
        for name in typ.results.iter().flat_map(|field| &field.names) {
            self.away.extend(self.info.def(name.id));
        }
        self.functions.push((typ, body));
        self.bodies.push(Some(body.closing));
        self.stmts(&body.stmts);
        self.bodies.pop();
    }

    fn stmts(&mut self, stmts: &'a [Stmt]) {
        stmts.iter().for_each(|stmt| self.stmt(stmt));
    }

    fn optional(&mut self, stmt: &'a Option<Stmt>) {
        if let Some(stmt) = stmt {
            self.stmt(stmt);
        }
    }

    fn stmt(&mut self, stmt: &'a Stmt) {
        match &stmt.kind {
            StmtKind::Empty | StmtKind::Branch(..) => {}
            StmtKind::Expr(x) | StmtKind::IncDec(x, _) => self.expr(x, Sink::Nowhere),
            StmtKind::Go(x) | StmtKind::Defer(x) => match &x.unparen().kind {
                ExprKind::Call(call) => {
                    self.expr(&call.func, Sink::Away);
                    self.all(&call.arguments, Sink::Away);
                }
                _ => self.expr(x, Sink::Away),
            },
            StmtKind::Send(channel, value) => {
                self.expr(channel, Sink::Nowhere);
                self.expr(value, Sink::Away);
            }
            StmtKind::Decl(decls) => decls.iter().for_each(|decl| self.decl(decl)),
            StmtKind::Assign(assign) => {
                let paired = assign.lhs.len() == assign.rhs.len();
                for (index, value) in assign.rhs.iter().enumerate() {
                    let sink = match assign.lhs.get(index) {
                        Some(target) if paired => self.sink_of(target),
                        _ => Sink::Away,
                    };
                    self.expr(value, sink);
                }
                for target in &assign.lhs {
                    if target.as_name().is_none() {
                        self.expr(target, Sink::Nowhere);
                    }
                }
            }
            StmtKind::OpAssign(_, target, value) => {
                self.expr(target, Sink::Nowhere);
                self.expr(value, Sink::Nowhere);
            }
            StmtKind::Return(values) => self.all(values, Sink::Away),
            StmtKind::Labeled(_, inner) => self.stmt(inner),
            StmtKind::Block(block) => self.stmts(&block.stmts),
            StmtKind::If(it) => {
                self.optional(&it.init);
                self.expr(&it.cond, Sink::Nowhere);
                self.stmts(&it.then.stmts);
                self.optional(&it.otherwise);
            }
            StmtKind::For(it) => {
                self.optional(&it.init);
                it.cond.iter().for_each(|cond| self.expr(cond, Sink::Nowhere));
                self.optional(&it.post);
                self.stmts(&it.body.stmts);
            }
            StmtKind::Range(it) => self.range(stmt.id, it),
            StmtKind::Switch(it) => {
                self.optional(&it.init);
                it.tag.iter().for_each(|tag| self.expr(tag, Sink::Nowhere));
                self.clauses(&it.clauses);
            }
            StmtKind::TypeSwitch(it) => {
                self.optional(&it.init);
                self.expr(&it.x, Sink::Nowhere);
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

    fn range(&mut self, id: NodeId, it: &'a Range) {
        self.expr(&it.x, Sink::Nowhere);
        for target in &it.lhs {
            if !it.is_define && target.as_name().is_none() {
                self.expr(target, Sink::Nowhere);
            }
        }
        let over_function = self.captures.over_functions.contains(&id);
        if over_function {
            self.bodies.push(None);
        }
        self.stmts(&it.body.stmts);
        if over_function {
            self.bodies.pop();
        }
    }

    fn clauses(&mut self, clauses: &'a [CaseClause]) {
        for clause in clauses {
            self.all(&clause.cases, Sink::Nowhere);
            self.stmts(&clause.body);
        }
    }

    // ---- expressions ---------------------------------------------------------------------

    fn all(&mut self, exprs: &'a [Expr], sink: Sink) {
        exprs.iter().for_each(|expr| self.expr(expr, sink));
    }

    fn expr(&mut self, expr: &'a Expr, sink: Sink) {
        // A slice that becomes an interface is kept by it.
        let sink = match self.info.conversions.contains_key(&expr.id) {
            true => Sink::Away,
            false => sink,
        };
        match &expr.kind {
            ExprKind::Name(_) => {
                if let Some(object) = self.tracked(expr) {
                    match sink {
                        Sink::Nowhere => {}
                        Sink::Variable(to) if to == object => {}
                        Sink::Variable(to) => self.flows.push((object, to)),
                        Sink::Away => {
                            self.away.insert(object);
                        }
                    }
                }
            }
            ExprKind::Paren(x) => self.expr(x, sink),
            ExprKind::Slice(it) => {
                self.expr(&it.x, sink);
                for index in [&it.low, &it.high, &it.max].into_iter().flatten() {
                    self.expr(index, Sink::Nowhere);
                }
            }
            ExprKind::Call(call) => self.call(expr, call, sink),
            ExprKind::Unary(UnaryOp::Address, x) => {
                // `&x[i]` leads into the backing store.
                self.expr(root(x), Sink::Away);
                self.expr(x, Sink::Nowhere);
            }
            ExprKind::Selector(x, _) if self.is_method_value(expr) => self.expr(x, Sink::Away),
            ExprKind::Selector(x, _)
            | ExprKind::Assert(x, _)
            | ExprKind::TypeGuard(x)
            | ExprKind::Unary(_, x)
            | ExprKind::Star(x) => self.expr(x, Sink::Nowhere),
            ExprKind::Index(x, indices) => {
                self.expr(x, Sink::Nowhere);
                self.all(indices, Sink::Nowhere);
            }
            ExprKind::Binary(_, x, y) => {
                self.expr(x, Sink::Nowhere);
                self.expr(y, Sink::Nowhere);
            }
            ExprKind::Composite(it) => self.all(&it.elements, Sink::Away),
            ExprKind::KeyValue(key, value) => {
                self.expr(key, Sink::Away);
                self.expr(value, Sink::Away);
            }
            ExprKind::Func(it) => self.function(&it.typ, &it.body),
            ExprKind::List(list) => self.all(list, Sink::Away),
            _ => {}
        }
    }

    fn is_method_value(&self, expr: &'a Expr) -> bool {
        let selection = self.info.selections.get(&expr.id);
        selection.is_some_and(|selection| selection.kind != SelectionKind::Field)
    }

    fn call(&mut self, expr: &'a Expr, call: &'a Call, sink: Sink) {
        let func = call.func.unparen();
        match self.info.types(func.id).map(|known| known.mode) {
            Some(Mode::Builtin) => return self.builtin(expr, call, sink),
            Some(Mode::Type) => {
                let typ = self.info.types(expr.id).map_or(TypeId::INVALID, |known| known.typ);
                let sink = match self.types.shape(typ) {
                    Type::Slice(_) => sink,
                    Type::Interface(_) => Sink::Away,
                    _ => Sink::Nowhere,
                };
                return self.all(&call.arguments, sink);
            }
            _ => {}
        }
        let callee = callee(self.info, call).map(|callee| origin(self.types, callee));
        if callee.is_some_and(|callee| self.keeps_nothing(callee)) {
            return self.all(&call.arguments, Sink::Nowhere);
        }
        let known = callee.and_then(|callee| self.parameters.get(&callee).cloned());
        let Some((parameters, takes_rest)) = known else {
            self.expr(func, Sink::Away);
            return self.all(&call.arguments, Sink::Away);
        };
        let mut arguments: Vec<&'a Expr> = Vec::new();
        match &func.kind {
            ExprKind::Selector(x, _) if self.is_method_value(func) => arguments.push(x),
            ExprKind::Selector(x, _) => self.expr(x, Sink::Nowhere),
            _ => {}
        }
        arguments.extend(&call.arguments);
        for (index, argument) in arguments.into_iter().enumerate() {
            let in_rest = takes_rest && index + 1 >= parameters.len() && !call.has_dots;
            let parameter = parameters.get(index).copied().flatten();
            let sink = match parameter {
                Some(parameter) if !in_rest && self.is_tracked(parameter) => Sink::Variable(parameter),
                _ => Sink::Away,
            };
            self.expr(argument, sink);
        }
    }

    fn keeps_nothing(&self, callee: ObjectId) -> bool {
        let known = self.types.object(callee);
        let path = known.package.and_then(|package| self.packages.get(package.0 as usize));
        let is_func = matches!(known.kind, ObjectKind::Func(_));
        is_func
            && path.is_some_and(|path| {
                KEEPS_NOTHING.iter().any(|(package, names)| package == path && names.contains(&&*known.name))
            })
    }

    fn builtin(&mut self, expr: &'a Expr, call: &'a Call, sink: Sink) {
        let func = call.func.unparen();
        let object = self.info.object_of(func.id);
        let builtin = object.map(|object| self.types.object(object).kind.clone());
        match builtin {
            Some(ObjectKind::Builtin(Builtin::Append)) => {
                let Some((slice, added)) = call.arguments.split_first() else {
                    return;
                };
                if let Some(variable) = self.tracked(slice) {
                    let body = self.bodies.last().copied().flatten();
                    if !call.has_dots {
                        self.sites.push(Site {
                            call: expr.id,
                            variable,
                            sink,
                            body,
                        });
                    }
                }
                self.expr(slice, sink);
                let elements = if call.has_dots { Sink::Nowhere } else { Sink::Away };
                self.all(added, elements);
            }
            Some(ObjectKind::Builtin(Builtin::Panic)) => self.all(&call.arguments, Sink::Away),
            Some(ObjectKind::Builtin(Builtin::Min | Builtin::Max)) => self.all(&call.arguments, sink),
            _ => self.all(&call.arguments, Sink::Nowhere),
        }
    }
}

/// The variable whose part is meant.
fn root(expr: &Expr) -> &Expr {
    match &expr.unparen().kind {
        ExprKind::Index(x, _) | ExprKind::Selector(x, _) => root(x),
        _ => expr.unparen(),
    }
}
