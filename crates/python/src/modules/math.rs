//! `math`: functions of floats, over `pure::math_functions`; those of integers are in `math_numbers`.
//!
//! Model: `Modules/mathmodule.c` of 3.14, with its error texts.

use super::coerce::Target;
use super::math_numbers as numbers;
use crate::native::{Args, NativeDef, Outcome, Stop, function};
use crate::pure::math_functions as pure;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;

macro_rules! unary_functions {
    ($($function:ident),* $(,)?) => {
        $(fn $function(vm: &mut Vm, args: &Args) -> Outcome {
            unary(vm, args, stringify!($function))
        })*
    };
}

unary_functions!(
    acos, acosh, asin, asinh, atan, atanh, cbrt, cos, cosh, degrees, erf, erfc, exp, exp2, expm1,
    fabs, gamma, lgamma, log1p, radians, sin, sinh, sqrt, tan, tanh,
);

pub static FUNCTIONS: &[NativeDef] = &[
    function("math", "acos", acos),
    function("math", "acosh", acosh),
    function("math", "asin", asin),
    function("math", "asinh", asinh),
    function("math", "atan", atan),
    function("math", "atan2", atan2),
    function("math", "atanh", atanh),
    function("math", "cbrt", cbrt),
    function("math", "ceil", ceil),
    function("math", "comb", numbers::comb),
    function("math", "copysign", copysign),
    function("math", "cos", cos),
    function("math", "cosh", cosh),
    function("math", "degrees", degrees),
    function("math", "dist", numbers::dist),
    function("math", "erf", erf),
    function("math", "erfc", erfc),
    function("math", "exp", exp),
    function("math", "exp2", exp2),
    function("math", "expm1", expm1),
    function("math", "fabs", fabs),
    function("math", "factorial", numbers::factorial),
    function("math", "floor", floor),
    function("math", "fma", fma),
    function("math", "fmod", fmod),
    function("math", "frexp", frexp),
    function("math", "fsum", numbers::fsum),
    function("math", "gamma", gamma),
    function("math", "gcd", numbers::gcd),
    function("math", "hypot", hypot),
    function("math", "isclose", is_close),
    function("math", "isfinite", is_finite),
    function("math", "isinf", is_inf),
    function("math", "isnan", is_nan),
    function("math", "isqrt", numbers::isqrt),
    function("math", "lcm", numbers::lcm),
    function("math", "ldexp", ldexp),
    function("math", "lgamma", lgamma),
    function("math", "log", log),
    function("math", "log10", log10),
    function("math", "log1p", log1p),
    function("math", "log2", log2),
    function("math", "modf", modf),
    function("math", "nextafter", next_after),
    function("math", "perm", numbers::perm),
    function("math", "pow", pow),
    function("math", "prod", numbers::prod),
    function("math", "radians", radians),
    function("math", "remainder", remainder),
    function("math", "sin", sin),
    function("math", "sinh", sinh),
    function("math", "sqrt", sqrt),
    function("math", "sumprod", numbers::sumprod),
    function("math", "tan", tan),
    function("math", "tanh", tanh),
    function("math", "trunc", trunc),
    function("math", "ulp", ulp),
];

pub fn fill(vm: &mut Vm, module: Id) {
    use std::f64::consts;
    for (name, value) in [
        ("pi", consts::PI),
        ("e", consts::E),
        ("tau", consts::TAU),
        ("inf", f64::INFINITY),
        ("nan", f64::NAN),
    ] {
        super::put(vm, module, name, Value::float(value));
    }
}

/// Exactly `count` arguments, all of them as floats, in the words of `math`.
fn reals<const N: usize>(vm: &mut Vm, args: &Args, name: &str) -> Result<[f64; N], Stop> {
    if !args.names.is_empty() {
        return Err(vm.type_error(&format!("math.{name}() takes no keyword arguments")));
    }
    if args.len() != N {
        let text = if N == 1 {
            format!(
                "math.{name}() takes exactly one argument ({} given)",
                args.len()
            )
        } else {
            format!("{name} expected {N} arguments, got {}", args.len())
        };
        return Err(vm.type_error(&text));
    }
    let mut found = [0.0; N];
    for (place, value) in found.iter_mut().zip(args.positional()) {
        *place = vm.real(*value)?;
    }
    Ok(found)
}

