//! Binary operators, and conditions as jumps.

use super::shape::{Class, Scalar};
use super::{Compiler, Reg};
use crate::code::Op;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, UnaryOp};
use crate::types::TypeId;

impl Compiler {
    pub fn binary(&mut self, expr: &Expr, op: BinaryOp, x: &Expr, y: &Expr, to: Option<Reg>) -> Reg {
        match op {
            BinaryOp::AndAnd | BinaryOp::OrOr => {
                let to = self.alloc_or(to, 1);
                // The operands may be the target itself.
                let result = self.alloc(1);
                let (yes, no, end) = (self.new_label(), self.new_label(), self.new_label());
                self.condition(expr, yes, no, yes);
                self.place_label(yes);
                self.load_int(result, 1);
                self.jump(Op::Jmp, 0, end);
                self.place_label(no);
                self.load_int(result, 0);
                self.place_label(end);
                self.move_words(to, result, 1);
                to
            }
            _ if op.is_comparison() => self.comparison(op, x, y, to),
            _ if op.is_shift() => {
                let typ = self.type_of(expr);
                let left = self.value(x);
                self.shift(op, left, y, typ, to)
            }
            BinaryOp::Add if self.is_text(expr) => self.concat(expr, to),
            _ => {
                let typ = self.type_of(expr);
                let left = self.value(x);
                if let Some(made) = self.with_number(op, left, y, typ, to) {
                    return made;
                }
                let right = self.value(y);
                self.arithmetic(op, left, right, typ, to)
            }
        }
    }

    pub fn alloc_or(&mut self, to: Option<Reg>, words: u16) -> Reg {
        match to {
            Some(to) => to,
            None => self.alloc(words),
        }
    }

    fn is_text(&mut self, expr: &Expr) -> bool {
        let typ = self.type_of(expr);
        self.class(typ) == Class::String
    }

    /// A chain of `+` on strings is one operation.
    fn concat(&mut self, expr: &Expr, to: Option<Reg>) -> Reg {
        let mut parts = Vec::new();
        self.flatten(expr, &mut parts);
        let from = self.mark() as Reg;
        for part in &parts {
            self.value_on_top(part);
        }
        let to = self.alloc_or(to, 2);
        self.op(Op::Concat, to, from, parts.len() as u16);
        to
    }

