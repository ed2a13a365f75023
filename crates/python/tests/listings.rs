//! What the compiler writes for the constructs whose shape matters to the VM and to learners.

use python::code::{Code, Constant, Op};
use python::compile::{compile, listing::listing};
use python::syntax::Version;
use std::rc::Rc;

fn code(source: &str) -> Rc<Code> {
    match compile(source, Version::Py314) {
        Ok(compiled) => compiled.code,
        Err(problems) => panic!("{problems:?}"),
    }
}

fn inner(code: &Code, name: &str) -> Rc<Code> {
    let found = code.consts.iter().find_map(|constant| match constant {
        Constant::Code(inner) if inner.name == name => Some(inner.clone()),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no {name} in {}", code.name))
}

/// The instructions of the first function, without numbers and lines.
fn check(source: &str, expected: &[&str]) {
    let module = code(source);
    let name = module.consts.iter().find_map(|constant| match constant {
        Constant::Code(code) => Some(code.name.clone()),
        _ => None,
    });
    let function = inner(&module, &name.expect("a function"));
    let text = listing(&function);
    let found: Vec<&str> = text
        .lines()
        .skip(1)
        .take(function.instrs.len())
        .map(|line| line[10..].trim())
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn chained_comparison_evaluates_the_middle_once() {
    check(
        "def f(a, b, c):\n    return a < b < c\n",
        &[
            "RESUME",
            "LOAD_FAST a",
            "LOAD_FAST b",
            "SWAP 2",
            "COPY 2",
            "COMPARE_OP <",
            "JUMP_IF_FALSE_OR_POP to 10",
            "LOAD_FAST c",
            "COMPARE_OP <",
            "JUMP_FORWARD to 12",
            "SWAP 2",
            "POP_TOP",
            "RETURN_VALUE",
        ],
    );
}

#[test]
fn await_is_a_send_loop() {
    check(
        "async def f(x):\n    return await x\n",
        &[
            "RESUME",
            "LOAD_FAST x",
            "GET_AWAITABLE",
            "LOAD_CONST None",
            "SEND to 7",
            "YIELD_VALUE 1",
            "JUMP_BACKWARD to 4",
            "RETURN_VALUE",
            "CALL_INTRINSIC_1 StopIterationError",
            "RERAISE",
        ],
    );
}

#[test]
fn augmented_subscript_evaluates_its_parts_once() {
    check(
        "def f(a, i):\n    a[i] += 1\n",
        &[
            "RESUME",
            "LOAD_FAST a",
            "LOAD_FAST i",
            "COPY 2",
            "COPY 2",
            "BINARY_SUBSCR",
            "LOAD_SMALL_INT 1",
            "BINARY_OP_INPLACE +",
            "SWAP 3",
            "SWAP 2",
            "STORE_SUBSCR",
            "LOAD_CONST None",
            "RETURN_VALUE",
        ],
    );
}

#[test]
fn comprehension_is_inlined_with_slots_of_its_own() {
    let module = code("def f(x):\n    return [x for x in x]\n");
    let function = inner(&module, "f");
    assert_eq!(function.locals, ["x", "x"]);
    assert!(function.cells.is_empty());
    let stores: Vec<u32> = function
        .instrs
        .iter()
        .filter(|instr| instr.op == Op::StoreFast)
        .map(|instr| instr.arg)
        .collect();
    assert_eq!(stores, [1]);
}

#[test]
fn closures_share_cells() {
    let module = code(
        "def f(a):\n    b = 1\n    def g():\n        nonlocal b\n        b = a\n    return g\n",
    );
    let outer = inner(&module, "f");
    assert_eq!(outer.cells.len(), 2);
    let nested = inner(&outer, "g");
    assert_eq!(nested.qualname, "f.<locals>.g");
    assert_eq!(
        (nested.free, nested.locals.clone()),
        (2, vec!["a".to_string(), "b".to_string()])
    );
}

#[test]
fn methods_find_their_class() {
    let module = code("class A(B):\n    def m(self):\n        super().m()\n        self.__x = 1\n");
    let class = inner(&module, "A");
    assert!(class.names.contains(&"__classcell__".to_string()));
    let method = inner(&class, "m");
    assert_eq!(method.locals, ["self", "__class__"]);
    assert!(method.names.contains(&"_A__x".to_string()));
}

#[test]
fn a_comprehension_in_a_class_does_not_see_it() {
    let module = code("class A:\n    x = 1\n    y = [x for _ in range(3)]\n");
    let class = inner(&module, "A");
    let reads = |op: Op| {
        let name = class.names.iter().position(|name| name == "x");
        class
            .instrs
            .iter()
            .any(|i| i.op == op && Some(i.arg as usize) == name)
    };
    assert!(reads(Op::LoadGlobal) && !reads(Op::LoadName));
}

#[test]
fn f_string_keeps_the_text_of_its_expression() {
    let module = code("print(f'{ x + 1 = }')\n");
    assert!(
        module
            .consts
            .contains(&Constant::Str(" x + 1 = ".to_string()))
    );
}

#[test]
fn warnings() {
    let warnings = |source: &str| -> Vec<String> {
        let compiled = compile(source, Version::Py314).unwrap_or_else(|e| panic!("{e:?}"));
        compiled.warnings.into_iter().map(|w| w.message).collect()
    };
    assert_eq!(
        warnings("x is 1\n"),
        ["\"is\" with 'int' literal. Did you mean \"==\"?"]
    );
    assert_eq!(
        warnings("def f():\n    try: pass\n    finally: return 1\n"),
        ["'return' in a 'finally' block"]
    );
}

#[test]
fn big_and_negative_numbers_are_constants() {
    let module = code("x = -5\ny = 0xffffffffffffffffffff\nz = (1, -2.5)\n");
    assert!(module.consts.contains(&Constant::Int(-5)));
    let big = Constant::BigInt("1208925819614629174706175".to_string());
    assert!(module.consts.contains(&big));
    let pair = Constant::Tuple(vec![Constant::Int(1), Constant::Float(-2.5)]);
    assert!(module.consts.contains(&pair));
}
