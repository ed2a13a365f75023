//! The heap: an arena of objects with reference counts.
//!
//! **Counting.** A reference is counted where it is *stored*: on a VM stack, in
//! an object, in a root. Holding a `Value` in a Rust local counts nothing. A
//! new object has count 0 and an object whose count falls to 0 is not freed at
//! once: both are put on the `dead` list, and [`Heap::take_dead`] hands out
//! those that still are at 0 *between two instructions* of the VM. So native
//! code may hold and return values freely while it runs, and never counts by
//! hand as long as it stores through the methods of this file.
//! Invariant: the VM calls `take_dead` only when every live value is stored.
//!
//! CPython frees at the very moment a count falls to 0; here it is at the end
//! of the same instruction, which no program can tell apart.
//!
//! **Copying.** Objects stand in pages that clones share until one of them
//! writes (`Rc` is used for those pages only, never between objects). The
//! counts stand apart, so that counting does not copy pages.

use crate::attributes::Attributes;
use crate::footprint::Footprint;
use crate::object::{Object, Text};
use crate::symbol::Sym;
use crate::value::{Id, Value};
use std::rc::Rc;

const PAGE: usize = 64;

/// Marks a list display in [`Heap::allocated`].
pub(crate) const LITERAL: u32 = 1 << 31;
/// What any object weighs beside its content.
const OBJECT_BYTES: u64 = 48;
/// What one more attribute of an object weighs.
pub(crate) const ATTRIBUTE_BYTES: i64 = 24;

pub(crate) struct Page([Object; PAGE]);

impl Page {
    fn empty() -> Page {
        Page(std::array::from_fn(|_| Object::Free))
    }

    pub fn objects(&self) -> &[Object] {
        &self.0
    }
}

impl Clone for Page {
    #[cold]
    #[inline(never)]
    fn clone(&self) -> Page {
        Page(self.0.clone())
    }
}

#[derive(Clone, Default)]
pub struct Heap {
    pages: Vec<Rc<Page>>,
    counts: Vec<u32>,
    /// For lists: how many places CPython would have allocated when the list was made, or
    /// [`LITERAL`] and their number. What a program asks with `sys.getsizeof`. For instances:
    /// how many were made before.
    allocated: Vec<u32>,
    instances_made: u32,
    free: Vec<u32>,
    /// Objects whose count is or was 0; some may live again.
    dead: Vec<Id>,
    /// Rough size of everything, in bytes, for the heap limit.
    bytes: u64,
    footprint: Footprint,
    live: u32,
    /// A frame releases its locals in order, as up to 3.13.
    locals_in_order: bool,
}

impl Heap {
    pub fn new(locals_in_order: bool) -> Heap {
        Heap {
            locals_in_order,
            ..Heap::default()
        }
    }

    /// A new object; it lives on if it is stored before the end of the instruction.
    pub fn alloc(&mut self, object: Object) -> Id {
        let id = self.place(object);
        self.dead.push(id);
        id
    }

    fn place(&mut self, object: Object) -> Id {
        self.bytes += object.weight();
        self.live += 1;
        let note = match &object {
            Object::List(items) => Some(items.len() as u32),
            Object::Instance(_) => {
                self.instances_made = self.instances_made.wrapping_add(1);
                Some(self.instances_made)
            }
            _ => None,
        };
        let id = self.place_object(object);
        if let Some(note) = note {
            self.note_allocated(id, note);
        }
        if self.bytes > self.footprint.peak {
            self.grow_peak();
        }
        id
    }

    /// How many places a list has from the start.
    pub(crate) fn note_allocated(&mut self, list: Id, places: u32) {
        let at = list.0 as usize;
        match self.allocated.get_mut(at) {
            Some(known) => *known = places,
            None if places > 0 => {
                self.allocated.resize(at + 1, 0);
                self.allocated[at] = places;
            }
            None => {}
        }
    }

    pub(crate) fn allocated(&self, list: Id) -> u32 {
        self.allocated.get(list.0 as usize).copied().unwrap_or(0)
    }

    fn place_object(&mut self, object: Object) -> Id {
        match self.free.pop() {
            Some(place) => {
                *self.get_mut_quickly(Id::at(place)) = object;
                Id::at(place)
            }
            None => {
                let place = self.counts.len();
                if place.is_multiple_of(PAGE) {
                    self.pages.push(Rc::new(Page::empty()));
                }
                let id = Id(place as u64);
                *self.get_mut(id) = object;
                self.counts.push(0);
                id
            }
        }
    }

