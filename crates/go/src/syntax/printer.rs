//! Syntax as messages show it: on one line, bodies and literals' contents left out.

use super::ast::*;

pub fn expr(x: &Expr) -> String {
    let mut text = String::new();
    write_expr(&mut text, x);
    text
}

pub fn expr_list(list: &[Expr]) -> String {
    list.iter().map(expr).collect::<Vec<_>>().join(", ")
}

/// A statement that stands where a condition was expected.
pub fn condition(stmt: &Stmt) -> String {
    let emphasized = |list: &[Expr]| match list {
        [one] if matches!(one.kind, ExprKind::Binary(..)) => format!("({})", expr(one)),
        list => expr_list(list),
    };
    match &stmt.kind {
        StmtKind::Assign(assign) if !assign.is_define => format!(
            "assignment {} = {}",
            emphasized(&assign.lhs),
            emphasized(&assign.rhs)
        ),
        StmtKind::Assign(assign) => {
            format!("{} := {}", expr_list(&assign.lhs), expr_list(&assign.rhs))
        }
        StmtKind::OpAssign(op, left, right) => {
            format!("{} {}= {}", expr(left), op.text(), expr(right))
        }
        StmtKind::IncDec(x, up) => format!("{}{}", expr(x), if *up { "++" } else { "--" }),
        StmtKind::Send(channel, value) => format!("{} <- {}", expr(channel), expr(value)),
        StmtKind::Expr(x) => expr(x),
        _ => String::new(),
    }
}

fn write_expr(out: &mut String, x: &Expr) {
    match &x.kind {
        ExprKind::Bad => out.push_str("<bad expr>"),
        ExprKind::Name(name) => out.push_str(name),
        ExprKind::Literal(literal) => out.push_str(&literal.text),
        ExprKind::Composite(composite) => {
            if let Some(typ) = &composite.typ {
                write_expr(out, typ);
            }
            out.push_str(if composite.elements.is_empty() {
                "{}"
            } else {
                "{…}"
            });
        }
        ExprKind::KeyValue(key, value) => {
            write_expr(out, key);
            out.push_str(": ");
            write_expr(out, value);
        }
        ExprKind::Func(literal) => {
            out.push_str("func");
            write_signature(out, &literal.typ);
            out.push_str(if literal.body.stmts.is_empty() {
                " {}"
            } else {
                " {…}"
            });
        }
        ExprKind::Paren(inner) => wrap(out, "(", inner, ")"),
        ExprKind::Selector(inner, sel) => {
            write_expr(out, inner);
            out.push('.');
            out.push_str(&sel.name);
        }
        ExprKind::Index(inner, indices) => {
            write_expr(out, inner);
            out.push('[');
            write_list(out, indices);
            out.push(']');
        }
        ExprKind::Slice(slice) => write_slice(out, slice),
        ExprKind::Assert(inner, typ) => {
            write_expr(out, inner);
            wrap(out, ".(", typ, ")");
        }
        ExprKind::TypeGuard(inner) => {
            write_expr(out, inner);
            out.push_str(".(type)");
        }
        ExprKind::Call(call) => {
            write_expr(out, &call.func);
            out.push('(');
            write_list(out, &call.arguments);
            out.push_str(if call.has_dots { "...)" } else { ")" });
        }
        ExprKind::Unary(op, inner) => {
            out.push_str(op.text());
            write_expr(out, inner);
        }
        ExprKind::Binary(op, left, right) => {
            write_expr(out, left);
            out.push(' ');
            out.push_str(op.text());
            out.push(' ');
            write_expr(out, right);
        }
        ExprKind::Star(inner) => wrap(out, "*", inner, ""),
        ExprKind::List(list) => write_list(out, list),
        _ => write_type(out, x),
    }
}

fn write_slice(out: &mut String, slice: &SliceExpr) {
    write_expr(out, &slice.x);
    out.push('[');
    let parts = [(&slice.low, ""), (&slice.high, ":"), (&slice.max, ":")];
    for (index, (part, separator)) in parts.into_iter().enumerate() {
        if index < 2 || part.is_some() {
            out.push_str(separator);
        }
        if let Some(part) = part {
            write_expr(out, part);
        }
    }
    out.push(']');
}

fn write_type(out: &mut String, x: &Expr) {
    match &x.kind {
        ExprKind::ArrayType(length, elem) => {
            out.push('[');
            match length {
                Some(length) => write_expr(out, length),
                None => out.push_str("..."),
            }
            wrap(out, "]", elem, "");
        }
        ExprKind::SliceType(elem) => wrap(out, "[]", elem, ""),
        ExprKind::DotsType(elem) => wrap(out, "...", elem, ""),
        ExprKind::StructType(fields) => {
            out.push_str("struct{");
            for (index, field) in fields.iter().enumerate() {
                if index > 0 {
                    out.push_str("; ");
                }
                write_names(out, &field.names);
                write_expr(out, &field.typ);
                if let Some((tag, _)) = &field.tag {
                    out.push(' ');
                    out.push_str(&tag.text);
                }
            }
            out.push('}');
        }
        ExprKind::FuncType(typ) => {
            out.push_str("func");
            write_signature(out, typ);
        }
        ExprKind::InterfaceType(elements) => {
            out.push_str("interface{");
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    out.push_str("; ");
                }
                match element {
                    Element::Method(name, typ) => {
                        out.push_str(&name.name);
                        write_signature(out, typ);
                    }
                    Element::Embedded(typ) => write_expr(out, typ),
                }
            }
            out.push('}');
        }
        ExprKind::MapType(key, elem) => {
            wrap(out, "map[", key, "]");
            write_expr(out, elem);
        }
        ExprKind::ChanType(dir, elem) => {
            out.push_str(match dir {
                ChanDir::Both => "chan ",
                ChanDir::Send => "chan<- ",
                ChanDir::Receive => "<-chan ",
            });
            let inner_receives = matches!(elem.kind, ExprKind::ChanType(ChanDir::Receive, _));
            if *dir == ChanDir::Both && inner_receives {
                wrap(out, "(", elem, ")");
            } else {
                write_expr(out, elem);
            }
        }
        _ => {}
    }
}

fn wrap(out: &mut String, before: &str, x: &Expr, after: &str) {
    out.push_str(before);
    write_expr(out, x);
    out.push_str(after);
}

fn write_list(out: &mut String, list: &[Expr]) {
    for (index, x) in list.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write_expr(out, x);
    }
}

fn write_names(out: &mut String, names: &[Ident]) {
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        out.push_str(&name.name);
    }
    if !names.is_empty() {
        out.push(' ');
    }
}

fn write_signature(out: &mut String, typ: &FuncType) {
    write_params(out, &typ.parameters);
    match &typ.results[..] {
        [] => {}
        [one] if one.names.is_empty() => wrap(out, " ", &one.typ, ""),
        results => {
            out.push(' ');
            write_params(out, results);
        }
    }
}

fn write_params(out: &mut String, fields: &[Field]) {
    out.push('(');
    for (index, field) in fields.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write_names(out, &field.names);
        write_expr(out, &field.typ);
    }
    out.push(')');
}
