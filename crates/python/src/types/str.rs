//! `str`: what it does is in `pure::str_text`, `pure::str_case`, `pure::str_format`.

use super::protocol::{self, collection, ordering};
use crate::native::{Args, NativeDef, Outcome, Signature, Stop, method, static_method};
use crate::object::{Object, Text};
use crate::pure::str_text::Ends;
use crate::pure::{PureResult, codec, str_case, str_text};
use crate::value::Value;
use crate::vm::Vm;

pub static METHODS: &[NativeDef] = &[
    static_method("str", "__new__", new),
    static_method("str", "maketrans", maketrans).between(1, 3),
    method("str", "translate", translate).takes(1),
    method("str", "format", format),
    method("str", "format_map", format_map).takes(1),
    method("str", "join", join).takes(1),
    method("str", "split", split),
    method("str", "rsplit", rsplit),
    method("str", "splitlines", splitlines),
    method("str", "partition", partition).takes(1),
    method("str", "rpartition", rpartition).takes(1),
    method("str", "find", find).between(1, 3),
    method("str", "rfind", rfind).between(1, 3),
    method("str", "index", index).between(1, 3),
    method("str", "rindex", rindex).between(1, 3),
    method("str", "count", count).between(1, 3),
    method("str", "startswith", startswith).between(1, 3),
    method("str", "endswith", endswith).between(1, 3),
    method("str", "replace", replace),
    method("str", "removeprefix", removeprefix).takes(1),
    method("str", "removesuffix", removesuffix).takes(1),
    method("str", "strip", strip).between(0, 1),
    method("str", "lstrip", lstrip).between(0, 1),
    method("str", "rstrip", rstrip).between(0, 1),
    method("str", "ljust", ljust).between(1, 2),
    method("str", "rjust", rjust).between(1, 2),
    method("str", "center", center).between(1, 2),
    method("str", "zfill", zfill).takes(1),
    method("str", "expandtabs", expandtabs),
    method("str", "encode", encode),
    method("str", "isascii", isascii).takes(0),
    method("str", "__str__", text_itself).slot(0, 0),
    method("str", "__format__", protocol::format).takes(1),
    method("str", "__hash__", protocol::hash),
    method("str", "__getitem__", protocol::getitem).slot(1, 1),
    method("str", "__add__", protocol::add).slot(1, 1),
    method("str", "__mul__", protocol::mul).slot(1, 1),
    method("str", "__rmul__", protocol::rmul).slot(1, 1),
    method("str", "__mod__", protocol::modulo).slot(1, 1),
    method("str", "__getnewargs__", getnewargs).takes(0),
    method("str", "__eq__", protocol::eq).slot(1, 1),
    method("str", "__ne__", protocol::ne).slot(1, 1),
];
pub static ORDERING: &[NativeDef] = &ordering!("str");
pub static COLLECTION: &[NativeDef] = &collection!("str");

macro_rules! text_to_text {
    ($($name:ident),*) => {
        pub static CASES: &[NativeDef] = &[$(method("str", stringify!($name), cases::$name)),*];
        mod cases {
            use super::*;
            $(pub fn $name(vm: &mut Vm, args: &Args) -> Outcome {
                vm.method_count(args, concat!("str.", stringify!($name)), 0)?;
                let text = str_case::$name(own(vm, args));
                Ok(vm.heap.str_owned(text))
            })*
        }
    };
}

text_to_text!(lower, upper, casefold, capitalize, title, swapcase);

macro_rules! text_to_bool {
    ($($name:literal $function:ident = $pure:ident),*) => {
        pub static TESTS: &[NativeDef] = &[$(method("str", $name, tests::$function)),*];
        mod tests {
            use super::*;
            $(pub fn $function(vm: &mut Vm, args: &Args) -> Outcome {
                vm.method_count(args, concat!("str.", $name), 0)?;
                Ok(Value::bool(str_case::$pure(own(vm, args))))
            })*
        }
    };
}

