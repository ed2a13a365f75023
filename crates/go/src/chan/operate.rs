//! Send, receive, close.

use super::{NOWHERE, Sudog};
use crate::sched::{GId, GoReason, Resume};
use crate::vm::{Thrown, Vm};
use trace::Event;

/// How a channel operation went.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    Done,
    /// It could not be done at once, and was not to wait.
    NotReady,
    /// The goroutine waits.
    Parked,
}

const CLOSED_SEND: &str = "send on closed channel";

pub(super) fn plain(text: &str) -> Thrown {
    Thrown::Plain(text.to_owned())
}

impl Vm {
    /// Registers of a goroutine, the current one or a waiting one.
    pub(super) fn registers(&mut self, g: GId) -> &mut [u64] {
        if self.sched.ms[self.m].g == Some(g) {
            &mut self.stack
        } else {
            &mut self.sched.g_mut(g).stack
        }
    }

    /// The next waiter that has not been served by another channel meanwhile.
    pub(super) fn dequeue(&mut self, number: u64, receivers: bool) -> Option<Sudog> {
        loop {
            let chan = self.chans.get_mut(number);
            let queue = if receivers {
                &mut chan.recvq
            } else {
                &mut chan.sendq
            };
            let waiter = queue.pop_front()?;
            if waiter.select == 0 {
                return Some(waiter);
            }
            let g = self.sched.g_mut(waiter.g);
            if g.select == waiter.select {
                // It is won: other channels skip it from now on.
                g.select = 0;
                return Some(waiter);
            }
        }
    }

    pub(super) fn has_waiter(&self, number: u64, receivers: bool) -> bool {
        let chan = self.chans.get(number);
        let queue = if receivers { &chan.recvq } else { &chan.sendq };
        queue
            .iter()
            .any(|waiter| waiter.select == 0 || self.sched.g(waiter.g).select == waiter.select)
    }

    /// A receiver gets `value`, and wakes.
    fn deliver(&mut self, receiver: Sudog, value: &[u64], open: bool, p: usize) {
        let stack = self.registers(receiver.g);
        let at = receiver.value as usize;
        if receiver.value != NOWHERE {
            stack[at..at + value.len()].copy_from_slice(value);
        }
        if receiver.ok != NOWHERE {
            stack[receiver.ok as usize] = u64::from(open);
        }
        let g = self.sched.g_mut(receiver.g);
        g.success = open;
        g.case = receiver.case;
        self.ready(receiver.g, p);
    }

    /// A sender's value is taken, and it wakes.
    fn release_sender(&mut self, sender: Sudog, success: bool) {
        let g = self.sched.g_mut(sender.g);
        g.success = success;
        g.case = sender.case;
        let p = self.current_p();
        self.ready(sender.g, p);
    }

    fn sent_value(&mut self, sender: Sudog, words: usize) -> Vec<u64> {
        let at = sender.value as usize;
        self.registers(sender.g)[at..at + words].to_vec()
    }

    /// `chansend`: the value stands at the absolute register `value`.
    pub(crate) fn chan_send(
        &mut self,
        address: u64,
        value: u32,
        block: bool,
    ) -> Result<Outcome, Thrown> {
        let Some(number) = self.chan_number(address) else {
            if block {
                self.park(GoReason::ChanSendNil);
                return Ok(Outcome::Parked);
            }
            return Ok(Outcome::NotReady);
        };
        self.name_chan(number, address);
        if self.try_send(number, value)? {
            return Ok(Outcome::Done);
        }
        if !block {
            return Ok(Outcome::NotReady);
        }
        self.enqueue(number, false, value, NOWHERE, 0, 0);
        let g = self.current_g();
        self.sched.g_mut(g).resume = Resume::Send;
        let is_durable = self.chans.get(number).bubble.is_some();
        self.park(if is_durable { GoReason::DurableSend } else { GoReason::ChanSend });
        Ok(Outcome::Parked)
    }

    pub(super) fn try_send(&mut self, number: u64, value: u32) -> Result<bool, Thrown> {
        self.synced();
        let chan = self.chans.get(number);
        if chan.closed {
            return Err(plain(CLOSED_SEND));
        }
        let (words, elem, object) = (chan.words, chan.elem, chan.object);
        let at = value as usize;
        let sent = self.stack[at..at + words].to_vec();
        if let Some(receiver) = self.dequeue(number, true) {
            let text = self.value_text_id(elem, &sent);
            let to = Some(self.sched.g(receiver.g).strand);
            self.emit(Event::ChanSent {
                chan: object,
                value: text,
                to,
            });
            let p = self.current_p();
            self.deliver(receiver, &sent, true, p);
            return Ok(true);
        }
        let chan = self.chans.get_mut(number);
        if chan.count < chan.capacity {
            chan.push_value(&sent);
            let text = self.value_text_id(elem, &sent);
            self.emit(Event::ChanSent {
                chan: object,
                value: text,
                to: None,
            });
            return Ok(true);
        }
        Ok(false)
    }

