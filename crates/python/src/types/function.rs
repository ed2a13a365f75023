//! Functions, natives, bound methods, code objects, cells: their attributes.

use crate::native::{
    Args, NativeDef, NativeKind, Outcome, Signature, attribute, getter, method, static_method,
};
use crate::object::{Function, Object};
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::Vm;

pub static FUNCTION: &[NativeDef] = &[
    attribute("function", "__name__", name, set_name),
    attribute("function", "__qualname__", qualname, set_qualname),
    attribute("function", "__module__", module, set_module),
    attribute("function", "__doc__", doc, set_doc),
    attribute("function", "__defaults__", defaults, set_defaults),
    attribute(
        "function",
        "__kwdefaults__",
        keyword_defaults,
        set_keyword_defaults,
    ),
    attribute("function", "__annotate__", annotate, set_annotate),
    attribute("function", "__annotations__", annotations, set_annotations),
    method("function", "__call__", call),
    static_method("function", "__new__", new),
    getter("function", "__code__", code),
    getter("function", "__globals__", globals),
    getter("function", "__closure__", closure),
    getter("function", "__dict__", names),
    method("function", "__get__", get),
];

const NEW: Signature = Signature {
    name: "function",
    names: &["class", "code", "globals", "name", "argdefs", "closure"],
    required: 3,
    positional_only: 1,
    positional: 6,
};

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None)`
fn new(vm: &mut Vm, args: &Args) -> Outcome {
    let [_, code, globals, name, defaults, closure] = vm.bind::<6>(args, &NEW)?;
    let Some(Object::Code(code)) = vm.object_of(code) else {
        let class = vm.class_name(code);
        return Err(vm.type_error(&format!(
            "function() argument 'code' must be code, not {class}"
        )));
    };
    let code = *code;
    let globals = vm.module_of_mapping("function", globals)?;
    vm.provide_builtins(globals);
    let loaded = vm.loaded(code).clone();
    let cells = vm.items_of(closure).unwrap_or_default();
    if cells.len() != loaded.code.free as usize {
        let text = format!(
            "{} requires closure of length {}, not {}",
            loaded.code.name,
            loaded.code.free,
            cells.len()
        );
        return Err(vm.value_error(&text));
    }
    let own_name = vm.heap.str(&loaded.code.name);
    let qualname = vm.heap.str(&loaded.code.qualname);
    let doc = match &loaded.code.docstring {
        Some(text) => vm.heap.str(text),
        None => Value::None,
    };
    let module = vm.heap.attributes(globals);
    let module = module.and_then(|names| names.get(Sym::NAME));
    let or_none = |value: Value| if value.is_null() { Value::None } else { value };
    Ok(vm.heap.make(Object::Function(Box::new(Function {
        code,
        globals,
        name: if name.is_null() || name.is_none() {
            own_name
        } else {
            name
        },
        qualname: if name.is_null() || name.is_none() {
            qualname
        } else {
            name
        },
        defaults: or_none(defaults),
        keyword_defaults: Value::None,
        closure: cells.into(),
        annotate: Value::None,
        doc,
        module: module.unwrap_or(Value::None),
        attributes: crate::attributes::Attributes::new(),
    }))))
}

pub static NATIVE: &[NativeDef] = &[
    getter("builtin_function_or_method", "__name__", native_name),
    getter(
        "builtin_function_or_method",
        "__qualname__",
        native_qualname,
    ),
    getter("builtin_function_or_method", "__module__", native_module),
    getter("builtin_function_or_method", "__doc__", native_doc),
    getter("builtin_function_or_method", "__self__", native_self),
    method("builtin_function_or_method", "__call__", call),
];

pub static NATIVE_METHOD: &[NativeDef] = &[
    getter("method_descriptor", "__name__", native_name),
    getter("method_descriptor", "__qualname__", native_qualname),
    getter("method_descriptor", "__doc__", native_doc),
    getter("method_descriptor", "__objclass__", native_class),
];

pub static METHOD: &[NativeDef] = &[
    getter("method", "__self__", method_self),
    getter("method", "__func__", method_function),
    method("method", "__call__", call),
    getter("method", "__name__", method_attribute_name),
    getter("method", "__qualname__", method_attribute_qualname),
    getter("method", "__doc__", method_attribute_doc),
    getter("method", "__module__", method_attribute_module),
    method("method", "__getattribute__", method_getattribute),
];

pub static CODE: &[NativeDef] = &[
    getter("code", "co_name", code_name),
    getter("code", "co_qualname", code_qualname),
    getter("code", "co_filename", code_file),
    getter("code", "co_firstlineno", code_line),
    getter("code", "co_argcount", code_arguments),
    getter("code", "co_posonlyargcount", code_positional_only),
    getter("code", "co_kwonlyargcount", code_keyword_only),
    getter("code", "co_nlocals", code_local_count),
    getter("code", "co_varnames", code_locals),
    getter("code", "co_names", code_names),
    getter("code", "co_freevars", code_free),
    getter("code", "co_cellvars", code_cells),
    getter("code", "co_consts", code_consts),
    getter("code", "co_flags", code_flags),
    getter("code", "co_stacksize", code_stack),
];

pub static CELL: &[NativeDef] = &[attribute(
    "cell",
    "cell_contents",
    cell_contents,
    set_cell_contents,
)];

fn native_doc(vm: &mut Vm, args: &Args) -> Outcome {
    let native = match vm.object_of(args.get(0)) {
        Some(Object::Method { function, .. }) => *function,
        _ => args.get(0),
    };
    match vm.object_of(native) {
        Some(Object::Native(def)) => {
            let def = *def;
            vm.native_docstring(def)
        }
        _ => Ok(Value::None),
    }
}

fn function(vm: &Vm, value: Value) -> &Function {
    match vm.object_of(value) {
        Some(Object::Function(function)) => function,
        _ => unreachable!("the VM checked the receiver"),
    }
}

fn store(vm: &mut Vm, args: &Args, place: fn(&mut Function) -> &mut Value) -> Outcome {
    let value = if args.get(1).is_null() {
        Value::None
    } else {
        args.get(1)
    };
    if let Value::Object(id) = args.get(0) {
        vm.heap.store(id, value, |object| match object {
            Object::Function(function) => place(function),
            _ => unreachable!("the VM checked the receiver"),
        });
    }
    Ok(Value::None)
}

fn name(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(function(vm, args.get(0)).name)
}

fn set_name(vm: &mut Vm, args: &Args) -> Outcome {
    if vm.text_of(args.get(1)).is_none() {
        return Err(vm.type_error("__name__ must be set to a string object"));
    }
    store(vm, args, |function| &mut function.name)
}

fn qualname(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(function(vm, args.get(0)).qualname)
}

fn set_qualname(vm: &mut Vm, args: &Args) -> Outcome {
    if vm.text_of(args.get(1)).is_none() {
        return Err(vm.type_error("__qualname__ must be set to a string object"));
    }
    store(vm, args, |function| &mut function.qualname)
}

fn module(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(function(vm, args.get(0)).module)
}

fn set_module(vm: &mut Vm, args: &Args) -> Outcome {
    store(vm, args, |function| &mut function.module)
}

fn doc(vm: &mut Vm, args: &Args) -> Outcome {
    let own = function(vm, args.get(0));
    let (doc, code, name, module) = (own.doc, own.code, own.qualname, own.module);
    // What the library wraps or makes for the program has the program's own, or none.
    let wraps = vm.sym("__wrapped__");
    if !doc.is_none() || !vm.loaded(code).library || carries(vm, args.get(0), wraps) {
        return Ok(doc);
    }
    let text = |value| vm.text_of(value).unwrap_or("").to_owned();
    let name = format!("{}.{}", text(module), text(name));
    match name.starts_with("__main__.") {
        true => Ok(doc),
        false => vm.docstring(&name),
    }
}

fn carries(vm: &Vm, function: Value, name: Sym) -> bool {
    let Value::Object(id) = function else {
        return false;
    };
    vm.heap.attributes(id).is_some_and(|names| names.get(name).is_some())
}

fn set_doc(vm: &mut Vm, args: &Args) -> Outcome {
    store(vm, args, |function| &mut function.doc)
}

fn defaults(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(function(vm, args.get(0)).defaults)
}

fn set_defaults(vm: &mut Vm, args: &Args) -> Outcome {
    store(vm, args, |function| &mut function.defaults)
}

fn keyword_defaults(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(function(vm, args.get(0)).keyword_defaults)
}

fn set_keyword_defaults(vm: &mut Vm, args: &Args) -> Outcome {
    store(vm, args, |function| &mut function.keyword_defaults)
}

fn annotate(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(function(vm, args.get(0)).annotate)
}

fn set_annotate(vm: &mut Vm, args: &Args) -> Outcome {
    store(vm, args, |function| &mut function.annotate)
}

/// Computed at the first use (PEP 649), then kept.
fn annotations(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Object(id) = args.get(0) else {
        unreachable!("the VM checked the receiver")
    };
    if let Some(kept) = vm
        .heap
        .attributes(id)
        .and_then(|names| names.get(Sym::ANNOTATIONS))
    {
        return Ok(kept);
    }
    match vm.prelude_function("function___annotations__") {
        Some(function) => vm.tail_call(function, args),
        None => Ok(vm.new_dict()),
    }
}

fn set_annotations(vm: &mut Vm, args: &Args) -> Outcome {
    if let Value::Object(id) = args.get(0) {
        if args.get(1).is_null() {
            vm.heap.remove_attribute(id, Sym::ANNOTATIONS);
        } else {
            vm.heap.set_attribute(id, Sym::ANNOTATIONS, args.get(1));
        }
    }
    Ok(Value::None)
}

/// `f.__call__(...)`
fn call(vm: &mut Vm, args: &Args) -> Outcome {
    let rest = Args {
        values: args.values[1..].into(),
        names: args.names.clone(),
    };
    vm.tail_call(args.get(0), &rest)
}

fn code(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Object(id) = args.get(0) else {
        unreachable!("the VM checked the receiver")
    };
    let code = vm.code_of_function(id).id;
    Ok(vm.code_object(code))
}

fn globals(vm: &mut Vm, args: &Args) -> Outcome {
    let globals = function(vm, args.get(0)).globals;
    Ok(vm.globals_view(globals))
}

fn closure(vm: &mut Vm, args: &Args) -> Outcome {
    let cells = function(vm, args.get(0)).closure.to_vec();
    Ok(if cells.is_empty() {
        Value::None
    } else {
        vm.heap.tuple(cells)
    })
}

fn names(vm: &mut Vm, args: &Args) -> Outcome {
    let Value::Object(id) = args.get(0) else {
        unreachable!("the VM checked the receiver")
    };
    Ok(vm.heap.make(Object::NamesView(id)))
}

fn get(vm: &mut Vm, args: &Args) -> Outcome {
    vm.between(args, "__get__", 2, 3)?;
    if args.get(1).is_none() {
        return Ok(args.get(0));
    }
    Ok(vm.heap.make(Object::Method {
        function: args.get(0),
        this: args.get(1),
    }))
}

// ---- natives -----------------------------------------------------------------

fn def(vm: &Vm, value: Value) -> Option<&'static NativeDef> {
    match vm.object_of(value)? {
        Object::Native(def) => Some(def),
        Object::Method { function, .. } => def(vm, *function),
        _ => None,
    }
}

fn native_name(vm: &mut Vm, args: &Args) -> Outcome {
    let name = def(vm, args.get(0)).map_or("?", |def| def.name);
    Ok(vm.heap.str(name))
}

fn native_qualname(vm: &mut Vm, args: &Args) -> Outcome {
    let text = match def(vm, args.get(0)) {
        Some(def) if def.kind == NativeKind::Function => def.name.to_owned(),
        Some(def) => format!("{}.{}", def.owner, def.name),
        None => String::from("?"),
    };
    Ok(vm.heap.str(&text))
}

fn native_module(vm: &mut Vm, args: &Args) -> Outcome {
    match (vm.object_of(args.get(0)), def(vm, args.get(0))) {
        (Some(Object::Native(_)), Some(def)) if def.kind == NativeKind::Function => {
            Ok(vm.heap.str(def.owner))
        }
        _ => Ok(Value::None),
    }
}

fn native_self(vm: &mut Vm, args: &Args) -> Outcome {
    match vm.object_of(args.get(0)) {
        Some(Object::Method { this, .. }) => Ok(*this),
        Some(Object::Native(def)) => {
            let module = vm.modules.get(def.owner).copied();
            Ok(module.map_or(Value::None, Value::Object))
        }
        _ => Ok(Value::None),
    }
}

fn native_class(vm: &mut Vm, args: &Args) -> Outcome {
    let owner = def(vm, args.get(0)).and_then(|def| vm.state.owners.get(def.owner).copied());
    Ok(owner.map_or(Value::None, Value::Object))
}

// ---- bound methods ---------------------------------------------------------------

fn parts(vm: &Vm, value: Value) -> (Value, Value) {
    match vm.object_of(value) {
        Some(Object::Method { function, this }) => (*function, *this),
        _ => unreachable!("the VM checked the receiver"),
    }
}

fn method_self(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(parts(vm, args.get(0)).1)
}

fn method_function(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(parts(vm, args.get(0)).0)
}

fn of_function(vm: &mut Vm, args: &Args, name: Sym) -> Outcome {
    let function = parts(vm, args.get(0)).0;
    vm.load_attribute(function, name)
}

fn method_attribute_name(vm: &mut Vm, args: &Args) -> Outcome {
    of_function(vm, args, Sym::NAME)
}

fn method_attribute_qualname(vm: &mut Vm, args: &Args) -> Outcome {
    of_function(vm, args, Sym::QUALNAME)
}

fn method_attribute_doc(vm: &mut Vm, args: &Args) -> Outcome {
    of_function(vm, args, Sym::DOC)
}

fn method_attribute_module(vm: &mut Vm, args: &Args) -> Outcome {
    of_function(vm, args, Sym::MODULE)
}

/// What a method does not have itself, its function may have.
fn method_getattribute(vm: &mut Vm, args: &Args) -> Outcome {
    vm.exactly(args, "__getattribute__", 2)?;
    let text = vm.text_of(args.get(1)).unwrap_or("").to_owned();
    let name = vm.symbols.intern(&text);
    let class = vm.class_of(args.get(0));
    vm.generic_attribute(args.get(0), class, name)
}

// ---- code objects, cells --------------------------------------------------------------

fn loaded(vm: &Vm, value: Value) -> std::rc::Rc<crate::vm::Loaded> {
    match vm.object_of(value) {
        Some(Object::Code(code)) => vm.loaded(*code),
        _ => unreachable!("the VM checked the receiver"),
    }
}

fn code_name(vm: &mut Vm, args: &Args) -> Outcome {
    let text = loaded(vm, args.get(0)).code.name.clone();
    Ok(vm.heap.str(&text))
}

fn code_qualname(vm: &mut Vm, args: &Args) -> Outcome {
    let text = loaded(vm, args.get(0)).code.qualname.clone();
    Ok(vm.heap.str(&text))
}

fn code_file(vm: &mut Vm, args: &Args) -> Outcome {
    let text = loaded(vm, args.get(0)).file.path.clone();
    Ok(vm.heap.str(&text))
}

fn code_line(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(i64::from(
        loaded(vm, args.get(0)).code.first_line,
    )))
}

fn code_arguments(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(i64::from(
        loaded(vm, args.get(0)).code.positional,
    )))
}

fn code_positional_only(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(i64::from(
        loaded(vm, args.get(0)).code.positional_only,
    )))
}

fn code_keyword_only(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(i64::from(
        loaded(vm, args.get(0)).code.keyword_only,
    )))
}

fn text_tuple<'a>(vm: &mut Vm, texts: impl Iterator<Item = &'a String>) -> Outcome {
    let items = texts.map(|text| vm.heap.str(text)).collect();
    Ok(vm.heap.tuple(items))
}

fn code_local_count(vm: &mut Vm, args: &Args) -> Outcome {
    let code = loaded(vm, args.get(0)).code.clone();
    Ok(Value::Int(code.locals.len() as i64 - i64::from(code.free)))
}

fn code_locals(vm: &mut Vm, args: &Args) -> Outcome {
    let code = loaded(vm, args.get(0)).code.clone();
    let own = code.locals.len() - code.free as usize;
    let parameters = code.positional + code.keyword_only;
    let parameters = parameters + u32::from(code.star_args) + u32::from(code.star_kwargs);
    // Cells are counted apart, and the variables of comprehensions are theirs, up to 3.11.
    let is_own = |at: &usize| {
        let at = *at as u32;
        !code.hidden.contains(&at) && (at < parameters || !code.cells.contains(&at))
    };
    let shown = (0..own).filter(is_own).map(|at| &code.locals[at]);
    text_tuple(vm, shown)
}

fn code_names(vm: &mut Vm, args: &Args) -> Outcome {
    let code = loaded(vm, args.get(0)).code.clone();
    text_tuple(vm, code.names.iter())
}

fn code_free(vm: &mut Vm, args: &Args) -> Outcome {
    let code = loaded(vm, args.get(0)).code.clone();
    let own = code.locals.len() - code.free as usize;
    text_tuple(vm, code.locals[own..].iter())
}

fn code_cells(vm: &mut Vm, args: &Args) -> Outcome {
    let code = loaded(vm, args.get(0)).code.clone();
    text_tuple(
        vm,
        code.cells.iter().map(|slot| &code.locals[*slot as usize]),
    )
}

fn code_consts(vm: &mut Vm, args: &Args) -> Outcome {
    let consts = loaded(vm, args.get(0)).consts.clone();
    Ok(vm.heap.tuple(consts))
}

fn code_flags(vm: &mut Vm, args: &Args) -> Outcome {
    use crate::code::CodeKind;
    let loaded = loaded(vm, args.get(0));
    let (code, id) = (loaded.code.clone(), loaded.id);
    let mut flags = 3;
    if vm.state.iterable_coroutines.contains(&id.0) {
        flags |= 0x100;
    }
    flags |= if code.star_args { 4 } else { 0 } | if code.star_kwargs { 8 } else { 0 };
    flags |= match code.kind {
        CodeKind::Generator => 0x20,
        CodeKind::Coroutine => 0x80,
        CodeKind::AsyncGenerator => 0x200,
        CodeKind::Module | CodeKind::Class => return Ok(Value::Int(0)),
        CodeKind::Function => 0,
    };
    Ok(Value::Int(flags))
}

fn code_stack(vm: &mut Vm, args: &Args) -> Outcome {
    Ok(Value::Int(i64::from(
        loaded(vm, args.get(0)).code.stack_max,
    )))
}

fn set_cell_contents(vm: &mut Vm, args: &Args) -> Outcome {
    vm.set_cell(args.get(0), args.get(1));
    Ok(Value::None)
}

fn cell_contents(vm: &mut Vm, args: &Args) -> Outcome {
    match vm.object_of(args.get(0)) {
        Some(Object::Cell(Value::Null)) => Err(vm.value_error("Cell is empty")),
        Some(Object::Cell(value)) => Ok(*value),
        _ => Ok(Value::None),
    }
}
