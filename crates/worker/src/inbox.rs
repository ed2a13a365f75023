//! Requests in the order in which they came; one waits until what its program needs is there.

use crate::driver::scenario_of;
use crate::language::Language;
use crate::protocol::{Message, Reply, Request};
use std::collections::VecDeque;
use std::marker::PhantomData;

pub struct Inbox<L: Language> {
    waiting: VecDeque<Message<Request>>,
    language: PhantomData<L>,
}

impl<L: Language> Default for Inbox<L> {
    fn default() -> Self {
        Inbox {
            waiting: VecDeque::new(),
            language: PhantomData,
        }
    }
}

impl<L: Language> Inbox<L> {
    /// Takes a message; what it wants before it can be answered is asked for.
    pub fn put(&mut self, message: Message<Request>, ask: &mut dyn FnMut(Reply)) {
        match message.body {
            Request::Library { pack, text } => {
                if !L::bring(pack, text) {
                    ask(Reply::Strange);
                }
            }
            // Who begins anew has not asked for what still waits: another side of the page did, which has left.
            Request::Hello => {
                self.waiting.clear();
                self.waiting.push_back(message);
            }
            _ => self.waiting.push_back(message),
        }
        let Some(first) = self.waiting.front() else {
            return;
        };
        for (pack, file) in wanted::<L>(&first.body) {
            ask(Reply::Wants { pack, file });
        }
    }

    /// The next request that can be answered now.
    pub fn next(&mut self) -> Option<Message<Request>> {
        let first = self.waiting.front()?;
        match wanted::<L>(&first.body).is_empty() {
            true => self.waiting.pop_front(),
            false => None,
        }
    }
}

/// What is to be fetched before a request can be answered.
fn wanted<L: Language>(request: &Request) -> Vec<(u32, String)> {
    let (Request::Check { scenario }
    | Request::Run { scenario, .. }
    | Request::Rerun { scenario, .. }) = request
    else {
        return Vec::new();
    };
    // What is wrong with a document is told when it is answered.
    scenario_of::<L>(scenario).map_or(Vec::new(), |scenario| L::wanted(&scenario))
}
