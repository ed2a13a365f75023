//! Type parameters (PEP 695): a hidden function, called at once, holds them.
//! Bounds, constraints and defaults are functions, called when somebody asks for them.

use ruff_python_ast::{self as ast, Expr, TypeParam};
use ruff_text_size::Ranged;

use super::collect::{key, lazy_parts};
use super::generator::{Generator, range};
use super::scope::ScopeKind;
use crate::code::{CodeKind, Constant, Intrinsic, Op, Range, make_function};

impl<'a> Generator<'a> {
    pub fn generic_function(
        &mut self,
        node: &'a ast::StmtFunctionDef,
        params: &'a ast::TypeParams,
        here: Range,
    ) {
        // The defaults are evaluated outside, and handed in as the hidden function's own: it takes them back.
        let flags = self.defaults(&node.parameters, here);
        let scope = self.scopes.find(key(ScopeKind::TypeParams, node.range));
        let handed = flags.count_ones();
        for _ in 0..handed {
            let name = [".defaults", ".kwdefaults"][self.scopes.all[scope].parameters.len()];
            self.scopes.all[scope].parameters.push(name.to_string());
        }
        self.enter_type_params(&node.name, scope, params, here);
        self.unit().code.positional = handed;
        for slot in 0..handed {
            self.emit(Op::LoadFast, slot, here);
        }
        self.function(node, flags, here);
        self.load_name(".type_params", here);
        let set = Intrinsic::SetFunctionTypeParams as u32;
        self.emit(Op::CallIntrinsic, set, here);
        self.leave_type_params(scope, handed, here);
    }

    pub fn generic_class(
        &mut self,
        node: &'a ast::StmtClassDef,
        params: &'a ast::TypeParams,
        here: Range,
    ) {
        let scope = self.scopes.find(key(ScopeKind::TypeParams, node.range));
        self.enter_type_params(&node.name, scope, params, here);
        self.load_name(".type_params", here);
        let subscript = Intrinsic::SubscriptGeneric as u32;
        self.emit(Op::CallIntrinsic, subscript, here);
        self.store_name(".generic_base", here);
        self.class(node, true, here);
        self.leave_type_params(scope, 0, here);
    }

    pub fn type_alias(&mut self, node: &'a ast::StmtTypeAlias) {
        let here = range(node);
        let Expr::Name(name) = &*node.name else {
            return self.error("invalid syntax", here);
        };
        let generic = node.type_params.as_deref().map(|params| {
            let scope = self.scopes.find(key(ScopeKind::TypeParams, node.range));
            self.enter_type_params(&name.id, scope, params, here);
            scope
        });
        self.load_constant(Constant::Str(name.id.to_string()), here);
        match generic {
            Some(_) => self.load_name(".type_params", here),
            None => self.load_constant(Constant::Tuple(Vec::new()), here),
        }
        let scope = self.scopes.find(key(ScopeKind::TypeAlias, node.range));
        self.enter(&name.id, CodeKind::Function, self.line(here.start), scope);
        self.emit(Op::Resume, 0, here);
        self.make_cells();
        self.expression(&node.value);
        self.emit(Op::ReturnValue, 0, here);
        let code = self.leave();
        self.make_function(code, scope, 0, here);
        self.emit(Op::BuildTuple, 3, here);
        self.emit(Op::CallIntrinsic, Intrinsic::TypeAlias as u32, here);
        if let Some(scope) = generic {
            self.leave_type_params(scope, 0, here);
        }
        self.store_name(&name.id, here);
    }

    /// Opens the hidden function and makes the parameters in it.
    fn enter_type_params(
        &mut self,
        name: &str,
        scope: usize,
        params: &'a ast::TypeParams,
        here: Range,
    ) {
        let title = format!("<generic parameters of {name}>");
        self.enter(&title, CodeKind::Function, self.line(here.start), scope);
        self.emit(Op::Resume, 0, here);
        self.make_cells();
        for param in &params.type_params {
            let kind = match param {
                TypeParam::TypeVar(_) => Intrinsic::TypeVar,
                TypeParam::ParamSpec(_) => Intrinsic::ParamSpec,
                TypeParam::TypeVarTuple(_) => Intrinsic::TypeVarTuple,
            };
            self.load_constant(Constant::Str(param.name().to_string()), range(param));
            for lazy in lazy_parts(param) {
                match lazy {
                    Some(expr) => self.thunk(param.name(), expr),
                    None => self.load_constant(Constant::None, range(param)),
                }
            }
            let is_tuple = matches!(lazy_parts(param)[0], Some(Expr::Tuple(_)));
            self.load_constant(Constant::Bool(is_tuple), range(param));
            self.emit(Op::BuildTuple, 4, range(param));
            self.emit(Op::CallIntrinsic, kind as u32, range(param));
            self.emit(Op::Copy, 1, range(param));
            self.store_name(param.name(), range(param));
        }
        self.emit(Op::BuildTuple, params.type_params.len() as u32, here);
        self.store_name(".type_params", here);
    }

    /// A function without parameters that gives the expression's value.
    fn thunk(&mut self, name: &str, expr: &'a Expr) {
        let here = range(expr);
        let scope = self.scopes.find(key(ScopeKind::TypeAlias, expr.range()));
        self.enter(name, CodeKind::Function, self.line(here.start), scope);
        self.emit(Op::Resume, 0, here);
        self.make_cells();
        self.expression(expr);
        self.emit(Op::ReturnValue, 0, here);
        let code = self.leave();
        self.make_function(code, scope, 0, here);
    }

    /// Ends the hidden function with its result on the stack, and calls it. `handed` arguments lie on the stack.
    fn leave_type_params(&mut self, scope: usize, handed: u32, here: Range) {
        self.emit(Op::ReturnValue, 0, here);
        let code = self.leave();
        let mut flags = 0;
        if handed > 0 {
            self.emit(Op::BuildTuple, handed, here);
            flags |= make_function::DEFAULTS;
        }
        self.make_function(code, scope, flags, here);
        self.emit(Op::PushNull, 0, here);
        self.emit(Op::Call, 0, here);
    }
}
