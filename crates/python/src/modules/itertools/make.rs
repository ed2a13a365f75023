//! Making tools: their arguments, in the words of CPython.

use super::{CLASSES, Kind, parts};
use crate::native::{Args, Outcome, Signature, Stop};
use crate::object::Iter;
use crate::value::Value;
use crate::vm::{Flow, Input, Then, Vm};

/// The arguments without the class.
fn own(args: &Args) -> Args {
    Args {
        values: args.values[1..].into(),
        names: args.names.clone(),
    }
}

const fn signature(
    name: &'static str,
    names: &'static [&'static str],
    required: usize,
    positional: usize,
) -> Signature {
    Signature {
        name,
        names,
        required,
        positional_only: 0,
        positional,
    }
}

fn finished(vm: &mut Vm, kind: Kind, inners: Vec<Value>, numbers: Vec<i64>) -> Value {
    vm.make_iterator(Iter::Tool {
        kind: kind as u16,
        inners,
        numbers,
    })
}

/// Makes a tool whose values from `first` to `last` are turned into iterators.
fn iterating(
    vm: &mut Vm,
    kind: Kind,
    mut inners: Vec<Value>,
    first: usize,
    last: usize,
    numbers: Vec<i64>,
) -> Outcome {
    for at in first..last {
        match vm.iterator_of(inners[at]) {
            Ok(iterator) => inners[at] = iterator,
            Err(Stop::Fallback) => {
                let tool = finished(vm, kind, inners, numbers);
                vm.enter_native("make tool", make_step, &[tool], Then::Push);
                vm.native_frame().numbers = [at as i64, last as i64];
                return Err(Stop::Frame);
            }
            Err(stop) => return Err(stop),
        }
    }
    Ok(finished(vm, kind, inners, numbers))
}

/// `[tool]`; `numbers`: which of its values is asked for its iterator, and where they end.
fn make_step(vm: &mut Vm, input: Input) -> Flow {
    let tool = vm.slot(0);
    let Value::Object(id) = tool else {
        unreachable!("entered so")
    };
    let [at, last] = vm.native_frame().numbers;
    let at = match input {
        Input::Raised(exception) => return Flow::Raise(exception),
        Input::Value(iterator) => {
            super::set_inner(vm, id, at as usize, iterator);
            at + 1
        }
        _ => at,
    };
    if at >= last {
        return Flow::Return(tool);
    }
    vm.native_frame().numbers[0] = at;
    let iterable = super::inner(vm, id, at as usize);
    vm.native_iter(iterable)
}

/// All items of an argument (its place with the class counted).
fn pool(vm: &mut Vm, args: &Args, at: usize) -> Result<Vec<Value>, Stop> {
    vm.items_of(args.get(at)).ok_or(Stop::Collect(at))
}

fn no_keywords(vm: &mut Vm, args: &Args, name: &str) -> Result<(), Stop> {
    if args.names.is_empty() {
        return Ok(());
    }
    Err(vm.type_error(&format!("{name}() takes no keyword arguments")))
}

// ---- counting ---------------------------------------------------------------------------

pub fn count(vm: &mut Vm, args: &Args) -> Outcome {
    let [start, step] = vm.bind::<2>(&own(args), &signature("count", &["start", "step"], 0, 2))?;
    let (start, step) = (
        start.bound().unwrap_or(Value::Int(0)),
        step.bound().unwrap_or(Value::Int(1)),
    );
    if let (Value::Int(start), Value::Int(step)) = (start, step) {
        return Ok(finished(vm, Kind::Count, Vec::new(), vec![start, step]));
    }
    let is_number =
        |vm: &Vm, value: Value| vm.number_of(value).is_some() || vm.user_class(value).is_some();
    if !is_number(vm, start) || !is_number(vm, step) {
        return Err(vm.type_error("a number is required"));
    }
    Ok(finished(vm, Kind::Count, vec![start, step], Vec::new()))
}

pub fn repeat(vm: &mut Vm, args: &Args) -> Outcome {
    let [object, times] =
        vm.bind::<2>(&own(args), &signature("repeat", &["object", "times"], 1, 2))?;
    let times = match times {
        Value::Null => -1,
        times => vm.as_index(times)?.max(0),
    };
    Ok(finished(vm, Kind::Repeat, vec![object], vec![times]))
}

