//! The syntax tree of a Go file.
//!
//! Nouns: a [`File`] has [`Decl`]s; a function has a [`Block`] of [`Stmt`]s; they hold
//! [`Expr`]s. Types are written as expressions, as in Go's own trees. Every node that the
//! checker says something about has a [`NodeId`], unique over all files of a program, so
//! that what is known of it is found by indexing ([`Info`](crate::types::Info)).
//!
//! Positions are offsets into the program's [`FileSet`](super::FileSet): all files lie one
//! behind the other in one number space, and a [`Span`] names file and place at once.
//!
//! How a consumer walks it: match on `kind`; nothing is shared and nothing is cyclic, so
//! plain recursion does it. `Paren` is kept (messages show it): call [`Expr::unparen`].

use source::Span;
use std::rc::Rc;

/// A node's number. Dense: they index vectors.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub u32);

/// A name as it is written.
pub type Name = Rc<str>;

/// A name at a place.
#[derive(Clone, Debug)]
pub struct Ident {
    pub id: NodeId,
    pub span: Span,
    pub name: Name,
}

#[derive(Clone, Debug)]
pub struct Expr {
    pub id: NodeId,
    /// From its first letter to behind its last.
    pub span: Span,
    /// Where Go's compiler places it: the operator of a binary expression, the start of others.
    pub pos: u32,
    pub kind: ExprKind,
}

#[derive(Clone, Debug)]
pub enum ExprKind {
    /// Something that could not be read; its error is told already.
    Bad,
    Name(Name),
    Literal(Literal),
    Composite(Composite),
    /// `key: value` in a composite literal.
    KeyValue(Box<Expr>, Box<Expr>),
    Func(Box<FuncLit>),
    Paren(Box<Expr>),
    /// `x.sel`.
    Selector(Box<Expr>, Ident),
    /// `x[i]`, or type arguments: `x[T]`, `x[K, V]`. One or more.
    Index(Box<Expr>, Vec<Expr>),
    Slice(Box<SliceExpr>),
    /// `x.(T)`.
    Assert(Box<Expr>, Box<Expr>),
    /// `x.(type)`, outside of its place (its error is told); a switch keeps it in its guard.
    TypeGuard(Box<Expr>),
    Call(Call),
    /// `+ - ! ^ & <- ~`; `*x` is [`ExprKind::Star`].
    Unary(UnaryOp, Box<Expr>),
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `*x`: a dereference or a pointer type.
    Star(Box<Expr>),
    /// Several expressions where one was expected (its error is told).
    List(Vec<Expr>),

