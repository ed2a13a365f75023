//! Package strconv: floats (what is about integers and quotes is Go).

use crate::vm::{Flow, Native, Vm};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("strconv.FormatFloat", format_float_native),
    ("strconv.parseFloat", parse_float),
];

/// Float, format, precision, bits.
fn format_float_native(vm: &mut Vm, base: usize) -> Flow {
    let float = vm.arg_float(base, 0);
    let (format, precision) = (vm.arg(base, 1) as u8, vm.arg(base, 2) as i64);
    let text = format_float(float, format, precision, vm.arg(base, 3));
    vm.charge(60);
    vm.set_text(base, 0, text.as_bytes());
    Flow::Next
}

/// Digits and the decimal exponent of the first: `d.ddd × 10^exponent`. A negative precision: the
/// shortest that reads back.
fn digits(float: f64, precision: i64, bits: u64) -> (Vec<u8>, i32) {
    let text = match precision {
        ..0 => shortest(float, bits),
        _ => format!("{:.*e}", precision as usize, float),
    };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let digits = mantissa.bytes().filter(u8::is_ascii_digit).collect();
    (digits, exponent.parse().unwrap_or(0))
}

/// The fewest digits that read back. Of two that are equally near, the even one, as Go takes it.
fn shortest(float: f64, bits: u64) -> String {
    let text = match bits {
        32 => format!("{:e}", float as f32),
        _ => format!("{float:e}"),
    };
    let digits = text.split('e').next().unwrap_or("").bytes().filter(u8::is_ascii_digit).count();
    let even = format!("{:.*e}", digits - 1, float);
    let reads_back = match bits {
        32 => even.parse() == Ok(float as f32),
        _ => even.parse() == Ok(float),
    };
    if reads_back { even } else { text }
}

/// `strconv.FormatFloat`.
pub(crate) fn format_float(float: f64, format: u8, precision: i64, bits: u64) -> String {
    if float.is_nan() {
        return "NaN".to_owned();
    }
    if float.is_infinite() {
        return if float > 0.0 { "+Inf" } else { "-Inf" }.to_owned();
    }
    let sign = if float.is_sign_negative() { "-" } else { "" };
    let float = match bits {
        32 => f64::from(float as f32).abs(),
        _ => float.abs(),
    };
    match format {
        b'b' => {
            let (mantissa, exponent) = binary(float, bits);
            format!("{sign}{mantissa}p{exponent:+}")
        }
        b'x' | b'X' => format!("{sign}{}", hexadecimal(float, format, precision)),
        b'e' | b'E' => {
            let (digits, exponent) = digits(float, precision, bits);
            format!("{sign}{}", scientific(&digits, exponent, format))
        }
        b'f' | b'F' => {
            let text = match precision {
                ..0 => {
                    let (digits, exponent) = digits(float, -1, bits);
                    plain(&digits, exponent)
                }
                _ => format!("{:.*}", precision as usize, float),
            };
            format!("{sign}{text}")
        }
        _ => {
            let shortest = precision < 0;
            let wanted = if precision == 0 { 1 } else { precision };
            let (mut digits, exponent) = digits(float, if shortest { -1 } else { wanted - 1 }, bits);
            if !shortest {
                while digits.len() > 1 && digits.last() == Some(&b'0') {
                    digits.pop();
                }
            }
            let mut limit = if shortest { 6 } else { wanted };
            if wanted > digits.len() as i64 && digits.len() as i64 >= i64::from(exponent) + 1 {
                limit = digits.len() as i64;
            }
            if shortest {
                limit = 6;
            }
            if exponent < -4 || i64::from(exponent) >= limit {
                let format = if format == b'G' { b'E' } else { b'e' };
                return format!("{sign}{}", scientific(&digits, exponent, format));
            }
            format!("{sign}{}", plain(&digits, exponent))
        }
    }
}

/// Mantissa and exponent of two, as the float holds them.
fn binary(float: f64, bits: u64) -> (u64, i64) {
    let (raw, width, bias) = match bits {
        32 => (u64::from((float as f32).to_bits()), 23, 127),
        _ => (float.to_bits(), 52, 1023),
    };
    let (mantissa, exponent) = (raw & ((1 << width) - 1), (raw >> width) as i64);
    match exponent {
        0 => (mantissa, 1 - bias - width),
        _ => (mantissa | 1 << width, exponent - bias - width),
    }
}

fn scientific(digits: &[u8], exponent: i32, format: u8) -> String {
    let text = String::from_utf8_lossy(digits);
    let (first, rest) = text.split_at(1);
    let point = if rest.is_empty() { "" } else { "." };
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{first}{point}{rest}{}{sign}{:02}", format as char, exponent.abs())
}

