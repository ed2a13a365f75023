//! Sharing: the link, its length, this very run or not, a file, a QR code.

use super::{EmbedCode, PicturePanel};
use crate::app::Store;
use crate::download;
use crate::shared::{self, File, LONG_CHARS, VERY_LONG_CHARS};
use crate::words::Word;
use qrcodegen::{QrCode, QrCodeEcc};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct SharePanelProps {
    pub store: Store,
    pub on_document: Callback<File>,
}

#[component]
pub fn SharePanel(props: &SharePanelProps) -> Html {
    let store = &props.store;
    let w = |word: Word| word.to(store.settings.language());
    let freezes = use_state(|| false);
    let copied = use_state(|| false);
    let field = use_node_ref();
    let choices = store.choices.as_ref().map(|(_, choices)| choices.clone());
    // A run of another text or computer is not what the link would open.
    let can_freeze = choices.is_some() && !store.is_edited_since_run() && !store.is_set_since_run();
    let frozen = choices.filter(|_| *freezes && can_freeze);
    let scenario = shared::scenario_to_share(store, frozen.as_ref().map(|choices| choices.as_slice()));
    let address = shared::address(store, &scenario);
    let characters = address.chars().count();
    let warning = match characters {
        VERY_LONG_CHARS.. => Some(Word::ShareVeryLong),
        LONG_CHARS.. => Some(Word::ShareLong),
        _ => None,
    };
    let on_freeze = {
        let (freezes, copied) = (freezes.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            freezes.set(!*freezes);
            copied.set(false);
        })
    };
    let on_copy = {
        let (copied, address, field) = (copied.clone(), address.clone(), field.clone());
        Callback::from(move |_: MouseEvent| {
            let (copied, address, field) = (copied.clone(), address.clone(), field.clone());
            spawn_local(async move { copied.set(copy(&address, &field).await) });
        })
    };
    let on_save = {
        let (name, text) = (shared::file_name(store), scenario.to_json());
        Callback::from(move |_: MouseEvent| download::text(&name, &text, "application/json"))
    };
    let on_file = {
        let on_document = props.on_document.clone();
        Callback::from(move |event: Event| {
            let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(file) = input.and_then(|input| input.files()?.get(0)) {
                read(file, on_document.clone());
            }
        })
    };
    html! {
        <div class="popover share" role="dialog" aria-label={w(Word::Share)}>
            <h2>{ w(Word::ShareLink) }</h2>
            <p class="note">{ w(Word::ShareNote) }</p>
            <div class="share-line">
                <input ref={field} class="share-link" type="text" readonly=true aria-label={w(Word::ShareLink)} value={address.clone()} />
                <button type="button" class="btn primary" onclick={on_copy}>{ w(if *copied { Word::ShareCopied } else { Word::ShareCopy }) }</button>
            </div>
            <p class="share-length"><span class="num">{ characters }</span>{ " " }{ w(Word::ShareCharacters) }if let Some(word) = warning { <b role="status">{ w(word) }</b> }</p>
            if can_freeze {
                <label class="check"><input type="checkbox" class="freeze" checked={frozen.is_some()} onclick={on_freeze} />{ w(Word::ShareFreeze) }</label>
                <p class="note">{ w(Word::ShareFreezeNote) }</p>
            }
            <div class="share-line">
                <button type="button" class="btn" onclick={on_save}>{ w(Word::ShareSave) }</button>
                <label class="btn file-button">{ w(Word::ShareOpen) }<input type="file" accept=".json,.py,.go" onchange={on_file} /></label>
            </div>
            <PicturePanel store={store.clone()} />
            <EmbedCode store={store.clone()} scenario={scenario.clone()} />
            <details>
                <summary>{ w(Word::ShareQr) }</summary>
                { qr(&address) }
            </details>
        </div>
    }
}

/// Onto the clipboard; where that is not allowed, the text is selected for the reader to copy.
pub async fn copy(address: &str, field: &NodeRef) -> bool {
    let clipboard = web_sys::window().map(|window| window.navigator().clipboard());
    let written = match clipboard {
        // Without a secure context there is none, whatever its type says.
        Some(clipboard) if !clipboard.is_undefined() => JsFuture::from(clipboard.write_text(address)).await.is_ok(),
        _ => false,
    };
    if !written {
        if let Some(field) = field.cast::<HtmlInputElement>() {
            field.select();
        } else if let Some(field) = field.cast::<HtmlTextAreaElement>() {
            field.select();
        }
    }
    written
}

/// Reads a file, and hands it on.
pub fn read(file: web_sys::File, on_document: Callback<File>) {
    spawn_local(async move {
        if let Ok(text) = JsFuture::from(file.text()).await {
            let text = text.as_string().unwrap_or_default();
            on_document.emit(File { name: file.name(), text });
        }
    });
}

/// The address as a QR code; a longer one than any code holds has none.
fn qr(address: &str) -> Html {
    const QUIET: i32 = 4;
    let Ok(code) = QrCode::encode_text(address, QrCodeEcc::Low) else {
        return Html::default();
    };
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
        }
    }
    let whole = size + 2 * QUIET;
    html! {
        <svg class="qr" viewBox={format!("0 0 {whole} {whole}")} role="img" aria-label="QR" shape-rendering="crispEdges">
            <rect width="100%" height="100%" fill="#fff" /><path d={path} fill="#000" />
        </svg>
    }
}
