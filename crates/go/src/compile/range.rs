//! `for … range`.

use super::place::Place;
use super::unit::{Exit, Location, Yield};
use super::{Compiler, Reg};
use crate::check::Release;
use crate::code::{NONE, Op};
use crate::native::{RANGE_DONE, RANGE_EXHAUSTED, RANGE_MISSING_PANIC, RANGE_PANIC};
use crate::syntax::ast::*;
use crate::types::{ObjectId, Type, TypeId};

/// Stands for the block through which a loop's body tells the function around it how it was left.
pub(super) const YIELD_BLOCK: ObjectId = ObjectId(u32::MAX);
/// Stands for the word by which a loop's body defers calls in the frame of the function around it.
pub(super) const DEFER_TOKEN: ObjectId = ObjectId(u32::MAX - 1);

impl Compiler {
    pub fn range_stmt(&mut self, id: NodeId, it: &Range) {
        let mark = self.mark();
        if self.captures.over_functions.contains(&id) {
            self.range_function(id, it);
            return self.end_locals(mark);
        }
        let typ = self.type_of(&it.x);
        match self.types.shape(typ) {
            Type::Basic(kind) if kind != crate::types::BasicKind::String
                && kind != crate::types::BasicKind::UntypedString => self.range_integer(it),
            Type::Basic(_) => self.range_string(it),
            Type::Slice(elem) => {
                let slice = self.alloc(3);
                self.value_in(&it.x, slice);
                let length = slice + 1;
                self.range_indexed(it, length, elem, slice);
            }
            Type::Array { elem, len } => {
                let array = self.array_to_range(it, typ, elem);
                let length = self.alloc(1);
                self.load_int(length, len);
                self.range_indexed(it, length, elem, array);
            }
            Type::Pointer(base) => {
                let Type::Array { elem, len } = self.types.shape(base) else {
                    return;
                };
                let array = self.alloc(1);
                self.value_in(&it.x, array);
                let length = self.alloc(1);
                self.load_int(length, len);
                self.range_indexed(it, length, elem, array);
            }
            Type::Map { key, elem } => self.range_map(it, typ, key, elem),
            Type::Chan { elem, .. } => self.range_channel(it, elem),
            _ => self.refuse(it.x.span, "this cannot be ranged over"),
        }
        self.end_locals(mark);
    }

    /// The array that is ranged over is a copy, if its elements are looked at.
    fn array_to_range(&mut self, it: &Range, typ: TypeId, _elem: TypeId) -> Reg {
        let array = self.alloc(1);
        if it.lhs.len() < 2 || self.shape(typ).size == 0 {
            self.load_int(array, 0);
            return array;
        }
        let block = self.new_block(typ);
        if self.is_place(&it.x)
            && let Place::Memory { register, offset } = self.place(&it.x)
        {
            let from = self.address(Place::Memory { register, offset });
            let size = self.shape(typ).size;
            self.op(Op::CopyMem, block, from, 0);
            self.ext(0, size as u32);
        } else {
            let value = self.value(&it.x);
            self.store(Place::Memory { register: block, offset: 0 }, value, typ);
        }
        self.move_words(array, block, 1);
        array
    }

    /// The loop's variables before the first turn: only where they are shared by all turns.
    fn declare_shared(&mut self, it: &Range) {
        if it.is_define && self.release == Release::Go121 {
            for target in &it.lhs {
                if let Some(object) = self.info.def(target.id) {
                    let typ = self.object_type(object);
                    self.declare_zero(object, typ);
                }
            }
        }
    }

    /// Key or value of a turn to its variable or target.
    fn turn_value(&mut self, it: &Range, index: usize, value: Reg, typ: TypeId) {
        let Some(target) = it.lhs.get(index) else {
            return;
        };
        if super::assign::is_blank(target) {
            return;
        }
        if it.is_define && self.release == Release::Go127 {
            let object = self.info.def(target.id);
            let changes = object.is_some_and(|object| {
                self.captures.reassigned.contains(&object) && !self.lives_in_memory(object, typ)
            });
            let mut home = value;
            if changes {
                let words = self.words(typ);
                home = self.alloc(words);
                self.move_words(home, value, words);
            }
            return self.settle(object, typ, home);
        }
        let target_type = match it.is_define {
            true => typ,
            false => self.type_of(target),
        };
        let mark = self.mark();
        let place = match (it.is_define, self.info.def(target.id)) {
            (true, Some(object)) => self.variable(object),
            _ => self.place(target),
        };
        let made = self.convert_implicitly(value, typ, target_type, None);
        self.store(place, made, target_type);
        self.release(mark);
    }

