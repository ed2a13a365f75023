//! Does a type implement an interface, satisfy a constraint; and if not, why.

use super::Checker;
use crate::types::{Lookup, ObjectId, ObjectKind, Term, Type, TypeId};

/// How a method's type is compared with the wanted one.
pub(crate) type Same<'s, 'a> = &'s mut dyn FnMut(&mut Checker<'a>, TypeId, TypeId) -> bool;

/// What is wrong with the first missing method.
enum Missing {
    NotFound,
    WrongName(ObjectId),
    Unexported,
    WrongType(ObjectId),
    Ambiguous,
    PointerReceiver,
    Field,
}

impl<'a> Checker<'a> {
    /// The type arguments must satisfy their bounds; else the number of the first that does not.
    pub fn verify(&mut self, tparams: &[TypeId], targs: &[TypeId]) -> Result<(), (usize, String)> {
        for (index, tparam) in tparams.iter().enumerate() {
            let bound = match self.types.get(*tparam) {
                Type::TypeParam(param) => param.bound,
                _ => continue,
            };
            let bound = match self.types.is_interface(bound) {
                true => bound,
                false => self.types.bound_interface(*tparam),
            };
            let bound = self.types.subst(bound, tparams, targs);
            self.implements(targs[index], bound, true)
                .map_err(|cause| (index, cause))?;
        }
        Ok(())
    }

    pub fn implements(
        &mut self,
        value: TypeId,
        wanted: TypeId,
        satisfies: bool,
    ) -> Result<(), String> {
        let value_under = self.types.underlying(value);
        let wanted_under = self.types.underlying(wanted);
        if value_under == TypeId::INVALID || wanted_under == TypeId::INVALID {
            return Ok(());
        }
        if let Type::Pointer(base) = *self.types.get(value_under)
            && self.types.underlying(base) == TypeId::INVALID
        {
            return Ok(());
        }
        let verb = if satisfies { "satisfy" } else { "implement" };
        let (from, to) = (self.ts(value), self.ts(wanted));
        if !matches!(self.types.get(wanted_under), Type::Interface(_)) {
            let detail = match self.is_interface_pointer(wanted_under) {
                true => self.interface_pointer_words(wanted),
                false => format!("{to} is not an interface"),
            };
            return Err(format!("{from} does not {verb} {to} ({detail})"));
        }
        let set = self.types.type_set(wanted_under);
        if set.methods.is_empty() && set.terms.is_none() && !set.is_comparable {
            return Ok(());
        }
        let value_is_interface = matches!(self.types.get(value_under), Type::Interface(_));
        let is_empty = |terms: &Option<Vec<Term>>| terms.as_ref().is_some_and(|it| it.is_empty());
        if value_is_interface && is_empty(&self.types.type_set(value_under).terms) {
            return Ok(());
        }
        if is_empty(&set.terms) {
            return Err(format!("cannot {verb} {to} (empty type set)"));
        }
        let same: Same<'_, 'a> = &mut |checker, a, b| checker.types.identical(a, b);
        if let Err(cause) = self.has_all_methods(value, wanted, true, same) {
            return Err(format!("{from} does not {verb} {to} {cause}"));
        }
        if let Some(terms) = &set.terms {
            self.within_terms(value, value_is_interface, wanted, terms, verb)?;
        }
        if set.is_comparable
            && !self.types.strictly_comparable(value)
            && !(satisfies && self.types.comparable(value))
        {
            return Err(format!("{from} does not {verb} comparable"));
        }
        Ok(())
    }

