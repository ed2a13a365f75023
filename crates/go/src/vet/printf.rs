//! Calls of fmt.Printf, fmt.Println and functions like them.

use super::Vet;
use super::formats::{self, Directive};
use super::printf_types::Kinds;
use super::walk::{self, Node};
use crate::syntax::ast::*;
use crate::types::{ObjectId, ObjectKind, Type, TypeId};
use source::Span;
use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Style {
    Print,
    Printf,
    Errorf,
}

/// Functions of the program that pass their arguments on to such a function.
pub(crate) type Wrappers = BTreeMap<ObjectId, Style>;

const FMT: [&str; 13] = [
    "Appendf", "Append", "Appendln", "Errorf", "Fprint", "Fprintf", "Fprintln", "Print", "Printf",
    "Println", "Sprint", "Sprintf", "Sprintln",
];
const LOG: [&str; 9] = [
    "Print", "Printf", "Println", "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln",
];

/// A verb, the flags that it knows, and what it can show.
const VERBS: &[(char, &str, Kinds)] = &[
    ('b', " -+.0#", NUMBERS.and(Kinds::POINTER)),
    ('c', "-", INTEGERS),
    ('d', " -+.0", Kinds::INT.and(Kinds::POINTER)),
    ('e', " -+.0#", FLOATS),
    ('E', " -+.0#", FLOATS),
    ('f', " -+.0#", FLOATS),
    ('F', " -+.0#", FLOATS),
    ('g', " -+.0#", FLOATS),
    ('G', " -+.0#", FLOATS),
    ('o', " -+.0#", Kinds::INT.and(Kinds::POINTER)),
    ('O', " -+.0#", Kinds::INT.and(Kinds::POINTER)),
    ('p', "-#", Kinds::POINTER),
    (
        'q',
        " -+.0#",
        Kinds::RUNE.and(Kinds::BYTE).and(Kinds::STRING),
    ),
    ('s', " -+.0", Kinds::STRING),
    ('t', "-", Kinds::BOOL),
    ('T', "-", Kinds::ANY),
    ('U', "-#", INTEGERS),
    ('v', " -+.0#", Kinds::ANY),
    ('w', " -+.0#", Kinds::ERROR),
    ('x', " -+.0#", EVERYTHING),
    ('X', " -+.0#", EVERYTHING),
    ('%', "", Kinds(0)),
];
const FLOATS: Kinds = Kinds::FLOAT.and(Kinds::COMPLEX);
const INTEGERS: Kinds = Kinds::RUNE.and(Kinds::INT);
const NUMBERS: Kinds = Kinds::INT.and(FLOATS);
const EVERYTHING: Kinds = INTEGERS.and(Kinds::STRING).and(Kinds::POINTER).and(FLOATS);

/// Functions of the program's own that only pass on: found until no new one is found.
pub(crate) fn wrappers(vet: &mut Vet<'_>, files: &[&File]) -> Wrappers {
    let mut known = Wrappers::new();
    loop {
        let before = known.len();
        for file in files {
            for decl in &file.decls {
                if let Decl::Func(func) = decl
                    && let Some(object) = vet.info.object(&func.name)
                    && !known.contains_key(&object)
                    && let Some(style) = vet.wraps(func, &known)
                {
                    known.insert(object, style);
                }
            }
        }
        if known.len() == before {
            return known;
        }
    }
}

