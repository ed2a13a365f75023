//! Special methods that builtin types share: comparison, text, length, items, arithmetic.
//!
//! Each is one function for all types, since the VM knows by the object what to
//! do; a type's table lists the ones it has. What falls back runs `any_NAME` of
//! the prelude, unless the prelude has a function for the type alone.

use crate::code::{BinaryOperator, CompareOperator, Op};
use crate::native::{Args, Outcome, Stop};
use crate::value::Value;
use crate::vm::Vm;

fn compare(vm: &mut Vm, args: &Args, op: CompareOperator) -> Outcome {
    vm.exactly(args, op.method(), 2)?;
    let (a, b) = (vm.payload(args.get(0)), args.get(1));
    if rank(vm, a) < rank(vm, b) {
        return Ok(Value::NotImplemented);
    }
    if op.is_equality() && vm.user_class(b).is_none() && vm.class_of(b) == vm.classes.object && !a.is(b) {
        return Ok(Value::NotImplemented);
    }
    let related = {
        let (left, right) = (vm.class_of(a), vm.class_of(vm.payload(b)));
        vm.is_subclass(left, right) || vm.is_subclass(right, left) || comparable(vm, a, b)
    };
    if !related {
        return Ok(Value::NotImplemented);
    }
    if op.is_equality() {
        // The method of the builtin type itself, though a subclass may override it.
        let b = if vm.user_class(b).is_some() {
            vm.payload(b)
        } else {
            b
        };
        return match vm.equals(a, b, 0) {
            Ok(equal) => Ok(Value::bool(equal == (op == CompareOperator::Equal))),
            Err(halt) => Err(vm.halted(halt)),
        };
    }
    let b = vm.payload(b);
    match vm.compare_native(op, a, b) {
        Some(outcome) => outcome,
        None => Ok(Value::NotImplemented),
    }
}

/// A number's method takes numbers up to its own type: what `1 == 1.0` is, float says.
fn rank(vm: &Vm, value: Value) -> u8 {
    use crate::vm::number::Number;
    match vm.number_of(vm.payload(value)) {
        Some(Number::Int(_) | Number::Big(_)) => 0,
        Some(Number::Float(_)) => 1,
        Some(Number::Complex(..)) => 2,
        None => 3,
    }
}

/// Types of different classes that compare with each other all the same.
fn comparable(vm: &Vm, a: Value, b: Value) -> bool {
    use crate::object::Object;
    let b = vm.payload(b);
    if vm.number_of(a).is_some() {
        return vm.number_of(b).is_some();
    }
    let is_set = |value| {
        matches!(
            vm.object_of(value),
            Some(Object::Set(_) | Object::FrozenSet(_) | Object::DictView { .. })
        )
    };
    (is_set(a) && is_set(b)) || (vm.bytes_of(a).is_some() && vm.bytes_of(b).is_some())
}

macro_rules! comparisons {
    ($($function:ident = $op:ident),*) => {
        $(pub fn $function(vm: &mut Vm, args: &Args) -> Outcome {
            compare(vm, args, CompareOperator::$op)
        })*
    };
}

comparisons!(
    lt = Less,
    le = LessEqual,
    eq = Equal,
    ne = NotEqual,
    gt = Greater,
    ge = GreaterEqual
);

macro_rules! operators {
    ($($function:ident, $reflected:ident, $inplace:ident = $op:ident),*) => {
        $(
            pub fn $function(vm: &mut Vm, args: &Args) -> Outcome {
                operate(vm, args, BinaryOperator::$op, false, false)
            }
            pub fn $reflected(vm: &mut Vm, args: &Args) -> Outcome {
                operate(vm, args, BinaryOperator::$op, true, false)
            }
            pub fn $inplace(vm: &mut Vm, args: &Args) -> Outcome {
                operate(vm, args, BinaryOperator::$op, false, true)
            }
        )*
    };
}

fn operate(
    vm: &mut Vm,
    args: &Args,
    op: BinaryOperator,
    reflected: bool,
    inplace: bool,
) -> Outcome {
    if op == BinaryOperator::Power && args.len() == 3 && !args.get(2).is_none() {
        return crate::builtins::number::power(vm, args);
    }
    let (a, b) = (args.get(0), args.optional(1));
    if b.is_null() {
        return Err(vm.type_error("expected 1 argument, got 0"));
    }
    if rank(vm, a) < rank(vm, b) {
        return Ok(Value::NotImplemented);
    }
    let (left, right) = if reflected { (b, a) } else { (a, b) };
    match vm.binary_native(op, inplace, left, right) {
        Some(outcome) => outcome,
        None => {
            let concatenates = matches!(op, BinaryOperator::Add | BinaryOperator::Multiply)
                && vm.length_of(a).is_some();
            if concatenates && op == BinaryOperator::Multiply {
                let class = vm.class_name(b);
                return Err(vm.type_error(&format!("'{class}' object cannot be interpreted as an integer")));
            }
            if concatenates && !reflected {
                return Err(vm.unsupported_operands(op, inplace, left, right));
            }
            Ok(Value::NotImplemented)
        }
    }
}

