//! Concurrency and parallelism: the same program on one core and on several, side by side on
//! one clock. An engine of its own makes both runs when somebody looks.

use super::track::length;
use crate::predict_words::PredictWord;
use crate::app::{Store, scenario_with_cores};
use crate::hooks::use_width;
use crate::route::Route;
use crate::side_runs::{Ended, SideRun, SideRuns, Wanted};
use crate::words::{self, Word};
use std::cell::RefCell;
use std::rc::Rc;
use views::{CoreLanes, Language, Replay};
use yew::prelude::*;

/// How many cores stand against one, where the program's own computer has one.
const CORES_OTHERWISE: u32 = 4;
const LANE: f64 = 23.0;
const BAR: f64 = 17.0;
const LABEL: f64 = 84.0;
/// From this on one says “faster”: below lie switches and start-up.
const FASTER_MIN: f64 = 1.1;

/// One of the two runs.
#[derive(Clone, PartialEq, Debug)]
struct Run {
    lanes: CoreLanes,
    /// The program had not ended where this run was cut.
    cut: bool,
}

#[derive(Properties, PartialEq)]
pub struct ParallelStageProps {
    pub store: Store,
}

#[component]
pub fn ParallelStage(props: &ParallelStageProps) -> Html {
    let store = &props.store;
    let language = store.settings.language();
    let w = |word: Word| word.to(language);
    let runs = use_state(Vec::<Run>::new);
    let node = use_node_ref();
    let width = use_width(node.clone(), 960.0);
    let several = match store.computer_ran.cores {
        1 => CORES_OTHERWISE,
        cores => cores,
    };
    let documents = [1, several].map(|cores| (cores, scenario_with_cores(store, cores)));
    {
        let runs = runs.clone();
        let (run_number, guest) = (store.recording.run, store.program_language());
        use_effect_with((run_number, several), move |_| {
            runs.set(Vec::new());
            let cores = documents.each_ref().map(|(cores, _)| *cores);
            let wanted = documents.map(|(_, document)| Wanted { language: guest, document });
            let done: RefCell<Vec<Run>> = RefCell::default();
            let told = Callback::from(move |(index, run): (usize, SideRun)| {
                let cut = run.ended != Ended::Over;
                let replay = Replay::of(Rc::unwrap_or_clone(run.trace));
                let lanes = CoreLanes::of(&replay, cores[index]);
                done.borrow_mut().push(Run { lanes, cut });
                runs.set(done.borrow().clone());
            });
            let runs_beside = SideRuns::start(wanted.into(), told);
            move || drop(runs_beside)
        });
    }
    // Other runs of the same program would tell what comes.
    if store.predicting.hides() {
        return html! { <div class="parallel"><div ref={node}><p class="hidden-part">{ PredictWord::Hidden.to(language) }</p></div></div> };
    }
    let longest = runs.iter().map(|run| run.lanes.end).max().unwrap_or(0);
    let scale = (width - LABEL - 90.0).max(100.0) / longest.max(1) as f64;
    let now = store.at();
    html! {
        <div class="parallel"><div ref={node}>
            <h3><b>{ w(Word::ParallelTitle) }</b><span>{ w(Word::ParallelNote) }</span><a href={Route::Compare(Some("own".to_owned())).fragment()}>{ w(Word::CompareWith) }</a></h3>
            { for runs.iter().map(|run| lanes(run, scale, now, language)) }
            if runs.len() < 2 { <p class="empty">{ w(Word::ParallelRunning) }</p> }
            if let [one, more] = runs.as_slice() {
                <p class="verdict"><b>{ words::times_faster(gain(one, more), more.lanes.cores, language) }</b>{ " " }{ w(verdict(store, one, more)) }</p>
            }
        </div></div>
    }
}

fn lanes(Run { lanes: run, cut }: &Run, scale: f64, now: u64, language: Language) -> Html {
    let height = f64::from(run.cores) * LANE;
    let threads = run.threads.iter().map(|(id, (_, hue))| {
        let class = classes!("slices", hue.class());
        html! { <path key={id.0} {class} d={run.outline(*id, scale, [0.0, 0.0, LANE, BAR])} /> }
    });
    let cores = (0..run.cores).map(|core| {
        let style = format!("top:{}px", f64::from(core) * LANE + 2.0);
        html! { <span key={core} class="lab" {style}>{ Word::CoreOne.to(language) }{ format!(" {core}") }</span> }
    });
    let end = run.end as f64 * scale;
    let legend = run.threads.iter().take(8).map(|(id, (label, hue))| html! { <span key={id.0} class={classes!("mark", "run", hue.class())}>{ label }</span> });
    html! {
        <section class="parallel-run" key={run.cores}>
            <header><b>{ words::on_cores(run.cores, language) }</b>{ for legend }<span class="lab">{ words::at_once(run.at_once, run.threads.len(), language) }</span></header>
            <div class="parallel-lanes" style={format!("height:{height}px")}>
                { for cores }
                <svg role="img" aria-label={words::on_cores(run.cores, language)} style={format!("left:{LABEL}px;height:{height}px")} width={format!("{}", end + 90.0)} height={height.to_string()}>
                    { for (0..run.cores).map(|core| html! { <path key={core} class="lane-line" d={format!("M0 {}h{end:.0}", f64::from(core) * LANE + 11.5)} /> }) }
                    { for threads }
                    <path class="lane-end" d={format!("M{end:.1} 0v{height}")} />
                    if now <= run.end { <path class="lane-now" d={format!("M{:.1} 0v{height}", now as f64 * scale)} /> }
                </svg>
                <b class="num total" style={format!("left:{}px", LABEL + end + 8.0)}>{ length(run.end) }{ if *cut { "+" } else { "" } }</b>
            </div>
        </section>
    }
}

/// How many times as long the first took.
fn gain(one: &Run, more: &Run) -> f64 {
    one.lanes.end as f64 / more.lanes.end.max(1) as f64
}

/// What the two lengths say.
fn verdict(store: &Store, one: &Run, more: &Run) -> Word {
    if one.cut || more.cut {
        Word::VerdictCut
    } else if gain(one, more) >= FASTER_MIN {
        Word::VerdictFaster
    } else if one.lanes.threads.len() < 2 {
        Word::VerdictOneThread
    } else if one.lanes.busy() * 3 < one.lanes.end {
        Word::VerdictWaiting
    } else if store.computer_ran.free_threaded {
        Word::VerdictShared
    } else if more.lanes.at_once > 1 {
        Word::VerdictOneProcess
    } else {
        Word::VerdictGil
    }
}