    /// The same with one counted reference to it, which the caller stores at once.
    pub fn alloc_held(&mut self, object: Object) -> Value {
        let id = self.place(object);
        self.counts[id.0 as usize] = 1;
        Value::Object(id)
    }

    #[inline]
    pub fn get(&self, id: Id) -> &Object {
        &self.pages[id.0 as usize / PAGE].0[id.0 as usize % PAGE]
    }

    /// For changes that store no reference; those that do go through the methods below.
    #[inline]
    pub fn get_mut(&mut self, id: Id) -> &mut Object {
        &mut Rc::make_mut(&mut self.pages[id.0 as usize / PAGE]).0[id.0 as usize % PAGE]
    }

    /// [`Heap::get_mut`] in place, for what happens all the time.
    #[inline(always)]
    pub(crate) fn get_mut_quickly(&mut self, id: Id) -> &mut Object {
        let page = &mut self.pages[id.0 as usize / PAGE];
        if Rc::strong_count(page) > 1 {
            Heap::unshare(page);
        }
        let page = Rc::get_mut(page).expect("nobody else has the page");
        &mut page.0[id.0 as usize % PAGE]
    }

    #[cold]
    #[inline(never)]
    fn unshare(page: &mut Rc<Page>) {
        Rc::make_mut(page);
    }

    /// Counts one more stored reference.
    #[inline]
    pub fn retain(&mut self, value: Value) {
        if let Value::Object(id) = value {
            self.counts[id.0 as usize] += 1;
        }
    }

    /// Counts one stored reference less.
    #[inline]
    pub fn release(&mut self, value: Value) {
        if let Value::Object(id) = value {
            let count = &mut self.counts[id.0 as usize];
            *count -= 1;
            if *count == 0 {
                self.dead.push(id);
            }
        }
    }

    /// Releases several references; of what dies the last is buried first.
    pub(crate) fn release_all(&mut self, values: &[Value]) {
        for value in values {
            self.release(*value);
        }
    }

    /// Releases what a frame leaves behind, as CPython does it: its locals from the last to the first (up to 3.13
    /// in order), and what only a list, tuple or dict among them holds before the next.
    #[inline]
    pub(crate) fn release_frame(&mut self, values: &[Value]) {
        if self.locals_in_order {
            return self.release_locals_left(values);
        }
        for (at, value) in values.iter().enumerate().rev() {
            if let Value::Object(id) = value {
                let count = &mut self.counts[id.0 as usize];
                if *count == 1 {
                    return self.release_locals_left(&values[..=at]);
                }
                *count -= 1;
            }
        }
    }

    /// The same of those that are left where the first dies.
    #[inline(never)]
    fn release_locals_left(&mut self, values: &[Value]) {
        let start = self.dead.len();
        match self.locals_in_order {
            true => values.iter().for_each(|value| self.release_local(*value)),
            false => values.iter().rev().for_each(|value| self.release_local(*value)),
        }
        // The list is taken from its end.
        self.dead[start..].reverse();
    }

    #[inline]
    fn release_local(&mut self, value: Value) {
        let before = self.dead.len();
        self.release(value);
        if self.dead.len() != before {
            self.open_last(before);
        }
    }

    /// A plain container that died last is buried at once; its contents come in the order in which they go.
    #[inline(never)]
    fn open_last(&mut self, before: usize) {
        let id = self.dead[before];
        if let Object::List(_) | Object::Tuple(_) | Object::Dict(_) = self.get(id) {
            self.dead.truncate(before);
            self.bury(id);
            self.dead[before..].reverse();
        }
    }

    pub fn count(&self, id: Id) -> u32 {
        self.counts[id.0 as usize]
    }

    /// Keeps an object for ever: builtin types and functions.
    pub fn immortal(&mut self, id: Id) -> Id {
        self.counts[id.0 as usize] += 1;
        id
    }

    #[inline]
    pub fn has_dead(&self) -> bool {
        !self.dead.is_empty()
    }

