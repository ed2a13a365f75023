//! A lesson as a page of static HTML: its text, its programs as embeds, its predictions as
//! questions, and the words of the glossary that it uses at its end.

use crate::embed::{self, escaped};
use crate::lesson::{Block, Inline, Lesson, Prediction, Tongue};
use std::collections::BTreeSet;

/// Where a page's references lead to.
pub struct Leads<'a> {
    /// The page of another lesson; none: it is named only.
    pub lesson: &'a dyn Fn(&str) -> Option<String>,
    /// Which answer of each prediction is the run's, counted from 0; empty: answers are a list.
    pub right: &'a [usize],
    /// Whether the embeds ask predictions.
    pub asks: bool,
}

/// The usual parts of an embed (`docs/embed.md`), and the one that asks.
const WITH_PREDICT: &str = "code,stage,output,narration,controls,predict";

/// How `<html lang>` calls a language.
pub fn code(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::Korean => "ko",
        Tongue::English => "en",
    }
}

/// In the lesson's language.
pub fn words<'a>(tongue: Tongue, korean: &'a str, english: &'a str) -> &'a str {
    match tongue {
        Tongue::Korean => korean,
        Tongue::English => english,
    }
}

/// What stands in the page's `<main>`, its title included.
pub fn main(lesson: &Lesson, leads: &Leads) -> String {
    let mut html = format!("<h1>{}</h1>\n", escaped(&lesson.title));
    let mut asked = 0;
    for block in &lesson.blocks {
        html += &match block {
            Block::Heading(inlines) => format!("<h2>{}</h2>\n", text(inlines, leads)),
            Block::Text(inlines) => format!("<p>{}</p>\n", text(inlines, leads)),
            Block::Question(inlines) => {
                format!("<blockquote><p>{}</p></blockquote>\n", text(inlines, leads))
            }
            Block::List { numbered, items } => list(*numbered, items, leads),
            Block::Table(rows) => table(rows, leads),
            Block::Slide => "<hr>\n".to_owned(),
            Block::Program(program) => {
                let title = program.scenario.main_file().name.clone();
                let mut shown = vec![("title".to_owned(), title)];
                if leads.asks {
                    shown.push(("parts".to_owned(), WITH_PREDICT.to_owned()));
                }
                embed::element(&program.scenario, &shown, None) + "\n"
            }
            Block::Prediction(prediction) => {
                asked += 1;
                question(prediction, asked, lesson.tongue, leads)
            }
        };
    }
    html + &glossary(lesson)
}

fn text(inlines: &[Inline], leads: &Leads) -> String {
    let shown = inlines.iter().map(|inline| match inline {
        Inline::Text(text) => escaped(text),
        Inline::Code(code) => format!("<code>{}</code>", escaped(code)),
        Inline::Emphasis(text) => format!("<em>{}</em>", escaped(text)),
        Inline::Strong(text) => format!("<strong>{}</strong>", escaped(text)),
        Inline::Term { slug, text } => format!(
            "<a class=\"term\" href=\"#term-{}\">{}</a>",
            escaped(slug),
            escaped(text)
        ),
        Inline::Lesson { id, text } => match (leads.lesson)(id) {
            Some(address) => link(&address, text),
            None => escaped(text),
        },
        Inline::Link { address, text } => link(address, text),
    });
    shown.collect()
}

fn link(address: &str, text: &str) -> String {
    format!("<a href=\"{}\">{}</a>", escaped(address), escaped(text))
}

fn list(numbered: bool, items: &[Vec<Inline>], leads: &Leads) -> String {
    let tag = if numbered { "ol" } else { "ul" };
    let items: String = items
        .iter()
        .map(|item| format!("<li>{}</li>\n", text(item, leads)))
        .collect();
    format!("<{tag}>\n{items}</{tag}>\n")
}

fn table(rows: &[Vec<Vec<Inline>>], leads: &Leads) -> String {
    let mut html = "<table>\n".to_owned();
    for (index, row) in rows.iter().enumerate() {
        let tag = if index == 0 { "th" } else { "td" };
        let cells = row
            .iter()
            .map(|cell| format!("<{tag}>{}</{tag}>", text(cell, leads)));
        html += &format!("<tr>{}</tr>\n", cells.collect::<String>());
    }
    html + "</table>\n"
}

/// `number` counts from 1. With its right answer it is a form that `web/kit/scorm` makes live.
fn question(prediction: &Prediction, number: usize, tongue: Tongue, leads: &Leads) -> String {
    let ask = text(&prediction.ask, leads);
    let Some(right) = leads.right.get(number - 1) else {
        let answers = prediction
            .choices
            .iter()
            .map(|choice| format!("<li><code>{}</code></li>\n", escaped(&choice.answer)));
        return format!(
            "<div class=\"question\"><p>{ask}</p>\n<ul>\n{}</ul></div>\n",
            answers.collect::<String>()
        );
    };
    let mut html =
        format!("<fieldset class=\"question\" data-right=\"{right}\"><legend>{ask}</legend>\n");
    for (index, choice) in prediction.choices.iter().enumerate() {
        html += &format!(
            "<label><input type=\"radio\" name=\"question-{number}\" value=\"{index}\"> <code>{}</code></label>\n\
             <p class=\"why\" hidden>{}</p>\n",
            escaped(&choice.answer),
            text(&choice.why, leads)
        );
    }
    html += &format!(
        "<button type=\"button\" data-right=\"{}\" data-wrong=\"{}\">{}</button>\n<p class=\"told\" role=\"status\"></p>\n</fieldset>\n",
        words(tongue, "맞습니다.", "Right."),
        words(tongue, "아닙니다.", "No."),
        words(tongue, "답하기", "Answer"),
    );
    html
}

/// The words that the lesson leads to, each once, in the glossary's order.
fn glossary(lesson: &Lesson) -> String {
    let mut used = BTreeSet::new();
    for block in &lesson.blocks {
        for inline in inlines(block) {
            if let Inline::Term { slug, .. } = inline {
                used.insert(slug.as_str());
            }
        }
    }
    if used.is_empty() {
        return String::new();
    }
    let mut html = format!("<h2>{}</h2>\n<dl>\n", words(lesson.tongue, "낱말", "Words"));
    for term in crate::glossary::GLOSSARY
        .iter()
        .filter(|term| used.contains(term.slug))
    {
        let (name, text) = match lesson.tongue {
            Tongue::Korean => (term.ko, term.text_ko),
            Tongue::English => (term.en, term.text_en),
        };
        html += &format!(
            "<dt id=\"term-{}\">{}</dt><dd>{}</dd>\n",
            term.slug,
            escaped(name),
            escaped(text)
        );
    }
    html + "</dl>\n"
}

fn inlines(block: &Block) -> Vec<&Inline> {
    match block {
        Block::Heading(inlines) | Block::Text(inlines) | Block::Question(inlines) => {
            inlines.iter().collect()
        }
        Block::List { items, .. } => items.iter().flatten().collect(),
        Block::Table(rows) => rows.iter().flatten().flatten().collect(),
        Block::Prediction(prediction) => {
            let whys = prediction.choices.iter().flat_map(|choice| &choice.why);
            prediction.ask.iter().chain(whys).collect()
        }
        Block::Slide | Block::Program(_) => Vec::new(),
    }
}