/// A function of floats, called again after `__float__` where an argument needs it.
fn on_reals<const N: usize>(
    vm: &mut Vm,
    args: &Args,
    name: &'static str,
    compute: impl FnOnce(&mut Vm, [f64; N]) -> Outcome,
) -> Outcome {
    let outcome = match reals::<N>(vm, args, name) {
        Ok(values) => compute(vm, values),
        Err(stop) => Err(stop),
    };
    vm.coerced(outcome, "math", name, args, Target::Float)
}

fn unary(vm: &mut Vm, args: &Args, name: &'static str) -> Outcome {
    on_reals::<1>(vm, args, name, |vm, [value]| {
        let computed = pure::unary(name, value).expect("it is a function of one float");
        vm.pure(computed).map(Value::float)
    })
}

macro_rules! binary_functions {
    ($($function:ident = $name:literal: $compute:expr),* $(,)?) => {
        $(fn $function(vm: &mut Vm, args: &Args) -> Outcome {
            on_reals::<2>(vm, args, $name, |vm, [left, right]| {
                let computed = $compute(left, right);
                vm.pure(computed).map(Value::float)
            })
        })*
    };
}

binary_functions!(
    atan2 = "atan2": |height, width| Ok(pure::atan2(height, width)),
    copysign = "copysign": |size: f64, sign: f64| Ok(size.copysign(sign)),
    fmod = "fmod": pure::fmod,
    pow = "pow": pure::pow,
    remainder = "remainder": pure::remainder,
);

fn fma(vm: &mut Vm, args: &Args) -> Outcome {
    on_reals::<3>(vm, args, "fma", |vm, [x, y, z]| {
        let computed = pure::fma(x, y, z);
        vm.pure(computed).map(Value::float)
    })
}

fn is_finite(vm: &mut Vm, args: &Args) -> Outcome {
    on_reals::<1>(vm, args, "isfinite", |_, [value]| {
        Ok(Value::bool(value.is_finite()))
    })
}

fn is_inf(vm: &mut Vm, args: &Args) -> Outcome {
    on_reals::<1>(vm, args, "isinf", |_, [value]| {
        Ok(Value::bool(value.is_infinite()))
    })
}

fn is_nan(vm: &mut Vm, args: &Args) -> Outcome {
    on_reals::<1>(vm, args, "isnan", |_, [value]| {
        Ok(Value::bool(value.is_nan()))
    })
}

fn ulp(vm: &mut Vm, args: &Args) -> Outcome {
    on_reals::<1>(vm, args, "ulp", |_, [value]| {
        Ok(Value::float(pure::ulp(value)))
    })
}

fn frexp(vm: &mut Vm, args: &Args) -> Outcome {
    on_reals::<1>(vm, args, "frexp", |vm, [value]| {
        let (mantissa, exponent) = pure::frexp(value);
        Ok(vm.heap.tuple(vec![
            Value::float(mantissa),
            Value::Int(i64::from(exponent)),
        ]))
    })
}

fn modf(vm: &mut Vm, args: &Args) -> Outcome {
    on_reals::<1>(vm, args, "modf", |vm, [value]| {
        let (fraction, whole) = pure::modf(value);
        Ok(vm
            .heap
            .tuple(vec![Value::float(fraction), Value::float(whole)]))
    })
}

fn ldexp(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "ldexp", 2)?;
    let outcome = vm.real(args.get(0)).and_then(|value| {
        let power = match vm.integer_of(args.get(1)) {
            Some(crate::pure::int_text::Integer::Small(power)) => power,
            Some(big) if big.is_negative() => i64::MIN,
            Some(_) => i64::MAX,
            None => return Err(vm.type_error("Expected an int as second argument to ldexp.")),
        };
        let computed = pure::ldexp(value, power);
        vm.pure(computed).map(Value::float)
    });
    vm.coerced(outcome, "math", "ldexp", args, Target::Float)
}

fn hypot(vm: &mut Vm, args: &Args) -> Outcome {
    if !args.names.is_empty() {
        return Err(vm.type_error("math.hypot() takes no keyword arguments"));
    }
    let mut parts = Vec::new();
    for value in args.positional() {
        match vm.real(*value) {
            Ok(part) => parts.push(part),
            Err(stop) => return vm.coerced(Err(stop), "math", "hypot", args, Target::Float),
        }
    }
    Ok(Value::float(pure::hypot(&parts)))
}