    fn wants(&self, it: &Range, index: usize) -> bool {
        it.lhs.get(index).is_some_and(|target| !super::assign::is_blank(target))
    }

    fn range_integer(&mut self, it: &Range) {
        let typ = match it.lhs.first() {
            Some(target) if it.is_define => match self.info.def(target.id) {
                Some(object) => self.object_type(object),
                None => self.type_of(&it.x),
            },
            _ => self.type_of(&it.x),
        };
        let typ = if self.scalar(typ).is_none() { TypeId::INT } else { typ };
        let (counter, end) = (self.alloc(1), self.alloc(1));
        self.converted_in(&it.x, typ, end);
        self.load_int(counter, 0);
        self.counted(it, counter, end, |compiler| {
            compiler.turn_value(it, 0, counter, typ);
        });
    }

    /// A loop with a hidden counter up to a number in a register.
    fn counted(&mut self, it: &Range, counter: Reg, end: Reg, turn: impl FnOnce(&mut Compiler)) {
        self.declare_shared(it);
        let (breaks, continues) = self.enter(true);
        let (top, test) = (self.new_label(), self.new_label());
        self.jump(Op::Jmp, 0, test);
        self.place_label(top);
        let mark = self.mark();
        turn(self);
        self.block(&it.body);
        self.end_locals(mark);
        self.place_label(continues);
        self.at(it.x.span.start, it.x.span.end);
        self.op(Op::AddI, counter, counter, 1);
        self.place_label(test);
        self.near_jump(Op::JLtS, counter, end, top);
        self.leave();
        self.place_label(breaks);
    }

    fn range_indexed(&mut self, it: &Range, length: Reg, elem: TypeId, base: Reg) {
        let (counter, end) = (self.alloc(1), self.alloc(1));
        self.move_words(end, length, 1);
        self.load_int(counter, 0);
        let size = self.shape(elem).size;
        let wants_value = self.wants(it, 1);
        self.counted(it, counter, end, |compiler| {
            compiler.turn_value(it, 0, counter, TypeId::INT);
            if !wants_value {
                return;
            }
            let words = compiler.words(elem);
            let value = compiler.alloc(words);
            let mark = compiler.mark();
            let address = compiler.alloc(1);
            compiler.op(Op::ElemAddr, address, base, counter);
            compiler.ext(0, size as u32);
            if size > 0 {
                compiler.load_into(value, Place::Memory { register: address, offset: 0 }, elem);
            }
            compiler.release(mark);
            compiler.turn_value(it, 1, value, elem);
        });
    }

    fn range_string(&mut self, it: &Range) {
        let text = self.alloc(2);
        self.value_in(&it.x, text);
        let (at, next) = (self.alloc(1), self.alloc(1));
        let rune = self.alloc(2);
        self.load_int(next, 0);
        self.declare_shared(it);
        let (breaks, continues) = self.enter(true);
        self.place_label(continues);
        self.move_words(at, next, 1);
        self.near_jump(Op::JLeS, text + 1, at, breaks);
        self.op(Op::DecodeRune, rune, text, at);
        self.op(Op::Add, next, at, rune + 1);
        let mark = self.mark();
        self.turn_value(it, 0, at, TypeId::INT);
        self.turn_value(it, 1, rune, TypeId::INT32);
        self.block(&it.body);
        self.end_locals(mark);
        self.jump(Op::Jmp, 0, continues);
        self.leave();
        self.place_label(breaks);
    }

    fn range_map(&mut self, it: &Range, typ: TypeId, key: TypeId, elem: TypeId) {
        let map = self.value(&it.x);
        let rtype = self.rtype(typ);
        let iterator = self.alloc(crate::map::ITERATOR_WORDS as u16);
        self.op(Op::MapIter, iterator, map, 0);
        self.ext(0, rtype.0);
        let (key_words, value_words) = (self.words(key), self.words(elem));
        let key_register = if self.wants(it, 0) { self.alloc(key_words) } else { NONE };
        let value_register = if self.wants(it, 1) { self.alloc(value_words) } else { NONE };
        self.declare_shared(it);
        let (breaks, continues) = self.enter(true);
        self.place_label(continues);
        self.op(Op::MapNext, iterator, key_register, value_register);
        self.jump(Op::Ext, 0, breaks);
        let mark = self.mark();
        if key_register != NONE {
            self.turn_value(it, 0, key_register, key);
        }
        if value_register != NONE {
            self.turn_value(it, 1, value_register, elem);
        }
        self.block(&it.body);
        self.end_locals(mark);
        self.jump(Op::Jmp, 0, continues);
        self.leave();
        self.place_label(breaks);
    }

