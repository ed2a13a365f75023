//! `sys`: constants of the interpreter that we model, and sizes of objects.

use super::native_class::Shape;
use super::put;
use crate::settings::Version;
use crate::value::{Id, Value};
use crate::vm::Vm;

/// Field names and values of a named tuple.
type Fields<'a> = &'a [(&'a str, Value)];

fn facts(vm: &mut Vm, module: Id, name: &'static str, fields: Fields) {
    let tuple = vm.classes.tuple;
    let class = vm.native_class(name, "sys", tuple, Shape::Inherited, &[]);
    let (names, values): (Vec<&str>, Vec<Value>) = fields.iter().copied().unzip();
    let made = vm.named_tuple(class, &names, &values, values.len());
    put(vm, module, name, made);
}

pub fn fill(vm: &mut Vm, module: Id) {
    let (minor, micro, version, hex) = match vm.settings.version {
        Version::Py311 => (
            11,
            7,
            "3.11.7 (main, Dec  8 2023, 18:56:57) [GCC 12.3.0]",
            0x030b_07f0,
        ),
        Version::Py314 => (
            14,
            10,
            "3.14.10 (main, Oct  6 2026, 09:00:00) [GCC 14.2.0]",
            0x030e_0af0,
        ),
    };
    let release = vm.heap.str("final");
    let fields: Vec<(&str, Value)> = vec![
        ("major", Value::Int(3)),
        ("minor", Value::Int(minor)),
        ("micro", Value::Int(micro)),
        ("releaselevel", release),
        ("serial", Value::Int(0)),
    ];
    facts(vm, module, "version_info", &fields);
    let texts = [
        ("version", version.to_owned()),
        ("platform", String::from("linux")),
        ("byteorder", String::from("little")),
        ("executable", format!("/usr/bin/python3.{minor}")),
        ("prefix", String::from("/usr")),
        ("exec_prefix", String::from("/usr")),
        ("base_prefix", String::from("/usr")),
        ("copyright", String::from("Interleave's model of CPython.")),
        ("float_repr_style", String::from("short")),
        ("ps1", String::from(">>> ")),
    ];
    for (name, text) in texts {
        let text = vm.heap.str(&text);
        put(vm, module, name, text);
    }
    for (name, number) in [
        ("maxsize", i64::MAX),
        ("maxunicode", 0x10_ffff),
        ("hexversion", hex),
        ("api_version", 1013),
    ] {
        put(vm, module, name, Value::Int(number));
    }
    put(vm, module, "dont_write_bytecode", Value::bool(false));
    let options = vm.heap.list(Vec::new());
    put(vm, module, "warnoptions", options);
    let path = vm.heap.str(&format!("/usr/lib/python3.{minor}"));
    let own = match vm.settings.file.starts_with('/') {
        true => vm.settings.file.rsplit_once('/').map_or("", |(folder, _)| folder),
        false => kernel::HOME,
    };
    let own = vm.heap.str(&own.to_owned());
    let path = vm.heap.list(vec![own, path]);
    put(vm, module, "path", path);
    names(vm, module);
    numbers(vm, module);
    flags(vm, module, minor);
    implementation(vm, module, hex);
}

fn names(vm: &mut Vm, module: Id) {
    let library: Vec<&str> = crate::library::names()
        .filter(|name| !name.contains('.'))
        .collect();
    let native: Vec<&str> = super::names().collect();
    let mut items: Vec<Value> = Vec::new();
    for name in library.into_iter().chain(native.iter().copied()) {
        items.push(vm.heap.str(name));
    }
    let set = vm.frozenset_of_constants(&items);
    put(vm, module, "stdlib_module_names", set);
    let items = native.iter().map(|name| vm.heap.str(name)).collect();
    let tuple = vm.heap.tuple(items);
    put(vm, module, "builtin_module_names", tuple);
}

fn numbers(vm: &mut Vm, module: Id) {
    let ints = |fields: &[(&'static str, i64)]| -> Vec<(&'static str, Value)> {
        fields
            .iter()
            .map(|(name, number)| (*name, Value::Int(*number)))
            .collect()
    };
    let fields: Vec<(&str, Value)> = vec![
        ("max", Value::float(f64::MAX)),
        ("max_exp", Value::Int(1024)),
        ("max_10_exp", Value::Int(308)),
        ("min", Value::float(f64::MIN_POSITIVE)),
        ("min_exp", Value::Int(-1021)),
        ("min_10_exp", Value::Int(-307)),
        ("dig", Value::Int(15)),
        ("mant_dig", Value::Int(53)),
        ("epsilon", Value::float(f64::EPSILON)),
        ("radix", Value::Int(2)),
        ("rounds", Value::Int(1)),
    ];
    facts(vm, module, "float_info", &fields);
    let fields = ints(&[
        ("bits_per_digit", 30),
        ("sizeof_digit", 4),
        ("default_max_str_digits", 4300),
        ("str_digits_check_threshold", 640),
    ]);
    facts(vm, module, "int_info", &fields);
    let algorithm = vm.heap.str("siphash13");
    let mut fields = ints(&[
        ("width", 64),
        ("modulus", crate::pure::hash::MODULUS as i64),
        ("inf", crate::pure::hash::INFINITY),
        ("nan", 0),
        ("imag", 1_000_003),
    ]);
    fields.push(("algorithm", algorithm));
    fields.extend(ints(&[
        ("hash_bits", 64),
        ("seed_bits", 128),
        ("cutoff", 0),
    ]));
    facts(vm, module, "hash_info", &fields);
    let (name, lock) = (vm.heap.str("pthread"), vm.heap.str("pymutex"));
    let fields = [("name", name), ("lock", lock), ("version", Value::None)];
    facts(vm, module, "thread_info", &fields);
}

fn flags(vm: &mut Vm, module: Id, minor: i64) {
    let mut fields: Vec<(&str, Value)> = [
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
    ]
    .into_iter()
    .map(|name| (name, Value::Int(0)))
    .collect();
    fields.extend([
        ("hash_randomization", Value::Int(1)),
        ("isolated", Value::Int(0)),
        ("dev_mode", Value::bool(false)),
        ("utf8_mode", Value::Int(0)),
        ("warn_default_encoding", Value::Int(0)),
        ("safe_path", Value::bool(false)),
        ("int_max_str_digits", Value::Int(4300)),
    ]);
    if minor >= 14 {
        fields.extend([
            ("gil", Value::Int(i64::from(vm.gil.is_enabled()))),
            (
                "thread_inherit_context",
                Value::Int(i64::from(!vm.gil.is_enabled())),
            ),
            ("context_aware_warnings", Value::Int(0)),
        ]);
    }
    facts(vm, module, "flags", &fields);
}

fn implementation(vm: &mut Vm, module: Id, hex: i64) {
    let object = vm.classes.object;
    let class = vm.native_class("SimpleNamespace.sys", "types", object, Shape::Plain, &[]);
    let key = vm.sym("version_info");
    let version = vm
        .heap
        .attributes(module)
        .and_then(|names| names.get(key))
        .unwrap_or(Value::None);
    let name = vm.heap.str("cpython");
    let tag = vm.heap.str(if hex >= 0x030e_0000 {
        "cpython-314"
    } else {
        "cpython-311"
    });
    let made = vm.record(
        class,
        &[
            ("name", name),
            ("cache_tag", tag),
            ("version", version),
            ("hexversion", Value::Int(hex)),
        ],
    );
    put(vm, module, "implementation", made);
}
