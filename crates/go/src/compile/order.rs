//! In which order the operands of a statement are evaluated.
//!
//! The language fixes the order of calls, receives and logical operations only; Go's compiler uses that
//! freedom (`cmd/compile/internal/walk/order.go`, 1.27, `(*orderState).expr1`), and programs see it:
//! with `f := func() int { n++; return n }`, `fmt.Println(n, f(), n)` prints the new `n` three times.
//! Nouns: what is evaluated *now*, one after another into temporaries, are calls, receives, `&&` and
//! `||`, slice expressions, `len` and its kind, assertions, literals of maps, and values whose address an
//! interface needs. Everything else is *late*: variables, fields, elements, arithmetic, comparisons,
//! struct and slice literals are evaluated behind all of those, where the statement (or the call whose
//! operands they are) happens. A *root* is an expression, or a list of them, that is ordered as a whole.
//! A root is compiled from left to right, unless something late that a call could change stands before a
//! call: then what is now is evaluated first, into registers of its own (*hoisted*), which stand for
//! it when the root is compiled.

use super::shape::Scalar;
use super::unit::Location;
use super::{Compiler, Reg};
use crate::syntax::ast::*;
use crate::types::{Mode, ObjectId, ObjectKind, Type, TypeId};

/// What is found in a root, from left to right.
#[derive(Default)]
struct Found<'e> {
    now: Vec<Now<'e>>,
    /// Something late that a call could change was met.
    read: bool,
    /// A call was met behind it.
    is_needed: bool,
}

/// Something that is evaluated now.
struct Now<'e> {
    expr: &'e Expr,
    /// It is late by itself, and copied: its own operands have to be ordered.
    is_copied: bool,
}

impl Compiler {
    /// Evaluates first what has to be, of expressions that are wanted as these types (`INVALID`: as they
    /// are). Returns how many are hoisted, for [`Compiler::forget`].
    pub fn order(&mut self, root: &[(&Expr, TypeId)]) -> usize {
        let mut found = Found::default();
        for (expr, target) in root {
            self.find_as(expr, *target, &mut found);
        }
        self.hoist(found)
    }

    /// The same for a key and an element of a map's literal.
    pub fn order_entry(&mut self, key: (&Expr, TypeId), value: (&Expr, TypeId), map: TypeId) -> usize {
        let mut found = Found::default();
        match self.is_addressed_key(map) {
            true => self.find_addressed(key.0, &mut found),
            false => self.find_as(key.0, key.1, &mut found),
        }
        self.find_as(value.0, value.1, &mut found);
        self.hoist(found)
    }

    fn hoist(&mut self, found: Found) -> usize {
        if !found.is_needed {
            return 0;
        }
        for Now { expr, is_copied } in &found.now {
            let typ = self.type_of(expr);
            let words = self.words(typ);
            let to = self.alloc(words);
            let mark = self.mark();
            let root: &[(&Expr, TypeId)] = if *is_copied { &[(expr, TypeId::INVALID)] } else { &[] };
            let from = self.rooted(root, |compiler| compiler.plain(expr, Some(to)));
            self.move_words(to, from, words);
            self.release(mark);
            self.unit().hoisted.push((expr.id, to));
        }
        found.now.len()
    }

    /// The root is compiled: its registers mean nothing any more.
    pub fn forget(&mut self, count: usize) {
        let hoisted = &mut self.unit().hoisted;
        hoisted.truncate(hoisted.len() - count);
    }

    /// Where the value of a hoisted expression is.
    pub fn hoisted(&mut self, id: NodeId) -> Option<Reg> {
        let known = self.unit().hoisted.iter().rev();
        known.into_iter().find(|(known, _)| *known == id).map(|(_, register)| *register)
    }

    /// Orders a root and compiles what it is a part of.
    pub fn rooted<T>(&mut self, root: &[(&Expr, TypeId)], compile: impl FnOnce(&mut Compiler) -> T) -> T {
        let hoisted = self.order(root);
        let made = self.in_order(compile);
        self.forget(hoisted);
        made
    }

