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
use std::collections::BTreeMap;
use std::rc::Rc;
use trace::{Event, ThreadId, Trace};
use views::{EventLoopState, Hue, Language, Replay};
use yew::prelude::*;

/// How many cores stand against one, where the program's own computer has one.
const CORES_OTHERWISE: u32 = 4;
const LANE: f64 = 23.0;
const LABEL: f64 = 84.0;
/// From this on one says “faster”: below lie switches and start-up.
const FASTER_MIN: f64 = 1.1;

/// One thread on one core, from when to when, in nanoseconds.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Span {
    core: u32,
    thread: ThreadId,
    from: u64,
    to: u64,
}

/// One of the two runs, as far as it is drawn.
#[derive(Clone, PartialEq, Debug)]
struct Lanes {
    cores: u32,
    spans: Vec<Span>,
    threads: BTreeMap<ThreadId, (String, Hue)>,
    end: u64,
    /// The program had not ended where this run was cut.
    cut: bool,
    /// How many threads ran at one moment, for more than a hundredth of the time in which any
    /// ran: shorter overlaps are a thread that only asks for the GIL.
    at_once: usize,
}

impl Lanes {
    fn of(trace: Trace, cores: u32, cut: bool) -> Lanes {
        let mut on: BTreeMap<ThreadId, (u32, u64)> = BTreeMap::new();
        let mut lanes = Lanes {
            cores,
            spans: Vec::new(),
            threads: BTreeMap::new(),
            end: 0,
            cut,
            at_once: 0,
        };
        for record in trace.records() {
            let (thread, at) = (record.thread, record.at.0);
            lanes.end = at;
            match record.event {
                Event::ThreadRunning { core } => {
                    on.insert(thread, (core.0, at));
                }
                Event::ThreadPreempted { .. }
                | Event::ThreadBlocked { .. }
                | Event::ThreadExited { .. } => lanes.leave(&mut on, thread, at),
                _ => {}
            }
        }
        let left: Vec<ThreadId> = on.keys().copied().collect();
        for thread in left {
            lanes.leave(&mut on, thread, lanes.end);
        }
        lanes.at_once = lanes.together();
        let replay = Replay::of(trace);
        let state: &EventLoopState = replay.newest();
        for (id, thread) in &state.threads {
            if let Some(strand) = state.strand(thread.strand) {
                let named = (strand.label.to_string(), strand.hue);
                lanes.threads.insert(*id, named);
            }
        }
        lanes
    }

    fn leave(&mut self, on: &mut BTreeMap<ThreadId, (u32, u64)>, thread: ThreadId, to: u64) {
        if let Some((core, from)) = on.remove(&thread) {
            self.spans.push(Span {
                core,
                thread,
                from,
                to,
            });
        }
    }

    /// See `at_once`.
    fn together(&self) -> usize {
        let mut changes: Vec<(u64, i32)> = Vec::new();
        for span in &self.spans {
            changes.extend([(span.from, 1), (span.to, -1)]);
        }
        changes.sort_unstable();
        let mut lasted: BTreeMap<i32, u64> = BTreeMap::new();
        let (mut count, mut since) = (0, 0);
        for (at, change) in changes {
            *lasted.entry(count).or_default() += at - since;
            (count, since) = (count + change, at);
        }
        lasted.remove(&0);
        let busy: u64 = lasted.values().sum();
        let long = lasted.iter().rev().find(|(_, long)| **long * 100 >= busy);
        long.map_or(0, |(count, _)| *count as usize)
    }

