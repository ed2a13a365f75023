//! A function's instructions, as far as a cut through it has to know them: where each is, what it
//! does to the stack and to locals, and where it goes on.

use super::linked::{Linked, Reader};
use std::ops::Range;

pub enum Kind {
    /// A block, with how many values stand on the stack after it.
    Block(u32),
    Loop(u32),
    End,
    Br(u32),
    BrIf(u32),
    BrTable(Vec<u32>),
    Return,
    Unreachable,
    Get(u32),
    Set(u32),
    Tee(u32),
    Plain,
}

pub struct Instruction {
    /// Bytes of the program.
    pub bytes: Range<usize>,
    pub kind: Kind,
    /// By how much the stack grows.
    pub growth: i32,
}

pub struct Body {
    /// The types of parameters and locals.
    pub locals: Vec<u8>,
    pub parameters: usize,
    pub results: Vec<u8>,
    /// The last one ends the function.
    pub code: Vec<Instruction>,
    /// The end of what begins at an instruction, and its beginning; itself for all others.
    pub mate: Vec<usize>,
}

impl Body {
    /// None: it has an instruction that is not known here.
    pub fn read(program: &Linked, place: usize) -> Option<Body> {
        let range = program.bodies[place].clone();
        let signature = &program.types[program.of_type[place] as usize];
        let mut reader = Reader::new(program.bytes, range.start);
        let mut locals = signature.parameters.clone();
        for _ in 0..reader.number() {
            let (count, of_type) = (reader.number(), reader.byte());
            locals.extend(std::iter::repeat_n(of_type, count as usize));
        }
        let (mut code, mut mate, mut open): (Vec<Instruction>, Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new(), Vec::new());
        while reader.at < range.end {
            let at = reader.at;
            let (kind, growth) = instruction(program, &mut reader)?;
            let own = code.len();
            mate.push(own);
            match kind {
                Kind::Block(_) | Kind::Loop(_) => open.push(own),
                Kind::End => {
                    if let Some(begin) = open.pop() {
                        mate[begin] = own;
                        mate[own] = begin;
                    }
                }
                _ => {}
            }
            code.push(Instruction { bytes: at..reader.at, kind, growth });
        }
        let parameters = signature.parameters.len();
        open.is_empty().then(|| Body { locals, parameters, results: signature.results.clone(), code, mate })
    }

    /// The instructions, with how many blocks are open around each.
    pub fn with_depths(&self) -> impl Iterator<Item = (u32, &Instruction)> {
        let mut depth = 0_u32;
        self.code.iter().map(move |one| {
            let around = depth;
            match one.kind {
                Kind::Block(_) | Kind::Loop(_) => depth += 1,
                Kind::End => depth = depth.saturating_sub(1),
                _ => {}
            }
            (around, one)
        })
    }

    /// Behind which instructions it has to be counted whether a run comes there: it may not.
    pub fn forks(&self) -> impl Iterator<Item = usize> {
        let inner = &self.code[..self.code.len() - 1];
        inner.iter().enumerate().filter(|(_, one)| matches!(one.kind, Kind::BrIf(_) | Kind::End)).map(|(place, _)| place)
    }
}

/// The next instruction, and by how much the stack grows.
fn instruction(program: &Linked, reader: &mut Reader) -> Option<(Kind, i32)> {
    let plain = |growth| Some((Kind::Plain, growth));
    match reader.byte() {
        0x00 => Some((Kind::Unreachable, 0)),
        0x01 => plain(0),
        begin @ (0x02 | 0x03) => {
            let results = match reader.byte() {
                0x40 => 0,
                0x7c..=0x7f => 1,
                _ => return None,
            };
            Some((if begin == 0x02 { Kind::Block(results) } else { Kind::Loop(results) }, 0))
        }
        0x0b => Some((Kind::End, 0)),
        0x0c => Some((Kind::Br(reader.number()), 0)),
        0x0d => Some((Kind::BrIf(reader.number()), -1)),
        0x0e => {
            let count = reader.number();
            Some((Kind::BrTable((0..=count).map(|_| reader.number()).collect()), -1))
        }
        0x0f => Some((Kind::Return, 0)),
        0x10 => {
            let called = reader.number();
            let of_type = match called.checked_sub(program.imported) {
                Some(own) => program.of_type[own as usize],
                None => program.import_types[called as usize],
            };
            plain(growth_of(program, of_type))
        }
        0x11 => {
            let (of_type, _table) = (reader.number(), reader.number());
            plain(growth_of(program, of_type) - 1)
        }
        0x1a => plain(-1),
        0x1b => plain(-2),
        0x20 => Some((Kind::Get(reader.number()), 1)),
        0x21 => Some((Kind::Set(reader.number()), -1)),
        0x22 => Some((Kind::Tee(reader.number()), 0)),
        global @ (0x23 | 0x24) => {
            let _ = reader.number();
            plain(if global == 0x23 { 1 } else { -1 })
        }
        memory @ 0x28..=0x3e => {
            let (_align, _offset) = (reader.number(), reader.number());
            plain(if memory < 0x36 { 0 } else { -2 })
        }
        pages @ (0x3f | 0x40) => {
            let _ = reader.byte();
            plain(if pages == 0x3f { 1 } else { 0 })
        }
        0x41 | 0x42 => {
            let _ = reader.signed();
            plain(1)
        }
        float @ (0x43 | 0x44) => {
            reader.at += if float == 0x43 { 4 } else { 8 };
            plain(1)
        }
        0x46..=0x4f | 0x51..=0x66 | 0x6a..=0x78 | 0x7c..=0x8a | 0x92..=0x98 | 0xa0..=0xa6 => plain(-1),
        0x45..=0xc4 => plain(0),
        0xfc => match reader.number() {
            0..=7 => plain(0),
            10 => {
                reader.at += 2;
                plain(-3)
            }
            11 => {
                reader.at += 1;
                plain(-3)
            }
            _ => None,
        },
        _ => None,
    }
}

