//! Package math, and the random numbers that a seed gives.

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
            ("math.Atan2", |vm, base| two(vm, base, libm::atan2)),
            ("math.Mod", |vm, base| two(vm, base, libm::fmod)),
            ("math.Hypot", |vm, base| two(vm, base, libm::hypot)),
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
    "math.Sin" => libm::sin,
    "math.Cos" => libm::cos,
    "math.Tan" => libm::tan,
    "math.Asin" => libm::asin,
    "math.Acos" => libm::acos,
    "math.Atan" => libm::atan,
    "math.Sinh" => libm::sinh,
    "math.Cosh" => libm::cosh,
    "math.Tanh" => libm::tanh,
    "math.Exp" => libm::exp,
    "math.Exp2" => libm::exp2,
    "math.Expm1" => libm::expm1,
    "math.Log" => libm::log,
    "math.Log2" => libm::log2,
    "math.Log10" => libm::log10,
    "math.Log1p" => libm::log1p,
    "math.Cbrt" => libm::cbrt,
    "math.Gamma" => libm::tgamma,
    "math.Erf" => libm::erf,
}

fn two(vm: &mut Vm, base: usize, function: fn(f64, f64) -> f64) -> Flow {
    let result = function(vm.arg_float(base, 0), vm.arg_float(base, 1));
    vm.charge(15);
    vm.set(base, 0, result.to_bits());
    Flow::Next
}

fn pow(vm: &mut Vm, base: usize) -> Flow {
    two(vm, base, libm::pow)
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