fn next_after(vm: &mut Vm, args: &Args) -> Outcome {
    let steps_name = vm.sym("steps");
    let steps = match args.keyword(steps_name) {
        None | Some(Value::None) => 1,
        Some(value) => match vm.as_index(value)? {
            steps if steps < 0 => {
                return Err(vm.value_error("steps must be a non-negative integer"));
            }
            steps => steps as u64,
        },
    };
    let positional = Args::of(args.positional());
    let outcome = reals::<2>(vm, &positional, "nextafter")
        .map(|[value, towards]| Value::float(pure::next_after(value, towards, steps)));
    vm.coerced(outcome, "math", "nextafter", args, Target::Float)
}

fn is_close(vm: &mut Vm, args: &Args) -> Outcome {
    let signature = crate::native::Signature {
        name: "isclose",
        names: &["a", "b", "rel_tol", "abs_tol"],
        required: 2,
        positional_only: 0,
        positional: 2,
    };
    let bound = vm.bind::<4>(args, &signature)?;
    let mut values = [0.0, 0.0, 1e-9, 0.0];
    for (place, value) in values.iter_mut().zip(bound) {
        if value.is_null() {
            continue;
        }
        match vm.real(value) {
            Ok(real) => *place = real,
            Err(stop) => return vm.coerced(Err(stop), "math", "isclose", args, Target::Float),
        }
    }
    let [left, right, relative, absolute] = values;
    let close = pure::is_close(left, right, relative, absolute);
    vm.pure(close).map(Value::bool)
}

// ---- logarithms: of integers of any size ---------------------------------------

fn logarithm(vm: &mut Vm, value: Value, name: &str) -> Result<f64, Stop> {
    if let Some(crate::pure::int_text::Integer::Big(big)) = vm.integer_of(value) {
        let computed = pure::log_integer(name, &big);
        return vm.pure(computed);
    }
    if let Some(crate::pure::int_text::Integer::Small(small)) = vm.integer_of(value) {
        let computed = pure::log_integer(name, &small.into());
        return vm.pure(computed);
    }
    let real = vm.real(value)?;
    let computed = pure::unary(name, real).expect("it is a function of one float");
    vm.pure(computed)
}

fn log(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "log", 1, 2)?;
    let outcome = logarithm(vm, args.get(0), "log").and_then(|value| {
        if args.len() == 1 {
            return Ok(Value::float(value));
        }
        let base = logarithm(vm, args.get(1), "log")?;
        if base == 0.0 {
            return Err(vm.zero_division(if vm.is_old() {
                "float division by zero"
            } else {
                "division by zero"
            }));
        }
        Ok(Value::float(value / base))
    });
    vm.coerced(outcome, "math", "log", args, Target::Float)
}

fn log2(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "math.log2", 1)?;
    let outcome = logarithm(vm, args.get(0), "log2").map(Value::float);
    vm.coerced(outcome, "math", "log2", args, Target::Float)
}

fn log10(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "math.log10", 1)?;
    let outcome = logarithm(vm, args.get(0), "log10").map(Value::float);
    vm.coerced(outcome, "math", "log10", args, Target::Float)
}

// ---- rounding to integers: the object's own method first --------------------------

fn rounded(
    vm: &mut Vm,
    args: &Args,
    name: &'static str,
    method: Sym,
    round: fn(f64) -> crate::pure::PureResult<num_bigint::BigInt>,
) -> Outcome {
    vm.exactly(args, name, 1)?;
    let value = args.get(0);
    if let Some(method) = vm.override_of(value, method) {
        return vm.tail_call(method, args);
    }
    if vm.is_int(value) {
        let inner = vm.payload(value);
        return Ok(match inner {
            Value::Bool(truth) => Value::Int(i64::from(truth.get())),
            other => other,
        });
    }
    if name == "trunc" && vm.number_of(value).is_none() {
        let class = vm.class_name(value);
        return Err(vm.type_error(&format!("type {class} doesn't define __trunc__ method")));
    }
    let outcome = vm.real(value).and_then(|real| {
        let whole = round(real);
        let whole = vm.pure(whole)?;
        Ok(vm.int_from(whole))
    });
    vm.coerced(outcome, "math", name, args, Target::Float)
}

fn floor(vm: &mut Vm, args: &Args) -> Outcome {
    rounded(vm, args, "floor", Sym::FLOOR, pure::floor)
}

fn ceil(vm: &mut Vm, args: &Args) -> Outcome {
    rounded(vm, args, "ceil", Sym::CEIL, pure::ceil)
}

fn trunc(vm: &mut Vm, args: &Args) -> Outcome {
    rounded(vm, args, "trunc", Sym::TRUNC, pure::trunc)
}
