//! `float` and `complex`.

use super::protocol::{self, arithmetic, ordering};
use crate::native::{
    Args, NativeDef, Outcome, Signature, Stop, class_method, getter, method, static_method,
};
use crate::pure::{float_text, math_functions};
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::number::Number;

pub static METHODS: &[NativeDef] = &[
    static_method("float", "__new__", new),
    class_method("float", "fromhex", fromhex).takes(1),
    method("float", "hex", hex).takes(0),
    method("float", "is_integer", is_integer).takes(0),
    method("float", "as_integer_ratio", ratio).takes(0),
    method("float", "conjugate", itself).takes(0),
    method("float", "__float__", itself).slot(0, 0),
    method("float", "__int__", truncated).slot(0, 0),
    method("float", "__trunc__", truncated).takes(0),
    method("float", "__floor__", floor).takes(0),
    method("float", "__ceil__", ceil).takes(0),
    method("float", "__round__", round).between(0, 1),
    method("float", "__getnewargs__", getnewargs).takes(0),
    getter("float", "real", itself),
    getter("float", "imag", zero),
];
pub static ARITHMETIC: &[NativeDef] = &arithmetic!("float");
pub static ORDERING: &[NativeDef] = &ordering!("float");

pub static COMPLEX: &[NativeDef] = &[
    static_method("complex", "__new__", complex_new),
    method("complex", "conjugate", conjugate).takes(0),
    method("complex", "__complex__", protocol::itself).takes(0),
    getter("complex", "real", real_part),
    getter("complex", "imag", imaginary_part),
];
pub static COMPLEX_ARITHMETIC: &[NativeDef] = &arithmetic!("complex");

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "float")?;
    vm.between_own(args, "float", 0, 1)?;
    let number = match args.optional(1) {
        Value::Null => 0.0,
        value => from_value(vm, value)?,
    };
    Ok(vm.wrap_payload(class, vm.classes.float, Value::float(number)))
}

/// `float(value)`. Fallback for `__float__` and `__index__` of Python.
pub fn from_value(vm: &mut Vm, value: Value) -> Result<f64, Stop> {
    if vm.overrides(value, Sym::FLOAT)
        || (vm.overrides(value, Sym::INDEX) && vm.number_of(value).is_none())
    {
        return Err(Stop::Fallback);
    }
    match vm.number_of(value) {
        Some(Number::Complex(..)) | None => {}
        Some(_) => return vm.real(value),
    }
    let text = match (vm.text_of(value), vm.bytes_of(value)) {
        (Some(text), _) => text.to_owned(),
        (_, Some(bytes)) => bytes.iter().map(|byte| *byte as char).collect(),
        _ => {
            let name = vm.class_name(value);
            return Err(vm.type_error(&format!(
                "float() argument must be a string or a real number, not '{name}'"
            )));
        }
    };
    vm.pure(float_text::parse(&text))
}

fn own(vm: &Vm, args: &Args) -> f64 {
    match vm.payload(args.get(0)) {
        Value::Float(number) => number.get(),
        _ => 0.0,
    }
}

fn itself(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::float(own(vm, args)))
}

fn zero(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::float(0.0))
}

fn getnewargs(vm: &mut Vm, args: &Args) -> Outcome {
    let number = Value::float(own(vm, args));
    Ok(vm.heap.tuple(vec![number]))
}

fn hex(vm: &mut Vm, args: &Args) -> Outcome {
    let text = float_text::hex(own(vm, args));
    Ok(vm.heap.str(&text))
}

fn fromhex(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "float.fromhex", 1)?;
    let text = vm.text_of(args.get(1)).unwrap_or("").to_owned();
    vm.pure(float_text::from_hex(&text)).map(Value::float)
}

fn is_integer(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(float_text::is_integer(own(vm, args))))
}

fn ratio(vm: &mut Vm, args: &Args) -> Outcome {
    let number = own(vm, args);
    let (numerator, denominator) = vm.pure(float_text::as_integer_ratio(number))?;
    let parts = vec![vm.int_from(numerator), vm.int_from(denominator)];
    Ok(vm.heap.tuple(parts))
}

fn truncated(vm: &mut Vm, args: &Args) -> Outcome {
    let whole = vm.pure(float_text::truncate(own(vm, args)))?;
    Ok(vm.int_from(whole))
}

