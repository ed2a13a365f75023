//! `bytes` and `bytearray`: what they do is in `pure::bytes_text`.

use super::protocol::{self, collection, equality, ordering};
use crate::native::{
    Args, NativeDef, Outcome, Signature, Stop, class_method, method, static_method,
};
use crate::object::Object;
use crate::pure::bytes_text;
use crate::pure::str_text::Ends;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::Vm;

macro_rules! shared {
    ($owner:literal) => {
        [
            class_method($owner, "fromhex", fromhex).takes(1),
            method($owner, "decode", decode),
            method($owner, "hex", hex),
            method($owner, "find", find).between(1, 3),
            method($owner, "rfind", rfind).between(1, 3),
            method($owner, "index", index),
            method($owner, "rindex", rindex).between(1, 3),
            method($owner, "count", count),
            method($owner, "startswith", startswith).between(1, 3),
            method($owner, "endswith", endswith).between(1, 3),
            method($owner, "replace", replace).between(2, 3),
            method($owner, "strip", strip).between(0, 1),
            method($owner, "lstrip", lstrip).between(0, 1),
            method($owner, "rstrip", rstrip).between(0, 1),
            method($owner, "split", split),
            method($owner, "rsplit", rsplit),
            method($owner, "splitlines", splitlines),
            method($owner, "partition", partition).takes(1),
            method($owner, "rpartition", rpartition).takes(1),
            method($owner, "removeprefix", removeprefix).takes(1),
            method($owner, "removesuffix", removesuffix).takes(1),
            method($owner, "join", join).takes(1),
            method($owner, "translate", translate),
            static_method($owner, "maketrans", maketrans).between(2, 2),
            method($owner, "istitle", istitle).takes(0),
            method($owner, "lower", lower).takes(0),
            method($owner, "upper", upper).takes(0),
            method($owner, "title", title).takes(0),
            method($owner, "capitalize", capitalize).takes(0),
            method($owner, "swapcase", swapcase).takes(0),
            method($owner, "isalpha", isalpha).takes(0),
            method($owner, "isdigit", isdigit).takes(0),
            method($owner, "isalnum", isalnum).takes(0),
            method($owner, "isspace", isspace).takes(0),
            method($owner, "isascii", isascii).takes(0),
            method($owner, "islower", islower).takes(0),
            method($owner, "isupper", isupper).takes(0),
            method($owner, "ljust", ljust).between(1, 2),
            method($owner, "rjust", rjust).between(1, 2),
            method($owner, "center", center).between(1, 2),
            method($owner, "zfill", zfill).takes(1),
            method($owner, "expandtabs", expandtabs),
            method($owner, "__getitem__", protocol::getitem).slot(1, 1),
            method($owner, "__add__", protocol::add).slot(1, 1),
            method($owner, "__mul__", protocol::mul).slot(1, 1),
            method($owner, "__rmul__", protocol::rmul).slot(1, 1),
            method($owner, "__mod__", protocol::modulo).slot(1, 1),
        ]
    };
}

pub static METHODS: &[NativeDef] = &[
    static_method("bytes", "__new__", new),
    method("bytes", "__bytes__", itself).takes(0),
    method("bytes", "__hash__", protocol::hash),
    method("bytes", "__eq__", protocol::eq).slot(1, 1),
    method("bytes", "__ne__", protocol::ne).slot(1, 1),
];
pub static SHARED: &[NativeDef] = &shared!("bytes");
pub static ORDERING: &[NativeDef] = &ordering!("bytes");
pub static COLLECTION: &[NativeDef] = &collection!("bytes");

