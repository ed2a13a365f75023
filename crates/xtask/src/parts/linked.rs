//! A linked wasm program with its relocations (`--emit-relocs`): who uses what, by number.
//!
//! The linker writes every number that may change in five bytes, so it can be written anew in place.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Sections by their numbers in the format.
pub const TYPES: u8 = 1;
pub const IMPORTS: u8 = 2;
pub const FUNCTIONS: u8 = 3;
pub const TABLES: u8 = 4;
pub const MEMORIES: u8 = 5;
pub const GLOBALS: u8 = 6;
pub const EXPORTS: u8 = 7;
pub const ELEMENTS: u8 = 9;
pub const CODE: u8 = 10;
pub const DATA: u8 = 11;
const START: u8 = 8;

/// Kinds of relocation, as the tool conventions number them.
const FUNCTION_NUMBER: u8 = 0;
const TYPE_NUMBER: u8 = 6;
/// A byte of a data symbol is meant: these have an addend.
pub const WITH_ADDEND: [u8; 11] = [3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 22];
const OF_MEMORY: [u8; 9] = [3, 4, 5, 11, 14, 15, 16, 17, 22];
/// Of what a table's slot holds: such a function is reached through the table.
const OF_TABLE: [u8; 7] = [1, 2, 12, 18, 19, 23, 24];

/// The constant data that no program writes to.
const CONSTANTS: &str = ".rodata";

/// Where five bytes name a function.
#[derive(Clone, Copy)]
pub struct Call {
    pub at: usize,
    pub function: u32,
}

/// Where a constant is named.
#[derive(Clone, Copy)]
pub struct Use {
    pub at: usize,
    pub piece: u32,
}

/// The types of what goes in and comes out, as bytes.
#[derive(Clone, PartialEq)]
pub struct Signature {
    pub parameters: Vec<u8>,
    pub results: Vec<u8>,
}

/// A piece of the constants, from the segment's first byte.
#[derive(Clone)]
pub struct Piece {
    pub bytes: Range<usize>,
}

pub struct Linked<'a> {
    pub bytes: &'a [u8],
    /// Number and contents; custom ones are 0.
    pub sections: Vec<(u8, Range<usize>)>,
    pub types: Vec<Signature>,
    /// Functions that the program gets; its own have the numbers after them.
    pub imported: u32,
    /// What the linker calls its functions.
    pub names: BTreeMap<u32, String>,
    /// The function that runs first.
    pub started: Option<u32>,
    pub import_names: Vec<String>,
    pub import_types: Vec<u32>,
    /// The type of each function of its own.
    pub of_type: Vec<u32>,
    pub bodies: Vec<Range<usize>>,
    pub exports: Vec<(String, u8, u32)>,
    /// Functions by their slot of the table.
    pub slots: BTreeMap<u32, u32>,
    pub table_size: u32,
    pub memory_pages: u32,
    /// Type and whether it can be set, as bytes.
    pub globals: Vec<[u8; 2]>,
    /// Calls of each function of its own.
    pub calls: Vec<Vec<Call>>,
    /// Where it names constants, of each function of its own.
    pub uses: Vec<Vec<Use>>,
    pub pieces: BTreeMap<u32, Piece>,
    /// Which pieces a piece points to.
    pub points: BTreeMap<u32, Vec<u32>>,
    /// Pieces that data which is no constant points to.
    pub roots: Vec<u32>,
    /// The segment of the constants: address, and bytes of the file.
    pub constants: (u32, Range<usize>),
}

/// Reads numbers one after another.
pub struct Reader<'a> {
    pub bytes: &'a [u8],
    pub at: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Reader<'a> {
        Reader { bytes, at }
    }

    pub fn byte(&mut self) -> u8 {
        self.at += 1;
        self.bytes[self.at - 1]
    }

    pub fn number(&mut self) -> u32 {
        let mut value = 0_u64;
        for shift in (0..).step_by(7) {
            let byte = self.byte();
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                break;
            }
        }
        value as u32
    }

    pub fn signed(&mut self) -> i64 {
        let mut value = 0_i64;
        for shift in (0_u32..).step_by(7) {
            let byte = self.byte();
            value |= i64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                let is_short = shift + 7 < i64::BITS;
                return if byte & 0x40 != 0 && is_short { value | -1 << (shift + 7) } else { value };
            }
        }
        value
    }

    pub fn text(&mut self) -> String {
        let length = self.number() as usize;
        self.at += length;
        String::from_utf8_lossy(&self.bytes[self.at - length..self.at]).into_owned()
    }
}

