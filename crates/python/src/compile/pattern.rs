//! `match`.
//!
//! Source: CPython 3.14 `codegen.c`, `codegen_pattern_*`. A pattern takes the
//! subject off the stack. Captured values wait on the stack, under what is still
//! to be matched, and are stored only when the whole pattern has matched.

use ruff_python_ast::{self as ast, Pattern, Singleton};

use super::constant::{constant_of, repr, same_key};
use super::generator::{Generator, range};
use super::unit::Label;
use crate::code::{BinaryOperator, CompareOperator, Constant, Op, Range};

/// A case being matched.
#[derive(Clone, Default)]
struct Matching<'a> {
    /// Captured names, in the order of their values from the top.
    stores: Vec<&'a ast::Identifier>,
    allow_irrefutable: bool,
    /// Where to go on failure with n values to be popped.
    fail_pop: Vec<Label>,
    /// Values on top of the captured ones.
    on_top: usize,
}

impl<'a> Generator<'a> {
    pub fn match_statement(&mut self, node: &'a ast::StmtMatch) {
        self.expression(&node.subject);
        let end = self.label();
        let last = node.cases.len() - 1;
        let depth = self.depth();
        for (at, case) in node.cases.iter().enumerate() {
            self.unit().depth = depth;
            let here = range(&case.pattern);
            if at == last && last > 0 && is_wildcard(&case.pattern) {
                self.emit(Op::PopTop, 0, here);
                if let Some(guard) = &case.guard {
                    self.jump_if(guard, end, false);
                }
                self.statements(&case.body);
                break;
            }
            if at < last {
                self.emit(Op::Copy, 1, here);
            }
            let mut matching = Matching {
                allow_irrefutable: case.guard.is_some() || at == last,
                ..Matching::default()
            };
            self.pattern(&case.pattern, &mut matching);
            for name in std::mem::take(&mut matching.stores) {
                self.store_name(name, range(name));
            }
            if let Some(guard) = &case.guard {
                let fail = self.fail_label(&mut matching, 0);
                self.jump_if(guard, fail, false);
            }
            if at < last {
                self.emit(Op::PopTop, 0, here);
            }
            self.statements(&case.body);
            self.jump(Op::Jump, end, here);
            self.place_fail_labels(&mut matching, here);
        }
        self.unit().depth = depth - 1;
        self.place(end);
    }

    fn pattern(&mut self, pattern: &'a Pattern, matching: &mut Matching<'a>) {
        let here = range(pattern);
        match pattern {
            Pattern::MatchValue(node) => {
                self.expression(&node.value);
                self.emit(Op::CompareOp, CompareOperator::Equal as u32, here);
                self.fail(Op::PopJumpIfFalse, matching, here);
            }
            Pattern::MatchSingleton(node) => {
                let constant = match node.value {
                    Singleton::None => Constant::None,
                    Singleton::True => Constant::Bool(true),
                    Singleton::False => Constant::Bool(false),
                };
                self.load_constant(constant, here);
                self.emit(Op::IsOp, 0, here);
                self.fail(Op::PopJumpIfFalse, matching, here);
            }
            Pattern::MatchSequence(node) => self.sequence_pattern(node, matching),
            Pattern::MatchMapping(node) => self.mapping_pattern(node, matching),
            Pattern::MatchClass(node) => self.class_pattern(node, matching),
            Pattern::MatchStar(node) => self.capture(node.name.as_ref(), matching, here),
            Pattern::MatchAs(node) => self.as_pattern(node, matching),
            Pattern::MatchOr(node) => self.or_pattern(node, matching),
        }
    }

    fn subpattern(&mut self, pattern: &'a Pattern, matching: &mut Matching<'a>) {
        let allowed = std::mem::replace(&mut matching.allow_irrefutable, true);
        self.pattern(pattern, matching);
        matching.allow_irrefutable = allowed;
    }