fn plain(digits: &[u8], exponent: i32) -> String {
    let text = String::from_utf8_lossy(digits);
    if exponent < 0 {
        return format!("0.{}{text}", "0".repeat((-exponent - 1) as usize));
    }
    let whole = exponent as usize + 1;
    if text.len() <= whole {
        return format!("{text}{}", "0".repeat(whole - text.len()));
    }
    format!("{}.{}", &text[..whole], &text[whole..])
}

fn hexadecimal(float: f64, format: u8, precision: i64) -> String {
    let raw = float.to_bits();
    let mut exponent = (raw >> 52 & 0x7ff) as i64 - 1023;
    let mut mantissa = raw & ((1 << 52) - 1);
    if float == 0.0 {
        exponent = 0;
    } else if exponent == -1023 {
        exponent = -1022;
        while mantissa & 1 << 52 == 0 {
            mantissa <<= 1;
            exponent -= 1;
        }
    } else {
        mantissa |= 1 << 52;
    }
    if (0..13).contains(&precision) {
        let drop = 52 - 4 * precision as u32;
        let half = 1u64 << (drop - 1);
        let odd = mantissa >> drop & 1;
        mantissa = (mantissa + half - 1 + odd) >> drop << drop;
        if mantissa >> 53 != 0 {
            mantissa >>= 1;
            exponent += 1;
        }
    }
    let lead = mantissa >> 52;
    let mut fraction = format!("{:013x}", mantissa & ((1 << 52) - 1));
    if precision < 0 {
        fraction = fraction.trim_end_matches('0').to_owned();
    } else {
        fraction.truncate(precision as usize);
        fraction.push_str(&"0".repeat(precision as usize - fraction.len()));
    }
    let point = if fraction.is_empty() { "" } else { "." };
    let sign = if exponent < 0 { '-' } else { '+' };
    let text = format!("0x{lead}{point}{fraction}p{sign}{:02}", exponent.abs());
    if format == b'X' { text.to_uppercase() } else { text }
}

/// Text, bits: the float; 0 good, 1 not a number's text, 2 out of range.
fn parse_float(vm: &mut Vm, base: usize) -> Flow {
    let text = vm.arg_text(base, 0);
    let bits = vm.arg(base, 2);
    let (value, status) = read_float(&text, bits);
    vm.charge(60);
    vm.set(base, 0, value.to_bits());
    vm.set(base, 1, status);
    Flow::Next
}

fn read_float(text: &str, bits: u64) -> (f64, u64) {
    let lower = text.to_ascii_lowercase();
    let (negative, unsigned) = match lower.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, lower.strip_prefix('+').unwrap_or(&lower)),
    };
    let sign = if negative { -1.0 } else { 1.0 };
    if matches!(unsigned, "inf" | "infinity") {
        return (sign * f64::INFINITY, 0);
    }
    if unsigned == "nan" {
        return (f64::NAN, 0);
    }
    if let Some(rest) = unsigned.strip_prefix("0x") {
        return match read_hexadecimal(rest) {
            Some(value) => (sign * value, 0),
            None => (0.0, 1),
        };
    }
    let good = !unsigned.is_empty()
        && unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && unsigned.bytes().any(|byte| byte.is_ascii_digit());
    match unsigned.parse::<f64>() {
        Ok(value) if good => {
            let value = if bits == 32 {
                unsigned.parse::<f32>().map(f64::from).unwrap_or(value)
            } else {
                value
            };
            (sign * value, if value.is_infinite() { 2 } else { 0 })
        }
        _ => (0.0, 1),
    }
}

fn read_hexadecimal(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once('p')?;
    let exponent: i32 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let value = u64::from_str_radix(&digits, 16).ok()?;
    Some(value as f64 * 2f64.powi(exponent - 4 * fraction.len() as i32))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_written_as_go_writes_them() {
        let shortest = |float| format_float(float, b'g', -1, 64);
        assert_eq!(shortest(1.0), "1");
        assert_eq!(shortest(1e6), "1e+06");
        assert_eq!(format_float(100000.0, b'g', -1, 64), "100000");
        assert_eq!(format_float(3.14159, b'f', 2, 64), "3.14");
        assert_eq!(format_float(123456.789, b'e', 6, 64), "1.234568e+05");
        assert_eq!(format_float(0.1f32 as f64, b'g', -1, 32), "0.1");
        assert_eq!(format_float(1e-7, b'g', -1, 64), "1e-07");
        assert_eq!(format_float(1.0, b'x', -1, 64), "0x1p+00");
        assert_eq!(format_float(-2118768.25, b'f', -1, 32), "-2118768.2");
        assert_eq!(format_float(0.0, b'f', -1, 64), "0");
        assert_eq!(format_float(1.9999, b'x', 1, 64), "0x1.0p+01");
        assert_eq!(format_float(1e30, b'G', -1, 64), "1E+30");
        assert_eq!(format_float(1.5, b'b', -1, 32), "12582912p-23");
    }
}