impl Vet<'_> {
    fn wraps(&mut self, func: &FuncDecl, known: &Wrappers) -> Option<Style> {
        let body = func.body.as_ref()?;
        let object = self.info.object(&func.name)?;
        let Type::Signature(signature) = self.types.get(self.types.type_of(object)).clone() else {
            return None;
        };
        if !signature.is_variadic {
            return None;
        }
        let rest = *signature.params.last()?;
        let Type::Slice(elem) = *self.types.get(self.types.type_of(rest)) else {
            return None;
        };
        if self.types.canonical(elem) != self.types.canonical(TypeId::EMPTY_INTERFACE) {
            return None;
        }
        let before = signature.params.len().checked_sub(2);
        let format = before.map(|index| signature.params[index]);
        let mut found = None;
        walk::stmts(&body.stmts, &mut |node| {
            let Node::Expr(e) = node else {
                return;
            };
            let ExprKind::Call(call) = &e.kind else {
                return;
            };
            let names = |index: usize| {
                let argument = call.arguments.get(index)?;
                self.info.use_of(argument.id)
            };
            let count = call.arguments.len();
            let forwards = call.has_dots && count > 0 && names(count - 1) == Some(rest);
            let Some(callee) = self.callee(call).filter(|_| forwards) else {
                return;
            };
            found = match self.print_style(callee, known) {
                Some(Style::Print) => Some(Style::Print),
                Some(style) if count > 1 && format.is_some() && names(count - 2) == format => {
                    Some(style)
                }
                _ => found,
            };
        });
        found
    }

    fn print_style(&self, callee: ObjectId, known: &Wrappers) -> Option<Style> {
        if let Some(style) = known.get(&callee) {
            return Some(*style);
        }
        if !matches!(self.types.object(callee).kind, ObjectKind::Func(_)) {
            return None;
        }
        let name = self.types.object(callee).name.to_string();
        let is_logger = self.full_name(callee).starts_with("(*log.Logger).");
        let is_known = self.is_function_of(callee, "fmt", &FMT)
            || self.is_function_of(callee, "log", &LOG)
            || is_logger && LOG.contains(&&*name);
        if !is_known {
            return None;
        }
        Some(match &*name {
            "Errorf" => Style::Errorf,
            name if name.ends_with('f') => Style::Printf,
            _ => Style::Print,
        })
    }

    pub(super) fn print_call(&mut self, e: &Expr, known: &Wrappers) {
        let ExprKind::Call(call) = &e.kind else {
            return;
        };
        let Some(callee) = self.callee(call) else {
            return;
        };
        let Some(style) = self.print_style(callee, known) else {
            return;
        };
        let Some(Type::Signature(signature)) = self
            .type_of(&call.func)
            .map(|typ| self.types.get(typ).clone())
        else {
            return;
        };
        if !signature.is_variadic {
            return;
        }
        let name = self.full_name(callee);
        let params = signature.params.len();
        match style {
            Style::Print => self.print_arguments(e, call, &name, params - 1),
            _ if params >= 2 => self.formatted(e, call, &name, params - 2, style),
            _ => {}
        }
    }

    fn formatted(&mut self, e: &Expr, call: &Call, name: &str, index: usize, style: Style) {
        let Some(format_argument) = call.arguments.get(index) else {
            return;
        };
        let Some(format) = self.constant_text(format_argument) else {
            if index + 1 == call.arguments.len() {
                let message = format!("non-constant format string in call to {name}");
                self.warn(format_argument.span, message);
            }
            return;
        };
        let first = index + 1;
        if !format.contains('%') {
            if let Some(extra) = call.arguments.get(first) {
                let message = format!("{name} call has arguments but no formatting directives");
                self.warn(extra.span, message);
            }
            return;
        }
        let directives = match formats::parse(&format, index) {
            Ok(directives) => directives,
            Err(problem) => return self.warn(format_argument.span, format!("{name} {problem}")),
        };
        let mut reached = index;
        let mut is_indexed = false;
        for directive in &directives {
            is_indexed |= directive.is_indexed;
            let at = directive_span(format_argument, directive);
            if directive.verb == 'w' && style != Style::Errorf {
                let message = format!("{name} does not support error-wrapping directive %w");
                return self.warn(at, message);
            }
            if !self.directive(call, name, first, directive, at, &mut reached) {
                return;
            }
        }
        let count = call.arguments.len();
        if is_indexed || call.has_dots && reached + 2 >= count || reached + 1 >= count {
            return;
        }
        let (needs, has) = (reached + 1 - first, count - first);
        let message = format!("{name} call needs {} but has {}", args(needs), args(has));
        self.warn(e.span, message);
    }

    /// False: something is told, no more is looked at.
    fn directive(
        &mut self,
        call: &Call,
        name: &str,
        first: usize,
        directive: &Directive,
        at: Span,
        reached: &mut usize,
    ) -> bool {
        let (verb, text) = (directive.verb, &directive.text);
        let known = VERBS.iter().find(|it| it.0 == verb);
        let argument = call.arguments.get(directive.argument);
        let typ = argument.and_then(|it| self.type_of(it));
        let is_formatter =
            verb != 'w' && verb != '%' && typ.is_some_and(|typ| self.is_formatter(typ));
        if !is_formatter {
            let Some((_, flags, _)) = known else {
                self.warn(at, format!("{name} format {text} has unknown verb {verb}"));
                return false;
            };
            let mut own = directive.flags.chars();
            if let Some(flag) = own.find(|flag| *flag != '0' && !flags.contains(*flag)) {
                let message = format!("{name} format {text} has unrecognized flag {flag}");
                self.warn(at, message);
                return false;
            }
        }
        for star in &directive.stars {
            if !self.is_there(call, at, *star, first, directive, name) {
                return false;
            }
            let width = &call.arguments[*star];
            if let Some(typ) = self.type_of(width)
                && self.fits(Kinds::INT, typ).is_err()
            {
                let shown = self.source(width);
                let message = format!("{name} format {text} uses non-int {shown} as argument of *");
                self.warn(at, message);
                return false;
            }
            *reached = (*reached).max(*star);
        }
        if verb == '%' {
            return true;
        }
        *reached = (*reached).max(directive.argument);
        if is_formatter {
            return true;
        }
        if !self.is_there(call, at, directive.argument, first, directive, name) {
            return false;
        }
        let (Some((_, _, kinds)), Some(argument), Some(typ)) = (known, argument, typ) else {
            return true;
        };
        self.shown_argument(at, name, directive, *kinds, argument, typ)
    }

    fn shown_argument(
        &mut self,
        at: Span,
        name: &str,
        directive: &Directive,
        kinds: Kinds,
        argument: &Expr,
        typ: TypeId,
    ) -> bool {
        let (verb, text, shown) = (directive.verb, &directive.text, self.source(argument));
        if self.is_function_value(typ) && verb != 'p' && verb != 'T' {
            let message = format!("{name} format {text} arg {shown} is a func value, not called");
            self.warn(at, message);
            return false;
        }
        if let Err(reason) = self.fits(kinds, typ) {
            let typ = self.shown_type(typ);
            let reason = match reason.is_empty() {
                true => String::new(),
                false => format!(" ({reason})"),
            };
            let message =
                format!("{name} format {text} has arg {shown} of wrong type {typ}{reason}");
            self.warn(at, message);
            return false;
        }
        let is_plain = !directive.flags.contains('#') || matches!(verb, 'q' | 'x' | 'X');
        if kinds.has(Kinds::STRING)
            && verb != 'T'
            && is_plain
            && let Some(method) = self.recursive(argument, typ)
        {
            let message = format!(
                "{name} format {text} with arg {shown} causes recursive {method} method call"
            );
            self.warn(at, message);
            return false;
        }
        true
    }

    /// The `String` or `Error` method around, if the argument is its own receiver.
    fn recursive(&mut self, argument: &Expr, typ: TypeId) -> Option<String> {
        if self.is_formatter(typ) {
            return None;
        }
        let mut inner = argument;
        if let ExprKind::Unary(UnaryOp::Address, x) = &inner.kind {
            inner = x;
        }
        let used = self
            .info
            .use_of(inner.id)
            .filter(|_| inner.as_name().is_some())?;
        for name in ["String", "Error"] {
            let crate::types::Lookup::Found(found) =
                self.types.find(typ, name, Some(self.main), false)
            else {
                continue;
            };
            let object = self.types.object(found.object);
            if object.package != Some(self.main) || object.as_func().is_none() {
                continue;
            }
            let Type::Signature(signature) = self.types.get(object.typ).clone() else {
                continue;
            };
            let needs_pointer = object.as_func().is_some_and(|it| it.has_pointer_receiver);
            let fits = !needs_pointer || found.is_indirect;
            if fits && signature.receiver == Some(used) && self.gives_string(&signature) {
                return Some(self.full_name(found.object));
            }
        }
        None
    }

    fn is_there(
        &mut self,
        call: &Call,
        at: Span,
        index: usize,
        first: usize,
        directive: &Directive,
        name: &str,
    ) -> bool {
        let count = call.arguments.len();
        if index + 1 < count {
            return true;
        }
        if call.has_dots {
            return false;
        }
        if index < count {
            return true;
        }
        let (text, number) = (&directive.text, index - first + 1);
        let has = args(count - first);
        let message = format!("{name} format {text} reads arg #{number}, but call has {has}");
        self.warn(at, message);
        false
    }

    fn print_arguments(&mut self, e: &Expr, call: &Call, name: &str, first: usize) {
        let Some(arguments) = call.arguments.get(first..).filter(|it| !it.is_empty()) else {
            return;
        };
        if first == 0
            && let ExprKind::Selector(inner, sel) = &arguments[0].kind
            && inner.as_name().is_some_and(|it| **it == *"os")
            && sel.name.starts_with("Std")
        {
            let shown = self.source(&arguments[0]);
            let message = format!("{name} does not take io.Writer but has first arg {shown}");
            self.warn(e.span, message);
        }
        if let Some(text) = self.constant_text(&arguments[0])
            && let Some(directive) = possible_directive(&text)
        {
            let message =
                format!("{name} call has possible Printf formatting directive {directive}");
            self.warn(e.span, message);
        }
        if name.ends_with("ln")
            && let Some(last) = arguments.last()
            && self
                .constant_text(last)
                .is_some_and(|text| text.ends_with('\n'))
        {
            self.warn(
                e.span,
                format!("{name} arg list ends with redundant newline"),
            );
        }
        for argument in arguments {
            if let Some(typ) = self.type_of(argument)
                && self.is_function_value(typ)
            {
                let shown = self.source(argument);
                let message = format!("{name} arg {shown} is a func value, not called");
                self.warn(e.span, message);
            }
            if let Some(typ) = self.type_of(argument)
                && let Some(method) = self.recursive(argument, typ)
            {
                let shown = self.source(argument);
                let message =
                    format!("{name} arg {shown} causes recursive call to {method} method");
                self.warn(e.span, message);
            }
        }
    }
}

