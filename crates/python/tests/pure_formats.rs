//! The format mini-language, `%` and `str.format`, against recorded CPython answers.

mod recorded;

use python::pure::int_text::Integer;
use python::pure::percent::{Count, Field, Piece};
use python::pure::str_format::{Root, Step};
use python::pure::{PureError, PureResult, float_text, format_spec, percent, str_format, str_repr};
use recorded::{Answer, Argument, Recorded, check, list, ok};
use serde_json::Value;

/// What the VM does around [`percent`]: fetches values one by one and dispatches on the conversion.
fn percent_format(template: &str, values: &[Argument<'_>]) -> PureResult<String> {
    let mut values = values.iter().copied();
    let mut text = String::new();
    for piece in percent::pieces(template) {
        match piece? {
            Piece::Literal(literal) => text.push_str(&literal),
            Piece::Field(mut field) => {
                if field.width == Count::Star {
                    field.set_width(star(values.next())?);
                }
                if field.precision == Count::Star {
                    field.set_precision(star(values.next())?);
                }
                text.push_str(&fill(
                    &field,
                    values.next().ok_or_else(percent::not_enough)?,
                )?);
            }
        }
    }
    if values.next().is_some() {
        Err(percent::not_all_converted())
    } else {
        Ok(text)
    }
}

fn star(value: Option<Argument<'_>>) -> PureResult<i64> {
    let value = value.ok_or_else(percent::not_enough)?;
    if value.is("i:") {
        Ok(value.small())
    } else {
        Err(percent::star_wants_int())
    }
}

fn fill(field: &Field, value: Argument<'_>) -> PureResult<String> {
    let type_name = if value.is("i:") {
        "int"
    } else if value.is("f:") {
        "float"
    } else {
        "str"
    };
    match field.conversion {
        's' | 'r' | 'a' => field.render_text(&match (type_name, field.conversion) {
            ("int", _) => value.big().to_string(),
            ("float", _) => float_text::repr(value.float()),
            (_, 's') => value.text().to_owned(),
            (_, 'r') => str_repr::repr(value.text()),
            _ => str_repr::ascii(value.text()),
        }),
        'd' | 'i' | 'u' if type_name == "float" => {
            field.render_int(&Integer::from(float_text::truncate(value.float())?))
        }
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' if type_name == "int" => {
            field.render_int(&value.integer())
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' if type_name == "int" => {
            field.render_float(float_text::from_integer(&value.big())?)
        }
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' if type_name == "float" => {
            field.render_float(value.float())
        }
        'c' if type_name == "int" => field.render_code(&value.integer()),
        'c' if type_name == "str" => match value.text().chars().collect::<Vec<_>>()[..] {
            [letter] => field.render_char(letter),
            ref letters => Err(field.wrong_length(letters.len())),
        },
        'd' | 'i' | 'u' | 'x' | 'X' | 'o' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'c' => {
            Err(field.wrong_type(type_name))
        }
        _ => Err(field.unsupported()),
    }
}

fn shape(template: &str) -> Answer {
    let mut shapes: Vec<Value> = Vec::new();
    for piece in str_format::pieces(template) {
        match piece? {
            str_format::Piece::Literal(text) => shapes.push(list(["literal".to_owned(), text])),
            str_format::Piece::Field(field) => {
                assert_eq!(field.nested, field.spec.contains('{'));
                let conversion = field.conversion.map(|letter| letter.to_string());
                shapes.push(Value::Array(vec![
                    "field".recorded(),
                    field.name.recorded(),
                    conversion.recorded(),
                    field.spec.recorded(),
                ]));
            }
        }
    }
    // CPython's parser joins a brace to the literal before it, and takes one at a time.
    ok(list(shapes))
}

