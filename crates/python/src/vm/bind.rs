//! Binding the arguments of a call to the parameters of a Python function.

use crate::native::{Args, Stop};
use crate::object::Object;
use crate::symbol::Sym;
use crate::value::{Id, Value};
use crate::vm::{Loaded, Vm};
use smallvec::SmallVec;
use std::fmt::Write;

/// The slots of a function's frame.
pub(crate) type Slots = SmallVec<[Value; 12]>;

impl Vm {
    /// Fills the function's slots: parameters bound, other locals empty, closure cells at the end. Not counted.
    pub(crate) fn bind_parameters(
        &mut self,
        id: Id,
        loaded: &Loaded,
        args: &Args,
        slots: &mut Slots,
    ) -> Result<(), Stop> {
        let code = &loaded.code;
        let Object::Function(function) = self.heap.get(id) else {
            unreachable!("the caller matched it")
        };
        let (defaults, keyword_defaults) = (function.defaults, function.keyword_defaults);
        slots.resize(code.locals.len(), Value::Null);
        let first_cell = slots.len() - code.free as usize;
        slots[first_cell..].copy_from_slice(&function.closure);
        let positional = code.positional as usize;
        let named = positional + code.keyword_only as usize;
        let given = args.positional();
        let taken = given.len().min(positional);
        slots[..taken].copy_from_slice(&given[..taken]);
        if code.star_args {
            slots[named] = self.heap.tuple(given[taken..].to_vec());
        }
        let extra = if code.star_kwargs {
            let dict = self.heap.make(Object::Dict(Box::default()));
            slots[named + usize::from(code.star_args)] = dict;
            Some(dict)
        } else {
            None
        };
        for (name, value) in args.keywords() {
            self.bind_keyword(loaded, id, slots, extra, name, value, args)?;
        }
        if given.len() > positional && !code.star_args {
            return Err(self.too_many_positional(id, loaded, given.len(), defaults, slots));
        }
        if let Some(Object::Tuple(items)) = self.object_of(defaults) {
            let first_default = positional - items.len().min(positional);
            for (slot, default) in slots[first_default..positional].iter_mut().zip(items) {
                if slot.is_null() {
                    *slot = *default;
                }
            }
        }
        let is_missing = |at: &usize| slots[*at].is_null();
        if (0..positional).any(|at| is_missing(&at)) {
            let missing: Vec<usize> = (0..positional).filter(is_missing).collect();
            return Err(self.missing_arguments(id, loaded, "positional", &missing));
        }
        for at in positional..named {
            if slots[at].is_null() {
                slots[at] = self
                    .dict_get_sym(keyword_defaults, loaded.locals[at])
                    .unwrap_or(Value::Null);
            }
        }
        let missing: Vec<usize> = (positional..named)
            .filter(|at| slots[*at].is_null())
            .collect();
        if !missing.is_empty() {
            return Err(self.missing_arguments(id, loaded, "keyword-only", &missing));
        }
        Ok(())
    }

    #[allow(clippy::too_many_arguments)]
    fn bind_keyword(
        &mut self,
        loaded: &Loaded,
        id: Id,
        slots: &mut [Value],
        extra: Option<Value>,
        name: Sym,
        value: Value,
        args: &Args,
    ) -> Result<(), Stop> {
        let code = &loaded.code;
        let named = (code.positional + code.keyword_only) as usize;
        let by_name = code.positional_only as usize..named;
        match loaded.locals[by_name.clone()]
            .iter()
            .position(|known| *known == name)
        {
            Some(at) => {
                let at = at + by_name.start;
                if !slots[at].is_null() {
                    let (function, name) =
                        (self.qualname_of(id), self.symbols.text(name).to_owned());
                    return Err(self.type_error(&format!(
                        "{function}() got multiple values for argument '{name}'"
                    )));
                }
                slots[at] = value;
                Ok(())
            }
            None => match extra {
                Some(dict) => {
                    let key = self.name_value(name);
                    self.dict_set_str(dict, key, value);
                    Ok(())
                }
                None => {
                    let (function, name_text) =
                        (self.qualname_of(id), self.symbols.text(name).to_owned());
                    let only = &loaded.locals[..code.positional_only as usize];
                    Err(self.type_error(&if only.contains(&name) {
                        let wrong = only.iter().filter(|known| args.keyword(**known).is_some());
                        let wrong: Vec<&str> = wrong.map(|known| self.symbols.text(*known)).collect();
                        let wrong = wrong.join(", ");
                        format!(
                            "{function}() got some positional-only arguments passed as keyword arguments: '{wrong}'"
                        )
                    } else {
                        let known = loaded.locals[by_name].iter();
                        let known = known.map(|known| self.symbols.text(*known));
                        let meant = self.keyword_suggestion(&name_text, known);
                        format!(
                            "{function}() got an unexpected keyword argument '{name_text}'{meant}"
                        )
                    }))
                }
            },
        }
    }

