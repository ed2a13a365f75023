//! Writes SVG: shapes and letters, nothing that a program for drawing or printing lacks.

use super::theme::Theme;
use std::fmt::Write;

const FONT_UI: &str = "Noto Sans CJK KR, Apple SD Gothic Neo, Noto Sans KR, Malgun Gothic, sans-serif";
const FONT_CODE: &str = "Noto Sans Mono CJK KR, D2Coding, Source Code Pro, monospace";

/// How letters are set.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Font {
    pub size: f64,
    pub bold: bool,
    pub code: bool,
}

impl Font {
    pub const TEXT: Font = Font { size: 13.0, bold: false, code: false };
    pub const BOLD: Font = Font { size: 13.0, bold: true, code: false };
    pub const CODE: Font = Font { size: 13.0, bold: false, code: true };
    pub const LABEL: Font = Font { size: 12.0, bold: false, code: false };
    pub const SENTENCE: Font = Font { size: 18.0, bold: true, code: false };

    /// About how wide a text is: wide letters have a square each.
    pub fn width(self, text: &str) -> f64 {
        let narrow = if self.code { 0.6 } else { 0.57 };
        let is_wide = |letter: char| matches!(letter, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..);
        let share = |letter: char| if is_wide(letter) { 1.0 } else { narrow };
        let bold = if self.bold { 1.05 } else { 1.0 };
        text.chars().map(share).sum::<f64>() * self.size * bold
    }

    /// The text, cut with an ellipsis where there is no room for it.
    pub fn fit(self, text: &str, room: f64) -> String {
        if self.width(text) <= room {
            return text.to_owned();
        }
        let mut cut = String::new();
        for letter in text.chars() {
            if self.width(&cut) + self.width("m…") > room {
                break;
            }
            cut.push(letter);
        }
        cut.push('…');
        cut
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

/// A line's ink, width and dashes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stroke<'a> {
    pub ink: &'a str,
    pub width: f64,
    pub dashes: &'a str,
}

impl<'a> Stroke<'a> {
    pub fn plain(ink: &'a str, width: f64) -> Stroke<'a> {
        Stroke { ink, width, dashes: "" }
    }

    fn attributes(self) -> String {
        let mut text = format!(" stroke=\"{}\" stroke-width=\"{}\"", self.ink, self.width);
        if !self.dashes.is_empty() {
            let _ = write!(text, " stroke-dasharray=\"{}\"", self.dashes);
        }
        text
    }
}

pub struct Pen {
    pub theme: Theme,
    body: String,
}

impl Pen {
    pub fn new(theme: Theme) -> Pen {
        Pen { theme, body: String::new() }
    }

    pub fn ink(&self, name: &str) -> &'static str {
        self.theme.ink(name)
    }

    /// A rectangle with round corners of two pixels.
    pub fn block(&mut self, [x, y, width, height]: [f64; 4], fill: &str, stroke: Option<Stroke>) {
        let stroke = stroke.map_or(String::new(), Stroke::attributes);
        let _ = writeln!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" rx=\"2\" fill=\"{fill}\"{stroke}/>",
            width.max(0.5)
        );
    }

    /// What has not happened yet shines through it.
    pub fn veil(&mut self, [x, y, width, height]: [f64; 4]) {
        let fill = self.theme.ink("paper");
        let _ = writeln!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{fill}\" fill-opacity=\"0.62\"/>"
        );
    }

    pub fn line(&mut self, [x0, y0, x1, y1]: [f64; 4], stroke: Stroke) {
        let cap = if stroke.dashes.is_empty() { "butt" } else { "round" };
        let _ = writeln!(
            self.body,
            "<path d=\"M{x0:.1} {y0:.1}L{x1:.1} {y1:.1}\" fill=\"none\" stroke-linecap=\"{cap}\"{}/>",
            stroke.attributes()
        );
    }

    pub fn path(&mut self, path: &str, fill: &str, stroke: Option<Stroke>) {
        let stroke = stroke.map_or(String::new(), Stroke::attributes);
        let _ = writeln!(self.body, "<path d=\"{path}\" fill=\"{fill}\"{stroke}/>");
    }

    pub fn disc(&mut self, x: f64, y: f64, radius: f64, fill: &str, stroke: Option<Stroke>) {
        let stroke = stroke.map_or(String::new(), Stroke::attributes);
        let _ = writeln!(self.body, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\" fill=\"{fill}\"{stroke}/>");
    }

    /// Letters; `y` is their base line.
    pub fn text(&mut self, text: &str, x: f64, y: f64, font: Font, anchor: Anchor, ink: &str) {
        let family = if font.code { FONT_CODE } else { FONT_UI };
        let weight = if font.bold { " font-weight=\"700\"" } else { "" };
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let _ = writeln!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-family=\"{family}\" font-size=\"{}\"{weight}{anchor} fill=\"{ink}\">{}</text>",
            font.size,
            escaped(text)
        );
    }

    /// A heading with a note behind it, on one line that ends at `right`.
    pub fn heading(&mut self, title: &str, note: &str, [x, base, right]: [f64; 3]) {
        self.text(title, x, base, Font::BOLD, Anchor::Start, self.ink("ink"));
        let left = x + Font::BOLD.width(title) + 12.0;
        let note = Font::LABEL.fit(note, right - left);
        self.text(&note, left, base, Font::LABEL, Anchor::Start, self.ink("ink-2"));
    }

    /// `+3`: what there was no room for. Nothing for 0.
    pub fn more(&mut self, count: usize, x: f64, base: f64) {
        if count > 0 {
            self.text(&format!("+{count}"), x, base, Font::LABEL, Anchor::Start, self.ink("ink-2"));
        }
    }

    /// A short arrow to the right, from `x` on; `y` is its axis. How wide it is.
    pub fn arrow(&mut self, x: f64, y: f64) -> f64 {
        let stroke = Stroke::plain(self.ink("ink-2"), 1.4);
        self.path(&format!("M{x:.1} {y:.1}h13m-4 -4l4 4l-4 4"), "none", Some(stroke));
        14.0
    }

    /// The document. `title` is what a screen reader says of it.
    pub fn document(self, width: f64, height: f64, title: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width:.0}\" height=\"{height:.0}\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" xml:space=\"preserve\">\n\
             <title>{}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n{}</svg>\n",
            escaped(title),
            self.theme.ink("sheet"),
            self.body
        )
    }
}

/// As text in XML; control characters, which XML has none of, are left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::{Font, escaped};

    #[test]
    fn what_a_program_says_cannot_break_the_document() {
        assert_eq!(escaped("<b>&\u{0}\u{1b}가"), "&lt;b&gt;&amp;가");
    }

    #[test]
    fn a_long_text_is_cut_to_its_room() {
        let cut = Font::TEXT.fit("안녕하세요, 여러분", 60.0);
        assert!(cut.ends_with('…') && Font::TEXT.width(&cut) <= 62.0, "{cut}");
        assert_eq!(Font::TEXT.fit("ok", 60.0), "ok");
    }
}