fn floor(vm: &mut Vm, args: &Args) -> Outcome {
    let whole = vm.pure(math_functions::floor(own(vm, args)))?;
    Ok(vm.int_from(whole))
}

fn ceil(vm: &mut Vm, args: &Args) -> Outcome {
    let whole = vm.pure(math_functions::ceil(own(vm, args)))?;
    Ok(vm.int_from(whole))
}

fn round(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "__round__", 0, 1)?;
    crate::builtins::number::round_value(vm, args.get(0), args.optional(1))
}

// ---- complex ---------------------------------------------------------------------

const COMPLEX_NEW: Signature = Signature {
    name: "complex",
    names: &["real", "imag"],
    required: 0,
    positional_only: 0,
    positional: 2,
};

fn complex_new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "complex")?;
    let [real, imaginary] = vm.bind_own::<2>(args, &COMPLEX_NEW)?;
    if let Some(text) = vm.text_of(real).map(str::to_owned)
        && imaginary.is_null()
    {
        let Some((real, imaginary)) = parse_complex(text.trim()) else {
            return Err(vm.value_error("complex() arg is a malformed string"));
        };
        let number = vm.complex(real, imaginary);
        return Ok(vm.wrap_payload(class, vm.classes.complex, number));
    }
    let a = complex_argument(vm, real, "real")?;
    let b = complex_argument(vm, imaginary, "imag")?;
    let number = match vm.number_of(real) {
        Some(Number::Complex(..)) => vm.complex(a.0 - b.1, a.1 + b.0),
        _ if imaginary.is_null() => vm.complex(a.0, 0.0),
        _ if b.1 == 0.0 => vm.complex(a.0, b.0),
        _ => vm.complex(a.0 - b.1, b.0),
    };
    Ok(vm.wrap_payload(class, vm.classes.complex, number))
}

fn complex_argument(vm: &mut Vm, value: Value, name: &str) -> Result<(f64, f64), Stop> {
    if value.is_null() {
        return Ok((0.0, 0.0));
    }
    if vm.overrides(value, Sym::COMPLEX) || vm.overrides(value, Sym::FLOAT) {
        return Err(Stop::Fallback);
    }
    match vm.number_of(value) {
        Some(Number::Complex(real, imaginary)) => Ok((real, imaginary)),
        Some(_) => Ok((vm.real(value)?, 0.0)),
        None => {
            let class = vm.class_name(value);
            Err(vm.type_error(&format!(
                "complex() argument '{name}' must be a real number, not {class}"
            )))
        }
    }
}

/// `1+2j`, `2j`, `1`, maybe in parentheses.
fn parse_complex(text: &str) -> Option<(f64, f64)> {
    let text = text
        .strip_prefix('(')
        .and_then(|text| text.strip_suffix(')'))
        .unwrap_or(text)
        .trim();
    let Some(body) = text.strip_suffix(['j', 'J']) else {
        return float_text::parse(text).ok().map(|real| (real, 0.0));
    };
    let split = body
        .char_indices()
        .rev()
        .find(|(at, letter)| {
            *at > 0
                && matches!(letter, '+' | '-')
                && !matches!(body.as_bytes()[at - 1], b'e' | b'E')
        })
        .map_or(0, |(at, _)| at);
    let (real, imaginary) = body.split_at(split);
    let imaginary = match imaginary {
        "" | "+" => 1.0,
        "-" => -1.0,
        text => float_text::parse(text).ok()?,
    };
    let real = if real.is_empty() {
        0.0
    } else {
        float_text::parse(real).ok()?
    };
    Some((real, imaginary))
}

fn parts(vm: &Vm, args: &Args) -> (f64, f64) {
    match vm.number_of(args.get(0)) {
        Some(Number::Complex(real, imaginary)) => (real, imaginary),
        _ => (0.0, 0.0),
    }
}

fn conjugate(vm: &mut Vm, args: &Args) -> Outcome {
    let (real, imaginary) = parts(vm, args);
    Ok(vm.complex(real, -imaginary))
}

fn real_part(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::float(parts(vm, args).0))
}

fn imaginary_part(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::float(parts(vm, args).1))
}
