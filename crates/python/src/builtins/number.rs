//! `abs`, `divmod`, `pow`, `round`, `bin`, `oct`, `hex`, `chr`, `ord`.

use crate::code::BinaryOperator;
use crate::native::{Args, Outcome, Signature, Stop};
use crate::pure::float_text;
use crate::pure::int_text::{self, Integer};
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::number::Number;
use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::Signed;

/// `abs(x)`
pub fn abs(vm: &mut Vm, args: &Args) -> Outcome {
    vm.one_argument(args, "abs")?;
    if let Some(method) = vm.python_method(args.get(0), Sym::ABS) {
        return vm.tail_call(method, args);
    }
    absolute(vm, args.get(0))
}

pub fn absolute(vm: &mut Vm, value: Value) -> Outcome {
    match vm.number_of(value) {
        Some(Number::Int(number)) => match number.checked_abs() {
            Some(number) => Ok(Value::Int(number)),
            None => Ok(vm.int_from(BigInt::from(number).abs())),
        },
        Some(Number::Big(number)) => Ok(vm.int_from(number.abs())),
        Some(Number::Float(number)) => Ok(Value::float(number.abs())),
        Some(Number::Complex(real, imaginary)) => Ok(Value::float(real.hypot(imaginary))),
        None => match vm.lookup_special(value, Sym::ABS) {
            Some(method) => vm.tail_call(method, &Args::of(&[value])),
            None => {
                let class = vm.class_name(value);
                Err(vm.type_error(&format!("bad operand type for abs(): '{class}'")))
            }
        },
    }
}

/// `divmod(a, b)`
pub fn divmod(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "divmod", 2)?;
    let (a, b) = (args.get(0), args.get(1));
    if vm.overrides(a, Sym::DIVMOD) || vm.overrides(b, Sym::RDIVMOD) {
        return Err(Stop::Fallback);
    }
    match divmod_of(vm, a, b) {
        Some(outcome) => outcome,
        None => {
            let (left, right) = (vm.class_name(a), vm.class_name(b));
            Err(vm.type_error(&format!(
                "unsupported operand type(s) for divmod(): '{left}' and '{right}'"
            )))
        }
    }
}

pub fn divmod_of(vm: &mut Vm, a: Value, b: Value) -> Option<Outcome> {
    let quotient = match (vm.number_of(a)?, vm.number_of(b)?) {
        (Number::Complex(..), _) | (_, Number::Complex(..)) => return None,
        (Number::Int(a), Number::Int(b)) if b != 0 && !(a == i64::MIN && b == -1) => {
            let (quotient, remainder) = a.div_mod_floor(&b);
            return Some(Ok(vm
                .heap
                .tuple(vec![Value::Int(quotient), Value::Int(remainder)])));
        }
        _ => vm.binary_native(BinaryOperator::FloorDivide, false, a, b)?,
    };
    let quotient = match quotient {
        Ok(quotient) => quotient,
        Err(stop) => return Some(Err(stop)),
    };
    match vm.binary_native(BinaryOperator::Remainder, false, a, b)? {
        Ok(remainder) => Some(Ok(vm.heap.tuple(vec![quotient, remainder]))),
        Err(stop) => Some(Err(stop)),
    }
}

const POW: Signature = Signature {
    name: "pow",
    names: &["base", "exp", "mod"],
    required: 2,
    positional_only: 0,
    positional: 3,
};

/// `pow(base, exp, mod=None)`
pub fn pow(vm: &mut Vm, args: &Args) -> Outcome {
    let [base, exponent, modulus] = vm.bind::<3>(args, &POW)?;
    if vm.user_class(base).is_some() || vm.user_class(exponent).is_some() {
        return Err(Stop::Fallback);
    }
    if modulus.is_null() || modulus.is_none() {
        return vm.binary_op(BinaryOperator::Power, false, base, exponent);
    }
    power(vm, &Args::of(&[base, exponent, modulus]))
}

/// `pow` with a modulus.
pub fn power(vm: &mut Vm, args: &Args) -> Outcome {
    let parts = [args.get(0), args.get(1), args.get(2)].map(|value| vm.integer_of(value));
    let [Some(base), Some(exponent), Some(modulus)] = parts else {
        let number = |vm: &Vm, value| vm.number_of(value).is_some();
        return Err(if number(vm, args.get(0)) && number(vm, args.get(1)) {
            vm.type_error("pow() 3rd argument not allowed unless all arguments are integers")
        } else {
            let names = [args.get(0), args.get(1), args.get(2)].map(|value| vm.class_name(value));
            vm.type_error(&format!(
                "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
                names[0], names[1], names[2]
            ))
        });
    };
    vm.power_modulo(&base.to_big(), &exponent.to_big(), &modulus.to_big())
}

