//! Takes out of a function what no run came to, so that a function which is called brings only
//! what is used of it to the engine's first part.
//!
//! What follows a fork that always goes one way is *cold*: from there to the end of the block that
//! it stands in, since nothing leads into the middle of a block. It becomes a function of its own.
//! What is read in it goes in as parameters; what it sets and is read later comes out as results,
//! after a number that says where the first function goes on, where there are several such *exits*.
//!
//! Rejected: `#[cold]` functions in the engine's source. There are thousands of such places, and
//! which they are changes with each program that is rehearsed.

use super::body::{Body, Kind, Locals, reads_at};
use super::count::Counted;
use super::cut::{copy_section, five, leb, put_body, put_section, read_by_bindgen, start};
use super::linked::{CODE, Call, DATA, FUNCTIONS, Linked, Reader, Signature, TYPES, Use};
use std::collections::BTreeSet;
use std::ops::Range;

/// What a place costs that calls what was taken out of it, in bytes: a number, three calls.
pub const CALL_COST: usize = 14;
/// What each local costs there that goes in or out.
const LOCAL_COST: usize = 2;
/// What a constant costs that comes with code, as far as the code is its only user.
const CONSTANT_COST: usize = 6;
/// More locals and exits than this go through no call.
const LOCALS_MAX: usize = 24;
const EXITS_MAX: usize = 60;
const I32: u8 = 0x7f;

/// How what was taken out is left.
#[derive(Clone, Copy, PartialEq)]
enum Exit {
    /// At its end.
    End,
    /// To a label, counted from where it was taken out.
    Label(u32),
    Return,
}

/// What is taken out: instructions, and how it and its function speak.
struct Region {
    instructions: Range<usize>,
    exits: Vec<Exit>,
    /// Locals that go in, and that come out.
    parameters: Vec<u32>,
    results: Vec<u32>,
}

/// A body as it is written, with what the linker knew of it.
#[derive(Default)]
struct Written {
    bytes: Vec<u8>,
    calls: Vec<Call>,
    uses: Vec<Use>,
}

/// A program after what is cold was taken out: its own bytes, and what changed of [`Linked`].
pub struct Sorted {
    bytes: Vec<u8>,
    sections: Vec<(u8, Range<usize>)>,
    types: Vec<Signature>,
    of_type: Vec<u32>,
    bodies: Vec<Range<usize>>,
    calls: Vec<Vec<Call>>,
    uses: Vec<Vec<Use>>,
}

impl Sorted {
    /// Numbers of the functions stay; those that were taken out follow them, where each saves more
    /// than a call costs, in bytes.
    pub fn new(program: &Linked, counted: &Counted, came: &[bool], call_cost: usize) -> Sorted {
        let barred = read_by_bindgen(program);
        let is_barred = |function: u32| function < program.imported || barred.contains(&function);
        let mut types = program.types.clone();
        let mut of_type = program.of_type.clone();
        let (mut bodies, mut taken): (Vec<Written>, Vec<Written>) = (Vec::new(), Vec::new());
        for place in 0..program.bodies.len() {
            let source = Source { program, place };
            let Some(body) = counted.bodies[place].as_ref().filter(|_| counted.is_called(came, place)) else {
                bodies.push(source.whole());
                continue;
            };
            let is_worth = |region: &Region| region.saving(&source, body, &is_barred).is_some_and(|saving| saving > call_cost);
            let regions = regions(body, &counted.came_behind(came, place), &is_worth);
            let first = program.imported + (program.bodies.len() + taken.len()) as u32;
            for region in &regions {
                let signature = region.signature(body);
                let known = types.iter().position(|known| *known == signature).unwrap_or_else(|| {
                    types.push(signature);
                    types.len() - 1
                });
                of_type.push(known as u32);
                taken.push(source.taken(body, region));
            }
            bodies.push(source.rest_of(body, &regions, first));
        }
        bodies.extend(taken);
        Sorted::write(program, types, of_type, bodies)
    }