pub static ARRAY: &[NativeDef] = &[
    static_method("bytearray", "__new__", array_new),
    method("bytearray", "append", append).takes(1),
    method("bytearray", "extend", extend).takes(1),
    method("bytearray", "insert", insert).between(2, 2),
    method("bytearray", "pop", pop).between(0, 1),
    method("bytearray", "remove", remove).takes(1),
    method("bytearray", "clear", clear).takes(0),
    method("bytearray", "copy", copy).takes(0),
    method("bytearray", "reverse", reverse).takes(0),
    method("bytearray", "__setitem__", protocol::setitem).between(2, 2),
    method("bytearray", "__delitem__", protocol::delitem).slot(1, 1),
    method("bytearray", "__iadd__", protocol::iadd).slot(1, 1),
];
pub static ARRAY_SHARED: &[NativeDef] = &shared!("bytearray");
pub static ARRAY_EQUALITY: &[NativeDef] = &equality!("bytearray");
pub static ARRAY_ORDERING: &[NativeDef] = &ordering!("bytearray");
pub static ARRAY_COLLECTION: &[NativeDef] = &collection!("bytearray");

const NEW: Signature = Signature {
    name: "bytes",
    names: &["source", "encoding", "errors"],
    required: 0,
    positional_only: 0,
    positional: 3,
};

/// The bytes that `bytes(…)` or `bytearray(…)` is made of.
fn content(vm: &mut Vm, args: &Args, name: &'static str) -> Result<Vec<u8>, Stop> {
    let signature = Signature { name, ..NEW };
    let bound = vm.bind_own::<3>(args, &signature)?;
    vm.str_parameters(&signature, &bound, &["encoding", "errors"])?;
    let [source, encoding, errors] = bound;
    if vm.text_of(source).is_none() {
        for (given, what) in [(encoding, "encoding"), (errors, "errors")] {
            if !given.is_null() {
                return Err(vm.type_error(&format!("{what} without a string argument")));
            }
        }
    }
    if source.is_null() {
        return Ok(Vec::new());
    }
    if vm.text_of(source).is_some() {
        if encoding.is_null() {
            return Err(vm.type_error("string argument without an encoding"));
        }
        return super::str::encoded(vm, source, encoding, errors);
    }
    if vm.overrides(source, Sym::BYTES) {
        return Err(Stop::Fallback);
    }
    if let Some(bytes) = vm.bytes_of(source) {
        return Ok(bytes.to_vec());
    }
    if let Some(count) = vm.integer_of(source) {
        return match count {
            crate::pure::int_text::Integer::Small(count @ 0..=0x800_0000) => {
                Ok(vec![0; count as usize])
            }
            count if count.is_negative() => Err(vm.value_error("negative count")),
            _ => Err(vm.raise(vm.classes.memory_error, "")),
        };
    }
    let Some(items) = vm.items_of(source) else {
        return match vm.iterator_of(source) {
            Err(Stop::Raise(_)) => {
                let class = vm.class_name(source);
                Err(vm.type_error(&format!("cannot convert '{class}' object to {name}")))
            }
            _ => Err(Stop::Collect(1)),
        };
    };
    items.into_iter().map(|item| byte(vm, item, name)).collect()
}

fn byte(vm: &mut Vm, value: Value, name: &str) -> Result<u8, Stop> {
    match vm.integer(value)? {
        crate::pure::int_text::Integer::Small(byte @ 0..=255) => Ok(byte as u8),
        _ if name == "bytes" => Err(vm.value_error("bytes must be in range(0, 256)")),
        _ => Err(vm.value_error("byte must be in range(0, 256)")),
    }
}

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "bytes")?;
    if class == vm.classes.bytes
        && args.len() == 2
        && matches!(vm.object_of(args.get(1)), Some(Object::Bytes(_)))
    {
        return Ok(args.get(1));
    }
    let bytes = content(vm, args, "bytes")?;
    let bytes = vm.heap.bytes_object(bytes);
    Ok(vm.wrap_payload(class, vm.classes.bytes, bytes))
}

fn array_new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "bytearray")?;
    let bytes = content(vm, args, "bytearray")?;
    let bytes = vm.heap.make(Object::ByteArray(bytes));
    Ok(vm.wrap_payload(class, vm.classes.bytearray, bytes))
}

