//! Where an expression's operator, brackets or parentheses stand: what a traceback
//! marks with `^` while the rest of it gets `~`.

use ruff_python_ast::Expr;
use ruff_python_parser::parse_expression;
use ruff_text_size::Ranged;

/// A line, from 0, and a column in letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// The part that stands out, `to` exclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Split {
    pub from: Place,
    pub to: Place,
}

impl Split {
    pub fn marker(&self, place: Place) -> char {
        if self.from <= place && place < self.to {
            '^'
        } else {
            '~'
        }
    }
}

/// Splits the text of an expression; none if it is of another kind. `calls`: they are split too (3.13).
pub fn split(segment: &str, calls: bool) -> Option<Split> {
    // In brackets, so that it may go over several lines.
    const BEFORE: usize = 2;
    let wrapped = format!("(\n{segment}\n)");
    let parsed = parse_expression(&wrapped).ok()?;
    let end_of = |expr: &Expr| expr.end().to_usize() - BEFORE;
    let whole = &*parsed.syntax().body;
    let (from, to) = match whole {
        Expr::BinOp(node) => {
            let sign = |letter: char| !letter.is_whitespace() && letter != ')';
            let from = find(segment, end_of(&node.left), sign)?;
            let right = node.right.start().to_usize() - BEFORE;
            let second = segment[from + 1..].chars().next()?;
            let is_double =
                from + 1 < right && !second.is_whitespace() && !matches!(second, '\\' | '#');
            (from, from + 1 + usize::from(is_double))
        }
        Expr::Subscript(node) => {
            let from = find(segment, end_of(&node.value), |letter| letter == '[')?;
            (from, end_of(whole))
        }
        Expr::Call(node) if calls => {
            let from = find(segment, end_of(&node.func), |letter| letter == '(')?;
            (from, end_of(whole))
        }
        _ => return None,
    };
    Some(Split {
        from: place(segment, from),
        to: place(segment, to),
    })
}

/// The first fitting letter from an offset on, comments and continuation signs left out.
fn find(text: &str, from: usize, fits: impl Fn(char) -> bool) -> Option<usize> {
    let mut in_comment = false;
    for (at, letter) in text[from..].char_indices() {
        match letter {
            '\n' => in_comment = false,
            '#' | '\\' => in_comment = true,
            _ if !in_comment && fits(letter) => return Some(from + at),
            _ => {}
        }
    }
    None
}

fn place(text: &str, offset: usize) -> Place {
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Place {
        line: before.matches('\n').count(),
        column: before[line_start..].chars().count(),
    }
}
