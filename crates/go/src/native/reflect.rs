//! Looking at values of any type, for fmt and its like: what package reflect has
//! below its surface. The Go side is `internal/anyvalue`.

use crate::code::{Kind, RtypeId};
use crate::memory::Kind as Block;
use crate::value::{part, parts, unpack};
use crate::vm::{Flow, Native, Thrown, Vm};
use std::cmp::Ordering;

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("internal/anyvalue.Kind", kind),
    ("internal/anyvalue.TypeName", type_name),
    ("internal/anyvalue.ElemTypeName", elem_type_name),
    ("internal/anyvalue.ElemKind", elem_kind),
    ("internal/anyvalue.IsNamed", is_named),
    ("internal/anyvalue.Len", len),
    ("internal/anyvalue.Cap", cap),
    ("internal/anyvalue.Index", index),
    ("internal/anyvalue.FieldName", field_name),
    ("internal/anyvalue.FieldTag", field_tag),
    ("internal/anyvalue.FieldFlags", field_flags),
    ("internal/anyvalue.Elem", elem),
    ("internal/anyvalue.IsNil", is_nil),
    ("internal/anyvalue.Bits", bits),
    ("internal/anyvalue.Text", text),
    ("internal/anyvalue.Complex", complex),
    ("internal/anyvalue.MapEntries", map_entries),
    ("internal/anyvalue.SameType", same_type),
    ("sync/atomic.sameType", same_type),
    ("context.isComparable", comparable),
    ("context.typeName", type_name),
    ("runtime.typeName", type_name),
    ("internal/anyvalue.PartTypeName", part_type_name),
    ("errors.comparable_", comparable),
    ("errors.assign", assign_error),
    ("errors.checkTarget", check_target),
    ("sort.lengthOf", len),
    ("sort.swapElements", swap),
    ("internal/anyvalue.Assign", assign),
    ("internal/anyvalue.SetBits", set_bits),
    ("internal/anyvalue.SetText", set_text),
    ("internal/anyvalue.SlicePointer", slice_pointer),
    ("internal/anyvalue.Comparable", comparable),
    ("internal/anyvalue.Swap", swap),
];

/// The value in the first two registers.
fn subject(vm: &Vm, base: usize) -> Option<(RtypeId, Vec<u64>)> {
    vm.held(vm.arg_iface(base, 0))
}

fn set_iface(vm: &mut Vm, base: usize, iface: [u64; 2]) {
    vm.set(base, 0, iface[0]);
    vm.set(base, 1, iface[1]);
}

/// A value as `any`: what an interface holds, not the interface.
fn as_any(vm: &mut Vm, id: RtypeId, words: &[u64]) -> [u64; 2] {
    match vm.program.rtype(id).kind {
        Kind::Interface => [words[0], words[1]],
        _ => vm.make_iface(id, words),
    }
}

fn kind(vm: &mut Vm, base: usize) -> Flow {
    let held = vm.arg(base, 0);
    let kind = vm.program.rtype(RtypeId(held as u32)).kind;
    vm.set(base, 0, kind as u64);
    Flow::Next
}

fn type_name(vm: &mut Vm, base: usize) -> Flow {
    let held = vm.arg(base, 0);
    let name = match held {
        0 => "<nil>".to_owned(),
        held => vm.program.rtype(RtypeId(held as u32)).name.clone(),
    };
    vm.set_text(base, 0, name.as_bytes());
    Flow::Next
}

fn elem_of(vm: &Vm, base: usize) -> RtypeId {
    vm.program.rtype(RtypeId(vm.arg(base, 0) as u32)).elem
}

fn elem_type_name(vm: &mut Vm, base: usize) -> Flow {
    let elem = elem_of(vm, base);
    let name = vm.program.rtype(elem).name.clone();
    vm.set_text(base, 0, name.as_bytes());
    Flow::Next
}

/// The static type of a field or element by number; of a map's values.
fn part_type_name(vm: &mut Vm, base: usize) -> Flow {
    let program = std::rc::Rc::clone(&vm.program);
    let rtype = program.rtype(RtypeId(vm.arg(base, 0) as u32));
    let (id, _) = part(&program, rtype, vm.arg(base, 2) as usize);
    let name = program.rtype(id).name.clone();
    vm.set_text(base, 0, name.as_bytes());
    Flow::Next
}

fn elem_kind(vm: &mut Vm, base: usize) -> Flow {
    let elem = elem_of(vm, base);
    let kind = vm.program.rtype(elem).kind;
    vm.set(base, 0, kind as u64);
    Flow::Next
}

