//! Package math, and the random numbers that a seed gives.

use super::elementary;
use crate::vm::{Flow, Native, Vm};

macro_rules! one_float {
    ($($name:literal => $function:expr),* $(,)?) => {
        pub(super) const NATIVES: &[(&str, Native)] = &[
            $(($name, |vm, base| {
                let function: fn(f64) -> f64 = $function;
                let result = function(vm.arg_float(base, 0));
                vm.charge(10);
                vm.set(base, 0, result.to_bits());
                Flow::Next
            }),)*
            ("math.Pow", pow),
            ("math.Atan2", |vm, base| two(vm, base, elementary::atan2)),
            ("math.Mod", |vm, base| two(vm, base, libm::fmod)),
            ("math.Hypot", |vm, base| two(vm, base, elementary::hypot)),
            ("math.Remainder", |vm, base| two(vm, base, libm::remainder)),
            ("math.FMA", fma),
            ("math.Float64bits", same),
            ("math.Float64frombits", same),
            ("math.Float32bits", same),
            ("math.Float32frombits", same),
            ("math/rand.runtimeRandom", random),
            ("math/rand/v2.runtimeRandom", random),
        ];
    };
}

one_float! {
    "math.Sqrt" => f64::sqrt,
    "math.Floor" => f64::floor,
    "math.Ceil" => f64::ceil,
    "math.Trunc" => f64::trunc,
    "math.RoundToEven" => libm::rint,
    "math.Round" => f64::round,
    "math.Sin" => elementary::sin,
    "math.Cos" => elementary::cos,
    "math.Tan" => elementary::tan,
    "math.Asin" => elementary::asin,
    "math.Acos" => elementary::acos,
    "math.Atan" => elementary::atan,
    "math.Sinh" => elementary::sinh,
    "math.Cosh" => elementary::cosh,
    "math.Tanh" => elementary::tanh,
    "math.Exp" => elementary::exp,
    "math.Exp2" => elementary::exp2,
    "math.Expm1" => libm::expm1,
    "math.Log" => libm::log,
    "math.Log2" => elementary::log2,
    "math.Log10" => elementary::log10,
    "math.Log1p" => libm::log1p,
    "math.Cbrt" => elementary::cbrt,
    "math.Gamma" => elementary::gamma,
    "math.Erf" => super::erf::erf,
}

fn two(vm: &mut Vm, base: usize, function: fn(f64, f64) -> f64) -> Flow {
    let result = function(vm.arg_float(base, 0), vm.arg_float(base, 1));
    vm.charge(15);
    vm.set(base, 0, result.to_bits());
    Flow::Next
}

fn pow(vm: &mut Vm, base: usize) -> Flow {
    two(vm, base, elementary::pow)
}

fn fma(vm: &mut Vm, base: usize) -> Flow {
    let result = libm::fma(vm.arg_float(base, 0), vm.arg_float(base, 1), vm.arg_float(base, 2));
    vm.set(base, 0, result.to_bits());
    Flow::Next
}

/// Bits of a float are what its register holds.
fn same(_: &mut Vm, _: usize) -> Flow {
    Flow::Next
}

/// A random word from the scenario's seed.
fn random(vm: &mut Vm, base: usize) -> Flow {
    vm.flush();
    let word = vm.kernel.random();
    vm.set(base, 0, word);
    Flow::Next
}