    fn flatten<'a>(&mut self, expr: &'a Expr, parts: &mut Vec<&'a Expr>) {
        if self.info.constant(expr.id).is_none()
            && let ExprKind::Binary(BinaryOp::Add, x, y) = &expr.unparen().kind
        {
            self.flatten(x, parts);
            self.flatten(y, parts);
            return;
        }
        parts.push(expr);
    }

    /// `left op right` of one type.
    pub fn arithmetic(&mut self, op: BinaryOp, left: Reg, right: Reg, typ: TypeId, to: Option<Reg>) -> Reg {
        let scalar = match self.class(typ) {
            Class::Scalar(scalar) => scalar,
            Class::String => {
                let from = self.alloc(4);
                self.move_words(from, left, 2);
                self.move_words(from + 2, right, 2);
                let to = self.alloc_or(to, 2);
                self.op(Op::Concat, to, from, 2);
                return to;
            }
            Class::Complex64 | Class::Complex128 => {
                return self.complex_arithmetic(op, left, right, typ, to);
            }
            _ => return left,
        };
        let to = self.alloc_or(to, 1);
        let code = operation(op, scalar);
        self.op(code, to, left, right);
        self.cut(to, scalar);
        to
    }

    /// A constant that stands in an instruction itself.
    fn small_number(&mut self, expr: &Expr) -> Option<i16> {
        let value = self.info.constant(expr.id)?;
        i16::try_from(value.to_i64()?).ok()
    }

    /// `left op` a small constant, as one instruction.
    pub fn with_number(
        &mut self,
        op: BinaryOp,
        left: Reg,
        right: &Expr,
        typ: TypeId,
        to: Option<Reg>,
    ) -> Option<Reg> {
        let scalar = self.scalar(typ).filter(|scalar| !scalar.is_float())?;
        let number = self.small_number(right)?;
        let signed = scalar.is_signed();
        let (code, number) = match op {
            BinaryOp::Add => (Op::AddI, number),
            BinaryOp::Sub => (Op::AddI, number.checked_neg()?),
            BinaryOp::Mul => (Op::MulI, number),
            BinaryOp::And => (Op::AndI, number),
            BinaryOp::Div if signed && number > 0 => (Op::DivSI, number),
            BinaryOp::Rem if signed && number > 0 => (Op::RemSI, number),
            _ => return None,
        };
        let to = self.alloc_or(to, 1);
        self.op(code, to, left, number as u16);
        self.cut(to, scalar);
        Some(to)
    }

    pub fn shift(&mut self, op: BinaryOp, left: Reg, count: &Expr, typ: TypeId, to: Option<Reg>) -> Reg {
        let scalar = self.scalar(typ).unwrap_or(Scalar::I64);
        if let Some(number @ 0..64) = self.small_number(count) {
            let to = self.alloc_or(to, 1);
            let code = match (op, scalar.is_signed()) {
                (BinaryOp::Shl, _) => Op::ShlI,
                (_, true) => Op::ShrSI,
                (_, false) => Op::ShrUI,
            };
            self.op(code, to, left, number as u16);
            self.cut(to, scalar);
            return to;
        }
        let count_type = self.type_of(count);
        let register = self.value(count);
        let signed = self.scalar(count_type).is_some_and(Scalar::is_signed);
        if signed && self.info.constant(count.id).is_none() {
            self.op(Op::CheckShift, register, 0, 0);
        }
        let to = self.alloc_or(to, 1);
        let code = match (op, scalar.is_signed()) {
            (BinaryOp::Shl, _) => Op::Shl,
            (_, true) => Op::ShrS,
            (_, false) => Op::ShrU,
        };
        self.op(code, to, left, register);
        self.cut(to, scalar);
        to
    }

    fn comparison(&mut self, op: BinaryOp, x: &Expr, y: &Expr, to: Option<Reg>) -> Reg {
        let typ = self.operand_type(x, y);
        let left = self.converted(x, typ);
        let right = self.converted(y, typ);
        let to = self.alloc_or(to, 1);
        self.compare(op, left, right, typ, to);
        to
    }

    /// The type in which two operands are compared: the other's if one is nil, an interface if
    /// one is an interface.
    fn operand_type(&mut self, x: &Expr, y: &Expr) -> TypeId {
        let (left, right) = (self.target_type(x), self.target_type(y));
        if self.is_nil(x) {
            return right;
        }
        if self.is_nil(y) {
            return left;
        }
        if self.class(right) == Class::Interface { right } else { left }
    }

    pub fn compare(&mut self, op: BinaryOp, left: Reg, right: Reg, typ: TypeId, to: Reg) {
        use BinaryOp::*;
        let class = self.class(typ);
        match class {
            Class::Scalar(scalar) => self.compare_scalars(op, left, right, scalar, to),
            Class::String => match op {
                Eq | Ne => {
                    self.op(Op::EqStr, to, left, right);
                    if op == Ne {
                        self.op(Op::Not, to, to, 0);
                    }
                }
                _ => {
                    let (order, zero) = (self.alloc(1), self.alloc(1));
                    self.op(Op::CmpStr, order, left, right);
                    self.load_int(zero, 0);
                    self.compare_scalars(op, order, zero, Scalar::I64, to);
                }
            },
            // With nil, which is all zero: the address tells.
            Class::Slice => {
                self.op(if op == Eq { Op::Eq } else { Op::Ne }, to, left, right);
            }
            Class::Interface => {
                self.op(Op::EqIface, to, left, right);
                if op == Ne {
                    self.op(Op::Not, to, to, 0);
                }
            }
            _ => {
                let rtype = self.rtype(typ);
                self.op(Op::EqValue, to, left, right);
                self.ext(0, rtype.0);
                if op == Ne {
                    self.op(Op::Not, to, to, 0);
                }
            }
        }
    }

    fn compare_scalars(&mut self, op: BinaryOp, left: Reg, right: Reg, scalar: Scalar, to: Reg) {
        use BinaryOp::*;
        let (mut a, mut b) = (left, right);
        if scalar == Scalar::F32 {
            let (wide_a, wide_b) = (self.alloc(1), self.alloc(1));
            self.op(Op::F32ToF, wide_a, a, 0);
            self.op(Op::F32ToF, wide_b, b, 0);
            (a, b) = (wide_a, wide_b);
        }
        if matches!(op, Gt | Ge) {
            (a, b) = (b, a);
        }
        let kind = if scalar.is_float() {
            0
        } else if scalar.is_signed() {
            1
        } else {
            2
        };
        let code = match (op, kind) {
            (Eq, 0) => Op::EqF,
            (Ne, 0) => Op::NeF,
            (Lt | Gt, 0) => Op::LtF,
            (_, 0) => Op::LeF,
            (Eq, _) => Op::Eq,
            (Ne, _) => Op::Ne,
            (Lt | Gt, 1) => Op::LtS,
            (_, 1) => Op::LeS,
            (Lt | Gt, _) => Op::LtU,
            _ => Op::LeU,
        };
        self.op(code, to, a, b);
    }

    /// Jumps to `yes` or to `no`; `next` is the one that is placed right behind.
    pub fn condition(&mut self, expr: &Expr, yes: usize, no: usize, next: usize) {
        let expr = expr.unparen();
        let mark = self.mark();
        if self.info.constant(expr.id).is_none() {
            match &expr.kind {
                ExprKind::Binary(BinaryOp::AndAnd, x, y) => {
                    let both = self.new_label();
                    return self.as_root(|compiler| {
                        compiler.condition(x, both, no, both);
                        compiler.place_label(both);
                        compiler.condition(y, yes, no, next);
                    });
                }
                ExprKind::Binary(BinaryOp::OrOr, x, y) => {
                    let second = self.new_label();
                    return self.as_root(|compiler| {
                        compiler.condition(x, yes, second, second);
                        compiler.place_label(second);
                        compiler.condition(y, yes, no, next);
                    });
                }
                ExprKind::Unary(UnaryOp::Not, x) => return self.condition(x, no, yes, next),
                _ if !self.unit().is_ordered => {
                    let hoisted = self.order(&[(expr, TypeId::INVALID)]);
                    self.in_order(|compiler| compiler.condition(expr, yes, no, next));
                    self.forget(hoisted);
                    return self.release(mark);
                }
                ExprKind::Binary(op, x, y) if op.is_comparison() => {
                    if self.compare_and_jump(*op, x, y, yes, no, next) {
                        return self.release(mark);
                    }
                }
                _ => {}
            }
        }
        let value = self.value(expr);
        self.branch(value, yes, no, next);
        self.release(mark);
    }

    fn branch(&mut self, value: Reg, yes: usize, no: usize, next: usize) {
        if next == yes {
            self.jump(Op::JmpIfNot, value, no);
        } else {
            self.jump(Op::JmpIf, value, yes);
            if next != no {
                self.jump(Op::Jmp, 0, no);
            }
        }
    }

    /// Integers are compared and jumped on in one instruction.
    fn compare_and_jump(
        &mut self,
        op: BinaryOp,
        x: &Expr,
        y: &Expr,
        yes: usize,
        no: usize,
        next: usize,
    ) -> bool {
        use BinaryOp::*;
        let typ = self.operand_type(x, y);
        let Class::Scalar(scalar) = self.class(typ) else {
            return false;
        };
        let ordered = matches!(op, Lt | Le | Gt | Ge);
        if scalar.is_float() || ordered && !scalar.is_signed() {
            return false;
        }
        let left = self.converted(x, typ);
        // Jump over to `no` on the opposite, so that `yes` follows; or to `yes` itself.
        let (op, target) = if next == yes { (opposite(op), no) } else { (op, yes) };
        if let Some(number) = self.small_number(y) {
            let code = match op {
                Eq => Op::JEqI,
                Ne => Op::JNeI,
                Lt => Op::JLtI,
                Le => Op::JLeI,
                Gt => Op::JGtI,
                _ => Op::JGeI,
            };
            self.near_jump(code, left, number as u16, target);
            if next != yes && next != no {
                self.jump(Op::Jmp, 0, no);
            }
            return true;
        }
        let right = self.converted(y, typ);
        let (code, a, b) = match op {
            Eq => (Op::JEq, left, right),
            Ne => (Op::JNe, left, right),
            Lt => (Op::JLtS, left, right),
            Le => (Op::JLeS, left, right),
            Gt => (Op::JLtS, right, left),
            _ => (Op::JLeS, right, left),
        };
        self.near_jump(code, a, b, target);
        if next != yes && next != no {
            self.jump(Op::Jmp, 0, no);
        }
        true
    }

    // ---- complex numbers: through floats ----------------------------------------

    /// Real and imaginary part as floats of 64 bits.
    pub fn complex_parts(&mut self, value: Reg, typ: TypeId) -> (Reg, Reg) {
        if self.class(typ) == Class::Complex128 {
            return (value, value + 1);
        }
        let parts = self.alloc(2);
        for (n, shift) in [(0, 0), (1, 32)] {
            self.op(Op::Extract, parts + n, value, 0);
            self.ext3(shift, Scalar::F32.extract(), 0);
            self.op(Op::F32ToF, parts + n, parts + n, 0);
        }
        (parts, parts + 1)
    }

    pub fn make_complex(&mut self, real: Reg, imaginary: Reg, typ: TypeId, to: Option<Reg>) -> Reg {
        if self.class(typ) == Class::Complex128 {
            let to = self.alloc_or(to, 2);
            let parts = self.alloc(2);
            self.move_words(parts, real, 1);
            self.move_words(parts + 1, imaginary, 1);
            self.move_words(to, parts, 2);
            return to;
        }
        let to = self.alloc_or(to, 1);
        let (low, high) = (self.alloc(1), self.alloc(1));
        self.op(Op::FToF32, low, real, 0);
        self.op(Op::FToF32, high, imaginary, 0);
        self.op(Op::Insert, low, high, 0);
        self.ext3(32, 32, 0);
        self.move_words(to, low, 1);
        to
    }

    pub fn negate_complex(&mut self, value: Reg, typ: TypeId, to: Option<Reg>) -> Reg {
        let (real, imaginary) = self.complex_parts(value, typ);
        let parts = self.alloc(2);
        self.op(Op::NegF, parts, real, 0);
        self.op(Op::NegF, parts + 1, imaginary, 0);
        self.make_complex(parts, parts + 1, typ, to)
    }

    fn complex_arithmetic(&mut self, op: BinaryOp, left: Reg, right: Reg, typ: TypeId, to: Option<Reg>) -> Reg {
        let (a, b) = self.complex_parts(left, typ);
        let (c, d) = self.complex_parts(right, typ);
        let out = self.alloc(2);
        let t = self.alloc(4);
        match op {
            BinaryOp::Add | BinaryOp::Sub => {
                let code = if op == BinaryOp::Add { Op::AddF } else { Op::SubF };
                self.op(code, out, a, c);
                self.op(code, out + 1, b, d);
            }
            BinaryOp::Mul => {
                self.op(Op::MulF, t, a, c);
                self.op(Op::MulF, t + 1, b, d);
                self.op(Op::MulF, t + 2, a, d);
                self.op(Op::MulF, t + 3, b, c);
                self.op(Op::SubF, out, t, t + 1);
                self.op(Op::AddF, out + 1, t + 2, t + 3);
            }
            _ => {
                let window = self.alloc(4);
                for (n, part) in [a, b, c, d].into_iter().enumerate() {
                    self.move_words(window + n as u16, part, 1);
                }
                self.native("complex.div", window);
                self.move_words(out, window, 2);
            }
        }
        self.make_complex(out, out + 1, typ, to)
    }
}