fn is_named(vm: &mut Vm, base: usize) -> Flow {
    let rtype = vm.program.rtype(RtypeId(vm.arg(base, 0) as u32));
    let named = rtype.name.contains('.') && !rtype.name.starts_with(['*', '[', 'm', 'f', 'c', 's', 'i'])
        || rtype.named;
    vm.set(base, 0, u64::from(named));
    Flow::Next
}

fn len(vm: &mut Vm, base: usize) -> Flow {
    let Some((id, words)) = subject(vm, base) else {
        vm.set(base, 0, 0);
        return Flow::Next;
    };
    let rtype = vm.program.rtype(id);
    let len = match rtype.kind {
        Kind::Array | Kind::Struct => parts(rtype) as u64,
        Kind::Slice | Kind::String => words[1],
        Kind::Map => vm.map_number(words[0]).map_or(0, |number| vm.maps.get(number).count as u64),
        Kind::Chan => vm.chan_len(words[0]),
        _ => 0,
    };
    vm.set(base, 0, len);
    Flow::Next
}

fn cap(vm: &mut Vm, base: usize) -> Flow {
    let cap = match subject(vm, base) {
        Some((_, words)) if words.len() == 3 => words[2],
        _ => 0,
    };
    vm.set(base, 0, cap);
    Flow::Next
}

/// A field, or an element, by number.
fn index(vm: &mut Vm, base: usize) -> Flow {
    let at = vm.arg(base, 2) as usize;
    let Some((id, words)) = subject(vm, base) else {
        return Flow::Next;
    };
    let program = std::rc::Rc::clone(&vm.program);
    let rtype = program.rtype(id);
    let (inner_id, inner) = match rtype.kind {
        Kind::Slice => {
            let elem = program.rtype(rtype.elem);
            let address = words[0] + at as u64 * elem.size;
            (rtype.elem, vm.load_value(address, rtype.elem))
        }
        _ => {
            let (inner, offset) = part(&program, rtype, at);
            (inner, unpack(&words, offset, program.rtype(inner)))
        }
    };
    let iface = as_any(vm, inner_id, &inner);
    set_iface(vm, base, iface);
    Flow::Next
}

fn field_name(vm: &mut Vm, base: usize) -> Flow {
    let (id, at) = (RtypeId(vm.arg(base, 0) as u32), vm.arg(base, 2) as usize);
    let name = vm.program.rtype(id).fields[at].name.clone();
    vm.set_text(base, 0, name.as_bytes());
    Flow::Next
}

fn field_tag(vm: &mut Vm, base: usize) -> Flow {
    let (id, at) = (RtypeId(vm.arg(base, 0) as u32), vm.arg(base, 2) as usize);
    let tag = vm.program.rtype(id).fields[at].tag.clone();
    vm.set_text(base, 0, tag.as_bytes());
    Flow::Next
}

/// Bit 0: exported. Bit 1: embedded. Bit 2: its type is an interface. Others: its kind.
fn field_flags(vm: &mut Vm, base: usize) -> Flow {
    let (id, at) = (RtypeId(vm.arg(base, 0) as u32), vm.arg(base, 2) as usize);
    let field = &vm.program.rtype(id).fields[at];
    let kind = vm.program.rtype(field.rtype).kind;
    let flags = u64::from(field.exported)
        | u64::from(field.embedded) << 1
        | u64::from(kind == Kind::Interface) << 2
        | (kind as u64) << 8;
    vm.set(base, 0, flags);
    Flow::Next
}

/// What a pointer points to.
fn elem(vm: &mut Vm, base: usize) -> Flow {
    let Some((id, words)) = subject(vm, base) else {
        return Flow::Next;
    };
    let elem = vm.program.rtype(id).elem;
    let iface = if words.first().copied().unwrap_or(0) == 0 {
        [0, 0]
    } else {
        let inner = vm.load_value(words[0], elem);
        as_any(vm, elem, &inner)
    };
    set_iface(vm, base, iface);
    Flow::Next
}

fn is_nil(vm: &mut Vm, base: usize) -> Flow {
    let nil = match subject(vm, base) {
        None => true,
        Some((id, words)) => {
            let kind = vm.program.rtype(id).kind;
            let can = matches!(
                kind,
                Kind::Pointer | Kind::Map | Kind::Chan | Kind::Func | Kind::Slice | Kind::UnsafePointer
            );
            can && words[0] == 0
        }
    };
    vm.set(base, 0, u64::from(nil));
    Flow::Next
}

/// The word of a number, bool or address; floats of 32 bits as 64.
fn bits(vm: &mut Vm, base: usize) -> Flow {
    let word = match subject(vm, base) {
        None => 0,
        Some((id, words)) => match vm.program.rtype(id).kind {
            Kind::Float32 => f64::from(f32::from_bits(words[0] as u32)).to_bits(),
            _ => words.first().copied().unwrap_or(0),
        },
    };
    vm.set(base, 0, word);
    Flow::Next
}