text_to_bool!(
    "isalnum" isalnum = is_alphanumeric,
    "isalpha" isalpha = is_alpha,
    "isdecimal" isdecimal = is_decimal,
    "isdigit" isdigit = is_digit,
    "isnumeric" isnumeric = is_numeric,
    "isspace" isspace = is_space,
    "isprintable" isprintable = is_printable,
    "isidentifier" isidentifier = is_identifier,
    "islower" islower = is_lower,
    "isupper" isupper = is_upper,
    "istitle" istitle = is_title_text
);

fn isascii(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::bool(own(vm, args).is_ascii()))
}

/// The text of self.
fn own<'a>(vm: &'a Vm, args: &Args) -> &'a str {
    vm.text_of(args.get(0)).unwrap_or("")
}

fn str_list(vm: &mut Vm, pieces: Vec<Text>) -> Outcome {
    let mut place = |piece| Value::Object(vm.heap.alloc(Object::Str(piece)));
    let items = pieces.into_iter().map(&mut place).collect();
    Ok(vm.heap.list(items))
}

/// The pieces as texts of their own.
fn texts(pieces: Vec<&str>) -> Vec<Text> {
    pieces.into_iter().map(Text::new).collect()
}

const NEW: Signature = Signature {
    name: "str",
    names: &["object", "encoding", "errors"],
    required: 0,
    positional_only: 0,
    positional: 3,
};

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "str")?;
    let [object, encoding, errors] = vm.bind_own::<3>(args, &NEW)?;
    vm.str_parameters(&NEW, &[object, encoding, errors], &["encoding", "errors"])?;
    let text = if object.is_null() {
        String::new()
    } else if encoding.is_null() && errors.is_null() {
        if class == vm.classes.str {
            if matches!(vm.object_of(object), Some(Object::Str(_))) {
                return Ok(object);
            }
            if let Value::Int(number) = object {
                return Ok(vm.heap.str_of_int(number));
            }
        }
        vm.str_native(object)?
    } else {
        let Some(bytes) = vm.bytes_of(object).map(<[u8]>::to_vec) else {
            let name = vm.class_name(object);
            return Err(vm.type_error(&if name == "str" {
                String::from("decoding str is not supported")
            } else {
                format!("decoding to str: need a bytes-like object, {name} found")
            }));
        };
        decode(vm, &bytes, encoding, errors)?
    };
    let text = vm.heap.str(&text);
    Ok(vm.wrap_payload(class, vm.classes.str, text))
}

impl Vm {
    /// Checks the parameters that must be str where they are given.
    pub(crate) fn str_parameters(
        &mut self,
        signature: &Signature,
        bound: &[Value],
        names: &[&str],
    ) -> Result<(), Stop> {
        for (name, value) in signature.names.iter().zip(bound) {
            if value.is_null() || !names.contains(name) || self.text_of(*value).is_some() {
                continue;
            }
            let kind = match value.is_none() {
                true => String::from("None"),
                false => self.class_name(*value),
            };
            let function = signature.name;
            return Err(self.type_error(&format!(
                "{function}() argument '{name}' must be str, not {kind}"
            )));
        }
        Ok(())
    }
}

/// Decodes bytes; `Null` means utf-8 and strict.
pub fn decode(vm: &mut Vm, bytes: &[u8], encoding: Value, errors: Value) -> Result<String, Stop> {
    let encoding = vm.text_of(encoding).unwrap_or("utf-8").to_owned();
    let errors = vm.text_of(errors).unwrap_or("strict").to_owned();
    let codec = vm.pure(codec::Codec::named(&encoding))?;
    vm.pure(codec::decode(bytes, codec, &errors))
}

const ENCODE: Signature = Signature {
    name: "encode",
    names: &["encoding", "errors"],
    required: 0,
    positional_only: 0,
    positional: 2,
};

fn encode(vm: &mut Vm, args: &Args) -> Outcome {
    let [encoding, errors] = vm.bind_own::<2>(args, &ENCODE)?;
    vm.str_parameters(&ENCODE, &[encoding, errors], ENCODE.names)?;
    let bytes = encoded(vm, args.get(0), encoding, errors)?;
    Ok(vm.heap.bytes_object(bytes))
}

