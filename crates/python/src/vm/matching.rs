//! The `match` statement's instructions.

use crate::native::Stop;
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::Value;
use crate::vm::{Then, Vm};

impl Vm {
    pub(crate) fn match_mapping(&mut self, subject: Value) -> bool {
        match self.object_of(self.payload(subject)) {
            Some(Object::Dict(_) | Object::MappingProxy(_) | Object::NamesView(_)) => true,
            _ => self.is_registered(subject, "Mapping"),
        }
    }

    pub(crate) fn match_sequence(&mut self, subject: Value) -> bool {
        match self.object_of(self.payload(subject)) {
            Some(Object::List(_) | Object::Tuple(_) | Object::Range(_) | Object::Deque(_)) => true,
            _ => self.is_registered(subject, "Sequence"),
        }
    }

    /// Does the subject's class descend from a class of `collections.abc`?
    fn is_registered(&mut self, subject: Value, name: &str) -> bool {
        let Some(module) = self.modules.get("collections.abc").copied() else {
            return false;
        };
        let name = self.symbols.intern(name);
        match self
            .heap
            .attributes(module)
            .and_then(|names| names.get(name))
        {
            Some(Value::Object(class)) => self.is_instance(subject, class),
            _ => false,
        }
    }

    /// MATCH_KEYS: `[subject, keys] -> [subject, keys, values-or-None]`.
    pub(crate) fn op_match_keys(&mut self) -> Result<bool, Value> {
        let (subject, keys) = (self.peek(1), self.peek(0));
        let inner = self.payload(subject);
        let Some(Object::Dict(_)) = self.object_of(inner) else {
            return self.prelude_operands("match_keys", &[subject, keys], 0, Then::Push);
        };
        let Value::Object(dict) = inner else {
            unreachable!("just matched")
        };
        let mut values = Vec::new();
        let wanted = self.items_of(keys).unwrap_or_default();
        for (at, key) in wanted.iter().copied().enumerate() {
            // Equal literals are the compiler's to find; other equal keys are texts, or rare.
            if wanted[..at].iter().any(|earlier| self.quick_equal(*earlier, key)) {
                return self.prelude_operands("match_keys", &[subject, keys], 0, Then::Push);
            }
            match self.dict_get(dict, key) {
                Ok(Some(value)) => values.push(value),
                Ok(None) => {
                    self.push(Value::None);
                    return Ok(true);
                }
                Err(Stop::Fallback) => {
                    return self.prelude_operands("match_keys", &[subject, keys], 0, Then::Push);
                }
                Err(stop) => return Err(self.only_raise(stop)),
            }
        }
        let values = self.heap.tuple(values);
        self.push(values);
        Ok(true)
    }

    /// MATCH_CLASS: `[subject, class, names] -> [tuple-or-None]`.
    pub(crate) fn op_match_class(&mut self, positional: usize) -> Result<bool, Value> {
        let (subject, class_value, names) = (self.peek(2), self.peek(1), self.peek(0));
        let Value::Object(class) = class_value else {
            return Err(self.not_a_pattern());
        };
        if !matches!(self.heap.get(class), Object::Type(_)) {
            return Err(self.not_a_pattern());
        }
        let names: Vec<Value> = self.items_of(names).unwrap_or_default();
        let itself = [
            self.classes.bool,
            self.classes.bytearray,
            self.classes.bytes,
            self.classes.dict,
            self.classes.float,
            self.classes.frozenset,
            self.classes.int,
            self.classes.list,
            self.classes.set,
            self.classes.str,
            self.classes.tuple,
        ];
        let simple = self
            .python_method(class_value, Sym::INSTANCECHECK)
            .is_none();
        let plain_self = names.is_empty() && positional == 1 && itself.contains(&class);
        if simple && !self.is_instance(subject, class) {
            return self.answer_match(Value::None);
        }
        if plain_self {
            let tuple = self.heap.tuple(vec![subject]);
            return self.answer_match(tuple);
        }
        let names = self.heap.tuple(names);
        let args = [subject, class_value, Value::Int(positional as i64), names];
        self.prelude_operands("match_class", &args, 3, Then::Push)
    }

    fn answer_match(&mut self, value: Value) -> Result<bool, Value> {
        self.heap.retain(value);
        self.cut(self.stack.len() - 3);
        self.stack.push(value);
        Ok(true)
    }

    fn not_a_pattern(&mut self) -> Value {
        self.exception_with(
            self.classes.type_error,
            "called match pattern must be a class",
        )
    }
}
