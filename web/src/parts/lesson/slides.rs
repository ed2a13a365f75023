//! A teacher's mode: the lesson as slides in large type, the program and its stage one key away.

use super::text;
use crate::app::Store;
use crate::lesson::{LessonAction, OpenLesson, SlideShow};
use crate::lesson_words::{self, LessonWord};
use crate::parts::glyph::{Icon, icon};
use crate::state::Action;
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SlidesProps {
    pub store: Store,
    pub open: Rc<OpenLesson>,
    pub show: SlideShow,
    pub on_program: Callback<(usize, bool)>,
}

#[component]
pub fn Slides(props: &SlidesProps) -> Html {
    let (store, open, show) = (&props.store, &props.open, props.show);
    let language = store.settings.language();
    let w = |word: LessonWord| word.to(language);
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((show.at, show.bench), move |(_, bench)| {
            if let (false, Some(slide)) = (bench, node.cast::<HtmlElement>()) {
                slide.set_scroll_top(0);
                // The arrows act without the focus too.
                let _ = slide.focus();
            }
        });
    }
    let act = |action: fn() -> LessonAction| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Action::Lesson(action())))
    };
    let slides = open.slides();
    let (first, blocks) = slides.get(show.at).copied().unwrap_or((0, &[]));
    let shown = super::fold::shown(store, open, blocks);
    let drawn = blocks[..shown].iter().enumerate().map(|(offset, block)| {
        let number = super::programs_before(&open.lesson.blocks, first + offset);
        html! { <key={first + offset}>{ text::block(store, open, block, number, &props.on_program) }</> }
    });
    html! {
        <section class="slide-show" aria-label={w(LessonWord::Slides)}>
            <header class="slide-bar">
                <b class="slide-title">{ &open.lesson.title }</b>
                <span class="spacer"></span>
                <button type="button" class="btn square" disabled={show.at == 0} aria-label={w(LessonWord::SlideBack)} title={w(LessonWord::SlideBack)} onclick={act(|| LessonAction::Turn { forward: false })}>{ icon(Icon::Back) }</button>
                <span class="num" role="status">{ lesson_words::slide_of(show.at + 1, slides.len(), language) }</span>
                <button type="button" class="btn square" disabled={show.at + 1 >= slides.len()} aria-label={w(LessonWord::SlideNext)} title={w(LessonWord::SlideNext)} onclick={act(|| LessonAction::Turn { forward: true })}>{ icon(Icon::Forward) }</button>
                <span class="segments" role="group" aria-label={w(LessonWord::Slides)}>
                    <button type="button" class="to-slide" aria-pressed={(!show.bench).to_string()} onclick={act(|| LessonAction::Bench(false))}>{ w(LessonWord::Slide) }</button>
                    <button type="button" class="to-bench" aria-pressed={show.bench.to_string()} onclick={act(|| LessonAction::Bench(true))}>{ w(LessonWord::Bench) }</button>
                </span>
                <button type="button" class="btn quiet to-pointer" title={w(LessonWord::PointerKey)} aria-pressed={show.pointer.to_string()} onclick={act(|| LessonAction::Pointer)}>{ w(LessonWord::Pointer) }</button>
                <button type="button" class="btn quiet leave" title={w(LessonWord::LeaveKey)} onclick={act(|| LessonAction::Slides(false))}>{ w(LessonWord::Leave) }</button>
            </header>
            <div class="slide" hidden={show.bench} tabindex="-1" ref={node}>
                <div class="slide-page">
                    if show.at == 0 { <h2>{ &open.lesson.title }</h2> }
                    { for drawn }
                    if shown < blocks.len() { { super::fold::rest(store, open, blocks) } }
                </div>
            </div>
            if show.pointer { <Pointer /> }
        </section>
    }
}

/// A large dot that follows the mouse, for those who look at a projected page.
#[component]
fn Pointer() -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| crate::hooks::follow_pointer(node));
    }
    html! { <div class="pointer-dot" aria-hidden="true" hidden=true ref={node}></div> }
}