    fn range_channel(&mut self, it: &Range, elem: TypeId) {
        let chan = self.alloc(1);
        self.value_in(&it.x, chan);
        let words = self.words(elem);
        let (value, ok) = (self.alloc(words), self.alloc(1));
        self.declare_shared(it);
        let (breaks, continues) = self.enter(true);
        self.place_label(continues);
        self.at(it.x.span.start, it.x.span.end);
        self.op(Op::Recv, value, chan, ok);
        self.jump(Op::JmpIfNot, ok, breaks);
        let mark = self.mark();
        self.turn_value(it, 0, value, elem);
        self.block(&it.body);
        self.end_locals(mark);
        self.jump(Op::Jmp, 0, continues);
        self.leave();
        self.place_label(breaks);
    }

    // ---- over functions --------------------------------------------------------

    /// The body becomes a function that is passed to the one that is ranged over.
    fn range_function(&mut self, id: NodeId, it: &Range) {
        let label = self.unit().pending_label.take();
        let func = self.alloc(1);
        self.value_in(&it.x, func);
        let results = match self.unit().yields {
            Some(_) => self.yield_results.last().cloned().unwrap_or_default(),
            None => self.unit().results.iter().map(|(_, typ)| *typ).collect(),
        };
        // Its state, how it was left, and what is returned.
        let mut words = 2;
        for typ in &results {
            words += self.words(*typ);
        }
        let block = self.alloc(1);
        self.wide(Op::New, block, u32::from(words) * 8);
        let outer = self.unit().variables.insert(YIELD_BLOCK, Location::Register(block));
        let mut captures = self.captures.lists.get(&id).cloned().unwrap_or_default();
        captures.push(YIELD_BLOCK);
        if super::func::has_defer(&it.body.stmts) {
            if self.unit().yields.is_none() {
                let token = self.alloc(1);
                self.op(Op::FrameToken, token, 0, 0);
                self.unit().variables.insert(DEFER_TOKEN, Location::Register(token));
            }
            captures.push(DEFER_TOKEN);
        }
        let signature = self.type_of(&it.x);
        let parameters = self.yield_parameters(signature);
        self.yield_results.push(results.clone());
        let (body, held) = self.closure_func(&captures, |compiler| {
            compiler.yield_body(it, label, &parameters);
        });
        self.yield_results.pop();
        let exits = std::mem::take(&mut self.exits);
        let closure = self.make_closure(body, &held, None);
        let window = self.alloc(1);
        self.move_words(window, closure, 1);
        self.at(it.x.span.start, it.x.span.end);
        self.op(Op::CallClosure, window, func, 0);
        // The block belongs to the loop around again.
        match outer {
            Some(outer) => self.unit().variables.insert(YIELD_BLOCK, outer),
            None => self.unit().variables.remove(&YIELD_BLOCK),
        };
        self.after_yields(block, exits, &results);
    }

    fn yield_parameters(&mut self, iterator: TypeId) -> Vec<TypeId> {
        let Some(iterator) = self.types.signature(iterator) else {
            return Vec::new();
        };
        let Some(param) = iterator.params.first() else {
            return Vec::new();
        };
        let typ = self.types.type_of(*param);
        match self.types.signature(typ) {
            Some(signature) => signature.params.iter().map(|param| self.types.type_of(*param)).collect(),
            None => Vec::new(),
        }
    }

    fn yield_body(&mut self, it: &Range, label: Option<Name>, parameters: &[TypeId]) {
        let mut registers = Vec::new();
        for typ in parameters {
            let words = self.words(*typ);
            registers.push(self.alloc(words.max(1)));
            if words == 0 {
                self.unit().next -= 1;
            }
        }
        let words = self.unit().next;
        self.unit().func.parameter_words = words;
        self.unit().func.result_words = 1;
        self.unpack_closure();
        self.unit().yields = Some(Yield {
            exits: Vec::new(),
            label,
        });
        // Whoever goes on after the loop was left is told so.
        let block = self.yield_block();
        let state = self.alloc(1);
        self.op(Op::Load64, state, block, 0);
        let good = self.new_label();
        self.jump(Op::JmpIfNot, state, good);
        let window = self.alloc(2);
        self.move_words(window, state, 1);
        self.native("range.continued", window);
        self.place_label(good);
        self.set_range_state(block, RANGE_PANIC);
        for (index, (register, typ)) in registers.into_iter().zip(parameters).enumerate() {
            self.turn_value(it, index, register, *typ);
        }
        self.block(&it.body);
        self.finish_body();
        let yields = self.unit().yields.take();
        self.exits = yields.map(|yields| yields.exits).unwrap_or_default();
    }

