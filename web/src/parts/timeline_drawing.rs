//! The lanes on a canvas. Hue says who, pattern says the state, ink says when.

use super::timeline::Row;
use crate::settings::Axis;
use std::collections::BTreeMap;
use views::go::Doing;
use views::{ColumnKind, EventLoopState, Hue, LaneKind, LoopMark, Replay, Standing, WaitKind};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

pub const LANE_TOP: f64 = 65.0;
pub const LANE_HEIGHT: f64 = 23.0;
/// One handle's width on the event-order axis.
const UNIT: f64 = 27.0;
/// Short runs are drawn wider.
const UNIT_MAX: f64 = 54.0;
const MARGIN: f64 = 10.0;
/// At least so much of the width is the future's, while it is hidden.
const HATCH_SHARE: f64 = 0.4;

#[derive(Clone, Copy, PartialEq)]
pub struct View {
    pub width: f64,
    pub axis: Axis,
    pub moment: u32,
    pub korean: bool,
    pub theme: &'static str,
    pub dark: bool,
    /// There is more that is not to be seen yet: what its place says.
    pub hatch: Option<&'static str>,
}

impl View {
    /// The width for what is recorded; a hidden future keeps its share.
    fn room(&self) -> f64 {
        let room = (self.width - 2.0 * MARGIN).max(50.0);
        if self.hatch.is_some() { room * (1.0 - HATCH_SHARE) } else { room }
    }
}

pub struct Drawing<'a> {
    replay: &'a Replay,
    scene: &'a EventLoopState,
    view: &'a View,
    rows: &'a [Row],
    scroll: f64,
    /// Pixels a unit (event order) or a nanosecond (time).
    scale: f64,
}

struct Inks {
    of: BTreeMap<String, String>,
}

impl Inks {
    fn read(canvas: &HtmlCanvasElement) -> Inks {
        let mut of = BTreeMap::new();
        let style = web_sys::window().and_then(|window| window.get_computed_style(canvas).ok()?);
        if let Some(style) = style {
            let hues = ["main", "blue", "orange", "green", "purple", "sky", "yellow"];
            let mut names: Vec<String> = [
                "ink",
                "ink-2",
                "ink-3",
                "sink",
                "sheet",
                "edge",
                "line",
                "alarm",
                "veil",
                "font-ui",
                "font-code",
            ]
            .map(str::to_owned)
            .into();
            for hue in hues {
                names.extend(["", "-edge", "-tint", "-on"].map(|part| format!("{hue}{part}")));
            }
            for name in names {
                let value = style
                    .get_property_value(&format!("--{name}"))
                    .unwrap_or_default();
                of.insert(name, value.trim().to_owned());
            }
        }
        Inks { of }
    }

    fn get(&self, name: &str) -> &str {
        self.of.get(name).map_or("", String::as_str)
    }

    fn fill(&self, hue: Hue) -> &str {
        if hue == Hue::None {
            self.get("edge")
        } else {
            self.get(hue.class())
        }
    }

    fn edge(&self, hue: Hue) -> String {
        if hue == Hue::None {
            self.get("edge").to_owned()
        } else {
            self.get(&format!("{}-edge", hue.class())).to_owned()
        }
    }

    fn tint(&self, hue: Hue) -> String {
        if hue == Hue::None {
            self.get("sink").to_owned()
        } else {
            self.get(&format!("{}-tint", hue.class())).to_owned()
        }
    }
}

