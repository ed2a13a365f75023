//! The methods of builtin types, one file a type.

pub mod bytes;
pub mod deque;
pub mod descriptor;
pub mod dict;
pub mod exception;
pub mod float;
pub mod function;
pub mod generator;
pub mod int;
pub mod iterator;
pub mod list;
pub mod lock;
pub mod module;
pub mod object;
pub mod partial;
pub mod protocol;
pub mod range;
pub mod set;
pub mod str;
pub mod stream;
pub mod super_;
pub mod tuple;
pub mod type_call;

use crate::native::NativeDef;

/// Methods by the class's field in `classes`.
pub static METHODS: &[(&str, &[NativeDef])] = &[
    ("object", object::METHODS),
    ("int", int::METHODS),
    ("int", int::ARITHMETIC),
    ("int", int::ORDERING),
    ("bool", int::BOOL),
    ("float", float::METHODS),
    ("float", float::ARITHMETIC),
    ("float", float::ORDERING),
    ("complex", float::COMPLEX),
    ("complex", float::COMPLEX_ARITHMETIC),
    ("str", str::METHODS),
    ("str", str::CASES),
    ("str", str::TESTS),
    ("str", str::ORDERING),
    ("str", str::COLLECTION),
    ("bytes", bytes::METHODS),
    ("bytes", bytes::SHARED),
    ("bytes", bytes::ORDERING),
    ("bytes", bytes::COLLECTION),
    ("bytearray", bytes::ARRAY),
    ("bytearray", bytes::ARRAY_SHARED),
    ("bytearray", bytes::ARRAY_EQUALITY),
    ("bytearray", bytes::ARRAY_ORDERING),
    ("bytearray", bytes::ARRAY_COLLECTION),
    ("list", list::METHODS),
    ("list", list::EQUALITY),
    ("list", list::ORDERING),
    ("list", list::COLLECTION),
    ("tuple", tuple::METHODS),
    ("tuple", tuple::ORDERING),
    ("tuple", tuple::COLLECTION),
    ("dict", dict::METHODS),
    ("dict", dict::EQUALITY),
    ("dict", dict::COLLECTION),
    ("dict_keys", dict::KEYS),
    ("dict_keys", dict::KEYS_EQUALITY),
    ("dict_keys", dict::KEYS_ORDERING),
    ("dict_keys", dict::KEYS_COLLECTION),
    ("dict_items", dict::ITEMS),
    ("dict_items", dict::ITEMS_EQUALITY),
    ("dict_items", dict::ITEMS_ORDERING),
    ("dict_items", dict::ITEMS_COLLECTION),
    ("dict_values", dict::VALUES),
    ("dict_values", dict::VALUES_COLLECTION),
    ("defaultdict", dict::DEFAULTDICT),
    ("mapping_proxy", dict::PROXY),
    ("mapping_proxy", dict::PROXY_COLLECTION),
    ("set", set::METHODS),
    ("set", set::SHARED),
    ("set", set::EQUALITY),
    ("set", set::ORDERING),
    ("set", set::COLLECTION),
    ("frozenset", set::FROZEN),
    ("frozenset", set::FROZEN_SHARED),
    ("frozenset", set::FROZEN_ORDERING),
    ("frozenset", set::FROZEN_COLLECTION),
    ("range", range::METHODS),
    ("range", range::COLLECTION),
    ("slice", range::SLICE),
    ("deque", deque::METHODS),
    ("deque", deque::EQUALITY),
    ("deque", deque::ORDERING),
    ("deque", deque::COLLECTION),
    ("enumerate", crate::builtins::iterate::ENUMERATE),
    ("zip", crate::builtins::iterate::ZIP),
    ("map", crate::builtins::iterate::MAP),
    ("filter", crate::builtins::iterate::FILTER),
    ("reversed", crate::builtins::iterate::REVERSED),
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
