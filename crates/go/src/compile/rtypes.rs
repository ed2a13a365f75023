//! Types for the runtime.

use super::{Compiler, Instance};
use crate::code::{Kind, Method, RField, RType, RtypeId};
use crate::syntax::ast::ChanDir;
use crate::types::{BasicKind, Type, TypeId};

impl Compiler {
    pub fn rtype(&mut self, typ: TypeId) -> RtypeId {
        let typ = self.canonical(typ);
        if let Some(id) = self.rtype_ids.get(&typ) {
            return *id;
        }
        let id = RtypeId(self.out.rtypes.len() as u32);
        self.out.rtypes.push(RType::default());
        self.rtype_ids.insert(typ, id);
        let mut rtype = self.describe(typ);
        rtype.name = self.type_name(typ);
        self.out.rtypes[id.0 as usize] = rtype;
        self.open_rtypes.push_back((id, typ));
        match self.types.shape(typ) {
            Type::Pointer(_) => {
                let elem = self.out.rtypes[id.0 as usize].elem;
                self.out.rtypes[elem.0 as usize].pointer = id;
            }
            _ if self.reflects => {
                let pointer = self.types.pointer_to(typ);
                self.out.rtypes[id.0 as usize].pointer = self.rtype(pointer);
            }
            _ => {}
        }
        id
    }

    fn describe(&mut self, typ: TypeId) -> RType {
        let shape = self.shape(typ);
        let mut rtype = RType {
            size: shape.size,
            align: self.types.align_of(typ),
            named: matches!(self.types.get(typ), Type::Named(_) | Type::Basic(_)),
            pointers: shape.pointers,
            comparable: true,
            ..RType::default()
        };
        match self.types.shape(typ) {
            Type::Basic(kind) => {
                rtype.kind = basic_kind(kind);
                rtype.plain = (Kind::Bool..=Kind::Uintptr).contains(&rtype.kind);
            }
            Type::Array { elem, len } => {
                rtype.kind = Kind::Array;
                rtype.elem = self.rtype(elem);
                rtype.length = len.max(0) as u64;
                rtype.comparable = self.out.rtypes[rtype.elem.0 as usize].comparable;
                rtype.plain = self.out.rtypes[rtype.elem.0 as usize].plain;
            }
            Type::Slice(elem) => {
                rtype.kind = Kind::Slice;
                rtype.elem = self.rtype(elem);
                rtype.comparable = false;
            }
            Type::Pointer(elem) => {
                rtype.kind = Kind::Pointer;
                rtype.elem = self.rtype(elem);
                rtype.plain = true;
            }
            Type::Map { key, elem } => {
                rtype.kind = Kind::Map;
                rtype.key = self.rtype(key);
                rtype.elem = self.rtype(elem);
                rtype.comparable = false;
            }
            Type::Chan { elem, dir } => {
                rtype.kind = Kind::Chan;
                rtype.length = match dir {
                    ChanDir::Receive => 1,
                    ChanDir::Send => 2,
                    ChanDir::Both => 3,
                };
                rtype.elem = self.rtype(elem);
            }
            Type::Signature(signature) => {
                rtype.kind = Kind::Func;
                rtype.comparable = false;
                if self.calls {
                    rtype.length = signature.params.len() as u64 | u64::from(signature.is_variadic) << 32;
                    for object in signature.params.iter().chain(&signature.results) {
                        let typ = self.types.type_of(*object);
                        let rtype_of = self.rtype(typ);
                        rtype.fields.push(RField {
                            rtype: rtype_of,
                            ..RField::default()
                        });
                    }
                }
            }
            Type::Interface(_) => rtype.kind = Kind::Interface,
            Type::Struct(fields) => {
                rtype.kind = Kind::Struct;
                rtype.plain = true;
                let mut filled = 0;
                for (index, field) in fields.fields.iter().enumerate() {
                    let object = self.types.object(*field).clone();
                    let field_type = self.rtype(object.typ);
                    let inner = &self.out.rtypes[field_type.0 as usize];
                    // A type that is still being described is reached through a pointer or the like.
                    rtype.comparable &= inner.comparable || inner.kind == Kind::Invalid;
                    rtype.plain &= inner.plain && &*object.name != "_";
                    filled += inner.size;
                    rtype.fields.push(RField {
                        name: object.name.to_string(),
                        rtype: field_type,
                        offset: shape.offsets[index],
                        embedded: object.as_var().is_some_and(|var| var.is_embedded),
                        exported: object.is_exported(),
                        tag: fields.tags.get(index).map_or(String::new(), |tag| tag.to_string()),
                    });
                }
                rtype.plain &= filled == rtype.size;
            }
            _ => {}
        }
        rtype
    }

