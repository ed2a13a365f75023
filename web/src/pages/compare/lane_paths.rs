//! From a strand's stretches to outlines: hue says who, fill and pattern say the state.

use std::collections::BTreeMap;
use views::{Course, Shares, Standing, Stretch, TimeLane, WaitKind};

pub const LANE: f64 = 22.0;
const BAR: f64 = 15.0;
/// What runs is never narrower.
const WIDTH_MIN: f64 = 1.5;

/// The outlines of one lane by their class, in the order in which they are drawn.
pub fn paths(lane: &TimeLane, top: f64, scale: f64, end: u64) -> BTreeMap<&'static str, String> {
    match &lane.course {
        Course::Strand(stretches) => strand(stretches, top, scale, end),
        Course::Family { shares, members } => family(shares, *members, top, scale, end),
    }
}

fn strand(stretches: &[Stretch], top: f64, scale: f64, end: u64) -> BTreeMap<&'static str, String> {
    let mut paths: BTreeMap<&'static str, String> = BTreeMap::new();
    let middle = top + LANE / 2.0;
    let mut drawn_to = -1.0;
    for stretch in stretches.iter().filter(|stretch| stretch.from <= end) {
        let (x0, x1) = (stretch.from as f64 * scale, stretch.to.min(end) as f64 * scale);
        let lasting = matches!(stretch.standing, Standing::Running | Standing::Failed);
        // Below one pixel only what runs, and what failed, is worth its pixel.
        if x1 < drawn_to + 1.0 && !lasting && !stretch.standing.is_over() || lasting && x1 < drawn_to {
            continue;
        }
        drawn_to = x1.max(x0 + WIDTH_MIN);
        let (class, piece) = piece(stretch.standing, x0, x1, middle);
        paths.entry(class).or_default().push_str(&piece);
    }
    paths
}

fn piece(standing: Standing, x0: f64, x1: f64, middle: f64) -> (&'static str, String) {
    let line = || format!("M{x0:.1} {middle:.1}H{x1:.1}");
    let bar = |height: f64, width: f64| {
        let top = middle - height / 2.0;
        format!("M{x0:.1} {top:.1}h{width:.1}v{height:.1}h-{width:.1}z")
    };
    match standing {
        Standing::Running => ("s9-run", bar(BAR, (x1 - x0).max(WIDTH_MIN))),
        Standing::Ready | Standing::Preempted => ("s5-ready", bar(BAR - 6.0, (x1 - x0).max(1.0))),
        Standing::Waiting(WaitKind::Timer) => ("s3-timer", line()),
        Standing::Waiting(WaitKind::Io) => ("s3-io", line()),
        Standing::Waiting(WaitKind::Lock) => ("s3-lock", diagonals(x0, x1, middle)),
        Standing::Waiting(WaitKind::Channel | WaitKind::Work) => ("s3-channel", line()),
        Standing::Waiting(WaitKind::Future | WaitKind::Join) => ("s3-future", line()),
        Standing::Suspended | Standing::Calling => ("s2-thin", line()),
        Standing::New => ("s1-new", line()),
        Standing::Done => ("t-done", format!("M{:.1} {middle:.1}l3 3.4 5.4 -7", x0 + 4.0)),
        Standing::Failed => {
            let x = x0 + 4.0;
            ("t-failed", format!("M{x:.1} {:.1}l8 8M{:.1} {:.1}l-8 8", middle - 4.0, x + 8.0, middle - 4.0))
        }
        Standing::Cancelled => ("t-cancelled", format!("M{:.1} {:.1}l7 -7", x0 + 4.0, middle + 3.5)),
    }
}

fn diagonals(x0: f64, x1: f64, middle: f64) -> String {
    let mut path = String::new();
    let mut x = x0 + 1.0;
    while x + 5.0 < x1 {
        path.push_str(&format!("M{x:.1} {:.1}l5 -8", middle + 4.0));
        x += 6.0;
    }
    path
}

/// At each place the share of the members that run, are ready, wait: from the bottom up.
fn family(shares: &[(u64, Shares)], members: usize, top: f64, scale: f64, end: u64) -> BTreeMap<&'static str, String> {
    const STEP: f64 = 3.0;
    let whole = members.max(1) as f64;
    let height = LANE - 4.0;
    let mut paths: BTreeMap<&'static str, String> = BTreeMap::new();
    let width = end as f64 * scale;
    let mut x = 0.0;
    while x < width {
        let at = (x / scale) as u64;
        let after = shares.partition_point(|(from, _)| *from <= at);
        let now = after.checked_sub(1).map_or([0; 3], |last| shares[last].1);
        let mut bottom = top + LANE - 2.0;
        for (share, class) in now.iter().zip(["s9-run", "s5-ready", "s4-waits"]) {
            if *share == 0 {
                continue;
            }
            // What runs never vanishes.
            let part = (f64::from(*share) / whole * height).max(2.0);
            let piece = format!("M{x:.1} {bottom:.1}v-{part:.1}h{STEP}v{part:.1}z");
            paths.entry(class).or_default().push_str(&piece);
            bottom -= part;
        }
        x += STEP;
    }
    paths
}

/// Where the axis has its numbers: steps of 1, 2 or 5, at most so many.
pub fn ticks(end: u64, count_max: u64) -> Vec<u64> {
    let wanted = (end / count_max.max(1)).max(1);
    let mut power = 1;
    while power * 10 <= wanted {
        power *= 10;
    }
    let step = [1, 2, 5, 10].map(|times| power * times);
    let step = step.into_iter().find(|step| *step >= wanted).unwrap_or(power * 10);
    (0..=end / step).map(|index| index * step).collect()
}

/// A tick's number in the axis's unit, without needless digits.
pub fn tick_label(at: u64, end: u64) -> String {
    let (unit, word) = match end {
        1_000_000_000.. => (1_000_000_000, "s"),
        1_000_000.. => (1_000_000, "ms"),
        _ => (1_000, "µs"),
    };
    let digits = at % unit * 1000 / unit;
    let fraction = format!("{digits:03}");
    let fraction = fraction.trim_end_matches('0');
    match fraction {
        "" => format!("{} {word}", at / unit),
        fraction => format!("{}.{fraction} {word}", at / unit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(ticks(5_000, 8), [0, 1000, 2000, 3000, 4000, 5000]);
        assert_eq!(ticks(128, 6), [0, 50, 100]);
        assert_eq!(ticks(0, 6), [0]);
        assert_eq!(tick_label(500_000_000, 3_000_000_000), "0.5 s");
        assert_eq!(tick_label(20_000_000, 128_000_000), "20 ms");
    }

    #[test]
    fn what_runs_keeps_its_pixel_and_short_waits_give_way() {
        let stretch = |from, to, standing| Stretch { from, to, standing };
        let wait = Standing::Waiting(WaitKind::Timer);
        let stretches = [stretch(0, 1, Standing::Running), stretch(1, 2, wait), stretch(2, 100, wait)];
        let paths = strand(&stretches, 0.0, 0.1, 100);
        assert_eq!(paths["s9-run"], "M0.0 3.5h1.5v15.0h-1.5z");
        assert_eq!(paths["s3-timer"], "M0.2 11.0H10.0");
    }
}