fn itself(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.payload(args.get(0)))
}

/// The bytes of self.
fn own<'a>(vm: &'a Vm, args: &Args) -> &'a [u8] {
    vm.bytes_of(args.get(0)).unwrap_or(&[])
}

/// A result of the same kind as self.
fn like(vm: &mut Vm, args: &Args, bytes: Vec<u8>) -> Value {
    match vm.object_of(vm.payload(args.get(0))) {
        Some(Object::ByteArray(_)) => vm.heap.make(Object::ByteArray(bytes)),
        _ => vm.heap.bytes_object(bytes),
    }
}

fn bytes_argument(vm: &mut Vm, value: Value) -> Result<Vec<u8>, Stop> {
    match vm.bytes_of(value) {
        Some(bytes) => Ok(bytes.to_vec()),
        None => {
            let name = vm.class_name(value);
            Err(vm.type_error(&format!("a bytes-like object is required, not '{name}'")))
        }
    }
}

fn fromhex(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "bytes.fromhex", 1)?;
    let Some(text) = vm.text_of(args.get(1)).map(str::to_owned) else {
        let name = vm.class_name(args.get(1));
        return Err(vm.type_error(&format!("fromhex() argument must be str, not {name}")));
    };
    let bytes = vm.pure(bytes_text::from_hex(&text))?;
    Ok(
        if matches!(args.get(0), Value::Object(class) if vm.is_subclass(class, vm.classes.bytearray))
        {
            vm.heap.make(Object::ByteArray(bytes))
        } else {
            vm.heap.bytes_object(bytes)
        },
    )
}

const DECODE: Signature = Signature {
    name: "decode",
    names: &["encoding", "errors"],
    required: 0,
    positional_only: 0,
    positional: 2,
};

fn decode(vm: &mut Vm, args: &Args) -> Outcome {
    let [encoding, errors] = vm.bind_own::<2>(args, &DECODE)?;
    vm.str_parameters(&DECODE, &[encoding, errors], DECODE.names)?;
    let bytes = own(vm, args).to_vec();
    let text = super::str::decode(vm, &bytes, encoding, errors)?;
    Ok(vm.heap.str(&text))
}

const HEX: Signature = Signature {
    name: "hex",
    names: &["sep", "bytes_per_sep"],
    required: 0,
    positional_only: 0,
    positional: 2,
};

fn hex(vm: &mut Vm, args: &Args) -> Outcome {
    let [given, group] = vm.bind_own::<2>(args, &HEX)?;
    let separator: Option<String> = match vm.bytes_of(given) {
        Some(bytes) => Some(bytes.iter().map(|byte| char::from(*byte)).collect()),
        None => vm.text_of(given).map(str::to_owned),
    };
    match &separator {
        None if !given.is_null() => {
            let class = vm.class_name(given);
            return Err(match vm.length_of(given) {
                None => vm.type_error(&format!("object of type '{class}' has no len()")),
                Some(1) => vm.type_error("sep must be str or bytes."),
                Some(_) => vm.value_error("sep must be length 1."),
            });
        }
        Some(text) if text.chars().count() != 1 => return Err(vm.value_error("sep must be length 1.")),
        _ => {}
    }
    let group = if group.is_null() {
        1
    } else {
        vm.as_index(group)?
    };
    let text = bytes_text::hex(own(vm, args), separator.as_deref(), group);
    vm.pure_str(text)
}

fn search(
    vm: &mut Vm,
    args: &Args,
    name: &str,
) -> Result<(Vec<u8>, Option<i64>, Option<i64>), Stop> {
    vm.method_range(args, name, 1, 3)?;
    let sub = match vm.as_int(args.get(1)) {
        Some(number) => vec![vm.pure(bytes_text::byte(number))?],
        None => match vm.bytes_of(args.get(1)) {
            Some(bytes) => bytes.to_vec(),
            None => {
                let class = vm.class_name(args.get(1));
                return Err(vm.type_error(&format!(
                    "argument should be integer or bytes-like object, not '{class}'"
                )));
            }
        },
    };
    Ok((
        sub,
        vm.clipped(args.optional(2))?,
        vm.clipped(args.optional(3))?,
    ))
}