    /// A type's methods, each ready to be called through an interface.
    pub fn method_table(&mut self, id: RtypeId, typ: TypeId) {
        let is_iface = self.out.rtypes[id.0 as usize].kind == Kind::Interface;
        let mut methods = Vec::new();
        for (object, _) in self.types.method_set(typ) {
            let signature = self.types.type_of(object);
            // A generic method is none that an interface can ask for.
            if self.types.signature(signature).is_some_and(|signature| !signature.tparams.is_empty()) {
                continue;
            }
            let signature = self.types.canonical(signature);
            let typ_of = if self.calls { self.rtype(signature) } else { RtypeId::default() };
            // A body was not read if nothing can call the method.
            let is_there = !is_iface && !self.is_unread(object);
            let func = is_there.then(|| self.function(Instance::ThroughIface(typ, object)));
            let unbound = match self.calls && !is_iface {
                true => self.unbound(id, typ_of),
                false => RtypeId::default(),
            };
            methods.push(Method {
                symbol: self.symbol(object),
                func,
                signature: signature.0.to_string(),
                typ: typ_of,
                unbound,
            });
        }
        methods.sort_by_key(|method| method.symbol);
        self.out.rtypes[id.0 as usize].methods = methods;
    }

    /// The type of a method as a function of its receiver too.
    fn unbound(&mut self, receiver: RtypeId, bound: RtypeId) -> RtypeId {
        let id = RtypeId(self.out.rtypes.len() as u32);
        let mut rtype = self.out.rtypes[bound.0 as usize].clone();
        let name = &self.out.rtypes[receiver.0 as usize].name;
        let comma = if rtype.length & 0xffff_ffff == 0 { "" } else { ", " };
        rtype.name = rtype.name.replacen("func(", &format!("func({name}{comma}"), 1);
        rtype.length += 1;
        let parameter = RField { rtype: receiver, ..RField::default() };
        rtype.fields.insert(0, parameter);
        self.out.rtypes.push(rtype);
        id
    }

    /// As `%T` prints it.
    pub fn type_name(&mut self, typ: TypeId) -> String {
        match self.types.get(typ).clone() {
            Type::Basic(kind) => basic_name(kind).to_owned(),
            Type::Alias(alias) => self.type_name(alias.target),
            Type::Named(named) => {
                let object = self.types.object(named.object).clone();
                let mut name = match object.package {
                    Some(package) => format!("{}.{}", self.packages[package.0 as usize].name, object.name),
                    None => object.name.to_string(),
                };
                if !named.arguments.is_empty() {
                    let arguments: Vec<String> =
                        named.arguments.iter().map(|argument| self.type_name(*argument)).collect();
                    name.push_str(&format!("[{}]", arguments.join(",")));
                }
                name
            }
            Type::TypeParam(param) => self.types.object(param.object).name.to_string(),
            Type::Array { elem, len } => format!("[{len}]{}", self.type_name(elem)),
            Type::Slice(elem) => format!("[]{}", self.type_name(elem)),
            Type::Pointer(elem) => format!("*{}", self.type_name(elem)),
            Type::Map { key, elem } => format!("map[{}]{}", self.type_name(key), self.type_name(elem)),
            Type::Chan { dir, elem } => {
                let receives = matches!(self.types.get(elem), Type::Chan { dir: ChanDir::Receive, .. });
                let elem = self.type_name(elem);
                match dir {
                    ChanDir::Both if receives => format!("chan ({elem})"),
                    ChanDir::Both => format!("chan {elem}"),
                    ChanDir::Send => format!("chan<- {elem}"),
                    ChanDir::Receive => format!("<-chan {elem}"),
                }
            }
            Type::Struct(fields) => {
                let mut parts = Vec::new();
                for (index, field) in fields.fields.iter().enumerate() {
                    let object = self.types.object(*field).clone();
                    let typ = self.type_name(object.typ);
                    let embedded = object.as_var().is_some_and(|var| var.is_embedded);
                    let tag = match fields.tags.get(index).filter(|tag| !tag.is_empty()) {
                        Some(tag) => format!(" {tag:?}"),
                        None => String::new(),
                    };
                    parts.push(match embedded {
                        true => format!("{typ}{tag}"),
                        false => format!("{} {typ}{tag}", object.name),
                    });
                }
                match parts.is_empty() {
                    true => "struct {}".to_owned(),
                    false => format!("struct {{ {} }}", parts.join("; ")),
                }
            }
            Type::Signature(_) => format!("func{}", self.signature_name(typ)),
            Type::Interface(_) => {
                let set = self.types.type_set(typ);
                let mut parts = Vec::new();
                for method in &set.methods {
                    let object = self.types.object(*method).clone();
                    parts.push(format!("{}{}", object.name, self.signature_name(object.typ)));
                }
                match parts.is_empty() {
                    true => "interface {}".to_owned(),
                    false => format!("interface {{ {} }}", parts.join("; ")),
                }
            }
            _ => String::new(),
        }
    }