fn directive_span(argument: &Expr, directive: &Directive) -> Span {
    match &argument.kind {
        ExprKind::Literal(literal) => {
            let offset = formats::position_in_literal(&literal.text, directive.start);
            let start = argument.span.start + offset as u32;
            Span::new(
                start,
                (start + directive.text.len() as u32).min(argument.span.end),
            )
        }
        _ => argument.span,
    }
}

fn args(count: usize) -> String {
    match count {
        1 => "1 arg".to_owned(),
        count => format!("{count} args"),
    }
}

/// Something that looks like `%d`; not a URL's `%20`.
fn possible_directive(text: &str) -> Option<&str> {
    let text = text.strip_suffix('%').unwrap_or(text);
    let mut at = 0;
    while let Some(offset) = text[at..].find('%') {
        at += offset;
        let rest = &text[at..];
        let mut length = 1;
        let bytes = rest.as_bytes();
        let skip = |length: &mut usize, wanted: &dyn Fn(u8) -> bool| {
            while bytes.get(*length).is_some_and(|byte| wanted(*byte)) {
                *length += 1;
            }
        };
        skip(&mut length, &|byte| matches!(byte, b'+' | b'-' | b'#'));
        skip(&mut length, &|byte| byte.is_ascii_digit() || byte == b'*');
        skip(&mut length, &|byte| byte == b'.');
        skip(&mut length, &|byte| byte.is_ascii_digit() || byte == b'*');
        let is_verb = bytes
            .get(length)
            .is_some_and(|byte| b"bcdefgopqstvxEFGTUX".contains(byte));
        if is_verb {
            length += 1;
            let found = &rest[..length];
            let is_hex =
                found.len() >= 3 && found.as_bytes()[1..3].iter().all(u8::is_ascii_hexdigit);
            if !is_hex {
                return Some(found);
            }
        }
        at += length;
    }
    None
}
