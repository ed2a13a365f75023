//! Operators on plain values: small integers and floats, without looking at the heap.

use crate::code::BinaryOperator;
use crate::value::Value;
use crate::vm::quick::{Quick, TRUE_BIT};

/// Operators on small integers and floats; `None`: not so simple.
#[inline(always)]
pub(crate) fn binary(operator: u8, left: Value, right: Value) -> Option<Value> {
    let (Value::Int(a), Value::Int(b)) = (left, right) else {
        return binary_float(operator, left, right);
    };
    const ADD: u8 = BinaryOperator::Add as u8;
    const SUBTRACT: u8 = BinaryOperator::Subtract as u8;
    const MULTIPLY: u8 = BinaryOperator::Multiply as u8;
    const FLOOR_DIVIDE: u8 = BinaryOperator::FloorDivide as u8;
    const REMAINDER: u8 = BinaryOperator::Remainder as u8;
    const AND: u8 = BinaryOperator::And as u8;
    const OR: u8 = BinaryOperator::Or as u8;
    const XOR: u8 = BinaryOperator::Xor as u8;
    const TRUE_DIVIDE: u8 = BinaryOperator::TrueDivide as u8;
    match operator {
        ADD => a.checked_add(b).map(Value::Int),
        SUBTRACT => a.checked_sub(b).map(Value::Int),
        MULTIPLY => a.checked_mul(b).map(Value::Int),
        FLOOR_DIVIDE if b > 0 => Some(Value::Int(a.div_euclid(b))),
        REMAINDER if b > 0 => Some(Value::Int(a.rem_euclid(b))),
        AND => Some(Value::Int(a & b)),
        OR => Some(Value::Int(a | b)),
        XOR => Some(Value::Int(a ^ b)),
        TRUE_DIVIDE => binary_float(operator, left, right),
        _ => None,
    }
}

/// Integers below this are floats without rounding.
const EXACT: u64 = 1 << 53;

/// A float, or an integer that is one without rounding.
fn exact_float(value: Value) -> Option<f64> {
    match value {
        Value::Float(a) => Some(a.get()),
        Value::Int(a) if a.unsigned_abs() < EXACT => Some(a as f64),
        _ => None,
    }
}

#[inline(never)]
fn binary_float(operator: u8, left: Value, right: Value) -> Option<Value> {
    let (a, b) = (exact_float(left)?, exact_float(right)?);
    Some(Value::float(match BinaryOperator::ALL[operator as usize] {
        BinaryOperator::Add => a + b,
        BinaryOperator::Subtract => a - b,
        BinaryOperator::Multiply => a * b,
        BinaryOperator::TrueDivide if b != 0.0 => a / b,
        _ => return None,
    }))
}

/// The comparison of two small integers, or two floats that have an order: one of the orders in
/// which it holds, see `quick::orders`.
#[inline(always)]
pub(crate) fn compare(orders: u8, left: Value, right: Value) -> Option<bool> {
    let (Value::Int(a), Value::Int(b)) = (left, right) else {
        return compare_floats(orders, left, right);
    };
    let order = u8::from(a > b) + u8::from(a >= b);
    Some(orders >> order & 1 != 0)
}

#[inline(never)]
fn compare_floats(orders: u8, left: Value, right: Value) -> Option<bool> {
    let (Value::Float(a), Value::Float(b)) = (left, right) else {
        return None;
    };
    let order = a.get().partial_cmp(&b.get())? as i8 + 1;
    Some(orders >> order & 1 != 0)
}

/// Is the truth of an operator on a value and the instruction's integer the one that jumps?
#[inline(always)]
pub(crate) fn truth(quick: &Quick, left: Value) -> Option<bool> {
    match binary(quick.sub & !TRUE_BIT, left, Value::Int(quick.int())) {
        Some(Value::Int(number)) => Some((number != 0) == (quick.sub & TRUE_BIT != 0)),
        _ => None,
    }
}