    fn within_terms(
        &mut self,
        value: TypeId,
        value_is_interface: bool,
        wanted: TypeId,
        terms: &[Term],
        verb: &str,
    ) -> Result<(), String> {
        let (from, to) = (self.ts(value), self.ts(wanted));
        if value_is_interface {
            let own = self.types.type_set(value).terms.clone();
            let fits = own.is_some_and(|own| {
                own.iter().all(|inner| {
                    let mut outer = terms.iter();
                    outer.any(|outer| self.types.term_includes(*outer, *inner))
                })
            });
            return match fits {
                true => Ok(()),
                false => Err(format!("{from} does not {verb} {to}")),
            };
        }
        let plain = Term {
            is_tilde: false,
            typ: value,
        };
        let mut almost = None;
        for term in terms {
            if self.types.term_includes(*term, plain) {
                return Ok(());
            }
            let under = self.types.underlying(term.typ);
            if almost.is_none() && !term.is_tilde && self.types.identical(term.typ, under) {
                let loose = Term {
                    is_tilde: true,
                    ..*term
                };
                if self.types.term_includes(loose, plain) {
                    almost = Some(term.typ);
                }
            }
        }
        let under = self.types.underlying(wanted);
        let detail = if let Some(almost) = almost {
            format!("possibly missing ~ for {} in {to}", self.ts(almost))
        } else if self.mentions(under, value) {
            format!("{to} mentions {from}, but {from} is not in the type set of {to}")
        } else {
            let shown: Vec<String> = terms
                .iter()
                .map(|term| {
                    let tilde = if term.is_tilde { "~" } else { "" };
                    format!("{tilde}{}", self.ts(term.typ))
                })
                .collect();
            format!("{from} missing in {}", shown.join(" | "))
        };
        Err(format!("{from} does not {verb} {to} ({detail})"))
    }

    fn mentions(&mut self, inside: TypeId, typ: TypeId) -> bool {
        match self.types.get(inside).clone() {
            Type::Interface(interface) => {
                let mut embedded = interface.embedded.iter();
                embedded.any(|it| self.mentions(*it, typ))
            }
            Type::Union(terms) => terms.iter().any(|term| self.mentions(term.typ, typ)),
            _ => self.types.identical(inside, typ),
        }
    }

    /// The words say, in parentheses, which method is missing and why.
    pub fn has_all_methods(
        &mut self,
        value: TypeId,
        interface: TypeId,
        is_static: bool,
        same: Same<'_, 'a>,
    ) -> Result<(), String> {
        if !self.types.is_valid(value) {
            return Ok(());
        }
        let methods = self.types.type_set(interface).methods.clone();
        if self.types.is_interface(value) || self.types.is_type_param(value) {
            return self.interface_has(value, interface, &methods, is_static, same);
        }
        for method in methods {
            if let Some(missing) = self.missing(value, method, same) {
                if self.has_invalid_embedded(value, 0) {
                    return Ok(());
                }
                return Err(self.missing_words(value, interface, method, missing));
            }
        }
        Ok(())
    }

    fn interface_has(
        &mut self,
        value: TypeId,
        interface: TypeId,
        methods: &[ObjectId],
        is_static: bool,
        same: Same<'_, 'a>,
    ) -> Result<(), String> {
        let own = self.types.type_set(value).methods.clone();
        for method in methods {
            let known = own.iter().find(|it| self.types.same_name(**it, *method));
            let missing = match known {
                None if !is_static => continue,
                None => Missing::NotFound,
                Some(known) => {
                    let (a, b) = (self.types.type_of(*known), self.types.type_of(*method));
                    if same(self, a, b) {
                        continue;
                    }
                    Missing::WrongType(*known)
                }
            };
            return Err(self.missing_words(value, interface, *method, missing));
        }
        Ok(())
    }

