//! Files of the library that the engine asks for: fetched once, given to each worker that needs them.

use std::collections::{BTreeMap, BTreeSet};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[derive(Default)]
pub struct Library {
    texts: BTreeMap<String, String>,
    on_the_way: BTreeSet<String>,
}

impl Library {
    pub fn text(&self, file: &str) -> Option<String> {
        self.texts.get(file).cloned()
    }

    /// Whether the file has to be fetched now: nobody does yet.
    pub fn begin(&mut self, file: &str) -> bool {
        self.on_the_way.insert(file.to_owned())
    }

    /// The end of a fetch, with what it brought.
    pub fn end(&mut self, file: &str, text: Option<&str>) {
        self.on_the_way.remove(file);
        if let Some(text) = text {
            self.texts.insert(file.to_owned(), text.to_owned());
        }
    }
}

/// The text of a file beside the page; none if it cannot be had.
pub async fn fetched(file: &str) -> Option<String> {
    text_of(file).await.ok().flatten()
}

async fn text_of(file: &str) -> Result<Option<String>, JsValue> {
    let Some(window) = web_sys::window() else {
        return Ok(None);
    };
    let response = JsFuture::from(window.fetch_with_str(file)).await?;
    let response: web_sys::Response = response.dyn_into()?;
    if !response.ok() {
        return Ok(None);
    }
    Ok(JsFuture::from(response.text()?).await?.as_string())
}
