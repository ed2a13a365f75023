//! `_json`: JSON to and from text where no Python code has a say in it.
//!
//! Both ways answer `None` as soon as anything is out of the ordinary (another class, a hook, an
//! error with its place): nothing has happened then, and `lib/json` does it all again, in Python.
//!
//! Source of the rules: CPython 3.14, `Modules/_json.c` and `Lib/json`.

use crate::native::{Args, NativeDef, Outcome, Stop, function};
use crate::object::Object;
use crate::pure::{float_text, int_text};
use crate::value::{Id, Value};
use crate::vm::Vm;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

pub static FUNCTIONS: &[NativeDef] = &[
    function("_json", "encode", encode),
    function("_json", "quote", quote),
    function("_json", "decode", decode),
];

/// Containers inside of containers, at most.
const DEPTH_MAX: usize = 400;
const WRITE_NS: u64 = 8;
const READ_NS: u64 = 6;

/// Python code has to do it.
struct Python;

struct Writer<'a> {
    vm: &'a Vm,
    out: String,
    ascii: bool,
    allow_nan: bool,
    sort_keys: bool,
    /// What stands before each line of an indented text, for each level.
    indent: Option<&'a str>,
    item_separator: &'a str,
    key_separator: &'a str,
    depth: usize,
}

/// `(object, ensure_ascii, allow_nan, sort_keys, indent, item_separator, key_separator)`: the text, or None.
fn encode(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "encode", 7)?;
    let flag = |n: usize| vm.truth_native(args.get(n)).unwrap_or(false);
    let indent = args.get(4);
    let (Some(item_separator), Some(key_separator)) =
        (vm.text_of(args.get(5)), vm.text_of(args.get(6)))
    else {
        return Ok(Value::None);
    };
    let mut writer = Writer {
        vm,
        out: String::new(),
        ascii: flag(1),
        allow_nan: flag(2),
        sort_keys: flag(3),
        indent: vm.text_of(indent),
        item_separator,
        key_separator,
        depth: 0,
    };
    match writer.value(args.get(0)) {
        Ok(()) => {
            let text = writer.out;
            vm.charge(text.len() as u64 * WRITE_NS);
            Ok(vm.heap.str(&text))
        }
        Err(Python) => Ok(Value::None),
    }
}

/// `(text, ensure_ascii)`: a str in quotes.
fn quote(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "quote", 2)?;
    let ascii = vm.truth_native(args.get(1)).unwrap_or(true);
    let mut out = String::new();
    match vm.text_of(args.get(0)) {
        Some(text) => write_str(&mut out, text, ascii),
        None => return Err(vm.type_error("first argument must be a string")),
    }
    Ok(vm.heap.str(&out))
}