    fn write(program: &Linked, types: Vec<Signature>, of_type: Vec<u32>, written: Vec<Written>) -> Sorted {
        let mut bytes = start();
        let mut sections = Vec::new();
        let (mut bodies, mut calls, mut uses) = (Vec::new(), Vec::new(), Vec::new());
        for (number, range) in &program.sections {
            let before = bytes.len();
            match *number {
                TYPES => {
                    let values = |types: &[u8]| [leb(types.len() as u32), types.to_vec()].concat();
                    let one = |one: &Signature| [vec![0x60], values(&one.parameters), values(&one.results)].concat();
                    put_section(&mut bytes, TYPES, &[leb(types.len() as u32), types.iter().flat_map(one).collect()].concat());
                }
                FUNCTIONS => {
                    let numbers = of_type.iter().flat_map(|of_type| leb(*of_type)).collect();
                    put_section(&mut bytes, FUNCTIONS, &[leb(of_type.len() as u32), numbers].concat());
                }
                CODE => {
                    let mut code = leb(written.len() as u32);
                    let mut ends = Vec::new();
                    for body in &written {
                        put_body(&mut code, &body.bytes);
                        ends.push(code.len());
                    }
                    put_section(&mut bytes, CODE, &code);
                    let begin = bytes.len() - code.len();
                    for (body, end) in written.iter().zip(ends) {
                        let at = begin + end - body.bytes.len();
                        bodies.push(at..begin + end);
                        calls.push(body.calls.iter().map(|call| Call { at: call.at + at, ..*call }).collect());
                        uses.push(body.uses.iter().map(|used| Use { at: used.at + at, ..*used }).collect());
                    }
                }
                _ => copy_section(program, &mut bytes, *number, range),
            }
            if bytes.len() > before {
                let mut reader = Reader::new(&bytes, before + 1);
                let length = reader.number() as usize;
                sections.push((*number, reader.at..reader.at + length));
            }
        }
        Sorted { bytes, sections, types, of_type, bodies, calls, uses }
    }

    pub fn linked<'a>(&'a self, program: &Linked) -> Linked<'a> {
        let data = |sections: &[(u8, Range<usize>)]| sections.iter().find(|(number, _)| *number == DATA).map_or(0, |(_, range)| range.start);
        let (old, new) = (data(&program.sections), data(&self.sections));
        let (address, constants) = &program.constants;
        Linked {
            bytes: &self.bytes,
            sections: self.sections.clone(),
            types: self.types.clone(),
            imported: program.imported,
            names: program.names.clone(),
            started: program.started,
            import_names: program.import_names.clone(),
            import_types: program.import_types.clone(),
            of_type: self.of_type.clone(),
            bodies: self.bodies.clone(),
            exports: program.exports.clone(),
            slots: program.slots.clone(),
            table_size: program.table_size,
            memory_pages: program.memory_pages,
            globals: program.globals.clone(),
            calls: self.calls.clone(),
            uses: self.uses.clone(),
            pieces: program.pieces.clone(),
            points: program.points.clone(),
            roots: program.roots.clone(),
            constants: (*address, constants.start - old + new..constants.end - old + new),
        }
    }
}

/// What is worth taking out of a function, in order.
fn regions(body: &Body, came_behind: &[bool], is_worth: &dyn Fn(&Region) -> bool) -> Vec<Region> {
    let mut found = Vec::new();
    find(body, came_behind, 0..body.code.len() - 1, true, &mut found);
    found.sort_by_key(|found: &Range<usize>| found.start);
    let places: BTreeSet<usize> = found.iter().flat_map(|found| [found.start, found.end]).collect();
    let places: Vec<usize> = places.into_iter().collect();
    let reads = reads_at(body, &places);
    let reads_at = |place: usize| &reads[places.binary_search(&place).unwrap_or_default()];
    let regions = found.into_iter().filter_map(|instructions| {
        let (start, end) = (reads_at(instructions.start), reads_at(instructions.end));
        Region::new(body, instructions, start, &end.0)
    });
    regions.filter(|region| is_worth(region)).collect()
}

