//! `selectgo` (C11).

use super::operate::plain;
use super::Outcome;
use crate::sched::{GoReason, Resume};
use crate::vm::{Thrown, Vm};
use kernel::ChoicePoint;
use trace::{Event, SelectArm};

/// Of selects that go on with their default, so many are recorded.
const DEFAULTS_TOLD_MAX: u32 = 256;

/// A case, with absolute registers.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct SelectCase {
    pub receives: bool,
    pub chan: u64,
    pub value: u32,
    pub ok: u32,
}

impl Vm {
    /// Runs one case that is ready, or the default, or waits for the first that will be.
    /// `chosen`: absolute register for the case's number, -1 for the default.
    pub(crate) fn select(
        &mut self,
        cases: &[SelectCase],
        default: bool,
        chosen: u32,
    ) -> Result<Outcome, Thrown> {
        let numbers: Vec<Option<u64>> = cases.iter().map(|case| self.chan_number(case.chan)).collect();
        for number in numbers.iter().flatten() {
            if let Some(timer) = self.chans.get(*number).timer {
                self.look_at_timer(timer);
            }
        }
        let ready: Vec<usize> = (0..cases.len())
            .filter(|index| numbers[*index].is_some_and(|number| self.is_ready(number, cases[*index].receives)))
            .collect();
        if !ready.is_empty() || !default || self.sched.defaults_told < DEFAULTS_TOLD_MAX {
            self.sched.defaults_told += u32::from(ready.is_empty() && default);
            self.tell_cases(cases, &numbers, &ready, default);
        }
        if !ready.is_empty() {
            if default {
                self.tell_poll("select", true);
            }
            let choice = self.draw(ChoicePoint::SelectCase, ready.len() as u32);
            let index = ready[choice as usize];
            let number = numbers[index].expect("a ready case has a channel");
            self.emit(Event::SelectChose {
                case: index as u32,
                ready: ready.len() as u32,
            });
            let case = cases[index];
            if case.receives {
                self.try_receive(number, case.value, case.ok);
            } else {
                self.try_send(number, case.value)?;
            }
            self.stack[chosen as usize] = index as u64;
            return Ok(Outcome::Done);
        }
        if default {
            self.tell_poll("select", false);
            self.stack[chosen as usize] = -1i64 as u64;
            return Ok(Outcome::NotReady);
        }
        self.wait_for_any(cases, &numbers, chosen);
        Ok(Outcome::Parked)
    }

    fn tell_cases(&mut self, cases: &[SelectCase], numbers: &[Option<u64>], ready: &[usize], default: bool) {
        for (case, number) in cases.iter().zip(numbers) {
            if let Some(number) = number {
                self.name_chan(*number, case.chan);
            }
        }
        let arm = |(index, case): (usize, &SelectCase)| SelectArm {
            chan: numbers[index].map(|number| self.chans.get(number).object),
            receives: case.receives,
            ready: ready.contains(&index),
        };
        let cases = cases.iter().enumerate().map(arm).collect();
        self.emit(Event::SelectLooked { cases, default });
    }

    fn is_ready(&self, number: u64, receives: bool) -> bool {
        let chan = self.chans.get(number);
        if chan.closed {
            return true;
        }
        if receives {
            chan.count > 0 || self.has_waiter(number, false)
        } else {
            chan.count < chan.capacity || self.has_waiter(number, true)
        }
    }

    /// Pass 2: into the queue of every channel, in the order of their addresses; cases on the
    /// same channel are in random order among themselves.
    fn wait_for_any(&mut self, cases: &[SelectCase], numbers: &[Option<u64>], chosen: u32) {
        let g = self.current_g();
        self.sched.selects += 1;
        let select = self.sched.selects;
        self.sched.g_mut(g).select = select;
        let mut order: Vec<usize> = (0..cases.len()).filter(|index| numbers[*index].is_some()).collect();
        order.sort_by_key(|index| cases[*index].chan);
        self.shuffle_equals(&mut order, cases);
        let mut waits = Vec::new();
        for index in &order {
            let case = cases[*index];
            let number = numbers[*index].expect("only cases with a channel");
            self.enqueue(number, case.receives, case.value, case.ok, *index as u16, select);
            waits.push((number, case.receives, *index as u16));
            if case.receives && let Some(timer) = self.chans.get(number).timer {
                self.block_timer(timer);
            }
        }
        self.sched.g_mut(g).resume = Resume::Select { cases: waits, chosen };
        let mut chans = order.iter().filter_map(|index| numbers[*index]);
        let reason = if order.is_empty() && cases.is_empty() {
            GoReason::SelectNoCases
        } else if self.bubble().is_some() && chans.all(|number| self.chans.get(number).bubble.is_some()) {
            GoReason::DurableSelect
        } else {
            GoReason::Select
        };
        self.park(reason);
    }

    fn shuffle_equals(&mut self, order: &mut [usize], cases: &[SelectCase]) {
        let mut from = 0;
        while from < order.len() {
            let same = |index: &usize| cases[*index].chan == cases[order[from]].chan;
            let count = order[from..].iter().take_while(|index| same(index)).count();
            for left in (2..=count).rev() {
                let other = self.draw(ChoicePoint::SelectCase, left as u32) as usize;
                order.swap(from + left - 1, from + other);
            }
            from += count;
        }
    }

    /// Pass 3, when a select's goroutine runs again: it leaves the other queues.
    pub(crate) fn finish_select(&mut self, waits: &[(u64, bool, u16)], chosen: u32) -> Result<(), Thrown> {
        let g = self.current_g();
        for (number, receives, _) in waits {
            let timer = self.chans.get(*number).timer;
            if *receives && let Some(timer) = timer {
                self.unblock_timer(timer);
            }
            let chan = self.chans.get_mut(*number);
            let queue = if *receives { &mut chan.recvq } else { &mut chan.sendq };
            let before = queue.len();
            queue.retain(|waiter| waiter.g != g);
            if queue.len() != before {
                let (chan, receives) = (chan.object, *receives);
                let strand = self.sched.g(g).strand;
                self.emit(Event::ChanLeft { g: strand, chan, receives });
            }
        }
        let (case, success) = (self.sched.g(g).case, self.sched.g(g).success);
        self.stack[chosen as usize] = u64::from(case);
        let sends = |wait: &&(u64, bool, u16)| wait.2 == case && !wait.1;
        if !success && waits.iter().any(|wait| sends(&wait)) {
            return Err(plain("send on closed channel"));
        }
        Ok(())
    }
}