fn write_str(out: &mut String, text: &str, ascii: bool) {
    out.reserve(text.len() + 2);
    out.push('"');
    let mut plain = 0;
    for (at, letter) in text.char_indices() {
        let short = match letter {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\n' => "\\n",
            '\r' => "\\r",
            '\t' => "\\t",
            '\u{8}' => "\\b",
            '\u{c}' => "\\f",
            ' '..='~' => continue,
            _ if letter >= ' ' && !ascii => continue,
            _ => "",
        };
        out.push_str(&text[plain..at]);
        plain = at + letter.len_utf8();
        out.push_str(short);
        if short.is_empty() {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out.push_str(&text[plain..]);
    out.push('"');
}

impl Writer<'_> {
    fn value(&mut self, value: Value) -> Result<(), Python> {
        match value {
            Value::None => self.out.push_str("null"),
            Value::Bool(truth) => self.out.push_str(match truth.get() {
                true => "true",
                false => "false",
            }),
            Value::Int(number) => {
                crate::heap::with_digits(number, |digits| self.out.push_str(digits));
            }
            Value::Float(number) if number.get().is_finite() => {
                self.out.push_str(&float_text::repr(number.get()));
            }
            Value::Float(number) if self.allow_nan => {
                let number = number.get();
                self.out.push_str(match (number.is_nan(), number > 0.0) {
                    (true, _) => "NaN",
                    (false, true) => "Infinity",
                    (false, false) => "-Infinity",
                });
            }
            Value::Object(id) => return self.object(id),
            _ => return Err(Python),
        }
        Ok(())
    }

    fn object(&mut self, id: Id) -> Result<(), Python> {
        let vm = self.vm;
        match vm.object(id) {
            Object::Str(text) => write_str(&mut self.out, &text.text, self.ascii),
            Object::Int(number) => {
                let number = int_text::Integer::Big((**number).clone());
                self.out
                    .push_str(&int_text::str(&number).map_err(|_| Python)?);
            }
            Object::List(items) => return self.array(items),
            Object::Tuple(items) => return self.array(items),
            Object::Dict(table) => {
                let mut entries = Vec::with_capacity(table.len());
                for entry in table.iter() {
                    entries.push((entry.key, entry.value));
                }
                return self.mapping(entries);
            }
            _ => return Err(Python),
        }
        Ok(())
    }

    fn line(&mut self) {
        if let Some(indent) = self.indent {
            self.out.push('\n');
            for _ in 0..self.depth {
                self.out.push_str(indent);
            }
        }
    }

    /// One level deeper: what goes round in a circle ends here too.
    fn open(&mut self, bracket: char) -> Result<(), Python> {
        self.out.push(bracket);
        self.depth += 1;
        match self.depth > DEPTH_MAX {
            true => Err(Python),
            false => Ok(()),
        }
    }

    fn close(&mut self, bracket: char) {
        self.depth -= 1;
        self.line();
        self.out.push(bracket);
    }

    fn array(&mut self, items: &[Value]) -> Result<(), Python> {
        if items.is_empty() {
            self.out.push_str("[]");
            return Ok(());
        }
        self.open('[')?;
        for (at, item) in items.iter().enumerate() {
            if at > 0 {
                self.out.push_str(self.item_separator);
            }
            self.line();
            self.value(*item)?;
        }
        self.close(']');
        Ok(())
    }

    fn mapping(&mut self, mut entries: Vec<(Value, Value)>) -> Result<(), Python> {
        let vm = self.vm;
        if entries.is_empty() {
            self.out.push_str("{}");
            return Ok(());
        }
        if self.sort_keys {
            if entries.iter().any(|(key, _)| vm.str_of(*key).is_none()) {
                return Err(Python);
            }
            entries.sort_by_key(|(key, _)| vm.str_of(*key));
        }
        self.open('{')?;
        for (at, (key, value)) in entries.into_iter().enumerate() {
            if at > 0 {
                self.out.push_str(self.item_separator);
            }
            self.line();
            match vm.str_of(key) {
                Some(text) => write_str(&mut self.out, text, self.ascii),
                None if matches!(key, Value::Object(_)) => return Err(Python),
                None => {
                    self.out.push('"');
                    self.value(key)?;
                    self.out.push('"');
                }
            }
            self.out.push_str(self.key_separator);
            self.value(value)?;
        }
        self.close('}');
        Ok(())
    }
}

impl Vm {
    /// The text of a plain str, not of a subclass.
    fn str_of(&self, value: Value) -> Option<&str> {
        match self.object_of(value) {
            Some(Object::Str(text)) => Some(&text.text),
            _ => None,
        }
    }
}

struct Reader<'a> {
    vm: &'a mut Vm,
    text: &'a str,
    at: usize,
    depth: usize,
    strict: bool,
    /// Keys that were met: equal ones are one object.
    keys: BTreeMap<String, Value>,
}

/// `(text, strict)`: a tuple of the one value that the text is, or None.
fn decode(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "decode", 2)?;
    let Some(text) = vm.text_of(args.get(0)).map(str::to_owned) else {
        return Ok(Value::None);
    };
    let strict = vm.truth_native(args.get(1)).unwrap_or(true);
    let mut reader = Reader {
        vm,
        text: &text,
        at: 0,
        depth: 0,
        strict,
        keys: BTreeMap::new(),
    };
    let value = reader.whole();
    vm.charge(text.len() as u64 * READ_NS);
    match value {
        Ok(value) => Ok(vm.heap.tuple(vec![value])),
        Err(Python) => Ok(Value::None),
    }
}