pub fn repeat_hint(vm: &mut Vm, args: &Args) -> Outcome {
    let left = match args.get(0) {
        Value::Object(id) => {
            parts(vm, id).map_or(0, |(_, _, numbers)| numbers.first().copied().unwrap_or(0))
        }
        _ => 0,
    };
    if left < 0 {
        return Err(vm.type_error("len() of unsized object"));
    }
    Ok(Value::Int(left))
}

/// `inners`: the iterator, then what it gave; `numbers`: whether it is exhausted, and the place.
pub fn cycle(vm: &mut Vm, args: &Args) -> Outcome {
    no_keywords(vm, args, "cycle")?;
    vm.exactly(&own(args), "cycle", 1)?;
    iterating(vm, Kind::Cycle, vec![args.get(1)], 0, 1, vec![0, 0])
}

// ---- one iterator -------------------------------------------------------------------------

/// `inners`: iterator, function or None, total; `numbers`: 0 fresh, 1 has a total, 2 the initial one is due.
pub fn accumulate(vm: &mut Vm, args: &Args) -> Outcome {
    let [iterable, function, initial] = vm.bind::<3>(
        &own(args),
        &signature("accumulate", &["iterable", "func", "initial"], 1, 2),
    )?;
    let function = function.bound().unwrap_or(Value::None);
    let (total, state) = match initial {
        Value::Null | Value::None => (Value::Null, 0),
        initial => (initial, 2),
    };
    let inners = vec![iterable, function, total];
    iterating(vm, Kind::Accumulate, inners, 0, 1, vec![state])
}

/// `numbers`: how many, and whether the last one must be full.
pub fn batched(vm: &mut Vm, args: &Args) -> Outcome {
    let [iterable, size, strict] = vm.bind::<3>(
        &own(args),
        &signature("batched", &["iterable", "n", "strict"], 2, 2),
    )?;
    let size = vm.as_index(size)?;
    if size < 1 {
        return Err(vm.value_error("n must be at least one"));
    }
    let strict = !strict.is_null() && vm.truth_native(strict).unwrap_or(true);
    let numbers = vec![size, i64::from(strict)];
    iterating(vm, Kind::Batched, vec![iterable], 0, 1, numbers)
}

/// `inners`: the iterator of iterables, and the current one or `Null`.
pub fn chain(vm: &mut Vm, args: &Args) -> Outcome {
    no_keywords(vm, args, "chain")?;
    let all = vm.heap.tuple(args.values[1..].to_vec());
    iterating(vm, Kind::Chain, vec![all, Value::Null], 0, 1, Vec::new())
}

pub fn chain_from_iterable(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(&own(args), "chain.from_iterable", 1)?;
    let inners = vec![args.get(1), Value::Null];
    iterating(vm, Kind::Chain, inners, 0, 1, Vec::new())
}

pub fn compress(vm: &mut Vm, args: &Args) -> Outcome {
    let [data, selectors] = vm.bind::<2>(
        &own(args),
        &signature("compress", &["data", "selectors"], 2, 2),
    )?;
    iterating(vm, Kind::Compress, vec![data, selectors], 0, 2, Vec::new())
}

/// `inners`: the function, the iterator.
fn with_function(vm: &mut Vm, args: &Args, kind: Kind, numbers: Vec<i64>) -> Outcome {
    let name = CLASSES[kind as usize].1;
    no_keywords(vm, args, name)?;
    vm.exactly(&own(args), name, 2)?;
    let inners = vec![args.get(1), args.get(2)];
    iterating(vm, kind, inners, 1, 2, numbers)
}

pub fn dropwhile(vm: &mut Vm, args: &Args) -> Outcome {
    with_function(vm, args, Kind::Dropwhile, vec![0])
}

pub fn filterfalse(vm: &mut Vm, args: &Args) -> Outcome {
    with_function(vm, args, Kind::Filterfalse, Vec::new())
}

pub fn starmap(vm: &mut Vm, args: &Args) -> Outcome {
    with_function(vm, args, Kind::Starmap, Vec::new())
}

pub fn takewhile(vm: &mut Vm, args: &Args) -> Outcome {
    with_function(vm, args, Kind::Takewhile, Vec::new())
}

