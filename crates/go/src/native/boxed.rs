//! Package reflect: descriptions of types by number, and values that stand in memory.
//!
//! A type is the number of its [`RType`](crate::code::RType). A value is a type and the address
//! of a block that holds it; the Go side reads numbers and texts there by itself.

use crate::chan::{NOWHERE, Outcome, SelectCase};
use crate::code::{Kind, RType, RtypeId};
use crate::memory::Kind as Block;
use crate::vm::{Flow, Native, Vm};

pub(super) const NATIVES: &[(&str, Native)] = &[
    ("reflect.typeWords", type_words),
    ("reflect.typeName", type_name),
    ("reflect.field", field),
    ("reflect.method", method),
    ("reflect.methodValue", method_value),
    ("reflect.makeChan", make_chan),
    ("reflect.selectOf", select_of),
    ("reflect.typeOfParts", type_of_parts),
    ("reflect.loadWords", load_words),
    ("reflect.storeWords", store_words),
    ("reflect.implements", implements),
    ("reflect.unpack", unpack),
    ("reflect.pack", pack),
    ("reflect.alloc", alloc),
    ("reflect.move", move_value),
    ("reflect.equal", equal),
    ("reflect.makeMap", make_map),
    ("reflect.mapLen", map_len),
    ("reflect.mapGet", map_get),
    ("reflect.mapSet", map_set),
    ("reflect.mapDelete", map_delete),
    ("reflect.mapEntries", map_entries),
    ("reflect.chanLen", chan_len),
];

const NAMED: u64 = 1 << 8;
const COMPARABLE: u64 = 1 << 9;

fn id_at(vm: &Vm, base: usize, index: usize) -> RtypeId {
    RtypeId(vm.arg(base, index) as u32)
}

/// Kind and flags; size; element; key; length; fields; exported methods; pointer to it.
fn type_words(vm: &mut Vm, base: usize) -> Flow {
    let id = id_at(vm, base, 0);
    let rtype = vm.program.rtype(id);
    let named = if rtype.named { NAMED } else { 0 };
    let comparable = if rtype.comparable { COMPARABLE } else { 0 };
    let words = [
        rtype.kind as u64 | named | comparable,
        rtype.size,
        u64::from(rtype.elem.0),
        u64::from(rtype.key.0),
        rtype.length,
        rtype.fields.len() as u64,
        exported(vm, id).len() as u64,
        u64::from(rtype.pointer.0),
    ];
    vm.stack[base..base + 8].copy_from_slice(&words);
    Flow::Next
}

fn type_name(vm: &mut Vm, base: usize) -> Flow {
    let name = vm.program.rtype(id_at(vm, base, 0)).name.clone();
    vm.set_text(base, 0, name.as_bytes());
    Flow::Next
}

/// Type, number: name, tag, type, offset, flags (exported, embedded).
fn field(vm: &mut Vm, base: usize) -> Flow {
    let program = std::rc::Rc::clone(&vm.program);
    let field = &program.rtype(id_at(vm, base, 0)).fields[vm.arg(base, 1) as usize];
    vm.set_text(base, 0, field.name.as_bytes());
    vm.set_text(base, 2, field.tag.as_bytes());
    vm.set(base, 4, u64::from(field.rtype.0));
    vm.set(base, 5, field.offset);
    vm.set(base, 6, u64::from(field.exported) | u64::from(field.embedded) << 1);
    Flow::Next
}

/// Symbols of the exported methods, by name.
fn exported(vm: &Vm, id: RtypeId) -> Vec<u16> {
    let name = |symbol: &u16| &vm.program.symbols[*symbol as usize];
    let methods = vm.program.rtype(id).methods.iter();
    let mut symbols: Vec<u16> = methods.map(|method| method.symbol).collect();
    symbols.retain(|symbol| name(symbol).starts_with(char::is_uppercase));
    symbols.sort_by(|a, b| name(a).cmp(name(b)));
    symbols
}

/// Type, number: name.
fn method(vm: &mut Vm, base: usize) -> Flow {
    let symbols = exported(vm, id_at(vm, base, 0));
    let name = vm.program.symbols[symbols[vm.arg(base, 1) as usize] as usize].clone();
    vm.set_text(base, 0, name.as_bytes());
    Flow::Next
}

/// Type, number: a closure that takes the interface's data word first, its type, and the
/// same with the receiver as first parameter.
fn method_value(vm: &mut Vm, base: usize) -> Flow {
    let id = id_at(vm, base, 0);
    let symbol = exported(vm, id)[vm.arg(base, 1) as usize];
    let method = vm.program.rtype(id).method(symbol);
    let method = method.cloned();
    let (func, typ) = method.as_ref().map_or((None, RtypeId::default()), |method| (method.func, method.typ));
    let closure = vm.memory.alloc(8, Block::NoScan);
    let _ = vm.memory.store_u64(closure, func.map_or(0, |func| u64::from(func.0)));
    vm.set(base, 0, closure);
    vm.set(base, 1, u64::from(typ.0));
    let unbound = method.map_or(RtypeId::default(), |method| method.unbound);
    vm.set(base, 2, u64::from(unbound.0));
    Flow::Next
}

