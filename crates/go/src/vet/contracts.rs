//! What packages ask of those who use them: errors.As wants a pointer, json.Unmarshal too, a
//! response is there only without an error, well-known methods have well-known types.

use super::Vet;
use crate::syntax::ast::*;
use crate::types::{ObjectId, Type, TypeId};
use source::Span;

/// Methods that packages look for by name, with their parameters and results; only one whose types
/// behind an `=` are these is meant for the package.
const METHODS: &[(&str, &[&str], &[&str])] = &[
    ("As", &["any"], &["bool"]),
    ("Format", &["=fmt.State", "rune"], &[]),
    ("GobDecode", &["[]byte"], &["error"]),
    ("GobEncode", &[], &["[]byte", "error"]),
    ("Is", &["error"], &["bool"]),
    ("MarshalJSON", &[], &["[]byte", "error"]),
    ("MarshalXML", &["*xml.Encoder", "xml.StartElement"], &["error"]),
    ("ReadByte", &[], &["byte", "error"]),
    ("ReadFrom", &["=io.Reader"], &["int64", "error"]),
    ("ReadRune", &[], &["rune", "int", "error"]),
    ("Scan", &["=fmt.ScanState", "rune"], &["error"]),
    ("Seek", &["=int64", "int"], &["int64", "error"]),
    ("UnmarshalJSON", &["[]byte"], &["error"]),
    ("UnmarshalXML", &["*xml.Decoder", "xml.StartElement"], &["error"]),
    ("UnreadByte", &[], &["error"]),
    ("UnreadRune", &[], &["error"]),
    ("WriteByte", &["byte"], &["error"]),
    ("WriteTo", &["=io.Writer"], &["int64", "error"]),
];

