//! How much memory the program's own objects take: about what `tracemalloc` would call the peak.
//!
//! The heap counts rough sizes as objects come and go ([`super::heap::Heap::bytes`]), where a
//! number in a container costs nothing beside its place. In CPython it is an object of its own,
//! of 32 bytes with the allocator's rounding, unless it is one of the small integers that exist
//! already (-5 to 256). Counting that at each store would slow every program down, so the heap is
//! looked through now and then, each time it has grown by half.

use crate::heap::Page;
use crate::object::Object;
use crate::value::Value;
use std::rc::Rc;

/// A program that takes less is not looked through.
const FIRST_LOOK_BYTES: u64 = 32 << 10;
/// The size of a boxed number.
const NUMBER_BYTES: i64 = 32;
/// A place in a list takes 16 bytes here, 8 there.
const PLACE_SURPLUS: i64 = 8;

#[derive(Clone, Default)]
pub(crate) struct Footprint {
    /// The largest that all objects together have been, since somebody asked for a new peak.
    pub peak: u64,
    /// The largest before that.
    former: u64,
    /// How much of that is the interpreter's and the library's.
    library: u64,
    /// The next look is due when the peak is here.
    pub look_at: u64,
    /// What the last look found: the program's rough size then, and what has to be added to it.
    seen: (u64, i64),
}

impl Footprint {
    /// Everything that is there is not the program's.
    pub fn since(bytes: u64) -> Footprint {
        Footprint {
            peak: bytes,
            former: 0,
            library: bytes,
            look_at: bytes + FIRST_LOOK_BYTES,
            seen: (0, 0),
        }
    }

    /// A new peak begins, with what there is.
    pub fn begin_peak(&mut self, bytes: u64) {
        self.former = self.former.max(self.peak);
        self.peak = bytes;
    }

    /// So much more is the library's.
    pub fn except(&mut self, bytes: u64, peak: u64) {
        self.library += bytes;
        self.look_at += bytes;
        self.peak = peak;
    }

    /// The program's own peak, in bytes.
    pub fn bytes(&self) -> u64 {
        self.own(self.peak.max(self.former))
    }

    /// How much of a rough size is the program's own, in bytes.
    pub fn own(&self, rough: u64) -> u64 {
        let rough = rough.saturating_sub(self.library);
        let (then, correction) = self.seen;
        match then {
            0 => rough,
            // Of gigabytes the product has more than 64 bits.
            _ => {
                let correction = i128::from(correction) * i128::from(rough) / i128::from(then);
                rough.saturating_add_signed(correction as i64)
            }
        }
    }

    #[cold]
    #[inline(never)]
    pub fn look(&mut self, pages: &[Rc<Page>]) {
        let own = self.peak.saturating_sub(self.library);
        self.look_at = self.library + own * 3 / 2;
        let objects = pages.iter().flat_map(|page| page.objects());
        self.seen = (own, objects.map(correction).sum());
    }
}

/// What has to be added to the rough size of a container.
fn correction(object: &Object) -> i64 {
    let numbers = |items: &mut dyn Iterator<Item = Value>| {
        items.filter(|item| is_boxed(*item)).count() as i64
    };
    match object {
        Object::List(items) => {
            numbers(&mut items.iter().copied()) * NUMBER_BYTES - items.len() as i64 * PLACE_SURPLUS
        }
        Object::Tuple(items) => {
            numbers(&mut items.iter().copied()) * NUMBER_BYTES - items.len() as i64 * PLACE_SURPLUS
        }
        Object::Set(table) | Object::FrozenSet(table) => {
            numbers(&mut table.iter().map(|(_, key)| key)) * NUMBER_BYTES
        }
        _ => 0,
    }
}

/// Whether CPython makes an object for it.
fn is_boxed(value: Value) -> bool {
    match value {
        Value::Int(number) => !(-5..=256).contains(&number),
        Value::Float(_) => true,
        _ => false,
    }
}