/// Type of elements, capacity: a channel.
fn make_chan(vm: &mut Vm, base: usize) -> Flow {
    match vm.make_chan(id_at(vm, base, 0), vm.arg(base, 1) as i64) {
        Ok(address) => vm.set(base, 0, address),
        Err(thrown) => return vm.panic(thrown),
    }
    Flow::Next
}

/// Cases, each a channel and where its value begins or -1; whether there is a default; the values'
/// words: the case's number, whether the channel was open, and what was received.
fn select_of(vm: &mut Vm, base: usize) -> Flow {
    let (list, count, default) = (vm.arg(base, 0), vm.arg(base, 1), vm.arg(base, 3) != 0);
    let mut words = vec![0; 2 * count as usize];
    let _ = vm.memory.load_words(list, 16 * count, &mut words);
    let register = |index: u64| base as u32 + index as u32;
    let case = |word: &[u64]| match word[1] as i64 {
        -1 => SelectCase { receives: true, chan: word[0], value: register(2), ok: register(1) },
        at => SelectCase { receives: false, chan: word[0], value: register(4 + at as u64), ok: NOWHERE },
    };
    let cases: Vec<SelectCase> = words.chunks_exact(2).map(case).collect();
    for case in &cases {
        if let Err(thrown) = vm.check_bubble(case.chan, "select on") {
            return vm.panic(thrown);
        }
    }
    match vm.select(&cases, default, register(0)) {
        Ok(Outcome::Parked) => Flow::Left,
        Ok(_) => Flow::Next,
        Err(thrown) => vm.panic(thrown),
    }
}

/// Kind, element, key, length: the program's type without a name that has them, or 0.
fn type_of_parts(vm: &mut Vm, base: usize) -> Flow {
    let [kind, elem, key, length] = std::array::from_fn(|index| vm.arg(base, index));
    let fits = |rtype: &RType| {
        let parts = [rtype.kind as u64, u64::from(rtype.elem.0), u64::from(rtype.key.0), rtype.length];
        !rtype.named && parts == [kind, elem, key, length]
    };
    let found = vm.program.rtypes.iter().position(fits);
    vm.charge(100);
    vm.set(base, 0, found.unwrap_or(0) as u64);
    Flow::Next
}

/// Type, address, address of words: the value as registers hold it.
fn load_words(vm: &mut Vm, base: usize) -> Flow {
    let words = vm.load_value(vm.arg(base, 1), id_at(vm, base, 0));
    let _ = vm.memory.store_words(vm.arg(base, 2), 8 * words.len() as u64, &words);
    Flow::Next
}

/// Type, address, address of words: the inverse.
fn store_words(vm: &mut Vm, base: usize) -> Flow {
    let rtype = vm.program.rtype(id_at(vm, base, 0));
    let (size, mut words) = (rtype.size, vec![0; rtype.words()]);
    let _ = vm.memory.load_words(vm.arg(base, 2), 8 * words.len() as u64, &mut words);
    let _ = vm.memory.store_words(vm.arg(base, 1), size, &words);
    Flow::Next
}

fn implements(vm: &mut Vm, base: usize) -> Flow {
    let fits = vm.missing_method(id_at(vm, base, 0), id_at(vm, base, 1)).is_none();
    vm.set(base, 0, u64::from(fits));
    Flow::Next
}

fn block_of(vm: &Vm, id: RtypeId) -> Block {
    match vm.program.rtype(id).pointers {
        true => Block::Plain,
        false => Block::NoScan,
    }
}

/// An interface: the type of what it holds, and where that stands.
fn unpack(vm: &mut Vm, base: usize) -> Flow {
    let [held, word] = vm.arg_iface(base, 0);
    let id = RtypeId(held as u32);
    let size = vm.program.rtype(id).size;
    let address = if held != 0 && vm.program.rtype(id).is_direct() {
        let block = block_of(vm, id);
        let address = vm.memory.alloc(size.max(1), block);
        let _ = vm.memory.store_words(address, size, &[word]);
        address
    } else {
        word
    };
    vm.charge(20);
    vm.set(base, 1, address);
    Flow::Next
}

/// The value at an address as an interface.
fn pack(vm: &mut Vm, base: usize) -> Flow {
    let (id, address) = (id_at(vm, base, 0), vm.arg(base, 1));
    let words = vm.load_value(address, id);
    let iface = match vm.program.rtype(id).kind {
        Kind::Interface => [words[0], words[1]],
        _ => vm.make_iface(id, &words),
    };
    vm.charge(20);
    vm.set(base, 0, iface[0]);
    vm.set(base, 1, iface[1]);
    Flow::Next
}

/// Type, how many: zeros.
fn alloc(vm: &mut Vm, base: usize) -> Flow {
    let (id, count) = (id_at(vm, base, 0), vm.arg(base, 1));
    let size = vm.program.rtype(id).size.saturating_mul(count).max(1);
    if vm.too_much(size) {
        return Flow::Finished;
    }
    let block = block_of(vm, id);
    let address = vm.memory.alloc(size, block);
    vm.charge(20 + size / 16);
    vm.set(base, 0, address);
    Flow::Next
}