/// Finds what is cold in the instructions of one block.
fn find(body: &Body, came_behind: &[bool], block: Range<usize>, mut comes: bool, found: &mut Vec<Range<usize>>) {
    let is_outermost = block.end + 1 == body.code.len();
    let mut height = 0;
    let mut cold: Option<usize> = None;
    // The last place where nothing of this block stands on the stack.
    let mut empty = block.start;
    let mut at = block.start;
    while at < block.end {
        if height == 0 {
            empty = at;
            if !comes && cold.is_none() {
                cold = Some(at);
            }
        }
        let one = &body.code[at];
        let end = body.mate[at];
        match one.kind {
            Kind::Block(results) | Kind::Loop(results) => {
                if comes {
                    find(body, came_behind, at + 1..end, true, found);
                    comes = came_behind[end];
                }
                height += results as i32;
            }
            Kind::Br(_) | Kind::BrTable(_) | Kind::Return | Kind::Unreachable => {
                found.extend(cold.map(|from| from..at + 1));
                return;
            }
            Kind::BrIf(_) => comes &= came_behind[at],
            _ => {}
        }
        height += one.growth;
        at = end + 1;
    }
    // What stands on the stack here is what the function gives back, or stays.
    let stop = if is_outermost || height == 0 { block.end } else { empty };
    found.extend(cold.map(|from| from..stop).filter(|range| !range.is_empty()));
}

impl Region {
    /// None: it goes somewhere with a value.
    fn new(body: &Body, instructions: Range<usize>, (start, labels): &(Locals, Vec<Locals>), end: &Locals) -> Option<Region> {
        let arities = arities(body, instructions.start);
        let mut exits = Vec::new();
        let mut add = |exit: Exit| {
            if !exits.contains(&exit) {
                exits.push(exit);
            }
        };
        let (mut accessed, mut set) = (BTreeSet::new(), BTreeSet::new());
        let mut nested = 0;
        for place in instructions.clone() {
            let targets = match &body.code[place].kind {
                Kind::Block(_) | Kind::Loop(_) => {
                    nested += 1;
                    continue;
                }
                Kind::End => {
                    nested -= 1;
                    continue;
                }
                Kind::Br(depth) | Kind::BrIf(depth) => std::slice::from_ref(depth),
                Kind::BrTable(depths) => depths,
                Kind::Return => {
                    add(Exit::Return);
                    continue;
                }
                Kind::Get(local) => {
                    accessed.insert(*local);
                    continue;
                }
                Kind::Set(local) | Kind::Tee(local) => {
                    accessed.insert(*local);
                    set.insert(*local);
                    continue;
                }
                _ => continue,
            };
            for outer in targets.iter().filter_map(|depth| depth.checked_sub(nested)) {
                if arities[arities.len() - 1 - outer as usize] != 0 {
                    return None;
                }
                add(Exit::Label(outer));
            }
        }
        let last = &body.code[instructions.end - 1].kind;
        if !matches!(last, Kind::Br(_) | Kind::BrTable(_) | Kind::Return | Kind::Unreachable) {
            let is_whole = instructions.end + 1 == body.code.len() && !body.results.is_empty();
            add(if is_whole { Exit::Return } else { Exit::End });
        }
        if body.results.len() > 1 {
            return None;
        }
        let mut later = Locals::default();
        for exit in &exits {
            match exit {
                Exit::End => later.extend(end),
                Exit::Label(outer) => later.extend(&labels[labels.len() - 1 - *outer as usize]),
                Exit::Return => {}
            }
        }
        let parameters = accessed.into_iter().filter(|local| start.has(*local)).collect();
        let results = set.into_iter().filter(|local| later.has(*local)).collect();
        Some(Region { instructions, exits, parameters, results })
    }