fn growth_of(program: &Linked, of_type: u32) -> i32 {
    let signature = &program.types[of_type as usize];
    signature.results.len() as i32 - signature.parameters.len() as i32
}

/// Locals, as bits.
#[derive(Clone, PartialEq, Default)]
pub struct Locals(Vec<u64>);

impl Locals {
    pub fn add(&mut self, local: u32) {
        let word = local as usize / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << (local % 64);
    }

    fn remove(&mut self, local: u32) {
        if let Some(word) = self.0.get_mut(local as usize / 64) {
            *word &= !(1 << (local % 64));
        }
    }

    pub fn extend(&mut self, others: &Locals) {
        if self.0.len() < others.0.len() {
            self.0.resize(others.0.len(), 0);
        }
        for (word, other) in self.0.iter_mut().zip(&others.0) {
            *word |= other;
        }
    }

    pub fn has(&self, local: u32) -> bool {
        self.0.get(local as usize / 64).is_some_and(|word| word >> (local % 64) & 1 == 1)
    }
}

/// Which locals are read later, seen from a place in a function.
pub struct Reads<'a> {
    body: &'a Body,
    /// What is read at each loop's head, as far as known.
    heads: Vec<Locals>,
    /// What is read at the labels that are open, the outermost first.
    labels: Vec<Locals>,
    /// The places in question, with what is read there and at their open labels.
    wanted: Vec<(usize, Option<(Locals, Vec<Locals>)>)>,
}

/// What is read at each of the places (in order), and at the labels open there, the innermost last.
pub fn reads_at(body: &Body, places: &[usize]) -> Vec<(Locals, Vec<Locals>)> {
    let wanted = places.iter().map(|place| (*place, None)).collect();
    let mut reads = Reads { body, heads: vec![Locals::default(); body.code.len()], labels: vec![Locals::default()], wanted };
    reads.before(0, body.code.len() - 1, Locals::default());
    reads.wanted.into_iter().map(|(_, told)| told.unwrap_or_default()).collect()
}

impl Reads<'_> {
    /// What is read from the first of these instructions on, when `later` is read after the last.
    fn before(&mut self, from: usize, to: usize, mut later: Locals) -> Locals {
        self.tell(to, &later);
        let mut at = to;
        while at > from {
            at -= 1;
            let body = self.body;
            match &body.code[at].kind {
                Kind::End => {
                    let begin = body.mate[at];
                    if matches!(body.code[begin].kind, Kind::Loop(_)) {
                        loop {
                            self.labels.push(self.heads[begin].clone());
                            let head = self.before(begin + 1, at, later.clone());
                            self.labels.pop();
                            if head == self.heads[begin] {
                                break;
                            }
                            self.heads[begin] = head;
                        }
                        later = self.heads[begin].clone();
                    } else {
                        self.labels.push(later.clone());
                        later = self.before(begin + 1, at, later);
                        self.labels.pop();
                    }
                    at = begin;
                }
                Kind::Br(depth) => later = self.label(*depth),
                Kind::BrIf(depth) => later.extend(&self.label(*depth)),
                Kind::BrTable(depths) => {
                    later = Locals::default();
                    for depth in depths {
                        later.extend(&self.label(*depth));
                    }
                }
                Kind::Return | Kind::Unreachable => later = Locals::default(),
                Kind::Get(local) => later.add(*local),
                Kind::Set(local) | Kind::Tee(local) => later.remove(*local),
                Kind::Block(_) | Kind::Loop(_) | Kind::Plain => {}
            }
            self.tell(at, &later);
        }
        later
    }

    fn label(&self, depth: u32) -> Locals {
        self.labels[self.labels.len() - 1 - depth as usize].clone()
    }

    fn tell(&mut self, at: usize, later: &Locals) {
        if let Ok(found) = self.wanted.binary_search_by_key(&at, |(place, _)| *place) {
            self.wanted[found].1 = Some((later.clone(), self.labels.clone()));
        }
    }
}
