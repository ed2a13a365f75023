//! The Interleave page: a Yew app over the views' folds. All that is drawn comes
//! from a trace that the engine in the worker made.

mod app;
mod chunk;
mod chunks;
mod compare_words;
mod download;
mod embed;
mod engine;
mod engine_host;
mod engine_library;
mod first_links;
mod go_words;
mod hooks;
mod lesson;
mod lesson_words;
mod line_diff;
mod matrix_words;
mod pages;
mod parts;
mod predict;
mod predict_words;
mod recording;
mod picture;
mod route;
mod scores;
mod settings;
mod side_runs;
mod shared;
mod source_steps;
mod stages;
mod state;
mod storage;
mod tabs;
mod words;

fn main() {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.get_element_by_id("app"));
    match root {
        Some(root) => {
            // The readable page without wasm has done its work.
            root.set_inner_html("");
            yew::Renderer::<app::App>::with_root(root).render();
        }
        None => {
            yew::Renderer::<app::App>::new().render();
        }
    }
}