fn opposite(op: BinaryOp) -> BinaryOp {
    use BinaryOp::*;
    match op {
        Eq => Ne,
        Ne => Eq,
        Lt => Ge,
        Ge => Lt,
        Gt => Le,
        _ => Gt,
    }
}

fn operation(op: BinaryOp, scalar: Scalar) -> Op {
    use BinaryOp::*;
    match (op, scalar) {
        (Add, Scalar::F64) => Op::AddF,
        (Sub, Scalar::F64) => Op::SubF,
        (Mul, Scalar::F64) => Op::MulF,
        (Div, Scalar::F64) => Op::DivF,
        (Add, Scalar::F32) => Op::AddF32,
        (Sub, Scalar::F32) => Op::SubF32,
        (Mul, Scalar::F32) => Op::MulF32,
        (Div, Scalar::F32) => Op::DivF32,
        (Add, _) => Op::Add,
        (Sub, _) => Op::Sub,
        (Mul, _) => Op::Mul,
        (Div, scalar) if scalar.is_signed() => Op::DivS,
        (Div, _) => Op::DivU,
        (Rem, scalar) if scalar.is_signed() => Op::RemS,
        (Rem, _) => Op::RemU,
        (And, _) => Op::And,
        (Or, _) => Op::Or,
        (Xor, _) => Op::Xor,
        _ => Op::AndNot,
    }
}
