//! `for a, b in …`: the two parts of an item without the tuple around them.
//!
//! FOR_ITER and the UNPACK_SEQUENCE behind it, for iterators that run no Python code. Whoever steps
//! through them one by one sees the tuple; nobody else can tell that there was none.

use crate::object::{Iter, Object, ViewKind};
use crate::value::{Id, Value};
use crate::vm::Vm;

impl Vm {
    /// Both parts of an iterator's next item. `None`: nothing was done.
    #[inline(never)]
    pub(crate) fn next_pair(&mut self, id: Id) -> Option<(Value, Value)> {
        let Object::Iterator(iter) = self.heap.get(id) else {
            return None;
        };
        if let Iter::List { list, at } = &**iter {
            let Object::List(items) = self.object_of(*list)? else {
                return None;
            };
            let Object::Tuple(parts) = self.object_of(*items.get(*at)?)? else {
                return None;
            };
            let [first, second] = parts[..] else {
                return None;
            };
            self.advance_plainly(id);
            return Some((first, second));
        }
        // The place that the tuple would have had in between is not taken from a new page.
        if !self.heap.has_room() {
            return None;
        }
        match &**iter {
            Iter::Dict {
                dict,
                at,
                version,
                kind: ViewKind::Items,
                reverse: false,
            } => {
                let Object::Dict(table) = self.object_of(*dict)? else {
                    return None;
                };
                if table.version != *version {
                    return None;
                }
                let (place, entry) = table.next_from(*at)?;
                if let Object::Iterator(iter) = self.heap.get_mut_quickly(id)
                    && let Iter::Dict { at, .. } = &mut **iter
                {
                    *at = place + 1;
                }
                Some((entry.key, entry.value))
            }
            Iter::Enumerate { inner, count } => {
                let (inner, count) = (inner.id()?, *count);
                let value = self.plain_next(inner)?;
                self.advance_plainly(inner);
                if let Object::Iterator(iter) = self.heap.get_mut_quickly(id)
                    && let Iter::Enumerate { count, .. } = &mut **iter
                {
                    *count += 1;
                }
                Some((Value::Int(count), value))
            }
            Iter::Zip { inners, .. } => {
                let [Value::Object(left), Value::Object(right)] = inners[..] else {
                    return None;
                };
                if left == right {
                    return None;
                }
                let both = (self.plain_next(left)?, self.plain_next(right)?);
                self.advance_plainly(left);
                self.advance_plainly(right);
                Some(both)
            }
            _ => None,
        }
    }

    /// The next item of an iterator over a tuple, an ASCII str or a dict's keys or values. `None`: nothing was done.
    #[inline(never)]
    pub(crate) fn next_plain(&mut self, id: Id) -> Option<Value> {
        if let Some(value) = self.next_of_list(id) {
            return Some(value);
        }
        let Object::Iterator(iter) = self.heap.get(id) else {
            return None;
        };
        let Iter::Dict {
            dict,
            at,
            version,
            kind,
            reverse: false,
        } = **iter
        else {
            let value = self.plain_next(id)?;
            self.advance_plainly(id);
            return Some(value);
        };
        let Object::Dict(table) = self.object_of(dict)? else {
            return None;
        };
        if table.version != version || kind == ViewKind::Items {
            return None;
        }
        let (place, entry) = table.next_from(at)?;
        if let Object::Iterator(iter) = self.heap.get_mut_quickly(id)
            && let Iter::Dict { at, .. } = &mut **iter
        {
            *at = place + 1;
        }
        Some(match kind {
            ViewKind::Keys => entry.key,
            _ => entry.value,
        })
    }

    /// What an iterator over a builtin sequence gives next; it stays where it is.
    fn plain_next(&self, id: Id) -> Option<Value> {
        let Object::Iterator(iter) = self.heap.get(id) else {
            return None;
        };
        match &**iter {
            Iter::List { list, at } => match self.object_of(*list)? {
                Object::List(items) => items.get(*at).copied(),
                _ => None,
            },
            Iter::Tuple { tuple, at } => match self.object_of(*tuple)? {
                Object::Tuple(items) => items.get(*at).copied(),
                _ => None,
            },
            Iter::Range { next, left, .. } => (*left > 0).then_some(Value::Int(*next)),
            Iter::Str { text, at } => match self.object_of(*text)? {
                Object::Str(text) if text.is_ascii() => {
                    let letter = *text.text.as_bytes().get(*at)?;
                    self.state.characters.get(letter as usize).copied()
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Past what [`Vm::plain_next`] gave.
    fn advance_plainly(&mut self, id: Id) {
        if let Object::Iterator(iter) = self.heap.get_mut_quickly(id) {
            match &mut **iter {
                Iter::List { at, .. } | Iter::Tuple { at, .. } | Iter::Str { at, .. } => *at += 1,
                Iter::Range { next, step, left } => {
                    *left -= 1;
                    *next = next.wrapping_add(*step);
                }
                _ => {}
            }
        }
    }
}