    fn missing(&mut self, value: TypeId, method: ObjectId, same: Same<'_, 'a>) -> Option<Missing> {
        let (name, package) = {
            let object = self.types.object(method);
            (object.name.clone(), object.package)
        };
        match self.types.find(value, &name, package, false) {
            Lookup::Ambiguous => Some(Missing::Ambiguous),
            Lookup::NotFound => match self.types.find(value, &name, package, true) {
                Lookup::Found(found) if self.is_function(found.object) => {
                    let object = self.resolved_method(found.owner, found.object);
                    match self.types.object(object).name == name {
                        true => Some(Missing::Unexported),
                        false => Some(Missing::WrongName(object)),
                    }
                }
                _ => Some(Missing::NotFound),
            },
            Lookup::Found(found) => {
                if !self.is_function(found.object) {
                    return Some(Missing::Field);
                }
                let object = self.resolved_method(found.owner, found.object);
                let func = self.types.object(object).as_func().cloned();
                let needs_pointer = func.is_some_and(|func| func.has_pointer_receiver);
                if needs_pointer && !found.is_indirect {
                    return Some(Missing::PointerReceiver);
                }
                let (a, b) = (self.types.type_of(object), self.types.type_of(method));
                match same(self, a, b) {
                    true => None,
                    false => Some(Missing::WrongType(object)),
                }
            }
        }
    }

    pub fn is_function(&self, object: ObjectId) -> bool {
        matches!(self.types.object(object).kind, ObjectKind::Func(_))
    }

    /// A method with its type known, as one of the (perhaps instantiated) type that owns it.
    pub fn resolved_method(&mut self, owner: TypeId, method: ObjectId) -> ObjectId {
        if self.types.type_of(method) == TypeId::NONE {
            self.object_decl(method);
        }
        self.types.instance_method(owner, method)
    }

    fn missing_words(
        &mut self,
        value: TypeId,
        interface: TypeId,
        method: ObjectId,
        missing: Missing,
    ) -> String {
        let name = self.types.object(method).name.clone();
        let shown = self.ts(value);
        match missing {
            Missing::NotFound => {
                if self.is_interface_pointer(value) {
                    return format!("({})", self.interface_pointer_words(value));
                }
                if self.is_interface_pointer(interface) {
                    return format!("({})", self.interface_pointer_words(interface));
                }
                format!("(missing method {name})")
            }
            Missing::WrongName(other) => {
                let have = self.types.method_string(other, self.here());
                let want = self.types.method_string(method, self.here());
                format!("(missing method {name})\n\t\thave {have}\n\t\twant {want}")
            }
            Missing::Unexported => format!("(unexported method {name})"),
            Missing::WrongType(other) => {
                let have = self.types.method_string(other, self.here());
                let want = self.types.method_string(method, self.here());
                if have == want {
                    return format!("(wrong type for method {name})");
                }
                format!("(wrong type for method {name})\n\t\thave {have}\n\t\twant {want}")
            }
            Missing::Ambiguous => format!("(ambiguous selector {shown}.{name})"),
            Missing::PointerReceiver => format!("(method {name} has pointer receiver)"),
            Missing::Field => format!("({shown}.{name} is a field, not a method)"),
        }
    }

    fn has_invalid_embedded(&mut self, typ: TypeId, depth: u32) -> bool {
        let base = self.types.pointer_base(typ).unwrap_or(typ);
        let Type::Struct(shape) = self.types.shape(base) else {
            return false;
        };
        for field in &shape.fields {
            let object = self.types.object(*field).clone();
            let is_embedded = object.as_var().is_some_and(|var| var.is_embedded);
            let is_bad = is_embedded
                && (!self.types.is_valid(object.typ)
                    || depth < 20 && self.has_invalid_embedded(object.typ, depth + 1));
            if is_bad {
                return true;
            }
        }
        false
    }

    /// Can an interface's value have the type `wanted`?
    pub fn assertable_to(&mut self, interface: TypeId, wanted: TypeId) -> Result<(), String> {
        let under = self.types.underlying(wanted);
        if matches!(self.types.get(under), Type::Interface(_)) {
            return Ok(());
        }
        let same: Same<'_, 'a> = &mut |checker, a, b| checker.types.identical(a, b);
        self.has_all_methods(wanted, interface, false, same)
    }
}
