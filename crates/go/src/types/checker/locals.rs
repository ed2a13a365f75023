//! Constants, variables and functions inside functions.

use super::resolve::LastConst;
use super::scopes::ScopeId;
use super::{Checker, Env};
use crate::syntax::ast::*;
use crate::types::{ObjectId, ObjectKind, Signature, TypeId, Value, VarKind};
use std::rc::Rc;

impl<'a> Checker<'a> {
    pub fn local_consts(&mut self, decl: &'a ConstDecl, last: &mut LastConst<'a>) {
        let top = self.delayed.len();
        let inherited = last.step(decl);
        let mut objects = Vec::new();
        for (index, name) in decl.names.iter().enumerate() {
            let kind = ObjectKind::Const(Value::int(decl.iota.into()));
            let object = self.new_object(name.name.clone(), name.span, TypeId::NONE, kind);
            self.const_decl(object, last.typ, last.values.get(index), inherited);
            objects.push(object);
        }
        self.arity(decl.span, &decl.names, last.values, true, inherited);
        self.process_delayed(top);
        for (name, object) in decl.names.iter().zip(objects) {
            self.declare(self.env.scope, Some(name), object);
        }
    }

    pub fn local_vars(&mut self, decl: &'a VarDecl) {
        let top = self.delayed.len();
        let mut objects: Vec<ObjectId> = Vec::new();
        for name in &decl.names {
            objects.push(self.new_var(VarKind::Local, name.name.clone(), name.span, TypeId::NONE));
        }
        let values = &decl.values;
        for (index, object) in objects.iter().enumerate() {
            let (mut lhs, mut value) = (None, values.get(index));
            if values.len() != objects.len() && values.len() == 1 {
                lhs = Some(&objects[..]);
                value = values.first();
            }
            self.var_decl(*object, lhs, decl.typ.as_ref(), value);
            if values.len() == 1 {
                break;
            }
        }
        for object in &objects {
            if self.types.type_of(*object) == TypeId::NONE {
                self.types.object_mut(*object).typ = TypeId::INVALID;
            }
        }
        if decl.typ.is_none() || !values.is_empty() {
            self.arity(decl.span, &decl.names, values, false, false);
        }
        self.process_delayed(top);
        for (name, object) in decl.names.iter().zip(objects) {
            self.declare(self.env.scope, Some(name), object);
        }
    }

    pub fn func_body(
        &mut self,
        env: Env,
        signature: Rc<Signature>,
        scope: ScopeId,
        body: &'a Block,
        iota: Option<Value>,
    ) {
        let outside = std::mem::replace(
            &mut self.env,
            Env {
                scope,
                iota,
                error_pos: None,
                in_tparams: false,
                signature: Some(signature.clone()),
                has_call_or_receive: false,
                ..env
            },
        );
        self.stmts(&body.stmts);
        if !signature.results.is_empty() && !self.block_terminates(&body.stmts) {
            let closing = source::Span::new(body.closing, body.closing + 1);
            self.error(closing, "missing return");
        }
        self.usage(scope);
        self.env = outside;
    }
}
