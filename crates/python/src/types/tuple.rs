//! `tuple`.

use super::protocol::{self, collection, ordering};
use crate::native::{Args, NativeDef, Outcome, class_method, method, static_method};
use crate::object::Object;
use crate::vm::Vm;

pub static METHODS: &[NativeDef] = &[
    static_method("tuple", "__new__", new),
    method("tuple", "index", super::list::index).between(1, 3),
    method("tuple", "count", super::list::count).takes(1),
    method("tuple", "__hash__", protocol::hash),
    method("tuple", "__getitem__", protocol::getitem).slot(1, 1),
    method("tuple", "__add__", protocol::add).slot(1, 1),
    method("tuple", "__mul__", protocol::mul).slot(1, 1),
    method("tuple", "__rmul__", protocol::rmul).slot(1, 1),
    method("tuple", "__getnewargs__", getnewargs).takes(0),
    class_method("tuple", "__class_getitem__", protocol::class_getitem).takes(1),
    method("tuple", "__eq__", protocol::eq).slot(1, 1),
    method("tuple", "__ne__", protocol::ne).slot(1, 1),
];
pub static ORDERING: &[NativeDef] = &ordering!("tuple");
pub static COLLECTION: &[NativeDef] = &collection!("tuple");

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = vm.class_argument(args, "tuple")?;
    let exact = class == vm.classes.tuple;
    if exact {
        vm.between_own(args, "tuple", 0, 1)?;
    }
    let iterable = args.optional(1);
    let tuple = if iterable.is_null() {
        vm.heap.tuple(Vec::new())
    } else if exact && matches!(vm.object_of(iterable), Some(Object::Tuple(_))) {
        iterable
    } else {
        let Some(items) = vm.items_of(iterable) else {
            return vm.collect(args, 1);
        };
        vm.charge(items.len() as u64 * 4);
        vm.heap.tuple(items)
    };
    Ok(vm.wrap_payload(class, vm.classes.tuple, tuple))
}

fn getnewargs(vm: &mut Vm, args: &Args) -> Outcome {
    let inner = vm.payload(args.get(0));
    Ok(vm.heap.tuple(vec![inner]))
}