    /// How many bytes are saved beside a call's own. None: it cannot be taken out.
    fn saving(&self, source: &Source, body: &Body, is_barred: &dyn Fn(u32) -> bool) -> Option<usize> {
        let bytes = body.code[self.instructions.start].bytes.start..body.code[self.instructions.end - 1].bytes.end;
        let calls = source.calls(&bytes);
        let uses = source.uses(&bytes);
        let locals = self.parameters.len() + self.results.len();
        if locals > LOCALS_MAX || self.exits.len() > EXITS_MAX || calls.iter().any(|call| is_barred(call.function)) {
            return None;
        }
        // The linker's numbers of five bytes will have two or three.
        let size = bytes.len() - 3 * calls.len() - 2 * uses.len() + CONSTANT_COST * uses.len();
        let exits = if self.exits.len() > 1 { 3 + self.exits.len() } else { 1 };
        size.checked_sub(LOCAL_COST * locals + exits)
    }

    /// The value that the function gives back goes through it.
    fn returned(&self, body: &Body) -> Option<u8> {
        body.results.first().copied().filter(|_| self.exits.contains(&Exit::Return))
    }

    /// Where several exits are, the number of one; what the function gives back; locals.
    fn signature(&self, body: &Body) -> Signature {
        let types = |locals: &[u32]| -> Vec<u8> { locals.iter().map(|local| body.locals[*local as usize]).collect() };
        let number = (self.exits.len() > 1).then_some(I32);
        let results = number.into_iter().chain(self.returned(body)).chain(types(&self.results)).collect();
        Signature { parameters: types(&self.parameters), results }
    }
}

/// How many values a way to each open label carries, the innermost last.
fn arities(body: &Body, place: usize) -> Vec<u32> {
    let mut arities = vec![body.results.len() as u32];
    for one in &body.code[..place] {
        match one.kind {
            Kind::Block(results) => arities.push(results),
            Kind::Loop(_) => arities.push(0),
            Kind::End => {
                arities.pop();
            }
            _ => {}
        }
    }
    arities
}

/// A function in the program as it was linked.
struct Source<'a> {
    program: &'a Linked<'a>,
    place: usize,
}