    /// `chanrecv`: value and `ok` go to absolute registers.
    pub(crate) fn chan_receive(&mut self, address: u64, value: u32, ok: u32, block: bool) -> Outcome {
        let Some(number) = self.chan_number(address) else {
            if block {
                self.park(GoReason::ChanReceiveNil);
                return Outcome::Parked;
            }
            return Outcome::NotReady;
        };
        let timer = self.chans.get(number).timer;
        if let Some(timer) = timer {
            self.look_at_timer(timer);
        }
        self.name_chan(number, address);
        if self.try_receive(number, value, ok) {
            return Outcome::Done;
        }
        if !block {
            return Outcome::NotReady;
        }
        self.enqueue(number, true, value, ok, 0, 0);
        if let Some(timer) = timer {
            self.block_timer(timer);
            let g = self.current_g();
            self.sched.g_mut(g).resume = Resume::Receive { timer };
        }
        let is_durable = self.chans.get(number).bubble.is_some();
        self.park(if is_durable { GoReason::DurableReceive } else { GoReason::ChanReceive });
        Outcome::Parked
    }

    pub(super) fn try_receive(&mut self, number: u64, value: u32, ok: u32) -> bool {
        self.synced();
        let chan = self.chans.get(number);
        let (words, elem, object) = (chan.words, chan.elem, chan.object);
        let (received, open, from) = if chan.closed && chan.count == 0 {
            (vec![0; words], false, None)
        } else if let Some(sender) = self.dequeue(number, false) {
            let mut received = self.sent_value(sender, words);
            let chan = self.chans.get_mut(number);
            if chan.capacity > 0 {
                // The buffer is full: its head for us, the sender's value to its tail.
                let head = chan.pop_value();
                chan.push_value(&received);
                received = head;
            }
            (received, true, Some(sender))
        } else if self.chans.get(number).count > 0 {
            (self.chans.get_mut(number).pop_value(), true, None)
        } else {
            return false;
        };
        let g = self.current_g();
        let stack = self.registers(g);
        if value != NOWHERE {
            stack[value as usize..value as usize + words].copy_from_slice(&received);
        }
        if ok != NOWHERE {
            stack[ok as usize] = u64::from(open);
        }
        let text = self.value_text_id(elem, &received);
        let sender = from.map(|sender| self.sched.g(sender.g).strand);
        self.emit(Event::ChanReceived {
            chan: object,
            value: text,
            from: sender,
            open,
        });
        if let Some(sender) = from {
            self.release_sender(sender, true);
        }
        true
    }

    /// The current goroutine joins a channel's queue.
    pub(super) fn enqueue(
        &mut self,
        number: u64,
        receives: bool,
        value: u32,
        ok: u32,
        case: u16,
        select: u64,
    ) {
        let g = self.current_g();
        let waiter = Sudog {
            g,
            value,
            ok,
            case,
            select,
        };
        let chan = self.chans.get_mut(number);
        if receives {
            chan.recvq.push_back(waiter);
        } else {
            chan.sendq.push_back(waiter);
        }
        let (object, elem, words) = (chan.object, chan.elem, chan.words);
        let text = if receives {
            trace::TextId::default()
        } else {
            let sent = self.stack[value as usize..value as usize + words].to_vec();
            self.value_text_id(elem, &sent)
        };
        let strand = self.sched.g(g).strand;
        self.emit(Event::ChanWaiting {
            g: strand,
            chan: object,
            receives,
            value: text,
            select: select != 0,
        });
    }

    /// `closechan`: everybody who waits is woken, the last one first (C6).
    pub(crate) fn chan_close(&mut self, address: u64) -> Result<(), Thrown> {
        let Some(number) = self.chan_number(address) else {
            return Err(plain("close of nil channel"));
        };
        if self.chans.get(number).closed {
            return Err(plain("close of closed channel"));
        }
        self.synced();
        self.name_chan(number, address);
        let chan = self.chans.get_mut(number);
        chan.closed = true;
        let (object, words) = (chan.object, chan.words);
        self.emit(Event::ChanClosed { chan: object });
        let mut woken = Vec::new();
        while let Some(receiver) = self.dequeue(number, true) {
            woken.push((receiver, true));
        }
        while let Some(sender) = self.dequeue(number, false) {
            woken.push((sender, false));
        }
        let p = self.current_p();
        let zero = vec![0; words];
        for (waiter, receives) in woken.into_iter().rev() {
            if receives {
                self.deliver(waiter, &zero, false, p);
            } else {
                self.release_sender(waiter, false);
            }
        }
        Ok(())
    }

    /// `sendTime`: a timer fires; the time that it was due goes to a waiting receiver, or into
    /// the buffer if that is empty.
    pub(crate) fn chan_send_time(&mut self, address: u64, due: u64, p: usize) {
        let Some(number) = self.chan_number(address) else {
            return;
        };
        let time = self.time_words(due);
        let words = self.chans.get(number).words;
        let value = &time[..words.min(4)];
        let object = self.chans.get(number).object;
        let elem = self.chans.get(number).elem;
        let text = self.value_text_id(elem, value);
        if let Some(receiver) = self.dequeue(number, true) {
            let to = Some(self.sched.g(receiver.g).strand);
            self.emit(Event::ChanSent {
                chan: object,
                value: text,
                to,
            });
            self.deliver(receiver, value, true, p);
        } else if self.chans.get(number).count < self.chans.get(number).capacity {
            self.chans.get_mut(number).push_value(value);
            self.emit(Event::ChanSent {
                chan: object,
                value: text,
                to: None,
            });
        }
    }
}
