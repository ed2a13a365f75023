//! Calls.

use ruff_python_ast::{self as ast, Expr};

use super::generator::{Generator, range};
use crate::code::{Constant, Op, Range};

/// In the operand of LIST_EXTEND: the list holds the arguments of a call.
pub(crate) const LIST_OF_CALL: u32 = 0x100;
/// The same with the keywords' dict below the list.
pub(crate) const LIST_OF_LATE_CALL: u32 = 0x300;

impl<'a> Generator<'a> {
    pub fn call(&mut self, node: &'a ast::ExprCall) {
        let whole = range(node);
        if self.is_bare_super(node) {
            return self.bare_super(&node.func, whole);
        }
        self.warn_of_call(node);
        match &*node.func {
            Expr::Attribute(method) if !unpacks(&node.arguments) => {
                self.expression(&method.value);
                let name = self.mangled(&method.attr);
                self.emit_name(Op::LoadMethod, &name, range(method));
            }
            function => {
                self.expression(function);
                self.emit(Op::PushNull, 0, whole);
            }
        }
        self.arguments(&node.arguments, 0, whole);
    }

    /// The arguments and the call. `[callable, null, (first args)] -> [result]`.
    pub fn arguments(&mut self, arguments: &'a ast::Arguments, first: u32, whole: Range) {
        self.check_keywords(arguments);
        if unpacks(arguments) {
            return self.unpacked_arguments(arguments, first, whole);
        }
        for argument in &arguments.args {
            self.expression(argument);
        }
        let mut names = Vec::new();
        for keyword in &arguments.keywords {
            let name = keyword.arg.as_ref().map_or("", |name| name.as_str());
            names.push(Constant::Str(self.mangled(name)));
            self.expression(&keyword.value);
        }
        let count = first + arguments.len() as u32;
        if names.is_empty() {
            return self.emit(Op::Call, count, whole);
        }
        self.load_constant(Constant::Tuple(names), whole);
        self.emit(Op::CallKw, count, whole);
    }

    /// With `*` or `**`: the arguments in a list, the keywords in a dict.
    fn unpacked_arguments(&mut self, arguments: &'a ast::Arguments, first: u32, whole: Range) {
        // CPython's call itself makes a tuple of the only one, after the keywords.
        let is_alone = arguments.args.len() == 1 && first == 0;
        if let ([Expr::Starred(starred)], 0, false) =
            (&*arguments.args, first, arguments.keywords.is_empty())
        {
            self.expression(&starred.value);
            self.named_arguments(arguments, whole);
            self.emit(Op::Swap, 2, whole);
            self.emit(Op::BuildList, 0, whole);
            self.emit(Op::Swap, 2, whole);
            self.emit(Op::ListExtend, 1 | LIST_OF_LATE_CALL, whole);
            self.emit(Op::Swap, 2, whole);
            return self.emit(Op::CallEx, 1, whole);
        }
        self.emit(Op::BuildList, first, whole);
        for argument in &arguments.args {
            match argument {
                Expr::Starred(starred) => {
                    self.expression(&starred.value);
                    // The flag: the error text names what is called, if the call itself unpacks.
                    let (flag, place) = match is_alone {
                        true => (LIST_OF_CALL, whole),
                        false => (0, range(starred)),
                    };
                    self.emit(Op::ListExtend, 1 | flag, place);
                }
                argument => {
                    self.expression(argument);
                    self.emit(Op::ListAppend, 1, range(argument));
                }
            }
        }
        if arguments.keywords.is_empty() {
            return self.emit(Op::CallEx, 0, whole);
        }
        self.named_arguments(arguments, whole);
        self.emit(Op::CallEx, 1, whole);
    }

    /// The keywords in a dict.
    fn named_arguments(&mut self, arguments: &'a ast::Arguments, whole: Range) {
        self.emit(Op::BuildMap, 0, whole);
        let mut named = 0;
        for keyword in &arguments.keywords {
            match &keyword.arg {
                Some(name) => {
                    let name = self.mangled(name);
                    self.load_constant(Constant::Str(name), range(keyword));
                    self.expression(&keyword.value);
                    named += 1;
                }
                None => {
                    self.merge_named(&mut named, whole);
                    self.expression(&keyword.value);
                    self.emit(Op::DictMerge, 1, whole);
                }
            }
        }
        self.merge_named(&mut named, whole);
    }

    /// `f(**a, b=1)` with `b` in `a` is a TypeError: named ones after a `**` are merged as well.
    fn merge_named(&mut self, named: &mut u32, whole: Range) {
        if *named > 0 {
            self.emit(Op::BuildMap, *named, whole);
            self.emit(Op::DictMerge, 1, whole);
            *named = 0;
        }
    }

    fn check_keywords(&mut self, arguments: &'a ast::Arguments) {
        for (at, keyword) in arguments.keywords.iter().enumerate() {
            let Some(name) = &keyword.arg else { continue };
            let earlier = arguments.keywords[..at].iter();
            if earlier.flat_map(|k| &k.arg).any(|arg| arg.id == name.id) {
                self.error(
                    format!("keyword argument repeated: {}", name.id),
                    range(keyword),
                );
            }
        }
    }

    /// `super()` in a method of a class.
    fn is_bare_super(&mut self, node: &'a ast::ExprCall) -> bool {
        let Expr::Name(name) = &*node.func else {
            return false;
        };
        name.id.as_str() == "super"
            && node.arguments.is_empty()
            && self.unit().code.positional > 0
            && self.is_global("super")
            && self.deref_slot("__class__").is_some()
    }

    /// `super(__class__, <first parameter>)`.
    fn bare_super(&mut self, function: &'a Expr, whole: Range) {
        self.expression(function);
        self.emit(Op::PushNull, 0, whole);
        let class = self.deref_slot("__class__").expect("asked for before");
        self.emit(Op::LoadDeref, class, whole);
        let is_cell = self.unit().code.cells.contains(&0);
        let op = if is_cell { Op::LoadDeref } else { Op::LoadFast };
        self.emit(op, 0, whole);
        self.emit(Op::Call, 2, whole);
    }
}

fn unpacks(arguments: &ast::Arguments) -> bool {
    arguments.args.iter().any(Expr::is_starred_expr)
        || arguments.keywords.iter().any(|k| k.arg.is_none())
}
