//! Numbers, hashes, chance and slices, against recorded CPython answers (fixtures/numbers.jsonl).

mod recorded;

use python::pure::mersenne::Mersenne;
use python::pure::{float_text, hash, int_text, slice};
use recorded::{Answer, Argument, Recorded, check, list, ok};

fn draw(kind: &str, seed: Argument<'_>) -> Answer {
    let mut generator = match kind {
        "int" => Mersenne::from_integer(&seed.big()),
        "text" => Mersenne::from_text(seed.text()),
        "bytes" => Mersenne::from_bytes(&seed.bytes()),
        _ => Mersenne::from_float(seed.float()),
    };
    let state = generator.state();
    let mut out: Vec<_> = [0, 1, 623, 624]
        .map(|at| i64::from(state[at]).recorded())
        .into();
    out.extend((0..3).map(|_| generator.random().recorded()));
    for bits in [0, 1, 5, 31, 32, 33, 64, 100, 257] {
        out.push(generator.bits(bits)?.recorded());
    }
    for limit in [
        "1",
        "2",
        "10",
        "1000",
        "1099511627776",
        "1000000000000000000000000000000",
    ] {
        out.push(generator.below(&limit.parse().unwrap()).recorded());
    }
    for _ in 0..1000 {
        generator.random();
    }
    let mut again = Mersenne::from_float(0.0);
    again.set_state(&generator.state())?;
    out.push(again.random().recorded());
    out.push(i64::from(again.state()[624]).recorded());
    ok(list(out))
}

#[test]
fn numbers_agree_with_cpython() {
    check(
        include_str!("fixtures/numbers.jsonl"),
        |name, a| match name {
            "repr_float" => ok(float_text::repr(a[0].float())),
            "hex_float" => ok(float_text::hex(a[0].float())),
            "from_hex" => ok(float_text::from_hex(a[0].text())?),
            "ratio" => {
                let (numerator, denominator) = float_text::as_integer_ratio(a[0].float())?;
                ok(list([numerator, denominator]))
            }
            "round_integer" => ok(float_text::round_to_integer(a[0].float())?),
            "int_float" => ok(float_text::truncate(a[0].float())?),
            "is_integer" => ok(float_text::is_integer(a[0].float())),
            "round" => ok(float_text::round(a[0].float(), a[1].small())?),
            "hash_float" => ok(hash::float(a[0].float())),
            "parse_float" => ok(float_text::parse(a[0].text())?),
            "str_int" => ok(int_text::str(&a[0].integer())?),
            "bin" => ok(int_text::with_prefix(&a[0].integer(), 2, "0b")?),
            "oct" => ok(int_text::with_prefix(&a[0].integer(), 8, "0o")?),
            "hex" => ok(int_text::with_prefix(&a[0].integer(), 16, "0x")?),
            "bit_length" => ok(int_text::bit_length(&a[0].integer()) as i64),
            "bit_count" => ok(int_text::bit_count(&a[0].integer()) as i64),
            "hash_int" => {
                let big = hash::big_integer(&a[0].big());
                if let int_text::Integer::Small(small) = a[0].integer() {
                    assert_eq!(hash::small_integer(small), big);
                }
                ok(big)
            }
            "float_int" => ok(float_text::from_integer(&a[0].big())?),
            "to_bytes" => {
                let little = int_text::is_little(a[2].text())?;
                ok(int_text::to_bytes(
                    &a[0].integer(),
                    a[1].small(),
                    little,
                    a[3].boolean(),
                )?)
            }
            "from_bytes" => ok(int_text::from_bytes(
                &a[0].bytes(),
                int_text::is_little(a[1].text())?,
                a[2].boolean(),
            )),
            "parse_int" => ok(int_text::parse(a[0].text(), a[1].small())?),
            "chr" => ok(int_text::chr(&a[0].integer())?.to_string()),
            "ord" => ok(int_text::ord(a[0].text())?),
            "hash_text" => ok(hash::text(a[0].text())),
            "hash_bytes" => ok(hash::bytes(&a[0].bytes())),
            "hash_tuple" => ok(hash::tuple(
                a[0].list().into_iter().map(|item| item.small()),
            )),
            "hash_frozenset" => ok(hash::frozenset(
                a[0].list().into_iter().map(|item| item.small()),
            )),
            "random" => draw(a[0].text(), a[1]),
            "slice" => {
                let range = slice::adjust(
                    a[0].optional(),
                    a[1].optional(),
                    a[2].optional(),
                    a[3].small() as usize,
                )?;
                assert_eq!(range.positions().count(), range.length);
                ok(list([
                    range.start,
                    range.stop,
                    range.step,
                    range.length as i64,
                ]))
            }
            _ => panic!("no such function: {name}"),
        },
    );
}