    /// `[n]T`; without a length: `[...]T`.
    ArrayType(Option<Box<Expr>>, Box<Expr>),
    SliceType(Box<Expr>),
    /// `...T` of the last parameter.
    DotsType(Box<Expr>),
    StructType(Vec<Field>),
    FuncType(Box<FuncType>),
    InterfaceType(Vec<Element>),
    MapType(Box<Expr>, Box<Expr>),
    ChanType(ChanDir, Box<Expr>),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LiteralKind {
    Int,
    Float,
    Imaginary,
    Rune,
    String,
}

#[derive(Clone, Debug)]
pub struct Literal {
    pub kind: LiteralKind,
    /// As it is written.
    pub text: Name,
    /// The lexer told an error of it.
    pub is_bad: bool,
}

/// `T{...}`; without a type inside another literal.
#[derive(Clone, Debug)]
pub struct Composite {
    pub typ: Option<Box<Expr>>,
    pub elements: Vec<Expr>,
    /// The closing brace.
    pub closing: u32,
}

#[derive(Clone, Debug)]
pub struct FuncLit {
    pub typ: FuncType,
    pub body: Block,
}

#[derive(Clone, Debug)]
pub struct SliceExpr {
    pub x: Expr,
    pub low: Option<Expr>,
    pub high: Option<Expr>,
    pub max: Option<Expr>,
    /// `x[a:b:c]`.
    pub is_full: bool,
}

#[derive(Clone, Debug)]
pub struct Call {
    pub func: Box<Expr>,
    pub arguments: Vec<Expr>,
    /// The last argument is followed by `...`.
    pub has_dots: bool,
    /// The opening and the closing parenthesis.
    pub opening: u32,
    pub closing: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum UnaryOp {
    Plus,
    Minus,
    Not,
    /// `^x`.
    Complement,
    Address,
    Receive,
    /// `~T` in a type set.
    Tilde,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BinaryOp {
    OrOr,
    AndAnd,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
    Add,
    Sub,
    /// `|`, also between the terms of a type set.
    Or,
    Xor,
    Mul,
    Div,
    Rem,
    And,
    AndNot,
    Shl,
    Shr,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChanDir {
    Both,
    Send,
    Receive,
}

/// Names that share a type: struct fields, parameters, results, type parameters.
/// Without names: an embedded field or an unnamed parameter.
#[derive(Clone, Debug)]
pub struct Field {
    pub names: Vec<Ident>,
    pub typ: Expr,
    pub tag: Option<(Literal, Span)>,
}

/// An element of an interface: a method, or an embedded type or union.
#[derive(Clone, Debug)]
pub enum Element {
    Method(Ident, FuncType),
    Embedded(Expr),
}

#[derive(Clone, Debug)]
pub struct FuncType {
    pub id: NodeId,
    pub span: Span,
    pub parameters: Vec<Field>,
    pub results: Vec<Field>,
}

#[derive(Clone, Debug)]
pub struct Block {
    pub id: NodeId,
    pub span: Span,
    pub stmts: Vec<Stmt>,
    /// The closing brace (the end of the last statement where a clause has none).
    pub closing: u32,
}

#[derive(Clone, Debug)]
pub struct Stmt {
    pub id: NodeId,
    pub span: Span,
    /// Where Go's compiler places it: the operator of assignments and sends.
    pub pos: u32,
    pub kind: StmtKind,
}

#[derive(Clone, Debug)]
pub enum StmtKind {
    Empty,
    Expr(Expr),
    /// `channel <- value`.
    Send(Expr, Expr),
    Decl(Vec<Decl>),
    /// `=` and `:=`.
    Assign(Assign),
    /// `x op= y`.
    OpAssign(BinaryOp, Expr, Expr),
    /// `x++` (true) and `x--`.
    IncDec(Expr, bool),
    Go(Expr),
    Defer(Expr),
    Return(Vec<Expr>),
    Branch(BranchKind, Option<Ident>),
    Labeled(Ident, Box<Stmt>),
    Block(Block),
    If(Box<If>),
    For(Box<For>),
    Range(Box<Range>),
    Switch(Box<Switch>),
    TypeSwitch(Box<TypeSwitch>),
    Select(Vec<CommClause>),
}

#[derive(Clone, Debug)]
pub struct Assign {
    pub lhs: Vec<Expr>,
    pub rhs: Vec<Expr>,
    /// `:=`.
    pub is_define: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BranchKind {
    Break,
    Continue,
    Goto,
    Fallthrough,
}

#[derive(Clone, Debug)]
pub struct If {
    pub init: Option<Stmt>,
    pub cond: Expr,
    pub then: Block,
    /// An `If` or a `Block`.
    pub otherwise: Option<Stmt>,
}

#[derive(Clone, Debug)]
pub struct For {
    pub init: Option<Stmt>,
    pub cond: Option<Expr>,
    pub post: Option<Stmt>,
    pub body: Block,
}

/// `for lhs = range x`, `for lhs := range x`, `for range x`.
#[derive(Clone, Debug)]
pub struct Range {
    /// None to two; more are an error that is told.
    pub lhs: Vec<Expr>,
    pub is_define: bool,
    pub x: Expr,
    pub body: Block,
}

#[derive(Clone, Debug)]
pub struct Switch {
    pub init: Option<Stmt>,
    pub tag: Option<Expr>,
    pub clauses: Vec<CaseClause>,
    pub closing: u32,
}

/// `switch init; name := x.(type) { ... }`.
#[derive(Clone, Debug)]
pub struct TypeSwitch {
    pub init: Option<Stmt>,
    pub name: Option<Ident>,
    pub x: Expr,
    /// The whole guard.
    pub guard: Span,
    pub clauses: Vec<CaseClause>,
    pub closing: u32,
}

#[derive(Clone, Debug)]
pub struct CaseClause {
    pub id: NodeId,
    pub span: Span,
    /// Empty for `default`.
    pub cases: Vec<Expr>,
    pub is_default: bool,
    pub body: Vec<Stmt>,
    pub colon: u32,
}

#[derive(Clone, Debug)]
pub struct CommClause {
    pub id: NodeId,
    pub span: Span,
    /// A send, an expression statement or an assignment; none for `default`.
    pub comm: Option<Stmt>,
    pub body: Vec<Stmt>,
    pub colon: u32,
}

#[derive(Clone, Debug)]
pub enum Decl {
    Import(ImportDecl),
    Const(ConstDecl),
    Type(TypeDecl),
    Var(VarDecl),
    Func(Box<FuncDecl>),
}

#[derive(Clone, Debug)]
pub struct ImportDecl {
    pub id: NodeId,
    pub span: Span,
    /// `_` and `.` are names, too.
    pub name: Option<Ident>,
    /// Unquoted; empty if it could not be read.
    pub path: Name,
    pub path_span: Span,
}

/// One line of a constant declaration. Where `typ` and `values` are missing, the line
/// before them in the group is repeated: `inherited` says how many lines up it is.
#[derive(Clone, Debug)]
pub struct ConstDecl {
    pub span: Span,
    pub names: Vec<Ident>,
    pub typ: Option<Expr>,
    pub values: Vec<Expr>,
    /// The line's number in its group, from 0.
    pub iota: u32,
    /// Which group; 0 for declarations without parentheses.
    pub group: u32,
}

#[derive(Clone, Debug)]
pub struct TypeDecl {
    pub span: Span,
    pub name: Ident,
    pub tparams: Vec<Field>,
    pub is_alias: bool,
    pub typ: Expr,
}

#[derive(Clone, Debug)]
pub struct VarDecl {
    pub id: NodeId,
    pub span: Span,
    pub names: Vec<Ident>,
    pub typ: Option<Expr>,
    pub values: Vec<Expr>,
}

#[derive(Clone, Debug)]
pub struct FuncDecl {
    pub id: NodeId,
    pub span: Span,
    pub receiver: Option<Field>,
    pub name: Ident,
    pub tparams: Vec<Field>,
    pub typ: FuncType,
    /// None: native, from elsewhere, or not read.
    pub body: Option<Block>,
    /// Where the brace of a library function's body stands that nothing reaches.
    pub unread: Option<u32>,
    /// `//go:` directives above it, without the slashes.
    pub directives: Vec<Name>,
}

#[derive(Clone, Debug)]
pub struct File {
    pub package: Ident,
    pub decls: Vec<Decl>,
    pub span: Span,
    /// `//go:` directives that stand before no function.
    pub directives: Vec<(Span, Name)>,
}

impl Expr {
    /// Without the parentheses around it.
    pub fn unparen(&self) -> &Expr {
        match &self.kind {
            ExprKind::Paren(inner) => inner.unparen(),
            _ => self,
        }
    }

    /// The name, if it is nothing else.
    pub fn as_name(&self) -> Option<&Name> {
        match &self.kind {
            ExprKind::Name(name) => Some(name),
            _ => None,
        }
    }
}

impl BinaryOp {
    pub fn is_comparison(self) -> bool {
        use BinaryOp::*;
        matches!(self, Eq | Ne | Lt | Le | Gt | Ge)
    }

    pub fn is_shift(self) -> bool {
        matches!(self, BinaryOp::Shl | BinaryOp::Shr)
    }

    pub fn text(self) -> &'static str {
        use BinaryOp::*;
        match self {
            OrOr => "||",
            AndAnd => "&&",
            Eq => "==",
            Ne => "!=",
            Lt => "<",
            Le => "<=",
            Gt => ">",
            Ge => ">=",
            Add => "+",
            Sub => "-",
            Or => "|",
            Xor => "^",
            Mul => "*",
            Div => "/",
            Rem => "%",
            And => "&",
            AndNot => "&^",
            Shl => "<<",
            Shr => ">>",
        }
    }
}

impl UnaryOp {
    pub fn text(self) -> &'static str {
        match self {
            UnaryOp::Plus => "+",
            UnaryOp::Minus => "-",
            UnaryOp::Not => "!",
            UnaryOp::Complement => "^",
            UnaryOp::Address => "&",
            UnaryOp::Receive => "<-",
            UnaryOp::Tilde => "~",
        }
    }
}

impl BranchKind {
    pub fn text(self) -> &'static str {
        match self {
            BranchKind::Break => "break",
            BranchKind::Continue => "continue",
            BranchKind::Goto => "goto",
            BranchKind::Fallthrough => "fallthrough",
        }
    }
}

impl Expr {
    /// Where messages place it: its leftmost part; of a slice expression, its bracket.
    pub fn start_pos(&self) -> u32 {
        match &self.kind {
            ExprKind::Composite(composite) => match &composite.typ {
                Some(typ) => typ.start_pos(),
                None => self.pos,
            },
            ExprKind::KeyValue(inner, _)
            | ExprKind::Selector(inner, _)
            | ExprKind::Index(inner, _)
            | ExprKind::Assert(inner, _)
            | ExprKind::TypeGuard(inner)
            | ExprKind::Binary(_, inner, _) => inner.start_pos(),
            ExprKind::Call(call) => call.func.start_pos(),
            ExprKind::List(list) => list.first().map_or(self.pos, Expr::start_pos),
            _ => self.pos,
        }
    }
}

impl Default for File {
    /// A file that could not be read.
    fn default() -> Self {
        File {
            package: Ident {
                id: NodeId(0),
                span: Span::empty(0),
                name: "_".into(),
            },
            decls: Vec::new(),
            span: Span::empty(0),
            directives: Vec::new(),
        }
    }
}