    /// In the body of a loop over a function: the register with the frame that deferred calls belong to.
    pub fn defer_token(&mut self) -> Option<Reg> {
        self.unit().yields.as_ref()?;
        match self.unit().variables.get(&DEFER_TOKEN)? {
            Location::Register(register) | Location::Boxed(register) => Some(*register),
        }
    }

    pub fn yield_block(&mut self) -> Reg {
        match self.unit().variables.get(&YIELD_BLOCK) {
            Some(Location::Register(register) | Location::Boxed(register)) => *register,
            None => 0,
        }
    }

    /// Leaves a loop's body, a function of its own, in a way that the function around must know.
    pub fn leave_yield(&mut self, exit: Exit) {
        let Some(yields) = self.unit().yields.clone() else {
            return;
        };
        let own = |name: &Option<Name>| name.is_none() || *name == yields.label;
        let mark = self.mark();
        let register = self.alloc(1);
        match &exit {
            Exit::Continue(name) if own(name) => {
                self.next_yield();
                return self.release(mark);
            }
            Exit::Break(name) if own(name) => self.load_int(register, 0),
            _ => {
                let exits = &mut self.unit().yields.as_mut().expect("it is there").exits;
                let index = match exits.iter().position(|known| *known == exit) {
                    Some(index) => index,
                    None => {
                        exits.push(exit);
                        exits.len() - 1
                    }
                };
                self.load_int(register, index as i64 + 1);
            }
        }
        let block = self.yield_block();
        self.op(Op::Store64, block, register, 8);
        self.set_range_state(block, RANGE_DONE);
        self.load_int(register, 0);
        self.op(Op::Ret, register, 1, 0);
        self.release(mark);
    }

    /// The body has come to its end: the iterator may call it again.
    pub fn next_yield(&mut self) {
        let block = self.yield_block();
        self.set_range_state(block, 0);
        let register = self.alloc(1);
        self.load_int(register, 1);
        self.op(Op::Ret, register, 1, 0);
    }

    fn set_range_state(&mut self, block: Reg, state: u64) {
        let mark = self.mark();
        let register = self.alloc(1);
        self.load_int(register, state as i64);
        self.op(Op::Store64, block, register, 0);
        self.release(mark);
    }

    /// Behind the call: how the body was left.
    fn after_yields(&mut self, block: Reg, exits: Vec<Exit>, results: &[TypeId]) {
        let mark = self.mark();
        let (state, panicked, good) = (self.alloc(1), self.alloc(1), self.new_label());
        self.op(Op::Load64, state, block, 0);
        self.load_int(panicked, RANGE_PANIC as i64);
        self.near_jump(Op::JNe, state, panicked, good);
        let window = self.alloc(2);
        self.load_int(window, RANGE_MISSING_PANIC as i64);
        self.native("range.continued", window);
        self.place_label(good);
        // The iterator may not call the body any more.
        self.set_range_state(block, RANGE_EXHAUSTED);
        self.release(mark);
        if exits.is_empty() {
            return;
        }
        let state = self.alloc(1);
        self.op(Op::Load64, state, block, 8);
        for (index, exit) in exits.into_iter().enumerate() {
            let mark = self.mark();
            let (code, next) = (self.alloc(1), self.new_label());
            self.load_int(code, index as i64 + 1);
            self.near_jump(Op::JNe, state, code, next);
            match exit {
                Exit::Return => self.return_block(block, results),
                Exit::ReturnNamed => self.return_stmt(&[], (0, 0)),
                Exit::Break(name) => self.break_to(name),
                Exit::Continue(name) => self.continue_to(name),
                Exit::Goto(name) => {
                    let label = self.goto_label(&name);
                    self.jump(Op::Jmp, 0, label);
                }
            }
            self.release(mark);
            self.place_label(next);
        }
    }

    /// Returns the values that a loop's body left in the block.
    fn return_block(&mut self, block: Reg, results: &[TypeId]) {
        let mut total = 0;
        for typ in results {
            total += self.words(*typ);
        }
        let from = self.alloc(total.max(1));
        if total > 0 {
            self.op(Op::LoadN, from, block, 16);
            self.ext(0, u32::from(total) * 8);
        }
        if self.unit().yields.is_some() {
            let outer = self.yield_block();
            if total > 0 {
                self.store_words_at(Place::Memory { register: outer, offset: 16 }, from, total);
            }
            return self.leave_yield(Exit::Return);
        }
        match self.unit().epilogue {
            None => {
                self.op(Op::Ret, from, total, 0);
            }
            Some(label) => {
                let mut at = from;
                for (location, typ) in self.unit().results.clone() {
                    self.store(location.place(), at, typ);
                    at += self.words(typ);
                }
                self.jump(Op::Jmp, 0, label);
            }
        }
    }
}
