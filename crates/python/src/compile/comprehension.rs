//! Comprehensions (inlined, PEP 709) and generator expressions.

use ruff_python_ast::{self as ast, Expr};
use ruff_text_size::TextRange;

use super::collect::key;
use super::generator::{Generator, range, range_of};
use super::scope::{Resolution, ScopeKind};
use crate::code::{CodeKind, Constant, Inlined, Op, Range, make_function};
use crate::syntax::Version;

/// What a comprehension does with each element.
#[derive(Clone, Copy)]
enum Element<'a> {
    List(&'a Expr),
    Set(&'a Expr),
    Dict(&'a Expr, &'a Expr),
    Yield(&'a Expr),
}

impl<'a> Generator<'a> {
    pub fn list_comprehension(&mut self, node: &'a ast::ExprListComp) {
        let element = Element::List(&node.elt);
        self.comprehension(Op::BuildList, node.range, &node.generators, element);
    }

    pub fn set_comprehension(&mut self, node: &'a ast::ExprSetComp) {
        let element = Element::Set(&node.elt);
        self.comprehension(Op::BuildSet, node.range, &node.generators, element);
    }

    pub fn dict_comprehension(&mut self, node: &'a ast::ExprDictComp) {
        let Some(name) = &node.key else {
            return self.error("invalid syntax", range(node));
        };
        let element = Element::Dict(name, &node.value);
        self.comprehension(Op::BuildMap, node.range, &node.generators, element);
    }

    fn comprehension(
        &mut self,
        build: Op,
        text: TextRange,
        generators: &'a [ast::Comprehension],
        element: Element<'a>,
    ) {
        let whole = range_of(text);
        let scope = self.scopes.find(key(ScopeKind::Comprehension, text));
        if self.scopes.all[scope].is_async && !self.is_async() {
            let message = "asynchronous comprehension outside of an asynchronous function";
            self.error(message, whole);
        }
        // The first iterable belongs to the scope around.
        self.expression(&generators[0].iter);
        self.start_iterating(&generators[0], whole);
        let slots = self.hidden_slots(scope);
        for &(slot, is_cell) in &slots {
            self.emit(Op::ClearFast, slot, whole);
            if is_cell {
                self.emit(Op::MakeCell, slot, whole);
            }
        }
        let start = self.unit().code.instrs.len() as u32;
        self.emit(build, 0, whole);
        self.emit(Op::Swap, 2, whole);
        self.unit().comprehensions.push(scope);
        self.loops(generators, 0, element, whole);
        self.unit().comprehensions.pop();
        if self.version == Version::Py311 {
            let code = &mut self.unit().code;
            code.inlined.push(Inlined {
                start,
                end: code.instrs.len() as u32,
                name: match build {
                    Op::BuildList => "<listcomp>",
                    Op::BuildSet => "<setcomp>",
                    _ => "<dictcomp>",
                },
                range: whole,
            });
        }
        for (slot, _) in slots {
            self.emit(Op::ClearFast, slot, whole);
        }
    }

    /// Slots of a comprehension's variables, and whether each is a cell.
    fn hidden_slots(&mut self, scope: usize) -> Vec<(u32, bool)> {
        let symbols: Vec<(String, bool)> = self.scopes.all[scope]
            .symbols
            .iter()
            .filter_map(|(name, symbol)| match symbol.resolution {
                Some(Resolution::Local) => Some((name.clone(), false)),
                Some(Resolution::Cell) => Some((name.clone(), true)),
                _ => None,
            })
            .collect();
        symbols
            .into_iter()
            .map(|(name, is_cell)| (self.unit().hidden[&(scope, name)], is_cell))
            .collect()
    }

    /// `whole`: where a failure is marked up to 3.11.
    fn start_iterating(&mut self, generator: &'a ast::Comprehension, whole: Range) {
        let op = if generator.is_async {
            Op::GetAIter
        } else {
            Op::GetIter
        };
        let place = match self.version {
            Version::Py311 => whole,
            Version::Py314 => range(&generator.iter),
        };
        self.emit(op, 0, place);
    }

    /// The loop over `generators[at]`, whose iterator is on the stack; leaves nothing of it there.
    fn loops(
        &mut self,
        generators: &'a [ast::Comprehension],
        at: usize,
        element: Element<'a>,
        whole: Range,
    ) {
        let generator = &generators[at];
        let iterable = range(&generator.iter);
        if at > 0 {
            self.expression(&generator.iter);
            self.start_iterating(generator, whole);
        }
        let (next, end) = (self.label(), self.label());
        self.place(next);
        let handler = if generator.is_async {
            Some(self.next_awaited(iterable))
        } else {
            self.jump(Op::ForIter, end, iterable);
            None
        };
        self.store(&generator.target);
        for test in &generator.ifs {
            self.jump_if(test, next, false);
        }
        if at + 1 < generators.len() {
            self.loops(generators, at + 1, element, whole);
        } else {
            self.element(element, generators.len() as u32);
        }
        self.jump(Op::JumpBackward, next, whole);
        if let Some((handler, depth)) = handler {
            self.unit().place_handler(handler, depth, false);
            self.emit(Op::EndAsyncFor, 0, iterable);
        }
        self.place(end);
    }

    fn element(&mut self, element: Element<'a>, loops: u32) {
        match element {
            Element::List(value) => {
                self.expression(value);
                self.emit(Op::ListAppend, loops + 1, range(value));
            }
            Element::Set(value) => {
                self.expression(value);
                self.emit(Op::SetAdd, loops + 1, range(value));
            }
            Element::Dict(name, value) => {
                self.expression(name);
                self.expression(value);
                self.emit(Op::MapAdd, loops + 1, range(name));
            }
            Element::Yield(value) => {
                self.expression(value);
                self.yield_element(range(value));
            }
        }
    }

    fn yield_element(&mut self, here: Range) {
        if self.unit().code.kind == CodeKind::AsyncGenerator {
            let wrap = crate::code::Intrinsic::AsyncGenWrap as u32;
            self.emit(Op::CallIntrinsic, wrap, here);
        }
        self.emit(Op::YieldValue, 0, here);
        self.emit(Op::PopTop, 0, here);
    }

    pub fn generator_expression(&mut self, node: &'a ast::ExprGenerator) {
        let whole = range(node);
        let scope = self.scopes.find(key(ScopeKind::Generator, node.range));
        let kind = if self.scopes.all[scope].is_async {
            CodeKind::AsyncGenerator
        } else {
            CodeKind::Generator
        };
        self.enter("<genexpr>", kind, self.line(whole.start), scope);
        self.unit().code.positional = 1;
        self.emit(Op::Resume, 0, whole);
        self.make_cells();
        let guard = self.guard_generator();
        self.emit(Op::LoadFast, 0, range(&node.generators[0].iter));
        self.loops(&node.generators, 0, Element::Yield(&node.elt), whole);
        self.load_constant(Constant::None, whole);
        self.emit(Op::ReturnValue, 0, whole);
        self.end_guard(guard, whole);
        let code = self.leave();
        let free = self.scopes.all[scope].free.clone();
        let mut flags = 0;
        if self.closure(&free, whole) {
            flags |= make_function::CLOSURE;
        }
        self.load_constant(Constant::Code(code), whole);
        self.emit(Op::MakeFunction, flags, whole);
        self.emit(Op::PushNull, 0, whole);
        self.expression(&node.generators[0].iter);
        // The brackets of the call, where it is the only argument.
        let edge = u32::from(!node.parenthesized);
        let bracketed = Range {
            start: whole.start - edge,
            end: whole.end + edge,
        };
        self.start_iterating(&node.generators[0], bracketed);
        self.emit(Op::Call, 1, whole);
    }
}