operators!(
    add,
    radd,
    iadd = Add,
    sub,
    rsub,
    isub = Subtract,
    mul,
    rmul,
    imul = Multiply,
    truediv,
    rtruediv,
    itruediv = TrueDivide,
    floordiv,
    rfloordiv,
    ifloordiv = FloorDivide,
    modulo,
    rmod,
    imod = Remainder,
    pow,
    rpow,
    ipow = Power,
    lshift,
    rlshift,
    ilshift = LeftShift,
    rshift,
    rrshift,
    irshift = RightShift,
    and,
    rand,
    iand = And,
    or,
    ror,
    ior = Or,
    xor,
    rxor,
    ixor = Xor
);

pub fn neg(vm: &mut Vm, args: &Args) -> Outcome {
    unary(vm, args, Op::UnaryNegative)
}

pub fn pos(vm: &mut Vm, args: &Args) -> Outcome {
    unary(vm, args, Op::UnaryPositive)
}

pub fn invert(vm: &mut Vm, args: &Args) -> Outcome {
    unary(vm, args, Op::UnaryInvert)
}

fn unary(vm: &mut Vm, args: &Args, op: Op) -> Outcome {
    vm.unary_native(op, args.get(0))
        .unwrap_or(Ok(Value::NotImplemented))
}

pub fn divmod(vm: &mut Vm, args: &Args) -> Outcome {
    crate::builtins::number::divmod_of(vm, args.get(0), args.optional(1))
        .unwrap_or(Ok(Value::NotImplemented))
}

pub fn rdivmod(vm: &mut Vm, args: &Args) -> Outcome {
    crate::builtins::number::divmod_of(vm, args.optional(1), args.get(0))
        .unwrap_or(Ok(Value::NotImplemented))
}

pub fn abs(vm: &mut Vm, args: &Args) -> Outcome {
    crate::builtins::number::absolute(vm, args.get(0))
}

/// `type.__hash__(value)`: of the builtin part.
pub fn hash(vm: &mut Vm, args: &Args) -> Outcome {
    let inner = vm.payload(args.get(0));
    vm.hash(inner).map(Value::Int)
}

/// `type.__repr__(value)`: as the builtin type shows it.
pub fn repr(vm: &mut Vm, args: &Args) -> Outcome {
    let text = vm.repr_as_builtin(args.get(0))?;
    Ok(vm.heap.str(&text))
}

pub fn format(vm: &mut Vm, args: &Args) -> Outcome {
    let value = args.get(0);
    let Some(spec) = vm.text_of(args.optional(1)).map(str::to_owned) else {
        let name = vm.class_name(args.optional(1));
        return Err(vm.type_error(&format!("__format__() argument must be str, not {name}")));
    };
    if spec.is_empty() {
        if vm.overrides(value, crate::symbol::Sym::STR) {
            return Err(Stop::Fallback);
        }
        let text = vm.str_native(value)?;
        return Ok(vm.heap.str(&text));
    }
    let inner = vm.payload(value);
    let text = vm.format_native(inner, &spec)?;
    Ok(vm.heap.str(&text))
}

pub fn len(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(vm.length_of(args.get(0)).unwrap_or(0) as i64))
}

pub fn truth(vm: &mut Vm, args: &Args) -> Outcome {
    let inner = vm.payload(args.get(0));
    Ok(Value::bool(vm.truth_native(inner).unwrap_or(true)))
}

pub fn contains(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__contains__", 2)?;
    let inner = vm.payload(args.get(0));
    vm.contains_native(inner, args.get(1)).map(Value::bool)
}

pub fn getitem(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__getitem__", 2)?;
    match vm.subscript_native(args.get(0), args.get(1)) {
        Some(outcome) => outcome,
        None => match vm.lookup_special(args.get(0), crate::symbol::Sym::MISSING) {
            Some(method) => vm.tail_call(method, args),
            None => Err(vm.key_error(args.get(1))),
        },
    }
}

pub fn setitem(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__setitem__", 3)?;
    let inner = vm.payload(args.get(0));
    match vm.store_subscript_native(inner, args.get(1), args.get(2)) {
        Some(done) => done.map(|()| Value::None),
        None => Ok(Value::NotImplemented),
    }
}

pub fn delitem(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__delitem__", 2)?;
    let inner = vm.payload(args.get(0));
    match vm.delete_subscript_native(inner, args.get(1)) {
        Some(done) => done.map(|()| Value::None),
        None => Ok(Value::NotImplemented),
    }
}