    fn as_pattern(&mut self, node: &'a ast::PatternMatchAs, matching: &mut Matching<'a>) {
        let here = range(node);
        let Some(pattern) = &node.pattern else {
            if !matching.allow_irrefutable {
                let message = match &node.name {
                    Some(name) => {
                        format!("name capture '{name}' makes remaining patterns unreachable")
                    }
                    None => "wildcard makes remaining patterns unreachable".to_string(),
                };
                self.error(message, here);
            }
            return self.capture(node.name.as_ref(), matching, here);
        };
        matching.on_top += 1;
        self.emit(Op::Copy, 1, here);
        self.pattern(pattern, matching);
        matching.on_top -= 1;
        self.capture(node.name.as_ref(), matching, here);
    }

    fn sequence_pattern(
        &mut self,
        node: &'a ast::PatternMatchSequence,
        matching: &mut Matching<'a>,
    ) {
        let here = range(node);
        let patterns = &node.patterns;
        let size = patterns.len();
        let is_star = |pattern: &Pattern| matches!(pattern, Pattern::MatchStar(_));
        let star = patterns.iter().position(is_star);
        if patterns.iter().filter(|p| is_star(p)).count() > 1 {
            self.error("multiple starred expressions in sequence pattern", here);
        }
        let star_is_wildcard = star.is_some_and(|at| is_wildcard(&patterns[at]));
        let only_wildcards = patterns.iter().all(is_wildcard);
        matching.on_top += 1;
        self.emit(Op::MatchSequence, 0, here);
        self.fail(Op::PopJumpIfFalse, matching, here);
        let length = match star {
            None => Some((size, CompareOperator::Equal)),
            Some(_) if size > 1 => Some((size - 1, CompareOperator::GreaterEqual)),
            Some(_) => None,
        };
        if let Some((length, operator)) = length {
            self.require_length(length, operator, matching, here);
        }
        matching.on_top -= 1;
        if only_wildcards {
            self.emit(Op::PopTop, 0, here);
        } else if star_is_wildcard {
            self.sequence_by_index(patterns, star.unwrap_or(0), matching, here);
        } else {
            match star {
                None => self.emit(Op::UnpackSequence, size as u32, here),
                Some(before) => {
                    let after = size - before - 1;
                    self.emit(Op::UnpackEx, (before | after << 8) as u32, here);
                }
            }
            matching.on_top += size;
            for pattern in patterns {
                matching.on_top -= 1;
                self.subpattern(pattern, matching);
            }
        }
    }

    fn require_length(
        &mut self,
        length: usize,
        operator: CompareOperator,
        matching: &mut Matching<'a>,
        here: Range,
    ) {
        self.emit(Op::GetLen, 0, here);
        self.load_constant(Constant::Int(length as i64), here);
        self.emit(Op::CompareOp, operator as u32, here);
        self.fail(Op::PopJumpIfFalse, matching, here);
    }

    /// With `*_` the sequence is not unpacked: its ends are read by index.
    fn sequence_by_index(
        &mut self,
        patterns: &'a [Pattern],
        star: usize,
        matching: &mut Matching<'a>,
        here: Range,
    ) {
        matching.on_top += 1;
        for (at, pattern) in patterns.iter().enumerate() {
            if at == star || is_wildcard(pattern) {
                continue;
            }
            self.emit(Op::Copy, 1, here);
            if at < star {
                self.load_constant(Constant::Int(at as i64), here);
            } else {
                self.emit(Op::GetLen, 0, here);
                let from_end = (patterns.len() - at) as i64;
                self.load_constant(Constant::Int(from_end), here);
                self.emit(Op::BinaryOp, BinaryOperator::Subtract as u32, here);
            }
            self.emit(Op::BinarySubscr, 0, here);
            self.subpattern(pattern, matching);
        }
        matching.on_top -= 1;
        self.emit(Op::PopTop, 0, here);
    }