/// `inners`: iterator, key function or None, key, value, and the key of the group that was given
/// last; `numbers`: that group's number.
pub fn groupby(vm: &mut Vm, args: &Args) -> Outcome {
    let [iterable, key] = vm.bind::<2>(
        &own(args),
        &signature("groupby", &["iterable", "key"], 1, 2),
    )?;
    let key = key.bound().unwrap_or(Value::None);
    let inners = vec![iterable, key, Value::Null, Value::Null, Value::Null];
    iterating(vm, Kind::Groupby, inners, 0, 1, vec![0])
}

/// `numbers`: items taken, index of the next one, where it stops or -1, step.
pub fn islice(vm: &mut Vm, args: &Args) -> Outcome {
    no_keywords(vm, args, "islice")?;
    vm.between(&own(args), "islice", 2, 4)?;
    let ends = &args.values[2..];
    let mut numbers = vec![0, 0, -1, 1];
    let stop_at = usize::from(ends.len() > 1);
    for (n, value) in ends.iter().enumerate() {
        if value.is_none() {
            continue;
        }
        let place = match (n, n == stop_at) {
            (_, true) => 2,
            (0, _) => 1,
            _ => 3,
        };
        let given = match vm.as_int(*value) {
            Some(given) if given >= i64::from(place == 3) => given,
            _ if place == 3 => {
                return Err(vm.value_error("Step for islice() must be a positive integer or None."));
            }
            _ if place == 2 && ends.len() == 1 => {
                return Err(vm.value_error(
                    "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
                ));
            }
            _ if place == 2 => {
                return Err(vm.value_error(
                    "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
                ));
            }
            _ => {
                return Err(vm.value_error(
                    "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
                ));
            }
        };
        numbers[place] = given;
    }
    iterating(vm, Kind::Islice, vec![args.get(1)], 0, 1, numbers)
}

/// `inners`: the iterator, and the last item or `Null`.
pub fn pairwise(vm: &mut Vm, args: &Args) -> Outcome {
    no_keywords(vm, args, "pairwise")?;
    vm.exactly(&own(args), "pairwise", 1)?;
    let inners = vec![args.get(1), Value::Null];
    iterating(vm, Kind::Pairwise, inners, 0, 1, Vec::new())
}

/// `inners`: what fills up, then the iterators (`Null` once exhausted); `numbers`: how many are left.
pub fn zip_longest(vm: &mut Vm, args: &Args) -> Outcome {
    let name = vm.sym("fillvalue");
    if let Some((given, _)) = args.keywords().find(|(given, _)| *given != name) {
        let text = vm.symbols.text(given).to_owned();
        return Err(vm.type_error(&format!(
            "zip_longest() got an unexpected keyword argument '{text}'"
        )));
    }
    let fill = args.keyword(name).unwrap_or(Value::None);
    let mut inners = vec![fill];
    inners.extend_from_slice(&args.positional()[1..]);
    let count = inners.len();
    iterating(
        vm,
        Kind::ZipLongest,
        inners,
        1,
        count,
        vec![count as i64 - 1],
    )
}

// ---- combinations ----------------------------------------------------------------------------

fn length(vm: &mut Vm, value: Value) -> Result<i64, Stop> {
    let length = vm.as_index(value)?;
    if length < 0 {
        return Err(vm.value_error("r must be non-negative"));
    }
    Ok(length)
}

/// A keyword's place as if it was given by position.
fn by_position(vm: &mut Vm, args: &Args, signature: &Signature) -> Result<Args, Stop> {
    let [first, second] = vm.bind::<2>(&own(args), signature)?;
    let mut all = Args::of(&[args.get(0), first]);
    if !second.is_null() {
        all.values.push(second);
    }
    Ok(all)
}

fn choose(vm: &mut Vm, args: &Args, kind: Kind) -> Outcome {
    let name = CLASSES[kind as usize].1;
    let all = by_position(vm, args, &signature(name, &["iterable", "r"], 2, 2))?;
    let chosen = length(vm, all.get(2))?;
    let items = if args.names.is_empty() {
        pool(vm, args, 1)?
    } else {
        pool(vm, &all, 1).map_err(|stop| collected(args, all.get(1), stop))?
    };
    let size = items.len() as i64;
    let mut numbers = vec![chosen, 0];
    let empty = match kind {
        Kind::Combinations => chosen > size,
        _ => size == 0 && chosen > 0,
    };
    if empty {
        return Ok(finished(vm, kind, Vec::new(), Vec::new()));
    }
    match kind {
        Kind::Combinations => numbers.extend(0..chosen),
        _ => numbers.extend((0..chosen).map(|_| 0)),
    }
    Ok(finished(vm, kind, items, numbers))
}