pub fn encoded(vm: &mut Vm, text: Value, encoding: Value, errors: Value) -> Result<Vec<u8>, Stop> {
    let encoding = vm.text_of(encoding).unwrap_or("utf-8").to_owned();
    let errors = vm.text_of(errors).unwrap_or("strict").to_owned();
    let codec = vm.pure(codec::Codec::named(&encoding))?;
    let text = vm.text_of(text).unwrap_or("").to_owned();
    vm.pure(codec::encode(&text, codec, &errors))
}

fn text_itself(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.payload(args.get(0)))
}

fn getnewargs(vm: &mut Vm, args: &Args) -> Outcome {
    let inner = vm.payload(args.get(0));
    Ok(vm.heap.tuple(vec![inner]))
}

/// A str argument. Errors: TypeError in the method's words.
fn text_argument(vm: &mut Vm, value: Value, what: &str) -> Result<String, Stop> {
    match vm.text_of(value) {
        Some(text) => Ok(text.to_owned()),
        None => {
            let name = vm.class_name(value);
            Err(vm.type_error(&format!("{what} must be str, not {name}")))
        }
    }
}

fn join(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "str.join", 1)?;
    let Some(items) = vm.items_of(args.get(1)) else {
        return match vm.iterator_of(args.get(1)) {
            Err(Stop::Raise(_)) => Err(vm.type_error("can only join an iterable")),
            _ => Err(Stop::Collect(1)),
        };
    };
    if let [only] = items[..]
        && matches!(vm.object_of(only), Some(Object::Str(_)))
    {
        return Ok(only);
    }
    let mut text = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            text.push_str(own(vm, args));
        }
        match vm.text_of(*item) {
            Some(part) => text.push_str(part),
            None => {
                let name = vm.class_name(*item);
                return Err(vm.type_error(&format!(
                    "sequence item {at}: expected str instance, {name} found"
                )));
            }
        }
    }
    vm.charge(text.len() as u64 / 8);
    Ok(vm.heap.str_owned(text))
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
        value if vm.text_of(value).is_some() => vm.text_of(value),
        value => {
            let class = vm.class_name(value);
            return Err(vm.type_error(&format!("must be str or None, not {class}")));
        }
    };
    let text = own(vm, args);
    let pieces = match from_right {
        true => str_text::rsplit(text, separator, limit),
        false => str_text::split(text, separator, limit),
    };
    let (pieces, length) = (pieces.map(texts), text.len());
    let pieces = vm.pure(pieces)?;
    vm.charge(length as u64 / 4);
    str_list(vm, pieces)
}

fn split(vm: &mut Vm, args: &Args) -> Outcome {
    split_with(vm, args, false)
}

fn rsplit(vm: &mut Vm, args: &Args) -> Outcome {
    split_with(vm, args, true)
}

const SPLITLINES: Signature = Signature {
    name: "splitlines",
    names: &["keepends"],
    required: 0,
    positional_only: 0,
    positional: 1,
};

fn splitlines(vm: &mut Vm, args: &Args) -> Outcome {
    let [keep] = vm.bind_own::<1>(args, &SPLITLINES)?;
    let keep = vm.truth_native(keep).unwrap_or(false);
    let pieces = texts(str_text::split_lines(own(vm, args), keep));
    str_list(vm, pieces)
}

fn three(vm: &mut Vm, parts: PureResult<[String; 3]>) -> Outcome {
    let parts = vm.pure(parts)?;
    let items = parts.iter().map(|part| vm.heap.str(part)).collect();
    Ok(vm.heap.tuple(items))
}

fn separator_argument(vm: &mut Vm, args: &Args) -> Result<String, Stop> {
    match vm.text_of(args.get(1)) {
        Some(text) => Ok(text.to_owned()),
        None => {
            let class = vm.class_name(args.get(1));
            Err(vm.type_error(&format!("must be str, not {class}")))
        }
    }
}

