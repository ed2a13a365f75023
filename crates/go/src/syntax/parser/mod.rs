//! Recursive descent over the whole grammar.
//!
//! Modelled after the behaviour of `cmd/compile/internal/syntax/parser.go` of Go 1.27: what is
//! expected where, which words say so, and up to which token an error skips.

mod branches;
mod decls;
mod exprs;
mod params;
mod stmts;
mod types;

use super::ast::*;
use super::lexer::Lexer;
use super::token::{Keyword, Token, expected_word, token_text};
use source::Span;

/// Something wrong with the text: a global span, and Go's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SyntaxError {
    pub span: Span,
    pub message: String,
}

/// What parsing gives: of a file, or of a function's body.
#[derive(Clone, Debug)]
pub struct Parsed<T> {
    pub tree: T,
    /// In the order in which they were met.
    pub errors: Vec<SyntaxError>,
    /// The names that were read, in order.
    pub mentions: Vec<Mention>,
    /// Functions that were passed over.
    pub put_off: Vec<PutOff>,
}

/// A function that was not read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PutOff {
    /// Of its word `func`.
    pub at: u32,
    pub name: Name,
    /// The receiver's type.
    pub of: Option<Name>,
}

/// A name in the text; offsets in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Mention {
    pub from: u32,
    pub to: u32,
    /// Where it stands behind a dot: the name before that, empty if something else is there.
    pub of: Option<(u32, u32)>,
}

/// Nested deeper than this, a program is refused: the stack has an end.
pub const DEPTH_MAX: u32 = 500;

/// Parses the file that begins at `base` of its file set; `next_id` is the first free node number.
/// The tree is missing only if the package clause cannot be read. With `puts_off`, functions are
/// passed over, in a text without errors.
pub fn parse(text: &str, base: u32, next_id: &mut u32, puts_off: bool) -> Parsed<Option<File>> {
    with_parser(text, base, 0, next_id, |parser| {
        parser.puts_off = puts_off;
        parser.file()
    })
}

/// Parses the function whose word `func` stands at `at`; with `puts_off` without its body: see
/// [`FuncDecl::unread`].
pub fn parse_func(text: &str, base: u32, at: u32, next_id: &mut u32, puts_off: bool) -> Parsed<FuncDecl> {
    with_parser(text, base, at - base, next_id, |parser| {
        parser.puts_off = puts_off;
        parser.func_here()
    })
}

/// Parses the body whose brace stands at `at`, as `parse` would have.
pub fn parse_body(text: &str, base: u32, at: u32, next_id: &mut u32) -> Parsed<Block> {
    with_parser(text, base, at - base, next_id, |parser| parser.func_body())
}

fn with_parser<T>(
    text: &str,
    base: u32,
    from: u32,
    next_id: &mut u32,
    work: impl FnOnce(&mut Parser) -> T,
) -> Parsed<T> {
    let mut parser = Parser {
        lexer: Lexer::new(text, from),
        base,
        puts_off: false,
        mentions: Vec::new(),
        before: None,
        put_off: Vec::new(),
        next_id: *next_id,
        errors: Vec::new(),
        error_count: 0,
        last_end: 0,
        function_depth: 0,
        expression_level: 0,
        group: 0,
        depth: 0,
        is_too_deep: false,
    };
    parser.next();
    let tree = work(&mut parser);
    *next_id = parser.next_id;
    Parsed {
        tree,
        errors: parser.errors,
        mentions: parser.mentions,
        put_off: parser.put_off,
    }
}

pub(super) struct Parser<'a> {
    lexer: Lexer<'a>,
    base: u32,
    /// Functions are passed over.
    puts_off: bool,
    mentions: Vec<Mention>,
    /// Behind a dot: what stands before it.
    before: Option<(u32, u32)>,
    put_off: Vec<PutOff>,
    next_id: u32,
    errors: Vec<SyntaxError>,
    error_count: usize,
    /// End of the token before the current one.
    last_end: u32,
    /// Inside so many function bodies.
    function_depth: u32,
    /// Below 0: in a statement's header, where `{` begins its block.
    expression_level: i32,
    /// Numbers constant groups.
    group: u32,
    depth: u32,
    is_too_deep: bool,
}

