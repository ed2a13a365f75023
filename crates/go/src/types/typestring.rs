//! Types and objects as messages show them.

use super::store::BASIC_KINDS;
use super::{BasicKind, ObjectId, ObjectKind, PackageId, Signature, Type, TypeId, Types, constant};
use crate::syntax::ast::ChanDir;

/// How to write.
#[derive(Clone, Copy)]
struct Style {
    /// Names of this package are not qualified.
    here: Option<PackageId>,
    has_parameter_names: bool,
    /// Packages by their paths; this one is shown as `prog`.
    by_path: Option<PackageId>,
}

fn is_predeclared_type(name: &str) -> bool {
    matches!(name, "any" | "byte" | "comparable" | "error" | "rune")
        || BASIC_KINDS[1..=BasicKind::String as usize].iter().any(|kind| kind.name() == name)
}

impl Types {
    /// As it is written in Go, names of other packages than `here` qualified.
    pub fn type_string(&self, typ: TypeId, here: Option<PackageId>) -> String {
        let mut out = String::new();
        let style = Style {
            here,
            has_parameter_names: true,
            by_path: None,
        };
        self.write_type(&mut out, typ, style, 0);
        out
    }

    /// With the paths of packages, as `go vet` shows types; the program's own is `prog`.
    pub(crate) fn type_string_by_path(&self, typ: TypeId, own: PackageId) -> String {
        let mut out = String::new();
        let style = Style {
            here: None,
            has_parameter_names: true,
            by_path: Some(own),
        };
        self.write_type(&mut out, typ, style, 0);
        out
    }

    /// `name(int) string`: a method without its parameters' names.
    pub(crate) fn method_string(&self, method: ObjectId, here: Option<PackageId>) -> String {
        let object = self.object(method);
        let mut out = object.name.to_string();
        let style = Style {
            here,
            has_parameter_names: false,
            by_path: None,
        };
        if let Some(Type::Signature(signature)) = self.types.get(object.typ.0 as usize) {
            self.write_signature(&mut out, signature, style, 0);
        }
        out
    }

    fn write_qualified(&self, out: &mut String, object: ObjectId, style: Style) {
        let object = self.object(object);
        if let Some(package) = object.package
            && object.package != style.here
        {
            let named = self.package_name(package);
            match style.by_path {
                Some(own) if own == package => out.push_str("prog"),
                Some(_) => out.push_str(&named.path),
                None if named.is_ambiguous => out.push_str(&format!("{:?}", named.path)),
                None => out.push_str(&named.name),
            }
            out.push('.');
        }
        out.push_str(&object.name);
    }

    fn write_type(&self, out: &mut String, typ: TypeId, style: Style, depth: u32) {
        if depth > 50 {
            return out.push('…');
        }
        let depth = depth + 1;
        let Some(shape) = self.types.get(typ.0 as usize) else {
            return out.push_str("invalid type");
        };
        let elem = |out: &mut String, before: &str, typ: TypeId| {
            out.push_str(before);
            self.write_type(out, typ, style, depth);
        };
        match shape {
            Type::Basic(kind) => out.push_str(match typ {
                TypeId::BYTE => "byte",
                TypeId::RUNE => "rune",
                _ => kind.name(),
            }),
            Type::Named(named) => {
                self.write_qualified(out, named.object, style);
                if !named.arguments.is_empty() {
                    self.write_arguments(out, &named.arguments, style, depth);
                } else if !named.tparams.is_empty() {
                    self.write_tparams(out, &named.tparams, style, depth);
                }
            }
            Type::Alias(alias) => {
                self.write_qualified(out, alias.object, style);
                if !alias.arguments.is_empty() {
                    self.write_arguments(out, &alias.arguments, style, depth);
                } else if !alias.tparams.is_empty() {
                    self.write_tparams(out, &alias.tparams, style, depth);
                }
            }
            Type::TypeParam(param) => {
                let object = self.object(param.object);
                out.push_str(&object.name);
                // It hides a predeclared type: the place is filled in where the message is told.
                if style.by_path.is_none() && is_predeclared_type(&object.name) {
                    let at = object.span.start;
                    out.push_str(&format!(" /* with {} declared at \0{at}\0 */", object.name));
                }
            }
            Type::Array { elem: inner, len } => elem(out, &format!("[{len}]"), *inner),
            Type::Slice(inner) => elem(out, "[]", *inner),
            Type::Pointer(inner) => elem(out, "*", *inner),
            Type::Map { key, elem: inner } => {
                elem(out, "map[", *key);
                elem(out, "]", *inner);
            }
            Type::Chan { dir, elem: inner } => {
                let is_receive = |typ: TypeId| {
                    matches!(
                        self.get(typ),
                        Type::Chan {
                            dir: ChanDir::Receive,
                            ..
                        }
                    )
                };
                match dir {
                    ChanDir::Both if is_receive(*inner) => {
                        elem(out, "chan (", *inner);
                        out.push(')');
                    }
                    ChanDir::Both => elem(out, "chan ", *inner),
                    ChanDir::Send => elem(out, "chan<- ", *inner),
                    ChanDir::Receive => elem(out, "<-chan ", *inner),
                }
            }
            Type::Struct(shape) => {
                out.push_str("struct{");
                for (index, field) in shape.fields.iter().enumerate() {
                    if index > 0 {
                        out.push_str("; ");
                    }
                    let object = self.object(*field);
                    if !object.as_var().is_some_and(|var| var.is_embedded) {
                        out.push_str(&object.name);
                        out.push(' ');
                    }
                    self.write_type(out, object.typ, style, depth);
                    if let Some(tag) = shape.tags.get(index).filter(|tag| !tag.is_empty()) {
                        out.push(' ');
                        out.push_str(&constant::quote(tag.as_bytes()));
                    }
                }
                out.push('}');
            }
            Type::Signature(signature) => {
                out.push_str("func");
                self.write_signature(out, signature, style, depth);
            }
            Type::Interface(_) => self.write_interface(out, typ, style, depth),
            Type::Tuple(_) if self.results.contains_key(&typ) => {
                self.write_tuple(out, &self.results[&typ], false, style, depth);
            }
            Type::Tuple(elems) => {
                out.push('(');
                self.write_list(out, elems, style, depth);
                out.push(')');
            }
            Type::Union(terms) => {
                for (index, term) in terms.iter().enumerate() {
                    out.push_str(if index > 0 { " | " } else { "" });
                    out.push_str(if term.is_tilde { "~" } else { "" });
                    self.write_type(out, term.typ, style, depth);
                }
            }
        }
    }