    /// The outline of a thread's slices on all cores; what is narrower than a pixel is one.
    fn outline(&self, thread: ThreadId, scale: f64) -> String {
        let mut path = String::new();
        let mut drawn: BTreeMap<u32, f64> = BTreeMap::new();
        for span in self.spans.iter().filter(|span| span.thread == thread) {
            let (x0, x1) = (span.from as f64 * scale, span.to as f64 * scale);
            let last = drawn.entry(span.core).or_insert(-1.0);
            if x1 < *last + 0.5 {
                continue;
            }
            *last = x1.max(x0 + 1.0);
            let y = f64::from(span.core) * LANE + 3.0;
            let width = (x1 - x0).max(1.0);
            path.push_str(&format!("M{x0:.1} {y}h{width:.1}v17h-{width:.1}z"));
        }
        path
    }
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
    let runs = use_state(Vec::<Lanes>::new);
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
            let done: RefCell<Vec<Lanes>> = RefCell::default();
            let told = Callback::from(move |(index, run): (usize, SideRun)| {
                let cut = run.ended != Ended::Over;
                let lanes = Lanes::of(Rc::unwrap_or_clone(run.trace), cores[index], cut);
                done.borrow_mut().push(lanes);
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
    let longest = runs.iter().map(|run| run.end).max().unwrap_or(0);
    let scale = (width - LABEL - 90.0).max(100.0) / longest.max(1) as f64;
    let now = store.at();
    html! {
        <div class="parallel"><div ref={node}>
            <h3><b>{ w(Word::ParallelTitle) }</b><span>{ w(Word::ParallelNote) }</span><a href={Route::Compare(Some("own".to_owned())).fragment()}>{ w(Word::CompareWith) }</a></h3>
            { for runs.iter().map(|run| lanes(run, scale, now, language)) }
            if runs.len() < 2 { <p class="empty">{ w(Word::ParallelRunning) }</p> }
            if let [one, more] = runs.as_slice() {
                <p class="verdict"><b>{ words::times_faster(one.end as f64 / more.end.max(1) as f64, more.cores, language) }</b>{ " " }{ w(verdict(store, one, more)) }</p>
            }
        </div></div>
    }
}

fn lanes(run: &Lanes, scale: f64, now: u64, language: Language) -> Html {
    let height = f64::from(run.cores) * LANE;
    let threads = run.threads.iter().map(|(id, (_, hue))| {
        let class = classes!("slices", hue.class());
        html! { <path key={id.0} {class} d={run.outline(*id, scale)} /> }
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
                <b class="num total" style={format!("left:{}px", LABEL + end + 8.0)}>{ length(run.end) }{ if run.cut { "+" } else { "" } }</b>
            </div>
        </section>
    }
}

/// What the two lengths say.
fn verdict(store: &Store, one: &Lanes, more: &Lanes) -> Word {
    let gain = one.end as f64 / more.end.max(1) as f64;
    let busy = |run: &Lanes| run.spans.iter().map(|span| span.to - span.from).sum::<u64>();
    if one.cut || more.cut {
        Word::VerdictCut
    } else if gain >= FASTER_MIN {
        Word::VerdictFaster
    } else if one.threads.len() < 2 {
        Word::VerdictOneThread
    } else if busy(one) * 3 < one.end {
        Word::VerdictWaiting
    } else if store.computer_ran.free_threaded {
        Word::VerdictShared
    } else if more.at_once > 1 {
        Word::VerdictOneProcess
    } else {
        Word::VerdictGil
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use trace::{CoreId, Moment, StrandId, Time};

    #[test]
    fn slices_end_where_a_thread_leaves_its_core() {
        let mut trace = Trace::new();
        let mut push = |at: u64, thread: u32, event: Event| {
            let moment = Moment {
                at: Time(at),
                step: at,
                thread: ThreadId(thread),
                strand: StrandId(thread),
                line: 0,
            };
            trace.push(moment, &event);
        };
        push(0, 0, Event::ThreadRunning { core: CoreId(0) });
        push(3, 1, Event::ThreadRunning { core: CoreId(1) });
        push(5, 0, Event::ThreadPreempted { core: CoreId(0) });
        push(9, 1, Event::ThreadExited { core: CoreId(1) });
        let lanes = Lanes::of(trace, 2, false);
        assert_eq!((lanes.end, lanes.at_once, lanes.spans.len()), (9, 2, 2));
        assert_eq!((lanes.spans[1].from, lanes.spans[1].to), (3, 9));
        assert!(lanes.outline(ThreadId(1), 10.0).starts_with("M30.0 26h60.0"));
    }

    #[test]
    fn a_run_that_mostly_waits_has_threads_that_ran_all_the_same() {
        let span = |from, to| Span {
            core: 0,
            thread: ThreadId(0),
            from,
            to,
        };
        let mut lanes = Lanes::of(Trace::new(), 1, false);
        (lanes.end, lanes.spans) = (1_000_005, vec![span(0, 5), span(1_000_000, 1_000_005)]);
        assert_eq!(lanes.together(), 1);
    }
}
