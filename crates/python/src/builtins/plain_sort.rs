//! Sorting what needs no Python code to be compared: all floats, all integers, all strs, or tuples of them.
//!
//! The result is that of any stable sort, so the host's does it; what CPython's
//! (`Objects/listobject.c`, powersort) would have cost is charged: about one
//! comparison for each item and level of the merges between the runs that it finds.
//! Simplified: the number of comparisons is estimated from the number of runs.

use crate::object::Object;
use crate::value::Value;
use crate::vm::Vm;
use std::cmp::Ordering;

/// What all the items are.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Float,
    Int,
    Str,
    /// Tuples of one length, with one plain kind at each place.
    Tuple,
}

impl Kind {
    /// How many times as long a comparison takes.
    fn weight(self) -> u64 {
        match self {
            Kind::Tuple => 2,
            _ => 1,
        }
    }
}

/// What is compared, out of the heap.
#[derive(Clone, Copy)]
enum Plain<'a> {
    Float(f64),
    Int(i64),
    /// By its code points, which is the order of its UTF-8 too.
    Str(&'a str),
}

impl Plain<'_> {
    fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Plain::Float(a), Plain::Float(b)) => a.partial_cmp(b).unwrap_or(Ordering::Equal),
            (Plain::Int(a), Plain::Int(b)) => a.cmp(b),
            (Plain::Str(a), Plain::Str(b)) => a.cmp(b),
            _ => Ordering::Equal,
        }
    }
}

/// Sorts the items in place, if they are of one plain kind. Charges the work.
pub(super) fn sort_plain(vm: &mut Vm, items: &mut [Value], reverse: bool) -> bool {
    let Some(places) = order_plain(vm, items, reverse) else {
        return false;
    };
    let sorted: Vec<Value> = places.into_iter().map(|at| items[at]).collect();
    items.copy_from_slice(&sorted);
    true
}

/// The order of the items, if their keys are of one plain kind. Charges the work.
pub(super) fn order_plain(vm: &mut Vm, keys: &[Value], reverse: bool) -> Option<Vec<usize>> {
    let kind = kind_of(vm, keys)?;
    let (places, runs) = match kind {
        Kind::Int => {
            let numbers = keys.iter().map(|key| match key {
                Value::Int(number) => *number,
                _ => 0,
            });
            order(numbers.collect(), i64::cmp, reverse)
        }
        Kind::Float => {
            let numbers = keys.iter().map(|key| plain(vm, *key));
            order(numbers.collect(), Plain::order, reverse)
        }
        Kind::Str => {
            let texts: Vec<&str> = keys.iter().map(|key| vm.text_of(*key).unwrap_or("")).collect();
            order(texts, |a, b| a.cmp(b), reverse)
        }
        Kind::Tuple => {
            let width = tuple(vm, *keys.first()?)?.len();
            let parts: Vec<Plain> = keys
                .iter()
                .flat_map(|key| tuple(vm, *key).unwrap_or(&[]))
                .map(|part| plain(vm, *part))
                .collect();
            let rows: Vec<&[Plain]> = (0..keys.len())
                .map(|at| &parts[at * width..(at + 1) * width])
                .collect();
            let by_parts = |a: &&[Plain], b: &&[Plain]| {
                let mut orders = a.iter().zip(*b).map(|(a, b)| a.order(b));
                orders.find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
            };
            order(rows, by_parts, reverse)
        }
    };
    vm.charge(work(keys.len() as u64, runs) * kind.weight());
    Some(places)
}

/// The places of the keys in order, and how many runs lie in them.
fn order<K: Copy>(
    keys: Vec<K>,
    order: impl Fn(&K, &K) -> Ordering,
    reverse: bool,
) -> (Vec<usize>, u64) {
    let order = |a: &K, b: &K| match reverse {
        false => order(a, b),
        true => order(b, a),
    };
    let runs = runs(&keys, order);
    let mut places: Vec<(K, usize)> = keys.into_iter().zip(0..).collect();
    places.sort_by(|a, b| order(&a.0, &b.0));
    (places.into_iter().map(|place| place.1).collect(), runs)
}

fn plain(vm: &Vm, value: Value) -> Plain<'_> {
    match value {
        Value::Float(number) => Plain::Float(number.get()),
        Value::Int(number) => Plain::Int(number),
        text => Plain::Str(vm.text_of(text).unwrap_or("")),
    }
}

fn kind_of(vm: &Vm, items: &[Value]) -> Option<Kind> {
    let of = |value: &Value| match *value {
        Value::Float(number) if !number.get().is_nan() => Some(Kind::Float),
        Value::Int(_) => Some(Kind::Int),
        Value::Object(id) if matches!(vm.object(id), Object::Str(_)) => Some(Kind::Str),
        _ => None,
    };
    let Some(kind) = of(items.first()?) else {
        let first = tuple(vm, *items.first()?)?;
        let kinds: Vec<Kind> = first.iter().map(of).collect::<Option<_>>()?;
        let fits = |item: &Value| {
            tuple(vm, *item).is_some_and(|parts| {
                parts.len() == kinds.len()
                    && parts
                        .iter()
                        .zip(&kinds)
                        .all(|(part, kind)| of(part) == Some(*kind))
            })
        };
        return items.iter().all(fits).then_some(Kind::Tuple);
    };
    items
        .iter()
        .all(|item| of(item) == Some(kind))
        .then_some(kind)
}

fn tuple(vm: &Vm, value: Value) -> Option<&[Value]> {
    match vm.object_of(value) {
        Some(Object::Tuple(parts)) => Some(parts),
        _ => None,
    }
}

/// How many runs lie in the items: rising ones, or falling ones if they are fewer.
fn runs<K>(items: &[K], order: impl Fn(&K, &K) -> Ordering) -> u64 {
    let (mut rising, mut falling) = (1, 1);
    for pair in items.windows(2) {
        match order(&pair[0], &pair[1]) {
            Ordering::Less => falling += 1,
            Ordering::Equal => falling += 1,
            Ordering::Greater => rising += 1,
        }
    }
    rising.min(falling)
}

/// Nanoseconds for sorting so many items in so many runs. A comparison takes longer in a long
/// list, whose items lie far apart in memory: 6.8 ns for a thousand, 13.2 ns for ten million.
fn work(items: u64, runs: u64) -> u64 {
    let levels = log2(runs);
    let comparisons = items + items * levels / FIXED;
    let length = log2(items.max(2));
    let tenths = (68 + (length.saturating_sub(10 * FIXED)) * 48 / (10 * FIXED)).max(50);
    items * 2 + comparisons * tenths / 10
}

/// The unit of [`log2`].
const FIXED: u64 = 1_024;

/// The logarithm in 1/1024: whole numbers, since hosts differ in the last digit of others.
fn log2(number: u64) -> u64 {
    let whole = u64::from(63 - number.max(1).leading_zeros());
    let rest = (u128::from(number) * u128::from(FIXED) >> whole) as u64;
    whole * FIXED + rest.saturating_sub(FIXED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_near() {
        assert_eq!(log2(1), 0);
        assert_eq!(log2(1_024), 10 * FIXED);
        assert_eq!(log2(1_536), 10 * FIXED + 512);
    }

    #[test]
    fn ten_million_random_floats_take_about_three_seconds() {
        let seconds = work(10_000_000, 5_000_000) as f64 / 1e9;
        assert!((2.9..3.2).contains(&seconds), "{seconds}");
        assert!(work(10_000_000, 1) < 200_000_000);
    }
}
