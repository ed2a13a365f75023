//! A code object while it is being written.
//!
//! Instructions are written in their final order; a jump carries a label until
//! [`Unit::finish`] turns labels into indices. The depth of the stack is
//! tracked along the way, since handlers need it.

use std::collections::BTreeMap;
use std::rc::Rc;

use ruff_python_ast as ast;

use super::effect::{check_depths, effect, ends_flow, is_jump};
use crate::code::{Code, CodeKind, Constant, Handler, Instr, Op, Range};
use crate::syntax::SyntaxProblem;

/// A place in the code, known once [`Unit::place`] was called.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Label(pub usize);

/// A range of instructions whose exceptions go to `handler`, still open.
#[derive(Clone, Copy, Debug)]
pub struct Region {
    pub start: u32,
    pub handler: Label,
    pub depth: u32,
    pub lasti: bool,
}

/// What `break`, `continue` and `return` have to leave on their way out.
#[derive(Clone, Copy, Debug)]
pub enum BlockKind<'a> {
    Loop {
        next: Label,
        end: Label,
        /// An iterator lies on the stack.
        has_iterator: bool,
    },
    Try,
    FinallyTry(&'a [ast::Stmt]),
    FinallyEnd,
    /// In an `except` clause: the variable to be deleted.
    Handler(Option<&'a ast::Identifier>),
    With {
        is_async: bool,
        range: Range,
    },
    /// In `except*`: `break`, `continue` and `return` are errors.
    StarHandler,
    /// A value to be thrown away.
    Value,
}

#[derive(Clone, Copy, Debug)]
pub struct Block<'a> {
    pub kind: BlockKind<'a>,
    pub region: Option<Region>,
}

pub struct Unit<'a> {
    pub code: Code,
    pub scope: usize,
    /// Inlined comprehensions that we are in, innermost last.
    pub comprehensions: Vec<usize>,
    /// Slots of the inlined comprehensions' variables.
    pub hidden: BTreeMap<(usize, String), u32>,
    pub slots: BTreeMap<String, u32>,
    pub blocks: Vec<Block<'a>>,
    pub depth: i32,
    /// The text is wrong: the code will be thrown away, and its depths need not fit.
    pub discarded: bool,
    /// Attributes of `self` that the methods of a class store.
    pub static_attributes: Vec<String>,
    labels: Vec<(Option<u32>, Option<i32>)>,
    const_index: BTreeMap<String, u32>,
    name_index: BTreeMap<String, u32>,
}

impl<'a> Unit<'a> {
    pub fn new(
        name: &str,
        qualname: String,
        kind: CodeKind,
        first_line: u32,
        scope: usize,
    ) -> Self {
        let code = Code {
            name: name.to_string(),
            qualname,
            kind,
            first_line,
            positional: 0,
            positional_only: 0,
            keyword_only: 0,
            star_args: false,
            star_kwargs: false,
            locals: Vec::new(),
            free: 0,
            hidden: Vec::new(),
            cells: Vec::new(),
            stack_max: 0,
            instrs: Vec::new(),
            ranges: Vec::new(),
            lines: Vec::new(),
            handlers: Vec::new(),
            marks: Vec::new(),
            inlined: Vec::new(),
            consts: Vec::new(),
            names: Vec::new(),
            docstring: None,
            deferred: None,
        };
        Unit {
            code,
            scope,
            comprehensions: Vec::new(),
            hidden: BTreeMap::new(),
            slots: BTreeMap::new(),
            blocks: Vec::new(),
            depth: 0,
            discarded: false,
            static_attributes: Vec::new(),
            labels: Vec::new(),
            const_index: BTreeMap::new(),
            name_index: BTreeMap::new(),
        }
    }

    pub fn here(&self) -> u32 {
        self.code.instrs.len() as u32
    }

    pub fn emit(&mut self, op: Op, arg: u32, range: Range) {
        debug_assert!(!is_jump(op), "{op:?} needs a label");
        self.code.instrs.push(Instr { op, arg });
        self.code.ranges.push(range);
        self.depth += effect(op, arg, false);
    }

    /// A line begins here that has no instruction.
    pub fn mark(&mut self, range: Range) {
        let mark = (self.here(), range.start);
        if self.code.marks.last() != Some(&mark) {
            self.code.marks.push(mark);
        }
    }

    /// Where the instruction before stands in the text.
    pub fn last_range(&self) -> Option<Range> {
        self.code.ranges.last().copied()
    }

