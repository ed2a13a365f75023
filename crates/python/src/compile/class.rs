//! Classes.

use ruff_python_ast as ast;

use super::collect::key;
use super::generator::{Generator, range};
use super::scope::ScopeKind;
use crate::code::{CodeKind, Constant, Op, Range};
use crate::syntax::Version;

impl<'a> Generator<'a> {
    pub fn class_def(&mut self, node: &'a ast::StmtClassDef) {
        let here = self.after_decorators(&node.decorator_list, node.range);
        for decorator in &node.decorator_list {
            self.expression(&decorator.expression);
            self.emit(Op::PushNull, 0, range(&decorator.expression));
        }
        match &node.type_params {
            Some(params) => self.generic_class(node, params, here),
            None => self.class(node, false, here),
        }
        for decorator in node.decorator_list.iter().rev() {
            self.emit(Op::Call, 1, range(&decorator.expression));
        }
        self.store_name(&node.name, here);
    }

    /// Pushes the class. A generic one has `.generic_base` as its last base.
    pub fn class(&mut self, node: &'a ast::StmtClassDef, generic: bool, here: Range) {
        let scope = self.scopes.find(key(ScopeKind::Class, node.range));
        self.class_body(node, scope, generic, here);
        let code = self.leave();
        self.emit(Op::LoadBuildClass, 0, here);
        self.emit(Op::PushNull, 0, here);
        self.make_function(code, scope, 0, here);
        self.load_constant(Constant::Str(node.name.to_string()), here);
        match &node.arguments {
            Some(arguments) if !generic => self.arguments(arguments, 2, here),
            arguments => self.generic_bases(arguments.as_deref(), generic, here),
        }
    }

    fn generic_bases(&mut self, arguments: Option<&'a ast::Arguments>, generic: bool, here: Range) {
        let mut count = 2;
        if let Some(arguments) = arguments {
            for base in &arguments.args {
                self.expression(base);
                count += 1;
            }
        }
        if generic {
            self.load_name(".generic_base", here);
            count += 1;
        }
        let mut names = Vec::new();
        for keyword in arguments.iter().flat_map(|arguments| &arguments.keywords) {
            let name = keyword.arg.as_ref().map_or("", |name| name.as_str());
            names.push(Constant::Str(name.to_string()));
            self.expression(&keyword.value);
            count += 1;
        }
        if names.is_empty() {
            return self.emit(Op::Call, count, here);
        }
        self.load_constant(Constant::Tuple(names), here);
        self.emit(Op::CallKw, count, here);
    }

    fn class_body(
        &mut self,
        node: &'a ast::StmtClassDef,
        scope: usize,
        generic: bool,
        here: Range,
    ) {
        let first_line = self.line(node.range.start().into());
        self.enter(&node.name, CodeKind::Class, first_line, scope);
        self.emit(Op::Resume, 0, here);
        self.make_cells();
        self.emit_name(Op::LoadName, "__name__", here);
        self.emit_name(Op::StoreName, "__module__", here);
        let qualname = self.unit().code.qualname.clone();
        self.load_constant(Constant::Str(qualname), here);
        self.emit_name(Op::StoreName, "__qualname__", here);
        let modern = self.version >= Version::Py314;
        if modern {
            self.load_constant(Constant::Int(i64::from(first_line)), here);
            self.emit_name(Op::StoreName, "__firstlineno__", here);
        }
        if generic {
            self.load_name(".type_params", here);
            self.emit_name(Op::StoreName, "__type_params__", here);
        }
        self.owner_annotations(&node.body, scope);
        let body = self.docstring(&node.body, true);
        self.statements(body);
        if modern {
            let attributes = std::mem::take(&mut self.unit().static_attributes);
            let attributes = attributes.into_iter().map(Constant::Str).collect();
            self.load_constant(Constant::Tuple(attributes), here);
            self.emit_name(Op::StoreName, "__static_attributes__", here);
        }
        if self.scopes.all[scope].needs_class_cell {
            let slot = self.unit().slots["__class__"];
            self.emit(Op::LoadClosure, slot, here);
            self.emit(Op::Copy, 1, here);
            self.emit_name(Op::StoreName, "__classcell__", here);
        } else {
            self.load_constant(Constant::None, here);
        }
        self.emit(Op::ReturnValue, 0, here);
    }

    /// `self.name = …` in a method: the class around remembers the name (`__static_attributes__`).
    pub fn note_static_attribute(&mut self, object: &str, name: &str) {
        let count = self.units.len();
        if count < 2 || object != "self" {
            return;
        }
        let class = &mut self.units[count - 2];
        if class.code.kind == CodeKind::Class
            && !class.static_attributes.iter().any(|known| known == name)
        {
            class.static_attributes.push(name.to_string());
        }
    }
}
