//! Combinations, permutations and products: the next choice of indices.

use super::{finish, parts, tool};
use crate::object::Object;
use crate::value::{Id, Value};
use crate::vm::{Next, Vm};

/// `numbers`: how many are chosen, whether one was given, the indices. `inners`: the pool.
pub fn combination(vm: &mut Vm, id: Id, repeating: bool) -> Next {
    let Some((_, pool, _)) = parts(vm, id) else {
        return Next::End;
    };
    let size = pool.len();
    let (_, numbers) = tool(vm, id);
    let chosen = numbers[0] as usize;
    if numbers[1] == 0 {
        numbers[1] = 1;
    } else {
        let indices = &mut numbers[2..];
        let most = |n: usize| {
            if repeating {
                size as i64 - 1
            } else {
                (n + size - chosen) as i64
            }
        };
        let Some(at) = (0..chosen).rev().find(|n| indices[*n] != most(*n)) else {
            finish(vm, id);
            return Next::End;
        };
        indices[at] += 1;
        for n in at + 1..chosen {
            indices[n] = indices[n - 1] + i64::from(!repeating);
        }
    }
    chosen_items(vm, id, 2, chosen)
}

/// The pool's items at the indices that stand at `from` in `numbers`.
fn chosen_items(vm: &mut Vm, id: Id, from: usize, count: usize) -> Next {
    let Some((_, pool, numbers)) = parts(vm, id) else {
        return Next::End;
    };
    let items = numbers[from..from + count]
        .iter()
        .map(|at| pool[*at as usize])
        .collect();
    Next::Item(vm.heap.tuple(items))
}

/// `numbers`: how many are chosen, whether one was given, all indices, then the cycles.
pub fn permutation(vm: &mut Vm, id: Id) -> Next {
    let Some((_, pool, _)) = parts(vm, id) else {
        return Next::End;
    };
    let size = pool.len();
    let (_, numbers) = tool(vm, id);
    let chosen = numbers[0] as usize;
    if numbers[1] == 0 {
        numbers[1] = 1;
        return chosen_items(vm, id, 2, chosen);
    }
    let (indices, cycles) = numbers[2..].split_at_mut(size);
    for n in (0..chosen).rev() {
        cycles[n] -= 1;
        if cycles[n] > 0 {
            indices.swap(n, size - cycles[n] as usize);
            return chosen_items(vm, id, 2, chosen);
        }
        indices[n..].rotate_left(1);
        cycles[n] = (size - n) as i64;
    }
    finish(vm, id);
    Next::End
}

/// `numbers`: whether one was given, the indices. `inners`: the pools, each a tuple.
pub fn product(vm: &mut Vm, id: Id) -> Next {
    let Some((_, pools, _)) = parts(vm, id) else {
        return Next::End;
    };
    let sizes: Vec<i64> = pools
        .iter()
        .map(|pool| vm.length_of(*pool).unwrap_or(0) as i64)
        .collect();
    let (_, numbers) = tool(vm, id);
    if numbers[0] == 0 {
        numbers[0] = 1;
        if sizes.contains(&0) {
            finish(vm, id);
            return Next::End;
        }
    } else {
        let indices = &mut numbers[1..];
        let Some(at) = (0..sizes.len()).rev().find(|n| indices[*n] + 1 < sizes[*n]) else {
            finish(vm, id);
            return Next::End;
        };
        indices[at] += 1;
        indices[at + 1..].fill(0);
    }
    let Some((_, pools, numbers)) = parts(vm, id) else {
        return Next::End;
    };
    let items: Vec<Value> = pools
        .iter()
        .zip(&numbers[1..])
        .map(|(pool, at)| match vm.object_of(*pool) {
            Some(Object::Tuple(items)) => items[*at as usize],
            _ => Value::None,
        })
        .collect();
    Next::Item(vm.heap.tuple(items))
}