fn find(vm: &mut Vm, args: &Args) -> Outcome {
    let (sub, start, end) = search(vm, args, "find")?;
    Ok(Value::Int(
        bytes_text::find(own(vm, args), &sub, start, end).map_or(-1, |at| at as i64),
    ))
}

fn rfind(vm: &mut Vm, args: &Args) -> Outcome {
    let (sub, start, end) = search(vm, args, "rfind")?;
    Ok(Value::Int(
        bytes_text::rfind(own(vm, args), &sub, start, end).map_or(-1, |at| at as i64),
    ))
}

fn index(vm: &mut Vm, args: &Args) -> Outcome {
    let (sub, start, end) = search(vm, args, "index")?;
    let found = bytes_text::find(own(vm, args), &sub, start, end);
    found
        .map(|at| Value::Int(at as i64))
        .ok_or_else(|| vm.raise_pure(bytes_text::not_found()))
}

fn rindex(vm: &mut Vm, args: &Args) -> Outcome {
    let (sub, start, end) = search(vm, args, "rindex")?;
    let found = bytes_text::rfind(own(vm, args), &sub, start, end);
    found
        .map(|at| Value::Int(at as i64))
        .ok_or_else(|| vm.raise_pure(bytes_text::not_found()))
}

fn count(vm: &mut Vm, args: &Args) -> Outcome {
    let (sub, start, end) = search(vm, args, "count")?;
    Ok(Value::Int(
        bytes_text::count(own(vm, args), &sub, start, end) as i64,
    ))
}

fn affix(
    vm: &mut Vm,
    args: &Args,
    name: &str,
    test: fn(&[u8], &[u8], Option<i64>, Option<i64>) -> bool,
) -> Outcome {
    vm.method_range(args, name, 1, 3)?;
    let (start, end) = (vm.clipped(args.optional(2))?, vm.clipped(args.optional(3))?);
    let candidates = match vm.object_of(args.get(1)) {
        Some(Object::Tuple(items)) => items.to_vec(),
        _ => vec![args.get(1)],
    };
    for candidate in candidates {
        let Some(affix) = vm.bytes_of(candidate).map(<[u8]>::to_vec) else {
            let class = vm.class_name(candidate);
            return Err(vm.type_error(&format!(
                "{name} first arg must be bytes or a tuple of bytes, not {class}"
            )));
        };
        if test(own(vm, args), &affix, start, end) {
            return Ok(Value::bool(true));
        }
    }
    Ok(Value::bool(false))
}

fn startswith(vm: &mut Vm, args: &Args) -> Outcome {
    affix(vm, args, "startswith", bytes_text::starts_with)
}

fn endswith(vm: &mut Vm, args: &Args) -> Outcome {
    affix(vm, args, "endswith", bytes_text::ends_with)
}

fn replace(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "replace", 2, 3)?;
    let (old, new) = (
        bytes_argument(vm, args.get(1))?,
        bytes_argument(vm, args.get(2))?,
    );
    let count = if args.len() > 3 {
        vm.as_index(args.get(3))?
    } else {
        -1
    };
    let bytes = bytes_text::replace(own(vm, args), &old, &new, count);
    Ok(like(vm, args, bytes))
}

fn strip_with(vm: &mut Vm, args: &Args, name: &str, ends: Ends) -> Outcome {
    vm.method_range(args, name, 0, 1)?;
    let chars = match args.optional(1) {
        Value::Null | Value::None => None,
        value => Some(bytes_argument(vm, value)?),
    };
    let bytes = bytes_text::strip(own(vm, args), chars.as_deref(), ends).to_vec();
    Ok(like(vm, args, bytes))
}

