//! What a token may do in an expression or at the end of a line.

use ruff_python_ast::token::TokenKind as Kind;

pub fn is_line_end(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Newline | Kind::NonLogicalNewline | Kind::EndOfFile | Kind::Indent | Kind::Dedent
    )
}

pub fn is_opening(kind: Kind) -> bool {
    matches!(kind, Kind::Lpar | Kind::Lsqb | Kind::Lbrace)
}

pub fn starts_operand(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Name
            | Kind::Int
            | Kind::Float
            | Kind::Complex
            | Kind::String
            | Kind::FStringStart
            | Kind::Lpar
            | Kind::Lsqb
            | Kind::Lbrace
            | Kind::None
            | Kind::True
            | Kind::False
            | Kind::Ellipsis
            | Kind::Not
            | Kind::Minus
            | Kind::Plus
            | Kind::Tilde
            | Kind::Await
            | Kind::Lambda
    ) || kind.is_soft_keyword()
}

pub fn ends_operand(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Name
            | Kind::Int
            | Kind::Float
            | Kind::Complex
            | Kind::String
            | Kind::FStringEnd
            | Kind::Rpar
            | Kind::Rsqb
            | Kind::Rbrace
            | Kind::None
            | Kind::True
            | Kind::False
            | Kind::Ellipsis
    ) || kind.is_soft_keyword()
}

pub fn is_binary_operator(kind: Kind) -> bool {
    kind.as_binary_operator().is_some()
        || kind.as_bool_operator().is_some()
        || matches!(
            kind,
            Kind::EqEqual
                | Kind::NotEqual
                | Kind::Less
                | Kind::LessEqual
                | Kind::Greater
                | Kind::GreaterEqual
                | Kind::In
                | Kind::Is
                | Kind::Not
        )
}