/// A symbol of the linker's.
enum Symbol {
    Function { number: u32, name: String },
    Data { segment: u32, bytes: Range<usize> },
    Other,
}

impl<'a> Linked<'a> {
    pub fn read(bytes: &'a [u8]) -> Result<Linked<'a>, String> {
        let mut program = Linked::shape(bytes)?;
        program.read_links()?;
        Ok(program)
    }

    /// A program as far as it says without its relocations.
    pub fn shape(bytes: &'a [u8]) -> Result<Linked<'a>, String> {
        let mut program = Linked {
            bytes,
            sections: sections(bytes)?,
            types: Vec::new(),
            imported: 0,
            names: BTreeMap::new(),
            started: None,
            import_names: Vec::new(),
            import_types: Vec::new(),
            of_type: Vec::new(),
            bodies: Vec::new(),
            exports: Vec::new(),
            slots: BTreeMap::new(),
            table_size: 0,
            memory_pages: 0,
            globals: Vec::new(),
            calls: Vec::new(),
            uses: Vec::new(),
            pieces: BTreeMap::new(),
            points: BTreeMap::new(),
            roots: Vec::new(),
            constants: (0, 0..0),
        };
        program.read_shape()?;
        program.calls = program.bodies.iter().map(|_| Vec::new()).collect();
        program.uses = program.bodies.iter().map(|_| Vec::new()).collect();
        Ok(program)
    }

    pub fn section(&self, wanted: u8) -> Result<Range<usize>, String> {
        let found = self.sections.iter().find(|(number, _)| *number == wanted);
        found.map(|(_, range)| range.clone()).ok_or(format!("the program has no section {wanted}"))
    }

    /// Which constants are used from these pieces, byte by byte of the segment.
    pub fn reached(&self, mut open: Vec<u32>) -> Vec<bool> {
        let mut seen = BTreeSet::new();
        let mut reached = vec![false; self.constants.1.len()];
        while let Some(piece) = open.pop() {
            if seen.insert(piece) {
                reached[self.pieces[&piece].bytes.clone()].fill(true);
                open.extend(self.points.get(&piece).into_iter().flatten());
            }
        }
        reached
    }

    /// A reader of a section, and how many entries it has.
    fn entries(&self, wanted: u8) -> Result<(Reader<'a>, u32), String> {
        let mut reader = Reader::new(self.bytes, self.section(wanted)?.start);
        let count = reader.number();
        Ok((reader, count))
    }

    fn read_shape(&mut self) -> Result<(), String> {
        let (mut reader, count) = self.entries(TYPES)?;
        for _ in 0..count {
            if reader.byte() != 0x60 {
                return Err("a type of the program is none of a function".to_owned());
            }
            let mut types = || (0..reader.number()).map(|_| reader.byte()).collect();
            self.types.push(Signature { parameters: types(), results: types() });
        }
        let (mut reader, count) = self.entries(IMPORTS)?;
        for _ in 0..count {
            let (_from, name) = (reader.text(), reader.text());
            self.import_names.push(name);
            if reader.byte() != 0 {
                return Err("the program gets something else than functions".to_owned());
            }
            self.import_types.push(reader.number());
            self.imported += 1;
        }
        let (mut reader, count) = self.entries(FUNCTIONS)?;
        self.of_type = (0..count).map(|_| reader.number()).collect();
        let (mut reader, count) = self.entries(TABLES)?;
        let (_kind, _limits) = (reader.byte(), reader.byte());
        self.table_size = reader.number();
        let (mut memories, memory_count) = self.entries(MEMORIES)?;
        let _limits = memories.byte();
        self.memory_pages = memories.number();
        if (count, memory_count) != (1, 1) {
            return Err("the program has not one table and one memory".to_owned());
        }
        let (mut reader, count) = self.entries(GLOBALS)?;
        for _ in 0..count {
            self.globals.push([reader.byte(), reader.byte()]);
            if reader.byte() != 0x41 {
                return Err("a global does not begin as a number".to_owned());
            }
            let (_value, _end) = (reader.signed(), reader.byte());
        }
        let (mut reader, count) = self.entries(EXPORTS)?;
        for _ in 0..count {
            let export = (reader.text(), reader.byte(), reader.number());
            self.exports.push(export);
        }
        self.started = self.section(START).ok().map(|range| Reader::new(self.bytes, range.start).number());
        let (mut reader, count) = self.entries(ELEMENTS)?;
        for _ in 0..count {
            if reader.number() != 0 || reader.byte() != 0x41 {
                return Err("the table is filled in a strange way".to_owned());
            }
            let first = reader.number();
            let _end = reader.byte();
            for slot in 0..reader.number() {
                self.slots.insert(first + slot, reader.number());
            }
        }
        let (mut reader, count) = self.entries(CODE)?;
        for _ in 0..count {
            let length = reader.number() as usize;
            self.bodies.push(reader.at..reader.at + length);
            reader.at += length;
        }
        Ok(())
    }

    fn custom(&self, wanted: &str) -> Result<Reader<'a>, String> {
        let readers = self.sections.iter().filter(|(number, _)| *number == 0);
        let mut readers = readers.map(|(_, range)| Reader::new(self.bytes, range.start));
        let found = readers.find_map(|mut reader| (reader.text() == wanted).then_some(reader));
        found.ok_or(format!("the program has no section `{wanted}`: was it linked with its relocations?"))
    }

    /// Symbols and relocations.
    fn read_links(&mut self) -> Result<(), String> {
        let segments = self.segments()?;
        let (symbols, constants) = self.symbols()?;
        self.constants = segments.get(constants as usize).cloned().ok_or("the program has no constants")?;
        for (number, symbol) in symbols.iter().enumerate() {
            match symbol {
                Symbol::Data { segment, bytes } if *segment == constants => {
                    self.pieces.insert(number as u32, Piece { bytes: bytes.clone() });
                }
                Symbol::Function { number, name } => {
                    self.names.insert(*number, name.clone());
                }
                _ => {}
            }
        }
        let code = self.section(CODE)?.start;
        for (kind, offset, symbol) in self.relocations("reloc.CODE")? {
            let at = code + offset;
            let body = self.bodies.partition_point(|body| body.end <= at);
            match (&symbols.get(symbol as usize), kind) {
                (_, TYPE_NUMBER) => {}
                (Some(Symbol::Function { number, .. }), FUNCTION_NUMBER) => {
                    self.calls[body].push(Call { at, function: *number });
                }
                (Some(Symbol::Data { segment, .. }), kind) if OF_MEMORY.contains(&kind) => {
                    if *segment == constants {
                        self.uses[body].push(Use { at, piece: symbol });
                    }
                }
                (Some(_), kind) if OF_TABLE.contains(&kind) || matches!(kind, 7 | 13 | 20) => {}
                _ => return Err(format!("a relocation of kind {kind} is not known here")),
            }
        }
        self.read_points(&symbols, constants)
    }

    fn read_points(&mut self, symbols: &[Symbol], constants: u32) -> Result<(), String> {
        let data = self.section(DATA)?.start;
        let first = self.constants.1.start;
        // Pieces may lie in one another, as the ends of texts do.
        let mut holders: Vec<(Range<usize>, u32)> =
            self.pieces.iter().map(|(number, piece)| (piece.bytes.clone(), *number)).collect();
        holders.sort_by_key(|(bytes, _)| bytes.start);
        let longest = holders.iter().map(|(bytes, _)| bytes.len()).max().unwrap_or(0);
        for (kind, offset, symbol) in self.relocations("reloc.DATA")? {
            let at = data + offset;
            let Some(Symbol::Data { segment, .. }) = symbols.get(symbol as usize) else {
                continue;
            };
            if *segment != constants || !OF_MEMORY.contains(&kind) {
                continue;
            }
            if !self.constants.1.contains(&at) {
                self.roots.push(symbol);
                continue;
            }
            let at = at - first;
            let from = holders.partition_point(|(bytes, _)| bytes.start + longest <= at);
            let near = holders[from..].iter().take_while(|(bytes, _)| bytes.start <= at);
            for (_, holder) in near.filter(|(bytes, _)| bytes.contains(&at)) {
                self.points.entry(*holder).or_default().push(symbol);
            }
        }
        Ok(())
    }

    /// Address and bytes of each segment of data.
    fn segments(&self) -> Result<Vec<(u32, Range<usize>)>, String> {
        let (mut reader, count) = self.entries(DATA)?;
        let mut segments = Vec::new();
        for _ in 0..count {
            if reader.number() != 0 || reader.byte() != 0x41 {
                return Err("a segment of the data has no address".to_owned());
            }
            let address = reader.signed() as u32;
            let _end = reader.byte();
            let length = reader.number() as usize;
            segments.push((address, reader.at..reader.at + length));
            reader.at += length;
        }
        Ok(segments)
    }

    /// The symbols, and which segment has the constants.
    fn symbols(&self) -> Result<(Vec<Symbol>, u32), String> {
        let mut reader = self.custom("linking")?;
        let end = self.sections.iter().map(|(_, range)| range.end).find(|end| *end > reader.at);
        let end = end.unwrap_or(self.bytes.len());
        let _version = reader.number();
        let (mut symbols, mut constants) = (Vec::new(), None);
        while reader.at < end {
            let (kind, length) = (reader.byte(), reader.number() as usize);
            let after = reader.at + length;
            match kind {
                5 => {
                    for number in 0..reader.number() {
                        let name = reader.text();
                        let _ = (reader.number(), reader.number());
                        if name == CONSTANTS {
                            constants = Some(number);
                        }
                    }
                }
                8 => {
                    for _ in 0..reader.number() {
                        symbols.push(symbol(&mut reader)?);
                    }
                }
                _ => {}
            }
            reader.at = after;
        }
        Ok((symbols, constants.ok_or("the program has no constants")?))
    }

    /// Kind, place in the section, symbol.
    fn relocations(&self, section: &str) -> Result<Vec<(u8, usize, u32)>, String> {
        let mut reader = self.custom(section)?;
        let _section = reader.number();
        let count = reader.number();
        let one = |_| {
            let (kind, offset, symbol) = (reader.byte(), reader.number() as usize, reader.number());
            if WITH_ADDEND.contains(&kind) {
                let _ = reader.signed();
            }
            (kind, offset, symbol)
        };
        Ok((0..count).map(one).collect())
    }
}

fn symbol(reader: &mut Reader) -> Result<Symbol, String> {
    const UNDEFINED: u32 = 0x10;
    const OWN_NAME: u32 = 0x40;
    let (kind, flags) = (reader.byte(), reader.number());
    let undefined = flags & UNDEFINED != 0;
    Ok(match kind {
        0 | 2 | 4 | 5 => {
            let number = reader.number();
            let has_name = !undefined || flags & OWN_NAME != 0;
            let name = if has_name { reader.text() } else { String::new() };
            if kind == 0 { Symbol::Function { number, name } } else { Symbol::Other }
        }
        1 => {
            let _ = reader.text();
            if undefined {
                return Ok(Symbol::Other);
            }
            let (segment, from, length) = (reader.number(), reader.number() as usize, reader.number() as usize);
            Symbol::Data { segment, bytes: from..from + length }
        }
        3 => {
            let _ = reader.number();
            Symbol::Other
        }
        _ => return Err(format!("a symbol of kind {kind} is not known here")),
    })
}

fn sections(bytes: &[u8]) -> Result<Vec<(u8, Range<usize>)>, String> {
    if !bytes.starts_with(b"\0asm\x01\0\0\0") {
        return Err("the program is no wasm file".to_owned());
    }
    let mut reader = Reader::new(bytes, 8);
    let mut sections = Vec::new();
    while reader.at < bytes.len() {
        let number = reader.byte();
        let length = reader.number() as usize;
        sections.push((number, reader.at..reader.at + length));
        reader.at += length;
    }
    Ok(sections)
}