fn text(vm: &mut Vm, base: usize) -> Flow {
    let (address, length) = match subject(vm, base) {
        Some((id, words)) if vm.program.rtype(id).kind == Kind::String => (words[0], words[1]),
        _ => (0, 0),
    };
    vm.set(base, 0, address);
    vm.set(base, 1, length);
    Flow::Next
}

fn complex(vm: &mut Vm, base: usize) -> Flow {
    let (real, imaginary) = match subject(vm, base) {
        Some((_, words)) if words.len() == 2 => (words[0], words[1]),
        Some((_, words)) => {
            let half = |shift: u32| f64::from(f32::from_bits((words[0] >> shift) as u32)).to_bits();
            (half(0), half(32))
        }
        None => (0, 0),
    };
    vm.set(base, 0, real);
    vm.set(base, 1, imaginary);
    Flow::Next
}

/// Keys and values of a map as two slices of `any`, sorted by key as fmt sorts them.
fn map_entries(vm: &mut Vm, base: usize) -> Flow {
    let Some((id, words)) = subject(vm, base) else {
        return Flow::Next;
    };
    let (key_id, value_id) = {
        let rtype = vm.program.rtype(id);
        (rtype.key, rtype.elem)
    };
    let mut entries: Vec<(Vec<u64>, Vec<u64>)> = match vm.map_number(words[0]) {
        Some(number) => {
            let map = vm.maps.get(number);
            map.entries().map(|entry| (map.key_at(entry).to_vec(), map.value_at(entry).to_vec())).collect()
        }
        None => Vec::new(),
    };
    entries.sort_by(|a, b| vm.order(key_id, &a.0, &b.0));
    let count = entries.len() as u64;
    let keys = vm.memory.alloc(16 * count, Block::Plain);
    let values = vm.memory.alloc(16 * count, Block::Plain);
    for (n, (key, value)) in entries.into_iter().enumerate() {
        let key = as_any(vm, key_id, &key);
        let value = as_any(vm, value_id, &value);
        let _ = vm.memory.store_words(keys + 16 * n as u64, 16, &key);
        let _ = vm.memory.store_words(values + 16 * n as u64, 16, &value);
    }
    for (at, word) in [keys, count, count, values, count, count].into_iter().enumerate() {
        vm.set(base, at, word);
    }
    Flow::Next
}

impl Vm {
    /// `internal/fmtsort`: how keys are ordered when a map is printed.
    fn order(&self, id: RtypeId, a: &[u64], b: &[u64]) -> Ordering {
        let rtype = self.program.rtype(id);
        match rtype.kind {
            kind if kind.is_signed() => (a[0] as i64).cmp(&(b[0] as i64)),
            Kind::String => self.memory.compare((a[0], a[1]), (b[0], b[1])),
            Kind::Float32 | Kind::Float64 => {
                let float = |word: u64| match rtype.kind {
                    Kind::Float32 => f64::from(f32::from_bits(word as u32)),
                    _ => f64::from_bits(word),
                };
                let (x, y) = (float(a[0]), float(b[0]));
                x.partial_cmp(&y).unwrap_or_else(|| y.is_nan().cmp(&x.is_nan()))
            }
            Kind::Struct | Kind::Array => {
                for index in 0..parts(rtype) {
                    let (inner, offset) = part(&self.program, rtype, index);
                    let inner_type = self.program.rtype(inner);
                    let order = self.order(inner, &unpack(a, offset, inner_type), &unpack(b, offset, inner_type));
                    if order != Ordering::Equal {
                        return order;
                    }
                }
                Ordering::Equal
            }
            Kind::Interface => match (self.held([a[0], a[1]]), self.held([b[0], b[1]])) {
                (None, None) => Ordering::Equal,
                (None, _) => Ordering::Less,
                (_, None) => Ordering::Greater,
                (Some((x, left)), Some((y, right))) if x == y => self.order(x, &left, &right),
                (Some((x, _)), Some((y, _))) => x.cmp(&y),
            },
            _ => a.first().cmp(&b.first()),
        }
    }
}

fn same_type(vm: &mut Vm, base: usize) -> Flow {
    let same = vm.arg(base, 0) == vm.arg(base, 2);
    vm.set(base, 0, u64::from(same));
    Flow::Next
}