    fn too_many_positional(
        &mut self,
        id: Id,
        loaded: &Loaded,
        given: usize,
        defaults: Value,
        slots: &[Value],
    ) -> Stop {
        let code = &loaded.code;
        let positional = code.positional as usize;
        let optional = match self.object_of(defaults) {
            Some(Object::Tuple(items)) => items.len(),
            _ => 0,
        };
        let least = positional - optional;
        let takes = if optional > 0 {
            format!("from {least} to {positional}")
        } else {
            positional.to_string()
        };
        let plural = if optional > 0 || positional != 1 {
            "s"
        } else {
            ""
        };
        let by_keyword = (positional..positional + code.keyword_only as usize)
            .filter(|at| !slots[*at].is_null())
            .count();
        let keyword_part = match by_keyword {
            0 => String::new(),
            count => format!(
                " positional argument{} (and {count} keyword-only argument{})",
                if given == 1 { "" } else { "s" },
                if count == 1 { "" } else { "s" }
            ),
        };
        let verb = if given == 1 && by_keyword == 0 {
            "was"
        } else {
            "were"
        };
        let function = self.qualname_of(id);
        self.type_error(&format!(
            "{function}() takes {takes} positional argument{plural} but {given}{keyword_part} {verb} given"
        ))
    }

    fn missing_arguments(
        &mut self,
        id: Id,
        loaded: &Loaded,
        kind: &str,
        missing: &[usize],
    ) -> Stop {
        let names: Vec<String> = missing
            .iter()
            .map(|at| format!("'{}'", loaded.code.locals[*at]))
            .collect();
        let mut list = String::new();
        for (n, name) in names.iter().enumerate() {
            let before = match (n, names.len()) {
                (0, _) => "",
                (1, 2) => " and ",
                (n, count) if n + 1 == count => ", and ",
                _ => ", ",
            };
            let _ = write!(list, "{before}{name}");
        }
        let plural = if names.len() == 1 { "" } else { "s" };
        let function = self.qualname_of(id);
        self.type_error(&format!(
            "{function}() missing {} required {kind} argument{plural}: {list}",
            names.len()
        ))
    }

    fn qualname_of(&self, id: Id) -> String {
        match self.heap.get(id) {
            Object::Function(function) => self.text_of(function.qualname).unwrap_or("?").to_owned(),
            _ => String::from("?"),
        }
    }

    /// How error texts name something that is called: `module.f()` without module for Python functions.
    pub(crate) fn function_display(&self, callable: Value) -> String {
        match self.object_of(callable) {
            Some(Object::Function(function)) => {
                let module = self.text_of(function.module).unwrap_or("");
                let name = self.text_of(function.qualname).unwrap_or("?");
                if module == "builtins" || module.is_empty() {
                    format!("{name}()")
                } else {
                    format!("{module}.{name}()")
                }
            }
            Some(Object::Native(def)) => format!("{}()", def.name),
            Some(Object::Type(class)) => format!("{}()", class.name),
            Some(Object::Method { function, .. }) => self.function_display(*function),
            _ => format!("{} object", self.class_name(callable)),
        }
    }
}