impl Source<'_> {
    fn calls(&self, bytes: &Range<usize>) -> &[Call] {
        let calls = &self.program.calls[self.place];
        &calls[calls.partition_point(|call| call.at < bytes.start)..calls.partition_point(|call| call.at < bytes.end)]
    }

    fn uses(&self, bytes: &Range<usize>) -> &[Use] {
        let uses = &self.program.uses[self.place];
        &uses[uses.partition_point(|used| used.at < bytes.start)..uses.partition_point(|used| used.at < bytes.end)]
    }

    fn copy(&self, written: &mut Written, bytes: Range<usize>) {
        let at = written.bytes.len();
        written.calls.extend(self.calls(&bytes).iter().map(|call| Call { at: call.at - bytes.start + at, ..*call }));
        written.uses.extend(self.uses(&bytes).iter().map(|used| Use { at: used.at - bytes.start + at, ..*used }));
        written.bytes.extend(&self.program.bytes[bytes]);
    }

    fn whole(&self) -> Written {
        let mut written = Written::default();
        self.copy(&mut written, self.program.bodies[self.place].clone());
        written
    }

    /// The function without its regions, which are the functions from `first` on.
    fn rest_of(&self, body: &Body, regions: &[Region], first: u32) -> Written {
        let range = self.program.bodies[self.place].clone();
        let mut written = Written::default();
        if regions.is_empty() {
            return self.whole();
        }
        let mut locals = body.locals[body.parameters..].to_vec();
        // Holds what the function gives back while the exit is chosen.
        let held = body.locals.len() as u32;
        locals.extend(&body.results);
        put_locals(&mut written.bytes, &locals);
        let mut at = body.code[0].bytes.start;
        for (region, function) in regions.iter().zip(first..) {
            self.copy(&mut written, at..body.code[region.instructions.start].bytes.start);
            self.call(&mut written, body, region, function, held);
            // What follows an exit for good is nothing.
            at = body.code[region.instructions.end - 1].bytes.end;
        }
        self.copy(&mut written, at..range.end);
        written
    }

    fn call(&self, written: &mut Written, body: &Body, region: &Region, function: u32, held: u32) {
        let returned = region.returned(body);
        let is_one_of = region.exits.len() > 1;
        let ends = is_one_of && region.exits.contains(&Exit::End);
        let returns = is_one_of && region.exits.contains(&Exit::Return);
        let around = u32::from(ends) + u32::from(returns);
        let out = &mut written.bytes;
        for _ in 0..around {
            out.extend([0x02, 0x40]);
        }
        for local in &region.parameters {
            put(out, 0x20, *local);
        }
        out.push(0x10);
        written.calls.push(Call { at: out.len(), function });
        out.extend(five(function));
        for local in region.results.iter().rev() {
            put(out, 0x21, *local);
        }
        if !is_one_of {
            match region.exits.first() {
                None => out.push(0x00),
                Some(Exit::End) => {}
                Some(Exit::Label(outer)) => put(out, 0x0c, *outer),
                Some(Exit::Return) => out.push(0x0f),
            }
            return;
        }
        if returned.is_some() {
            put(out, 0x21, held);
        }
        // The number is on the stack.
        let target = |exit: &Exit| match exit {
            Exit::Return => 0,
            Exit::End => around - 1,
            Exit::Label(outer) => outer + around,
        };
        put(out, 0x0e, region.exits.len() as u32 - 1);
        out.extend(region.exits.iter().flat_map(|exit| leb(target(exit))));
        if returns {
            out.push(0x0b);
            if returned.is_some() {
                put(out, 0x20, held);
            }
            out.push(0x0f);
        }
        if ends {
            out.push(0x0b);
        }
    }

    /// A region as a function.
    fn taken(&self, body: &Body, region: &Region) -> Written {
        let mut numbers: Vec<Option<u32>> = vec![None; body.locals.len()];
        for (number, local) in region.parameters.iter().enumerate() {
            numbers[*local as usize] = Some(number as u32);
        }
        let mut locals = Vec::new();
        let parameters = region.parameters.len() as u32;
        let own = body.code[region.instructions.clone()].iter().filter_map(|one| match one.kind {
            Kind::Get(local) | Kind::Set(local) | Kind::Tee(local) => Some(local),
            _ => None,
        });
        for local in own {
            numbers[local as usize].get_or_insert_with(|| {
                locals.push(body.locals[local as usize]);
                parameters + locals.len() as u32 - 1
            });
        }
        let number = |local: u32| numbers[local as usize].unwrap_or_default();
        let held = parameters + locals.len() as u32;
        let returned = region.returned(body);
        locals.extend(returned);

        let mut written = Written::default();
        put_locals(&mut written.bytes, &locals);
        let outer: Vec<Exit> = region.exits.iter().copied().filter(|exit| *exit != Exit::End).collect();
        let label = |exit: Exit| outer.iter().position(|one| *one == exit).unwrap_or_default() as u32;
        for _ in &outer {
            written.bytes.extend([0x02, 0x40]);
        }
        let mut nested = 0;
        for one in &body.code[region.instructions.clone()] {
            let out = &mut written.bytes;
            let target = |depth: u32| match depth.checked_sub(nested) {
                Some(outer) => nested + label(Exit::Label(outer)),
                None => depth,
            };
            match &one.kind {
                Kind::Br(depth) => put(out, 0x0c, target(*depth)),
                Kind::BrIf(depth) => put(out, 0x0d, target(*depth)),
                Kind::BrTable(depths) => {
                    put(out, 0x0e, depths.len() as u32 - 1);
                    out.extend(depths.iter().flat_map(|depth| leb(target(*depth))));
                }
                Kind::Return => {
                    if returned.is_some() {
                        put(out, 0x21, held);
                    }
                    put(out, 0x0c, nested + label(Exit::Return));
                }
                Kind::Get(local) => put(out, 0x20, number(*local)),
                Kind::Set(local) => put(out, 0x21, number(*local)),
                Kind::Tee(local) => put(out, 0x22, number(*local)),
                kind => {
                    match kind {
                        Kind::Block(_) | Kind::Loop(_) => nested += 1,
                        Kind::End => nested -= 1,
                        _ => {}
                    }
                    self.copy(&mut written, one.bytes.clone());
                }
            }
        }
        let last = &body.code[region.instructions.end - 1].kind;
        let leaves = matches!(last, Kind::Br(_) | Kind::BrTable(_) | Kind::Return | Kind::Unreachable);
        let out = &mut written.bytes;
        let leave = |out: &mut Vec<u8>, exit: Exit| {
            if region.exits.len() > 1 {
                let number = region.exits.iter().position(|one| *one == exit).unwrap_or_default();
                put(out, 0x41, number as u32);
            }
            if returned.is_some() {
                put(out, 0x20, held);
            }
            for local in &region.results {
                put(out, 0x20, number(*local));
            }
            out.push(0x0f);
        };
        if leaves {
            out.push(0x00);
        } else if region.exits.contains(&Exit::End) {
            leave(out, Exit::End);
        } else {
            // The end of the function: what it gives back stands on the stack.
            put(out, 0x21, held);
            put(out, 0x0c, label(Exit::Return));
        }
        for exit in &outer {
            out.push(0x0b);
            leave(out, *exit);
        }
        out.push(0x0b);
        written
    }
}

