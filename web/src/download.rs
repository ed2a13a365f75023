//! Files that the page gives its reader.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// A file with this text.
pub fn text(name: &str, text: &str, kind: &str) {
    if let Some(blob) = blob_of(text, kind) {
        save(name, &blob);
    }
}

/// The text as what an address can lead to.
pub fn blob_of(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &options).ok()
}

/// Saves it where the reader's browser saves files.
pub fn save(name: &str, blob: &Blob) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let (Ok(address), Ok(anchor)) = (Url::create_object_url_with_blob(blob), document.create_element("a")) else {
        return;
    };
    let set = anchor.set_attribute("href", &address).and_then(|()| anchor.set_attribute("download", name));
    if let (Ok(()), Ok(anchor)) = (set, anchor.dyn_into::<HtmlElement>()) {
        anchor.click();
    }
    let _ = Url::revoke_object_url(&address);
}