    fn mapping_pattern(&mut self, node: &'a ast::PatternMatchMapping, matching: &mut Matching<'a>) {
        let here = range(node);
        let size = node.keys.len();
        let keys: Vec<_> = node.keys.iter().filter_map(constant_of).collect();
        for (at, key) in keys.iter().enumerate() {
            if keys[..at].iter().any(|earlier| same_key(earlier, key)) {
                let message = format!("mapping pattern checks duplicate key ({})", repr(key));
                self.error(message, here);
            }
        }
        matching.on_top += 1;
        self.emit(Op::MatchMapping, 0, here);
        self.fail(Op::PopJumpIfFalse, matching, here);
        if size == 0 && node.rest.is_none() {
            matching.on_top -= 1;
            return self.emit(Op::PopTop, 0, here);
        }
        if size > 0 {
            self.require_length(size, CompareOperator::GreaterEqual, matching, here);
        }
        node.keys.iter().for_each(|key| self.expression(key));
        self.emit(Op::BuildTuple, size as u32, here);
        self.emit(Op::MatchKeys, 0, here);
        matching.on_top += 2;
        self.require_some(matching, here);
        self.emit(Op::UnpackSequence, size as u32, here);
        matching.on_top += size;
        matching.on_top -= 1;
        for pattern in &node.patterns {
            matching.on_top -= 1;
            self.subpattern(pattern, matching);
        }
        matching.on_top -= 2;
        let Some(rest) = &node.rest else {
            self.emit(Op::PopTop, 0, here);
            return self.emit(Op::PopTop, 0, here);
        };
        // [subject, keys]: a copy of the subject, less the keys.
        self.emit(Op::BuildMap, 0, here);
        self.emit(Op::Swap, 3, here);
        self.emit(Op::DictUpdate, 2, here);
        self.emit(Op::UnpackSequence, size as u32, here);
        for left in (1..=size).rev() {
            self.emit(Op::Copy, 1 + left as u32, here);
            self.emit(Op::Swap, 2, here);
            self.emit(Op::DeleteSubscr, 0, here);
        }
        self.capture(Some(rest), matching, here);
    }

    /// `[value-or-None]`: fails on None. The value counts as on top already.
    fn require_some(&mut self, matching: &mut Matching<'a>, here: Range) {
        self.emit(Op::Copy, 1, here);
        self.load_constant(Constant::None, here);
        self.emit(Op::IsOp, 1, here);
        self.fail(Op::PopJumpIfFalse, matching, here);
    }

    fn class_pattern(&mut self, node: &'a ast::PatternMatchClass, matching: &mut Matching<'a>) {
        let here = range(node);
        let arguments = &node.arguments;
        for (at, keyword) in arguments.keywords.iter().enumerate() {
            let earlier = &arguments.keywords[..at];
            if earlier.iter().any(|other| other.attr.id == keyword.attr.id) {
                let message = format!(
                    "attribute name repeated in class pattern: {}",
                    keyword.attr.id
                );
                self.error(message, range(&keyword.pattern));
            }
        }
        self.expression(&node.cls);
        let names = arguments.keywords.iter();
        let names = names.map(|keyword| Constant::Str(keyword.attr.to_string()));
        self.load_constant(Constant::Tuple(names.collect()), here);
        self.emit(Op::MatchClass, arguments.patterns.len() as u32, here);
        matching.on_top += 1;
        self.require_some(matching, here);
        let size = arguments.patterns.len() + arguments.keywords.len();
        self.emit(Op::UnpackSequence, size as u32, here);
        matching.on_top += size;
        matching.on_top -= 1;
        let by_keyword = arguments.keywords.iter().map(|keyword| &keyword.pattern);
        for pattern in arguments.patterns.iter().chain(by_keyword) {
            matching.on_top -= 1;
            if is_wildcard(pattern) {
                self.emit(Op::PopTop, 0, here);
            } else {
                self.subpattern(pattern, matching);
            }
        }
    }