/// Where the iterable stands among the arguments as they were given.
fn collected(args: &Args, iterable: Value, stop: Stop) -> Stop {
    match (
        stop,
        args.values.iter().position(|value| value.is(iterable)),
    ) {
        (Stop::Collect(_), Some(at)) => Stop::Collect(at),
        (stop, _) => stop,
    }
}

pub fn combinations(vm: &mut Vm, args: &Args) -> Outcome {
    choose(vm, args, Kind::Combinations)
}

pub fn repeating(vm: &mut Vm, args: &Args) -> Outcome {
    choose(vm, args, Kind::Repeating)
}

pub fn permutations(vm: &mut Vm, args: &Args) -> Outcome {
    let all = by_position(
        vm,
        args,
        &signature("permutations", &["iterable", "r"], 1, 2),
    )?;
    let items = pool(vm, &all, 1).map_err(|stop| collected(args, all.get(1), stop))?;
    let size = items.len() as i64;
    let chosen = match all.optional(2) {
        Value::Null | Value::None => size,
        value if vm.is_int(value) => length(vm, value)?,
        _ => return Err(vm.type_error("Expected int as r")),
    };
    if chosen > size {
        return Ok(finished(vm, Kind::Permutations, Vec::new(), Vec::new()));
    }
    let mut numbers = vec![chosen, 0];
    numbers.extend(0..size);
    numbers.extend((0..chosen).map(|n| size - n));
    Ok(finished(vm, Kind::Permutations, items, numbers))
}

pub fn product(vm: &mut Vm, args: &Args) -> Outcome {
    let name = vm.sym("repeat");
    let times = match args.keyword(name) {
        None => 1,
        Some(times) => vm.as_index(times)?,
    };
    if times < 0 {
        return Err(vm.value_error("repeat argument cannot be negative"));
    }
    let mut pools = Vec::new();
    for at in 1..args.positional().len() {
        let items = pool(vm, args, at)?;
        pools.push(vm.heap.tuple(items));
    }
    let pools = pools.repeat(times as usize);
    let numbers = vec![0; pools.len() + 1];
    Ok(finished(vm, Kind::Product, pools, numbers))
}

// ---- tee ---------------------------------------------------------------------------------------

/// `tee(iterable, n=2)`: iterators that share what one iterator gives.
/// Simplified: what all of them have seen is kept until the last one dies.
pub fn tee(vm: &mut Vm, args: &Args) -> Outcome {
    no_keywords(vm, args, "tee")?;
    vm.between(args, "tee", 1, 2)?;
    let count = match args.positional().get(1) {
        Some(count) => vm.as_index(*count)?,
        None => 2,
    };
    if count < 0 {
        return Err(vm.value_error("n must be >= 0"));
    }
    let iterable = args.get(0);
    if let Value::Object(id) = iterable
        && matches!(parts(vm, id), Some((Kind::Tee, _, _)))
    {
        let copies = (0..count).map(|_| copy_of(vm, id)).collect();
        return Ok(vm.heap.tuple(copies));
    }
    vm.enter_native("tee", tee_step, &[iterable], Then::Push);
    vm.native_frame().numbers[0] = count;
    Err(Stop::Frame)
}

fn tee_step(vm: &mut Vm, input: Input) -> Flow {
    match input {
        Input::Start => {
            let iterable = vm.slot(0);
            vm.native_iter(iterable)
        }
        Input::Value(iterator) => {
            let count = vm.native_frame().numbers[0];
            let data = finished(vm, Kind::TeeData, vec![iterator], Vec::new());
            let all = (0..count)
                .map(|_| finished(vm, Kind::Tee, vec![data], vec![0]))
                .collect();
            Flow::Return(vm.heap.tuple(all))
        }
        Input::Raised(exception) => Flow::Raise(exception),
        _ => Flow::Return(Value::None),
    }
}

fn copy_of(vm: &mut Vm, id: crate::value::Id) -> Value {
    let (data, at) = (super::inner(vm, id, 0), super::number(vm, id, 0));
    finished(vm, Kind::Tee, vec![data], vec![at])
}

pub fn tee_copy(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(match args.get(0) {
        Value::Object(id) => copy_of(vm, id),
        other => other,
    })
}
