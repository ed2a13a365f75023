//! The methods of builtin types, one file a type.

pub mod deque;
pub mod descriptor;
pub mod exception;
pub mod function;
pub mod generator;
pub mod iterator;
pub mod lock;
pub mod module;
pub mod object;
pub mod partial;
pub mod stream;
pub mod super_;
pub mod type_call;

use crate::native::NativeDef;

/// Methods by the class's field in `classes`.
pub static METHODS: &[(&str, &[NativeDef])] = &[
    ("object", object::METHODS),
    ("generator", generator::GENERATOR),
    ("coroutine", generator::COROUTINE),
    ("async_generator", generator::ASYNC_GENERATOR),
    ("coroutine_wrapper", generator::WRAPPER),
    ("async_gen_step", generator::STEP),
    ("super_", super_::METHODS),
    ("type_", type_call::METHODS),
    ("base_exception", exception::BASE),
    ("stop_iteration", exception::STOP_ITERATION),
    ("system_exit", exception::SYSTEM_EXIT),
    ("os_error", exception::OS_ERROR),
    ("import_error", exception::IMPORT_ERROR),
    ("syntax_error", exception::SYNTAX_ERROR),
    ("name_error", exception::NAME_ERROR),
    ("attribute_error", exception::ATTRIBUTE_ERROR),
    ("base_exception_group", exception::GROUP),
    ("function", function::FUNCTION),
    ("native", function::NATIVE),
    ("native_method", function::NATIVE_METHOD),
    ("method", function::METHOD),
    ("code", function::CODE),
    ("cell", function::CELL),
    ("property", descriptor::PROPERTY),
    ("static_method", descriptor::STATIC_METHOD),
    ("class_method", descriptor::CLASS_METHOD),
    ("module", module::MODULE),
    ("generic_alias", module::GENERIC_ALIAS),
    ("union", module::UNION),
    ("traceback", module::TRACEBACK),
    ("lock", lock::LOCK),
    ("rlock", lock::RLOCK),
    ("thread_handle", crate::modules::thread::HANDLE),
    ("stream", stream::METHODS),
    ("deque", deque::METHODS),
    ("partial", partial::METHODS),
    ("defaultdict", crate::modules::collections::DEFAULTDICT),
    ("random", crate::modules::random::METHODS),
    ("context_var", crate::modules::contextvars::VAR),
    ("context", crate::modules::contextvars::CONTEXT),
    ("context_token", crate::modules::contextvars::TOKEN),
    ("weak_ref", crate::modules::weakref::METHODS),
    ("list_iterator", iterator::METHODS),
    ("tuple_iterator", iterator::METHODS),
    ("str_iterator", iterator::METHODS),
    ("bytes_iterator", iterator::METHODS),
    ("range_iterator", iterator::METHODS),
    ("dict_keyiterator", iterator::METHODS),
    ("dict_valueiterator", iterator::METHODS),
    ("dict_itemiterator", iterator::METHODS),
    ("set_iterator", iterator::METHODS),
    ("iterator", iterator::METHODS),
    ("callable_iterator", iterator::METHODS),
    ("deque_iterator", iterator::METHODS),
    ("reversed", iterator::METHODS),
    ("enumerate", iterator::METHODS),
    ("zip", iterator::METHODS),
    ("map", iterator::METHODS),
    ("filter", iterator::METHODS),
    ("tool", iterator::METHODS),
];
