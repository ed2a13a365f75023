//! A variant's text: the editor, with the lines marked that the first variant does not have.

use super::bench::{Action, Bench};
use super::bench_view::letter;
use crate::compare_words::{self, CompareWord};
use crate::line_diff::{LineDiff, line_diff};
use js_sys::{Array, Object, Reflect};
use scenario::{Language as Guest, Scenario, Schedule, link};
use views::Language;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use yew::prelude::*;

const LINE_PX: usize = 20;
/// Room for a scroll bar and the editor's own edge.
const EDGE_PX: usize = 26;

#[derive(Properties, PartialEq)]
pub struct ColumnProps {
    pub bench: UseReducerHandle<Bench>,
    pub index: usize,
    pub language: Language,
    /// How many lines are in sight.
    pub lines: usize,
}

#[component]
pub fn Column(props: &ColumnProps) -> Html {
    let (bench, index, language) = (&props.bench, props.index, props.language);
    let w = |word: CompareWord| word.to(language);
    let variant = &bench.variants[index];
    let node = use_node_ref();
    use_text(node.clone(), bench.clone(), index);
    let text = bench.texts[index].clone();
    let base = &bench.variants[0];
    let same_language = base.scenario.language == variant.scenario.language;
    let diff = use_memo((bench.texts[0].clone(), text.clone(), same_language), |(base, text, same)| {
        if *same { line_diff(base, text) } else { LineDiff::default() }
    });
    {
        let node = node.clone();
        use_effect_with(diff.clone(), move |diff| {
            if let Some(element) = node.get() {
                set(&element, "changed", changed(diff));
            }
        });
    }
    let address = use_memo((variant.clone(), text.clone()), |(variant, text)| {
        format!("#{}", link::encode(&variant.scenario_with(text), None))
    });
    let note = match (index, same_language) {
        (0, _) => w(CompareWord::Base).to_owned(),
        (_, false) => w(CompareWord::OtherLanguage).to_owned(),
        _ if *diff == LineDiff::default() => w(CompareWord::SameText).to_owned(),
        _ => {
            let missing = diff.missing.iter().map(|(_, count)| count).sum();
            compare_words::differing(diff.added.len(), missing, language)
        }
    };
    let on_reset = {
        let bench = bench.clone();
        Callback::from(move |_: MouseEvent| bench.dispatch(Action::Reset(index)))
    };
    let title = variant.title(language);
    let height = format!("height:{}px", props.lines * LINE_PX + EDGE_PX);
    html! {
        <article class="variant">
            <header>
                <h3>{ letter(index) }{ title }</h3>
                <p class="lab facts-line">{ facts(&variant.scenario, language) }</p>
                <p class="lab">{ note }</p>
            </header>
            <div class="variant-text" style={height}>
                <@{"interleave-editor"} ref={node} class="editor-element" label={title.to_owned()} />
            </div>
            <footer>
                <a class="btn quiet" href={(*address).clone()}>{ w(CompareWord::Open) }</a>
                if variant.key.is_some() && *text != *variant.original() {
                    <button type="button" class="btn quiet" onclick={on_reset}>{ w(CompareWord::Reset) }</button>
                }
            </footer>
        </article>
    }
}

/// The language and the computer.
pub fn facts(scenario: &Scenario, language: Language) -> String {
    let settings = &scenario.settings;
    let mut facts = vec![
        format!("{} {}", scenario.language.name(), scenario.release()),
        compare_words::cores(settings.cores, language),
    ];
    if settings.gomaxprocs != 0 {
        facts.push(format!("GOMAXPROCS {}", settings.gomaxprocs));
    }
    if scenario.language == Guest::Python && settings.free_threaded {
        facts.push(CompareWord::FreeThreaded.to(language).to_owned());
    }
    if settings.seed != 0 {
        facts.push(compare_words::seed(settings.seed, language));
    }
    if let Schedule::Random(schedule) = scenario.schedule {
        facts.push(compare_words::order(schedule, language));
    }
    facts.join(" · ")
}

fn set(target: &JsValue, key: &str, value: impl Into<JsValue>) {
    // Properties of plain objects and of our own element can always be set.
    let _ = Reflect::set(target, &key.into(), &value.into());
}

/// As the editor wants it: lines that are new, and lines before which some are missing.
fn changed(diff: &LineDiff) -> Object {
    let list = |lines: &mut dyn Iterator<Item = u32>| lines.map(JsValue::from).collect::<Array>();
    let object = Object::new();
    set(&object, "added", list(&mut diff.added.iter().copied()));
    set(&object, "missing", list(&mut diff.missing.iter().map(|(line, _)| *line)));
    object
}

/// Writes the whole text when the page replaced it, and listens for edits.
#[hook]
fn use_text(node: NodeRef, bench: UseReducerHandle<Bench>, index: usize) {
    {
        let (node, bench) = (node.clone(), bench.clone());
        use_effect_with(bench.documents[index], move |_| {
            if let Some(element) = node.get() {
                let variant = &bench.variants[index];
                let guest = match variant.scenario.language {
                    Guest::Python => "python",
                    Guest::Go => "go",
                };
                set(&element, "language", guest);
                set(&element, "readOnly", variant.key.is_none());
                set(&element, "value", &*bench.texts[index]);
            }
        });
    }
    use_effect_with((), move |()| {
        let element = node.get();
        let listener = Closure::<dyn FnMut(web_sys::CustomEvent)>::new(move |event: web_sys::CustomEvent| {
            let value = Reflect::get(&event.detail(), &"value".into()).ok();
            if let Some(value) = value.and_then(|value| value.as_string()) {
                bench.dispatch(Action::Edit(index, value.into()));
            }
        });
        if let Some(element) = &element {
            // A listener on our own element is never refused.
            let _ = element.add_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
        }
        move || {
            if let Some(element) = element {
                let _ = element.remove_event_listener_with_callback("change", listener.as_ref().unchecked_ref());
            }
        }
    });
}
