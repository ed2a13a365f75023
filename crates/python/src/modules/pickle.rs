//! `_pickle`: the native way of `pickle` for plain data, and what its Python needs.
//!
//! `encode` and `decode` do trees of numbers, texts, lists, tuples and dicts, functions and classes
//! by name, in protocols 4 and 5, to the byte as CPython's `Modules/_pickle.c` does. Anything else
//! makes them give None, and `lib/pickle.py` begins anew; nothing was changed then.

use crate::native::{Args, NativeDef, NativeKind, Outcome, function};
use crate::object::Object;
use crate::value::{Id, Truth, Value};
use crate::vm::Vm;
use num_bigint::BigInt;
use std::collections::BTreeMap;

pub static FUNCTIONS: &[NativeDef] = &[
    function("_pickle", "encode", encode),
    function("_pickle", "decode", decode),
    function("_pickle", "is_native", is_native),
    function("_pickle", "pack_double", pack_double),
    function("_pickle", "unpack_double", unpack_double),
];

/// A frame ends when it has so many bytes; longer texts stand outside of frames.
const FRAME_TARGET: usize = 64 * 1024;
const FRAME_LEAST: usize = 4;
const BATCH: usize = 1000;
/// Deeper data goes the slow way, which has Python's own recursion limit.
const DEPTH_MAX: u32 = 100;
/// What CPython's pickler takes for one object, about. Nanoseconds.
const OBJECT_NS: u64 = 40;

fn is_native(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "is_native", 1)?;
    let native = matches!(vm.object_of(args.get(0)), Some(Object::Type(class)) if class.builtin);
    Ok(Value::bool(
        native && !args.get(0).is(Value::Object(vm.classes.object)),
    ))
}

fn pack_double(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "pack_double", 1)?;
    let number = vm.as_float(args.get(0)).unwrap_or(f64::NAN);
    Ok(vm.heap.bytes_object(number.to_be_bytes().to_vec()))
}

fn unpack_double(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "unpack_double", 1)?;
    let bytes = vm.bytes_of(args.get(0)).unwrap_or_default();
    let bytes = bytes.first_chunk::<8>().copied().unwrap_or_default();
    Ok(Value::float(f64::from_be_bytes(bytes)))
}

// ---- objects to bytes ---------------------------------------------------------------------

/// It is not plain data.
struct NotPlain;

type Plain<T> = Result<T, NotPlain>;

struct Encoder<'a> {
    vm: &'a mut Vm,
    out: Vec<u8>,
    frame: Vec<u8>,
    memo: BTreeMap<Id, usize>,
    /// Interned names of modules and functions: one object for equal texts.
    names: BTreeMap<String, usize>,
    memoized: usize,
    objects: u64,
}

/// `encode(object, protocol)`: bytes, or None if it is not plain data.
fn encode(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "encode", 2)?;
    let protocol = vm.as_int(args.get(1)).unwrap_or(4) as u8;
    let mut encoder = Encoder {
        vm,
        out: vec![0x80, protocol],
        frame: Vec::new(),
        memo: BTreeMap::new(),
        names: BTreeMap::new(),
        memoized: 0,
        objects: 0,
    };
    let done = encoder.save(args.get(0), DEPTH_MAX);
    encoder.frame.push(b'.');
    encoder.end_frame();
    let (out, objects) = (encoder.out, encoder.objects);
    vm.charge(objects * OBJECT_NS);
    match done {
        Ok(()) => Ok(vm.heap.bytes_object(out)),
        Err(NotPlain) => Ok(Value::None),
    }
}