pub fn iter(vm: &mut Vm, args: &Args) -> Outcome {
    let inner = vm.payload(args.get(0));
    vm.iterator_of(inner)
}

pub fn itself(_vm: &mut Vm, args: &Args) -> Outcome {
    Ok(args.get(0))
}

pub fn reversed(vm: &mut Vm, args: &Args) -> Outcome {
    let inner = vm.payload(args.get(0));
    match vm.reverse_iterator(inner) {
        Some(iterator) => Ok(iterator),
        None => Err(vm.type_error("object is not reversible")),
    }
}

/// `__class_getitem__` of builtin classes.
pub fn class_getitem(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(vm.alias_of(args.get(0), args.get(1)))
}

macro_rules! equality {
    ($owner:literal) => {
        [
            crate::native::method($owner, "__eq__", crate::types::protocol::eq).slot(1, 1),
            crate::native::method($owner, "__ne__", crate::types::protocol::ne).slot(1, 1),
        ]
    };
}

macro_rules! ordering {
    ($owner:literal) => {
        [
            crate::native::method($owner, "__lt__", crate::types::protocol::lt).slot(1, 1),
            crate::native::method($owner, "__le__", crate::types::protocol::le).slot(1, 1),
            crate::native::method($owner, "__gt__", crate::types::protocol::gt).slot(1, 1),
            crate::native::method($owner, "__ge__", crate::types::protocol::ge).slot(1, 1),
        ]
    };
}

/// Arithmetic of numbers, without shifts and bits.
macro_rules! arithmetic {
    ($owner:literal) => {
        [
            crate::native::method($owner, "__add__", crate::types::protocol::add).slot(1, 1),
            crate::native::method($owner, "__radd__", crate::types::protocol::radd).slot(1, 1),
            crate::native::method($owner, "__sub__", crate::types::protocol::sub).slot(1, 1),
            crate::native::method($owner, "__rsub__", crate::types::protocol::rsub).slot(1, 1),
            crate::native::method($owner, "__mul__", crate::types::protocol::mul).slot(1, 1),
            crate::native::method($owner, "__rmul__", crate::types::protocol::rmul).slot(1, 1),
            crate::native::method($owner, "__truediv__", crate::types::protocol::truediv).slot(1, 1),
            crate::native::method($owner, "__rtruediv__", crate::types::protocol::rtruediv).slot(1, 1),
            crate::native::method($owner, "__floordiv__", crate::types::protocol::floordiv).slot(1, 1),
            crate::native::method($owner, "__rfloordiv__", crate::types::protocol::rfloordiv).slot(1, 1),
            crate::native::method($owner, "__mod__", crate::types::protocol::modulo).slot(1, 1),
            crate::native::method($owner, "__rmod__", crate::types::protocol::rmod).slot(1, 1),
            crate::native::method($owner, "__divmod__", crate::types::protocol::divmod).slot(1, 1),
            crate::native::method($owner, "__rdivmod__", crate::types::protocol::rdivmod).slot(1, 1),
            crate::native::method($owner, "__pow__", crate::types::protocol::pow).slot(1, 2),
            crate::native::method($owner, "__rpow__", crate::types::protocol::rpow).slot(1, 2),
            crate::native::method($owner, "__neg__", crate::types::protocol::neg).slot(0, 0),
            crate::native::method($owner, "__pos__", crate::types::protocol::pos).slot(0, 0),
            crate::native::method($owner, "__abs__", crate::types::protocol::abs).slot(0, 0),
            crate::native::method($owner, "__bool__", crate::types::protocol::truth).slot(0, 0),
            crate::native::method($owner, "__hash__", crate::types::protocol::hash),
            crate::native::method($owner, "__repr__", crate::types::protocol::repr).slot(0, 0),
            crate::native::method($owner, "__format__", crate::types::protocol::format).takes(1),
            crate::native::method($owner, "__eq__", crate::types::protocol::eq).slot(1, 1),
            crate::native::method($owner, "__ne__", crate::types::protocol::ne).slot(1, 1),
        ]
    };
}

/// What sized, iterable containers have.
macro_rules! collection {
    ($owner:literal) => {
        crate::types::protocol::collection!($owner, slot(1, 1))
    };
    ($owner:literal, $contains:ident $counts:tt) => {
        [
            crate::native::method($owner, "__len__", crate::types::protocol::len).slot(0, 0),
            crate::native::method($owner, "__iter__", crate::types::protocol::iter).slot(0, 0),
            crate::native::method($owner, "__contains__", crate::types::protocol::contains)
                .$contains $counts,
            crate::native::method($owner, "__repr__", crate::types::protocol::repr).slot(0, 0),
        ]
    };
}

pub(crate) use {arithmetic, collection, equality, ordering};