impl<'a> Drawing<'a> {
    pub fn new(
        replay: &'a Replay,
        scene: &'a EventLoopState,
        view: &'a View,
        rows: &'a [Row],
        scroll: f64,
    ) -> Drawing<'a> {
        let room = view.room();
        let scale = match view.axis {
            Axis::Order => {
                (room / f64::from(replay.timeline.columns.width()).max(1.0)).clamp(UNIT, UNIT_MAX)
            }
            Axis::Time => room / replay.timeline.last_at().0.max(1) as f64,
        };
        Drawing {
            replay,
            scene,
            view,
            rows,
            scroll,
            scale,
        }
    }

    /// Where the moment after `event` events lies, before scrolling.
    fn place(&self, event: u32) -> f64 {
        match self.view.axis {
            Axis::Order => {
                f64::from(
                    self.replay
                        .timeline
                        .columns
                        .place(event, self.replay.len() as u32),
                ) * self.scale
            }
            Axis::Time => {
                let at = match (event as usize).checked_sub(1) {
                    Some(before) if before < self.replay.len() => self.replay.trace().at(before).0,
                    Some(_) => self.replay.timeline.last_at().0,
                    None => 0,
                };
                at as f64 * self.scale
            }
        }
    }

    fn x(&self, event: u32) -> f64 {
        MARGIN + self.place(event) - self.scroll
    }

    /// Scrolls by half a view when the playhead leaves it; the new scroll.
    pub fn follow(&mut self) -> f64 {
        let whole = match self.view.axis {
            Axis::Order => f64::from(self.replay.timeline.columns.width()) * self.scale,
            Axis::Time => 0.0,
        };
        let room = self.view.room();
        let limit = (whole - room).max(0.0);
        let place = self.place(self.view.moment);
        if place < self.scroll || place > self.scroll + room {
            self.scroll = place - room / 2.0;
        }
        self.scroll = self.scroll.clamp(0.0, limit);
        self.scroll
    }

    pub fn moment_at(&self, x: f64) -> u32 {
        let place = x - MARGIN + self.scroll;
        let len = self.replay.len() as u32;
        match self.view.axis {
            Axis::Order => self
                .replay
                .timeline
                .columns
                .event_at((place / self.scale) as f32, len),
            Axis::Time => {
                let at = (place / self.scale).max(0.0) as u64;
                self.replay.trace().events_until(trace::Time(at)) as u32
            }
        }
    }

    pub fn draw(&self, canvas: &HtmlCanvasElement) {
        let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        let height = LANE_TOP + self.rows.len().max(1) as f64 * LANE_HEIGHT + 6.0;
        canvas.set_width((self.view.width * ratio) as u32);
        canvas.set_height((height * ratio) as u32);
        let context = canvas
            .get_context("2d")
            .ok()
            .flatten()
            .and_then(|context| context.dyn_into::<CanvasRenderingContext2d>().ok());
        let Some(context) = context else {
            return;
        };
        let inks = Inks::read(canvas);
        // A transform of finite numbers cannot be refused.
        let _ = context.scale(ratio, ratio);
        context.clear_rect(0.0, 0.0, self.view.width, height);
        let pen = Pen {
            context: &context,
            inks: &inks,
        };
        if self.replay.is_empty() {
            return self.draw_hatch(&pen, height);
        }
        self.draw_columns(&pen, height);
        for (place, row) in self.rows.iter().enumerate() {
            let top = LANE_TOP + place as f64 * LANE_HEIGHT;
            match row {
                Row::Lane(lane) => self.draw_lane(&pen, *lane, top),
                Row::Processor(p) => self.draw_processor(&pen, *p, top),
                Row::Family { family, .. } => self.draw_family(&pen, *family, top),
            }
        }
        if self.replay.newest().loops.is_empty() {
            self.draw_times(&pen);
            self.draw_gil_lane(&pen);
        } else {
            self.draw_loop_lane(&pen);
        }
        self.draw_now(&pen, height);
        self.draw_hatch(&pen, height);
    }

    /// Over all that comes after the last event that may be seen.
    fn draw_hatch(&self, pen: &Pen, height: f64) {
        let Some(words) = self.view.hatch else { return };
        // Right of the playhead's line, which stays.
        let (x0, x1) = (self.x(self.replay.len() as u32) + 1.0, self.view.width);
        let context = pen.context;
        context.set_fill_style_str(pen.inks.get("sink"));
        context.fill_rect(x0, 22.0, (x1 - x0).max(0.0), height - 22.0);
        context.save();
        context.begin_path();
        context.rect(x0, 22.0, (x1 - x0).max(0.0), height - 22.0);
        context.clip();
        let mut x = x0 - height;
        while x < x1 {
            pen.path(&[(x, height), (x + height, 0.0)]);
            pen.stroke(pen.inks.get("line"), 1.0, &[]);
            x += 7.0;
        }
        context.restore();
        let middle = (x0 + x1) / 2.0;
        let wide = words.chars().count() as f64 * 12.0;
        context.set_fill_style_str(pen.inks.get("sink"));
        context.fill_rect(middle - wide / 2.0, height / 2.0 - 2.0, wide, 24.0);
        pen.text(words, middle, height / 2.0 + 15.0, "center", "ink-2", false);
    }

    /// The events whose columns can be seen.
    fn window(&self) -> (u32, u32) {
        let len = self.replay.len() as u32;
        (
            self.moment_at(-UNIT).saturating_sub(1),
            (self.moment_at(self.view.width + UNIT) + 1).min(len),
        )
    }

    fn draw_columns(&self, pen: &Pen, height: f64) {
        let columns = &self.replay.timeline.columns;
        let (from, to) = self.window();
        let first = columns.events.partition_point(|event| *event < from);
        // Go back to the turn that the first visible column belongs to.
        let first = (0..first)
            .rev()
            .find(|index| matches!(columns.kinds[*index], ColumnKind::Turn(_)))
            .unwrap_or(0);
        let mut label_free = f64::MIN;
        let mut time_free = f64::MIN;
        let mut leap_free = f64::MIN;
        let mut last_time = None;
        for index in first..columns.len() {
            let event = columns.events[index];
            if event > to {
                break;
            }
            match columns.kinds[index] {
                ColumnKind::Turn(turn) => {
                    let end = (index + 1..columns.len())
                        .find(|next| matches!(columns.kinds[*next], ColumnKind::Turn(_)));
                    let end_event =
                        end.map_or(self.replay.len() as u32, |next| columns.events[next]);
                    // A leap belongs between turns, so the shade begins after it.
                    let leap = (index + 1..end.unwrap_or(columns.len()))
                        .take(2)
                        .find(|next| matches!(columns.kinds[*next], ColumnKind::Leap(_)));
                    let start = match leap {
                        Some(leap) => columns.events.get(leap + 1).copied().unwrap_or(end_event),
                        None => event,
                    };
                    let (x0, x1) = (self.x(start), self.x(end_event));
                    if x1 - x0 > 1.5 {
                        pen.shade(
                            x0 + 0.5,
                            22.0,
                            x1 - x0 - 1.0,
                            height - 24.0,
                            if turn % 2 == 1 { 0.75 } else { 0.35 },
                        );
                    }
                    let centre = (x0 + x1) / 2.0;
                    if centre > label_free {
                        pen.text(&turn.to_string(), centre, 35.0, "center", "ink-2", false);
                        label_free = centre + 22.0;
                    }
                    let at = self
                        .replay
                        .trace()
                        .at((start as usize).min(self.replay.len() - 1))
                        .0;
                    if last_time != Some(at) && x0 > time_free {
                        pen.text(
                            &super::track::clock_seconds(at),
                            x0,
                            15.0,
                            "left",
                            "ink-2",
                            true,
                        );
                        time_free = x0 + 60.0;
                        last_time = Some(at);
                    }
                }
                ColumnKind::Leap(passed) if self.view.axis == Axis::Order => {
                    let (x0, x1) = (
                        self.x(event),
                        self.x(columns.events.get(index + 1).copied().unwrap_or(event + 1)),
                    );
                    pen.zigzag(x0 + 4.0, x1 - 4.0, 50.5);
                    let unit = if self.view.korean { "초" } else { "s" };
                    let words = format!("+{}{unit}", super::track::short_seconds(passed));
                    let centre = (x0 + x1) / 2.0;
                    // About half of what the words take; words on words say nothing.
                    let half = words.chars().count() as f64 * 3.5 + 2.0;
                    if centre - half > leap_free {
                        pen.text(&words, centre, 35.0, "center", "ink-3", false);
                        leap_free = centre + half;
                    }
                }
                _ => {}
            }
        }
    }

    /// Where there are no turns: the time, wherever there is room for it.
    fn draw_times(&self, pen: &Pen) {
        let mut free = f64::MIN;
        let mut x = MARGIN;
        let end = self.x(self.replay.len() as u32);
        let mut last = String::new();
        // Beyond the last event no time is known.
        while x < self.view.width.min(end) {
            if x > free {
                let event = self.moment_at(x) as usize;
                let at = match self.view.axis {
                    Axis::Time => ((x - MARGIN) / self.scale) as u64,
                    Axis::Order => self.replay.trace().at(event.clamp(1, self.replay.len()) - 1).0,
                };
                let time = super::track::fine_seconds(at);
                if time != last {
                    pen.text(&time, x, 15.0, "left", "ink-2", true);
                    pen.path(&[(x, 20.0), (x, 26.0)]);
                    pen.stroke(pen.inks.get("line"), 1.0, &[]);
                    free = x + 118.0;
                    last = time;
                }
            }
            x += 20.0;
        }
    }

    /// Who holds the GIL; a disc wherever it came to somebody.
    fn draw_gil_lane(&self, pen: &Pen) {
        let timeline = &self.replay.timeline;
        let (from, to) = self.window();
        let events = &timeline.gil_events;
        let first = events.partition_point(|event| *event < from).saturating_sub(1);
        let mut disc_free = f64::MIN;
        let mut drawn_to = f64::MIN;
        for index in first..events.len() {
            if events[index] > to {
                break;
            }
            let end = events.get(index + 1).copied().unwrap_or(self.replay.len() as u32);
            let (x0, x1) = (self.x(events[index]), self.x(end));
            let Some(hue) = timeline.gil_hues[index] else {
                continue;
            };
            if x1 < drawn_to + 0.5 {
                continue;
            }
            drawn_to = x1;
            pen.block(x0, 45.0, (x1 - x0).max(1.0), 11.0, pen.inks.fill(hue));
            if x0 > disc_free {
                pen.circle(x0, 50.5, 5.5);
                pen.context.set_fill_style_str(pen.inks.get("ink"));
                pen.context.fill();
                pen.stroke(pen.inks.get("sheet"), 1.5, &[]);
                disc_free = x0 + 14.0;
            }
        }
    }

    /// A P's lane: whoever ran on it, with its name where there is room.
    fn draw_processor(&self, pen: &Pen, p: usize, top: f64) {
        let middle = top + 8.5;
        let (from, to) = self.window();
        let newest = self.replay.newest();
        let mut drawn_to = f64::MIN;
        for (start, end, doing) in self.replay.timeline.processors[p].spans(from, to.max(from + 1), self.replay.len() as u32) {
            let (x0, x1) = (self.x(start), self.x(end));
            if x1 < drawn_to + 0.5 {
                continue;
            }
            drawn_to = x1;
            match doing {
                Doing::Idle => {}
                Doing::Looks if x1 - x0 > 3.0 => pen.outlined(x0, middle, x1, Hue::None),
                Doing::Looks => {}
                Doing::Syscall => pen.line(x0 + 2.0, x1 - 2.0, middle, pen.inks.get("edge"), 4.0, &[1.5, 3.5]),
                Doing::Runs(g) => {
                    let Some(strand) = newest.strand(g) else { continue };
                    pen.block(x0 + 0.5, top, (x1 - x0 - 1.0).max(1.0), 17.0, pen.inks.fill(strand.hue));
                    let name = strand.label.to_string();
                    if x1 - x0 > 10.0 + 8.0 * name.len() as f64 {
                        let ink = format!("{}-on", strand.hue.class());
                        pen.text(&name, x0 + 5.0, top + 13.0, "left", &ink, false);
                    }
                }
            }
        }
    }

    /// A family's lane: at each place the share of its members that run, are ready, wait.
    fn draw_family(&self, pen: &Pen, family: usize, top: f64) {
        const STEP: f64 = 3.0;
        const HEIGHT: f64 = 17.0;
        let family = &self.replay.timeline.families[family];
        let whole = family.lanes.len().max(1) as f64;
        let inks = [
            pen.inks.fill(family.hue).to_owned(),
            pen.inks.edge(family.hue),
            pen.inks.tint(family.hue),
        ];
        let mut x = 0.0;
        while x < self.view.width {
            let shares = family.at(self.moment_at(x));
            let mut bottom = top + HEIGHT;
            for (share, ink) in shares.iter().zip(&inks) {
                if *share == 0 {
                    continue;
                }
                // What runs never vanishes.
                let height = (f64::from(*share) / whole * HEIGHT).max(2.0);
                pen.context.set_fill_style_str(ink);
                pen.context.fill_rect(x, bottom - height, STEP, height);
                bottom -= height;
            }
            x += STEP;
        }
        pen.path(&[(0.0, top + HEIGHT + 0.5), (self.view.width, top + HEIGHT + 0.5)]);
        pen.stroke(pen.inks.get("line"), 1.0, &[]);
    }

    fn draw_loop_lane(&self, pen: &Pen) {
        let timeline = &self.replay.timeline;
        let (from, to) = self.window();
        let first = timeline
            .loop_events
            .partition_point(|event| *event < from)
            .saturating_sub(1);
        let len = self.replay.len() as u32;
        for index in first..timeline.loop_events.len() {
            let event = timeline.loop_events[index];
            if event > to {
                break;
            }
            let column = timeline
                .columns
                .events
                .partition_point(|start| *start <= event);
            let end = timeline.columns.events.get(column).copied().unwrap_or(len);
            let (x0, x1) = (self.x(event), self.x(end).max(self.x(event) + 1.0));
            match timeline.loop_marks[index] {
                LoopMark::Step(hue) => pen.block(
                    x0 + 1.0,
                    46.0,
                    (x1 - x0 - 2.0).max(1.0),
                    9.0,
                    pen.inks.fill(hue),
                ),
                LoopMark::Timer(hue) if x1 - x0 > 12.0 => {
                    pen.clock((x0 + x1) / 2.0, 50.5, &pen.inks.edge(hue))
                }
                LoopMark::Callback if x1 - x0 > 16.0 => pen.slip((x0 + x1) / 2.0, 50.5),
                LoopMark::Timer(hue) => pen.block(x0, 49.0, 1.0, 3.0, pen.inks.fill(hue)),
                LoopMark::Callback => {
                    pen.block(x0, 46.0, (x1 - x0).max(1.0), 9.0, pen.inks.get("edge"))
                }
            }
        }
    }

    fn draw_lane(&self, pen: &Pen, lane: usize, top: f64) {
        let lane = &self.replay.timeline.lanes[lane];
        let LaneKind::Strand(id) = lane.kind else {
            return;
        };
        let hue = self
            .replay
            .newest()
            .strand(id)
            .map_or(Hue::None, |strand| strand.hue);
        let (from, to) = self.window();
        let middle = top + 8.5;
        let mut drawn_to = f64::MIN;
        for span in lane.spans(from, to.max(from + 1), self.replay.len() as u32) {
            let (x0, x1) = (self.x(span.start), self.x(span.end));
            // Below one pixel only what runs, and what failed, is worth its pixel.
            let tiny = x1 - x0 < 1.0;
            if tiny
                && x1 < drawn_to + 1.0
                && !matches!(span.standing, Standing::Running | Standing::Failed)
            {
                continue;
            }
            drawn_to = x1;
            match span.standing {
                Standing::Running => pen.block(
                    x0 + 1.0,
                    top,
                    (x1 - x0 - 2.0).max(1.0),
                    17.0,
                    pen.inks.fill(hue),
                ),
                Standing::Ready | Standing::Preempted => pen.outlined(x0, middle, x1, hue),
                Standing::Waiting(WaitKind::Timer) => pen.line(
                    x0 + 3.0,
                    x1 - 3.0,
                    middle,
                    &pen.inks.edge(hue),
                    2.0,
                    &[1.5, 4.5],
                ),
                Standing::Waiting(WaitKind::Future | WaitKind::Join) => {
                    pen.line(x0 + 3.0, x1, middle, &pen.inks.edge(hue), 1.5, &[]);
                    if x1 - x0 > 8.0 {
                        pen.ring(x0 + 6.0, middle, &pen.inks.edge(hue));
                    }
                }
                Standing::Waiting(WaitKind::Lock | WaitKind::Channel | WaitKind::Work) => {
                    pen.hatched(x0, x1, middle, hue)
                }
                Standing::Waiting(WaitKind::Io) => pen.line(
                    x0 + 2.0,
                    x1 - 2.0,
                    middle,
                    &pen.inks.edge(hue),
                    4.0,
                    &[1.5, 3.5],
                ),
                Standing::Suspended | Standing::Calling => {
                    pen.line(x0, x1, middle, &pen.inks.edge(hue), 1.0, &[])
                }
                Standing::New => pen.line(x0, x1, middle, pen.inks.get("line"), 1.0, &[2.0, 3.0]),
                Standing::Done => pen.tick(x0 + 4.0, middle + 0.5),
                Standing::Failed => pen.cross(x0 + 4.0, middle),
                Standing::Cancelled => pen.slashed(x0 + 8.0, middle),
            }
        }
    }

    fn draw_now(&self, pen: &Pen, height: f64) {
        let x = self.x(self.view.moment);
        pen.context.set_fill_style_str(pen.inks.get("veil"));
        pen.context
            .fill_rect(x, 22.0, (self.view.width - x).max(0.0), height - 22.0);
        let ink = pen.inks.get("ink");
        pen.context.set_fill_style_str(ink);
        pen.context.fill_rect(x - 0.75, 20.0, 1.5, height - 20.0);
        let context = pen.context;
        context.begin_path();
        context.move_to(x - 7.0, 6.0);
        context.line_to(x + 7.0, 6.0);
        context.line_to(x + 7.0, 14.0);
        context.line_to(x, 21.0);
        context.line_to(x - 7.0, 14.0);
        context.close_path();
        context.fill();
        let _ = self.scene;
    }
}

