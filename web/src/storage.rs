//! The browser's local storage, for edits and settings.
//!
//! It may be absent or throw (a sandboxed frame, a full disk): then nothing is
//! kept, and nothing breaks. An embed keeps nothing: it is not the reader's own place.

use web_sys::Storage;

const PREFIX: &str = "interleave:";

fn storage() -> Option<Storage> {
    if crate::embed::mode().is_some() {
        return None;
    }
    web_sys::window()?.local_storage().ok()?
}

pub fn load(key: &str) -> Option<String> {
    storage()?.get_item(&format!("{PREFIX}{key}")).ok()?
}

pub fn save(key: &str, value: &str) {
    if let Some(storage) = storage() {
        // A refusal only means that this will not be there after a reload.
        let _ = storage.set_item(&format!("{PREFIX}{key}"), value);
    }
}

pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&format!("{PREFIX}{key}"));
    }
}