impl Vet<'_> {
    pub(super) fn errors_as(&mut self, e: &Expr) {
        let ExprKind::Call(call) = &e.kind else {
            return;
        };
        let callee = self.callee(call);
        if call.arguments.len() < 2
            || !callee.is_some_and(|it| self.is_function_of(it, "errors", &["As"]))
        {
            return;
        }
        let Some(typ) = self.type_of(&call.arguments[1]) else {
            return;
        };
        let base = match self.types.shape(typ) {
            Type::Interface(_) if !self.types.is_type_param(typ) => return,
            Type::Pointer(base) => Some(base),
            _ => None,
        };
        if base == Some(TypeId::ERROR) {
            let message = "second argument to errors.As should not be *error";
            return self.warn(e.span, message);
        }
        let fits = base.is_some_and(|base| self.types.is_interface(base) || self.is_error(base));
        if !fits {
            let message = "second argument to errors.As must be a non-nil pointer to either a type that implements error, or to any interface type";
            self.warn(e.span, message);
        }
    }

    pub(super) fn unmarshal(&mut self, e: &Expr) {
        let ExprKind::Call(call) = &e.kind else {
            return;
        };
        let Some(callee) = self.callee(call) else {
            return;
        };
        let (index, name) = if self.is_function_of(callee, "encoding/json", &["Unmarshal"]) {
            (1, "Unmarshal")
        } else if self.full_name(callee) == "(*encoding/json.Decoder).Decode" {
            (0, "Decode")
        } else {
            return;
        };
        let Some(typ) = call.arguments.get(index).and_then(|it| self.type_of(it)) else {
            return;
        };
        let is_fine = matches!(self.types.shape(typ), Type::Pointer(_) | Type::Interface(_));
        if !is_fine {
            let which = if index == 0 {
                ""
            } else {
                " as second argument"
            };
            let span = Span::new(call.opening, call.closing + 1);
            self.warn(span, format!("call of {name} passes non-pointer{which}"));
        }
    }

    /// Year, day, month: nobody means that.
    pub(super) fn time_format(&mut self, e: &Expr) {
        let ExprKind::Call(call) = &e.kind else {
            return;
        };
        let Some(callee) = self.callee(call) else {
            return;
        };
        let is_format = self.full_name(callee) == "(time.Time).Format"
            || self.is_function_of(callee, "time", &["Parse"]);
        let Some(layout) = call.arguments.first().filter(|_| is_format) else {
            return;
        };
        let Some(text) = self.constant_text(layout) else {
            return;
        };
        let Some(at) = text.find("2006-02-01") else {
            return;
        };
        // In a literal the place is behind the quote.
        let start = match layout.kind {
            ExprKind::Literal(_) => layout.span.start + 1 + at as u32,
            _ => layout.span.start,
        };
        self.warn(Span::new(start, layout.span.end), "2006-02-01 should be 2006-01-02");
    }

    /// A method, or one of an interface.
    pub(super) fn standard_method(&mut self, name: &Ident) {
        let text = name.name.to_string();
        let known = METHODS.iter().find(|it| it.0 == text);
        let Some(object) = self.info.object(name).filter(|_| known.is_some() || text == "Unwrap") else {
            return;
        };
        let typ = self.types.type_of(object);
        let Type::Signature(signature) = self.types.get(typ).clone() else {
            return;
        };
        let list = |vet: &Self, objects: &[ObjectId]| -> Vec<String> {
            objects.iter().map(|it| vet.types.type_string(vet.types.type_of(*it), None)).collect()
        };
        let (own_params, own_results) = (list(self, &signature.params), list(self, &signature.results));
        if matches!(&*text, "Is" | "As" | "Unwrap") {
            let receiver = signature.receiver.map(|receiver| self.types.type_of(receiver));
            if !receiver.is_some_and(|receiver| self.is_error(receiver)) {
                return;
            }
        }
        let Some((_, params, results)) = known else {
            if !own_params.is_empty() || !matches!(&own_results.join(",")[..], "error" | "[]error") {
                self.warn(name.span, "method Unwrap() should have signature Unwrap() error or Unwrap() []error");
            }
            return;
        };
        if text == "WriteTo" && own_params.len() > 1 {
            return;
        }
        let same = |wanted: &str, own: &str| match own {
            "any" | "interface{}" => matches!(wanted, "any" | "interface{}"),
            own => own.replace("uint8", "byte").replace("int32", "rune") == wanted,
        };
        let marked = |wanted: &[&str], own: &[String]| {
            wanted.iter().enumerate().all(|(n, it)| match it.strip_prefix('=') {
                Some(it) => own.get(n).is_some_and(|own| same(it, own)),
                None => true,
            })
        };
        if !marked(params, &own_params) || !marked(results, &own_results) {
            return;
        }
        let plain = |wanted: &[&str]| -> Vec<String> {
            wanted.iter().map(|it| it.trim_start_matches('=').to_owned()).collect()
        };
        let (params, results) = (plain(params), plain(results));
        let fits = |wanted: &[String], own: &[String]| {
            wanted.len() == own.len() && wanted.iter().zip(own).all(|(wanted, own)| same(wanted, own))
        };
        if fits(&params, &own_params) && fits(&results, &own_results) {
            return;
        }
        let own = self.types.type_string(typ, None);
        let own = own.strip_prefix("func").unwrap_or(&own);
        let wanted = match &results[..] {
            [] => String::new(),
            [one] => format!(" {one}"),
            many => format!(" ({})", many.join(", ")),
        };
        let params = params.join(", ");
        self.warn(name.span, format!("method {text}{own} should have signature {text}({params}){wanted}"));
    }

    /// `resp, err := http.Get(...); defer resp.Body.Close()`, before `err` is looked at.
    pub(super) fn unchecked_response(&mut self, stmt: &Stmt) {
        let list: &[Stmt] = match &stmt.kind {
            StmtKind::Block(block) => &block.stmts,
            StmtKind::If(inner) => &inner.then.stmts,
            StmtKind::For(inner) => &inner.body.stmts,
            StmtKind::Range(inner) => &inner.body.stmts,
            _ => return,
        };
        self.unchecked_in(list);
    }

    pub(super) fn unchecked_in(&mut self, list: &[Stmt]) {
        for pair in list.windows(2) {
            let StmtKind::Assign(assign) = &pair[0].kind else {
                continue;
            };
            let ([value], [response, _]) = (&assign.rhs[..], &assign.lhs[..]) else {
                continue;
            };
            let ExprKind::Call(call) = &value.kind else {
                continue;
            };
            let names = ["Get", "Head", "Post", "PostForm"];
            let callee = self.callee(call);
            if !callee.is_some_and(|it| self.is_function_of(it, "net/http", &names)) {
                continue;
            }
            let StmtKind::Defer(deferred) = &pair[1].kind else {
                continue;
            };
            let mut root = deferred;
            loop {
                match &root.kind {
                    ExprKind::Call(call) => root = &call.func,
                    ExprKind::Selector(inner, _) => root = inner,
                    _ => break,
                }
            }
            let object = self.info.object_of(response.id);
            if object.is_some() && self.info.use_of(root.id) == object {
                let name = self.source(response);
                self.warn(
                    root.span,
                    format!("using {name} before checking for errors"),
                );
            }
        }
    }
}