/// Strokes and fills in the picture's hand.
struct Pen<'a> {
    context: &'a CanvasRenderingContext2d,
    inks: &'a Inks,
}

impl Pen<'_> {
    fn shade(&self, x: f64, y: f64, width: f64, height: f64, alpha: f64) {
        self.context.set_global_alpha(alpha);
        self.context.set_fill_style_str(self.inks.get("sink"));
        self.context.fill_rect(x, y, width, height);
        self.context.set_global_alpha(1.0);
    }

    fn block(&self, x: f64, y: f64, width: f64, height: f64, ink: &str) {
        self.context.set_fill_style_str(ink);
        self.round(x, y, width, height);
        self.context.fill();
    }

    fn outlined(&self, x0: f64, middle: f64, x1: f64, hue: Hue) {
        self.round(x0 + 1.5, middle - 4.75, (x1 - x0 - 2.0).max(1.0), 9.5);
        self.context.set_fill_style_str(&self.inks.tint(hue));
        self.context.fill();
        self.stroke(&self.inks.edge(hue), 1.5, &[]);
    }

    fn hatched(&self, x0: f64, x1: f64, middle: f64, hue: Hue) {
        let edge = self.inks.edge(hue);
        self.round(x0 + 1.5, middle - 4.75, (x1 - x0 - 2.0).max(1.0), 9.5);
        self.stroke(&edge, 1.0, &[3.0, 2.0]);
        self.context.begin_path();
        let mut x = x0 + 5.0;
        while x < x1 - 4.0 {
            self.context.move_to(x - 3.0, middle + 4.0);
            self.context.line_to(x + 3.0, middle - 4.0);
            x += 6.0;
        }
        self.stroke(&edge, 1.0, &[]);
    }

    fn line(&self, x0: f64, x1: f64, y: f64, ink: &str, width: f64, dash: &[f64]) {
        if x1 <= x0 {
            return;
        }
        self.context
            .set_line_cap(if dash.is_empty() { "butt" } else { "round" });
        self.context.begin_path();
        self.context.move_to(x0, y);
        self.context.line_to(x1, y);
        self.stroke(ink, width, dash);
        self.context.set_line_cap("butt");
    }

    fn ring(&self, x: f64, y: f64, ink: &str) {
        self.circle(x, y, 3.5);
        self.context.set_fill_style_str(self.inks.get("sheet"));
        self.context.fill();
        self.stroke(ink, 1.5, &[]);
    }

    fn clock(&self, x: f64, y: f64, ink: &str) {
        self.circle(x, y, 6.0);
        self.context.set_fill_style_str(self.inks.get("sheet"));
        self.context.fill();
        self.stroke(ink, 1.5, &[]);
        self.path(&[(x, y - 3.5), (x, y), (x + 2.5, y + 1.7)]);
        self.stroke(ink, 1.4, &[]);
    }

    /// A callback: a slip of paper with two lines.
    fn slip(&self, x: f64, y: f64) {
        let edge = self.inks.get("edge");
        self.round(x - 9.5, y - 6.5, 19.0, 13.0);
        self.context.set_fill_style_str(self.inks.get("sheet"));
        self.context.fill();
        self.stroke(edge, 1.2, &[]);
        self.path(&[(x - 4.5, y - 2.0), (x + 4.5, y - 2.0)]);
        self.stroke(edge, 1.2, &[]);
        self.path(&[(x - 4.5, y + 2.0), (x + 1.5, y + 2.0)]);
        self.stroke(edge, 1.2, &[]);
    }

    fn zigzag(&self, x0: f64, x1: f64, y: f64) {
        let middle = (x0 + x1) / 2.0;
        self.path(&[
            (x0, y),
            (middle - 7.0, y),
            (middle - 4.0, y - 5.0),
            (middle, y + 5.0),
            (middle + 4.0, y - 5.0),
            (middle + 7.0, y),
            (x1, y),
        ]);
        self.stroke(self.inks.get("edge"), 1.2, &[]);
    }

    fn tick(&self, x: f64, y: f64) {
        self.path(&[(x, y), (x + 3.0, y + 3.0), (x + 9.0, y - 4.0)]);
        self.stroke(self.inks.get("ink-3"), 1.6, &[]);
    }

    fn cross(&self, x: f64, y: f64) {
        let alarm = self.inks.get("alarm");
        self.path(&[(x, y - 4.0), (x + 8.0, y + 4.0)]);
        self.stroke(alarm, 2.0, &[]);
        self.path(&[(x + 8.0, y - 4.0), (x, y + 4.0)]);
        self.stroke(alarm, 2.0, &[]);
    }

    fn slashed(&self, x: f64, y: f64) {
        let ink = self.inks.get("ink-3");
        self.circle(x, y, 4.5);
        self.stroke(ink, 1.4, &[]);
        self.path(&[(x - 3.0, y + 3.0), (x + 3.0, y - 3.0)]);
        self.stroke(ink, 1.4, &[]);
    }

    fn text(&self, text: &str, x: f64, y: f64, align: &str, ink: &str, code: bool) {
        let family = self.inks.get(if code { "font-code" } else { "font-ui" });
        self.context.set_font(&format!("12px {family}"));
        self.context.set_text_align(align);
        self.context.set_fill_style_str(self.inks.get(ink));
        // Text that cannot be drawn is only missing from a decoration.
        let _ = self.context.fill_text(text, x, y);
    }

    fn round(&self, x: f64, y: f64, width: f64, height: f64) {
        self.context.begin_path();
        if self
            .context
            .round_rect_with_f64(x, y, width, height, 2.0)
            .is_err()
        {
            self.context.rect(x, y, width, height);
        }
    }

    fn circle(&self, x: f64, y: f64, radius: f64) {
        self.context.begin_path();
        let _ = self.context.arc(x, y, radius, 0.0, std::f64::consts::TAU);
    }

    fn path(&self, points: &[(f64, f64)]) {
        self.context.begin_path();
        for (index, (x, y)) in points.iter().enumerate() {
            if index == 0 {
                self.context.move_to(*x, *y);
            } else {
                self.context.line_to(*x, *y);
            }
        }
    }

    fn stroke(&self, ink: &str, width: f64, dash: &[f64]) {
        let dashes: js_sys::Array = dash
            .iter()
            .map(|part| wasm_bindgen::JsValue::from_f64(*part))
            .collect();
        let _ = self.context.set_line_dash(&dashes);
        self.context.set_stroke_style_str(ink);
        self.context.set_line_width(width);
        self.context.stroke();
        if !dash.is_empty() {
            let _ = self.context.set_line_dash(&js_sys::Array::new());
        }
    }
}