    /// The next object that is at 0; it is still whole, and still in its place.
    pub fn take_dead(&mut self) -> Option<Id> {
        while let Some(id) = self.dead.pop() {
            if self.counts[id.0 as usize] == 0 && !matches!(self.get(id), Object::Free) {
                return Some(id);
            }
        }
        None
    }

    /// Frees an object that `take_dead` gave: its references are released.
    pub fn bury(&mut self, id: Id) {
        if let Object::Str(text) = self.get(id) {
            let weight = OBJECT_BYTES + text.text.len() as u64;
            self.bytes = self.bytes.saturating_sub(weight);
            self.live -= 1;
            self.free.push(id.place());
            *self.get_mut_quickly(id) = Object::Free;
            return;
        }
        let object = self.take_out(id);
        if let Object::Traceback(traceback) = &object
            && let Some(owner) = traceback.owner
            && let Object::Exception(exception) = self.get_mut(owner)
            && exception.shown == Some(id)
        {
            exception.shown = None;
        }
        let entries = match &object {
            Object::Exception(exception) => &exception.traceback[..],
            Object::Traceback(traceback) => &traceback.entries[..],
            _ => &[],
        };
        for entry in entries.iter().rev() {
            self.release_locals(entry.locals);
        }
        object.releases(&mut |value| self.release(value));
    }

    fn take_out(&mut self, id: Id) -> Object {
        let object = std::mem::replace(self.get_mut_quickly(id), Object::Free);
        self.bytes = self.bytes.saturating_sub(object.weight());
        self.live -= 1;
        self.free.push(id.place());
        object
    }

    /// The locals that a traceback kept: a frame's, in order.
    fn release_locals(&mut self, locals: Value) {
        let before = self.dead.len();
        self.release(locals);
        if self.dead.len() != before
            && let Some(id) = self.dead.pop()
            && let Object::Tuple(items) = self.take_out(id)
        {
            self.release_frame(&items);
        }
    }

    /// Rough size of all objects, in bytes.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// A container grew or shrank by about this many bytes.
    pub fn grew(&mut self, bytes: i64) {
        self.bytes = self.bytes.saturating_add_signed(bytes);
        if self.bytes > self.footprint.peak {
            self.grow_peak();
        }
    }

    #[inline]
    fn grow_peak(&mut self) {
        self.footprint.peak = self.bytes;
        if self.bytes >= self.footprint.look_at {
            self.footprint.look(&self.pages);
        }
    }

    /// What the program's own objects have taken.
    pub(crate) fn footprint(&self) -> &Footprint {
        &self.footprint
    }

    /// The program's own objects now, and at most since [`Heap::begin_peak`].
    pub(crate) fn own_bytes(&self) -> [u64; 2] {
        [self.bytes, self.footprint.peak].map(|rough| self.footprint.own(rough))
    }

    pub(crate) fn begin_peak(&mut self) {
        self.footprint.begin_peak(self.bytes);
    }

    /// What is there now is nobody's: the program begins.
    pub(crate) fn begin_program(&mut self) {
        self.footprint = Footprint::since(self.bytes);
    }

    /// For [`Heap::end_library`], when a library module begins.
    pub(crate) fn begin_library(&self) -> [u64; 2] {
        [self.bytes, self.footprint.peak]
    }

    /// What came since then is the library's.
    pub(crate) fn end_library(&mut self, [bytes, peak]: [u64; 2]) {
        let came = self.bytes.saturating_sub(bytes);
        self.footprint.except(came, (peak + came).max(self.bytes));
    }

    /// A new object takes the place of one that died.
    pub fn has_room(&self) -> bool {
        !self.free.is_empty()
    }

    pub fn live(&self) -> u32 {
        self.live
    }

    /// How many places there are, free ones included.
    pub fn places(&self) -> usize {
        self.counts.len()
    }

