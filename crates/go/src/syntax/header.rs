//! The head of a file, its package clause and imports, as `go` reads it before anything is compiled.
//!
//! Modelled after what Go 1.27 does (`go/build`, `go/parser` with `ImportsOnly`): the first error alone is
//! told, in other words than the compiler's; what follows the imports is not looked at.

use super::lexer::{LexError, Lexer};
use super::token::{Keyword, Token, token_text};

/// The first error of the head: its offset and its words.
pub fn first_error(text: &str) -> Option<LexError> {
    let mut lexer = Lexer::new(text, 0);
    read(&mut lexer).err()
}

fn read(lexer: &mut Lexer) -> Result<(), LexError> {
    next(lexer)?;
    if lexer.token != Token::Keyword(Keyword::Package) {
        return Err(expected(lexer, "'package'"));
    }
    next(lexer)?;
    if lexer.token != Token::Name {
        return Err(expected(lexer, "'IDENT'"));
    }
    next(lexer)?;
    if lexer.token == Token::Keyword(Keyword::Import) {
        return Err(expected(lexer, "';'"));
    }
    while lexer.token == Token::Semi {
        next(lexer)?;
        if lexer.token == Token::Keyword(Keyword::Import) {
            next(lexer)?;
            imports(lexer)?;
        }
    }
    Ok(())
}

fn imports(lexer: &mut Lexer) -> Result<(), LexError> {
    if lexer.token != Token::Lparen {
        return import(lexer);
    }
    next(lexer)?;
    while !matches!(lexer.token, Token::Rparen | Token::Eof) {
        import(lexer)?;
        match lexer.token {
            Token::Semi => next(lexer)?,
            Token::Rparen => {}
            _ => return Err(expected(lexer, "';'")),
        }
    }
    match lexer.token {
        Token::Rparen => next(lexer),
        _ => Err(expected(lexer, "')'")),
    }
}

fn import(lexer: &mut Lexer) -> Result<(), LexError> {
    if matches!(lexer.token, Token::Name | Token::Dot) {
        next(lexer)?;
    }
    let words = match lexer.token {
        Token::Literal(super::ast::LiteralKind::String) => {
            let path = String::from_utf8_lossy(&super::unquote::string(lexer.lexeme())).into_owned();
            if is_valid(&path) {
                return next(lexer);
            }
            format!("invalid import path: {path}")
        }
        Token::Literal(_) | Token::Name => "import path must be a string".to_owned(),
        _ => "missing import path".to_owned(),
    };
    Err((lexer.start, words))
}

/// `go/build` takes letters that are seen, but for these.
fn is_valid(path: &str) -> bool {
    let is_refused = |letter: char| {
        letter.is_whitespace() || letter.is_control() || "!\"#$%&'()*,:;<=>?[]^`{|}\u{fffd}\\".contains(letter)
    };
    !path.is_empty() && !path.contains(is_refused)
}

/// The next token; an error of the text is told in `go/scanner`'s words.
fn next(lexer: &mut Lexer) -> Result<(), LexError> {
    lexer.next();
    let Some((at, words)) = lexer.errors.first().cloned() else {
        return Ok(());
    };
    Err(match &words[..] {
        "newline in string" | "string not terminated" => (lexer.start, "string literal not terminated".to_owned()),
        "more than one character in rune literal" => (lexer.start, "illegal rune literal".to_owned()),
        _ => (at, words.replace("invalid character", "illegal character")),
    })
}

fn expected(lexer: &Lexer, what: &str) -> LexError {
    let found = match lexer.token {
        Token::Eof => "'EOF'".to_owned(),
        Token::Semi if lexer.semicolon == "newline" => "newline".to_owned(),
        Token::Name | Token::Literal(_) => lexer.lexeme().to_owned(),
        Token::Keyword(keyword) => format!("'{}'", keyword.text()),
        Token::AssignOp(_) | Token::IncOp(_) => format!("'{}'", lexer.lexeme()),
        token => format!("'{}'", token_text(token)),
    };
    (lexer.start, format!("expected {what}, found {found}"))
}