fn partition(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "str.partition", 1)?;
    let separator = separator_argument(vm, args)?;
    let parts =
        str_text::partition(own(vm, args), &separator).map(|parts| parts.map(str::to_owned));
    three(vm, parts)
}

fn rpartition(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "str.rpartition", 1)?;
    let separator = separator_argument(vm, args)?;
    let parts =
        str_text::rpartition(own(vm, args), &separator).map(|parts| parts.map(str::to_owned));
    three(vm, parts)
}

/// Start and end of the search methods, whose first argument is a str.
fn search(
    vm: &mut Vm,
    args: &Args,
    name: &str,
) -> Result<(Option<i64>, Option<i64>), Stop> {
    vm.method_range(args, name, 1, 3)?;
    if vm.text_of(args.get(1)).is_none() {
        let class = vm.class_name(args.get(1));
        return Err(vm.type_error(&format!("{name}() argument 1 must be str, not {class}")));
    }
    Ok((
        vm.clipped(args.optional(2))?,
        vm.clipped(args.optional(3))?,
    ))
}

/// The text that a search method searches for, after [`search`].
fn sought<'a>(vm: &'a Vm, args: &Args) -> &'a str {
    vm.text_of(args.get(1)).unwrap_or("")
}

fn position(found: Option<usize>) -> Value {
    Value::Int(found.map_or(-1, |at| at as i64))
}

/// Finds a text in the part of the receiver that the arguments name.
fn found(
    vm: &mut Vm,
    args: &Args,
    name: &str,
    find: fn((&str, usize), &str) -> Option<usize>,
) -> Result<Option<usize>, Stop> {
    let (start, end) = search(vm, args, name)?;
    let Some(Object::Str(text)) = vm.object_of(vm.payload(args.get(0))) else {
        return Ok(None);
    };
    let part = str_text::window_of(&text.text, text.length as usize, start, end);
    Ok(part.and_then(|part| find(part, sought(vm, args))))
}

fn find(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(position(found(vm, args, "find", str_text::find_in)?))
}

fn rfind(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(position(found(vm, args, "rfind", str_text::rfind_in)?))
}

fn index(vm: &mut Vm, args: &Args) -> Outcome {
    found(vm, args, "index", str_text::find_in)?
        .map(|at| Value::Int(at as i64))
        .ok_or_else(|| vm.raise_pure(str_text::not_found()))
}

fn rindex(vm: &mut Vm, args: &Args) -> Outcome {
    found(vm, args, "rindex", str_text::rfind_in)?
        .map(|at| Value::Int(at as i64))
        .ok_or_else(|| vm.raise_pure(str_text::not_found()))
}

fn count(vm: &mut Vm, args: &Args) -> Outcome {
    let (start, end) = search(vm, args, "count")?;
    let count = str_text::count(own(vm, args), sought(vm, args), start, end);
    Ok(Value::Int(count as i64))
}

fn affix(
    vm: &mut Vm,
    args: &Args,
    name: &str,
    test: fn(&str, &str, Option<i64>, Option<i64>) -> bool,
) -> Outcome {
    vm.method_range(args, name, 1, 3)?;
    let (start, end) = (vm.clipped(args.optional(2))?, vm.clipped(args.optional(3))?);
    if let Some(affix) = vm.text_of(args.get(1)) {
        return Ok(Value::bool(test(own(vm, args), affix, start, end)));
    }
    let candidates = match vm.object_of(args.get(1)) {
        Some(Object::Tuple(items)) => items.to_vec(),
        _ => vec![args.get(1)],
    };
    let is_tuple = candidates.len() != 1 || !candidates[0].is(args.get(1));
    for candidate in candidates {
        let Some(affix) = vm.text_of(candidate) else {
            let class = vm.class_name(candidate);
            return Err(vm.type_error(&if is_tuple {
                format!("tuple for {name} must only contain str, not {class}")
            } else {
                format!("{name} first arg must be str or a tuple of str, not {class}")
            }));
        };
        if test(own(vm, args), affix, start, end) {
            return Ok(Value::bool(true));
        }
    }
    Ok(Value::bool(false))
}