impl Encoder<'_> {
    fn end_frame(&mut self) {
        if self.frame.len() >= FRAME_LEAST {
            self.out.push(0x95);
            self.out
                .extend_from_slice(&(self.frame.len() as u64).to_le_bytes());
        }
        self.out.append(&mut self.frame);
    }

    fn put(&mut self, code: u8, data: &[u8]) {
        self.frame.push(code);
        self.frame.extend_from_slice(data);
    }

    fn memoize(&mut self, object: Option<Id>) {
        if let Some(id) = object {
            self.memo.insert(id, self.memoized);
        }
        self.memoized += 1;
        self.frame.push(0x94);
    }

    fn recall(&mut self, place: usize) {
        match u8::try_from(place) {
            Ok(place) => self.put(b'h', &[place]),
            Err(_) => self.put(b'j', &(place as u32).to_le_bytes()),
        }
    }

    /// A text with its length, outside of the frame if it is long.
    fn text(&mut self, short: u8, long: u8, data: &[u8]) {
        match u8::try_from(data.len()) {
            Ok(length) => {
                self.put(short, &[length]);
                self.frame.extend_from_slice(data);
            }
            Err(_) => {
                if data.len() >= FRAME_TARGET {
                    self.end_frame();
                }
                self.put(long, &(data.len() as u32).to_le_bytes());
                self.frame.extend_from_slice(data);
                if data.len() >= FRAME_TARGET {
                    self.out.append(&mut self.frame);
                }
            }
        }
    }

    fn save(&mut self, value: Value, depth: u32) -> Plain<()> {
        let depth = depth.checked_sub(1).ok_or(NotPlain)?;
        self.objects += 1;
        match value {
            Value::None => self.frame.push(b'N'),
            Value::Bool(Truth::True) => self.frame.push(0x88),
            Value::Bool(Truth::False) => self.frame.push(0x89),
            Value::Int(number) => self.integer(number),
            Value::Float(number) => self.put(b'G', &number.get().to_be_bytes()),
            Value::Object(id) => self.object(id, depth)?,
            _ => return Err(NotPlain),
        }
        if self.frame.len() >= FRAME_TARGET {
            self.end_frame();
        }
        Ok(())
    }

    fn integer(&mut self, number: i64) {
        if let Ok(small) = u8::try_from(number) {
            self.put(b'K', &[small]);
        } else if let Ok(small) = u16::try_from(number) {
            self.put(b'M', &small.to_le_bytes());
        } else if let Ok(small) = i32::try_from(number) {
            self.put(b'J', &small.to_le_bytes());
        } else {
            self.long(&BigInt::from(number));
        }
    }

    fn long(&mut self, number: &BigInt) {
        let bytes = number.to_signed_bytes_le();
        match u8::try_from(bytes.len()) {
            Ok(length) => self.put(0x8a, &[length]),
            Err(_) => self.put(0x8b, &(bytes.len() as u32).to_le_bytes()),
        }
        self.frame.extend_from_slice(&bytes);
    }

    fn object(&mut self, id: Id, depth: u32) -> Plain<()> {
        if let Object::Int(number) = self.vm.heap.get(id) {
            let number = (**number).clone();
            self.long(&number);
            return Ok(());
        }
        if let Some(place) = self.memo.get(&id).copied() {
            self.recall(place);
            return Ok(());
        }
        match self.vm.heap.get(id) {
            Object::Str(text) => {
                let data = text.text.as_bytes().to_vec();
                self.text(0x8c, b'X', &data);
                self.memoize(Some(id));
            }
            Object::Bytes(bytes) => {
                let data = bytes.to_vec();
                self.text(b'C', b'B', &data);
                self.memoize(Some(id));
            }
            Object::List(items) => {
                let items = items.clone();
                self.frame.push(b']');
                self.memoize(Some(id));
                self.batches(&items, b'a', b'e', 1, depth)?;
            }
            Object::Dict(table) => {
                let items: Vec<Value> = table
                    .iter()
                    .flat_map(|entry| [entry.key, entry.value])
                    .collect();
                self.frame.push(b'}');
                self.memoize(Some(id));
                self.batches(&items, b's', b'u', 2, depth)?;
            }
            Object::Tuple(items) => {
                let items = items.to_vec();
                self.tuple(id, &items, depth)?;
            }
            Object::Function(function) => {
                let (module, name) = (function.module, function.qualname);
                self.by_name(id, module, name)?;
            }
            Object::Type(class) if !class.builtin => {
                let (module, name) = (class.module, class.qualname);
                self.by_name(id, module, name)?;
            }
            Object::Native(def) if def.kind == NativeKind::Function => {
                let (module, name) = (def.owner.to_owned(), def.name.to_owned());
                self.named(id, module, name)?;
            }
            _ => return Err(NotPlain),
        }
        Ok(())
    }

    /// The items of a list (1 each) or dict (2 each), in batches; a single one stands alone.
    fn batches(
        &mut self,
        items: &[Value],
        one: u8,
        many: u8,
        width: usize,
        depth: u32,
    ) -> Plain<()> {
        if items.len() == width {
            for item in items {
                self.save(*item, depth)?;
            }
            self.frame.push(one);
            return Ok(());
        }
        for batch in items.chunks(BATCH * width) {
            self.frame.push(b'(');
            for item in batch {
                self.save(*item, depth)?;
            }
            self.frame.push(many);
        }
        Ok(())
    }

    fn tuple(&mut self, id: Id, items: &[Value], depth: u32) -> Plain<()> {
        if items.is_empty() {
            self.frame.push(b')');
            return Ok(());
        }
        if items.len() > 3 {
            self.frame.push(b'(');
        }
        for item in items {
            self.save(*item, depth)?;
        }
        if self.memo.contains_key(&id) {
            // It contains itself.
            return Err(NotPlain);
        }
        self.frame.push(match items.len() {
            1 => 0x85,
            2 => 0x86,
            3 => 0x87,
            _ => b't',
        });
        self.memoize(Some(id));
        Ok(())
    }

    fn by_name(&mut self, id: Id, module: Value, name: Value) -> Plain<()> {
        let module = self.vm.text_of(module).ok_or(NotPlain)?.to_owned();
        let name = self.vm.text_of(name).ok_or(NotPlain)?.to_owned();
        self.named(id, module, name)
    }

    fn named(&mut self, id: Id, module: String, name: String) -> Plain<()> {
        if !self.is_found(id, &module, &name) {
            return Err(NotPlain);
        }
        self.name(module);
        self.name(name);
        self.frame.push(0x93);
        self.memoize(Some(id));
        Ok(())
    }

    fn is_found(&mut self, id: Id, module: &str, name: &str) -> bool {
        let Some(module) = self.vm.modules.get(module).copied() else {
            return false;
        };
        let name = self.vm.symbols.intern(name);
        let found = self.vm.heap.attributes(module);
        let found = found.and_then(|names| names.get(name));
        found.is_some_and(|value| value.is(Value::Object(id)))
    }

    fn name(&mut self, text: String) {
        // The same text as an object that was written before, as interned names are.
        let symbol = self.vm.symbols.intern(&text);
        let interned = self.vm.state.interned.get(&symbol).copied();
        let known = match interned {
            Some(Value::Object(id)) => self.memo.get(&id).copied(),
            _ => None,
        };
        if let Some(place) = known.or_else(|| self.names.get(&text).copied()) {
            return self.recall(place);
        }
        self.text(0x8c, b'X', text.as_bytes());
        let object = interned.and_then(|value| value.id());
        self.names.insert(text, self.memoized);
        self.memoize(object);
    }
}

