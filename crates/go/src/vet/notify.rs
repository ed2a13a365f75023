//! Calls whose argument was made a few lines above: a channel without a buffer for signals
//! (`sigchanyzer`), an address that does not work for IPv6 (`hostport`).

use super::walk::Node;
use super::Vet;
use crate::syntax::ast::*;
use crate::types::{Builtin, ObjectId, ObjectKind};
use std::collections::BTreeMap;

/// Variables with the expressions that they begin with.
pub(super) type Initial<'t> = BTreeMap<ObjectId, &'t Expr>;

pub(super) fn initial_values<'t>(vet: &Vet, files: &[&'t File]) -> Initial<'t> {
    let mut found = Initial::new();
    for file in files {
        super::walk::file(file, &mut |node| match node {
            Node::Stmt(Stmt { kind: StmtKind::Assign(assign), .. })
                if assign.is_define && assign.lhs.len() == assign.rhs.len() =>
            {
                for (name, value) in assign.lhs.iter().zip(&assign.rhs) {
                    found.extend(vet.info.object_of(name.id).map(|object| (object, value)));
                }
            }
            Node::Decl(Decl::Var(var)) if var.names.len() == var.values.len() => {
                for (name, value) in var.names.iter().zip(&var.values) {
                    found.extend(vet.info.object(name).map(|object| (object, value)));
                }
            }
            _ => {}
        });
    }
    found
}

impl Vet<'_> {
    /// `signal.Notify(c, …)` with `c := make(chan os.Signal)`.
    pub(super) fn unbuffered_signals(&mut self, e: &Expr, initial: &Initial) {
        let ExprKind::Call(call) = &e.kind else { return };
        let is_notify = self.callee(call).is_some_and(|it| self.is_function_of(it, "os/signal", &["Notify"]));
        let (true, Some(channel)) = (is_notify, call.arguments.first()) else {
            return;
        };
        let made = match &channel.kind {
            ExprKind::Name(_) => self.info.object_of(channel.id).and_then(|it| initial.get(&it).copied()),
            ExprKind::Call(call) if !self.is_make(call) => Some(channel),
            _ => None,
        };
        if let Some(Expr { kind: ExprKind::Call(made), .. }) = made
            && made.arguments.len() == 1
        {
            self.warn(e.span, "misuse of unbuffered os.Signal channel as argument to signal.Notify");
        }
    }

    fn is_make(&self, call: &Call) -> bool {
        let callee = self.callee(call);
        callee.is_some_and(|it| matches!(self.types.object(it).kind, ObjectKind::Builtin(Builtin::Make)))
    }

    /// `net.Dial("tcp", fmt.Sprintf("%s:%d", host, port))`.
    pub(super) fn address_format(&mut self, e: &Expr, initial: &Initial) {
        let ExprKind::Call(call) = &e.kind else { return };
        let Some(callee) = self.callee(call) else { return };
        let is_dial = self.is_function_of(callee, "net", &["Dial", "DialTimeout"])
            || self.full_name(callee) == "(*net.Dialer).Dial";
        let Some(address) = call.arguments.get(1).filter(|_| is_dial) else {
            return;
        };
        let (made, from) = match &address.kind {
            ExprKind::Call(_) if call.arguments.len() == 2 => (Some(address), String::new()),
            ExprKind::Name(_) => {
                let value = self.info.object_of(address.id).and_then(|it| initial.get(&it).copied());
                let line = self.files.place(e.span.start).map_or(0, |(_, place)| place.line);
                (value, format!(" (passed to net.Dial at L{line})"))
            }
            _ => return,
        };
        let Some(Expr { kind: ExprKind::Call(made), .. }) = made else {
            return;
        };
        let is_sprintf = self.callee(made).is_some_and(|it| self.is_function_of(it, "fmt", &["Sprintf"]));
        let ([format, _, _], true) = (&made.arguments[..], is_sprintf) else {
            return;
        };
        let text = self.constant_text(format);
        if let Some(text @ ("%s:%d" | "%s:%s")) = text.as_deref() {
            self.warn(format.span, format!("address format {text:?} does not work with IPv6{from}"));
        }
    }
}
