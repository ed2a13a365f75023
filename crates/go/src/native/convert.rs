//! What the compiler calls for conversions and the like.

use crate::memory::{Kind, round_up};
use crate::vm::{Flow, Native, Thrown, Vm, decode};

/// States of a loop over a function, beside 0: its body may be called.
pub(crate) const RANGE_DONE: u64 = 1;
pub(crate) const RANGE_PANIC: u64 = 2;
pub(crate) const RANGE_EXHAUSTED: u64 = 3;
pub(crate) const RANGE_MISSING_PANIC: u64 = 4;

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("string.fromRune", from_rune),
    ("string.fromRunes", from_runes),
    ("string.fromBytes", from_bytes),
    ("string.toRunes", to_runes),
    ("string.toBytes", to_bytes),
    ("slice.clear", clear),
    ("float.extreme", extreme),
    ("complex.div", complex_div),
    ("range.continued", continued),
];

fn push_rune(out: &mut Vec<u8>, rune: u32) {
    let character = char::from_u32(rune).unwrap_or('\u{fffd}');
    out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}

fn from_rune(vm: &mut Vm, base: usize) -> Flow {
    let mut out = Vec::new();
    push_rune(&mut out, u32::try_from(vm.arg(base, 0)).unwrap_or(0xfffd));
    vm.set_text(base, 0, &out);
    Flow::Next
}

fn from_runes(vm: &mut Vm, base: usize) -> Flow {
    let (address, length) = (vm.arg(base, 0), vm.arg(base, 1));
    let mut out = Vec::new();
    for index in 0..length {
        push_rune(&mut out, vm.memory.load_u32(address + 4 * index).unwrap_or(0xfffd));
    }
    vm.set_text(base, 0, &out);
    Flow::Next
}

fn from_bytes(vm: &mut Vm, base: usize) -> Flow {
    let bytes = vm.arg_bytes(base, 0);
    vm.set_text(base, 0, &bytes);
    Flow::Next
}

fn to_runes(vm: &mut Vm, base: usize) -> Flow {
    let bytes = vm.arg_bytes(base, 0);
    let mut runes = Vec::new();
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let (rune, width) = decode(rest);
        runes.extend_from_slice(&rune.to_le_bytes());
        rest = &rest[width..];
    }
    let count = runes.len() as u64 / 4;
    let room = round_up(runes.len() as u64);
    let address = vm.memory.alloc(room, Kind::NoScan);
    let _ = vm.memory.write(address, &runes);
    vm.charge(count);
    vm.set(base, 0, address);
    vm.set(base, 1, count);
    vm.set(base, 2, room / 4);
    Flow::Next
}

fn to_bytes(vm: &mut Vm, base: usize) -> Flow {
    let bytes = vm.arg_bytes(base, 0);
    let length = bytes.len() as u64;
    let room = round_up(length);
    let address = vm.memory.alloc(room, Kind::NoScan);
    let _ = vm.memory.write(address, &bytes);
    vm.charge(length / 16);
    vm.set(base, 0, address);
    vm.set(base, 1, length);
    vm.set(base, 2, if length == 0 { 0 } else { room });
    Flow::Next
}

/// Address, length, size of an element.
fn clear(vm: &mut Vm, base: usize) -> Flow {
    let bytes = vm.arg(base, 1) * vm.arg(base, 2);
    let address = vm.arg(base, 0);
    vm.charge(bytes / 32);
    let _ = vm.memory.clear(address, bytes);
    Flow::Next
}

/// `min` or (third word) `max` of two floats.
fn extreme(vm: &mut Vm, base: usize) -> Flow {
    let (a, b) = (vm.arg_float(base, 0), vm.arg_float(base, 1));
    let wants_max = vm.arg(base, 2) != 0;
    let result = if a.is_nan() || b.is_nan() {
        f64::NAN
    } else if a == 0.0 && b == 0.0 {
        let negative = if wants_max {
            a.is_sign_negative() && b.is_sign_negative()
        } else {
            a.is_sign_negative() || b.is_sign_negative()
        };
        if negative { -0.0 } else { 0.0 }
    } else if (a < b) == wants_max {
        b
    } else {
        a
    };
    vm.set(base, 0, result.to_bits());
    Flow::Next
}

/// `runtime/complex.go`, Go 1.27.
fn complex_div(vm: &mut Vm, base: usize) -> Flow {
    let (a, b) = (vm.arg_float(base, 0), vm.arg_float(base, 1));
    let (c, d) = (vm.arg_float(base, 2), vm.arg_float(base, 3));
    let (real, imaginary) = if c.abs() >= d.abs() {
        let ratio = d / c;
        let denominator = c + ratio * d;
        ((a + b * ratio) / denominator, (b - a * ratio) / denominator)
    } else {
        let ratio = c / d;
        let denominator = d + ratio * c;
        ((a * ratio + b) / denominator, (b * ratio - a) / denominator)
    };
    vm.set(base, 0, real.to_bits());
    vm.set(base, 1, imaginary.to_bits());
    Flow::Next
}

/// The state of a loop over a function (`runtime.panicrangestate`): it was called, or left, when it
/// may not be.
fn continued(vm: &mut Vm, base: usize) -> Flow {
    let text = match vm.arg(base, 0) {
        RANGE_DONE => "continued iteration after function for loop body returned false",
        RANGE_PANIC => "continued iteration after loop body panic",
        RANGE_EXHAUSTED => "continued iteration after whole loop exit",
        _ => "recovered a loop body panic and did not resume panicking",
    };
    vm.panic(Thrown::Runtime(format!("range function {text}")))
}
