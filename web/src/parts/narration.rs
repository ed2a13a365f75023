//! What just happened, and why: the sentence of the current event.

use crate::app::Store;
use crate::chunk::missing;
use crate::embed;
use crate::hooks::{Sentences, use_sentences};
use crate::lesson;
use crate::lesson_words::{self, LessonWord};
use crate::route::Route;
use crate::words::Word;
use views::{Piece, PieceKind, Sentence, story};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct NarrationProps {
    pub store: Store,
}

#[component]
pub fn Narration(props: &NarrationProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let sentences = use_sentences(language);
    let told = store.recording.read(|replay| {
        let record = replay.record_before(store.moment)?;
        let story = story(replay.trace(), &record, &store.scene);
        Some((story.tell(language), story.call))
    });
    // The live region: silent while it plays, the sentence on a step, a sum on a pause.
    let spoken = match &told {
        Some((sentence, _)) if !store.playing => sentence.plain(),
        _ => String::new(),
    };
    let placeholder = if store.recording.recorded == 0 {
        Word::NarrationStart
    } else {
        Word::NarrationReady
    };
    html! {
        <section class="narration" aria-label={w(Word::Happened)}>
            if let Some((sentence, call)) = &told {
                { words_of(sentence, store, call) }
                if let Sentences::Missing(on_again) = sentences {
                    <div class="later" role="alert">{ missing(language, on_again) }</div>
                }
            } else {
                <p class="what quiet">{ w(placeholder) }</p>
                { newcomer(store) }
            }
            <div class="spoken" aria-live="polite" aria-atomic="true"><span key={store.read_aloud}>{ spoken }</span></div>
        </section>
    }
}

/// The way for somebody who has never been here: a lesson of five minutes.
fn newcomer(store: &Store) -> Html {
    let is_new = store.route == Route::Playground && store.lessons.last.is_none() && store.text_ran.is_none();
    let step = lessons::course::step("await-create-task").filter(|_| is_new && embed::mode().is_none());
    let Some(step) = step else {
        return Html::default();
    };
    let language = store.settings.language();
    html! {
        <p class="why newcomer">
            { LessonWord::Newcomer.to(language) }{ " " }
            <a href={Route::Lesson(step.id.to_owned()).fragment()}>{ lesson::title(step, language) }</a>
            { ", " }{ lesson_words::minutes(step.minutes, language) }
        </p>
    }
}

fn words_of(sentence: &Sentence, store: &Store, call: &'static str) -> Html {
    let language = store.settings.language();
    let (event, why) = (Word::Event.to(language), Word::Why.to(language));
    let moment = store.moment;
    let inner = store.inner.as_ref().map(|inner| html! {
        <span class="inner"><code>{ &inner.instruction }</code>{ " · " }{ crate::words::line(inner.line, language) }{ " · " }</span>
    });
    let inner = inner.unwrap_or_default();
    html! {
        <>
            <p class="what">{ for sentence.what.iter().enumerate().map(piece) }</p>
            <span class="lab call">{ inner }{ event }{ format!(" {moment}") }{ " · " }<code>{ call }</code></span>
            <p class="why">
                if !sentence.why.is_empty() {
                    <b>{ why }</b>{ " " }{ for sentence.why.iter().enumerate().map(piece) }
                }
            </p>
        </>
    }
}

pub fn piece((index, piece): (usize, &Piece)) -> Html {
    let body = match &piece.kind {
        PieceKind::Text if piece.tail.is_empty() => {
            return html! { <span key={index}>{ &piece.text }</span> };
        }
        // Of several words the last one keeps its particle; the others break as text does.
        PieceKind::Text => {
            let last = piece.text.rfind(' ').map_or(0, |space| space + 1);
            let (words, last) = piece.text.split_at(last);
            return html! { <span key={index}>{ words }<span class="nb">{ last }{ piece.tail }</span></span> };
        }
        PieceKind::Code => html! { <code>{ &piece.text }</code> },
        PieceKind::Strand { hue, standing, .. } => {
            html! { <span class={classes!("mark", hue.class(), standing.class())}>{ &piece.text }</span> }
        }
    };
    html! { <span key={index} class="nb">{ body }{ piece.tail }</span> }
}