impl Parser<'_> {
    fn token(&self) -> Token {
        self.lexer.token
    }

    fn next(&mut self) {
        self.last_end = self.base + self.lexer.end;
        let last = match self.token() {
            Token::Name => (self.lexer.start, self.lexer.end),
            _ => (0, 0),
        };
        self.lexer.next();
        match self.token() {
            Token::Dot => self.before = Some(last),
            Token::Name => self.mentions.push(Mention {
                from: self.lexer.start,
                to: self.lexer.end,
                of: self.before.take(),
            }),
            _ => self.before = None,
        }
        for (at, message) in std::mem::take(&mut self.lexer.errors) {
            let at = self.base + at;
            self.error_at(at, message);
        }
    }

    /// Where the current token begins.
    fn pos(&self) -> u32 {
        self.base + self.lexer.start
    }

    fn id(&mut self) -> NodeId {
        let id = NodeId(self.next_id);
        self.next_id += 1;
        id
    }

    /// From `start` to the end of what was read last.
    fn span_from(&self, start: u32) -> Span {
        Span::new(start, self.last_end.max(start))
    }

    fn is(&self, token: Token) -> bool {
        self.token() == token
    }

    fn is_keyword(&self, keyword: Keyword) -> bool {
        self.token() == Token::Keyword(keyword)
    }

    fn got(&mut self, token: Token) -> bool {
        let is_there = self.is(token);
        if is_there {
            self.next();
        }
        is_there
    }

    fn got_keyword(&mut self, keyword: Keyword) -> bool {
        self.got(Token::Keyword(keyword))
    }

    fn want(&mut self, token: Token) {
        if !self.got(token) {
            self.syntax_error(&format!("expected {}", expected_word(token)));
            self.advance(&[]);
        }
    }

    /// `=`; `:=` is taken for it, with an error.
    fn got_assign(&mut self) -> bool {
        match self.token() {
            Token::Define => {
                self.syntax_error("expected =");
                self.next();
                true
            }
            Token::Assign => {
                self.next();
                true
            }
            _ => false,
        }
    }

    pub(super) fn error_at(&mut self, pos: u32, message: impl Into<String>) {
        self.error_count += 1;
        let end = if pos == self.pos() {
            self.base + self.lexer.end.max(self.lexer.start)
        } else {
            pos
        };
        self.errors.push(SyntaxError {
            span: Span::new(pos, end.max(pos)),
            message: message.into(),
        });
    }

    fn syntax_error(&mut self, message: &str) {
        self.syntax_error_at(self.pos(), message);
    }

    /// A message that begins with `in`, `at`, `after` or `expected` is told together with the
    /// token that was met; others stand alone.
    fn syntax_error_at(&mut self, pos: u32, message: &str) {
        if self.is(Token::Eof) && self.error_count > 0 {
            return;
        }
        let starts = |word: &str| message.starts_with(word);
        let tail = if message.is_empty() {
            String::new()
        } else if starts("in ") || starts("at ") || starts("after ") {
            format!(" {message}")
        } else if starts("expected ") {
            format!(", {message}")
        } else {
            return self.error_at(pos, format!("syntax error: {message}"));
        };
        let met = self.met();
        self.error_at(pos, format!("syntax error: unexpected {met}{tail}"));
    }

    fn met(&self) -> String {
        match self.token() {
            Token::Name => format!("name {}", self.lexer.lexeme()),
            Token::Semi => self.lexer.semicolon.to_owned(),
            Token::Literal(_) => format!("literal {}", self.lexer.lexeme()),
            Token::AssignOp(op) => format!("{}=", op.text()),
            Token::IncOp(true) => "++".to_owned(),
            Token::IncOp(false) => "--".to_owned(),
            other => expected_word(other),
        }
    }

    /// Skips to one of `follow`, inside functions also to a keyword that begins a statement;
    /// without any: over one token.
    fn advance(&mut self, follow: &[Token]) {
        let in_function = self.function_depth > 0;
        loop {
            let token = self.token();
            let stops = token == Token::Eof
                || follow.iter().any(|stop| same_kind(*stop, token))
                || !follow.is_empty()
                    && in_function
                    && matches!(token, Token::Keyword(keyword) if keyword.starts_statement());
            if stops {
                return;
            }
            self.next();
            if follow.is_empty() {
                return;
            }
        }
    }

    /// Elements up to `close`; `element` answers whether it was the last. Gives the place of `close`.
    fn list(
        &mut self,
        context: &str,
        separator: Token,
        close: Token,
        element: &mut dyn FnMut(&mut Self) -> bool,
    ) -> u32 {
        let mut is_done = false;
        while !self.is(Token::Eof) && !self.is(close) && !is_done {
            is_done = element(self);
            if !self.got(separator) && !self.is(close) {
                let (one, other) = (expected_word(separator), token_text(close));
                self.syntax_error(&format!("in {context}; possibly missing {one} or {other}"));
                self.advance(&[Token::Rparen, Token::Rbrack, Token::Rbrace]);
                if !self.is(close) {
                    return self.pos();
                }
            }
        }
        let pos = self.pos();
        self.want(close);
        pos
    }

    fn ident_here(&mut self, name: &str) -> Ident {
        Ident {
            id: self.id(),
            span: Span::empty(self.pos()),
            name: name.into(),
        }
    }

    fn name(&mut self) -> Ident {
        if self.is(Token::Name) {
            let (start, name) = (self.pos(), Name::from(self.lexer.lexeme()));
            self.next();
            return Ident {
                id: self.id(),
                span: self.span_from(start),
                name,
            };
        }
        let ident = self.ident_here("_");
        self.syntax_error("expected name");
        self.advance(&[]);
        ident
    }

    fn name_list(&mut self) -> Vec<Ident> {
        let mut names = vec![self.name()];
        while self.got(Token::Comma) {
            names.push(self.name());
        }
        names
    }

    fn expr_at(&mut self, start: u32, pos: u32, kind: ExprKind) -> Expr {
        Expr {
            id: self.id(),
            span: self.span_from(start),
            pos,
            kind,
        }
    }

    fn name_expr(&mut self, ident: Ident) -> Expr {
        Expr {
            id: ident.id,
            span: ident.span,
            pos: ident.span.start,
            kind: ExprKind::Name(ident.name),
        }
    }

    fn bad_expr(&mut self) -> Expr {
        let pos = self.pos();
        Expr {
            id: self.id(),
            span: Span::empty(pos),
            pos,
            kind: ExprKind::Bad,
        }
    }

    /// Refuses what is nested too deep, once; true while there is room. `leave` undoes it.
    fn enter(&mut self) -> bool {
        self.depth += 1;
        if self.depth <= DEPTH_MAX {
            return true;
        }
        if !self.is_too_deep {
            self.is_too_deep = true;
            let limit = DEPTH_MAX;
            self.error_at(
                self.pos(),
                format!("limit nesting: deeper than {limit} levels"),
            );
        }
        while !self.is(Token::Eof) {
            self.next();
        }
        false
    }

    fn leave(&mut self) {
        self.depth -= 1;
    }
}

/// Literals and operators of any kind count as the same.
fn same_kind(a: Token, b: Token) -> bool {
    use Token::*;
    match (a, b) {
        (Literal(_), Literal(_)) | (Operator(..), Operator(..)) => true,
        _ => a == b,
    }
}
