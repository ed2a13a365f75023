//! Package fmt: what has nothing but numbers, texts and truth values in it, without flags, at once.
//!
//! Everything else is done by the library's Go, which would print the same of these. The costs are
//! those of its instructions, about.

use crate::code::{Kind, RtypeId};
use crate::vm::{Flow, Native, Vm};

pub(super) const NATIVES: &[(&str, Native)] = &[("fmt.plainText", plain_text), ("fmt.plainBytes", plain_bytes)];

/// Which function of the package asks; others print by a format.
const PRINT: u64 = 0;
const PRINTLN: u64 = 1;

/// Nanoseconds: of a call, of a number and of each of its digits, of a text, of a truth value, of a verb.
const CALL_NS: u64 = 22;
const NUMBER_NS: u64 = 38;
const DIGIT_NS: u64 = 9;
const TEXT_NS: u64 = 24;
const BOOL_NS: u64 = 20;
const VERB_NS: u64 = 19;

/// Who asks, format, values: a string, and whether it is all.
fn plain_text(vm: &mut Vm, base: usize) -> Flow {
    let mut text = std::mem::take(&mut vm.spare);
    let is_all = vm.plain(base, &mut text);
    vm.set(base, 2, u64::from(is_all.is_some()));
    vm.set_text(base, 0, &text);
    vm.keep_spare(text);
    Flow::Next
}

/// The same as a slice of bytes.
fn plain_bytes(vm: &mut Vm, base: usize) -> Flow {
    let mut text = std::mem::take(&mut vm.spare);
    let is_all = vm.plain(base, &mut text);
    vm.set(base, 3, u64::from(is_all.is_some()));
    vm.set_text(base, 0, &text);
    vm.set(base, 2, text.len() as u64);
    vm.keep_spare(text);
    Flow::Next
}

impl Vm {
    /// None: it is not plain; then there is no text.
    fn plain(&mut self, base: usize, out: &mut Vec<u8>) -> Option<()> {
        let cost = self.write_values(base, out);
        if cost.is_none() {
            out.clear();
        }
        self.charge(cost?);
        Some(())
    }

    fn write_values(&self, base: usize, out: &mut Vec<u8>) -> Option<u64> {
        let (who, values, count) = (self.arg(base, 0), self.arg(base, 3), self.arg(base, 4));
        let mut cost = CALL_NS;
        if who > PRINTLN {
            let format = self.arg_bytes(base, 1);
            cost += self.by_format(&format, values, count, out)?;
        } else {
            let mut after_text = true;
            for index in 0..count {
                let (kind, iface) = self.plain_value(values, index)?;
                let is_text = kind == Kind::String;
                if who == PRINTLN && index > 0 || who == PRINT && !is_text && !after_text {
                    out.push(b' ');
                }
                cost += self.write_plain(kind, iface, out);
                after_text = is_text;
            }
            if who == PRINTLN {
                out.push(b'\n');
            }
        }
        Some(cost)
    }

    /// `%d`, `%s`, `%t` and `%v`, one for each value; what it costs.
    fn by_format(&self, format: &[u8], values: u64, count: u64, out: &mut Vec<u8>) -> Option<u64> {
        let (mut used, mut cost) = (0, 0);
        let mut pieces = format.split(|byte| *byte == b'%');
        out.extend_from_slice(pieces.next().unwrap_or_default());
        for piece in pieces {
            let (verb, rest) = piece.split_first()?;
            if used == count {
                return None;
            }
            let (kind, iface) = self.plain_value(values, used)?;
            let fits = match verb {
                b'v' => true,
                b's' => kind == Kind::String,
                b't' => kind == Kind::Bool,
                b'd' => !matches!(kind, Kind::String | Kind::Bool),
                _ => false,
            };
            if !fits {
                return None;
            }
            used += 1;
            cost += VERB_NS + self.write_plain(kind, iface, out);
            out.extend_from_slice(rest);
        }
        (used == count).then_some(cost)
    }

    /// The value by its number, if it is an integer, a text or a truth value and has no methods.
    fn plain_value(&self, values: u64, index: u64) -> Option<(Kind, [u64; 2])> {
        let at = values + 16 * index;
        let iface = [self.memory.load_u64(at).ok()?, self.memory.load_u64(at + 8).ok()?];
        if iface[0] == 0 {
            return None;
        }
        let rtype = self.program.rtype(RtypeId(iface[0] as u32));
        let kind = rtype.kind;
        let is_plain = matches!(kind, Kind::Bool | Kind::String) || kind.is_signed() || kind.is_unsigned();
        (is_plain && rtype.methods.is_empty()).then_some((kind, iface))
    }

    /// What it costs.
    fn write_plain(&self, kind: Kind, iface: [u64; 2], out: &mut Vec<u8>) -> u64 {
        let rtype = self.program.rtype(RtypeId(iface[0] as u32));
        let mut words = [0; 2];
        if rtype.is_direct() {
            words[0] = iface[1];
        } else {
            let _ = self.memory.load_words(iface[1], rtype.size, &mut words[..rtype.words()]);
        }
        let from = out.len();
        match kind {
            Kind::String => {
                self.memory.pieces(words[0], words[1], |piece| out.extend_from_slice(piece));
                return TEXT_NS + words[1] / 4;
            }
            Kind::Bool => {
                out.extend_from_slice(if words[0] != 0 { b"true" } else { b"false" });
                return BOOL_NS;
            }
            kind => {
                // A narrow one stands there without its sign.
                let unused = 64 - 8 * rtype.size.clamp(1, 8);
                let word = ((words[0] << unused) as i64 >> unused) as u64;
                let is_negative = kind.is_signed() && (word as i64) < 0;
                write_number(is_negative, if kind.is_signed() { word } else { words[0] }, out);
            }
        }
        NUMBER_NS + DIGIT_NS * (out.len() - from) as u64
    }
}

fn write_number(is_negative: bool, word: u64, out: &mut Vec<u8>) {
    let mut digits = [0; 20];
    let (mut at, mut rest) = (digits.len(), if is_negative { word.wrapping_neg() } else { word });
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if is_negative {
        out.push(b'-');
    }
    out.extend_from_slice(&digits[at..]);
}
