//! Cuts a linked program in two: the first part stands alone, and gets the rest when it is called.
//!
//! Each function of the rest has a stub in the first part, under its own number, that asks
//! `./rest.js` for the rest if it is not here, and goes on through the table. The rest fills its
//! slots of the table when it comes, so what is called through the table then takes no detour, and
//! calls functions of the first part through the table too. Constants that only the rest uses come
//! with it. Both parts have one memory, one table and one stack.
//!
//! Rejected: chunks as the page has them (`chunks.rs`). Each has to be asked for before a call, in
//! the source, and what a Python program will call is known when it calls it.

use super::body::Body;
use super::panics::{panicking, ways};
use super::linked::{CODE, DATA, ELEMENTS, EXPORTS, FUNCTIONS, GLOBALS, IMPORTS, Linked, Reader, TABLES, TYPES};
use std::collections::{BTreeMap, BTreeSet};

/// Where the first part's import of the rest's loader comes from.
pub const LOADER: &str = "./rest.js";
/// What the first part calls itself to the rest.
const FIRST: &str = "first";
/// The table's name in its exports.
const TABLE: &str = "rest_table";
/// The global that says whether the rest is here.
pub const IS_HERE: &str = "rest_is_here";
/// What the linker made to tell the two that debuggers and linkers need; it is wrong after a cut.
const STALE: [&str; 3] = ["linking", "name", "reloc."];
/// Constants of the first part between two of the rest that are written once more with them, in bytes.
const GAP_MAX: usize = 8;

pub struct Cut {
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
}

/// Functions that have to be in the first part, whether they are called or not: what JavaScript
/// calls, what calls JavaScript, and what wasm-bindgen reads and takes away.
pub fn bound(program: &Linked) -> BTreeSet<u32> {
    let own = program.imported..;
    let exported = program.exports.iter().filter(|(_, kind, _)| *kind == 0).map(|(_, _, function)| *function);
    let calls_out = |function: &u32| calls_of(program, *function).any(|called| called < program.imported);
    let all = own.clone().take(program.bodies.len());
    let mut bound: BTreeSet<u32> = exported.chain(all.clone().filter(calls_out)).collect();
    let read = read_by_bindgen(program);
    // It puts others of other types in the place of some: only direct calls follow.
    bound.extend(all.filter(|function| calls_of(program, *function).any(|called| read.contains(&called))));
    bound.extend(read);
    bound.retain(|function| own.contains(function));
    bound
}

/// The functions that wasm-bindgen follows before the program runs.
pub fn read_by_bindgen(program: &Linked) -> BTreeSet<u32> {
    let names = program.exports.iter().filter(|(name, kind, _)| *kind == 0 && name.starts_with("__wbindgen_describe"));
    let mut open: Vec<u32> = names.map(|(_, _, function)| *function).collect();
    let tells = |called: u32| program.import_names.get(called as usize).is_some_and(|name| name.starts_with("__wbindgen_describe"));
    let all = (program.imported..).take(program.bodies.len());
    open.extend(all.filter(|function| calls_of(program, *function).any(tells)));
    let mut read = BTreeSet::new();
    while let Some(function) = open.pop() {
        if function >= program.imported && read.insert(function) {
            open.extend(calls_of(program, function));
        }
    }
    read
}

fn calls_of(program: &Linked, function: u32) -> impl Iterator<Item = u32> {
    program.calls[(function - program.imported) as usize].iter().map(|call| call.function)
}

/// Cuts the program: `called` and what is [bound] are its first part.
pub fn cut(program: &Linked, called: &BTreeSet<u32>) -> Result<Cut, String> {
    let plan = Plan::new(program, called)?;
    Ok(Cut { first: plan.first(), rest: plan.rest()? })
}

struct Plan<'a> {
    program: &'a Linked<'a>,
    called: &'a BTreeSet<u32>,
    /// The functions of the rest, in order.
    rest: Vec<u32>,
    /// The slot by which the other part calls a function.
    slot_of: BTreeMap<u32, u32>,
    /// Functions of the first part with a slot of their own making, in the slots' order.
    added: Vec<u32>,
    table_size: u32,
    /// Which constants the first part uses, byte by byte.
    kept: Vec<bool>,
}