/// An instruction with a number.
fn put(out: &mut Vec<u8>, opcode: u8, number: u32) {
    out.push(opcode);
    out.extend(leb(number));
}

fn put_locals(out: &mut Vec<u8>, locals: &[u8]) {
    let runs: Vec<&[u8]> = locals.chunk_by(|one, next| one == next).collect();
    out.extend(leb(runs.len() as u32));
    for run in runs {
        out.extend(leb(run.len() as u32));
        out.push(run[0]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::cut::{leb, put_body, put_section, start};
    use super::super::linked::{CODE, DATA, ELEMENTS, EXPORTS, FUNCTIONS, GLOBALS, IMPORTS, MEMORIES, TABLES, TYPES};
    use super::{Counted, Linked, Sorted};
    use std::process::Command;

    /// A loop, a choice of four, ways out of both, a value given back from three places:
    ///
    /// ```text
    /// f(x): i = s = 0, t = 1 (64 bits)
    ///   loop: match (x + i) & 3
    ///       0: s += 7, next      1: s *= 3, if s > 500 return s + 1, next
    ///       2: t += s, if t > 900 leave the loop, next
    ///       3: if x < 0 trap, s ^= x
    ///     next: i += 1, if i < 30 again
    ///   s - i + t
    /// ```
    fn code() -> Vec<u8> {
        let get = |local: u8| vec![0x20, local];
        let set = |local: u8| vec![0x21, local];
        let number = |value: u16| [vec![0x41], super::super::cut::sleb(i64::from(value))].concat();
        let (x, i, s, t) = (0, 1, 2, 3);
        let is_over = |limit: u16| [number(limit), vec![0x4a]].concat();
        [
            // Locals: two of 32 bits, one of 64, which begins as 1.
            vec![2, 2, 0x7f, 1, 0x7e],
            vec![0x42, 1], set(t),
            // Blocks: out of the loop, the loop, next, three, two, one, zero.
            vec![0x02, 0x40, 0x03, 0x40, 0x02, 0x40, 0x02, 0x40, 0x02, 0x40, 0x02, 0x40, 0x02, 0x40],
            get(x), get(i), vec![0x6a], number(3), vec![0x71],
            vec![0x0e, 3, 0, 1, 2, 3], vec![0x0b],
            // 0
            get(s), number(7), vec![0x6a], set(s), vec![0x0c, 3], vec![0x0b],
            // 1
            get(s), number(3), vec![0x6c], vec![0x22, s], is_over(500), vec![0x45, 0x0d, 2],
            get(s), number(1), vec![0x6a, 0x0f], vec![0x0b],
            // 2
            get(t), get(s), vec![0xac, 0x7c, 0x22, t, 0xa7], is_over(900), vec![0x0d, 3],
            vec![0x0c, 1], vec![0x0b],
            // 3
            vec![0x02, 0x40], get(x), number(0), vec![0x48, 0x45, 0x0d, 0, 0x00, 0x0b],
            get(s), get(x), vec![0x73], set(s), vec![0x0b],
            // next
            get(i), number(1), vec![0x6a, 0x22, i], number(30), vec![0x48, 0x0d, 0], vec![0x0b, 0x0b],
            get(s), get(i), vec![0x6b], get(t), vec![0xa7, 0x6a], vec![0x0b],
        ]
        .concat()
    }

    fn program() -> Vec<u8> {
        let mut bytes = start();
        let mut code = leb(1);
        put_body(&mut code, &self::code());
        let sections: [(u8, &[u8]); 9] = [
            (TYPES, &[1, 0x60, 1, 0x7f, 1, 0x7f]),
            (IMPORTS, &[0]),
            (FUNCTIONS, &[1, 0]),
            (TABLES, &[1, 0x70, 0, 1]),
            (MEMORIES, &[1, 0, 1]),
            (GLOBALS, &[0]),
            (EXPORTS, &[1, 1, b'f', 0, 0]),
            (ELEMENTS, &[0]),
            (CODE, &code),
        ];
        sections.iter().for_each(|(number, contents)| put_section(&mut bytes, *number, contents));
        put_section(&mut bytes, DATA, &[0]);
        bytes
    }

    /// What each program answers to numbers, told by real wasm.
    fn answers(programs: &[Vec<u8>]) -> Vec<String> {
        let ask = "for (const text of process.argv.slice(1)) {
            const { f } = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(text, 'hex'))).exports;
            const told = [];
            for (let x = -9; x < 60; x += 1) { try { told.push(f(x)); } catch { told.push('trap'); } }
            console.log(told.join());
        }";
        let hex = |bytes: &Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let told = Command::new("node").args(["-e", ask]).args(programs.iter().map(hex)).output().expect("node runs");
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        String::from_utf8_lossy(&told.stdout).lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_function_does_the_same_whatever_is_taken_out_of_it() {
        let bytes = program();
        let program = Linked::shape(&bytes).expect("a program");
        let counted = Counted::new(&program);
        let (mut programs, mut taken) = (vec![bytes.clone()], 0);
        for chosen in 0..1_u32 << (counted.count - 1) {
            let came: Vec<bool> = (0..counted.count).map(|place| place == 0 || chosen >> (place - 1) & 1 == 1).collect();
            let sorted = Sorted::new(&program, &counted, &came, 0);
            taken += sorted.bodies.len() - 1;
            if sorted.bodies.len() > 1 && !programs.contains(&sorted.bytes) {
                programs.push(sorted.bytes);
            }
        }
        assert!(programs.len() > 20 && taken > 200, "{} programs, {taken} taken out", programs.len());
        let told = answers(&programs);
        assert_eq!(told.len(), programs.len());
        assert!(told[0].contains("trap") && told[0].split(',').any(|one| one.len() > 2), "{}", told[0]);
        assert!(told.iter().all(|one| *one == told[0]), "{told:#?}");
    }
}
