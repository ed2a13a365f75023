//! List, tuple, set and dict displays, with `*` and `**` in them.

use ruff_python_ast::{self as ast, Expr};

use super::constant::constant_of;
use super::generator::{Generator, range};
use crate::code::{Constant, Op, Range};

/// More elements than this are added one by one, to keep the stack small (CPython's 30).
const ON_STACK_MAX: usize = 30;

impl<'a> Generator<'a> {
    pub fn list(&mut self, elements: &'a [Expr], whole: Range) {
        let ops = [Op::BuildList, Op::ListAppend, Op::ListExtend];
        self.collection(ops, elements, whole);
    }

    pub fn set(&mut self, elements: &'a [Expr], whole: Range) {
        let ops = [Op::BuildSet, Op::SetAdd, Op::SetUpdate];
        self.collection(ops, elements, whole);
    }

    pub fn tuple(&mut self, elements: &'a [Expr], whole: Range) {
        if elements.iter().any(Expr::is_starred_expr) || elements.len() > ON_STACK_MAX {
            self.list_in_parts(elements, whole);
            return self.emit(Op::ListToTuple, 0, whole);
        }
        elements.iter().for_each(|element| self.expression(element));
        self.emit(Op::BuildTuple, elements.len() as u32, whole);
    }

    /// A list of the elements, grown one by one.
    pub fn list_in_parts(&mut self, elements: &'a [Expr], whole: Range) {
        self.in_parts(
            [Op::BuildList, Op::ListAppend, Op::ListExtend],
            elements,
            whole,
        );
    }

    fn collection(&mut self, ops: [Op; 3], elements: &'a [Expr], whole: Range) {
        let constants: Option<Vec<Constant>> = elements.iter().map(constant_of).collect();
        if let Some(constants) = constants.filter(|constants| constants.len() > 2) {
            self.emit(ops[0], 0, whole);
            self.load_constant(Constant::Tuple(constants), whole);
            return self.emit(ops[2], 1, whole);
        }
        if elements.iter().any(Expr::is_starred_expr) || elements.len() > ON_STACK_MAX {
            return self.in_parts(ops, elements, whole);
        }
        elements.iter().for_each(|element| self.expression(element));
        self.emit(ops[0], elements.len() as u32, whole);
    }

    fn in_parts(&mut self, [build, add, extend]: [Op; 3], elements: &'a [Expr], whole: Range) {
        self.emit(build, 0, whole);
        for element in elements {
            match element {
                Expr::Starred(starred) => {
                    self.expression(&starred.value);
                    self.emit(extend, 1, range(starred));
                }
                element => {
                    self.expression(element);
                    self.emit(add, 1, range(element));
                }
            }
        }
    }

    pub fn dict(&mut self, node: &'a ast::ExprDict) {
        let whole = range(node);
        let unpacks = node.items.iter().any(|item| item.key.is_none());
        if !unpacks && node.items.len() * 2 <= ON_STACK_MAX {
            for item in &node.items {
                item.key.iter().for_each(|key| self.expression(key));
                self.expression(&item.value);
            }
            return self.emit(Op::BuildMap, node.items.len() as u32, whole);
        }
        self.emit(Op::BuildMap, 0, whole);
        for item in &node.items {
            if let Some(key) = &item.key {
                self.expression(key);
            }
            self.expression(&item.value);
            match &item.key {
                Some(_) => self.emit(Op::MapAdd, 1, whole),
                None => self.emit(Op::DictUpdate, 1, range(&item.value)),
            }
        }
    }
}