// ---- bytes to objects ---------------------------------------------------------------------

struct Decoder<'a> {
    vm: &'a mut Vm,
    data: Vec<u8>,
    at: usize,
    stack: Vec<Value>,
    marks: Vec<usize>,
    memo: Vec<Value>,
    objects: u64,
}

/// `decode(bytes)`: a tuple of the object, or None if it is not plain data, or no pickle.
fn decode(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "decode", 1)?;
    let data = vm.bytes_of(args.get(0)).unwrap_or_default().to_vec();
    let mut decoder = Decoder {
        vm,
        data,
        at: 0,
        stack: Vec::new(),
        marks: Vec::new(),
        memo: Vec::new(),
        objects: 0,
    };
    let found = decoder.run();
    let objects = decoder.objects;
    match found {
        Ok(value) => {
            vm.charge(objects * OBJECT_NS);
            Ok(vm.heap.tuple(vec![value]))
        }
        Err(NotPlain) => Ok(Value::None),
    }
}

impl Decoder<'_> {
    fn take(&mut self, count: usize) -> Plain<Vec<u8>> {
        let end = self.at.checked_add(count).ok_or(NotPlain)?;
        let taken = self.data.get(self.at..end).ok_or(NotPlain)?.to_vec();
        self.at = end;
        Ok(taken)
    }

    fn number(&mut self, count: usize) -> Plain<usize> {
        let bytes = self.take(count)?;
        Ok(bytes
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | usize::from(*byte)))
    }

    fn pop(&mut self) -> Plain<Value> {
        self.stack.pop().ok_or(NotPlain)
    }

    fn since_mark(&mut self) -> Plain<Vec<Value>> {
        let mark = self.marks.pop().ok_or(NotPlain)?;
        if mark > self.stack.len() {
            return Err(NotPlain);
        }
        Ok(self.stack.split_off(mark))
    }

    fn run(&mut self) -> Plain<Value> {
        loop {
            let code = self.take(1)?[0];
            self.objects += 1;
            match code {
                b'.' => return self.pop(),
                0x80 => {
                    if !(4..=5).contains(&self.number(1)?) {
                        return Err(NotPlain);
                    }
                }
                0x95 => {
                    let length = self.number(8)?;
                    if self.at.saturating_add(length) > self.data.len() {
                        return Err(NotPlain);
                    }
                }
                b'(' => self.marks.push(self.stack.len()),
                0x94 => {
                    let top = *self.stack.last().ok_or(NotPlain)?;
                    self.memo.push(top);
                }
                b'h' => self.recall(1)?,
                b'j' => self.recall(4)?,
                b'a' | b'e' => self.append(code)?,
                b's' | b'u' => self.set_items(code)?,
                _ => {
                    let value = self.value(code)?;
                    self.stack.push(value);
                }
            }
        }
    }

    fn recall(&mut self, width: usize) -> Plain<()> {
        let place = self.number(width)?;
        let value = *self.memo.get(place).ok_or(NotPlain)?;
        self.stack.push(value);
        Ok(())
    }

    fn append(&mut self, code: u8) -> Plain<()> {
        let items = match code {
            b'a' => vec![self.pop()?],
            _ => self.since_mark()?,
        };
        let Some(Value::Object(list)) = self.stack.last().copied() else {
            return Err(NotPlain);
        };
        if !matches!(self.vm.heap.get(list), Object::List(_)) {
            return Err(NotPlain);
        }
        for item in items {
            self.vm.heap.list_push(list, item);
        }
        Ok(())
    }

    fn set_items(&mut self, code: u8) -> Plain<()> {
        let items = match code {
            b's' => {
                let value = self.pop()?;
                vec![self.pop()?, value]
            }
            _ => self.since_mark()?,
        };
        let Some(Value::Object(dict)) = self.stack.last().copied() else {
            return Err(NotPlain);
        };
        if !matches!(self.vm.heap.get(dict), Object::Dict(_)) {
            return Err(NotPlain);
        }
        for pair in items.chunks_exact(2) {
            self.vm
                .dict_set(dict, pair[0], pair[1])
                .map_err(|_| NotPlain)?;
        }
        Ok(())
    }

    fn value(&mut self, code: u8) -> Plain<Value> {
        Ok(match code {
            b'N' => Value::None,
            0x88 => Value::bool(true),
            0x89 => Value::bool(false),
            b'K' => Value::Int(self.number(1)? as i64),
            b'M' => Value::Int(self.number(2)? as i64),
            b'J' => Value::Int(i64::from(self.number(4)? as u32 as i32)),
            0x8a => {
                let length = self.number(1)?;
                self.long(length)?
            }
            0x8b => {
                let length = self.number(4)?;
                self.long(length)?
            }
            b'G' => {
                let bytes = self.take(8)?;
                let bytes = bytes.first_chunk::<8>().ok_or(NotPlain)?;
                Value::float(f64::from_be_bytes(*bytes))
            }
            0x8c => self.text(1)?,
            b'X' => self.text(4)?,
            b'C' => {
                let length = self.number(1)?;
                let bytes = self.take(length)?;
                self.vm.heap.bytes_object(bytes)
            }
            b'B' => {
                let length = self.number(4)?;
                let bytes = self.take(length)?;
                self.vm.heap.bytes_object(bytes)
            }
            b')' => self.vm.heap.tuple(Vec::new()),
            0x85..=0x87 => {
                let count = usize::from(code - 0x84);
                let from = self.stack.len().checked_sub(count).ok_or(NotPlain)?;
                let items = self.stack.split_off(from);
                self.vm.heap.tuple(items)
            }
            b't' => {
                let items = self.since_mark()?;
                self.vm.heap.tuple(items)
            }
            b']' => self.vm.heap.list(Vec::new()),
            b'}' => self.vm.new_dict(),
            0x93 => {
                let (name, module) = (self.pop()?, self.pop()?);
                self.find(module, name)?
            }
            _ => return Err(NotPlain),
        })
    }

    fn long(&mut self, length: usize) -> Plain<Value> {
        let bytes = self.take(length)?;
        Ok(self.vm.int_from(BigInt::from_signed_bytes_le(&bytes)))
    }

    fn text(&mut self, width: usize) -> Plain<Value> {
        let length = self.number(width)?;
        let bytes = self.take(length)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| NotPlain)?;
        Ok(self.vm.heap.str(text))
    }

    /// A function or class of a module that is imported already.
    fn find(&mut self, module: Value, name: Value) -> Plain<Value> {
        let module = self.vm.text_of(module).ok_or(NotPlain)?;
        let module = self.vm.modules.get(module).copied().ok_or(NotPlain)?;
        let name = self.vm.text_of(name).ok_or(NotPlain)?.to_owned();
        let name = self.vm.symbols.intern(&name);
        let found = self.vm.heap.attributes(module);
        found.and_then(|names| names.get(name)).ok_or(NotPlain)
    }
}
