//! The moment as SVG or PNG, the run as a video: a part of the Share panel.

use crate::app::Store;
use crate::hooks::use_sentences;
use crate::settings::Theme;
use crate::words::Word;
use crate::{download, picture};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Whether the page is dark now.
fn is_dark(store: &Store) -> bool {
    match store.settings.theme {
        Theme::Light => false,
        Theme::Dark => true,
        Theme::Auto => super::timeline::is_dark(),
    }
}

#[derive(Properties, PartialEq)]
pub struct PicturePanelProps {
    pub store: Store,
}

#[component]
pub fn PicturePanel(props: &PicturePanelProps) -> Html {
    let store = &props.store;
    let w = |word: Word| word.to(store.settings.language());
    let _ = use_sentences(store.settings.language());
    let failed = use_state(|| false);
    // How many pictures of the film are recorded, of how many.
    let filmed = use_state(|| None::<(usize, usize)>);
    let goes_on = use_mut_ref(|| Rc::new(Cell::new(false)));
    let sheet = picture::sheet(store, is_dark(store));
    let stem = store.file.rsplit_once('.').map_or(store.file.as_str(), |(stem, _)| stem).to_owned();
    let svg = {
        let (store, sheet) = (store.clone(), sheet.clone());
        move || store.recording.read(|replay| views::draw::draw(replay, store.moment, &sheet))
    };
    let on_svg = {
        let (svg, name) = (svg.clone(), format!("{stem}-{}.svg", store.moment));
        Callback::from(move |_: MouseEvent| download::text(&name, &svg(), "image/svg+xml"))
    };
    let on_png = {
        let (name, failed) = (format!("{stem}-{}.png", store.moment), failed.clone());
        Callback::from(move |_: MouseEvent| {
            let (svg, name, failed) = (svg(), name.clone(), failed.clone());
            spawn_local(async move {
                match picture::png(&svg).await {
                    Ok(blob) => download::save(&name, &blob),
                    Err(_) => failed.set(true),
                }
            });
        })
    };
    let on_film = {
        let (store, filmed, failed, goes_on) = (store.clone(), filmed.clone(), failed.clone(), goes_on.clone());
        let name = format!("{stem}.webm");
        Callback::from(move |_: MouseEvent| {
            if filmed.is_some() {
                return goes_on.borrow().set(false);
            }
            let going = Rc::new(Cell::new(true));
            *goes_on.borrow_mut() = going.clone();
            let (store, sheet, name) = (store.clone(), sheet.clone(), name.clone());
            let (filmed, failed) = (filmed.clone(), failed.clone());
            spawn_local(async move {
                let moments = store.recording.read(picture::moments);
                let count = moments.len();
                let recording = store.recording.clone();
                let draw = |frame: usize| recording.read(|replay| views::draw::draw(replay, moments[frame], &sheet));
                let told = {
                    let filmed = filmed.clone();
                    move |done: usize| filmed.set(Some((done, count)))
                };
                match picture::film(count, draw, going, told).await {
                    Ok(blob) => download::save(&name, &blob),
                    Err(_) => failed.set(true),
                }
                filmed.set(None);
            });
        })
    };
    {
        // Whoever closes the panel has no use for the film.
        let goes_on = goes_on.clone();
        use_effect_with((), move |()| move || goes_on.borrow().set(false));
    }
    if store.recording.recorded == 0 {
        return html! { <><h2>{ w(Word::Picture) }</h2><p class="note">{ w(Word::PictureFirstRun) }</p></> };
    }
    html! {
        <>
            <h2>{ w(Word::Picture) }</h2>
            <div class="share-line pictures">
                <button type="button" class="btn" onclick={on_svg}>{ "SVG" }</button>
                <button type="button" class="btn" onclick={on_png}>{ "PNG" }</button>
                <button type="button" class="btn film" onclick={on_film}>
                    if let Some((done, count)) = *filmed {
                        { w(Word::FilmStop) }<span class="num">{ format!("{done} / {count}") }</span>
                    } else {
                        { w(Word::Film) }
                    }
                </button>
            </div>
            if *failed { <p class="note" role="status">{ w(Word::PictureFailed) }</p> }
        </>
    }
}