fn strip(vm: &mut Vm, args: &Args) -> Outcome {
    strip_with(vm, args, "strip", Ends::Both)
}

fn lstrip(vm: &mut Vm, args: &Args) -> Outcome {
    strip_with(vm, args, "lstrip", Ends::Left)
}

fn rstrip(vm: &mut Vm, args: &Args) -> Outcome {
    strip_with(vm, args, "rstrip", Ends::Right)
}

const SPLIT: Signature = Signature {
    name: "split",
    names: &["sep", "maxsplit"],
    required: 0,
    positional_only: 0,
    positional: 2,
};

fn split_with(vm: &mut Vm, args: &Args, from_right: bool) -> Outcome {
    let [separator, limit] = vm.bind_own::<2>(args, &SPLIT)?;
    let limit = if limit.is_null() {
        -1
    } else {
        vm.as_index(limit)?
    };
    let separator = match separator {
        Value::Null | Value::None => None,
        value => Some(bytes_argument(vm, value)?),
    };
    let data = own(vm, args).to_vec();
    let pieces = if from_right {
        bytes_text::rsplit(&data, separator.as_deref(), limit)
    } else {
        bytes_text::split(&data, separator.as_deref(), limit)
    };
    let pieces = vm.pure(pieces)?;
    let items = pieces
        .into_iter()
        .map(|piece| like(vm, args, piece.to_vec()))
        .collect();
    Ok(vm.heap.list(items))
}

fn split(vm: &mut Vm, args: &Args) -> Outcome {
    split_with(vm, args, false)
}

fn rsplit(vm: &mut Vm, args: &Args) -> Outcome {
    split_with(vm, args, true)
}

fn splitlines(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "splitlines", 0, 1)?;
    let keep = vm.truth_native(args.optional(1)).unwrap_or(false);
    let data = own(vm, args).to_vec();
    let items = bytes_text::split_lines(&data, keep)
        .into_iter()
        .map(|line| like(vm, args, line.to_vec()))
        .collect();
    Ok(vm.heap.list(items))
}

fn parts(vm: &mut Vm, args: &Args, parts: crate::pure::PureResult<[Vec<u8>; 3]>) -> Outcome {
    let parts = vm.pure(parts)?;
    let items = parts.into_iter().map(|part| like(vm, args, part)).collect();
    Ok(vm.heap.tuple(items))
}

fn partition(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "bytes.partition", 1)?;
    let separator = bytes_argument(vm, args.get(1))?;
    let data = own(vm, args);
    let three = bytes_text::partition(data, &separator).map(|three| three.map(<[u8]>::to_vec));
    parts(vm, args, three)
}

fn rpartition(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "bytes.rpartition", 1)?;
    let separator = bytes_argument(vm, args.get(1))?;
    let data = own(vm, args);
    let three = bytes_text::rpartition(data, &separator).map(|three| three.map(<[u8]>::to_vec));
    parts(vm, args, three)
}

fn removeprefix(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "bytes.removeprefix", 1)?;
    let prefix = bytes_argument(vm, args.get(1))?;
    let bytes = bytes_text::remove_prefix(own(vm, args), &prefix).to_vec();
    Ok(like(vm, args, bytes))
}

fn removesuffix(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "bytes.removesuffix", 1)?;
    let suffix = bytes_argument(vm, args.get(1))?;
    let bytes = bytes_text::remove_suffix(own(vm, args), &suffix).to_vec();
    Ok(like(vm, args, bytes))
}

