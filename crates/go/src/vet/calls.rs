//! Calls that do not do what they seem to: results thrown away, conversions of integers to
//! strings, functions compared with nil, time.Since in defer, WaitGroup.Add too late.

use super::Vet;
use crate::syntax::ast::*;
use crate::types::{BasicKind, Builtin, Mode, ObjectKind, Type, TypeId};
use source::Span;

/// Functions that do nothing but give a result.
const PURE: &[(&str, &[&str])] = &[
    (
        "context",
        &["WithCancel", "WithDeadline", "WithTimeout", "WithValue"],
    ),
    ("errors", &["New"]),
    (
        "fmt",
        &[
            "Append", "Appendf", "Appendln", "Errorf", "Sprint", "Sprintf", "Sprintln",
        ],
    ),
    (
        "maps",
        &[
            "All",
            "Clone",
            "Collect",
            "Equal",
            "EqualFunc",
            "Keys",
            "Values",
        ],
    ),
    (
        "slices",
        &[
            "All",
            "AppendSeq",
            "Backward",
            "BinarySearch",
            "BinarySearchFunc",
            "Chunk",
            "Clip",
            "Clone",
            "Collect",
            "Compact",
            "CompactFunc",
            "Compare",
            "CompareFunc",
            "Concat",
            "Contains",
            "ContainsFunc",
            "Delete",
            "DeleteFunc",
            "Equal",
            "EqualFunc",
            "Grow",
            "Index",
            "IndexFunc",
            "Insert",
            "IsSorted",
            "IsSortedFunc",
            "Max",
            "MaxFunc",
            "Min",
            "MinFunc",
            "Repeat",
            "Replace",
            "Sorted",
            "SortedFunc",
            "SortedStableFunc",
            "Values",
        ],
    ),
    ("sort", &["Reverse"]),
];

