//! Pieces of a sentence: text, code, numbers in bold, and strands with their hue.

use crate::hue::Hue;
use crate::particle::Particle;
use crate::strand::Standing;
use trace::StrandId;

#[derive(Clone, PartialEq, Debug)]
pub enum PieceKind {
    Text,
    Code,
    Strand {
        id: StrandId,
        hue: Hue,
        standing: Standing,
    },
}

#[derive(Clone, PartialEq, Debug)]
pub struct Piece {
    pub kind: PieceKind,
    pub text: String,
    /// A particle; it never breaks from its word.
    pub tail: &'static str,
}

impl Piece {
    pub fn text(text: impl Into<String>) -> Piece {
        Piece {
            kind: PieceKind::Text,
            text: text.into(),
            tail: "",
        }
    }

    pub fn code(text: impl Into<String>) -> Piece {
        Piece {
            kind: PieceKind::Code,
            text: text.into(),
            tail: "",
        }
    }

    pub fn plain(&self) -> String {
        format!("{}{}", self.text, self.tail)
    }
}

/// Fills a template: `{part}`, `{part|particle}`, and `code` between backticks.
pub(super) fn fill(template: &str, parts: &[(&'static str, Piece)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '`']) {
        if at > 0 {
            pieces.push(Piece::text(&rest[..at]));
        }
        let code = rest[at..].starts_with('`');
        let body = &rest[at + 1..];
        let end = body
            .find(if code { '`' } else { '}' })
            .unwrap_or(body.len());
        let (inner, after) = body.split_at(end);
        rest = after.get(1..).unwrap_or("");
        if code {
            pieces.push(Piece::code(inner));
        } else {
            pieces.push(part(inner, parts));
        }
        // A particle after code in a template is written out: `{`.. handles the rest.
        if let Some(tail) = rest.strip_prefix('|') {
            let end = tail.find([' ', '.', ',']).unwrap_or(tail.len());
            if let Some(piece) = pieces.last_mut() {
                piece.tail = particle(&tail[..end]).after(&piece.text);
            }
            rest = &tail[end..];
        }
    }
    if !rest.is_empty() {
        pieces.push(Piece::text(rest));
    }
    pieces
}

fn part(inner: &str, parts: &[(&'static str, Piece)]) -> Piece {
    let (name, wanted) = inner.split_once('|').unwrap_or((inner, ""));
    let found = parts.iter().find(|(part, _)| *part == name);
    debug_assert!(found.is_some(), "no part {name}");
    let mut piece = found.map_or_else(|| Piece::text(""), |(_, piece)| piece.clone());
    if !wanted.is_empty() {
        piece.tail = particle(wanted).after(&piece.text);
    }
    piece
}

fn particle(form: &str) -> Particle {
    match form {
        "은" => Particle::Topic,
        "이" => Particle::Subject,
        "을" => Particle::Object,
        "과" => Particle::With,
        "라는" => Particle::Called,
        _ => Particle::Toward,
    }
}
