//! The `math` module and the arithmetic of numbers, against recorded CPython answers (fixtures/math.jsonl).

mod recorded;

use python::pure::{integer_math, math_functions};
use recorded::{Argument, Recorded, check, list, ok};
use serde_json::Value;

fn floats(arguments: &[Argument<'_>]) -> Vec<f64> {
    arguments.iter().map(|argument| argument.float()).collect()
}

#[test]
fn math_agrees_with_cpython() {
    check(&exact_lines(), |name, a| match name {
        "unary" => ok(math_functions::unary(a[0].text(), a[1].float()).unwrap()?),
        "pow" => ok(math_functions::pow(a[0].float(), a[1].float())?),
        "float_pow" => ok(math_functions::float_pow(a[0].float(), a[1].float()).transpose()?),
        "divmod" => {
            let (whole, rest) = math_functions::divmod(a[0].float(), a[1].float())?;
            ok(list([whole, rest]))
        }
        "divide" => ok(math_functions::divide(a[0].float(), a[1].float())?),
        "fmod" => ok(math_functions::fmod(a[0].float(), a[1].float())?),
        "remainder" => ok(math_functions::remainder(a[0].float(), a[1].float())?),
        "atan2" => ok(math_functions::atan2(a[0].float(), a[1].float())),
        "hypot" => ok(math_functions::hypot(&floats(a))),
        "isclose_negative" => ok(math_functions::is_close(
            a[0].float(),
            a[1].float(),
            -1.0,
            0.0,
        )?),
        "isclose" => ok(math_functions::is_close(
            a[0].float(),
            a[1].float(),
            1e-9,
            0.0,
        )?),
        "nextafter" => ok(math_functions::next_after(
            a[0].float(),
            a[1].float(),
            a[2].small() as u64,
        )),
        "ulp" => ok(math_functions::ulp(a[0].float())),
        "frexp" => {
            let (mantissa, power) = math_functions::frexp(a[0].float());
            ok(Value::Array(vec![
                mantissa.recorded(),
                i64::from(power).recorded(),
            ]))
        }
        "modf" => {
            let (fraction, whole) = math_functions::modf(a[0].float());
            ok(list([fraction, whole]))
        }
        "floor" => ok(math_functions::floor(a[0].float())?),
        "ceil" => ok(math_functions::ceil(a[0].float())?),
        "ldexp" => ok(math_functions::ldexp(a[0].float(), a[1].small())?),
        "fsum" => ok(math_functions::fsum(floats(&a[0].list()))?),
        "sum" => {
            let mut sum = math_functions::CompensatedSum::new(0.0);
            floats(&a[0].list())
                .into_iter()
                .for_each(|value| sum.add(value));
            ok(sum.value())
        }
        "factorial" => ok(integer_math::factorial(&a[0].big())?),
        "isqrt" => ok(integer_math::isqrt(&a[0].big())?),
        "comb" => ok(integer_math::comb(&a[0].big(), &a[1].big())?),
        "perm" => ok(integer_math::perm(&a[0].big(), &a[1].big())?),
        "gcd" => ok(integer_math::gcd(&[a[0].big(), a[1].big(), a[2].big()])),
        "lcm" => ok(integer_math::lcm(&[a[0].big(), a[1].big(), a[2].big()])),
        "int_divmod" => {
            let (quotient, rest) = integer_math::divmod(&a[0].big(), &a[1].big())?;
            ok(list([quotient, rest]))
        }
        "true_divide" => ok(integer_math::true_divide(&a[0].big(), &a[1].big())?),
        "int_pow" => ok(integer_math::pow(&a[0].big(), &a[1].big())?),
        "pow_modulo" => ok(integer_math::pow_modulo(
            &a[0].big(),
            &a[1].big(),
            &a[2].big(),
        )?),
        _ => panic!("no such function: {name}"),
    });
}

const LINES: &str = include_str!("fixtures/math.jsonl");

fn exact_lines() -> String {
    LINES
        .lines()
        .filter(|line| !line.starts_with("[\"near"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// Functions that C libraries themselves round carelessly: the same errors, and numbers that agree to 13 digits.
#[test]
fn the_careless_functions_are_near() {
    for line in LINES.lines().filter(|line| line.starts_with("[\"near")) {
        let entry: Value = serde_json::from_str(line).unwrap();
        let (name, argument) = (Argument(&entry[1][0]).text(), Argument(&entry[1][1]));
        let ours = match entry[0].as_str() {
            Some("near_log") => math_functions::log_integer(name, &argument.big()),
            _ => math_functions::unary(name, argument.float()).unwrap(),
        };
        match ours {
            Err(error) => assert_eq!(entry[2]["error"], error.to_string(), "{line}"),
            Ok(ours) => {
                assert!(entry[2]["error"].is_null(), "{line}: {ours}");
                let theirs = Argument(&entry[2]["ok"]).float();
                let close = (ours - theirs).abs() <= 1e-13 * theirs.abs()
                    || ours.to_bits() == theirs.to_bits()
                    || (ours.is_nan() && theirs.is_nan());
                assert!(close, "{line}: {ours} for {theirs}");
            }
        }
    }
}