impl<'a> Plan<'a> {
    fn new(program: &'a Linked<'a>, called: &'a BTreeSet<u32>) -> Result<Plan<'a>, String> {
        let all = program.imported..program.imported + program.bodies.len() as u32;
        let (first, rest): (Vec<u32>, Vec<u32>) = all.partition(|function| called.contains(function));
        let mut slot_of: BTreeMap<u32, u32> = BTreeMap::new();
        for (slot, function) in &program.slots {
            slot_of.entry(*function).or_insert(*slot);
        }
        let crossing = |from: &[u32], is_other: &dyn Fn(u32) -> bool| -> BTreeSet<u32> {
            from.iter().flat_map(|function| calls_of(program, *function)).filter(|called| is_other(*called)).collect()
        };
        let of_first = crossing(&rest, &|function| called.contains(&function));
        let of_rest = crossing(&first, &|function| function >= program.imported && !called.contains(&function));
        let mut table_size = program.table_size;
        let mut added = Vec::new();
        for (functions, is_first) in [(of_first, true), (of_rest, false)] {
            for function in functions {
                slot_of.entry(function).or_insert_with(|| {
                    if is_first {
                        added.push(function);
                    }
                    table_size += 1;
                    table_size - 1
                });
            }
        }
        let kept = kept(program, &first, called)?;
        Ok(Plan { program, called, rest, slot_of, added, table_size, kept })
    }

    /// A function's number in the first part, which gets one function more.
    fn shifted(&self, function: u32) -> u32 {
        function + u32::from(function >= self.program.imported)
    }

    fn first(&self) -> Vec<u8> {
        let program = self.program;
        let types = program.types.len() as u32;
        let own_count = program.bodies.len() as u32;
        let here = program.imported + 1 + own_count;
        let globals = program.globals.len() as u32;
        let mut out = start();
        for (number, range) in &program.sections {
            let more = |count: u32, entries: &[u8]| {
                let mut reader = Reader::new(program.bytes, range.start);
                let before = reader.number();
                [&leb(before + count), &program.bytes[reader.at..range.end], entries].concat()
            };
            let contents = match *number {
                // The loader, and the question whether the rest is here.
                TYPES => more(2, &[0x60, 0, 0, 0x60, 1, 0x7f, 1, 0x7f]),
                IMPORTS => more(1, &[text(LOADER), text("load"), vec![0], leb(types)].concat()),
                FUNCTIONS => more(1, &leb(types + 1)),
                TABLES => [vec![1, 0x70, 0], leb(self.table_size)].concat(),
                GLOBALS => more(1, &[0x7f, 1, 0x41, 0, 0x0b]),
                EXPORTS => {
                    let mut contents = leb(program.exports.len() as u32 + 2 + globals);
                    for (name, kind, index) in &program.exports {
                        let index = if *kind == 0 { self.shifted(*index) } else { *index };
                        contents.extend([text(name), vec![*kind], leb(index)].concat());
                    }
                    contents.extend([text(TABLE), vec![1, 0], text(IS_HERE), vec![3], leb(globals)].concat());
                    for global in 0..globals {
                        contents.extend([text(&global_name(global)), vec![3], leb(global)].concat());
                    }
                    contents
                }
                ELEMENTS => {
                    let added = self.added.iter().zip(program.table_size..).map(|(function, slot)| (slot, *function));
                    let slots = program.slots.iter().map(|(slot, function)| (*slot, *function)).chain(added);
                    elements(slots.map(|(slot, function)| (slot, self.shifted(function))))
                }
                CODE => {
                    let mut code = leb(own_count + 1);
                    for function in program.imported..program.imported + own_count {
                        put_body(&mut code, &self.body_of_first(function, here));
                    }
                    // here(slot): the rest comes if it is not here; the slot once more.
                    let load = leb(program.imported);
                    put_body(&mut code, &[vec![0, 0x23], leb(globals), vec![0x45, 0x04, 0x40, 0x10], load, vec![0x0b, 0x20, 0, 0x0b]].concat());
                    code
                }
                DATA => {
                    let mut contents = program.bytes[range.clone()].to_vec();
                    let from = program.constants.1.start - range.start;
                    for (byte, kept) in contents[from..].iter_mut().zip(&self.kept) {
                        if !kept {
                            *byte = 0;
                        }
                    }
                    contents
                }
                _ => {
                    copy_section(program, &mut out, *number, range);
                    continue;
                }
            };
            put_section(&mut out, *number, &contents);
        }
        out
    }

    fn body_of_first(&self, function: u32, here: u32) -> Vec<u8> {
        let program = self.program;
        let place = (function - program.imported) as usize;
        if self.called.contains(&function) {
            let range = program.bodies[place].clone();
            let mut body = program.bytes[range.clone()].to_vec();
            for call in &program.calls[place] {
                body[call.at - range.start..][..5].copy_from_slice(&five(self.shifted(call.function)));
            }
            return body;
        }
        let Some(slot) = self.slot_of.get(&function) else {
            // Nobody in this part calls it: nothing, which wasm-opt takes away.
            return vec![0, 0x00, 0x0b];
        };
        let of_type = program.of_type[place];
        let mut body = vec![0];
        for parameter in 0..program.types[of_type as usize].parameters.len() as u32 {
            body.push(0x20);
            body.extend(leb(parameter));
        }
        body.push(0x41);
        body.extend(sleb(i64::from(*slot)));
        body.push(0x10);
        body.extend(leb(here));
        body.push(0x11);
        body.extend(leb(of_type));
        body.extend([0, 0x0b]);
        body
    }

    fn rest(&self) -> Result<Vec<u8>, String> {
        let program = self.program;
        let mut out = start();
        put_section(&mut out, TYPES, &program.bytes[program.section(TYPES)?]);
        let mut imports = leb(2 + program.globals.len() as u32);
        imports.extend([text(FIRST), text("memory"), vec![2, 0], leb(program.memory_pages)].concat());
        imports.extend([text(FIRST), text(TABLE), vec![1, 0x70, 0], leb(self.table_size)].concat());
        for (number, of_type) in program.globals.iter().enumerate() {
            imports.extend([text(FIRST), text(&global_name(number as u32)), vec![3], of_type.to_vec()].concat());
        }
        put_section(&mut out, IMPORTS, &imports);
        let count = leb(self.rest.len() as u32);
        let places: Vec<usize> = self.rest.iter().map(|function| (function - program.imported) as usize).collect();
        let types = places.iter().flat_map(|place| leb(program.of_type[*place]));
        put_section(&mut out, FUNCTIONS, &count.iter().copied().chain(types).collect::<Vec<u8>>());
        let numbers: BTreeMap<u32, u32> = self.rest.iter().copied().zip(0..).collect();
        let mut slots: BTreeMap<u32, u32> = self.slot_of.iter().map(|(function, slot)| (*slot, *function)).collect();
        slots.extend(&program.slots);
        let own = slots.iter().filter_map(|(slot, function)| Some((*slot, *numbers.get(function)?)));
        put_section(&mut out, ELEMENTS, &elements(own));
        let mut code = count;
        for place in places {
            put_body(&mut code, &self.body_of_rest(place, &numbers)?);
        }
        put_section(&mut out, CODE, &code);
        put_section(&mut out, DATA, &self.constants_of_rest());
        Ok(out)
    }

    fn body_of_rest(&self, place: usize, numbers: &BTreeMap<u32, u32>) -> Result<Vec<u8>, String> {
        let program = self.program;
        let range = program.bodies[place].clone();
        let mut body = Vec::with_capacity(range.len());
        let mut at = range.start;
        for call in &program.calls[place] {
            let opcode = call.at - 1;
            if program.bytes[opcode] != 0x10 {
                return Err("a function is named where it is not called".to_owned());
            }
            body.extend(&program.bytes[at..opcode]);
            at = call.at + 5;
            if let Some(number) = numbers.get(&call.function) {
                body.push(0x10);
                body.extend(leb(*number));
                continue;
            }
            let slot = self.slot_of.get(&call.function).ok_or("a function of the first part has no slot")?;
            let of_type = program.of_type[(call.function - program.imported) as usize];
            body.extend([vec![0x41], sleb(i64::from(*slot)), vec![0x11], leb(of_type), vec![0]].concat());
        }
        body.extend(&program.bytes[at..range.end]);
        Ok(body)
    }

    fn constants_of_rest(&self) -> Vec<u8> {
        let (address, range) = &self.program.constants;
        let bytes = &self.program.bytes[range.clone()];
        let wanted = |at: usize| !self.kept[at] && bytes[at] != 0;
        let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
        for at in (0..bytes.len()).filter(|at| wanted(*at)) {
            match runs.last_mut() {
                Some(run) if at - run.end <= GAP_MAX => run.end = at + 1,
                _ => runs.push(at..at + 1),
            }
        }
        let mut contents = leb(runs.len() as u32);
        for run in runs {
            let place = sleb(i64::from(*address) + run.start as i64);
            contents.extend([vec![0, 0x41], place, vec![0x0b], leb(run.len() as u32)].concat());
            contents.extend(&bytes[run]);
        }
        contents
    }
}

/// Which constants the functions of the first part use, byte by byte of the segment. What only names
/// a panic's place is read by the function that panics, and comes with it.
fn kept(program: &Linked, functions: &[u32], called: &BTreeSet<u32>) -> Result<Vec<bool>, String> {
    let bodies: Vec<Option<Body>> = (0..program.bodies.len()).map(|place| Body::read(program, place)).collect();
    let mut panics = panicking(program, &bodies)?;
    panics.retain(|function| !called.contains(function));
    let mut used = program.roots.clone();
    for place in functions.iter().map(|function| (function - program.imported) as usize) {
        let ways = bodies[place].as_ref().map(|body| ways(program, place, body, &panics)).unwrap_or_default();
        let is_way = |at: usize| ways.iter().any(|way| way.contains(&at));
        used.extend(program.uses[place].iter().filter(|used| !is_way(used.at)).map(|used| used.piece));
    }
    Ok(program.reached(used))
}

fn global_name(number: u32) -> String {
    format!("rest_global_{number}")
}

/// Segments of the table, one for each run of slots, which come in order.
fn elements(slots: impl Iterator<Item = (u32, u32)>) -> Vec<u8> {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (slot, function) in slots {
        match runs.last_mut() {
            Some((first, functions)) if *first + functions.len() as u32 == slot => functions.push(function),
            _ => runs.push((slot, vec![function])),
        }
    }
    let mut contents = leb(runs.len() as u32);
    for (first, functions) in runs {
        contents.extend([vec![0, 0x41], sleb(i64::from(first)), vec![0x0b], leb(functions.len() as u32)].concat());
        contents.extend(functions.into_iter().flat_map(leb));
    }
    contents
}

pub fn copy_section(program: &Linked, out: &mut Vec<u8>, number: u8, range: &std::ops::Range<usize>) {
    let is_stale = number == 0 && {
        let name = Reader::new(program.bytes, range.start).text();
        STALE.iter().any(|stale| name.starts_with(stale)) || name.starts_with(".debug")
    };
    if !is_stale {
        put_section(out, number, &program.bytes[range.clone()]);
    }
}

pub fn start() -> Vec<u8> {
    b"\0asm\x01\0\0\0".to_vec()
}

pub fn put_section(out: &mut Vec<u8>, number: u8, contents: &[u8]) {
    out.push(number);
    out.extend(leb(contents.len() as u32));
    out.extend(contents);
}

pub fn put_body(out: &mut Vec<u8>, body: &[u8]) {
    out.extend(leb(body.len() as u32));
    out.extend(body);
}

pub fn text(text: &str) -> Vec<u8> {
    [leb(text.len() as u32), text.as_bytes().to_vec()].concat()
}

pub fn leb(mut number: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// As the linker writes numbers that may change.
pub fn five(number: u32) -> [u8; 5] {
    std::array::from_fn(|place| {
        let low = (number >> (7 * place)) as u8 & 0x7f;
        if place < 4 { low | 0x80 } else { low }
    })
}

pub fn sleb(mut number: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        if (number == 0 && low & 0x40 == 0) || (number == -1 && low & 0x40 != 0) {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, elements, five, leb, sleb};

    #[test]
    fn a_number_is_read_as_it_was_written() {
        for number in [0, 1, 127, 128, 300, 65_536, u32::MAX] {
            assert_eq!(Reader::new(&leb(number), 0).number(), number);
            assert_eq!(Reader::new(&five(number), 0).number(), number);
        }
        for number in [0, -1, 63, 64, -64, -65, 1_048_576, i64::from(u32::MAX)] {
            assert_eq!(Reader::new(&sleb(number), 0).signed(), number);
        }
    }

    #[test]
    fn slots_that_follow_each_other_are_one_segment() {
        let contents = elements([(1, 7), (2, 8), (5, 9)].into_iter());
        assert_eq!(contents, [2, 0, 0x41, 1, 0x0b, 2, 7, 8, 0, 0x41, 5, 0x0b, 1, 9]);
    }
}