    fn write_interface(&self, out: &mut String, typ: TypeId, style: Style, depth: u32) {
        let Type::Interface(interface) = self.get(typ) else {
            return;
        };
        let is_plain = interface.methods.is_empty();
        if is_plain && interface.embedded.is_empty() {
            let is_comparable = self
                .type_sets
                .get(&typ)
                .is_some_and(|set| set.is_comparable);
            return out.push_str(match is_comparable {
                true => "interface{comparable}",
                false => "interface{}",
            });
        }
        if interface.is_implicit && is_plain && interface.embedded.len() == 1 {
            return self.write_type(out, interface.embedded[0], style, depth);
        }
        out.push_str("interface{");
        let mut is_first = true;
        for method in &interface.methods {
            out.push_str(if is_first { "" } else { "; " });
            is_first = false;
            let object = self.object(*method);
            out.push_str(&object.name);
            if let Some(Type::Signature(signature)) = self.types.get(object.typ.0 as usize) {
                self.write_signature(out, signature, style, depth);
            }
        }
        for embedded in &interface.embedded {
            out.push_str(if is_first { "" } else { "; " });
            is_first = false;
            self.write_type(out, *embedded, style, depth);
        }
        out.push('}');
    }

    fn write_list(&self, out: &mut String, types: &[TypeId], style: Style, depth: u32) {
        for (index, typ) in types.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            self.write_type(out, *typ, style, depth);
        }
    }

    fn write_arguments(&self, out: &mut String, types: &[TypeId], style: Style, depth: u32) {
        out.push('[');
        for (index, typ) in types.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            self.write_type(out, *typ, style, depth);
        }
        out.push(']');
    }

    /// `[K comparable, V any]`; neighbours with one bound share it.
    fn write_tparams(&self, out: &mut String, tparams: &[TypeId], style: Style, depth: u32) {
        out.push('[');
        let mut previous = None;
        for tparam in tparams {
            let Type::TypeParam(param) = self.get(*tparam) else {
                continue;
            };
            if let Some(bound) = previous {
                if bound != param.bound {
                    out.push(' ');
                    self.write_type(out, bound, style, depth);
                }
                out.push_str(", ");
            }
            previous = Some(param.bound);
            out.push_str(&self.object(param.object).name);
        }
        if let Some(bound) = previous {
            out.push(' ');
            self.write_type(out, bound, style, depth);
        }
        out.push(']');
    }

    fn write_signature(&self, out: &mut String, signature: &Signature, style: Style, depth: u32) {
        if !signature.tparams.is_empty() {
            self.write_tparams(out, &signature.tparams, style, depth);
        }
        self.write_tuple(out, &signature.params, signature.is_variadic, style, depth);
        match &signature.results[..] {
            [] => {}
            [one] if self.object(*one).name.is_empty() => {
                out.push(' ');
                self.write_type(out, self.type_of(*one), style, depth);
            }
            results => {
                out.push(' ');
                self.write_tuple(out, results, false, style, depth);
            }
        }
    }

    fn write_tuple(
        &self,
        out: &mut String,
        vars: &[ObjectId],
        is_variadic: bool,
        style: Style,
        depth: u32,
    ) {
        out.push('(');
        for (index, var) in vars.iter().enumerate() {
            if index > 0 {
                out.push_str(", ");
            }
            let object = self.object(*var);
            if !object.name.is_empty() && style.has_parameter_names {
                out.push_str(&object.name);
                out.push(' ');
            }
            let is_rest = is_variadic && index + 1 == vars.len();
            match self.types.get(object.typ.0 as usize) {
                Some(Type::Slice(elem)) if is_rest => {
                    out.push_str("...");
                    self.write_type(out, *elem, style, depth);
                }
                _ => {
                    self.write_type(out, object.typ, style, depth);
                    out.push_str(if is_rest { "..." } else { "" });
                }
            }
        }
        out.push(')');
    }

    /// What an object is, for "x (constant) is not a type".
    pub(crate) fn object_kind(&self, object: ObjectId) -> &'static str {
        use super::VarKind;
        let object = self.object(object);
        match &object.kind {
            ObjectKind::PackageName(_) => "package name",
            ObjectKind::Const(_) => "constant",
            ObjectKind::TypeName(true) => "type alias",
            ObjectKind::TypeName(false) => match self.types.get(object.typ.0 as usize) {
                Some(Type::TypeParam(_)) => "type parameter",
                _ => "defined type",
            },
            ObjectKind::Var(var) => match var.kind {
                VarKind::Global => "package-level variable",
                VarKind::Local => "local variable",
                VarKind::Receiver => "receiver",
                VarKind::Parameter => "parameter",
                VarKind::Result => "result variable",
                VarKind::Field => "struct field",
            },
            ObjectKind::Func(_) => "function",
            ObjectKind::Label => "label",
            ObjectKind::Builtin(_) => "built-in function",
            ObjectKind::Nil => "untyped nil",
        }
    }
}