const ROUND: Signature = Signature {
    name: "round",
    names: &["number", "ndigits"],
    required: 1,
    positional_only: 0,
    positional: 2,
};

/// `round(number, ndigits=None)`
pub fn round(vm: &mut Vm, args: &Args) -> Outcome {
    let [number, digits] = vm.bind::<2>(args, &ROUND)?;
    if let Some(method) = vm.python_method(number, Sym::ROUND) {
        let both = [number, digits];
        return vm.tail_call(
            method,
            &Args::of(if digits.is_null() { &both[..1] } else { &both }),
        );
    }
    if vm.number_of(number).is_none() || matches!(vm.number_of(number), Some(Number::Complex(..))) {
        let class = vm.class_name(number);
        return Err(vm.type_error(&format!("type {class} doesn't define __round__ method")));
    }
    round_value(vm, number, digits)
}

pub fn round_value(vm: &mut Vm, number: Value, digits: Value) -> Outcome {
    let whole = digits.is_null() || digits.is_none();
    match vm.number_of(number) {
        Some(Number::Float(number)) if whole => {
            let rounded = vm.pure(float_text::round_to_integer(number))?;
            Ok(vm.int_from(rounded))
        }
        Some(Number::Float(number)) => {
            let places = vm.as_index(digits)?;
            vm.pure(float_text::round(number, places)).map(Value::float)
        }
        Some(Number::Int(small)) if whole => Ok(Value::Int(small)),
        Some(Number::Big(big)) if whole => Ok(vm.int_from(big)),
        _ => {
            let places = vm.as_index(digits)?;
            let Some(integer) = vm.integer_of(number) else {
                return Ok(number);
            };
            if places >= 0 {
                return Ok(vm.int_value(integer));
            }
            Ok(round_integer(vm, &integer, places.unsigned_abs()))
        }
    }
}

/// To a multiple of a power of ten, ties to even.
fn round_integer(vm: &mut Vm, number: &Integer, places: u64) -> Value {
    let number = number.to_big();
    if places > number.bits() {
        return Value::Int(0);
    }
    let unit = num_traits::Pow::pow(BigInt::from(10), places);
    let (quotient, remainder) = number.div_mod_floor(&unit);
    let twice: BigInt = remainder * 2;
    let up = match twice.cmp(&unit) {
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => quotient.is_odd(),
        std::cmp::Ordering::Less => false,
    };
    let quotient = if up { quotient + 1 } else { quotient };
    vm.int_from(quotient * unit)
}

fn prefixed(vm: &mut Vm, args: &Args, name: &str, base: u32, prefix: &str) -> Outcome {
    vm.one_argument(args, name)?;
    let number = vm.integer(args.get(0))?;
    let text = int_text::with_prefix(&number, base, prefix);
    vm.pure_str(text)
}

pub fn bin(vm: &mut Vm, args: &Args) -> Outcome {
    prefixed(vm, args, "bin", 2, "0b")
}

pub fn oct(vm: &mut Vm, args: &Args) -> Outcome {
    prefixed(vm, args, "oct", 8, "0o")
}

pub fn hex(vm: &mut Vm, args: &Args) -> Outcome {
    prefixed(vm, args, "hex", 16, "0x")
}

pub fn chr(vm: &mut Vm, args: &Args) -> Outcome {
    vm.one_argument(args, "chr")?;
    let code = vm.integer(args.get(0))?;
    let letter = vm.pure(int_text::chr(&code))?;
    Ok(vm.character(letter))
}

pub fn ord(vm: &mut Vm, args: &Args) -> Outcome {
    vm.one_argument(args, "ord")?;
    let value = args.get(0);
    if let Some(bytes) = vm.bytes_of(value) {
        return match bytes {
            [byte] => Ok(Value::Int(i64::from(*byte))),
            _ => {
                let length = bytes.len();
                Err(vm.type_error(&format!(
                    "ord() expected a character, but string of length {length} found"
                )))
            }
        };
    }
    match vm.text_of(value).map(str::to_owned) {
        Some(text) => vm.pure(int_text::ord(&text)).map(Value::Int),
        None => {
            let class = vm.class_name(value);
            Err(vm.type_error(&format!(
                "ord() expected string of length 1, but {class} found"
            )))
        }
    }
}
