//! `itertools`: native iterators.

use crate::value::{Id, Value};
use crate::vm::{Next, Vm};

/// Steps an `Iter::Tool`.
pub fn next(vm: &mut Vm, id: Id) -> Result<Next, Value> {
    vm.exhaust(id);
    Ok(Next::End)
}