    fn signature_name(&mut self, typ: TypeId) -> String {
        let Some(signature) = self.types.signature(typ) else {
            return String::new();
        };
        let count = signature.params.len();
        let mut params = Vec::new();
        for (index, param) in signature.params.iter().enumerate() {
            let typ = self.types.type_of(*param);
            let variadic = signature.is_variadic && index + 1 == count;
            params.push(match self.types.get(typ).clone() {
                Type::Slice(elem) if variadic => format!("...{}", self.type_name(elem)),
                _ => self.type_name(typ),
            });
        }
        let mut results = Vec::new();
        for result in &signature.results {
            let typ = self.types.type_of(*result);
            results.push(self.type_name(typ));
        }
        let results = match &results[..] {
            [] => String::new(),
            [one] => format!(" {one}"),
            many => format!(" ({})", many.join(", ")),
        };
        format!("({}){results}", params.join(", "))
    }
}

fn basic_kind(kind: BasicKind) -> Kind {
    use BasicKind::*;
    match kind {
        Bool | UntypedBool => Kind::Bool,
        Int | UntypedInt => Kind::Int,
        Int8 => Kind::Int8,
        Int16 => Kind::Int16,
        Int32 | UntypedRune => Kind::Int32,
        Int64 => Kind::Int64,
        Uint => Kind::Uint,
        Uint8 => Kind::Uint8,
        Uint16 => Kind::Uint16,
        Uint32 => Kind::Uint32,
        Uint64 => Kind::Uint64,
        Uintptr => Kind::Uintptr,
        Float32 => Kind::Float32,
        Float64 | UntypedFloat => Kind::Float64,
        Complex64 => Kind::Complex64,
        Complex128 | UntypedComplex => Kind::Complex128,
        String | UntypedString => Kind::String,
        UnsafePointer => Kind::UnsafePointer,
        _ => Kind::Invalid,
    }
}

fn basic_name(kind: BasicKind) -> &'static str {
    use BasicKind::*;
    match kind {
        Bool | UntypedBool => "bool",
        Int | UntypedInt => "int",
        Int8 => "int8",
        Int16 => "int16",
        Int32 | UntypedRune => "int32",
        Int64 => "int64",
        Uint => "uint",
        Uint8 => "uint8",
        Uint16 => "uint16",
        Uint32 => "uint32",
        Uint64 => "uint64",
        Uintptr => "uintptr",
        Float32 => "float32",
        Float64 | UntypedFloat => "float64",
        Complex64 => "complex64",
        Complex128 | UntypedComplex => "complex128",
        String | UntypedString => "string",
        UnsafePointer => "unsafe.Pointer",
        _ => "",
    }
}
