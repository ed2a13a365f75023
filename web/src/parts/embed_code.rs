//! What an author pastes into a course page: a frame, or the custom element with the program in
//! it. docs/embed.md says what both can do more.

use super::share_panel::copy;
use crate::app::Store;
use crate::shared;
use crate::words::Word;
use scenario::link;
use scenario::{Clock, Language, ProgramFile, Scenario, View};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct EmbedCodeProps {
    pub store: Store,
    pub scenario: Scenario,
}

#[component]
pub fn EmbedCode(props: &EmbedCodeProps) -> Html {
    let language = props.store.settings.language();
    let (folder, korean) = (shared::folder(), props.store.settings.korean);
    html! {
        <>
            <h2>{ Word::ShareEmbed.to(language) }</h2>
            <CodeLine store={props.store.clone()} name={Word::EmbedFrame} code={frame(&folder, &props.scenario, korean)} />
            <CodeLine store={props.store.clone()} name={Word::EmbedElement} code={element(&folder, &props.scenario, korean)} />
        </>
    }
}

#[derive(Properties, PartialEq)]
struct CodeLineProps {
    store: Store,
    name: Word,
    code: String,
}

#[component]
fn CodeLine(props: &CodeLineProps) -> Html {
    let w = |word: Word| word.to(props.store.settings.language());
    let copied = use_state(|| None::<String>);
    // A text area: the program has lines.
    let field = use_node_ref();
    let onclick = {
        let (copied, code, field) = (copied.clone(), props.code.clone(), field.clone());
        Callback::from(move |_: MouseEvent| {
            let (copied, code, field) = (copied.clone(), code.clone(), field.clone());
            spawn_local(async move {
                if copy(&code, &field).await {
                    copied.set(Some(code));
                }
            });
        })
    };
    let word = if copied.as_ref() == Some(&props.code) { Word::ShareCopied } else { Word::EmbedCopy };
    html! {
        <div class="share-line">
            <label class="embed-code"><span class="lab">{ w(props.name) }</span>
                <textarea ref={field} class="share-link" rows="1" readonly=true value={props.code.clone()} />
            </label>
            <button type="button" class="btn" aria-label={format!("{}: {}", w(word), w(props.name))} {onclick}>{ w(word) }</button>
        </div>
    }
}

/// The program is part of the address, and never named by the catalogue: so the frame shows it
/// before it asks for anything.
fn frame(folder: &str, scenario: &Scenario, korean: bool) -> String {
    let lang = if korean { "ko" } else { "en" };
    let title = escaped(&scenario.main_file().name);
    let fragment = link::encode(scenario, None);
    format!(
        "<iframe src=\"{folder}embed.html?lang={lang}#{fragment}\" width=\"100%\" height=\"420\" title=\"{title}\" loading=\"lazy\" allow=\"clipboard-write; fullscreen\"></iframe>"
    )
}

fn element(folder: &str, scenario: &Scenario, korean: bool) -> String {
    let lang = if korean { "ko" } else { "en" };
    let ProgramFile { name, text } = scenario.main_file();
    let class = match scenario.language {
        Language::Python => "language-python",
        Language::Go => "language-go",
    };
    let decides = attributes(scenario).unwrap_or_else(|| format!(" link=\"{}\"", link::encode(scenario, None)));
    let (name, text) = (escaped(name), escaped(text.trim_end()));
    format!(
        "<script async src=\"{folder}embed.js\"></script>\n<interleave-embed lang=\"{lang}\" title=\"{name}\" file=\"{name}\"{decides}>\n<pre><code class=\"{class}\">{text}\n</code></pre>\n</interleave-embed>\n"
    )
}

/// The element's attributes that say the same as the scenario; none: it says more than they can.
fn attributes(scenario: &Scenario) -> Option<String> {
    let file = scenario.main_file();
    let settings = &scenario.settings;
    let mut said = Scenario::new(scenario.language, file.name.as_str(), file.text.as_str());
    said.release.clone_from(&scenario.release);
    said.settings.cores = settings.cores;
    said.settings.gomaxprocs = settings.gomaxprocs;
    said.settings.seed = settings.seed;
    said.settings.free_threaded = settings.free_threaded;
    said.settings.clock = settings.clock;
    let mut meant = scenario.clone();
    // Which lesson it came from, and the like, is not for a page of somebody else's.
    meant.view = View {
        moment: scenario.view.moment,
        ..View::default()
    };
    if meant != said {
        return None;
    }
    let usual = Scenario::new(scenario.language, "", "").settings;
    let number = |name: &str, value: u64, usual: u64| {
        if value == usual { String::new() } else { format!(" {name}=\"{value}\"") }
    };
    let mut all = String::new();
    if !scenario.release.is_empty() {
        all.push_str(&format!(" release=\"{}\"", scenario.release));
    }
    all.push_str(&number("cores", settings.cores.into(), usual.cores.into()));
    all.push_str(&number("gomaxprocs", settings.gomaxprocs.into(), 0));
    all.push_str(&number("seed", settings.seed, 0));
    if settings.free_threaded {
        all.push_str(" gil=\"0\"");
    }
    if settings.clock == Clock::Frozen {
        all.push_str(" clock=\"frozen\"");
    }
    Some(all)
}

/// Text as it stands in HTML, between tags or quotes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{attributes, element, frame};
    use scenario::{Language, Scenario, Schedule};

    #[test]
    fn what_attributes_cannot_say_is_said_by_a_link() {
        let mut scenario = Scenario::new(Language::Go, "a.go", "package main\n\nfunc main() { <-c && \"\" }\n");
        assert_eq!(attributes(&scenario).as_deref(), Some(""));
        scenario.settings.cores = 4;
        scenario.settings.gomaxprocs = 2;
        assert_eq!(attributes(&scenario).as_deref(), Some(" cores=\"4\" gomaxprocs=\"2\""));
        let code = element("https://a/", &scenario, true);
        assert!(code.contains("&lt;-c &amp;&amp; &quot;&quot;") && code.contains("language-go"), "{code}");
        assert!(!code.contains("link="), "{code}");
        scenario.schedule = Schedule::Recorded(vec![1]);
        assert_eq!(attributes(&scenario), None);
        assert!(element("https://a/", &scenario, true).contains(" link=\"1"));
        assert!(frame("https://a/", &scenario, false).contains("https://a/embed.html?lang=en#1"));
    }
}