fn joined(shapes: &Value) -> Value {
    let mut out: Vec<Value> = Vec::new();
    for shape in shapes.as_array().into_iter().flatten() {
        let literal = |value: &Value| {
            (value[0] == "s:literal").then(|| value[1].as_str().unwrap_or("")[2..].to_owned())
        };
        match (
            out.last_mut()
                .and_then(|last| literal(last).map(|text| (last, text))),
            literal(shape),
        ) {
            (Some((last, before)), Some(text)) => last[1] = format!("{before}{text}").recorded(),
            _ => out.push(shape.clone()),
        }
    }
    Value::Array(out)
}

fn path(name: &str) -> PureResult<String> {
    let (root, steps) = str_format::path(name)?;
    assert_eq!(root, Root::Name("a".into()));
    Ok(steps.iter().fold("a".to_owned(), |trail, step| match step {
        Step::Attribute(name) => format!("{trail}.{name}"),
        Step::Index(index) => format!("{trail}[{index}]"),
        Step::Key(key) => format!("{trail}[{}]", str_repr::repr(key)),
    }))
}

#[test]
fn formats_agree_with_cpython() {
    check(
        include_str!("fixtures/formats.jsonl"),
        |name, a| match name {
            "format_str" => ok(format_spec::format_str(a[0].text(), a[1].text(), "str")?),
            "format_int" => ok(format_spec::format_int(
                &a[0].integer(),
                a[1].text(),
                "int",
            )?),
            "format_bool" => ok(format_spec::format_int(
                &Integer::Small(a[0].boolean().into()),
                a[1].text(),
                "bool",
            )?),
            "format_float" => ok(format_spec::format_float(
                a[0].float(),
                a[1].text(),
                "float",
            )?),
            "percent" => ok(percent_format(a[0].text(), &a[1..])?),
            "percent_map" => {
                let pieces = percent::pieces(a[0].text()).collect::<PureResult<Vec<_>>>()?;
                let keys: Vec<_> = a[1]
                    .list()
                    .iter()
                    .map(|key| key.text().to_owned())
                    .collect();
                let text = pieces.into_iter().map(|piece| match piece {
                    Piece::Literal(text) => Ok(text),
                    Piece::Field(field) => {
                        assert!(keys.contains(field.key.as_ref().unwrap()));
                        field.render_int(&Integer::Small(7))
                    }
                });
                ok(text.collect::<PureResult<String>>()?)
            }
            "str_format" => shape(a[0].text()).map(|shapes| joined(&shapes)),
            "path" => ok(path(a[0].text())?),
            _ => panic!("no such function: {name}"),
        },
    );
}

#[test]
fn fields_are_numbered_one_way_only() {
    let mut numbering = str_format::Numbering::default();
    assert_eq!(
        (numbering.automatic(), numbering.automatic()),
        (Ok(0), Ok(1))
    );
    let message = "cannot switch from automatic field numbering to manual field specification";
    assert_eq!(numbering.manual(), Err(PureError::value(message)));
    let mut numbering = str_format::Numbering::default();
    assert_eq!(numbering.manual(), Ok(()));
    let message = "cannot switch from manual field specification to automatic field numbering";
    assert_eq!(numbering.automatic(), Err(PureError::value(message)));
}

/// New in 3.14, which no recording has.
#[test]
fn fractions_are_grouped() {
    for (value, spec, expected) in [
        (1234.56789, ".6_f", Ok("1234.567_890")),
        (1234.56789, ",.6,f", Ok("1,234.567,890")),
        (1234.56789, "._f", Ok("1234.567_890")),
        (0.12345678, ".8_e", Ok("1.234_567_80e-01")),
        (1.5, ".2,_f", Err("Cannot specify both ',' and '_'.")),
        (1.5, ".n", Err("Format specifier missing precision")),
        (1.5, "._n", Err("Cannot specify '_' with 'n'.")),
    ] {
        let expected = expected.map(str::to_owned).map_err(PureError::value);
        assert_eq!(
            format_spec::format_float(value, spec, "float"),
            expected,
            "{spec}"
        );
    }
}
