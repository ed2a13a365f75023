//! Struct tags that nobody can read, or that are there twice.

use super::Vet;
use crate::syntax::ast::*;
use crate::syntax::unquote;

impl Vet<'_> {
    pub(super) fn struct_tags(&mut self, e: &Expr) {
        let ExprKind::StructType(fields) = &e.kind else {
            return;
        };
        let mut seen: Vec<(&str, String, u32)> = Vec::new();
        for field in fields {
            let Some((literal, _)) = &field.tag else {
                continue;
            };
            let bytes = unquote::string(&literal.text);
            let tag = String::from_utf8_lossy(&bytes).into_owned();
            let place = field.names.first().map_or(field.typ.span, |name| name.span);
            if let Err(problem) = well_formed(&tag) {
                let shown = match tag.contains('`') {
                    true => format!("{tag:?}"),
                    false => format!("`{tag}`"),
                };
                let message = format!(
                    "struct field tag {shown} not compatible with reflect.StructTag.Get: {problem}"
                );
                self.warn(place, message);
            }
            let Some(name) = field.names.first().map(|name| name.name.to_string()) else {
                continue;
            };
            let is_exported = name.chars().next().is_some_and(char::is_uppercase);
            for key in ["json", "xml"] {
                let Some(value) = lookup(&tag, key) else {
                    continue;
                };
                if !is_exported {
                    let message = format!("struct field {name} has {key} tag but is not exported");
                    self.warn(place, message);
                    break;
                }
                let own = value.split(',').next().unwrap_or("").to_owned();
                if own.is_empty() || own == "-" {
                    continue;
                }
                let known = seen.iter().find(|it| it.0 == key && it.1 == own);
                match known.map(|it| it.2) {
                    Some(pos) => {
                        let shown = self.files.show(pos);
                        let at = shown.strip_prefix("./").unwrap_or(&shown);
                        let at = at.rsplit_once(':').map_or(at, |(line, _)| line);
                        let message =
                            format!("struct field {name} repeats {key} tag {own:?} also at {at}");
                        self.warn(place, message);
                    }
                    None => seen.push((key, own, place.start)),
                }
            }
        }
    }
}

/// `key:"value"` pairs, one space between.
fn well_formed(tag: &str) -> Result<(), &'static str> {
    let mut rest = tag;
    let mut is_first = true;
    while !rest.is_empty() {
        if !is_first && !rest.starts_with(' ') {
            return Err("key:\"value\" pairs not separated by spaces");
        }
        is_first = false;
        rest = rest.trim_start_matches(' ');
        let end = rest.find(|letter: char| {
            letter <= ' ' || letter == ':' || letter == '"' || letter == '\u{7f}'
        });
        let end = end.unwrap_or(rest.len());
        if end == 0 {
            return Err("bad syntax for struct tag key");
        }
        rest = &rest[end..];
        if !rest.starts_with(':') || rest.len() < 2 {
            return Err("bad syntax for struct tag pair");
        }
        if !rest[1..].starts_with('"') {
            return Err("bad syntax for struct tag value");
        }
        rest = &rest[2..];
        let Some(length) = closing_quote(rest) else {
            return Err("bad syntax for struct tag value");
        };
        rest = &rest[length + 1..];
    }
    Ok(())
}

fn closing_quote(text: &str) -> Option<usize> {
    let mut is_escaped = false;
    for (index, letter) in text.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return Some(index),
            _ => {}
        }
    }
    None
}

fn lookup(tag: &str, key: &str) -> Option<String> {
    let start = tag.find(&format!("{key}:\""))? + key.len() + 2;
    let length = closing_quote(&tag[start..])?;
    Some(tag[start..start + length].to_owned())
}