    fn or_pattern(&mut self, node: &'a ast::PatternMatchOr, matching: &mut Matching<'a>) {
        let here = range(node);
        let end = self.label();
        let last = node.patterns.len() - 1;
        let mut control: Vec<&'a ast::Identifier> = Vec::new();
        let depth = self.depth();
        for (at, pattern) in node.patterns.iter().enumerate() {
            self.unit().depth = depth;
            let mut alternative = Matching {
                allow_irrefutable: at == last && matching.allow_irrefutable,
                ..Matching::default()
            };
            self.emit(Op::Copy, 1, here);
            self.pattern(pattern, &mut alternative);
            if at == 0 {
                control = alternative.stores.clone();
            } else if !self.reorder(&mut alternative.stores, &control, here) {
                return self.error("alternative patterns bind different names", here);
            }
            self.jump(Op::Jump, end, here);
            self.place_fail_labels(&mut alternative, here);
        }
        // None of them: away with the last copy of the subject.
        self.emit(Op::PopTop, 0, here);
        self.fail(Op::Jump, matching, here);
        self.place(end);
        let distance = control.len() + 1 + matching.on_top + matching.stores.len();
        for name in control {
            self.rotate(distance, here);
            self.check_capture(name, matching);
            matching.stores.push(name);
        }
        self.emit(Op::PopTop, 0, here);
    }

    /// Brings an alternative's captured values into the first one's order; false if the names differ.
    fn reorder(
        &mut self,
        stores: &mut Vec<&'a ast::Identifier>,
        control: &[&'a ast::Identifier],
        here: Range,
    ) -> bool {
        if stores.len() != control.len() {
            return false;
        }
        for wanted in (0..control.len()).rev() {
            let Some(found) = stores.iter().position(|s| s.id == control[wanted].id) else {
                return false;
            };
            if found == wanted {
                continue;
            }
            let rotated: Vec<_> = stores.drain(..=found).collect();
            let at = wanted - found;
            stores.splice(at..at, rotated);
            for _ in 0..=found {
                self.rotate(wanted + 1, here);
            }
        }
        true
    }

    /// Puts the matched value under what is on top, to be stored as `name` in the end.
    fn capture(
        &mut self,
        name: Option<&'a ast::Identifier>,
        matching: &mut Matching<'a>,
        here: Range,
    ) {
        let Some(name) = name else {
            return self.emit(Op::PopTop, 0, here);
        };
        self.check_capture(name, matching);
        self.rotate(matching.on_top + matching.stores.len() + 1, here);
        matching.stores.push(name);
    }

    fn check_capture(&mut self, name: &'a ast::Identifier, matching: &Matching<'a>) {
        if matching.stores.iter().any(|known| known.id == name.id) {
            let message = format!("multiple assignments to name '{name}' in pattern");
            self.error(message, range(name));
        }
    }

    /// The top goes down to the count-th place.
    fn rotate(&mut self, count: usize, here: Range) {
        for place in (2..=count).rev() {
            self.emit(Op::Swap, place as u32, here);
        }
    }

    fn fail_label(&mut self, matching: &mut Matching<'a>, pops: usize) -> Label {
        while matching.fail_pop.len() <= pops {
            let label = self.label();
            matching.fail_pop.push(label);
        }
        matching.fail_pop[pops]
    }

    fn fail(&mut self, op: Op, matching: &mut Matching<'a>, here: Range) {
        let pops = matching.on_top + matching.stores.len();
        let label = self.fail_label(matching, pops);
        self.jump(op, label, here);
    }

    fn place_fail_labels(&mut self, matching: &mut Matching<'a>, here: Range) {
        let labels = std::mem::take(&mut matching.fail_pop);
        for (pops, label) in labels.into_iter().enumerate().rev() {
            self.place(label);
            if pops > 0 {
                self.emit(Op::PopTop, 0, here);
            }
        }
    }
}

fn is_wildcard(pattern: &Pattern) -> bool {
    match pattern {
        Pattern::MatchAs(node) => node.pattern.is_none() && node.name.is_none(),
        Pattern::MatchStar(node) => node.name.is_none(),
        _ => false,
    }
}