    /// Compiles parts of a root that is ordered already.
    pub fn in_order<T>(&mut self, compile: impl FnOnce(&mut Compiler) -> T) -> T {
        let before = std::mem::replace(&mut self.unit().is_ordered, true);
        let made = compile(self);
        self.unit().is_ordered = before;
        made
    }

    /// Compiles an operand that is a root of its own.
    pub fn as_root<T>(&mut self, compile: impl FnOnce(&mut Compiler) -> T) -> T {
        let before = std::mem::replace(&mut self.unit().is_ordered, false);
        let made = compile(self);
        self.unit().is_ordered = before;
        made
    }

    /// An assignment's targets, whose operands are late like those of its values, and its values.
    pub fn order_assignment(&mut self, targets: &[Expr], values: &[(&Expr, TypeId)]) -> usize {
        let of_targets = targets.iter().filter(|target| target.as_name().is_none());
        let mut root: Vec<(&Expr, TypeId)> = of_targets.map(|target| (target, TypeId::INVALID)).collect();
        root.extend(values);
        self.order(&root)
    }

    fn find_as<'e>(&mut self, expr: &'e Expr, target: TypeId, found: &mut Found<'e>) {
        let typ = self.type_of(expr);
        if target != TypeId::INVALID && self.types.is_interface(target) && !self.goes_by_value(typ) {
            return self.find_addressed(expr, found);
        }
        self.find(expr, found);
    }

    /// What is given to the runtime by its address: copied, unless it has a lasting one.
    fn find_addressed<'e>(&mut self, expr: &'e Expr, found: &mut Found<'e>) {
        if !self.needs_copy(expr) {
            return self.find(expr, found);
        }
        let mut inside = Found::default();
        self.find(expr, &mut inside);
        if let [Now { expr: only, .. }] = inside.now[..]
            && std::ptr::eq(only, expr)
        {
            return self.find(expr, found);
        }
        found.is_needed |= inside.is_needed;
        let calls = inside.is_needed || inside.now.iter().any(|now| has_call(now.expr));
        found.is_needed |= calls && found.read;
        found.now.push(Now { expr, is_copied: true });
    }

    /// Something that is evaluated now.
    fn met<'e>(&mut self, expr: &'e Expr, calls: bool, found: &mut Found<'e>) {
        found.is_needed |= calls && found.read;
        found.now.push(Now { expr, is_copied: false });
    }

    fn find<'e>(&mut self, expr: &'e Expr, found: &mut Found<'e>) {
        match self.info.types(expr.id) {
            Some(known) if known.value.is_some() || matches!(known.mode, Mode::Type | Mode::Nil) => return,
            _ => {}
        }
        match &expr.kind {
            ExprKind::Paren(inner) => self.find(inner, found),
            ExprKind::Name(_) => {
                let object = self.info.object_of(expr.id);
                found.read |= object.is_some_and(|object| self.is_shared(object));
            }
            ExprKind::Selector(x, name) => match self.info.selections.get(&expr.id) {
                Some(selection) => {
                    found.read |= selection.path.iter().any(|step| step.through_pointer);
                    self.find(x, found);
                }
                None => {
                    let object = self.info.object_of(name.id);
                    found.read |= object.is_some_and(|object| self.is_shared(object));
                }
            },
            ExprKind::Index(x, indices) => {
                if matches!(self.info.types(x.id).map(|known| known.mode), Some(Mode::Type) | None) {
                    return;
                }
                self.find(x, found);
                let of = self.type_of(x);
                for index in indices {
                    match self.is_addressed_key(of) {
                        true => self.find_addressed(index, found),
                        false => self.find(index, found),
                    }
                }
                found.read = true;
            }
            ExprKind::Star(x) => {
                self.find(x, found);
                found.read = true;
            }
            ExprKind::Call(call) => self.find_call(expr, call, found),
            ExprKind::Unary(UnaryOp::Receive, _) => self.met(expr, true, found),
            ExprKind::Unary(_, x) => self.find(x, found),
            ExprKind::Binary(BinaryOp::AndAnd | BinaryOp::OrOr, ..) | ExprKind::Slice(_) => {
                self.met(expr, has_call(expr), found);
            }
            ExprKind::Binary(op, x, y) => {
                self.find(x, found);
                self.find(y, found);
                let of = self.type_of(x);
                if op.is_comparison() && matches!(self.types.shape(of), Type::Struct(_) | Type::Array { .. }) {
                    // They are passed by address: copied when both are known.
                    for expr in [&**x, &**y] {
                        let is_now = found.now.iter().any(|now| std::ptr::eq(now.expr, expr));
                        if !is_now && self.needs_copy(expr) {
                            found.now.push(Now { expr, is_copied: true });
                        }
                    }
                }
                // It may panic.
                found.read |= matches!(op, BinaryOp::Div | BinaryOp::Rem);
            }
            ExprKind::Composite(literal) => {
                let typ = self.type_of(expr);
                let shape = match self.types.shape(typ) {
                    // `&T{…}` where the type is left out.
                    Type::Pointer(base) => self.types.shape(base),
                    shape => shape,
                };
                if matches!(shape, Type::Map { .. }) {
                    return self.met(expr, has_call(expr), found);
                }
                for (n, element) in literal.elements.iter().enumerate() {
                    let (name, value) = match &element.kind {
                        ExprKind::KeyValue(name, value) => (name.as_name(), &**value),
                        _ => (None, element),
                    };
                    let target = match &shape {
                        Type::Slice(elem) | Type::Array { elem, .. } => *elem,
                        Type::Struct(known) => {
                            let named = |field: &ObjectId| Some(&self.types.object(*field).name) == name;
                            let field = match name {
                                Some(_) => known.fields.iter().find(|field| named(field)),
                                None => known.fields.get(n),
                            };
                            field.map_or(TypeId::INVALID, |field| self.types.type_of(*field))
                        }
                        _ => TypeId::INVALID,
                    };
                    self.find_as(value, target, found);
                }
            }
            ExprKind::Assert(..) => self.met(expr, has_call(expr), found),
            _ => {}
        }
    }

    fn find_call<'e>(&mut self, expr: &'e Expr, call: &'e Call, found: &mut Found<'e>) {
        let func = call.func.unparen();
        match self.info.types(func.id).map(|known| known.mode) {
            Some(Mode::Type) => {
                let typ = self.type_of(expr);
                let from = self.type_of(&call.arguments[0]);
                let is_text = matches!(self.types.shape(from), Type::Basic(_));
                if is_text && matches!(self.types.shape(typ), Type::Slice(_)) {
                    return self.met(expr, has_call(expr), found);
                }
                self.find_as(&call.arguments[0], typ, found);
            }
            Some(Mode::Builtin) => {
                let calls = call.arguments.iter().any(has_call);
                self.met(expr, calls, found);
            }
            _ => self.met(expr, true, found),
        }
    }

    /// A variable that somebody else can change while a call runs: those live in memory.
    fn is_shared(&mut self, object: ObjectId) -> bool {
        matches!(self.types.object(object).kind, ObjectKind::Var(_))
            && !matches!(self.unit().variables.get(&object), Some(Location::Register(_)))
    }

    /// Whether a value goes into an interface by value: words without pointers, texts and slices
    /// are passed so to what makes the interface (`dataWordFuncName`).
    fn goes_by_value(&mut self, typ: TypeId) -> bool {
        let shape = self.shape(typ);
        let component = self.sole_component(typ);
        match self.types.shape(component) {
            Type::Slice(_) => true,
            Type::Basic(_) if self.words(component) == 2 && shape.pointers => true,
            _ => matches!(shape.size, 2 | 4 | 8) && !shape.pointers,
        }
    }

    /// What is in a struct of one field, or an array of one element.
    fn sole_component(&mut self, typ: TypeId) -> TypeId {
        match self.types.shape(typ) {
            Type::Struct(known) if known.fields.len() == 1 => {
                let field = self.object_type(known.fields[0]);
                self.sole_component(field)
            }
            Type::Array { elem, len: 1 } => self.sole_component(elem),
            _ => typ,
        }
    }

    /// Whether keys of the map are passed by address (`mapfast` has no function for them).
    fn is_addressed_key(&mut self, map: TypeId) -> bool {
        let Type::Map { key, elem } = self.types.shape(map) else {
            return false;
        };
        let size = self.shape(key).size;
        let is_fast = match self.types.shape(key) {
            Type::Basic(_) if self.words(key) == 2 => self.shape(key).pointers,
            Type::Basic(_) => matches!(size, 4 | 8) && !self.scalar(key).is_some_and(Scalar::is_float),
            Type::Pointer(_) | Type::Chan { .. } => true,
            _ => false,
        };
        !is_fast || self.shape(elem).size > 128
    }

    /// Whether what has to have an address gets one by being copied before the calls behind it
    /// (`addrTemp`): what has one of its own that Go's compiler would not keep in registers is read there.
    fn needs_copy(&mut self, expr: &Expr) -> bool {
        let typ = self.type_of(expr);
        if self.types.is_interface(typ) || self.info.types(expr.id).is_some_and(|known| known.value.is_some()) {
            return false;
        }
        match self.outermost(expr) {
            Some(object) => {
                let is_local = !self.globals.contains_key(&object);
                let is_addressed = self.types.object(object).as_var().is_some_and(|var| var.is_addressed);
                let of = self.object_type(object);
                is_local && !is_addressed && self.fits_registers(of)
            }
            None => !self.is_place(expr),
        }
    }

    /// The variable that an expression is a part of, without going through a pointer.
    fn outermost(&mut self, expr: &Expr) -> Option<ObjectId> {
        let expr = expr.unparen();
        match &expr.kind {
            ExprKind::Name(_) => {
                let object = self.info.object_of(expr.id)?;
                matches!(self.types.object(object).kind, ObjectKind::Var(_)).then_some(object)
            }
            ExprKind::Selector(x, name) => match self.info.selections.get(&expr.id) {
                Some(selection) if selection.path.iter().all(|step| !step.through_pointer) => self.outermost(x),
                Some(_) => None,
                None => {
                    let object = self.info.object_of(name.id)?;
                    matches!(self.types.object(object).kind, ObjectKind::Var(_)).then_some(object)
                }
            },
            ExprKind::Index(x, _) => {
                let typ = self.type_of(x);
                match self.types.shape(typ) {
                    Type::Array { .. } => self.outermost(x),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// `ssa.CanSSA`: four words at most, no array of more than one element.
    fn fits_registers(&mut self, typ: TypeId) -> bool {
        if self.shape(typ).size > 32 {
            return false;
        }
        match self.types.shape(typ) {
            Type::Array { elem, len } => len == 0 || (len == 1 && self.fits_registers(elem)),
            Type::Struct(known) => {
                let fields: Vec<TypeId> = known.fields.iter().map(|field| self.object_type(*field)).collect();
                fields.len() <= 4 && fields.into_iter().all(|field| self.fits_registers(field))
            }
            _ => true,
        }
    }
}

/// Whether a call or a receive is inside.
fn has_call(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Call(_) | ExprKind::Unary(UnaryOp::Receive, _) => true,
        ExprKind::Paren(x) | ExprKind::Selector(x, _) | ExprKind::Star(x) | ExprKind::Unary(_, x) => has_call(x),
        ExprKind::Assert(x, _) => has_call(x),
        ExprKind::Index(x, indices) => has_call(x) || indices.iter().any(has_call),
        ExprKind::Binary(_, x, y) => has_call(x) || has_call(y),
        ExprKind::Slice(slice) => {
            let bounds = [&slice.low, &slice.high, &slice.max];
            has_call(&slice.x) || bounds.into_iter().flatten().any(has_call)
        }
        ExprKind::Composite(literal) => literal.elements.iter().any(has_call),
        ExprKind::KeyValue(key, value) => has_call(key) || has_call(value),
        _ => false,
    }
}
