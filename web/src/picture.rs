//! The moment as a picture, and the run as a film: for paper, slides and course pages.
//!
//! What is drawn is `views::draw`'s SVG, the same as `interleave draw` makes; the browser turns it
//! into pixels, and a row of pictures into a video as fast as it is to be watched.

use crate::app::Store;
use crate::download;
use crate::settings::Axis;
use crate::stages;
use crate::state::StageTab;
use std::cell::Cell;
use std::rc::Rc;
use views::draw::{self, Sheet, Stage, Theme};
use views::{Replay, StepSize};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobEvent, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, MediaRecorder, Url};

/// Pixels of the bitmap for each of the drawing's.
const SCALE: f64 = 2.0;
/// A film shows each step so long, in milliseconds, and has so many at most: a minute.
const FRAME_MS: i32 = 250;
pub const FRAMES_MAX: usize = 240;

/// The sheet for what the page shows now.
pub fn sheet(store: &Store, dark: bool) -> Sheet {
    Sheet {
        title: store.file.clone(),
        stage: match stages::shown(store) {
            StageTab::EventLoop => Stage::EventLoop,
            StageTab::Threads => Stage::Threads,
            StageTab::Executors => Stage::Executors,
            StageTab::Memory => Stage::Memory,
            StageTab::Parallel => Stage::Parallel,
            StageTab::Scheduler => Stage::Scheduler,
            StageTab::Channels => Stage::Channels,
            StageTab::Matrix => Stage::Matrix,
            StageTab::Goroutines | StageTab::EventLog => Stage::Strands,
        },
        cores: store.computer_ran.cores,
        axis: match store.settings.axis {
            Axis::Order => draw::Axis::Order,
            Axis::Time => draw::Axis::Time,
        },
        theme: if dark { Theme::Dark } else { Theme::Light },
        language: store.settings.language(),
        ..Sheet::default()
    }
}

/// The moments of a film: decision by decision, evenly thinned to [`FRAMES_MAX`].
pub fn moments(replay: &Replay) -> Vec<usize> {
    let mut moments = vec![0];
    let mut at = 0;
    loop {
        let next = replay.steps.next(StepSize::Decision, at);
        if next <= at {
            break;
        }
        moments.push(next);
        at = next;
    }
    if at < replay.len() {
        moments.push(replay.len());
    }
    let every = moments.len().div_ceil(FRAMES_MAX).max(1);
    let last = moments.last().copied();
    let mut thinned: Vec<usize> = moments.into_iter().step_by(every).collect();
    if thinned.last().copied() != last {
        thinned.extend(last);
    }
    thinned
}

/// The drawing on a canvas of its own size, twice as fine.
async fn painted(svg: &str, canvas: &HtmlCanvasElement) -> Result<(), JsValue> {
    let blob = download::blob_of(svg, "image/svg+xml").ok_or(JsValue::NULL)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    let _ = Url::revoke_object_url(&address);
    decoded?;
    let (width, height) = (f64::from(image.width()) * SCALE, f64::from(image.height()) * SCALE);
    if canvas.width() < width as u32 || canvas.height() < height as u32 {
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
    }
    let context: CanvasRenderingContext2d = canvas.get_context("2d")?.ok_or(JsValue::NULL)?.dyn_into()?;
    // A film's pictures differ in height: what the last one had must not shine through.
    context.clear_rect(0.0, 0.0, canvas.width().into(), canvas.height().into());
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
}

fn canvas() -> Result<HtmlCanvasElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    Ok(document.create_element("canvas")?.dyn_into()?)
}

/// The drawing as PNG.
pub async fn png(svg: &str) -> Result<Blob, JsValue> {
    let canvas = canvas()?;
    painted(svg, &canvas).await?;
    let made = js_sys::Promise::new(&mut |done, _| {
        if canvas.to_blob(&done).is_err() {
            let _ = done.call1(&JsValue::NULL, &JsValue::NULL);
        }
    });
    JsFuture::from(made).await?.dyn_into()
}

/// Records the drawings, one after the other, until they end or `goes_on` says no; `told` hears of
/// each. Errors: this browser records no video.
pub async fn film(
    count: usize,
    draw: impl Fn(usize) -> String,
    goes_on: Rc<Cell<bool>>,
    told: impl Fn(usize),
) -> Result<Blob, JsValue> {
    let canvas = canvas()?;
    painted(&draw(0), &canvas).await?;
    let stream = canvas.capture_stream()?;
    let recorder = MediaRecorder::new_with_media_stream(&stream)?;
    let ended = js_sys::Promise::new(&mut |done, _| {
        let heard = Closure::once_into_js(move |event: BlobEvent| {
            let data = event.data().map_or(JsValue::NULL, JsValue::from);
            let _ = done.call1(&JsValue::NULL, &data);
        });
        recorder.set_ondataavailable(Some(heard.unchecked_ref()));
    });
    recorder.start()?;
    for frame in 0..count {
        if !goes_on.get() {
            break;
        }
        painted(&draw(frame), &canvas).await?;
        told(frame + 1);
        rest(FRAME_MS).await;
    }
    recorder.stop()?;
    JsFuture::from(ended).await?.dyn_into()
}

async fn rest(milliseconds: i32) {
    let rested = js_sys::Promise::new(&mut |done, _| {
        let window = web_sys::window();
        let set = window.map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds));
        if !matches!(set, Some(Ok(_))) {
            let _ = done.call0(&JsValue::NULL);
        }
    });
    let _ = JsFuture::from(rested).await;
}
