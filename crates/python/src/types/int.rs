//! `int` and `bool`.

use super::protocol::{self, arithmetic, ordering};
use crate::native::{
    Args, NativeDef, Outcome, Signature, Stop, class_method, getter, method, static_method,
};
use crate::pure::int_text::{self, Integer};
use crate::pure::{PureError, float_text};
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::Vm;
use crate::vm::number::Number;

pub static METHODS: &[NativeDef] = &[
    static_method("int", "__new__", new),
    method("int", "bit_length", bit_length).takes(0),
    method("int", "bit_count", bit_count).takes(0),
    method("int", "to_bytes", to_bytes),
    class_method("int", "from_bytes", from_bytes),
    method("int", "as_integer_ratio", ratio).takes(0),
    method("int", "is_integer", is_integer).takes(0),
    method("int", "conjugate", itself).takes(0),
    method("int", "__int__", itself).slot(0, 0),
    method("int", "__index__", itself).slot(0, 0),
    method("int", "__trunc__", itself).takes(0),
    method("int", "__floor__", itself).takes(0),
    method("int", "__ceil__", itself).takes(0),
    method("int", "__float__", to_float).slot(0, 0),
    method("int", "__round__", round).between(0, 1),
    method("int", "__invert__", protocol::invert).slot(0, 0),
    method("int", "__and__", protocol::and).slot(1, 1),
    method("int", "__rand__", protocol::rand).slot(1, 1),
    method("int", "__or__", protocol::or).slot(1, 1),
    method("int", "__ror__", protocol::ror).slot(1, 1),
    method("int", "__xor__", protocol::xor).slot(1, 1),
    method("int", "__rxor__", protocol::rxor).slot(1, 1),
    method("int", "__lshift__", protocol::lshift).slot(1, 1),
    method("int", "__rlshift__", protocol::rlshift).slot(1, 1),
    method("int", "__rshift__", protocol::rshift).slot(1, 1),
    method("int", "__rrshift__", protocol::rrshift).slot(1, 1),
    method("int", "__getnewargs__", getnewargs).takes(0),
    getter("int", "real", itself),
    getter("int", "imag", zero),
    getter("int", "numerator", itself),
    getter("int", "denominator", one),
];
pub static ARITHMETIC: &[NativeDef] = &arithmetic!("int");
pub static ORDERING: &[NativeDef] = &ordering!("int");

pub static BOOL: &[NativeDef] = &[
    static_method("bool", "__new__", bool_new),
    method("bool", "__repr__", protocol::repr).slot(0, 0),
    method("bool", "__and__", protocol::and).slot(1, 1),
    method("bool", "__or__", protocol::or).slot(1, 1),
    method("bool", "__xor__", protocol::xor).slot(1, 1),
];

const NEW: Signature = Signature {
    name: "int",
    names: &["x", "base"],
    required: 0,
    positional_only: 1,
    positional: 2,
};

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "int")?;
    let [value, base] = vm.bind_own::<2>(args, &NEW)?;
    let number = if value.is_null() {
        if !base.is_null() {
            return Err(vm.type_error("int() missing string argument"));
        }
        Value::Int(0)
    } else if base.is_null() {
        from_value(vm, value)?
    } else {
        let base = vm.as_index(base)?;
        let Some(text) = literal(vm, value) else {
            return Err(vm.type_error("int() can't convert non-string with explicit base"));
        };
        let number = vm.pure(int_text::parse(&text, base))?;
        vm.int_value(number)
    };
    if class == vm.classes.int {
        return Ok(number);
    }
    Ok(vm.wrap_payload(class, vm.classes.int, number))
}

fn literal(vm: &Vm, value: Value) -> Option<String> {
    match (vm.text_of(value), vm.bytes_of(value)) {
        (Some(text), _) => Some(text.to_owned()),
        (_, Some(bytes)) => Some(bytes.iter().map(|byte| *byte as char).collect()),
        _ => None,
    }
}

/// `int(value)`. Fallback for `__int__`, `__index__`, `__trunc__` of Python.
fn from_value(vm: &mut Vm, value: Value) -> Outcome {
    if [Sym::INT, Sym::INDEX, Sym::TRUNC]
        .iter()
        .any(|name| vm.overrides(value, *name))
    {
        return Err(Stop::Fallback);
    }
    match vm.number_of(value) {
        Some(Number::Int(number)) => return Ok(Value::Int(number)),
        Some(Number::Big(number)) => return Ok(vm.int_from(number)),
        Some(Number::Float(number)) => {
            let whole = vm.pure(float_text::truncate(number))?;
            return Ok(vm.int_from(whole));
        }
        _ => {}
    }
    match literal(vm, value) {
        Some(text) => {
            let parsed = match (int_text::parse(&text, 10), vm.bytes_of(value)) {
                // The text that could not be read is shown as it was given.
                (Err(PureError { message, .. }), Some(_))
                    if message.starts_with("invalid literal") =>
                {
                    let shown = vm.repr_native(value)?;
                    return Err(
                        vm.value_error(&format!("invalid literal for int() with base 10: {shown}"))
                    );
                }
                (parsed, _) => vm.pure(parsed)?,
            };
            Ok(vm.int_value(parsed))
        }
        None => {
            let name = vm.class_name(value);
            Err(vm.type_error(&format!(
                "int() argument must be a string, a bytes-like object or a real number, not '{name}'"
            )))
        }
    }
}

