//! Targets: what can be assigned to and deleted.

use ruff_python_ast::Expr;

use super::generator::{Generator, range};
use crate::code::Op;

impl<'a> Generator<'a> {
    /// Takes the value off the stack and stores it.
    pub fn store(&mut self, target: &'a Expr) {
        let whole = range(target);
        match target {
            Expr::Name(name) => self.store_name(&name.id, whole),
            Expr::Attribute(node) => {
                self.expression(&node.value);
                let name = self.mangled(&node.attr);
                if let Expr::Name(object) = &*node.value {
                    self.note_static_attribute(&object.id, &name);
                }
                self.emit_name(Op::StoreAttr, &name, whole);
            }
            Expr::Subscript(node) => {
                self.expression(&node.value);
                self.subscript_key(&node.slice);
                self.emit(Op::StoreSubscr, 0, whole);
            }
            Expr::Tuple(node) => self.unpack(&node.elts, target),
            Expr::List(node) => self.unpack(&node.elts, target),
            Expr::Starred(_) => {
                let message = "starred assignment target must be in a list or tuple";
                self.error(message, whole);
            }
            _ => self.error("cannot assign to expression", whole),
        }
    }

    fn unpack(&mut self, targets: &'a [Expr], whole: &'a Expr) {
        let here = range(whole);
        let star = targets.iter().position(Expr::is_starred_expr);
        match star {
            None => self.emit(Op::UnpackSequence, targets.len() as u32, here),
            Some(before) => {
                let after = targets.len() - before - 1;
                if targets[before + 1..].iter().any(Expr::is_starred_expr) {
                    return self.error("multiple starred expressions in assignment", here);
                }
                self.emit(Op::UnpackEx, (before | after << 8) as u32, here);
            }
        }
        for target in targets {
            match target {
                Expr::Starred(starred) => self.store(&starred.value),
                target => self.store(target),
            }
        }
    }

    pub fn delete(&mut self, target: &'a Expr) {
        let whole = range(target);
        match target {
            Expr::Name(name) => self.delete_name(&name.id, whole),
            Expr::Attribute(node) => {
                self.expression(&node.value);
                let name = self.mangled(&node.attr);
                self.emit_name(Op::DeleteAttr, &name, whole);
            }
            Expr::Subscript(node) => {
                self.expression(&node.value);
                self.subscript_key(&node.slice);
                self.emit(Op::DeleteSubscr, 0, whole);
            }
            Expr::Tuple(node) => node.elts.iter().for_each(|target| self.delete(target)),
            Expr::List(node) => node.elts.iter().for_each(|target| self.delete(target)),
            _ => self.error("cannot delete expression", whole),
        }
    }
}
