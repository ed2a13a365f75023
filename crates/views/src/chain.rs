//! What a task waits for, link by link: the function it called, the future that
//! function awaits, and who will set that: a timer, an object, other tasks.

use crate::machine::EventLoopState;
use crate::strand::{Standing, Strand};
use trace::*;

#[derive(Clone, PartialEq, Debug)]
pub enum Link {
    /// An awaited function and its line, 0 for none.
    Call {
        function: TextId,
        line: u32,
        library: bool,
    },
    /// A pending or set future, by its number.
    Future {
        number: u32,
        done: bool,
    },
    /// A future that stands for several.
    Group {
        done: usize,
        members: Vec<(StrandId, bool)>,
        total: usize,
        /// Made by `gather`.
        gather: bool,
    },
    Task {
        task: StrandId,
        done: bool,
    },
    /// The timer that will set the future.
    Timer {
        when: Time,
    },
    Object {
        object: ObjectId,
    },
    /// Whoever will set it, in words of the trace.
    Labelled {
        text: TextId,
    },
    /// The await is over: nothing left to wait for.
    Ready {
        number: u32,
    },
    /// The next step throws `CancelledError`.
    Cancelling,
    Returned {
        value: TextId,
    },
    Raised {
        value: TextId,
    },
}

/// How many members of a group are named.
const MEMBERS_MAX: usize = 6;

pub fn chain_of(state: &EventLoopState, strand: &Strand) -> Vec<Link> {
    let mut links = Vec::new();
    match strand.standing {
        Standing::Done => {
            links.push(Link::Returned {
                value: strand.value,
            });
            return links;
        }
        Standing::Failed => {
            links.push(Link::Raised {
                value: strand.value,
            });
            return links;
        }
        Standing::Cancelled => return links,
        _ => {}
    }
    if strand.must_cancel {
        links.push(Link::Cancelling);
    }
    if !matches!(strand.standing, Standing::Waiting(_) | Standing::Ready) {
        return links;
    }
    let Some(future) = strand.awaits.and_then(|id| state.future(id)) else {
        return links;
    };
    if !future.is_pending() {
        match future.task {
            Some(task) => links.push(Link::Task { task, done: true }),
            None => links.push(Link::Ready {
                number: future.number,
            }),
        }
        return links;
    }
    // The first frame is the task's own function: that is where it stands.
    for frame in strand.chain.iter().skip(1) {
        links.push(Link::Call {
            function: frame.function,
            line: frame.line,
            library: frame.library,
        });
    }
    follow(state, future, &mut links);
    links
}

fn follow(state: &EventLoopState, future: &crate::Future, links: &mut Vec<Link>) {
    if let Some(task) = future.task {
        links.push(Link::Task { task, done: false });
        return;
    }
    if future.children.is_empty() {
        links.push(Link::Future {
            number: future.number,
            done: false,
        });
    } else {
        let children = || future.children.iter().filter_map(|id| state.future(*id));
        let member = |child: &crate::Future| Some((child.task?, !child.is_pending()));
        links.push(Link::Group {
            done: children().filter(|child| !child.is_pending()).count(),
            members: children().filter_map(member).take(MEMBERS_MAX).collect(),
            total: future.children.len(),
            gather: future.kind == Some(FutureKind::Gather),
        });
    }
    if let Some(object) = future.object {
        links.push(Link::Object { object });
    } else if let Some(when) = future
        .timer
        .and_then(|timer| state.handle(timer))
        .and_then(|handle| handle.when)
    {
        links.push(Link::Timer { when });
    } else if let Some(text) = future.label {
        links.push(Link::Labelled { text });
    }
}