impl<'a> Reader<'a> {
    fn whole(&mut self) -> Result<Value, Python> {
        self.skip();
        let value = self.value()?;
        self.skip();
        match self.at == self.text.len() {
            true => Ok(value),
            false => Err(Python),
        }
    }

    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn skip(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn takes(&mut self, byte: u8) -> bool {
        let taken = self.peek() == byte;
        self.at += usize::from(taken);
        taken
    }

    fn word(&mut self, word: &str, value: Value) -> Result<Value, Python> {
        match self.text[self.at..].starts_with(word) {
            true => {
                self.at += word.len();
                Ok(value)
            }
            false => Err(Python),
        }
    }

    fn value(&mut self) -> Result<Value, Python> {
        match self.peek() {
            b'"' => {
                let text = self.string()?;
                Ok(self.vm.heap.str(&text))
            }
            b'{' => self.nested(Reader::mapping),
            b'[' => self.nested(Reader::array),
            b'n' => self.word("null", Value::None),
            b't' => self.word("true", Value::bool(true)),
            b'f' => self.word("false", Value::bool(false)),
            b'N' => self.word("NaN", Value::float(f64::NAN)),
            b'I' => self.word("Infinity", Value::float(f64::INFINITY)),
            b'-' if self.text[self.at..].starts_with("-I") => {
                self.word("-Infinity", Value::float(f64::NEG_INFINITY))
            }
            b'-' | b'0'..=b'9' => self.number(),
            _ => Err(Python),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Python>) -> Result<Value, Python> {
        self.at += 1;
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return Err(Python);
        }
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        self.at > start
    }

    fn number(&mut self) -> Result<Value, Python> {
        let start = self.at;
        self.takes(b'-');
        if !self.takes(b'0') && !self.digits() {
            return Err(Python);
        }
        let mut is_float = false;
        let before = self.at;
        if self.takes(b'.') {
            match self.digits() {
                true => is_float = true,
                false => self.at = before,
            }
        }
        let before = self.at;
        if self.takes(b'e') || self.takes(b'E') {
            let _ = self.takes(b'+') || self.takes(b'-');
            match self.digits() {
                true => is_float = true,
                false => self.at = before,
            }
        }
        let text = &self.text[start..self.at];
        if is_float {
            return match float_text::parse(text) {
                Ok(number) => Ok(Value::float(number)),
                Err(_) => Err(Python),
            };
        }
        match text.parse() {
            Ok(number) => Ok(Value::Int(number)),
            Err(_) => match int_text::parse(text, 10) {
                Ok(number) => Ok(self.vm.int_value(number)),
                Err(_) => Err(Python),
            },
        }
    }

    /// The string that begins here, with its escapes resolved.
    fn string(&mut self) -> Result<Cow<'a, str>, Python> {
        self.at += 1;
        let (start, text) = (self.at, self.text);
        let bytes = text.as_bytes();
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.at += 1;
                    return Ok(text[start..self.at - 1].into());
                }
                b'\\' => return self.escaped(start).map(Into::into),
                0..=31 if self.strict => return Err(Python),
                _ => self.at += 1,
            }
        }
        Err(Python)
    }

    fn escaped(&mut self, start: usize) -> Result<String, Python> {
        let mut out = self.text[start..self.at].to_owned();
        let mut letters = self.text[self.at..].chars();
        while let Some(letter) = letters.next() {
            match letter {
                '"' => {
                    self.at = self.text.len() - letters.as_str().len();
                    return Ok(out);
                }
                '\\' => {
                    let escape = letters.next().ok_or(Python)?;
                    out.push(match escape {
                        '"' | '\\' | '/' => escape,
                        'b' => '\u{8}',
                        'f' => '\u{c}',
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        'u' => unit(&mut letters)?,
                        _ => return Err(Python),
                    });
                }
                '\0'..='\x1f' if self.strict => return Err(Python),
                _ => out.push(letter),
            }
        }
        Err(Python)
    }

    fn array(&mut self) -> Result<Value, Python> {
        let mut items = Vec::new();
        self.skip();
        if !self.takes(b']') {
            loop {
                items.push(self.value()?);
                self.skip();
                if self.takes(b']') {
                    break;
                }
                if !self.takes(b',') {
                    return Err(Python);
                }
                self.skip();
            }
        }
        Ok(self.vm.heap.list(items))
    }

    fn key(&mut self) -> Result<Value, Python> {
        if self.peek() != b'"' {
            return Err(Python);
        }
        let text = self.string()?.into_owned();
        if let Some(known) = self.keys.get(&text) {
            return Ok(*known);
        }
        let key = self.vm.heap.str(&text);
        self.keys.insert(text, key);
        Ok(key)
    }

    fn mapping(&mut self) -> Result<Value, Python> {
        let dict = self.vm.new_dict();
        let Value::Object(id) = dict else {
            return Err(Python);
        };
        self.skip();
        if self.takes(b'}') {
            return Ok(dict);
        }
        loop {
            let key = self.key()?;
            self.skip();
            if !self.takes(b':') {
                return Err(Python);
            }
            self.skip();
            let value = self.value()?;
            self.vm.dict_set(id, key, value).map_err(|_: Stop| Python)?;
            self.skip();
            if self.takes(b'}') {
                return Ok(dict);
            }
            if !self.takes(b',') {
                return Err(Python);
            }
            self.skip();
        }
    }
}

/// What four hexadecimal digits stand for, with the surrogate that may follow.
fn unit(letters: &mut std::str::Chars) -> Result<char, Python> {
    let first = four(letters)?;
    if let Some(letter) = char::from_u32(first) {
        return Ok(letter);
    }
    let mut rest = letters.clone();
    if first >= 0xdc00 || rest.next() != Some('\\') || rest.next() != Some('u') {
        return Err(Python);
    }
    let second = four(&mut rest)?;
    if !(0xdc00..0xe000).contains(&second) {
        return Err(Python);
    }
    *letters = rest;
    char::from_u32(0x10000 + ((first - 0xd800) << 10 | (second - 0xdc00))).ok_or(Python)
}

fn four(letters: &mut std::str::Chars) -> Result<u32, Python> {
    let mut number = 0;
    for _ in 0..4 {
        let digit = letters.next().and_then(|letter| letter.to_digit(16));
        number = number * 16 + digit.ok_or(Python)?;
    }
    Ok(number)
}