impl Vet<'_> {
    pub(super) fn unused_result(&mut self, stmt: &Stmt) {
        let StmtKind::Expr(e) = &stmt.kind else {
            return;
        };
        let ExprKind::Call(call) = &e.unparen().kind else {
            return;
        };
        let Some(callee) = self.callee(call) else {
            return;
        };
        let found = self.types.object(callee).clone();
        if found.as_func().is_none() {
            return;
        }
        let Type::Signature(signature) = self.types.get(found.typ).clone() else {
            return;
        };
        let span = e.unparen().span;
        let is_method = found.as_func().is_some_and(|it| it.is_interface_method)
            || signature.receiver.is_some();
        if is_method {
            let is_text = matches!(&*found.name, "Error" | "String");
            if is_text && self.gives_string(&signature) {
                let typ = match signature.receiver {
                    Some(receiver) => self.shown_type(self.types.type_of(receiver)),
                    None => "error".to_owned(),
                };
                let name = &found.name;
                self.warn(span, format!("result of ({typ}).{name} call not used"));
            }
            return;
        }
        for (path, names) in PURE {
            if self.is_function_of(callee, path, names) {
                let name = &found.name;
                self.warn(span, format!("result of {path}.{name} call not used"));
            }
        }
    }

    /// `append(s)` without values.
    pub(super) fn empty_append(&mut self, e: &Expr) {
        let ExprKind::Call(call) = &e.kind else {
            return;
        };
        let Some(callee) = self.callee(call) else {
            return;
        };
        let is_append = matches!(
            self.types.object(callee).kind,
            ObjectKind::Builtin(Builtin::Append)
        );
        if is_append && call.arguments.len() == 1 {
            self.warn(e.span, "append with no values");
        }
    }

    /// `string(n)` of an integer.
    pub(super) fn integer_to_string(&mut self, e: &Expr) {
        let ExprKind::Call(call) = &e.kind else {
            return;
        };
        let record = self.info.types(call.func.id);
        if record.is_none_or(|it| it.mode != Mode::Type) {
            return;
        }
        let [argument] = &call.arguments[..] else {
            return;
        };
        let (Some(to), Some(from)) = (self.type_of(&call.func), self.type_of(argument)) else {
            return;
        };
        let from_kind = self.types.basic(from);
        let is_plain = from_kind.is_some_and(|kind| {
            kind.is_integer()
                && !matches!(
                    kind,
                    BasicKind::Uint8 | BasicKind::Int32 | BasicKind::UntypedRune
                )
        });
        let is_text = self.types.basic(to).is_some_and(BasicKind::is_string);
        if !is_plain || !is_text || self.types.is_type_param(from) {
            return;
        }
        let (source, target) = (self.described(from), self.described(to));
        self.warn(
            e.span,
            format!(
                "conversion from {source} to {target} yields a string of one rune, not a string of digits"
            ),
        );
    }

    /// `T (int)` for a defined type, `int` for a predeclared one.
    fn described(&mut self, typ: TypeId) -> String {
        let own = self.types.type_string(typ, Some(self.main));
        let under = self.types.underlying(typ);
        let shape = self.types.type_string(under, Some(self.main));
        match own == shape {
            true => own,
            false => format!("{own} ({shape})"),
        }
    }

    /// `f == nil` for a declared function.
    pub(super) fn compared_function(&mut self, e: &Expr) {
        let ExprKind::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), left, right) = &e.kind else {
            return;
        };
        let is_nil = |e: &Expr| self.info.types(e.id).is_some_and(|it| it.mode == Mode::Nil);
        let other = match (is_nil(left), is_nil(right)) {
            (true, false) => right,
            (false, true) => left,
            _ => return,
        };
        let object = match &other.unparen().kind {
            ExprKind::Name(_) => self.info.object_of(other.unparen().id),
            ExprKind::Selector(_, sel) => self.info.object_of(sel.id),
            _ => None,
        };
        let Some(object) = object else {
            return;
        };
        let found = self.types.object(object);
        if found.as_func().is_some() {
            let (name, op_text) = (found.name.clone(), op.text());
            let result = *op == BinaryOp::Ne;
            self.warn(
                e.span,
                format!("comparison of function {name} {op_text} nil is always {result}"),
            );
        }
    }

    /// `defer f(time.Since(start))` measures nothing.
    pub(super) fn deferred_since(&mut self, stmt: &Stmt) {
        let StmtKind::Defer(call) = &stmt.kind else {
            return;
        };
        let mut places = Vec::new();
        let mut skipped: Vec<Span> = Vec::new();
        super::walk::expr(call, &mut |node| {
            let super::Node::Expr(e) = node else {
                return;
            };
            match &e.kind {
                ExprKind::Func(_) => skipped.push(e.span),
                ExprKind::Call(inner) => {
                    let callee = self.callee(inner);
                    if callee.is_some_and(|it| self.is_function_of(it, "time", &["Since"])) {
                        places.push(e.span);
                    }
                }
                _ => {}
            }
        });
        for place in places {
            let is_inside = skipped.iter().any(|outer| outer.contains(place.start));
            if place != call.span && !is_inside {
                self.warn(place, "call to time.Since is not deferred");
            }
        }
    }

    /// `go func() { wg.Add(1); ... }()`.
    pub(super) fn goroutine_start(&mut self, stmt: &Stmt) {
        let StmtKind::Go(e) = &stmt.kind else {
            return;
        };
        let ExprKind::Call(call) = &e.kind else {
            return;
        };
        let ExprKind::Func(literal) = &call.func.kind else {
            return;
        };
        let Some(StmtKind::Expr(first)) = literal.body.stmts.first().map(|it| &it.kind) else {
            return;
        };
        let ExprKind::Call(inner) = &first.kind else {
            return;
        };
        let Some(callee) = self.callee(inner) else {
            return;
        };
        if self.full_name(callee) == "(*sync.WaitGroup).Add" {
            let span = Span::new(inner.opening, inner.closing + 1);
            self.warn(span, "WaitGroup.Add called from inside new goroutine");
        }
    }
}
