//! `_random`: the Mersenne Twister's core; everything made from it is `lib/random.py`.
//!
//! Without a seed the numbers come from the scenario's, so that a run can be repeated.

use crate::native::{Args, NativeDef, Outcome, Stop, method, static_method};
use crate::object::Object;
use crate::pure::int_text::Integer;
use crate::pure::mersenne::Mersenne;
use crate::value::{Id, Value};
use crate::vm::Vm;
use num_bigint::BigInt;
use num_traits::ToPrimitive;

pub static METHODS: &[NativeDef] = &[
    static_method("Random", "__new__", new),
    method("Random", "__init__", init),
    method("Random", "seed", seed),
    method("Random", "random", random),
    method("Random", "getrandbits", bits),
    method("Random", "getstate", state),
    method("Random", "setstate", set_state),
];

pub fn fill(vm: &mut Vm, module: Id) {
    let class = vm.classes.random;
    super::put(vm, module, "Random", Value::Object(class));
}

fn unseeded(vm: &mut Vm) -> Mersenne {
    let drawn = vm.kernel.random();
    Mersenne::from_integer(&BigInt::from(drawn))
}

fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let class = match args.positional().first() {
        Some(Value::Object(class)) if vm.is_subclass(*class, vm.classes.random) => *class,
        _ => return Err(vm.type_error("_random.Random.__new__(X): X is not a type object")),
    };
    // `Random.__init__` seeds in any case: no draw from the scenario's numbers for that.
    let core = Mersenne::from_integer(&BigInt::from(0));
    let core = vm.heap.make(Object::Random(Box::new(core)));
    if class == vm.classes.random {
        let positional = args.positional().get(1).copied().unwrap_or(Value::None);
        let generator = seeded(vm, positional)?;
        replace(vm, core, generator);
    }
    Ok(vm.wrap_payload(class, vm.classes.random, core))
}

fn init(_vm: &mut Vm, _args: &Args) -> Outcome {
    Ok(Value::None)
}

fn replace(vm: &mut Vm, value: Value, generator: Mersenne) {
    if let Value::Object(id) = vm.payload(value)
        && let Object::Random(core) = vm.heap.get_mut(id)
    {
        **core = generator;
    }
}

fn core<'a>(vm: &'a mut Vm, args: &Args) -> Result<&'a mut Mersenne, Stop> {
    let inner = vm.payload(args.get(0));
    match inner {
        Value::Object(id) if matches!(vm.object(id), Object::Random(_)) => {
            match vm.heap.get_mut(id) {
                Object::Random(core) => Ok(core),
                _ => unreachable!("just matched"),
            }
        }
        _ => Err(vm.type_error("a Random object is needed")),
    }
}

fn seeded(vm: &mut Vm, seed: Value) -> Result<Mersenne, Stop> {
    if seed.is_null() || seed.is_none() {
        return Ok(unseeded(vm));
    }
    if let Some(number) = vm.integer_of(seed) {
        return Ok(Mersenne::from_integer(&number.to_big()));
    }
    let hash = vm.hash(seed)?;
    Ok(Mersenne::from_integer(&BigInt::from(hash as u64)))
}

fn seed(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "seed", 1, 2)?;
    let generator = seeded(vm, args.optional(1))?;
    replace(vm, args.get(0), generator);
    Ok(Value::None)
}

fn random(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "random", 1)?;
    vm.charge(11);
    Ok(Value::float(core(vm, args)?.random()))
}

fn bits(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "getrandbits", 2)?;
    let count = vm.as_index(args.get(1))?;
    let drawn = core(vm, args)?.bits(count);
    let drawn = vm.pure(drawn)?;
    Ok(vm.int_from(drawn))
}

fn state(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "getstate", 1)?;
    let words = core(vm, args)?.state();
    let items = words
        .into_iter()
        .map(|word| Value::Int(i64::from(word)))
        .collect();
    Ok(vm.heap.tuple(items))
}

fn set_state(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "setstate", 2)?;
    let items = match vm.object_of(args.get(1)) {
        Some(Object::Tuple(items)) => items.to_vec(),
        _ => return Err(vm.type_error("state vector must be a tuple")),
    };
    let mut words = Vec::with_capacity(items.len());
    for item in items {
        let word = match vm.integer(item)? {
            Integer::Small(word) => word.to_u32(),
            Integer::Big(_) => None,
        };
        match word {
            Some(word) => words.push(word),
            None => return Err(vm.value_error("invalid state")),
        }
    }
    let stored = core(vm, args)?.set_state(&words);
    vm.pure(stored)?;
    Ok(Value::None)
}