/// `translate(table, /, delete=b"")`
fn translate(vm: &mut Vm, args: &Args) -> Outcome {
    let table = match args.optional(1) {
        Value::None => None,
        table => Some(bytes_argument(vm, table)?),
    };
    if table.as_ref().is_some_and(|table| table.len() != 256) {
        return Err(vm.value_error("translation table must be 256 characters long"));
    }
    let delete = args.keywords().next().map(|(_, value)| value);
    let delete = match delete.unwrap_or(args.optional(2)) {
        Value::Null => Vec::new(),
        delete => bytes_argument(vm, delete)?,
    };
    let kept = own(vm, args)
        .iter()
        .copied()
        .filter(|byte| !delete.contains(byte));
    let bytes = kept.map(|byte| table.as_ref().map_or(byte, |table| table[byte as usize]));
    let bytes: Vec<u8> = bytes.collect();
    Ok(like(vm, args, bytes))
}

fn maketrans(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "maketrans", 2)?;
    let (from, to) = (
        bytes_argument(vm, args.get(0))?,
        bytes_argument(vm, args.get(1))?,
    );
    if from.len() != to.len() {
        return Err(vm.value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (from, to) in from.into_iter().zip(to) {
        table[from as usize] = to;
    }
    Ok(vm.heap.bytes_object(table))
}

fn istitle(vm: &mut Vm, args: &Args) -> Outcome {
    let (mut cased, mut any) = (false, false);
    for byte in own(vm, args) {
        if byte.is_ascii_uppercase() && cased || byte.is_ascii_lowercase() && !cased {
            return Ok(Value::bool(false));
        }
        cased = byte.is_ascii_alphabetic();
        any |= cased;
    }
    Ok(Value::bool(any))
}

fn join(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "bytes.join", 1)?;
    let Some(items) = vm.items_of(args.get(1)) else {
        return vm.collect(args, 1);
    };
    let separator = own(vm, args).to_vec();
    let mut out = Vec::new();
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            out.extend_from_slice(&separator);
        }
        match vm.bytes_of(item) {
            Some(bytes) => out.extend_from_slice(bytes),
            None => {
                let class = vm.class_name(item);
                return Err(vm.type_error(&format!(
                    "sequence item {at}: expected a bytes-like object, {class} found"
                )));
            }
        }
    }
    Ok(like(vm, args, out))
}

macro_rules! to_bytes {
    ($($name:ident),*) => {
        $(fn $name(vm: &mut Vm, args: &Args) -> Outcome {
            vm.method_count(args, concat!("bytes.", stringify!($name)), 0)?;
            let bytes = bytes_text::$name(own(vm, args));
            Ok(like(vm, args, bytes))
        })*
    };
}

to_bytes!(lower, upper, title, capitalize, swapcase);

fn isalpha(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(bytes_text::all(
        own(vm, args),
        u8::is_ascii_alphabetic,
    )))
}

fn isdigit(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(bytes_text::all(
        own(vm, args),
        u8::is_ascii_digit,
    )))
}

fn isalnum(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(bytes_text::all(
        own(vm, args),
        u8::is_ascii_alphanumeric,
    )))
}

fn isspace(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(bytes_text::is_space_text(own(vm, args))))
}

fn isascii(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(own(vm, args).is_ascii()))
}

fn islower(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(bytes_text::is_lower(own(vm, args))))
}

fn isupper(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(bytes_text::is_upper(own(vm, args))))
}

fn justified(vm: &mut Vm, args: &Args, name: &str, pad: fn(&[u8], i64, u8) -> Vec<u8>) -> Outcome {
    vm.method_range(args, name, 1, 2)?;
    let width = vm
        .as_index(args.get(1))?
        .min(crate::pure::format_spec::WIDTH_MAX as i64);
    let fill = match args.optional(2) {
        Value::Null => b' ',
        value => match bytes_argument(vm, value)?[..] {
            [fill] => fill,
            _ => {
                return Err(vm.type_error(&format!(
                    "{name}() argument 2 must be a byte string of length 1"
                )));
            }
        },
    };
    let bytes = pad(own(vm, args), width, fill);
    Ok(like(vm, args, bytes))
}

fn ljust(vm: &mut Vm, args: &Args) -> Outcome {
    justified(vm, args, "ljust", bytes_text::left_justified)
}