/// `*target = value` if the types allow it: target a pointer, its base the value's type or an
/// interface that it implements. Whether it was done.
fn assign(vm: &mut Vm, base: usize) -> Flow {
    let (target, value) = (vm.arg_iface(base, 0), vm.arg_iface(base, 2));
    let pointer = vm.program.rtype(RtypeId(target[0] as u32));
    let (elem, is_pointer) = (pointer.elem, pointer.kind == Kind::Pointer);
    let done = is_pointer && target[1] != 0 && value[0] != 0 && {
        let held = RtypeId(value[0] as u32);
        if vm.program.rtype(elem).kind == Kind::Interface {
            let fits = vm.missing_method(held, elem).is_none();
            if fits {
                let _ = vm.memory.store_words(target[1], 16, &value);
            }
            fits
        } else if held == elem {
            if let Some((id, words)) = vm.held(value) {
                let size = vm.program.rtype(id).size;
                let _ = vm.memory.store_words(target[1], size, &words);
            }
            true
        } else {
            false
        }
    };
    vm.set(base, 0, u64::from(done));
    Flow::Next
}

/// The same with the value first.
fn assign_error(vm: &mut Vm, base: usize) -> Flow {
    for at in 0..2 {
        let (value, target) = (vm.arg(base, at), vm.arg(base, at + 2));
        vm.set(base, at, target);
        vm.set(base, at + 2, value);
    }
    assign(vm, base)
}

/// `errors.As` panics for targets that no error can be stored in.
fn check_target(vm: &mut Vm, base: usize) -> Flow {
    let target = vm.arg_iface(base, 0);
    let text = match target[0] {
        0 => "errors: target cannot be nil",
        held => {
            let pointer = vm.program.rtype(RtypeId(held as u32));
            match (pointer.kind == Kind::Pointer && target[1] != 0, pointer.elem) {
                (false, _) => "errors: target must be a non-nil pointer",
                (true, elem) => {
                    let elem_type = vm.program.rtype(elem);
                    let is_error = elem_type.methods.iter().any(|method| {
                        vm.program.symbols[method.symbol as usize] == "Error"
                    });
                    if elem_type.kind == Kind::Interface || is_error {
                        return Flow::Next;
                    }
                    "errors: *target must be interface or implement error"
                }
            }
        }
    };
    let (address, length) = vm.memory.text(text.as_bytes());
    let value = match vm.program.known_types.get("string").copied() {
        Some(rtype) => vm.make_iface(rtype, &[address, length]),
        None => [0, 0],
    };
    vm.panic(Thrown::Value(value))
}

/// Stores a number where a pointer points; false if it does not fit there.
fn set_bits(vm: &mut Vm, base: usize) -> Flow {
    let (target, word) = (vm.arg_iface(base, 0), vm.arg(base, 2));
    let elem = vm.program.rtype(RtypeId(target[0] as u32)).elem;
    let rtype = vm.program.rtype(elem);
    let (kind, size) = (rtype.kind, rtype.size);
    let stored = match kind {
        Kind::Float32 => u64::from((f64::from_bits(word) as f32).to_bits()),
        _ => word,
    };
    let extended = crate::value::extend(kind, stored);
    let fits = kind == Kind::Float32 || kind == Kind::Float64 || extended == word;
    let _ = vm.memory.store_words(target[1], size, &[stored]);
    vm.set(base, 0, u64::from(fits));
    Flow::Next
}

fn set_text(vm: &mut Vm, base: usize) -> Flow {
    let target = vm.arg(base, 1);
    let text = [vm.arg(base, 2), vm.arg(base, 3)];
    let _ = vm.memory.store_words(target, 16, &text);
    Flow::Next
}

fn slice_pointer(vm: &mut Vm, base: usize) -> Flow {
    let word = subject(vm, base).map_or(0, |(_, words)| words.first().copied().unwrap_or(0));
    vm.set(base, 0, word);
    Flow::Next
}

fn comparable(vm: &mut Vm, base: usize) -> Flow {
    let held = RtypeId(vm.arg(base, 0) as u32);
    let comparable = held.0 == 0 || vm.program.rtype(held).comparable;
    vm.set(base, 0, u64::from(comparable));
    Flow::Next
}

/// Exchanges two elements of a slice.
fn swap(vm: &mut Vm, base: usize) -> Flow {
    let (i, j) = (vm.arg(base, 2), vm.arg(base, 3));
    let Some((id, words)) = subject(vm, base) else {
        return Flow::Next;
    };
    let elem = vm.program.rtype(id).elem;
    let size = vm.program.rtype(elem).size;
    let (a, b) = (words[0] + i * size, words[0] + j * size);
    let first = vm.memory.bytes(a, size);
    let _ = vm.memory.copy(a, b, size);
    let _ = vm.memory.write(b, &first);
    vm.charge(5 + size / 8);
    Flow::Next
}