    /// All places that hold an object, in order.
    pub fn ids(&self) -> impl Iterator<Item = Id> + '_ {
        (0..self.counts.len() as u32)
            .map(Id::at)
            .filter(|id| !matches!(self.get(*id), Object::Free))
    }

    // ---- making objects ---------------------------------------------------

    /// Allocates an object whose references were not counted yet, and counts them.
    pub fn make(&mut self, object: Object) -> Value {
        object.references(&mut |value| self.retain(value));
        Value::Object(self.alloc(object))
    }

    pub fn str(&mut self, text: &str) -> Value {
        Value::Object(self.alloc(Object::Str(Text::new(text))))
    }

    /// The same of a text that nobody else needs.
    pub fn str_owned(&mut self, text: String) -> Value {
        Value::Object(self.alloc(Object::Str(Text::from_owned(text))))
    }

    /// The decimal digits of a small integer.
    pub fn str_of_int(&mut self, number: i64) -> Value {
        with_digits(number, |digits| self.str(digits))
    }

    pub fn list(&mut self, items: Vec<Value>) -> Value {
        self.make(Object::List(items))
    }

    pub fn tuple(&mut self, items: Vec<Value>) -> Value {
        self.make(Object::Tuple(items.into_boxed_slice()))
    }

    pub fn bytes_object(&mut self, bytes: Vec<u8>) -> Value {
        Value::Object(self.alloc(Object::Bytes(bytes.into_boxed_slice())))
    }

    // ---- storing references -------------------------------------------------

    /// Stores `value` in the place that `place` finds, and releases what was there.
    #[inline]
    pub fn store(&mut self, id: Id, value: Value, place: impl FnOnce(&mut Object) -> &mut Value) {
        self.retain(value);
        let old = std::mem::replace(place(self.get_mut(id)), value);
        self.release(old);
    }

    pub fn list_items(&self, id: Id) -> Option<&Vec<Value>> {
        match self.get(id) {
            Object::List(items) => Some(items),
            _ => None,
        }
    }

    pub fn list_push(&mut self, id: Id, value: Value) {
        self.retain(value);
        if let Object::List(items) = self.get_mut_quickly(id) {
            items.push(value);
            self.bytes += 16;
        }
    }

    /// The same with a reference that is counted already.
    #[inline]
    pub(crate) fn list_push_held(&mut self, id: Id, value: Value) {
        if let Object::List(items) = self.get_mut_quickly(id) {
            items.push(value);
            self.bytes += 16;
        }
    }

    /// Puts `new` in the place of a range of a list's items; what stood there is released.
    pub fn list_splice(&mut self, id: Id, range: std::ops::Range<usize>, new: Vec<Value>) {
        new.iter().for_each(|value| self.retain(*value));
        let (added, taken) = (new.len() as i64, range.len() as i64);
        let old: Vec<Value> = match self.get_mut(id) {
            Object::List(items) => items.splice(range, new).collect(),
            _ => Vec::new(),
        };
        self.grew((added - taken) * 16);
        old.iter().for_each(|value| self.release(*value));
    }

    /// Replaces all items of a list (sort, clear …).
    pub fn list_replace(&mut self, id: Id, items: Vec<Value>) {
        items.iter().for_each(|value| self.retain(*value));
        self.grew(items.len() as i64 * 16);
        if let Object::List(place) = self.get_mut(id) {
            let old = std::mem::replace(place, items);
            self.grew(old.len() as i64 * -16);
            old.iter().for_each(|value| self.release(*value));
        }
    }

    /// The named attributes that an object carries itself, if it can carry any.
    pub fn attributes(&self, id: Id) -> Option<&Attributes> {
        match self.get(self.owner_of_names(id)) {
            Object::Instance(instance) => Some(&instance.attributes),
            Object::Type(class) => Some(&class.attributes),
            Object::Module(module) => Some(&module.attributes),
            Object::Function(function) => Some(&function.attributes),
            Object::Exception(exception) => Some(&exception.attributes),
            Object::Future(future) => Some(&future.attributes),
            Object::Partial(partial) => Some(&partial.attributes),
            _ => None,
        }
    }

    /// Who has the names of an object: itself, unless it was given another `__dict__`.
    fn owner_of_names(&self, id: Id) -> Id {
        let mut owner = id;
        while let Object::Instance(instance) = self.get(owner)
            && let Some(Value::Object(dict)) = instance.attributes.elsewhere()
        {
            let inner = match self.get(dict) {
                Object::Instance(instance) => instance.payload.id().unwrap_or(dict),
                _ => dict,
            };
            match self.get(inner) {
                Object::NamesView(other) => owner = *other,
                _ => break,
            }
        }
        owner
    }

    /// The object's own names, which it is to have no longer.
    pub(crate) fn take_names(&mut self, id: Id) -> Attributes {
        match self.get_mut(id) {
            Object::Instance(instance) => std::mem::take(&mut instance.attributes),
            _ => Attributes::new(),
        }
    }

    /// The object's names are those of a dict from now on, which is a live mapping of somebody's.
    pub(crate) fn put_names_elsewhere(&mut self, id: Id, dict: Value) {
        self.retain(dict);
        if let Object::Instance(instance) = self.get_mut(id) {
            instance.attributes.set(Sym::DICT, dict);
        }
    }

    fn attributes_mut(&mut self, id: Id) -> Option<&mut Attributes> {
        match self.get_mut(self.owner_of_names(id)) {
            Object::Instance(instance) => Some(&mut instance.attributes),
            Object::Type(class) => Some(&mut class.attributes),
            Object::Module(module) => Some(&mut module.attributes),
            Object::Function(function) => Some(&mut function.attributes),
            Object::Exception(exception) => Some(&mut exception.attributes),
            Object::Future(future) => Some(&mut future.attributes),
            Object::Partial(partial) => Some(&mut partial.attributes),
            _ => None,
        }
    }

    /// Binds an attribute of the object itself; false if it carries none.
    pub fn set_attribute(&mut self, id: Id, name: Sym, value: Value) -> bool {
        self.retain(value);
        let Some(attributes) = self.attributes_mut(id) else {
            self.release(value);
            return false;
        };
        match attributes.set(name, value) {
            Some(old) => self.release(old),
            None => self.grew(ATTRIBUTE_BYTES),
        }
        true
    }

    /// Unbinds an attribute of the object itself; false if it was not there.
    pub fn remove_attribute(&mut self, id: Id, name: Sym) -> bool {
        let removed = self
            .attributes_mut(id)
            .and_then(|attributes| attributes.remove(name));
        removed.map(|old| self.release(old)).is_some()
    }

    /// The dict at `place` becomes the live mapping of a module's names.
    pub fn become_names(&mut self, place: Id, module: Id) {
        self.retain(Value::Object(module));
        let names = Object::NamesView(module);
        let old = std::mem::replace(self.get_mut(place), names);
        let mut held = Vec::new();
        old.references(&mut |value| held.push(value));
        for value in held {
            self.release(value);
        }
    }

    /// Compares the counts with the references that exist; `roots` visits the stored ones
    /// outside the heap. For tests: every difference is a bug of ours.
    pub fn audit(&self, roots: &mut dyn FnMut(&mut dyn FnMut(Value))) -> Vec<String> {
        let mut expected = vec![0u32; self.counts.len()];
        let mut count = |value: Value| {
            if let Value::Object(id) = value {
                expected[id.0 as usize] += 1;
            }
        };
        roots(&mut count);
        self.ids()
            .for_each(|id| self.get(id).references(&mut count));
        self.ids()
            .filter(|id| expected[id.0 as usize] > self.count(*id))
            .map(|id| {
                format!(
                    "object {} is referred to {} times, counted {}",
                    id.0,
                    expected[id.0 as usize],
                    self.count(id)
                )
            })
            .collect()
    }
}

/// Lends the decimal digits of a small integer.
pub(crate) fn with_digits<T>(number: i64, lend: impl FnOnce(&str) -> T) -> T {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    let mut rest = number.unsigned_abs();
    loop {
        at -= 1;
        digits[at] = b'0' + (rest % 10) as u8;
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        at -= 1;
        digits[at] = b'-';
    }
    lend(std::str::from_utf8(&digits[at..]).expect("digits are ASCII"))
}

impl Object {
    /// Rough size in bytes, for the heap limit only.
    fn weight(&self) -> u64 {
        let content = match self {
            Object::Str(text) => text.text.len(),
            Object::Bytes(bytes) => bytes.len(),
            Object::ByteArray(bytes) => bytes.len(),
            Object::Int(number) => number.bits() as usize / 8,
            Object::List(items) => items.len() * 16,
            Object::Tuple(items) => items.len() * 16,
            Object::Dict(table) => table.len() * 56,
            Object::Set(table) | Object::FrozenSet(table) => table.len() * 48,
            Object::Generator(generator) => 200 + generator.saved.len() * 16,
            Object::Instance(instance) => 64 + instance.attributes.len() * 24,
            _ => 16,
        };
        OBJECT_BYTES + content as u64
    }
}