    pub fn jump(&mut self, op: Op, label: Label, range: Range) {
        let target_depth = self.depth + effect(op, 0, true);
        let known = &mut self.labels[label.0].1;
        debug_assert!(
            self.discarded || known.is_none_or(|known| known == target_depth),
            "label with depths {known:?} and {target_depth} in {}",
            self.code.qualname
        );
        *known = Some(target_depth);
        self.code.instrs.push(Instr {
            op,
            arg: label.0 as u32,
        });
        self.code.ranges.push(range);
        self.depth += effect(op, 0, false);
    }

    pub fn label(&mut self) -> Label {
        self.labels.push((None, None));
        Label(self.labels.len() - 1)
    }

    /// The label is here. Its depth is that of the jumps to it, if there are any.
    pub fn place(&mut self, label: Label) {
        let here = self.here();
        let reached = self
            .code
            .instrs
            .last()
            .is_none_or(|last| !ends_flow(last.op));
        let (position, depth) = &mut self.labels[label.0];
        debug_assert!(position.is_none(), "a label is placed once");
        *position = Some(here);
        match depth {
            Some(depth) => {
                debug_assert!(
                    self.discarded || !reached || *depth == self.depth,
                    "label of depth {depth} reached with {} in {}",
                    self.depth,
                    self.code.qualname
                );
                self.depth = *depth;
            }
            None => *depth = Some(self.depth),
        }
    }

    /// Opens a range whose exceptions cut the stack to `depth` and go to `handler`.
    pub fn open(&mut self, handler: Label, depth: i32, lasti: bool) -> Region {
        Region {
            start: self.here(),
            handler,
            depth: depth as u32,
            lasti,
        }
    }

    /// Ends a range (or a part of it, when its way out is written in between).
    pub fn close(&mut self, region: Region) {
        let end = self.here();
        if region.start < end {
            self.code.handlers.push(Handler {
                start: region.start,
                end,
                target: region.handler.0 as u32,
                depth: region.depth,
                lasti: region.lasti,
            });
        }
    }

    /// Starts a handler: the stack is the range's depth, and the exception.
    pub fn place_handler(&mut self, label: Label, depth: i32, lasti: bool) {
        self.labels[label.0].1 = Some(depth + 1 + i32::from(lasti));
        self.place(label);
    }

    pub fn push_block(&mut self, kind: BlockKind<'a>, region: Option<Region>) {
        self.blocks.push(Block { kind, region });
    }

    /// Leaves the innermost block, ending its range here.
    pub fn pop_block(&mut self) {
        let block = self.blocks.pop().expect("a block was pushed");
        if let Some(region) = block.region {
            self.close(region);
        }
    }

    pub fn constant(&mut self, constant: Constant) -> u32 {
        if matches!(constant, Constant::Code(_)) {
            self.code.consts.push(constant);
            return self.code.consts.len() as u32 - 1;
        }
        // Debug text tells 0.0 from -0.0 and 1 from True, as CPython's constant keys do.
        let key = format!("{constant:?}");
        let consts = &mut self.code.consts;
        *self.const_index.entry(key).or_insert_with(|| {
            consts.push(constant);
            consts.len() as u32 - 1
        })
    }

    pub fn name(&mut self, name: &str) -> u32 {
        if let Some(&at) = self.name_index.get(name) {
            return at;
        }
        let at = self.code.names.len() as u32;
        self.code.names.push(name.to_string());
        self.name_index.insert(name.to_string(), at);
        at
    }

    /// Labels become indices, ranges lines; the depths are checked, and told if they are wrong.
    pub fn finish(mut self, line_of: &dyn Fn(u32) -> u32) -> (Rc<Code>, Option<SyntaxProblem>) {
        if self.discarded {
            return (Rc::new(self.code), None);
        }
        let position = |label: u32| {
            let (position, _) = self.labels[label as usize];
            position.expect("every label that is used is placed")
        };
        for instr in &mut self.code.instrs {
            if is_jump(instr.op) {
                instr.arg = position(instr.arg);
            }
        }
        for handler in &mut self.code.handlers {
            handler.target = position(handler.target);
        }
        self.code.lines = self.code.ranges.iter().map(|r| line_of(r.start)).collect();
        self.code.marks.iter_mut().for_each(|(_, start)| *start = line_of(*start));
        let problem = match check_depths(&self.code.instrs, &self.code.handlers) {
            Ok(depth) => {
                self.code.stack_max = depth;
                None
            }
            // Ours, not the learner's: refused rather than run with a broken stack.
            Err(error) => {
                debug_assert!(false, "{}: {error}", self.code.qualname);
                let range = self.code.ranges.first().copied().unwrap_or_default();
                Some(SyntaxProblem::unsupported(
                    format!("the compiler fails on {}: {error}", self.code.qualname),
                    "please report this program",
                    range.start,
                    range.end,
                ))
            }
        };
        (Rc::new(self.code), problem)
    }
}