fn startswith(vm: &mut Vm, args: &Args) -> Outcome {
    affix(vm, args, "startswith", str_text::starts_with)
}

fn endswith(vm: &mut Vm, args: &Args) -> Outcome {
    affix(vm, args, "endswith", str_text::ends_with)
}

const REPLACE: Signature = Signature {
    name: "replace",
    names: &["old", "new", "count"],
    required: 2,
    positional_only: 2,
    positional: 3,
};

fn replace(vm: &mut Vm, args: &Args) -> Outcome {
    if args.len() < 3 {
        let given = args.len() - 1;
        return Err(vm.type_error(&format!(
            "replace expected at least 2 arguments, got {given}"
        )));
    }
    let [old, new, count] = vm.bind_own::<3>(args, &REPLACE)?;
    let old = text_argument(vm, old, "replace() argument 1")?;
    let new = text_argument(vm, new, "replace() argument 2")?;
    let count = if count.is_null() {
        -1
    } else {
        vm.as_index(count)?
    };
    let text = str_text::replace(own(vm, args), &old, &new, count);
    vm.charge(text.len() as u64 / 8);
    Ok(vm.heap.str_owned(text))
}

fn removeprefix(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "str.removeprefix", 1)?;
    let prefix = text_argument(vm, args.get(1), "removeprefix() argument")?;
    let text = str_text::remove_prefix(own(vm, args), &prefix).to_owned();
    Ok(vm.heap.str(&text))
}

fn removesuffix(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "str.removesuffix", 1)?;
    let suffix = text_argument(vm, args.get(1), "removesuffix() argument")?;
    let text = str_text::remove_suffix(own(vm, args), &suffix).to_owned();
    Ok(vm.heap.str(&text))
}

fn strip_with(vm: &mut Vm, args: &Args, name: &str, ends: Ends) -> Outcome {
    vm.method_range(args, name, 0, 1)?;
    let chars = match args.optional(1) {
        Value::Null | Value::None => None,
        value => match vm.text_of(value) {
            Some(text) => Some(text.to_owned()),
            None => return Err(vm.type_error(&format!("{name} arg must be None or str"))),
        },
    };
    let text = Text::new(str_text::strip(own(vm, args), chars.as_deref(), ends));
    Ok(Value::Object(vm.heap.alloc(Object::Str(text))))
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

fn justified(vm: &mut Vm, args: &Args, name: &str, pad: fn(&str, i64, char) -> String) -> Outcome {
    vm.method_range(args, name, 1, 2)?;
    let width = vm.as_index(args.get(1))?;
    let fill = match args.optional(2) {
        Value::Null => ' ',
        value => match vm.text_of(value).map(str::to_owned) {
            Some(text) => vm.pure(str_text::fill_character(&text))?,
            None => {
                let class = vm.class_name(value);
                return Err(vm.type_error(&format!(
                    "The fill character must be a unicode character, not {class}"
                )));
            }
        },
    };
    if width > crate::pure::format_spec::WIDTH_MAX as i64 {
        return Err(vm.raise(vm.classes.memory_error, ""));
    }
    let text = pad(own(vm, args), width, fill);
    Ok(vm.heap.str_owned(text))
}

fn ljust(vm: &mut Vm, args: &Args) -> Outcome {
    justified(vm, args, "ljust", str_text::left_justified)
}

fn rjust(vm: &mut Vm, args: &Args) -> Outcome {
    justified(vm, args, "rjust", str_text::right_justified)
}

fn center(vm: &mut Vm, args: &Args) -> Outcome {
    justified(vm, args, "center", str_text::centered)
}

fn zfill(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "str.zfill", 1)?;
    let width = vm
        .as_index(args.get(1))?
        .min(crate::pure::format_spec::WIDTH_MAX as i64);
    let text = str_text::zero_filled(own(vm, args), width);
    Ok(vm.heap.str(&text))
}