fn bool_new(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between_own(args, "bool", 0, 1)?;
    match args.optional(1) {
        Value::Null => Ok(Value::bool(false)),
        value => vm
            .truth_native(value)
            .map(Value::bool)
            .ok_or(Stop::Fallback),
    }
}

fn own(vm: &mut Vm, args: &Args) -> Integer {
    vm.integer_of(args.get(0)).unwrap_or(Integer::Small(0))
}

fn itself(vm: &mut Vm, args: &Args) -> Outcome {
    let number = own(vm, args);
    Ok(vm.int_value(number))
}

fn zero(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::Int(0))
}

fn one(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::Int(1))
}

fn getnewargs(vm: &mut Vm, args: &Args) -> Outcome {
    let number = itself(vm, args)?;
    Ok(vm.heap.tuple(vec![number]))
}

fn bit_length(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(int_text::bit_length(&own(vm, args)) as i64))
}

fn bit_count(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(int_text::bit_count(&own(vm, args)) as i64))
}

fn ratio(vm: &mut Vm, args: &Args) -> Outcome {
    let number = itself(vm, args)?;
    Ok(vm.heap.tuple(vec![number, Value::Int(1)]))
}

fn is_integer(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::bool(true))
}

fn to_float(vm: &mut Vm, args: &Args) -> Outcome {
    vm.real(args.get(0)).map(Value::float)
}

fn round(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "__round__", 0, 1)?;
    crate::builtins::number::round_value(vm, args.get(0), args.optional(1))
}

const TO_BYTES: Signature = Signature {
    name: "to_bytes",
    names: &["length", "byteorder", "signed"],
    required: 0,
    positional_only: 0,
    positional: 2,
};

fn to_bytes(vm: &mut Vm, args: &Args) -> Outcome {
    let [length, order, signed] = vm.bind_own::<3>(args, &TO_BYTES)?;
    vm.str_parameters(&TO_BYTES, &[length, order], &["byteorder"])?;
    let length = if length.is_null() {
        1
    } else {
        vm.as_index(length)?
    };
    let order = vm.text_of(order).unwrap_or("big").to_owned();
    let little = vm.pure(int_text::is_little(&order))?;
    let signed = vm.truth_native(signed).unwrap_or(false);
    let number = own(vm, args);
    let bytes = vm.pure(int_text::to_bytes(&number, length, little, signed))?;
    Ok(vm.heap.bytes_object(bytes))
}

const FROM_BYTES: Signature = Signature {
    name: "from_bytes",
    names: &["bytes", "byteorder", "signed"],
    required: 1,
    positional_only: 0,
    positional: 2,
};

fn from_bytes(vm: &mut Vm, args: &Args) -> Outcome {
    let [bytes, order, signed] = vm.bind_own::<3>(args, &FROM_BYTES)?;
    vm.str_parameters(&FROM_BYTES, &[bytes, order], &["byteorder"])?;
    let data = match (vm.bytes_of(bytes).map(<[u8]>::to_vec), vm.items_of(bytes)) {
        (Some(data), _) => data,
        (None, Some(items)) if vm.text_of(bytes).is_none() => {
            let mut data = Vec::with_capacity(items.len());
            for item in items {
                let byte = vm.as_index(item)?;
                data.push(vm.pure(crate::pure::bytes_text::byte(byte))?);
            }
            data
        }
        _ => {
            let name = vm.class_name(bytes);
            return Err(vm.type_error(&format!("cannot convert '{name}' object to bytes")));
        }
    };
    let order = vm.text_of(order).unwrap_or("big").to_owned();
    let little = vm.pure(int_text::is_little(&order))?;
    let signed = vm.truth_native(signed).unwrap_or(false);
    let number = vm.int_value(int_text::from_bytes(&data, little, signed));
    match args.get(0) {
        Value::Object(class) if class != vm.classes.int => {
            let class = Value::Object(class);
            vm.tail_call(class, &Args::of(&[number]))
        }
        _ => Ok(number),
    }
}