/// Type, to, from.
fn move_value(vm: &mut Vm, base: usize) -> Flow {
    let size = vm.program.rtype(id_at(vm, base, 0)).size;
    let (to, from) = (vm.arg(base, 1), vm.arg(base, 2));
    let _ = vm.memory.copy(to, from, size);
    vm.charge(5 + size / 16);
    Flow::Next
}

/// Type, two addresses: whether the values are equal.
fn equal(vm: &mut Vm, base: usize) -> Flow {
    let id = id_at(vm, base, 0);
    let (a, b) = (vm.load_value(vm.arg(base, 1), id), vm.load_value(vm.arg(base, 2), id));
    let equal = vm.equal_values(id, &a, &b).unwrap_or(false);
    vm.set(base, 0, u64::from(equal));
    Flow::Next
}

fn make_map(vm: &mut Vm, base: usize) -> Flow {
    let map = vm.make_map(id_at(vm, base, 0));
    vm.set(base, 0, map);
    Flow::Next
}

fn map_len(vm: &mut Vm, base: usize) -> Flow {
    let number = vm.map_number(vm.arg(base, 0));
    let count = number.map_or(0, |number| vm.maps.get(number).count);
    vm.set(base, 0, count as u64);
    Flow::Next
}

/// A value in a block of its own.
fn boxed(vm: &mut Vm, id: RtypeId, words: &[u64]) -> u64 {
    let (size, block) = (vm.program.rtype(id).size, block_of(vm, id));
    let address = vm.memory.alloc(size.max(1), block);
    let _ = vm.memory.store_words(address, size, words);
    address
}

/// Type, map, address of a key: address of a copy of the value, or nil.
fn map_get(vm: &mut Vm, base: usize) -> Flow {
    let (key, elem) = key_and_elem(vm, base);
    let key = vm.load_value(vm.arg(base, 2), key);
    let number = vm.map_number(vm.arg(base, 1));
    let found = number.and_then(|number| {
        let entry = vm.map_find(number, &key).ok().flatten()?;
        Some(vm.maps.get(number).value_at(entry).to_vec())
    });
    let address = match found {
        Some(words) => boxed(vm, elem, &words),
        None => 0,
    };
    vm.charge(40);
    vm.set(base, 0, address);
    Flow::Next
}

fn key_and_elem(vm: &Vm, base: usize) -> (RtypeId, RtypeId) {
    let rtype = vm.program.rtype(id_at(vm, base, 0));
    (rtype.key, rtype.elem)
}

/// Type, map, addresses of key and value.
fn map_set(vm: &mut Vm, base: usize) -> Flow {
    let (key, elem) = key_and_elem(vm, base);
    let (key, value) = (vm.load_value(vm.arg(base, 2), key), vm.load_value(vm.arg(base, 3), elem));
    vm.charge(60);
    match vm.map_entry(vm.arg(base, 1), &key) {
        Ok((number, entry)) => {
            vm.maps.get_mut(number).value_at_mut(entry).copy_from_slice(&value);
            Flow::Next
        }
        Err(thrown) => vm.panic(thrown),
    }
}

/// Type, map, address of a key.
fn map_delete(vm: &mut Vm, base: usize) -> Flow {
    let key_type = key_and_elem(vm, base).0;
    let key = vm.load_value(vm.arg(base, 2), key_type);
    match vm.map_delete(vm.arg(base, 1), key_type, &key) {
        Ok(()) => Flow::Next,
        Err(thrown) => vm.panic(thrown),
    }
}

/// Type, map: addresses of copies of keys and values, by turns, as a slice.
fn map_entries(vm: &mut Vm, base: usize) -> Flow {
    let (key_id, elem_id) = key_and_elem(vm, base);
    let mut iterator = vm.map_iterator(vm.arg(base, 1));
    let mut addresses = Vec::new();
    while let Some((number, entry)) = vm.map_next(&mut iterator) {
        let map = vm.maps.get(number);
        let (key, value) = (map.key_at(entry).to_vec(), map.value_at(entry).to_vec());
        addresses.push(boxed(vm, key_id, &key));
        addresses.push(boxed(vm, elem_id, &value));
    }
    let count = addresses.len() as u64;
    let list = vm.memory.alloc((8 * count).max(1), Block::Plain);
    let _ = vm.memory.store_words(list, 8 * count, &addresses);
    vm.charge(20 * count);
    vm.set(base, 0, list);
    vm.set(base, 1, count);
    vm.set(base, 2, count);
    Flow::Next
}

/// A channel: how many values it holds, and how many it can.
fn chan_len(vm: &mut Vm, base: usize) -> Flow {
    let chan = vm.arg(base, 0);
    let (len, cap) = (vm.chan_len(chan), vm.chan_cap(chan));
    vm.set(base, 0, len);
    vm.set(base, 1, cap);
    Flow::Next
}