const EXPANDTABS: Signature = Signature {
    name: "expandtabs",
    names: &["tabsize"],
    required: 0,
    positional_only: 0,
    positional: 1,
};

fn expandtabs(vm: &mut Vm, args: &Args) -> Outcome {
    let [size] = vm.bind_own::<1>(args, &EXPANDTABS)?;
    let size = if size.is_null() {
        8
    } else {
        vm.as_index(size)?
    };
    let text = str_text::expand_tabs(own(vm, args), size);
    Ok(vm.heap.str(&text))
}

/// `str.maketrans`: a dict from code points.
fn maketrans(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "maketrans", 1, 3)?;
    let dict = vm.new_dict();
    let id = vm.storage(dict);
    if args.len() == 1 {
        let Some(entries) = vm.dict_entries(args.get(0)) else {
            return Err(
                vm.type_error("if you give only one argument to maketrans it must be a dict")
            );
        };
        for (key, value) in entries {
            let key = match vm.text_of(key) {
                Some(text) if text.chars().count() == 1 => {
                    Value::Int(text.chars().next().map_or(0, |letter| letter as i64))
                }
                Some(_) => {
                    return Err(
                        vm.value_error("string keys in translate table must be of length 1")
                    );
                }
                None => key,
            };
            vm.dict_set(id, key, value)?;
        }
        return Ok(dict);
    }
    let from: Vec<char> = text_argument(vm, args.get(0), "maketrans() argument 1")?
        .chars()
        .collect();
    let to: Vec<char> = text_argument(vm, args.get(1), "maketrans() argument 2")?
        .chars()
        .collect();
    if from.len() != to.len() {
        return Err(vm.value_error("the first two maketrans arguments must have equal length"));
    }
    for (from, to) in from.iter().zip(to) {
        vm.dict_set(id, Value::Int(*from as i64), Value::Int(to as i64))?;
    }
    if args.len() == 3 {
        for letter in text_argument(vm, args.get(2), "maketrans() argument 3")?.chars() {
            vm.dict_set(id, Value::Int(letter as i64), Value::None)?;
        }
    }
    Ok(dict)
}

fn translate(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "str.translate", 1)?;
    let table = args.get(1);
    if vm.user_class(table).is_some() {
        return Err(Stop::Fallback);
    }
    let mut out = String::new();
    for letter in own(vm, args).to_owned().chars() {
        let found = match vm.subscript_native(table, Value::Int(letter as i64)) {
            Some(Ok(value)) => value,
            Some(Err(Stop::Raise(exception)))
                if vm.is_exception(exception, vm.classes.lookup_error) =>
            {
                out.push(letter);
                continue;
            }
            Some(Err(stop)) => return Err(stop),
            None => return Err(Stop::Fallback),
        };
        match (found, vm.text_of(found)) {
            (Value::None, _) => {}
            (_, Some(text)) => out.push_str(text),
            (Value::Int(code), _) => match u32::try_from(code).ok().and_then(char::from_u32) {
                Some(letter) => out.push(letter),
                None => return Err(vm.value_error("character mapping must be in range(0x110000)")),
            },
            _ => return Err(vm.type_error("character mapping must return integer, None or str")),
        }
    }
    Ok(vm.heap.str(&out))
}

/// `str.format`: plain values here, anything that needs Python in the prelude.
fn format(vm: &mut Vm, args: &Args) -> Outcome {
    let template = own(vm, args).to_owned();
    let text =
        crate::builtins::format::format_text(vm, &template, &args.positional()[1..], args, None)?;
    Ok(vm.heap.str(&text))
}

fn format_map(vm: &mut Vm, args: &Args) -> Outcome {
    vm.method_count(args, "str.format_map", 1)?;
    let template = own(vm, args).to_owned();
    let text = crate::builtins::format::format_text(
        vm,
        &template,
        &[],
        &Args::default(),
        Some(args.get(1)),
    )?;
    Ok(vm.heap.str(&text))
}