fn rjust(vm: &mut Vm, args: &Args) -> Outcome {
    justified(vm, args, "rjust", bytes_text::right_justified)
}

fn center(vm: &mut Vm, args: &Args) -> Outcome {
    justified(vm, args, "center", bytes_text::centered)
}

fn zfill(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "bytes.zfill", 1)?;
    let width = vm
        .as_index(args.get(1))?
        .min(crate::pure::format_spec::WIDTH_MAX as i64);
    let bytes = bytes_text::zero_filled(own(vm, args), width);
    Ok(like(vm, args, bytes))
}

fn expandtabs(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "expandtabs", 0, 1)?;
    let size = if args.len() > 1 {
        vm.as_index(args.get(1))?
    } else {
        8
    };
    let bytes = bytes_text::expand_tabs(own(vm, args), size);
    Ok(like(vm, args, bytes))
}

// ---- bytearray ---------------------------------------------------------------------

fn array(vm: &mut Vm, args: &Args) -> Id {
    vm.storage(args.get(0))
}

fn with_array<T>(vm: &mut Vm, args: &Args, change: impl FnOnce(&mut Vec<u8>) -> T) -> Option<T> {
    let id = array(vm, args);
    match vm.heap.get_mut(id) {
        Object::ByteArray(bytes) => Some(change(bytes)),
        _ => None,
    }
}

fn append(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "bytearray.append", 1)?;
    let byte = byte(vm, args.get(1), "bytearray")?;
    with_array(vm, args, |bytes| bytes.push(byte));
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "bytearray.extend", 1)?;
    let new = match vm.bytes_of(args.get(1)) {
        Some(bytes) => bytes.to_vec(),
        None => {
            let Some(items) = vm.items_of(args.get(1)) else {
                return vm.collect(args, 1);
            };
            let mut new = Vec::with_capacity(items.len());
            for item in items {
                new.push(byte(vm, item, "bytearray")?);
            }
            new
        }
    };
    with_array(vm, args, |bytes| bytes.extend_from_slice(&new));
    Ok(Value::None)
}

fn insert(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "insert", 2, 2)?;
    let at = vm.as_index(args.get(1))?;
    let byte = byte(vm, args.get(2), "bytearray")?;
    with_array(vm, args, |bytes| {
        let length = bytes.len() as i64;
        let at = if at < 0 {
            (at + length).max(0)
        } else {
            at.min(length)
        };
        bytes.insert(at as usize, byte);
    });
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_range(args, "pop", 0, 1)?;
    let at = if args.len() > 1 {
        vm.as_index(args.get(1))?
    } else {
        -1
    };
    let length = own(vm, args).len();
    if length == 0 {
        return Err(vm.index_error("pop from empty bytearray"));
    }
    let Some(at) = crate::pure::slice::position(at, length) else {
        return Err(vm.index_error("pop index out of range"));
    };
    Ok(Value::Int(
        with_array(vm, args, |bytes| bytes.remove(at)).map_or(0, i64::from),
    ))
}

fn remove(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "bytearray.remove", 1)?;
    let byte = byte(vm, args.get(1), "bytearray")?;
    let found = with_array(vm, args, |bytes| {
        let at = bytes.iter().position(|other| *other == byte);
        at.map(|at| bytes.remove(at)).is_some()
    });
    if found == Some(true) {
        Ok(Value::None)
    } else {
        Err(vm.value_error("value not found in bytearray"))
    }
}

fn clear(vm: &mut Vm, args: &Args) -> Outcome {
    with_array(vm, args, Vec::clear);
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &Args) -> Outcome {
    let bytes = own(vm, args).to_vec();
    Ok(vm.heap.make(Object::ByteArray(bytes)))
}

fn reverse(vm: &mut Vm, args: &Args) -> Outcome {
    with_array(vm, args, |bytes| bytes.reverse());
    Ok(Value::None)
}
