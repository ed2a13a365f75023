//! The builtin `print` and `println`, and panic values.

use crate::code::Kind;
use crate::vm::{Flow, Native, Vm};
use trace::Stream;

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("print.text", text),
    ("print.value", value),
    ("runtime.panicValueText", panic_value_text),
];

fn text(vm: &mut Vm, base: usize) -> Flow {
    let bytes = vm.arg_bytes(base, 0);
    vm.charge(500);
    vm.write_out(Stream::Stderr, &bytes);
    Flow::Next
}

/// An interface; the third word: its static type is an interface, whose words are printed.
fn value(vm: &mut Vm, base: usize) -> Flow {
    let iface = vm.arg_iface(base, 0);
    let text = if vm.arg(base, 2) != 0 {
        format!("({:#x},{:#x})", iface[0], iface[1])
    } else {
        vm.basic_text(iface)
    };
    vm.charge(500);
    vm.write_out(Stream::Stderr, text.as_bytes());
    Flow::Next
}

impl Vm {
    /// As the builtin `print` writes a value (1.27: the shortest form of floats).
    fn basic_text(&self, iface: [u64; 2]) -> String {
        let Some((id, words)) = self.held(iface) else {
            return "nil".to_owned();
        };
        let rtype = self.program.rtype(id);
        let word = words.first().copied().unwrap_or(0);
        match rtype.kind {
            Kind::Bool => (word != 0).to_string(),
            kind if kind.is_signed() => (word as i64).to_string(),
            kind if kind.is_unsigned() => word.to_string(),
            Kind::Float64 => super::strconv::format_float(f64::from_bits(word), b'g', -1, 64),
            Kind::Float32 => {
                super::strconv::format_float(f64::from(f32::from_bits(word as u32)), b'g', -1, 32)
            }
            Kind::Complex128 => {
                let part = |word: u64| super::strconv::format_float(f64::from_bits(word), b'g', -1, 64);
                let (real, imaginary) = (part(words[0]), part(words[1]));
                let sign = if imaginary.starts_with(['-', '+']) { "" } else { "+" };
                format!("({real}{sign}{imaginary}i)")
            }
            Kind::String => self.string_at(&words),
            Kind::Slice => format!("[{}/{}]{:#x}", words[1], words[2], words[0]),
            _ => format!("{word:#x}"),
        }
    }
}

/// What stands behind `panic: ` for a value that is neither an error nor a Stringer (F4).
fn panic_value_text(vm: &mut Vm, base: usize) -> Flow {
    let iface = vm.arg_iface(base, 0);
    let text = match vm.held(iface) {
        None => "nil".to_owned(),
        Some((id, words)) => {
            let rtype = vm.program.rtype(id);
            let (kind, name) = (rtype.kind, rtype.name.clone());
            let plain = vm.basic_text(iface);
            let basic = (Kind::Bool..=Kind::Complex128).contains(&kind);
            match kind {
                Kind::String if name == "string" => plain.replace('\n', "\n\t"),
                Kind::String => format!("{name}(\"{}\")", plain.replace('\n', "\n\t")),
                _ if basic && !name.contains('.') => plain,
                _ if basic => format!("{name}({plain})"),
                _ => {
                    let address = if words.len() == 1 { words[0] } else { iface[1] };
                    format!("({name}) {address:#x}")
                }
            }
        }
    };
    vm.set_text(base, 0, text.as_bytes());
    Flow::Next
}
